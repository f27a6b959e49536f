"""What a new spreadsheet holds: the tabs and cells that ``spreadsheets.create`` was given."""

from __future__ import annotations

from typing import Any

from tests.sheets.batch import Batch
from tests.sheets.batch_cells import Pen
from tests.sheets.batch_objects import add_named_range, add_protected_range
from tests.sheets.batch_structure import put_sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]


def filled(spreadsheet: Spreadsheet, wanted: Json) -> None:
    """Makes the tabs of a ``Spreadsheet`` message, or the one that a new spreadsheet has."""
    first_title = "Blad1" if spreadsheet.properties["locale"].startswith("nl") else "Sheet1"
    for number, given in enumerate(wanted.get("sheets") or [{}]):
        properties = {"title": first_title, "sheetId": 0} if number == 0 else {}
        sheet = put_sheet(spreadsheet, {**properties, **given.get("properties", {})})
        for data in given.get("data", []):
            top, left = data.get("startRow", 0), data.get("startColumn", 0)
            Pen(None).write_rows(sheet, top, left, data.get("rowData", []))
        for protection in given.get("protectedRanges", []):
            owned = Batch(spreadsheet, spreadsheet.owner)
            add_protected_range(owned, {"protectedRange": protection})
    for named in wanted.get("namedRanges", []):
        add_named_range(Batch(spreadsheet, spreadsheet.owner), {"namedRange": named})
