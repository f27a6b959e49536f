"""Changes of a workbook as the requests of one write to a Google spreadsheet; no network here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from intake.errors import BadInput
from intake.sheets import NOTHING, VERSION, Look, Request, Sheet
from intake.tabs import Column, Tab
from intake.workbook import (
    Append,
    Change,
    Changed,
    Delete,
    Rewrite,
    Row,
    Table,
    Update,
    Value,
    after,
    cells_of,
    check_changes,
    header_text,
    shown,
)

MOST_CHARACTERS = 50_000
"""What one cell of a Google spreadsheet holds."""

_EPOCH = date(1899, 12, 30)
_LINK = re.compile(r"(?P<tab>[^!]+)!(?P<cell>[A-Z]{1,3}[1-9]\d*)")
_VALUE = "userEnteredValue"
_FORMAT = "userEnteredFormat.numberFormat"
_ADDRESS = "userEnteredFormat.textFormat.link"


class Place(NamedTuple):
    """A cell of a tab: row and column count from 1."""

    tab: str
    row: int
    column: int


@dataclass(frozen=True)
class Plan:
    """One write, from one look: its requests, and what they do cell by cell.

    ``cells`` are those at a place that was seen, by place; ``new_rows`` go under the last row of
    their tab, wherever that is by then, each with its values by header; ``rewritten`` are the tabs
    that are the machine's, as they will be, and the change that makes them so. ``closed`` gives for
    a tab the rows that were empty and go under the others, after all else. ``version`` is what the
    spreadsheet has after it.
    """

    version: str
    requests: Sequence[Request]
    cells: Mapping[Place, Value]
    new_rows: Sequence[Append]
    rewritten: Mapping[str, tuple[Rewrite, Table]]
    closed: Mapping[str, Sequence[int]] = field(default_factory=dict)


def plan(
    look: Look, tabs: Mapping[str, Tab], changes: Sequence[Change], next_version: str
) -> Plan | None:
    """What writes these changes into the spreadsheet as it was seen; None when nothing differs.

    Rows are found again by key. ``Changed`` when a person typed in a cell of theirs that would be
    overwritten, ``ServiceFailed`` when a row is gone, ``BadInput`` when a text fits no cell.
    """
    names = [name for name in tabs if any(change.tab == name for change in changes)]
    tables = {name: look.table(tabs[name]) for name in names}
    check_changes(tables, changes)
    for change in changes:
        _check_room(look.name, change)
    writing = _Writing(look, tables)
    for change in sorted(changes, key=lambda change: isinstance(change, Delete)):
        writing.add(change)
    return writing.plan(next_version)


def _check_room(workbook: str, change: Change) -> None:
    for cells in cells_of(change):
        for header, value in cells.items():
            length = len(shown(value).encode("utf-16-le")) // 2
            if length > MOST_CHARACTERS:
                raise BadInput(
                    f"{workbook}, {change.tab}: de tekst voor «{header}» heeft {length} tekens en "
                    f"in een cel passen er {MOST_CHARACTERS}. Maak de tekst korter."
                )


@dataclass
class _Writing:
    """A plan while it grows, change by change."""

    look: Look
    tables: Mapping[str, Table]
    moves: list[Request] = field(default_factory=list)
    cells: dict[Place, Value] = field(default_factory=dict)
    new_rows: list[Append] = field(default_factory=list)
    rewritten: dict[str, tuple[Rewrite, Table]] = field(default_factory=dict)
    rewrites: list[Request] = field(default_factory=list)

    def add(self, change: Change) -> None:
        table = self.tables[change.tab]
        match change:
            case Append():
                self.new_rows.append(change)
            case Update(row=row, cells=cells):
                self._update(table, row, cells)
            case Delete(row=row):
                self._delete(table, row)
            case Rewrite():
                self._rewrite(table, change)

    def _update(self, table: Table, row: Row, cells: Mapping[str, Value]) -> None:
        now = table.find_again(row)
        sheet, columns = self.look.sheets[table.tab.name], columns_of(table.tab)
        for header, value in cells.items():
            if header not in columns or columns[header].owner == "people":
                _check_untouched(table, row, now, header)
            number = table.columns[header]
            old = sheet.cell(now.number, number)
            if old.text != shown(value) or (old.formula and columns[header].owner == "machine"):
                self.cells[Place(table.tab.name, now.number, number)] = value

    def _delete(self, table: Table, row: Row) -> None:
        now = table.find_again(row)
        for header in table.columns.keys() - {*table.tab.machine_headers}:
            _check_untouched(table, row, now, header)
        sheet = self.look.sheets[table.tab.name]
        self.moves.append(_without_notes(sheet, now.number))
        # Only what holds something: a word typed at this very moment then stays.
        for column in sheet.rows.get(now.number, {}):
            self.cells[Place(table.tab.name, now.number, column)] = None

    def _rewrite(self, table: Table, change: Rewrite) -> None:
        sheet = self.look.sheets[table.tab.name]
        wanted = after(table, [change])
        mover = _Mover(sheet, table, wanted)
        moves = list(mover.moves())
        # Before the moves: a row may have to move to where the grid does not reach yet.
        self.moves += [*_grown(sheet, wanted), *moves]
        cells = dict(_differing(table, wanted, mover.order, sheet, change))
        if cells or mover.moved:
            self.rewritten[table.tab.name] = (change, wanted)
            self.rewrites += cell_requests(self.look, table.tab, cells)

    def plan(self, next_version: str) -> Plan | None:
        # New rows first: a row that is emptied is free only the next time.
        requests = [*self.moves, *self.rewrites, *self._appends(), *self._updates()]
        closed = {name: table.gaps for name, table in self.tables.items() if table.gaps}
        for name, gaps in closed.items():
            requests += _closing(self.look.sheets[name], gaps)
        if not requests:
            return None
        stamp = stamped(self.look, next_version, requests)
        return Plan(next_version, stamp, self.cells, self.new_rows, self.rewritten, closed)

    def _updates(self) -> Iterator[Request]:
        for name, places in groupby(sorted(self.cells), key=lambda place: place.tab):
            cells = {(place.row, place.column): self.cells[place] for place in places}
            yield from cell_requests(self.look, self.tables[name].tab, cells)

    def _appends(self) -> Iterator[Request]:
        for name, table in self.tables.items():
            new = [change.cells for change in self.new_rows if change.tab == name]
            if new:
                rows = [_new_row(self.look, table, cells) for cells in new]
                yield from _appended(self.look.sheets[name], rows)


def _appended(sheet: Sheet, rows: Sequence[Request]) -> Iterator[Request]:
    """Rows under the last one, wherever that is by then.

    Under it boxes may stand that nobody ticked, down to the end, and to Google they are data: then
    the rows are put in between. Nothing is written over, also when the last row moves meanwhile.
    """
    fields = f"{_VALUE},{_FORMAT},{_ADDRESS}"
    if sheet.last_box <= sheet.last_row:
        yield {"appendCells": {"sheetId": sheet.id, "rows": rows, "fields": fields}}
        return
    start = max(sheet.last_row, 1)
    span = {"dimension": "ROWS", "startIndex": start, "endIndex": start + len(rows)}
    yield {
        "insertDimension": {"range": {"sheetId": sheet.id, **span}, "inheritFromBefore": start > 1}
    }
    place = {"sheetId": sheet.id, "rowIndex": start, "columnIndex": 0}
    yield {"updateCells": {"start": place, "rows": rows, "fields": fields}}


def _closing(sheet: Sheet, gaps: Sequence[int]) -> Iterator[Request]:
    """Moves empty rows to the end, from below: what somebody types in one meanwhile goes along."""
    # Numbers that follow each other differ as much from their place in the list.
    runs = groupby(enumerate(gaps), key=lambda placed: placed[1] - placed[0])
    for first, last in reversed([(run[0][1], run[-1][1]) for run in ([*r] for _, r in runs)]):
        rows = {"sheetId": sheet.id, "dimension": "ROWS", "startIndex": first - 1, "endIndex": last}
        yield {"moveDimension": {"source": rows, "destinationIndex": sheet.height}}


def columns_of(tab: Tab) -> Mapping[str, Column]:
    """The columns of a tab by header."""
    return {column.header: column for column in tab.columns}


def _check_untouched(table: Table, before: Row, now: Row, header: str) -> None:
    if before.cells.get(header, "") != now.cells.get(header, ""):
        raise Changed(
            f"{table.tab.name}!{table.address(now, header)}: iemand heeft deze cel veranderd "
            "terwijl het programma bezig was. Er is niets geschreven. Probeer het opnieuw."
        )


def version_requests(version: str, sheet: int, next_version: str) -> Iterator[Request]:
    """What makes a write fail whole when another run wrote since ``version`` was read.

    ``sheet`` is the id of any tab: a named range has to stand somewhere.
    """
    if version:
        yield {"deleteNamedRange": {"namedRangeId": version}}
    corner = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    yield {
        "addNamedRange": {
            "namedRange": {
                "namedRangeId": next_version,
                "name": f"{VERSION}_{next_version}",
                "range": {"sheetId": sheet, **corner},
            }
        }
    }


def cell_requests(
    look: Look, tab: Tab, cells: Mapping[tuple[int, int], Value]
) -> Iterator[Request]:
    """The requests that write values in cells of a tab, by row and column, in few blocks."""
    sheet, columns = look.sheets[tab.name], columns_of(tab)
    headers = sheet.headers()
    runs: list[tuple[int, int, str, list[Request]]] = []
    for (row, column), value in sorted(cells.items()):
        own = columns.get(header_text(headers.get(column, "")))
        data = cell_data(look, value, own)
        mask = _mask(value, own)
        last = runs[-1] if runs else None
        if last and last[0] == row and last[1] + len(last[3]) == column and last[2] == mask:
            last[3].append(data)
        else:
            runs.append((row, column, mask, [data]))
    for row, column, mask, block in _blocks(runs):
        place = row - 1 + sheet.above
        start = {"sheetId": sheet.id, "rowIndex": place, "columnIndex": column - 1}
        lines = [{"values": line} for line in block]
        yield {"updateCells": {"start": start, "rows": lines, "fields": mask}}


def _blocks(
    runs: Sequence[tuple[int, int, str, list[Request]]],
) -> Iterator[tuple[int, int, str, list[list[Request]]]]:
    """Runs under each other as one."""
    open_blocks: dict[tuple[int, int, str], tuple[int, list[list[Request]]]] = {}
    for row, column, mask, line in runs:
        shape = (column, len(line), mask)
        top, lines = open_blocks.get(shape, (row, []))
        if top + len(lines) != row:
            yield top, column, mask, lines
            top, lines = row, []
        lines.append(line)
        open_blocks[shape] = (top, lines)
    for (column, _, mask), (top, lines) in open_blocks.items():
        yield top, column, mask, lines


def _mask(value: Value, column: Column | None) -> str:
    parts = [_VALUE]
    if value is not None and not isinstance(value, str):
        parts.append(_FORMAT)
    if column and column.link:
        parts.append(_ADDRESS)
    return ",".join(parts)


def cell_data(look: Look, value: Value, column: Column | None = None) -> Request:
    """A value as a cell of Google's: text is always text, a date is a day with its format."""
    if isinstance(value, date):
        day = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
        return {_VALUE: {"numberValue": (value - _EPOCH).days}, "userEnteredFormat": day}
    text = shown(value)
    if value is None or text == "":
        data: dict[str, Any] = {}
    else:
        data = {_VALUE: {"stringValue": text} if isinstance(value, str) else {"numberValue": value}}
    looks: dict[str, Any] = {}
    if column and column.text:
        # Also where nothing stands yet: what somebody types there must stay text.
        looks["numberFormat"] = {"type": "TEXT"}
    if column and column.link and (uri := _link(look, text)):
        looks["textFormat"] = {"link": {"uri": uri}}
    return {**data, "userEnteredFormat": looks} if looks else data


