"""The pages of the handbook: written by hand, with two parts that follow from their heads.

A page says in its front matter for whom it is, when, with what result, what to have at hand, whom
to ask and what it rests on. ``at a glance`` and ``further`` tell that on the page, between marks.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from handbook.data import DOCS, FOLDERS, ON_ONE_PAGE, WHOLE, Chapter, Handbook, Sheet, load_handbook
from handbook.written import by_hand, filled, head_of, text_of
from intake.data_files import held_to, parsed
from intake.errors import BadInput

CONTRACT = {
    "type": "object",
    "required": [
        *("title", "description", "counterparts", "checked", "topic", "for", "when", "result"),
        *("checklists", "documents", "ask", "sources"),
    ],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "pattern": r"\S"},
        "description": {"type": "string", "pattern": r"\S"},
        "counterparts": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "string", "pattern": r"\.md$"},
        },
        "checked": {"type": "string", "format": "date"},
        "topic": {"type": "string", "pattern": r"^H[1-9][0-9]?$(?!\n)"},
        "for": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "when": {"type": "string", "pattern": r"\.$"},
        "result": {"type": "string", "pattern": r"\.$"},
        "per_town": {"type": "boolean"},
        "checklists": {"type": "array", "items": {"type": "string"}},
        "documents": {"type": "array", "items": {"type": "string"}},
        "ask": {"type": "string"},
        "sources": {"type": "array", "items": {"type": "string"}},
        "tags": {"type": "array", "items": {"type": "string"}},
        "drawings": {"type": "array", "items": {"type": "string"}},
    },
}
WORDS = {"nl": "nl/woorden.md", "en": "en/words.md"}
MENU = re.compile(r"( +# generated: handbook)\n.*?( +# /generated)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A page of the handbook in one language, ``path`` below docs/."""

    path: str
    language: str
    chapter: str
    text: str
    head: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Its place among the topics: 8 of H8."""
        return int(self.head["topic"][1:])


def topics(language: str) -> tuple[Topic, ...]:
    """The pages of the handbook in the order of their topics; BadInput names what is wrong."""
    found: dict[int, Topic] = {}
    for chapter in load_handbook().chapters:
        for path in sorted(_folder(language, chapter.folder).glob("*.md")):
            topic = _topic(path, language, chapter.id)
            other = found.setdefault(topic.number, topic)
            if other is not topic:
                raise BadInput(
                    f"{topic.path}: topic: {topic.head['topic']} is that of {other.path} already. "
                    "Give one of the two another number."
                )
    return tuple(found[number] for number in sorted(found))


def by_chapter(pages: Sequence[Topic]) -> Iterator[tuple[Chapter, list[Topic]]]:
    """The chapters that have one of these pages, in the order of time, each with its own."""
    for chapter in load_handbook().chapters:
        if found := [one for one in pages if one.chapter == chapter.id]:
            yield chapter, found


def _comes_later(reader: str, one: tuple[Chapter, list[Topic]]) -> bool:
    """Whether a chapter is not the reader's own, which comes before all others."""
    return reader not in one[0].first_for


def _titled(page: str, others: Sequence[Topic]) -> Iterator[tuple[str, str]]:
    """The titles of other pages, with their addresses as links from this one."""
    return ((one.head["title"], _link(page, one.path)) for one in others)


def _folder(language: str, folder: Mapping[str, str]) -> Path:
    english = folder["en"]
    return DOCS / language / FOLDERS.get(language, FOLDERS["en"]) / folder.get(language, english)


def _topic(path: Path, language: str, chapter: str) -> Topic:
    name = path.relative_to(DOCS).as_posix()
    head = held_to(CONTRACT, head_of(path), f"{name}: its head")
    for code, other in head["counterparts"].items():
        if not (DOCS / code / other).is_file():
            raise BadInput(
                f"{name}: counterparts: there is no page docs/{code}/{other}. "
                "Write it, or name the page that there is."
            )
    return Topic(
        path=name,
        language=language,
        chapter=chapter,
        text=text_of(name),
        head=head,
    )


def handbook_pages(environment: jinja2.Environment) -> dict[str, str]:
    """Every page of the handbook that is generated or has a generated part, by path below docs/."""
    book = load_handbook()
    pages = {}
    for language in book.words:
        for topic in topics(language):
            pages[topic.path] = _filled(topic, book, environment)
    for language in WHOLE:
        words = book.words[language]
        path = f"{language}/{FOLDERS[language]}/index.md"
        pages[path] = _contents(path, language, book, environment)
        for sheet in (*book.checklists.values(), *book.documents.values()):
            path = f"{language}/{sheet.path(language)}"
            uses = [one for one in topics(language) if sheet.id in one.head[f"{sheet.kind}s"]]
            pages[path] = environment.get_template(f"{sheet.kind}.md.j2").render(
                sheet=sheet,
                language=language,
                other="en" if language == "nl" else "nl",
                words=words,
                uses=[*_titled(path, uses)],
            )
    return pages


