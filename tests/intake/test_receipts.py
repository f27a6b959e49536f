"""The message that a sign-up came in: to who sent it, once, with a code and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.keys import hash_of
from intake.submission import to_cells
from intake.texts import languages
from intake.workbook import Append, Snapshot
from tests.intake.paper import (
    CASE,
    GROUP,
    HOST,
    MEMBER,
    NEWCOMER,
    ORGANISATION,
    TODAY,
    VOLUNTEER,
    after,
    deleted,
    land,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)

AMINA = NEWCOMER | {"email": "amina@voorbeeld.nl"}
HELPED = AMINA | {
    "for_whom": "other",
    "helper_name": "Helma Bedacht",
    "helper_reach": "helma@voorbeeld.nl",
    "helper_consent": "samen gelezen",
}


def receipts(snapshot: Snapshot) -> list[Mapping[str, str]]:
    return [row for row in rows(snapshot, "Berichten") if row["soort"] == "ontvangen"]


@pytest.mark.parametrize(
    ("form", "answers", "to"),
    [
        ("newcomer", AMINA, "huishouden"),
        ("group", GROUP, "contactpersoon van"),
        ("member", MEMBER | {"group": "7K3MQ2PA"}, "groepslid"),
        ("host", HOST, "gastgezin"),
        ("volunteer", VOLUNTEER, "vrijwilliger"),
        ("organisation", ORGANISATION, "organisatie"),
    ],
)
def test_who_signed_up_hears_that_it_came_in(
    form: str, answers: Mapping[str, object], to: str
) -> None:
    signed_up = sent(form, answers)
    (told,) = receipts(pulled(workbook(signed_up)))
    code = signed_up.reference
    assert (told["aan"], told["voor"], told["versturen"]) == (f"{to} {code}", code, "ja")
    assert code in told["tekst"]


@pytest.mark.parametrize("language", languages())
def test_it_says_nothing_of_the_answers(language: str) -> None:
    (told,) = receipts(pulled(workbook(sent("newcomer", AMINA | {"contact_language": language}))))
    given = ("Amina", "voorbeeld.nl", "12345678", "otterdam", "#sleutel")
    assert not [text for text in given if text in told["tekst"]]


def test_who_gave_no_address_gets_none() -> None:
    assert receipts(pulled(workbook(sent("newcomer", NEWCOMER)))) == []


@pytest.mark.parametrize(
    ("reach", "number"), [("helma@voorbeeld.nl", 0), ("Amina@voorbeeld.nl", 1)]
)
def test_who_was_helped_gets_none_unless_the_address_is_the_helpers(
    reach: str, number: int
) -> None:
    helped = sent("newcomer", HELPED | {"helper_reach": reach})
    assert len(receipts(pulled(workbook(helped)))) == number


def test_who_could_not_agree_in_their_language_yet_gets_none() -> None:
    asked = {id: AMINA[id] for id in ("for_whom", "name", "phone", "email", "city", "people")}
    called = replace(sent("newcomer", asked), language="ar")
    assert receipts(pulled(workbook(called))) == []


def test_organisation_that_enters_a_case_gets_none_for_it() -> None:
    organisation = typed(pulled(workbook(sent("organisation", ORGANISATION))), "Organisaties",
                         zaaklink="ja")  # fmt: skip
    linked = pulled(organisation)
    (text,) = (row["tekst"] for row in rows(linked, "Berichten") if row["soort"] == "zaak-link")
    token = text.partition("#sleutel=")[2].split()[0]
    case = sent("case", CASE | {"helper_reach": "cas@voorbeeld.nl"}, key=hash_of(token))
    entered = pulled(land(linked, case))
    assert len(rows(entered, "Nieuwkomers")) == 1
    assert len(receipts(entered)) == len(receipts(linked)) == 1


def test_it_is_written_once() -> None:
    once = pulled(workbook(sent("host", HOST)))
    assert len(receipts(pulled(once))) == 1
    corrected = sent("host", HOST | {"beds": "2"}, id="nog-een-keer")
    assert len(receipts(pulled(land(once, corrected)))) == 1


@pytest.mark.parametrize("tabs", [["Berichten"], ["Gastgezinnen"], ["Gastgezinnen", "Berichten"]])
def test_row_that_comes_back_brings_no_other(tabs: list[str]) -> None:
    sent_out = typed(pulled(workbook(sent("host", HOST))), "Berichten", verstuurd_op="2026-11-22")
    memory = {"id": "verzending:x", "over": sent("host", HOST).reference, "soort": "verzending"}
    snapshot = after(sent_out, [Append("Besluiten", memory)])
    for tab in tabs:
        snapshot = deleted(snapshot, tab)
    before = receipts(snapshot)
    assert receipts(pulled(snapshot)) == before


def test_who_signed_up_long_ago_gets_none() -> None:
    landed = workbook(sent("host", HOST))
    assert receipts(pulled(landed, TODAY + timedelta(days=30))) == []


def test_who_withdrew_before_it_was_read_gets_none() -> None:
    known = {"id": f"stand:{sent('host', HOST).reference}", "soort": "stand"}
    known |= {"over": sent("host", HOST).reference, "waarde": "teruggetrokken"}
    landed = after(workbook(sent("host", HOST)), [Append("Besluiten", known)])
    assert receipts(pulled(landed)) == []


def test_what_looks_like_a_flood_is_not_answered_until_a_person_takes_it_over() -> None:
    held = replace(sent("host", HOST), suspect="Er kwamen heel veel aanmeldingen van één adres.")
    cells = {**to_cells(held), "waarom": held.suspect}
    once = pulled(after(workbook(), [Append("Inbox verdacht", cells)]))
    assert receipts(once) == []
    assert len(receipts(pulled(typed(once, "Inbox verdacht", overnemen="ja")))) == 1
