"""An ``.xlsx`` workbook in memory: its tabs as tables, and changes written into its cells.

openpyxl reads and writes the file; ``intake.xlsx_parts`` guards what openpyxl would lose. Nothing
here touches a disk.
"""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.translate import Translator
from openpyxl.packaging.manifest import Override
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles import Alignment
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import FORMAT_GENERAL
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP

from intake.errors import BadInput
from intake.tabs import Column, Tab
from intake.workbook import (
    Append,
    Change,
    Delete,
    Rewrite,
    Row,
    Table,
    Update,
    Value,
    cells_of,
    check_changes,
    check_columns,
    check_has_headers,
    check_tabs,
    column_letter,
    named_columns,
    plain,
    shown,
)
from intake.xlsx_parts import DRAWN, Kept, Part, keep, put_back, refuse_what_would_be_lost

MOST_CHARACTERS = 32_767
"""What one cell of an ``.xlsx`` holds, in UTF-16 units."""

LAST_READY_ROW = 2_000
"""Down to this row a new tab has its drop-downs; they grow along when more rows come."""

_READY_AHEAD = 1_000
_READY_AGAIN = 200
_SPARE_COLUMNS = 40
_LINE_HEIGHT = 13.5  # points
_MOST_HEIGHT = 110.0
"""So high a row may be: what does not fit is read by clicking on the cell, and stays no wall."""

_LINK = re.compile(r"(?P<tab>[^!]+)!(?P<cell>[A-Z]{1,3}[1-9]\d*)")
# A spreadsheet would take these for a formula, a number or a date when somebody edits the cell.
_LOOKS_LIKE_MORE = re.compile(r"[=+\-@'\d\t]")
# SyntaxError: what is no XML, for both libraries that openpyxl can read with.
_NOT_A_WORKBOOK = (
    AttributeError, BadZipFile, EOFError, IndexError, InvalidFileException, KeyError,
    RuntimeError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def load(content: bytes, name: str) -> Document:
    """The workbook in these bytes; ``BadInput`` when they are none, or hold what would be lost."""
    try:
        refuse_what_would_be_lost(content, name)
        book = _load(content)
        values = _load(content, data_only=True) if _has_formulas(book) else None
        kept = keep(content)
    except _NOT_A_WORKBOOK as error:
        raise BadInput(
            f"{name}: dit bestand is beschadigd of geen .xlsx-werkmap. Zet een goede werkmap "
            "terug; de vorige staat in de map «vorige»."
        ) from error
    return Document(name, book, _formula_values(book, values) if values else {}, kept)


def _load(content: bytes, data_only: bool = False) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it drops; xlsx_parts refuses or keeps exactly that.
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(BytesIO(content), data_only=data_only, rich_text=not data_only)


def _has_formulas(book: Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in grid(sheet).values())


def _formula_values(book: Workbook, values: Workbook) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value
        for sheet in book.worksheets
        for cell in grid(sheet).values()
        if cell.data_type == "f"
    }


def grid(sheet: Worksheet) -> dict[tuple[int, int], Cell | MergedCell]:
    """The cells that there are, by row and column.

    Not by ``iter_rows``: for one coloured cell at the bottom of a sheet that makes a million more.
    """
    return sheet._cells  # noqa: SLF001


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, made when it was not there; ``BadInput`` when it is merged into another."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise BadInput(
            f"{sheet.title}!{cell.coordinate}: deze cel is samengevoegd met andere. Maak de "
            "samenvoeging ongedaan."
        )
    return cell


def wear(thing: Any, look: Any) -> None:
    """Gives a cell the whole look of another cell or of a column; None: no look."""
    thing._style = copy(look._style) if look else StyleArray()  # noqa: SLF001


