"""What a sign-up is in the record tabs: the rows that it makes, and who is there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from intake.answers import show
from intake.changes import cells_of
from intake.cities import load_cities
from intake.draft import Draft, Entry
from intake.errors import Problem
from intake.kinds import CASE, GROUPS, HOUSEHOLDS, KINDS, MEMBERS, RESETTLEMENT, Kind, kind_of
from intake.rows import (
    LEADS,
    fold,
    is_lead,
    lead_id,
    read_entry_answer,
    read_id,
)
from intake.schema import Form, load_forms
from intake.submission import InvalidCell, Submission, from_cells
from intake.tabs import INBOX, record_questions
from intake.texts import language_names, language_of
from intake.workbook import Value as Cell
from intake.workbook import shown


@dataclass(frozen=True)
class NewRow:
    """A row that a submission makes: its tab, the record's id, and its cells."""

    tab: str
    id: str
    cells: Mapping[str, Cell]


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
    city = str(submission.raw.get("city", ""))
    own = {**start, **filled_in(kind_of(form.tab), city), **sent_cells(form, form.tab, submission)}
    if form.name == CASE:
        own |= {"variant": RESETTLEMENT, **for_whom("other")}
    if form.name != GROUPS.form:
        return [NewRow(form.tab, id, own)]
    role = {"rol": LEADS, "groep": id, "stad": own["stad"]}
    lead = {**start, **sent_cells(form, MEMBERS.tab, submission), **role}
    return [NewRow(MEMBERS.tab, lead_id(id), lead), NewRow(GROUPS.tab, id, own)]


def sent_cells(form: Form, tab_name: str, submission: Submission) -> dict[str, Cell]:
    """The cells of what was sent, for the columns of one tab."""
    return cells_of(form.questions_for(tab_name), submission.raw)


def _start(submission: Submission) -> dict[str, Cell]:
    wanted = str(submission.raw.get("contact_language", ""))
    language = language_of(wanted, submission.language)
    return {
        "aangemeld": submission.day,
        "taal": language_names()[language],
    }


def filled_in(kind: Kind, city: str) -> dict[str, Cell]:
    """What no form asks of a new row of this kind: a member's role, the variant of who is matched.

    The variant is the first of the city (an option's id) that the kind can choose.
    """
    if kind is MEMBERS:
        return {"rol": "lid"}
    if len(kind.variants) <= 1:
        return {}
    return {
        "variant": next(
            (variant for variant in _city_variants().get(city, ()) if variant in kind.variants),
            kind.variants[0],
        )
    }


def for_whom(answer: str) -> dict[str, Cell]:
    """The cell that says for whom a household was signed up; ``answer`` is an option's id."""
    question = load_forms()[HOUSEHOLDS.form].question("for_whom")
    return {question.column: show(question, answer)}


@cache
def _city_variants() -> Mapping[str, tuple[str, ...]]:
    return {city.id: tuple(each.variant for each in city.variants) for city in load_cities()}


# --- who is there already -----------------------------------------------------------------------


class Records:
    """The rows of the record tabs: by id, and by who they are about."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_id: dict[str, tuple[str, Entry]] = {}
        self._by_person: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for kind in KINDS:
            for entry in draft.entries(kind.tab):
                self._know(kind.tab, entry)

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
        members = (entry for tab_name, entry in self._by_id.values() if tab_name == MEMBERS.tab)
        return next((e for e in members if is_lead(e) and e.text("groep") == group), None)


def _marks(tab_name: str, text: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    if tab_name == GROUPS.tab:
        return
    asked = {question.id: question for question in record_questions(tab_name)}
    name = read_entry_answer(asked["name"], text(asked["name"].column))
    for way in ("email", "phone"):
        value = read_entry_answer(asked[way], text(asked[way].column))
        if name and value:
            yield tab_name, way, fold(str(value)), fold(str(name))
