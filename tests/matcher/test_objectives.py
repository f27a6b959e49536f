from __future__ import annotations

from fractions import Fraction
from hashlib import sha256

import numpy as np
import pytest

from matcher import objectives
from matcher.problem import Household, Problem, Sponsor, exact
from tests.matcher.pools import pool

PAIRS = {"s1 h1": 80, "s2 h1": 0.1, "s1 h2": 0.2}
"""Columns 0 and 1 are the pairs of h1, column 2 that of h2."""


def test_placed_counts_priority() -> None:
    ranked = pool(PAIRS, households=(Household("h1", Fraction(3)), Household("h2")))
    assert objectives.placed(ranked).value([0, 2]) == 4


def test_placed_in_tier_counts_its_households_only() -> None:
    tier = objectives.placed_in_tier(pool(PAIRS), "urgent", {"h2"})
    assert tier.name == "urgent"
    assert tier.weights == (0, 0, 1)


@pytest.mark.parametrize(("threshold", "value"), [(0.2, -1), (0.21, -2), (0, 0)])
def test_few_below_counts_what_is_strictly_below(threshold: float, value: int) -> None:
    assert objectives.few_below(pool(PAIRS), exact(threshold)).value([0, 1, 2]) == value


def test_few_below_takes_the_threshold_of_each_sponsor() -> None:
    enough = {"s1": Fraction(81), "s2": Fraction(0)}
    assert objectives.few_below(pool(PAIRS), enough).weights == (-1, 0, -1)


def test_fit_adds_as_people_do() -> None:
    assert objectives.fit(pool(PAIRS)).value([1, 2]) == Fraction(3, 10)


def test_fit_gives_bonus_to_open_pairs_only() -> None:
    problem = pool(PAIRS, open=(("s2", "h1"),), keep_bonus=Fraction(5))
    assert objectives.fit(problem).weights == (80, Fraction(51, 10), Fraction(1, 5))


def test_fit_gives_the_bonus_of_each_sponsor() -> None:
    own = (Sponsor("s1", 1), Sponsor("s2", 1, keep_bonus=Fraction(7, 2)))
    problem = pool(PAIRS, sponsors=own, open=(("s1", "h1"), ("s2", "h1")), keep_bonus=Fraction(5))
    assert objectives.fit(problem).weights[:2] == (85, Fraction(36, 10))


def test_lot_is_the_stated_formula() -> None:
    digest = sha256(b"\0s1\0h1\0").digest()
    assert objectives.lot("", "s1", "h1") == 1 + int.from_bytes(digest[:4], "big")


def test_lot_differs_when_the_ids_only_read_alike() -> None:
    assert objectives.lot("", "a", "bc") != objectives.lot("", "ab", "c")


def test_lot_differs_per_round() -> None:
    assert objectives.lot("2026-1", "s1", "h1") != objectives.lot("2026-2", "s1", "h1")


def test_tie_is_the_lots() -> None:
    assert objectives.tie(pool(PAIRS)).weights[0] == objectives.lot("", "s1", "h1")


def test_waited_counts_the_days_of_each_pair() -> None:
    assert objectives.waited(pool(PAIRS), {"h1": 7}).weights == (7, 7, 0)


def test_over_takes_the_columns_named() -> None:
    assert objectives.fit(pool(PAIRS)).over(np.array([2, 0])).weights == (Fraction(1, 5), 80)


def levels_of(problem: Problem) -> list[str]:
    return [level.name for level in objectives.solve_levels(problem)]


def test_solve_levels_are_those_of_the_contract() -> None:
    assert levels_of(pool(PAIRS)) == ["placed", "fit", "tie"]
