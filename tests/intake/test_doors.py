"""Doors for people without a form: what a coordinator types by hand, and how a slip is mended."""

from __future__ import annotations

import pytest

from intake.checks import Checked
from intake.inbox import GATES, check
from intake.kinds import KINDS, Kind
from intake.workbook import Snapshot
from tests.intake.paper import (
    NEWCOMER,
    TODAY,
    added,
    land,
    only,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)

PHONED = {"naam": "Amina Voorbeeld", "telefoon": "06-123 456 78", "stad": "Rotterdam"}
REST = {"aantal_mensen": "3", "taal_van_contact": "Arabisch", "toestemming": "ja"}
HELPER = {
    "ingevuld_door": "Bo Bedacht",
    "organisatie": "VluchtelingenWerk",
    "helper_bereiken": "010 123 45 67",
    "toestemming_gevraagd": "samen gelezen",
}
CASE = {
    "variant": "Hervestiging",
    "zaaknummer": "2026-0123",
    "stad": "Rotterdam",
    "aantal_mensen": "4",
    "ingevuld_door": "Cas Bedacht",
    "helper_bereiken": "010 123 45 67",
    "komt_vanaf": "2027-03-01",
    "komt_uiterlijk": "2027-04-01",
}
INTAKE = {
    "volwassenen_18-29": "0", "volwassenen_30-44": "2", "volwassenen_45-59": "0",
    "volwassenen_60_plus": "0", "kinderen": "2", "talen": "Arabisch", "gesprek": "ja",
}  # fmt: skip
BSN = "111222333"


def by_hand(tab: str = "Nieuwkomers", **cells: str) -> Snapshot:
    return pulled(added(workbook(), tab, **cells))


def checked(snapshot: Snapshot) -> Checked:
    return check(snapshot, GATES, TODAY)


def headers(snapshot: Snapshot, tab: str = "Nieuwkomers") -> list[str]:
    """The headers of the cells that have a problem."""
    table = snapshot.tables[tab]
    places = {table.address(row, header): header for row in table.rows for header in table.columns}
    return [places[one.cell] for one in checked(snapshot).problems if one.tab == tab]


# A household, by phone or from paper


def test_household_by_phone_takes_three_cells_and_says_what_to_ask() -> None:
    book = by_hand(**PHONED)
    row = only(book, "Nieuwkomers")
    assert (len(row["id"]), row["status"], row["variant"]) == (8, "intake nodig", "statushouders")
    assert row["ingevuld voor"] == "voor mezelf of mijn gezin"
    assert headers(book) == ["taal van contact", "aantal mensen", "toestemming"]


def test_household_by_phone_is_right_when_the_rest_is_asked() -> None:
    assert headers(by_hand(**PHONED, **REST)) == []


def test_household_by_phone_gets_the_link_to_its_intake() -> None:
    row = only(by_hand(**PHONED, **REST), "Nieuwkomers")
    (message,) = rows(by_hand(**PHONED, **REST), "Berichten")
    assert message["id"] == f"{row['id']}:intake-link"


@pytest.mark.parametrize(
    "phone", ["0612345678", "06-12345678", "+31 (0)6 123 456 78", "0031612345678", "٠٦١٢٣٤٥٦٧٨"]
)
def test_phone_is_read_however_it_was_written_down(phone: str) -> None:
    book = by_hand(**{**PHONED, **REST, "telefoon": phone})
    (contact,) = checked(book).contacts.values()
    assert (contact.phone, headers(book)) == ("+31 6 12345678", [])


@pytest.mark.parametrize("city", ["", "Atlantis"])
def test_city_that_is_not_there_is_a_problem_at_its_cell(city: str) -> None:
    book = by_hand(**{**PHONED, **REST, "stad": city})
    assert headers(book) == ["stad"]
    assert only(book, "Nieuwkomers")["status"] == "intake nodig"


def test_row_that_stands_in_two_tabs_is_a_problem_in_the_second() -> None:
    id = only(by_hand(**PHONED, **REST), "Nieuwkomers")["id"]
    book = pulled(added(by_hand(**PHONED, **REST), "Vrijwilligers", id=id, naam="Amina"))
    assert headers(book, "Vrijwilligers")[0] == "id"
    assert only(book, "Vrijwilligers")["status"] == "probleem"


