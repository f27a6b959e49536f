"""The equity report in Dutch: sentences and tables for a coordinator, and lines of Overzicht.

Counts are rounded to five, as everywhere that people could be recognised in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil, floor
from textwrap import wrap

from intake.counts import rounded
from intake.workbook import Value
from matcher.equity import (
    EVERYBODY,
    FEWEST,
    MOMENTS,
    SPONSORS,
    Days,
    Equity,
    Part,
    PassedOver,
    Verdict,
)
from matcher.estimates import Estimate

WIDTH = 100
"""Characters in a line on the screen."""

DAYS_STEP, FIT_STEP = 10, 5
"""In steps of so many days, and of so many points of fit."""

NONE = "–"
COUNT, PLACED, FIT = "aantal", "gekoppeld", "past"
WITHIN = tuple(f"binnen {day} dagen" for day in MOMENTS)
UNTIL, UNTIL_TAIL = "gekoppeld na", "langste"
STILL, STILL_TAIL = "wacht nu", "langst nu"
PLACING_TABLE = (COUNT, PLACED, *WITHIN)
DAYS_TABLE = (UNTIL, UNTIL_TAIL, STILL, STILL_TAIL, FIT)

PLACING = {
    Verdict.LESS: "minder vaak of later gekoppeld dan de anderen",
    Verdict.MORE: "vaker of eerder gekoppeld dan de anderen",
}
FITTING = {
    Verdict.LESS: "wat gekoppeld is, past minder goed dan bij de anderen",
    Verdict.MORE: "wat gekoppeld is, past beter dan bij de anderen",
}
"""What is said of a part that differs; of others the verdict itself."""


def lines(found: Equity) -> Iterator[str]:
    """The report for a screen, line by line; a sentence for each finding, then the tables."""
    yield f"Gelijke kansen, {found.first} tot en met {found.last}, alle werkgebieden samen."
    if not found.parts:
        yield f"Er zijn minder dan {FEWEST} huishoudens. Dat is te weinig om iets te zeggen."
        return
    yield from _sentence(
        "Aantallen zijn afgerond op 5, ook voor de percentages, en dagen op 10. Een streepje "
        "betekent: geen getal, want het gaat over te weinig mensen of verraadt iets over hen. "
        f"Delen met minder dan "
        f"{FEWEST} staan er niet bij, en ook geen deel waaruit je die kunt uitrekenen. Tussen "
        "haakjes staat tussen welke grenzen het echte getal waarschijnlijk ligt."
    )
    yield ""
    yield "Wat opvalt"
    for sentence in findings(found):
        yield from _sentence(sentence, "- ")
    yield ""
    yield "De kans op een koppeling"
    yield from _table(found.parts, PLACING_TABLE)
    yield ""
    yield "Hoeveel dagen wachten, en hoe goed het past (het midden van de rij, van 0 tot 100)"
    yield from _table(found.parts, DAYS_TABLE)
    yield ""
    yield "Wie geen voorstel kreeg"
    for sentence in passed_over(found):
        yield from _sentence(sentence, "- ")


def findings(found: Equity) -> Iterator[str]:
    """What differs, a sentence each; then of which parts nothing can be seen or said."""
    compared = [part for part in found.parts if part.placing is not Verdict.NOT_COMPARED]
    differing = [part for part in compared if part.placing in PLACING or part.fitting in FITTING]
    for part in differing:
        if part.placing in PLACING:
            yield f"{_starting(part)}: {PLACING[part.placing]}. {_beside_chance(part)}"
        if part.fitting in FITTING:
            yield f"{_starting(part)}: {FITTING[part.fitting]}."
    if differing:
        yield (
            "Een verschil is nog geen oorzaak. Kijk eerst naar stad en variant, en naar de regels "
            "onderaan."
        )
    for verdict in (Verdict.SAME, Verdict.TOO_FEW):
        for what, alike in (
            ("De kans op een koppeling", [one for one in compared if one.placing is verdict]),
            ("Hoe goed het past", [one for one in compared if one.fitting is verdict]),
        ):
            if alike:
                yield f"{what}, {verdict.value}: {_by_division(alike)}."
    yield "Of er vrouwen of mannen in een huishouden zijn: dat wordt niet gevraagd."


def _beside_chance(part: Part) -> str:
    expected = None if part.expected is None else round(part.expected)
    equal = f"Met dezelfde kans als iedereen zouden het er {_around(expected)} zijn."
    return equal if part.placed is None else f"Gekoppeld: {_around(part.placed)}. {equal}"


def _around(count: int | None) -> str:
    return _about(count) if count is None or count < FEWEST else f"ongeveer {_about(count)}"


def _by_division(parts: Sequence[Part]) -> str:
    by_division = groupby(parts, key=lambda part: part.division)
    return "; ".join(
        f"{division} ({', '.join(part.label for part in of_it)})" for division, of_it in by_division
    )


def passed_over(found: Equity) -> Iterator[str]:
    """Who had no proposal and by which rule, and who said no, in counts."""
    now = [one for one in found.passed if not one.round]
    if rules := _rules(one for one in now if not one.part):
        yield f"Bij de laatste keer, de regels die in de weg stonden: {rules}."
    for one in now:
        if one.part:
            yield f"Bij {one.part} het vaakst: {one.rule} ({_about(one.households)} huishoudens)."
    for name in dict.fromkeys(one.round for one in found.passed if one.round):
        yield f"Ronde {name}: {_rules(one for one in found.passed if one.round == name)}."
    for name, count in found.unplaced.items():
        yield f"Na ronde {name}: {_about(count)} huishoudens zonder voorstel."
    for who, count in found.said_no.items():
        yield f"Nee gezegd door {who}: bij {_about(count)} huishoudens."
    yield f"De matcher draaide in deze twaalf maanden {found.runs} keer, in alle werkmappen samen."


def _rules(passed: Iterable[PassedOver]) -> str:
    return ", ".join(f"{one.rule} ({_about(one.households)})" for one in passed)


def overview_rows(found: Equity) -> list[dict[str, Value]]:
    """The lines of Overzicht: each part that differs from the others, or that none is seen to."""
    compared = [part for part in found.parts if part.placing is not Verdict.NOT_COMPARED]
    told = {
        f"gelijke kansen: {_words(part)}": "; ".join(sayings)
        for part in compared
        if (sayings := [*_sayings(part)])
    }
    if told:
        why = "Een verschil is nog geen oorzaak: kijk eerst naar stad en variant."
        told = {what: f"{saying}. {why}" for what, saying in told.items()}
    elif any(Verdict.SAME in (part.placing, part.fitting) for part in compared):
        told = {"gelijke kansen": "Tussen delen van de huishoudens is geen verschil te zien."}
    else:
        told = {"gelijke kansen": "Er zijn te weinig huishoudens om iets te zeggen."}
    return [{"wat": what, "aantal": None, "toelichting": note} for what, note in told.items()]


def _sayings(part: Part) -> Iterator[str]:
    if part.placing in PLACING:
        yield PLACING[part.placing]
    if part.fitting in FITTING:
        yield FITTING[part.fitting]


def _cells(part: Part) -> dict[str, str]:
    within = dict(zip(WITHIN, map(_percent, part.within), strict=True))
    return {
        COUNT: _about(part.count),
        PLACED: _percent(part.share),
        **within,
        UNTIL: _middle(part.until),
        UNTIL_TAIL: _tail(part.until),
        STILL: _middle(part.still),
        STILL_TAIL: _tail(part.still),
        FIT: _coarse(part.fit, FIT_STEP),
    }


def _about(count: int | None) -> str:
    near = None if count is None else rounded(count)
    return f"minder dan {FEWEST}" if near is None else f"{near}"


def _percent(share: Estimate | None) -> str:
    if share is None:
        return NONE
    value, low, high = (round(100 * number) for number in share)
    return f"{value} % ({low}-{high})"


def _coarse(found: Estimate | None, step: int) -> str:
    """In steps, the ends outwards: they are numbers of somebody, who must not be known by them."""
    if found is None:
        return NONE
    value = round(found.value / step) * step
    return f"{value} ({floor(found.low / step) * step}-{ceil(found.high / step) * step})"


def _middle(days: Days | None) -> str:
    return _coarse(days.median, DAYS_STEP) if days else NONE


def _tail(days: Days | None) -> str:
    if days is None or not days.tail:
        return NONE
    return f"{days.tail[0]}: {floor(days.tail[1] / DAYS_STEP) * DAYS_STEP}+"


def _words(part: Part) -> str:
    if part.label == EVERYBODY:
        return part.of
    of = f"{part.division} van {part.of}" if part.of == SPONSORS else part.division
    return f"{of} «{part.label}»"


def _starting(part: Part) -> str:
    words = _words(part)
    return words[0].upper() + words[1:]


def _table(parts: Sequence[Part], headers: Sequence[str]) -> Iterator[str]:
    rows: list[tuple[str, Mapping[str, str]]] = [(_label(part), _cells(part)) for part in parts]
    first = max(len(label) for label, _ in rows) + 2
    widths = {
        header: max(len(header), *(len(cells[header]) for _, cells in rows)) + 2
        for header in headers
    }
    yield " " * first + "".join(header.rjust(widths[header]) for header in headers)
    division = ""
    for part, (label, cells) in zip(parts, rows, strict=True):
        if part.division != division:
            division = part.division
            yield f"{division}{f' ({part.of})' if part.of == SPONSORS else ''}"
        yield label.ljust(first) + "".join(cells[each].rjust(widths[each]) for each in headers)


def _label(part: Part) -> str:
    return part.of if part.label == EVERYBODY else f"  {part.label}"


def _sentence(text: str, start: str = "") -> Iterator[str]:
    yield from wrap(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
