"""Which pairs are possible, how well each fits both sides, and why the others cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from intake.records import Household, Sponsor
from matcher.criteria import PREFERENCES, REQUIREMENTS, Preference, Requirement
from matcher.policy import Policy
from matcher.pool import Pool
from matcher.scores import Blocks, Scores

Fits = NDArray[np.float64]
"""Households × sponsors: 0..100, in hundredths."""

AVERAGE = 0.5
"""What counts as the average answer to a criterion that nobody in the pool answered."""

BATCH = 64
"""Pairs whose shares are taken from one small pool: with more, most of it would be thrown away."""

GRAIN = 2.0**20
"""Scores are averaged in whole parts of this size: such sums are exact in every order."""


@dataclass(frozen=True)
class Share:
    """What a preference makes of one pair, for each side, in ten-thousandths of 0..1.

    None is not known, or none of that side's business; a fit takes the average of the pool then.
    """

    id: str
    household: float | None
    sponsor: float | None


@dataclass(frozen=True)
class Blocked:
    """How many pairs of a record a requirement makes impossible; ``alone`` it and no other."""

    requirement: str
    count: int
    alone: int


@dataclass(frozen=True)
class Tally:
    """How the pairs of one record stand, in numbers.

    ``blocked`` has the requirements that block at least one, in the order of the table. ``unfit``
    are the pairs that are not possible for another reason than those that may be spoken of: a fit
    under the floor, or a sensitive wish.
    """

    pairs: int
    possible: int
    unfit: int
    blocked: tuple[Blocked, ...]


@dataclass(frozen=True)
class CandidateGraph:
    """Every pair of a pool, looked at: households are rows, sponsors are columns.

    ``blocks`` holds, by requirement of the policy, the pairs that it makes impossible. The fits are
    0..100 in hundredths: the household's, the sponsor's, and the pair's, which weighs the
    household's more. ``averages`` are, by preference of the policy, what the household and the
    sponsor make of a pair on average, 0..1: what stands in where a score is not known. ``floors``
    are the fits below which the household and the sponsor are not proposed at all.
    """

    pool: Pool
    policy: Policy
    blocks: Mapping[str, Blocks]
    averages: Mapping[str, tuple[float, float | None]]
    household_fit: Fits
    sponsor_fit: Fits
    fit: Fits
    floors: tuple[NDArray[np.float64], NDArray[np.float64]]

    @cached_property
    def allowed(self) -> Blocks:
        """The pairs that pass every requirement, whether they fit well or not."""
        return ~self._any_of(self.blocks)

    @cached_property
    def fits_enough(self) -> Blocks:
        """The pairs of which neither side is under its floor."""
        of_households, of_sponsors = self.floors
        enough = self.household_fit >= of_households[:, None]
        enough &= self.sponsor_fit >= of_sponsors[None, :]
        return enough

    @cached_property
    def possible(self) -> Blocks:
        """The candidates: allowed, and neither side under its floor."""
        return self.allowed & self.fits_enough

    @cached_property
    def rows(self) -> Mapping[str, int]:
        return {household.id: row for row, household in enumerate(self.pool.households)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        return {sponsor.id: column for column, sponsor in enumerate(self.pool.sponsors)}

    def hundredths(self) -> NDArray[np.int64]:
        """The pair's fit as a whole number, 0..10,000: exact in sums and comparisons."""
        return np.rint(self.fit * 100).astype(np.int64)

    def candidates(self) -> Iterator[tuple[Household, Sponsor, float]]:
        """Every candidate with the pair's fit, by household and then by sponsor."""
        for row, column in np.argwhere(self.possible):
            household, sponsor = self.pool.households[row], self.pool.sponsors[column]
            yield household, sponsor, float(self.fit[row, column])

    # --- one pair, one record ---

    def shares(self, household: str, sponsor: str) -> tuple[Share, ...]:
        """What each preference that is not sensitive makes of a pair, by ids of both sides."""
        return self.shares_of([(household, sponsor)])[0]

    def shares_of(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Share, ...]]:
        """The ``shares`` of many pairs, ids of the household and the sponsor: far faster."""
        batches = (pairs[start : start + BATCH] for start in range(0, len(pairs), BATCH))
        return [shares for batch in batches for shares in self._shares_of(batch)]

    def _shares_of(self, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[Share, ...]]:
        """A pool of these pairs alone, in which the pairs are the diagonal."""
        pool = replace(
            self.pool,
            households=tuple(self.pool.households[self.rows[one]] for one, _ in pairs),
            sponsors=tuple(self.pool.sponsors[self.columns[other]] for _, other in pairs),
        )
        # A share of a sensitive wish would tell that there is one.
        spoken = [one for one, _ in _weighed(self.policy) if not one.sensitive]
        sides = [[_diagonal(scores, len(pairs)) for scores in one.score(pool)] for one in spoken]
        for place in range(len(pairs)):
            yield tuple(
                Share(one.id, household[place], sponsor[place])
                for one, (household, sponsor) in zip(spoken, sides, strict=True)
            )

    def blocked_by(self, requirement: str, household: str, sponsor: str) -> bool:
        """Whether this requirement makes the pair impossible; never one the policy leaves out."""
        blocks = self.blocks.get(requirement)
        return blocks is not None and bool(blocks[self.rows[household], self.columns[sponsor]])

    def tally(self, id: str) -> Tally:
        """How the pairs of a household or sponsor stand, in numbers."""
        of_sponsor = id in self.columns
        place = self.columns[id] if of_sponsor else self.rows[id]
        side = self._tallies[of_sponsor]
        blocked = (
            Blocked(requirement, int(counts[place]), int(alone[place]))
            for requirement, (counts, alone) in side.blocked.items()
        )
        return Tally(
            self.pool.shape[not of_sponsor],
            int(side.possible[place]),
            int(side.unfit[place]),
            tuple(one for one in blocked if one.count),
        )

    @cached_property
    def _tallies(self) -> tuple[_Tallies, _Tallies]:
        """Of all households, and of all sponsors: one look at the whole pool for both."""
        blocking = np.zeros(self.pool.shape, dtype=np.uint8)
        for blocks in self.blocks.values():
            blocking += blocks
        sole = blocking == 1
        spoken = [one.id for one in REQUIREMENTS if one.id in self.blocks and not one.sensitive]
        unfit = ~self._any_of(spoken) & ~self.possible
        return _tallies_of(self, sole, unfit, axis=1), _tallies_of(self, sole, unfit, axis=0)

    def _any_of(self, requirements: Iterable[str]) -> Blocks:
        """The pairs that at least one of these makes impossible."""
        blocked = np.zeros(self.pool.shape, dtype=np.bool_)
        for id in requirements:
            blocked |= self.blocks[id]
        return blocked


