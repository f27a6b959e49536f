"""Rows of the record tabs become records, and problems: each at its cell, in plain Dutch.

After import the sheet is the truth, so every row is read anew on every run. What stands between a
record and a pool is a sentence in ``missing``.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from intake.answers import (
    InvalidAnswer,
    Value,
    read_answer,
    read_date,
    read_questions,
    read_reference,
    read_tick,
    tidy,
)
from intake.cities import load_cities
from intake.draft import Draft, Entry
from intake.errors import Problem
from intake.records import Contact, Gate, Group, Household, Member, Standing
from intake.schema import Form, Question, load_forms
from intake.tabs import ADOPTIONS, CHANGES, TICKS, VARIANTS, Column, record_questions, tab

HOUSEHOLDS = "Nieuwkomers"
GROUPS = "Groepen"
MEMBERS = "Groepsleden"
RECORD_TABS = (HOUSEHOLDS, GROUPS, MEMBERS)

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "Engels"}
LEADS = "coördinator"
TO_BE_HELD = "intake nodig"
HELD = ("voorgelegd", "actief")
"""Statuses that follow from proposals and matches: only the match run gives and takes them."""

_NO = frozenset({"", "nee", "no", "n", "-", "0", "false", "onwaar", "nog niet"})
_ADULTS = ("adults_18_29", "adults_30_44", "adults_45_59", "adults_60")
_MEMBERS = ("members_18_29", "members_30_44", "members_45_59", "members_60")
_TIMES = ("daytime", "evening", "weekend")


@dataclass(frozen=True)
class Flaw:
    """Something wrong in one cell of an entry; ``blocks`` keeps the record out of the pool."""

    header: str
    found: str
    todo: str
    blocks: bool = True

    def __str__(self) -> str:
        return f"{self.header}: {self.found} {self.todo}"


@dataclass(frozen=True)
class Reading:
    """One row as it was read: its values by question id, and every flaw in it.

    ``counts`` is false for a row that is no record: its id is wrong, or another row's.
    """

    entry: Entry
    values: Mapping[str, Value]
    standing: Standing
    registered: date
    flaws: tuple[Flaw, ...]
    counts: bool

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def active(self) -> bool:
        return self.counts and self.standing is Standing.ACTIVE

    @property
    def variant(self) -> str:
        return self.entry.text("variant") or VARIANTS[0]

    def ticked(self, tick: str) -> bool:
        return read_tick(self.entry.text(tick))

    def text(self, question: str) -> str | None:
        value = self.values.get(question)
        return value if isinstance(value, str) else None

    def number(self, question: str) -> int | None:
        value = self.values.get(question)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def chosen(self, question: str) -> frozenset[str]:
        value = self.values.get(question)
        return frozenset(value) if isinstance(value, tuple) else frozenset()

    def counted(self, questions: Iterable[str]) -> tuple[int, int, int, int]:
        youngest, younger, older, oldest = (self.number(question) or 0 for question in questions)
        return youngest, younger, older, oldest

    @property
    def district(self) -> int | None:
        text = self.text("district")
        return int(text) if text else None

    @property
    def city(self) -> str | None:
        """The city's id; None when it is wrong or nobody knows it yet."""
        city = self.text("city")
        return None if city == "unknown" else city


@dataclass(frozen=True)
class Note:
    """What belongs in the columns ``status`` and ``probleem`` of a row."""

    tab: str
    entry: Entry
    status: str
    problem: str


@dataclass(frozen=True)
class Checked:
    """What the record tabs hold. ``contacts`` are by record id; a group's is that of its lead.

    ``statuses`` are by record id, and ``notes`` is what belongs in each row's ``status`` and
    ``probleem``. ``doubles`` are pairs of ids that may be one person: for people to look at.
    """

    households: tuple[Household, ...]
    groups: tuple[Group, ...]
    members: tuple[Member, ...]
    contacts: Mapping[str, Contact]
    problems: tuple[Problem, ...]
    doubles: tuple[tuple[str, str], ...]
    statuses: Mapping[str, str]
    notes: tuple[Note, ...]


# --- one row ------------------------------------------------------------------------------------


def is_blank(tab_name: str, entry: Entry) -> bool:
    """Whether no person wrote anything in the row."""
    columns = [column.header for column in tab(tab_name).columns if column.owner == "people"]
    return not entry.id and not any(entry.text(header) for header in columns)


def read_id(text: str) -> str | None:
    """The record id that a cell holds, in its one spelling; None when it holds none."""
    try:
        return read_reference(text)
    except InvalidAnswer:
        return None


def read_standing(text: str) -> Standing | None:
    """Whether a record takes part, from the cell ``stand``; None when the text is none of these."""
    wanted = tidy(text).casefold()
    if not wanted:
        return Standing.ACTIVE
    return next((standing for standing in Standing if standing.value == wanted), None)


def standing_of(entry: Entry) -> Standing:
    """As ``read_standing``; what cannot be read is a pause, so that it gets nobody proposed."""
    return read_standing(entry.text("stand")) or Standing.PAUSED


