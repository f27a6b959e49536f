"""The people of one run as the criteria see them: who they are, what is known, and arrays of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from intake.cities import load_cities
from intake.records import Group, Host, Household, Sponsor, Window

Numbers = NDArray[np.float32]
"""One number a record, NaN where it is not known; whole and below 2²⁴, so that it is exact."""

Table = NDArray[np.float32]
"""Records × items, whole numbers: 1 where a record has the item, or how many of it."""

Flags = NDArray[np.bool_]
"""One yes or no a record."""

NOT_SHARED = "other"
"""«Another language» on both sides says nothing about a language in common."""


@dataclass(frozen=True)
class Pool:
    """Who can be proposed in one run of one policy: ready, taking part, and free.

    ``sponsors`` are all groups or all hosts. ``builder_places`` gives for each language (an option
    id) how many households a community builder still has room for. ``shortest_stay`` is the least
    number of days that a household stays at a host; the policy says it.
    """

    households: tuple[Household, ...]
    sponsors: tuple[Sponsor, ...]
    builder_places: Mapping[str, int]
    shortest_stay: int = 1

    @property
    def everybody(self) -> tuple[Household | Sponsor, ...]:
        return (*self.households, *self.sponsors)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The sponsors, of a pool of groups."""
        return tuple(one for one in self.sponsors if isinstance(one, Group))

    @property
    def hosts(self) -> tuple[Host, ...]:
        """The sponsors, of a pool of hosts."""
        return tuple(one for one in self.sponsors if isinstance(one, Host))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.households), len(self.sponsors)


# --- what is known of a record ------------------------------------------------------------------


def spoken_by(one: Household | Sponsor) -> frozenset[str]:
    """The languages in which a talk works; a group with a Dutch speaker speaks Dutch."""
    languages = one.languages - {NOT_SHARED}
    if isinstance(one, Group) and one.dutch_speakers:
        return languages | {"nl"}
    return languages


def languages_known(one: Household | Sponsor) -> bool:
    """Whether everything that is asked about languages was answered, so that none is left out."""
    return bool(one.languages) and not (isinstance(one, Group) and one.dutch_speakers is None)


def builder_languages(household: Household, pool: Pool) -> tuple[str, ...]:
    """The household's languages for which a community builder has a place, sorted."""
    return tuple(
        language
        for language in sorted(household.languages)
        if pool.builder_places.get(language, 0) > 0
    )


def kind_of(household: Household) -> str | None:
    """``single``, ``couple`` (adults without children) or ``family``; None when not known."""
    if household.children:
        return "family"
    if household.size is None or (household.children is None and any(household.adults)):
        return None
    if household.size == 1:
        return "single"
    return None if household.children is None else "couple"


def region_of(city: str | None) -> str:
    """The area that a city shares with others, or the city itself; "" when it is not known."""
    return _areas().get(city, city) if city else ""


@cache
def _areas() -> Mapping[str, str]:
    return {one.id: one.area for one in load_cities()}


# --- arrays -------------------------------------------------------------------------------------


def numbers(values: Sequence[int | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float32)


def days(values: Sequence[date | None]) -> Numbers:
    """Days as whole numbers, one more for each next day."""
    return numbers([None if value is None else value.toordinal() for value in values])


def windows(values: Sequence[Window | None]) -> tuple[Numbers, Numbers]:
    """The first and the last day of each window."""
    return (
        days([value.first if value else None for value in values]),
        days([value.last if value else None for value in values]),
    )


def flags(values: Sequence[bool]) -> Flags:
    return np.array(values, dtype=np.bool_)


def membership(sets: Sequence[Set[str]], items: Sequence[str]) -> Table:
    """1 where a record's set holds the item; what stands in ``items`` no more is left out."""
    table = np.zeros((len(sets), len(items)), dtype=np.float32)
    column = {item: place for place, item in enumerate(items)}
    for row, chosen in enumerate(sets):
        for item in chosen:
            if item in column:
                table[row, column[item]] = 1
    return table


def counted(rows: Sequence[Sequence[int]], width: int) -> Table:
    """How many of each item; also when there is no record at all."""
    return np.array(rows, dtype=np.float32).reshape(len(rows), width)
