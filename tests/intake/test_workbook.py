"""The contract of every workbook, and how a local ``.xlsx`` file keeps it.

The first part runs for each kind of workbook through ``place``; the rest is about files.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as ExcelTable

from intake.errors import BadInput, ServiceFailed
from intake.local import LocalWorkbooks, open_local, setup_local
from intake.tabs import Column, Tab, tabs
from intake.workbook import (
    Append,
    Change,
    Delete,
    Rewrite,
    Row,
    Snapshot,
    Table,
    Update,
    Workbook,
    after,
    column_letter,
    plain,
    shown,
    sync,
)
from intake.xlsx_tabs import new_document, repair
from tests.online import Online

ROOT = Path(__file__).parent.parent.parent
PEOPLE, MACHINE, HIDDEN = "Nieuwkomers", "Niet gekoppeld", "Besluiten"


class Place(Protocol):
    """A workbook with all tabs and no rows, and what a person may do in it with their hands."""

    def open(self) -> AbstractContextManager[Workbook]: ...

    def type(self, tab: str, cell: str, text: str | date | float | None) -> None: ...

    def sort_rows(self, tab: str) -> None:
        """Puts the rows of the tab upside down."""

    def swap_columns(self, tab: str, one: str, other: str) -> None: ...

    def remove_tab(self, tab: str) -> None: ...

    def rename_tab(self, tab: str, name: str) -> None: ...


@dataclass
class LocalPlace:
    path: Path

    def open(self) -> AbstractContextManager[Workbook]:
        return open_local(self.path, wait=1)

    @contextmanager
    def edit(self) -> Iterator[Book]:
        book = load_workbook(self.path, rich_text=True)
        yield book
        book.save(self.path)

    def type(self, tab: str, cell: str, text: str | date | float | None) -> None:
        with self.edit() as book:
            book[tab][cell].value = text

    def sort_rows(self, tab: str) -> None:
        with self.edit() as book:
            rows = [[cell.value for cell in row] for row in book[tab].iter_rows(min_row=2)]
            for number, row in enumerate(reversed(rows), start=2):
                for column, value in enumerate(row, start=1):
                    book[tab].cell(number, column).value = value

    def swap_columns(self, tab: str, one: str, other: str) -> None:
        with self.edit() as book:
            for left, right in zip(book[tab][one], book[tab][other], strict=True):
                left.value, right.value = right.value, left.value

    def remove_tab(self, tab: str) -> None:
        with self.edit() as book:
            del book[tab]

    def rename_tab(self, tab: str, name: str) -> None:
        with self.edit() as book:
            book[tab].title = name


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    return shutil.copytree(template, tmp_path / "werkmappen")


@pytest.fixture
def local(folder: Path) -> LocalPlace:
    return LocalPlace(folder / "rotterdam.xlsx")


@dataclass
class OnlinePlace:
    online: Online

    def open(self) -> AbstractContextManager[Workbook]:
        return self.online.workbooks().opened("rotterdam", self.online.ids["rotterdam"])

    def do(self, **actions: object) -> None:
        self.online.sheets.person(self.online.ids["rotterdam"], actions)
        assert self.online.sheets.person_failures == []

    def type(self, tab: str, cell: str, text: str | date | float | None) -> None:
        typed = None if text is None else shown(text)
        self.do(type={"tab": tab, "cell": cell, "text": typed})

    def sort_rows(self, tab: str) -> None:
        self.do(sort={"tab": tab, "column": "A", "descending": True})

    def swap_columns(self, tab: str, one: str, other: str) -> None:
        self.do(swap_columns={"tab": tab, "one": one, "other": other})

    def remove_tab(self, tab: str) -> None:
        self.do(delete_tab={"tab": tab})

    def rename_tab(self, tab: str, name: str) -> None:
        self.do(rename_tab={"tab": tab, "name": name})


@pytest.fixture(params=["xlsx", "google"])
def place(request: pytest.FixtureRequest) -> Place:
    """A workbook of each kind."""
    if request.param == "google":
        return OnlinePlace(request.getfixturevalue("online"))
    return LocalPlace(request.getfixturevalue("folder") / "rotterdam.xlsx")


def read(place: Place) -> Snapshot:
    with place.open() as workbook:
        return workbook.read()


def rows(place: Place, tab: str = PEOPLE) -> list[Row]:
    return list(read(place).tables[tab].rows)


def texts(place: Place, header: str, tab: str = PEOPLE) -> list[str]:
    return [row.cells[header] for row in rows(place, tab)]


def write(place: Place, *changes: Change) -> None:
    with place.open() as workbook:
        workbook.read()
        workbook.apply(changes)


def people(*keys: str) -> list[Append]:
    return [Append(PEOPLE, {"id": key, "naam": f"naam {key}"}) for key in keys]


def refusal(place: Place) -> str:
    with pytest.raises(BadInput) as refused:
        read(place)
    assert len(str(refused.value).splitlines()) == 1
    return str(refused.value)


# Reading and writing, for every kind of workbook


def test_new_workbook_has_every_tab_without_rows(place: Place) -> None:
    tables = read(place).tables
    assert {name: table.headers for name, table in tables.items()} == {
        tab.name: tab.headers for tab in tabs()
    }
    assert not any(table.rows for table in tables.values())


def test_appended_rows_are_read_back_in_order(place: Place) -> None:
    write(place, *people("A", "B"))
    assert texts(place, "naam") == ["naam A", "naam B"]


def test_values_are_read_as_a_person_sees_them(place: Place) -> None:
    write(place, Append(HIDDEN, {"id": "0042", "waarde": 85.0, "gezien op": date(2026, 2, 28)}))
    (row,) = rows(place, HIDDEN)
    assert [row.cells[h] for h in ("id", "waarde", "gezien op", "ronde")] == [
        "0042",
        "85",
        "2026-02-28",
        "",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+31612345678", "-5", "@a", "'x", "0042", "1e5", "#N/A"])
def test_text_that_looks_like_more_stays_text(place: Place, text: str) -> None:
    write(place, Append(PEOPLE, {"id": "A", "naam": text, "telefoon": text}))
    assert texts(place, "naam") == texts(place, "telefoon") == [text]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("bel\x07 me\x00", "bel me"),
        ("half \ud800 paar", "half  paar"),
        ("  ruimte  ", "  ruimte  "),
        ("   ", "   "),
        ("_x0041_ _x005F_ x005F_", "_x0041_ _x005F_ x005F_"),
        ("ሰላም مرحبا 👨‍👩‍👧", "ሰላም مرحبا 👨‍👩‍👧"),
    ],
)
def test_unusual_text_is_kept_without_what_no_cell_holds(
    place: Place, text: str, kept: str
) -> None:
    write(place, Append(PEOPLE, {"id": "A", "notitie": text}))
    assert texts(place, "notitie") == [kept]


def test_update_changes_only_its_cells(place: Place) -> None:
    write(place, *people("A", "B"))
    write(place, Update(PEOPLE, rows(place)[1], {"status": "klaar", "naam": None}))
    assert texts(place, "status") == ["", "klaar"]
    assert texts(place, "naam") == ["naam A", ""]


def test_update_finds_row_by_key_when_person_sorted(place: Place) -> None:
    write(place, *people("A", "B", "C"))
    before = rows(place)
    place.sort_rows(PEOPLE)
    write(place, Update(PEOPLE, before[0], {"status": "klaar"}))
    assert {row.cells["id"]: row.cells["status"] for row in rows(place)} == {
        "A": "klaar",
        "B": "",
        "C": "",
    }


def test_row_typed_by_hand_gets_its_key_when_unchanged(place: Place) -> None:
    place.type(PEOPLE, address(place, PEOPLE, "naam", 4), "Met de hand")
    write(place, Update(PEOPLE, rows(place)[0], {"id": "A"}))
    assert [(row.number, row.cells["id"]) for row in rows(place)] == [(4, "A")]


def test_row_without_key_is_refused_when_its_content_changed(place: Place) -> None:
    cell = address(place, PEOPLE, "naam", 2)
    place.type(PEOPLE, cell, "Met de hand")
    (row,) = rows(place)
    place.type(PEOPLE, cell, "Iemand anders")
    with pytest.raises(ServiceFailed, match="Nieuwkomers!A2"):
        write(place, Update(PEOPLE, row, {"id": "A"}))


def test_copied_row_is_told_from_its_original_when_updated(place: Place) -> None:
    write(place, *people("A"), Append(PEOPLE, {"id": "A", "naam": "kopie"}))
    write(place, Update(PEOPLE, rows(place)[1], {"id": "B"}))
    assert texts(place, "id") == ["A", "B"]


def test_two_updates_of_one_row_are_both_written(place: Place) -> None:
    place.type(PEOPLE, address(place, PEOPLE, "naam", 2), "Met de hand")
    (row,) = rows(place)
    write(place, Update(PEOPLE, row, {"id": "A"}), Update(PEOPLE, row, {"status": "klaar"}))
    (row,) = rows(place)
    assert (row.cells["id"], row.cells["status"]) == ("A", "klaar")


def test_deleted_row_is_gone_with_all_that_stood_in_it(place: Place) -> None:
    place.type(PEOPLE, f"{beyond(place, PEOPLE)}1", "van mij")
    write(place, *people("A", "B"))
    place.type(PEOPLE, f"{beyond(place, PEOPLE, -1)}2", "eigen tekst")
    write(place, Delete(PEOPLE, rows(place)[0]))
    assert [row.cells["naam"] for row in rows(place)] == ["naam B"]


def test_new_row_stands_where_after_says(place: Place) -> None:
    write(place, *people("A", "B", "C"))
    write(place, Delete(PEOPLE, rows(place)[1]), *people("D"))
    write(place, *people("E"))
    fifth = {LocalPlace: 3, OnlinePlace: 6}[type(place)]
    assert {row.cells["id"]: row.number for row in rows(place)} == {
        "A": 2,
        "C": 4,
        "D": 5,
        "E": fifth,
    }


@pytest.mark.parametrize("seed", range(3))
def test_after_tells_what_apply_will_make(place: Place, seed: int) -> None:
    draw = random.Random(seed)
    for step in range(5):
        tables = read(place).tables
        some = draw.sample(tables[PEOPLE].rows, min(2, len(tables[PEOPLE].rows)))
        keys = [f"{step}-{number}" for number in range(draw.randrange(4))]
        changes: list[Change] = [
            *people(*keys),
            *(
                draw.choice([Delete(PEOPLE, row), Update(PEOPLE, row, {"naam": f"x{step}"})])
                for row in some
            ),
            Rewrite("Vandaag", [{"id": key, "wat": "bellen"} for key in keys]),
        ]
        expected = {name: after(table, changes) for name, table in tables.items()}
        write(place, *changes)
        assert read(place).tables == expected


def test_columns_are_found_when_person_moved_them(place: Place) -> None:
    write(place, *people("A"))
    place.swap_columns(PEOPLE, "A", "K")
    write(place, Append(PEOPLE, {"id": "B", "naam": "naam B"}))
    assert texts(place, "id") == ["A", "B"]


def test_own_column_of_person_is_read_and_left_alone(place: Place) -> None:
    place.type(PEOPLE, f"{beyond(place, PEOPLE)}1", "fiets")
    write(place, *people("A"))
    place.type(PEOPLE, f"{beyond(place, PEOPLE, -1)}2", "gekregen")
    write(place, Update(PEOPLE, rows(place)[0], {"status": "klaar"}))
    assert texts(place, "fiets") == ["gekregen"]


def unplaced(*keys: str) -> Rewrite:
    return Rewrite(MACHINE, [{"id": key, "soort": "huishouden"} for key in keys])


@pytest.mark.parametrize("keys", [("A", "B"), ("B", "A", "C"), ("C", "D", "B"), (), ("B",)])
def test_rewrite_leaves_exactly_the_wanted_rows_in_order(
    place: Place, keys: tuple[str, ...]
) -> None:
    write(place, unplaced("A", "B"))
    write(place, unplaced(*keys))
    assert texts(place, "id", MACHINE) == list(keys)


def test_rewrite_moves_what_person_typed_along_with_the_key(place: Place) -> None:
    place.type(MACHINE, f"{beyond(place, MACHINE)}1", "gebeld")
    write(place, unplaced("A", "B", "C"))
    for number, text in ((2, "over A"), (4, "over C")):
        place.type(MACHINE, f"{beyond(place, MACHINE, -1)}{number}", text)
    write(place, unplaced("D", "C", "E", "A"))
    assert texts(place, "gebeld", MACHINE) == ["", "over C", "", "over A"]


def test_rewrite_empties_machine_cells_that_are_not_named(place: Place) -> None:
    write(place, Rewrite(MACHINE, [{"id": "A", "waarom niet": "geen plek"}]))
    write(place, unplaced("A"))
    assert texts(place, "waarom niet", MACHINE) == [""]


def test_nothing_is_written_when_one_change_of_many_is_wrong(place: Place) -> None:
    write(place, *people("A"))
    gone = Row(9, {"id": "Z", "naam": "weg"})
    with pytest.raises(ServiceFailed):
        write(place, *people("B"), Update(PEOPLE, gone, {"status": "klaar"}))
    assert texts(place, "id") == ["A"]


@pytest.mark.parametrize(
    "change",
    [
        Append("Onbekend", {}),
        Append(PEOPLE, {"onbekend": "x"}),
        Append(PEOPLE, {"naam": float("nan")}),
        Append(PEOPLE, {"naam": True}),
        Append(PEOPLE, {"naam": datetime(2026, 1, 1, tzinfo=UTC)}),
    ],
    ids=["tab", "header", "nan", "bool", "datetime"],
)
def test_change_that_fits_nowhere_is_our_own_error(place: Place, change: Change) -> None:
    with pytest.raises((ValueError, TypeError), match="Expected"):
        write(place, change)


def test_tab_is_missed_when_removed(place: Place) -> None:
    place.remove_tab("Voorstellen")
    assert "«Voorstellen» ontbreekt" in refusal(place)
    assert "setup-workbook" in refusal(place)


def test_tab_is_named_when_renamed(place: Place) -> None:
    place.rename_tab("Voorstellen", "Onze voorstellen")
    assert "«Onze voorstellen» lijkt erop" in refusal(place)


def test_column_is_missed_when_its_header_is_gone(place: Place) -> None:
    place.type("Voorstellen", address(place, "Voorstellen", "besluit", 1), None)
    assert "Voorstellen!A1: de kop «besluit» ontbreekt" in refusal(place)


def test_columns_are_missed_together_when_two_are_gone(place: Place) -> None:
    cells = [address(place, "Voorstellen", header, 1) for header in ("besluit", "notitie")]
    for cell in cells:
        place.type("Voorstellen", cell, None)
    assert "Voorstellen!A1: de koppen «besluit», «notitie» ontbreken" in refusal(place)


def test_tabs_are_missed_together_when_two_are_gone(place: Place) -> None:
    for tab in ("Voorstellen", "Berichten"):
        place.remove_tab(tab)
    assert "de tabbladen «Voorstellen», «Berichten» ontbreken" in refusal(place)


@pytest.mark.parametrize("other", ["besluiten", "Besluit", "ons oordeel"])
def test_header_is_named_when_renamed(place: Place, other: str) -> None:
    cell = address(place, "Voorstellen", "besluit", 1)
    place.type("Voorstellen", cell, other)
    assert f"Voorstellen!{cell}: hier staat de kop «{other}»" in refusal(place)


def test_header_is_named_when_it_stands_twice(place: Place) -> None:
    place.type(PEOPLE, f"{beyond(place, PEOPLE)}1", "naam")
    assert "de kop «naam» staat ook al in" in refusal(place)


def test_header_is_known_when_white_space_was_added(place: Place) -> None:
    place.type(PEOPLE, "A1", " id\n")
    assert read(place).tables[PEOPLE].headers[0] == "id"


def address(place: Place, tab: str, header: str, number: int) -> str:
    table = read(place).tables[tab]
    return table.address(Row(number, {}), header)


def beyond(place: Place, tab: str, further: int = 0) -> str:
    """The letter of the first column without a header, or one further to the right."""
    return column_letter(max(read(place).tables[tab].columns.values()) + 1 + further)


# What differs (no workbook at all)

SMALL = Tab("Klein", (Column("id", "machine"), Column("aantal", "machine")))


def small(*cells: Mapping[str, str]) -> Table:
    found = tuple(Row(number, row) for number, row in enumerate(cells, start=2))
    return Table(SMALL, {"id": 1, "aantal": 2}, found)


def test_sync_appends_what_is_new_and_updates_what_differs() -> None:
    table = small({"id": "A", "aantal": "1"}, {"id": "B", "aantal": "2"})
    wanted = [{"id": "B", "aantal": 3}, {"id": "A", "aantal": 1.0}, {"id": "C", "aantal": 1}]
    assert sync(table, wanted) == [
        Update("Klein", table.rows[1], {"aantal": 3}),
        Append("Klein", {"id": "C", "aantal": 1}),
    ]


@pytest.mark.parametrize("wanted", [[{"id": ""}], [{"id": "A"}, {"id": "A"}]])
def test_sync_refuses_rows_without_a_key_of_their_own(wanted: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="a key of its own"):
        sync(small(), wanted)


def test_sync_updates_the_uppermost_when_a_row_was_copied() -> None:
    table = small({"id": "A", "aantal": "1"}, {"id": "A", "aantal": "2"})
    assert sync(table, [{"id": "A", "aantal": 1}]) == []


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")]
)
def test_column_letters(number: int, letters: str) -> None:
    assert column_letter(number) == letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (12, "12"),
        (1e20, "1e+20"),
        (date(2026, 1, 2), "2026-01-02"),
        (None, ""),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_value_as_a_person_sees_it(value: float | str | date | None, text: str) -> None:
    assert shown(value) == text


# A file: text is text


TEXT = st.text() | st.text(st.sampled_from("=+-@'\"\t\n\r 0_xX5F1é;,()<&>"), min_size=1)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=5, max_size=100))
def test_any_text_is_read_back_and_is_no_formula(local: LocalPlace, written: list[str]) -> None:
    write(local, Rewrite(MACHINE, [{"id": i, "soort": text} for i, text in enumerate(written)]))
    cells = [row[1] for row in load_workbook(local.path)[MACHINE].iter_rows(min_row=2)]
    assert texts(local, "soort", MACHINE) == [plain(text) for text in written]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_text_that_looks_like_a_formula_is_marked_as_text(local: LocalPlace) -> None:
    write(local, Append(PEOPLE, {"id": "A", "notitie": "=1+1"}))
    cell = load_workbook(local.path)[PEOPLE][address(local, PEOPLE, "notitie", 2)]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_too_long_text_is_refused_before_anything_is_written(local: LocalPlace) -> None:
    before = local.path.read_bytes()
    with pytest.raises(BadInput, match="Nieuwkomers: de tekst voor «notitie» heeft 32768 tekens"):
        write(local, *people("A"), Append(PEOPLE, {"notitie": "x" * 32768}))
    assert local.path.read_bytes() == before


def test_longest_text_that_fits_is_kept(local: LocalPlace) -> None:
    write(local, Append(PEOPLE, {"id": "A", "notitie": "é" * 32767}))
    assert texts(local, "notitie") == ["é" * 32767]


def test_date_is_a_real_date_in_the_file(local: LocalPlace) -> None:
    write(local, Append(MACHINE, {"id": "A", "soort": date(2026, 2, 28), "dagen wacht": 3}))
    sheet = load_workbook(local.path)[MACHINE]
    assert (sheet["B2"].is_date, sheet["B2"].number_format) == (True, "yyyy-mm-dd")
    assert str(sheet["B2"].value) == "2026-02-28 00:00:00"
    assert sheet["C2"].value == 3


def test_number_is_a_number_again_when_a_date_stood_there(local: LocalPlace) -> None:
    write(local, Rewrite(MACHINE, [{"id": "A", "dagen wacht": date(2026, 2, 28)}]))
    write(local, Rewrite(MACHINE, [{"id": "A", "dagen wacht": 3}]))
    assert texts(local, "dagen wacht", MACHINE) == ["3"]


def test_link_can_be_clicked(local: LocalPlace) -> None:
    write(local, Append("Vandaag", {"id": "A", "waar": "Niet gekoppeld!A5"}))
    link = load_workbook(local.path)["Vandaag"]["E2"].hyperlink
    assert link is not None
    assert link.location == "'Niet gekoppeld'!A5"


# A file: what people added survives


def test_nothing_is_written_when_nothing_differs(local: LocalPlace) -> None:
    write(local, *people("A"), unplaced("A", "B"))
    before = local.path.read_bytes(), local.path.stat().st_mtime_ns
    same = Update(PEOPLE, rows(local)[0], {"naam": "naam A", "status": None})
    write(local, same, unplaced("A", "B"))
    assert (local.path.read_bytes(), local.path.stat().st_mtime_ns) == before


def test_formats_of_people_survive(local: LocalPlace) -> None:
    write(local, *people("A", "B"))
    yellow = PatternFill("solid", "FFFF00")
    with local.edit() as book:
        sheet = book[PEOPLE]
        sheet["K2"].fill = yellow
        sheet["K2"].comment = Comment("nog bellen", "iemand")
        sheet["K3"].value = CellRichText(
            [
                "Jan ",
                TextBlock(InlineFont(b=True), "heet"),
                " ",
                TextBlock(InlineFont(i=True), "zo"),
            ]
        )
        sheet.column_dimensions["K"].width = 51
        sheet.column_dimensions["L"].hidden = True
        sheet.row_dimensions[3].height = 77
        sheet.freeze_panes = "C2"
        sheet.conditional_formatting.add("K2:K9", CellIsRule("equal", ["1"], fill=yellow))
        sheet.add_data_validation(DataValidation("list", '"rood,blauw"', sqref="AZ2:AZ9"))
        sheet.auto_filter.add_filter_column(1, ["klaar"])
        book.create_sheet("Van ons", 0)["B2"] = "=1+1"
    write(local, *people("C"), Update(PEOPLE, rows(local)[0], {"status": "klaar"}))
    book = load_workbook(local.path, rich_text=True)
    sheet = book[PEOPLE]
    assert sheet["K2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["K2"].comment.text == "nog bellen"
    assert str(sheet["K3"].value) == "Jan heet zo"
    assert sheet["K3"].value[1].font.b
    assert sheet.column_dimensions["K"].width == 51
    assert sheet.column_dimensions["L"].hidden
    assert sheet.row_dimensions[3].height == 77
    assert sheet.freeze_panes == "C2"
    assert "K2:K9" in [str(formatting.sqref) for formatting in sheet.conditional_formatting]
    assert '"rood,blauw"' in [v.formula1 for v in sheet.data_validations.dataValidation]
    assert sheet.auto_filter.filterColumn[0].filters.filter == ["klaar"]
    assert book.sheetnames[0] == "Van ons"
    assert book["Van ons"]["B2"].value == "=1+1"


def test_notes_are_as_large_as_their_text(local: LocalPlace) -> None:
    write(local, *people("A"))
    with zipfile.ZipFile(local.path) as archive:
        shapes = [archive.read(name) for name in archive.namelist() if name.endswith(".vml")]
    assert shapes
    assert not [shape for shape in shapes if b"width:300px" not in shape]


def test_workbook_behind_a_link_is_replaced_where_it_is(local: LocalPlace, tmp_path: Path) -> None:
    link = tmp_path / "rotterdam.xlsx"
    link.symlink_to(local.path)
    write(LocalPlace(link), *people("A"))
    assert link.is_symlink()
    assert texts(local, "id") == ["A"]


def test_space_between_two_looks_is_marked_to_be_kept(local: LocalPlace) -> None:
    bold = InlineFont(b=True)
    with local.edit() as book:
        book[PEOPLE]["K2"].value = CellRichText([TextBlock(bold, "Jan"), " ", TextBlock(bold, "P")])
    write(local, *people("A"))
    assert b'<t xml:space="preserve"> </t>' in sheet_xml(local, PEOPLE)


def test_row_height_is_fixed_only_when_person_set_it(local: LocalPlace) -> None:
    with local.edit() as book:
        book[PEOPLE].row_dimensions[2].height = 77
    write(local, *people("A"), Append(PEOPLE, {"id": "B", "notitie": "lang " * 60}))
    assert b'<row r="2" ht="77" customHeight="1"' in sheet_xml(local, PEOPLE)
    assert re.search(rb'<row r="3" ht="[\d.]+">', sheet_xml(local, PEOPLE))


def heights(local: LocalPlace) -> list[float | None]:
    """Of the first three rows of people."""
    sheet = load_workbook(local.path)[PEOPLE]
    return [sheet.row_dimensions[number].height for number in (2, 3, 4)]


def test_row_is_as_high_as_its_new_text_when_a_program_fixed_every_height(
    local: LocalPlace,
) -> None:
    long = {"notitie": "lang " * 30}
    write(local, *(Append(PEOPLE, {"id": key, **long}) for key in "ABC"))
    high = heights(local)[0]
    with local.edit() as book:
        book[PEOPLE].row_dimensions[4].height = 77
    first, second, third = rows(local)
    short, longer = {"notitie": "kort"}, {"notitie": "lang " * 60}
    write(local, *(Update(PEOPLE, row, short) for row in (first, third)))
    write(local, Update(PEOPLE, second, longer))
    found = heights(local)
    assert (found[0], found[2]) == (None, 77)
    assert (high or 0) < (found[1] or 0)


def test_emptied_row_is_as_high_as_any_whoever_made_it_higher(local: LocalPlace) -> None:
    write(local, Append(PEOPLE, {"id": "A", "notitie": "lang " * 60}), *people("B"))
    with local.edit() as book:
        book[PEOPLE].row_dimensions[3].height = 77
    write(local, *(Delete(PEOPLE, row) for row in rows(local)))
    assert heights(local) == [None, None, None]


def cell_of(local: LocalPlace, tab: str, header: str) -> Any:
    """The first cell under a header, as the file has it."""
    return load_workbook(local.path)[tab][address(local, tab, header, 2)]


def test_row_of_a_very_long_text_is_cut_off_and_stays_so(local: LocalPlace) -> None:
    write(local, Append(PEOPLE, {"id": "A", "notitie": "lang " * 900}))
    assert b'<row r="2" ht="110" customHeight="1"' in sheet_xml(local, PEOPLE)
    assert cell_of(local, PEOPLE, "notitie").alignment.vertical == "top"
    write(local, Update(PEOPLE, rows(local)[0], {"notitie": "kort"}))
    assert heights(local)[0] is None


def sheet_xml(local: LocalPlace, tab: str) -> bytes:
    place = load_workbook(local.path).sheetnames.index(tab) + 1
    with zipfile.ZipFile(local.path) as archive:
        return archive.read(f"xl/worksheets/sheet{place}.xml")


def set_formula(local: LocalPlace, tab: str, cell: str, formula: str, value: str) -> None:
    """Types a formula as a spreadsheet program does: with the value that it has now."""
    local.type(tab, cell, formula)
    place = load_workbook(local.path).sheetnames.index(tab) + 1
    part = f"xl/worksheets/sheet{place}.xml"
    with zipfile.ZipFile(local.path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = b"n" if value.isdigit() else b"str"
    typed = b'<c r="%s" t="%s"><f>' % (cell.encode(), kind)
    head, _, tail = parts[part].partition(b'<c r="%s"' % cell.encode())
    # With lxml on the machine openpyxl writes an empty element in two parts.
    formula_part, rest = re.split(rb"<v ?/>|<v></v>", tail.partition(b"<f>")[2], maxsplit=1)
    parts[part] = head + typed + formula_part + b"<v>%s</v>" % value.encode() + rest
    with zipfile.ZipFile(local.path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("value", ["2", "over <A> & B"])
def test_formula_of_person_is_read_as_its_value_and_survives(local: LocalPlace, value: str) -> None:
    own = beyond(local, PEOPLE)
    local.type(PEOPLE, f"{own}1", "som")
    set_formula(
        local,
        PEOPLE,
        f"{own}2",
        '=CONCATENATE("a";A2)',
        value.replace("&", "&amp;").replace("<", "&lt;"),
    )
    write(local, *people("A"))
    assert texts(local, "som") == [value, ""]
    write(local, *people("B"))
    assert texts(local, "som") == [value, "", ""]
    assert load_workbook(local.path)[PEOPLE][f"{own}2"].value == '=CONCATENATE("a";A2)'


def test_formula_in_machine_column_is_replaced_when_written(local: LocalPlace) -> None:
    write(local, *people("A"))
    set_formula(local, PEOPLE, "B2", '="kl"&amp;"aar"', "klaar")
    write(local, Update(PEOPLE, rows(local)[0], {"status": "klaar"}))
    assert load_workbook(local.path)[PEOPLE]["B2"].value == "klaar"


def test_formula_and_note_move_along_when_rewritten(local: LocalPlace) -> None:
    own = beyond(local, MACHINE)
    local.type(MACHINE, f"{own}1", "som")
    write(local, unplaced("A", "B"))
    set_formula(local, MACHINE, f"{own}3", "=C3*2", "8")
    with local.edit() as book:
        book[MACHINE]["A3"].comment = Comment("over B", "iemand")
        book[MACHINE]["A3"].fill = PatternFill("solid", "FFFF00")
    set_formula(local, MACHINE, f"{own}3", "=C3*2", "8")
    write(local, unplaced("B", "A"))
    sheet = load_workbook(local.path)[MACHINE]
    assert (sheet[f"{own}2"].value, sheet[f"{own}3"].value) == ("=C2*2", None)
    assert texts(local, "som", MACHINE) == ["8", ""]
    assert sheet["A2"].comment.text == "over B"
    assert sheet["A2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["A3"].fill.fgColor.rgb != "00FFFF00"


def test_rows_under_a_deleted_one_stay_where_formulas_find_them(local: LocalPlace) -> None:
    write(local, *people("A", "B"))
    write(local, Delete(PEOPLE, rows(local)[0]))
    assert [row.number for row in rows(local)] == [3]


def test_new_row_looks_like_its_columns(local: LocalPlace) -> None:
    with local.edit() as book:
        book[PEOPLE].column_dimensions["B"].fill = PatternFill("solid", "FFFF00")
    write(local, Append(PEOPLE, {"id": "A", "status": "klaar", "telefoon": "0612345678"}))
    sheet = load_workbook(local.path)[PEOPLE]
    assert sheet["B2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet[address(local, PEOPLE, "telefoon", 2)].number_format == "@"


def test_reach_of_filter_table_and_drop_downs_grows_with_the_rows(local: LocalPlace) -> None:
    with local.edit() as book:
        book[MACHINE].auto_filter.ref = None
        book[MACHINE].add_table(ExcelTable(displayName="Lijst", ref="A1:E3"))
    write(local, unplaced("A", "B"), *people(*(f"{i:05}" for i in range(2100))))
    write(local, unplaced("A", "B", "C"))
    book = load_workbook(local.path)
    # Like the drop-downs, the filter reaches over rows to come.
    assert book[PEOPLE].auto_filter.ref.endswith("3101")
    assert book[MACHINE].tables["Lijst"].ref == "A1:E4"
    reach = {str(v.sqref).rpartition(":")[2] for v in book[PEOPLE].data_validations.dataValidation}
    assert all(cell.endswith("3101") for cell in reach)


def test_merged_cell_is_refused_when_it_has_to_be_written(local: LocalPlace) -> None:
    write(local, *people("A", "B"))
    row = rows(local)[1]
    with local.edit() as book:
        book[PEOPLE].merge_cells("B2:B3")
    with pytest.raises(BadInput, match="Nieuwkomers!B3: deze cel is samengevoegd"):
        write(local, Update(PEOPLE, row, {"status": "klaar"}))


def test_extensions_of_excel_survive(local: LocalPlace) -> None:
    extension = (
        b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        b'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1">'
        b'<x14:dataValidation type="list"/></x14:dataValidations></ext>'
        b'<ext uri="{00000000-0000-0000-0000-000000000000}"><a/></ext></extLst>'
    )
    with zipfile.ZipFile(local.path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    first = "xl/worksheets/sheet1.xml"
    parts[first] = parts[first].replace(b"</worksheet>", extension + b"</worksheet>")
    with zipfile.ZipFile(local.path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    write(local, *people("A"))
    assert sheet_xml(local, "Vandaag").count(b":dataValidation ") == 1
    assert b"00000000-0000" not in sheet_xml(local, "Vandaag")


# A file: what is no workbook, or holds what would be lost


def empty(path: Path) -> None:
    path.write_bytes(b"")


def csv(path: Path) -> None:
    path.write_text("id;naam\n1;Jan\n")


def with_password(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2000])


def broken_inside(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (empty, "rotterdam.xlsx: dit bestand is leeg."),
        (csv, "rotterdam.xlsx: dit bestand is geen .xlsx-werkmap."),
        (with_password, "rotterdam.xlsx: deze werkmap heeft een wachtwoord"),
        (other_zip, "rotterdam.xlsx: dit bestand is geen .xlsx-werkmap."),
        (cut_off, "rotterdam.xlsx: dit bestand is geen .xlsx-werkmap."),
        (broken_inside, "rotterdam.xlsx: dit bestand is beschadigd"),
        (folder_instead, "rotterdam.xlsx: dit is een map"),
        (missing, "rotterdam.xlsx: deze werkmap is er niet."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_file_that_is_no_workbook_is_refused(
    local: LocalPlace, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(local.path)
    assert refusal(local).startswith(sentence)


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/charts/chart1.xml", "een grafiek"),
        ("xl/media/image1.png", "een plaatje"),
        ("xl/embeddings/oleObject1.bin", "een ingevoegd object"),
        ("xl/slicers/slicer1.xml", "een slicer"),
        ("xl/drawings/drawing1.xml", "een tekening"),
    ],
)
def test_workbook_is_refused_when_it_holds_what_would_be_lost(
    local: LocalPlace, part: str, what: str
) -> None:
    with zipfile.ZipFile(local.path, "a") as archive:
        archive.writestr(part, "<xdr:twoCellAnchor/>")
    before = local.path.read_bytes()
    assert what in refusal(local)
    assert local.path.read_bytes() == before


@pytest.mark.parametrize("part", ["xl/drawings/vmlDrawing9.vml", "xl/drawings/drawing9.xml"])
def test_workbook_is_read_when_drawings_hold_no_shape(local: LocalPlace, part: str) -> None:
    with zipfile.ZipFile(local.path, "a") as archive:
        archive.writestr(part, "<xdr:wsDr/>")
    assert read(local)


# A file: whole or not at all


def in_folder(local: LocalPlace) -> set[str]:
    return {path.name for path in local.path.parent.rglob("*") if not path.name.endswith(".slot")}


def test_backup_holds_the_file_before(local: LocalPlace) -> None:
    write(local, *people("A"))
    before = local.path.read_bytes()
    write(local, *people("B"))
    assert (local.path.parent / "vorige" / "rotterdam.xlsx").read_bytes() == before
    assert in_folder(local) == {"landelijk.xlsx", "rotterdam.xlsx", "vorige"}


def test_rights_on_the_file_stay(local: LocalPlace) -> None:
    local.path.chmod(0o640)
    write(local, *people("A"))
    assert local.path.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_when_somebody_saved_meanwhile(local: LocalPlace) -> None:
    with local.open() as workbook:
        workbook.read()
        local.type(PEOPLE, "A2", "van een mens")
        before = local.path.read_bytes()
        with pytest.raises(ServiceFailed, match="intussen opgeslagen"):
            workbook.apply(people("A"))
    assert local.path.read_bytes() == before
    assert in_folder(local) == {"landelijk.xlsx", "rotterdam.xlsx", "vorige"}


def test_second_apply_is_refused_when_somebody_saved_after_the_first(local: LocalPlace) -> None:
    with local.open() as workbook:
        workbook.read()
        workbook.apply(people("A"))
        local.type(PEOPLE, "A9", "van een mens")
        with pytest.raises(ServiceFailed, match="intussen opgeslagen"):
            workbook.apply(people("B"))


def test_later_applies_build_on_earlier_ones(local: LocalPlace) -> None:
    with local.open() as workbook:
        workbook.read()
        workbook.apply(people("A"))
        workbook.apply(people("B"))
    assert texts(local, "id") == ["A", "B"]


def test_workbook_is_as_before_when_changes_failed_halfway(local: LocalPlace) -> None:
    with local.open() as workbook:
        workbook.read()
        with pytest.raises(ValueError, match="Expected"):
            workbook.apply([*people("A"), Append(PEOPLE, {"onbekend": "x"})])
        workbook.apply(people("B"))
    assert texts(local, "id") == ["B"]


@pytest.mark.parametrize(
    ("mark", "program"), [(".~lock.rotterdam.xlsx#", "LibreOffice"), ("~$rotterdam.xlsx", "Excel")]
)
def test_open_workbook_is_read_but_not_written(local: LocalPlace, mark: str, program: str) -> None:
    before = local.path.read_bytes()
    (local.path.parent / mark).write_text("iemand,op,een,computer")
    assert read(local)
    with pytest.raises(ServiceFailed, match=f"open in {program}") as refused:
        write(local, *people("A"))
    assert mark in str(refused.value)
    assert "iemand" not in str(refused.value)
    assert local.path.read_bytes() == before


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python process of its own, in the root of the repository."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


APPEND = """
import sys, time
from pathlib import Path
from intake.errors import SamenHierError
from intake.local import open_local
from intake.workbook import Append
path, wait, key, keep = sys.argv[1:]
try:
    with open_local(Path(path), wait=float(wait)) as workbook:
        workbook.read()
        print("read", flush=True)
        time.sleep(float(keep))
        workbook.apply([Append("Nieuwkomers", {"id": key, "notitie": "x" * 30_000})])
