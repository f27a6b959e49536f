"""The questions: load and check ``intake/questions/*.yml``, the one place of every question.

A form page, the check of an answer, a tab's columns and drop-downs, the error sentences and the
reference page all come from what this module loads. What a form says in other languages than Dutch
and English comes from ``intake/languages``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

from intake.cities import load_cities
from intake.data_files import contract_of, read_data
from intake.errors import BadInput
from intake.languages import FILES, LANGUAGES, Language, load_languages
from intake.translations import add_form, add_shared

QUESTIONS = Path(__file__).parent / "questions"
SHARED = "shared.yml"

Text = Mapping[str, str]
"""A sentence in Dutch, English and every other language of the forms that it stands in."""

QuestionType = Literal[
    "text", "name", "email", "phone", "district", "number", "date", "choice", "choices",
    "consent", "code", "case_number", "token",
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


@dataclass(frozen=True)
class LeadsTo:
    """Another form fits better for a number below this one: ``text`` says so, ``link`` goes there.

    ``fills`` names the question there that is answered with this number.
    """

    form: str
    below: int
    fills: str
    text: Text
    link: Text


@dataclass(frozen=True, eq=False)
class Question:
    """One question, as every form and tab knows it. With ``show_if``, it is only asked when one of
    those conditions holds. A question is only ever equal to itself.

    ``visible_to`` says who may see the answer: ``coordinator``, ``builder``, ``household`` and
    ``sponsor`` (the other side, before a match and never with a name), ``matched`` (after both
    said yes). ``before_consent`` says whether it is asked where no consent can be, as it serves to
    call somebody back, and whether it is then required. ``unless`` names the questions of which one
    is enough: on a form, this one must be answered when none of them is.
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
    before_consent: Literal["asked", "required"] | None = None
    unless: tuple[str, ...] = ()
    leads_to: LeadsTo | None = None
    sentences: bool = False
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
    or ``token`` (only with a token that the workbook knows). ``languages`` are those in which it is
    offered, Dutch first; ``unchecked`` are those of them that no native speaker has read.
    ``steps_if`` gives for each line of ``next_steps`` the answers that lead to it, if any do.
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
    languages: tuple[str, ...] = LANGUAGES
    unchecked: frozenset[str] = frozenset()
    steps_if: tuple[tuple[ShowIf, ...], ...] = ()

    def steps(self, language: str) -> list[tuple[str, tuple[ShowIf, ...]]]:
        """What happens next, a line at a time, with the answers of which one leads to it; none
        where it always happens."""
        lines = self.next_steps[language]
        return [*zip(lines, self.steps_if or ((),) * len(lines), strict=True)]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def calls_back(self) -> bool:
        """Whether it can be sent without consent, to be called back."""
        return any(question.before_consent for question in self.questions)

    @cached_property
    def takes_consent(self) -> bool:
        """Whether it asks for consent, in a language that somebody checked."""
        return any(question.type == "consent" for question in self.questions)

    @cached_property
    def seeks_match(self) -> bool:
        """Whether who fills it in seeks a match for people whom they name: a case has no name."""
        uses = {question.use for question in self.questions}
        types = {question.type for question in self.questions}
        return "matching" in uses and "case_number" not in types

    @cached_property
    def _without_consent(self) -> tuple[Section, ...]:
        kept = (
            replace(section, questions=tuple(self._before_consent(section.questions)))
            for section in self.sections
        )
        return tuple(section for section in kept if section.questions)

    def _before_consent(self, questions: Iterable[Question]) -> Iterator[Question]:
        for question in questions:
            if self.calls_back and question.before_consent:
                is_required = question.required or question.before_consent == "required"
                unless = () if is_required else question.unless
                yield replace(question, required=is_required, unless=unless, show_if=())
            elif not self.calls_back and question.type != "consent" and not question.sensitive:
                yield question

    def questions_in(self, language: str) -> tuple[Question, ...]:
        """The questions that are asked in ``language``, in order."""
        return tuple(one for section in self.asked(language) for one in section.questions)

    def asked(self, language: str) -> tuple[Section, ...]:
        """The sections with what is asked in ``language``.

        Nobody consents to what nobody has checked: in such a language there is no consent, nor a
        sensitive question, which needs one. A form that can be sent without asks only what serves
        to call back.
        """
        return self._without_consent if language in self.unchecked else self.sections

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
def load_forms(folder: Path = QUESTIONS, spoken: Path = FILES) -> Mapping[str, Form]:
    """Every form of ``folder`` by name, checked, in the languages of ``spoken``; BadInput names the
    file and what is wrong."""
    languages = load_languages(spoken)
    shared = _read(folder / SHARED)
    for language in languages.values():
        add_shared(shared, language)
    shared["options"]["cities"] = list(_cities(languages))
    paths = sorted(path for path in folder.glob("*.yml") if path.name != SHARED)
    if not paths:
        raise BadInput(f"{folder}: expected questions files (*.yml) but found none.")
    forms = {path.stem: _form(path, _read(path), shared, languages) for path in paths}
    for language in languages.values():
        if unknown := language.forms.keys() - forms.keys():
            raise BadInput(f"{language.code}.yml: forms: there is no {', '.join(sorted(unknown))}.")
    for path in paths:
        _check_limits(path, forms[path.stem], forms.values())
    return forms


