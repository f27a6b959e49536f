from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from intake.workbook import Append
from matcher.review import (
    Event,
    Pair,
    Review,
    Sides,
    Stand,
    closing_events,
    read_pair,
    recall,
    remember,
    review,
)
from tests.matcher.people import TODAY, table

H, G = "H0000001", "G0000001"
PAIR = Pair(H, G)
ID = f"{H}-{G}"
ROUND = "2026-11"

Words = Mapping[str, Any]


def reviewed(
    words: Words | None,
    memory: Sequence[Event] = (),
    *,
    here: Sequence[str] = (H, G),
    this_round: str = ROUND,
    today: date = TODAY,
) -> Review:
    """The review of one pair: the words in its row (None: no row), after what was seen before."""
    sides = Sides({H}, {G}, here)
    rows = [] if words is None else [{"id": ID, "stand": "voorstel", **words}]
    return review(
        table("Voorstellen", *rows), table("Besluiten", *lines(memory)), sides, this_round, today
    )


def lines(events: Sequence[Event]) -> list[Mapping[str, Any]]:
    changes = remember({}, events)
    return [change.cells for change in changes if isinstance(change, Append)]


def stand(*args: Any, **kwargs: Any) -> Stand:
    return reviewed(*args, **kwargs).pairs[PAIR].stand


BOTH_YES = {"besluit": "voorleggen", "antwoord huishouden": "ja", "antwoord sponsor": "ja"}

STANDS = (
    ({}, Stand.PROPOSED),
    ({"notitie": "belt maandag"}, Stand.PROPOSED),
    ({"besluit": "voorleggen"}, Stand.PUT_FORWARD),
    ({"besluit": " Voorleggen "}, Stand.PUT_FORWARD),
    ({"besluit": "voorleggen", "antwoord huishouden": "ja"}, Stand.PUT_FORWARD),
    ({"besluit": "voorleggen", "antwoord huishouden": "bedenktijd"}, Stand.PUT_FORWARD),
    (BOTH_YES, Stand.AGREED),
    ({"besluit": "voorleggen", "antwoord huishouden": "nee"}, Stand.DECLINED),
    ({**BOTH_YES, "antwoord sponsor": "nee"}, Stand.DECLINED),
    ({"besluit": "nu niet"}, Stand.NOT_NOW),
    ({"besluit": "past niet"}, Stand.NEVER),
    ({"besluit": "vastzetten"}, Stand.PINNED),
    # a word that is none keeps the pair where it is until it is mended
    ({"besluit": "misschien"}, Stand.PINNED),
    ({"antwoord huishouden": "ja"}, Stand.PINNED),
    ({**BOTH_YES, "kennismaking op": "volgende week"}, Stand.PUT_FORWARD),
)


@pytest.mark.parametrize(("words", "expected"), STANDS)
def test_stand_follows_from_the_words(words: Words, expected: Stand) -> None:
    assert stand(words) is expected


def test_sponsor_yes_alone_is_no_match() -> None:
    words = {"besluit": "voorleggen", "antwoord sponsor": "ja"}
    found = reviewed(words).pairs[PAIR]
    assert found.stand is Stand.PUT_FORWARD
    assert "het huishouden zei nog geen ja" in found.flaws[0].found


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("besluit", "Dit besluit staat niet in de lijst."),
        ("antwoord sponsor", "Dit antwoord staat niet in de lijst."),
        ("kennismaking op", "Bij «kennismaking op» staat geen datum."),
    ],
)
def test_wrong_word_is_told_under_its_header_and_not_quoted(header: str, sentence: str) -> None:
    flaw, *_ = reviewed({"besluit": "voorleggen", header: "Zznaam Piet"}).pairs[PAIR].flaws
    assert (flaw.header, flaw.found) == (header, sentence)
    assert "Zznaam" not in str(flaw)


