"""A Google spreadsheet as its answers tell it: its tabs as tables. No network here.

``FIELDS`` is what to ask, ``read_look`` reads the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from intake.errors import BadInput
from intake.tabs import Tab
from intake.workbook import (
    Row,
    Table,
    Value,
    check_columns,
    check_has_headers,
    check_tabs,
    gaps_among,
    named_columns,
    plain,
    shown,
)

FIELDS = (
    "namedRanges(namedRangeId,name),"
    "sheets(properties(sheetId,title,gridProperties/rowCount),"
    "data(startRow,startColumn,rowData(values("
    "effectiveValue,formattedValue,userEnteredValue/formulaValue))))"
)
"""What a look at a spreadsheet asks: what every cell holds, and the version of the whole.

No formats: Google would tell the format of every empty cell as well, megabytes of them.
"""

VERSION = "samen_hier_versie"
"""How the named range begins whose id changes with every write of ours.

A write takes the id away that was read and puts a new one in its place. Google refuses a batch that
takes away what is not there, so of two runs that read the same state only one can write; and after
an answer that was lost the id tells whether the write landed.

The name ends with the id, since a name is taken for good when its tab is removed: Google lists it
no more, and still lets nobody use it.
"""

_DEEPEST = 10
"""How far down headers are looked for that do not stand in row 1."""

_ERRORS = {
    "NULL_VALUE": "#NULL!", "DIVIDE_BY_ZERO": "#DIV/0!", "VALUE": "#VALUE!", "REF": "#REF!",
    "NAME": "#NAME?", "NUM": "#NUM!", "N_A": "#N/A", "LOADING": "…",
}  # fmt: skip

Request = Mapping[str, Any]


class Cell(NamedTuple):
    """What a cell holds: as a person sees it, as a value, and whether a formula makes it."""

    text: str
    value: Value
    formula: bool


NOTHING = Cell("", None, False)


@dataclass(frozen=True)
class Sheet:
    """A tab as it was seen: its id, its height, and the cells that hold something.

    ``rows`` gives the cells of a row by column; both count from 1, the headers stand in row 1.
    ``above`` is how many rows stand above them in Google, because a person put them there.
    ``last_box`` is the lowest row with a box that is not ticked.
    """

    id: int
    title: str
    height: int
    rows: Mapping[int, Mapping[int, Cell]]
    above: int = 0
    last_box: int = 0

    @property
    def last_row(self) -> int:
        """The lowest row with anything in it; 0 when there is none."""
        return max(self.rows, default=0)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The rows under the first with nothing in them and something lower down.

        None where boxes stand: what they say is not known.
        """
        return () if self.last_box else gaps_among(self.rows)

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
            if above := _lifted(self.sheets[tab.name], tab).above:
                raise BadInput(
                    f"{self.name}, {tab.name}!A1: de koppen staan in rij {above + 1} in plaats "
                    "van in rij 1. Haal weg wat erboven staat."
                )
            check_has_headers(self.name, tab, self.sheets[tab.name].headers().values())
            check_columns(self.name, tab, self.columns(tab.name))

    def lifted(self, tabs: Sequence[Tab]) -> Look:
        """The same with the headers of each tab in row 1, where a person put rows above them."""
        lifted = {tab.name: self.sheets[tab.name] for tab in tabs if tab.name in self.sheets}
        moved = {name: _lifted(sheet, tab_of(tabs, name)) for name, sheet in lifted.items()}
        return replace(self, sheets={**self.sheets, **moved})

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
        below = max(sheet.last_row, 1) + 1
        return Table(tab, columns, filled, below, sheet.gaps if tab.closes_up else ())


def tab_of(tabs: Sequence[Tab], name: str) -> Tab:
    return next(tab for tab in tabs if tab.name == name)


def _lifted(sheet: Sheet, tab: Tab) -> Sheet:
    def known(row: int) -> int:
        return len(set(sheet.headers(row).values()) & set(tab.headers))

    found = max(range(1, _DEEPEST + 1), key=known)
    above = found - 1 if 2 * known(found) > len(tab.headers) else 0
    if not above:
        return sheet
    rows = {number - above: cells for number, cells in sheet.rows.items() if number > above}
    return replace(sheet, rows=rows, above=above)


