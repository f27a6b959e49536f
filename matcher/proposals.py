"""Proposals with their reasons, and for everybody else why not and what would help.

Everything here is a sentence or a row for a coordinator: codes, never a name, and nothing about a
sensitive answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from intake.records import Group, Host, Household, Sponsor, Standing
from intake.workbook import Value
from matcher.candidates import CandidateGraph, Tally, days_waited
from matcher.criteria import PREFERENCES, REQUIREMENTS, Preference
from matcher.pool import builder_languages, kind_of, spoken_by
from matcher.review import Pair, pair_id
from matcher.sentences import labels

REASONS = 4
"""The most sentences under «waarom»; more is not read."""

NEXT_BEST = 2
ADVISED_DUTCH_SPEAKERS = 3
LOW_SCORE = 0.34
"""Under this share a preference that both sides answered is named under «let op»."""


@dataclass(frozen=True)
class Proposal:
    """A pair that the run chose or that people hold, with what a coordinator reads about it."""

    household: Household
    sponsor: Sponsor
    variant: str
    fit: float
    household_fit: float
    sponsor_fit: float
    why: str
    mind: str
    next_best: str

    @property
    def pair(self) -> Pair:
        return Pair(self.household.id, self.sponsor.id)

    def cells(self) -> dict[str, Value]:
        """The machine's cells of the row in Voorstellen, without its stand."""
        return {
            "id": pair_id(self.pair),
            "huishouden": describe(self.household),
            "sponsor": describe(self.sponsor),
            "variant": self.variant,
            "past": round(self.fit),
            "past voor huishouden": round(self.household_fit),
            "past voor sponsor": round(self.sponsor_fit),
            "waarom": self.why,
            "let op": self.mind,
            "ook mogelijk": self.next_best,
        }


@dataclass(frozen=True)
class Unplaced:
    """A household or sponsor without a proposal: every reason, and the smallest helpful change."""

    id: str
    kind: str
    days: int
    why: str
    helps: str

    def joined(self, other: Unplaced) -> Unplaced:
        """The same household as both say of it: it seeks a group and a host."""
        helps = dict.fromkeys([self.helps, other.helps])
        return replace(self, why=f"{self.why} {other.why}", helps=" ".join(helps))

    def cells(self) -> dict[str, Value]:
        return {
            "id": self.id,
            "soort": self.kind,
            "dagen wacht": self.days,
            "waarom niet": self.why,
            "wat zou helpen": self.helps,
        }


def describe(one: Household | Sponsor) -> str:
    """A household or sponsor in a line: its code and what both sides may know, no name."""
    if isinstance(one, Household):
        return f"{one.id}: {_household(one)}"
    return f"{one.id}: {_group(one) if isinstance(one, Group) else _host(one)}"


def _household(household: Household) -> str:
    kinds = {
        "single": "iemand alleen",
        "couple": f"{household.size} volwassenen",
        "family": f"gezin van {household.size}, {_children(household)}",
    }
    kind = kinds.get(kind_of(household) or "", f"{household.size or '?'} mensen")
    return "; ".join([kind, *_spoken(household)])


def _children(household: Household) -> str:
    return "1 kind" if household.children == 1 else f"{household.children} kinderen"


def _group(group: Group) -> str:
    return "; ".join([f"groep van {group.members}", *_spoken(group)])


def _host(host: Host) -> str:
    return "; ".join([f"gastgezin met plek voor {host.capacity}", *_spoken(host)])


def _spoken(one: Household | Sponsor) -> list[str]:
    spoken = labels("languages", spoken_by(one))
    return [", ".join(spoken)] if spoken else []


def propose(graph: CandidateGraph, pair: Pair, taken: Mapping[str, str]) -> Proposal:
    """The proposal of one pair; ``taken`` gives for a sponsor the household it is proposed to."""
    row, column = graph.rows[pair.household], graph.columns[pair.sponsor]
    household, sponsor = graph.pool.households[row], graph.pool.sponsors[column]
    return Proposal(
        household=household,
        sponsor=sponsor,
        variant=graph.policy.variant,
        fit=float(graph.fit[row, column]),
        household_fit=float(graph.household_fit[row, column]),
        sponsor_fit=float(graph.sponsor_fit[row, column]),
        why=" ".join(_why(graph, household, sponsor)),
        mind=" ".join(_mind(graph, row, column)),
        next_best="; ".join(_next_best(graph, row, column, taken)),
    )


def _why(graph: CandidateGraph, household: Household, sponsor: Sponsor) -> list[str]:
    """The sentences of the preferences that weigh most for the household, heaviest first."""
    heaviest = sorted(PREFERENCES, key=lambda preference: -_weight(graph, preference, household))
    said = (preference.says(household, sponsor) for preference in heaviest)
    return [sentence for sentence in said if sentence][:REASONS]


def _weight(graph: CandidateGraph, preference: Preference, one: Household | Sponsor) -> float:
    named = preference.id in one.matters_most
    weight = graph.policy.weights.get(preference.id, 0)
    return weight * (graph.policy.matters_most if named else 1)


