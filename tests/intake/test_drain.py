from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from intake import drain as module
from intake.drain import drain
from intake.journal import FILE, Journal
from intake.local import LocalWorkbooks, open_local, setup_local
from intake.submission import Submission, to_cells
from intake.tabs import INBOX
from intake.workbook import Append
from tests.intake.paper import CASE, ORGANISATION
from tests.intake.sending import (
    INTAKE,
    MEMBER,
    NEWCOMER,
    NOON,
    TOKEN,
    arrival_of,
    inbox_of,
    numbered,
)


@pytest.fixture(scope="session")
def empty_workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["rotterdam", "den-haag"])
    return folder


@pytest.fixture
def folder(empty_workbooks: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty_workbooks, tmp_path / "werkmappen"))


@pytest.fixture
def journal(folder: Path) -> Journal:
    return Journal(folder / FILE)


def keep(journal: Journal, number: int, city: str = "rotterdam") -> Submission:
    return journal.keep(arrival_of("newcomer", NEWCOMER | {"city": city}, numbered(number)), NOON)


def landed(folder: Path, workbook: str) -> list[str]:
    return [cells["inzending"] for cells in inbox_of(folder / f"{workbook}.xlsx")]


def waiting(journal: Journal) -> list[str]:
    return [each.id for each in journal.waiting()]


def test_row_is_the_whole_submission(folder: Path, journal: Journal):
    answers = NEWCOMER | {"name": "=IMPORTXML(1) _x0041_ 🌵\t\x07", "phone": "06 12345678"}
    kept = journal.keep(arrival_of("newcomer", answers, numbered(1)), NOON)
    assert drain(journal, LocalWorkbooks(folder)).delivered == 1
    assert [*map(dict, inbox_of(folder / "rotterdam.xlsx"))] == [to_cells(kept)]


@pytest.mark.parametrize(
    ("city", "workbook"),
    [
        ("rotterdam", "rotterdam"),
        ("den-haag", "den-haag"),
        ("haarlem", "landelijk"),  # an area that is not registered
        ("unknown", "landelijk"),
    ],
)
def test_submission_goes_to_the_workbook_of_its_city(
    folder: Path, journal: Journal, city: str, workbook: str
):
    keep(journal, 1, city)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, workbook) == [numbered(1)]


@pytest.mark.parametrize(("city", "workbook"), [("elsewhere", "landelijk"), ("den-haag",) * 2])
def test_organisation_goes_to_its_city_or_to_landelijk(
    folder: Path, journal: Journal, city: str, workbook: str
):
    answers = {**ORGANISATION, "city": city, "town": "Sprookjesdam"}
    journal.keep(arrival_of("organisation", answers, numbered(1)), NOON)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, workbook) == [numbered(1)]


def test_submission_without_city_or_record_goes_to_landelijk(folder: Path, journal: Journal):
    journal.keep(arrival_of("newcomer-intake", INTAKE, numbered(1)), NOON)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "landelijk") == [numbered(1)]
    assert TOKEN[-32:] not in str(inbox_of(folder / "landelijk.xlsx"))


def test_correction_goes_where_the_first_one_goes(folder: Path, journal: Journal):
    keep(journal, 1, "rotterdam")
    keep(journal, 1, "den-haag")
    drain(journal, LocalWorkbooks(folder))
    keep(journal, 1, "unknown")
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "rotterdam") == [numbered(1), numbered(1) + ".2", numbered(1) + ".3"]


def test_member_goes_where_the_group_goes(folder: Path, journal: Journal):
    group = keep(journal, 1, "rotterdam")
    member = arrival_of("member", MEMBER | {"group": group.reference}, numbered(2))
    journal.keep(member, NOON)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "rotterdam") == [numbered(1), numbered(2)]


def typed_in(folder: Path, workbook: str, tab: str) -> None:
    with open_local(folder / f"{workbook}.xlsx") as opened:
        opened.read()
        opened.apply([Append(tab, {"id": "7K3MQ2PA"})])


