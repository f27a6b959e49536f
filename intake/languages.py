"""The languages of the form pages: load and check ``intake/languages/*.yml``, a file a language.

Dutch and English stand with each question in ``intake/questions``. Any other language is its file
alone: the words of the pages, and the questions of the forms that it offers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from intake.data_files import contract_of, read_data
from intake.errors import BadInput

LANGUAGES = ("nl", "en")
"""The languages in which every sentence of every form exists; the first is the default."""

FILES = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Language:
    """One language of the forms.

    ``name`` is what it is called in itself. ``checked`` is false while no native speaker has read
    its file: then no form takes a consent in it. ``words`` are those of the form pages.
    ``reference`` are those of the page that lists every question, in Dutch and English alone. The
    others are the texts of ``shared.yml`` (``questions``, ``options``, ``errors``) and of
    ``forms``, by name; none in Dutch and English.
    """

    code: str
    name: str
    direction: Literal["ltr", "rtl"]
    checked: bool
    words: Mapping[str, Any]
    reference: Mapping[str, Any] = field(default_factory=dict)
    questions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def offers(self, form: str) -> bool:
        """Whether the form of this name has a page in it."""
        return self.code in LANGUAGES or form in self.forms


@cache
def load_languages(folder: Path = FILES) -> Mapping[str, Language]:
    """Every language by its code, Dutch first; BadInput names the file and what is wrong in it."""
    found = {path.stem for path in folder.glob("*.yml")}
    codes = (*LANGUAGES, *sorted(found - set(LANGUAGES)))
    loaded = {code: _language(folder / f"{code}.yml") for code in codes}
    dutch = loaded[LANGUAGES[0]]
    for one in loaded.values():
        if (lacks := _keys(dutch.words) ^ _keys(one.words)) != set():
            raise BadInput(
                f"{one.code}.yml: words: expected those of {dutch.code}.yml, but only one of the "
                f"two has {', '.join(sorted(lacks))}."
            )
    return MappingProxyType(loaded)


def _language(path: Path) -> Language:
    raw = read_data(path, contract_of(FILES))
    checked_by = raw.pop("checked_by", None)
    own = path.stem in LANGUAGES
    return Language(code=path.stem, checked=own or checked_by is not None, **raw)


def _keys(words: Mapping[str, Any], above: str = "") -> set[str]:
    """The path of every word, such as ``page/send``."""
    found = set()
    for key, value in words.items():
        inner = isinstance(value, Mapping)
        found |= _keys(value, f"{above}{key}/") if inner else {f"{above}{key}"}
    return found
