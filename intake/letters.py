"""The writing of ``Berichten``: what somebody is to be told, as rows for whoever sends it.

Who asks for a letter knows codes only; here the contacts come in. Letters that tell who others are
are written once, when everybody said yes. Every other text stands there while it is true, in the
words of now, until it was sent.
"""

from __future__ import annotations

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
)
from intake.records import Standing
from intake.texts import COMING_AND_GOING
from intake.workbook import Append, Change, Delete, Row, Table, Update, Value, differing

Cells = Mapping[str, Value]


@dataclass(frozen=True)
class ToldOfMatch:
    """A match whose sides are told who the other is; ``id`` is the match's.

    ``hosted`` says that the sponsor is a host, ``written`` that the letters were written before.
    """

    id: str
    household: str
    sponsor: str
    hosted: bool
    written: bool

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
            one.id for one in self._told if not one.written and one.id in self._written_now
        )

    @property
    def _told(self) -> Sequence[ToldOfMatch | ToldOfGroup]:
        return (*self.matches, *self.groups)

    def changes(self) -> Iterator[Change]:
        for one in self._told:
            if one.id in self.newly_told:
                yield from (Append(self.table.tab.name, row) for row in self._written_now[one.id])
        yield from self._of_those_left()
        yield from self._true_now()

    # --- who the others are ---

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

    def _of_those_left(self) -> Iterator[Change]:
        """When somebody stopped before the letters were sent, those of a match go, and those of a
        group tell of the others alone. A group that is in a match may have another contact now."""
        left = {one.id: self._written_now.get(one.id, ()) for one in self.groups if one.left}
        left |= {one.id: self._written_now.get(one.id, ()) for one in self._with_another_contact()}
        for row in self._unsent():
            about = row.cells["id"].partition(":")[0]
            if row.cells["soort"] in COMING_AND_GOING or about not in self.over | left.keys():
                continue
            wanted = {cells["id"]: cells for cells in left.get(about, ())}
            if row.cells["id"] not in wanted:
                yield Delete(self.table.tab.name, row)
                continue
            now = {header: wanted[row.cells["id"]][header] for header in ("taal", "tekst")}
            if other := differing(row, now):
                yield Update(self.table.tab.name, row, other)

    def _with_another_contact(self) -> Iterator[ToldOfMatch]:
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
            if not one.written:
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
            if row.cells["soort"] in COMING_AND_GOING and row.cells["id"] not in wanted:
                yield Delete(self.table.tab.name, row)
        for id, one in wanted.items():
            cells = letter_cells(one, self.checked.contacts[one.reader].language)
            if id not in there:
                yield Append(self.table.tab.name, {"uiterlijk": self.today + SEND_WITHIN, **cells})
            elif not may_be_out(there[id][0]) and (other := differing(there[id][0], cells)):
                yield Update(self.table.tab.name, there[id][0], other)
