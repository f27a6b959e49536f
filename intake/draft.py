"""A working copy of a workbook: its rows as they will be, and the changes that make them so.

A pull looks at every row more than once; it works on a copy in memory and hands on what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from intake.tabs import DECIDED
from intake.workbook import Append, Change, Row, Snapshot, Table, Update, Value, differing, shown


class Entry:
    """A row as it will be. ``row`` is the row that was read; None when it is new."""

    def __init__(self, row: Row | None, cells: Mapping[str, Value]) -> None:
        self.row = row
        self._cells = cells
        self._texts: dict[str, str] = {}

    @property
    def id(self) -> str:
        return self.text("id")

    @property
    def cells(self) -> Mapping[str, Value]:
        return self._cells

    def text(self, header: str) -> str:
        """The cell as a person sees it; "" when it is empty or there is no such column."""
        text = self._texts.get(header)
        if text is None:
            value = self._cells.get(header)
            text = self._texts[header] = shown(value).strip() if value else shown(value)
        return text

    def put(self, header: str, value: Value) -> None:
        """Another value, if a person would see the difference."""
        if shown(value) != shown(self._cells.get(header)):
            # Most rows stay as they were, and are never copied.
            self._cells = {**self._cells, header: value}
            self._texts.pop(header, None)


class Draft:
    """The tabs of a workbook as they will be. New rows stand under the others."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._tables = snapshot.tables
        self._entries = {
            name: [Entry(row, row.cells) for row in table.rows]
            for name, table in snapshot.tables.items()
        }

    def table(self, tab: str) -> Table:
        return self._tables[tab]

    def has(self, tab: str) -> bool:
        """Whether the workbook has this tab: ``landelijk`` has some that no other has."""
        return tab in self._tables

    def entries(self, tab: str) -> Sequence[Entry]:
        return self._entries[tab]

    def append(self, tab: str, cells: Mapping[str, Value]) -> Entry:
        entry = Entry(None, cells)
        self._entries[tab].append(entry)
        return entry

    def by_key(self, tab: str) -> dict[str, Entry]:
        """The entries by the tab's key, the uppermost of those with the same key."""
        key = self._tables[tab].tab.key or "id"
        found: dict[str, Entry] = {}
        for entry in self._entries[tab]:
            found.setdefault(entry.text(key), entry)
        found.pop("", None)
        return found

    def changes(self) -> list[Change]:
        """What makes the workbook so: an Append for each new row, an Update of what differs."""
        return [change for tab in self._entries for change in self._changes(tab)]

    def _changes(self, tab: str) -> Iterator[Change]:
        for entry in self._entries[tab]:
            if entry.row is None:
                yield Append(tab, {h: v for h, v in entry.cells.items() if shown(v)})
            elif other := differing(entry.row, entry.cells):
                yield Update(tab, entry.row, other)


class Decisions:
    """What people decided, by key, in ``Besluiten``: a row deleted elsewhere forgets nothing.

    Only rows of one ``kind`` (column ``soort``): the matcher keeps its own in the same tab.
    """

    def __init__(self, draft: Draft, kind: str, today: date) -> None:
        self._draft = draft
        self._kind = kind
        self._today = today
        self._rows = draft.by_key(DECIDED.name)
        self._entries = {
            key: entry for key, entry in self._rows.items() if entry.text("soort") == kind
        }

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._entries))

    def value(self, key: str) -> str:
        """What was decided; "" when nothing was."""
        return self._entries[key].text("waarde") if key in self._entries else ""

    def about(self, key: str) -> str:
        """The id of the record that it is about; "" when nothing was decided."""
        return self._entries[key].text("over") if key in self._entries else ""

    def keep(self, key: str, about: str, value: str) -> None:
        """Remember ``value``; the day is that of the last time it changed."""
        if self.value(key) == value and self.about(key) == about:
            return
        cells: dict[str, Value] = {
            "over": about,
            "soort": self._kind,
            "waarde": value,
            "gezien op": self._today,
        }
        if key not in self._entries:
            # A row whose kind somebody wiped out is set right, not doubled.
            self._entries[key] = self._rows.get(key) or self._draft.append(
                DECIDED.name, {"id": key}
            )
        for header, cell in cells.items():
            self._entries[key].put(header, cell)
