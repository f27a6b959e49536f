"""What people hold: kept pairs and matches, what these take of both sides, and what clashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intake.records import HOST, SPONSOR_KINDS, Host, Household, Sponsor, Standing
from intake.wording import listed
from matcher.passed import Side
from matcher.policy import Policy
from matcher.review import KEPT, Pair, Review, Reviewed, Stand


@dataclass(frozen=True)
class Held:
    """The matches of before, the pairs that people decided to keep, and what clashes.

    ``matched`` are the matches that go on; ``agreed`` become one now. ``clashing`` says for a pair,
    in Dutch, why it cannot be held as well; ``unready`` says of a kept pair why it cannot become a
    match yet, since a side is not ready; ``alone`` that it waits for another pair.
    """

    matched: tuple[Pair, ...]
    kept: tuple[Reviewed, ...]
    agreed: tuple[Reviewed, ...]
    clashing: Mapping[Pair, str]
    unready: Mapping[Pair, str]
    alone: Mapping[Pair, str]


@dataclass(frozen=True)
class Over:
    """A match that is over: who of the two is free for another, and the day it broke off.

    That is None for a match that was completed: then only who wants again is free.
    """

    free: frozenset[str]
    broken_off: date | None


@dataclass(frozen=True)
class Known:
    """The records of the pool by id, and the policies by variant."""

    households: Mapping[str, Household]
    sponsors: Mapping[str, Sponsor]
    policies: Mapping[str, Policy]

    def __getitem__(self, id: str) -> Household | Sponsor:
        """KeyError for who is neither."""
        return self.households[id] if id in self.households else self.sponsors[id]

    def sides(self, pair: Pair) -> frozenset[Side]:
        """Both sides of a pair; of a sponsor that is not known any more, of every kind."""
        known = self.sponsors.get(pair.sponsor)
        kinds = SPONSOR_KINDS if known is None else (known.kind,)
        return frozenset((id, kind) for id in pair for kind in kinds)

    def places(self, pair: Pair) -> int:
        """What a pair takes of the sponsor; 1 where one of the two is not known any more."""
        household, sponsor = self.households.get(pair.household), self.sponsors.get(pair.sponsor)
        return places_of(household, sponsor.kind) if household and sponsor else 1


def places_of(household: Household, kind: str) -> int:
    """What a household takes of a sponsor of this kind: beds of a host, 1 of a group."""
    return (household.size or 1) if kind == HOST else 1


class Taken:
    """What pairs take: of a household its sponsor of a kind, of a sponsor places and a turn."""

    def __init__(self, known: Known, pairs: Iterable[Pair] = ()) -> None:
        self._known = known
        self._households: set[Side] = set()
        self.places: Counter[str] = Counter()
        self.turns: Counter[str] = Counter()
        for pair in pairs:
            self.add(pair)

    def add(self, pair: Pair) -> None:
        self._households |= {side for side in self._known.sides(pair) if side[0] == pair.household}
        self.places[pair.sponsor] += self._known.places(pair)
        self.turns[pair.sponsor] += 1

    def in_the_way(self, pair: Pair) -> str | None:
        """Which side of the pair cannot have it as well.

        The first household of a sponsor always can: people decided, whatever its beds are now.
        """
        if self._households & self._known.sides(pair):
            return pair.household
        needed = self._known.places(pair)
        return pair.sponsor if self.is_full(pair.sponsor, needed) else None

    def is_full(self, sponsor: str, needed: int = 1) -> bool:
        """Whether a sponsor that has a household has no room for one that needs so much."""
        one = self._known.sponsors.get(sponsor)
        if one is None or not self.turns[sponsor]:
            return False
        most = one.at_once if isinstance(one, Host) else one.capacity
        return self.turns[sponsor] >= most or self.places[sponsor] + needed > one.capacity


def hold(known: Known, review: Review, over: Mapping[Pair, Over], today: date) -> Held:
    """Kept pairs, the earliest decision first, as long as both sides have room for them.

    ``over`` are the matches that do not go on.
    """
    standing = [one.pair for one in review.standing({Stand.MATCHED})]
    matched = tuple(pair for pair in standing if pair not in over)
    taken = Taken(known, matched)
    kept: list[Reviewed] = []
    agreed: list[Reviewed] = []
    clashing: dict[Pair, str] = {}
    unready: dict[Pair, str] = {}
    closed: set[Side] = set()
    for one in sorted(review.standing(KEPT), key=lambda one: _decided(one, today)):
        if wrong := _cannot_be_held(known, one.pair, taken, closed):
            clashing[one.pair] = wrong
            closed |= known.sides(one.pair)
            continue
        taken.add(one.pair)
        if missing := _not_cleared(known, one.pair):
            # Nobody meets somebody whom nobody cleared, whatever was typed.
            unready[one.pair] = missing
            kept.append(one)
        else:
            (agreed if one.stand is Stand.AGREED else kept).append(one)
    done = [pair for pair, one in over.items() if pair.household not in one.free]
    alone = _without_others(known, (*matched, *done), agreed)
    kept += [one for one in agreed if one.pair in alone]
    return Held(
        matched,
        tuple(kept),
        tuple(one for one in agreed if one.pair not in alone),
        clashing,
        unready,
        alone,
    )


def _without_others(
    known: Known, matched: Iterable[Pair], agreed: Sequence[Reviewed]
) -> Mapping[Pair, str]:
    """The agreed pairs that would leave behind a household that belongs with theirs, with why.

    They become matches in the run in which the last of them does. ``matched`` are the pairs of
    households that were placed before.
    """
    belonging = _others(known)
    going = [one.pair for one in agreed]
    found: dict[Pair, str] = {}
    while True:
        there = {pair.household for pair in (*matched, *going)}
        for pair in going:
            others = [id for id in belonging.get(pair.household, ()) if id not in there]
            if others:
                named = listed(others)
                found[pair] = f"{pair.household} hoort bij {named}, en daar is nog geen ja."
        if not found.keys() & set(going):
            return found
        going = [pair for pair in going if pair not in found]


def _others(known: Known) -> Mapping[str, Sequence[str]]:
    """By household who belongs with it, whichever of the two says so, and still takes part."""
    found: dict[str, set[str]] = {}
    for one in known.households.values():
        for id in one.belongs_with & known.households.keys():
            found.setdefault(one.id, set()).add(id)
            found.setdefault(id, set()).add(one.id)
    return {
        id: [other for other in sorted(others) if known.households[other].standing.takes_part]
        for id, others in found.items()
    }


def _decided(one: Reviewed, today: date) -> tuple[date, Pair]:
    return min(one.memory.since.values(), default=today), one.pair


def _cannot_be_held(known: Known, pair: Pair, taken: Taken, closed: Collection[Side]) -> str:
    clashes = {id for id, _ in known.sides(pair).intersection(closed)}
    for id in pair:
        if id in clashes or id == taken.in_the_way(pair):
            return f"{id} wordt al vastgehouden in een ander voorstel of een koppeling."
    household, sponsor = known.households[pair.household], known.sponsors[pair.sponsor]
    policy = known.policies.get(sponsor.variant)
    if policy is None or not (policy.concerns(household) and policy.concerns(sponsor)):
        return f"{household.id} en {sponsor.id} hebben niet dezelfde variant."
    return ""


def _not_cleared(known: Known, pair: Pair) -> str:
    for id in pair:
        one = known[id]
        if one.missing:
            return f"{id} is nog niet klaar: {' '.join(one.missing)}"
        if one.standing is not Standing.ACTIVE:
            return f"{id} staat op pauze."
    return ""
