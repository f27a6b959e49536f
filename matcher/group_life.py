"""Vandaag: what the life of a group asks of people: who joins, who goes, who coordinates, pauses.

Also the pauses of everybody else. Pure, and without contacts: everybody is a code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from intake.gate import (
    fewest_members,
    of_member,
    only_answers,
    shortly,
    smaller_groups,
    topping_up,
)
from intake.kinds import GROUPS, MEMBERS
from intake.records import Gate, Group, Member, Standing
from intake.tabs import FEWER, PAUSED_UNTIL, PROPOSALS, ROLE
from intake.wording import listed, people_in_words
from matcher.groups import people_of
from matcher.proposals import describe
from matcher.review import DECISION, NOT_NOW
from matcher.today import FIRST_CONTACT, Places, Task, first_step

ON_ITS_WAY = "groep op weg helpen"


@dataclass(frozen=True)
class Life:
    """Everybody whose coming and going asks something.

    ``held`` gives for who stands in a pair that people hold the id of that pair, ``linked`` are
    those in a match that goes on. ``helped`` are the groups for which another task asks people:
    they are being formed or topped up; of those in ``growing`` everybody agreed, and the members
    sign up. ``pauses`` gives of everybody who has one the tab, and the day until which it is.
    ``since`` is the day on which somebody's standing became what it is, as far as it is known.
    ``as_problem`` are those whose wrong answers are a task already.
    """

    groups: Mapping[str, Group]
    members: Collection[Member]
    gates: Mapping[str, Gate]
    held: Mapping[str, str]
    linked: Collection[str]
    helped: Collection[str]
    growing: Collection[str]
    pauses: Mapping[str, tuple[str, date | None]]
    since: Mapping[str, date]
    as_problem: Collection[str]

    @cached_property
    def active(self) -> Mapping[str, list[Member]]:
        """The members who take part now of every group that does, by the group's id."""
        found: dict[str, list[Member]] = {
            id: [] for id, one in sorted(self.groups.items()) if one.standing is Standing.ACTIVE
        }
        for member in sorted(self.members, key=lambda member: member.id):
            if member.standing is Standing.ACTIVE and member.group in found:
                found[member.group].append(member)
        return found

    def is_busy(self, id: str) -> bool:
        return id in self.held or id in self.linked


def life_tasks(life: Life, places: Places, today: date) -> Iterator[Task]:
    """Every task about the members of groups, and about pauses."""
    for id, members in life.active.items():
        group = life.groups[id]
        yield from _ready_tasks(group, members, life, places)
        yield from _lead_tasks(group, members, life, places, today)
        if life.is_busy(id):
            yield from _fewer_tasks(group, life, places, today)
            for member in members:
                yield from _member_tasks(member, life, places)
    yield from _pause_tasks(life, places, today)


# --- on the way to a match ----------------------------------------------------------------------


def _ready_tasks(group: Group, members: list[Member], life: Life, places: Places) -> Iterator[Task]:
    """All that a group waits for in one line; once it is in a pair its members have their own.

    While its people sign up, another task asks for that, and the rest comes after.
    """
    missing = _waits_for(group, members, life)
    if group.id in life.as_problem and only_answers(missing):
        return
    if missing and group.id not in life.linked and group.id not in life.growing:
        yield Task(
            deadline=group.registered + FIRST_CONTACT,
            what=ON_ITS_WAY if group.missing_itself else first_step(missing, ON_ITS_WAY),
            who=describe(group),
            why=" ".join(shortly(missing, is_begun=not group.missing_itself)),
            where=_first_place(group, members, places),
            id=f"klaar:{group.id}",
        )


def _waits_for(group: Group, members: list[Member], life: Life) -> Sequence[str]:
    """The sentences of what a group waits for that no other task is about."""
    if life.is_busy(group.id):
        return group.missing_itself
    if group.id not in life.helped:
        return group.missing
    of_members = (of_member(one.id, said) for one in members for said in one.missing)
    return [*group.missing_itself, *of_members]


def _first_place(group: Group, members: list[Member], places: Places) -> str:
    """The cell of what a group waits for first: its own, that of a member, or what is typed when
    there are too few; where that is nothing, the phone of who speaks for it."""
    if group.missing_itself:
        return places.first(GROUPS.tab, group.id, group.missing_itself, "probleem")
    for one in members:
        if one.missing:
            return _member_place(one, places)
    if not members:
        return MEMBERS.tab
    there = places.first(GROUPS.tab, group.id, group.missing, "")
    speaks = next((one for one in members if one.leads), members[0])
    return there or places.of(MEMBERS.tab, speaks.id, "telefoon")


def _member_place(member: Member, places: Places) -> str:
    return places.first(MEMBERS.tab, member.id, member.missing, "probleem")


# --- members ------------------------------------------------------------------------------------


def _member_tasks(member: Member, life: Life, places: Places) -> Iterator[Task]:
    """Somebody who is not cleared in a group that is in a pair already."""
    if not member.missing:
        return
    until = (
        "Tot dan gaat dit groepslid nog niet mee naar het huishouden."
        if member.group in life.linked
        else "Tot dan komt er geen koppeling."
    )
    yield Task(
        deadline=member.registered + FIRST_CONTACT,
        what=first_step(member.missing, "groepslid op weg helpen"),
        who=f"{member.id} van groep {member.group}",
        why=" ".join([*member.missing, until]),
        where=_member_place(member, places),
        id=f"groepslid:{member.id}",
    )


