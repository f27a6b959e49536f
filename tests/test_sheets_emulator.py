"""The emulator answers as the live service does: what naive emulators get wrong, one by one.

Driven by the real gspread client. The numbers of traps are those of the notes on Google Sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gspread
import pytest
import requests
from gspread.exceptions import APIError

from tests.sheets.client import SCOPE, SERVICE, client, session
from tests.sheets.emulator import Emulator

AMERICAN = {"properties": {"locale": "en_US"}}


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture(scope="module")
def google(emulator: Emulator) -> gspread.Client:
    return client(emulator)


@pytest.fixture
def book(emulator: Emulator, google: gspread.Client) -> gspread.Spreadsheet:
    return google.open_by_key(emulator.create("Proef", ["Sheet1", "D3", "🌵 x"]))


@pytest.fixture
def sheet(book: gspread.Spreadsheet) -> gspread.Worksheet:
    return book.worksheet("Sheet1")


def refused(error: pytest.ExceptionInfo[APIError]) -> tuple[int, str]:
    return error.value.code, error.value.error["message"]


# -- ranges ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("'Sheet1'!A1", "Sheet1!A1"),
        ("Sheet1!D4:A1", "Sheet1!A1:D4"),
        ("Sheet1!A:C", "Sheet1!A1:C1000"),
        ("Sheet1!2:5", "Sheet1!A2:Z5"),
        ("Sheet1!A2:C", "Sheet1!A2:C1000"),
        ("Sheet1!$B$2:$C$3", "Sheet1!B2:C3"),
        ("'D3'!A1:D4", "'D3'!A1:D4"),
        ("D3", "Sheet1!D3"),
        ("🌵 x!A1:B2", "'🌵 x'!A1:B2"),
        ("Sheet1!Y999:AB2000", "Sheet1!Y999:Z1000"),
    ],
)
def test_range_comes_back_clipped_and_quoted_as_needed(
    book: gspread.Spreadsheet, asked: str, answered: str
) -> None:
    assert book.values_get(asked)["range"] == answered


def test_small_grid_clips_to_its_only_cell(book: gspread.Spreadsheet) -> None:
    book.add_worksheet("klein", 1, 1)
    assert book.values_get("klein!A1:AA1")["range"] == "klein!A1"


def test_named_range_comes_back_as_cells(book: gspread.Spreadsheet) -> None:
    book.worksheet("Sheet1").define_named_range("B1:C3", "koppen")
    assert book.values_get("koppen")["range"] == "Sheet1!B1:C3"
    assert book.values_get("'Sheet1'!koppen")["range"] == "Sheet1!B1:C3"


def test_range_outside_the_grid_is_refused(book: gspread.Spreadsheet) -> None:
    book.add_worksheet("T", 999, 20)
    with pytest.raises(APIError) as error:
        book.values_get("T!U1")
    assert refused(error) == (
        400,
        "Range (T!U1) exceeds grid limits. Max rows: 999, max columns: 20",
    )


def test_range_of_no_tab_cannot_be_parsed(book: gspread.Spreadsheet) -> None:
    with pytest.raises(APIError) as error:
        book.values_get("Weg!A1")
    assert refused(error) == (400, "Unable to parse range: Weg!A1")


# -- reading ---------------------------------------------------------------------------------------


def test_nothing_there_has_no_values_key(book: gspread.Spreadsheet) -> None:
    assert book.values_get("Sheet1") == {"range": "Sheet1!A1:Z1000", "majorDimension": "ROWS"}


def test_empty_ends_are_dropped_and_empty_middles_stay(sheet: gspread.Worksheet) -> None:
    rows = [["A1", "B1", "", "D1"], ["", "b2", "", ""], ["", "", "", ""], ["A4", "", "", ""], [""]]
    sheet.update(rows, "A1")
    found = sheet.spreadsheet.values_get("Sheet1!A1:D9")["values"]
    assert found == [["A1", "B1", "", "D1"], ["", "b2"], [], ["A4"]]


def test_columns_come_as_columns(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"], ["", "d"]], "A1")
    assert sheet.get(major_dimension="COLUMNS") == [["a"], ["b", "d"]]


def test_render_options_show_dates_and_formulas(emulator: Emulator, google: gspread.Client) -> None:
    sheet = google.open_by_key(emulator.create("Proef", **AMERICAN)).sheet1
    sheet.update([["=4/2", "2020-01-01", "string", "53"], ["=3/2", "0.12"]], "A1", raw=False)
    assert sheet.get(value_render_option="FORMULA") == [
        ["=4/2", 43831, "string", 53],
        ["=3/2", 0.12],
    ]
    assert sheet.get() == [["2", "2020-01-01", "string", "53"], ["1.5", "0.12"]]
    assert sheet.get(
        value_render_option="UNFORMATTED_VALUE", date_time_render_option="FORMATTED_STRING"
    ) == [[2, "2020-01-01", "string", 53], [1.5, 0.12]]


# -- writing ---------------------------------------------------------------------------------------


def test_single_cell_is_an_anchor(sheet: gspread.Worksheet) -> None:
    updated = sheet.update([["A1", "B1"], [1, 2, 3, 4]], "A1")
    assert (updated["updatedRange"], updated["updatedCells"]) == ("Sheet1!A1:D2", 6)


def test_null_is_skipped_and_not_counted(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b", "c"]], "A1")
    updated = sheet.update([["x", None, "z"], [None, None, None]], "A1")
    assert sheet.get() == [["x", "b", "z"]]
    counts = [updated[f"updated{name}"] for name in ("Rows", "Columns", "Cells")]
    assert counts == [1, 2, 2]


def test_writing_outside_the_named_range_is_refused(sheet: gspread.Worksheet) -> None:
    with pytest.raises(APIError) as error:
        sheet.update([["a", "b", "c"]], "A1:B2")
    assert refused(error) == (
        400,
        "Requested writing within range ['Sheet1'!A1:B2], but tried writing to column [C]",
    )


def test_update_never_grows_the_grid(book: gspread.Spreadsheet) -> None:
    small = book.add_worksheet("klein", 2, 2)
    with pytest.raises(APIError) as error:
        small.update([["a"], ["b"], ["c"]], "A1")
    assert refused(error)[1].endswith("exceeds grid limits. Max rows: 2, max columns: 2")


def test_value_that_is_no_list_is_refused_with_its_field(sheet: gspread.Worksheet) -> None:
    with pytest.raises(APIError) as error:
        sheet.update("X", "A1")  # type: ignore[arg-type]
    text = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    assert refused(error) == (400, text)
    violations = error.value.error["details"][0]["fieldViolations"]
    assert violations == [{"field": "data.values", "description": text}]


def test_input_option_must_be_named(book: gspread.Spreadsheet) -> None:
    with pytest.raises(APIError) as error:
        book.values_update("Sheet1!A1", body={"values": [["a"]]})
    assert refused(error) == (400, "'valueInputOption' is required but not specified")


def test_batch_of_values_counts_rows_and_columns_once(book: gspread.Spreadsheet) -> None:
    data = [
        {"range": "Sheet1!A1:D1", "values": [["A1", "B1", "", "D1"]]},
        {"range": "Sheet1!A4:D4", "values": [["A4", "B4", "", "D4"]]},
    ]
    answer = book.values_batch_update({"valueInputOption": "RAW", "data": data})
    totals = [answer[f"totalUpdated{name}"] for name in ("Rows", "Columns", "Cells", "Sheets")]
    assert totals == [2, 4, 8, 1]


def test_answer_holds_what_was_written_when_asked(book: gspread.Spreadsheet) -> None:
    params = {"valueInputOption": "USER_ENTERED", "includeValuesInResponse": "true"}
    answer = book.values_update("Sheet1!A1", params, {"values": [["0042"]]})
    assert answer["updatedData"]["values"] == [["42"]]


def test_batch_answers_with_what_was_written_when_asked(book: gspread.Spreadsheet) -> None:
    body = {
        "valueInputOption": "USER_ENTERED",
        "includeValuesInResponse": True,
        "responseValueRenderOption": "UNFORMATTED_VALUE",
        "data": [{"range": "Sheet1!A1", "values": [["0042"]]}],
    }
    answer = book.values_batch_update(body)
    assert answer["responses"][0]["updatedData"]["values"] == [[42]]


# -- raw and typed ---------------------------------------------------------------------------------

TYPED = {
    "0042": "42",
    "007": "7",
    "1e5": "1,00E+05",
    "+49176": "49176",
    "+31 6 12345678": "#ERROR!",
    "-": "-",
    "28-2-2026": "28-2-2026",
    "31-2-2026": "31-2-2026",
    "2020-01-01": "2020-01-01",
    "12 maart": "12 maart",
    "waar": "WAAR",
    "50%": "50%",
    "1.234,50": "1.234,50",
    "€ 12": "€12,00",
    "10:30": "10:30",
    "'0042": "0042",
    "=1+1": "2",
    '="a"&"b"': "ab",
    "=A1": "42",
    "=FOO(1)": "#NAME?",
    "=1/0": "#DIV/0!",
    "  ruimte ": "  ruimte ",
}


@pytest.mark.parametrize(("text", "shown"), TYPED.items())
def test_typed_text_becomes_what_a_dutch_sheet_makes_of_it(
    sheet: gspread.Worksheet, text: str, shown: str
) -> None:
    sheet.update([["42", text]], "A1", raw=False)
    assert sheet.get("B1") == [[shown]]


@pytest.mark.parametrize("text", TYPED)
def test_raw_text_stays_as_it_is(sheet: gspread.Worksheet, text: str) -> None:
    sheet.update([[text]], "A1", raw=True)
    assert sheet.get("A1", value_render_option="UNFORMATTED_VALUE") == [[text]]


def test_day_and_month_are_a_date_of_this_year(sheet: gspread.Worksheet) -> None:
    sheet.update([["1-2"]], "A1", raw=False)
    days = sheet.get("A1", value_render_option="UNFORMATTED_VALUE")[0][0]
    assert isinstance(days, int)
    assert days > 45_000


def test_plain_text_column_keeps_what_is_typed(sheet: gspread.Worksheet) -> None:
    sheet.format("A:A", {"numberFormat": {"type": "TEXT", "pattern": "@"}})
    sheet.update([["0042"], ["=1+1"], ["1-2"]], "A1", raw=False)
    assert sheet.get("A1:A3") == [["0042"], ["=1+1"], ["1-2"]]


def test_text_through_updatecells_is_never_a_formula(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    values = [{"userEnteredValue": {"stringValue": "=IMPORTXML(1)"}}]
    update = {"rows": [{"values": values}], "fields": "userEnteredValue", "start": {}}
    book.batch_update({"requests": [{"updateCells": update}]})
    assert emulator.formulas(book.id) == {}
    assert emulator.grid(book.id, "Sheet1") == [["=IMPORTXML(1)"]]


# -- append ----------------------------------------------------------------------------------------


def test_append_drifts_right_without_a_table_range(sheet: gspread.Worksheet) -> None:
    first = sheet.append_row(["a", "", "c"])
    second = sheet.append_row(["a", "", "c"])
    assert first["updates"]["updatedRange"] == "Sheet1!A1:C1"
    assert "tableRange" not in first
    assert second["updates"]["updatedRange"] == "Sheet1!C2:E2"


def test_append_keeps_its_column_with_a_table_range(sheet: gspread.Worksheet) -> None:
    sheet.append_row(["a", "", "c"])
    second = sheet.append_row(["a", "", "c"], table_range="A1")
    assert (second["tableRange"], second["updates"]["updatedRange"]) == (
        "Sheet1!A1",
        "Sheet1!A2:C2",
    )


@pytest.mark.parametrize(
    ("asked", "table", "lands"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7"),
        ("Sheet1!B4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("Sheet1!C5:D5", "Sheet1!B4:D6", "Sheet1!B7"),
        ("Sheet1!B2:D4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("Sheet1!A3:G10", "Sheet1!B4:D6", "Sheet1!B7"),
        ("Sheet1!A1", "Sheet1!A1:C2", "Sheet1!A3"),
        ("Sheet1!A10", None, "Sheet1!A10"),
    ],
)
def test_append_finds_the_table_of_the_guide(
    sheet: gspread.Worksheet, asked: str, table: str | None, lands: str
) -> None:
    """Google's guide to appending: a table at A1:C2 and one at B4:D6."""
    sheet.update([["x", "y", "z"], ["1", "2", "3"]], "A1")
    sheet.update([["x", "y", "z"], ["1", "2", "3"], ["4", "5", "6"]], "B4")
    answer = sheet.spreadsheet.values_append(
        asked, {"valueInputOption": "RAW"}, {"values": [["n"]]}
    )
    assert (answer.get("tableRange"), answer["updates"]["updatedRange"]) == (table, lands)


