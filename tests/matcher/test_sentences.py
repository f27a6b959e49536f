from __future__ import annotations

from typing import Any

import pytest

from intake.records import SPONSOR_KINDS, Sponsor
from matcher.criteria import PREFERENCES, REQUIREMENTS
from matcher.sentences import labels
from tests.matcher.people import group, guest, host, household, window

NONE: frozenset[str] = frozenset()
DAY = window(0, 0).first

SAID: tuple[tuple[str, dict[str, Any], Sponsor, str], ...] = (
    ("languages", {}, group(), "Praten kan in het Arabisch."),
    (
        "languages",
        {"languages": frozenset({"ti"})},
        host(),
        "Praten gaat eerst met een community builder.",
    ),
    ("languages", {"languages": frozenset({"ti"})}, group(languages=NONE), ""),
    ("languages", {"languages": NONE}, group(), ""),
    (
        "times",
        {"times": frozenset({"evening", "weekend"})},
        group(available=(("evening", 2), ("weekend", 1))),
        "Afspreken kan doordeweeks in de avond.",
    ),
    (
        "goals",
        {"goals": frozenset({"dutch", "work"})},
        group(offers=frozenset({"work", "dutch", "school"})),
        "Samen willen ze aan de slag met Nederlands oefenen en werk zoeken.",
    ),
    (
        "interests",
        {"interests": frozenset({"music"})},
        host(interests=frozenset({"music", "film"})),
        "Beide kanten houden van muziek.",
    ),
    ("interests", {"interests": frozenset({"music"})}, group(interests=frozenset({"film"})), ""),
    (
        "work",
        {"work": frozenset({"building"})},
        group(work=frozenset({"building"})),
        "Beide kanten hebben iets met bouw.",
    ),
    ("ages", {}, group(ages=(0, 2, 0, 0)), "In de groep zijn mensen van dezelfde leeftijd."),
    ("ages", {}, host(ages=(0, 2, 0, 0)), "In huis wonen mensen van dezelfde leeftijd."),
    ("ages", {}, group(ages=(5, 0, 0, 0)), ""),
    (
        "children",
        {"children": 1},
        group(members_with_children=2),
        "Aan beide kanten zijn er kinderen thuis.",
    ),
    ("children", {"children": 1}, host(children=0), ""),
    ("distance", {"district": 3011}, group(district=3021), "Ze wonen dicht bij elkaar."),
    ("distance", {"district": 3011}, group(district=3022), ""),
    ("distance", {}, group(district=3022), ""),
    (
        "arrival",
        {"arrives": window(28, 40)},
        group(trained=DAY),
        "De groep is ruim voor de aankomst getraind.",
    ),
    (
        "arrival",
        {"arrives": window(27, 40)},
        group(trained=DAY),
        "De groep is voor de aankomst getraind.",
    ),
    ("arrival", {"arrives": window(0, 40)}, group(trained=DAY), ""),
    (
        "stay",
        {"stay": window(5, 9)},
        host(stay=window(5, 9)),
        "De kamer is er de hele tijd dat het nodig is.",
    ),
    ("stay", {"stay": window(5, 9)}, host(stay=window(6, 9)), ""),
    (
        "house_pets",
        {"lives_with_pets": True},
        host(pets=True),
        "Een huisdier in huis is geen bezwaar.",
    ),
    ("house_pets", {"lives_with_pets": False}, host(pets=True), ""),
    ("diet", {"diet": frozenset({"vegan"})}, host(cooks=frozenset({"vegan"})), ""),
)


@pytest.mark.parametrize(("id", "asked", "sponsor", "sentence"), SAID)
def test_preference_says(id: str, asked: dict[str, Any], sponsor: Sponsor, sentence: str) -> None:
    row = next(one for one in PREFERENCES if one.id == id)
    assert row.says(guest(**asked), sponsor) == sentence


def test_every_preference_is_heard() -> None:
    assert {row[0] for row in SAID} == {one.id for one in PREFERENCES}


HELPED: tuple[tuple[str, Any, str, str], ...] = (
    ("area", household(), "group", "Een groep in deze stad."),
    ("area", household(city=None), "group", "Vul in welke stad het wordt."),
    ("size", group(largest_household=2), "group", "Een huishouden van ten hoogste 2 mensen."),
    ("size", group(largest_household=1), "group", "Een huishouden van 1 persoon."),
    (
        "size",
        household(adults=(0, 3, 0, 0)),
        "group",
        "Een groep die een huishouden van 3 mensen verwelkomt.",
    ),
    (
        "size",
        household(adults=(0, 1, 0, 0)),
        "group",
        "Een groep die iemand alleen verwelkomt.",
    ),
    ("beds", guest(adults=(0, 4, 0, 0)), "host", "Een gastgezin met plek voor 4 mensen."),
    ("beds", guest(adults=(0, 1, 0, 0)), "host", "Een gastgezin met plek voor 1 persoon."),
    ("beds", host(beds=1), "host", "Een huishouden van 1 persoon."),
    (
        "language",
        household(languages=frozenset({"ti", "other"})),
        "group",
        "Een builder of groep met Tigrinya.",
    ),
    (
        "language",
        guest(languages=frozenset({"other"})),
        "host",
        "Een builder of gastgezin met deze taal.",
    ),
    ("pets", guest(), "host", "Een gastgezin zonder huisdieren."),
    ("trial_weekend", host(), "host", "Vraag het gastgezin of een proefweekend toch kan."),
)


@pytest.mark.parametrize(("id", "one", "kind", "sentence"), HELPED)
def test_requirement_says_what_helps(id: str, one: Any, kind: str, sentence: str) -> None:
    row = next(each for each in REQUIREMENTS if each.id == id)
    assert row.reason
    assert row.reason.helps(one, kind) == sentence


@pytest.mark.parametrize("kind", SPONSOR_KINDS)
def test_every_reason_helps_both_sides(kind: str) -> None:
    sides = (guest(), group() if kind == "group" else host())
    for row in REQUIREMENTS:
        if row.reason and kind in row.kinds:
            assert all(row.reason.helps(one, kind).endswith(".") for one in sides)


def test_labels_are_in_the_order_of_the_question() -> None:
    assert labels("goals", {"work", "dutch", "nonsense"}) == ["Nederlands oefenen", "werk zoeken"]
