"""Small pools for the tests of the program: by hand, at random, and solved by looking at all."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from hypothesis import strategies as st

from matcher.objectives import Objective
from matcher.problem import Candidate, Household, Pair, Problem, Shared, Sponsor, exact

FITS = st.one_of(
    st.integers(0, 4).map(Fraction),
    st.sampled_from([0.1, 0.2, 0.3, 1e-6, 1e12, 33.333333333333336]).map(exact),
    st.floats(0, 100, allow_subnormal=False).map(exact),
)


def pool(pairs: dict[str, float], **changes: object) -> Problem:
    """A pool from pairs such as {"s1 h1": 80}; every sponsor takes one household unless changed."""
    named = [(*pair.split(), fit) for pair, fit in pairs.items()]
    whole: dict[str, object] = {
        "sponsors": tuple(Sponsor(s, 1) for s in sorted({s for s, _, _ in named})),
        "households": tuple(Household(h) for h in sorted({h for _, h, _ in named})),
        "candidates": tuple(Candidate(s, h, exact(fit)) for s, h, fit in named),
    }
    return Problem(**{**whole, **changes})  # type: ignore[arg-type]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to 4 sponsors and 5 households, with every rule now and then."""
    sponsors = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    households = [f"h{number}" for number in range(draw(st.integers(1, 5)))]
    every = list(product(sponsors, households))
    pairs = draw(st.lists(st.sampled_from(every), unique=True, max_size=11))
    few = st.lists(st.sampled_from(every), unique=True, max_size=2)
    two = list(combinations(households, 2))
    sets = st.lists(st.sampled_from(two), unique=True, max_size=2) if two else st.just([])
    return Problem(
        sponsors=tuple(_sponsor(draw, id) for id in sponsors),
        households=tuple(_household(draw, id) for id in households),
        candidates=tuple(_candidate(draw, pair) for pair in pairs),
        kept=tuple(pair for pair in pairs if draw(st.integers(0, 9)) == 0),
        barred=tuple(draw(few)),
        together=tuple(draw(sets)),
        open=tuple(draw(few)),
        keep_bonus=draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(3, 10)])),
        quota=draw(st.one_of(st.none(), st.integers(0, 4))),
        shared=_shared(draw, pairs),
    )


def _shared(draw: st.DrawFn, pairs: list[Pair]) -> tuple[Shared, ...]:
    if not pairs or draw(st.booleans()):
        return ()
    some = draw(st.frozensets(st.sampled_from(pairs), min_size=1))
    return (Shared("Tigrinya", some, draw(st.integers(0, 3))),)


def _sponsor(draw: st.DrawFn, id: str) -> Sponsor:
    most = draw(st.one_of(st.none(), st.integers(0, 3)))
    kind = draw(st.sampled_from(["group", "group", "host"]))
    return Sponsor(id, draw(st.integers(0, 6)), most, kind)


def _household(draw: st.DrawFn, id: str) -> Household:
    return Household(id, draw(st.sampled_from([Fraction(n) for n in (1, 1, 0, 2)] + [exact(0.1)])))


def _candidate(draw: st.DrawFn, pair: Pair) -> Candidate:
    return Candidate(*pair, draw(FITS), draw(st.integers(1, 4)))


def allowed_sets(problem: Problem) -> Iterator[frozenset[int]]:
    """Every set of columns that keeps every rule, found by looking at all sets."""
    kind = {sponsor.id: sponsor.kind for sponsor in problem.sponsors}
    slots: dict[tuple[str, str], list[int | None]] = {}
    for column, one in enumerate(problem.candidates):
        slots.setdefault((one.household, kind[one.sponsor]), [None]).append(column)
    for choice in product(*slots.values()):
        chosen = frozenset(column for column in choice if column is not None)
        if keeps_rules(problem, [problem.candidates[column] for column in chosen]):
            yield problem.completed(chosen)


def keeps_rules(problem: Problem, chosen: Sequence[Candidate]) -> bool:
    """The rules of the contract in other words than those of matcher/constraints.py."""
    pairs = {candidate.pair for candidate in chosen}
    placed = {candidate.household for candidate in chosen}
    kind = {sponsor.id: sponsor.kind for sponsor in problem.sponsors}
    taken = {(candidate.household, kind[candidate.sponsor]) for candidate in chosen}
    for sponsor in problem.sponsors:
        mine = [candidate for candidate in chosen if candidate.sponsor == sponsor.id]
        most = len(mine) if sponsor.max_households is None else sponsor.max_households
        if sum(candidate.places for candidate in mine) > sponsor.capacity or len(mine) > most:
            return False
    return (
        len(taken) == len(chosen)
        and (problem.quota is None or len(chosen) <= problem.quota)
        and all(len(pairs & shared.pairs) <= shared.places for shared in problem.shared)
        and pairs.issuperset(problem.kept)
        and pairs.isdisjoint(problem.barred)
        and all((one in placed) == (other in placed) for one, other in problem.together)
    )


def best_values(problem: Problem, levels: Sequence[Objective]) -> tuple[Fraction, ...] | None:
    """The best value of each level in turn; None when no set keeps every rule."""
    reached = (tuple(level.value(chosen) for level in levels) for chosen in allowed_sets(problem))
    return max(reached, default=None)


def shuffled(problem: Problem, dice: random.Random) -> Problem:
    """The same pool with the rows of every list in another order."""
    lists = ("sponsors", "households", "candidates", "kept", "barred", "together", "open", "shared")
    return Problem(
        **{name: _mixed(getattr(problem, name), dice) for name in lists},
        keep_bonus=problem.keep_bonus,
        quota=problem.quota,
    )


def _mixed(items: Sequence[Any], dice: random.Random) -> tuple[Any, ...]:
    return tuple(dice.sample(items, len(items)))


def large_pool(dice: random.Random, size: int) -> Problem:
    """As many sponsors as households, hosts with beds, fits in 16 digits, sets that go together."""
    households = [f"h{number}" for number in range(size)]
    places = {household: dice.randint(1, 5) for household in households}
    return Problem(
        sponsors=tuple(
            Sponsor(f"s{number}", dice.randint(1, 6), dice.choice([None, 2]))
            for number in range(size)
        ),
        households=tuple(Household(id, Fraction(dice.choice([1, 1, 2]))) for id in households),
        candidates=tuple(
            Candidate(f"s{number}", household, exact(100 * dice.random()), places[household])
            for number in range(size)
            for household in households
            if dice.random() < 0.4
        ),
        together=((households[0], households[1]), (households[2], households[3])),
    )