def test_append_overwrites_what_stands_under_the_table(sheet: gspread.Worksheet) -> None:
    sheet.update([["kop"], [""], ["onder"]], "A1")
    sheet.append_rows([["a"], ["b"]], table_range="A1")
    assert sheet.get() == [["kop"], ["a"], ["b"]]


def test_append_inserting_rows_pushes_down(sheet: gspread.Worksheet) -> None:
    sheet.update([["kop"], [""], ["onder"]], "A1")
    sheet.append_rows([["a"], ["b"]], table_range="A1", insert_data_option="INSERT_ROWS")
    assert sheet.get() == [["kop"], ["a"], ["b"], [], ["onder"]]


def test_append_grows_the_grid(book: gspread.Spreadsheet) -> None:
    small = book.add_worksheet("klein", 1, 1)
    small.append_rows([["a", "b"], ["c"]], table_range="A1")
    metadata = book.fetch_sheet_metadata({"fields": "sheets.properties"})
    grid = metadata["sheets"][-1]["properties"]["gridProperties"]
    assert (grid["rowCount"], grid["columnCount"]) == (2, 2)


# -- clearing --------------------------------------------------------------------------------------


def test_clear_keeps_notes_formats_and_validation(
    emulator: Emulator, sheet: gspread.Worksheet
) -> None:
    sheet.update([["a"]], "A1")
    sheet.insert_note("A1", "let op")
    sheet.format("A1", {"textFormat": {"bold": True}})
    sheet.add_validation("A1", gspread.utils.ValidationConditionType.one_of_list, ["a", "b"])
    assert sheet.batch_clear(["A1"])["clearedRanges"] == ["Sheet1!A1"]
    cell = emulator.service.spreadsheets[sheet.spreadsheet.id].sheets[0].cell(0, 0)
    assert (cell.entered, cell.note) == (None, "let op")
    assert cell.format
    assert cell.validation


