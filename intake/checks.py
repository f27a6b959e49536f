"""The rows of the record tabs become records and problems.

What stands between a record and a pool is a sentence in ``missing``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from intake.alike import Double, doubles, wrong_verdict
from intake.answers import read_day, tidy
from intake.draft import Draft, Entry
from intake.errors import Problem
from intake.gate import (
    Gates,
    counts_above,
    is_too_small,
    member_ticks,
    missing_of_group,
    missing_of_group_itself,
    missing_of_host,
    missing_of_household,
    missing_of_member,
    missing_of_organisation,
    missing_of_volunteer,
    people_in,
    smaller_groups,
)
from intake.kinds import (
    GROUPS,
    HOSTS,
    HOUSEHOLDS,
    KINDS,
    MEMBERS,
    ORGANISATIONS,
    TICKS,
    VOLUNTEERS,
    Kind,
)
from intake.languages import LANGUAGES
from intake.records import (
    AGE_BANDS,
    GROUP,
    TIMES,
    Contact,
    Group,
    Host,
    Household,
    Member,
    Organisation,
    Standing,
    Volunteer,
)
from intake.rows import (
    Flaw,
    Reading,
    coded,
    enters_cases,
    fold,
    intake_held,
    is_lead,
    is_no,
    kept_numbers,
    not_listed,
    read_id,
    read_row,
    read_standing,
    told,
)
from intake.suspects import wrong_choice
from intake.tabs import (
    ADOPTIONS,
    APART,
    BELONGS_WITH,
    CHANGE_OPEN,
    CHANGES,
    COMPLETED,
    DOUBLES,
    FEWER,
    INBOX,
    PAUSED_UNTIL,
    SUSPECTS,
    TRAINED_ON,
    Tab,
    tab,
    tabs,
)
from intake.texts import language_names, languages

INTAKE_NEEDED = "intake nodig"
IN_A_GROUP = "in groep"
ACTIVE = "actief"
IN_A_PAIR = ("vastgezet", "voorgelegd", ACTIVE, COMPLETED, IN_A_GROUP)
"""Statuses that follow from proposals and matches: only the match run gives and takes them."""

_ADULTS = tuple(f"adults_{band}" for band in AGE_BANDS)
_MEMBERS = tuple(f"members_{band}" for band in AGE_BANDS)
_PEOPLE = tuple(f"people_{band}" for band in AGE_BANDS)


@dataclass(frozen=True)
class Note:
    """What belongs in the columns ``status`` and ``probleem`` of a row.

    ``free`` is the status when no proposal or match holds the record, ``can_be_held`` whether one
    can. Until a match run says so, ``status`` is what the last one wrote.
    """

    tab: str
    entry: Entry
    status: str
    problem: str
    free: str
    can_be_held: bool

    def status_among(self, held: Mapping[str, str]) -> str:
        """The status, when ``held`` is that of everybody whom a proposal or match holds, by id."""
        return held.get(self.entry.id, self.free) if self.can_be_held else self.free


@dataclass(frozen=True)
class Checked:
    """What the record tabs hold.

    ``contacts`` and ``statuses`` are by record id; the contact of a group is that of its lead.
    ``notes`` is what belongs in each row's ``status`` and ``probleem``. ``doubles`` are pairs of
    records that may be about the same people: for people to look at. ``pauses`` gives of everybody
    who has one the day until which it is, None for one that has no end yet.
    """

    households: tuple[Household, ...]
    groups: tuple[Group, ...]
    members: tuple[Member, ...]
    hosts: tuple[Host, ...]
    volunteers: tuple[Volunteer, ...]
    organisations: tuple[Organisation, ...]
    contacts: Mapping[str, Contact]
    problems: tuple[Problem, ...]
    doubles: tuple[Double, ...]
    statuses: Mapping[str, str]
    notes: tuple[Note, ...]
    pauses: Mapping[str, date | None]


# --- all rows -----------------------------------------------------------------------------------


def _readings(draft: Draft, kind: Kind, today: date, seen: set[str]) -> list[Reading]:
    """The rows of a kind; the ids join those that were ``seen`` in the tabs before it."""
    readings = []
    arrived = _arrived(draft, kind)
    for entry in draft.entries(kind.tab):
        # A row that nobody gave an id yet is read after the next pull.
        if not entry.id:
            continue
        flaw = _wrong_id(entry, seen)
        reading = read_row(kind, entry, today, counts=flaw is None)
        reading = replace(reading, came_in=entry.id in arrived)
        seen.add(entry.id)
        readings.append(replace(reading, flaws=(flaw, *reading.flaws)) if flaw else reading)
    return readings


def _arrived(draft: Draft, kind: Kind) -> frozenset[str]:
    """The ids of the records that the form of this kind made."""
    landed = draft.entries(INBOX.name)
    return frozenset(one.text("aanmelding") for one in landed if one.text("formulier") == kind.form)


def _wrong_id(entry: Entry, seen: set[str]) -> Flaw | None:
    if read_id(entry.id) != entry.id:
        return Flaw(
            "id",
            f"{coded(entry.id)} is geen code van ons.",
            "Zet de oude code terug. Is dit een nieuwe rij? Maak de cel dan leeg.",
        )
    if entry.id in seen:
        return Flaw(
            "id",
            "Deze code staat ook in een andere rij.",
            "Is dit iemand anders? Maak deze cel dan leeg. Is het dezelfde? Verwijder deze rij.",
        )
    return None


@dataclass(frozen=True)
class _Read:
    """Every row of the record tabs, read; and how the members stand in their groups."""

    rows: Mapping[Kind, Sequence[Reading]]

    def __iter__(self) -> Iterator[Reading]:
        return chain.from_iterable(self.rows.values())

    def counted(self, *kinds: Kind) -> list[Reading]:
        """The rows of these kinds that are records."""
        return [row for kind in kinds for row in self.rows[kind] if row.counts]

    def members_of(self) -> Mapping[str, list[Reading]]:
        """The active members by the group's id, in the order of their own ids."""
        found: dict[str, list[Reading]] = defaultdict(list)
        for member in sorted(self.rows[MEMBERS], key=lambda member: member.id):
            if member.active:
                found[member.text("group") or ""].append(member)
        return found


