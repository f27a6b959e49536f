"""Checklists and documents: on paper, on somebody's own device, and as a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document as Paper
from playwright.sync_api import Browser, Page, ViewportSize, expect

from handbook.data import DOCS, WHOLE, Sheet, load_handbook
from handbook.documents import on_paper
from tests.site.figures import Figures
from tests.site.pages import place, read_page

PHONE: ViewportSize = {"width": 360, "height": 800}
BOOK = load_handbook()
every_language = pytest.mark.parametrize("language", WHOLE)
every_checklist = pytest.mark.parametrize(
    "checklist", BOOK.checklists.values(), ids=BOOK.checklists
)
every_document = pytest.mark.parametrize("document", BOOK.documents.values(), ids=BOOK.documents)


def address(sheet: Sheet, language: str) -> str:
    return place(DOCS / language / sheet.path(language))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, reduced_motion="reduce") as context:
        yield context.new_page()


# Checklists


@pytest.mark.browser
@every_language
def test_checklist_takes_one_sheet_in_print(
    page: Page, site_address: str, language: str, figures: Figures
) -> None:
    sheets = {}
    for checklist in BOOK.checklists.values():
        page.goto(f"{site_address}/{address(checklist, language)}")
        printed = page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom"), "12mm"))
        sheets[checklist.id] = len(re.findall(rb"/Type\s*/Page\b", printed))
    figures.note("sheets", max(sheets.values()))
    assert {name: count for name, count in sheets.items() if count != 1} == {}


@pytest.mark.browser
def test_ticks_stay_on_the_device_until_they_are_wiped(page: Page, site_address: str) -> None:
    first, other = (BOOK.checklists[name] for name in ("first-week", "school"))
    asked: list[str] = []
    page.goto(f"{site_address}/{address(first, 'nl')}", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    boxes = page.locator("[data-item]")
    boxes.nth(0).check()
    boxes.nth(2).check()
    assert asked == [], "a tick is told to nobody"
    page.reload()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(boxes.nth(2)).to_be_checked()
    # The same list in the other language is the same list.
    page.goto(f"{site_address}/{address(first, 'en')}")
    expect(boxes.nth(2)).to_be_checked()
    page.goto(f"{site_address}/{address(other, 'nl')}")
    expect(boxes.nth(0)).not_to_be_checked()
    page.goto(f"{site_address}/{address(first, 'nl')}")
    page.click("[data-wipe]")
    expect(boxes.nth(0)).not_to_be_checked()
    page.reload()
    expect(boxes.nth(0)).not_to_be_checked()
    assert page.evaluate("Object.keys(localStorage)") == []


@every_language
def test_privacy_page_tells_what_stays_on_the_device(language: str) -> None:
    """Nobody reads ticks but who holds the device, so no page says that nobody can."""
    said = (DOCS / language / "privacy.md").read_text(encoding="utf-8")
    assert {"nl": "checklist? Dat blijft op jouw apparaat", "en": "stays on your device"}[
        language
    ] in said
    words = BOOK.words[language]["ticks"]
    assert {"nl": "Deel je het", "en": "share it"}[language] in words


@pytest.mark.browser
@pytest.mark.parametrize("stored", ["{", "5", "null", '{"length": 2}', '"municipality"', "[null]"])
def test_what_is_no_list_of_ticks_is_none(page: Page, site_address: str, stored: str) -> None:
    first = BOOK.checklists["first-week"]
    page.add_init_script(
        f"if (!localStorage.length) localStorage.setItem('sh-ticks-first-week', {stored!r})"
    )
    page.goto(f"{site_address}/{address(first, 'nl')}")
    boxes = page.locator("[data-item]")
    assert page.locator("[data-item]:checked").count() == 0
    boxes.nth(1).check()
    page.reload()
    expect(boxes.nth(1)).to_be_checked()
    page.click("[data-wipe]")
    assert page.evaluate("localStorage.getItem('sh-ticks-first-week')") is None


@pytest.mark.browser
@pytest.mark.parametrize("what", ["getItem setItem removeItem", "setItem"])
def test_nothing_is_promised_where_nothing_may_be_kept(
    page: Page, site_address: str, what: str
) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    refused = "() => { throw new DOMException('', 'SecurityError') }"
    for one in what.split():
        page.add_init_script(f"Storage.prototype.{one} = {refused}")
    page.goto(f"{site_address}/{address(BOOK.checklists['first-week'], 'nl')}")
    page.locator("[data-item]").nth(0).check()
    assert page.is_visible("[data-print]")
    assert page.locator("[data-wipe]").count() == page.locator(".sh-checklist__tools span").count()
    assert page.locator("[data-wipe]").count() == 0
    assert said == []


@pytest.mark.browser
def test_nothing_is_promised_any_more_once_the_device_is_full(
    page: Page, site_address: str
) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site_address}/{address(BOOK.checklists['first-week'], 'nl')}")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'Quota') } }"
    )
    page.locator("[data-item]").nth(0).check()
    assert page.locator("[data-wipe]").count() == 0
    assert said == []


@pytest.mark.browser
def test_checklist_is_printed_by_its_button(page: Page, site_address: str) -> None:
    page.add_init_script("window.print = () => document.body.dataset.printed = 'yes'")
    page.goto(f"{site_address}/{address(BOOK.checklists['first-week'], 'nl')}")
    page.click("[data-print]")
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


@pytest.mark.browser
def test_two_tabs_with_one_list_do_not_undo_each_other(page: Page, site_address: str) -> None:
    first = f"{site_address}/{address(BOOK.checklists['first-week'], 'nl')}"
    other = page.context.new_page()
    page.goto(first)
    other.goto(first)
    page.locator("[data-item]").nth(0).check()
    expect(other.locator("[data-item]").nth(0)).to_be_checked()
    other.locator("[data-item]").nth(1).check()
    page.reload()
    expect(page.locator("[data-item]").nth(0)).to_be_checked()
    expect(page.locator("[data-item]").nth(1)).to_be_checked()
    page.click("[data-wipe]")
    expect(other.locator("[data-item]").nth(0)).not_to_be_checked()


@pytest.mark.browser
def test_checklist_is_a_list_without_script(browser: Browser, site_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_address}/{address(BOOK.checklists['first-week'], 'nl')}")
        assert page.locator("[data-item]").count() > 5
        assert not page.is_visible(".sh-checklist__tools")


@every_language
@every_checklist
def test_every_box_has_its_label(built_site: Path, checklist: Sheet, language: str) -> None:
    text = (built_site / address(checklist, language) / "index.html").read_text(encoding="utf-8")
    labelled = re.findall(
        r'<label><input type="checkbox" data-item="(.*?)"> <span>.+?</span>', text
    )
    assert labelled == [item["id"] for part in checklist.content for item in part["items"]]


# Documents


def said(paper: Paper) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def texts(block: object, language: str) -> Iterator[str]:
    """Every text of a block in this language, at any depth."""
    if isinstance(block, dict):
        if language in block:
            yield block[language]
        else:
            for value in block.values():
                yield from texts(value, language)
    elif isinstance(block, list):
        for value in block:
            yield from texts(value, language)


@every_language
@every_document
def test_document_says_the_same_as_page_and_as_word_file(
    built_site: Path, document: Sheet, language: str
) -> None:
    folder = built_site / address(document, language)
    name = f"{document.file[language]}.docx"
    page = read_page(folder / "index.html")
    assert name in page.links
    in_word = said(docx.Document(str(folder / name)))
    on_page = re.sub(r"<[^>]+>", "", (folder / "index.html").read_text(encoding="utf-8"))
    asked = [document.title[language], *texts(document.content, language)]
    assert len(asked) > 5
    for text in asked:
        assert text in in_word
        assert text in on_page.replace("&amp;", "&")


@every_language
@every_document
def test_word_file_has_room_to_write(document: Sheet, language: str) -> None:
    paper = on_paper(document, language)
    blocks = [pair for block in document.content for pair in block.items()]
    lines = sum(len(value) for kind, value in blocks if kind in ("fields", "signatures"))
    boxes = sum(len(value) for kind, value in blocks if kind == "boxes")
    written = [one.text for one in paper.paragraphs]
    assert sum(text.endswith(": \t") for text in written) == lines
    assert sum(text.startswith("\N{BALLOT BOX} ") for text in written) == boxes
    asked = [
        1 + len(value.get("rows", [])) + value.get("empty", 0) if kind == "table" else 1
        for kind, value in blocks
        if kind in ("table", "space")
    ]
    assert [len(table.rows) for table in paper.tables] == asked


@every_language
@every_document
def test_word_file_is_read_out_well(document: Sheet, language: str) -> None:
    """In its language, with headings, and with the headers of each table."""
    paper = on_paper(document, language)
    spoken = {"nl": "nl-NL", "en": "en-GB"}[language]
    assert paper.core_properties.language == spoken
    assert f'w:lang w:val="{spoken}"' in paper.styles["Normal"].element.xml
    kinds = [kind for block in document.content for kind in block]
    headings = [one for one in paper.paragraphs if one.style and one.style.name == "Heading 2"]
    assert len(headings) == kinds.count("heading")
    repeated = [table for table in paper.tables if "w:tblHeader" in table.rows[0]._tr.xml]
    assert len(repeated) == kinds.count("table")


@every_document
def test_word_file_says_by_whom_and_of_which_day_it_is(built_site: Path, document: Sheet) -> None:
    core = docx.Document(
        str(built_site / address(document, "nl") / f"{document.file['nl']}.docx")
    ).core_properties
    assert core.modified is not None
    assert core.modified.date() == document.checked
    assert core.author == "Samen Hier"


# The whole handbook


@pytest.mark.parametrize(
    ("language", "path"), [("nl", "handboek/alles/"), ("en", "en/handbook/all/")]
)
def test_whole_handbook_is_one_page(built_site: Path, language: str, path: str) -> None:
    whole = read_page(built_site / path / "index.html")
    assert whole.language == language
    names = {f"t-{number}" for number in range(1, 67)}
    assert names <= whole.ids
    assert {f"#{name}" for name in names} <= {*whole.links}
