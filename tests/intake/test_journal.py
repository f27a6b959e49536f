from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from intake import journal as module
from intake.errors import BadInput, ServiceFailed
from intake.journal import Journal
from tests.intake.sending import INTAKE, MEMBER, NEWCOMER, NOON, ROOT, arrival_of, numbered

SECOND = NEWCOMER | {"people": "4"}


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.sqlite3")


def ids(journal: Journal) -> list[str]:
    return [each.id for each in journal.waiting()]


def test_why_it_looks_like_a_flood_stays_with_it(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON, lambda: "te snel")
    again = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    assert (first.suspect, journal.submissions([numbered(1)])) == ("te snel", [again])


def test_why_is_asked_of_what_is_new_alone(journal: Journal):
    asked: list[str] = []
    for name in ("Amina", " Amina ", "Bea"):
        sent = arrival_of("newcomer", NEWCOMER | {"name": name}, numbered(1))
        journal.keep(sent, NOON, lambda: asked.append("") or "")
    assert len(asked) == 2


def test_journal_of_before_is_read_and_written(tmp_path: Path):
    path = tmp_path / "journal.sqlite3"
    kept = Journal(path).keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    with closing(sqlite3.connect(path)) as db:
        db.executescript("ALTER TABLE submissions DROP COLUMN suspect; PRAGMA user_version = 1")
    for _ in range(2):
        journal = Journal(path)
    journal.keep(arrival_of("newcomer", NEWCOMER, numbered(2)), NOON, lambda: "te snel")
    assert journal.submissions([numbered(1)]) == [kept]
    assert ids(journal) == [numbered(1), numbered(2)]


def test_submission_waits_when_it_was_kept(journal: Journal):
    kept = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    assert journal.submissions(ids(journal)) == [kept]
    assert (kept.id, kept.received) == (numbered(1), NOON)


