"""Tiny valid records and tabs; a test names only what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from intake.records import GROUP, HOST, Group, Host, Household, Sponsor, Standing, Window
from intake.tabs import tab, tabs
from intake.workbook import Change, Row, Snapshot, Table, shown
from intake.workbook import after as table_after
from matcher.pool import Pool

TODAY = date(2026, 11, 22)
REGISTERED = date(2026, 11, 2)


def household(id: str = "H0000001", **answers: Any) -> Household:
    """A household that is ready: one adult in Rotterdam who speaks Arabic."""
    ready: dict[str, Any] = {
        "city": "rotterdam",
        "variant": "statushouders",
        "registered": REGISTERED,
        "standing": Standing.ACTIVE,
        "missing": (),
        "adults": (0, 1, 0, 0),
        "children": 0,
        "languages": frozenset({"ar"}),
    }
    return Household(id=id, **{**ready, **answers})


def group(id: str = "G0000001", **answers: Any) -> Group:
    """A group that is ready: five people in Rotterdam who speak Dutch and Arabic."""
    ready: dict[str, Any] = {
        "city": "rotterdam",
        "variant": "statushouders",
        "registered": REGISTERED,
        "standing": Standing.ACTIVE,
        "missing": (),
        "size": 5,
        "members": 5,
        "dutch_speakers": 4,
        "languages": frozenset({"ar"}),
    }
    return Group(id=id, **{**ready, **answers})


def host(id: str = "F0000001", **answers: Any) -> Host:
    """A host that is ready: a room for three in Rotterdam, where Dutch and Arabic are spoken."""
    ready: dict[str, Any] = {
        "city": "rotterdam",
        "variant": "logeren",
        "registered": REGISTERED,
        "standing": Standing.ACTIVE,
        "missing": (),
        "beds": 3,
        "languages": frozenset({"nl", "ar"}),
    }
    return Host(id=id, **{**ready, **answers})


def guest(id: str = "H0000001", **answers: Any) -> Household:
    """A household that is ready, and seeks a host beside its group."""
    return household(id, **{"seeks": frozenset({GROUP, HOST}), **answers})


def window(first: int, last: int) -> Window:
    """From so many days after ``TODAY`` to so many."""
    return Window(TODAY + timedelta(days=first), TODAY + timedelta(days=last))


def pool(households: Sequence[Household], sponsors: Sequence[Sponsor], **places: int) -> Pool:
    return Pool(tuple(households), tuple(sponsors), MappingProxyType(places))


def table(name: str, *rows: Mapping[str, Any]) -> Table:
    """A tab with these rows, as it would be read; cells that are not named are empty."""
    headers = tab(name).headers
    return Table(
        tab(name),
        {header: place for place, header in enumerate(headers, start=1)},
        tuple(
            Row(number, {header: shown(cells.get(header)) for header in headers})
            for number, cells in enumerate(rows, start=2)
        ),
    )


def snapshot(**rows: Sequence[Mapping[str, Any]]) -> Snapshot:
    """A workbook with these tabs filled, by name with _ for a space; the others are empty."""
    filled = {name.replace("_", " "): cells for name, cells in rows.items()}
    return Snapshot({one.name: table(one.name, *filled.get(one.name, ())) for one in tabs()})


def after(before: Snapshot, changes: Sequence[Change]) -> Snapshot:
    """The workbook once the changes are applied."""
    tables = before.tables
    return Snapshot({name: table_after(old, changes) for name, old in tables.items()})
