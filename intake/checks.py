"""The rows of the record tabs become records and problems.

What stands between a record and a pool is a sentence in ``missing``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from intake.answers import tidy
from intake.draft import Draft, Entry
from intake.errors import Problem
from intake.gate import member_ticks, missing_of_group, missing_of_household, missing_of_member
from intake.records import (
    AGE_BANDS,
    TIMES,
    Contact,
    Gate,
    Group,
    Household,
    Member,
    Standing,
)
from intake.rows import (
    GROUPS,
    HOUSEHOLDS,
    LANGUAGE_NAMES,
    LEADS,
    MEMBERS,
    RECORD_TABS,
    Flaw,
    Reading,
    fold,
    intake_held,
    is_no,
    lead_id,
    not_listed,
    quoted,
    read_id,
    read_row,
)
from intake.submission import reference_for
from intake.tabs import (
    ADOPTIONS,
    APART,
    CHANGE_APART,
    CHANGE_OPEN,
    CHANGES,
    DECIDED,
    INBOX,
    TICKS,
    VARIANTS,
)

INTAKE_NEEDED = "intake nodig"
IN_A_PAIR = ("vastgezet", "voorgelegd", "actief")
"""Statuses that follow from proposals and matches: only the match run gives and takes them."""

_ADULTS = tuple(f"adults_{band}" for band in AGE_BANDS)
_MEMBERS = tuple(f"members_{band}" for band in AGE_BANDS)


@dataclass(frozen=True)
class Note:
    """What belongs in the columns ``status`` and ``probleem`` of a row."""

    tab: str
    entry: Entry
    status: str
    problem: str


@dataclass(frozen=True)
class Checked:
    """What the record tabs hold.

    ``contacts`` and ``statuses`` are by record id; the contact of a group is that of its lead.
    ``notes`` is what belongs in each row's ``status`` and ``probleem``. ``doubles`` are pairs of
    ids that may be one person: for people to look at.
    """

    households: tuple[Household, ...]
    groups: tuple[Group, ...]
    members: tuple[Member, ...]
    contacts: Mapping[str, Contact]
    problems: tuple[Problem, ...]
    doubles: tuple[tuple[str, str], ...]
    statuses: Mapping[str, str]
    notes: tuple[Note, ...]


# --- all rows -----------------------------------------------------------------------------------


def _readings(draft: Draft, tab_name: str, today: date, seen: set[str]) -> list[Reading]:
    """The rows of a tab; the ids join those that were ``seen`` in the tabs before it."""
    readings = []
    for entry in draft.entries(tab_name):
        # A row that nobody gave an id yet is read after the next pull.
        if not entry.id:
            continue
        flaw = _wrong_id(entry, seen)
        reading = read_row(tab_name, entry, today, counts=flaw is None)
        seen.add(entry.id)
        readings.append(replace(reading, flaws=(flaw, *reading.flaws)) if flaw else reading)
    return readings


def _wrong_id(entry: Entry, seen: set[str]) -> Flaw | None:
    if read_id(entry.id) != entry.id:
        return Flaw(
            "id",
            f"{quoted(entry.id)} is geen code van ons.",
            "Zet de oude code terug. Is dit een nieuwe rij? Maak de cel dan leeg.",
        )
    if entry.id in seen:
        return Flaw(
            "id",
            f"{quoted(entry.id)} staat ook in een andere rij.",
            "Is dit iemand anders? Maak deze cel dan leeg. Is het dezelfde? Verwijder deze rij.",
        )
    return None


@dataclass(frozen=True)
class _Read:
    """Every row of the record tabs, read; and how the members stand in their groups."""

    households: list[Reading]
    groups: list[Reading]
    members: list[Reading]

    def by_tab(self) -> Iterator[tuple[str, Reading]]:
        for tab_name, rows in zip(
            RECORD_TABS, (self.households, self.groups, self.members), strict=True
        ):
            for row in rows:
                yield tab_name, row

    def members_of(self) -> Mapping[str, list[Reading]]:
        """The active members by the group's id, in the order of their own ids."""
        found: dict[str, list[Reading]] = defaultdict(list)
        for member in sorted(self.members, key=lambda member: member.id):
            if member.active:
                found[member.text("group") or ""].append(member)
        return found


