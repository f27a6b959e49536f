"""Large programs: solved over a few columns at a time, with the absent ones priced exactly.

A relaxation over the most promising columns gives duals y. For every y >= 0 (any y where a row is
met exactly) weak duality bounds all sets, whatever columns they use, so the reduced costs
``c_j - (yA)_j`` of millions of absent columns, taken as arrays, say whether one of them could do
better: it joins, or the bound stands. What costs more than the gap between the bound and the best
set is fixed, and the next level is solved over what is left. Everything that decides is in whole
numbers; floats only give hints. What is not settled this way is left, small, to ``proof.climb``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.constraints import Constraint
from matcher.cuts import cuts_of
from matcher.face import (
    MOST_COST,
    Entries,
    Face,
    entries_across,
    entries_of,
    open_rows,
    spread,
    total_of,
    used_by,
)
from matcher.objectives import Objective
from matcher.problem import Columns
from matcher.proof import Improve, Mix
from matcher.rows import with_implied

MOST_ROUNDS = 60  # relaxations for a level
PATIENCE = 2  # rounds of cuts without much of a gain
MOST_ADDED = 5  # columns that join in a round, for each household
DENOMINATORS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 24, 60, 120, 420, 840)  # tried for duals
NEARLY = 1e-5  # floats this near to whole numbers are read as those
PARTS = 2**16  # the duals that are none of these are multiples of 1/PARTS
LEAN = 1 / 16  # how much of a unit relaxations may lean towards what later levels want
MOST_WORTH = 2**33  # what a column may be worth
SAFE = 2**62  # products and sums of three stay below this in int64


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A relaxation over the columns that joined: costs and highest values, and limits of rows.

    ``start`` marks columns of a set that is a good place to begin, and ``full`` a row for each of
    them that no two share.
    """

    costs: NDArray[np.float64]
    highest: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    start: NDArray[np.bool_]
    full: NDArray[np.bool_]


