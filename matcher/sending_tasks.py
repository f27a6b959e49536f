"""Vandaag: what is to be done with the texts that stand ready in Berichten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from intake.messages import MAYBE_SENT, NOT_SENT
from intake.tabs import MESSAGES
from intake.texts import (
    ASK_HOUSEHOLD,
    ASK_SPONSOR,
    AUTOMATIC,
    CALLED_OFF,
    CHANGE_LINK,
    CHECK_IN,
    ENDED_EARLY,
    ENDED_WELL,
    GROUP_FORMED,
    GROUP_GROWS,
    GROUP_JOINED,
    GROUP_LINK,
    INTAKE_LINK,
    INVITATION,
    RECEIVED,
    WAITING,
    day_in_words,
)
from intake.workbook import Row, Table
from matcher.review import machine_day
from matcher.today import Places, Task, tasks

OF_TASKS: Mapping[str, tuple[str, ...]] = {
    ASK_HOUSEHOLD: ("vragen", "antwoord"),
    ASK_SPONSOR: ("vragen", "antwoord", "kennismaking"),
    INVITATION: ("kennismaking",),
    CALLED_OFF: ("afmelden",),
    WAITING: ("wacht",),
    CHECK_IN: ("contactmoment",),
    ENDED_WELL: ("weer meedoen?",),
    ENDED_EARLY: ("afmelden", "terugkijken"),
    GROUP_LINK: ("klaar",),
    GROUP_FORMED: ("leden",),
    GROUP_JOINED: ("leden",),
    GROUP_GROWS: ("leden",),
}
"""The texts with which a task is done, by kind: how the ids of those tasks begin."""

QUESTIONS = (ASK_HOUSEHOLD, ASK_SPONSOR)
"""The texts that nothing asks for once somebody was asked, by phone perhaps: until an answer is
late there is no task to do with them. Who ticked one waits for its mail."""


NOT_MAILED = (
    "«versturen» staat op «ja», maar het programma heeft het niet gemaild. Mailt het bij jullie "
    "niet? Stuur het dan zelf, en vul «verstuurd op» in."
)
"""Of a text that somebody ticked, and that did not go out."""


def with_messages(
    found: Sequence[Task],
    messages: Table,
    places: Places,
    today: date,
    *,
    mails: bool,
    gone: Collection[str],
) -> list[Task]:
    """The tasks, and one for every text that stands ready, was not sent, and belongs to none.

    A task that is done with a text says where it stands; an invitation goes out before the day
    itself. ``mails`` says that the program ever mailed from this workbook: where it never did, a
    text that is ticked may wait for ever. ``gone`` are who take part no more: a link to stop or
    to change something is nothing to them.
    """
    ready: dict[str, list[Row]] = {}
    others: list[Task] = []
    by_what = {_about(task): task.id for task in found}
    for row in messages.rows:
        # The link to an intake is for the coordinator, whom another task asks to hold the talk.
        if row.cells["verstuurd op"] or row.cells["soort"] == INTAKE_LINK:
            continue
        if _goes_by_itself(row):
            continue
        if row.cells["soort"] == CHANGE_LINK and row.cells["voor"] in gone:
            continue
        if row.cells["verzending"]:
            others.append(_stuck(row, places, today))
            continue
        if mails and _is_ticked(row) and today <= machine_day(row.cells["uiterlijk"], today):
            continue  # it goes out by itself
        about = row.cells["id"].partition(":")[0]
        kinds = OF_TASKS.get(row.cells["soort"], ())
        task = next((by_what[kind, about] for kind in kinds if (kind, about) in by_what), None)
        if task is not None:
            ready.setdefault(task, []).append(row)
        elif row.cells["soort"] not in QUESTIONS or _is_ticked(row):
            others.append(_to_send(row, places, today))
    told = [_with_texts(task, ready.get(task.id, ()), today) for task in found]
    return tasks([told, others])


def _about(task: Task) -> tuple[str, str]:
    """How a task's id begins, and the id of what it is about."""
    kind, _, rest = task.id.partition(":")
    return kind, rest.partition(":")[0]


def _goes_by_itself(row: Row) -> bool:
    """Whether nobody has to do with it: it waits for another day, or only says what somebody hears
    anyway when they are called."""
    hindrance = row.cells["verzending"]
    stays = hindrance.startswith((MAYBE_SENT, NOT_SENT))
    waits = row.cells["soort"] == RECEIVED or bool(hindrance)
    return row.cells["soort"] in AUTOMATIC and waits and not stays


def _is_ticked(row: Row) -> bool:
    return row.cells["versturen"].strip().casefold() not in ("", "nee")


def _to_send(row: Row, places: Places, today: date) -> Task:
    ticked = NOT_MAILED if _is_ticked(row) else ""
    return Task(
        deadline=machine_day(row.cells["uiterlijk"], today),
        what="bericht sturen",
        who=row.cells["aan"],
        why=f"«{row.cells['soort']}» staat klaar. "
        + (
            ticked
            or "Stuur het per mail, en vul «verstuurd op» in. Geen e-mailadres? Stuur het met een "
            "app of sms. Mailt het programma bij jullie? Zet dan «versturen» op «ja»."
        ),
        where=places.of(MESSAGES.name, row.cells["id"], "verstuurd op"),
        id=f"bericht:{row.cells['id']}",
    )


def _stuck(row: Row, places: Places, today: date) -> Task:
    """A text that was to be mailed, and was not, or of which nobody knows."""
    return Task(
        deadline=today,
        what="bericht nakijken",
        who=row.cells["aan"],
        why=f"«{row.cells['soort']}»: {row.cells['verzending']}",
        where=places.of(MESSAGES.name, row.cells["id"], "verzending"),
        id=f"bericht:{row.cells['id']}",
    )


def _with_texts(task: Task, rows: Sequence[Row], today: date) -> Task:
    if not rows:
        return task
    named = ", ".join(f"«{row.cells['soort']}» aan {row.cells['aan']}" for row in rows)
    text = "De tekst staat" if len(rows) == 1 else "De teksten staan"
    days = [
        machine_day(row.cells["uiterlijk"], today)
        for row in rows
        if row.cells["soort"] == INVITATION
    ]
    ticked = f" {NOT_MAILED}" if any(map(_is_ticked, rows)) else ""
    why = f"{task.why} {text} klaar in Berichten: {named}.{ticked}"
    if days:
        them = "die" if len(rows) == 1 else "ze"
        why += f" Stuur {them} uiterlijk op {day_in_words(min(days), today)}."
    return replace(task, why=why, deadline=min([task.deadline, *days]))
