"""Groups from volunteers: who could form a group, who could top one up, and what is missing yet.

What is proposed here is for people to decide on; a group that is confirmed is never touched. The
integer program is in matcher/packing.py, its formulas in docs/developers/program.md. Nothing here
holds or reaches a contact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import comb
from time import monotonic
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from intake.records import AGE_BANDS, TIMES, Group, Standing, Volunteer
from intake.wording import listed, people_in_words
from matcher.objectives import lot
from matcher.packer import Packed, pack
from matcher.packing import LEVELS, NEW, Base, Column, Packing
from matcher.policy import GroupRules
from matcher.scores import ENOUGH_INTERESTS, FAR
from matcher.sentences import labels
from matcher.solution import Level

Ints = NDArray[np.int64]
Ids = frozenset[str]

CLOSE_BY = 10  # districts that differ by no more than this are close together
WHOLE = 1000  # scores are whole parts of this
LEVEL_WORDS = {
    "waiting": "mensen die lang wachten en een plek krijgen",
    "people": "mensen die een plek krijgen",
    "few_speakers": "groepen met weinig mensen die Nederlands spreken, als minpunten",
    "fit": "hoe goed de groepen passen, voor ieder mens geteld",
    "longest": "dagen dat wie een plek krijgt heeft gewacht",
    "tie": "wat beslist als het gelijk is",
}
"""The levels, first to last, in words for a coordinator."""


@dataclass(frozen=True)
class ProposedGroup:
    """People who could form a group, or join one: ids of units, and of the group that they join.

    `people` counts all of them, the group's own included; `fit` is 0..100. `why` and `mind` are
    Dutch sentences for a coordinator, without names. `kept` says that a coordinator pinned it.
    """

    units: tuple[str, ...]
    group: str | None
    city: str
    variant: str
    people: int
    fit: Fraction
    why: str
    mind: tuple[str, ...]
    kept: bool

    @property
    def ids(self) -> Ids:
        """The ids that `kept` and `barred` name it by."""
        return frozenset(self.units) | ({self.group} if self.group else frozenset())


@dataclass(frozen=True)
class Addition:
    """People who would make a group possible: how many, and how many of them must be what.

    One who coordinates when `leads`; `speakers` who speak Dutch; `able` who can at `time`. With
    `units` (ids, the volunteer among them) and `group` they are a group that keeps every rule.
    """

    people: int
    leads: bool
    speakers: int
    able: int
    time: str
    units: tuple[str, ...]
    group: str | None


@dataclass(frozen=True)
class LeftOver:
    """A unit that is in no group: what is missing, as a Dutch sentence and as what to add.

    `addition` is None when no people who come can help.
    """

    unit: str
    days: int
    addition: Addition | None
    sentence: str


@dataclass(frozen=True)
class Formation:
    """The groups that are proposed, and who is left over; every list is in order of ids.

    `levels` are those of LEVEL_WORDS, with value and true bound; fit counts 0..100 for each person
    placed. "optimal" says that all levels are proven, "feasible" that some are not. "infeasible"
    says that what is pinned cannot stay (`conflict`, Dutch sentences): then nothing is proposed.
    """

    status: Literal["optimal", "feasible", "infeasible"]
    groups: tuple[ProposedGroup, ...]
    left_over: tuple[LeftOver, ...]
    levels: tuple[Level, ...]
    seconds: float
    conflict: tuple[str, ...] = ()


def form_groups(
    volunteers: Iterable[Volunteer],
    groups: Iterable[Group],
    rules: Mapping[str, GroupRules],
    today: date,
    draw: str,
    kept: Collection[Ids] = (),
    barred: Collection[Ids] = (),
    time_limit: float | None = None,
) -> Formation:
    """The best groups of the volunteers, by variant and city; the order of rows changes nothing.

    Volunteers take part who are active and miss nothing. `groups` are those that nobody else has
    a claim on: of them, active ones that take volunteers and have room are topped up, and keep
    all their own people. `draw` (the round) decides between equals. `kept` are groups that stay
    as they are; `barred` are ids that may not all be in one group. `time_limit` is in seconds for
    everything together; without one large pools may take long.
    """
    start = monotonic()
    deadline = None if time_limit is None else start + time_limit
    taking_part = [one for one in volunteers if one.standing is Standing.ACTIVE and not one.missing]
    open_groups = [one for one in groups if one.standing is Standing.ACTIVE]
    areas = _areas(taking_part, open_groups, rules, today, draw, kept, barred)
    conflict = tuple(_unknown(areas, kept)) + tuple(
        sentence for area in areas for sentence in area.conflicts()
    )
    if conflict:
        return Formation("infeasible", (), (), (), monotonic() - start, conflict)
    formed = [_Formed(area, _packed(area, left, deadline)) for left, area in _small_first(areas)]
    placeless = [one for one in taking_part if one.city is None or one.variant not in rules]
    left_over = chain(
        (_placeless(one, today) for one in placeless),
        chain.from_iterable(each.left_over() for each in formed),
    )
    levels = _levels(formed)
    proven = all(level.status == "optimal" for level in levels)
    return Formation(
        "optimal" if proven else "feasible",
        tuple(sorted(chain.from_iterable(each.groups() for each in formed), key=_by_ids)),
        tuple(sorted(left_over, key=lambda one: one.unit)),
        levels,
        monotonic() - start,
    )


def certificate(formation: Formation) -> str:
    """How sure the answer is, in words: proven best, or how much better it could be at most."""
    if formation.status == "optimal":
        return "Bewezen: betere groepen zijn er niet met deze regels."
    if formation.status == "infeasible":
        return f"Wat vaststaat kan niet blijven: {' '.join(formation.conflict)}"
    told = gaps(formation.levels)
    return f"Dit zijn de beste groepen die gevonden zijn; beter is niet uitgesloten{told}."


def gaps(levels: Iterable[Level]) -> str:
    """How much better each level could be, between brackets; "" when that is the lots alone."""
    told = [
        f"{LEVEL_WORDS[level.objective]}: {_decimal(level.value)}, hooguit {_decimal(level.bound)}"
        for level in levels
        if level.bound > level.value and level.objective != "tie"
    ]
    return f" ({'; '.join(told)})" if told else ""


def _decimal(number: Fraction) -> str:
    return f"{float(round(number, 2)):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _by_ids(group: ProposedGroup) -> tuple[str, ...]:
    return (*group.units, group.group or "")


# --- one city and variant -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Area:
    """The units and groups of one city and variant, in the order of their lots."""

    city: str
    variant: str
    rules: GroupRules
    units: tuple[Volunteer, ...]
    bases: tuple[Group, ...]
    kept_ids: tuple[Ids, ...]
    barred_ids: tuple[Ids, ...]
    today: date
    draw: str

    @cached_property
    def place(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self.units)}

    @cached_property
    def base_place(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self.bases)}

    @cached_property
    def packing(self) -> Packing:
        """Everybody, those in groups that are kept too."""
        units, rules = self.units, self.rules
        points, base_points, average = points_of(units, self.bases, rules)
        waited = [_days(one, self.today) for one in units]
        return Packing(
            people=_ints(one.people for one in units),
            leads=np.array([one.leads for one in units], dtype=np.bool_),
            dutch=_ints(_may_speak(one) for one in units),
            able=_table([_may_come(one) for one in units], len(TIMES)),
            late=np.array([days > rules.waiting_limit for days in waited], dtype=np.bool_),
            days=_ints(waited),
            lots=_ints(lot(self.draw, "", one.id) for one in units),
            points=points,
            average=average,
            bases=tuple(
                Base(people_of(one), _group_may_speak(one), _ints(_group_may_come(one)), row)
                for one, row in zip(self.bases, base_points, strict=True)
            ),
            smallest=rules.smallest,
            largest=rules.largest,
            meet=rules.meet,
            speakers=rules.speakers,
            dutch_is=rules.speakers_are,
            barred=tuple(self._barred()),
        )

    def _barred(self) -> Iterator[tuple[int | None, frozenset[int]]]:
        known = self.place.keys() | self.base_place.keys()
        for ids in self.barred_ids:
            bases = [self.base_place[id] for id in ids if id in self.base_place]
            # Two groups are never one, and who is not here is in no group.
            if ids <= known and len(bases) < 2:
                units = frozenset(self.place[id] for id in ids if id in self.place)
                yield (bases[0] if bases else None), units

    @cached_property
    def kept(self) -> tuple[Column, ...]:
        """The groups that stay, as columns; all their ids are known."""
        return tuple(
            Column(
                next((self.base_place[id] for id in ids if id in self.base_place), NEW),
                tuple(sorted(self.place[id] for id in ids if id in self.place)),
            )
            for ids in self.kept_ids
        )

    @cached_property
    def free(self) -> tuple[list[int], list[int]]:
        """The units and the groups that are not in a group that is kept."""
        units = {unit for column in self.kept for unit in column.units}
        bases = {column.base for column in self.kept}
        return (
            [place for place in range(len(self.units)) if place not in units],
            [place for place in range(len(self.bases)) if place not in bases],
        )

    def conflicts(self) -> Iterator[str]:
        """Why what is kept cannot stay: a sentence for each group and rule."""
        seen: set[str] = set()
        for ids, column in zip(self.kept_ids, self.kept, strict=True):
            name = f"Groep van {_named(ids)}"
            if twice := sorted(ids & seen):
                yield f"{name}: {_named(twice)} staat ook in een andere groep die vaststaat."
            seen |= ids
            for rule in broken_rules(self.packing, column):
                yield f"{name}: {rule} Maak de groep los, of pas de gegevens aan."


def _areas(
    volunteers: Sequence[Volunteer],
    groups: Sequence[Group],
    rules: Mapping[str, GroupRules],
    today: date,
    draw: str,
    kept: Collection[Ids],
    barred: Collection[Ids],
) -> list[_Area]:
    found: list[_Area] = []
    pairs = {(one.city, one.variant) for one in volunteers if one.city is not None}
    for city, variant in sorted((city or "", variant) for city, variant in pairs):
        if variant not in rules:
            continue
        units = [one for one in volunteers if (one.city, one.variant) == (city, variant)]
        bases = [
            one
            for one in groups
            if (one.city, one.variant) == (city, variant) and one.takes_volunteers
            if people_of(one) < rules[variant].largest
        ]
        own = {one.id for one in units}
        found.append(
            _Area(
                city,
                variant,
                rules[variant],
                tuple(sorted(units, key=lambda one: (-lot(draw, "", one.id), one.id))),
                tuple(sorted(bases, key=lambda one: (-lot(draw, "", one.id), one.id))),
                tuple(ids for ids in sorted(set(kept), key=sorted) if ids & own),
                tuple(sorted(set(barred), key=sorted)),
                today,
                draw,
            )
        )
    return found


def _unknown(areas: Sequence[_Area], kept: Collection[Ids]) -> Iterator[str]:
    """What is kept with somebody who does not take part, or from two areas."""
    known = [area.place.keys() | area.base_place.keys() for area in areas]
    for ids in sorted(set(kept), key=sorted):
        if not any(ids <= own for own in known):
            gone = sorted(ids.difference(*known)) or sorted(ids)
            yield (
                f"Groep van {_named(ids)}: {_named(gone)} doet niet mee, is elders, of de groep "
                "heeft geen plek. Maak de groep los."
            )


def _small_first(areas: Sequence[_Area]) -> Iterator[tuple[int, _Area]]:
    """The areas, small ones first, each with how many there are still to do."""
    order = sorted(areas, key=lambda area: (len(area.units), area.city, area.variant))
    return zip(range(len(order), 0, -1), order, strict=True)


def _packed(area: _Area, left: int, deadline: float | None) -> Packed:
    """The best of those who are free, in this area's share of the time."""
    own = None
    if deadline is not None:
        now = monotonic()
        own = now + max(0.0, deadline - now) / left
    return pack(area.packing.over(*area.free), own)


