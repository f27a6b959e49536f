"""What people do without a program, written out: best pair first, and asking in turn."""

from __future__ import annotations

import numpy as np

from tests.matcher.nation import Columns, RawPool


def greedy(pool: RawPool) -> Columns:
    """The best pair that is left, until none is."""
    rows, columns = np.nonzero(pool.possible)
    order = np.argsort(-pool.fit[rows, columns], kind="stable")
    taken = np.full(len(pool.possible), -1)
    free = np.ones(pool.possible.shape[1], dtype=np.bool_)
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if taken[row] < 0 and free[column]:
            taken[row], free[column] = column, False
    return taken


def deferred_acceptance(pool: RawPool) -> Columns:
    """Households ask the sponsor they like best; a sponsor holds on to the best that asked.

    Gale and Shapley (1962), doi:10.1080/00029890.1962.11989827: no pair would rather have each
    other.
    """
    wishes = np.argsort(-np.where(pool.possible, pool.household_fit, -1), axis=1, kind="stable")
    lists = [
        iter(wish[: int(count)].tolist())
        for wish, count in zip(wishes, pool.possible.sum(axis=1), strict=True)
    ]
    holds: dict[int, int] = {}
    asking = list(range(len(lists)))
    while asking:
        row = asking.pop()
        for column in lists[row]:
            held = holds.get(column)
            if held is None or pool.sponsor_fit[row, column] > pool.sponsor_fit[held, column]:
                holds[column] = row
                asking += [] if held is None else [held]
                break
    taken = np.full(len(lists), -1)
    taken[list(holds.values())] = list(holds)
    return taken
