"""What waits for a person, and how the area stands: the rows of Vandaag and Overzicht.

Pure: it reads the records and the workbook as the run leaves them, and names people by code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intake.errors import Problem
from intake.kinds import KINDS
from intake.messages import INTAKE_LINK
from intake.records import GROUP, HOST, Household, Sponsor, Standing
from intake.tabs import BROKEN_OFF, CHANGE_OPEN, CHANGE_WRONG_KEY, COMPLETED
from intake.workbook import Table, Value
from matcher.candidates import days_waited
from matcher.formed import to_type
from matcher.forming import Forming, Made
from matcher.group_review import SAYS_YES, ReviewedGroup, proposal_id
from matcher.groups import Ids
from matcher.outlook import Outlook
from matcher.proposals import Unplaced, describe
from matcher.recruit import Recruiting
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
    Reviewed,
    Stand,
    match_standing,
    pair_id,
    read_day,
)

FIRST_CONTACT = timedelta(days=7)
"""What a form promises: within a week somebody gets in touch."""

DECIDE_WITHIN = timedelta(days=7)
ASK_WITHIN = timedelta(days=3)
REPLY_WITHIN = timedelta(days=7)
REPLY_AT_MOST = timedelta(days=14)
TYPED_BY_STRANGERS = (*(kind.tab for kind in KINDS), "Wijzigingen", "Inbox")

SOON = timedelta(days=14)
"""A moment is a task from so long before."""

GROUP_PROPOSED = "Er is een voorstel voor een groep. Kies een besluit."

RECRUITS = 5
"""The most lines on what would help."""

STILL_WANTED = (180, 90)
"""After so many days of waiting somebody asks whether it is still wanted; the longest first."""


@dataclass(frozen=True)
class Task:
    """One line of Vandaag: by when, what, about whom, why, and the cell where it is done."""

    deadline: date
    what: str
    who: str
    why: str
    where: str
    id: str

    def cells(self) -> dict[str, Value]:
        return {
            "uiterlijk": self.deadline,
            "wat": self.what,
            "wie": self.who,
            "waarom": self.why,
            "waar": self.where,
            "id": self.id,
        }


class Places:
    """Where a person finds a cell, in the tabs as they are after this run."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables

    def of(self, tab: str, key: str, header: str) -> str:
        """The address of a cell, such as ``Nieuwkomers!F12``; only the tab when it has no row."""
        rows = self._tables[tab].by_key.get(key)
        return f"{tab}!{self._tables[tab].address(rows[0], header)}" if rows else tab


def tasks(groups_of_tasks: Iterable[Iterable[Task]]) -> list[Task]:
    """Every task once, by deadline."""
    found = {task.id: task for tasks in groups_of_tasks for task in tasks}
    return sorted(found.values(), key=lambda task: (task.deadline, task.what, task.id))


def record_tasks(
    records: Sequence[Household | Sponsor], places: Places, engaged: Iterable[str]
) -> Iterator[Task]:
    """What must be done before somebody can be proposed: call, intake, statement, training, …."""
    busy = set(engaged)
    for one in records:
        if not one.missing or one.standing is not Standing.ACTIVE or one.id in busy:
            continue
        tab, what = _where_and_what(one)
        yield Task(
            deadline=one.registered + FIRST_CONTACT,
            what=what,
            who=describe(one),
            why=" ".join([*one.missing, *_where_the_link_is(one)]),
            where=places.of(tab, one.id, "gesprek"),
            id=f"klaar:{one.id}",
        )


def _where_and_what(one: Household | Sponsor) -> tuple[str, str]:
    """The tab of a record, and what must be done with it."""
    if isinstance(one, Household):
        return "Nieuwkomers", "bellen en intake"
    if one.kind == HOST:
        return "Gastgezinnen", "gastgezin op weg helpen"
    return "Groepen", "groep op weg helpen"


