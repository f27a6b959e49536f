"""What another month might bring, for who closes a round: what came lately, and lower floors.

It tells what was and what the rules would do, and promises nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from intake.records import GROUP, Household, Sponsor
from matcher.candidates import CandidateGraph, Fits, days_waited
from matcher.scores import Blocks

MONTH = 30
"""Days; after so many more the floors fall a step."""

LATELY = 3
"""So many months are looked back on."""


@dataclass(frozen=True)
class Outlook:
    """Sign-ups in each of the last months, the latest last, and whom lower floors might help.

    ``months`` is empty where the first sign-up is less than a month ago. Of the ``waiting``
    households without a proposal, ``none_now`` have no candidate; ``might`` of those get one when
    everybody has waited a month longer and nothing else changes.
    """

    households: tuple[int, ...]
    groups: tuple[int, ...]
    hosts: tuple[int, ...]
    waiting: int
    none_now: int
    might: int

    @property
    def sentence(self) -> str:
        """The Dutch for Overzicht and Logboek."""
        return " ".join([*self._came(), *self._waited()])

    def _came(self) -> Iterator[str]:
        months = len(self.households)
        if not months:
            yield "Er is nog geen maand aan aanmeldingen."
            yield "Hoeveel er de volgende maand bij komen, is niet te zeggen."
            return
        lately = "de laatste maand kwamen er"
        if months > 1:
            lately = f"de laatste {months} maanden kwamen er per maand"
        households = _per_month(self.households, "huishouden", "huishoudens")
        groups = _per_month(self.groups, "groep", "groepen")
        hosts = _per_month(self.hosts, "gastgezin", "gastgezinnen")
        yield f"In {lately} bij: {households}, {groups} en {hosts}."
        yield "De volgende maand kan het anders zijn."

    def _waited(self) -> Iterator[str]:
        if not self.none_now:
            return
        have = "heeft" if self.none_now == 1 else "hebben"
        without = f"{self.none_now} van de {self.waiting} huishoudens zonder voorstel {have}"
        if self.waiting == 1:
            without = "Het enige huishouden zonder voorstel heeft"
        yield f"{without} nu geen kandidaat."
        if not self.might:
            yield "Alleen een maand langer wachten helpt daar niet."
            return
        yield "De ondergrens zakt als iemand langer wacht."
        noun = "heeft 1 huishouden" if self.might == 1 else f"hebben {self.might} huishoudens"
        yield f"Over een maand {noun} daardoor misschien wel een kandidaat."


def outlook(
    records: Collection[Household | Sponsor],
    graphs: Sequence[CandidateGraph],
    unplaced: Collection[str],
    today: date,
) -> Outlook:
    """What the records of an area and the graphs of its run say; ``unplaced`` are ids.

    Sign-ups are counted as the tabs hold them now: a row that was removed counts no more.
    """
    ages = [days_waited(one, today) for one in records]
    months = min(max(ages, default=0) // MONTH, LATELY)
    households = [one for one in records if isinstance(one, Household)]
    sponsors = [one for one in records if not isinstance(one, Household)]
    waiting, now, later = _candidates_of(graphs, unplaced, today)
    return Outlook(
        households=_by_month(households, months, today),
        groups=_by_month((one for one in sponsors if one.kind == GROUP), months, today),
        hosts=_by_month((one for one in sponsors if one.kind != GROUP), months, today),
        waiting=len(waiting),
        none_now=len(waiting - now),
        might=len(later - now),
    )


def _by_month(records: Iterable[Household | Sponsor], months: int, today: date) -> tuple[int, ...]:
    counts = [0] * months
    for one in records:
        ago = days_waited(one, today) // MONTH
        if ago < months:
            counts[months - 1 - ago] += 1
    return tuple(counts)


def _per_month(counts: Sequence[int], one: str, more: str) -> str:
    """The fewest and the most in a month: an average would hide how they differ."""
    fewest, most = min(counts), max(counts)
    noun = one if most == 1 else more
    if not most:
        return f"geen {noun}"
    if not fewest:
        return f"hoogstens {most} {noun}"
    return f"{most} {noun}" if fewest == most else f"{fewest} tot {most} {noun}"


def _candidates_of(
    graphs: Sequence[CandidateGraph], unplaced: Collection[str], today: date
) -> tuple[set[str], set[str], set[str]]:
    """Of the households without a proposal: all, those with a candidate now, and in a month."""
    everybody: set[str] = set()
    now: set[str] = set()
    later: set[str] = set()
    for graph in graphs:
        own = [one.id for one in graph.pool.households]
        everybody.update(id for id in own if id in unplaced)
        for found, some in ((now, graph.possible), (later, _possible_in_a_month(graph, today))):
            having = np.asarray(some.any(axis=1)).tolist()
            found.update(id for id, has in zip(own, having, strict=True) if has and id in unplaced)
    return everybody, now, later


def _possible_in_a_month(graph: CandidateGraph, today: date) -> Blocks:
    """Households × sponsors: the candidates when everybody has waited a month longer."""

    def floors(records: Sequence[Household | Sponsor]) -> Fits:
        waited = [days_waited(one, today) + MONTH for one in records]
        return np.array([graph.policy.floor.after(days) for days in waited], dtype=float)

    enough = graph.household_fit >= floors(graph.pool.households)[:, None]
    enough &= graph.sponsor_fit >= floors(graph.pool.sponsors)[None, :]
    return graph.allowed & enough