# -- spreadsheets.get ------------------------------------------------------------------------------


def got(book: gspread.Spreadsheet, fields: str, **params: Any) -> Any:
    return book.fetch_sheet_metadata({"fields": fields, **params})


def test_both_notations_of_a_mask_are_one(book: gspread.Spreadsheet) -> None:
    dotted = got(book, "sheets.properties.sheetId,sheets.properties.title")
    assert dotted == got(book, "sheets(properties(sheetId,title))")
    assert dotted == got(book, "sheets/properties(sheetId,title)")


def test_sheet_id_of_zero_is_present_where_it_names_a_tab(book: gspread.Spreadsheet) -> None:
    first = got(book, "sheets.properties")["sheets"][0]["properties"]
    assert (first["sheetId"], first["index"]) == (0, 0)
    assert "hidden" not in first


def test_empty_tab_has_one_empty_grid(book: gspread.Spreadsheet) -> None:
    assert got(book, "sheets.data.rowData.values.note", ranges="Sheet1") == {
        "sheets": [{"data": [{}]}]
    }


def test_cells_come_with_their_gaps(sheet: gspread.Worksheet) -> None:
    sheet.update_notes({"A1": "een", "B2": "twee", "A3": "drie", "C3": "vier"})
    assert got(sheet.spreadsheet, "sheets.data.rowData.values.note", ranges="Sheet1!A2:C3") == {
        "sheets": [
            {
                "data": [
                    {
                        "rowData": [
                            {"values": [{}, {"note": "twee"}]},
                            {"values": [{"note": "drie"}, {}, {"note": "vier"}]},
                        ]
                    }
                ]
            }
        ]
    }