def _where_the_link_is(one: Household | Sponsor) -> Iterator[str]:
    if isinstance(one, Household) and not sum(one.adults):
        yield "De link naar de intake staat in Berichten."


def problem_tasks(
    problems: Sequence[Problem], tables: Mapping[str, Table], today: date
) -> Iterator[Task]:
    """A line for each problem; it can be mended today."""
    for problem in sorted(problems):
        where = f"{problem.tab}!{problem.cell}"
        who, header = _whose_cell(tables[problem.tab], problem.cell)
        # What was typed may be a name or a number: it is quoted beside the row itself, not here.
        quotes = problem.tab in TYPED_BY_STRANGERS
        said = problem.todo if quotes else f"{problem.found} {problem.todo}"
        why = f"{header}: {said}" if header and f"«{header}»" not in said else said
        yield Task(today, "probleem", who, why, where, f"probleem:{where}")


def _whose_cell(table: Table, address: str) -> tuple[str, str]:
    """The key of the row that a cell stands in, and the header above it; "" where there is none."""
    for row in table.rows:
        for header in table.columns:
            if table.address(row, header) == address:
                return row.cells.get(table.tab.key or "", ""), header
    return "", ""


def double_tasks(
    doubles: Iterable[tuple[str, str]], registered: Mapping[str, tuple[str, date]], places: Places
) -> Iterator[Task]:
    """Two records that may be one; ``registered`` gives each record's tab and date."""
    for one, other in sorted(doubles):
        tab, since = registered[other]
        yield Task(
            deadline=since + FIRST_CONTACT,
            what="mogelijk dubbel",
            who=f"{one} en {other}",
            why="Deze twee aanmeldingen lijken op elkaar. Zijn het dezelfde mensen? "
            "Zet er dan één op «teruggetrokken».",
            where=places.of(tab, other, "stand"),
            id=f"dubbel:{one}:{other}",
        )


def change_tasks(changes: Table, today: date, places: Places) -> Iterator[Task]:
    """A line for each record with a later answer that nobody decided on."""
    waiting = Counter(
        row.cells["wie"]
        for row in changes.rows
        if row.cells["stand"] in (CHANGE_OPEN, CHANGE_WRONG_KEY)
    )
    first = {
        row.cells["wie"]: row for row in reversed(changes.rows) if row.cells["stand"] == CHANGE_OPEN
    }
    for who, count in sorted(waiting.items()):
        row = first.get(who)
        yield Task(
            deadline=today,
            what="wijziging",
            who=who,
            why=f"Nieuwe antwoorden die wachten op «overnemen»: {count}."
            if row
            else "Een intake kwam binnen met een code die niet klopt. Vraag wie dit stuurde.",
            where=places.of("Wijzigingen", row.cells["id"], "overnemen") if row else "Wijzigingen",
            id=f"wijziging:{who}",
        )


def decision_tasks(
    reviewed: Iterable[Reviewed], since: Mapping[str, date], places: Places, today: date
) -> Iterator[Task]:
    """Decide, ask, wait for an answer; ``since`` says when each proposal was first made."""
    for one in reviewed:
        id = pair_id(one.pair)
        who = f"{one.pair[0]} en {one.pair[1]}"
        if one.stand is Stand.PROPOSED and id in since:
            yield Task(
                deadline=since[id] + DECIDE_WITHIN,
                what="besluiten",
                who=who,
                why="Er is een voorstel. Kies een besluit.",
                where=places.of("Voorstellen", id, DECISION),
                id=f"besluit:{id}",
            )
        elif one.stand is Stand.PUT_FORWARD and not _both_said_yes(one):
            yield _reply_task(one, who, places, today)


def _both_said_yes(one: Reviewed) -> bool:
    """Whether nothing is left to ask: what holds the match up then stands at its row."""
    typed = one.memory.typed
    return typed.get(HOUSEHOLD_REPLY) == YES and typed.get(SPONSOR_REPLY) == YES


