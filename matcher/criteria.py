"""What makes a pair impossible, and what makes it good: one table, one row a criterion.

A **requirement** says which pairs cannot be. A **preference** scores every pair, 0 (worst) to 1
(best), for the household and for the sponsor. Both work on arrays over a whole pool: households are
rows, sponsors are columns. Not known (nobody answered, or had no preference) is NaN: it never
blocks, and counts as the average answer to that criterion in the pool. Every score is one division
of whole numbers, so that machines and the order of rows make no difference.

Nationality, ethnicity, religion and health are not asked and stand nowhere here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import AGE_BANDS, GROUP, HOST, SPONSOR_KINDS, TIMES, Household, Sponsor
from intake.schema import Text
from matcher import sentences as say
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


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What every row of the table says.

    ``name`` is what it is called in a list, ``rule`` a sentence. ``kinds`` are the kinds of sponsor
    that it is about. ``formula`` says in LaTeX when a pair is blocked, or what it scores.
    ``questions`` are the ids of the questions it reads, by whom they are asked of: ``household``,
    and each of its ``kinds``. A ``sensitive`` criterion is never spoken of.
    """

    id: str
    name: Text
    rule: Text
    kinds: tuple[str, ...]
    formula: str
    questions: Mapping[str, tuple[str, ...]]
    sensitive: bool = False


@dataclass(frozen=True)
class Reason:
    """What may be said of a requirement: why it blocks, and the smallest change that lifts it.

    ``helps`` gets the record that is without a pair, and the kind of sponsor that it is about.
    """

    because: str
    helps: Callable[[Household | Sponsor, str], str]


@dataclass(frozen=True, kw_only=True)
class Requirement(Criterion):
    """A row of the table: which pairs it blocks, and why.

    ``reason`` is None when it is sensitive: then nothing is said, and the pairs it blocks are
    counted with those that do not fit well enough.
    """

    blocks: Callable[[Pool], Blocks]
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Preference(Criterion):
    """A row of the table: how good a pair is for each side, and the sentence when it is good.

    ``score`` gives the household's scores and the sponsor's; None for a side that it is not about.
    ``says`` gives a Dutch sentence about a pair, or "" when there is nothing to say; it uses only
    answers that both sides may see.
    """

    score: Callable[[Pool], tuple[Scores, Scores | None]]
    says: Callable[[Household, Sponsor], str]


# --- requirements -------------------------------------------------------------------------------


def _variant(pool: Pool) -> Blocks:
    own = [household.variant for household in pool.households]
    another = _differ(own, [sponsor.variant for sponsor in pool.sponsors])
    seeks = flags([HOST in household.seeks for household in pool.households])
    hosts = flags([sponsor.kind == HOST for sponsor in pool.sponsors])
    # Whoever takes part in another variant can seek a host besides.
    return another & ~(seeks[:, None] & hosts[None, :])


def _area(pool: Pool) -> Blocks:
    return _elsewhere(
        [one.city or "" for one in pool.households], [one.city for one in pool.sponsors]
    )


def _region(pool: Pool) -> Blocks:
    regions = [region_of(one.city) for one in pool.households]
    return _elsewhere(regions, [region_of(one.city) for one in pool.sponsors])


def _elsewhere(households: Sequence[str], sponsors: Sequence[str | None]) -> Blocks:
    """Where places differ. The gate lets nobody in whose place is not known: that blocks too."""
    nowhere = flags([not place for place in households])
    return _differ(households, [place or "" for place in sponsors]) | nowhere[:, None]


def _size(pool: Pool) -> Blocks:
    largest = numbers([group.largest_household for group in pool.groups])
    # A comparison with NaN is False: a size that is not known blocks nothing.
    return _sizes(pool)[:, None] > largest[None, :]


def _beds(pool: Pool) -> Blocks:
    return _sizes(pool)[:, None] > numbers([host.beds for host in pool.hosts])[None, :]


def _sizes(pool: Pool) -> Numbers:
    return numbers([household.size for household in pool.households])


def _dates(pool: Pool) -> Blocks:
    return _days_in_common(pool) < pool.shortest_stay


