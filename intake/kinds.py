"""The kinds of records: the tab of each, the forms it comes from, and what is ticked for it.

Whatever is done for every kind goes by this table; no other module lists them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of record: ``one`` and ``more`` are its words on screen.

    ``form`` is the form with which people sign up. ``intake`` is the one that a coordinator fills
    in with them, opened by a key; None when there is none. ``ticks`` are the columns that a policy
    may require. ``variants`` are those that a row can choose from, the first when it says none; a
    single one has no column. Without any no pair is made of the kind by itself: of a member the
    group is matched, an organisation never is. ``alike_within`` is the question
    within which two rows with the same name may be one person.
    """

    tab: str
    one: str
    more: str
    form: str
    ticks: tuple[str, ...]
    variants: tuple[str, ...]
    intake: str | None = None
    alike_within: str = "city"


RESETTLEMENT = "hervestiging"
"""The variant whose cases come from a municipality, without a name until the person was told."""
GROUP_VARIANTS = ("statushouders", RESETTLEMENT, "studenten", "oekraine")
HOST_VARIANT = "logeren"
VARIANTS = (*GROUP_VARIANTS, HOST_VARIANT)
"""The variants with a policy; the matcher's tests hold this to its policy files."""

HOUSEHOLDS = Kind(
    "Nieuwkomers",
    "huishouden",
    "huishoudens",
    "newcomer",
    ticks=("gesprek",),
    variants=VARIANTS,
    intake="newcomer-intake",
)
GROUPS = Kind(
    "Groepen",
    "groep",
    "groepen",
    "group",
    ticks=("gesprek", "training"),
    variants=GROUP_VARIANTS,
)
MEMBERS = Kind(
    "Groepsleden",
    "groepslid",
    "groepsleden",
    "member",
    ticks=("verklaring", "vog"),
    variants=(),
    alike_within="group",
)
HOSTS = Kind(
    "Gastgezinnen",
    "gastgezin",
    "gastgezinnen",
    "host",
    ticks=("gesprek", "huisbezoek", "vog"),
    variants=(HOST_VARIANT,),
    intake="host-intake",
)
VOLUNTEERS = Kind(
    "Vrijwilligers",
    "vrijwilliger",
    "vrijwilligers",
    "volunteer",
    ticks=("gesprek",),
    variants=GROUP_VARIANTS,
)

ORGANISATIONS = Kind(
    "Organisaties",
    "organisatie",
    "organisaties",
    "organisation",
    ticks=("gesprek",),
    variants=(),
)

KINDS = (HOUSEHOLDS, GROUPS, MEMBERS, HOSTS, VOLUNTEERS, ORGANISATIONS)
"""In the order in which they are read."""

TICKS = tuple(dict.fromkeys(tick for kind in KINDS for tick in kind.ticks))
INTAKES = {kind.intake: kind for kind in KINDS if kind.intake}
"""The kind of record that each intake is about, by the intake's form."""


CASE = "case"
"""The form with which an organisation enters cases of resettlement, each a new household."""
OPENED_BY = {**INTAKES, CASE: ORGANISATIONS}
"""The kind of record whose key opens each form that asks for that of one kind."""
CHANGE, CHECK_IN = "change", "checkin"
"""What somebody asks about their own record; how a match goes, as one of its sides tells it."""
NEWSLETTER, NEWSLETTER_CHOICE = "newsletter", "newsletter-choice"
"""An address for the newsletter; what its owner says of that, by the link that was mailed there."""
BY_KEY = frozenset({*INTAKES, CHANGE, CHECK_IN, NEWSLETTER_CHOICE})
"""The forms about something that is there: each is opened by a key of that."""
WITHOUT_RECORD = BY_KEY | {NEWSLETTER}
"""The forms that make no record."""


def kind_of(tab: str) -> Kind:
    """The kind that stands in this tab; KeyError when it holds no records."""
    return _BY_TAB[tab]


_BY_TAB = {kind.tab: kind for kind in KINDS}
