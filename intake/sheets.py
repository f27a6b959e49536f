"""A Google spreadsheet as its answers tell it: its tabs as tables, and changes as requests.

No network here: ``FIELDS`` is what to ask, ``read_look`` reads the answer, ``Plan`` holds the
requests of one write and what the tabs must look like after it, and ``astray`` finds what landed
elsewhere because a person moved rows or columns at that very moment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from intake.errors import BadInput
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
    check_columns,
    check_tabs,
    named_columns,
    plain,
    shown,
)

FIELDS = (
    "namedRanges(namedRangeId,name),"
    "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),"
    "data(startRow,startColumn,rowData(values("
    "effectiveValue,formattedValue,userEnteredValue/formulaValue))))"
)
"""What a look at a spreadsheet asks: what every cell holds, and the version of the whole.

No formats: Google would tell the format of every empty cell as well, megabytes of them.
"""

VERSION = "samen_hier_versie"
"""The named range whose id changes with every write of ours.

A write takes the id away that was read and puts a new one in its place. Google refuses a batch that
takes away what is not there, so of two runs that read the same state only one can write; and after
an answer that was lost the id tells whether the write landed.
"""

MOST_CHARACTERS = 50_000
"""What one cell of a Google spreadsheet holds."""

_EPOCH = date(1899, 12, 30)
_ERRORS = {
    "NULL_VALUE": "#NULL!", "DIVIDE_BY_ZERO": "#DIV/0!", "VALUE": "#VALUE!", "REF": "#REF!",
    "NAME": "#NAME?", "NUM": "#NUM!", "N_A": "#N/A", "LOADING": "…",
}  # fmt: skip
_LINK = re.compile(r"(?P<tab>[^!]+)!(?P<cell>[A-Z]{1,3}[1-9]\d*)")
_VALUE = "userEnteredValue"
_FORMAT = "userEnteredFormat.numberFormat"
_ADDRESS = "userEnteredFormat.textFormat.link"

Request = Mapping[str, Any]


# What is there


class Cell(NamedTuple):
    """What a cell holds: as a person sees it, as a value, and whether a formula makes it."""

    text: str
    value: Value
    formula: bool


NOTHING = Cell("", None, False)


@dataclass(frozen=True)
class Sheet:
    """A tab as it was seen: its id, its size, and the cells that hold something.

    ``rows`` gives the cells of a row by column; both count from 1.
    """

    id: int
    title: str
    height: int
    width: int
    rows: Mapping[int, Mapping[int, Cell]]

    @property
    def last_row(self) -> int:
        """The lowest row with anything in it; 0 when there is none."""
        return max(self.rows, default=0)

    def cell(self, row: int, column: int) -> Cell:
        return self.rows.get(row, {}).get(column, NOTHING)

    def headers(self, row: int = 1) -> dict[int, str]:
        return {column: cell.text for column, cell in self.rows.get(row, {}).items()}


@dataclass(frozen=True)
class Look:
    """A spreadsheet as it was seen at one moment; ``version`` is "" before our first write."""

    name: str
    version: str
    sheets: Mapping[str, Sheet]

    def check(self, tabs: Sequence[Tab]) -> None:
        """``BadInput`` when a tab or column is missing, doubled or renamed."""
        headers = {title: tuple(sheet.headers().values()) for title, sheet in self.sheets.items()}
        check_tabs(self.name, tabs, headers)
        for tab in tabs:
            check_columns(self.name, tab, self.columns(tab.name))

    def columns(self, title: str) -> dict[str, int]:
        return named_columns(self.name, title, self.sheets[title].headers())

    def table(self, tab: Tab) -> Table:
        """The rows of a tab, found by its headers; the look must have passed ``check``."""
        sheet, columns = self.sheets[tab.name], self.columns(tab.name)
        rows = (
            Row(number, {header: _text(cells, column) for header, column in columns.items()})
            for number, cells in sorted(sheet.rows.items())
            if number > 1
        )
        filled = tuple(row for row in rows if any(row.cells.values()))
        return Table(tab, columns, filled, next_row=max(sheet.last_row, 1) + 1)


def _text(cells: Mapping[int, Cell], column: int) -> str:
    return cells[column].text if column in cells else ""


def read_look(name: str, answer: Mapping[str, Any]) -> Look:
    """The answer to a question for ``FIELDS``."""
    versions = (
        named["namedRangeId"]
        for named in answer.get("namedRanges", ())
        if named.get("name") == VERSION
    )
    sheets = [_sheet(raw) for raw in answer.get("sheets", ())]
    return Look(name, next(versions, ""), {sheet.title: sheet for sheet in sheets})


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    properties = raw["properties"]
    size = properties.get("gridProperties", {})
    return Sheet(
        id=properties["sheetId"],
        title=properties["title"],
        height=size.get("rowCount", 0),
        width=size.get("columnCount", 0),
        rows={number: cells for number, cells in _rows(raw.get("data", ())) if cells},
    )


def _rows(data: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, dict[int, Cell]]]:
    for block in data:
        top, left = block.get("startRow", 0) + 1, block.get("startColumn", 0) + 1
        for number, row in enumerate(block.get("rowData", ()), start=top):
            cells = enumerate(row.get("values", ()), start=left)
            read = ((column, _cell(raw)) for column, raw in cells if raw)
            yield number, {column: cell for column, cell in read if cell.text or cell.formula}


def _cell(raw: Mapping[str, Any]) -> Cell:
    found = raw.get("effectiveValue", {})
    formula = "formulaValue" in raw.get("userEnteredValue", {})
    if "stringValue" in found:
        text = plain(found["stringValue"])
        return Cell(text, text, formula)
    if "numberValue" in found:
        return Cell(*_number(found["numberValue"], raw.get("formattedValue", "")), formula)
    if "boolValue" in found:
        text = "ja" if found["boolValue"] else "nee"
        return Cell(text, text, formula)
    if "errorValue" in found:
        text = _ERRORS.get(found["errorValue"].get("type", ""), "#ERROR!")
        return Cell(text, text, formula)
    return Cell("", None, formula)


def _number(number: float, formatted: str) -> tuple[str, Value]:
    """A number, or the day or time that it is shown as, as text and as a value.

    A spreadsheet counts days from 30 December 1899. Whether a number is a day is told by how it is
    shown: with the very day, month and year that it stands for, in whatever order.
    """
    try:
        moment = datetime(1899, 12, 30) + timedelta(minutes=round(number * 1440))  # noqa: DTZ001
    except OverflowError:
        return shown(number), number
    parts = {int(digits) for digits in re.findall(r"[0-9]+", formatted)}
    if 0 <= number < 1 and ":" in formatted and {moment.hour, moment.minute} <= parts:
        return f"{moment:%H:%M}", number
    has_month = moment.month in parts or any(map(str.isalpha, formatted))
    if not (has_month and moment.day in parts and parts & {moment.year, moment.year % 100}):
        return shown(number), number
    if moment.time() == datetime.min.time() or ":" not in formatted:
        return moment.date().isoformat(), moment.date()
    return f"{moment:%Y-%m-%d %H:%M}", number


# What is to be written


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
    that are the machine's, as they will be, and the change that makes them so.
    """

    requests: Sequence[Request]
    cells: Mapping[Place, Value]
    new_rows: Sequence[Append]
    rewritten: Mapping[str, tuple[Rewrite, Table]]


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
        machine = {column.header for column in table.tab.columns if column.owner == "machine"}
        for header in table.columns.keys() - machine:
            _check_untouched(table, row, now, header)
        # Only what holds something: a word typed at this very moment then stays.
        for column in self.look.sheets[table.tab.name].rows.get(now.number, {}):
            self.cells[Place(table.tab.name, now.number, column)] = None

    def _rewrite(self, table: Table, change: Rewrite) -> None:
        sheet = self.look.sheets[table.tab.name]
        wanted = after(table, [change])
        mover = _Mover(sheet, table, wanted)
        self.moves += mover.moves()
        cells = dict(_differing(table, wanted, mover.order, sheet, change))
        if cells or mover.moved:
            self.rewritten[table.tab.name] = (change, wanted)
            self.rewrites += [
                *_grown(sheet, wanted),
                *cell_requests(self.look, table.tab, cells),
            ]

    def plan(self, next_version: str) -> Plan | None:
        # New rows first: a row that is emptied is free only the next time.
        requests = [*self.moves, *self.rewrites, *self._appends(), *self._updates()]
        if not requests:
            return None
        return Plan(
            _stamped(self.look, next_version, requests), self.cells, self.new_rows, self.rewritten
        )

    def _updates(self) -> Iterator[Request]:
        for name, places in groupby(sorted(self.cells), key=lambda place: place.tab):
            cells = {(place.row, place.column): self.cells[place] for place in places}
            yield from cell_requests(self.look, self.tables[name].tab, cells)

    def _appends(self) -> Iterator[Request]:
        for name, table in self.tables.items():
            rows = [new.cells for new in self.new_rows if new.tab == name]
            if rows:
                yield {
                    "appendCells": {
                        "sheetId": self.look.sheets[name].id,
                        "rows": [_new_row(self.look, table, cells) for cells in rows],
                        "fields": f"{_VALUE},{_FORMAT},{_ADDRESS}",
                    }
                }


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
                "name": VERSION,
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
        own = columns.get(" ".join(headers.get(column, "").split()))
        data = cell_data(look, value, own)
        mask = _mask(value, own)
        last = runs[-1] if runs else None
        if last and last[0] == row and last[1] + len(last[3]) == column and last[2] == mask:
            last[3].append(data)
        else:
            runs.append((row, column, mask, [data]))
    for row, column, mask, block in _blocks(runs):
        start = {"sheetId": sheet.id, "rowIndex": row - 1, "columnIndex": column - 1}
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
    text = shown(value)
    if isinstance(value, str):
        data: dict[str, Any] = {_VALUE: {"stringValue": text}} if text else {}
        looks: dict[str, Any] = {"numberFormat": {"type": "TEXT"}} if column and column.text else {}
        if column and column.link and (uri := _link(look, text)):
            looks["textFormat"] = {"link": {"uri": uri}}
        return {**data, "userEnteredFormat": looks} if looks else data
    if isinstance(value, date):
        day = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
        return {_VALUE: {"numberValue": (value - _EPOCH).days}, "userEnteredFormat": day}
    return {} if value is None else {_VALUE: {"numberValue": value}}


