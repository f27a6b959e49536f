"""Every form for whoever has no mouse, little sight, colours of their own, or only paper.

The suite meets every form and every language; every form in every language, at every width and in
light and dark, runs by name: ``pytest -m browser tests/browser``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from intake.answers import Raw
from intake.form import MOST_RADIOS, address, load_words
from intake.schema import Form, Question
from tests.browser.axe import violations
from tests.browser.filling import ANSWERS, fill_step, press_on, press_send, reference_on, required
from tests.browser.kept import arrived
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

every_page = pytest.mark.parametrize(("form", "language"), PAGES)

WIDTHS: tuple[ViewportSize, ...] = ({"width": 360, "height": 800}, {"width": 1280, "height": 900})
# A window of 1280 by 1024 at 400 %.
ENLARGED: ViewportSize = {"width": 320, "height": 256}
# As much as WCAG 2.2, 1.4.12, says a page must bear.
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important }
    p { margin-bottom: 2em !important }
"""

# No style element: the server forbids styles of the page's own.
STYLED = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""


def faulty_steps(page: Page, form: Form, language: str) -> Iterator[str]:
    """Every step of the form, at first with its errors showing, up to the check of all answers."""
    page.goto(address(form, language))
    for section in form.asked(language):
        if required(section.questions):
            press_on(page, language)
            expect(page.locator(".sh-errors")).to_be_visible()
        yield section.id
        fill_step(page, section, language, ANSWERS[form.name])
        press_on(page, language)
    expect(page.locator("[data-check]")).to_be_visible()
    yield "check"


# --- no violation that axe can find ---


@pytest.mark.soak
@pytest.mark.parametrize(
    ("form", "language"), [pytest.param(*page.values, id=page.id) for page in PAGES]
)
def test_no_step_has_a_violation_at_any_width_light_and_dark(
    page: Page, form: Form, language: str
) -> None:
    wrong: dict[object, list[str]] = {}
    seen = []
    page.goto(address(form, language))
    for section in form.asked(language):
        look(page, (section.id, "empty"), wrong, seen)
        if required(section.questions):
            press_on(page, language)
            expect(page.locator(".sh-errors")).to_be_visible()
            look(page, (section.id, "errors"), wrong, seen)
        fill_step(page, section, language, ANSWERS[form.name])
        press_on(page, language)
    look(page, "check", wrong, seen)
    press_send(page, language)
    expect(page.locator("[data-reference]")).to_be_visible()
    look(page, "confirmed", wrong, seen)
    sys.stdout.write(f"{form.name} {language}: {len(seen)} looked at\n")
    assert not {key: found for key, found in wrong.items() if found}


def look(page: Page, step: object, wrong: dict[object, list[str]], seen: list[object]) -> None:
    for size in WIDTHS:
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            key = (step, size["width"], scheme)
            wrong[key] = violations(page)
            seen.append(key)


# --- a keyboard and nothing else ---

FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const down = Math.min(box.height, 20) / 2;
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + down);
    return {
        name: one.name || "", value: one.value || "", type: one.type || one.tagName,
        html: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        uncovered: Boolean(top) && (one.contains(top) || top.contains(one)),
    };
}"""


def focused(page: Page) -> Mapping[str, Any]:
    """What has the focus, which is always to be seen and never behind something else."""
    found: Mapping[str, Any] = page.evaluate(FOCUSED)
    assert found["outlined"], found["html"]
    assert found["uncovered"], found["html"]
    return found


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field of this name has the focus; of none: the button to go on."""
    for _ in range(60):
        page.keyboard.press("Tab")
        found = focused(page)
        if found["name"] == name if name else found["type"] == "submit":
            return
    raise AssertionError(f"Expected Tab to reach {name or 'the button'}.")


def type_answer(page: Page, question: Question, raw: Raw) -> None:
    tab_to(page, question.id)
    if question.type == "consent":
        page.keyboard.press("Space")
    elif question.options:
        choose(page, question, raw)
    else:
        for place, part in enumerate(str(raw).split("-") if question.type == "date" else [raw]):
            if place:
                page.keyboard.press("Tab")
            page.keyboard.type(str(part))


def choose(page: Page, question: Question, raw: Raw) -> None:
    """Tick with Space, from box to box with Tab; go down a list or to another circle by arrow."""
    ids = [option.id for option in question.options]
    if question.type == "choices":
        for id in ids[: max(map(ids.index, raw)) + 1]:
            if id != ids[0]:
                page.keyboard.press("Tab")
            if id in raw:
                page.keyboard.press("Space")
        return
    is_list = len(ids) > MOST_RADIOS
    if not is_list:
        page.keyboard.press("Space")
    for _ in range(ids.index(str(raw)) + is_list):
        page.keyboard.press("ArrowDown")


