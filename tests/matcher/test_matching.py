"""What people hold stays, and stands in nobody's way, whatever changed after they decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from intake.records import Household, Sponsor
from matcher.matching import Matching
from matcher.policy import load_policies
from matcher.review import Memory, Pair, Review, Reviewed, Stand
from matcher.settings import Settings
from tests.matcher.people import TODAY, group, guest, host, household

HELD = Pair("H0000001", "F0000001")
OTHER = Pair("H0000002", "G0000002")


def matching(
    households: Sequence[Household], sponsors: Sequence[Sponsor], **stands: Stand
) -> Matching:
    """With pairs, as household_sponsor, of which this is how they stand."""
    pairs = {Pair(*ids.split("_")): stand for ids, stand in stands.items()}
    review = Review(
        {pair: Reviewed(pair, stand, Memory(), None) for pair, stand in pairs.items()}, (), ()
    )
    return Matching(
        {one.id: one for one in households},
        {one.id: one for one in sponsors},
        Settings(f"{TODAY:%Y-%m}"),
        review,
        {},
        load_policies(),
        TODAY,
    )


@pytest.mark.parametrize(
    ("guests", "beds"),
    [
        (guest(adults=(0, 2, 0, 0), children=1), 2),
        (guest(adults=(0, 2, 0, 0), children=1), None),
        (guest(variant="statushouder"), 3),
    ],
)
def test_held_pair_stays_and_others_are_proposed(guests: Household, beds: int | None) -> None:
    found = matching(
        [guests, household("H0000002")],
        [host(beds=beds), group("G0000002")],
        H0000001_F0000001=Stand.PUT_FORWARD,
    )
    assert {HELD, OTHER} <= {*found.chosen}


def test_who_was_refused_is_not_named_as_another_choice() -> None:
    found = matching(
        [household()],
        [group(), group("G0000002"), group("G0000003")],
        H0000001_G0000001=Stand.PUT_FORWARD,
        H0000001_G0000002=Stand.NEVER,
    )
    (proposal,) = found.proposals
    assert "G0000003" in proposal.next_best
    assert "G0000002" not in proposal.next_best


TWO = [guest("H0000001"), guest("H0000002")]
BOTH = {Pair("H0000001", "F0000001"), Pair("H0000002", "F0000001")}


def test_host_of_two_at_once_holds_two_households() -> None:
    found = matching(
        TWO,
        [host(at_once=2)],
        H0000001_F0000001=Stand.PUT_FORWARD,
        H0000002_F0000001=Stand.PINNED,
    )
    assert {*found.chosen} == BOTH
    assert not found.held.clashing


@pytest.mark.parametrize("stand", [Stand.PUT_FORWARD, Stand.MATCHED, Stand.AGREED])
def test_host_with_room_left_is_proposed_again(stand: Stand) -> None:
    found = matching(TWO, [host(at_once=2)], H0000001_F0000001=stand)
    assert Pair("H0000002", "F0000001") in found.chosen


@pytest.mark.parametrize(
    "answers",
    [{"at_once": 1}, {"at_once": 2, "beds": 1}, {"at_once": 2, "missing": ("Bel nog.",)}],
)
@pytest.mark.parametrize("stand", [Stand.PUT_FORWARD, Stand.MATCHED])
def test_host_without_room_left_is_not_proposed_again(
    answers: dict[str, Any], stand: Stand
) -> None:
    found = matching(TWO, [host(**answers)], H0000001_F0000001=stand)
    assert Pair("H0000002", "F0000001") not in found.chosen


def test_held_household_that_no_longer_fits_in_beside_another_clashes() -> None:
    found = matching(
        [guest("H0000001"), guest("H0000002", adults=(0, 2, 0, 0))],
        [host(at_once=2, beds=2)],
        H0000001_F0000001=Stand.PUT_FORWARD,
        H0000002_F0000001=Stand.PUT_FORWARD,
    )
    assert {*found.held.clashing} == {Pair("H0000002", "F0000001")}
    assert "F0000001 wordt al vastgehouden" in found.held.clashing[Pair("H0000002", "F0000001")]


def test_languages_with_places_for_all_limit_nobody() -> None:
    languages = [f"x{place}" for place in range(20)]
    people = [
        household(f"H{place:07d}", languages=frozenset(languages[place % 20 :][:4]))
        for place in range(60)
    ]
    found = matching(people, [group()])
    posed = replace(
        found, settings=Settings("2026-11", builder_places=dict.fromkeys(languages, 99))
    )
    assert posed.problem.shared == ()


def test_each_variant_has_its_own_threshold_and_bonus() -> None:
    found = matching(
        [household(), household("H0000002", variant="studenten")],
        [group(), group("G0000002", variant="studenten")],
    )
    policies = dict(found.policies)
    policies["studenten"] = replace(policies["studenten"], good_enough=100.0, keep_bonus=3.0)
    posed = replace(found, policies=policies)
    below = {level.name: level for level in posed.levels}["few_below"]
    assert [one.pair for one in posed.problem.candidates] == [
        ("G0000001", "H0000001"),
        ("G0000002", "H0000002"),
    ]
    assert below.weights == (0, -1)
    assert [one.keep_bonus for one in posed.problem.sponsors] == [8, 3]


BELONGING = [household(belongs_with=frozenset({"H0000002"})), household("H0000002")]


@pytest.mark.parametrize("stand", [Stand.PUT_FORWARD, Stand.PROPOSED, Stand.DECLINED])
@pytest.mark.parametrize(("first", "second"), [("H0000001", "H0000002"), ("H0000002", "H0000001")])
def test_who_belongs_with_others_becomes_no_match_without_them(
    first: str, second: str, stand: Stand
) -> None:
    agreed, other = Pair(first, "G0000001"), f"{second}_G0000002"
    pairs = {f"{first}_G0000001": Stand.AGREED, other: stand}
    found = matching(BELONGING, [group(), group("G0000002"), group("G0000003")], **pairs)
    assert found.matches == ()
    assert found.held.alone[agreed] == f"{first} hoort bij {second}, en daar is nog geen ja."
    assert agreed in found.chosen


@pytest.mark.parametrize("stand", [Stand.AGREED, Stand.MATCHED])
def test_who_belongs_with_others_becomes_a_match_when_all_do(stand: Stand) -> None:
    pairs = {"H0000001_G0000001": Stand.AGREED, "H0000002_G0000002": stand}
    found = matching(BELONGING, [group(), group("G0000002")], **pairs)
    assert {*found.matches} == {Pair("H0000001", "G0000001"), Pair("H0000002", "G0000002")}
