"""What the made parts of a page tell is what its data say, in its own language.

That pages are fresh says only that they were made anew: these tests read them as built.
"""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest

from handbook.data import DOCS, WHOLE, Sheet, load_handbook
from handbook.documents import on_paper
from handbook.netherlands import place as on_map
from handbook.pages import WORDS, Topic, topics
from handbook.written import by_hand, head_of
from intake.cities import City, load_cities
from tests.site.pages import page_paths, place, read_page
from tests.site.test_pages import leads_somewhere

BOOK = load_handbook()
EVERY = [pytest.param(topic, id=topic.path) for code in WHOLE for topic in topics(code)]
SHEETS = [*BOOK.checklists.values(), *BOOK.documents.values()]
CITIES = {"nl": "steden", "en": "en/cities"}
HEAVIEST = 25_000
"""Bytes of a page itself, compressed; what all share is weighed in a browser on some of them."""

every_topic = pytest.mark.parametrize("topic", EVERY)
every_language = pytest.mark.parametrize("language", WHOLE)
every_city = pytest.mark.parametrize("city", load_cities(), ids=lambda city: city.id)


def built(site: Path, page: str) -> str:
    """The page of a Markdown file below docs/, as HTML."""
    return (site / place(DOCS / page) / "index.html").read_text(encoding="utf-8")


