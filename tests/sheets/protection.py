"""Who may edit what: protected ranges, as the service holds writers to them (trap 11)."""

from __future__ import annotations

from typing import Any

from tests.sheets.areas import Area
from tests.sheets.errors import protected
from tests.sheets.sheet import Sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]


def may_edit(protection: Json, account: str, spreadsheet: Spreadsheet) -> bool:
    """The owner always may; others only when they are among the editors, or it only warns."""
    if protection.get("warningOnly") or account == spreadsheet.owner:
        return True
    users = protection.get("editors", {}).get("users", [])
    return account.casefold() in (user.casefold() for user in users)


def check(spreadsheet: Spreadsheet, account: str, sheet: Sheet, area: Area) -> None:
    """400 when the account may not edit some cell of the area."""
    area = area.clipped(sheet.row_count, sheet.column_count)
    for protection in sheet.protected:
        if _hits(protection, sheet, area) and not may_edit(protection, account, spreadsheet):
            raise protected()


def check_insert(
    spreadsheet: Spreadsheet, account: str, sheet: Sheet, dimension: str, at: int
) -> None:
    """400 when rows or columns would be inserted in the middle of a protected range."""
    for protection in sheet.protected:
        area = Area.of(protection["range"])
        start, end = (area.top, area.bottom) if dimension == "ROWS" else (area.left, area.right)
        cuts = start < at and (end is None or at < end)
        if cuts and not may_edit(protection, account, spreadsheet):
            raise protected()


def check_whole(spreadsheet: Spreadsheet, account: str, sheet: Sheet) -> None:
    """400 when the tab itself is protected: its name, place and existence."""
    for protection in sheet.protected:
        whole = Area.of(protection["range"]).covers(Area())
        if whole and not may_edit(protection, account, spreadsheet):
            raise protected()


def check_any(spreadsheet: Spreadsheet, account: str, sheet: Sheet) -> None:
    """400 when something in the tab is protected: it cannot be deleted with the tab."""
    for protection in sheet.protected:
        if not may_edit(protection, account, spreadsheet):
            raise protected()


def _hits(protection: Json, sheet: Sheet, area: Area) -> bool:
    """Whether the protection is over part of the area that it does not leave free."""
    if not Area.of(protection["range"]).overlaps(area):
        return False
    free = [
        Area.of(part).clipped(sheet.row_count, sheet.column_count)
        for part in protection.get("unprotectedRanges", [])
    ]
    return not any(part.covers(area) for part in free)