class Document:
    """A loaded or new workbook; ``calculated`` has the last known value of every formula."""

    def __init__(
        self,
        name: str,
        book: Workbook,
        calculated: dict[tuple[str, str], object],
        kept: Mapping[str, Kept],
    ) -> None:
        self.name = name
        self.book = book
        self.calculated = calculated
        self._kept = kept
        for sheet in book.worksheets:
            _split_columns(sheet)
            # openpyxl reads some of what is kept, and would write it as well.
            sheet._charts, sheet._images = [], []  # type: ignore[attr-defined]  # noqa: SLF001

    def kept(self, tab: str) -> Kept:
        """What was taken out of this tab, to be put back when it is written."""
        return self._kept.get(tab, Kept())

    def draw(self, tab: str, drawing: str, parts: Mapping[str, Part]) -> None:
        """Lays a drawing over the cells of a tab, in the place of the one that it had."""
        self._kept = {**self._kept, tab: replace(self.kept(tab), drawing=drawing, parts=parts)}

    def content(self) -> bytes:
        """The bytes of the file."""
        for sheet in self.book.worksheets:
            _fit_notes(sheet)
        buffer = BytesIO()
        with _Archive(buffer, "w", ZIP_DEFLATED) as archive:
            _Writer(self, archive).save()
        return buffer.getvalue()

    def complete(self, tab: str, sheet: bytes) -> bytes:
        """The XML of a tab with what openpyxl left out."""
        values = {
            cell: _stored(value) for (other, cell), value in self.calculated.items() if other == tab
        }
        return put_back(sheet, self.kept(tab), values)

    def headers(self, tab: str) -> dict[int, str]:
        """The cells of the first row that hold something, by column number."""
        cells = grid(self.book[tab]).items()
        texts = {column: self.shown(cell) for (row, column), cell in cells if row == 1}
        return {column: text for column, text in texts.items() if text.strip()}

    def own_heights(self, tab: str) -> frozenset[int]:
        """The rows whose height a person set.

        Other programs fix every height when they save: one that we would give is not a person's.
        """
        sheet = self.book[tab]
        width, ordinary = sheet.max_column, sheet.sheet_format.defaultRowHeight
        given = {number: sheet.row_dimensions[number].height for number in self.kept(tab).heights}
        return frozenset(
            number
            for number, height in given.items()
            if height not in (None, ordinary, _height(sheet, number, width))
        )

    def fit(self, tab: str, numbers: Iterable[int]) -> None:
        """Makes rows as high as what stands in them needs; one that is cut off stays so high."""
        sheet = self.book[tab]
        width = sheet.max_column
        heights = {number: _height(sheet, number, width) for number in numbers}
        for number, height in heights.items():
            sheet.row_dimensions[number].height = height
        cut_off = {number for number, height in heights.items() if height == _MOST_HEIGHT}
        for number in cut_off:
            _show_beginning(sheet, number, width)
        kept = self.kept(tab)
        fixed = (kept.heights - heights.keys()) | cut_off
        self._kept = {**self._kept, tab: replace(kept, heights=fixed)}

    def check(self, tabs: Sequence[Tab]) -> None:
        """``BadInput`` when a tab is missing."""
        headers = {name: tuple(self.headers(name).values()) for name in self.tab_names()}
        check_tabs(self.name, tabs, headers)

    def tab_names(self) -> list[str]:
        return [sheet.title for sheet in self.book.worksheets]

    def table(self, tab: Tab) -> Table:
        """The tab as it is now; ``BadInput`` when a column is missing or doubled."""
        headers = self.headers(tab.name)
        check_has_headers(self.name, tab, headers.values())
        columns = named_columns(self.name, tab.name, headers)
        check_columns(self.name, tab, columns)
        by_number = {number: header for header, number in columns.items()}
        rows: dict[int, dict[str, str]] = {}
        for (number, column), cell in sorted(grid(self.book[tab.name]).items()):
            if number > 1 and column in by_number and (text := self.shown(cell)):
                rows.setdefault(number, dict.fromkeys(columns, ""))[by_number[column]] = text
        return Table(tab, columns, tuple(Row(n, cells) for n, cells in rows.items()))

    def shown(self, cell: Cell | MergedCell) -> str:
        """The cell as a person sees it; of a formula its last known value."""
        if cell.data_type == "f":
            return _shown(self.calculated.get((cell.parent.title, cell.coordinate)))
        return _shown(cell.value)

    def apply(self, changes: Sequence[Change], tabs: Mapping[str, Tab]) -> bool:
        """Writes the changes into the cells; whether that made any difference.

        Everything is checked first. After an exception the document is no longer to be used.
        """
        names = [name for name in tabs if any(change.tab == name for change in changes)]
        tables = {name: self.table(tabs[name]) for name in names}
        check_changes(tables, changes)
        for change in changes:
            self._check_room(change)
        sheets = [_Sheet(self, table) for table in tables.values()]
        for sheet in sheets:
            sheet.apply([change for change in changes if change.tab == sheet.tab])
        return any(sheet.changed for sheet in sheets)

    def _check_room(self, change: Change) -> None:
        for cells in cells_of(change):
            for header, value in cells.items():
                length = len(_escaped(shown(value)).encode("utf-16-le")) // 2
                if length > MOST_CHARACTERS:
                    raise BadInput(
                        f"{self.name}, {change.tab}: de tekst voor «{header}» heeft {length} "
                        f"tekens en in een cel passen er {MOST_CHARACTERS}. Maak de tekst korter."
                    )


