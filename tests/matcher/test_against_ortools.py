"""The program beside an independent solver: CP-SAT, which counts in whole numbers and proves.

Everything the solver is told is written here from the contract, not taken from matcher/constraints.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from fractions import Fraction
from math import lcm
from multiprocessing import get_context

import pytest

from matcher.objectives import Objective, solve_levels
from matcher.problem import Candidate, Household, Pair, Problem, Sponsor
from matcher.program import solve
from matcher.solution import Level
from tests.matcher.cp_sat import Row, best_in_turn

LIMIT = 120.0  # seconds, for the program under test


# --- the independent solver ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def apart() -> Iterator[Executor]:
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        yield executor


def best_by_cp_sat(
    apart: Executor, problem: Problem, levels: Sequence[Objective], told: Iterable[Pair]
) -> list[Fraction]:
    """The best value of each level, held for the next."""
    column = {each.pair: place for place, each in enumerate(problem.candidates)}
    units = [lcm(*(weight.denominator for weight in level.weights)) for level in levels]
    whole = [
        [int(weight * unit) for weight in level.weights]
        for level, unit in zip(levels, units, strict=True)
    ]
    hint = {column[pair] for pair in told}
    asked = apart.submit(best_in_turn, len(column), list(_rules(problem, column)), whole, hint)
    return [Fraction(value, unit) for value, unit in zip(asked.result(), units, strict=True)]


def _rules(problem: Problem, column: Mapping[Pair, int]) -> Iterator[Row]:
    of_household: defaultdict[str, list[int]] = defaultdict(list)
    of_sponsor: defaultdict[str, list[Candidate]] = defaultdict(list)
    for each in problem.candidates:
        of_household[each.household].append(column[each.pair])
        of_sponsor[each.sponsor].append(each)
    for columns in of_household.values():
        yield Row([(1, one) for one in columns], "<=", 1)
    for sponsor in problem.sponsors:
        mine = of_sponsor[sponsor.id]
        yield Row([(each.places, column[each.pair]) for each in mine], "<=", sponsor.capacity)
        if sponsor.max_households is not None:
            terms = [(1, column[each.pair]) for each in mine]
            yield Row(terms, "<=", sponsor.max_households)
    for one, other in problem.together:
        more = [(1, each) for each in of_household[one]]
        yield Row([*more, *((-1, each) for each in of_household[other])], "=", 0)
    if problem.quota is not None:
        yield Row([(1, each) for each in column.values()], "<=", problem.quota)
    for pair in problem.kept:
        yield Row([(1, column[pair])], "=", 1)
    for pair in problem.barred:
        if pair in column:
            yield Row([(1, column[pair])], "=", 0)


# --- pools --------------------------------------------------------------------------------------


def ruled_pool(dice: random.Random, households: int, sponsors: int, density: float) -> Problem:
    """Groups and hosts with every rule at once; kept pairs break none of them."""
    people = {f"h{number:03}": dice.choice([1, 1, 1, 2, 3, 4]) for number in range(households)}
    hosts = [_sponsor(dice, f"s{number:03}") for number in range(sponsors)]
    taste = {id: dice.randint(-15, 15) for id in (*people, *(host.id for host in hosts))}
    candidates = tuple(
        Candidate(host.id, id, _fit(dice, taste[host.id] + taste[id]), size)
        for host in hosts
        for id, size in people.items()
        if size <= host.capacity and dice.random() < density
    )
    pairs = [each.pair for each in candidates]
    kept = _fitting(dice, candidates, hosts, households // 20)
    held = {household for _, household in kept}
    ids = sorted(people.keys() - held)
    dice.shuffle(ids)
    return Problem(
        sponsors=tuple(hosts),
        households=tuple(Household(id, Fraction(dice.choice([1, 1, 1, 2]))) for id in people),
        candidates=candidates,
        kept=tuple(kept),
        barred=tuple(dice.sample([pair for pair in pairs if pair not in kept], len(pairs) // 20)),
        together=tuple((ids[place], ids[place + 1]) for place in range(0, households // 5, 2)),
        open=tuple(dice.sample(pairs, households // 3)),
        keep_bonus=Fraction(8),
        quota=dice.choice([None, households // 2]),
    )


def _sponsor(dice: random.Random, id: str) -> Sponsor:
    if dice.random() < 0.5:
        return Sponsor(id, dice.choice([1, 4]), 1)
    return Sponsor(id, dice.randint(1, 6), dice.choice([None, 1, 2, 3]))


def _fit(dice: random.Random, taste: int) -> Fraction:
    return Fraction(min(max(5000 + 100 * taste + dice.randint(-2000, 2000), 0), 10_000), 100)


def _fitting(
    dice: random.Random, candidates: Sequence[Candidate], sponsors: Sequence[Sponsor], most: int
) -> list[Pair]:
    """Some pairs that can all be kept: each sponsor and household at most once."""
    kept: dict[str, str] = {}
    full = {sponsor.id for sponsor in sponsors if sponsor.max_households == 0}
    for each in dice.sample(candidates, len(candidates)):
        if len(kept) < most and each.sponsor not in full and each.household not in kept:
            kept[each.household] = each.sponsor
            full.add(each.sponsor)
    return [(sponsor, household) for household, sponsor in kept.items()]


def classic_pool(dice: random.Random, agents: int, jobs: int) -> Problem:
    """A generalised assignment as published: every pair takes its own number of places.

    Profits 15..25, places 5..25, and every agent 0.8 of the average load of all jobs (Cattrysse,
    Salomon and Van Wassenhove, 1994, doi:10.1016/0377-2217(94)90338-7). Jobs that find no place
    stay unplaced here, where the published problem would have no answer.
    """
    profits = [[dice.randint(15, 25) for _ in range(jobs)] for _ in range(agents)]
    places = [[dice.randint(5, 25) for _ in range(jobs)] for _ in range(agents)]
    return Problem(
        sponsors=tuple(
            Sponsor(f"s{agent:02}", 8 * sum(places[agent]) // (10 * agents))
            for agent in range(agents)
        ),
        households=tuple(Household(f"h{job:02}") for job in range(jobs)),
        candidates=tuple(
            Candidate(
                f"s{agent:02}",
                f"h{job:02}",
                Fraction(profits[agent][job]),
                places[agent][job],
            )
            for agent in range(agents)
            for job in range(jobs)
        ),
    )


# --- both on the same pool ----------------------------------------------------------------------

RULED = [(150, 120, 0.1, 0), (150, 120, 0.1, 2), (60, 80, 0.5, 0), (120, 40, 0.3, 0)]
CLASSIC = [(5, 15, 0), (5, 15, 1), (5, 20, 0), (5, 20, 1)]
LARGER_CLASSIC = [(8, 24), (5, 30), (10, 40), (8, 48), (10, 60)]


def solved_by_both(apart: Executor, problem: Problem) -> list[tuple[Level, Fraction]]:
    """Every level of the program's answer, with the best value there is."""
    levels = solve_levels(problem)
    solution = solve(problem, levels, LIMIT)
    best = best_by_cp_sat(apart, problem, levels, solution.pairs)
    return list(zip(solution.levels, best, strict=True))


