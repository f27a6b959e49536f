"""Links that are given out: to a group for its members, to a coordinator for an intake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from intake.checks import IN_A_GROUP, INTAKE_NEEDED, Checked
from intake.draft import Draft
from intake.keys import VALID_DAYS, Draw, new_token
from intake.kinds import HOSTS, HOUSEHOLDS
from intake.messages import group_link, intake_link
from intake.records import Standing
from intake.tabs import DECIDED, KEYS, MESSAGES
from intake.texts import GROUP_LINK, INTAKE_LINK
from intake.workbook import Value


def issue_group_links(draft: Draft, checked: Checked, site: str, today: date) -> None:
    """A message for the lead of every group that has none, once it is known where the site is.

    Who formed or joined a group of volunteers has the link in the letter that tells who the others
    are, or will have it once it is known how to reach everybody.
    """
    if not site:
        return
    issued = draft.by_key(MESSAGES.name)
    formed = {
        entry.text("waarde")
        for entry in draft.entries(DECIDED.name)
        if entry.text("soort") == IN_A_GROUP
    }
    # The text says that its reader is a member already.
    with_members = {one.group for one in checked.members if one.standing is Standing.ACTIVE}
    for group in checked.groups:
        has_link = group.id in formed or f"{group.id}:{GROUP_LINK}" in issued
        is_active = group.standing is Standing.ACTIVE and group.id in with_members
        if is_active and not has_link:
            language = checked.contacts[group.id].language
            draft.append(MESSAGES.name, group_link(group.id, group.city, language, site, today))


def issue_intake_links(draft: Draft, checked: Checked, site: str, today: date, draw: Draw) -> None:
    """A key and a message for every record whose intake is to be held and that has none.

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
    for form, record in _waiting(checked):
        if record in usable:
            continue
        id = _unused(f"{record}:{INTAKE_LINK}", {*issued, *keys})
        token, hashed = new_token(record, draw)
        cells: dict[str, Value] = {
            "voor": record,
            "formulier": form,
            "sleutel": hashed,
            "geldig tot": until,
        }
        draft.append(KEYS.name, {"id": id, **cells})
        draft.append(MESSAGES.name, intake_link(id, form, record, token, until, site, today))


def _waiting(checked: Checked) -> Iterator[tuple[str, str]]:
    """The form of the intake and the id of everybody whose intake is to be held."""
    for kind, records in ((HOUSEHOLDS, checked.households), (HOSTS, checked.hosts)):
        for record in records:
            if kind.intake and checked.statuses[record.id] == INTAKE_NEEDED:
                yield kind.intake, record.id


def _unused(id: str, used: set[str]) -> str:
    if id not in used:
        return id
    return next(other for n in count(2) if (other := f"{id}:{n}") not in used)
