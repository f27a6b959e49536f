"""What people do by hand in a spreadsheet, as requests that are held to the same protection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.sheets import batch, protection
from tests.sheets.areas import Area, column_index, parse_area
from tests.sheets.errors import invalid
from tests.sheets.sheet import COLUMNS, ROWS, Sheet
from tests.sheets.spreadsheet import Spreadsheet
from tests.sheets.values import Writer

Json = dict[str, Any]


class Person:
    """One person in one spreadsheet, which the caller clones: an action is done whole or not."""

    def __init__(self, spreadsheet: Spreadsheet, account: str, today: date) -> None:
        self.spreadsheet = spreadsheet
        self.account = account
        self.today = today

    def do(self, action: Json) -> None:
        """ApiError when the person may not, ValueError when it is no action."""
        if len(action) != 1 or next(iter(action)) not in ACTIONS:
            raise ValueError(f"Expected one of: {', '.join(ACTIONS)} but received: {list(action)}")
        kind, details = next(iter(action.items()))
        ACTIONS[kind](self, details)

    def _sheet(self, details: Json | str) -> Sheet:
        title = details if isinstance(details, str) else details["tab"]
        sheet = self.spreadsheet.titled(title)
        if sheet is None:
            raise invalid(f"No tab: {title}")
        return sheet

    def _ask(self, *requests: Json) -> None:
        batch.apply(self.spreadsheet, self.account, list(requests))

    def _write(self, sheet: Sheet, row: int, column: int, texts: list[Any]) -> None:
        values = ["" if text is None else text for text in texts]
        writer = Writer(self.spreadsheet, self.account, "USER_ENTERED", self.today)
        writer.put(sheet, row, column, [values])

    def type(self, details: Json) -> None:
        sheet, cell = self._sheet(details), parse_area(details["cell"])
        if cell is None or cell.top >= sheet.row_count or cell.left >= sheet.column_count:
            raise invalid(f"No cell: {details['cell']}")
        self._check_choice(sheet, cell, details.get("text"))
        self._write(sheet, cell.top, cell.left, [details.get("text")])

    def _check_choice(self, sheet: Sheet, cell: Area, text: str | None) -> None:
        """A strict drop-down holds people, though not programs, to its options."""
        rule = sheet.cell(cell.top, cell.left).validation or {}
        condition = rule.get("condition", {})
        options = [option.get("userEnteredValue") for option in condition.get("values", [])]
        strict = rule.get("strict") and condition.get("type") == "ONE_OF_LIST"
        if text and strict and text not in options:
            raise invalid(
                f"The data you entered in cell {cell.a1} violates the data validation rules set on "
                "this cell."
            )

    def append_row(self, details: Json) -> None:
        sheet, cells = self._sheet(details), details["cells"]
        sheet.grow(sheet.last_row + 1, len(cells))
        self._write(sheet, sheet.last_row, 0, cells)

    def sort(self, details: Json) -> None:
        sheet = self._sheet(details)
        frozen = sheet.properties["gridProperties"].get("frozenRowCount", 0)
        order = "DESCENDING" if details.get("descending") else "ASCENDING"
        area = Area(frozen, sheet.row_count, 0, sheet.column_count)
        spec = {"dimensionIndex": column_index(details["column"]), "sortOrder": order}
        self._ask({"sortRange": {"range": area.grid_range(sheet.id), "sortSpecs": [spec]}})

    def sort_view(self, details: Json) -> None:
        """Through a filter view: only what this person sees is sorted."""
        sheet = self._sheet(details)
        order = "DESCENDING" if details.get("descending") else "ASCENDING"
        spec = {"dimensionIndex": column_index(details["column"]), "sortOrder": order}
        view = {"range": {"sheetId": sheet.id}, "sortSpecs": [spec]}
        self._ask({"addFilterView": {"filter": view}})

    def insert_rows(self, details: Json) -> None:
        start = details["before"] - 1
        self._ask({"insertDimension": self._span(details, ROWS, start)})

    def delete_rows(self, details: Json) -> None:
        self._ask({"deleteDimension": self._span(details, ROWS, details["row"] - 1)})

    def insert_columns(self, details: Json) -> None:
        start = column_index(details["before"])
        self._ask({"insertDimension": self._span(details, COLUMNS, start)})

    def delete_columns(self, details: Json) -> None:
        start = column_index(details["column"])
        self._ask({"deleteDimension": self._span(details, COLUMNS, start)})

    def _span(self, details: Json, dimension: str, start: int) -> Json:
        end = start + details.get("count", 1)
        sheet_id = self._sheet(details).id
        return {"range": _stretch(sheet_id, dimension, start, end)}

    def move_rows(self, details: Json) -> None:
        start = details["row"] - 1
        source = self._span(details, ROWS, start)["range"]
        to = details["before"] - 1
        self._ask({"moveDimension": {"source": source, "destinationIndex": to}})

    def swap_columns(self, details: Json) -> None:
        sheet_id = self._sheet(details).id
        one, other = sorted(column_index(details[name]) for name in ("one", "other"))
        self._ask(
            {
                "moveDimension": {
                    "source": _stretch(sheet_id, COLUMNS, one, one + 1),
                    "destinationIndex": other + 1,
                }
            },
            {
                "moveDimension": {
                    "source": _stretch(sheet_id, COLUMNS, other - 1, other),
                    "destinationIndex": one,
                }
            },
        )

    def rename_tab(self, details: Json) -> None:
        properties = {"sheetId": self._sheet(details).id, "title": details["name"]}
        self._ask({"updateSheetProperties": {"properties": properties, "fields": "title"}})

    def add_tab(self, details: Json | str) -> None:
        title = details if isinstance(details, str) else details["tab"]
        self._ask({"addSheet": {"properties": {"title": title}}})

    def copy_tab(self, details: Json) -> None:
        copy = {"sourceSheetId": self._sheet(details).id, "newSheetName": details.get("name", "")}
        self._ask({"duplicateSheet": copy})

    def delete_tab(self, details: Json | str) -> None:
        self._ask({"deleteSheet": {"sheetId": self._sheet(details).id}})

    def unprotect(self, details: Json) -> None:
        """Takes every protection away, of one tab or of all."""
        sheets = [self._sheet(details)] if details.get("tab") else self.spreadsheet.sheets
        ids = [found["protectedRangeId"] for sheet in sheets for found in sheet.protected]
        if ids:
            self._ask(*({"deleteProtectedRange": {"protectedRangeId": id}} for id in ids))

    def clear_rows(self, details: Json) -> None:
        """Empties the values of whole rows, which stay."""
        sheet, start = self._sheet(details), details["row"] - 1
        area = Area(start, start + details.get("count", 1), 0, sheet.column_count)
        protection.check(self.spreadsheet, self.account, sheet, area)
        sheet.change(area, lambda cell: cell.emptied(), filled_only=True)

    def requests(self, details: list[Json]) -> None:
        """Whatever else: requests of a batchUpdate, done by this person."""
        self._ask(*details)


def _stretch(sheet_id: int, dimension: str, start: int, end: int) -> Json:
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}


ACTIONS: dict[str, Callable[[Person, Any], None]] = {
    name: getattr(Person, name)
    for name in (
        "type", "append_row", "sort", "sort_view", "insert_rows", "delete_rows", "insert_columns",
        "delete_columns", "move_rows", "swap_columns", "rename_tab", "add_tab", "copy_tab",
        "delete_tab",
        "unprotect", "clear_rows", "requests",
    )
}  # fmt: skip
