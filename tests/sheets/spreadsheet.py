"""One spreadsheet: its tabs, its names and who may do what."""

from __future__ import annotations

import copy
import random
from typing import Any

from tests.sheets.areas import Area, parse_area, split_range
from tests.sheets.errors import invalid
from tests.sheets.formats import Locale, locale_of
from tests.sheets.sheet import Sheet

Json = dict[str, Any]

MAX_CELLS = 10_000_000


class Spreadsheet:
    """``named`` holds the named ranges by id; their ranges always carry a sheetId here.

    ``lost`` are the names whose cells are gone, in small letters: the service lists them no more,
    and lets nobody use them again.
    """

    def __init__(self, id: str, owner: str, editors: frozenset[str], properties: Json) -> None:
        self.id = id
        self.owner = owner
        self.editors = editors
        self.properties = properties
        self.sheets: list[Sheet] = []
        self.named: dict[str, Json] = {}
        self.lost: frozenset[str] = frozenset()
        self.random = random.Random(id)

    @property
    def locale(self) -> Locale:
        return locale_of(self.properties["locale"])

    @property
    def url(self) -> str:
        return f"https://docs.google.com/spreadsheets/d/{self.id}/edit"

    def clone(self) -> Spreadsheet:
        """A copy that can be changed without the other: what is equal is shared."""
        other = copy.copy(self)
        other.sheets = [sheet.clone() for sheet in self.sheets]
        other.named = dict(self.named)
        other.random = random.Random()
        other.random.setstate(self.random.getstate())
        return other

    def keep_names(self, left: dict[str, Json]) -> None:
        """Of the named ranges only these are left; the names of the others are lost."""
        gone = {named["name"].casefold() for id, named in self.named.items() if id not in left}
        self.lost |= gone
        self.named = left

    def new_id(self) -> int:
        """An id for a thing without one: never one of a small number, as people choose them."""
        return self.random.randrange(10_000_000, 2_147_483_647)

    def sheet(self, sheet_id: int) -> Sheet:
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        """Titles differ by more than case."""
        folded = title.casefold()
        return next((s for s in self.sheets if s.title.casefold() == folded), None)

    def locate(self, text: str) -> tuple[Sheet, Area]:
        """The tab and area of a range as a request writes it, within the grid (trap 1).

        A range that begins outside the grid is 400; one that ends outside is clipped.
        """
        sheet, area = self._find(text)
        if area.top >= sheet.row_count or area.left >= sheet.column_count:
            raise invalid(
                f"Range ({sheet.range_name(area).replace(chr(39), '')}) exceeds grid limits. "
                f"Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
            )
        return sheet, area.clipped(sheet.row_count, sheet.column_count)

    def anchor(self, text: str) -> tuple[Sheet, Area]:
        """The tab and area that a write names: as ``locate``, without the clipping of its end."""
        return self._find(text)

    def _find(self, text: str) -> tuple[Sheet, Area]:
        title, rest = split_range(text)
        if title is not None:
            sheet = self.titled(title)
            area = Area() if rest is None else parse_area(rest) or self._named_area(rest)
            if sheet is None or area is None:
                raise invalid(f"Unable to parse range: {text}")
            return sheet, area
        return self._find_bare(rest or "", text)

    def _find_bare(self, rest: str, text: str) -> tuple[Sheet, Area]:
        """What has no ``!``: a cell of the first tab, a name, or a tab, in this order."""
        area = parse_area(rest)
        if area is not None:
            return self.sheets[0], area
        for named in self.named.values():
            if named["name"].casefold() == rest.casefold():
                return self.sheet(named["range"]["sheetId"]), Area.of(named["range"])
        sheet = self.titled(rest)
        if sheet is None:
            raise invalid(f"Unable to parse range: {text}")
        return sheet, Area()

    def _named_area(self, name: str) -> Area | None:
        for named in self.named.values():
            if named["name"].casefold() == name.casefold():
                return Area.of(named["range"])
        return None

    def check_size(self) -> None:
        """At most ten million cells (trap 12)."""
        if sum(sheet.row_count * sheet.column_count for sheet in self.sheets) > MAX_CELLS:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit "
                f"of {MAX_CELLS} cells."
            )
