"""CP-SAT, a solver that counts in whole numbers, in a process of its own.

ortools and highspy each bring a libhighs.so.1 and cannot both be loaded, so nothing is imported
from ortools until the function runs, which it does in another process than the matcher.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

SECONDS = 300.0
"""For one level; it needs a few at most."""


class Row(NamedTuple):
    """Σ coefficient · x[column] over the terms, at most or equal to ``right``."""

    terms: Sequence[tuple[int, int]]
    sense: Literal["<=", "="]
    right: int


class Unproven(Exception):
    """The independent solver was not done in time: it says nothing about the program."""


def best_in_turn(
    size: int, rows: Sequence[Row], levels: Sequence[Sequence[int]], told: Collection[int]
) -> list[int]:
    """The largest value of each level in turn, held for the next, over ``size`` yes-or-nos.

    ``told`` are columns that may be a good answer: where the solver starts looking, no more.
    Raises Unproven when a level was not proven in time.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{column}") for column in range(size)]
    for column, variable in enumerate(x):
        model.add_hint(variable, column in told)
    for row in rows:
        left = cp_model.LinearExpr.weighted_sum(
            [x[column] for _, column in row.terms], [number for number, _ in row.terms]
        )
        model.add(left <= row.right if row.sense == "<=" else left == row.right)
    found: list[int] = []
    for weights in levels:
        total = cp_model.LinearExpr.weighted_sum(x, weights)
        model.maximize(total)
        solver = cp_model.CpSolver()
        # One worker that leans on the relaxation is the fastest here, and the same every time.
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.max_time_in_seconds = SECONDS
        status = solver.solve(model)
        if status != cp_model.OPTIMAL:
            raise Unproven(f"level {len(found)}: {solver.status_name(status)}")
        # The value is taken from the answer: the solver's own is a float.
        best = sum(n for n, each in zip(weights, x, strict=True) if solver.boolean_value(each))
        found.append(best)
        model.add(total == best)
    return found
