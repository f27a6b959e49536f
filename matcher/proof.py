"""Exact bounds on an integer program, in whole numbers: what a solver says is only a hint here.

Weak duality: for constraints A x <= b and any y >= 0 (any y at all where the constraint is an
equality), every x between 0 and 1 that keeps them has c·x <= b·y + Σ_j max(0, c_j - (y·A)_j).
Good y come from a relaxation solved in floats; the bound is then worked out exactly, and is true
whatever the floats were. Where a bound leaves a gap, the difference fixes what it can (reduced
costs), the relaxation is solved again for what remains, and at last a variable is branched on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count
from operator import mul
from typing import Literal

from matcher.constraints import Key
from matcher.rows import Row, System

SHIFT = 20  # the y are whole multiples of 2^-SHIFT of a unit of weight
COST_BITS = 20  # a relaxation gets costs up to 2^COST_BITS; solvers tell 1e-7 apart
BLUR_BITS = 10  # a gap under 2^-BLUR_BITS of the largest cost may be the floats' doing
WHOLE = 1e-6  # a relaxed value this near to 0 or 1 is read as 0 or 1
MOST_ROUNDS = 24  # relaxations per node
MOST_CUTS = 100  # rows rounded down per round of cuts
MOST_CUT_ROUNDS = 60
FEW_CUT_ROUNDS = 6  # in every piece but the first
PATIENCE = 10  # rounds of cuts that may help little
LARGEST_CUT = 1_000  # the largest coefficient of a row rounded down
MOST_OTHERS = 5  # sets that are as good, looked at before the next level is solved
LEAST_OVER = 1e-3  # by which the relaxed values must exceed it


@dataclass(frozen=True, slots=True)
class Mix:
    """Multipliers of rows, by their place in the list of rows: `tops[place]` / `bottom`."""

    tops: Mapping[int, int]
    bottom: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What a solver says of a relaxation: x per column and y per row, or why there are none.

    `mixes` gives rows of the simplex tableau, as multipliers of the rows, at broken values.
    """

    status: Literal["solved", "infeasible", "stopped"]
    x: Mapping[int, float] = field(default_factory=dict)
    y: Sequence[Fraction] = ()
    mixes: Callable[[], Sequence[Mix]] = tuple


