from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from matcher import objectives, passed
from matcher.constraints import all_constraints, violations
from matcher.objectives import Objective
from matcher.passed import RULES, Side
from matcher.problem import Candidate, Household, Pair, Problem, Shared, Sponsor
from matcher.program import solve
from tests.matcher.pools import problems

SPONSORS = (Sponsor("S1", 1, kind="group"), Sponsor("S2", 1, kind="group"))
HOSTS = (*SPONSORS, Sponsor("F1", 2, 1, kind="host"))


def levels_of(problem: Problem, enough: int = 0) -> list[Objective]:
    """The levels of a run in which everybody is of one tier."""
    return [
        objectives.placed_in_tier(problem, "others", {one.id for one in problem.households}),
        objectives.few_below(problem, Fraction(enough)),
        objectives.fit(problem),
        objectives.tie(problem),
    ]


def passed_over(
    problem: Problem,
    pairs: Sequence[Pair],
    tiers: Sequence[Collection[str]] = (),
    enough: int = 0,
) -> Mapping[Side, Mapping[str, int]]:
    return passed.passed_over(problem, pairs, levels_of(problem, enough), tiers)


def asked(*pairs: str, sponsors: tuple[Sponsor, ...] = SPONSORS, **rules: object) -> Problem:
    """A problem of «sponsor household» pairs, among the households H1 to H3."""
    candidates = [Candidate(*pair.split(), Fraction(1)) for pair in pairs]
    households = tuple(Household(f"H{n}") for n in (1, 2, 3))
    return Problem(sponsors=sponsors, households=households, candidates=candidates, **rules)  # type: ignore[arg-type]


def test_sponsor_that_another_has_is_capacity() -> None:
    problem = asked("S1 H1", "S1 H2")
    told = passed_over(problem, [("S1", "H1")])
    assert told == {("H2", "group"): {"capacity": 1}}


def test_sponsor_that_an_earlier_tier_has_is_priority() -> None:
    problem = asked("S1 H1", "S1 H2")
    told = passed_over(problem, [("S1", "H1")], tiers=[{"H1"}, {"H2"}])
    assert told == {("H2", "group"): {"priority": 1}}
    assert passed_over(problem, [("S1", "H2")], tiers=[{"H1"}]) == {
        ("H1", "group"): {"capacity": 1}
    }


def test_round_that_is_full_is_quota_for_both_sides() -> None:
    told = passed_over(asked("S1 H1", "S2 H2", quota=1), [("S1", "H1")])
    assert told == {("H2", "group"): {"quota": 1}, ("S2", "group"): {"quota": 1}}


def test_places_of_builders_that_are_gone_are_the_builder() -> None:
    shared = (Shared("builder Tigrinya", frozenset({("S1", "H1"), ("S2", "H2")}), 1),)
    told = passed_over(asked("S1 H1", "S2 H2", shared=shared), [("S1", "H1")])
    assert told[("H2", "group")] == {"builder": 1}


def test_household_whose_others_have_no_place_is_together() -> None:
    for one in ("H1", "H2"):
        told = passed_over(asked(f"S1 {one}", together=(("H1", "H2"),)), [])
        assert told[(one, "group")] == {"together": 1}


def test_barred_pair_and_free_pair_are_told_apart() -> None:
    told = passed_over(asked("S1 H1", "S2 H1", barred=(("S1", "H1"),)), [])
    assert told[("H1", "group")] == {"barred": 1, "free": 1}


def test_sponsor_whose_household_has_another_is_household() -> None:
    told = passed_over(asked("S1 H1", "S2 H1"), [("S1", "H1")])
    assert told == {("S2", "group"): {"household": 1}}


def test_household_with_a_group_can_still_be_without_a_host() -> None:
    problem = asked("S1 H1", "F1 H1", "F1 H2", sponsors=HOSTS)
    told = passed_over(problem, [("S1", "H1"), ("F1", "H2")])
    assert told == {("H1", "host"): {"capacity": 1}}


