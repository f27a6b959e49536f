"""Proposals with their reasons, and for everybody else why not and what would help.

Everything here is a sentence or a row for a coordinator: codes, never a name, and nothing about a
sensitive answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from intake.gate import named_as_wrong
from intake.records import GROUP, HOST, SPONSOR_KINDS, Group, Host, Household, Sponsor, Standing
from intake.wording import counted, people_in_words
from intake.workbook import Value
from matcher.candidates import AVERAGE, CandidateGraph, Share, Tally, days_waited
from matcher.criteria import PREFERENCES, REQUIREMENTS, Preference, Requirement
from matcher.passed import Side
from matcher.policy import Policy
from matcher.pool import builder_languages, kind_of, languages_known, spoken_by
from matcher.review import Pair, pair_id
from matcher.sentences import NAMES, helps_language, labels, one_more, one_more_speaking

REASONS = 4
"""The most sentences under «waarom»; more is not read."""

NEXT_BEST = 2
ADVISED_DUTCH_SPEAKERS = 3

LOW_SHARE, HIGH_SHARE = 0.34, 0.66
"""Under the one a preference is named under «let op», from the other under «waarom»."""

NAMED = 3
"""The most preferences that are named for one side."""

WITH_ARTICLE = {GROUP: "de groep", HOST: "het gastgezin"}

BUILDER = "builder"

HOUSEHOLDS = {
    "priority": "gaat naar een huishouden dat voorgaat",
    "capacity": "is nodig voor een ander huishouden",
    BUILDER: "de plekken bij de community builder zijn vergeven",
    "together": "wie erbij hoort kan niet mee",
    "quota": "de ronde is vol",
    "free": "nog vrij, maar er verschuift nu niets",
}
LIFTED = {
    "quota": "Meer koppelingen in deze ronde, of de volgende ronde.",
    "together": "Een sponsor voor wie erbij hoort.",
}
SPONSORS = {
    "household": "het huishouden krijgt een ander voorstel",
    **{rule: HOUSEHOLDS[rule] for rule in (BUILDER, "together", "quota")},
    "worse": "past minder dan goed genoeg, en het huishouden krijgt al een andere soort sponsor",
    "free": HOUSEHOLDS["free"],
}
"""By rule of ``passed_over`` why a candidate of a household, or of a sponsor, went elsewhere."""

_DATES = "dates"
_PREFERENCE = {one.id: one for one in PREFERENCES}


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
    """A household or sponsor without a proposal: every reason, and the smallest helpful change.

    ``sought`` is the kind of sponsor that it is about; "" when that is both, or none.
    """

    id: str
    kind: str
    days: int
    why: str
    helps: str
    sought: str = ""

    def joined(self, other: Unplaced) -> Unplaced:
        """The same household as both say of it: it seeks a group and a host."""
        both = sorted([self, other], key=lambda one: SPONSOR_KINDS.index(one.sought))
        why = [f"{NAMES[one.sought].capitalize()}: {one.why}" for one in both]
        helps = " Of ".join(_continued(dict.fromkeys(one.helps for one in both)))
        return replace(self, why=" ".join(why), helps=helps, sought="")

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
    unknown = people_in_words(household.size) if household.size else "aantal mensen onbekend"
    kind = kinds.get(kind_of(household) or "", unknown)
    return "; ".join([kind, *_spoken(household)])


def _children(household: Household) -> str:
    return counted(household.children or 0, "kind", "kinderen")


def _group(group: Group) -> str:
    return "; ".join([_people(group), *_spoken(group)])


def _people(group: Group) -> str:
    """How many signed up, and how many it said it has where that differs."""
    if group.size not in (None, group.members):
        return f"groep van {group.size}, {group.members} aangemeld"
    return f"groep van {group.members}" if group.members else "groep, niemand aangemeld"


def _host(host: Host) -> str:
    return "; ".join([f"gastgezin met plek voor {host.capacity}", *_spoken(host)])


def _spoken(one: Household | Sponsor) -> list[str]:
    spoken = labels("languages", spoken_by(one))
    return [", ".join(spoken)] if spoken else []


def propose_all(
    graph: CandidateGraph,
    pairs: Sequence[Pair],
    taken: Mapping[str, str],
    also: Mapping[Pair, str] = MappingProxyType({}),
    barred: Collection[Pair] = (),
) -> list[Proposal]:
    """The proposals of these pairs, which stand in the graph, in the same order.

    ``taken`` gives for a sponsor the household it is proposed to. ``also`` gives for a pair what
    stands under «ook mogelijk»; without it these are the sponsors that fit next best, and that
    are not ``barred`` for the household.
    """
    shares = graph.shares_of(pairs)
    closed = {*barred}
    return [
        _propose(
            graph,
            pair,
            own,
            also[pair] if pair in also else _next_best(graph, pair, taken, closed),
        )
        for pair, own in zip(pairs, shares, strict=True)
    ]


def _propose(
    graph: CandidateGraph, pair: Pair, shares: Sequence[Share], next_best: str
) -> Proposal:
    row, column = graph.rows[pair.household], graph.columns[pair.sponsor]
    household, sponsor = graph.pool.households[row], graph.pool.sponsors[column]
    told = _Told(graph.policy, household, sponsor, shares)
    return Proposal(
        household=household,
        sponsor=sponsor,
        variant=graph.policy.variant,
        fit=float(graph.fit[row, column]),
        household_fit=float(graph.household_fit[row, column]),
        sponsor_fit=float(graph.sponsor_fit[row, column]),
        why=" ".join([*told.reasons(), *told.strong()]),
        mind=" ".join([*_mind(graph, household, sponsor), *told.weak(), *_poor(graph, pair)]),
        next_best=next_best,
    )


@dataclass(frozen=True)
class _Told:
    """What the preferences say of a pair, by what each adds to the fit of either side."""

    policy: Policy
    household: Household
    sponsor: Sponsor
    shares: Sequence[Share]

    def reasons(self) -> list[str]:
        """The sentences of what adds most for the household; nothing that serves it badly."""
        served = {one.id: one.household for one in self.shares}
        fine = [
            one
            for one in PREFERENCES
            if one.id in served and not _is_low(served[one.id]) and one.id in self.policy.weights
        ]
        heaviest = sorted(fine, key=lambda one: -self._adds(self.household, one, served[one.id]))
        said = (one.says(self.household, self.sponsor) for one in heaviest)
        return [sentence for sentence in said if sentence][:REASONS]

    def _adds(self, one: Household | Sponsor, preference: Preference, share: float | None) -> float:
        named = self.policy.matters_most if preference.id in one.matters_most else 1
        weight = self.policy.weights[preference.id] * named
        return weight * (AVERAGE if share is None else share)

    def strong(self) -> Iterator[str]:
        """For each side what the pair serves well, 0..100."""
        for side, whom, of_side in self._sides():
            high = [(one, share) for one, share in of_side if share >= HIGH_SHARE]
            high.sort(key=lambda each: -self._adds(side, *each))
            if high:
                yield f"Sterk voor {whom}: {_listed(high)}."

    def weak(self) -> Iterator[str]:
        """For each side what the pair serves badly, 0..100."""
        for side, whom, of_side in self._sides():
            low = [(one, share) for one, share in of_side if _is_low(share)]
            low.sort(key=lambda each: -self._adds(side, each[0], 1 - each[1]))
            if low:
                yield f"Past minder voor {whom}: {_listed(low)}."

    def _sides(
        self,
    ) -> Iterator[tuple[Household | Sponsor, str, list[tuple[Preference, float]]]]:
        """Each side, what it is called, and the preferences of which its share is known."""
        rows = [(_PREFERENCE[one.id], one) for one in self.shares]
        of_household = [(row, one.household) for row, one in rows if one.household is not None]
        of_sponsor = [(row, one.sponsor) for row, one in rows if one.sponsor is not None]
        yield self.household, "het huishouden", of_household
        yield self.sponsor, WITH_ARTICLE[self.sponsor.kind], of_sponsor


def _is_low(share: float | None) -> bool:
    return share is not None and share < LOW_SHARE


def _listed(shares: Sequence[tuple[Preference, float]]) -> str:
    return ", ".join(f"{one.name['nl']} {round(100 * share)}" for one, share in shares[:NAMED])


def _mind(graph: CandidateGraph, household: Household, sponsor: Sponsor) -> Iterator[str]:
    broken = [
        one.reason.because
        for one in REQUIREMENTS
        if one.reason and graph.blocked_by(one.id, household.id, sponsor.id)
    ]
    for because in broken:
        yield f"Dit kan niet zomaar: {because}."
    row, column = graph.rows[household.id], graph.columns[sponsor.id]
    if not broken and not graph.fits_enough[row, column]:
        # Not where only a sensitive wish is in the way: with such fits nothing else could be.
        yield "Dit paar zou nu niet voorgesteld worden. Vraag beide kanten of het past."
    if not spoken_by(household) & spoken_by(sponsor):
        yield from _mind_language(graph, household, sponsor)
    if isinstance(sponsor, Group) and _few_speak_dutch(sponsor):
        yield f"In de groep spreken minder dan {ADVISED_DUTCH_SPEAKERS} mensen goed Nederlands."
    if isinstance(sponsor, Group) and sponsor.members < graph.policy.gate.smallest_group:
        needed = graph.policy.gate.smallest_group
        fewer = f"Een groep van {sponsor.members} in plaats van {needed}."
        yield fewer if sponsor.members else "In de groep zit nu niemand."
    if asked := [*_not_told(graph.policy, sponsor)]:
        yield f"Vraag {WITH_ARTICLE[sponsor.kind]} nog: {'; '.join(asked)}."


def _mind_language(graph: CandidateGraph, household: Household, sponsor: Sponsor) -> Iterator[str]:
    if not (languages_known(household) and languages_known(sponsor)):
        yield "Vraag na welke talen beide kanten spreken."
    elif through := labels("languages", set(builder_languages(household, graph.pool))):
        yield f"Vraagt een plek bij een community builder ({' of '.join(through)})."


def _not_told(policy: Policy, sponsor: Sponsor) -> Iterator[str]:
    """What a wish could turn on and the sponsor left open, whether anybody wished it or not."""
    where = "in de groep" if isinstance(sponsor, Group) else "in huis"
    if "women_only" in policy.requires and sponsor.composition in (None, "unsaid"):
        yield f"wie er {where} zijn"
    if "step_free" in policy.requires and sponsor.step_free is None:
        yield "of het zonder trap of drempel kan"
    if "lgbt_safe" in policy.requires and sponsor.lgbt_safe is None:
        yield "of iedereen welkom is, ook lhbti"


def _few_speak_dutch(group: Group) -> bool:
    return group.dutch_speakers is not None and group.dutch_speakers < ADVISED_DUTCH_SPEAKERS


def _poor(graph: CandidateGraph, pair: Pair) -> Iterator[str]:
    if (
        graph.fit[graph.rows[pair.household], graph.columns[pair.sponsor]]
        < graph.policy.good_enough
    ):
        yield "Past minder goed dan we willen; wachten kan ook."


def _next_best(
    graph: CandidateGraph, pair: Pair, taken: Mapping[str, str], barred: Collection[Pair] = ()
) -> str:
    """The sponsors that fit next best; of those that fit alike the first id."""
    row = graph.rows[pair.household]
    fits = np.where(graph.possible[row], graph.fit[row], -1)
    closed = [each.sponsor for each in barred if each.household == pair.household]
    fits[[graph.columns[id] for id in (pair.sponsor, *closed) if id in graph.columns]] = -1
    found = []
    for _ in range(NEXT_BEST):
        other = int(fits.argmax())
        if fits[other] < 0:
            break
        sponsor = graph.pool.sponsors[other].id
        now = f", staat nu bij {taken[sponsor]}" if sponsor in taken else ", nog vrij"
        found.append(f"{sponsor} past {round(float(fits[other]))}{now}")
        fits[other] = -1
    return "; ".join(found)


# --- who has no proposal ------------------------------------------------------------------------


def unplaced(
    graph: CandidateGraph,
    placed: Collection[str],
    barred: Collection[Pair],
    today: date,
    passed: Mapping[Side, Mapping[str, int]] = MappingProxyType({}),
    over: Collection[Pair] = (),
) -> Iterator[Unplaced]:
    """Everybody in the pool without a proposal, who waited longest first.

    ``passed`` is what ``passed_over`` gives: by which rule each candidate went elsewhere. Without
    it only that it did is said. ``over`` are the barred pairs that were a match already.
    """
    refused = Counter(id for pair in barred if pair not in over for id in pair)
    matched = Counter(id for pair in over for id in pair)
    lacks = _Lacks(graph)
    waiting = [one for one in graph.pool.everybody if one.id not in placed]
    for one in sorted(waiting, key=lambda one: (-days_waited(one, today), one.id)):
        rules = passed.get((one.id, graph.policy.sponsors))
        why, helps = _why_not(lacks, one, refused[one.id], matched[one.id], rules)
        days = days_waited(one, today)
        yield Unplaced(one.id, _kind(one), days, why, helps, graph.policy.sponsors)


def not_ready(one: Household | Sponsor, today: date) -> Unplaced:
    """Somebody who is not in the pool yet: what is missing says why, and doing it helps."""
    paused = one.standing is Standing.PAUSED
    why, helps = of_a_pause(one.missing) if paused else ("Nog niet klaar.", " ".join(one.missing))
    return Unplaced(one.id, _kind(one), days_waited(one, today), why, helps)


def of_a_pause(missing: Sequence[str]) -> tuple[str, str]:
    """Why somebody who is paused has no proposal, and what would help; ``missing`` is what must be
    done besides. A standing that cannot be read is a pause too, and is named there."""
    if "stand" in named_as_wrong(missing):
        return (
            "Bij «stand» staat een woord dat niet in de lijst staat.",
            "Kies een woord uit de lijst.",
        )
    again = f"Kan het weer? Zet «stand» op {Standing.ACTIVE.value}."
    return "Staat op pauze.", " ".join([again, *missing])


def _kind(one: Household | Sponsor) -> str:
    if isinstance(one, Household):
        return "huishouden"
    return "groep" if isinstance(one, Group) else "gastgezin"


def _why_not(
    lacks: _Lacks,
    one: Household | Sponsor,
    refused: int,
    matched: int,
    passed: Mapping[str, int] | None,
) -> tuple[str, str]:
    """Every reason with the number of pairs it blocks, and the smallest change that would help."""
    graph = lacks.graph
    tally = graph.tally(one.id)
    if not tally.pairs:
        nobody = f"Er is nog geen {_other(graph, one)} klaar voor een koppeling."
        return nobody, _wanted(graph, one, ())
    reasons = [*_blocked(tally)]
    if refused:
        reasons.append(f"{refused} keer staat er al een nee, «nu niet» of «past niet».")
    if matched:
        reasons.append(f"{matched} keer was er al een koppeling: die komt niet nog eens.")
    if passed is not None:
        reasons += _passed(one, tally, passed)
    elif tally.possible > refused + matched:
        every = "Elk passend" if _other(graph, one) != "groep" else "Elke passende"
        full = f"{every} {_other(graph, one)}"
        reasons.append(f"{full} is nodig voor een ander, ligt al voor, of de ronde is vol.")
    return " ".join(reasons), _helps(lacks, one, tally, passed or {})


def _blocked(tally: Tally) -> Iterator[str]:
    blocked = {one.requirement: one.count for one in tally.blocked}
    for row in REQUIREMENTS:
        if row.reason and row.id in blocked:
            yield f"{blocked[row.id]} van de {tally.pairs}: {row.reason.because}."
    if tally.unfit:
        yield f"{tally.unfit} van de {tally.pairs}: past niet goed genoeg; liever wachten."


def _passed(one: Household | Sponsor, tally: Tally, passed: Mapping[str, int]) -> Iterator[str]:
    """By which rule of the run the candidates went elsewhere."""
    for rule, sentence in (HOUSEHOLDS if isinstance(one, Household) else SPONSORS).items():
        if passed.get(rule):
            yield f"{passed[rule]} van de {tally.pairs}: {sentence}."
    held = tally.possible - sum(passed.values())
    if held > 0:
        yield f"{held} van de {tally.pairs}: wordt al vastgehouden voor een ander."


def _helps(lacks: _Lacks, one: Household | Sponsor, tally: Tally, passed: Mapping[str, int]) -> str:
    """The fewest requirements that, lifted for one pair, make it a candidate.

    Where candidates went elsewhere by one rule that others of them would meet too, what lifts it.
    """
    if len(passed) == 1 and (rule := next(iter(passed))) in LIFTED:
        return LIFTED[rule]
    rows = () if tally.possible else lacks.fewest(one)
    helps = [row.reason.helps(one, lacks.graph.policy.sponsors) for row in rows if row.reason]
    if not helps:
        return _wanted(lacks.graph, one, passed)
    return f"{', en ook '.join(_continued(one.rstrip('.') for one in helps))}."


def _continued(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences as parts of one: all but the first without a capital."""
    for place, sentence in enumerate(sentences):
        yield sentence[:1].lower() + sentence[1:] if place else sentence


