"""The calendar file, read back by a parser that did not write it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from typer.testing import CliRunner

from intake.local import LocalWorkbooks
from intake.workbook import Append, Snapshot
from matcher.__main__ import app
from matcher.calendar_file import Entry, calendar_text, entries
from tests.matcher.people import TODAY
from tests.matcher.test_followup import ID, day, later, matched
from tests.matcher.test_run import (
    G1,
    G2,
    H1,
    H2,
    POLICIES,
    YES_TWICE,
    area,
    members,
    newcomer,
    ran,
    rows,
    typed,
    welcoming,
    without,
)


def written(workbook: Snapshot, today: date = TODAY) -> bytes:
    return calendar_text(entries("rotterdam", workbook, POLICIES, today), today)


def events(text: bytes) -> dict[str, Any]:
    """The events by their names, as another parser reads them."""
    calendar = vobject.readOne(text.decode())
    found = {event.uid.value: event for event in calendar.contents.get("vevent", [])}
    assert len(found) == len(calendar.contents.get("vevent", []))
    return found


def test_every_moment_to_come_is_a_whole_day() -> None:
    found = events(written(matched()))
    assert {uid: event.dtstart.value for uid, event in found.items()} == {
        f"{ID}-na-1m@samen-hier": date(2026, 12, 22),
        f"{ID}-na-3m@samen-hier": date(2027, 2, 22),
        f"{ID}-na-6m@samen-hier": date(2027, 5, 22),
        f"{ID}-na-9m@samen-hier": date(2027, 8, 22),
        f"{ID}-voor-einde-1m@samen-hier": date(2027, 10, 22),
        f"{ID}-einde@samen-hier": date(2027, 11, 22),
    }


def test_summary_names_the_moment_and_both_codes() -> None:
    found = events(written(matched()))
    told = found[f"{ID}-na-6m@samen-hier"].summary.value
    assert told == f"Samen Hier: halverwege, {H1} en {G1}"


def test_nobody_is_named() -> None:
    text = written(matched(notitie="Zzgeheim", wat_we_leerden="Zzgeheim")).decode()
    assert not [word for word in ("Naam van", "Zzgeheim", "1234567", "example.org") if word in text]


def test_moment_that_was_held_or_will_not_be_is_taken_away() -> None:
    held = events(written(matched(laatste_contact=day(20)), TODAY + timedelta(days=21)))
    over = events(written(matched(stand="gestopt")))
    assert held[f"{ID}-na-1m@samen-hier"].status.value == "CANCELLED"
    assert {event.status.value for event in over.values()} == {"CANCELLED"}


def test_extended_match_moves_its_end_under_the_same_name() -> None:
    before, longer = events(written(matched())), events(written(matched(verlengd_tot="1-6-2028")))
    assert longer[f"{ID}-einde@samen-hier"].dtstart.value == date(2028, 6, 1)
    assert before.keys() < longer.keys()


def test_later_file_goes_before_an_earlier_one() -> None:
    today, tomorrow = (
        events(written(matched(), TODAY + timedelta(days=days)))[f"{ID}-einde@samen-hier"]
        for days in (0, 1)
    )
    assert int(today.sequence.value) < int(tomorrow.sequence.value)
    assert today.dtstamp.value == datetime(2026, 11, 22, tzinfo=UTC)


def test_same_day_gives_the_same_bytes() -> None:
    assert written(matched()) == written(later(matched(), 0))


MEETING = f"{ID}-kennismaking@samen-hier"
ASKED = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "kennismaking_op": "2026-11-26"}


def asked() -> Snapshot:
    """H1 said yes, and meets G1 in four days."""
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    return ran(typed(once, "Voorstellen", ID, **ASKED))


def meeting_of(workbook: Snapshot) -> tuple[str, date]:
    event = events(written(workbook))[MEETING]
    return event.status.value, event.dtstart.value


def test_meeting_is_there_while_the_proposal_is_put_forward() -> None:
    assert meeting_of(asked()) == ("CONFIRMED", date(2026, 11, 26))


def test_meeting_stays_when_both_say_yes_before_it() -> None:
    agreed = ran(typed(asked(), "Voorstellen", ID, antwoord_sponsor="ja"))
    assert rows(agreed, "Koppelingen") == {}
    assert meeting_of(agreed) == ("CONFIRMED", date(2026, 11, 26))


def test_meeting_stays_on_its_day_until_the_match_stops() -> None:
    agreed = ran(typed(asked(), "Voorstellen", ID, antwoord_sponsor="ja"))
    linked = ran(agreed, days=4)
    assert meeting_of(linked) == ("CONFIRMED", date(2026, 11, 26))
    stopped = ran(typed(linked, "Koppelingen", ID, stand="gestopt"), days=4)
    assert meeting_of(stopped)[0] == "CANCELLED"


@pytest.mark.parametrize(
    "typed_next",
    [
        {"antwoord_sponsor": "nee"},
        {"besluit": "nu niet"},
        {"kennismaking_op": ""},
        {"kennismaking_op": "volgende week"},
    ],
)
def test_meeting_that_does_not_go_on_is_cancelled(typed_next: dict[str, str]) -> None:
    off = ran(typed(asked(), "Voorstellen", ID, **typed_next))
    assert meeting_of(off) == ("CANCELLED", date(2026, 11, 26))


def test_meeting_of_a_closed_round_is_cancelled() -> None:
    off = ran(typed(asked(), "Voorstellen", ID, antwoord_sponsor="nee"))
    closed = ran(typed(off, "Instellingen", "ronde", waarde="2027-1"))
    assert ID in rows(closed, "Archief")[next(iter(rows(closed, "Archief")))]["id"]
    assert meeting_of(closed) == ("CANCELLED", date(2026, 11, 26))


def test_meeting_that_moved_to_a_day_that_is_past_leaves_the_day_to_come() -> None:
    moved = ran(typed(asked(), "Voorstellen", ID, kennismaking_op="2026-11-20"))
    assert meeting_of(moved) == ("CONFIRMED", date(2026, 11, 20))


def test_talks_of_an_extension_that_was_taken_back_are_cancelled() -> None:
    longer = ran(matched(verlengd_tot="1-1-2029"))
    extra = {uid for uid in events(written(longer)) if "-extra-" in uid}
    back = events(written(ran(typed(longer, "Koppelingen", ID, verlengd_tot=""))))
    assert len(extra) == 4
    assert {back[uid].status.value for uid in extra} == {"CANCELLED"}
    assert back[f"{ID}-einde@samen-hier"].dtstart.value == date(2027, 11, 22)


def test_talks_that_a_later_beginning_takes_away_are_cancelled() -> None:
    longer = ran(matched(verlengd_tot="1-1-2029"))
    later_on = events(written(ran(typed(longer, "Koppelingen", ID, begint_op="2027-06-01"))))
    told = {uid[18:25]: event.status.value for uid, event in later_on.items() if "-extra-" in uid}
    assert told == {"extra-1": "CONFIRMED"} | {f"extra-{n}": "CANCELLED" for n in (2, 3, 4)}


def test_moment_that_moved_to_a_day_that_is_past_leaves_the_day_to_come() -> None:
    early = ran(typed(ran(matched()), "Koppelingen", ID, begint_op="2025-06-01"))
    end = events(written(early))[f"{ID}-einde@samen-hier"]
    assert end.dtstart.value == date(2026, 6, 1)


def test_what_is_past_is_not_in_the_file() -> None:
    found = events(written(matched(), date(2027, 11, 1)))
    assert list(found) == [f"{ID}-einde@samen-hier"]
    assert events(written(without(matched(), "Koppelingen", ID))) == {}


HOSTILE = "één, twee; drie \\ vier\nvijf" + " en nog veel meer ☃" * 12


def test_lines_are_folded_and_signs_escaped() -> None:
    text = calendar_text([Entry("x@y", TODAY, HOSTILE, HOSTILE)], TODAY)
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert events(text)["x@y"].summary.value == HOSTILE


# --- the command --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def matched_areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two areas, each with a match; no test works in these."""
    folder = tmp_path_factory.mktemp("gebieden")
    workbooks = LocalWorkbooks(folder / "werkmappen")
    workbooks.setup(["haarlem", "rotterdam"])
    for name, pair in (("haarlem", (H1, G1)), ("rotterdam", (H2, G2))):
        with workbooks.opened(name, workbooks.all()[name]) as workbook:
            workbook.read()
            agreed = {header.replace("_", " "): text for header, text in YES_TWICE.items()}
            everybody = [{**one, "id": f"M{n:07d}"} for n, one in enumerate(members(pair[1]))]
            workbook.apply(
                [
                    Append("Nieuwkomers", newcomer(pair[0])),
                    Append("Groepen", welcoming(pair[1])),
                    *(Append("Groepsleden", one) for one in everybody),
                    Append("Voorstellen", {"id": "-".join(pair), **agreed}),
                ]
            )
    asked = ["run", "--workbook", str(folder / "werkmappen"), "--today", TODAY.isoformat()]
    assert CliRunner().invoke(app, asked).exit_code == 0
    return folder


