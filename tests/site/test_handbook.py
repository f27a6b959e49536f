"""The handbook: every topic has its page, and every page its pattern, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from handbook import netherlands
from handbook.asked import privacy_pages
from handbook.data import DATA, DOCS, WHOLE, load_handbook
from handbook.pages import Topic, navigation, topics
from handbook.templates import page_templates
from handbook.written import by_hand
from intake.errors import BadInput
from intake.schema import load_forms
from tests.site.figures import Figures
from tests.site.pages import place, read_page
from tests.site.readability import in_syllables, read

TOPICS = [f"H{number}" for number in range(1, 67)]
EVERY = [pytest.param(topic, id=topic.path) for code in WHOLE for topic in topics(code)]

every_topic = pytest.mark.parametrize("topic", EVERY)


def headings(topic: Topic) -> list[tuple[str, str]]:
    """Each heading of a page: its rank, as number signs, and its words."""
    return re.findall(r"^(#+) (.+)$", topic.text, re.MULTILINE)


def parts(topic: Topic) -> list[tuple[str, int, int]]:
    """How a page is written: of each part its rank, its items and its rows of a table."""
    text = re.split(r"^(#+) .+$", by_hand(topic.text), flags=re.MULTILINE)[1:]
    return [
        (rank, len(re.findall(r"^(?:-|\d+\.) ", part, re.MULTILINE)), part.count("\n|"))
        for rank, part in zip(text[::2], text[1::2], strict=True)
    ]


@pytest.mark.parametrize("language", WHOLE)
def test_every_topic_has_one_page(language: str, figures: Figures) -> None:
    found = [topic.head["topic"] for topic in topics(language)]
    figures.note("topics", len(found))
    assert found == TOPICS


@every_topic
def test_page_is_about_the_same_in_the_other_language(topic: Topic) -> None:
    other = "en" if topic.language == "nl" else "nl"
    (pair,) = (one for one in topics(other) if one.head["topic"] == topic.head["topic"])
    assert pair.path == f"{other}/{topic.head['counterparts'][other]}"
    shared = ("for", "checklists", "documents", "ask", "sources", "checked")
    assert {key: pair.head[key] for key in shared} == {key: topic.head[key] for key in shared}
    assert pair.chapter == topic.chapter
    assert parts(pair) == parts(topic)


@every_topic
def test_page_has_its_pattern(topic: Topic) -> None:
    text = by_hand(topic.text)
    assert re.search(r"^1\. ", text, re.MULTILINE), "no steps"
    assert re.search(r"^## (Let op|Keep in mind)$", text, re.MULTILINE), "nothing to mind"
    assert "{ .sh-lead }" in text
    assert topic.head["sources"]
    assert topic.head["when"].endswith(".")
    assert topic.head["result"].endswith(".")


@every_topic
def test_page_says_each_heading_once(topic: Topic) -> None:
    assert len({words for _, words in headings(topic)}) == len(headings(topic))


@every_topic
def test_page_says_enough_and_not_too_much(topic: Topic) -> None:
    assert 150 <= len(re.findall(r"\w+", by_hand(topic.text))) <= 800


@every_topic
def test_page_names_only_what_there_is(topic: Topic) -> None:
    book = load_handbook()
    assert set(topic.head["for"]) <= book.readers.keys()
    assert set(topic.head["sources"]) <= book.sources.keys()
    assert set(topic.head["checklists"]) <= book.checklists.keys()
    assert set(topic.head["documents"]) <= book.documents.keys()


def test_every_source_checklist_and_document_is_used() -> None:
    heads = [topic.head for topic in topics("nl")]
    book = load_handbook()
    for key, there in (
        ("sources", book.sources),
        ("checklists", book.checklists),
        ("documents", book.documents),
    ):
        assert {id for head in heads for id in head[key]} == set(there)


def test_words_around_a_page_are_the_same_in_both_languages() -> None:
    words = load_handbook().words
    assert words["nl"].keys() == words["en"].keys()


@pytest.mark.parametrize(
    ("name", "old", "new", "where"),
    [
        (
            "handbook.yml",
            "title: {nl: Wat het is, en: What it is}",
            "title: Wat",
            "chapters/0/title",
        ),
        ("sources.yml", "year: 2021}", "year: about 2021}", "jp-2021/year"),
        ("glossary.yml", "seen: [VOG]", "seen: VOG", "vog/nl/seen"),
        (
            "handbook.yml",
            "first_for: [newcomer]",
            "first_for: [newcommer]",
            "chapters/10/first_for",
        ),
        ("checklists/school.yml", "for: [", "for: [newcommer, ", "for"),
        ("documents/budget.yml", "checked: ", "checked: about ", "checked"),
        ("documents/budget.yml", "checked: 2026-11-23", "checked: 2026-11-23 10:00:00", "checked"),
        ("documents/budget.yml", "file: {nl: begroting", "file: {nl: ../../x", "file/nl"),
        ("documents/budget.yml", "title: {nl: ", 'title: {nl: "a\\x07b", nm: ', "title"),
        (
            "documents/budget.yml",
            "nl: Waarvoor",
            'nl: "Waar\\x07voor"',
            "blocks/2/table/headers/0/nl",
        ),
        (
            "documents/budget.yml",
            "nl: Waarvoor",
            'nl: "Waar\\u202evoor"',
            "blocks/2/table/headers/0/nl",
        ),
        ("checklists/school.yml", '{nl: "Kiezen"', '{nl: " "', "parts/0/title/nl"),
        ("checklists/school.yml", "id: visit", "id: municipality", "parts"),
        ("handbook.yml", "    print: ", "    prind: ", "words/nl"),
        ("handbook.yml", "folder: {nl: groep", "folder: {nl: begin", "chapters/folder/nl"),
        ("handbook.yml", "folder: {nl: groep", "folder: {nl: ../x", "chapters/1/folder/nl"),
        ("sources.yml", "https://justice", "https://a) https://justice", "jp-takecarebnb/url"),
        ("sources.yml", ", year: 2021}", "}", "jp-2021"),
        ("glossary.yml", "seen: [VOG]", 'seen: [" "]', "vog/nl/seen/0"),
    ],
)
def test_shared_file_that_is_wrong_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, where: str
) -> None:
    copytree(DATA, tmp_path, dirs_exist_ok=True)
    text = (DATA / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr("handbook.data.DATA", tmp_path)
    with pytest.raises(BadInput, match=f"^{Path(name).name}: {where}: "):
        load_handbook.__wrapped__()


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("\nwhen: ", "\nwhenn: ", "its head: 'when' is a required property"),
        ("\nfor: [", "\nfor: [2, ", "its head: for/0: 2 is not of type 'string'"),
        ("\nask: ", "\nask: [office] # ", r"its head: ask: \['office'\] is not of type 'string'"),
        ("\ntitle: ", "\ntitle: # ", "its head: title: None is not of type 'string'"),
        ("\nask: ", "\nper_tonw: true\nask: ", r"its head: .*'per_tonw' was unexpected"),
        ("\ntopic: H1\n", '\ntopic: "H1\\n"\n', "its head: topic: 'H1"),
        ("\nchecked: ", "\nchecked: about ", "its head: checked: 'about 2026.* is not a 'date'"),
        ("\nchecked: ", "\nchecked: 2026-13-01 # ", "its head: checked: '2026-13-01' is not a"),
        ("\nchecked: ", "\nchecked: 2026-11-23 10:00:00 # ", "its head: checked: .* is not a"),
        ("\ncounterparts: ", "\ncounterparts: en # ", "its head: counterparts: 'en' is not of"),
        (
            "\ncounterparts: ",
            "\ncounterparts: {en: handbook/nowhere.md} # ",
            "counterparts: there is no page docs/en/handbook/nowhere.md",
        ),
    ],
)
def test_head_of_a_topic_that_is_wrong_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, wrong: str
) -> None:
    (source, *_) = (topic.path for topic in topics("nl"))
    text = (DOCS / source).read_text(encoding="utf-8")
    assert old in text
    page = tmp_path / source
    page.parent.mkdir(parents=True)
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    for module in ("handbook.pages", "handbook.written"):
        monkeypatch.setattr(f"{module}.DOCS", tmp_path)
    with pytest.raises(BadInput, match=f"^{source}: {wrong}"):
        topics("nl")


def test_two_pages_about_one_topic_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = topics("nl")
    copytree(DOCS / "nl", tmp_path / "nl")
    copytree(DOCS / "en", tmp_path / "en")
    page = tmp_path / second.path
    page.write_text(second.text.replace("\ntopic: H2\n", "\ntopic: H1\n"), encoding="utf-8")
    for module in ("handbook.pages", "handbook.written"):
        monkeypatch.setattr(f"{module}.DOCS", tmp_path)
    with pytest.raises(BadInput, match=f"^{second.path}: topic: H1 is that of {first.path}"):
        topics("nl")


@pytest.mark.parametrize("folder", ["checklists", "documents"])
def test_two_sheets_do_not_share_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    copytree(DATA, tmp_path, dirs_exist_ok=True)
    (path, *_) = sorted((DATA / folder).glob("*.yml"))
    text = path.read_text(encoding="utf-8").replace(f"id: {path.stem}", "id: zz", 1)
    (tmp_path / folder / "zz.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("handbook.data.DATA", tmp_path)
    with pytest.raises(BadInput, match=f"^{folder}: file/nl: .* stands here twice"):
        load_handbook.__wrapped__()


@pytest.mark.parametrize(
    "title", ["Wonen: huis en buurt", "Nummer #1", "- eerst", "'n Begin", "ja", "2026", "{a}", "Zo"]
)
def test_menu_holds_the_title_of_a_chapter_as_it_is(
    monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    book = load_handbook()
    first = replace(book.chapters[0], title={"nl": title, "en": title})
    monkeypatch.setattr(
        "handbook.pages.load_handbook",
        lambda: replace(book, chapters=(first, *book.chapters[1:])),
    )
    menu = yaml.safe_load(navigation()["../mkdocs.yml"])["nav"]
    (handbook,) = (one["Handboek"] for one in menu if "Handboek" in one)
    assert title in {name for one in handbook if isinstance(one, dict) for name in one}


def test_page_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.written.DOCS", tmp_path)
    with pytest.raises(BadInput, match=r"^nl/privacy\.md: expected this page but found none"):
        privacy_pages(page_templates())


@pytest.mark.parametrize("text", ["rings: [", "{}", "rings: [[[1, x], [1, 2], [1, 3]]]"])
def test_outline_that_is_wrong_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "netherlands.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("handbook.data.DATA", tmp_path)
    with pytest.raises(BadInput, match=r"^netherlands\.yml[:,] "):
        netherlands._rings.__wrapped__()


def test_there_are_enough_checklists_and_documents(figures: Figures) -> None:
    book = load_handbook()
    figures.note("checklists", len(book.checklists))
    figures.note("documents", len(book.documents))
    assert len(book.checklists) >= 14
    assert len(book.documents) >= 10


def test_items_of_a_checklist_keep_their_names() -> None:
    for checklist in load_handbook().checklists.values():
        ids = [item["id"] for part in checklist.content for item in part["items"]]
        assert len({*ids}) == len(ids)


def test_page_of_a_topic_stands_where_its_chapter_does() -> None:
    folders = {chapter.id: chapter.folder for chapter in load_handbook().chapters}
    for language in WHOLE:
        for topic in topics(language):
            assert (DOCS / topic.path).parent.name == folders[topic.chapter][language]


@pytest.mark.parametrize(
    ("page", "chapter"),
    [
        ("gemeenten", "De gemeente"),
        ("coordinatoren", "De coördinator"),
        ("nieuwkomers", "De nieuwkomer"),
        ("gastgezinnen", "Gastgezinnen en bedrijven"),
        ("organisaties", "Gastgezinnen en bedrijven"),
        ("groepen", "Wat het is"),
    ],
)
def test_reader_sees_the_own_chapter_first(page: str, chapter: str) -> None:
    text = (DOCS / "nl" / f"{page}.md").read_text(encoding="utf-8")
    there = text.partition("## In het handboek")[2]
    assert re.findall(r"^\*\*(.+)\*\*$", there, re.MULTILINE)[0] == chapter


# The privacy page


@pytest.mark.parametrize("language", WHOLE)
def test_privacy_page_counts_what_every_form_asks(language: str) -> None:
    text = (DOCS / language / "privacy.md").read_text(encoding="utf-8")
    for form in load_forms().values():
        (line,) = re.findall(rf"^- \[{re.escape(form.title[language])}\].+$", text, re.MULTILINE)
        kept = [one for one in form.questions if one.type not in ("consent", "token")]
        assert f": {len(kept)} " in line
        names = [one for one in kept if "matched" in one.visible_to]
        if form.tab == "Nieuwkomers" and names:
            counts = list(map(int, re.findall(r"\d+", line)))
            assert counts[-1] == counts[-2] + len(names)


# Plain language


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("huis", 1),
        ("groep", 1),
        ("nieuw", 1),
        ("eeuwen", 2),
        ("coördinator", 5),
        ("gemeente", 3),
        ("ideeën", 3),
        ("mooie", 2),
        ("BRP", 1),
    ],
)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    assert in_syllables(word) == syllables


def test_handbook_is_easy_to_read(built_site: Path, figures: Figures) -> None:
    pages = [read_page(built_site / place(DOCS / t.path) / "index.html") for t in topics("nl")]
    found = read(pages)
    figures.note("ease", found.ease)
    figures.note("sentence", found.words_a_sentence)
    figures.note("long", 100 * found.long / found.sentences)
    assert found.ease >= 60
    assert found.words_a_sentence <= 12
    assert found.long <= 0.05 * found.sentences


@pytest.mark.parametrize("topic", [one for one in EVERY if one.id.startswith("nl/")])
def test_no_page_is_hard_to_read(built_site: Path, topic: Topic, figures: Figures) -> None:
    found = read([read_page(built_site / place(DOCS / topic.path) / "index.html")])
    figures.note("least ease", found.ease)
    assert found.ease >= 50
