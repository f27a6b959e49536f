"""Submissions become rows of the record tabs, or changes to rows that are there.

The tab ``Inbox`` is raw and never marked: what was done with a submission follows from the record
tabs, ``Wijzigingen`` and ``Besluiten`` alone. So a row that was deleted by accident is put back at
the next pull, with what was decided about it, and no pull does anything twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from intake.changes import (
    STANDING,
    Changes,
    Difference,
    back_again,
    cells_of,
    differences,
)
from intake.cities import load_cities
from intake.draft import Draft, Entry, Memory
from intake.errors import Problem
from intake.keys import Draw
from intake.records import Standing
from intake.rows import (
    GROUPS,
    HOUSEHOLDS,
    LANGUAGE_NAMES,
    LEADS,
    MEMBERS,
    RECORD_TABS,
    fold,
    intake_form,
    is_blank,
    read_entry_answer,
    read_id,
    standing_of,
)
from intake.schema import Form, load_forms
from intake.submission import InvalidCell, Submission, from_cells, reference_for
from intake.tabs import INBOX, KEYS, VARIANTS, record_questions
from intake.workbook import Value as Cell
from intake.workbook import shown

HERE = ZoneInfo("Europe/Amsterdam")
INTAKE = "newcomer-intake"


@dataclass(frozen=True)
class NewRow:
    """A row that a submission makes: its tab, the record's id, and its cells."""

    tab: str
    id: str
    cells: Mapping[str, Cell]


@dataclass
class Taken:
    """What a pull took in, by count."""

    changes: int = 0
    intakes: int = 0
    wrong_keys: int = 0
    restored: int = 0
    typed_in: int = 0
    created: set[str] = field(default_factory=set)


# --- reading the Inbox --------------------------------------------------------------------------


def read_inbox(draft: Draft) -> tuple[list[Submission], list[Problem]]:
    """The submissions in the order in which they landed, and the rows that hold none."""
    submissions: dict[str, Submission] = {}
    problems = []
    for entry in draft.entries(INBOX.name):
        header = None
        try:
            submission = from_cells({h: shown(v) for h, v in entry.cells.items()})
            header = None if submission.form in load_forms() else "formulier"
            if header is None:
                submissions.setdefault(submission.id, submission)
        except InvalidCell as error:
            header = error.header
        if header is not None and entry.row is not None:
            address = draft.table(INBOX.name).address(entry.row, header)
            problems.append(_spoiled(address, header))
    return list(submissions.values()), problems


def _spoiled(address: str, header: str) -> Problem:
    return Problem(
        INBOX.name,
        address,
        f"De cel «{header}» van deze aanmelding is veranderd en niet meer te lezen.",
        "Zet de cel terug zoals hij was, bijvoorbeeld uit de vorige versie van de werkmap.",
    )


def rows_of(submission: Submission, id: str) -> list[NewRow]:
    """The rows that a sign-up makes when it is the record ``id``, the person's own row first."""
    form = load_forms()[submission.form]
    start = _start(submission)
    if form.name == "group":
        group = {**start, **_variant(submission), **_cells(form, GROUPS, submission)}
        role = {"rol": LEADS, "groep": id, "stad": group["stad"]}
        lead = {**start, **_cells(form, MEMBERS, submission), **role}
        return [NewRow(MEMBERS, lead_id(id), lead), NewRow(GROUPS, id, group)]
    own = _variant(submission) if form.tab == HOUSEHOLDS else {"rol": "lid"}
    return [NewRow(form.tab, id, {**start, **own, **_cells(form, form.tab, submission)})]


def _cells(form: Form, tab_name: str, submission: Submission) -> dict[str, Cell]:
    return cells_of(form.questions_for(tab_name), submission.raw)


def lead_id(group: str) -> str:
    """The id of the member who signed the group up."""
    return reference_for(f"{group}:lead")


def _start(submission: Submission) -> dict[str, Cell]:
    return {
        "aangemeld": submission.received.astimezone(HERE).date(),
        "taal": LANGUAGE_NAMES[submission.language],
    }


def _variant(submission: Submission) -> dict[str, Cell]:
    return {"variant": default_variant(str(submission.raw.get("city", "")))}


