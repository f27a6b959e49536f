"""A page as somebody wrote it: its head, and the marks between which a part of it is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbook.data import DOCS
from intake.data_files import parsed
from intake.errors import BadInput

_GENERATED = re.compile(r"(<!-- generated: ([a-z ]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)


def text_of(name: str) -> str:
    """What stands in a file, ``name`` below docs/; BadInput when it cannot be read."""
    try:
        return (DOCS / name).read_text(encoding="utf-8-sig")  # some editors begin with a mark
    except OSError as error:
        raise BadInput(f"{name}: expected this page but found none. Write it.") from error
    except UnicodeError as error:
        raise BadInput(f"{name}: cannot be read as UTF-8: {error}. Save it as UTF-8.") from error


def head_of(path: Path) -> dict[str, Any]:
    """The front matter of a page below docs/; BadInput when there is none that can be read."""
    name = path.relative_to(DOCS).as_posix()
    begin, *rest = text_of(name).split("---\n", 2)
    if begin or len(rest) < 2:
        raise BadInput(f"{name}: expected a head between two lines of --- but found none.")
    head = parsed(f"\n{rest[0]}", name)  # the line of --- counts, so that a place is named right
    if not isinstance(head, dict):
        raise BadInput(f"{name}: expected keys with values in its head but found {head!r}.")
    return head


def by_hand(text: str) -> str:
    """What somebody wrote of a page: without its head, and without what is made."""
    return _GENERATED.sub("", text.split("---\n", 2)[2])


def filled(name: str, text: str, parts: Mapping[str, str]) -> str:
    """The text of the page ``name`` with each of ``parts`` between the marks that name it.

    BadInput unless the page has marks for these parts, once and in their order, and for no other.
    """
    if (found := [mark[2] for mark in _GENERATED.finditer(text)]) != [*parts]:
        raise BadInput(f"{name}: expected the generated parts {[*parts]} but found {found}.")
    return _GENERATED.sub(lambda mark: f"{mark[1]}\n{parts[mark[2]].strip()}\n\n{mark[3]}", text)
