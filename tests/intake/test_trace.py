"""How far a sign-up is, as ``trace`` tells it: every form and step, and nobody's name or words."""

from __future__ import annotations

import pytest

from intake.dossier import dossier
from intake.floods import MANY_FROM_ONE
from intake.keys import key_cells
from intake.schema import load_forms
from intake.submission import Submission
from intake.tabs import tabs
from intake.trace import received, steps
from intake.workbook import Append, Snapshot, Update
from tests.browser.filling import ANSWERS
from tests.intake.paper import (
    HOST,
    NEWCOMER,
    ORGANISATION,
    TODAY,
    added,
    after,
    land,
    only,
    pulled,
    sent,
    workbook,
)

AMINA = sent("newcomer", NEWCOMER)
GIJS = sent("host", HOST)
OLGA = sent("organisation", ORGANISATION)
READER = sent("newsletter", ANSWERS["newsletter"])
KEY = "a" * 64
FREE = ("text", "name", "email", "phone")
PLANTED = "Verklapt"
OPENED = {
    "newcomer-intake": AMINA,
    "change": AMINA,
    "checkin": AMINA,
    "case": OLGA,
    "host-intake": GIJS,
    "newsletter-choice": READER,
}
"""Whose key opens each of these forms."""


def told(snapshot: Snapshot, code: str) -> list[str]:
    return [*steps(dossier(snapshot, code))]


def answers_to(form: str) -> dict[str, object]:
    """Right answers with something planted wherever people may write what they want."""
    asked = load_forms()[form].questions
    right = {id: text for id, text in ANSWERS[form].items() if id != "access_code"}
    return right | {one.id: f"{PLANTED} 06 12345678" for one in asked if one.type in FREE}


def followed(form: str) -> tuple[Submission, Snapshot]:
    """After somebody sent this form, with a key where it asks one, and a pull."""
    opener = OPENED.get(form)
    before = pulled(workbook(*([opener] if opener else [])))
    if opener:
        cells = key_cells(f"{opener.reference}:{form}", form, opener.reference, KEY, TODAY)
        before = after(before, [Append("Sleutels", {**cells})])
    if form == "case":
        row = before.tables["Organisaties"].rows[0]
        before = after(before, [Update("Organisaties", row, {"zaaklink": "ja"})])
    submission = sent(form, answers_to(form), id="inzending-1", key=KEY if opener else "")
    return submission, pulled(land(before, submission))


@pytest.mark.parametrize("form", load_forms())
def test_every_form_is_followed_by_the_reference_that_it_got(form: str) -> None:
    submission, snapshot = followed(form)
    lines = told(snapshot, submission.reference)
    title = load_forms()[form].title["nl"]
    assert lines[0].startswith("Inbox!")
    assert f"formulier «{title}»" in lines[0]
    assert "20 november 2026 om 10:30" in lines[0]
    # Beside what came in, also what became of it.
    assert len(lines) > 1, lines


@pytest.mark.parametrize("form", load_forms())
def test_nothing_that_somebody_wrote_is_told(form: str) -> None:
    submission, snapshot = followed(form)
    codes = {submission.reference, *(each.reference for each in (AMINA, GIJS, OLGA))}
    lines = str([told(snapshot, code) for code in codes])
    secrets = (PLANTED, "12345678", "Amina", "Gijs", "Olga", "Sprookjesdam", "@", KEY)
    assert not [secret for secret in secrets if secret in lines]


@pytest.mark.parametrize("form", ["newcomer-intake", "change", "checkin"])
def test_what_came_with_a_key_says_whom_it_is_about(form: str) -> None:
    submission, snapshot = followed(form)
    assert f"over {AMINA.reference}" in told(snapshot, submission.reference)[0]
    (about,) = (line for line in told(snapshot, AMINA.reference) if submission.reference in line)
    assert f"eigen code: {submission.reference}" in about


def test_case_says_which_organisation_entered_it() -> None:
    submission, snapshot = followed("case")
    assert f"van organisatie {OLGA.reference}" in told(snapshot, submission.reference)[0]


def test_name_that_somebody_typed_over_any_cell_is_not_told() -> None:
    snapshot = pulled(land(pulled(workbook(AMINA)), sent("newcomer", NEWCOMER, id="twee-1")))
    for name in (tab.name for tab in tabs()):
        table = snapshot.tables[name]
        kept = {table.tab.key, "aanmelding", "voor", "wie", "over", "sleutel", "inzending"}
        cells = {header: PLANTED for header in table.headers if header not in kept}
        changes = [Update(name, row, cells) for row in table.rows]
        snapshot = after(snapshot, changes)
    lines = told(snapshot, AMINA.reference)
    assert any("iets anders" in line for line in lines)
    assert PLANTED not in str(lines)


def test_match_is_told_with_the_code_of_the_other_side() -> None:
    pair = f"{AMINA.reference}-G0000001"
    row = {"id": pair, "huishouden": AMINA.reference, "sponsor": "G0000001", "stand": "loopt"}
    found = added(pulled(workbook(AMINA)), "Koppelingen", **row, sinds="2026-11-21")
    assert "Koppelingen!A2: met G0000001; stand: loopt; sinds: 21 november 2026." in told(
        found, AMINA.reference
    )


def test_decision_is_told_with_its_day_and_only_where_it_is_a_word_of_the_list() -> None:
    pair = f"{AMINA.reference}-G0000001"
    lines = [
        {"id": f"{pair}:1", "soort": "antwoord huishouden", "waarde": "ja"},
        {"id": f"{pair}:2", "soort": "wat we leerden", "waarde": "Liever op zaterdag"},
    ]
    found = pulled(workbook(AMINA))
    for line in lines:
        found = added(found, "Besluiten", **line, over=pair, gezien_op="2026-11-21")
    assert [line.partition(": ")[2] for line in told(found, AMINA.reference)[-2:]] == [
        "met G0000001; antwoord huishouden: ja; gezien op 21 november 2026.",
        "met G0000001; wat we leerden; gezien op 21 november 2026.",
    ]


def test_why_it_was_set_apart_is_told() -> None:
    row = {**only(workbook(AMINA), "Inbox"), "waarom": MANY_FROM_ONE}
    lines = told(added(workbook(), "Inbox verdacht", **row), AMINA.reference)
    assert "waarom: Er kwamen heel veel aanmeldingen van één adres;" in lines[0]


def test_journal_says_where_it_went_or_that_it_was_forgotten() -> None:
    assert received(AMINA, "rotterdam") == (
        "Journaal: formulier «Meld je aan als nieuwkomer»; ontvangen op 20 november 2026 om 10:30; "
        "staat in de werkmap rotterdam."
    )
    assert received(AMINA, None).endswith("staat nog in geen werkmap.")
    gone = sent("newcomer", {}, id="weg-1")
    assert received(gone, "rotterdam").endswith("voorgoed verwijderd.")
