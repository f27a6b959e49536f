"""How a match goes, as one side tells it: in Terugblik alone, for coordinators."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from itertools import count

import pytest

from intake.checkins import CheckInKeys, calls, unheard
from intake.dossier import contents, dossier, forgetting
from intake.keys import hash_of, keys_for, new_token, without_tokens
from intake.languages import LANGUAGES, load_languages
from intake.messages import DUTCH, Letter, letter_cells
from intake.texts import languages
from intake.trace import steps
from intake.workbook import Append, Snapshot
from tests.intake.paper import (
    GROUP,
    NEWCOMER,
    TODAY,
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
from tests.intake.sending import arrival_of

AMINA, KEES = sent("newcomer", NEWCOMER), sent("group", GROUP)
H, G = AMINA.reference, KEES.reference
MATCH = f"{H}-{G}"
NUMBERS = count(1)
WORRY = {
    "going": "badly",
    "how_often": "rarely",
    "call": "yes",
    "call_when": ["evening"],
    "tells": "Zoekmijzorg over de ander",
}
WELL = {"going": "well", "call": "no"}


def key(of: str, id: str = "") -> tuple[str, Append]:
    """A key of one side, as a match run makes it, and its hash."""
    _, hashed = new_token(of, lambda size: next(NUMBERS).to_bytes(size, "big"))
    cells = {
        "id": id or f"{MATCH}:contactmoment:na-1m:{of}",
        "voor": of,
        "formulier": "checkin",
        "sleutel": hashed,
        "geldig tot": "2027-01-01",
    }
    return hashed, Append("Sleutels", cells)


def told(answers: Mapping[str, object], of: str = G) -> Snapshot:
    """After one side sent this, and a pull."""
    hashed, made = key(of)
    ready = after(pulled(workbook(AMINA, KEES)), [made])
    return pulled(land(ready, sent("checkin", answers, id="terugblik-een", key=hashed)))


# What lands


def test_answers_land_in_terugblik_in_words() -> None:
    row = only(told(WORRY), "Terugblik")
    assert (row["wie"], row["koppeling"], row["dag"]) == (G, MATCH, "2026-11-20")
    assert (row["hoe het gaat"], row["bellen"], row["gezien"]) == ("niet goed", "ja", "")
    assert row["wat je wilt vertellen"] == WORRY["tells"]


def test_second_pull_changes_nothing() -> None:
    once = told(WORRY)
    again = pulled(once)
    assert all(rows(again, name) == rows(once, name) for name in once.tables if name != "Logboek")


def test_row_that_nobody_saw_comes_back_and_one_that_was_seen_does_not() -> None:
    row = only(told(WORRY), "Terugblik")
    assert only(pulled(deleted(told(WORRY), "Terugblik")), "Terugblik") == row
    seen = pulled(typed(told(WORRY), "Terugblik", gezien="ja"))
    assert rows(pulled(deleted(seen, "Terugblik")), "Terugblik") == []


def test_what_people_type_in_a_row_stays_and_what_was_told_is_put_back() -> None:
    changed = typed(told(WORRY), "Terugblik", notitie="gebeld", hoe_het_gaat="goed")
    row = only(pulled(changed), "Terugblik")
    assert (row["notitie"], row["hoe het gaat"]) == ("gebeld", "niet goed")


@pytest.mark.parametrize("form", ["newcomer-intake", "change"])
def test_key_of_another_form_brings_nothing(form: str) -> None:
    hashed, made = key(H)
    wrong = Append("Sleutels", {**made.cells, "formulier": form})
    ready = after(pulled(workbook(AMINA)), [wrong])
    after_it = pulled(land(ready, sent("checkin", WORRY, key=hashed)))
    assert rows(after_it, "Terugblik") == []
    assert only(after_it, "Wijzigingen")["stand"] == "sleutel klopt niet"


def test_check_in_is_no_concern_of_its_record() -> None:
    before = pulled(workbook(AMINA, KEES))
    for tab in ("Nieuwkomers", "Groepen", "Groepsleden", "Wijzigingen", "Berichten"):
        assert rows(told(WORRY), tab) == rows(before, tab)


def test_worry_stands_in_two_tabs_alone() -> None:
    found = told(WORRY)
    named = {
        name
        for name in found.tables
        for row in rows(found, name)
        if any("Zoekmijzorg" in text for text in row.values())
    }
    assert named == {"Inbox", "Terugblik"}


# Who is called


@pytest.mark.parametrize(
    ("answers", "is_called"),
    [
        (WORRY, True),
        (WELL, False),
        (WELL | {"call": "yes"}, True),
        (WELL | {"going": "badly"}, True),
        (WELL | {"going": "unsaid"}, False),
    ],
)
def test_who_wants_a_call_or_has_a_worry_is_called(
    answers: Mapping[str, object], is_called: bool
) -> None:
    assert bool([*calls(told(answers).tables["Terugblik"])]) is is_called


@pytest.mark.parametrize(("seen", "is_called"), [("ja", False), ("nee", True), ("hm", True)])
def test_nobody_is_called_once_people_saw_it(seen: str, is_called: bool) -> None:
    found = typed(told(WORRY), "Terugblik", gezien=seen)
    assert bool([*calls(found.tables["Terugblik"])]) is is_called


# The copy and the forgetting


def test_copy_of_who_told_it_has_it_and_that_of_the_other_side_has_not() -> None:
    found = told(WORRY)
    assert "Zoekmijzorg" in str(contents(dossier(found, G)))
    other = dossier(found, H)
    assert "Zoekmijzorg" not in str(contents(other))
    assert not {"Terugblik", "Inbox"} & {line.partition("!")[0] for line in steps(other)} - {
        "Inbox"
    }
    assert sum(line.startswith("Inbox") for line in steps(other)) == 1


@pytest.mark.parametrize("code", [H, G])
def test_forgetting_either_side_takes_what_was_told_of_them(code: str) -> None:
    found = told(WORRY)
    gone = after(found, forgetting(dossier(found, code), TODAY))
    again = pulled(gone)
    assert "Zoekmijzorg" not in str([rows(again, name) for name in again.tables])
    assert rows(again, "Terugblik") == []


@pytest.mark.parametrize(
    ("answers", "seen", "first"),
    [
        (WORRY, "", True),
        (WORRY, "ja", False),
        (WELL, "", False),
        (WELL | {"call": "yes"}, "", True),
    ],
)
def test_what_asks_for_a_call_is_to_be_seen_before_the_other_side_is_forgotten(
    answers: Mapping[str, object], seen: str, first: bool
) -> None:
    found = typed(told(answers), "Terugblik", gezien=seen)
    assert bool(unheard(found, dossier(found, H))) is first
    assert unheard(found, dossier(found, G)) == []


def test_what_no_pull_took_yet_is_to_be_seen_first() -> None:
    hashed, made = key(G)
    ready = after(pulled(workbook(AMINA, KEES)), [made])
    landed = land(ready, sent("checkin", WELL, id="terugblik-een", key=hashed))
    assert unheard(landed, dossier(landed, H)) == ["Inbox!A4"]


def test_copy_holds_no_token() -> None:
    token, _ = new_token(G, draw())
    link = f"https://voorbeeld.nl/aanmelden/hoe-gaat-het/#sleutel={token}"
    message = {"id": f"{MATCH}:contactmoment:na-1m:{G}", "voor": G, "tekst": link}
    found = added(told(WORRY), "Berichten", **message)
    for code in (H, G):
        assert token not in str(contents(dossier(found, code)))
    assert without_tokens(link).endswith(f"={G}.…")
    assert keys_for(link) == {G}


# The link


@pytest.mark.parametrize("language", sorted(set(languages()) - set(LANGUAGES)))
def test_message_leads_to_the_form_in_its_own_language_and_then_in_dutch(language: str) -> None:
    letter = Letter(id="M", kind="contactmoment", to="huishouden", reader=H)
    cells = letter_cells(letter, language, "https://voorbeeld.nl", "geheim")
    own, dutch = str(cells["tekst"]).split(DUTCH)
    page = f"https://voorbeeld.nl/{language}/sign-up/how-is-it-going/#sleutel=geheim"
    assert page in own.splitlines()
    assert "https://voorbeeld.nl/aanmelden/hoe-gaat-het/#sleutel=geheim" in dutch.splitlines()


@pytest.mark.parametrize("language", load_languages())
def test_form_is_taken_in_every_language_when_nobody_checked_it_either(language: str) -> None:
    token, hashed = new_token(H, draw())
    landed = arrival_of("checkin", WORRY | {"access_code": token}, lang=language)
    assert (landed.key, landed.language) == (hashed, language)
    assert json.loads(landed.answers) == WORRY


# The keys


def made_keys(snapshot: Snapshot, days: int = 0) -> CheckInKeys:
    tables = snapshot.tables
    return CheckInKeys(
        tables["Berichten"], tables["Sleutels"], TODAY + timedelta(days=days), draw()
    )


def with_message(of: str = G) -> tuple[str, Snapshot]:
    """A workbook with a message that holds a token, and its key."""
    id = f"{MATCH}:contactmoment:na-1m:{of}"
    keys = made_keys(workbook())
    token = keys.token(id, of)
    message = Append("Berichten", {"id": id, "voor": of, "tekst": f"… #sleutel={token}"})
    return token, after(workbook(), [*keys.new, message])


def test_token_stays_while_its_message_stands_there() -> None:
    token, there = with_message()
    keys = made_keys(there)
    assert (keys.token(f"{MATCH}:contactmoment:na-1m:{G}", G), keys.new) == (token, [])
    assert only(there, "Sleutels")["sleutel"] == hash_of(token)


@pytest.mark.parametrize("days", [90, 91])
def test_token_is_made_anew_when_it_expired(days: int) -> None:
    _, there = with_message()
    keys = made_keys(there, days)
    keys.token(f"{MATCH}:contactmoment:na-1m:{G}", G)
    assert len(keys.new) == (days > 90)


def test_token_is_made_anew_when_the_message_went_or_holds_that_of_another() -> None:
    _, there = with_message()
    id = f"{MATCH}:contactmoment:na-1m:{G}"
    for changed in (deleted(there, "Berichten"), typed(there, "Sleutels", voor=H)):
        keys = made_keys(changed)
        keys.token(id, G)
        assert [one.cells["id"] for one in keys.new] == [f"{id}:2"]
