"""One row of a record tab as it is read: its values, and every flaw in its cells.

The sheet is the truth: a row is read anew on every run, whoever wrote in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from intake.answers import (
    Answers,
    InvalidAnswer,
    Value,
    read_answer,
    read_day,
    read_questions,
    read_reference,
    read_tick,
    tidy,
)
from intake.draft import Entry
from intake.kinds import CASE, HOUSEHOLDS, RESETTLEMENT, TICKS, Kind
from intake.records import AGE_BANDS, Standing, Window
from intake.schema import Question, load_forms
from intake.submission import reference_for
from intake.tabs import (
    CASE_LINK,
    CASE_NUMBER,
    PAUSED_UNTIL,
    TRAINED_ON,
    Column,
    record_questions,
    tab,
)
from intake.unwanted import holds_birth_date, holds_bsn, holds_number, meant_domain
from intake.wording import listed

LEADS = "coördinator"

EMPTY = "De cel is leeg."

_ON_YES = frozenset({CASE_LINK.header, *TICKS})
"""The columns that people put on yes."""

_NO_CITY = ("unknown", "elsewhere")
"""Options beside the cities."""

_NO = frozenset({"", "nee", "no", "n", "-", "0", "false", "onwaar", "nog niet"})


@dataclass(frozen=True)
class Flaw:
    """Something wrong in one cell of an entry; ``blocks`` keeps the record out of the pool."""

    header: str
    found: str
    todo: str
    blocks: bool = True


def told(flaws: Iterable[Flaw]) -> list[str]:
    """A row's flaws as sentences; of cells of which the same is to be said, once."""
    headers: dict[tuple[str, str], list[str]] = {}
    for flaw in dict.fromkeys(flaws):
        headers.setdefault((flaw.found, flaw.todo), []).append(flaw.header)
    return [_told(found, todo, named) for (found, todo), named in headers.items()]


def _told(found: str, todo: str, headers: Sequence[str]) -> str:
    if f"«{headers[0]}»" in f"{found} {todo}":
        return f"{found} {todo}"
    if len(headers) == 1:
        return f"{headers[0]}: {found} {todo}"
    named = listed(f"«{header}»" for header in headers)
    return f"{named} zijn leeg. {todo}" if found == EMPTY else f"{named}: {found} {todo}"


@dataclass(frozen=True)
class Reading:
    """One row as it was read: its values by question id, and every flaw in it.

    ``counts`` is false for a row that is no record: its id is wrong, or another row's. ``came_in``
    says that the row came in with a form: nobody typed it by hand.
    """

    kind: Kind
    entry: Entry
    values: Mapping[str, Value]
    standing: Standing
    registered: date
    flaws: tuple[Flaw, ...]
    counts: bool
    came_in: bool = False

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def active(self) -> bool:
        return self.counts and self.standing is Standing.ACTIVE

    @property
    def variant(self) -> str:
        """The variant that the row names, or that of its kind; "" for a member."""
        return fold(self.entry.text("variant")) or next(iter(self.kind.variants), "")

    def ticked(self, tick: str) -> bool:
        return read_tick(self.entry.text(tick))

    @property
    def to_mend(self) -> tuple[Flaw, ...]:
        """The flaws that somebody has to mend now: not what is empty in the row of people who take
        part no more, or who only asked to be called and were not called yet."""
        if self.standing.takes_part and not self.waits_for_call:
            return self.flaws
        return tuple(flaw for flaw in self.flaws if flaw.found != EMPTY)

    @property
    def waits_for_call(self) -> bool:
        """Whether it came in with only what is asked where no consent can be, and nobody called.

        Whoever calls is told what to ask, so what is empty is no problem yet. In a row that was
        typed by hand it is one: there the problem is what says what is left to ask.
        """
        asked = [q for q in _signup_questions(self.kind) if not q.before_consent]
        calls_back = len(asked) < len(_signup_questions(self.kind))
        answered = any(self.entry.text(question.column) for question in asked)
        called = all(map(self.ticked, self.kind.ticks))
        return self.came_in and calls_back and not answered and not called

    def text(self, question: str) -> str | None:
        value = self.values.get(question)
        return value if isinstance(value, str) else None

    def number(self, question: str) -> int | None:
        value = self.values.get(question)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def said(self, question: str) -> bool | None:
        """Whether yes or no was chosen; None for neither."""
        return {"yes": True, "no": False}.get(self.text(question) or "")

    def window(self, first: str, last: str) -> Window | None:
        """The days from one question's to the other's; None when one of them is not known."""
        begins, ends = self.values.get(first), self.values.get(last)
        if isinstance(begins, date) and isinstance(ends, date):
            return Window(begins, ends)
        return None

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
        """The city's id; None when it is wrong, not one of ours, or nobody knows it yet."""
        city = self.text("city")
        return None if city in _NO_CITY else city


