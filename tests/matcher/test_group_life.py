"""The life of a group: in every state somebody comes or goes, and the run tells.

A row of the table says what a person types, and what the next run makes of it: the status of the
group, the tasks that come and go, how its proposal stands, and whether its match goes on. Most is
shown in memory, and some of it again in a real file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from intake.local import open_local, setup_local
from intake.workbook import Append, Change, Snapshot, Update, Workbook
from matcher.run import match_run
from tests.matcher.people import TODAY, after, snapshot
from tests.matcher.test_forming import TAB, volunteer
from tests.matcher.test_run import G1, G2, H1, NOW, POLICIES, Cells, members, newcomer, welcoming

PAIR = f"{H1}-{G1}"
LEAD, LAST, NEW = "M0000000", "M0000004", "M0000009"


class InMemory:
    """A workbook without a file."""

    name = "in het geheugen"

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def read(self) -> Snapshot:
        return self._snapshot

    def apply(self, changes: Sequence[Change]) -> None:
        self._snapshot = after(self._snapshot, changes)


def person(id: str, group: str = G1, **cells: str) -> Cells:
    """A member who did everything that is asked."""
    asked = {**members(group)[4], "id": id, "vog": "ja", "naam": f"Lid {id}", **cells}
    return {**asked, "e-mail": f"{id.lower()}@example.org"}


def type_in(workbook: Workbook, tab: str, key: str, cells: Mapping[str, str]) -> None:
    """Type in the row with this key, or in a new one under the others."""
    found = workbook.read().tables[tab].by_key.get(key, ())
    change: Change = Update(tab, found[0], cells) if found else Append(tab, {"id": key, **cells})
    workbook.apply([change])


def run(workbook: Workbook, days: int = 0) -> set[str]:
    """One run, so many days later; the tabs that it changed."""
    before = workbook.read()
    workbook.apply(match_run(before, POLICIES, TODAY + timedelta(days=days), NOW).changes)
    changed = workbook.read().tables
    return {name for name, table in changed.items() if table != before.tables[name]}


def rows(snapshot: Snapshot, tab: str) -> Mapping[str, Mapping[str, str]]:
    table = snapshot.tables[tab]
    return {row.cells[table.tab.key or ""]: row.cells for row in table.rows}


def tasks(snapshot: Snapshot) -> dict[str, str]:
    """Every task by id: what it is, and the tab, the row and the column of its cell."""
    return {
        row.cells["id"]: f"{row.cells['wat']} @ {place(snapshot, row.cells['waar'])}"
        for row in snapshot.tables["Vandaag"].rows
    }


def place(snapshot: Snapshot, link: str) -> str:
    """A link such as ``Groepen!F2`` in words: the tab, the key of the row, and the header."""
    tab, _, cell = link.partition("!")
    number = int(re.sub("[A-Z]", "", cell))
    table = snapshot.tables[tab]
    (row,) = (row for row in table.rows if row.number == number)
    (header,) = (one for one in table.tab.headers if table.address(row, one) == cell)
    return f"{tab} {row.cells[table.tab.key or '']} {header}"


# --- the states of a group ----------------------------------------------------------------------


def with_group(workbook: Workbook, *others: Change, variant: str = "hervestiging") -> None:
    """A group of five in Rotterdam that is ready, for resettlement."""
    five = [person(f"M000000{number}") for number in range(5)]
    five[0] = {**five[0], "rol": "coördinator"}
    workbook.read()
    workbook.apply(
        [
            Append("Groepen", welcoming(G1, variant=variant)),
            *(Append("Groepsleden", one) for one in five),
            *others,
        ]
    )
    run(workbook)


def with_household(workbook: Workbook, variant: str = "hervestiging", **decided: str) -> None:
    household = Append("Nieuwkomers", newcomer(H1, variant=variant))
    with_group(workbook, household, variant=variant)
    if decided:
        type_in(workbook, "Voorstellen", PAIR, decided)
        run(workbook)


YES_TWICE = {"besluit": "voorleggen", "antwoord huishouden": "ja", "antwoord sponsor": "ja"}
ASKED = {"besluit": "voorleggen", "antwoord huishouden": "gevraagd"}
STATES: Mapping[str, Callable[[Workbook], None]] = {
    "klaar": with_group,
    "voorstel": with_household,
    "voorgelegd": lambda workbook: with_household(workbook, **ASKED),
    "voorgelegd elders": lambda workbook: with_household(workbook, "statushouders", **ASKED),
    "actief": lambda workbook: with_household(workbook, **YES_TWICE),
    "actief elders": lambda workbook: with_household(workbook, "statushouders", **YES_TWICE),
}
"""«Elders»: for a variant of which no source says that a group may be smaller."""


@cache
def _state(name: str) -> Snapshot:
    workbook = InMemory(snapshot())
    STATES[name](workbook)
    return workbook.read()


def in_state(name: str) -> Workbook:
    """A workbook in which that is so, each time a new one."""
    return InMemory(_state(name))


@pytest.mark.parametrize("name", STATES)
def test_state_is_what_it_is_called(name: str) -> None:
    status = rows(in_state(name).read(), "Groepen")[G1]["status"]
    assert status == ("klaar" if name == "voorstel" else name.partition(" ")[0])


# --- what happens -------------------------------------------------------------------------------

Typed = tuple[str, str, Mapping[str, str]]
"""A tab, the key of a row, and the cells that a person types in it."""

BECAUSE = {"met minder, omdat": "Besloten op 3 mei."}
STOPS: Typed = ("Groepsleden", LAST, {"stand": "gestopt"})
LEAD_STOPS: Typed = ("Groepsleden", LEAD, {"stand": "teruggetrokken"})
JOINS: Typed = ("Groepsleden", NEW, person(NEW, verklaring="nee"))
CLEARED_JOINS: Typed = ("Groepsleden", NEW, person(NEW))
EXPLAINED: Typed = ("Groepen", G1, BECAUSE)
PAUSES: Typed = ("Groepen", G1, {"stand": "pauze"})
PAUSES_UNTIL: Typed = ("Groepen", G1, {"stand": "pauze", "pauze tot": "2099-01-01"})
PAUSED_LONG: Typed = ("Groepen", G1, {"stand": "pauze", "pauze tot": "2026-11-20"})
GROUP_STOPS: Typed = ("Groepen", G1, {"stand": "gestopt"})
MEMBER_PAUSED: Typed = ("Groepsleden", LAST, {"stand": "pauze", "pauze tot": "2026-11-20"})
SECOND_LEAD: Typed = ("Groepsleden", LAST, {"rol": "coördinator"})
MOVES: Typed = ("Groepsleden", LAST, {"groep": "G0000009"})

HELP = f"groep op weg helpen @ Groepen {G1}"
HELP_MEMBER = f"verklaring ontbreekt @ Groepsleden {NEW} verklaring"
FEWER_ = f"groep met minder @ Groepen {G1} met minder, omdat"
NO_LEAD = "coördinator kiezen @ Groepsleden M0000001 rol"
TWO_LEADS = f"coördinator kiezen @ Groepsleden {LAST} rol"
TALK_OF_PAUSE = f"pauze bespreken @ Groepen {G1} pauze tot"
PAUSE_OVER = f"pauze voorbij @ Groepen {G1} stand"
NO_SUCH_GROUP = f"probleem @ Groepsleden {LAST} groep"
DECIDE = f"besluiten @ Voorstellen {PAIR} besluit"
REPLY = f"antwoord gevraagd @ Voorstellen {PAIR} antwoord huishouden"
CALL_OFF = f"afmelden @ Berichten {PAIR}:gaat-niet-door:{H1} verstuurd op"
TELL = f"afmelden @ Koppelingen {PAIR} stand"
LETTERS = {
    f"bericht sturen @ Berichten {PAIR}:koppeling-huishouden verstuurd op",
    f"bericht sturen @ Berichten {PAIR}:koppeling-sponsor verstuurd op",
}


@dataclass(frozen=True)
class Case:
    """What is typed in a state, and what the run makes of it.

    ``comes`` and ``goes`` are the tasks that were not there before, and are not there any more.
    ``stand`` is that of the proposal, "" when it has no row; ``unready`` says that its row tells
    why it cannot become a match. ``linked`` says that there is a match.
    """

    state: str
    typed: tuple[Typed, ...]
    status: str
    comes: frozenset[str] = frozenset()
    goes: frozenset[str] = frozenset()
    stand: str = ""
    unready: bool = False
    linked: bool = False


def case(
    state: str,
    *typed: Typed,
    status: str,
    comes: Sequence[str] | set[str] = (),
    goes: Sequence[str] | set[str] = (),
    stand: str = "",
    unready: bool = False,
) -> Case:
    linked = state.startswith("actief")
    stand = "koppeling" if linked and not stand else stand
    return Case(state, typed, status, frozenset(comes), frozenset(goes), stand, unready, linked)


CASES = (
    # ready, and nobody is proposed
    case("klaar", STOPS, status="vormen", comes=[f"{HELP} mensen erbij"]),
    case("klaar", STOPS, EXPLAINED, status="klaar"),
    case("klaar", STOPS, CLEARED_JOINS, status="klaar"),
    case(
        "klaar",
        JOINS,
        status="aanvullen",
        comes=[f"verklaring ontbreekt @ Groepsleden {NEW} verklaring"],
    ),
    case("klaar", CLEARED_JOINS, status="klaar"),
    case("klaar", LEAD_STOPS, status="vormen", comes=[f"{HELP} mensen erbij", NO_LEAD]),
    case("klaar", LEAD_STOPS, EXPLAINED, SECOND_LEAD, status="klaar"),
    case("klaar", SECOND_LEAD, status="klaar", comes=[TWO_LEADS]),
    case("klaar", MOVES, status="vormen", comes=[f"{HELP} mensen erbij", NO_SUCH_GROUP]),
    case("klaar", PAUSES, status="pauze"),
    case("klaar", PAUSES_UNTIL, status="pauze"),
    case("klaar", PAUSED_LONG, status="pauze", comes=[PAUSE_OVER]),
    case("klaar", GROUP_STOPS, status="gestopt"),
    case("klaar", GROUP_STOPS, STOPS, status="gestopt"),
    # in a proposal that nobody decided about: it goes, and nobody has to be told
    case("voorstel", STOPS, status="vormen", comes=[f"{HELP} mensen erbij"], goes=[DECIDE]),
    case("voorstel", STOPS, EXPLAINED, status="klaar", stand="voorstel"),
    case(
        "voorstel",
        JOINS,
        status="aanvullen",
        comes=[f"verklaring ontbreekt @ Groepsleden {NEW} verklaring"],
        goes=[DECIDE],
    ),
    case("voorstel", PAUSES, status="pauze", goes=[DECIDE]),
    case("voorstel", GROUP_STOPS, status="gestopt", goes=[DECIDE]),
    # put forward: the pair stays, and does not become a match before this is settled
    case(
        "voorgelegd",
        STOPS,
        status="voorgelegd",
        comes=[FEWER_],
        stand="voorgelegd",
        unready=True,
    ),
    case("voorgelegd", STOPS, EXPLAINED, status="voorgelegd", stand="voorgelegd"),
    case("voorgelegd", STOPS, CLEARED_JOINS, status="voorgelegd", stand="voorgelegd"),
    case(
        "voorgelegd",
        JOINS,
        status="voorgelegd",
        comes=[HELP_MEMBER],
        stand="voorgelegd",
        unready=True,
    ),
    case(
        "voorgelegd",
        STOPS,
        JOINS,
        status="voorgelegd",
        comes=[HELP_MEMBER],
        stand="voorgelegd",
        unready=True,
    ),
    case(
        "voorgelegd",
        ("Groepen", G1, {"training": "nee"}),
        status="voorgelegd",
        comes=[f"{HELP} training"],
        stand="voorgelegd",
        unready=True,
    ),
    case(
        "voorgelegd",
        LEAD_STOPS,
        EXPLAINED,
        status="voorgelegd",
        comes=[NO_LEAD],
        stand="voorgelegd",
    ),
    case(
        "voorgelegd",
        PAUSES,
        status="pauze",
        comes=[TALK_OF_PAUSE],
        stand="voorgelegd",
        unready=True,
    ),
    case("voorgelegd", PAUSES_UNTIL, status="pauze", stand="voorgelegd", unready=True),
    case(
        "voorgelegd",
        PAUSED_LONG,
        status="pauze",
        comes=[PAUSE_OVER],
        stand="voorgelegd",
        unready=True,
    ),
    case(
        "voorgelegd",
        GROUP_STOPS,
        status="gestopt",
        comes=[CALL_OFF],
        stand="vervallen",
    ),
    case(
        "voorgelegd elders",
        STOPS,
        status="voorgelegd",
        comes=[f"groep met minder @ Voorstellen {PAIR} besluit"],
        stand="voorgelegd",
        unready=True,
    ),
    case(
        "voorgelegd elders",
        STOPS,
        EXPLAINED,
        status="voorgelegd",
        comes=[
            f"groep met minder @ Voorstellen {PAIR} besluit",
            f"probleem @ Groepen {G1} met minder, omdat",
        ],
        stand="voorgelegd",
        unready=True,
    ),
    # in a match: it goes on, whatever happens
    case("actief elders", STOPS, status="actief", comes=[FEWER_]),
    case("actief elders", STOPS, EXPLAINED, status="actief"),
    case("actief", STOPS, status="actief", comes=[FEWER_]),
    case("actief", STOPS, EXPLAINED, status="actief"),
    case("actief", STOPS, CLEARED_JOINS, status="actief"),
    case("actief", JOINS, status="actief", comes=[HELP_MEMBER]),
    case("actief", LEAD_STOPS, EXPLAINED, status="actief", comes=[NO_LEAD]),
    case(
        "actief",
        MEMBER_PAUSED,
        EXPLAINED,
        status="actief",
        comes=[f"pauze voorbij @ Groepsleden {LAST} stand"],
    ),
    case(
        "actief",
        STOPS,
        ("Groepen", G1, {"mensen erbij": "ja", "grootte": "4"}),
        status="actief",
    ),
    case("actief", PAUSES, status="pauze", comes=[TALK_OF_PAUSE]),
    case("actief", PAUSES_UNTIL, status="pauze"),
    case("actief", PAUSED_LONG, status="pauze", comes=[PAUSE_OVER]),
    case("actief", GROUP_STOPS, status="gestopt", comes=[TELL], goes=LETTERS),
)


def happen(told: Case, workbook: Workbook) -> None:
    for tab, key, cells in told.typed:
        type_in(workbook, tab, key, cells)
    run(workbook)


@pytest.mark.parametrize("told", CASES)
def test_what_happens_in_a_group_is_told(told: Case) -> None:
    workbook = in_state(told.state)
    before = set(tasks(workbook.read()).values())
    happen(told, workbook)
    found = workbook.read()
    now = set(tasks(found).values())
    assert rows(found, "Groepen")[G1]["status"] == told.status
    assert (now - before, before - now) == (told.comes, told.goes)
    proposal = rows(found, "Voorstellen").get(PAIR, {"stand": "", "probleem": ""})
    assert (proposal["stand"], bool(proposal["probleem"])) == (told.stand, told.unready)
    assert bool(rows(found, "Koppelingen")) == told.linked
    assert run(workbook) == {"Logboek"}


IN_A_FILE = (
    case("klaar", MOVES, PAUSED_LONG, status="pauze"),
    case("voorgelegd", STOPS, JOINS, EXPLAINED, status="voorgelegd"),
    case("actief", LEAD_STOPS, SECOND_LEAD, GROUP_STOPS, status="gestopt"),
)


@pytest.mark.parametrize("told", IN_A_FILE)
def test_what_happens_in_a_group_is_the_same_in_a_file(told: Case, tmp_path: Path) -> None:
    in_memory = in_state(told.state)
    happen(told, in_memory)
    setup_local(tmp_path, ["rotterdam"])
    with open_local(tmp_path / "rotterdam.xlsx") as in_a_file:
        STATES[told.state](in_a_file)
        happen(told, in_a_file)
        found, expected = in_a_file.read(), in_memory.read()
        assert rows(found, "Groepen")[G1]["status"] == told.status
        assert {tab: rows(found, tab) for tab in found.tables} == {
            tab: rows(expected, tab) for tab in expected.tables
        }
        assert run(in_a_file) == {"Logboek"}


# --- what is told, and to whom ------------------------------------------------------------------


def test_smaller_group_is_told_in_its_proposal_without_the_reason() -> None:
    workbook = in_state("voorgelegd")
    for tab, key, cells in (STOPS, EXPLAINED):
        type_in(workbook, tab, key, cells)
    run(workbook)
    found = workbook.read()
    assert "Een groep van 4 in plaats van 5." in rows(found, "Voorstellen")[PAIR]["let op"]
    where = {name for name in found.tables if "3 mei" in str(rows(found, name))}
    assert where == {"Groepen"}


@pytest.mark.parametrize(("reply", "task"), [("", set()), ("gevraagd", {REPLY})])
def test_nobody_is_asked_while_the_group_pauses_but_an_answer_is_awaited(
    reply: str, task: set[str]
) -> None:
    workbook = in_state("voorgelegd")
    type_in(workbook, "Voorstellen", PAIR, {"antwoord huishouden": reply})
    type_in(workbook, *PAUSES_UNTIL)
    run(workbook)
    assert set(tasks(workbook.read()).values()) == set()
    run(workbook, days=7)
    assert set(tasks(workbook.read()).values()) >= task
    assert "vragen" not in " ".join(tasks(workbook.read()).values())


@pytest.mark.parametrize(
    ("state", "until", "task"),
    [
        ("voorstel", "", None),
        ("voorstel", "2026-11-20", "pauze voorbij"),
        ("voorgelegd", "", "pauze bespreken"),
        ("voorgelegd", "2099-01-01", None),
        ("actief", "", "pauze bespreken"),
        ("actief", "2026-11-20", "pauze voorbij"),
    ],
)
def test_pause_of_a_household_is_told_as_that_of_a_group(
    state: str, until: str, task: str | None
) -> None:
    workbook = in_state(state)
    type_in(workbook, "Nieuwkomers", H1, {"stand": "pauze", "pauze tot": until})
    run(workbook)
    assert tasks(workbook.read()).get(f"pauze:{H1}", "").partition(" @ ")[0] == (task or "")
    assert rows(workbook.read(), "Nieuwkomers")[H1]["status"] == "pauze"


def test_pause_ends_only_when_a_person_says_so() -> None:
    workbook = in_state("klaar")
    type_in(workbook, "Groepen", G1, {"stand": "pauze", "pauze tot": "2026-12-01"})
    run(workbook)
    run(workbook, days=30)
    assert (rows(workbook.read(), "Groepen")[G1]["status"], tasks(workbook.read())) == (
        "pauze",
        {f"pauze:{G1}": PAUSE_OVER},
    )
    type_in(workbook, "Groepen", G1, {"stand": "doet mee"})
    run(workbook, days=30)
    assert (rows(workbook.read(), "Groepen")[G1]["status"], tasks(workbook.read())) == ("klaar", {})


def test_deadline_is_the_day_since_when_it_is_so() -> None:
    workbook = in_state("actief")
    type_in(workbook, *STOPS)
    type_in(workbook, "Nieuwkomers", H1, {"stand": "pauze"})
    for id, standing in ((LAST, "gestopt"), (H1, "pauze")):
        line = {"soort": "stand", "over": id, "waarde": standing, "gezien op": "2026-11-15"}
        type_in(workbook, "Besluiten", f"{id}:stand", line)
    run(workbook)
    days = {row["id"]: row["uiterlijk"] for row in rows(workbook.read(), "Vandaag").values()}
    assert (days[f"minder:{G1}"], days[f"pauze:{H1}"]) == ("2026-11-15", "2026-11-15")


def test_day_of_another_standing_is_no_deadline() -> None:
    workbook = in_state("actief")
    type_in(workbook, *PAUSES)
    line = {"soort": "stand", "over": G1, "waarde": "doet mee", "gezien op": "2026-11-15"}
    type_in(workbook, "Besluiten", f"{G1}:stand", line)
    run(workbook)
    assert rows(workbook.read(), "Vandaag")[f"pauze:{G1}"]["uiterlijk"] == TODAY.isoformat()


def test_group_in_a_match_that_is_too_small_is_told_which_numbers_go_down() -> None:
    workbook = in_state("actief")
    type_in(workbook, "Groepen", G1, {"leden 30-44": "5"})
    type_in(workbook, *STOPS)
    run(workbook)
    why = rows(workbook.read(), "Vandaag")[f"minder:{G1}"]["waarom"]
    assert "Zet dan «mensen erbij» op ja en «grootte» op 4. Maak ook «leden 30-44»" in why
    told = {"mensen erbij": "ja", "grootte": "4", "leden 30-44": "4", "spreken Nederlands": "4"}
    type_in(workbook, "Groepen", G1, told)
    run(workbook)
    assert {key.partition(":")[0] for key in tasks(workbook.read())} == {"bericht"}


def test_group_that_waits_for_people_it_can_type_nothing_for_is_called() -> None:
    workbook = in_state("klaar")
    type_in(workbook, "Groepen", G1, {"variant": "statushouders"})
    type_in(workbook, "Groepen", G1, {"mensen erbij": "ja", "grootte": "4"})
    type_in(workbook, *STOPS)
    run(workbook)
    assert (
        tasks(workbook.read())[f"klaar:{G1}"]
        == f"groep op weg helpen @ Groepsleden {LEAD} telefoon"
    )


def test_member_who_moves_counts_in_the_other_group() -> None:
    workbook = in_state("klaar")
    type_in(workbook, "Groepen", G2, {**welcoming(G2), "variant": "hervestiging"})
    for number in range(10, 14):
        id = f"M00000{number}"
        type_in(
            workbook, "Groepsleden", id, person(id, G2, rol="coördinator" if number < 11 else "")
        )
    run(workbook)
    type_in(workbook, "Groepsleden", LAST, {"groep": G2})
    run(workbook)
    found = rows(workbook.read(), "Groepen")
    assert {id: row["status"] for id, row in found.items()} == {G1: "vormen", G2: "klaar"}


# --- a group in a match is topped up ------------------------------------------------------------


def with_four(workbook: Workbook, **cells: str) -> Workbook:
    """The group in a match after somebody stopped, and a volunteer who could join."""
    for tab, key, typed in (STOPS, ("Groepen", G1, {"grootte": "4", **cells})):
        type_in(workbook, tab, key, typed)
    one = {**volunteer("V0000001"), "variant": "hervestiging"}
    type_in(workbook, "Vrijwilligers", "V0000001", one)
    run(workbook)
    return workbook


def test_group_in_a_match_is_topped_up_when_it_wants() -> None:
    workbook = with_four(in_state("actief"), **{"mensen erbij": "ja"})
    before = workbook.read()
    ((id, row),) = rows(before, TAB).items()
    assert f"Groep {G1} heeft al een koppeling." in row["let op"]
    type_in(workbook, TAB, id, {"besluit": "voorleggen", "zegt ja": "iedereen"})
    run(workbook)
    found = workbook.read()
    assert rows(found, TAB)[id]["stand"] == "gevormd"
    for tab in ("Koppelingen", "Voorstellen"):
        assert rows(found, tab) == rows(before, tab)
    assert f"leden:groep {G1} V0000001" in tasks(found)
    assert f"minder:{G1}" not in tasks(found)
    type_in(workbook, "Groepen", G1, {"grootte": "5"})
    run(workbook)
    assert f"minder:{G1}" not in tasks(workbook.read())


def test_group_in_a_match_is_left_alone_when_it_wants_nobody() -> None:
    workbook = with_four(in_state("actief"))
    assert rows(workbook.read(), TAB) == {}
    assert f"minder:{G1}" in tasks(workbook.read())


def test_group_in_a_match_that_is_large_enough_is_not_topped_up() -> None:
    """Three students are enough, though there is room for two more."""
    workbook: Workbook = InMemory(snapshot())
    with_household(workbook, "studenten", **YES_TWICE)
    for id in ("M0000003", LAST):
        type_in(workbook, "Groepsleden", id, {"stand": "gestopt"})
    type_in(workbook, "Groepen", G1, {"mensen erbij": "ja", "grootte": "3"})
    type_in(
        workbook, "Vrijwilligers", "V0000001", {**volunteer("V0000001"), "variant": "studenten"}
    )
    run(workbook)
    found = workbook.read()
    assert (rows(found, "Groepen")[G1]["status"], rows(found, TAB)) == ("actief", {})
    assert f"minder:{G1}" not in tasks(found)


# --- letters that wait --------------------------------------------------------------------------


def letters(workbook: Workbook) -> str:
    return str([row["tekst"] for row in rows(workbook.read(), "Berichten").values()])


def test_letter_that_waits_names_who_coordinates_now() -> None:
    workbook = in_state("actief")
    assert f"Lid {LEAD}" in letters(workbook)
    type_in(workbook, *LEAD_STOPS)
    type_in(workbook, *SECOND_LEAD)
    run(workbook)
    assert f"Lid {LEAD}" not in letters(workbook)
    assert letters(workbook).count(f"Lid {LAST}") == 2
    assert run(workbook) == {"Logboek"}


def with_letters_sent() -> Workbook:
    workbook = in_state("actief")
    for side in ("huishouden", "sponsor"):
        type_in(workbook, "Berichten", f"{PAIR}:koppeling-{side}", {"verstuurd op": "2026-11-22"})
    return workbook


def test_letter_that_was_sent_is_not_touched() -> None:
    workbook = with_letters_sent()
    before = rows(workbook.read(), "Berichten")
    type_in(workbook, *LEAD_STOPS)
    run(workbook)
    assert before.items() <= rows(workbook.read(), "Berichten").items()


def test_household_and_group_hear_who_coordinates_now() -> None:
    workbook = with_letters_sent()
    for words in (LEAD_STOPS, SECOND_LEAD):
        type_in(workbook, *words)
    run(workbook)
    found = rows(workbook.read(), "Berichten")
    to_household = found[f"{PAIR}:nieuw-contact-huishouden:2:{H1}"]["tekst"]
    to_group = found[f"{PAIR}:nieuw-contact-sponsor:2:{G1}"]["tekst"]
    assert f"Lid {LAST}.\nE-mail: {LAST.lower()}@" in to_household
    assert f"Lid {LEAD}" not in to_household + to_group
    assert to_group.startswith(f"Hallo Lid {LAST},")
    assert f"Naam van {H1}.\nTelefoon: " in to_group


def test_nobody_hears_anew_until_it_is_known_who_coordinates() -> None:
    workbook = with_letters_sent()
    type_in(workbook, *LEAD_STOPS)
    assert "Berichten" not in run(workbook)
    type_in(workbook, *SECOND_LEAD)
    assert "Berichten" in run(workbook)


def test_nobody_hears_anew_of_a_contact_that_was_only_wrong_for_one_night() -> None:
    workbook = with_letters_sent()
    before = rows(workbook.read(), "Berichten")
    for words in (LEAD_STOPS, SECOND_LEAD):
        type_in(workbook, *words)
    assert "Berichten" in run(workbook)
    type_in(workbook, "Groepsleden", LEAD, {"stand": ""})
    type_in(workbook, "Groepsleden", LAST, {"rol": "lid"})
    run(workbook)
    assert rows(workbook.read(), "Berichten") == before


def test_letter_goes_when_nobody_of_the_group_is_left() -> None:
    workbook = in_state("actief")
    for number in range(5):
        type_in(workbook, "Groepsleden", f"M000000{number}", {"stand": "gestopt"})
    run(workbook)
    assert letters(workbook) == "[]"
