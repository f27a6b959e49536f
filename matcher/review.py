"""What people decided about proposals: read it, remember it, say what the next run respects.

Every decision and answer that is seen in Voorstellen becomes a line in the hidden tab Besluiten.
The lines of a pair, in order, give its state; so a row that was deleted or moved loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from intake.answers import REFERENCE_LENGTH, read_day
from intake.rows import Flaw, read_id
from intake.tabs import DECIDED, DECISIONS, OWN_HOUSEHOLD, OWN_SPONSOR, REPLIES
from intake.texts import day_in_words
from intake.workbook import Append, Change, Row, Table


class Pair(NamedTuple):
    """The ids of a household and a sponsor; a proposal is named after both, in this order."""

    household: str
    sponsor: str


PUT_FORWARD, NOT_NOW, NEVER, PINNED = DECISIONS
ASKED, YES, NO, THINKING = REPLIES

DECISION, HOUSEHOLD_REPLY, SPONSOR_REPLY = "besluit", "antwoord huishouden", "antwoord sponsor"
MEETING, REASON, NOTE = "kennismaking op", "reden", "notitie"
REMEMBERED = (DECISION, HOUSEHOLD_REPLY, SPONSOR_REPLY, MEETING, REASON, NOTE)
"""The people's columns of Voorstellen that stay with their pair, whatever happens to the row."""

MATCHED, FORMED, LETTERS, CLOSED = "koppeling", "gevormd", "brieven", "gesloten"
"""The lines that the run itself adds: both said yes, or everybody in a proposed group did; the
letters were written; the round is over."""

MATCH_STANDING = "stand koppeling"
"""The line that remembers how people said that a match stands."""

STANDS, CONTACT, EXTENDED = "stand", "laatste contact", "verlengd tot"
WANTS_AGAIN, LEARNT, BEGINS = "wil weer", "wat we leerden", "begint op"
OF_A_MATCH: Mapping[str, str] = {
    STANDS: MATCH_STANDING,
    NOTE: "notitie koppeling",
    **{header: header for header in (CONTACT, EXTENDED, WANTS_AGAIN, LEARNT, BEGINS)},
}
"""The people's columns of Koppelingen, each with the kind of line that remembers it."""

About = TypeVar("About", bound=Hashable)
"""What is decided about: a pair, or the ids of a proposed group."""

WRONG_CODE = "Deze code klopt niet."


class Stand(Enum):
    """Where a pair is; the values are the words in the column ``stand``."""

    PROPOSED = "voorstel"
    OWN = "eigen paar"
    PINNED = "vastgezet"
    PUT_FORWARD = "voorgelegd"
    AGREED = "beide ja"
    MATCHED = "koppeling"
    DECLINED = "nee gezegd"
    NOT_NOW = "nu niet"
    NEVER = "past niet"
    LAPSED = "vervallen"


KEPT = frozenset({Stand.PINNED, Stand.PUT_FORWARD, Stand.AGREED})
"""The stands in which household and sponsor are held for each other."""

OVER = frozenset({Stand.MATCHED, Stand.DECLINED, Stand.NOT_NOW, Stand.NEVER, Stand.LAPSED})
"""The stands whose row goes when a new round begins; Besluiten keeps what was decided."""


@dataclass(frozen=True)
class Event(Generic[About]):
    """One line of Besluiten: in which round which word was seen, about what, and when."""

    about: About
    round: str
    kind: str
    value: str
    seen: date


@dataclass(frozen=True)
class Refusal:
    """How a pair ended in a round that is over: in which columns of an answer somebody said no.

    In none where it was put off: «nu niet».
    """

    round: str
    noes: frozenset[str]

    @property
    def sentence(self) -> str:
        """For who finds the pair proposed again."""
        if not self.noes:
            return f"In ronde {self.round} was het besluit «{NOT_NOW}»."
        if len(self.noes) > 1:
            return f"In ronde {self.round} zeiden beide kanten nee."
        who = "het huishouden" if HOUSEHOLD_REPLY in self.noes else "de sponsor"
        return f"In ronde {self.round} zei {who} nee."


