"""The cities and their loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.cities import CITIES, City, load_cities
from intake.errors import BadInput
from intake.languages import LANGUAGES

CITY_FILES = sorted(CITIES.glob("*.yml"))


def raw_city(**changed: Any) -> dict[str, Any]:
    return {
        "id": "testdam",
        "name": "Testdam",
        "coordinates": {"lat": 52.0, "lon": 5.0},
        "partner": {"name": None, "source": None},
        "variants": [
            {
                "variant": "statushouders",
                "status": "known",
                "source": "here",
                "requires": {"vog": None},
                "smaller_groups": None,
            }
        ],
        "open_for": ["group"],
        "sources": {"here": {"title": "A text", "year": 2021}},
        "checked": "2026-11-22",
    } | changed


def load_one(folder: Path, raw: object, name: str = "testdam") -> City:
    (folder / f"{name}.yml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    return load_cities(folder)[0]


# The cities of this repository


def test_cities_that_began_are_there() -> None:
    assert {"Almere", "Den Haag", "Haarlem", "Rotterdam"} <= {city.name for city in load_cities()}


def test_area_of_a_city_is_that_of_a_city() -> None:
    cities = load_cities()
    assert cities
    assert {city.area for city in cities} <= {city.id for city in cities}


@pytest.mark.parametrize("path", CITY_FILES, ids=lambda path: path.stem)
def test_file_stands_in_one_order(path: Path) -> None:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    order = list(yaml.safe_load((CITIES / "schema.json").read_text())["properties"])
    assert list(raw) == [key for key in order if key in raw]


@pytest.mark.parametrize("city", load_cities(), ids=lambda city: city.id)
def test_facts_exist_in_every_language(city: City) -> None:
    assert all(set(fact.text) == set(LANGUAGES) for fact in city.facts)


@pytest.mark.parametrize("city", load_cities(), ids=lambda city: city.id)
def test_every_source_is_used(city: City) -> None:
    used = [city.partner.source, *(found.source for found in city.variants)]
    used += [fact.source for fact in city.facts]
    assert set(city.sources) <= set(used)


def test_vog_is_known_only_where_a_source_says_so() -> None:
    known = {
        (city.id, found.variant)
        for city in load_cities()
        for found in city.variants
        if found.vog is not None
    }
    assert known == {("rotterdam", "hervestiging")}


def test_smaller_groups_are_known_only_where_a_source_says_so() -> None:
    known = {
        (city.id, found.variant): (found.smaller_groups, found.source and found.source.year)
        for city in load_cities()
        for found in city.variants
        if found.smaller_groups is not None
    }
    assert known == {("rotterdam", "hervestiging"): (3, 2022)}


# The loader


def test_area_is_the_city_when_left_out(tmp_path: Path) -> None:
    assert load_one(tmp_path, raw_city()).area == "testdam"


def test_city_is_called_by_its_other_name_in_that_language(tmp_path: Path) -> None:
    city = load_one(tmp_path, raw_city(names={"en": "Test Dam"}))
    assert (city.called("en"), city.called("nl")) == ("Test Dam", "Testdam")


def test_loading_stops_when_there_is_no_city(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="at least one city"):
        load_cities(tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": "elsewhere"}, "id: Expected testdam but received: elsewhere"),
        ({"name": 5}, "name: 5 is not of type 'string'"),
        ({"name": "<b>Dam</b>"}, "name: '<b>Dam</b>' does not fit"),
        ({"partner": {"name": "[X](y)", "source": None}}, "partner/name: "),
        ({"colour": "red"}, "'colour' was unexpected"),
        ({"coordinates": {"lat": 5.0, "lon": 52.0}}, "coordinates/l"),
        ({"open_for": ["everybody"]}, "open_for/0: 'everybody' is not one of"),
        ({"partner": {"name": "X", "source": "there"}}, "partner.source: Expected one of: here"),
        ({"checked": "yesterday"}, "checked: 'yesterday' is not a 'date'"),
        ({"variants": raw_city()["variants"] * 2}, "Expected each variant once"),
    ],
)
def test_loading_stops_at_the_place_when_a_value_is_wrong(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=f"testdam.yml.*{said}"):
        load_one(tmp_path, raw_city(**changed))


@pytest.mark.parametrize("key", ["id", "name", "coordinates", "partner", "variants", "checked"])
def test_loading_stops_when_a_key_is_missing(tmp_path: Path, key: str) -> None:
    raw = raw_city()
    del raw[key]
    with pytest.raises(BadInput, match=f"'{key}' is a required property"):
        load_one(tmp_path, raw)


@pytest.mark.parametrize("text", ["a: b: c", "\t- x", "- 1", "just words", ""])
def test_loading_stops_when_the_file_is_no_city(tmp_path: Path, text: str) -> None:
    (tmp_path / "testdam.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"testdam\.yml"):
        load_cities(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "5", "Test\ndam", "Testdam\n", "Test\u202edam", "Ha" * 31, "<b>Testdam</b>"),
        *("Testdam { onclick=go() }", "[Testdam](javascript:go())", "Test*dam*", "Testdam: hier"),
    ],
)
def test_name_of_a_city_is_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"^testdam\.yml: name: "):
        load_one(tmp_path, raw_city(name=name))
    with pytest.raises(BadInput, match=r"^testdam\.yml: names/en: "):
        load_one(tmp_path, raw_city(names={"en": name}))


@pytest.mark.parametrize("name", ["'s-Hertogenbosch", "Súdwest-Fryslân", "Bergen op Zoom", "لاهاي"])
def test_city_may_have_any_name_of_the_country(tmp_path: Path, name: str) -> None:
    assert load_one(tmp_path, raw_city(name=name)).name == name


@pytest.mark.parametrize(
    "url", ["javascript:go()", "https://a.nl) [x](javascript:go()", "https://a.nl\n", 'https://"a']
)
def test_source_of_a_city_is_an_address(tmp_path: Path, url: str) -> None:
    raw = raw_city(sources={"here": {"title": "A text", "url": url}})
    with pytest.raises(BadInput, match=r"^testdam\.yml: sources/here/url: "):
        load_one(tmp_path, raw)


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), "52.0", None, True])
def test_place_of_a_city_is_in_degrees(tmp_path: Path, odd: object) -> None:
    with pytest.raises(BadInput, match=r"^testdam\.yml: coordinates/lat: "):
        load_one(tmp_path, raw_city(coordinates={"lat": odd, "lon": 5.0}))


def test_year_that_has_yet_to_come_is_seen(tmp_path: Path) -> None:
    partner = {"name": "X", "since": 3000, "source": "here"}
    with pytest.raises(BadInput, match=r"^testdam\.yml: partner/since: 3000"):
        load_one(tmp_path, raw_city(partner=partner))


def test_two_cities_with_one_name_are_named(tmp_path: Path) -> None:
    load_one(tmp_path, raw_city(names={"en": "Test Dam"}))
    other = yaml.safe_dump(raw_city(id="verdam", name="Test Dam"))
    (tmp_path / "verdam.yml").write_text(other, encoding="utf-8")
    with pytest.raises(BadInput, match=r"^verdam\.yml: name: .* but testdam\.yml has Test Dam too"):
        load_cities(tmp_path)


def test_file_that_would_not_count_is_named(tmp_path: Path) -> None:
    load_one(tmp_path, raw_city())
    (tmp_path / "verdam.yaml").write_text("id: verdam\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"^verdam\.yaml: expected a name that ends in \.yml"):
        load_cities(tmp_path)


def test_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    text = f"{yaml.safe_dump(raw_city())}name: Anders\n"
    (tmp_path / "testdam.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"^testdam\.yml, line 23, .*name stands here twice"):
        load_cities(tmp_path)
