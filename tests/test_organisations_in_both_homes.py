"""An organisation signs up, gets its link and enters cases: the same in a file and at Google."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from intake.drain import drain
from intake.journal import Journal
from tests.faults.scene import State
from tests.intake.paper import CASE, ORGANISATION
from tests.intake.sending import TOKEN, arrival_of, numbered
from tests.online import Online
from tests.test_week import AtGoogle, Home, InAFile, Week, read

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, day) for day in (23, 24, 25, 26))


def send(week: Week, journal: Journal, day: date, number: int, form: str, **answers: str) -> str:
    """What is confirmed to somebody who sends this form; it then lands in the right Inbox."""
    base: Mapping[str, object] = CASE if form == "case" else ORGANISATION
    received = datetime(day.year, day.month, day.day, 10, number, tzinfo=UTC)
    kept = journal.keep(arrival_of(form, {**base, **answers}, numbered(number)), received)
    assert drain(journal, week.home.workbooks).waiting == 0
    return kept.reference


def lived(home: Home, path: Path) -> State:
    week, journal = Week(home), Journal(path)
    organisation = send(week, journal, MONDAY, 1, "organisation")
    week.night(TUESDAY)
    assert week.tasks("organisatie bellen") == [f"organisatie {organisation}"]
    week.home.type("Organisaties", organisation, "gesprek", "ja")
    week.home.type("Organisaties", organisation, "zaaklink", "ja")
    week.night(WEDNESDAY)
    assert week.tasks("organisatie bellen") == []
    assert week.tasks("bericht sturen") == [f"organisatie {organisation}"]
    messages = read(week.home.workbooks).tables["Berichten"].rows
    (message,) = (row for row in messages if row.cells["soort"] == "zaak-link")
    token = message.cells["tekst"].partition("#sleutel=")[2].split()[0]
    cases = {
        send(week, journal, WEDNESDAY, 2, "case", access_code=token),
        send(week, journal, WEDNESDAY, 3, "case", access_code=token, case_number="2026-0124"),
    }
    send(week, journal, WEDNESDAY, 4, "case", access_code=f"{organisation}{TOKEN[8:]}")
    week.night(THURSDAY)
    assert set(week.rows("Nieuwkomers")) == cases
    assert [row["wat"] for row in week.rows("Vandaag").values()].count("wijziging") == 1
    assert "Olga" not in week.texts("Vandaag", "Berichten", "Besluiten", "Wijzigingen", "Overzicht")
    assert "Cas Bedacht" not in week.texts("Vandaag", "Berichten", "Besluiten", "Niet gekoppeld")
    before = week.state()
    week.night(THURSDAY)
    assert week.state() == before
    return before


def test_organisation_and_its_cases_are_the_same_in_both(tmp_path: Path, online: Online) -> None:
    in_a_file = lived(InAFile(tmp_path), tmp_path / "file.sqlite3")
    at_google = lived(AtGoogle(online), tmp_path / "google.sqlite3")
    assert in_a_file == at_google
