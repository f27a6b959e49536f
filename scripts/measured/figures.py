"""A figure, as scripts/bench prints it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One number: ``against`` says what it stands beside, ``ratio`` is the value divided by that.

    ``value`` is None when the work was ended before it was done.
    """

    name: str
    value: float | None
    unit: str
    against: str | None = None
    ratio: float | None = None

    @property
    def line(self) -> str:
        return json.dumps(asdict(self))


def figure(name: str, value: float | None, unit: str) -> Figure:
    """A figure that stands beside nothing."""
    return Figure(name, _short(value), unit)


def beside(name: str, value: float | None, unit: str, other: Figure) -> Figure:
    """A figure beside one of the same run."""
    return _divided(name, value, unit, other.name, other.value)


def against(name: str, value: float | None, unit: str, most: float) -> Figure:
    """A figure beside what it may be at most."""
    return _divided(name, value, unit, f"{most:g} {unit}", most)


def _divided(name: str, value: float | None, unit: str, other: str, by: float | None) -> Figure:
    ratio = None if value is None or not by else _short(value / by)
    return Figure(name, _short(value), unit, other, ratio)


def _short(value: float | None) -> float | None:
    """Four digits behind the point; whole numbers stay whole."""
    return value if value is None or isinstance(value, int) else round(value, 4)
