"""Random commands under random faults, while people work: nothing lost, doubled or moved.

Sign-ups land, people decide, answer, tick, sort, insert and delete, and commands run while the
service fails and people are busy. After every step the workbook is held against what people did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from intake.drain import drain
from intake.errors import SamenHierError
from intake.google import Patience
from intake.inbox import Pulled, pull
from intake.journal import FILE, Journal
from intake.submission import reference_for, to_cells
from intake.tabs import DECISIONS, LOG, REPLIES, tab, tabs
from intake.workbook import Snapshot, Workbook, carry_out, column_letter
from matcher.group_review import REMEMBERED as REMEMBERED_OF_GROUPS
from matcher.review import LETTERS, MATCHED, REMEMBERED
from matcher.run import run_workbook
from tests.faults.scene import (
    AREA,
    NOW,
    OWN_COLUMN,
    OWN_NOTE,
    draws,
    make_small,
    on,
    sent,
)
from tests.intake.sending import NEWCOMER, arrival_of, numbered
from tests.matcher.people import TODAY
from tests.matcher.test_run import POLICIES
from tests.online import HASTE, Online
from tests.sheets.emulator import Emulator

SEQUENCES = 10_000
A_SLICE = 250

Action = Mapping[str, Any]

RECORDS = ("Nieuwkomers", "Groepen", "Groepsleden")
DECIDED = {"Voorstellen": REMEMBERED, "Groepen vormen": REMEMBERED_OF_GROUPS}
"""The tabs in which people decide, and what is remembered of each."""
KINDS = (
    "429", "500", "502", "503", "drop", "500-after", "502-after", "503-after", "drop-after",
)  # fmt: skip
AT_ONCE = replace(HASTE, sleep=lambda _: None)
KILLED = replace(AT_ONCE, tries=1)


@dataclass
class World:
    """The spreadsheet of the area, and what people did in it: the last text of every cell.

    ``typed`` is by tab, key and header; ``ever`` holds all that stood there; ``landed`` is the name
    in each sign-up by id, ``relayed`` those that came through the relay, ``later`` the ids of those
    that correct one of these, ``by_hand`` the names in rows that were typed.
    """

    online: Online
    typed: dict[tuple[str, str, str], str] = field(default_factory=dict)
    ever: set[tuple[str, str, str]] = field(default_factory=set)
    landed: dict[str, str] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)
    relayed: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        for name in RECORDS:
            ours = [column.header for column in tab(name).columns if column.owner == "machine"]
            for _, cells in self.rows(name):
                for header in cells.keys() - {*ours, OWN_COLUMN} if cells["id"] else ():
                    self.typed[name, cells["id"], header] = cells[header]
        for name, remembered in DECIDED.items():
            for _, cells in self.rows(name):
                self.ever |= {(cells["id"], header, cells[header]) for header in remembered}
        for _, cells in self.rows("Besluiten"):
            self.ever.add((key_of(cells["over"]), cells["soort"], cells["waarde"]))

    @property
    def id(self) -> str:
        return self.online.ids[AREA]

    def number(self) -> int:
        """Another one each time."""
        self.count += 1
        return self.count

    def headers(self, name: str) -> list[str]:
        return self.online.sheets.grid(self.id, name)[0]

    def rows(self, name: str) -> list[tuple[int, dict[str, str]]]:
        """The rows with anything in them, by number, each with its cells by header."""
        headers, *rows = self.online.sheets.grid(self.id, name)
        padded = ((n, [*row, *[""] * len(headers)]) for n, row in enumerate(rows, start=2))
        named = ((n, dict(zip(headers, row, strict=False))) for n, row in padded)
        return [(n, cells) for n, cells in named if any(cells.values())]

    def with_key(self, name: str, which: int) -> tuple[int, dict[str, str]] | None:
        """One of the rows that have a key; None when there are none."""
        found = [(n, cells) for n, cells in self.rows(name) if cells["id"]]
        return found[which % len(found)] if found else None

    def cell(self, name: str, row: int, header: str) -> str:
        return f"{column_letter(self.headers(name).index(header) + 1)}{row}"

    def sheet_id(self, name: str) -> int:
        found = self.online.sheets.service.spreadsheets[self.id].titled(name)
        assert found
        return found.id

    def do(self, doing: Doing) -> None:
        """As a person does it now."""
        self.online.sheets.service.person(self.id, doing.actions(self))  # type: ignore[arg-type]
        assert self.online.sheets.person_failures == []


class Doing(Protocol):
    """What a person does, found out at the moment at which they do it."""

    def actions(self, world: World) -> Iterator[Action]: ...


@dataclass(frozen=True)
class Types:
    """Types a text in a row with a key; ``{}`` in the text becomes that key and a number."""

    tab: str
    which: int
    header: str
    text: str

    def actions(self, world: World) -> Iterator[Action]:
        found = world.with_key(self.tab, self.which)
        if found is None or self.header not in world.headers(self.tab):
            return
        number, cells = found
        key, text = cells["id"], self.text.replace("{}", f"{cells['id']} {world.number()}")
        cell = world.cell(self.tab, number, self.header)
        yield {"type": {"tab": self.tab, "cell": cell, "text": text}}
        world.typed[self.tab, key, self.header] = text
        world.ever.add((key, self.header, text))


@dataclass(frozen=True)
class Agrees:
    """Puts a pair forward, and both say yes."""

    which: int

    def actions(self, world: World) -> Iterator[Action]:
        said = (
            ("besluit", "voorleggen"),
            ("antwoord huishouden", "ja"),
            ("antwoord sponsor", "ja"),
        )
        for header, text in said:
            yield from Types("Voorstellen", self.which, header, text).actions(world)


@dataclass(frozen=True)
class Adopts:
    """Decides about a line of Wijzigingen."""

    which: int
    text: str

    def actions(self, world: World) -> Iterator[Action]:
        yield from Types("Wijzigingen", self.which, "overnemen", self.text).actions(world)


@dataclass(frozen=True)
class Sorts:
    """Sorts a whole tab, as its owner may, or only for themselves."""

    tab: str
    header: int
    descending: bool
    view: bool

    def actions(self, world: World) -> Iterator[Action]:
        column = column_letter(self.header % len(world.headers(self.tab)) + 1)
        how = {"tab": self.tab, "column": column, "descending": self.descending}
        yield {"sort_view" if self.view else "sort": how}


@dataclass(frozen=True)
class InsertsRow:
    tab: str
    before: int

    def actions(self, world: World) -> Iterator[Action]:
        lowest = max((n for n, _ in world.rows(self.tab)), default=1)
        before = 2 + self.before % lowest
        yield {"insert_rows": {"tab": self.tab, "before": before, "count": 1}}


@dataclass(frozen=True)
class DeletesEmptyRow:
    tab: str

    def actions(self, world: World) -> Iterator[Action]:
        filled = [n for n, _ in world.rows(self.tab)]
        empty = set(range(2, max(filled, default=1))) - set(filled)
        if empty:
            yield {"delete_rows": {"tab": self.tab, "row": min(empty)}}


@dataclass(frozen=True)
class InsertsColumn:
    """A column of their own, anywhere."""

    tab: str
    before: int

    def actions(self, world: World) -> Iterator[Action]:
        letter = column_letter(self.before % len(world.headers(self.tab)) + 1)
        header = f"eigen {world.number()}"
        yield {"insert_columns": {"tab": self.tab, "before": letter}}
        yield {"type": {"tab": self.tab, "cell": f"{letter}1", "text": header}}


@dataclass(frozen=True)
class DeletesColumn:
    """One of those again."""

    tab: str

    def actions(self, world: World) -> Iterator[Action]:
        headers = world.headers(self.tab)
        own = [n for n, header in enumerate(headers, start=1) if header.startswith("eigen")]
        if own:
            yield {"delete_columns": {"tab": self.tab, "column": column_letter(own[0])}}


@dataclass(frozen=True)
class TypesNewcomer:
    """A row by hand, under the others."""

    def actions(self, world: World) -> Iterator[Action]:
        name = f"Met de Hand {world.number()}"
        row = max((n for n, _ in world.rows("Nieuwkomers")), default=1) + 1
        height = world.online.sheets.service.spreadsheets[world.id].titled("Nieuwkomers")
        if height is None or row > height.row_count:
            return
        for header, text in (("naam", name), ("stad", "Rotterdam")):
            cell = world.cell("Nieuwkomers", row, header)
            yield {"type": {"tab": "Nieuwkomers", "cell": cell, "text": text}}
        world.by_hand.append(name)


@dataclass(frozen=True)
class SignsUp:
    """Somebody signs up through the relay, or changes their phone number."""

    corrects: bool

    def actions(self, world: World) -> Iterator[Action]:
        number = world.number()
        first = min(world.relayed, default=None) if self.corrects else None
        name = world.landed[first] if first else f"=1+{number} Verzonnen"
        submission = sent(100 + number, name=name, phone=f"06 {20_000_000 + number}")
        if first:
            world.later.append(f"{first}.{number + 1}")
            submission = replace(submission, id=world.later[-1], reference=reference_for(first))
        else:
            world.landed[submission.id] = name
            world.relayed.append(submission.id)
        cells = to_cells(submission)
        at = {text: cells.get(text, "") for text in world.headers("Inbox")}
        values = [{"userEnteredValue": {"stringValue": text}} for text in at.values()]
        row = {"sheetId": world.sheet_id("Inbox"), "rows": [{"values": values}]}
        yield {"requests": [{"appendCells": {**row, "fields": "userEnteredValue"}}]}


@dataclass(frozen=True)
class Moment:
    """A list of actions that is made when it is asked for: a person looks before they do it."""

    doing: Doing
    world: World

    def __iter__(self) -> Iterator[Action]:
        return self.doing.actions(self.world)


@dataclass(frozen=True)
class Fault:
    """What goes wrong at a request: a kind of failure, or that a person is busy."""

    at: int
    what: str | Doing

    def set_in(self, world: World) -> dict[str, Any]:
        if isinstance(self.what, str):
            return {"at": self.at, "kind": self.what}
        do = Moment(self.what, world)
        return {"at": self.at, "kind": "person", "spreadsheet": world.id, "do": do}


WHICH = st.integers(0, 7)
MOVED = (
    *("Voorstellen", "Groepen vormen", "Nieuwkomers", "Groepen"),
    *("Wijzigingen", "Koppelingen", "Besluiten"),
)
SORTED = (*MOVED, "Inbox", "Berichten", "Vandaag", "Niet gekoppeld")

TYPES: st.SearchStrategy[Doing] = st.one_of(
    st.builds(Types, st.just("Voorstellen"), WHICH, st.just("besluit"), st.sampled_from(DECISIONS)),
    st.builds(
        Types,
        st.just("Voorstellen"),
        WHICH,
        st.sampled_from(("antwoord huishouden", "antwoord sponsor")),
        st.sampled_from(REPLIES),
    ),
    st.builds(Types, st.just("Voorstellen"), WHICH, st.just("notitie"), st.just("over {}")),
    st.builds(
        Types, st.just("Groepen vormen"), WHICH, st.just("besluit"), st.sampled_from(DECISIONS)
    ),
    st.builds(Types, st.just("Groepen vormen"), WHICH, st.just("zegt ja"), st.just("iedereen")),
    st.builds(Types, st.just("Nieuwkomers"), WHICH, st.just(OWN_COLUMN), st.just("bij {}")),
    st.builds(Types, st.just("Nieuwkomers"), WHICH, st.just("notitie"), st.just("bij {}")),
    st.builds(
        Types, st.just("Nieuwkomers"), WHICH, st.just("gesprek"), st.sampled_from(("ja", "nee"))
    ),
    st.builds(Types, st.just("Nieuwkomers"), WHICH, st.just("stand"), st.just("teruggetrokken")),
    st.builds(Types, st.just("Vandaag"), WHICH, st.just(OWN_NOTE), st.just("bij {}")),
    st.builds(Agrees, WHICH),
    st.builds(Adopts, WHICH, st.sampled_from(("ja", "nee"))),
    st.builds(TypesNewcomer),
    st.builds(SignsUp, st.booleans()),
)
MOVES: st.SearchStrategy[Doing] = st.one_of(
    st.builds(Sorts, st.sampled_from(SORTED), st.integers(0, 20), st.booleans(), st.booleans()),
    st.builds(InsertsRow, st.sampled_from(MOVED), st.integers(0, 9)),
    st.builds(DeletesEmptyRow, st.sampled_from(MOVED)),
    st.builds(InsertsColumn, st.sampled_from(MOVED), st.integers(0, 9)),
    st.builds(DeletesColumn, st.sampled_from(MOVED)),
)
DOINGS = TYPES | MOVES
AT = st.integers(1, 8)
FAILS = st.builds(Fault, AT, st.sampled_from(KINDS))
BUSY = st.lists(FAILS | st.builds(Fault, AT, DOINGS), max_size=4)
"""Faults for a run that may try again."""
CUT = st.lists(FAILS, min_size=1, max_size=2)
"""Faults for a run that is killed at the first."""


class Working(RuleBasedStateMachine):
    """Commands and people in one workbook; ``counted`` counts sequences and commands of all."""

    online: Online
    folder: Path
    counted: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.online.fresh())
        self.journal: Journal | None = None
        self.now = NOW
        self.whole = True
        self.counted["sequences"] += 1

    # What happens

    @rule(doing=DOINGS)
    def person(self, doing: Doing) -> None:
        self.world.do(doing)
        self.check()

    @rule(faults=BUSY)
    def pulled(self, faults: list[Fault]) -> None:
        self.disturbed(self.pull, faults, AT_ONCE)

    @rule(faults=BUSY)
    def matched(self, faults: list[Fault]) -> None:
        self.disturbed(self.match, faults, AT_ONCE)

    @rule(faults=CUT)
    def pull_is_cut(self, faults: list[Fault]) -> None:
        self.disturbed(self.pull, faults, KILLED)

    @rule(faults=CUT)
    def match_is_cut(self, faults: list[Fault]) -> None:
        self.disturbed(self.match, faults, KILLED)

    @rule(faults=BUSY)
    def drained(self, faults: list[Fault]) -> None:
        self.drain_of_one_more(faults, AT_ONCE)

    @rule(faults=CUT)
    def drain_is_cut(self, faults: list[Fault]) -> None:
        self.drain_of_one_more(faults, KILLED)

    # How

    def drain_of_one_more(self, faults: list[Fault], patience: Patience) -> None:
        number = self.world.number()
        answers = NEWCOMER | {"name": f"@Journaal {number}", "phone": f"06 {30_000_000 + number}"}
        kept = self.waiting().keep(arrival_of("newcomer", answers, numbered(500 + number)), NOW)
        self.world.landed[kept.id] = answers["name"]
        self.disturbed(self.drain, faults, patience)

    def pull(self, patience: Patience = AT_ONCE) -> None:
        def work(snapshot: Snapshot) -> Pulled:
            return pull(snapshot, TODAY, self.now, "https://voorbeeld.nl", draws())

        on(self.online, lambda workbook: carry_out(workbook, work), patience)

    def match(self, patience: Patience = AT_ONCE) -> None:
        def work(workbook: Workbook) -> None:
            run_workbook(workbook, POLICIES, TODAY, self.now)

        on(self.online, work, patience)

    def waiting(self) -> Journal:
        if self.journal is None:
            self.place = TemporaryDirectory(dir=self.folder)
            self.journal = Journal(Path(self.place.name) / FILE)
        return self.journal

    def drain(self, patience: Patience = AT_ONCE) -> None:
        drain(self.waiting(), self.online.workbooks(patience))

    def disturbed(
        self, command: Callable[[Patience], None], faults: list[Fault], patience: Patience
    ) -> None:
        self.counted["commands"] += 1
        self.whole = False
        self.now += timedelta(minutes=1)
        self.online.sheets.faults([fault.set_in(self.world) for fault in faults])
        stopped = ends(command, patience)
        self.counted["stopped"] += stopped is not None
        assert stopped is None or stopped.exit_code == 3, stopped
        self.online.sheets.faults([])
        assert self.online.sheets.person_failures == []
        self.check()

    def undisturbed(self) -> None:
        for command in (self.pull, self.match):
            self.now += timedelta(minutes=1)
            command()

    # What holds

    def check(self) -> None:
        """After every step."""
        self.whole = False
        check_once(self.world)
        check_typed(self.world)
        assert self.online.sheets.formulas(self.world.id) == {}
        self.whole = True

    def teardown(self) -> None:
        """After the last step, unless something was wrong already."""
        if self.whole:
            if self.journal is not None:
                self.drain()
                assert self.journal.waiting() == []
            self.undisturbed()
            self.check()
            check_landed(self.world)
            before = contents(self.world)
            self.undisturbed()
            assert contents(self.world) == before
        if self.journal is not None:
            self.place.cleanup()


def ends(command: Callable[[Patience], None], patience: Patience) -> SamenHierError | None:
    """The sentence with which the command stops; None when it does not."""
    try:
        command(patience)
    except SamenHierError as error:
        return error
    return None


def contents(world: World) -> dict[str, list[list[str]]]:
    """Every tab but Logboek as it stands, row by row."""
    names = [found.name for found in tabs() if found.name != LOG.name]
    return {name: world.online.sheets.grid(world.id, name) for name in names}


def check_once(world: World) -> None:
    """No record, proposal, match, line or message twice, and no name in two rows."""
    for each in tabs():
        keys = Counter(cells[each.key] for _, cells in world.rows(each.name) if each.key)
        assert [key for key, times in keys.items() if key and times > 1] == [], each.name
    names = Counter(cells["naam"] for _, cells in world.rows("Nieuwkomers"))
    assert [name for name, times in names.items() if name and times > 1] == []
    lines = lines_of(world)
    for (pair, kind), texts in lines.items():
        assert all(one != other for one, other in pairwise(texts)), pair
        assert kind not in (MATCHED, LETTERS) or len(texts) == 1, pair


def lines_of(world: World) -> dict[tuple[str, str], list[str]]:
    """What Besluiten remembers, in order, by what it is about and its kind."""
    numbered_lines = [
        (cells["over"], cells["soort"], int(cells["id"].rpartition(":")[2]), cells["waarde"])
        for _, cells in world.rows("Besluiten")
        if cells["id"].rpartition(":")[2].isdecimal()
    ]
    found: dict[tuple[str, str], list[str]] = {}
    for about, kind, _, text in sorted(numbered_lines):
        found.setdefault((key_of(about), kind), []).append(text)
    return found


def key_of(about: str) -> str:
    """The key of the row that a line of Besluiten is about."""
    return reference_for(about) if about.startswith("groep ") else about


def check_typed(world: World) -> None:
    """What people typed stands where they typed it, or is remembered for that pair."""
    lines = lines_of(world)
    rows = {
        name: {cells["id"]: cells for _, cells in world.rows(name)}
        for name in (*RECORDS, *DECIDED, "Vandaag", "Wijzigingen")
    }
    for (name, key, header), text in [*world.typed.items()]:
        there = rows[name].get(key)
        if there is not None and header in there and there[header] == text:
            continue
        if name == "Vandaag" and there is None:
            del world.typed[name, key, header]
            continue
        remembered = name in DECIDED and not (there and there[header])
        assert remembered, f"{name} {key} {header}: {text} {there and there[header]}"
        assert lines[key, header][-1] == text, f"{key} {header}: {text}"
    for name, remembered_of in DECIDED.items():
        for key, cells in rows[name].items():
            for header in remembered_of:
                ever = not cells[header] or (key, header, cells[header]) in world.ever
                assert ever, (key, header)
    for (about, kind), texts in lines.items():
        if kind in REMEMBERED or kind in REMEMBERED_OF_GROUPS:
            assert {(about, kind, text) for text in texts} <= world.ever, (about, kind)
    for name, header in (("Vandaag", OWN_NOTE), ("Nieuwkomers", OWN_COLUMN)):
        for key, cells in rows[name].items():
            text = cells.get(header, "")
            assert not text.startswith("bij ") or text.startswith(f"bij {key} "), (name, key, text)


def check_landed(world: World) -> None:
    """Every sign-up is one record, every correction one line or more, every row has its id."""
    records = {cells["id"]: cells for _, cells in world.rows("Nieuwkomers")}
    arrived = {cells["inzending"] for _, cells in world.rows("Inbox")}
    assert {*world.landed, *world.later} <= arrived
    for id, name in world.landed.items():
        assert records[reference_for(id)]["naam"] == name
    about = {cells["id"].rpartition(":")[0] for _, cells in world.rows("Wijzigingen")}
    assert set(world.later) <= about
    names = {cells["naam"] for cells in records.values() if len(cells["id"]) == 8}
    assert set(world.by_hand) <= names


@pytest.fixture(scope="module")
def small(sheets: Emulator) -> Online:
    """A small workbook in the middle of its life."""
    return make_small(sheets)


def work(online: Online, folder: Path, wanted: settings, seed: int | None = None) -> Counter[str]:
    """So many random sequences; how many they were, and how many commands they ran."""
    counted: Counter[str] = Counter()
    kind = type("Working", (Working,), {"online": online, "folder": folder, "counted": counted})
    if seed is not None:
        kind._hypothesis_internal_use_seed = seed
    run_state_machine_as_test(kind, settings=wanted)
    return counted


def test_nothing_is_lost_doubled_or_moved_by_random_faults(small: Online, tmp_path: Path):
    counted = work(small, tmp_path, settings(max_examples=20, stateful_step_count=6))
    assert counted["commands"] > counted["sequences"] >= 20


def test_decision_typed_as_its_row_goes_stays_with_its_pair(small: Online, tmp_path: Path):
    set_up = {"online": small, "folder": tmp_path, "counted": Counter()}
    steps = type("Working", (Working,), set_up)()
    steps.matched(faults=[Fault(3, Agrees(2))])
    typed = [row for row in steps.world.rows("Voorstellen") if row[1]["antwoord sponsor"] == "ja"]
    assert [cells["id"] for _, cells in typed] == ["H0000004-G0000001"]


def test_note_typed_as_its_task_goes_is_at_no_other_task(small: Online, tmp_path: Path):
    set_up = {"online": small, "folder": tmp_path, "counted": Counter()}
    tasks = range(len(World(small.fresh()).rows("Vandaag")))
    for task in tasks:
        steps = type("Working", (Working,), set_up)()
        steps.matched(faults=[Fault(3, Types("Vandaag", task, OWN_NOTE, "bij {}"))])
    assert len(tasks) > 3


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEQUENCES // A_SLICE))
def test_nothing_is_lost_doubled_or_moved_by_ten_thousand(small: Online, tmp_path: Path, seed: int):
    wanted = settings(max_examples=A_SLICE, stateful_step_count=6, derandomize=False, database=None)
    counted = work(small, tmp_path, wanted, seed)
    print(f"seed {seed}: {dict(counted)}")  # noqa: T201 - the figures are what it is run for
    assert counted["sequences"] >= A_SLICE