# Maximise the costs over the rows, with 0 <= x <= 1. With None for costs: make the sum of what
# the rows are breached by as small as can be, so that its y can show that there is no x.
Relax = Callable[[Sequence[Row], Mapping[int, float] | None], Relaxed]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels as one: `weights` are such that a better earlier level outweighs all later ones.

    `levels` are the levels' own weights; `factors[k]` is what one unit of level k weighs, and
    `lows[k]` and `highs[k]` bound its value.
    """

    weights: Sequence[int]
    levels: Sequence[Sequence[int]]
    factors: Sequence[int]
    lows: Sequence[int]
    highs: Sequence[int]

    def first_bound(self, weight: int) -> int:
        """What a bound on the weight says of the first level."""
        later = zip(self.lows[1:], self.factors[1:], strict=True)
        rest = sum(low * factor for low, factor in later)
        return min((weight - rest) // self.factors[0], self.highs[0])


def ladder(levels: Sequence[Sequence[int]], groups: Sequence[Sequence[int]]) -> Ladder:
    """The levels as one; of each group of columns at most one can be chosen."""
    lows = [sum(min(0, min(level[j] for j in group)) for group in groups) for level in levels]
    highs = [sum(max(0, max(level[j] for j in group)) for group in groups) for level in levels]
    factors = [1]
    for low, high in zip(reversed(lows[1:]), reversed(highs[1:]), strict=True):
        factors.insert(0, factors[0] * (high - low + 1))
    columns = zip(*levels, strict=True)
    weights = [sum(map(mul, factors, column)) for column in columns]
    return Ladder(weights, levels, factors, lows, highs)


@dataclass(slots=True)
class Node:
    """A part of the search.

    The columns fixed so far, the rows that must be met exactly, and the extra rows in use.
    """

    fixed: dict[int, int]
    tight: set[int]
    active: set[int]

    def with_fixed(self, column: int, value: int) -> Node:
        return Node({**self.fixed, column: value}, set(self.tight), set(self.active))


def whole(system: System) -> Node:
    """The node that leaves everything open."""
    return Node({}, {index for index, row in enumerate(system.rows) if row.sense == "="}, set())


def open_rows(system: System, node: Node) -> tuple[list[int], list[Row]]:
    """The rows that still have an open column, over those columns alone, and their indices."""
    indices: list[int] = []
    rows: list[Row] = []
    for index, row in enumerate(system.rows):
        terms: list[tuple[int, int]] = []
        right = row.right
        for column, coefficient in zip(row.columns, row.coefficients, strict=True):
            value = node.fixed.get(column)
            if value is None:
                terms.append((column, coefficient))
            elif value:
                right -= coefficient
        if terms:
            columns, coefficients = zip(*terms, strict=True)
            sense: Literal["<=", "="] = "=" if index in node.tight else "<="
            idle = row.extra and index not in node.active
            indices.append(index)
            rows.append(Row(row.key, columns, coefficients, sense, right, idle))
    return indices, rows


def propagate(system: System, node: Node) -> bool:
    """Fix, in place, every column to which a row leaves one value; False when it leaves none."""
    waiting = dict.fromkeys(range(len(system.rows)))
    while waiting:
        index = next(iter(waiting))
        del waiting[index]
        forced = _forced(system.rows[index], node, index in node.tight)
        if forced is None:
            return False
        for column, value in forced:
            node.fixed[column] = value
            waiting.update(dict.fromkeys(row for row, _ in system.occurs[column]))
    return True


def _forced(row: Row, node: Node, tight: bool) -> list[tuple[int, int]] | None:
    """The open columns of the row that can take one value only; None when the row cannot be met."""
    least = most = 0
    terms: list[tuple[int, int]] = []
    for column, coefficient in zip(row.columns, row.coefficients, strict=True):
        value = node.fixed.get(column)
        if value is None:
            terms.append((column, coefficient))
            least += min(0, coefficient)
            most += max(0, coefficient)
        elif value:
            least += coefficient
            most += coefficient
    above = row.right - least
    below = most - row.right if tight else None
    if above < 0 or (below is not None and below < 0):
        return None
    forced: list[tuple[int, int]] = []
    for column, coefficient in terms:
        if abs(coefficient) > above:
            forced.append((column, int(coefficient < 0)))
        elif below is not None and abs(coefficient) > below:
            forced.append((column, int(coefficient > 0)))
    return forced


@dataclass(slots=True)
class Search:
    """A search for a set of columns that keeps a system and has Σ weights >= target.

    Every set found raises the target to one above it, so `best` ends as the best there is.
    `outcome`: "closed" once it is proven that nothing reaches the target (any more), "open"
    while it is not, "stopped" when the time of the relaxations is over. `bound` is true at any
    moment: nothing weighs more (None: nothing is known yet). `used` are the keys of the rows that
    the bound of the first node leans on.
    """

    system: System
    weights: Sequence[int]
    target: int
    relax: Relax
    best: frozenset[int] | None = None
    outcome: Literal["open", "closed", "stopped"] = "open"
    bound: int | None = None
    used: frozenset[Key] = frozenset()
    last: tuple[list[Row], Relaxed] | None = None

    def consider(self, chosen: frozenset[int]) -> None:
        """Take the set as best if it keeps every row and reaches the target."""
        weight = sum(self.weights[column] for column in chosen)
        if weight >= self.target and self.system.keeps(chosen):
            self.best, self.target = chosen, weight + 1

    def close_root(self, node: Node) -> int | None:
        """Draw the node that stands for everything as tight as its relaxations make it.

        Gives the column to branch on while the search is open.
        """
        verdict = self._tighten(node)
        if verdict == "closed":
            self.bound = self.target - 1
        self.outcome = "open" if isinstance(verdict, int) else verdict
        return verdict if isinstance(verdict, int) else None

    def _tighten(self, node: Node) -> int | Literal["closed", "stopped"]:
        """Fix what the bounds of the node allow; gives the column to branch on, or the end."""
        y = [0] * len(self.system.rows)
        for rounds in count(1):
            if not propagate(self.system, node):
                return "closed"
            if len(node.fixed) == self.system.size:
                self.consider(_ones(node.fixed))
                return "closed"
            costs = self._costs(node, y)
            scale = max(map(abs, costs.values())) or 1
            indices, rows = open_rows(self.system, node)
            used = [row for row in rows if not row.extra]
            sizes = {column: cost / scale * 2**COST_BITS for column, cost in costs.items()}
            relaxed = self.relax(used, sizes)
            self.last = used, relaxed
            if relaxed.status == "stopped":
                return "stopped"
            if relaxed.status == "infeasible":
                return "closed" if self._impossible(used) else next(iter(costs))
            places = [index for index, row in zip(indices, rows, strict=True) if not row.extra]
            y = _sharpened(y, node.tight, dict(zip(places, relaxed.y, strict=True)), scale)
            self._consider_relaxed(node, relaxed)
            reduced, bound = self._bound(node, y)
            gap = bound - (self.target << SHIFT)
            self._note(bound, y)
            if gap < 0:
                return "closed"
            before = len(node.fixed), len(node.active)
            node.active.update(_exceeded(indices, rows, relaxed.x))
            node.tight.update(index for index, dual in enumerate(y) if dual > gap)
            node.fixed.update((j, int(cost > 0)) for j, cost in reduced.items() if abs(cost) > gap)
            newly = len(node.fixed) - before[0]
            narrower = newly * 4 >= len(costs) or len(node.active) > before[1]
            blurred = gap << BLUR_BITS <= scale
            if len(node.fixed) < self.system.size and (
                rounds >= MOST_ROUNDS or not (narrower or blurred)
            ):
                return _least_whole(relaxed.x, node)
        raise AssertionError("the rounds end by themselves")

    def _consider_relaxed(self, node: Node, relaxed: Relaxed) -> None:
        if all(min(x, 1 - x) < WHOLE for x in relaxed.x.values()):
            self.consider(_ones(node.fixed) | {j for j, x in relaxed.x.items() if x > 0.5})

    def _costs(self, node: Node, y: Sequence[int]) -> dict[int, int]:
        """What is left to decide on: weights, less what the rows that must be met account for."""
        return {
            column: (weight << SHIFT)
            - sum(y[row] * size for row, size in self.system.occurs[column] if row in node.tight)
            for column, weight in enumerate(self.weights)
            if column not in node.fixed
        }

    def _bound(self, node: Node, y: Sequence[int]) -> tuple[dict[int, int], int]:
        """Reduced costs of the open columns, and the bound of weak duality; in 2^-SHIFT units."""
        bound = sum(dual * row.right for dual, row in zip(y, self.system.rows, strict=True))
        reduced: dict[int, int] = {}
        for column, weight in enumerate(self.weights):
            value = node.fixed.get(column)
            if value == 0:
                continue
            used = sum(y[row] * size for row, size in self.system.occurs[column])
            cost = (weight << SHIFT) - used
            if value is None:
                reduced[column] = cost
            bound += cost if value else max(0, cost)
        return reduced, bound

    def _note(self, bound: int, y: Sequence[int]) -> None:
        """Remember a bound on everything: what misses the target weighs less than the target."""
        found = max(bound >> SHIFT, self.target - 1)
        self.bound = found if self.bound is None else min(self.bound, found)
        self.used = frozenset(
            row.key for row, dual in zip(self.system.rows, y, strict=True) if dual
        )

    def _impossible(self, rows: Sequence[Row]) -> bool:
        """Whether some y proves, exactly, that no x meets the rows: a bound of 0 under 0."""
        relaxed = self.relax(rows, None)
        if relaxed.status != "solved":
            return False
        y = [round(dual * 2**SHIFT) for dual in relaxed.y]
        bound = sum(dual * row.right for dual, row in zip(y, rows, strict=True))
        used: defaultdict[int, int] = defaultdict(int)
        for dual, row in zip(y, rows, strict=True):
            for column, size in zip(row.columns, row.coefficients, strict=True):
                used[column] += dual * size
        signs = all(dual >= 0 or row.sense == "=" for dual, row in zip(y, rows, strict=True))
        return signs and bound + sum(max(0, -size) for size in used.values()) < 0


def narrowed(search: Search, node: Node) -> tuple[Search, list[int]]:
    """The search in the open columns of the node alone, and which columns those are.

    The node must come out of the search's own tightening.
    """
    system, columns = _narrowed_system(search.system, node)
    weights = [search.weights[column] for column in columns]
    base = _sum(search.weights, _ones(node.fixed))
    return Search(system, weights, search.target - base, search.relax), columns


def _narrowed_system(system: System, node: Node) -> tuple[System, list[int]]:
    columns = [column for column in range(system.size) if column not in node.fixed]
    place = {column: index for index, column in enumerate(columns)}
    rows = [
        replace(row, columns=[place[column] for column in row.columns])
        for row in open_rows(system, node)[1]
    ]
    return System(rows, len(columns)), columns


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is left of a search: a system over some of its columns, with `ones` chosen besides."""

    system: System
    columns: Sequence[int]
    ones: frozenset[int]


