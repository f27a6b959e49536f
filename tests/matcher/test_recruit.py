from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st

from intake.records import GROUP, HOST, Household, Sponsor
from matcher.matching import Matching
from matcher.policy import load_policies
from matcher.recruit import MOST_OF_ONE, Addition, Recruiting, recruiting
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
        {},
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


def test_group_for_who_goes_first_makes_room_for_several() -> None:
    """Three guests have their room to a family that goes before them, until it has a group."""
    seeks = {"languages": frozenset({"nl"}), "seeks": frozenset({GROUP, HOST})}
    family = household("H0000009", urgent=True, adults=(0, 3, 0, 0), stay=window(0, 99), **seeks)
    guests = newcomers(3, stay=window(0, 99), **seeks)
    run = matching([family, *guests], [host(beds=3, at_once=3, stay=window(0, 99))])
    assert "Eén groep erbij: 3 huishoudens meer geplaatst." in said(recruiting(run, SECONDS))


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


@pytest.mark.parametrize("seeks", [GROUP, HOST])
@pytest.mark.parametrize("wish", ["women_only", "step_free", "lgbt_safe"])
def test_who_has_a_wish_that_is_not_told_counts_for_nothing(wish: str, seeks: str) -> None:
    answers = {"languages": frozenset({"nl"}), "seeks": frozenset({seeks}), "stay": window(0, 99)}
    people = newcomers(3, **answers)
    wishing = [replace(one, **{wish: True}) for one in people[1:]]
    alone = said(recruiting(matching(people[:1]), SECONDS))
    assert alone
    assert said(recruiting(matching([people[0], *wishing]), SECONDS)) == alone


def test_diet_counts_as_with_a_host_who_does_not_mind_it() -> None:
    guest = newcomers(1, languages=frozenset({"nl"}), **HOSTS_ALONE)[0]
    policy = replace(load_policies()["logeren"], weights={"diet": 1})
    for wished, many in ((frozenset[str](), 1), (frozenset({"vegetarian"}), 0)):
        run = replace(matching([replace(guest, diet=wished)]), policies={"logeren": policy})
        assert len(recruiting(run, SECONDS).recruits) == many


def test_who_seeks_a_host_is_not_helped_by_a_group() -> None:
    guests = newcomers(1, languages=frozenset({"nl"}), **HOSTS_ALONE)
    assert not any(GROUP in one or "groep" in one for one in said(recruiting(matching(guests), 9)))


def test_order_of_the_rows_changes_nothing() -> None:
    people = [*newcomers(2, languages=TIGRINYA), household("H0000009", languages=FARSI)]
    sponsors = [group(), group("G0000002")]
    straight = recruiting(matching(people, sponsors), SECONDS)
    turned = recruiting(matching(people[::-1], sponsors[::-1]), SECONDS)
    assert (said(straight), straight.tried) == (said(turned), turned.tried)


SPOKEN = st.sampled_from(["nl", "ti", "fa"]).map(lambda one: frozenset({one}))


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    """Up to six households and five sponsors, with every rule now and then."""
    together = frozenset({"H0000000"} if draw(st.integers(0, 4)) == 0 else ())
    people = [
        household(
            f"H{number:07}",
            languages=draw(SPOKEN),
            adults=(0, draw(st.integers(1, 3)), 0, 0),
            urgent=draw(st.integers(0, 2)) == 0,
            seeks=frozenset(draw(st.sampled_from([(GROUP,), (HOST,), (GROUP, HOST)]))),
            stay=window(0, 99),
            belongs_with=together if draw(st.booleans()) else frozenset(),
        )
        for number in range(draw(st.integers(1, 6)))
    ]
    groups = [
        group(f"G{number:07}", languages=draw(SPOKEN)) for number in range(draw(st.integers(0, 3)))
    ]
    hosts = [
        host(
            f"F{number:07}",
            languages=draw(SPOKEN),
            beds=draw(st.integers(1, 4)),
            at_once=draw(st.integers(1, 3)),
            stay=window(0, 99),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    quota = draw(st.none() | st.integers(0, 3))
    return matching(people, [*groups, *hosts], quota, ti=draw(st.integers(0, 1)))


def placed(run: Matching) -> int:
    assert run.solution is not None
    assert run.solution.status == "optimal"
    return len({household for _, household in run.solution.pairs})


def joined_by(run: Matching, addition: Addition, count: int) -> Matching:
    """The run when so many of it really are there: with ids as everybody has."""
    more = addition.add(run, count)
    fresh = [one for id, one in sorted(more.sponsors.items()) if id not in run.sponsors]
    named = [replace(one, id=f"Z{number:07}") for number, one in enumerate(fresh)]
    sponsors = {**run.sponsors, **{one.id: one for one in named}}
    return matching(
        [*run.households.values()],
        [*sponsors.values()],
        more.settings.quota,
        **more.settings.builder_places,
    )


@runs(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(matchings())
def test_so_many_of_it_really_place_so_many_more_and_fewer_do_not(run: Matching) -> None:
    before = placed(run)
    for one in recruiting(run, SECONDS).recruits:
        gains = [
            placed(joined_by(run, one.addition, count)) - before
            for count in range(1, one.count + 1)
        ]
        assert gains[-1] == one.placed
        assert one.placed > max(gains[:-1], default=0)
