"""The answer to a problem: pairs, what they reach at each level, and how far that is proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from matcher.constraints import Key
from matcher.objectives import Objective
from matcher.problem import Columns, Pair, Problem

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True, slots=True)
class Level:
    """What was reached of one objective, in input units.

    `bound` is true: no set of pairs that is as good at the levels that are proven before this
    one reaches more. `status` is "optimal" when that is the value itself, else "feasible".
    """

    objective: str
    value: Fraction
    bound: Fraction
    status: Literal["optimal", "feasible"]


@dataclass(frozen=True, slots=True)
class Solution:
    """An answer; also that there is none, with the rules and pairs that cannot be kept at once.

    `loosen` are then the fewest kept pairs without which there is an answer.

    `pairs` are (sponsor id, household id), sorted by household; `seconds` is elapsed time.
    """

    status: Status
    pairs: tuple[Pair, ...]
    levels: tuple[Level, ...]
    seconds: float
    conflict: tuple[Key, ...] = ()
    loosen: tuple[Pair, ...] = ()
    parts: tuple[Solved, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Solved:
    """A part of the pool that was solved: its columns in the whole, its levels, its answer."""

    part: Problem
    columns: Columns
    levels: Sequence[Objective]
    answer: PartAnswer


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The answer on one part; `proven` counts the levels proven, `highs` bound each alone."""

    status: Status
    pairs: tuple[Pair, ...] = ()
    values: tuple[Fraction, ...] = ()
    bounds: tuple[Fraction, ...] = ()
    highs: tuple[Fraction, ...] = ()
    conflict: tuple[Key, ...] = ()
    loosen: tuple[Pair, ...] = ()

    @property
    def proven(self) -> int:
        matches = zip(self.values, self.bounds, strict=True)
        return next((k for k, (v, b) in enumerate(matches) if b > v), len(self.values))


def merged(answers: Sequence[PartAnswer], levels: Sequence[Objective], seconds: float) -> Solution:
    """The parts put together: values and bounds add up."""
    failed = [answer for answer in answers if answer.status in ("infeasible", "unknown")]
    if failed:
        worst = min(failed, key=lambda answer: (answer.status, len(answer.conflict)))
        known = all(answer.loosen for answer in failed)
        loosen = tuple(sorted(pair for answer in failed for pair in answer.loosen if known))
        return Solution(worst.status, (), (), seconds, worst.conflict, loosen)
    proven = min((answer.proven for answer in answers), default=len(levels))
    found: list[Level] = []
    for k, level in enumerate(levels):
        value = sum((answer.values[k] for answer in answers), Fraction(0))
        bound = sum(
            ((answer.highs if k > proven else answer.bounds)[k] for answer in answers), Fraction(0)
        )
        found.append(Level(level.name, value, bound, "optimal" if bound == value else "feasible"))
    pairs = sorted((pair for answer in answers for pair in answer.pairs), key=_by_household)
    status: Status = "optimal" if proven == len(levels) else "feasible"
    return Solution(status, tuple(pairs), tuple(found), seconds)


def _by_household(pair: Pair) -> Pair:
    return (pair[1], pair[0])
