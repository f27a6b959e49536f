"""The rules on the whole set of pairs: one rule is one function that yields constraints.

The same list builds the program and checks a given set of pairs, so a pair that a person made by
hand is judged by what the program itself obeys. Nothing here knows a solver. The formulas are in
docs/developers/program.md, in this order; ``RULES`` is what the page on matching says of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from intake.schema import Text
from intake.wording import listed
from matcher.problem import Columns, Numbers, Pair, Problem

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Constraint:
    """Σ coefficients[k] · x[columns[k]] <= or = right, over the columns of a problem.

    `key` is the rule and the ids it is about (a set of households that belong together has
    several constraints under one key); `label` is the rule as a person reads it, in Dutch.
    """

    key: Key
    label: str
    columns: Columns
    coefficients: Numbers
    sense: Literal["<=", "="]
    right: int


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a set of pairs breaks, and the sentence that says so."""

    key: Key
    message: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule: what makes its constraints, and for everybody its name, a sentence and LaTeX."""

    constraints: Callable[[Problem], Iterator[Constraint]]
    name: Text
    sentence: Text
    formula: str


def all_constraints(problem: Problem) -> Iterator[Constraint]:
    """Every constraint of the problem, in the order of ``RULES``."""
    return chain.from_iterable(rule.constraints(problem) for rule in RULES)


def one_sponsor_per_household(problem: Problem) -> Iterator[Constraint]:
    """One of each kind: a group and beside it a host is two kinds."""
    several = int(problem.kinds.max(initial=0)) > 0
    for place, columns in _split(problem.table.household):
        id = problem.households[place].id
        kinds = problem.kinds[columns]
        for kind in np.unique(kinds) if several else kinds[:1]:
            own = columns[kinds == kind]
            name = problem.sponsors[problem.table.sponsor[own[0]]].kind if several else ""
            beside = f" van de soort {name}" if name else ""
            label = f"Huishouden {id} krijgt hoogstens één sponsor{beside}"
            key = ("household", id, name) if name else ("household", id)
            yield _limit(key, label, own, 1)


def places_within_capacity(problem: Problem) -> Iterator[Constraint]:
    table = problem.table
    by_sponsor = dict(_split(table.sponsor))
    for place, sponsor in enumerate(problem.sponsors):
        columns = by_sponsor.get(place, _NONE)
        most = _at_most(sponsor.capacity, "plaats", "plaatsen")
        key = ("capacity", sponsor.id)
        label = f"Sponsor {sponsor.id} geeft {most}"
        yield Constraint(key, label, columns, table.places[columns], "<=", sponsor.capacity)


def households_within_maximum(problem: Problem) -> Iterator[Constraint]:
    by_sponsor = dict(_split(problem.table.sponsor))
    for place, sponsor in enumerate(problem.sponsors):
        if sponsor.max_households is not None:
            most = _at_most(sponsor.max_households, "huishouden", "huishoudens")
            label = f"Sponsor {sponsor.id} krijgt {most}"
            columns = by_sponsor.get(place, _NONE)
            yield _limit(("max_households", sponsor.id), label, columns, sponsor.max_households)


def matches_within_quota(problem: Problem) -> Iterator[Constraint]:
    """The quota is what the round has left: matches that it has already are no pairs here."""
    if problem.quota is not None:
        left = {0: "kunnen er geen koppelingen meer", 1: "kan er nog 1 koppeling"}
        more = left.get(problem.quota, f"kunnen er nog {problem.quota} koppelingen")
        columns = np.arange(len(problem.candidates))
        yield _limit(("quota",), f"Deze ronde {more} bij", columns, problem.quota)


def pairs_within_shared_places(problem: Problem) -> Iterator[Constraint]:
    """The pairs that need a builder, say, against the builders' places in their languages."""
    for shared in problem.shared:
        columns = problem.shared_columns[shared.id]
        most = _at_most(shared.places, "plaats", "plaatsen")
        label = f"Er {'is' if shared.places == 1 else 'zijn'} {most} voor {shared.id}"
        yield _limit(("shared", shared.id), label, columns, shared.places)


def together_or_not_at_all(problem: Problem) -> Iterator[Constraint]:
    """Each household of a set is placed as often as the first of the set is."""
    for members in problem.together_sets:
        label = f"Huishoudens {listed(members)} worden allemaal geplaatst, of geen van alle"
        first, *others = (_placing(problem, member) for member in members)
        for columns in others:
            signs = np.repeat(np.array([1, -1], dtype=np.int64), [len(first), len(columns)])
            both = np.concatenate([first, columns])
            yield Constraint(("together", *members), label, both, signs, "=", 0)


