"""The search finds the page that people mean, among the first three, in their own language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, ViewportSize, expect

from handbook.data import DATA, DOCS
from handbook.pages import topics
from tests.site.figures import Figures
from tests.site.pages import page_paths, place

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
ASKED = yaml.safe_load((DATA / "questions.yml").read_text(encoding="utf-8"))
LOOKED_AT = 3
# A worker searches: what was found is read until it stays.
BETWEEN_MS, SAME = 60, 3


def meant(language: str, page: str) -> str:
    """The address of a page that is named by its topic or by its path."""
    for topic in topics(language):
        if topic.head["topic"] == page:
            return place(DOCS / topic.path)
    return place(DOCS / language / f"{page}.md")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=DESKTOP, reduced_motion="reduce") as context:
        yield context.new_page()


def settled(page: Page) -> list[str]:
    """The addresses that were found, once they stay the same."""
    before, same = None, 0
    while same < SAME:
        page.wait_for_timeout(BETWEEN_MS)
        links = page.locator(".md-search-result__item > a").evaluate_all(
            "all => all.map(one => one.href)"
        )
        same = same + 1 if links == before else 0
        before = links
    return links


def found(page: Page, site_address: str, words: str) -> list[str]:
    """The first pages for these words, by their path from the root of the site."""
    field, said = page.locator("[name=query]"), page.locator(".md-search-result__meta")
    # The last letter is typed, as by a person: the search listens to keys.
    field.press("Control+A")
    field.press("Delete")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    before = said.inner_text()
    page.keyboard.insert_text(words[:-1])
    field.press(words[-1])
    expect(said).not_to_have_text(before)
    links = settled(page)
    pages = [link.removeprefix(f"{site_address}/").partition("?")[0] for link in links]
    # A part of a page is below the page itself.
    return [*dict.fromkeys(path.partition("#")[0] for path in pages)][:LOOKED_AT]


@pytest.mark.parametrize("language", ASKED)
def test_search_finds_what_people_mean(
    page: Page, site_address: str, language: str, figures: Figures
) -> None:
    page.goto(f"{site_address}/{'' if language == 'nl' else language + '/'}")
    page.click(".sh-search-button")
    missed = {}
    for one in ASKED[language]:
        pages = found(page, site_address, one["asks"])
        if meant(language, one["page"]) not in pages:
            missed[one["asks"]] = pages
    figures.note(f"{language} found", len(ASKED[language]) - len(missed))
    assert missed == {}, "\n".join(f"{k}: {v}" for k, v in missed.items())


@pytest.mark.parametrize("language", ASKED)
def test_there_are_enough_questions(language: str) -> None:
    assert len(ASKED[language]) >= 60


@pytest.mark.parametrize("path", ["handboek/alles/", "en/handbook/all/"])
def test_search_works_on_the_page_that_is_put_together(
    page: Page, site_address: str, built_site: Path, path: str
) -> None:
    page.goto(f"{site_address}/{path}")
    page.click(".sh-search-button")
    pages = found(page, site_address, "privacy")
    assert pages
    assert {*pages} <= {*page_paths(built_site)}
