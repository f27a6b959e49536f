from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from intake.records import GROUP, HOST, Household, Sponsor
from matcher.matching import Matching
from matcher.policy import load_policies
from matcher.recruit import MOST_OF_ONE, Recruiting, recruiting
from matcher.review import Review
from matcher.settings import Settings
from tests.matcher.people import TODAY, group, host, household, window

TIGRINYA, FARSI = frozenset({"ti"}), frozenset({"fa"})
SECONDS = 60.0
HOSTS_ALONE = {"seeks": frozenset({HOST}), "stay": window(0, 99)}


def matching(
    households: Sequence[Household],
    sponsors: Sequence[Sponsor] = (),
    quota: int | None = None,
    **places: int,
) -> Matching:
    return Matching(
        {one.id: one for one in households},
        {one.id: one for one in sponsors},
        Settings("2026-11", quota=quota, builder_places=places),
        Review({}, (), ()),
        frozenset(),
        load_policies(),
        TODAY,
    )


def newcomers(count: int, **answers: object) -> list[Household]:
    return [household(f"H{number:07}", **answers) for number in range(count)]


def said(found: Recruiting) -> list[str]:
    return [one.sentence for one in found.recruits]


def test_one_group_that_speaks_the_language_or_a_place_at_a_builder() -> None:
    run = matching(newcomers(2, languages=TIGRINYA), [group(), group("G0000002")], ti=1)
    assert said(recruiting(run, SECONDS)) == [
        "Eén plek bij een builder voor Tigrinya erbij: 1 huishouden meer geplaatst.",
        "Eén groep met Tigrinya erbij: 1 huishouden meer geplaatst.",
    ]


def test_as_many_as_help_and_no_more() -> None:
    run = matching(newcomers(4, languages=TIGRINYA), [group(), group("G0000002")])
    assert said(recruiting(run, SECONDS)) == [
        "Vier groepen met Tigrinya erbij: 4 huishoudens meer geplaatst.",
        "Twee plekken bij een builder voor Tigrinya erbij: 2 huishoudens meer geplaatst.",
    ]


def test_any_group_where_nothing_special_is_needed() -> None:
    run = matching(newcomers(2, languages=frozenset({"nl", "ti"})), [group()])
    assert said(recruiting(run, SECONDS)) == [
        "Eén groep erbij: 1 huishouden meer geplaatst.",
    ]


def test_one_more_group_frees_another_for_who_waits() -> None:
    """Who speaks Dutch has the only group with Arabic, and would leave it for any group."""
    dutch = household("H0000001", languages=frozenset({"nl", "ar"}), urgent=True)
    run = matching([dutch, household("H0000002")], [group()])
    assert "Eén groep erbij: 1 huishouden meer geplaatst." in said(recruiting(run, SECONDS))


def test_size_is_named_where_the_groups_are_too_small() -> None:
    small = group(languages=frozenset({"nl"}), largest_household=2)
    large = newcomers(1, languages=frozenset({"nl"}), adults=(0, 4, 0, 0))
    assert said(recruiting(matching(large, [small]), SECONDS)) == [
        "Eén groep die een huishouden van 4 verwelkomt erbij: 1 huishouden meer geplaatst."
    ]


def test_host_with_beds_and_a_language() -> None:
    guests = newcomers(1, languages=TIGRINYA, adults=(0, 3, 0, 0), **HOSTS_ALONE)
    run = matching(guests, [host(stay=window(0, 99), beds=2)], ti=0)
    assert said(recruiting(run, SECONDS)) == [
        "Eén gastgezin met plek voor 3 en Tigrinya erbij: 1 huishouden meer geplaatst."
    ]


def test_host_with_a_language_has_room_for_everybody_who_speaks_it() -> None:
    single, family = newcomers(2, languages=TIGRINYA, **HOSTS_ALONE)
    run = matching([single, replace(family, adults=(0, 3, 0, 0))])
    assert said(recruiting(run, SECONDS)) == [
        "Twee gastgezinnen met plek voor 3 en Tigrinya erbij: 2 huishoudens meer geplaatst."
    ]


