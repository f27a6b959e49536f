"""No page of the site has a violation of WCAG 2.2 AA or of good practice that axe can find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Browser, Page, ViewportSize

from handbook.data import DOCS
from tests.site.figures import Figures
from tests.site.pages import place, sources

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE: ViewportSize = {"width": 360, "height": 800}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
ADDRESSES = ["404.html", "en/404.html", "ar/404.html", *map(place, sources())]
# Pages of one pattern differ in words alone, and so does an English page from its Dutch one: the
# suite meets some of them, all of them by name.
ALIKE = re.compile("handboek/.+/|en/.+/")
MET = 12
"""One in so many pages that are alike."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        yield context.new_page()


def open_with_axe(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page: Page, rules: list[str], within: str = "html") -> list[str]:
    found = page.evaluate(
        """([within, rules]) => axe
            .run(within, {runOnly: rules, resultTypes: ["violations"]})
            .then(answer => answer.violations)""",
        [within, rules],
    )
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def once_in_a_while() -> Iterator[ParameterSet]:
    alike = [address for address in ADDRESSES if ALIKE.search(address)]
    for address in ADDRESSES:
        is_met = address not in alike or alike.index(address) % MET == 0
        yield pytest.param(address, id=address or "home", marks=() if is_met else pytest.mark.soak)


@pytest.mark.parametrize("address", [*once_in_a_while()])
def test_page_has_no_violation(
    page: Page, site_address: str, address: str, figures: Figures
) -> None:
    open_with_axe(page, f"{site_address}/{address}")
    wrong = {}
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        wrong[size["width"], "light"] = violations(page, RULES)
        # The same page in other colours: only what depends on colour is looked at again, and the
        # head and foot, which are the same everywhere, with the open menu below.
        page.emulate_media(color_scheme="dark")
        wrong[size["width"], "dark"] = violations(page, ["color-contrast"], "main")
    figures.note("looks", len(wrong))
    figures.note("violations", sum(map(len, wrong.values())))
    assert not {key: found for key, found in wrong.items() if found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_menu_and_search_have_no_violation(page: Page, site_address: str, scheme: str) -> None:
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_with_axe(page, f"{site_address}/")
    page.click(".sh-menu:not(.sh-languages) summary")
    page.click(".sh-menu nav >> text=Handboek")
    menu = violations(page, RULES)
    page.click(".sh-menu:not(.sh-languages) summary")
    page.click(".sh-languages summary")
    menu += violations(page, RULES)
    page.click(".sh-languages summary")
    page.click(".sh-search-button")
    page.keyboard.type("koppeling")
    page.wait_for_selector(".md-search-result__item")
    assert menu == violations(page, RULES) == []


def test_violation_is_seen_when_colours_are_too_near(page: Page, site_address: str) -> None:
    open_with_axe(page, f"{site_address}/privacy/")
    page.add_style_tag(content="main p { color: #888 !important }")
    assert violations(page, ["color-contrast"])


def test_pages_are_those_of_the_documents() -> None:
    assert len(ADDRESSES) == 3 + sum(1 for _ in DOCS.glob("??/**/*.md"))
