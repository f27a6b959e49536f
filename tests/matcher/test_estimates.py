"""Formulas beside published examples, scipy, and counting every case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from matcher.estimates import (
    FEWEST_FOLLOWED,
    Difference,
    Span,
    chance,
    ended_by,
    endings,
    holm,
    median,
    ranks,
    wilson,
)

# Weeks in remission of children with leukaemia, treated and not (Freireich and others, 1963): the
# example of Kalbfleisch and Prentice.
TREATED = [
    *(Span(0, week, True) for week in (6, 6, 6, 7, 10, 13, 16, 22, 23)),
    *(Span(0, week, False) for week in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
]
UNTREATED = [
    Span(0, week, True)
    for week in (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
]


def made(begun: int, lasted: int, ended: bool) -> Span:
    return Span(begun, begun + lasted, ended)


waits = st.lists(
    st.builds(made, st.integers(0, 6), st.integers(0, 12), st.booleans()), min_size=1, max_size=40
)


# --- intervals ----------------------------------------------------------------------------------


def test_wilson_is_that_of_the_paper() -> None:
    assert wilson(8, 10) == pytest.approx((0.8, 0.4902, 0.9433), abs=5e-5)


def test_wilson_agrees_with_scipy() -> None:
    for total in range(1, 31):
        for hits in range(total + 1):
            theirs = stats.binomtest(hits, total).proportion_ci(method="wilson")
            assert wilson(hits, total)[1:] == pytest.approx((theirs.low, theirs.high), abs=1e-12)


def test_median_has_the_second_of_ten_as_its_lower_end() -> None:
    # Of ten, at most one under the median: 11/1024. At most two: 56/1024, too likely.
    assert median([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) == (5.5, 2, 9)


@pytest.mark.parametrize("total", [6, 7, 12, 25, 26, 61, 200])
def test_interval_of_the_median_is_the_narrowest_that_is_sure_enough(total: int) -> None:
    found = median(range(1, total + 1))
    assert found is not None
    sure = [1 - 2 * _at_most(int(found.low) - 1 + more, total) for more in (0, 1)]
    assert sure[0] >= 0.95 > sure[1]


def _at_most(hits: int, total: int) -> float:
    return float(sum(comb(total, k) for k in range(hits + 1)) / 2**total)


def test_median_of_five_has_no_interval() -> None:
    assert median([1, 2, 3, 4, 5]) is None


# --- waiting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "lasting"), [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (22, 0.538)]
)
def test_share_that_ended_is_that_of_the_book(week: int, lasting: float) -> None:
    found = ended_by(TREATED, week)
    assert found is not None
    assert 1 - found.value == pytest.approx(lasting, abs=6e-4)


@pytest.mark.parametrize("week", [6, 8, 10, 16, 22])
def test_interval_of_the_share_agrees_with_scipy(week: int) -> None:
    found = ended_by(TREATED, week)
    seen = stats.CensoredData.right_censored(
        [span.last for span in TREATED], [not span.ended for span in TREATED]
    )
    theirs = stats.ecdf(seen).cdf.confidence_interval(method="log-log")
    ends = (float(theirs.low.evaluate(week)), float(theirs.high.evaluate(week)))
    assert found is not None
    assert found[1:] == pytest.approx(ends, abs=1e-9)


def by_hand(spans: Sequence[Span], until: int) -> float:
    """The share that ended, day by day and wait by wait."""
    left = 1.0
    for day in range(until + 1):
        followed = [span for span in spans if span.first <= day <= span.last]
        ended = sum(span.ended and span.last == day for span in followed)
        left *= 1 - ended / len(followed) if followed else 1
    return 1 - left


@given(waits, st.integers(0, 18))
def test_share_that_ended_is_that_counted_day_by_day(spans: list[Span], day: int) -> None:
    found = ended_by(spans, day)
    if found is not None:
        assert found.value == pytest.approx(by_hand(spans, day))
        assert 0 <= found.low <= found.value <= found.high <= 1


@given(waits, st.integers(0, 18))
def test_share_that_ended_is_told_when_enough_were_followed(spans: list[Span], day: int) -> None:
    days = [span.last for span in spans if span.ended and span.last <= day]
    followed = [sum(s.first <= each <= s.last for s in spans) for each in (*days, day)]
    none_left = any(
        sum(s.ended and s.last == each for s in spans) == number
        for each, number in zip(days, followed, strict=False)
    )
    enough = bool(days) and min(followed) >= FEWEST_FOLLOWED and not none_left
    assert (ended_by(spans, day) is not None) == enough


def test_wait_that_was_not_seen_from_its_start_counts_from_its_first_day_only() -> None:
    fresh = [Span(0, 10, True), *[Span(0, 50, False)] * 9]
    late = [Span(20, 50, False)] * 100
    assert ended_by([*fresh, *late], 30) == ended_by(fresh, 30)


def test_interval_of_the_share_holds_the_truth_as_often_as_it_says() -> None:
    random, held, times = np.random.default_rng(4), 0, 500
    truth = 1 - math.exp(-61 / 150)
    for _ in range(times):
        waited = random.exponential(150, 60).astype(int)
        followed = random.integers(1, 365, 60)
        spans = [
            Span(0, int(min(days, end)), bool(days <= end))
            for days, end in zip(waited, followed, strict=True)
        ]
        found = ended_by(spans, 60)
        held += found is not None and found.low <= truth <= found.high
    assert held / times == pytest.approx(0.95, abs=0.03)


def test_log_rank_is_that_of_the_book() -> None:
    found = endings(TREATED, UNTREATED)
    assert found[:2] == pytest.approx((9, 19.25), abs=0.005)
    assert (9 - found.expected) ** 2 / found.variance == pytest.approx(16.79, abs=0.005)


def test_what_a_set_would_have_and_what_the_others_would_are_all() -> None:
    one, other = endings(TREATED, UNTREATED), endings(UNTREATED, TREATED)
    assert one.expected + other.expected == pytest.approx(30)
    assert (one.variance, one.third) == pytest.approx((other.variance, -other.third))


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_moments_of_one_day_are_those_of_all_ways_to_end(
    of_set: int, of_others: int, data: st.DataObject
) -> None:
    total = of_set + of_others
    ended = data.draw(st.integers(1, total - 1))
    ways = [sum(who < of_set for who in drawn) for drawn in combinations(range(total), ended)]
    ends = [True] * ended + [False] * (total - ended)
    spans = [Span(0, 1 if end else 2, end) for end in ends]
    found = endings(spans[:of_set], spans[of_set:])
    assert found[1:] == pytest.approx(_moments(ways), abs=1e-9)


def _moments(values: Iterable[float]) -> tuple[float, float, float]:
    known = np.array([*values], dtype=float)
    off = known - known.mean()
    return float(known.mean()), float(np.mean(off**2)), float(np.mean(off**3))


@given(st.lists(st.integers(0, 5), min_size=3, max_size=11), st.data())
def test_moments_of_ranks_are_those_of_all_draws(values: list[int], data: st.DataObject) -> None:
    few = data.draw(st.integers(1, len(values) - 1))
    rank = stats.rankdata(values)
    draws = [sum(drawn) for drawn in combinations(rank, few)]
    found = ranks(values[:few], values[few:])
    assert found.observed == pytest.approx(float(sum(rank[:few])))
    assert found[1:] == pytest.approx(_moments(draws), abs=1e-6)


# --- differences --------------------------------------------------------------------------------


def test_chance_is_that_of_the_normal_law_when_nothing_is_skew() -> None:
    assert chance(Difference(11.96, 10, 1, 0)) == pytest.approx(0.05, abs=1e-4)


@pytest.mark.parametrize("deviations", [-2.0, -1.2, 1.5, 2.5, 3.5, 4.5])
def test_chance_is_near_that_of_a_law_with_the_same_skewness(deviations: float) -> None:
    law = stats.pearson3(0.5)
    exact = 2 * float(law.sf(deviations) if deviations > 0 else law.cdf(deviations))
    assert chance(Difference(deviations, 0, 1, 0.5)) == pytest.approx(exact, rel=0.06)


@pytest.mark.parametrize("part", [0.95, 0.98, 0.995])
def test_chance_of_few_is_nearer_to_that_of_all_draws_than_the_normal_law_is(part: float) -> None:
    # Five of 30, of whom most have the same: the sum of ranks is skew.
    values = [*range(2, 12), *[1] * 20]
    rank = stats.rankdata(values)
    sums = np.array([sum(drawn) for drawn in combinations(rank, 5)])
    total = float(np.quantile(sums, part))
    exact = 2 * float(np.mean(sums >= total))
    found = ranks(values[:5], values[5:])._replace(observed=total)
    skew, normal = chance(found), chance(found._replace(third=0))
    assert abs(math.log(skew / exact)) < abs(math.log(normal / exact))


def test_nothing_differs_when_nothing_can() -> None:
    assert chance(ranks([7.0, 7.0], [7.0, 7.0, 7.0])) == 1


def test_holm_corrects_in_steps() -> None:
    # In order: 4 x 0.005, 3 x 0.01, 2 x 0.03, and never less than one before.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.floats(0, 0.06), max_size=12, unique=True))
def test_holm_takes_the_same_as_its_rule(chances: list[float]) -> None:
    taken = [one < 0.05 for one in holm(chances)]
    left, expected = len(chances), [False] * len(chances)
    for place in sorted(range(len(chances)), key=lambda each: chances[each]):
        if chances[place] * left >= 0.05:
            break
        expected[place], left = True, left - 1
    assert taken == expected
