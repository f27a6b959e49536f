"""Inbox verdacht: what looks like a flood makes no record until a person says what it is."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from intake import inbox
from intake.drain import drain
from intake.floods import TOO_QUICK
from intake.inbox import GATES, check
from intake.journal import Journal
from intake.local import LocalWorkbooks, open_local, setup_local
from intake.submission import to_cells
from intake.suspects import KEPT
from intake.tabs import SUSPECTS
from intake.workbook import Append, Delete, Snapshot, Update
from matcher.today import suspect_tasks
from tests.intake.paper import (
    NEWCOMER,
    SITE,
    TODAY,
    after,
    draw,
    land,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)
from tests.intake.sending import NEWCOMER as POSTED
from tests.intake.sending import NOON, arrival_of, inbox_of, numbered

AMINA = sent("newcomer", NEWCOMER)
ROBOT = sent("newcomer", NEWCOMER | {"name": "Robot Verzonnen", "phone": "06 87654321"})
TAB = SUSPECTS.name


def suspected() -> Snapshot:
    """A workbook into which one sign-up came, and one that looks like a flood's."""
    cells = {**to_cells(ROBOT), "waarom": TOO_QUICK}
    return after(workbook(AMINA), [Append(TAB, cells)])


def ids(snapshot: Snapshot, tab: str = "Nieuwkomers") -> list[str]:
    return [row["id"] for row in rows(snapshot, tab)]


def test_suspect_stays_and_makes_no_record():
    snapshot = pulled(suspected())
    assert ids(snapshot) == [AMINA.reference]
    assert rows(snapshot, TAB) == rows(suspected(), TAB)


def test_suspect_that_is_taken_over_is_as_any_other():
    snapshot = pulled(typed(suspected(), TAB, overnemen=" Ja "))
    assert ids(snapshot) == [AMINA.reference, ROBOT.reference]
    assert rows(snapshot, TAB) == []
    assert rows(snapshot, "Inbox") == [to_cells(AMINA), to_cells(ROBOT)]
    assert "1 overgenomen uit Inbox verdacht" in rows(snapshot, "Logboek")[-1]["uitkomst"]


def test_suspect_of_which_a_correction_came_first_keeps_both():
    later = sent("newcomer", NEWCOMER | {"people": "5"}, f"{ROBOT.id}.2", ROBOT.reference)
    snapshot = pulled(typed(land(suspected(), later), TAB, overnemen="ja"))
    landed = [row["inzending"] for row in rows(snapshot, "Inbox")]
    assert sorted(landed) == sorted([AMINA.id, ROBOT.id, later.id])


def test_suspect_that_stands_in_the_inbox_already_is_not_doubled():
    snapshot = pulled(typed(land(suspected(), ROBOT), TAB, overnemen="ja"))
    assert len(rows(snapshot, "Inbox")) == 2
    assert rows(snapshot, TAB) == []


def test_suspect_under_an_id_with_other_answers_gets_a_free_one():
    other = sent("newcomer", NEWCOMER | {"people": "5"}, ROBOT.id, ROBOT.reference)
    snapshot = pulled(typed(land(suspected(), other), TAB, overnemen="ja"))
    landed = [row["inzending"] for row in rows(snapshot, "Inbox")]
    assert landed == [AMINA.id, ROBOT.id, f"{ROBOT.id}.2"]


def test_suspect_with_a_no_goes_after_its_days_and_not_before():
    refused = pulled(typed(suspected(), TAB, overnemen="nee"))
    (row,) = rows(refused, TAB)
    assert row["weg op"] == (TODAY + KEPT).isoformat()
    before = pulled(refused, today=TODAY + KEPT - timedelta(days=1))
    assert rows(before, TAB) == [row]
    gone = pulled(before, today=TODAY + KEPT)
    assert (rows(gone, TAB), ids(gone)) == ([], [AMINA.reference])


