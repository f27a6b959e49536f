"""The texts that stand ready: whole in every language, and nobody named before a match."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.messages import (
    DUTCH,
    group_link,
    group_messages,
    intake_link,
    match_messages,
    may_read,
    page_address,
    tells_of,
)
from intake.records import Contact
from tests.intake.paper import SITE, TODAY

AMINA = Contact("AAAAAAA1", "Amina Voorbeeld", None, "+31 6 12345678", "en", reach="na 17 uur")
KEES = Contact("AAAAAAA2", "Kees Verzonnen", "kees@voorbeeld.nl", None, "nl")


def test_group_link_is_in_the_language_of_the_lead() -> None:
    row = group_link("AAAAAAA2", "den-haag", "en", SITE, TODAY)
    assert f"{SITE}/en/sign-up/member/#groep=AAAAAAA2&stad=den-haag" in str(row["tekst"])
    assert row["taal"] == "Engels"


def test_intake_link_is_for_the_coordinator() -> None:
    row = intake_link(
        "AAAAAAA1:intake-link", "newcomer-intake", "AAAAAAA1", "AAAAAAA1.geheim", TODAY, SITE, TODAY
    )
    assert row["aan"] == "coördinator"
    assert "#sleutel=AAAAAAA1.geheim\n" in str(row["tekst"])


@pytest.mark.parametrize(
    ("form", "tab"), [("newcomer-intake", "Nieuwkomers"), ("host-intake", "Gastgezinnen")]
)
def test_intake_says_where_to_type_when_nobody_said_where_the_site_is(form: str, tab: str) -> None:
    row = intake_link("AAAAAAA1:intake-link", form, "AAAAAAA1", "AAAAAAA1.geheim", TODAY, "", TODAY)
    assert f"Typ de antwoorden zelf in {tab}, in de rij van AAAAAAA1." in str(row["tekst"])
    assert "«toestemming intake» op ja" in str(row["tekst"])


def test_address_is_a_path_when_the_site_has_none() -> None:
    assert page_address("member", "nl", "") == "/aanmelden/groepslid/"


def test_letters_tell_each_side_who_the_other_is() -> None:
    to_household, to_sponsor = match_messages(AMINA, KEES, "AAAAAAA1-AAAAAAA2", TODAY, False)
    assert "Kees Verzonnen" in str(to_household["tekst"])
    assert "E-mail: kees@voorbeeld.nl" in str(to_household["tekst"])
    assert "Telefoon: +31 6 12345678" in str(to_sponsor["tekst"])


def test_letters_are_in_the_language_of_the_reader() -> None:
    to_household, to_sponsor = match_messages(AMINA, KEES, "AAAAAAA1-AAAAAAA2", TODAY, False)
    assert (to_household["taal"], to_sponsor["taal"]) == ("Engels", "Nederlands")
    assert str(to_household["tekst"]).startswith("Hello Amina Voorbeeld")


def test_message_says_whose_record_it_is_for() -> None:
    letters = match_messages(AMINA, KEES, "AAAAAAA1-AAAAAAA2", TODAY, False)
    assert [row["voor"] for row in letters] == [AMINA.id, KEES.id]
    assert group_link("AAAAAAA2", None, "nl", SITE, TODAY)["voor"] == "AAAAAAA2"


@pytest.mark.parametrize(
    ("id", "readers"),
    [
        ("AAAAAAA1-AAAAAAA2:koppeling-huishouden", ["AAAAAAA1"]),
        ("AAAAAAA1-AAAAAAA2:koppeling-sponsor", ["AAAAAAA2"]),
        ("AAAAAAA1-AAAAAAA2:nieuw-contact-huishouden:2:AAAAAAA1", ["AAAAAAA1"]),
        ("AAAAAAA1-AAAAAAA2:kennismaking:2026-11-30:AAAAAAA2", ["AAAAAAA2"]),
        ("AAAAAAA1:wacht-nog:2026-11-02:90", ["AAAAAAA1"]),
        ("groep AAAAAAA1 AAAAAAA2:groep-gevormd:AAAAAAA1", ["AAAAAAA1"]),
        ("AAAAAAA2:groepslink", ["AAAAAAA2"]),
        ("AAAAAAA1:intake-link", []),
        ("koppeling-sponsor", []),
    ],
)
def test_id_of_a_message_tells_who_may_read_it(id: str, readers: list[str]) -> None:
    people = ("AAAAAAA1", "AAAAAAA2", "AAAAAAA3", "")
    assert [reader for reader in people if may_read(id, reader)] == readers


def test_every_letter_may_be_read_by_whom_it_is_for() -> None:
    letters = (
        *match_messages(AMINA, KEES, "AAAAAAA1-AAAAAAA2", TODAY, False),
        *group_letters(replace(KEES, id="AAAAAAA9")).values(),
        group_link("AAAAAAA2", None, "nl", SITE, TODAY),
    )
    assert all(may_read(str(row["id"]), str(row["voor"])) for row in letters)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("www.voorbeeld.nl", "www. voorbeeld. nl"),
        ("Jan https://voorbeeld.nl/pad?x=1", "Jan https: //voorbeeld. nl/pad?x=1"),
        ("http://10.0.0.1/", "http: //10. 0. 0. 1/"),
        ("jan@voorbeeld.nl", "jan@voorbeeld. nl"),
        ("voorbeeld。nl", "voorbeeld。 nl"),
        ("J.P. de Vries-Bakker Jr.", "J.P. de Vries-Bakker Jr."),
        ("Jan: zoon van Piet", "Jan: zoon van Piet"),
    ],
)
def test_name_in_a_letter_is_nothing_to_click_on(name: str, written: str) -> None:
    named = replace(AMINA, name=name)
    letters = [
        *match_messages(named, KEES, "AAAAAAA1-AAAAAAA2", TODAY, False),
        *group_messages("groep A B", [named, KEES], "AAAAAAA9", None, None, SITE, TODAY),
    ]
    assert all(written in str(row["tekst"]) for row in letters)
    assert written == name or not any(name in str(row["tekst"]) for row in letters)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("Bel Amina Voorbeeld: +31 6 12345678.", True),
        ("Bel Amina: +31 6 12345678.", False),
        ("Bel Amina Voorbeeld: +31 6 123456789.", False),
        ("", False),
    ],
)
def test_text_tells_of_somebody_with_the_name_and_every_way_of_now(text: str, true: bool) -> None:
    assert tells_of(text, AMINA) is true


def test_letters_keep_how_to_reach_somebody_best_for_the_coordinator() -> None:
    assert not [
        row for row in match_messages(AMINA, KEES, "x", TODAY, False) if "17 uur" in str(row)
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_letters_about_a_host_speak_of_no_group(language: str) -> None:
    sides = (replace(AMINA, language=language), replace(KEES, language=language))
    letters = match_messages(*sides, "x", TODAY, True)
    told = " ".join(str(row["tekst"]) for row in letters)
    assert "groep" not in told.lower()
    assert "group" not in told.lower()
    assert ("gastgezin" if language == "nl" else "host family") in told


def test_letter_in_a_language_that_nobody_checked_goes_with_the_dutch_one() -> None:
    to_household, _ = match_messages(replace(AMINA, language="uk"), KEES, "x", TODAY, False)
    own, _, dutch = str(to_household["tekst"]).partition(DUTCH)
    assert to_household["taal"] == "Oekraïens (nog niet nagekeken)"
    assert all("Kees Verzonnen" in text and "kees@voorbeeld.nl" in text for text in (own, dutch))


def test_letter_is_dutch_when_its_language_has_no_such_text() -> None:
    _, to_sponsor = match_messages(AMINA, replace(KEES, language="uk"), "x", TODAY, False)
    assert to_sponsor["taal"] == "Nederlands"
    assert "/aanmelden/groepslid/" in str(group_link("AAAAAAA2", None, "uk", SITE, TODAY)["tekst"])


def test_letter_says_so_when_there_is_no_address() -> None:
    nobody = Contact("AAAAAAA3", "Noa", None, None, "nl")
    _, to_sponsor = match_messages(nobody, KEES, "x", TODAY, False)
    assert "Wij brengen jullie met elkaar in contact." in str(to_sponsor["tekst"])


def group_letters(contact: Contact | None = None) -> dict[str, dict[str, object]]:
    """The letters to Amina and Kees, who form or join a group, by reader."""
    letters = group_messages(
        "groep A B", [AMINA, KEES], "AAAAAAA9", contact, "den-haag", SITE, TODAY
    )
    return {str(row["id"]).rpartition(":")[2]: dict(row) for row in letters}


def test_letter_to_a_volunteer_names_the_others_and_not_the_reader_once_more() -> None:
    text = str(group_letters()[AMINA.id]["tekst"])
    assert "Kees Verzonnen\nE-mail: kees@voorbeeld.nl" in text
    assert text.count("Amina Voorbeeld") == 1
    assert f"{SITE}/en/sign-up/member/#groep=AAAAAAA9&stad=den-haag" in text


def test_group_that_grows_gets_a_letter_of_its_own() -> None:
    lead = Contact("AAAAAAA9", "Lot Bedacht", "lot@voorbeeld.nl", None, "nl")
    letters = group_letters(lead)
    kinds = [row["soort"] for row in letters.values()]
    assert kinds == ["groep-erbij", "groep-erbij", "groep-aangevuld"]
    assert all("Lot Bedacht" in str(row["tekst"]) for row in letters.values())


def test_volunteers_who_are_a_group_by_themselves_are_told_so() -> None:
    (row,) = group_messages("groep A", [KEES], "AAAAAAA9", None, None, SITE, TODAY)
    assert "Alleen jullie zelf." in str(row["tekst"])