def _reply_task(one: Reviewed, who: str, places: Places, today: date) -> Task:
    typed, since = one.memory.typed, one.memory.since
    asked_first = typed.get(HOUSEHOLD_REPLY, "") != YES
    column = HOUSEHOLD_REPLY if asked_first else SPONSOR_REPLY
    side = "het huishouden" if asked_first else "de sponsor, zonder naam en adres"
    id = pair_id(one.pair)
    where = places.of("Voorstellen", id, column)
    if typed.get(column, "") not in (ASKED, THINKING):
        before = since.get(DECISION if asked_first else HOUSEHOLD_REPLY, today)
        why = f"Vraag {side}, en vul «{column}» in."
        return Task(before + ASK_WITHIN, "vragen", who, why, where, f"vragen:{id}:{column}")
    asked = since.get(column, today)
    if today - asked >= REPLY_AT_MOST:
        why = "Twee weken zonder antwoord. Besluit zelf of het voorstel blijft."
        return Task(asked + REPLY_AT_MOST, "antwoord gevraagd", who, why, where, f"antwoord:{id}")
    if not asked_first and not typed.get(MEETING):
        why = "De sponsor is gevraagd. Plan een kennismaking met de community builder."
        where = places.of("Voorstellen", id, MEETING)
        return Task(asked + REPLY_WITHIN, "kennismaking", who, why, where, f"kennismaking:{id}")
    why = f"Er is nog geen antwoord van {side}. Vraag het na."
    return Task(asked + REPLY_WITHIN, "antwoord gevraagd", who, why, where, f"antwoord:{id}")


def volunteer_tasks(forming: Forming, places: Places, today: date) -> Iterator[Task]:
    """The talk that volunteers wait for."""
    for id, one in sorted(forming.volunteers.items()):
        if one.missing and one.standing is Standing.ACTIVE and id not in forming.joined:
            yield Task(
                deadline=one.registered + FIRST_CONTACT,
                what="vrijwilliger bellen",
                who=id,
                why=" ".join(one.missing),
                where=places.of("Vrijwilligers", id, "gesprek"),
                id=f"klaar:{id}",
            )


def group_tasks(forming: Forming, places: Places, today: date) -> Iterator[Task]:
    """What is to be done for the groups of volunteers: decide, ask, tell, and help on their way."""
    groups = forming.review.groups
    for ids in forming.proposed:
        one = groups.get(ids)
        since = read_day(one.row.cells["sinds"], today) if one and one.row else today
        yield _of_group(ids, since + DECIDE_WITHIN, "besluiten", GROUP_PROPOSED, places, DECISION)
    for one in forming.held.kept:
        if one.stand is not Stand.PINNED:
            yield _group_reply_task(one, places, today)
    for one in forming.review.standing({Stand.LAPSED}):
        asked = [id for id in sorted(one.ids) if forming.takes_part(id)]
        this_round = one.memory.round == forming.settings.round
        if asked and this_round and one.memory.typed.get(DECISION) == PUT_FORWARD:
            why = f"Iemand is gestopt. Laat {_listed(asked)} weten dat deze groep niet doorgaat, "
            why += f"en kies daarna «{NOT_NOW}»."
            yield _of_group(one.ids, today, "afmelden", why, places, DECISION)
    for made in forming.made:
        yield from _member_tasks(made, forming, places)
    for group, joined in forming.grown.items():
        yield _size_task(group, joined, forming, places)


def _group_reply_task(one: ReviewedGroup, places: Places, today: date) -> Task:
    """Ask those who did not say yes, without names; after two weeks the coordinator decides."""
    asked = one.memory.since.get(DECISION, today)
    left = _listed(sorted(one.ids - one.yes))
    if not one.ids - one.yes:
        why = "Iedereen zei ja, maar er is nog iets niet rond. Kijk bij «probleem»."
        return _of_group(one.ids, today, "groep vormen", why, places, SAYS_YES)
    if today - asked >= REPLY_AT_MOST:
        why = f"Twee weken zonder ja van {left}. Besluit zelf of het voorstel blijft."
        return _of_group(one.ids, asked + REPLY_AT_MOST, "antwoord gevraagd", why, places, SAYS_YES)
    why = f"Vraag {left} apart, zonder de namen van de anderen, en vul het antwoord in."
    return _of_group(one.ids, asked + REPLY_WITHIN, "antwoord gevraagd", why, places, SAYS_YES)


