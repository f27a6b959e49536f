from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import GROUP, HOST, TIMES, Group, Household, Sponsor, Window
from intake.schema import load_forms
from matcher.criteria import PREFERENCES, REQUIREMENTS, Criterion, Preference, Requirement
from tests.matcher.people import group, guest, host, household, pool, window

ARABIC, TIGRINYA, DUTCH = frozenset({"ar"}), frozenset({"ti"}), frozenset({"nl"})
NONE: frozenset[str] = frozenset()

BLOCKED: tuple[tuple[str, dict[str, Any], Sponsor, dict[str, int]], ...] = (
    ("variant", {}, group(variant="studenten"), {}),
    ("variant", {"seeks": frozenset({GROUP})}, host(), {}),
    ("area", {"city": "almere"}, group(), {}),
    ("area", {"city": None}, group(city=None), {}),
    ("region", {"city": "almere"}, host(), {}),
    ("size", {"adults": (2, 2, 0, 0)}, group(largest_household=3), {}),
    ("beds", {"adults": (2, 2, 0, 0)}, host(beds=3), {}),
    ("dates", {"stay": window(0, 9)}, host(stay=window(10, 90)), {}),
    ("pets", {"lives_with_pets": False}, host(pets=True), {}),
    ("smoking", {"lives_with_smokers": False}, host(smokes=True), {}),
    ("smoking", {"smokes": True}, host(smoking=False), {}),
    ("trial_weekend", {}, host(trial_weekend=False), {}),
    ("trained", {"arrives": window(0, 9)}, group(trained=window(10, 10).first), {}),
    ("language", {"languages": TIGRINYA}, group(), {}),
    ("language", {"languages": TIGRINYA}, host(), {"ar": 1, "ti": 0}),
    ("language", {"languages": frozenset({"other"})}, group(languages=frozenset({"other"})), {}),
    ("women_only", {"women_only": True}, group(composition="mixed"), {}),
    ("women_only", {"women_only": True}, host(composition="men"), {}),
    ("step_free", {"step_free": True}, group(step_free=False), {}),
    ("lgbt_safe", {"lgbt_safe": True}, host(lgbt_safe=False), {}),
)
PASSED: tuple[tuple[str, dict[str, Any], Sponsor, dict[str, int]], ...] = (
    ("variant", {"variant": "studenten"}, group(variant="studenten"), {}),
    ("variant", {"seeks": frozenset({HOST})}, host(), {}),
    ("size", {"adults": (0, 3, 0, 0)}, group(largest_household=3), {}),
    ("size", {"adults": (0, 0, 0, 0)}, group(largest_household=1), {}),
    ("size", {"adults": (9, 0, 0, 0)}, group(largest_household=None), {}),
    ("beds", {"adults": (0, 3, 0, 0)}, host(beds=3), {}),
    ("beds", {"adults": (0, 3, 0, 0)}, host(beds=None), {}),
    ("dates", {"stay": window(0, 10)}, host(stay=window(10, 90)), {}),
    ("dates", {"stay": window(0, 10)}, host(), {}),
    ("dates", {}, host(stay=window(0, 10)), {}),
    ("pets", {"lives_with_pets": None}, host(pets=True), {}),
    ("pets", {"lives_with_pets": False}, host(pets=None), {}),
    ("pets", {"lives_with_pets": True}, host(pets=True), {}),
    ("smoking", {"lives_with_smokers": False}, host(smokes=False, smoking=True), {}),
    ("smoking", {"smokes": True}, host(smoking=None), {}),
    ("smoking", {"smokes": False}, host(smokes=True, smoking=False), {}),
    ("trial_weekend", {}, host(trial_weekend=True), {}),
    ("trial_weekend", {}, host(trial_weekend=None), {}),
    ("trained", {"arrives": window(0, 10)}, group(trained=window(10, 10).first), {}),
    ("trained", {"arrives": window(0, 10)}, group(trained=None), {}),
    ("language", {"languages": TIGRINYA}, group(), {"ti": 1}),
    ("language", {"languages": DUTCH}, group(languages=NONE), {}),
    ("language", {"languages": TIGRINYA}, group(languages=NONE), {}),
    ("language", {"languages": DUTCH}, group(dutch_speakers=None), {}),
    ("language", {"languages": NONE}, group(), {}),
    ("women_only", {"women_only": True}, group(composition="women"), {}),
    ("women_only", {"women_only": True}, host(composition=None), {}),
    ("women_only", {"women_only": True}, group(composition="unsaid"), {}),
    ("women_only", {"women_only": False}, group(composition="men"), {}),
    ("step_free", {"step_free": True}, host(step_free=None), {}),
    ("step_free", {"step_free": False}, host(step_free=False), {}),
    ("lgbt_safe", {"lgbt_safe": True}, group(lgbt_safe=None), {}),
    ("lgbt_safe", {"lgbt_safe": False}, group(lgbt_safe=False), {}),
)