def assert_same_values(apart: Executor, problem: Problem) -> None:
    both = solved_by_both(apart, problem)
    assert [(level.value, level.bound) for level, _ in both] == [(best, best) for _, best in both]


def assert_no_false_claim(apart: Executor, problem: Problem) -> None:
    """Equal values, up to the first level that was not proven; there the best is in between."""
    for level, best in solved_by_both(apart, problem):
        assert level.value <= best <= level.bound
        if level.status != "optimal":
            return


@pytest.mark.parametrize(("households", "sponsors", "density", "seed"), RULED)
def test_values_agree_when_every_rule_holds(
    apart: Executor, households: int, sponsors: int, density: float, seed: int
) -> None:
    dice = random.Random(f"{households} {sponsors} {seed}")
    assert_same_values(apart, ruled_pool(dice, households, sponsors, density))


@pytest.mark.parametrize(("agents", "jobs", "seed"), CLASSIC)
def test_values_agree_on_classic_pools(apart: Executor, agents: int, jobs: int, seed: int) -> None:
    assert_same_values(apart, classic_pool(random.Random(f"{agents} {jobs} {seed}"), agents, jobs))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(40))
def test_no_false_claim_on_larger_pools(apart: Executor, seed: int) -> None:
    dice = random.Random(f"large {seed}")
    sizes = (dice.randint(100, 300), dice.randint(60, 250), dice.choice([0.05, 0.2, 0.6]))
    assert_no_false_claim(apart, ruled_pool(dice, *sizes))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("agents", "jobs"), LARGER_CLASSIC)
def test_no_false_claim_on_larger_classic_pools(
    apart: Executor, agents: int, jobs: int, seed: int
) -> None:
    dice = random.Random(f"{agents} {jobs} {seed}")
    assert_no_false_claim(apart, classic_pool(dice, agents, jobs))
