"""What is asked of a coordinator from the decision to the second yes, day by day."""

from __future__ import annotations

import pytest

from intake.workbook import Snapshot
from tests.matcher.people import TODAY
from tests.matcher.test_forming import five
from tests.matcher.test_run import (
    G1,
    H1,
    area,
    cell_of,
    newcomer,
    ran,
    rows,
    tasks_of,
    typed,
    welcoming,
)

ID = f"{H1}-{G1}"
QUESTION = f"{ID}:vraag-huishouden:{H1}"
ASKED = {"besluit": "voorleggen", "antwoord_huishouden": "gevraagd"}
SPONSOR_ASKED = {
    "besluit": "voorleggen",
    "antwoord_huishouden": "ja",
    "antwoord_sponsor": "gevraagd",
}
MET = {**SPONSOR_ASKED, "kennismaking_op": "2026-11-28"}


THINKS = {"besluit": "voorleggen", "antwoord_huishouden": "bedenktijd"}
SPONSOR_THINKS = {**SPONSOR_ASKED, "antwoord_sponsor": "bedenktijd"}


def tasks_after(words: dict[str, str], *days: int) -> tuple[Snapshot, list[dict[str, str]]]:
    """The workbook after these words and a run on each of these days, and the pair's tasks."""
    workbook = ran(area([newcomer(H1)], [welcoming(G1)]))
    workbook = ran(typed(workbook, "Voorstellen", ID, **words))
    for day in days:
        workbook = ran(workbook, days=day)
    found = tasks_of(workbook).values()
    return workbook, [task for task in found if task["wie"] == f"{H1} en {G1}"]


