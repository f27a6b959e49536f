"""Vandaag: what waits for a person, one line a task, each with the cell where it is done.

Pure: it reads the records and the workbook as the run leaves them, and names people by code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from intake.alike import Double
from intake.answers import read_day
from intake.changes import REQUEST
from intake.errors import Problem
from intake.gate import NO_INTAKE, named_columns, only_answers
from intake.kinds import (
    CASE,
    CHANGE,
    CHECK_IN,
    HOSTS,
    HOUSEHOLDS,
    KINDS,
    MEMBERS,
    NEWSLETTER_CHOICE,
    ORGANISATIONS,
)
from intake.records import Host, Household, Organisation, Standing
from intake.rows import LEADS, Flaw, fold, intake_questions, read_id, told
from intake.tabs import (
    CHANGE_OPEN,
    CHANGE_WRONG_KEY,
    CHANGES,
    DOUBLES,
    MESSAGES,
    OWN_HOUSEHOLD,
    OWN_SPONSOR,
    PROPOSALS,
    ROLE,
    SAME_PEOPLE,
    SETTINGS,
    SUSPECTS,
    Tab,
)
from intake.texts import INTAKE_LINK, day_in_words
from intake.wording import listed
from intake.workbook import Row, Table, Value
from matcher.candidates import days_waited
from matcher.proposals import Unplaced, describe
from matcher.settings import CLOSES, FIXED, OPEN, ROUND, STATE, Settings

FIRST_CONTACT = timedelta(days=7)
"""What a form promises: within a week somebody gets in touch."""

BEFORE_CLOSING = timedelta(days=7)
"""How long before a round closes somebody is asked to decide what is open."""

BEGIN_WITHIN = timedelta(days=7)
"""How long after a round closed the next one begins: until then nobody new is proposed."""

STILL_WANTED = (180, 90)
"""After so many days of waiting somebody asks whether it is still wanted; the longest first."""

_ASK_WHETHER = (
    "Vraag of het huishouden nog wil. "
    f"Wil het niet meer? Zet «stand» op {Standing.WITHDRAWN.value}. "
)

OWN_PAIR = "eigen paar"
"""Whom a pair of one's own is about when neither code can be read."""

_OF_RECORDS = {kind.tab for kind in KINDS}


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

    def is_filled(self, tab: str, key: str, header: str) -> bool:
        """Whether something stands in a cell; what, is for people alone."""
        return any(row.cells[header] for row in self._tables[tab].by_key.get(key, ()))

    def intake_link(self, id: str) -> str:
        """Where the link to somebody's intake stands, the last one; "" when there is none."""
        return self._links.get(id, "")

    @cached_property
    def _links(self) -> Mapping[str, str]:
        messages = self._tables[MESSAGES.name]
        return {
            row.cells["id"].partition(":")[0]: f"{MESSAGES.name}!{messages.address(row, 'tekst')}"
            for row in messages.rows
            if row.cells["soort"] == INTAKE_LINK
        }

    def to_send(self, about: str) -> str:
        """The cell to fill in of the first text that is to be sent about these; "" without one."""
        messages = self._tables[MESSAGES.name]
        for row in messages.rows:
            if row.cells["id"].partition(":")[0] == about and not row.cells["verstuurd op"]:
                return f"{MESSAGES.name}!{messages.address(row, 'verstuurd op')}"
        return ""

    def is_sent(self, text: str) -> bool:
        """Whether the text with this id was sent."""
        rows = self._tables[MESSAGES.name].by_key.get(text, ())
        return any(row.cells["verstuurd op"] for row in rows)

    def roles(self, group: str) -> tuple[str, str]:
        """Where who coordinates a group is chosen, and who was, of the members who signed up."""
        members = self._tables[MEMBERS.tab]
        rows = [row for row in members.rows if read_id(row.cells["groep"]) == group]
        chosen = [row for row in rows if fold(row.cells[ROLE.header]) == fold(LEADS)]
        where = [f"{MEMBERS.tab}!{members.address(row, ROLE.header)}" for row in rows[:1]]
        return "".join(where), "".join(row.cells["id"] for row in chosen[:1])

    def first(self, tab: str, key: str, sentences: Sequence[str], header: str) -> str:
        """As ``of``, of the first column that the sentences name, or else of this header; "" when
        there is neither."""
        named = _column_named(self._tables[tab].tab, sentences) or header
        return self.of(tab, key, named) if named else ""