@pytest.mark.parametrize(("word", "left"), [("", 1), ("ja", 0)])
def test_no_can_be_taken_back(word: str, left: int):
    refused = pulled(typed(suspected(), TAB, overnemen="nee"))
    snapshot = pulled(typed(refused, TAB, overnemen=word), today=TODAY + KEPT)
    assert [row["weg op"] for row in rows(snapshot, TAB)] == [""] * left
    assert len(ids(snapshot)) == 2 - left


def test_another_word_is_a_problem_at_its_cell():
    snapshot = pulled(typed(suspected(), TAB, overnemen="misschien"))
    (problem,) = check(snapshot, GATES, TODAY).problems
    assert (problem.tab, problem.cell) == (TAB, "J2")


def test_task_tells_how_many_wait():
    (task,) = suspect_tasks(suspected().tables[TAB], TODAY)
    assert (task.what, task.who, task.where) == ("verdacht", "1 aanmelding", f"{TAB}!J2")


def test_no_task_when_all_were_decided_about():
    refused = typed(suspected(), TAB, overnemen="nee")
    assert list(suspect_tasks(refused.tables[TAB], TODAY)) == []


# With a journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    setup_local(tmp_path, ["rotterdam"])
    return tmp_path


def landed(folder: Path, tab: str) -> list[str]:
    return [row["inzending"] for row in inbox_of(folder / "rotterdam.xlsx", tab)]


def brought(folder: Path) -> Journal:
    """A journal that brought one sign-up to each of the two tabs."""
    journal = Journal(folder / "journal.sqlite3")
    for number, why in ((1, ""), (2, TOO_QUICK)):
        arrival = arrival_of("newcomer", POSTED | {"people": str(number)}, numbered(number))
        journal.keep(arrival, NOON, lambda why=why: why)
    assert drain(journal, LocalWorkbooks(folder)).delivered == 2
    return journal


def choose(folder: Path, word: str) -> None:
    with open_local(folder / "rotterdam.xlsx") as workbook:
        (row,) = workbook.read().tables[TAB].rows
        workbook.apply([Update(TAB, row, {"overnemen": word})])


def pull(folder: Path, days: int = 0) -> None:
    with open_local(folder / "rotterdam.xlsx") as workbook:
        today = TODAY + timedelta(days=days)
        workbook.apply(inbox.pull(workbook.read(), today, NOON, SITE, draw()).changes)


def test_each_is_brought_to_its_tab_once(folder: Path):
    journal = brought(folder)
    assert drain(journal, LocalWorkbooks(folder), every_workbook=True).delivered == 0
    assert (landed(folder, "Inbox"), landed(folder, TAB)) == ([numbered(1)], [numbered(2)])


def test_suspect_that_was_taken_over_is_not_brought_again(folder: Path):
    journal = brought(folder)
    choose(folder, "ja")
    pull(folder)
    drain(journal, LocalWorkbooks(folder), every_workbook=True)
    assert (landed(folder, "Inbox"), landed(folder, TAB)) == ([numbered(1), numbered(2)], [])


def test_suspect_that_a_person_deleted_comes_back(folder: Path):
    journal = brought(folder)
    with open_local(folder / "rotterdam.xlsx") as workbook:
        (row,) = workbook.read().tables[TAB].rows
        workbook.apply([Delete(TAB, row)])
    drain(journal, LocalWorkbooks(folder), every_workbook=True)
    assert landed(folder, TAB) == [numbered(2)]


def test_suspect_that_went_is_forgotten_by_the_journal_too(folder: Path):
    journal = brought(folder)
    choose(folder, "nee")
    pull(folder)
    pull(folder, days=30)
    drain(journal, LocalWorkbooks(folder), every_workbook=True)
    assert landed(folder, TAB) == []
    assert journal.submissions([numbered(2)])[0].answers == "{}"


def test_suspect_comes_back_to_an_older_copy(folder: Path):
    older = shutil.copy(folder / "rotterdam.xlsx", folder / "older.xlsx")
    journal = brought(folder)
    shutil.copy(older, folder / "rotterdam.xlsx")
    drain(journal, LocalWorkbooks(folder), every_workbook=True)
    assert (landed(folder, "Inbox"), landed(folder, TAB)) == ([numbered(1)], [numbered(2)])
