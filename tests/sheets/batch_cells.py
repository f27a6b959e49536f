"""The requests that write cells: updateCells, appendCells, repeatCell and their like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sheets import protection
from tests.sheets.areas import Area, letters
from tests.sheets.batch import Batch, Json, request
from tests.sheets.cells import EMPTY, NO_ROW, Cell, Entered, ErrorValue, Formula
from tests.sheets.colours import merged_look
from tests.sheets.entering import MAX_CHARACTERS, too_long
from tests.sheets.errors import invalid
from tests.sheets.formulas import Effects
from tests.sheets.masks import Mask, below, merged, shows, update_mask
from tests.sheets.sheet import Sheet


def _with_value(cell: Cell, data: Json, _mask: Mask | None) -> Cell:
    entered = _entered(data.get("userEnteredValue"))
    return Cell(entered, cell.format, cell.note, cell.validation)


def _with_format(cell: Cell, data: Json, mask: Mask | None) -> Cell:
    wanted = data.get("userEnteredFormat")
    if not wanted and not cell.format:
        return cell
    return cell._replace(format=merged_look(cell.format, wanted, mask) or None)


# What a CellData says that a request writes, and where the cell keeps it. The rest is read-only.
_PARTS: dict[str, Callable[[Cell, Json, Mask | None], Cell]] = {
    "userEnteredValue": _with_value,
    "userEnteredFormat": _with_format,
    "note": lambda cell, data, mask: cell._replace(note=data.get("note") or None),
    "dataValidation": lambda cell, data, mask: cell._replace(
        validation=merged(cell.validation, data.get("dataValidation"), mask)
    ),
    "textFormatRuns": lambda cell, data, mask: cell._replace(
        runs=tuple(data.get("textFormatRuns", ())) or None
    ),
}


def _entered(value: Json | None) -> Entered:
    """An ExtendedValue: text is text whatever it looks like, only formulaValue is a formula."""
    if not value:
        return None
    if len(value) > 1:
        raise invalid("Only one kind of value can be set.")
    kind, content = next(iter(value.items()))
    if kind == "errorValue":
        raise invalid("Cannot set an error value.")
    if isinstance(content, str) and len(content) > MAX_CHARACTERS:
        raise too_long()
    if kind == "formulaValue":
        if not content.startswith("="):
            raise invalid(f"Formula must begin with '=': {content}")
        return Formula(content)
    if isinstance(content, float) and content.is_integer() and abs(content) < 1e15:
        return int(content)
    return None if content == "" else content


class Pen:
    """Writes what a mask names of a CellData into cells; what the data lacks is cleared."""

    def __init__(self, mask: Mask | None) -> None:
        self._parts = [
            (part, below(mask, name)) for name, part in _PARTS.items() if shows(mask, name)
        ]

    def written(self, cell: Cell, data: Json) -> Cell:
        for part, mask in self._parts:
            cell = part(cell, data, mask)
        return cell

    def write_rows(self, sheet: Sheet, top: int, left: int, rows: list[Json]) -> None:
        """Rows of CellData from this place on."""
        for number, row in enumerate(rows, start=top):
            old = sheet.rows.get(number, NO_ROW).cells
            values = enumerate(row.get("values", ()), start=left)
            cells = {c: self.written(old.get(c, EMPTY), data) for c, data in values}
            if cells:
                sheet.write(number, cells)


def _pen(body: Json) -> Pen:
    return Pen(update_mask("CellData", body.get("fields", "")))


def _extent(rows: list[Json]) -> tuple[int, int]:
    return len(rows), max((len(row.get("values", [])) for row in rows), default=0)


@request("updateCells")
def update_cells(batch: Batch, body: Json) -> None:
    """From ``start`` down, or over a ``range`` whose cells beyond the rows are cleared."""
    pen = _pen(body)
    rows = body.get("rows", [])
    if "start" in body:
        _update_from(batch, body["start"], rows, pen)
        return
    sheet, area = batch.area(body.get("range"))
    height, width = _extent(rows)
    if area.top + height > (area.bottom or 0) or area.left + width > (area.right or 0):
        place = (
            f"row [{area.bottom}]"
            if area.top + height > (area.bottom or 0)
            else f"column [{letters(area.right or 0)}]"
        )
        raise invalid(
            f"Attempting to write outside the range: {sheet.range_name(area)}, at {place}"
        )
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    sheet.change(area, lambda cell: pen.written(cell, {}), filled_only=True)
    pen.write_rows(sheet, area.top, area.left, rows)


def _update_from(batch: Batch, start: Json, rows: list[Json], pen: Pen) -> None:
    sheet = batch.spreadsheet.sheet(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    height, width = _extent(rows)
    if top + height > sheet.row_count:
        raise invalid(f"Attempting to write row: {sheet.row_count}, beyond the last row of: "
                      f"{sheet.row_count - 1}")  # fmt: skip
    if left + width > sheet.column_count:
        raise invalid(
            f"Attempting to write column: {sheet.column_count}, beyond the last requested column "
            f"of: {sheet.column_count - 1}"
        )
    if height and width:
        area = Area(top, top + height, left, left + width)
        protection.check(batch.spreadsheet, batch.account, sheet, area)
    pen.write_rows(sheet, top, left, rows)


@request("appendCells")
def append_cells(batch: Batch, body: Json) -> None:
    """Under the last row of the tab with a value; the grid grows as it must."""
    pen = _pen(body)
    sheet = batch.spreadsheet.sheet(body.get("sheetId", 0))
    rows = body.get("rows", [])
    height, width = _extent(rows)
    if not height:
        return
    top = sheet.last_row
    sheet.grow(top + height, width)
    batch.spreadsheet.check_size()
    area = Area(top, top + height, 0, max(width, 1))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    pen.write_rows(sheet, top, 0, rows)


@request("repeatCell")
def repeat_cell(batch: Batch, body: Json) -> None:
    pen = _pen(body)
    sheet, area = batch.area(body.get("range"))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    data = body.get("cell", {})
    sheet.change(area, lambda cell: pen.written(cell, data))


@request("setDataValidation")
def set_data_validation(batch: Batch, body: Json) -> None:
    """Help for people only: values that API writers write are not held to it (trap 11)."""
    sheet, area = batch.area(body.get("range"))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    rule = body.get("rule")
    if rule is not None and "condition" not in rule:
        raise invalid("Data validation rule must have a condition.")
    sheet.change(area, lambda cell: cell._replace(validation=rule), filled_only=rule is None)


@request("updateBorders")
def update_borders(batch: Batch, body: Json) -> None:
    sheet, area = batch.area(body.get("range"))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    outer = {side: body[side] for side in ("top", "bottom", "left", "right") if side in body}
    for row in range(area.top, area.bottom or 0):
        for column in range(area.left, area.right or 0):
            sides = {
                "top": outer.get("top") if row == area.top else body.get("innerHorizontal"),
                "bottom": outer.get("bottom")
                if row + 1 == area.bottom
                else body.get("innerHorizontal"),
                "left": outer.get("left") if column == area.left else body.get("innerVertical"),
                "right": outer.get("right")
                if column + 1 == area.right
                else body.get("innerVertical"),
            }
            _border(sheet, row, column, {k: v for k, v in sides.items() if v is not None})


def _border(sheet: Sheet, row: int, column: int, sides: Json) -> None:
    cell = sheet.cell(row, column)
    look = cell.format or {}
    borders = {**look.get("borders", {}), **sides}
    kept = {side: line for side, line in borders.items() if line.get("style") != "NONE"}
    if look.get("borders", {}) != kept:
        sheet.write(row, {column: cell._replace(format={**look, "borders": kept})})


@request("findReplace")
def find_replace(batch: Batch, body: Json) -> Json:
    """In texts, and in formulas when asked; what comes out of a text is text."""
    if not body.get("find"):
        raise invalid("Must specify a string to find.")
    replacing = _Replacing.of(body)
    rows = [
        (sheet.id, row)
        for sheet, area in _searched(batch, body)
        for row in range(area.top, area.bottom or 0)
        if row in sheet.rows and _replace_in_row(batch, sheet, row, area, replacing)
    ]
    counts = {
        "valuesChanged": replacing.values,
        "formulasChanged": replacing.formulas,
        "rowsChanged": len(rows),
        "sheetsChanged": len({sheet_id for sheet_id, _ in rows}),
        "occurrencesChanged": replacing.occurrences,
    }
    return {name: count for name, count in counts.items() if count}


def _searched(batch: Batch, body: Json) -> list[tuple[Sheet, Area]]:
    if "range" in body:
        return [batch.area(body["range"])]
    sheets = (
        batch.spreadsheet.sheets
        if body.get("allSheets")
        else [batch.spreadsheet.sheet(body.get("sheetId", 0))]
    )
    return [(sheet, Area().clipped(sheet.row_count, sheet.column_count)) for sheet in sheets]


@dataclass
class _Replacing:
    """What is looked for and what comes instead, and how often that was so."""

    pattern: re.Pattern[str]
    replacement: str
    in_formulas: bool
    whole_cell: bool
    values: int = 0
    formulas: int = 0
    occurrences: int = 0

    @classmethod
    def of(cls, body: Json) -> _Replacing:
        find = body["find"] if body.get("searchByRegex") else re.escape(body["find"])
        return cls(
            re.compile(find, 0 if body.get("matchCase") else re.IGNORECASE),
            body.get("replacement", ""),
            bool(body.get("includeFormulas")),
            bool(body.get("matchEntireCell")),
        )

    def in_cell(self, cell: Cell) -> Cell:
        """The cell with what was found replaced; the same one when nothing was."""
        if isinstance(cell.entered, Formula):
            text = self._in_text(cell.entered.text) if self.in_formulas else None
            self.formulas += text is not None
            return cell if text is None else cell._replace(entered=Formula(text))
        text = self._in_text(cell.entered) if isinstance(cell.entered, str) else None
        self.values += text is not None
        return cell if text is None else cell._replace(entered=text or None)

    def _in_text(self, text: str) -> str | None:
        if self.whole_cell and not self.pattern.fullmatch(text):
            return None
        new, times = self.pattern.subn(self.replacement, text)
        self.occurrences += times
        return new if times else None


def _replace_in_row(
    batch: Batch, sheet: Sheet, row: int, area: Area, replacing: _Replacing
) -> bool:
    """Whether anything in the row was replaced."""
    inside = range(area.left, area.right or 0)
    old = {c: cell for c, cell in sheet.rows[row].cells.items() if c in inside}
    new = {c: replacing.in_cell(cell) for c, cell in old.items()}
    changed = {c: cell for c, cell in new.items() if cell is not old[c]}
    for column in changed:
        place = Area(row, row + 1, column, column + 1)
        protection.check(batch.spreadsheet, batch.account, sheet, place)
    sheet.write(row, changed)
    return bool(changed)


@request("sortRange")
def sort_range(batch: Batch, body: Json) -> None:
    """Numbers, then texts, then booleans; empty cells last in both directions."""
    sheet, area = batch.area(body.get("range"))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    effects = Effects(batch.spreadsheet)
    for spec in reversed(body.get("sortSpecs", [])):
        _sort(effects, sheet, area, spec)


def _sort(effects: Effects, sheet: Sheet, area: Area, spec: Json) -> None:
    column = spec.get("dimensionIndex", 0)
    if not area.left <= column < (area.right or 0):
        raise invalid(f"dimensionIndex[{column}] is outside of the range.")
    descending = spec.get("sortOrder") == "DESCENDING"
    values = {n: effects.value(sheet, n, column) for n in sheet.rows}
    ranks = {n: _rank(value) for n, value in values.items()}
    ordered = sorted(set(ranks.values()) - {_LAST}, reverse=descending)
    place = {rank: number for number, rank in enumerate(ordered)}
    sheet.sort(area, lambda row: place.get(ranks[row], len(place)))


_LAST = (9, "")


def _rank(value: Any) -> tuple[int, Any]:
    if value is None:
        return _LAST
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return (3, value.shown) if isinstance(value, ErrorValue) else (0, value)


@request("mergeCells")
def merge_cells(batch: Batch, body: Json) -> None:
    """Only the upper left cell of each merge keeps its value."""
    sheet, area = batch.area(body.get("range"))
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    kind = body.get("mergeType", "MERGE_ALL")
    sheet.merges = _without_merges(sheet, area)
    for part in _merged_parts(area, kind):
        _keep_first(sheet, part)
        sheet.merges = [*sheet.merges, part.grid_range(sheet.id)]


def _merged_parts(area: Area, kind: str) -> list[Area]:
    bottom, right = area.bottom or 0, area.right or 0
    if kind == "MERGE_ROWS":
        return [Area(r, r + 1, area.left, right) for r in range(area.top, bottom)]
    if kind == "MERGE_COLUMNS":
        return [Area(area.top, bottom, c, c + 1) for c in range(area.left, right)]
    return [area]


def _keep_first(sheet: Sheet, area: Area) -> None:
    first = sheet.cell(area.top, area.left)
    sheet.change(area, Cell.emptied, filled_only=True)
    sheet.write(area.top, {area.left: first})


@request("unmergeCells")
def unmerge_cells(batch: Batch, body: Json) -> None:
    sheet, area = batch.area(body.get("range"))
    sheet.merges = _without_merges(sheet, area)


def _without_merges(sheet: Sheet, area: Area) -> list[Json]:
    """The merges outside the area; one that is partly in it is refused."""
    inside = [merge for merge in sheet.merges if area.overlaps(Area.of(merge))]
    if not all(area.covers(Area.of(merge)) for merge in inside):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    return [merge for merge in sheet.merges if merge not in inside]
