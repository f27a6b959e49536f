"""A coordinator works in a matched workbook in a real LibreOffice, and the program goes on with it.

Decisions, a pair of one's own, a colour and a sort are made in there; then a night passes, somebody
saves again, and another night passes.
"""

from __future__ import annotations

import shutil
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from intake.tabs import OVERVIEW, STALE_SIGN, tabs
from intake.workbook import Snapshot, column_letter
from made_up.desk import differences
from tests.faults.scene import AREA
from tests.libreoffice import Hand, LibreOffice, choose, colour, sort_down, type_in
from tests.test_week import (
    MONDAY,
    InAFile,
    Week,
    before_the_week,
    proposed,
    read,
    waiting,
)

pytestmark = pytest.mark.libreoffice

OWN, OWN_TEXT, OWN_SHADE = "fiets", "een blauwe, zonder bel", "FFEB3B"
PHONED = "Nieuw Verzonnen"
CORRECTED = "+31 6 99999999"
TUESDAY = date(2026, 11, 24)


@dataclass
class Told:
    """The workbook at four moments, and who the coordinator decided about."""

    office: LibreOffice
    week: Week
    folder: Path
    put_forward: str = ""
    not_now: str = ""
    own_pair: str = ""
    corrected: str = ""

    def keep(self, moment: str) -> None:
        shutil.copy(self.folder / f"{AREA}.xlsx", self.at(moment))

    def at(self, moment: str) -> Path:
        return self.folder / f"{moment}.xlsx"

    def path(self) -> Path:
        return self.folder / f"{AREA}.xlsx"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("werkmappen")
    office = LibreOffice(tmp_path_factory.mktemp("libreoffice"))
    told = Told(office, Week(InAFile(folder)), folder)
    told.week.on(before_the_week)
    told.week.night(MONDAY)
    told.keep("gemaakt")
    office.work(told.path(), list(a_morning(told)))
    told.keep("bewerkt")
    told.week.night(TUESDAY)
    told.keep("volgende dag")
    office.work(told.path())
    told.keep("nog eens bewaard")
    return told


def a_morning(told: Told) -> Iterator[Hand]:
    """What the coordinator does, from tab to tab."""
    told.put_forward, told.not_now, other = map(told.week.proposal_of, proposed(told.week))
    told.own_pair = f"{waiting(told.week)}-{other[9:]}"
    at = Places(read(told.week.home.workbooks))
    yield choose(*at("Voorstellen", told.put_forward, "besluit"), "voorleggen")
    yield choose(*at("Voorstellen", told.put_forward, "antwoord huishouden"), "ja")
    yield type_in(*at("Voorstellen", told.put_forward, "kennismaking op"), "2026-11-28")
    yield choose(*at("Voorstellen", told.not_now, "besluit"), "nu niet")
    household, sponsor = told.own_pair.split("-")
    yield type_in("Voorstellen", at.under("Voorstellen", "eigen huishouden"), household)
    yield type_in("Voorstellen", at.under("Voorstellen", "eigen sponsor"), sponsor)
    yield from own_column(at)
    told.corrected = household
    yield type_in(*at("Nieuwkomers", household, "telefoon"), CORRECTED)
    (phoned,) = (key for key, row in names(told.week) if row == PHONED)
    yield choose(*at("Nieuwkomers", phoned, "gesprek"), "ja")
    yield at.sorted("Nieuwkomers", "id")


def names(week: Week) -> list[tuple[str, str]]:
    """The id and the name of everybody in Nieuwkomers."""
    return [(id, row["naam"]) for id, row in week.rows("Nieuwkomers").items()]


def own_column(at: Places) -> Iterator[Hand]:
    """A column of one's own in Nieuwkomers, with a text and a colour in its first row."""
    letter = column_letter(max(at.snapshot.tables["Nieuwkomers"].columns.values()) + 1)
    yield type_in("Nieuwkomers", f"{letter}1", OWN)
    yield type_in("Nieuwkomers", f"{letter}2", OWN_TEXT)
    yield colour("Nieuwkomers", f"{letter}2", OWN_SHADE)


@dataclass(frozen=True)
class Places:
    """Where things stand in the workbook that is open."""

    snapshot: Snapshot

    def __call__(self, tab: str, key: str, header: str) -> tuple[str, str]:
        table = self.snapshot.tables[tab]
        return tab, table.address(table.by_key[key][0], header)

    def under(self, tab: str, header: str) -> str:
        """An empty row, one further than the first."""
        return f"{column_letter(self.snapshot.tables[tab].columns[header])}{self._last(tab) + 2}"

    def sorted(self, tab: str, header: str) -> Hand:
        columns = self.snapshot.tables[tab].columns
        last = column_letter(max(columns.values()) + 1)
        return sort_down(tab, f"A2:{last}{self._last(tab)}", columns[header] - 1)

    def _last(self, tab: str) -> int:
        return max(row.number for row in self.snapshot.tables[tab].rows)


@cache
def load(path: Path) -> Book:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(path)


MOMENTS = ("bewerkt", "volgende dag", "nog eens bewaard")


def drop_downs(path: Path) -> dict[tuple[str, str], list[object]]:
    """What can be chosen, by tab and first cell."""
    book = load(path)
    return {
        (sheet.title, str(cells.coord).split(":")[0]): _options(book, str(found.formula1))
        for sheet in book.worksheets
        for found in sheet.data_validations.dataValidation
        for cells in found.sqref.ranges
    }


