"""The checked, typed things that rows become. Frozen: a record is never changed, only read anew.

What the matcher may see (``Household``, ``Group``) and who somebody is (``Contact``) are apart:
nothing here that the matcher reads holds or reaches a contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

AGE_BANDS = ("18_29", "30_44", "45_59", "60")
"""The age bands of adults, youngest first; the questions ask a number of people for each."""

TIMES = ("daytime", "evening", "weekend")
"""When people can meet; the questions ask a number of members for each."""

Counts = tuple[int, int, int, int]
"""How many adults in each of ``AGE_BANDS``."""


class Standing(Enum):
    """Whether a record takes part now. The values are the words on screen."""

    ACTIVE = "doet mee"
    PAUSED = "pauze"
    WITHDRAWN = "teruggetrokken"
    STOPPED = "gestopt"


@dataclass(frozen=True)
class Gate:
    """What must be ticked before a record may enter a pool, and how few members a group may have.

    Ticks are headers of columns, such as ``gesprek``. The variant's policy says them; a city may
    require the VOG of members besides.
    """

    household_ticks: tuple[str, ...]
    group_ticks: tuple[str, ...]
    member_ticks: tuple[str, ...]
    smallest_group: int


@dataclass(frozen=True)
class Household:
    """Newcomers who are placed together, as the matcher sees them: no name, no contact.

    ``missing`` holds Dutch sentences, one for each thing that must be done before the household may
    enter a pool; empty when it is ready. Sets and numbers that were not answered are empty or None,
    which never counts against anybody. ``district`` is four digits. ``urgent`` is true when a
    person wrote who decided that this household goes first, and why.
    """

    id: str
    city: str | None
    variant: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    people: int | None = None
    adults: Counts = (0, 0, 0, 0)
    children: int | None = None
    languages: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    matters_most: frozenset[str] = frozenset()
    district: int | None = None
    women_only: bool = False
    urgent: bool = False

    @property
    def size(self) -> int | None:
        """Everybody in the household, from the intake when it was held; None when not known."""
        counted = sum(self.adults)
        return counted + (self.children or 0) if counted else self.people


@dataclass(frozen=True)
class Group:
    """A Welkom Groep as the matcher sees it: counts over its members, no name, no contact.

    ``members`` counts the active members who signed up themselves; ``size`` is what the group said.
    ``available`` counts members by time, one of ``TIMES``; a time that nobody answered is left out.
    """

    id: str
    city: str | None
    variant: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    size: int | None = None
    members: int = 0
    ages: Counts = (0, 0, 0, 0)
    dutch_speakers: int | None = None
    languages: frozenset[str] = frozenset()
    available: tuple[tuple[str, int], ...] = ()
    offers: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    household_kinds: frozenset[str] = frozenset()
    largest_household: int | None = None
    members_with_children: int | None = None
    composition: str | None = None
    matters_most: frozenset[str] = frozenset()
    district: int | None = None


@dataclass(frozen=True)
class Member:
    """One person of a group: which group, whether active, and what is ticked for them."""

    id: str
    group: str
    standing: Standing
    leads: bool
    ticked: frozenset[str]


@dataclass(frozen=True)
class Contact:
    """Who somebody is and how to reach them; ``language`` is that of messages to them."""

    id: str
    name: str
    email: str | None
    phone: str | None
    language: str
    reach: str | None = None
