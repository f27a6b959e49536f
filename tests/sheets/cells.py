"""What a cell holds, and rows of cells. Both never change: a write makes new ones.

That makes an atomic batch, a saved state and a cached answer cheap: they share what is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Formula:
    """What somebody typed that begins with ``=``."""

    text: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What a formula gives that cannot be worked out, such as ``#NAME?``."""

    type: str
    message: str

    @property
    def shown(self) -> str:
        return {"NAME": "#NAME?", "DIVIDE_BY_ZERO": "#DIV/0!", "N_A": "#N/A"}.get(
            self.type, f"#{self.type}!"
        )


Scalar = str | int | float | bool
Entered = Scalar | Formula | None
Effective = Scalar | ErrorValue | None


class Cell(NamedTuple):
    """One cell as it was entered; what it shows follows from this and the cells it refers to."""

    entered: Entered = None
    format: dict[str, Any] | None = None
    note: str | None = None
    validation: dict[str, Any] | None = None
    runs: tuple[dict[str, Any], ...] | None = None

    @property
    def number_format(self) -> dict[str, Any]:
        return (self.format or {}).get("numberFormat", {})  # type: ignore[no-any-return]

    def emptied(self) -> Cell:
        """Without its value; notes, formats and validation stay (trap 10)."""
        return self._replace(entered=None, runs=None)


EMPTY = Cell()


class Row:
    """The cells of one row by column; columns without anything are not there."""

    __slots__ = ("answers", "cells", "has_formulas")

    def __init__(self, cells: dict[int, Cell]) -> None:
        self.cells = cells
        self.has_formulas = any(type(cell.entered) is Formula for cell in cells.values())
        self.answers: dict[Any, str] = {}
        """Its JSON by what was asked: a row that did not change is not rendered again."""

    def with_cells(self, changes: Mapping[int, Cell]) -> Row:
        cells = {**self.cells, **changes}
        return Row({column: cell for column, cell in cells.items() if cell != EMPTY})

    @property
    def last_value(self) -> int:
        """One past the last column with a value, 0 without any."""
        return max((c + 1 for c, cell in self.cells.items() if cell.entered is not None), default=0)


NO_ROW = Row({})