def _column_named(tab: Tab, sentences: Iterable[str]) -> str:
    """The first column of the tab that the sentences name between « and »; "" when none is."""
    named = (found for sentence in sentences for found in named_columns(sentence))
    return next((header for header in named if header in tab.headers), "")


STEPS = {
    "gesprek": "bellen",
    "huisbezoek": "huisbezoek",
    "verklaring": "verklaring ontbreekt",
    "vog": "VOG ontbreekt",
}
"""What is to be done where a column is not ticked."""


def first_step(missing: Sequence[str], otherwise: str = "gegevens aanvullen") -> str:
    """What is to be done first of all that a record waits for, in the words of Vandaag."""
    if missing[0] == NO_INTAKE:
        return "intake"
    unticked = _UNTICKED.search(missing[0])
    return STEPS.get(unticked[1], otherwise) if unticked else otherwise


_UNTICKED = re.compile("«([^»]+)» staat nog niet op ja")


def tasks(groups_of_tasks: Iterable[Iterable[Task]]) -> list[Task]:
    """Every task once, by deadline."""
    found = {task.id: task for tasks in groups_of_tasks for task in tasks}
    return sorted(found.values(), key=lambda task: (task.deadline, task.what, task.id))


def record_tasks(
    records: Sequence[Household | Host],
    places: Places,
    engaged: Collection[str],
    as_problem: Collection[str],
) -> Iterator[Task]:
    """What must be done before somebody can be proposed or linked: call, intake, visit, ….

    ``engaged`` are the ids of those for whom it was done once: they are in a match. ``as_problem``
    are those whose wrong answers are a task already: they have no second one of the same.
    """
    for one in records:
        if not one.missing or one.standing is not Standing.ACTIVE or one.id in engaged:
            continue
        if one.id in as_problem and only_answers(one.missing):
            continue
        yield Task(
            deadline=one.registered + FIRST_CONTACT,
            what=first_step(one.missing),
            who=describe(one),
            why=" ".join([*one.missing, *_how_to_hold_it(one, places), *_whom_to_call(one)]),
            where=_first_cell(one, places),
            id=f"klaar:{one.id}",
        )


def _first_cell(one: Household | Host, places: Places) -> str:
    """Where what is missing first is done: an intake at its link, or else in the row."""
    kind = HOUSEHOLDS if isinstance(one, Household) else HOSTS
    if one.missing[0] != NO_INTAKE:
        return places.first(kind.tab, one.id, one.missing, "gesprek")
    first = intake_questions(kind)[0].column
    return places.intake_link(one.id) or places.of(kind.tab, one.id, first)


def _how_to_hold_it(one: Household | Host, places: Places) -> Iterator[str]:
    if NO_INTAKE in one.missing:
        linked = places.intake_link(one.id)
        yield "Hoe je die doet, staat in Berichten." if linked else "Typ die in de rij."


def _whom_to_call(one: Household | Host) -> Iterator[str]:
    if isinstance(one, Household) and one.through_helper:
        yield "Bel degene die helpt: zie «helper bereiken» in de rij."


def organisation_tasks(organisations: Iterable[Organisation], places: Places) -> Iterator[Task]:
    """Which of the organisations to call: those that nobody talked with."""
    for one in organisations:
        to_call = one.missing and first_step(one.missing) == STEPS["gesprek"]
        if to_call and one.standing is Standing.ACTIVE:
            yield Task(
                deadline=one.registered + FIRST_CONTACT,
                what="organisatie bellen",
                who=f"organisatie {one.id}",
                why="Bel of mail wie dit invulde, en bespreek wat kan. Zet daarna «gesprek» op ja.",
                where=places.of(ORGANISATIONS.tab, one.id, "gesprek"),
                id=f"organisatie:{one.id}",
            )


