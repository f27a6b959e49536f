"""How households and sponsors compare, as arrays over a whole pool: what blocks, what scores.

Households are rows, sponsors are columns. Not known is NaN. Every score is one division of whole
numbers, so that machines and the order of rows make no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import AGE_BANDS, GROUP, HOST, TIMES
from matcher.pool import (
    Flags,
    Numbers,
    Pool,
    Table,
    builder_languages,
    counted,
    days,
    flags,
    kind_of,
    languages_known,
    membership,
    numbers,
    region_of,
    spoken_by,
    windows,
)

Blocks = NDArray[np.bool_]
"""Households × sponsors: True where the requirement makes the pair impossible."""

Scores = NDArray[np.float32]
"""Households × sponsors: 0..1, or NaN where it is not known."""

FAR = {GROUP: 50, HOST: 500}
"""Districts whose four digits differ by this much or more count as far apart, by kind of sponsor.

A group is looked for in one city, a host in a region around the town where somebody will live.
"""

PREPARATION = 28
"""Days between a training and an arrival that are enough to prepare and to get in touch."""

ENOUGH_INTERESTS = 3
ENOUGH_PARENTS = 2

ASKED_NEAR = "near"
"""The age wish of who asked for people of about their own age."""


# --- requirements -------------------------------------------------------------------------------


def variant(pool: Pool) -> Blocks:
    own = [household.variant for household in pool.households]
    another = _differ(own, [sponsor.variant for sponsor in pool.sponsors])
    seeks = flags([HOST in household.seeks for household in pool.households])
    hosts = flags([sponsor.kind == HOST for sponsor in pool.sponsors])
    # Whoever takes part in another variant can seek a host besides.
    return another & ~(seeks[:, None] & hosts[None, :])


def area(pool: Pool) -> Blocks:
    return _elsewhere(
        [one.city or "" for one in pool.households], [one.city for one in pool.sponsors]
    )


def region(pool: Pool) -> Blocks:
    regions = [region_of(one.city) for one in pool.households]
    return _elsewhere(regions, [region_of(one.city) for one in pool.sponsors])


def _elsewhere(households: Sequence[str], sponsors: Sequence[str | None]) -> Blocks:
    """Where places differ. The gate lets nobody in whose place is not known: that blocks too."""
    nowhere = flags([not place for place in households])
    return _differ(households, [place or "" for place in sponsors]) | nowhere[:, None]


def size(pool: Pool) -> Blocks:
    largest = numbers([group.largest_household for group in pool.groups])
    # A comparison with NaN is False: a size that is not known blocks nothing.
    return _sizes(pool)[:, None] > largest[None, :]


def beds(pool: Pool) -> Blocks:
    return _sizes(pool)[:, None] > numbers([host.beds for host in pool.hosts])[None, :]


def _sizes(pool: Pool) -> Numbers:
    return numbers([household.size for household in pool.households])


def dates(pool: Pool) -> Blocks:
    return _days_in_common(pool) < pool.shortest_stay


def pets(pool: Pool) -> Blocks:
    cannot = flags([household.lives_with_pets is False for household in pool.households])
    return cannot[:, None] & flags([host.pets is True for host in pool.hosts])[None, :]


def smoking(pool: Pool) -> Blocks:
    cannot = flags([household.lives_with_smokers is False for household in pool.households])
    smokes = flags([household.smokes is True for household in pool.households])
    smoky = flags([host.smokes is True for host in pool.hosts])
    forbids = flags([host.smoking is False for host in pool.hosts])
    return (cannot[:, None] & smoky[None, :]) | (smokes[:, None] & forbids[None, :])


def trial_weekend(pool: Pool) -> Blocks:
    unwilling = flags([host.trial_weekend is False for host in pool.hosts])
    return np.broadcast_to(unwilling, pool.shape).copy()


def trained(pool: Pool) -> Blocks:
    _, last = windows([household.arrives for household in pool.households])
    return last[:, None] < days([group.trained for group in pool.groups])[None, :]


def language(pool: Pool) -> Blocks:
    alone = flags([not builder_languages(household, pool) for household in pool.households])
    return _yes(shared_language(pool) == 0) & alone[:, None]


def women_only(pool: Pool) -> Blocks:
    asked = flags([household.women_only for household in pool.households])
    others = flags([sponsor.composition in ("mixed", "men") for sponsor in pool.sponsors])
    return asked[:, None] & others[None, :]


def step_free(pool: Pool) -> Blocks:
    asked = flags([household.step_free for household in pool.households])
    return asked[:, None] & flags([one.step_free is False for one in pool.sponsors])[None, :]


def lgbt_safe(pool: Pool) -> Blocks:
    asked = flags([household.lgbt_safe for household in pool.households])
    return asked[:, None] & flags([one.lgbt_safe is False for one in pool.sponsors])[None, :]


# --- preferences --------------------------------------------------------------------------------


def languages_score(pool: Pool) -> tuple[Scores, Scores]:
    scores = shared_language(pool)
    return scores, scores.copy()


def shared_language(pool: Pool) -> Scores:
    """1 where a talk works without a builder, 0 where it needs one, NaN where nobody knows."""
    rows, columns = _tables(
        [spoken_by(household) for household in pool.households],
        [spoken_by(sponsor) for sponsor in pool.sponsors],
    )
    shared: Scores = np.minimum(rows @ columns.T, 1)
    known_rows = flags([languages_known(household) for household in pool.households])
    known_columns = flags([languages_known(sponsor) for sponsor in pool.sponsors])
    # A language in common is one, also when other languages were left out.
    shared[(shared == 0) & ~(known_rows[:, None] & known_columns[None, :])] = np.nan
    return shared


def times_score(pool: Pool) -> tuple[Scores, Scores]:
    """Not known when the group did not say how many can at one of the household's times."""
    wanted = membership([household.times for household in pool.households], TIMES)
    said = [dict(group.available) for group in pool.groups]
    able = counted([[one.get(time, 0) for time in TIMES] for one in said], len(TIMES))
    silent = counted([[time not in one for time in TIMES] for one in said], len(TIMES))
    # A group may count friends who have not signed up as members yet.
    members = counted([[group.members] for group in pool.groups], 1)[:, 0]
    heads = np.maximum(members, able.max(axis=1, initial=1))
    common = wanted @ able.T
    common[wanted @ silent.T > 0] = np.nan
    households = _ratio(common, wanted.sum(axis=1)[:, None] * heads[None, :])
    groups = _ratio(common, able.sum(axis=1)[None, :])
    return _known_to_both(households, groups)


