"""What a coordinator sets for an area in the tab Instellingen: round, quota, builders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from intake.errors import Problem
from intake.schema import Option, load_forms
from intake.workbook import Append, Change, Row, Table, Update

ROUND = "ronde"
STATE = "ronde staat"
QUOTA = "hoogste aantal nieuwe koppelingen"
PLACES = "plaatsen bij builder: "

OPEN, FIXED = "open", "vast"

_NO_NUMBER = "Hier staat geen heel getal.", "Schrijf een heel getal, of maak de cel leeg."

NOT_BRIDGED = ("nl", "other")
"""Dutch is what a builder bridges to; two people who speak another language need not share it."""


@dataclass(frozen=True)
class Settings:
    """The settings of an area, each with its default where a cell is empty.

    While the round is not ``open``, or a value cannot be read, no proposal moves. ``quota`` is the
    most pairs in this round, None without a limit. ``builder_places`` holds a number of households
    by language.
    """

    round: str
    open: bool = True
    quota: int | None = None
    builder_places: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[tuple[Row, Problem], ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line of the tab: what it sets, the value it starts with, and what it means."""

    name: str
    start: str
    meaning: str


def _lines(today: date) -> Iterator[_Line]:
    yield _Line(
        ROUND, f"{today:%Y-%m}", "De naam van deze ronde. Een nieuwe naam begint een ronde."
    )
    yield _Line(
        STATE,
        OPEN,
        f"«{OPEN}»: voorstellen mogen verschuiven. «{FIXED}»: voorstellen blijven zoals ze zijn.",
    )
    yield _Line(QUOTA, "", "Leeg: geen grens. Telt wat nu voorligt mee.")
    for language in _builder_languages():
        yield _Line(
            PLACES + language.label["nl"],
            "",
            "Hoeveel huishoudens een builder in deze taal nog kan begeleiden. Leeg: geen.",
        )


def _builder_languages() -> Iterator[Option]:
    """The languages that a builder may bridge to Dutch."""
    question = load_forms()["newcomer-intake"].question("languages")
    return (option for option in question.options if option.id not in NOT_BRIDGED)


def read_settings(table: Table, today: date, round_before: str = "") -> Settings:
    """The settings; a value that is wrong is a problem at its cell.

    While a word or number cannot be read the round is not open: an unread limit is not no limit.
    ``round_before`` is the round of the runs before, which goes on while the cell is empty.
    """
    rows = {name: rows[0] for name, rows in table.by_key.items()}
    values = {line.name: _value(rows, line) for line in _lines(today)}
    problems: list[tuple[Row, Problem]] = []

    def wrong(row: Row, found: str, todo: str, until: str = "Tot dan verschuift er niets.") -> None:
        # What was typed is not quoted: it may be a name.
        where = table.address(row, "waarde")
        problems.append((row, Problem(table.tab.name, where, found, f"{todo} {until}")))

    for name in values:
        for spare in table.by_key.get(name, ())[1:]:
            found = f"Deze instelling staat ook in rij {rows[name].number}."
            wrong(spare, found, "Haal een van de twee rijen weg.")

    state = values[STATE].casefold()
    if state not in (OPEN, FIXED):
        wrong(rows[STATE], f"Hier staat geen «{OPEN}» en geen «{FIXED}».", "Kies een van de twee.")
    quota = _number(values[QUOTA])
    if values[QUOTA] and quota is None:
        wrong(rows[QUOTA], *_NO_NUMBER)
    places: dict[str, int] = {}
    for language in _builder_languages():
        name = PLACES + language.label["nl"]
        number = _number(values[name])
        if values[name] and number is None:
            wrong(rows[name], *_NO_NUMBER)
        places[language.id] = number or 0
    is_open = state == OPEN and not problems
    if not values[ROUND]:
        found, todo = "Hier staat niets.", "Schrijf de naam van de ronde."
        wrong(rows[ROUND], found, todo, "Tot dan gaat de vorige ronde door.")
    return Settings(
        round=values[ROUND] or round_before or f"{today:%Y-%m}",
        open=is_open,
        quota=quota,
        builder_places=MappingProxyType(places),
        problems=tuple(problems),
    )


def _value(rows: Mapping[str, Row], line: _Line) -> str:
    row = rows.get(line.name)
    if row is None:
        return line.start
    typed = row.cells["waarde"].strip()
    # Somebody who empties the state of the round wants the usual.
    return typed or (line.start if line.name == STATE else "")


def _number(text: str) -> int | None:
    """The whole number, also as a sheet may show it: 3,0. Three zeros may be thousands."""
    found = re.fullmatch(r"([0-9]{1,6})([.,]0{1,2})?", text)
    return int(found[1]) if found else None


def settings_changes(table: Table, settings: Settings, today: date) -> list[Change]:
    """The lines that are missing, with what they start with, and the problems at their lines."""
    problems = {row.number: str(problem) for row, problem in settings.problems}
    changes: list[Change] = []
    for line in _lines(today):
        rows = table.by_key.get(line.name)
        if rows is None:
            start = {"instelling": line.name, "waarde": line.start, "uitleg": line.meaning}
            changes.append(Append(table.tab.name, start))
            continue
        for row in rows:
            problem = problems.get(row.number, "")
            if row.cells["probleem"] != problem:
                changes.append(Update(table.tab.name, row, {"probleem": problem}))
    return changes
