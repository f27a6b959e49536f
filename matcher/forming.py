"""Forming groups in one run: who is held, who is free, the best groups, and what comes to be.

Between the decisions that were read (matcher/group_review.py) and the rows that are written
(matcher/formed.py). Pure, and without contacts: everybody is a code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from time import monotonic

from intake.checks import IN_A_GROUP
from intake.records import Group, Standing, Volunteer
from intake.rows import read_standing, standing_key
from intake.tabs import DECIDED
from intake.wording import listed
from intake.workbook import Append, Change, Table
from matcher.group_review import (
    GroupReview,
    ReviewedGroup,
    closing_lines,
    group_name,
    proposal_id,
    read_group,
)
from matcher.groups import (
    Formation,
    Ids,
    ProposedGroup,
    certificate,
    form_groups,
    gaps,
    people_of,
)
from matcher.policy import GroupRules, Policy
from matcher.proposals import Unplaced, of_a_pause
from matcher.review import FORMED, KEPT, LETTERS, Event, Memory, Stand, recalled, remembered
from matcher.settings import Settings
from matcher.solution import Level

TIME_LIMIT = 20.0
"""Seconds for the groups of one workbook; an area takes a few."""

COUNTED_FIRST = ("waiting", "people", "few_speakers")
"""The levels for which an open proposal gives way at once; for a better fit only above a bonus."""

VOLUNTEER = "vrijwilliger"
COUNTED = "grootte"
"""The line of Besluiten that says that a group's row tells how large it grew."""


@dataclass(frozen=True)
class Held:
    """The groups that people decided to keep, those that come to be now, and what is wrong.

    ``agreed`` gives of each group that comes to be what its line in Besluiten tells; ``waiting``
    says of a group that is kept, in Dutch, why it cannot come to be now.
    """

    kept: tuple[ReviewedGroup, ...]
    agreed: Mapping[Ids, str]
    waiting: Mapping[Ids, str]


@dataclass(frozen=True)
class Made:
    """A group that came of a proposal: its id, who is in it, and how many people that are.

    ``units`` are those who take part still, ``left`` those who do not. ``joins`` says that the
    group was there already; ``since`` is the day on which everybody had said yes. ``taken_back``
    names the letters that went unsent since they were written.
    """

    ids: Ids
    group: str
    units: tuple[str, ...]
    left: tuple[str, ...]
    people: int
    joins: bool
    since: date
    has_letters: bool
    taken_back: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """How Besluiten and Berichten name it: with everybody's code, so that all can be found."""
        return group_name(self.ids)


@dataclass
class _There:
    """Who is taken while the held groups are looked at one by one: in a pair or another group that
    is held (``busy``), or in a group already. ``bases`` are the groups that may be topped up."""

    busy: set[str]
    joined: dict[str, str]
    bases: dict[str, Group]

    def add(self, made: Made | None) -> None:
        """Takes in a group that comes to be."""
        if made is None:
            return
        self.joined |= dict.fromkeys(made.units, made.group)
        if made.joins:
            self.bases[made.group] = replace(self.bases[made.group], size=made.people)


@dataclass(frozen=True)
class Area:
    """The groups of one city and variant, and how sure they are, as a Dutch sentence."""

    formation: Formation
    certificate: str


