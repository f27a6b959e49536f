"""One row of a record tab as it is read: its values, and every flaw in its cells.

The sheet is the truth: a row is read anew on every run, whoever wrote in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
from intake.draft import Entry
from intake.records import Standing
from intake.schema import Form, Question, load_forms
from intake.submission import reference_for
from intake.tabs import TICKS, VARIANTS, Column, record_questions, tab

HOUSEHOLDS = "Nieuwkomers"
GROUPS = "Groepen"
MEMBERS = "Groepsleden"
RECORD_TABS = (HOUSEHOLDS, GROUPS, MEMBERS)

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "Engels"}
LEADS = "coördinator"

_NO = frozenset({"", "nee", "no", "n", "-", "0", "false", "onwaar", "nog niet"})


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


def lead_id(group: str) -> str:
    """The id of the member who signed the group up."""
    return reference_for(f"{group}:lead")


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


def read_row(tab_name: str, entry: Entry, today: date, counts: bool) -> Reading:
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
            yield not_listed(column.header, text, column.options)


def _is_listed(column: Column, text: str) -> bool:
    if column.header == "stand":
        return read_standing(text) is not None
    if column.header in TICKS:
        return read_tick(text) or is_no(text)
    return column.header not in ("variant", "rol", "taal") or text in column.options


def not_listed(header: str, text: str, options: Sequence[str]) -> Flaw:
    todo = f"Kies uit: {_any_of(options)}."
    found = f"{quoted(text)} staat niet in de lijst."
    return Flaw(header, found, todo, blocks=header not in ("rol", "taal"))


def _any_of(words: Sequence[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def is_no(text: str) -> bool:
    """Whether a cell says no: empty, nee, - and the like."""
    return tidy(text).casefold() in _NO


def fold(text: str) -> str:
    """A name or address as it is compared: without case, accents or double spaces."""
    apart = unicodedata.normalize("NFKD", tidy(text).casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())
