from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import TIMES, Group, Household
from intake.schema import load_forms
from matcher.criteria import PREFERENCES, REQUIREMENTS, Preference, Requirement
from tests.matcher.people import group, household, pool

BLOCKED = (
    ("area", {"city": "almere"}, {}, {}),
    ("area", {"city": None}, {"city": None}, {}),
    ("size", {"adults": (2, 2, 0, 0)}, {"largest_household": 3}, {}),
    ("language", {"languages": frozenset({"ti"})}, {}, {}),
    ("language", {"languages": frozenset({"other"})}, {"languages": frozenset({"other"})}, {}),
    ("stated_must", {"women_only": True}, {"composition": "mixed"}, {}),
    ("stated_must", {"women_only": True}, {"composition": "men"}, {}),
)
PASSED = (
    ("size", {"adults": (0, 3, 0, 0)}, {"largest_household": 3}, {}),
    ("size", {"adults": (0, 0, 0, 0), "people": None}, {"largest_household": 1}, {}),
    ("size", {"adults": (9, 0, 0, 0)}, {"largest_household": None}, {}),
    ("language", {"languages": frozenset({"ti"})}, {}, {"ti": 1}),
    ("language", {"languages": frozenset({"nl"})}, {"languages": frozenset()}, {}),
    ("language", {"languages": frozenset()}, {}, {}),
    ("stated_must", {"women_only": True}, {"composition": "women"}, {}),
    ("stated_must", {"women_only": True}, {"composition": None}, {}),
    ("stated_must", {"women_only": True}, {"composition": "unsaid"}, {}),
    ("stated_must", {"women_only": False}, {"composition": "men"}, {}),
)  # fmt: skip


def requirement(id: str) -> Requirement:
    return next(one for one in REQUIREMENTS if one.id == id)


def preference(id: str) -> Preference:
    return next(one for one in PREFERENCES if one.id == id)


def blocked_by(id: str, asked: Any, offered: Any, places: Any) -> bool:
    people = pool([household(**asked)], [group(**offered)], **places)
    return bool(requirement(id).blocks(people)[0, 0])


@pytest.mark.parametrize(("id", "asked", "offered", "places"), BLOCKED)
def test_requirement_blocks(id: str, asked: Any, offered: Any, places: Any) -> None:
    assert blocked_by(id, asked, offered, places)


@pytest.mark.parametrize(("id", "asked", "offered", "places"), PASSED)
def test_requirement_passes(id: str, asked: Any, offered: Any, places: Any) -> None:
    assert not blocked_by(id, asked, offered, places)


def test_nothing_known_blocks_nothing_but_the_city() -> None:
    nothing = household(languages=frozenset(), adults=(0, 0, 0, 0), children=None)
    people = pool([nothing], [group(languages=frozenset(), dutch_speakers=None)])
    assert [one.id for one in REQUIREMENTS if one.blocks(people)[0, 0]] == []


SCORED: tuple[tuple[str, dict[str, Any], dict[str, Any], float, float], ...] = (
    ("languages", {}, {}, 1, 1),
    ("languages", {"languages": frozenset({"ti"})}, {}, 0, 0),
    # two of five members can in the evening, none by day: the household's two times average 1/5
    (
        "times",
        {"times": frozenset({"evening", "daytime"})},
        {"available": (("evening", 2), ("weekend", 2))},
        1 / 5,
        1 / 2,
    ),
    (
        "goals",
        {"goals": frozenset({"dutch", "work"})},
        {"offers": frozenset({"dutch", "school", "study", "letters"})},
        1 / 2,
        1 / 4,
    ),
    # three interests in common are enough, however many one has
    (
        "interests",
        {"interests": frozenset({"music", "film", "sport", "games", "garden"})},
        {"interests": frozenset({"music", "film", "sport"})},
        1,
        1,
    ),
    ("ages", {"adults": (0, 1, 0, 0)}, {"ages": (0, 5, 0, 0)}, 1, 1),
    ("ages", {"adults": (0, 1, 0, 0)}, {"ages": (0, 0, 4, 0)}, 0.5, 0.5),
    ("ages", {"adults": (1, 0, 0, 0)}, {"ages": (1, 0, 0, 1)}, 0.5, 0.5),
    ("children", {"children": 2}, {"members_with_children": 1}, 0.5, np.nan),
    ("children", {"children": 0}, {"household_kinds": frozenset({"family"})}, np.nan, 0),
    ("distance", {"district": 3011}, {"district": 3011}, 1, 1),
    ("distance", {"district": 3011}, {"district": 3036}, 0.5, 0.5),
    ("distance", {"district": 3011}, {"district": 3199}, 0, 0),
)