def _link(look: Look, text: str) -> str | None:
    target = _LINK.fullmatch(text)
    if target is None or target["tab"] not in look.sheets:
        return None
    return f"#gid={look.sheets[target['tab']].id}&range={target['cell']}"


def _new_row(look: Look, table: Table, cells: Mapping[str, Value]) -> Request:
    columns = columns_of(table.tab)
    width = max((table.columns[header] for header in cells), default=0)
    at = {table.columns[header]: header for header in table.columns}
    values = [
        cell_data(look, cells.get(at.get(number, "")), columns.get(at.get(number, "")))
        for number in range(1, width + 1)
    ]
    return {"values": values}


# A tab that is wholly the machine's


class _Mover:
    """Brings rows in which a person typed to where their key will stand, whole.

    ``order`` is the number that each row had, from row 2 on, after the moves; None for a new one.
    Rows with nothing of a person's stay: their cells are written over.
    """

    def __init__(self, sheet: Sheet, table: Table, wanted: Table) -> None:
        self._sheet = sheet
        machine = {table.columns[c.header] for c in table.tab.columns if c.owner == "machine"}
        self._own = {column for cells in sheet.rows.values() for column in cells} - machine
        key = table.tab.key or ""
        self._of_key = {k: rows[0].number for k, rows in table.by_key.items()} if key else {}
        self._targets = {row.number: row.cells.get(key, "") for row in wanted.rows}
        last = max([sheet.last_row, 1, *self._targets])
        self.order: list[int | None] = list(range(2, last + 1))
        self.moved = False

    def moves(self) -> Iterator[Request]:
        wanted = {self._of_key[key] for key in self._targets.values() if key in self._of_key}
        kept = {number for number in wanted if self._is_own(number)}
        for target, key in sorted(self._targets.items()):
            source = self._of_key.get(key)
            place = target - 2
            if source in kept:
                if self.order[place] != source:
                    yield self._move(self.order.index(source), place)
            elif self.order[place] in kept:
                yield self._make_room(place, kept)

    def _is_own(self, number: int) -> bool:
        return any(self._sheet.cell(number, column).text for column in self._own)

    def _make_room(self, place: int, kept: set[int]) -> Request:
        free = (n for n in range(place, len(self.order)) if self.order[n] not in kept)
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
        return {
            "moveDimension": {
                "source": self._rows(source, source + 1),
                "destinationIndex": place + 1,
            }
        }

    def _rows(self, start: int, end: int) -> Request:
        # Row 2 stands first in ``order`` and has index 1 for Google.
        return {
            "sheetId": self._sheet.id,
            "dimension": "ROWS",
            "startIndex": start + 1,
            "endIndex": end + 1,
        }


