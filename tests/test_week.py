"""A coordinator's week, told as the guide tells it, in a file and in a Google spreadsheet.

Each day somebody works in the workbook as a person does: typing in cells, sorting, adding a column.
Each night the program pulls and matches. Both homes must end the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

import pytest

from intake.inbox import Pulled, pull
from intake.kinds import KINDS
from intake.local import LocalWorkbooks
from intake.submission import to_cells
from intake.tabs import record_questions
from intake.workbook import Append, Snapshot, Workbook, carry_out, column_letter
from intake.workbooks import Workbooks
from made_up.desk import Desk
from matcher.run import run_workbook
from tests.faults.scene import AREA, State, draws, sent, state
from tests.intake.test_commands import run
from tests.matcher.test_run import G1, G2, G3, H1, H2, H3, POLICIES, members, newcomer, welcoming
from tests.online import Online, environment, surroundings

H4, H5, G4 = "H0000004", "H0000005", "G0000004"
MONDAY = date(2026, 11, 23)
AGAIN = (date(2026, 11, 25), date(2026, 12, 1))
"""In these nights the program runs twice: the second time changes nothing."""

LEARNT = "Liever op zaterdag afspreken"
ELSEWHERE = ("Vandaag", "Voorstellen", "Niet gekoppeld", "Berichten", "Overzicht", "Archief")
"""The tabs that tell of people without being their record."""

Cells = Mapping[str, str]


class Home(Protocol):
    """Where a workbook is kept, and what a person's hands do there."""

    workbooks: Workbooks

    def type(self, tab: str, key: str, header: str, text: str) -> None:
        """Type in a cell of the row with this key."""

    def add(self, tab: str, cells: Cells) -> None:
        """Type a row under the others."""

    def sort(self, tab: str, header: str) -> None:
        """Sort the tab by a column."""

    def own_column(self, tab: str, header: str, text: str) -> None:
        """Make a column of one's own, with something in its first row."""


class InAFile:
    def __init__(self, folder: Path) -> None:
        self.workbooks = LocalWorkbooks(folder)
        self.workbooks.setup([AREA])
        self._path = folder / f"{AREA}.xlsx"

    def type(self, tab: str, key: str, header: str, text: str) -> None:
        desk = Desk(self._path)
        (line,) = (line for line in desk.rows(tab) if key in line.cells().values())
        line.type(header, text)
        desk.save()

    def add(self, tab: str, cells: Cells) -> None:
        desk = Desk(self._path)
        desk.add(tab, cells)
        desk.save()

    def sort(self, tab: str, header: str) -> None:
        desk = Desk(self._path)
        desk.sort(tab, header)
        desk.save()

    def own_column(self, tab: str, header: str, text: str) -> None:
        desk = Desk(self._path)
        desk.own_column(tab, header, text)
        desk.save()


class AtGoogle:
    def __init__(self, online: Online) -> None:
        self.workbooks = online.workbooks()
        self._online = online

    def type(self, tab: str, key: str, header: str, text: str) -> None:
        table = read(self.workbooks).tables[tab]
        (row,) = (row for row in table.rows if key in row.cells.values())
        self._at(tab, table.address(row, header), text)

    def add(self, tab: str, cells: Cells) -> None:
        table = read(self.workbooks).tables[tab]
        number = max((row.number for row in table.rows), default=1) + 1
        for header, text in cells.items():
            self._at(tab, f"{column_letter(table.columns[header])}{number}", text)

    def sort(self, tab: str, header: str) -> None:
        column = column_letter(read(self.workbooks).tables[tab].columns[header])
        self._do({"sort_view": {"tab": tab, "column": column}})

    def own_column(self, tab: str, header: str, text: str) -> None:
        letter = column_letter(max(read(self.workbooks).tables[tab].columns.values()) + 1)
        self._at(tab, f"{letter}1", header)
        self._at(tab, f"{letter}2", text)

    def _at(self, tab: str, cell: str, text: str) -> None:
        self._do({"type": {"tab": tab, "cell": cell, "text": text}})

    def _do(self, action: dict[str, object]) -> None:
        self._online.sheets.person(self._online.ids[AREA], action)
        assert self._online.sheets.person_failures == []


def read(workbooks: Workbooks) -> Snapshot:
    with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
        return workbook.read()


