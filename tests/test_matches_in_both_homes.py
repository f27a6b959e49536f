"""What comes after a match is the same in a file and in a Google spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.faults.scene import State
from tests.online import Online
from tests.test_week import G4, H5, AtGoogle, Home, InAFile, Week, before_the_week

ID = f"{H5}-{G4}"
NOTED = {
    "laatste contact": "2026-11-23",
    "verlengd tot": "2028-02-01",
    "begint op": "volgend jaar",
    "wat we leerden": "rustig beginnen",
}
NIGHTS = (
    (date(2026, 11, 23), NOTED),
    (date(2027, 12, 1), {"stand": "afgerond", "wil weer": "sponsor"}),
    (date(2027, 12, 2), {}),
)


def lived(home: Home) -> State:
    """A match from beginning to end, with what somebody types on the day after each night.

    At last somebody deletes its row.
    """
    week = Week(home)
    week.on(before_the_week)
    for day, typed in NIGHTS:
        week.night(day)
        for header, text in typed.items():
            week.home.type("Koppelingen", ID, header, text)
    _delete_row(home)
    week.night(date(2027, 12, 3))
    return week.state()


def _delete_row(home: Home) -> None:
    if isinstance(home, InAFile):
        book = load_workbook(home._path)
        book["Koppelingen"].delete_rows(2)
        book.save(home._path)
    elif isinstance(home, AtGoogle):
        home._do({"delete_rows": {"tab": "Koppelingen", "row": 2, "count": 1}})


def test_match_from_beginning_to_end_is_the_same_in_both(tmp_path: Path, online: Online) -> None:
    in_a_file, at_google = lived(InAFile(tmp_path)), lived(AtGoogle(online))
    assert in_a_file == at_google
    told = in_a_file["Koppelingen"][ID]
    assert (told["stand"], told["wat we leerden"]) == ("afgerond", "rustig beginnen")
    assert "staat geen datum" in told["probleem"]
