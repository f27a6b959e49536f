"""What should not stand in a cell: a burgerservicenummer, a day of birth, an address mistyped.

Who types by hand, by phone or from paper, has no form that asks for nothing else.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from intake.answers import read_day, tidy, western_digits

_NINE = re.compile(
    r"""(?<![0-9A-Za-z+])
    (?: [0-9]{9} | [0-9]{3}([ .-])[0-9]{3}\1[0-9]{3} | [0-9]{4}([ .])[0-9]{2}\2[0-9]{3} )
    (?![0-9])""",
    re.VERBOSE,
)
_LONG = re.compile(r"\d(?:[ ./-]?\d){5}")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)

_DAY_FIRST = "[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}"
_YEAR_FIRST = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_DAY = re.compile(f"(?<![0-9])(?:{_DAY_FIRST}|{_YEAR_FIRST})(?![0-9])")
_BORN = re.compile(r"\bgeb(?:\.|\b|oren|oorte)", re.IGNORECASE)

_YOUNGEST_BY_DAY_ALONE = 4
"""Years: a later day is more likely that of a talk."""

_OWN_WORD = {"gmail", "hotmail", "outlook", "icloud", "yahoo", "ziggo"}
_OTHERS = {"mail", "email", "ymail", "gmx"}
"""Providers that look like another one."""

_ENDINGS = {"con": "com", "cmo": "com", "comm": "com", "vom": "com", "nll": "nl", "ln": "nl"}


def holds_number(text: str) -> bool:
    """Whether there are digits enough in the text, of any script, for what is sought below."""
    return len(text) >= len("1-2-2020") and bool(_LONG.search(text))


def holds_bsn(text: str) -> bool:
    """Whether a burgerservicenummer may stand in the text: nine digits that pass its own test.

    The test is the "elfproef" with the last digit counted as -1. One in eleven other numbers of
    nine digits passes it as well.
    """
    return any(map(_passes, _NINE.finditer(western_digits(text))))


def _passes(found: re.Match[str]) -> bool:
    digits = [int(character) for character in found[0] if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0


def holds_birth_date(text: str, today: date) -> bool:
    """Whether a day of birth may stand in the text: one of years ago, or any with «geboren»."""
    days = (read_day(found[0]) for found in _DAY.finditer(western_digits(text)))
    latest = today.year if _BORN.search(text) else today.year - _YOUNGEST_BY_DAY_ALONE
    return any(day is not None and day.year <= latest for day in days)


def meant_domain(address: str) -> str | None:
    """What was probably meant behind the @ of a right e-mail address; None when nothing is odd."""
    return _meant(tidy(address).casefold().rpartition("@")[2])


@lru_cache(maxsize=10_000)
def _meant(domain: str) -> str | None:
    provider, _, ending = domain.partition(".")
    meant = next((word for word in sorted(_OWN_WORD) if _is_slip(provider, word)), provider)
    wanted = f"{meant}.{_ENDINGS.get(ending, ending)}"
    # Of a domain that nobody knows nothing is odd, whatever its ending.
    return wanted if meant in _OWN_WORD and wanted != domain else None


def _is_slip(typed: str, word: str) -> bool:
    """Whether one letter is missing, doubled, wrong or in its neighbour's place."""
    if typed == word or typed in _OWN_WORD | _OTHERS or abs(len(typed) - len(word)) > 1:
        return False
    start = next((n for n, letter in enumerate(word) if typed[n : n + 1] != letter), len(word))
    here, there = typed[start:], word[start:]
    swapped = here[1::-1] + here[2:]
    return there in (swapped, here[1:]) or there[1:] in (here, here[1:])