@dataclass(frozen=True)
class Memory:
    """All that is remembered of a pair: its words now, since when, and what closed rounds gave.

    ``no_in`` are the rounds in which somebody said no or not now; ``lines`` is the number of the
    last line about it. ``matched`` is the day on which everybody had said yes, ``made`` what the
    line of that day says. ``letters`` says that they were written, ``taken_back`` are the kinds of
    those that went unsent since, when the match was over. ``noted`` is what people last typed about
    the match in Koppelingen, by kind of line, and ``stands_since`` the day on which they said how
    it stands.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, date] = field(default_factory=dict)
    round: str = ""
    matched: date | None = None
    made: str = ""
    never: bool = False
    no_in: frozenset[str] = frozenset()
    refused: Refusal | None = None
    letters: bool = False
    taken_back: frozenset[str] = frozenset()
    noted: Mapping[str, str] = field(default_factory=dict)
    stands_since: date | None = None
    lines: int = 0

    def after(self, event: Event[About]) -> Memory:
        """The memory with one more line."""
        lines = self.lines + 1
        if event.kind in (MATCHED, FORMED):
            day, made = event.seen, event.value
            return replace(self, matched=day, made=made, round=event.round, lines=lines)
        if event.kind == LETTERS:
            taken_back = frozenset(event.value.split())
            return replace(self, letters=True, taken_back=taken_back, lines=lines)
        if event.kind in OF_A_MATCH.values():
            noted = {**self.noted, event.kind: event.value}
            since = event.seen if event.kind == MATCH_STANDING else self.stands_since
            return replace(self, noted=noted, stands_since=since, lines=lines)
        if event.kind == CLOSED:
            said_no = event.value in (Stand.DECLINED.value, Stand.NOT_NOW.value)
            no_in = self.no_in | {self.round} if said_no else self.no_in
            refused = Refusal(self.round, self._who_said_no()) if said_no else None
            kept = {kind: text for kind, text in self.typed.items() if kind in (REASON, NOTE)}
            never = self.never or event.value == Stand.NEVER.value
            return replace(
                self,
                typed=kept,
                since={},
                never=never,
                no_in=no_in,
                refused=refused,
                lines=lines,
            )
        return replace(
            self,
            typed={**self.typed, event.kind: event.value},
            since={**self.since, event.kind: event.seen},
            # A note moves no decision to another round.
            round=event.round if event.kind not in (REASON, NOTE) else self.round or event.round,
            lines=lines,
        )

    def _who_said_no(self) -> frozenset[str]:
        return frozenset(kind for kind, text in self.typed.items() if text == NO)


@dataclass(frozen=True)
class Reviewed:
    """One pair as it stands now: its row in Voorstellen if it has one, and what is wrong in what
    was typed, by column.

    ``open`` says that it is a proposal of the run before that nobody decided about.
    """

    pair: Pair
    stand: Stand
    memory: Memory
    row: Row | None
    flaws: tuple[Flaw, ...] = ()
    open: bool = False

    @property
    def told(self) -> Stand:
        """The stand that its row tells: a word that is none, or an answer without a decision, holds
        a proposal where it is, and it is called a proposal still."""
        return Stand.PROPOSED if _is_undecided(self.stand, self.memory) else self.stand


@dataclass(frozen=True)
class Sides:
    """The ids of the households and sponsors of a workbook, and of those who were not withdrawn."""

    households: Collection[str]
    sponsors: Collection[str]
    taking_part: Collection[str]

    def are_swapped(self, pair: Pair) -> bool:
        return pair.household in self.sponsors or pair.sponsor in self.households


@dataclass(frozen=True)
class Review:
    """Every pair that was ever decided about or stands in Voorstellen, and the new lines.

    ``strays`` are rows whose id is no pair's, or stands on an earlier row too.
    """

    pairs: Mapping[Pair, Reviewed]
    events: tuple[Event[Pair], ...]
    strays: tuple[tuple[Row, Flaw], ...]

    def standing(self, stands: Collection[Stand]) -> tuple[Reviewed, ...]:
        return tuple(one for one in self.pairs.values() if one.stand in stands)


def pair_id(pair: Pair) -> str:
    return f"{pair.household}-{pair.sponsor}"


def both(pair: Pair) -> str:
    """The codes of both sides, as a sentence names them."""
    return " en ".join(pair)


def read_pair(text: str) -> Pair | None:
    """The pair that an id names, None when it is no pair's."""
    household, dash, sponsor = text.partition("-")
    if not dash or len(household) != REFERENCE_LENGTH or len(sponsor) != REFERENCE_LENGTH:
        return None
    first, second = read_id(household), read_id(sponsor)
    return Pair(first, second) if first and second else None


