"""From the tab ``Inbox`` to records and problems: what a workbook holds, and one pull of it.

The Inbox is raw and never marked: what was done with a submission follows from the record tabs,
``Wijzigingen`` and ``Besluiten`` alone. So a row that was deleted by accident is put back at the
next pull, with what was decided about it, and no pull does anything twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from intake import checks
from intake.alike import note_doubles
from intake.changes import (
    REQUEST,
    STANDING,
    Changes,
    Difference,
    back_again,
    cells_of,
    differences,
)
from intake.checkins import LookBack
from intake.checks import Checked
from intake.draft import Decisions, Draft, Entry
from intake.gate import Gates
from intake.keys import Draw
from intake.kinds import (
    BY_KEY,
    CASE,
    CHANGE,
    CHECK_IN,
    GROUPS,
    HOSTS,
    HOUSEHOLDS,
    INTAKES,
    KINDS,
    MEMBERS,
    NEWSLETTER,
    OPENED_BY,
    ORGANISATIONS,
    VARIANTS,
    WITHOUT_RECORD,
    Kind,
)
from intake.languages import LANGUAGES
from intake.lapsing import lapse
from intake.links import (
    issue_case_links,
    issue_change_links,
    issue_group_links,
    issue_intake_links,
)
from intake.newsletter import Newsletter
from intake.receipts import issue_receipts, known_records
from intake.records import Gate, Standing
from intake.rows import (
    enters_cases,
    is_blank,
    is_lead,
    is_unnamed_case,
    read_entry_answer,
    read_id,
    standing_key,
    standing_of,
)
from intake.schema import load_forms
from intake.signups import (
    NewRow,
    Records,
    filled_in,
    for_whom,
    read_inbox,
    rows_of,
    sent_cells,
)
from intake.submission import Submission, reference_for
from intake.suspects import Settled, settle
from intake.tabs import KEYS, LOG, record_questions
from intake.texts import language_names, language_of
from intake.wording import counted
from intake.workbook import Change, Snapshot, Value, shown

GATE = Gate(
    household_ticks=("gesprek",),
    group_ticks=("gesprek", "training"),
    member_ticks=("verklaring",),
    smallest_group=5,
)
GATES: Gates = {
    **dict.fromkeys(VARIANTS, GATE),
    "studenten": replace(GATE, group_ticks=("gesprek",), smallest_group=3),
    HOSTS.variants[0]: Gate(("gesprek",), (), (), 0, host_ticks=("gesprek", "huisbezoek")),
}
"""What a pull calls ready in the column ``status``; a match run asks what its own policies say."""


def check(snapshot: Snapshot, gates: Gates, today: date) -> Checked:
    """The records and problems of a workbook as it was read.

    ``gates`` are by variant: a record of a variant without one waits for that. A row without an id
    is not looked at: the next pull gives it one.
    """
    draft = Draft(snapshot)
    checked = checks.check(draft, gates, today)
    _, spoiled = read_inbox(draft)
    return replace(checked, problems=(*checked.problems, *spoiled))


MOST_NEW = 500
"""So many sign-ups a pull takes in: with their keys and messages it then writes some 2,000 rows."""


@dataclass(frozen=True)
class Pulled:
    """What a pull changes, and what it did in one Dutch sentence without a name or code."""

    changes: list[Change]
    outcome: str


def pull(snapshot: Snapshot, today: date, now: datetime, site: str, draw: Draw) -> Pulled:
    """What brings the record tabs up to date with the Inbox and with what people decided.

    Pulling again right after changes nothing but ``Logboek``, which gets a line each time (``now``
    is its moment). ``site`` is the address of the site, for the links in messages.
    """
    lapsed = lapse(snapshot, today)
    draft = Draft(lapsed.snapshot)
    settled = settle(draft, today)
    taking = _Pull(draft, today)
    taking.take_in(draw)
    checked = checks.check(draft, GATES, today)
    for note in checked.notes:
        note.entry.put("status", note.status)
        note.entry.put("probleem", note.problem)
    note_doubles(draft, checked.doubles, checked.statuses, today)
    issue_group_links(draft, checked, site, today)
    issue_intake_links(draft, checked, site, today, draw)
    issue_case_links(draft, checked, site, today, draw)
    issue_change_links(draft, checked, site, today, draw)
    taking.newsletter.issue_links(site, draw)
    issue_receipts(draft, checked, taking.signed_up, today)
    outcome = _outcome(taking.taken, settled, checked)
    draft.append(LOG.name, log_line(now, "inlezen", outcome))
    return Pulled([*draft.changes(), *settled.changes, *lapsed.changes], outcome)


def log_line(now: datetime, what: str, outcome: str) -> dict[str, Value]:
    """A line for ``Logboek``."""
    return {
        "id": f"{now:%Y%m%dT%H%M%S%f}-{what}",
        "wanneer": f"{now:%Y-%m-%d %H:%M}",
        "wat": what,
        "uitkomst": outcome,
    }


def _outcome(taken: _Taken, settled: Settled, checked: Checked) -> str:
    wrong = sum(1 for note in checked.notes if note.problem)
    rare = (
        (taken.wrong_keys, "met een sleutel die niet klopt"),
        (taken.restored, "met een code die hersteld is"),
        (taken.waiting, "nog in Inbox voor de volgende keer"),
        (settled.taken_over, "overgenomen uit Inbox verdacht"),
        (settled.removed, "weg uit Inbox verdacht"),
    )
    named = "".join(f" Ook {count} {what}." for count, what in rare if count)
    return (
        f"Nieuw: {counted(len(taken.created), 'rij', 'rijen')}, "
        f"{taken.typed_in} zelf ingetypt, {counted(taken.changes, 'wijziging', 'wijzigingen')}, "
        f"{counted(taken.intakes, 'intake', 'intakes')}. "
        f"In de werkmap: {counted(len(checked.households), 'huishouden', 'huishoudens')}, "
        f"{counted(len(checked.groups), 'groep', 'groepen')}, "
        f"{counted(len(checked.members), 'groepslid', 'groepsleden')}, "
        f"{counted(len(checked.hosts), 'gastgezin', 'gastgezinnen')}, "
        f"{counted(len(checked.volunteers), 'vrijwilliger', 'vrijwilligers')}, "
        f"{counted(len(checked.organisations), 'organisatie', 'organisaties')}; "
        f"{counted(wrong, 'rij', 'rijen')} met een probleem."
        f"{named}"
    )


@dataclass
class _Taken:
    """What a pull took in, by count."""

    changes: int = 0
    intakes: int = 0
    waiting: int = 0
    wrong_keys: int = 0
    restored: int = 0
    typed_in: int = 0
    created: set[str] = field(default_factory=set)


class _Pull:
    """One pull's way through the Inbox; ``taken`` counts what was done, ``signed_up`` are who is
    new, by the id of the record."""

    def __init__(self, draft: Draft, today: date) -> None:
        self._draft = draft
        self._today = today
        self._records = Records(draft)
        self._standings = Decisions(draft, "stand", today)
        self._intakes = Decisions(draft, "intake", today)
        landed, _ = read_inbox(draft)
        self._changes = Changes(draft, today, {one.id: one.day for one in landed})
        self._sent = {submission.id: submission for submission in landed}
        self._references = {submission.reference for submission in landed}
        self._keys = {key.text("sleutel"): key for key in draft.entries(KEYS.name)}
        self.newsletter = Newsletter(draft, today)
        self.signed_up: dict[str, Submission] = {}
        self._before = known_records(draft)
        self.taken = _Taken()
        self._submissions = self._first(landed)

    def _first(self, landed: list[Submission]) -> list[Submission]:
        """As many as a pull takes in; the rest, in their order, waits for the next one."""
        new = 0
        for place, submission in enumerate(landed):
            new += submission.form not in BY_KEY and not self._is_known(submission)
            if new > MOST_NEW:
                self.taken.waiting = len(landed) - place
                return landed[:place]
        return landed

    def _is_known(self, submission: Submission) -> bool:
        """Whether it makes nothing new: a pull before took it in, or none in this workbook can."""
        if submission.form == NEWSLETTER:
            return not self.newsletter.there or self.newsletter.is_known(submission.id)
        found = self._records.find(submission.reference)
        return found is not None or self._changes.is_known(submission.id)

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
        self._take_requests()
        self._take_check_ins()
        self._take_newsletter()
        self._remember_standings()

    # Rows that people typed in

    def _take_typed_in(self, draw: Draw) -> None:
        for kind in KINDS:
            for entry in self._draft.entries(kind.tab):
                if entry.id:
                    entry.put("id", read_id(entry.id) or entry.id)
                elif not is_blank(kind.tab, entry):
                    self._records.give_id(kind.tab, entry, self._unused_id(draw))
                    _complete(kind, entry)
                    self.taken.typed_in += 1

    def _unused_id(self, draw: Draw) -> str:
        while True:
            id = reference_for(draw(16).hex())
            if id not in self._references and self._records.find(id) is None:
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
            if submission.form in WITHOUT_RECORD or not self._is_let_in(submission):
                continue
            record, is_new_change = self._record_of(submission, record_of)
            if is_new_change:
                later.append((submission, record))
            record_of.setdefault(submission.reference, record)
        return later

    def _is_let_in(self, submission: Submission) -> bool:
        """Whether a sign-up may make a record: a case only with the key of an organisation.

        A case that was let in stays so, whatever becomes of the organisation.
        """
        if submission.form != CASE or self._intakes.value(submission.id):
            return True
        if self._changes.is_known(submission.id):
            return False
        if self._unlocked(submission) is None:
            self._note_wrong_key(submission)
            return False
        self._intakes.keep(submission.id, submission.reference, "zaak")
        return True

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
            row = replace(row, cells={**row.cells, **self._sender(submission)})
            if (entry := self._records.entry(row.id)) is None:
                standing = self._standings.value(standing_key(row.id))
                remembered = "" if standing == Standing.ACTIVE.value else standing
                self._records.add(row, remembered)
                self.taken.created.add(row.id)
                if row.id == id and id not in self._before:
                    self.signed_up[id] = submission
            elif not entry.text("aangemeld"):
                entry.put("aangemeld", row.cells["aangemeld"])
        return id

    def _sender(self, submission: Submission) -> dict[str, Value]:
        """In the row of a case the name of the organisation that entered it."""
        if submission.form != CASE or (organisation := self._unlocked(submission)) is None:
            return {}
        signed_up, case = load_forms()[ORGANISATIONS.form], load_forms()[HOUSEHOLDS.form]
        name = organisation.text(signed_up.question("organisation_name").column)
        return {case.question("helper_organisation").column: name}

    def _restore_answers(self) -> None:
        """A row that was put back gets what was filled in and adopted after it was sent."""
        for submission in self._submissions:
            about = self._intakes.about(submission.id)
            if about in self.taken.created and (entry := self._records.entry(about)):
                self._fill(entry, submission)
        for id, key, record in self._changes.adopted():
            entry = self._records.entry(record) if record in self.taken.created else None
            if entry is not None and id in self._sent and not self._is_no_answer(id, key):
                form = load_forms()[self._sent[id].form]
                column = form.question(key).column
                entry.put(column, cells_of(form.questions, self._sent[id].raw)[column])

    def _is_no_answer(self, submission: str, key: str) -> bool:
        """Whether a line of Wijzigingen is about something else than a cell with an answer."""
        return key == STANDING or self._sent[submission].form == CHANGE

    # Changes

    def _note_changes(self, submission: Submission, record: str) -> None:
        found = []
        if (own := self._records.find(record)) is not None:
            tab_name, entry = own
            found += [*back_again(entry), *self._differences(submission, entry, tab_name)]
        lead = self._records.lead_of(record) if submission.form == GROUPS.form else None
        if lead is not None:
            found += self._differences(submission, lead, MEMBERS.tab)
        self._changes.note(submission.id, found, record)
        self.taken.changes += 1

    def _differences(self, submission: Submission, entry: Entry, tab_name: str) -> list[Difference]:
        form = load_forms()[submission.form]
        return differences(
            entry, form.questions_for(tab_name), sent_cells(form, tab_name, submission)
        )

    def _note_lost_lines(self) -> None:
        """A line that nobody decided about comes back when it was deleted."""
        for id, key, record in list(self._changes.lost()):
            found = self._records.find(record)
            if found is None or id not in self._sent:
                continue
            tab_name, entry = found
            if self._sent[id].form == CHANGE:
                self._changes.note(id, [_asked_of_people(self._sent[id], record)], record)
                continue
            now = [*back_again(entry), *self._differences(self._sent[id], entry, tab_name)]
            again = [difference for difference in now if difference.key == key]
            if again:
                self._changes.note(id, again, record)

    # Intakes

    def _take_intakes(self) -> None:
        for submission in self._submissions:
            done = self._intakes.value(submission.id) or self._changes.is_known(submission.id)
            if submission.form not in INTAKES or done:
                continue
            entry = self._unlocked(submission)
            if entry is None:
                self._note_wrong_key(submission)
            else:
                self._take_intake(submission, entry)

    def _take_intake(self, submission: Submission, entry: Entry) -> None:
        self._fill(entry, submission)
        found = self._differences(submission, entry, INTAKES[submission.form].tab)
        if found:
            self._changes.note(submission.id, found, entry.id)
        self._intakes.keep(submission.id, entry.id, "ingevuld")
        self.taken.intakes += 1

    def _note_wrong_key(self, submission: Submission) -> None:
        self._changes.note_wrong_key(submission.id, submission.form)
        self.taken.wrong_keys += 1

    def _unlocked(self, submission: Submission) -> Entry | None:
        """The record whose key came with what was sent, when the key was valid on that day.

        That of an organisation is only valid while it may enter cases.
        """
        received = submission.day.isoformat()
        key = self._keys.get(submission.key) if submission.key else None
        if (
            key is None
            or key.text("formulier") != submission.form
            or received > key.text("geldig tot")
        ):
            return None
        tab_name, entry = self._records.find(key.text("voor")) or ("", None)
        kind = OPENED_BY.get(submission.form)
        if entry is None or (kind is not None and tab_name != kind.tab):
            return None
        return entry if submission.form != CASE or enters_cases(entry) else None

    def _fill(self, entry: Entry, submission: Submission) -> None:
        """The answers of an intake in the cells that are still empty."""
        form = load_forms()[submission.form]
        for header, value in sent_cells(form, form.tab, submission).items():
            if not entry.text(header):
                entry.put(header, value)

    # What people ask about their own record

    def _take_requests(self) -> None:
        for submission in self._submissions:
            if submission.form != CHANGE or self._changes.is_known(submission.id):
                continue
            entry = self._unlocked(submission)
            if entry is None:
                self._note_wrong_key(submission)
            else:
                self._take_request(submission, entry)
                self.taken.changes += 1

    def _take_request(self, submission: Submission, entry: Entry) -> None:
        """Who stops, stops at once, and only once: what people type later stays."""
        if submission.raw.get("request") != "stop":
            self._changes.note(submission.id, [_asked_of_people(submission, entry.id)], entry.id)
        elif standing_of(entry).takes_part:
            was, becomes = entry.text("stand"), Standing.WITHDRAWN.value
            entry.put("stand", becomes)
            self._changes.note_done(
                submission.id, Difference(entry.id, STANDING, "stand", was, becomes)
            )
        else:
            self._changes.note(submission.id, (), entry.id)

    # How a match goes

    def _take_check_ins(self) -> None:
        look_back = LookBack(self._draft, self._today)
        for submission in self._submissions:
            if submission.form != CHECK_IN or self._changes.is_known(submission.id):
                continue
            look_back.remember(submission.id)
            if look_back.is_put_away(submission.id):
                continue
            entry = self._unlocked(submission)
            if entry is not None:
                match = self._keys[submission.key].id.partition(":")[0]
                look_back.put(submission, entry.id, match)
            elif not look_back.is_known(submission.id):
                self._note_wrong_key(submission)

    # The newsletter

    def _take_newsletter(self) -> None:
        landed = [one for one in self._submissions if not self._changes.is_known(one.id)]
        self.newsletter.take_in(landed)
        for submission in self.newsletter.refused:
            self._note_wrong_key(submission)

    # Who takes part

    def _remember_standings(self) -> None:
        for id, entry in self._records:
            standing = standing_of(entry)
            known = self._standings.value(standing_key(id)) or Standing.ACTIVE.value
            if standing.value != known:
                self._standings.keep(standing_key(id), id, standing.value)


def _asked_of_people(submission: Submission, record: str) -> Difference:
    """The line about a request that people carry out: which one is told by the line's key."""
    form = load_forms()[CHANGE]
    cells = cells_of(form.questions_for(form.tab), submission.raw)
    asked, becomes = (shown(cells[form.question(id).column]) for id in ("request", "becomes"))
    key = str(submission.raw.get("request", ""))
    return Difference(record, key, REQUEST, "", becomes or asked)


