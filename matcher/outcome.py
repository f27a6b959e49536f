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
from intake.workbook import Append, Change, Delete, Table, Update, Value, after, differing
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
    Review,
    Reviewed,
    Stand,
    pair_id,
    read_pair,
)

CHECK_WISHES = "Kijk na of dit past bij de wensen uit de intake."
"""Stands at every pair that people chose: also where a wish that nothing says is in the way."""


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
        for _, problem in self.matching.review.strays:
            yield problem

    def told_elsewhere(self) -> Iterator[Problem]:
        """Those of pairs of which a side is not ready: that is mended in that side's own row."""
        for pair in self.matching.held.unready:
            yield from self._at_cells(pair, self._unready(pair))

    def _at_cells(self, pair: Pair, flaws: Iterable[Flaw]) -> Iterator[Problem]:
        rows = self._later.by_key.get(pair_id(pair), ())
        for flaw in flaws if rows else ():
            where = self._later.address(rows[0], flaw.header)
            yield Problem(self.table.tab.name, where, flaw.found, flaw.todo)

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
                **self._reminded(proposal.pair, proposal.cells()),
                "stand": (one.stand if one and held else Stand.PROPOSED).value,
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
                other = differing(one.row, {**cells, **fresh})
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
                    "sinds": one.row.cells["sinds"] or self.matching.today,
                    **_to_check(self._reminded(pair, self.own[pair].cells())),
                    "stand": Stand.OWN.value,
                    "probleem": self._problem_text(one),
                }
                yield Update(self.table.tab.name, one.row, differing(one.row, cells))
            elif self._goes(one):
                yield Delete(self.table.tab.name, one.row)
            else:
                cells = {
                    "id": pair_id(pair),
                    "stand": self._stand(one).value,
                    "probleem": self._problem_text(one),
                }
                yield Update(self.table.tab.name, one.row, differing(one.row, cells))

    def _reminded(self, pair: Pair, cells: Mapping[str, Value]) -> dict[str, Value]:
        """With where to read of an earlier match that stopped; what was learnt stays there."""
        broke_off = self.matching.broke_off
        said = [
            f"Een eerdere koppeling van {id} stopte op {broke_off[id]}. "
            f"Lees eerst «{LEARNT}» in Koppelingen."
            for id in pair
            if id in broke_off
        ]
        return {**cells, "let op": " ".join(filter(None, [str(cells["let op"] or ""), *said]))}

    def _goes(self, one: Reviewed) -> bool:
        """Whether the row goes: nobody typed in it, or its round is over."""
        cells = one.row.cells if one.row else {}
        if any(text for header, text in cells.items() if header not in self.table.tab.headers):
            return False  # somebody wrote in a column of their own
        typed = any(cells.get(kind) for kind in REMEMBERED)
        this_round = one.memory.round == self.matching.settings.round
        return one.stand not in KEPT and not (typed and this_round)

    def _stand(self, one: Reviewed) -> Stand:
        if one.pair in self.matching.held.clashing:
            return Stand.PUT_FORWARD if one.stand is Stand.AGREED else one.stand
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
        for row, problem in self.matching.review.strays:
            text = f"{problem.found} {problem.todo}"
            yield Update(self.table.tab.name, row, differing(row, {"probleem": text}))


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
    proposals: Table, archive: Table, review: Review, remembered: Sequence[Change], today: date
) -> list[Change]:
    """What was decided in a round that is over joins the archive, as its row last told it.

    ``remembered`` are the new lines of Besluiten: each that closes a pair gives the row its id, so
    that none comes twice. Of a row that was deleted is told what is remembered of it.
    """
    headers = [header for header in archive.tab.headers if header in proposals.tab.headers]
    changes: list[Change] = []
    for change in remembered:
        if not isinstance(change, Append) or change.cells["soort"] != CLOSED:
            continue
        pair = read_pair(str(change.cells["over"]))
        one = review.pairs.get(pair) if pair else None
        if one is None:
            continue
        told = one.row.cells if one.row else {**_restored_sides(one.pair), **one.memory.typed}
        cells: dict[str, Value] = {header: told.get(header, "") for header in headers}
        cells |= {"id": change.cells["id"], "ronde": one.memory.round, "stand": one.stand.value}
        changes.append(Append(archive.tab.name, {**cells, "gesloten op": today}))
    return changes


def _restored_sides(pair: Pair) -> dict[str, str]:
    return {"huishouden": pair.household, "sponsor": pair.sponsor}
