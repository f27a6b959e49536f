"""What the handbook is made of: chapters, readers, sources, checklists and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from intake.data_files import contract_of, data_files, read_data
from intake.errors import BadInput
from intake.schema import Text

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
DATA = DOCS / "data"
WHOLE = ("nl", "en")
"""The languages that have every page; the others have what newcomers need."""
FOLDERS = {"nl": "handboek", "en": "handbook"}
ON_ONE_PAGE = {"nl": "alles", "en": "all"}
"""Where the whole handbook stands as one page, below its folder."""


def address(page: str) -> str:
    """Where a page of docs/ stands in the site: ``nl/handboek/index.md`` at ``handboek/``."""
    language, *folders, name = PurePosixPath(page).with_suffix("").parts
    parts = [*([] if language == "nl" else [language]), *folders, name]
    return "".join(f"{part}/" for part in (parts[:-1] if name == "index" else parts))


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Pages in the order of time; ``folder`` is where they stand below the handbook's own.

    On the page of a reader in ``first_for`` the chapter stands before all others.
    """

    id: str
    folder: Text
    title: Text
    says: Text
    first_for: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text that somebody read: ``url`` None when it has no address, ``year`` when undated."""

    title: Text
    url: str | None
    year: int | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A checklist or a document: one page in each language, with the readers it is for.

    ``content`` of a checklist: parts with a title and items, each with an ``id`` that stays; of a
    document: blocks of one key each, as its ``schema.json`` says.
    """

    kind: Literal["checklist", "document"]
    id: str
    file: Text
    title: Text
    description: Text
    readers: tuple[str, ...]
    checked: date
    content: Sequence[Mapping[str, Any]]

    def path(self, language: str) -> str:
        """Its page, below the folder of the language."""
        return f"{FOLDERS[language]}/{_SHEETS[self.kind][language]}/{self.file[language]}.md"


_SHEETS = {
    "checklist": {"nl": "checklists", "en": "checklists"},
    "document": {"nl": "voorbeelden", "en": "examples"},
}


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word that a reader may not know; ``seen`` are the ways in which it stands in a text."""

    word: str
    seen: tuple[str, ...]
    says: str

    def stands_in(self, text: str) -> bool:
        return any(re.search(rf"\b{re.escape(way)}\b", text) for way in self.seen)


@dataclass(frozen=True, kw_only=True)
class Handbook:
    """All that pages of the handbook share."""

    chapters: tuple[Chapter, ...]
    readers: Mapping[str, Text]
    ask: Mapping[str, Text]
    words: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Source]
    checklists: Mapping[str, Sheet]
    documents: Mapping[str, Sheet]
    glossary: Mapping[str, tuple[Word, ...]]


@cache
def load_handbook() -> Handbook:
    """The data of the handbook; BadInput names the file and the place that is wrong."""
    raw = read_shared("handbook.yml")
    for place, one in enumerate(raw["chapters"]):
        _only_readers(f"handbook.yml: chapters/{place}/first_for", one.get("first_for", ()), raw)
    _same_words(raw["words"])
    _only_once("handbook.yml: chapters", [one["id"] for one in raw["chapters"]])
    every = {folder: [*_all(folder, raw)] for folder in ("checklists", "documents")}
    for language in WHOLE:
        folders = [one["folder"][language] for one in raw["chapters"]]
        _only_once(f"handbook.yml: chapters/folder/{language}", folders)
        for folder, found in every.items():
            _only_once(f"{folder}: file/{language}", [one["file"][language] for one in found])
    return Handbook(
        chapters=tuple(Chapter(**one) for one in raw["chapters"]),
        readers=raw["readers"],
        ask=raw["ask"],
        words=raw["words"],
        sources={id: Source(**one) for id, one in read_shared("sources.yml").items()},
        checklists={one["id"]: _sheet("checklist", one, "parts") for one in every["checklists"]},
        documents={one["id"]: _sheet("document", one, "blocks") for one in every["documents"]},
        glossary={language: tuple(_words(language)) for language in WHOLE},
    )


def read_shared(name: str) -> dict[str, Any]:
    """One of the files that the whole handbook shares, held to its part of ``schema.json``."""
    own = {"$ref": f"#/$defs/{name.removesuffix('.yml')}"}
    return read_data(DATA / name, {**contract_of(DATA), **own})


def _same_words(words: Mapping[str, Mapping[str, str]]) -> None:
    """BadInput when a language lacks words that another has."""
    all_words = {word for own in words.values() for word in own}
    for language, own in words.items():
        if missing := sorted(all_words - set(own)):
            raise BadInput(f"handbook.yml: words/{language}: also write {', '.join(missing)}.")


def _words(language: str) -> Iterator[Word]:
    for raw in read_shared("glossary.yml").values():
        own = raw[language]
        yield Word(word=own["word"], seen=tuple(own["seen"]), says=own["says"])


def _all(folder: str, shared: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The checklists or the documents, each held to the schema of its folder."""
    for path in data_files(DATA / folder):
        raw = read_data(path, contract_of(DATA / folder))
        if raw["id"] != path.stem:
            raise BadInput(f"{path.name}: expected id {path.stem} but found {raw['id']}.")
        _only_readers(f"{path.name}: for", raw["for"], shared)
        _only_once(f"{path.name}: parts", [item["id"] for item in _items(raw)])
        yield raw


def _items(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The items of a checklist; a document has none."""
    return (item for part in raw.get("parts", ()) for item in part["items"])


def _only_once(where: str, names: Sequence[str]) -> None:
    """BadInput when two have one name: the second would take the place of the first."""
    for place, name in enumerate(names):
        if name in names[:place]:
            raise BadInput(f"{where}: {name} stands here twice. Give one another name.")


def _only_readers(where: str, named: Sequence[str], shared: Mapping[str, Any]) -> None:
    """BadInput when somebody is named who is none of the readers of handbook.yml."""
    for one in named:
        if one not in shared["readers"]:
            known = ", ".join(shared["readers"])
            raise BadInput(f"{where}: {one} is no reader. Choose one of {known}.")


def _sheet(kind: Literal["checklist", "document"], raw: Mapping[str, Any], content: str) -> Sheet:
    return Sheet(
        kind=kind,
        id=raw["id"],
        file=raw["file"],
        title=raw["title"],
        description=raw["description"],
        readers=tuple(raw["for"]),
        checked=date.fromisoformat(raw["checked"]),
        content=raw[content],
    )
