"""The integer program: pools checked by hand, and right at every level on thousands at random."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher import program
from matcher.constraints import all_constraints, violations
from matcher.face import face_of
from matcher.objectives import few_below, fit, placed_in_tier, solve_levels, tie, waited
from matcher.poolfile import pool_of
from matcher.problem import Candidate, Household, Problem, Sponsor, exact
from matcher.program import is_conflict, relaxations, solve
from matcher.solution import Solution
from tests.matcher.pools import best_values, large_pool, pool, problems, shuffled

FILES = sorted((Path(__file__).parent.parent / "pools").glob("*.yml"))


class DecimalLoader(yaml.SafeLoader):
    """Reads numbers as poolfile does: as the decimals that are written."""


for kind in ("int", "float"):
    DecimalLoader.add_constructor(
        f"tag:yaml.org,2002:{kind}", lambda loader, node: Decimal(loader.construct_scalar(node))
    )


def example(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), DecimalLoader)
    return loaded


def solved(problem: Problem, time_limit: float | None = None) -> Solution:
    return solve(problem, solve_levels(problem), time_limit)


def values(solution: Solution) -> tuple[Fraction, ...]:
    return tuple(level.value for level in solution.levels)


def test_there_are_pools_checked_by_hand() -> None:
    assert len(FILES) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_pool_is_solved_as_by_hand(path: Path) -> None:
    expected = example(path)
    solution = solved(pool_of(expected["pool"]))
    assert expected["reason"]
    assert solution.status == expected["status"]
    assert sorted(solution.pairs) == sorted(tuple(pair) for pair in expected["pairs"])
    reached = {level.objective: level.value for level in solution.levels}
    assert reached.items() >= expected.get("values", {}).items()
    assert sorted(solution.conflict) == sorted(tuple(k) for k in expected.get("conflict", []))


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_level_is_right_when_all_sets_are_looked_at(problem: Problem) -> None:
    right_at_every_level(problem)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_level_is_right_on_many_thousands(problem: Problem) -> None:
    right_at_every_level(problem)


def right_at_every_level(problem: Problem) -> None:
    levels = solve_levels(problem)
    best = best_values(problem, levels)
    solution = solved(problem)
    if best is None:
        assert solution.status == "infeasible"
    else:
        assert solution.status == "optimal"
        assert values(solution) == best
        assert all(level.bound == level.value for level in solution.levels)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.integers(1, 5))
def test_levels_of_a_run_are_right(problem: Problem, good: int) -> None:
    urgent = {household.id for household in problem.households[::2]}
    others = {household.id for household in problem.households[1::2]}
    days = {household.id: 10 * place for place, household in enumerate(problem.households)}
    levels = [
        placed_in_tier(problem, "urgent", urgent),
        placed_in_tier(problem, "others", others),
        few_below(problem, Fraction(good)),
        fit(problem),
        waited(problem, days),
        tie(problem, "2026-1"),
    ]
    solution = solve(problem, levels)
    best = best_values(problem, levels)
    assert best is None or values(solution) == best


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.randoms(use_true_random=False))
def test_shuffled_rows_change_nothing(problem: Problem, dice: random.Random) -> None:
    first, second = solved(problem), solved(shuffled(problem, dice))
    assert first.pairs == second.pairs
    assert (first.levels, first.conflict) == (second.levels, second.conflict)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_one_more_sponsor_never_places_less(problem: Problem) -> None:
    more = Problem(
        sponsors=(*problem.sponsors, Sponsor("new", 9)),
        households=problem.households,
        candidates=(
            *problem.candidates,
            *(Candidate("new", household.id, Fraction(1)) for household in problem.households),
        ),
        kept=problem.kept,
        barred=problem.barred,
        together=problem.together,
        quota=problem.quota,
        shared=problem.shared,
    )
    before = solved(problem)
    assert before.status == "infeasible" or values(solved(more))[0] >= values(before)[0]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_conflict_is_one_and_no_part_of_it_is(problem: Problem) -> None:
    conflict = list(solved(problem).conflict)
    if not conflict:
        return
    assert is_conflict(problem, conflict, relaxations())
    for left_out in conflict:
        fewer = [key for key in conflict if key != left_out]
        assert not is_conflict(problem, fewer, relaxations())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_the_fewest_pairs_are_loosened(problem: Problem) -> None:
    loosen = solved(problem).loosen
    if not loosen:
        return
    kept = [pair for pair in problem.kept if pair not in loosen]
    assert best_values(replace(problem, kept=tuple(kept)), []) is not None
    for fewer in combinations(problem.kept, len(kept) + 1):
        assert best_values(replace(problem, kept=fewer), []) is None


def test_places_too_large_for_floats_are_kept_exactly() -> None:
    beds = 10**17
    hosts = pool(
        {"s1 h1": 1, "s1 h2": 1},
        sponsors=(Sponsor("s1", 2 * beds),),
        candidates=(
            Candidate("s1", "h1", Fraction(1), beds),
            Candidate("s1", "h2", Fraction(2), beds + 1),
        ),
    )
    assert solved(hosts).pairs == (("s1", "h2"),)


def test_fits_across_all_doubles_are_told_apart() -> None:
    wide = pool({"s1 h1": 1.7e308, "s2 h2": 5e-324, "s2 h3": 1e-323})
    assert solved(wide).pairs == (("s1", "h1"), ("s2", "h3"))


def test_time_limit_gives_true_bounds_when_there_is_no_time() -> None:
    problem = large_pool(random.Random(1), 12)
    best, hasty = solved(problem), solved(problem, 0)
    assert hasty.status == "feasible"
    pairs = zip(best.levels, hasty.levels, strict=True)
    assert all(late.value <= level.value <= late.bound for level, late in pairs)


def test_kept_pairs_stand_when_there_is_no_time() -> None:
    kept = pool({"s1 h1": 1, "s2 h1": 9}, kept=(("s1", "h1"),))
    assert ("s1", "h1") in solved(kept, 0).pairs


def test_answer_is_unknown_when_there_is_no_time_to_complete_kept_pairs() -> None:
    half = pool({"s1 h1": 1, "s2 h2": 1}, kept=(("s1", "h1"),), together=(("h1", "h2"),))
    assert solved(half, 0).status == "unknown"


@pytest.mark.parametrize("seed", range(4))
def test_larger_pools_keep_every_rule_and_are_proven(seed: int) -> None:
    problem = large_pool(random.Random(seed), 15)
    solution = solved(problem)
    pairs = set(solution.pairs)
    chosen = [c for c, one in enumerate(problem.candidates) if one.pair in pairs]
    assert solution.status == "optimal"
    assert not violations(all_constraints(problem), chosen)


def test_nothing_is_printed_by_the_solver(capfd: pytest.CaptureFixture[str]) -> None:
    solved(large_pool(random.Random(5), 12))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("capacity", "priced"), [(10**30, True), (2**21, False), (3, True)])
def test_numbers_of_rows_that_can_be_broken_decide_whether_columns_are_priced(
    capacity: int, priced: bool
) -> None:
    places = 2**20 + 1 if capacity == 2**21 else 1
    problem = Problem(
        sponsors=(Sponsor("s", capacity),),
        households=tuple(Household(f"h{place}") for place in range(5)),
        candidates=tuple(Candidate("s", f"h{place}", exact(1), places) for place in range(5)),
    )
    slots = program.slots_of(problem)
    rows = list(all_constraints(problem))
    face = face_of(rows, frozenset(), slots, np.zeros(problem.size))
    assert (face is not None) == priced
    assert len(solved(problem).pairs) == min(5, capacity // places)


def test_time_limit_leaves_something_when_it_is_short() -> None:
    assert len(solved(large_pool(random.Random(2), 12), 0).pairs) > 4


def test_levels_below_stay_proven_when_pieces_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = large_pool(random.Random(3), 12)
    best = solved(problem)
    monkeypatch.setattr(program, "MOST_NODES", 0)
    cut_short = solved(problem)
    pairs = zip(best.levels, cut_short.levels, strict=True)
    assert all(short.value <= level.value <= short.bound for level, short in pairs)


def test_households_are_matched_when_ids_are_in_another_script() -> None:
    written = Problem(
        sponsors=(Sponsor("groep é", 1),),
        households=(Household("ቤተሰብ"),),
        candidates=(Candidate("groep é", "ቤተሰብ", exact(1)),),
    )
    assert solved(written).pairs == (("groep é", "ቤተሰብ"),)
