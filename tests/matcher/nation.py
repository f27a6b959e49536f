"""A made-up country and made-up pools, for figures and heavy tests: the same seed, the same data.

`areas` gives the records of 342 areas as unequal as Dutch municipalities; `raw_pool` gives the
fits of one pool as arrays, with nobody behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intake.records import (
    AGE_BANDS,
    GROUP,
    HOST,
    TIMES,
    Group,
    Host,
    Household,
    Sponsor,
    Standing,
    Window,
)
from matcher import problem as asked

TODAY = date(2026, 11, 22)
AREAS = 342

SLOPE, SHIFT = 0.605, 0.249
"""Sizes fall as (rank − SHIFT) to the power −SLOPE: the largest area holds 5 %, ten hold 20 %."""

LANGUAGES = (
    *("ar", "ti", "fa", "tr", "uk", "so", "kmr", "prs", "am"),
    *("fr", "ru", "ps", "es", "sw", "ckb", "de"),
)
"""Ids of languages, the most spoken first."""

INTERESTS = (
    *("cooking", "walking", "sport", "music", "film"),
    *("garden", "games", "reading", "crafts", "museums"),
)
GOALS = ("dutch", "letters", "work", "study", "school", "network", "leisure")
WORK = ("care", "technology", "education", "trade", "kitchen", "office")
MATTERS = ("languages", "times", "goals", "interests", "ages", "children", "distance")
KINDS = ("single", "couple", "family")
DIETS = ("halal", "vegetarian")

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SCATTER = 0x9E3779B97F4A7C15 | 1
"""An odd number: multiplied by it, modulo a power of two, different numbers stay different."""

Rng = np.random.Generator

Columns = NDArray[np.int64]
"""For each household of a pool the column of its sponsor, or -1."""


@dataclass(frozen=True)
class Mix:
    """How easily people of one country fit each other: both are shares, 0..1.

    ``english`` is how many households and sponsors speak English; ``demands`` is how often an
    answer is given that can make a pair impossible, such as a largest household or a pet.
    """

    english: float
    demands: float


SOME = Mix(english=0.13, demands=1.0)
"""Some 30 % of the pairs of an area are possible."""

ALL = Mix(english=1.0, demands=0.0)
"""Every pair of an area passes every requirement."""


@dataclass(frozen=True)
class Area:
    """The records of one area: all are ready, and every household is weighed with every sponsor.

    Students are groups of the youngest age band. ``builder_places`` is by language.
    """

    id: str
    households: tuple[Household, ...]
    sponsors: tuple[Sponsor, ...]
    builder_places: Mapping[str, int]


# --- the country --------------------------------------------------------------------------------


def shares(areas: int = AREAS) -> NDArray[np.float64]:
    """How much of all people each area holds, the largest first; they add up to 1."""
    sizes = (np.arange(1, areas + 1) - SHIFT) ** -SLOPE
    return np.asarray(sizes / sizes.sum())


def sizes(total: int, areas: int = AREAS) -> list[int]:
    """A total dealt out by `shares`: whole numbers, the largest remainders rounded up."""
    exact = shares(areas) * total
    whole = np.floor(exact).astype(int)
    most = np.argsort(whole - exact, kind="stable")[: total - whole.sum()]
    whole[most] += 1
    return [int(number) for number in whole]


def areas(
    seed: int, mix: Mix, households: int = 20_000, sponsors: int = 20_000, areas: int = AREAS
) -> Iterator[Area]:
    """Every area in turn, the largest first."""
    counts = zip(sizes(households, areas), sizes(sponsors, areas), strict=True)
    for number, (few, many) in enumerate(counts):
        yield area(seed, number, mix, few, many)


def area(seed: int, number: int, mix: Mix, households: int, sponsors: int) -> Area:
    """One area, which depends on nothing but these numbers."""
    rng = np.random.default_rng([seed, number])
    id = f"gebied-{number + 1:03}"
    groups = round(0.7 * sponsors)
    builders = {"ti": 1 + households // 50, "so": 1 + households // 100}
    return Area(
        id,
        tuple(_households(rng, mix, id, number, households)),
        (
            *_groups(rng, mix, id, number, groups),
            *_hosts(rng, mix, id, number, sponsors - groups),
        ),
        MappingProxyType(builders if mix.demands else {}),
    )


def _ids(side: int, area: int, count: int) -> list[str]:
    """Ids that no other side or area has: 8 characters of Crockford's base 32."""
    numbers = [((side * AREAS + area) * 2**20 + place) * SCATTER % 2**40 for place in range(count)]
    return [
        "".join(ALPHABET[number >> shift & 31] for shift in range(0, 40, 5)) for number in numbers
    ]