def broken_rules(packing: Packing, column: Column) -> list[str]:
    """The rules that a group breaks, as Dutch sentences; empty when it breaks none."""
    return [sentence for rule in RULES.values() if (sentence := rule(packing, column))]


def _wrong_size(packing: Packing, column: Column) -> str:
    people = packing.there(column.base) + int(packing.people[list(column.units)].sum())
    if packing.smallest <= people <= packing.largest:
        return ""
    size = f"{packing.smallest}"
    if packing.smallest < packing.largest:
        size += f" tot en met {packing.largest}"
    there = f"er {'is' if people == 1 else 'zijn'} {people_in_words(people)}"
    return f"{there}, en dat moeten er {size} zijn."


def _nobody_coordinates(packing: Packing, column: Column) -> str:
    if column.base != NEW or packing.leads[list(column.units)].any():
        return ""
    return "niemand wil coördineren."


def _few_speakers(packing: Packing, column: Column) -> str:
    if packing.dutch_is != "rule" or packing.speaks(column.base, _set_of(column))[0]:
        return ""
    return f"minder dan {packing.speakers} mensen spreken goed Nederlands."


def _no_time(packing: Packing, column: Column) -> str:
    people, _, able = packing.totals(column.base, _set_of(column))
    if (able[0] >= min(packing.meet, int(people[0]))).any():
        return ""
    return f"er is geen moment waarop {packing.meet} mensen kunnen."