def recall(decided: Table, today: date) -> dict[Pair, Memory]:
    """What Besluiten holds, by pair; lines about other things are somebody else's."""
    return recalled(decided, today, read_pair)


def recalled(
    decided: Table, today: date, read: Callable[[str], About | None]
) -> dict[About, Memory]:
    """What Besluiten holds about whatever ``read`` finds in its column ``over``.

    A day that cannot be read any more is ``today``: what was decided then still holds.
    """
    lines: defaultdict[About, list[tuple[int, Event[About]]]] = defaultdict(list)
    for row in decided.rows:
        about = read(row.cells["over"])
        if about is not None:
            event = Event(
                about,
                row.cells["ronde"],
                row.cells["soort"],
                row.cells["waarde"],
                machine_day(row.cells["gezien op"], today),
            )
            lines[about].append((_number(row), event))
    memories: dict[About, Memory] = {}
    for about, events in lines.items():
        memory = Memory()
        # By number, not by row: the tab may have been sorted.
        for _, event in sorted(events, key=lambda numbered: numbered[0]):
            memory = memory.after(event)
        # A line may have been deleted: the next one gets a number that was never used.
        memories[about] = replace(memory, lines=max(number for number, _ in events))
    return memories


def _number(row: Row) -> int:
    number = row.cells["id"].rpartition(":")[2]
    return int(number) if number.isascii() and number.isdecimal() else row.number


def machine_day(text: str, otherwise: date) -> date:
    """The day in a cell of the machine; the other one when a person wrote over it."""
    return read_day(text) or otherwise


def review(
    proposals: Table,
    decided: Table,
    sides: Sides,
    this_round: str,
    today: date,
) -> Review:
    """Read every decision and answer in the two tabs."""
    memories = recall(decided, today)
    rows, strays = _rows_by_pair(proposals, sides)
    pairs: dict[Pair, Reviewed] = {}
    events: list[Event[Pair]] = []
    for pair in sorted(memories.keys() | rows.keys()):
        row, memory = rows.get(pair), memories.get(pair, Memory())
        # A row that was deleted comes back with the words that are remembered.
        cells = row.cells if row else {**dict.fromkeys(REMEMBERED, ""), **memory.typed}
        flaws = [*_wrong_words(cells), *_yes_before_the_meeting(cells, today)]
        seen = list(_news(pair, row, memory, this_round, today)) if row else []
        for event in seen:
            memory = memory.after(event)
        stand = _stand(memory, all(id in sides.taking_part for id in pair), bool(flaws))
        is_open = stand is Stand.PROPOSED and cells.get("stand") == stand.value
        if row and not is_open and _stays_own(row, pair, stand, memory):
            stand = Stand.OWN
        # In a row that is over nothing is waited for any more.
        flaws = [] if stand in OVER else [*flaws, *_out_of_order(cells, stand)]
        flaws += [*_about_another(row, pair), *_decided_before(row, stand)] if row else ()
        events += seen
        pairs[pair] = Reviewed(pair, stand, memory, row, tuple(flaws), is_open)
    return Review(pairs, tuple(events), tuple(strays))


