"""The integer program that forms groups: columns are groups that can be, each unit is in one.

Where the columns are few they are all listed, and climbed over. Else the program holds a restricted
list, and the absent columns are priced with the duals by an exact search, so that the bound is
true for all of them; at last every column within the gap is listed. The formulas are in
docs/developers/program.md, under "Groups from volunteers".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice
from math import comb, gcd, lcm
from time import monotonic
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from matcher.program import improvements, relaxations
from matcher.proof import Climbed, Improve, Relax, climb
from matcher.rows import Row, System

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

LEVELS = ("waiting", "people", "few_speakers", "fit", "longest", "tie")
"""The levels of a packing, first to last; all are maximised."""

HELD = 3  # the levels that say who is placed, which are held while the fit is priced
FIT = LEVELS.index("fit")
NEW = -1  # in place of a base: the group is new
SHIFT = 20  # duals are whole multiples of 2^-SHIFT
MOST_COLUMNS = 2_500  # listed whole, up to here
FEW_COLUMNS = 200  # climbed over at once
MOST_SETS = 150_000  # of one size, in one search for columns that are worth it
QUICK_SETS = 1_500  # the same in a search that need not be complete
MOST_ADDED = 4  # columns per search and round
MOST_ROUNDS = 120
MOST_NODES = 200
CHUNK = 2_000_000  # numbers at once


@dataclass(frozen=True)
class Base:
    """A group that may be topped up: its own people stay in every column that uses it.

    `able` counts who can at each time, `points` holds 0..100 for each unit.
    """

    people: int
    dutch: int
    able: Ints
    points: Ints


@dataclass(frozen=True, order=True, slots=True)
class Column:
    """A group that can be: a base or NEW, and the units in it, in order."""

    base: int
    units: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Packing:
    """Units of one city and variant, the groups to top up, and the rules, as numbers.

    Arrays hold one number a unit: `people` in it, how many speak Dutch, `able` (by time) how many
    can, `days` waited, its lot. What nobody answered is filled in so that it blocks nothing.
    `points` (0..100) is how well two people of two units go together; `average` counts for people
    of one unit. `barred` units may not be together; with a base that is none, in no group at all.
    """

    people: Ints
    leads: Mask
    dutch: Ints
    able: Ints
    late: Mask
    days: Ints
    lots: Ints
    points: Ints
    average: int
    bases: tuple[Base, ...]
    smallest: int
    largest: int
    meet: int
    speakers: int
    dutch_is: Literal["rule", "advice", "free"]
    barred: tuple[tuple[int | None, frozenset[int]], ...] = ()

    @property
    def size(self) -> int:
        return len(self.people)

    def over(self, units: Sequence[int], bases: Sequence[int]) -> Packing:
        """The same over these units and bases alone, in this order."""
        own = np.array(units, dtype=np.int64)
        place = {unit: index for index, unit in enumerate(units)}
        base_place = {base: index for index, base in enumerate(bases)}
        return replace(
            self,
            people=self.people[own],
            leads=self.leads[own],
            dutch=self.dutch[own],
            able=self.able[own],
            late=self.late[own],
            days=self.days[own],
            lots=self.lots[own],
            points=self.points[np.ix_(own, own)],
            bases=tuple(replace(self.bases[b], points=self.bases[b].points[own]) for b in bases),
            barred=tuple(
                (None if base is None else base_place[base], frozenset(place[u] for u in together))
                for base, together in self.barred
                if together <= place.keys() and (base is None or base in base_place)
            ),
        )

    @cached_property
    def unit(self) -> int:
        """In how many parts the fit of one person is counted, so that all are whole."""
        return lcm(*(pairs // gcd(pairs, new) for new, pairs in self._templates()))

    def _templates(self) -> Iterator[tuple[int, int]]:
        """For every size a group can have: people to add, and pairs of people in it."""
        for there in {0, *(base.people for base in self.bases)}:
            for size in range(max(self.smallest, there + 1), self.largest + 1):
                yield size - there, comb(size, 2)

    def factor(self, base: int, size: int) -> int:
        """What one point between two people weighs at the level of fit."""
        return (size - self.there(base)) * self.unit // comb(size, 2)

    def there(self, base: int) -> int:
        """How many people the group has already."""
        return 0 if base == NEW else self.bases[base].people

    @cached_property
    def padded(self) -> dict[str, NDArray[Any]]:
        """The arrays with one more unit: nobody, to fill up the shorter sets."""
        lists = {
            "people": self.people,
            "leads": self.leads,
            "dutch": self.dutch,
            "able": self.able,
            "late": self.people * self.late,
            "days": self.people * self.days,
            "lots": self.lots,
            "inside": self.average * (self.people * (self.people - 1) // 2),
        }
        return {name: np.concatenate([each, each[:1] * 0]) for name, each in lists.items()}

    @cached_property
    def padded_points(self) -> Ints:
        """Points between two units, for all their people; 0 for nobody and for a unit itself."""
        whole = self.points * np.multiply.outer(self.people, self.people)
        np.fill_diagonal(whole, 0)
        return np.pad(whole, (0, 1))

    @cached_property
    def apart(self) -> Mask:
        """Pairs of units that may not be together in any group."""
        found = np.eye(self.size, dtype=np.bool_)
        for base, units in self.barred:
            if base is None and len(units) == 2:
                one, other = units
                found[one, other] = found[other, one] = True
        return found

    def totals(self, base: int, sets: Ints) -> tuple[Ints, Ints, Ints]:
        """People, Dutch speakers, and who can at each time, of each set with its base."""
        people = self.padded["people"][sets].sum(axis=1)
        dutch = self.padded["dutch"][sets].sum(axis=1)
        able = self.padded["able"][sets].sum(axis=1)
        if base == NEW:
            return people, dutch, able
        own = self.bases[base]
        return people + own.people, dutch + own.dutch, able + own.able

    def speaks(self, base: int, sets: Ints) -> Mask:
        """Which sets have the Dutch speakers that are advised."""
        people, dutch, _ = self.totals(base, sets)
        return np.asarray(dutch >= np.minimum(self.speakers, people))

    def allows(self, base: int, sets: Ints) -> Mask:
        """Which sets of units keep every rule; each row is a set, filled up with nobody."""
        people, _, able = self.totals(base, sets)
        kept = (people >= self.smallest) & (people <= self.largest) & (sets < self.size).any(axis=1)
        kept &= (able >= np.minimum(self.meet, people)[:, None]).any(axis=1)
        if base == NEW:
            kept &= self.padded["leads"][sets].any(axis=1)
        if self.dutch_is == "rule":
            kept &= self.speaks(base, sets)
        for at, units in self.barred:
            if at is None or at == base:
                together = [(sets == unit).any(axis=1) for unit in units]
                kept &= ~np.logical_and.reduce(together) if together else False
        return kept

    def weigh(self, base: int, sets: Ints) -> Ints:
        """What each set counts at each of LEVELS, a row a set."""
        people, _, _ = self.totals(base, sets)
        few = ~self.speaks(base, sets) if self.dutch_is == "advice" else people < 0
        unit = np.array([self.factor(base, size) for size in range(self.largest + 1) if size > 1])
        return np.stack(
            [
                self.padded["late"][sets].sum(axis=1),
                people - self.there(base),
                -few.astype(np.int64),
                self.points_in(base, sets) * unit[np.clip(people, 2, self.largest) - 2],
                self.padded["days"][sets].sum(axis=1),
                self.padded["lots"][sets].sum(axis=1),
            ],
            axis=1,
        )

    def points_in(self, base: int, sets: Ints) -> Ints:
        """The points of every two people of each set, its base included."""
        total = self.padded["inside"][sets].sum(axis=1)
        for one, other in combinations(range(sets.shape[1]), 2):
            total = total + self.padded_points[sets[:, one], sets[:, other]]
        if base == NEW:
            return np.asarray(total)
        own = self.bases[base]
        cross = np.append(own.points * self.people * own.people, 0)
        return np.asarray(total + cross[sets].sum(axis=1) + self.average * comb(own.people, 2))

    def rows_of(self, columns: Sequence[Column]) -> Ints:
        """The sets of the columns, filled up with nobody."""
        sets = np.full((len(columns), self.largest), self.size, dtype=np.int64)
        for row, column in enumerate(columns):
            sets[row, : len(column.units)] = column.units
        return sets

    def weights(self, columns: Sequence[Column]) -> Ints:
        """What each column counts at each of LEVELS, a row a column."""
        found = np.zeros((len(columns), len(LEVELS)), dtype=np.int64)
        for base in {column.base for column in columns}:
            own = [row for row, column in enumerate(columns) if column.base == base]
            found[own] = self.weigh(base, self.rows_of([columns[row] for row in own]))
        return found


# --- columns that are worth it ------------------------------------------------------------------


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
        return (_column(self.packing, self.base, row) for row in self.sets)


def worthwhile(
    packing: Packing, prices: Prices, template: Template, least: float, most: int
) -> Worth:
    """The columns of a template whose value at these prices is `least` or more.

    Looks at no more than `most` sets of each number of units; `least` may be minus infinity.
    """
    deal = _Deal(packing, prices, template)
    found, cut = deal.sets(least, most)
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

    def sets(self, least: float, most: int) -> tuple[Ints, bool]:
        """The units beside the root of every set worth `least`, and whether any were cut off.

        The floats that steer are off by far less than the margin they are given.
        """
        width = self.packing.largest
        if self.target == 0:
            return np.full((int(self.constant >= least), width), self.packing.size), False
        growth = _Growth(self, least, most)
        found = [self._widened(sets) for sets in growth.complete()]
        nobody = np.full((0, width), self.packing.size)
        return np.concatenate([nobody, *found]), growth.cut

    def _widened(self, places: Ints) -> Ints:
        sets = np.full((len(places), self.packing.largest), self.packing.size)
        sets[:, : places.shape[1]] = self.units[places]
        return sets


class _Growth:
    """Sets that grow by a unit at a time; see `_Deal`."""

    def __init__(self, deal: _Deal, least: float, most: int) -> None:
        self.people = deal.packing.people[deal.units]
        self.speak = deal.packing.dutch[deal.units]
        self.target, self.dutch, self.good = deal.target, deal.dutch, deal.good
        self.least, self.most, self.cut = least, most, False
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


# --- rows ---------------------------------------------------------------------------------------


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
    with_speakers = [] if good is None else _places_with_speakers(packing, columns)
    rows.append(_at_most(("good",), with_speakers, good or 0))
    for level, value in enumerate(held.values):
        own = [int(place) for place in np.flatnonzero(weights[:, level])]
        coefficients = [-int(weights[place, level]) for place in own]
        rows.append(Row(("level", LEVELS[level]), own, coefficients, "<=", -value))
    return rows


def _at_most(key: tuple[str, ...], columns: list[int], right: int) -> Row:
    return Row(key, columns, [1] * len(columns), "<=", right)


def _places_with_speakers(packing: Packing, columns: Sequence[Column]) -> list[int]:
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


# --- a first packing, made better ---------------------------------------------------------------

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
    one, other = (_choices(packing, column.base, units) for column in pair)
    if pair[0].base != NEW and pair[0] == pair[1]:
        other = _Choices(other.sets[:1], other.masks[:1], other.weights[:1])
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
        _column(packing, pair[0].base, one.sets[rows[0]]),
        _column(packing, pair[1].base, other.sets[columns[0]]),
    )


@dataclass(frozen=True)
class _Choices:
    """Sets of units that may be a group, no group at all being the first."""

    sets: Ints
    masks: Ints
    weights: Ints


def _choices(packing: Packing, base: int, units: Sequence[int]) -> _Choices:
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
    return _Choices(
        np.concatenate([_nobody(packing), sets]),
        np.append(0, masks),
        np.concatenate([np.zeros((1, len(LEVELS)), dtype=np.int64), packing.weigh(base, sets)]),
    )


def _nobody(packing: Packing) -> Ints:
    return np.full((1, packing.largest), packing.size)


def _column(packing: Packing, base: int, units: Ints) -> Column:
    return Column(base, tuple(unit for unit in units.tolist() if unit < packing.size))


# --- who can be placed at most ------------------------------------------------------------------


WHO = tuple(level for level in LEVELS if level != "fit")
"""The levels that depend on who is placed alone."""

Kind = tuple[int, bool, int]
"""People, whether one can coordinate, and Dutch speakers (0 when that is forgotten)."""

Pattern = tuple[int, ...]
"""How many units of each kind."""

MOST_PATTERNS = 600  # in which Dutch speakers are told apart


@dataclass(frozen=True)
class Bit:
    """So many (`times`) groups of one pattern: new ones, or bases with these people and speakers.

    `speaks` says whether they can have enough Dutch speakers.
    """

    there: tuple[int, int]
    times: int
    pattern: Pattern
    speaks: bool


class Reach:
    """What the levels of WHO can reach at most, by a program that forgets who is who.

    Units of one kind are alike; times and bars are forgotten, and unless `exact` how the speakers
    of Dutch are spread. All that can be formed is in this
    program, so that its bounds are true.

    Its columns: every unit (placed or not), bits of how often a pattern of kinds is used, and
    bits of how many groups have enough Dutch speakers.
    """

    def __init__(self, packing: Packing, *, exact: bool) -> None:
        self.packing = packing
        # Speakers above what a group needs are worth nothing more.
        speak = np.minimum(packing.dutch, packing.speakers)
        self.exact = exact and packing.dutch_is != "free"
        self._set_kinds(speak if self.exact else speak * 0)
        if self.exact and len(self.bits) > MOST_PATTERNS:
            self.exact = False
            self._set_kinds(speak * 0)
        groups = packing.size + len(packing.bases)
        self.good = [1 << bit for bit in range(groups.bit_length())]
        self.width = packing.size + len(self.bits) + len(self.good)

    def _set_kinds(self, speak: Ints) -> None:
        packing = self.packing
        lists = (packing.people.tolist(), packing.leads.tolist(), speak.tolist())
        of_unit: list[Kind] = list(zip(*lists, strict=True))
        self.kinds = sorted(set(of_unit))
        self.count = [of_unit.count(kind) for kind in self.kinds]
        self.kind_of = [self.kinds.index(kind) for kind in of_unit]
        theres = {(0, 0), *((base.people, base.dutch) for base in packing.bases)}
        self.bits = [bit for there in sorted(theres) for bit in self._bits(there)]

    def _bits(self, there: tuple[int, int]) -> Iterator[Bit]:
        packing = self.packing
        for pattern in self._patterns(there[0]):
            uses = list(zip(self.count, pattern, self.kinds, strict=True))
            people = there[0] + sum(used * kind[0] for _, used, kind in uses)
            spoken = there[1] + sum(used * kind[2] for _, used, kind in uses)
            speaks = not self.exact or spoken >= min(packing.speakers, people)
            most = min(count // used for count, used, _ in uses if used)
            if speaks or packing.dutch_is != "rule":
                for bit in range(most.bit_length()):
                    yield Bit(there, 1 << bit, pattern, speaks)

    def _patterns(self, there: int) -> list[Pattern]:
        """The units that can be added to a group that has so many people."""
        packing = self.packing
        found: list[tuple[int, Pattern]] = [(0, ())]
        for (people, _, _), count in zip(self.kinds, self.count, strict=True):
            found = [
                (total + many * people, (*pattern, many))
                for total, pattern in found
                for many in range(min(count, (packing.largest - there - total) // people) + 1)
            ]
        leading = [place for place, (_, leads, _) in enumerate(self.kinds) if leads]
        return [
            pattern
            for total, pattern in found
            if total and packing.smallest <= there + total <= packing.largest
            if there or any(pattern[place] for place in leading)
        ]

    def climbed(self, relax: Relax, improve: Improve) -> Climbed:
        """How far the levels that are held can be reached."""
        rows = [*self._linked(), *self._topped_up(), *self._speakers()]
        system = System([row for row in rows if row.columns], self.width)
        alone = [[column] for column in range(self.width)]
        levels = self._levels()[:HELD]
        return climb(system, levels, alone, frozenset(), relax, MOST_NODES, improve)

    def realised(self, best: frozenset[int]) -> list[Column]:
        """Groups of the units and patterns of a set of columns; they may break a rule.

        Those that can have enough Dutch speakers are made first.
        """
        packing = self.packing
        free = [unit for unit in range(packing.size) if unit in best]
        free.sort(key=lambda unit: (packing.dutch[unit], packing.lots[unit]))
        bases = list(range(len(packing.bases)))
        made: list[Column] = []
        chosen = [bit for place, bit in enumerate(self.bits) if packing.size + place in best]
        for bit in sorted(chosen, key=lambda bit: not bit.speaks):
            for _ in range(bit.times):
                alike = (
                    place
                    for place in bases
                    if (packing.bases[place].people, packing.bases[place].dutch) == bit.there
                )
                base = next(alike, NEW)
                bases = [other for other in bases if other != base]
                made.append(Column(base, self._filled(base, bit.pattern, free)))
        return [column for column in made if column.units]

    def _filled(self, base: int, pattern: Pattern, free: list[int]) -> tuple[int, ...]:
        """Units for a pattern, taken from those that are free; with Dutch speakers if it can be."""
        near = [unit for place in range(len(pattern)) for unit in self._first(place, pattern, free)]
        choices = _choices(self.packing, base, near)
        wanted = np.array([*pattern, 0])
        kinds = np.array([*self.kind_of, len(pattern)])[choices.sets]
        counts = (kinds[:, :, None] == np.arange(len(pattern) + 1)).sum(axis=1)
        right = (counts[:, :-1] == wanted[:-1]).all(axis=1)
        spoken = choices.weights[:, LEVELS.index("few_speakers")]
        order = np.lexsort((choices.weights[:, FIT], spoken, right))
        row = choices.sets[order[-1]]
        units = tuple(int(unit) for unit in row if unit < self.packing.size)
        for unit in units:
            free.remove(unit)
        return units

    def _first(self, place: int, pattern: Pattern, free: Sequence[int]) -> list[int]:
        """Some units of a kind that a pattern can be filled with."""
        own = [unit for unit in free if self.kind_of[unit] == place]
        return own[: 2 * pattern[place]]

    def _levels(self) -> list[list[int]]:
        packing, rest = self.packing, len(self.bits) + len(self.good)
        placed = {
            "waiting": packing.people * packing.late,
            "people": packing.people,
            "longest": packing.people * packing.days,
            "tie": packing.lots,
        }
        few = [0] * packing.size + [-bit.times for bit in self.bits] + self.good
        if packing.dutch_is != "advice":
            few = [0] * self.width
        return [
            few if name == "few_speakers" else [*map(int, placed[name]), *[0] * rest]
            for name in WHO
        ]

    def _linked(self) -> Iterator[Row]:
        """The units placed of a kind are those that the patterns use."""
        for place, kind in enumerate(self.kinds):
            terms = [(unit, 1) for unit, own in enumerate(self.kind_of) if own == place]
            terms += [
                (self.packing.size + column, -bit.times * bit.pattern[place])
                for column, bit in enumerate(self.bits)
                if bit.pattern[place]
            ]
            yield _row(("kind", str(kind)), terms, "=", 0)

    def _topped_up(self) -> Iterator[Row]:
        theres = [(base.people, base.dutch) for base in self.packing.bases]
        for there in sorted(set(theres)):
            terms = [
                (self.packing.size + column, bit.times)
                for column, bit in enumerate(self.bits)
                if bit.there == there
            ]
            yield _row(("topped up", str(there)), terms, "<=", theres.count(there))

    def _speakers(self) -> Iterator[Row]:
        """Every group with enough Dutch speakers takes that many of those who are placed."""
        packing = self.packing
        start = packing.size + len(self.bits)
        good = [(start + bit, times) for bit, times in enumerate(self.good)]
        able = [
            (packing.size + column, -bit.times)
            for column, bit in enumerate(self.bits)
            if bit.speaks
        ]
        yield _row(("good",), [*good, *able], "=" if packing.dutch_is == "rule" else "<=", 0)
        if packing.dutch_is != "free" and packing.speakers <= packing.smallest:
            spoken = [(unit, -int(dutch)) for unit, dutch in enumerate(packing.dutch) if dutch]
            there = sum(base.dutch for base in packing.bases)
            needed = [(column, packing.speakers * times) for column, times in good]
            yield _row(("speakers",), [*spoken, *needed], "<=", there)


def _row(
    key: tuple[str, ...], terms: Sequence[tuple[int, int]], sense: Literal["<=", "="], right: int
) -> Row:
    return Row(key, [c for c, _ in terms], [a for _, a in terms], sense, right)


# --- the whole ----------------------------------------------------------------------------------

MOST_LISTED = 5_000  # columns within the gap
MOST_NEAR = 1_500
ROUNDS = 150  # of pricing
SHARE_OF_TIME = 0.6  # of what is left, for pricing


@dataclass(frozen=True)
class Packed:
    """The best packing found; its value and a true bound at each of LEVELS, in whole numbers.

    The bound of a level holds for every packing as good at the levels that are proven before it;
    `highs` hold for every packing.
    """

    columns: tuple[Column, ...]
    values: tuple[int, ...]
    bounds: tuple[int, ...]
    highs: tuple[int, ...]

    @property
    def proven(self) -> int:
        """How many of the first levels are proven."""
        return _proven(self.values, self.bounds)


def _proven(values: Sequence[int], bounds: Sequence[int]) -> int:
    matches = zip(values, bounds, strict=True)
    return next((k for k, (v, b) in enumerate(matches) if b > v), len(values))


def pack(
    packing: Packing, deadline: float | None = None, most_columns: int = MOST_COLUMNS
) -> Packed:
    """The best packing, until the deadline (a reading of time.monotonic)."""
    packer = _Packer(packing, deadline)
    columns = every_column(packing, most_columns)
    if columns is None or len(columns) > FEW_COLUMNS:
        packer.place()
    if columns is not None:
        packer.settle(columns)
    else:
        packer.fit()
    return packer.packed()


def every_column(packing: Packing, most: int) -> list[Column] | None:
    """All columns, if they are no more than `most`."""
    free = Prices(
        np.zeros(packing.size, np.int64), np.zeros(len(packing.bases), np.int64), 0, 0, 0, 0
    )
    found: list[Column] = []
    for template in templates(packing):
        worth = worthwhile(packing, free, template, -np.inf, most)
        if worth.cut or len(found) + len(worth.sets) > most:
            return None
        found += worth.columns()
    return found


class _Packer:
    """The state of `pack`: the best packing so far, and the bounds."""

    def __init__(self, packing: Packing, deadline: float | None) -> None:
        self.packing = packing
        self.deadline = deadline
        self.relax = relaxations(deadline)
        self.best: list[Column] = []
        self.values = (0,) * len(LEVELS)
        people, late = packing.people, packing.people * packing.late
        days = packing.people * packing.days
        self.highs = (
            int(late.sum()),
            int(people.sum()),
            0,
            100 * packing.unit * int(people.sum()),
            int(days.sum()),
            int(packing.lots.sum()),
        )
        self.bounds = list(self.highs)

    @property
    def proven(self) -> int:
        """How many of the first levels are proven."""
        return _proven(self.values, self.bounds)

    def packed(self) -> Packed:
        return Packed(tuple(sorted(self.best)), self.values, tuple(self.bounds), self.highs)

    def _end_of(self, share: float) -> float | None:
        """When that share of the time that is left now is over."""
        if self.deadline is None:
            return None
        now = monotonic()
        return now + share * max(0.0, self.deadline - now)

    def _stop_after(self, share: float) -> Callable[[], bool]:
        end = self._end_of(share)
        return lambda: end is not None and monotonic() >= end

    def _take(self, columns: Sequence[Column]) -> None:
        values = tuple(int(v) for v in self.packing.weights(columns).sum(axis=0))
        if values > self.values:
            self.best, self.values = list(columns), values

    def place(self) -> None:
        """Who can be placed: bounds on the first levels, and a packing that comes near them."""
        for exact in (False, True):
            self._reach(exact)
            if self.proven >= HELD:
                return
        while self.proven < HELD:
            before, level = self.values, self.proven
            self._trade(level, 0.2)
            if self.proven <= level and self.values == before:
                return

    def _reach(self, exact: bool) -> None:
        program = Reach(self.packing, exact=exact)
        end = self._end_of(0.2)
        climbed = program.climbed(relaxations(end), improvements(end))
        start = program.realised(climbed.best)
        self._take(Improving(self.packing, start, self._stop_after(0.2)).run())
        for level, bound in enumerate(climbed.bounds):
            self._note(level, bound)

    def _note(self, level: int, bound: int) -> None:
        """Take the bound of a level, if the levels before it are as they were held for it."""
        if level <= self.proven:
            self.bounds[level] = min(self.bounds[level], bound)

    def _trade(self, level: int, share: float) -> Market:
        """Price the columns of a level, and look for the best packing of those on the list."""
        held = Held(self.values[: min(self.proven, HELD)])
        market = Market(self.packing, held, LEVELS[level], self.relax)
        market.add(self.best)
        market.trade(self._stop_after(share), lambda bound: bound <= self.values[level])
        if market.bound is not None:
            self.bounds[level] = min(self.bounds[level], market.bound >> SHIFT)
        self._look(market.columns, level, share)
        return market

    def _look(self, columns: Sequence[Column], level: int, share: float) -> None:
        """Look for a packing of these columns that is better at a level."""
        held = Held(self.values[: min(level, HELD)])
        rows = [row for row in rows_over(self.packing, columns, held) if row.columns]
        weights = [int(weight) for weight in self.packing.weights(columns)[:, level]]
        improve = improvements(self._end_of(share))
        chosen, _ = improve(System(rows, len(columns)), weights)
        if chosen is not None:
            self._take([columns[place] for place in sorted(chosen)])

    def settle(self, columns: Sequence[Column]) -> None:
        """Climb over columns of which every packing that is better or as good consists."""
        first = self.proven
        own = sorted({*columns, *self.best})
        if first == len(LEVELS) or not own:
            self.bounds[first:] = self.values[first:]
            return
        rows = rows_over(self.packing, own, Held(self.values[: min(first, HELD)]))
        weights = self.packing.weights(own)
        place = {column: index for index, column in enumerate(own)}
        climbed = climb(
            System([row for row in rows if row.columns], len(own)),
            [[int(w) for w in weights[:, level]] for level in range(first, len(LEVELS))],
            _of_one_root(self.packing, own),
            frozenset(place[column] for column in self.best),
            self.relax,
            MOST_NODES,
            improvements(self.deadline),
        )
        self._take([own[index] for index in climbed.best])
        for level, bound in enumerate(climbed.bounds, start=first):
            self._note(level, bound)

    def fit(self) -> None:
        """Price the columns that are not listed, then list those within the gap and climb."""
        market = self._trade(FIT, SHARE_OF_TIME)
        if self.proven < HELD or market.bound is None:
            return
        columns = market.within(self.values[FIT], MOST_LISTED)
        if columns is None:
            near = sorted({*market.columns, *market.near(self.values[FIT], MOST_NEAR)})
            self._look(near, FIT, SHARE_OF_TIME)
            columns = market.within(self.values[FIT], MOST_LISTED)
        if columns is not None:
            self.settle(columns)


def _of_one_root(packing: Packing, columns: Sequence[Column]) -> list[list[int]]:
    """The columns by the base or the first unit that can coordinate, which they all have."""
    groups: dict[tuple[int, int], list[int]] = {}
    for place, column in enumerate(columns):
        groups.setdefault((column.base, _root(packing, column)), []).append(place)
    return list(groups.values())


def _root(packing: Packing, column: Column) -> int:
    if column.base != NEW:
        return -1
    return next(unit for unit in column.units if packing.leads[unit])


class Market:
    """A restricted list of columns, and the duals at which no absent one is worth anything.

    `bound` is a true bound on the level in 2^-SHIFT units, for packings that hold what is held.
    """

    def __init__(self, packing: Packing, held: Held, level: str, relax: Relax) -> None:
        self.packing, self.held, self.level, self.relax = packing, held, level, relax
        self.templates = templates(packing)
        self.columns: list[Column] = []
        self.known: set[Column] = set()
        self.bound: int | None = None
        self.last: tuple[list[Row], list[int]] | None = None
        self.prices: Prices | None = None
        self.new = most_new(packing, held)
        self.least = (1 << SHIFT) // (4 * (self.new + len(packing.bases) + 1))

    def add(self, columns: Iterable[Column]) -> int:
        """Put the columns on the list; how many of them were new."""
        fresh = [column for column in columns if column not in self.known]
        self.columns += fresh
        self.known.update(fresh)
        return len(fresh)

    def trade(self, stop: Callable[[], bool], enough: Callable[[int], bool]) -> None:
        """Price and add columns until none is worth adding, or it is enough."""
        self._rounds(stop, enough)
        if self.bound is None and self.last is not None:
            self._settle_for(*self.last)

    def _settle_for(self, rows: Sequence[Row], y: Sequence[int]) -> None:
        """A bound from duals at which absent columns are worth something yet: how much at most."""
        prices = prices_of(self.packing, y, self.held, self.level)
        found: dict[Template, Worth] = {}
        least = 64 << SHIFT
        for template in self.templates:
            worth = worthwhile(self.packing, prices, template, least, QUICK_SETS)
            while worth.cut:
                least *= 4
                worth = worthwhile(self.packing, prices, template, least, QUICK_SETS)
            found[template] = worth
        self.least = least
        self._note(rows, y, prices, found)

    def _rounds(self, stop: Callable[[], bool], enough: Callable[[int], bool]) -> None:
        most = QUICK_SETS
        for _ in range(ROUNDS):
            rows = rows_over(self.packing, self.columns, self.held)
            costs = [
                int(w) for w in self.packing.weights(self.columns)[:, LEVELS.index(self.level)]
            ]
            y = over(rows, self.relax, costs)
            if y is None:
                return
            self.last = rows, y
            prices = prices_of(self.packing, y, self.held, self.level)
            found = {
                template: worthwhile(self.packing, prices, template, self.least, most)
                for template in self.templates
                if not stop()
            }
            if len(found) < len(self.templates):
                return
            if all(not worth.cut for worth in found.values()):
                self._note(rows, y, prices, found)
            if self.bound is not None and enough(self.bound >> SHIFT):
                return
            added = self.add(
                column
                for worth in found.values()
                for column, _ in islice(self._fresh(worth), MOST_ADDED)
            )
            if added == 0 and most == MOST_SETS:
                return
            if added * 20 < len(self.columns):
                most = MOST_SETS

    def _fresh(self, worth: Worth) -> Iterator[tuple[Column, int]]:
        """The columns that are not on the list yet, the best first, with what they are worth."""
        for column, value in zip(worth.columns(), worth.values.tolist(), strict=True):
            if column not in self.known:
                yield column, value

    def _note(
        self,
        rows: Sequence[Row],
        y: Sequence[int],
        prices: Prices,
        found: Mapping[Template, Worth],
    ) -> None:
        """Work out the bound of weak duality: what the rows cost, and what columns are worth yet.

        Of the absent ones a packing has at most one for each root, and at most `new` new ones.
        """
        listed = sum(max(0, value) for value in values_at(self.packing, prices, self.columns))
        absent: dict[tuple[int, int | None], int] = {}
        for template, worth in found.items():
            _, best = next(self._fresh(worth), (None, self.least))
            root = template.base, template.root
            absent[root] = max(absent.get(root, 0), best)
        new = [value for (base, _), value in absent.items() if base == NEW]
        bases = sum(value for (base, _), value in absent.items() if base != NEW)
        rest = min(sum(new), self.new * max(new, default=0)) + bases
        bound = sum(dual * row.right for dual, row in zip(y, rows, strict=True)) + listed + rest
        if self.bound is None or bound < self.bound:
            self.bound, self.prices = bound, prices

    def within(self, value: int, most: int) -> list[Column] | None:
        """Every column that a packing with at least that fit can have, if they are few."""
        assert self.bound is not None
        found = self._at_least((value << SHIFT) - self.bound, MOST_SETS)
        if any(worth.cut for worth in found) or sum(len(worth.sets) for worth in found) > most:
            return None
        return [column for worth in found for column in worth.columns()]

    def near(self, value: int, most: int) -> list[Column]:
        """Columns that come near to being worth it, as many as that or a few times more."""
        assert self.bound is not None
        least, gap = -1, (value << SHIFT) - self.bound
        found: list[Worth] = []
        while sum(len(worth.sets) for worth in found) < most and least > gap:
            least = max(gap, least * 2 - (1 << SHIFT))
            found = self._at_least(least, MOST_SETS)
        return [column for worth in found for column in islice(worth.columns(), most)]

    def _at_least(self, least: int, most: int) -> list[Worth]:
        assert self.prices is not None
        return [
            worthwhile(self.packing, self.prices, template, least, most)
            for template in self.templates
        ]


def values_at(packing: Packing, prices: Prices, columns: Sequence[Column]) -> list[int]:
    """What each column is worth at the prices, in 2^-SHIFT units."""
    fits = packing.weights(columns)[:, FIT]
    speaks = set(_places_with_speakers(packing, columns))
    found: list[int] = []
    for place, column in enumerate(columns):
        total = prices.fit * int(fits[place])
        total += sum(int(prices.unit[unit]) for unit in column.units)
        total += prices.new if column.base == NEW else int(prices.base[column.base])
        if packing.dutch_is != "free":
            total += prices.good if place in speaks else prices.few
        found.append(total)
    return found
