"""Likely doubles side by side: named without who they are, judged by people, never merged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from intake.alike import Double
from intake.checks import Checked
from intake.dossier import dossier, forgetting
from intake.inbox import GATES, check, pull
from intake.workbook import Snapshot
from tests.intake.paper import (
    NEWCOMER,
    NOW,
    SITE,
    TODAY,
    added,
    after,
    deleted,
    draw,
    land,
    only,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)

DOUBLES = "Mogelijk dubbel"
AMINA = sent("newcomer", NEWCOMER | {"email": "amina@voorbeeld.nl"})
SAMI = sent("newcomer", NEWCOMER | {"name": "Sami Verzonnen", "people": "4"})


def checked(snapshot: Snapshot) -> Checked:
    return check(snapshot, GATES, TODAY)


def two() -> Snapshot:
    """Two households with one phone number; the first signed up a week before."""
    return pulled(typed(pulled(workbook(AMINA, SAMI)), "Nieuwkomers", aangemeld="2026-11-13"))


def double(snapshot: Snapshot) -> Double:
    (found,) = checked(snapshot).doubles
    return found


def codes(snapshot: Snapshot) -> list[str]:
    return [row["id"] for row in rows(snapshot, "Nieuwkomers")]


def test_double_stands_side_by_side_by_code() -> None:
    row = only(two(), DOUBLES)
    assert (row["eerste"], row["tweede"]) == (AMINA.reference, SAMI.reference)
    assert (row["wat hetzelfde is"], row["wat verschilt"]) == (
        "zelfde telefoonnummer",
        f"aantal mensen: 3 / 4. Ook anders: naam. Alleen bij {AMINA.reference}: e-mail.",
    )


def test_no_row_of_the_two_says_who_they_are() -> None:
    hidden = ("Sami", "Amina", "12345678", "voorbeeld.nl", "geheim", "Parijs")
    filled = typed(two(), "Nieuwkomers", notitie="geheim", stad="Parijs", zo_bereik_je_mij="geheim")
    told = " ".join(" ".join(row.values()) for row in rows(pulled(filled), DOUBLES))
    assert "Ook anders: naam, stad." in told
    assert not [word for word in hidden if word in told]


def test_sensitive_answer_is_named_and_not_told() -> None:
    asked = typed(typed(two(), "Nieuwkomers", alleen_vrouwen="ja"), "Nieuwkomers", 1,
                  alleen_vrouwen="nee")  # fmt: skip
    assert "Ook anders: naam, alleen vrouwen." in double(asked).differs


def test_other_people_are_never_named_again() -> None:
    apart = pulled(typed(two(), DOUBLES, oordeel="Andere mensen"))
    assert checked(apart).doubles == ()
    assert only(apart, DOUBLES)["wat nu"] == "Deze twee blijven apart."
    assert rows(pulled(deleted(apart, DOUBLES)), DOUBLES) == []


def test_verdict_counts_before_the_next_pull() -> None:
    assert checked(typed(two(), DOUBLES, oordeel="andere mensen")).doubles == ()


def test_verdict_that_was_emptied_asks_again() -> None:
    apart = pulled(typed(two(), DOUBLES, oordeel="andere mensen"))
    assert double(pulled(typed(apart, DOUBLES, oordeel=""))).verdict == ""


SAME = {"oordeel": "dezelfde"}


def todo_of_same(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """What is to be done with two rows of the same people, in which this was typed besides."""
    book = typed(typed(two(), "Nieuwkomers", 0, **first), "Nieuwkomers", 1, **second)
    return only(pulled(typed(pulled(book), DOUBLES, **SAME)), DOUBLES)["wat nu"]


def test_fuller_row_is_kept_when_nothing_was_done_with_either() -> None:
    assert todo_of_same({}, {}) == (
        f"Houd {AMINA.reference}: in die rij staat meer. "
        "Kijk wat klopt bij: aantal mensen, naam. "
        f"Zet daarna «stand» van {SAMI.reference} op «teruggetrokken»."
    )


def test_later_row_is_kept_when_it_is_fuller_and_the_rest_is_copied_first() -> None:
    assert todo_of_same({}, {"organisatie": "Verzonnen", "notitie": "belde"}) == (
        f"Houd {SAMI.reference}: in die rij staat meer. "
        f"Neem eerst over wat alleen bij {AMINA.reference} staat: e-mail. "
        "Kijk wat klopt bij: aantal mensen, naam. "
        f"Zet daarna «stand» van {AMINA.reference} op «teruggetrokken»."
    )


def test_row_of_an_intake_is_kept_when_the_other_is_fuller() -> None:
    found = todo_of_same({"notitie": "belde"}, {"interesses": "sport"})
    assert found.startswith(f"Houd {SAMI.reference}: daar is al gedaan: intake. ")
    assert f"wat alleen bij {AMINA.reference} staat: e-mail, notitie." in found


@pytest.mark.parametrize(
    ("status", "why"),
    [("actief", "die heeft een koppeling"), ("voorgelegd", "die is al voorgelegd")],
)
def test_row_in_a_pair_is_kept_when_more_was_done_with_the_other(status: str, why: str) -> None:
    found = todo_of_same({"gesprek": "ja", "interesses": "sport"}, {"status": status})
    assert found.startswith(f"Houd {SAMI.reference}: {why}. ")


def test_end_of_the_other_pair_is_told_when_both_are_in_one() -> None:
    found = todo_of_same({"status": "actief"}, {"status": "voorgelegd"})
    assert found.startswith(f"Houd {AMINA.reference}: die heeft een koppeling. ")
    assert found.endswith(f"Let op: {SAMI.reference} is al voorgelegd. Dat stopt dan.")


def test_earlier_row_is_kept_when_both_are_as_full() -> None:
    found = todo_of_same({"e-mail": ""}, {})
    assert found.startswith(f"Houd {AMINA.reference}: die was er het eerst. ")


def test_both_rows_stay_when_they_are_the_same_people() -> None:
    assert codes(pulled(typed(two(), DOUBLES, **SAME))) == [AMINA.reference, SAMI.reference]


def test_row_that_was_deleted_comes_back_with_what_people_said() -> None:
    same = pulled(typed(two(), DOUBLES, oordeel="dezelfde"))
    assert rows(pulled(deleted(same, DOUBLES)), DOUBLES) == rows(same, DOUBLES)


def test_pair_is_done_when_one_withdrew_and_the_note_stays() -> None:
    noted = pulled(typed(two(), DOUBLES, oordeel="dezelfde", notitie="belde op 3 mei"))
    done = pulled(typed(noted, "Nieuwkomers", 1, stand="teruggetrokken"))
    row = only(done, DOUBLES)
    assert (row["wat nu"], row["notitie"], checked(done).doubles) == ("klaar", "belde op 3 mei", ())


def test_number_that_was_mended_makes_two_of_them() -> None:
    mended = pulled(typed(two(), "Nieuwkomers", 1, telefoon="06 87654321"))
    assert (checked(mended).doubles, only(mended, DOUBLES)["wat nu"]) == ((), "klaar")


def test_rows_typed_by_hand_are_compared_too() -> None:
    by_hand: Mapping[str, str] = {"naam": "Bo Bedacht", "telefoon": "06-12345678"}
    found = pulled(added(pulled(workbook(AMINA)), "Nieuwkomers", **by_hand))
    assert only(found, DOUBLES)["tweede"] == codes(found)[1]
    assert checked(pulled(typed(found, DOUBLES, oordeel="andere mensen"))).doubles == ()


@pytest.mark.parametrize("word", ["misschien Piet", "ja"])
def test_word_that_is_no_verdict_is_a_problem_at_its_cell(word: str) -> None:
    wrong = typed(two(), DOUBLES, oordeel=word)
    (problem,) = checked(wrong).problems
    table = wrong.tables[DOUBLES]
    assert problem.cell == table.address(table.rows[0], "oordeel")
    assert word not in str(problem)
    assert "Kies uit: dezelfde of andere mensen." in problem.todo


@pytest.mark.parametrize("verdict", ["", "dezelfde", "andere mensen", "eh"])
def test_pulling_again_changes_only_the_log(verdict: str) -> None:
    book = pulled(typed(two(), DOUBLES, oordeel=verdict))
    again = pull(book, TODAY + timedelta(days=1), NOW, SITE, draw()).changes
    assert [change.tab for change in again] == ["Logboek"]


def test_forgetting_one_removes_what_was_said_of_both() -> None:
    apart = pulled(typed(two(), DOUBLES, oordeel="andere mensen"))
    left = after(apart, forgetting(dossier(apart, SAMI.reference), TODAY))
    assert rows(left, DOUBLES) == []
    assert not [row for row in rows(left, "Besluiten") if SAMI.reference in row["over"]]


def test_one_who_sends_the_form_again_is_a_change_and_no_double() -> None:
    again = pulled(land(pulled(workbook(AMINA)), sent("newcomer", NEWCOMER | {"people": "4"})))
    assert (rows(again, DOUBLES), len(rows(again, "Wijzigingen"))) == ([], 1)
