"""What becomes of a value that is written: as it is, or as if a person typed it (trap 6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.sheets.cells import Cell, Entered, Formula
from tests.sheets.errors import invalid
from tests.sheets.formats import Locale, serial

MAX_CHARACTERS = 50_000

Typed = tuple[Entered, dict[str, Any] | None]
"""What was typed, and the number format that the typing gives the cell."""


def raw(cell: Cell, value: Any) -> Cell:
    """RAW: text stays text, whatever it looks like; an empty text empties the cell."""
    return _put(cell, value)


def typed(cell: Cell, value: Any, locale: Locale, today: date) -> Cell:
    """USER_ENTERED: text is read as a person's typing.

    A cell that is formatted as plain text keeps what is typed, also what begins with ``=``.
    """
    if not isinstance(value, str):
        return _put(cell, value)
    if cell.number_format.get("type") == "TEXT":
        return _put(cell, value.removeprefix("'"))
    entered, number_format = read_typing(value, locale, today)
    written = _put(cell, entered)
    if number_format and not cell.number_format:
        return written._replace(format={**(cell.format or {}), "numberFormat": number_format})
    return written


def _put(cell: Cell, value: Any) -> Cell:
    text = value.text if isinstance(value, Formula) else value
    if isinstance(text, str) and len(text) > MAX_CHARACTERS:
        raise too_long()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return cell._replace(entered=None if value == "" else value, runs=None)


def too_long() -> Exception:
    return invalid(
        f"Your input contains more than the maximum of {MAX_CHARACTERS} characters in a single "
        "cell."
    )


def read_typing(text: str, locale: Locale, today: date) -> Typed:
    """What a sheet makes of typed text: a formula, a boolean, a number, a date, or text."""
    if text.startswith("'"):
        return text[1:], None
    if text.startswith("=") and len(text) > 1:
        return Formula(text), None
    stripped = text.strip()
    for reader in _READERS:
        found = reader(stripped, locale, today)
        if found is not None:
            return found
    if stripped[:1] in ("+", "-") and len(stripped) > 1:
        return Formula(f"={stripped}"), None  # "+31 6 …" is an error to a sheet, not a phone number
    return text, None


def _boolean(text: str, locale: Locale, _today: date) -> Typed | None:
    if text.upper() in ("TRUE", locale.true):
        return True, None
    if text.upper() in ("FALSE", locale.false):
        return False, None
    return None


def _number(text: str, locale: Locale, _today: date) -> Typed | None:
    """``42``, ``0042``, ``1.000``, ``1,5``, ``1e5``, ``50%``, ``€ 12,50`` in a Dutch sheet."""
    decimal, thousands = re.escape(locale.decimal), re.escape(locale.thousands)
    whole = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)"
    found = re.fullmatch(
        rf"([+-]?)\s*({re.escape(locale.currency)}?)\s*"
        rf"({whole}(?:{decimal}\d*)?|{decimal}\d+)(?:[eE]([+-]?\d{{1,3}}))?\s*(%?)",
        text,
    )
    if not found:
        return None
    sign, currency, digits, exponent, percent = found.groups()
    plain = digits.replace(locale.thousands, "").replace(locale.decimal, ".")
    value = float(f"{sign}{plain}e{exponent or 0}")
    if percent:
        decimals = "0.00" if "." in plain else "0"
        return value / 100, {"type": "PERCENT", "pattern": f"{decimals}%"}
    if currency:
        return value, {"type": "CURRENCY", "pattern": f"[${locale.currency}]#,##0.00"}
    if exponent:
        return value, {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    grouped = locale.thousands in digits
    decimals = ".00" if "." in plain else ""
    number_format = {"type": "NUMBER", "pattern": f"#,##0{decimals}"} if grouped else None
    return (int(value) if value.is_integer() and abs(value) < 1e15 else value), number_format


def _iso_date(text: str, _locale: Locale, _today: date) -> Typed | None:
    found = re.fullmatch(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})", text)
    if not found:
        return None
    month, day = ("mm" if len(found[3]) == 2 else "m"), ("dd" if len(found[4]) == 2 else "d")
    return _date(found[1], found[3], found[4], f"yyyy{found[2]}{month}{found[2]}{day}")


def _short_date(text: str, locale: Locale, today: date) -> Typed | None:
    """``28-2-2026``, ``28/2/26``, ``1-2``: day first or month first by the locale."""
    found = re.fullmatch(r"(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?", text)
    if not found:
        return None
    first, mark, second, year = found.groups()
    day, month = (first, second) if locale.day_first else (second, first)
    order = "d{0}m" if locale.day_first else "m{0}d"
    pattern = order.format(mark) + (mark + "y" * len(year) if year else "")
    return _date(_full_year(year, today), month, day, pattern)


def _full_year(year: str | None, today: date) -> str:
    if year is None:
        return str(today.year)
    return year if len(year) == 4 else f"{19 if int(year) >= 50 else 20}{year}"


def _named_month(text: str, locale: Locale, today: date) -> Typed | None:
    """``12 maart`` and ``12 mrt 2026``."""
    found = re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?(?:[ -](\d{4}))?", text)
    if not found:
        return None
    name = {"mrt": "maa"}.get(found[2].lower(), found[2].lower())
    for number, month in enumerate(locale.months, start=1):
        if month.lower().startswith(name):
            pattern = "d mmmm yyyy" if found[3] else "d mmmm"
            return _date(_full_year(found[3], today), str(number), found[1], pattern)
    return None


def _date(year: str, month: str, day: str, pattern: str) -> Typed | None:
    try:
        moment = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - a sheet has no zones
    except ValueError:
        return None
    return int(serial(moment)), {"type": "DATE", "pattern": pattern}


def _time(text: str, _locale: Locale, _today: date) -> Typed | None:
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?", text)
    if not found or int(found[1]) > 23:
        return None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    pattern = "h:mm:ss" if found[3] else "h:mm"
    return seconds / 86400, {"type": "TIME", "pattern": pattern}


def _date_and_time(text: str, locale: Locale, today: date) -> Typed | None:
    day, _, clock = text.replace("T", " ", 1).partition(" ")
    for reader in (_iso_date, _short_date):
        when, at = reader(day, locale, today), _time(clock, locale, today)
        if when and at and when[1] and at[1]:
            pattern = f"{when[1]['pattern']} {at[1]['pattern']}"
            return when[0] + at[0], {"type": "DATE_TIME", "pattern": pattern}  # type: ignore[operator]
    return None


_READERS: tuple[Callable[[str, Locale, date], Typed | None], ...] = (
    _boolean, _number, _iso_date, _short_date, _named_month, _time, _date_and_time,
)  # fmt: skip
