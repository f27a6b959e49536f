from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import HOST, Group, Household, Sponsor
from matcher.candidates import (
    BATCH,
    Blocked,
    CandidateGraph,
    Share,
    Tally,
    candidate_graph,
)
from matcher.criteria import PREFERENCES, REQUIREMENTS
from matcher.policy import Policy, load_policies
from tests.matcher.people import REGISTERED, TODAY, group, guest, host, household, pool, window
from tests.matcher.test_criteria import flipped, households, sponsors

POLICY = load_policies()["statushouders"]
RESETTLED, HOSTING = load_policies()["hervestiging"], load_policies()["logeren"]


def unlike(id: str) -> Group:
    """A group that can be proposed, and that shares nothing but a language."""
    return group(id, interests=frozenset({"sport"}), district=9999, ages=(0, 0, 0, 5))


def test_fit_is_the_weighted_mean_of_the_scores() -> None:
    one = household(interests=frozenset({"music"}), district=3011)
    other = group(interests=frozenset({"music", "film"}), district=3061)
    policy = replace(POLICY, weights={"interests": 3.0, "distance": 1.0})
    graph = candidate_graph(pool([one], [other]), policy, TODAY)
    # interests 1 for the household and 1/2 for the group, distance 0 for both
    assert graph.household_fit[0, 0] == 75
    assert graph.sponsor_fit[0, 0] == 37.5
    assert graph.fit[0, 0] == pytest.approx(0.6 * 75 + 0.4 * 37.5)


def test_what_matters_most_counts_double() -> None:
    one = household(
        interests=frozenset({"music"}), district=3011, matters_most=frozenset({"interests"})
    )
    other = group(interests=frozenset({"music"}), district=3999)
    policy = replace(POLICY, weights={"interests": 1.0, "distance": 1.0})
    graph = candidate_graph(pool([one], [other]), policy, TODAY)
    assert graph.household_fit[0, 0] == pytest.approx(66.67)


def test_not_known_counts_as_the_average_answer() -> None:
    alike = household("H0000001", interests=frozenset({"music"}))
    apart = household("H0000002", interests=frozenset({"games"}))
    silent = household("H0000003")
    other = group(interests=frozenset({"music"}))
    policy = replace(POLICY, weights={"interests": 1.0})
    graph = candidate_graph(pool([alike, apart, silent], [other]), policy, TODAY)
    assert list(graph.household_fit[:, 0]) == [100, 0, 50]


def policy_of(others: Sequence[Sponsor]) -> Policy:
    """The policy that weighs most for these sponsors."""
    return HOSTING if others and others[0].kind == HOST else RESETTLED


def numbered(some: Sequence[Household], others: Sequence[Sponsor]) -> tuple[list, list]:
    return (
        [replace(one, id=f"H000000{place}") for place, one in enumerate(some)],
        [replace(one, id=f"S000000{place}") for place, one in enumerate(others)],
    )


def graph_of(some: Sequence[Household], others: Sequence[Sponsor]) -> CandidateGraph:
    return candidate_graph(pool(*numbered(some, others), ar=1), policy_of(others), TODAY)


pools = st.tuples(st.lists(households, max_size=4), sponsors)


def fit_in_other_words(graph: CandidateGraph, row: int, column: int, side: int) -> float:
    """The weighted mean of one pair and side, preference by preference."""
    total = weights = 0.0
    for one in PREFERENCES:
        average = graph.averages[one.id][side] if one.id in graph.policy.weights else None
        if average is not None:
            scores = one.score(graph.pool)[side]
            score = float(scores[row, column])
            record = (graph.pool.households[row], graph.pool.sponsors[column])[side]
            most = graph.policy.matters_most if one.id in record.matters_most else 1
            weights += most * graph.policy.weights[one.id]
            total += most * graph.policy.weights[one.id] * (average if np.isnan(score) else score)
    return 100 * total / weights


@given(pools)
def test_fits_are_the_formula_in_hundredths(people: tuple[list, list]) -> None:
    graph = graph_of(*people)
    for row, column in np.ndindex(graph.pool.shape):
        own, other = (fit_in_other_words(graph, row, column, side) for side in (0, 1))
        assert graph.household_fit[row, column] == pytest.approx(own, abs=0.0051)
        assert graph.sponsor_fit[row, column] == pytest.approx(other, abs=0.0051)
        assert 100 * graph.fit[row, column] == pytest.approx(graph.hundredths()[row, column])