def _text(cells: Mapping[int, Cell], column: int) -> str:
    return cells[column].text if column in cells else ""


def version_of(answer: Mapping[str, Any]) -> str:
    """The version that an answer tells of; "" before our first write."""
    named = (one for one in answer.get("namedRanges", ()) if _is_version(one))
    found = next(named, None)
    return str(found.get("namedRangeId", "")) if found else ""


def _is_version(named: Mapping[str, Any]) -> bool:
    return str(named.get("name", "")).startswith(VERSION)


def read_look(name: str, answer: Mapping[str, Any]) -> Look:
    """The answer to a question for ``FIELDS``."""
    # A chart can have a sheet of its own, which has no cells.
    grids = [raw for raw in answer["sheets"] if "gridProperties" in raw["properties"]]
    sheets = [_sheet(raw) for raw in grids]
    return Look(name, version_of(answer), {sheet.title: sheet for sheet in sheets})


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    properties = raw["properties"]
    rows: dict[int, dict[int, Cell]] = {}
    last_box = 0
    for number, cells in _rows(raw.get("data", ())):
        filled = {column: cell for column, cell in cells.items() if cell != NOTHING}
        if filled:
            rows[number] = filled
        if len(filled) < len(cells):
            last_box = number
    return Sheet(
        id=properties["sheetId"],
        title=properties["title"],
        height=properties["gridProperties"].get("rowCount", 0),
        rows=rows,
        last_box=last_box,
    )


def _rows(data: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, dict[int, Cell]]]:
    for block in data:
        top, left = block.get("startRow", 0) + 1, block.get("startColumn", 0) + 1
        for number, row in enumerate(block.get("rowData", ()), start=top):
            values = row.get("values", ())
            if any(values):  # most rows of a tab are empty, and tell so cell by cell
                cells = enumerate(values, start=left)
                yield number, {column: _cell(raw) for column, raw in cells if raw}


def _cell(raw: Mapping[str, Any]) -> Cell:
    found = raw.get("effectiveValue", {})
    formula = "formulaValue" in raw.get("userEnteredValue", {})
    if "stringValue" in found:
        text = plain(found["stringValue"])
        return Cell(text, text, formula)
    if "numberValue" in found:
        return Cell(*_number(found["numberValue"], raw.get("formattedValue", "")), formula)
    if "boolValue" in found:
        # A box that is not ticked says nothing: a column of them stands in every row of a tab.
        return Cell("ja", "ja", formula) if found["boolValue"] else Cell("", None, formula)
    if "errorValue" in found:
        text = _ERRORS.get(found["errorValue"].get("type", ""), "#ERROR!")
        return Cell(text, text, formula)
    return Cell("", None, formula)


def _number(number: float, formatted: str) -> tuple[str, Value]:
    """A number, or the day or time that it is shown as, as text and as a value.

    A spreadsheet counts days from 30 December 1899. Whether a number is a day is told by how it is
    shown: with the very day and month that it stands for, in whatever order, and no other number
    than its year and time.
    """
    try:
        moment = datetime(1899, 12, 30) + timedelta(minutes=round(number * 1440))  # noqa: DTZ001
    except OverflowError:
        return shown(number), number
    digits = re.findall(r"[0-9]+", formatted)
    parts = {int(part) for part in digits}
    if 0 <= number < 1 and ":" in formatted and {moment.hour, moment.minute} <= parts:
        return f"{moment:%H:%M}", number
    has_month = moment.month in parts or any(map(str.isalpha, formatted))
    is_own = "".join(digits) == re.sub(r"[^0-9]", "", shown(number))
    if is_own or moment.day not in parts or not has_month or parts - _parts(moment):
        return shown(number), number
    if moment.time() == datetime.min.time() or ":" not in formatted:
        return moment.date().isoformat(), moment.date()
    return f"{moment:%Y-%m-%d %H:%M}", number


def _parts(moment: datetime) -> set[int]:
    """Every number that the moment may be shown with."""
    days = {moment.day, moment.month, moment.year, moment.year % 100}
    return days | {moment.hour, moment.hour % 12, 12, moment.minute, moment.second}
