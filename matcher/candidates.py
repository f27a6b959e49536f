"""Which pairs are possible, how well each fits both sides, and why the others cannot be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intake.records import Household, Sponsor
from matcher.criteria import PREFERENCES, REQUIREMENTS, Blocks, Pool, Scores
from matcher.policy import Policy

AVERAGE = 0.5
"""What counts as the average answer to a criterion that nobody in the pool answered."""


@dataclass(frozen=True)
class CandidateGraph:
    """Every pair of a pool, looked at: households are rows, sponsors are columns.

    ``blocks`` holds, by requirement, the pairs that it makes impossible; ``scores``, by preference,
    what the household and the sponsor make of each pair. The fits are 0..100 in
    hundredths: the household's, the sponsor's, and the pair's, which weighs the household's more.
    ``floors`` are the fits below which the household and the sponsor are not proposed at all.
    """

    pool: Pool
    policy: Policy
    blocks: Mapping[str, Blocks]
    scores: Mapping[str, tuple[Scores, Scores]]
    household_fit: Scores
    sponsor_fit: Scores
    fit: Scores
    floors: tuple[NDArray[np.float64], NDArray[np.float64]]

    @cached_property
    def allowed(self) -> Blocks:
        """The pairs that pass every requirement, whether they fit well or not."""
        return np.asarray(~np.logical_or.reduce(list(self.blocks.values())))

    @cached_property
    def fits_enough(self) -> Blocks:
        """The pairs of which neither side is under its floor."""
        of_households, of_sponsors = self.floors
        return np.asarray(
            (self.household_fit >= of_households[:, None])
            & (self.sponsor_fit >= of_sponsors[None, :])
        )

    @cached_property
    def possible(self) -> Blocks:
        """The candidates: allowed, and neither side under its floor."""
        return np.asarray(self.allowed & self.fits_enough)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        return {household.id: row for row, household in enumerate(self.pool.households)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        return {sponsor.id: column for column, sponsor in enumerate(self.pool.sponsors)}

    def candidates(self) -> Iterator[tuple[Household, Sponsor, float]]:
        """Every candidate with the pair's fit, by household and then by sponsor."""
        for row, column in np.argwhere(self.possible):
            yield (
                self.pool.households[row],
                self.pool.sponsors[column],
                float(self.fit[row, column]),
            )

    def sole_block(self, requirement: str) -> Blocks:
        """The pairs that this requirement alone makes impossible."""
        others = [blocks for id, blocks in self.blocks.items() if id != requirement]
        return np.asarray(self.blocks[requirement] & ~np.logical_or.reduce(others))


def candidate_graph(pool: Pool, policy: Policy, today: date) -> CandidateGraph:
    """Look at every pair of the pool. The order of its records makes no difference."""
    pool = Pool(
        tuple(sorted(pool.households, key=lambda household: household.id)),
        tuple(sorted(pool.sponsors, key=lambda sponsor: sponsor.id)),
        pool.builder_places,
    )
    scores = {preference.id: preference.score(pool) for preference in PREFERENCES}
    household_fit = _fit(scores, 0, pool.households, policy)
    sponsor_fit = _fit(scores, 1, pool.sponsors, policy).T
    share = policy.household_share
    return CandidateGraph(
        pool=pool,
        policy=policy,
        blocks={requirement.id: requirement.blocks(pool) for requirement in REQUIREMENTS},
        scores=scores,
        household_fit=household_fit,
        sponsor_fit=sponsor_fit,
        fit=np.round(share * household_fit + (1 - share) * sponsor_fit, 2),
        floors=(_floors(pool.households, policy, today), _floors(pool.sponsors, policy, today)),
    )


def days_waited(one: Household | Sponsor, today: date) -> int:
    """Whole days since the sign-up, 0 or more."""
    return max((today - one.registered).days, 0)


def _floors(
    records: tuple[Household, ...] | tuple[Sponsor, ...], policy: Policy, today: date
) -> NDArray[np.float64]:
    return np.array(
        [policy.floor.after(days_waited(record, today)) for record in records], dtype=float
    )


def _fit(
    scores: Mapping[str, tuple[Scores, Scores]],
    side: int,
    records: Sequence[Household | Sponsor],
    policy: Policy,
) -> Scores:
    """One side's fit, 0..100, its own records as rows: the weighted mean of the preferences.

    ``100 · Σ w·m·s / Σ w·m`` over the preferences, with ``w`` the policy's weight, ``m`` the
    policy's ``matters_most`` where the record named the preference and else 1, and ``s`` the score
    of the pair, or the average known score of the pool where it is not known.
    """
    total: Scores | float = 0.0
    weights: Scores | float = 0.0
    for id, weight in policy.weights.items():
        named = np.array([id in one.matters_most for one in records], dtype=bool)
        own = weight * np.where(named, policy.matters_most, 1.0)[:, None]
        known = _known(scores[id][side])
        total = total + own * (known if side == 0 else known.T)
        weights = weights + own
    return np.asarray(np.round(100 * total / weights, 2))


def _known(scores: Scores) -> Scores:
    """The scores with the average in place of what is not known."""
    known = scores[~np.isnan(scores)]
    # fsum rounds once, whatever the order of the rows.
    average = math.fsum(known) / len(known) if len(known) else AVERAGE
    return np.where(np.isnan(scores), average, scores)