def _rows_by_pair(proposals: Table, sides: Sides) -> tuple[dict[Pair, Row], list[tuple[Row, Flaw]]]:
    rows: dict[Pair, Row] = {}
    strays: list[tuple[Row, Flaw]] = []
    for row in proposals.rows:
        pair = _named_by(row, sides)
        if not isinstance(pair, Flaw) and pair in rows:
            # Without the number of that row: rows move.
            todo = "Alleen de bovenste rij telt. Haal deze weg."
            pair = Flaw("id", "Dit paar staat ook in een andere rij.", todo)
        if isinstance(pair, Flaw):
            strays.append((row, pair))
        else:
            rows[pair] = row
    return rows, strays


def _named_by(row: Row, sides: Sides) -> Pair | Flaw:
    """The pair that a row is about, or what is wrong with how it says so."""
    if own_codes(row) != ("", "") and row.cells["stand"] in ("", Stand.OWN.value):
        return _own_pair(row, sides)
    pair = read_pair(row.cells["id"])
    if pair is None:
        return Flaw(
            "id",
            WRONG_CODE if row.cells["id"] else "Deze rij heeft geen id.",
            "Haal de rij weg: een voorstel komt vanzelf terug. Is het een paar van jezelf? Typ "
            f"de twee codes bij «{OWN_HOUSEHOLD}» en «{OWN_SPONSOR}».",
        )
    if sides.are_swapped(pair):
        return Flaw(
            "id",
            "Een code van een huishouden en een van een sponsor staan hier verwisseld.",
            "Schrijf eerst die van het huishouden, dan een streepje, dan die van de sponsor.",
        )
    if not _is_about(row, pair):
        return Flaw(
            "id",
            "De code hoort niet bij het huishouden en de sponsor in deze rij.",
            "Haal de rij weg en kies het besluit opnieuw. Het voorstel komt vanzelf terug.",
        )
    return pair


def own_codes(row: Row) -> tuple[str, str]:
    """What somebody typed as a pair of their own, as it was typed; "" for what is empty."""
    return row.cells[OWN_HOUSEHOLD].strip(), row.cells[OWN_SPONSOR].strip()


def _stays_own(row: Row, pair: Pair, stand: Stand, memory: Memory) -> bool:
    """Whether nobody decided about a pair of one's own: a word that is none holds nobody."""
    undecided = _is_undecided(stand, memory)
    typed_so = row.cells["stand"] in ("", Stand.OWN.value)
    is_own = own_codes(row) != ("", "") and _names_only(row, pair)
    return is_own and (stand is Stand.PROPOSED or (undecided and typed_so))


def _own_pair(row: Row, sides: Sides) -> Pair | Flaw:
    """The pair that somebody typed, whichever of the two codes came first."""
    typed = dict(zip((OWN_HOUSEHOLD, OWN_SPONSOR), own_codes(row), strict=True))
    read = {}
    for header, text in typed.items():
        if not text:
            return Flaw(header, "Hier ontbreekt een code.", "Typ beide codes, of geen van twee.")
        code = read_id(text)
        if code is None:
            return Flaw(header, WRONG_CODE, _WHERE_CODES_ARE)
        read[header] = code
    pair = Pair(*read.values())
    pair = Pair(pair.sponsor, pair.household) if sides.are_swapped(pair) else pair
    kinds = (
        (OWN_HOUSEHOLD, pair.household, sides.households, "huishouden"),
        (OWN_SPONSOR, pair.sponsor, sides.sponsors, "groep of gastgezin"),
    )
    for header, id, known, kind in kinds:
        if id not in known:
            return Flaw(header, f"Deze code is van geen {kind} in deze werkmap.", _WHERE_CODES_ARE)
        if id not in sides.taking_part:
            return Flaw(header, f"{id} doet niet meer mee.", "Kies een ander, of haal de rij weg.")
    return pair