def _member_tasks(made: Made, forming: Forming, places: Places) -> Iterator[Task]:
    """Until there are as many members as people: everybody signs up, with a statement."""
    group = forming.groups.get(made.group)
    members = group.members if group else 0
    if members >= made.people:
        return
    role = "" if made.joins else " Zet bij wie coördineert «rol» op coördinator."
    left = f" {_listed(made.left)} doet niet meer mee: vertel het de anderen." if made.left else ""
    yield Task(
        deadline=made.since + FIRST_CONTACT,
        what="groepsleden aanmelden",
        who=f"{made.group}: {_listed(made.units)}",
        why=f"Er zijn {members} van de {made.people} groepsleden aangemeld. Vraag ieder om zich "
        f"zelf aan te melden met de link uit de brief, en om een verklaring.{role}{left}",
        where=places.of("Groepen", made.group, "notitie"),
        id=f"leden:{proposal_id(made.ids)}",
    )


def _size_task(group: str, joined: Sequence[Made], forming: Forming, places: Places) -> Task:
    """The answers of a group that was topped up are its own people's: they type how it grew."""
    units = [unit for made in joined for unit in made.units]
    new = [forming.volunteers[unit] for unit in units]
    what = to_type(forming.groups[group], new, forming.size_of(group))
    return Task(
        deadline=max(made.since for made in joined) + FIRST_CONTACT,
        what="groep bijwerken",
        who=f"{group}: {_listed(units)}" if units else group,
        why=f"De groep is aangevuld. {what}",
        where=places.of("Groepen", group, "grootte"),
        id=f"grootte:{group}",
    )


def contact_tasks(
    missing: Mapping[str, tuple[str, str]], places: Places, today: date
) -> Iterator[Task]:
    """Letters wait until it is known how to reach everybody they tell of.

    ``missing`` gives for each of whom that is not known the tab and the id of the row for it.
    """
    for id, (tab, row) in sorted(missing.items()):
        yield Task(
            deadline=today,
            what="contactgegevens",
            who=id,
            why=f"Van {id} zijn geen contactgegevens bekend, dus er is nog geen brief. "
            "Vul de naam en een telefoonnummer of e-mailadres in.",
            where=places.of(tab, row, "telefoon"),
            id=f"contact:{id}",
        )


def _of_group(ids: Ids, deadline: date, what: str, why: str, places: Places, header: str) -> Task:
    id = proposal_id(ids)
    where = places.of("Groepen vormen", id, header)
    return Task(deadline, what, _listed(sorted(ids)), why, where, f"groep:{id}")


def _listed(ids: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(ids[:-1]), *ids[-1:])))


def waiting_tasks(
    unplaced: Iterable[Unplaced],
    households: Mapping[str, Household],
    limits: Mapping[str, int],
    places: Places,
    today: date,
) -> Iterator[Task]:
    """Households that wait past the limit, or long enough to ask whether it is wanted.

    ``limits`` are in days, by variant; who has no known variant has the shortest.
    """
    for one in unplaced:
        household = households.get(one.id)
        if household is None:
            continue
        limit = limits.get(household.variant, min(limits.values()))
        if days_waited(household, today) < limit:
            continue
        passed = next((days for days in STILL_WANTED if one.days >= days), None)
        yield Task(
            deadline=household.registered + timedelta(days=passed or limit),
            what="wacht te lang",
            who=describe(household),
            why=f"Wacht al minstens {limit if passed is None else passed} dagen. "
            + ("Vraag of het huishouden nog wil. " if passed else "")
            + one.helps,
            where=places.of("Nieuwkomers", one.id, "notitie"),
            id=f"wacht:{one.id}",
        )