def default_variant(city: str) -> str:
    """The first variant of the city (an option's id) that has a policy."""
    return _city_variants().get(city, VARIANTS[0])


@cache
def _city_variants() -> Mapping[str, str]:
    having = {city.id: [v.variant for v in city.variants] for city in load_cities()}
    return {
        city: next((variant for variant in variants if variant in VARIANTS), VARIANTS[0])
        for city, variants in having.items()
    }


# --- who is there already -----------------------------------------------------------------------


class Records:
    """The rows of the record tabs: by id, and by who they are about."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_id: dict[str, tuple[str, Entry]] = {}
        self._by_person: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for tab_name in RECORD_TABS:
            for entry in draft.entries(tab_name):
                self._know(tab_name, entry)

    def _know(self, tab_name: str, entry: Entry) -> None:
        if (id := read_id(entry.id)) is not None:
            self._by_id.setdefault(id, (tab_name, entry))
        for mark in _marks(tab_name, entry.text):
            self._by_person[mark].append(entry)

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        """The id and row of every record."""
        return iter([(id, entry) for id, (_, entry) in self._by_id.items()])

    def find(self, id: str) -> tuple[str, Entry] | None:
        """The tab and row with this id."""
        return self._by_id.get(id)

    def entry(self, id: str) -> Entry | None:
        found = self._by_id.get(id)
        return found[1] if found else None

    def add(self, row: NewRow, standing: str) -> None:
        entry = self._draft.append(row.tab, {"id": row.id, **row.cells, "stand": standing})
        self._know(row.tab, entry)

    def give_id(self, tab_name: str, entry: Entry, id: str) -> None:
        entry.put("id", id)
        self._by_id.setdefault(id, (tab_name, entry))

    def same_person(self, row: NewRow) -> list[Entry]:
        """The rows with the same name and the same e-mail address or phone number."""
        found: dict[int, Entry] = {}
        for mark in _marks(row.tab, lambda header: shown(row.cells.get(header))):
            found.update({id(entry): entry for entry in self._by_person.get(mark, ())})
        return list(found.values())

    def lead_of(self, group: str) -> Entry | None:
        """The row of the member who speaks for the group."""
        if (signed_up := self.entry(lead_id(group))) is not None:
            return signed_up
        members = (entry for tab_name, entry in self._by_id.values() if tab_name == MEMBERS)
        return next(
            (e for e in members if e.text("rol") == LEADS and e.text("groep") == group), None
        )


def _marks(tab_name: str, text: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    if tab_name == GROUPS:
        return
    asked = {question.id: question for question in record_questions(tab_name)}
    name = read_entry_answer(asked["name"], text(asked["name"].column))
    for way in ("email", "phone"):
        value = read_entry_answer(asked[way], text(asked[way].column))
        if name and value:
            yield tab_name, way, fold(str(value)), fold(str(name))


# --- taking in ----------------------------------------------------------------------------------


class Signups:
    """One pull's way through the Inbox; ``taken`` counts what was done."""

    def __init__(self, draft: Draft, today: date) -> None:
        self._draft = draft
        self._today = today
        self._records = Records(draft)
        self._changes = Changes(draft, today)
        self._standings = Memory(draft, "stand", today)
        self._intakes = Memory(draft, "intake", today)
        self._submissions, self.problems = read_inbox(draft)
        self.taken = Taken()

    def take_in(self, draw: Draw) -> None:
        """Everything that landed since the last pull, and what people typed or decided since."""
        self._take_typed_in(draw)
        later = self._settle_signups()
        self._restore_answers()
        self._date_rows()
        self._changes.decide(self._records.find)
        for submission, record in later:
            self._note_changes(submission, record)
        self._note_lost_lines()
        self._take_intakes()
        self._remember_standings()

    # Rows that people typed in

    def _take_typed_in(self, draw: Draw) -> None:
        for tab_name in RECORD_TABS:
            for entry in self._draft.entries(tab_name):
                if entry.id:
                    entry.put("id", read_id(entry.id) or entry.id)
                elif not is_blank(tab_name, entry):
                    self._records.give_id(tab_name, entry, self._unused_id(draw))
                    _complete(tab_name, entry)
                    self.taken.typed_in += 1

    def _unused_id(self, draw: Draw) -> str:
        sent = {submission.reference for submission in self._submissions}
        while True:
            id = reference_for(draw(16).hex())
            if id not in sent and self._records.find(id) is None:
                return id

    def _date_rows(self) -> None:
        for _, entry in self._records:
            if not entry.text("aangemeld"):
                entry.put("aangemeld", self._today)

    # Which record each sign-up is

    def _settle_signups(self) -> list[tuple[Submission, str]]:
        """Puts every missing row (back); gives the new submissions about records that are there."""
        later = []
        record_of: dict[str, str] = {}
        for submission in self._submissions:
            if submission.form == INTAKE:
                continue
            record, is_new_change = self._record_of(submission, record_of)
            if is_new_change:
                later.append((submission, record))
            record_of.setdefault(submission.reference, record)
        return later

    def _record_of(self, submission: Submission, record_of: Mapping[str, str]) -> tuple[str, bool]:
        """The record that a sign-up is or is about, and whether it is about it for the first time.

        ``record_of`` gives the record of the submissions before it, by reference.
        """
        changed = self._changed_record(submission)
        if self._changes.is_apart(submission.id) or (
            changed is None and self._changes.is_known(submission.id)
        ):
            self._changes.part(submission.id)
            corrects = submission.reference in record_of
            own = reference_for(submission.id) if corrects else submission.reference
            return self._make_rows(submission, own), False
        if changed is not None:
            return changed, False
        if submission.reference in record_of:
            return record_of[submission.reference], True
        is_new = self._records.find(submission.reference) is None
        double = self._double(submission) if is_new else None
        if double is not None:
            return double, True
        return self._make_rows(submission, submission.reference), False

    def _changed_record(self, submission: Submission) -> str | None:
        """The record that the submission is known to be a change to, if it is still there."""
        for id in sorted(self._changes.records_of(submission.id)):
            if (entry := self._records.entry(id)) is not None:
                return _main_id(submission, entry)
        return None

    def _double(self, submission: Submission) -> str | None:
        """The record with the same person in it, made by the same form; None when there is none."""
        row = rows_of(submission, submission.reference)[0]
        for entry in self._records.same_person(row):
            if not _made_alike(submission, row, entry):
                continue
            if read_id(entry.id) is None:
                # A person wrote over the id: the row is the one that this submission made.
                self._records.give_id(row.tab, entry, row.id)
                self.taken.restored += 1
                return None
            if self._records.find(_main_id(submission, entry)) is not None:
                return _main_id(submission, entry)
        return None

    def _make_rows(self, submission: Submission, id: str) -> str:
        """Adds what is missing of the record's rows, with what was decided about it."""
        for row in rows_of(submission, id):
            if (entry := self._records.entry(row.id)) is None:
                standing = self._standings.value(_standing_key(row.id))
                remembered = "" if standing == Standing.ACTIVE.value else standing
                self._records.add(row, remembered)
                self.taken.created.add(row.id)
            elif not entry.text("aangemeld"):
                entry.put("aangemeld", row.cells["aangemeld"])
        return id

    def _restore_answers(self) -> None:
        """A row that was put back gets what was filled in and adopted after it was sent."""
        for submission in self._submissions:
            about = self._intakes.about(submission.id)
            if about in self.taken.created and (entry := self._records.entry(about)):
                self._fill(entry, submission)
        sent = {submission.id: submission for submission in self._submissions}
        for id, key, record in self._changes.adopted():
            if record in self.taken.created and id in sent and key != STANDING:
                question = load_forms()[sent[id].form].question(key)
                cells = cells_of(load_forms()[sent[id].form].questions, sent[id].raw)
                if (entry := self._records.entry(record)) is not None:
                    entry.put(question.column, cells[question.column])

    # Changes

    def _note_changes(self, submission: Submission, record: str) -> None:
        found = [
            d
            for entry, tab_name in self._targets(submission, record)
            for d in self._differences(submission, entry, tab_name)
        ]
        main = self._records.entry(record)
        if main is not None:
            found = back_again(main) + found
        self._changes.note(submission.id, found, record)
        self.taken.changes += 1

    def _targets(self, submission: Submission, record: str) -> list[tuple[Entry, str]]:
        """The rows that hold the answers to the submission's form, with their tabs."""
        own = self._records.find(record)
        lead = self._records.lead_of(record) if submission.form == "group" else None
        return [
            *([(own[1], own[0])] if own else []),
            *([(lead, MEMBERS)] if lead else []),
        ]

    def _differences(self, submission: Submission, entry: Entry, tab_name: str) -> list[Difference]:
        form = load_forms()[submission.form]
        return differences(entry, form.questions_for(tab_name), _cells(form, tab_name, submission))

    def _note_lost_lines(self) -> None:
        """A line that nobody decided about comes back when it was deleted."""
        sent = {submission.id: submission for submission in self._submissions}
        for id, key, record in list(self._changes.lost()):
            found = self._records.find(record)
            if found is None or id not in sent:
                continue
            tab_name, entry = found
            now = [*back_again(entry), *self._differences(sent[id], entry, tab_name)]
            again = [difference for difference in now if difference.key == key]
            if again:
                self._changes.note(id, again, record)

    # Intakes

    def _take_intakes(self) -> None:
        for submission in self._submissions:
            done = self._intakes.value(submission.id) or self._changes.is_known(submission.id)
            if submission.form != INTAKE or done:
                continue
            entry = self._unlocked(submission)
            if entry is None:
                self._changes.note_wrong_key(submission.id, INTAKE)
                self.taken.wrong_keys += 1
            else:
                self._take_intake(submission, entry)

    def _take_intake(self, submission: Submission, entry: Entry) -> None:
        self._fill(entry, submission)
        found = self._differences(submission, entry, HOUSEHOLDS)
        if found:
            self._changes.note(submission.id, found, entry.id)
        self._intakes.keep(submission.id, entry.id, "ingevuld")
        self.taken.intakes += 1

    def _unlocked(self, submission: Submission) -> Entry | None:
        """The household whose key came with the intake, when the key was valid on that day."""
        received = submission.received.astimezone(HERE).date().isoformat()
        for key in self._draft.entries(KEYS.name):
            fits = submission.key and key.text("sleutel") == submission.key
            if fits and key.text("formulier") == INTAKE and received <= key.text("geldig tot"):
                return self._records.entry(key.text("voor"))
        return None

    def _fill(self, entry: Entry, submission: Submission) -> None:
        """The answers of an intake in the cells that are still empty."""
        for header, value in _cells(intake_form(), HOUSEHOLDS, submission).items():
            if not entry.text(header):
                entry.put(header, value)

    # Who takes part

    def _remember_standings(self) -> None:
        for id, entry in self._records:
            standing = standing_of(entry)
            known = self._standings.value(_standing_key(id)) or Standing.ACTIVE.value
            if standing.value != known:
                self._standings.keep(_standing_key(id), id, standing.value)


def _standing_key(id: str) -> str:
    return f"{id}:stand"


def _main_id(submission: Submission, entry: Entry) -> str:
    """The id of the record that a form is about: for a group's form not its lead, but the group."""
    if submission.form == "group" and entry.text("rol"):
        return read_id(entry.text("groep")) or ""
    return entry.id


def _made_alike(submission: Submission, row: NewRow, entry: Entry) -> bool:
    """Whether the row is of the same form, or the lead's of the group that a member names."""
    leads = entry.text("rol") == LEADS
    if submission.form == "group":
        return leads
    return not leads or read_id(entry.text("groep")) == shown(row.cells["groep"])


def _complete(tab_name: str, entry: Entry) -> None:
    """What a form would have filled in, in a row that was typed in."""
    asked = {question.id: question for question in record_questions(tab_name)}
    city = read_entry_answer(asked["city"], entry.text(asked["city"].column))
    filled = {"taal": LANGUAGE_NAMES["nl"]}
    filled |= {"rol": "lid"} if tab_name == MEMBERS else {"variant": default_variant(str(city))}
    for header, text in filled.items():
        if not entry.text(header):
            entry.put(header, text)
