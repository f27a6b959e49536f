"""What makes a pair impossible, and what makes it good: one table, one row a criterion.

A **requirement** says which pairs cannot be. A **preference** scores every pair twice, 0 (worst) to
1 (best): for the household and for the group. Both work on arrays over a whole pool: households are
rows, groups are columns. Not known (nobody answered, or had no preference) is NaN: it never blocks,
and counts as the average answer to that criterion in the pool. Every score is one division of whole
numbers, so that machines and the order of rows make no difference.

Nationality, ethnicity, religion and health are not asked and stand nowhere here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import AGE_BANDS, TIMES, Group, Household, Sponsor
from intake.schema import Text, load_forms

Blocks = NDArray[np.bool_]
"""Households × groups: True where the requirement makes the pair impossible."""

Scores = NDArray[np.float64]
"""Households × groups: 0..1, or NaN where it is not known."""

NOT_SHARED = "other"
"""«Another language» on both sides says nothing about a language in common."""

NEARBY = 50
"""Districts whose four digits differ by this much or more count as far apart."""


@dataclass(frozen=True)
class Pool:
    """Who can be proposed in one run of one variant: ready, taking part, and free.

    ``builder_places`` gives for each language (an option id) how many households a community
    builder still has room for.
    """

    households: tuple[Household, ...]
    sponsors: tuple[Sponsor, ...]
    builder_places: Mapping[str, int]

    @property
    def everybody(self) -> tuple[Household | Sponsor, ...]:
        return (*self.households, *self.sponsors)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The sponsors, of a pool of groups."""
        return tuple(one for one in self.sponsors if isinstance(one, Group))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.households), len(self.sponsors)


@dataclass(frozen=True)
class Reason:
    """What may be said of a requirement: why it blocks, and the smallest change that lifts it."""

    because: str
    helps: Callable[[Household | Sponsor], str]


@dataclass(frozen=True)
class Requirement:
    """A row of the table: which pairs it blocks, and why.

    ``reason`` is None when every reason would tell a sensitive wish: then nothing is said, and the
    pairs it blocks are counted with those that do not fit well enough.
    """

    id: str
    rule: Text
    blocks: Callable[[Pool], Blocks]
    reason: Reason | None


@dataclass(frozen=True)
class Preference:
    """A row of the table: how good a pair is for each side, and the sentence when it is good.

    ``questions`` are the ids of the household's and the group's questions. ``says`` gives a Dutch
    sentence about a pair, or "" when there is nothing to say; it uses only answers that both sides
    may see.
    """

    id: str
    rule: Text
    questions: tuple[tuple[str, ...], tuple[str, ...]]
    score: Callable[[Pool], tuple[Scores, Scores]]
    says: Callable[[Household, Sponsor], str]


# --- requirements -------------------------------------------------------------------------------


def _area(pool: Pool) -> Blocks:
    households = np.array([household.city or "" for household in pool.households], dtype=object)
    groups = np.array([group.city or "" for group in pool.sponsors], dtype=object)
    same = households[:, None] == groups[None, :]
    return _yes(~(same & (households != "")[:, None]))


def _size(pool: Pool) -> Blocks:
    sizes = _numbers([household.size for household in pool.households])
    largest = _numbers([group.largest_household for group in pool.groups])
    # A comparison with NaN is False: a size that is not known blocks nothing.
    return _yes(sizes[:, None] > largest[None, :])


def _language(pool: Pool) -> Blocks:
    shared = _share_a_language(pool)
    bridged = [
        not household.languages or bool(builder_languages(household, pool))
        for household in pool.households
    ]
    return _yes(~(shared | np.array(bridged, dtype=np.bool_)[:, None]))


def _women_only(pool: Pool) -> Blocks:
    asked = np.array([household.women_only for household in pool.households], dtype=np.bool_)
    others = [group.composition in ("mixed", "men") for group in pool.sponsors]
    return _yes(asked[:, None] & np.array(others, dtype=np.bool_)[None, :])


