"""The same pool in files and on Google Sheets: the same records, proposals, reasons and tasks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from intake.drain import drain
from intake.journal import Journal
from intake.local import LocalWorkbooks
from intake.workbook import Workbook
from intake.workbooks import Workbooks
from tests.faults.scene import AREA, NOW, State, fill, match, pull_in, state
from tests.intake.sending import NEWCOMER, arrival_of, numbered
from tests.online import Online

HOSTILE = (
    "=1+1", "+31612345678", "-5+3", "@SUM(A1)", "\t=1", "'0042", "0042", "1e5", "1-2", "TRUE",
    '=IMPORTXML("http://voorbeeld.nl";"//a")', "50%", "{=1}", '=HYPERLINK("x")', "2026-02-28",
)  # fmt: skip
"""What a stranger can type to make a spreadsheet calculate, or to see their text changed."""


@pytest.fixture
def files(tmp_path: Path) -> LocalWorkbooks:
    workbooks = LocalWorkbooks(tmp_path)
    workbooks.setup([AREA])
    return workbooks


def on(workbooks: Workbooks, *works: Callable[[Workbook], None]) -> State:
    for work in works:
        with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
            work(workbook)
    return state(workbooks)


def test_a_week_is_the_same_in_both(files: LocalWorkbooks, online: Online):
    week = (fill, pull_in, match, pull_in, match)
    in_files, at_google = (on(workbooks, *week) for workbooks in (files, online.workbooks()))
    assert in_files == at_google
    assert len(in_files["Voorstellen"]) >= 4
    assert [row["stand"] for row in in_files["Groepen vormen"].values()] == ["gevormd"]


def sign_up(workbooks: Workbooks, path: Path) -> None:
    """Everybody types hostile texts wherever a form takes text."""
    journal = Journal(path)
    for number, text in enumerate(HOSTILE):
        answers = {
            **NEWCOMER,
            "for_whom": "other",
            # A name has a letter in it.
            "name": f"{text} a",
            "helper_name": f"{text} a",
            "phone": f"06 1234 {number:04d}",
            **dict.fromkeys(
                ("reach", "helper_organisation", "helper_reach", "helper_consent"), text
            ),
        }
        arrived = arrival_of("newcomer", answers, numbered(number))
        journal.keep(arrived, NOW + timedelta(seconds=number))
    assert drain(journal, workbooks).waiting == 0


def test_what_a_stranger_types_lands_as_text_in_both(
    files: LocalWorkbooks, online: Online, tmp_path: Path
):
    found = []
    for name, workbooks in (("files", files), ("google", online.workbooks())):
        sign_up(workbooks, tmp_path / f"{name}.sqlite3")
        found.append(on(workbooks, pull_in, match))
    assert found[0] == found[1]
    names = {row.get("naam") for row in found[1]["Nieuwkomers"].values()}
    assert names == {f"{text} a".strip() for text in HOSTILE}
    assert online.sheets.formulas(online.ids[AREA]) == {}
