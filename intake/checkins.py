"""How a match goes, as one of its sides tells it: the keys to that form, and the tab Terugblik.

What somebody tells is for coordinators alone. It stands in that tab and nowhere else: in no text,
no count and no line about the other side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from intake.answers import read_day, read_tick
from intake.changes import cells_of
from intake.dossier import INBOXES, Dossier
from intake.draft import Decisions, Draft
from intake.keys import TOKEN, Draw, hash_of, key_cells, last_day, new_token, unused
from intake.kinds import CHECK_IN
from intake.rows import read_entry_answer
from intake.schema import load_forms
from intake.submission import Submission
from intake.tabs import DECIDED, KEYS, LOOK_BACK
from intake.workbook import Append, Row, Snapshot, Table, Value

_SEEN, _OPEN = "gezien", "open"


@dataclass
class CheckInKeys:
    """The keys of the check-ins that stand ready in Berichten, and new ones.

    A token stands in its message alone: one that was not sent keeps its token while it is valid,
    and a message that somebody deleted is a key that is lost.
    """

    messages: Table
    keys: Table
    today: date
    draw: Draw
    new: list[Append] = field(default_factory=list)

    def token(self, message: str, reader: str) -> str:
        """The token for the message with this id, to the record ``reader``."""
        for row in self.messages.by_key.get(message, ())[:1]:
            for found in TOKEN.finditer(row.cells["tekst"]):
                if self._opens(found[0], message, reader):
                    return found[0]
        token, hashed = new_token(reader, self.draw)
        id = unused(message, self.keys.by_key)
        cells = key_cells(id, CHECK_IN, reader, hashed, last_day(self.today))
        self.new.append(Append(KEYS.name, {**cells}))
        return token

    def _opens(self, token: str, message: str, reader: str) -> bool:
        hashed, today = hash_of(token), self.today.isoformat()
        return any(
            key.cells["sleutel"] == hashed
            and key.cells["formulier"] == CHECK_IN
            and key.cells["voor"] == reader
            and key.cells["geldig tot"] >= today
            and key.cells["id"].startswith(message)
            for key in self.keys.rows
        )


class LookBack:
    """The rows of Terugblik, and the memory of which of them people saw."""

    def __init__(self, draft: Draft, today: date) -> None:
        self._draft = draft
        self._memory = Decisions(draft, "terugblik", today)
        self._rows = draft.by_key(LOOK_BACK)

    def remember(self, submission: str) -> None:
        """Whether people saw the row of this submission, as the row says now."""
        row = self._rows.get(submission)
        if row is not None and self.is_known(submission):
            seen = _SEEN if read_tick(row.text("gezien")) else _OPEN
            self._memory.keep(submission, self._memory.about(submission), seen)

    def is_known(self, submission: str) -> bool:
        return self._memory.value(submission) != ""

    def is_put_away(self, submission: str) -> bool:
        """Whether people saw the row and then deleted it."""
        return submission not in self._rows and self._memory.value(submission) == _SEEN

    def put(self, submission: Submission, record: str, match: str) -> None:
        """The row as it was sent, whatever became of it; what people typed in it stays."""
        form = load_forms()[CHECK_IN]
        cells: dict[str, Value] = {
            "dag": submission.day,
            "wie": record,
            "koppeling": match,
            **cells_of(form.questions_for(form.tab), submission.raw),
        }
        row = self._rows.get(submission.id)
        if row is None:
            row = self._draft.append(LOOK_BACK, {"id": submission.id})
            self._rows[submission.id] = row
        for header, value in cells.items():
            row.put(header, value)
        if not self.is_known(submission.id):
            self._memory.keep(submission.id, record, _OPEN)


@dataclass(frozen=True)
class Call:
    """Somebody is to be called about their match, and no coordinator said that they saw it."""

    id: str
    record: str
    came_in: date | None
    asked: bool


def calls(table: Table) -> Iterator[Call]:
    """Who asked for a call or said that it does not go well, one for each row of Terugblik."""
    for rows in table.by_key.values():
        cells = rows[0].cells
        asked = _said(rows[0], "call") == "yes"
        if (asked or _said(rows[0], "going") == "badly") and not read_tick(cells["gezien"]):
            yield Call(cells["id"], cells["wie"], read_day(cells["dag"]), asked)


def unheard(snapshot: Snapshot, found: Dossier) -> list[str]:
    """Where the other side told something of this record that a person should see first.

    Forgetting the record takes it away; who asked for a call would then never get one.
    """
    asking = {call.id for call in calls(snapshot.tables[LOOK_BACK])}
    known = {
        *snapshot.tables[LOOK_BACK].by_key,
        *snapshot.tables[DECIDED.name].by_key,
    }
    return [
        f"{each.tab}!{each.address}"
        for each in found.rows
        if each.confided
        and (
            (each.tab == LOOK_BACK and each.row.cells["id"] in asking)
            or (each.tab in INBOXES and each.row.cells["inzending"] not in known)
        )
    ]


def _said(row: Row, question: str) -> Value:
    asked = load_forms()[CHECK_IN].question(question)
    found = read_entry_answer(asked, row.cells[asked.column])
    return found if isinstance(found, str) else None
