"""The link in the text of a contact moment, and who is called after somebody used it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from intake.inbox import pull
from intake.keys import hash_of
from intake.workbook import Snapshot
from matcher.run import match_run
from tests.intake.paper import SITE, draw, land, sent
from tests.matcher.people import TODAY, after
from tests.matcher.test_run import G1, H1, NOW, POLICIES, rows, texts, typed, without
from tests.matcher.test_telling import PAIR, SENT, matched

WORRY = {"going": "badly", "call": "no", "tells": "Zoekmijzorg"}
SIDES = {of: f"{PAIR}:contactmoment:na-1m:{of}" for of in (H1, G1)}


def later(before: Snapshot, days: int = 25, site: str = SITE) -> Snapshot:
    """After a match run so many days later, on a machine that knows where the site is."""
    day = TODAY + timedelta(days=days)
    return after(before, match_run(before, POLICIES, day, NOW, site).changes)


def token_of(workbook: Snapshot, of: str) -> str:
    found = re.search(r"#sleutel=(\S+)", rows(workbook, "Berichten")[SIDES[of]]["tekst"])
    assert found
    return found[1]


def answered(of: str, answers: Mapping[str, str] = WORRY) -> Snapshot:
    asked = later(matched())
    landed = land(
        asked, sent("checkin", answers, id="terugblik-een", key=hash_of(token_of(asked, of)))
    )
    day = TODAY + timedelta(days=25)
    return later(after(landed, pull(landed, day, NOW, SITE, draw()).changes))


def called(workbook: Snapshot) -> list[Mapping[str, str]]:
    return [one for one in rows(workbook, "Vandaag").values() if one["wat"] == "terugbellen"]


def test_each_side_gets_a_link_of_its_own() -> None:
    asked = later(matched())
    keys = {row["voor"]: row for row in rows(asked, "Sleutels").values()}
    assert {of: keys[of]["sleutel"] for of in SIDES} == {
        of: hash_of(token_of(asked, of)) for of in SIDES
    }
    assert token_of(asked, H1).startswith(H1)


def test_link_stays_when_it_is_run_again_and_after_it_was_sent() -> None:
    once = later(matched())
    assert rows(later(once), "Berichten") == rows(once, "Berichten")
    sent_it = typed(once, "Berichten", SIDES[H1], **SENT)
    assert rows(later(sent_it), "Sleutels") == rows(once, "Sleutels")


def test_another_link_comes_when_the_message_was_deleted() -> None:
    once = later(matched())
    again = later(without(once, "Berichten", SIDES[H1]))
    assert token_of(again, H1) != token_of(once, H1)
    assert f"{SIDES[H1]}:2" in rows(again, "Sleutels")


def test_text_has_no_link_while_nobody_said_where_the_site_is() -> None:
    asked = later(matched(), site="")
    assert "sleutel" not in rows(asked, "Berichten")[SIDES[H1]]["tekst"]
    assert rows(asked, "Sleutels") == {}


def test_who_has_a_worry_is_called_within_three_days() -> None:
    workbook = answered(G1)
    (task,) = called(workbook)
    assert (task["wie"], task["uiterlijk"]) == (G1, "2026-11-23")
    assert task["waar"].startswith("Terugblik!")
    assert H1 not in task["waarom"] + task["id"]
    seen = typed(workbook, "Terugblik", "terugblik-een", gezien="ja")
    assert called(later(seen)) == []


def test_talk_that_was_answered_by_form_is_still_to_be_held() -> None:
    workbook = answered(G1)
    assert rows(workbook, "Koppelingen")[PAIR]["laatste contact"] == ""
    assert any(one["wat"] == "contactmoment" for one in rows(workbook, "Vandaag").values())


def test_nothing_of_a_worry_is_told_to_anybody_else() -> None:
    workbook, calm = answered(G1), answered(G1, {"going": "well", "call": "no"})
    others = [name for name in workbook.tables if name not in ("Inbox", "Terugblik")]
    assert "Zoekmijzorg" not in texts(workbook, *others)
    for name in ("Overzicht", "Logboek", "Koppelingen", "Voorstellen", "Niet gekoppeld"):
        assert texts(workbook, name) == texts(calm, name)
