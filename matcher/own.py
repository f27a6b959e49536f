"""A pair that a coordinator chose: what it would mean, before anything is decided.

It is checked as if it were pinned: by the rules that build the program, against everything else
that is held, and what the best set of pairs would then lose. Nothing moves because of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from intake.records import Household, Sponsor
from intake.workbook import Value
from matcher.alternatives import Cost, cost_between, what_it_costs
from matcher.certificate import clash_of
from matcher.matching import Matching
from matcher.proposals import describe, propose_all
from matcher.review import DECISION, KEPT, Memory, Pair, Reviewed, Stand

MOST_WORKED_OUT = 10
"""So many pairs of one's own have their cost worked out in a run: each solves the whole program."""


@dataclass(frozen=True)
class OwnPair:
    """One pair of one's own, both sides of which stand in the workbook.

    ``costs`` says whether what it would cost is worked out.
    """

    pair: Pair
    matching: Matching
    costs: bool = True

    def cells(self) -> dict[str, Value]:
        """What stands in its row: who, how well they fit, what to mind, and the cost."""
        found = self._proposed()
        mind = " ".join([*self._in_the_way(), *([str(found["let op"])] if found["let op"] else [])])
        return {**found, "let op": mind, "ook mogelijk": self._cost_told()}

    def _proposed(self) -> dict[str, Value]:
        for graph in self._supposed.graphs:
            if self.pair.household in graph.rows and self.pair.sponsor in graph.columns:
                (proposal,) = propose_all(graph, [self.pair], {}, {self.pair: ""})
                return proposal.cells()
        household, sponsor = self._sides
        fits = ("past", "past voor huishouden", "past voor sponsor", "waarom", "let op")
        return {
            "huishouden": describe(household),
            "sponsor": describe(sponsor),
            "variant": sponsor.variant,
            **dict.fromkeys(fits),
        }

    @cached_property
    def _sides(self) -> tuple[Household, Sponsor]:
        household, sponsor = self.pair
        return self.matching.households[household], self.matching.sponsors[sponsor]

    @cached_property
    def _supposed(self) -> Matching:
        """The run as it would be if this pair were pinned, and its proposals were all open.

        Pinned after all else, so that what was decided today goes before it; open, so that what it
        costs is the same the next time.
        """
        review = self.matching.review
        pairs = {pair: replace(one, open=False) for pair, one in review.pairs.items()}
        for pair in self.matching.chosen:
            one = pairs.get(pair, Reviewed(pair, Stand.PROPOSED, Memory(), None))
            if one.stand not in KEPT:
                pairs[pair] = replace(one, stand=Stand.PROPOSED, open=True)
        last = replace(pairs[self.pair].memory, since={DECISION: date.max})
        own = replace(pairs[self.pair], stand=Stand.PINNED, memory=last, open=False)
        pairs[self.pair] = own
        return replace(self.matching, review=replace(review, pairs=pairs))

    def _in_the_way(self) -> Iterator[str]:
        """Why it cannot be, or not yet."""
        held = self._supposed.held
        for why in (held.clashing, held.unready, held.alone):
            if sentence := why.get(self.pair):
                yield sentence
        parts = self._supposed.solution.parts if self._can_cost and self._supposed.solution else ()
        for each in parts:
            if each.answer.status == "infeasible" and self.pair[::-1] in each.part.kept:
                yield f"Dit kan niet samen met wat verder vaststaat: {clash_of(each)}."

    @property
    def _can_cost(self) -> bool:
        return self.costs and self.pair not in self._supposed.held.clashing

    def _cost_told(self) -> str:
        if not self._can_cost:
            return ""
        if self.matching.solution is None:
            return "De ronde staat vast. Wat dit anderen kost, is niet uitgerekend."
        return f"Kies je dit paar: {what_it_costs(self._cost)}."

    @cached_property
    def _cost(self) -> Cost | None:
        """None when one of the two sets of pairs is not known to be the best."""
        answers = self.matching.solution, self._supposed.solution
        if any(one is None or one.status != "optimal" for one in answers):
            return None
        before, after = (
            {pair[::-1] for pair in one.chosen} for one in (self.matching, self._supposed)
        )
        households = [{household for _, household in pairs} for pairs in (before, after)]
        fewer = Fraction(len(households[0]) - len(households[1]))
        return cost_between(before, after, self.pair.household, {"others": fewer}, self._fit)

    def _fit(self, pair: tuple[str, str]) -> Fraction:
        """How well a sponsor and a household fit, exactly; 0 for who is in no pool."""
        sponsor, household = pair
        graph = self._supposed.graph_of.get(sponsor)
        if graph is None or household not in graph.rows:
            return Fraction(0)
        row, column = graph.rows[household], graph.columns[sponsor]
        return Fraction(int(graph.hundredths()[row, column]), 100)


def own_pairs(matching: Matching) -> dict[Pair, OwnPair]:
    """The pairs of one's own that nobody decided about and that the run did not choose itself."""
    chosen = {*matching.chosen}
    found = [one.pair for one in matching.review.standing({Stand.OWN}) if one.pair not in chosen]
    return {
        pair: OwnPair(pair, matching, place < MOST_WORKED_OUT)
        for place, pair in enumerate(sorted(found))
    }
