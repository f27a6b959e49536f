"""What the matcher is asked: sponsors, households, candidates and the rules on the whole set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from intake.errors import BadInput

Pair = tuple[str, str]

Numbers = NDArray[Any]
"""Whole numbers along columns: int64, or Python's own (dtype object) where those are too small."""

Columns = NDArray[np.intp]
"""Places in the columns of a problem: its candidates, then its `counted` households."""

SMALL = 2**31
"""Whole numbers below this are kept as int64, so that their products fit as well."""


class PoolError(BadInput):
    """A pool or a solution that cannot be read: where, what was found, what to do (Dutch).

    The sentence carries ids only, never a name.
    """


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A group or host: `capacity` in places (>= 0), `max_households` a limit beside it.

    A household gets at most one sponsor of each `kind`; being placed counts once. `keep_bonus`
    (>= 0) is for its own open pairs, instead of that of the problem.
    """

    id: str
    capacity: int
    max_households: int | None = None
    kind: str = ""
    keep_bonus: Fraction | None = None


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


class Candidates(Sequence[Candidate]):
    """Possible pairs as columns of numbers, so that there can be millions of them.

    ``household`` and ``sponsor`` are places in ``households`` and ``sponsors``, which are ids;
    ``fit`` counts units of ``unit``, ``places`` are whole.
    """

    __slots__ = ("fit", "household", "households", "places", "sponsor", "sponsors", "unit")

    def __init__(
        self,
        households: Sequence[str],
        sponsors: Sequence[str],
        household: NDArray[Any],
        sponsor: NDArray[Any],
        fit: Numbers,
        unit: Fraction,
        places: Numbers,
    ) -> None:
        self.households = tuple(households)
        self.sponsors = tuple(sponsors)
        self.household = household.astype(np.intp, copy=False)
        self.sponsor = sponsor.astype(np.intp, copy=False)
        self.fit = fit
        self.unit = unit
        self.places = places

    @classmethod
    def of(
        cls, candidates: Sequence[Candidate], households: Sequence[str], sponsors: Sequence[str]
    ) -> Candidates:
        """The same pairs, whose ids must be among those given."""
        row = {id: place for place, id in enumerate(households)}
        column = {id: place for place, id in enumerate(sponsors)}
        fits, unit = in_units([candidate.fit for candidate in candidates])
        return cls(
            households,
            sponsors,
            np.array([row[each.household] for each in candidates], dtype=np.intp),
            np.array([column[each.sponsor] for each in candidates], dtype=np.intp),
            fits,
            unit,
            whole_numbers([each.places for each in candidates]),
        )

    def __len__(self) -> int:
        return len(self.household)

    @overload
    def __getitem__(self, column: int) -> Candidate: ...
    @overload
    def __getitem__(self, column: slice) -> list[Candidate]: ...
    def __getitem__(self, column: int | slice) -> Candidate | list[Candidate]:
        if isinstance(column, slice):
            return [self[place] for place in range(*column.indices(len(self)))]
        return Candidate(
            *self.pair(column), int(self.fit[column]) * self.unit, int(self.places[column])
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Candidates) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash((self.households, self.sponsors, len(self)))

    def pair(self, column: int) -> Pair:
        """The sponsor's and the household's id."""
        return self.sponsors[self.sponsor[column]], self.households[self.household[column]]

    def taken(self, columns: Columns) -> Candidates:
        """These columns alone, in this order."""
        return Candidates(
            self.households,
            self.sponsors,
            self.household[columns],
            self.sponsor[columns],
            self.fit[columns],
            self.unit,
            self.places[columns],
        )

    def among(self, households: Sequence[str], sponsors: Sequence[str]) -> Candidates:
        """The same pairs over other lists of ids, which hold those of every pair."""
        row = {id: place for place, id in enumerate(households)}
        column = {id: place for place, id in enumerate(sponsors)}
        rows = np.array([row.get(id, -1) for id in self.households], dtype=np.intp)
        columns = np.array([column.get(id, -1) for id in self.sponsors], dtype=np.intp)
        return Candidates(
            households,
            sponsors,
            rows[self.household],
            columns[self.sponsor],
            self.fit,
            self.unit,
            self.places,
        )

    @property
    def keys(self) -> NDArray[np.intp]:
        """A number for each pair: it grows with the household and then the sponsor."""
        return self.household * len(self.sponsors) + self.sponsor


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Places that several pairs draw on, such as those of the builders in some languages.

    At most `places` (>= 0) of `pairs`, which are candidates, are chosen. Beside `Candidates` the
    pairs can be given as a mask along them.
    """

    id: str
    pairs: frozenset[Pair] | NDArray[np.bool_]
    places: int

    def along(self, order: Columns) -> Shared:
        """The same when the candidates come in another order."""
        return self if isinstance(self.pairs, frozenset) else replace(self, pairs=self.pairs[order])