def test_start_of_the_data_is_left_out_when_it_is_zero(sheet: gspread.Worksheet) -> None:
    sheet.update([["a"]], "B3")
    fields = "sheets.data(startRow,startColumn)"
    assert got(sheet.spreadsheet, fields, ranges="Sheet1!A1:C3")["sheets"] == [{"data": [{}]}]
    found = got(sheet.spreadsheet, fields, ranges="Sheet1!B3:C3")["sheets"]
    assert found == [{"data": [{"startRow": 2, "startColumn": 1}]}]


def test_values_come_as_entered_worked_out_and_shown(sheet: gspread.Worksheet) -> None:
    sheet.update([["=1+1", "28-2-2026", "waar", "tekst"]], "A1", raw=False)
    fields = "sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue)"
    cells = got(sheet.spreadsheet, fields, ranges="Sheet1")["sheets"][0]["data"][0]["rowData"][0]
    assert cells["values"] == [
        {
            "userEnteredValue": {"formulaValue": "=1+1"},
            "effectiveValue": {"numberValue": 2},
            "formattedValue": "2",
        },
        {
            "userEnteredValue": {"numberValue": 46081},
            "effectiveValue": {"numberValue": 46081},
            "formattedValue": "28-2-2026",
        },
        {
            "userEnteredValue": {"boolValue": True},
            "effectiveValue": {"boolValue": True},
            "formattedValue": "WAAR",
        },
        {
            "userEnteredValue": {"stringValue": "tekst"},
            "effectiveValue": {"stringValue": "tekst"},
            "formattedValue": "tekst",
        },
    ]


