"""The integer program that forms groups: columns are groups that can be, each unit is in one.

Where the columns are few they are all listed, and climbed over. Else the program holds a restricted
list, and the absent columns are priced with the duals by an exact search, so that the bound is
true for all of them; at last every column within the gap is listed. The formulas are in
docs/developers/program.md, under "Groups from volunteers".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from time import monotonic

import numpy as np

from matcher.packing import FIT, HELD, LEVELS, NEW, Column, Packing
from matcher.packing_columns import (
    MOST_SETS,
    QUICK_SETS,
    Prices,
    Template,
    Worth,
    templates,
    worthwhile,
)
from matcher.packing_deals import Improving
from matcher.packing_reach import MOST_PIECES, Reach
from matcher.packing_rows import (
    Held,
    most_new,
    over,
    places_with_speakers,
    prices_of,
    rows_over,
)
from matcher.program import improvements, relaxations
from matcher.proof import SHIFT, Relax, climb
from matcher.rows import Row, System

MOST_COLUMNS = 2_500  # listed whole, up to here
FEW_COLUMNS = 200  # climbed over at once
MOST_ADDED = 4  # columns per search and round
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
    columns = every_column(packing, most_columns, packer.out_of_time)
    if columns is None or len(columns) > FEW_COLUMNS:
        packer.place()
    if columns is not None:
        packer.settle(columns)
    else:
        packer.fit()
    return packer.packed()


def every_column(
    packing: Packing, most: int, stop: Callable[[], bool] = lambda: False
) -> list[Column] | None:
    """All columns, if they are no more than `most` and there is time to list them."""
    free = Prices(
        np.zeros(packing.size, np.int64), np.zeros(len(packing.bases), np.int64), 0, 0, 0, 0
    )
    found: list[Column] = []
    for template in templates(packing):
        worth = worthwhile(packing, free, template, -np.inf, most, stop)
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

    def out_of_time(self) -> bool:
        return self.deadline is not None and monotonic() >= self.deadline

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
            MOST_PIECES,
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
        columns = market.within(self.values[FIT], MOST_LISTED, self.out_of_time)
        if columns is None:
            near = sorted(
                {*market.columns, *market.near(self.values[FIT], MOST_NEAR, self.out_of_time)}
            )
            self._look(near, FIT, SHARE_OF_TIME)
            columns = market.within(self.values[FIT], MOST_LISTED, self.out_of_time)
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
                template: worthwhile(self.packing, prices, template, self.least, most, stop)
                for template in self.templates
                if not stop()
            }
            if stop():
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

    def within(self, value: int, most: int, stop: Callable[[], bool]) -> list[Column] | None:
        """Every column that a packing with at least that fit can have, if they are few.

        None also when it is time to stop.
        """
        assert self.bound is not None
        found = self._at_least((value << SHIFT) - self.bound, stop)
        if any(worth.cut for worth in found) or sum(len(worth.sets) for worth in found) > most:
            return None
        return [column for worth in found for column in worth.columns()]

    def near(self, value: int, most: int, stop: Callable[[], bool]) -> list[Column]:
        """Columns that come near to being worth it, as many as that or a few times more."""
        assert self.bound is not None
        least, gap = -1, (value << SHIFT) - self.bound
        found: list[Worth] = []
        while sum(len(worth.sets) for worth in found) < most and least > gap and not stop():
            least = max(gap, least * 2 - (1 << SHIFT))
            found = self._at_least(least, stop)
        return [column for worth in found for column in islice(worth.columns(), most)]

    def _at_least(self, least: int, stop: Callable[[], bool]) -> list[Worth]:
        assert self.prices is not None
        return [
            worthwhile(self.packing, self.prices, template, least, MOST_SETS, stop)
            for template in self.templates
        ]


def values_at(packing: Packing, prices: Prices, columns: Sequence[Column]) -> list[int]:
    """What each column is worth at the prices, in 2^-SHIFT units."""
    fits = packing.weights(columns)[:, FIT]
    speaks = set(places_with_speakers(packing, columns))
    found: list[int] = []
    for place, column in enumerate(columns):
        total = prices.fit * int(fits[place])
        total += sum(int(prices.unit[unit]) for unit in column.units)
        total += prices.new if column.base == NEW else int(prices.base[column.base])
        if packing.dutch_is != "free":
            total += prices.good if place in speaks else prices.few
        found.append(total)
    return found
