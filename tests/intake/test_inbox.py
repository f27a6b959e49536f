"""The check: rows become records and problems, each at its cell."""

from __future__ import annotations

from typing import Any

import pytest

from intake.checks import Checked, member_ticks
from intake.errors import Problem
from intake.inbox import GATES, check
from intake.records import Group, Household, Standing
from intake.workbook import Snapshot
from tests.intake.paper import (
    GROUP,
    INTAKE,
    MEMBER,
    NEWCOMER,
    TODAY,
    added,
    land,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)

AMINA = sent("newcomer", NEWCOMER)
KEES = sent("group", GROUP | {"members_30_44": "5", "members_evening": "4"})
OTHERS = [
    sent(
        "member", {**MEMBER, "name": name, "email": f"{name}@voorbeeld.nl", "group": KEES.reference}
    )
    for name in ("Bea", "Cas", "Dirk", "Eva")
]


def checked(snapshot: Snapshot) -> Checked:
    return check(snapshot, GATES, TODAY)


def household(snapshot: Snapshot) -> Household:
    (found,) = checked(snapshot).households
    return found


def group(snapshot: Snapshot) -> Group:
    (found,) = checked(snapshot).groups
    return found


def problem(snapshot: Snapshot) -> Problem:
    (found,) = checked(snapshot).problems
    return found


def after_intake(**answers: Any) -> Snapshot:
    """A household whose intake was typed in by hand, in the words of the drop-downs."""
    cells = {
        "volwassenen_18-29": "0", "volwassenen_30-44": "2", "volwassenen_45-59": "0",
        "volwassenen_60_plus": "0", "kinderen": "1", "talen": "Arabisch, Engels",
        "toestemming_intake": "ja", "gesprek": "ja",
    }  # fmt: skip
    return pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", **cells | answers))


def full_group() -> Snapshot:
    """A group of five for whom everything is ticked."""
    snapshot = pulled(workbook(KEES, *OTHERS))
    snapshot = typed(snapshot, "Groepen", gesprek="ja", training="ja")
    for place in range(5):
        snapshot = typed(snapshot, "Groepsleden", place, verklaring="ja", vog="ja")
    return pulled(snapshot)


# Households


def test_household_is_read_when_all_is_right() -> None:
    found = household(after_intake())
    assert (found.city, found.size, found.adults) == ("rotterdam", 3, (0, 2, 0, 0))
    assert found.languages == {"ar", "en"}


def test_household_is_ready_when_the_talk_was_held() -> None:
    assert household(after_intake()).missing == ()


def test_household_waits_for_its_intake() -> None:
    found = pulled(workbook(AMINA))
    assert household(found).missing == (
        "«gesprek» staat nog niet op ja.",
        "De intake is nog niet ingevuld.",
    )
    assert checked(found).statuses == {AMINA.reference: "intake nodig"}


def test_empty_counts_of_an_intake_are_one_sentence() -> None:
    cells = {"volwassenen_18-29": "", "volwassenen_60_plus": "", "kinderen": ""}
    row = rows(after_intake(**cells), "Nieuwkomers")[0]
    assert row["probleem"] == (
        "«volwassenen 18-29», «volwassenen 60 plus» en «kinderen» zijn leeg. "
        "Typ een getal, of 0 als er niemand is."
    )


def test_people_that_their_ages_do_not_add_up_to_are_a_problem_at_their_number() -> None:
    found = after_intake(aantal_mensen="9")
    [at_cell] = checked(found).problems
    assert at_cell.found == "Hier staat 9, maar volwassenen en kinderen zijn samen 3."
    assert household(found).missing == ("In de rij klopt nog niet: «aantal mensen».",)


def test_empty_intake_is_no_problem() -> None:
    assert not checked(pulled(workbook(AMINA))).problems


def test_half_an_intake_names_what_is_missing() -> None:
    found = after_intake(toestemming_intake="")
    assert "Zonder toestemming" in problem(found).todo
    assert household(found).missing == ("In de rij klopt nog niet: «toestemming intake».",)


