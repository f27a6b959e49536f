"""The texts in Berichten from the first question to the end of a match, and the tasks with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from intake.records import Window
from intake.texts import Fact, load_texts
from intake.workbook import Snapshot
from matcher.telling import of_household, of_sponsor
from tests.matcher.people import TODAY, group, guest, host, household, window
from tests.matcher.test_run import (
    G1,
    H1,
    Cells,
    area,
    newcomer,
    ran,
    rows,
    typed,
    welcoming,
    without,
)

PAIR = f"{H1}-{G1}"
MEETING = "2026-11-30"
SENT = {"verstuurd_op": "2026-11-22"}


def proposed(**cells: Any) -> Snapshot:
    """A household and a group, with a proposal that nobody decided about."""
    who: list[Cells] = [newcomer(H1, interesses="muziek", **cells)]
    return ran(area(who, [welcoming(G1, interesses="muziek, lezen")]))


def told(workbook: Snapshot, days: int = 0, **words: str) -> Snapshot:
    """After somebody typed these words in Voorstellen, and a run so many days later."""
    return ran(typed(workbook, "Voorstellen", PAIR, **words), days)


def asked(reply: str = "", **cells: Any) -> Snapshot:
    return told(proposed(**cells), besluit="voorleggen", antwoord_huishouden=reply)


def meeting() -> Snapshot:
    """Both sides want to meet, on ``MEETING``."""
    return told(asked("ja"), antwoord_sponsor="gevraagd", kennismaking_op=MEETING)


def matched() -> Snapshot:
    """They met today, sooner than was planned, and both said yes."""
    return told(meeting(), antwoord_sponsor="ja", kennismaking_op=TODAY.isoformat())


def ids(workbook: Snapshot) -> set[str]:
    return set(rows(workbook, "Berichten"))


def text_of(workbook: Snapshot, id: str) -> str:
    return rows(workbook, "Berichten")[id]["tekst"]


def tasks(workbook: Snapshot) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(workbook, "Vandaag").values()}


TO_HOUSEHOLD, TO_SPONSOR = f"{PAIR}:vraag-huishouden:{H1}", f"{PAIR}:vraag-sponsor:{G1}"
INVITED = {f"{PAIR}:kennismaking:{MEETING}:{id}" for id in (H1, G1)}


# --- asked, one after the other ---


def test_nobody_is_asked_about_a_proposal_alone() -> None:
    assert ids(proposed()) == set()


@pytest.mark.parametrize("reply", ["", "gevraagd", "bedenktijd"])
def test_household_is_asked_first(reply: str) -> None:
    assert ids(asked(reply)) == {TO_HOUSEHOLD}


def test_household_reads_what_kind_of_sponsor_it_is_and_no_code() -> None:
    text = text_of(asked(), TO_HOUSEHOLD)
    assert "groep van 5 mensen" in text
    assert "Arabisch" in text
    assert "muziek" in text
    assert "lezen" not in text
    assert not {G1, H1, "Rotterdam"} & set(text.replace(".", " ").split())


def test_sponsor_is_asked_after_the_yes_of_the_household() -> None:
    workbook = asked("ja")
    assert ids(workbook) == {TO_SPONSOR}
    assert "iemand alleen" in text_of(workbook, TO_SPONSOR)


def test_both_are_invited_once_there_is_a_day() -> None:
    workbook = meeting()
    assert ids(workbook) == INVITED
    assert all("30 november 2026" in text_of(workbook, id) for id in INVITED)


def test_another_day_is_another_text_and_what_was_sent_stays() -> None:
    sent = typed(meeting(), "Berichten", min(INVITED), **SENT)
    moved = told(sent, kennismaking_op="2026-12-02")
    left = {id for id in ids(moved) if ":kennismaking:" in id}
    assert left == {min(INVITED)} | {f"{PAIR}:kennismaking:2026-12-02:{id}" for id in (H1, G1)}


def test_nobody_is_invited_for_a_day_that_passed() -> None:
    assert not INVITED & ids(ran(meeting(), days=10))


def test_text_that_was_sent_stays_when_the_answer_is_there() -> None:
    sent = typed(asked(), "Berichten", TO_HOUSEHOLD, **SENT)
    assert ids(told(sent, antwoord_huishouden="ja")) == {TO_HOUSEHOLD, TO_SPONSOR}


def test_text_that_was_deleted_comes_back_while_it_is_true() -> None:
    assert ids(ran(without(asked(), "Berichten", TO_HOUSEHOLD))) == {TO_HOUSEHOLD}


def test_text_follows_the_row_until_it_was_sent() -> None:
    changed = typed(asked(), "Nieuwkomers", H1, taal="Turks")
    assert rows(ran(changed), "Berichten")[TO_HOUSEHOLD]["taal"] == "Turks (nog niet nagekeken)"
    sent = typed(changed, "Berichten", TO_HOUSEHOLD, **SENT)
    assert rows(ran(sent), "Berichten")[TO_HOUSEHOLD]["taal"] == "Nederlands"


def test_nobody_is_asked_to_meet_somebody_who_is_not_ready() -> None:
    assert ids(ran(typed(asked(), "Groepen", G1, training=""))) == set()


# --- it does not go ahead ---

CALLED_OFF = {id: f"{PAIR}:gaat-niet-door:{id}" for id in (H1, G1)}


@pytest.mark.parametrize(
    ("words", "readers"),
    [
        ({"antwoord_huishouden": "nee"}, []),
        ({"antwoord_huishouden": "ja", "antwoord_sponsor": "nee"}, [H1]),
        ({"antwoord_huishouden": "nee", "antwoord_sponsor": "gevraagd"}, [G1]),
        ({"besluit": "past niet", "antwoord_huishouden": "ja"}, [H1]),
        ({"besluit": "nu niet", "antwoord_huishouden": "ja", "antwoord_sponsor": "ja"}, [H1, G1]),
    ],
)
def test_who_was_asked_hears_that_it_does_not_go_ahead(
    words: dict[str, str], readers: list[str]
) -> None:
    workbook = told(asked(), **words)
    assert {id for id in ids(workbook) if PAIR in id} == {CALLED_OFF[id] for id in readers}


@pytest.mark.parametrize(("tab", "gone", "left"), [("Nieuwkomers", H1, G1), ("Groepen", G1, H1)])
def test_who_was_asked_hears_it_when_the_other_side_stops(tab: str, gone: str, left: str) -> None:
    workbook = ran(typed(meeting(), tab, gone, stand="teruggetrokken"))
    assert ids(workbook) == {CALLED_OFF[left]}
    assert "«gaat-niet-door» aan" in tasks(workbook)[f"afmelden:{PAIR}"]["waarom"]


def called_off() -> Snapshot:
    """The household stopped after the group was asked."""
    return ran(typed(meeting(), "Nieuwkomers", H1, stand="teruggetrokken"))


def test_calling_off_is_done_where_its_text_stands() -> None:
    workbook = called_off()
    table = workbook.tables["Berichten"]
    (row,) = table.by_key[CALLED_OFF[G1]]
    task = tasks(workbook)[f"afmelden:{PAIR}"]
    assert task["waar"] == f"Berichten!{table.address(row, 'verstuurd op')}"
    assert "Vul «verstuurd op» in. Belde je? Kies bij het voorstel «nu niet»." in task["waarom"]


@pytest.mark.parametrize(
    "done",
    [
        ("Berichten", CALLED_OFF[G1], {"verstuurd_op": "2026-11-22"}),
        ("Voorstellen", PAIR, {"besluit": "nu niet"}),
    ],
)
def test_calling_off_is_done_by_a_text_or_by_a_word(done: tuple[str, str, dict[str, str]]) -> None:
    tab, key, words = done
    found = tasks(ran(typed(called_off(), tab, key, **words)))
    assert [id for id in found if PAIR in id] == []


def test_calling_off_in_a_new_round_points_at_the_text_that_waits() -> None:
    anew = ran(typed(called_off(), "Instellingen", "ronde", waarde="volgende"))
    assert rows(anew, "Voorstellen") == {}
    about = [id for id in tasks(anew) if PAIR in id]
    assert about == [f"bericht:{CALLED_OFF[G1]}"]
    assert rows(ran(anew), "Vandaag") == rows(anew, "Vandaag")


def test_both_sides_read_the_same_about_a_no() -> None:
    by_household = told(asked(), antwoord_huishouden="nee", antwoord_sponsor="gevraagd")
    by_sponsor = told(asked("ja"), antwoord_sponsor="nee")
    assert text_of(by_household, CALLED_OFF[G1]) == text_of(by_sponsor, CALLED_OFF[H1])


def test_who_was_not_told_yet_is_told_in_the_next_round() -> None:
    said_no = told(asked("ja"), antwoord_sponsor="nee")
    anew = ran(typed(said_no, "Instellingen", "ronde", waarde="volgende"))
    assert CALLED_OFF[H1] in ids(ran(anew))
    assert f"bericht:{CALLED_OFF[H1]}" in tasks(anew)


def in_the_next_round(**words: str) -> Snapshot:
    """A pair that is proposed again, and decided upon so, before who said yes was told of the no
    of the round before."""
    said_no = told(asked("ja"), antwoord_sponsor="nee")
    anew = ran(ran(typed(said_no, "Instellingen", "ronde", waarde="volgende")))
    assert rows(anew, "Voorstellen")[PAIR]["stand"] == "voorstel"
    return ran(told(anew, **words))


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ({}, True),
        ({"besluit": "nu niet"}, True),
        ({"besluit": "past niet"}, True),
        ({"besluit": "vastzetten"}, True),
        ({"besluit": "voorleggen"}, False),
        ({"besluit": "voorleggen", "antwoord_huishouden": "ja"}, False),
    ],
)
def test_text_of_a_no_goes_when_people_are_asked_about_the_pair_again(
    words: dict[str, str], stays: bool
) -> None:
    assert (CALLED_OFF[H1] in ids(in_the_next_round(**words))) == stays


# --- waiting ---


@pytest.mark.parametrize(("days", "passed"), [(69, None), (70, 90), (159, 90), (160, 180)])
def test_household_that_waits_long_is_asked_whether_it_still_wants(
    days: int, passed: int | None
) -> None:
    workbook = ran(area([newcomer(H1)], []), days)  # signed up twenty days before
    assert ids(workbook) == ({f"{H1}:wacht-nog:2026-11-02:{passed}"} if passed else set())


def test_question_at_three_months_goes_at_six_unless_it_was_sent() -> None:
    three, six = f"{H1}:wacht-nog:2026-11-02:90", f"{H1}:wacht-nog:2026-11-02:180"
    waiting = ran(area([newcomer(H1)], []), 70)
    assert ids(ran(waiting, 160)) == {six}
    assert ids(ran(typed(waiting, "Berichten", three, **SENT), 160)) == {three, six}


def test_number_of_people_that_is_wrong_holds_a_pair_up_and_ends_no_match() -> None:
    wrong = {"aantal_mensen": "2"}
    held = ran(typed(asked(), "Nieuwkomers", H1, **wrong))
    assert rows(held, "Voorstellen")[PAIR]["besluit"] == "voorleggen"
    assert "aantal mensen" in " ".join(rows(held, "Voorstellen")[PAIR].values())
    going = ran(typed(matched(), "Nieuwkomers", H1, **wrong))
    assert rows(going, "Koppelingen")[PAIR]["id"] == PAIR
    assert not rows(ran(typed(proposed(), "Nieuwkomers", H1, **wrong)), "Voorstellen")


def test_household_whose_match_stopped_waits_from_that_day() -> None:
    stopped = ran(typed(matched(), "Koppelingen", PAIR, stand="gestopt"), 80)
    assert not [id for id in ids(stopped) if "wacht-nog" in id]
    assert f"{H1}:wacht-nog:2027-02-10:90" in ids(ran(stopped, 170))


def test_household_with_a_group_is_not_told_that_nobody_was_found() -> None:
    stay = {"kamer vanaf": "2026-12-01", "kamer tot en met": "2027-04-01"}
    once = proposed(zoekt="een groep, een gastgezin", **stay)
    words = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "antwoord_sponsor": "ja"}
    later = ran(told(once, **words), 100)
    assert f"wacht:{H1}" in tasks(later)
    assert not [id for id in ids(later) if "wacht-nog" in id]


# --- a match ---

LETTERS = {f"{PAIR}:koppeling-huishouden", f"{PAIR}:koppeling-sponsor"}


@pytest.mark.parametrize(
    "moved", [{"voor": "H0000002"}, {"aan": "huishouden H0000002"}, {"soort": "gestopt"}]
)
def test_letter_is_put_right_until_it_was_sent(moved: dict[str, str]) -> None:
    once = matched()
    mixed = ran(typed(once, "Berichten", min(LETTERS), **moved))
    assert rows(mixed, "Berichten") == rows(once, "Berichten")
    sent = typed(once, "Berichten", min(LETTERS), **moved, **SENT)
    kept = rows(ran(sent), "Berichten")[min(LETTERS)]
    assert moved.items() <= kept.items()


OVER_AND_ON = [
    (("Koppelingen", PAIR, "gestopt"), ("Koppelingen", PAIR, "loopt")),
    (("Koppelingen", PAIR, "afgerond"), ("Koppelingen", PAIR, "")),
    (("Nieuwkomers", H1, "teruggetrokken"), ("Nieuwkomers", H1, "")),
    (("Groepen", G1, "gestopt"), ("Groepen", G1, "")),
]


@pytest.mark.parametrize(("over", "on"), OVER_AND_ON)
def test_letters_that_were_not_sent_come_back_when_a_match_goes_on(
    over: tuple[str, str, str], on: tuple[str, str, str]
) -> None:
    once = matched()
    stopped = ran(typed(once, *over[:2], stand=over[2]))
    assert not LETTERS & ids(stopped)
    again = ran(typed(ran(stopped), *on[:2], stand=on[2]))
    assert rows(again, "Berichten") == rows(once, "Berichten")
    assert ids(ran(again)) == LETTERS


@pytest.mark.parametrize("kept", [True, False])
def test_letter_that_was_sent_never_comes_again(kept: bool) -> None:
    sent = typed(matched(), "Berichten", min(LETTERS), **SENT)
    sent = sent if kept else without(sent, "Berichten", min(LETTERS))
    stopped = ran(typed(sent, "Koppelingen", PAIR, stand="gestopt"))
    again = ran(typed(ran(stopped), "Koppelingen", PAIR, stand="loopt"))
    assert ids(ran(again)) == (LETTERS if kept else {max(LETTERS)})


@pytest.mark.parametrize("reach", [{}, {"telefoon": "", "e-mail": ""}])
@pytest.mark.parametrize(("tab", "id"), [("Nieuwkomers", H1), ("Groepsleden", "M0000000")])
def test_letter_that_waits_goes_with_the_consent_and_comes_back_with_it(
    tab: str, id: str, reach: dict[str, str]
) -> None:
    before = rows(matched(), tab)[id]
    refused = ran(typed(matched(), tab, id, toestemming="nee", **reach))
    assert not LETTERS & ids(refused)
    assert [one for one in tasks(refused) if one.startswith("contact:")]
    assert rows(ran(refused), "Vandaag") == rows(refused, "Vandaag")
    known = {header: before[header] for header in reach}
    again = ran(typed(ran(refused), tab, id, toestemming="ja", **known))
    assert rows(again, "Berichten") == rows(matched(), "Berichten")


def test_row_that_is_no_letter_goes_and_leaves_no_mark() -> None:
    once = matched()
    odd = typed(once, "Berichten", min(LETTERS), id=f"{PAIR}:koppeling-ander")
    assert rows(ran(odd), "Besluiten") == rows(once, "Besluiten")


def test_letter_that_was_deleted_stays_gone() -> None:
    assert ids(ran(without(matched(), "Berichten", min(LETTERS)))) == {max(LETTERS)}


# --- who the contact is now ---

ANEW = {
    "Nieuwkomers": f"{PAIR}:nieuw-contact-sponsor:2:{G1}",
    "Groepsleden": f"{PAIR}:nieuw-contact-huishouden:2:{H1}",
}


def sent() -> Snapshot:
    """A match whose letters were sent."""
    once = matched()
    for letter in LETTERS:
        once = typed(once, "Berichten", letter, **SENT)
    return ran(once)


def test_nothing_is_told_anew_while_the_letters_are_true() -> None:
    assert ids(ran(sent(), 5)) == LETTERS
    noted = typed(sent(), "Nieuwkomers", H1, notitie="Belt liever 's avonds.")
    assert ids(ran(noted)) == LETTERS


@pytest.mark.parametrize(("tab", "id"), [("Nieuwkomers", H1), ("Groepsleden", "M0000000")])
def test_number_that_was_put_right_is_told_anew(tab: str, id: str) -> None:
    once = ran(typed(sent(), tab, id, telefoon="+31687654321"))
    assert ids(once) == LETTERS | {ANEW[tab]}
    assert "Telefoon: +31 6 87654321" in text_of(once, ANEW[tab])
    assert tasks(once)[f"bericht:{ANEW[tab]}"]["waar"].startswith("Berichten!")


def test_letter_that_waits_is_put_right_and_none_is_told_anew() -> None:
    waits = ran(typed(matched(), "Nieuwkomers", H1, telefoon="+31687654321"))
    assert ids(waits) == LETTERS
    assert "+31 6 87654321" in text_of(waits, f"{PAIR}:koppeling-sponsor")


def test_letter_that_tells_anew_goes_when_the_first_is_true_again() -> None:
    number = rows(sent(), "Nieuwkomers")[H1]["telefoon"]
    once = ran(typed(sent(), "Nieuwkomers", H1, telefoon="+31687654321"))
    back = ran(typed(once, "Nieuwkomers", H1, telefoon=number))
    assert rows(back, "Berichten") == rows(sent(), "Berichten")


def test_every_change_that_was_sent_is_followed_by_another_letter() -> None:
    once = ran(typed(sent(), "Nieuwkomers", H1, telefoon="+31687654321"))
    twice = typed(typed(once, "Berichten", ANEW["Nieuwkomers"], **SENT), "Nieuwkomers", H1,
                  telefoon="+31612121212")  # fmt: skip
    third = ANEW["Nieuwkomers"].replace(":2:", ":3:")
    assert ids(ran(twice)) == LETTERS | {ANEW["Nieuwkomers"], third}
    assert rows(ran(ran(twice)), "Berichten") == rows(ran(twice), "Berichten")


def test_letter_that_tells_anew_is_put_right_until_it_was_sent() -> None:
    once = ran(typed(sent(), "Nieuwkomers", H1, telefoon="+31687654321"))
    mixed = ran(typed(once, "Berichten", ANEW["Nieuwkomers"], tekst="Hallo", voor="H0000002"))
    assert rows(mixed, "Berichten") == rows(once, "Berichten")


@pytest.mark.parametrize(
    ("tab", "id"), [("Koppelingen", PAIR), ("Nieuwkomers", H1), ("Groepen", G1)]
)
def test_nothing_is_told_anew_of_a_match_that_is_over(tab: str, id: str) -> None:
    once = ran(typed(sent(), "Nieuwkomers", H1, telefoon="+31687654321"))
    stopped = ran(typed(once, tab, id, stand="gestopt"))
    assert ANEW["Nieuwkomers"] not in ids(stopped)
    assert ANEW["Nieuwkomers"] in ids(ran(typed(stopped, tab, id, stand="")))


def test_nothing_is_told_anew_of_letters_that_were_deleted_or_emptied() -> None:
    gone = sent()
    for letter in LETTERS:
        gone = without(gone, "Berichten", letter)
    assert ids(ran(typed(gone, "Nieuwkomers", H1, telefoon="+31687654321"))) == set()
    emptied = typed(sent(), "Berichten", f"{PAIR}:koppeling-sponsor", tekst="")
    assert ids(ran(emptied)) == LETTERS


# --- talks, and the end ---

MOMENTS = {f"{PAIR}:contactmoment:na-1m:{id}" for id in (H1, G1)}


def test_each_talk_has_a_text_for_both_from_when_it_is_near() -> None:
    assert ids(ran(matched(), 10)) == LETTERS
    near = ran(matched(), 20)
    assert ids(near) == LETTERS | MOMENTS
    assert {rows(near, "Berichten")[id]["uiterlijk"] for id in MOMENTS} == {"2026-12-22"}


def test_text_of_a_talk_goes_when_it_was_held() -> None:
    held = typed(ran(matched(), 20), "Koppelingen", PAIR, laatste_contact="2026-12-12")
    assert not MOMENTS & ids(ran(held, 20))


@pytest.mark.parametrize(("stand", "kind"), [("afgerond", "afsluiting"), ("gestopt", "gestopt")])
def test_both_sides_get_a_text_when_a_match_ends(stand: str, kind: str) -> None:
    wanted = {f"{PAIR}:{kind}:{id}" for id in (H1, G1)}
    assert ids(over(stand)) == wanted
    assert not wanted & ids(without_all(over(stand), "Berichten", days=40))


def over(stand: str) -> Snapshot:
    return ran(typed(matched(), "Koppelingen", PAIR, stand=stand))


def without_all(workbook: Snapshot, tab: str, days: int) -> Snapshot:
    """After somebody deleted every row of a tab, and a run so many days later."""
    for key in rows(workbook, tab):
        workbook = without(workbook, tab, key)
    return ran(workbook, days)


def test_who_stopped_gets_no_text_about_the_end() -> None:
    gone = typed(matched(), "Groepen", G1, stand="gestopt")
    assert ids(ran(gone)) == {f"{PAIR}:gestopt:{H1}"}
    assert ids(ran(typed(ran(gone), "Koppelingen", PAIR, stand="gestopt"))) == {
        f"{PAIR}:gestopt:{H1}"
    }


# --- the tasks ---


@pytest.mark.parametrize(
    ("made", "task"),
    [
        (asked, f"vragen:{PAIR}:antwoord huishouden"),
        (lambda: ran(asked("gevraagd"), 7), f"antwoord:{PAIR}"),
        (lambda: asked("ja"), f"vragen:{PAIR}:antwoord sponsor"),
        (meeting, f"kennismaking:{PAIR}"),
        (lambda: ran(area([newcomer(H1)], []), 90), f"wacht:{H1}"),
        (lambda: ran(matched(), 20), f"contactmoment:{PAIR}"),
        (lambda: over("gestopt"), f"terugkijken:{PAIR}"),
        (lambda: over("afgerond"), f"weer meedoen?:{PAIR}"),
    ],
)
def test_task_says_where_its_text_stands_and_there_is_no_second_one(
    made: Callable[[], Snapshot], task: str
) -> None:
    found = tasks(made())
    assert "klaar in Berichten: «" in found[task]["waarom"]
    letters = ("koppeling-huishouden", "koppeling-sponsor")
    assert not [id for id in found if id.startswith("bericht:") and not id.endswith(letters)]


def test_invitations_go_out_before_the_day() -> None:
    assert tasks(meeting())[f"kennismaking:{PAIR}"]["uiterlijk"] == "2026-11-27"


def test_invitations_are_not_due_before_the_day_is_known() -> None:
    soon = told(asked("ja"), antwoord_sponsor="gevraagd", kennismaking_op="2026-11-23")
    due = {row["uiterlijk"] for row in rows(soon, "Berichten").values()}
    assert due == {TODAY.isoformat()}


def test_task_says_nothing_of_a_text_that_was_sent() -> None:
    sent = ran(typed(asked(), "Berichten", TO_HOUSEHOLD, **SENT))
    assert "Berichten" not in tasks(sent)[f"vragen:{PAIR}:antwoord huishouden"]["waarom"]


@pytest.mark.parametrize("made", [asked, meeting, matched])
def test_second_run_changes_only_logboek(made: Callable[[], Snapshot]) -> None:
    once = made()
    again = ran(once)
    changed = [name for name in again.tables if again.tables[name] != once.tables[name]]
    assert changed == ["Logboek"]


# --- what is told of the other side ---


def said(facts: tuple[Fact, ...]) -> str:
    return load_texts("nl").about(facts)


def test_household_hears_when_the_group_can_when_two_of_them_can() -> None:
    facts = of_sponsor(household(), group(available=(("evening", 2), ("weekend", 1))))
    assert "Zij kunnen meestal: doordeweeks in de avond." in said(facts)


def test_a_talk_needs_a_builder_when_both_languages_are_known_and_differ() -> None:
    apart = household(languages=frozenset({"ti"}))
    assert "community builder" in said(of_sponsor(apart, group()))
    assert "community builder" in said(of_household(apart, group()))
    assert "community builder" not in said(of_sponsor(household(), group()))


def test_host_and_guest_hear_when_the_room_is_there_and_needed() -> None:
    stay: Window = window(10, 70)
    facts = of_sponsor(guest(), host(stay=stay))
    assert "gastgezin" in said(facts)
    assert "van 2 december 2026 tot en met 31 januari 2027" in said(facts)
    assert "van 2 december 2026" in said(of_household(guest(stay=stay), host()))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"adults": (0, 1, 0, 0), "children": 0}, "Het is iemand alleen."),
        ({"adults": (0, 2, 0, 0), "children": 2}, "gezin met kinderen, samen 4 mensen"),
        ({"adults": (0, 2, 0, 0), "children": 0}, "2 volwassenen zonder kinderen"),
        ({"adults": (0, 0, 0, 0), "children": None, "people": 3}, "Het zijn 3 mensen."),
    ],
)
def test_sponsor_hears_the_size_and_kind_of_household(
    answers: dict[str, Any], sentence: str
) -> None:
    assert sentence in said(of_household(household(**answers), group()))
