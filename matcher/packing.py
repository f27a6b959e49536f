"""Groups that volunteers can form, as a program packs them: units, bases, and what a set is worth.

The formulas are in docs/developers/program.md, under "Groups from volunteers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import comb, gcd, lcm
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

LEVELS = ("waiting", "people", "few_speakers", "fit", "longest", "tie")
"""The levels of a packing, first to last; all are maximised."""

HELD = 3  # the levels that say who is placed, which are held while the fit is priced
FIT = LEVELS.index("fit")
NEW = -1  # in place of a base: the group is new
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


def column_of(packing: Packing, base: int, units: Ints) -> Column:
    """The column of a row of places, in which the size of the packing stands for nobody."""
    return Column(base, tuple(unit for unit in units.tolist() if unit < packing.size))
