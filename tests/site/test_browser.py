"""The built site in a real browser: reach, weight, privacy, keyboard, no script, small and dark."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, ViewportSize

from tests.site.figures import Figures
from tests.site.pages import page_paths

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        yield context.new_page()


@dataclass
class Walk:
    """What came up while every page was opened once, on the narrowest phone."""

    asked: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    cookies: int = 0


@pytest.fixture(scope="module")
def walk(browser: Browser, site_address: str, built_site: Path) -> Walk:
    found = Walk()
    with browser.new_context(viewport=NARROW, reduced_motion="reduce") as context:
        page = context.new_page()
        page.on("request", lambda request: found.asked.add(request.url))
        page.on("console", lambda message: found.said.append(message.text))
        page.on("pageerror", lambda error: found.said.append(str(error)))
        for path in page_paths(built_site):
            page.goto(f"{site_address}/{path}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.too_wide.append(path)
        found.cookies = len(context.cookies())
    return found


def test_no_page_asks_another_host_or_sets_a_cookie(
    walk: Walk, site_address: str, figures: Figures
) -> None:
    others = [url for url in walk.asked if not url.startswith((f"{site_address}/", "data:"))]
    figures.note("others", len(others) + walk.cookies)
    assert walk.asked
    assert others == []
    assert walk.cookies == 0


def test_no_page_logs_an_error(walk: Walk) -> None:
    assert walk.said == []


def test_no_page_is_wider_than_a_narrow_phone(walk: Walk) -> None:
    assert walk.too_wide == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "aanmelden/groep/",
        "en/sign-up/newcomer/",
        "steden/almere/",
        "koppelen/",
        "koppelen-precies/",
        "coordinatoren/ronde/",
        "en/coordinators/a-week/",
        "handboek/",
        "handboek/begin/het-jaar/",
        "handboek/checklists/eerste-week/",
        "handboek/voorbeelden/groepsafspraken/",
        "en/handbook/municipality/who-does-what/",
        "ti/handbook/newcomer/first-steps/",
    ],
)
def test_first_view_weighs_at_most_100_kilobytes(
    page: Page, site_address: str, path: str, figures: Figures
) -> None:
    sizes: list[int] = []

    def weigh(response: Response) -> None:
        body = response.body()
        sizes.append(min(len(body), len(gzip.compress(body))))

    page.on("response", weigh)
    page.goto(f"{site_address}/{path}", wait_until="networkidle")
    figures.note("weight", sum(sizes) / 1000)
    figures.note("requests", len(sizes))
    assert sum(sizes) <= 100_000
    assert len(sizes) <= 12


def test_language_link_goes_to_the_same_page(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}/steden/den-haag/")
    page.click("header >> text=English")
    assert page.url == f"{site_address}/en/cities/den-haag/"
    page.click("header >> text=Nederlands")
    assert page.url == f"{site_address}/steden/den-haag/"


def test_menu_works_without_script(browser: Browser, site_address: str) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_address}/")
        assert not page.is_visible(".sh-search-button")
        page.click(".sh-menu:not(.sh-languages) summary")
        page.click(".sh-menu:not(.sh-languages) >> text=Voor nieuwkomers")
        assert page.url == f"{site_address}/nieuwkomers/"
        page.click(".sh-menu:not(.sh-languages) summary")
        assert page.is_visible(".sh-menu >> text=Aanmelden")
        assert not page.is_visible(".sh-menu >> text=Een groep vormen")
        page.click(".sh-menu nav >> text=Handboek")
        page.click(".sh-menu >> text=Een groep vormen")
        assert page.url == f"{site_address}/handboek/groep/vijf-mensen/"


def test_every_role_is_one_click_from_home(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}/")
    links = page.eval_on_selector_all(".sh-card", "cards => cards.map(card => card.pathname)")
    assert links == [
        "/bewoners/",
        "/groepen/",
        "/nieuwkomers/",
        "/gemeenten/",
        "/coordinatoren/",
        "/gastgezinnen/",
        "/organisaties/",
    ]


def test_search_works_with_the_keyboard_alone(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}/")
    page.focus(".sh-search-button")
    page.keyboard.press("Enter")
    page.keyboard.type("privacy")
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("sh-search-button")
    assert not page.is_visible(".md-search__inner")


def test_search_stays_in_its_language(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}/en/")
    page.click(".sh-search-button")
    page.keyboard.type("Haarlem")
    page.wait_for_selector(".md-search-result__item")
    found = page.eval_on_selector_all(".md-search-result__link", "all => all.map(a => a.pathname)")
    assert found
    assert all(path.startswith("/en/") for path in found)


def test_paper_holds_the_text_and_not_the_menus(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}/koppelen/")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.is_visible(".sh-header")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