def test_rendered_row_is_not_remembered_when_a_formula_looks_elsewhere(
    sheet: gspread.Worksheet,
) -> None:
    sheet.update([["=A2"], ["oud"]], "A1", raw=False)
    fields = "sheets.data.rowData.values.formattedValue"
    got(sheet.spreadsheet, fields, ranges="Sheet1")
    sheet.update([["nieuw"]], "A2")
    rows = got(sheet.spreadsheet, fields, ranges="Sheet1")["sheets"][0]["data"][0]["rowData"]
    assert rows[0]["values"] == [{"formattedValue": "nieuw"}]


def test_rendered_row_is_remembered_for_the_same_question_only(
    sheet: gspread.Worksheet,
) -> None:
    sheet.update([["a", "b"]], "A1")

    def cells(part: str, ranges: str) -> Any:
        found = got(sheet.spreadsheet, f"sheets.data.rowData.values.{part}", ranges=ranges)
        return found["sheets"][0]["data"][0]["rowData"][0]["values"]

    assert cells("formattedValue", "Sheet1") == [{"formattedValue": "a"}, {"formattedValue": "b"}]
    assert cells("formattedValue", "Sheet1!B1") == [{"formattedValue": "b"}]
    assert cells("effectiveValue", "Sheet1!B1") == [{"effectiveValue": {"stringValue": "b"}}]