def _households(rng: Rng, mix: Mix, city: str, number: int, count: int) -> Iterator[Household]:
    adults = 1 + (rng.random(count) < 0.4) + (rng.random(count) < 0.1)
    children = np.where(rng.random(count) < 0.4, rng.integers(1, 4, count), 0)
    columns: dict[str, Sequence[Any]] = {
        "id": _ids(0, number, count),
        "registered": _days_ago(rng, count),
        "adults": _in_bands(rng, adults, (5, 4, 2, 1)),
        "children": children.tolist(),
        "languages": _languages(rng, mix, count, others=2),
        "times": _some(rng, TIMES, count, 1, 3),
        "goals": _some(rng, GOALS, count, 0, 4),
        "interests": _some(rng, INTERESTS, count, 0, 5),
        "matters_most": _some(rng, MATTERS, count, 0, 3),
        "district": _districts(rng, number, count),
        "urgent": _often(rng, 0.02, count),
        "seeks": [frozenset({GROUP, HOST})] * count,
        "stay": [_window(rng, mix, 0)] * count if not mix.demands else _windows(rng, mix, count),
        "work": _some(rng, WORK, count, 0, 2),
        "age_wish": _answered(rng, 0.2, ["near"] * count),
        "women_only": _often(rng, 0.03 * mix.demands, count),
        "lives_with_pets": _answered(rng, mix.demands, _often(rng, 0.8, count)),
        "lives_with_smokers": _answered(rng, mix.demands, _often(rng, 0.7, count)),
        "smokes": _answered(rng, mix.demands, _often(rng, 0.2, count)),
        "step_free": _often(rng, 0.02 * mix.demands, count),
        "lgbt_safe": _often(rng, 0.02 * mix.demands, count),
        "diet": _some(rng, DIETS, count, 0, 1) if mix.demands else [frozenset()] * count,
    }
    return (Household(**_ready(city, "statushouders"), **row) for row in _rows(columns))


def _groups(rng: Rng, mix: Mix, city: str, number: int, count: int) -> Iterator[Group]:
    students = rng.random(count) < 0.2
    members = rng.integers(5, 8, count)
    ages = _in_bands(rng, members, (2, 3, 3, 2))
    columns: dict[str, Sequence[Any]] = {
        "id": _ids(1, number, count),
        "registered": _days_ago(rng, count),
        "size": members.tolist(),
        "members": members.tolist(),
        "ages": [
            (int(size), 0, 0, 0) if young else bands
            for young, size, bands in zip(students, members, ages, strict=True)
        ],
        "dutch_speakers": (members - (rng.random(count) < 0.5)).tolist(),
        "languages": _languages(rng, mix, count, others=4),
        "available": [
            tuple(zip(TIMES, counts, strict=True))
            for counts in rng.integers(0, members[:, None] + 1, (count, len(TIMES))).tolist()
        ],
        "offers": _some(rng, GOALS, count, 1, 5),
        "interests": _some(rng, INTERESTS, count, 1, 5),
        "household_kinds": _some(rng, KINDS, count, 0, 3),
        "largest_household": _answered(rng, mix.demands, rng.integers(1, 8, count).tolist()),
        "members_with_children": rng.integers(0, 4, count).tolist(),
        "composition": _answered(rng, mix.demands, _one_of(rng, ("mixed", "women", "men"), count)),
        "matters_most": _some(rng, MATTERS, count, 0, 3),
        "district": _districts(rng, number, count),
        "work": _some(rng, WORK, count, 0, 3),
        "lgbt_safe": _answered(rng, 0.5, _often(rng, 0.9, count)),
        "step_free": _answered(rng, 0.5, _often(rng, 0.6, count)),
    }
    return (Group(**_ready(city, "statushouders"), **row) for row in _rows(columns))


