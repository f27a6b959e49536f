"""The real workflow files, run on this machine by act: no docker, no network, no GitHub.

Of the actions only ``actions/checkout`` is the real thing; the others have a stand-in of the same
inputs and outputs in ``actions``. Not modelled: permissions, concurrency, and what proves to Google
who asks; the lint tests look at those.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
WORKFLOWS = ROOT / ".github" / "workflows"
USES = re.compile(r"^\s*(?:- )?uses: *([\w-]+/([\w-]+)@\S+)", re.MULTILINE)
TIME_LIMIT = 300.0


@dataclass(frozen=True)
class Ran:
    """A workflow that ran: ``output`` is all that the log showed, ``results`` what it left."""

    returncode: int
    output: str
    results: Path

    @cached_property
    def _log(self) -> Sequence[Mapping[str, object]]:
        lines = self.output.splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    @cached_property
    def jobs(self) -> Mapping[str, str]:
        """How each job that ran ended, by its name in the file, and its area when it has one."""
        ended = {_name(entry) for entry in self._log if "jobResult" in entry}
        # Of a matrix act knows one result for all, so the steps tell.
        failed = {_name(entry) for entry in self._log if entry.get("stepResult") == "failure"}
        return {name: "failure" if name in failed else "success" for name in ended}

    @cached_property
    def summary(self) -> str:
        """What GitHub shows on the page of the run."""
        return "".join(str(one["content"]) for one in self._log if one.get("command") == "summary")

    @cached_property
    def said(self) -> str:
        """What the steps printed."""
        return "".join(str(one["msg"]) for one in self._log if one.get("raw_output"))

    @property
    def asked_of_github(self) -> Sequence[Sequence[str]]:
        path = self.results / "gh.jsonl"
        return [json.loads(line) for line in path.open(encoding="utf-8")] if path.exists() else []


def _name(entry: Mapping[str, object]) -> str:
    matrix = entry["matrix"]
    values = map(str, matrix.values()) if isinstance(matrix, dict) else ()
    return " ".join([str(entry["jobID"]), *values])


@dataclass(frozen=True)
class Repository:
    """A copy of this repository as it stands, committed or not, that a test may change."""

    folder: Path

    def workflow(self, name: str) -> Path:
        return self.folder / ".github" / "workflows" / name

    def run(
        self,
        event: str,
        workflow: str,
        results: Path,
        *,
        inputs: Mapping[str, str] = {},
        secrets: Mapping[str, str] = {},
        variables: Mapping[str, str] = {},
        environment: Mapping[str, str] = {},
        programs: Path = HERE / "bin",
    ) -> Ran:
        """A run of the workflow in the folder ``results``, which is new.

        What stands in ``programs`` goes before the programs of this machine.
        """
        (results / "home").mkdir(parents=True)
        log = results / "act.jsonl"
        words = [
            *(program("act"), event, "--json", "-W", str(self.workflow(workflow))),
            *("-P", "ubuntu-latest=-self-hosted", "--no-cache-server"),
            *("--action-cache-path", str(results / "cache")),
            *self._stand_ins(workflow),
            *_each("--input", inputs),
            *_each("--secret", {"GITHUB_TOKEN": "token-of-the-run", **secrets}),
            *_each("--var", variables),
            *_each("--env", {"TEST_PYTHON": sys.executable, "TEST_RESULTS": str(results)}),
            *_each("--env", environment),
        ]
        with log.open("w", encoding="utf-8") as output:
            done = subprocess.run(
                words,
                cwd=self.folder,
                env=_environment(results, programs),
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=TIME_LIMIT,
                check=False,
            )
        ran = Ran(done.returncode, log.read_text(encoding="utf-8"), results)
        sys.stdout.write(ran.said)  # beside a test that fails
        return ran

    def _stand_ins(self, workflow: str) -> list[str]:
        used = set(USES.findall(self.workflow(workflow).read_text(encoding="utf-8")))
        return [
            f"--local-repository={action}={HERE / 'actions' / name}"
            for action, name in sorted(used)
            if name != "checkout"
        ]


def _each(option: str, values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() for word in (option, f"{name}={value}")]


def _environment(results: Path, programs: Path) -> dict[str, str]:
    """That of a runner: nothing of this machine but where its programs are."""
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    # What is not ready must not be installed now.
    return {"PATH": path, "HOME": str(results / "home"), "LANG": "C.UTF-8", "PIP_NO_INDEX": "1"}


def program(name: str) -> str:
    """Where a program of the development requirements is."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"Expected the program {name}. Run scripts/setup."
    return found


def copy_repository(folder: Path) -> Repository:
    """A copy of every file that git would commit, in a repository of its own."""
    listed = _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "remote", "add", "origin", "https://github.com/owner/name.git")
    _git(folder, "add", "-A")
    author = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    _git(folder, *author, "commit", "-q", "-m", "As it stands")
    return Repository(folder)


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout
