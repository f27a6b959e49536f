"""``batchUpdate`` of the emulator: whole or not at all, and what each kind of request does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError

from tests.sheets.client import client
from tests.sheets.emulator import Emulator

Json = dict[str, Any]

OTHER = "vrijwilliger@voorbeeld.nl"
EMPTY_CELL = {"userEnteredValue": {"stringValue": ""}}


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture(scope="module")
def google(emulator: Emulator) -> gspread.Client:
    return client(emulator)


@pytest.fixture
def book(emulator: Emulator, google: gspread.Client) -> gspread.Spreadsheet:
    tabs = {"Een": [["id", "naam"], ["1", "a"], ["2", "b"], ["3", "c"]], "Twee": []}
    shared = [emulator.email, OTHER]
    return google.open_by_key(emulator.create("Proef", tabs, shared_with=shared))


def ask(book: gspread.Spreadsheet, *requests: Json, **options: Any) -> Any:
    return book.batch_update({"requests": list(requests), **options})


def refusal(book: gspread.Spreadsheet, *requests: Json) -> str:
    """What the service says when it refuses with 400."""
    with pytest.raises(APIError) as error:
        ask(book, *requests)
    assert error.value.code == 400
    message: str = error.value.error["message"]
    return message


def got(book: gspread.Spreadsheet, fields: str) -> Any:
    return book.fetch_sheet_metadata({"fields": fields})


def text(value: str) -> Json:
    return {"userEnteredValue": {"stringValue": value}}


def rows(*cells: str) -> list[Json]:
    """One row a text."""
    return [{"values": [text(cell)]} for cell in cells]


def span(start: int, end: int, dimension: str = "ROWS") -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def grid_range(top: int, bottom: int, left: int, right: int) -> Json:
    return {
        "sheetId": 0,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def name(name: str, id: str = "", **edges: int) -> Json:
    explicit = {"namedRangeId": id} if id else {}
    return {
        "addNamedRange": {
            "namedRange": {**explicit, "name": name, "range": {"sheetId": 0, **edges}}
        }
    }


def protect(emulator: Emulator, book: gspread.Spreadsheet, **edges: int) -> None:
    """By the service account, against everybody but the owner and itself."""
    ask(
        book,
        {
            "addProtectedRange": {
                "protectedRange": {
                    "range": {"sheetId": 0, **edges},
                    "editors": {"users": [emulator.email]},
                }
            }
        },
    )


# -- whole or not at all ---------------------------------------------------------------------------


def test_batch_is_applied_whole_or_not_at_all(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    message = refusal(
        book,
        {"updateCells": {"start": {}, "rows": rows("x"), "fields": "userEnteredValue"}},
        {"addSheet": {"properties": {"title": "Drie"}}},
        {"deleteNamedRange": {"namedRangeId": "weg"}},
    )
    assert message.startswith("Invalid requests[2].deleteNamedRange: ")
    assert emulator.grid(book.id, "Een")[0] == ["id", "naam"]
    assert emulator.tabs(book.id) == ["Een", "Twee"]


def test_replies_are_one_for_each_request(book: gspread.Spreadsheet) -> None:
    answer = ask(book, {"addSheet": {"properties": {"sheetId": 7, "title": "T"}}}, name("n"))
    added, named = answer["replies"]
    assert added["addSheet"]["properties"]["sheetId"] == 7
    assert named["addNamedRange"]["namedRange"]["range"] == {}


def test_spreadsheet_comes_along_when_asked(book: gspread.Spreadsheet) -> None:
    answer = ask(
        book,
        {"updateCells": {"start": {}, "rows": rows("x"), "fields": "userEnteredValue"}},
        includeSpreadsheetInResponse=True,
        responseIncludeGridData=True,
        responseRanges=["Een!A1"],
    )
    cells = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert [cell["formattedValue"] for cell in cells] == ["x"]


def test_unknown_request_and_field_are_refused(book: gspread.Spreadsheet) -> None:
    assert refusal(book, {"maakTab": {}}) == (
        "Invalid JSON payload received. Unknown name \"maakTab\" at 'requests[0]': "
        "Cannot find field."
    )
    message = refusal(book, {"addSheet": {"properties": {"naam": "x"}}})
    assert "at 'requests[0].add_sheet.properties'" in message


def test_wrong_type_is_refused_with_its_place(book: gspread.Spreadsheet) -> None:
    message = refusal(book, {"addSheet": {"properties": {"title": 5}}})
    assert message == ("Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5")


# -- tabs ------------------------------------------------------------------------------------------


def test_title_and_id_of_a_tab_are_its_own(book: gspread.Spreadsheet) -> None:
    assert refusal(book, {"addSheet": {"properties": {"title": "een"}}}).startswith(
        'Invalid requests[0].addSheet: A sheet with the name "een" already exists'
    )
    taken = {"addSheet": {"properties": {"title": "Drie", "sheetId": 0}}}
    assert "already exists" in refusal(book, taken)


def test_last_visible_tab_stays(book: gspread.Spreadsheet) -> None:
    ask(book, {"deleteSheet": {"sheetId": book.worksheet("Twee").id}})
    hide = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}
    assert refusal(book, {"updateSheetProperties": hide}).endswith(
        "You can't hide all the sheets in a document."
    )
    assert "remove all the visible sheets" in refusal(book, {"deleteSheet": {"sheetId": 0}})


def test_properties_outside_the_mask_stay(book: gspread.Spreadsheet) -> None:
    wanted = {"sheetId": 0, "title": "Anders", "gridProperties": {"frozenRowCount": 1}}
    fields = "gridProperties.frozenRowCount"
    ask(book, {"updateSheetProperties": {"properties": wanted, "fields": fields}})
    first = got(book, "sheets.properties")["sheets"][0]["properties"]
    assert first["title"] == "Een"
    assert first["gridProperties"] == {"rowCount": 1000, "columnCount": 26, "frozenRowCount": 1}


@pytest.mark.parametrize(
    ("fields", "message"),
    [("", "At least one field must be listed in 'fields'."), ("naam", "for path 'naam'.")],
)
def test_mask_must_name_known_fields(book: gspread.Spreadsheet, fields: str, message: str) -> None:
    update = {"properties": {"sheetId": 0}, "fields": fields}
    assert message in refusal(book, {"updateSheetProperties": update})


def test_names_of_a_deleted_tab_are_gone(book: gspread.Spreadsheet) -> None:
    twee = book.worksheet("Twee").id
    ask(book, name("blijft"), name("gaat", sheetId=twee))
    ask(book, {"deleteSheet": {"sheetId": twee}})
    assert [n["name"] for n in got(book, "namedRanges")["namedRanges"]] == ["blijft"]


def test_name_of_a_deleted_tab_stays_taken(book: gspread.Spreadsheet) -> None:
    twee = book.worksheet("Twee").id
    ask(book, name("gaat", sheetId=twee), {"deleteSheet": {"sheetId": twee}})
    assert refusal(book, name("gaat")) == (
        "Invalid requests[0].addNamedRange: Cannot add named range with name: gaat, "
        "a named range with that name already exists."
    )


# -- cells -----------------------------------------------------------------------------------------


def test_range_is_cleared_beyond_the_rows(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    update = {"range": grid_range(0, 3, 0, 2), "rows": rows("x"), "fields": "userEnteredValue"}
    ask(book, {"updateCells": update})
    assert emulator.grid(book.id, "Een") == [["x"], [], [], ["3", "c"]]


def test_fields_outside_the_mask_stay(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    note = {"start": {}, "rows": [{"values": [{"note": "let op", **text("weg")}]}]}
    ask(book, {"updateCells": {**note, "fields": "note"}})
    assert emulator.grid(book.id, "Een")[0] == ["id", "naam"]
    assert book.worksheet("Een").get_note("A1") == "let op"


def test_part_of_a_format_leaves_the_rest(book: gspread.Spreadsheet) -> None:
    sheet = book.worksheet("Een")
    sheet.format("A1", {"textFormat": {"bold": True}, "wrapStrategy": "WRAP"})
    sheet.format("A1", {"textFormat": {"italic": True}})
    cell = got(book, "sheets.data.rowData.values.userEnteredFormat")["sheets"][0]["data"][0]
    kept = cell["rowData"][0]["values"][0]["userEnteredFormat"]
    assert kept == {"textFormat": {"italic": True}, "wrapStrategy": "WRAP"}


def test_writing_past_the_grid_is_refused(book: gspread.Spreadsheet) -> None:
    update = {"start": {"rowIndex": 999}, "rows": rows("x", "y"), "fields": "*"}
    assert "Attempting to write row: 1000" in refusal(book, {"updateCells": update})
    beyond = {"range": grid_range(1000, 1001, 0, 1), "cell": {}, "fields": "*"}
    assert "after last row in grid" in refusal(book, {"repeatCell": beyond})


def test_appended_cells_land_under_the_last_value(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    book.worksheet("Een").format("A1:B20", {"textFormat": {"bold": True}})
    append = {"sheetId": 0, "rows": rows("4", "5"), "fields": "userEnteredValue"}
    ask(book, {"appendCells": append})
    assert emulator.grid(book.id, "Een")[4:] == [["4"], ["5"]]


def test_appended_cells_grow_the_grid(book: gspread.Spreadsheet) -> None:
    book.worksheet("Een").resize(4, 2)
    append = {"sheetId": 0, "rows": rows("4", "5"), "fields": "userEnteredValue"}
    ask(book, {"appendCells": append})
    grid = got(book, "sheets.properties.gridProperties")["sheets"][0]["properties"]
    assert grid["gridProperties"]["rowCount"] == 6


def test_replacing_says_how_often(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    find = {"find": "A", "replacement": "z", "sheetId": 0, "matchEntireCell": True}
    reply = ask(book, {"findReplace": find})["replies"][0]["findReplace"]
    assert reply == {
        "valuesChanged": 1,
        "rowsChanged": 1,
        "sheetsChanged": 1,
        "occurrencesChanged": 1,
    }
    assert emulator.grid(book.id, "Een")[1] == ["1", "z"]


def test_merged_cells_keep_the_first_value(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    book.worksheet("Een").merge_cells("A1:B2")
    assert emulator.grid(book.id, "Een")[:2] == [["id"], []]


def test_unmerged_cells_are_no_merge_any_more(book: gspread.Spreadsheet) -> None:
    sheet = book.worksheet("Een")
    sheet.merge_cells("A1:B2")
    assert "merged range" in refusal(book, {"mergeCells": {"range": grid_range(1, 3, 0, 2)}})
    sheet.unmerge_cells("A1:B2")
    assert got(book, "sheets.merges") == {"sheets": [{}, {}]}


# -- rows and columns ------------------------------------------------------------------------------


def test_inserted_rows_push_everything_down(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    sheet = book.worksheet("Een")
    sheet.update_notes({"A2": "van een"})
    ask(book, name("rij", startRowIndex=1, endRowIndex=2))
    ask(book, {"insertDimension": {"range": span(1, 3)}})
    assert emulator.grid(book.id, "Een")[1:4] == [[], [], ["1", "a"]]
    assert sheet.get_note("A4") == "van een"
    assert got(book, "namedRanges.range")["namedRanges"][0]["range"] == {
        "startRowIndex": 3,
        "endRowIndex": 4,
    }


def test_inserting_within_a_range_makes_it_grow(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    protect(emulator, book, startRowIndex=1, endRowIndex=4, startColumnIndex=0, endColumnIndex=1)
    ask(book, {"insertDimension": {"range": span(2, 4)}})
    found = got(book, "sheets.protectedRanges.range")["sheets"][0]["protectedRanges"]
    edges = {"startRowIndex": 1, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 1}
    assert found == [{"range": edges}]


def test_inserted_rows_look_like_their_neighbour(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    book.worksheet("Een").format("A2", {"numberFormat": {"type": "TEXT"}})
    ask(book, {"insertDimension": {"range": span(2, 3), "inheritFromBefore": True}})
    cell = emulator.service.spreadsheets[book.id].sheets[0].cell(2, 0)
    assert cell.number_format == {"type": "TEXT"}


def test_deleted_columns_take_their_ranges_along(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    protect(emulator, book, startColumnIndex=0, endColumnIndex=1)
    ask(book, name("naam", startColumnIndex=1, endColumnIndex=2))
    ask(book, {"deleteDimension": {"range": span(0, 1, "COLUMNS")}})
    assert emulator.grid(book.id, "Een")[1] == ["a"]
    assert got(book, "sheets.protectedRanges") == {"sheets": [{}, {}]}
    kept = got(book, "namedRanges.range")["namedRanges"][0]["range"]
    assert kept == {"startColumnIndex": 0, "endColumnIndex": 1}


def test_moved_rows_change_place(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    move = {"source": span(1, 2), "destinationIndex": 4}
    ask(book, {"moveDimension": move})
    assert emulator.grid(book.id, "Een")[1:] == [["2", "b"], ["3", "c"], ["1", "a"]]


@pytest.mark.parametrize(
    ("named", "moved"),
    [((1, 2), (3, 4)), ((0, 3), (0, 2)), ((2, 4), (1, 3)), ((2, 6), (1, 6)), ((4, 6), (4, 6))],
    ids=["moved whole", "taken out", "moved past", "moved into", "elsewhere"],
)
def test_moving_a_row_moves_what_stands_on_it(
    book: gspread.Spreadsheet, named: tuple[int, int], moved: tuple[int, int]
) -> None:
    ask(book, name("plek", startRowIndex=named[0], endRowIndex=named[1]))
    ask(book, {"moveDimension": {"source": span(1, 2), "destinationIndex": 4}})
    edges = got(book, "namedRanges.range")["namedRanges"][0]["range"]
    assert (edges["startRowIndex"], edges["endRowIndex"]) == moved


def test_appended_rows_stand_at_the_end(book: gspread.Spreadsheet) -> None:
    ask(book, {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 5}})
    grid = got(book, "sheets.properties.gridProperties.rowCount")["sheets"][0]
    assert grid == {"properties": {"gridProperties": {"rowCount": 1005}}}


def test_sizes_of_columns_are_kept(book: gspread.Spreadsheet) -> None:
    update = {"properties": {"pixelSize": 240, "hiddenByUser": True}, "fields": "*"}
    ask(book, {"updateDimensionProperties": {**update, "range": span(1, 2, "COLUMNS")}})
    sizes = got(book, "sheets.data.columnMetadata")["sheets"][0]["data"][0]["columnMetadata"]
    assert sizes[:2] == [{"pixelSize": 100}, {"pixelSize": 240, "hiddenByUser": True}]
    ask(book, {"insertDimension": {"range": span(0, 1, "COLUMNS")}})
    moved = got(book, "sheets.data.columnMetadata")["sheets"][0]["data"][0]["columnMetadata"]
    assert moved[1:3] == sizes[:2]


def test_sorted_rows_have_numbers_before_texts_and_empty_last(
    emulator: Emulator, google: gspread.Client
) -> None:
    cells = [["b"], [10], [""], ["A"], [9], [True]]
    id = emulator.create("Proef", {"Een": cells})
    sheet = google.open_by_key(id).worksheet("Een")
    sheet.sort((1, "asc"), range="A1:A6")
    assert emulator.grid(id, "Een") == [["9"], ["10"], ["A"], ["b"], ["WAAR"]]
    sheet.sort((1, "des"), range="A1:A6")
    assert emulator.grid(id, "Een") == [["WAAR"], ["b"], ["A"], ["10"], ["9"]]


@pytest.mark.parametrize(
    ("change", "formulas"),
    [
        (
            {"insertDimension": {"range": span(1, 3)}},
            ["=Een!B4", "=SUM(Een!$A$4:A6)", '="Een!B2"&Een!B:B', "=B2"],
        ),
        (
            {"deleteDimension": {"range": span(1, 2)}},
            ["=#REF!", "=SUM(Een!$A$2:A3)", '="Een!B2"&Een!B:B', "=B2"],
        ),
        (
            {"insertDimension": {"range": span(0, 1, "COLUMNS")}},
            ["=Een!C2", "=SUM(Een!$B$2:B4)", '="Een!B2"&Een!C:C', "=B2"],
        ),
    ],
    ids=["rows in", "rows out", "columns in"],
)
def test_formulas_go_on_looking_at_the_same_cells(
    emulator: Emulator, book: gspread.Spreadsheet, change: Json, formulas: list[str]
) -> None:
    written = ["=Een!B2", "=SUM(Een!$A$2:A4)", '="Een!B2"&Een!B:B', "=B2"]
    book.worksheet("Twee").update([[formula] for formula in written], "A1", raw=False)
    ask(book, change)
    assert list(emulator.formulas(book.id).values()) == formulas


def test_row_that_looked_like_the_others_changes_alone(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    repeat = {"range": {"sheetId": 0}, "cell": bold, "fields": "userEnteredFormat"}
    ask(book, {"repeatCell": repeat})
    before = book.fetch_sheet_metadata({"includeGridData": "true"})
    book.worksheet("Een").update_acell("C900", "x")
    after = book.fetch_sheet_metadata({"includeGridData": "true"})
    rows_before, rows_after = (one["sheets"][0]["data"][0]["rowData"] for one in (before, after))
    changed = [n for n in range(1000) if rows_before[n] != rows_after[n]]
    assert changed == [899]
    assert emulator.grid(book.id, "Een")[899] == ["", "", "x"]


def test_copied_tab_stands_on_its_own(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    protect(emulator, book, startColumnIndex=0, endColumnIndex=1)
    copy = {"duplicateSheet": {"sourceSheetId": 0, "newSheetId": 9, "newSheetName": "Kopie"}}
    ask(book, copy)
    book.worksheet("Kopie").update_acell("B2", "anders")
    assert emulator.grid(book.id, "Een")[1] == ["1", "a"]
    found = {s["properties"]["title"]: s for s in got(book, "sheets")["sheets"]}
    ranges = [found[title]["protectedRanges"][0] for title in ("Een", "Kopie")]
    assert ranges[1]["range"]["sheetId"] == 9
    assert ranges[0]["protectedRangeId"] != ranges[1]["protectedRangeId"]
    assert "already exists" in refusal(book, copy)


@pytest.mark.parametrize("order", ["asc", "des"])
def test_rows_without_a_value_to_sort_by_come_last(
    emulator: Emulator, google: gspread.Client, order: str
) -> None:
    id = emulator.create("Proef", {"Een": [["", "leeg"], ["1", "een"], ["1", "ook"]]})
    google.open_by_key(id).worksheet("Een").sort((1, order), range="A1:B3")
    assert [row[1] for row in emulator.grid(id, "Een")] == ["een", "ook", "leeg"]


# -- names: the compare-and-set --------------------------------------------------------------------


def test_named_range_with_an_id_that_is_taken_is_refused(book: gspread.Spreadsheet) -> None:
    ask(book, name("bezig", id="bezig-1"))
    assert "already exists" in refusal(book, name("anders", id="bezig-1"))
    assert "already exists" in refusal(book, name("BEZIG", id="bezig-2"))


def test_named_range_is_deleted_once(book: gspread.Spreadsheet) -> None:
    ask(book, name("bezig", id="bezig-1"))
    ask(book, {"deleteNamedRange": {"namedRangeId": "bezig-1"}})
    assert refusal(book, {"deleteNamedRange": {"namedRangeId": "bezig-1"}}) == (
        "Invalid requests[0].deleteNamedRange: Cannot find named range with id: bezig-1"
    )


def test_swapping_names_in_one_batch_is_a_compare_and_set(book: gspread.Spreadsheet) -> None:
    ask(book, name("versie", id="v1"))
    swap = ({"deleteNamedRange": {"namedRangeId": "v1"}}, name("versie", id="v2"))
    ask(book, *swap)
    assert "Cannot find" in refusal(book, *swap)
    assert got(book, "namedRanges.namedRangeId") == {"namedRanges": [{"namedRangeId": "v2"}]}


@pytest.mark.parametrize("bad", ["", "A1", "een naam", "R1C1", "TRUE", "1e", "a-b", "x" * 251])
def test_name_must_be_valid(book: gspread.Spreadsheet, bad: str) -> None:
    assert "nvalid" in refusal(book, name(bad))


def test_updated_name_keeps_its_id(book: gspread.Spreadsheet) -> None:
    ask(book, name("oud", id="n1", endRowIndex=2))
    update = {"namedRange": {"namedRangeId": "n1", "name": "nieuw"}, "fields": "name"}
    ask(book, {"updateNamedRange": update})
    assert got(book, "namedRanges")["namedRanges"] == [
        {"namedRangeId": "n1", "name": "nieuw", "range": {"endRowIndex": 2}}
    ]


# -- protection ------------------------------------------------------------------------------------


@pytest.fixture
def others(
    emulator: Emulator, book: gspread.Spreadsheet
) -> tuple[gspread.Spreadsheet, gspread.Spreadsheet]:
    """The book with its first column protected, as the owner and as another editor have it."""
    protect(emulator, book, startColumnIndex=0, endColumnIndex=1)
    owner = emulator.service.spreadsheets[book.id].owner
    return (
        client(emulator, owner).open_by_key(book.id),
        client(emulator, OTHER).open_by_key(book.id),
    )


def test_protected_cell_refuses_others_with_400(
    others: tuple[gspread.Spreadsheet, gspread.Spreadsheet],
) -> None:
    owner, other = others
    owner.worksheet("Een").update_acell("A2", "9")
    other.worksheet("Een").update_acell("B2", "z")
    with pytest.raises(APIError, match="protected cell or object") as error:
        other.worksheet("Een").update_acell("A2", "x")
    assert error.value.code == 400


@pytest.mark.parametrize(
    "request_",
    [
        {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{"dimensionIndex": 1}]}},
        {"deleteDimension": {"range": span(1, 2)}},
        {"insertDimension": {"range": span(1, 2)}},
        {"deleteSheet": {"sheetId": 0}},
        {"moveDimension": {"source": span(1, 2), "destinationIndex": 4}},
        {"repeatCell": {"range": grid_range(0, 2, 0, 2), "cell": {}, "fields": "note"}},
        {"appendCells": {"sheetId": 0, "rows": rows("x"), "fields": "*"}},
    ],
    ids=lambda request: next(iter(request)),
)
def test_protected_column_stops_others(
    others: tuple[gspread.Spreadsheet, gspread.Spreadsheet], request_: Json
) -> None:
    owner, other = others
    assert "protected cell or object" in refusal(other, request_)
    ask(owner, request_)


def test_warning_only_warns(emulator: Emulator, book: gspread.Spreadsheet) -> None:
    protection = {"range": {"sheetId": 0}, "warningOnly": True}
    ask(book, {"addProtectedRange": {"protectedRange": protection}})
    other = client(emulator, OTHER).open_by_key(book.id)
    other.worksheet("Een").update_acell("A1", "x")
    assert emulator.grid(book.id, "Een")[0] == ["x", "naam"]


def test_protection_is_changed_by_its_editors_only(
    others: tuple[gspread.Spreadsheet, gspread.Spreadsheet], book: gspread.Spreadsheet
) -> None:
    _, other = others
    found = got(book, "sheets.protectedRanges")["sheets"][0]["protectedRanges"][0]
    delete = {"deleteProtectedRange": {"protectedRangeId": found["protectedRangeId"]}}
    assert "protected cell or object" in refusal(other, delete)
    assert "editors" not in got(other, "sheets.protectedRanges")["sheets"][0]["protectedRanges"][0]
    ask(book, delete)


def test_part_that_is_left_free_can_be_edited(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    protection = {"range": {"sheetId": 0}, "unprotectedRanges": [grid_range(1, 9, 1, 2)]}
    ask(book, {"addProtectedRange": {"protectedRange": protection}})
    other = client(emulator, OTHER).open_by_key(book.id)
    other.worksheet("Een").update_acell("B2", "z")
    rename = {"properties": {"sheetId": 0, "title": "Anders"}, "fields": "title"}
    assert "protected" in refusal(other, {"updateSheetProperties": rename})


def test_what_is_false_is_left_out(book: gspread.Spreadsheet) -> None:
    protection = {"range": {"sheetId": 0}, "warningOnly": False}
    reply = ask(book, {"addProtectedRange": {"protectedRange": protection}})["replies"][0]
    assert "warningOnly" not in reply["addProtectedRange"]["protectedRange"]
    assert "warningOnly" not in got(book, "sheets")["sheets"][0]["protectedRanges"][0]


def test_explicit_id_of_a_protection_is_its_own(book: gspread.Spreadsheet) -> None:
    request = {
        "addProtectedRange": {"protectedRange": {"protectedRangeId": 5, "range": {"sheetId": 0}}}
    }
    ask(book, request)
    assert "already exists" in refusal(book, request)


# -- rules, filters, charts ------------------------------------------------------------------------


def rule(colour: str) -> Json:
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": colour}]}
    look = {"backgroundColor": {colour: 1}}
    return {
        "ranges": [{"sheetId": 0, "startRowIndex": 1}],
        "booleanRule": {"condition": condition, "format": look},
    }


def conditions(book: gspread.Spreadsheet) -> list[str]:
    found = got(book, "sheets.conditionalFormats")["sheets"][0].get("conditionalFormats", [])
    return [r["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for r in found]


def test_rules_stand_in_their_order(book: gspread.Spreadsheet) -> None:
    ask(book, *({"addConditionalFormatRule": {"rule": rule(c)}} for c in ("red", "green")))
    ask(book, {"addConditionalFormatRule": {"rule": rule("blue"), "index": 2}})
    assert conditions(book) == ["green", "red", "blue"]
    ask(book, {"updateConditionalFormatRule": {"sheetId": 0, "index": 2, "newIndex": 0}})
    ask(book, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 1}})
    assert conditions(book) == ["blue", "red"]


def test_rule_that_is_not_there_is_refused(book: gspread.Spreadsheet) -> None:
    assert "index: 0" in refusal(book, {"deleteConditionalFormatRule": {"sheetId": 0}})


def test_filter_view_moves_along_and_is_deleted(book: gspread.Spreadsheet) -> None:
    view = {"filterViewId": 5, "title": "Open", "range": grid_range(0, 4, 0, 2)}
    ask(book, {"addFilterView": {"filter": view}})
    ask(book, {"insertDimension": {"range": span(0, 1)}})
    found = got(book, "sheets.filterViews")["sheets"][0]["filterViews"][0]
    assert (found["title"], found["range"]["startRowIndex"]) == ("Open", 1)
    ask(book, {"deleteFilterView": {"filterId": 5}})
    assert got(book, "sheets.filterViews")["sheets"][0] == {}


def test_basic_filter_is_set_and_cleared(book: gspread.Spreadsheet) -> None:
    ask(book, {"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}})
    found = got(book, "sheets.basicFilter.range")["sheets"][0]["basicFilter"]["range"]
    assert found == {
        "startRowIndex": 0,
        "endRowIndex": 1000,
        "startColumnIndex": 0,
        "endColumnIndex": 26,
    }
    ask(book, {"clearBasicFilter": {"sheetId": 0}})
    assert "basicFilter" not in got(book, "sheets.basicFilter")["sheets"][0]


def test_chart_follows_its_cells(book: gspread.Spreadsheet) -> None:
    source = {"sourceRange": {"sources": [grid_range(1, 4, 1, 2)]}}
    series = [{"series": source}]
    chart = {
        "spec": {"title": "Aantallen", "basicChart": {"chartType": "COLUMN", "series": series}},
        "position": {
            "overlayPosition": {"anchorCell": {"sheetId": book.worksheet("Twee").id}},
        },
    }
    ask(book, {"addChart": {"chart": chart}}, {"insertDimension": {"range": span(0, 1)}})
    found = got(book, "sheets.charts.spec")["sheets"][1]["charts"][0]["spec"]
    moved = found["basicChart"]["series"][0]["series"]["sourceRange"]["sources"][0]
    assert (moved["startRowIndex"], moved["endRowIndex"]) == (2, 5)


def bars(labels: list[int], *, kind: str = "BAR", axis: str = "BOTTOM_AXIS") -> Json:
    """A chart of the second column, with labels from the cells whose edges are given."""
    drawn, numbers = (
        {"sourceRange": {"sources": [grid_range(*edges)]}} for edges in (labels, [1, 4, 1, 2])
    )
    series = [{"series": numbers, "targetAxis": axis}]
    basic = {"chartType": kind, "domains": [{"domain": drawn}], "series": series}
    return {
        "spec": {"basicChart": basic},
        "position": {"overlayPosition": {"anchorCell": {"sheetId": 0}}},
    }


@pytest.mark.parametrize(
    ("chart", "message"),
    [
        ({}, "One of basicChart"),
        ({"spec": {"title": "x"}}, "One of basicChart"),
        ({**bars([1, 4, 0, 1]), "position": {}}, "One of EmbeddedObjectPosition.overlayPosition"),
        (bars([1, 4, 0, 2]), "require all rows or all columns to have length of 1"),
        (bars([0, 1, 0, 4]), "require all rows or all columns to have length of 1"),
        (bars([1, 4, 0, 1], axis="LEFT_AXIS"), "LEFT_AXIS is no axis"),
        (bars([1, 4, 0, 1], kind="COLUMN"), "BOTTOM_AXIS is no axis"),
        (bars([1, 4, 0, 1], kind="PIE"), "Unsupported chart type: PIE"),
        (bars([2000, 2004, 0, 1]), "2000"),
    ],
)
def test_chart_that_the_service_could_not_draw_is_refused(
    book: gspread.Spreadsheet, chart: Json, message: str
) -> None:
    ask(book, {"addChart": {"chart": bars([1, 4, 0, 1])}})
    assert message in refusal(book, {"addChart": {"chart": chart}})


def test_chart_hangs_at_the_same_cell(book: gspread.Spreadsheet) -> None:
    anchor = {"sheetId": 0, "rowIndex": 5, "columnIndex": 1}
    chart = {**bars([1, 4, 1, 2]), "position": {"overlayPosition": {"anchorCell": anchor}}}
    ask(book, {"addChart": {"chart": chart}}, {"insertDimension": {"range": span(0, 2)}})
    found = got(book, "sheets.charts.position")["sheets"][0]["charts"][0]["position"]
    assert found["overlayPosition"]["anchorCell"] == {"rowIndex": 7, "columnIndex": 1}


def test_validation_does_not_stop_an_api_writer(
    emulator: Emulator, book: gspread.Spreadsheet
) -> None:
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "ja"}]}
    validation = {"condition": condition, "strict": True}
    request = {"setDataValidation": {"range": grid_range(1, 4, 1, 2), "rule": validation}}
    ask(book, request)
    book.worksheet("Een").update_acell("B2", "iets anders")
    assert emulator.grid(book.id, "Een")[1] == ["1", "iets anders"]
    found = got(book, "sheets.data.rowData.values.dataValidation")["sheets"][0]["data"][0]
    assert found["rowData"][1]["values"][1]["dataValidation"] == validation