def _hosts(rng: Rng, mix: Mix, city: str, number: int, count: int) -> Iterator[Host]:
    people = rng.integers(1, 4, count)
    few = rng.choice([1, 2, 3, 4, 6], count, p=[0.1, 0.3, 0.2, 0.25, 0.15])
    columns: dict[str, Sequence[Any]] = {
        "id": _ids(2, number, count),
        "registered": _days_ago(rng, count),
        "beds": (few if mix.demands else np.full(count, 8)).tolist(),
        "at_once": (1 + (few > 3)).tolist(),
        "stay": [_window(rng, mix, 0)] * count if not mix.demands else _windows(rng, mix, count),
        "trial_weekend": _often(rng, 1 - 0.1 * mix.demands, count),
        "ages": _in_bands(rng, people, (1, 2, 4, 4)),
        "children": np.where(rng.random(count) < 0.3, 2, 0).tolist(),
        "languages": _languages(rng, mix, count, others=2),
        "interests": _some(rng, INTERESTS, count, 1, 5),
        "household_kinds": _some(rng, KINDS, count, 0, 3),
        "composition": _answered(rng, mix.demands, _one_of(rng, ("mixed", "women", "men"), count)),
        "pets": _answered(rng, mix.demands, _often(rng, 0.3, count)),
        "smokes": _answered(rng, mix.demands, _often(rng, 0.15, count)),
        "smoking": _answered(rng, mix.demands, _often(rng, 0.6, count)),
        "step_free": _answered(rng, 0.5, _often(rng, 0.4, count)),
        "lgbt_safe": _answered(rng, 0.5, _often(rng, 0.9, count)),
        "cooks": _some(rng, DIETS, count, 0, 2),
        "work": _some(rng, WORK, count, 0, 2),
        "matters_most": _some(rng, MATTERS, count, 0, 3),
        "district": _districts(rng, number, count),
    }
    return (Host(**_ready(city, "logeren"), **row) for row in _rows(columns))


# --- answers ------------------------------------------------------------------------------------


def _ready(city: str, variant: str) -> dict[str, Any]:
    return {"city": city, "variant": variant, "standing": Standing.ACTIVE, "missing": ()}


