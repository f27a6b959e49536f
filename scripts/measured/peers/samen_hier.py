"""Ours: all levels, one pool, from arrays to a proven answer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matcher.objectives import solve_levels
from matcher.program import solve
from tests.matcher.nation import Columns, RawPool, problem_of

LIMIT = 120.0
"""Seconds; what is reached by then counts, with the levels that are proven."""


class Ours(NamedTuple):
    """The sponsor of each household, and for how many of the levels that is proven the best."""

    columns: Columns
    proven: int


def matched(pool: RawPool) -> Ours:
    problem = problem_of(pool)
    solution = solve(problem, solve_levels(problem), LIMIT)
    row = {household.id: place for place, household in enumerate(problem.households)}
    column = {sponsor.id: place for place, sponsor in enumerate(problem.sponsors)}
    columns = np.full(len(row), -1)
    for sponsor, household in solution.pairs:
        columns[row[household]] = column[sponsor]
    proven = [level.status for level in solution.levels].count("optimal")
    return Ours(columns, proven)