def goals_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.goals for household in pool.households],
        [group.offers for group in pool.groups],
        enough=None,
    )


def interests_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.interests for household in pool.households],
        [sponsor.interests for sponsor in pool.sponsors],
        enough=ENOUGH_INTERESTS,
    )


def work_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.work for household in pool.households],
        [sponsor.work for sponsor in pool.sponsors],
        enough=1,
    )


def ages_score(pool: Pool) -> tuple[Scores, Scores]:
    """The household's only where it asked for people of about its own age."""
    adults = counted([household.adults for household in pool.households], len(AGE_BANDS))
    others = counted([sponsor.ages for sponsor in pool.sponsors], len(AGE_BANDS))
    steps = np.abs(np.subtract.outer(range(len(AGE_BANDS)), range(len(AGE_BANDS))))
    halves = np.maximum(2 - steps, 0).astype(np.float32)
    pairs = adults.sum(axis=1)[:, None] * others.sum(axis=1)[None, :]
    sponsors = _ratio(adults @ halves @ others.T, 2 * pairs)
    households = sponsors.copy()
    households[[household.age_wish != ASKED_NEAR for household in pool.households]] = np.nan
    return households, sponsors


def children_score(pool: Pool) -> tuple[Scores, Scores]:
    children = numbers([household.children for household in pool.households])
    families = np.where(children > 0, np.float32(1), np.float32(np.nan))
    return families[:, None] * _parents(pool)[None, :], _kinds_score(pool)


def _parents(pool: Pool) -> Numbers:
    """0..1 for each sponsor: members with children, two being enough; or children in the house."""
    of_groups = np.minimum(numbers([one.members_with_children for one in pool.groups]), 2)
    of_hosts = np.minimum(numbers([host.children for host in pool.hosts]), 1)
    return np.concatenate([of_groups / np.float32(ENOUGH_PARENTS), of_hosts])


def _kinds_score(pool: Pool) -> Scores:
    """1 where a household is of a kind that the sponsor wishes for."""
    kinds = [kind_of(household) for household in pool.households]
    rows, columns = _tables(
        [{kind} if kind else set() for kind in kinds],
        [sponsor.household_kinds for sponsor in pool.sponsors],
    )
    return _ratio(rows @ columns.T, rows.sum(axis=1)[:, None] * _any(columns)[None, :])