def text_of(html: str) -> str:
    """The words of a page on one line, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def part(html: str, title: str) -> str:
    """The part of a page below the heading ``title``."""
    found = re.search(rf"<h2[^>]*>{re.escape(title)}</h2>(.*?)(?:<h2|</article>)", html, re.DOTALL)
    assert found, title
    return found[1]


# A page of the handbook


@every_topic
def test_page_says_for_whom_when_and_with_what_result(built_site: Path, topic: Topic) -> None:
    html = built(built_site, topic.path)
    words = BOOK.words[topic.language]
    readers = ", ".join(BOOK.readers[one][topic.language] for one in topic.head["for"])
    asked = [
        (words["for"], readers),
        (words["when"], topic.head["when"]),
        (words["result"], topic.head["result"]),
    ]
    glance = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)[: len(asked)]
    assert [(text_of(one), text_of(other)) for one, other in glance] == asked


@every_topic
def test_page_says_whom_to_ask(built_site: Path, topic: Topic) -> None:
    words = BOOK.words[topic.language]
    said = text_of(part(built(built_site, topic.path), words["whom"]))
    asked = re.sub(r"[*<>]|\[|\]\([^)]*\)", "", BOOK.ask[topic.head["ask"]][topic.language])
    assert asked in said
    assert (words["per_town"] in said) == topic.head.get("per_town", False)


@every_topic
def test_page_names_each_of_its_sources(built_site: Path, topic: Topic) -> None:
    listed = part(built(built_site, topic.path), BOOK.words[topic.language]["sources"])
    items = re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)
    sources = [BOOK.sources[id] for id in topic.head["sources"]]
    year = [f", {source.year}" if source.year else "" for source in sources]
    titles = [source.title[topic.language] for source in sources]
    assert [text_of(item) for item in items] == list(map("".join, zip(titles, year, strict=True)))
    for item, source in zip(items, sources, strict=True):
        assert (f'href="{source.url}"' in unescape(item)) == (source.url is not None)


@every_topic
def test_page_explains_its_words(built_site: Path, topic: Topic) -> None:
    html = built(built_site, topic.path)
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)[3:]
    asked = [
        (word.word, word.says)
        for word in BOOK.glossary[topic.language]
        if any(re.search(rf"\b{re.escape(way)}\b", by_hand(topic.text)) for way in word.seen)
    ]
    assert [(text_of(one), text_of(other)) for one, other in found] == asked


@every_language
def test_page_of_words_explains_each_word_once(built_site: Path, language: str) -> None:
    html = built(built_site, WORDS[language])
    found = re.findall(r"<td>(.*?)</td>\s*<td>(.*?)</td>", html)
    told = [(re.sub(r" \(.*", "", text_of(word)), text_of(says)) for word, says in found]
    assert {(word.word, word.says) for word in BOOK.glossary[language]} < {*told}
    words = [word for word, _ in told]
    assert words == [*dict.fromkeys(words)]


@every_topic
def test_page_leads_to_what_to_have_at_hand(built_site: Path, topic: Topic) -> None:
    named = [BOOK.checklists[id] for id in topic.head["checklists"]]
    named += [BOOK.documents[id] for id in topic.head["documents"]]
    if not named:
        return
    listed = part(built(built_site, topic.path), BOOK.words[topic.language]["at_hand"])
    titles = [text_of(title) for title in re.findall(r"<a [^>]*>(.*?)</a>", listed)]
    assert titles == [sheet.title[topic.language] for sheet in named]


@every_topic
def test_page_says_where_it_stands_and_when_it_was_checked(built_site: Path, topic: Topic) -> None:
    html = built(built_site, topic.path)
    assert f'<time datetime="{topic.head["checked"]}">' in html
    beside = re.search(r'<nav class="sh-part".*?</nav>', html, re.DOTALL)
    assert beside
    here = re.findall(r'aria-current="page">(.*?)</a>', beside[0])
    assert [text_of(one) for one in here] == [topic.head["title"]]
    assert 'aria-current="true"' in html.partition("</header>")[0]
    last = max(one.number for one in topics(topic.language))
    assert ('class="sh-next"' in html) == (topic.number < last)
    assert 'class="sh-toc"' in html


# What lists pages


@every_language
def test_contents_name_every_topic_and_every_sheet(built_site: Path, language: str) -> None:
    folder = {"nl": "handboek", "en": "handbook"}[language]
    page = f"{language}/{folder}/index.md"
    here = built(built_site, page).partition("<article")[2]
    titles = {text_of(title) for title in re.findall(r"<a [^>]*>(.*?)</a>", here)}
    assert titles >= {topic.head["title"] for topic in topics(language)}
    assert titles >= {sheet.title[language] for sheet in SHEETS}


@every_language
def test_page_of_a_reader_names_all_that_is_for_them(built_site: Path, language: str) -> None:
    seen = set()
    for path in sorted((DOCS / language).glob("*.md")):
        if reader := head_of(path).get("reader"):
            seen.add(reader)
            here = built(built_site, f"{language}/{path.name}").partition("<article")[2]
            titles = {text_of(title) for title in re.findall(r"<a [^>]*>(.*?)</a>", here)}
            for topic in topics(language):
                if reader in topic.head["for"]:
                    assert topic.head["title"] in titles, path
    assert seen == set(BOOK.readers)


@every_language
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_sheet_speaks_its_own_language(built_site: Path, sheet: Sheet, language: str) -> None:
    html = built(built_site, f"{language}/{sheet.path(language)}")
    said = text_of(html.partition("<article")[2])
    other = next(one for one in WHOLE if one != language)
    for block in sheet.content:
        for item in block.get("items", ()):
            assert item[language] in said
            assert item[other] not in said or item[other] in item[language]
    assert sheet.title[language] in said


@every_language
@pytest.mark.parametrize("sheet", BOOK.documents.values(), ids=BOOK.documents)
def test_word_file_has_its_title(sheet: Sheet, language: str) -> None:
    assert on_paper(sheet, language).core_properties.title == sheet.title[language]


# Cities


@every_city
@every_language
def test_page_of_a_city_offers_what_is_open(built_site: Path, city: City, language: str) -> None:
    links = read_page(built_site / CITIES[language] / city.id / "index.html").links
    forms = {
        "nl": {"group": "../../aanmelden/groep/", "newcomer": "../../aanmelden/nieuwkomer/"},
        "en": {"group": "../../sign-up/group/", "newcomer": "../../sign-up/newcomer/"},
    }[language]
    assert {kind for kind, link in forms.items() if link in links} == {*city.open_for}


@every_city
@every_language
def test_page_of_a_city_says_what_its_sources_say(
    built_site: Path, city: City, language: str
) -> None:
    html = (built_site / CITIES[language] / city.id / "index.html").read_text(encoding="utf-8")
    said = text_of(html.partition("<article")[2])
    for fact in city.facts:
        assert fact.text[language] in said
    for source in city.sources:
        assert source.title in said
    sizes = [f"{one.smaller_groups} " for one in city.variants if one.known and one.smaller_groups]
    people = {"nl": "met {}mensen beginnen", "en": "begin here with {}people"}[language]
    for size in sizes:
        assert people.format(size) in said
    proof = {"nl": "laat een VOG zien", "en": "shows a VOG"}[language]
    assert said.count(proof) == sum(bool(one.vog) for one in city.variants if one.known)


def test_map_has_north_above_and_west_at_the_left() -> None:
    groningen, maastricht, den_haag = on_map(53.22, 6.57), on_map(50.85, 5.69), on_map(52.08, 4.3)
    assert groningen[1] < den_haag[1] < maastricht[1]
    assert den_haag[0] < maastricht[0] < groningen[0]


# Every page


def test_no_page_is_heavy_by_itself(built_site: Path) -> None:
    """A browser weighs pages of each kind; this is every page."""
    whole = {"handboek/alles/", "en/handbook/all/"}
    sizes = {
        path: len(gzip.compress((built_site / path / "index.html").read_bytes()))
        for path in page_paths(built_site)
    }
    assert {
        path: size for path, size in sizes.items() if size > HEAVIEST and path not in whole
    } == {}


def test_page_that_is_shown_for_none_leads_on_from_anywhere(built_site: Path) -> None:
    """It is shown at any address, so its links begin at the root."""
    links = read_page(built_site / "404.html").links
    assert {"/.", "/en/"} <= {*links}
    for link in links:
        own = not re.match(r"[a-z]+:|#", link)
        assert not own or link.startswith("/"), link
        assert link.startswith("#") or leads_somewhere(built_site, "any/where/", link), link


def test_site_holds_only_what_a_browser_asks_for(built_site: Path) -> None:
    """No data file, no draft, no page that was not made, no copy of an editor."""
    known = {
        *(".html", ".css", ".js", ".map", ".json", ".xml", ".gz", ".svg", ".png", ".webp"),
        *(".woff2", ".docx", ".txt"),
    }
    there = [path for path in built_site.rglob("*") if path.is_file()]
    odd = [path for path in there if path.suffix not in known or path.name.startswith((".", "~"))]
    assert odd == []
    texts = [path.name for path in there if path.suffix == ".txt"]
    assert {*texts} == {"bricolage-grotesque-OFL.txt"}


@every_language
def test_search_does_not_read_the_buttons_of_a_checklist(built_site: Path, language: str) -> None:
    folder = {"nl": "", "en": "en/"}[language]
    index = (built_site / folder / "search/search_index.json").read_text(encoding="utf-8")
    words = BOOK.words[language]
    said = {text for one in json.loads(index)["docs"] for text in (one["title"], one["text"])}
    assert not [text for text in said if words["wipe"] in text or words["ticks"] in text]


def test_no_page_holds_a_note_of_its_makers(built_site: Path) -> None:
    made = re.compile(r" (?:/?generated(?:: [a-z ]+)?|/?formulier) ")
    for path in page_paths(built_site):
        html = (built_site / path / "index.html").read_text(encoding="utf-8")
        notes = re.findall(r"<!--(.*?)-->", html, re.DOTALL)
        assert [note for note in notes if not made.fullmatch(note)] == [], path
