"""The pages of the cities: one each and one that lists them, with what is needed there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from handbook.netherlands import Dot, drawn, is_inside
from handbook.templates import page_templates
from intake.cities import City
from intake.counts import Counts
from intake.errors import BadInput
from intake.wording import listed

CITY_FOLDERS = {"nl": "nl/steden", "en": "en/cities"}
MAP_SAYS = {
    "nl": "Kaart van Nederland met een stip bij {}.",
    "en": "Map of the Netherlands with a dot at {}.",
}
NO_COUNTS: Mapping[str, Counts] = MappingProxyType({})


def city_pages(cities: Sequence[City], counts: Mapping[str, Counts] = NO_COUNTS) -> dict[str, str]:
    """A page for each city and one that lists them, in each language, by path below docs/.

    ``counts`` say by area what is needed now; the committed pages are made without.
    """
    for city in cities:
        if not is_inside(city.latitude, city.longitude):
            raise BadInput(
                f"{city.id}.yml, coordinates: {city.latitude}, {city.longitude} is not in the "
                "Netherlands. Write the middle of the city in degrees."
            )
    environment = page_templates()
    pages = {}
    for language, folder in CITY_FOLDERS.items():
        by_name = sorted(cities, key=lambda city: city.called(language))
        template = environment.get_template(f"cities.{language}.md.j2")
        pages[f"{folder}/index.md"] = template.render(
            cities=by_name, map=_map_of(by_name, None, language)
        )
        template = environment.get_template(f"city.{language}.md.j2")
        for city in cities:
            if (name := f"{folder}/{city.id}.md") in pages:
                raise BadInput(f"{city.id}.yml: docs/{name} is another page already.")
            shared = [one.called(language) for one in by_name if _share_area(one, city)]
            pages[name] = template.render(
                city=city,
                needed=counts.get(city.area),
                shared=shared,
                map=_map_of(by_name, city, language),
            )
    return pages


def _map_of(cities: Sequence[City], own: City | None, language: str) -> str:
    """The map with every city; with the name of ``own``, or of all when it is None."""
    dots = [
        Dot(city.called(language), city.latitude, city.longitude, own in (None, city))
        for city in cities
    ]
    names = listed([dot.name for dot in dots if dot.is_own], {"nl": "en", "en": "and"}[language])
    return drawn(dots, MAP_SAYS[language].format(names))


def _share_area(one: City, other: City) -> bool:
    return one.area == other.area and one.id != other.id
