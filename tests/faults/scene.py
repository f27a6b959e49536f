"""A workbook in the middle of its life, the commands that work on it, and what stands in it.

Sign-ups wait in the Inbox, a row was typed by hand, proposals were decided about, volunteers all
said yes to a group, somebody withdrew, and people have columns of their own: every kind of change
is to be made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from intake.google import Patience
from intake.inbox import Pulled, pull
from intake.submission import Submission, reference_for, to_cells
from intake.tabs import KEYS, LOG
from intake.workbook import Append, Snapshot, Update, Workbook, carry_out, column_letter
from intake.workbooks import Workbooks
from matcher.run import run_workbook
from tests.intake.sending import NEWCOMER, VERSION, numbered
from tests.matcher.people import TODAY
from tests.matcher.test_forming import five
from tests.matcher.test_run import POLICIES, members, newcomer, welcoming
from tests.online import HASTE, Online
from tests.sheets.emulator import Emulator

AREA = "rotterdam"
NOW = datetime(2026, 11, 22, 4, 17, tzinfo=UTC)
HOUSEHOLDS = [f"H000000{number}" for number in range(1, 7)]
GROUPS = [f"G000000{number}" for number in range(1, 5)]
OWN_COLUMN, OWN_NOTE = "fiets", "gebeld"

_SECRET = re.compile(r"#sleutel=\S+")

State = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Every tab but ``Logboek``: its rows by key, each cell that is filled by header."""


def sent(number: int, **answers: Any) -> Submission:
    """A sign-up as it landed."""
    id = numbered(number)
    return Submission(
        id=id,
        reference=reference_for(id),
        received=NOW - timedelta(days=1, minutes=-number),
        form="newcomer",
        language="nl",
        consent_version=VERSION,
        key="",
        answers=json.dumps({**NEWCOMER, **answers}),
    )


def fill(
    workbook: Workbook, households: Sequence[str] = HOUSEHOLDS, groups: Sequence[str] = GROUPS
) -> None:
    """Makes an empty workbook such a one."""
    everybody = [member for group in groups for member in members(group)]
    listed = [{**cells, "id": f"M{number:07d}"} for number, cells in enumerate(everybody)]
    workbook.read()
    workbook.apply(
        [
            *(Append("Nieuwkomers", newcomer(id)) for id in households),
            *(Append("Groepen", welcoming(id)) for id in groups),
            *(Append("Groepsleden", cells) for cells in listed),
            *(Append("Vrijwilligers", cells) for cells in five()),
        ]
    )
    match(workbook)
    decide(workbook)
    workbook.read()
    first = sent(1, name="Nieuw Verzonnen", phone="06 11111111")
    change = sent(1, name="Nieuw Verzonnen", phone="06 22222222")
    other = sent(2, name="Ook Verzonnen", phone="06 33333333")
    workbook.apply(
        [
            Append("Inbox", to_cells(first)),
            Append("Inbox", {**to_cells(change), "inzending": f"{first.id}.2"}),
            Append("Inbox", to_cells(other)),
            Append("Nieuwkomers", {**newcomer("H0000009"), "id": "", "aangemeld": ""}),
        ]
    )


def decide(workbook: Workbook) -> None:
    """What a coordinator did since: decisions, an answer, a note, and somebody withdrew."""
    tables = workbook.read().tables
    first, second, third, *_ = tables["Voorstellen"].rows
    (group,) = tables["Groepen vormen"].rows
    leaving = third.cells["id"].partition("-")[0]
    household = tables["Nieuwkomers"].by_key[leaving][0]
    asked = {"besluit": "voorleggen", "antwoord huishouden": "gevraagd", "notitie": "belt terug"}
    workbook.apply(
        [
            Update("Voorstellen", first, asked),
            Update("Voorstellen", second, {"besluit": "past niet", "notitie": "oude buren"}),
            Update("Groepen vormen", group, {"besluit": "voorleggen", "zegt ja": "iedereen"}),
            Update("Nieuwkomers", household, {"stand": "teruggetrokken"}),
        ]
    )


