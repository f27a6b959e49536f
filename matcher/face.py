"""What is left to decide of a large program: rows, what is fixed, and the columns to watch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matcher.constraints import Constraint
from matcher.problem import Columns, Numbers
from matcher.rows import Row, implied

NEAREST = 5  # columns of each household and sponsor that a relaxation begins with
GOLDEN = (5**0.5 - 1) / 2
EQUAL = 2.0**-40  # promises that differ by less are read as the same
MOST_COST = 2**20  # the largest number that a solver in floats is given; it tells 1e-7 apart


@dataclass(slots=True)
class Face:
    """What is left to decide: the sets that are as good as can be at the levels settled so far.

    ``value`` is 0 or 1 for a column that is fixed and -1 for an open one; ``tight`` marks the rows
    that are met exactly. ``best`` are the columns of a set in it, ``watched`` marks those that
    relaxations look at, ``worth`` orders columns by what they promise. ``slots`` numbers the
    columns of which at most one can be chosen, ``household_rows`` is the row that says so; -1
    where there is none. ``right`` is what the fixed columns leave of each row.
    """

    rows: list[Constraint]
    value: NDArray[np.int8]
    tight: NDArray[np.bool_]
    best: Columns
    watched: NDArray[np.bool_]
    worth: NDArray[np.float64]
    slots: NDArray[np.intp]
    household_rows: NDArray[np.intp]
    right: NDArray[np.int64]

    @property
    def open(self) -> NDArray[np.bool_]:
        return self.value < 0

    def fix(self, columns: NDArray[np.bool_], value: int) -> None:
        """Fix the columns that are marked."""
        self.value[columns] = value
        if value and columns.any():
            for place, row in enumerate(self.rows):
                taken = int(row.coefficients[columns[row.columns]].sum())
                self.right[place] -= taken

    def keeps(self, columns: Columns) -> bool:
        """Whether a set of columns keeps every row, and those that are tight exactly."""
        picked = np.zeros(len(self.value), dtype=np.bool_)
        picked[columns] = True
        for row, tight in zip(self.rows, self.tight, strict=True):
            total = int(row.coefficients[picked[row.columns]].sum())
            if total > row.right or (tight and total < row.right):
                return False
        return True


def face_of(
    constraints: Sequence[Constraint],
    start: frozenset[int],
    slots: NDArray[np.intp],
    worth: NDArray[np.float64],
) -> Face | None:
    """The face of all sets that keep the constraints; ``start`` is one of them.

    None when the numbers of a row that can be broken are too large to be exact in floats.
    """
    rows = [row for row in constraints if len(row.columns)]
    value = np.full(len(slots), -1, dtype=np.int8)
    for row in rows:
        _force(row, value)
    needed = [*_needed(rows)]
    if any(row.coefficients.dtype == object or abs(row.right) > MOST_COST for row in needed):
        return None
    if any(int(abs(row.coefficients).max()) > MOST_COST for row in needed):
        return None
    needed += [*_implied(needed, rows)]
    tight = np.array([row.sense == "=" for row in needed], dtype=np.bool_)
    best = np.array(sorted(start), dtype=np.intp)
    household_rows = np.full(len(slots), -1, dtype=np.intp)
    for place, row in enumerate(needed):
        if row.key[0] == "household":
            household_rows[row.columns] = place
    watched = np.zeros(len(slots), dtype=np.bool_)
    watched[best] = True
    right = np.array([row.right for row in needed], dtype=np.int64)
    face = Face(needed, value, tight, best, watched, worth, slots, household_rows, right)
    face.fix(value == 1, 1)
    _widen(face)
    return face


def _force(row: Constraint, value: NDArray[np.int8]) -> None:
    """Fix the columns that the row alone decides: kept, barred, or larger than what there is."""
    if row.sense == "=" and len(row.columns) == 1:
        value[row.columns] = row.right // int(row.coefficients[0])
    elif row.sense == "<=" and (row.coefficients > 0).all():
        value[row.columns[row.coefficients > row.right]] = 0


def _needed(rows: Sequence[Constraint]) -> Iterator[Constraint]:
    """The rows that something can break once no other is broken."""
    most = {row.key[1]: row.right for row in rows if row.key[0] == "max_households"}
    for row in rows:
        if row.sense == "=":
            if len(row.columns) > 1:
                yield row
            continue
        positive = row.coefficients[row.coefficients > 0]
        # Whoever takes more than there is was fixed at 0, where every coefficient is positive.
        sizes = positive[positive <= row.right] if len(positive) == len(row.columns) else positive
        largest = int(sizes.max(initial=0))
        count = most.get(row.key[1]) if row.key[0] == "capacity" else None
        if row.key[0] == "capacity" and count is not None and largest * count <= row.right:
            continue
        if int(sizes.sum()) > row.right:
            yield row


def _implied(needed: Sequence[Constraint], rows: Sequence[Constraint]) -> Iterator[Constraint]:
    """Rows that capacities imply, to sharpen relaxations."""
    most = {row.key[1]: row.right for row in rows if row.key[0] == "max_households"}
    for row in needed:
        if row.key[0] == "capacity" and int(row.coefficients.max()) > 1:
            whole = Row(row.key, row.columns.tolist(), row.coefficients.tolist(), "<=", row.right)
            for place, each in enumerate(implied(whole, most.get(row.key[1]))):
                yield Constraint(
                    ("implied", row.key[1], str(place)),
                    row.label,
                    np.array(each.columns, dtype=np.intp),
                    np.array(each.coefficients, dtype=np.int64),
                    "<=",
                    each.right,
                )


def _widen(face: Face) -> None:
    """Let relaxations begin with the columns worth most to each household and each sponsor."""
    worth = face.worth + spread(np.arange(len(face.value)))
    for row in face.rows:
        if row.key[0] in ("household", "capacity", "max_households"):
            columns = row.columns[face.value[row.columns] < 0]
            if len(columns) > NEAREST:
                columns = columns[np.argpartition(-worth[columns], NEAREST)[:NEAREST]]
            face.watched[columns] = True
        elif row.key[0] == "counted":
            face.watched[row.columns[-1]] = True


@dataclass(frozen=True, slots=True)
class Entries:
    """What columns take of rows: those of column k stand from ``starts[k]`` up to the next."""

    starts: NDArray[np.int32]
    rows: NDArray[np.int32]
    coefficients: NDArray[np.float64]


def entries_of(face: Face, columns: Columns) -> Entries:
    """What these columns take of each row, column by column."""
    place_of = np.full(len(face.value), -1, dtype=np.intp)
    place_of[columns] = np.arange(len(columns))
    nothing = np.array([], dtype=np.intp)
    at, rows, sizes = [nothing], [nothing], [nothing]
    for place, row in enumerate(face.rows):
        own = place_of[row.columns]
        mine = own >= 0
        at.append(own[mine])
        rows.append(np.full(len(at[-1]), place, dtype=np.intp))
        sizes.append(row.coefficients[mine])
    column = np.concatenate(at)
    order = np.argsort(column, kind="stable")
    starts = np.searchsorted(column[order], np.arange(len(columns))).astype(np.int32)
    return Entries(
        starts,
        np.concatenate(rows)[order].astype(np.int32),
        np.concatenate(sizes)[order].astype(np.float64),
    )


def entries_across(face: Face, rows: Sequence[Constraint], joined: Columns) -> Entries:
    """What rows take, row by row, of the columns that joined."""
    place_of = np.full(len(face.value), -1, dtype=np.intp)
    place_of[joined] = np.arange(len(joined))
    own = [place_of[row.columns] for row in rows]
    lengths = [int((places >= 0).sum()) for places in own]
    return Entries(
        np.cumsum([0, *lengths[:-1]]).astype(np.int32),
        np.concatenate([places[places >= 0] for places in own]).astype(np.int32),
        np.concatenate(
            [row.coefficients[places >= 0] for row, places in zip(rows, own, strict=True)]
        ).astype(np.float64),
    )


def open_rows(face: Face, columns: Columns) -> tuple[list[int], list[Row]]:
    """The rows over some of the open columns, numbered as given, and where they stand in the face.

    Rows that nothing can break are left out.
    """
    place_of = np.full(len(face.value), -1, dtype=np.intp)
    place_of[columns] = np.arange(len(columns))
    places: list[int] = []
    rows: list[Row] = []
    for place, row in enumerate(face.rows):
        at = place_of[row.columns]
        mine = at >= 0
        sizes = row.coefficients[mine]
        right = int(face.right[place])
        tight = bool(face.tight[place])
        if len(sizes) and (tight or total_of(np.maximum(sizes, 0)) > right):
            sense: Literal["<=", "="] = "=" if tight else "<="
            places.append(place)
            rows.append(Row(row.key, at[mine].tolist(), sizes.tolist(), sense, right))
    return places, rows


def used_by(face: Face, duals: NDArray[np.int64]) -> NDArray[np.int64]:
    """``yA``: what the rows take of what the columns are worth."""
    used = np.zeros(len(face.value), dtype=np.int64)
    for place in np.flatnonzero(duals):
        row = face.rows[place]
        used[row.columns] += duals[place] * row.coefficients
    return used


def spread(columns: Columns) -> NDArray[np.float64]:
    """Less than ``EQUAL`` for each column, so that rows take different ones of equal columns.

    Weyl's sequence: it is the same on every machine.
    """
    return np.asarray(columns * GOLDEN % 1.0 * EQUAL)


def total_of(numbers: Numbers) -> int:
    """The exact sum, also where int64 is too small for it."""
    high, low = numbers >> 20, numbers & (2**20 - 1)
    return (int(high.sum()) << 20) + int(low.sum())
