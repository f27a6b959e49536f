"""What people decided about proposed groups: read it, remember it, say how each stands.

A proposed group is the set of ids of those in it: units of volunteers, and the group that they
join when it is topped up. Its lines in Besluiten, in order, give its state, as for pairs in
matcher/review.py; its row in Groepen vormen may be sorted, moved or deleted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake.answers import InvalidAnswer, read_reference
from intake.rows import Flaw
from intake.submission import reference_for
from intake.tabs import DECISIONS
from intake.wording import listed
from intake.workbook import Row, Table
from matcher.groups import Ids
from matcher.review import (
    CLOSED,
    DECISION,
    NEVER,
    NOT_NOW,
    NOTE,
    OVER,
    PINNED,
    PUT_FORWARD,
    REASON,
    Event,
    Memory,
    Stand,
    recalled,
)

SAYS_YES, SAYS_NO = ANSWERS = ("zegt ja", "zegt nee")
TYPED = (DECISION, *ANSWERS)
REMEMBERED = (*TYPED, REASON, NOTE)
"""The people's columns that stay with their proposed group, whatever happens to the row."""

EVERYBODY = ("iedereen", "iedereen ja", "allemaal")

_ABOUT = "groep"
_CODE = re.compile(r"[0-9A-Z]{8}")
_BETWEEN = re.compile(r"[,;+\s]+")


@dataclass(frozen=True)
class ReviewedGroup:
    """One proposed group as it stands: its row if it has one, who said yes, and what is wrong in
    what was typed, by column."""

    ids: Ids
    stand: Stand
    memory: Memory
    row: Row | None
    yes: Ids = frozenset()
    flaws: tuple[Flaw, ...] = ()

    @property
    def decided(self) -> date | None:
        """The day of the first word that is remembered."""
        return min(self.memory.since.values(), default=None)


@dataclass(frozen=True)
class GroupReview:
    """Every group that was ever decided about or stands in the tab, and the new lines.

    ``strays`` are rows that are no group's, or whose group stands on an earlier row too.
    """

    groups: Mapping[Ids, ReviewedGroup]
    events: tuple[Event[Ids], ...]
    strays: tuple[tuple[Row, Flaw], ...]

    def standing(self, stands: Collection[Stand]) -> tuple[ReviewedGroup, ...]:
        return tuple(one for one in self.groups.values() if one.stand in stands)


def group_name(ids: Ids) -> str:
    """The name of a proposed group in Besluiten: every id that is in it."""
    return " ".join([_ABOUT, *sorted(ids)])


def read_group(text: str) -> Ids | None:
    """The proposed group that a name says, None when it is none."""
    word, *ids = text.split() or [""]
    if word != _ABOUT or not ids or not all(map(_CODE.fullmatch, ids)):
        return None
    return frozenset(ids)


def proposal_id(ids: Ids) -> str:
    """The code of a proposed group, and of the group that comes of it when it is a new one."""
    return reference_for(group_name(ids))


def review_groups(
    proposed: Table, decided: Table, taking_part: Collection[str], this_round: str, today: date
) -> GroupReview:
    """Read every decision and answer; ``taking_part`` are the ids of those who did not stop."""
    memories = recalled(decided, today, read_group)
    rows, strays = _rows_by_group(proposed)
    groups: dict[Ids, ReviewedGroup] = {}
    events: list[Event[Ids]] = []
    for ids in sorted(memories.keys() | rows.keys(), key=sorted):
        row, memory = rows.get(ids), memories.get(ids, Memory())
        for event in _news(ids, row, memory, this_round, today) if row else ():
            memory = memory.after(event)
            events.append(event)
        # A row that was deleted comes back with the words that are remembered.
        words = {kind: _word(row, kind) if row else memory.typed.get(kind, "") for kind in TYPED}
        flaws = list(_wrong_words(words, ids))
        stand = _stand(memory, ids, ids <= set(taking_part), bool(flaws))
        # In a row that is over nothing is waited for any more.
        flaws = [] if stand in OVER else [*flaws, *_undecided(words)]
        yes = said(memory.typed.get(SAYS_YES, ""), ids) or frozenset()
        groups[ids] = ReviewedGroup(ids, stand, memory, row, yes, tuple(flaws))
    return GroupReview(groups, tuple(events), tuple(strays))


def said(text: str, ids: Ids) -> Ids | None:
    """The ids that an answer names; None when something in it is not one of ``ids``."""
    if " ".join(text.split()).casefold() in EVERYBODY:
        return ids
    try:
        found = frozenset(read_reference(part) for part in _BETWEEN.split(text) if part)
    except InvalidAnswer:
        return None
    return found if found <= ids else None


