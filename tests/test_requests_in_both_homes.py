"""What somebody asks, and how a match goes: through a link, in a file and at Google."""

from __future__ import annotations

from pathlib import Path

from intake.keys import hash_of, key_cells
from intake.local import LocalWorkbooks
from intake.submission import to_cells
from intake.workbook import Append, Update, Workbook
from intake.workbooks import Workbooks
from tests.faults.scene import AREA, State, pull_in, state
from tests.intake.paper import NEWCOMER, TODAY, sent
from tests.online import Online

AMINA, ZEHRA = (sent("newcomer", NEWCOMER | {"phone": f"06 1234567{n}"}) for n in (1, 2))
FORMULA = "=1+1"
KEY = "a" * 64


def lived(workbooks: Workbooks) -> State:
    """Two sign up, both ask for a link; one stops, one asks something and tells how it goes."""

    def on(work: object) -> None:
        with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
            work(workbook)  # type: ignore[operator]

    def sign_up(workbook: Workbook) -> None:
        workbook.read()
        workbook.apply([Append("Inbox", to_cells(one)) for one in (AMINA, ZEHRA)])

    def ask(workbook: Workbook) -> None:
        rows = workbook.read().tables["Nieuwkomers"].rows
        workbook.apply([Update("Nieuwkomers", row, {"wijziglink": "ja"}) for row in rows])

    def answer(workbook: Workbook) -> None:
        messages = workbook.read().tables["Berichten"].by_key
        keys = [
            hash_of(
                messages[f"{one.reference}:wijzig-link"][0].cells["tekst"].split("=")[1].split()[0]
            )
            for one in (AMINA, ZEHRA)
        ]
        pair = f"{ZEHRA.reference}-G0000001:contactmoment:na-1m:{ZEHRA.reference}"
        landed = [
            sent("change", {"request": "stop"}, id="verzoek-een", key=keys[0]),
            sent("change", {"request": "change", "becomes": FORMULA}, id="verzoek-2", key=keys[1]),
            sent("checkin", {"going": "badly", "call": "no", "tells": FORMULA}, id="hoe", key=KEY),
        ]
        key = key_cells(pair, "checkin", ZEHRA.reference, KEY, TODAY)
        workbook.apply(
            [Append("Sleutels", {**key}), *(Append("Inbox", to_cells(one)) for one in landed)]
        )

    for work in (sign_up, pull_in, ask, pull_in, answer, pull_in, pull_in):
        on(work)
    return state(workbooks)


def test_requests_and_check_ins_are_the_same_in_both(tmp_path: Path, online: Online) -> None:
    files = LocalWorkbooks(tmp_path)
    files.setup([AREA])
    in_files, at_google = lived(files), lived(online.workbooks())
    assert in_files == at_google
    stands = {id: row.get("stand", "") for id, row in at_google["Nieuwkomers"].items()}
    assert stands == {AMINA.reference: "teruggetrokken", ZEHRA.reference: ""}
    assert at_google["Wijzigingen"]["verzoek-2:change"]["wordt"] == FORMULA
    assert at_google["Terugblik"]["hoe"]["wat je wilt vertellen"] == FORMULA
    assert online.sheets.formulas(online.ids[AREA]) == {}
