"""A small map of the Netherlands with its cities, drawn from coordinates: no tiles, no host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from markupsafe import Markup, escape

from handbook.data import read_shared

WEST, NORTH, SOUTH = 3.3, 53.6, 50.7
HEIGHT = 320
"""Of the drawing; its width follows."""
# A degree of longitude is shorter than one of latitude: by the cosine, here in the middle.
_SHORTER = cos(radians((NORTH + SOUTH) / 2))
_SCALE = HEIGHT / (NORTH - SOUTH)
EAST = 7.3
WIDTH = round((EAST - WEST) * _SHORTER * _SCALE)
# A name in units of the drawing, as wide and as high as its letters take at most.
_LETTER, _LINE, _BESIDE = 13, 17, 12


@dataclass(frozen=True)
class Dot:
    """A city on the map; the page's own is larger and has its name beside it."""

    name: str
    lat: float
    lon: float
    is_own: bool = False


def place(lat: float, lon: float) -> tuple[float, float]:
    """Where a place in degrees stands on the drawing: from the left and from the top."""
    return round((lon - WEST) * _SHORTER * _SCALE, 1), round((NORTH - lat) * _SCALE, 1)


def drawn(dots: Sequence[Dot], says: str) -> Markup:
    """The map as SVG on one line; ``says`` tells in words what it shows."""
    places = [place(dot.lat, dot.lon) for dot in dots]
    found = "".join(_dot(dot, places) for dot in sorted(dots, key=lambda dot: dot.is_own))
    return Markup(
        f'<svg class="sh-map" role="img" aria-label="{escape(says)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><path class="sh-map__land" d="{_outline()}"/>{found}</svg>'
    )


def _dot(dot: Dot, places: Sequence[tuple[float, float]]) -> str:
    x, y = place(dot.lat, dot.lon)
    if not dot.is_own:
        return f'<circle class="sh-map__other" cx="{x}" cy="{y}" r="4"/>'
    # The name stands where there is room: west of a city in the east, else east of it; and
    # higher where it would cover the dot of another.
    is_east = x > WIDTH / 2
    beside = -_BESIDE if is_east else _BESIDE
    wide = _BESIDE + _LETTER * len(dot.name)
    covers = any(
        0 < (left - x) * beside < wide * _BESIDE and abs(top - y) < _LINE for left, top in places
    )
    text = f'x="{x + beside}" y="{round(y - 11 if covers else y + 5, 1)}"'
    anchor = ' text-anchor="end"' if is_east else ""
    return (
        f'<circle class="sh-map__own" cx="{x}" cy="{y}" r="8"/>'
        f"<text {text}{anchor}>{escape(dot.name)}</text>"
    )


@cache
def _outline() -> str:
    rings = read_shared("netherlands.yml")["rings"]
    paths = []
    for ring in rings:
        points = [place(lat, lon) for lon, lat in ring]
        paths.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(paths)
