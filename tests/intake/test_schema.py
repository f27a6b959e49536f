"""The questions files, each a test case, and the schema that they are checked against."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from intake.answers import LONGEST
from intake.errors import BadInput
from intake.kinds import BY_KEY, INTAKES
from intake.languages import LANGUAGES
from intake.schema import (
    QUESTIONS,
    SHARED,
    Form,
    Question,
    QuestionType,
    ShowIf,
    load_forms,
)

FILES = sorted(path.stem for path in QUESTIONS.glob("*.yml") if path.name != SHARED)
FORMS = tuple(load_forms().values())
ASKED = [
    pytest.param(form, question, id=f"{form.name}-{question.id}")
    for form in FORMS
    for question in form.questions
]

CODES: dict[QuestionType, tuple[str, ...]] = {
    "text": ("too_long",),
    "name": ("too_long", "name"),
    "email": ("too_long", "email"),
    "phone": ("too_long", "phone"),
    "district": ("too_long", "district"),
    "number": ("too_long", "number", "too_small", "too_large"),
    "date": ("too_long", "date"),
    "choice": ("too_long", "choice"),
    "choices": ("choices", "too_many"),
    "consent": ("too_long",),
    "code": ("too_long", "code"),
    "case_number": ("too_long", "code"),
    "token": ("too_long", "code"),
}
"""What each type of answer can be besides missing."""


def codes(question: Question) -> list[str]:
    """Every error that an answer to this question can give."""
    limits = {"too_small": "min", "too_large": "max", "too_many": "most"}
    return ["missing"] * question.required + [
        code
        for code in CODES[question.type]
        if code not in limits or getattr(question.limits, limits[code]) is not None
    ]


def test_there_are_questions_files() -> None:
    assert {"group", "member", "newcomer", "newcomer-intake"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_questions_file_is_a_form_when_loaded(name: str) -> None:
    form = load_forms()[name]
    assert form.name == name
    assert form.questions


@pytest.mark.parametrize(("form", "question"), ASKED)
def test_question_has_every_language_when_it_is_shown(form: Form, question: Question) -> None:
    texts = [question.label, question.hint, question.why]
    texts += [option.label for option in question.options]
    texts += question.errors.values()
    assert all(set(text) >= set(form.languages) for text in texts if text is not None)


@pytest.mark.parametrize(("form", "question"), ASKED)
def test_error_has_a_whole_sentence_when_it_is_filled_in(form: Form, question: Question) -> None:
    sentences = [question.error(code, lang) for code in codes(question) for lang in form.languages]
    assert sentences
    assert not [text for text in sentences if "None" in text or "{" in text]


@pytest.mark.parametrize(("form", "question"), ASKED)
def test_too_long_says_how_much_fits(form: Form, question: Question) -> None:
    said = [question.error("too_long", language) for language in form.languages]
    assert all(f" {LONGEST} " in sentence for sentence in said)


@pytest.mark.parametrize(
    ("form", "language"),
    [
        pytest.param(form, language, id=f"{form.name}-{language}")
        for form in FORMS
        for language in form.languages
    ],
)
def test_missing_sentences_differ_when_all_is_empty(form: Form, language: str) -> None:
    said = [question.error("missing", language) for question in form.questions if question.required]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("form", "question"), ASKED)
def test_special_question_is_optional_when_sensitive(form: Form, question: Question) -> None:
    assert not (question.sensitive and question.required)


# Who asks about their own data, or tells how a match goes, consented when they signed up.
@pytest.mark.parametrize(
    "form",
    [form for form in FORMS if form.name not in BY_KEY - INTAKES.keys()],
    ids=lambda form: form.name,
)
def test_form_asks_for_consent_when_it_is_sent(form: Form) -> None:
    asked = [question for question in form.questions if question.type == "consent"]
    assert any(question.required and not question.show_if for question in asked)


# Who signs up an organisation works there; an intake and a case are filled in by others.
@pytest.mark.parametrize(
    "form",
    [form for form in FORMS if form.access != "token" and form.name != "organisation"],
    ids=lambda form: form.name,
)
def test_form_says_who_decides_for_a_child(form: Form) -> None:
    (consent,) = [question for question in form.questions if question.type == "consent"]
    assert consent.hint is not None
    assert [language for language in form.languages if "16" not in consent.hint[language]] == []


def test_column_is_one_question_when_forms_share_a_tab() -> None:
    found: dict[tuple[str, str], set[tuple[Any, ...]]] = defaultdict(set)
    for form in FORMS:
        for section in form.sections:
            for asked in section.questions:
                ids = tuple(option.id for option in asked.options)
                found[section.tab, asked.column].add((asked.id, asked.type, ids, asked.limits))
    assert not {where: asked for where, asked in found.items() if len(asked) > 1}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(QUESTIONS, tmp_path / "questions")


def change(folder: Path, name: str, **keys: Any) -> None:
    """Give a form's file other values for some of its keys; None takes a key away."""
    path = folder / f"{name}.yml"
    raw = {**yaml.safe_load(path.read_text(encoding="utf-8")), **keys}
    kept = {key: value for key, value in raw.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")


def section(*questions: dict[str, Any]) -> dict[str, Any]:
    """The sections of a form with only these questions."""
    return {"sections": [{"id": "one", "title": both("Deel"), "questions": list(questions)}]}


def question(id: str = "size", **keys: Any) -> dict[str, Any]:
    """A question as it stands in a file; None takes a key away."""
    raw = {
        "id": id,
        "column": id,
        "type": "number",
        "use": "matching",
        "visible_to": ["coordinator"],
        "label": both("Hoeveel?"),
        **keys,
    }
    return {key: value for key, value in raw.items() if value is not None}


def both(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


CHOICE = {"type": "choice", "options": [{"id": "a", "label": both("a")}]}

WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"minutes": 0}, "member.yml: minutes"),
    ({"consent_version": "1"}, "member.yml: consent_version"),
    ({"colour": "blue"}, "colour"),
    ({"title": {"nl": "Alleen Nederlands"}}, "member.yml: title: 'en'"),
    ({"intro": None}, "'intro' is a required property"),
    ({"form": "group"}, "expected form: member but found group"),
    (section(question(type="colour")), "member.yml: sections/0/questions/0"),
    (section(question(visible_to=None)), "member.yml: sections/0/questions/0"),
    (section(question(unless=["b"])), "size: unless names b, which is not asked there or before"),
    (section(question(unless=["size"])), "size: unless names size"),
    (section(question(required=True, unless=["b"]), question("b")), "size: is required whatever"),
    (section(question(unless=["b"]), question("b")), "size: has no sentence"),
    (section(question(visible_to=["everybody"])), "member.yml: sections/0/questions/0"),
    (section(question(errors={"odd": both("x")})), "member.yml: sections/0/questions/0"),
    (section({"ask": "colour"}), "shared.yml has no such question"),
    (section(question(), question()), "size: is asked twice"),
    (section(question(), question("b", column="size")), "the column size is used twice"),
    (section(question(type="choice")), "only choice and choices have options"),
    (section(question(options=CHOICE["options"])), "only choice and choices have options"),
    (section(question(type="choice", options_from="colours")), "no list of options colours"),
    (section(question(type="choice", options=CHOICE["options"] * 2)), "an option stands twice"),
    (
        section(question(type="choice", options=[{"id": "a", "label": both("a, b")}])),
        "has a comma or semicolon",
    ),
    (
        section(question(show_if={"question": "later", "is": "a"})),
        "show_if names later, which is not asked before it",
    ),
    (
        section(question("first", **CHOICE), question(show_if={"question": "first", "is": "b"})),
        "first has no option b",
    ),
    (
        section(question("first"), question(show_if={"question": "first", "is": "a"})),
        "show_if names first, which is not a choice",
    ),
    (
        section(question("first"), question(show_if=[{"question": "first"}, {"question": "x"}])),
        "show_if names x, which is not asked before it",
    ),
    (
        {**section(question("first", **CHOICE)), "next_steps_if": [{"question": "x", "is": "a"}]},
        "next_steps_if: show_if names x",
    ),
    (
        {**section(question("first", **CHOICE)), "next_steps_if": [{"question": "first"}]},
        "next_steps_if: expected one answer of a choice: first",
    ),
    (
        {**section(question("first", **CHOICE)), "next_steps_if": [[], [], [], [], [], [], []]},
        "one for each of next_steps in nl, but found 7",
    ),
    (section(question(limits={"at_most": "later"})), "at_most names later, not asked before"),
    (section(question(limits={"not_before": "size"})), "not_before names size, not asked before"),
)


