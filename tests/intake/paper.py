"""Workbooks on paper: snapshots that tests make, change and read without a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count

from intake.inbox import pull
from intake.keys import Draw
from intake.submission import Submission, reference_for, to_cells
from intake.tabs import tab, workbook_tabs
from intake.workbook import (
    Append,
    Change,
    Delete,
    Row,
    Snapshot,
    Table,
    Update,
    Value,
    check_changes,
    shown,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 15, tzinfo=UTC)
SITE = "https://voorbeeld.nl"
RECEIVED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

NEWCOMER = {
    "for_whom": "self",
    "name": "Amina Voorbeeld",
    "phone": "06 12345678",
    "city": "rotterdam",
    "contact_language": "ar",
    "people": "3",
    "consent": "ja",
}
INTAKE = {
    "adults_18_29": "0",
    "adults_30_44": "2",
    "adults_45_59": "0",
    "adults_60": "0",
    "children": "1",
    "languages": ["ar", "en"],
    "intake_consent": "ja",
}
GROUP = {
    "name": "Kees Verzonnen",
    "email": "kees@voorbeeld.nl",
    "city": "rotterdam",
    "size": "5",
    "dutch_speakers": "5",
    "consent": "ja",
}
MEMBER = {
    "name": "Bea Bedacht",
    "email": "bea@voorbeeld.nl",
    "city": "rotterdam",
    "consent": "ja",
}
HOST = {
    "name": "Gijs Verzonnen",
    "email": "gijs@voorbeeld.nl",
    "city": "haarlem",
    "beds": "3",
    "stay_first": "1-3-2027",
    "consent": "ja",
}
HOST_INTAKE = {
    "stay_last": "2027-06-30",
    "adults_18_29": "0",
    "adults_30_44": "0",
    "adults_45_59": "1",
    "adults_60": "1",
    "children": "0",
    "languages": ["nl", "en"],
    "pets": "yes",
    "smokes": "no",
    "smoking": "unsaid",
    "intake_consent": "ja",
}
VOLUNTEER = {
    "name": "Vera Verzonnen",
    "email": "vera@voorbeeld.nl",
    "city": "rotterdam",
    "people": "2",
    "leads": "yes",
    "people_30_44": "2",
    "times": ["evening", "weekend"],
    "consent": "ja",
}
CASE = {
    "case_number": "2026-0123",
    "city": "rotterdam",
    "people": "4",
    "languages": ["ar"],
    "arrives_first": "1-3-2027",
    "arrives_last": "2027-04-01",
    "helper_name": "Cas Bedacht",
    "helper_reach": "010 123 45 67",
    "case_shared": "ja",
}
ORGANISATION = {
    "organisation_kind": "municipality",
    "organisation_name": "Gemeente Sprookjesdam",
    "city": "rotterdam",
    "offers": ["space", "newcomers"],
    "name": "Olga Verzonnen",
    "email": "olga@voorbeeld.nl",
    "consent": "ja",
}


def draw() -> Draw:
    """Bytes that look random and are the same in every test."""
    numbers = count(1)
    return lambda size: next(numbers).to_bytes(size, "big")


def sent(
    form: str, answers: Mapping[str, object], id: str = "", reference: str = "", key: str = ""
) -> Submission:
    """A submission as it lands; its id and reference follow from what was sent."""
    text = json.dumps(answers, ensure_ascii=False)
    own = id or f"inzending-{reference_for(form + text)}"
    return Submission(
        id=own,
        reference=reference or reference_for(own),
        received=RECEIVED,
        form=form,
        language="nl",
        consent_version="2026-11-22.1",
        key=key,
        answers=text,
    )


def workbook(*landed: Submission) -> Snapshot:
    """A workbook with nothing in it but these submissions in the Inbox."""
    tables = {tab.name: _table(tab.name, []) for tab in workbook_tabs("landelijk")}
    return after(Snapshot(tables), [Append("Inbox", to_cells(each)) for each in landed])


def land(snapshot: Snapshot, *landed: Submission) -> Snapshot:
    """The workbook after these submissions landed too."""
    return after(snapshot, [Append("Inbox", to_cells(each)) for each in landed])


def _table(name: str, rows: Sequence[Mapping[str, str]]) -> Table:
    headers = tab(name).headers
    return Table(
        tab(name),
        {header: place for place, header in enumerate(headers, start=1)},
        tuple(
            Row(number, {header: cells.get(header, "") for header in headers})
            for number, cells in enumerate(rows, start=2)
            if any(cells.values())
        ),
    )


def after(snapshot: Snapshot, changes: Sequence[Change]) -> Snapshot:
    """The workbook as it is when the changes were written."""
    check_changes(snapshot.tables, changes)
    rows = {
        name: {row.number: dict(row.cells) for row in table.rows}
        for name, table in snapshot.tables.items()
    }
    for change in changes:
        here = rows[change.tab]
        match change:
            case Append(cells=cells):
                here[max(here, default=1) + 1] = _shown(cells)
            case Update(row=row, cells=cells):
                here[row.number] |= _shown(cells)
            case Delete(row=row):
                del here[row.number]
    return Snapshot({name: _table(name, list(found.values())) for name, found in rows.items()})


def _shown(cells: Mapping[str, Value]) -> dict[str, str]:
    return {header: shown(value) for header, value in cells.items()}


def pulled(snapshot: Snapshot, today: date = TODAY) -> Snapshot:
    """The workbook after a pull."""
    return after(snapshot, pull(snapshot, today, NOW, SITE, draw()).changes)


def rows(snapshot: Snapshot, tab_name: str) -> list[Mapping[str, str]]:
    return [row.cells for row in snapshot.tables[tab_name].rows]


def only(snapshot: Snapshot, tab_name: str) -> Mapping[str, str]:
    """The one row of a tab."""
    (row,) = rows(snapshot, tab_name)
    return row


def typed(snapshot: Snapshot, tab_name: str, place: int = 0, /, **cells: str) -> Snapshot:
    """The workbook after a person wrote in the row at this place; ``_`` stands for a space."""
    row = snapshot.tables[tab_name].rows[place]
    return after(snapshot, [Update(tab_name, row, _spaced(cells))])


def added(snapshot: Snapshot, tab_name: str, **cells: str) -> Snapshot:
    """The workbook after a person typed a new row; ``_`` stands for a space."""
    return after(snapshot, [Append(tab_name, _spaced(cells))])


def deleted(snapshot: Snapshot, tab_name: str, place: int = 0) -> Snapshot:
    """The workbook after a person deleted the row at this place."""
    return after(snapshot, [Delete(tab_name, snapshot.tables[tab_name].rows[place])])


def _spaced(cells: Mapping[str, str]) -> dict[str, str]:
    return {header.replace("_", " "): text for header, text in cells.items()}