@given(pools)
def test_fits_are_between_0_and_100(people: tuple[list, list]) -> None:
    graph = graph_of(*people)
    for fits in (graph.household_fit, graph.sponsor_fit, graph.fit, graph.hundredths() / 100):
        assert np.all((fits >= 0) & (fits <= 100))


@given(pools, st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(people: tuple[list, list], order: Any) -> None:
    some, others = numbered(*people)
    policy = policy_of(others)
    graph = candidate_graph(pool(some, others), policy, TODAY)
    order.shuffle(some)
    order.shuffle(others)
    shuffled = candidate_graph(pool(some, others), policy, TODAY)
    assert np.array_equal(graph.fit, shuffled.fit)
    assert graph.averages == shuffled.averages


GOALS = ("dutch", "letters", "work", "study", "school", "network", "leisure")


def test_averages_are_the_same_in_every_order() -> None:
    draw = random.Random(1)
    wishes = [frozenset(draw.sample(GOALS, draw.randint(1, 7))) for _ in range(500)]
    others = [group(f"G{n:07}", offers=frozenset(GOALS[n:])) for n in range(7)]

    def averages(numbers: Sequence[int]) -> Any:
        some = [household(f"H{n:07}", goals=wish) for n, wish in zip(numbers, wishes, strict=True)]
        policy = replace(POLICY, weights={"goals": 1})
        return candidate_graph(pool(some, others), policy, TODAY).averages

    straight = averages(range(500))
    assert all(averages(draw.sample(range(500), 500)) == straight for _ in range(9))


def test_nobody_scores_a_side_that_it_is_not_about() -> None:
    hungry = guest(diet=frozenset({"vegan"}))
    policy = replace(HOSTING, weights={"diet": 1, "interests": 1})
    graph = candidate_graph(pool([hungry], [host(cooks=frozenset({"vegan"}))]), policy, TODAY)
    assert graph.averages["diet"] == (1, None)
    assert (graph.household_fit[0, 0], graph.sponsor_fit[0, 0]) == (75, 50)


def test_fit_is_in_the_middle_when_nothing_is_about_a_side() -> None:
    one, other = guest(stay=window(0, 9)), host(stay=window(0, 99))
    graph = candidate_graph(pool([one], [other]), replace(HOSTING, weights={"stay": 1}), TODAY)
    assert (graph.household_fit[0, 0], graph.sponsor_fit[0, 0]) == (100, 50)


# --- what is told of a pair and of a record -----------------------------------------------------


def test_shares_are_of_both_sides_and_none_where_not_known() -> None:
    one = household(goals=frozenset({"dutch", "work", "study"}), age_wish="near")
    other = group(offers=frozenset({"dutch"}), ages=(0, 0, 5, 0))
    policy = replace(POLICY, weights={"goals": 1, "ages": 1, "distance": 1})
    graph = candidate_graph(pool([one], [other]), policy, TODAY)
    assert graph.shares(one.id, other.id) == (
        Share("goals", 0.3333, 1),
        Share("ages", 0.5, 0.5),
        Share("distance", None, None),
    )


def test_shares_tell_nothing_of_a_sensitive_wish() -> None:
    one, other = guest(diet=frozenset({"vegan"})), host(cooks=frozenset({"vegan"}))
    graph = candidate_graph(pool([one], [other]), HOSTING, TODAY)
    assert "diet" not in {share.id for share in graph.shares(one.id, other.id)}


def test_shares_of_many_pairs_are_those_of_each() -> None:
    some = [household(f"H{n:07}", district=3000 + n) for n in range(9)]
    others = [group(f"G{n:07}", district=3000 + n) for n in range(9)]
    graph = candidate_graph(pool(some, others), POLICY, TODAY)
    pairs = [(one.id, other.id) for one in some for other in others]
    assert len(pairs) > BATCH
    assert graph.shares_of(pairs) == [graph.shares(*pair) for pair in pairs]


def test_a_requirement_that_the_policy_leaves_out_blocks_nothing() -> None:
    one, other = household(adults=(0, 3, 0, 0)), group(largest_household=2)
    without = replace(POLICY, requires=("area",))
    graph = candidate_graph(pool([one], [other]), without, TODAY)
    assert (graph.allowed[0, 0], graph.blocked_by("size", one.id, other.id)) == (True, False)
    asked = candidate_graph(pool([one], [other]), POLICY, TODAY)
    assert (asked.allowed[0, 0], asked.blocked_by("size", one.id, other.id)) == (False, True)


def test_stay_is_as_long_as_the_policy_asks() -> None:
    one, other = guest(stay=window(0, 30)), host(stay=window(10, 90))
    for days, blocked in ((21, False), (22, True)):
        policy = replace(HOSTING, shortest_stay=days)
        graph = candidate_graph(pool([one], [other]), policy, TODAY)
        assert graph.blocked_by("dates", one.id, other.id) is blocked


def counted(graph: CandidateGraph, id: str) -> Tally:
    """The tally of a record, one pair at a time."""
    pairs = [pair for pair in np.ndindex(graph.pool.shape) if id in ids_of(graph, *pair)]
    blocking = {
        pair: [
            one.id for one in REQUIREMENTS if one.id in graph.blocks and graph.blocks[one.id][pair]
        ]
        for pair in pairs
    }
    silent = {one.id for one in REQUIREMENTS if one.sensitive}
    return Tally(
        len(pairs),
        sum(bool(graph.possible[pair]) for pair in pairs),
        sum(not graph.possible[pair] and {*ids} <= silent for pair, ids in blocking.items()),
        tuple(
            Blocked(
                one.id,
                sum(one.id in ids for ids in blocking.values()),
                sum(ids == [one.id] for ids in blocking.values()),
            )
            for one in REQUIREMENTS
            if any(one.id in ids for ids in blocking.values())
        ),
    )


def ids_of(graph: CandidateGraph, row: int, column: int) -> tuple[str, str]:
    return graph.pool.households[row].id, graph.pool.sponsors[column].id


@given(pools)
def test_tally_counts_the_pairs_of_each_record(people: tuple[list, list]) -> None:
    graph = graph_of(*people)
    for one in graph.pool.everybody:
        assert graph.tally(one.id) == counted(graph, one.id)


@given(households, sponsors.filter(bool))
def test_a_sensitive_answer_changes_no_share(one: Household, others: list[Sponsor]) -> None:
    turned = [flipped(one, other) for other in others]
    plain = graph_of([one], others)
    other_way = graph_of([turned[0][0]], [other for _, other in turned])
    pairs = [ids_of(plain, 0, column) for column in range(len(others))]
    assert plain.shares_of(pairs) == other_way.shares_of(pairs)


def test_nobody_under_the_floor_is_a_candidate() -> None:
    policy = replace(POLICY, weights={"distance": 1.0})
    near, far = group("G0000001", district=3011), unlike("G0000002")
    graph = candidate_graph(pool([household(district=3011)], [near, far]), policy, TODAY)
    assert [other.id for _, other, _ in graph.candidates()] == ["G0000001"]


def test_floor_falls_with_waiting() -> None:
    policy = replace(POLICY, weights={"distance": 1.0})
    one, other = household(district=3011), group(district=3046)
    fit = candidate_graph(pool([one], [other]), policy, TODAY).fit[0, 0]
    assert fit == pytest.approx(30)
    long_ago = REGISTERED - timedelta(days=40)
    waited = pool([replace(one, registered=long_ago)], [replace(other, registered=long_ago)])
    assert not candidate_graph(pool([one], [other]), policy, TODAY).possible[0, 0]
    assert candidate_graph(waited, policy, TODAY).possible[0, 0]


def test_tally_tells_the_one_requirement_in_the_way() -> None:
    one = household(languages=frozenset({"ti"}))
    same_city, elsewhere = group("G0000001"), group("G0000002", city="almere")
    graph = candidate_graph(pool([one], [same_city, elsewhere]), POLICY, TODAY)
    assert graph.tally(one.id).blocked == (Blocked("area", 1, 0), Blocked("language", 2, 1))