class _Archive(ZipFile):
    """A zip that says who wrote it.

    LibreOffice takes Excel's word for the value of a formula, and openpyxl signs as Excel; ours may
    be older than a cell that the formula uses.
    """

    def writestr(self, name: Any, data: Any, *how: Any) -> None:
        if name == ARC_APP:
            data = data.replace(b"Microsoft Excel Compatible", b"Samen Hier")
        super().writestr(name, data, *how)


class _Writer(ExcelWriter):
    """openpyxl's own writer, but tabs pass through memory.

    Its temporary files would stay, with people's names in them, when the machine stops.
    """

    def __init__(self, document: Document, archive: ZipFile) -> None:
        super().__init__(document.book, archive)
        self._to = archive
        self._document = document

    def write_worksheet(self, ws: Any) -> None:
        kept = self._document.kept(ws.title)
        writer: Any = WorksheetWriter(ws, BytesIO())
        writer.write()
        # Empty: what is drawn is put back as it was, not written by openpyxl.
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._rels = writer._rels  # noqa: SLF001
        if kept.drawing:
            drawn = Relationship(type="drawing", Target=f"/{kept.drawing}", Id=DRAWN)
            ws._rels.append(drawn)  # noqa: SLF001
        self._to.writestr(ws.path[1:], self._document.complete(ws.title, writer.read()))
        self.manifest.append(ws)
        for name, part in kept.parts.items():
            self._put_back(name, part)

    def _put_back(self, name: str, part: Part) -> None:
        if name in self._to.namelist():  # a picture that two tabs show
            return
        self._to.writestr(name, part.content)
        if part.type:
            self.manifest.Override.append(Override(f"/{name}", part.type))


def _stored(value: object) -> object:
    if isinstance(value, date | time | timedelta):
        return to_excel(value)  # type: ignore[no-untyped-call]
    return value


def _shown(value: Any) -> str:
    match value:
        case bool():
            return "ja" if value else "nee"
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M") if value.time() != time() else str(value.date())
        case time():
            return value.strftime("%H:%M")
        case CellRichText() | str():
            return plain(_unescaped(str(value)))
        case None | int() | float() | date():
            return shown(value)
        case _:
            return str(value)


# .xlsx writes a character that XML cannot hold as _x000D_, so text that looks like that has to be
# escaped. Not as _x005F_, the usual way: openpyxl removes that wherever it reads it.
def _escaped(text: str) -> str:
    return re.sub(r"(?<=_)x(?=[0-9A-Fa-f]{4}_)|x(?=005F_)", "_x0078_", text)


def _unescaped(text: str) -> str:
    return re.sub(r"_x(0078|00[01][0-9A-Fa-f])_", lambda code: chr(int(code[1], 16)), text)