def _not_together(packing: Packing, column: Column) -> str:
    units = set(column.units)
    if any(base in (None, column.base) and one <= units for base, one in packing.barred):
        return "niet iedereen mag bij elkaar."
    return ""


def _set_of(column: Column) -> Ints:
    """The units as the one row of a table; it may be longer than a group that can be."""
    return np.array([column.units], dtype=np.int64)


RULES: Mapping[str, Callable[[Packing, Column], str]] = {
    "size": _wrong_size,
    "coordinates": _nobody_coordinates,
    "speakers": _few_speakers,
    "meet": _no_time,
    "barred": _not_together,
}
"""What every group must keep: each gives a Dutch sentence when it is broken, else ""."""


# --- answers as numbers -------------------------------------------------------------------------


def people_of(group: Group) -> int:
    """Everybody a group counts on: who signed up, or more when it said so."""
    return max(group.members, group.size or 0)


def _days(one: Volunteer, today: date) -> int:
    return max(0, (today - one.registered).days)


def _may_speak(one: Volunteer) -> int:
    """Dutch speakers; all of them when it is not known."""
    return one.people if one.dutch_speakers is None else min(one.dutch_speakers, one.people)


def _may_come(one: Volunteer) -> list[int]:
    """How many can at each time; all of them when it is not known."""
    return [one.people if time in one.times or not one.times else 0 for time in TIMES]


