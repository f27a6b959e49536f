"""What a coordinator sets for an area in the tab Instellingen: round, quota, builders.

A value that cannot be read is marked at its cell and stops nothing: the last good one goes on. So
every good value is remembered in ``Besluiten``, one line for each setting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from intake.answers import read_day, tidy
from intake.errors import Problem
from intake.schema import Option, load_forms
from intake.workbook import Append, Change, Row, Table, Update, Value, differing

ROUND = "ronde"
STATE = "ronde staat"
BEGINS = "ronde begint op"
CLOSES = "ronde sluit op"
QUOTA = "hoogste aantal nieuwe koppelingen"
PLACES = "plaatsen bij builder: "

OPEN, FIXED = "open", "vast"

SETTING = "instelling"
"""The kind of the lines of ``Besluiten`` that hold the last good value of each setting."""

NOT_BRIDGED = ("nl", "other")
"""Dutch is what a builder bridges to; two people who speak another language need not share it."""


@dataclass(frozen=True)
class Settings:
    """The settings of an area, as they are in force.

    While the round is not ``open`` no proposal moves. It ``begins`` and ``closes`` on days that
    people are reminded of, None without. A day that is still that of a former round is none of
    this one: ``former`` has the round, by the name of the setting. ``was_open`` says that this
    round was open with the days it has now, since it began. ``quota`` is the most pairs in this
    round, None without a limit. ``builder_places`` holds a number of households by language.
    ``in_force`` has the text of each setting by its name, and ``good`` of those alone whose cell
    can be read.
    """

    round: str
    open: bool = True
    quota: int | None = None
    builder_places: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    begins: date | None = None
    closes: date | None = None
    former: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    was_open: bool = False
    in_force: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    good: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[tuple[Row, Problem], ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line of the tab: what it sets, the value it starts with, and what it means.

    ``careful`` is in force while no good value was ever seen; ``read`` gives a value in its one
    spelling, None when it is wrong, and ``wrong`` says so. ``nothing`` is what an empty value sets.
    """

    name: str
    start: str
    careful: str
    meaning: str
    read: Callable[[str], str | None]
    wrong: tuple[str, str]
    nothing: str = ""

    def said(self, value: str) -> str:
        return value or self.nothing

    def goes_on(self, before: Mapping[str, str]) -> str:
        """The last good value, of those remembered by name; the careful one when there is none."""
        return before.get(self.name, self.careful)


def _lines(today: date) -> Iterator[_Line]:
    month = f"{today:%Y-%m}"
    yield _Line(
        ROUND,
        month,
        "",
        "De naam van deze ronde. Een nieuwe naam begint een ronde.",
        lambda text: text or None,
        ("Hier staat niets.", "Schrijf de naam van de ronde."),
        month,
    )
    yield _Line(
        STATE,
        OPEN,
        FIXED,
        f"«{OPEN}»: voorstellen mogen verschuiven. «{FIXED}»: voorstellen blijven zoals ze zijn.",
        _state,
        (f"Hier staat geen «{OPEN}» en geen «{FIXED}».", "Kies een van de twee."),
    )
    yield _day_line(BEGINS, "Vanaf die dag vraagt Vandaag om de ronde te openen.")
    yield _day_line(CLOSES, "Een week ervoor vraagt Vandaag om te besluiten, daarna om te sluiten.")
    yield _number_line(QUOTA, "0", "Leeg: geen grens. Telt wat nu voorligt mee.", "geen grens")
    for language in _builder_languages():
        yield _number_line(
            _places(language),
            "",
            "Hoeveel huishoudens een builder in deze taal nog kan begeleiden. Leeg: geen.",
            "geen plaatsen",
        )


def _day_line(name: str, meaning: str) -> _Line:
    wrong = "Hier staat geen datum.", "Schrijf bijvoorbeeld 2026-02-28, of maak de cel leeg."
    return _Line(name, "", "", f"Mag leeg blijven. {meaning}", _day, wrong, "geen dag")


def _number_line(name: str, careful: str, meaning: str, nothing: str) -> _Line:
    wrong = (
        "Hier staat geen heel getal van 0 of hoger.",
        "Schrijf 0 of een hoger heel getal, of maak de cel leeg.",
    )
    return _Line(name, "", careful, meaning, _whole, wrong, nothing)


