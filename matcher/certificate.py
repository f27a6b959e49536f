"""How sure the answer of a run is, in words: for Logboek."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from intake.wording import listed
from matcher.constraints import all_constraints
from matcher.objectives import Objective
from matcher.review import Pair, pair_id
from matcher.solution import Solution, Solved

LOTS = "tie"
"""The level at which lots decide: how much better it could be says nothing to a person."""


def certificate(solution: Solution, levels: Sequence[Objective]) -> str:
    """Proven best, how much better it could be at most, or what cannot be together.

    ``levels`` are what was solved.
    """
    if solution.status == "optimal":
        return "Bewezen: beter kan niet met deze regels."
    if solution.status == "feasible":
        found = f"Dit is het beste dat gevonden is{_gaps(solution, levels)}"
        return f"{found}. Niet bewezen is dat beter niet kan."
    stuck = [each for each in solution.parts if each.answer.status in ("infeasible", "unknown")]
    alone = " ".join(
        [
            "De voorstellen van wie daarbij hoort zijn gelaten zoals ze waren.",
            *["De andere zijn bijgewerkt."] * (len(stuck) < len(solution.parts)),
        ]
    )
    clashing = [each for each in stuck if each.answer.status == "infeasible"]
    if not clashing:
        return f"De tijd was op voor er een antwoord was. {alone}"
    return " ".join([*map(_told, clashing), alone])


def _told(solved: Solved) -> str:
    loosen = listed(map(pair_id, to_loosen(solved)))
    helps = f" Laat los, en het kan weer: {loosen}." if solved.answer.loosen else ""
    return f"Wat vaststaat kan niet samen ({clash_of(solved)}).{helps}"


def to_loosen(solved: Solved) -> tuple[Pair, ...]:
    """The fewest pairs to loosen in an infeasible part; where not known, those that clash."""
    clashing = [key[1:] for key in solved.answer.conflict if key[0] == "kept"]
    found = solved.answer.loosen or clashing
    return tuple(Pair(household, sponsor) for sponsor, household in found)


def clash_of(solved: Solved) -> str:
    """The rules and pairs of an infeasible part that cannot all be kept, in words."""
    labels = {one.key: one.label for one in all_constraints(solved.part)}
    return "; ".join(labels[key] for key in solved.answer.conflict)


def _gaps(solution: Solution, levels: Sequence[Objective]) -> str:
    """What is not proven, level by level; "" when that is the lots alone."""
    gaps = [
        f"{objective.dutch}: {_decimal(level.value)}, hooguit {_decimal(level.bound)}"
        for objective, level in zip(levels, solution.levels, strict=True)
        if level.bound > level.value and objective.name != LOTS
    ]
    return f" ({'; '.join(gaps)})" if gaps else ""


def _decimal(number: Fraction) -> str:
    """The number as people write it here, to the hundredth: 3, or 71,25."""
    return f"{float(round(number, 2)):.2f}".rstrip("0").rstrip(".").replace(".", ",")
