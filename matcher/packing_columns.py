"""Groups that are worth their price: an exact search among all that can be formed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.packing import CHUNK, NEW, Column, Ints, Mask, Packing, column_of

MOST_SETS = 150_000  # of one size, in one search for columns that are worth it
QUICK_SETS = 1_500  # the same in a search that need not be complete


@dataclass(frozen=True)
class Prices:
    """What a column pays for what it uses, and earns besides its fit; in 2^-SHIFT units.

    `fit` is what one unit of fit earns. `good` is paid with enough Dutch speakers, `few` without.
    """

    unit: Ints
    base: Ints
    new: int
    good: int
    few: int
    fit: int


@dataclass(frozen=True)
class Template:
    """The columns of one kind: of `size` people, with this base, or new with `root` as the first
    of its units that can coordinate; with enough Dutch speakers, without, or either (None)."""

    base: int
    root: int | None
    size: int
    good: bool | None


def templates(packing: Packing) -> list[Template]:
    """Every kind of column: each column is of exactly one."""
    goods = {"advice": (True, False), "rule": (True,), "free": (None,)}[packing.dutch_is]
    roots = [int(root) for root in np.flatnonzero(packing.leads)]
    starts: list[tuple[int, int | None, int]] = [
        (NEW, root, int(packing.people[root]) - 1) for root in roots
    ]
    starts += [(place, None, base.people) for place, base in enumerate(packing.bases)]
    return [
        Template(base, root, size, good)
        for base, root, there in starts
        for size in range(max(packing.smallest, there + 1), packing.largest + 1)
        for good in goods
    ]


@dataclass(frozen=True)
class Worth:
    """The sets of a template that are worth at least what was asked, the best first.

    When `cut` there may be more; else these are all of them. `sets` has a row for each, filled up
    with nobody.
    """

    packing: Packing
    base: int
    sets: Ints
    values: Ints
    cut: bool

    def columns(self) -> Iterator[Column]:
        """The sets as columns, one at a time."""
        return (column_of(self.packing, self.base, row) for row in self.sets)


def worthwhile(
    packing: Packing,
    prices: Prices,
    template: Template,
    least: float,
    most: int,
    stop: Callable[[], bool] = lambda: False,
) -> Worth:
    """The columns of a template whose value at these prices is `least` or more.

    Looks at no more than `most` sets of each number of units, and at none after `stop`: what was
    left out then counts as cut. `least` may be minus infinity.
    """
    deal = _Deal(packing, prices, template)
    found, cut = deal.sets(least, most, stop)
    sets = np.sort(np.concatenate([found, deal.roots(len(found))], axis=1), axis=1)
    sets = sets[:, : packing.largest]
    kept = packing.allows(template.base, sets)
    if template.good is not None:
        kept &= packing.speaks(template.base, sets) == template.good
    sets, values = sets[kept], deal.values(found[kept])
    order = np.lexsort((*sets.T[::-1], -values))
    order = order[values[order] >= least]
    return Worth(packing, template.base, sets[order], values[order], cut)


class _Deal:
    """The value of a set as a constant, a part for each unit and a part for each two units.

    All parts are handed to pairs, by people: for a set that fills the group, the sum over its pairs
    is its value. Of k units one adds at most 2/k of that sum, so a set worth v can be built by
    adding units one by one while every set on the way is worth its share of v.
    """

    def __init__(self, packing: Packing, prices: Prices, template: Template) -> None:
        base, root = template.base, template.root
        self.packing, self.root = packing, root
        points = packing.factor(base, template.size) * prices.fit
        near = packing.padded_points[:-1, :-1]
        self.target = template.size - packing.there(base)
        self.dutch = packing.speakers if template.good is not None else 0
        self.good = template.good
        node = prices.unit + points * packing.padded["inside"][:-1]
        free = np.ones(packing.size, dtype=np.bool_)
        if root is None:
            own = packing.bases[base]
            node = node + points * own.points * packing.people * own.people
            self.constant = int(prices.base[base])
            self.constant += points * packing.average * comb(own.people, 2)
            self.dutch -= own.dutch
        else:
            self.constant = int(node[root]) + prices.new
            node = node + points * near[root]
            self.target -= int(packing.people[root])
            self.dutch -= int(packing.dutch[root])
            free = ~packing.apart[root] & ~(packing.leads & (np.arange(packing.size) < root))
        if template.good is not None:
            self.constant += prices.good if template.good else prices.few
        self.units = np.flatnonzero(free & (packing.people <= self.target))
        self.node = np.asarray(node[self.units], dtype=np.int64)
        self.pair = points * near[np.ix_(self.units, self.units)]

    def roots(self, count: int) -> Ints:
        """A column of the root of every set, or of nobody."""
        return np.full((count, 1), self.packing.size if self.root is None else self.root)

    def values(self, sets: Ints) -> Ints:
        """The exact value of each set of units found."""
        place = np.full(self.packing.size + 1, len(self.units))
        place[self.units] = np.arange(len(self.units))
        own = place[sets]
        node = np.append(self.node, 0)
        pair = np.pad(self.pair, (0, 1))
        total = self.constant + node[own].sum(axis=1)
        for one, other in combinations(range(own.shape[1]), 2):
            total = total + pair[own[:, one], own[:, other]]
        return np.asarray(total, dtype=np.int64)

    def sets(self, least: float, most: int, stop: Callable[[], bool]) -> tuple[Ints, bool]:
        """The units beside the root of every set worth `least`, and whether any were cut off.

        The floats that steer are off by far less than the margin they are given.
        """
        width = self.packing.largest
        if self.target == 0:
            return np.full((int(self.constant >= least), width), self.packing.size), False
        growth = _Growth(self, least, most, stop)
        found = [self._widened(sets) for sets in growth.complete()]
        nobody = np.full((0, width), self.packing.size)
        return np.concatenate([nobody, *found]), growth.cut

    def _widened(self, places: Ints) -> Ints:
        sets = np.full((len(places), self.packing.largest), self.packing.size)
        sets[:, : places.shape[1]] = self.units[places]
        return sets


class _Growth:
    """Sets that grow by a unit at a time; see `_Deal`."""

    def __init__(self, deal: _Deal, least: float, most: int, stop: Callable[[], bool]) -> None:
        self.people = deal.packing.people[deal.units]
        self.speak = deal.packing.dutch[deal.units]
        self.target, self.dutch, self.good = deal.target, deal.dutch, deal.good
        self.least, self.most, self.stop, self.cut = least, most, stop, False
        self.alone = deal.node + deal.constant * self.people / self.target
        shares = self.alone / np.maximum(self.target - self.people, 1)
        halves = np.multiply.outer(shares, self.people)
        self.worth = deal.pair + halves + halves.T
        never = deal.packing.apart[np.ix_(deal.units, deal.units)]
        self.worth[never | (np.add.outer(self.people, self.people) > self.target)] = -np.inf
        finite = self.worth[np.isfinite(self.worth)]
        self.margin = 1e-9 * max(1.0, float(np.abs(finite).max(initial=0.0)))
        self.longest = self.target // int(self.people.min(initial=self.target))

    def complete(self) -> Iterator[Ints]:
        """The sets that fill the group, by their number of units."""
        singles = np.flatnonzero((self.people == self.target) & (self.alone >= self._floor()))
        yield singles[:, None]
        part = np.flatnonzero(self.people < self.target)[:, None]
        values = np.zeros(len(part))
        for _ in range(2, self.longest + 1):
            sets, values = self._longer(part, values)
            full = self.people[sets].sum(axis=1) == self.target
            yield self._best(sets[full], values[full])[0]
            part, values = self._best(sets[~full], values[~full])

    def _floor(self) -> float:
        return self.least - self.margin

    def _share(self, units: int) -> float:
        """What a set of so many units must be worth to be on the way to a set worth `least`."""
        most = max(units + 1, self.longest if self.least > 0 else 0)
        return self.least * (units * (units - 1) / (most * (most - 1))) - self.margin

    def _longer(self, part: Ints, values: NDArray[Any]) -> tuple[Ints, NDArray[Any]]:
        """Every set with one unit more that is worth its share, each once."""
        units = part.shape[1] + 1
        share = self._share(units)
        step = max(1, CHUNK // max(1, len(self.people)))
        nothing: tuple[Ints, NDArray[Any]] = np.zeros((0, units), dtype=np.int64), np.zeros(0)
        found = nothing
        for start in range(0, len(part), step):
            if self.stop():
                self.cut = True
                break
            rows = part[start : start + step]
            added = self.worth[rows].sum(axis=1)
            total = values[start : start + step, None] + added
            people = self.people[rows].sum(axis=1)[:, None] + self.people
            fits = total >= np.where(people == self.target, self._floor(), share)
            fits &= (total > -np.inf) & (added <= total * (2 / units) + self.margin)
            fits &= self._may_speak(rows, people)
            at, unit = np.nonzero(fits)
            sets = np.sort(np.concatenate([rows[at], unit[:, None]], axis=1), axis=1)
            found = self._once(
                np.concatenate([found[0], sets]), np.concatenate([found[1], total[at, unit]])
            )
            if len(found[0]) > 4 * self.most:
                found = self._best(*found)
        return found

    def _may_speak(self, rows: Ints, people: Ints) -> Mask:
        """Whether a set with one unit more fits, and can still have, or lack, Dutch speakers."""
        fits = people <= self.target
        if self.good is not None:
            speak = self.speak[rows].sum(axis=1)[:, None] + self.speak
            left = self.target - people
            fits &= speak + left >= self.dutch if self.good else speak < self.dutch
        return np.asarray(fits)

    def _once(self, sets: Ints, values: NDArray[Any]) -> tuple[Ints, NDArray[Any]]:
        many = max(1, len(self.people))
        if many ** sets.shape[1] < 2**62:
            keys = sets @ (many ** np.arange(sets.shape[1], dtype=np.int64))
            _, first = np.unique(keys, return_index=True)
        else:
            _, first = np.unique(sets, axis=0, return_index=True)
        return sets[first], values[first]

    def _best(self, sets: Ints, values: NDArray[Any]) -> tuple[Ints, NDArray[Any]]:
        if len(sets) <= self.most:
            return sets, values
        self.cut = True
        order = np.argsort(-values, kind="stable")[: self.most]
        return sets[order], values[order]
