"""Large programs: solved over a few columns at a time, with the absent ones priced exactly.

A relaxation over the most promising columns gives duals y. For every y >= 0 (any y where a row is
met exactly) weak duality bounds all sets, whatever columns they use, so the reduced costs
``c_j - (yA)_j`` of millions of absent columns, taken as arrays, say whether one of them could do
better: it joins, or the bound stands. What costs more than the gap between the bound and the best
set is fixed, and the next level is solved over what is left. Everything that decides is in whole
numbers; floats only give hints. What is not settled this way is left, small, to ``proof.climb``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matcher.constraints import Constraint
from matcher.objectives import Objective
from matcher.problem import Columns, Numbers
from matcher.proof import Improve, Relax
from matcher.rows import Row, with_implied

NEAREST = 10  # columns of each household and sponsor that a relaxation begins with
MOST_COST = 2**20  # the largest cost that a solver in floats is given; it tells 1e-7 apart
MOST_ROUNDS = 40  # relaxations for a level
MOST_ADDED = 3  # columns that join in a round, for each row
DENOMINATORS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 24, 60, 120, 420, 840)  # tried for duals
NEARLY = 1e-5  # floats this near to whole numbers are read as those
SHIFT = 2**16  # the duals that are none of these are multiples of 1/SHIFT
LARGEST = 2**33  # what a column may be worth
SAFE = 2**62  # products and sums of three stay below this in int64


@dataclass(slots=True)
class Face:
    """What is left to decide: the sets that are as good as can be at the levels settled so far.

    ``value`` is 0 or 1 for a column that is fixed and -1 for an open one; ``tight`` marks the rows
    that are met exactly. ``best`` are the columns of a set in it, ``chosen`` marks those that
    relaxations look at.
    """

    rows: list[Constraint]
    value: NDArray[np.int8]
    tight: NDArray[np.bool_]
    best: Columns
    chosen: NDArray[np.bool_]

    @property
    def open(self) -> NDArray[np.bool_]:
        return self.value < 0

    def right(self, row: Constraint) -> int:
        """What the fixed columns leave of the right side of a row."""
        return row.right - _total(row.coefficients[self.value[row.columns] == 1])

    def keeps(self, columns: Columns) -> bool:
        """Whether a set of columns keeps every row, and those that are tight exactly."""
        picked = np.zeros(len(self.value), dtype=np.bool_)
        picked[columns] = True
        for row, tight in zip(self.rows, self.tight, strict=True):
            total = _total(row.coefficients[picked[row.columns]])
            if total > row.right or (tight and total < row.right):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Level:
    """One objective, or several in a row as one, over all columns of a face.

    ``factors`` are what a unit of each weighs; an earlier one outweighs all later ones.
    """

    objectives: Sequence[Objective]
    numbers: NDArray[np.int64]
    factors: Sequence[int]


@dataclass(frozen=True, slots=True)
class Bound:
    """Duals in ``1 / bottom``, the reduced costs they leave, and the bound they prove."""

    duals: NDArray[np.int64]
    bottom: int
    reduced: NDArray[np.int64]
    total: int


def face_of(constraints: Sequence[Constraint], size: int, start: frozenset[int]) -> Face | None:
    """The face of all sets that keep the constraints; ``start`` is one of them.

    None when its numbers are too large for int64.
    """
    rows = [row for row in constraints if len(row.columns)]
    if any(row.coefficients.dtype == object or abs(row.right) >= SAFE for row in rows):
        return None
    value = np.full(size, -1, dtype=np.int8)
    for row in rows:
        _force(row, value)
    needed = [*_needed(rows)]
    tight = np.array([row.sense == "=" for row in needed], dtype=np.bool_)
    best = np.array(sorted(start), dtype=np.intp)
    chosen = np.zeros(size, dtype=np.bool_)
    chosen[best] = True
    return Face(needed, value, tight, best, chosen)


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
        sizes = row.coefficients[row.coefficients <= row.right]
        largest = int(sizes.max(initial=0))
        count = most.get(row.key[1]) if row.key[0] == "capacity" else None
        if row.key[0] == "capacity" and count is not None and largest * count <= row.right:
            continue
        if _total(sizes[sizes > 0]) > row.right:
            yield row


def widen(face: Face, worth: NDArray[np.float64]) -> None:
    """Let relaxations begin with the columns worth most to each household and each sponsor."""
    for row in face.rows:
        if row.key[0] in ("household", "capacity", "max_households"):
            columns = row.columns[face.open[row.columns]]
            if len(columns) > NEAREST:
                order = np.argpartition(-worth[columns], NEAREST)[:NEAREST]
                columns = columns[order]
            face.chosen[columns] = True
        elif row.key[0] == "counted":
            face.chosen[row.columns[-1]] = True


def grouped(levels: Sequence[Objective], face: Face, slots: NDArray[np.intp]) -> Iterator[Level]:
    """The levels, those that follow each other as one where floats can tell them apart.

    A level is read when the face is settled for those before it, since it may be costly to read
    and only concern few columns. It ends before a level whose numbers are too large for int64. Of
    the columns with one number in ``slots`` at most one can be chosen.
    """
    waiting: Level | None = None
    most = len(np.unique(slots))
    for objective in levels:
        if objective.most > LARGEST:
            break
        if waiting is not None and objective.most * most <= MOST_COST:
            numbers = _numbers(objective, face)
            factor = _span(numbers, slots) + 1
            if int(abs(waiting.numbers).max(initial=0)) * factor + objective.most <= MOST_COST:
                factors = [*(each * factor for each in waiting.factors), 1]
                together = waiting.numbers * factor + numbers
                waiting = Level([*waiting.objectives, objective], together, factors)
                continue
        if waiting is not None:
            yield waiting
        waiting = Level([objective], _numbers(objective, face), [1])
    if waiting is not None:
        yield waiting


def _numbers(objective: Objective, face: Face) -> NDArray[np.int64]:
    """What the columns that are not fixed at 0 are worth; the others stand at 0."""
    numbers = np.zeros(len(face.value), dtype=np.int64)
    there = np.flatnonzero(face.value != 0)
    numbers[there] = objective.numbers(there)
    return numbers


def _span(numbers: NDArray[np.int64], slots: NDArray[np.intp]) -> int:
    """The sums over two sets cannot differ by more than this."""
    worth = np.flatnonzero(numbers)
    if not len(worth):
        return 0
    return len(np.unique(slots[worth])) * (max(0, int(numbers.max())) - min(0, int(numbers.min())))


@dataclass(frozen=True, slots=True)
class Settled:
    """Whether the best of a level is proven, and what no set can exceed; None: nothing is known."""

    proven: bool
    high: int | None


def settle(face: Face, level: Level, relax: Relax, improve: Improve | None) -> Settled:
    """Find the best of the level and keep to it: the face is then that of all sets as good.

    Where that is not proven ``best`` is the best that was found, and what cannot be in a better
    set is fixed all the same.
    """
    rounds = _Rounds(face, level, relax)
    while rounds.go_on():
        pass
    if not rounds.proven and improve is not None and not rounds.stopped:
        rounds.improve(improve)
    if rounds.bound is None:
        return Settled(False, None)
    rounds.fix()
    if rounds.proven and rounds.gap:
        _hold(face, level, rounds.low)
    return Settled(rounds.proven, rounds.bound.total // rounds.bound.bottom)


def _hold(face: Face, level: Level, value: int) -> None:
    """Make the value of a level a row, where fixed columns and tight rows do not say it all."""
    columns = np.flatnonzero((level.numbers != 0) & (face.value != 0))
    key = ("level", level.objectives[0].name)
    row = Constraint(key, "", columns, level.numbers[columns], "=", value)
    face.rows.append(row)
    face.tight = np.append(face.tight, True)


class _Rounds:
    """The rounds of relaxing and pricing that settle a level; see ``settle``."""

    def __init__(self, face: Face, level: Level, relax: Relax) -> None:
        self.face = face
        self.level = level
        self.relax = relax
        self.carried = np.zeros(len(face.rows), dtype=np.int64)
        self.bound: Bound | None = None
        self.low = _total(level.numbers[face.best])
        self.left = MOST_ROUNDS
        self.stopped = False

    @property
    def gap(self) -> int:
        """What is between the bound and the best set, in the bound's own parts of a unit."""
        assert self.bound is not None
        return self.bound.total - self.bound.bottom * self.low

    @property
    def proven(self) -> bool:
        return self.bound is not None and self.gap < self.bound.bottom

    def go_on(self) -> bool:
        """One round; whether another can bring more."""
        self.left -= 1
        if self.bound is None:
            # Nothing may be needed to see that the best set cannot be bettered.
            self.bound = bound_by(self.face, self.level.numbers, self.carried, 1)
            if self.proven:
                return False
        costs = self.level.numbers - _used(self.face, np.where(self.face.tight, self.carried, 0))
        looked = np.flatnonzero(self.face.chosen & self.face.open)
        largest = int(abs(costs[looked]).max(initial=0))
        scale = max(1.0, largest / MOST_COST)
        told = _relaxed(self.face, looked, costs[looked] / scale, self.relax)
        if told is None:
            self.stopped = True
            return False
        x, floats = told
        self._consider(looked, x)
        bound = self._bound(floats, scale)
        if bound is None:
            return False
        return self._learn(bound, scale)

    def _consider(self, looked: Columns, x: NDArray[np.float64]) -> None:
        if (np.minimum(x, 1 - x) < NEARLY).all():
            columns = np.concatenate([np.flatnonzero(self.face.value == 1), looked[x > 0.5]])
            self._take(columns)

    def _take(self, columns: Columns) -> None:
        value = _total(self.level.numbers[columns])
        if value > self.low and self.face.keeps(columns):
            self.face.best, self.low = columns, value

    def _bound(self, floats: NDArray[np.float64], scale: float) -> Bound | None:
        whole, bottom = _whole(floats * scale, exactly=scale == 1.0)
        carried = np.where(self.face.tight, self.carried, 0) * bottom
        duals = np.where(self.face.tight, carried + whole, np.maximum(whole, 0))
        largest = max((int(abs(row.coefficients).max()) for row in self.face.rows), default=1)
        if int(abs(duals).max(initial=0)) * largest * 4 >= SAFE:
            return None
        return bound_by(self.face, self.level.numbers, duals, bottom)

    def _learn(self, bound: Bound, scale: float) -> bool:
        """Take the bound, if it is the sharper one; let columns join, or fix some."""
        assert self.bound is not None
        noise = 0 if scale == 1.0 and bound.bottom < SHIFT else 4 * int(scale)
        face = self.face
        joining = np.flatnonzero(face.open & ~face.chosen & (bound.reduced > noise))
        if bound.total * self.bound.bottom <= self.bound.total * bound.bottom:
            self.bound = bound
        if self.proven or self.left <= 0:
            return False
        if len(joining):
            most = MOST_ADDED * len(face.rows)
            if len(joining) > most:
                order = np.argpartition(-bound.reduced[joining], most)[:most]
                joining = joining[order]
            face.chosen[joining] = True
            return True
        before = int(face.open.sum()), int(face.tight.sum())
        self.fix()
        if scale > 1.0 and bound.bottom == 1:
            self.carried = np.where(face.tight, bound.duals, 0)
            return True
        # Fixing may have made the rest smaller than the relaxation saw.
        return int(face.open.sum()) * 4 <= before[0] * 3

    def fix(self) -> None:
        """Fix what no set better than the best, or as good, can have otherwise."""
        bound, gap, face = self.bound, self.gap, self.face
        assert bound is not None
        face.value[face.open & (bound.reduced < -gap)] = 0
        face.value[face.open & (bound.reduced > gap)] = 1
        face.tight |= bound.duals > gap

    def improve(self, improve: Improve) -> None:
        """Ask for the best set of whole columns among those that relaxations look at."""
        face = self.face
        looked = np.flatnonzero(face.chosen & face.open)
        system = with_implied(open_rows(face, looked)[1], len(looked))
        found, _ = improve(system, self.level.numbers[looked].tolist())
        if found is not None:
            self._take(np.concatenate([np.flatnonzero(face.value == 1), looked[[*found]]]))


