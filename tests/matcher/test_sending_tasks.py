"""What Vandaag tells of messages that people ticked, and that such a text is left as it is."""

from __future__ import annotations

from intake.messages import MAYBE_SENT
from intake.outgoing import NO_ADDRESS
from tests.matcher.test_run import G1, H1, ran, rows, typed
from tests.matcher.test_telling import TO_HOUSEHOLD, asked, matched, tasks, told

LETTER = f"{H1}-{G1}:koppeling-huishouden"
MAYBE = f"{MAYBE_SENT} op 2026-11-22 03:15. Kijk in de verzonden post."


def test_ticked_letter_is_no_task_until_it_is_late() -> None:
    assert f"bericht:{LETTER}" in tasks(matched())
    ticked = typed(matched(), "Berichten", LETTER, versturen="ja")
    assert f"bericht:{LETTER}" not in tasks(ran(ticked))
    assert f"bericht:{LETTER}" in tasks(ran(ticked, 30))


def test_what_keeps_a_message_is_a_task() -> None:
    kept = typed(asked(), "Berichten", TO_HOUSEHOLD, versturen="ja", verzending=NO_ADDRESS)
    task = tasks(ran(kept))[f"bericht:{TO_HOUSEHOLD}"]
    assert (task["wat"], NO_ADDRESS in task["waarom"]) == ("bericht nakijken", True)


def test_text_that_may_be_out_stays_as_it_is() -> None:
    maybe = typed(asked(), "Berichten", TO_HOUSEHOLD, versturen="ja", verzending=MAYBE)
    before = rows(maybe, "Berichten")[TO_HOUSEHOLD]
    after = told(typed(maybe, "Nieuwkomers", H1, taal="Turks"), antwoord_huishouden="ja")
    assert rows(after, "Berichten")[TO_HOUSEHOLD] == before