def _state(text: str) -> str | None:
    # Somebody who empties the state of the round wants the usual.
    state = text.casefold() or OPEN
    return state if state in (OPEN, FIXED) else None


def _day(text: str) -> str | None:
    day = read_day(text)
    return day.isoformat() if day else (None if text else "")


def _whole(text: str) -> str | None:
    """The whole number, also as a sheet may show it: 3,0. Three zeros may be thousands."""
    found = re.fullmatch(r"([0-9]{1,6})([.,]0{1,2})?", text)
    return found[1] if found else (None if text else "")


def _places(language: Option) -> str:
    return PLACES + language.label["nl"]


def _builder_languages() -> Iterator[Option]:
    """The languages that a builder may bridge to Dutch."""
    question = load_forms()["newcomer-intake"].question("languages")
    return (option for option in question.options if option.id not in NOT_BRIDGED)


def read_settings(table: Table, decided: Table, today: date) -> Settings:
    """The settings in force; a value that is wrong is a problem at its cell.

    In its place goes the last good one, that ``decided`` holds; without any the careful one: the
    round is fixed, no new pairs, no places. Of two lines of one setting the upper one counts.
    """
    lines = tuple(_lines(today))
    before = _remembered(decided, lines)
    good = _read(table, lines, before)
    if _ends_first(good[BEGINS] or "", good[CLOSES] or ""):
        good[CLOSES] = None
    in_force = {
        line.name: line.goes_on(before) if value is None else value
        for line in lines
        for value in [good[line.name]]
    }
    this_round = in_force[ROUND] or f"{today:%Y-%m}"
    former = _former(decided, in_force, before, this_round)
    return Settings(
        round=this_round,
        open=in_force[STATE] == OPEN,
        quota=_number(in_force[QUOTA]),
        builder_places=MappingProxyType(
            {one.id: _number(in_force[_places(one)]) or 0 for one in _builder_languages()}
        ),
        begins=None if BEGINS in former else read_day(in_force[BEGINS]),
        closes=None if CLOSES in former else read_day(in_force[CLOSES]),
        former=MappingProxyType(former),
        was_open=_was_open(decided, in_force, before, this_round, today),
        in_force=MappingProxyType(in_force),
        good=MappingProxyType({name: text for name, text in good.items() if text is not None}),
        problems=tuple(_problems(table, lines, good, in_force)),
    )


def _ends_first(begins: str, closes: str) -> bool:
    return bool(begins and closes) and closes < begins


def _read(table: Table, lines: Iterable[_Line], before: Mapping[str, str]) -> dict[str, str | None]:
    """The value of each line in its one spelling, None when it is wrong.

    A line that is not there, or not any more, has the value that it will get.
    """
    return {
        line.name: line.read(tidy(rows[0].cells["waarde"]))
        if rows
        else before.get(line.name, line.start)
        for line in lines
        for rows in [table.by_key.get(line.name)]
    }


def _remembered(decided: Table, lines: Iterable[_Line]) -> dict[str, str]:
    """The last good value of each setting that ever had one."""
    found = {
        line.name: line.read(rows[0].cells["waarde"])
        for line in lines
        for rows in [decided.by_key.get(_key(line.name))]
        if rows
    }
    return {name: value for name, value in found.items() if value is not None}


def _former(
    decided: Table, in_force: Mapping[str, str], before: Mapping[str, str], this_round: str
) -> dict[str, str]:
    """The round of each day that was of another one and was not changed since, by its setting."""
    rounds = {name: _round_of(decided, name) for name in (BEGINS, CLOSES)}
    return {
        name: other
        for name, other in rounds.items()
        if in_force[name] and in_force[name] == before.get(name) and other not in ("", this_round)
    }


def _was_open(
    decided: Table,
    in_force: Mapping[str, str],
    before: Mapping[str, str],
    this_round: str,
    today: date,
) -> bool:
    """Whether this round was open with every day that it has now, and not only before it began."""
    begins = read_day(in_force[BEGINS])
    of_this_round = all(
        in_force[name] == before.get(name) and _round_of(decided, name) == this_round
        for name in (BEGINS, CLOSES)
        if in_force[name]
    )
    return bool(begins and of_this_round and begins < _open_until(decided, before, today))