def is_lead(entry: Entry) -> bool:
    """Whether a member's row says that they speak for their group."""
    return fold(entry.text("rol")) == fold(LEADS)


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


def standing_key(id: str) -> str:
    """The key of the line of Besluiten that holds a record's standing, and since when."""
    return f"{id}:stand"


@cache
def intake_questions(kind: Kind) -> tuple[Question, ...]:
    """What is asked in the intake of this kind; empty when it has none."""
    return load_forms()[kind.intake].questions_for(kind.tab) if kind.intake else ()


def intake_held(kind: Kind, entry: Entry) -> bool:
    """Whether the row holds any answer of the intake, but for what is known of a case before it."""
    return any(
        entry.text(question.column)
        for question in intake_questions(kind)
        if question.id not in _KNOWN_BEFORE
    )


_KNOWN_BEFORE = ("arrives_first", "arrives_last", "languages")
"""What is said of a case when it is entered."""


def read_entry_answer(question: Question, text: str) -> Value:
    """The value in a cell; None when it is empty or wrong."""
    try:
        return read_answer(question, _as_answer(question, text))
    except InvalidAnswer:
        return None


_TICKED = frozenset({"x", "v", "✓", "✔", "☑", "j", "y", "1", "true", "waar"})
_CROSSED = frozenset({"n", "0", "false", "onwaar"})


def _as_answer(question: Question, text: str) -> str:
    """What a cell says: a tick is a yes, as people write it by hand."""
    if text and len(text) < 8 and {"yes", "no"} <= {option.id for option in question.options}:
        word = tidy(text).casefold()
        return "yes" if word in _TICKED else "no" if word in _CROSSED else text
    return text


def _questions(kind: Kind, entry: Entry) -> Sequence[Question]:
    if kind.intake is None:
        return record_questions(kind.tab)
    return _after_intake(kind) if intake_held(kind, entry) else _signup_questions(kind)


@cache
def _signup_questions(kind: Kind) -> tuple[Question, ...]:
    return load_forms()[kind.form].questions_for(kind.tab)


@cache
def _after_intake(kind: Kind) -> tuple[Question, ...]:
    """What is asked of everybody of the kind: not what only one who enters a case is asked."""
    asked = {question.id for question in (*_signup_questions(kind), *intake_questions(kind))}
    return tuple(one for one in record_questions(kind.tab) if one.id in asked)


def read_row(kind: Kind, entry: Entry, today: date, counts: bool) -> Reading:
    questions = _questions(kind, entry)
    raw = {question.id: _as_answer(question, entry.text(question.column)) for question in questions}
    answers = read_questions(questions, raw, "nl")
    by_id = {question.id: question for question in questions}
    flaws = [
        _wrong_answer(by_id[error.question], raw[error.question], error.message)
        for error in answers.errors
        if not (by_id[error.question].type == "email" and _has_phone(answers, raw[error.question]))
    ]
    registered = read_day(entry.text("aangemeld"))
    flaws += _wrong_day(entry, "aangemeld", "Schrijf de dag van aanmelding")
    flaws += _wrong_day(entry, TRAINED_ON.header, "Schrijf de dag van de training")
    flaws += _wrong_pause(entry, today)
    flaws += _wrong_cells(kind.tab, entry)
    flaws += _unwanted(kind, entry, answers.values, today)
    if kind is HOUSEHOLDS:
        flaws += _wrong_case(entry, today)
        flaws += _wrong_sum(answers.values)
        if not _can_be_reached(entry):
            flaws.append(_UNREACHABLE)
        if is_unnamed_case(entry):
            flaws = [flaw for flaw in flaws if flaw.header not in _after_the_name()]
    return Reading(
        kind, entry, answers.values, standing_of(entry), registered or today, tuple(flaws), counts
    )


def _has_phone(answers: Answers, address: str) -> bool:
    """Whether somebody without an e-mail ``address`` can be called: by phone that is enough."""
    return not address and bool(answers.values.get("phone"))


