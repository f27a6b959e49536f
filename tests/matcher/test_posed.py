"""The program of a run: builders' places are held by the fewest rules, and by all that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from matcher.posed import _binding

LANGUAGES = "abcd"

PEOPLE = st.lists(
    st.frozensets(st.sampled_from(LANGUAGES), min_size=1, max_size=3), min_size=1, max_size=7
)
PLACES = st.fixed_dictionaries({name: st.integers(1, 3) for name in LANGUAGES})


def dealt_out(people: Sequence[frozenset[str]], places: Mapping[str, int]) -> bool:
    """Whether everybody gets a place in one of their languages, by trying."""
    if not people:
        return True
    first, *others = people
    return any(
        dealt_out(others, {**places, name: places[name] - 1}) for name in first if places[name] > 0
    )


def within(people: Sequence[frozenset[str]], union: frozenset[str]) -> int:
    return sum(own <= union for own in people)


@given(PEOPLE, PLACES)
def test_rules_hold_just_when_places_can_be_dealt_out(
    people: list[frozenset[str]], places: dict[str, int]
) -> None:
    rules = _binding(Counter(people), {}, places)
    for count in range(len(people) + 1):
        for some in combinations(people, count):
            kept = all(within(some, one) <= sum(places[name] for name in one) for one in rules)
            assert kept == dealt_out(some, places)


@given(PEOPLE, PLACES)
def test_no_rule_can_be_left_out(people: list[frozenset[str]], places: dict[str, int]) -> None:
    rules = _binding(Counter(people), {}, places)
    for rule in rules:
        others = [one for one in rules if one != rule]
        assert any(
            within(some, rule) > sum(places[name] for name in rule)
            and all(within(some, one) <= sum(places[name] for name in one) for one in others)
            for count in range(len(people) + 1)
            for some in combinations(people, count)
        )


@given(PEOPLE, PLACES)
def test_what_people_hold_is_never_too_much(
    people: list[frozenset[str]], places: dict[str, int]
) -> None:
    assert _binding(Counter(people), Counter(people), places) == []