def _open_until(decided: Table, before: Mapping[str, str], today: date) -> date:
    """The day on which a round was first seen fixed; ``today`` while no run before saw that."""
    rows = decided.by_key.get(_key(STATE), ()) if before.get(STATE) == FIXED else ()
    fixed_on = read_day(rows[0].cells["gezien op"]) if rows else None
    return fixed_on or today


def _round_of(decided: Table, name: str) -> str:
    """The first round that was open while the setting had its value; "" when none was yet."""
    rows = decided.by_key.get(_key(name), ())
    return rows[0].cells["ronde"] if rows else ""


def _key(name: str) -> str:
    return f"{SETTING}:{name}"


def _number(text: str) -> int | None:
    return int(text) if text else None


def _problems(
    table: Table,
    lines: Iterable[_Line],
    good: Mapping[str, str | None],
    in_force: Mapping[str, str],
) -> Iterator[tuple[Row, Problem]]:
    for line in lines:
        rows = table.by_key.get(line.name, ())
        if rows and good[line.name] is None:
            until = f"Tot dan geldt: {line.said(in_force[line.name])}."
            yield _problem(table, rows[0], *_wrong(line, rows[0]), until)
        for spare in rows[1:]:
            found = f"Deze instelling staat ook in rij {rows[0].number}, en die rij geldt."
            yield _problem(table, spare, found, "Haal deze rij weg.")


def _wrong(line: _Line, row: Row) -> tuple[str, str]:
    if line.name == CLOSES and _day(tidy(row.cells["waarde"])) is not None:
        return "De ronde sluit eerder dan hij begint.", "Verander een van de twee dagen."
    return line.wrong


def _problem(table: Table, row: Row, found: str, *todo: str) -> tuple[Row, Problem]:
    # What was typed is not quoted: it may be a name.
    where = table.address(row, "waarde")
    return row, Problem(table.tab.name, where, found, " ".join(todo))


def settings_changes(table: Table, decided: Table, settings: Settings, today: date) -> list[Change]:
    """The lines that are missing, the problems at their lines, and what is to be remembered."""
    problems = {row.number: str(problem) for row, problem in settings.problems}
    lines = tuple(_lines(today))
    before = _remembered(decided, lines)
    changes: list[Change] = []
    for line in lines:
        rows = table.by_key.get(line.name)
        if rows is None:
            start = settings.in_force[line.name]
            cells = {"instelling": line.name, "waarde": start, "uitleg": line.meaning}
            changes.append(Append(table.tab.name, cells))
        for row in rows or ():
            problem = problems.get(row.number, "")
            if row.cells["probleem"] != problem:
                changes.append(Update(table.tab.name, row, {"probleem": problem}))
        value = settings.good.get(line.name)
        # What goes without saying takes no line.
        known = before.get(line.name, line.start if line.start == line.careful else None)
        if value is not None and value != known:
            changes += _remember(decided, line.name, value, _open_round(settings, line), today)
        elif known and line.name in (BEGINS, CLOSES):
            changes += _take_into_round(decided, line, settings)
    return changes


def _open_round(settings: Settings, line: _Line) -> str:
    """The round that a day belongs to from now on; a fixed round may be over, so none."""
    return settings.round if settings.open and line.name in (BEGINS, CLOSES) else ""


def _take_into_round(decided: Table, line: _Line, settings: Settings) -> Iterator[Change]:
    """A day that was set while no round was open belongs to the first one that is."""
    now = _open_round(settings, line)
    for row in decided.by_key[_key(line.name)][:1]:
        if now and not row.cells["ronde"]:
            yield Update(decided.tab.name, row, {"ronde": now})


def _remember(
    decided: Table, name: str, value: str, this_round: str, today: date
) -> Iterator[Change]:
    cells: dict[str, Value] = {
        "ronde": this_round,
        "soort": SETTING,
        "waarde": value,
        "gezien op": today,
    }
    rows = decided.by_key.get(_key(name))
    if not rows:
        yield Append(decided.tab.name, {"id": _key(name), **cells})
    elif other := differing(rows[0], cells):
        yield Update(decided.tab.name, rows[0], other)
