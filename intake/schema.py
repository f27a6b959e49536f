"""The questions: load and check ``intake/questions/*.yml``, the one place of every question.

A form page, the check of an answer, a tab's columns and drop-downs, the error sentences and the
reference page all come from what this module loads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import jsonschema
import yaml

from intake.cities import City, load_cities
from intake.errors import BadInput

QUESTIONS = Path(__file__).parent / "questions"
SHARED = "shared.yml"

LANGUAGES = ("nl", "en")
"""The languages in which every sentence of every form exists; the first is the default."""

Text = Mapping[str, str]
"""A sentence in every language of ``LANGUAGES``."""

QuestionType = Literal[
    "text", "name", "email", "phone", "district", "number", "date", "choice", "choices",
    "consent", "code", "token",
]  # fmt: skip
Use = Literal["matching", "contact", "consent"]
Access = Literal["open", "link", "token"]


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen: what is stored, and what a person reads."""

    id: str
    label: Text

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The label in every language, without case."""
        return frozenset(label.casefold() for label in self.label.values())


@dataclass(frozen=True)
class Limits:
    """The smallest and largest number, or the most options that may be chosen; None: no limit.

    ``at_most`` names an earlier question whose number this one may not be higher than,
    ``not_before`` one whose day it may not lie before: earlier in the form, or in that with which
    people sign up for the same tab.
    """

    min: int | None = None
    max: int | None = None
    most: int | None = None
    at_most: str | None = None
    not_before: str | None = None


@dataclass(frozen=True)
class ShowIf:
    """An earlier question was answered with this option; without one, answered at all."""

    question: str
    answer: str | None = None


@dataclass(frozen=True, eq=False)
class Question:
    """One question, as every form and tab knows it. With ``show_if``, it is only asked when one of
    those conditions holds. A question is only ever equal to itself.

    ``visible_to`` says who may see the answer: ``coordinator``, ``builder``, ``household`` and
    ``sponsor`` (the other side, before a match and never with a name), ``matched`` (after both
    said yes).
    """

    id: str
    column: str
    type: QuestionType
    label: Text
    use: Use
    visible_to: tuple[str, ...]
    errors: Mapping[str, Text]
    hint: Text | None = None
    why: Text | None = None
    sensitive: bool = False
    required: bool = False
    autocomplete: str | None = None
    options: tuple[Option, ...] = ()
    limits: Limits = Limits()
    show_if: tuple[ShowIf, ...] = ()

    def error(self, code: str, language: str) -> str:
        """The sentence for an error ``code`` in ``language``, with label and limits filled in."""
        return self.errors[code][language].format(
            label=self.label[language],
            min=self.limits.min,
            max=self.limits.max,
            most=self.limits.most,
        )


@dataclass(frozen=True)
class Section:
    """Questions that stand together on a form, and the tab that their answers go to."""

    id: str
    tab: str
    title: Text
    questions: tuple[Question, ...]
    hint: Text | None = None


@dataclass(frozen=True)
class Form:
    """One form: its page, who may open it, and its questions in order.

    ``access`` is ``open`` (anybody), ``link`` (by a link that is passed on, which grants nothing)
    or ``token`` (only with a token that the workbook knows).
    """

    name: str
    tab: str
    page: Mapping[str, str]
    access: Access
    minutes: int
    consent_version: str
    title: Text
    intro: Text
    next_steps: Mapping[str, tuple[str, ...]]
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, id: str) -> Question:
        """The question with this id; KeyError when the form has none."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)

    def questions_for(self, tab: str) -> tuple[Question, ...]:
        """The questions whose answers go to ``tab``; a token is never stored."""
        return tuple(
            question
            for section in self.sections
            if section.tab == tab
            for question in section.questions
            if question.type != "token"
        )


@cache
def load_forms(folder: Path = QUESTIONS) -> Mapping[str, Form]:
    """Every form of ``folder`` by name, checked; BadInput names the file and what is wrong."""
    shared = _read(folder / SHARED)
    cities = load_cities()
    paths = sorted(path for path in folder.glob("*.yml") if path.name != SHARED)
    if not paths:
        raise BadInput(f"{folder}: expected questions files (*.yml) but found none.")
    forms = {path.stem: _form(path, _read(path), shared, cities) for path in paths}
    for path in paths:
        _check_limits(path, forms[path.stem], forms.values())
    return forms


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    wanted = "shared" if path.name == SHARED else "form"
    contract = _contract()
    validator = jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{wanted}", "$defs": contract["$defs"]}
    )
    # A form's version looks like a number to YAML only when it has no third part; all else is text.
    found = jsonschema.exceptions.best_match(validator.iter_errors(raw))
    if found is not None:
        where = "/".join(str(part) for part in found.absolute_path) or "the file"
        raise BadInput(f"{path.name}: {where}: {found.message}")
    return dict(raw)


@cache
def _contract() -> dict[str, Any]:
    return dict(json.loads((QUESTIONS / "schema.json").read_text(encoding="utf-8")))