def test_nothing_is_added_when_the_same_is_sent_again(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    again = arrival_of("newcomer", NEWCOMER | {"name": " Amina  Verzonnen"}, numbered(1))
    assert journal.keep(again, NOON + timedelta(days=9)) == first
    assert ids(journal) == [numbered(1)]


def test_other_answers_are_added_under_the_same_reference(journal: Journal):
    sent = [NEWCOMER, SECOND, NEWCOMER | {"people": "5"}, SECOND, NEWCOMER]
    kept = [journal.keep(arrival_of("newcomer", each, numbered(1)), NOON) for each in sent]
    assert ids(journal) == [numbered(1), numbered(1) + ".2", numbered(1) + ".3"]
    assert {each.reference for each in kept} == {kept[0].reference}


def test_same_answers_are_two_when_the_ids_differ(journal: Journal):
    kept = [journal.keep(arrival_of("newcomer", NEWCOMER, numbered(n)), NOON) for n in (1, 2)]
    assert kept[0].reference != kept[1].reference
    assert ids(journal) == [numbered(1), numbered(2)]


def test_same_answers_without_id_are_one_within_a_quarter(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    later = journal.keep(arrival_of("newcomer", NEWCOMER), NOON + timedelta(minutes=15))
    assert later == first


def test_same_answers_without_id_are_two_after_a_quarter(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    later = journal.keep(arrival_of("newcomer", NEWCOMER), NOON + timedelta(minutes=15, seconds=1))
    assert later.reference != first.reference
    assert len(ids(journal)) == 2


def test_other_answers_without_id_are_another_sign_up(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    assert journal.keep(arrival_of("newcomer", SECOND), NOON).reference != first.reference


def test_answers_without_id_are_those_just_sent_with_one(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    assert journal.keep(arrival_of("newcomer", NEWCOMER), NOON) == first


def test_id_of_another_form_is_nobodys(journal: Journal):
    first = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    other = journal.keep(arrival_of("member", MEMBER, numbered(1)), NOON)
    assert journal.keep(arrival_of("member", MEMBER, numbered(1)), NOON) == other
    assert (other.form, other.reference != first.reference) == ("member", True)


def test_reference_is_new_when_the_first_choice_is_taken(journal: Journal):
    # Two ids with the same first 40 bits of SHA-256, found by trying.
    colliding = ("collision-00018401", "collision-00379236")
    kept = [journal.keep(arrival_of("newcomer", NEWCOMER, id), NOON) for id in colliding]
    assert [each.reference for each in kept] == ["J6RQVQ22", "X0J0NMAA"]


def test_nothing_waits_when_all_is_delivered(journal: Journal):
    journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    journal.delivered([numbered(1)], "rotterdam")
    assert ids(journal) == []


def test_correction_is_at_home_where_the_first_is(journal: Journal):
    journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    journal.delivered([numbered(1)], "rotterdam")
    journal.keep(arrival_of("newcomer", NEWCOMER | {"city": "haarlem"}, numbered(1)), NOON)
    assert [(each.home, each.city) for each in journal.waiting()] == [("rotterdam", "haarlem")]


def test_intake_is_at_home_where_the_household_is(journal: Journal):
    household = journal.keep(arrival_of("newcomer", NEWCOMER, numbered(1)), NOON)
    journal.delivered([numbered(1)], "rotterdam")
    token = f"{household.reference}.{'0' * 32}"
    journal.keep(arrival_of("newcomer-intake", INTAKE | {"access_code": token}), NOON)
    assert [each.home for each in journal.waiting()] == ["rotterdam"]


def test_areas_are_those_remembered_last(journal: Journal):
    journal.remember_areas({"rotterdam": "rotterdam.xlsx", "haarlem": "haarlem.xlsx"})
    journal.remember_areas({"rotterdam": "010.xlsx"})
    assert Journal(journal.path).areas() == {"rotterdam": "010.xlsx"}


def test_one_is_added_when_two_threads_send_at_once(journal: Journal):
    together = threading.Barrier(8)

    def press() -> str:
        together.wait()
        return Journal(journal.path).keep(arrival_of("newcomer", NEWCOMER), NOON).reference

    with ThreadPoolExecutor(8) as threads:
        presses = [threads.submit(press) for _ in range(8)]
    assert len({press.result() for press in presses}) == len(ids(journal)) == 1


KEEP = """
import sys
from pathlib import Path
from intake.journal import Journal
from tests.intake.sending import NEWCOMER, NOON, arrival_of, numbered

journal = Journal(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 1_000_000, 2):
    arrival = arrival_of("newcomer", NEWCOMER | {"name": f"Amina {number}"}, numbered(number))
    print(journal.keep(arrival, NOON).id, flush=True)
"""


def keeping(path: Path, first: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", KEEP, str(path), str(first)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_all_that_was_confirmed_is_there_when_two_programs_are_killed(tmp_path: Path):
    path = tmp_path / "journal.sqlite3"
    programs = [keeping(path, first) for first in (0, 1)]
    said: list[str] = []
    for program in programs:
        assert program.stdout
        said += [program.stdout.readline().strip() for _ in range(40)]
    for program in programs:
        program.kill()
        assert program.stdout
        said += [line.strip() for line in program.stdout if line.endswith("\n")]
        program.wait()
        program.stdout.close()
    there = ids(Journal(path))
    assert set(said) <= set(there)
    assert len(set(there)) == len(there)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_nothing_is_kept_when_the_journal_is_locked(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with (
        locked(journal.path),
        pytest.raises(ServiceFailed, match="een ander programma is"),
    ):
        journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    assert ids(journal) == []


def test_journal_is_for_its_owner_alone(journal: Journal):
    journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in journal.path.parent.iterdir()}
    assert modes == {0o600}


def test_journal_is_one_whole_file_without_a_log_beside_it(journal: Journal):
    journal.keep(arrival_of("newcomer", NEWCOMER), NOON)
    beside = {path.name: path.stat().st_size for path in journal.path.parent.iterdir()}
    del beside["journal.sqlite3"]
    assert beside == {"journal.sqlite3-journal": 0}


def test_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(ServiceFailed, match="te schrijven: het bestand of de map is er niet"):
        Journal(tmp_path / "gone" / "journal.sqlite3")


def test_file_that_is_no_journal_is_refused(tmp_path: Path):
    path = tmp_path / "journal.sqlite3"
    path.write_text("this is not what it seems " * 100)
    with pytest.raises(BadInput, match="geen journaal"):
        Journal(path)
    assert path.read_text().startswith("this is not")


def test_journal_of_a_newer_program_is_refused(journal: Journal):
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(BadInput, match="andere versie"):
        Journal(journal.path)


def test_delivered_are_those_of_the_area_that_were_not_forgotten(journal: Journal):
    for number in range(4):
        journal.keep(arrival_of("newcomer", NEWCOMER, numbered(number)), NOON)
    journal.delivered([numbered(1), numbered(2)], "rotterdam")
    journal.delivered([numbered(3)], "haarlem")
    journal.forget([numbered(2)])
    assert journal.delivered_to("rotterdam") == [numbered(1)]
