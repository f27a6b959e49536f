"""Filling in a form as a person does: by what stands on the screen, with a keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playwright.sync_api import Page, expect

from intake.answers import Raw
from intake.form import MOST_RADIOS, load_words
from intake.schema import Form, Question, Section

TOKEN = "7K3MQ2PA." + "0123456789abcdef" * 2

PATIENT = "const now = performance.now.bind(performance); performance.now = () => now() + 60_000;"
"""Said to a page before it begins: a minute has passed. These people are quicker than any person,
and would be taken for a flood."""

ANSWERS: Mapping[str, Mapping[str, Raw]] = {
    "group": {
        "name": "Bea Bedacht",
        "email": "bea@voorbeeld.nl",
        "phone": "06 12345678",
        "city": "rotterdam",
        "group_name": "De Verzonnen Vijf",
        "size": "5",
        "dutch_speakers": "3",
        "languages": ["en", "ar"],
        "composition": "mixed",
        "interests": ["cooking", "music"],
        "consent": "ja",
    },
    "member": {
        "group": "7k3m q2pa",
        "city": "rotterdam",
        "name": "Cor O'Verzonnen",
        "email": "cor@voorbeeld.nl",
        "consent": "ja",
    },
    "newcomer": {
        "for_whom": "other",
        "helper_name": "Dirk Bedacht",
        "helper_reach": "dirk@voorbeeld.nl",
        "helper_consent": "samen gelezen",
        "name": "ብርሃነ Verzonnen",
        "phone": "+31 6 12345678",
        "city": "rotterdam",
        "contact_language": "ti",
        "people": "٣",
        "consent": "ja",
    },
    "newcomer-intake": {
        "access_code": TOKEN,
        "adults_18_29": "0",
        "adults_30_44": "2",
        "adults_45_59": "0",
        "adults_60": "0",
        "children": "1",
        "languages": ["ti"],
        "seeks": ["group", "host"],
        "stay_first": "28-2-2027",
        "stay_last": "31-5-2027",
        "lives_with_pets": "yes",
        "women_only": "yes",
        "diet": ["vegetarian"],
        "sensitive_consent": "ja",
        "intake_consent": "ja",
    },
    "host": {
        "name": "Eva Bedacht",
        "email": "eva@voorbeeld.nl",
        "city": "haarlem",
        "beds": "2",
        "stay_first": "1-3-2027",
        "consent": "ja",
    },
    "host-intake": {
        "access_code": TOKEN,
        "stay_last": "30-6-2027",
        "adults_18_29": "0",
        "adults_30_44": "0",
        "adults_45_59": "2",
        "adults_60": "0",
        "children": "0",
        "languages": ["nl", "en"],
        "pets": "no",
        "intake_consent": "ja",
    },
    "case": {
        "access_code": TOKEN,
        "case_number": "HV 2026/12",
        "city": "rotterdam",
        "people": "4",
        "languages": ["ar", "ckb"],
        "arrives_first": "1-3-2027",
        "arrives_last": "1-4-2027",
        "helper_name": "Cas Bedacht",
        "helper_reach": "010 123 45 67",
        "case_shared": "ja",
    },
    "organisation": {
        "organisation_kind": "company",
        "organisation_name": "De Verzonnen Zaak",
        "city": "elsewhere",
        "town": "Sprookjesdam",
        "offers": ["staff_time", "own_town"],
        "name": "Olga Bedacht",
        "email": "olga@voorbeeld.nl",
        "consent": "ja",
    },
    "change": {
        "access_code": TOKEN,
        "request": "change",
        "becomes": "Mijn nieuwe nummer is 06 87654321",
    },
    "newsletter": {"email": "lezer@voorbeeld.nl", "consent": "ja"},
    "newsletter-choice": {"access_code": TOKEN, "wants_newsletter": "yes"},
    "checkin": {
        "access_code": TOKEN,
        "going": "badly",
        "how_often": "rarely",
        "call": "yes",
        "call_when": ["evening"],
        "tells": "Liever in de avond",
    },
    "volunteer": {
        "name": "Fien Verzonnen",
        "email": "fien@voorbeeld.nl",
        "city": "rotterdam",
        "people": "1",
        "leads": "yes",
        "consent": "ja",
    },
}
"""A good answer to every question that must be answered, and to some others."""


def fill(page: Page, form: Form, language: str, answers: Mapping[str, Raw]) -> None:
    """Give these answers, in the order of the form, from step to step.

    A step of which the link gave all answers is none.
    """
    in_steps = page.locator(".sh-form--scripted").count()
    for section in form.asked(language):
        if in_steps and page.locator(f"#s-{section.id}").is_hidden():
            continue
        fill_step(page, section, language, answers)
        if in_steps:
            press_on(page, language)


def fill_step(page: Page, section: Section, language: str, answers: Mapping[str, Raw]) -> None:
    """Give the answers to the questions of one step."""
    for question in section.questions:
        if question.id in answers:
            answer(page, question, language, answers[question.id])


def answer(page: Page, question: Question, language: str, raw: Raw) -> None:
    label = question.label[language]
    if question.type == "consent":
        page.get_by_role("checkbox", name=label).press("Space")
    elif question.type == "choice" and len(question.options) > MOST_RADIOS:
        page.get_by_role("combobox", name=label).select_option(label=_said(question, raw, language))
    elif question.type in ("choice", "choices"):
        role = "radiogroup" if question.type == "choice" else "group"
        around = page.get_by_role(role, name=label)
        for id in [raw] if isinstance(raw, str) else raw:
            around.get_by_label(_said(question, id, language), exact=True).press("Space")
    elif question.type == "date":
        boxes = page.get_by_role("group", name=label).get_by_role("textbox").all()
        for box, part in zip(boxes, str(raw).split("-"), strict=True):
            box.fill("")
            box.press_sequentially(part)
    else:
        page.get_by_role("textbox", name=label).fill("")
        page.get_by_role("textbox", name=label).press_sequentially(str(raw))


def _said(question: Question, id: Raw, language: str) -> str:
    return next(option.label[language] for option in question.options if option.id == id)


def press_send(page: Page, language: str = "nl") -> None:
    press(page, language, "send")


def press_on(page: Page, language: str = "nl") -> None:
    """To the next step, if nothing is wrong in this one."""
    press(page, language, "go_on")


def press(page: Page, language: str, word: str) -> None:
    page.get_by_role("button", name=load_words(language)["page"][word], exact=True).press("Enter")


def required(questions: Iterable[Question]) -> list[str]:
    """The questions that must be answered, whatever else was answered."""
    return [q.id for q in questions if q.required and not q.show_if]


def reference_on(page: Page) -> str:
    """The reference on the confirmation, as it is shown."""
    code = page.locator("[data-reference]")
    expect(code).to_have_text(code.get_attribute("data-reference") or "?")
    return code.inner_text()