class _Lacks:
    """Of a graph, for each pair that would fit, the requirements that may be named as missing."""

    def __init__(self, graph: CandidateGraph) -> None:
        self.graph = graph
        self._rows = [one for one in REQUIREMENTS if one.id in graph.blocks]

    @cached_property
    def _sets(self) -> NDArray[np.int32]:
        """The requirements that block a pair as bits of a number; 0 where lifting them is no use.

        That is where a pair would stay under a floor, where a requirement blocks of which nothing
        is said, and where nothing blocks at all.
        """
        sets = np.zeros(self.graph.pool.shape, dtype=np.int32)
        useless = ~self.graph.fits_enough
        for place, row in enumerate(self._rows):
            blocks = self.graph.blocks[row.id]
            if row.reason is None:
                useless |= blocks
            else:
                sets |= blocks.astype(np.int32) << place
        sets[useless] = 0
        return sets

    def fewest(self, one: Household | Sponsor) -> list[Requirement]:
        """The fewest requirements that block some pair of this record, and of those the commonest.

        Of those as common those that stand first in the table.
        """
        of_sponsor = one.id in self.graph.columns
        own = (
            self._sets[:, self.graph.columns[one.id]]
            if of_sponsor
            else self._sets[self.graph.rows[one.id]]
        )
        sets, counts = np.unique(own[own > 0], return_counts=True)
        found = [
            (rows, count)
            for rows, count in zip(map(self._named, sets.tolist()), counts.tolist(), strict=True)
            if not (_DATES in {row.id for row in rows} and self._stays_too_short(one))
        ]
        if not found:
            return []
        return min(found, key=lambda each: (len(each[0]), -each[1]))[0]

    def _named(self, number: int) -> list[Requirement]:
        return [row for place, row in enumerate(self._rows) if number >> place & 1]

    def _stays_too_short(self, one: Household | Sponsor) -> bool:
        """Whether no room, or no guest, at whatever time is long enough for what was answered."""
        stay = None if isinstance(one, Group) else one.stay
        if stay is None:
            return False
        return (stay.last - stay.first).days + 1 < self.graph.policy.shortest_stay


def _other(graph: CandidateGraph, one: Household | Sponsor) -> str:
    return NAMES[graph.policy.sponsors] if isinstance(one, Household) else "huishouden"


def _wanted(graph: CandidateGraph, one: Household | Sponsor, passed: Collection[str]) -> str:
    """One more of the other side, and what it must have that most of them have not.

    ``passed`` are the rules by which candidates went elsewhere.
    """
    kind = graph.policy.sponsors
    if not isinstance(one, Household):
        return "Nog een huishouden dat klaar is."
    if not _needs_language(graph, one):
        return one_more(kind)
    if BUILDER in passed:
        return helps_language(one, kind)
    return one_more(kind) if builder_languages(one, graph.pool) else one_more_speaking(one, kind)


def _needs_language(graph: CandidateGraph, household: Household) -> bool:
    """Whether a sponsor that speaks Dutch alone cannot talk with the household by itself."""
    known = "language" in graph.policy.requires and languages_known(household)
    return known and "nl" not in household.languages