def _group_may_speak(one: Group) -> int:
    there = people_of(one)
    return there if one.dutch_speakers is None else min(one.dutch_speakers, there)


def _group_may_come(one: Group) -> list[int]:
    known = dict(one.available)
    return [min(known.get(time, people_of(one)), people_of(one)) for time in TIMES]


def points_of(
    units: Sequence[Volunteer], groups: Sequence[Group], rules: GroupRules
) -> tuple[Ints, Ints, int]:
    """How well two people of two units go together, 0..100, and of a unit and a group.

    Last their average over all two units, which counts where nothing is known: between people of
    one unit, who stay together whatever they answered. Everything is a whole number, so that
    machines make no difference.
    """
    total = np.zeros((len(units) + len(groups), len(units)), dtype=np.int64)
    for name, weight in rules.weights.items():
        total += weight * _known_or_average(SCORES[name](units, groups, rules))
    most = WHOLE * sum(rules.weights.values())
    points = _rounded(total * 100, np.full_like(total, max(1, most)))
    own, others = points[: len(units)], points[len(units) :]
    pairs = np.triu_indices(len(units), 1)
    average = _mean(own[pairs], 50)
    return own, others, average


Score = tuple[Ints, Ints]
"""Part and whole of a score for each unit or group (rows) with each unit; a whole of 0 says that
it is not known."""


