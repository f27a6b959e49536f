"""What is asked of a coordinator from the decision to the second yes, day by day."""

from __future__ import annotations

import pytest

from tests.matcher.test_run import (
    G1,
    H1,
    area,
    cell_of,
    newcomer,
    ran,
    tasks_of,
    typed,
    welcoming,
)

ID = f"{H1}-{G1}"
ASKED = {"besluit": "voorleggen", "antwoord_huishouden": "gevraagd"}
SPONSOR_ASKED = {
    "besluit": "voorleggen",
    "antwoord_huishouden": "ja",
    "antwoord_sponsor": "gevraagd",
}
MET = {**SPONSOR_ASKED, "kennismaking_op": "2026-11-28"}


@pytest.mark.parametrize(
    ("words", "days", "what", "by", "column"),
    [
        ({}, 0, "besluiten", "2026-11-29", "besluit"),
        ({"besluit": "voorleggen"}, 0, "vragen", "2026-11-25", "antwoord huishouden"),
        (ASKED, 0, "antwoord gevraagd", "2026-11-29", "antwoord huishouden"),
        (ASKED, 13, "antwoord gevraagd", "2026-11-29", "antwoord huishouden"),
        (ASKED, 14, "antwoord gevraagd", "2026-12-06", "antwoord huishouden"),
        ({**ASKED, "antwoord_huishouden": "ja"}, 0, "vragen", "2026-11-25", "antwoord sponsor"),
        (SPONSOR_ASKED, 0, "kennismaking", "2026-11-29", "kennismaking op"),
        (MET, 0, "kennismaking", "2026-11-25", "kennismaking op"),
        (MET, 6, "kennismaking", "2026-11-25", "kennismaking op"),
        (MET, 7, "antwoord gevraagd", "2026-12-01", "antwoord sponsor"),
        (MET, 19, "antwoord gevraagd", "2026-12-01", "antwoord sponsor"),
        (MET, 20, "antwoord gevraagd", "2026-12-12", "antwoord sponsor"),
    ],
)
def test_next_step_is_one_task_at_its_cell(
    words: dict[str, str], days: int, what: str, by: str, column: str
) -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    seen = ran(typed(once, "Voorstellen", ID, **words))
    later = ran(seen, days=days)
    found = [task for task in tasks_of(later).values() if task["wie"] == f"{H1} en {G1}"]
    assert [(task["wat"], task["uiterlijk"]) for task in found] == [(what, by)]
    assert found[0]["waar"] == cell_of(later, ID, column)


def test_no_task_is_left_when_both_said_yes() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    agreed = ran(typed(once, "Voorstellen", ID, **{**MET, "antwoord_sponsor": "ja"}))
    assert [one for one in tasks_of(agreed).values() if one["wie"] == f"{H1} en {G1}"] == []