def _rows(columns: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _days_ago(rng: Rng, count: int) -> list[date]:
    days = np.minimum(rng.exponential(90, count), 500).astype(int).tolist()
    return [TODAY - timedelta(days=each) for each in days]


def _districts(rng: Rng, area: int, count: int) -> list[int]:
    first = 1000 + area * 26
    return (first + rng.integers(0, 26, count)).tolist()


def _often(rng: Rng, share: float, count: int) -> list[bool]:
    return (rng.random(count) < share).tolist()


def _answered(rng: Rng, share: float, answers: Sequence[Any]) -> list[Any]:
    """The answers, of which all but a share were left open."""
    given = rng.random(len(answers)) < share
    return [answer if one else None for one, answer in zip(given, answers, strict=True)]


def _one_of(rng: Rng, options: Sequence[str], count: int) -> list[str]:
    return [options[place] for place in rng.integers(0, len(options), count)]


def _some(rng: Rng, options: Sequence[str], count: int, fewest: int, most: int) -> list[Any]:
    """Sets of options, the first of which are chosen more often."""
    popular = np.linspace(2, 1, len(options))
    order = np.argsort(-(rng.random((count, len(options))) ** (1 / popular)), axis=1)
    sizes = rng.integers(fewest, most + 1, count)
    return [
        frozenset(options[place] for place in places[:size])
        for places, size in zip(order.tolist(), sizes, strict=True)
    ]


def _languages(rng: Rng, mix: Mix, count: int, others: int) -> list[Any]:
    """One to ``others`` languages, which get rarer along the list, and for some English."""
    weights = 1 / np.arange(2, len(LANGUAGES) + 2)
    drawn = rng.choice(len(LANGUAGES), (count, others), p=weights / weights.sum())
    spoken = rng.integers(1, others + 1, count)
    english = rng.random(count) < mix.english
    return [
        frozenset(LANGUAGES[place] for place in places[:size]) | ({"en"} if too else set())
        for places, size, too in zip(drawn.tolist(), spoken, english, strict=True)
    ]


def _in_bands(rng: Rng, people: NDArray[Any], weights: Sequence[float]) -> list[Any]:
    share = np.array(weights) / sum(weights)
    assert len(share) == len(AGE_BANDS)
    return [tuple(counts) for counts in rng.multinomial(people, share).tolist()]


def _windows(rng: Rng, mix: Mix, count: int) -> list[Window]:
    return [_window(rng, mix, int(late)) for late in rng.integers(0, 60, count)]


def _window(rng: Rng, mix: Mix, late: int) -> Window:
    length = 90 + int(mix.demands * rng.integers(0, 200))
    return Window(TODAY + timedelta(days=late), TODAY + timedelta(days=late + length))


# --- one pool as arrays -------------------------------------------------------------------------


@dataclass(frozen=True)
class RawPool:
    """The fits of one pool: households are rows, sponsors are columns, each takes one.

    ``household_fit``, ``sponsor_fit`` and the pair's ``fit`` are whole hundredths, 0..10000;
    ``possible`` says which pairs are candidates.
    """

    household_fit: NDArray[np.int64]
    sponsor_fit: NDArray[np.int64]
    fit: NDArray[np.int64]
    possible: NDArray[np.bool_]


def raw_pool(households: int, sponsors: int, density: float, seed: int) -> RawPool:
    """A pool in which a share ``density`` (0..1) of the pairs is possible.

    A fit is the sum of what the household finds of everybody, what everybody finds of the sponsor,
    interests in common and nearness, as in real pools: rows and columns look like each other, and
    many fits are equal. What is possible hangs together too, as languages do.
    """
    rng = np.random.default_rng([seed, households, sponsors, round(100 * density)])
    shape = (households, sponsors)
    easy = rng.normal(0, 6, households).round()[:, None]
    liked = rng.normal(0, 6, sponsors).round()[None, :]
    mine, theirs = _interests(rng, households), _interests(rng, sponsors)
    common = np.minimum(mine @ theirs.T, 3)
    apart = np.abs(rng.integers(0, 50, households)[:, None] - rng.integers(0, 50, sponsors))
    household_fit = _hundredths(35 + easy + liked / 2 + 10 * common + 20 * (1 - apart / 50))
    sponsor_fit = _hundredths(40 + easy / 2 + liked + 8 * common + 10 * rng.integers(0, 3, shape))
    fit = np.rint(0.6 * household_fit + 0.4 * sponsor_fit).astype(np.int64)
    return RawPool(household_fit, sponsor_fit, fit, _possible(rng, shape, density))


def _interests(rng: Rng, count: int) -> NDArray[np.float64]:
    chosen = rng.random((count, 10)) < np.linspace(0.5, 0.2, 10)
    return chosen.astype(float)


def _hundredths(fit: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.rint(100 * np.clip(fit, 0, 100)).astype(np.int64)


def _possible(rng: Rng, shape: tuple[int, int], density: float) -> NDArray[np.bool_]:
    """The nearest pairs, by languages that hang together and chance."""
    if density == 1:
        return np.ones(shape, dtype=np.bool_)
    rows = rng.normal(0, 1, (shape[0], 3))
    columns = rng.normal(0, 1, (shape[1], 3))
    near = rows @ columns.T + rng.normal(0, 1, shape)
    return np.asarray(near >= np.quantile(near, 1 - density))


def problem_of(pool: RawPool) -> asked.Problem:
    """The pool as the program takes it: every sponsor has one place, fits are 0..100."""
    rows, columns = np.nonzero(pool.possible)
    household_ids = [f"h{row:05}" for row in range(pool.fit.shape[0])]
    sponsor_ids = [f"s{column:05}" for column in range(pool.fit.shape[1])]
    places = np.ones(len(rows), dtype=np.int64)
    return asked.Problem(
        sponsors=tuple(asked.Sponsor(id, 1) for id in sponsor_ids),
        households=tuple(asked.Household(id) for id in household_ids),
        candidates=asked.Candidates(
            household_ids,
            sponsor_ids,
            rows,
            columns,
            pool.fit[rows, columns],
            Fraction(1, 100),
            places,
        ),
    )