@pytest.mark.parametrize("wanted", ["", "alleen_vrouwen"])
def test_consent_is_told_of_as_a_word_in_a_cell(wanted: str) -> None:
    """Only a form has a box to tick."""
    cells = {wanted: "ja"} if wanted else {"toestemming_intake": ""}
    told = problem(after_intake(**cells)).todo
    assert "zet deze cel dan op ja" in told
    assert ("maak de wensen leeg" in told) == bool(wanted)


@pytest.mark.parametrize(
    ("header", "text", "what"),
    [
        ("telefoon", "06 bel me", "geen telefoonnummer"),
        ("stad", "Parijs", "Kies een antwoord uit de lijst"),
        ("kinderen", "twee", "heel getal"),
        ("aangemeld", "31/02/2026", "dag van aanmelding"),
        ("gesprek", "volgende week", "Kies uit: ja of nee."),
        ("variant", "asiel", "Kies uit: statushouders, hervestiging"),
        ("taal", "Frans", "Kies uit: Nederlands, Engels, Arabisch"),
        ("stand", "weg", "Kies uit: doet mee, pauze"),
    ],
)
def test_wrong_cell_is_named_at_its_address(header: str, text: str, what: str) -> None:
    snapshot = typed(after_intake(), "Nieuwkomers", **{header: text})
    found = problem(snapshot)
    table = snapshot.tables["Nieuwkomers"]
    assert found.cell == table.address(table.rows[0], header)
    assert text not in str(found)
    assert what in found.todo


@pytest.mark.parametrize(("header", "blocks"), [("telefoon", False), ("stad", True)])
def test_wrong_cell_blocks_when_matching_needs_it(header: str, blocks: bool) -> None:
    found = household(typed(after_intake(), "Nieuwkomers", **{header: "?"}))
    assert bool(found.missing) == blocks


def test_household_that_nobody_can_reach_is_a_problem() -> None:
    found = typed(after_intake(), "Nieuwkomers", telefoon="")
    assert problem(found).found == "Er staat niet hoe we deze nieuwkomer kunnen bereiken."
    assert household(found).missing


def test_city_that_is_not_known_yet_is_missing_and_no_problem() -> None:
    found = typed(after_intake(), "Nieuwkomers", stad="weet ik nog niet")
    assert household(found).missing == ("De «stad» is nog niet bekend.",)
    assert household(found).city is None


def test_wish_without_consent_is_not_used() -> None:
    found = typed(after_intake(), "Nieuwkomers", alleen_vrouwen="ja")
    assert not household(found).women_only
    assert household(typed(found, "Nieuwkomers", toestemming_gevoelig="ja")).women_only


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("", Standing.ACTIVE),
        ("Doet mee ", Standing.ACTIVE),
        ("teruggetrokken", Standing.WITHDRAWN),
        ("gestopt", Standing.STOPPED),
        ("pauze", Standing.PAUSED),
        ("tot mei weg", Standing.PAUSED),
    ],
)
def test_standing_acts_at_once(text: str, standing: Standing) -> None:
    assert household(typed(after_intake(), "Nieuwkomers", stand=text)).standing is standing


def test_urgency_needs_words() -> None:
    assert not household(after_intake()).urgent
    assert household(after_intake(voorrang="Gemeente: huis per 1 mei")).urgent


# Ids


def test_copied_row_is_a_problem_and_the_first_one_counts() -> None:
    snapshot = after_intake()
    copied = added(snapshot, "Nieuwkomers", **rows(snapshot, "Nieuwkomers")[0] | {"naam": "Ander"})
    assert "staat ook in een andere rij" in problem(copied).found
    assert checked(copied).contacts[household(copied).id].name == "Amina Voorbeeld"


def test_id_that_is_no_code_is_a_problem() -> None:
    snapshot = typed(pulled(workbook(KEES)), "Groepen", id="onze groep")
    assert checked(snapshot).groups == ()
    assert "Wat hier staat, is geen code van ons." in [p.found for p in checked(snapshot).problems]


