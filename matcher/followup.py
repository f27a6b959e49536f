"""After the match: the moments to come, and what is to be told when somebody stops."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from intake.checkins import Call
from intake.tabs import BROKEN_OFF, COMPLETED, LOOK_BACK, MATCHES, PROPOSALS
from intake.texts import CALLED_OFF
from intake.wording import listed
from matcher.matches import SOON, Match
from matcher.review import CONTACT, DECISION, EXTENDED, LEARNT, NOT_NOW, STANDS, WANTS_AGAIN, both
from matcher.sentences import NAMES
from matcher.today import Places, Task

CALL_WITHIN = timedelta(days=3)
"""What the form of a check-in promises to who wants a call, or with whom it does not go well."""

LOOK_BACK_WITHIN = timedelta(days=7)
"""So soon after the end both sides are asked how it was."""


def leaving_tasks(
    left: Mapping[str, Sequence[str]], called_off: Mapping[str, str], places: Places, today: date
) -> Iterator[Task]:
    """Somebody stopped: the other side must hear it.

    ``left`` gives for a match, and ``called_off`` for a proposal about which people were asked, who
    does not take part any more, and who must be told.
    """
    for id, gone in left.items():
        why = (
            f"{listed(gone)} doet niet meer mee. Vertel het de andere kant, "
            f"en zet de koppeling op «{BROKEN_OFF}»."
        )
        where = places.of(MATCHES.name, id, "stand")
        yield Task(today, "afmelden", id.replace("-", " en "), why, where, f"afmelden:{id}")
    for id, other in called_off.items():
        if places.is_sent(f"{id}:{CALLED_OFF}:{other}"):
            continue
        text = places.to_send(id)
        called = f"Kies bij het voorstel «{NOT_NOW}»."
        done = f"Stuurde je de tekst? Vul «verstuurd op» in. Belde je? {called}" if text else called
        why = f"Laat {other} weten dat het niet doorgaat. {done}"
        where = text or places.of(PROPOSALS.name, id, DECISION)
        yield Task(today, "afmelden", id.replace("-", " en "), why, where, f"afmelden:{id}")


def match_tasks(
    matches: Iterable[Match], left: Collection[str], places: Places, today: date
) -> Iterator[Task]:
    """The next moment and the end of every match that goes on and lost nobody, once they are near.

    ``left`` gives for a match the ids of those who do not take part any more.
    """
    for one in matches:
        if not one.goes_on or one.id in left:
            continue
        upcoming = one.next_moment
        if upcoming and not upcoming.is_end and upcoming.day <= today + SOON:
            why = (
                f"{upcoming.name.capitalize()}: vraag aan beide kanten hoe het gaat. "
                f"Vul daarna «{CONTACT}» in."
            )
            yield _task(one, upcoming.day, "contactmoment", why, CONTACT, places)
        if one.end and one.end <= today + SOON:
            yield _task(one, one.end, "afronden", _why_to_end(one.end, today), STANDS, places)


def _why_to_end(end: date, today: date) -> str:
    choose = f"Kies daarna «{COMPLETED}». Gaat het langer door? Vul dan «{EXTENDED}» in."
    if end < today:
        return f"De koppeling duurde tot {end}. Neem afscheid en vertel het beide kanten. {choose}"
    return (
        f"De koppeling duurt tot {end}. Kijk met beide kanten terug, neem afscheid en vertel wat "
        f"er daarna is. {choose}"
    )


def over_tasks(
    matches: Iterable[Match], taking_part: Collection[str], places: Places
) -> Iterator[Task]:
    """What is to be asked of those who still take part once a match is over."""
    for one in matches:
        asked = [id for id in one.pair if id in taking_part]
        by = one.stands_since + LOOK_BACK_WITHIN
        if one.stand == BROKEN_OFF and asked and not one.typed[LEARNT].strip():
            why = (
                f"De koppeling is gestopt. Vraag {listed(asked)} wat goed ging en wat niet. "
                f"Schrijf het bij «{LEARNT}». Dit lezen alleen coördinatoren."
            )
            yield _task(one, by, "terugkijken", why, LEARNT, places)
        if one.stand == COMPLETED and asked and not one.wants_again:
            why = (
                f"De koppeling is afgerond. Vraag {listed(asked)} of ze nog een koppeling "
                f"willen, en kies bij «{WANTS_AGAIN}». {_until_then(one, asked)}"
            )
            yield _task(one, by, "weer meedoen?", why, WANTS_AGAIN, places)


def call_tasks(calls: Iterable[Call], places: Places, today: date) -> Iterator[Task]:
    """Somebody is to be called about their match. Vandaag may be printed: it tells nothing more,
    and does not name the other side."""
    for one in calls:
        wants = "wil gebeld worden" if one.asked else "vulde in hoe het gaat"
        yield Task(
            deadline=(one.came_in or today) + CALL_WITHIN,
            what="terugbellen",
            who=one.record,
            why=f"{one.record} {wants}. Lees de regel in Terugblik, en bel. Vertel er niets van "
            "aan de andere kant. Zet daarna «gezien» op ja.",
            where=places.of(LOOK_BACK, one.id, "gezien"),
            id=f"terugbellen:{one.id}",
        )


def _until_then(one: Match, asked: Iterable[str]) -> str:
    """What is not proposed: of the household only this kind of sponsor, another may go on."""
    kind = NAMES[one.policy.sponsors] if one.policy else "sponsor"
    sought = dict(zip(one.pair, (kind, "huishouden"), strict=True))
    nothing = [f"{id} geen nieuw voorstel met een {sought[id]}" for id in asked]
    return f"Tot dan krijgt {', en '.join(nothing)}."


def _task(one: Match, by: date, what: str, why: str, header: str, places: Places) -> Task:
    return Task(
        deadline=by,
        what=what,
        who=both(one.pair),
        why=why,
        where=places.of(MATCHES.name, one.id, header),
        id=f"{what}:{one.id}",
    )
