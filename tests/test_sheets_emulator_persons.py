"""What people do by hand in the emulator, and what protection does not let them do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sheets.emulator import Emulator

Json = dict[str, Any]

OTHER = "coordinator@voorbeeld.nl"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture
def book(emulator: Emulator) -> str:
    emulator.person_failures.clear()
    rows = [["id", "naam", "besluit"], ["1", "c", "x"], ["2", "a", "y"], ["3", "b", "z"]]
    grid = {"frozenRowCount": 1, "rowCount": 10, "columnCount": 5}
    body = {
        "properties": {"title": "Proef"},
        "sheets": [
            {
                "properties": {"title": "Een", "gridProperties": grid},
                "data": [{"rowData": [{"values": [_text(t) for t in row]} for row in rows]}],
            },
            {"properties": {"title": "Twee"}},
        ],
    }
    return emulator.service.create(body).id


def _text(text: str) -> Json:
    return {"userEnteredValue": {"stringValue": text}}


def column(emulator: Emulator, book: str, number: int = 0) -> list[str]:
    """A column of the first tab below its header."""
    return [row[number] if len(row) > number else "" for row in emulator.grid(book, "Een")[1:]]


@pytest.mark.parametrize(
    ("action", "ids"),
    [
        ({"sort": {"tab": "Een", "column": "B"}}, ["2", "3", "1"]),
        ({"sort": {"tab": "Een", "column": "B", "descending": True}}, ["1", "3", "2"]),
        ({"sort_view": {"tab": "Een", "column": "B"}}, ["1", "2", "3"]),
        ({"insert_rows": {"tab": "Een", "before": 3, "count": 2}}, ["1", "", "", "2", "3"]),
        ({"delete_rows": {"tab": "Een", "row": 3, "count": 1}}, ["1", "3"]),
        ({"clear_rows": {"tab": "Een", "row": 3}}, ["1", "", "3"]),
        ({"move_rows": {"tab": "Een", "row": 2, "count": 1, "before": 5}}, ["2", "3", "1"]),
        ({"append_row": {"tab": "Een", "cells": ["4", "d"]}}, ["1", "2", "3", "4"]),
        ({"insert_columns": {"tab": "Een", "before": "A", "count": 1}}, ["", "", ""]),
        ({"delete_columns": {"tab": "Een", "column": "A", "count": 1}}, ["c", "a", "b"]),
        ({"swap_columns": {"tab": "Een", "one": "A", "other": "C"}}, ["x", "y", "z"]),
        ({"swap_columns": {"tab": "Een", "one": "B", "other": "A"}}, ["c", "a", "b"]),
        ({"type": {"tab": "Een", "cell": "A3", "text": "9"}}, ["1", "9", "3"]),
        ({"type": {"tab": "Een", "cell": "A3", "text": None}}, ["1", "", "3"]),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_owner_does_it_by_hand(emulator: Emulator, book: str, action: Json, ids: list[str]) -> None:
    emulator.person(book, action)
    assert column(emulator, book) == ids
    assert emulator.person_failures == []


def test_swapped_columns_leave_the_one_between(emulator: Emulator, book: str) -> None:
    emulator.person(book, {"swap_columns": {"tab": "Een", "one": "A", "other": "C"}})
    assert emulator.grid(book, "Een")[0] == ["besluit", "naam", "id"]


def test_row_beyond_the_grid_makes_it_grow(emulator: Emulator, book: str) -> None:
    row = {"append_row": {"tab": "Een", "cells": ["n"]}}
    emulator.person(book, *[row] * 8)
    assert len(column(emulator, book)) == 11


def test_strict_list_holds_people_to_its_options(emulator: Emulator, book: str) -> None:
    area = {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 2, "endColumnIndex": 3}
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "ja"}]}
    rule = {"condition": condition, "strict": True}
    emulator.person(
        book,
        {"requests": [{"setDataValidation": {"range": area, "rule": rule}}]},
        {"type": {"tab": "Een", "cell": "C2", "text": "ja"}},
        {"type": {"tab": "Een", "cell": "C3", "text": "misschien"}},
    )
    assert column(emulator, book, 2) == ["ja", "y", "z"]
    assert "data validation rules" in emulator.person_failures[0]["message"]


def test_tab_is_copied_with_a_name_of_its_own(emulator: Emulator, book: str) -> None:
    emulator.person(book, {"copy_tab": {"tab": "Een"}})
    assert emulator.grid(book, "Kopie van Een") == emulator.grid(book, "Een")


def test_typing_is_read_as_typing(emulator: Emulator, book: str) -> None:
    emulator.person(book, {"type": {"tab": "Een", "cell": "D2", "text": "=1+1"}})
    assert emulator.formulas(book) == {"Een!D2": "=1+1"}
    assert column(emulator, book, 3)[0] == "2"


def test_tabs_are_renamed_and_deleted(emulator: Emulator, book: str) -> None:
    emulator.person(
        book,
        {"rename_tab": {"tab": "Een", "name": "Anders"}},
        {"delete_tab": {"tab": "Twee"}},
        {"add_tab": {"tab": "Van mij"}},
    )
    assert emulator.tabs(book) == ["Anders", "Van mij"]


@pytest.fixture
def protected(emulator: Emulator, book: str) -> str:
    """The book with its column A protected by its owner."""
    area = {"sheetId": 0, "startColumnIndex": 0, "endColumnIndex": 1}
    request = {"addProtectedRange": {"protectedRange": {"range": area}}}
    emulator.person(book, {"requests": [request]})
    return book


@pytest.mark.parametrize(
    "action",
    [
        {"type": {"tab": "Een", "cell": "A2", "text": "9"}},
        {"sort": {"tab": "Een", "column": "B"}},
        {"delete_rows": {"tab": "Een", "row": 2, "count": 1}},
        {"insert_rows": {"tab": "Een", "before": 3, "count": 1}},
        {"delete_columns": {"tab": "Een", "column": "A", "count": 1}},
        {"delete_tab": {"tab": "Een"}},
        {"append_row": {"tab": "Een", "cells": ["4", "d"]}},
        {"unprotect": {}},
    ],
    ids=lambda action: next(iter(action)),
)
def test_protection_stops_others_and_not_the_owner(
    emulator: Emulator, protected: str, action: Json
) -> None:
    before = emulator.grid(protected, "Een")
    emulator.person(protected, action, by=OTHER)
    assert emulator.grid(protected, "Een") == before
    failure = emulator.person_failures.pop()
    assert (failure["as"], failure["action"]) == (OTHER, action)
    assert "protected cell or object" in failure["message"]
    emulator.person(protected, action)
    assert emulator.person_failures == []


def test_others_edit_what_is_not_protected(emulator: Emulator, protected: str) -> None:
    emulator.person(protected, {"type": {"tab": "Een", "cell": "B2", "text": "mens"}}, by=OTHER)
    assert column(emulator, protected, 1)[0] == "mens"


def test_unprotecting_lets_everybody_in(emulator: Emulator, protected: str) -> None:
    emulator.person(protected, {"unprotect": {"tab": "Een"}})
    emulator.person(protected, {"sort": {"tab": "Een", "column": "B"}}, by=OTHER)
    assert column(emulator, protected) == ["2", "3", "1"]


def test_refused_action_does_not_stop_the_next(emulator: Emulator, protected: str) -> None:
    emulator.person(
        protected,
        {"type": {"tab": "Een", "cell": "A2", "text": "9"}},
        {"type": {"tab": "Een", "cell": "B2", "text": "mens"}},
        by=OTHER,
    )
    assert column(emulator, protected, 1)[0] == "mens"
    assert len(emulator.person_failures) == 1


def test_unknown_action_is_an_error_of_the_test(emulator: Emulator, book: str) -> None:
    with pytest.raises(ValueError, match="Expected one of"):
        emulator.person(book, {"toveren": {}})
