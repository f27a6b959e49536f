"""What is needed in each area now, in counts, for the pages of the cities.

Read from ``Overzicht``, rounded to five and hidden below five, so that nobody can be recognised in
them. The file of counts holds no name and is made at every build; it is never committed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake.errors import BadInput, because
from intake.tabs import LOG, OVERVIEW
from intake.workbook import Row, Snapshot

STEP = 5
"""Counts are rounded to this, and hidden below it."""

WAITING = "huishoudens zonder voorstel"
READY = "groepen die klaar zijn"
HOSTS = "gastgezinnen die klaar zijn"
BEDS = "bedden bij gastgezinnen die klaar zijn"
GUESTS = "huishoudens die op een gastgezin wachten"
"""The lines of ``Overzicht`` that are shown; the matcher writes them, those of hosts not always."""

MATCH_RUN = "koppelen"
"""What a line of ``Logboek`` calls the run that wrote ``Overzicht``."""


@dataclass(frozen=True)
class Counts:
    """An area on the day of its last match run: multiples of 5, None for fewer than 5.

    ``waiting`` are households without a proposal; ``ready`` are groups with nothing missing, those
    that are linked already among them. ``hosts`` are those with nothing missing,
    ``beds`` what these have together, of few hosts None. ``guests`` are households that wait for a
    host, some of them with a group.
    """

    day: date
    waiting: int | None
    ready: int | None
    hosts: int | None = None
    beds: int | None = None
    guests: int | None = None


def counts(snapshot: Snapshot) -> Counts | None:
    """The counts of a workbook; None when no match run has written them, or they are no numbers."""
    days = [_day(row.cells["wanneer"]) for row in snapshot.tables[LOG.name].rows if _is_run(row)]
    day = max(filter(None, days), default=None)
    waiting, ready = _line(snapshot, WAITING), _line(snapshot, READY)
    if day is None or waiting is None or ready is None:
        return None
    hosts, beds, guests = (rounded(_line(snapshot, what) or 0) for what in (HOSTS, BEDS, GUESTS))
    # The beds of a few tell of each of them.
    beds = beds if hosts else None
    return Counts(day, rounded(waiting), rounded(ready), hosts, beds, guests)


def rounded(number: int) -> int | None:
    """The number to the nearest 5; None below 5."""
    return None if number < STEP else (number + STEP // 2) // STEP * STEP


def write(found: Mapping[str, Counts], path: Path) -> None:
    """Write the counts by area as one line of JSON; BadInput when the file cannot be written."""
    areas = {area: {**asdict(one), "day": f"{one.day}"} for area, one in sorted(found.items())}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"areas": areas}) + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{path}: hier kan niet geschreven worden{because(error)}. Kies een andere plek."
        ) from error


def read(path: Path) -> dict[str, Counts]:
    """The counts by area that ``write`` wrote; BadInput when the file is anything else.

    A number that is not rounded is refused: it may be of few people.
    """
    try:
        areas = json.loads(path.read_text(encoding="utf-8"))["areas"]
        return {area: _counts(one) for area, one in areas.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadInput(
            f"{path}: Expected the counts of `python -m intake counts` "
            f"but could not read them: {type(error).__name__}"
        ) from error


def _counts(raw: Mapping[str, Any]) -> Counts:
    found = Counts(**{**raw, "day": date.fromisoformat(raw["day"])})
    for number in (found.waiting, found.ready, found.hosts, found.beds, found.guests):
        if number is not None and (type(number) is not int or rounded(number) != number):
            raise ValueError("Expected multiples of 5")
    if found.beds is not None and found.hosts is None:
        raise ValueError("Expected no beds of fewer than 5 hosts")
    return found


def _is_run(row: Row) -> bool:
    return row.cells["wat"] == MATCH_RUN


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _line(snapshot: Snapshot, what: str) -> int | None:
    """The number on a line of ``Overzicht``; None without the line, or when it is no number."""
    rows = snapshot.tables[OVERVIEW.name].by_key.get(what, ())
    text = rows[0].cells["aantal"] if rows else ""
    return int(text) if text.isascii() and text.isdigit() else None