def conquer(search: Search, most_nodes: int) -> None:
    """Search everything, piece by piece: cut, and branch where cutting does not help.

    Looks at `most_nodes` pieces at the most; the search stays open when that is not enough.
    """
    waiting = [_Piece(search.system, range(search.system.size), frozenset())]
    for seen in count():
        if not waiting:
            search.outcome, search.bound = "closed", search.target - 1
            return
        if seen == most_nodes:
            search.outcome = "open"
            return
        piece = waiting.pop()
        base = _sum(search.weights, piece.ones)
        weights = [search.weights[column] for column in piece.columns]
        inner = Search(piece.system, weights, search.target - base, search.relax)
        node = whole(inner.system)
        column = _cut(inner, node, MOST_CUT_ROUNDS if seen == 0 else FEW_CUT_ROUNDS)
        if inner.best is not None:
            search.consider(piece.ones | {piece.columns[index] for index in inner.best})
        if seen == 0:
            search.bound, search.used = inner.bound, inner.used
        if inner.outcome == "stopped":
            search.outcome = "stopped"
            return
        if column is not None:
            halves = (node.with_fixed(column, value) for value in (0, 1))
            waiting += [half for each in halves if (half := _half(inner.system, each, piece))]


def _half(system: System, node: Node, piece: _Piece) -> _Piece | None:
    """What is left of a piece at a node; None when the node leaves nothing."""
    if not propagate(system, node):
        return None
    ones = frozenset(piece.columns[index] for index in _ones(node.fixed))
    inner, columns = _narrowed_system(system, node)
    return _Piece(inner, [piece.columns[index] for index in columns], piece.ones | ones)