# Somebody who helps


def test_household_for_somebody_else_is_reached_through_the_helper() -> None:
    book = by_hand(**{**PHONED, **REST, "telefoon": ""}, **HELPER)
    (household,) = checked(book).households
    assert only(book, "Nieuwkomers")["ingevuld voor"] == "voor iemand anders"
    assert household.through_helper
    assert checked(book).contacts[household.id].reach == "via Bo Bedacht: 010 123 45 67"


def test_helper_who_cannot_be_reached_is_a_problem() -> None:
    told = {**HELPER, "helper_bereiken": ""}
    book = by_hand(**{**PHONED, **REST, "telefoon": ""}, **told)
    assert set(headers(book)) == {"helper bereiken", "telefoon"}


def test_household_with_its_own_phone_is_called_itself() -> None:
    (household,) = checked(by_hand(**PHONED, **REST, **HELPER)).households
    assert not household.through_helper


# A case of a municipality


def test_case_needs_no_name_until_the_people_are_told() -> None:
    book = by_hand(**CASE)
    row = only(book, "Nieuwkomers")
    assert (row["ingevuld voor"], row["probleem"]) == ("voor iemand anders", "")
    assert checked(book).households[0].variant == "hervestiging"


def test_case_is_ready_without_a_name_and_asks_consent_with_one() -> None:
    book = pulled(typed(by_hand(**CASE), "Nieuwkomers", **INTAKE))
    assert checked(book).households[0].missing == ()
    assert checked(book).households[0].arrives is not None
    told = pulled(typed(book, "Nieuwkomers", naam="Amina Voorbeeld"))
    assert {"toestemming", "toestemming intake"} <= set(headers(told))


def test_name_is_needed_in_every_other_variant() -> None:
    assert "naam" in headers(by_hand(**{**CASE, "variant": "statushouders", "zaaknummer": ""}))


def test_case_that_nobody_can_be_called_about_is_a_problem() -> None:
    assert "telefoon" not in headers(by_hand(**CASE))
    assert "helper bereiken" in headers(by_hand(**{**CASE, "helper_bereiken": ""}))


@pytest.mark.parametrize("number", ["2026-0123", "HV 26/12", "Z26.00417", "123"])
def test_number_of_a_case_is_taken(number: str) -> None:
    assert headers(by_hand(**{**CASE, "zaaknummer": number})) == []


@pytest.mark.parametrize(
    "number", ["Amina 12", "271.234.5678", "12-03-1988", "12031988", BSN, "Jansen", "7"]
)
def test_number_that_may_be_a_person_is_no_number_of_a_case(number: str) -> None:
    book = by_hand(**{**CASE, "zaaknummer": number})
    assert "zaaknummer" in headers(book)
    assert number not in only(book, "Nieuwkomers")["probleem"].replace("2026-0123", "")


# A group, a host


def test_group_by_phone_says_where_its_coordinator_is_typed() -> None:
    book = by_hand("Groepen", stad="Rotterdam", grootte="5", spreken_Nederlands="5")
    (group,) = checked(book).groups
    assert any(f"met {group.id} bij «groep»" in sentence for sentence in group.missing)
    lead = {"naam": "Kees Verzonnen", "telefoon": "06 12345678", "stad": "Rotterdam"}
    led = pulled(added(book, "Groepsleden", groep=group.id.lower(), rol="Coordinator", **lead))
    assert checked(led).contacts[group.id].name == "Kees Verzonnen"
    assert not [one for one in checked(led).groups[0].missing if "bij «groep»" in one]


def test_host_by_phone_gets_an_id_and_its_variant() -> None:
    book = by_hand("Gastgezinnen", naam="Gijs Verzonnen", telefoon="06 12345678", stad="Haarlem")
    (host,) = checked(book).hosts
    assert (len(host.id), host.variant, host.city) == (8, "logeren", "haarlem")
    assert headers(book, "Gastgezinnen") == ["slaapplaatsen", "kamer vanaf", "toestemming"]