def requirement(id: str) -> Requirement:
    return next(one for one in REQUIREMENTS if one.id == id)


def preference(id: str) -> Preference:
    return next(one for one in PREFERENCES if one.id == id)


def blocked_by(id: str, asked: Any, sponsor: Sponsor, places: Any) -> bool:
    people = pool([guest(**asked)], [sponsor], **places)
    return bool(requirement(id).blocks(people)[0, 0])


@pytest.mark.parametrize(("id", "asked", "sponsor", "places"), BLOCKED)
def test_requirement_blocks(id: str, asked: Any, sponsor: Sponsor, places: Any) -> None:
    assert blocked_by(id, asked, sponsor, places)


@pytest.mark.parametrize(("id", "asked", "sponsor", "places"), PASSED)
def test_requirement_passes(id: str, asked: Any, sponsor: Sponsor, places: Any) -> None:
    assert not blocked_by(id, asked, sponsor, places)


def test_every_requirement_is_seen_to_block_and_to_pass() -> None:
    ids = {one.id for one in REQUIREMENTS}
    assert {row[0] for row in BLOCKED} == ids
    assert {row[0] for row in PASSED} == ids - {"area", "region"}  # people's own groups pass these


def test_stay_in_common_is_as_long_as_the_policy_asks() -> None:
    people = pool([guest(stay=window(0, 30))], [host(stay=window(17, 99))])
    dates = requirement("dates")
    assert not dates.blocks(replace(people, shortest_stay=14))[0, 0]
    assert dates.blocks(replace(people, shortest_stay=15))[0, 0]


