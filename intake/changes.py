"""What somebody sent later about a record that is there: lines in ``Wijzigingen``, for people.

A later submission never overwrites. Each answer that differs is a line; ``ja`` writes it into the
record at the next pull, ``nee`` leaves it, ``apart`` makes the submission a record of its own. What
was decided is kept in ``Besluiten``, so that no line is carried out or asked twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake.answers import Raw, Value, read_questions, show, tidy
from intake.draft import Decisions, Draft, Entry
from intake.records import Standing
from intake.rows import fold, read_entry_answer, standing_of
from intake.schema import Question
from intake.tabs import (
    ADOPT,
    APART,
    CHANGE_ADOPTED,
    CHANGE_APART,
    CHANGE_OPEN,
    CHANGE_REFUSED,
    CHANGE_SAME,
    CHANGE_WRONG_KEY,
    CHANGES,
    REFUSE,
    record_questions,
)
from intake.workbook import Value as Cell
from intake.workbook import shown

_UNDONE = (CHANGE_OPEN, CHANGE_SAME, CHANGE_REFUSED, CHANGE_WRONG_KEY)

STANDING = "stand"
"""In the place of a question's id: whether somebody who stopped takes part again."""
REQUEST = "verzoek"
"""Under «wat»: something that somebody asks of people, who say «ja» once it is done."""


def cells_of(questions: Iterable[Question], raw: Mapping[str, Raw]) -> dict[str, Cell]:
    """The cells of what was sent: right answers in their one spelling, wrong ones as they came."""
    asked = tuple(questions)
    answers = read_questions(asked, raw, "nl")
    wrong = {error.question for error in answers.errors}
    return {
        question.column: _as_sent(raw.get(question.id, ""))
        if question.id in wrong
        else _cell(question, answers.values[question.id])
        for question in asked
    }


def _as_sent(raw: Raw) -> str:
    return raw if isinstance(raw, str) else ", ".join(raw)


def _cell(question: Question, value: Value) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return show(question, value)


def cell_from_text(question: Question, text: str) -> Cell:
    """What to write in a cell for ``text`` that stood in another one."""
    value = read_entry_answer(question, text)
    return text if value is None else _cell(question, value)


def same_answer(question: Question, one: str, other: str) -> bool:
    """Whether two cells say the same, however they are spelled."""
    values = read_entry_answer(question, one), read_entry_answer(question, other)
    if None in values:
        return fold(one) == fold(other)
    return values[0] == values[1]


@dataclass(frozen=True)
class Difference:
    """A cell of a record that a later submission says differently; ``key`` is the question's id."""

    record: str
    key: str
    header: str
    was: str
    becomes: str


def differences(
    entry: Entry, questions: Iterable[Question], cells: Mapping[str, Cell]
) -> list[Difference]:
    """What ``cells`` say differently from the record; an answer left empty changes nothing."""
    found = []
    for question in questions:
        was, becomes = entry.text(question.column), shown(cells.get(question.column))
        if becomes and not same_answer(question, was, becomes):
            found.append(Difference(entry.id, question.id, question.column, was, becomes))
    return found


def back_again(entry: Entry) -> list[Difference]:
    """That somebody who had stopped signed up again, when the record says that they stopped."""
    if standing_of(entry) is Standing.ACTIVE:
        return []
    return [Difference(entry.id, STANDING, "stand", entry.text("stand"), Standing.ACTIVE.value)]