class _Sheet:
    """One tab of a document while a set of changes is written into it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.tab = table.tab.name
        self._touched: set[int] = set()
        self._document = document
        self._calculated = document.calculated
        self._sheet: Worksheet = document.book[self.tab]
        self._table = table
        self._columns = {column.header: column for column in table.tab.columns}
        self._machine = table.tab.machine_headers
        filled = {row for (row, _), cell in grid(self._sheet).items() if cell.value is not None}
        self._last = max(filled, default=1)
        self._gaps = [number for number in range(self._last, 1, -1) if number not in filled]
        self._width = self._sheet.max_column
        self._own_heights = document.own_heights(self.tab)

    def apply(self, changes: Sequence[Change]) -> None:
        """Writes changes of this tab, which fit it; deletes last, since they empty rows."""
        before = self._last
        for change in sorted(changes, key=lambda change: isinstance(change, Delete)):
            self._apply(change)
        if self._last > before:
            _grow(self._sheet, before, self._last)
        if self._touched:
            self._widen_filter()
        filled = {row for (row, _), cell in grid(self._sheet).items() if cell.value is not None}
        self._document.fit(self.tab, self._touched - (self._own_heights & filled))

    def _widen_filter(self) -> None:
        """Lets the filter reach people's own columns, so that a sort keeps whole rows together."""
        if self._sheet.auto_filter.ref:
            reach = CellRange(self._sheet.auto_filter.ref)
            reach.max_col = max([reach.max_col, *self._table.columns.values()])
            self._sheet.auto_filter.ref = reach.coord

    @property
    def changed(self) -> bool:
        return bool(self._touched)

    def _apply(self, change: Change) -> None:
        match change:
            case Append(cells=cells):
                self._write_row(self._free_row(), cells)
            case Update(row=row, cells=cells):
                self._write_row(self._table.find_again(row).number, cells)
            case Delete(row=row):
                # The row stays, empty: if the rows under it moved up, formulas elsewhere that point
                # at them would point at somebody else.
                self._take(self._table.find_again(row).number)
            case Rewrite(rows=rows):
                self._rewrite(rows)

    def _free_row(self) -> int:
        if self._gaps:
            return self._gaps.pop()
        self._last += 1
        return self._last

    def _write_row(self, number: int, cells: Mapping[str, Value]) -> None:
        for header, value in cells.items():
            cell = cell_at(self._sheet, number, self._table.columns[header])
            replaces_formula = header in self._machine and cell.data_type == "f"
            if replaces_formula or self._document.shown(cell) != shown(value):
                self._write(cell, value, self._columns.get(header))

    def _write(self, cell: Cell, value: Value, column: Column | None) -> None:
        self._touched.add(cell.row)
        self._calculated.pop((self.tab, cell.coordinate), None)
        if not cell.has_style:
            wear(cell, column_look(self._sheet, cell.column))
        write_value(cell, value)
        if column and column.link:
            cell.hyperlink = _link_to(shown(value))

    def _rewrite(self, rows: Sequence[Mapping[str, Value]]) -> None:
        numbers = [row.number for row in self._table.rows]
        more = range(self._last + 1, self._last + 1 + len(rows) - len(numbers))
        targets = [*numbers, *more][: len(rows)]
        self._move(self._sources(rows), targets)
        for number in numbers[len(rows) :]:
            self._take(number)
        for number, cells in zip(targets, rows, strict=True):
            self._write_row(number, {header: cells.get(header) for header in self._machine})
        self._last = max([self._last, *targets])

    def _sources(self, rows: Sequence[Mapping[str, Value]]) -> list[int | None]:
        """For each wanted row the number of the row that it was, by key; without keys by place."""
        key = self._table.tab.key
        if key is None:
            numbers: list[int | None] = [row.number for row in self._table.rows]
            return (numbers + [None] * len(rows))[: len(rows)]
        left = {k: [row.number for row in same] for k, same in self._table.by_key.items()}
        wanted = [left.get(shown(cells.get(key))) for cells in rows]
        return [same.pop(0) if same else None for same in wanted]

    def _move(self, sources: Sequence[int | None], targets: Sequence[int]) -> None:
        moves = [(s, t) for s, t in zip(sources, targets, strict=True) if s != t]
        taken = [self._take(source) if source else [] for source, _ in moves]
        for cells, (_, target) in zip(taken, moves, strict=True):
            self._take(target)
            for moved in cells:
                self._put(moved, target)

    def _take(self, number: int) -> list[tuple[Cell, object]]:
        """Takes the cells of a row away; each with the last value of its formula."""
        self._touched.add(number)
        cells = grid(self._sheet)
        columns = [column for column in range(1, self._width + 1) if (number, column) in cells]
        taken = [cell_at(self._sheet, number, column) for column in columns]
        for column in columns:
            del cells[number, column]
        return [(cell, self._calculated.pop((self.tab, cell.coordinate), None)) for cell in taken]

    def _put(self, moved: tuple[Cell, object], number: int) -> None:
        old, calculated = moved
        cell = cell_at(self._sheet, number, old.column)
        wear(cell, old)
        cell.value = _moved_formula(old, cell) if old.data_type == "f" else old.value
        cell.data_type = old.data_type
        cell.comment = copy(old.comment)
        cell.hyperlink = copy(old.hyperlink)
        if calculated is not None:
            self._calculated[self.tab, cell.coordinate] = calculated


def _moved_formula(old: Cell, new: Cell) -> Any:
    value: Any = old.value
    if isinstance(value, ArrayFormula):
        return ArrayFormula(new.coordinate, _translated(value.text or "", old, new))
    return _translated(value, old, new) if isinstance(value, str) else value


def _translated(formula: str, old: Cell, new: Cell) -> str:
    translator = Translator(formula, origin=old.coordinate)
    return str(translator.translate_formula(new.coordinate))


