"""Whether every part of the population is placed as soon and as well as the others.

Over the last twelve months, areas pooled. Pure, in counts: no code, no name, and no figure that
rests on fewer than five, or from which one that does can be worked out. It changes nothing about
who is placed; people read it and think.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from operator import attrgetter
from statistics import NormalDist

from intake.counts import MATCH_RUN, STEP, rounded
from intake.kinds import VARIANTS
from intake.records import AGE_BANDS, Household, Sponsor, Standing
from intake.schema import load_forms
from intake.tabs import DECIDED, LOG, PROPOSALS, UNPLACED
from intake.workbook import Append, Change, Row, Table, Update, Value
from matcher.criteria import REQUIREMENTS
from matcher.estimates import (
    DOUBT,
    Difference,
    Estimate,
    Span,
    chance,
    ended_by,
    endings,
    holm,
    median,
    ranks,
    wilson,
)
from matcher.proposals import HOUSEHOLDS as WENT_ELSEWHERE
from matcher.review import (
    DECISION,
    HOUSEHOLD_REPLY,
    MATCHED,
    NEVER,
    NO,
    NOT_NOW,
    SPONSOR_REPLY,
    machine_day,
    read_pair,
    recall,
)

PERIOD = timedelta(days=365)
MOMENTS = (30, 90, 180)
"""Days of waiting after which the share that was placed is told."""

FEWEST = 5
"""No figure rests on fewer households, or fewer sponsors."""

FEWEST_COMPARED = 10
"""A part is compared when it has so many, and the others have so many too."""

FEWEST_EXPECTED = 5
"""And when by chance alone so many would be placed of each."""

TAILS = ((0.9, "1 op 10"), (0.75, "1 op 4"))
"""How the longest waits are told: beyond the first of these shares that leaves ``FEWEST``."""

NOT_KNOWN = "niet bekend"
EVERYBODY = "allemaal"
HOUSEHOLDS, SPONSORS = "huishoudens", "groepen en gastgezinnen"

PASSED_OVER, STANDING = "overgeslagen", "stand"
"""The kinds of lines of Besluiten that are about one record; see ``memory_changes``."""

UNFIT = "fit"
UNREADY = "unready"
RULES: Mapping[str, str] = {
    **{row.id: row.reason.because for row in REQUIREMENTS if row.reason},
    UNFIT: "past niet goed genoeg",
    "refused": "is al nee gezegd",
    **WENT_ELSEWHERE,
    "held": "wordt al vastgehouden voor een ander",
    UNREADY: "nog niet klaar",
    "no_group": "er is nog geen groep klaar",
    "no_host": "er is nog geen gastgezin klaar",
}
"""Why a household can be without a proposal, in the words of «waarom niet»; nothing sensitive."""


class Verdict(Enum):
    """How a part does beside the others."""

    LESS = "minder"
    MORE = "meer"
    SAME = "geen verschil te zien"
    TOO_FEW = "te weinig om iets te zeggen"
    NOT_COMPARED = "niet vergeleken"


@dataclass(frozen=True)
class Area:
    """What is read of one workbook: its records, and tabs of the machine. No contacts."""

    households: Sequence[Household]
    sponsors: Sequence[Sponsor]
    decided: Table
    proposals: Table
    unplaced: Table
    log: Table


def area_of(
    households: Sequence[Household], sponsors: Sequence[Sponsor], tables: Mapping[str, Table]
) -> Area:
    """What is read of a workbook with these records and tabs."""
    tabs = (DECIDED, PROPOSALS, UNPLACED, LOG)
    return Area(households, sponsors, *(tables[tab.name] for tab in tabs))


@dataclass(frozen=True)
class Days:
    """Numbers of days: the median, and as (words, days) beyond which the longest are."""

    median: Estimate
    tail: tuple[str, float] | None


@dataclass(frozen=True)
class Part:
    """How a part of the households, or of the sponsors, was placed; at least ``FEWEST``.

    ``count`` is how many waited at some time in the period, ``placed`` how many of those were
    placed in it, ``share`` (0..1) that as a share, ``expected`` how many would be if they were
    placed as soon as the others were. ``within`` are the shares placed within each of ``MOMENTS``,
    with those who still wait taken into account. Shares are those of rounded counts: the exact ones
    would give away a part that is hidden. ``until`` are the days that the placed waited, ``still``
    those that the others wait now. ``fit`` is the median of their own side, 0..100. A figure is
    None where it would rest on too few, or give away another that does.
    """

    division: str
    of: str
    label: str
    count: int
    placed: int | None
    share: Estimate | None
    expected: float | None
    within: tuple[Estimate | None, ...]
    until: Days | None
    still: Days | None
    fit: Estimate | None
    placing: Verdict
    fitting: Verdict


@dataclass(frozen=True)
class PassedOver:
    """How many households had no proposal because of a rule; at least ``FEWEST``.

    ``round`` is "" for the last run; ``part`` is "" for everybody, else how it is called.
    """

    round: str
    part: str
    rule: str
    households: int


@dataclass(frozen=True)
class Equity:
    """The report: from the first day to the last, part by part, and who was passed over.

    ``unplaced`` gives for each round how many households its last runs left without a proposal;
    ``said_no`` for how many households somebody said no, by who did. ``runs`` counts match runs.
    """

    first: date
    last: date
    parts: tuple[Part, ...]
    passed: tuple[PassedOver, ...]
    unplaced: Mapping[str, int]
    said_no: Mapping[str, int]
    runs: int


def equity(areas: Iterable[Area], today: date) -> Equity:
    """The report over the twelve months until ``today``, all areas together.

    Whoever signed up in that time is in it, and whoever was still waiting when it began. Somebody
    who stopped on a day that nobody noted counts in ``count``, and not in what is said of days.
    """
    areas = tuple(areas)
    first = today - PERIOD
    waits = [wait for area in areas for wait in _waits(area, first, today)]
    return Equity(
        first=first,
        last=today,
        parts=tuple(_parts(waits)),
        passed=(*_passed_now(areas), *_passed_by_round(areas, first, today)),
        unplaced=_unplaced(areas, first, today),
        said_no=_said_no(areas, first, today),
        runs=sum(1 for area in areas for _ in _runs(area, first, today)),
    )


# --- parts of the population --------------------------------------------------------------------


@dataclass(frozen=True)
class Division:
    """One way to divide the households, or the sponsors, in parts; somebody can be in several.

    ``labels`` gives the words on screen by part, in order; ``parts`` the parts of a record, none
    when that is not known.
    """

    name: str
    of: str
    labels: Callable[[], Mapping[str, str]]
    parts: Callable[[Household | Sponsor], Collection[str]]

    def words(self, part: str) -> str:
        """What a part is called where the division is not named besides."""
        return f"{self.name} «{self.labels()[part]}»"


def _options(form: str, question: str) -> Mapping[str, str]:
    options = load_forms()[form].question(question).options
    return {option.id: option.label["nl"] for option in options}


SIZES = ((1, "1 persoon"), (2, "2 mensen"), (4, "3 of 4 mensen"), (math.inf, "5 mensen of meer"))
AGES = ("18 tot en met 29", "30 tot en met 44", "45 tot en met 59", "60 en ouder")


def _size(one: Household | Sponsor) -> list[str]:
    size = one.size if isinstance(one, Household) else None
    return [label for most, label in SIZES if size and size <= most][:1]


def _ages(one: Household | Sponsor) -> list[str]:
    counts = one.adults if isinstance(one, Household) else one.ages
    return [band for band, count in zip(AGE_BANDS, counts, strict=True) if count]


def _children(one: Household | Sponsor) -> list[str]:
    children = one.children if isinstance(one, Household) else None
    return [] if children is None else ["with" if children else "without"]


def _composition(one: Household | Sponsor) -> list[str]:
    composition = None if isinstance(one, Household) else one.composition
    return [composition] if composition else []


DIVISIONS = (
    Division("grootte", HOUSEHOLDS, lambda: {label: label for _, label in SIZES}, _size),
    Division(
        "taal",
        HOUSEHOLDS,
        lambda: _options("newcomer-intake", "languages"),
        attrgetter("languages"),
    ),
    Division("leeftijd", HOUSEHOLDS, lambda: dict(zip(AGE_BANDS, AGES, strict=True)), _ages),
    Division("kinderen", HOUSEHOLDS, lambda: {"with": "ja", "without": "nee"}, _children),
    Division(
        "variant",
        HOUSEHOLDS,
        lambda: dict(zip(VARIANTS, VARIANTS, strict=True)),
        lambda one: [one.variant],
    ),
    Division("samenstelling", SPONSORS, lambda: _options("group", "composition"), _composition),
)
"""Households are not asked whether they are women or men, so they are not divided by that."""


# --- waiting ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wait:
    """The waiting of one record in the period, ended by its first match or not.

    ``span`` counts days from the sign-up; None when it stopped and nobody noted the day.
    ``goes_on`` says that it waits now.
    """

    of: str
    parts: Mapping[str, Collection[str]]
    span: Span | None
    placed: bool
    goes_on: bool
    fit: float | None


@dataclass(frozen=True)
class _First:
    """The first match of a record: the day, and the fit of its own side if that is known."""

    day: date
    fit: float | None


def _waits(area: Area, first: date, last: date) -> Iterator[Wait]:
    matches, stopped = _first_matches(area, last), _stopped(area.decided, last)
    for one in (*area.households, *area.sponsors):
        match = matches.get(one.id)
        gone = not one.standing.takes_part
        end = match.day if match else stopped.get(one.id) if gone else last
        if one.registered > last or (end or one.registered) < first:
            continue
        seen = max((first - one.registered).days, 0)
        waited = max((end - one.registered).days, seen) if end else 0
        yield Wait(
            of=HOUSEHOLDS if isinstance(one, Household) else SPONSORS,
            parts={each.name: each.parts(one) for each in DIVISIONS},
            span=Span(seen, waited, match is not None) if end else None,
            placed=match is not None,
            goes_on=match is None and not gone,
            fit=match.fit if match else None,
        )


def _first_matches(area: Area, last: date) -> dict[str, _First]:
    fits = _fits(area)
    matched = [
        (memory.matched, pair)
        for pair, memory in recall(area.decided, last).items()
        if memory.matched and memory.matched <= last
    ]
    found: dict[str, _First] = {}
    for day, pair in sorted(matched):
        for id, fit in zip(pair, fits.get(pair, (None, None)), strict=True):
            found.setdefault(id, _First(day, fit))
    return found


_FITS = re.compile(r"\d+ (\d+) (\d+)")
"""What a match is remembered with: the fit of the pair, of the household, of the sponsor."""


def _fits(area: Area) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """The fit for the household and for the sponsor, of every pair of which it is known."""
    found: dict[tuple[str, str], tuple[float | None, float | None]] = {}
    for row in area.proposals.rows:
        if pair := read_pair(row.cells["id"]):
            sides = row.cells["past voor huishouden"], row.cells["past voor sponsor"]
            found[pair] = _number(sides[0]), _number(sides[1])
    for row in area.decided.rows:
        pair, fits = read_pair(row.cells["over"]), _FITS.fullmatch(row.cells["waarde"])
        if pair and fits and row.cells["soort"] == MATCHED:
            found[pair] = float(fits[1]), float(fits[2])
    return found


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d+", text, re.ASCII) else None


def _stopped(decided: Table, last: date) -> dict[str, date]:
    """The day on which a run first saw that somebody does not take part any more."""
    return {
        row.cells["over"]: min(machine_day(row.cells["gezien op"], last), last)
        for row in decided.rows
        if row.cells["soort"] == STANDING and row.cells["waarde"] in _GONE
    }


_GONE = tuple(one.value for one in Standing if not one.takes_part)


# --- figures and verdicts -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Found:
    """A part before it is known what the others give: what there is to test, if enough."""

    part: Part
    placing: Difference | None = None
    fitting: Difference | None = None


def _parts(waits: Sequence[Wait]) -> Iterator[Part]:
    """Every part with its verdicts, corrected together for how many were compared."""
    found = [*_everybody(waits), *(one for each in DIVISIONS for one in _divided(each, waits))]
    tested = [
        difference for one in found for difference in (one.placing, one.fitting) if difference
    ]
    corrected = iter(holm([chance(difference) for difference in tested]))
    for one in found:
        placing = _verdict(one.placing, corrected) or one.part.placing
        fitting = _verdict(one.fitting, corrected) or one.part.fitting
        yield replace(one.part, placing=placing, fitting=fitting)


def _verdict(found: Difference | None, corrected: Iterator[float]) -> Verdict | None:
    if found is None:
        return None
    if next(corrected) >= DOUBT:
        return Verdict.SAME
    return Verdict.MORE if found.observed > found.expected else Verdict.LESS


def _everybody(waits: Sequence[Wait]) -> Iterator[_Found]:
    for of in (HOUSEHOLDS, SPONSORS):
        members = [wait for wait in waits if wait.of == of]
        if len(members) >= FEWEST:
            yield _Found(_figures("", of, EVERYBODY, members, Verdict.NOT_COMPARED))


def _divided(division: Division, waits: Sequence[Wait]) -> Iterator[_Found]:
    """The parts of a division beside everybody else of whom it is known in which they are.

    Who did not answer yet is not held against the others: nobody is placed before the intake.
    """
    everybody = [wait for wait in waits if wait.of == division.of]
    known = [wait for wait in everybody if wait.parts[division.name]]
    labels = division.labels()
    members = {
        part: [wait for wait in known if part in wait.parts[division.name]] for part in labels
    }
    members[""] = [wait for wait in everybody if not wait.parts[division.name]]
    hidden = _hidden({part: len(own) for part, own in members.items() if own}, FEWEST)
    found = []
    for part, own in members.items():
        if own and part not in hidden:
            figures = _figures(division.name, division.of, labels.get(part, NOT_KNOWN), own)
            others = [wait for wait in known if part not in wait.parts[division.name]]
            found.append(_compared(figures, own, others) if part else _Found(_uncompared(figures)))
    yield from _without_rest(found)


def _hidden(counts: Mapping[str, int], fewest: int) -> set[str]:
    """The parts of which nothing is told, with those that would give them away.

    What is left when all others are taken from everybody is told too, so that is never one part,
    and never fewer than ``fewest`` people.
    """
    by_count = sorted(counts, key=lambda part: (counts[part], part))
    hidden = [part for part in by_count if counts[part] < fewest]
    for part in by_count[len(hidden) :] if hidden else ():
        if len(hidden) > 1 and sum(counts[each] for each in hidden) >= fewest:
            break
        hidden.append(part)
    return {*hidden}


def _without_rest(found: Sequence[_Found]) -> list[_Found]:
    """The parts of a division, where no share is hidden alone: the others would give it away."""
    parts = [one.part for one in found]
    for at in range(1 + len(MOMENTS)):
        told = [part for part in parts if _shares(part)[at]]
        if told and len(parts) - len(told) == 1:
            least = min(told, key=lambda part: part.count)
            parts[parts.index(least)] = _without_share(least, at)
    return [replace(one, part=part) for one, part in zip(found, parts, strict=True)]


def _shares(part: Part) -> tuple[Estimate | None, ...]:
    return (part.share, *part.within)


def _without_share(part: Part, at: int) -> Part:
    if at == 0:
        return replace(part, placed=None, share=None)
    return replace(part, within=(*part.within[: at - 1], None, *part.within[at:]))


def _uncompared(part: Part) -> Part:
    return replace(part, placing=Verdict.NOT_COMPARED, fitting=Verdict.NOT_COMPARED)


def _compared(part: Part, members: Sequence[Wait], others: Sequence[Wait]) -> _Found:
    placing, fitting = _placing(members, others), _fitting(members, others)
    return _Found(replace(part, expected=placing.expected if placing else None), placing, fitting)


def _placing(members: Sequence[Wait], others: Sequence[Wait]) -> Difference | None:
    if min(len(members), len(others)) < FEWEST_COMPARED:
        return None
    found = endings(_spans(members), _spans(others))
    placed = sum(wait.placed for wait in (*members, *others))
    enough = min(found.expected, placed - found.expected) >= FEWEST_EXPECTED
    return found if enough else None


def _fitting(members: Sequence[Wait], others: Sequence[Wait]) -> Difference | None:
    fits, theirs = _known_fits(members), _known_fits(others)
    return ranks(fits, theirs) if min(len(fits), len(theirs)) >= FEWEST_COMPARED else None


def _spans(waits: Iterable[Wait]) -> list[Span]:
    return [wait.span for wait in waits if wait.span]


def _known_fits(waits: Iterable[Wait]) -> list[float]:
    return [wait.fit for wait in waits if wait.fit is not None]


def _figures(
    division: str,
    of: str,
    label: str,
    members: Sequence[Wait],
    verdict: Verdict = Verdict.TOO_FEW,
) -> Part:
    spans, count = _spans(members), len(members)
    placed = sum(wait.placed for wait in members)
    few = placed < FEWEST
    return Part(
        division=division,
        of=of,
        label=label,
        count=count,
        placed=None if few else placed,
        share=None if few or count - placed < FEWEST else _share(placed, count),
        expected=None,
        within=tuple(_within(spans, day) for day in MOMENTS),
        until=_days([span.last for span in spans if span.ended]),
        still=_days([wait.span.last for wait in members if wait.goes_on and wait.span]),
        fit=_median(_known_fits(members)),
        placing=verdict,
        fitting=verdict,
    )


def _within(spans: Sequence[Span], day: int) -> Estimate | None:
    """The share that ended, as one of so many people as would give the same variance.

    That is exact while nobody leaves; so it can be rounded to what counts on screen tell.
    """
    ended = sum(span.ended and span.last <= day for span in spans)
    found = ended_by(spans, day) if ended >= FEWEST else None
    if found is None:
        return None
    logarithm = math.log(1 - found.value)
    spread = math.log(math.log(1 - found.high) / logarithm) * logarithm / _Z
    followed = found.value / (1 - found.value) / spread**2
    early, late = round(found.value * followed), round((1 - found.value) * followed)
    return _share(early, early + late) if min(early, late) >= FEWEST else None


_Z = NormalDist().inv_cdf(1 - DOUBT / 2)


def _share(placed: int, count: int) -> Estimate:
    """The share of counts as they are on screen, so that it tells no more than those."""
    return wilson(rounded(placed) or 0, rounded(count) or 0)


def _median(values: Sequence[float]) -> Estimate | None:
    """The median, None for as few as are told as five: of five there is none, of six there is."""
    return median(values) if (rounded(len(values)) or 0) > FEWEST else None


def _days(days: Sequence[int]) -> Days | None:
    found = _median(days)
    if found is None:
        return None
    # As few as are told as this many: where the tail begins must not tell them apart.
    least = (rounded(len(days)) or 0) - STEP // 2
    for share, words in TAILS:
        if least - math.ceil(share * least) >= FEWEST:
            return Days(found, (words, sorted(days)[math.ceil(share * len(days)) - 1]))
    return Days(found, None)


# --- who was passed over ------------------------------------------------------------------------


def _passed_now(areas: Iterable[Area]) -> Iterator[PassedOver]:
    """Whom the last run of each area passed over: rules by everybody, and the first by part."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for area in areas:
        households = {one.id: one for one in area.households}
        for row in area.unplaced.rows:
            if row.cells["id"] in households:
                rules = _rules_in(row.cells["waarom niet"])
                for part in ("", *_words_of(households[row.cells["id"]])):
                    counts[part].update(rules)
    for part, of_part in counts.items():
        common = sorted(of_part.items(), key=lambda item: (-item[1], item[0]))
        for rule, households_of in common if not part else common[:1]:
            if households_of >= FEWEST:
                yield PassedOver("", part, RULES[rule], households_of)


