"""What another choice costs the others: the same by paths as by looking at all sets of pairs."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.alternatives import COUNTED, Cost, Costs, cost_between, next_best, what_it_costs
from matcher.objectives import Objective, few_below, fit, placed_in_tier, tie, waited
from matcher.problem import Candidate, Household, Problem, Sponsor
from matcher.program import solve
from matcher.solution import Solved
from tests.matcher.pools import best_values, pool, problems


def levels_of(problem: Problem) -> list[Objective]:
    urgent = {household.id for household in problem.households[::3]}
    others = {household.id for household in problem.households} - urgent
    days = {household.id: 7 * at % 5 for at, household in enumerate(problem.households)}
    return [
        placed_in_tier(problem, "urgent", urgent),
        placed_in_tier(problem, "others", others),
        few_below(problem, Fraction(50)),
        fit(problem),
        waited(problem, days),
        tie(problem, "r"),
    ]


def plain(dice: random.Random) -> Problem:
    """Places are the only rule; now and then somebody is held or barred."""
    sponsors = [Sponsor(f"s{n}", dice.choice([1, 1, 1, 2, 0])) for n in range(dice.randint(1, 4))]
    households = [Household(f"h{n}") for n in range(dice.randint(1, 4))]
    often = dice.choice([0.4, 0.8])
    pairs = [(s.id, h.id) for s in sponsors for h in households if dice.random() < often]
    room = {s.id for s in sponsors if s.capacity}
    kept = [pair for pair in pairs[:1] if pair[0] in room and dice.random() < 0.2]
    fits = dice.choice([[60], range(0, 105, 5)])
    return Problem(
        sponsors=tuple(sponsors),
        households=tuple(households),
        candidates=tuple(Candidate(s, h, Fraction(dice.choice(fits))) for s, h in pairs),
        kept=tuple(kept),
        barred=tuple(p for p in pairs if p not in kept and dice.random() < 0.1),
        open=tuple(p for p in pairs if dice.random() < 0.3),
        keep_bonus=Fraction(dice.choice([0, 10])),
    )


def by_looking(problem: Problem, pair: tuple[str, str]) -> list[Fraction] | None:
    """The best values when the pair is one of those that are kept, by looking at all sets."""
    forced = replace(problem, kept=tuple({*problem.kept, pair}))
    best = best_values(forced, levels_of(problem))
    return None if best is None else [*best][: len(COUNTED) - 1]


def losses(cost: Cost | None) -> list[Fraction] | None:
    return None if cost is None else [*cost.losses.values()]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32).map(random.Random))
def test_cost_is_that_of_looking_at_all_sets(dice: random.Random) -> None:
    agrees(plain(dice))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_cost_is_right_under_every_rule(problem: Problem) -> None:
    agrees(problem)


def agrees(problem: Problem) -> None:
    solution = solve(problem, levels_of(problem))
    # What is compared is the set as it is once its proposals are open.
    problem = replace(problem, open=solution.pairs)
    columns = problem.completed(problem.columns_of(solution.pairs).tolist())
    before = [level.value(columns) for level in levels_of(problem)][:4]
    kind = {sponsor.id: sponsor.kind for sponsor in problem.sponsors}
    for solved in solution.parts if solution.status == "optimal" else ():
        costs = Costs(solved)
        placed = {(household, kind[sponsor]) for sponsor, household in solved.answer.pairs}
        for one in solved.part.candidates:
            chosen = one.pair in solved.answer.pairs
            if not chosen and (one.household, kind[one.sponsor]) in placed:
                best = by_looking(problem, one.pair)
                expected = best and [now - then for now, then in zip(before, best, strict=True)]
                assert losses(costs.of(one.pair)) == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32).map(random.Random), st.booleans())
def test_costs_are_told_alike_once_the_proposals_are_open(dice: random.Random, many: bool) -> None:
    problem = plain(dice)
    if many:
        problem = replace(problem, quota=len(problem.households) - 1)
    before = solve(problem, levels_of(problem))
    after = replace(problem, open=before.pairs)
    again = solve(after, levels_of(after))
    assert again.pairs == before.pairs
    assert [told(one) for one in again.parts] == [told(one) for one in before.parts]


def told(solved: Solved) -> list[str]:
    return [str(each) for _, found in next_best(solved, 2) for each in found]


def test_cost_names_who_moves_and_who_waits() -> None:
    problem = pool({"s1 h1": 90, "s2 h1": 80, "s1 h2": 70, "s2 h2": 65})
    (solved,) = solve(problem, levels_of(problem)).parts
    assert sorted(solved.answer.pairs) == [("s1", "h1"), ("s2", "h2")]
    cost = Costs(solved).of(("s2", "h1"))
    assert cost is not None
    assert cost.moved == (("s1", "h2"),)
    assert cost.waiting == ()
    assert cost.losses["fit"] == 5
    assert cost.others == -5


def test_who_had_no_proposal_does_not_get_another() -> None:
    problem = pool({"s1 h1": 90, "s2 h1": 80, "s2 h2": 70, "s1 h3": 60})
    (solved,) = solve(problem, levels_of(problem)).parts
    assert sorted(solved.answer.pairs) == [("s1", "h1"), ("s2", "h2")]
    cost = Costs(solved).of(("s2", "h1"))
    assert cost is not None
    assert (cost.moved, cost.waiting) == ((), ("h2",))
    assert (cost.instead, cost.others) == (("h3",), 0)
    assert told(solved)[0] == (
        "s2 past 80: dan heeft h2 geen voorstel meer, h3 krijgt dan wel een voorstel"
    )


A_LOSS = {"others": Fraction(1)}


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (Cost({}, Fraction(0), (), ()), "kost anderen niets"),
        (Cost(A_LOSS, Fraction(0), (), ("h2",)), "dan heeft h2 geen voorstel meer"),
        (Cost(A_LOSS, Fraction(0), (), ("h2", "h3")), "dan hebben h2 en h3 geen voorstel meer"),
        (
            Cost({}, Fraction(12), (("s1", "h2"),), ()),
            "1 huishouden krijgt een ander voorstel, dat 12 punten minder goed past",
        ),
        (
            Cost({}, Fraction(-1), (("s1", "h2"), ("s2", "h3")), ()),
            "2 huishoudens krijgen een ander voorstel, die samen 1 punt beter passen",
        ),
        (
            Cost({}, Fraction(0), (("s1", "h2"),), ()),
            "1 huishouden krijgt een ander voorstel, dat even goed past",
        ),
        (Cost({}, Fraction(0), (), (), less=("h2",)), "h2 heeft dan een voorstel minder"),
    ],
)
def test_cost_is_told_as_what_happens_to_people(cost: Cost, said: str) -> None:
    assert what_it_costs(cost) == said


def test_points_are_those_of_who_moves_and_not_of_who_waits() -> None:
    before = {("s1", "h1"), ("s2", "h2"), ("s3", "h3")}
    after = {("s2", "h1"), ("s3", "h2")}
    fits = {("s2", "h2"): 70, ("s3", "h2"): 60, ("s3", "h3"): 90}
    cost = cost_between(before, after, "h1", A_LOSS, lambda pair: Fraction(fits[pair]))
    assert (cost.others, cost.moved, cost.waiting) == (10, (("s3", "h2"),), ("h3",))


def test_household_that_loses_one_of_two_kinds_is_told() -> None:
    before, after = {("g1", "h1"), ("g2", "h2"), ("f1", "h2")}, {("g2", "h1"), ("f1", "h2")}
    cost = cost_between(before, after, "h1", {}, lambda pair: Fraction(50))
    assert (cost.waiting, cost.less) == ((), ("h2",))
