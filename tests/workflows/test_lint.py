"""What must hold of every workflow before it runs: two linters, and what they do not look at."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.mail import HOST, PASSWORD, PORT, SECRET, SENDER, USER
from tests.workflows.act import ROOT, WORKFLOWS, program

FILES = sorted(WORKFLOWS.glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
ALLOWED = {
    ("match.yml", "plan"): {"contents": "read", "id-token": "write"},
    ("match.yml", "match"): {"contents": "read", "id-token": "write"},
    ("match.yml", "send"): {"contents": "read", "id-token": "write"},
    ("match.yml", "outcome"): {"actions": "read"},
    ("match.yml", "keep-alive"): {"actions": "write"},
    ("site.yml", "counts"): {"contents": "read", "id-token": "write"},
    ("site.yml", "build"): {"contents": "read"},
    ("site.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("site.yml", "keep-alive"): {"actions": "write"},
    ("test.yml", "test"): {"contents": "read"},
    ("test.yml", "successor"): {"contents": "read"},
}

every_workflow = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def workflow(path: Path) -> Mapping[str, Any]:
    # BaseLoader keeps «on» a word; YAML 1.1 takes it for a truth value.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def jobs() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path in FILES:
        for name, job in workflow(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file, name, job in jobs():
        for step in job["steps"]:
            yield f"{file}, {name}", step


def unpinned(text: str) -> list[str]:
    return [line for line in text.splitlines() if "uses:" in line and not PINNED.search(line)]


def ended(*words: str | Path) -> tuple[int, str]:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_there_are_three_workflows() -> None:
    assert [path.name for path in FILES] == ["match.yml", "site.yml", "test.yml"]


def test_actionlint_finds_nothing() -> None:
    assert ended(program("actionlint"), *FILES) == (0, "")


def test_zizmor_finds_nothing() -> None:
    code, said = ended(program("zizmor"), "--offline", "--no-progress", ROOT / ".github")
    assert code == 0, said
    assert "No findings to report" in said


def test_zizmor_sees_text_that_becomes_a_command(tmp_path: Path) -> None:
    text = (WORKFLOWS / "match.yml").read_text(encoding="utf-8")
    changed = tmp_path / ".github" / "workflows" / "match.yml"
    changed.parent.mkdir(parents=True)
    changed.write_text(text.replace("[[ -n $AREA ]]", "[[ -n ${{ inputs.area }} ]]"), "utf-8")
    code, said = ended(program("zizmor"), "--offline", "--no-progress", tmp_path)
    assert code != 0
    assert "template-injection" in said


@every_workflow
def test_every_action_is_pinned_to_a_commit_with_its_version(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "uses:" in text
    assert not unpinned(text)


@pytest.mark.parametrize(
    "line",
    [
        "- uses: actions/checkout@v7",
        "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
        "- uses: actions/checkout@3d3c42e # v7.0.1",
        "- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # main",
        "- uses: ./.github/actions/own",
    ],
)
def test_action_that_can_change_is_seen(line: str) -> None:
    assert unpinned(line)


def test_an_action_is_pinned_to_one_commit() -> None:
    used = {step["uses"] for _, step in steps() if "uses" in step}
    names = [one.partition("@")[0] for one in used]
    assert len(names) == len(set(names))


@every_workflow
def test_workflow_as_a_whole_may_do_nothing(path: Path) -> None:
    assert workflow(path)["permissions"] == {}


def test_jobs_may_do_what_they_need_and_no_more() -> None:
    assert {(file, name): job["permissions"] for file, name, job in jobs()} == ALLOWED


def test_only_jobs_that_sign_in_get_an_identity() -> None:
    signing = ("google-github-actions/auth@", "actions/deploy-pages@")
    for file, name, job in jobs():
        signs_in = any(step.get("uses", "").startswith(signing) for step in job["steps"])
        assert ("id-token" in job["permissions"]) == signs_in, (file, name)


def test_every_job_has_a_time_limit() -> None:
    assert not [name for _, name, job in jobs() if not 0 < int(job["timeout-minutes"]) <= 60]


def test_no_expression_becomes_part_of_a_script() -> None:
    assert not [where for where, step in steps() if "${{" in step.get("run", "")]


def test_scripts_stop_at_the_first_command_of_a_pipe_that_fails() -> None:
    # GitHub's default shell has no pipefail; the one that is named has.
    assert {workflow(path)["defaults"]["run"]["shell"] for path in FILES} == {"bash"}


def test_schedules_stand_at_odd_minutes() -> None:
    times = [at["cron"] for path in FILES for at in workflow(path)["on"].get("schedule", ())]
    assert len(times) == 3
    assert not [time for time in times if int(time.split()[0]) % 2 == 0]


def test_scheduled_workflow_keeps_its_own_schedule() -> None:
    for path in FILES:
        if "schedule" in workflow(path)["on"]:
            step = workflow(path)["jobs"]["keep-alive"]["steps"][-1]
            assert step["env"]["WORKFLOW"].endswith(f"/{path.name}")


def test_one_job_at_a_time_writes_in_a_workbook() -> None:
    match = workflow(WORKFLOWS / "match.yml")["jobs"]["match"]
    assert match["concurrency"]["group"].startswith("workbook ${{ matrix.areas }}")
    assert match["concurrency"]["cancel-in-progress"] == "false"


def test_areas_do_not_stop_each_other_and_share_the_quota() -> None:
    # What act does not model: it never stops a matrix halfway.
    strategy = workflow(WORKFLOWS / "match.yml")["jobs"]["match"]["strategy"]
    assert strategy["fail-fast"] == "false"
    assert int(strategy["max-parallel"]) <= 4


def test_match_leaves_no_artifact() -> None:
    used = [step["uses"] for where, step in steps() if "match.yml" in where and "uses" in step]
    assert used
    assert not [one for one in used if "artifact" in one or "cache" in one]


def test_site_uploads_the_site_alone() -> None:
    uploads = [step for _, step in steps() if "upload-" in step.get("uses", "")]
    assert [step["with"] for step in uploads] == [{"path": "site"}]


def test_credentials_are_never_committed() -> None:
    code, _ = ended("git", "check-ignore", "-q", "gha-creds-0123456789abcdef.json")
    assert code == 0


def test_versions_that_are_promised_are_tested() -> None:
    python = workflow(WORKFLOWS / "test.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert python == ["3.11", "3.12", "3.13"]


def test_every_setting_is_explained() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    used = set(re.findall(r"\b(?:vars|secrets)\.(\w+)", text))
    explained = (ROOT / "docs" / "developers" / "schedule.md").read_text(encoding="utf-8")
    mail = {"SEND_MAIL", HOST, PORT, SENDER, USER, PASSWORD, SECRET}
    assert used == {"WORKLOAD_IDENTITY_PROVIDER", "SERVICE_ACCOUNT", "WORKBOOK_ID", *mail}
    assert not [name for name in used if f"`{name}`" not in explained]
