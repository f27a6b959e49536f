"""The checked, typed things that rows become. Frozen: a record is never changed, only read anew.

What the matcher may see (``Household``, ``Group``, ``Host``, ``Volunteer``) and who somebody is
(``Contact``) are apart: nothing here that the matcher reads holds or reaches a contact.
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

GROUP, HOST = SPONSOR_KINDS = ("group", "host")
"""The kinds of sponsor; a household can have one of each."""


@dataclass(frozen=True)
class Window:
    """The days from the first to the last, both included."""

    first: date
    last: date


class Standing(Enum):
    """Whether a record takes part now. The values are the words on screen."""

    ACTIVE = "doet mee"
    PAUSED = "pauze"
    WITHDRAWN = "teruggetrokken"
    STOPPED = "gestopt"

    @property
    def takes_part(self) -> bool:
        """Also on a pause: whoever did not say that it is over."""
        return self in (Standing.ACTIVE, Standing.PAUSED)


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
    host_ticks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Household:
    """Newcomers who are placed together, as the matcher sees them: no name, no contact.

    ``missing`` holds Dutch sentences, one for each thing that must be done before the household may
    enter a pool; empty when it is ready. Sets and numbers that were not answered are empty or None,
    which never counts against anybody. ``district`` is four digits. ``urgent`` is true when a
    person wrote who decided that this household goes first, and why.

    ``seeks`` holds kinds of sponsor, at least one. ``arrives`` is the window in which a household
    of a resettlement case comes; ``stay`` that in which a room is needed. ``work`` holds fields of
    work or study, ``age_wish`` is ``near`` when people of about their own age were asked for.
    ``lives_with_pets`` and ``lives_with_smokers`` say whether that is possible for them.
    ``belongs_with`` are ids of households that are placed with this one or not at all.
    ``through_helper`` says that only the one who helped can be reached.

    ``women_only``, ``step_free``, ``lgbt_safe`` and ``diet`` are sensitive: asked at the intake
    only, filled only with their own consent, and never told to the other side.
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
    seeks: frozenset[str] = frozenset({GROUP})
    arrives: Window | None = None
    stay: Window | None = None
    work: frozenset[str] = frozenset()
    age_wish: str | None = None
    lives_with_pets: bool | None = None
    lives_with_smokers: bool | None = None
    smokes: bool | None = None
    step_free: bool = False
    lgbt_safe: bool = False
    diet: frozenset[str] = frozenset()
    belongs_with: frozenset[str] = frozenset()
    through_helper: bool = False

    @property
    def size(self) -> int | None:
        """Everybody in the household, from the intake when it was held; None when not known."""
        counted = sum(self.adults)
        return counted + (self.children or 0) if counted else self.people


@dataclass(frozen=True)
class Group:
    """A Welkom Groep as the matcher sees it: counts over its members, no name, no contact.

    ``members`` counts the active members who signed up themselves; ``size`` is what the group said,
    and ``counts_above`` names the columns in which it counts more people than signed up.
    ``available`` counts members by time, one of ``TIMES``; a time that nobody answered is left out.
    ``takes_volunteers`` says that a group that is too small agreed to be topped up; ``trained`` is
    the day of its training. ``fewer_explained`` says that somebody wrote why it has fewer members
    than its variant asks. ``missing_itself`` holds the sentences of ``missing`` that are not about
    its members.
    """

    id: str
    city: str | None
    variant: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    missing_itself: tuple[str, ...] = ()
    size: int | None = None
    members: int = 0
    counts_above: tuple[str, ...] = ()
    fewer_explained: bool = False
    takes_volunteers: bool = False
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
    trained: date | None = None
    work: frozenset[str] = frozenset()
    lgbt_safe: bool | None = None
    step_free: bool | None = None

    @property
    def kind(self) -> str:
        return GROUP

    @property
    def capacity(self) -> int:
        """How many places it has: a group takes one household, whatever its size."""
        return 1


@dataclass(frozen=True)
class Host:
    """A gastgezin as the matcher sees it: a room for some months, no name, no contact.

    ``beds`` is how many people can stay; ``at_once`` how many households. ``stay`` is the window in
    which the room is there. ``ages`` and ``children`` are of the people who live there. ``pets``
    and ``smokes`` say what is in the house; ``smoking`` whether a guest may smoke. ``cooks`` are
    the diets that the kitchen takes into account. Not answered is None or empty.
    """

    id: str
    city: str | None
    variant: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    beds: int | None = None
    at_once: int = 1
    stay: Window | None = None
    trial_weekend: bool | None = None
    ages: Counts = (0, 0, 0, 0)
    children: int | None = None
    languages: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    household_kinds: frozenset[str] = frozenset()
    composition: str | None = None
    pets: bool | None = None
    smokes: bool | None = None
    smoking: bool | None = None
    step_free: bool | None = None
    lgbt_safe: bool | None = None
    cooks: frozenset[str] = frozenset()
    work: frozenset[str] = frozenset()
    matters_most: frozenset[str] = frozenset()
    district: int | None = None

    @property
    def kind(self) -> str:
        return HOST

    @property
    def capacity(self) -> int:
        """How many people can stay; 0 while nobody said."""
        return self.beds or 0


Sponsor = Group | Host


@dataclass(frozen=True)
class Volunteer:
    """One to four people who stay together and want to be part of a group; no name, no contact.

    ``leads`` says that one of them can coordinate a group. ``times`` are those at which all of them
    can, one of ``TIMES``.
    """

    id: str
    city: str | None
    variant: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    people: int = 1
    leads: bool = False
    ages: Counts = (0, 0, 0, 0)
    dutch_speakers: int | None = None
    languages: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    composition: str | None = None
    district: int | None = None


@dataclass(frozen=True)
class Organisation:
    """An organisation that gives or asks something, as a run sees it: no name, no contact.

    ``missing`` as of a household: what is to be done before it is clear what can be done together.
    ``enters_cases`` says that it may enter cases of resettlement now.
    """

    id: str
    city: str | None
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    enters_cases: bool = False


@dataclass(frozen=True)
class Member:
    """One person of a group: which group, whether active, and what is ticked for them.

    ``missing`` as of a household: what stands between this member and a pool.
    """

    id: str
    group: str
    registered: date
    standing: Standing
    missing: tuple[str, ...]
    leads: bool
    ticked: frozenset[str]


@dataclass(frozen=True)
class Contact:
    """Who somebody is and how to reach them; ``language`` is that of messages to them.

    ``agreed`` says whether they consented to what is kept of them: without it nobody is told.
    """

    id: str
    name: str
    email: str | None
    phone: str | None
    language: str
    reach: str | None = None
    agreed: bool = True
