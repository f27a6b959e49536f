"""A workbook as it lies open on a coordinator's screen: read any cell, type in people's cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from intake.tabs import tab, workbook_tabs

Typed = str | int | date
Rows = Mapping[int, Mapping[str, str]]
"""The rows of a tab that hold anything: by number in the sheet, each cell by header as text."""


def tabs_of(path: Path) -> dict[str, Rows]:
    """The rows of every tab of a workbook."""
    desk = Desk(path)
    return {
        found.name: {row.number: row.cells() for row in desk.rows(found.name)}
        for found in workbook_tabs(path.stem)
    }


def differences(before: Path, after: Path) -> Counter[str]:
    """How many cells of each tab are not the same in two workbooks, a tab that is gone included."""
    books = [load_workbook(path, rich_text=True) for path in (before, after)]
    names = dict.fromkeys(name for book in books for name in book.sheetnames)
    found: Counter[str] = Counter()
    for name in names:
        sheets = [dict(_cells(book[name])) if name in book.sheetnames else {} for book in books]
        places = sheets[0].keys() | sheets[1].keys()
        found[name] = sum(sheets[0].get(place) != sheets[1].get(place) for place in places)
    return +found


class Desk:
    """One workbook, opened; nothing is on the disk before ``save``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book = load_workbook(path, rich_text=True)

    def rows(self, tab_name: str) -> Iterator[Line]:
        """The rows of the tab that hold anything, from above."""
        sheet = self._book[tab_name]
        numbers = sorted(
            {row for (row, _), value in _cells(sheet) if row > 1 and value is not None}
        )
        for number in numbers:
            yield Line(sheet, number)

    def add(self, tab_name: str, typed: Mapping[str, Typed]) -> None:
        """Type a new row under the others."""
        used = [row for (row, _), value in _cells(self._book[tab_name]) if value is not None]
        line = Line(self._book[tab_name], max(used) + 1)
        for header, value in typed.items():
            line.type(header, value)

    def sort(self, tab_name: str, header: str) -> None:
        """Sort the rows by a column, as a person may: what stands in a row stays together."""
        sheet = self._book[tab_name]
        column = next(cell.column for cell in sheet[1] if cell.value == header)
        numbers = [line.number for line in self.rows(tab_name)]
        rows = [[cell.value for cell in sheet[number]] for number in numbers]
        rows.sort(key=lambda row: _shown(row[column - 1]))
        for number, values in zip(numbers, rows, strict=True):
            for cell, value in zip(sheet[number], values, strict=True):
                cell.value = value

    def own_column(self, tab_name: str, header: str, text: str) -> None:
        """Make a column of one's own, with something in its first row."""
        sheet = self._book[tab_name]
        column = 1 + max(cell.column for cell in sheet[1] if cell.value)
        sheet.cell(1, column).value = header
        sheet.cell(2, column).value = text

    def save(self) -> None:
        self._book.save(self.path)


class Line:
    """A row on the screen."""

    def __init__(self, sheet: Worksheet, number: int) -> None:
        self._sheet = sheet
        self.number = number
        self._columns = {str(cell.value): cell.column for cell in sheet[1] if cell.value}

    def text(self, header: str) -> str:
        """The cell as a person reads it."""
        return _shown(self._sheet.cell(self.number, self._columns[header]).value)

    def cells(self) -> dict[str, str]:
        return {header: self.text(header) for header in self._columns}

    def type(self, header: str, value: Typed) -> None:
        """Type in the cell; ValueError when it is one of the machine's."""
        column = next(c for c in tab(self._sheet.title).columns if c.header == header)
        if column.owner != "people":
            raise ValueError(f"Expected a column of people but received: {header}")
        cell = self._sheet.cell(self.number, self._columns[header])
        if not cell.has_style:
            # A cell that was never there looks like its column, as on a screen.
            cell._style = copy(_look_of(self._sheet, cell.column))  # noqa: SLF001
        cell.value = value


def _look_of(sheet: Worksheet, number: int) -> StyleArray:
    # Neighbours with one look are stored as one.
    for group in sheet.column_dimensions.values():
        if (group.min or 0) <= number <= (group.max or 0):
            return group._style  # type: ignore[no-any-return]  # noqa: SLF001
    return StyleArray()


def _cells(sheet: Worksheet) -> Iterator[tuple[tuple[int, int], object]]:
    # Not by iter_rows: that makes a cell for every place up to the last.
    return ((place, cell.value) for place, cell in sheet._cells.items())  # noqa: SLF001


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value)
