"""From the journal to the Inbox of the right workbook, each submission exactly once.

A workbook that is open elsewhere or broken holds up nobody else's: its submissions stay in the
journal until it is free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from intake.cities import load_cities
from intake.errors import SamenHierError
from intake.journal import Journal, Waiting
from intake.local import areas_of, open_local
from intake.submission import to_cells
from intake.tabs import INBOX, NATIONAL
from intake.workbook import Append

MOST_ROWS = 2_000
"""The most rows that are written to a workbook at once."""

HOMES = ("Nieuwkomers", "Groepen")
"""The tabs with records that an intake or a member is about."""

WAIT = 1.0
"""How long to wait for a workbook that another command is busy with, in seconds."""


@dataclass(frozen=True)
class Drained:
    """How many submissions now stand in an Inbox, and how many wait, in all.

    ``problems`` holds the Dutch sentence of every workbook that could not be written, by area.
    """

    delivered: int
    waiting: int
    problems: Mapping[str, str]


def drain(journal: Journal, folder: Path) -> Drained:
    """Write what waits in ``journal`` to the Inboxes of the workbooks in ``folder``.

    At most ``MOST_ROWS`` rows a workbook; the rest waits for the next time. No workbook of the
    folder may be held by the caller. ServiceFailed or BadInput when the journal cannot be read.
    """
    waiting = journal.waiting()
    if not waiting:
        return Drained(0, 0, MappingProxyType({}))
    files, problems = _workbooks(journal, folder)
    homes, unread = _typed_in(waiting, files)
    ready = [each for each in waiting if each.about not in unread]
    delivered = 0
    for area, ids in _by_area(ready, files, homes).items():
        if area not in files:
            continue
        try:
            delivered += _deliver(journal, area, files[area], ids[:MOST_ROWS])
        except SamenHierError as error:
            problems[area] = str(error)
    return Drained(delivered, len(waiting) - delivered, MappingProxyType(problems))


def _workbooks(journal: Journal, folder: Path) -> tuple[dict[str, Path], dict[str, str]]:
    """The workbook of every area, and what is wrong with the registry, by area.

    A registry that cannot be read now is the one that was read last: a broken ``landelijk`` must
    not hold up the areas. Who has no area in it waits, because it may have got one since.
    """
    try:
        areas = areas_of(folder)
    except SamenHierError as error:
        known = journal.areas()
        return {area: folder / file for area, file in known.items()}, {NATIONAL: str(error)}
    journal.remember_areas({area: path.name for area, path in areas.items()})
    return areas | {NATIONAL: folder / f"{NATIONAL}.xlsx"}, {}


def _typed_in(
    waiting: Sequence[Waiting], files: Mapping[str, Path]
) -> tuple[dict[str, str], frozenset[str]]:
    """The areas of records that only a workbook knows, because a person typed them in.

    Besides, the ids that are in no workbook that could be read while another could not: what is
    about them waits. An intake in the wrong workbook would look like one with a wrong key.
    """
    coming = {each.reference for each in waiting}
    wanted = {each.about for each in waiting if each.about and not each.home} - coming
    homes: dict[str, str] = {}
    every_workbook_read = True
    for area, path in files.items() if wanted else ():
        try:
            with open_local(path, wait=WAIT) as workbook:
                tables = workbook.read().tables
        except SamenHierError:
            # The same workbook is named where rows for it are delivered.
            every_workbook_read = False
            continue
        known = {id for tab in HOMES for id in tables[tab].by_key}
        homes |= dict.fromkeys(wanted & known, area)
    lost = wanted - homes.keys()
    return homes, frozenset() if every_workbook_read else frozenset(lost)


def _by_area(
    waiting: Sequence[Waiting], files: Mapping[str, Path], typed_in: Mapping[str, str]
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
        if area not in files:
            area = NATIONAL
        homes.setdefault(each.reference, area)
        found.setdefault(area, []).append(each.id)
    return found


@cache
def _city_areas() -> Mapping[str, str]:
    return {city.id: city.area for city in load_cities()}


def _deliver(journal: Journal, area: str, path: Path, ids: Sequence[str]) -> int:
    with open_local(path, wait=WAIT) as workbook:
        # Another program may have written them since, or we did and were cut off before we said so.
        there = workbook.read().tables[INBOX.name].by_key
        new = journal.submissions([id for id in ids if id not in there])
        workbook.apply([Append(INBOX.name, to_cells(submission)) for submission in new])
    journal.delivered(ids, area)
    return len(ids)
