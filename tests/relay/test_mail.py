"""The relay's mail: the real script, by the program's own way to it; each message once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from intake.mail import Mail, NotSent, Outcome, Relay
from intake.tabs import NATIONAL
from tests.relay.running import EXEC, Settings, relaying
from tests.relay.running import Relay as Running

SECRET = "een-geheim-van-meer-dan-32-tekens-lang"
MAIL = Mail("AAAAAAA1-AAAAAAA2:koppeling", "amina@example.org", "مرحبا Amina,\nhallo", False)
REFUSED = {"ok": False, "errors": []}


@pytest.fixture
def running() -> Iterator[Running]:
    """A relay that has no spreadsheets: mail needs none."""
    settings = Settings("http://127.0.0.1:1", "", NATIONAL, mail_secret=SECRET, longest_wait=300)
    with relaying(settings) as relay:
        yield relay


def way(running: Running, secret: str = SECRET) -> Relay:
    return Relay(running.url, secret, "info@example.org")


def ask(running: Running, **fields: Any) -> Any:
    """What the relay says to a request of somebody else's making."""
    body = {
        "secret": SECRET,
        "id": MAIL.mark,
        "to": MAIL.address,
        "replyTo": "info@example.org",
        "subject": "Samen Hier",
        "text": "Hallo",
        "again": False,
        **fields,
    }
    told = {name: value for name, value in body.items() if value is not None}
    return running.client.post(f"{EXEC}?mail=1", json=told).json()


def test_mail_holds_the_text_and_no_more(running: Running) -> None:
    assert way(running).send(MAIL) is Outcome.SENT
    (mail,) = running.mailed()
    assert mail["message"] == {
        "to": MAIL.address,
        "replyTo": "info@example.org",
        "subject": "Samen Hier",
        "body": MAIL.text,
        "name": "Samen Hier",
    }


def test_repeat_sends_nothing(running: Running) -> None:
    outcomes = [way(running).send(mail) for mail in (MAIL, MAIL, replace(MAIL, again=True))]
    assert outcomes == [Outcome.SENT] * 3
    assert len(running.mailed()) == 1


def test_ledger_knows_before_the_mail_goes_out(running: Running) -> None:
    way(running).send(MAIL)
    (mail,) = running.mailed()
    assert mail["properties"][f"mail-{MAIL.mark}"].startswith("begun ")
    assert running.properties()[f"mail-{MAIL.mark}"].startswith("sent ")


def test_answer_says_how_many_may_go_today(running: Running) -> None:
    running.allow(3)
    assert [ask(running)["left"] for _ in range(2)] == [2, 2]


def test_nothing_goes_out_when_the_day_is_full(running: Running) -> None:
    running.allow(0)
    assert way(running).send(MAIL) is Outcome.FULL
    running.allow(1)
    assert way(running).send(MAIL) is Outcome.SENT


@pytest.mark.parametrize(
    ("what", "outcome", "went_out"),
    [
        ("answer", Outcome.SENT, 1),
        ("note", Outcome.SENT, 1),
        ("before", Outcome.UNKNOWN, 0),
        ("after", Outcome.UNKNOWN, 1),
        ("killed", Outcome.UNKNOWN, 1),
    ],
)
def test_nothing_goes_out_twice_whatever_fails(
    running: Running, what: str, outcome: Outcome, went_out: int
) -> None:
    running.break_once(what)
    assert way(running).send(MAIL) is outcome
    assert len(running.mailed()) == went_out
    way(running).send(MAIL)
    assert len(running.mailed()) == went_out


def test_person_who_looked_may_have_it_sent_again(running: Running) -> None:
    running.break_once("before")
    way(running).send(MAIL)
    assert way(running).send(replace(MAIL, again=True)) is Outcome.SENT
    assert len(running.mailed()) == 1


def test_again_is_asked_once_when_its_answer_is_lost(running: Running) -> None:
    running.break_once("after")
    way(running).send(MAIL)
    running.break_once("killed")
    assert way(running).send(replace(MAIL, again=True)) is Outcome.UNKNOWN
    assert len(running.mailed()) == 2


def test_nothing_went_out_while_others_have_the_lock(running: Running) -> None:
    with running.held_lock(), pytest.raises(NotSent):
        way(running).send(MAIL)
    assert way(running).send(MAIL) is Outcome.SENT


def test_wrong_secret_sends_nothing(running: Running) -> None:
    with pytest.raises(NotSent, match="RELAY_MAIL_SECRET"):
        way(running, "x" * 32).send(MAIL)
    assert running.mailed() == []


def test_relay_without_a_secret_sends_nothing() -> None:
    for secret in ("", "kort"):
        settings = Settings("http://127.0.0.1:1", "", NATIONAL, mail_secret=secret)
        with relaying(settings) as running:
            assert ask(running, secret=secret) == REFUSED
            assert running.mailed() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"secret": None},
        {"id": "AAAAAAA1"},
        {"to": "amina@example.org,bea@example.org"},
        {"to": "amina"},
        {"replyTo": "x"},
        {"text": ""},
        {"cc": "bea@example.org"},
        {"to": ["amina@example.org"]},
    ],
)
def test_what_is_malformed_is_refused(running: Running, fields: dict[str, Any]) -> None:
    assert ask(running, **fields) == REFUSED
    assert running.mailed() == []


def test_relay_that_is_not_there_sent_nothing() -> None:
    with pytest.raises(NotSent, match="niet bereikbaar"):
        Relay("http://127.0.0.1:1/exec", SECRET, "info@example.org").send(MAIL)


def test_log_names_nobody(running: Running) -> None:
    ask(running, to="amina")
    running.break_once("before")
    way(running).send(MAIL)
    told = " ".join(running.log())
    assert told
    assert "amina" not in told
    assert SECRET not in told