def _form(
    path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any], cities: Sequence[City]
) -> Form:
    if raw["form"] != path.stem:
        raise BadInput(f"{path.name}: expected form: {path.stem} but found {raw['form']}.")
    form = Form(
        name=raw["form"],
        tab=raw["tab"],
        page=raw["page"],
        access=raw["access"],
        minutes=raw["minutes"],
        consent_version=raw["consent_version"],
        title=raw["title"],
        intro=raw["intro"],
        next_steps={language: tuple(lines) for language, lines in raw["next_steps"].items()},
        sections=tuple(_section(path, raw, part, shared, cities) for part in raw["sections"]),
    )
    _check(path, form)
    return form


def _section(
    path: Path,
    form: Mapping[str, Any],
    raw: Mapping[str, Any],
    shared: Mapping[str, Any],
    cities: Sequence[City],
) -> Section:
    return Section(
        id=raw["id"],
        tab=raw.get("tab", form["tab"]),
        title=raw["title"],
        hint=raw.get("hint"),
        questions=tuple(_question(path, question, shared, cities) for question in raw["questions"]),
    )


def _question(
    path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any], cities: Sequence[City]
) -> Question:
    if "ask" in raw:
        if raw["ask"] not in shared["questions"]:
            raise BadInput(f"{path.name}: {raw['ask']}: {SHARED} has no such question.")
        base = shared["questions"][raw["ask"]]
        errors = {**base.get("errors", {}), **raw.get("errors", {})}
        raw = {**base, **raw, "id": raw["ask"], "errors": errors}
    return Question(
        id=raw["id"],
        column=raw["column"],
        type=raw["type"],
        label=raw["label"],
        use=raw["use"],
        visible_to=tuple(raw["visible_to"]),
        errors={**shared["errors"], **raw.get("errors", {})},
        hint=raw.get("hint"),
        why=raw.get("why"),
        sensitive=raw.get("sensitive", False),
        required=raw.get("required", False),
        autocomplete=raw.get("autocomplete"),
        options=_options(path, raw, shared, cities),
        limits=Limits(**raw.get("limits", {})),
        show_if=_conditions(raw.get("show_if", [])),
    )


def _conditions(raw: Mapping[str, str] | Sequence[Mapping[str, str]]) -> tuple[ShowIf, ...]:
    listed = [raw] if isinstance(raw, Mapping) else raw
    return tuple(ShowIf(condition["question"], condition.get("is")) for condition in listed)


def _options(
    path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any], cities: Sequence[City]
) -> tuple[Option, ...]:
    own = [Option(option["id"], option["label"]) for option in raw.get("options", [])]
    source = raw.get("options_from")
    if source is None:
        return tuple(own)
    if source == "cities":
        # A new city comes from its own file alone; it is not repeated in any form.
        listed = [
            Option(city.id, {language: city.called(language) for language in LANGUAGES})
            for city in cities
        ]
    elif source in shared["options"]:
        listed = [Option(option["id"], option["label"]) for option in shared["options"][source]]
    else:
        raise BadInput(f"{path.name}: {raw['id']}: {SHARED} has no list of options {source}.")
    return (*listed, *own)


def _check(path: Path, form: Form) -> None:
    """What no JSON Schema can say: ids and columns stand once, and choices have options."""
    seen: dict[str, Question] = {}
    columns: set[tuple[str, str]] = set()
    for section in form.sections:
        for question in section.questions:
            where = f"{path.name}: {question.id}"
            if question.id in seen:
                raise BadInput(f"{where}: is asked twice.")
            if (section.tab, question.column) in columns:
                raise BadInput(f"{where}: the column {question.column} is used twice.")
            _check_options(where, question)
            for condition in question.show_if:
                _check_show_if(where, condition, seen)
            seen[question.id] = question
            columns.add((section.tab, question.column))


def _check_options(where: str, question: Question) -> None:
    if (question.type in ("choice", "choices")) != bool(question.options):
        raise BadInput(f"{where}: only choice and choices have options, and they must.")
    if len({option.id for option in question.options}) != len(question.options):
        raise BadInput(f"{where}: an option stands twice.")
    for option in question.options:
        # A cell holds several choices with commas between them.
        if "," in option.label["nl"] or ";" in option.label["nl"]:
            raise BadInput(
                f"{where}: the option {option.id} has a comma or semicolon in its label."
            )


def _check_show_if(where: str, show_if: ShowIf, seen: Mapping[str, Question]) -> None:
    asked = seen.get(show_if.question)
    if asked is None:
        raise BadInput(f"{where}: show_if names {show_if.question}, which is not asked before it.")
    if show_if.answer is None:
        return
    if asked.type not in ("choice", "choices"):
        raise BadInput(f"{where}: show_if names {show_if.question}, which is not a choice.")
    if show_if.answer not in {option.id for option in asked.options}:
        raise BadInput(f"{where}: show_if: {show_if.question} has no option {show_if.answer}.")


def _check_limits(path: Path, form: Form, forms: Iterable[Form]) -> None:
    """A limit that names another question names one that is answered earlier."""
    earlier = {
        question.id
        for other in forms
        if other.tab == form.tab and other.access == "open" and form.access == "token"
        for question in other.questions
    }
    for question in form.questions:
        for limit in ("at_most", "not_before"):
            named = getattr(question.limits, limit)
            if named is not None and named not in earlier:
                raise BadInput(
                    f"{path.name}: {question.id}: {limit} names {named}, not asked before."
                )
        earlier.add(question.id)
