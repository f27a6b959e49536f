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
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from math import gcd, lcm
from typing import Literal

from matcher.constraints import Constraint
from matcher.objectives import Objective

SHIFT = 20  # the y are whole multiples of 2^-SHIFT of a unit of weight
COST_BITS = 20  # a relaxation gets costs up to 2^COST_BITS; solvers tell 1e-7 apart
BLUR_BITS = 10  # a gap under 2^-BLUR_BITS of the largest cost may be the floats' doing
WHOLE = 1e-6  # a relaxed value this near to 0 or 1 is read as 0 or 1
MOST_ROUNDINGS = 8  # rows implied per capacity
MOST_ROUNDS = 24  # relaxations per node


@dataclass(frozen=True, slots=True)
class Row:
    """Σ coefficients[k] · x[columns[k]] <= or = right; `key` is that of its constraint."""

    key: tuple[str, ...]
    columns: Sequence[int]
    coefficients: Sequence[int]
    sense: Literal["<=", "="]
    right: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What a solver says of a relaxation: x per column and y per row, or why there are none."""

    status: Literal["solved", "infeasible", "stopped"]
    x: Mapping[int, float] = field(default_factory=dict)
    y: Sequence[float] = ()


# Maximise the costs over the rows, with 0 <= x <= 1. With None for costs: make the sum of what
# the rows are breached by as small as can be, so that its y can show that there is no x.
Relax = Callable[[Sequence[Row], Mapping[int, float] | None], Relaxed]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels as one: `weights` are such that a better earlier level outweighs all later ones.

    Level k counts in whole units of `units[k]` (`levels[k]` are its weights so counted), and each of its units weighs `factors[k]`;
    `lows[k]` and `highs[k]` bound its value in units.
    """

    weights: list[int]
    levels: list[list[int]]
    units: list[Fraction]
    factors: list[int]
    lows: list[int]
    highs: list[int]

    def values(self, chosen: Iterable[int]) -> list[int]:
        """What the chosen columns reach at each level, in units."""
        columns = list(chosen)
        return [sum(level[column] for column in columns) for level in self.levels]

    def encode(self, values: Sequence[int]) -> int:
        """The height of the given values of the levels (in units)."""
        return sum(value * factor for value, factor in zip(values, self.factors, strict=True))

    def bounds(self, height: int, values: Sequence[int]) -> list[int]:
        """What a bound on the height says of each level, in units.

        The bound of a level holds for all sets that are as good as `values` at the levels before
        that are proven (bound = value); after the first unproven level nothing is held.
        """
        found: list[int] = []
        left = height
        for level, value in enumerate(values):
            later = zip(self.lows[level + 1 :], self.factors[level + 1 :], strict=True)
            rest = sum(low * factor for low, factor in later)
            bound = min(max((left - rest) // self.factors[level], value), self.highs[level])
            found.append(bound)
            if bound > value:
                return found + self.highs[level + 1 :]
            left -= value * self.factors[level]
        return found


def ladder(objectives: Sequence[Objective], groups: Sequence[Sequence[int]]) -> Ladder:
    """The objectives as one ladder; of each group of columns at most one can be chosen."""
    levels, units = zip(*(_whole(objective.weights) for objective in objectives), strict=True)
    lows = [sum(min(0, min(level[j] for j in group)) for group in groups) for level in levels]
    highs = [sum(max(0, max(level[j] for j in group)) for group in groups) for level in levels]
    factors = [1]
    for low, high in zip(reversed(lows[1:]), reversed(highs[1:]), strict=True):
        factors.insert(0, factors[0] * (high - low + 1))
    size = len(objectives[0].weights)
    weights = [0] * size
    for level, factor in zip(levels, factors, strict=True):
        weights = [weight + factor * number for weight, number in zip(weights, level, strict=True)]
    return Ladder(weights, list(levels), list(units), factors, lows, highs)


def _whole(weights: Sequence[Fraction]) -> tuple[list[int], Fraction]:
    """The weights as the smallest whole numbers of one unit, and that unit."""
    bottom = lcm(*{weight.denominator for weight in weights})
    scaled = [weight.numerator * (bottom // weight.denominator) for weight in weights]
    top = gcd(*scaled) or 1
    return [number // top for number in scaled], Fraction(top, bottom)


class System:
    """The rows of a program over columns 0 … size-1, and for each column where it occurs."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        self.rows = rows
        self.size = size
        self.occurs: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        for index, row in enumerate(rows):
            for column, coefficient in zip(row.columns, row.coefficients, strict=True):
                self.occurs[column].append((index, coefficient))

    def keeps(self, chosen: Iterable[int]) -> bool:
        """Whether the chosen columns keep every row."""
        totals: defaultdict[int, int] = defaultdict(int)
        for column in chosen:
            for index, coefficient in self.occurs[column]:
                totals[index] += coefficient
        return all(
            totals[index] == row.right if row.sense == "=" else totals[index] <= row.right
            for index, row in enumerate(self.rows)
        )


def system_of(constraints: Iterable[Constraint], size: int) -> System:
    """The constraints as rows, without those that nothing can break, with rows they imply."""
    return System([row for constraint in constraints for row in _rows_of(constraint)], size)


def _rows_of(constraint: Constraint) -> Iterable[Row]:
    columns, coefficients, right = constraint.columns, constraint.coefficients, constraint.right
    if constraint.sense == "=" or sum(coefficients) > right:
        yield Row(constraint.key, columns, coefficients, constraint.sense, right)
        if constraint.key[0] == "capacity":
            yield from _rounded_down(constraint)


def _rounded_down(constraint: Constraint) -> Iterable[Row]:
    """Σ p·x <= b implies Σ ⌊p/d⌋·x <= ⌊b/d⌋ for x in whole numbers; d is each size of a pair.

    V. Chvátal, Edmonds polytopes and a hierarchy of combinatorial problems (1973),
    doi:10.1016/0012-365X(73)90167-2.
    """
    sizes = sorted({size for size in constraint.coefficients if 1 < size <= constraint.right})
    for size in sizes[:MOST_ROUNDINGS]:
        terms = [
            (column, places // size)
            for column, places in zip(constraint.columns, constraint.coefficients, strict=True)
            if places >= size
        ]
        columns, coefficients = zip(*terms, strict=True)
        yield Row(constraint.key, columns, coefficients, "<=", constraint.right // size)


@dataclass(slots=True)
class Node:
    """A part of the search: the columns fixed so far, and the rows that must be met exactly."""

    fixed: dict[int, int]
    tight: set[int]

    def with_fixed(self, column: int, value: int) -> Node:
        return Node({**self.fixed, column: value}, set(self.tight))


def whole(system: System) -> Node:
    """The node that leaves everything open."""
    return Node({}, {index for index, row in enumerate(system.rows) if row.sense == "="})


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
            indices.append(index)
            rows.append(Row(row.key, columns, coefficients, sense, right))
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
    used: frozenset[tuple[str, ...]] = frozenset()
    nodes: int = 0

    def consider(self, chosen: frozenset[int]) -> None:
        """Take the set as best if it keeps every row and reaches the target."""
        weight = sum(self.weights[column] for column in chosen)
        if weight >= self.target and self.system.keeps(chosen):
            self.best, self.target = chosen, weight + 1

    def close_root(self, node: Node) -> None:
        """Draw the node that stands for everything as tight as its relaxations make it."""
        verdict = self._tighten(node, root=True)
        if verdict == "closed":
            self.bound = self.target - 1
        self.outcome = "open" if isinstance(verdict, int) else verdict

    def branch(self, node: Node, most_nodes: int) -> None:
        """Search the node depth first until all is closed or `most_nodes` were looked at."""
        waiting = [node]
        while waiting:
            if self.nodes >= most_nodes:
                self.outcome = "open"
                return
            node = waiting.pop()
            self.nodes += 1
            verdict = self._tighten(node, root=False)
            if verdict == "stopped":
                self.outcome = "stopped"
                return
            if isinstance(verdict, int):
                waiting += [node.with_fixed(verdict, 0), node.with_fixed(verdict, 1)]
        self.outcome, self.bound = "closed", self.target - 1

    def _tighten(self, node: Node, root: bool) -> int | Literal["closed", "stopped"]:
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
            sizes = {column: cost / scale * 2**COST_BITS for column, cost in costs.items()}
            relaxed = self.relax(rows, sizes)
            if relaxed.status == "stopped":
                return "stopped"
            if relaxed.status == "infeasible":
                return "closed" if self._impossible(rows) else next(iter(costs))
            y = _sharpened(y, node.tight, dict(zip(indices, relaxed.y, strict=True)), scale)
            if all(min(x, 1 - x) < WHOLE for x in relaxed.x.values()):
                ones = {column for column, x in relaxed.x.items() if x > 0.5}
                self.consider(_ones(node.fixed) | ones)
            reduced, bound = self._bound(node, y)
            gap = bound - (self.target << SHIFT)
            if root:
                self._note(bound, y)
            if gap < 0:
                return "closed"
            before = len(costs)
            node.tight.update(index for index, dual in enumerate(y) if dual > gap)
            node.fixed.update((j, int(cost > 0)) for j, cost in reduced.items() if abs(cost) > gap)
            fewer = self.system.size - len(node.fixed) <= before * 3 // 4
            if not fewer and (gap << BLUR_BITS > scale or rounds >= MOST_ROUNDS):
                return _least_whole(relaxed.x, node)
        raise AssertionError("unreachable: the rounds have no end of their own")

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
    columns = [column for column in range(search.system.size) if column not in node.fixed]
    place = {column: index for index, column in enumerate(columns)}
    rows = [
        Row(row.key, [place[c] for c in row.columns], row.coefficients, row.sense, row.right)
        for row in open_rows(search.system, node)[1]
    ]
    weights = [search.weights[column] for column in columns]
    base = sum(search.weights[column] for column in _ones(node.fixed))
    system = System(rows, len(columns))
    return Search(system, weights, search.target - base, search.relax), columns


def lifted(chosen: Iterable[int], columns: Sequence[int], node: Node) -> frozenset[int]:
    """A set found in a narrowed search, as a set of the search it came from."""
    return _ones(node.fixed) | {columns[index] for index in chosen}


def _ones(fixed: Mapping[int, int]) -> frozenset[int]:
    return frozenset(column for column, value in fixed.items() if value)


def _sharpened(
    y: Sequence[int], tight: set[int], duals: Mapping[int, float], scale: int
) -> list[int]:
    """The y after a round: met rows add the correction, the others start again, at 0 or more."""
    steps = {index: round(Fraction(dual) * scale / 2**COST_BITS) for index, dual in duals.items()}
    return [
        dual + steps.get(index, 0) if index in tight else max(0, steps.get(index, 0))
        for index, dual in enumerate(y)
    ]


def _least_whole(x: Mapping[int, float], node: Node) -> int:
    """The open column whose relaxed value is furthest from whole; the first of equals."""
    still = [column for column in x if column not in node.fixed]
    return max(still, key=lambda column: (min(x[column], 1 - x[column]), -column))
