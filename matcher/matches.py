"""Koppelingen: how each match stands, its moments, and what people noted of it.

What people typed stays with its match: Besluiten remembers it when the row goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from intake.answers import read_day
from intake.errors import Problem
from intake.records import Host, Sponsor
from intake.rows import Flaw
from intake.tabs import AGAIN, BROKEN_OFF, COMPLETED, GOES_ON, MATCH_STANDINGS
from intake.wording import listed
from intake.workbook import Change, Row, Table, Update, Value, after, differing, sync
from matcher.held import Over
from matcher.moments import Moment
from matcher.passed import Side
from matcher.policy import Policy
from matcher.review import (
    BEGINS,
    CONTACT,
    EXTENDED,
    MATCH_STANDING,
    OF_A_MATCH,
    STANDS,
    WANTS_AGAIN,
    Event,
    Memory,
    Pair,
    Review,
    Stand,
    pair_id,
    read_pair,
)

SOON = timedelta(days=14)
"""A moment is near from so long before; who is spoken to since then was spoken to for it."""

LONGEST = timedelta(days=3 * 366)
"""A match that is extended by more, or begins further from the second yes, was typed wrongly."""

SPONSOR_AGAIN, HOUSEHOLD_AGAIN, BOTH_AGAIN, NOBODY_AGAIN = AGAIN

_WORDS = {STANDS: MATCH_STANDINGS, WANTS_AGAIN: AGAIN}
"""The columns with a list of words."""

_NO_DAY = "Schrijf bijvoorbeeld 2026-02-28."
_TOO_MANY = f"Zet een van de koppelingen op «{BROKEN_OFF}» of «{COMPLETED}»."


@dataclass(frozen=True)
class Match:
    """A pair that both sides said yes to.

    ``since`` is the day of the second yes, ``stands_since`` that on which somebody said how it
    stands. ``typed`` is what people noted, by header; a cell that cannot be read is told of in
    ``flaws`` and counts as empty, or as it was before. ``policy`` is None for a variant that is not
    known: then no moment is. ``clash`` says, in Dutch, why it cannot go on beside another match.
    """

    pair: Pair
    variant: str
    policy: Policy | None
    since: date
    stands_since: date
    typed: Mapping[str, str]
    today: date
    row: Row | None = None
    unread: tuple[str, ...] = ()
    clash: str = ""

    @property
    def id(self) -> str:
        return pair_id(self.pair)

    # --- what people typed ---

    @property
    def stand(self) -> str:
        """One of ``MATCH_STANDINGS``."""
        return _word(self.typed[STANDS]) or GOES_ON

    @property
    def goes_on(self) -> bool:
        return self.stand == GOES_ON

    @property
    def wants_again(self) -> str:
        """One of ``AGAIN``, or "" while nobody asked."""
        return _word(self.typed[WANTS_AGAIN])

    @property
    def over(self) -> Over | None:
        """Who of the two takes part again; None while the match goes on."""
        household, sponsor = self.pair
        if self.stand == BROKEN_OFF:
            return Over(frozenset(self.pair), self.stands_since)
        again = {
            SPONSOR_AGAIN: frozenset({sponsor}),
            HOUSEHOLD_AGAIN: frozenset({household}),
            BOTH_AGAIN: frozenset(self.pair),
        }
        free = again.get(self.wants_again, frozenset())
        return Over(free, None) if self.stand == COMPLETED else None

    @property
    def start(self) -> date:
        """The day from which the moments count."""
        day = read_day(self.typed[BEGINS])
        return self.since if day is None or self._wrong_start(day) else day

    @property
    def spoken_to(self) -> date | None:
        """The last day on which somebody spoke to both sides."""
        day = read_day(self.typed[CONTACT])
        return None if day is None or self._wrong_contact(day) else day

    @property
    def extended_to(self) -> date | None:
        """The new last day of a match that is extended."""
        day = read_day(self.typed[EXTENDED])
        return None if day is None or self._wrong_end(day) else day

    # --- its moments ---

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The earliest first; the last is the end."""
        return self.policy.moments.of(self.start, self.extended_to) if self.policy else ()

    @property
    def end(self) -> date | None:
        return self.moments[-1].day if self.moments else None

    def was_held(self, moment: Moment) -> bool:
        """Whether both sides were spoken to for it, or since."""
        spoken_to = self.spoken_to
        return not moment.is_end and spoken_to is not None and moment.day <= spoken_to + SOON

    @property
    def next_moment(self) -> Moment | None:
        """What comes, or came last and was not held; None when the match is over."""
        left = [one for one in self.moments if not self.was_held(one)]
        came = [one for one in left if one.day <= self.today]
        return next(iter([*came[-1:], *left]), None) if self.goes_on else None

    # --- its row ---

    def cells(self) -> dict[str, Value]:
        """The machine's cells of the row in Koppelingen."""
        upcoming = self.next_moment
        return {
            "id": self.id,
            "huishouden": self.pair.household,
            "sponsor": self.pair.sponsor,
            "variant": self.variant,
            "sinds": self.since,
            "volgende moment": upcoming.day if upcoming else None,
            "wat dan": upcoming.name if upcoming else "",
            "tot": self.end,
            "alle momenten": "\n".join(map(self._told, self.moments)),
            "probleem": "\n".join(f"{flaw.found} {flaw.todo}" for flaw in self.flaws),
        }

    def _told(self, moment: Moment) -> str:
        held = " (geweest)" if self.was_held(moment) else ""
        return f"{moment.day} {moment.name}{held}"

    @cached_property
    def flaws(self) -> tuple[Flaw, ...]:
        """What cannot be read or cannot be, by column."""
        clash = [Flaw(STANDS, self.clash, _TOO_MANY)] if self.clash else []
        return (*self._wrong_words(), *self._wrong_days(), *clash)

    def _wrong_words(self) -> Iterator[Flaw]:
        for header in self.unread:
            words = _WORDS[header]
            todo = f"Kies {', '.join(words[:-1])} of {words[-1]}."
            yield Flaw(header, "Dit woord staat niet in de lijst.", todo)

    def _wrong_days(self) -> Iterator[Flaw]:
        for header in (CONTACT, EXTENDED, BEGINS):
            if self.typed[header].strip() and read_day(self.typed[header]) is None:
                yield Flaw(header, f"Bij «{header}» staat geen datum.", _NO_DAY)
        start = read_day(self.typed[BEGINS])
        if start and (found := self._wrong_start(start)):
            yield Flaw(BEGINS, found, "Kies een andere dag, of maak de cel leeg.")
        contact, end = read_day(self.typed[CONTACT]), read_day(self.typed[EXTENDED])
        if contact and (found := self._wrong_contact(contact)):
            todo = "Vul de dag in waarop je beide kanten sprak, of maak de cel leeg."
            yield Flaw(CONTACT, found, todo)
        if end and (found := self._wrong_end(end)):
            todo = (
                f"Kies een andere dag, of maak de cel leeg. Hield het eerder op? Kies «{STANDS}»."
            )
            yield Flaw(EXTENDED, found, todo)

    def _wrong_start(self, day: date) -> str:
        if abs(day - self.since) > LONGEST:
            return f"«{BEGINS}» is meer dan drie jaar voor of na «sinds»: {self.since}."
        return ""

    def _wrong_contact(self, day: date) -> str:
        if day > self.today:
            return f"Bij «{CONTACT}» staat een dag die nog moet komen."
        if day < min(self.start, self.since):
            return f"Bij «{CONTACT}» staat een dag van voor de koppeling."
        return ""

    def _wrong_end(self, day: date) -> str:
        usual = self.policy.moments.end.after(self.start) if self.policy else self.start
        if day <= usual:
            return f"«{EXTENDED}» is niet later dan het gewone einde: {usual}."
        if day > usual + LONGEST:
            return f"«{EXTENDED}» is meer dan drie jaar na het gewone einde: {usual}."
        return ""