@pytest.mark.parametrize(("id", "asked", "offered", "for_household", "for_group"), SCORED)
def test_preference_scores(
    id: str, asked: Any, offered: Any, for_household: float, for_group: float
) -> None:
    scores = preference(id).score(pool([household(**asked)], [group(**offered)]))
    assert [side[0, 0] for side in scores] == pytest.approx([for_household, for_group], nan_ok=True)


OPTIONS = {
    question.id: tuple(option.id for option in question.options)
    for form in load_forms().values()
    for question in form.questions
}


def some(question: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(OPTIONS[question]), max_size=5)


counts = st.tuples(*[st.integers(0, 5)] * 4)
households = st.builds(
    household,
    adults=counts,
    children=st.none() | st.integers(0, 6),
    languages=some("languages"),
    times=some("times"),
    goals=some("goals"),
    interests=some("interests"),
    matters_most=st.frozensets(st.sampled_from(OPTIONS["matters_most"]), max_size=3),
    district=st.none() | st.integers(1000, 9999),
    women_only=st.booleans(),
)
groups = st.builds(
    group,
    ages=counts,
    members=st.integers(0, 12),
    dutch_speakers=st.none() | st.integers(0, 5),
    languages=some("languages"),
    available=st.just(()) | st.tuples(*[st.tuples(st.just(t), st.integers(0, 9)) for t in TIMES]),
    offers=some("offers"),
    interests=some("interests"),
    household_kinds=some("household_kinds"),
    largest_household=st.none() | st.integers(1, 9),
    members_with_children=st.none() | st.integers(0, 5),
    composition=st.none() | st.sampled_from(OPTIONS["composition"]),
    matters_most=st.frozensets(st.sampled_from(OPTIONS["matters_most"]), max_size=3),
    district=st.none() | st.integers(1000, 9999),
)


@given(st.lists(households, max_size=4), st.lists(groups, max_size=4))
def test_scores_are_shares_or_not_known(some: list[Household], others: list[Group]) -> None:
    people = pool(some, others)
    assert {one.blocks(people).shape for one in REQUIREMENTS} == {people.shape}
    for one in PREFERENCES:
        for scores in one.score(people):
            assert scores.shape == people.shape
            assert np.all(np.isnan(scores) | ((scores >= 0) & (scores <= 1)))


@given(households, groups)
def test_a_sensitive_wish_changes_no_sentence(one: Household, other: Group) -> None:
    silent = household(**{**one.__dict__, "women_only": False})
    said = [preference.says(one, other) for preference in PREFERENCES]
    assert said == [preference.says(silent, other) for preference in PREFERENCES]


def test_every_preference_can_be_named_as_mattering_most() -> None:
    assert {one.id for one in PREFERENCES} == set(OPTIONS["matters_most"])


def test_criteria_use_questions_for_matching_alone() -> None:
    asked = {question.id: question for form in load_forms().values() for question in form.questions}
    used = {id for one in PREFERENCES for side in one.questions for id in side}
    assert {asked[id].use for id in used} == {"matching"}
    assert not any(asked[id].sensitive for id in used)