def check(draft: Draft, gate: Gate, today: date, held: Mapping[str, str] | None) -> Checked:
    """Everything that the record tabs hold; ``held`` as in ``inbox.check``."""
    read = _read(draft, today)
    by_group = read.members_of()
    households = [_household(row, gate) for row in read.households if row.counts]
    groups = [_group(row, by_group.get(row.id, []), gate) for row in read.groups if row.counts]
    statuses = _statuses(read, households, groups, gate, held)
    return Checked(
        tuple(households),
        tuple(groups),
        tuple(_member(row) for row in read.members if row.counts),
        dict(_contacts(read, by_group)),
        tuple(_problems(draft, read)),
        tuple(_doubles(read, _apart(draft))),
        statuses,
        tuple(_notes(read, statuses)),
    )


def _read(draft: Draft, today: date) -> _Read:
    seen: set[str] = set()
    households = _readings(draft, HOUSEHOLDS, today, seen)
    groups = _readings(draft, GROUPS, today, seen)
    known = {group.id for group in groups if group.counts}
    members = [_in_a_group(row, known) for row in _readings(draft, MEMBERS, today, seen)]
    return _Read(households, groups, members)


def _in_a_group(member: Reading, known: set[str]) -> Reading:
    group = member.text("group")
    if group is None or group in known:
        return member
    flaw = Flaw(
        "groep",
        f"{quoted(group)} is geen groep in deze werkmap.",
        "Neem de code over uit de kolom id van Groepen.",
    )
    return replace(member, flaws=(*member.flaws, flaw))


# --- records ------------------------------------------------------------------------------------


def _household(row: Reading, gate: Gate) -> Household:
    return Household(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_household(row, gate)),
        people=row.number("people"),
        adults=row.counted(_ADULTS),
        children=row.number("children"),
        languages=row.chosen("languages"),
        times=row.chosen("times"),
        goals=row.chosen("goals"),
        interests=row.chosen("interests"),
        matters_most=row.chosen("matters_most"),
        district=row.district,
        # A wish without its own consent is not used.
        women_only=row.text("women_only") == "yes" and row.values.get("sensitive_consent") is True,
        urgent=not is_no(row.entry.text("voorrang")),
    )


def _group(row: Reading, members: Sequence[Reading], gate: Gate) -> Group:
    available = [(time, row.number(f"members_{time}")) for time in TIMES]
    return Group(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_group(row, members, gate)),
        size=row.number("size"),
        members=len(members),
        ages=row.counted(_MEMBERS),
        dutch_speakers=row.number("dutch_speakers"),
        languages=row.chosen("languages"),
        available=tuple((time, count) for time, count in available if count is not None),
        offers=row.chosen("offers"),
        interests=row.chosen("interests"),
        household_kinds=row.chosen("household_kinds"),
        largest_household=row.number("largest_household"),
        members_with_children=row.number("members_with_children"),
        composition=row.text("composition"),
        matters_most=row.chosen("matters_most"),
        district=row.district,
    )


def _member(row: Reading) -> Member:
    return Member(
        id=row.id,
        group=row.text("group") or "",
        standing=row.standing,
        leads=row.entry.text("rol") == LEADS,
        ticked=frozenset(tick for tick in TICKS if row.ticked(tick)),
    )


def _contacts(
    read: _Read, by_group: Mapping[str, Sequence[Reading]]
) -> Iterator[tuple[str, Contact]]:
    for row in (*read.households, *read.members):
        if row.counts:
            yield row.id, _contact(row.id, row)
    for group in read.groups:
        if group.counts:
            yield group.id, _contact(group.id, _speaks_for(group, by_group.get(group.id, ())))


def _speaks_for(group: Reading, members: Sequence[Reading]) -> Reading:
    """The member to write to: the lead, or another when the lead stopped.

    A group without any member has no name and no address: its own row holds none.
    """
    leads = [member for member in members if member.entry.text("rol") == LEADS]
    return next(iter([*leads, *members]), group)


def _contact(id: str, row: Reading) -> Contact:
    languages = {name: language for language, name in LANGUAGE_NAMES.items()}
    return Contact(
        id=id,
        name=row.text("name") or "",
        email=row.text("email"),
        phone=row.text("phone"),
        language=languages.get(row.entry.text("taal"), "nl"),
        reach=row.text("reach") or _through_helper(row),
    )


def _through_helper(row: Reading) -> str | None:
    reach = row.text("helper_reach")
    return f"via {row.text('helper_name') or 'de helper'}: {reach}" if reach else None


# --- statuses -----------------------------------------------------------------------------------


