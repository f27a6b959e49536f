"""What comes after a match is the same in a file and in a Google spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook

from intake.workbook import Append, Update, Workbook
from matcher.run import run_workbook
from tests.faults.scene import AREA, State, state
from tests.matcher.test_run import G1, H1, POLICIES, members, newcomer, welcoming
from tests.online import Online
from tests.test_week import AtGoogle, Home, InAFile

ID = f"{H1}-{G1}"
YES_TWICE = {"besluit": "voorleggen", "antwoord huishouden": "ja", "antwoord sponsor": "ja"}
NOTED = {
    "laatste contact": "2026-11-23",
    "verlengd tot": "2028-02-01",
    "begint op": "volgend jaar",
    "wat we leerden": "rustig beginnen",
    "stand": "afgerond",
    "wil weer": "sponsor",
}
FIRST, LAST = date(2026, 11, 23), date(2027, 12, 2)


def lived(home: Home) -> tuple[State, State]:
    """A match from beginning to end, before and after a run in which nothing is new.

    Somebody notes all there is to note, a run sees it, and then somebody deletes the row.
    """
    on(home, both_said_yes)
    on(home, lambda workbook: run(workbook, FIRST), note)
    on(home, lambda workbook: run(workbook, LAST))
    _delete_row(home)
    on(home, lambda workbook: run(workbook, LAST))
    once = state(home.workbooks)
    on(home, lambda workbook: run(workbook, LAST))
    return once, state(home.workbooks)


def on(home: Home, *works: Callable[[Workbook], None]) -> None:
    with home.workbooks.opened(AREA, home.workbooks.all()[AREA]) as workbook:
        for work in works:
            work(workbook)


def run(workbook: Workbook, day: date) -> None:
    now = datetime(day.year, day.month, day.day, 4, 17, tzinfo=UTC)
    run_workbook(workbook, POLICIES, day, now)


def both_said_yes(workbook: Workbook) -> None:
    listed = [{**cells, "id": f"M{number:07d}"} for number, cells in enumerate(members(G1))]
    workbook.read()
    workbook.apply(
        [
            Append("Nieuwkomers", newcomer(H1)),
            Append("Groepen", welcoming(G1)),
            *(Append("Groepsleden", cells) for cells in listed),
            Append("Voorstellen", {"id": ID, **YES_TWICE}),
        ]
    )


def note(workbook: Workbook) -> None:
    (row,) = workbook.read().tables["Koppelingen"].rows
    workbook.apply([Update("Koppelingen", row, NOTED)])


NEW_NUMBER = "+31687654321"


def told_anew(home: Home) -> list[State]:
    """After the letters of a match were sent, after a run in which nothing changed, after the
    household got another number, and once more."""
    on(home, both_said_yes)
    on(home, lambda workbook: run(workbook, FIRST))
    for side in ("huishouden", "sponsor"):
        home.type("Berichten", f"{ID}:koppeling-{side}", "verstuurd op", FIRST.isoformat())
    found = [state(home.workbooks)]
    for number in ("", NEW_NUMBER, ""):
        if number:
            home.type("Nieuwkomers", H1, "telefoon", number)
        on(home, lambda workbook: run(workbook, FIRST))
        found.append(state(home.workbooks))
    return found


def _delete_row(home: Home) -> None:
    if isinstance(home, InAFile):
        book = load_workbook(home._path)
        book["Koppelingen"].delete_rows(2)
        book.save(home._path)
    elif isinstance(home, AtGoogle):
        home._do({"delete_rows": {"tab": "Koppelingen", "row": 2, "count": 1}})


def test_match_from_beginning_to_end_is_the_same_in_both(tmp_path: Path, online: Online) -> None:
    in_a_file, again = lived(InAFile(tmp_path))
    assert in_a_file == again
    assert lived(AtGoogle(online)) == (in_a_file, again)
    told = in_a_file["Koppelingen"][ID]
    assert {header: told[header] for header in NOTED} == NOTED
    assert "staat geen datum" in told["probleem"]


def test_contact_that_changed_is_told_anew_in_both(tmp_path: Path, online: Online) -> None:
    in_a_file = told_anew(InAFile(tmp_path))
    assert told_anew(AtGoogle(online)) == in_a_file
    sent, unchanged, changed, again = (found["Berichten"] for found in in_a_file)
    assert (sent, changed) == (unchanged, again)
    assert changed.keys() - sent.keys() == {f"{ID}:nieuw-contact-sponsor:2:{G1}"}
