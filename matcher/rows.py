"""The constraints of a problem as rows in whole numbers, with rows that they imply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations_with_replacement
from math import gcd
from typing import Literal

from matcher.constraints import Constraint, Key

MOST_SIZES = 6  # different places at one sponsor, up to which rows are implied
MOST_CAPACITY = 64  # and the capacity up to which
MOST_WORTH = 4  # the largest coefficient of an implied row


@dataclass(frozen=True, slots=True)
class Row:
    """Σ coefficients[k] · x[columns[k]] <= or = right; `key` is that of its constraint.

    `extra` marks a row that others imply: true of every set, there to sharpen relaxations.
    """

    key: Key
    columns: Sequence[int]
    coefficients: Sequence[int]
    sense: Literal["<=", "="]
    right: int
    extra: bool = False


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


def system_of(constraints: Sequence[Constraint], size: int) -> System:
    """The constraints as rows, less those that nothing can break, with rows that they imply."""
    whole = [
        Row(each.key, each.columns.tolist(), each.coefficients.tolist(), each.sense, each.right)
        for each in constraints
    ]
    return with_implied(whole, size)


def with_implied(whole: Sequence[Row], size: int) -> System:
    """The rows less those that nothing can break, with rows that their capacities imply."""
    rows = [row for row in whole if row.sense == "=" or _most(row) > row.right]
    most = {row.key[1]: row.right for row in whole if row.key[0] == "max_households"}
    for row in whole:
        if row.key[0] == "capacity":
            rows.extend(implied(row, most.get(row.key[1])))
    return System(rows, size)


def _most(row: Row) -> int:
    """The left side cannot be more than this."""
    return sum(coefficient for coefficient in row.coefficients if coefficient > 0)


def implied(capacity: Row, most: int | None) -> Iterator[Row]:
    """Σ worth(places)·x <= the most that any set of households within the limits is worth.

    True for every worth; those kept are the ones in which no single size could be worth more.
    Together they come near the convex hull of what one sponsor can take, for which see Aráoz,
    Evans, Gomory and Johnson, Cyclic group and knapsack facets, Mathematical Programming 96 (2003).
    """
    sizes = tuple(sorted({size for size in capacity.coefficients if size <= capacity.right}))
    if sizes == (1,) or len(sizes) > MOST_SIZES or capacity.right > MOST_CAPACITY:
        return
    for worth, right in _worths(sizes, capacity.right, most):
        value = dict(zip(sizes, worth, strict=True))
        terms = [
            (column, value[size])
            for column, size in zip(capacity.columns, capacity.coefficients, strict=True)
            if value.get(size)
        ]
        if sum(coefficient for _, coefficient in terms) > right:
            columns, coefficients = zip(*terms, strict=True)
            yield Row(capacity.key, columns, coefficients, "<=", right, extra=True)


@lru_cache
def _worths(
    sizes: tuple[int, ...], capacity: int, most: int | None
) -> tuple[tuple[tuple[int, ...], int], ...]:
    """Worths per size, growing with size, that leave no size room; each with the most reached."""
    found: list[tuple[tuple[int, ...], int]] = []
    for worth in combinations_with_replacement(range(MOST_WORTH + 1), len(sizes)):
        if gcd(*worth) != 1:
            continue
        right = _most_worth(sizes, worth, capacity, most)
        raised = (
            (*worth[:place], worth[place] + 1, *worth[place + 1 :]) for place in range(len(worth))
        )
        if all(_most_worth(sizes, more, capacity, most) > right for more in raised):
            found.append((worth, right))
    return tuple(found)


def _most_worth(
    sizes: tuple[int, ...], worth: tuple[int, ...], capacity: int, most: int | None
) -> int:
    """The most that households of these sizes are worth together, each size without end."""
    count = capacity // sizes[0] if most is None else min(most, capacity // sizes[0])
    best = [0] * (capacity + 1)
    for _ in range(count):
        best = [
            max(
                [
                    best[room],
                    *(
                        best[room - size] + value
                        for size, value in zip(sizes, worth, strict=True)
                        if size <= room
                    ),
                ]
            )
            for room in range(capacity + 1)
        ]
    return best[capacity]