@every_page
def test_keyboard_alone_fills_in_and_sends(
    page: Page, workbooks: Path, form: Form, language: str
) -> None:
    page.goto(address(form, language))
    given = ANSWERS[form.name]
    for section in form.asked(language):
        tab_to(page, "")
        if required(section.questions):
            page.keyboard.press("Enter")
            expect(page.locator(".sh-errors")).to_be_focused()
            focused(page)
        else:
            # Back to the top of the step, as a reload does.
            page.reload()
        for question in section.questions:
            if question.id in given:
                type_answer(page, question, given[question.id])
        tab_to(page, "")
        page.keyboard.press("Enter")
        expect(page.locator("section:not([hidden]) > h2")).to_be_focused()
        focused(page)
    tab_to(page, "")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    focused(page)
    asked = {one.id for one in form.questions_in(language) if one.type != "token"}
    (kept,) = arrived(workbooks, reference_on(page))
    assert {id for id in asked if kept.get(id)} == {*given} & asked


# --- enlarged, spaced, in colours of one's own ---


@every_page
def test_form_is_seen_enlarged_four_times_and_spaced_and_in_forced_colours(
    page: Page, form: Form, language: str
) -> None:
    page.set_viewport_size(ENLARGED)
    page.emulate_media(forced_colors="active")
    for _ in faulty_steps(page, form, language):
        check_borders(page)
        check_fit(page)
        page.evaluate(STYLED, SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert cut_off(page) == []
        page.evaluate(STYLED, "")


def check_fit(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    fields = page.locator(
        ".sh-form :is(.sh-input, select, .sh-option, button, .sh-errors a)"
    ).evaluate_all(
        """all => all.filter(one => one.offsetParent).map(one => {
            const box = one.getBoundingClientRect();
            const size = parseFloat(getComputedStyle(one).fontSize);
            return [one.outerHTML.slice(0, 80), box.height, box.width, size];
        })"""
    )
    assert len(fields) > 2
    assert not [f for f in fields if f[1] < 43.9 or f[2] < 44 or f[3] < 16]


def cut_off(page: Page) -> list[str]:
    """What does not show all of its text."""
    found = page.locator(".sh-form *:not(input, textarea, select, option, .sh-unseen, .sh-away *)")
    return [
        str(html)
        for html in found.evaluate_all(
            """all => all.filter(one => one.offsetParent && !one.closest(".sh-away")
                && getComputedStyle(one).overflow !== "visible"
                && (one.scrollWidth > one.clientWidth + 1
                    || one.scrollHeight > one.clientHeight + 1))
                .map(one => one.outerHTML.slice(0, 120))"""
        )
    ]


BORDERLESS = """all => all.filter(one => one.offsetParent).filter(one => {
    const style = getComputedStyle(one);
    return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1
        || style.borderTopColor === getComputedStyle(document.body).backgroundColor;
}).map(one => one.outerHTML.slice(0, 120))"""


def check_borders(page: Page) -> None:
    """Every field and button has a border that is seen, and what has the focus an outline."""
    seen = page.locator(".sh-form :is(.sh-input, select, .sh-option, button, .sh-errors)")
    assert seen.evaluate_all(BORDERLESS) == []
    page.keyboard.press("Tab")
    focused(page)


# --- on paper ---


@every_page
def test_paper_form_shows_every_question_and_where_to_answer(
    page: Page, form: Form, language: str
) -> None:
    page.goto(address(form, language))
    page.emulate_media(media="print")
    shown = page.locator(".sh-field").evaluate_all(
        """all => all.map(field => {
            const box = field.querySelector("input, select, textarea").getBoundingClientRect();
            return [field.dataset.question, box.width >= 12 && box.height >= 12];
        })"""
    )
    assert shown == [[question.id, True] for question in form.questions_in(language)]
    for question in form.questions_in(language):
        field = page.locator(f"[data-question={question.id}]")
        for option in question.options:
            expect(field).to_contain_text(option.label[language])
        if question.show_if:
            expect(field.locator(".sh-if")).to_be_visible()
    words = load_words(language)["page"]
    for button in (words["send"], words["go_on"], words["wipe"]):
        expect(page.get_by_role("button", name=button, exact=True)).to_be_hidden()
