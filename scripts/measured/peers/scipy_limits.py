"""scipy where the rules are a plain assignment: how fast it can be, and how good.

A possible pair is worth more than all fits together, so that most households come before best fit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array, diags_array, hstack
from scipy.sparse.csgraph import maximum_bipartite_matching, min_weight_full_bipartite_matching

from tests.matcher.nation import Columns, RawPool


def dense(pool: RawPool) -> Columns:
    """linear_sum_assignment over the whole matrix; pairs that are not possible are worth 0."""
    rows, columns = linear_sum_assignment(_worth(pool), maximize=True)
    return _only_possible(pool, rows, columns)


def sparse(pool: RawPool) -> Columns:
    """min_weight_full_bipartite_matching; every household can also stay with a place of its own."""
    alone = diags_array(np.ones(len(pool.possible)))
    table = hstack([csr_array(_worth(pool)), alone], format="csr")
    rows, columns = min_weight_full_bipartite_matching(table, maximize=True)
    placed = columns < pool.possible.shape[1]
    return _only_possible(pool, rows[placed], columns[placed])


def most(pool: RawPool) -> Columns:
    """maximum_bipartite_matching: the most households, whatever the fit."""
    return np.asarray(maximum_bipartite_matching(csr_array(pool.possible), perm_type="column"))


def _worth(pool: RawPool) -> NDArray[np.float64]:
    placed = 1 + int(pool.fit.max()) * min(pool.fit.shape)
    return np.where(pool.possible, placed + pool.fit, 0).astype(float)


def _only_possible(pool: RawPool, rows: Columns, columns: Columns) -> Columns:
    taken = np.full(len(pool.possible), -1)
    possible = pool.possible[rows, columns]
    taken[rows[possible]] = columns[possible]
    return taken
