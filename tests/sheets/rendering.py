"""``spreadsheets.get``: a spreadsheet as JSON, only what is asked for.

Rows are rendered once for each question and remembered, since thousands of tests ask the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.sheets.areas import Area
from tests.sheets.cells import Cell, Effective, ErrorValue, Formula, Row
from tests.sheets.formats import shown
from tests.sheets.formulas import Effects, link_of
from tests.sheets.masks import Mask, below, project, shows
from tests.sheets.protection import may_edit
from tests.sheets.sheet import COLUMNS, ROWS, Sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]

_WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT: Json = {
    "backgroundColor": _WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": _WHITE},
}


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Asked:
    """What a get asks for: which ranges (empty: every tab), with cells or not, which fields."""

    ranges: Sequence[str] = ()
    grid_data: bool = False
    mask: Mask | None = None


def rendered(spreadsheet: Spreadsheet, asked: Asked, account: str) -> str:
    """The JSON of a ``Spreadsheet`` as this account sees it."""
    areas = _areas(spreadsheet, asked.ranges)
    parts: Json = {
        "spreadsheetId": spreadsheet.id,
        "properties": spreadsheet.properties,
        "namedRanges": [plain(named) for named in spreadsheet.named.values()],
        "spreadsheetUrl": spreadsheet.url,
    }
    texts = [
        f'"{name}":{dumped(project(part, below(asked.mask, name)))}'
        for name, part in parts.items()
        if shows(asked.mask, name) and part != []
    ]
    if shows(asked.mask, "sheets"):
        mask = below(asked.mask, "sheets")
        render = _Sheets(spreadsheet, mask, account, with_data=_with_data(asked, mask))
        sheets = ",".join(
            render.sheet(sheet, areas[sheet.id]) for sheet in _shown(spreadsheet, areas)
        )
        texts.insert(2 if asked.mask is None else len(texts), f'"sheets":[{sheets}]')
    return "{" + ",".join(texts) + "}"


def _with_data(asked: Asked, mask: Mask | None) -> bool:
    """With a mask, includeGridData is ignored: the mask decides."""
    return asked.grid_data if asked.mask is None else mask is None or "data" in mask


def _areas(spreadsheet: Spreadsheet, ranges: Sequence[str]) -> dict[int, list[Area]]:
    if not ranges:
        return {
            sheet.id: [Area().clipped(sheet.row_count, sheet.column_count)]
            for sheet in spreadsheet.sheets
        }
    areas: dict[int, list[Area]] = {}
    for text in ranges:
        sheet, area = spreadsheet.locate(text)
        areas.setdefault(sheet.id, []).append(area)
    return areas


def _shown(spreadsheet: Spreadsheet, areas: dict[int, list[Area]]) -> list[Sheet]:
    return [sheet for sheet in spreadsheet.sheets if sheet.id in areas]


def plain(message: Any) -> Any:
    """As answers show it: a sheetId of 0 within a range, false and empty are left out (trap 7)."""
    if isinstance(message, list):
        return [plain(item) for item in message]
    if not isinstance(message, dict):
        return message
    return {
        name: plain(value)
        for name, value in message.items()
        if value is not False and not (name == "sheetId" and value == 0) and value != []
    }


class _Sheets:
    """Renders tabs of one spreadsheet under one mask."""

    def __init__(
        self, spreadsheet: Spreadsheet, mask: Mask | None, account: str, *, with_data: bool
    ) -> None:
        self.spreadsheet = spreadsheet
        self.mask = mask
        self.account = account
        self.with_data = with_data
        self.effects = Effects(spreadsheet)
        self.cell_mask = below(below(below(mask, "data"), "rowData"), "values")
        self.question = dumped(self.cell_mask) + spreadsheet.properties["locale"]
        self.parts = [
            (name, part, below(self.cell_mask, name))
            for name, part in _CELL_PARTS.items()
            if shows(self.cell_mask, name)
        ]

    def sheet(self, sheet: Sheet, areas: Sequence[Area]) -> str:
        parts = {
            "properties": shown_properties(self.spreadsheet, sheet),
            "merges": plain(sheet.merges),
            "conditionalFormats": plain(sheet.conditional),
            "filterViews": plain(sheet.filter_views),
            "protectedRanges": [self._protection(p) for p in sheet.protected],
            "basicFilter": plain(sheet.basic_filter),
            "charts": plain(sheet.charts),
        }
        texts = [
            f'"{name}":{dumped(project(part, below(self.mask, name)))}'
            for name, part in parts.items()
            if part and shows(self.mask, name)
        ]
        if self.with_data:
            data = ",".join(self._grid(sheet, area) for area in areas)
            texts.insert(1 if shows(self.mask, "properties") else 0, f'"data":[{data}]')
        return "{" + ",".join(texts) + "}"

    def _protection(self, protection: Json) -> Json:
        """Who the editors are is shown to editors only."""
        if not may_edit(protection, self.account, self.spreadsheet):
            return _json({name: part for name, part in protection.items() if name != "editors"})
        return _json({**protection, "requestingUserCanEdit": True})

    def _grid(self, sheet: Sheet, area: Area) -> str:
        mask = below(self.mask, "data")
        parts: Json = {}
        if area.top:
            parts["startRow"] = area.top
        if area.left:
            parts["startColumn"] = area.left
        texts = [f'"{name}":{part}' for name, part in parts.items() if shows(mask, name)]
        if shows(mask, "rowData") and (rows := self._rows(sheet, area)):
            texts.append(f'"rowData":[{",".join(rows)}]')
        for name, dimension, span in (
            ("rowMetadata", ROWS, range(area.top, area.bottom or 0)),
            ("columnMetadata", COLUMNS, range(area.left, area.right or 0)),
        ):
            if shows(mask, name):
                sizes = project(_sizes(sheet, dimension, span), below(mask, name))
                texts.append(f'"{name}":{dumped(sizes)}')
        return "{" + ",".join(texts) + "}"

    def _rows(self, sheet: Sheet, area: Area) -> list[str]:
        """Rows up to the last one with anything in it, an empty one between as ``{}``."""
        filled = [n for n in sheet.rows if area.top <= n < (area.bottom or 0)]
        if not filled:
            return []
        rows = [self._row(sheet, n, area) for n in range(area.top, max(filled) + 1)]
        while rows and rows[-1] == "{}":
            rows.pop()
        return rows

    def _row(self, sheet: Sheet, number: int, area: Area) -> str:
        row = sheet.rows.get(number)
        if row is None:
            return "{}"
        question = (self.question, area.left, area.right)
        if row.has_formulas:
            return self._rendered_row(sheet, number, row, area)
        if question not in row.answers:
            row.answers[question] = self._rendered_row(sheet, number, row, area)
        return row.answers[question]

    def _rendered_row(self, sheet: Sheet, number: int, row: Row, area: Area) -> str:
        columns = [c for c in row.cells if area.left <= c < (area.right or 0)]
        if not columns:
            return "{}"
        cells = [
            self._cell(sheet, number, c, row.cells[c]) if c in row.cells else {}
            for c in range(area.left, max(columns) + 1)
        ]
        if not shows(below(below(self.mask, "data"), "rowData"), "values"):
            return "{}"
        return dumped({"values": cells})

    def _cell(self, sheet: Sheet, row: int, column: int, cell: Cell) -> Json:
        effective = (
            self.effects.value(sheet, row, column)
            if isinstance(cell.entered, Formula)
            else cell.entered
        )
        parts: Json = {}
        for name, part, mask in self.parts:
            value = part(cell, effective, self.spreadsheet)
            if value is not None:
                parts[name] = value if mask is None else project(value, mask)
        return parts


def _typed_value(value: Any) -> Json | None:
    if value is None:
        return None
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, ErrorValue):
        return {"errorValue": {"type": value.type, "message": value.message}}
    return {"numberValue": value}


def _effective_format(cell: Cell, effective: Effective) -> Json | None:
    """The defaults with the cell's own format over them; only of a cell with something in it."""
    if cell.entered is None and cell.format is None:
        return None
    over = dict(cell.format or {})
    if "textFormat" in over:
        over["textFormat"] = {**DEFAULT_FORMAT["textFormat"], **over["textFormat"]}
    return {**DEFAULT_FORMAT, **over}


