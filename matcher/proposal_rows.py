"""What a run leaves in Voorstellen: proposals and held pairs as rows.

A row is its pair's: what people typed stays with it while it stands, and Besluiten remembers it
when the row goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from intake.errors import Problem
from intake.rows import Flaw
from intake.tabs import OWN_HOUSEHOLD, OWN_SPONSOR
from intake.workbook import (
    Append,
    Change,
    Delete,
    Row,
    Table,
    Update,
    Value,
    after,
    differing,
    standing_after,
)
from matcher.matching import Matching
from matcher.own import OwnPair, own_pairs
from matcher.review import (
    CLOSED,
    DECISION,
    HOUSEHOLD_REPLY,
    KEPT,
    LEARNT,
    MEETING,
    NOTE,
    OVER,
    REASON,
    REMEMBERED,
    SPONSOR_REPLY,
    Pair,
    Refusal,
    Reviewed,
    Stand,
    closing_event,
    machine_day,
    own_codes,
    pair_id,
    read_pair,
)

CHECK_WISHES = (
    "Kijk na of dit past bij de wensen uit de intake. Die lees je in Nieuwkomers, in de kolommen "
    "vlak voor «toestemming gevoelig»."
)
"""Stands at every pair that people chose, whatever their wishes: also where a wish that nothing
says is in the way. It names no wish: who copies it to a sponsor tells nothing."""


_STANDING = frozenset(stand.value for stand in (*KEPT, Stand.PROPOSED, Stand.OWN))


@dataclass(frozen=True)
class ProposalRows:
    """The changes of Voorstellen that follow from a matching."""

    table: Table
    matching: Matching

    @cached_property
    def own(self) -> Mapping[Pair, OwnPair]:
        """The pairs that a coordinator typed and nobody decided about yet."""
        return own_pairs(self.matching)

    def changes(self) -> tuple[Change, ...]:
        rows = [*self._proposed(), *self._others(), *self._strays()]
        return tuple(one for one in rows if not isinstance(one, Update) or one.cells)

    def problems(self) -> Iterator[Problem]:
        """Everything wrong in the tab, each at its cell as it is after the run."""
        for one in self.matching.review.pairs.values():
            yield from self._at_cells(one.pair, self._flaws(one))
        changes = self.changes()
        for row, flaw in self.matching.review.strays:
            if self._was_own(row):
                continue
            where = self.table.address(standing_after(self.table, row, changes), flaw.header)
            yield Problem(self.table.tab.name, where, flaw.found, flaw.todo)

    def told_elsewhere(self) -> Iterator[Problem]:
        """Those of pairs of which a side is not ready: that is mended in that side's own row."""
        for pair in self.matching.held.unready:
            yield from self._at_cells(pair, self._unready(pair))

    def _at_cells(self, pair: Pair, flaws: Iterable[Flaw]) -> Iterator[Problem]:
        rows = self._later.by_key.get(pair_id(pair), ())
        for flaw in flaws if rows else ():
            where = self._later.address(rows[0], flaw.header)
            yield Problem(self.table.tab.name, where, flaw.found, flaw.todo)

    def since(self) -> dict[str, date]:
        """By id of each pair that waits for a decision or an answer the day it was first there."""
        today = self.matching.today
        rows = {pair: one.row for pair, one in self.matching.review.pairs.items() if one.row}
        return {
            pair_id(pair): machine_day(str(self._since(rows[pair])), today)
            if pair in rows
            else today
            for pair in (*self.matching.chosen, *self.own)
        }

    @cached_property
    def _later(self) -> Table:
        return after(self.table, self.changes())

    def _flaws(self, one: Reviewed) -> Iterator[Flaw]:
        """What is wrong with a pair, by column."""
        yield from one.flaws
        if clash := self.matching.held.clashing.get(one.pair):
            yield Flaw(DECISION, clash, "Kies bij een van de twee «nu niet» of «past niet».")
        if clash := self.matching.stuck.get(one.pair):
            found = f"Dit kan niet samen met wat verder vaststaat: {clash}."
            todo = "Kies «nu niet» of «past niet», of pas dat andere aan."
            yield Flaw(DECISION, found, f"{todo} Tot dan verschuift hier niets.")
        yield from self._unready(one.pair)
        if one.stand is Stand.LAPSED and one.row and one.row.cells[DECISION]:
            for id in one.pair:
                if id not in self.matching.records:
                    todo = "Zet de rij van deze aanmelding terug, of kies «nu niet»."
                    yield Flaw("id", f"{id} staat in geen tabblad meer.", todo)

    def _unready(self, pair: Pair) -> Iterator[Flaw]:
        held = self.matching.held
        if found := held.unready.get(pair) or held.alone.get(pair):
            yield Flaw(DECISION, found, "Tot dat rond is, komt er geen koppeling.")

    def _problem_text(self, one: Reviewed | None) -> str:
        return "\n".join(f"{flaw.found} {flaw.todo}" for flaw in self._flaws(one)) if one else ""

    def _proposed(self) -> Iterator[Change]:
        for proposal in self.matching.proposals:
            one = self.matching.review.pairs.get(proposal.pair)
            held = one is not None and one.stand in KEPT
            cells: dict[str, Value] = {
                **self._reminded(proposal.pair, one, proposal.cells()),
                "stand": (one.told if one and held else Stand.PROPOSED).value,
                "probleem": self._problem_text(one),
            }
            if held:
                cells = _to_check(cells)
            if one is None or one.row is None:
                typed = _typed(one, REMEMBERED if held else (REASON, NOTE)) if one else {}
                cells |= {"sinds": self.matching.today, **typed}
                yield Append(self.table.tab.name, cells)
            else:
                fresh = {} if held else _cleared(one)
                cells |= {"sinds": self._since(one.row), **fresh}
                other = differing(one.row, cells)
                yield Update(self.table.tab.name, one.row, other)

    def _others(self) -> Iterator[Change]:
        """Rows of pairs that are not proposed now: over, agreed, clashing, or no longer best."""
        chosen = set(self.matching.chosen)
        for pair, one in self.matching.review.pairs.items():
            if pair in chosen:
                continue
            if one.row is None:
                if one.stand in KEPT:
                    yield Append(self.table.tab.name, self._restored(one))
            elif pair in self.own:
                cells = {
                    "id": pair_id(pair),
                    "sinds": self._since(one.row),
                    **_to_check(self._reminded(pair, one, self.own[pair].cells())),
                    "stand": Stand.OWN.value,
                    "probleem": self._problem_text(one),
                }
                yield Update(self.table.tab.name, one.row, differing(one.row, cells))
            elif self._goes(one):
                yield Delete(self.table.tab.name, one.row)
            else:
                cells = {
                    "id": pair_id(pair),
                    "sinds": one.row.cells["sinds"] or self.matching.today,
                    "stand": self._stand(one).value,
                    "probleem": self._problem_text(one),
                    # A decision that stayed would count again in the new round.
                    **(_cleared(one) if self._is_closed(one) else {}),
                }
                yield Update(self.table.tab.name, one.row, differing(one.row, cells))

    def _since(self, row: Row) -> Value:
        """The day on which the row began to stand for a pair: anew for one that was over."""
        began = row.cells["stand"] in _STANDING and row.cells["sinds"]
        return row.cells["sinds"] if began else self.matching.today

    def _reminded(
        self, pair: Pair, one: Reviewed | None, cells: Mapping[str, Value]
    ) -> dict[str, Value]:
        """With what was refused in an earlier round, and where to read of an earlier match that
        stopped; what was learnt stays there."""
        broke_off = self.matching.broke_off
        said = [
            f"Een eerdere koppeling van {id} stopte op {broke_off[id]}. "
            f"Lees eerst «{LEARNT}» in Koppelingen."
            for id in pair
            if id in broke_off
        ]
        refused = self._refused(one) if one else None
        told = [refused.sentence if refused else "", str(cells["let op"] or ""), *said]
        return {**cells, "let op": " ".join(filter(None, told))}

    def _refused(self, one: Reviewed) -> Refusal | None:
        """Also when it is this run that closes the round in which that was."""
        matching = self.matching
        closing = closing_event(one, matching.settings.round, matching.today)
        return (one.memory.after(closing) if closing else one.memory).refused

    def _goes(self, one: Reviewed) -> bool:
        """Whether the row goes: nobody typed in it, or its round is over."""
        cells = one.row.cells if one.row else {}
        if any(text for header, text in cells.items() if header not in self.table.tab.headers):
            return False  # somebody wrote in a column of their own
        if one.stand in KEPT:
            return False
        if any(cells.get(kind) for kind in REMEMBERED):
            return self._is_closed(one)
        return not any(cells.get(header) for header in (OWN_HOUSEHOLD, OWN_SPONSOR))

    def goes_with_a_note(self, one: Reviewed) -> bool:
        """Whether the row goes though somebody typed in it."""
        gone = one.row is not None and one.pair not in self.matching.chosen and self._goes(one)
        return gone and one.row is not None and any(one.row.cells[kind] for kind in REMEMBERED)

    def _is_closed(self, one: Reviewed) -> bool:
        return one.memory.round != self.matching.settings.round

    def _stand(self, one: Reviewed) -> Stand:
        if one.pair in self.matching.held.clashing:
            return Stand.PUT_FORWARD if one.stand is Stand.AGREED else one.told
        if one.stand is Stand.AGREED:
            return Stand.MATCHED
        return Stand.LAPSED if one.stand is Stand.PROPOSED else one.stand

    def _restored(self, one: Reviewed) -> dict[str, Value]:
        household, sponsor = one.pair
        return {
            "id": pair_id(one.pair),
            "stand": self._stand(one).value,
            "huishouden": household,
            "sponsor": sponsor,
            "sinds": self.matching.today,
            "probleem": self._problem_text(one),
            **_typed(one, REMEMBERED),
        }

    def _strays(self) -> Iterator[Change]:
        for row, flaw in self.matching.review.strays:
            cells: dict[str, Value] = {"probleem": f"{flaw.found} {flaw.todo}"}
            if self._was_own(row):
                yield Delete(self.table.tab.name, row)
                continue
            if any(own_codes(row)) and row.cells["stand"] in ("", Stand.OWN.value):
                cells |= {"stand": Stand.OWN.value, "sinds": self._since(row)}
            yield Update(self.table.tab.name, row, differing(row, cells))

    def _was_own(self, row: Row) -> bool:
        """Whether nothing is left of a mistyped pair of one's own but what the program wrote."""
        machine = self.table.tab.machine_headers
        people = any(text for header, text in row.cells.items() if header not in machine)
        return row.cells["stand"] == Stand.OWN.value and not row.cells["id"] and not people


