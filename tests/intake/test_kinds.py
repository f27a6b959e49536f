"""Every kind of record: hosts and volunteers as the others, and a gate for each variant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from intake.checks import Checked
from intake.dossier import contents, dossier
from intake.errors import Problem
from intake.inbox import GATE, GATES, check
from intake.keys import hash_of
from intake.kinds import KINDS, OPENED_BY, WITHOUT_RECORD, Kind, kind_of
from intake.records import Group, Host, Household, Organisation, Volunteer, Window
from intake.schema import load_forms
from intake.tabs import tab
from intake.workbook import Snapshot
from tests.intake.paper import (
    GROUP,
    HOST,
    HOST_INTAKE,
    INTAKE,
    MEMBER,
    NEWCOMER,
    ORGANISATION,
    TODAY,
    VOLUNTEER,
    added,
    deleted,
    land,
    only,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)

GIJS = sent("host", HOST)
VERA = sent("volunteer", VOLUNTEER)
AMINA = sent("newcomer", NEWCOMER)
SAMI = sent("newcomer", NEWCOMER | {"name": "Sami Verzonnen", "phone": "06 87654321"})
KEES = sent("group", GROUP)
OLGA = sent("organisation", ORGANISATION)
SIGN_UPS = (GIJS, VERA, AMINA, OLGA)


def checked(snapshot: Snapshot, **gates: Any) -> Checked:
    return check(snapshot, GATES | gates, TODAY)


def host(snapshot: Snapshot) -> Host:
    (found,) = checked(snapshot).hosts
    return found


def volunteer(snapshot: Snapshot) -> Volunteer:
    (found,) = checked(snapshot).volunteers
    return found


def household(snapshot: Snapshot) -> Household:
    (found,) = checked(snapshot).households
    return found


def group(snapshot: Snapshot) -> Group:
    (found,) = checked(snapshot).groups
    return found


def problem(snapshot: Snapshot) -> Problem:
    (found,) = checked(snapshot).problems
    return found


def intake_of(snapshot: Snapshot, form: str, answers: dict[str, object]) -> Snapshot:
    """The workbook after the intake with the one link that was issued."""
    (text,) = (r["tekst"] for r in rows(snapshot, "Berichten") if r["soort"] == "intake-link")
    token = text.partition("#sleutel=")[2].split()[0]
    return pulled(land(snapshot, sent(form, answers, key=hash_of(token))))


def known_host(**other: Any) -> Snapshot:
    """A host whose talk was held, by form."""
    return intake_of(pulled(workbook(GIJS)), "host-intake", HOST_INTAKE | other)


def seeking(**other: Any) -> Snapshot:
    """A household whose intake was held, with these answers besides."""
    return intake_of(pulled(workbook(AMINA)), "newcomer-intake", INTAKE | other)


# The table of kinds


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.tab)
def test_forms_of_a_kind_fill_its_tab(kind: Kind) -> None:
    forms = [kind.form, *([kind.intake] if kind.intake else [])]
    assert {load_forms()[form].tab for form in forms} == {kind.tab}
    assert kind_of(kind.tab) is kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.tab)
def test_tab_of_a_kind_has_a_column_for_each_tick(kind: Kind) -> None:
    headers = tab(kind.tab).headers
    assert set(kind.ticks) <= set(headers)
    assert ("variant" in headers) == (len(kind.variants) > 1)


def test_every_form_is_of_a_kind() -> None:
    others = {*OPENED_BY, *WITHOUT_RECORD}
    assert sorted(load_forms()) == sorted([*(kind.form for kind in KINDS), *others])


# Hosts


def test_host_waits_for_the_talk_when_it_signed_up() -> None:
    snapshot = pulled(workbook(GIJS))
    assert host(snapshot).missing == (
        "«gesprek» staat nog niet op ja.",
        "«huisbezoek» staat nog niet op ja.",
        "De intake is nog niet ingevuld.",
    )
    assert only(snapshot, "Gastgezinnen")["status"] == "intake nodig"


def test_host_is_read_when_the_intake_was_held() -> None:
    found = host(known_host(work=["care"], cooks=["vegan"], district="2011 AB"))
    assert (found.city, found.variant, found.beds, found.at_once) == ("haarlem", "logeren", 3, 1)
    assert found.stay == Window(date(2027, 3, 1), date(2027, 6, 30))
    assert (found.ages, found.children, found.district) == ((0, 0, 1, 1), 0, 2011)
    assert (found.pets, found.smokes, found.smoking) == (True, False, None)
    assert (found.cooks, found.work) == ({"vegan"}, {"care"})


def test_host_is_ready_when_everything_is_ticked() -> None:
    ready = pulled(typed(known_host(), "Gastgezinnen", gesprek="ja", huisbezoek="ja"))
    assert host(ready).missing == ()
    assert only(ready, "Gastgezinnen")["status"] == "klaar"


def test_intake_link_of_a_host_leads_to_its_own_form() -> None:
    told = rows(pulled(workbook(GIJS)), "Berichten")
    (message,) = (row for row in told if row["soort"] == "intake-link")
    assert "/aanmelden/intake-gastgezin/#sleutel=" in message["tekst"]


def test_intake_of_a_host_is_refused_when_the_key_is_of_another_form() -> None:
    snapshot = pulled(workbook(AMINA))
    after = intake_of(snapshot, "host-intake", HOST_INTAKE)
    assert only(after, "Wijzigingen")["stand"] == "sleutel klopt niet"


def test_intake_fills_no_row_of_another_kind_when_its_key_was_changed() -> None:
    snapshot = typed(pulled(workbook(AMINA, KEES)), "Sleutels", voor=KEES.reference)
    after = intake_of(snapshot, "newcomer-intake", INTAKE)
    assert only(after, "Wijzigingen")["stand"] == "sleutel klopt niet"


def test_room_that_ends_before_it_begins_is_a_problem() -> None:
    found = problem(known_host(stay_last="1-2-2027"))
    assert (found.tab, "ligt voor de eerste dag" in found.todo) == ("Gastgezinnen", True)


def test_host_shows_a_vog_when_the_gate_asks_it() -> None:
    gate = replace(GATE, host_ticks=("vog",))
    (found,) = checked(known_host(), logeren=gate).hosts
    assert found.missing == ("«vog» staat nog niet op ja.",)


# Volunteers


def test_volunteers_are_read_when_they_signed_up() -> None:
    found = volunteer(pulled(workbook(VERA)))
    assert (found.people, found.leads, found.ages) == (2, True, (0, 2, 0, 0))
    assert (found.variant, found.times) == ("statushouders", {"evening", "weekend"})


def test_volunteers_wait_for_the_talk_alone() -> None:
    snapshot = pulled(workbook(VERA))
    assert volunteer(snapshot).missing == ("«gesprek» staat nog niet op ja.",)
    assert volunteer(typed(snapshot, "Vrijwilligers", gesprek="x")).missing == ()


def test_five_volunteers_are_a_problem() -> None:
    snapshot = typed(pulled(workbook(VERA)), "Vrijwilligers", aantal_mensen="5")
    assert "4 of minder" in problem(snapshot).todo


# Organisations


def organisation(snapshot: Snapshot) -> Organisation:
    (found,) = checked(snapshot).organisations
    return found


def test_organisation_waits_for_the_talk_alone() -> None:
    snapshot = pulled(workbook(OLGA))
    assert organisation(snapshot).missing == ("«gesprek» staat nog niet op ja.",)
    assert only(snapshot, "Organisaties")["status"] == "aanvullen"
    talked = pulled(typed(snapshot, "Organisaties", gesprek="ja"))
    assert (organisation(talked).missing, only(talked, "Organisaties")["status"]) == ((), "klaar")


def test_organisation_from_elsewhere_has_no_city_and_a_town() -> None:
    answers = {**ORGANISATION, "city": "elsewhere", "town": "Sprookjesdam"}
    snapshot = pulled(workbook(sent("organisation", answers)))
    assert (organisation(snapshot).city, checked(snapshot).problems) == (None, ())
    row = only(snapshot, "Organisaties")
    assert (row["stad"], row["andere plaats"]) == ("een andere plaats", "Sprookjesdam")


def test_town_is_asked_of_an_organisation_from_elsewhere() -> None:
    answers = {**ORGANISATION, "city": "elsewhere"}
    found = problem(pulled(workbook(sent("organisation", answers))))
    assert (found.tab, "om welke plaats" in found.todo) == ("Organisaties", True)


def test_organisation_is_in_nobody_s_pair_whatever_its_status_says() -> None:
    snapshot = typed(pulled(workbook(OLGA)), "Organisaties", status="actief", gesprek="ja")
    assert only(pulled(snapshot), "Organisaties")["status"] == "klaar"


# All of them


@pytest.mark.parametrize("signed_up", SIGN_UPS, ids=lambda one: one.form)
def test_contact_is_known(signed_up: Any) -> None:
    contact = checked(pulled(workbook(signed_up))).contacts[signed_up.reference]
    assert contact.name.endswith(("Verzonnen", "Voorbeeld"))


@pytest.mark.parametrize("signed_up", SIGN_UPS, ids=lambda one: one.form)
def test_withdrawal_acts_at_once_and_is_remembered(signed_up: Any) -> None:
    name = load_forms()[signed_up.form].tab
    gone = pulled(typed(pulled(workbook(signed_up)), name, stand="teruggetrokken"))
    back = only(pulled(deleted(gone, name)), name)
    assert (back["stand"], back["status"]) == ("teruggetrokken", "teruggetrokken")


@pytest.mark.parametrize("signed_up", SIGN_UPS, ids=lambda one: one.form)
def test_same_person_again_is_a_change(signed_up: Any) -> None:
    again = sent(signed_up.form, {**signed_up.raw, "city": "almere"})
    after = pulled(land(pulled(workbook(signed_up)), again))
    assert only(after, "Wijzigingen")["wat"] == "stad"


@pytest.mark.parametrize("signed_up", SIGN_UPS, ids=lambda one: one.form)
def test_possible_double_is_named(signed_up: Any) -> None:
    way = {"phone": "06 11223344"} if signed_up is AMINA else {"email": "ander@voorbeeld.nl"}
    other = sent(signed_up.form, {**signed_up.raw, **way})
    (double,) = checked(pulled(workbook(signed_up, other))).doubles
    assert set(double.pair) == {signed_up.reference, other.reference}


@pytest.mark.parametrize("signed_up", SIGN_UPS, ids=lambda one: one.form)
def test_dossier_holds_the_row_and_the_submission(signed_up: Any) -> None:
    held = contents(dossier(pulled(workbook(*SIGN_UPS)), signed_up.reference))
    assert {load_forms()[signed_up.form].tab, "Inbox"} <= set(held)
    assert all(len(found) == 1 for tab, found in held.items() if tab != "Berichten")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Gastgezinnen", {"naam": "Gijs", "stad": "Haarlem", "slaapplaatsen": "2"}),
        ("Vrijwilligers", {"naam": "Vera", "stad": "Rotterdam", "aantal_mensen": "1"}),
        ("Organisaties", {"organisatie": "De Verzonnen Zaak", "stad": "een andere plaats"}),
    ],
)
def test_row_typed_in_becomes_a_record(name: str, cells: dict[str, str]) -> None:
    row = only(pulled(added(workbook(), name, **cells)), name)
    assert (len(row["id"]), row["aangemeld"]) == (8, TODAY.isoformat())


def test_pull_tells_how_many_there_are() -> None:
    (line,) = rows(pulled(workbook(*SIGN_UPS)), "Logboek")
    assert "1 gastgezin, 1 vrijwilliger, 1 organisatie;" in line["uitkomst"]


# Households


def test_household_seeks_a_group_when_it_says_nothing() -> None:
    assert household(seeking()).seeks == {"group"}


def test_household_is_read_with_what_it_seeks() -> None:
    found = household(
        seeking(
            seeks=["group", "host"],
            stay_first="1-3-2027",
            stay_last="31-5-2027",
            lives_with_pets="no",
            arrives_first="2027-02-01",
            arrives_last="2027-02-14",
            age_wish="near",
            work=["it"],
        )
    )
    assert found.seeks == {"group", "host"}
    assert found.stay == Window(date(2027, 3, 1), date(2027, 5, 31))
    assert found.arrives == Window(date(2027, 2, 1), date(2027, 2, 14))
    assert (found.lives_with_pets, found.smokes) == (False, None)
    assert (found.age_wish, found.work) == ("near", {"it"})


@pytest.mark.parametrize(
    ("first", "last", "header"),
    [
        ("kamer_vanaf", "kamer_tot_en_met", "kamer tot en met"),
        ("komt_vanaf", "komt_uiterlijk", "komt uiterlijk"),
    ],
)
def test_last_day_is_asked_when_the_first_is_known(first: str, last: str, header: str) -> None:
    snapshot = typed(seeking(seeks=["host"]), "Nieuwkomers", **{first: "2027-03-01"})
    assert household(snapshot).missing[-1] == f"In de rij klopt nog niet: «{header}»."
    assert not checked(typed(snapshot, "Nieuwkomers", **{last: "2027-03-01"})).problems


def test_last_day_before_the_first_is_a_problem() -> None:
    days = {"komt_vanaf": "2027-03-02", "komt_uiterlijk": "2027-03-01"}
    assert "ligt voor de eerste dag" in problem(typed(seeking(), "Nieuwkomers", **days)).todo


WISHES = {
    "women_only": ("alleen_vrouwen", "ja", True),
    "step_free": ("zonder_trap", "ja", True),
    "lgbt_safe": ("lhbti-veilig", "ja", True),
    "diet": ("eten", "vegetarisch", {"vegetarian"}),
}


@pytest.mark.parametrize("wish", WISHES)
def test_sensitive_wish_is_used_with_consent_alone(wish: str) -> None:
    header, text, value = WISHES[wish]
    without = typed(seeking(), "Nieuwkomers", **{header: text})
    assert not getattr(household(without), wish)
    assert "toestemming voor deze wensen" in problem(without).todo
    allowed = household(typed(without, "Nieuwkomers", toestemming_gevoelig="ja"))
    assert (getattr(allowed, wish), allowed.missing) == (
        value,
        ("«gesprek» staat nog niet op ja.",),
    )


@pytest.mark.parametrize("wish", WISHES)
def test_wish_is_marked_sensitive(wish: str) -> None:
    question = load_forms()["newcomer-intake"].question(wish)
    assert question.sensitive
    assert set(question.visible_to) == {"coordinator", "builder"}


def two_households(text: str) -> Snapshot:
    return typed(pulled(workbook(AMINA, SAMI)), "Nieuwkomers", hoort_bij=text)


@pytest.mark.parametrize("text", ["{}", " {},", "{}; {}"])
def test_household_belongs_with_the_codes_in_its_cell(text: str) -> None:
    snapshot = two_households(text.replace("{}", SAMI.reference.lower()))
    assert checked(snapshot).households[0].belongs_with == {SAMI.reference}
    assert not checked(snapshot).problems


@pytest.mark.parametrize(
    ("text", "what"),
    [("Sami", "geen huishouden"), ("AAAAAAA1", "geen huishouden"), (AMINA.reference, "zelf")],
)
def test_code_of_no_other_household_is_a_problem(text: str, what: str) -> None:
    found = problem(two_households(text))
    assert found.cell == two_households("").tables["Nieuwkomers"].address(
        two_households("").tables["Nieuwkomers"].rows[0], "hoort bij"
    )
    assert what in found.found


def test_cell_with_two_codes_that_say_nothing_is_named_once() -> None:
    (entry,) = [
        note.problem for note in checked(two_households("Sami, Amina")).notes if note.problem
    ]
    assert entry.startswith("hoort bij: ")


def test_household_that_belongs_with_one_that_stopped_is_for_people_to_look_at() -> None:
    snapshot = typed(two_households(SAMI.reference), "Nieuwkomers", 1, stand="gestopt")
    assert "doet niet meer mee" in problem(snapshot).found


# Groups


def test_group_is_read_with_what_it_offers() -> None:
    offers = {"takes_volunteers": "yes", "lgbt_safe": "yes", "step_free": "unsaid", "work": ["law"]}
    snapshot = typed(
        pulled(workbook(sent("group", GROUP | offers))), "Groepen", training_op="1-2-2027"
    )
    found = group(snapshot)
    assert (found.takes_volunteers, found.lgbt_safe, found.step_free) == (True, True, None)
    assert (found.work, found.trained) == ({"law"}, date(2027, 2, 1))


def test_training_that_has_no_date_is_a_problem() -> None:
    snapshot = typed(pulled(workbook(KEES)), "Groepen", training_op="in maart")
    assert "dag van de training" in problem(snapshot).todo


# The gate of a variant


@pytest.mark.parametrize("signed_up", [AMINA, KEES, VERA], ids=lambda one: one.form)
def test_variant_without_a_policy_is_what_is_missing(signed_up: Any) -> None:
    snapshot = pulled(workbook(signed_up))
    only_hosts = check(snapshot, {"logeren": GATE}, TODAY)
    (found,) = (*only_hosts.households, *only_hosts.groups, *only_hosts.volunteers)
    assert found.missing[0] == (
        "Bij «variant» staat statushouders: daarvoor zijn er nog geen regels om te koppelen."
    )


def test_group_of_students_is_ready_when_it_is_of_three() -> None:
    members = [
        sent("member", {**MEMBER, "group": KEES.reference, "name": name, "email": f"{name}@a.nl"})
        for name in ("Bea", "Cas")
    ]
    snapshot = typed(pulled(workbook(KEES, *members)), "Groepen", gesprek="ja", training="ja")
    for place in range(3):
        snapshot = typed(snapshot, "Groepsleden", place, verklaring="ja")
    students = typed(snapshot, "Groepen", variant="studenten")
    assert (only(pulled(snapshot), "Groepen")["status"], group(students).missing) == ("vormen", ())


def test_group_that_hosts_is_a_problem() -> None:
    snapshot = typed(pulled(workbook(KEES)), "Groepen", variant="logeren")
    assert "Kies uit: statushouders, hervestiging" in problem(snapshot).todo


def test_household_is_held_to_the_gate_of_its_variant() -> None:
    snapshot = typed(seeking(), "Nieuwkomers", variant="oekraine")
    (found,) = checked(snapshot, oekraine=replace(GATE, household_ticks=())).households
    assert found.missing == ()
