"""The description of the endpoint: valid, whole, and what the endpoint does."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from intake.openapi import description
from intake.schema import Form, load_forms
from intake.submission import HONEYPOT, Malformed, read_sent
from tests.browser.filling import ANSWERS
from tests.intake.sending import INTAKE, MEMBER, NEWCOMER, numbered, post_of

DESCRIBED = description(load_forms())


def test_description_is_valid():
    assert list(OpenAPIV31SpecValidator(DESCRIBED).iter_errors()) == []


@pytest.mark.parametrize("form", load_forms())
def test_every_form_is_described_with_every_question(form: str):
    assert f"/aanmelden/{form}" in DESCRIBED["paths"]
    named = set(DESCRIBED["components"]["schemas"][form]["properties"])
    besides = {"lang", "submission_id", "consent_version", "seconds", HONEYPOT}
    assert named == {question.id for question in load_forms()[form].questions} | besides


@pytest.mark.parametrize("form", load_forms())
def test_every_type_of_body_and_every_status_is_described(form: str):
    operation = DESCRIBED["paths"][f"/aanmelden/{form}"]["post"]
    types = {"application/json", "text/plain", "application/x-www-form-urlencoded"}
    assert set(operation["requestBody"]["content"]) == types
    assert set(operation["responses"]) == {"201", "400", "413", "422", "429", "503"}


@pytest.mark.parametrize(
    ("form", "post", "fits"),
    [
        ("newcomer", post_of(NEWCOMER, numbered(1), seconds="12", website=""), True),
        ("member", post_of(MEMBER, numbered(1), seconds=12), True),
        ("newcomer-intake", post_of(INTAKE), True),
        ("newcomer", post_of({}), False),
        ("newcomer", post_of(NEWCOMER, religion="x"), False),
        ("newcomer", post_of(NEWCOMER, "short"), False),
        ("newcomer", post_of(NEWCOMER, seconds="-1"), False),
        ("newcomer", post_of(NEWCOMER, lang="fr"), False),
        ("newcomer", post_of(NEWCOMER, website="x"), False),
        ("newcomer", post_of(NEWCOMER | {"city": "Atlantis"}), False),
    ],
)
def test_what_a_page_sends_fits_and_other_things_do_not(form: str, post: object, fits: bool):
    schema = {"$ref": f"#/components/schemas/{form}", "components": DESCRIBED["components"]}
    assert jsonschema.Draft202012Validator(schema).is_valid(post) is fits


IN_EACH = [(form, language) for form in load_forms().values() for language in form.languages]


@pytest.mark.parametrize(("form", "language"), IN_EACH, ids=lambda one: getattr(one, "name", one))
def test_description_is_true_in_every_language(form: Form, language: str):
    """What is asked in it fits and is taken; what is not is refused, as the description says."""
    schema = {"$ref": f"#/components/schemas/{form.name}", "components": DESCRIBED["components"]}
    fits = jsonschema.Draft202012Validator(schema)
    asked = {one.id for one in form.questions_in(language)}
    told = {id: answer for id, answer in ANSWERS[form.name].items() if id in asked}
    post = post_of(told, numbered(1), lang=language)
    assert [error.message for error in fits.iter_errors(json.loads(json.dumps(post)))] == []
    assert read_sent(form, post).raw.keys() == told.keys()
    properties = DESCRIBED["components"]["schemas"][form.name]["properties"]
    for other in {one.id for one in form.questions} - asked:
        with pytest.raises(Malformed):
            read_sent(form, {**post, other: "x"})
        assert re.search(
            rf"{language}\b.* are refused: .*\b{other}\b", properties["lang"]["description"]
        )