def _link(look: Look, text: str) -> str | None:
    target = _LINK.fullmatch(text)
    if target is None or target["tab"] not in look.sheets:
        return None
    return f"#gid={look.sheets[target['tab']].id}&range={target['cell']}"


def _new_row(look: Look, table: Table, cells: Mapping[str, Value]) -> Request:
    columns = columns_of(table.tab)
    width = max(table.columns[column.header] for column in table.tab.columns)
    at = {table.columns[header]: header for header in table.columns}
    values = [
        cell_data(look, cells.get(at.get(number, "")), columns.get(at.get(number, "")))
        for number in range(1, width + 1)
    ]
    return {"values": values}


# A tab that is wholly the machine's


class _Mover:
    """Brings rows to where their key will stand, whole: with notes, colours and what people typed.

    ``order`` is the number that each row had, from row 2 on, after the moves; None for a new one.
    Rows whose key goes make room at the end, or for a new key.
    """

    def __init__(self, sheet: Sheet, table: Table, wanted: Table) -> None:
        self._sheet = sheet
        key = table.tab.key or ""
        of_key = {k: rows[0].number for k, rows in table.by_key.items()}
        self._sources = {row.number: of_key.get(row.cells.get(key, "")) for row in wanted.rows}
        self._kept = {number for number in self._sources.values() if number is not None}
        last = max([sheet.last_row, 1, *self._sources])
        self.order: list[int | None] = list(range(2, last + 1))
        self.moved = False

    def moves(self) -> Iterator[Request]:
        """The rows that have to move, and those that are to lose their notes."""
        sources = [self._sources[target] for target in sorted(self._sources)]
        staying = set(_longest_rise([number for number in sources if number is not None]))
        for target in sorted(self._sources):
            yield from self._fill(target - 2, self._sources[target], staying)
        for place, number in enumerate(self.order):
            if number in self._sheet.rows and number not in self._kept:
                yield _without_notes(self._sheet, place + 2)

    def _fill(self, place: int, source: int | None, staying: set[int]) -> Iterator[Request]:
        if source is None:
            if self.order[place] in self._kept:
                yield self._make_room(place)
            return
        while self.order[place] != source:
            if source in staying:
                yield self._move(place, len(self.order) - 1)
            else:
                yield self._move(self.order.index(source), place)

    def _make_room(self, place: int) -> Request:
        free = (n for n in range(place, len(self.order)) if self.order[n] not in self._kept)
        found = next(free, None)
        if found is not None:
            return self._move(found, place)
        self.moved = True
        self.order.insert(place, None)
        rows = self._rows(place, place + 1)
        return {"insertDimension": {"range": rows, "inheritFromBefore": place > 0}}

    def _move(self, source: int, place: int) -> Request:
        self.moved = True
        self.order.insert(place, self.order.pop(source))
        # Google counts the destination before the row is taken out.
        before = place + 1 if place < source else place + 2
        rows = self._rows(source, source + 1)
        return {"moveDimension": {"source": rows, "destinationIndex": before}}

    def _rows(self, start: int, end: int) -> Request:
        # Row 2 stands first in ``order`` and has index 1 for Google.
        return {
            "sheetId": self._sheet.id,
            "dimension": "ROWS",
            "startIndex": start + 1,
            "endIndex": end + 1,
        }