def _word(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Matches:
    """Every match there ever was, by pair, and the rows that are of none or stand there twice."""

    known: Mapping[Pair, Match]
    strays: tuple[tuple[Row, Flaw], ...]

    @property
    def over(self) -> Mapping[Pair, Over]:
        return {pair: one.over for pair, one in self.known.items() if one.over is not None}


@dataclass(frozen=True)
class MatchReader:
    """What is needed to read matches: the tab, the policies, and the sponsors by id."""

    table: Table
    policies: Mapping[str, Policy]
    sponsors: Mapping[str, Sponsor]
    today: date

    def read(self, review: Review) -> Matches:
        """Every match that was ever made, as its row or, when that is gone, Besluiten tells it."""
        matched = {one.pair: one.memory for one in review.standing({Stand.MATCHED})}
        rows, strays = self._rows(matched)
        known = {
            pair: self._match(pair, memory, rows.get(pair)) for pair, memory in matched.items()
        }
        clashing = clashes(known.values(), self.sponsors)
        known |= {pair: replace(known[pair], clash=found) for pair, found in clashing.items()}
        return Matches(known, tuple(strays))

    def in_the_tab(self) -> Iterator[Match]:
        """The matches as their rows alone tell them; of two rows of one the uppermost counts."""
        for rows in self.table.by_key.values():
            pair, since = read_pair(rows[0].cells["id"]), read_day(rows[0].cells["sinds"])
            if pair and since:
                yield self._match(pair, Memory(matched=since), rows[0])

    def begun(self, pair: Pair) -> Match:
        """A match that begins today."""
        return self._match(pair, Memory(matched=self.today), None)

    def _rows(
        self, matched: Mapping[Pair, Memory]
    ) -> tuple[dict[Pair, Row], list[tuple[Row, Flaw]]]:
        rows: dict[Pair, Row] = {}
        strays: list[tuple[Row, Flaw]] = []
        for row in self.table.rows:
            pair = read_pair(row.cells["id"])
            if pair in rows:
                found = f"Deze koppeling staat ook in rij {rows[pair].number}."
                strays.append((row, Flaw("id", found, "Alleen de bovenste telt. Haal deze weg.")))
            elif pair is None or pair not in matched or pair_id(pair) != row.cells["id"]:
                strays.append((row, _OF_NO_MATCH))
            else:
                rows[pair] = row
        return rows, strays

    def _match(self, pair: Pair, memory: Memory, row: Row | None) -> Match:
        before = {header: memory.noted.get(kind, "") for header, kind in OF_A_MATCH.items()}
        now = {header: row.cells[header] for header in OF_A_MATCH} if row else before
        unread = [
            header for header, words in _WORDS.items() if _word(now[header]) not in ("", *words)
        ]
        typed = {**now, **{header: before[header] for header in unread}}
        changed = (_word(typed[STANDS]) or GOES_ON) != (before[STANDS] or GOES_ON)
        since = memory.matched or self.today
        sponsor = self.sponsors.get(pair.sponsor)
        variant = sponsor.variant if sponsor else row.cells["variant"] if row else ""
        return Match(
            pair=pair,
            variant=variant,
            policy=self.policies.get(variant),
            since=since,
            stands_since=self.today if changed else memory.stands_since or since,
            typed=typed,
            today=self.today,
            row=row,
            unread=tuple(unread),
        )


def clashes(matches: Iterable[Match], sponsors: Mapping[str, Sponsor]) -> Mapping[Pair, str]:
    """The matches that cannot go on beside those that went on before them, with why, in Dutch.

    A household has one sponsor of a kind at a time, a group one household, a host as many as it
    said; of a sponsor or a variant that is not known nothing is found.
    """
    found: dict[Pair, str] = {}
    going: defaultdict[Side, list[str]] = defaultdict(list)
    for one in sorted((one for one in matches if one.goes_on), key=_went_on):
        for side, most in _sides(one, sponsors.get(one.pair.sponsor)):
            if len(going[side]) >= most:
                several = len(going[side]) > 1
                what = "koppelingen die lopen" if several else "een koppeling die loopt"
                found[one.pair] = f"{side[0]} heeft al {what}: {listed(going[side])}."
            going[side].append(one.id)
    return found


def _went_on(one: Match) -> tuple[date, date, Pair]:
    return one.stands_since, one.since, one.pair


def _sides(one: Match, sponsor: Sponsor | None) -> Iterator[tuple[Side, int]]:
    """Both sides of a match, each with how many matches it can have at a time."""
    if one.policy:
        yield (one.pair.household, one.policy.sponsors), 1
    if sponsor:
        most = sponsor.at_once if isinstance(sponsor, Host) else 1
        yield (sponsor.id, sponsor.kind), most


_OF_NO_MATCH = Flaw(
    "id",
    "Deze rij is van geen koppeling.",
    "Haal de rij weg. Een koppeling komt hier vanzelf als in Voorstellen twee keer ja staat.",
)


def match_news(matches: Iterable[Match], review: Review, this_round: str) -> Iterator[Event[Pair]]:
    """A line of Besluiten for each cell that says something else than what is remembered."""
    for one in matches:
        noted = review.pairs[one.pair].memory.noted
        for header, kind in OF_A_MATCH.items():
            text = _word(one.typed[header]) if header in _WORDS else one.typed[header]
            usual = GOES_ON if kind == MATCH_STANDING else ""
            if one.row and (text or usual) != (noted.get(kind) or usual):
                yield Event(one.pair, this_round, kind, text or usual, one.today)


@dataclass(frozen=True)
class MatchRows:
    """The changes of Koppelingen: new matches, those whose row went missing, and every moment."""

    table: Table
    matches: Sequence[Match]
    strays: Sequence[tuple[Row, Flaw]]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        wanted = [
            one.cells() if one.id in self.table.by_key else {**one.cells(), **_restored(one)}
            for one in sorted(self.matches, key=lambda one: one.pair)
        ]
        return (*sync(self.table, wanted), *self._told_strays())

    def _told_strays(self) -> Iterator[Change]:
        for row, flaw in self._strays:
            if other := differing(row, {"probleem": f"{flaw.found} {flaw.todo}"}):
                yield Update(self.table.tab.name, row, other)

    @cached_property
    def _strays(self) -> list[tuple[Row, Flaw]]:
        """Without the rows that become those of a match in this run."""
        rows = self.table.by_key
        ours = {rows[one.id][0].number for one in self.matches if one.id in rows}
        return [(row, flaw) for row, flaw in self.strays if row.number not in ours]

    def problems(self) -> Iterator[Problem]:
        """Everything wrong in the tab, each at its cell as it is after the run."""
        name, later = self.table.tab.name, after(self.table, self.changes)
        for one in self.matches:
            for flaw in one.flaws:
                where = later.address(later.by_key[one.id][0], flaw.header)
                yield Problem(name, where, flaw.found, flaw.todo)
        for row, flaw in self._strays:
            yield Problem(name, later.address(row, flaw.header), flaw.found, flaw.todo)


def _restored(one: Match) -> dict[str, Value]:
    return {**one.typed, STANDS: one.stand}
