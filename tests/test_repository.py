"""What every committed file must be, whatever it is about."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEVELS = ("run", "site", "dev")

MACHINE_PATH = re.compile(
    r"(?<![\w.:/>)}\]-])(?:/(?:work|root|home|tmp|mnt|Users)/|[A-Z]:\\Users\\)[\w.]"
)
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\bAIza[\w-]{35}\b"
    r"|\bya29\.[\w-]{20,}"
    r"|\bgh[pousr]_\w{36}\b"
    r"|\bgithub_pat_\w{40,}"
)
SERVICE_ACCOUNT = re.compile(r'"type"\s*:\s*"service_account"|"private_key"\s*:\s*"[^"{]{20,}"')


def git(*arguments: str) -> list[str]:
    answer = subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [part for part in answer.stdout.split("\0") if part]


@cache
def committed_texts() -> dict[str, str]:
    """Every committed file that is text, by its path from the root."""
    texts = {}
    for name in git("ls-files", "-z"):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content:
            texts[name] = content.decode("utf-8")
    return texts


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in committed_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def locked(level: str) -> dict[str, str]:
    """The versions of a lock file by normal name."""
    text = (ROOT / "requirements" / f"{level}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def asked(level: str) -> dict[str, str]:
    """What an .in file and those it holds ask for by normal name, with "==version" or ""."""
    wanted: dict[str, str] = {}
    for line in (ROOT / "requirements" / f"{level}.in").read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            wanted |= asked(Path(line.removeprefix("-r ")).stem)
        elif line and not line.startswith("#"):
            name = re.match(r"[\w-]+", line)
            assert name, line
            wanted[name[0].lower().replace("_", "-")] = line.removeprefix(name[0])
    return wanted


# Nothing of a machine, nothing secret


def test_repository_has_files() -> None:
    assert "pyproject.toml" in committed_texts()


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert not lines_with(MACHINE_PATH)


def test_no_file_holds_a_key() -> None:
    assert not lines_with(SECRETS)


def test_no_json_file_is_a_service_account() -> None:
    assert not [
        name
        for name, text in committed_texts().items()
        if name.endswith(".json") and SERVICE_ACCOUNT.search(text)
    ]


@pytest.mark.parametrize(
    "line",
    ["open('{}')", "see {}", "HOME={}", '"{}"', "cd {} && ls", "`{}`"],
)
@pytest.mark.parametrize("top", ["work", "root", "home", "tmp", "Users"])
def test_machine_path_is_seen_anywhere(line: str, top: str) -> None:
    assert MACHINE_PATH.search(line.format("/" + top + "/somebody/file.txt"))


@pytest.mark.parametrize(
    "line", ["https://example.org/home/page", "docs/tmp/x", "../home/x", "{{ base }}/home/x"]
)
def test_machine_path_is_not_seen_in_an_address(line: str) -> None:
    assert not MACHINE_PATH.search(line)


@pytest.mark.parametrize(
    "line", ["-----BEGIN " + kind + "PRIVATE KEY-----" for kind in ("", "RSA ", "EC ")]
)
def test_key_is_seen(line: str) -> None:
    assert SECRETS.search(line)


# Dependencies


@pytest.mark.parametrize("level", LEVELS)
def test_lock_holds_all_that_is_asked(level: str) -> None:
    versions = locked(level)
    assert not {
        name for name, pin in asked(level).items() if not f"=={versions.get(name)}".endswith(pin)
    } | (set(asked(level)) - set(versions))


@pytest.mark.parametrize("level", LEVELS)
def test_every_locked_version_has_a_hash(level: str) -> None:
    text = (ROOT / "requirements" / f"{level}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2])
    assert entries
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("level", LEVELS)
def test_lock_names_no_address(level: str) -> None:
    text = (ROOT / "requirements" / f"{level}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ ", text)


@pytest.mark.parametrize(("lower", "higher"), [("run", "site"), ("site", "dev")])
def test_higher_lock_holds_the_lower(lower: str, higher: str) -> None:
    assert locked(lower).items() <= locked(higher).items()


@pytest.mark.parametrize("package", ["intake", "matcher"])
def test_package_needs_only_what_run_locks(package: str) -> None:
    distributions = metadata.packages_distributions()
    outside = set(third_party_imports(ROOT / package)) - {"intake", "matcher"}
    owners = {name: distributions.get(name, ["nobody"])[0] for name in outside}
    needed = {name.lower().replace("_", "-") for name in owners.values()}
    assert needed <= set(asked("run")), owners


def test_time_zones_are_locked_with_what_runs() -> None:
    # zoneinfo reads the system's own, and a bare machine has none.
    assert "tzdata" in locked("run")


def third_party_imports(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            yield from {name.partition(".")[0] for name in names} - sys.stdlib_module_names


# Scripts and documents


def test_every_script_can_be_run() -> None:
    modes = dict(
        reversed(entry.split("\t")) for entry in git("ls-files", "-z", "-s", "scripts", ".ci")
    )
    scripts = [name for name in modes if committed_texts().get(name, "").startswith("#!")]
    assert {"scripts/setup", "scripts/test", ".ci/run"} <= set(scripts)
    assert not [name for name in scripts if not modes[name].startswith("100755")]


def run_script(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", *command], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )


def test_setup_refuses_when_python_is_missing() -> None:
    done = run_script("scripts/setup", PATH=os.environ["PATH"], PYTHON="python-nowhere")
    assert done.returncode == 1
    assert "tried python-nowhere. Install Python 3.11" in done.stderr


def test_setup_refuses_when_set_is_unknown() -> None:
    done = run_script("scripts/setup", "everything", PATH=os.environ["PATH"])
    assert done.returncode == 2
    assert "expected run, site or dev" in done.stderr


def test_tests_refuse_when_browser_is_missing_and_user_is_not_root(tmp_path: Path) -> None:
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n", encoding="utf-8")
    (tmp_path / "id").chmod(0o755)
    for tool in ("bash", "dirname"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))
    done = run_script("scripts/test", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends chromium" in done.stderr


def developer_documents() -> list[str]:
    names = git("ls-files", "-z", "*.md")
    return [name for name in names if "/" not in name or name.startswith("docs/developers/")]


every_document = pytest.mark.parametrize("name", developer_documents())


def test_readme_names_the_two_commands() -> None:
    readme = committed_texts()["README.md"]
    assert "scripts/demo" in readme
    assert "scripts/test" in readme


@every_document
def test_named_scripts_exist(name: str) -> None:
    named = set(re.findall(r"\bscripts/[a-z][\w-]*(?:\.py)?", committed_texts()[name]))
    assert not [script for script in named if not (ROOT / script).exists()]


@every_document
def test_links_resolve(name: str) -> None:
    assert not [link for link in links(committed_texts()[name]) if not resolves(name, link)]


def links(markdown: str) -> list[str]:
    """The targets of links and pictures inside the repository, code left out."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", markdown, flags=re.DOTALL)
    targets = re.findall(r"\]\(\s*<?([^)\s>]+)", prose) + re.findall(
        r'(?:src|href)="([^"]+)"', prose
    )
    return [target for target in targets if not re.match(r"[a-z]+:", target)]


def resolves(name: str, link: str) -> bool:
    path, _, heading = link.partition("#")
    target = (ROOT / name).parent / path if path else ROOT / name
    if not target.exists():
        return False
    return not heading or heading in headings(target.read_text(encoding="utf-8"))


def headings(markdown: str) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    titles = re.findall(r"^#+ +(.+)$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("link", ["missing.md", "#no-such-heading", "docs/nowhere/"])
def test_broken_link_is_seen(link: str) -> None:
    assert not resolves("README.md", link)