def _mind(graph: CandidateGraph, row: int, column: int) -> Iterator[str]:
    household, sponsor = graph.pool.households[row], graph.pool.sponsors[column]
    broken = [one for one in REQUIREMENTS if graph.blocked_by(one.id, household.id, sponsor.id)]
    for requirement in broken:
        if requirement.reason:
            yield f"Dit kan niet zomaar: {requirement.reason.because}."
    if not spoken_by(household) & spoken_by(sponsor):
        through = " of ".join(labels("languages", set(builder_languages(household, graph.pool))))
        if through:
            yield f"Vraagt een plek bij een community builder ({through})."
    if isinstance(sponsor, Group) and _few_speak_dutch(sponsor):
        yield f"In de groep spreken minder dan {ADVISED_DUTCH_SPEAKERS} mensen goed Nederlands."
    # The same words whether somebody wished something or not.
    if sponsor.composition in (None, "unsaid") or any(not one.reason for one in broken):
        yield "Vraag na wie er in de groep zitten."
    if poor := _poor(graph, household, sponsor):
        yield f"Past minder bij: {', '.join(poor)}."
    if graph.fit[row, column] < graph.policy.good_enough:
        yield "Past minder goed dan we willen; wachten kan ook."


def _few_speak_dutch(group: Group) -> bool:
    return group.dutch_speakers is not None and group.dutch_speakers < ADVISED_DUTCH_SPEAKERS


def _poor(graph: CandidateGraph, household: Household, sponsor: Sponsor) -> list[str]:
    """The names of the preferences that the pair serves badly, for the household."""
    shares = graph.shares(household.id, sponsor.id)
    low = {one.id for one in shares if one.household is not None and one.household < LOW_SCORE}
    return [one.name["nl"] for one in PREFERENCES if one.id in low]


def _next_best(
    graph: CandidateGraph, row: int, column: int, taken: Mapping[str, str]
) -> Iterator[str]:
    others = [other for other in np.flatnonzero(graph.possible[row]) if other != column]
    others.sort(key=lambda other: (-graph.fit[row, other], graph.pool.sponsors[other].id))
    for other in others[:NEXT_BEST]:
        sponsor = graph.pool.sponsors[other].id
        now = f", staat nu bij {taken[sponsor]}" if sponsor in taken else ", nog vrij"
        yield f"{sponsor} past {round(float(graph.fit[row, other]))}{now}"


def unplaced(
    graph: CandidateGraph, placed: Collection[str], barred: Collection[Pair], today: date
) -> Iterator[Unplaced]:
    """Everybody in the pool without a proposal, who waited longest first."""
    waiting = [one for one in graph.pool.everybody if one.id not in placed]
    for one in sorted(waiting, key=lambda one: (-days_waited(one, today), one.id)):
        why, helps = _why_not(graph, one, barred)
        yield Unplaced(one.id, _kind(one), days_waited(one, today), why, helps)


def not_ready(one: Household | Sponsor, today: date) -> Unplaced:
    """Somebody who is not in the pool yet: what is missing says why, and doing it helps."""
    if one.standing is Standing.PAUSED:
        why = "Staat op pauze, of bij «stand» staat een woord dat niet in de lijst staat."
        helps = "Kies bij «stand» wat klopt."
    else:
        why, helps = "Nog niet klaar.", " ".join(one.missing)
    return Unplaced(one.id, _kind(one), days_waited(one, today), why, helps)


def _kind(one: Household | Sponsor) -> str:
    if isinstance(one, Household):
        return "huishouden"
    return "groep" if isinstance(one, Group) else "gastgezin"


def _why_not(
    graph: CandidateGraph, one: Household | Sponsor, barred: Collection[Pair]
) -> tuple[str, str]:
    """Every reason with the number of pairs it blocks, and the change that frees most."""
    tally = graph.tally(one.id)
    other = "groep" if isinstance(one, Household) else "huishouden"
    if not tally.pairs:
        return f"Er is nog geen {other} klaar voor een koppeling.", _wanted(one)
    blocked = {one.requirement: one.count for one in tally.blocked}
    reasons = [
        f"{blocked[row.id]} van de {tally.pairs}: {row.reason.because}."
        for row in REQUIREMENTS
        if row.reason and row.id in blocked
    ]
    if tally.unfit:
        reasons.append(
            f"{tally.unfit} van de {tally.pairs}: past niet goed genoeg; liever wachten."
        )
    ruled_out = sum(1 for pair in barred if one.id in pair)
    if ruled_out:
        reasons.append(f"{ruled_out} keer is al nee gezegd.")
    if tally.possible > ruled_out:
        full = "Elke passende groep" if isinstance(one, Household) else "Elk passend huishouden"
        reasons.append(f"{full} is nodig voor een ander of de ronde is vol.")
    return " ".join(reasons), _helps(tally, one, graph.policy.sponsors)


def _helps(tally: Tally, one: Household | Sponsor, kind: str) -> str:
    """The change that frees most pairs: lifting the requirement that alone blocks most of them."""
    alone = {one.requirement: one.alone for one in tally.blocked}
    best = max((row for row in REQUIREMENTS if row.reason), key=lambda row: alone.get(row.id, 0))
    if tally.possible or not alone.get(best.id) or not best.reason:
        return _wanted(one)
    return best.reason.helps(one, kind)


def _wanted(one: Household | Sponsor) -> str:
    return "Nog een groep." if isinstance(one, Household) else "Nog een huishouden dat klaar is."
