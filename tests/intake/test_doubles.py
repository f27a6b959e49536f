"""The same newcomer in the workbooks of two areas."""

from __future__ import annotations

import pytest

from intake.doubles import across, ways_to_reach
from intake.draft import Draft
from intake.workbook import Update
from tests.intake.paper import NEWCOMER, TODAY, after, pulled, sent, workbook

PHONE, OTHER = ("phone", "+31 6 12345678"), ("phone", "+31 6 87654321")
ADDRESS = ("email", "amina@voorbeeld.nl")


def test_who_shares_a_number_across_areas_is_a_pair() -> None:
    areas = {"rotterdam": {"R": {PHONE}}, "haarlem": {"H": {PHONE, ADDRESS}, "I": {OTHER}}}
    assert across(areas) == [(("haarlem", "H"), ("rotterdam", "R"))]


def test_pair_that_shares_both_ways_is_named_once() -> None:
    areas = {"rotterdam": {"R": {PHONE, ADDRESS}}, "haarlem": {"H": {PHONE, ADDRESS}}}
    assert len(across(areas)) == 1


def test_pair_of_one_area_is_left_to_its_own_workbook() -> None:
    assert across({"rotterdam": {"R": {PHONE}, "S": {PHONE}}}) == []


def test_three_areas_make_three_pairs() -> None:
    areas = {area: {area[0].upper(): {PHONE}} for area in ("almere", "haarlem", "rotterdam")}
    assert [(one[1], other[1]) for one, other in across(areas)] == [
        ("A", "H"),
        ("A", "R"),
        ("H", "R"),
    ]


@pytest.mark.parametrize("phone", ["06 12345678", "+31612345678", "0031 6 1234 5678"])
def test_number_is_the_same_however_it_is_written(phone: str) -> None:
    held = pulled(workbook(sent("newcomer", NEWCOMER | {"phone": phone})))
    (ways,) = ways_to_reach(Draft(held), TODAY).values()
    assert ways == {PHONE}


def test_address_is_the_same_in_capitals() -> None:
    held = pulled(workbook(sent("newcomer", NEWCOMER | {"email": "Amina@Voorbeeld.nl"})))
    (ways,) = ways_to_reach(Draft(held), TODAY).values()
    assert ways == {PHONE, ADDRESS}


def test_who_withdrew_is_no_double() -> None:
    held = pulled(workbook(sent("newcomer", NEWCOMER)))
    (row,) = held.tables["Nieuwkomers"].rows
    withdrawn = after(held, [Update("Nieuwkomers", row, {"stand": "teruggetrokken"})])
    assert ways_to_reach(Draft(withdrawn), TODAY) == {}