class Restricted(Protocol):
    """A program over few columns, which more can join; what it says is only a hint."""

    def join(self, entries: Entries) -> None:
        """Add columns after those that are there."""

    def limit(self, entries: Entries) -> None:
        """Add rows after those that are there; the entries are theirs, and name columns."""

    def solve(
        self, relaxation: Relaxation
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        """x for each column and y for each row; None when there is none, or no time."""

    def mixes(self) -> list[Mix]:
        """Mixes of rows that make a column whole that was not, in what was solved last."""


Restrict = Callable[[int], Restricted]
"""Makes a program with so many rows and no column."""


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
    """Duals in ``1 / bottom``, the reduced costs they leave, and the bound they prove.

    ``joining`` are a few open columns that no relaxation looks at and that could bring more, and
    ``brings`` how much.
    """

    duals: NDArray[np.int64]
    bottom: int
    reduced: NDArray[np.int64]
    total: int
    joining: Columns
    brings: NDArray[np.int64]


def grouped(levels: Sequence[Objective], face: Face) -> Iterator[Level]:
    """The levels, those that follow each other as one where floats can tell them apart.

    A level is read when the face is settled for those before it, since it may be costly to read
    and only concern few columns. It ends before a level whose numbers are too large for int64.
    """
    waiting: Level | None = None
    most = len(np.unique(face.slots))
    for objective in levels:
        if objective.most > MOST_WORTH:
            break
        if waiting is not None and objective.most * most <= MOST_COST:
            numbers = _numbers(objective, face)
            factor = _span(numbers, face.slots) + 1
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


class Descent:
    """From level to level, each settled over the face that those before it left.

    ``restrict`` makes the programs that give hints, ``improve`` finds sets of whole columns; None:
    nothing does. ``near`` are columns of a set that is likely to be good.
    """

    def __init__(
        self, face: Face, restrict: Restrict, improve: Improve | None, near: Columns
    ) -> None:
        self.face = face
        self._near = near
        face.watched[near] = True
        self._restrict = restrict
        self._improve = improve
        self._restart()

    def settle(self, level: Level, promise: NDArray[np.float64]) -> bool:
        """Find the best of the level and keep to it: the face is then that of all sets as good.

        False where that is not proven. ``face.best`` is then the best that was found, and what
        cannot be in a better set is fixed all the same. ``promise`` is what the columns are worth
        to later levels, -1..1: it only makes relaxations end where those begin well.
        """
        self.face.worth = promise
        if not len(self._joined):
            worth = level.numbers + LEAN * promise
            worth[self._near] += MOST_COST
            _fill(self.face, worth)
        rounds = _Rounds(self, level)
        rounds.relax()
        while not rounds.proven and rounds.sharpen(self._improve):
            pass
        rounds.fix()
        if rounds.proven and rounds.gap:
            self._hold(level, rounds.low)
        return rounds.proven

    def _hold(self, level: Level, value: int) -> None:
        """Make the value of a level a row, where fixed columns and tight rows do not say it all."""
        face = self.face
        columns = np.flatnonzero((level.numbers != 0) & (face.value != 0))
        key = ("level", level.objectives[0].name)
        face.rows.append(Constraint(key, "", columns, level.numbers[columns], "=", value))
        face.tight = np.append(face.tight, True)
        ones = total_of(level.numbers[face.value == 1])
        face.right = np.append(face.right, value - ones)
        self._restart()

    def _restart(self) -> None:
        self._program = self._restrict(len(self.face.rows))
        self._joined: Columns = np.array([], dtype=np.intp)

    def mixes(self) -> list[Mix]:
        """Mixes of rows that the last relaxation says may be rounded."""
        return self._program.mixes()

    def add(self, rows: Sequence[Constraint]) -> None:
        """Add rows that every set of the face keeps, over its open columns."""
        face = self.face
        face.rows += rows
        face.tight = np.append(face.tight, np.zeros(len(rows), dtype=np.bool_))
        face.right = np.append(face.right, [row.right for row in rows])
        self._program.limit(entries_across(face, rows, self._joined))

    def relaxed(
        self, costs: NDArray[np.float64]
    ) -> tuple[Columns, NDArray[np.float64], NDArray[np.float64]] | None:
        """The columns looked at, x for each, and y for each row, at these costs of all columns."""
        face = self.face
        known = np.zeros(len(face.value), dtype=np.bool_)
        known[self._joined] = True
        joining = np.flatnonzero(face.watched & face.open & ~known)
        if len(joining):
            self._program.join(entries_of(face, joining))
            self._joined = np.concatenate([self._joined, joining])
        still = face.open[self._joined]
        right = face.right.astype(float)
        # Rows of households limit pairs; what counts a household once has no row that does.
        most = np.where(face.household_rows[self._joined] >= 0, np.inf, 1.0)
        start = still & np.isin(self._joined, face.best)
        full = np.zeros(len(face.rows), dtype=np.bool_)
        rows = face.household_rows[self._joined[start]]
        full[rows[rows >= 0]] = True
        start[start] = rows >= 0
        told = self._program.solve(
            Relaxation(
                np.where(still, costs[self._joined], 0.0),
                np.where(still, most, 0.0),
                np.where(face.tight, right, -np.inf),
                right,
                start,
                full,
            )
        )
        if told is None:
            return None
        x, y = told
        return self._joined[still], x[still], y


def _fill(face: Face, worth: NDArray[np.float64]) -> None:
    """Add what brings most to the best set, one column after the other, as long as it fits."""
    looked = np.flatnonzero(face.watched & face.open)
    picked = np.isin(looked, face.best)
    entries = entries_of(face, looked)
    starts = [*entries.starts.tolist(), len(entries.rows)]
    terms = [*zip(entries.rows.tolist(), entries.coefficients.tolist(), strict=True)]
    room = np.where(face.tight, 0, face.right).astype(float)
    for place in np.flatnonzero(picked):
        for row, size in terms[starts[place] : starts[place + 1]]:
            room[row] -= 0 if face.tight[row] else size
    left = room.tolist()
    for place in np.argsort(-worth[looked], kind="stable").tolist():
        own = terms[starts[place] : starts[place + 1]]
        if not picked[place] and all(left[row] - size >= 0 for row, size in own):
            picked[place] = True
            for row, size in own:
                left[row] -= size
    columns = np.concatenate([np.flatnonzero(face.value == 1), looked[picked]])
    if face.keeps(columns):
        face.best = columns


class _Rounds:
    """The rounds of relaxing and pricing that settle a level; see ``Descent.settle``."""

    def __init__(self, descent: Descent, level: Level) -> None:
        face = descent.face
        self.descent = descent
        self.face = face
        self.level = level
        self.carried = np.zeros(len(face.rows), dtype=np.int64)
        self.low = total_of(level.numbers[face.best])
        # Nothing may be needed to see that the best set cannot be bettered.
        self.bound = bound_by(face, level.numbers, self.carried, 1)
        self.left = MOST_ROUNDS
        self.used = np.zeros(len(face.value), dtype=np.bool_)
        self.used[face.best] = True
        self.stopped = False
        self.last: tuple[Columns, NDArray[np.float64]] | None = None
        self.totals: list[float] = []
        self.looked = np.zeros(len(face.value), dtype=np.bool_)
        self.places = [self._of_relaxations, self._near, self._watched]
        self.leaning = bool(face.worth.any())

    @property
    def gap(self) -> int:
        """What is between the bound and the best set, in the bound's own parts of a unit."""
        return self.bound.total - self.bound.bottom * self.low

    @property
    def proven(self) -> bool:
        return self.gap < self.bound.bottom

    def relax(self) -> None:
        """Rounds until no column that joins, or is fixed, makes the bound sharper."""
        while self._go_on():
            pass

    def sharpen(self, improve: Improve | None) -> bool:
        """Make the bound lower or the best set better; False when nothing is left to try.

        Where the bound is a whole number already, a set that reaches it is looked for first.
        """
        if self.stopped:
            return False
        whole = self.bound.total % self.bound.bottom == 0
        if not (whole and self.places) and self._cut():
            self.relax()
            return True
        if improve is None or not self.places:
            return False
        self._look(improve, self.places.pop(0))
        return True

    def _cut(self) -> bool:
        """Add rows that every set keeps and the last relaxed values do not; False when none help.

        None are added when the last ones hardly made the bound any lower.
        """
        if self.last is None or self._stalled():
            return False
        more = cuts_of(self.face, *self.last, self.descent.mixes())
        if more:
            self.descent.add(more)
            none = np.zeros(len(more), dtype=np.int64)
            self.carried = np.append(self.carried, none)
            self.bound = replace(self.bound, duals=np.append(self.bound.duals, none))
            self.totals.append(self.bound.total / self.bound.bottom)
            self.left = MOST_ROUNDS
        return bool(more)

    def _stalled(self) -> bool:
        """Whether the last cuts took less than a tenth off the gap."""
        if len(self.totals) < PATIENCE:
            return False
        now = self.bound.total / self.bound.bottom
        return (self.totals[-PATIENCE] - now) * 10 < now - self.low

    def _go_on(self) -> bool:
        """One round; whether another can bring more."""
        self.left -= 1
        if self.proven:
            return False
        costs = self.level.numbers - used_by(self.face, np.where(self.face.tight, self.carried, 0))
        largest = int(abs(costs[self.face.watched & self.face.open]).max(initial=0))
        scale = max(1.0, largest / MOST_COST)
        lean = LEAN * self.face.worth if self.leaning else 0.0
        told = self.descent.relaxed(costs / scale + lean)
        if told is None:
            self.stopped = True
            return False
        looked, x, y = told
        self.last = looked, x
        self.used[looked[x > NEARLY]] = True
        self._consider(looked, x)
        bound = self._bound(y, scale)
        return bound is not None and self._learn(bound, scale)

    def _consider(self, looked: Columns, x: NDArray[np.float64]) -> None:
        if (np.abs(x - np.rint(x)) < NEARLY).all():
            self._take(np.concatenate([np.flatnonzero(self.face.value == 1), looked[x > 0.5]]))

    def _take(self, columns: Columns) -> None:
        value = total_of(self.level.numbers[columns])
        if value > self.low and self.face.keeps(columns):
            self.face.best, self.low = columns, value

    def _bound(self, y: NDArray[np.float64], scale: float) -> Bound | None:
        whole, bottom = _whole(y * scale, exactly=scale == 1.0 and not self.leaning)
        carried = np.where(self.face.tight, self.carried, 0) * bottom
        duals = np.where(self.face.tight, carried + whole, np.maximum(whole, 0))
        largest = np.array([float(abs(row.coefficients).max()) for row in self.face.rows])
        # No column takes more of all rows together than this.
        if float(abs(duals).astype(float) @ largest) * 4 >= SAFE:
            return None
        return bound_by(self.face, self.level.numbers, duals, bottom)

    def _learn(self, bound: Bound, scale: float) -> bool:
        """Take the bound, if it is the sharper one; let columns join, or fix some."""
        face = self.face
        if bound.total * self.bound.bottom <= self.bound.total * bound.bottom:
            self.bound = bound
        if self.proven or self.left <= 0:
            return False
        # What the rounding of duals alone can make of a column that brings nothing.
        noise = 0 if scale == 1.0 and bound.bottom < PARTS else 4 * int(scale)
        joining = bound.joining[bound.brings > noise]
        if len(joining):
            face.watched[joining] = True
            return True
        if self.leaning:
            self.leaning = False
            return True
        before = int(face.open.sum())
        self.fix()
        if scale > 1.0 and bound.bottom == 1:
            self.carried = np.where(face.tight, bound.duals, 0)
            return True
        # Fixing may have made the rest smaller than the relaxation saw.
        return int(face.open.sum()) * 4 <= before * 3

    def fix(self) -> None:
        """Fix what no set better than the best, or as good, can have otherwise."""
        bound, gap, face = self.bound, self.gap, self.face
        face.fix(face.open & (bound.reduced < -gap), 0)
        face.fix(face.open & (bound.reduced > gap), 1)
        face.tight |= bound.duals > gap

    def _look(self, improve: Improve, place: Callable[[], NDArray[np.bool_]]) -> None:
        """Ask for a better set of whole columns; one that is better leaves fewer columns open."""
        face = self.face
        looked = place() & face.open
        if not (looked & ~self.looked).any():
            return
        columns = np.flatnonzero(looked)
        system = with_implied(open_rows(face, columns)[1], len(columns))
        found, sure = improve(system, self.level.numbers[columns].tolist())
        if sure:
            self.looked |= looked
        if found is not None:
            self._take(np.concatenate([np.flatnonzero(face.value == 1), columns[[*found]]]))
        self.fix()

    def _of_relaxations(self) -> NDArray[np.bool_]:
        return self.used

    def _near(self) -> NDArray[np.bool_]:
        """What relaxations used, and what is worth most to each household."""
        face = self.face
        near = np.flatnonzero(face.watched & face.open)
        self.used[near[_most_promising(face, near, self.level.numbers[near])]] = True
        return self.used

    def _watched(self) -> NDArray[np.bool_]:
        return self.face.watched


def bound_by(
    face: Face, numbers: NDArray[np.int64], duals: NDArray[np.int64], bottom: int
) -> Bound:
    """The bound that duals prove: ``(b y + Σ max(0, c_j - (yA)_j)) / bottom``.

    Duals of households are raised first, as far as that makes the bound no larger: of the columns
    of a household at most one is chosen, so only the most that one of them brings counts.
    """
    duals = duals.copy()
    reduced = numbers * bottom - used_by(face, duals)
    brings = np.flatnonzero(face.open & (reduced > 0))
    joining = brings[~face.watched[brings]]
    joining = joining[_most_promising(face, joining, reduced[joining])]
    most = reduced[joining]
    for place in np.unique(face.household_rows[brings]):
        if place >= 0:
            row = face.rows[place]
            more = int(reduced[row.columns[face.value[row.columns] < 0]].max())
            duals[place] += more
            reduced[row.columns] -= more * row.coefficients
    total = sum(int(dual) * row.right for dual, row in zip(duals, face.rows, strict=True) if dual)
    total += total_of(reduced[face.value == 1]) + total_of(np.maximum(reduced[face.open], 0))
    return Bound(duals, bottom, reduced, total, joining, most)


def _most_promising(face: Face, columns: Columns, brings: NDArray[np.int64]) -> Columns:
    """Where a few columns for each household stand: those that can bring most."""
    if not len(columns):
        return columns
    order = np.argsort(face.slots[columns], kind="stable")
    starts = np.flatnonzero(np.diff(face.slots[columns[order]], prepend=-1))
    lengths = np.diff(starts, append=len(order))
    # What a column is worth later decides between those that bring as much now, and then chance.
    key = brings[order] + face.worth[columns[order]] / 2 + spread(columns[order])
    found = []
    for _ in range(MOST_ADDED):
        most = np.flatnonzero(key == np.repeat(np.maximum.reduceat(key, starts), lengths))
        found.append(order[most[np.isfinite(key[most])]])
        key[most] = -np.inf
    return np.concatenate(found)


def _whole(duals: NDArray[np.float64], exactly: bool) -> tuple[NDArray[np.int64], int]:
    """The duals as whole numbers of parts of a unit, and how many parts there are."""
    if not exactly:
        return np.rint(duals).astype(np.int64), 1
    for bottom in DENOMINATORS:
        whole = np.rint(duals * bottom)
        if (abs(duals * bottom - whole) < NEARLY).all():
            return whole.astype(np.int64), bottom
    return np.rint(duals * PARTS).astype(np.int64), PARTS