def leaving_tasks(
    left: Mapping[str, Sequence[str]], called_off: Mapping[str, str], places: Places, today: date
) -> Iterator[Task]:
    """Somebody stopped: the other side must hear it.

    ``left`` gives for a match, and ``called_off`` for a proposal about which people were asked, who
    does not take part any more, and who must be told.
    """
    for id, gone in left.items():
        why = (
            f"{' en '.join(gone)} doet niet meer mee. Vertel het de andere kant, "
            f"en zet de koppeling op «{BROKEN_OFF}»."
        )
        where = places.of("Koppelingen", id, "stand")
        yield Task(today, "afmelden", id.replace("-", " en "), why, where, f"afmelden:{id}")
    for id, other in called_off.items():
        why = f"Laat {other} weten dat het niet doorgaat, en kies daarna «{NOT_NOW}»."
        where = places.of("Voorstellen", id, DECISION)
        yield Task(today, "afmelden", id.replace("-", " en "), why, where, f"afmelden:{id}")


def match_tasks(
    matches: Table, left: Collection[str], places: Places, today: date
) -> Iterator[Task]:
    """The next moment of every match that goes on and lost nobody, once it is near.

    ``left`` gives for a match the ids of those who do not take part any more.
    """
    for row in matches.rows:
        moment = read_day(row.cells["volgende moment"], today)
        ended = match_standing(row) in (COMPLETED, BROKEN_OFF)
        if ended or row.cells["id"] in left or not row.cells["volgende moment"]:
            continue
        if moment > today + SOON:
            continue
        yield Task(
            deadline=moment,
            what="contactmoment",
            who=f"{row.cells['huishouden']} en {row.cells['sponsor']}",
            why="Vraag aan beide kanten hoe het gaat.",
            where=places.of("Koppelingen", row.cells["id"], "notitie"),
            id=f"moment:{row.cells['id']}",
        )


def message_tasks(messages: Table, places: Places, today: date) -> Iterator[Task]:
    """Texts that stand ready and were not sent."""
    for row in messages.rows:
        # The link to an intake is for the coordinator, whom another task asks to hold the talk.
        if row.cells["verstuurd op"] or row.cells["soort"] == INTAKE_LINK:
            continue
        yield Task(
            deadline=read_day(row.cells["uiterlijk"], today),
            what="bericht sturen",
            who=row.cells["aan"],
            why=f"«{row.cells['soort']}» staat klaar. Stuur het, en vul «verstuurd op» in.",
            where=places.of("Berichten", row.cells["id"], "verstuurd op"),
            id=f"bericht:{row.cells['id']}",
        )


Line = tuple[str, int, str]
"""What is counted, how many, and what there is to say of it."""


