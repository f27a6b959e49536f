"""The newsletter through a link, in a file and at Google."""

from __future__ import annotations

import re
from pathlib import Path

from intake.keys import hash_of
from intake.local import LocalWorkbooks
from intake.submission import Submission, to_cells
from intake.tabs import NATIONAL, REGISTRY
from intake.workbook import Append, Workbook
from intake.workbooks import Workbooks
from tests.faults.scene import State, pull_in, state
from tests.intake.paper import sent
from tests.online import Online

FORMULA = "=1+1@voorbeeld.nl"
ANNA, BRAM = (sent("newsletter", {"email": one, "consent": "ja"}) for one in ("a@b.nl", FORMULA))


def lived(workbooks: Workbooks) -> State:
    """Two sign up, one of them twice; one says yes."""

    def on(work: object) -> None:
        with workbooks.opened(NATIONAL, workbooks.all()[NATIONAL]) as workbook:
            work(workbook)  # type: ignore[operator]

    def land(workbook: Workbook, *landed: Submission) -> None:
        workbook.apply([Append("Inbox", to_cells(one)) for one in landed])

    def sign_up(workbook: Workbook) -> None:
        again = sent("newsletter", {"email": "A@b.nl", "consent": "ja"}, id="nog-een-keer")
        workbook.read()
        land(workbook, ANNA, BRAM, again)

    def say_yes(workbook: Workbook) -> None:
        texts = [row.cells["tekst"] for row in workbook.read().tables["Berichten"].rows]
        token = re.search(rf"#sleutel=({ANNA.reference}\.\w+)", "".join(texts))
        assert token
        yes = {"wants_newsletter": "yes"}
        land(workbook, sent("newsletter-choice", yes, id="keuze", key=hash_of(token[1])))

    for work in (sign_up, pull_in, say_yes, pull_in, pull_in):
        on(work)
    found = state(workbooks, NATIONAL)
    return {tab: rows for tab, rows in found.items() if tab != REGISTRY.name}


def test_newsletter_is_the_same_in_both(tmp_path: Path, online: Online) -> None:
    files = LocalWorkbooks(tmp_path)
    files.setup([])
    in_files, at_google = lived(files), lived(online.workbooks())
    assert in_files == at_google
    stands = {id: (row["e-mail"], row["stand"]) for id, row in at_google["Nieuwsbrief"].items()}
    assert stands == {
        ANNA.reference: ("a@b.nl", "bevestigd"),
        BRAM.reference: (FORMULA, "gevraagd"),
    }
    assert online.sheets.formulas(online.ids[NATIONAL]) == {}