@pytest.mark.parametrize(
    ("words", "days", "what", "by", "column"),
    [
        ({}, 0, "besluiten", "2026-11-29", "besluit"),
        ({"besluit": "voorleggen"}, 0, "vragen", "2026-11-25", "antwoord huishouden"),
        (ASKED, 7, "antwoord gevraagd", "2026-11-29", "antwoord huishouden"),
        (ASKED, 13, "antwoord gevraagd", "2026-11-29", "antwoord huishouden"),
        (ASKED, 14, "antwoord gevraagd", "2026-12-06", "antwoord huishouden"),
        (THINKS, 7, "antwoord gevraagd", "2026-11-29", "antwoord huishouden"),
        (THINKS, 14, "antwoord gevraagd", "2026-12-06", "antwoord huishouden"),
        ({**ASKED, "antwoord_huishouden": "ja"}, 0, "vragen", "2026-11-25", "antwoord sponsor"),
        (SPONSOR_ASKED, 0, "kennismaking", "2026-11-29", "kennismaking op"),
        (SPONSOR_ASKED, 14, "antwoord gevraagd", "2026-12-06", "antwoord sponsor"),
        (SPONSOR_THINKS, 7, "antwoord gevraagd", "2026-11-29", "antwoord sponsor"),
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
    later, found = tasks_after(words, days)
    assert [(task["wat"], task["uiterlijk"]) for task in found] == [(what, by)]
    assert found[0]["waar"] == cell_of(later, ID, column)


@pytest.mark.parametrize("words", [ASKED, THINKS, SPONSOR_THINKS])
@pytest.mark.parametrize("days", [0, 1, 6])
def test_nobody_is_asked_again_within_a_week(words: dict[str, str], days: int) -> None:
    workbook, found = tasks_after(words, days)
    assert found == []
    assert not [id for id in tasks_of(workbook) if id.startswith("bericht:")]


def test_text_that_is_ticked_and_not_sent_is_told_though_somebody_was_asked() -> None:
    workbook, _ = tasks_after(ASKED)
    ticked = typed(workbook, "Berichten", QUESTION, versturen="ja")
    assert f"bericht:{QUESTION}" in tasks_of(ran(ticked, days=5))


@pytest.mark.parametrize(
    ("words", "days", "said"),
    [
        (ASKED, 7, "Er is een week geen antwoord van het huishouden. Vraag het na"),
        (ASKED, 14, "Twee weken zonder antwoord. Besluit zelf of het voorstel blijft."),
        (THINKS, 7, "Een week bedenktijd voor het huishouden. Vraag of er een antwoord is"),
        (THINKS, 14, "Twee weken bedenktijd. Besluit zelf of het voorstel blijft."),
        (SPONSOR_THINKS, 7, "Een week bedenktijd voor de sponsor."),
    ],
)
def test_late_answer_says_how_late_and_what_to_do(
    words: dict[str, str], days: int, said: str
) -> None:
    _, found = tasks_after(words, days)
    assert found[0]["waarom"].startswith(said)


def test_time_to_think_counts_from_the_day_on_which_it_is_given() -> None:
    workbook, _ = tasks_after(ASKED, 7)
    thinks = ran(typed(workbook, "Voorstellen", ID, **THINKS), days=8)
    assert f"antwoord:{ID}" not in tasks_of(thinks)
    assert tasks_of(ran(thinks, days=22))[f"antwoord:{ID}"]["uiterlijk"] == "2026-12-14"


def test_time_to_think_after_the_meeting_is_given() -> None:
    workbook, _ = tasks_after(MET, 8)
    thinks = typed(workbook, "Voorstellen", ID, antwoord_sponsor="bedenktijd")
    workbook = ran(thinks, days=9)
    assert f"antwoord:{ID}" not in tasks_of(workbook)
    assert "Twee weken bedenktijd" in tasks_of(ran(workbook, days=23))[f"antwoord:{ID}"]["waarom"]


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-23", "2026-12-04"])
def test_meeting_is_due_no_earlier_than_it_is_planned(day: str) -> None:
    _, found = tasks_after({**MET, "kennismaking_op": day})
    assert TODAY.isoformat() <= found[0]["uiterlijk"] <= day


@pytest.mark.parametrize(
    ("day", "said"), [("2026-11-28", "op 28 november, met"), ("2027-01-04", "op 4 januari 2027,")]
)
def test_task_of_the_meeting_names_its_day(day: str, said: str) -> None:
    _, (task,) = tasks_after({**MET, "kennismaking_op": day})
    assert task["waarom"].startswith(f"De kennismaking is {said}")


def test_invitation_in_a_task_says_until_when_it_is_sent() -> None:
    _, (task,) = tasks_after(MET)
    assert task["waarom"].endswith("Stuur ze uiterlijk op 25 november.")
    assert task["uiterlijk"] == "2026-11-25"


def test_question_in_a_task_has_no_day_of_its_own() -> None:
    _, (task,) = tasks_after({"besluit": "voorleggen"})
    assert "Stuur ze" not in task["waarom"]


def test_no_task_is_left_when_both_said_yes() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    met = {**MET, "kennismaking_op": TODAY.isoformat(), "antwoord_sponsor": "ja"}
    agreed = ran(typed(once, "Voorstellen", ID, **met))
    assert [one for one in tasks_of(agreed).values() if one["wie"] == f"{H1} en {G1}"] == []


@pytest.mark.parametrize(
    ("days", "what", "said"),
    [
        (0, "vragen", "apart, zonder de namen van de anderen"),
        (7, "antwoord gevraagd", "Een week zonder ja van"),
        (14, "antwoord gevraagd", "Twee weken zonder ja van"),
    ],
)
def test_volunteers_are_asked_and_only_after_a_week_asked_again(
    days: int, what: str, said: str
) -> None:
    once = ran(area([], [], Vrijwilligers=five()))
    (group,) = rows(once, "Groepen vormen")
    asked = ran(typed(once, "Groepen vormen", group, besluit="voorleggen"))
    (task,) = (task for id, task in tasks_of(ran(asked, days)).items() if id.startswith("groep:"))
    assert task["wat"] == what
    assert said in task["waarom"]
