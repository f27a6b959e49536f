"""Proofs are true whatever a solver says, and it takes a solver only to find them soon."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.constraints import all_constraints
from matcher.objectives import solve_levels
from matcher.problem import Problem
from matcher.program import improvements, relaxations, slots_of
from matcher.proof import Mix, Relax, Relaxed, Search, climb, conquer, cuts, ladder, whole
from matcher.rows import Row, System, system_of
from tests.matcher.pools import allowed_sets, large_pool, problems

LIES = [Fraction(1), Fraction(2**10), Fraction(2**19), Fraction(2**20)]
"""Beside costs of which the largest is 2^20."""

slowly = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def system(problem: Problem) -> System:
    return system_of(list(all_constraints(problem)), problem.size)


def heights(problem: Problem) -> list[int]:
    """The weights of all levels as one."""
    every = np.arange(problem.size)
    levels = [level.numbers(every).tolist() for level in solve_levels(problem)]
    groups: dict[int, list[int]] = {}
    for column, slot in enumerate(slots_of(problem).tolist()):
        groups.setdefault(slot, []).append(column)
    return list(ladder(levels, [*groups.values()]).weights)


def liar(dice: random.Random) -> Relax:
    """A solver whose x, y and mixes are wrong now and then, and which denies that there are any."""
    honest = relaxations()

    def relax(rows: Sequence[Row], costs: Mapping[int, float] | None) -> Relaxed:
        told = honest(rows, costs)
        if dice.random() < 0.2 and costs:
            return Relaxed("infeasible")
        if told.status != "solved":
            return told
        y = [dual + dice.choice([0, 0, 0, -1, 1]) * dice.choice(LIES) for dual in told.y]
        x = {column: dice.choice([value, value, 0.0, 1.0]) for column, value in told.x.items()}
        tops = {place: dice.randint(0, 5) for place in range(len(rows))}
        return replace(told, x=x, y=y, mixes=lambda: [Mix(tops, dice.randint(1, 6))])

    return relax


@slowly
@given(problems(), st.integers(0, 2**32).map(random.Random))
def test_liar_cannot_prove_what_is_false(problem: Problem, dice: random.Random) -> None:
    weights = heights(problem)
    reachable = [sum(weights[c] for c in chosen) for chosen in allowed_sets(problem)]
    target = dice.choice(reachable or [0]) + dice.choice([0, 1])
    search = Search(system(problem), weights, target, liar(dice))
    conquer(search, 200)
    most = max(reachable, default=target - 1)
    assert search.bound is None or search.bound >= most
    assert search.outcome != "closed" or search.target - 1 == max(most, target - 1)


@slowly
@given(problems())
def test_implied_rows_are_kept_by_every_set(problem: Problem) -> None:
    rows = system(problem)
    assert all(rows.keeps(chosen) for chosen in allowed_sets(problem))


@slowly
@given(problems(), st.integers(0, 2**32).map(random.Random))
def test_cuts_are_kept_by_every_set(problem: Problem, dice: random.Random) -> None:
    rows = [row for row in system(problem).rows if not row.extra]
    tops = {place: dice.randint(0, 5) for place in range(len(rows))}
    values = {column: dice.random() for column in range(problem.size)}
    told = Relaxed("solved", values, mixes=lambda: [Mix(tops, dice.randint(1, 6))])
    made = System(cuts(rows, told), problem.size)
    assert all(made.keeps(chosen) for chosen in allowed_sets(problem))


def test_cuts_are_made_where_relaxed_values_are_broken() -> None:
    problem = large_pool(random.Random(2), 15)
    weights = heights(problem)
    search = Search(system(problem), weights, 1, relaxations())
    search.close_root(whole(search.system))
    assert search.last is not None
    assert cuts(*search.last)


def test_set_that_is_barred_for_being_known_is_looked_at() -> None:
    """What is left after a level need not hold the best set of before."""
    rows = [
        Row(("one",), columns, [1] * len(columns), "<=", 1)
        for columns in ([0, 1], [2, 3], [2, 4], [3, 4])
    ]
    levels = [[0, 0, 2, 1, 1], [10, 13, 1, 1, 1]]
    climbed = climb(
        System(rows, 5),
        levels,
        [[0, 1], [2, 3, 4]],
        frozenset({0, 2}),
        relaxations(),
        100,
        improvements(None),
    )
    assert climbed.values == [2, 14]
    assert climbed.ended == "top"