def _time_scores(units: Sequence[Volunteer], groups: Sequence[Group], _rules: GroupRules) -> Score:
    """Common times as a share of the fewest that one of two has; of a group, the share of its
    people who can at the times of a unit."""
    rows = _table([[time in one.times for time in TIMES] for one in units], len(TIMES))
    counts = rows.sum(axis=1)
    least = np.minimum.outer(counts, counts)
    known = _table([[time in dict(one.available) for time in TIMES] for one in groups], len(TIMES))
    able = _table([_group_may_come(one) for one in groups], len(TIMES)) * known
    heads = _ints(people_of(one) for one in groups)
    return (
        np.concatenate([np.minimum(rows @ rows.T, least), able @ rows.T]),
        np.concatenate([least, (known @ rows.T) * heads[:, None]]),
    )


def _distance_scores(
    units: Sequence[Volunteer], groups: Sequence[Group], _rules: GroupRules
) -> Score:
    """1 in the same district, less as districts differ more."""
    both: list[Volunteer | Group] = [*units, *groups]
    known = np.array([one.district is not None for one in both], dtype=np.bool_)
    where = _ints(one.district or 0 for one in both)
    far = FAR["group"]
    part = np.maximum(far - np.abs(np.subtract.outer(where, where[: len(units)])), 0)
    return part, far * np.logical_and.outer(known, known[: len(units)]).astype(np.int64)


def _interest_scores(
    units: Sequence[Volunteer], groups: Sequence[Group], _rules: GroupRules
) -> Score:
    """Common interests as a share of the fewest that one has, of which some are enough."""
    both: list[Volunteer | Group] = [*units, *groups]
    topics = sorted(frozenset().union(*(one.interests for one in both)))
    rows = _table([[topic in one.interests for topic in topics] for one in both], len(topics))
    common = rows @ rows[: len(units)].T
    counts = np.minimum(rows.sum(axis=1), ENOUGH_INTERESTS)
    least = np.minimum.outer(counts, counts[: len(units)])
    return np.minimum(common, least), least


def _age_scores(units: Sequence[Volunteer], groups: Sequence[Group], rules: GroupRules) -> Score:
    """Over every two people: 1 in one band, a half beside it; the rest of 1 where ages are best
    mixed."""
    both: list[Volunteer | Group] = [*units, *groups]
    ages = _table([one.ages for one in both], len(AGE_BANDS))
    bands = np.arange(len(AGE_BANDS))
    near = np.maximum(2 - np.abs(np.subtract.outer(bands, bands)), 0)
    heads = ages.sum(axis=1)
    pairs = 2 * np.multiply.outer(heads, heads[: len(units)])
    part = ages @ near @ ages[: len(units)].T
    return (part if rules.ages == "near" else pairs - part), pairs


SCORES: Mapping[str, Callable[[Sequence[Volunteer], Sequence[Group], GroupRules], Score]] = {
    "times": _time_scores,
    "distance": _distance_scores,
    "interests": _interest_scores,
    "ages": _age_scores,
}
"""What makes two go together; a policy gives each its weight."""


