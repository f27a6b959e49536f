"""The rows of a restricted packing, and what its duals make columns pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.packing import LEVELS, NEW, Column, Packing
from matcher.packing_columns import Prices
from matcher.proof import SHIFT, Relax
from matcher.rows import Row


@dataclass(frozen=True)
class Held:
    """What the first levels are held at; the levels that are not proven are not held."""

    values: tuple[int, ...]


def most_new(packing: Packing, held: Held) -> int:
    """How many new groups there can be at the most."""
    people = int(packing.people.sum())
    if len(held.values) > LEVELS.index("people"):
        people = held.values[LEVELS.index("people")]
    return min(people // packing.smallest, int(packing.leads.sum()))


def most_good(packing: Packing) -> int | None:
    """How many groups can have enough Dutch speakers; None when that says nothing."""
    if packing.dutch_is == "free" or packing.speakers > packing.smallest or not packing.speakers:
        return None
    speakers = int(packing.dutch.sum()) + sum(base.dutch for base in packing.bases)
    return speakers // packing.speakers


def rows_over(packing: Packing, columns: Sequence[Column], held: Held) -> list[Row]:
    """The rows of the program over these columns, in the order in which `prices_of` reads them."""
    by_unit: list[list[int]] = [[] for _ in range(packing.size)]
    by_base: list[list[int]] = [[] for _ in packing.bases]
    new: list[int] = []
    for place, column in enumerate(columns):
        (new if column.base == NEW else by_base[column.base]).append(place)
        for unit in column.units:
            by_unit[unit].append(place)
    rows = [_at_most(("unit", str(u)), own, 1) for u, own in enumerate(by_unit)]
    rows += [_at_most(("base", str(b)), own, 1) for b, own in enumerate(by_base)]
    rows.append(_at_most(("new",), new, most_new(packing, held)))
    weights = packing.weights(columns)
    good = most_good(packing)
    with_speakers = [] if good is None else places_with_speakers(packing, columns)
    rows.append(_at_most(("good",), with_speakers, good or 0))
    for level, value in enumerate(held.values):
        own = [int(place) for place in np.flatnonzero(weights[:, level])]
        coefficients = [-int(weights[place, level]) for place in own]
        rows.append(Row(("level", LEVELS[level]), own, coefficients, "<=", -value))
    return rows


def _at_most(key: tuple[str, ...], columns: list[int], right: int) -> Row:
    return Row(key, columns, [1] * len(columns), "<=", right)


def places_with_speakers(packing: Packing, columns: Sequence[Column]) -> list[int]:
    found: list[int] = []
    for base in {column.base for column in columns}:
        own = [place for place, column in enumerate(columns) if column.base == base]
        speaks = packing.speaks(base, packing.rows_of([columns[place] for place in own]))
        found += [place for place, enough in zip(own, speaks, strict=True) if enough]
    return sorted(found)


def prices_of(packing: Packing, y: Sequence[int], held: Held, level: str) -> Prices:
    """The prices at which the duals of the rows sell at a level, in 2^-SHIFT units."""
    size, bases = packing.size, len(packing.bases)
    units = -np.array(y[:size], dtype=np.int64)
    rest = y[size + bases :]
    earned = dict(zip(LEVELS, rest[2 : 2 + len(held.values)], strict=False))
    earned[level] = 1 << SHIFT
    units += earned.get("waiting", 0) * packing.people * packing.late
    units += earned.get("people", 0) * packing.people
    return Prices(
        unit=units,
        base=-np.array(y[size : size + bases], dtype=np.int64),
        new=-rest[0],
        good=-rest[1],
        few=-earned.get("few_speakers", 0),
        fit=earned.get("fit", 0),
    )


def over(rows: Sequence[Row], relax: Relax, costs: Sequence[int]) -> list[int] | None:
    """The duals of a relaxation, rounded up to whole multiples of 2^-SHIFT; None in lack of time.

    Any duals that are 0 or more give a true bound.
    """
    own = [place for place, row in enumerate(rows) if row.columns]
    relaxed = relax([rows[place] for place in own], dict(enumerate(map(float, costs))))
    if relaxed.status != "solved":
        return None
    y = [0] * len(rows)
    for place, dual in zip(own, relaxed.y, strict=True):
        y[place] = max(0, -(-dual.numerator * (1 << SHIFT) // dual.denominator))
    return y