def _unwanted(kind: Kind, entry: Entry, values: Mapping[str, Value], today: date) -> Iterator[Flaw]:
    """What may not be kept, and an e-mail address that is probably mistyped."""
    ways = _ways_by_type(kind.tab)
    number, address = ways.get("phone", ""), ways.get("email", "")
    for flaw in kept_numbers(kind.tab, entry):
        # A right phone number of nine digits is no other number.
        if flaw.header != number or not values.get("phone"):
            yield flaw
    for header in _with_numbers(kind.tab, entry):
        if header in _free_of_days(kind.tab) and holds_birth_date(entry.text(header), today):
            yield Flaw(header, *_BIRTH_DATE, blocks=False)
    if meant := meant_domain(entry.text(address)):
        todo = f"Is «{meant}» bedoeld? Vraag het na, en verbeter het adres."
        yield Flaw(address, "Na de @ staat misschien een typefout.", todo, blocks=False)


@cache
def _ways_by_type(tab_name: str) -> Mapping[str, str]:
    asked = record_questions(tab_name)
    return {one.type: one.column for one in asked if one.type in ("phone", "email")}


def kept_numbers(tab_name: str, entry: Entry) -> Iterator[Flaw]:
    """The flaws of people's cells in which a burgerservicenummer may stand."""
    for header in _with_numbers(tab_name, entry):
        if holds_bsn(entry.text(header)):
            yield Flaw(header, *_BSN, blocks=False)


def _with_numbers(tab_name: str, entry: Entry) -> list[str]:
    return [one for one in _typed_by_people(tab_name) if holds_number(entry.text(one))]


_BSN = (
    "Hier staat misschien een burgerservicenummer (BSN).",
    "Haal dat nummer weg: we mogen het niet bewaren.",
)
_BIRTH_DATE = (
    "Hier staat misschien een geboortedatum.",
    "Haal die weg: we bewaren alleen in welke leeftijdsgroep iemand valt.",
)


@cache
def _typed_by_people(tab_name: str) -> tuple[str, ...]:
    return tuple(column.header for column in tab(tab_name).columns if column.owner == "people")


@cache
def _free_of_days(tab_name: str) -> tuple[str, ...]:
    """The columns of people in which no day belongs."""
    no_days = {q.column for q in record_questions(tab_name) if q.type not in ("date", "phone")}
    return tuple(h for h in _typed_by_people(tab_name) if h in no_days or h == "notitie")


# --- cases of a municipality ---------------------------------------------------------------------


def enters_cases(organisation: Entry) -> bool:
    """Whether an organisation may enter cases now, with the link that it was given."""
    is_active = standing_of(organisation) is Standing.ACTIVE
    return is_active and read_tick(organisation.text(CASE_LINK.header))


def is_unnamed_case(entry: Entry) -> bool:
    """Whether it is a resettlement case whose people were not told yet: it has no name."""
    is_case = fold(entry.text("variant")) == RESETTLEMENT
    return is_case and not any(entry.text(column) for column in _columns("name", "phone", "email"))


@cache
def _after_the_name() -> frozenset[str]:
    """What nobody can be asked for before they are told."""
    asked = ("name", "phone", "contact_language", "helper_consent", "consent", "intake_consent")
    return frozenset(_columns(*asked))


def _wrong_case(entry: Entry, today: date) -> Iterator[Flaw]:
    number = entry.text(CASE_NUMBER.header)
    question = load_forms()[CASE].question("case_number")
    is_right = read_entry_answer(question, number) and not holds_birth_date(number, today)
    if number and not is_right:
        yield Flaw(
            CASE_NUMBER.header,
            "Dit is geen zaaknummer van een gemeente.",
            "Schrijf alleen het nummer waaronder de gemeente deze zaak kent, zoals 2026-0123. "
            "Geen naam, geen BSN, geen V-nummer.",
            blocks=False,
        )


def _wrong_sum(values: Mapping[str, Value]) -> Iterator[Flaw]:
    """That the number of people is not the sum of their ages, once all of these are known."""
    people = values.get("people")
    ages = [values.get(f"adults_{band}") for band in AGE_BANDS] + [values.get("children")]
    counts = [count for count in ages if isinstance(count, int)]
    if isinstance(people, int) and len(counts) == len(ages) and people != sum(counts):
        (header,) = _columns("people")
        yield Flaw(
            header,
            f"Hier staat {people}, maar volwassenen en kinderen zijn samen {sum(counts)}.",
            "Vraag na met hoeveel mensen ze zijn. Verbeter dan deze cel, of de aantallen van de "
            "volwassenen en de kinderen.",
        )