def _share_a_language(pool: Pool) -> Blocks:
    by_households = [spoken_by(household) for household in pool.households]
    by_groups = [spoken_by(group) for group in pool.sponsors]
    languages = sorted(frozenset().union(*by_households, *by_groups))
    return _yes(_member_table(by_households, languages) @ _member_table(by_groups, languages).T)


def spoken_by(one: Household | Sponsor) -> frozenset[str]:
    """The languages in which a talk works; a group with a Dutch speaker speaks Dutch."""
    languages = one.languages - {NOT_SHARED}
    if isinstance(one, Group) and one.dutch_speakers:
        return languages | {"nl"}
    return languages


def builder_languages(household: Household, pool: Pool) -> tuple[str, ...]:
    """The household's languages for which a community builder has a place, sorted."""
    return tuple(
        language
        for language in sorted(household.languages)
        if pool.builder_places.get(language, 0) > 0
    )


# --- preferences --------------------------------------------------------------------------------


def _languages_score(pool: Pool) -> tuple[Scores, Scores]:
    """1 where a talk works without a builder, 0 where it needs one."""
    scores = _share_a_language(pool).astype(float)
    scores[[not household.languages for household in pool.households], :] = np.nan
    return scores, scores


def _times_score(pool: Pool) -> tuple[Scores, Scores]:
    """The household's: the share of the group that can at its times, averaged over those times.

    The group's: how much of the group's own time falls in the household's times.
    """
    wanted = _member_table([household.times for household in pool.households], TIMES)
    counts = np.array(
        [[dict(group.available).get(time, 0) for time in TIMES] for group in pool.groups],
        dtype=float,
    ).reshape(len(pool.groups), len(TIMES))
    members = np.array([max(group.members, 1) for group in pool.groups], dtype=float)
    # A group may count friends who have not signed up as members yet.
    heads = np.maximum(members, counts.max(axis=1, initial=1))
    households = _ratio(wanted @ counts.T, wanted.sum(axis=1)[:, None] * heads[None, :])
    groups = _ratio(wanted @ counts.T, counts.sum(axis=1)[None, :])
    return _known_to_both(households, groups)


def _goals_score(pool: Pool) -> tuple[Scores, Scores]:
    """The share of what one side wants that the other side offers, and the other way round."""
    return _shares(
        [household.goals for household in pool.households],
        [group.offers for group in pool.groups],
        enough=None,
    )


def _interests_score(pool: Pool) -> tuple[Scores, Scores]:
    """Common interests as a share of one's own, of which three in common are enough for 1."""
    return _shares(
        [household.interests for household in pool.households],
        [group.interests for group in pool.sponsors],
        enough=3,
    )


def _ages_score(pool: Pool) -> tuple[Scores, Scores]:
    """How near the ages are, over pairs of an adult and a member: 1 in one band, ½ beside it."""
    adults = np.array([household.adults for household in pool.households], dtype=float)
    members = np.array([group.ages for group in pool.sponsors], dtype=float)
    adults, members = adults.reshape(-1, len(AGE_BANDS)), members.reshape(-1, len(AGE_BANDS))
    steps = np.abs(np.subtract.outer(range(len(AGE_BANDS)), range(len(AGE_BANDS))))
    halves = np.maximum(2 - steps, 0)
    pairs = adults.sum(axis=1)[:, None] * members.sum(axis=1)[None, :]
    scores = _ratio(adults @ halves @ members.T, 2 * pairs)
    return scores, scores


def _children_score(pool: Pool) -> tuple[Scores, Scores]:
    """A family's: whether members have children too, two being enough. A group's: its wish."""
    children = _numbers([household.children for household in pool.households])
    parents = _numbers([group.members_with_children for group in pool.groups])
    families = np.where(children > 0, 1.0, np.nan)
    households = families[:, None] * np.minimum(parents / 2, 1)[None, :]
    groups = np.full(pool.shape, np.nan)
    for column, group in enumerate(pool.sponsors):
        if group.household_kinds:
            for row, household in enumerate(pool.households):
                kind = kind_of(household)
                groups[row, column] = np.nan if kind is None else kind in group.household_kinds
    return households, groups


