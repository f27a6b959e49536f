"""What random faults found, each as the least that shows it."""

from __future__ import annotations

from tests.faults.scene import AREA, match, on, pull_in
from tests.online import Online


def typed(online: Online, name: str, cell: str, text: str) -> None:
    online.sheets.person(online.ids[AREA], {"type": {"tab": name, "cell": cell, "text": text}})


def keep_rows(online: Online, name: str, rows: int) -> None:
    """Somebody deletes the empty rows under these."""
    sheet = online.sheets.service.spreadsheets[online.ids[AREA]].titled(name)
    assert sheet
    gone = {"tab": name, "row": rows + 1, "count": sheet.row_count - rows}
    online.sheets.person(online.ids[AREA], {"delete_rows": gone})


def test_noted_row_moves_down_when_the_tab_has_no_empty_rows_left(scene: Online):
    on(scene, match)
    tasks = scene.sheets.grid(scene.ids[AREA], "Vandaag")
    typed(scene, "Vandaag", f"G{len(tasks)}", "bel eerst")
    keep_rows(scene, "Vandaag", len(tasks))
    on(scene, pull_in)
    on(scene, match)  # there are more tasks now, and this one stands last
    moved = scene.sheets.grid(scene.ids[AREA], "Vandaag")[-1]
    assert (moved[5], moved[6]) == (tasks[-1][5], "bel eerst")


def test_row_typed_by_hand_keeps_its_new_id_when_somebody_types_in_it_just_then(scene: Online):
    row = len(scene.sheets.grid(scene.ids[AREA], "Nieuwkomers"))
    busy = {"type": {"tab": "Nieuwkomers", "cell": f"F{row}", "text": "nee"}}
    scene.sheets.faults([{"at": 4, "kind": "person", "do": [busy]}])  # before it is read back
    on(scene, pull_in)
    id, *_, spoken = scene.sheets.grid(scene.ids[AREA], "Nieuwkomers")[row - 1][:6]
    assert (len(id), spoken) == (8, "nee")
