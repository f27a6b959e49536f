"""The matching of one run: who is held, who is in the pool, the program, and its answer.

Between the records and decisions that were read and the rows that are written. Pure, and without
contacts: everybody is a code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from intake.records import Household, Sponsor, Standing
from matcher import objectives
from matcher.candidates import CandidateGraph, candidate_graph, days_waited
from matcher.policy import Policy
from matcher.pool import Pool, builder_languages, spoken_by
from matcher.problem import Candidate, Problem, Shared
from matcher.problem import Household as Placement
from matcher.problem import Pair as Asked
from matcher.problem import Sponsor as Offer
from matcher.program import solve
from matcher.proposals import Proposal, Unplaced, not_ready, propose, unplaced
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

TIME_LIMIT = 120.0
"""Seconds for the program of one workbook; an area takes a few."""


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
        busy = {id for pair in self.matched_before for id in pair}
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
            busy |= set(one.pair)
        return Held(tuple(kept), tuple(agreed), clashing, unready)

    def _not_cleared(self, pair: Pair) -> str:
        for id in pair:
            one = self.records[id]
            if one.missing:
                return f"{id} is nog niet klaar: {' '.join(one.missing)}"
            if one.standing is not Standing.ACTIVE:
                return f"{id} staat op pauze."
        return ""

    def _cannot_be_held(self, one: Reviewed, busy: Collection[str]) -> str:
        for id in one.pair:
            if id in busy:
                return f"{id} wordt al vastgehouden in een ander voorstel of een koppeling."
        household, sponsor = self.households[one.pair.household], self.sponsors[one.pair.sponsor]
        if household.variant != sponsor.variant or sponsor.variant not in self.policies:
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
        """Who is not in the pool because of a match, or of a pair that clashes with another."""
        pairs = [*self.matched_before, *(one.pair for one in self.held.agreed)]
        engaged = {id for pair in (*pairs, *self.held.clashing) for id in pair}
        return frozenset(engaged - self.kept_ids)

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
        if not policy.concerns(one) or one.id in self.engaged:
            return False
        ready = one.standing is Standing.ACTIVE and not one.missing
        return ready or one.id in self.kept_ids

    @cached_property
    def graph_of(self) -> Mapping[str, CandidateGraph]:
        """The graph in which each record of the pool stands."""
        return {one.id: graph for graph in self.graphs for one in graph.pool.everybody}

    @cached_property
    def problem(self) -> Problem:
        kept = [one.pair for one in self.held.kept]
        candidates = [*self._free_candidates(), *self._kept_candidates()]
        known = {(candidate.household, candidate.sponsor) for candidate in candidates}
        open_pairs = [pair for pair in self._open() if pair in known]
        barred = [pair for pair in self.barred if pair in known]
        quota = self.settings.quota
        return Problem(
            sponsors=tuple(
                Offer(one.id, one.capacity) for g in self.graphs for one in g.pool.sponsors
            ),
            households=tuple(Placement(id) for id in self._in_a_pool()),
            candidates=tuple(candidates),
            kept=tuple(map(_asked, kept)),
            barred=tuple(map(_asked, barred)),
            open=tuple(map(_asked, open_pairs)),
            keep_bonus=_hundredths(max(policy.keep_bonus for policy in self.policies.values())),
            # What people hold stays, also when the quota was lowered after they decided.
            quota=None if quota is None else max(quota - self._made_this_round(), len(kept)),
            shared=tuple(self._builder_places({candidate.pair for candidate in candidates})),
        )

    def _in_a_pool(self) -> Sequence[str]:
        """The households of every pool, each once: one can seek a group and a host."""
        return list(dict.fromkeys(one.id for g in self.graphs for one in g.pool.households))

    def _made_this_round(self) -> int:
        matched = self.review.standing({Stand.MATCHED})
        before = sum(one.memory.round == self.settings.round for one in matched)
        return before + len(self.held.agreed)

    def _builder_places(self, candidates: Collection[Asked]) -> Iterator[Shared]:
        """The places of the builders, in every set of languages that pairs can draw on together.

        A pair without a shared language takes a place in any one of its household's languages. Such
        places can be dealt out just when for every set of languages the pairs that have no other
        language are no more than the places in it (Hall, 1935, doi:10.1112/jlms/s1-10.37.26).
        """
        needed = dict(self._through_builder(candidates))
        kept = {_asked(one.pair) for one in self.held.kept}
        for union in sorted(_joined(frozenset(needed.values())), key=sorted):
            pairs = frozenset(pair for pair, languages in needed.items() if languages <= union)
            places = sum(self.settings.builder_places[language] for language in union)
            named = " of ".join(labels("languages", union))
            yield Shared(f"builder {named}", pairs, max(places, len(pairs & kept)))

    def _through_builder(
        self, candidates: Collection[Asked]
    ) -> Iterator[tuple[Asked, frozenset[str]]]:
        """The candidates in which a talk needs a builder, with the languages that would do."""
        for sponsor, household in sorted(candidates):
            one = self.households[household]
            languages = frozenset(builder_languages(one, self.graph_of[sponsor].pool))
            if languages and not spoken_by(one) & spoken_by(self.sponsors[sponsor]):
                yield (sponsor, household), languages

    def _free_candidates(self) -> Iterator[Candidate]:
        for graph in self.graphs:
            for household, sponsor, fit in graph.candidates():
                if not {household.id, sponsor.id} & self.kept_ids:
                    yield Candidate(sponsor.id, household.id, _hundredths(fit))

    def _kept_candidates(self) -> Iterator[Candidate]:
        """Kept pairs are candidates whatever the criteria say now: people decided."""
        for one in self.held.kept:
            household, sponsor = one.pair
            graph = self.graph_of[sponsor]
            fit = float(graph.fit[graph.rows[household], graph.columns[sponsor]])
            yield Candidate(sponsor, household, _hundredths(fit))

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
            objectives.tie_by(problem, days, self.settings.round),
        ]

    def _tiers(self, days: Mapping[str, int]) -> list[tuple[str, set[str]]]:
        pool = [one for graph in self.graphs for one in graph.pool.households]
        urgent = {one.id for one in pool if one.urgent}
        limit = {one.id: self.policies[one.variant].waiting_limit for one in pool}
        waiting = {id for id, most in limit.items() if days[id] > most} - urgent
        others = {one.id for one in pool} - urgent - waiting
        return list(zip(objectives.TIERS, (urgent, waiting, others), strict=True))

    @cached_property
    def chosen(self) -> tuple[Pair, ...]:
        """The pairs that stand in Voorstellen as a proposal or as held, by household."""
        if self.solution is not None and self.solution.status in ("optimal", "feasible"):
            return tuple(Pair(household, sponsor) for sponsor, household in self.solution.pairs)
        kept = [one.pair for one in self.held.kept]
        possible = {
            (candidate.household, candidate.sponsor) for candidate in self._free_candidates()
        }
        still = [pair for pair in self._open() if pair in possible and pair not in self.barred]
        return tuple(sorted([*kept, *still]))

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        taken = {sponsor: household for household, sponsor in self.chosen}
        return tuple(propose(self.graph_of[pair.sponsor], pair, taken) for pair in self.chosen)

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        placed = {id for pair in self.chosen for id in pair}
        waiting = [
            one for graph in self.graphs for one in unplaced(graph, placed, self.barred, self.today)
        ]
        outside = [
            not_ready(one, self.today)
            for one in self.records.values()
            if one.id not in self.graph_of
            and one.id not in self.engaged
            and one.standing in (Standing.ACTIVE, Standing.PAUSED)
        ]
        return tuple(sorted([*waiting, *outside], key=lambda one: (-one.days, one.id)))


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