def problem_tasks(
    problems: Sequence[Problem], tables: Mapping[str, Table], today: date
) -> Iterator[Task]:
    """A line for each row with problems; they can be mended today.

    A cell that is in no row any more has a line of its own.
    """
    for tab, of_tab in groupby(sorted(set(problems)), key=lambda problem: problem.tab):
        table = tables[tab]
        by_cell: dict[str, list[Problem]] = {}
        for problem in of_tab:
            by_cell.setdefault(problem.cell, []).append(problem)
        for row in table.rows:
            cells = [(header, table.address(row, header)) for header in table.columns]
            flaws = [
                (cell, Flaw(header, problem.found, problem.todo))
                for header, cell in cells
                for problem in by_cell.pop(cell, ())
            ]
            if flaws:
                yield _problem_task(table, row, flaws, today)
        for cell, lost in by_cell.items():
            why = " ".join(f"{problem.found} {problem.todo}" for problem in lost)
            where = f"{tab}!{cell}"
            yield Task(today, "probleem", "", why, where, f"probleem:{where}")


def _problem_task(table: Table, row: Row, flaws: Sequence[tuple[str, Flaw]], today: date) -> Task:
    """The line of a row; ``flaws`` with their cells. It stays one line while cells are mended."""
    who = _key(table, row)
    where = f"{table.tab.name}!{flaws[0][0]}"
    is_only = len(table.by_key.get(who, ())) == 1
    return Task(
        deadline=today,
        what="probleem",
        who=who,
        why=" ".join(told(flaw for _, flaw in flaws)),
        where=where,
        id=f"probleem:{table.tab.name}:{who}" if is_only else f"probleem:{where}",
    )


def with_problems(problems: Iterable[Task]) -> set[str]:
    """Whose own row has a problem, of the tasks that tell of one."""
    return {task.who for task in problems if task.where.partition("!")[0] in _OF_RECORDS}


def _key(table: Table, row: Row) -> str:
    key = row.cells.get(table.tab.key or "", "")
    if table.tab is PROPOSALS and not key:
        # A pair of one's own of which a code is wrong.
        found = (read_id(row.cells[header]) for header in (OWN_HOUSEHOLD, OWN_SPONSOR))
        return listed(filter(None, found)) or OWN_PAIR
    # What stands where a code belongs may be a name.
    is_code = all(read_id(code) == code for code in key.split("-"))
    return key if is_code or table.tab is SETTINGS else ""


def double_tasks(
    doubles: Iterable[Double],
    registered: Mapping[str, tuple[str, date]],
    statuses: Mapping[str, str],
    places: Places,
) -> Iterator[Task]:
    """Two records that may be one.

    ``registered`` gives each record's tab and date, ``statuses`` its status as this run leaves it.
    """
    for one in doubles:
        tab, since = registered[one.second]
        same = one.verdict == SAME_PEOPLE
        yield Task(
            deadline=since + FIRST_CONTACT,
            what="mogelijk dubbel",
            who=f"{one.first} en {one.second}",
            why=f"Wat hetzelfde is: {one.same}. {one.todo(statuses)}",
            where=places.of(tab, one.spare(statuses), "stand")
            if same
            else places.of(DOUBLES.name, one.id, "oordeel"),
            id=f"dubbel:{one.first}:{one.second}",
        )


def round_tasks(settings: Settings, open_pairs: int, places: Places, today: date) -> Iterator[Task]:
    """What the days of the round ask: to open it, to decide before it closes, to close it, and to
    begin the next.

    Of days of a former round others are asked for. ``open_pairs`` is how many pairs wait for a
    decision or an answer.
    """
    begins, closes = settings.begins, settings.closes
    if CLOSES in settings.former or (settings.former and not settings.open):
        yield _days_of_a_former_round(settings, places, today)
    is_over = closes is not None and closes < today
    setting = STATE
    left = f"In Voorstellen wacht nog op een besluit of antwoord: {open_pairs}."
    if settings.open and closes and is_over:
        what, by = "ronde sluiten", closes
        why = f"De ronde sloot op {day_in_words(closes, today)}. Zet «{STATE}» op {FIXED}, en "
        why += "besluit wat openstaat."
        why += f" {left}" if open_pairs else ""
    elif settings.open and closes and open_pairs and closes - today <= BEFORE_CLOSING:
        what, by = "ronde sluit bijna", closes
        why = f"De ronde sluit op {day_in_words(closes, today)}. {left}"
    elif closes and is_over:
        what, by, setting = "ronde beginnen", closes + BEGIN_WITHIN, ROUND
        why = (
            f"De ronde sloot op {day_in_words(closes, today)} en staat {FIXED}: er komen geen "
            f"nieuwe voorstellen. Typ bij «{ROUND}» een nieuwe naam, kies nieuwe dagen, en zet "
            f"«{STATE}» op {OPEN}."
        )
    elif begins and begins <= today and not settings.open and not settings.was_open:
        what, by = "ronde openen", begins
        began = day_in_words(begins, today)
        why = f"De ronde begon op {began}, en staat nog op {FIXED}. Zet «{STATE}» op {OPEN}."
    else:
        return
    where = places.of(SETTINGS.name, setting, "waarde")
    yield Task(by, what, settings.round, why, where, f"ronde:{what}")


