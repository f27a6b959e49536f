from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake.floods import (
    AGAIN,
    DAY,
    MANY_FROM_ONE,
    MANY_IN_ALL,
    MOST_IN_ALL,
    TOO_QUICK,
    Floods,
    Rate,
    shortest,
)
from intake.schema import load_forms

FORM = load_forms()["newcomer"]


def test_post_may_when_the_minute_has_room():
    rate = Rate(30)
    assert [rate.wait("192.0.2.1", 100.0) for _ in range(30)] == [0] * 30


def test_post_has_to_wait_when_the_minute_is_full():
    rate = Rate(30)
    waits = [rate.wait("192.0.2.1", 100.0) for _ in range(32)]
    assert waits[30:] == [2, 2]
    assert rate.wait("192.0.2.1", 102.0) == 0


@given(
    st.integers(1, 100),
    st.lists(st.floats(0, 20), min_size=1, max_size=200),
)
def test_no_more_may_than_a_minute_and_its_room_allow(per_minute: int, steps: list[float]):
    rate, now, passed = Rate(per_minute), 1_000.0, []
    for step in steps:
        now += step
        if rate.wait("192.0.2.1", now) == 0:
            passed.append(now)
    for start in passed:
        within = [moment for moment in passed if start <= moment < start + 60]
        assert len(within) <= 2 * per_minute


def test_waiting_as_told_is_always_enough():
    rate, now = Rate(7), 1_000.0
    for _ in range(100):
        wait = rate.wait("192.0.2.1", now)
        assert wait == 0 or rate.wait("192.0.2.1", now + wait) == 0
        now += 0.5


def test_addresses_have_a_limit_of_their_own():
    rate = Rate(1)
    addresses = ["192.0.2.1", "192.0.2.2", "2001:db8:1:1::1", "2001:db8:1:2::1", "testclient"]
    assert [rate.wait(address, 0.0) for address in addresses] == [0] * 5


def test_one_connection_is_one_address_however_many_it_has():
    rate = Rate(1)
    waits = [rate.wait(f"2001:db8:1:1::{number}", 0.0) for number in (1, 2)]
    assert waits[0] < waits[1]


def test_memory_is_bounded_when_many_addresses_post():
    rate = Rate(1)
    waits = [rate.wait(f"10.{a}.{b}.1", 0.0) for a in range(50) for b in range(250)]
    assert set(waits) == {0}
    assert len(rate._paid_off) == 10_000


def test_day_has_so_many_from_one_address_and_more_in_all():
    floods = Floods(per_minute=1)
    assert [floods.why(FORM, 60, "192.0.2.1", 0) for _ in range(2)] == ["", MANY_FROM_ONE]
    left = MOST_IN_ALL - 1
    others = [floods.why(FORM, None, f"192.0.2.{n}", 0) for n in range(2, left + 3)]
    assert others == [""] * left + [MANY_IN_ALL]
    assert floods.why(FORM, 60, "192.0.2.1", DAY) == ""


def test_evening_and_a_library_are_no_flood():
    floods = Floods(per_minute=30)
    evening = [floods.why(FORM, 60, "192.0.2.1", second) for second in range(30)]
    library = [floods.why(FORM, 60, "192.0.2.2", number * AGAIN / 30) for number in range(120)]
    assert {*evening, *library} == {""}


def test_flood_of_one_address_is_set_apart_but_for_a_handful_an_hour():
    floods = Floods(per_minute=30)
    hour = 3_600
    told = [floods.why(FORM, 60, "192.0.2.1", second) for second in range(0, 24 * hour, 10)]
    assert (told.count(""), {*told}) == (30 + 24 * 5 - 1, {"", MANY_FROM_ONE})


def test_too_quick_uses_up_nothing():
    floods = Floods(per_minute=1)
    assert {floods.why(FORM, 2, "192.0.2.1", 0) for _ in range(100)} == {TOO_QUICK}
    assert floods.why(FORM, 3, "192.0.2.1", 0) == ""


def test_shorter_form_is_filled_in_sooner():
    seconds = {name: shortest(form) for name, form in load_forms().items()}
    short = {"newsletter": 2, "newsletter-choice": 1, "change": 1, "checkin": 2}
    assert seconds == dict.fromkeys(seconds, 3) | short