def test_smallest_host_that_does_it_is_named() -> None:
    guests = [
        household("H0000001", languages=frozenset({"nl"}), **HOSTS_ALONE),
        household("H0000002", languages=frozenset({"nl"}), adults=(0, 3, 0, 0), **HOSTS_ALONE),
    ]
    found = said(recruiting(matching(guests), SECONDS))
    assert found == [
        "Twee gastgezinnen met plek voor 3 erbij: 2 huishoudens meer geplaatst.",
        "Eén gastgezin met plek voor 1 erbij: 1 huishouden meer geplaatst.",
    ]


def test_round_that_is_full_needs_places_and_no_people() -> None:
    run = matching(newcomers(3), [group(f"G000000{n}") for n in range(3)], quota=1)
    assert said(recruiting(run, SECONDS)) == [
        "Twee plekken in deze ronde erbij: 2 huishoudens meer geplaatst."
    ]


def test_round_is_no_longer_than_was_added() -> None:
    one, other, third = newcomers(3)
    both = [replace(one, belongs_with=frozenset({other.id})), other]
    run = matching([*both, third], [group(f"G000000{n}") for n in range(3)], quota=1)
    assert said(recruiting(run, SECONDS)) == [
        "Twee plekken in deze ronde erbij: 2 huishoudens meer geplaatst."
    ]


def test_households_that_belong_together_are_freed_by_one() -> None:
    both = [
        household("H0000001", belongs_with=frozenset({"H0000002"})),
        household("H0000002", languages=TIGRINYA, belongs_with=frozenset({"H0000001"})),
    ]
    run = matching(both, [group(), group("G0000002", languages=frozenset({"tr"}))])
    assert "Eén plek bij een builder voor Tigrinya erbij: 2 huishoudens meer geplaatst." in said(
        recruiting(run, SECONDS)
    )


def test_cities_are_named_where_there_are_several() -> None:
    dutch = {"languages": frozenset({"nl"})}
    people = [household("H0000001", **dutch), household("H0000002", city="almere", **dutch)]
    assert said(recruiting(matching(people), SECONDS)) == [
        "Eén groep in Almere erbij: 1 huishouden meer geplaatst.",
        "Eén groep in Rotterdam erbij: 1 huishouden meer geplaatst.",
    ]


def test_nothing_helps_when_everybody_is_placed() -> None:
    assert recruiting(matching(newcomers(1), [group()]), SECONDS) == Recruiting((), (), ())


def test_no_more_than_some_of_one_are_tried() -> None:
    run = matching(newcomers(MOST_OF_ONE + 1, languages=frozenset({"nl"})))
    assert said(recruiting(run, SECONDS)) == ["Acht groepen erbij: 8 huishoudens meer geplaatst."]


def test_what_is_about_most_is_tried_first_and_the_rest_is_left_out_when_time_is_up() -> None:
    people = [*newcomers(2, languages=TIGRINYA), household("H0000009", languages=FARSI)]
    whole = recruiting(matching(people), SECONDS)
    assert whole.left_out == ()
    assert whole.tried == (
        "groep",
        "plek bij een builder voor Tigrinya",
        "groep met Tigrinya",
        "plek bij een builder voor Farsi",
        "groep met Farsi",
    )
    late = recruiting(matching(people), 0.0)
    assert (late.recruits, late.tried, late.left_out) == ((), (), whole.tried)


@pytest.mark.parametrize("wish", ["women_only", "step_free", "lgbt_safe"])
def test_a_wish_is_never_what_is_recruited_for(wish: str) -> None:
    people = newcomers(2, languages=frozenset({"nl"}))
    wishing = [replace(one, **{wish: True}) for one in people]
    assert recruiting(matching(people), SECONDS).recruits[0].what == "twee groepen erbij"
    assert said(recruiting(matching(wishing), SECONDS)) == said(
        recruiting(matching(people), SECONDS)
    )


def test_who_seeks_a_host_is_not_helped_by_a_group() -> None:
    guests = newcomers(1, languages=frozenset({"nl"}), **HOSTS_ALONE)
    assert not any(GROUP in one or "groep" in one for one in said(recruiting(matching(guests), 9)))


def test_order_of_the_rows_changes_nothing() -> None:
    people = [*newcomers(2, languages=TIGRINYA), household("H0000009", languages=FARSI)]
    sponsors = [group(), group("G0000002")]
    straight = recruiting(matching(people, sponsors), SECONDS)
    turned = recruiting(matching(people[::-1], sponsors[::-1]), SECONDS)
    assert (said(straight), straight.tried) == (said(turned), turned.tried)
