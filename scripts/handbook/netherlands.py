"""A small map of the Netherlands with its cities, drawn from coordinates: no tiles, no host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

import yaml
from markupsafe import Markup, escape

from handbook.data import DATA

WEST, NORTH, SOUTH = 3.3, 53.6, 50.7
HEIGHT = 320
"""Of the drawing; its width follows."""
# A degree of longitude is shorter than one of latitude: by the cosine, here in the middle.
_SHORTER = cos(radians((NORTH + SOUTH) / 2))
_SCALE = HEIGHT / (NORTH - SOUTH)
EAST = 7.3
WIDTH = round((EAST - WEST) * _SHORTER * _SCALE)
NAME, LINE = 90, 12
"""Room that a name takes beside its dot: along and down."""


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
    found = "".join(_dot(dot, dots) for dot in sorted(dots, key=lambda dot: dot.is_own))
    return Markup(
        f'<svg class="sh-map" role="img" aria-label="{escape(says)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><path class="sh-map__land" d="{_outline()}"/>{found}</svg>'
    )


def _dot(dot: Dot, dots: Sequence[Dot]) -> str:
    x, y = place(dot.lat, dot.lon)
    if not dot.is_own:
        return f'<circle class="sh-map__other" cx="{x}" cy="{y}" r="4"/>'
    # The name stands where there is room: west of a city in the east, or of one with another
    # close to its east, else east of it.
    to_the_west = x > WIDTH / 2 or any(_is_in_the_way(other, x, y) for other in dots)
    text = f'x="{x - 12 if to_the_west else x + 12}" y="{y + 5}"'
    anchor = ' text-anchor="end"' if to_the_west else ""
    return (
        f'<circle class="sh-map__own" cx="{x}" cy="{y}" r="8"/>'
        f"<text {text}{anchor}>{escape(dot.name)}</text>"
    )


def _is_in_the_way(other: Dot, x: float, y: float) -> bool:
    """Whether a name that begins at a dot would run over this other dot."""
    there, down = place(other.lat, other.lon)
    return 0 < there - x < NAME and abs(down - y) < LINE


@cache
def _outline() -> str:
    rings = yaml.safe_load((DATA / "netherlands.yml").read_text(encoding="utf-8"))["rings"]
    paths = []
    for ring in rings:
        points = [place(lat, lon) for lon, lat in ring]
        paths.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(paths)
