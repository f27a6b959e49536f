"""A first packing, made better: every two of its groups are dealt anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from matcher.packing import LEVELS, NEW, Column, Ints, Packing, column_of

MOST_DEALT = 11  # units that are dealt anew over two groups, at a time


class Improving:
    """A packing that gets better as every two of its groups are dealt anew.

    A group may be empty; with one of those, units that are in no group take part.
    """

    def __init__(self, packing: Packing, start: Sequence[Column], stop: Callable[[], bool]) -> None:
        self.packing = packing
        self.stop = stop
        used = {column.base for column in start}
        idle = [Column(base, ()) for base in range(len(packing.bases)) if base not in used]
        self.groups = sorted([*start, *idle])
        placed = {unit for column in start for unit in column.units}
        self.free = sorted(
            (unit for unit in range(packing.size) if unit not in placed),
            key=lambda unit: (not packing.late[unit], -packing.days[unit], -packing.lots[unit]),
        )
        self.failed: set[tuple[Column, Column, tuple[int, ...]]] = set()

    def run(self) -> list[Column]:
        """Make groups one by one, then deal until that helps no more, or `stop` says so."""
        self.groups += [Column(NEW, ()), Column(NEW, ())]
        turned = 0
        while turned <= len(self.free) and not self.stop():
            if self._deal(len(self.groups) - 2, len(self.groups) - 1):
                self.groups = [column for column in self.groups if column.units]
                self.groups += [Column(NEW, ()), Column(NEW, ())]
                turned = 0
            else:
                self.free = self.free[1:] + self.free[:1]
                turned += 1
        better = True
        while better and not self.stop():
            pairs = combinations(range(len(self.groups)), 2)
            dealt = [self._deal(one, other) for one, other in pairs if not self.stop()]
            better = any(dealt)
        return sorted(column for column in self.groups if column.units)

    def _deal(self, one: int, other: int) -> bool:
        """Deal two groups anew; whether they got better."""
        pair = (self.groups[one], self.groups[other])
        units = sorted({*pair[0].units, *pair[1].units})
        free = () if all(column.units for column in pair) else self._some_free(len(units))
        if (*pair, free) in self.failed:
            return False
        dealt = best_deal(self.packing, pair, [*units, *free])
        if dealt == pair:
            self.failed.add((*pair, free))
            return False
        self.groups[one], self.groups[other] = dealt
        used = {*dealt[0].units, *dealt[1].units}
        self.free = [unit for unit in (*units, *self.free) if unit not in used]
        return True

    def _some_free(self, others: int) -> tuple[int, ...]:
        """The first of the units in no group, with one that can coordinate if there is any."""
        leads = [unit for unit in self.free if self.packing.leads[unit]][:1]
        rest = [unit for unit in self.free if unit not in leads]
        return tuple([*leads, *rest][: max(0, MOST_DEALT - others)])


def best_deal(
    packing: Packing, pair: tuple[Column, Column], units: Sequence[int]
) -> tuple[Column, Column]:
    """The best two groups of these units with the bases of the pair; itself if none is better."""
    one, other = (choices_of(packing, column.base, units) for column in pair)
    if pair[0].base != NEW and pair[0] == pair[1]:
        other = Choices(other.sets[:1], other.masks[:1], other.weights[:1])
    rows, columns = np.nonzero((one.masks[:, None] & other.masks) == 0)
    for level in range(len(LEVELS)):
        total = one.weights[rows, level] + other.weights[columns, level]
        best = total == total.max()
        rows, columns = rows[best], columns[best]
    found = one.weights[rows[0]] + other.weights[columns[0]]
    now = packing.weights([column for column in pair if column.units]).sum(axis=0)
    if tuple(found) <= tuple(now):
        return pair
    return (
        column_of(packing, pair[0].base, one.sets[rows[0]]),
        column_of(packing, pair[1].base, other.sets[columns[0]]),
    )


@dataclass(frozen=True)
class Choices:
    """Sets of units that may be a group, no group at all being the first."""

    sets: Ints
    masks: Ints
    weights: Ints


def choices_of(packing: Packing, base: int, units: Sequence[int]) -> Choices:
    members = np.array(units, dtype=np.int64)
    masks = np.arange(1 << len(units), dtype=np.int64)
    bits = (masks[:, None] >> np.arange(len(units))) & 1
    people = packing.there(base) + bits @ packing.people[members]
    right = (people >= packing.smallest) & (people <= packing.largest)
    sets = np.sort(np.where(bits[right] == 1, members, packing.size), axis=1)
    nobody = np.full((len(sets), packing.largest), packing.size)
    sets = np.concatenate([sets, nobody], axis=1)[:, : packing.largest]
    kept = packing.allows(base, sets)
    sets, masks = sets[kept], masks[right][kept]
    return Choices(
        np.concatenate([_nobody(packing), sets]),
        np.append(0, masks),
        np.concatenate([np.zeros((1, len(LEVELS)), dtype=np.int64), packing.weigh(base, sets)]),
    )


def _nobody(packing: Packing) -> Ints:
    return np.full((1, packing.largest), packing.size)