def _hyperlink(cell: Cell) -> str | None:
    if isinstance(cell.entered, Formula):
        return link_of(cell.entered)
    link = (cell.format or {}).get("textFormat", {}).get("link", {}).get("uri")
    return link if cell.entered is not None else None


def _json(message: Json) -> Json:
    found: Json = plain(message)
    return found


_CELL_PARTS: dict[str, Callable[[Cell, Effective, Spreadsheet], Any]] = {
    "userEnteredValue": lambda cell, effective, book: _typed_value(cell.entered),
    "effectiveValue": lambda cell, effective, book: _typed_value(effective),
    "formattedValue": lambda cell, effective, book: shown(
        effective, cell.number_format, book.locale
    ),
    "userEnteredFormat": lambda cell, effective, book: cell.format,
    "effectiveFormat": lambda cell, effective, book: _effective_format(cell, effective),
    "hyperlink": lambda cell, effective, book: _hyperlink(cell),
    "note": lambda cell, effective, book: cell.note,
    "textFormatRuns": lambda cell, effective, book: list(cell.runs) if cell.runs else None,
    "dataValidation": lambda cell, effective, book: cell.validation,
}

_SIZES = {ROWS: {"pixelSize": 21}, COLUMNS: {"pixelSize": 100}}


def _sizes(sheet: Sheet, dimension: str, span: range) -> list[Json]:
    own = sheet.sizes[dimension]
    return [plain({**_SIZES[dimension], **own.get(n, {})}) for n in span]


def shown_properties(spreadsheet: Spreadsheet, sheet: Sheet) -> Json:
    """``sheetId`` and ``index`` stand there also when they are 0; false and 0 elsewhere do not."""
    own = sheet.properties
    grid = {k: v for k, v in own["gridProperties"].items() if v is not False and v != 0}
    properties: Json = {
        "sheetId": sheet.id,
        "title": sheet.title,
        "index": spreadsheet.sheets.index(sheet),
        "sheetType": "GRID",
        "gridProperties": grid,
    }
    for name in ("hidden", "tabColor", "tabColorStyle", "rightToLeft"):
        if own.get(name):
            properties[name] = own[name]
    return properties