def _rows_by_group(proposed: Table) -> tuple[dict[Ids, Row], list[tuple[Row, Flaw]]]:
    rows: dict[Ids, Row] = {}
    strays: list[tuple[Row, Flaw]] = []
    for row in proposed.rows:
        ids = frozenset(_CODE.findall(row.cells["wie"]))
        if not ids or row.cells["id"] != proposal_id(ids):
            found = "De code en de mensen in deze rij horen niet bij elkaar."
            todo = "Haal de rij weg en kies het besluit opnieuw. Het voorstel komt vanzelf terug."
        elif ids in rows:
            # Without the number of that row: rows move.
            found = "Dit voorstel staat ook in een andere rij."
            todo = "Alleen de bovenste rij telt. Haal deze weg."
        else:
            rows[ids] = row
            continue
        strays.append((row, Flaw("id", found, todo)))
    return rows, strays


def _word(row: Row, kind: str) -> str:
    text = " ".join(row.cells[kind].split())
    return text.casefold() if kind == DECISION else row.cells[kind]


def _is_readable(kind: str, text: str, ids: Ids) -> bool:
    if kind == DECISION:
        return text in ("", *DECISIONS)
    return kind not in ANSWERS or said(text, ids) is not None


def _wrong_words(words: Mapping[str, str], ids: Ids) -> Iterator[Flaw]:
    if not _is_readable(DECISION, words[DECISION], ids):
        todo = f"Kies {listed(DECISIONS, 'of')}. Tot dan blijft dit voorstel staan."
        yield Flaw(DECISION, "Dit besluit staat niet in de lijst.", todo)
    for kind in ANSWERS:
        if not _is_readable(kind, words[kind], ids):
            # What was typed may be a name: it is not quoted.
            found = f"Bij «{kind}» staat iets anders dan codes uit deze rij."
            yield Flaw(kind, found, "Neem de codes over uit de kolom «wie», met komma's ertussen.")
    yes, no = (said(words[kind], ids) or frozenset() for kind in ANSWERS)
    if yes & no:
        stand = "staat" if len(yes & no) == 1 else "staan"
        found = f"{listed(sorted(yes & no))} {stand} bij «{SAYS_YES}» en bij «{SAYS_NO}»."
        yield Flaw(SAYS_NO, found, "Haal de code bij een van de twee weg.")


def _undecided(words: Mapping[str, str]) -> Iterator[Flaw]:
    if any(words[kind] for kind in ANSWERS) and not words[DECISION]:
        found = "Er staat een antwoord, maar nog geen besluit."
        yield Flaw(DECISION, found, f"Kies «{PUT_FORWARD}», of maak het antwoord leeg.")


def _news(ids: Ids, row: Row, memory: Memory, this_round: str, today: date) -> Iterator[Event[Ids]]:
    """A line for each cell that says something else than what is remembered."""
    for kind in REMEMBERED:
        text = _word(row, kind)
        if _is_readable(kind, text, ids) and text != memory.typed.get(kind, ""):
            yield Event(ids, this_round, kind, text, today)


def _stand(memory: Memory, ids: Ids, takes_part: bool, has_problem: bool) -> Stand:
    decision = memory.typed.get(DECISION, "")
    yes, no = (said(memory.typed.get(kind, ""), ids) or frozenset() for kind in ANSWERS)
    if memory.matched:
        return Stand.MATCHED
    if decision == NEVER or memory.never:
        return Stand.NEVER
    if not takes_part:
        return Stand.LAPSED
    if no - yes:
        return Stand.DECLINED
    if decision == NOT_NOW:
        return Stand.NOT_NOW
    if decision == PUT_FORWARD:
        return Stand.AGREED if yes == ids and not has_problem else Stand.PUT_FORWARD
    if decision == PINNED or yes or has_problem:
        # An answer without a decision, or a word that is none: nothing moves until it is mended.
        return Stand.PINNED
    return Stand.PROPOSED


def closing_lines(
    groups: Iterable[ReviewedGroup], this_round: str, today: date
) -> Iterator[Event[Ids]]:
    """The lines that close groups of an earlier round, so that this round starts clean."""
    for one in groups:
        typed = any(one.memory.typed.get(kind) for kind in TYPED)
        if one.stand in OVER and typed and one.memory.round != this_round:
            yield Event(one.ids, this_round, CLOSED, one.stand.value, today)
