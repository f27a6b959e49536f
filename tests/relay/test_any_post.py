"""Whatever is posted: an answer, never a failure, and what was confirmed stands somewhere once.

The bodies come from the description of the endpoint, by Schemathesis, and from what people send,
with something else in some of the answers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from intake.openapi import description
from intake.schema import load_forms
from intake.tabs import INBOX, NATIONAL, SUSPECTS
from tests.browser.filling import ANSWERS
from tests.intake.sending import post_of
from tests.relay.receivers import AREAS, OverRelay, Own, Receiver, own_endpoint, relay_and_workbooks

FORMS = sorted(load_forms())
DESCRIBED = description(load_forms())
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "\u200b=1", "\u2066=1", "＝1", "'=1", '"=1',
    '=HYPERLINK("https://voorbeeld.nl")', "{=1}", "=cmd|' /C calc'!A1",
)  # fmt: skip


@cache
def operations() -> Mapping[str, Any]:
    schema = schemathesis.openapi.from_dict(DESCRIBED)
    schema.config.update(base_url="http://127.0.0.1:1/")
    return {found.ok().path: found.ok() for found in schema.get_all_operations()}


def cases(path: str, mode: GenerationMode) -> st.SearchStrategy[Any]:
    found: st.SearchStrategy[Any] = operations()[path].as_strategy(generation_mode=mode)
    return found


scalars = st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.none()
texts = st.sampled_from(FORMULAS) | st.text(max_size=60)
starting = st.builds(str.__add__, st.sampled_from(FORMULAS), st.text(max_size=40))
changed = st.one_of(texts, starting, scalars, st.lists(scalars, max_size=3))
ids = st.integers(0, 5).map(lambda number: f"{number:032d}")


def typed(form: str) -> st.SearchStrategy[dict[str, Any]]:
    """What somebody may send: right answers, and something else in some of them."""
    asked = [question.id for question in load_forms()[form].questions]
    free = [one.id for one in load_forms()[form].questions if one.type in ("text", "name")]
    some = st.dictionaries(st.sampled_from(asked), changed, max_size=2)
    said = st.dictionaries(st.sampled_from(free or asked), texts | starting, max_size=3)
    besides = st.fixed_dictionaries(
        {"seconds": st.sampled_from(["0", "2", "3", "99", ""])}, optional={"lang": st.just("en")}
    )
    return st.builds(
        lambda id, *parts: post_of(ANSWERS[form], id) | {k: v for p in parts for k, v in p.items()},
        *(ids, besides, said, some | st.just({})),
    )


def bodies(form: str) -> st.SearchStrategy[Any]:
    described = [cases(f"/aanmelden/{form}", mode) for mode in MODES]
    by_script = [each.filter(_is_json).map(lambda case: case.body) for each in described]
    return st.one_of(typed(form), typed(form), typed(form), *by_script)


def _is_json(case: Any) -> bool:
    return case.media_type == "application/json" and isinstance(case.body, dict)


@pytest.fixture(scope="module", params=["own endpoint", "relay"])
def receiver(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Receiver]:
    folder = tmp_path_factory.mktemp("own")
    receiving = relay_and_workbooks() if request.param == "relay" else own_endpoint(folder)
    with receiving as receiver:
        yield receiver


def send_many(receiver: Receiver, examples: int) -> dict[str, str]:
    """Posts of every form, each sent twice; the form of each reference that was confirmed."""
    confirmed: dict[str, str] = {}
    for form in FORMS:
        _send(receiver, form, examples, confirmed)
    return confirmed


def _send(receiver: Receiver, form: str, examples: int, confirmed: dict[str, str]) -> None:
    kinds = ("confirmed", "incomplete", "refused")
    schema = {
        "anyOf": [{"$ref": f"#/components/schemas/{kind}"} for kind in kinds],
        "components": DESCRIBED["components"],
    }
    right = jsonschema.Draft202012Validator(schema)

    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=[*HealthCheck]
    )
    @given(bodies(form))
    @example(post_of(ANSWERS[form], f"{9:032d}"))
    def send(body: dict[str, Any]) -> None:
        # Of each form its own ids: one that another form has used is nobody's.
        if isinstance(body.get("submission_id"), str) and body["submission_id"].isdigit():
            body = body | {"submission_id": f"{FORMS.index(form):08d}-{body['submission_id']}"}
        written = json.dumps(body).encode()
        answers = [receiver.post(form, written) for _ in range(2)]
        right.validate(answers[0])
        assert answers[0] == answers[1]
        if answers[0]["ok"]:
            assert confirmed.setdefault(answers[0]["reference"], form) == form

    send()


def check_landed(receiver: Receiver, confirmed: Mapping[str, str]) -> None:
    """Each confirmed one stands in one tab of one workbook, once for each set of answers."""
    rows = [
        (area, tab, row)
        for area in (NATIONAL, *AREAS)
        for tab in (INBOX.name, SUSPECTS.name)
        for row in receiver.inbox(area, tab)
    ]
    assert {row["aanmelding"]: row["formulier"] for *_, row in rows} == confirmed
    ids = [row["inzending"] for *_, row in rows]
    assert len(ids) == len(set(ids))
    places, told = defaultdict(set), defaultdict(list)
    for area, _, row in rows:
        places[row["aanmelding"]].add(area)
        told[row["aanmelding"]].append((row["sleutel"], row["antwoorden"]))
    assert {len(areas) for areas in places.values()} == {1}
    assert all(len(each) == len(set(each)) for each in told.values())


def formulas(receiver: Receiver) -> list[str]:
    """The cells of all workbooks that a spreadsheet reads as a formula."""
    if isinstance(receiver, OverRelay):
        ids = receiver.workbooks.ids.values()
        return [
            str(cell) for id in ids for cell in receiver.workbooks.emulator.formulas(id).items()
        ]
    assert isinstance(receiver, Own)
    return [cell for path in receiver.folder.glob("*.xlsx") for cell in _formulas_in(path)]


def _formulas_in(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path, read_only=False):
        for row in sheet.iter_rows(min_row=2):
            yield from (f"{path.name} {c.coordinate}" for c in row if c.data_type == "f")


def test_any_post_is_answered_and_what_is_confirmed_stands_once(receiver: Receiver) -> None:
    confirmed = send_many(receiver, 8)
    assert set(confirmed.values()) == set(FORMS)
    check_landed(receiver, confirmed)
    assert formulas(receiver) == []


@pytest.mark.soak
def test_many_posts_are_answered_and_what_is_confirmed_stands_once(receiver: Receiver) -> None:
    check_landed(receiver, send_many(receiver, 100))
    assert formulas(receiver) == []


# By the description, over HTTP


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.URL]:
    with own_endpoint(tmp_path_factory.mktemp("served")) as own:
        assert isinstance(own, Own)
        yield own.client.base_url


def conform(served: httpx.URL, path: str, mode: GenerationMode, examples: int) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=[*HealthCheck]
    )
    @given(cases(path, mode))
    def run(case: Any) -> None:
        answer = case.call(base_url=str(served))
        # Only our own reading tells what is an e-mail address: then it is 422.
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    run()


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("form", FORMS)
def test_endpoint_does_what_its_description_says(
    served: httpx.URL, form: str, mode: GenerationMode
) -> None:
    conform(served, f"/aanmelden/{form}", mode, 10)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("form", FORMS)
def test_endpoint_does_what_its_description_says_many_times(
    served: httpx.URL, form: str, mode: GenerationMode
) -> None:
    conform(served, f"/aanmelden/{form}", mode, 300)


def test_description_is_served(served: httpx.URL) -> None:
    assert httpx.get(f"{served}openapi.json", trust_env=False).json() == DESCRIBED
