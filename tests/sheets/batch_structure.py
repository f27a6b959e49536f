"""The requests that change tabs, rows and columns."""

from __future__ import annotations

from typing import Any

from tests.sheets import protection
from tests.sheets.areas import Area
from tests.sheets.batch import Batch, Json, request
from tests.sheets.colours import in_both, merged_look
from tests.sheets.errors import invalid
from tests.sheets.masks import merged, update_mask
from tests.sheets.references import move_references
from tests.sheets.rendering import shown_properties
from tests.sheets.sheet import COLUMNS, ROWS, Sheet
from tests.sheets.shifts import Delete, Insert, Move, Shift, shifted
from tests.sheets.spreadsheet import Spreadsheet

_DEFAULT_GRID = {"rowCount": 1000, "columnCount": 26}


@request("addSheet")
def add_sheet(batch: Batch, body: Json) -> Json:
    """A new tab; an explicit sheetId that is taken is refused, so a repeat fails whole."""
    sheet = put_sheet(batch.spreadsheet, body.get("properties", {}))
    batch.spreadsheet.check_size()
    return {"properties": shown_properties(batch.spreadsheet, sheet)}


def put_sheet(spreadsheet: Spreadsheet, wanted: Json) -> Sheet:
    title = wanted.get("title") or _free_title(spreadsheet)
    _check_title(spreadsheet, title, None)
    sheet_id = wanted.get("sheetId")
    if sheet_id is None:
        sheet_id = spreadsheet.new_id()
    if sheet_id < 0:
        raise invalid("sheetId cannot be negative.")
    if any(sheet.id == sheet_id for sheet in spreadsheet.sheets):
        raise invalid(f"A sheet with the id {sheet_id} already exists. Please enter another id.")
    grid = {**_DEFAULT_GRID, **wanted.get("gridProperties", {})}
    _check_grid(grid)
    look = {
        k: v
        for k, v in wanted.items()
        if k in ("hidden", "tabColor", "tabColorStyle", "rightToLeft")
    }
    sheet = Sheet({"sheetId": sheet_id, "title": title, "gridProperties": grid, **in_both(look)})
    sheet.resize(sheet.row_count, sheet.column_count)
    at = wanted.get("index", len(spreadsheet.sheets))
    spreadsheet.sheets.insert(min(at, len(spreadsheet.sheets)), sheet)
    return sheet


def _check_title(spreadsheet: Spreadsheet, title: str, own: Sheet | None) -> None:
    other = spreadsheet.titled(title)
    if other is not None and other is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not title or len(title) > 100:
        raise invalid("Sheet names must be between 1 and 100 characters long.")


def _check_grid(grid: Json) -> None:
    for name in ("rowCount", "columnCount"):
        if grid[name] < 1:
            raise invalid(f"gridProperties.{name} must be at least 1.")
    for frozen, count, word in (
        ("frozenRowCount", "rowCount", "rows"),
        ("frozenColumnCount", "columnCount", "columns"),
    ):
        if grid.get(frozen, 0) >= grid[count] and grid.get(frozen, 0):
            raise invalid(f"You can't freeze all visible {word} on the sheet.")


def _free_title(spreadsheet: Spreadsheet) -> str:
    number = len(spreadsheet.sheets) + 1
    while spreadsheet.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


@request("duplicateSheet")
def duplicate_sheet(batch: Batch, body: Json) -> Json:
    """A copy with everything on it; what has an id of its own gets another."""
    spreadsheet = batch.spreadsheet
    source = spreadsheet.sheet(body.get("sourceSheetId", 0))
    wanted = {**source.properties, "title": body.get("newSheetName") or _copied_title(source)}
    wanted["sheetId"] = body.get("newSheetId", spreadsheet.new_id())
    made = put_sheet(spreadsheet, {**wanted, "index": body.get("insertSheetIndex", 0)})
    copied = source.clone()
    copied.properties = made.properties
    for name, key in (
        ("protected", "protectedRangeId"), ("filter_views", "filterViewId"), ("charts", "chartId"),
    ):  # fmt: skip
        things = [{**thing, key: spreadsheet.new_id()} for thing in getattr(source, name)]
        setattr(copied, name, _on(things, source.id, made.id))
    copied.conditional = _on(source.conditional, source.id, made.id)
    copied.merges = _on(source.merges, source.id, made.id)
    copied.basic_filter = _on(source.basic_filter, source.id, made.id)
    spreadsheet.sheets[spreadsheet.sheets.index(made)] = copied
    spreadsheet.check_size()
    return {"properties": shown_properties(spreadsheet, copied)}


def _copied_title(source: Sheet) -> str:
    return f"Kopie van {source.title}"