class Week:
    """The week in one home: its nights, and what a coordinator reads in the morning."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._draws = draws()

    def on(self, work: Callable[[Workbook], object]) -> None:
        with self.home.workbooks.opened(AREA, self.home.workbooks.all()[AREA]) as workbook:
            work(workbook)

    def night(self, day: date) -> None:
        """What the scheduled run does before the day begins."""
        now = datetime(day.year, day.month, day.day, 4, 17, tzinfo=UTC)

        def pulled(snapshot: Snapshot) -> Pulled:
            return pull(snapshot, day, now, "https://voorbeeld.nl", self._draws)

        def both(workbook: Workbook) -> None:
            carry_out(workbook, pulled)
            run_workbook(workbook, POLICIES, day, now)

        self.on(both)
        if day in AGAIN:
            before = self.state()
            self.on(both)
            assert self.state() == before

    def state(self) -> State:
        return state(self.home.workbooks)

    def rows(self, tab: str) -> Mapping[str, Cells]:
        return self.state()[tab]

    def tasks(self, what: str) -> list[str]:
        """Whom the tasks of this kind are about."""
        return sorted(row["wie"] for row in self.rows("Vandaag").values() if row["wat"] == what)

    def texts(self, *tabs: str) -> str:
        return "\n".join(
            text for tab in tabs for row in self.rows(tab).values() for text in row.values()
        )

    def proposal_of(self, household: str) -> str:
        (found,) = (
            id
            for id, row in self.rows("Voorstellen").items()
            if id.startswith(household) and row["stand"] in ("voorstel", "voorgelegd")
        )
        return found


def before_the_week(workbook: Workbook) -> None:
    """Four households and three groups are ready, one match goes on, one sign-up came in."""
    groups = [welcoming(G1), welcoming(G2), welcoming(G3), welcoming(G4)]
    everybody = [member for group in groups for member in members(group["id"])]
    listed = [{**cells, "id": f"M{number:07d}"} for number, cells in enumerate(everybody)]
    arrived = sent(1, name="Nieuw Verzonnen", phone="06 11111111")
    pair = {"id": f"{H5}-{G4}", "besluit": "voorleggen"}
    workbook.read()
    workbook.apply(
        [
            *(Append("Nieuwkomers", newcomer(id)) for id in (H1, H2, H3, H4, H5)),
            *(Append("Groepen", cells) for cells in groups),
            *(Append("Groepsleden", cells) for cells in listed),
            Append("Inbox", to_cells(arrived)),
            Append("Voorstellen", {**pair, "antwoord huishouden": "ja", "antwoord sponsor": "ja"}),
        ]
    )


def proposed(week: Week) -> list[str]:
    """The households with an open proposal."""
    rows = week.rows("Voorstellen")
    return sorted(id[:8] for id, row in rows.items() if row["stand"] == "voorstel")


def waiting(week: Week) -> str:
    """The one household that is ready and has no proposal."""
    rows = week.rows("Niet gekoppeld")
    (id,) = (id for id in rows if id in (H1, H2, H3, H4))
    return id


def monday(week: Week) -> None:
    """Decide, ask, try a pair of one's own, and type in who phoned."""
    assert len(week.tasks("bellen")) == 1
    assert len(week.tasks("besluiten")) == 3
    first, second, _ = map(week.proposal_of, proposed(week))
    week.home.type("Voorstellen", first, "besluit", "voorleggen")
    week.home.type("Voorstellen", first, "antwoord huishouden", "gevraagd")
    week.home.type("Voorstellen", second, "besluit", "nu niet")
    week.home.type("Voorstellen", second, "reden", "Eerst een rustige maand")
    codes = {"eigen huishouden": waiting(week), "eigen sponsor": first[9:]}
    week.home.add("Voorstellen", codes)
    phoned = {"naam": "Telefoon Verzonnen", "telefoon": "06 2222", "stad": "Rotterdam"}
    week.home.add("Nieuwkomers", phoned)


def tuesday(week: Week) -> None:
    """Look at one's own pair, hear the first yes, plan to meet, mend a number."""
    (own,) = (row for row in week.rows("Voorstellen").values() if row["stand"] == "eigen paar")
    assert "wordt al vastgehouden" in own["let op"]
    week.home.type("Voorstellen", own["id"], "eigen huishouden", "")
    week.home.type("Voorstellen", own["id"], "eigen sponsor", "")
    (asked,) = asked_pairs(week)
    week.home.type("Voorstellen", asked, "antwoord huishouden", "ja")
    week.home.type("Voorstellen", asked, "antwoord sponsor", "gevraagd")
    week.home.type("Voorstellen", asked, "kennismaking op", "2026-11-26")
    (phoned,) = (
        id for id, row in week.rows("Nieuwkomers").items() if row["naam"] == "Telefoon Verzonnen"
    )
    assert "telefoon" in week.rows("Nieuwkomers")[phoned]["probleem"]
    week.home.type("Nieuwkomers", phoned, "telefoon", "06 22222222")


def asked_pairs(week: Week) -> list[str]:
    rows = week.rows("Voorstellen")
    return [id for id, row in rows.items() if row["stand"] == "voorgelegd"]