def _contents(path: str, language: str, book: Handbook, environment: jinja2.Environment) -> str:
    """The first page of the handbook: every chapter with its pages, and what can be printed."""
    chapters = [
        (chapter, [*_titled(path, found)]) for chapter, found in by_chapter(topics(language))
    ]
    sheets = {
        key: [(s.title[language], _link(path, f"{language}/{s.path(language)}")) for s in found]
        for key, found in (
            ("checklists", _in_time(book.checklists.values(), language)),
            ("documents", _in_time(book.documents.values(), language)),
        )
    }
    written = environment.get_template("contents.md.j2").render(
        language=language,
        words=book.words[language],
        chapters=chapters,
        on_one_page=ON_ONE_PAGE[language],
        **sheets,
    )
    return filled(path, text_of(path), {"contents": written})


def _in_time(sheets: Iterable[Sheet], language: str) -> list[Sheet]:
    """Checklists or documents in the order of the first topic that has each at hand."""
    first: dict[str, int] = {}
    for topic in topics(language):
        for id in (*topic.head["checklists"], *topic.head["documents"]):
            first.setdefault(id, topic.number)
    return sorted(sheets, key=lambda sheet: first.get(sheet.id, inf))


def reader_pages(environment: jinja2.Environment) -> dict[str, str]:
    """The pages for one kind of reader each, with what the handbook has for them."""
    book = load_handbook()
    written = {}
    for language in WHOLE:
        there = topics(language)
        for path in sorted((DOCS / language).glob("*.md")):
            reader = head_of(path).get("reader")
            if reader is None:
                continue
            name = path.relative_to(DOCS).as_posix()
            _known(name, book.readers, reader)
            pages = [one for one in there if reader in one.head["for"]]
            chapters = sorted(by_chapter(pages), key=partial(_comes_later, reader))
            part = environment.get_template("reads.md.j2").render(
                words=book.words[language],
                chapters=[
                    (chapter.title[language], [*_titled(name, found)])
                    for chapter, found in chapters
                ],
            )
            written[name] = filled(name, text_of(name), {"in the handbook": part})
    return written


def word_pages(environment: jinja2.Environment) -> dict[str, str]:
    """The page of words in each language that has the whole handbook, with its glossary."""
    book = load_handbook()
    written = {}
    for language, name in WORDS.items():
        rows = zip(book.glossary[language], book.glossary["nl"], strict=True)
        part = environment.get_template(f"glossary.{language}.md.j2").render(
            rows=sorted(rows, key=lambda row: row[0].word.casefold())
        )
        written[name] = filled(name, text_of(name), {"glossary": part})
    return written


def navigation() -> dict[str, str]:
    """The settings of each language that has the whole handbook, with its chapters in the menu."""
    written = {}
    for language in WHOLE:
        name = "../mkdocs.yml" if language == "nl" else f"../mkdocs.{language}.yml"
        text = text_of(name)
        lines = []
        for chapter, pages in by_chapter(topics(language)):
            lines.append(f"      - {_as_key(chapter.title[language])}:")
            lines += [f"          - {one.path.partition('/')[2]}" for one in pages]
        if not (mark := MENU.search(text)):
            raise BadInput(f"{name}: expected a generated part of the menu but found none.")
        menu = "\n".join([mark[1], *lines, mark[2]])
        written[name] = text[: mark.start()] + menu + text[mark.end() :]
    return written


def _as_key(title: str) -> str:
    """A title as YAML reads it, in quotes where it would read something else."""
    try:
        plain = parsed(f"{title}:", title) == {title: None}
    except BadInput:
        plain = False
    return title if plain else json.dumps(title, ensure_ascii=False)


def _filled(topic: Topic, book: Handbook, environment: jinja2.Environment) -> str:
    """The text with its generated parts made anew; BadInput when one is missing."""
    values = {
        "head": topic.head,
        "glossary": [
            word
            for word in book.glossary.get(topic.language, ())
            if word.stands_in(by_hand(topic.text))
        ],
        "language": topic.language,
        "words": book.words[topic.language],
        "readers": [
            _known(topic.path, book.readers, one)[topic.language] for one in topic.head["for"]
        ],
        "ask": _known(topic.path, book.ask, topic.head["ask"])[topic.language],
        "sources": [_known(topic.path, book.sources, one) for one in topic.head["sources"]],
        "checklists": [*_links(topic, book.checklists, "checklists")],
        "documents": [*_links(topic, book.documents, "documents")],
    }
    parts = {
        "at a glance": environment.get_template("glance.md.j2").render(values),
        "further": environment.get_template("further.md.j2").render(values),
    }
    return filled(topic.path, topic.text, parts)


def _known(name: str, among: Mapping[str, Any], id: object) -> Any:
    """What ``id`` stands for; BadInput with the ``name`` of the page and what it may say."""
    if not isinstance(id, str) or id not in among:
        raise BadInput(f"{name}: {id} is not known. Choose one of {', '.join(among)}.")
    return among[id]


def _links(topic: Topic, sheets: Mapping[str, Sheet], key: str) -> Iterator[tuple[str, str]]:
    """The titles and addresses of what a page has at hand, in its language or in Dutch."""
    language = topic.language if topic.language in WHOLE else "nl"
    for id in topic.head[key]:
        sheet = _known(topic.path, sheets, id)
        yield sheet.title[language], _link(topic.path, f"{language}/{sheet.path(language)}")


def _link(page: str, other: str) -> str:
    """The address of another page as a link from this one."""
    return PurePosixPath(os.path.relpath(other, PurePosixPath(page).parent)).as_posix()