def _on(message: Any, old: int, new: int) -> Any:
    """The message with every range of one tab on the other."""
    if isinstance(message, list):
        return [_on(item, old, new) for item in message]
    if not isinstance(message, dict):
        return message
    moved = {name: _on(value, old, new) for name, value in message.items()}
    return {**moved, "sheetId": new} if moved.get("sheetId") == old else moved


@request("deleteSheet")
def delete_sheet(batch: Batch, body: Json) -> None:
    """The last one that is visible stays. Names within it are lost with it."""
    spreadsheet = batch.spreadsheet
    sheet = spreadsheet.sheet(body.get("sheetId", 0))
    protection.check_any(spreadsheet, batch.account, sheet)
    if not _others_visible(spreadsheet, sheet):
        raise invalid("You can't remove all the visible sheets in a document.")
    spreadsheet.sheets.remove(sheet)
    named = spreadsheet.named.items()
    spreadsheet.keep_names({id: n for id, n in named if n["range"]["sheetId"] != sheet.id})


def _others_visible(spreadsheet: Spreadsheet, sheet: Sheet) -> bool:
    return any(not s.properties.get("hidden") for s in spreadsheet.sheets if s is not sheet)


@request("updateSheetProperties")
def update_sheet_properties(batch: Batch, body: Json) -> None:
    wanted = body.get("properties", {})
    mask = update_mask("SheetProperties", body.get("fields", ""))
    if "sheetId" not in wanted:
        wanted = {**wanted, "sheetId": 0}
    spreadsheet = batch.spreadsheet
    sheet = spreadsheet.sheet(wanted["sheetId"])
    protection.check_whole(spreadsheet, batch.account, sheet)
    new = merged_look(sheet.properties, wanted, _writable(mask, wanted)) or {}
    _check_title(spreadsheet, new.get("title", ""), sheet)
    _check_grid(new["gridProperties"])
    if new.get("hidden") and not _others_visible(spreadsheet, sheet):
        raise invalid("You can't hide all the sheets in a document.")
    grid = new["gridProperties"]
    sheet.resize(grid["rowCount"], grid["columnCount"])
    new["gridProperties"] = {**sheet.properties["gridProperties"], **_frozen(grid)}
    sheet.properties = new
    spreadsheet.check_size()
    if "index" in wanted and (mask is None or "index" in mask):
        _place(spreadsheet, sheet, wanted["index"])


def _writable(mask: Any, wanted: Json) -> Any:
    """The mask without what is kept elsewhere (index) or stays (sheetId)."""
    names = wanted.keys() if mask is None else mask.keys()
    skipped = ("sheetId", "index", "sheetType")
    return {n: None if mask is None else mask[n] for n in names if n not in skipped}


def _frozen(grid: Json) -> Json:
    return {k: v for k, v in grid.items() if k not in ("rowCount", "columnCount")}


def _place(spreadsheet: Spreadsheet, sheet: Sheet, index: int) -> None:
    """``index`` counts the tabs as they stood before the move, as in the service."""
    if not 0 <= index <= len(spreadsheet.sheets):
        raise invalid(f"index[{index}] is outside of the tabs.")
    now = spreadsheet.sheets.index(sheet)
    spreadsheet.sheets.remove(sheet)
    spreadsheet.sheets.insert(index - 1 if index > now else index, sheet)


@request("updateSpreadsheetProperties")
def update_spreadsheet_properties(batch: Batch, body: Json) -> None:
    mask = update_mask("SpreadsheetProperties", body.get("fields", ""))
    new = merged(batch.spreadsheet.properties, body.get("properties", {}), mask) or {}
    if not new.get("title"):
        raise invalid("Spreadsheet title cannot be empty.")
    batch.spreadsheet.properties = {**batch.spreadsheet.properties, **new}


# -- rows and columns ------------------------------------------------------------------------------


def _dimension(batch: Batch, body: Json | None) -> tuple[Sheet, str, int, int]:
    """The tab, ``ROWS`` or ``COLUMNS``, and from where to where; within the grid."""
    if body is None or body.get("dimension") not in (ROWS, COLUMNS):
        raise invalid("Must specify a dimension: ROWS or COLUMNS.")
    sheet = batch.spreadsheet.sheet(body.get("sheetId", 0))
    dimension, start = body["dimension"], body.get("startIndex", 0)
    end = body.get("endIndex", sheet.count(dimension))
    if start < 0 or end <= start:
        raise invalid(f"endIndex[{end}] must be greater than startIndex[{start}].")
    return sheet, dimension, start, end


def stretch(sheet: Sheet, dimension: str, start: int, end: int | None) -> Area:
    """Whole rows or whole columns."""
    return Area(start, end, 0, None) if dimension == ROWS else Area(0, None, start, end)


