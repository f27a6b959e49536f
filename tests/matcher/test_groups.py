"""Groups from volunteers: right at every level, true in every sentence, whatever the order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, combinations
from math import comb
from time import monotonic
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from intake.records import TIMES, Group, Standing, Volunteer
from matcher.groups import (
    LEVEL_WORDS,
    Addition,
    Formation,
    _areas,
    _needs,
    broken_rules,
    certificate,
    form_groups,
    points_of,
)
from matcher.objectives import lot
from matcher.packer import every_column, pack
from matcher.packing import LEVELS, NEW, Column, Packing
from matcher.packing_columns import Prices, templates, worthwhile
from matcher.policy import GroupRules, load_policies

TODAY = date(2026, 11, 22)
DRAW = "2026-11"
CITY, VARIANT = "rotterdam", "statushouders"
RULES = {variant: one.groups for variant, one in load_policies().items() if one.groups}


def ruled(**other: Any) -> GroupRules:
    """The rules of the variant, some of them different."""
    return replace(RULES[VARIANT], **other)


slowly = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
fewer = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def volunteer(id: str, **answers: Any) -> Volunteer:
    """A unit of one who takes part: waits three weeks, speaks Dutch, can at any time."""
    ready: dict[str, Any] = {
        "city": CITY,
        "variant": VARIANT,
        "registered": TODAY - timedelta(days=21),
        "standing": Standing.ACTIVE,
        "missing": (),
        "people": 1,
        "dutch_speakers": answers.get("people", 1),
        "times": frozenset(TIMES),
    }
    return Volunteer(id=id, **{**ready, **answers})


def small_group(id: str, members: int, **answers: Any) -> Group:
    """A group that is too small and takes volunteers; all of them speak Dutch."""
    ready: dict[str, Any] = {
        "city": CITY,
        "variant": VARIANT,
        "registered": TODAY,
        "standing": Standing.ACTIVE,
        "missing": ("Groepsleden aangemeld: te weinig.",),
        "size": members,
        "members": members,
        "takes_volunteers": True,
        "dutch_speakers": members,
    }
    return Group(id=id, **{**ready, **answers})


def singles(count: int, **answers: Any) -> list[Volunteer]:
    """Units of one; the first can coordinate."""
    return [volunteer(f"V{n}", **{"leads": n == 0, **answers}) for n in range(count)]


def formed(
    volunteers: Sequence[Volunteer],
    groups: Sequence[Group] = (),
    rules: GroupRules | None = None,
    **asked: Any,
) -> Formation:
    of_variant = RULES if rules is None else {VARIANT: rules}
    return form_groups(volunteers, groups, of_variant, TODAY, DRAW, **asked)


# --- everything looked at -----------------------------------------------------------------------


@dataclass(frozen=True)
class Pool:
    """What a formation is asked about."""

    volunteers: tuple[Volunteer, ...]
    groups: tuple[Group, ...]
    rules: GroupRules
    barred: tuple[frozenset[str], ...]

    def formed(self, **asked: Any) -> Formation:
        return formed(self.volunteers, self.groups, self.rules, barred=self.barred, **asked)

    def packing(self) -> Packing:
        of_variant = {VARIANT: self.rules}
        (area,) = _areas(self.volunteers, self.groups, of_variant, TODAY, DRAW, (), self.barred)
        return area.packing


@st.composite
def pools(draw: st.DrawFn, most: int = 7) -> Pool:
    """A few units and groups, with every rule now and then."""
    units = tuple(_unit(draw, f"V{n}") for n in range(draw(st.integers(1, most))))
    groups = tuple(_group(draw, f"G{n}") for n in range(draw(st.integers(0, 2))))
    smallest = draw(st.integers(2, 5))
    rules = ruled(
        smallest=smallest,
        largest=draw(st.integers(smallest, 5)),
        speakers=draw(st.integers(1, 3)),
        speakers_are=draw(st.sampled_from(["rule", "advice", "free"])),
        meet=draw(st.integers(1, 4)),
        ages=draw(st.sampled_from(["near", "mixed"])),
    )
    ids = st.sampled_from([one.id for one in (*units, *groups)])
    sets = st.lists(st.frozensets(ids, min_size=1, max_size=3), max_size=2)
    return Pool(units, groups, rules, tuple(draw(sets)))


def _unit(draw: st.DrawFn, id: str) -> Volunteer:
    people = draw(st.sampled_from([1, 1, 1, 2, 2, 3, 4]))
    return volunteer(
        id,
        people=people,
        registered=TODAY - timedelta(days=draw(st.sampled_from([0, 40, 89, 90, 91, 200]))),
        leads=draw(st.booleans()),
        dutch_speakers=draw(st.one_of(st.none(), st.integers(0, people))),
        ages=draw(st.sampled_from([(0, 0, 0, 0), (people, 0, 0, 0), (0, 0, 0, people)])),
        times=draw(st.frozensets(st.sampled_from(TIMES))),
        interests=draw(st.frozensets(st.sampled_from(["music", "sport", "food"]))),
        district=draw(st.sampled_from([None, 3011, 3025, 3090])),
    )


def _group(draw: st.DrawFn, id: str) -> Group:
    members = draw(st.integers(1, 4))
    counts = st.integers(0, members)
    return small_group(
        id,
        members,
        size=draw(st.sampled_from([None, members])),
        dutch_speakers=draw(st.one_of(st.none(), counts)),
        available=tuple((time, draw(counts)) for time in TIMES if draw(st.booleans())),
        district=draw(st.sampled_from([None, 3011])),
    )


@dataclass(frozen=True)
class Possible:
    """A group that can be: its units, the group it tops up, and what it counts at each level."""

    ids: frozenset[str]
    group: Group | None
    counts: tuple[Fraction, ...]


def may_be(units: Sequence[Volunteer], group: Group | None, pool: Pool) -> bool:
    """The rules in other words than those of matcher/packing.py."""
    rules = pool.rules
    ids = {one.id for one in units} | ({group.id} if group else set())
    there = 0 if group is None else max(group.members, group.size or 0)
    people = there + sum(one.people for one in units)
    return (
        rules.smallest <= people <= rules.largest
        and (group is not None or any(one.leads for one in units))
        and (rules.speakers_are != "rule" or speakers(units, group) >= min(rules.speakers, people))
        and max(able(units, group, time) for time in TIMES) >= min(rules.meet, people)
        and not any(bar <= ids for bar in pool.barred)
    )


def speakers(units: Sequence[Volunteer], group: Group | None) -> int:
    """Dutch speakers, counting those of whom it is not known."""
    own = 0
    if group is not None:
        own = group.members if group.dutch_speakers is None else group.dutch_speakers
    said = (one.people if one.dutch_speakers is None else one.dutch_speakers for one in units)
    return own + sum(said)


def able(units: Sequence[Volunteer], group: Group | None, time: str) -> int:
    """Who can at a time, counting those of whom it is not known."""
    own = 0 if group is None else dict(group.available).get(time, group.members)
    return own + sum(one.people for one in units if not one.times or time in one.times)


def possible(pool: Pool) -> list[Possible]:
    """Every group that can be, found by looking at all sets of units."""
    with_room = [one for one in pool.groups if one.members < pool.rules.largest]
    points, group_points, average = points_of(pool.volunteers, with_room, pool.rules)
    found: list[Possible] = []
    for size in range(1, pool.rules.largest + 1):
        for places in combinations(range(len(pool.volunteers)), size):
            units = [pool.volunteers[place] for place in places]
            for group_place, group in [(-1, None), *enumerate(with_room)]:
                if may_be(units, group, pool):
                    heads = [(one.people, place) for one, place in zip(units, places, strict=True)]
                    total = sum(average * comb(people, 2) for people, _ in heads)
                    for (one, at), (other, to) in combinations(heads, 2):
                        total += one * other * int(points[at, to])
                    there = 0 if group is None else group.members
                    total += average * comb(there, 2)
                    for people, at in heads if group is not None else []:
                        total += there * people * int(group_points[group_place, at])
                    ids = frozenset(one.id for one in units)
                    found.append(Possible(ids, group, counted(units, group, total, pool.rules)))
    return found


def counted(
    units: Sequence[Volunteer], group: Group | None, points: int, rules: GroupRules
) -> tuple[Fraction, ...]:
    """What a group counts at every level."""
    new = sum(one.people for one in units)
    people = new + (0 if group is None else group.members)
    waited = {one.id: (TODAY - one.registered).days for one in units}
    few = speakers(units, group) < min(rules.speakers, people)
    return (
        Fraction(sum(one.people for one in units if waited[one.id] > rules.waiting_limit)),
        Fraction(new),
        Fraction(-int(few and rules.speakers_are == "advice")),
        Fraction(new * points, comb(people, 2)),
        Fraction(sum(one.people * waited[one.id] for one in units)),
        Fraction(sum(lot(DRAW, "", one.id) for one in units)),
    )


def best_values(pool: Pool) -> tuple[Fraction, ...]:
    """The best values over all sets of groups that share nobody, found by looking at all."""
    return max(_reached(possible(pool), frozenset(), (Fraction(0),) * len(LEVELS)))


def _reached(
    left: Sequence[Possible], used: frozenset[str], reached: tuple[Fraction, ...]
) -> Iterator[tuple[Fraction, ...]]:
    yield reached
    for place, one in enumerate(left):
        ids = one.ids | ({one.group.id} if one.group else set())
        if not ids & used:
            total = tuple(map(sum, zip(reached, one.counts, strict=True)))
            yield from _reached(left[place + 1 :], used | ids, total)  # type: ignore[arg-type]


def values(formation: Formation) -> tuple[Fraction, ...]:
    return tuple(level.value for level in formation.levels)


@slowly
@given(pools())
def test_every_level_is_right_on_small_pools(pool: Pool) -> None:
    formation = pool.formed()
    assert formation.status == "optimal"
    assert values(formation) == best_values(pool)


@slowly
@given(pools())
def test_bounds_are_true_when_columns_are_priced(pool: Pool) -> None:
    packing = pool.packing()
    packed = pack(packing, most_columns=0)
    best = [int(v * (packing.unit if n == 3 else 1)) for n, v in enumerate(best_values(pool))]
    proven = packed.proven
    assert list(packed.values[:proven]) == best[:proven]
    assert all(b >= v for b, v in zip(packed.bounds[: proven + 1], best, strict=False))


@fewer
@given(pools(), st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same(pool: Pool, dice: random.Random) -> None:
    mixed = Pool(
        tuple(dice.sample(pool.volunteers, len(pool.volunteers))),
        tuple(dice.sample(pool.groups, len(pool.groups))),
        pool.rules,
        tuple(dice.sample(pool.barred, len(pool.barred))),
    )
    one, other = pool.formed(), mixed.formed()
    assert (one.groups, one.left_over, one.levels) == (other.groups, other.left_over, other.levels)


@fewer
@given(pools())
def test_one_more_volunteer_never_places_fewer(pool: Pool) -> None:
    assume(len(pool.volunteers) > 1)
    fewer_people = replace(pool, volunteers=pool.volunteers[1:])
    assert values(pool.formed())[:2] >= values(fewer_people.formed())[:2]


@fewer
@given(pools())
def test_every_unit_is_in_one_group_or_left_over(pool: Pool) -> None:
    formation = pool.formed()
    placed = [id for group in formation.groups for id in group.units]
    everybody = placed + [one.unit for one in formation.left_over]
    assert sorted(everybody) == sorted(one.id for one in pool.volunteers)


@fewer
@given(pools())
def test_a_proposed_group_keeps_every_rule(pool: Pool) -> None:
    by_id = {one.id: one for one in pool.volunteers}
    groups = {one.id: one for one in pool.groups}
    assert all(
        may_be([by_id[id] for id in one.units], groups.get(one.group or ""), pool)
        for one in pool.formed().groups
    )


@fewer
@given(pools())
def test_rules_that_are_told_are_those_of_the_program(pool: Pool) -> None:
    packing = pool.packing()
    units = range(packing.size)
    every = [
        Column(base, chosen)
        for base in range(NEW, len(packing.bases))
        for count in range(1, min(packing.size, packing.largest) + 1)
        for chosen in combinations(units, count)
    ]
    kept = [column for column in every if not broken_rules(packing, column)]
    assert kept == [
        column for column in every if packing.allows(column.base, packing.rows_of([column]))[0]
    ]


def test_group_with_more_units_than_can_be_is_told_so() -> None:
    found = formed(singles(7), kept=[frozenset(f"V{n}" for n in range(7))])
    assert "er zijn 7 mensen, en dat moeten er 5 zijn." in found.conflict[0]


@fewer
@given(pools())
def test_a_kept_group_stays_as_it_was(pool: Pool) -> None:
    before = pool.formed()
    assume(before.groups)
    kept = [before.groups[-1].ids]
    more = replace(pool, volunteers=(*pool.volunteers, volunteer("V9", leads=True)))
    after = more.formed(kept=kept)
    assert [one.ids for one in after.groups if one.kept] == kept
    assert values(after)[1] >= before.groups[-1].people - 4


# --- who is left over ---------------------------------------------------------------------------


def added(addition: Addition) -> list[Volunteer]:
    """People who are what the addition asks, and nothing besides."""
    others = frozenset(TIMES) - {addition.time}
    return [
        volunteer(
            f"W{n}",
            leads=addition.leads and n == 0,
            dutch_speakers=int(n < addition.speakers),
            times=frozenset({addition.time}) if n < addition.able else frozenset(),
        )
        if n < addition.able
        else volunteer(
            f"W{n}",
            leads=addition.leads and n == 0,
            dutch_speakers=int(n < addition.speakers),
            times=frozenset(sorted(others)[:1]),
        )
        for n in range(addition.people)
    ]


@slowly
@given(pools())
def test_what_is_missing_makes_a_group_when_it_comes(pool: Pool) -> None:
    by_id = {one.id: one for one in pool.volunteers}
    groups = {one.id: one for one in pool.groups}
    for one in pool.formed().left_over:
        if one.addition is not None:
            units = [by_id[id] for id in one.addition.units] + added(one.addition)
            assert one.unit in one.addition.units
            assert may_be(units, groups.get(one.addition.group or ""), pool)


@fewer
@given(pools())
def test_what_is_missing_places_more_people_when_it_comes(pool: Pool) -> None:
    before = pool.formed()
    additions = [one.addition for one in before.left_over if one.addition is not None]
    assume(additions)
    more = replace(pool, volunteers=(*pool.volunteers, *added(additions[0])))
    unit = {one.id: one for one in pool.volunteers}
    there = sum(unit[id].people for id in additions[0].units)
    assert sum(values(more.formed())[:2]) >= sum(values(before)[:2]) + min(1, there)


@fewer
@given(pools(5))
def test_nobody_fewer_would_do(pool: Pool) -> None:
    formation = pool.formed()
    in_group = set(chain.from_iterable(one.ids for one in formation.groups))
    left = [one for one in pool.volunteers if one.id not in in_group]
    free = [None, *(one for one in pool.groups if one.id not in in_group)]
    for one in formation.left_over:
        if one.addition is not None and one.addition.people > 1:
            helpers = [volunteer(f"W{n}", leads=True) for n in range(one.addition.people - 1)]
            others = [other for other in left if other.id != one.unit]
            own = [other for other in left if other.id == one.unit]
            sets = chain.from_iterable(combinations(others, n) for n in range(len(others) + 1))
            assert not any(
                may_be([*own, *some, *helpers], group, pool) for some in sets for group in free
            )


@pytest.mark.parametrize(
    ("volunteers", "sentence"),
    [
        (singles(3), "Voor een groep is nodig: nog 2 mensen."),
        (singles(4, leads=False), "Voor een groep is nodig: iemand die wil coördineren."),
        (
            singles(3, leads=False),
            "Voor een groep is nodig: nog 2 mensen, van wie 1 wil coördineren.",
        ),
        (
            [
                *singles(2, times=frozenset({"evening"})),
                volunteer("V2", people=2, times=frozenset({"weekend"})),
            ],
            "Voor een groep is nodig: iemand die doordeweeks in de avond kan.",
        ),
    ],
)
def test_left_over_learns_what_is_missing(volunteers: list[Volunteer], sentence: str) -> None:
    assert {one.sentence for one in formed(volunteers).left_over} == {sentence}


def test_dutch_speakers_are_asked_for_when_they_are_a_rule() -> None:
    left = formed(singles(4, dutch_speakers=0), rules=ruled(speakers_are="rule")).left_over
    assert left[0].addition is not None
    assert (left[0].addition.people, left[0].addition.speakers) == (3, 3)


def test_a_group_that_can_be_topped_up_is_named() -> None:
    left = formed([volunteer("V0")], [small_group("G0", 3)]).left_over
    assert left[0].sentence == "Om groep G0 aan te vullen is nodig: nog 1 persoon."


def test_everything_asked_is_in_the_sentence() -> None:
    addition = Addition(3, True, 2, 1, "weekend", ("V0",), None)
    assert _needs(addition) == (
        "Voor een groep is nodig: nog 3 mensen, van wie 1 wil coördineren, "
        "2 goed Nederlands spreken en 1 in het weekend kan."
    )


# --- rules, one by one --------------------------------------------------------------------------


def test_five_singles_become_a_group() -> None:
    (group,) = formed(singles(5)).groups
    assert (group.people, group.group, group.mind) == (5, None, ())


def test_units_of_another_city_or_variant_stay_apart() -> None:
    others = [volunteer("W0", city="den-haag"), volunteer("W1", variant="hervestiging")]
    assert formed([*singles(3), *others]).groups == ()


def test_students_are_a_group_from_three() -> None:
    students = singles(3, variant="studenten", dutch_speakers=0)
    (group,) = formed(students).groups
    assert (group.people, group.mind) == (3, ())


def test_a_small_group_is_topped_up() -> None:
    (group,) = formed(singles(2, leads=False), [small_group("G0", 3)]).groups
    assert (group.group, group.units, group.people) == ("G0", ("V0", "V1"), 5)


@pytest.mark.parametrize(
    "answers",
    [
        {"takes_volunteers": False},
        {"standing": Standing.STOPPED},
        {"size": 5},
        {"city": "den-haag"},
    ],
)
def test_no_group_is_topped_up_that_may_not_be(answers: Mapping[str, Any]) -> None:
    assert formed(singles(2), [small_group("G0", 3, **answers)]).groups == ()


@pytest.mark.parametrize(
    "answers",
    [{"standing": Standing.WITHDRAWN}, {"standing": Standing.PAUSED}, {"missing": ("x",)}],
)
def test_who_does_not_take_part_is_nowhere(answers: Mapping[str, Any]) -> None:
    formation = formed([*singles(4), volunteer("W0", **answers)])
    assert formation.groups == ()
    assert "W0" not in [one.unit for one in formation.left_over]


def test_few_dutch_speakers_are_told_when_it_is_advice() -> None:
    (group,) = formed(singles(5, dutch_speakers=0)).groups
    assert group.mind == ("Minder dan 3 mensen spreken goed Nederlands.",)


def test_what_is_not_known_blocks_nothing_and_is_told() -> None:
    rules = ruled(speakers_are="rule")
    (group,) = formed(singles(5, dutch_speakers=None), rules=rules).groups
    assert group.mind[0] == "Van 5 mensen is niet bekend of ze goed Nederlands spreken."


def test_who_waits_past_the_limit_goes_first() -> None:
    long_ago = TODAY - timedelta(days=91)
    long = [volunteer(f"L{n}", registered=long_ago, district=3090) for n in range(2)]
    (group,) = formed([*singles(6, district=3011), *long]).groups
    assert {"L0", "L1"} <= set(group.units)


def test_barred_units_are_in_no_group_together() -> None:
    formation = formed(singles(6), barred=[frozenset({"V1", "V2"})])
    assert len({"V1", "V2"} & set(formation.groups[0].units)) == 1


def test_a_refused_group_is_not_proposed_again() -> None:
    barred = [frozenset(f"V{n}" for n in range(5))]
    assert formed(singles(5), barred=barred).groups == ()


def test_what_is_kept_and_cannot_stay_is_named() -> None:
    formation = formed(singles(5, leads=False), kept=[frozenset(f"V{n}" for n in range(5))])
    assert formation.status == "infeasible"
    assert formation.conflict[0].startswith("Groep van V0, V1, V2, V3 en V4: niemand wil")


def test_somebody_in_two_kept_groups_is_named() -> None:
    kept = [frozenset({"V0", "V1", "V2"}), frozenset({"V0", "V3", "V4"})]
    formation = formed(singles(5, variant="studenten"), kept=kept)
    assert "V0 staat ook in een andere groep" in formation.conflict[0]


def test_a_kept_group_with_somebody_gone_is_named() -> None:
    formation = formed(singles(4), kept=[frozenset({"V0", "W0"})])
    assert "W0 doet niet mee" in formation.conflict[0]


def test_sentences_tell_what_a_group_shares() -> None:
    people = singles(
        5,
        times=frozenset({"evening"}),
        district=3011,
        interests=frozenset({"sport"}),
        ages=(1, 0, 0, 0),
    )
    (group,) = formed(people).groups
    assert "doordeweeks in de avond: dan kunnen er 5" in group.why
    assert "Ze wonen dicht bij elkaar." in group.why


def test_who_has_no_city_learns_so() -> None:
    (one,) = formed([volunteer("V0", city=None)]).left_over
    assert one.sentence == "Vul in welke stad het wordt."


# --- fit ----------------------------------------------------------------------------------------


def test_what_nobody_answered_is_average() -> None:
    points, _, average = points_of(singles(3, times=frozenset()), [], ruled())
    assert average == 50
    assert {int(points[0, 1]), int(points[1, 2])} == {50}


@pytest.mark.parametrize(
    ("name", "one", "other", "expected"),
    [
        ("times", {"times": frozenset({"evening"})}, {"times": frozenset(TIMES)}, 100),
        ("times", {"times": frozenset({"evening"})}, {"times": frozenset({"weekend"})}, 0),
        ("distance", {"district": 3011}, {"district": 3021}, 80),
        ("distance", {"district": 3011}, {"district": 3099}, 0),
        ("ages", {"ages": (1, 0, 0, 0)}, {"ages": (0, 1, 0, 0)}, 50),
        ("ages", {"ages": (1, 0, 0, 0)}, {"ages": (0, 0, 1, 0)}, 0),
        ("interests", {"interests": frozenset("ab")}, {"interests": frozenset("bcd")}, 50),
    ],
)
def test_points_are_as_worked_out_by_hand(
    name: str, one: Mapping[str, Any], other: Mapping[str, Any], expected: int
) -> None:
    units = [volunteer("V0", **one), volunteer("V1", **other)]
    points, _, _ = points_of(units, [], ruled(weights={name: 1}))
    assert int(points[0, 1]) == expected


def test_not_known_counts_as_the_average_of_what_is() -> None:
    units = [*(volunteer(f"V{n}", district=d) for n, d in enumerate((3011, 3021))), volunteer("V2")]
    points, _, _ = points_of(units, [], ruled(weights={"distance": 1}))
    assert int(points[0, 2]) == int(points[0, 1]) == 80


def test_people_of_a_group_who_can_count_for_a_volunteer() -> None:
    group = small_group("G0", 4, available=(("evening", 3), ("weekend", 0)))
    units = [volunteer("V0", times=frozenset({"evening", "daytime"}))]
    _, points, _ = points_of(units, [group], ruled(weights={"times": 1}))
    assert int(points[0, 0]) == 75


# --- time ---------------------------------------------------------------------------------------


def many(count: int, seed: int) -> list[Volunteer]:
    """Volunteers as they come: most alone, most with answers."""
    dice = random.Random(seed)
    return [
        volunteer(
            f"V{n:03d}",
            people=dice.choice([1, 1, 1, 2, 2, 3]),
            registered=TODAY - timedelta(days=dice.randrange(200)),
            leads=dice.random() < 0.3,
            dutch_speakers=dice.choice([None, 0, 1, 1]),
            times=frozenset(dice.sample(TIMES, dice.randrange(4))),
            interests=frozenset(dice.sample("abcdef", dice.randrange(4))),
            district=3000 + dice.randrange(90),
        )
        for n in range(count)
    ]


def test_a_time_limit_gives_a_true_bound() -> None:
    people = many(30, 5)
    sure, hasty = formed(people), formed(people, time_limit=0.3)
    proven = [level.status for level in hasty.levels]
    first = proven.index("feasible") if "feasible" in proven else len(proven)
    assert values(hasty)[:first] == values(sure)[:first]
    assert all(
        level.bound >= best.value
        for level, best in zip(hasty.levels[: first + 1], sure.levels, strict=False)
    )


def test_no_time_at_all_is_an_answer_too() -> None:
    hasty = formed(many(30, 6), time_limit=0.0)
    assert hasty.status == "feasible"
    assert "niet uitgesloten" in certificate(hasty)


def test_a_large_pool_ends_soon_after_its_time() -> None:
    start = monotonic()
    hasty = formed(many(150, 7), time_limit=3.0)
    assert [level.bound >= level.value for level in hasty.levels] == [True] * len(LEVELS)
    assert monotonic() - start < 60


def test_what_is_proven_is_told_so() -> None:
    assert certificate(formed(singles(5))).startswith("Bewezen")


def test_every_level_has_words() -> None:
    assert tuple(LEVEL_WORDS) == LEVELS


def test_what_was_not_looked_at_in_time_counts_as_cut() -> None:
    packing = Pool(tuple(singles(12)), (), ruled(), ()).packing()
    none = np.zeros(packing.size, np.int64)
    free = Prices(none, none[:0], 0, 0, 0, 0)
    found = [
        [worthwhile(packing, free, each, -np.inf, 10_000, stop) for each in templates(packing)]
        for stop in (lambda: False, lambda: True)
    ]
    assert [any(worth.cut for worth in each) for each in found] == [False, True]
    assert sum(len(worth.sets) for worth in found[0]) == comb(11, 4)
    assert every_column(packing, 10_000, lambda: True) is None
