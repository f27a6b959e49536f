"""Records of one workbook that may be about the same people: side by side, for people to judge.

The machine never merges two records. What people said of two of them stays in ``Besluiten``. Two
workbooks are compared in ``intake.doubles``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake.answers import show, tidy
from intake.draft import Draft, Entry, Memory
from intake.kinds import Kind
from intake.rows import Flaw, Reading, fold, lead_id, not_listed, read_entry_answer
from intake.schema import Question
from intake.submission import reference_for
from intake.tabs import (
    CHANGE_APART,
    DECIDED,
    DOUBLES,
    INBOX,
    OTHER_PEOPLE,
    SAME_PEOPLE,
    VERDICTS,
    record_questions,
    tab,
)

JUDGED = "dubbel"
"""The kind of the lines of ``Besluiten`` that hold what people said of two records."""

_WAYS = {"name": "naam", "phone": "telefoonnummer", "email": "e-mailadres"}
_TELLING = ("number", "choice", "choices", "date", "district")
"""The types of questions whose answers say nothing of who somebody is."""

_NO_ANSWERS = ("stand", "pauze tot", "taal")


@dataclass(frozen=True)
class Double:
    """Two records of one ``tab`` that may be about the same people; ``first`` signed up first.

    ``same`` and ``differs`` are Dutch, without a name, address, number or free text in them.
    ``verdict`` is what people said of the two, "" when nobody did.
    """

    tab: str
    first: str
    second: str
    same: str
    differs: str
    verdict: str

    @property
    def pair(self) -> tuple[str, str]:
        first, second = sorted((self.first, self.second))
        return first, second

    @property
    def id(self) -> str:
        return "+".join(self.pair)

    @property
    def todo(self) -> str:
        """What is asked of people now."""
        if self.verdict != SAME_PEOPLE:
            return f"Zijn dit dezelfde mensen? Kies bij «oordeel»: {' of '.join(VERDICTS)}."
        keep = f" Neem eerst in de rij van {self.first} over wat daar nog niet of anders staat."
        return f"Zet «stand» van {self.second} op «teruggetrokken».{keep if self.differs else ''}"


def doubles(draft: Draft, rows: Mapping[Kind, Iterable[Reading]]) -> Iterator[Double]:
    """Pairs that share an address or phone number, or a name within a city or group.

    Not those of whom people said that they are other people.
    """
    said = _judgements(draft)
    apart = {pair for pair, verdict in said.items() if verdict == OTHER_PEOPLE} | _apart(draft)
    found = [
        _double(kind, one, other, said)
        for kind, readings in rows.items()
        for one, other in _alike(kind, readings)
    ]
    return iter(sorted({one.pair: one for one in found if one.pair not in apart}.values(), key=_id))


def _id(double: Double) -> str:
    return double.id


def _alike(kind: Kind, rows: Iterable[Reading]) -> Iterator[tuple[Reading, Reading]]:
    alike: defaultdict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for row in rows:
        if row.counts and row.standing.takes_part:
            for mark in _marks(row, kind.alike_within):
                alike[mark].append(row)
    for found in alike.values():
        first, *others = sorted(found, key=lambda row: (row.registered, row.id))
        yield from ((first, other) for other in others)


def _marks(row: Reading, place: str) -> Iterator[tuple[str, ...]]:
    for way in ("email", "phone"):
        if text := row.text(way):
            yield way, fold(text)
    if name := row.text("name"):
        yield "name", fold(name), row.text(place) or ""


# --- side by side -------------------------------------------------------------------------------


def _double(
    kind: Kind, one: Reading, other: Reading, said: Mapping[tuple[str, str], str]
) -> Double:
    pair = min(one.id, other.id), max(one.id, other.id)
    same = [f"zelfde {word}" for way, word in _WAYS.items() if _is_same(one, other, way)]
    return Double(
        kind.tab,
        one.id,
        other.id,
        ", ".join(same),
        " ".join(_differences(kind.tab, one, other)),
        said.get(pair, ""),
    )


def _is_same(one: Reading, other: Reading, way: str) -> bool:
    text = one.text(way)
    return bool(text) and fold(text or "") == fold(other.text(way) or "")


def _differences(tab_name: str, one: Reading, other: Reading) -> Iterator[str]:
    """What the two rows say differently, and what only one of them says."""
    answers: list[str] = []
    named: list[str] = []
    alone: dict[str, list[str]] = {one.id: [], other.id: []}
    asked = {question.column: question for question in record_questions(tab_name)}
    for header in _compared(tab_name):
        here, there = one.entry.text(header), other.entry.text(header)
        if fold(here) == fold(there):
            continue
        if not here or not there:
            alone[one.id if here else other.id].append(header)
            continue
        values = _told(asked.get(header), here), _told(asked.get(header), there)
        if None in values:
            named.append(header)
        elif values[0] != values[1]:
            answers.append(f"{header}: {values[0]} / {values[1]}")
    yield from (f"{answer}." for answer in answers)
    yield from (f"Ook anders: {', '.join(headers)}." for headers in [named] if headers)
    yield from (
        f"Alleen bij {id}: {', '.join(headers)}." for id, headers in alone.items() if headers
    )


def _compared(tab_name: str) -> Iterator[str]:
    for column in tab(tab_name).columns:
        if column.owner == "people" and column.header not in _NO_ANSWERS:
            yield column.header


def _told(question: Question | None, text: str) -> str | None:
    """An answer in its one spelling; None when it, or who somebody is, may not stand here."""
    if question is None or question.sensitive or question.type not in _TELLING:
        return None
    return show(question, read_entry_answer(question, text)) or None


# --- what people said ---------------------------------------------------------------------------


def _judgements(draft: Draft) -> dict[tuple[str, str], str]:
    """What people said of two records: in the row of the two, else as ``Besluiten`` remembers."""
    said = {
        entry.id: entry.text("waarde")
        for entry in draft.entries(DECIDED.name)
        if entry.text("soort") == JUDGED
    }
    for id, entry in draft.by_key(DOUBLES.name).items():
        verdict = _verdict(entry)
        if verdict is not None:
            said[id] = verdict
    return {
        (first, second): v for id, v in said.items() for first, _, second in [id.partition("+")]
    }


def _verdict(entry: Entry) -> str | None:
    """The word under «oordeel», "" for none; None when it is not one of ours."""
    word = tidy(entry.text("oordeel")).casefold()
    return word if word in ("", *VERDICTS) else None


def wrong_verdict(entry: Entry) -> Iterator[Flaw]:
    """The flaw in a row of ``Mogelijk dubbel``, if there is one."""
    if _verdict(entry) is None:
        yield not_listed("oordeel", VERDICTS)


def _apart(draft: Draft) -> set[tuple[str, str]]:
    """The pairs of ids of whom people said in ``Wijzigingen`` that they are two."""
    made = {
        entry.text("inzending"): entry.text("aanmelding") for entry in draft.entries(INBOX.name)
    }
    pairs = set()
    for entry in draft.entries(DECIDED.name):
        submission = entry.id.rpartition(":")[0]
        if entry.text("waarde") == CHANGE_APART and submission in made:
            for own in (made[submission], reference_for(submission)):
                for id in (own, lead_id(own)):
                    first, second = sorted((entry.text("over"), id))
                    pairs.add((first, second))
    return pairs


def note_doubles(draft: Draft, found: Collection[Double], today: date) -> None:
    """Brings ``Mogelijk dubbel`` up to date, and remembers what people said there.

    A row stays when its pair is settled: what people wrote beside it is theirs.
    """
    memory = Memory(draft, JUDGED, today)
    rows = draft.by_key(DOUBLES.name)
    for id, row in rows.items():
        verdict = _verdict(row)
        if verdict is not None and verdict != memory.value(id):
            memory.keep(id, id, verdict)
    open_ones = {one.id: one for one in found}
    for id, one in open_ones.items():
        row = rows.get(id) or draft.append(DOUBLES.name, {"id": id, "oordeel": one.verdict})
        for header, text in _cells(one).items():
            row.put(header, text)
    for id in rows.keys() - open_ones.keys():
        apart = _verdict(rows[id]) == OTHER_PEOPLE
        rows[id].put("wat nu", "Deze twee blijven apart." if apart else "klaar")


def _cells(one: Double) -> dict[str, str]:
    return {
        "eerste": one.first,
        "tweede": one.second,
        "wat hetzelfde is": one.same,
        "wat verschilt": one.differs,
        "wat nu": one.todo,
    }