def _cut(search: Search, node: Node, rounds: int) -> int | None:
    """Close the node, or cut away what is not whole as long as that helps; the column to branch on.

    Adds the cuts to the system of the search.
    """
    gaps: list[int] = []
    for left in range(rounds, -1, -1):
        column = search.close_root(node)
        if column is None or search.last is None or search.bound is None:
            return column
        gaps.append(search.bound - search.target)
        more = cuts(*search.last) if left and not _stalled(gaps) else []
        if not more:
            return column
        search.system = System([*search.system.rows, *more], search.system.size)
    raise AssertionError("no cuts are made in the last round")


def _stalled(gaps: Sequence[int]) -> bool:
    """Whether the last rounds of cuts took less than a tenth off the gap."""
    return len(gaps) > PATIENCE and gaps[-1] * 10 > gaps[-1 - PATIENCE] * 9


def cuts(rows: Sequence[Row], relaxed: Relaxed) -> list[Row]:
    """Rows that every set keeps and the relaxed values do not, rounded down from mixes of rows.

    For u >= 0, Σ ⌊(uA)_j⌋ x_j <= ⌊u b⌋ holds for whole x >= 0 (Gomory 1958, Chvátal 1973,
    doi:10.1016/0012-365X(73)90167-2); columns at 1 are taken as 1 - x. What is rounded is exact,
    so any u is as true as another.
    """
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[float, Row]] = {}
    for mix in relaxed.mixes():
        for sign in (1, -1):
            shares = {place: sign * top % mix.bottom for place, top in mix.tops.items()}
            row = _rounded_down(rows, relaxed.x, Mix(shares, mix.bottom))
            if row is None:
                continue
            over = sum(map(mul, row.coefficients, (relaxed.x[c] for c in row.columns))) - row.right
            if over > LEAST_OVER:
                size = sum(map(mul, row.coefficients, row.coefficients))
                found[tuple(row.columns), tuple(row.coefficients)] = over / size**0.5, row
    deepest = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [row for _, (_, row) in deepest[:MOST_CUTS]]