def distance_score(pool: Pool) -> tuple[Scores, Scores]:
    households = numbers([household.district for household in pool.households])
    sponsors = numbers([sponsor.district for sponsor in pool.sponsors])
    far = numbers([FAR[sponsor.kind] for sponsor in pool.sponsors])[None, :]
    scores = households[:, None] - sponsors[None, :]
    np.abs(scores, out=scores)
    np.subtract(far, scores, out=scores)
    np.maximum(scores, 0, out=scores)
    scores /= far
    return scores, scores.copy()


def arrival_score(pool: Pool) -> tuple[Scores, Scores]:
    first, _ = windows([household.arrives for household in pool.households])
    ahead = first[:, None] - days([group.trained for group in pool.groups])[None, :]
    scores = np.clip(ahead, 0, PREPARATION) / np.float32(PREPARATION)
    return scores, scores.copy()


def stay_score(pool: Pool) -> tuple[Scores, None]:
    first, last = windows([household.stay for household in pool.households])
    wanted = last - first + 1
    return _ratio(np.maximum(_days_in_common(pool), 0), wanted[:, None]), None


def _days_in_common(pool: Pool) -> NDArray[np.float32]:
    """How many days the room is there while it is needed; 0 or less when there is none."""
    first, last = windows([household.stay for household in pool.households])
    there, gone = windows([host.stay for host in pool.hosts])
    until = np.minimum(last[:, None], gone[None, :])
    return until - np.maximum(first[:, None], there[None, :]) + 1


def pets_score(pool: Pool) -> tuple[Scores, Scores]:
    fine = numbers([household.lives_with_pets for household in pool.households])
    pets = numbers([host.pets for host in pool.hosts])
    # 1 where either says yes to what the other has: fine with pets, or no pets there.
    scores = np.maximum(fine[:, None], 1 - pets[None, :])
    return scores, scores.copy()


def diet_score(pool: Pool) -> tuple[Scores, None]:
    scores, _ = _shares(
        [household.diet for household in pool.households],
        [host.cooks for host in pool.hosts],
        enough=None,
    )
    return scores, None


# --- arrays -------------------------------------------------------------------------------------


def _yes(table: Any) -> NDArray[np.bool_]:
    return np.asarray(table, dtype=np.bool_)


def _differ(households: Sequence[str], sponsors: Sequence[str]) -> Blocks:
    numbered = {word: number for number, word in enumerate({*households, *sponsors})}
    rows = np.array([numbered[word] for word in households], dtype=np.int32)
    columns = np.array([numbered[word] for word in sponsors], dtype=np.int32)
    return _yes(rows[:, None] != columns[None, :])


def _tables(rows: Sequence[Any], columns: Sequence[Any]) -> tuple[Table, Table]:
    """The sets of both sides as tables over the same items."""
    items = sorted(set().union(*rows, *columns))
    return membership(rows, items), membership(columns, items)


def _any(table: Table) -> Flags:
    return _yes(table.any(axis=1))


def _ratio(part: Scores, whole: NDArray[Any]) -> Scores:
    """``part / whole``, NaN where the whole is 0: nobody answered."""
    out = np.full(part.shape, np.nan, dtype=np.float32)
    np.divide(part, whole, out=out, where=np.broadcast_to(whole > 0, part.shape))
    return out


def _known_to_both(households: Scores, sponsors: Scores) -> tuple[Scores, Scores]:
    """A score that needs both answers is not known as soon as one of them is missing."""
    unknown = np.isnan(households) | np.isnan(sponsors)
    households[unknown] = np.nan
    sponsors[unknown] = np.nan
    return households, sponsors


def _shares(
    wanted: Sequence[frozenset[str]], offered: Sequence[frozenset[str]], enough: int | None
) -> tuple[Scores, Scores]:
    """What is in common as a share of one's own, of which ``enough`` are enough for 1."""
    rows, columns = _tables(wanted, offered)
    common = rows @ columns.T
    cap = np.float32(np.inf if enough is None else enough)
    common = np.minimum(common, cap)
    households = _ratio(common, np.minimum(rows.sum(axis=1), cap)[:, None])
    sponsors = _ratio(common, np.minimum(columns.sum(axis=1), cap)[None, :])
    return _known_to_both(households, sponsors)
