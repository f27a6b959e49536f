"""The questions as JavaScript needs them to read answers as ``intake.answers`` does.

For ``intake/relay/answers.js``, which runs in the relay and, on a form page, after each step.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from intake.answers import LONGEST
from intake.errors import BadInput
from intake.schema import Form, Question

CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (),
        "name": ("name",),
        "email": ("email",),
        "phone": ("phone",),
        "district": ("district",),
        "number": ("number", "too_small", "too_large", "more_than"),
        "date": ("date", "before"),
        "choice": ("choice",),
        "choices": ("choices", "too_many"),
        "consent": (),
        "code": ("code",),
        "case_number": ("code",),
        "token": ("code",),
    }
)
"""The types of question that JavaScript can read, and what it can find wrong with each answer."""


def described(form: Form) -> dict[str, Any]:
    """A form with its questions, in every language in which it is offered."""
    return {
        "name": form.name,
        "languages": form.languages,
        "questions": questions_in(form, form.languages),
    }


def questions_in(form: Form, languages: Sequence[str]) -> list[dict[str, Any]]:
    """The questions that are asked in one of ``languages``, with their sentences in those."""
    asked: dict[Question, list[str]] = {}
    for language in languages:
        for question in form.questions_in(language):
            asked.setdefault(question, []).append(language)
    return [_question(form, question, said) for question, said in asked.items()]


def _question(form: Form, question: Question, languages: Sequence[str]) -> dict[str, Any]:
    if question.type not in CODES:
        raise BadInput(f"{form.name}: {question.id}: no script can read a {question.type}.")
    limits = {name: n for name, n in dataclasses.asdict(question.limits).items() if n is not None}
    for name, written in (("at_most", "atMost"), ("not_before", "notBefore")):
        if name in limits:
            limits[written] = limits.pop(name)
    found = {
        "id": question.id,
        "type": question.type,
        "required": question.required,
        "limits": {**limits, "longest": LONGEST},
        "languages": languages,
        "errors": {
            code: {language: question.error(code, language) for language in languages}
            for code in _codes(question)
        },
    }
    if question.options:
        found["options"] = [option.id for option in question.options]
    if question.show_if:
        found["showIf"] = [dataclasses.asdict(condition) for condition in question.show_if]
    if question.unless:
        found["unless"] = question.unless
    return found


def _codes(question: Question) -> tuple[str, ...]:
    missing = ("missing",) if question.required else ("none",) if question.unless else ()
    return (*missing, "too_long", *CODES[question.type])
