"""The integer program of a run: the candidates of all its graphs, and what people hold, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import Host, Sponsor
from matcher.candidates import CandidateGraph
from matcher.held import Known, Taken, places_of
from matcher.passed import Side
from matcher.policy import Policy
from matcher.pool import builder_languages, flags
from matcher.problem import Candidates, Columns, Household, Problem, Shared
from matcher.problem import Pair as ProgramPair
from matcher.problem import Sponsor as Offer
from matcher.review import Pair
from matcher.scores import shared_language
from matcher.sentences import labels


def hundredths(fit: float) -> Fraction:
    """A fit in exact hundredths, so that sums and comparisons are exact."""
    return Fraction(round(fit * 100), 100)


def sponsor_first(pair: Pair) -> ProgramPair:
    """The pair as the program names it."""
    return pair.sponsor, pair.household


@dataclass(frozen=True)
class _Candidates:
    """The candidates of one graph as columns of numbers: where they stand in it, and fits."""

    graph: CandidateGraph
    rows: Columns
    columns: Columns
    fit: NDArray[np.int64]
    places: NDArray[np.int64]
    kept: NDArray[np.bool_]

    @cached_property
    def through_builder(self) -> tuple[NDArray[np.bool_], list[frozenset[str]]]:
        """Which need a builder to talk, and the languages that would do by household."""
        pool = self.graph.pool
        apart = shared_language(pool) == 0
        languages = [frozenset(builder_languages(one, pool)) for one in pool.households]
        return apart[self.rows, self.columns], languages


@dataclass(frozen=True)
class Posed:
    """What the program of a run is made of.

    ``kept`` are pairs that people hold; ``gone`` is what matches have taken of the sponsors in the
    graphs. ``closed`` are who gets nobody besides the pairs kept. ``quota`` is how many matches the
    round has left, beyond none of those kept; None: no limit.
    """

    graphs: Sequence[CandidateGraph]
    known: Known
    kept: Sequence[Pair]
    gone: Taken
    closed: Collection[Side]
    barred: Sequence[Pair]
    open: Sequence[Pair]
    quota: int | None
    builder_places: Mapping[str, int]

    @cached_property
    def problem(self) -> Problem:
        """Every household once, also one that seeks a group and a host."""
        households = list(dict.fromkeys(one.id for g in self.graphs for one in g.pool.households))
        row = {id: place for place, id in enumerate(households)}
        sponsors = [(graph, one) for graph in self.graphs for one in graph.pool.sponsors]
        first = np.cumsum([0, *(len(graph.pool.sponsors) for graph in self.graphs)])
        found = self._candidates
        rows = [
            np.array([row[one.id] for one in each.graph.pool.households], dtype=np.intp)[each.rows]
            for each in found
        ]
        table = Candidates(
            households,
            [sponsor.id for _, sponsor in sponsors],
            _end_to_end(rows),
            _end_to_end([each.columns + at for each, at in zip(found, first, strict=False)]),
            _end_to_end([each.fit for each in found]),
            Fraction(1, 100),
            _end_to_end([each.places for each in found]),
        )
        return Problem(
            sponsors=tuple(self._offer(graph.policy, sponsor) for graph, sponsor in sponsors),
            households=tuple(map(Household, households)),
            candidates=table,
            kept=tuple(map(sponsor_first, self.kept)),
            barred=tuple(self.of_the_pool(self.barred)),
            together=tuple(self._together(row.keys())),
            open=tuple(self.of_the_pool(self.open)),
            # What people hold stays, also when the quota was lowered after they decided.
            quota=None if self.quota is None else max(self.quota, len(self.kept)),
            shared=tuple(self._shared()),
        )

    def of_the_pool(self, pairs: Iterable[Pair]) -> Iterator[ProgramPair]:
        """Of these pairs those of which both sides stand in one graph."""
        graph_of = {id: graph for graph in self.graphs for id in graph.columns}
        for pair in pairs:
            graph = graph_of.get(pair.sponsor)
            if graph and pair.household in graph.rows:
                yield sponsor_first(pair)

    def _offer(self, policy: Policy, sponsor: Sponsor) -> Offer:
        """What people hold stays, also when the sponsor got fewer places after they decided."""
        kept, gone = self._taken_by_kept, self.gone
        capacity = max(sponsor.capacity - gone.places[sponsor.id], kept.places[sponsor.id])
        most = None
        if isinstance(sponsor, Host):
            most = max(sponsor.at_once - gone.turns[sponsor.id], kept.turns[sponsor.id])
        return Offer(sponsor.id, capacity, most, sponsor.kind, hundredths(policy.keep_bonus))

    @cached_property
    def _taken_by_kept(self) -> Taken:
        return Taken(self.known, self.kept)

    def _together(self, households: Collection[str]) -> Iterable[tuple[str, str]]:
        """Households of the pool that belong together."""
        return {
            (min(one, other), max(one, other))
            for one in households
            for other in self.known.households[one].belongs_with
            if other in households and other != one
        }

    # --- candidates ---

    @cached_property
    def _candidates(self) -> list[_Candidates]:
        return [self._of_graph(graph) for graph in self.graphs]

    def _of_graph(self, graph: CandidateGraph) -> _Candidates:
        """The candidates of a graph, less those of who is closed, and the pairs that are kept."""
        mask = graph.possible.copy()
        for id, kind in self.closed:
            if kind == graph.policy.sponsors and id in graph.rows:
                mask[graph.rows[id], :] = False
            if id in graph.columns:
                mask[:, graph.columns[id]] = False
        kept = np.zeros_like(mask)
        for pair in self.kept:
            # Kept pairs are candidates whatever the criteria say now: people decided.
            if pair.sponsor in graph.columns:
                kept[graph.rows[pair.household], graph.columns[pair.sponsor]] = True
        rows, columns = np.nonzero(mask | kept)
        return _Candidates(
            graph=graph,
            rows=rows,
            columns=columns,
            fit=graph.hundredths()[rows, columns],
            places=_places(graph, rows),
            kept=kept[rows, columns],
        )

    # --- builders ---

    def _shared(self) -> Iterator[Shared]:
        """The places of the builders, in every set of languages that pairs can draw on together.

        A pair without a shared language takes a place in any one of its household's languages. Such
        places can be dealt out just when for every set of languages the pairs that have no other
        language are no more than the places in it (Hall, 1935, doi:10.1112/jlms/s1-10.37.26).
        """
        found = self._candidates
        kept = _end_to_end([each.kept for each in found])
        slots = Counter(chain.from_iterable(map(_needed, found)))
        held = Counter(chain.from_iterable(map(_held, found)))
        for union in _binding(slots, held, self.builder_places):
            pairs = _end_to_end([_within(each, union) for each in found])
            places = sum(self.builder_places[language] for language in union)
            named = " of ".join(labels("languages", union))
            yield Shared(f"builder {named}", pairs, max(places, int((pairs & kept).sum())))


def _places(graph: CandidateGraph, rows: Columns) -> NDArray[np.int64]:
    """What each pair takes of the sponsor."""
    kind = graph.policy.sponsors
    needed = np.array([places_of(one, kind) for one in graph.pool.households], dtype=np.int64)
    return np.asarray(needed[rows])


def _within(found: _Candidates, union: frozenset[str]) -> NDArray[np.bool_]:
    """Which candidates need a builder, and have no language outside the union."""
    needs, languages = found.through_builder
    return needs & flags([bool(own) and own <= union for own in languages])[found.rows]


def _needed(found: _Candidates) -> Iterator[frozenset[str]]:
    """For each household with a pair that needs a builder, the languages that would do."""
    needs, languages = found.through_builder
    return (languages[row] for row in np.unique(found.rows[needs]) if languages[row])


def _held(found: _Candidates) -> Iterator[frozenset[str]]:
    """The same for each pair that people hold."""
    needs, languages = found.through_builder
    return (languages[row] for row in found.rows[needs & found.kept] if languages[row])


def _binding(
    slots: Mapping[frozenset[str], int],
    held: Mapping[frozenset[str], int],
    places: Mapping[str, int],
) -> list[frozenset[str]]:
    """The sets of languages whose places can be too few, and that no others imply.

    ``slots`` counts by languages who may take a place, ``held`` who does whatever is chosen. What a
    set has too few is the slots within it less its places. A set that is short of no more than one
    within it is implied by that one: the slots between them always find a place. So is one that
    falls apart into sets that share no slot.
    """
    names = sorted(frozenset[str]().union(*slots))
    bit = {name: 1 << place for place, name in enumerate(names)}
    masks = {own: sum(bit[name] for name in own) for own in slots}
    size = 1 << len(names)
    asked, taken, offered = (np.zeros(size, dtype=np.int64) for _ in range(3))
    for own, mask in masks.items():
        asked[mask] += slots[own]
        taken[mask] += held.get(own, 0)
    for name in names:
        offered[bit[name]] = places[name]
    for counts in (asked, taken, offered):
        _sum_within(counts, len(names))
    short = asked - np.maximum(offered, taken)
    most = np.maximum(short, 0)
    below = np.zeros(size, dtype=np.int64)
    for place in range(len(names)):
        low, high = _halves(most, place)
        np.maximum(high, low, out=high)
    for place in range(len(names)):
        (low, _), (_, under) = _halves(most, place), _halves(below, place)
        np.maximum(under, low, out=under)
    return [
        frozenset(name for name in names if mask & bit[name])
        for mask in np.flatnonzero(short > below).tolist()
        if _hangs_together(mask, masks.values())
    ]


def _halves(counts: NDArray[np.int64], place: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Along sets of languages: those without the language at a place, and the same with it."""
    cut = counts.reshape(-1, 2, 1 << place)
    return cut[:, 0], cut[:, 1]


def _sum_within(counts: NDArray[np.int64], languages: int) -> None:
    """Let each set count what every set within it does."""
    for place in range(languages):
        low, high = _halves(counts, place)
        high += low


def _hangs_together(mask: int, sets: Iterable[int]) -> bool:
    """Whether the set does not fall apart into sets that share no slot."""
    left = [own for own in sets if own & mask == own]
    reached, before = left[0], 0
    while reached != before:
        before = reached
        for own in left:
            if own & reached:
                reached |= own
    return reached == mask


def _end_to_end(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.array([], dtype=np.intp)
