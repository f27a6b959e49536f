"""The writing of ``Berichten``: what somebody is to be told, as rows for whoever sends it.

Who asks for a letter knows codes only; here the contacts come in. Letters that tell who others are
are written once, when everybody said yes; what was sent and is not true any more is told anew.
Every other text stands there while it is true, in the words of now, until it was sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from intake.checkins import CheckInKeys
from intake.checks import Checked
from intake.kinds import GROUPS, MEMBERS
from intake.messages import (
    NEW_CONTACT,
    SEND_WITHIN,
    WITH_CONTACTS,
    Letter,
    group_messages,
    letter_cells,
    letter_number,
    match_messages,
    may_be_out,
    message_kind,
    names_one,
    new_contact_message,
    tells_of,
    told_of,
    unlinked,
)
from intake.records import Member, Standing
from intake.texts import CHECK_IN, COMING_AND_GOING, NEW_TO_HOUSEHOLD
from intake.workbook import Append, Change, Delete, Row, Table, Update, Value, differing

Cells = Mapping[str, Value]

_OF_THE_MACHINE = ("aan", "voor", "taal", "soort", "tekst")
"""The columns of a letter that are put right until it is sent, whatever was done to them."""


@dataclass(frozen=True)
class ToldOfMatch:
    """A match whose sides are told who the other is; ``id`` is the match's.

    ``hosted`` says that the sponsor is a host, ``written`` that the letters were written before.
    ``taken_back`` names those that went unsent since, when the match was over.
    """

    id: str
    household: str
    sponsor: str
    hosted: bool
    written: bool
    taken_back: frozenset[str] = frozenset()

    @property
    def is_told(self) -> bool:
        """Whether every letter was written, and none is to come back."""
        return self.written and not self.taken_back

    @property
    def readers(self) -> tuple[str, ...]:
        return self.household, self.sponsor


@dataclass(frozen=True)
class ToldOfGroup:
    """A group of volunteers, ``units``, who are told who the others are.

    ``id`` is what Besluiten calls it, ``group`` the group's own id; ``joins`` says that the group
    was there already, ``left`` that somebody left it, ``written`` that the letters were written.
    ``taken_back`` names those that went unsent since, when the group or their reader stopped.
    """

    id: str
    group: str
    units: tuple[str, ...]
    joins: bool
    left: bool
    written: bool
    taken_back: frozenset[str] = frozenset()

    @property
    def is_told(self) -> bool:
        """Whether every letter was written, and none is to come back to who is in it now."""
        gone = {name.rpartition(":")[2] for name in self.taken_back}
        return self.written and gone.isdisjoint(self.readers)

    @property
    def readers(self) -> tuple[str, ...]:
        return (*self.units, self.group) if self.joins else self.units


@dataclass(frozen=True)
class Letters:
    """The changes of ``Berichten`` in one run.

    ``over`` are the ids of matches and groups that ended: what was not sent of them goes.
    ``wanted`` are the texts that are true now. ``keys`` are those of check-ins; without, these
    have no link.
    """

    table: Table
    checked: Checked
    site: str
    today: date
    matches: Sequence[ToldOfMatch] = ()
    groups: Sequence[ToldOfGroup] = ()
    over: frozenset[str] = frozenset()
    wanted: Sequence[Letter] = field(default_factory=tuple)
    keys: CheckInKeys | None = None

    @cached_property
    def newly_told(self) -> Mapping[str, frozenset[str]]:
        """The matches and groups whose letters are written now, by id, with the names of letters
        that stay away."""
        found = {}
        for one in self._told:
            if not one.is_told and one.id in self._written_now:
                names = {_name(str(cells["id"])) for cells in self._written_now[one.id]}
                found[one.id] = one.taken_back - names
        return found

    @cached_property
    def taken_back(self) -> Mapping[str, frozenset[str]]:
        """The names of the letters that go unsent now, by the id of the match or group."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for change in self._of_those_before:
            if isinstance(change, Delete):
                id = change.row.cells["id"]
                found[id.partition(":")[0]] |= {*filter(None, [_name(id)])}
        return {id: frozenset(names) for id, names in found.items() if names}

    def remembered(self, id: str, before: frozenset[str]) -> frozenset[str]:
        """The names of the letters of a match or group that went unsent and may come back;
        ``before`` are those until now."""
        return self.newly_told.get(id, before) | self.taken_back.get(id, frozenset())

    @property
    def _told(self) -> Sequence[ToldOfMatch | ToldOfGroup]:
        return (*self.matches, *self.groups)

    def changes(self) -> Iterator[Change]:
        for one in self._told:
            if one.id in self.newly_told:
                yield from self._missing(one)
        yield from self._of_those_before
        yield from self._told_anew()
        yield from self._true_now()

    # --- who the others are ---

    def _missing(self, one: ToldOfMatch | ToldOfGroup) -> Iterator[Append]:
        for cells in self._written_now[one.id]:
            is_missing = not one.written or _name(str(cells["id"])) in one.taken_back
            if is_missing and cells["id"] not in self.table.by_key:
                yield Append(self.table.tab.name, cells)

    @cached_property
    def _written_now(self) -> Mapping[str, Sequence[Cells]]:
        """The letters of every match and group as they would be written now."""
        can = [one for one in self.matches if self._all_known(one.readers)]
        found: dict[str, Sequence[Cells]] = {one.id: self._of_match(one) for one in can}
        return found | {
            one.id: self._of_group(one)
            for one in self.groups
            if one.units and self._all_known(one.readers)
        }

    def _of_match(self, one: ToldOfMatch) -> Sequence[Cells]:
        household, sponsor = (self.checked.contacts[id] for id in one.readers)
        return match_messages(household, sponsor, one.id, self.today, one.hosted)

    def _of_group(self, one: ToldOfGroup) -> Sequence[Cells]:
        contacts = self.checked.contacts
        city = next((each.city for each in self.checked.groups if each.id == one.group), None)
        return tuple(
            group_messages(
                one.id,
                [contacts[id] for id in one.units],
                one.group,
                contacts[one.group] if one.joins else None,
                city,
                self.site,
                self.today,
            )
        )

    @cached_property
    def _of_those_before(self) -> Sequence[Change]:
        return tuple(self._renewed())

    def _renewed(self) -> Iterator[Change]:
        """What was written before and not sent tells what is true now, to whom it is for.

        When somebody stopped, the letters of a match go, and those of a group tell of the others
        alone. A group that is in a match may have another contact.
        """
        before = (
            one.id for each in (self._groups_before(), self._matches_before()) for one in each
        )
        written = {id: self._written_now.get(id, ()) for id in before}
        for row in self._unsent():
            id = row.cells["id"]
            about = id.partition(":")[0]
            if message_kind(id) in {*COMING_AND_GOING, *NEW_CONTACT}:
                continue
            if about not in self.over | written.keys():
                continue
            wanted = {cells["id"]: cells for cells in written.get(about, ())}
            if id not in wanted:
                yield Delete(self.table.tab.name, row)
                continue
            now = {header: wanted[id][header] for header in _OF_THE_MACHINE}
            if other := differing(row, now):
                yield Update(self.table.tab.name, row, other)

    def _groups_before(self) -> Iterator[ToldOfGroup]:
        """The groups of before whose letters can be written now, that somebody left, or in which
        somebody took their consent back."""
        for one in self.groups:
            known = one.id in self._written_now or self._some_refuse(one.readers)
            if one.left or (one.written and known):
                yield one

    def _matches_before(self) -> Iterator[ToldOfMatch]:
        """The matches of before whose letters can be written now, whose group has nobody left, or
        of which a side took its consent back.

        While a contact is only missing, since somebody is mending the row, they stay.
        """
        groups = {one.id for one in self.checked.groups}
        for one in self.matches:
            empty = one.sponsor in groups and not self._lead_of(one.sponsor)
            known = one.id in self._written_now or self._some_refuse(one.readers)
            if one.written and (empty or known):
                yield one

    def _unsent(self) -> Iterator[Row]:
        return (row for row in self.table.rows if not may_be_out(row))

    # --- who the others are now ---

    def _told_anew(self) -> Iterator[Change]:
        """A letter for each side of a match to which something else was sent than is true now."""
        wanted = {str(cells["id"]): cells for cells in self._changed_contacts()}
        there = self.table.by_key
        for row in self._unsent():
            if message_kind(row.cells["id"]) in NEW_CONTACT and row.cells["id"] not in wanted:
                yield Delete(self.table.tab.name, row)
        for id, cells in wanted.items():
            now = {header: cells[header] for header in _OF_THE_MACHINE}
            if id not in there:
                yield Append(self.table.tab.name, cells)
            elif other := differing(there[id][0], now):
                yield Update(self.table.tab.name, there[id][0], other)

    def _changed_contacts(self) -> Iterator[Cells]:
        sent = self._last_sent()
        for one in self.matches:
            can = self._all_known(one.readers) and self._has_one_contact(one.sponsor)
            for kind, first in NEW_CONTACT.items() if can else ():
                last = sent.get((one.id, first))
                readers = one.readers if kind == NEW_TO_HOUSEHOLD else one.readers[::-1]
                if last and not self._is_true(last.cells["tekst"], *readers):
                    reader, other = (self.checked.contacts[id] for id in readers)
                    number = letter_number(last.cells["id"]) + 1
                    yield new_contact_message(kind, number, one.id, reader, other, self.today)

    def _last_sent(self) -> Mapping[tuple[str, str], Row]:
        """The letter that each side of a match got last, by the match and the kind of the first."""
        found: dict[tuple[str, str], Row] = {}
        for row in filter(may_be_out, self.table.rows):
            id = row.cells["id"]
            kind = message_kind(id)
            side = id.partition(":")[0], NEW_CONTACT.get(kind, kind)
            if side not in found or letter_number(found[side].cells["id"]) < letter_number(id):
                found[side] = row
        return found

    def _is_true(self, text: str, reader: str, other: str) -> bool:
        """Whether what was sent tells how to reach the other side now, and went to who reads for a
        group now. Of a text that somebody emptied nobody knows."""
        contacts, groups = self.checked.contacts, {one.id for one in self.checked.groups}
        name = contacts[reader].name
        went_to_them = reader not in groups or names_one(text, (name, unlinked(name)))
        return not text or (went_to_them and tells_of(text, contacts[other]))

    # --- whom nobody can write to ---

    def _unreachable(self) -> Iterator[str]:
        """Whose contact is missing, so that the letters of a match or a group wait, also those
        that go unsent now."""
        for one in self._told:
            gone = self.remembered(one.id, one.taken_back)
            if not replace(one, taken_back=gone).is_told:
                yield from (id for id in one.readers if not self._is_known(id))

    def contact_rows(self) -> Mapping[str, tuple[str, str, str]]:
        """Where a contact that lacks is typed in, by who it is of: the tab, the row's id and the
        column."""
        tabs = {note.entry.id: note.tab for note in self.checked.notes}
        found = {}
        for id in self._unreachable():
            is_group = tabs.get(id, GROUPS.tab) == GROUPS.tab
            tab, row = (MEMBERS.tab, self._lead_of(id)) if is_group else (tabs[id], id)
            found[id] = (tab, row, "toestemming" if self._can_be_reached(id) else "telefoon")
        return found

    def _lead_of(self, group: str) -> str:
        """The member that letters to a group go to; "" when it has none."""
        members = self._active_members(group)
        return min(members, key=lambda one: (not one.leads, one.id)).id if members else ""

    def _has_one_contact(self, sponsor: str) -> bool:
        """Whether it is settled whom to tell of: of a group a task may still ask who leads it."""
        leads = sum(one.leads for one in self._active_members(sponsor))
        return leads == 1 or sponsor not in {one.id for one in self.checked.groups}

    def _active_members(self, group: str) -> Sequence[Member]:
        return [
            one
            for one in self.checked.members
            if one.group == group and one.standing is Standing.ACTIVE
        ]

    def _all_known(self, ids: Sequence[str]) -> bool:
        return all(map(self._is_known, ids))

    def _is_known(self, id: str) -> bool:
        """Whether others may be told who somebody is and how to reach them."""
        return self._can_be_reached(id) and self.checked.contacts[id].agreed

    def _some_refuse(self, ids: Sequence[str]) -> bool:
        """Whether somebody who has a row does not consent to what is kept of them."""
        contacts = self.checked.contacts
        return any(id in contacts and not contacts[id].agreed for id in ids)

    def _can_be_reached(self, id: str) -> bool:
        contact = self.checked.contacts.get(id)
        return bool(contact and contact.name and (contact.phone or contact.email or contact.reach))

    # --- what is true now ---

    def _true_now(self) -> Iterator[Change]:
        """A text for each letter that is wanted; what is not wanted any more goes, unless sent."""
        wanted = {one.id: one for one in self.wanted if one.reader in self.checked.contacts}
        there = self.table.by_key
        for row in self._unsent():
            id = row.cells["id"]
            if message_kind(id) in COMING_AND_GOING and id not in wanted:
                yield Delete(self.table.tab.name, row)
        for id, one in wanted.items():
            if id in there and may_be_out(there[id][0]):
                continue
            language = self.checked.contacts[one.reader].language
            cells = letter_cells(one, language, self.site, self._token(one))
            if id not in there:
                yield Append(self.table.tab.name, {"uiterlijk": self.today + SEND_WITHIN, **cells})
            elif other := differing(there[id][0], cells):
                yield Update(self.table.tab.name, there[id][0], other)
        yield from self.keys.new if self.keys else ()

    def _token(self, letter: Letter) -> str:
        """What opens the form of a check-in; "" while nobody said where the site is."""
        if letter.kind != CHECK_IN or not self.site or self.keys is None:
            return ""
        return self.keys.token(letter.id, letter.reader)


def _name(id: str) -> str:
    """What Besluiten calls a letter that is written once: its kind, for volunteers with the code of
    who reads it; "" when the id is of no such letter."""
    kind, name = message_kind(id), id.partition(":")[2]
    names = {kind, *(f"{kind}:{code}" for code in told_of(id))}
    return name if kind in WITH_CONTACTS - NEW_CONTACT.keys() and name in names else ""
