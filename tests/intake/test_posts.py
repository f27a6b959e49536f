from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.posts import URLENCODED, read_fields
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
