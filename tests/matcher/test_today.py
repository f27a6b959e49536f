"""Vandaag: every line leads to the cell that is filled in first, and a row has one line."""

from __future__ import annotations

import pytest

from intake.errors import Problem
from intake.workbook import Row, Snapshot
from matcher.today import problem_tasks
from tests.matcher.people import TODAY, snapshot
from tests.matcher.test_group_life import place
from tests.matcher.test_run import (
    G1,
    H1,
    Cells,
    area,
    members,
    newcomer,
    ran,
    rows,
    texts,
    welcoming,
    with_rows,
)

COUNTS = ("volwassenen 18-29", "volwassenen 30-44", "volwassenen 45-59", "volwassenen 60 plus")
NO_INTAKE = dict.fromkeys((*COUNTS, "kinderen", "talen", "toestemming intake"), "")
LINK: Cells = {"id": f"{H1}:intake-link", "soort": "intake-link", "tekst": "De link"}


def today(found: Snapshot) -> dict[str, dict[str, str]]:
    """Every task by id, with the place of its cell in words."""
    told = rows(found, "Vandaag")
    return {id: {**row, "waar": place(found, row["waar"])} for id, row in told.items()}


def with_newcomer(*messages: Cells, **cells: str) -> dict[str, dict[str, str]]:
    return today(ran(snapshot(Nieuwkomers=[newcomer(H1, **cells)], Berichten=[*messages])))


def test_intake_is_held_with_the_link_that_stands_ready() -> None:
    task = with_newcomer(LINK, **NO_INTAKE)[f"klaar:{H1}"]
    assert (task["wat"], task["waar"]) == ("intake", f"Berichten {LINK['id']} tekst")
    assert task["waarom"].endswith("Hoe je die doet, staat in Berichten.")


def test_intake_is_typed_in_the_row_where_there_is_no_link() -> None:
    task = with_newcomer(**NO_INTAKE)[f"klaar:{H1}"]
    assert (task["wat"], task["waar"]) == ("intake", f"Nieuwkomers {H1} volwassenen 18-29")
    assert task["waarom"].endswith("Typ die in de rij.")


def test_call_comes_before_the_intake() -> None:
    task = with_newcomer(LINK, **NO_INTAKE, gesprek="")[f"klaar:{H1}"]
    assert (task["wat"], task["waar"]) == ("bellen", f"Nieuwkomers {H1} gesprek")


ONLY_TO_CALL = dict.fromkeys(("ingevuld voor", "aantal mensen", "toestemming"), "")
ASK = (
    "Vraag in het gesprek voor wie het is, met hoeveel mensen ze zijn, en of we de gegevens mogen "
    "bewaren. Vul dan «ingevuld voor», «aantal mensen» en «toestemming» in."
)


def to_call(*landed: Cells, **cells: str) -> dict[str, dict[str, str]]:
    row = newcomer(H1, **{**ONLY_TO_CALL, **NO_INTAKE, "gesprek": "", **cells})
    return today(ran(snapshot(Nieuwkomers=[row], Inbox=[*landed])))


CAME_IN: Cells = {
    "inzending": "eerste-aanmelding",
    "aanmelding": H1,
    "ontvangen": "2026-11-02T08:30:00.000Z",
    "formulier": "newcomer",
    "taal": "ar",
    "antwoorden": "{}",
}


def test_call_to_who_could_not_be_asked_for_consent_says_what_to_ask() -> None:
    found = to_call(CAME_IN)
    assert [*found] == [f"klaar:{H1}"]
    task = found[f"klaar:{H1}"]
    assert task["wat"] == "bellen"
    assert ASK in task["waarom"]
    assert "klopt nog niet" not in task["waarom"]


def test_what_is_empty_after_the_call_is_a_problem() -> None:
    found = to_call(CAME_IN, gesprek="ja")
    assert f"probleem:Nieuwkomers:{H1}" in found
    assert ASK not in found[f"klaar:{H1}"]["waarom"]


def test_what_is_empty_in_a_row_that_was_typed_by_hand_is_a_problem() -> None:
    assert f"probleem:Nieuwkomers:{H1}" in to_call()


def test_city_that_is_not_known_is_chosen_in_its_cell() -> None:
    task = with_newcomer(stad="Weet ik nog niet")[f"klaar:{H1}"]
    assert (task["wat"], task["waar"]) == ("gegevens aanvullen", f"Nieuwkomers {H1} stad")


def test_row_of_which_the_intake_is_half_typed_is_one_line() -> None:
    half = dict.fromkeys([*COUNTS[1:], "kinderen", "talen"], "")
    ((task),) = with_newcomer(**half).values()
    assert (task["wat"], task["waar"]) == ("probleem", f"Nieuwkomers {H1} volwassenen 30-44")
    assert task["waarom"].startswith(
        "«volwassenen 30-44», «volwassenen 45-59», «volwassenen 60 plus» en «kinderen» zijn leeg. "
        "Typ een getal, of 0 als er niemand is. talen: De cel is leeg."
    )


