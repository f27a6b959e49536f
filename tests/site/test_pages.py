"""Every page of the built site, read without a browser."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from handbook.cities import city_pages
from handbook.data import DOCS, WHOLE
from intake.cities import load_cities
from intake.deployment import load_deployment
from intake.languages import load_languages
from intake.schema import load_forms
from tests.site.figures import Figures
from tests.site.pages import LANGUAGES, Page, page_paths, place, read_page, sentences, sources


def front_matter(path: Path) -> dict[str, object]:
    head = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(head, dict), path
    return head


def every_page(site: Path) -> dict[str, Page]:
    return {path: read_page(site / path / "index.html") for path in page_paths(site)}


def name_of(source: Path) -> str:
    return source.relative_to(DOCS).as_posix()


every_source = pytest.mark.parametrize("source", sources(), ids=name_of)


# What a page must have


@every_source
def test_source_has_title_and_description(source: Path) -> None:
    head = front_matter(source)
    assert head["title"]
    # A sentence in another script may have fewer signs.
    least = 40 if source.relative_to(DOCS).parts[0] in WHOLE else 30
    assert least <= len(str(head["description"])) <= 200


@every_source
def test_source_stands_in_other_languages_too(source: Path) -> None:
    language = source.relative_to(DOCS).parts[0]
    others = counterparts(source)
    assert {*WHOLE} - {language} <= set(others) <= {*LANGUAGES} - {language}
    for other, name in others.items():
        assert language in counterparts(DOCS / other / name)


@pytest.mark.parametrize("source", sources(WHOLE), ids=name_of)
def test_source_and_its_counterpart_name_each_other(source: Path) -> None:
    language = source.relative_to(DOCS).parts[0]
    other = next(one for one in WHOLE if one != language)
    pair = DOCS / other / counterparts(source)[other]
    assert counterparts(pair)[language] == source.relative_to(DOCS / language).as_posix()


def counterparts(source: Path) -> dict[str, str]:
    """The same page in other languages."""
    found = front_matter(source)["counterparts"]
    assert isinstance(found, dict)
    return found


def test_every_language_of_the_forms_has_its_site() -> None:
    listed = configuration("")["extra"]["languages"]
    assert [one["lang"] for one in listed] == list(LANGUAGES)
    for one in listed:
        language = load_languages()[one["lang"]]
        own = configuration("" if language.code == "nl" else f".{language.code}")
        assert one["name"] == language.name
        assert own["extra"]["folder"] == one["folder"]
        assert own["theme"].get("direction", "ltr") == language.direction
        assert set(own["extra"]["words"]) == set(configuration("")["extra"]["words"])


def configuration(suffix: str) -> dict[str, Any]:
    found = yaml.safe_load((DOCS.parent / f"mkdocs{suffix}.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_source_becomes_a_page(built_site: Path) -> None:
    made_of_all = {"handboek/alles/", "en/handbook/all/"}
    assert set(page_paths(built_site)) == {*map(place, sources())} | made_of_all


def test_every_page_has_one_heading_of_the_first_rank(built_site: Path) -> None:
    found = {path: page.headings for path, page in every_page(built_site).items()}
    assert found
    assert not {path: heads for path, heads in found.items() if len(heads) != 1}


def test_every_page_says_its_language(built_site: Path) -> None:
    for path, page in every_page(built_site).items():
        folder = path.partition("/")[0]
        assert page.language == (folder if folder in LANGUAGES else "nl"), path


def test_every_page_describes_itself_in_its_own_words(built_site: Path) -> None:
    pages = every_page(built_site).items()
    for language in LANGUAGES:
        said = [page.meta["description"] for _, page in pages if page.language == language]
        assert len(set(said)) == len(said)


def test_every_internal_link_leads_somewhere(built_site: Path, figures: Figures) -> None:
    dead = [
        f"{path}: {link}"
        for path, page in every_page(built_site).items()
        for link in page.links
        if not leads_somewhere(built_site, path, link)
    ]
    figures.note("links", sum(len(page.links) for page in every_page(built_site).values()))
    figures.note("dead", len(dead))
    assert not dead


def leads_somewhere(site: Path, path: str, link: str) -> bool:
    target = urlsplit(urljoin(f"http://site/{path}", link))
    if target.scheme not in ("http", "https") or target.netloc != "site":
        return target.scheme in ("http", "https", "mailto", "tel", "data")
    place = site / unquote(target.path).lstrip("/")
    if target.path.endswith("/"):
        place = place / "index.html"
    if not place.is_file():
        return False
    return not target.fragment or target.fragment in read_page(place).ids


@pytest.mark.parametrize("link", ["nowhere/", "../steden/x.png", "#nowhere", "javascript:void(0)"])
def test_dead_link_is_seen(built_site: Path, link: str) -> None:
    assert not leads_somewhere(built_site, "steden/", link)


def test_pages_name_no_address_of_their_own_when_base_url_is_unknown(built_site: Path) -> None:
    assert not any(page.alternates for page in every_page(built_site).values())


def test_pages_name_their_pair_when_base_url_is_known(
    site_script: ModuleType, tmp_path: Path
) -> None:
    site_script.build(tmp_path, "https://example.org/en/hier")
    root = "https://example.org/en/hier/"
    expected = {"nl": f"{root}koppelen/", "en": f"{root}en/matching/"}
    assert read_page(tmp_path / "koppelen/index.html").alternates == expected
    assert read_page(tmp_path / "en/matching/index.html").alternates == expected


# Plain language


@pytest.mark.parametrize("source", sorted((DOCS / "nl").rglob("*.md")), ids=name_of)
def test_dutch_sentences_are_short(built_site: Path, source: Path) -> None:
    counts = sentences(read_page(built_site / place(source) / "index.html"))
    assert sum(counts) / len(counts) <= 12
    assert sum(count > 25 for count in counts) <= 0.05 * len(counts)


def test_long_sentences_are_seen() -> None:
    page = Page()
    page.feed(f"<main><p>Kort. {'lang ' * 30}</p><p>Heel kort.</p></main>")
    assert sentences(page) == [1, 30, 2]


# Generated from data


def test_generated_pages_are_fresh(site_script: ModuleType) -> None:
    assert site_script.stale_pages(site_script.generated_pages()) == []


def test_stale_pages_names_what_differs_and_what_is_left_over(site_script: ModuleType) -> None:
    pages = site_script.generated_pages()
    changed = pages | {"nl/steden/almere.md": "other"}
    del changed["en/cities/haarlem.md"]
    assert site_script.stale_pages(changed) == ["nl/steden/almere.md", "en/cities/haarlem.md"]


def test_city_pages_say_that_a_partner_is_not_known() -> None:
    pages = city_pages(load_cities())
    assert "is niet bij ons bekend" in pages["nl/steden/almere.md"]
    assert "We do not know which organisation" in pages["en/cities/almere.md"]


def test_every_city_is_listed_in_both_languages(built_site: Path) -> None:
    for city in load_cities():
        assert f"{city.id}/" in read_page(built_site / "steden/index.html").links
        assert f"{city.id}/" in read_page(built_site / "en/cities/index.html").links


def test_every_open_form_is_linked_from_the_sign_up_page(built_site: Path) -> None:
    for form in load_forms().values():
        for language, folder in (("nl", ""), ("en", "en/")):
            place = Path(form.page[language])
            links = read_page(built_site / folder / place.parent / "index.html").links
            assert form.access == "token" or f"{place.name}/" in links
        for language in set(form.languages) - set(WHOLE):
            links = read_page(built_site / language / "index.html").links
            assert form.access == "token" or f"{form.page[language]}/" in links


def test_contact_is_the_one_of_the_deployment() -> None:
    configuration = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    contact = load_deployment().contact_email
    assert f"contact: {contact}\n" in configuration
    written = {
        found for path in sources() for found in re.findall(r"<([\w.]+@[\w.]+)>", path.read_text())
    }
    assert written == {contact}


# A page that nobody looked at for long


def config_of(language: str) -> str:
    """The configuration of a language's site; Dutch has none of its own."""
    name = "mkdocs.yml" if language == LANGUAGES[0] else f"mkdocs.{language}.yml"
    return str(DOCS.parent / name)


def built_on(day: str, language: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a page that was checked on 5 April says of that, when it is built on ``day``."""
    (folder / "docs").mkdir()
    page = "---\ntitle: Uitleg\nchecked: 2026-04-05\n---\n\nTekst.\n"
    (folder / "docs" / "index.md").write_text(page, encoding="utf-8")
    moment = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    places = {"docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")}
    mkdocs_build(load_config(config_of(language), nav=[{"Uitleg": "index.md"}], **places))
    return " ".join(read_page(folder / "site" / "index.html").blocks)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("day", "old"), [("2026-10-31", False), ("2026-11-01", True)])
def test_page_that_nobody_checked_for_half_a_year_says_so(
    day: str, old: bool, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = built_on(day, language, tmp_path, monkeypatch)
    words = load_config(config_of(language)).extra["words"]
    assert words["checked"] in text
    assert (words["old"] in text) is old