def kind_of(household: Household) -> str | None:
    """``single``, ``couple`` (adults without children) or ``family``; None when not known."""
    if household.size is None:
        return None
    if household.size == 1:
        return "single"
    if household.children is None:
        return None
    return "family" if household.children else "couple"


def _distance_score(pool: Pool) -> tuple[Scores, Scores]:
    """1 in the same postcode district, falling evenly to 0 where they differ by ``NEARBY``."""
    households = _numbers([household.district for household in pool.households])
    groups = _numbers([group.district for group in pool.sponsors])
    apart = np.abs(households[:, None] - groups[None, :])
    scores = np.maximum(0.0, 1.0 - apart / NEARBY)
    return scores, scores


# --- sentences ----------------------------------------------------------------------------------


def _says_languages(household: Household, sponsor: Sponsor) -> str:
    shared = spoken_by(household) & spoken_by(sponsor)
    if not shared:
        return "Praten gaat eerst met een community builder."
    return f"Praten kan in het {_listed(labels('languages', shared))}."


def _says_times(household: Household, sponsor: Sponsor) -> str:
    if not isinstance(sponsor, Group):
        return ""
    able = {time for time, count in sponsor.available if count >= 2}
    common = household.times & able
    return f"Afspreken kan {_listed(labels('times', common))}." if common else ""


def _says_goals(household: Household, sponsor: Sponsor) -> str:
    common = household.goals & sponsor.offers if isinstance(sponsor, Group) else frozenset()
    return f"Samen willen ze aan de slag met {_listed(labels('goals', common))}." if common else ""


def _says_interests(household: Household, sponsor: Sponsor) -> str:
    common = household.interests & sponsor.interests
    return f"Beide kanten houden van {_listed(labels('interests', common))}." if common else ""


def _says_ages(household: Household, sponsor: Sponsor) -> str:
    same = any(one and other for one, other in zip(household.adults, sponsor.ages, strict=True))
    return "In de groep zijn mensen van dezelfde leeftijd." if same else ""


def _says_children(household: Household, sponsor: Sponsor) -> str:
    if isinstance(sponsor, Group) and household.children and sponsor.members_with_children:
        return "Aan beide kanten zijn er kinderen thuis."
    return ""


def _says_distance(household: Household, sponsor: Sponsor) -> str:
    if household.district is None or sponsor.district is None:
        return ""
    near = abs(household.district - sponsor.district) <= NEARBY // 5
    return "Ze wonen dicht bij elkaar." if near else ""


def labels(question: str, ids: frozenset[str] | set[str]) -> list[str]:
    """The Dutch labels of chosen options, in the order of the question."""
    options = {
        option.id: option.label["nl"]
        for form in load_forms().values()
        for asked in form.questions
        if asked.id == question
        for option in asked.options
    }
    return [label for id, label in options.items() if id in ids]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"


# --- what would help ----------------------------------------------------------------------------


def _helps_area(one: Household | Sponsor) -> str:
    if isinstance(one, Household):
        return "Een groep in deze stad." if one.city else "Vul in welke stad het wordt."
    return "Een huishouden in deze stad dat klaar is voor een koppeling."


def _helps_size(one: Household | Sponsor) -> str:
    if isinstance(one, Household):
        return f"Een groep die een huishouden van {one.size} mensen verwelkomt."
    if isinstance(one, Group):
        return f"Een huishouden van ten hoogste {one.largest_household} mensen."
    return "Een kleiner huishouden."


def _helps_language(one: Household | Sponsor) -> str:
    if isinstance(one, Household):
        spoken = labels("languages", one.languages - {NOT_SHARED})
        named = " of ".join(spoken) if spoken else "deze taal"
        return f"Een builder of groep met {named}."
    return "Een builder voor een van de talen van de wachtende huishoudens."


