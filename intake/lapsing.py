"""Addresses of the newsletter that are kept no longer: they go before a pull reads the workbook."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from intake.dossier import dossier, forgetting
from intake.draft import Draft
from intake.newsletter import KEPT, Newsletter
from intake.signups import read_inbox
from intake.tabs import CONFIRMED, NEWSLETTER
from intake.workbook import Append, Change, Delete, Snapshot, Table

MOST_LAPSED = 50
"""So many addresses are forgotten in one pull: of each several rows go."""


@dataclass(frozen=True)
class Lapsed:
    """The workbook without the addresses that are forgotten, and what removes these."""

    snapshot: Snapshot
    changes: tuple[Change, ...] = ()


def lapse(snapshot: Snapshot, today: date) -> Lapsed:
    """Forget every address that did not say yes in time, or that unsubscribed so long ago.

    At most ``MOST_LAPSED``; the rest goes next time.
    """
    if NEWSLETTER.name not in snapshot.tables:
        return Lapsed(snapshot)
    ids = [*_over(Draft(snapshot), today)][:MOST_LAPSED]
    changes: dict[tuple[str, object], Change] = {}
    for id in ids:
        for change in forgetting(dossier(snapshot, id), today):
            changes[_place(change)] = change
    gone = {place for place, change in changes.items() if isinstance(change, Delete)}
    tables = {name: _without(table, gone) for name, table in snapshot.tables.items()}
    return Lapsed(Snapshot(tables) if gone else snapshot, tuple(changes.values()))


def _over(draft: Draft, today: date) -> Iterator[str]:
    """The ids of the addresses whose time is over, by what was sent about them."""
    known = Newsletter(draft, today)
    landed, _ = read_inbox(draft)
    known.take_in(landed)
    for id, one in known.addresses.items():
        if one.standing != CONFIRMED and one.since + KEPT < today:
            yield id


def _place(change: Change) -> tuple[str, object]:
    """What a change is of: one row goes once, and one line is written once."""
    if isinstance(change, Delete):
        return change.tab, change.row.number
    assert isinstance(change, Append)
    return change.tab, change.cells["id"]


def _without(table: Table, gone: Collection[tuple[str, object]]) -> Table:
    rows = tuple(row for row in table.rows if (table.tab.name, row.number) not in gone)
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)
