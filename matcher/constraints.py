"""The rules on the whole set of pairs: one rule is one function that yields constraints.

The same list builds the program and checks a given set of pairs, so a pair that a person made by
hand is judged by what the program itself obeys. Nothing here knows a solver. The formulas are in
docs/developers/program.md, in this order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from matcher.problem import Problem

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """Σ coefficients[k] · x[columns[k]] <= or = right, over the candidates of a problem.

    `key` is the rule and the ids it is about (a set of households that belong together has
    several constraints under one key); `label` is the rule as a person reads it, in Dutch.
    """

    key: Key
    label: str
    columns: tuple[int, ...]
    coefficients: tuple[int, ...]
    sense: Literal["<=", "="]
    right: int


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a set of pairs breaks, and the sentence that says so."""

    key: Key
    message: str


def all_constraints(problem: Problem) -> Iterator[Constraint]:
    """Every constraint of the problem, in the order of the page on the program."""
    rules: tuple[Callable[[Problem], Iterator[Constraint]], ...] = (
        one_sponsor_per_household,
        places_within_capacity,
        households_within_maximum,
        matches_within_quota,
        pairs_within_shared_places,
        together_or_not_at_all,
        kept_pairs_stay,
        barred_pairs_stay_out,
    )
    return chain.from_iterable(rule(problem) for rule in rules)


def one_sponsor_per_household(problem: Problem) -> Iterator[Constraint]:
    for household, columns in _columns_of(problem, "household").items():
        label = f"Huishouden {household} krijgt hoogstens één sponsor"
        yield _limit(("household", household), label, columns, [1] * len(columns), 1)


def places_within_capacity(problem: Problem) -> Iterator[Constraint]:
    by_sponsor = _columns_of(problem, "sponsor")
    for sponsor in problem.sponsors:
        columns = by_sponsor.get(sponsor.id, [])
        places = [problem.candidates[column].places for column in columns]
        label = f"Sponsor {sponsor.id} geeft hoogstens {sponsor.capacity} plaatsen"
        yield _limit(("capacity", sponsor.id), label, columns, places, sponsor.capacity)


def households_within_maximum(problem: Problem) -> Iterator[Constraint]:
    by_sponsor = _columns_of(problem, "sponsor")
    for sponsor in problem.sponsors:
        if sponsor.max_households is not None:
            columns = by_sponsor.get(sponsor.id, [])
            label = f"Sponsor {sponsor.id} krijgt hoogstens {sponsor.max_households} huishoudens"
            key = ("max_households", sponsor.id)
            yield _limit(key, label, columns, [1] * len(columns), sponsor.max_households)


def matches_within_quota(problem: Problem) -> Iterator[Constraint]:
    if problem.quota is not None:
        columns = range(len(problem.candidates))
        label = f"Er komen hoogstens {problem.quota} koppelingen"
        yield _limit(("quota",), label, columns, [1] * len(columns), problem.quota)


def pairs_within_shared_places(problem: Problem) -> Iterator[Constraint]:
    """The pairs that need a builder, say, against the builders' places in their languages."""
    column_of = {candidate.pair: column for column, candidate in enumerate(problem.candidates)}
    for shared in problem.shared:
        columns = sorted(column_of[pair] for pair in shared.pairs)
        label = f"Er zijn hoogstens {shared.places} plaatsen voor {shared.id}"
        yield _limit(("shared", shared.id), label, columns, [1] * len(columns), shared.places)


def together_or_not_at_all(problem: Problem) -> Iterator[Constraint]:
    """Each household of a set is placed as often as the first of the set is."""
    by_household = _columns_of(problem, "household")
    for members in problem.together_sets:
        label = f"Huishoudens {_listed(members)} worden allemaal geplaatst, of geen van alle"
        first = by_household.get(members[0], [])
        for member in members[1:]:
            columns = by_household.get(member, [])
            signs = [1] * len(first) + [-1] * len(columns)
            key = ("together", *members)
            yield Constraint(key, label, tuple(first + columns), tuple(signs), "=", 0)


def kept_pairs_stay(problem: Problem) -> Iterator[Constraint]:
    column_of = {candidate.pair: column for column, candidate in enumerate(problem.candidates)}
    for sponsor, household in problem.kept:
        label = f"Het paar {sponsor} met {household} staat vast"
        columns = (column_of[sponsor, household],)
        yield Constraint(("kept", sponsor, household), label, columns, (1,), "=", 1)


def barred_pairs_stay_out(problem: Problem) -> Iterator[Constraint]:
    """A barred pair that is no candidate needs no constraint: it cannot be chosen."""
    column_of = {candidate.pair: column for column, candidate in enumerate(problem.candidates)}
    for sponsor, household in problem.barred:
        if (sponsor, household) in column_of:
            label = f"Het paar {sponsor} met {household} mag niet"
            columns = (column_of[sponsor, household],)
            yield Constraint(("barred", sponsor, household), label, columns, (1,), "=", 0)


def violations(constraints: Iterable[Constraint], chosen: Iterable[int]) -> list[Violation]:
    """The rules that the chosen columns break, each once, with what was found."""
    picked = set(chosen)
    found: dict[Key, Violation] = {}
    for constraint in constraints:
        total = activity(constraint, picked)
        broken = total > constraint.right if constraint.sense == "<=" else total != constraint.right
        if broken and constraint.key not in found:
            message = f"{constraint.label}{_found(constraint, total)}."
            found[constraint.key] = Violation(constraint.key, message)
    return list(found.values())


def activity(constraint: Constraint, chosen: set[int]) -> int:
    """The left side of the constraint for the chosen columns."""
    terms = zip(constraint.columns, constraint.coefficients, strict=True)
    return sum(coefficient for column, coefficient in terms if column in chosen)


def _found(constraint: Constraint, total: int) -> str:
    if constraint.sense == "<=":
        return f"; dit zijn er {total}"
    return {
        "together": "; een deel is geplaatst",
        "kept": "; het ontbreekt",
        "barred": "; het is toch gekozen",
    }[constraint.key[0]]


def _limit(
    key: Key, label: str, columns: Iterable[int], coefficients: list[int], right: int
) -> Constraint:
    return Constraint(key, label, tuple(columns), tuple(coefficients), "<=", right)


def _columns_of(problem: Problem, side: Literal["sponsor", "household"]) -> dict[str, list[int]]:
    """For each id of one side the columns of its candidates."""
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for column, candidate in enumerate(problem.candidates):
        columns[candidate.sponsor if side == "sponsor" else candidate.household].append(column)
    return columns


def _listed(ids: tuple[str, ...]) -> str:
    return f"{', '.join(ids[:-1])} en {ids[-1]}"