def _statuses(
    read: _Read,
    households: Iterable[Household],
    groups: Iterable[Group],
    gate: Gate,
    held: Mapping[str, str] | None,
) -> dict[str, str]:
    places = {row.id: (row.city, row.variant) for row in read.groups if row.counts}
    rows = {row.id: row for row in (*read.households, *read.groups) if row.counts}
    found: dict[str, str] = {}
    for household in households:
        waits = not intake_held(rows[household.id].entry)
        base = INTAKE_NEEDED if waits else _readiness(household.missing)
        found[household.id] = _status(rows[household.id], base, held)
    for group in groups:
        forming = group.members < gate.smallest_group
        base = "vormen" if forming else _readiness(group.missing)
        found[group.id] = _status(rows[group.id], base, held)
    for row in read.members:
        if row.counts:
            ticks = member_ticks(gate, *places.get(row.text("group") or "", (None, VARIANTS[0])))
            found[row.id] = _status(row, _readiness(tuple(missing_of_member(row, ticks))), {})
    return found


def _readiness(missing: Sequence[str]) -> str:
    return "aanvullen" if missing else "klaar"


def _status(row: Reading, base: str, held: Mapping[str, str] | None) -> str:
    if row.standing is not Standing.ACTIVE:
        return str(row.standing.value)
    if held is not None:
        return held.get(row.id, base)
    # Only a match run knows; until then what it wrote stands.
    now = row.entry.text("status")
    return now if now in IN_A_PAIR else base


def _notes(read: _Read, statuses: Mapping[str, str]) -> Iterator[Note]:
    for tab_name, row in read.by_tab():
        status = statuses[row.id] if row.counts else "probleem"
        yield Note(tab_name, row.entry, status, "\n".join(map(str, row.flaws)))


# --- problems -----------------------------------------------------------------------------------


def _problems(draft: Draft, read: _Read) -> Iterator[Problem]:
    for tab_name, row in read.by_tab():
        yield from _at_cells(draft, tab_name, row.entry, row.flaws)
    for entry in draft.entries(CHANGES.name):
        yield from _at_cells(draft, CHANGES.name, entry, _wrong_adoption(entry))


def _at_cells(
    draft: Draft, tab_name: str, entry: Entry, flaws: Iterable[Flaw]
) -> Iterator[Problem]:
    # A row that is not written yet has no address; after the pull it has one.
    if entry.row is not None:
        for flaw in flaws:
            address = draft.table(tab_name).address(entry.row, flaw.header)
            yield Problem(tab_name, address, flaw.found, flaw.todo)


def _wrong_adoption(entry: Entry) -> Iterator[Flaw]:
    text = entry.text("overnemen")
    if entry.text("stand") != CHANGE_OPEN or not text:
        return
    choice = tidy(text).casefold()
    if choice not in ADOPTIONS:
        yield not_listed("overnemen", text, ADOPTIONS)
    elif choice == APART:
        yield Flaw(
            "overnemen",
            f"{quoted(text)} kan alleen bij een hele aanmelding.",
            "Kies bij een antwoord van de intake ja of nee.",
        )
    else:
        yield Flaw(
            "overnemen",
            f"{quoted(text)} kan hier niet: de rij van de aanmelding is intussen anders.",
            "Kies nee, en pas zo nodig de rij zelf aan.",
        )


# --- doubles ------------------------------------------------------------------------------------


def _doubles(read: _Read, apart: Set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs that share an address or phone number, or a name within a city or group.

    Not those of whom people said that they are ``apart``.
    """
    pairs: set[tuple[str, str]] = set()
    for rows, place in ((read.households, "city"), (read.members, "group")):
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for row in rows:
            if row.counts and row.standing in (Standing.ACTIVE, Standing.PAUSED):
                for mark in _marks(row, place):
                    alike[mark].append(row.id)
        for ids in alike.values():
            first, *others = sorted(ids)
            pairs |= {(first, other) for other in others}
    return iter(sorted(pairs - apart))


def _apart(draft: Draft) -> set[tuple[str, str]]:
    """The pairs of ids of whom people said in ``Wijzigingen`` that they are two."""
    made = {
        entry.text("inzending"): entry.text("aanmelding") for entry in draft.entries(INBOX.name)
    }
    pairs = set()
    for entry in draft.entries(DECIDED.name):
        submission = entry.id.rpartition(":")[0]
        if entry.text("waarde") == CHANGE_APART and submission in made:
            for own in (made[submission], reference_for(submission)):
                for id in (own, lead_id(own)):
                    first, second = sorted((entry.text("over"), id))
                    pairs.add((first, second))
    return pairs


def _marks(row: Reading, place: str) -> Iterator[tuple[str, ...]]:
    for way in ("email", "phone"):
        if text := row.text(way):
            yield way, fold(text)
    if name := row.text("name"):
        yield "name", fold(name), row.text(place) or ""