def counted_when_placed(problem: Problem) -> Iterator[Constraint]:
    """A household with candidates of several kinds counts as placed only with one of them.

    Where others depend on it, because they belong together, it counts with any of them.
    """
    by_household = dict(_split(problem.table.household)) if len(problem.counted) else {}
    depended_on = {member for members in problem.together_sets for member in members}
    for at, place in enumerate(problem.counted, start=len(problem.candidates)):
        id = problem.households[place].id
        columns = np.append(by_household[place], at)
        signs = np.full(len(columns), -1, dtype=np.int64)
        signs[-1] = 1
        label = f"Huishouden {id} telt alleen als het een sponsor krijgt"
        yield Constraint(("counted", id), label, columns, signs, "<=", 0)
        for kind in np.unique(problem.kinds[by_household[place]]) if id in depended_on else ():
            own = by_household[place]
            columns = np.append(own[problem.kinds[own] == kind], at)
            signs = np.ones(len(columns), dtype=np.int64)
            signs[-1] = -1
            yield Constraint(("counted", id), f"{label}, en dan altijd", columns, signs, "<=", 0)


def kept_pairs_stay(problem: Problem) -> Iterator[Constraint]:
    for column, (sponsor, household) in _held(problem, problem.kept):
        label = f"Het paar {sponsor} met {household} staat vast"
        yield Constraint(("kept", sponsor, household), label, column, _ONE, "=", 1)


def barred_pairs_stay_out(problem: Problem) -> Iterator[Constraint]:
    """A barred pair that is no candidate needs no constraint: it cannot be chosen."""
    for column, (sponsor, household) in _held(problem, problem.barred):
        label = f"Het paar {sponsor} met {household} mag niet"
        yield Constraint(("barred", sponsor, household), label, column, _ONE, "=", 0)


def violations(constraints: Iterable[Constraint], chosen: Iterable[int]) -> list[Violation]:
    """The rules that the chosen columns break, each once, with what was found."""
    picked = np.sort(np.array([*chosen], dtype=np.intp))
    found: dict[Key, Violation] = {}
    for constraint in constraints:
        total = activity(constraint, picked)
        broken = total > constraint.right if constraint.sense == "<=" else total != constraint.right
        if broken and constraint.key not in found:
            message = f"{constraint.label}{_found(constraint, total)}."
            found[constraint.key] = Violation(constraint.key, message)
    return list(found.values())


def activity(constraint: Constraint, chosen: Columns) -> int:
    """The left side of the constraint for the chosen columns, which are sorted."""
    if not len(chosen):
        return 0
    at = np.searchsorted(chosen, constraint.columns)
    picked = chosen[np.minimum(at, len(chosen) - 1)] == constraint.columns
    return sum(constraint.coefficients[picked].tolist())


def _found(constraint: Constraint, total: int) -> str:
    if constraint.sense == "<=":
        return f"; dit zijn er {total}"
    return {
        "together": "; een deel is geplaatst",
        "kept": "; het ontbreekt",
        "barred": "; het is toch gekozen",
    }[constraint.key[0]]


def _at_most(count: int, one: str, more: str) -> str:
    """The Dutch for so many at most."""
    if not count:
        return f"geen {more}"
    return f"hoogstens {count} {one if count == 1 else more}"


_NONE = np.array([], dtype=np.intp)
_ONE = np.ones(1, dtype=np.int64)


def _limit(key: Key, label: str, columns: Columns, right: int) -> Constraint:
    return Constraint(key, label, columns, np.ones(len(columns), dtype=np.int64), "<=", right)


def _split(places: NDArray[Any]) -> Iterator[tuple[int, Columns]]:
    """For each place that occurs the columns in which it does, in order."""
    order = np.argsort(places, kind="stable")
    starts = np.flatnonzero(np.diff(places[order], prepend=-1))
    for columns in np.split(order, starts[1:]) if len(order) else ():
        yield int(places[columns[0]]), columns


def _placing(problem: Problem, household: str) -> Columns:
    """The columns that say whether a household is placed."""
    place = problem.place_of_household(household)
    at = np.searchsorted(problem.counted, place)
    if at < len(problem.counted) and problem.counted[at] == place:
        return np.array([len(problem.candidates) + at])
    low, high = np.searchsorted(problem.table.household, [place, place + 1])
    return np.arange(low, high)


def _held(problem: Problem, pairs: Sequence[Pair]) -> Iterator[tuple[Columns, Pair]]:
    for column in problem.columns_of(pairs):
        yield np.array([column]), problem.table.pair(column)


