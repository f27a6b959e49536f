"""Our own endpoint in OpenAPI 3.1: from the questions, and what a page sends besides answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from intake.answers import LONGEST, REFERENCE_ALPHABET, REFERENCE_LENGTH
from intake.posts import LARGEST, URLENCODED
from intake.schema import Form, Question
from intake.submission import CONSENT_VERSION, HONEYPOT, SECONDS, SUBMISSION_ID

Schema = dict[str, Any]

_TEXT: Mapping[str, Any] = MappingProxyType({"type": ["string", "number", "boolean"]})
"""Also a number or a tick: it is read as the text that stands there."""

_EXAMPLES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "email": {"examples": ["naam@voorbeeld.nl"]},
        "phone": {"examples": ["06 12345678", "+31 6 12345678"]},
        "district": {"examples": ["3011", "3011 AB"]},
        "number": {"examples": ["3"]},
        "date": {"examples": ["2027-03-01", "1-3-2027"]},
        "consent": {"examples": ["ja"]},
        "code": {"examples": ["7K3MQ2PA"]},
    }
)
"""How an answer may look; which one is right is told in the answer to a post, with 422."""

_REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "400": "Not what a form sends. Nothing was kept.",
        "413": f"More than {LARGEST} bytes, or answers too long together. Nothing was kept.",
        "429": "Too many from one address. Nothing was kept; send it again later.",
        "503": "Busy, or a mistake of ours. Nothing was kept; send it again later.",
    }
)


def description(forms: Mapping[str, Form]) -> dict[str, Any]:
    """Every form and status of the endpoint."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samen Hier: sign-ups",
            "version": max(form.consent_version for form in forms.values()),
            "description": "The forms on the site post here. What was confirmed is in a journal on "
            "the disk; the same submission_id again never makes a second sign-up. Without it, the "
            "same answers within fifteen minutes are one.",
        },
        "paths": {
            **{f"/aanmelden/{name}": {"post": _operation(form)} for name, form in forms.items()},
            "/openapi.json": {"get": _this()},
        },
        "components": {
            "schemas": {
                **{name: _body(form) for name, form in forms.items()},
                "confirmed": _object(ok={"const": True}, reference=_REFERENCE),
                "incomplete": _object(
                    ok={"const": False},
                    errors={
                        "type": "array",
                        "minItems": 1,
                        "items": _object(question={"type": "string"}, message={"type": "string"}),
                    },
                ),
                "refused": _object(ok={"const": False}, errors={"type": "array", "maxItems": 0}),
            },
            "headers": {
                "RetryAfter": {
                    "description": "In how many seconds it may be sent again.",
                    "required": True,
                    "schema": {"type": "integer", "minimum": 1},
                }
            },
            "responses": {status: _refusal(status) for status in _REFUSALS},
        },
    }


_REFERENCE: Schema = {
    "type": "string",
    "pattern": f"^[{REFERENCE_ALPHABET}]{{{REFERENCE_LENGTH}}}$",
    "description": "The record's id: to be read aloud, and it grants nothing.",
}


def _operation(form: Form) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{form.name}"}
    return {
        "operationId": form.name,
        "summary": form.title["en"],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": schema},
                "text/plain": {
                    "schema": {
                        "type": "string",
                        "contentMediaType": "application/json",
                        "contentSchema": schema,
                    }
                },
                URLENCODED: {"schema": schema},
            },
        },
        "responses": {
            "201": _answer("Kept, under this reference.", "confirmed"),
            "422": _answer("Answers that are wrong or missing. Nothing was kept.", "incomplete"),
            **{status: {"$ref": f"#/components/responses/{status}"} for status in _REFUSALS},
        },
    }


def _answer(told: str, schema: str) -> dict[str, Any]:
    """As JSON, or as a page for who posted a form without a script."""
    return {
        "description": told,
        "content": {
            "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}},
            "text/html": {"schema": {"type": "string"}},
        },
    }


def _refusal(status: str) -> dict[str, Any]:
    headers = {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}}
    answer = _answer(_REFUSALS[status], "refused")
    return {**answer, "headers": headers} if status == "429" else answer


def _this() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This description",
        "responses": {
            "200": {
                "description": "This description.",
                "content": {"application/json": {"schema": {"type": "object"}}},
            }
        },
    }


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _body(form: Form) -> Schema:
    besides: dict[str, Schema] = {
        "lang": {
            "enum": [*form.languages],
            "default": form.languages[0],
            "description": "The language of the page, and of the sentences in the answer."
            + _untaken(form),
        },
        "submission_id": {
            "type": "string",
            "pattern": f"^({SUBMISSION_ID.pattern})?$",
            "description": "Made by the page; the same for what is sent again.",
        },
        "consent_version": {
            "type": "string",
            "pattern": f"^{CONSENT_VERSION.pattern}$",
            "description": "The version of the texts that stood beside the consents.",
            "examples": [form.consent_version],
        },
        "seconds": {
            "type": ["string", "integer"],
            "pattern": f"^{SECONDS.pattern}$",
            "minimum": 0,
            "maximum": 10**9 - 1,
            "description": "How long the page was open.",
        },
        HONEYPOT: {"type": "string", "maxLength": 0, "description": "No person sees this field."},
    }
    return {
        "type": "object",
        "properties": {**besides, **{one.id: _question(one) for one in form.questions}},
        "required": ["consent_version", *_always_required(form)],
        **_one_of_several(form),
        "additionalProperties": False,
    }


def _one_of_several(form: Form) -> Schema:
    """Of some questions at least one must be answered."""
    told = [
        {"anyOf": [{"required": [id]} for id in (one.id, *one.unless)]}
        for one in form.questions
        if one.unless
    ]
    return {"allOf": told} if told else {}


def _untaken(form: Form) -> str:
    """What is no field of the form in a language that no native speaker has checked."""
    asked = {one.id for language in form.unchecked for one in form.questions_in(language)}
    untaken = [one.id for one in form.questions if one.id not in asked]
    if not form.unchecked or not untaken:
        return ""
    return f" In {', '.join(sorted(form.unchecked))} these are refused: {', '.join(untaken)}."


def _always_required(form: Form) -> Sequence[str]:
    """What must be answered in every language, whatever the other answers are."""
    required = [
        {one.id for one in form.questions_in(language) if one.required and not one.show_if}
        for language in form.languages
    ]
    return [one.id for one in form.questions if all(one.id in ids for ids in required)]


def _question(question: Question) -> Schema:
    told = {"title": question.label["en"], "description": question.label["nl"]}
    if question.type == "choices":
        options = {"enum": [option.id for option in question.options]}
        one_alone = {"type": "string", "description": "One of these ids, or some with commas."}
        return {**told, "anyOf": [{"type": "array", "items": options}, one_alone]}
    if question.type == "choice":
        return {**told, "enum": [option.id for option in question.options]}
    limits = question.limits
    within = {"minimum": limits.min, "maximum": limits.max} if question.type == "number" else {}
    known = {key: value for key, value in within.items() if value is not None}
    return {**_TEXT, "maxLength": LONGEST, **told, **known, **_EXAMPLES.get(question.type, {})}
