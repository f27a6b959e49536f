"""The cities: load and check ``intake/cities/*.yml``, the one place of all that a city is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import isnan
from pathlib import Path
from types import MappingProxyType
from typing import Any

from intake.data_files import contract_of, data_files, read_data
from intake.errors import BadInput

CITIES = Path(__file__).parent / "cities"


@dataclass(frozen=True)
class Source:
    """Where something was read; ``url`` is None for what does not stand on the web."""

    title: str
    url: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Partner:
    """The local organisation that runs Samen Hier; ``name`` is None when no source names it."""

    name: str | None
    since: int | None = None
    source: Source | None = None


@dataclass(frozen=True)
class CityVariant:
    """A variant in a city. ``known``: a source says it was carried out there, since that year.

    ``vog`` says whether every member or host shows a VOG; ``smaller_groups`` is how few members a
    group may have with a written reason. None when no source says so.
    """

    variant: str
    known: bool
    since: int | None
    source: Source | None
    vog: bool | None
    smaller_groups: int | None


@dataclass(frozen=True)
class Fact:
    """A dated sentence about a city, by language, with where it was read."""

    text: Mapping[str, str]
    source: Source


@dataclass(frozen=True)
class City:
    """A Samen Hier city. ``area`` is the workbook it shares, ``open_for`` who can sign up now.

    ``latitude`` and ``longitude`` are the middle of the city in degrees. ``checked`` is the day
    somebody compared all this with its sources.
    """

    id: str
    name: str
    area: str
    latitude: float
    longitude: float
    partner: Partner
    variants: tuple[CityVariant, ...]
    open_for: tuple[str, ...]
    checked: date
    province: str | None = None
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def called(self, language: str) -> str:
        """The city's name in ``language``: The Hague for Den Haag in English."""
        return self.names.get(language, self.name)


def load_cities(folder: Path = CITIES) -> tuple[City, ...]:
    """Every city of ``folder``, by id; BadInput, naming file and place, when one is not to be used.

    Files are ``<id>.yml``, checked against the ``schema.json`` beside the cities of this package.
    """
    paths = data_files(folder)
    if not paths:
        raise BadInput(f"{folder.name}: Expected at least one city file (<id>.yml) but found none.")
    cities = tuple(_city(path) for path in paths)
    for one, other in combinations(cities, 2):
        if same := {one.name, *one.names.values()} & {other.name, *other.names.values()}:
            raise BadInput(
                f"{other.id}.yml: name: Expected a name of its own but {one.id}.yml has "
                f"{', '.join(sorted(same))} too"
            )
    return cities


def _city(path: Path) -> City:
    raw = read_data(path, contract_of(CITIES))
    for where in ("lat", "lon"):
        if isnan(raw["coordinates"][where]):  # what is no number is in no range, nor out of it
            raise BadInput(f"{path.name}: coordinates/{where}: Expected degrees but received: nan")
    if raw["id"] != path.stem:
        raise BadInput(f"{path.name}: id: Expected {path.stem} but received: {raw['id']}")
    sources = {key: Source(**entry) for key, entry in raw["sources"].items()}
    return City(
        id=raw["id"],
        name=raw["name"],
        area=raw.get("area", raw["id"]),
        latitude=raw["coordinates"]["lat"],
        longitude=raw["coordinates"]["lon"],
        partner=_partner(path, raw["partner"], sources),
        variants=_variants(path, raw["variants"], sources),
        open_for=tuple(raw["open_for"]),
        checked=date.fromisoformat(raw["checked"]),
        province=raw.get("province"),
        facts=tuple(_fact(path, entry, sources) for entry in raw.get("facts", ())),
        sources=tuple(sources.values()),
        names=MappingProxyType(raw.get("names", {})),
    )


def _partner(path: Path, raw: Mapping[str, Any], sources: Mapping[str, Source]) -> Partner:
    source = _source(path, "partner.source", raw["source"], sources) if raw["source"] else None
    return Partner(raw["name"], raw.get("since"), source)


def _variants(
    path: Path, raw: Sequence[Mapping[str, Any]], sources: Mapping[str, Source]
) -> tuple[CityVariant, ...]:
    ids = [entry["variant"] for entry in raw]
    if len(set(ids)) < len(ids):
        raise BadInput(f"{path.name}: variants: Expected each variant once but received: {ids}")
    return tuple(_variant(path, entry, sources) for entry in raw)


def _variant(path: Path, raw: Mapping[str, Any], sources: Mapping[str, Source]) -> CityVariant:
    where = f"variants, {raw['variant']}"
    return CityVariant(
        variant=raw["variant"],
        known=raw["status"] == "known",
        since=raw.get("since"),
        source=_source(path, where, raw["source"], sources) if raw["source"] else None,
        vog=raw["requires"]["vog"],
        smaller_groups=raw["smaller_groups"],
    )


def _fact(path: Path, raw: Mapping[str, str], sources: Mapping[str, Source]) -> Fact:
    text = {language: said for language, said in raw.items() if language != "source"}
    return Fact(MappingProxyType(text), _source(path, "facts", raw["source"], sources))


def _source(path: Path, where: str, key: str, sources: Mapping[str, Source]) -> Source:
    if key not in sources:
        raise BadInput(
            f"{path.name}: {where}: Expected one of: {', '.join(sources)} but received: {key}"
        )
    return sources[key]
