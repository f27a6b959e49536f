"""One tab: its grid of cells and what lies over it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from tests.sheets.areas import Area, quoted
from tests.sheets.cells import EMPTY, NO_ROW, Cell, Row
from tests.sheets.errors import invalid
from tests.sheets.shifts import Delete, Insert, Move, Shift, shifted

Json = dict[str, Any]

MAX_COLUMNS = 18_278

_Thing = TypeVar("_Thing")

ROWS, COLUMNS = "ROWS", "COLUMNS"


class Sheet:
    """A sparse grid: only rows and cells with something in them are kept.

    ``properties`` and the objects in the lists are messages of the API; they are replaced, never
    changed in place, so that copies may share them.
    """

    def __init__(self, properties: Json) -> None:
        self.properties = properties
        self.rows: dict[int, Row] = {}
        self.sizes: dict[str, dict[int, Json]] = {ROWS: {}, COLUMNS: {}}
        self.merges: list[Json] = []
        self.protected: list[Json] = []
        self.filter_views: list[Json] = []
        self.conditional: list[Json] = []
        self.charts: list[Json] = []
        self.basic_filter: Json | None = None

    @property
    def id(self) -> int:
        found: int = self.properties["sheetId"]
        return found

    @property
    def title(self) -> str:
        found: str = self.properties["title"]
        return found

    @property
    def row_count(self) -> int:
        found: int = self.properties["gridProperties"]["rowCount"]
        return found

    @property
    def column_count(self) -> int:
        found: int = self.properties["gridProperties"]["columnCount"]
        return found

    def clone(self) -> Sheet:
        other = copy.copy(self)
        other.rows = dict(self.rows)
        other.sizes = {name: dict(sizes) for name, sizes in self.sizes.items()}
        for name in ("merges", "protected", "filter_views", "conditional", "charts"):
            setattr(other, name, list(getattr(self, name)))
        return other

    def cell(self, row: int, column: int) -> Cell:
        return self.rows.get(row, NO_ROW).cells.get(column, EMPTY)

    def write(self, row: int, cells: Mapping[int, Cell]) -> None:
        self._put(row, self.rows.get(row, NO_ROW).with_cells(cells))

    def _put(self, number: int, row: Row) -> None:
        if row.cells:
            self.rows[number] = row
        else:
            self.rows.pop(number, None)

    def change(self, area: Area, new: Callable[[Cell], Cell], *, filled_only: bool = False) -> None:
        """Every cell of the area made anew; ``filled_only`` leaves out those without anything.

        ``new`` sees the cell only, so cells and rows that are one object stay one: a column of a
        thousand empty cells is formatted, rendered and copied as a single one.
        """
        area = area.clipped(self.row_count, self.column_count)
        columns = range(area.left, area.right or 0)
        made = _Memory(new)
        rows = _Memory(
            lambda row: row.with_cells(
                {
                    c: made.of(row.cells.get(c, EMPTY))
                    for c in columns
                    if c in row.cells or not filled_only
                }
            )
        )
        for number in range(area.top, area.bottom or 0):
            self._put(number, rows.of(self.rows.get(number, NO_ROW)))

    @property
    def last_row(self) -> int:
        """One past the last row with a value in it; formats and notes do not count."""
        return max((n + 1 for n, row in self.rows.items() if row.last_value), default=0)

    def range_name(self, area: Area) -> str:
        """As answers name it: clipped, quoted only where needed (traps 1 and 2)."""
        return f"{quoted(self.title)}!{area.a1}"

    def count(self, dimension: str) -> int:
        return self.row_count if dimension == ROWS else self.column_count

    def resize(self, rows: int, columns: int) -> None:
        """Another size; what falls off is gone. At most 18,278 columns (trap 12)."""
        if columns > MAX_COLUMNS:
            raise invalid(
                f"This action would increase the number of columns in the sheet above the limit "
                f"of {MAX_COLUMNS} columns."
            )
        before = self.row_count, self.column_count
        for dimension, old, new in ((ROWS, before[0], rows), (COLUMNS, before[1], columns)):
            if new < old:
                self._shift(dimension, Delete(new, old - new))
        grid = {**self.properties["gridProperties"], "rowCount": rows, "columnCount": columns}
        self.properties = {**self.properties, "gridProperties": grid}

    def grow(self, rows: int, columns: int) -> None:
        """At least this large."""
        if rows > self.row_count or columns > self.column_count:
            self.resize(max(rows, self.row_count), max(columns, self.column_count))

    def insert(self, dimension: str, at: int, count: int, *, inherit_before: bool) -> None:
        """Empty rows or columns, with the formats and validation of their neighbour."""
        self._set_count(dimension, self.count(dimension) + count)
        self._shift(dimension, Insert(at, count))
        neighbour = at - 1 if inherit_before else at + count
        if 0 <= neighbour < self.count(dimension):
            self._inherit(dimension, neighbour, range(at, at + count))

    def delete(self, dimension: str, at: int, count: int) -> None:
        self._shift(dimension, Delete(at, count))
        self._set_count(dimension, self.count(dimension) - count)

    def move(self, dimension: str, start: int, end: int, to: int) -> None:
        self._shift(dimension, Move(start, end, to))

    def _set_count(self, dimension: str, count: int) -> None:
        if dimension == ROWS:
            rows, columns = count, self.column_count
        else:
            rows, columns = self.row_count, count
        if columns > self.column_count or rows > self.row_count:
            self.resize(rows, columns)
        else:
            grid = {**self.properties["gridProperties"], "rowCount": rows, "columnCount": columns}
            self.properties = {**self.properties, "gridProperties": grid}

    def _inherit(self, dimension: str, neighbour: int, new: range) -> None:
        if dimension == ROWS:
            cells = {c: _look(cell) for c, cell in self.rows.get(neighbour, NO_ROW).cells.items()}
            for number in new:
                self.write(number, cells)
            return
        for number, row in list(self.rows.items()):
            look = _look(row.cells.get(neighbour, EMPTY))
            if look != EMPTY:
                self.write(number, dict.fromkeys(new, look))

    def _shift(self, dimension: str, shift: Shift) -> None:
        """Cells, sizes and every range over this tab go along."""
        if dimension == ROWS:
            self.rows = _moved(self.rows, shift)
        else:
            self.rows = {
                number: moved
                for number, row in self.rows.items()
                if (moved := Row(_moved(row.cells, shift))).cells
            }
        self.sizes[dimension] = _moved(self.sizes[dimension], shift)
        for name in ("merges", "protected", "filter_views", "conditional"):
            setattr(self, name, shifted(getattr(self, name), self.id, dimension, shift))
        if self.basic_filter:
            self.basic_filter = shifted(self.basic_filter, self.id, dimension, shift)

    def sort(self, area: Area, key: Callable[[int], Any]) -> None:
        """The rows of the area in the order of ``key`` (of a row's number); stable.

        Whole cells move, with their formats, notes and validation; ranges stay where they are.
        """
        area = area.clipped(self.row_count, self.column_count)
        columns = range(area.left, area.right or 0)
        filled = [n for n in range(area.top, area.bottom or 0) if n in self.rows]
        order = sorted(filled, key=key)
        contents = [{c: v for c, v in self.rows[n].cells.items() if c in columns} for n in order]
        for number in filled:
            self.write(number, dict.fromkeys(columns, EMPTY))
        for number, cells in zip(range(area.top, area.bottom or 0), contents, strict=False):
            self.write(number, cells)


class _Memory(Generic[_Thing]):
    """What a function makes of a thing, made once for each object."""

    def __init__(self, make: Callable[[_Thing], _Thing]) -> None:
        self._make = make
        # The thing is kept beside what was made of it: the id of one that is gone may come back.
        self._made: dict[int, tuple[_Thing, _Thing]] = {}

    def of(self, thing: _Thing) -> _Thing:
        if id(thing) not in self._made:
            self._made[id(thing)] = (thing, self._make(thing))
        return self._made[id(thing)][1]


def _look(cell: Cell) -> Cell:
    return Cell(format=cell.format, validation=cell.validation)


def _moved(things: Mapping[int, _Thing], shift: Shift) -> dict[int, _Thing]:
    placed = ((shift.index(at), thing) for at, thing in things.items())
    return {at: thing for at, thing in placed if at is not None}