@dataclass(frozen=True)
class Forming:
    """The run, step by step: every step is computed once from those before it.

    ``claimed`` are the groups in a proposal that people hold, or that completed a match and want no
    other yet, ``matched`` those in a match; of the latter only one that became too small may be
    topped up. ``doubles`` are pairs of ids that may be one person.
    """

    volunteers: Mapping[str, Volunteer]
    groups: Mapping[str, Group]
    claimed: AbstractSet[str]
    matched: AbstractSet[str]
    review: GroupReview
    decided: Table
    policies: Mapping[str, Policy]
    settings: Settings
    today: date
    time_limit: float = TIME_LIMIT
    doubles: Collection[tuple[str, str]] = ()

    # --- what came to be ---

    @cached_property
    def made(self) -> tuple[Made, ...]:
        """The groups that came of a proposal and go on, those of this run among them."""
        return (*self.made_before, *self.made_now)

    @cached_property
    def made_before(self) -> tuple[Made, ...]:
        found = [(one, self._made(one, one.memory.made)) for one in self._matched]
        return tuple(made for _, made in found if made and self._goes_on(made))

    @cached_property
    def made_now(self) -> tuple[Made, ...]:
        groups = self.review.groups
        found = [self._made(groups[ids], told) for ids, told in self.held.agreed.items()]
        return tuple(made for made in found if made)

    @property
    def _matched(self) -> tuple[ReviewedGroup, ...]:
        return self.review.standing({Stand.MATCHED})

    @property
    def ended(self) -> tuple[str, ...]:
        """The names of the groups that came of a proposal and do not go on."""
        going_on = {made.ids for made in self.made_before}
        return tuple(group_name(one.ids) for one in self._matched if one.ids not in going_on)

    def _made(self, one: ReviewedGroup, told: str) -> Made | None:
        """The group that the line tells of: its id and its people; None when nobody can read it."""
        group, _, people = told.partition(" ")
        if not group or not people.isdecimal():
            return None
        units = sorted(one.ids - {group})
        return Made(
            ids=one.ids,
            group=group,
            units=tuple(id for id in units if self.takes_part(id)),
            left=tuple(id for id in units if not self.takes_part(id)),
            people=int(people),
            joins=group in one.ids,
            since=one.memory.matched or self.today,
            has_letters=one.memory.letters,
            taken_back=one.memory.taken_back,
        )

    def _comes_to(self, ids: Ids, bases: Mapping[str, Group]) -> str:
        joins = [group for id, group in bases.items() if id in ids]
        new = sum(self.volunteers[id].people for id in ids if id in self.volunteers)
        group = joins[0].id if joins else proposal_id(ids)
        return f"{group} {new + sum(map(people_of, joins))}"

    def _goes_on(self, made: Made) -> bool:
        """Whether the group was not stopped, nor forgotten with all that was known of it."""
        return any(group == made.group for _, group in self._lines) and self._stands(made.group)

    def _stands(self, group: str) -> bool:
        """Whether a group takes part; of one whose row is gone Besluiten knows what was said."""
        if group in self.groups:
            return self.groups[group].standing.takes_part
        return self.standing_of(group).takes_part

    def standing_of(self, group: str) -> Standing:
        """What the tab last said of a group whose row is gone."""
        lines = self.decided.by_key.get(standing_key(group), ())
        told = read_standing(lines[0].cells["waarde"]) if lines else None
        return told or Standing.ACTIVE

    @cached_property
    def _lines(self) -> frozenset[tuple[str, str]]:
        """Every unit that was ever in a group, with that group: one line of Besluiten for each."""
        lines = (row.cells for row in self.decided.rows if row.cells["soort"] == IN_A_GROUP)
        return frozenset((cells["over"], cells["waarde"]) for cells in lines)

    @cached_property
    def joined_before(self) -> Mapping[str, str]:
        """The group of each unit that is in one since a run before this."""
        return {unit: group for unit, group in sorted(self._lines) if self._stands(group)}

    @cached_property
    def joined(self) -> Mapping[str, str]:
        """The group of each unit that is in one."""
        now = {unit: made.group for made in self.made for unit in made.units}
        return {**now, **self.joined_before}

    # --- what people hold ---

    @cached_property
    def held(self) -> Held:
        """Kept groups, the earliest decision first; nobody is held twice.

        After a group that comes to be the others are told what they are told in the next run.
        """
        there = _There(
            {*filter(self._is_claimed, self.groups)}, {**self.joined_before}, {**self._bases_before}
        )
        kept: list[ReviewedGroup] = []
        agreed: dict[Ids, str] = {}
        waiting: dict[Ids, str] = {}
        for one in sorted(self.review.standing(KEPT), key=self._decided):
            if wrong := self._cannot_be(one.ids, there):
                waiting[one.ids] = wrong
            elif one.stand is Stand.AGREED:
                agreed[one.ids] = self._comes_to(one.ids, there.bases)
                there.add(self._made(one, agreed[one.ids]))
                continue
            kept.append(one)
            there.busy |= one.ids
        return Held(tuple(kept), agreed, waiting)

    def _decided(self, one: ReviewedGroup) -> tuple[date, list[str]]:
        return one.decided or self.today, sorted(one.ids)

    def _cannot_be(self, ids: Ids, there: _There) -> str:
        """Why these ids cannot be a group now, as a Dutch sentence; "" when they can."""
        for id in sorted(ids):
            if self._is_claimed(id):
                return f"Groep {id} staat in een voorstel dat vastligt, of in een koppeling."
            if id in there.joined:
                return f"{id} zit al in groep {there.joined[id]}."
            if id in there.busy:
                return f"{id} staat ook in een andere groep die voorligt of vastgezet is."
        for id in sorted(ids):
            one = self.volunteers.get(id) or self.groups[id]
            if one.standing is not Standing.ACTIVE:
                return f"{id} staat op pauze."
            if isinstance(one, Volunteer) and one.missing:
                return f"{id} is nog niet klaar: {' '.join(one.missing)}"
        for twice in self._twice(there.joined):
            if twice <= ids:
                return f"In {listed(sorted(twice))} zit misschien twee keer dezelfde."
        return "".join(self._formed(ids, there.bases, [ids]).conflict[:1])

    # --- who is free ---

    @cached_property
    def _set_aside(self) -> frozenset[str]:
        """Who is in no group of this run: in a group already, or held for one that cannot be."""
        held = frozenset().union(*self.held.waiting) - frozenset().union(*self.kept)
        return held.union(self.joined)

    @cached_property
    def kept(self) -> tuple[Ids, ...]:
        """The groups that stay as they are in the program."""
        return tuple(one.ids for one in self.held.kept if one.ids not in self.held.waiting)

    @cached_property
    def _free(self) -> frozenset[str]:
        """The ids that a proposal may hold."""
        units = (
            one.id
            for one in self.volunteers.values()
            if one.standing is Standing.ACTIVE and not one.missing
        )
        return frozenset([*units, *self._bases]) - self._set_aside

    @cached_property
    def _bases(self) -> Mapping[str, Group]:
        """The groups that nobody else has a claim on, with all who were promised to join them."""
        return self._with_room(self.made)

    @cached_property
    def _bases_before(self) -> Mapping[str, Group]:
        return self._with_room(self.made_before)

    def _with_room(self, made: Iterable[Made]) -> Mapping[str, Group]:
        promised = [(one.group, self.promised(one)) for one in made if one.joins]
        return {
            id: replace(
                one, size=max([people_of(one), *(n for group, n in promised if group == id)])
            )
            for id, one in self.groups.items()
            if one.takes_volunteers and not self._is_claimed(id)
        }

    def _is_claimed(self, id: str) -> bool:
        """Whether a group is not topped up now, since it has a household or is asked about one."""
        return id in self.claimed or (id in self.matched and not self._is_too_small(id))

    def _is_too_small(self, id: str) -> bool:
        group = self.groups.get(id)
        rules = self._rules.get(group.variant) if group else None
        return bool(group and rules and people_of(group) < rules.smallest)

    def waits_for_members(self, made: Made) -> bool:
        """Whether not everybody of a group that came of a proposal has signed up as a member."""
        group = self.groups.get(made.group)
        return (group.members if group else 0) < self.promised(made)

    def promised(self, made: Made) -> int:
        """How many people a group counts on, without those who stopped since."""
        stopped = (self.volunteers[id].people for id in made.left if id in self.volunteers)
        return made.people - sum(stopped)

    @cached_property
    def grown(self) -> Mapping[str, tuple[Made, ...]]:
        """The groups that were topped up and whose row does not say so yet, with who joined."""
        found: dict[str, list[Made]] = {}
        for made in self.made:
            if made.joins and made.group in self.groups and not self._is_counted(made):
                found.setdefault(made.group, []).append(made)
        return {group: tuple(joined) for group, joined in sorted(found.items())}

    def size_of(self, group: str) -> int:
        """How many people a group that was topped up has with all who joined it."""
        return max(self.promised(made) for made in self.made if made.group == group)

    def _is_counted(self, made: Made) -> bool:
        return COUNTED in self._memory(made).typed or self._tells_size(made)

    def _tells_size(self, made: Made) -> bool:
        """Whether the group's row says how large it grew; later it may say something else."""
        group = self.groups.get(made.group)
        return group is not None and (group.size or 0) >= self.promised(made)

    def _memory(self, made: Made) -> Memory:
        return self.review.groups[made.ids].memory

    @cached_property
    def barred(self) -> tuple[Ids, ...]:
        """The ids that may not be together: never again, or not in this round."""
        this_round = self.settings.round
        refused = {Stand.DECLINED, Stand.NOT_NOW}
        made = {one.ids for one in self.made}
        found = {
            one.ids
            for one in self.review.groups.values()
            if one.stand is Stand.NEVER
            or (one.stand is Stand.MATCHED and one.ids not in made)
            or (one.stand in refused and one.memory.round == this_round)
            or this_round in one.memory.no_in
        }
        # What people keep was decided later.
        held = [*(one.ids for one in self.held.kept), *self.held.agreed]
        barred = {ids for ids in found if not any(ids <= other for other in held)}
        barred |= {*self._twice(self.joined)}
        return tuple(sorted(barred, key=sorted))

    def _twice(self, joined: Mapping[str, str]) -> Iterator[Ids]:
        """What may hold one person twice: two who are alike, or one of them and the other's group.

        ``joined`` gives the group of who is in one.
        """
        for alike in self._alike:
            yield alike
            for id in alike & joined.keys():
                yield alike - {id} | {joined[id]}

    @cached_property
    def _alike(self) -> tuple[Ids, ...]:
        """Every two volunteers who may be one person, also when both are like the same third."""
        one_person: list[Ids] = []
        for pair in self.doubles:
            same = [ids for ids in one_person if not ids.isdisjoint(pair)]
            one_person = [ids for ids in one_person if ids not in same]
            one_person.append(frozenset(pair).union(*same) & self.volunteers.keys())
        pairs = (pair for ids in one_person for pair in combinations(sorted(ids), 2))
        return tuple(map(frozenset, pairs))

    @cached_property
    def open(self) -> tuple[Ids, ...]:
        """The proposals of the run before that nobody decided about, and that can still be."""
        found: list[Ids] = []
        taken = set().union(*self.kept)
        for one in self.review.standing({Stand.PROPOSED}):
            stood = one.row is not None and one.row.cells["stand"] == Stand.PROPOSED.value
            free = stood and one.ids <= self._free and not one.ids & taken
            if free and not self._formed(one.ids, self._bases, [one.ids], self.barred).conflict:
                found.append(one.ids)
                taken |= one.ids
        return tuple(found)

    # --- the best groups ---

    @cached_property
    def areas(self) -> Mapping[tuple[str | None, str], Area]:
        """The best groups by city and variant; while the round is not open nothing moves."""
        areas: dict[tuple[str | None, str], list[str]] = {}
        for id in sorted(self._free & self.volunteers.keys()):
            one = self.volunteers[id]
            areas.setdefault((one.city, one.variant), []).append(id)
        order = sorted(areas.items(), key=lambda area: (len(area[1]), str(area[0])))
        if not self.settings.open:
            return {area: self._standing_still(ids) for area, ids in order}
        ends = monotonic() + self.time_limit
        left = range(len(order), 0, -1)
        return {
            area: self._best(area[1], frozenset(ids), (ends - monotonic()) / many)
            for many, (area, ids) in zip(left, order, strict=True)
        }

    def _standing_still(self, units: Iterable[str]) -> Area:
        stays = [ids for ids in (*self.kept, *self.open) if ids & set(units)]
        return Area(self._formed(frozenset().union(*stays), self._bases, stays), "")

    def _best(self, variant: str, units: Ids, seconds: float) -> Area:
        """The best groups of these units; open proposals stay when moving them gains too little."""
        kept = [ids for ids in self.kept if ids & units]
        before = [ids for ids in self.open if ids & units]
        share = max(seconds, 0.0) / (2 if before else 1)
        bases = {id: one for id, one in self._bases.items() if id not in self._set_aside}
        fresh = self._formed(units, bases, kept, self.barred, share)
        moved = set(before) - {one.ids for one in fresh.groups}
        if not moved or fresh.conflict:
            return Area(fresh, certificate(fresh))
        still = self._formed(units, bases, [*kept, *before], self.barred, share)
        people = sum(self.volunteers[id].people for ids in moved for id in ids & units)
        bonus = Fraction(str(self.policies[variant].keep_bonus)) * people
        if _gains(fresh, still, bonus):
            return Area(fresh, certificate(fresh))
        told = gaps(_bounded(still.levels, fresh.levels))
        return Area(
            still, f"Wat al voorgesteld was blijft: anders indelen scheelt te weinig{told}."
        )

    def _formed(
        self,
        units: Ids,
        bases: Mapping[str, Group],
        kept: Sequence[Ids],
        barred: Sequence[Ids] = (),
        seconds: float | None = None,
    ) -> Formation:
        """The formation of these units with these groups; ``kept`` are of both."""
        return form_groups(
            [one for id, one in self.volunteers.items() if id in units],
            bases.values(),
            self._rules,
            self.today,
            self.settings.round,
            kept,
            barred,
            seconds,
        )

    @cached_property
    def _rules(self) -> Mapping[str, GroupRules]:
        found = {variant: policy.groups for variant, policy in self.policies.items()}
        return {variant: rules for variant, rules in found.items() if rules is not None}

    @cached_property
    def chosen(self) -> Mapping[Ids, ProposedGroup]:
        """The groups that stand in the tab as a proposal, or as kept and possible."""
        found = (one for each in self.areas.values() for one in each.formation.groups)
        return {one.ids: one for one in found}

    @cached_property
    def proposed(self) -> tuple[Ids, ...]:
        """Those of the chosen groups that nobody decided about."""
        return tuple(ids for ids in self.chosen if ids not in self.kept)

    # --- who is left over ---

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Everybody who waits for a group, with what is missing."""
        asked = frozenset().union(*self.chosen, *self.held.waiting)
        left = (each.formation.left_over for each in self.areas.values())
        told = {one.unit: one for each in left for one in each}
        found: list[Unplaced] = []
        for id, one in sorted(self.volunteers.items()):
            if not one.standing.takes_part or id in self.joined or id in asked:
                continue
            why, helps = "Nog vrij, maar de ronde staat vast: er verschuift nu niets.", ""
            if one.standing is Standing.PAUSED:
                why, helps = of_a_pause(one.missing)
            elif one.missing:
                why, helps = "Nog niet klaar.", " ".join(one.missing)
            elif id in told and told[id].addition is None:
                why, helps = told[id].sentence, ""
            elif id in told:
                why = "Met wie er nu klaar zijn is er nog geen hele groep te maken."
                helps = told[id].sentence
            days = max(0, (self.today - one.registered).days)
            found.append(Unplaced(id, VOLUNTEER, days, why, helps))
        return tuple(found)

    # --- what is remembered and told ---

    @cached_property
    def status(self) -> dict[str, str]:
        """The status of every unit that is held for a group, or in one."""
        found = {
            id: "vastgezet" if one.stand is Stand.PINNED else "voorgelegd"
            for one in self.held.kept
            for id in one.ids & self.volunteers.keys()
        }
        return found | dict.fromkeys(self.joined, IN_A_GROUP)

    def memory_changes(self, lettered: Mapping[Ids, frozenset[str]]) -> list[Change]:
        """The new lines of Besluiten; ``lettered`` are the groups whose letters are written or go
        now, with the names of those that went unsent."""
        this_round = self.settings.round
        formed = [
            Event(ids, this_round, FORMED, told, self.today)
            for ids, told in self.held.agreed.items()
        ]
        told = [
            Event(ids, this_round, LETTERS, " ".join(sorted(lettered[ids])), self.today)
            for ids in sorted(lettered, key=sorted)
        ]
        counted = [
            Event(made.ids, self._memory(made).round, COUNTED, str(made.people), self.today)
            for made in self.made_before
            if made.joins and COUNTED not in self._memory(made).typed and self._tells_size(made)
        ]
        closing = closing_lines(self.review.groups.values(), this_round, self.today)
        memories = recalled(self.decided, self.today, read_group)
        lines = remembered(
            memories, [*self.review.events, *formed, *told, *counted, *closing], group_name
        )
        return [*lines, *self._joining_lines()]

    def _joining_lines(self) -> Iterator[Append]:
        """One line for each unit: it stays when another of the group is forgotten."""
        for made in self.made_now:
            for unit in made.units:
                yield Append(
                    DECIDED.name,
                    {
                        "id": f"{unit}:{IN_A_GROUP} {made.group}",
                        "over": unit,
                        "ronde": self.settings.round,
                        "soort": IN_A_GROUP,
                        "waarde": made.group,
                        "gezien op": self.today,
                    },
                )

    def takes_part(self, id: str) -> bool:
        """Whether somebody did not stop."""
        one = self.volunteers.get(id) or self.groups.get(id)
        return one is not None and one.standing.takes_part

    def outcome(self) -> str:
        """What Logboek says: counts, and how sure it is; "" where there are no volunteers."""
        if not self.volunteers and not self.review.groups:
            return ""
        waiting = len(self.unplaced)
        counts = (
            f"Groepen van vrijwilligers: {len(self.proposed)} voorgesteld, "
            f"{len(self.held.kept)} voorgelegd of vastgezet, {len(self.held.agreed)} nieuw; "
            f"{waiting} {VOLUNTEER if waiting == 1 else f'{VOLUNTEER}s'} zonder groep."
        )
        return " ".join([counts, *self._certificates()])

    def _certificates(self) -> list[str]:
        """How sure the groups of each area are; once when that is the same for all."""
        told = {area: each.certificate for area, each in self.areas.items()}
        if len(set(told.values())) < 2:
            return sorted(set(told.values()))
        return sorted(
            f"{city or 'zonder stad'}, {variant}: {sentence}"
            for (city, variant), sentence in told.items()
        )


def _gains(fresh: Formation, still: Formation, bonus: Fraction) -> bool:
    """Whether forming anew is worth it: more people, or a better fit by more than the bonus."""
    new, old = ({level.objective: level.value for level in one.levels} for one in (fresh, still))
    for level in COUNTED_FIRST:
        if new[level] != old[level]:
            return new[level] > old[level]
    return new["fit"] > old["fit"] + bonus


def _bounded(reached: Iterable[Level], best: Iterable[Level]) -> Iterator[Level]:
    """The levels that were reached, with the bounds of the best groups as far as those hold.

    A bound is true for who reaches the same at the levels before it.
    """
    for one, other in zip(reached, best, strict=True):
        yield replace(one, bound=max(one.value, other.bound))
        if one.value != other.value:
            return
