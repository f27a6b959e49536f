"""What is best, one objective a function; a run solves them in order, each held for the next.

The formulas are in docs/developers/program.md, in this order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from matcher.problem import Candidate, Problem

TIERS = {
    "urgent": "huishoudens met voorrang",
    "waiting": "huishoudens die lang wachten",
    "others": "andere huishoudens",
}
"""The tiers of households, first to last, in words for a coordinator."""


@dataclass(frozen=True, slots=True)
class Objective:
    """A sum over the chosen pairs, as large as can be.

    `weights` holds one exact number per candidate, in the order of `Problem.candidates`; `dutch`
    says in a phrase what the value counts, for the line in Logboek.
    """

    name: str
    dutch: str
    weights: tuple[Fraction, ...]

    def over(self, columns: Sequence[int]) -> Objective:
        """The objective over these columns alone, in this order."""
        weights = tuple(self.weights[column] for column in columns)
        return Objective(self.name, self.dutch, weights)

    def value(self, chosen: Iterable[int]) -> Fraction:
        """The exact value of the chosen columns."""
        return sum((self.weights[column] for column in chosen), Fraction(0))


def solve_levels(problem: Problem) -> tuple[Objective, ...]:
    """The levels of `python -m matcher solve`: placed, then fit, then tie."""
    return (placed(problem), fit(problem), tie(problem))


def placed(problem: Problem) -> Objective:
    """Σ priority of the households that are placed."""
    priority = {household.id: household.priority for household in problem.households}
    return _objective(
        problem,
        ("placed", "geplaatste huishoudens, elk naar prioriteit"),
        lambda candidate: priority[candidate.household],
    )


def placed_in_tier(problem: Problem, name: str, households: Collection[str]) -> Objective:
    """How many of the given households are placed; the value counts households, not people.

    `name` is one of `TIERS`; KeyError when it is not.
    """
    tier = frozenset(households)
    return _objective(
        problem,
        (name, f"geplaatst: {TIERS[name]}"),
        lambda candidate: Fraction(candidate.household in tier),
    )


def few_below(problem: Problem, threshold: Fraction) -> Objective:
    """Minus the number of pairs with a fit under the threshold: fewest is largest."""
    return _objective(
        problem,
        ("few_below", "paren die minder goed passen, als minpunten"),
        lambda candidate: -Fraction(candidate.fit < threshold),
    )


def fit(problem: Problem) -> Objective:
    """Σ fit, with the keep bonus for each pair whose proposal is still open."""
    still_open = frozenset(problem.open)
    return _objective(
        problem,
        ("fit", "hoe goed alle paren samen passen"),
        lambda candidate: (
            candidate.fit + (problem.keep_bonus if candidate.pair in still_open else 0)
        ),
    )


def tie(problem: Problem) -> Objective:
    """Σ of the pairs' lots: what decides between sets that are equally good."""
    return tie_by(problem, {})


def tie_by(problem: Problem, weights: Mapping[str, int], draw: str = "") -> Objective:
    """Household weights first (say, days waiting), then the lots of the pairs.

    A household without a weight counts 0. The lots of one set of pairs can never add up to one
    unit of weight: the weights are multiplied by (number of households + 1) · 2³².
    """
    unit = (len(problem.households) + 1) << 32 if weights else 0
    return _objective(
        problem,
        ("tie", "wat beslist als het gelijk is"),
        lambda candidate: Fraction(
            unit * weights.get(candidate.household, 0)
            + lot(draw, candidate.sponsor, candidate.household)
        ),
    )


def lot(draw: str, sponsor: str, household: str) -> int:
    """The pair's lot, 1 … 2³²: it depends on nothing but the draw and the two ids.

    1 + the first four bytes, read as a big-endian number, of the SHA-256 of the draw, the sponsor
    id and the household id, each as UTF-8 and followed by a zero byte.
    """
    text = "".join(f"{part}\0" for part in (draw, sponsor, household))
    return 1 + int.from_bytes(sha256(text.encode()).digest()[:4], "big")


def _objective(
    problem: Problem, words: tuple[str, str], weight: Callable[[Candidate], Fraction]
) -> Objective:
    return Objective(*words, tuple(weight(candidate) for candidate in problem.candidates))
