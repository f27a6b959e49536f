"""A real LibreOffice opens our workbook, edits it and saves it; what it saved is still ours.

The program runs without a window, which is how it drops frozen panes: those are not looked at.
"""

from __future__ import annotations

import shutil
import warnings
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from intake.local import open_local, setup_local
from intake.tabs import DECISIONS, OVERVIEW, STALE_SIGN, Column, Tab
from intake.workbook import Append, Change, Snapshot, Update, column_letter
from intake.xlsx_tabs import new_document
from tests.libreoffice import LibreOffice

pytestmark = pytest.mark.libreoffice

PEOPLE = "Nieuwkomers"
TEXTS = (
    "=1+1",
    "+31612345678",
    "-5",
    "@home",
    "0042",
    "1e5",
    "2026-01-02",
    "#N/A",
    "TRUE",
    "'x",
    "  ruimte  ",
    "   ",
    "een\ntwee\n\ndrie",
    "ሰላም مرحبا 👨‍👩‍👧",
    "<a>&amp;b",
    "_x0041_ x005F_ _x000D_",
)
LONG = Tab(
    "Lang",
    (
        Column("id", "machine"),
        Column("keuze", "people", options=tuple(f"keuze nummer {i}, met komma" for i in range(40))),
    ),
)


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


def apply(path: Path, *changes: Change) -> Snapshot:
    with open_local(path) as workbook:
        workbook.read()
        workbook.apply(changes)
        return workbook.read()


def load(path: Path) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(path)