def test_intake_goes_where_a_person_typed_its_household_in(folder: Path, journal: Journal):
    typed_in(folder, "den-haag", "Nieuwkomers")
    journal.keep(arrival_of("newcomer-intake", INTAKE, numbered(1)), NOON)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "den-haag") == [numbered(1)]


def test_case_goes_where_the_organisation_is_whatever_its_city(folder: Path, journal: Journal):
    typed_in(folder, "den-haag", "Organisaties")
    answers = {**CASE, "access_code": TOKEN, "city": "rotterdam"}
    journal.keep(arrival_of("case", answers, numbered(1)), NOON)
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "den-haag") == [numbered(1)]


def test_intake_waits_while_its_household_may_be_in_a_workbook_that_cannot_be_read(
    folder: Path, journal: Journal
):
    (folder / "den-haag.xlsx").write_text("geen werkmap")
    journal.keep(arrival_of("newcomer-intake", INTAKE, numbered(1)), NOON)
    keep(journal, 2)
    assert drain(journal, LocalWorkbooks(folder)).waiting == 1
    assert waiting(journal) == [numbered(1)]


def test_nothing_is_added_when_it_is_drained_again(folder: Path, journal: Journal):
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    before = (folder / "rotterdam.xlsx").read_bytes()
    assert drain(journal, LocalWorkbooks(folder)).delivered == 0
    assert (folder / "rotterdam.xlsx").read_bytes() == before


def test_row_stands_once_when_a_drain_was_cut_off_before_its_end(folder: Path, journal: Journal):
    kept = keep(journal, 1)
    with open_local(folder / "rotterdam.xlsx") as workbook:
        workbook.apply([Append(INBOX.name, to_cells(kept))])
    assert drain(journal, LocalWorkbooks(folder)).delivered == 1
    assert (landed(folder, "rotterdam"), waiting(journal)) == ([numbered(1)], [])


def test_row_is_put_back_when_an_older_workbook_takes_its_place(folder: Path, journal: Journal):
    older = (folder / "rotterdam.xlsx").read_bytes()
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    (folder / "rotterdam.xlsx").write_bytes(older)
    assert drain(journal, LocalWorkbooks(folder), every_workbook=True).delivered == 1
    assert landed(folder, "rotterdam") == [numbered(1)]


def test_row_is_put_back_before_the_next_one_in_an_older_workbook(folder: Path, journal: Journal):
    older = (folder / "rotterdam.xlsx").read_bytes()
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    (folder / "rotterdam.xlsx").write_bytes(older)
    keep(journal, 2)
    drained = drain(journal, LocalWorkbooks(folder))
    assert (drained.delivered, drained.waiting) == (2, 0)
    assert landed(folder, "rotterdam") == [numbered(1), numbered(2)]


def test_rest_waits_when_more_was_lost_than_a_batch(
    folder: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    older = (folder / "rotterdam.xlsx").read_bytes()
    for number in range(5):
        keep(journal, number)
    drain(journal, LocalWorkbooks(folder))
    (folder / "rotterdam.xlsx").write_bytes(older)
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    drained = drain(journal, LocalWorkbooks(folder), every_workbook=True)
    assert (drained.delivered, drained.waiting) == (3, 2)


def test_forgotten_row_is_not_put_back(folder: Path, journal: Journal):
    older = (folder / "rotterdam.xlsx").read_bytes()
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    journal.forget([numbered(1)])
    (folder / "rotterdam.xlsx").write_bytes(older)
    assert drain(journal, LocalWorkbooks(folder), every_workbook=True).delivered == 0
    assert landed(folder, "rotterdam") == []


def test_correction_lands_when_the_journal_was_made_anew(folder: Path, journal: Journal):
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    journal.path.unlink()
    anew = Journal(journal.path)
    for people in ("4", "5"):
        anew.keep(arrival_of("newcomer", NEWCOMER | {"people": people}, numbered(1)), NOON)
    drain(anew, LocalWorkbooks(folder))
    drain(anew, LocalWorkbooks(folder), every_workbook=True)
    inbox = inbox_of(folder / "rotterdam.xlsx")
    assert [cells["inzending"][36:] for cells in inbox] == ["", ".2", ".3"]
    assert ['"people":"5"' in cells["antwoorden"] for cells in inbox] == [False, False, True]


def test_correction_lands_once_when_its_drain_was_cut_off(folder: Path, journal: Journal):
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    journal.path.unlink()
    for _ in range(2):
        journal.path.unlink(missing_ok=True)
        anew = Journal(journal.path)
        anew.keep(arrival_of("newcomer", NEWCOMER | {"people": "4"}, numbered(1)), NOON)
        drain(anew, LocalWorkbooks(folder))
    assert landed(folder, "rotterdam") == [numbered(1), numbered(1) + ".2"]


def test_areas_are_remembered_when_nothing_waits(folder: Path, journal: Journal):
    drain(journal, LocalWorkbooks(folder))
    assert journal.areas() == {"den-haag": "den-haag.xlsx", "rotterdam": "rotterdam.xlsx"}


def test_rows_stand_once_when_two_drain_at_once(folder: Path, journal: Journal):
    kept = [keep(journal, number).id for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: drain(Journal(journal.path), LocalWorkbooks(folder)), range(4)))
    assert landed(folder, "rotterdam") == kept


