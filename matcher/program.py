"""The integer program of a pool, solved level by level: the only place that knows PuLP.

Over the few columns that matter first, the others priced exactly (matcher/pricing.py). What that
leaves open is small, and climbed: relaxations, each sharper than the one before, cuts and branching
of our own, with the solver's integer programs for good sets of whole columns (matcher/proof.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from time import monotonic
from typing import Any

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from matcher.constraints import Constraint, Key, all_constraints, violations
from matcher.face import MOST_COST, Entries, Face, face_of, open_rows
from matcher.objectives import MOST_LOT, Objective, pairs_of
from matcher.pricing import Descent, Relaxation, Restrict, Restricted, grouped
from matcher.problem import Columns, Pair, Problem, parts
from matcher.proof import Improve, Mix, Relax, Relaxed, Search, climb, conquer
from matcher.rows import Row, System, system_of, with_implied
from matcher.solution import PartAnswer, Solution, Solved, merged

MOST_NODES = 2_000  # branched on exactly, before the solver's own word is taken
SAFE_SUM = 2**31  # sums up to here a solver in floats tells apart by whole units
MOST_MIXES = 100  # rows of the tableau per relaxation
MOST_PARTS = 60  # the largest denominator of their multipliers
NEARLY = 1e-6  # floats this near to each other are read as one number
DUAL, PRIMAL = 1, 4  # HiGHS's numbers for the simplex methods


def solve(
    problem: Problem, levels: Sequence[Objective], time_limit: float | None = None
) -> Solution:
    """The best set of pairs: each level as large as can be, then held for the next.

    The answer depends on the pool alone: not on its order, the machine or the time, unless
    `time_limit` (seconds, for all levels together) cuts it short. Then the levels that are not
    proven have a true bound above their value, or, when not even the kept pairs could be
    completed in time, the status is "unknown".
    """
    start = monotonic()
    deadline = None if time_limit is None else start + time_limit
    solved = []
    for part, columns in parts(problem):
        own = [level.over(columns) for level in levels]
        solved.append(Solved(part, columns, own, solve_part(part, own, deadline)))
    answers = [each.answer for each in solved]
    return replace(merged(answers, levels, monotonic() - start), parts=tuple(solved))


def solve_part(
    part: Problem,
    levels: Sequence[Objective],
    deadline: float | None = None,
    near: Sequence[Pair] = (),
) -> PartAnswer:
    """As ``solve``, for what is one part and levels over its columns, until a monotonic time.

    ``near`` are pairs that a good set is likely to have; they change how soon it is found alone.
    """
    relax, improve = relaxations(deadline), improvements(deadline)
    alone = part.completed(part.columns_of(part.kept).tolist())
    constraints = list(all_constraints(part)) if part.kept else []
    if not violations(constraints, alone):
        return climb_part(part, levels, alone, relax, MOST_NODES, improve, deadline, near)
    kept = start_from_kept(part, constraints, relax)
    if kept.best is not None:
        return climb_part(part, levels, kept.best, relax, MOST_NODES, improve, deadline)
    if kept.outcome == "closed":
        loosen = _fewest_to_loosen(part, deadline)
        return PartAnswer("infeasible", conflict=conflict(part, kept, relax), loosen=loosen)
    return PartAnswer("unknown")


def _fewest_to_loosen(part: Problem, deadline: float | None) -> tuple[Pair, ...]:
    """The fewest kept pairs without which there is a set with all others; () when out of time."""
    free = replace(part, kept=())
    answer = solve_part(free, [pairs_of(free, part.kept)], deadline)
    return tuple(sorted({*part.kept} - {*answer.pairs})) if answer.status == "optimal" else ()


def climb_part(
    part: Problem,
    levels: Sequence[Objective],
    start: frozenset[int],
    relax: Relax,
    most_nodes: int,
    improve: Improve | None = None,
    deadline: float | None = None,
    near: Sequence[Pair] = (),
) -> PartAnswer:
    """Climb from the columns to start with; the objectives are over the part's columns."""
    constraints = list(all_constraints(part))
    slots = slots_of(part)
    face = face_of(constraints, start, slots, _worth(levels, part.size))
    if face is None:
        system = system_of(constraints, part.size)
        rest = _Rest(system, np.arange(part.size), start, frozenset())
        return _climbed(part, levels, [], rest, slots, relax, most_nodes, improve)
    descent = Descent(face, restrictions(deadline), improve, part.columns_of(near))
    settled: list[Objective] = []
    for level in grouped(levels, face):
        later = levels[len(settled) + len(level.objectives) :]
        if not descent.settle(level, _worth(later, part.size)):
            break
        settled += level.objectives
    return _climbed(part, levels, settled, _rest(face), slots, relax, most_nodes, improve)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is left open: a system over some columns, the best set, and the columns fixed at 1."""

    system: System
    columns: Columns
    best: frozenset[int]
    ones: frozenset[int]


def _rest(face: Face) -> _Rest:
    columns = np.flatnonzero(face.open)
    system = with_implied(open_rows(face, columns)[1], len(columns))
    ones = frozenset(np.flatnonzero(face.value == 1).tolist())
    return _Rest(system, columns, frozenset(face.best.tolist()), ones)


def _climbed(
    part: Problem,
    levels: Sequence[Objective],
    settled: Sequence[Objective],
    rest: _Rest,
    slots: NDArray[np.intp],
    relax: Relax,
    most_nodes: int,
    improve: Improve | None,
) -> PartAnswer:
    """The answer when some levels are settled, and the rest is climbed."""
    left = levels[len(settled) :]
    best, bounds, ended = rest.best, [], "top"
    if left:
        weights = [level.numbers(rest.columns).tolist() for level in left]
        groups = _grouped_columns(slots[rest.columns])
        start = frozenset(np.flatnonzero(np.isin(rest.columns, [*rest.best])).tolist())
        climbed = climb(rest.system, weights, groups, start, relax, most_nodes, improve)
        best = rest.ones | {int(rest.columns[column]) for column in climbed.best}
        ones = np.array([*rest.ones], dtype=np.intp)
        bounds = [
            (bound + sum(level.numbers(ones).tolist())) * level.unit
            for bound, level in zip(climbed.bounds, left, strict=True)
        ]
        ended = climbed.ended
    values = tuple(level.value(best) for level in levels)
    pairs = tuple(part.table.pair(column) for column in best if column < len(part.table))
    highs = tuple(highest(level, slots) for level in levels)
    proven = (*values[: len(settled)], *bounds)
    return PartAnswer("optimal" if ended == "top" else "feasible", pairs, values, proven, highs)


def highest(level: Objective, slots: NDArray[np.intp]) -> Fraction:
    """What no set of columns can exceed: the most that each of the slots can be worth."""
    count = int(slots.max(initial=-1)) + 1
    if level.most >= MOST_LOT:
        return level.most * level.unit * len(np.unique(slots))
    worth = level.numbers(np.arange(level.size))
    most = np.zeros(count, dtype=worth.dtype)
    np.maximum.at(most, slots, worth)
    return sum(map(int, most), 0) * level.unit


def _worth(levels: Sequence[Objective], size: int) -> NDArray[np.float64]:
    """What columns promise at these levels, -1..1, as far as can be told soon."""
    worth, share = np.zeros(size), 0.5
    for level in levels:
        if 0 < level.most < MOST_LOT:
            numbers = level.numbers(np.arange(size)).astype(float)
            worth += share * numbers / level.most
            share /= 100
    return worth


def slots_of(problem: Problem) -> NDArray[np.intp]:
    """Numbers for the columns: of those with the same at most one can be chosen."""
    kinds = int(problem.kinds.max(initial=0)) + 1
    pairs = problem.table.household * kinds + problem.kinds
    first = len(problem.households) * kinds
    return np.concatenate([pairs, first + np.arange(len(problem.counted))])


def _grouped_columns(slots: NDArray[np.intp]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for column, slot in enumerate(slots.tolist()):
        groups.setdefault(slot, []).append(column)
    return list(groups.values())


def start_from_kept(problem: Problem, constraints: Sequence[Constraint], relax: Relax) -> Search:
    """A search for any set with all kept pairs: its `best` is one, or it is closed without."""
    columns = [int(c.columns[0]) for c in constraints if c.key[0] == "kept"]
    weights = [0] * problem.size
    for column in columns:
        weights[column] = 1
    others = [constraint for constraint in constraints if constraint.key[0] != "kept"]
    search = Search(system_of(others, len(weights)), weights, len(columns), relax)
    conquer(search, MOST_NODES)
    return search


def conflict(problem: Problem, proof: Search, relax: Relax) -> tuple[Key, ...]:
    """A smallest set of kept pairs and rules that cannot be kept at once: none can be left out.

    `proof` is the closed search that showed that there is no set with all kept pairs.
    """
    constraints = list(all_constraints(problem))
    direct = _direct_conflicts(constraints)
    if direct:
        return min(direct, key=lambda keys: (len(keys), keys))
    keys = sorted({constraint.key for constraint in constraints})
    leaned_on = [key for key in keys if key in proof.used or key[0] == "kept"]
    if is_conflict(problem, leaned_on, relax):
        keys = leaned_on
    size = len(keys)
    while size > 1:
        size = (size + 1) // 2
        place = 0
        while place < len(keys):
            fewer = keys[:place] + keys[place + size :]
            if is_conflict(problem, fewer, relax):
                keys = fewer
            else:
                place += size
    return tuple(keys)


def is_conflict(problem: Problem, keys: Sequence[Key], relax: Relax) -> bool:
    """Whether it is proven that the rules and kept pairs with these keys cannot all be kept."""
    wanted = set(keys)
    constraints = [c for c in all_constraints(problem) if c.key in wanted]
    if not any(key[0] == "kept" for key in wanted):
        return False
    search = start_from_kept(problem, constraints, relax)
    return search.best is None and search.outcome == "closed"


def _direct_conflicts(constraints: Sequence[Constraint]) -> list[tuple[Key, ...]]:
    """For every rule that kept pairs alone exceed: that rule and the fewest such pairs."""
    kept = {int(c.columns[0]): c.key for c in constraints if c.key[0] == "kept"}
    found: list[tuple[Key, ...]] = []
    for constraint in constraints:
        # What counts against the others may make room, so such a row is not exceeded yet.
        if constraint.key[0] == "kept" or (constraint.coefficients < 0).any():
            continue
        terms = zip(constraint.coefficients.tolist(), constraint.columns.tolist(), strict=True)
        mine = sorted(((size, column) for size, column in terms if column in kept), reverse=True)
        total = 0
        for count, (size, _) in enumerate(mine, start=1):
            total += size
            if total > constraint.right:
                keys = [kept[column] for _, column in mine[:count]]
                found.append((*sorted(keys), constraint.key))
                break
    return found


def relaxations(deadline: float | None = None) -> Relax:
    """What solves relaxations in floats, until the deadline (a reading of time.monotonic)."""

    def relax(rows: Sequence[Row], costs: Mapping[int, float] | None) -> Relaxed:
        if _left(deadline) == 0:
            return Relaxed("stopped")
        program = pulp.LpProblem("relaxation", pulp.LpMaximize)
        columns = sorted(costs) if costs else sorted({c for row in rows for c in row.columns})
        x = {column: program.add_variable(f"x{column:08d}", 0, 1) for column in columns}
        terms = [(x[column], cost) for column, cost in (costs or {}).items()]
        if costs is None:
            terms = [(x[column], 0.0) for column in columns]
        names = [f"r{index:08d}" for index in range(len(rows))]
        limits: list[pulp.LpConstraint] = []
        for name, row in zip(names, rows, strict=True):
            breach = _breach(program, name, row) if costs is None else []
            terms += [(variable, -1.0) for variable, _ in breach]
            limits.append(_add_row(program, name, row, x, breach))
        program.setObjective(pulp.LpAffineExpression(terms))
        model = _run(program, deadline)
        if model == highspy.HighsModelStatus.kInfeasible:
            return Relaxed("infeasible")
        if model != highspy.HighsModelStatus.kOptimal:
            return Relaxed("stopped")
        values = {column: float(variable.varValue) for column, variable in x.items()}
        duals = [
            Fraction(-limit.pi) / _size_of(row.coefficients)
            for limit, row in zip(limits, rows, strict=True)
        ]
        return Relaxed(
            "solved", values, duals, lambda: _mixes(program.solverModel, _undivided(rows))
        )

    return relax


def restrictions(deadline: float | None = None) -> Restrict:
    """What makes programs over few columns, to be solved until the deadline."""
    return lambda rows: _Resumed(rows, deadline)


class _Resumed(Restricted):
    """PuLP builds it, once; HiGHS keeps it, so that each relaxation begins where the last ended."""

    def __init__(self, rows: int, deadline: float | None) -> None:
        self._rows = rows
        self._deadline = deadline
        self._waiting: list[Entries] = []
        self._model: Any = None
        self._limited = False

    def join(self, entries: Entries) -> None:
        if self._model is None:
            self._waiting.append(entries)
            return
        count = len(entries.starts)
        zeros, highest = np.zeros(count), np.full(count, np.inf)
        self._model.addCols(
            count,
            zeros,
            zeros,
            highest,
            len(entries.rows),
            entries.starts,
            entries.rows,
            entries.coefficients,
        )

    def limit(self, entries: Entries) -> None:
        count = len(entries.starts)
        endless = np.full(count, np.inf)
        self._model.addRows(
            count,
            -endless,
            endless,
            len(entries.rows),
            entries.starts,
            entries.rows,
            entries.coefficients,
        )
        self._rows += count
        self._limited = True

    def mixes(self) -> list[Mix]:
        return _mixes(self._model, np.ones(self._rows, dtype=np.bool_))

    def solve(
        self, relaxation: Relaxation
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
        left = _left(self._deadline)
        if left == 0:
            return None
        first = self._model is None
        if first:
            self._model = self._built(relaxation)
        model = self._model
        columns = np.arange(len(relaxation.costs), dtype=np.int32)
        rows = np.arange(self._rows, dtype=np.int32)
        # PuLP turns what is to be as large as can be into what is to be as small.
        model.changeColsCost(len(columns), columns, -relaxation.costs)
        model.changeColsBounds(len(columns), columns, np.zeros(len(columns)), relaxation.highest)
        model.changeRowsBounds(len(rows), rows, relaxation.low, relaxation.high)
        if first:
            model.setBasis(_basis(relaxation))
        # A new row shuts out what was best; what it cost stays right.
        model.setOptionValue("simplex_strategy", DUAL if self._limited else PRIMAL)
        self._limited = False
        if left is not None:
            model.setOptionValue("time_limit", model.getRunTime() + left)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = model.getSolution()
        return np.array(solution.col_value), -np.array(solution.row_dual)

    def _built(self, relaxation: Relaxation) -> Any:
        program = pulp.LpProblem("restricted", pulp.LpMaximize)
        (entries,) = self._waiting or [Entries(_NO, _NO, np.array([]))]
        count = len(entries.starts)
        x = [program.add_variable(f"x{column:08d}", 0) for column in range(count)]
        costs = zip(x, relaxation.costs.tolist(), strict=True)
        program.setObjective(pulp.LpAffineExpression(costs))
        lengths = np.diff(entries.starts, append=len(entries.rows))
        column = np.repeat(np.arange(count), lengths)
        order = np.argsort(entries.rows, kind="stable")
        bounds = np.searchsorted(entries.rows[order], np.arange(self._rows + 1))
        for row in range(self._rows):
            own = order[bounds[row] : bounds[row + 1]]
            sizes = zip(column[own].tolist(), entries.coefficients[own].tolist(), strict=True)
            left = pulp.LpAffineExpression([(x[at], size) for at, size in sizes])
            program.addConstraint(left <= float(relaxation.high[row]), f"r{row:08d}")
        return _model_of(program, None)


_NO = np.array([], dtype=np.int32)


def _basis(relaxation: Relaxation) -> highspy.HighsBasis:
    """The corner at which the columns of ``start`` are 1: each stands in for its full row."""
    basic, low, high = (
        highspy.HighsBasisStatus.kBasic,
        highspy.HighsBasisStatus.kLower,
        highspy.HighsBasisStatus.kUpper,
    )
    basis = highspy.HighsBasis()
    basis.col_status = [basic if at else low for at in relaxation.start.tolist()]
    basis.row_status = [high if at else basic for at in relaxation.full.tolist()]
    basis.valid = True
    return basis


def _undivided(rows: Sequence[Row]) -> NDArray[np.bool_]:
    return np.array([_size_of(row.coefficients) == 1 for row in rows], dtype=np.bool_)


def _mixes(model: Any, undivided: NDArray[np.bool_]) -> list[Mix]:
    """Rows of the simplex tableau of a solved relaxation whose variable is far from whole.

    Only rows that were given undivided count. `model` is a highspy.Highs, whose types leave out
    what is asked here of its basis.
    """
    x = model.getSolution().col_value
    _, basic = model.getBasicVariables()
    broken = sorted((abs(x[j] - 0.5), place) for place, j in enumerate(basic) if j >= 0)
    mixes: list[Mix] = []
    for distance, place in broken[:MOST_MIXES]:
        _, inverse = model.getBasisInverseRow(place)
        inverse[~undivided] = 0.0
        if distance < 0.5 - NEARLY and (mix := _as_mix(inverse)) is not None:
            mixes.append(mix)
    return mixes


def _as_mix(numbers: NDArray[np.float64]) -> Mix | None:
    """The numbers as whole ones over one denominator, if that is not too large to be meant."""
    bottom = 1
    while bottom <= MOST_PARTS:
        tops = np.rint(numbers * bottom)
        off = np.abs(tops - numbers * bottom)
        if off.max(initial=0.0) < NEARLY:
            return Mix({int(place): int(tops[place]) for place in np.flatnonzero(tops)}, bottom)
        worst = Fraction(float(numbers[off.argmax()] * bottom))
        bottom *= max(2, worst.limit_denominator(MOST_PARTS).denominator)
    return None


def _breach(program: pulp.LpProblem, name: str, row: Row) -> list[tuple[pulp.LpVariable, float]]:
    """What loosens a row: one variable upwards and, for an equality, one downwards."""
    signs = [-1.0] if row.sense == "<=" else [-1.0, 1.0]
    return [(program.add_variable(f"{name}_{sign:+.0f}", 0), sign) for sign in signs]


def _add_row(
    program: pulp.LpProblem,
    name: str,
    row: Row,
    x: Mapping[int, pulp.LpVariable],
    extra: Sequence[tuple[pulp.LpVariable, float]] = (),
) -> pulp.LpConstraint:
    """Add the row, divided by `_size_of` its coefficients."""
    size = _size_of(row.coefficients)
    terms = [(x[c], float(a / size)) for c, a in zip(row.columns, row.coefficients, strict=True)]
    left, right = pulp.LpAffineExpression([*terms, *extra]), float(row.right / size)
    limit = left <= right if row.sense == "<=" else left == right
    program.addConstraint(limit, name)
    return limit


def improvements(deadline: float | None) -> Improve:
    """What solves one level in whole numbers, until the deadline.

    It is sure of its answer when the solver finished and the sums are such that floats tell
    whole units apart.
    """

    def improve(system: System, weights: Sequence[int]) -> tuple[frozenset[int] | None, bool]:
        if _left(deadline) == 0:
            return None, False
        program = pulp.LpProblem("level", pulp.LpMaximize)
        x = {column: program.add_variable(f"x{column:08d}", 0, 1) for column in range(system.size)}
        size = _size_of(weights)
        costs = [(x[column], float(weight / size)) for column, weight in enumerate(weights)]
        program.setObjective(pulp.LpAffineExpression(costs))
        for index, row in enumerate(system.rows):
            _add_row(program, f"r{index:08d}", row, x)
        model = _model_of(program, deadline)
        # All at once: one by one takes as long as solving.
        whole = np.full(system.size, highspy.HighsVarType.kInteger)
        model.changeColsIntegrality(system.size, np.arange(system.size, dtype=np.int32), whole)
        model.run()
        status = model.getModelStatus()
        sums = (weights, *(row.coefficients for row in system.rows))
        safe = all(sum(map(abs, numbers)) < SAFE_SUM for numbers in sums)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None, safe
        if model.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None, False
        values = np.array(model.getSolution().col_value)
        chosen = frozenset(np.flatnonzero(values > 0.5).tolist())
        finished = status == highspy.HighsModelStatus.kOptimal
        return chosen, finished and safe and system.keeps(chosen)

    return improve


def _size_of(numbers: Sequence[int]) -> int | Fraction:
    """What whole numbers are divided by to suit a solver in floats: none stays above 2^20."""
    largest = max(map(abs, numbers), default=0)
    return 1 if largest <= MOST_COST else Fraction(largest, MOST_COST)


def _run(program: pulp.LpProblem, deadline: float | None) -> highspy.HighsModelStatus:
    """Solve, silently and on one thread so that every machine does the same; the true status.

    PuLP calls an answer at a time limit "Optimal", hence HiGHS's own status.
    """
    program.solve(
        pulp.HiGHS(msg=False, threads=1, gapRel=0.0, gapAbs=0.0, timeLimit=_left(deadline))
    )
    status: highspy.HighsModelStatus = program.solverModel.getModelStatus()
    return status


def _model_of(program: pulp.LpProblem, deadline: float | None) -> Any:
    """The program as HiGHS holds it: a highspy.Highs, whose types leave out what is asked of it."""
    solver = pulp.HiGHS(msg=False, threads=1, gapRel=0.0, gapAbs=0.0, timeLimit=_left(deadline))
    solver.createAndConfigureSolver(program)
    solver.buildSolverModel(program)
    return program.solverModel


def _left(deadline: float | None) -> float | None:
    return None if deadline is None else max(0.0, deadline - monotonic())