class Changes:
    """The lines of ``Wijzigingen``, and the memory of what was decided about each."""

    def __init__(self, draft: Draft, today: date, received: Mapping[str, date]) -> None:
        """``received`` gives the day on which each submission came in."""
        self._draft = draft
        self._received = received
        self._memory = Decisions(draft, "wijziging", today)
        self._lines = draft.by_key(CHANGES.name)
        for id, line in self._lines.items():
            if not self._memory.value(id):
                self._memory.keep(id, line.text("wie"), line.text("stand") or CHANGE_OPEN)
            line.put("stand", self._memory.value(id))
        self._ids: dict[str, list[str]] = {}
        for id in self._memory:
            self._ids.setdefault(_submission_of(id), []).append(id)

    def is_known(self, submission: str) -> bool:
        """Whether there are lines about this submission, or were."""
        return submission in self._ids

    def records_of(self, submission: str) -> set[str]:
        """The ids of the records that this submission is a change to; empty when it is none."""
        return {self._memory.about(id) for id in self._ids.get(submission, ())} - {""}

    def is_apart(self, submission: str) -> bool:
        """Whether people said that this submission is a record of its own."""
        return any(
            self._standing(id) == CHANGE_APART or self._choice(id) == APART
            for id in self._ids.get(submission, ())
        )

    def _standing(self, id: str) -> str:
        return self._memory.value(id)

    def _choice(self, id: str) -> str:
        """What people chose for a line; whoever refused an answer may take it over after all."""
        if self._standing(id) not in _UNDONE or id not in self._lines:
            return ""
        return tidy(self._lines[id].text("overnemen")).casefold()

    def note(self, submission: str, found: Iterable[Difference], about: str) -> None:
        """A line for each difference; one line that says so when nothing differs."""
        lines = list(found)
        for line in lines:
            self._add(submission, line, CHANGE_OPEN)
        if not lines:
            self._add(submission, Difference(about, "gelijk", "", "", ""), CHANGE_SAME)

    def note_done(self, submission: str, line: Difference) -> None:
        """The line of what was carried out at once."""
        self._add(submission, line, CHANGE_ADOPTED)

    def note_wrong_key(self, submission: str, form: str) -> None:
        """The line about answers that came with a key that is not known, or not valid any more."""
        self._add(submission, Difference("", "sleutel", form, "", ""), CHANGE_WRONG_KEY)

    def _add(self, submission: str, line: Difference, standing: str) -> None:
        id = f"{submission}:{line.key}"
        cells: dict[str, Cell] = {
            "id": id,
            "wie": line.record,
            "wat": line.header,
            "was": line.was,
            "wordt": line.becomes,
            "stand": standing,
            "ontvangen": self._received.get(submission),
        }
        self._lines[id] = self._draft.append(CHANGES.name, cells)
        self._memory.keep(id, line.record, standing)
        self._ids.setdefault(submission, []).append(id)

    def part(self, submission: str) -> None:
        """The submission is a record of its own: nothing about its lines is open any more."""
        for id in self._ids.get(submission, ()):
            is_undecided = self._standing(id) in (CHANGE_OPEN, CHANGE_SAME)
            if is_undecided or self._choice(id) == APART:
                self._settle(id, CHANGE_APART)

    def _settle(self, id: str, standing: str) -> None:
        self._memory.keep(id, self._memory.about(id), standing)
        if id in self._lines:
            self._lines[id].put("stand", standing)

    def decide(self, record: Callable[[str], tuple[str, Entry] | None]) -> None:
        """Carry out what people chose; ``record`` gives tab and row by id.

        A cell that is neither what it was nor what it was to become is left alone, and its line
        stays open: that is a problem for people.
        """
        for id in tuple(self._lines):
            standing = self._standing(id)
            choice = self._choice(id) if standing != CHANGE_SAME else ""
            if choice == REFUSE and standing != CHANGE_REFUSED:
                self._settle(id, CHANGE_REFUSED)
            elif choice == ADOPT and _adopt(self._lines[id], record(self._lines[id].text("wie"))):
                self._settle(id, CHANGE_ADOPTED)

    def lost(self) -> Iterator[tuple[str, str, str]]:
        """Open lines that were deleted: submission, question's id and record's id of each."""
        for id in self._memory:
            if self._standing(id) == CHANGE_OPEN and id not in self._lines:
                yield _submission_of(id), id.rpartition(":")[2], self._memory.about(id)

    def adopted(self) -> Iterator[tuple[str, str, str]]:
        """What was adopted: submission, question's id and record's id of each line."""
        for id in self._memory:
            if self._standing(id) == CHANGE_ADOPTED:
                yield _submission_of(id), id.rpartition(":")[2], self._memory.about(id)


def _submission_of(line: str) -> str:
    return line.rpartition(":")[0]


def _adopt(line: Entry, found: tuple[str, Entry] | None) -> bool:
    """Whether the record now says what the line says."""
    if found is None:
        return False
    tab_name, entry = found
    header, becomes = line.text("wat"), line.text("wordt")
    if header == STANDING:
        entry.put(header, becomes)
        return True
    if header == REQUEST:
        return True  # A person did it.
    question = next((q for q in record_questions(tab_name) if q.column == header), None)
    if question is None:
        return False
    now = entry.text(header)
    if same_answer(question, now, line.text("was")):
        entry.put(header, cell_from_text(question, becomes))
        return True
    return same_answer(question, now, becomes)