def _known_or_average(score: Score) -> Ints:
    """The scores in parts of WHOLE; what is not known counts as the average of what is."""
    part, whole = score
    known = whole > 0
    scores = _rounded(part * WHOLE, np.maximum(whole, 1))
    # Two units are counted once, a unit and a group too: all groups come below the units.
    counted = np.tril(known, -1)
    return np.where(known, scores, _mean(scores[counted], WHOLE // 2))


def _mean(numbers: Ints, otherwise: int) -> int:
    if not len(numbers):
        return otherwise
    return int(_rounded(np.array([numbers.sum()]), np.array([len(numbers)]))[0])


def _rounded(part: Ints, whole: Ints) -> Ints:
    """The division to the nearest whole number; halves go up."""
    return np.asarray((2 * part + whole) // (2 * whole), dtype=np.int64)


def _ints(numbers: Iterable[int]) -> Ints:
    return np.array(list(numbers), dtype=np.int64)


def _table(rows: Sequence[Sequence[Any]], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


# --- answers ------------------------------------------------------------------------------------


class _Formed:
    """An area and its best groups."""

    def __init__(self, area: _Area, packed: Packed) -> None:
        self.area, self.packed = area, packed
        units, bases = area.free
        self.columns = [
            Column(
                NEW if column.base == NEW else bases[column.base],
                tuple(sorted(units[unit] for unit in column.units)),
            )
            for column in packed.columns
        ]

    @property
    def proven(self) -> int:
        return self.packed.proven

    def told(self, level: int, proven: int) -> tuple[Fraction, Fraction]:
        """Value and bound of a level, what is kept included, when so many are proven before it."""
        packing = self.area.packing
        kept = int(packing.weights(self.area.kept)[:, level].sum())
        sure = level <= proven or self.proven == proven
        bound = (self.packed.bounds if sure else self.packed.highs)[level]
        unit = packing.unit if LEVELS[level] == "fit" else 1
        return Fraction(kept + self.packed.values[level], unit), Fraction(kept + bound, unit)

    def groups(self) -> Iterator[ProposedGroup]:
        for column in self.area.kept:
            yield self._group(column, kept=True)
        for column in self.columns:
            yield self._group(column, kept=False)

    def _group(self, column: Column, *, kept: bool) -> ProposedGroup:
        area = self.area
        sets = area.packing.rows_of([column])
        people = int(area.packing.totals(column.base, sets)[0][0])
        points = int(area.packing.points_in(column.base, sets)[0])
        units = [area.units[unit] for unit in column.units]
        base = None if column.base == NEW else area.bases[column.base]
        return ProposedGroup(
            units=tuple(sorted(one.id for one in units)),
            group=None if base is None else base.id,
            city=area.city,
            variant=area.variant,
            people=people,
            fit=Fraction(points, comb(people, 2)),
            why=" ".join(_why(units, base, people)),
            mind=tuple(_mind(units, base, area.rules, people)),
            kept=kept,
        )

    def left_over(self) -> Iterator[LeftOver]:
        """Who is in no group, with the smallest addition that makes one possible."""
        free_units, free_bases = self.area.free
        placed = {unit for column in self.columns for unit in column.units}
        used = {column.base for column in self.columns}
        left = [unit for unit in free_units if unit not in placed]
        bases = [NEW, *(base for base in free_bases if base not in used)]
        search = _Additions(self.area, left, bases)
        for unit in left:
            one, addition = self.area.units[unit], search.smallest(unit)
            sentence = _needs(addition) if addition else _cannot(one, self.area.rules)
            yield LeftOver(one.id, _days(one, self.area.today), addition, sentence)


def _levels(formed: Sequence[_Formed]) -> tuple[Level, ...]:
    """The levels of all areas together: values and bounds add up."""
    proven = min((each.proven for each in formed), default=len(LEVELS))
    found: list[Level] = []
    for level, name in enumerate(LEVELS):
        told = [each.told(level, proven) for each in formed]
        value = sum((one for one, _ in told), Fraction(0))
        bound = sum((most for _, most in told), Fraction(0))
        found.append(Level(name, value, bound, "optimal" if bound == value else "feasible"))
    return tuple(found)


def _why(units: Sequence[Volunteer], base: Group | None, people: int) -> Iterator[str]:
    """What makes this a group, in sentences; only what was answered, and nobody's own answer."""
    if base is None:
        yield f"Samen zijn ze met {people}, en er is iemand die wil coördineren."
    else:
        yield f"De groep heeft {people_in_words(people_of(base))} en komt zo op {people}."
    known = {time: _sure(units, base, time) for time in TIMES}
    best = max(known.values())
    if best > 1:
        times = listed(labels("times", {time for time, able in known.items() if able == best}))
        yield f"Afspreken kan {times}: dan kunnen er {best}."
    both: list[Volunteer | Group] = [*units] if base is None else [*units, base]
    where = [one.district for one in both if one.district is not None]
    if len(where) == len(both) > 1 and max(where) - min(where) <= CLOSE_BY:
        yield "Ze wonen dicht bij elkaar."
    shared = labels("interests", frozenset.intersection(*(one.interests for one in both)))
    if shared and len(both) > 1:
        yield f"Ze houden allemaal van {listed(shared)}."
    bands = {band for one in both for band, count in enumerate(one.ages) if count}
    if all(sum(one.ages) for one in both) and len(bands) == 1:
        yield "Ze zijn ongeveer even oud."


def _mind(
    units: Sequence[Volunteer], base: Group | None, rules: GroupRules, people: int
) -> Iterator[str]:
    """What to mind in this group, in sentences."""
    unknown = sum(one.people for one in units if one.dutch_speakers is None)
    speak = sum(_may_speak(one) for one in units) - unknown
    if base is not None and base.dutch_speakers is None:
        unknown += people_of(base)
    elif base is not None:
        speak += _group_may_speak(base)
    enough = min(rules.speakers, people)
    if rules.speakers_are != "free" and speak + unknown < enough:
        yield f"Minder dan {enough} mensen spreken goed Nederlands."
    elif rules.speakers_are != "free" and speak < enough:
        yield f"Van {people_in_words(unknown)} is niet bekend of ze goed Nederlands spreken."
    silent = sum(one.people for one in units if not one.times)
    if silent and max(_sure(units, base, time) for time in TIMES) < min(rules.meet, people):
        yield f"Van {people_in_words(silent)} is niet bekend wanneer ze kunnen."


def _sure(units: Sequence[Volunteer], base: Group | None, time: str) -> int:
    """How many said that they can at this time."""
    able = sum(one.people for one in units if time in one.times)
    return able + (0 if base is None else min(dict(base.available).get(time, 0), people_of(base)))


def _named(ids: Iterable[str]) -> str:
    return listed(sorted(ids))


# --- what is missing ----------------------------------------------------------------------------

State = tuple[int, bool, int, int]
"""People, whether one coordinates, Dutch speakers, and who can at the time that is looked at."""


@dataclass(frozen=True)
class _Additions:
    """Looks for the smallest addition among those who are left over, and groups not topped up.

    Smallest: the fewest people, then the fewest things that they must be.
    """

    area: _Area
    left: Sequence[int]
    bases: Sequence[int]

    def smallest(self, unit: int) -> Addition | None:
        """The smallest addition with which this unit is in a group; None when there is none."""
        found = [
            addition
            for base in self.bases
            for time in range(len(TIMES))
            for addition in self._with(unit, base, time, frozenset(self.left) - {unit})
        ]
        return min(found, key=_size_of, default=None)

    def _with(
        self, unit: int, base: int, time: int, others: AbstractSet[int]
    ) -> Iterator[Addition]:
        """The smallest addition to this unit, some of the others and the base, if there is any."""
        packing = self.area.packing
        sets = self._states(unit, base, time, [other for other in self.left if other in others])
        sums = [
            (addition, members)
            for state, members in sets.items()
            for addition in self._needed(state, base, time, members)
        ]
        best = min(sums, key=lambda one: _size_of(one[0]), default=None)
        if best is None:
            return
        for at, together in packing.barred:
            if at in (None, base) and together <= set(best[1]):
                # Every set that is allowed misses one of these.
                for out in sorted(together - {unit}):
                    yield from self._with(unit, base, time, others - {out})
                return
        yield best[0]

    def _states(
        self, unit: int, base: int, time: int, others: Sequence[int]
    ) -> dict[State, tuple[int, ...]]:
        """What the unit, the base and some of the others can be together, each with a set."""
        packing = self.area.packing
        start: State = (0, False, 0, 0)
        if base != NEW:
            own = packing.bases[base]
            start = (own.people, True, own.dutch, int(own.able[time]))
        first = self._joined(start, unit, time)
        sets: dict[State, tuple[int, ...]] = {first: (unit,)} if first[0] < packing.largest else {}
        for other in others:
            for state, members in list(sets.items()):
                more = self._joined(state, other, time)
                if more[0] < packing.largest:
                    sets.setdefault(more, (*members, other))
        return sets

    def _joined(self, state: State, unit: int, time: int) -> State:
        packing = self.area.packing
        people, leads, speak, able = state
        return (
            people + int(packing.people[unit]),
            leads or bool(packing.leads[unit]),
            min(packing.largest, speak + int(packing.dutch[unit])),
            min(packing.largest, able + int(packing.able[unit, time])),
        )

    def _needed(
        self, state: State, base: int, time: int, members: Sequence[int]
    ) -> Iterator[Addition]:
        """What must come to make a group of these, for every number of people that can."""
        packing = self.area.packing
        people, leads, speak, able = state
        for more in range(max(1, packing.smallest - people), packing.largest - people + 1):
            speakers = 0
            if packing.dutch_is == "rule":
                speakers = max(0, min(packing.speakers, people + more) - speak)
            come = max(0, min(packing.meet, people + more) - able)
            if max(speakers, come) <= more:
                units = tuple(sorted(self.area.units[unit].id for unit in members))
                group = None if base == NEW else self.area.bases[base].id
                yield Addition(more, not leads, speakers, come, TIMES[time], units, group)


def _size_of(addition: Addition) -> tuple[Any, ...]:
    """What makes an addition smaller than another; the last parts only to have one answer."""
    needs = (int(addition.leads), addition.speakers, addition.able)
    group = addition.group or ""
    return (addition.people, sum(needs), *needs, group, TIMES.index(addition.time), addition.units)


def _needs(addition: Addition) -> str:
    """The addition as a sentence."""
    times = labels("times", {addition.time})[0]
    wants = [(1, "wil coördineren", "willen coördineren")] if addition.leads else []
    if addition.speakers:
        wants.append((addition.speakers, "goed Nederlands spreekt", "goed Nederlands spreken"))
    if addition.able:
        wants.append((addition.able, f"{times} kan", f"{times} kunnen"))
    if addition.people == 1:
        told = listed([one for _, one, _ in wants]) if wants else ""
        asked = f"iemand die {told}" if told else "nog 1 persoon"
    else:
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in wants]
        asked = f"nog {addition.people} mensen"
        asked += f", van wie {listed(parts)}" if parts else ""
    if addition.group is not None:
        return f"Om groep {addition.group} aan te vullen is nodig: {asked}."
    return f"Voor een groep is nodig: {asked}."


def _cannot(one: Volunteer, rules: GroupRules) -> str:
    if one.people > rules.largest:
        return f"In een groep passen {rules.largest} mensen, en zij zijn met {one.people}."
    return "Met dit aantal mensen past er niemand bij. Vraag of iemand van hen wil coördineren."


def _placeless(one: Volunteer, today: date) -> LeftOver:
    sentence = "Bij deze vorm maken we geen groepen."
    if one.city is None:
        sentence = "Vul in welke stad het wordt."
    return LeftOver(one.id, _days(one, today), None, sentence)