def check(draft: Draft, gates: Gates, today: date) -> Checked:
    """Everything that the record tabs hold."""
    read = _read(draft, today)
    by_group = read.members_of()
    households = [_household(row, gates) for row in read.counted(HOUSEHOLDS)]
    groups = [_group(row, by_group.get(row.id, []), gates) for row in read.counted(GROUPS)]
    hosts = [_host(row, gates) for row in read.counted(HOSTS)]
    volunteers = [_volunteer(row, gates) for row in read.counted(VOLUNTEERS)]
    organisations = [_organisation(row) for row in read.counted(ORGANISATIONS)]
    records: tuple[Household | Group | Host | Volunteer | Organisation, ...]
    records = (*households, *groups, *hosts, *volunteers, *organisations)
    missing = {one.id: one.missing for one in records}
    forming = {
        row.id for row in read.counted(GROUPS) if is_too_small(row, by_group.get(row.id, ()), gates)
    }
    of_members = _missing_of_members(read, gates)
    missing |= of_members
    notes = tuple(_note(row, missing.get(row.id, ()), row.id in forming) for row in read)
    return Checked(
        tuple(households),
        tuple(groups),
        tuple(_member(row, of_members[row.id]) for row in read.counted(MEMBERS)),
        tuple(hosts),
        tuple(volunteers),
        tuple(organisations),
        dict(_contacts(read, by_group)),
        tuple(_problems(draft, read)),
        tuple(doubles(draft, read.rows)),
        {note.entry.id: note.status for note, row in zip(notes, read, strict=True) if row.counts},
        notes,
        dict(_pauses(read)),
    )