RULES: tuple[Rule, ...] = (
    Rule(
        constraints=one_sponsor_per_household,
        name={"nl": "Eén sponsor van elke soort", "en": "One sponsor of each kind"},
        sentence={
            "nl": "Een huishouden krijgt hoogstens één groep en hoogstens één gastgezin.",
            "en": "A household gets at most one group and at most one host family.",
        },
        formula=r"\sum_{s \in S_k} x_{sh} \le 1 \quad \text{for every } h \text{ and kind } k",
    ),
    Rule(
        constraints=places_within_capacity,
        name={"nl": "Niet meer plaatsen dan er zijn", "en": "No more places than there are"},
        sentence={
            "nl": "Een gastgezin krijgt niet meer gasten dan er bedden zijn. "
            "Een groep heeft één plaats: voor één huishouden.",
            "en": "A host family gets no more guests than it has beds. "
            "A group has one place: for one household.",
        },
        formula=(
            r"\sum_h \text{places}_{sh}\, x_{sh} \le \text{capacity}_s "
            r"\quad \text{for every } s"
        ),
    ),
    Rule(
        constraints=households_within_maximum,
        name={"nl": "Niet te veel huishoudens tegelijk", "en": "Not too many households at once"},
        sentence={
            "nl": "Een gastgezin zegt hoeveel huishoudens er tegelijk kunnen komen. "
            "Meer worden het er niet.",
            "en": "A host family says how many households can come at once. "
            "There will be no more than that.",
        },
        formula=r"\sum_h x_{sh} \le \text{most households}_s \quad \text{for every } s",
    ),
    Rule(
        constraints=matches_within_quota,
        name={"nl": "Niet te veel in één ronde", "en": "Not too many in one round"},
        sentence={
            "nl": "De coördinator kan zeggen hoeveel koppelingen er in een ronde bij kunnen. "
            "Meer stellen we er niet voor.",
            "en": "The coordinator can say how many matches can be added in a round. "
            "We do not propose more than that.",
        },
        formula=r"\sum_{s,h} x_{sh} \le \text{quota}",
    ),
    Rule(
        constraints=pairs_within_shared_places,
        name={"nl": "Plaats bij een community builder", "en": "A place with a community builder"},
        sentence={
            "nl": "Is er geen gedeelde taal? "
            "Dan neemt een koppeling een plaats in bij een community builder die de taal spreekt. "
            "Er zijn niet meer van die koppelingen dan plaatsen.",
            "en": "Is there no shared language? "
            "Then a match takes a place with a community builder who speaks the language. "
            "There are no more such matches than places.",
        },
        formula=(
            r"\sum_{(s,h) \in P_l} x_{sh} \le \text{places}_l "
            r"\quad \text{for every set of languages } l"
        ),
    ),
    Rule(
        constraints=together_or_not_at_all,
        name={"nl": "Wie bij elkaar hoort", "en": "Who belong together"},
        sentence={
            "nl": "Huishoudens die bij elkaar horen, krijgen allemaal een sponsor, "
            "of nog geen van alle.",
            "en": "Households that belong together all get a sponsor, or none of them does yet.",
        },
        formula=r"y_g = y_h \quad \text{for every } g, h \text{ that belong together}",
    ),
    Rule(
        constraints=counted_when_placed,
        name={"nl": "Tellen als er een sponsor is", "en": "Counted when there is a sponsor"},
        sentence={
            "nl": "Een huishouden kan een groep zoeken en een gastgezin. "
            "Het telt één keer: als het er minstens één krijgt.",
            "en": "A household can look for a group and for a host family. "
            "It counts once: when it gets at least one of them.",
        },
        formula=r"\sum_{s \in S_k} x_{sh} \le y_h \le \sum_s x_{sh} \quad \text{for every } h, k",
    ),
    Rule(
        constraints=kept_pairs_stay,
        name={"nl": "Wat vaststaat, blijft", "en": "What is settled stays"},
        sentence={
            "nl": "Hebben mensen besloten dat een koppeling blijft? Dan schuift de computer er "
            "niet mee.",
            "en": "Have people decided that a match stays? Then the computer does not move it.",
        },
        formula=r"x_{sh} = 1 \quad \text{for every } (s,h) \text{ that is kept}",
    ),
    Rule(
        constraints=barred_pairs_stay_out,
        name={"nl": "Wat niet mag, komt niet", "en": "What may not be is left out"},
        sentence={
            "nl": "Zei iemand deze ronde nee? Of past een koppeling niet, zegt de coördinator? "
            "Dan stelt de computer die niet voor.",
            "en": "Did somebody say no this round? Or does a match not suit, says the coordinator? "
            "Then the computer does not propose it.",
        },
        formula=r"x_{sh} = 0 \quad \text{for every } (s,h) \text{ that is barred}",
    ),
)
"""Every rule, in the order of the page on the program."""
