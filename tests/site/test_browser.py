"""The built site in a real browser: reach, weight, privacy, keyboard, no script, small and dark."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, ViewportSize

from tests.site.figures import Figures
from tests.site.pages import page_paths

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 800}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        yield context.new_page()


def test_no_page_asks_another_host_or_sets_a_cookie(
    page: Page, site_address: str, built_site: Path, figures: Figures
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in page_paths(built_site):
        page.goto(f"{site_address}/{path}")
    others = [url for url in asked if not url.startswith((f"{site_address}/", "data:"))]
    figures.note("others", len(others) + len(page.context.cookies()))
    assert others == page.context.cookies() == []


def test_no_page_logs_an_error(page: Page, site_address: str, built_site: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in page_paths(built_site):
        page.goto(f"{site_address}/{path}")
    assert said == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "aanmelden/groep/",
        "en/sign-up/newcomer/",
        "steden/almere/",
        "koppelen/",
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


def test_no_page_is_wider_than_a_narrow_phone(
    page: Page, site_address: str, built_site: Path
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    too_wide = []
    for path in page_paths(built_site):
        page.goto(f"{site_address}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)
    assert too_wide == []


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
