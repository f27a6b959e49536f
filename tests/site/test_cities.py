"""The pages of the cities follow from one file each, and hold no more than text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import ModuleType

import pytest
from markdown import markdown

from handbook.cities import CITY_FOLDERS, city_pages
from handbook.netherlands import is_inside
from intake.cities import City, Fact, Partner, Source, load_cities
from intake.errors import BadInput
from tests.site.pages import Page

EXTENSIONS = ("attr_list", "def_list", "md_in_html", "toc", "abbr", "tables", "footnotes")
EVERY = load_cities()


def added(**changed: object) -> City:
    """A city that is not there, besides those that are."""
    made = {"id": "testdam", "name": "Testdam", "area": "testdam", "names": {}} | changed
    return replace(EVERY[0], **made)  # type: ignore[arg-type]


def test_city_that_is_added_has_its_pages_and_its_dot() -> None:
    before, pages = city_pages(EVERY), city_pages([*EVERY, added()])
    assert pages.keys() - before.keys() == {f"{one}/testdam.md" for one in CITY_FOLDERS.values()}
    for folder in CITY_FOLDERS.values():
        assert "(testdam.md)" in pages[f"{folder}/index.md"]
        assert ">Testdam</text>" in pages[f"{folder}/index.md"]
        dots = [page.count("<circle") for page in pages.values()]
        assert dots == [len(EVERY) + 1] * len(pages)


@pytest.mark.parametrize("language", CITY_FOLDERS)
def test_city_of_which_nothing_is_known_has_no_empty_part(language: str) -> None:
    bare = added(facts=(), sources=(), variants=(), partner=Partner(None), open_for=())
    text = city_pages([bare])[f"{CITY_FOLDERS[language]}/testdam.md"]
    lines = [line for line in text.splitlines() if line]
    followed = pairwise(lines)
    assert not [one for one, after in followed if one.startswith("## ") and after[:1] in "#["]


@pytest.mark.parametrize(
    "odd",
    [
        "<script>go()</script>",
        "<img src=x onerror=go()>",
        "[klik](javascript:go())",
        "![klik](javascript:go())",
        "tekst { onclick=go() }",
        "tekst {: onclick=go() }",
        "klik](javascript:go())",
        "<!-- drawing: city -->",
    ],
)
@pytest.mark.parametrize("language", CITY_FOLDERS)
def test_what_a_city_says_is_text_and_no_more(odd: str, language: str) -> None:
    source = Source(odd, "https://example.org/", 2020)
    fact = Fact({"nl": odd, "en": odd}, source)
    pages = city_pages([added(facts=(fact,), sources=(source,), partner=Partner(odd))])
    for name in ("testdam", "index"):
        body = pages[f"{CITY_FOLDERS[language]}/{name}.md"].split("---\n", 2)[2]
        html = markdown(body, extensions=EXTENSIONS)
        page = Page()
        page.feed(html)
        assert not [link for link in page.links if "javascript" in link or link == "x"]
        assert "<script" not in html
        assert not [tag for tag in html.split("<")[1:] if "go()" in tag.partition(">")[0]]
        kept = html.count("<!-- drawing: city -->")
        assert kept == (1 if name == "index" else 0)


def test_city_in_another_country_is_named() -> None:
    with pytest.raises(BadInput, match=r"^testdam\.yml, coordinates: 51\.22, 4\.4 is not in the"):
        city_pages([added(latitude=51.22, longitude=4.40)])


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        *((50.77, 6.02), (51.31, 3.39), (53.05, 4.80), (53.48, 6.16), (53.33, 6.92)),
        *((52.66, 5.60), (52.96, 4.76), (51.97, 6.72), (51.44, 4.93), (50.85, 5.69)),
    ],
)
def test_place_at_the_edge_is_in_the_country(lat: float, lon: float) -> None:
    assert is_inside(lat, lon)


@pytest.mark.parametrize(
    ("lat", "lon"), [(51.22, 4.40), (53.5, 3.4), (51.22, 6.78), (51.05, 3.72), (50.85, 4.35)]
)
def test_place_beyond_the_edge_is_not(lat: float, lon: float) -> None:
    assert not is_inside(lat, lon)


@pytest.mark.parametrize("id", ["niet-bij", "not-listed", "index"])
def test_city_does_not_take_the_place_of_another_page(
    site_script: ModuleType, monkeypatch: pytest.MonkeyPatch, id: str
) -> None:
    monkeypatch.setattr(site_script, "load_cities", lambda: (*EVERY, added(id=id)))
    with pytest.raises(BadInput, match=rf"^{id}\.yml: docs/(nl|en)/.*{id}\.md is another page"):
        site_script.generated_pages()