def _days_of_a_former_round(settings: Settings, places: Places, today: date) -> Task:
    stale = [
        f"«{name}» ({settings.in_force[name]}) is nog van ronde {other}."
        for name, other in settings.former.items()
    ]
    return Task(
        deadline=today,
        what="dagen kiezen",
        who=settings.round,
        why=f"{' '.join(stale)} Kies een nieuwe dag, of maak de cel leeg.",
        where=places.of(SETTINGS.name, [*settings.former][-1], "waarde"),
        id="ronde:dagen kiezen",
    )


_READ_IN_INBOX = (
    "Wil je lezen wat er stond? Laat het verborgen tabblad «Inbox» zien, zoek daar {submission}, "
    "en kijk bij «antwoorden». "
)
_INTAKE_WITH_A_WRONG_KEY = (
    "Een intake kwam binnen met een link die niet meer klopt. De antwoorden zijn niet gebruikt. "
    f"{_READ_IN_INBOX}Vraag aan wie de intakes doet of er een mist, en doe die opnieuw met de "
    "nieuwe link in Berichten. Kies daarna bij «overnemen» nee."
)
_WITH_A_WRONG_KEY: Mapping[str, str] = {
    CHANGE: "Iemand wilde iets veranderen of stoppen, met een link die niet meer klopt. Er is "
    f"niets veranderd. {_READ_IN_INBOX}Er staat niet bij van wie het is: bel wie zo'n link kreeg. "
    "Is er een nieuwe link nodig? Verwijder in Berichten de oude «wijzig-link»: dan komt er een "
    "nieuwe. Kies daarna bij «overnemen» nee.",
    CHECK_IN: "Iemand vertelde hoe het gaat, met een link die niet meer klopt. Het staat niet in "
    f"Terugblik. {_READ_IN_INBOX}Er staat niet bij van wie het is: bel wie kort geleden zo'n link "
    "kreeg. Bij het volgende contactmoment komt er vanzelf een nieuwe link. Eerder nodig? "
    "Verwijder in Berichten het bericht «contactmoment»: dan komt er een nieuwe link. Kies daarna "
    "bij «overnemen» nee.",
    CASE: "Een organisatie voerde een zaak in, met een link die niet meer klopt. De zaak is niet "
    f"gebruikt. {_READ_IN_INBOX}Vraag na wie dat was, en geef de nieuwe «zaak-link» uit Berichten. "
    "Staat die er niet? Verwijder de oude: dan komt er een nieuwe. Kies daarna bij «overnemen» "
    "nee.",
    NEWSLETTER_CHOICE: "Iemand koos iets voor de nieuwsbrief, met een link die niet meer klopt. "
    "Er is niets veranderd. Wie de nieuwsbrief wil, meldt zich opnieuw aan op de site. Je hoeft "
    "niemand te zoeken. Kies bij «overnemen» nee.",
}
"""By form; of any other it is an intake."""


def change_tasks(changes: Table, today: date, places: Places) -> Iterator[Task]:
    """A line for each record with a later answer that nobody decided on."""
    answers = [row for row in changes.rows if row.cells["wat"] != REQUEST]
    waiting = Counter(
        row.cells["wie"] for row in answers if row.cells["stand"] in (CHANGE_OPEN, CHANGE_WRONG_KEY)
    )
    first = {
        row.cells["wie"]: row
        for row in reversed(answers)
        if row.cells["stand"] in (CHANGE_OPEN, CHANGE_WRONG_KEY)
    }
    for who, count in sorted(waiting.items()):
        yield Task(
            deadline=today,
            what="wijziging",
            who=who,
            why=f"Nieuwe antwoorden die wachten op «overnemen»: {count}."
            if first[who].cells["stand"] == CHANGE_OPEN
            else _with_a_wrong_key(first[who]),
            where=places.of(CHANGES.name, first[who].cells["id"], "overnemen"),
            id=f"wijziging:{who}",
        )