_UNREACHABLE = Flaw(
    "telefoon",
    "Er staat niet hoe we deze nieuwkomer kunnen bereiken.",
    "Vul een telefoonnummer, een e-mailadres of «zo bereik je mij» in.",
)


def _wrong_answer(question: Question, text: str, message: str) -> Flaw:
    found = "Dit antwoord klopt niet." if text else EMPTY
    if question.type == "consent":
        # A form has a box to tick; a cell has a word.
        message = _ASK_FOR_WISHES if question.show_if else _ASK_FOR_CONSENT
    elif not text and question.type == "number" and question.limits.min == 0:
        message = "Typ een getal, of 0 als er niemand is."
    return Flaw(question.column, found, message, blocks=question.use != "contact")


_ASK_FOR_CONSENT = (
    "Vraag of het mag, en zet deze cel dan op ja. Zonder toestemming mogen we dit niet bewaren."
)
_ASK_FOR_WISHES = (
    "Vraag toestemming voor deze wensen, en zet deze cel dan op ja. Of maak de wensen leeg."
)


def coded(text: str) -> str:
    """How a sentence names what stands where a code belongs.

    Anything else than a code may be a name or a number that is nobody's business: no sentence
    repeats it.
    """
    return f"«{tidy(text)}»" if _CODE.fullmatch(tidy(text)) else "Wat hier staat,"


# Letters alone may be a name, and digits alone somebody's number.
_CODE = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[0-9A-HJKMNP-TV-Z]{8}", re.IGNORECASE)


def _wrong_day(entry: Entry, header: str, todo: str) -> list[Flaw]:
    text = entry.text(header)
    if not text or read_day(text) is not None:
        return []
    return [Flaw(header, "Dit is geen datum.", f"{todo}, bijvoorbeeld 2026-02-28.")]


def _wrong_pause(entry: Entry, today: date) -> Iterator[Flaw]:
    """A day that is none, or that makes no pause by itself: neither keeps anybody out of a pool."""
    header = PAUSED_UNTIL.header
    for flaw in _wrong_day(entry, header, "Schrijf tot wanneer de pauze duurt"):
        yield replace(flaw, blocks=False)
    until = read_day(entry.text(header))
    if until and until > today and read_standing(entry.text("stand")) is Standing.ACTIVE:
        paused = Standing.PAUSED.value
        todo = f"Kies bij «stand» ook {paused}, of maak deze cel leeg."
        yield Flaw(header, f"Er staat een dag, maar «stand» is geen {paused}.", todo, blocks=False)


def _can_be_reached(entry: Entry) -> bool:
    return any(entry.text(column) for column in _ways_to_reach())


@cache
def _ways_to_reach() -> tuple[str, ...]:
    return _columns("phone", "email", "reach", "helper_reach")


@cache
def _columns(*questions: str) -> tuple[str, ...]:
    """The columns of these questions about a household."""
    return tuple(q.column for q in record_questions(HOUSEHOLDS.tab) if q.id in questions)


def _wrong_cells(tab_name: str, entry: Entry) -> Iterator[Flaw]:
    """What is wrong in the people's columns that are no questions."""
    for column in _columns_with_a_list(tab_name):
        text = entry.text(column.header)
        if text and not _is_listed(column, text):
            yield not_listed(column.header, column.options)


@cache
def _columns_with_a_list(tab_name: str) -> tuple[Column, ...]:
    headers = {"stand", "variant", "rol", "taal", *_ON_YES}
    return tuple(column for column in tab(tab_name).columns if column.header in headers)


def _is_listed(column: Column, text: str) -> bool:
    if column.header == "stand":
        return read_standing(text) is not None
    if column.header in _ON_YES:
        return read_tick(text) or is_no(text)
    return fold(text) in map(fold, column.options)


def not_listed(header: str, options: Sequence[str]) -> Flaw:
    """The flaw of a word that its drop-down does not have."""
    wanted = listed(options, "of")
    todo = f"Kies uit: {wanted}."
    return Flaw(header, "Dit staat niet in de lijst.", todo, blocks=header not in ("rol", "taal"))


def is_no(text: str) -> bool:
    """Whether a cell says no: empty, nee, - and the like."""
    return tidy(text).casefold() in _NO


def fold(text: str) -> str:
    """A name or address as it is compared: without case, accents or double spaces."""
    if text.isascii():
        return tidy(text).casefold()
    apart = unicodedata.normalize("NFKD", tidy(text).casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())