def _about_another(row: Row, pair: Pair) -> Iterator[Flaw]:
    """Codes of another pair, typed in a row that is taken."""
    if not _names_only(row, pair):
        found = "In deze rij staat al een ander paar."
        yield Flaw(OWN_HOUSEHOLD, found, "Typ de codes van je eigen paar in een lege rij.")


def _names_only(row: Row, pair: Pair) -> bool:
    """Whether what somebody typed as a pair of their own names nobody outside this pair."""
    return {read_id(code) for code in own_codes(row) if code} <= {*pair}


def _decided_before(row: Row, stand: Stand) -> Iterator[Flaw]:
    """A pair of one's own that cannot be any more, whatever is decided now."""
    if own_codes(row) == ("", ""):
        return
    todo = "Kies een ander paar, of maak de twee codes leeg."
    if stand is Stand.NEVER and _word(row.cells, DECISION) != NEVER:
        yield Flaw(OWN_HOUSEHOLD, f"Over dit paar besloot iemand eerder «{NEVER}».", todo)
    if stand is Stand.MATCHED and row.cells["stand"] in ("", Stand.OWN.value):
        yield Flaw(OWN_HOUSEHOLD, "Dit paar is of was al een koppeling.", todo)


_WHERE_CODES_ARE = "Neem de code over uit de kolom «id» van Nieuwkomers, Groepen of Gastgezinnen."


def _is_about(row: Row, pair: Pair) -> bool:
    """Whether the row still tells of the pair it is named after: its id may have been moved."""
    told = row.cells["huishouden"], row.cells["sponsor"]
    return all(not text or text.startswith(id) for text, id in zip(told, pair, strict=True))


def _word(cells: Mapping[str, str], kind: str) -> str:
    text = " ".join(cells[kind].split())
    return text.casefold() if kind in (DECISION, HOUSEHOLD_REPLY, SPONSOR_REPLY) else cells[kind]


def _is_word(kind: str, text: str) -> bool:
    if kind == DECISION:
        return text in ("", *DECISIONS)
    if kind in (HOUSEHOLD_REPLY, SPONSOR_REPLY):
        return text in ("", *REPLIES)
    return True


def _wrong_words(cells: Mapping[str, str]) -> Iterator[Flaw]:
    for kind, words in (
        (DECISION, DECISIONS),
        (HOUSEHOLD_REPLY, REPLIES),
        (SPONSOR_REPLY, REPLIES),
    ):
        if not _is_word(kind, _word(cells, kind)):
            yield Flaw(
                kind,
                # What was typed may be a name: it is not quoted.
                f"Dit {'besluit' if kind == DECISION else 'antwoord'} staat niet in de lijst.",
                f"Kies {', '.join(words[:-1])} of {words[-1]}. Tot dan blijft dit voorstel staan.",
            )
    if cells[MEETING] and read_day(cells[MEETING]) is None:
        found = f"Bij «{MEETING}» staat geen datum."
        yield Flaw(MEETING, found, "Schrijf bijvoorbeeld 2026-02-28.")


def _yes_before_the_meeting(cells: Mapping[str, str], today: date) -> Iterator[Flaw]:
    """Both sides can only say yes to each other once they met: the letters have their contacts."""
    day = read_day(cells[MEETING])
    words = tuple(_word(cells, kind) for kind in (DECISION, HOUSEHOLD_REPLY, SPONSOR_REPLY))
    if day and day > today and words == (PUT_FORWARD, YES, YES):
        yield Flaw(
            MEETING,
            f"De kennismaking is pas op {day_in_words(day, today)}.",
            "Was die al eerder? Verbeter de dag. Komt er geen? Maak deze cel leeg. "
            "Tot dan komt er geen koppeling.",
        )


def _news(
    pair: Pair, row: Row, memory: Memory, this_round: str, today: date
) -> Iterator[Event[Pair]]:
    """A line for each cell that says something else than what is remembered."""
    for kind in REMEMBERED:
        text = _word(row.cells, kind)
        if _is_word(kind, text) and text != memory.typed.get(kind, ""):
            yield Event(pair, this_round, kind, text, today)


