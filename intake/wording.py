"""Dutch around a count and around a list: one place for every sentence that has one."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, one: str, more: str) -> str:
    """The number with the word for one, or for more or none: ``1 rij``, ``0 rijen``."""
    return f"{number} {one if number == 1 else more}"


def people_in_words(number: int) -> str:
    """How many people: ``1 persoon``, ``3 mensen``."""
    return counted(number, "persoon", "mensen")


def listed(words: Iterable[str], before_last: str = "en") -> str:
    """The words as they are read: ``a``, ``a en b``, ``a, b en c``; "" when there are none."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} {before_last} {last}" if first else last