def test_row_without_content_is_nothing() -> None:
    snapshot = pulled(added(workbook(), "Nieuwkomers", status="klaar"))
    assert checked(snapshot).households == ()
    assert not checked(snapshot).problems


def test_spoiled_row_of_the_inbox_is_a_problem() -> None:
    snapshot = typed(pulled(workbook(AMINA)), "Inbox", antwoorden="{oeps")
    assert problem(snapshot).tab == "Inbox"


# Groups


def test_group_is_read_when_all_is_right() -> None:
    found = group(full_group())
    assert (found.members, found.size, found.ages) == (5, 5, (0, 5, 0, 0))
    assert found.available == (("evening", 4),)


def test_group_is_ready_when_everything_is_ticked() -> None:
    snapshot = full_group()
    assert group(snapshot).missing == ()
    assert set(checked(snapshot).statuses.values()) == {"klaar"}


def test_group_waits_for_the_statement_of_every_member() -> None:
    snapshot = typed(full_group(), "Groepsleden", 2, verklaring="nee")
    (sentence,) = group(snapshot).missing
    assert sentence == f"Groepslid {OTHERS[1].reference}: «verklaring» staat nog niet op ja."


@pytest.mark.parametrize(
    ("city", "variant", "ticks"),
    [
        ("rotterdam", "hervestiging", ("verklaring", "vog")),
        ("rotterdam", "statushouders", ("verklaring",)),
        (None, "hervestiging", ("verklaring",)),
    ],
)
def test_vog_is_needed_when_the_city_asks_it(
    city: str | None, variant: str, ticks: tuple[str, ...]
) -> None:
    assert member_ticks(GATES, city, variant) == ticks


def test_group_does_not_wait_for_the_city_of_a_member() -> None:
    snapshot = typed(full_group(), "Groepsleden", 3, stad="Parijs")
    assert problem(snapshot).tab == "Groepsleden"
    assert group(snapshot).missing == ()


@pytest.mark.parametrize("stand", ["gestopt", "pauze", "teruggetrokken", "wie weet"])
def test_member_who_stopped_does_not_count(stand: str) -> None:
    snapshot = typed(full_group(), "Groepsleden", 4, stand=stand)
    assert group(snapshot).members == 4
    assert group(snapshot).missing[0] == "Groepsleden aangemeld: 4 van de 5."


def smaller_group(stopped: int, **cells: str) -> Snapshot:
    """The full group in Rotterdam, for resettlement, after so many stopped."""
    snapshot = typed(full_group(), "Groepen", stad="Rotterdam", variant="hervestiging", **cells)
    for place in range(5 - stopped, 5):
        snapshot = typed(snapshot, "Groepsleden", place, stand="gestopt")
    return pulled(snapshot)


LOWERED = {"leden_30-44": "2", "spreken_Nederlands": "2"}
REASON = {"met_minder,_omdat": "Besluit van 3 mei: de vijfde is verhuisd."}


@pytest.mark.parametrize(
    ("stopped", "cells", "status"),
    [
        (0, {}, "klaar"),
        (1, {}, "vormen"),
        (1, REASON, "klaar"),
        (2, REASON, "klaar"),
        (3, REASON, "vormen"),
        (1, {"variant": "statushouders"} | REASON, "vormen"),
        (1, {"stad": "Den Haag"} | REASON, "vormen"),
    ],
)
def test_smaller_group_is_ready_when_the_city_allows_it_and_somebody_wrote_why(
    stopped: int, cells: dict[str, str], status: str
) -> None:
    snapshot = typed(smaller_group(stopped), "Groepen", **cells)
    assert checked(snapshot).statuses[KEES.reference] == status
    assert bool(group(snapshot).missing) == (status == "vormen")