def _differing(
    table: Table, wanted: Table, order: Sequence[int | None], sheet: Sheet, change: Rewrite
) -> Iterator[tuple[tuple[int, int], Value]]:
    """The cells to write so that the rows, in their new order, become the wanted ones."""
    key = table.tab.key or ""
    rows = {row.number: cells for row, cells in zip(wanted.rows, change.rows, strict=True)}
    machine = [column.header for column in table.tab.columns if column.owner == "machine"]
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
        if not stays:
            ours = {table.columns[header] for header in machine}
            yield from (((number, column), None) for column in there if column not in ours)


def _grown(sheet: Sheet, wanted: Table) -> Iterator[Request]:
    more = max((row.number for row in wanted.rows), default=0) - sheet.height
    if more > 0:
        yield {"appendDimension": {"sheetId": sheet.id, "dimension": "ROWS", "length": more}}


# What landed elsewhere


def astray(tabs: Mapping[str, Tab], before: Look, done: Plan, now: Look) -> dict[Place, Value]:
    """The cells to set right, when rows or columns moved between a look and the write after it.

    A row is known by its key, or by all of its cells that the write did not touch. What a person
    typed in the meantime is left alone; a cell of a tab that is ``rewritten`` is not looked at.
    """
    fixes: dict[Place, Value] = {}
    names = {place.tab for place in done.cells} | {new.tab for new in done.new_rows}
    for name in sorted(names):
        cells = {(p.row, p.column): value for p, value in done.cells.items() if p.tab == name}
        new = [row.cells for row in done.new_rows if row.tab == name]
        search = _Search(tabs[name], before.sheets[name], now.sheets[name], cells)
        found = {**search.misplaced(), **search.misplaced_rows(new)}
        fixes |= {Place(name, row, column): value for (row, column), value in found.items()}
    return fixes