def _pets(pool: Pool) -> Blocks:
    cannot = flags([household.lives_with_pets is False for household in pool.households])
    return cannot[:, None] & flags([host.pets is True for host in pool.hosts])[None, :]


def _smoking(pool: Pool) -> Blocks:
    cannot = flags([household.lives_with_smokers is False for household in pool.households])
    smokes = flags([household.smokes is True for household in pool.households])
    smoky = flags([host.smokes is True for host in pool.hosts])
    forbids = flags([host.smoking is False for host in pool.hosts])
    return (cannot[:, None] & smoky[None, :]) | (smokes[:, None] & forbids[None, :])


def _trial_weekend(pool: Pool) -> Blocks:
    unwilling = flags([host.trial_weekend is False for host in pool.hosts])
    return np.broadcast_to(unwilling, pool.shape).copy()


def _trained(pool: Pool) -> Blocks:
    _, last = windows([household.arrives for household in pool.households])
    return last[:, None] < days([group.trained for group in pool.groups])[None, :]


def _language(pool: Pool) -> Blocks:
    alone = flags([not builder_languages(household, pool) for household in pool.households])
    return _yes(shared_language(pool) == 0) & alone[:, None]


def _women_only(pool: Pool) -> Blocks:
    asked = flags([household.women_only for household in pool.households])
    others = flags([sponsor.composition in ("mixed", "men") for sponsor in pool.sponsors])
    return asked[:, None] & others[None, :]


def _step_free(pool: Pool) -> Blocks:
    asked = flags([household.step_free for household in pool.households])
    return asked[:, None] & flags([one.step_free is False for one in pool.sponsors])[None, :]


def _lgbt_safe(pool: Pool) -> Blocks:
    asked = flags([household.lgbt_safe for household in pool.households])
    return asked[:, None] & flags([one.lgbt_safe is False for one in pool.sponsors])[None, :]


# --- preferences --------------------------------------------------------------------------------


def _languages_score(pool: Pool) -> tuple[Scores, Scores]:
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


def _times_score(pool: Pool) -> tuple[Scores, Scores]:
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


def _goals_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.goals for household in pool.households],
        [group.offers for group in pool.groups],
        enough=None,
    )


def _interests_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.interests for household in pool.households],
        [sponsor.interests for sponsor in pool.sponsors],
        enough=ENOUGH_INTERESTS,
    )


def _work_score(pool: Pool) -> tuple[Scores, Scores]:
    return _shares(
        [household.work for household in pool.households],
        [sponsor.work for sponsor in pool.sponsors],
        enough=1,
    )


def _ages_score(pool: Pool) -> tuple[Scores, Scores]:
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


def _children_score(pool: Pool) -> tuple[Scores, Scores]:
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


def _distance_score(pool: Pool) -> tuple[Scores, Scores]:
    households = numbers([household.district for household in pool.households])
    sponsors = numbers([sponsor.district for sponsor in pool.sponsors])
    far = numbers([FAR[sponsor.kind] for sponsor in pool.sponsors])[None, :]
    scores = households[:, None] - sponsors[None, :]
    np.abs(scores, out=scores)
    np.subtract(far, scores, out=scores)
    np.maximum(scores, 0, out=scores)
    scores /= far
    return scores, scores.copy()


def _arrival_score(pool: Pool) -> tuple[Scores, Scores]:
    first, _ = windows([household.arrives for household in pool.households])
    ahead = first[:, None] - days([group.trained for group in pool.groups])[None, :]
    scores = np.clip(ahead, 0, PREPARATION) / np.float32(PREPARATION)
    return scores, scores.copy()


def _stay_score(pool: Pool) -> tuple[Scores, None]:
    first, last = windows([household.stay for household in pool.households])
    wanted = last - first + 1
    return _ratio(np.maximum(_days_in_common(pool), 0), wanted[:, None]), None


def _days_in_common(pool: Pool) -> NDArray[np.float32]:
    """How many days the room is there while it is needed; 0 or less when there is none."""
    first, last = windows([household.stay for household in pool.households])
    there, gone = windows([host.stay for host in pool.hosts])
    until = np.minimum(last[:, None], gone[None, :])
    return until - np.maximum(first[:, None], there[None, :]) + 1


