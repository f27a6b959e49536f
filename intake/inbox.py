"""From the tab ``Inbox`` to records and problems: what a workbook holds, and one pull of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from intake import checks
from intake.checks import TO_BE_HELD, Checked
from intake.draft import Draft
from intake.keys import VALID_DAYS, Draw, new_token
from intake.messages import GROUP_LINK, INTAKE_LINK, group_link, intake_link
from intake.records import Gate, Standing
from intake.signups import INTAKE, Signups, Taken, read_inbox
from intake.tabs import KEYS, LOG, MESSAGES
from intake.workbook import Change, Snapshot, Value

GATE = Gate(
    household_ticks=("gesprek",),
    group_ticks=("gesprek", "training"),
    member_ticks=("verklaring",),
    smallest_group=5,
)
"""What a pull calls ready in the column ``status``; a match run asks what its own policy says."""


def check(
    snapshot: Snapshot, gate: Gate, today: date, held: Mapping[str, str] | None = None
) -> Checked:
    """The records and problems of a workbook as it was read.

    ``held`` gives the status of those who are proposed or matched, by record id; None when only the
    next match run can say, and the status that stands in the row is kept. A row without an id is
    not looked at: the next pull gives it one.
    """
    draft = Draft(snapshot)
    checked = checks.check(draft, gate, today, held)
    _, spoiled = read_inbox(draft)
    return replace(checked, problems=(*checked.problems, *spoiled))


@dataclass(frozen=True)
class Pulled:
    """What a pull changes, and what it did in one Dutch sentence without a name or code."""

    changes: list[Change]
    outcome: str


def pull(snapshot: Snapshot, today: date, now: datetime, site: str, draw: Draw) -> Pulled:
    """What brings the record tabs up to date with the Inbox and with what people decided.

    Pulling again right after changes nothing but ``Logboek``, which gets a line each time (``now``
    is its moment). ``site`` is the address of the site, for the links in messages.
    """
    draft = Draft(snapshot)
    signups = Signups(draft, today)
    signups.take_in(draw)
    checked = checks.check(draft, GATE, today, held=None)
    for note in checked.notes:
        note.entry.put("status", note.status)
        note.entry.put("probleem", note.problem)
    _issue_group_links(draft, checked, site, today)
    _issue_intake_links(draft, checked, site, today, draw)
    outcome = _outcome(signups.taken, checked)
    draft.append(LOG.name, log_line(now, "inlezen", outcome))
    return Pulled(draft.changes(), outcome)


def _issue_group_links(draft: Draft, checked: Checked, site: str, today: date) -> None:
    issued = draft.by_key(MESSAGES.name)
    for group in checked.groups:
        if group.standing is Standing.ACTIVE and f"{group.id}:{GROUP_LINK}" not in issued:
            language = checked.contacts[group.id].language
            draft.append(MESSAGES.name, group_link(group.id, group.city, language, site, today))


def _issue_intake_links(draft: Draft, checked: Checked, site: str, today: date, draw: Draw) -> None:
    """A key and a message for every household whose intake is to be held and that has none.

    The token stands in the message alone: a message that somebody deleted is a key that is lost.
    """
    issued = draft.by_key(MESSAGES.name)
    keys = draft.by_key(KEYS.name)
    until = today + timedelta(days=VALID_DAYS)
    usable = {
        key.text("voor")
        for id, key in keys.items()
        if id in issued and key.text("geldig tot") >= today.isoformat()
    }
    for household in checked.households:
        if checked.statuses[household.id] != TO_BE_HELD or household.id in usable:
            continue
        id = _unused(f"{household.id}:{INTAKE_LINK}", {*issued, *keys})
        token, hashed = new_token(household.id, draw)
        draft.append(
            KEYS.name,
            {
                "id": id,
                "voor": household.id,
                "formulier": INTAKE,
                "sleutel": hashed,
                "geldig tot": until,
            },
        )
        draft.append(MESSAGES.name, intake_link(id, household.id, token, until, site, today))


def _unused(id: str, used: set[str]) -> str:
    if id not in used:
        return id
    return next(other for n in count(2) if (other := f"{id}:{n}") not in used)


def log_line(now: datetime, what: str, outcome: str) -> dict[str, Value]:
    """A line for ``Logboek``."""
    return {
        "id": f"{now:%Y%m%dT%H%M%S%f}-{what}",
        "wanneer": f"{now:%Y-%m-%d %H:%M}",
        "wat": what,
        "uitkomst": outcome,
    }


def _outcome(taken: Taken, checked: Checked) -> str:
    wrong = sum(1 for note in checked.notes if note.problem)
    return (
        f"Nieuw: {_count(len(taken.created), 'rij', 'rijen')}, "
        f"{taken.typed_in} zelf ingetypt, {_count(taken.changes, 'wijziging', 'wijzigingen')}, "
        f"{_count(taken.intakes, 'intake', 'intakes')}. "
        f"In de werkmap: {_count(len(checked.households), 'huishouden', 'huishoudens')}, "
        f"{_count(len(checked.groups), 'groep', 'groepen')}, "
        f"{_count(len(checked.members), 'groepslid', 'groepsleden')}; "
        f"{_count(wrong, 'rij', 'rijen')} met een probleem."
    )


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
