"""What inserting, deleting and moving rows or columns does to everything that has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

Span = tuple[int, int | None]


class Shift(Protocol):
    """One change of the rows (or of the columns) of a grid."""

    def index(self, at: int) -> int | None:
        """Where the row goes; None when it is deleted."""

    def span(self, start: int, end: int | None) -> Span | None:
        """What becomes of a stretch of rows; None when nothing is left. An open end stays open."""


@dataclass(frozen=True, slots=True)
class Insert:
    at: int
    count: int

    def index(self, at: int) -> int:
        return at + self.count if at >= self.at else at

    def span(self, start: int, end: int | None) -> Span:
        """What stands wholly before stays; what is cut grows (also for who is not asked)."""
        return self.index(start), (
            None if end is None else end + self.count if end > self.at else end
        )


@dataclass(frozen=True, slots=True)
class Delete:
    at: int
    count: int

    def index(self, at: int) -> int | None:
        if at < self.at:
            return at
        return at - self.count if at >= self.at + self.count else None

    def span(self, start: int, end: int | None) -> Span | None:
        first = self._closed(start)
        last = None if end is None else self._closed(end)
        return None if last is not None and last <= first else (first, last)

    def _closed(self, edge: int) -> int:
        return edge if edge <= self.at else max(self.at, edge - self.count)


@dataclass(frozen=True, slots=True)
class Move:
    """Rows ``start`` to ``end`` go to before what is row ``to`` now."""

    start: int
    end: int
    to: int

    def index(self, at: int) -> int:
        count = self.end - self.start
        if self.start <= at < self.end:
            return at - self.start + (self.to if self.to <= self.start else self.to - count)
        if self.end <= at < self.to:
            return at - count
        return at + count if self.to <= at < self.start else at

    def span(self, start: int, end: int | None) -> Span | None:
        """A stretch that is moved whole goes along; from any other, the rows are taken out."""
        if end is not None and self.start <= start and end <= self.end:
            first = self.index(start)
            return first, first + end - start
        count = self.end - self.start
        left = Delete(self.start, count).span(start, end)
        to = self.to if self.to <= self.start else self.to - count
        return None if left is None else Insert(to, count).span(*left)


def shifted(thing: Any, sheet_id: int, dimension: str, shift: Shift) -> Any:
    """The same message with every range in it moved along; None when its range is gone.

    Ranges are found by what they look like, so that charts, filters, protections and rules need
    no code of their own. A list loses what is gone.
    """
    if isinstance(thing, list):
        kept = [shifted(item, sheet_id, dimension, shift) for item in thing]
        return [item for item in kept if item is not None]
    if not isinstance(thing, dict):
        return thing
    if _is_range(thing):
        return _shifted_range(thing, dimension, shift) if thing["sheetId"] == sheet_id else thing
    if _CORNER[dimension] in thing and thing.get("sheetId") == sheet_id:
        return _shifted_corner(thing, _CORNER[dimension], shift)
    result = {}
    for name, value in thing.items():
        moved = shifted(value, sheet_id, dimension, shift)
        if moved is None and name == "range":
            return None
        if moved is not None:
            result[name] = moved
    return None if result.get("ranges") == [] and thing.get("ranges") else result


_EDGES = {
    "ROWS": ("startRowIndex", "endRowIndex"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex"),
}
_CORNER = {"ROWS": "rowIndex", "COLUMNS": "columnIndex"}


def _is_range(thing: dict[str, Any]) -> bool:
    return "sheetId" in thing and all(
        name == "sheetId" or name in _EDGES["ROWS"] or name in _EDGES["COLUMNS"] for name in thing
    )


def _shifted_corner(thing: dict[str, Any], name: str, shift: Shift) -> dict[str, Any]:
    """Where a chart hangs; when that cell goes, the chart hangs at what comes in its place."""
    span = shift.span(thing[name], None)
    return {**thing, name: span[0] if span else 0}


def _shifted_range(thing: dict[str, Any], dimension: str, shift: Shift) -> dict[str, Any] | None:
    start, end = _EDGES[dimension]
    if start not in thing and end not in thing:
        return thing
    span = shift.span(thing.get(start, 0), thing.get(end))
    if span is None:
        return None
    edges = {start: span[0], end: span[1]}
    return {**thing, **{name: edge for name, edge in edges.items() if edge is not None}}