@dataclass(frozen=True)
class Problem:
    """One pool, checked and put in one order: the order it was given in changes nothing.

    Candidates come out as `Candidates`, sorted by household and sponsor id; weights of objectives
    and columns of constraints count along them, and then along `counted`. Raises PoolError, which
    names item and place, on unknown or repeated ids, a pair named twice, a kept pair that is no
    candidate, a negative or otherwise impossible number.
    """

    sponsors: tuple[Sponsor, ...]
    households: tuple[Household, ...]
    candidates: Sequence[Candidate]
    kept: tuple[Pair, ...] = ()
    barred: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()
    open: tuple[Pair, ...] = ()
    keep_bonus: Fraction = Fraction(0)
    quota: int | None = None
    shared: tuple[Shared, ...] = ()
    shared_columns: Mapping[str, Columns] = field(init=False, repr=False, compare=False)
    """By id of `shared`, the columns of its pairs."""

    def __post_init__(self) -> None:
        _check_ids(self)
        _check_pairs(self)
        _check_numbers(self)
        columns = _in_order(self.candidates, self.households, self.sponsors)
        canonical: Mapping[str, Iterable[Any]] = {
            "sponsors": sorted(self.sponsors, key=lambda sponsor: sponsor.id),
            "households": sorted(self.households, key=lambda household: household.id),
            "kept": sorted(self.kept),
            "barred": sorted(self.barred),
            "together": sorted((min(pair), max(pair)) for pair in self.together),
            "open": sorted(self.open),
            "shared": sorted((each.along(columns) for each in self.shared), key=lambda s: s.id),
        }
        for name, items in canonical.items():
            object.__setattr__(self, name, tuple(items))
        households = [household.id for household in self.households]
        sponsors = [sponsor.id for sponsor in self.sponsors]
        table = self.table if isinstance(self.candidates, Candidates) else None
        if table is None:
            table = Candidates.of(self.candidates, households, sponsors)
        ordered = table.taken(columns).among(households, sponsors)
        object.__setattr__(self, "candidates", ordered)
        found = {each.id: self._shared_columns(each) for each in self.shared}
        object.__setattr__(self, "shared_columns", found)

    def _shared_columns(self, shared: Shared) -> Columns:
        if isinstance(shared.pairs, frozenset):
            return np.sort(self.columns_of(shared.pairs))
        return np.flatnonzero(shared.pairs)

    @property
    def table(self) -> Candidates:
        """The candidates, as columns of numbers."""
        assert isinstance(self.candidates, Candidates)
        return self.candidates

    @cached_property
    def kinds(self) -> NDArray[np.intp]:
        """For every candidate a number that tells the kind of its sponsor."""
        numbers = {kind: at for at, kind in enumerate(sorted({s.kind for s in self.sponsors}))}
        kind = np.array([numbers[sponsor.kind] for sponsor in self.sponsors], dtype=np.intp)
        return np.asarray(kind[self.table.sponsor])

    @cached_property
    def _kinds_of_households(self) -> NDArray[np.bool_]:
        """Households × kinds: where there are candidates."""
        found = np.zeros((len(self.households), int(self.kinds.max(initial=0)) + 1), dtype=np.bool_)
        found[self.table.household, self.kinds] = True
        return found

    @property
    def most_pairs(self) -> int:
        """More pairs than this cannot be chosen: one for each household and kind."""
        return int(self._kinds_of_households.sum())

    @cached_property
    def counted(self) -> Columns:
        """The places of households with candidates of several kinds of sponsor.

        Each has a column after the candidates, which is 1 when the household is placed at all.
        """
        return np.flatnonzero(self._kinds_of_households.sum(axis=1) > 1)

    @property
    def size(self) -> int:
        """How many columns there are."""
        return len(self.candidates) + len(self.counted)

    def completed(self, chosen: Iterable[int]) -> frozenset[int]:
        """The chosen candidates with the columns of the `counted` households that they place."""
        pairs = [column for column in chosen if column < len(self.candidates)]
        placed = {int(self.table.household[column]) for column in pairs}
        first = len(self.candidates)
        extra = (first + at for at, place in enumerate(self.counted) if int(place) in placed)
        return frozenset((*pairs, *extra))

    def columns_of(self, pairs: Iterable[Pair]) -> Columns:
        """The columns of those of the pairs that are candidates, in the order given."""
        rows, columns = self._places
        width = len(self.sponsors)
        wanted = np.array([rows[h] * width + columns[s] for s, h in pairs], dtype=np.intp)
        keys = self.table.keys
        at = np.searchsorted(keys, wanted)
        there = at < len(keys)
        there[there] = keys[at[there]] == wanted[there]
        return np.asarray(at[there])

    def has(self, pair: Pair) -> bool:
        """Whether the pair, of ids known or not, is a candidate."""
        rows, columns = self._places
        return pair[1] in rows and pair[0] in columns and len(self.columns_of([pair])) > 0

    def place_of_household(self, id: str) -> int:
        """Where a household stands in ``households``."""
        return self._places[0][id]

    @cached_property
    def _places(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        rows = {household.id: place for place, household in enumerate(self.households)}
        columns = {sponsor.id: place for place, sponsor in enumerate(self.sponsors)}
        return rows, columns

    @property
    def together_sets(self) -> tuple[tuple[str, ...], ...]:
        """The connected sets of `together`, each sorted, of two households or more."""
        joined: dict[str, set[str]] = {}
        for one, other in self.together:
            union = joined.get(one, {one}) | joined.get(other, {other})
            joined.update(dict.fromkeys(union, union))
        return tuple(sorted({tuple(sorted(members)) for members in joined.values()}))


def _in_order(
    candidates: Sequence[Candidate], households: Sequence[Household], sponsors: Sequence[Sponsor]
) -> Columns:
    """The columns by household id and then sponsor id."""
    if not isinstance(candidates, Candidates):
        found = sorted(
            range(len(candidates)),
            key=lambda column: (candidates[column].household, candidates[column].sponsor),
        )
        return np.array(found, dtype=np.intp)
    row = _ranks(candidates.households)
    column = _ranks(candidates.sponsors)
    keys = row[candidates.household] * len(column) + column[candidates.sponsor]
    return np.argsort(keys, kind="stable")


def _ranks(ids: Sequence[str]) -> NDArray[np.intp]:
    """For each place the place that its id has when they are sorted."""
    ranks = np.empty(len(ids), dtype=np.intp)
    ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return ranks


def whole_numbers(numbers: Sequence[int]) -> Numbers:
    """The numbers as an array: int64 when every one is below `SMALL`, else Python's own."""
    small = max(map(abs, numbers), default=0) < SMALL
    return np.array(numbers, dtype=np.int64 if small else object)


def in_units(weights: Iterable[Fraction]) -> tuple[Numbers, Fraction]:
    """The weights as the smallest whole numbers of one unit, and that unit."""
    found = [*weights]
    bottom = lcm(*{weight.denominator for weight in found})
    scaled = [weight.numerator * (bottom // weight.denominator) for weight in found]
    top = gcd(*scaled) or 1
    return whole_numbers([number // top for number in scaled]), Fraction(top, bottom)


def exact(number: int | float | Decimal | Fraction) -> Fraction:
    """The number as people write it: a float counts as its shortest decimal, 0.1 as 1/10."""
    return Fraction(repr(number)) if type(number) is float else Fraction(number)


def parts(problem: Problem) -> Iterator[tuple[Problem, Columns]]:
    """The pool cut where no candidate, capacity or set of households crosses.

    With each part the columns, in the whole, of its own. The best of the whole is the best of each
    part, at every level. A quota that can bind holds everything in one part. Sponsors and
    households without a candidate are in no part, unless they belong together with others.
    """
    if not len(problem.candidates):
        return
    binds = problem.quota is not None and problem.quota < problem.most_pairs
    labels = _labels(problem)
    if binds or not labels.any():
        free = problem.quota is not None and not binds
        whole = replace(problem, quota=None) if free else problem
        yield whole, np.arange(problem.size)
        return
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    for own in np.split(order, starts[1:]):
        yield _part(problem, own)


def _part(problem: Problem, own: Columns) -> tuple[Problem, Columns]:
    """The part with these candidates, which are in order."""
    table = problem.table.taken(own)
    rows, columns = np.unique(table.household), np.unique(table.sponsor)
    ids = {problem.households[place].id for place in rows}
    # Households without a candidate keep those that belong with them from being placed.
    ids.update(*(members for members in problem.together_sets if ids.intersection(members)))
    households = tuple(household for household in problem.households if household.id in ids)
    sponsors = tuple(problem.sponsors[place] for place in columns)
    within = np.zeros(len(problem.candidates), dtype=np.bool_)
    within[own] = True
    shared = [
        replace(each, pairs=np.isin(own, at, assume_unique=True))
        for each in problem.shared
        if within[(at := problem.shared_columns[each.id])].any()
    ]
    mine = {candidate.id for candidate in sponsors}
    part = Problem(
        sponsors=sponsors,
        households=households,
        candidates=table.among([h.id for h in households], [s.id for s in sponsors]),
        kept=tuple(pair for pair in problem.kept if pair[1] in ids),
        barred=tuple(pair for pair in problem.barred if pair[1] in ids and pair[0] in mine),
        together=tuple(pair for pair in problem.together if ids.issuperset(pair)),
        open=tuple(pair for pair in problem.open if pair[1] in ids and pair[0] in mine),
        keep_bonus=problem.keep_bonus,
        shared=tuple(shared),
    )
    extra = np.flatnonzero(np.isin(problem.counted, rows)) + len(problem.candidates)
    return part, np.concatenate([own, extra])


def _labels(problem: Problem) -> NDArray[np.intp]:
    """For every candidate the smallest candidate in its connected part."""
    table = problem.table
    labels = np.arange(len(table))
    links = [(table.household, len(problem.households)), (table.sponsor, len(problem.sponsors))]
    held = [at for at in problem.shared_columns.values() if len(at)]
    sets = _placed_together(problem)
    while True:
        before = labels
        for nodes, count in links:
            least = np.full(count, len(table))
            np.minimum.at(least, nodes, labels)
            labels = least[nodes]
        labels = labels.copy()
        for columns in (*held, *sets):
            labels[columns] = labels[columns].min()
        labels = np.minimum(labels, labels[labels])
        if np.array_equal(labels, before):
            return labels


def _placed_together(problem: Problem) -> list[Columns]:
    """The candidates of each set of households that belong together."""
    found = []
    for members in problem.together_sets:
        places = [problem.place_of_household(member) for member in members]
        columns = np.flatnonzero(np.isin(problem.table.household, places))
        if len(columns):
            found.append(columns)
    return found


def _check_ids(problem: Problem) -> None:
    sponsors = _distinct("sponsors", [sponsor.id for sponsor in problem.sponsors])
    households = _distinct("households", [household.id for household in problem.households])
    for where, sponsor, household in _named(problem.candidates):
        _known(f"{where}.sponsor", "sponsor", sponsor, sponsors)
        _known(f"{where}.household", "huishouden", household, households)
    for name in ("kept", "barred", "open"):
        for place, (sponsor, household) in enumerate(getattr(problem, name)):
            _known(f"{name}[{place}][0]", "sponsor", sponsor, sponsors)
            _known(f"{name}[{place}][1]", "huishouden", household, households)
    for place, pair in enumerate(problem.together):
        for side, household in enumerate(pair):
            _known(f"together[{place}][{side}]", "huishouden", household, households)


def _named(candidates: Sequence[Candidate]) -> Iterator[tuple[str, str, str]]:
    """Every place in which a candidate names a sponsor and a household, once for each of them."""
    if not isinstance(candidates, Candidates):
        for place, candidate in enumerate(candidates):
            yield f"candidates[{place}]", candidate.sponsor, candidate.household
        return
    for column in np.unique(candidates.household, return_index=True)[1]:
        yield f"candidates[{column}]", *candidates.pair(column)
    for column in np.unique(candidates.sponsor, return_index=True)[1]:
        yield f"candidates[{column}]", *candidates.pair(column)


def _check_pairs(problem: Problem) -> None:
    candidates = _pairs_among(problem)
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
        if isinstance(shared.pairs, frozenset) and (
            not shared.pairs or not shared.pairs <= candidates
        ):
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


def _pairs_among(problem: Problem) -> set[Pair]:
    """Of the pairs that are named elsewhere those that are candidates; each is one only once."""
    candidates = problem.candidates
    if not isinstance(candidates, Candidates):
        return _distinct("candidates", [candidate.pair for candidate in candidates])
    keys = np.sort(candidates.keys)
    if (keys[1:] == keys[:-1]).any():
        twice = int(keys[1:][keys[1:] == keys[:-1]][0])
        column = int(np.flatnonzero(candidates.keys == twice)[1])
        raise PoolError(f"candidates[{column}]: {_shown(candidates.pair(column))} stond er al.")
    rows = {id: place for place, id in enumerate(candidates.households)}
    columns = {id: place for place, id in enumerate(candidates.sponsors)}
    found = set()
    named = [each.pairs for each in problem.shared if isinstance(each.pairs, frozenset)]
    for pair in {*problem.kept}.union(*named):
        key = rows.get(pair[1], -1) * len(columns) + columns.get(pair[0], -1)
        at = np.searchsorted(keys, key)
        if at < len(keys) and keys[at] == key and pair[1] in rows and pair[0] in columns:
            found.add(pair)
    return found


def _check_numbers(problem: Problem) -> None:
    for place, sponsor in enumerate(problem.sponsors):
        _at_least(f"sponsors[{place}].capacity", sponsor.id, sponsor.capacity, 0)
        if sponsor.max_households is not None:
            _at_least(f"sponsors[{place}].max_households", sponsor.id, sponsor.max_households, 0)
        if sponsor.keep_bonus is not None:
            _at_least(f"sponsors[{place}].keep_bonus", sponsor.id, sponsor.keep_bonus, 0)
    for place, household in enumerate(problem.households):
        _at_least(f"households[{place}].priority", household.id, household.priority, 0)
    for place in _out_of_range(problem.candidates):
        candidate = problem.candidates[place]
        _at_least(f"candidates[{place}].fit", _shown(candidate.pair), candidate.fit, 0)
        _at_least(f"candidates[{place}].places", _shown(candidate.pair), candidate.places, 1)
    for place, shared in enumerate(problem.shared):
        _at_least(f"shared[{place}].places", shared.id, shared.places, 0)
    _at_least("keep_bonus", "de hele pool", problem.keep_bonus, 0)
    if problem.quota is not None:
        _at_least("quota", "de hele pool", problem.quota, 0)


def _out_of_range(candidates: Sequence[Candidate]) -> Iterable[int]:
    """The places of candidates whose numbers may be too low."""
    if isinstance(candidates, Candidates):
        return [int(at) for at in np.flatnonzero((candidates.fit < 0) | (candidates.places < 1))]
    return range(len(candidates))


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