def _pets_score(pool: Pool) -> tuple[Scores, Scores]:
    fine = numbers([household.lives_with_pets for household in pool.households])
    pets = numbers([host.pets for host in pool.hosts])
    # 1 where either says yes to what the other has: fine with pets, or no pets there.
    scores = np.maximum(fine[:, None], 1 - pets[None, :])
    return scores, scores.copy()


def _diet_score(pool: Pool) -> tuple[Scores, None]:
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


# --- the table ----------------------------------------------------------------------------------

GROUPS, HOSTS, BOTH = (GROUP,), (HOST,), SPONSOR_KINDS

_ADULTS = tuple(f"adults_{band}" for band in AGE_BANDS)
_MEMBERS = tuple(f"members_{band}" for band in AGE_BANDS)

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        id="variant",
        name={"nl": "vorm", "en": "form"},
        rule={
            "nl": "Het huishouden zoekt deze vorm van Samen Hier.",
            "en": "The household looks for this form of Samen Hier.",
        },
        kinds=BOTH,
        formula=(
            r"\text{variant}_h \ne \text{variant}_s "
            r"\land \lnot (s \text{ is a host} \land \text{host} \in \text{seeks}_h)"
        ),
        questions={"household": ("seeks",), GROUP: (), HOST: ()},
        blocks=_variant,
        reason=Reason("een andere vorm van Samen Hier", say.helps_variant),
    ),
    Requirement(
        id="area",
        name={"nl": "stad", "en": "city"},
        rule={
            "nl": "Huishouden en groep zijn in dezelfde stad.",
            "en": "Household and group are in the same city.",
        },
        kinds=GROUPS,
        formula=r"\text{city}_h \ne \text{city}_s",
        questions={"household": ("city",), GROUP: ("city",)},
        blocks=_area,
        reason=Reason("in een andere stad", say.helps_area),
    ),
    Requirement(
        id="region",
        name={"nl": "regio", "en": "region"},
        rule={
            "nl": "Het gastgezin woont in de regio waar het huishouden gaat wonen.",
            "en": "The host lives in the region where the household will live.",
        },
        kinds=HOSTS,
        formula=r"\text{area}(\text{city}_h) \ne \text{area}(\text{city}_s)",
        questions={"household": ("city",), HOST: ("city",)},
        blocks=_region,
        reason=Reason("in een andere regio", say.helps_region),
    ),
    Requirement(
        id="size",
        name={"nl": "grootte", "en": "size"},
        rule={
            "nl": "Het huishouden is niet groter dan de groep aankan.",
            "en": "The household is not larger than the group can welcome.",
        },
        kinds=GROUPS,
        formula=r"\text{people}_h > \text{largest}_s",
        questions={"household": ("people", *_ADULTS, "children"), GROUP: ("largest_household",)},
        blocks=_size,
        reason=Reason("het huishouden is groter dan de groep aankan", say.helps_size),
    ),
    Requirement(
        id="beds",
        name={"nl": "bedden", "en": "beds"},
        rule={
            "nl": "Er is een bed voor iedereen van het huishouden.",
            "en": "There is a bed for everybody in the household.",
        },
        kinds=HOSTS,
        formula=r"\text{people}_h > \text{beds}_s",
        questions={"household": ("people", *_ADULTS, "children"), HOST: ("beds",)},
        blocks=_beds,
        reason=Reason("er zijn te weinig bedden", say.helps_beds),
    ),
    Requirement(
        id="dates",
        name={"nl": "periode", "en": "dates"},
        rule={
            "nl": "De kamer is er lang genoeg in de tijd dat het huishouden er een zoekt.",
            "en": "The room is there long enough in the time that the household looks for one.",
        },
        kinds=HOSTS,
        formula=r"|\text{stay}_h \cap \text{stay}_s| < \text{shortest stay}",
        questions={"household": ("stay_first", "stay_last"), HOST: ("stay_first", "stay_last")},
        blocks=_dates,
        reason=Reason("de kamer is er niet lang genoeg in deze periode", say.helps_dates),
    ),
    Requirement(
        id="pets",
        name={"nl": "huisdieren", "en": "pets"},
        rule={
            "nl": "Wie niet met huisdieren kan wonen, komt in een huis zonder huisdieren.",
            "en": "Who cannot live with pets comes to a house without pets.",
        },
        kinds=HOSTS,
        formula=r"\text{lives with pets}_h = \text{no} \land \text{pets}_s = \text{yes}",
        questions={"household": ("lives_with_pets",), HOST: ("pets",)},
        blocks=_pets,
        reason=Reason("er zijn huisdieren in huis en dat kan niet", say.helps_pets),
    ),
    Requirement(
        id="smoking",
        name={"nl": "roken", "en": "smoking"},
        rule={
            "nl": "Beide kanten kunnen leven met wat de ander doet: wel of niet roken.",
            "en": "Both sides can live with what the other does: smoking or not.",
        },
        kinds=HOSTS,
        formula=(
            r"(\text{lives with smokers}_h = \text{no} \land \text{smokes}_s = \text{yes}) \lor "
            r"(\text{smokes}_h = \text{yes} \land \text{smoking}_s = \text{no})"
        ),
        questions={"household": ("lives_with_smokers", "smokes"), HOST: ("smokes", "smoking")},
        blocks=_smoking,
        reason=Reason("over roken zijn ze het niet eens", say.helps_smoking),
    ),
    Requirement(
        id="trial_weekend",
        name={"nl": "proefweekend", "en": "trial weekend"},
        rule={
            "nl": "Het gastgezin wil eerst een proefweekend.",
            "en": "The host wants a trial weekend first.",
        },
        kinds=HOSTS,
        formula=r"\text{trial weekend}_s = \text{no}",
        questions={"household": (), HOST: ("trial_weekend",)},
        blocks=_trial_weekend,
        reason=Reason("het gastgezin wil geen proefweekend", say.helps_trial_weekend),
    ),
    Requirement(
        id="trained",
        name={"nl": "training", "en": "training"},
        rule={
            "nl": "De groep is getraind voor het huishouden aankomt.",
            "en": "The group is trained before the household arrives.",
        },
        kinds=GROUPS,
        formula=r"\text{last day}_h < \text{training}_s",
        questions={"household": ("arrives_first", "arrives_last"), GROUP: ()},
        blocks=_trained,
        reason=Reason("de groep is pas na de aankomst getraind", say.helps_trained),
    ),
    Requirement(
        id="language",
        name={"nl": "taal", "en": "language"},
        rule={
            "nl": "Er is een gedeelde taal, of een community builder met een plek in die taal.",
            "en": "There is a shared language, or a community builder with a place in it.",
        },
        kinds=BOTH,
        formula=(
            r"\text{languages}_h \cap \text{languages}_s = \varnothing \land "
            r"\text{languages}_h \cap \text{builders} = \varnothing"
        ),
        questions={
            "household": ("languages",),
            GROUP: ("languages", "dutch_speakers"),
            HOST: ("languages",),
        },
        blocks=_language,
        reason=Reason(
            "geen gedeelde taal en geen plek bij een community builder", say.helps_language
        ),
    ),
    Requirement(
        id="women_only",
        name={"nl": "alleen vrouwen", "en": "women only"},
        rule={
            "nl": "Wie alleen contact met vrouwen wil, krijgt een groep of huis van vrouwen.",
            "en": "Who wants contact with women only gets a group or a house of women.",
        },
        kinds=BOTH,
        formula=r"\text{women only}_h \land \text{composition}_s \in \{\text{mixed}, \text{men}\}",
        questions={
            "household": ("women_only",),
            GROUP: ("composition",),
            HOST: ("composition",),
        },
        sensitive=True,
        blocks=_women_only,
    ),
    Requirement(
        id="step_free",
        name={"nl": "zonder drempels", "en": "step-free"},
        rule={
            "nl": "Wie een plek zonder trappen nodig heeft, krijgt die.",
            "en": "Who needs a place without stairs gets one.",
        },
        kinds=BOTH,
        formula=r"\text{step-free}_h \land \text{step-free}_s = \text{no}",
        questions={"household": ("step_free",), GROUP: ("step_free",), HOST: ("step_free",)},
        sensitive=True,
        blocks=_step_free,
    ),
    Requirement(
        id="lgbt_safe",
        name={"nl": "veilig voor lhbti", "en": "safe for LGBTI"},
        rule={
            "nl": "Wie een veilige plek voor lhbti vraagt, krijgt die.",
            "en": "Who asks for a place that is safe for LGBTI gets one.",
        },
        kinds=BOTH,
        formula=r"\text{LGBT-safe}_h \land \text{LGBT-safe}_s = \text{no}",
        questions={"household": ("lgbt_safe",), GROUP: ("lgbt_safe",), HOST: ("lgbt_safe",)},
        sensitive=True,
        blocks=_lgbt_safe,
    ),
)

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        id="languages",
        name={"nl": "talen", "en": "languages"},
        rule={
            "nl": "Praten kan zonder community builder.",
            "en": "Talking works without a community builder.",
        },
        kinds=BOTH,
        formula=r"[\text{languages}_h \cap \text{languages}_s \ne \varnothing]",
        questions={
            "household": ("languages",),
            GROUP: ("languages", "dutch_speakers"),
            HOST: ("languages",),
        },
        score=_languages_score,
        says=say.says_languages,
    ),
    Preference(
        id="times",
        name={"nl": "wanneer we kunnen", "en": "when we can"},
        rule={
            "nl": "Genoeg mensen kunnen op dezelfde tijden.",
            "en": "Enough people can make the same times.",
        },
        kinds=GROUPS,
        formula=(
            r"\text{household: } \frac{\sum_{t \in T_h} n_{s,t}}{|T_h| \cdot \text{members}_s}, "
            r"\quad \text{group: } \frac{\sum_{t \in T_h} n_{s,t}}{\sum_t n_{s,t}}"
        ),
        questions={
            "household": ("times",),
            GROUP: tuple(f"members_{time}" for time in TIMES),
        },
        score=_times_score,
        says=say.says_times,
    ),
    Preference(
        id="goals",
        name={"nl": "wat we samen doen", "en": "what we do together"},
        rule={
            "nl": "De groep helpt graag bij wat het huishouden wil.",
            "en": "The group likes to help with what the household wants.",
        },
        kinds=GROUPS,
        formula=(
            r"\text{household: } \frac{|G_h \cap G_s|}{|G_h|}, "
            r"\quad \text{group: } \frac{|G_h \cap G_s|}{|G_s|}"
        ),
        questions={"household": ("goals",), GROUP: ("offers",)},
        score=_goals_score,
        says=say.says_goals,
    ),
    Preference(
        id="interests",
        name={"nl": "interesses", "en": "interests"},
        rule={
            "nl": "Ze doen graag dezelfde dingen.",
            "en": "They like to do the same things.",
        },
        kinds=BOTH,
        formula=r"\frac{\min(|I_h \cap I_s|, 3)}{\min(|I|, 3)} \text{ with one's own } I",
        questions={"household": ("interests",), GROUP: ("interests",), HOST: ("interests",)},
        score=_interests_score,
        says=say.says_interests,
    ),
    Preference(
        id="ages",
        name={"nl": "leeftijd", "en": "age"},
        rule={
            "nl": "De leeftijden liggen bij elkaar in de buurt, als het huishouden dat vraagt.",
            "en": "Their ages are near each other, where the household asks for it.",
        },
        kinds=BOTH,
        formula=(
            r"\frac{\sum_{a,b} n_{h,a}\, n_{s,b} \max(2 - |a - b|, 0)}"
            r"{2 \sum_{a,b} n_{h,a}\, n_{s,b}}"
        ),
        questions={
            "household": ("age_wish", *_ADULTS),
            GROUP: _MEMBERS,
            HOST: _ADULTS,
        },
        score=_ages_score,
        says=say.says_ages,
    ),
    Preference(
        id="children",
        name={"nl": "kinderen", "en": "children"},
        rule={
            "nl": "Kinderen aan beide kanten; en het soort huishouden dat de sponsor wenst.",
            "en": "Children on both sides; and the kind of household the sponsor wishes for.",
        },
        kinds=BOTH,
        formula=(
            r"\text{family: } \frac{\min(\text{parents}_s, 2)}{2} \text{ or } "
            r"[\text{children}_s > 0], \quad \text{sponsor: } [\text{kind}_h \in \text{kinds}_s]"
        ),
        questions={
            "household": ("people", *_ADULTS, "children"),
            GROUP: ("members_with_children", "household_kinds"),
            HOST: ("children", "household_kinds"),
        },
        score=_children_score,
        says=say.says_children,
    ),
    Preference(
        id="work",
        name={"nl": "werk en studie", "en": "work and study"},
        rule={
            "nl": "Ze hebben hetzelfde soort werk of studie.",
            "en": "They have the same kind of work or study.",
        },
        kinds=BOTH,
        formula=r"[W_h \cap W_s \ne \varnothing]",
        questions={"household": ("work",), GROUP: ("work",), HOST: ("work",)},
        score=_work_score,
        says=say.says_work,
    ),
    Preference(
        id="distance",
        name={"nl": "dichtbij wonen", "en": "living nearby"},
        rule={
            "nl": "Ze wonen niet ver uit elkaar; een gastgezin bij de toekomstige woonplaats.",
            "en": "They do not live far apart; a host lives near the future home town.",
        },
        kinds=BOTH,
        formula=(
            r"\frac{\max(F - |\text{district}_h - \text{district}_s|, 0)}{F}, \quad "
            r"F = 50 \text{ for a group}, 500 \text{ for a host}"
        ),
        questions={"household": ("district",), GROUP: ("district",), HOST: ("district",)},
        score=_distance_score,
        says=say.says_distance,
    ),
    Preference(
        id="arrival",
        name={"nl": "tijd voor de aankomst", "en": "time before arrival"},
        rule={
            "nl": "Na de training is er tijd om de aankomst voor te bereiden.",
            "en": "After the training there is time to prepare for the arrival.",
        },
        kinds=GROUPS,
        formula=(r"\frac{\min(\max(\text{first day}_h - \text{training}_s, 0), 28)}{28}"),
        questions={"household": ("arrives_first", "arrives_last"), GROUP: ()},
        score=_arrival_score,
        says=say.says_arrival,
    ),
    Preference(
        id="stay",
        name={"nl": "de hele periode", "en": "the whole time"},
        rule={
            "nl": "De kamer is er zo veel mogelijk van de tijd dat het nodig is.",
            "en": "The room is there for as much as possible of the time that it is needed.",
        },
        kinds=HOSTS,
        formula=r"\frac{|\text{stay}_h \cap \text{stay}_s|}{|\text{stay}_h|}",
        questions={"household": ("stay_first", "stay_last"), HOST: ("stay_first", "stay_last")},
        score=_stay_score,
        says=say.says_stay,
    ),
    Preference(
        id="house_pets",
        name={"nl": "huisdieren", "en": "pets"},
        rule={
            "nl": "Beide kanten zeiden dat het met huisdieren goed zit.",
            "en": "Both sides said that pets are no trouble.",
        },
        kinds=HOSTS,
        formula=r"[\text{lives with pets}_h = \text{yes} \lor \text{pets}_s = \text{no}]",
        questions={"household": ("lives_with_pets",), HOST: ("pets",)},
        score=_pets_score,
        says=say.says_pets,
    ),
    Preference(
        id="diet",
        name={"nl": "eten", "en": "food"},
        rule={
            "nl": "De keuken houdt rekening met wat het huishouden wel en niet eet.",
            "en": "The kitchen takes into account what the household does and does not eat.",
        },
        kinds=HOSTS,
        formula=r"\frac{|D_h \cap D_s|}{|D_h|}",
        questions={"household": ("diet",), HOST: ("cooks",)},
        sensitive=True,
        score=_diet_score,
        says=say.says_nothing,
    ),
)
