"""The tab ``Inbox verdacht``: sign-ups that look like a flood, until a person says what they are.

They were confirmed like any other, so nothing but a person's word removes one. A word taken back in
time undoes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from intake.answers import read_day, tidy
from intake.dossier import forgotten_line
from intake.draft import Draft, Entry
from intake.rows import Flaw, not_listed
from intake.tabs import DECIDED, INBOX, SUSPECTS, YES_NO
from intake.workbook import Change, Delete, shown

KEPT = timedelta(days=30)
"""How long a sign-up stands there still after somebody said that it is none."""

MOST = 500
"""So many leave the tab in one pull: each takes two changes, and as many rows as it makes."""

_TAKE, _LEAVE = YES_NO


@dataclass(frozen=True)
class Settled:
    """What a pull does in the tab, besides the rows that the draft has now."""

    changes: tuple[Change, ...]
    taken_over: int
    removed: int


def settle(draft: Draft, today: date) -> Settled:
    """Carry out what people chose under «overnemen».

    ja: the row moves to the Inbox of the draft. nee: it gets the day on which it goes, and on that
    day it goes, with a line in ``Besluiten`` so that no journal puts it back.
    """
    changes: list[Change] = []
    inbox = {entry.text("inzending"): _sent(entry) for entry in draft.entries(INBOX.name)}
    taken_over = removed = 0
    for entry in draft.entries(SUSPECTS.name):
        choice, day = _choice(entry), _day_to_go(entry, today)
        goes = choice == _TAKE or (choice == _LEAVE and day <= today)
        if not goes or entry.row is None or len(changes) == MOST:
            entry.put("weg op", day if choice == _LEAVE else None)
            continue
        if choice == _TAKE:
            _move(draft, entry, inbox)
            taken_over += 1
        else:
            _remember_that_it_went(draft, entry, today)
            removed += 1
        changes.append(Delete(SUSPECTS.name, entry.row))
    return Settled(tuple(changes), taken_over, removed)


def wrong_choice(entry: Entry) -> Iterator[Flaw]:
    """The flaw in a row of the tab, if there is one."""
    if _choice(entry) not in ("", *YES_NO):
        yield not_listed("overnemen", YES_NO)


def _choice(entry: Entry) -> str:
    return tidy(entry.text("overnemen")).casefold()


def _day_to_go(entry: Entry, today: date) -> date:
    return read_day(entry.text("weg op")) or today + KEPT


def _sent(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.text(header) for header in ("formulier", "sleutel", "antwoorden"))


def _move(draft: Draft, entry: Entry, inbox: dict[str, tuple[str, ...]]) -> None:
    """The row in the Inbox, unless it stands there, under an id that is free there."""
    id = wanted = entry.text("inzending")
    numbers = count(2)
    while id in inbox and inbox[id] != _sent(entry):
        id = f"{wanted.partition('.')[0]}.{next(numbers)}"
    if id not in inbox or not id:
        inbox[id] = _sent(entry)
        cells: Mapping[str, str] = {header: shown(entry.cells[header]) for header in INBOX.headers}
        draft.append(INBOX.name, {**cells, "inzending": id})


def _remember_that_it_went(draft: Draft, entry: Entry, today: date) -> None:
    cells = forgotten_line(entry.text("inzending"), today)
    if str(cells["id"]) not in draft.by_key(DECIDED.name):
        draft.append(DECIDED.name, cells)