def _follow(spreadsheet: Spreadsheet, sheet: Sheet, dimension: str, shift: Shift) -> None:
    """Named ranges, charts and formulas, of whatever tab, go on looking at the same cells."""
    moved = shifted(list(spreadsheet.named.values()), sheet.id, dimension, shift)
    spreadsheet.keep_names({named["namedRangeId"]: named for named in moved})
    for other in spreadsheet.sheets:
        other.charts = shifted(other.charts, sheet.id, dimension, shift)
    move_references(spreadsheet, sheet, dimension, shift)


@request("insertDimension")
def insert_dimension(batch: Batch, body: Json) -> None:
    sheet, dimension, start, end = _dimension(batch, body.get("range"))
    if start > sheet.count(dimension):
        raise invalid(
            f"range.startIndex[{start}] is after the last {dimension.lower()} in grid"
            f"[{sheet.count(dimension)}]"
        )
    before = bool(body.get("inheritFromBefore"))
    if before and start == 0:
        raise invalid("Cannot inherit from before when inserting at the start.")
    protection.check_insert(batch.spreadsheet, batch.account, sheet, dimension, start)
    sheet.insert(dimension, start, end - start, inherit_before=before)
    _follow(batch.spreadsheet, sheet, dimension, Insert(start, end - start))
    batch.spreadsheet.check_size()


@request("deleteDimension")
def delete_dimension(batch: Batch, body: Json) -> None:
    sheet, dimension, start, end = _dimension(batch, body.get("range"))
    count = sheet.count(dimension)
    if start >= count:
        raise invalid(
            f"range.startIndex[{start}] is after the last {dimension.lower()} in grid[{count}]"
        )
    end = min(end, count)
    if end - start >= count:
        raise invalid(f"You can't delete all the {dimension.lower()} on the sheet.")
    if start < sheet.properties["gridProperties"].get(_FROZEN[dimension], 0) and end >= count:
        raise invalid("You can't delete all the rows that are not frozen.")
    area = stretch(sheet, dimension, start, end)
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    sheet.delete(dimension, start, end - start)
    _follow(batch.spreadsheet, sheet, dimension, Delete(start, end - start))


_FROZEN = {ROWS: "frozenRowCount", COLUMNS: "frozenColumnCount"}


@request("moveDimension")
def move_dimension(batch: Batch, body: Json) -> None:
    """``destinationIndex`` counts as before the move; into itself is refused."""
    sheet, dimension, start, end = _dimension(batch, body.get("source"))
    to = body.get("destinationIndex", 0)
    if start < to < end:
        raise invalid(f"destinationIndex[{to}] must not be within the source[{start}, {end}).")
    if end > sheet.count(dimension) or to > sheet.count(dimension):
        raise invalid("Cannot move beyond the grid.")
    low, high = min(start, to), max(end, to)
    area = stretch(sheet, dimension, low, high)
    protection.check(batch.spreadsheet, batch.account, sheet, area)
    sheet.move(dimension, start, end, to)
    _follow(batch.spreadsheet, sheet, dimension, Move(start, end, to))


@request("appendDimension")
def append_dimension(batch: Batch, body: Json) -> None:
    sheet = batch.spreadsheet.sheet(body.get("sheetId", 0))
    length, dimension = body.get("length", 0), body.get("dimension")
    if dimension not in (ROWS, COLUMNS):
        raise invalid("Must specify a dimension: ROWS or COLUMNS.")
    if length <= 0:
        raise invalid("length must be greater than 0.")
    rows, columns = sheet.row_count, sheet.column_count
    sheet.grow(rows + length * (dimension == ROWS), columns + length * (dimension == COLUMNS))
    batch.spreadsheet.check_size()


@request("updateDimensionProperties")
def update_dimension_properties(batch: Batch, body: Json) -> None:
    mask = update_mask("DimensionProperties", body.get("fields", ""))
    sheet, dimension, start, end = _dimension(batch, body.get("range"))
    if end > sheet.count(dimension):
        raise invalid(f"range.endIndex[{end}] is beyond the grid[{sheet.count(dimension)}].")
    for index in range(start, end):
        new = merged(sheet.sizes[dimension].get(index), body.get("properties", {}), mask)
        sheet.sizes[dimension][index] = new or {}


@request("autoResizeDimensions")
def auto_resize_dimensions(batch: Batch, body: Json) -> None:
    """Sizes go back to the default; how wide a text is drawn is not known here."""
    sheet, dimension, start, end = _dimension(batch, body.get("dimensions"))
    for index in range(start, min(end, sheet.count(dimension))):
        kept = dict(sheet.sizes[dimension].get(index, {}))
        kept.pop("pixelSize", None)
        sheet.sizes[dimension][index] = kept