def _read(draft: Draft, today: date) -> _Read:
    seen: set[str] = set()
    rows = {kind: _readings(draft, kind, today, seen) for kind in KINDS}
    groups = {group.id for group in rows[GROUPS] if group.counts}
    households = {row.id: row.standing.takes_part for row in rows[HOUSEHOLDS] if row.counts}
    rows[MEMBERS] = [_in_a_group(row, groups) for row in rows[MEMBERS]]
    rows[GROUPS] = [_with_its_reason(row) for row in rows[GROUPS]]
    rows[HOUSEHOLDS] = [_with_others(row, households) for row in rows[HOUSEHOLDS]]
    return _Read(rows)


def _in_a_group(member: Reading, known: Set[str]) -> Reading:
    group = member.text("group")
    if group is None or group in known:
        return member
    flaw = Flaw(
        "groep",
        f"{coded(group)} is geen groep in deze werkmap.",
        "Neem de code over uit de kolom id van Groepen.",
    )
    return replace(member, flaws=(*member.flaws, flaw))


def _with_its_reason(group: Reading) -> Reading:
    """With a flaw when fewer members are explained where the city has no rule that allows them.

    A group whose match goes on writes there what was agreed, wherever it is.
    """
    entry = group.entry
    if not entry.text(FEWER.header) or entry.text("status") == ACTIVE:
        return group
    if group.city is None or smaller_groups(group.city, group.variant) is not None:
        return group
    flaw = Flaw(
        FEWER.header,
        "In deze stad en variant mag een groep niet met minder mensen beginnen.",
        "Maak de cel leeg, en vul de groep aan.",
        blocks=False,
    )
    return replace(group, flaws=(*group.flaws, flaw))


def _with_others(household: Reading, takes_part: Mapping[str, bool]) -> Reading:
    """With a flaw for every code that is no other household, or that of one that stopped."""
    flaws = [
        Flaw(BELONGS_WITH.header, *wrong)
        for code in _codes(household.entry)
        if (wrong := _wrong_other(code, household.id, takes_part))
    ]
    return replace(household, flaws=(*household.flaws, *flaws)) if flaws else household


def _wrong_other(code: str, own: str, takes_part: Mapping[str, bool]) -> tuple[str, str] | None:
    """What is wrong with a code of another household, and what to do; None when nothing is."""
    id = read_id(code)
    another = "Haal de code weg, of vul die van een ander huishouden in."
    if id is None or id not in takes_part:
        todo = "Neem de code over uit de kolom id van Nieuwkomers, of haal hem weg."
        return f"{coded(code)} is geen huishouden in deze werkmap.", todo
    if id == own:
        return f"{coded(code)} is de code van dit huishouden zelf.", another
    return None if takes_part[id] else (f"{coded(code)} doet niet meer mee.", another)


def _codes(household: Entry) -> list[str]:
    parts = re.split(r"[,;\n]", household.text(BELONGS_WITH.header))
    return [part.strip() for part in parts if part.strip()]


# --- records ------------------------------------------------------------------------------------


def _household(row: Reading, gates: Gates) -> Household:
    # A wish without its own consent is not used.
    agreed = row.values.get("sensitive_consent") is True
    return Household(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_household(row, gates)),
        people=row.number("people"),
        adults=row.counted(_ADULTS),
        children=row.number("children"),
        languages=row.chosen("languages"),
        times=row.chosen("times"),
        goals=row.chosen("goals"),
        interests=row.chosen("interests"),
        matters_most=row.chosen("matters_most"),
        district=row.district,
        women_only=agreed and row.said("women_only") is True,
        urgent=not is_no(row.entry.text("voorrang")),
        seeks=row.chosen("seeks") or frozenset({GROUP}),
        arrives=row.window("arrives_first", "arrives_last"),
        stay=row.window("stay_first", "stay_last"),
        work=row.chosen("work"),
        age_wish="near" if row.text("age_wish") == "near" else None,
        lives_with_pets=row.said("lives_with_pets"),
        lives_with_smokers=row.said("lives_with_smokers"),
        smokes=row.said("smokes"),
        step_free=agreed and row.said("step_free") is True,
        lgbt_safe=agreed and row.said("lgbt_safe") is True,
        diet=row.chosen("diet") if agreed else frozenset(),
        through_helper=bool(row.text("helper_reach")) and not row.text("phone"),
        belongs_with=frozenset(filter(None, map(read_id, _codes(row.entry)))) - {row.id},
    )