def _with_a_wrong_key(line: Row) -> str:
    said = _WITH_A_WRONG_KEY.get(line.cells["was"], _INTAKE_WITH_A_WRONG_KEY)
    return said.format(submission=line.cells["id"].rpartition(":")[0])


def suspect_tasks(suspects: Table, today: date) -> Iterator[Task]:
    """One line for all sign-ups that look like a flood and that nobody has decided about."""
    waiting = [row for row in suspects.rows if not row.cells["overnemen"]]
    if not waiting:
        return
    several = len(waiting) > 1
    yield Task(
        deadline=today,
        what="verdacht",
        who=f"{len(waiting)} aanmelding{'en' if several else ''}",
        why=f"{'Ze lijken' if several else 'Die lijkt'} van een robot. Laat het verborgen tabblad "
        f"«{SUSPECTS.name}» zien en kijk bij «antwoorden». Is het een mens? Kies bij «overnemen» "
        "ja: dan staat de aanmelding de volgende keer bij de andere. Anders nee.",
        where=f"{SUSPECTS.name}!{suspects.address(waiting[0], 'overnemen')}",
        id="verdacht",
    )


def request_tasks(changes: Table, today: date, places: Places) -> Iterator[Task]:
    """A line for everything that somebody asks about their own record, until a person did it."""
    for row in changes.rows:
        if row.cells["wat"] != REQUEST or row.cells["stand"] != CHANGE_OPEN:
            continue
        id, who = row.cells["id"], row.cells["wie"]
        kind = id.rpartition(":")[2]
        came_in = read_day(row.cells["ontvangen"]) or today
        asks, within = _REQUESTS.get(kind, _REQUESTS[CHANGE])
        yield Task(
            deadline=came_in + within,
            what="verzoek",
            who=who,
            why=asks.format(who=who),
            where=places.of(CHANGES.name, id, "overnemen"),
            id=f"verzoek:{id}",
        )


_MONTH = timedelta(days=28)
"""GDPR, article 12(3): within a month of the day on which it came in; no month is shorter."""

_DONE = "Kies daarna bij «overnemen» ja, of nee als het niet kan, en vertel dat."
_GONE_TOO = "Dan gaat ook deze regel weg. Kan het niet? Kies bij «overnemen» nee, en vertel dat."
_REQUESTS = {
    CHANGE: (
        "{who} wil iets veranderen. Lees het bij «wordt», en pas het aan in de rij. " + _DONE,
        FIRST_CONTACT,
    ),
    "erase": (
        "{who} wil dat alle gegevens gewist worden. Dat moet binnen een maand. Vraag wie het "
        "programma beheert om «forget {who}», en vertel het. " + _GONE_TOO,
        _MONTH,
    ),
    "copy": (
        "{who} wil een kopie van alle gegevens. Dat moet binnen een maand. Vraag wie het programma "
        "beheert om «export {who}», en geef die kopie. " + _DONE,
        _MONTH,
    ),
}
"""What is to be done for each request, and how soon."""


def contact_tasks(
    missing: Mapping[str, tuple[str, str, str]], places: Places, today: date
) -> Iterator[Task]:
    """Letters wait until it is known how to reach everybody they tell of, with their consent.

    ``missing`` gives for each of whom that lacks the tab, the id of the row and the column for it.
    """
    for id, (tab, row, header) in sorted(missing.items()):
        yield Task(
            deadline=today,
            what="contactgegevens",
            who=id,
            why=f"Van {id} is er geen toestemming, dus er is nog geen brief. Vraag of we de "
            "gegevens mogen bewaren, en zet «toestemming» op ja."
            if header == "toestemming"
            else f"Van {id} zijn geen contactgegevens bekend, dus er is nog geen brief. "
            "Vul de naam en een telefoonnummer of e-mailadres in.",
            where=places.of(tab, row, header),
            id=f"contact:{id}",
        )


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
            + (_ASK_WHETHER if passed else "")
            + _what_to_do(household, one),
            where=places.of(HOUSEHOLDS.tab, one.id, "stand" if passed else "notitie"),
            id=f"wacht:{one.id}",
        )


def _what_to_do(household: Household, one: Unplaced) -> str:
    if household.missing:
        return f"{one.why} {one.helps}"
    return f"Wat zou helpen: {one.helps}" if one.helps else ""
