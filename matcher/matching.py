"""The matching of one run: who is held, who is in the pool, the program, and its answer.

Between the records and decisions that were read and the rows that are written. Pure, and without
contacts: everybody is a code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from intake.records import Household, Sponsor, Standing
from intake.wording import listed
from matcher import objectives
from matcher.alternatives import next_best
from matcher.candidates import CandidateGraph, candidate_graph, days_waited
from matcher.certificate import clash_of, to_loosen
from matcher.held import Held, Known, Over, Taken, hold
from matcher.passed import Side, passed_over
from matcher.policy import Policy
from matcher.pool import Pool
from matcher.posed import Posed, hundredths, sponsor_first
from matcher.problem import Problem
from matcher.program import solve
from matcher.proposals import NEXT_BEST, Proposal, Unplaced, not_ready, propose_all, unplaced
from matcher.review import (
    DECISION,
    HOUSEHOLD_REPLY,
    PUT_FORWARD,
    SPONSOR_REPLY,
    Pair,
    Review,
    Stand,
)
from matcher.settings import Settings
from matcher.solution import Solution, Solved

TIME_LIMIT = 120.0
"""Seconds for the program of one workbook; an area takes a few."""


@dataclass(frozen=True)
class Matching:
    """The run, step by step: every step is computed once from those before it.

    ``over`` are the matches that do not go on, with who of the two is free again.
    """

    households: Mapping[str, Household]
    sponsors: Mapping[str, Sponsor]
    settings: Settings
    review: Review
    over: Mapping[Pair, Over]
    policies: Mapping[str, Policy]
    today: date

    @cached_property
    def records(self) -> Mapping[str, Household | Sponsor]:
        return {**self.households, **self.sponsors}

    # --- what people hold ---

    @cached_property
    def _known(self) -> Known:
        return Known(self.households, self.sponsors, self.policies)

    @cached_property
    def held(self) -> Held:
        return hold(self._known, self.review, self.over, self.today)

    @cached_property
    def matches(self) -> tuple[Pair, ...]:
        """The matches that go on, and the pairs that become one now."""
        return (*self.held.matched, *(one.pair for one in self.held.agreed))

    @cached_property
    def engaged(self) -> frozenset[str]:
        """Who is not in a pool because of a match, or of a pair that clashes with another."""
        return frozenset(id for id, _ in self._engaged)

    @cached_property
    def _engaged(self) -> frozenset[Side]:
        """A sponsor with room for another household is not."""
        gone = Taken(self._known, self.matches)
        sides = frozenset[Side]().union(*map(self._known.sides, self.matches))
        free = {side for side in sides if side[0] in self.sponsors and not gone.is_full(side[0])}
        return ((sides - free) | self.resting | self._clashing_sides) - self._kept_sides

    @cached_property
    def resting(self) -> frozenset[Side]:
        """Who completed a match and did not say that they want another: of that kind none then.

        A household that completed its stay with a host may have a group, and the other way round.
        """
        return frozenset(
            side
            for pair, one in self.over.items()
            for side in self._known.sides(pair)
            if side[0] not in one.free
        )

    @cached_property
    def broke_off(self) -> Mapping[str, date]:
        """By id the day on which the last match of theirs that stopped did so."""
        days = sorted((one.broken_off, pair) for pair, one in self.over.items() if one.broken_off)
        return {id: day for day, pair in days for id in pair}

    @cached_property
    def _kept_sides(self) -> frozenset[Side]:
        return frozenset().union(*(self._known.sides(one.pair) for one in self.held.kept))

    @cached_property
    def _clashing_sides(self) -> frozenset[Side]:
        return frozenset().union(*map(self._known.sides, self.held.clashing))

    @cached_property
    def _closed(self) -> frozenset[Side]:
        """Who of the pairs that people hold gets nobody else; see ``Posed``."""
        taken = Taken(self._known, (*self.matches, *(one.pair for one in self.held.kept)))
        return frozenset(
            side
            for side in self._kept_sides
            if side[0] not in self.sponsors
            or side in self._clashing_sides
            or taken.is_full(side[0])
            or not _is_ready_now(self.sponsors[side[0]])
        )

    @cached_property
    def left(self) -> Mapping[Pair, tuple[str, ...]]:
        """The matches that go on in the workbook though somebody stopped, with who that is."""
        gone = {pair: tuple(id for id in pair if not self.takes_part(id)) for pair in self.matches}
        return {pair: ids for pair, ids in gone.items() if ids}

    @cached_property
    def called_off(self) -> Mapping[Pair, str]:
        """The proposals of this round that lapsed after people were asked, with who must be told.

        Of a round that is over only the text that waits in Berichten asks for that.
        """
        found = {}
        for one in self.review.standing({Stand.LAPSED}):
            asked = {
                one.pair.household: one.memory.typed.get(HOUSEHOLD_REPLY),
                one.pair.sponsor: one.memory.typed.get(SPONSOR_REPLY),
            }
            told = [id for id, reply in asked.items() if reply and self.takes_part(id)]
            this_round = one.memory.round == self.settings.round
            if told and this_round and one.memory.typed.get(DECISION) == PUT_FORWARD:
                found[one.pair] = told[0]
        return found

    def takes_part(self, id: str) -> bool:
        """Whether somebody is in the workbook, and did not stop."""
        one = self.records.get(id)
        return one is not None and one.standing.takes_part

    @cached_property
    def kept_ids(self) -> frozenset[str]:
        return frozenset(id for one in self.held.kept for id in one.pair)

    @cached_property
    def barred(self) -> tuple[Pair, ...]:
        """Pairs that may not be proposed: never again, or not in this round."""
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
        return tuple(sorted({*self.over, *never, *this_round, *earlier}))

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
        return _is_ready_now(one) or side in self._kept_sides

    @cached_property
    def graph_of(self) -> Mapping[str, CandidateGraph]:
        """The graph in which each record of the pool stands."""
        return {one.id: graph for graph in self.graphs for one in graph.pool.everybody}

    @cached_property
    def problem(self) -> Problem:
        return self._posed.problem

    @cached_property
    def _posed(self) -> Posed:
        quota = self.settings.quota
        return Posed(
            graphs=self.graphs,
            known=self._known,
            kept=[one.pair for one in self.held.kept],
            gone=Taken(self._known, self.matches),
            closed=self._closed,
            barred=self.barred,
            open=self._open(),
            quota=None if quota is None else quota - self._made_this_round(),
            builder_places=self.settings.builder_places,
        )

    def _made_this_round(self) -> int:
        matched = self.review.standing({Stand.MATCHED})
        before = sum(one.memory.round == self.settings.round for one in matched)
        return before + len(self.held.agreed)

    def _open(self) -> list[Pair]:
        """The proposals of the run before that nobody decided about."""
        return [one.pair for one in self.review.pairs.values() if one.open]

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
        enough = {
            sponsor.id: hundredths(graph.policy.good_enough)
            for graph in self.graphs
            for sponsor in graph.pool.sponsors
        }
        return [
            *(objectives.placed_in_tier(problem, name, ids) for name, ids in tiers if ids),
            objectives.few_below(problem, enough),
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
        found = [pair for each in self._settled for pair in each.answer.pairs]
        settled = {one.id for each in self._settled for one in each.part.households}
        kept = [one.pair for one in self.held.kept]
        still = [pair for pair in self._open() if self._is_free(pair) and pair not in self.barred]
        as_it_was = [pair for pair in (*kept, *still) if pair.household not in settled]
        return tuple(sorted([*(Pair(h, s) for s, h in found), *as_it_was]))

    @cached_property
    def _settled(self) -> Sequence[Solved]:
        """The parts of the pool with an answer; what is stuck elsewhere holds up nobody here."""
        parts = self.solution.parts if self.solution else ()
        return [each for each in parts if each.answer.status in ("optimal", "feasible")]

    @cached_property
    def stuck(self) -> Mapping[Pair, str]:
        """The pairs to loosen where what people hold cannot be together, each with what clashes."""
        parts = self.solution.parts if self.solution else ()
        return {
            pair: clash_of(each)
            for each in parts
            if each.answer.status == "infeasible"
            for pair in to_loosen(each)
        }

    def _is_free(self, pair: Pair) -> bool:
        """Whether a pair that nobody decided about could be proposed now."""
        return any(map(self.problem.has, self._posed.of_the_pool([pair])))

    @cached_property
    def alternatives(self) -> Mapping[Pair, str]:
        """For each proposal the next best sponsors, and what each would cost the others."""
        return {
            Pair(household, sponsor): "; ".join(map(str, alternatives))
            for solved in self._settled
            if solved.answer.status == "optimal"
            for (sponsor, household), alternatives in next_best(solved, NEXT_BEST)
        }

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        taken: dict[str, str] = {}
        for household, sponsor in self.chosen:
            taken[sponsor] = f"{taken[sponsor]} en {household}" if sponsor in taken else household
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
        return passed_over(self.problem, map(sponsor_first, self.chosen), self.levels, tiers)

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        placed = {id for pair in self.chosen for id in pair}
        waiting = _once(
            one
            for graph in self.graphs
            for one in unplaced(graph, placed, self.barred, self.today, self.passed, self.over)
        )
        outside = [
            not_ready(one, self.today)
            for one in self.records.values()
            if one.id not in self.graph_of
            and one.id not in self.engaged
            and one.standing.takes_part
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
            sentence = f"Hoort bij {listed(unready)}, en dat is nog niet klaar."
            found[id] = replace(found[id], missing=(sentence,))
    return found


def _is_ready_now(one: Household | Sponsor) -> bool:
    return one.standing is Standing.ACTIVE and not one.missing


def _is_ready(household: Household) -> bool:
    return not household.standing.takes_part or _is_ready_now(household)


def _once(found: Iterable[Unplaced]) -> list[Unplaced]:
    """Each id once: what is said of somebody in two pools is said in one breath."""
    merged: dict[str, Unplaced] = {}
    for one in found:
        before = merged.get(one.id)
        merged[one.id] = one if before is None else before.joined(one)
    return [*merged.values()]
