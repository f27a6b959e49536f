"""Records of one workbook that may be about the same people: side by side, for people to judge.

The machine never merges two records. What people said of two of them stays in ``Besluiten``. Two
workbooks are compared in ``intake.doubles``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from intake.answers import show, tidy
from intake.draft import Decisions, Draft, Entry
from intake.kinds import Kind
from intake.rows import Flaw, Reading, fold, intake_held, lead_id, not_listed, read_entry_answer
from intake.schema import Question
from intake.submission import reference_for
from intake.tabs import (
    CASE_NUMBER,
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
from intake.workbook import Table, Update, differing

JUDGED = "dubbel"
"""The kind of the lines of ``Besluiten`` that hold what people said of two records."""

_WAYS = {"name": "naam", "phone": "telefoonnummer", "email": "e-mailadres"}
_TELLING = ("number", "choice", "choices", "date", "district")
"""The types of questions whose answers say nothing of who somebody is."""

_NO_ANSWERS = ("stand", "pauze tot", "taal")

_HELD = {
    "afgerond": "had een koppeling",
    "vastgezet": "staat vast in een voorstel",
    "voorgelegd": "is al voorgelegd",
    "in groep": "zit in een groep",
    "actief": "heeft een koppeling",
}
"""What a status says of somebody who came far, the furthest last."""

_LOST = ("vastgezet", "voorgelegd", "in groep", "actief")
"""The statuses of those who are in something that ends when they withdraw."""


@dataclass(frozen=True)
class Side:
    """One of two rows: what was ``done`` with these people, and what stands in this row ``alone``.

    Both are headers, or the word intake.
    """

    id: str
    done: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True)
class Double:
    """Two records of one ``tab`` that may be about the same people; the first signed up first.

    ``same`` and ``differs`` are Dutch, without a name, address, number or free text in them;
    ``unlike`` holds the headers under which both rows say something else. ``verdict`` is what
    people said of the two, "" when nobody did.
    """

    tab: str
    sides: tuple[Side, Side]
    same: str
    differs: str
    unlike: tuple[str, ...]
    verdict: str

    @property
    def first(self) -> str:
        return self.sides[0].id

    @property
    def second(self) -> str:
        return self.sides[1].id

    @property
    def pair(self) -> tuple[str, str]:
        first, second = sorted((self.first, self.second))
        return first, second

    @property
    def id(self) -> str:
        return "+".join(self.pair)

    def spare(self, statuses: Mapping[str, str]) -> str:
        """The id of the row to withdraw, when these are the same people.

        Kept is who came further by ``statuses`` (by id), else who more was done with, else the
        fuller row, else the one that signed up first.
        """
        return self._kept_first(statuses)[1].id

    def todo(self, statuses: Mapping[str, str]) -> str:
        """What is asked of people now; ``statuses`` as for ``spare``."""
        if self.verdict != SAME_PEOPLE:
            return f"Zijn dit dezelfde mensen? Kies bij «oordeel»: {' of '.join(VERDICTS)}."
        kept, spare = self._kept_first(statuses)
        return " ".join(self._steps(kept, spare, statuses))

    def _kept_first(self, statuses: Mapping[str, str]) -> tuple[Side, Side]:
        one, other = self.sides
        is_less = _worth(one, statuses) < _worth(other, statuses)
        return (other, one) if is_less else (one, other)

    def _steps(self, kept: Side, spare: Side, statuses: Mapping[str, str]) -> Iterator[str]:
        yield f"Houd {kept.id}: {_why_kept(kept, spare, statuses)}."
        if spare.alone:
            yield f"Neem eerst over wat alleen bij {spare.id} staat: {', '.join(spare.alone)}."
        if self.unlike:
            yield f"Kijk wat klopt bij: {', '.join(self.unlike)}."
        yield f"Zet daarna «stand» van {spare.id} op «teruggetrokken»."
        if (status := statuses.get(spare.id, "")) in _LOST:
            yield f"Let op: {spare.id} {_HELD[status]}. Dat stopt dan."


def _worth(side: Side, statuses: Mapping[str, str]) -> tuple[int, int, int]:
    return _how_far(side, statuses), len(side.done), len(side.alone)


def _how_far(side: Side, statuses: Mapping[str, str]) -> int:
    status = statuses.get(side.id, "")
    return [*_HELD].index(status) + 1 if status in _HELD else 0


def _why_kept(kept: Side, spare: Side, statuses: Mapping[str, str]) -> str:
    if _how_far(kept, statuses) > _how_far(spare, statuses):
        return f"die {_HELD[statuses[kept.id]]}"
    if len(kept.done) > len(spare.done):
        return f"daar is al gedaan: {', '.join(kept.done)}"
    if len(kept.alone) > len(spare.alone):
        return "in die rij staat meer"
    return "die was er het eerst"


def doubles(draft: Draft, rows: Mapping[Kind, Iterable[Reading]]) -> Iterator[Double]:
    """Pairs that share an address or phone number, a name within a city or group, or the number
    under which an organisation knows a case.

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
    if number := _case_number(row):
        yield "case", number, fold(row.text("helper_organisation") or "")


