"""PuLP as its manual shows it: one undivided model with a variable for every possible pair.

Two levels: the most households, then, with that held, the best total fit. The same solver as ours.
"""

from __future__ import annotations

import numpy as np
import pulp

from tests.matcher.nation import Columns, RawPool


def matched(pool: RawPool) -> Columns:
    program = pulp.LpProblem("pool", pulp.LpMaximize)
    x = {
        (row, column): program.add_variable(f"x{row}_{column}", cat=pulp.LpBinary)
        for row, column in np.argwhere(pool.possible).tolist()
    }
    for axis, count in enumerate(pool.possible.shape):
        lines: list[list[pulp.LpVariable]] = [[] for _ in range(count)]
        for pair, variable in x.items():
            lines[pair[axis]].append(variable)
        for line in lines:
            program.addConstraint(pulp.lpSum(line) <= 1)
    solver = pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0)
    placed = pulp.lpSum(x.values())
    program.setObjective(placed)
    program.solve(solver)
    program.addConstraint(placed >= round(pulp.value(placed)))
    program.setObjective(pulp.lpSum(int(pool.fit[pair]) * x[pair] for pair in x))
    program.solve(solver)
    columns = np.full(len(pool.possible), -1)
    for (row, column), variable in x.items():
        if variable.varValue and variable.varValue > 0.5:
            columns[row] = column
    return columns
