"""What `check` does: judge a solution by the rules of its pool, and prove its claims again.

Nothing that the solution says is believed, and no solver either: values are worked out again from
the pairs, and every bound is proven in whole numbers (matcher/proof.py). A solver in floats gives
hints to that proof; a wrong hint can make it fail, never succeed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor, ulp

import numpy as np

from matcher.constraints import Violation, all_constraints, violations
from matcher.objectives import Objective, pairs_of, solve_levels
from matcher.problem import Pair, Problem, parts
from matcher.program import climb_part, highest, is_conflict, relaxations, slots_of
from matcher.proof import Search, conquer, whole
from matcher.rows import Row, System, system_of
from matcher.solution import Level, Solution, merged

MOST_NODES = 5_000  # per level and part; a proof that needs more is called not given

_UNPROVEN = f"is binnen {MOST_NODES} stappen niet te bewijzen"


def check(
    problem: Problem, solution: Solution, objectives: Sequence[Objective] | None = None
) -> list[Violation]:
    """Everything that is wrong with the solution: broken rules first, then false claims.

    An empty list says that the pairs keep every rule, that all values and bounds are true, and
    that what is called optimal is. A claim that cannot be proven within MOST_NODES is listed too,
    and its message says so. An empty `loosen` claims nothing. `objectives` are those of `solve`
    unless given.
    """
    levels = solve_levels(problem) if objectives is None else tuple(objectives)
    if solution.status == "infeasible":
        return list(_wrong_conflict(problem, solution)) or list(_wrong_loosen(problem, solution))
    if solution.conflict or solution.loosen:
        return [_claim("status", f'bij "{solution.status}" hoort niets dat botst of los moet')]
    if solution.status == "unknown":
        return list(_pairs_without_answer(solution))
    strange = list(_strange_pairs(problem, solution))
    if strange:
        return strange
    chosen = _columns(problem, solution)
    wrong = violations(all_constraints(problem), chosen)
    wrong += _wrong_levels(levels, solution, chosen)
    return wrong or list(_unproven(problem, levels, solution, chosen))


def _wrong_conflict(problem: Problem, solution: Solution) -> Iterator[Violation]:
    yield from _pairs_without_answer(solution)
    known = {constraint.key for constraint in all_constraints(problem)}
    for key in solution.conflict:
        if key not in known:
            yield _claim("conflict", f"{_shown(key)} is geen regel of vast paar van deze pool")
    if not is_conflict(problem, [key for key in solution.conflict if key in known], relaxations()):
        yield _claim("conflict", "dat dit niet samen kan is niet te bewijzen; noem alles wat botst")


def _wrong_loosen(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """What is wrong with the fewest kept pairs without which there is an answer; the rest is."""
    loosen = solution.loosen
    strange = [pair for pair in loosen if pair not in problem.kept]
    for pair in strange:
        yield _claim("loosen", f"{_shown(pair)} is geen vast paar van deze pool")
    if len({*loosen}) < len(loosen):
        yield _claim("loosen", "een paar staat er meer dan één keer")
    elif loosen and not strange:
        yield from _not_fewest(problem, loosen)


def _not_fewest(problem: Problem, loosen: Sequence[Pair]) -> Iterator[Violation]:
    """Whether all other kept pairs can be at once, and no more than those."""
    others = [pair for pair in problem.kept if pair not in loosen]
    without, most = _most_kept(problem, others), _most_kept(problem, problem.kept)
    fewest = len(problem.kept) - most.value
    if without.bound < len(others):
        yield _claim("loosen", "ook zonder deze paren is er geen antwoord")
    elif without.value < len(others):
        yield _claim("loosen", f"dat er zonder deze paren een antwoord is, {_UNPROVEN}")
    elif fewest < len(loosen):
        yield _claim("loosen", f"{_n(fewest)} is genoeg, {len(loosen)} is niet het minste")
    elif most.bound > most.value:
        yield _claim("loosen", f"dat {len(loosen)} het minste is, {_UNPROVEN}")


def _most_kept(problem: Problem, pairs: Sequence[Pair]) -> Level:
    """How many of the kept pairs there can be at once."""
    free = replace(problem, kept=())
    return _climb(free, [pairs_of(free, pairs)], frozenset())[0]


def _pairs_without_answer(solution: Solution) -> Iterator[Violation]:
    if solution.pairs or solution.levels:
        yield _claim("status", f'bij "{solution.status}" horen geen paren en geen niveaus')


def _strange_pairs(problem: Problem, solution: Solution) -> Iterator[Violation]:
    for (sponsor, household), times in Counter(solution.pairs).items():
        if not problem.has((sponsor, household)):
            message = f"Het paar {sponsor} met {household} is geen kandidaat."
            yield Violation(("candidate", sponsor, household), message)
        if times > 1:
            message = f"Het paar {sponsor} met {household} staat er {times} keer."
            yield Violation(("repeated", sponsor, household), message)


def _columns(problem: Problem, solution: Solution) -> frozenset[int]:
    pairs = set(solution.pairs)
    return problem.completed(int(column) for column in problem.columns_of(pairs))


def _wrong_levels(
    objectives: Sequence[Objective], solution: Solution, chosen: frozenset[int]
) -> list[Violation]:
    """What is wrong with the levels by themselves, without a proof."""
    names = [objective.name for objective in objectives]
    told = [level.objective for level in solution.levels]
    if told != names:
        return [_claim("levels", f"verwacht {', '.join(names)}, maar vond {', '.join(told)}")]
    found = [
        wrong
        for objective, level in zip(objectives, solution.levels, strict=True)
        for wrong in _wrong_level(level, objective.value(chosen), objective.unit)
    ]
    proven = all(level.status == "optimal" for level in solution.levels)
    if proven != (solution.status == "optimal"):
        found.append(_claim("status", f'"{solution.status}" past niet bij de niveaus'))
    return found


def _wrong_level(level: Level, value: Fraction, unit: Fraction) -> Iterator[Violation]:
    slack = _slack(value, value)
    if abs(level.value - value) > slack:
        yield _level_claim(level, f"de waarde is {_n(value)}, niet {_n(level.value)}")
    elif level.status == "optimal" and abs(level.bound - value) > slack:
        yield _level_claim(level, f"optimaal, maar grens {_n(level.bound)} is niet de waarde")
    elif level.bound < value - _slack(value, unit):
        yield _level_claim(level, f"de grens {_n(level.bound)} ligt onder de waarde")


def _unproven(
    problem: Problem,
    objectives: Sequence[Objective],
    solution: Solution,
    chosen: frozenset[int],
) -> Iterator[Violation]:
    """Claims that are false, or that cannot be proven; the pairs keep every rule."""
    statuses = [level.status for level in solution.levels]
    first = statuses.index("feasible") if "feasible" in statuses else len(statuses)
    reached = _climb(problem, objectives[:first], chosen) if first else ()
    for objective, level, found in zip(objectives, solution.levels, reached, strict=False):
        value = objective.value(chosen)
        if found.value > value:
            yield _level_claim(level, f"{_n(found.value)} is haalbaar, meer dan {_n(value)}")
            return
        if found.bound > value:
            yield _level_claim(level, _not_proven(level, found.bound))
            return
    for objective, level in list(zip(objectives, solution.levels, strict=True))[first:]:
        yield from _wrong_bound(problem, objectives[:first], objective, level, chosen)


def _climb(
    problem: Problem, objectives: Sequence[Objective], chosen: frozenset[int]
) -> tuple[Level, ...]:
    """The levels as far as they can be proven, from the chosen columns up."""
    relax = relaxations()
    answers = []
    for part, columns in parts(problem):
        own = frozenset(place for place, column in enumerate(columns) if column in chosen)
        levels = [objective.over(columns) for objective in objectives]
        answers.append(climb_part(part, levels, own, relax, MOST_NODES))
    return merged(answers, objectives, 0.0).levels


def _wrong_bound(
    problem: Problem,
    held: Sequence[Objective],
    objective: Objective,
    level: Level,
    chosen: frozenset[int],
) -> Iterator[Violation]:
    """Prove that no set as good at the held levels goes beyond the bound of a level."""
    most = level.bound + _slack(level.bound, objective.unit)
    bounds = (
        _relaxed_bound(
            part,
            [each.over(columns) for each in held],
            objective.over(columns),
            frozenset(place for place, column in enumerate(columns) if column in chosen),
        )
        for part, columns in parts(problem)
    )
    if sum(bounds, Fraction(0)) <= most:
        return
    weights, unit = _numbers(objective), objective.unit
    search = Search(_held(problem, held, chosen), weights, floor(most / unit) + 1, relaxations())
    conquer(search, MOST_NODES)
    if search.best is not None:
        best = (search.target - 1) * unit
        yield _level_claim(level, f"{_n(best)} is haalbaar, meer dan {_n(level.bound)}")
    elif search.outcome != "closed":
        yield _level_claim(level, _not_proven(level, (search.bound or search.target) * unit))


def _relaxed_bound(
    part: Problem, held: Sequence[Objective], objective: Objective, chosen: frozenset[int]
) -> Fraction:
    """What the relaxations of a part prove of a level, without branching."""
    weights, unit = _numbers(objective), objective.unit
    high = highest(objective, slots_of(part))
    reached = sum(weights[column] for column in chosen)
    search = Search(_held(part, held, chosen), weights, reached + 1, relaxations())
    search.close_root(whole(search.system))
    return high if search.bound is None else min(high, unit * search.bound)


def _held(problem: Problem, held: Sequence[Objective], chosen: frozenset[int]) -> System:
    """The system of a problem, with the held levels at what the chosen columns reach."""
    system = system_of(list(all_constraints(problem)), problem.size)
    rows = list(system.rows)
    for objective in held:
        weights = _numbers(objective)
        columns = [column for column, weight in enumerate(weights) if weight]
        value = sum(weights[column] for column in chosen)
        if columns:
            coefficients = [weights[column] for column in columns]
            rows.append(Row(("level", objective.name), columns, coefficients, "=", value))
    return System(rows, system.size)


def _numbers(objective: Objective) -> list[int]:
    numbers: list[int] = objective.numbers(np.arange(objective.size)).tolist()
    return numbers


def _not_proven(level: Level, bound: Fraction) -> str:
    return f"{_n(level.bound)} {_UNPROVEN} als grens; bewezen is {_n(bound)}"


def _claim(subject: str, found: str) -> Violation:
    return Violation(("claim", subject), f"{subject}: {found}.")


def _level_claim(level: Level, found: str) -> Violation:
    return _claim(f"niveau {level.objective}", found)


def _slack(number: Fraction, unit: Fraction) -> Fraction:
    """By how much a solution file may be off, near a number, in what is so many whole units.

    Whole numbers are written as they are. Others go to the nearest double, and that to its shortest
    decimal: less than the distance between doubles; beyond all doubles to a whole number.
    """
    if unit.denominator == 1:
        return Fraction(0)
    try:
        return Fraction(ulp(float(number)))
    except OverflowError:
        return Fraction(1, 2)


def _n(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else repr(float(number))


def _shown(key: Sequence[str]) -> str:
    return " ".join(key)