def overview(
    households: Sequence[Household],
    sponsors: Sequence[Sponsor],
    stands: Mapping[Stand, int],
    unplaced: Sequence[Unplaced],
    today: date,
    recruiting: Recruiting | None = None,
    outlook: Outlook | None = None,
    *,
    clashes: bool = False,
) -> list[dict[str, Value]]:
    """When this was made, counts, and for whom to look next; never a code or a name.

    Without ``recruiting`` it is what is said most of those without a proposal that would help.
    ``clashes`` says that what is held cannot stay together: then nothing can be worked out.
    """
    active = [one for one in households if one.standing is Standing.ACTIVE]
    ready = [one for one in sponsors if one.standing is Standing.ACTIVE and not one.missing]
    waiting = [one for one in unplaced if one.kind == "huishouden"]
    lines: list[Line] = [
        ("huishoudens die meedoen", len(active), ""),
        ("huishoudens klaar voor een koppeling", sum(not one.missing for one in active), ""),
        ("groepen die klaar zijn", sum(one.kind == GROUP for one in ready), ""),
        ("voorstellen", stands.get(Stand.PROPOSED, 0), "wachten op een besluit"),
        ("voorgelegd", stands.get(Stand.PUT_FORWARD, 0), "wachten op een antwoord"),
        ("vastgezet", stands.get(Stand.PINNED, 0), "blijven staan tot iemand besluit"),
        ("koppelingen", stands.get(Stand.MATCHED, 0), "beide kanten zeiden ja"),
        ("huishoudens zonder voorstel", len(waiting), ""),
        (
            "langst wachtend, in dagen",
            max((one.days for one in waiting), default=0),
            "van de huishoudens zonder voorstel",
        ),
    ]
    lines += _said_to_help(waiting) if recruiting is None else _recruits(recruiting, clashes)
    if outlook is not None and waiting:
        lines.append(
            ("nog een maand wachten: misschien een kandidaat", outlook.might, outlook.sentence)
        )
    made: tuple[str, Value, str] = (
        "bijgewerkt op",
        today,
        "Langer dan twee dagen geleden? Dan draait het programma niet. Waarschuw wie het beheert.",
    )
    found = [made, *lines]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in found]


def host_overview(
    households: Iterable[Household], sponsors: Iterable[Sponsor], hosted: Collection[str]
) -> list[dict[str, Value]]:
    """How hosts stand, in counts; only where there are hosts, or households that seek one.

    ``hosted`` are the ids of the households that a host is proposed to or linked with.
    """
    hosts = [one for one in sponsors if one.kind == HOST]
    seeking = [one for one in households if HOST in one.seeks]
    if not hosts and not seeking:
        return []
    ready = [one for one in hosts if one.standing is Standing.ACTIVE and not one.missing]
    active = [one for one in seeking if one.standing is Standing.ACTIVE]
    waiting = sum(one.id not in hosted for one in active)
    beds = sum(one.capacity for one in ready)
    lines: list[Line] = [
        ("gastgezinnen die klaar zijn", len(ready), "ook wie al iemand ontvangt"),
        ("bedden bij die gastgezinnen", beds, "ook waar al iemand slaapt"),
        ("huishoudens die op een gastgezin wachten", waiting, "ook wie al een groep heeft"),
    ]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in lines]


def group_overview(forming: Forming) -> list[dict[str, Value]]:
    """How forming groups stands, in counts; only where there are volunteers."""
    if not forming.volunteers:
        return []
    lines: list[Line] = [
        ("voorgestelde groepen", len(forming.proposed), "wachten op een besluit"),
        ("groepen die voorliggen of vastgezet zijn", len(forming.held.kept), ""),
        ("vrijwilligers zonder groep", len(forming.unplaced), "aanmeldingen"),
    ]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in lines]


def _said_to_help(waiting: Sequence[Unplaced]) -> Iterator[Line]:
    helps = Counter(one.helps for one in waiting if one.helps)
    for what, count in sorted(helps.items(), key=lambda item: (-item[1], item[0]))[:RECRUITS]:
        yield f"zou helpen: {what}", count, "huishoudens"


def _recruits(found: Recruiting, clashes: bool) -> Iterator[Line]:
    for one in found.recruits[:RECRUITS]:
        noun = "huishouden" if one.placed == 1 else "huishoudens"
        yield f"zou helpen: {one.what}", one.placed, f"{noun} meer geplaatst"
    if found.tried or found.left_out:
        yield "uitgerekend wat zou helpen", len(found.tried), _how_many_tried(found, clashes)


def _how_many_tried(found: Recruiting, clashes: bool) -> str:
    if clashes:
        return "niet uit te rekenen zolang wat vaststaat niet samen kan; kijk in Logboek"
    left = f"; {len(found.left_out)} niet, dat duurt te lang" if found.left_out else ""
    return f"zo veel soorten hulp zijn uitgerekend{left}"
