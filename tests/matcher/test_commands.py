"""The matcher's command line on real workbooks: one that is broken stops no other."""

from __future__ import annotations

import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from intake.journal import FILE, Journal
from intake.local import setup_local
from matcher.__main__ import app


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said: results and complaints together."""

    code: int
    said: str


def run(*words: str | Path) -> Ended:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        app(args=["run", "--dry-run", "--workbook", *map(str, words)], prog_name="matcher")
    return Ended(int(ended.value.code or 0), said.getvalue())


@pytest.fixture(scope="module")
def new_workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["haarlem", "rotterdam"])
    return folder


@pytest.fixture
def folder(new_workbooks: Path, tmp_path: Path) -> Path:
    shutil.copytree(new_workbooks, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_every_workbook_is_run_when_one_is_named(folder: Path) -> None:
    ended = run(folder / "rotterdam.xlsx")
    assert ended.code == 0
    assert [line.split(":")[0] for line in ended.said.splitlines()] == [
        "landelijk", "haarlem", "rotterdam",
    ]  # fmt: skip


def test_others_are_run_when_a_workbook_is_broken(folder: Path) -> None:
    (folder / "haarlem.xlsx").write_text("geen werkmap")
    ended = run(folder)
    assert (ended.code, "rotterdam: " in ended.said) == (1, True)


def test_remembered_areas_are_run_when_landelijk_is_broken(folder: Path) -> None:
    Journal(folder / FILE).remember_areas({"rotterdam": "rotterdam.xlsx"})
    (folder / "landelijk.xlsx").write_text("geen werkmap")
    ended = run(folder)
    assert (ended.code, "rotterdam: " in ended.said) == (1, True)


def test_run_ends_with_a_sentence_when_nothing_is_known(folder: Path) -> None:
    (folder / "landelijk.xlsx").write_text("geen werkmap")
    ended = run(folder)
    assert (ended.code, ended.said.startswith("landelijk.xlsx")) == (1, True)
