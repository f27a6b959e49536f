"""Vandaag: decide about what is proposed, ask everybody it is about, wait for an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from intake.answers import read_day
from intake.gate import only_answers
from intake.kinds import GROUPS, MEMBERS, VOLUNTEERS
from intake.records import Standing
from intake.tabs import FORMING, PROPOSALS
from intake.texts import day_in_words
from intake.wording import listed
from matcher.formed import to_type
from matcher.forming import Forming, Made
from matcher.group_review import SAYS_YES, ReviewedGroup, proposal_id
from matcher.groups import Ids
from matcher.review import (
    ASKED,
    DECISION,
    HOUSEHOLD_REPLY,
    MEETING,
    NOT_NOW,
    PUT_FORWARD,
    SPONSOR_REPLY,
    THINKING,
    YES,
    Pair,
    Reviewed,
    Stand,
    both,
    machine_day,
    pair_id,
)
from matcher.today import FIRST_CONTACT, Places, Task

DECIDE_WITHIN = timedelta(days=7)
ASK_WITHIN = timedelta(days=3)
"""How long after the step before it a proposal is decided on, and somebody is asked."""

REPLY_WITHIN = timedelta(days=7)
REPLY_AT_MOST = timedelta(days=14)
"""After so long without an answer somebody asks again; after so much longer people decide."""

ANSWER = "antwoord gevraagd"
GROUP_PROPOSED = "Er is een voorstel voor een groep. Kies een besluit."


def decision_tasks(
    reviewed: Iterable[Reviewed],
    since: Mapping[str, date],
    unready: Collection[Pair],
    places: Places,
    today: date,
) -> Iterator[Task]:
    """Decide, ask, wait for an answer; ``since`` says when each proposal was first made.

    Of a pair that is ``unready`` nobody is asked; an answer is waited for.
    """
    for one in reviewed:
        id = pair_id(one.pair)
        who = both(one.pair)
        if one.stand in (Stand.PROPOSED, Stand.OWN) and id in since:
            own = "Je eigen paar is nagekeken. Kies een besluit, of maak de twee codes leeg."
            yield Task(
                deadline=since[id] + DECIDE_WITHIN,
                what="besluiten",
                who=who,
                why=own if one.stand is Stand.OWN else "Er is een voorstel. Kies een besluit.",
                where=places.of(PROPOSALS.name, id, DECISION),
                id=f"besluit:{id}",
            )
        elif one.stand is Stand.PUT_FORWARD and not _both_said_yes(one):
            task = _reply_task(one, who, places, today)
            if task and (one.pair not in unready or task.what == ANSWER):
                yield task


def _both_said_yes(one: Reviewed) -> bool:
    """Whether nothing is left to ask: what holds the match up then stands at its row."""
    typed = one.memory.typed
    return typed.get(HOUSEHOLD_REPLY) == YES and typed.get(SPONSOR_REPLY) == YES


def _reply_task(one: Reviewed, who: str, places: Places, today: date) -> Task | None:
    """The household is asked first; the sponsor after its yes, and then they meet.

    None while there is nothing to do but wait.
    """
    typed, since = one.memory.typed, one.memory.since
    asked_first = typed.get(HOUSEHOLD_REPLY, "") != YES
    column = HOUSEHOLD_REPLY if asked_first else SPONSOR_REPLY
    side = "het huishouden" if asked_first else "de sponsor, zonder naam en adres"
    id = pair_id(one.pair)
    reply = typed.get(column, "")
    if reply not in (ASKED, THINKING):
        before = since.get(DECISION if asked_first else HOUSEHOLD_REPLY, today)
        why = f"Vraag {side}, en vul «{column}» in."
        where = places.of(PROPOSALS.name, id, column)
        return Task(before + ASK_WITHIN, "vragen", who, why, where, f"vragen:{id}:{column}")
    asked = since.get(column, today)
    meeting = None if asked_first else meeting_of(one)
    if meeting and meeting >= today:
        return _task_of_the_day(id, who, meeting, places, today)
    thinks = reply == THINKING and (meeting is None or asked > meeting)
    if not thinks and not asked_first and today < max(asked, meeting or asked) + REPLY_AT_MOST:
        return _meeting_task(id, who, asked, meeting, places)
    return _waiting_task(one, who, column, max(asked, meeting or asked), thinks, places, today)


def _waiting_task(
    one: Reviewed,
    who: str,
    column: str,
    since: date,
    thinks: bool,
    places: Places,
    today: date,
) -> Task | None:
    """After a week somebody asks again, after two the coordinator decides; None before."""
    id = pair_id(one.pair)
    where = places.of(PROPOSALS.name, id, column)
    if today - since >= REPLY_AT_MOST:
        so_far = "Twee weken bedenktijd." if thinks else "Twee weken zonder antwoord."
        why = (
            f"{so_far} Besluit zelf of het voorstel blijft. Wacht je niet langer? "
            f"Kies «{NOT_NOW}» bij «{DECISION}»."
        )
        return Task(since + REPLY_AT_MOST, ANSWER, who, why, where, f"antwoord:{id}")
    if today - since < REPLY_WITHIN:
        return None
    side = "het huishouden" if column == HOUSEHOLD_REPLY else "de sponsor"
    why = f"Er is een week geen antwoord van {side}. Vraag het na, en vul «{column}» in."
    if thinks:
        why = f"Een week bedenktijd voor {side}. Vraag of er een antwoord is, en vul het in."
    return Task(since + REPLY_WITHIN, ANSWER, who, why, where, f"antwoord:{id}")


def _task_of_the_day(id: str, who: str, meeting: date, places: Places, today: date) -> Task:
    # In words: the deadline is an earlier day while invitations are to be sent.
    on = day_in_words(meeting, today)
    why = f"De kennismaking is op {on}, met de community builder erbij. "
    why += "Deel nog geen contactgegevens."
    where = places.of(PROPOSALS.name, id, MEETING)
    return Task(meeting, "kennismaking", who, why, where, f"kennismaking:{id}")


def _meeting_task(id: str, who: str, asked: date, meeting: date | None, places: Places) -> Task:
    """Plan the meeting, and ask after it."""
    if meeting is None:
        why = "De sponsor is gevraagd. Plan een kennismaking met de community builder."
        where = places.of(PROPOSALS.name, id, MEETING)
        by = asked + REPLY_WITHIN
        return Task(by, "kennismaking", who, why, where, f"kennismaking:{id}")
    why = "De kennismaking is geweest. Vraag of beide kanten ja zeggen, en vul de antwoorden in."
    where = places.of(PROPOSALS.name, id, SPONSOR_REPLY)
    by = max(meeting, asked) + ASK_WITHIN
    return Task(by, ANSWER, who, why, where, f"antwoord:{id}")


def meeting_of(one: Reviewed) -> date | None:
    """The day on which both sides meet; None when none is known."""
    return read_day(one.memory.typed.get(MEETING, ""))


def volunteer_tasks(
    forming: Forming, places: Places, as_problem: Collection[str]
) -> Iterator[Task]:
    """The talk that volunteers wait for; ``as_problem`` are those whose wrong answers are a task
    already."""
    for id, one in sorted(forming.volunteers.items()):
        if id in forming.joined or (id in as_problem and only_answers(one.missing)):
            continue
        if one.missing and one.standing is Standing.ACTIVE:
            what, reach = _how_to_reach(id, places)
            yield Task(
                deadline=one.registered + FIRST_CONTACT,
                what=what,
                who=id,
                why=" ".join([reach, *one.missing]),
                where=places.first(VOLUNTEERS.tab, id, one.missing, "gesprek"),
                id=f"klaar:{id}",
            )


def _how_to_reach(id: str, places: Places) -> tuple[str, str]:
    """To call or to mail, and where the number or the address stands."""
    if places.is_filled(VOLUNTEERS.tab, id, "telefoon"):
        return "vrijwilliger bellen", "Naam en telefoonnummer staan in de rij."
    if places.is_filled(VOLUNTEERS.tab, id, "e-mail"):
        return "vrijwilliger mailen", "Naam en e-mailadres staan in de rij."
    return "vrijwilliger bellen", "In de rij staat geen telefoonnummer en geen e-mailadres."


def group_tasks(forming: Forming, places: Places, today: date) -> Iterator[Task]:
    """What is to be done for the groups of volunteers: decide, ask, tell, and help on their way."""
    groups = forming.review.groups
    for ids in forming.proposed:
        one = groups.get(ids)
        since = machine_day(one.row.cells["sinds"], today) if one and one.row else today
        yield _of_group(ids, since + DECIDE_WITHIN, "besluiten", GROUP_PROPOSED, places, DECISION)
    for one in forming.held.kept:
        if one.stand is not Stand.PINNED:
            yield _group_reply_task(one, places, today)
    for one in forming.review.standing({Stand.LAPSED}):
        asked = [id for id in sorted(one.ids) if forming.takes_part(id)]
        this_round = one.memory.round == forming.settings.round
        if asked and this_round and one.memory.typed.get(DECISION) == PUT_FORWARD:
            why = f"Iemand is gestopt. Laat {listed(asked)} weten dat deze groep niet doorgaat, "
            why += f"en kies daarna «{NOT_NOW}»."
            yield _of_group(one.ids, today, "afmelden", why, places, DECISION)
    for made in forming.made:
        yield from _member_tasks(made, forming, places)
    for group, joined in forming.grown.items():
        # Who joined signs up first, so that there is one thing to do at a time.
        if forming.groups[group].members >= forming.size_of(group):
            yield _size_task(group, joined, forming, places)


def _group_reply_task(one: ReviewedGroup, places: Places, today: date) -> Task:
    """Ask those who did not say yes, without names; after two weeks the coordinator decides."""
    asked = one.memory.since.get(DECISION, today)
    left = listed(sorted(one.ids - one.yes))
    if not one.ids - one.yes:
        why = "Iedereen zei ja, maar er is nog iets niet rond. Kijk bij «probleem»."
        return _of_group(one.ids, today, "groep vormen", why, places, SAYS_YES)
    if today - asked >= REPLY_AT_MOST:
        why = f"Twee weken zonder ja van {left}. Besluit zelf of het voorstel blijft."
        return _of_group(one.ids, asked + REPLY_AT_MOST, ANSWER, why, places, SAYS_YES)
    if today - asked >= REPLY_WITHIN:
        why = f"Een week zonder ja van {left}. Vraag het na, en vul het antwoord in."
        return _of_group(one.ids, asked + REPLY_WITHIN, ANSWER, why, places, SAYS_YES)
    why = f"Vraag {left} apart, zonder de namen van de anderen, en vul het antwoord in."
    return _of_group(one.ids, asked + REPLY_WITHIN, "vragen", why, places, SAYS_YES)


def _member_tasks(made: Made, forming: Forming, places: Places) -> Iterator[Task]:
    """Until there are as many members as people: everybody signs up, with a statement."""
    group = forming.groups.get(made.group)
    members = group.members if group else 0
    if not forming.waits_for_members(made):
        return
    where, leads = places.roles(made.group)
    has_lead = made.joins or bool(leads)
    role = "" if has_lead else " Zet bij wie coördineert «rol» op coördinator."
    left = ""
    if made.left:
        verb = "doet" if len(made.left) == 1 else "doen"
        left = f" {listed(made.left)} {verb} niet meer mee: vertel het de anderen."
    yield Task(
        deadline=made.since + FIRST_CONTACT,
        what="groepsleden aanmelden",
        who=f"{made.group}: {listed(made.units)}",
        why=f"Aangemeld: {members} van de {forming.promised(made)} groepsleden. Vraag ieder om "
        f"zich zelf aan te melden, en om een verklaring. Hoe dat gaat, staat in de brief."
        f"{role}{left}",
        where=places.to_send(made.name) or (not has_lead and where) or MEMBERS.tab,
        id=f"leden:{made.name}",
    )


def _size_task(group: str, joined: Sequence[Made], forming: Forming, places: Places) -> Task:
    """The answers of a group that was topped up are its own people's: they type how it grew."""
    units = [unit for made in joined for unit in made.units]
    new = [forming.volunteers[unit] for unit in units]
    what = to_type(forming.groups[group], new, forming.size_of(group))
    return Task(
        deadline=max(made.since for made in joined) + FIRST_CONTACT,
        what="groep bijwerken",
        who=f"{group}: {listed(units)}" if units else group,
        why=f"De groep is aangevuld. {what}",
        where=places.of(GROUPS.tab, group, "grootte"),
        id=f"grootte:{group}",
    )


def _of_group(ids: Ids, deadline: date, what: str, why: str, places: Places, header: str) -> Task:
    id = proposal_id(ids)
    where = places.of(FORMING.name, id, header)
    return Task(deadline, what, listed(sorted(ids)), why, where, f"groep:{id}")