@pytest.fixture(scope="module")
def first(libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with rows and with what a person added, saved by LibreOffice once."""
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["rotterdam"])
    path = folder / "rotterdam.xlsx"
    people = [
        Append(PEOPLE, {"id": f"{number:08}", "naam": text, "telefoon": text, "notitie": text})
        for number, text in enumerate(TEXTS)
    ]
    proposal = {"id": "A-B", "past": 85, "waarom": "nog te schrijven", "besluit": "nu niet"}
    apply(path, *people, Append("Voorstellen", proposal))
    add_by_hand(path)
    libreoffice.edit(path, "nog te schrijven", "in LibreOffice geschreven")
    return path


def add_by_hand(path: Path) -> None:
    book = load(path)
    sheet = book[PEOPLE]
    own = sheet.max_column + 1
    sheet.cell(1, own).value = "fiets"
    sheet.cell(2, own).value = '=B2&"!"'
    sheet.cell(3, own).value = "gekregen"
    sheet.cell(3, own).fill = PatternFill("solid", "FFFF00")
    sheet.cell(3, own).comment = Comment("een rode", "iemand")
    own_tab = book.create_sheet("Van ons")
    own_tab["A1"] = "lijstje"
    own_tab.append(["fietsen", 3])
    chart = BarChart()
    chart.add_data(Reference(own_tab, min_col=2, min_row=2))
    own_tab.add_chart(chart, "D2")
    book.save(path)


@pytest.fixture(scope="module")
def second(first: Path, libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, after we wrote in it and LibreOffice saved it again."""
    path = Path(shutil.copy(first, tmp_path_factory.mktemp("later") / "rotterdam.xlsx"))
    with open_local(path) as workbook:
        rows = workbook.read().tables[PEOPLE].rows
        workbook.apply(
            [
                Update(PEOPLE, rows[0], {"status": "klaar"}),
                Append(PEOPLE, {"id": "nieuw", "aangemeld": date(2026, 2, 28), "telefoon": "0612"}),
            ]
        )
    libreoffice.edit(path, "lijstje", "nog een lijstje")
    return path


@pytest.fixture(params=["first", "second"])
def saved(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


@pytest.mark.parametrize("header", ["naam", "telefoon", "notitie"])
def test_texts_stay_as_they_were_when_saved(saved: Path, header: str) -> None:
    rows = apply(saved).tables[PEOPLE].rows[: len(TEXTS)]
    assert [row.cells[header] for row in rows] == list(TEXTS)


def test_edit_is_read(first: Path) -> None:
    (row,) = apply(first).tables["Voorstellen"].rows
    assert (row.cells["waarom"], row.cells["past"]) == ("in LibreOffice geschreven", "85")


def test_what_we_wrote_afterwards_is_there(second: Path) -> None:
    row = apply(second).tables[PEOPLE].by_key["nieuw"][0]
    assert (row.cells["aangemeld"], row.cells["telefoon"]) == ("2026-02-28", "0612")


def test_what_person_added_is_there(saved: Path) -> None:
    sheet = load(saved)[PEOPLE]
    cell = sheet.cell(3, apply(saved).tables[PEOPLE].columns["fiets"])
    assert cell.value == "gekregen"
    assert cell.fill.fgColor.rgb == "FFFFFF00"
    assert cell.comment.text == "een rode"
    assert "Van ons" in load(saved).sheetnames


def test_formula_of_person_follows_what_we_wrote(first: Path, second: Path) -> None:
    shown = [apply(path).tables[PEOPLE].rows[0].cells["fiets"] for path in (first, second)]
    assert shown == ["!", "klaar!"]


def test_drop_downs_are_there(saved: Path) -> None:
    number = apply(saved).tables["Voorstellen"].columns["besluit"]
    found = load(saved)["Voorstellen"].data_validations.dataValidation
    assert [v.formula1 for v in found if f"{column_letter(number)}900" in v.sqref] == [
        f'"{",".join(DECISIONS)}"'
    ]


def test_bars_and_hidden_tabs_are_there(saved: Path) -> None:
    book = load(saved)
    rules = [rule for found in book["Voorstellen"].conditional_formatting for rule in found.rules]
    assert sorted(rule.type for rule in rules) == ["dataBar"] * 3 + ["expression"]
    assert book["Inbox"].sheet_state == "hidden"


def test_charts_are_there_once_ours_and_those_of_people(saved: Path) -> None:
    found = [len(load(saved)[tab]._charts) for tab in ("Overzicht", "Van ons")]  # type: ignore[attr-defined]
    assert found == [len(OVERVIEW.charts), 1]


def test_chart_that_somebody_took_away_stays_away(first: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(first, tmp_path / "rotterdam.xlsx"))
    book = load(path)
    book["Overzicht"]._charts = []  # type: ignore[attr-defined]
    book.save(path)
    shutil.copy(path, tmp_path / "landelijk.xlsx")
    setup_local(tmp_path, ["rotterdam"])
    assert not load(path)["Overzicht"]._charts  # type: ignore[attr-defined]


def test_rule_on_a_run_that_did_not_come_is_there_once(saved: Path) -> None:
    for tab in ("Vandaag", "Overzicht"):
        rules = [rule for found in load(saved)[tab].conditional_formatting for rule in found.rules]
        assert sum(any(STALE_SIGN in text for text in rule.formula) for rule in rules) == 1


def test_plain_text_columns_stay_plain_text(saved: Path) -> None:
    table = apply(saved).tables[PEOPLE]
    cell = load(saved)[PEOPLE].cell(2, table.columns["telefoon"])
    assert cell.number_format == "@"


def test_setup_finds_nothing_to_repair(saved: Path) -> None:
    national = saved.parent / "landelijk.xlsx"
    if not national.exists():
        shutil.copy(saved, national)
    assert not [said for said in setup_local(saved.parent, ["rotterdam"]) if "rotterdam" in said]


def test_nothing_is_written_when_nothing_differs(saved: Path) -> None:
    before = saved.read_bytes()
    row = apply(saved).tables[PEOPLE].rows[0]
    apply(saved, Update(PEOPLE, row, dict(row.cells)))
    assert saved.read_bytes() == before


def test_long_list_of_options_is_still_there_when_saved(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / "lang.xlsx"
    path.write_bytes(new_document("lang.xlsx", [LONG]).content())
    saved = libreoffice.convert(path, "xlsx", tmp_path / "bewaard")
    book = load(saved)
    (validation,) = book["Lang"].data_validations.dataValidation
    listed = book.defined_names[validation.formula1].attr_text.replace("$", "").split("!")[1]
    assert tuple(cell.value for (cell,) in book["Lijsten"][listed]) == LONG.columns[1].options
