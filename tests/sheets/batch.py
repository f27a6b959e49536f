"""``spreadsheets.batchUpdate``: all of its requests, in order, or none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.sheets.areas import Area
from tests.sheets.errors import ApiError, invalid
from tests.sheets.rendering import Asked, rendered
from tests.sheets.sheet import Sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]


@dataclass(frozen=True)
class Batch:
    """What a request works on: the spreadsheet in the making, and for whom."""

    spreadsheet: Spreadsheet
    account: str

    def area(self, grid_range: Json | None) -> tuple[Sheet, Area]:
        """The tab and area of a GridRange, which must begin within the grid and lie in order."""
        if grid_range is None:
            raise invalid("Must specify a range.")
        sheet = self.spreadsheet.sheet(grid_range.get("sheetId", 0))
        area = Area.of(grid_range)
        for name, start, end, count in (
            ("Row", area.top, area.bottom, sheet.row_count),
            ("Column", area.left, area.right, sheet.column_count),
        ):
            _check_span(name, start, end, count)
        return sheet, area.clipped(sheet.row_count, sheet.column_count)


def _check_span(name: str, start: int, end: int | None, count: int) -> None:
    if start < 0:
        raise invalid(f"range.start{name}Index cannot be negative.")
    if end is not None and end <= start:
        raise invalid(f"range.end{name}Index must be greater than range.start{name}Index.")
    if start >= count:
        raise invalid(
            f"range.start{name}Index[{start}] is after last {name.lower()} in grid[{count}]"
        )


Handler = Callable[[Batch, Json], Json | None]
"""Carries out one request; gives what its reply holds, None when that is empty."""

HANDLERS: dict[str, Handler] = {}


def request(kind: str) -> Callable[[Handler], Handler]:
    """Enters a function in the table of request kinds."""

    def entered(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return entered


def apply(spreadsheet: Spreadsheet, account: str, requests: list[Json]) -> list[Json]:
    """The replies, once every request is carried out on this spreadsheet, which the caller clones.

    The first that is refused is 400 for all, with its number and kind.
    """
    if not requests:
        raise invalid("Must specify at least one request.")
    batch = Batch(spreadsheet, account)
    return [_applied(batch, number, one) for number, one in enumerate(requests)]


def _applied(batch: Batch, number: int, one: Json) -> Json:
    if len(one) != 1:
        raise invalid(f"Invalid requests[{number}]: exactly one kind of request must be set.")
    kind, body = next(iter(one.items()))
    if kind not in HANDLERS:
        raise invalid(f"Invalid requests[{number}].{kind}: not supported.")
    try:
        reply = HANDLERS[kind](batch, body)
    except ApiError as error:
        raise ApiError(
            error.code, error.status, f"Invalid requests[{number}].{kind}: {error.message}"
        ) from None
    return {} if reply is None else {kind: reply}


def answer(spreadsheet: Spreadsheet, account: str, body: Json, replies: list[Json]) -> Json:
    """The answer to a batch; ``updatedSpreadsheet`` is JSON text already, under its own key."""
    result: Json = {"spreadsheetId": spreadsheet.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        asked = Asked(
            body.get("responseRanges", ()), grid_data=body.get("responseIncludeGridData", False)
        )
        result["updatedSpreadsheet"] = rendered(spreadsheet, asked, account)
    return result
