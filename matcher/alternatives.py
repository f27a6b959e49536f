"""What it would cost the others to give a household another sponsor, exactly.

The set of pairs that is best changes along one path: whoever has the other sponsor moves on, to a
sponsor whose household moves on in turn, until somebody takes a free place or waits; and the place
that comes free may be taken in the same way. Where the rules are places and nothing else, that path
is a shortest one, level by level (Ahuja, Magnanti, Orlin, Network Flows, 1993, chapter 9).
Elsewhere the program is solved again with the pair kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intake.wording import listed
from matcher.objectives import TIERS, Objective, fit
from matcher.problem import Columns, Pair, Problem, Sponsor
from matcher.program import solve_part
from matcher.solution import Solved

WORK = 200_000
"""Candidates times programs to solve: up to a quarter of a minute."""

MOST_SPONSORS = 700
"""Up to here all shortest paths of a network are worked out: also up to a quarter of a minute."""

COUNTED = ("urgent", "waiting", "others", "few_below", "fit")
"""The levels whose loss is told; those after them only decide between equals."""


@dataclass(frozen=True)
class Cost:
    """What the whole set loses, by level in its own units, when one pair is chosen instead.

    A loss below 0 at a level is a gain, paid for at an earlier one. ``moved`` are the pairs of
    those that have a sponsor now and would have another then, and ``others`` what their fits lose
    together. ``waiting`` are the households that would have none, ``instead`` those that have none
    now and would have one, and ``less`` those that would lose one of two kinds.
    """

    losses: Mapping[str, Fraction]
    others: Fraction
    moved: tuple[Pair, ...]
    waiting: tuple[str, ...]
    instead: tuple[str, ...] = ()
    less: tuple[str, ...] = ()


def cost_between(
    before: Collection[Pair],
    after: Collection[Pair],
    household: str,
    losses: Mapping[str, Fraction],
    fit_of: Callable[[Pair], Fraction],
) -> Cost:
    """What changes for everybody but the household that is chosen for, from one set to another."""
    gone, new = (
        [one for one in sorted(ones) if one[1] != household]
        for ones in (set(before) - set(after), set(after) - set(before))
    )
    had, gets = ({one[1] for one in ones} for ones in (gone, new))
    placed_before, placed = ({one[1] for one in ones} for ones in (before, after))
    left, found = (
        sum((fit_of(one) for one in ones if one[1] in had & gets), Fraction(0))
        for ones in (gone, new)
    )
    return Cost(
        losses,
        left - found,
        moved=tuple(one for one in new if one[1] in had),
        waiting=tuple(sorted(had - placed)),
        instead=tuple(sorted(gets - placed_before)),
        less=tuple(sorted((had & placed) - gets)),
    )


@dataclass(frozen=True)
class Alternative:
    """Another sponsor that a household could have: how well they fit, 0..100, and the cost.

    ``cost`` is None where it was not worked out.
    """

    sponsor: str
    fit: Fraction
    cost: Cost | None

    def __str__(self) -> str:
        return f"{self.sponsor} past {round(self.fit)}: {what_it_costs(self.cost)}"


def what_it_costs(cost: Cost | None) -> str:
    """What the others lose, in words."""
    if cost is None:
        return "wat dat anderen kost, is niet uitgerekend"
    fewer = sum(cost.losses.get(tier, 0) for tier in TIERS)
    told = []
    if cost.waiting:
        told.append(f"dan {_have(cost.waiting)} {listed(cost.waiting)} geen voorstel meer")
    elif fewer > 0:
        told.append(f"dan {fewer} {_households(int(fewer))} minder geplaatst")
    if cost.instead:
        gets = "krijgt" if len(cost.instead) == 1 else "krijgen"
        told.append(f"{listed(cost.instead)} {gets} dan wel een voorstel")
    if cost.less:
        told.append(f"{listed(cost.less)} {_have(cost.less)} dan een voorstel minder")
    if cost.moved:
        told.append(_moved(len(cost.moved), cost.others))
    return ", ".join(told) or "kost anderen niets"


def _have(households: Sequence[str]) -> str:
    return "heeft" if len(households) == 1 else "hebben"


def _moved(count: int, loss: Fraction) -> str:
    """Those who get another proposal, and what their fits lose together."""
    points = round(abs(loss))
    much = {0: "minder dan 1 punt", 1: "1 punt"}.get(points, f"{points} punten")
    better = f"{much} {'minder goed' if loss > 0 else 'beter'}" if loss else "even goed"
    if count == 1:
        return f"1 huishouden krijgt een ander voorstel, dat {better} past"
    return f"{count} huishoudens krijgen een ander voorstel, die samen {better} passen"


def _households(count: int) -> str:
    return "huishouden" if count == 1 else "huishoudens"


def next_best(solved: Solved, most: int) -> Iterator[tuple[Pair, list[Alternative]]]:
    """For each chosen pair that is not held its ``most`` best alternatives, the best first.

    Where the costs have to be solved for, that is done in parts of up to ``WORK`` only: a limit
    in seconds would let the machine decide what is told.
    """
    part, table = solved.part, solved.part.table
    work = len(table) * len(solved.answer.pairs) * most
    costs = Costs(solved, again=work <= WORK)
    barred = {*part.barred}
    for pair in sorted(set(solved.answer.pairs) - set(part.kept), key=lambda pair: pair[::-1]):
        (column,) = part.columns_of([pair])
        place = table.household[column]
        own = np.arange(*np.searchsorted(table.household, [place, place + 1]))
        own = own[(own != column) & (part.kinds[own] == part.kinds[column])]
        # Columns of a household stand in the order of the sponsors' ids.
        ranked = own[np.argsort(-table.fit[own], kind="stable")]
        others = [other for at in ranked.tolist() if (other := table.pair(at)) not in barred]
        yield (
            pair,
            [Alternative(other[0], _fit(part, other), costs.of(other)) for other in others[:most]],
        )


def _fit(part: Problem, pair: Pair) -> Fraction:
    (column,) = part.columns_of([pair])
    return int(part.table.fit[column]) * part.table.unit


class Costs:
    """The costs of other choices in one part of the pool; each is worked out when it is asked for.

    The part's answer must be proven. What is compared is a set that is as good as it will be once
    its proposals are open, so that the costs are the same the next time. Without ``again`` no
    program is solved again: what is not known without is None.
    """

    def __init__(self, solved: Solved, again: bool = True) -> None:
        self.chosen = solved.answer.pairs
        self._part = replace(solved.part, open=self.chosen)
        self._all = [fit(self._part) if one.name == "fit" else one for one in solved.levels]
        self._levels = [level for level in self._all if level.name in COUNTED]
        self._again = again

    def of(self, pair: Pair) -> Cost | None:
        """The cost of choosing a candidate that is not chosen; None when it is not known.

        Also None when no set of pairs has it: what is held excludes it.
        """
        household = self._part.place_of_household(pair[1])
        if self._network is not None and household in self._network.chosen:
            return self._network.cost(pair)
        if not self._again:
            return None
        forced = replace(self._part, kept=(*self._part.kept, pair))
        answer = solve_part(forced, self._all, near=self.chosen)
        return self.told(answer.pairs, pair) if answer.status == "optimal" else None

    def told(self, pairs: Sequence[Pair], forced: Pair) -> Cost:
        """The cost of these pairs, of which one was chosen."""
        before, after = set(self.chosen), set(pairs)
        # Who is placed by a group and by a host counts once: then only whole sets can be compared.
        then, now = map(self._columns, self._compared(before, after))
        losses = {level.name: level.value(then) - level.value(now) for level in self._levels}
        return cost_between(before, after, forced[1], losses, lambda one: _fit(self._part, one))

    def _compared(self, before: set[Pair], after: set[Pair]) -> tuple[set[Pair], set[Pair]]:
        whole = len(self._part.counted) > 0
        return (before, after) if whole else (before - after, after - before)

    def _columns(self, pairs: set[Pair]) -> frozenset[int]:
        return self._part.completed(self._part.columns_of(pairs).tolist())

    @cached_property
    def _network(self) -> _Network | None:
        """The part as a network; None when it has other rules than places, or is too large."""
        part = self._part
        if len(part.sponsors) > MOST_SPONSORS:
            return None
        plain = not (part.together or len(part.counted) or part.shared or part.quota is not None)
        if not plain or bool((part.table.places != 1).any()):
            return None
        told = len(self._levels)
        worth = [_in_one(part, levels) for levels in (self._all[:told], self._all[told:])]
        if self._all[:told] != self._levels or worth[0] is None or worth[1] is None:
            return None
        return _Network(self, part, np.stack([worth[0], worth[1]]))


def _in_one(part: Problem, levels: Sequence[Objective]) -> NDArray[np.int64] | None:
    """What each candidate is worth at all levels in one number; None when it would be too large.

    Between two levels is more room than any path can differ at the second.
    """
    table, total, room = part.table, np.zeros(len(part.table), dtype=np.int64), 1
    first = np.searchsorted(table.household, table.household)
    moves = 4 * (len(part.sponsors) + 1)
    for level in levels:
        numbers = level.numbers(np.arange(len(table)))
        # What is the same for all pairs of a household changes where somebody comes or waits alone.
        most = (4 if (numbers == numbers[first]).all() else moves) * level.most
        room *= 2 * most + 1
        if room >= FAR:
            return None
        total = total * (2 * most + 1) + numbers
    return total


FAR = 2**62
"""Longer than any path."""


class _Network:
    """All shortest paths of a part in which the only rules are places.

    Nodes are the sponsors, and last the pool of free places and waiting households. Being at a
    sponsor means that it has one household too many, being in the pool that one place too many is
    taken. A length is the loss at the levels up to the fit, and then that at the levels after it;
    both are compared in turn. No circle is shorter than 0, since the chosen pairs are the best.
    """

    def __init__(self, costs: Costs, part: Problem, worth: NDArray[np.int64]) -> None:
        self._costs = costs
        self._part = part
        self._worth = worth
        table = part.table
        held = part.columns_of(part.kept)
        self._out = np.zeros(len(table), dtype=np.bool_)
        self._out[part.columns_of(part.barred)] = True
        self._out |= np.isin(table.household, table.household[held])
        columns = part.columns_of(costs.chosen)
        self.chosen: dict[int, int] = {
            int(table.household[column]): int(column)
            for column in columns
            if column not in set(held.tolist())
        }
        places = [_places(sponsor) for sponsor in part.sponsors]
        used = np.bincount(table.sponsor[columns], minlength=len(places))
        self._free = np.array(places) > used
        self._used = np.bincount(
            table.sponsor[[*self.chosen.values()]].astype(np.intp), minlength=len(places)
        )
        self._by_household = np.searchsorted(table.household, np.arange(len(part.households) + 1))
        self._arcs()
        self._shortest()

    def _arcs(self) -> None:
        table = self._part.table
        size = len(self._part.sponsors) + 1
        pool = size - 1
        self._length = np.full((2, size, size), FAR, dtype=np.int64)
        self._by = np.full((size, size), -1, dtype=np.intp)
        self._length[:, np.flatnonzero(self._free), pool] = 0
        self._length[:, pool, np.flatnonzero(self._used)] = 0
        for household in range(len(self._part.households)):
            own = np.arange(*self._by_household[household : household + 2])
            own = own[~self._out[own]]
            column = self.chosen.get(household)
            if column is None:
                self._shorten(pool, table.sponsor[own], -self._worth[:, own], own)
                continue
            at = int(table.sponsor[column])
            leaving = self._worth[:, column, None]
            others = own[own != column]
            self._shorten(at, table.sponsor[others], leaving - self._worth[:, others], others)
            self._shorten(at, np.array([pool]), leaving, np.array([-2 - column]))

    def _shorten(
        self, at: int, to: Columns, lengths: NDArray[np.int64], by: NDArray[np.intp]
    ) -> None:
        now = self._length[:, at, to]
        less = (lengths[0] < now[0]) | ((lengths[0] == now[0]) & (lengths[1] < now[1]))
        self._length[:, at, to[less]] = lengths[:, less]
        self._by[at, to[less]] = by[less]

    def _shortest(self) -> None:
        """Floyd and Warshall's method (doi:10.1145/367766.368168), with each path's first step."""
        first, second = self._length.copy()
        size = len(first)
        self._next = np.where(first < FAR, np.arange(size)[None, :], -1)
        for over in range(size):
            a = first[:, over, None] + first[None, over, :]
            a[(first[:, over, None] >= FAR) | (first[None, over, :] >= FAR)] = FAR
            b = second[:, over, None] + second[None, over, :]
            less = (a < first) | ((a == first) & (b < second) & (a < FAR))
            first[less], second[less] = a[less], b[less]
            self._next[less] = np.broadcast_to(self._next[:, over, None], less.shape)[less]

    def cost(self, pair: Pair) -> Cost | None:
        """The cost of a candidate whose household has another sponsor."""
        column = int(self._part.columns_of([pair])[0])
        table = self._part.table
        household = int(table.household[column])
        at, goal = int(table.sponsor[column]), int(table.sponsor[self.chosen[household]])
        if self._out[column]:
            return None
        after = dict(self.chosen)
        after[household] = column
        while at != goal:
            step = int(self._next[at, goal])
            if step < 0:
                return None
            by = int(self._by[at, step])
            if by >= 0:
                after[int(table.household[by])] = by
            elif by < -1:
                del after[int(table.household[-2 - by])]
            at = step
        kept = [*self._part.kept]
        return self._costs.told([*kept, *(table.pair(one) for one in after.values())], pair)


def _places(sponsor: Sponsor) -> int:
    most = sponsor.max_households
    return sponsor.capacity if most is None else min(sponsor.capacity, most)
