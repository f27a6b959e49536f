"""Rows that every set keeps and a relaxation does not, over all columns there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.constraints import Constraint
from matcher.face import Face, entries_of, used_by
from matcher.problem import Columns
from matcher.proof import LARGEST_CUT, LEAST_OVER, MOST_CUTS, Mix


def cuts_of(
    face: Face, looked: Columns, x: NDArray[np.float64], mixes: Sequence[Mix]
) -> list[Constraint]:
    """Rows that every set keeps and these values do not, rounded down from mixes of rows.

    As ``proof.cuts``, over all open columns; those that are near 1 are taken as 1 - x.
    """
    entries = entries_of(face, looked)
    lengths = np.diff(entries.starts, append=len(entries.rows))
    column = np.repeat(np.arange(len(looked)), lengths)
    full = x > 0.5
    found: dict[bytes, tuple[float, NDArray[np.int64], int]] = {}
    for mix in mixes:
        for sign in (1, -1):
            shares = np.zeros(len(face.rows), dtype=np.int64)
            for place, top in mix.tops.items():
                shares[place] = sign * top % mix.bottom
            taken = shares[entries.rows] * entries.coefficients.astype(np.int64)
            sums = np.bincount(column, taken, len(looked)).astype(np.int64)
            rounded, right = _rounded(sums, full, int(shares @ face.right), mix.bottom)
            over = float(rounded @ x) - right
            if over > LEAST_OVER and int(abs(rounded).max()) <= LARGEST_CUT:
                depth = over / float(np.sqrt(rounded @ rounded))
                found[rounded.tobytes()] = depth, shares, mix.bottom
    deepest = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_CUTS]
    return [_cut(face, looked[full], shares, bottom) for _, (_, shares, bottom) in deepest]


def _rounded(
    sums: NDArray[np.int64], full: NDArray[np.bool_], right: int, bottom: int
) -> tuple[NDArray[np.int64], int]:
    rounded = sums // bottom
    rounded[full] = -(-sums[full] // bottom)
    return rounded, (right - int(sums[full].sum())) // bottom + int(rounded[full].sum())


def _cut(face: Face, full: Columns, shares: NDArray[np.int64], bottom: int) -> Constraint:
    sums = used_by(face, shares)
    sums[~face.open] = 0
    near = np.zeros(len(sums), dtype=np.bool_)
    near[full] = True
    rounded, right = _rounded(sums, near, int(shares @ face.right), bottom)
    columns = np.flatnonzero(rounded)
    return Constraint(("cut",), "", columns, rounded[columns], "<=", right)