def _main_id(submission: Submission, entry: Entry) -> str:
    """The id of the record that a form is about: for a group's form not its lead, but the group."""
    if submission.form == GROUPS.form and entry.text("rol"):
        return read_id(entry.text("groep")) or ""
    return entry.id


def _made_alike(submission: Submission, row: NewRow, entry: Entry) -> bool:
    """Whether the row is of the same form, or the lead's of the group that a member names."""
    leads = is_lead(entry)
    if submission.form == GROUPS.form:
        return leads
    return not leads or read_id(entry.text("groep")) == shown(row.cells["groep"])


def _complete(kind: Kind, entry: Entry) -> None:
    """What a form would have filled in, in a row that was typed in."""
    asked = {question.id: question for question in record_questions(kind.tab)}
    city = read_entry_answer(asked["city"], entry.text(asked["city"].column))
    filled = {"taal": _language(kind, entry), **filled_in(kind, str(city))}
    for header, text in [*filled.items(), *_for_whom(kind, entry)]:
        if not entry.text(header):
            entry.put(header, text)


def _for_whom(kind: Kind, entry: Entry) -> Iterator[tuple[str, Value]]:
    """For whom a row was typed in: for somebody else when it says who helps, or no name yet."""
    if kind is not HOUSEHOLDS:
        return
    asked = {question.id: question for question in record_questions(kind.tab)}
    helped = any(entry.text(q.column) for id, q in asked.items() if id.startswith("helper_"))
    yield from for_whom("other" if helped or is_unnamed_case(entry) else "self").items()


def _language(kind: Kind, entry: Entry) -> str:
    """What stands under «taal» in a row that was typed in, as ``language_of`` says."""
    asked = {question.id: question for question in record_questions(kind.tab)}
    question = asked.get("contact_language")
    wanted = read_entry_answer(question, entry.text(question.column)) if question else None
    return language_names()[language_of(str(wanted), LANGUAGES[0])]
