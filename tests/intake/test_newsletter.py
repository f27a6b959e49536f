"""The newsletter: nobody gets it before they said yes by the link that was mailed to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from intake.draft import Draft
from intake.inbox import pull
from intake.keys import hash_of
from intake.lapsing import MOST_LAPSED
from intake.newsletter import KEPT, MOST_ASKED, subscribers
from intake.schema import load_forms
from intake.submission import Submission
from intake.workbook import Snapshot
from tests.intake.paper import (
    NEWCOMER,
    NOW,
    RECEIVED,
    SITE,
    TODAY,
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

READER = {"email": "lezer@voorbeeld.nl", "consent": "ja"}
TAB, MESSAGES = "Nieuwsbrief", "Berichten"
LATER = TODAY + KEPT


def asks(number: int = 1, days: int = 0, email: str = READER["email"]) -> Submission:
    """Somebody signs the address up, so many days after the first time."""
    one = sent("newsletter", READER | {"email": email}, id=f"aanmelding-{number:04}")
    return replace(one, received=RECEIVED + timedelta(days=days))


def stands(snapshot: Snapshot) -> list[str]:
    return [row["stand"] for row in rows(snapshot, TAB)]


def chooses(snapshot: Snapshot, choice: str, days: int = 2, number: int = 1) -> Submission:
    """What the reader posts with the link in the last message, so many days after signing up."""
    token = re.search(r"#sleutel=(\S+)", rows(snapshot, MESSAGES)[-1]["tekst"])
    assert token
    answers = {"wants_newsletter": choice}
    one = sent("newsletter-choice", answers, id=f"keuze-{number:04}", key=hash_of(token[1]))
    return replace(one, received=RECEIVED + timedelta(days=days))


def after_choices(*choices: str) -> Snapshot:
    """After a sign-up, a pull, and each of these choices with a pull."""
    snapshot = pulled(workbook(asks()))
    for number, choice in enumerate(choices):
        made = chooses(snapshot, choice, number=number)
        snapshot = pulled(land(snapshot, made))
    return snapshot


def test_sign_up_is_a_row_that_waits_for_a_yes() -> None:
    row = only(pulled(workbook(asks())), TAB)
    assert {**row, "id": ""} == {
        "id": "",
        "e-mail": "lezer@voorbeeld.nl",
        "stand": "gevraagd",
        "sinds": "2026-11-20",
        "taal": "Nederlands",
        "toestemming": "ja",
        "afmelden": "",
        "notitie": "",
    }


@pytest.mark.parametrize(
    ("pulled_after", "due_after"), [(0, 7), (2, 7), (7, 7), (8, 15)], ids=lambda days: f"{days}"
)
def test_link_is_to_be_sent_within_the_week_that_the_form_promises(
    pulled_after: int, due_after: int
) -> None:
    promised = load_forms()["newsletter"].next_steps
    assert "binnen een week" in promised["nl"][0]
    assert "Within a week" in promised["en"][0]
    came_in = asks().day
    message = only(pulled(workbook(asks()), came_in + timedelta(days=pulled_after)), MESSAGES)
    # One that comes in late has its own week: an automatic mail is not sent after its day.
    assert message["uiterlijk"] == (came_in + timedelta(days=due_after)).isoformat()


def test_message_with_the_link_goes_by_itself() -> None:
    snapshot = pulled(workbook(asks()))
    message, row = only(snapshot, MESSAGES), only(snapshot, TAB)
    assert (message["versturen"], message["voor"]) == ("ja", row["id"])
    assert f"{SITE}/aanmelden/nieuwsbrief-keuze/#sleutel={row['id']}." in message["tekst"]
    assert READER["email"] not in message["tekst"] + message["aan"]


def test_message_is_in_the_language_of_the_page() -> None:
    message = only(pulled(workbook(replace(asks(), language="en"))), MESSAGES)
    assert message["taal"] == "Engels"
    assert f"{SITE}/en/sign-up/newsletter-choice/#sleutel=" in message["tekst"]


@pytest.mark.parametrize(
    ("choices", "stand"),
    [
        (["yes"], "bevestigd"),
        (["no"], "afgemeld"),
        (["yes", "no"], "afgemeld"),
        (["no", "yes"], "bevestigd"),
    ],
)
def test_address_stands_as_its_owner_last_chose(choices: list[str], stand: str) -> None:
    snapshot = after_choices(*choices)
    assert stands(snapshot) == [stand]
    assert only(snapshot, TAB)["sinds"] == "2026-11-22"


def test_yes_with_another_key_changes_nothing_and_is_shown_to_people() -> None:
    snapshot = pulled(workbook(asks()))
    wrong = replace(chooses(snapshot, "yes"), key="f" * 64)
    after = pulled(land(snapshot, wrong))
    assert stands(after) == ["gevraagd"]
    assert only(after, "Wijzigingen")["stand"] == "sleutel klopt niet"


def test_key_of_another_form_opens_nothing() -> None:
    amina = sent("newcomer", NEWCOMER)
    once = pulled(typed(pulled(workbook(amina)), "Nieuwkomers", wijziglink="ja"))
    change = next(r for r in rows(once, "Sleutels") if r["formulier"] == "change")
    post = replace(sent("newsletter-choice", {"wants_newsletter": "yes"}), key=change["sleutel"])
    assert rows(pulled(land(once, post)), TAB) == []


def test_yes_is_too_late_after_the_key_expired_and_a_no_never_is() -> None:
    confirmed = after_choices("yes")
    late = 400
    no, yes = (chooses(confirmed, choice, late, 9) for choice in ("no", "yes"))
    day = RECEIVED.date() + timedelta(days=late)
    assert stands(pulled(land(confirmed, no), day)) == ["afgemeld"]
    left = after_choices("yes", "no")
    assert stands(pulled(land(left, yes))) == ["afgemeld"]


def test_same_address_makes_one_row_and_one_message_a_day() -> None:
    twice = pulled(workbook(asks(1), asks(2, email="Lezer@Voorbeeld.nl")))
    assert (len(rows(twice, TAB)), len(rows(twice, MESSAGES))) == (1, 1)
    again = pulled(land(twice, asks(3)))
    assert (len(rows(again, TAB)), len(rows(again, MESSAGES))) == (1, 1)


def test_another_day_brings_another_link_once_the_first_was_sent() -> None:
    first = pulled(workbook(asks(1)))
    waiting = pulled(land(first, asks(2, days=1)))
    assert len(rows(waiting, MESSAGES)) == 1
    out = pulled(typed(waiting, MESSAGES, verstuurd_op="2026-11-22"))
    assert [len(rows(out, tab)) for tab in (TAB, MESSAGES, "Sleutels")] == [1, 2, 2]


def test_who_bothers_an_address_stops_after_a_few_links() -> None:
    snapshot = workbook()
    for day in range(MOST_ASKED + 4):
        snapshot = pulled(land(snapshot, asks(day, days=day)), TODAY + timedelta(days=day))
        for place in range(len(rows(snapshot, MESSAGES))):
            snapshot = typed(snapshot, MESSAGES, place, verstuurd_op="2026-11-22")
    assert len(rows(snapshot, MESSAGES)) == MOST_ASKED


def test_many_sign_ups_of_one_day_count_once() -> None:
    """Else a stranger could use up, in a minute, what the owner needs on another day."""
    snapshot = pulled(workbook(*(asks(number) for number in range(MOST_ASKED + 1))))
    sent_out = typed(snapshot, MESSAGES, verstuurd_op="2026-11-22")
    assert len(rows(pulled(land(sent_out, asks(9, days=1))), MESSAGES)) == 2


def test_who_left_by_the_link_can_sign_up_again() -> None:
    again = pulled(land(after_choices("yes", "no"), asks(2, days=5)), TODAY + timedelta(days=3))
    assert stands(again) == ["gevraagd"]


def test_choice_stays_when_its_key_is_gone() -> None:
    assert stands(pulled(deleted(after_choices("yes"), "Sleutels"))) == ["bevestigd"]


def test_who_was_unsubscribed_before_the_link_was_written_gets_none() -> None:
    without_site = after(workbook(asks()), pull(workbook(asks()), TODAY, NOW, "", draw()).changes)
    assert rows(pulled(without_site), MESSAGES)
    assert rows(pulled(typed(without_site, TAB, afmelden="ja")), MESSAGES) == []


def test_confirmed_address_that_signs_up_again_gets_nothing() -> None:
    again = pulled(land(after_choices("yes"), asks(2, days=3)))
    assert (stands(again), len(rows(again, MESSAGES))) == (["bevestigd"], 1)


def test_no_message_while_nobody_said_where_the_site_is() -> None:
    landed = workbook(asks())
    assert [c.tab for c in pull(landed, TODAY, NOW, "", draw()).changes].count(MESSAGES) == 0


def test_message_that_was_deleted_is_not_made_again() -> None:
    assert rows(pulled(deleted(pulled(workbook(asks())), MESSAGES)), MESSAGES) == []


def test_row_that_was_deleted_comes_back_as_it_stood() -> None:
    before = after_choices("yes", "no")
    assert rows(pulled(deleted(before, TAB)), TAB) == rows(before, TAB)


def test_stand_that_somebody_typed_over_is_put_right() -> None:
    typed_over = typed(pulled(workbook(asks())), TAB, stand="bevestigd", **{"e-mail": "x@y.nl"})
    assert stands(pulled(typed_over)) == ["gevraagd"]
    assert only(pulled(typed_over), TAB)["e-mail"] == READER["email"]


# A person unsubscribes somebody


OTHER = "ander@voorbeeld.nl"


def corrects(days: int) -> Submission:
    """The same sending once more with somebody else's address: both receivers keep that under the
    reference of the first."""
    first, later = asks(), asks(email=OTHER, days=days)
    return replace(later, id=f"{first.id}.2", reference=first.reference)


def test_key_of_one_address_confirms_no_other_that_was_sent_in_its_place() -> None:
    snapshot = pulled(workbook(asks()))
    own_yes = chooses(snapshot, "yes", days=2)
    snapshot = pulled(land(snapshot, corrects(days=1)))
    snapshot = pulled(land(snapshot, own_yes))
    found = {row["e-mail"]: row["stand"] for row in rows(snapshot, TAB)}
    assert found == {READER["email"]: "bevestigd", OTHER: "gevraagd"}


@pytest.mark.parametrize("days", [0, 1])
def test_address_that_was_put_right_gets_a_link_of_its_own(days: int) -> None:
    snapshot = pulled(workbook(asks(), corrects(days)))
    ids = {row["e-mail"]: row["id"] for row in rows(snapshot, TAB)}
    assert {*ids} == {READER["email"], OTHER}
    assert {row["voor"] for row in rows(snapshot, MESSAGES)} == {*ids.values()}
    assert pulled(snapshot).tables[TAB] == snapshot.tables[TAB]


def test_address_that_was_put_right_stays_when_the_wrong_one_is_forgotten() -> None:
    snapshot = pulled(workbook(asks(), corrects(days=0)))
    wrong, right = rows(snapshot, TAB)
    token = re.search(r"#sleutel=(\S+)", rows(snapshot, MESSAGES)[-1]["tekst"])
    assert token
    assert token[1].startswith(right["id"])
    answers = {"wants_newsletter": "yes"}
    yes = sent("newsletter-choice", answers, id="keuze-0001", key=hash_of(token[1]))
    later = pulled(land(snapshot, yes), LATER + timedelta(days=1))
    assert {row["id"]: row["stand"] for row in rows(later, TAB)} == {right["id"]: "bevestigd"}
    assert wrong["id"] not in {row["voor"] for row in rows(later, "Sleutels")}
    again = pulled(later, LATER + timedelta(days=2))
    assert stands(again) == ["bevestigd"]
    (inbox,) = [row for row in rows(again, "Inbox") if row["formulier"] == "newsletter"]
    assert OTHER in inbox["antwoorden"]


def test_person_unsubscribes_an_address_for_good() -> None:
    ticked = pulled(typed(after_choices("yes"), TAB, afmelden="ja"))
    assert stands(ticked) == ["afgemeld"]
    assert stands(pulled(deleted(ticked, TAB))) == ["afgemeld"]
    assert stands(pulled(typed(ticked, TAB, afmelden=""))) == ["afgemeld"]


def test_who_was_unsubscribed_can_sign_up_again() -> None:
    ticked = pulled(typed(after_choices("yes"), TAB, afmelden="ja"))
    again = pulled(land(ticked, asks(2, days=5)), TODAY + timedelta(days=3))
    assert (stands(again), only(again, TAB)["afmelden"]) == (["gevraagd"], "")
    assert len(rows(pulled(typed(again, MESSAGES, verstuurd_op="2026-11-22")), MESSAGES)) == 2


# What is kept


def everything(snapshot: Snapshot) -> list[Mapping[str, str]]:
    return [row for tab in snapshot.tables for row in rows(snapshot, tab) if tab != "Logboek"]


@pytest.mark.parametrize("choices", [[], ["no"]])
def test_address_without_a_yes_is_forgotten_after_a_while(choices: list[str]) -> None:
    before = after_choices(*choices)
    assert stands(pulled(before, date(2026, 12, 20))) != []
    gone = everything(pulled(before, date(2026, 12, 23)))
    assert {row["soort"] for row in gone} == {"vergeten"}
    assert len(gone) == 1 + len(choices)


def test_what_was_forgotten_stays_so() -> None:
    gone = pulled(after_choices(), LATER + timedelta(days=1))
    assert everything(pulled(gone, LATER + timedelta(days=2))) == everything(gone)


def test_so_many_are_forgotten_in_one_pull_and_the_rest_in_the_next() -> None:
    many = MOST_LAPSED + 1
    asked = (asks(n, email=f"lezer{n}@voorbeeld.nl") for n in range(many))
    over = LATER + timedelta(days=1)
    first = pulled(pulled(workbook(*asked)), over)
    assert len(rows(first, TAB)) == 1
    assert rows(pulled(first, over), TAB) == []


def test_everybody_else_stays_when_an_address_is_forgotten() -> None:
    amina = sent("newcomer", NEWCOMER)
    after = pulled(land(after_choices(), amina), LATER + timedelta(days=1))
    assert (len(rows(after, "Nieuwkomers")), len(rows(after, "Inbox"))) == (1, 1)


def test_confirmed_address_is_kept() -> None:
    later = pulled(after_choices("yes"), TODAY + timedelta(days=900))
    assert stands(later) == ["bevestigd"]


# Who may be mailed


@pytest.mark.parametrize(
    ("choices", "standing"), [([], "doet mee"), (["yes"], "doet mee"), (["no"], "gestopt")]
)
def test_subscribers_are_who_did_not_leave(choices: list[str], standing: str) -> None:
    ((contact, found),) = subscribers(Draft(after_choices(*choices))).values()
    assert (contact.email, found) == (READER["email"], standing)
