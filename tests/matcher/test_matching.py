"""What people hold stays, and stands in nobody's way, whatever changed after they decided."""

from __future__ import annotations

from collections.abc import Sequence

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
        frozenset(),
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