def test_first_of_several_rules_counts() -> None:
    problem = asked("S1 H1", "S1 H2", "S1 H3", barred=(("S1", "H2"),), quota=1)
    told = passed_over(problem, [("S1", "H1")])
    assert told[("H2", "group")] == {"barred": 1}
    assert told[("H3", "group")] == {"capacity": 1}


def test_host_that_suits_too_little_beside_a_group_is_worse() -> None:
    problem = asked("S1 H1", "F1 H1", sponsors=HOSTS)
    told = passed_over(problem, [("S1", "H1")], enough=2)
    assert told == {("H1", "host"): {"worse": 1}, ("F1", "host"): {"worse": 1}}
    assert passed_over(problem, [("S1", "H1")], enough=1)["F1", "host"] == {"free": 1}


def test_poor_pair_that_would_place_somebody_is_free() -> None:
    problem = asked("S1 H1", "F1 H1", "S2 H2", sponsors=HOSTS)
    told = passed_over(problem, [], enough=2)
    assert told["H1", "host"] == told["H2", "group"] == {"free": 1}


def test_who_seeks_both_kinds_waits_for_who_belongs_there() -> None:
    problem = asked("S1 H1", "F1 H1", sponsors=HOSTS, together=(("H1", "H2"),))
    told = passed_over(problem, [])
    assert told["H1", "group"] == told["F1", "host"] == {"together": 1}


def test_who_is_placed_already_does_not_wait_for_who_belongs_there() -> None:
    problem = asked("S1 H1", "F1 H1", "S2 H2", sponsors=HOSTS, together=(("H1", "H2"),))
    told = passed_over(problem, [("S1", "H1"), ("S2", "H2")])
    assert told["H1", "host"] == {"free": 1}


@given(problems(), st.integers(0, 5))
def test_nothing_is_free_beside_a_best_set(problem: Problem, enough: int) -> None:
    solution = solve(problem, levels_of(problem, enough))
    assume(solution.status == "optimal")
    told = passed_over(problem, solution.pairs, enough=enough)
    assert not [side for side, rules in told.items() if "free" in rules]


@given(problems(), st.integers(0, 5))
def test_worse_is_a_poor_pair_of_who_is_placed(problem: Problem, enough: int) -> None:
    solution = solve(problem, levels_of(problem, enough))
    assume(solution.status == "optimal")
    placed = {household for _, household in solution.pairs}
    for (id, kind), rules in passed_over(problem, solution.pairs, enough=enough).items():
        own = [one for one in problem.candidates if id in one.pair]
        of_kind = {one.id for one in problem.sponsors if one.kind == kind}
        poor = [one for one in own if one.fit < enough and one.household in placed]
        assert rules.get("worse", 0) <= sum(one.sponsor in of_kind for one in poor)


PAIRS = [f"S{s} H{h}" for s in (1, 2) for h in (1, 2, 3)]


@given(
    st.sets(st.sampled_from(PAIRS), min_size=1),
    st.none() | st.integers(0, 2),
    st.sets(st.sampled_from(PAIRS)),
)
def test_every_pair_that_is_not_free_would_break_a_rule(
    pairs: set[str], quota: int | None, barred: set[str]
) -> None:
    keys = tuple(tuple(pair.split()) for pair in sorted(barred))
    problem = asked(*sorted(pairs), quota=quota, barred=keys)
    first = problem.columns_of([tuple(min(pairs).split())])  # type: ignore[list-item]
    rules = [*all_constraints(problem)]
    chosen = [] if violations(rules, first) else [problem.table.pair(int(first[0]))]
    told = passed_over(problem, chosen)
    placed = problem.columns_of(chosen).tolist()
    for household in {id for id, _ in told if id.startswith("H")}:
        own = [c for c in range(len(problem.table)) if problem.table.pair(c)[1] == household]
        free = [c for c in own if not violations(rules, [*placed, c])]
        assert told[household, "group"].get("free", 0) == len(free)
        assert sum(told[household, "group"].values()) == len(own)


def test_every_rule_is_known() -> None:
    assert len(set(RULES)) == len(RULES)