class _Search:
    """The way from the rows and columns of one look to those of the next, in one tab."""

    def __init__(
        self, tab: Tab, before: Sheet, now: Sheet, written: Mapping[tuple[int, int], Value]
    ) -> None:
        self._before, self._now, self._written = before, now, written
        self._old_columns = _places(before)
        self._columns = _places(now)
        self._key = tab.key or ""
        self._struck = {row for row, _ in written}

    def misplaced(self) -> dict[tuple[int, int], Value]:
        """What has to be written so that every row that was seen is as it was to become."""
        moved_columns = self._columns != self._old_columns
        fixes: dict[tuple[int, int], Value] = {}
        for old, new in self._ways():
            if (old != new or moved_columns) and {old, new} & self._struck:
                fixes |= dict(self._set_right(old, new))
        return fixes

    def _ways(self) -> Iterator[tuple[int, int]]:
        """The number that a row had, and the number that it has now."""
        left = set(self._before.rows) - {1}
        by_key = self._unique_keys(self._before, self._old_columns, left)
        open_rows = (set(self._now.rows) | self._struck) - {1}
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
        return header in self._columns and (row, self._columns[header]) in self._written

    def _rest(self, new: int) -> dict[str, str]:
        """What stands in a row now and was not written by us, by header."""
        cells = {h: self._now.cell(new, c).text for h, c in self._columns.items()}
        return {h: text for h, text in cells.items() if text and not self._is_written(new, h)}

    def _origin(self, new: int, left: Iterable[int]) -> int | None:
        """The row whose cells these were, as far as the write left them; those that stay first."""
        found = [old for old in left if self._is_from(old, new)]
        return min(found, key=lambda old: (self._goes(old), old != new, old), default=None)

    def _is_from(self, old: int, new: int) -> bool:
        shared = self._columns.keys() & self._old_columns.keys()
        same = [h for h in shared if not self._is_written(new, h)]
        if new not in self._struck and not self._rest(new):
            return False
        return all(
            self._before.cell(old, self._old_columns[h]).text
            == self._now.cell(new, self._columns[h]).text
            for h in same
        )

    def _goes(self, old: int) -> bool:
        """Whether the write was to empty this row."""
        cells = self._before.rows[old]
        return all(self._written.get((old, column), "stays") is None for column in cells)

    def _set_right(self, old: int, new: int) -> Iterator[tuple[tuple[int, int], Value]]:
        for header, column in self._columns.items():
            was = self._old_columns.get(header)
            if was is None:
                continue
            meant, struck = (old, was) in self._written, (new, column) in self._written
            value = self._written[old, was] if meant else self._before.cell(old, was).value
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


