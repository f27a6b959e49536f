"""How a value is shown: number formats, dates and the signs of a locale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.sheets.cells import Effective, ErrorValue

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's times have no zone
_DATE_TOKEN = re.compile(r"yyyy|yy|m{1,5}|d{1,4}|hh?|ss?|am/pm|\"[^\"]*\"|\\.|.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Locale:
    """What differs from one country to another in what is typed and shown."""

    decimal: str
    thousands: str
    true: str
    false: str
    day_first: bool
    date: str
    months: tuple[str, ...]
    currency: str


DUTCH = Locale(
    ",", ".", "WAAR", "ONWAAR", True, "d-m-yyyy",
    ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"),
    "€",
)  # fmt: skip
AMERICAN = Locale(
    ".", ",", "TRUE", "FALSE", False, "m/d/yyyy",
    ("January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"),
    "$",
)  # fmt: skip


def locale_of(name: str) -> Locale:
    """Dutch for ``nl_NL``; every other one is as American here."""
    return DUTCH if name.startswith("nl") else AMERICAN


def serial(moment: datetime) -> float:
    """Days since 30 December 1899, as a sheet keeps a date: 2020-01-01 is 43831."""
    return (moment - _EPOCH) / timedelta(days=1)


def shown(value: Effective, number_format: dict[str, Any], locale: Locale) -> str | None:
    """``formattedValue``: what a person sees; None for a cell without a value."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, ErrorValue):
        return value.shown
    if isinstance(value, bool):
        return locale.true if value else locale.false
    kind = number_format.get("type", "")
    pattern = number_format.get("pattern", "")
    if kind in _DATE_PATTERNS:
        return _shown_date(value, pattern or _DATE_PATTERNS[kind].format(date=locale.date), locale)
    if kind in ("", "TEXT", "NUMBER_FORMAT_TYPE_UNSPECIFIED") or (not pattern and kind == "NUMBER"):
        return general(value, locale)
    return _shown_number(value, pattern or _NUMBER_PATTERNS.get(kind, "0.###"), locale)


_DATE_PATTERNS = {"DATE": "{date}", "TIME": "hh:mm:ss", "DATE_TIME": "{date} hh:mm:ss"}
_NUMBER_PATTERNS = {
    "PERCENT": "0.00%",
    "CURRENCY": "[$¤]#,##0.00",
    "SCIENTIFIC": "0.00E+00",
}


def is_moment(number_format: dict[str, Any]) -> bool:
    return number_format.get("type") in _DATE_PATTERNS


def general(value: float, locale: Locale) -> str:
    """A number without a format: up to ten significant digits, with the locale's decimal sign."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if abs(value) >= 1e15 or abs(value) < 1e-4:
        mantissa, exponent = f"{value:.5E}".split("E")
        text = f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    else:
        text = f"{Decimal(f'{value:.10g}'):f}"
    return text.replace(".", locale.decimal)


def _shown_number(value: float, pattern: str, locale: Locale) -> str:
    """Decimals, grouping, percent, scientific, and text before and after."""
    pattern = pattern.split(";")[0]
    literal = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", pattern).replace('"', "").replace("\\", "")
    found = re.search(r"[0#?][0#?,.]*(E\+0+)?", literal)
    if not found:
        return literal or general(value, locale)
    before, digits, behind = literal[: found.start()], found[0], literal[found.end() :]
    scaled = value * 100 if "%" in literal else value
    text = _digits(abs(scaled), digits, locale)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{before.replace('¤', locale.currency + ' ')}{text}{behind}"


def _digits(value: float, pattern: str, locale: Locale) -> str:
    if "E" in pattern:
        places = len(pattern.split("E")[0].partition(".")[2])
        return f"{value:.{places}E}".replace(".", locale.decimal)
    whole, _, decimals = pattern.partition(".")
    text = f"{value:{',' if ',' in whole else ''}.{len(decimals)}f}"
    number, _, fraction = text.partition(".")
    needed = len(decimals.rstrip("#?"))
    while len(fraction) > needed and fraction.endswith("0"):
        fraction = fraction[:-1]
    grouped = number.replace(",", locale.thousands)
    return f"{grouped}{locale.decimal}{fraction}" if fraction else grouped


def _shown_date(value: float, pattern: str, locale: Locale) -> str:
    try:
        moment = _EPOCH + timedelta(seconds=round(value * 86400))
    except OverflowError:
        return general(value, locale)
    parts: list[str] = []
    after_hour = False
    for token in _DATE_TOKEN.findall(pattern):
        parts.append(_date_part(token, moment, after_hour, locale))
        if token[0] in "hH":
            after_hour = True
        elif token[0].isalpha():
            after_hour = False
    return "".join(parts)


def _date_part(token: str, moment: datetime, after_hour: bool, locale: Locale) -> str:
    kind = token.lower()
    if kind in ("m", "mm") and after_hour:
        return f"{moment.minute:02}" if kind == "mm" else str(moment.minute)
    texts = {
        "yyyy": f"{moment.year:04}",
        "yy": f"{moment.year % 100:02}",
        "mmmm": locale.months[moment.month - 1],
        "mmm": locale.months[moment.month - 1][:3],
        "mm": f"{moment.month:02}",
        "m": str(moment.month),
        "dd": f"{moment.day:02}",
        "d": str(moment.day),
        "hh": f"{moment.hour:02}",
        "h": str(moment.hour),
        "ss": f"{moment.second:02}",
        "s": str(moment.second),
        "am/pm": "AM" if moment.hour < 12 else "PM",
    }
    return texts.get(kind, token.strip('"').removeprefix("\\"))
