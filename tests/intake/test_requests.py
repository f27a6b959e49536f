"""What somebody asks about their own record, by a link of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta

import pytest

from intake.keys import hash_of
from intake.languages import LANGUAGES, load_languages
from intake.messages import DUTCH
from intake.submission import Submission
from intake.texts import language_names, languages
from intake.workbook import Snapshot
from tests.intake.paper import (
    GROUP,
    HOST,
    MEMBER,
    NEWCOMER,
    RECEIVED,
    TODAY,
    VOLUNTEER,
    deleted,
    land,
    only,
    pulled,
    rows,
    sent,
    typed,
    workbook,
)
from tests.intake.sending import arrival_of

AMINA = sent("newcomer", NEWCOMER)
KEES = sent("group", GROUP)
STOP, ERASE, COPY = ({"request": one} for one in ("stop", "erase", "copy"))
CHANGE = {"request": "change", "becomes": "Mijn nummer is 06 87654321"}


def messages(snapshot: Snapshot) -> list[Mapping[str, str]]:
    return [row for row in rows(snapshot, "Berichten") if row["soort"] == "wijzig-link"]


def keys(snapshot: Snapshot) -> list[Mapping[str, str]]:
    return [row for row in rows(snapshot, "Sleutels") if row["formulier"] == "change"]


def asked(*signed_up: Submission, tab: str = "Nieuwkomers", place: int = 0) -> Snapshot:
    """After a coordinator asked for the link of a row, and a pull."""
    return pulled(typed(pulled(workbook(*signed_up)), tab, place, wijziglink="ja"))


def request(snapshot: Snapshot, answers: Mapping[str, str], id: str = "verzoek-een") -> Submission:
    """What somebody sends with the link in their message."""
    token = re.search(r"#sleutel=(\S+)", messages(snapshot)[-1]["tekst"])
    assert token
    return sent("change", answers, id=id, key=hash_of(token[1]))


def asking(answers: Mapping[str, str], snapshot: Snapshot | None = None) -> Snapshot:
    """After that landed and was pulled."""
    ready = snapshot or asked(AMINA)
    return pulled(land(ready, request(ready, answers)))


# The link


def test_link_is_made_when_a_coordinator_asks_for_it() -> None:
    assert messages(pulled(workbook(AMINA))) == []
    assert [row["voor"] for row in messages(asked(AMINA))] == [AMINA.reference]


def test_link_is_kept_as_a_hash_and_made_once() -> None:
    once = asked(AMINA)
    assert request(once, STOP).key == keys(pulled(once))[0]["sleutel"]
    assert (len(keys(pulled(once))), len(messages(pulled(once)))) == (1, 1)
    assert keys(once)[0]["geldig tot"] == "2027-02-20"


def test_link_comes_beside_that_of_the_intake() -> None:
    kinds = {row["soort"] for row in rows(asked(AMINA), "Berichten")}
    assert kinds == {"intake-link", "wijzig-link"}


def test_another_link_is_made_when_its_message_was_deleted() -> None:
    once = asked(AMINA)
    place = next(n for n, row in enumerate(rows(once, "Berichten")) if row in messages(once))
    again = pulled(deleted(once, "Berichten", place))
    assert len(keys(again)) == 2
    assert [row["id"] for row in messages(again)] == [f"{AMINA.reference}:wijzig-link:2"]


def test_nobody_is_written_to_again_because_a_key_expired() -> None:
    assert len(messages(pulled(asked(AMINA), TODAY + timedelta(days=200)))) == 1


@pytest.mark.parametrize("language", sorted(set(languages()) - set(LANGUAGES)))
def test_newcomer_gets_the_link_to_the_page_in_their_own_language(language: str) -> None:
    called = language_names()[language]
    snapshot = typed(pulled(workbook(AMINA)), "Nieuwkomers", taal=called, wijziglink="ja")
    (message,) = messages(pulled(snapshot))
    assert message["taal"].startswith(called)
    own, dutch = message["tekst"].split(DUTCH)
    assert f"/{language}/sign-up/change/#sleutel=" in own
    assert "/aanmelden/wijzigen/#sleutel=" in dutch


@pytest.mark.parametrize("language", load_languages())
@pytest.mark.parametrize("answers", [STOP, ERASE, COPY, CHANGE])
def test_request_is_taken_in_every_language_when_nobody_checked_it_either(
    answers: Mapping[str, str], language: str
) -> None:
    ready = asked(AMINA)
    token = re.search(r"#sleutel=(\S+)", messages(ready)[-1]["tekst"])
    assert token
    landed = arrival_of("change", answers | {"access_code": token[1]}, lang=language)
    assert (landed.key, landed.language) == (hash_of(token[1]), language)
    assert json.loads(landed.answers) == answers


@pytest.mark.parametrize(
    ("form", "answers", "tab", "to"),
    [
        ("host", HOST, "Gastgezinnen", "gastgezin"),
        ("volunteer", VOLUNTEER, "Vrijwilligers", "vrijwilliger"),
        ("member", MEMBER | {"group": "7K3MQ2PA"}, "Groepsleden", "groepslid"),
        ("group", GROUP, "Groepen", "contactpersoon van"),
    ],
)
def test_everybody_with_a_record_can_get_a_link(
    form: str, answers: Mapping[str, object], tab: str, to: str
) -> None:
    one = sent(form, answers)
    (message,) = messages(asked(one, tab=tab))
    assert message["aan"] == f"{to} {one.reference}"
    assert only(asking(STOP, asked(one, tab=tab)), tab)["stand"] == "teruggetrokken"


# Who stops


def test_who_stops_stops_at_the_next_pull() -> None:
    stopped = asking(STOP)
    row = only(stopped, "Nieuwkomers")
    assert (row["stand"], row["status"]) == ("teruggetrokken", "teruggetrokken")
    line = only(stopped, "Wijzigingen")
    assert (line["wat"], line["wordt"], line["stand"]) == (
        "stand",
        "teruggetrokken",
        "overgenomen",
    )


def test_second_pull_after_a_request_changes_nothing() -> None:
    for answers in (STOP, ERASE, CHANGE):
        once = asking(answers)
        for tab in ("Nieuwkomers", "Wijzigingen", "Besluiten", "Berichten", "Sleutels"):
            assert rows(pulled(once), tab) == rows(once, tab)


def test_what_people_type_after_somebody_stopped_stays() -> None:
    again = pulled(typed(asking(STOP), "Nieuwkomers", stand="doet mee"))
    assert only(pulled(again), "Nieuwkomers")["stand"] == "doet mee"


def test_who_stopped_stays_so_when_the_row_was_deleted() -> None:
    back = pulled(deleted(asking(STOP), "Nieuwkomers"))
    assert only(back, "Nieuwkomers")["stand"] == "teruggetrokken"


def test_line_of_who_stopped_that_was_deleted_stops_nobody_again() -> None:
    without = deleted(typed(asking(STOP), "Nieuwkomers", stand="doet mee"), "Wijzigingen")
    assert only(pulled(without), "Nieuwkomers")["stand"] == "doet mee"


def test_who_stopped_already_gives_a_line_that_nothing_differs() -> None:
    stopped = typed(asked(AMINA), "Nieuwkomers", stand="gestopt")
    done = asking(STOP, stopped)
    assert only(done, "Nieuwkomers")["stand"] == "gestopt"
    assert only(done, "Wijzigingen")["stand"] == "geen verschil"


# What people carry out


@pytest.mark.parametrize(
    ("answers", "becomes"),
    [
        (ERASE, "mijn gegevens laten wissen"),
        (COPY, "een kopie van mijn gegevens krijgen"),
        (CHANGE, "Mijn nummer is 06 87654321"),
    ],
)
def test_request_is_a_line_for_people(answers: Mapping[str, str], becomes: str) -> None:
    line = only(asking(answers), "Wijzigingen")
    assert (line["wie"], line["wat"], line["wordt"]) == (AMINA.reference, "verzoek", becomes)
    assert (line["stand"], line["ontvangen"]) == ("open", RECEIVED.date().isoformat())
    assert only(asking(answers), "Nieuwkomers")["stand"] == ""


@pytest.mark.parametrize(("choice", "stand"), [("ja", "overgenomen"), ("nee", "afgewezen")])
@pytest.mark.parametrize("answers", [ERASE, CHANGE])
def test_request_is_done_when_people_say_so(
    answers: Mapping[str, str], choice: str, stand: str
) -> None:
    before = asking(answers)
    done = pulled(typed(before, "Wijzigingen", overnemen=choice))
    assert only(done, "Wijzigingen")["stand"] == stand
    assert rows(done, "Nieuwkomers") == rows(before, "Nieuwkomers")


@pytest.mark.parametrize("answers", [ERASE, CHANGE])
def test_request_comes_back_when_its_line_was_deleted_and_not_when_it_was_done(
    answers: Mapping[str, str],
) -> None:
    line = only(asking(answers), "Wijzigingen")
    assert only(pulled(deleted(asking(answers), "Wijzigingen")), "Wijzigingen") == line
    done = pulled(typed(asking(answers), "Wijzigingen", overnemen="ja"))
    assert rows(pulled(deleted(done, "Wijzigingen")), "Wijzigingen") == []


def test_row_that_came_back_is_not_given_a_request_that_was_done() -> None:
    done = pulled(typed(asking(CHANGE), "Wijzigingen", overnemen="ja"))
    back = only(pulled(deleted(done, "Nieuwkomers")), "Nieuwkomers")
    assert "87654321" not in " ".join(back.values())


def test_nothing_has_to_be_filled_in_for_somebody_who_stopped() -> None:
    ready = typed(asked(AMINA), "Nieuwkomers", toestemming="")
    assert "toestemming" in only(pulled(ready), "Nieuwkomers")["probleem"]
    stopped = pulled(land(ready, request(ready, STOP)))
    assert only(stopped, "Nieuwkomers")["probleem"] == ""


# A key that does not fit


def test_request_without_a_right_key_is_a_line_and_changes_nothing() -> None:
    ready = asked(AMINA)
    wrong = pulled(land(ready, sent("change", STOP, key="0" * 64)))
    assert only(wrong, "Wijzigingen")["stand"] == "sleutel klopt niet"
    assert only(wrong, "Nieuwkomers")["stand"] == ""


def test_request_with_the_key_of_an_intake_changes_nothing() -> None:
    ready = pulled(workbook(AMINA))
    key = only(ready, "Sleutels")["sleutel"]
    wrong = pulled(land(ready, sent("change", STOP, key=key)))
    assert only(wrong, "Nieuwkomers")["stand"] == ""


def test_request_after_the_last_day_of_its_key_changes_nothing() -> None:
    ready = asked(AMINA)
    landed = land(ready, request(ready, STOP))
    day = (RECEIVED.date() - timedelta(days=1)).isoformat()
    place = next(
        n for n, row in enumerate(rows(landed, "Sleutels")) if row["formulier"] == "change"
    )
    late = pulled(typed(landed, "Sleutels", place, geldig_tot=day))
    assert only(late, "Nieuwkomers")["stand"] == ""


def test_link_of_one_never_stops_another() -> None:
    ready = pulled(typed(pulled(workbook(AMINA, KEES)), "Nieuwkomers", wijziglink="ja"))
    stopped = pulled(land(ready, request(ready, STOP)))
    assert only(stopped, "Groepen")["stand"] == ""
