from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.answers import read_answers, read_reference
from intake.schema import load_forms
from intake.submission import (
    InvalidCell,
    Malformed,
    Submission,
    TooLong,
    arrival,
    from_cells,
    read_sent,
    reference_for,
    to_cells,
)
from intake.workbook import shown
from tests.intake.sending import INTAKE, MEMBER, NEWCOMER, NOON, TOKEN, arrival_of, post_of

SUBMISSION = Submission(
    id="0b9c3f0e-6f0a-4a55-8f7e-1d2c3b4a5968",
    reference="Y3E2CJ88",
    received=NOON,
    form="newcomer",
    language="nl",
    consent_version="2026-11-22.1",
    key="",
    answers='{"name":"Amina"}',
)


def sent_of(**fields: Any) -> Any:
    return read_sent(load_forms()["newcomer"], post_of({**NEWCOMER, **fields}))


def test_reference_stays_the_same_for_a_submission_id():
    # The relay makes the same one of the same id.
    assert reference_for("0b9c3f0e-6f0a-4a55-8f7e-1d2c3b4a5968") == "Y3E2CJ88"


def test_reference_differs_at_another_attempt():
    assert reference_for("collision-00379236", 1) == "X0J0NMAA"
    assert reference_for("collision-00379236") == "J6RQVQ22"


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 9))
def test_reference_can_be_read_aloud(seed: str, attempt: int):
    reference = reference_for(seed, attempt)
    assert read_reference(reference) == reference


def test_post_is_read_with_all_its_fields():
    sent = sent_of(submission_id="0b9c3f0e-6f0a-4a55", website=" ", lang="en")
    assert (sent.submission_id, sent.language, sent.trap) == ("0b9c3f0e-6f0a-4a55", "en", False)
    assert sent.raw == NEWCOMER


def test_post_without_language_is_dutch():
    post = post_of(NEWCOMER)
    del post["lang"]
    assert read_sent(load_forms()["newcomer"], post).language == "nl"


def test_old_consent_version_is_kept_as_sent():
    kept = arrival_of("newcomer", NEWCOMER, consent_version="2019-01-31.12")
    assert kept.consent_version == "2019-01-31.12"


def test_choices_are_a_list_when_one_is_ticked():
    form = load_forms()["group"]
    assert read_sent(form, post_of({"offers": "dutch"})).raw["offers"] == ("dutch",)


def test_trap_is_seen_when_filled_in():
    assert sent_of(website="https://example.org").trap


@pytest.mark.parametrize(
    "fields",
    [
        {"religion": "x"},
        {"name": ["Amina", "Bea"]},
        {"name": []},
        {"lang": "xx"},
        {"lang": ["nl", "en"]},
        {"consent_version": ""},
        {"consent_version": "2026-11-22"},
        {"consent_version": "=2026-11-22.1"},
        {"consent_version": ["2026-11-22.1", "2026-11-22.1"]},
        {"submission_id": "short"},
        {"submission_id": "0b9c3f0e-6f0a-4a55.2"},
        {"submission_id": "_b9c3f0e-6f0a-4a55"},
        {"submission_id": "-b9c3f0e-6f0a-4a55"},
        {"submission_id": "a" * 65},
        {"website": ["", ""]},
    ],
)
def test_post_is_malformed_when_our_page_never_sends_it(fields: dict[str, Any]):
    with pytest.raises(Malformed):
        sent_of(**fields)


def test_token_is_kept_as_its_hash_alone():
    kept = arrival_of("newcomer-intake", INTAKE)
    assert kept.key == "b0b45bd25d7f9c57e92057fb332a18cbb5683f43f9832f5a888d3de2b416671d"
    assert TOKEN[-32:] not in repr(kept)


def test_token_gives_the_same_hash_however_it_was_typed():
    typed = INTAKE | {"access_code": " 7k3mq2pa." + TOKEN[9:]}
    assert arrival_of("newcomer-intake", typed).key == arrival_of("newcomer-intake", INTAKE).key


