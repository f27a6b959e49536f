"""test.yml: every Python that is promised runs the one script."""

from __future__ import annotations

import re
import sys

import pytest

from tests.workflows.act import ROOT, Ran, copy_repository

VERSIONS = ("3.11", "3.12", "3.13")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The workflow, without the tests that it runs: they are these."""
    folder = tmp_path_factory.mktemp("test")
    repository = copy_repository(folder / "repository")
    scripts = repository.folder / "scripts"
    (scripts / "test").write_text('#!/bin/sh\necho "tested with $PYTHON"\n', encoding="utf-8")
    (scripts / "successor").write_text(
        '#!/bin/sh\ntouch "$TEST_RESULTS/asked"\nexit 1\n', encoding="utf-8"
    )
    programs = folder / "programs"
    programs.mkdir()
    (programs / "sudo").write_text('#!/bin/sh\necho "as root: $*"\n', encoding="utf-8")
    (programs / "sudo").chmod(0o755)
    return repository.run("push", "test.yml", folder / "results", programs=programs)


def test_every_version_runs_the_script(ran: Ran) -> None:
    tested = {job: ended for job, ended in ran.jobs.items() if job != "successor"}
    assert tested == {f"test {version}": "success" for version in VERSIONS}
    assert ran.said.count(f"tested with {sys.executable}\n") == len(VERSIONS)


def test_nothing_waits_for_the_successor(ran: Ran) -> None:
    # What a step prints in its last moment act may lose; that it failed it tells.
    assert (ran.results / "asked").exists()
    assert ran.jobs["successor"] == "failure"
    assert ran.returncode == 0


def test_what_is_installed_is_what_the_script_asks_for(ran: Ran) -> None:
    script = (ROOT / "scripts" / "test").read_text(encoding="utf-8")
    asked = re.findall(r"^programs='(.+)'$", script, re.MULTILINE)[0].split()
    installed = re.findall(r"as root: apt-get install (.+)", ran.said)[0].split()
    # The runner has a Chrome and a Node of its own.
    assert set(asked) - set(installed) <= {"chromium", "nodejs"}
