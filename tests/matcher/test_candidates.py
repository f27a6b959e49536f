from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import Group, Household
from matcher.candidates import Blocked, candidate_graph
from matcher.policy import load_policies
from tests.matcher.people import REGISTERED, TODAY, group, household, pool
from tests.matcher.test_criteria import groups, households

POLICY = load_policies()["statushouders"]


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


@given(st.lists(households, min_size=1, max_size=4), st.lists(groups, min_size=1, max_size=4))
def test_fits_are_between_0_and_100(some: list[Household], others: list[Group]) -> None:
    graph = candidate_graph(pool(some, others), POLICY, TODAY)
    for fits in (graph.household_fit, graph.sponsor_fit, graph.fit):
        assert np.all((fits >= 0) & (fits <= 100))


@given(
    st.lists(households, min_size=1, max_size=4),
    st.lists(groups, min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_changes_nothing(
    some: list[Household], others: list[Group], order: object
) -> None:
    some = [replace(one, id=f"H000000{place}") for place, one in enumerate(some)]
    others = [replace(one, id=f"G000000{place}") for place, one in enumerate(others)]
    graph = candidate_graph(pool(some, others), POLICY, TODAY)
    shuffled = candidate_graph(pool(some[::-1], others[::-1]), POLICY, TODAY)
    assert np.array_equal(graph.fit, shuffled.fit)


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