@pytest.mark.parametrize(
    ("stopped", "cells", "ways"),
    [
        (
            1,
            {},
            (
                "Laat nog 1 persoon zich aanmelden. "
                "Komt er niemand meer? Zet dan «mensen erbij» op ja en «grootte» op 4. "
                "Maak ook «leden 30-44» en «spreken Nederlands» niet hoger dan 4. "
                "Dan zoekt het programma vrijwilligers. "
                "Of schrijf bij «met minder, omdat» waarom de groep met 4 begint."
            ),
        ),
        (
            3,
            {},
            (
                "Laat nog 3 mensen zich aanmelden. "
                "Komt er niemand meer? Zet dan «mensen erbij» op ja en «grootte» op 2. "
                "Maak ook «leden 30-44», «spreken Nederlands» en «kunnen avond» niet hoger dan 2. "
                "Dan zoekt het programma vrijwilligers."
            ),
        ),
        (
            1,
            {"variant": "statushouders", "mensen_erbij": "ja", **LOWERED},
            (
                "Laat nog 1 persoon zich aanmelden. "
                "Komt er niemand meer? Zet dan «grootte» op 4. "
                "Dan zoekt het programma vrijwilligers."
            ),
        ),
        (
            1,
            {"variant": "statushouders", "mensen_erbij": "ja", "grootte": "4", **LOWERED},
            "Laat nog 1 persoon zich aanmelden. Het programma zoekt ook vrijwilligers.",
        ),
    ],
)
def test_group_that_is_too_small_is_told_what_it_can_do(
    stopped: int, cells: dict[str, str], ways: str
) -> None:
    snapshot = typed(smaller_group(stopped), "Groepen", **cells)
    assert " ".join(group(snapshot).missing[1:]) == ways


def test_group_that_does_what_it_is_told_has_no_problem() -> None:
    told = smaller_group(3, mensen_erbij="ja", grootte="2")
    assert {one.found for one in checked(told).problems} == {"Dit antwoord klopt niet."}
    assert not checked(typed(told, "Groepen", **LOWERED, kunnen_avond="2")).problems


def test_group_without_members_is_told_where_its_coordinator_is_typed() -> None:
    assert group(smaller_group(5)).missing[-1].startswith("Typ de coördinator in Groepsleden")


def test_reason_is_a_problem_where_the_city_has_no_smaller_groups() -> None:
    snapshot = typed(full_group(), "Groepen", **REASON)
    found, table = problem(snapshot), snapshot.tables["Groepen"]
    assert found.cell == table.address(table.rows[0], "met minder, omdat")
    assert "vul de groep aan" in found.todo
    assert "verhuisd" not in f"{found.found} {found.todo}"


def test_reason_is_no_problem_while_the_match_goes_on() -> None:
    assert not checked(typed(full_group(), "Groepen", status="actief", **REASON)).problems


def test_member_who_signed_up_twice_counts_once() -> None:
    snapshot = full_group()
    twice = added(snapshot, "Groepsleden", **rows(snapshot, "Groepsleden")[4] | {"id": ""})
    assert group(pulled(twice)).members == 5


@pytest.mark.parametrize("status", ["voorgelegd", "actief", "afgerond"])
def test_status_that_a_match_run_gave_stays_when_the_inbox_is_read(status: str) -> None:
    held = pulled(typed(full_group(), "Groepen", status=status))
    assert rows(held, "Groepen")[0]["status"] == status


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"stand": "pauze", "pauze_tot": "mei"}, "Dit is geen datum."),
        ({"pauze_tot": "31/02/2027"}, "Dit is geen datum."),
        ({"pauze_tot": "2099-05-01"}, "Er staat een dag, maar «stand» is geen pauze."),
    ],
)
def test_wrong_end_of_a_pause_is_a_problem_that_blocks_nobody(
    cells: dict[str, str], what: str
) -> None:
    snapshot = typed(full_group(), "Groepen", **cells)
    assert problem(snapshot).found == what
    assert group(snapshot).missing == ()


