"""`check` accepts every answer of `solve`, and names what is wrong in every other."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matcher.objectives import solve_levels
from matcher.poolfile import read_solution, write_solution
from matcher.problem import Candidate, Household, Pair, Problem, Sponsor
from matcher.program import solve
from matcher.solution import Level, Solution
from matcher.verify import check
from tests.matcher.pools import allowed_sets, best_values, large_pool, pool, problems

PROBLEM = pool(
    {"s1 h1": 80, "s2 h1": 60, "s1 h2": 70, "s2 h2": 40.5},
    sponsors=(Sponsor("s1", 1), Sponsor("s2", 1), Sponsor("s3", 1)),
    households=(Household("h1"), Household("h2", Fraction(2)), Household("h3")),
)


def solved(problem: Problem, time_limit: float | None = None) -> Solution:
    return solve(problem, solve_levels(problem), time_limit)


RIGHT = solved(PROBLEM)
HASTY = Solution(
    "feasible",
    (),
    (
        Level("placed", Fraction(0), Fraction(3), "feasible"),
        Level("fit", Fraction(0), Fraction(150), "feasible"),
        Level("tie", Fraction(0), Fraction(2**34), "feasible"),
    ),
    0.0,
)


def claimed(problem: Problem, pairs: tuple[Pair, ...]) -> Solution:
    """The pairs, claimed to be the best there are, with their true values."""
    chosen = problem.completed(problem.columns_of(pairs).tolist())
    values = [(level.name, level.value(chosen)) for level in solve_levels(problem)]
    levels = tuple(Level(name, value, value, "optimal") for name, value in values)
    return Solution("optimal", pairs, levels, 0.0)


def with_level(solution: Solution, place: int, **changes: object) -> Solution:
    levels = list(solution.levels)
    levels[place] = replace(levels[place], **changes)  # type: ignore[arg-type]
    return replace(solution, levels=tuple(levels))


def messages(problem: Problem, solution: Solution) -> list[str]:
    return [violation.message for violation in check(problem, solution)]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_answer_is_accepted(problem: Problem) -> None:
    assert not messages(problem, solved(problem))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_answer_without_time_is_accepted(problem: Problem) -> None:
    assert not messages(problem, solved(problem, 0))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.randoms(use_true_random=False))
def test_claim_is_accepted_exactly_when_it_is_best(problem: Problem, dice: random.Random) -> None:
    sets = sorted(allowed_sets(problem), key=sorted)
    assume(sets)
    chosen = dice.choice(sets)
    first = len(problem.candidates)
    pairs = tuple(problem.candidates[column].pair for column in chosen if column < first)
    values = tuple(level.value(chosen) for level in solve_levels(problem))
    best = best_values(problem, solve_levels(problem))
    assert (not messages(problem, claimed(problem, pairs))) == (values == best)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.integers(0, 2), st.sampled_from([Fraction(-1), Fraction(1, 10), Fraction(3)]))
def test_bound_is_accepted_exactly_when_it_is_true(
    problem: Problem, place: int, off: Fraction
) -> None:
    solution = solved(problem)
    assume(solution.status == "optimal")
    level = solution.levels[place]
    told = with_level(solution, place, bound=level.bound + off, status="feasible")
    for later in range(place + 1, 3):  # their bounds hold without the level that is not proven
        told = with_level(told, later, bound=Fraction(10**15), status="feasible")
    assert (not messages(problem, replace(told, status="feasible"))) == (off > 0)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_infeasible_is_refused_when_there_is_an_answer(problem: Problem) -> None:
    assume(solved(problem).status == "optimal")
    every = tuple(("kept", *pair) for pair in problem.kept)
    assert messages(problem, Solution("infeasible", (), (), 0.0, every))


WRONG_CLAIMS = (
    (replace(RIGHT, pairs=RIGHT.pairs[:1]), "niveau placed: de waarde is 1, niet 3."),
    (claimed(PROBLEM, RIGHT.pairs[:1]), "niveau placed: 3 is haalbaar, meer dan 1."),
    (
        claimed(PROBLEM, (("s1", "h1"), ("s2", "h2"))),
        "niveau fit: 130 is haalbaar, meer dan 120.5.",
    ),
    (
        replace(RIGHT, pairs=(("s1", "h1"), ("s1", "h2"))),
        "Sponsor s1 geeft hoogstens 1 plaats; dit zijn er 2.",
    ),
    (replace(RIGHT, pairs=(*RIGHT.pairs, ("s3", "h3"))), "Het paar s3 met h3 is geen kandidaat."),
    (replace(RIGHT, pairs=(*RIGHT.pairs, ("s2", "h1"))), "Het paar s2 met h1 staat er 2 keer."),
    (
        with_level(RIGHT, 1, value=Fraction(131), bound=Fraction(131)),
        "niveau fit: de waarde is 130, niet 131.",
    ),
    (
        with_level(RIGHT, 1, bound=Fraction(131)),
        "niveau fit: optimaal, maar grens 131 is niet de waarde.",
    ),
    (
        with_level(RIGHT, 0, bound=Fraction(2), status="feasible"),
        "niveau placed: de grens 2 ligt onder de waarde.",
    ),
    (
        replace(RIGHT, levels=RIGHT.levels[:2]),
        "levels: verwacht placed, fit, tie, maar vond placed, fit.",
    ),
    (replace(RIGHT, status="feasible"), 'status: "feasible" past niet bij de niveaus.'),
    (
        replace(RIGHT, status="unknown"),
        'status: bij "unknown" horen geen paren en geen niveaus.',
    ),
    (
        with_level(HASTY, 0, bound=Fraction(2)),
        "niveau placed: 3 is haalbaar, meer dan 2.",
    ),
    (
        with_level(HASTY, 1, bound=Fraction(1)),
        "niveau fit: 130 is haalbaar, meer dan 1.",
    ),
)


@pytest.mark.parametrize(("solution", "message"), WRONG_CLAIMS)
def test_wrong_claim_is_named(solution: Solution, message: str) -> None:
    assert message in messages(PROBLEM, solution)


def test_conflict_is_refused_when_it_names_no_rule_of_the_pool() -> None:
    solution = Solution("infeasible", (), (), 0.0, (("capacity", "s9"),))
    expected = "conflict: capacity s9 is geen regel of vast paar van deze pool."
    assert expected in messages(PROBLEM, solution)


def test_conflict_is_refused_when_half_of_it_is_missing() -> None:
    kept = pool({"s1 h1": 1, "s1 h2": 1}, kept=(("s1", "h1"), ("s1", "h2")))
    solution = solved(kept)
    assert not messages(kept, solution)
    assert messages(kept, replace(solution, conflict=solution.conflict[1:]))


def test_conflict_is_accepted_when_the_kept_household_counts_for_others() -> None:
    """A household that can have a group and a host is counted by a column that no pair keeps."""
    problem = pool(
        {"group h1": 1, "host h1": 1},
        sponsors=(Sponsor("group", 1, kind="group"), Sponsor("host", 1, kind="host")),
        households=(Household("h1"), Household("h2")),
        kept=(("group", "h1"),),
        together=(("h1", "h2"),),
    )
    solution = solved(problem)
    assert ("together", "h1", "h2") in solution.conflict
    assert not messages(problem, solution)


CLASH = pool(
    {"s1 h1": 1, "s1 h2": 1, "s1 h3": 1, "s2 h3": 1},
    kept=(("s1", "h1"), ("s1", "h2"), ("s2", "h3")),
)
WRONG_LOOSEN = (
    ((("s1", "h1"), ("s1", "h2")), "loosen: 1 is genoeg, 2 is niet het minste."),
    ((("s2", "h3"),), "loosen: ook zonder deze paren is er geen antwoord."),
    ((("s1", "h3"),), "loosen: s1 h3 is geen vast paar van deze pool."),
    ((("x", "y"),), "loosen: x y is geen vast paar van deze pool."),
    ((("s1", "h1"), ("s1", "h1")), "loosen: een paar staat er meer dan één keer."),
)


@pytest.mark.parametrize(("loosen", "message"), WRONG_LOOSEN)
def test_wrong_pairs_to_loosen_are_named(loosen: tuple[Pair, ...], message: str) -> None:
    assert messages(CLASH, replace(solved(CLASH), loosen=loosen)) == [message]


@pytest.mark.parametrize("loosen", [(), (("s1", "h1"),), (("s1", "h2"),)])
def test_pairs_to_loosen_are_accepted_when_they_are_the_fewest(loosen: tuple[Pair, ...]) -> None:
    assert not messages(CLASH, replace(solved(CLASH), loosen=loosen))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(), st.randoms(use_true_random=False))
def test_loosening_is_accepted_exactly_when_no_fewer_do(
    problem: Problem, dice: random.Random
) -> None:
    pairs = [candidate.pair for candidate in problem.candidates]
    problem = replace(problem, kept=tuple(dice.sample(pairs, len(pairs) * 2 // 3)))
    solution = solved(problem)
    assume(solution.status == "infeasible")
    loosen = tuple(dice.sample(problem.kept, dice.randint(1, len(problem.kept))))
    kept = tuple(pair for pair in problem.kept if pair not in loosen)
    enough = any(True for _ in allowed_sets(replace(problem, kept=kept)))
    fewest = enough and len(loosen) == len(solution.loosen)
    assert (not messages(problem, replace(solution, loosen=loosen))) == fewest


def test_nothing_clashes_where_there_is_an_answer() -> None:
    told = replace(RIGHT, conflict=(("kept", "s1", "h1"),))
    assert messages(PROBLEM, told) == ['status: bij "optimal" hoort niets dat botst of los moet.']


@pytest.mark.parametrize("large", [10**12, 10**15, 10**40])
def test_worse_by_one_is_refused_however_large(large: int) -> None:
    problem = pool({"s h1": large, "s h2": large})
    problem = replace(
        problem,
        candidates=(
            Candidate("s", "h1", Fraction(large + 1)),
            Candidate("s", "h2", Fraction(large)),
        ),
    )
    worse = claimed(problem, (("s", "h2"),))
    assert messages(problem, worse) == [f"niveau fit: {large + 1} is haalbaar, meer dan {large}."]
    told = with_level(with_level(worse, 1, status="feasible"), 2, status="feasible")
    assert messages(problem, replace(told, status="feasible"))


def test_whole_value_is_exact_also_among_halves() -> None:
    problem = pool({"s1 h1": 0.5, "s2 h2": 0.5})
    large = replace(problem.candidates[0], fit=2**60 + Fraction(1, 2))
    problem = replace(problem, candidates=(large, problem.candidates[1]))
    told = with_level(solved(problem), 1, value=Fraction(2**60), bound=Fraction(2**60))
    assert messages(problem, told) == [f"niveau fit: de waarde is {2**60 + 1}, niet {2**60}."]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_answer_is_accepted_as_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, problem: Problem
) -> None:
    path = tmp_path_factory.mktemp("written") / "solution.json"
    for time_limit in (None, 0):
        solution = solved(problem, time_limit)
        if "shared" not in {key[0] for key in solution.conflict}:  # no pool file has these
            write_solution(solution, path)
            assert not messages(problem, read_solution(path))


@pytest.mark.parametrize("seed", range(4))
def test_larger_answers_are_accepted(seed: int) -> None:
    problem = large_pool(random.Random(seed), 14)
    assert not messages(problem, solved(problem))


@pytest.mark.parametrize("seed", range(4))
def test_larger_answer_is_refused_when_two_are_swapped(seed: int) -> None:
    problem = large_pool(random.Random(seed), 14)
    best = solved(problem)
    fewer = tuple(pair for pair in best.pairs if pair not in best.pairs[2:4])
    assert messages(problem, claimed(problem, fewer))


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_every_answer_is_accepted_on_many_thousands(problem: Problem) -> None:
    assert not messages(problem, solved(problem))