def test_line_of_a_row_stays_while_its_cells_are_mended() -> None:
    first, later = with_newcomer(talen="", kinderen=""), with_newcomer(talen="")
    assert [*first] == [*later] == [f"probleem:Nieuwkomers:{H1}"]


def test_two_rows_with_one_code_have_a_line_each() -> None:
    row = newcomer(H1, kinderen="")
    found = today(ran(snapshot(Nieuwkomers=[row, row])))
    assert sum(one["wat"] == "probleem" for one in found.values()) == 2


def test_number_of_a_group_that_is_too_high_is_one_line() -> None:
    told = ran(snapshot(Groepen=[welcoming(G1, **{"kunnen avond": "9", "leden 30-44": "8"})]))
    lines = {id: row["wat"] for id, row in today(told).items() if id.startswith("probleem")}
    assert [*lines.values()] == ["probleem"]


@pytest.mark.parametrize(
    ("cells", "who"),
    [
        ({"aantal mensen": "3"} | NO_INTAKE, f"{H1}: 3 mensen"),
        ({"aantal mensen": "1"} | NO_INTAKE, f"{H1}: iemand alleen"),
        ({"aantal mensen": ""} | NO_INTAKE, f"{H1}: aantal mensen onbekend"),
    ],
)
def test_household_is_counted_in_words(cells: Cells, who: str) -> None:
    assert with_newcomer(**cells)[f"klaar:{H1}"]["wie"].split(";")[0] == who


@pytest.mark.parametrize("tab", ["Voorstellen", "Koppelingen", "Groepen vormen"])
def test_name_where_a_code_belongs_is_not_told_in_vandaag(tab: str) -> None:
    before = ran(area())
    table = before.tables[tab]
    cells = {**dict.fromkeys(table.columns, ""), "id": "Amina Verzonnen"}
    named = ran(with_rows(before, table, (*table.rows, Row(9, cells))))
    assert "Amina" not in texts(named, "Vandaag")
    assert f"probleem:{tab}!" in texts(named, "Vandaag")


def test_group_tells_who_signed_up_beside_what_it_said() -> None:
    found = ran(snapshot(Groepen=[welcoming(G1, training="")]))
    told = rows(found, "Vandaag")[f"klaar:{G1}"]["wie"]
    assert told.startswith(f"{G1}: groep van 5, 0 aangemeld")


def new_group(there: int, **cells: str) -> str:
    """What the task says of a group of which so many people signed up, who did not sign yet."""
    people = [
        {**one, "id": f"M{n:07d}", "verklaring": ""} for n, one in enumerate(members(G1)[:there])
    ]
    group = welcoming(G1, **cells)
    found = snapshot(Groepen=[group], Groepsleden=people)
    return rows(ran(found), "Vandaag")[f"klaar:{G1}"]["waarom"]


def test_first_task_of_a_new_group_is_short_and_says_first_what_to_do() -> None:
    assert new_group(1, gesprek="", training="") == (
        "«gesprek» staat nog niet op ja. «training» staat nog niet op ja. "
        "Groepsleden aangemeld: 1 van de 5. Laat nog 4 mensen zich aanmelden. "
        "Groepslid M0000000: «verklaring» staat nog niet op ja."
    )


def test_what_to_do_when_nobody_else_comes_is_said_last_once_the_talk_was_held() -> None:
    said = new_group(1)
    assert said.startswith("Groepsleden aangemeld: 1 van de 5.")
    assert said.index("Groepslid M0000000") < said.index("Komt er niemand meer?")


def test_what_several_members_have_to_do_is_said_once() -> None:
    assert new_group(5) == (
        "Groepsleden M0000000, M0000001, M0000002, M0000003 en M0000004: "
        "«verklaring» staat nog niet op ja."
    )


def test_link_for_the_members_of_a_group_stands_in_the_task_that_asks_for_them() -> None:
    link = {"id": f"{G1}:groepslink", "soort": "groepslink", "aan": f"contactpersoon van {G1}"}
    found = rows(ran(snapshot(Groepen=[welcoming(G1)], Berichten=[link])), "Vandaag")
    assert [*found] == [f"klaar:{G1}"]
    assert f"«groepslink» aan contactpersoon van {G1}" in found[f"klaar:{G1}"]["waarom"]


def test_problem_in_a_row_that_is_gone_has_a_line() -> None:
    tables = snapshot(Nieuwkomers=[newcomer(H1)]).tables
    (task,) = problem_tasks([Problem("Nieuwkomers", "F9", "Dit.", "Doe dat.")], tables, TODAY)
    assert (task.where, task.who, task.why) == ("Nieuwkomers!F9", "", "Dit. Doe dat.")