def test_arrival_names_the_record_that_it_is_about():
    assert arrival_of("newcomer-intake", INTAKE).about == "7K3MQ2PA"
    assert arrival_of("member", MEMBER | {"group": "7k3m q2pa"}).about == "7K3MQ2PA"


def test_arrival_names_no_record_when_it_makes_one():
    assert (arrival_of("newcomer", NEWCOMER).about, arrival_of("newcomer", NEWCOMER).key) == (
        "",
        "",
    )


def test_city_is_the_option_that_was_meant():
    assert arrival_of("newcomer", NEWCOMER | {"city": " DEN HAAG "}).city == "den-haag"


def test_answers_are_kept_as_sent():
    kept = arrival_of("newcomer", NEWCOMER | {"name": "  =IMPORTXML(…)\n‮Ünï 🌵 "})
    assert json.loads(kept.answers)["name"] == "  =IMPORTXML(…)\n‮Ünï 🌵 "


def test_fingerprint_is_the_same_when_only_spacing_and_order_differ():
    other = {name: f" {text} " for name, text in reversed(NEWCOMER.items())} | {"email": " "}
    assert arrival_of("newcomer", other).answers != arrival_of("newcomer", NEWCOMER).answers
    assert arrival_of("newcomer", other).fingerprint == arrival_of("newcomer", NEWCOMER).fingerprint


@pytest.mark.parametrize("answers", [{"people": "4"}, {"email": "amina@voorbeeld.nl"}])
def test_fingerprint_differs_when_an_answer_does(answers: dict[str, str]):
    kept = arrival_of("newcomer", NEWCOMER | answers)
    assert kept.fingerprint != arrival_of("newcomer", NEWCOMER).fingerprint


def test_answers_are_too_long_when_a_cell_cannot_hold_them():
    # A question that is not asked has no limit of its own; an emoji counts double in a cell.
    sent = sent_of(helper_name="🌵" * 15_000)
    with pytest.raises(TooLong):
        arrival(sent, read_answers(sent.form, sent.raw, "nl"))


texts = st.text(st.characters(exclude_categories=["Cs"])) | st.just("half a pair: \ud83c")


@given(st.dictionaries(texts, texts | st.lists(texts)))
def test_submission_comes_back_from_its_cells(raw: dict[str, Any]):
    sent = sent_of()
    text = arrival(replace(sent, raw=raw), read_answers(sent.form, sent.raw, "nl")).answers
    submission = replace(SUBMISSION, answers=text)
    cells = {header: shown(value) for header, value in to_cells(submission).items()}
    assert from_cells(cells) == submission
    assert from_cells(cells).raw == raw


def test_cells_have_a_moment_that_sorts_by_time():
    cells = to_cells(replace(SUBMISSION, received=datetime(2026, 11, 22, 9, 5, 0, 1_000, UTC)))
    assert cells["ontvangen"] == "2026-11-22T09:05:00.001Z"


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("inzending", ""),
        ("aanmelding", ""),
        ("aanmelding", "Y3E2CJ8"),
        ("aanmelding", "y3e2cj88"),
        ("ontvangen", "gisteren"),
        ("ontvangen", "2026-11-22"),
        ("ontvangen", "0001-01-01T00:00:00+14:00"),
        ("taal", "Nederlands"),
        ("antwoorden", ""),
        ("antwoorden", "[]"),
        ("antwoorden", '{"name":1}'),
        ("antwoorden", '{"name":["a",null]}'),
        ("antwoorden", "[" * 100_000),
    ],
)
def test_cell_is_named_when_it_is_wrong(header: str, text: str):
    with pytest.raises(InvalidCell, match=f"^{re.escape(header)}$"):
        from_cells(to_cells(SUBMISSION) | {header: text})


def test_day_of_three_boxes_is_one_answer() -> None:
    host = load_forms()["host"]
    for parts, read in ((["28", "2", "2027"], "28-2-2027"), (["", " ", ""], ""), ("x", "x")):
        assert read_sent(host, post_of({}, stay_first=parts)).raw["stay_first"] == read
    with pytest.raises(Malformed):
        read_sent(host, post_of({}, stay_first=["28", "2"]))
