"""What Vandaag tells of messages that people ticked, and that such a text is left as it is."""

from __future__ import annotations

import pytest

from intake.messages import MAYBE_SENT, SENDING, SENT
from intake.outgoing import NO_ADDRESS
from intake.workbook import Append, Snapshot
from matcher.sending_tasks import NOT_MAILED
from tests.matcher.people import after
from tests.matcher.test_run import G1, H1, ran, rows, typed
from tests.matcher.test_telling import TO_HOUSEHOLD, asked, matched, tasks, told

LETTER = f"{H1}-{G1}:koppeling-huishouden"
MAYBE = f"{MAYBE_SENT} op 2026-11-22 03:15. Kijk in de verzonden post."


def mailed(workbook: Snapshot) -> Snapshot:
    """A workbook from which the program mailed a message before."""
    line = {"id": "verzending:x", "over": H1, "soort": SENDING, "waarde": f"{SENT} 2026-11-20"}
    return after(workbook, [Append("Besluiten", line)])


def test_ticked_letter_is_no_task_until_it_is_late() -> None:
    assert f"bericht:{LETTER}" in tasks(matched())
    ticked = mailed(typed(matched(), "Berichten", LETTER, versturen="ja"))
    assert f"bericht:{LETTER}" not in tasks(ran(ticked))
    assert NOT_MAILED in tasks(ran(ticked, 30))[f"bericht:{LETTER}"]["waarom"]


def test_text_to_send_goes_by_app_or_sms_to_who_has_no_address() -> None:
    task = tasks(matched())[f"bericht:{LETTER}"]
    assert "Geen e-mailadres? Stuur het met een app of sms." in task["waarom"]


@pytest.mark.parametrize("word", ["ja", "Ja ", "opnieuw"])
def test_ticked_letter_stays_a_task_where_the_program_never_mailed(word: str) -> None:
    ticked = ran(typed(matched(), "Berichten", LETTER, versturen=word))
    assert NOT_MAILED in tasks(ticked)[f"bericht:{LETTER}"]["waarom"]


def test_letter_that_is_not_to_be_mailed_is_a_task_as_before() -> None:
    no = mailed(typed(matched(), "Berichten", LETTER, versturen="nee"))
    assert tasks(ran(no)) == tasks(matched())


def test_task_that_is_done_with_a_text_says_that_it_was_not_mailed() -> None:
    once = asked()
    ticked = ran(typed(once, "Berichten", TO_HOUSEHOLD, versturen="ja"))
    (task,) = (one for id, one in tasks(ticked).items() if id.startswith("vragen:"))
    assert task["waarom"].endswith(NOT_MAILED)
    assert "vraag-huishouden" not in str(tasks(ran(mailed(ticked))))


def test_what_keeps_a_message_is_a_task() -> None:
    kept = typed(asked(), "Berichten", TO_HOUSEHOLD, versturen="ja", verzending=NO_ADDRESS)
    task = tasks(ran(kept))[f"bericht:{TO_HOUSEHOLD}"]
    assert (task["wat"], NO_ADDRESS in task["waarom"]) == ("bericht nakijken", True)


def test_text_that_may_be_out_stays_as_it_is() -> None:
    maybe = typed(asked(), "Berichten", TO_HOUSEHOLD, versturen="ja", verzending=MAYBE)
    before = rows(maybe, "Berichten")[TO_HOUSEHOLD]
    later = told(typed(maybe, "Nieuwkomers", H1, taal="Turks"), antwoord_huishouden="ja")
    assert rows(later, "Berichten")[TO_HOUSEHOLD] == before