@pytest.fixture
def folder(matched_areas: Path, tmp_path: Path) -> Path:
    """The same two areas, for a test of its own."""
    shutil.copytree(matched_areas, tmp_path, dirs_exist_ok=True)
    return tmp_path


def made(folder: Path, *more: str) -> tuple[int, str]:
    asked = ["calendar", "--workbook", str(folder / "werkmappen"), "--today", TODAY.isoformat()]
    found = CliRunner().invoke(app, [*asked, *more])
    return found.exit_code, found.output


@pytest.mark.parametrize(("areas", "pairs"), [([], 2), (["--area", "rotterdam"], 1)])
def test_command_writes_the_areas_that_were_asked(
    folder: Path, areas: list[str], pairs: int
) -> None:
    path = folder / "agenda.ics"
    assert made(folder, "--out", str(path), *areas) == (0, f"agenda.ics: {6 * pairs} momenten.\n")
    assert len(events(path.read_bytes())) == 6 * pairs


def test_command_that_cannot_write_says_so_and_leaves_nothing(folder: Path) -> None:
    for place in (folder, folder / "weg" / "agenda.ics"):
        code, said = made(folder, "--out", str(place))
        assert code == 1
        assert "--out" in said
    assert sorted(path.name for path in folder.iterdir()) == ["werkmappen"]


def test_command_writes_nothing_when_an_area_cannot_be_read(folder: Path) -> None:
    (folder / "werkmappen" / "haarlem.xlsx").write_bytes(b"stuk")
    code, _ = made(folder, "--out", str(folder / "agenda.ics"))
    assert code == 1
    assert not (folder / "agenda.ics").exists()
