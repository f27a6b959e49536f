"""What a language's file says of the questions, put where Dutch and English stand already.

It works on what YAML gave, before a form is made of it: afterwards a sentence is a sentence,
whatever its language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intake.errors import BadInput
from intake.languages import LANGUAGES, Language

Raw = dict[str, Any]
"""A part of a questions file, as YAML gave it."""


def add_shared(shared: Raw, language: Language) -> None:
    """Add the sentences of ``language`` to those of ``shared.yml``; BadInput: one has no place."""
    _add_texts(shared["errors"], language.errors, language, "errors")
    for name, labels in language.options.items():
        where = f"options: {name}"
        _add_options(_at(shared["options"], name, language, "options"), labels, language, where)
    for id, texts in language.questions.items():
        question = _at(shared["questions"], id, language, "questions")
        _add_question(question, texts, language, f"questions: {id}")


def add_form(form: Raw, language: Language) -> None:
    """Add the sentences of ``language`` to those of a form that it offers."""
    if language.code in LANGUAGES:
        return
    said, where = language.forms[form["form"]], f"forms: {form['form']}"
    for key in ("title", "intro", "next_steps"):
        form[key][language.code] = said[key]
    form["page"].setdefault(language.code, form["page"]["en"])
    sections = {section["id"]: section for section in form["sections"]}
    for id, texts in said["sections"].items():
        section = _at(sections, id, language, f"{where}: sections")
        for key, text in texts.items():
            _at(section, key, language, f"{where}: sections: {id}")[language.code] = text
    asked = {
        question.get("ask") or question["id"]: question
        for section in form["sections"]
        for question in section["questions"]
    }
    for id, texts in said["questions"].items():
        question = _at(asked, id, language, f"{where}: questions")
        _add_question(question, texts, language, f"{where}: questions: {id}")


def _add_question(question: Raw, texts: Mapping[str, Any], language: Language, where: str) -> None:
    for key, text in texts.items():
        there = _at(question, key, language, where)
        if key == "errors":
            _add_texts(there, text, language, f"{where}: errors")
        elif key == "options":
            _add_options(there, text, language, f"{where}: options")
        else:
            there[language.code] = text


def _add_texts(
    texts: Mapping[str, Raw], said: Mapping[str, str], language: Language, where: str
) -> None:
    for key, text in said.items():
        _at(texts, key, language, where)[language.code] = text


def _add_options(
    options: Sequence[Raw], labels: Mapping[str, str], language: Language, where: str
) -> None:
    known = {option["id"]: option["label"] for option in options}
    _add_texts(known, labels, language, where)


def _at(parts: Mapping[str, Any], key: str, language: Language, where: str) -> Any:
    if key not in parts:
        raise BadInput(f"{language.code}.yml: {where}: there is no {key} in Dutch.")
    return parts[key]
