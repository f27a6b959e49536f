"""What the matcher is asked: sponsors, households, candidates and the rules on the whole set."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from intake.errors import BadInput

Pair = tuple[str, str]


class PoolError(BadInput):
    """A pool or a solution that cannot be read: where, what was found, what to do (Dutch).

    The sentence carries ids only, never a name.
    """


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A group or host: `capacity` in places (>= 0), `max_households` a limit beside it."""

    id: str
    capacity: int
    max_households: int | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """Newcomers who are placed together; `priority` >= 0 is what placing them counts for."""

    id: str
    priority: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible pair: `fit` >= 0, more is better; it takes `places` >= 1 of the capacity."""

    sponsor: str
    household: str
    fit: Fraction
    places: int = 1

    @property
    def pair(self) -> Pair:
        return (self.sponsor, self.household)


@dataclass(frozen=True, slots=True)
class Shared:
    """Places that several pairs draw on, such as those of the builders in some languages.

    At most `places` (>= 0) of `pairs`, which are candidates, are chosen.
    """

    id: str
    pairs: frozenset[Pair]
    places: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One pool, checked and put in one order: the order it was given in changes nothing.

    Candidates come out sorted by household and sponsor id; weights of objectives and columns of
    constraints count along `candidates`. Raises PoolError, which names item and place, on
    unknown or repeated ids, a pair named twice, a kept pair that is no candidate, a negative or
    otherwise impossible number.
    """

    sponsors: tuple[Sponsor, ...]
    households: tuple[Household, ...]
    candidates: tuple[Candidate, ...]
    kept: tuple[Pair, ...] = ()
    barred: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()
    open: tuple[Pair, ...] = ()
    keep_bonus: Fraction = Fraction(0)
    quota: int | None = None
    shared: tuple[Shared, ...] = ()

    def __post_init__(self) -> None:
        _check_ids(self)
        _check_pairs(self)
        _check_numbers(self)
        canonical: Mapping[str, Iterable[Any]] = {
            "sponsors": sorted(self.sponsors, key=lambda sponsor: sponsor.id),
            "households": sorted(self.households, key=lambda household: household.id),
            "candidates": sorted(self.candidates, key=lambda c: (c.household, c.sponsor)),
            "kept": sorted(self.kept),
            "barred": sorted(self.barred),
            "together": sorted((min(pair), max(pair)) for pair in self.together),
            "open": sorted(self.open),
            "shared": sorted(self.shared, key=lambda shared: shared.id),
        }
        for name, items in canonical.items():
            object.__setattr__(self, name, tuple(items))

    @property
    def together_sets(self) -> tuple[tuple[str, ...], ...]:
        """The connected sets of `together`, each sorted, of two households or more."""
        joined: dict[str, set[str]] = {}
        for one, other in self.together:
            union = joined.get(one, {one}) | joined.get(other, {other})
            joined.update(dict.fromkeys(union, union))
        return tuple(sorted({tuple(sorted(members)) for members in joined.values()}))


def exact(number: int | float | Decimal | Fraction) -> Fraction:
    """The number as people write it: a float counts as its shortest decimal, 0.1 as 1/10."""
    return Fraction(repr(number)) if type(number) is float else Fraction(number)


def parts(problem: Problem) -> list[tuple[Problem, list[int]]]:
    """The pool cut where no candidate, capacity or set of households crosses.

    With each part the columns, in the whole, of its candidates. The best of the whole is the best
    of each part, at every level. A quota that can bind holds everything in one part. Sponsors and
    households without a candidate are in no part, unless they belong together with others.
    """
    if problem.quota is not None and problem.quota < len(problem.households):
        return [(problem, list(range(len(problem.candidates))))]
    label = _component_labels(problem)
    bins: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in ("sponsors", "households", "together", "kept", "shared"):
        for item in getattr(problem, name):
            bins[label[_node(name, item)]][name].append(item)
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for column, candidate in enumerate(problem.candidates):
        columns[label["h" + candidate.household]].append(column)
    barred = frozenset(problem.barred)
    found: list[tuple[Problem, list[int]]] = []
    for name, own in sorted(columns.items()):
        candidates = tuple(problem.candidates[column] for column in own)
        part = Problem(
            sponsors=tuple(bins[name]["sponsors"]),
            households=tuple(bins[name]["households"]),
            candidates=candidates,
            kept=tuple(bins[name]["kept"]),
            barred=tuple(c.pair for c in candidates if c.pair in barred),
            together=tuple(bins[name]["together"]),
            shared=tuple(bins[name]["shared"]),
        )
        found.append((part, own))
    return found


def _node(name: str, item: Any) -> str:
    """The household or sponsor, as a node of the graph, at which an item of a list belongs."""
    if name == "sponsors":
        return "s" + str(item.id)
    if name == "households":
        return "h" + str(item.id)
    if name == "shared":
        return "h" + str(min(household for _, household in item.pairs))
    return "h" + str(item[1])


