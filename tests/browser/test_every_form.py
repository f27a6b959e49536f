"""Every form, from its first step to the confirmation, whatever gets in between.

The suite meets every form and every language; every form in every language runs by name:
``pytest -m browser tests/browser``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from intake.form import address, load_words
from intake.languages import load_languages
from intake.schema import Form, load_forms
from tests.browser.axe import violations
from tests.browser.filling import (
    ANSWERS,
    answer,
    fill,
    fill_step,
    press_on,
    press_send,
    reference_on,
    required,
)
from tests.browser.kept import arrived, count
from tests.browser.pages import PAGES, SAMPLED

pytestmark = pytest.mark.browser

ONE_LINE = ("name", "code", "token", "number", "email")

every_page = pytest.mark.parametrize(("form", "language"), PAGES)


@pytest.fixture
def desktop(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


def test_suite_meets_every_form_and_every_language() -> None:
    assert {form for form, _ in SAMPLED} == {*load_forms()}
    assert {language for _, language in SAMPLED} == {*load_languages()}


def check_step(page: Page, form: Form, language: str, number: int) -> None:
    """The heading and the title say which step this is; the heading is read first."""
    section = form.asked(language)[number]
    words = load_words(language)["page"]["step"]
    said = words.format(number=number + 1, count=len(form.asked(language)) + 1)
    heading = page.get_by_role("heading", level=2, name=f"{said} {section.title[language]}")
    expect(heading).to_be_visible()
    assert page.title().startswith(f"{said} {section.title[language]} – {form.title[language]}")
    if number:
        expect(heading).to_be_focused()


@every_page
def test_form_is_corrected_and_confirmed_with_script(
    page: Page, workbooks: Path, form: Form, language: str
) -> None:
    words = load_words(language)
    dark = (*load_forms(),).index(form.name) % 2
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(address(form, language))
    for number, section in enumerate(form.asked(language)):
        check_step(page, form, language, number)
        if needed := required(section.questions):
            press_on(page, language)
            expect(page.locator(".sh-errors")).to_be_focused()
            assert page.title().startswith(words["errors"]["prefix"])
            links = page.locator(".sh-errors a")
            assert links.all_inner_texts() == [
                form.question(id).error("missing", language) for id in needed
            ]
            links.first.press("Enter")
            expect(page.locator(f"#f-{needed[0]}")).to_be_focused()
        assert violations(page, "main") == []
        fill_step(page, section, language, ANSWERS[form.name])
        press_on(page, language)
    heading = page.get_by_role("heading", level=2, name=words["check"]["title"])
    expect(heading).to_be_focused()
    press_send(page, language)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.title().startswith(words["confirmation"]["prefix"])
    assert len(arrived(workbooks, reference_on(page))) == 1
    assert violations(page) == []


@every_page
def test_form_is_corrected_and_confirmed_without_script(
    page_without_script: Page, workbooks: Path, form: Form, language: str
) -> None:
    page, words = page_without_script, load_words(language)
    page.goto(address(form, language))
    kept = next(q for q in form.questions_in(language) if q.type in ONE_LINE)
    answer(page, kept, language, str(ANSWERS[form.name][kept.id]))
    press_send(page, language)
    expect(page.locator(".sh-errors")).to_be_visible()
    assert page.title().startswith(words["errors"]["prefix"])
    asked = form.questions_in(language)
    missing = [id for id in required(asked) if id != kept.id]
    missing += [q.id for q in asked if q.unless and kept.id not in (q.id, *q.unless)]
    assert page.locator(".sh-errors li").count() == len(missing)
    shown = page.get_by_role("textbox", name=kept.label[language])
    assert shown.input_value() == ANSWERS[form.name][kept.id]
    fill(page, form, language, ANSWERS[form.name])
    press_send(page, language)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert page.title().startswith(words["confirmation"]["prefix"])
    assert len(arrived(workbooks, reference_on(page))) == 1


@every_page
def test_answers_stay_and_are_sent_once_whatever_gets_in_between(
    desktop: Page, phone: BrowserContext, workbooks: Path, form: Form, language: str
) -> None:
    page, words = desktop, load_words(language)
    page.goto(address(form, language))
    fill(page, form, language, ANSWERS[form.name])
    shown, given = answers_on(page), filled_in(page)
    go_back_and_forth(page, form, language)
    assert answers_on(page) == shown
    page.reload()
    assert answers_on(page) == shown
    before = count(workbooks)
    cut_off(page, phone)
    for _ in ("while sending", "and again later"):
        press_send(page, language)
        notice = page.locator(".sh-notice")
        expect(notice).to_be_focused()
        expect(notice).to_contain_text(words["refusal"]["offline"])
        assert page.title().startswith(words["refusal"]["prefix"])
    phone.set_offline(False)
    change_language_and_back(page, form, language)
    assert filled_in(page) == given
    while page.locator("[data-check]").is_hidden():
        press_on(page, language)
    # The first one that goes through is kept, and its answer lost.
    page.route("**/aanmelden/*", lose, times=1)
    press_send(page, language)
    expect(page.locator(".sh-notice")).to_be_focused()
    assert answers_on(page) == shown
    press_send(page, language)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert (len(arrived(workbooks, reference_on(page))), count(workbooks)) == (1, before + 1)
    assert page.evaluate("sessionStorage.length") == 0


def cut_off(page: Page, phone: BrowserContext) -> None:
    """Takes the connection away, and waits until it is: at first a request can still get out."""
    phone.set_offline(True)
    page.wait_for_function(
        "fetch(location.href, {method: 'HEAD', cache: 'no-store'}).then(() => false, () => true)"
    )


def go_back_and_forth(page: Page, form: Form, language: str) -> None:
    """With the buttons of the browser, from the check of all answers to the first step and back."""
    titles = [section.title[language] for section in form.asked(language)]
    for title in reversed(titles):
        page.go_back()
        expect(page.locator("section:not([hidden]) > h2")).to_contain_text(title)
        expect(page.locator("section:not([hidden]) > h2")).to_be_focused()
        assert title in page.title()
    for title in [*titles[1:], load_words(language)["check"]["title"]]:
        page.go_forward()
        expect(page.locator("section:not([hidden]) > h2")).to_contain_text(title)


def change_language_and_back(page: Page, form: Form, language: str) -> None:
    other = next(one for one in form.languages if one != language)
    page.goto(address(form, other))
    expect(page.locator("section:not([hidden]) > h2")).to_be_visible()
    page.goto(address(form, language))


def answers_on(page: Page) -> str:
    """What stands there when all answers are checked."""
    return page.locator("[data-answers]").inner_text()


def filled_in(page: Page) -> list[list[str]]:
    """What was typed, chosen or ticked anywhere in the form."""
    found: list[list[str]] = page.evaluate(
        "[...new FormData(document.querySelector('form'))]"
        ".filter(([name]) => name !== 'submission_id')"
    )
    return found


def lose(route: Route) -> None:
    route.fetch()
    route.abort()
