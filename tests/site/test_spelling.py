"""Every word of the site is in the dictionary, or in the list of the words of this field."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from handbook.data import WHOLE
from intake.cities import load_cities
from tests.site.figures import Figures
from tests.site.pages import Page, page_paths, read_page

pytestmark = pytest.mark.hunspell

LISTED = Path(__file__).parent / "words.txt"
# Pages in English name what stands in the workbook and on letters, and that is in Dutch.
DICTIONARIES = {"nl": "nl_NL", "en": "en_GB,nl_NL"}
# Addresses, files, codes and what a footnote counts are no words.
NO_WORD = re.compile(r"\S*[/@_\\=]\S*|\S+\.(?=\w)\S+|\S*\d\S*|--\S+")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*\.?")

every_language = pytest.mark.parametrize("language", WHOLE)


def listed() -> set[str]:
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def named() -> set[str]:
    """The words of the names in the files of the cities, so that a city is added in one file."""
    names = [
        name
        for city in load_cities()
        for name in (city.name, *city.names.values(), city.province or "", city.partner.name or "")
    ]
    return {word.rstrip(".").replace("’", "'") for name in names for word in WORD.findall(name)}


def words(page: Page) -> set[str]:
    """The words of the text, without those of code; a full stop is kept out of them."""
    found = {
        word.rstrip(".").replace("’", "'")
        for block in page.blocks
        for word in WORD.findall(NO_WORD.sub(" ", block))
    }
    return found - {word for text in page.code for word in WORD.findall(text)}


def unknown(known_as: str, words: set[str]) -> set[str]:
    """Which of these words the dictionaries do not know."""
    asked = subprocess.run(
        ["hunspell", "-i", "utf-8", "-l", "-d", known_as],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(asked.stdout.split())


@cache
def misspelt(site: Path, language: str) -> dict[str, str]:
    """Every word that no dictionary knows, and a page on which it stands."""
    pages: dict[str, str] = {}
    for path in page_paths(site):
        page = read_page(site / path / "index.html")
        if page.language == language:
            pages |= dict.fromkeys(words(page), path)
    return {word: pages[word] for word in unknown(DICTIONARIES[language], set(pages))}


@every_language
def test_every_word_is_spelt_as_in_the_dictionary(
    built_site: Path, language: str, figures: Figures
) -> None:
    known = listed() | named()
    mistakes = {
        word: page for word, page in misspelt(built_site, language).items() if word not in known
    }
    figures.note("misspelt", len(mistakes))
    assert mistakes == {}


def test_every_listed_word_is_needed(built_site: Path) -> None:
    assert listed() <= {word for language in WHOLE for word in misspelt(built_site, language)}


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("nl", "nieuwkomer", "niewkomer"), ("en", "newcomer", "newcommer")],
)
def test_mistake_is_seen(language: str, right: str, wrong: str) -> None:
    assert unknown(DICTIONARIES[language], {right, wrong}) == {wrong}


def test_words_are_those_of_the_text() -> None:
    page = Page()
    page.feed(
        "<html lang=nl><main><p><a lang=uk>Українська</a> <b>en</b></p>"
        "<p>Mail hallo@example.org of kijk op veiligthuis.nl.</p><p><code>groep-erbij</code>"
        " staat in rotterdam.xlsx, zo’n 3 keer.</p></main>"
    )
    assert words(page) == {"en", "Mail", "of", "kijk", "op", "staat", "in", "zo'n", "keer"}
