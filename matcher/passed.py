"""Who was passed over in a run, and by which rule: read from the constraints of the program."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.constraints import activity, all_constraints
from matcher.objectives import Objective
from matcher.problem import Columns, Numbers, Pair, Problem

Side = tuple[str, str]
"""A household or sponsor by id, and the kind of sponsor that it is about."""

RULES = (
    "barred",
    "household",
    "capacity",
    "builder",
    "together",
    "quota",
    "worse",
    "free",
    "priority",
)
"""Why a candidate was not chosen; where several rules are in the way the first of them counts.

The pair is barred; the household has another sponsor of the kind; the sponsor is full; the places
of the builders are; others who belong with the household cannot be placed; the round is full.
``worse``: no rule is in the way, but the set with the candidate is a worse one; so it is when the
household has a sponsor of another kind and suits this one less than well enough. ``free``: nothing
is in the way, so the round is fixed or time was up. ``priority`` is ``capacity`` where everybody
who has the sponsor is of an earlier tier than the household.
"""

_RULE_OF = {
    "barred": "barred",
    "household": "household",
    "capacity": "capacity",
    "max_households": "capacity",
    "shared": "builder",
    "together": "together",
    "quota": "quota",
}


def passed_over(
    problem: Problem,
    pairs: Iterable[Pair],
    levels: Iterable[Objective],
    tiers: Sequence[Collection[str]] = (),
) -> Mapping[Side, Mapping[str, int]]:
    """For each household and sponsor without a pair of a kind, its candidates by ``RULES``.

    ``pairs`` are those chosen, as the ``levels`` asked, the first before all others. ``tiers`` are
    the households that go before others, first to last; who is in none comes last.
    """
    chosen = problem.columns_of(pairs)
    picked = np.sort(np.array([*problem.completed(chosen.tolist())], dtype=np.intp))
    rules = _rules(problem, picked)
    _mark_worse(problem, picked, levels, rules)
    _mark_priority(problem, chosen, tiers, rules)
    table = problem.table
    kinds = [sponsor.kind for sponsor in problem.sponsors]
    told: dict[Side, dict[str, int]] = {}
    sides = (
        ([each.id for each in problem.households], table.household),
        ([each.id for each in problem.sponsors], table.sponsor),
    )
    for ids, places in sides:
        taken = {(ids[places[c]], kinds[table.sponsor[c]]) for c in chosen}
        for (place, kind, rule), count in _counted(problem, places, rules).items():
            side = ids[place], kind
            if side not in taken:
                told.setdefault(side, {})[RULES[rule]] = count
    return told


def _rules(problem: Problem, picked: Columns) -> NDArray[np.int8]:
    """For each candidate the first rule that would be broken if it were chosen besides."""
    rules = np.full(len(problem.table), RULES.index("free"), dtype=np.int8)
    for constraint in all_constraints(problem):
        if constraint.key[0] not in _RULE_OF:
            continue
        rule = RULES.index(_RULE_OF[constraint.key[0]])
        room = constraint.right - activity(constraint, picked)
        over = constraint.coefficients > room
        if constraint.sense == "=":
            over |= constraint.coefficients != room
        columns = constraint.columns[np.asarray(over, dtype=np.bool_)]
        columns = _candidates_with(problem, columns, picked)
        rules[columns] = np.minimum(rules[columns], rule)
    return rules


def _candidates_with(problem: Problem, columns: Columns, picked: Columns) -> Columns:
    """The candidates that bring one of the columns along: those of who is first placed by them."""
    pairs = len(problem.table)
    first = np.setdiff1d(columns[columns >= pairs], picked)
    if not len(first):
        return columns[columns < pairs]
    placed = np.isin(problem.table.household, problem.counted[first - pairs])
    return np.union1d(columns[columns < pairs], np.flatnonzero(placed))


def _mark_worse(
    problem: Problem, picked: Columns, levels: Iterable[Objective], rules: NDArray[np.int8]
) -> None:
    """Each candidate is judged at the first level where the set changes with it."""
    open_ = np.flatnonzero(rules == RULES.index("free"))
    for level in levels:
        if not len(open_):
            return
        worth = level.numbers(open_) + _when_first(problem, open_, picked, level)
        rules[open_[np.asarray(worth < 0, dtype=np.bool_)]] = RULES.index("worse")
        open_ = open_[np.asarray(worth == 0, dtype=np.bool_)]


def _when_first(problem: Problem, columns: Columns, picked: Columns, level: Objective) -> Numbers:
    """What the columns add to the level because a household of several kinds is placed first."""
    first = np.setdiff1d(np.arange(len(problem.table), problem.size), picked)
    worth = np.zeros(len(problem.households), dtype=object)
    worth[problem.counted[first - len(problem.table)]] = level.numbers(first)
    return worth[problem.table.household[columns]]


def _mark_priority(
    problem: Problem,
    chosen: NDArray[np.intp],
    tiers: Sequence[Collection[str]],
    rules: NDArray[np.int8],
) -> None:
    tier = np.full(len(problem.households), len(tiers))
    for place, household in enumerate(problem.households):
        tier[place] = next((at for at, ids in enumerate(tiers) if household.id in ids), len(tiers))
    table = problem.table
    last = np.full(len(problem.sponsors), -1)
    np.maximum.at(last, table.sponsor[chosen], tier[table.household[chosen]])
    full = rules == RULES.index("capacity")
    rules[full & (last[table.sponsor] < tier[table.household])] = RULES.index("priority")


def _counted(
    problem: Problem, places: NDArray[np.intp], rules: NDArray[np.int8]
) -> Mapping[tuple[int, str, int], int]:
    """How many candidates by place, kind of sponsor and rule."""
    names = sorted({sponsor.kind for sponsor in problem.sponsors})
    codes = (places * len(names) + problem.kinds) * len(RULES) + rules
    found, counts = np.unique(codes, return_counts=True)
    told = {}
    for code, count in zip(found.tolist(), counts.tolist(), strict=True):
        rest, rule = divmod(code, len(RULES))
        place, kind = divmod(rest, len(names))
        told[place, names[kind], rule] = count
    return told
