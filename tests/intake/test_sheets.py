"""What an answer of Google means, cell by cell; and which rows have to move."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.sheets import read_look
from intake.sheets_plan import _longest_rise


def shown(number: float, formatted: str) -> str:
    cell = {"effectiveValue": {"numberValue": number}, "formattedValue": formatted}
    return read(cell)


def read(*cells: dict[str, Any], kind: str = "GRID") -> str:
    data = [{"rowData": [{"values": [*cells]}]}]
    grid = {"gridProperties": {"rowCount": 9, "columnCount": 9}} if kind == "GRID" else {}
    sheet = {"properties": {"sheetId": 0, "title": "T", **grid}, "data": data}
    look = read_look("rotterdam", {"sheets": [sheet]})
    return look.sheets["T"].cell(1, 1).text if look.sheets else "geen tab"


@pytest.mark.parametrize(
    ("number", "formatted", "text"),
    [
        (46081, "2026-02-28", "2026-02-28"),
        (46081, "28-2-2026", "2026-02-28"),
        (46081, "2/28/2026", "2026-02-28"),
        (46081, "28-2-26", "2026-02-28"),
        (46081, "28 feb", "2026-02-28"),
        (46081, "28-2", "2026-02-28"),
        (46081, "zaterdag 28 februari 2026", "2026-02-28"),
        (46081.75, "28-2-2026 18:00:00", "2026-02-28 18:00"),
        (46081.75, "28-2 18:00", "2026-02-28 18:00"),
        (0.75, "18:00", "18:00"),
        (46081, "46081", "46081"),
        (46081, "46.081", "46081"),
        (46081, "€ 46.081,00", "46081"),
        (46081, "4,6081E+04", "46081"),
        (0.5, "50%", "0.5"),
        (0.5, "0,5", "0.5"),
        (2, "2", "2"),
        (1.5, "1,5", "1.5"),
        (-3, "-3", "-3"),
        (1e300, "1E+300", "1e+300"),
    ],
)
def test_number_is_a_day_when_it_is_shown_as_one(number: float, formatted: str, text: str):
    assert shown(number, formatted) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"stringValue": "=1+1"}, "=1+1"),
        ({"boolValue": True}, "ja"),
        ({"boolValue": False}, ""),
        ({"errorValue": {"type": "N_A"}}, "#N/A"),
        ({"errorValue": {}}, "#ERROR!"),
        ({}, ""),
    ],
)
def test_value_is_what_a_person_sees(value: dict[str, Any], text: str):
    assert read({"effectiveValue": value}) == text


def test_tab_with_a_chart_alone_is_passed_by():
    assert read(kind="OBJECT") == "geen tab"


@given(st.lists(st.integers(0, 30), unique=True, max_size=9))
def test_rows_that_stay_are_as_many_as_can(numbers: list[int]):
    kept = [*_longest_rise(numbers)][::-1]
    assert kept == sorted(kept)
    assert [number for number in numbers if number in kept] == kept
    longest = 0
    for choice in range(2 ** len(numbers)):
        some = [number for place, number in enumerate(numbers) if choice >> place & 1]
        if some == sorted(some):
            longest = max(longest, len(some))
    assert len(kept) == longest
