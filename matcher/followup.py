"""After the match: the moments to come, and what is to be told when somebody stops."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from intake.tabs import BROKEN_OFF, COMPLETED
from intake.workbook import Table
from matcher.review import (
    DECISION,
    NOT_NOW,
    match_standing,
    read_day,
)
from matcher.today import Places, Task

SOON = timedelta(days=14)
"""A moment is a task from so long before."""


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
