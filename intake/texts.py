"""The texts of ``Berichten``: ``intake/messages/*.yml``, one data file a language, checked.

A language in which people can be written to is a file there; nothing else lists them. Dutch and
English have every text; the others those that a newcomer can get.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from intake.data_files import contract_of, read_data
from intake.errors import BadInput
from intake.languages import LANGUAGES
from intake.schema import Option, load_forms

TEXTS = Path(__file__).parent / "messages"

GROUP_LINK = "groepslink"
INTAKE_LINK = "intake-link"
CASE_LINK = "zaak-link"
CHANGE_LINK = "wijzig-link"
NEWSLETTER_LINK = "nieuwsbrief"
RECEIVED = "ontvangen"
ASK_HOUSEHOLD = "vraag-huishouden"
ASK_SPONSOR = "vraag-sponsor"
INVITATION = "kennismaking"
CALLED_OFF = "gaat-niet-door"
WAITING = "wacht-nog"
CHECK_IN = "contactmoment"
ENDED_WELL = "afsluiting"
ENDED_EARLY = "gestopt"
TO_HOUSEHOLD = "koppeling-huishouden"
TO_SPONSOR = "koppeling-sponsor"
HOSTED = "-logeren"
"""Behind the kind of a letter: its text where the sponsor is a host."""
NEW_TO_HOUSEHOLD = "nieuw-contact-huishouden"
NEW_TO_SPONSOR = "nieuw-contact-sponsor"
UNLINKED = "-zonder-link"
"""Behind the kind of a message with a link: its text while nobody said where the site is."""
GROUP_FORMED = "groep-gevormd"
GROUP_JOINED = "groep-erbij"
GROUP_GROWS = "groep-aangevuld"

_LETTER = frozenset({"name", "other", "reach"})
_GROUP_LETTER = frozenset({"name", "others", "link", "group"})

TO_NEWCOMERS: Mapping[str, frozenset[str]] = {
    "phone": frozenset({"phone"}),
    "email": frozenset({"email"}),
    "no_address": frozenset(),
    RECEIVED: frozenset({"code"}),
    CHANGE_LINK: frozenset({"link", "until"}),
    ASK_HOUSEHOLD: frozenset({"facts"}),
    INVITATION: frozenset({"day"}),
    CALLED_OFF: frozenset(),
    WAITING: frozenset(),
    TO_HOUSEHOLD: _LETTER,
    TO_HOUSEHOLD + HOSTED: _LETTER,
    NEW_TO_HOUSEHOLD: _LETTER,
    CHECK_IN: frozenset({"form"}),
    "form_link": frozenset({"link"}),
    ENDED_WELL: frozenset(),
    ENDED_EARLY: frozenset(),
}
"""The texts that a newcomer can get, and what is filled in in each: they are in every language."""

TO_OTHERS: Mapping[str, frozenset[str]] = {
    "nobody_else": frozenset(),
    "no_link": frozenset(),
    GROUP_LINK: frozenset({"link", "group"}),
    INTAKE_LINK: frozenset({"link", "record", "until"}),
    INTAKE_LINK + UNLINKED: frozenset({"link", "record", "until", "tab"}),
    CASE_LINK: frozenset({"link", "until"}),
    NEWSLETTER_LINK: frozenset({"link"}),
    ASK_SPONSOR: frozenset({"facts"}),
    TO_SPONSOR: _LETTER,
    TO_SPONSOR + HOSTED: _LETTER,
    NEW_TO_SPONSOR: _LETTER,
    GROUP_FORMED: _GROUP_LETTER,
    GROUP_JOINED: _GROUP_LETTER,
    GROUP_GROWS: _GROUP_LETTER,
}
"""The other texts, which are in ``LANGUAGES`` alone."""

COMING_AND_GOING = frozenset(
    (
        ASK_HOUSEHOLD,
        ASK_SPONSOR,
        INVITATION,
        CALLED_OFF,
        WAITING,
        CHECK_IN,
        ENDED_WELL,
        ENDED_EARLY,
    )
)
"""The kinds that say nothing of who somebody is: each stands ready only while it is true."""

AUTOMATIC = frozenset((NEWSLETTER_LINK, RECEIVED))
"""The kinds that are mailed without a person's tick: they say nothing of anybody."""

OF_SPONSORS: Mapping[str, frozenset[str]] = {
    "group": frozenset({"size"}),
    "host": frozenset(),
    "room": frozenset({"first", "last"}),
    "languages": frozenset({"languages"}),
    "builder": frozenset(),
    "times": frozenset({"times"}),
    "interests": frozenset({"interests"}),
}
"""What a household can be told of a sponsor it does not know yet, and what is filled in."""

