"""Rectangles of cells: A1 notation on the outside, half-open and zero-based inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,7})?")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|TRUE|FALSE", re.IGNORECASE)


def letters(column: int) -> str:
    """The letters of a column: 0 is ``A``, 26 is ``AA``."""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_index(text: str) -> int:
    """The column of these letters: ``A`` is 0."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def quoted(title: str) -> str:
    """The tab's title as ranges name it: quoted only where it must be (trap 2)."""
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Area:
    """Rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends not included.

    An end that is None is open: as far as the grid goes.
    """

    top: int = 0
    bottom: int | None = None
    left: int = 0
    right: int | None = None

    @property
    def is_single_cell(self) -> bool:
        return self.bottom == self.top + 1 and self.right == self.left + 1

    def clipped(self, rows: int, columns: int) -> Area:
        """The part within a grid; both ends are numbers then. May be empty."""
        bottom = rows if self.bottom is None else min(self.bottom, rows)
        right = columns if self.right is None else min(self.right, columns)
        return Area(self.top, bottom, self.left, right)

    def overlaps(self, other: Area) -> bool:
        return _meet(self.top, self.bottom, other.top, other.bottom) and _meet(
            self.left, self.right, other.left, other.right
        )

    def covers(self, other: Area) -> bool:
        return _within(other.top, other.bottom, self.top, self.bottom) and _within(
            other.left, other.right, self.left, self.right
        )

    @property
    def a1(self) -> str:
        """Such as ``A1:D4``, ``A1`` for a single cell; open ends as ``A2:C``."""
        first = f"{letters(self.left)}{self.top + 1}"
        if self.is_single_cell:
            return first
        last = "" if self.right is None else letters(self.right - 1)
        return f"{first}:{last}{'' if self.bottom is None else self.bottom}"

    def grid_range(self, sheet_id: int) -> dict[str, Any]:
        ends = {"endRowIndex": self.bottom, "endColumnIndex": self.right}
        return {
            "sheetId": sheet_id,
            "startRowIndex": self.top,
            "startColumnIndex": self.left,
            **{key: end for key, end in ends.items() if end is not None},
        }

    @classmethod
    def of(cls, grid_range: dict[str, Any]) -> Area:
        return cls(
            grid_range.get("startRowIndex", 0),
            grid_range.get("endRowIndex"),
            grid_range.get("startColumnIndex", 0),
            grid_range.get("endColumnIndex"),
        )


def _meet(start: int, end: int | None, other_start: int, other_end: int | None) -> bool:
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def _within(start: int, end: int | None, outer_start: int, outer_end: int | None) -> bool:
    return outer_start <= start and (outer_end is None or (end is not None and end <= outer_end))


def parse_area(text: str) -> Area | None:
    """The area of ``A1``, ``A1:D4``, ``D4:A1``, ``A:C``, ``2:5`` or ``A2:C``; None when it is none.

    A single column or row needs its colon: ``A`` alone is no range.
    """
    first, colon, last = text.partition(":")
    one, other = _corner(first), _corner(last if colon else first)
    if one is None or other is None or (not colon and None in one):
        return None
    top, bottom = _ordered(one[0], other[0])
    left, right = _ordered(one[1], other[1])
    return Area(top, bottom, left, right)


def _corner(text: str) -> tuple[int | None, int | None] | None:
    found = _CORNER.fullmatch(text)
    if not found or not text:
        return None
    column, row = found.groups()
    return (int(row) - 1 if row else None, column_index(column) if column else None)


def _ordered(one: int | None, other: int | None) -> tuple[int, int | None]:
    """Start and open or closed end of two corners that may stand in any order."""
    if one is None or other is None:
        return (one if one is not None else other or 0), None
    return min(one, other), max(one, other) + 1


def split_range(text: str) -> tuple[str | None, str | None]:
    """The tab's title and the rest of ``'My tab'!A1``; either may be missing.

    A quoted text without ``!`` is a tab; what is not quoted may still be a tab, a cell or a name.
    """
    if text.startswith("'"):
        found = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        return (found[1].replace("''", "'"), found[2]) if found else (None, text)
    title, mark, rest = text.rpartition("!")
    return (title, rest) if mark else (None, text)
