from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from intake.records import Sponsor
from matcher import pool as arrays
from matcher.pool import builder_languages, kind_of, languages_known, region_of, spoken_by
from tests.matcher.people import group, host, household, pool, window

NONE: frozenset[str] = frozenset()

KINDS: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"adults": (0, 1, 0, 0), "children": 0}, "single"),
    ({"adults": (0, 1, 1, 0), "children": 0}, "couple"),
    ({"adults": (0, 1, 0, 0), "children": 1}, "family"),
    ({"adults": (0, 0, 0, 0), "children": 2}, "family"),
    ({"adults": (0, 0, 0, 0), "children": None, "people": 1}, "single"),
    # one adult was counted, and nobody said whether there are children
    ({"adults": (0, 1, 0, 0), "children": None, "people": 1}, None),
    ({"adults": (0, 0, 0, 0), "children": None, "people": 3}, None),
    ({"adults": (0, 0, 0, 0), "children": None}, None),
)


@pytest.mark.parametrize(("answers", "kind"), KINDS)
def test_kind_of_household(answers: dict[str, Any], kind: str | None) -> None:
    assert kind_of(household(**answers)) == kind


SPOKEN: tuple[tuple[Sponsor, set[str], bool], ...] = (
    (group(), {"ar", "nl"}, True),
    (group(dutch_speakers=0), {"ar"}, True),
    (group(dutch_speakers=None), {"ar"}, False),
    (group(languages=NONE), {"nl"}, False),
    (group(languages=frozenset({"other"})), {"nl"}, True),
    (host(languages=frozenset({"other"})), set(), True),
    (host(languages=NONE), set(), False),
)


@pytest.mark.parametrize(("one", "languages", "known"), SPOKEN)
def test_languages_of_a_sponsor(one: Sponsor, languages: set[str], known: bool) -> None:
    assert (spoken_by(one), languages_known(one)) == (languages, known)


def test_builder_languages_are_those_with_a_place() -> None:
    one = household(languages=frozenset({"ti", "ar", "so"}))
    assert builder_languages(one, pool([one], [], ti=1, ar=2, so=0, tr=9)) == ("ar", "ti")


def test_cities_of_one_area_are_one_region() -> None:
    assert region_of("rotterdam") == region_of("rotterdam") != region_of("almere")
    assert (region_of("nergens"), region_of(None)) == ("nergens", "")


def test_days_are_whole_numbers_that_follow_each_other() -> None:
    first, last = arrays.windows([window(0, 9), None])
    assert last[0] - first[0] == 9
    assert np.isnan(first[1])


def test_membership_leaves_out_what_is_not_asked() -> None:
    table = arrays.membership([{"a", "c"}, set()], ["a", "b"])
    assert table.tolist() == [[1, 0], [0, 0]]