def _rounded_down(rows: Sequence[Row], x: Mapping[int, float], mix: Mix) -> Row | None:
    """The mix of the rows, rounded to whole numbers; None when that says nothing or too much."""
    sums: defaultdict[int, int] = defaultdict(int)
    right = 0
    for place, top in mix.tops.items():
        if top:
            row = rows[place]
            right += top * row.right
            for column, coefficient in zip(row.columns, row.coefficients, strict=True):
                sums[column] += top * coefficient
    full = {column for column in sums if x[column] > 0.5}
    right -= sum(sums[column] for column in full)
    rounded = {
        column: -(-total // mix.bottom) if column in full else total // mix.bottom
        for column, total in sums.items()
    }
    terms = sorted((column, number) for column, number in rounded.items() if number)
    if not terms or max(abs(number) for _, number in terms) > LARGEST_CUT:
        return None
    columns, coefficients = zip(*terms, strict=True)
    limit = right // mix.bottom + sum(rounded[column] for column in full)
    return Row(("cut",), columns, coefficients, "<=", limit)


def _other_than(chosen: frozenset[int], size: int) -> Row:
    """What every set of so many columns keeps but this one."""
    columns = range(size)
    signs = [1 if column in chosen else -1 for column in columns]
    return Row(("other",), columns, signs, "<=", len(chosen) - 1)


def lifted(chosen: Iterable[int], columns: Sequence[int], node: Node) -> frozenset[int]:
    """A set found in a narrowed search, as a set of the search it came from."""
    return _ones(node.fixed) | {columns[index] for index in chosen}


def _ones(fixed: Mapping[int, int]) -> frozenset[int]:
    return frozenset(column for column, value in fixed.items() if value)


def _sharpened(
    y: Sequence[int], tight: set[int], duals: Mapping[int, Fraction], scale: int
) -> list[int]:
    """The y after a round: met rows add the correction, the others start again, at 0 or more."""
    steps = {index: _times(dual, scale) for index, dual in duals.items() if dual}
    return [
        dual + steps.get(index, 0) if index in tight else max(0, steps.get(index, 0))
        for index, dual in enumerate(y)
    ]


def _times(dual: Fraction, scale: int) -> int:
    """The dual of a relaxation in whole numbers, undoing the size its costs were given."""
    return dual.numerator * scale // (dual.denominator << COST_BITS)


def _exceeded(indices: Sequence[int], rows: Sequence[Row], x: Mapping[int, float]) -> list[int]:
    """The indices of the idle rows that the relaxed values exceed."""
    return [
        index
        for index, row in zip(indices, rows, strict=True)
        if row.extra
        and sum(map(mul, row.coefficients, (x[c] for c in row.columns))) > row.right + WHOLE
    ]


def _least_whole(x: Mapping[int, float], node: Node) -> int:
    """The open column whose relaxed value is furthest from whole; the first of equals."""
    still = [column for column in x if column not in node.fixed]
    return max(still, key=lambda column: (min(x[column], 1 - x[column]), -column))


def filled(system: System, weights: Sequence[int], start: frozenset[int]) -> frozenset[int]:
    """The set with columns added, the heaviest first, as long as every row stays kept."""
    room = [row.right for row in system.rows]
    for column in start:
        for index, size in system.occurs[column]:
            room[index] -= size
    chosen = set(start)
    for column in sorted(range(system.size), key=lambda column: (-weights[column], column)):
        used = system.occurs[column]
        free = all(system.rows[index].sense == "<=" and size <= room[index] for index, size in used)
        if free and weights[column] > 0 and column not in chosen:
            chosen.add(column)
            for index, size in used:
                room[index] -= size
    return frozenset(chosen)


@dataclass(frozen=True, slots=True)
class Climbed:
    """How far a climb came: the best set, its value per level, a bound per level, and why it ended.

    The bound of a level holds for every set that is as good at the levels before it that are
    proven. `ended` is "top" when all levels are proven, "nodes" or "time" when one ran out.
    """

    best: frozenset[int]
    values: list[int]
    bounds: list[int]
    ended: Literal["top", "nodes", "time"]


# Improve on the best set at a level, over the narrowed system given: the set found, if any, and
# whether it is surely the best of that system.
Improve = Callable[[System, Sequence[int]], tuple[frozenset[int] | None, bool]]


def climb(
    system: System,
    levels: Sequence[Sequence[int]],
    groups: Sequence[Sequence[int]],
    start: frozenset[int],
    relax: Relax,
    most_nodes: int,
    improve: Improve | None = None,
) -> Climbed:
    """From a set that keeps the system to the best one, level after level, proving each.

    With `improve` the set is first filled up, so that there is something when time is short.

    `groups` are columns of which at most one can be chosen. Every level that is proven becomes
    a row for those after it. The proofs are exact, save where `improve` answers that it is sure
    and branching does not settle it.
    """
    if improve is not None:
        start = filled(system, ladder(levels, groups).weights, start)
    climber = _Climber(system, levels, groups, start, relax, most_nodes, improve)
    while len(climber.bounds) < len(levels) and climber.ended == "top":
        climber.step()
    values = [sum(level[column] for column in climber.best) for level in levels]
    return Climbed(climber.best, values, climber.bounds, climber.ended)


class _Climber:
    """The state of a climb; see `climb`."""

    def __init__(
        self,
        system: System,
        levels: Sequence[Sequence[int]],
        groups: Sequence[Sequence[int]],
        start: frozenset[int],
        relax: Relax,
        most_nodes: int,
        improve: Improve | None,
    ) -> None:
        self.system = system
        self.node = whole(system)
        self.levels = levels
        self.groups = groups
        self.best = start
        self.relax = relax
        self.most_nodes = most_nodes
        self.improve = improve
        self.bounds: list[int] = []
        self.ended: Literal["top", "nodes", "time"] = "top"

    def step(self) -> None:
        """Prove the next level, or all that are left at once, or end."""
        level = len(self.bounds)
        rungs = ladder(self.levels[level:], self.groups)
        search = Search(self.system, rungs.weights, 1 + _sum(rungs.weights, self.best), self.relax)
        search.best = self.best
        search.close_root(self.node)
        sure = False
        if level and self._unsettled(search, rungs) and self._is_alone(search):
            search.outcome = "closed"
        if self.improve is not None and self._unsettled(search, rungs):
            sure = self._improve(search, rungs.levels[0])
            search.close_root(self.node)
        if not sure and self._unsettled(search, rungs):
            sure = self._branch(search, rungs)
        self.best = search.best
        if search.outcome == "closed":
            self.bounds += [_sum(weights, self.best) for weights in rungs.levels]
        elif sure or not self._unsettled(search, rungs):
            self._hold(level)
        else:
            bound = rungs.highs[0] if search.bound is None else rungs.first_bound(search.bound)
            self.bounds += [bound, *rungs.highs[1:]]
            self.ended = "time" if search.outcome == "stopped" else "nodes"

    def _unsettled(self, search: Search, rungs: Ladder) -> bool:
        """Whether the first level may still go beyond what the best set reaches."""
        if search.outcome == "closed" or search.best is None:
            return False
        reached = _sum(rungs.levels[0], search.best)
        return search.bound is None or rungs.first_bound(search.bound) > reached

    def _is_alone(self, search: Search) -> bool:
        """Whether surely no set is better that is as good at the levels before.

        Where sums of fits differ there is mostly no other set at all: so others are asked for, and
        looked at, and that they are no better than the best is seen at once.
        """
        if self.improve is None or search.best is None or search.outcome == "stopped":
            return False
        inner, columns = narrowed(search, self.node)
        rows = [*inner.system.rows]
        others = frozenset(at for at, column in enumerate(columns) if column in search.best)
        # The best set need not lie in the node: what is barred is looked at.
        search.consider(lifted(others, columns, self.node))
        for _ in range(MOST_OTHERS):
            rows.append(_other_than(others, len(columns)))
            found, sure = self.improve(System(rows, len(columns)), [0] * len(columns))
            if found is None:
                return sure
            others = found
            search.consider(lifted(others, columns, self.node))
        return False

    def _improve(self, search: Search, weights: Sequence[int]) -> bool:
        """Ask `improve` for a better set; whether the level is then surely at its best."""
        if search.outcome == "stopped" or self.improve is None:
            return False
        inner, columns = narrowed(search, self.node)
        chosen, sure = self.improve(inner.system, [weights[column] for column in columns])
        if chosen is None:
            return sure
        found = lifted(chosen, columns, self.node)
        search.consider(found)
        assert search.best is not None
        return sure and _sum(weights, found) <= _sum(weights, search.best)

    def _branch(self, search: Search, rungs: Ladder) -> bool:
        """Branch on the level alone; whether it is then proven.

        The last two levels go together: where sums of fits differ, a tie-break has little left to
        decide, and the sets that are as good were all looked at anyway.
        """
        if search.outcome == "stopped" or search.best is None:
            return False
        together = len(rungs.levels) <= 2
        weights = rungs.weights if together else rungs.levels[0]
        inner, columns = narrowed(search, self.node)
        base = _sum(weights, _ones(self.node.fixed))
        inner.weights = [weights[column] for column in columns]
        inner.target = _sum(weights, search.best) - base + 1
        conquer(inner, self.most_nodes)
        if inner.best is not None:
            search.consider(lifted(inner.best, columns, self.node))
        if inner.outcome == "stopped" or together:
            search.outcome = inner.outcome
        return inner.outcome == "closed"

    def _hold(self, level: int) -> None:
        """Make the value of a proven level a row for the levels after it."""
        weights = self.levels[level]
        value = _sum(weights, self.best)
        self.bounds.append(value)
        columns = [column for column, weight in enumerate(weights) if weight]
        if columns:
            row = Row(("level", str(level)), columns, [weights[c] for c in columns], "=", value)
            self.node.tight.add(len(self.system.rows))
            self.system = System([*self.system.rows, row], self.system.size)


def _sum(weights: Sequence[int], chosen: Iterable[int]) -> int:
    return sum(weights[column] for column in chosen)
