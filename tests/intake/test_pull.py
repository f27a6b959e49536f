"""A pull: Inbox rows become rows, changes and messages; pulled again, nothing happens twice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.inbox import GATES, check, pull
from intake.keys import hash_of
from intake.kinds import KINDS, OPENED_BY, WITHOUT_RECORD
from intake.schema import load_forms
from intake.submission import Submission
from intake.workbook import Snapshot
from tests.intake.paper import (
    CASE,
    GROUP,
    HOST,
    HOST_INTAKE,
    INTAKE,
    MEMBER,
    NEWCOMER,
    NOW,
    ORGANISATION,
    SITE,
    TODAY,
    VOLUNTEER,
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

AMINA = sent("newcomer", NEWCOMER)
AGAIN = sent("newcomer", NEWCOMER | {"phone": "+31612345678", "people": "4"})
KEES = sent("group", GROUP)
BEA = sent("member", MEMBER | {"group": KEES.reference})


def ids(snapshot: Snapshot, tab: str) -> list[str]:
    return [row["id"] for row in rows(snapshot, tab)]


def lines(snapshot: Snapshot) -> list[tuple[str, str, str, str]]:
    return [(r["wat"], r["was"], r["wordt"], r["stand"]) for r in rows(snapshot, "Wijzigingen")]


def token_of(snapshot: Snapshot, place: int = -1) -> str:
    links = [r["tekst"] for r in rows(snapshot, "Berichten") if r["soort"] == "intake-link"]
    return links[place].partition("#sleutel=")[2].split()[0]


def intake(snapshot: Snapshot, **other: Any) -> Submission:
    """The intake with the key that was issued last."""
    answers = INTAKE | other
    return sent("newcomer-intake", answers, key=hash_of(token_of(snapshot)))


# Sign-ups become rows


def test_newcomer_becomes_a_row_in_one_spelling() -> None:
    row = only(pulled(workbook(AMINA)), "Nieuwkomers")
    told = (row["id"], row["telefoon"], row["stad"], row["variant"], row["aangemeld"])
    assert told == (
        AMINA.reference, "+31 6 12345678", "Rotterdam", "statushouders", "2026-11-20",
    )  # fmt: skip


def test_wrong_answer_stands_in_the_row_as_it_was_sent() -> None:
    row = only(pulled(workbook(sent("newcomer", NEWCOMER | {"phone": "geen idee"}))), "Nieuwkomers")
    assert row["telefoon"] == "geen idee"
    assert row["probleem"].startswith("telefoon: Dit antwoord klopt niet.")


def test_the_rest_waits_for_the_next_pull_when_many_signed_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    landed = [
        sent("newcomer", NEWCOMER | {"name": f"Nieuw {n}", "phone": f"06 1234567{n}"})
        for n in range(5)
    ]
    at_once = pulled(workbook(*landed))
    monkeypatch.setattr("intake.inbox.MOST_NEW", 2)
    first = pulled(workbook(*landed))
    assert ids(first, "Nieuwkomers") == [one.reference for one in landed[:2]]
    assert "3 nog in Inbox voor de volgende keer." in rows(first, "Logboek")[-1]["uitkomst"]
    last = pulled(pulled(first))
    assert rows(last, "Nieuwkomers") == rows(at_once, "Nieuwkomers")
    assert "volgende keer" not in rows(last, "Logboek")[-1]["uitkomst"]


def test_formula_in_a_name_stays_text() -> None:
    row = only(
        pulled(workbook(sent("newcomer", NEWCOMER | {"name": "=IMPORTXML(1)"}))), "Nieuwkomers"
    )
    assert row["naam"] == "=IMPORTXML(1)"


def test_group_becomes_a_group_and_its_lead() -> None:
    after = pulled(workbook(KEES))
    group, lead = only(after, "Groepen"), only(after, "Groepsleden")
    assert (lead["groep"], lead["rol"], lead["stad"]) == (group["id"], "coördinator", "Rotterdam")
    assert lead["id"] != group["id"]


def test_member_becomes_a_row_of_the_group() -> None:
    after = pulled(workbook(KEES, BEA))
    assert rows(after, "Groepsleden")[1]["groep"] == KEES.reference


def test_row_that_was_deleted_comes_back() -> None:
    after = pulled(deleted(pulled(workbook(AMINA)), "Nieuwkomers"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference]


def test_lead_that_was_deleted_comes_back() -> None:
    before = pulled(workbook(KEES))
    assert ids(pulled(deleted(before, "Groepsleden")), "Groepsleden") == ids(before, "Groepsleden")


def test_row_typed_in_gets_an_id_and_a_date() -> None:
    row = only(
        pulled(added(workbook(), "Nieuwkomers", naam="Bo", telefoon="0612345679")), "Nieuwkomers"
    )
    assert len(row["id"]) == 8
    assert (row["aangemeld"], row["taal"]) == ("2026-11-22", "Nederlands")


def test_messages_are_in_the_language_of_contact_when_there_are_texts_in_it() -> None:
    signed_up = only(pulled(workbook(sent("newcomer", NEWCOMER))), "Nieuwkomers")
    typed_in = only(
        pulled(added(workbook(), "Nieuwkomers", taal_van_contact="Turks")), "Nieuwkomers"
    )
    other = only(
        pulled(added(workbook(), "Nieuwkomers", taal_van_contact="Swahili")), "Nieuwkomers"
    )
    assert [row["taal"] for row in (signed_up, typed_in, other)] == [
        "Arabisch", "Turks", "Nederlands",
    ]  # fmt: skip


def test_id_in_another_spelling_is_set_right() -> None:
    code = AMINA.reference.lower()
    after = pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", id=f" {code[:4]} {code[4:]}"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference]


def test_id_written_over_is_put_back_when_the_person_is_known() -> None:
    after = pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", id="vast", notitie="belt graag"))
    row = only(after, "Nieuwkomers")
    assert (row["id"], row["notitie"]) == (AMINA.reference, "belt graag")


def test_inbox_is_never_changed() -> None:
    changes = pull(workbook(AMINA, AGAIN, KEES), TODAY, NOW, SITE, draw()).changes
    assert not [change for change in changes if change.tab == "Inbox"]


# Doubles and changed minds


def test_same_person_again_is_a_change_and_no_second_row() -> None:
    after = pulled(workbook(AMINA, AGAIN))
    assert ids(after, "Nieuwkomers") == [AMINA.reference]
    assert lines(after) == [("aantal mensen", "3", "4", "open")]


def test_same_answers_again_are_one_line_that_says_so() -> None:
    same = sent("newcomer", NEWCOMER | {"name": "AMINA  voorbéeld", "phone": "0031612345678"})
    after = pulled(workbook(AMINA, sent("newcomer", NEWCOMER, id="nog-een-keer-gestuurd"), same))
    assert [line[3] for line in lines(after)] == ["geen verschil", "open"]


def test_correction_under_the_same_reference_is_a_change() -> None:
    fixed = sent("newcomer", NEWCOMER | {"name": "Amina Beeld"}, reference=AMINA.reference)
    after = pulled(workbook(AMINA, fixed))
    assert lines(after) == [("naam", "Amina Voorbeeld", "Amina Beeld", "open")]


def test_answer_left_empty_changes_nothing() -> None:
    first = sent("newcomer", NEWCOMER | {"email": "a@voorbeeld.nl"})
    assert lines(pulled(workbook(first, AMINA))) == [("", "", "", "geen verschil")]


def test_couple_with_one_phone_are_two_records() -> None:
    after = pulled(workbook(AMINA, sent("newcomer", NEWCOMER | {"name": "Sami Voorbeeld"})))
    assert len(ids(after, "Nieuwkomers")) == 2
    assert not lines(after)


def test_lead_who_also_signs_up_as_member_is_one_member() -> None:
    kees = sent(
        "member",
        {**MEMBER, "name": GROUP["name"], "email": GROUP["email"], "group": KEES.reference},
    )
    after = pulled(workbook(KEES, kees))
    assert len(ids(after, "Groepsleden")) == 1


def test_group_signed_up_again_changes_the_group() -> None:
    after = pulled(workbook(KEES, sent("group", GROUP | {"size": "6", "phone": "0612345678"})))
    assert [line[0] for line in lines(after)] == ["grootte", "telefoon"]
    assert len(ids(after, "Groepen")) == 1


def test_change_is_adopted_when_people_say_yes() -> None:
    after = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="ja"))
    assert only(after, "Nieuwkomers")["aantal mensen"] == "4"
    assert lines(after)[0][3] == "overgenomen"


def test_change_is_left_when_people_say_no() -> None:
    after = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="nee"))
    assert only(after, "Nieuwkomers")["aantal mensen"] == "3"
    assert lines(after)[0][3] == "afgewezen"


def test_change_becomes_a_record_when_people_say_apart() -> None:
    after = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="apart"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference, AGAIN.reference]
    assert lines(after)[0][3] == "apart"


def test_change_becomes_a_record_when_people_come_back_on_their_no() -> None:
    refused = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="nee"))
    after = pulled(typed(refused, "Wijzigingen", overnemen="apart"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference, AGAIN.reference]
    assert lines(after)[0][3] == "apart"
    assert ids(pulled(deleted(after, "Wijzigingen")), "Nieuwkomers") == ids(after, "Nieuwkomers")


def test_same_answers_become_a_record_when_people_say_apart() -> None:
    same = sent("newcomer", NEWCOMER, id="nog-een-keer-gestuurd")
    after = pulled(typed(pulled(workbook(AMINA, same)), "Wijzigingen", overnemen="apart"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference, same.reference]


def test_correction_becomes_a_record_of_its_own_when_people_say_apart() -> None:
    fixed = sent("newcomer", NEWCOMER | {"name": "Sami"}, reference=AMINA.reference)
    after = pulled(typed(pulled(workbook(AMINA, fixed)), "Wijzigingen", overnemen="apart"))
    assert len(set(ids(after, "Nieuwkomers"))) == 2


def test_change_waits_when_the_cell_was_changed_meanwhile() -> None:
    before = typed(pulled(workbook(AMINA, AGAIN)), "Nieuwkomers", aantal_mensen="7")
    after = pulled(typed(before, "Wijzigingen", overnemen="ja"))
    assert only(after, "Nieuwkomers")["aantal mensen"] == "7"
    assert lines(after)[0][3] == "open"


@pytest.mark.parametrize("choice", ["ja", "nee", "apart"])
def test_decided_line_never_returns_when_deleted(choice: str) -> None:
    decided = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen=choice))
    after = pulled(deleted(decided, "Wijzigingen"))
    assert not lines(after)
    assert rows(after, "Nieuwkomers") == rows(decided, "Nieuwkomers")


def test_decision_cannot_be_wiped_out_of_a_line() -> None:
    decided = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="nee"))
    after = pulled(typed(decided, "Wijzigingen", stand="open", overnemen=""))
    assert lines(after)[0][3] == "afgewezen"
    assert only(after, "Nieuwkomers")["aantal mensen"] == "3"


def test_change_is_adopted_when_people_come_back_on_their_no() -> None:
    refused = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="nee"))
    after = pulled(typed(refused, "Wijzigingen", overnemen="ja"))
    assert lines(after)[0][3] == "overgenomen"
    assert only(after, "Nieuwkomers")["aantal mensen"] == "4"


def test_open_line_comes_back_when_deleted() -> None:
    before = pulled(workbook(AMINA, AGAIN))
    assert lines(pulled(deleted(before, "Wijzigingen"))) == lines(before)


def test_adopted_change_comes_back_with_the_row() -> None:
    adopted = pulled(typed(pulled(workbook(AMINA, AGAIN)), "Wijzigingen", overnemen="ja"))
    after = pulled(deleted(adopted, "Nieuwkomers"))
    assert only(after, "Nieuwkomers")["aantal mensen"] == "4"


def test_change_becomes_a_record_when_its_record_is_gone() -> None:
    by_hand = added(workbook(), "Nieuwkomers", naam=NEWCOMER["name"], telefoon=NEWCOMER["phone"])
    changed = pulled(land(pulled(by_hand), AMINA))
    after = pulled(deleted(changed, "Nieuwkomers"))
    assert ids(after, "Nieuwkomers") == [AMINA.reference]
    assert {line[3] for line in lines(after)} == {"apart"}


# Withdrawals


def test_withdrawal_is_remembered_when_the_row_was_deleted() -> None:
    withdrawn = pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", stand="teruggetrokken"))
    after = pulled(deleted(withdrawn, "Nieuwkomers"))
    assert only(after, "Nieuwkomers")["stand"] == "teruggetrokken"


def test_withdrawal_taken_back_is_remembered_too() -> None:
    withdrawn = pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", stand="teruggetrokken"))
    back = pulled(typed(withdrawn, "Nieuwkomers", stand=""))
    assert only(pulled(deleted(back, "Nieuwkomers")), "Nieuwkomers")["stand"] == ""


def test_stand_that_cannot_be_read_is_a_pause() -> None:
    row = only(pulled(typed(pulled(workbook(AMINA)), "Nieuwkomers", stand="weg?")), "Nieuwkomers")
    assert (row["stand"], row["status"]) == ("weg?", "pauze")
    assert "stand:" in row["probleem"]


def test_signing_up_again_after_a_withdrawal_asks_people() -> None:
    withdrawn = typed(pulled(workbook(AMINA)), "Nieuwkomers", stand="gestopt")
    asked = pulled(land(withdrawn, sent("newcomer", NEWCOMER, id="toch-weer-meedoen")))
    assert lines(asked) == [("stand", "gestopt", "doet mee", "open")]
    after = pulled(typed(asked, "Wijzigingen", overnemen="ja"))
    assert only(after, "Nieuwkomers")["stand"] == "doet mee"


# Intakes


def test_intake_link_is_issued_once_and_kept_as_a_hash() -> None:
    once = pulled(workbook(AMINA))
    key = only(pulled(once), "Sleutels")
    assert (key["voor"], key["geldig tot"]) == (AMINA.reference, "2027-02-20")
    assert key["sleutel"] == hash_of(token_of(once))


def test_intake_link_is_issued_anew_when_it_expired() -> None:
    later = pulled(pulled(workbook(AMINA)), TODAY + timedelta(days=91))
    assert len(rows(later, "Sleutels")) == len(set(ids(later, "Berichten"))) == 2


def test_intake_link_is_issued_anew_when_its_message_was_deleted() -> None:
    once = pulled(workbook(AMINA))
    assert token_of(pulled(deleted(once, "Berichten"))) != ""
    assert len(rows(pulled(deleted(once, "Berichten")), "Sleutels")) == 2


def test_intake_fills_the_cells_that_are_empty() -> None:
    before = typed(pulled(workbook(AMINA)), "Nieuwkomers", talen="Turks")
    after = pulled(land(before, intake(before)))
    row = only(after, "Nieuwkomers")
    assert (row["kinderen"], row["talen"]) == ("1", "Turks")
    assert lines(after) == [("talen", "Turks", "Engels, Arabisch", "open")]


def test_intake_is_not_filled_in_twice() -> None:
    before = pulled(workbook(AMINA))
    filled = pulled(land(before, intake(before)))
    after = pulled(typed(filled, "Nieuwkomers", kinderen=""))
    assert only(after, "Nieuwkomers")["kinderen"] == ""


def test_intake_comes_back_with_the_row() -> None:
    before = pulled(workbook(AMINA))
    after = pulled(deleted(pulled(land(before, intake(before))), "Nieuwkomers"))
    assert only(after, "Nieuwkomers")["kinderen"] == "1"


def test_intake_with_a_wrong_key_is_named_and_fills_nothing() -> None:
    before = pulled(workbook(AMINA))
    after = pulled(land(before, sent("newcomer-intake", INTAKE, key=hash_of("geraden"))))
    assert only(after, "Nieuwkomers")["kinderen"] == ""
    assert lines(after) == [("newcomer-intake", "", "", "sleutel klopt niet")]
    asked = pulled(typed(after, "Wijzigingen", overnemen="nee"))
    assert lines(asked) == [("newcomer-intake", "", "", "afgewezen")]


def test_intake_is_not_a_record_of_its_own() -> None:
    before = typed(pulled(workbook(AMINA)), "Nieuwkomers", talen="Turks")
    lined = pulled(land(before, intake(before)))
    after = pulled(typed(lined, "Wijzigingen", overnemen="apart"))
    assert lines(after)[0][3] == "open"
    (found,) = check(after, GATES, TODAY).problems
    assert "kan alleen bij een hele aanmelding" in found.found


def test_intake_with_an_expired_key_is_named() -> None:
    before = pulled(workbook(AMINA), TODAY - timedelta(days=120))
    after = pulled(land(before, intake(before)))
    assert lines(after)[0][3] == "sleutel klopt niet"


# Who asked to be called, in a language in which nobody is asked for consent

CALL_ME = sent(
    "newcomer",
    {
        "name": "Amina Verzonnen",
        "phone": "06 12345678",
        "city": "rotterdam",
        "contact_language": "ar",
    },
)


def test_sign_up_that_asks_for_a_call_is_no_problem_until_somebody_called() -> None:
    came_in = pulled(workbook(CALL_ME))
    assert only(came_in, "Nieuwkomers")["probleem"] == ""
    called = pulled(typed(came_in, "Nieuwkomers", gesprek="ja"))
    assert "toestemming" in only(called, "Nieuwkomers")["probleem"]


def test_sign_up_that_asks_for_a_call_is_in_no_pool() -> None:
    (household,) = check(pulled(workbook(CALL_ME)), GATES, TODAY).households
    assert "toestemming" in " ".join(household.missing)


# Messages


def group_link(snapshot: Snapshot) -> Mapping[str, str]:
    (row,) = (row for row in rows(snapshot, "Berichten") if row["soort"] == "groepslink")
    return row


def test_group_link_is_made_once_and_names_nobody() -> None:
    after = pulled(pulled(workbook(KEES)))
    message = group_link(after)
    assert f"{SITE}/aanmelden/groepslid/#groep={KEES.reference}&stad=rotterdam" in message["tekst"]
    assert "Kees" not in "".join(message.values())


def test_group_link_waits_until_somebody_says_where_the_site_is() -> None:
    before = workbook(KEES)
    unknown = after(before, pull(before, TODAY, NOW, "", draw()).changes)
    assert not [row for row in rows(unknown, "Berichten") if row["soort"] == "groepslink"]
    assert SITE in group_link(pulled(unknown))["tekst"]


def test_message_is_never_changed_when_it_was_made() -> None:
    before = typed(pulled(workbook(KEES)), "Berichten", tekst="zelf herschreven")
    assert rows(pulled(before), "Berichten") == rows(before, "Berichten")


# Again and again

TEXTS = st.sampled_from(
    ["", "ja", "nee", "apart", "teruggetrokken", "pauze", "weg?", "3", "-1", "Rotterdam", "Parijs",
     "Amina Voorbeeld", "0612345678", "a@voorbeeld.nl", "Arabisch, Turks", "=1+1", "???", " ",
     AMINA.reference, KEES.reference, KEES.reference.lower(), "coördinator"]
)  # fmt: skip
NAMES = st.sampled_from(["Amina Voorbeeld", "amina voorbeeld", "Sami", "🙂", ""])
PHONES = st.sampled_from(["0612345678", "+31 6 12345678", "06-87654321", "geen", ""])


BASES: Mapping[str, Mapping[str, object]] = {
    "newcomer": NEWCOMER, "group": GROUP, "member": MEMBER, "host": HOST, "volunteer": VOLUNTEER,
    "newcomer-intake": INTAKE, "host-intake": HOST_INTAKE, "organisation": ORGANISATION,
    "case": CASE, "change": {"request": "stop"},
    "checkin": {"going": "well", "call": "no"},
    "newsletter": {"email": "lezer@voorbeeld.nl", "consent": "ja"},
    "newsletter-choice": {"wants_newsletter": "yes"},
}  # fmt: skip


@st.composite
def landings(draw: st.DrawFn) -> list[Submission]:
    """Submissions of every form, with the same people and references again and again."""
    references = ["AAAAAAA1", "AAAAAAA2", "AAAAAAA3", "AAAAAAA4"]
    found = []
    for number in range(draw(st.integers(0, 7))):
        form = draw(st.sampled_from(sorted(load_forms())))
        person = {"name": draw(NAMES), "phone": draw(PHONES), "city": "rotterdam"}
        base = BASES[form]
        group = {"group": draw(st.sampled_from(references))} if form == "member" else {}
        answers = base | group | (person if form not in {*OPENED_BY, *WITHOUT_RECORD} else {})
        found.append(
            sent(
                form,
                answers,
                id=f"inzending-{number:06}",
                reference=draw(st.sampled_from(references)),
            )
        )
    return found


EDITED = (
    "Nieuwkomers", "Groepen", "Groepsleden", "Gastgezinnen", "Vrijwilligers", "Organisaties",
    "Nieuwsbrief", "Wijzigingen", "Mogelijk dubbel", "Berichten", "Sleutels", "Besluiten",
)  # fmt: skip


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["type", "type", "type", "delete", "copy"]),
        st.sampled_from(EDITED),
        st.integers(0, 7),
        st.integers(0, 40),
        TEXTS,
    ),
    max_size=6,
)
"""What people do in a workbook: type anywhere, delete rows, copy rows."""


def edited(snapshot: Snapshot, edits: list[tuple[str, str, int, int, str]]) -> Snapshot:
    for kind, tab, place, column, text in edits:
        table = snapshot.tables[tab]
        if place >= len(table.rows):
            continue
        if kind == "delete":
            snapshot = deleted(snapshot, tab, place)
        elif kind == "copy":
            snapshot = added(snapshot, tab, **table.rows[place].cells)
        else:
            header = table.headers[column % len(table.headers)]
            snapshot = typed(snapshot, tab, place, **{header: text})
    return snapshot


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(landings(), EDITS)
def test_pulling_again_changes_only_the_log(landed: list[Submission], edits: list[Any]) -> None:
    after = pulled(edited(pulled(workbook(*landed)), edits))
    changed = [(change.tab, change) for change in pull(after, TODAY, NOW, SITE, draw()).changes]
    assert [tab for tab, _ in changed] == ["Logboek"], changed


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(landings(), EDITS)
def test_every_submission_is_a_row_or_a_line(landed: list[Submission], edits: list[Any]) -> None:
    after = pulled(edited(pulled(workbook(*landed)), edits))
    there = {id for kind in KINDS for id in ids(after, kind.tab)}
    named = {r["id"].rpartition(":")[0] for r in rows(after, "Besluiten")} | {
        r["id"] for r in rows(after, "Besluiten")
    }
    lost = [each for each in landed if each.reference not in there and each.id not in named]
    assert not lost
