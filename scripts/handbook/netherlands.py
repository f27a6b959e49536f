"""A small map of the Netherlands with its cities, drawn from coordinates: no tiles, no host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians

from markupsafe import Markup, escape

from handbook.data import read_shared

WEST, NORTH, SOUTH = 3.3, 53.6, 50.7
HEIGHT = 320
"""Of the drawing; its width follows."""
# A degree of longitude is shorter than one of latitude: by the cosine, here in the middle.
_SHORTER = cos(radians((NORTH + SOUTH) / 2))
_SCALE = HEIGHT / (NORTH - SOUTH)
EAST = 7.3
NEAR = 9.0
"""About as many kilometres: the height of 320 is that of 322 km."""
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


def is_inside(lat: float, lon: float) -> bool:
    """Whether a place is in the Netherlands, or so near that the coarse outline cannot tell."""
    here = place(lat, lon)
    return any(_holds(ring, here) or _is_near(ring, here) for ring in _rings())


def _holds(ring: Sequence[tuple[float, float]], here: tuple[float, float]) -> bool:
    """A line to the east crosses the outline an odd number of times."""
    x, y = here
    crossed = 0
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (y0 > y) != (y1 > y):
            crossed += x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossed % 2 == 1


def _is_near(ring: Sequence[tuple[float, float]], here: tuple[float, float]) -> bool:
    return any(_apart(one, other, here) <= NEAR for one, other in pairwise(ring))


def _apart(
    one: tuple[float, float], other: tuple[float, float], here: tuple[float, float]
) -> float:
    """How far a point is from a line between two others."""
    along, down = other[0] - one[0], other[1] - one[1]
    length = along**2 + down**2
    part = ((here[0] - one[0]) * along + (here[1] - one[1]) * down) / length if length else 0.0
    part = min(1.0, max(0.0, part))
    return hypot(here[0] - one[0] - part * along, here[1] - one[1] - part * down)


@cache
def _rings() -> Sequence[Sequence[tuple[float, float]]]:
    """The outline as it stands on the drawing; each ring ends where it began."""
    rings = read_shared("netherlands.yml")["rings"]
    return [[place(lat, lon) for lon, lat in (*ring, ring[0])] for ring in rings]


@cache
def _outline() -> str:
    drawn = ("L".join(f"{x:g} {y:g}" for x, y in ring[:-1]) for ring in _rings())
    return "".join(f"M{points}Z" for points in drawn)