def wednesday(week: Week) -> None:
    """A complaint: the match of before stops. Nobody else is told why."""
    assert len(week.tasks("kennismaking")) == 1
    assert "06 2222" not in week.texts("Vandaag")
    kinds = [row["soort"] for row in week.rows("Berichten").values()]
    assert kinds.count("kennismaking") == 2
    week.home.type("Koppelingen", f"{H5}-{G4}", "stand", "gestopt")
    week.home.type("Koppelingen", f"{H5}-{G4}", "wat we leerden", LEARNT)


def thursday(week: Week) -> None:
    """A holiday: the round is fixed and nothing moves; somebody sorts, and makes a column."""
    assert week.rows("Koppelingen")[f"{H5}-{G4}"]["stand"] == "gestopt"
    assert LEARNT not in week.texts(*ELSEWHERE)
    week.home.type("Instellingen", "ronde staat", "waarde", "vast")
    week.home.sort("Nieuwkomers", "naam")
    week.home.own_column("Nieuwkomers", "fiets", "ja")


def friday(week: Week) -> None:
    """They met, and the sponsor says yes too."""
    (asked,) = asked_pairs(week)
    assert "De kennismaking is geweest" in week.texts("Vandaag")
    for id in asked.split("-"):
        assert contact_of(week, id) not in week.texts(*ELSEWHERE)
    week.home.type("Voorstellen", asked, "antwoord sponsor", "ja")


def next_monday(week: Week) -> None:
    """A colleague takes over and begins a round."""
    (asked,) = (id for id, row in week.rows("Koppelingen").items() if row["stand"] == "loopt")
    for id in asked.split("-"):
        assert contact_of(week, id) in week.texts("Berichten")
    week.home.type("Instellingen", "ronde staat", "waarde", "open")
    week.home.type("Instellingen", "ronde", "waarde", "2026-12")


def contact_of(week: Week, id: str) -> str:
    """What only who is linked with somebody may read: a phone number or e-mail address."""
    found = week.rows("Nieuwkomers").get(id)
    return found["telefoon"] if found else f"lid1.{id.lower()}@example.org"


DAYS = (
    (MONDAY, monday),
    (date(2026, 11, 24), tuesday),
    (date(2026, 11, 25), wednesday),
    (date(2026, 11, 26), thursday),
    (date(2026, 11, 27), friday),
    (date(2026, 11, 30), next_monday),
)


def lived(home: Home) -> State:
    """The week in one home, with the night after it."""
    week = Week(home)
    week.on(before_the_week)
    for day, work in DAYS:
        week.night(day)
        work(week)
    week.night(date(2026, 12, 1))
    return week.state()


@dataclass(frozen=True)
class Lived:
    """The same week in both homes, lived once for all that looks back on it."""

    folder: Path
    online: Online
    in_a_file: State
    at_google: State


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, set_up: Online) -> Lived:
    folder, online = tmp_path_factory.mktemp("week"), set_up.fresh()
    return Lived(folder, online, lived(InAFile(folder)), lived(AtGoogle(online)))


def test_week_is_the_same_in_a_file_and_at_google(both: Lived) -> None:
    assert both.in_a_file == both.at_google
    (archived,) = (row for row in both.in_a_file["Archief"].values() if row["stand"] == "nu niet")
    assert archived["reden"] == "Eerst een rustige maand"


# Looking back: a sign-up is followed to its match with one command


def traced(place: str, code: str) -> list[str]:
    """What ``trace`` says of a record, without where its rows stand."""
    ended = run("trace", code, "--workbook", place)
    assert ended.returncode == 0, ended.stderr
    lines = [line for line in ended.stdout.splitlines() if line.startswith("rotterdam, ")]
    return [re.sub("![A-Z]+[0-9]+", "", line) for line in lines]


def contacts(tabs: State) -> set[str]:
    """All that tells who somebody is, or what they wrote."""
    found = set()
    for kind in KINDS:
        asked = [one.column for one in record_questions(kind.tab) if one.use == "contact"]
        for row in tabs[kind.tab].values():
            found |= {row.get(column, "") for column in asked}
    # A made-up group is called by its code.
    return {text for text in found - tabs["Groepen"].keys() if len(text) > 4}


def test_match_is_traced_alike_in_both_without_contacts(both: Lived) -> None:
    matches = both.in_a_file["Koppelingen"]
    (pair,) = (id for id, row in matches.items() if row["stand"] == "loopt")
    secret = contacts(both.in_a_file)
    assert secret
    for code in pair.split("-"):
        there = traced(str(both.folder), code)
        with environment(surroundings(both.online.sheets)):
            assert traced(f"google:{both.online.ids['landelijk']}", code) == there
        tabs = [line.split(":")[0].removeprefix("rotterdam, ") for line in there]
        assert tabs == sorted(tabs, key=tabs.index)
        assert {"Koppelingen", "Berichten", "Archief", "Besluiten"} <= {*tabs}
        assert not [text for text in secret if text in str(there)]
