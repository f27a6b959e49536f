"""What every receiver promises, held to both: our own endpoint and the relay.

Each test is run against each of them; what they answer is compared without the status code, which
the relay does not have.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from intake.floods import TOO_QUICK
from intake.keys import hash_of
from intake.submission import from_cells
from intake.tabs import INBOX, NATIONAL, SUSPECTS
from tests.intake.paper import CASE, ORGANISATION
from tests.intake.sending import (
    INTAKE,
    MEMBER,
    NEWCOMER,
    TOKEN,
    numbered,
    post_of,
)
from tests.relay.receivers import AREAS, Receiver, own_endpoint, relay_and_workbooks
from tests.relay.running import body_from

REFUSED = {"ok": False, "errors": []}


@pytest.fixture(scope="module", params=["own endpoint", "relay"])
def receiver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Receiver]:
    folder = tmp_path_factory.mktemp("own")
    receiving = relay_and_workbooks() if request.param == "relay" else own_endpoint(folder)
    with receiving as receiver:
        yield receiver


def rows_of(
    receiver: Receiver, number: int, area: str = "rotterdam", tab: str = INBOX.name
) -> list[dict[str, str]]:
    """The rows of what was sent under this id, corrections too."""
    id = numbered(number)
    return [row for row in receiver.inbox(area, tab) if row["inzending"].split(".")[0] == id]


# Once, under one reference


def test_sign_up_is_confirmed_and_lands_whole(receiver: Receiver) -> None:
    answer = receiver.post("newcomer", post_of(NEWCOMER, numbered(1), website=""))
    (row,) = rows_of(receiver, 1)
    assert answer == {"ok": True, "reference": row["aanmelding"]}
    submission = from_cells(row)
    assert dict(submission.raw) == NEWCOMER
    assert (submission.form, submission.language) == ("newcomer", "nl")
    assert abs(submission.received.timestamp() - time.time()) < 120


def test_same_again_gets_the_same_answer_and_adds_nothing(receiver: Receiver) -> None:
    posts = [post_of(NEWCOMER, numbered(2)), post_of({**NEWCOMER, "reach": " "}, numbered(2))]
    answers = [receiver.post("newcomer", post) for post in (*posts, *posts)]
    assert answers == [answers[0]] * 4
    assert (answers[0]["ok"], len(rows_of(receiver, 2))) == (True, 1)


def test_correction_after_a_lost_reply_keeps_its_reference(receiver: Receiver) -> None:
    people = ["3", "4", "3", "5", "4"]
    answers = [
        receiver.post("newcomer", post_of({**NEWCOMER, "people": number}, numbered(3)))
        for number in people
    ]
    rows = rows_of(receiver, 3)
    assert answers == [{"ok": True, "reference": rows[0]["aanmelding"]}] * 5
    assert [row["inzending"] for row in rows] == [numbered(3) + end for end in ("", ".2", ".3")]
    assert {row["aanmelding"] for row in rows} == {answers[0]["reference"]}


def test_correction_to_another_city_stays_with_its_record(receiver: Receiver) -> None:
    posts = [post_of({**NEWCOMER, "city": city}, numbered(4)) for city in AREAS]
    first, second = (receiver.post("newcomer", post) for post in posts)
    assert (first, len(rows_of(receiver, 4))) == (second, 2)
    assert rows_of(receiver, 4, "haarlem") == []


def test_double_press_at_the_same_moment_is_one_sign_up(receiver: Receiver) -> None:
    def press(_: int) -> dict[str, Any]:
        return receiver.post("newcomer", post_of(NEWCOMER, numbered(5)))

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(press, range(4)))
    assert answers == [answers[0]] * 4
    assert (answers[0]["ok"], len(rows_of(receiver, 5))) == (True, 1)


def test_too_quick_for_a_person_is_confirmed_and_set_apart(receiver: Receiver) -> None:
    post = post_of(NEWCOMER, numbered(70), seconds="2")
    answers = [receiver.post("newcomer", post) for _ in range(2)]
    (row,) = rows_of(receiver, 70, tab=SUSPECTS.name)
    assert answers == [{"ok": True, "reference": row["aanmelding"]}] * 2
    assert (dict(from_cells(row).raw), row["waarom"]) == (NEWCOMER, TOO_QUICK)
    assert rows_of(receiver, 70) == []


def test_what_was_set_apart_is_the_same_when_it_comes_slowly_again(receiver: Receiver) -> None:
    posts = [post_of(NEWCOMER, numbered(71), seconds=seconds) for seconds in ("0", 600)]
    posts.append(post_of({**NEWCOMER, "people": "5"}, numbered(71), seconds="600"))
    answers = [receiver.post("newcomer", post) for post in posts]
    assert answers == [answers[0]] * 3
    assert [row["inzending"] for row in rows_of(receiver, 71, tab=SUSPECTS.name)] == [numbered(71)]
    assert [row["inzending"] for row in rows_of(receiver, 71)] == [numbered(71) + ".2"]


def test_three_seconds_are_enough_for_a_person(receiver: Receiver) -> None:
    receiver.post("newcomer", post_of(NEWCOMER, numbered(72), seconds="3"))
    assert len(rows_of(receiver, 72)) == 1


@pytest.mark.parametrize(
    ("first", "form", "answers", "seconds"),
    [
        (960, "newsletter", {"email": "lezer@voorbeeld.nl", "consent": "ja"}, 2),
        (962, "newsletter-choice", {"access_code": TOKEN, "wants_newsletter": "no"}, 1),
        (964, "change", {"access_code": TOKEN, "request": "stop"}, 1),
    ],
)
def test_short_form_needs_fewer_seconds(
    receiver: Receiver, first: int, form: str, answers: Mapping[str, str], seconds: int
) -> None:
    # Whoever stops, or leaves the newsletter, by a link is heard the same night.
    receiver.post(form, post_of(answers, numbered(first), seconds=str(seconds)))
    receiver.post(form, post_of(answers, numbered(first + 1), seconds=str(seconds - 1)))
    found = [len(rows_of(receiver, number, NATIONAL)) for number in (first, first + 1)]
    assert found == [1, 0]


@pytest.mark.parametrize("seconds", ["-1", "1.5", "x", "1" * 10, ["3"], None])
def test_seconds_that_are_none_are_refused(receiver: Receiver, seconds: Any) -> None:
    post = post_of(NEWCOMER, numbered(73), seconds=seconds)
    assert receiver.post("newcomer", post) == REFUSED


def test_two_hundred_at_once_are_each_there_once(receiver: Receiver) -> None:
    def sign_up(number: int) -> str:
        """As a person does: again, until it is confirmed."""
        post = post_of({**NEWCOMER, "name": f"Amina {number}"}, numbered(number))
        for _ in range(60):
            answer = receiver.post("newcomer", post)
            if answer.get("ok"):
                return str(answer["reference"])
            time.sleep(0.5)
        return "never confirmed"

    numbers = range(1_000, 1_200)
    with ThreadPoolExecutor(200) as threads:
        references = list(threads.map(sign_up, numbers))
    wanted = {
        numbered(number): reference for number, reference in zip(numbers, references, strict=True)
    }
    there = [row for row in receiver.inbox("rotterdam") if row["inzending"] in wanted]
    assert len(there) == len(set(references)) == 200
    assert {row["inzending"]: row["aanmelding"] for row in there} == wanted


# What is refused


@pytest.mark.parametrize(
    ("language", "sentence"), [("nl", "Kies een stad."), ("en", "Choose a city.")]
)
def test_wrong_answers_are_named_in_the_language_of_the_form(
    receiver: Receiver, language: str, sentence: str
) -> None:
    wrong = {**NEWCOMER, "phone": "zes", "city": ""}
    answer = receiver.post("newcomer", post_of(wrong, numbered(10), lang=language))
    named = {error["question"]: error["message"] for error in answer["errors"]}
    assert (answer["ok"], named.keys(), named["city"]) == (False, {"phone", "city"}, sentence)
    assert rows_of(receiver, 10) == []


def test_newcomer_is_not_confirmed_when_nobody_can_reach_them(receiver: Receiver) -> None:
    unreached = {**NEWCOMER, "phone": "", "email": "", "reach": "", "helper_reach": "06 12345678"}
    answer = receiver.post("newcomer", post_of(unreached, numbered(12)))
    assert [error["question"] for error in answer["errors"]] == ["phone"]
    assert rows_of(receiver, 12) == []


def newcomer(answers: dict[str, Any] | None = None, **fields: Any) -> tuple[str, dict[str, Any]]:
    return "newcomer", post_of({**NEWCOMER, **(answers or {})}, numbered(11), **fields)


REFUSALS: dict[str, tuple[str, dict[str, Any] | bytes]] = {
    "a field that no form has": newcomer(religion="x"),
    "the field that nobody sees": newcomer(website="x"),
    "an id that is none": newcomer(submission_id="short"),
    "a language that is none": newcomer(lang="xx"),
    "no version of the consent": newcomer(consent_version=""),
    "several answers for one": newcomer({"name": ["x", "y"]}),
    "an answer of a wrong kind": newcomer({"name": {"a": "b"}}),
    "more than a cell holds": newcomer({"helper_name": "🌵" * 15_500}),
    "more than a post may be": ("newcomer", b" " * 65_537 + body_from(newcomer()[1])),
    "no JSON": ("newcomer", b"{"),
    "a list": ("newcomer", b"[]"),
    "nothing": ("newcomer", b""),
    "an unknown form": ("nobody", newcomer()[1]),
    "a form that every object has": ("constructor", newcomer()[1]),
    "a field that every object has": newcomer(__proto__="x"),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_refusals_share_one_body(receiver: Receiver, why: str) -> None:
    assert receiver.post(*REFUSALS[why]) == REFUSED


def test_nothing_is_kept_of_what_is_refused(receiver: Receiver) -> None:
    for form, post in REFUSALS.values():
        receiver.post(form, post)
    assert [row for area in (*AREAS, NATIONAL) for row in rows_of(receiver, 11, area)] == []


def test_other_content_is_refused(receiver: Receiver) -> None:
    body = json.dumps(post_of(NEWCOMER, numbered(11))).encode()
    assert receiver.post("newcomer", body, "text/html") == REFUSED


# Text stays text


FORMULAS = ("=1+1", '=IMPORTXML("http://x.example","//a")', "+31 6", "-1", "@SUM(A1)", "\t=1")
ODD = ("'=1", "007", "1-2", "TRUE", "\x00\x1f\x7f\x9f", "\ud800\ufffe\uffff", "\u202e\u2028\u200d")
SCRIPTS = ("ብርሃነ", "عربي", "O'Brien", "é e\u0301", "🌵👩‍👩‍👧", "\U0010ffff", '"\\n\\"')


def test_any_text_stays_the_text_it_is(receiver: Receiver) -> None:
    texts = dict(enumerate((*FORMULAS, *ODD, *SCRIPTS), 100))
    for number, text in texts.items():
        post = post_of({**NEWCOMER, "reach": text}, numbered(number))
        assert receiver.post("newcomer", post)["ok"]
    kept = {
        row["inzending"]: from_cells(row).raw.get("reach") for row in receiver.inbox("rotterdam")
    }
    assert {number: kept[numbered(number)] for number in texts} == texts


def test_token_is_kept_as_its_hash_alone(receiver: Receiver) -> None:
    assert receiver.post("newcomer-intake", post_of(INTAKE, numbered(20)))["ok"]
    (row,) = rows_of(receiver, 20, NATIONAL)
    assert row["sleutel"] == hash_of(TOKEN)
    assert TOKEN[-32:] not in json.dumps(row)


def test_intake_with_another_token_is_another_one(receiver: Receiver) -> None:
    tokens = [TOKEN, TOKEN[:-1] + "0"]
    posts = [post_of({**INTAKE, "access_code": token}, numbered(21)) for token in tokens]
    answers = [receiver.post("newcomer-intake", post) for post in posts]
    assert answers[0] == answers[1]
    assert [row["sleutel"] for row in rows_of(receiver, 21, NATIONAL)] == [*map(hash_of, tokens)]


# Where it belongs


@pytest.mark.parametrize(
    ("city", "area"),
    [
        ("rotterdam", "rotterdam"),
        ("haarlem", "haarlem"),
        ("almere", NATIONAL),
        ("unknown", NATIONAL),
    ],
)
def test_sign_up_lands_in_the_workbook_of_its_city(
    receiver: Receiver, city: str, area: str
) -> None:
    number = 30 + len(city) + len(area)
    answer = receiver.post("newcomer", post_of({**NEWCOMER, "city": city}, numbered(number)))
    assert answer["ok"], answer
    places = {place for place in (*AREAS, NATIONAL) if rows_of(receiver, number, place)}
    assert places == {area}


def test_intake_lands_where_its_household_is(receiver: Receiver) -> None:
    household = receiver.post("newcomer", post_of({**NEWCOMER, "city": "haarlem"}, numbered(60)))
    token = f"{household['reference']}.{'0123456789abcdef' * 2}"
    receiver.post("newcomer-intake", post_of({**INTAKE, "access_code": token}, numbered(61)))
    assert [row["sleutel"] for row in rows_of(receiver, 61, "haarlem")] == [hash_of(token)]


def test_case_lands_where_its_organisation_is(receiver: Receiver) -> None:
    signed_up = receiver.post("organisation", post_of(ORGANISATION, numbered(80)))
    token = f"{signed_up['reference']}.{TOKEN.partition('.')[2]}"
    case = {**CASE, "access_code": token, "city": "haarlem"}
    assert receiver.post("case", post_of(case, numbered(81)))["ok"]
    (row,) = rows_of(receiver, 81)
    assert (row["sleutel"], token in row["antwoorden"]) == (hash_of(token), False)
    assert rows_of(receiver, 81, "haarlem") == []


def test_member_lands_where_the_group_is(receiver: Receiver) -> None:
    group = receiver.post("newcomer", post_of({**NEWCOMER, "city": "rotterdam"}, numbered(62)))
    member = {**MEMBER, "group": group["reference"].lower(), "city": "haarlem"}
    assert receiver.post("member", post_of(member, numbered(63)))["ok"]
    assert len(rows_of(receiver, 63)) == 1


def test_member_of_no_known_group_lands_in_the_workbook_of_the_city(receiver: Receiver) -> None:
    receiver.post("member", post_of({**MEMBER, "city": "haarlem"}, numbered(64)))
    assert len(rows_of(receiver, 64, "haarlem")) == 1
