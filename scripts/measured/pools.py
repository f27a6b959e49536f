"""One pool, solved by ours and by its peers: seconds, households placed, total and worst fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from measured.apart import Measured, measured
from measured.figures import Figure, against, beside, figure
from tests.matcher.nation import Columns, RawPool, raw_pool

SEED = 1
LIMIT = 120.0
"""Seconds for a peer, after which it is ended; ours gets the same, and some more to say so."""

PROMISED = 5.0
"""Seconds for an area of 1,000 by 1,000 with every pair possible."""


@dataclass(frozen=True)
class Size:
    """As many households as sponsors, and how many of a hundred pairs are possible."""

    side: int
    percent: int

    @property
    def name(self) -> str:
        return f"{self.side}-{self.percent}"


SIZES = tuple(Size(side, percent) for side in (100, 500, 1000) for percent in (30, 100))

PEERS = {
    "mentor-match": ("mentor_match", "matched"),
    "mentor-match-rounds": ("mentor_match", "matched_in_rounds"),
    "plain-pulp": ("plain_pulp", "matched"),
    "greedy": ("by_hand", "greedy"),
    "deferred-acceptance": ("by_hand", "deferred_acceptance"),
    "scipy-dense": ("scipy_limits", "dense"),
    "scipy-sparse": ("scipy_limits", "sparse"),
    "scipy-most": ("scipy_limits", "most"),
}
"""By name the module and the function that matches a pool."""


@dataclass(frozen=True)
class Quality:
    """What a set of pairs is worth. Fits are 0..100; the worst of no pairs is 0."""

    placed: int
    fit: float
    worst: float


def area(size: Size) -> Iterator[Figure]:
    """Our own figures on one pool."""
    found = _ours(size)
    yield from _ours_told(size)
    name = f"area-{size.name}"
    yield against(f"{name} proven", found and found.answer.proven, "levels", 3)
    yield figure(f"{name} memory", found and found.peak, "MiB")


def peer(name: str, size: Size) -> Iterator[Figure]:
    """A peer's figures on one pool, beside ours on the same pool."""
    module, function = PEERS[name]
    found = measured(f"measured.peers.{module}", function, _pool(size), LIMIT)
    told = _told(found, found and quality(_pool(size), found.answer))
    for (what, unit, value), ours in zip(told, _ours_told(size), strict=True):
        ended = "" if found else f" (ended after {LIMIT:g} s)"
        yield beside(f"{name}-{size.name} {what}", value, unit + ended, ours)


def _ours_told(size: Size) -> Iterator[Figure]:
    found = _ours(size)
    for what, unit, value in _told(found, found and quality(_pool(size), found.answer.columns)):
        name = f"area-{size.name} {what}"
        if what == "seconds" and size == Size(1000, 100):
            yield against(name, value, unit, PROMISED)
        else:
            yield figure(name, value, unit)


def _told(found: Measured | None, got: Quality | None) -> Iterator[tuple[str, str, float | None]]:
    """What is told of every one: its name, unit and value."""
    yield "seconds", "s", found and found.seconds
    yield "busy", "s of one core", found and found.busy
    yield "placed", "households", got and got.placed
    yield "fit", "points", got and got.fit
    yield "worst", "points", got and got.worst


def quality(pool: RawPool, columns: Columns) -> Quality:
    """ValueError when a sponsor has two households, or a pair is not possible."""
    rows = (columns >= 0).nonzero()[0]
    taken = columns[rows]
    if len(set(taken.tolist())) < len(taken) or not pool.possible[rows, taken].all():
        raise ValueError("a sponsor with two households, or a pair that is not possible")
    fits = pool.fit[rows, taken]
    return Quality(len(rows), int(fits.sum()) / 100, int(fits.min(initial=10_000)) / 100)


@cache
def _ours(size: Size) -> Measured | None:
    return measured("measured.peers.samen_hier", "matched", _pool(size), 2 * LIMIT)


@cache
def _pool(size: Size) -> RawPool:
    return raw_pool(size.side, size.side, size.percent / 100, SEED)