def _group(row: Reading, members: Sequence[Reading], gates: Gates) -> Group:
    available = [(time, row.number(f"members_{time}")) for time in TIMES]
    return Group(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_group(row, members, gates)),
        missing_itself=tuple(missing_of_group_itself(row, gates)),
        size=row.number("size"),
        members=people_in(members),
        counts_above=counts_above(row, people_in(members)),
        fewer_explained=bool(row.entry.text(FEWER.header)),
        takes_volunteers=row.said("takes_volunteers") is True,
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
        trained=read_day(row.entry.text(TRAINED_ON.header)),
        work=row.chosen("work"),
        lgbt_safe=row.said("lgbt_safe"),
        step_free=row.said("step_free"),
    )


def _host(row: Reading, gates: Gates) -> Host:
    return Host(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_host(row, gates)),
        beds=row.number("beds"),
        at_once=row.number("at_once") or 1,
        stay=row.window("stay_first", "stay_last"),
        trial_weekend=row.said("trial_weekend"),
        ages=row.counted(_ADULTS),
        children=row.number("children"),
        languages=row.chosen("languages"),
        interests=row.chosen("interests"),
        household_kinds=row.chosen("household_kinds"),
        composition=row.text("composition"),
        pets=row.said("pets"),
        smokes=row.said("smokes"),
        smoking=row.said("smoking"),
        step_free=row.said("step_free"),
        lgbt_safe=row.said("lgbt_safe"),
        cooks=row.chosen("cooks"),
        work=row.chosen("work"),
        matters_most=row.chosen("matters_most"),
        district=row.district,
    )


def _volunteer(row: Reading, gates: Gates) -> Volunteer:
    return Volunteer(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_volunteer(row, gates)),
        people=row.number("people") or 1,
        leads=row.said("leads") is True,
        ages=row.counted(_PEOPLE),
        dutch_speakers=row.number("dutch_speakers"),
        languages=row.chosen("languages"),
        times=row.chosen("times"),
        interests=row.chosen("interests"),
        composition=row.text("composition"),
        district=row.district,
    )


def _organisation(row: Reading) -> Organisation:
    return Organisation(
        id=row.id,
        city=row.city,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(missing_of_organisation(row)),
        enters_cases=row.counts and enters_cases(row.entry),
    )


def _member(row: Reading, missing: tuple[str, ...]) -> Member:
    return Member(
        id=row.id,
        group=row.text("group") or "",
        registered=row.registered,
        standing=row.standing,
        missing=missing,
        leads=is_lead(row.entry),
        ticked=frozenset(tick for tick in TICKS if row.ticked(tick)),
    )


def _contacts(
    read: _Read, by_group: Mapping[str, Sequence[Reading]]
) -> Iterator[tuple[str, Contact]]:
    for row in read:
        if row.counts:
            speaks = _speaks_for(row, by_group.get(row.id, ())) if row.kind is GROUPS else row
            yield row.id, _contact(row.id, speaks)


def _speaks_for(group: Reading, members: Sequence[Reading]) -> Reading:
    """The member to write to: the lead, or another when the lead stopped.

    A group without any member has no name and no address: its own row holds none.
    """
    leads = [member for member in members if is_lead(member.entry)]
    return next(iter([*leads, *members]), group)