def _without_notes(sheet: Sheet, row: int) -> Request:
    """Takes the notes of a row away: they are about somebody who does not stand there any more."""
    area = {"sheetId": sheet.id, "startRowIndex": row - 1, "endRowIndex": row}
    return {"repeatCell": {"range": area, "cell": {}, "fields": "note"}}


def _longest_rise(numbers: Sequence[int]) -> Iterator[int]:
    """The numbers of a longest rising part, from high to low: those rows need not move.

    Patience sorting: the last number of the best part of each length, and who came before it.
    """
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    last = ends[-1] if ends else None
    while last is not None:
        yield last
        last = before[last]


def _differing(
    table: Table, wanted: Table, order: Sequence[int | None], sheet: Sheet, change: Rewrite
) -> Iterator[tuple[tuple[int, int], Value]]:
    """The cells to write so that the rows, in their new order, become the wanted ones."""
    key = table.tab.key or ""
    rows = {row.number: cells for row, cells in zip(wanted.rows, change.rows, strict=True)}
    machine = table.tab.machine_headers
    ours = {table.columns[header] for header in machine}
    people = {*table.columns.values()} - ours
    for number, old in enumerate(order, start=2):
        there = sheet.rows.get(old, {}) if old else {}
        if number not in rows:
            yield from (((number, column), None) for column in there)
            continue
        stays = there.get(table.columns[key], NOTHING).text == shown(rows[number].get(key))
        for header in machine:
            column = table.columns[header]
            now = there.get(column, NOTHING)
            value = rows[number].get(header)
            if now.text != shown(value) or now.formula:
                yield (number, column), value
        if there and not stays:
            # Also what somebody types before this lands: it is about who stood here.
            yield from (((number, column), None) for column in sorted({*there, *people} - ours))


def _grown(sheet: Sheet, wanted: Table) -> Iterator[Request]:
    more = max((row.number for row in wanted.rows), default=0) - sheet.height
    if more > 0:
        yield {"appendDimension": {"sheetId": sheet.id, "dimension": "ROWS", "length": more}}


def stamped(look: Look, next_version: str, requests: Iterable[Request]) -> list[Request]:
    """The requests with the version before them that makes them fail after another write."""
    somewhere = min(sheet.id for sheet in look.sheets.values())
    return [*version_requests(look.version, somewhere, next_version), *requests]