def _to_check(cells: Mapping[str, Value]) -> dict[str, Value]:
    return {**cells, "let op": f"{cells['let op'] or ''} {CHECK_WISHES}".strip()}


def _typed(one: Reviewed, kinds: tuple[str, ...]) -> dict[str, Value]:
    return {kind: text for kind, text in one.memory.typed.items() if kind in kinds}


def _cleared(one: Reviewed) -> dict[str, Value]:
    """A pair of a closed round that is proposed again starts without its old decision."""
    if one.stand not in OVER:
        return {}
    return dict.fromkeys((DECISION, HOUSEHOLD_REPLY, SPONSOR_REPLY, MEETING), None)


def archive_changes(
    rows: ProposalRows, archive: Table, remembered: Sequence[Change]
) -> list[Change]:
    """What was decided in a round that is over joins the archive, as its row last told it.

    ``remembered`` are the new lines of Besluiten: each that closes a pair gives the row its id, so
    that none comes twice. Of a row that was deleted is told what is remembered of it. A row that
    goes with no more than a note joins too.
    """
    pairs = rows.matching.review.pairs
    closing = [
        (str(change.cells["id"]), pairs[pair])
        for change in remembered
        if isinstance(change, Append) and change.cells["soort"] == CLOSED
        if (pair := read_pair(str(change.cells["over"]))) and pair in pairs
    ]
    closed = {one.pair for _, one in closing}
    noted = [
        (f"{pair_id(one.pair)}:{one.memory.lines}", one)
        for one in pairs.values()
        if one.pair not in closed and rows.goes_with_a_note(one)
    ]
    today = rows.matching.today
    return [
        Append(
            archive.tab.name,
            {**_archived(rows.table, archive, one), "id": id, "gesloten op": today},
        )
        for id, one in (*closing, *noted)
        if id not in archive.by_key
    ]


def _archived(proposals: Table, archive: Table, one: Reviewed) -> dict[str, Value]:
    headers = [header for header in archive.tab.headers if header in proposals.tab.headers]
    told = one.row.cells if one.row else {**_restored_sides(one.pair), **one.memory.typed}
    cells: dict[str, Value] = {header: told.get(header, "") for header in headers}
    return {**cells, "ronde": one.memory.round, "stand": one.stand.value}


def _restored_sides(pair: Pair) -> dict[str, str]:
    return {"huishouden": pair.household, "sponsor": pair.sponsor}