def test_rest_waits_when_there_is_more_than_a_batch(
    folder: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    for number in range(5):
        keep(journal, number)
    drained = drain(journal, LocalWorkbooks(folder))
    assert (drained.delivered, drained.waiting) == (3, 2)
    assert landed(folder, "rotterdam") == [numbered(0), numbered(1), numbered(2)]


def test_others_are_delivered_when_a_workbook_is_broken(folder: Path, journal: Journal):
    (folder / "den-haag.xlsx").write_text("no workbook")
    keep(journal, 1, "den-haag")
    keep(journal, 2, "rotterdam")
    drained = drain(journal, LocalWorkbooks(folder))
    assert (landed(folder, "rotterdam"), waiting(journal)) == ([numbered(2)], [numbered(1)])
    assert drained.problems.keys() == {"den-haag"}


def test_others_are_delivered_when_landelijk_is_broken(folder: Path, journal: Journal):
    keep(journal, 1)
    drain(journal, LocalWorkbooks(folder))
    (folder / "landelijk.xlsx").write_text("no workbook")
    keep(journal, 2, "rotterdam")
    keep(journal, 3, "unknown")
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "rotterdam") == [numbered(1), numbered(2)]
    assert waiting(journal) == [numbered(3)]


def test_all_wait_when_landelijk_was_never_read(folder: Path, journal: Journal):
    (folder / "landelijk.xlsx").write_text("no workbook")
    keep(journal, 1)
    assert drain(journal, LocalWorkbooks(folder)).waiting == 1
    assert landed(folder, "rotterdam") == []


LOCK = """
import sys
from pathlib import Path
from intake.local import LocalWorkbooks, open_local

with open_local(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another_program(workbook: Path) -> Iterator[None]:
    command = [sys.executable, "-c", LOCK, str(workbook)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    try:
        assert other.stdout.readline() == "locked\n"
        yield
    finally:
        other.communicate("")


@contextmanager
def open_in_libreoffice(workbook: Path) -> Iterator[None]:
    mark = workbook.with_name(f".~lock.{workbook.name}#")
    mark.write_text(",somebody,laptop,22.11.2026 12:00,file:///tmp;")
    yield
    mark.unlink()


@pytest.mark.parametrize("in_use", [held_by_another_program, open_in_libreoffice])
def test_submission_waits_when_its_workbook_is_in_use(
    folder: Path, journal: Journal, in_use: object
):
    keep(journal, 1, "rotterdam")
    keep(journal, 2, "den-haag")
    with in_use(folder / "rotterdam.xlsx"):  # type: ignore[operator]
        drain(journal, LocalWorkbooks(folder))
        assert waiting(journal) == [numbered(1)]
    drain(journal, LocalWorkbooks(folder))
    assert landed(folder, "rotterdam") == [numbered(1)]