def _words_of(one: Household) -> Iterator[str]:
    for division in DIVISIONS:
        if division.of == HOUSEHOLDS:
            parts = division.parts(one)
            yield from (division.words(part) for part in division.labels() if part in parts)


def _rules_in(text: str) -> list[str]:
    """The rules that a cell of «waarom niet» names."""
    folded = text.casefold()
    return [rule for rule, words in RULES.items() if words.casefold() in folded]


def _passed_by_round(areas: Iterable[Area], first: date, last: date) -> Iterator[PassedOver]:
    """What the runs remembered, round by round."""
    counts = Counter(
        (row.cells["ronde"], rule)
        for area in areas
        for row in _within_period(area.decided, first, last)
        if row.cells["soort"] == PASSED_OVER
        for rule in row.cells["waarde"].split(", ")
    )
    for (name, rule), households in sorted(counts.items()):
        if households >= FEWEST and rule in RULES:
            yield PassedOver(name, "", RULES[rule], households)


_NOES = {
    (DECISION, NOT_NOW): "coördinator, «nu niet»",
    (DECISION, NEVER): "coördinator, «past niet»",
    (HOUSEHOLD_REPLY, NO): "het huishouden zelf",
    (SPONSOR_REPLY, NO): "de sponsor",
}


def _said_no(areas: Iterable[Area], first: date, last: date) -> dict[str, int]:
    """For how many households somebody said no, by who did."""
    households = defaultdict(set)
    for area in areas:
        for row in _within_period(area.decided, first, last):
            who = _NOES.get((row.cells["soort"], row.cells["waarde"]))
            if who and (pair := read_pair(row.cells["over"])):
                households[who].add(pair.household)
    counts = {who: len(households[who]) for who in _NOES.values()}
    return {who: count for who, count in counts.items() if count >= FEWEST}


