"""From the journal to the Inbox of the right workbook, each submission exactly once.

A workbook that is open elsewhere or broken holds up nobody else's: its submissions stay in the
journal until it is free. What an older copy of a workbook has lost is put back from the journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import MappingProxyType

from intake.cities import load_cities
from intake.dossier import forgotten
from intake.errors import SamenHierError
from intake.journal import Journal, Waiting
from intake.kinds import KINDS
from intake.submission import Submission, to_cells
from intake.tabs import DECIDED, INBOX, NATIONAL, SUSPECTS
from intake.workbook import Append, Table, Workbook
from intake.workbooks import Workbooks, known_workbooks

MOST_ROWS = 2_000
"""The most rows that are written to a workbook at once."""

HOMES = tuple(kind.tab for kind in KINDS)
"""The tabs with records that a member, an intake, a case or a change is about."""

WAIT = 1.0
"""How long to wait for a workbook that another command is busy with, in seconds."""


@dataclass(frozen=True)
class Drained:
    """How many submissions were brought to an Inbox, and how many still wait, in all.

    ``problems`` holds the Dutch sentence of every workbook that could not be written, by area.
    """

    delivered: int
    waiting: int
    problems: Mapping[str, str]


def drain(journal: Journal, workbooks: Workbooks, *, every_workbook: bool = False) -> Drained:
    """Write what waits in ``journal`` to the Inboxes of the workbooks.

    What stood in such an Inbox before and is gone is put back; ``every_workbook`` reads also those
    that nothing waits for, which takes too long to do every few seconds. At most ``MOST_ROWS`` rows
    a workbook; the rest waits for the next time. No workbook may be held by the
    caller. ServiceFailed or BadInput when the journal cannot be read.
    """
    waiting = journal.waiting()
    if not waiting and not every_workbook and journal.areas():
        return Drained(0, 0, MappingProxyType({}))
    known, problems = _known(journal, workbooks)
    homes, unread = _typed_in(waiting, workbooks, known)
    ready = [each for each in waiting if each.about not in unread]
    wanted: dict[str, list[str]] = {area: [] for area in known} if every_workbook else {}
    delivered = lost = 0
    for area, ids in (wanted | _by_area(ready, known, homes)).items():
        if area not in known:
            continue
        try:
            with workbooks.opened(area, known[area], wait=WAIT) as workbook:
                brought, gone = _deliver(journal, area, workbook, ids)
        except SamenHierError as error:
            problems[area] = str(error)
        else:
            delivered, lost = delivered + brought, lost + gone
    return Drained(delivered, len(waiting) + lost - delivered, MappingProxyType(problems))


def lost_from(journal: Journal, area: str, tables: Mapping[str, Table]) -> list[str]:
    """The ids that stood in an Inbox of this workbook, which is that of ``area``, and are gone.

    So it is when an older copy of the workbook was put back. Who was forgotten is not missed.
    """
    there = tables[INBOX.name].by_key.keys() | tables[SUSPECTS.name].by_key.keys()
    return [id for id in journal.delivered_to(area) if id not in there]


def _known(journal: Journal, workbooks: Workbooks) -> tuple[dict[str, str], dict[str, str]]:
    """The address of every area's workbook, and what is wrong with the registry, by area.

    Without ``landelijk``, who has no area waits, because it may have got one since.
    """
    known, failure = known_workbooks(workbooks)
    if failure is not None:
        return known, {NATIONAL: str(failure)}
    journal.remember_areas({area: known[area] for area in known if area != NATIONAL})
    return known, {}


def _typed_in(
    waiting: Sequence[Waiting], workbooks: Workbooks, known: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """The areas of records that only a workbook knows, because a person typed them in.

    Besides, the ids that are in no workbook that could be read while another could not: what is
    about them waits. An intake in the wrong workbook would look like one with a wrong key.
    """
    coming = {each.reference for each in waiting}
    wanted = {each.about for each in waiting if each.about and not each.home} - coming
    homes: dict[str, str] = {}
    every_workbook_read = True
    for area, address in known.items() if wanted else ():
        try:
            with workbooks.opened(area, address, wait=WAIT) as workbook:
                tables = workbook.read().tables
        except SamenHierError:
            # The same workbook is named where rows for it are delivered.
            every_workbook_read = False
            continue
        here = {id for tab in HOMES for id in tables[tab].by_key}
        homes |= dict.fromkeys(wanted & here, area)
    lost = wanted - homes.keys()
    return homes, frozenset() if every_workbook_read else frozenset(lost)


def _by_area(
    waiting: Sequence[Waiting], known: Mapping[str, str], typed_in: Mapping[str, str]
) -> dict[str, list[str]]:
    """The ids for each area: that of their record, else of their city, else ``landelijk``."""
    homes: dict[str, str] = dict(typed_in)
    found: dict[str, list[str]] = {}
    for each in waiting:
        area = (
            homes.get(each.reference)
            or each.home
            or homes.get(each.about)
            or _city_areas().get(each.city, NATIONAL)
        )
        if area not in known:
            area = NATIONAL
        homes.setdefault(each.reference, area)
        found.setdefault(area, []).append(each.id)
    return found


@cache
def _city_areas() -> Mapping[str, str]:
    return {city.id: city.area for city in load_cities()}


def _deliver(
    journal: Journal, area: str, workbook: Workbook, ids: Sequence[str]
) -> tuple[int, int]:
    """How many were brought to this workbook, and how many had been lost from it."""
    tables = workbook.read().tables
    lost = lost_from(journal, area, tables)
    # Another machine may have been told to forget somebody whom this journal still knows.
    gone = forgotten(tables[DECIDED.name], [*lost, *ids])
    if gone:
        journal.forget(gone)
    lost, ids = ([id for id in some if id not in gone] for some in (lost, ids))
    now = [*lost, *ids][:MOST_ROWS]
    workbook.apply(list(_missing(journal.submissions(now), tables)))
    journal.delivered(now, area)
    return len(now), len(lost)


def _missing(submissions: Sequence[Submission], tables: Mapping[str, Table]) -> Iterator[Append]:
    """The row of each submission that stands in neither Inbox, under an id that is free there.

    An id may have other answers there, when the journal was made anew after they came: then it is
    a correction that the journal could not know for one.
    """
    there: dict[str, set[tuple[str, ...]]] = {}
    for tab in (INBOX, SUSPECTS):
        for id, rows in tables[tab.name].by_key.items():
            there.setdefault(id, set()).update(_sent(row.cells) for row in rows)
    for submission in submissions:
        row = to_cells(submission)
        root, _, number = submission.id.partition(".")
        others = (f"{root}.{n}" for n in count(int(number or 1) + 1))
        # Another program may have written it since, or we did and were cut off before we said so.
        id = submission.id
        while id in there and _sent(row) not in there[id]:
            id = next(others)
        if id not in there:
            there[id] = {_sent(row)}
            why = {"waarom": submission.suspect} if submission.suspect else {}
            tab = SUSPECTS if submission.suspect else INBOX
            yield Append(tab.name, {**row, **why, "inzending": id})


def _sent(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells[header] for header in ("formulier", "sleutel", "antwoorden"))