@pytest.mark.parametrize(
    "cells",
    [{"pauze_tot": "2020-05-01"}, {"stand": "pauze", "pauze_tot": "2099-05-01"}],
)
def test_day_of_a_pause_that_is_over_or_goes_on_is_no_problem(cells: dict[str, str]) -> None:
    assert not checked(typed(full_group(), "Groepen", **cells)).problems


def test_group_that_is_too_small_is_forming() -> None:
    assert checked(pulled(workbook(KEES))).statuses[KEES.reference] == "vormen"


def test_member_of_no_group_is_a_problem() -> None:
    snapshot = pulled(workbook(sent("member", MEMBER | {"group": "AAAAAAA1"})))
    assert problem(snapshot).found == "«AAAAAAA1» is geen groep in deze werkmap."


def test_group_is_reached_through_its_lead() -> None:
    assert checked(full_group()).contacts[KEES.reference].name == GROUP["name"]


def test_group_is_reached_through_another_when_the_lead_stopped() -> None:
    snapshot = typed(full_group(), "Groepsleden", 0, stand="gestopt")
    assert checked(snapshot).contacts[KEES.reference].name in ("Bea", "Cas", "Dirk", "Eva")


# Statuses and doubles


def test_status_of_the_match_run_stands_until_it_says_otherwise() -> None:
    snapshot = typed(after_intake(), "Nieuwkomers", status="actief")
    assert checked(snapshot).statuses[AMINA.reference] == "actief"
    (note,) = checked(snapshot).notes
    assert note.status_among({}) == "klaar"
    assert note.status_among({AMINA.reference: "voorgelegd"}) == "voorgelegd"


def test_status_of_the_match_run_gives_way_to_a_withdrawal() -> None:
    snapshot = typed(after_intake(), "Nieuwkomers", status="voorgelegd", stand="gestopt")
    (note,) = checked(snapshot).notes
    assert (note.status, note.status_among({AMINA.reference: "actief"})) == ("gestopt", "gestopt")


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({"name": "Sami"}, True),
        ({"name": "AMINA voorbéeld", "phone": "0687654321"}, True),
        ({"name": "AMINA voorbéeld", "phone": "0687654321", "city": "almere"}, False),
        ({"name": "Sami", "phone": "0687654321"}, False),
    ],
)
def test_possible_double_is_for_people_to_look_at(other: dict[str, str], alike: bool) -> None:
    second = sent("newcomer", NEWCOMER | other)
    pairs = checked(pulled(workbook(AMINA, second))).doubles
    assert [one.pair for one in pairs] == [
        tuple(sorted([AMINA.reference, second.reference])) for _ in range(alike)
    ]


def test_double_is_not_named_again_when_people_said_apart() -> None:
    second = sent("newcomer", NEWCOMER | {"people": "4"})
    decided = pulled(typed(pulled(workbook(AMINA, second)), "Wijzigingen", overnemen="apart"))
    assert len(checked(decided).households) == 2
    assert checked(decided).doubles == ()


@pytest.mark.parametrize(
    ("text", "todo"),
    [
        ("misschien", "Kies uit: ja, nee of apart."),
        ("ja", "Kies nee, en pas zo nodig de rij zelf aan."),
    ],
)
def test_choice_that_cannot_be_carried_out_is_a_problem(text: str, todo: str) -> None:
    changed = pulled(workbook(AMINA, sent("newcomer", NEWCOMER | {"people": "4"})))
    changed = typed(changed, "Nieuwkomers", aantal_mensen="7")
    assert problem(pulled(typed(changed, "Wijzigingen", overnemen=text))).todo == todo


def test_intake_by_form_is_read_the_same_as_by_hand() -> None:
    before = pulled(workbook(AMINA))
    key = rows(before, "Sleutels")[0]["sleutel"]
    landed = pulled(land(before, sent("newcomer-intake", INTAKE, key=key)))
    by_form = household(pulled(typed(landed, "Nieuwkomers", gesprek="ja")))
    assert by_form == household(after_intake())
