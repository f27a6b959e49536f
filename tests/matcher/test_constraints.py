"""Each rule: how many constraints it makes, a set that breaks it, a set that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from matcher import constraints
from matcher.constraints import Constraint, all_constraints, violations
from matcher.problem import Candidate, Household, Problem, Shared, Sponsor, exact
from tests.matcher.pools import keeps_rules, pool, problems

Rule = Callable[[Problem], Iterator[Constraint]]

PAIRS = {"s1 h1": 1, "s1 h2": 1, "s2 h1": 1, "s2 h2": 1}
BEDS = (
    Candidate("s1", "h1", exact(1), 2),
    Candidate("s1", "h2", exact(1), 3),
    Candidate("s2", "h2", exact(1), 1),
)


def chosen(problem: Problem, *pairs: str) -> list[int]:
    wanted = {tuple(pair.split()) for pair in pairs}
    return [column for column, one in enumerate(problem.candidates) if one.pair in wanted]


def broken(rule: Rule, problem: Problem, *pairs: str) -> list[str]:
    return [each.message for each in violations(rule(problem), chosen(problem, *pairs))]


def test_one_sponsor_per_household_makes_one_each() -> None:
    assert len(list(constraints.one_sponsor_per_household(pool(PAIRS)))) == 2


def test_one_sponsor_per_household_is_broken_by_two() -> None:
    message = "Huishouden h1 krijgt hoogstens één sponsor; dit zijn er 2."
    rule = constraints.one_sponsor_per_household
    assert broken(rule, pool(PAIRS), "s1 h1", "s2 h1") == [message]


def test_one_sponsor_per_household_is_kept_by_one() -> None:
    rule = constraints.one_sponsor_per_household
    assert not broken(rule, pool(PAIRS), "s1 h1", "s1 h2")


def test_capacity_makes_one_per_sponsor_when_nobody_can_go_there() -> None:
    lonely = pool(PAIRS, sponsors=(Sponsor("s1", 1), Sponsor("s2", 1), Sponsor("s3", 1)))
    assert len(list(constraints.places_within_capacity(lonely))) == 3


def test_capacity_is_broken_by_places_not_by_pairs() -> None:
    hosts = pool(PAIRS, sponsors=(Sponsor("s1", 4), Sponsor("s2", 4)), candidates=BEDS)
    message = "Sponsor s1 geeft hoogstens 4 plaatsen; dit zijn er 5."
    assert broken(constraints.places_within_capacity, hosts, "s1 h1", "s1 h2") == [message]


def test_capacity_is_kept_when_full() -> None:
    hosts = pool(PAIRS, sponsors=(Sponsor("s1", 5), Sponsor("s2", 1)), candidates=BEDS)
    assert not broken(constraints.places_within_capacity, hosts, "s1 h1", "s1 h2")


def test_maximum_makes_none_where_there_is_no_limit() -> None:
    some = pool(PAIRS, sponsors=(Sponsor("s1", 2, 1), Sponsor("s2", 2)))
    assert len(list(constraints.households_within_maximum(some))) == 1


def test_maximum_is_broken_beside_enough_capacity() -> None:
    some = pool(PAIRS, sponsors=(Sponsor("s1", 9, 1), Sponsor("s2", 9)))
    message = "Sponsor s1 krijgt hoogstens 1 huishouden; dit zijn er 2."
    assert broken(constraints.households_within_maximum, some, "s1 h1", "s1 h2") == [message]


def test_no_places_and_several_are_said_as_people_say_it() -> None:
    full = pool(PAIRS, sponsors=(Sponsor("s1", 0, 3), Sponsor("s2", 1, 0)))
    labels = [
        each.label
        for rule in (constraints.places_within_capacity, constraints.households_within_maximum)
        for each in rule(full)
    ]
    assert labels == [
        "Sponsor s1 geeft geen plaatsen",
        "Sponsor s2 geeft hoogstens 1 plaats",
        "Sponsor s1 krijgt hoogstens 3 huishoudens",
        "Sponsor s2 krijgt geen huishoudens",
    ]


def test_maximum_is_kept_by_as_many() -> None:
    some = pool(PAIRS, sponsors=(Sponsor("s1", 9, 2), Sponsor("s2", 9)))
    assert not broken(constraints.households_within_maximum, some, "s1 h1", "s1 h2")


@pytest.mark.parametrize(("quota", "count"), [(None, 0), (0, 1), (7, 1)])
def test_quota_makes_one_when_given(quota: int | None, count: int) -> None:
    assert len(list(constraints.matches_within_quota(pool(PAIRS, quota=quota)))) == count


def test_quota_is_broken_by_one_too_many() -> None:
    message = "Deze ronde kan er nog 1 koppeling bij; dit zijn er 2."
    rule = constraints.matches_within_quota
    assert broken(rule, pool(PAIRS, quota=1), "s1 h1", "s2 h2") == [message]


@pytest.mark.parametrize(
    ("quota", "label"),
    [
        (0, "Deze ronde kunnen er geen koppelingen meer bij"),
        (2, "Deze ronde kunnen er nog 2 koppelingen bij"),
    ],
)
def test_quota_says_what_the_round_has_left(quota: int, label: str) -> None:
    (rule,) = constraints.matches_within_quota(pool(PAIRS, quota=quota))
    assert rule.label == label


def test_quota_is_kept_by_as_many() -> None:
    assert not broken(constraints.matches_within_quota, pool(PAIRS, quota=1), "s1 h1")


SHARED = Shared("Tigrinya", frozenset({("s1", "h1"), ("s2", "h2")}), 1)


def test_shared_places_make_one_each() -> None:
    shared = pool(PAIRS, shared=(SHARED,))
    assert len(list(constraints.pairs_within_shared_places(shared))) == 1


def test_shared_places_are_broken_by_one_pair_too_many() -> None:
    message = "Er is hoogstens 1 plaats voor Tigrinya; dit zijn er 2."
    rule = constraints.pairs_within_shared_places
    assert broken(rule, pool(PAIRS, shared=(SHARED,)), "s1 h1", "s2 h2") == [message]


@pytest.mark.parametrize(
    ("places", "label"),
    [(0, "Er zijn geen plaatsen voor Tigrinya"), (3, "Er zijn hoogstens 3 plaatsen voor Tigrinya")],
)
def test_shared_places_are_said_as_people_say_it(places: int, label: str) -> None:
    shared = pool(PAIRS, shared=(replace(SHARED, places=places),))
    (rule,) = constraints.pairs_within_shared_places(shared)
    assert rule.label == label


def test_shared_places_are_kept_by_pairs_that_do_not_draw_on_them() -> None:
    rule = constraints.pairs_within_shared_places
    assert not broken(rule, pool(PAIRS, shared=(SHARED,)), "s1 h2", "s2 h2")


def test_together_makes_one_less_than_the_set_has_members() -> None:
    three = pool(
        {"s1 h1": 1, "s2 h2": 1, "s3 h3": 1, "s4 h4": 1},
        together=(("h1", "h3"), ("h3", "h4")),
    )
    keys = [constraint.key for constraint in constraints.together_or_not_at_all(three)]
    assert keys == [("together", "h1", "h3", "h4")] * 2


def test_together_is_broken_once_by_a_part() -> None:
    three = pool({"s1 h1": 1, "s2 h2": 1, "s3 h3": 1}, together=(("h1", "h2"), ("h2", "h3")))
    message = (
        "Huishoudens h1, h2 en h3 worden allemaal geplaatst, of geen van alle; "
        "een deel is geplaatst."
    )
    assert broken(constraints.together_or_not_at_all, three, "s1 h1") == [message]


def test_together_is_broken_when_a_member_has_no_candidate() -> None:
    alone = pool(
        {"s1 h1": 1}, households=(Household("h0"), Household("h1")), together=(("h1", "h0"),)
    )
    assert broken(constraints.together_or_not_at_all, alone, "s1 h1")


@pytest.mark.parametrize("pairs", [(), ("s1 h1", "s2 h2")])
def test_together_is_kept_by_all_and_by_none(pairs: tuple[str, ...]) -> None:
    two = pool(PAIRS, together=(("h2", "h1"),))
    assert not broken(constraints.together_or_not_at_all, two, *pairs)


def test_kept_makes_one_per_pair() -> None:
    assert len(list(constraints.kept_pairs_stay(pool(PAIRS, kept=(("s1", "h1"),))))) == 1


def test_kept_is_broken_when_the_pair_is_missing() -> None:
    kept = pool(PAIRS, kept=(("s1", "h1"),))
    message = "Het paar s1 met h1 staat vast; het ontbreekt."
    assert broken(constraints.kept_pairs_stay, kept, "s1 h2") == [message]


def test_kept_is_kept_with_others_beside_it() -> None:
    kept = pool(PAIRS, kept=(("s1", "h1"),))
    assert not broken(constraints.kept_pairs_stay, kept, "s1 h1", "s2 h2")


def test_barred_makes_none_when_the_pair_is_no_candidate() -> None:
    barred = pool({"s1 h1": 1, "s2 h2": 1}, barred=(("s1", "h1"), ("s2", "h1")))
    assert len(list(constraints.barred_pairs_stay_out(barred))) == 1


def test_barred_is_broken_when_the_pair_is_chosen() -> None:
    barred = pool(PAIRS, barred=(("s1", "h1"),))
    message = "Het paar s1 met h1 mag niet; het is toch gekozen."
    assert broken(constraints.barred_pairs_stay_out, barred, "s1 h1") == [message]


def test_barred_is_kept_without_the_pair() -> None:
    barred = pool(PAIRS, barred=(("s1", "h1"),))
    assert not broken(constraints.barred_pairs_stay_out, barred, "s2 h1")


@given(problems())
def test_constraints_agree_with_the_rules_in_other_words(problem: Problem) -> None:
    every_other = [column for column in range(len(problem.candidates)) if column % 2]
    picked = [problem.candidates[column] for column in every_other]
    kept = not violations(all_constraints(problem), problem.completed(every_other))
    assert kept == keeps_rules(problem, picked)