def bound_by(
    face: Face, numbers: NDArray[np.int64], duals: NDArray[np.int64], bottom: int
) -> Bound:
    """The bound that duals prove: ``(b y + Σ max(0, c_j - (yA)_j)) / bottom``."""
    reduced = numbers * bottom - _used(face, duals)
    total = sum(int(dual) * row.right for dual, row in zip(duals, face.rows, strict=True) if dual)
    total += _total(reduced[face.value == 1]) + _total(np.maximum(reduced[face.open], 0))
    return Bound(duals, bottom, reduced, total)


def _used(face: Face, duals: NDArray[np.int64]) -> NDArray[np.int64]:
    """``yA``: what the rows take of what the columns are worth."""
    used = np.zeros(len(face.value), dtype=np.int64)
    for place in np.flatnonzero(duals):
        row = face.rows[place]
        used[row.columns] += duals[place] * row.coefficients
    return used


def _relaxed(
    face: Face, looked: Columns, costs: NDArray[np.float64], relax: Relax
) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """What a solver says of the columns looked at: x for each, y for each row."""
    places, rows = open_rows(face, looked)
    told = relax(rows, dict(enumerate(costs.tolist())))
    if told.status != "solved":
        return None
    x = np.array([told.x[place] for place in range(len(looked))])
    y = np.zeros(len(face.rows))
    y[places] = [float(dual) for dual in told.y]
    return x, y


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
        right = face.right(row)
        tight = bool(face.tight[place])
        if len(sizes) and (tight or _total(np.maximum(sizes, 0)) > right):
            sense: Literal["<=", "="] = "=" if tight else "<="
            places.append(place)
            rows.append(Row(row.key, at[mine].tolist(), sizes.tolist(), sense, right))
    return places, rows


def _whole(duals: NDArray[np.float64], exactly: bool) -> tuple[NDArray[np.int64], int]:
    """The duals as whole numbers of parts of a unit, and how many parts there are."""
    if not exactly:
        return np.rint(duals).astype(np.int64), 1
    for bottom in DENOMINATORS:
        whole = np.rint(duals * bottom)
        if (abs(duals * bottom - whole) < NEARLY).all():
            return whole.astype(np.int64), bottom
    return np.rint(duals * SHIFT).astype(np.int64), SHIFT


def _total(numbers: Numbers) -> int:
    """The exact sum, also where int64 is too small for it."""
    high, low = numbers >> 20, numbers & (2**20 - 1)
    return (int(high.sum()) << 20) + int(low.sum())