def add_own_columns(online: Online) -> None:
    """Columns of people, with something in them, in a tab of theirs and in one of the machine's."""
    with online.workbooks().opened(AREA, online.ids[AREA]) as workbook:
        tables = workbook.read().tables
    for tab, header in (("Nieuwkomers", OWN_COLUMN), ("Vandaag", OWN_NOTE)):
        letter = column_letter(max(tables[tab].columns.values()) + 1)
        for number, text in ((1, header), (2, f"eigen {tab} 1"), (3, f"eigen {tab} 2")):
            typed = {"tab": tab, "cell": f"{letter}{number}", "text": text}
            online.sheets.person(online.ids[AREA], {"type": typed})


def draws() -> Callable[[int], bytes]:
    """The same bytes in every run, so that ids can be compared."""
    count = iter(range(10_000))
    return lambda size: sha256(str(next(count)).encode()).digest()[:size]


def pull_in(workbook: Workbook) -> None:
    def work(snapshot: Snapshot) -> Pulled:
        # The same draws again when it begins anew.
        return pull(snapshot, TODAY, NOW, "https://voorbeeld.nl", draws())

    carry_out(workbook, work)


def match(workbook: Workbook) -> None:
    run_workbook(workbook, POLICIES, TODAY, NOW)


def setup(online: Online, patience: Patience = HASTE) -> None:
    _, failures = online.workbooks(patience).setup([])
    for failure in failures:
        raise failure


def on(online: Online, work: Callable[[Workbook], None], patience: Patience = HASTE) -> None:
    """The work on the workbook of the area, as a command does it."""
    with online.workbooks(patience).opened(AREA, online.ids[AREA]) as workbook:
        work(workbook)


def state(workbooks: Workbooks, area: str = AREA) -> State:
    """What stands in the workbook, whatever the order of its rows and columns."""
    with workbooks.opened(area, workbooks.all()[area]) as workbook:
        tables = workbook.read().tables
    # The keys of links are drawn anew; where something stands follows from the order of rows.
    left_out = {LOG.name, KEYS.name}
    return {
        name: {
            row.cells[table.tab.key or ""]: {
                header: _SECRET.sub("#…", text)
                for header, text in row.cells.items()
                if text and header != "waar"
            }
            for row in table.rows
        }
        for name, table in tables.items()
        if name not in left_out
    }


def make_small(sheets: Emulator) -> Online:
    """Such a workbook, with few people and no rows to spare, so that a command takes little."""
    online = Online.made(sheets, AREA)
    on(online, lambda workbook: fill(workbook, HOUSEHOLDS[:4], GROUPS[:3]))
    add_own_columns(online)
    leave_gaps(online)
    shorten(sheets, online.ids[AREA])
    online.save()
    return online


def leave_gaps(online: Online) -> None:
    """Empty rows between the others, as rows that went leave them."""
    gaps = [("Voorstellen", 3, 1), ("Voorstellen", 5, 2), ("Berichten", 2, 1)]
    actions = [{"insert_rows": {"tab": t, "before": row, "count": n}} for t, row, n in gaps]
    online.sheets.person(online.ids[AREA], *actions)
    assert online.sheets.person_failures == []


def shorten(sheets: Emulator, id: str) -> None:
    """Leaves few empty rows in every tab of a spreadsheet, as a person may."""
    short = [
        {
            "updateSheetProperties": {
                "properties": {
                    "sheetId": sheet.id,
                    "gridProperties": {"rowCount": sheet.last_row + 25},
                },
                "fields": "gridProperties.rowCount",
            }
        }
        for sheet in sheets.service.spreadsheets[id].sheets
    ]
    sheets.person(id, {"requests": short})
    assert sheets.person_failures == []