@dataclass(frozen=True)
class _Tallies:
    """The tallies of one side as arrays; ``blocked`` has how many pairs, and how many alone."""

    possible: NDArray[np.intp]
    unfit: NDArray[np.intp]
    blocked: Mapping[str, tuple[NDArray[np.intp], NDArray[np.intp]]]


def _tallies_of(graph: CandidateGraph, sole: Blocks, unfit: Blocks, axis: int) -> _Tallies:
    return _Tallies(
        np.count_nonzero(graph.possible, axis=axis),
        np.count_nonzero(unfit, axis=axis),
        {
            id: (
                np.count_nonzero(blocks, axis=axis),
                np.count_nonzero(blocks & sole, axis=axis),
            )
            for id, blocks in graph.blocks.items()
        },
    )


def candidate_graph(pool: Pool, policy: Policy, today: date) -> CandidateGraph:
    """Look at every pair of the pool. The order of its records makes no difference."""
    pool = replace(
        pool,
        households=tuple(sorted(pool.households, key=lambda household: household.id)),
        sponsors=tuple(sorted(pool.sponsors, key=lambda sponsor: sponsor.id)),
        shortest_stay=policy.shortest_stay,
    )
    household_fit, sponsor_fit, averages = _fits(pool, policy)
    fit = policy.household_share * household_fit
    fit += (1 - policy.household_share) * sponsor_fit
    return CandidateGraph(
        pool=pool,
        policy=policy,
        blocks={requirement.id: requirement.blocks(pool) for requirement in _required(policy)},
        averages=averages,
        household_fit=household_fit,
        sponsor_fit=sponsor_fit,
        fit=np.round(fit, 2, out=fit),
        floors=(_floors(pool.households, policy, today), _floors(pool.sponsors, policy, today)),
    )


