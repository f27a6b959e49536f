"""Vandaag: what somebody asked about their own record, by when, until a person did it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from intake.workbook import Append, Snapshot, Update
from tests.intake.paper import after
from tests.matcher.test_run import H1, area, ran, rows, texts

TELLS = "Zoekmij 06 87654321"


def asked(kind: str, **cells: str) -> Snapshot:
    line = {
        "id": f"verzoek-een:{kind}",
        "wie": H1,
        "wat": "verzoek",
        "wordt": TELLS,
        "stand": "open",
        "ontvangen": "2026-11-20",
    }
    return ran(after(area(), [Append("Wijzigingen", {**line, **cells})]))


def tasks(workbook: Snapshot) -> list[Mapping[str, str]]:
    found = rows(workbook, "Vandaag").values()
    return [one for one in found if one["wat"] in ("verzoek", "wijziging")]


@pytest.mark.parametrize(
    ("kind", "deadline", "command"),
    [
        ("change", "2026-11-27", "pas het aan"),
        ("erase", "2026-12-18", f"«forget {H1}»"),
        ("copy", "2026-12-18", f"«export {H1}»"),
    ],
)
def test_request_is_a_task_with_its_own_last_day(kind: str, deadline: str, command: str) -> None:
    (task,) = tasks(asked(kind))
    assert (task["wat"], task["wie"], task["uiterlijk"]) == ("verzoek", H1, deadline)
    assert command in task["waarom"]
    assert task["waar"].startswith("Wijzigingen!")


@pytest.mark.parametrize("stand", ["overgenomen", "afgewezen"])
def test_request_that_people_settled_is_no_task(stand: str) -> None:
    assert tasks(asked("erase", stand=stand)) == []


def test_words_of_a_request_stand_in_no_task() -> None:
    assert "Zoekmij" not in texts(asked("change"), "Vandaag", "Logboek", "Overzicht", "Berichten")


def test_answer_that_differs_is_still_a_task_of_its_own() -> None:
    (task,) = tasks(asked("people", wat="aantal mensen"))
    assert task["wat"] == "wijziging"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("newcomer-intake", "Een intake kwam binnen"),
        ("change", "Iemand wilde iets veranderen of stoppen"),
        ("checkin", "Iemand vertelde hoe het gaat"),
        ("case", "Een organisatie voerde een zaak in"),
        ("newsletter-choice", "Iemand koos iets voor de nieuwsbrief"),
    ],
)
def test_task_of_a_wrong_key_says_what_came_in(form: str, says: str) -> None:
    wrong = {"wie": "", "wat": "sleutel", "was": form, "wordt": "", "stand": "sleutel klopt niet"}
    (task,) = tasks(asked(form, **wrong))
    assert task["waarom"].startswith(says)


@pytest.mark.parametrize(
    ("form", "new_link"),
    [
        ("newcomer-intake", "de nieuwe link in Berichten"),
        ("change", "Verwijder in Berichten de oude «wijzig-link»"),
        ("checkin", "Verwijder in Berichten het bericht «contactmoment»"),
        ("case", "geef de nieuwe «zaak-link» uit Berichten"),
    ],
)
def test_task_of_a_wrong_key_says_where_to_read_it_and_how_a_link_is_made(
    form: str, new_link: str
) -> None:
    wrong = {"wie": "", "wat": "sleutel", "was": form, "wordt": "", "stand": "sleutel klopt niet"}
    (task,) = tasks(asked(form, **wrong))
    assert "verborgen tabblad «Inbox» zien, zoek daar verzoek-een, en" in task["waarom"]
    assert new_link in task["waarom"]


def test_link_to_change_asks_nothing_once_its_reader_stopped() -> None:
    message = {"id": f"{H1}:wijzig-link", "soort": "wijzig-link", "voor": H1, "tekst": "…"}
    ready = after(area(), [Append("Berichten", message)])
    assert [one["wat"] for one in about_messages(ran(ready))] == ["bericht sturen"]
    (row,) = (r for r in ready.tables["Nieuwkomers"].rows if r.cells["id"] == H1)
    stopped = after(ready, [Update("Nieuwkomers", row, {"stand": "teruggetrokken"})])
    assert about_messages(ran(stopped)) == []


def about_messages(workbook: Snapshot) -> list[Mapping[str, str]]:
    found = rows(workbook, "Vandaag").values()
    return [one for one in found if one["wat"].startswith("bericht")]