def test_host_who_can_be_called_nor_mailed_is_a_problem() -> None:
    book = by_hand("Gastgezinnen", naam="Gijs Verzonnen", stad="Haarlem")
    assert headers(book, "Gastgezinnen")[0] == "e-mail"


# What should not stand in a cell


@pytest.mark.parametrize("header", ["notitie", "zo_bereik_je_mij", "naam", "aantal_mensen", "stad"])
def test_bsn_is_to_be_removed_and_never_repeated(header: str) -> None:
    book = by_hand(**{**PHONED, **REST, header: f"bsn {BSN}"})
    told = only(book, "Nieuwkomers")["probleem"]
    assert "Haal dat nummer weg" in told
    assert not [one for one in checked(book).problems if BSN in str(one)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.tab)
def test_bsn_is_found_in_every_tab_of_records(kind: Kind) -> None:
    assert "notitie" in headers(by_hand(kind.tab, stad="Rotterdam", notitie=BSN), kind.tab)


def test_bsn_is_found_in_a_note_beside_a_proposal() -> None:
    book = added(workbook(), "Voorstellen", id="AAAAAAA1-AAAAAAA2", notitie=f"BSN: {BSN}.")
    assert headers(book, "Voorstellen") == ["notitie"]


def test_phone_of_nine_digits_is_no_bsn() -> None:
    assert headers(by_hand(**{**PHONED, **REST, "telefoon": "612345678"})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("geb. 3-4-2024", True), ("12/03/1988", True), ("gebeld op 3-11-2026", False), ("", False)],
)
def test_day_of_birth_is_to_be_removed(text: str, found: bool) -> None:
    book = by_hand(**PHONED, **REST, notitie=text)
    assert headers(book) == ["notitie"] * found
    assert checked(book).households[0].missing[1:] == ("De intake is nog niet ingevuld.",)


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("amina@gmial.com", "gmail.com"),
        ("amina@hotmal.nl", "hotmail.nl"),
        ("amina@gmail.con", "gmail.com"),
        ("amina@gmail.com", ""),
        ("amina@ymail.com", ""),
        ("amina@voorbeeld.nl", ""),
    ],
)
def test_slip_in_an_address_is_a_hint(address: str, meant: str) -> None:
    told = only(by_hand(**PHONED, **REST, **{"e-mail": address}), "Nieuwkomers")["probleem"]
    assert (f"Is «{meant}» bedoeld?" in told) == bool(meant)
    assert "amina" not in told


# Words beside the list, and typing mended


@pytest.mark.parametrize("word", ["Ja", "JA", "x", "✓", "yes", "waar", " ja "])
def test_yes_is_read_however_it_was_typed(word: str) -> None:
    cells = ("toestemming_intake", "gesprek", "zonder_trap", "toestemming_gevoelig")
    (found,) = checked(
        by_hand(**PHONED, **REST | INTAKE | {"kinderen": "1"} | dict.fromkeys(cells, word))
    ).households
    assert (found.missing, found.step_free) == ((), True)


@pytest.mark.parametrize("word", ["misschien", "bijna", "ja/nee?", "2x"])
def test_word_that_is_none_is_marked(word: str) -> None:
    assert headers(by_hand(**PHONED, **REST, gesprek=word)) == ["gesprek"]


def test_problem_is_gone_when_its_cell_is_mended() -> None:
    wrong = by_hand(**{**PHONED, **REST, "aantal_mensen": "drie"})
    assert "aantal mensen" in only(wrong, "Nieuwkomers")["probleem"]
    mended = pulled(typed(wrong, "Nieuwkomers", aantal_mensen="3"))
    assert (only(mended, "Nieuwkomers")["probleem"], checked(mended).problems) == ("", ())


def test_what_was_mended_is_never_overwritten_by_a_later_form() -> None:
    wrong = pulled(workbook(sent("newcomer", NEWCOMER | {"people": "drie"})))
    mended = pulled(typed(wrong, "Nieuwkomers", aantal_mensen="3"))
    again = pulled(land(mended, sent("newcomer", NEWCOMER | {"people": "8"})))
    assert only(again, "Nieuwkomers")["aantal mensen"] == "3"
    assert only(again, "Wijzigingen")["wordt"] == "8"