def _within_period(decided: Table, first: date, last: date) -> Iterator[Row]:
    for row in decided.rows:
        if first <= machine_day(row.cells["gezien op"], last) <= last:
            yield row


_LEFT = re.compile(r"Ronde (.+?)\. .*Huishoudens niet gekoppeld: (\d+)")
"""What a run says in Logboek of its round and of who is without a proposal."""


def _unplaced(areas: Iterable[Area], first: date, last: date) -> dict[str, int]:
    """For each round how many its last run in each area left, where those are enough."""
    totals: Counter[str] = Counter()
    for area in areas:
        told = (_LEFT.match(row.cells["uitkomst"]) for row in _runs(area, first, last))
        totals.update({found[1]: int(found[2]) for found in told if found})
    return {name: count for name, count in sorted(totals.items()) if count >= FEWEST}


def _runs(area: Area, first: date, last: date) -> list[Row]:
    """The lines of Logboek of match runs in the period, the earliest first."""
    rows = [
        row
        for row in area.log.rows
        if row.cells["wat"] == MATCH_RUN
        and first <= machine_day(row.cells["wanneer"][:10], last) <= last
    ]
    return sorted(rows, key=lambda row: row.cells["wanneer"])


# --- what runs remember for this ----------------------------------------------------------------


def memory_changes(
    decided: Table,
    passed: Mapping[str, Collection[str]],
    records: Iterable[Household | Sponsor],
    this_round: str,
    today: date,
) -> list[Change]:
    """The lines of Besluiten that a run adds so that a later report can tell.

    ``passed`` gives for each household that was passed over in this run the rules that did it, of
    ``RULES``; a rule that is not there is sensitive, and told as «past niet goed genoeg». There is
    one line for each household and round, with the rules of its last run. ``records`` are all: who
    stopped gets one with the day on which that was first seen. A second run changes nothing.
    """
    lines = {
        f"{id}:{PASSED_OVER}:{this_round}": (id, PASSED_OVER, _told(passed[id])) for id in passed
    }
    for one in records:
        key = f"{one.id}:{STANDING}"
        if not one.standing.takes_part or key in decided.by_key:
            lines[key] = (one.id, STANDING, one.standing.value)
    return [
        change
        for key, (id, kind, value) in sorted(lines.items())
        for change in _line(
            decided,
            {
                "id": key,
                "over": id,
                "ronde": this_round,
                "soort": kind,
                "waarde": value,
                "gezien op": today,
            },
        )
    ]


def _told(rules: Collection[str]) -> str:
    named = {rule if rule in RULES else UNFIT for rule in rules}
    return ", ".join(rule for rule in RULES if rule in named)


def _line(decided: Table, cells: Mapping[str, Value]) -> Iterator[Change]:
    """The line when it is not there yet, or said something else: the day is that of the change."""
    rows = decided.by_key.get(str(cells["id"]))
    if rows is None:
        yield Append(decided.tab.name, cells)
    elif rows[0].cells["waarde"] != cells["waarde"]:
        yield Update(decided.tab.name, rows[0], cells)