SCORED: tuple[tuple[str, dict[str, Any], Sponsor, float, float | None], ...] = (
    ("languages", {}, group(), 1, 1),
    ("languages", {"languages": TIGRINYA}, group(), 0, 0),
    ("languages", {"languages": TIGRINYA}, host(languages=NONE), np.nan, np.nan),
    # Arabic is enough, whatever else the group left out
    ("languages", {}, group(dutch_speakers=None), 1, 1),
    # two of five members can in the evening, none by day: the household's two times average 1/5
    (
        "times",
        {"times": frozenset({"evening", "daytime"})},
        group(available=(("daytime", 0), ("evening", 2), ("weekend", 2))),
        1 / 5,
        1 / 2,
    ),
    # nobody said how many can by day
    (
        "times",
        {"times": frozenset({"evening", "daytime"})},
        group(available=(("evening", 2), ("weekend", 2))),
        np.nan,
        np.nan,
    ),
    # eight said that they can in the evening: more than have signed up
    ("times", {"times": frozenset({"evening"})}, group(available=(("evening", 8),)), 1, 1),
    (
        "goals",
        {"goals": frozenset({"dutch", "work"})},
        group(offers=frozenset({"dutch", "school", "study", "letters"})),
        1 / 2,
        1 / 4,
    ),
    # three interests in common are enough, however many one has
    (
        "interests",
        {"interests": frozenset({"music", "film", "sport", "games", "garden"})},
        host(interests=frozenset({"music", "film", "sport"})),
        1,
        1,
    ),
    ("interests", {"interests": frozenset({"music"})}, group(), np.nan, np.nan),
    # one field of work in common is enough
    ("work", {"work": frozenset({"care", "it"})}, host(work=frozenset({"care"})), 1, 1),
    ("work", {"work": frozenset({"care"})}, group(work=frozenset({"it"})), 0, 0),
    ("ages", {"age_wish": "near"}, group(ages=(0, 5, 0, 0)), 1, 1),
    ("ages", {"age_wish": "near"}, host(ages=(0, 0, 4, 0)), 0.5, 0.5),
    ("ages", {"age_wish": "near", "adults": (1, 0, 0, 0)}, group(ages=(1, 0, 0, 1)), 0.5, 0.5),
    # nobody asked for people of their own age
    ("ages", {"age_wish": None}, group(ages=(0, 5, 0, 0)), np.nan, 1),
    ("children", {"children": 2}, group(members_with_children=1), 0.5, np.nan),
    ("children", {"children": 2}, host(children=3), 1, np.nan),
    ("children", {"children": 2}, host(children=0), 0, np.nan),
    ("children", {"children": 0}, group(household_kinds=frozenset({"family"})), np.nan, 0),
    ("children", {"children": 0}, host(household_kinds=frozenset({"single"})), np.nan, 1),
    ("children", {"children": None}, group(household_kinds=frozenset({"single"})), np.nan, np.nan),
    ("distance", {"district": 3011}, group(district=3011), 1, 1),
    ("distance", {"district": 3011}, group(district=3036), 0.5, 0.5),
    ("distance", {"district": 3011}, group(district=3199), 0, 0),
    # a host is looked for in a wider region
    ("distance", {"district": 3011}, host(district=3261), 0.5, 0.5),
    # four weeks between training and arrival are enough
    ("arrival", {"arrives": window(14, 20)}, group(trained=window(0, 0).first), 0.5, 0.5),
    ("arrival", {"arrives": window(90, 99)}, group(trained=window(0, 0).first), 1, 1),
    ("arrival", {"arrives": window(0, 99)}, group(trained=window(9, 9).first), 0, 0),
    # the room is there for six of the ten days
    ("stay", {"stay": window(1, 10)}, host(stay=window(5, 99)), 6 / 10, None),
    ("stay", {"stay": window(1, 10)}, host(stay=window(50, 99)), 0, None),
    ("house_pets", {"lives_with_pets": True}, host(pets=True), 1, 1),
    ("house_pets", {"lives_with_pets": False}, host(pets=False), 1, 1),
    ("house_pets", {"lives_with_pets": False}, host(pets=True), 0, 0),
    ("house_pets", {"lives_with_pets": None}, host(pets=True), np.nan, np.nan),
    (
        "diet",
        {"diet": frozenset({"vegan", "no_pork"})},
        host(cooks=frozenset({"no_pork"})),
        0.5,
        None,
    ),
    ("diet", {"diet": frozenset({"vegan"})}, host(), np.nan, None),
)


@pytest.mark.parametrize(("id", "asked", "sponsor", "for_household", "for_sponsor"), SCORED)
def test_preference_scores(
    id: str, asked: Any, sponsor: Sponsor, for_household: float, for_sponsor: float | None
) -> None:
    one, other = preference(id).score(pool([guest(**asked)], [sponsor]))
    found = [one[0, 0], None if other is None else other[0, 0]]
    assert found == pytest.approx([for_household, for_sponsor], nan_ok=True)


def test_every_preference_is_seen_to_score() -> None:
    assert {row[0] for row in SCORED} == {one.id for one in PREFERENCES}


# --- whatever people answer ---------------------------------------------------------------------

OPTIONS = {
    question.id: {option.id: option.label for option in question.options}
    for form in load_forms().values()
    for question in form.questions
}


def some(question: str, most: int = 5) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(sorted(OPTIONS[question])), max_size=most)


def stays(days: tuple[int, int]) -> Window:
    return window(days[0], days[0] + days[1])


@st.composite
def sizes(draw: st.DrawFn) -> dict[str, Any]:
    """How many people, as two forms ask it: the same number, where both were answered."""
    adults = draw(counts)
    children = draw(st.none() | st.integers(0, 6))
    told = sum(adults) + (children or 0)
    people = told if any(adults) else draw(st.none() | st.just(told + 1))
    return {"adults": adults, "children": children, "people": people}


