from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.posts import URLENCODED, Rate, read_fields
from intake.submission import Malformed

JSON = "application/json"


@pytest.mark.parametrize(
    "content_type",
    [JSON, "text/plain", "text/plain;charset=UTF-8", 'Application/JSON ; charset="utf-8"'],
)
def test_json_is_read_as_either_type(content_type: str):
    assert read_fields(b'{"name":"Amina"}', content_type) == {"name": "Amina"}


def test_numbers_and_ticks_are_the_text_that_was_sent():
    body = b'{"people":3,"big":1e400,"exact":12345678901234567890,"consent":true,"no":false}'
    assert read_fields(body, JSON) == {
        "people": "3",
        "big": "1e400",
        "exact": "12345678901234567890",
        "consent": "true",
        "no": "false",
    }


def test_list_is_several_texts():
    assert read_fields(b'{"languages":["ar","en"],"offers":[]}', JSON) == {
        "languages": ["ar", "en"],
        "offers": [],
    }


def test_urlencoded_is_read_with_repeated_and_empty_fields():
    body = b"languages=ar&languages=en&name=%C3%9Cn%C3%AF+%26&email="
    assert read_fields(body, URLENCODED) == {
        "languages": ["ar", "en"],
        "name": "Ünï &",
        "email": "",
    }


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{}", ""),
        (b"{}", "multipart/form-data; boundary=x"),
        (b"{}", "text/html"),
        (b"{}", "application/json; charset=latin1"),
        (b"name=x", f"{URLENCODED}; charset=utf-16"),
        (b"", JSON),
        (b"{", JSON),
        (b"[]", JSON),
        (b'"x"', JSON),
        (b"null", JSON),
        (b'{"name":null}', JSON),
        (b'{"name":{"x":"y"}}', JSON),
        (b'{"name":["x",["y"]]}', JSON),
        (b'{"name":"x","name":"y"}', JSON),
        (b'{"people":NaN}', JSON),
        (b'{"people":-Infinity}', JSON),
        (b'{"name":"\xff"}', JSON),
        ('{"name":"Amina"}'.encode("utf-16"), JSON),
        (b"[" * 60_000, JSON),
        (b'{"x":' * 10_000, JSON),
        (b"name=%ff", URLENCODED),
        (b"name=\xff", URLENCODED),
        (b"&".join([b"x=y"] * 1_001), URLENCODED),
    ],
)
def test_body_is_malformed_when_no_page_sends_it(body: bytes, content_type: str):
    with pytest.raises(Malformed):
        read_fields(body, content_type)


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_json_comes_back_as_it_was_sent(fields: dict[str, str | list[str]]):
    assert read_fields(json.dumps(fields).encode(), JSON) == fields


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
