"""Cases of resettlement: what an organisation enters with its link becomes a household each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from intake.dossier import contents, dossier, forgetting
from intake.inbox import GATES, check
from intake.journal import Journal
from intake.keys import VALID_DAYS, hash_of
from intake.kinds import RESETTLEMENT
from intake.schema import load_forms
from intake.submission import Submission
from intake.workbook import Snapshot
from tests.intake.paper import (
    CASE,
    INTAKE,
    ORGANISATION,
    TODAY,
    added,
    after,
    deleted,
    land,
    only,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)
from tests.intake.sending import NOON, TOKEN, arrival_of, numbered

OLGA = sent("organisation", ORGANISATION)
HOUSEHOLDS, CHANGES = "Nieuwkomers", "Wijzigingen"


def given_a_link(**cells: str) -> Snapshot:
    """A workbook with one organisation that may enter cases."""
    return pulled(typed(pulled(workbook(OLGA)), "Organisaties", zaaklink="ja", **cells))


def link(snapshot: Snapshot, place: int = -1) -> str:
    """The token in the message to the organisation, the last one."""
    texts = [row["tekst"] for row in rows(snapshot, "Berichten") if row["soort"] == "zaak-link"]
    return texts[place].partition("#sleutel=")[2].split()[0]


def case(token: str, **other: object) -> Submission:
    return sent("case", CASE | other, key=hash_of(token))


def entered(**other: object) -> Snapshot:
    snapshot = given_a_link()
    return pulled(land(snapshot, case(link(snapshot), **other)))


def changes(snapshot: Snapshot) -> list[str]:
    return [row["stand"] for row in rows(snapshot, CHANGES)]


def messages(snapshot: Snapshot) -> list[Mapping[str, str]]:
    return [row for row in rows(snapshot, "Berichten") if row["soort"] == "zaak-link"]


# The link


def test_link_is_given_when_people_say_so_and_to_nobody_else() -> None:
    assert messages(pulled(workbook(OLGA))) == []
    (message,) = messages(given_a_link())
    assert (message["soort"], message["aan"]) == ("zaak-link", f"organisatie {OLGA.reference}")
    assert f"/aanmelden/zaak/#sleutel={OLGA.reference}." in message["tekst"]
    assert "Olga" not in "".join(message.values())


def test_token_of_the_link_is_kept_as_its_hash_alone() -> None:
    snapshot = given_a_link()
    key = only(snapshot, "Sleutels")
    assert (key["sleutel"], key["formulier"]) == (hash_of(link(snapshot)), "case")
    secret = link(snapshot).partition(".")[2]
    others = [name for name in snapshot.tables if name != "Berichten"]
    assert not [name for name in others if secret in str(rows(snapshot, name))]


@pytest.mark.parametrize(
    "cells",
    [{"zaaklink": "nee"}, {"stand": "gestopt"}, {"stand": "pauze"}, {"zaaklink": "weet niet"}],
)
def test_no_link_is_given_to_who_may_not_enter_cases(cells: dict[str, str]) -> None:
    row = {"zaaklink": "ja", **cells}
    assert messages(pulled(typed(pulled(workbook(OLGA)), "Organisaties", **row))) == []


def test_word_that_is_no_yes_is_a_problem_at_its_cell() -> None:
    snapshot = pulled(typed(pulled(workbook(OLGA)), "Organisaties", zaaklink="weet niet"))
    assert "zaaklink" in only(snapshot, "Organisaties")["probleem"]


def test_link_is_made_once_and_again_when_its_message_is_deleted() -> None:
    once = given_a_link()
    assert len(messages(pulled(once))) == 1
    again = pulled(deleted(once, "Berichten", 1))
    assert len(rows(again, "Sleutels")) == 2
    assert messages(again)[0]["id"] == f"{OLGA.reference}:zaak-link:2"


def test_link_is_renewed_when_it_is_too_old() -> None:
    once = given_a_link()
    last = TODAY + timedelta(days=VALID_DAYS)
    assert len(messages(pulled(once, last))) == 1
    assert len(messages(pulled(once, last + timedelta(days=1)))) == 2


def test_organisation_typed_in_gets_a_link_as_well() -> None:
    row = {"organisatie": "Gemeente Sprookjesdam", "stad": "Rotterdam", "zaaklink": "ja"}
    assert link(pulled(added(workbook(), "Organisaties", **row)))


# A case


def test_case_is_a_household_without_a_name() -> None:
    row = only(entered(), HOUSEHOLDS)
    assert (row["variant"], row["zaaknummer"]) == (RESETTLEMENT, "2026-0123")
    assert (row["naam"], row["telefoon"], row["toestemming"]) == ("", "", "")
    assert (row["organisatie"], row["ingevuld door"]) == ("Gemeente Sprookjesdam", "Cas Bedacht")
    assert (row["helper bereiken"], row["ingevuld voor"]) == (
        "010 123 45 67",
        "voor iemand anders",
    )
    assert (row["komt vanaf"], row["talen"]) == ("2027-03-01", "Arabisch")


def test_case_has_no_problem_and_waits_for_its_intake() -> None:
    snapshot = entered()
    assert check(snapshot, GATES, TODAY).problems == ()
    assert only(snapshot, HOUSEHOLDS)["status"] == "intake nodig"
    (household,) = check(snapshot, GATES, TODAY).households
    assert (household.people, household.through_helper) == (4, True)


def test_intake_of_a_case_goes_as_any_other_and_asks_no_name() -> None:
    snapshot = entered()
    (text,) = (r["tekst"] for r in rows(snapshot, "Berichten") if r["soort"] == "intake-link")
    token = text.partition("#sleutel=")[2].split()[0]
    held = pulled(
        land(snapshot, sent("newcomer-intake", INTAKE | {"children": "2"}, key=hash_of(token)))
    )
    assert only(held, HOUSEHOLDS)["volwassenen 30-44"] == "2"
    (household,) = check(held, GATES, TODAY).households
    assert household.missing == ("«gesprek» staat nog niet op ja.",)


def test_one_link_is_good_for_many_cases() -> None:
    snapshot = given_a_link()
    token = link(snapshot)
    three = [case(token, case_number=f"2026-00{number}") for number in range(10, 13)]
    found = pulled(land(snapshot, *three))
    assert [row["zaaknummer"] for row in rows(found, HOUSEHOLDS)] == [
        "2026-0010",
        "2026-0011",
        "2026-0012",
    ]
    assert changes(found) == []


def test_cases_that_land_on_different_days_are_each_taken_in_once() -> None:
    first = entered()
    second = pulled(land(first, case(link(first), case_number="2026-0777")))
    assert len(rows(pulled(second), HOUSEHOLDS)) == 2


def test_case_that_is_entered_twice_may_be_double() -> None:
    snapshot = given_a_link()
    token = link(snapshot)
    found = pulled(land(snapshot, case(token), case(token, people="5")))
    assert only(found, "Mogelijk dubbel")["wat hetzelfde is"] == "zelfde zaaknummer"


def test_correction_of_a_case_is_a_change_for_people() -> None:
    snapshot = entered()
    before = only(snapshot, HOUSEHOLDS)["id"]
    later = sent("case", CASE | {"people": "5"}, reference=before, key=hash_of(link(snapshot)))
    found = pulled(land(snapshot, later))
    assert [(row["wat"], row["wordt"]) for row in rows(found, CHANGES)] == [("aantal mensen", "5")]


def test_case_that_was_deleted_comes_back_with_its_organisation() -> None:
    snapshot = entered()
    assert rows(pulled(deleted(snapshot, HOUSEHOLDS)), HOUSEHOLDS) == rows(snapshot, HOUSEHOLDS)


def test_case_stays_when_its_organisation_stops() -> None:
    stopped = pulled(typed(entered(), "Organisaties", stand="gestopt"))
    again = pulled(deleted(stopped, HOUSEHOLDS))
    assert (only(again, HOUSEHOLDS)["zaaknummer"], changes(again)) == ("2026-0123", [])


# A key that is not right


@pytest.mark.parametrize("cells", [{"zaaklink": "nee"}, {"zaaklink": ""}, {"stand": "gestopt"}])
def test_case_opens_nothing_when_the_link_was_taken_back(cells: dict[str, str]) -> None:
    snapshot = typed(given_a_link(), "Organisaties", **cells)
    found = pulled(land(snapshot, case(link(snapshot))))
    assert (rows(found, HOUSEHOLDS), changes(found)) == ([], ["sleutel klopt niet"])


@pytest.mark.parametrize("key", ["", hash_of(TOKEN)])
def test_case_with_a_wrong_key_is_kept_for_people_to_ask(key: str) -> None:
    snapshot = land(given_a_link(), sent("case", CASE, key=key))
    found = pulled(pulled(snapshot))
    assert (rows(found, HOUSEHOLDS), changes(found)) == ([], ["sleutel klopt niet"])
    assert only(found, CHANGES)["wat"] == "case"
    assert len(rows(found, "Inbox")) == 2


def test_case_with_a_wrong_key_stays_out_when_the_link_is_right_again() -> None:
    snapshot = typed(given_a_link(), "Organisaties", zaaklink="nee")
    refused = pulled(land(snapshot, case(link(snapshot))))
    again = pulled(typed(refused, "Organisaties", zaaklink="ja"))
    assert (rows(again, HOUSEHOLDS), changes(again)) == ([], ["sleutel klopt niet"])


def test_case_is_late_when_it_was_sent_after_the_last_day() -> None:
    snapshot = typed(given_a_link(), "Sleutels", geldig_tot="2026-11-19")
    found = pulled(land(snapshot, case(link(snapshot))))
    assert (rows(found, HOUSEHOLDS), changes(found)) == ([], ["sleutel klopt niet"])


def test_correction_with_a_wrong_key_changes_nothing() -> None:
    snapshot = entered()
    before = only(snapshot, HOUSEHOLDS)
    later = sent("case", CASE | {"people": "9"}, reference=before["id"], key=hash_of(TOKEN))
    found = pulled(land(snapshot, later))
    assert (only(found, HOUSEHOLDS), changes(found)) == (before, ["sleutel klopt niet"])


def test_key_of_an_intake_opens_no_case_and_that_of_a_case_no_intake() -> None:
    snapshot = entered()
    (text,) = (r["tekst"] for r in rows(snapshot, "Berichten") if r["soort"] == "intake-link")
    of_intake = text.partition("#sleutel=")[2].split()[0]
    wrong = (
        case(of_intake, case_number="1-1"),
        sent("newcomer-intake", INTAKE, key=hash_of(link(snapshot))),
    )
    found = pulled(land(snapshot, *wrong))
    assert changes(found) == ["sleutel klopt niet"] * 2
    assert len(rows(found, HOUSEHOLDS)) == 1


# What is never kept


def test_form_asks_no_name_of_a_newcomer_and_no_sensitive_wish() -> None:
    asked = {question.id: question for question in load_forms()["case"].questions}
    assert {"name", "phone", "email", "consent"} & asked.keys() == set()
    assert not [one for one in asked.values() if one.sensitive]


# Handing over and forgetting


def test_organisation_is_forgotten_without_the_cases_that_it_entered() -> None:
    snapshot = entered()
    found = dossier(snapshot, OLGA.reference)
    held = contents(found)
    assert set(held) == {"Inbox", "Organisaties", "Sleutels", "Berichten"}
    gone = after(snapshot, forgetting(found, TODAY))
    assert rows(gone, HOUSEHOLDS) == rows(snapshot, HOUSEHOLDS)
    assert "case" in {row["formulier"] for row in rows(gone, "Inbox")}
    assert "Olga" not in str([rows(gone, name) for name in gone.tables])


def test_dossier_of_a_case_holds_what_was_entered() -> None:
    snapshot = entered()
    held = contents(dossier(snapshot, only(snapshot, HOUSEHOLDS)["id"]))
    assert {"Inbox", HOUSEHOLDS, "Besluiten"} <= set(held)
    assert "Organisaties" not in held


def test_journal_tells_of_an_organisation_and_not_of_its_cases(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "aanmeldingen.sqlite3")
    kept = journal.keep(arrival_of("organisation", ORGANISATION, numbered(1)), NOON)
    token = f"{kept.reference}.{TOKEN.partition('.')[2]}"
    of_case = journal.keep(arrival_of("case", {**CASE, "access_code": token}, numbered(2)), NOON)
    assert [one.form for one, _ in journal.about(kept.reference)] == ["organisation"]
    assert [one.form for one, _ in journal.about(of_case.reference)] == ["case"]