def test_grid_data_comes_only_when_asked(book: gspread.Spreadsheet) -> None:
    assert "data" not in book.fetch_sheet_metadata()["sheets"][0]
    assert "data" in book.fetch_sheet_metadata({"includeGridData": "true"})["sheets"][0]


def test_only_tabs_of_the_ranges_come(book: gspread.Spreadsheet) -> None:
    found = got(book, "sheets.properties.title", ranges=["'D3'!A1", "'D3'!B2"])
    assert found == {"sheets": [{"properties": {"title": "D3"}}]}


def test_field_that_is_none_is_refused(book: gspread.Spreadsheet) -> None:
    with pytest.raises(APIError) as error:
        got(book, "sheets(properties(naam))")
    assert refused(error) == (400, "Request contains an invalid argument.")
    described = error.value.error["details"][0]["fieldViolations"][0]["description"]
    assert described.endswith("Cannot find matching fields for path 'sheets.properties.naam'.")


def test_colour_comes_back_in_steps_and_in_both_notations(sheet: gspread.Worksheet) -> None:
    sheet.format("A1", {"backgroundColor": {"red": 1, "green": 0, "blue": 0.5}})
    found = got(sheet.spreadsheet, "sheets.data.rowData.values.userEnteredFormat", ranges="Sheet1")
    colour = {"red": 1, "blue": 0.49803922}
    assert found["sheets"][0]["data"][0]["rowData"][0]["values"][0]["userEnteredFormat"] == {
        "backgroundColor": colour,
        "backgroundColorStyle": {"rgbColor": colour},
    }


# -- who may come in -------------------------------------------------------------------------------


def test_spreadsheet_that_is_not_there_is_404(google: gspread.Client) -> None:
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        google.open_by_key("weg")


def test_spreadsheet_that_is_not_shared_is_403(emulator: Emulator) -> None:
    id = emulator.create("Van een ander", shared_with=[])
    answer = session(emulator).get(f"{SERVICE}/v4/spreadsheets/{id}")
    assert answer.status_code == 403
    assert answer.json()["error"]["message"] == "The caller does not have permission"


def test_token_that_was_not_given_out_is_401(emulator: Emulator) -> None:
    id = emulator.create("Proef")
    answer = requests.get(
        f"{emulator.url}/v4/spreadsheets/{id}",
        headers={"authorization": "Bearer zomaar"},
        timeout=9,
    )
    assert (answer.status_code, answer.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_service_account_cannot_create(google: gspread.Client, emulator: Emulator) -> None:
    answer = session(emulator).post(f"{SERVICE}/v4/spreadsheets", json={})
    assert answer.status_code == 403
    assert "storage quota" in answer.json()["error"]["message"]


def test_reading_scope_cannot_write(emulator: Emulator) -> None:
    id = emulator.create("Proef")
    reading = session(emulator, scope=f"{SCOPE}.readonly")
    assert reading.get(f"{SERVICE}/v4/spreadsheets/{id}").ok
    assert reading.post(f"{SERVICE}/v4/spreadsheets/{id}/values/A1:clear").status_code == 403


# -- limits ----------------------------------------------------------------------------------------


def test_long_text_is_refused(sheet: gspread.Worksheet) -> None:
    sheet.update([["x" * 50_000]], "A1")
    with pytest.raises(APIError, match="50000 characters"):
        sheet.update([["x" * 50_001]], "A1")


def test_too_many_columns_are_refused(sheet: gspread.Worksheet) -> None:
    with pytest.raises(APIError, match="18278 columns"):
        sheet.resize(rows=1, cols=18_279)


def test_too_many_cells_are_refused(sheet: gspread.Worksheet) -> None:
    with pytest.raises(APIError, match="10000000 cells"):
        sheet.resize(rows=1_000_000, cols=26)