@pytest.mark.parametrize(("keys", "said"), WRONG, ids=[said for _, said in WRONG])
def test_load_forms_names_the_mistake_when_a_file_is_wrong(
    folder: Path, keys: dict[str, Any], said: str
) -> None:
    change(folder, "member", **keys)
    with pytest.raises(BadInput) as error:
        load_forms(folder)
    assert said in str(error.value)


def test_show_if_may_name_any_answer_and_several_questions(folder: Path) -> None:
    conditions = [{"question": "first"}, {"question": "second", "is": "a"}]
    asked = (question("first"), question("second", **CHOICE), question(show_if=conditions))
    change(folder, "member", **section(*asked))
    told = load_forms(folder)["member"].question("size").show_if
    assert told == (ShowIf("first"), ShowIf("second", "a"))


def test_not_before_may_name_what_was_asked_at_the_sign_up() -> None:
    limits = load_forms()["host-intake"].question("stay_last").limits
    assert limits.not_before in {question.id for question in load_forms()["host"].questions}


def test_load_forms_names_the_file_when_it_is_no_yaml(folder: Path) -> None:
    (folder / "member.yml").write_text("form: [", encoding="utf-8")
    with pytest.raises(BadInput, match=r"^member\.yml, line 1, column 8: cannot be read"):
        load_forms(folder)


def test_load_forms_says_so_when_there_are_no_files(folder: Path) -> None:
    for name in FILES:
        (folder / f"{name}.yml").unlink()
    with pytest.raises(BadInput, match="found none"):
        load_forms(folder)
