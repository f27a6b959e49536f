"""What is read from left to right on a page that is read from right to left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from intake.form import address
from intake.languages import load_languages
from intake.schema import load_forms
from tests.browser.filling import ANSWERS, fill_step, press_on

pytestmark = pytest.mark.browser

MIRRORED = [one.code for one in load_languages().values() if one.direction == "rtl"]
FIRST_IS_LEFT = """element => {
    const text = element.firstChild, range = new Range();
    const left = place => {
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        return range.getBoundingClientRect().left;
    };
    return left(0) < left(text.length - 1);
}"""


def first_is_left(told: Locator) -> bool:
    """Whether the first character stands to the left of the last, on one line."""
    return bool(told.evaluate(FIRST_IS_LEFT))


@pytest.mark.parametrize("language", MIRRORED)
def test_phone_number_reads_from_left_to_right_in_the_answers(page: Page, language: str) -> None:
    form = load_forms()["newcomer"]
    page.goto(address(form, language))
    (section,) = form.asked(language)
    fill_step(page, section, language, ANSWERS["newcomer"] | {"phone": "+31 6 12345678"})
    press_on(page, language)
    number = page.get_by_text("+31 6 12345678", exact=True)
    expect(number).to_be_visible()
    assert first_is_left(number)
    name = page.locator("[data-answers] dt").first
    assert not first_is_left(name)


@pytest.mark.parametrize("language", MIRRORED)
def test_what_is_typed_reads_in_its_own_direction(page: Page, language: str) -> None:
    page.goto(address(load_forms()["newcomer"], language))
    for typed, direction in (("06 12345678", "ltr"), ("أمينة", "rtl")):
        page.locator("#f-reach").fill(typed)
        expect(page.locator("#f-reach")).to_have_css("direction", direction)