def _cities(languages: Iterable[str]) -> Iterator[dict[str, Any]]:
    """A new city comes from its own file alone; it is not repeated in any form."""
    for city in load_cities():
        yield {"id": city.id, "label": {code: city.called(code) for code in languages}}


def _read(path: Path) -> dict[str, Any]:
    wanted = "shared" if path.name == SHARED else "form"
    definitions = contract_of(QUESTIONS)["$defs"]
    raw = read_data(path, {"$ref": f"#/$defs/{wanted}", "$defs": definitions})
    # What YAML took from an anchor is the same object twice; each place gets its own languages.
    return dict(json.loads(json.dumps(raw)))


def _form(
    path: Path,
    raw: dict[str, Any],
    shared: Mapping[str, Any],
    languages: Mapping[str, Language],
) -> Form:
    if raw["form"] != path.stem:
        raise BadInput(f"{path.name}: expected form: {path.stem} but found {raw['form']}.")
    offered = tuple(one for one in languages.values() if one.offers(path.stem))
    for language in offered:
        add_form(raw, language)
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
        sections=tuple(_section(path, raw, part, shared) for part in raw["sections"]),
        languages=tuple(one.code for one in offered),
        unchecked=frozenset(one.code for one in offered if not one.checked),
        steps_if=tuple(_conditions(one) for one in raw.get("next_steps_if", [])),
    )
    _check(path, form)
    for language in offered:
        if lacking := next(_lacking(form, language.code), None):
            raise BadInput(f"{language.code}.yml: forms: {form.name}: has no {lacking}.")
    return form


def _section(
    path: Path,
    form: Mapping[str, Any],
    raw: Mapping[str, Any],
    shared: Mapping[str, Any],
) -> Section:
    return Section(
        id=raw["id"],
        tab=raw.get("tab", form["tab"]),
        title=raw["title"],
        hint=raw.get("hint"),
        questions=tuple(_question(path, question, shared) for question in raw["questions"]),
    )


def _question(path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any]) -> Question:
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
        before_consent=raw.get("before_consent"),
        unless=tuple(raw.get("unless", [])),
        leads_to=LeadsTo(**raw["leads_to"]) if "leads_to" in raw else None,
        sentences=raw.get("sentences", False),
        autocomplete=raw.get("autocomplete"),
        options=_options(path, raw, shared),
        limits=Limits(**raw.get("limits", {})),
        show_if=_conditions(raw.get("show_if", [])),
    )


def _conditions(raw: Mapping[str, str] | Sequence[Mapping[str, str]]) -> tuple[ShowIf, ...]:
    listed = [raw] if isinstance(raw, Mapping) else raw
    return tuple(ShowIf(condition["question"], condition.get("is")) for condition in listed)


def _options(path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any]) -> tuple[Option, ...]:
    own = [Option(option["id"], option["label"]) for option in raw.get("options", [])]
    source = raw.get("options_from")
    if source is None:
        return tuple(own)
    if source not in shared["options"]:
        raise BadInput(f"{path.name}: {raw['id']}: {SHARED} has no list of options {source}.")
    listed = [Option(option["id"], option["label"]) for option in shared["options"][source]]
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
        for question in section.questions:
            _check_unless(f"{path.name}: {question.id}", question, seen)
    _check_steps(path, form, seen)


def _check_steps(path: Path, form: Form, seen: Mapping[str, Question]) -> None:
    for condition in (each for conditions in form.steps_if for each in conditions):
        where = f"{path.name}: next_steps_if"
        _check_show_if(where, condition, seen)
        if condition.answer is None or seen[condition.question].type != "choice":
            raise BadInput(f"{where}: expected one answer of a choice: {condition.question}.")
    for language in form.languages:
        lines = form.next_steps[language]
        if form.steps_if and len(lines) != len(form.steps_if):
            raise BadInput(
                f"{path.name}: next_steps_if: expected {len(lines)} conditions, one for each of "
                f"next_steps in {language}, but found {len(form.steps_if)}."
            )


def _lacking(form: Form, language: str) -> Iterator[str]:
    """What of ``form`` is not said in ``language``."""
    for section in form.sections:
        if any(language not in text for text in (section.title, section.hint) if text):
            yield f"title or hint of {section.id}"
        for question in section.questions:
            texts = {"label": question.label, "hint": question.hint, "why": question.why}
            texts |= {f"option {option.id}": option.label for option in question.options}
            texts |= {f"error {code}": text for code, text in question.errors.items()}
            for name, text in texts.items():
                if text is not None and language not in text:
                    yield f"{name} of {question.id}"


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


def _check_unless(where: str, question: Question, seen: Mapping[str, Question]) -> None:
    """Whoever fills in one section at a time must be able to mend it there."""
    if unknown := [id for id in question.unless if id not in seen or id == question.id]:
        raise BadInput(f"{where}: unless names {unknown[0]}, which is not asked there or before.")
    if question.unless and question.required:
        raise BadInput(f"{where}: is required whatever unless says.")
    if question.unless and "none" not in question.errors:
        raise BadInput(f"{where}: has no sentence (none) for when unless is not met.")


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