def _fewer_tasks(group: Group, life: Life, places: Places, today: date) -> Iterator[Task]:
    """A group in a pair has too few members: people decide how it goes on."""
    gate = life.gates.get(group.variant)
    if gate is None or group.id in life.helped:
        return
    linked = group.id in life.linked
    if linked and (group.fewer_explained or _waits_for_volunteers(group, gate)):
        return
    needed = fewest_members(group.city, group.variant, gate, group.fewer_explained)
    if group.members >= needed:
        return
    yield Task(
        deadline=_since_somebody_left(group, life, today),
        what="groep met minder",
        who=describe(group),
        why=f"{_how_many(group, gate)} Vraag de groep hoe het verder gaat, "
        f"en vertel het ook {_others(life, group)}. "
        f"{' '.join(_ways(group, needed, linked))}",
        where=_where_it_is_decided(group, life, places),
        id=f"minder:{group.id}",
    )


def _how_many(group: Group, gate: Gate) -> str:
    if not group.members:
        return "In de groep zit nu niemand."
    return f"De groep is nu met {group.members} in plaats van {gate.smallest_group}."


def _waits_for_volunteers(group: Group, gate: Gate) -> bool:
    """Whether a group wants to be topped up and has room for it: then a proposal comes."""
    return group.takes_volunteers and people_of(group) < gate.smallest_group


def _others(life: Life, group: Group) -> str:
    return "het huishouden" if group.id in life.linked else "wie al gevraagd is"


def _since_somebody_left(group: Group, life: Life, today: date) -> date:
    """The day on which the last of its members left, as far as it is known."""
    gone = (
        life.since.get(one.id)
        for one in life.members
        if one.group == group.id and one.standing is not Standing.ACTIVE
    )
    return max(filter(None, gone), default=today)


def _ways(group: Group, needed: int, linked: bool) -> Iterator[str]:
    there = group.members
    yield f"Laat nog {people_in_words(needed - there)} zich aanmelden."
    if linked:
        if there:
            yield topping_up(group.takes_volunteers, group.size or 0, there, group.counts_above)
        yield f"Of schrijf bij «{FEWER.header}» wat is afgesproken."
        return
    if _may_be_explained(group):
        yield f"Of schrijf bij «{FEWER.header}» waarom de groep zo begint."
    yield f"Of kies bij het voorstel «{NOT_NOW}»."


def _may_be_explained(group: Group) -> bool:
    allowed = smaller_groups(group.city, group.variant)
    return allowed is not None and group.members >= allowed


def _where_it_is_decided(group: Group, life: Life, places: Places) -> str:
    if group.id in life.linked or _may_be_explained(group):
        return places.of(GROUPS.tab, group.id, FEWER.header)
    return places.of(PROPOSALS.name, life.held[group.id], DECISION)


def _lead_tasks(
    group: Group, members: list[Member], life: Life, places: Places, today: date
) -> Iterator[Task]:
    """A group has one coordinator; while it is being formed another task asks who that is."""
    leads = [one for one in members if one.leads]
    if len(leads) == 1 or not members or (not leads and group.id in life.helped):
        return
    yield Task(
        deadline=today,
        what="coördinator kiezen",
        who=describe(group),
        why=f"{listed(one.id for one in leads)} zijn allemaal coördinator van deze groep. "
        f"Zet «{ROLE.header}» op lid, behalve bij één van hen."
        if leads
        else f"Deze groep heeft geen coördinator. Zet «{ROLE.header}» op coördinator bij wie het "
        f"wil. Tot dan schrijven we naar {members[0].id}.",
        where=places.of(MEMBERS.tab, (leads[-1] if leads else members[0]).id, ROLE.header),
        id=f"coördinator:{group.id}",
    )


# --- pauses -------------------------------------------------------------------------------------


def _pause_tasks(life: Life, places: Places, today: date) -> Iterator[Task]:
    """A pause that is over, and one without an end that others wait for.

    Nobody takes part again by itself: a person asks.
    """
    for id, (tab_name, until) in sorted(life.pauses.items()):
        if until and until <= today:
            yield Task(
                deadline=until,
                what="pauze voorbij",
                who=id,
                why=f"Vraag {id} of het weer kan. Zet dan «stand» op {Standing.ACTIVE.value}. "
                f"Nog niet? Kies bij «{PAUSED_UNTIL.header}» een nieuwe dag.",
                where=places.of(tab_name, id, "stand"),
                id=f"pauze:{id}",
            )
        elif until is None and life.is_busy(id):
            yield Task(
                deadline=life.since.get(id, today),
                what="pauze bespreken",
                who=id,
                why=_what_a_pause_asks(id, life),
                where=places.of(tab_name, id, PAUSED_UNTIL.header),
                id=f"pauze:{id}",
            )


def _what_a_pause_asks(id: str, life: Life) -> str:
    fill_in = f"Vul bij «{PAUSED_UNTIL.header}» in tot wanneer."
    if id in life.linked:
        return f"De koppeling loopt door. Vraag beide kanten hoe het verder gaat. {fill_in}"
    return (
        f"Er ligt een voorstel, en {id} staat op pauze. Vraag hoe lang, en vertel het wie al "
        f"gevraagd is. {fill_in} Duurt het te lang? Kies bij het voorstel «{NOT_NOW}»."
    )
