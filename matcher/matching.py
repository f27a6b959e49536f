"""The matching of one run: who is held, who is in the pool, the program, and its answer.

Between the records and decisions that were read and the rows that are written. Pure, and without
contacts: everybody is a code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import HOST, SPONSOR_KINDS, Host, Household, Sponsor, Standing
from matcher import objectives
from matcher.alternatives import next_best
from matcher.candidates import CandidateGraph, candidate_graph, days_waited
from matcher.criteria import shared_language
from matcher.passed import passed_over
from matcher.policy import Policy
from matcher.pool import Pool, builder_languages, flags
from matcher.problem import Candidates, Columns, Problem, Shared
from matcher.problem import Household as Placement
from matcher.problem import Pair as Asked
from matcher.problem import Sponsor as Offer
from matcher.program import solve
from matcher.proposals import Proposal, Unplaced, not_ready, propose_all, unplaced
from matcher.review import (
    DECISION,
    HOUSEHOLD_REPLY,
    KEPT,
    PUT_FORWARD,
    SPONSOR_REPLY,
    Pair,
    Review,
    Reviewed,
    Stand,
    pair_id,
)
from matcher.sentences import labels
from matcher.settings import Settings
from matcher.solution import Solution

Side = tuple[str, str]
"""A household or sponsor by id, and the kind of sponsor of which it can have, or be, one."""

TIME_LIMIT = 120.0
"""Seconds for the program of one workbook; an area takes a few."""

NEXT_BEST = 2
"""How many other sponsors a proposal names."""


@dataclass(frozen=True)
class Held:
    """The pairs that people decided to keep, those that become a match now, and what clashes.

    ``clashing`` says for a pair, in Dutch, why it cannot be held as well; ``unready`` says of a
    kept pair why it cannot become a match yet.
    """

    kept: tuple[Reviewed, ...]
    agreed: tuple[Reviewed, ...]
    clashing: Mapping[Pair, str]
    unready: Mapping[Pair, str]


@dataclass(frozen=True)
class Matching:
    """The run, step by step: every step is computed once from those before it.

    ``stopped`` are the ids of matches that came to an early end: both sides are free again.
    """

    households: Mapping[str, Household]
    sponsors: Mapping[str, Sponsor]
    settings: Settings
    review: Review
    stopped: frozenset[str]
    policies: Mapping[str, Policy]
    today: date

    @property
    def records(self) -> Mapping[str, Household | Sponsor]:
        return {**self.households, **self.sponsors}

    # --- what people hold ---

    @cached_property
    def held(self) -> Held:
        """Kept pairs, the earliest decision first; a household or sponsor is held only once."""
        busy = {side for pair in self.matched_before for side in self._sides(pair)}
        kept: list[Reviewed] = []
        agreed: list[Reviewed] = []
        clashing: dict[Pair, str] = {}
        unready: dict[Pair, str] = {}
        for one in sorted(self.review.standing(KEPT), key=self._decided):
            if wrong := self._cannot_be_held(one, busy):
                clashing[one.pair] = wrong
            elif missing := self._not_cleared(one.pair):
                # Nobody meets somebody whom nobody cleared, whatever was typed.
                unready[one.pair] = missing
                kept.append(one)
            else:
                (agreed if one.stand is Stand.AGREED else kept).append(one)
            busy |= self._sides(one.pair)
        return Held(tuple(kept), tuple(agreed), clashing, unready)

    def _sides(self, pair: Pair) -> frozenset[Side]:
        """What a pair takes: the sponsor, and the household as far as that kind goes."""
        known = self.sponsors.get(pair.sponsor)
        kinds = SPONSOR_KINDS if known is None else (known.kind,)
        return frozenset((id, kind) for id in pair for kind in kinds)

    def _not_cleared(self, pair: Pair) -> str:
        for id in pair:
            one = self.records[id]
            if one.missing:
                return f"{id} is nog niet klaar: {' '.join(one.missing)}"
            if one.standing is not Standing.ACTIVE:
                return f"{id} staat op pauze."
        return ""

    def _cannot_be_held(self, one: Reviewed, busy: Collection[Side]) -> str:
        taken = {id for id, _ in self._sides(one.pair).intersection(busy)}
        for id in one.pair:
            if id in taken:
                return f"{id} wordt al vastgehouden in een ander voorstel of een koppeling."
        household, sponsor = self.households[one.pair.household], self.sponsors[one.pair.sponsor]
        policy = self.policies.get(sponsor.variant)
        if policy is None or not (policy.concerns(household) and policy.concerns(sponsor)):
            return f"{household.id} en {sponsor.id} hebben niet dezelfde variant."
        return ""

    @cached_property
    def matched_before(self) -> list[Pair]:
        """The matches that go on, of the runs before."""
        matched = self.review.standing({Stand.MATCHED})
        return [one.pair for one in matched if pair_id(one.pair) not in self.stopped]

    def _decided(self, one: Reviewed) -> tuple[date, Pair]:
        return min(one.memory.since.values(), default=self.today), one.pair

    @cached_property
    def engaged(self) -> frozenset[str]:
        """Who is not in a pool because of a match, or of a pair that clashes with another."""
        return frozenset(id for id, _ in self._engaged)

    @cached_property
    def _engaged(self) -> frozenset[Side]:
        pairs = [*self.matched_before, *(one.pair for one in self.held.agreed)]
        sides = (self._sides(pair) for pair in (*pairs, *self.held.clashing))
        return frozenset().union(*sides) - self._kept_sides

    @cached_property
    def _kept_sides(self) -> frozenset[Side]:
        return frozenset().union(*(self._sides(one.pair) for one in self.held.kept))

    @cached_property
    def left(self) -> Mapping[Pair, tuple[str, ...]]:
        """The matches that go on in the workbook though somebody stopped, with who that is."""
        matches = [*self.matched_before, *(one.pair for one in self.held.agreed)]
        gone = {pair: tuple(id for id in pair if not self._takes_part(id)) for pair in matches}
        return {pair: ids for pair, ids in gone.items() if ids}

    @cached_property
    def called_off(self) -> Mapping[Pair, str]:
        """The proposals that lapsed after people were asked, with who must be told."""
        found = {}
        for one in self.review.standing({Stand.LAPSED}):
            asked = {
                one.pair.household: one.memory.typed.get(HOUSEHOLD_REPLY),
                one.pair.sponsor: one.memory.typed.get(SPONSOR_REPLY),
            }
            told = [id for id, reply in asked.items() if reply and self._takes_part(id)]
            if told and one.memory.typed.get(DECISION) == PUT_FORWARD:
                found[one.pair] = told[0]
        return found

    def _takes_part(self, id: str) -> bool:
        one = self.records.get(id)
        return one is not None and one.standing in (Standing.ACTIVE, Standing.PAUSED)

    @cached_property
    def kept_ids(self) -> frozenset[str]:
        return frozenset(id for one in self.held.kept for id in one.pair)

    @cached_property
    def barred(self) -> tuple[Pair, ...]:
        """Pairs that may not be proposed: never again, or not in this round."""
        stopped = [
            one.pair
            for one in self.review.standing({Stand.MATCHED})
            if pair_id(one.pair) in self.stopped
        ]
        never = [one.pair for one in self.review.standing({Stand.NEVER})]
        this_round = [
            one.pair
            for one in self.review.standing({Stand.DECLINED, Stand.NOT_NOW})
            if one.memory.round == self.settings.round
        ]
        earlier = [
            one.pair
            for one in self.review.pairs.values()
            if self.settings.round in one.memory.no_in
        ]
        return tuple(sorted({*stopped, *never, *this_round, *earlier}))

    # --- who can be matched, and with whom ---

    @cached_property
    def graphs(self) -> tuple[CandidateGraph, ...]:
        return tuple(self._graph(policy) for policy in self.policies.values())

    def _graph(self, policy: Policy) -> CandidateGraph:
        pool = Pool(
            tuple(one for one in self.households.values() if self._in_pool(one, policy)),
            tuple(one for one in self.sponsors.values() if self._in_pool(one, policy)),
            self.settings.builder_places,
        )
        return candidate_graph(pool, policy, self.today)

    def _in_pool(self, one: Household | Sponsor, policy: Policy) -> bool:
        side = one.id, policy.sponsors
        if not policy.concerns(one) or side in self._engaged:
            return False
        ready = one.standing is Standing.ACTIVE and not one.missing
        return ready or side in self._kept_sides

    @cached_property
    def graph_of(self) -> Mapping[str, CandidateGraph]:
        """The graph in which each record of the pool stands."""
        return {one.id: graph for graph in self.graphs for one in graph.pool.everybody}

    @cached_property
    def problem(self) -> Problem:
        asked = [self._candidates_of(graph) for graph in self.graphs]
        households = self._in_a_pool()
        row = {id: place for place, id in enumerate(households)}
        sponsors = [one for graph in self.graphs for one in graph.pool.sponsors]
        first = np.cumsum([0, *(len(graph.pool.sponsors) for graph in self.graphs)])
        rows = [
            np.array([row[one.id] for one in graph.pool.households], dtype=np.intp)[each.rows]
            for graph, each in zip(self.graphs, asked, strict=True)
        ]
        table = Candidates(
            households,
            [sponsor.id for sponsor in sponsors],
            _end_to_end(rows),
            _end_to_end([each.columns + at for each, at in zip(asked, first, strict=False)]),
            _end_to_end([each.fit for each in asked]),
            Fraction(1, 100),
            _end_to_end([each.places for each in asked]),
        )
        kept = [one.pair for one in self.held.kept]
        held = self._held_places(asked)
        quota = self.settings.quota
        return Problem(
            sponsors=tuple(_offer(one, held[one.id]) for one in sponsors),
            households=tuple(map(Placement, households)),
            candidates=table,
            kept=tuple(map(_asked, kept)),
            barred=tuple(self._of_the_pool(self.barred)),
            together=tuple(self._together(row.keys())),
            open=tuple(self._of_the_pool(self._open())),
            keep_bonus=_hundredths(max(policy.keep_bonus for policy in self.policies.values())),
            # What people hold stays, also when the quota was lowered after they decided.
            quota=None if quota is None else max(quota - self._made_this_round(), len(kept)),
            shared=tuple(self._builder_places(asked)),
        )

    def _held_places(self, asked: Sequence[_Asked]) -> Counter[str]:
        """What the pairs that people hold take of each sponsor."""
        held: Counter[str] = Counter()
        for each in asked:
            for at in np.flatnonzero(each.kept):
                held[each.graph.pool.sponsors[int(each.columns[at])].id] += int(each.places[at])
        return held

    def _in_a_pool(self) -> Sequence[str]:
        """The households of every pool, each once: one can seek a group and a host."""
        return list(dict.fromkeys(one.id for g in self.graphs for one in g.pool.households))

    def _of_the_pool(self, pairs: Iterable[Pair]) -> Iterator[Asked]:
        for pair in pairs:
            graph = self.graph_of.get(pair.sponsor)
            if graph and pair.sponsor in graph.columns and pair.household in graph.rows:
                yield _asked(pair)

    def _together(self, households: Collection[str]) -> Iterable[tuple[str, str]]:
        """Households of the pool that belong together; see ``waiting_for_others``."""
        return {
            (min(one, other), max(one, other))
            for one in households
            for other in self.households[one].belongs_with
            if other in households and other != one
        }

    def _candidates_of(self, graph: CandidateGraph) -> _Asked:
        """The candidates of a graph, less those of who is held, and the pairs that are held."""
        mask = graph.possible.copy()
        for id, kind in self._kept_sides:
            if kind == graph.policy.sponsors and id in graph.rows:
                mask[graph.rows[id], :] = False
            if id in graph.columns:
                mask[:, graph.columns[id]] = False
        kept = np.zeros_like(mask)
        for one in self.held.kept:
            # Kept pairs are candidates whatever the criteria say now: people decided.
            if one.pair.sponsor in graph.columns:
                kept[graph.rows[one.pair.household], graph.columns[one.pair.sponsor]] = True
        rows, columns = np.nonzero(mask | kept)
        return _Asked(
            graph=graph,
            rows=rows,
            columns=columns,
            fit=graph.hundredths()[rows, columns],
            places=_places(graph, rows, columns),
            kept=kept[rows, columns],
        )

    def _made_this_round(self) -> int:
        matched = self.review.standing({Stand.MATCHED})
        before = sum(one.memory.round == self.settings.round for one in matched)
        return before + len(self.held.agreed)

    def _builder_places(self, asked: Sequence[_Asked]) -> Iterator[Shared]:
        """The places of the builders, in every set of languages that pairs can draw on together.

        A pair without a shared language takes a place in any one of its household's languages. Such
        places can be dealt out just when for every set of languages the pairs that have no other
        language are no more than the places in it (Hall, 1935, doi:10.1112/jlms/s1-10.37.26).
        """
        needed = [*map(_through_builder, asked)]
        sets = frozenset(languages for _, of_rows in needed for languages in of_rows if languages)
        kept = _end_to_end([each.kept for each in asked])
        for union in sorted(_joined(sets), key=sorted):
            pairs = _end_to_end(
                [
                    needs & flags([bool(own) and own <= union for own in of_rows])[each.rows]
                    for each, (needs, of_rows) in zip(asked, needed, strict=True)
                ]
            )
            places = sum(self.settings.builder_places[language] for language in union)
            named = " of ".join(labels("languages", union))
            if pairs.any():
                yield Shared(f"builder {named}", pairs, max(places, int((pairs & kept).sum())))

    def _open(self) -> list[Pair]:
        """The proposals of the run before that nobody decided about."""
        return [
            one.pair
            for one in self.review.standing({Stand.PROPOSED})
            if one.row and one.row.cells["stand"] == Stand.PROPOSED.value
        ]

    # --- the best set of pairs ---

    @cached_property
    def solution(self) -> Solution | None:
        """None while the round is not open: then no proposal moves."""
        if not self.settings.open:
            return None
        return solve(self.problem, self.levels, TIME_LIMIT)

    @cached_property
    def levels(self) -> list[objectives.Objective]:
        """Households in tiers, few poor pairs, the best fit, who waits longest, then a lot."""
        problem = self.problem
        days = {id: days_waited(one, self.today) for id, one in self.households.items()}
        tiers = self._tiers(days)
        threshold = max(policy.good_enough for policy in self.policies.values())
        return [
            *(objectives.placed_in_tier(problem, name, ids) for name, ids in tiers if ids),
            objectives.few_below(problem, _hundredths(threshold)),
            objectives.fit(problem),
            objectives.waited(problem, days),
            objectives.tie(problem, self.settings.round),
        ]

    def _tiers(self, days: Mapping[str, int]) -> list[tuple[str, set[str]]]:
        pool = [one for graph in self.graphs for one in graph.pool.households]
        urgent = {one.id for one in pool if one.urgent}
        # Who is held may have got another variant since, or a word that is none.
        limit = {
            one.id: self.policies.get(one.variant, graph.policy).waiting_limit
            for graph in self.graphs
            for one in graph.pool.households
        }
        waiting = {id for id, most in limit.items() if days[id] > most} - urgent
        others = {one.id for one in pool} - urgent - waiting
        return list(zip(objectives.TIERS, (urgent, waiting, others), strict=True))

    @cached_property
    def chosen(self) -> tuple[Pair, ...]:
        """The pairs that stand in Voorstellen as a proposal or as held, by household."""
        if self.solution is not None and self.solution.status in ("optimal", "feasible"):
            return tuple(Pair(household, sponsor) for sponsor, household in self.solution.pairs)
        kept = [one.pair for one in self.held.kept]
        still = [pair for pair in self._open() if self._is_free(pair) and pair not in self.barred]
        return tuple(sorted([*kept, *still]))

    def _is_free(self, pair: Pair) -> bool:
        """Whether a pair that nobody decided about could be proposed now."""
        return _asked(pair) in {*self._of_the_pool([pair])} and self.problem.has(_asked(pair))

    @cached_property
    def alternatives(self) -> Mapping[Pair, str]:
        """For each proposal the next best sponsors, and what each would cost the others."""
        solution = self.solution
        if solution is None or solution.status != "optimal":
            return {}
        return {
            Pair(household, sponsor): "; ".join(map(str, alternatives))
            for solved in solution.parts
            for (sponsor, household), alternatives in next_best(solved, NEXT_BEST)
        }

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        taken = {sponsor: household for household, sponsor in self.chosen}
        found = {
            proposal.pair: proposal
            for graph in self.graphs
            for proposal in propose_all(
                graph,
                [pair for pair in self.chosen if pair.sponsor in graph.columns],
                taken,
                self.alternatives,
                self.barred,
            )
        }
        return tuple(found[pair] for pair in self.chosen)

    @cached_property
    def passed(self) -> Mapping[Side, Mapping[str, int]]:
        """For who has no proposal by which rule each candidate went elsewhere."""
        days = {id: days_waited(one, self.today) for id, one in self.households.items()}
        tiers = [ids for _, ids in self._tiers(days)]
        return passed_over(self.problem, map(_asked, self.chosen), tiers)

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        placed = {id for pair in self.chosen for id in pair}
        waiting = _once(
            one
            for graph in self.graphs
            for one in unplaced(graph, placed, self.barred, self.today, self.passed)
        )
        outside = [
            not_ready(one, self.today)
            for one in self.records.values()
            if one.id not in self.graph_of
            and one.id not in self.engaged
            and one.standing in (Standing.ACTIVE, Standing.PAUSED)
        ]
        return tuple(sorted([*waiting, *outside], key=lambda one: (-one.days, one.id)))


def waiting_for_others(households: Iterable[Household]) -> dict[str, Household]:
    """The households by id; who belongs with somebody who is not ready is not ready either."""
    found = {household.id: household for household in households}
    ready = {id: _is_ready(one) for id, one in found.items()}
    joined: dict[str, set[str]] = {}
    for one in [*found.values()]:
        for other in one.belongs_with & found.keys():
            union = joined.get(one.id, {one.id}) | joined.get(other, {other})
            joined.update(dict.fromkeys(union, union))
    for id, together in joined.items():
        unready = [other for other in sorted(together - {id}) if not ready[other]]
        if unready and ready[id]:
            sentence = f"Hoort bij {' en '.join(unready)}, en dat is nog niet klaar."
            found[id] = replace(found[id], missing=(sentence,))
    return found


def _is_ready(household: Household) -> bool:
    gone = household.standing in (Standing.WITHDRAWN, Standing.STOPPED)
    return gone or (household.standing is Standing.ACTIVE and not household.missing)


@dataclass(frozen=True)
class _Asked:
    """The candidates of one graph as columns of numbers: where they stand in it, and fits."""

    graph: CandidateGraph
    rows: Columns
    columns: Columns
    fit: NDArray[np.int64]
    places: NDArray[np.int64]
    kept: NDArray[np.bool_]


def _places(graph: CandidateGraph, rows: Columns, columns: Columns) -> NDArray[np.int64]:
    """What each pair takes of the sponsor: beds of a host, 1 of a group."""
    if graph.policy.sponsors != HOST:
        return np.ones(len(rows), dtype=np.int64)
    sizes = np.array([one.size or 1 for one in graph.pool.households], dtype=np.int64)
    return np.asarray(sizes[rows])


def _offer(sponsor: Sponsor, held: int) -> Offer:
    """What people hold stays, also when the sponsor got fewer places after they decided."""
    at_once = sponsor.at_once if isinstance(sponsor, Host) else None
    return Offer(sponsor.id, max(sponsor.capacity, held), at_once, sponsor.kind)


def _through_builder(asked: _Asked) -> tuple[NDArray[np.bool_], list[frozenset[str]]]:
    """Which candidates need a builder to talk, and the languages that would do by household."""
    pool = asked.graph.pool
    apart = shared_language(pool) == 0
    languages = [frozenset(builder_languages(one, pool)) for one in pool.households]
    return apart[asked.rows, asked.columns], languages


def _end_to_end(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.array([], dtype=np.intp)


def _once(found: Iterable[Unplaced]) -> list[Unplaced]:
    """Each id once: what is said of somebody in two pools is said in one breath."""
    merged: dict[str, Unplaced] = {}
    for one in found:
        before = merged.get(one.id)
        merged[one.id] = one if before is None else before.joined(one)
    return [*merged.values()]


def _asked(pair: Pair) -> Asked:
    """The pair as the program names it: the sponsor first."""
    return pair.sponsor, pair.household


def _joined(sets: frozenset[frozenset[str]]) -> frozenset[frozenset[str]]:
    """The sets, and the unions of those that hang together: others bound nothing more."""
    found, fresh = set(sets), list(sets)
    while fresh:
        union = fresh.pop()
        wider = {union | one for one in sets if union & one} - found
        found |= wider
        fresh += wider
    return frozenset(found)


def _hundredths(fit: float) -> Fraction:
    """A fit in exact hundredths, so that sums and comparisons are exact."""
    return Fraction(round(fit * 100), 100)