# --- the table ----------------------------------------------------------------------------------

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        "area",
        {
            "nl": "Huishouden en groep zijn in dezelfde stad.",
            "en": "Household and group are in the same city.",
        },
        _area,
        Reason("in een andere stad", _helps_area),
    ),
    Requirement(
        "size",
        {
            "nl": "Het huishouden is niet groter dan de groep aankan.",
            "en": "The household is not larger than the group can welcome.",
        },
        _size,
        Reason("het huishouden is groter dan de groep aankan", _helps_size),
    ),
    Requirement(
        "language",
        {
            "nl": "Er is een gedeelde taal, of een community builder met een plek in die taal.",
            "en": "There is a shared language, or a community builder with a place in it.",
        },
        _language,
        Reason("geen gedeelde taal en geen plek bij een community builder", _helps_language),
    ),
    Requirement(
        "stated_must",
        {
            "nl": "Wat iemand als eis heeft gesteld, is waar.",
            "en": "What somebody stated as a must holds.",
        },
        _women_only,
        None,
    ),
)

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "languages",
        {
            "nl": "Praten kan zonder community builder.",
            "en": "Talking works without a community builder.",
        },
        (("languages",), ("languages", "dutch_speakers")),
        _languages_score,
        _says_languages,
    ),
    Preference(
        "times",
        {
            "nl": "Genoeg mensen kunnen op dezelfde tijden.",
            "en": "Enough people can make the same times.",
        },
        (("times",), ("members_daytime", "members_evening", "members_weekend")),
        _times_score,
        _says_times,
    ),
    Preference(
        "goals",
        {
            "nl": "De groep helpt graag bij wat het huishouden wil.",
            "en": "The group likes to help with what the household wants.",
        },
        (("goals",), ("offers",)),
        _goals_score,
        _says_goals,
    ),
    Preference(
        "interests",
        {
            "nl": "Ze doen graag dezelfde dingen.",
            "en": "They like to do the same things.",
        },
        (("interests",), ("interests",)),
        _interests_score,
        _says_interests,
    ),
    Preference(
        "ages",
        {
            "nl": "De leeftijden liggen bij elkaar in de buurt.",
            "en": "Their ages are near each other.",
        },
        (
            tuple(f"adults_{band}" for band in AGE_BANDS),
            tuple(f"members_{band}" for band in AGE_BANDS),
        ),
        _ages_score,
        _says_ages,
    ),
    Preference(
        "children",
        {
            "nl": "Kinderen aan beide kanten; en het soort huishouden dat de groep wenst.",
            "en": "Children on both sides; and the kind of household the group wishes for.",
        },
        (("children",), ("members_with_children", "household_kinds")),
        _children_score,
        _says_children,
    ),
    Preference(
        "distance",
        {
            "nl": "Ze wonen niet ver uit elkaar.",
            "en": "They do not live far apart.",
        },
        (("district",), ("district",)),
        _distance_score,
        _says_distance,
    ),
)


# --- arrays -------------------------------------------------------------------------------------


def _yes(table: NDArray[Any]) -> Blocks:
    return table.astype(np.bool_)


def _numbers(values: Sequence[int | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _member_table(sets: Sequence[frozenset[str]], of: Sequence[str]) -> NDArray[np.float64]:
    table = [[float(item in chosen) for item in of] for chosen in sets]
    return np.array(table, dtype=float).reshape(len(sets), len(of))


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> Scores:
    """``part / whole``, NaN where the whole is 0: nobody answered."""
    wholes = np.broadcast_to(whole, part.shape)
    out = np.full(part.shape, np.nan)
    np.divide(part, wholes, out=out, where=wholes > 0)
    return out


def _known_to_both(households: Scores, groups: Scores) -> tuple[Scores, Scores]:
    """A score that needs both answers is not known as soon as one of them is missing."""
    unknown = np.isnan(households) | np.isnan(groups)
    return np.where(unknown, np.nan, households), np.where(unknown, np.nan, groups)


def _shares(
    wanted: Sequence[frozenset[str]], offered: Sequence[frozenset[str]], enough: int | None
) -> tuple[Scores, Scores]:
    items = sorted(set().union(*wanted, *offered))
    rows, columns = _member_table(wanted, items), _member_table(offered, items)
    common = rows @ columns.T
    cap = np.inf if enough is None else enough
    households = _ratio(common, np.minimum(rows.sum(axis=1), cap)[:, None])
    groups = _ratio(common, np.minimum(columns.sum(axis=1), cap)[None, :])
    return _known_to_both(np.minimum(households, 1), np.minimum(groups, 1))