OF_HOUSEHOLDS: Mapping[str, frozenset[str]] = {
    "single": frozenset(),
    "family": frozenset({"size"}),
    "couple": frozenset({"size"}),
    "people": frozenset({"size"}),
    "stay": frozenset({"first", "last"}),
}
"""What besides a sponsor can be told of a household it does not know yet."""

CHOSEN = ("languages", "times", "interests")
"""The questions of which chosen options are told; a language has a word for each option."""

NOT_CHECKED = " (nog niet nagekeken)"
"""Behind the name of a language whose texts no native speaker has read."""


@dataclass(frozen=True)
class Chosen:
    """Options of a question, one of ``CHOSEN``: told in the words of whoever reads it."""

    question: str
    ids: frozenset[str]


Word = str | int | date | Chosen
"""What is filled in in a text."""


@dataclass(frozen=True)
class Fact:
    """One thing that is told of the other side: a key of ``OF_SPONSORS`` or ``OF_HOUSEHOLDS``."""

    key: str
    words: Mapping[str, Word]


@dataclass(frozen=True)
class Texts:
    """Every text in one language. ``name`` is what it is called in the column ``taal``.

    ``checked`` is false while no native speaker has read them.
    """

    language: str
    name: str
    checked: bool
    comma: str
    months: tuple[str, ...]
    options: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, str]
    texts: Mapping[str, str]

    def filled(self, kind: str, words: Mapping[str, Word]) -> str:
        """The text with its words; KeyError where the language has no such text."""
        return self.texts[kind].format(**self._told(words))

    def about(self, facts: tuple[Fact, ...]) -> str:
        """What is told of the other side, a line each."""
        return "\n".join(self.facts[one.key].format(**self._told(one.words)) for one in facts)

    def _told(self, words: Mapping[str, Word]) -> dict[str, str]:
        return {name: self._word(word) for name, word in words.items()}

    def _word(self, word: Word) -> str:
        if isinstance(word, date):
            return f"{word.day} {self.months[word.month - 1]} {word.year}"
        if isinstance(word, Chosen):
            labels = self.options[word.question]
            return self.comma.join(label for id, label in labels.items() if id in word.ids)
        return str(word)


def day_in_words(day: date, today: date) -> str:
    """A day as a Dutch sentence names it: ``28 november``; with its year when that is another
    than the year of ``today``."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {load_texts('nl').months[day.month - 1]}{year}"


@cache
def languages(folder: Path = TEXTS) -> tuple[str, ...]:
    """The languages in which people can be written to, Dutch first."""
    found = {path.stem for path in folder.glob("*.yml")}
    return (*LANGUAGES, *sorted(found - set(LANGUAGES)))


@cache
def language_names() -> Mapping[str, str]:
    """What each of ``languages`` is called in the column ``taal``: as in the questions."""
    names = {option.id: option.label["nl"] for option in _options("contact_language")}
    return {language: names[language] for language in languages()}


def language_of(wanted: str, page: str) -> str:
    """The language in which to write to somebody: the one in which they want contact, when there
    are texts in it, else that of the page they filled in, else Dutch."""
    return next((one for one in (wanted, page) if one in languages()), LANGUAGES[0])


@cache
def load_texts(language: str, folder: Path = TEXTS) -> Texts:
    """Every text in ``language``; BadInput names the file and what is wrong in it."""
    path = folder / f"{language}.yml"
    raw = read_data(path, contract_of(TEXTS))
    own = language in LANGUAGES
    for part, wanted in (
        ("texts", {**TO_NEWCOMERS, **(TO_OTHERS if own else {})}),
        ("facts", {**OF_SPONSORS, **(OF_HOUSEHOLDS if own else {})}),
    ):
        for wrong in _wrong(raw[part], wanted):
            raise BadInput(f"{path.name}: {part}: {wrong}")
    return Texts(
        language=language,
        name=language_names()[language],
        checked=own or raw.get("checked_by") is not None,
        comma=raw["comma"],
        months=tuple(raw["months"]),
        options={question: _labels(path, question, language) for question in CHOSEN},
        facts=raw["facts"],
        texts=raw["texts"],
    )


def _wrong(found: Mapping[str, str], wanted: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if found.keys() != wanted.keys():
        yield f"expected {', '.join(wanted)}."
    for kind, text in found.items():
        try:
            text.format(**dict.fromkeys(wanted[kind], ""))
        except (KeyError, IndexError, ValueError) as error:
            yield f"{kind}: cannot fill in {error}."


def _labels(path: Path, question: str, language: str) -> Mapping[str, str]:
    """The labels of a question's options, in its order."""
    options = _options(question)
    if any(language not in option.label for option in options):
        raise BadInput(f"{path.name}: the file of this language has not all options of {question}.")
    return {option.id: option.label[language] for option in options}


def _options(question: str) -> tuple[Option, ...]:
    return next(
        asked.options
        for form in load_forms().values()
        for asked in form.questions
        if asked.id == question
    )
