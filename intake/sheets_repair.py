"""What a person moved at the very moment of a write: seen when it is read back, and set right.

Between the last look and the write somebody may sort, insert or delete rows and columns; what was
written for one row then lands in another. No network here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from intake.sheets import Look, Request, Sheet
from intake.sheets_plan import Place, Plan, cell_requests, plan, stamped
from intake.tabs import Tab
from intake.workbook import Row, Table, Value, closed_up, header_text, shown


def correction(
    tabs: Mapping[str, Tab], before: Look, done: Plan, now: Look, next_version: str
) -> Plan | None:
    """The write that sets right what landed elsewhere; None when everything is where it belongs.

    ``done`` is the write that was planned from ``before``; ``now`` is what was seen after it. What
    a person typed in the meantime is left alone.
    """
    before, done = _closed_up(before, done)
    before, now = (look.lifted([*tabs.values()]) for look in (before, now))
    fixes = _astray(tabs, before, done, now)
    anew: dict[str, Table] = {}
    for name, (_, wanted) in done.rewritten.items():
        if not _is_whole(now, tabs[name]):
            continue
        tab, there = tabs[name], now.table(tabs[name])
        typed = _somebody_typed(tab, before.table(tab), there)
        if _machine_cells(tab, wanted) != _machine_cells(tab, there):
            anew[name] = there if typed else wanted
        elif not typed:
            fixes |= _other_notes(tab, there, wanted)
    again = plan(now, tabs, [done.rewritten[name][0] for name in anew], next_version)
    if again is None:
        requests = _cells(now, tabs, fixes)
        stamp = stamped(now, next_version, requests)
        return Plan(next_version, stamp, fixes, (), {}) if fixes else None
    rewritten = {}
    for name, (change, after_moves) in again.rewritten.items():
        wanted = _with_notes(tabs[name], after_moves, anew[name])
        rewritten[name] = (change, wanted)
        fixes |= _other_notes(tabs[name], after_moves, wanted)
    # After the moves: the notes go where their keys will stand then.
    requests = [*again.requests, *_cells(now, tabs, fixes)]
    return Plan(next_version, requests, fixes, (), rewritten)


def _closed_up(before: Look, done: Plan) -> tuple[Look, Plan]:
    """The look and the write as if the empty rows had gone under the others beforehand.

    They did so last, by number: what was written in a row went where the row went.
    """
    sheets = {
        name: replace(sheet, rows={closed_up(n, gaps): cells for n, cells in sheet.rows.items()})
        for name, gaps in done.closed.items()
        for sheet in [before.sheets[name]]
    }
    cells = {
        place._replace(row=closed_up(place.row, done.closed.get(place.tab, ()))): value
        for place, value in done.cells.items()
    }
    return replace(before, sheets={**before.sheets, **sheets}), replace(done, cells=cells)


def _is_whole(look: Look, tab: Tab) -> bool:
    """Whether the tab can be read as ours: not renamed, with every header where it was."""
    sheet = look.sheets.get(tab.name)
    found = sheet.headers().values() if sheet and not sheet.above else ()
    return {*tab.headers} <= {*map(header_text, found)}


def _cells(now: Look, tabs: Mapping[str, Tab], fixes: Mapping[Place, Value]) -> list[Request]:
    requests: list[Request] = []
    for name, places in groupby(sorted(fixes), key=lambda place: place.tab):
        cells = {(place.row, place.column): fixes[place] for place in places}
        requests += cell_requests(now, tabs[name], cells)
    return requests


# Tabs of the machine's


def _own_headers(tab: Tab, table: Table) -> list[str]:
    return [header for header in table.columns if header not in tab.machine_headers]


def _notes(tab: Tab, table: Table) -> dict[int, tuple[str, ...]]:
    """What people typed in each row, by its number."""
    own = _own_headers(tab, table)
    return {row.number: tuple(row.cells.get(header, "") for header in own) for row in table.rows}


def _somebody_typed(tab: Tab, before: Table, now: Table) -> bool:
    """Whether there is a note that was not there before: moving rows makes none."""
    new = Counter(_notes(tab, now).values()) - Counter(_notes(tab, before).values())
    return any(any(texts) for texts in new)


def _machine_cells(tab: Tab, table: Table) -> list[list[str | int]]:
    headers = tab.machine_headers
    return [[row.number, *(row.cells.get(h, "") for h in headers)] for row in table.rows]


def _other_notes(tab: Tab, there: Table, wanted: Table) -> dict[Place, Value]:
    """The cells of people that differ, as they are wanted."""
    own, meant = _own_headers(tab, there), _notes(tab, wanted)
    return {
        Place(tab.name, number, there.columns[header]): text
        for number, texts in _notes(tab, there).items()
        for header, old, text in zip(own, texts, meant.get(number, texts), strict=True)
        if text != old
    }


def _with_notes(tab: Tab, table: Table, source: Table) -> Table:
    """The table with the notes that ``source`` has at the same keys."""
    key, own = tab.key or "", _own_headers(tab, table)
    of_key = {row.cells.get(key, ""): row.cells for row in source.rows}

    def noted(row: Row) -> Row:
        notes = of_key.get(row.cells.get(key, ""), {})
        return Row(row.number, {**row.cells, **{h: notes.get(h, "") for h in own}})

    return replace(table, rows=tuple(map(noted, table.rows)))


# Rows of people


def _astray(tabs: Mapping[str, Tab], before: Look, done: Plan, now: Look) -> dict[Place, Value]:
    """The cells to set right in the tabs in which single rows were written."""
    fixes: dict[Place, Value] = {}
    names = {place.tab for place in done.cells} | {new.tab for new in done.new_rows}
    for name in sorted((names - done.rewritten.keys()) & now.sheets.keys()):
        cells = {(p.row, p.column): value for p, value in done.cells.items() if p.tab == name}
        new = [row.cells for row in done.new_rows if row.tab == name]
        search = _Search(tabs[name], before.sheets[name], now.sheets[name], cells)
        found = {**search.misplaced(), **search.misplaced_rows(new)}
        fixes |= {Place(name, row, column): value for (row, column), value in found.items()}
    return fixes


class _Search:
    """Where the rows of one look stand in the next, in one tab, and what has to be set right.

    1. Does every row that was written hold what it was to hold, wherever it stands? Then nothing.
    2. Where is each row that was seen? It is known by its key; where the write touched the key, by
       what the write left alone.
    3. A row that stands elsewhere gets what was meant for it, and gets back what it held where
       something meant for another was written over it.

    Say rows A, B, C stood in 2, 3, 4 and «klaar» was to be written for B, in row 3. Somebody sorted
    them to C, A, B just before: A got it. B, now in 4, gets «klaar», and A what it had.
    """

    def __init__(
        self, tab: Tab, before: Sheet, now: Sheet, written: Mapping[tuple[int, int], Value]
    ) -> None:
        self._before, self._now, self._written = before, now, written
        shift = before.above - now.above
        self._written_at = {(row + shift, column) for row, column in written}
        # A header that we wrote over, when a row was put above it, and one that we set right.
        set_right = {column: shown(value) for (row, column), value in written.items() if row == 1}
        old_headers = {**before.headers(), **set_right}
        self._headers = {c: text for c, text in old_headers.items() if (1, c) in self._written_at}
        self._old_columns = _places(old_headers)
        self._columns = _places({**now.headers(), **self._headers})
        self._key = tab.key or ""
        self._rows_meant = {row for row, _ in written if row > 1}
        self._rows_written = {row for row, _ in self._written_at if row > 1}

    def misplaced(self) -> dict[tuple[int, int], Value]:
        """What has to be written so that every row that was seen is as it was to become."""
        if self._landed():
            return {}
        moved_columns = self._columns != self._old_columns
        ways = dict(self._moves())
        fixes: dict[tuple[int, int], Value] = {
            (1, column): text
            for column, text in self._headers.items()
            if self._now.cell(1, column).text != text
        }
        fixes |= self._written_in_new_rows(self._rows_written - set(ways.values()))
        for old, new in ways.items():
            if (old != new or moved_columns or self._now.above) and (
                old in self._rows_meant or new in self._rows_written
            ):
                fixes |= dict(self._set_right(old, new))
            elif old == new and self._goes(old) and self._rest(new):
                # Somebody typed in the row that went at that very moment: it comes back.
                fixes |= {(new, c): cell.value for c, cell in self._before.rows[old].items()}
        return fixes

    def _landed(self) -> bool:
        """Whether every row that was written is as it was to become, wherever it stands by now."""
        rows = self._unique_keys(self._now, self._columns, set(self._now.rows) - {1})
        for old in self._rows_meant:
            was = self._before.rows.get(old, {}).get(self._old_columns.get(self._key, 0))
            if self._goes(old):
                if (was and was.text in rows) or self._somebody_typed_in(old):
                    return False
                continue
            meant = {h: self._meant(old, column) for h, column in self._old_columns.items()}
            new = rows.get(shown(meant.get(self._key)))
            if new is None or any(
                self._now.cell(new, self._columns[h]).text != shown(value)
                for h, value in meant.items()
                if h in self._columns
            ):
                return False
        return True

    def _somebody_typed_in(self, emptied: int) -> bool:
        """Whether there is text, and no key, where a row was emptied."""
        key = self._columns.get(self._key)
        return bool(key and not self._now.cell(emptied, key).text and self._rest(emptied))

    def _meant(self, old: int, column: int) -> Value:
        place = (old, column)
        return self._written[place] if place in self._written else self._before.cell(*place).value

    def _written_in_new_rows(self, rows: Iterable[int]) -> dict[tuple[int, int], Value]:
        """What we wrote in rows that were not there."""
        return {
            (row, column): None
            for row, column in self._written_at
            if row in rows and self._now.cell(row, column).text
        }

    def _moves(self) -> Iterator[tuple[int, int]]:
        """The number that a row had, and the number that it has now."""
        left = set(self._before.rows) - {1}
        by_key = self._unique_keys(self._before, self._old_columns, left)
        open_rows = (set(self._now.rows) | self._rows_written) - {1}
        sure = {row for row in open_rows if not self._is_written(row, self._key)}
        for key, new in self._unique_keys(self._now, self._columns, sure).items():
            if key in by_key:
                left.discard(by_key[key])
                open_rows.discard(new)
                yield by_key[key], new
        for new in sorted(open_rows, key=lambda row: (-len(self._rest(row)), row)):
            if (old := self._origin(new, left)) is not None:
                left.discard(old)
                yield old, new

    def _unique_keys(
        self, sheet: Sheet, columns: Mapping[str, int], rows: Iterable[int]
    ) -> dict[str, int]:
        if self._key not in columns:
            return {}
        keys = [(sheet.cell(row, columns[self._key]).text, row) for row in rows]
        times = Counter(key for key, _ in keys)
        return {key: row for key, row in keys if key and times[key] == 1}

    def _is_written(self, row: int, header: str) -> bool:
        return header in self._columns and (row, self._columns[header]) in self._written_at

    def _rest(self, new: int) -> dict[str, str]:
        """What stands in a row now and was not written by us, by header."""
        cells = {h: self._now.cell(new, c).text for h, c in self._columns.items()}
        return {h: text for h, text in cells.items() if text and not self._is_written(new, h)}

    def _origin(self, new: int, left: Iterable[int]) -> int | None:
        """The row whose cells these were, as far as the write left them; those that stay first."""
        found = [old for old in left if self._is_from(old, new)]
        if not found and new in left and (self._goes(new) or self._is_mostly_as_it_was(new)):
            return new  # somebody typed in it just then
        return min(found, key=lambda old: (self._goes(old), old != new, old), default=None)

    def _is_from(self, old: int, new: int) -> bool:
        shared = self._columns.keys() & self._old_columns.keys()
        same = [h for h in shared if not self._is_written(new, h)]
        if new not in self._rows_written and not self._rest(new):
            return False
        return all(
            self._before.cell(old, self._old_columns[h]).text
            == self._now.cell(new, self._columns[h]).text
            for h in same
        )

    def _is_mostly_as_it_was(self, row: int) -> bool:
        """Whether most of what stood in this row and was not written stands there still."""
        same = [
            cell.text == self._now.cell(row, column).text
            for column, cell in self._before.rows[row].items()
            if (row, column) not in self._written
        ]
        return self._columns == self._old_columns and 2 * sum(same) > len(same)

    def _goes(self, old: int) -> bool:
        """Whether the write was to empty this row."""
        cells = self._before.rows[old]
        return all(self._written.get((old, column), "stays") is None for column in cells)

    def _set_right(self, old: int, new: int) -> Iterator[tuple[tuple[int, int], Value]]:
        for header, column in self._columns.items():
            was = self._old_columns.get(header)
            if was is None:
                continue
            meant, struck = (old, was) in self._written, (new, column) in self._written_at
            value = self._meant(old, was)
            if (meant or struck) and self._now.cell(new, column).text != shown(value):
                yield (new, column), value

    def misplaced_rows(self, rows: Sequence[Mapping[str, Value]]) -> dict[tuple[int, int], Value]:
        """What sets new rows right whose cells came under other headers, since a column moved."""
        if self._columns == self._old_columns:
            return {}
        sent = {
            frozenset((self._old_columns[h], shown(v)) for h, v in cells.items() if shown(v)): cells
            for cells in rows
        }
        fixes: dict[tuple[int, int], Value] = {}
        for number, there in self._now.rows.items():
            landed = frozenset((column, cell.text) for column, cell in there.items())
            if landed in sent:
                fixes |= {(number, column): None for column in there}
                cells = sent[landed].items()
                fixes |= {(number, self._columns[h]): v for h, v in cells if h in self._columns}
        return {p: v for p, v in fixes.items() if self._now.cell(*p).text != shown(v)}


def _places(headers: Mapping[int, str]) -> dict[str, int]:
    return {header_text(text): column for column, text in headers.items() if text}