def write_value(cell: Cell, value: Value) -> None:
    """Puts the value in the cell: text stays text whatever it looks like, a date is a real date."""
    text = shown(value)
    cell.value = None
    if isinstance(value, str) and text:
        cell.value = _escaped(text)
        cell.data_type = "s"
    elif value is not None and not isinstance(value, str):
        if cell.is_date != isinstance(value, date):
            cell.number_format = "yyyy-mm-dd" if isinstance(value, date) else FORMAT_GENERAL
        cell.value = value
    quoted = isinstance(value, str) and bool(_LOOKS_LIKE_MORE.match(text))
    if quoted != bool(cell.quotePrefix):
        cell.quotePrefix = quoted


def _link_to(text: str) -> Hyperlink | None:
    target = _LINK.fullmatch(text)
    if target is None:
        return None
    tab = target["tab"].replace("'", "''")
    return Hyperlink(ref="", location=f"'{tab}'!{target['cell']}", display=text)


def _split_columns(sheet: Worksheet) -> None:
    # Neighbours with one look are stored as one; each needs its own to be told apart or changed.
    split_until = sheet.max_column + _SPARE_COLUMNS
    for group in list(sheet.column_dimensions.values()):
        first, last = group.min or 0, group.max or 0
        for number in range(first + 1, min(last, split_until) + 1):
            column = copy(group)
            column.index = column_letter(number)
            column.min, column.max = number, last
            sheet.column_dimensions[column.index] = column
            sheet.column_dimensions[column_letter(number - 1)].max = number - 1


def column_look(sheet: Worksheet, number: int) -> ColumnDimension | None:
    """The look of a whole column; None when it has none."""
    # Not by index: asking for a column that has no look would give it one, and a width.
    return sheet.column_dimensions.get(column_letter(number))


def _height(sheet: Worksheet, number: int, width: int) -> float | None:
    """What the wrapped texts of a row need, in points; None: no more than any row.

    Not every program finds that out when it opens a file.
    """
    most = 1
    for cell in _wrapped(sheet, number, width):
        look = column_look(sheet, cell.column)
        most = max(most, _lines(str(cell.value), look.width if look else 10))
    return min(_LINE_HEIGHT * most + 8, _MOST_HEIGHT) if most > 1 else None


def _wrapped(sheet: Worksheet, number: int, width: int) -> Iterator[Cell]:
    """The cells of a row with a text over more lines, or that may be."""
    for column in range(1, width + 1):
        cell = grid(sheet).get((number, column))
        if isinstance(cell, Cell) and cell.data_type == "s" and cell.alignment.wrap_text:
            yield cell


def _show_beginning(sheet: Worksheet, number: int, width: int) -> None:
    # A text in the middle of a row that is too low for it loses its first lines as well.
    for cell in _wrapped(sheet, number, width):
        side, indent = cell.alignment.horizontal, cell.alignment.indent
        cell.alignment = Alignment(side, "top", wrap_text=True, indent=indent)


def _fit_notes(sheet: Worksheet) -> None:
    # openpyxl forgets how large a note was.
    for cell in grid(sheet).values():
        if cell.comment:
            cell.comment.width = 300
            cell.comment.height = 30 + 18 * _lines(cell.comment.text, 40)


def _lines(text: str, width: float) -> int:
    # A width counts digits: letters are narrower, and words are not cut.
    room = max(width * 1.15 - 4, 1)
    return sum(1 + int(len(line) / room) for line in text.splitlines() or [""])


def _grow(sheet: Worksheet, before: int, last: int) -> None:
    """Lets what reached the last row before reach the last row now."""
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = _grown(validation.sqref, before, last)
    formats = ConditionalFormattingList()
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            formats.add(str(_grown(formatting.sqref, before, last)), rule)
    sheet.conditional_formatting = formats
    for table in sheet.tables.values():
        if not table.totalsRowCount:
            table.ref = str(_grown(MultiCellRange(table.ref), before, last))
            if table.autoFilter:
                table.autoFilter.ref = table.ref
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = str(_grown(MultiCellRange(sheet.auto_filter.ref), before, last))


def _grown(ranges: MultiCellRange, before: int, last: int) -> MultiCellRange:
    return MultiCellRange([_grown_range(r, before, last) for r in ranges.sorted()])


def _grown_range(reach: CellRange, before: int, last: int) -> CellRange:
    # What reaches far ahead is for rows to come; the rest ends with the rows, and keeps doing so.
    ahead = reach.max_row >= _READY_AHEAD
    if reach.max_row == 1 or not before <= reach.max_row < last + (_READY_AGAIN if ahead else 0):
        return reach
    grown = copy(reach)
    grown.max_row = last + (_READY_AHEAD if ahead else 0)
    return grown