counts = st.tuples(*[st.integers(0, 5)] * 4)
yes_no = st.none() | st.booleans()
districts = st.none() | st.integers(1000, 9999)
windows = st.none() | st.tuples(st.integers(0, 60), st.integers(0, 60)).map(stays)
households = st.builds(
    lambda sizes, **answers: household(**sizes, **answers),
    sizes(),
    languages=some("languages", 2),
    times=some("times"),
    goals=some("goals"),
    interests=some("interests"),
    matters_most=some("matters_most", 3),
    district=districts,
    seeks=st.sampled_from([frozenset({GROUP}), frozenset({GROUP, HOST})]),
    arrives=windows,
    stay=windows,
    work=some("work", 2),
    age_wish=st.none() | st.just("near"),
    lives_with_pets=yes_no,
    lives_with_smokers=yes_no,
    smokes=yes_no,
    women_only=st.booleans(),
    step_free=st.booleans(),
    lgbt_safe=st.booleans(),
    diet=some("diet", 2),
)
available = st.sets(st.sampled_from(TIMES)).flatmap(
    lambda times: st.tuples(*[st.tuples(st.just(time), st.integers(0, 9)) for time in times])
)
groups = st.builds(
    group,
    ages=counts,
    members=st.integers(0, 12),
    dutch_speakers=st.none() | st.integers(0, 5),
    languages=some("languages", 2),
    available=available,
    offers=some("offers"),
    interests=some("interests"),
    household_kinds=some("household_kinds"),
    largest_household=st.none() | st.integers(1, 9),
    members_with_children=st.none() | st.integers(0, 5),
    composition=st.none() | st.sampled_from(sorted(OPTIONS["composition"])),
    matters_most=some("matters_most", 3),
    district=districts,
    trained=st.none() | st.integers(0, 90).map(lambda day: window(day, day).first),
    work=some("work", 2),
    lgbt_safe=yes_no,
    step_free=yes_no,
)
hosts = st.builds(
    host,
    beds=st.none() | st.integers(1, 9),
    stay=windows,
    trial_weekend=yes_no,
    ages=counts,
    children=st.none() | st.integers(0, 3),
    languages=some("languages", 2),
    interests=some("interests"),
    household_kinds=some("household_kinds"),
    composition=st.none() | st.sampled_from(sorted(OPTIONS["composition"])),
    pets=yes_no,
    smokes=yes_no,
    smoking=yes_no,
    step_free=yes_no,
    lgbt_safe=yes_no,
    cooks=some("cooks", 2),
    work=some("work", 2),
    matters_most=some("matters_most", 3),
    district=districts,
)
sponsors = st.lists(groups, max_size=4) | st.lists(hosts, max_size=4)
"""Sponsors of one kind, as they stand in one pool."""


def table(kind: str) -> list[Criterion]:
    return [one for one in (*REQUIREMENTS, *PREFERENCES) if kind in one.kinds]


def of(some: list[Sponsor]) -> tuple[list[Requirement], list[Preference]]:
    """The rows of the table that are about these sponsors."""
    kind = some[0].kind if some else GROUP
    rows = table(kind)
    return (
        [row for row in rows if isinstance(row, Requirement)],
        [row for row in rows if isinstance(row, Preference)],
    )


@given(st.lists(households, max_size=4), sponsors)
def test_scores_are_shares_or_not_known(some: list[Household], others: list[Sponsor]) -> None:
    people = pool(some, others)
    requirements, preferences = of(others)
    assert {one.blocks(people).shape for one in requirements} == {people.shape}
    for one in preferences:
        for scores in filter(lambda side: side is not None, one.score(people)):
            assert scores.shape == people.shape
            assert np.all(np.isnan(scores) | ((scores >= 0) & (scores <= 1)))


KEPT_ANSWERS = {"seeks", "urgent", "belongs_with", "members", "takes_volunteers", "at_once", "size"}
"""No answers, or of no use to a criterion; a variant, a city and an id have no default at all."""


def blanked(one: Any) -> Iterator[Any]:
    """The record with each answer left out in its turn."""
    for field in fields(one):
        if field.name not in KEPT_ANSWERS and field.default is not MISSING:
            yield replace(one, **{field.name: field.default})
    if isinstance(one, Group):
        for answer in one.available:
            yield replace(one, available=tuple(each for each in one.available if each != answer))