def _stand(memory: Memory, takes_part: bool, has_problem: bool) -> Stand:
    decision = memory.typed.get(DECISION, "")
    replies = memory.typed.get(HOUSEHOLD_REPLY, ""), memory.typed.get(SPONSOR_REPLY, "")
    if memory.matched:
        return Stand.MATCHED
    if decision == NEVER or memory.never:
        return Stand.NEVER
    if not takes_part:
        return Stand.LAPSED
    if NO in replies:
        return Stand.DECLINED
    if decision == NOT_NOW:
        return Stand.NOT_NOW
    if decision == PUT_FORWARD:
        return Stand.AGREED if replies == (YES, YES) and not has_problem else Stand.PUT_FORWARD
    if decision == PINNED or any(replies) or has_problem:
        # An answer without a decision, or a word that is none: nothing moves until it is mended.
        return Stand.PINNED
    return Stand.PROPOSED


def _is_undecided(stand: Stand, memory: Memory) -> bool:
    """Whether a pair is held though nobody said «vastzetten»."""
    return stand is Stand.PINNED and memory.typed.get(DECISION) != PINNED


def _out_of_order(cells: Mapping[str, str], stand: Stand) -> Iterator[Flaw]:
    """The household is asked before the sponsor, and both only after «voorleggen»."""
    household, sponsor = _word(cells, HOUSEHOLD_REPLY), _word(cells, SPONSOR_REPLY)
    if (household or sponsor) and not _word(cells, DECISION):
        found = "Er staat een antwoord, maar nog geen besluit."
        yield Flaw(DECISION, found, f"Kies «{PUT_FORWARD}», of maak het antwoord leeg.")
    if sponsor and household != YES and stand is Stand.PUT_FORWARD:
        yield Flaw(
            SPONSOR_REPLY,
            "De sponsor heeft een antwoord, maar het huishouden zei nog geen ja.",
            "Vraag het huishouden als eerste. Zonder twee keer ja komt er geen koppeling.",
        )


def closing_events(review: Review, this_round: str, today: date) -> Iterator[Event[Pair]]:
    """The lines that close pairs of an earlier round, so that this round starts clean."""
    found = (closing_event(one, this_round, today) for one in review.pairs.values())
    return filter(None, found)


def closing_event(one: Reviewed, this_round: str, today: date) -> Event[Pair] | None:
    """The line that closes a pair of an earlier round; None when there is nothing to close."""
    over = one.stand in OVER and one.memory.typed.get(DECISION, "") + _replies(one.memory)
    if not over or one.memory.round == this_round:
        return None
    return Event(one.pair, this_round, CLOSED, one.stand.value, today)


def _replies(memory: Memory) -> str:
    return memory.typed.get(HOUSEHOLD_REPLY, "") + memory.typed.get(SPONSOR_REPLY, "")


def remember(memories: Mapping[Pair, Memory], events: Sequence[Event[Pair]]) -> list[Change]:
    """The new lines of Besluiten; ``memories`` are those before the events."""
    return remembered(memories, events, pair_id)


def remembered(
    memories: Mapping[About, Memory],
    events: Sequence[Event[About]],
    name: Callable[[About], str],
) -> list[Change]:
    """The new lines of Besluiten about what ``name`` gives a name."""
    counts = {about: memory.lines for about, memory in memories.items()}
    changes: list[Change] = []
    for event in events:
        counts[event.about] = counts.get(event.about, 0) + 1
        changes.append(
            Append(
                DECIDED.name,
                {
                    "id": f"{name(event.about)}:{counts[event.about]}",
                    "over": name(event.about),
                    "ronde": event.round,
                    "soort": event.kind,
                    "waarde": event.value,
                    "gezien op": event.seen,
                },
            )
        )
    return changes