except SamenHierError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_two_commands_wait_for_each_other(local: LocalPlace) -> None:
    both = [run(APPEND, str(local.path), "30", key, "0.3") for key in "AB"]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert sorted(texts(local, "id")) == ["A", "B"]


def test_second_command_gives_up_when_the_first_takes_too_long(local: LocalPlace) -> None:
    first = run(APPEND, str(local.path), "30", "A", "4")
    assert first.stdout
    assert first.stdout.readline() == "read\n"
    second = run(APPEND, str(local.path), "0.2", "B", "0")
    said, _ = second.communicate(timeout=60)
    assert (second.returncode, first.wait(timeout=60)) == (3, 0)
    assert "een ander commando is met deze werkmap bezig" in said


LIMITED = (
    """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""
    + APPEND
)


@pytest.mark.parametrize("room", [0, 1_000, 20_000])
def test_workbook_is_as_before_when_the_disk_is_full(local: LocalPlace, room: int) -> None:
    before = local.path.read_bytes()
    process = run(LIMITED, str(room), str(local.path), "1", "A", "0")
    said, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (3, "")
    assert "de schijf is vol" in said
    assert local.path.read_bytes() == before
    assert in_folder(local) <= {"landelijk.xlsx", "rotterdam.xlsx", "vorige"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_workbook_is_as_before_when_the_folder_is_read_only(local: LocalPlace) -> None:
    read(local)
    local.path.parent.chmod(0o500)
    try:
        with pytest.raises(ServiceFailed, match="wie de map en het bestand mag wijzigen"):
            write(local, *people("A"))
    finally:
        local.path.parent.chmod(0o700)


KEEP_WRITING = """
import sys
from itertools import count
from pathlib import Path
from intake.local import open_local
from intake.workbook import Append
path = Path(sys.argv[1])
with open_local(path, wait=30) as workbook:
    start = len(workbook.read().tables["Nieuwkomers"].rows)
    print("start", flush=True)
    for number in count(start):
        workbook.apply([
            Append("Nieuwkomers", {"id": str(number), "naam": "x" * 20_000}),
            Append("Groepen", {"id": str(number), "groepsnaam": "x" * 20_000}),
        ])
"""


@pytest.mark.parametrize("milliseconds", [0, 130, 290, 410, 560, 730, 1000, 1370])
def test_workbook_is_as_before_or_after_when_killed(local: LocalPlace, milliseconds: int) -> None:
    process = run(KEEP_WRITING, str(local.path))
    assert process.stdout
    assert process.stdout.readline() == "start\n"
    time.sleep(milliseconds / 1000)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=10)
    tables = read(local).tables
    keys = [row.cells["id"] for row in tables[PEOPLE].rows]
    assert keys == [str(number) for number in range(len(keys))]
    assert keys == [row.cells["id"] for row in tables["Groepen"].rows]
    assert in_folder(local) <= {"landelijk.xlsx", "rotterdam.xlsx", "vorige"}


"""A kill leaves at most a new file without a name of its own; the next command clears it."""


def test_only_whole_files_are_seen_while_writing(local: LocalPlace) -> None:
    seen, stop = set[int](), threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(len(load_workbook(local.path, read_only=True).sheetnames))

    watcher = threading.Thread(target=look)
    watcher.start()
    for key in "ABC":
        write(local, *people(key))
    stop.set()
    watcher.join()
    assert seen == {len(tabs())}


# Setting up


def test_setup_changes_nothing_when_all_is_there(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.xlsx")}
    assert setup_local(folder, ["rotterdam"]) == []
    assert {path: path.read_bytes() for path in folder.glob("*.xlsx")} == before


def test_setup_adds_an_area_to_the_registry(folder: Path) -> None:
    assert setup_local(folder, ["haarlem"]) == ["haarlem.xlsx: de werkmap is gemaakt."]
    assert LocalWorkbooks(folder).all() == {
        "landelijk": "landelijk.xlsx",
        "rotterdam": "rotterdam.xlsx",
        "haarlem": "haarlem.xlsx",
    }


@pytest.mark.parametrize("area", ["", "../weg", "landelijk", ".x", "a/b"])
def test_setup_refuses_an_area_that_is_no_file_name(folder: Path, area: str) -> None:
    with pytest.raises(BadInput, match="kan niet de werkmap"):
        setup_local(folder, [area])


@pytest.mark.parametrize(
    ("area", "file", "found"),
    [
        ("haarlem", "../elders.xlsx", "B3: «../elders.xlsx» kan niet de werkmap van «haarlem»"),
        ("haarlem", "Rotterdam.xlsx", "B3: «haarlem» heeft dezelfde werkmap als «rotterdam»"),
        ("haarlem", "landelijk.xlsx", "B3: «haarlem» heeft dezelfde werkmap als «landelijk»"),
        ("rotterdam", "haarlem.xlsx", "A3: «rotterdam» staat er al."),
        ("landelijk", "haarlem.xlsx", "A3: «landelijk» hoort niet in deze lijst."),
        ("a, b", "haarlem.xlsx", "A3: In «a, b» staat een komma."),
        ("", "haarlem.xlsx", "A3: Hier staat geen werkgebied."),
    ],
)
def test_row_of_the_registry_that_cannot_be_right_is_named_and_holds_up_nobody(
    folder: Path, area: str, file: str, found: str
) -> None:
    national = LocalPlace(folder / "landelijk.xlsx")
    national.type("Werkmappen", "A3", area or None)
    national.type("Werkmappen", "B3", file)
    workbooks = LocalWorkbooks(folder)
    assert list(workbooks.all()) == ["landelijk", "rotterdam"]
    (problem,) = workbooks.problems
    assert found in problem


def test_setup_makes_a_removed_tab_again_in_its_place(local: LocalPlace, folder: Path) -> None:
    local.remove_tab("Niet gekoppeld")
    assert setup_local(folder, []) == ["rotterdam.xlsx: het tabblad «Niet gekoppeld» is gemaakt."]
    assert list(read(local).tables) == load_workbook(local.path).sheetnames


def test_setup_adds_a_removed_column_at_the_end(local: LocalPlace, folder: Path) -> None:
    write(local, Append("Groepen", {"id": "A", "groepsnaam": "Kralingen"}))
    local.type("Groepen", address_in_file(local, "Groepen", "stad"), None)
    assert setup_local(folder, []) == ["rotterdam.xlsx, Groepen: de kolom «stad» is toegevoegd."]
    assert texts(local, "groepsnaam", "Groepen") == ["Kralingen"]
    assert drop_down(load_workbook(local.path), "Groepen", "stad")


def test_setup_does_nothing_when_a_header_was_renamed(local: LocalPlace, folder: Path) -> None:
    local.remove_tab("Niet gekoppeld")
    local.type("Voorstellen", address_in_file(local, "Voorstellen", "besluit"), "besluiten")
    before = local.path.read_bytes()
    with pytest.raises(BadInput, match="hier staat de kop «besluiten»"):
        setup_local(folder, [])
    assert local.path.read_bytes() == before


def test_setup_does_nothing_when_a_tab_was_renamed(local: LocalPlace, folder: Path) -> None:
    local.rename_tab("Voorstellen", "Onze voorstellen")
    before = local.path.read_bytes()
    with pytest.raises(BadInput, match="«Onze voorstellen» lijkt erop"):
        setup_local(folder, [])
    assert local.path.read_bytes() == before


def address_in_file(local: LocalPlace, tab: str, header: str) -> str:
    cells = load_workbook(local.path)[tab][1]
    return next(str(cell.coordinate) for cell in cells if cell.value == header)


def drop_down(book: Book, tab: str, header: str) -> str | None:
    """What can be chosen in the column: the options, or the name of the list that has them."""
    number = [cell.value for cell in book[tab][1]].index(header) + 1
    for validation in book[tab].data_validations.dataValidation:
        if f"{column_letter(number)}2" in validation.sqref:
            return str(validation.formula1)
    return None


def test_setup_restores_a_drop_down(local: LocalPlace, folder: Path) -> None:
    with local.edit() as book:
        book["Voorstellen"].data_validations.dataValidation.clear()
    said = setup_local(folder, [])
    assert "rotterdam.xlsx, Voorstellen: de keuzelijst van «besluit» is hersteld." in said
    formula = drop_down(load_workbook(local.path), "Voorstellen", "besluit")
    assert formula == '"voorleggen,nu niet,past niet,vastzetten"'


@pytest.mark.parametrize("tab", tabs(), ids=lambda tab: tab.name)
def test_every_column_with_options_has_them(local: LocalPlace, tab: Tab) -> None:
    book = load_workbook(local.path)
    for column in tab.columns:
        formula = drop_down(book, tab.name, column.header)
        if not column.options or column.owner == "machine":
            assert formula is None
        elif formula and formula.startswith('"'):
            assert formula == f'"{",".join(column.options)}"'
        else:
            listed = book.defined_names[str(formula)].attr_text.replace("$", "").split("!")[1]
            assert tuple(cell.value for (cell,) in book["Lijsten"][listed]) == column.options


LONG = Tab("Lang", (Column("keuze", "people", options=("met, komma", *map(str, range(200)))),))


def test_long_list_of_options_stands_in_a_hidden_tab() -> None:
    document = new_document("lang.xlsx", [LONG])
    assert drop_down(document.book, "Lang", "keuze") == "lijst_Lang_keuze"
    assert document.book["Lijsten"].sheet_state == "hidden"
    listed = [cell.value for cell in document.book["Lijsten"]["A"] if cell.value]
    assert listed == ["Lang keuze", *LONG.columns[0].options]
    assert repair(document, [LONG]) == []


def test_long_list_of_options_follows_the_columns() -> None:
    document = new_document("lang.xlsx", [LONG])
    shorter = Tab("Lang", (Column("keuze", "people", options=LONG.columns[0].options[1:]),))
    assert repair(document, [shorter]) == [
        "lang.xlsx, Lang: de keuzelijst van «keuze» is hersteld."
    ]
    assert document.book.defined_names["lijst_Lang_keuze"].attr_text == "Lijsten!$A$2:$A$201"
    assert document.book["Lijsten"]["A202"].value is None


@pytest.mark.parametrize("tab", tabs(), ids=lambda tab: tab.name)
def test_new_tab_is_ready_to_work_in(local: LocalPlace, tab: Tab) -> None:
    sheet = load_workbook(local.path)[tab.name]
    assert str(sheet.freeze_panes).endswith("2")
    assert sheet.sheet_state == ("hidden" if tab.hidden else "visible")
    for number, column in enumerate(tab.columns, start=1):
        look = sheet.column_dimensions[column_letter(number)]
        assert (look.width, look.hidden) == (column.width + 2, column.hidden)
        assert look.number_format == ("@" if column.text else "General")
        assert column.note in (sheet.cell(1, number).comment.text if column.note else "")


@pytest.mark.parametrize(
    ("tab", "corner"),
    [("Voorstellen", "C2"), ("Koppelingen", "C2"), ("Nieuwkomers", "B2"), ("Vandaag", "A2")],
)
def test_who_it_is_about_stays_in_sight(local: LocalPlace, tab: str, corner: str) -> None:
    assert load_workbook(local.path)[tab].freeze_panes == corner


def test_whose_a_column_is_can_be_seen(local: LocalPlace) -> None:
    sheet = load_workbook(local.path)["Voorstellen"]
    fills = {copy(cell.fill).fgColor.rgb for cell in sheet[1]}
    assert len(fills) == 2


@pytest.mark.parametrize(
    ("tab", "header", "condition"),
    [("Vandaag", "uiterlijk", "{0}<TODAY()"), ("Voorstellen", "probleem", "LEN({0})>0")],
)
def test_day_that_passed_and_problem_are_coloured(
    local: LocalPlace, tab: str, header: str, condition: str
) -> None:
    place = address_in_file(local, tab, header)[:-1] + "2"
    found = load_workbook(local.path)[tab].conditional_formatting
    formulas = [rule.formula[0] for one in found if place in one.sqref for rule in one.rules]
    assert any(condition.format(place) in formula for formula in formulas)


def test_filter_reaches_columns_of_people_and_rows_they_will_type(local: LocalPlace) -> None:
    local.type(PEOPLE, f"{beyond(local, PEOPLE)}1", "van mij")
    write(local, *people("A"))
    reach = load_workbook(local.path)[PEOPLE].auto_filter.ref
    assert reach == f"A1:{beyond(local, PEOPLE, -1)}2000"


# An emptied header: never a second, empty column beside the first


@pytest.mark.parametrize("header", ["stand", "id", "notitie"])
def test_setup_refuses_when_a_column_with_something_lost_its_header(
    local: LocalPlace, folder: Path, header: str
) -> None:
    write(local, Append(PEOPLE, {"id": "A", "stand": "teruggetrokken", "notitie": "x"}))
    cell = address_in_file(local, PEOPLE, header)
    local.type(PEOPLE, cell, None)
    before = local.path.read_bytes()
    with pytest.raises(BadInput, match=rf"{cell}: in deze kolom staat iets.*«{header}»"):
        setup_local(folder, [])
    assert local.path.read_bytes() == before


def test_setup_refuses_when_the_row_of_headers_is_gone(local: LocalPlace, folder: Path) -> None:
    write(local, *people("A", "B"))
    with local.edit() as book:
        book[PEOPLE].delete_rows(1)
    with pytest.raises(BadInput, match="de rij met koppen is weg"):
        setup_local(folder, [])