def days_waited(one: Household | Sponsor, today: date) -> int:
    """Whole days since the sign-up, 0 or more."""
    return max((today - one.registered).days, 0)


def _required(policy: Policy) -> list[Requirement]:
    return [one for one in REQUIREMENTS if one.id in policy.requires]


def _weighed(policy: Policy) -> list[tuple[Preference, float]]:
    return [(one, policy.weights[one.id]) for one in PREFERENCES if one.id in policy.weights]


def _floors(records: Sequence[Household | Sponsor], policy: Policy, today: date) -> Fits:
    return np.array(
        [policy.floor.after(days_waited(record, today)) for record in records], dtype=float
    )


# --- fits ---------------------------------------------------------------------------------------

Averages = Mapping[str, tuple[float, float | None]]


def _fits(pool: Pool, policy: Policy) -> tuple[Fits, Fits, Averages]:
    """Each side's fit, and the average scores: the weighted mean of the preferences.

    ``100 · Σ w·m·s / Σ w·m`` over the preferences, with ``w`` the policy's weight, ``m`` the
    policy's ``matters_most`` where the record named the preference and else 1, and ``s`` the score
    of the pair, or the average known score of the pool where it is not known.
    """
    part = np.empty(pool.shape)
    households = _Mean(pool.households, np.zeros(pool.shape), part, policy.matters_most)
    sponsors = _Mean(pool.sponsors, np.zeros(pool.shape).T, part.T, policy.matters_most)
    averages = {}
    # One preference at a time, so that no more than its own scores are in memory.
    for preference, weight in _weighed(policy):
        for_household, for_sponsor = preference.score(pool)
        averages[preference.id] = (
            households.add(preference.id, weight, for_household),
            None if for_sponsor is None else sponsors.add(preference.id, weight, for_sponsor.T),
        )
    return households.fit(), sponsors.fit().T, averages


class _Mean:
    """The weighted mean of one side, its records as rows, made up preference by preference.

    ``total`` is zeros, and ``part`` is room to work in.
    """

    def __init__(
        self, records: Sequence[Household | Sponsor], total: Fits, part: Fits, matters_most: float
    ) -> None:
        self._records, self._matters_most = records, matters_most
        self._total, self._part = total, part
        self._weights = np.zeros(len(records))

    def add(self, preference: str, weight: float, scores: Scores) -> float:
        """Weigh the scores of one preference; gives their average, which fills what is not known.

        The scores are changed.
        """
        average = _fill(scores)
        named = np.array([preference in one.matters_most for one in self._records], dtype=np.bool_)
        own = weight * np.where(named, self._matters_most, 1.0)
        self._weights += own
        self._total += np.multiply(own[:, None], scores, out=self._part)
        return average

    def fit(self) -> Fits:
        """0..100, in hundredths; in place. The middle where no preference is about this side."""
        if not self._weights.any():
            self._total += AVERAGE
            self._weights += 1
        self._total *= 10_000
        self._total /= self._weights[:, None]
        np.rint(self._total, out=self._total)
        self._total /= 100
        return self._total


def _fill(scores: Scores) -> float:
    """Put the average in place of what is not known, and give it."""
    unknown = np.isnan(scores)
    known = scores.size - np.count_nonzero(unknown)
    np.copyto(scores, 0, where=unknown)
    total = float(np.rint(scores * np.float32(GRAIN)).sum(dtype=np.float64))
    average = np.float32(total / GRAIN / known if known else AVERAGE)
    np.copyto(scores, average, where=unknown)
    return float(average)


def _diagonal(scores: Scores | None, size: int) -> list[float | None]:
    """The scores of the first with the first, and so on; None where it is not known."""
    if scores is None:
        return [None] * size
    return [None if np.isnan(one) else round(float(one), 4) for one in scores.diagonal()]
