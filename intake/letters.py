"""The writing of ``Berichten``: what somebody is to be told, as rows for whoever sends it.

Who asks for a letter knows codes only; here the contacts come in. Letters that tell who others are
are written once, when everybody said yes. Every other text stands there while it is true, in the
words of now, until it was sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from intake.checks import Checked
from intake.kinds import GROUPS, MEMBERS
from intake.messages import (
    SEND_WITHIN,
    Letter,
    group_messages,
    letter_cells,
    match_messages,
    may_be_out,
    message_kind,
)
from intake.records import Standing
from intake.texts import COMING_AND_GOING, TO_HOUSEHOLD, TO_SPONSOR
from intake.workbook import Append, Change, Delete, Row, Table, Update, Value, differing

Cells = Mapping[str, Value]

_OF_THE_MACHINE = ("aan", "voor", "taal", "soort", "tekst")
"""The columns of a letter that are put right until it is sent, whatever was done to them."""


@dataclass(frozen=True)
class ToldOfMatch:
    """A match whose sides are told who the other is; ``id`` is the match's.

    ``hosted`` says that the sponsor is a host, ``written`` that the letters were written before.
    ``taken_back`` are the kinds of those that went unsent since, when the match was over.
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

    def is_missing(self, kind: str) -> bool:
        return not self.written or kind in self.taken_back

    @property
    def readers(self) -> tuple[str, ...]:
        return self.household, self.sponsor


@dataclass(frozen=True)
class ToldOfGroup:
    """A group of volunteers, ``units``, who are told who the others are.

    ``id`` is what Besluiten calls it, ``group`` the group's own id; ``joins`` says that the group
    was there already, ``left`` that somebody left it, ``written`` that the letters were written.
    """

    id: str
    group: str
    units: tuple[str, ...]
    joins: bool
    left: bool
    written: bool

    @property
    def is_told(self) -> bool:
        return self.written

    def is_missing(self, kind: str) -> bool:
        return not self.written

    @property
    def readers(self) -> tuple[str, ...]:
        return (*self.units, self.group) if self.joins else self.units


@dataclass(frozen=True)
class Letters:
    """The changes of ``Berichten`` in one run.

    ``over`` are the ids of matches and groups that ended: what was not sent of them goes.
    ``wanted`` are the texts that are true now.
    """

    table: Table
    checked: Checked
    site: str
    today: date
    matches: Sequence[ToldOfMatch] = ()
    groups: Sequence[ToldOfGroup] = ()
    over: frozenset[str] = frozenset()
    wanted: Sequence[Letter] = field(default_factory=tuple)

    @cached_property
    def newly_told(self) -> frozenset[str]:
        """The matches and groups whose letters are written now, by id."""
        return frozenset(
            one.id for one in self._told if not one.is_told and one.id in self._written_now
        )

    @cached_property
    def taken_back(self) -> Mapping[str, frozenset[str]]:
        """The kinds of the letters that go unsent now, by the id of the match they are of."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for change in self._of_those_before:
            if isinstance(change, Delete):
                about, _, kind = change.row.cells["id"].partition(":")
                found[about] |= {kind} & {TO_HOUSEHOLD, TO_SPONSOR}
        return {id: frozenset(kinds) for id, kinds in found.items() if kinds}

    @property
    def _told(self) -> Sequence[ToldOfMatch | ToldOfGroup]:
        return (*self.matches, *self.groups)

    def changes(self) -> Iterator[Change]:
        for one in self._told:
            if one.id in self.newly_told:
                yield from self._missing(one)
        yield from self._of_those_before
        yield from self._true_now()

    # --- who the others are ---

    def _missing(self, one: ToldOfMatch | ToldOfGroup) -> Iterator[Append]:
        for cells in self._written_now[one.id]:
            if one.is_missing(str(cells["soort"])) and cells["id"] not in self.table.by_key:
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
            if message_kind(id) in COMING_AND_GOING or about not in self.over | written.keys():
                continue
            wanted = {cells["id"]: cells for cells in written.get(about, ())}
            if id not in wanted:
                yield Delete(self.table.tab.name, row)
                continue
            now = {header: wanted[id][header] for header in _OF_THE_MACHINE}
            if other := differing(row, now):
                yield Update(self.table.tab.name, row, other)

    def _groups_before(self) -> Iterator[ToldOfGroup]:
        """The groups of before whose letters can be written now, or that somebody left."""
        for one in self.groups:
            if one.left or (one.written and one.id in self._written_now):
                yield one

    def _matches_before(self) -> Iterator[ToldOfMatch]:
        """The matches of before whose letters can be written now, or whose group has nobody left.

        While a contact is only missing, since somebody is mending the row, they stay.
        """
        groups = {one.id for one in self.checked.groups}
        for one in self.matches:
            empty = one.sponsor in groups and not self._lead_of(one.sponsor)
            if one.written and (empty or one.id in self._written_now):
                yield one

    def _unsent(self) -> Iterator[Row]:
        return (row for row in self.table.rows if not may_be_out(row))

    # --- whom nobody can write to ---

    def _unreachable(self) -> Iterator[str]:
        """Whose contact is missing, so that the letters of a match or a group wait."""
        for one in self._told:
            if not one.is_told:
                yield from (id for id in one.readers if not self._is_known(id))

    def contact_rows(self) -> Mapping[str, tuple[str, str]]:
        """The tab and id of the row where a missing contact is typed in, by who it is of."""
        tabs = {note.entry.id: note.tab for note in self.checked.notes}
        return {
            id: (MEMBERS.tab, self._lead_of(id))
            if tabs.get(id, GROUPS.tab) == GROUPS.tab
            else (tabs[id], id)
            for id in self._unreachable()
        }

    def _lead_of(self, group: str) -> str:
        """The member that letters to a group go to; "" when it has none."""
        members = [
            one
            for one in self.checked.members
            if one.group == group and one.standing is Standing.ACTIVE
        ]
        return min(members, key=lambda one: (not one.leads, one.id)).id if members else ""

    def _all_known(self, ids: Sequence[str]) -> bool:
        return all(map(self._is_known, ids))

    def _is_known(self, id: str) -> bool:
        """Whether it is known who somebody is and how to reach them."""
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
            cells = letter_cells(one, self.checked.contacts[one.reader].language)
            if id not in there:
                yield Append(self.table.tab.name, {"uiterlijk": self.today + SEND_WITHIN, **cells})
            elif not may_be_out(there[id][0]) and (other := differing(there[id][0], cells)):
                yield Update(self.table.tab.name, there[id][0], other)