def intake_form() -> Form:
    return load_forms()["newcomer-intake"]


def intake_held(entry: Entry) -> bool:
    """Whether a household's row holds any answer of the intake."""
    return any(entry.text(q.column) for q in intake_form().questions_for(HOUSEHOLDS))


def read_entry_answer(question: Question, text: str) -> Value:
    """The value in a cell; None when it is empty or wrong."""
    try:
        return read_answer(question, text)
    except InvalidAnswer:
        return None


def _questions(tab_name: str, entry: Entry) -> Sequence[Question]:
    if tab_name != HOUSEHOLDS:
        return record_questions(tab_name)
    signed_up = load_forms()["newcomer"].questions_for(HOUSEHOLDS)
    held = intake_held(entry)
    return (*signed_up, *intake_form().questions_for(HOUSEHOLDS)) if held else signed_up


def _read(tab_name: str, entry: Entry, today: date, counts: bool) -> Reading:
    questions = _questions(tab_name, entry)
    raw = {question.id: entry.text(question.column) for question in questions}
    answers = read_questions(questions, raw, "nl")
    by_id = {question.id: question for question in questions}
    flaws = [
        _wrong_answer(by_id[error.question], raw[error.question], error.message)
        for error in answers.errors
    ]
    registered = _read_day(entry.text("aangemeld"))
    flaws += _wrong_day(entry) if registered is None else ()
    flaws += _wrong_cells(tab_name, entry)
    if tab_name == HOUSEHOLDS and not _can_be_reached(entry):
        flaws.append(_UNREACHABLE)
    return Reading(
        entry, answers.values, standing_of(entry), registered or today, tuple(flaws), counts
    )


_UNREACHABLE = Flaw(
    "telefoon",
    "Er staat niet hoe we deze nieuwkomer kunnen bereiken.",
    "Vul een telefoonnummer, een e-mailadres of «zo bereik je mij» in.",
)


def _wrong_answer(question: Question, text: str, message: str) -> Flaw:
    found = f"{quoted(text)} klopt niet." if text else "De cel is leeg."
    return Flaw(question.column, found, message, blocks=question.use != "contact")


def quoted(text: str) -> str:
    """The cell's text between quotes, on one line, cut off when it is long."""
    line = tidy(text)
    return f'"{line}"' if len(line) <= 60 else f'"{line[:60]}…"'


def _read_day(text: str) -> date | None:
    try:
        return read_date(text)
    except InvalidAnswer:
        return None


def _wrong_day(entry: Entry) -> list[Flaw]:
    text = entry.text("aangemeld")
    todo = "Schrijf de dag van aanmelding, bijvoorbeeld 2026-02-28."
    return [Flaw("aangemeld", f"{quoted(text)} is geen datum.", todo)] if text else []


def _can_be_reached(entry: Entry) -> bool:
    ways = ("phone", "email", "reach", "helper_reach")
    return any(entry.text(q.column) for q in record_questions(HOUSEHOLDS) if q.id in ways)


def _wrong_cells(tab_name: str, entry: Entry) -> Iterator[Flaw]:
    """What is wrong in the people's columns that are no questions."""
    for column in tab(tab_name).columns:
        text = entry.text(column.header)
        if column.owner != "people" or not text:
            continue
        if not _is_listed(column, text):
            yield _not_listed(column.header, text, column.options)


def _is_listed(column: Column, text: str) -> bool:
    if column.header == "stand":
        return read_standing(text) is not None
    if column.header in TICKS:
        return read_tick(text) or tidy(text).casefold() in _NO
    return column.header not in ("variant", "rol", "taal") or text in column.options


def _not_listed(header: str, text: str, options: Sequence[str]) -> Flaw:
    todo = f"Kies uit: {_any_of(options)}."
    found = f"{quoted(text)} staat niet in de lijst."
    return Flaw(header, found, todo, blocks=header not in ("rol", "taal"))