def _contact(id: str, row: Reading) -> Contact:
    offered = languages() if row.kind is HOUSEHOLDS else LANGUAGES
    by_name = {fold(language_names()[language]): language for language in offered}
    return Contact(
        id=id,
        name=row.text("name") or "",
        email=row.text("email"),
        phone=row.text("phone"),
        language=by_name.get(fold(row.entry.text("taal")), LANGUAGES[0]),
        reach=row.text("reach") or _through_helper(row),
        agreed=row.values.get("consent") is True,
    )


def _through_helper(row: Reading) -> str | None:
    reach = row.text("helper_reach")
    return f"via {row.text('helper_name') or 'de helper'}: {reach}" if reach else None


def _pauses(read: _Read) -> Iterator[tuple[str, date | None]]:
    """Not of a row in which nobody can read how it stands: that is a problem first."""
    for row in read:
        if row.counts and read_standing(row.entry.text("stand")) is Standing.PAUSED:
            yield row.id, read_day(row.entry.text(PAUSED_UNTIL.header))


# --- statuses -----------------------------------------------------------------------------------


def _note(row: Reading, missing: Sequence[str], forming: bool) -> Note:
    free = _free(row, missing, forming)
    # A member is in no pair: the group is. Nor is an organisation.
    can_be_held = row.active and bool(row.kind.variants)
    now = row.entry.text("status")
    status = now if can_be_held and now in IN_A_PAIR else free
    problem = "\n".join(told(row.to_mend))
    return Note(row.kind.tab, row.entry, status, problem, free, can_be_held)


def _free(row: Reading, missing: Sequence[str], forming: bool) -> str:
    if not row.counts:
        return "probleem"
    if row.standing is not Standing.ACTIVE:
        return str(row.standing.value)
    if row.kind.intake and not intake_held(row.kind, row.entry):
        return INTAKE_NEEDED
    if forming:
        return "vormen"
    return "aanvullen" if missing else "klaar"


def _missing_of_members(read: _Read, gates: Gates) -> dict[str, tuple[str, ...]]:
    places = {row.id: (row.city, row.variant) for row in read.counted(GROUPS)}
    nowhere = (None, GROUPS.variants[0])
    found = {}
    for row in read.counted(MEMBERS):
        ticks = member_ticks(gates, *places.get(row.text("group") or "", nowhere))
        found[row.id] = tuple(missing_of_member(row, ticks))
    return found


# --- problems -----------------------------------------------------------------------------------


def _problems(draft: Draft, read: _Read) -> Iterator[Problem]:
    for row in read:
        yield from _at_cells(draft, row.kind.tab, row.entry, row.to_mend)
    for entry in draft.entries(CHANGES.name):
        yield from _at_cells(draft, CHANGES.name, entry, _wrong_adoption(entry))
    for entry in draft.entries(SUSPECTS.name):
        yield from _at_cells(draft, SUSPECTS.name, entry, wrong_choice(entry))
    for entry in draft.entries(DOUBLES.name):
        yield from _at_cells(draft, DOUBLES.name, entry, wrong_verdict(entry))
    for each in tabs():
        if each not in map(_tab_of, KINDS):
            for entry in draft.entries(each.name):
                yield from _at_cells(draft, each.name, entry, kept_numbers(each.name, entry))


def _tab_of(kind: Kind) -> Tab:
    return tab(kind.tab)


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
        yield not_listed("overnemen", ADOPTIONS)
    elif choice == APART:
        yield Flaw(
            "overnemen",
            "Dit kan alleen bij een hele aanmelding.",
            "Kies bij een antwoord van de intake ja of nee.",
        )
    else:
        yield Flaw(
            "overnemen",
            "Dit kan hier niet: de rij van de aanmelding is intussen anders.",
            "Kies nee, en pas zo nodig de rij zelf aan.",
        )