def _case_number(row: Reading) -> str:
    """The number under which an organisation knows these people; "" when there is none."""
    return fold(row.entry.text(CASE_NUMBER.header))


# --- side by side -------------------------------------------------------------------------------


def _double(
    kind: Kind, one: Reading, other: Reading, said: Mapping[tuple[str, str], str]
) -> Double:
    pair = min(one.id, other.id), max(one.id, other.id)
    same = [f"zelfde {word}" for way, word in _WAYS.items() if _is_same(one, other, way)]
    if _case_number(one) and _case_number(one) == _case_number(other):
        same.append(f"zelfde {CASE_NUMBER.header}")
    here, there = _side(kind, one, other), _side(kind, other, one)
    told, named = _differences(kind.tab, one, other)
    return Double(
        tab=kind.tab,
        sides=(here, there),
        same=", ".join(same),
        differs=" ".join(_in_words(told, named, (here, there))),
        unlike=(*told, *named),
        verdict=said.get(pair, ""),
    )


def _is_same(one: Reading, other: Reading, way: str) -> bool:
    text = one.text(way)
    return bool(text) and fold(text or "") == fold(other.text(way) or "")


def _side(kind: Kind, one: Reading, other: Reading) -> Side:
    done = [tick for tick in kind.ticks if one.ticked(tick)]
    if intake_held(kind, one.entry):
        done.insert(0, "intake")
    compared = _compared(kind.tab)
    alone = [each for each in compared if one.entry.text(each) and not other.entry.text(each)]
    return Side(one.id, tuple(done), tuple(alone))


def _differences(
    tab_name: str, one: Reading, other: Reading
) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """What the two rows say differently: by header, and the headers of what may not be told."""
    told: dict[str, tuple[str, str]] = {}
    named: list[str] = []
    asked = {question.column: question for question in record_questions(tab_name)}
    for header in _compared(tab_name):
        here, there = one.entry.text(header), other.entry.text(header)
        if not here or not there or fold(here) == fold(there):
            continue
        question = asked.get(header)
        values = _told(question, here), _told(question, there)
        if values[0] is None or values[1] is None:
            named.append(header)
        elif values[0] != values[1]:
            told[header] = values[0], values[1]
    return told, named


def _in_words(
    told: Mapping[str, tuple[str, str]], named: Sequence[str], sides: Iterable[Side]
) -> Iterator[str]:
    yield from (f"{header}: {here} / {there}." for header, (here, there) in told.items())
    if named:
        yield f"Ook anders: {', '.join(named)}."
    for side in sides:
        if side.alone:
            yield f"Alleen bij {side.id}: {', '.join(side.alone)}."


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


def note_doubles(
    draft: Draft, found: Collection[Double], statuses: Mapping[str, str], today: date
) -> None:
    """Brings ``Mogelijk dubbel`` up to date, and remembers what people said there.

    ``statuses`` as for ``Double.spare``.

    A row stays when its pair is settled: what people wrote beside it is theirs.
    """
    memory = Decisions(draft, JUDGED, today)
    rows = draft.by_key(DOUBLES.name)
    for id, row in rows.items():
        verdict = _verdict(row)
        if verdict is not None and verdict != memory.value(id):
            memory.keep(id, id, verdict)
    open_ones = {one.id: one for one in found}
    for id, one in open_ones.items():
        row = rows.get(id) or draft.append(DOUBLES.name, {"id": id, "oordeel": one.verdict})
        for header, text in _cells(one, statuses).items():
            row.put(header, text)
    for id in rows.keys() - open_ones.keys():
        apart = _verdict(rows[id]) == OTHER_PEOPLE
        rows[id].put("wat nu", "Deze twee blijven apart." if apart else "klaar")


def todo_changes(
    table: Table, found: Iterable[Double], statuses: Mapping[str, str]
) -> Iterator[Update]:
    """What a match run puts right in ``Mogelijk dubbel``: who is in a pair now is kept.

    ``statuses`` as for ``Double.spare``. A row that is not there yet is for the next pull.
    """
    for one in found:
        for row in table.by_key.get(one.id, ())[:1]:
            if other := differing(row, {"wat nu": one.todo(statuses)}):
                yield Update(table.tab.name, row, other)


def _cells(one: Double, statuses: Mapping[str, str]) -> dict[str, str]:
    return {
        "eerste": one.first,
        "tweede": one.second,
        "wat hetzelfde is": one.same,
        "wat verschilt": one.differs,
        "wat nu": one.todo(statuses),
    }
