"""Vandaag: an organisation that signed up is called, and then asked nothing more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from intake.workbook import Append, Snapshot
from tests.intake.paper import after
from tests.matcher.test_run import area, ran, rows

ORGANISATION = {
    "id": "B0000001",
    "aangemeld": "2026-11-20",
    "soort organisatie": "gemeente",
    "organisatie": "Zoekmij Sprookjesdam",
    "stad": "Rotterdam",
    "biedt of wil": "meer weten",
    "naam": "Zoekmij Verzonnen",
    "e-mail": "zoekmij@voorbeeld.nl",
    "toestemming": "ja",
}


def signed_up(**cells: str) -> Snapshot:
    row = {**ORGANISATION, **{header.replace("_", "-"): text for header, text in cells.items()}}
    return ran(after(area([], []), [Append("Organisaties", row)]))


def tasks(workbook: Snapshot) -> list[Mapping[str, str]]:
    return [one for one in rows(workbook, "Vandaag").values() if "B0000001" in one["id"]]


def test_organisation_is_called_within_a_week() -> None:
    (task,) = tasks(signed_up())
    assert (task["wat"], task["uiterlijk"]) == ("organisatie bellen", "2026-11-27")
    assert task["wie"] == "organisatie B0000001"
    assert task["waar"].startswith("Organisaties!")


@pytest.mark.parametrize(
    "cells", [{"gesprek": "ja"}, {"stand": "gestopt"}, {"stand": "teruggetrokken"}]
)
def test_organisation_is_not_called_when_that_is_done(cells: dict[str, str]) -> None:
    assert tasks(signed_up(**cells)) == []


def test_wrong_cell_of_an_organisation_is_a_task_of_its_own() -> None:
    wrong = rows(signed_up(stad="Atlantis"), "Vandaag").values()
    assert sorted(one["wat"] for one in wrong) == ["organisatie bellen", "probleem"]
    talked = rows(signed_up(gesprek="ja", stad="Atlantis"), "Vandaag").values()
    assert [one["wat"] for one in talked] == ["probleem"]


def test_organisation_is_no_sponsor_and_no_household() -> None:
    workbook = signed_up(gesprek="ja")
    told = [text for name in ("Niet gekoppeld", "Voorstellen") for text in rows(workbook, name)]
    assert told == []