def _component_labels(problem: Problem) -> dict[str, str]:
    """For every node of the graph of candidates the smallest name in its connected part."""
    parent: dict[str, str] = {}

    def find(node: str) -> str:
        while (above := parent.setdefault(node, node)) != node:
            parent[node] = parent[above]
            node = parent[node]
        return node

    def join(one: str, other: str) -> None:
        low, high = sorted((find(one), find(other)))
        parent[high] = low

    for candidate in problem.candidates:
        join("s" + candidate.sponsor, "h" + candidate.household)
    for one, other in problem.together:
        join("h" + one, "h" + other)
    for shared in problem.shared:
        first = _node("shared", shared)
        for household in {household for _, household in shared.pairs}:
            join(first, "h" + household)
    nodes = ["s" + s.id for s in problem.sponsors] + ["h" + h.id for h in problem.households]
    return {node: find(node) for node in nodes}


def _check_ids(problem: Problem) -> None:
    sponsors = _distinct("sponsors", [sponsor.id for sponsor in problem.sponsors])
    households = _distinct("households", [household.id for household in problem.households])
    for place, candidate in enumerate(problem.candidates):
        where = f"candidates[{place}]"
        _known(f"{where}.sponsor", "sponsor", candidate.sponsor, sponsors)
        _known(f"{where}.household", "huishouden", candidate.household, households)
    for name in ("kept", "barred", "open"):
        for place, (sponsor, household) in enumerate(getattr(problem, name)):
            _known(f"{name}[{place}][0]", "sponsor", sponsor, sponsors)
            _known(f"{name}[{place}][1]", "huishouden", household, households)
    for place, pair in enumerate(problem.together):
        for side, household in enumerate(pair):
            _known(f"together[{place}][{side}]", "huishouden", household, households)


def _check_pairs(problem: Problem) -> None:
    candidates = _distinct("candidates", [candidate.pair for candidate in problem.candidates])
    for name in ("kept", "barred", "open"):
        _distinct(name, list(getattr(problem, name)))
    _distinct("together", [(min(pair), max(pair)) for pair in problem.together])
    for place, pair in enumerate(problem.together):
        if pair[0] == pair[1]:
            raise PoolError(
                f'together[{place}]: twee keer hetzelfde huishouden "{pair[0]}". '
                "Noem twee verschillende huishoudens."
            )
    _distinct("shared", [shared.id for shared in problem.shared])
    for place, shared in enumerate(problem.shared):
        if not shared.pairs or not shared.pairs <= candidates:
            raise PoolError(
                f"shared[{place}]: {shared.id} noemt geen of verkeerde kandidaten. "
                "Noem minstens één paar, en alleen paren die bij candidates staan."
            )
    for place, pair in enumerate(problem.kept):
        if pair not in candidates:
            raise PoolError(
                f"kept[{place}]: het paar {_shown(pair)} is geen kandidaat. "
                "Zet het ook bij candidates, of haal het weg."
            )


def _check_numbers(problem: Problem) -> None:
    for place, sponsor in enumerate(problem.sponsors):
        _at_least(f"sponsors[{place}].capacity", sponsor.id, sponsor.capacity, 0)
        if sponsor.max_households is not None:
            _at_least(f"sponsors[{place}].max_households", sponsor.id, sponsor.max_households, 0)
    for place, household in enumerate(problem.households):
        _at_least(f"households[{place}].priority", household.id, household.priority, 0)
    for place, candidate in enumerate(problem.candidates):
        _at_least(f"candidates[{place}].fit", _shown(candidate.pair), candidate.fit, 0)
        _at_least(f"candidates[{place}].places", _shown(candidate.pair), candidate.places, 1)
    for place, shared in enumerate(problem.shared):
        _at_least(f"shared[{place}].places", shared.id, shared.places, 0)
    _at_least("keep_bonus", "de hele pool", problem.keep_bonus, 0)
    if problem.quota is not None:
        _at_least("quota", "de hele pool", problem.quota, 0)


def _distinct(where: str, items: list[Any]) -> set[Any]:
    """The items as a set; PoolError names the place of the first that came before."""
    seen = set(items)
    if len(seen) < len(items):
        repeated = next(item for item, count in Counter(items).items() if count > 1)
        places = [place for place, item in enumerate(items) if item == repeated]
        raise PoolError(
            f"{where}[{places[1]}]: {_shown(repeated)} stond al bij {where}[{places[0]}]. "
            "Noem alles één keer."
        )
    return seen


def _known(where: str, kind: str, id: str, known: set[str]) -> None:
    if id not in known:
        raise PoolError(
            f'{where}: het id "{id}" is geen {kind} van deze pool. '
            "Zet het in de lijst, of verbeter het."
        )


def _at_least(where: str, item: str, number: int | Fraction, least: int) -> None:
    if number < least:
        raise PoolError(f"{where}: {number} (bij {item}) is te laag. Schrijf {least} of meer.")


def _shown(item: str | Pair) -> str:
    return f'"{item}"' if isinstance(item, str) else f'["{item[0]}", "{item[1]}"]'
