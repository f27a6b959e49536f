"""A made-up area of fifty households with every rule at once, as a run solves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest

from intake.records import Household, Sponsor
from matcher.constraints import all_constraints, violations
from matcher.matching import Matching
from matcher.policy import load_policies
from matcher.review import Review
from matcher.settings import Settings
from matcher.solution import Solution
from tests.matcher.nation import SOME, TODAY, Area, area

NUMBERS = range(3)


def matching(
    one: Area, households: Sequence[Household] = (), sponsors: Sequence[Sponsor] = ()
) -> Matching:
    return Matching(
        {each.id: each for each in households or one.households},
        {each.id: each for each in sponsors or one.sponsors},
        Settings(f"{TODAY:%Y-%m}", builder_places=one.builder_places),
        Review({}, (), ()),
        {},
        load_policies(),
        TODAY,
    )


def solution(found: Matching) -> Solution:
    assert found.solution is not None
    return found.solution


@pytest.fixture(scope="module", params=NUMBERS)
def made_up(request: pytest.FixtureRequest) -> Area:
    return area(1, request.param, SOME, 50, 50)


@pytest.fixture(scope="module")
def solved(made_up: Area) -> Matching:
    return matching(made_up)


def test_every_level_is_proven(solved: Matching) -> None:
    assert {level.status for level in solution(solved).levels} == {"optimal"}


def test_every_rule_is_kept(solved: Matching) -> None:
    problem = solved.problem
    chosen = problem.completed(problem.columns_of(solution(solved).pairs).tolist())
    assert violations([*all_constraints(problem)], chosen) == []


def test_order_of_records_changes_nothing(made_up: Area, solved: Matching) -> None:
    turned = matching(made_up, made_up.households[::-1], made_up.sponsors[::-1])
    assert solution(turned).pairs == solution(solved).pairs


@pytest.mark.parametrize("number", NUMBERS)
def test_order_of_records_changes_no_cell(number: int) -> None:
    small = area(2, number, SOME, 14, 14)
    turned = matching(small, small.households[::-1], small.sponsors[::-1])
    assert [one.cells() for one in turned.proposals] == [
        one.cells() for one in matching(small).proposals
    ]
    assert turned.unplaced == matching(small).unplaced


def test_every_python_proposes_the_same() -> None:
    """The hash was written down with Python 3.11; a change of policy or of fit changes it too."""
    proposals = [
        (*one.pair, one.fit, one.household_fit, one.sponsor_fit, one.next_best)
        for number in NUMBERS
        for one in matching(area(2, number, SOME, 14, 14)).proposals
    ]
    assert len(proposals) > 30
    assert sha256(repr(proposals).encode()).hexdigest()[:16] == "f9a995a91fa2c4c2"


def test_one_sponsor_fewer_never_places_more(made_up: Area, solved: Matching) -> None:
    fewer = matching(replace(made_up, sponsors=made_up.sponsors[1:]))
    assert solution(fewer).levels[0].value <= solution(solved).levels[0].value


def test_what_other_choices_cost_is_known_for_all() -> None:
    told = " ".join(matching(area(1, 0, SOME, 12, 12)).alternatives.values())
    assert "punten" in told
    assert "niet uitgerekend" not in told