MEETS = {**BOTH_YES, "kennismaking op": "2026-11-28"}
MEETING = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("today", "expected"),
    [(MEETING - timedelta(days=1), Stand.PUT_FORWARD), (MEETING, Stand.AGREED)],
)
def test_two_yeses_wait_for_the_day_of_the_meeting(today: date, expected: Stand) -> None:
    assert reviewed(MEETS, today=today).pairs[PAIR].stand is expected


def test_two_yeses_before_the_meeting_are_a_problem_at_its_day() -> None:
    (flaw,) = reviewed(MEETS).pairs[PAIR].flaws
    assert (flaw.header, flaw.found) == (
        "kennismaking op",
        "De kennismaking is pas op 28 november.",
    )
    assert flaw.todo.startswith("Was die al eerder? Verbeter de dag. Komt er geen? Maak")


@pytest.mark.parametrize("day", ["2026-11-20", ""])
def test_two_yeses_are_a_match_once_the_day_is_mended(day: str) -> None:
    seen = reviewed(MEETS).events
    assert stand({**MEETS, "kennismaking op": day}, seen) is Stand.AGREED


def test_match_stays_one_whatever_day_is_typed_later() -> None:
    matched = [*reviewed(BOTH_YES).events, Event(PAIR, ROUND, "koppeling", "", TODAY)]
    found = reviewed(MEETS, matched).pairs[PAIR]
    assert (found.stand, found.flaws) == (Stand.MATCHED, ())


def test_one_yes_before_the_meeting_is_no_problem() -> None:
    assert reviewed({**MEETS, "antwoord sponsor": "gevraagd"}).pairs[PAIR].flaws == ()


def test_deleted_row_with_a_date_that_is_none_makes_no_match() -> None:
    seen = reviewed({**BOTH_YES, "kennismaking op": "volgende week"}).events
    assert stand(None, seen) is Stand.PUT_FORWARD


def test_decision_is_remembered_once() -> None:
    first = reviewed({"besluit": "voorleggen"})
    assert [(event.kind, event.value) for event in first.events] == [("besluit", "voorleggen")]
    assert reviewed({"besluit": "voorleggen"}, first.events).events == ()


def test_deleted_row_forgets_nothing() -> None:
    seen = reviewed({"besluit": "voorleggen", "antwoord huishouden": "ja"}).events
    assert stand(None, seen) is Stand.PUT_FORWARD


def test_decision_that_is_taken_back_is_gone() -> None:
    seen = reviewed({"besluit": "past niet"}).events
    assert stand({"besluit": ""}, seen) is Stand.PROPOSED


def test_memory_does_not_depend_on_the_order_of_rows() -> None:
    seen = reviewed({"besluit": "past niet"}).events
    taken_back = reviewed({"besluit": ""}, seen).events
    rows = lines([*seen, *taken_back])
    assert recall(table("Besluiten", *rows), TODAY) == recall(
        table("Besluiten", *rows[::-1]), TODAY
    )


@pytest.mark.parametrize("words", [{}, {"besluit": "voorleggen"}, BOTH_YES])
def test_withdrawn_person_is_never_held(words: Words) -> None:
    assert stand(words, here=[G]) is Stand.LAPSED


def test_match_stays_a_match_whatever_is_typed_later() -> None:
    seen = [*reviewed(BOTH_YES).events, Event(PAIR, ROUND, "koppeling", "", TODAY)]
    assert stand({"besluit": "past niet"}, seen) is Stand.MATCHED


def test_answers_are_dated_when_they_are_first_seen() -> None:
    asked = reviewed({"besluit": "voorleggen", "antwoord huishouden": "gevraagd"}).events
    later = TODAY + timedelta(days=5)
    words = {"besluit": "voorleggen", "antwoord huishouden": "gevraagd", "notitie": "belt terug"}
    memory = reviewed(words, asked, today=later).pairs[PAIR].memory
    assert memory.since["antwoord huishouden"] == TODAY


