"""How long a form takes a person with a phone, from the first word to the confirmation.

The page is the real one; the seconds are counted, not waited for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from intake.answers import Raw
from intake.form import MOST_RADIOS, address, load_words
from intake.schema import Form, Question, load_forms
from tests.browser.filling import ANSWERS, TOKEN, fill_step, press_on, press_send

pytestmark = pytest.mark.browser

# Silent reading of plain prose: 238 words a minute on average over 190 studies of English (M.
# Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019).
WORDS_A_SECOND = 238 / 60
# Typing on a phone: 36 words of five characters a minute, 37,000 people (K. Palin and others, "How
# do people type on mobile devices?", MobileHCI 2019).
CHARACTERS_A_SECOND = 3
# An assumption: to find a place and touch it. The keystroke-level model (S. Card, T. Moran and
# A. Newell, 1980) counts 1.1 s to point and 0.2 s to press.
SECONDS_A_PRESS = 1.5

ABOUT = 30
"""The page says «ongeveer», in whole minutes."""

OPTIONAL = f"({load_words('nl')['question']['optional']})"
ONE_OF = f"({load_words('nl')['question']['one_of'].format(count=3)})"
"""What stands behind a label: the first is skipped, the second is read once."""

LIMITS = {"group": 180, "newcomer": 120}
"""Within how many seconds what must be answered is sent; every page says its own minutes."""

EASIEST: Mapping[str, Mapping[str, Raw]] = {
    "newcomer": {"for_whom": "self", "contact_language": "ar"},
    "organisation": {"city": "rotterdam", "offers": ["means"]},
    "change": {"request": "stop"},
}

GUESSES: Mapping[str, Raw] = {
    "number": "1",
    "text": "een paar woorden",
    "name": "Gijs Bedacht",
    "email": "gijs@voorbeeld.nl",
    "phone": "06 12345678",
    "district": "3011",
    "date": "30-6-2027",
    "code": "7k3m q2pa",
    "case_number": "HV 2026/12",
    "consent": "ja",
    "token": TOKEN,
}


def without_mark(line: str) -> str:
    return line.replace(OPTIONAL, "").replace(ONE_OF, "").strip()


@dataclass
class Watch:
    """The seconds that somebody needed so far."""

    read: set[str] = field(default_factory=set)
    words: int = 0
    characters: int = 0
    presses: int = 0

    def reads(self, text: str) -> None:
        """A line that was read on a step before is not read again."""
        lines = {without_mark(line) for line in text.splitlines()} - self.read
        if ONE_OF in text:
            lines |= {ONE_OF} - self.read
        self.words += sum(len(line.split()) for line in lines)
        self.read |= lines

    def skips(self, parts: Locator) -> None:
        """These lines are never read."""
        for text in parts.all_inner_texts():
            self.read |= {without_mark(line) for line in text.splitlines()}

    def answers(self, question: Question, raw: Raw, language: str) -> None:
        if question.type == "choice" and len(question.options) > MOST_RADIOS:
            self.presses += 2
            ids = [option.id for option in question.options]
            for option in question.options[: ids.index(str(raw)) + 1]:
                self.words += len(option.label[language].split())
        elif question.type in ("choice", "choices", "consent"):
            self.presses += 1 if isinstance(raw, str) else len(raw)
        else:
            self.presses += 3 if question.type == "date" else 1
            self.characters += len(raw)

    @property
    def seconds(self) -> float:
        return (
            self.words / WORDS_A_SECOND
            + self.characters / CHARACTERS_A_SECOND
            + self.presses * SECONDS_A_PRESS
        )


def walk(page: Page, form: Form, language: str, answers: Mapping[str, Raw]) -> Watch:
    """Fill in and send, as somebody who reads what there is to read and skips what may be skipped.

    Of a question that is left empty they read the question, and no hint or option.
    """
    watch = Watch()
    page.goto(address(form, language))
    watch.skips(page.locator(".sh-away"))
    for section in form.asked(language):
        for question in section.questions:
            field = page.locator(f"[data-question={question.id}]")
            if question.id in answers:
                watch.answers(question, answers[question.id], language)
                watch.skips(field.locator("select"))
            else:
                watch.skips(field.locator(".sh-hint, .sh-options, select"))
        watch.reads(shown(page))
        fill_step(page, section, language, answers)
        watch.reads(shown(page))  # what an answer brought up
        press_on(page, language)
        watch.presses += 1
    watch.reads(shown(page))
    press_send(page, language)
    watch.presses += 1
    expect(page.locator("[data-reference]")).to_be_visible()
    return watch


def shown(page: Page) -> str:
    return page.locator(".sh-form").inner_text()


def needed(form: Form, language: str) -> Mapping[str, Raw]:
    """The answers without which it cannot be sent or answered: a newcomer gives a number too."""
    given = ANSWERS[form.name] | EASIEST.get(form.name, {})
    return {
        q.id: given[q.id]
        for q in form.questions_in(language)
        if (q.required or q.type == "phone") and not q.show_if and q.id in given
    }


def everything(form: Form, language: str) -> Mapping[str, Raw]:
    """An answer to every question that applies."""
    given = dict(needed(form, language))
    for question in form.questions_in(language):
        if question.id not in given and applies(question, given):
            given[question.id] = ANSWERS[form.name].get(question.id, guess(question))
    return given


def applies(question: Question, given: Mapping[str, Raw]) -> bool:
    return not question.show_if or any(
        one.question in given and (one.answer is None or one.answer in given[one.question])
        for one in question.show_if
    )


def guess(question: Question) -> Raw:
    if question.type == "choices":
        return [option.id for option in question.options[:2]]
    return question.options[0].id if question.options else GUESSES[question.type]


@pytest.mark.parametrize("name", LIMITS)
def test_form_is_sent_in_time_when_what_must_be_is_answered(page: Page, name: str) -> None:
    form = load_forms()[name]
    assert walk(page, form, "nl", needed(form, "nl")).seconds < LIMITS[name]


@pytest.mark.soak
@pytest.mark.parametrize("answers", [needed, everything])
@pytest.mark.parametrize("name", load_forms())
def test_form_takes_no_longer_than_it_says(
    page: Page, name: str, answers: Callable[[Form, str], Mapping[str, Raw]]
) -> None:
    form = load_forms()[name]
    watch = walk(page, form, "nl", answers(form, "nl"))
    sys.stdout.write(f"{name}, {answers.__name__}: {watch.seconds:.0f} s, {watch.words} words\n")
    assert watch.seconds < form.minutes * 60 + ABOUT