def not_worse(before: Any, after: Any) -> Any:
    """Not known, or known and no lower than it was."""
    return np.isnan(after) | (after >= before)


@given(households, groups | hosts)
def test_an_answer_left_out_blocks_nothing_and_scores_no_lower(
    one: Household, other: Sponsor
) -> None:
    requirements, preferences = of([other])
    rows, columns = pool([one, *blanked(one)], [other]), pool([one], [other, *blanked(other)])
    for row in requirements:
        for people in (rows, columns):
            blocks = row.blocks(people).ravel()
            assert blocks[0] or not blocks.any(), row.id
    for row in preferences:
        for people in (rows, columns):
            for scores in filter(lambda side: side is not None, row.score(people)):
                assert not_worse(scores.ravel()[0], scores.ravel()).all(), row.id


def test_nothing_known_blocks_nothing() -> None:
    nothing = guest(languages=NONE, adults=(0, 0, 0, 0), children=None)
    silent = (group(languages=NONE, dutch_speakers=None), host(languages=NONE, beds=None))
    for other in silent:
        blocking = [one.id for one in of([other])[0] if one.blocks(pool([nothing], [other]))[0, 0]]
        assert blocking == []


def flipped(one: Household, other: Sponsor) -> tuple[Household, Sponsor]:
    """The same pair, with every sensitive answer of both sides the other way round."""
    asked = replace(
        one,
        women_only=not one.women_only,
        step_free=not one.step_free,
        lgbt_safe=not one.lgbt_safe,
        diet=frozenset(OPTIONS["diet"]) - one.diet,
    )
    changed = {"step_free": not other.step_free, "lgbt_safe": not other.lgbt_safe}
    composition = "women" if other.composition != "women" else "mixed"
    return asked, replace(other, composition=composition, **changed)


@given(households, groups | hosts)
def test_a_sensitive_answer_changes_no_sentence(one: Household, other: Sponsor) -> None:
    assert told(one, other) == told(*flipped(one, other))


def told(one: Household, other: Sponsor) -> list[str]:
    """Everything that the table can say of a pair."""
    requirements, preferences = of([other])
    reasons = [row.reason for row in requirements if row.reason]
    helps = [reason.helps(side, other.kind) for reason in reasons for side in (one, other)]
    return [*(row.says(one, other) for row in preferences), *helps]


# --- the table ----------------------------------------------------------------------------------

ROWS: tuple[Criterion, ...] = (*REQUIREMENTS, *PREFERENCES)
FORMS = {
    "household": ("newcomer", "newcomer-intake"),
    GROUP: ("group",),
    HOST: ("host", "host-intake"),
}


def test_there_is_one_row_of_every_id() -> None:
    assert len({one.id for one in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[one.id for one in ROWS])
def test_row_is_whole(row: Criterion) -> None:
    assert row.formula
    assert row.formula.count("{") == row.formula.count("}")
    assert set(row.rule) == set(row.name) == {"nl", "en"}
    assert set(row.questions) == {"household", *row.kinds}


@pytest.mark.parametrize("row", ROWS, ids=[one.id for one in ROWS])
def test_row_reads_questions_of_its_own_side_for_matching_alone(row: Criterion) -> None:
    for side, ids in row.questions.items():
        asked = {each.id: each for form in FORMS[side] for each in load_forms()[form].questions}
        assert {asked[id].use for id in ids} <= {"matching"}
        assert row.sensitive or not any(asked[id].sensitive for id in ids)


@pytest.mark.parametrize("row", REQUIREMENTS, ids=[one.id for one in REQUIREMENTS])
def test_a_requirement_says_nothing_just_when_it_is_sensitive(row: Requirement) -> None:
    assert (row.reason is None) == row.sensitive


def test_what_can_be_named_as_mattering_most_is_a_preference_by_that_name() -> None:
    named = {one.id: one.name for one in PREFERENCES if not one.sensitive}
    for id, option in OPTIONS["matters_most"].items():
        assert named[id].items() <= option.items()