def _places(sheet: Sheet) -> dict[str, int]:
    return {" ".join(text.split()): column for column, text in sheet.headers().items() if text}


def strayed_notes(tab: Tab, wanted: Table, now: Table) -> dict[Place, Value]:
    """What brings the texts of people back to their keys, when only their order is not as wanted.

    So it is when somebody sorted a tab of the machine's between the last look and the write.
    """
    machine = {column.header for column in tab.columns if column.owner == "machine"}
    own = [header for header in now.columns if header not in machine]
    there = {row.number: [row.cells[header] for header in own] for row in now.rows}
    meant = {row.number: [row.cells.get(header, "") for header in own] for row in wanted.rows}
    if there.keys() != meant.keys() or sorted(there.values()) != sorted(meant.values()):
        return {}
    return {
        Place(tab.name, number, now.columns[header]): text
        for number, texts in meant.items()
        for header, text, old in zip(own, texts, there[number], strict=True)
        if text != old
    }


def same_machine_cells(tab: Tab, one: Table, other: Table) -> bool:
    """Whether both hold the same in the machine's columns, row by row."""
    machine = [column.header for column in tab.columns if column.owner == "machine"]
    first, second = (
        [[row.number, *(row.cells.get(h, "") for h in machine)] for row in table.rows]
        for table in (one, other)
    )
    return first == second


def repair(
    look: Look,
    tabs: Mapping[str, Tab],
    fixes: Mapping[Place, Value],
    rewrites: Sequence[Rewrite],
    next_version: str,
) -> Plan | None:
    """The write that sets these cells right and makes these tabs anew; None when there are none."""
    again = plan(look, tabs, rewrites, next_version)
    if not fixes:
        return again
    requests: list[Request] = []
    for name, places in groupby(sorted(fixes), key=lambda place: place.tab):
        cells = {(place.row, place.column): fixes[place] for place in places}
        requests += cell_requests(look, tabs[name], cells)
    if again:
        return replace(again, requests=[*again.requests, *requests], cells=fixes)
    return Plan(_stamped(look, next_version, requests), fixes, (), {})


def _stamped(look: Look, next_version: str, requests: Iterable[Request]) -> list[Request]:
    somewhere = min(sheet.id for sheet in look.sheets.values())
    return [*version_requests(look.version, somewhere, next_version), *requests]