def _options(book: Book, formula: str) -> list[object]:
    if formula.startswith('"'):
        return list(formula.strip('"').split(","))
    tab, area = book.defined_names[formula].attr_text.replace("$", "").split("!")
    return [cell.value for (cell,) in book[tab][area]]


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_drop_down_offers_the_same(told: Told, moment: str) -> None:
    assert drop_downs(told.at(moment)) == {
        (tab.name, f"{column_letter(number)}2"): list(column.options)
        for tab in tabs()
        for number, column in enumerate(tab.columns, start=1)
        if column.options and column.owner == "people"
    }


def formats(path: Path) -> Counter[tuple[str, str, bool]]:
    """The formats by condition: tab, kind, and whether it is the one of a day too long ago."""
    return Counter(
        (sheet.title, rule.type, any(STALE_SIGN in formula for formula in rule.formula))
        for sheet in load(path).worksheets
        for found in sheet.conditional_formatting
        for rule in found.rules
    )


@pytest.mark.parametrize("moment", MOMENTS)
def test_bars_and_colours_by_condition_are_there_once(told: Told, moment: str) -> None:
    made = formats(told.at("gemaakt"))
    assert made["Voorstellen", "dataBar", False] == 3
    assert made["Vandaag", "expression", True] == 1
    assert formats(told.at(moment)) == made


@pytest.mark.parametrize("moment", MOMENTS)
def test_charts_are_there_once(told: Told, moment: str) -> None:
    sheets = load(told.at(moment)).worksheets
    found = {sheet.title: len(sheet._charts) for sheet in sheets if sheet._charts}  # type: ignore[attr-defined]
    assert found == {"Overzicht": len(OVERVIEW.charts)}


@pytest.mark.parametrize("moment", MOMENTS)
def test_hidden_tabs_and_columns_stay_hidden(told: Told, moment: str) -> None:
    assert hidden(told.at(moment)) == hidden(told.at("gemaakt"))


def hidden(path: Path) -> tuple[set[str], set[tuple[str, str]]]:
    book = load(path)
    columns = {
        (sheet.title, str(sheet.cell(1, column).value))
        for sheet in book.worksheets
        for look in sheet.column_dimensions.values()
        if look.hidden
        for column in range(look.min, min(look.max, sheet.max_column) + 1)
        if sheet.cell(1, column).value
    }
    return {sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"}, columns


@pytest.mark.parametrize("moment", MOMENTS)
def test_dates_are_still_dates(told: Told, moment: str) -> None:
    assert dates(told.at("gemaakt")) <= dates(told.at(moment))


def dates(path: Path) -> set[tuple[str, str]]:
    """The tabs and headers with a real date under them."""
    return {
        (sheet.title, str(sheet.cell(1, cell.column).value))
        for sheet in load(path).worksheets
        for row in sheet.iter_rows(min_row=2, max_row=60)
        for cell in row
        if isinstance(cell.value, datetime)
    }


@pytest.mark.parametrize("moment", MOMENTS)
def test_own_column_keeps_its_text_and_colour(told: Told, moment: str) -> None:
    sheet = load(told.at(moment))["Nieuwkomers"]
    column = next(cell.column for cell in sheet[1] if cell.value == OWN)
    (cell,) = (cell for (cell,) in sheet.iter_rows(2, min_col=column, max_col=column) if cell.value)
    assert (cell.value, cell.fill.fgColor.rgb) == (OWN_TEXT, f"FF{OWN_SHADE}")


def test_sort_of_the_coordinator_stays(told: Told) -> None:
    for moment in MOMENTS:
        sheet = load(told.at(moment))["Nieuwkomers"]
        ids = [str(sheet.cell(row, 1).value) for row in range(2, 8)]
        assert ids == sorted(ids, reverse=True)


def test_decisions_are_carried_out_and_remembered(told: Told) -> None:
    rows = told.week.rows("Voorstellen")
    asked = rows[told.put_forward]
    assert (asked["stand"], asked["antwoord huishouden"]) == ("voorgelegd", "ja")
    assert asked["kennismaking op"] == "2026-11-28"
    decided = told.week.rows("Besluiten").values()
    kept = {(row["over"], row["waarde"]) for row in decided if row["soort"] == "besluit"}
    assert kept >= {(told.put_forward, "voorleggen"), (told.not_now, "nu niet")}


def test_pair_of_ones_own_is_checked(told: Told) -> None:
    own = told.week.rows("Voorstellen")[told.own_pair]
    assert own["stand"] == "eigen paar"
    assert float(own["past"]) > 0


def test_what_was_corrected_and_ticked_is_read(told: Told) -> None:
    rows = told.week.rows("Nieuwkomers")
    assert rows[told.corrected]["telefoon"] == CORRECTED
    assert "gesprek" not in "".join(
        task["waarom"] for task in told.week.rows("Vandaag").values() if task["wat"] == "bellen"
    )


def test_run_after_another_save_changes_only_logboek(told: Told) -> None:
    told.week.night(TUESDAY)
    assert set(differences(told.at("nog eens bewaard"), told.path())) == {"Logboek"}
