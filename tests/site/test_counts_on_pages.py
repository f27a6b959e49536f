"""The pages of the cities with what is needed now: only on what is built, and only what is true."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from handbook.cities import city_pages
from handbook.data import DOCS
from intake.cities import load_cities
from intake.counts import Counts, write
from tests.site.pages import read_page, sentences

ROOT = DOCS.parent
DAY = date(2026, 11, 22)
COUNTS = {
    "den-haag": Counts(DAY, 10, 5, hosts=5, beds=15),
    "haarlem": Counts(DAY, 15, None),
    "rotterdam": Counts(DAY, None, 10, guests=20),
}
FOLDERS = {"nl": "steden", "en": "en/cities"}


@pytest.fixture(scope="module")
def counted_site(site_script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with counts of two cities."""
    folder = tmp_path_factory.mktemp("counted")
    site_script.build(folder, counts=COUNTS)
    return folder


def said(site: Path, language: str, city: str) -> str:
    """What the section of the counts says on the page of a city."""
    html = (site / FOLDERS[language] / city / "index.html").read_text(encoding="utf-8")
    heading = {"nl": "Wat is er nu nodig?", "en": "What is needed now?"}[language]
    section = re.split(r"<h2[^>]*>", html.partition(f">{heading}</h2>")[2])[0]
    return " ".join(re.sub(r"<[^>]+>", " ", section).split())


def test_dutch_page_says_what_is_needed(counted_site: Path) -> None:
    assert said(counted_site, "nl", "haarlem") == (
        "In Haarlem: Ongeveer 15 huishoudens wachten op een voorstel. "
        "Minder dan vijf groepen zijn klaar om te beginnen, of zijn al begonnen. "
        "Geteld op 22 november 2026, afgerond op vijf. "
        "Kleine aantallen noemen we niet, zodat niemand te herkennen is."
    )


def test_dutch_page_says_how_many_hosts_and_beds_there_are(counted_site: Path) -> None:
    assert (
        "Minder dan vijf huishoudens wachten op een gastgezin. "
        "Ongeveer 5 gastgezinnen kunnen iemand ontvangen, of doen dat al. "
        "Samen hebben ze ongeveer 15 bedden. "
    ) in said(counted_site, "nl", "den-haag")


def test_english_page_says_what_is_needed(counted_site: Path) -> None:
    assert said(counted_site, "en", "rotterdam") == (
        "In Rotterdam: Fewer than five households wait for a proposal. "
        "About 10 groups are ready to start, or have started already. "
        "About 20 households wait for a host family. "
        "Fewer than five host families are ready to receive somebody, or do so already. "
        "Counted on 22 November 2026, rounded to five. "
        "We do not name small numbers, so that nobody can be recognised."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Hoeveel huishoudens hier wachten, staat nu niet op deze pagina."),
        ("en", "How many households wait here, is not on this page now."),
    ],
)
def test_page_without_counts_says_so(
    counted_site: Path, built_site: Path, language: str, words: str
) -> None:
    assert said(counted_site, language, "almere").startswith(words)
    assert said(built_site, language, "haarlem").startswith(words)


def test_committed_pages_have_no_counts(site_script: ModuleType, counted_site: Path) -> None:
    assert counted_site.is_dir()
    assert not site_script.stale_pages(site_script.generated_pages())


def test_other_pages_are_those_of_a_build_without_counts(
    counted_site: Path, built_site: Path
) -> None:
    pages = [path.relative_to(built_site) for path in built_site.rglob("index.html")]
    changed = [
        page.as_posix()
        for page in pages
        if (counted_site / page).read_bytes() != (built_site / page).read_bytes()
    ]
    assert sorted(changed) == [
        f"{folder}/{city}/index.html"
        for folder in sorted(FOLDERS.values())
        for city in sorted(COUNTS)
    ]


def test_page_with_counts_is_plain(counted_site: Path) -> None:
    counts = sentences(read_page(counted_site / "steden/haarlem/index.html"))
    assert sum(counts) / len(counts) <= 12


def test_city_that_shares_an_area_names_the_others() -> None:
    one, other, *_ = (replace(city, area="samen") for city in load_cities())
    pages = city_pages([one, other], {"samen": Counts(DAY, 5, 5)})
    assert f"hoort bij een werkgebied met {other.name}." in pages[f"nl/steden/{one.id}.md"]
    assert f"belongs to an area with {other.called('en')}." in pages[f"en/cities/{one.id}.md"]


def site(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "site", *words],
        check=False,
        capture_output=True,
        text=True,
    )


def test_command_refuses_counts_that_are_not_rounded(tmp_path: Path) -> None:
    write({"haarlem": Counts(DAY, 3, None)}, tmp_path / "counts.json")
    done = site("--check", "--counts", tmp_path / "counts.json")
    assert done.returncode == 1
    assert "counts.json: Expected the counts of `python -m intake counts`" in done.stderr