@pytest.mark.parametrize(
    ("words", "free"),
    [({"besluit": "nu niet"}, True), ({**BOTH_YES, "antwoord huishouden": "nee"}, True),
     ({"besluit": "past niet"}, False)],
)  # fmt: skip
def test_new_round_frees_all_but_past_niet(words: Words, free: bool) -> None:
    before = reviewed(words)
    next_round = reviewed(words, before.events, this_round="2026-12")
    closing = list(closing_events(next_round, "2026-12", TODAY))
    closed = stand(None, [*before.events, *closing], this_round="2026-12")
    assert len(closing) == 1
    assert (closed is Stand.PROPOSED) == free


def test_pair_that_was_put_forward_goes_on_in_a_new_round() -> None:
    before = reviewed({"besluit": "voorleggen"})
    now = reviewed({"besluit": "voorleggen"}, before.events, this_round="2026-12")
    assert list(closing_events(now, "2026-12", TODAY)) == []


def test_note_outlives_the_round() -> None:
    words = {"besluit": "nu niet", "notitie": "in mei weer bellen"}
    before = reviewed(words)
    closing = closing_events(reviewed(words, before.events, this_round="2"), "2", TODAY)
    memory = recall(table("Besluiten", *lines([*before.events, *closing])), TODAY)[PAIR]
    assert memory.typed == {"notitie": "in mei weer bellen"}


def test_copied_row_is_a_stray_and_the_upper_one_counts() -> None:
    rows = [{"id": ID, "besluit": "voorleggen"}, {"id": ID, "besluit": "past niet"}]
    found = review(
        table("Voorstellen", *rows), table("Besluiten"), Sides({H}, {G}, {H, G}), ROUND, TODAY
    )
    assert found.pairs[PAIR].stand is Stand.PUT_FORWARD
    assert "staat ook in een andere rij" in found.strays[0][1].found


READ = ((ID, PAIR), (ID.lower(), PAIR), ("H0000001G0000001", None), ("", None), ("X-Y", None))


@pytest.mark.parametrize(("text", "pair"), READ)
def test_read_pair(text: str, pair: tuple[str, str] | None) -> None:
    assert read_pair(text) == pair


def test_round_that_comes_back_still_knows_its_no() -> None:
    words = {"besluit": "voorleggen", "antwoord huishouden": "nee"}
    before = reviewed(words)
    other = reviewed(words, before.events, this_round="R2")
    events = [*before.events, *closing_events(other, "R2", TODAY)]
    assert reviewed(None, events).pairs[PAIR].memory.no_in == {ROUND}


@pytest.mark.parametrize("id", [f"{G}-{H}", f"{H}-{H}", f"{G}-{G}"])
def test_codes_the_wrong_way_round_are_a_stray(id: str) -> None:
    sides = Sides({H}, {G}, {H, G})
    rows = table("Voorstellen", {"id": id, "besluit": "voorleggen"})
    found = review(rows, table("Besluiten"), sides, ROUND, TODAY)
    assert found.pairs == {}
    assert "verwisseld" in found.strays[0][1].found


def test_id_that_was_moved_to_another_row_decides_nothing() -> None:
    found = reviewed({"huishouden": "H0000002: iemand alleen", "besluit": "past niet"})
    assert found.events == ()
    assert "hoort niet bij" in found.strays[0][1].found


@pytest.mark.parametrize("day", ["", "31-31-2026", "9999-12-31"])
def test_day_that_cannot_be_read_forgets_no_decision(day: str) -> None:
    seen = reviewed({"besluit": "past niet"}).events
    rows = [{**line, "gezien op": day} for line in lines(seen)]
    assert recall(table("Besluiten", *rows), TODAY)[PAIR].typed["besluit"] == "past niet"


def test_next_line_gets_a_number_that_was_never_used() -> None:
    seen = reviewed({"besluit": "nu niet", "notitie": "a", "reden": "b"}).events
    left = table("Besluiten", *lines(seen)[1:])
    assert recall(left, TODAY)[PAIR].lines == 3