def _any_of(words: Sequence[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# --- all rows -----------------------------------------------------------------------------------


def _readings(draft: Draft, tab_name: str, today: date) -> list[Reading]:
    seen: set[str] = set()
    readings = []
    for entry in draft.entries(tab_name):
        # A row that nobody gave an id yet is read after the next pull.
        if not entry.id:
            continue
        flaw = _wrong_id(entry, seen)
        reading = _read(tab_name, entry, today, counts=flaw is None)
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
    groups = _readings(draft, GROUPS, today)
    known = {group.id for group in groups if group.counts}
    read = _Read(
        _readings(draft, HOUSEHOLDS, today),
        groups,
        [_in_a_group(member, known) for member in _readings(draft, MEMBERS, today)],
    )
    by_group = read.members_of()
    households = [_household(row, gate) for row in read.households if row.counts]
    made = [_group(row, by_group.get(row.id, []), gate) for row in groups if row.counts]
    statuses = _statuses(read, households, made, gate, held)
    return Checked(
        tuple(households),
        tuple(made),
        tuple(_member(row) for row in read.members if row.counts),
        dict(_contacts(read, by_group)),
        tuple(_problems(draft, read)),
        tuple(_doubles(read)),
        statuses,
        tuple(_notes(read, statuses)),
    )


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
        missing=tuple(_missing_of_household(row, gate)),
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
        urgent=bool(row.entry.text("voorrang")),
    )


def _missing_of_household(row: Reading, gate: Gate) -> Iterator[str]:
    yield from _missing_ticks(row, gate.household_ticks)
    if not intake_held(row.entry):
        yield "De intake is nog niet ingevuld."
    if row.text("city") == "unknown":
        yield "De stad is nog niet bekend."
    yield from _missing_answers(row)


def _missing_ticks(row: Reading, ticks: Sequence[str]) -> Iterator[str]:
    for tick in ticks:
        if not row.ticked(tick):
            yield f"«{tick}» staat nog niet op ja."


def _missing_answers(row: Reading) -> Iterator[str]:
    headers = dict.fromkeys(flaw.header for flaw in row.flaws if flaw.blocks)
    if headers:
        yield f"In de rij klopt nog niet: {', '.join(headers)}."


def _group(row: Reading, members: Sequence[Reading], gate: Gate) -> Group:
    available = [(time, row.number(f"members_{time}")) for time in _TIMES]
    return Group(
        id=row.id,
        city=row.city,
        variant=row.variant,
        registered=row.registered,
        standing=row.standing,
        missing=tuple(_missing_of_group(row, members, gate)),
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


def _missing_of_group(row: Reading, members: Sequence[Reading], gate: Gate) -> Iterator[str]:
    yield from _missing_ticks(row, gate.group_ticks)
    if len(members) < gate.smallest_group:
        yield f"Er zijn {len(members)} van de {gate.smallest_group} groepsleden aangemeld."
    ticks = member_ticks(gate, row.city, row.variant)
    for member in members:
        for sentence in _missing_of_member(member, ticks):
            yield f"Groepslid {member.id}: {sentence}"
    yield from _missing_answers(row)


def _missing_of_member(member: Reading, ticks: Sequence[str]) -> Iterator[str]:
    yield from _missing_ticks(member, ticks)
    # Where somebody lives says nothing of whether they are cleared: the group's city counts.
    yield from _missing_answers(replace(member, flaws=_without_city(member.flaws)))


def _without_city(flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    return tuple(flaw for flaw in flaws if flaw.header != "stad")


def member_ticks(gate: Gate, city: str | None, variant: str) -> tuple[str, ...]:
    """What must be ticked for each member of a group in this city."""
    asks_vog = (city, variant) in _asking_vog() and "vog" not in gate.member_ticks
    return (*gate.member_ticks, "vog") if asks_vog else gate.member_ticks


@cache
def _asking_vog() -> frozenset[tuple[str, str]]:
    return frozenset(
        (city.id, variant.variant)
        for city in load_cities()
        for variant in city.variants
        if variant.vog
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
        leads = [m for m in by_group.get(group.id, ()) if m.entry.text("rol") == LEADS]
        if group.counts and leads:
            yield group.id, _contact(group.id, leads[0])


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
        base = TO_BE_HELD if waits else _readiness(household.missing)
        found[household.id] = _status(rows[household.id], base, held)
    for group in groups:
        forming = group.members < gate.smallest_group
        base = "vormen" if forming else _readiness(group.missing)
        found[group.id] = _status(rows[group.id], base, held)
    for row in read.members:
        if row.counts:
            ticks = member_ticks(gate, *places.get(row.text("group") or "", (None, VARIANTS[0])))
            found[row.id] = _status(row, _readiness(tuple(_missing_of_member(row, ticks))), {})
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
    return now if now in HELD else base


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
    if entry.text("stand") != "open" or not text:
        return
    if tidy(text).casefold() not in ADOPTIONS:
        yield _not_listed("overnemen", text, ADOPTIONS)
    else:
        yield Flaw(
            "overnemen",
            f"{quoted(text)} kan hier niet: de rij van de aanmelding is intussen anders.",
            "Kies nee, en pas zo nodig de rij zelf aan.",
        )


# --- doubles ------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """A name or address as it is compared: without case, accents or double spaces."""
    apart = unicodedata.normalize("NFKD", tidy(text).casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _doubles(read: _Read) -> Iterator[tuple[str, str]]:
    """Pairs that share an address or phone number, or a name within a city or group."""
    pairs = set()
    for rows, place in ((read.households, "city"), (read.members, "group")):
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for row in rows:
            if row.counts and row.standing in (Standing.ACTIVE, Standing.PAUSED):
                for mark in _marks(row, place):
                    alike[mark].append(row.id)
        for ids in alike.values():
            first, *others = sorted(ids)
            pairs |= {(first, other) for other in others}
    return iter(sorted(pairs))


def _marks(row: Reading, place: str) -> Iterator[tuple[str, ...]]:
    for way in ("email", "phone"):
        if text := row.text(way):
            yield way, fold(text)
    if name := row.text("name"):
        yield "name", fold(name), row.text(place) or ""
