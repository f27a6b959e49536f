"""The built site as tests read it: its pages, links and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from handbook.data import DOCS
from intake.languages import load_languages

LANGUAGES = tuple(load_languages())
SENTENCE_TAGS = {"p", "li", "td", "dd", "label", "legend"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Page(HTMLParser):
    """What stands on a page; ``blocks`` are the paragraphs and cells of its main part.

    ``code`` is what stands there as code, word for word, such as a name of a file. What is said in
    another language than the page's is in none of them.
    """

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    meta: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    language: str = ""
    headings: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    foreign_from: int | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        if tag not in VOID:
            if self.foreign_from is None and given.get("lang", self.language) != self.language:
                self.foreign_from = len(self.open_tags)
            self.open_tags.append(tag)
        self.links += [given[name] for name in ("href", "src") if name in given]
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        if tag == "link" and given.get("rel") == "alternate":
            self.alternates[given.get("hreflang", "")] = given["href"]
        if tag == "h1" and "template" not in self.open_tags:
            self.headings.append("")
        if tag in SENTENCE_TAGS and "main" in self.open_tags:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open_tags and self.open_tags.pop() != tag:
            pass
        if self.foreign_from is not None and len(self.open_tags) <= self.foreign_from:
            self.foreign_from = None

    def handle_data(self, data: str) -> None:
        if "h1" in self.open_tags and "template" not in self.open_tags:
            self.headings[-1] += data
        own = self.foreign_from is None
        if self.blocks and own and SENTENCE_TAGS & set(self.open_tags) and "main" in self.open_tags:
            self.blocks[-1] += data
        if "code" in self.open_tags:
            self.code.append(data)


@cache
def read_page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def sources(languages: Sequence[str] = LANGUAGES) -> list[Path]:
    """The Markdown of every page, written by hand or generated."""
    return [path for language in languages for path in sorted((DOCS / language).rglob("*.md"))]


def place(source: Path) -> str:
    """Where the page of ``source`` stands from the root of the site: ``en/words/``, "" for home."""
    language, *parts = source.relative_to(DOCS).with_suffix("").parts
    kept = [part for part in parts if part != "index"]
    return "/".join([*([] if language == LANGUAGES[0] else [language]), *kept, ""])


def page_paths(site: Path) -> list[str]:
    """Every page but 404 by its path from the root of the site, such as ``en/words/``."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if name == "." else f"{name}/" for name in found)


def sentences(page: Page) -> list[int]:
    """How many words each sentence of the page has; a line that is no sentence counts as one."""
    parts = [part for block in page.blocks for part in re.split(r"[.!?:]+(?:\s|$)", block)]
    counts = [len(re.findall(r"[\w’'-]+", part)) for part in parts]
    return [count for count in counts if count]
