"""Links that are given out: to a group for its members, to a coordinator for an intake, to an
organisation for the cases that it enters, to anybody for what they want to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake.answers import read_tick
from intake.checks import IN_A_GROUP, INTAKE_NEEDED, Checked
from intake.draft import Draft
from intake.keys import Draw, key_cells, last_day, new_token, unused
from intake.kinds import CASE, CHANGE, GROUPS, HOSTS, HOUSEHOLDS, kind_of
from intake.messages import case_link, change_link, group_link, intake_link
from intake.records import Standing
from intake.tabs import CHANGE_LINK_ASKED, DECIDED, KEYS, MESSAGES
from intake.texts import CASE_LINK, CHANGE_LINK, GROUP_LINK, INTAKE_LINK


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
    """A key and a message for every record whose intake is to be held and that has none."""
    keys = _Keys(draft, today, draw)
    for form, record in _waiting(checked):
        if not keys.has_usable(record, form):
            id, token = keys.issue(record, form, INTAKE_LINK)
            message = intake_link(id, form, record, token, keys.until, site, today)
            draft.append(MESSAGES.name, message)


def _waiting(checked: Checked) -> Iterator[tuple[str, str]]:
    """The form of the intake and the id of everybody whose intake is to be held."""
    for kind, records in ((HOUSEHOLDS, checked.households), (HOSTS, checked.hosts)):
        for record in records:
            if kind.intake and checked.statuses[record.id] == INTAKE_NEEDED:
                yield kind.intake, record.id


def issue_case_links(draft: Draft, checked: Checked, site: str, today: date, draw: Draw) -> None:
    """A key and a message for every organisation that may enter cases and that has none."""
    keys = _Keys(draft, today, draw)
    for one in checked.organisations:
        if one.enters_cases and not keys.has_usable(one.id, CASE):
            id, token = keys.issue(one.id, CASE, CASE_LINK)
            language = checked.contacts[one.id].language
            message = case_link(id, one.id, language, token, keys.until, site, today)
            draft.append(MESSAGES.name, message)


def issue_change_links(draft: Draft, checked: Checked, site: str, today: date, draw: Draw) -> None:
    """A key and a message for everybody for whom people ask one, and who has none.

    Nobody is written to again because a key expired: who wants another deletes the message. While
    it is not known where the site is, there is nothing to link to.
    """
    if not site:
        return
    keys = _Keys(draft, today, draw)
    for note in checked.notes:
        record, kind = note.entry.id, kind_of(note.tab)
        asked = read_tick(note.entry.text(CHANGE_LINK_ASKED.header))
        if not asked or record not in checked.contacts or keys.has_any(record, CHANGE):
            continue
        id, token = keys.issue(record, CHANGE, CHANGE_LINK)
        to = f"contactpersoon van {record}" if kind is GROUPS else f"{kind.one} {record}"
        language = checked.contacts[record].language
        message = change_link(id, to, record, language, token, keys.until, site, today)
        draft.append(MESSAGES.name, message)


class _Keys:
    """The keys that were given out, and new ones, which are valid until ``until``.

    A token stands in its message alone: a message that somebody deleted is a key that is lost.
    """

    def __init__(self, draft: Draft, today: date, draw: Draw) -> None:
        self.until = last_day(today)
        self._draft = draft
        self._draw = draw
        self._today = today.isoformat()
        messages, keys = draft.by_key(MESSAGES.name), draft.by_key(KEYS.name)
        self._used = {*messages, *keys}
        self._last: dict[tuple[str, str], str] = {}
        for id, key in keys.items():
            if id in messages:
                owner = key.text("voor"), key.text("formulier")
                self._last[owner] = max(key.text("geldig tot"), self._last.get(owner, ""))

    def has_any(self, record: str, form: str) -> bool:
        """Whether a key of this record for this form can be found, valid or not."""
        return (record, form) in self._last

    def has_usable(self, record: str, form: str) -> bool:
        """Whether a key of this record for this form can be found and is valid."""
        return self._last.get((record, form), "") >= self._today

    def issue(self, record: str, form: str, kind: str) -> tuple[str, str]:
        """The id of a new key, which its message is to have as well, and the token."""
        id = unused(f"{record}:{kind}", self._used)
        token, hashed = new_token(record, self._draw)
        self._draft.append(KEYS.name, key_cells(id, form, record, hashed, self.until))
        self._used.add(id)
        self._last[record, form] = self.until.isoformat()
        return id, token
