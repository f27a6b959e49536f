"""A language of the forms is a file: what it must hold, and what a form asks in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from intake.answers import read_answers
from intake.errors import BadInput
from intake.form import load_words, render
from intake.languages import FILES, LANGUAGES, load_languages
from intake.schema import QUESTIONS, SHARED, Form, load_forms
from intake.submission import Malformed, read_sent
from tests.intake.sending import post_of

CODE = "xx"
DOCS = Path(__file__).parents[2] / "docs"
FORMS = ("newcomer", "newcomer-intake")
ADDED = [code for code in load_languages() if code not in LANGUAGES]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def in_made_up(part: Any) -> Any:
    """Every Dutch sentence of a part of a questions file, in a language that is no other."""
    if isinstance(part, dict) and "nl" in part:
        return in_made_up(part["nl"])
    if isinstance(part, list):
        return [in_made_up(each) for each in part]
    return f"†{part}" if isinstance(part, str) else part


def said_of(question: dict[str, Any]) -> dict[str, Any]:
    found = {key: in_made_up(question[key]) for key in ("label", "hint", "why") if key in question}
    if "errors" in question:
        found["errors"] = {code: in_made_up(text) for code, text in question["errors"].items()}
    if "options" in question:
        found["options"] = {one["id"]: in_made_up(one["label"]) for one in question["options"]}
    return found


def made_up(checked_by: str | None = None) -> dict[str, Any]:
    """The file of a language in which two forms are offered."""
    shared = read(QUESTIONS / SHARED)
    return {
        "name": "†",
        "direction": "rtl",
        "checked_by": checked_by,
        "words": read(FILES / "nl.yml")["words"],
        "errors": {code: in_made_up(text) for code, text in shared["errors"].items()},
        "options": {
            name: {one["id"]: in_made_up(one["label"]) for one in options}
            for name, options in shared["options"].items()
        },
        "questions": {id: said_of(question) for id, question in shared["questions"].items()},
        "forms": {name: form_of(read(QUESTIONS / f"{name}.yml")) for name in FORMS},
    }


def form_of(form: dict[str, Any]) -> dict[str, Any]:
    asked = [question for section in form["sections"] for question in section["questions"]]
    return {
        **{key: in_made_up(form[key]) for key in ("title", "intro", "next_steps")},
        "sections": {
            one["id"]: {key: in_made_up(one[key]) for key in ("title", "hint") if key in one}
            for one in form["sections"]
        },
        "questions": {one.get("ask") or one["id"]: said_of(one) for one in asked},
    }


@pytest.fixture
def spoken(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """A folder with Dutch, English and the language of this file."""

    def write(file: dict[str, Any]) -> Path:
        folder = tmp_path / "languages"
        copytree(FILES, folder)
        for code in ADDED:
            (folder / f"{code}.yml").unlink()
        (folder / f"{CODE}.yml").write_text(yaml.safe_dump(file, allow_unicode=True), "utf-8")
        return folder

    return write


def newcomer(folder: Path) -> Form:
    return load_forms(QUESTIONS, folder)["newcomer"]


def test_language_is_offered_when_its_file_is_there(spoken: Callable[..., Path]) -> None:
    forms = load_forms(QUESTIONS, spoken(made_up()))
    offered = {name for name, form in forms.items() if CODE in form.languages}
    assert offered == set(FORMS)
    assert forms["newcomer"].page[CODE] == forms["newcomer"].page["en"]
    assert forms["newcomer"].question("name").label[CODE].startswith("†")


def test_only_what_serves_to_call_is_asked_when_nobody_checked_the_language(
    spoken: Callable[..., Path],
) -> None:
    form = newcomer(spoken(made_up()))
    asked = {question.id: question.required for question in form.questions_in(CODE)}
    assert asked == {
        "name": True,
        "phone": True,
        "reach": False,
        "city": True,
        "contact_language": True,
    }
    assert {q.id for q in form.questions_in("nl")} == {q.id for q in form.questions}


def test_neither_consent_nor_what_needs_it_is_asked_when_a_form_cannot_be_called_back(
    spoken: Callable[..., Path],
) -> None:
    form = load_forms(QUESTIONS, spoken(made_up()))["newcomer-intake"]
    left = {q.id for q in form.questions} - {q.id for q in form.questions_in(CODE)}
    assert left == {q.id for q in form.questions if q.type == "consent" or q.sensitive}
    assert {"women_only", "diet", "sensitive_consent", "intake_consent"} <= left
    assert "sensitive" not in {section.id for section in form.asked(CODE)}


def test_everything_is_asked_once_somebody_checked_the_language(
    spoken: Callable[..., Path],
) -> None:
    form = newcomer(spoken(made_up(checked_by="Noa Verzonnen, 2026-11-22")))
    assert form.questions_in(CODE) == form.questions
    assert form.unchecked == frozenset()


def test_consent_is_refused_when_nobody_checked_the_language(spoken: Callable[..., Path]) -> None:
    form = newcomer(spoken(made_up()))
    answers = {"name": "Amina Verzonnen", "phone": "06 12345678", "city": "rotterdam"}
    asked = {**answers, "contact_language": "ar"}
    sent = read_sent(form, post_of(asked, lang=CODE))
    assert read_answers(form, sent.raw, CODE).errors == ()
    with pytest.raises(Malformed):
        read_sent(form, post_of({**asked, "consent": "ja"}, lang=CODE))


def test_phone_is_asked_for_in_its_own_words_when_it_lacks(spoken: Callable[..., Path]) -> None:
    form = newcomer(spoken(made_up()))
    (first, *_) = read_answers(form, {"name": "Amina"}, CODE).errors
    assert first.question == "phone"
    assert first.message.startswith("†")


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "word": (lambda file: file["words"]["page"].pop("send"), "page/send"),
    "error": (lambda file: file["errors"].pop("email"), "forms: newcomer.*: has no error email"),
    "label": (
        lambda file: file["forms"]["newcomer"]["questions"]["people"].pop("label"),
        "newcomer: has no label of people",
    ),
    "option": (
        lambda file: file["options"]["languages"].pop("ti"),
        "forms: newcomer.*: has no option ti of",
    ),
    "question": (
        lambda file: file["forms"]["newcomer"]["questions"].update(faith={"label": "x"}),
        "forms: newcomer: questions: there is no faith in Dutch",
    ),
    "form": (lambda file: file["forms"].update(other=file["forms"]["newcomer"]), "no other"),
    "direction": (lambda file: file.update(direction="up"), "direction"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_language_is_refused_when_it_is_not_whole(name: str, spoken: Callable[..., Path]) -> None:
    file = made_up()
    change, said = CHANGES[name]
    change(file)
    with pytest.raises(BadInput, match=rf"xx\.yml.*{said}"):
        load_forms(QUESTIONS, spoken(file))


def test_page_says_that_nobody_checked_the_language() -> None:
    for form in load_forms().values():
        for language in form.languages:
            said = load_languages()[language].words["unchecked"]["title"]
            assert (said in render(form, language, action="/")) is (language in form.unchecked)


SAID = {"newcomer": "calls_back", "newcomer-intake": "no_consent"}


@pytest.mark.parametrize("language", ADDED)
@pytest.mark.parametrize("name", ["newcomer", "newcomer-intake", "change", "checkin"])
def test_page_says_what_is_not_asked_while_nobody_checked_the_language(
    name: str, language: str
) -> None:
    page = render(load_forms()[name], language, action="/")
    said = load_languages()[language].words["unchecked"]
    assert said[SAID.get(name, "counts")] in page
    assert "data-consent" not in page


@pytest.mark.parametrize("language", ADDED)
def test_everything_that_newcomers_send_by_a_link_is_asked_in_every_language(language: str) -> None:
    for name in ("change", "checkin"):
        form = load_forms()[name]
        assert form.questions_in(language) == form.questions


@pytest.mark.parametrize("language", ADDED)
def test_form_leads_to_the_privacy_page_in_its_own_language(language: str) -> None:
    page = render(load_forms()["newcomer"], language, action="/")
    assert 'href="../../privacy/">' in page
    assert (DOCS / language / "privacy.md").is_file()


def test_link_to_a_privacy_page_in_another_language_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = load_words("tr")["site"]
    monkeypatch.setitem(site, "privacy", "../en/privacy")
    monkeypatch.setitem(site, "privacy_in", "en")
    assert '/en/privacy/" hreflang="en">' in render(load_forms()["newcomer"], "tr", action="/")


@pytest.mark.parametrize("language", load_languages())
@pytest.mark.parametrize("name", ["newcomer", "newcomer-intake"])
def test_newcomers_read_first_what_a_yes_or_no_never_changes(name: str, language: str) -> None:
    first, second, *_ = load_forms()[name].intro[language].replace("።", ".").split(". ")
    integration = {"en": "civic integration"}.get(language, "inburgering")
    assert len(first) < 40
    assert integration in second


@pytest.mark.parametrize("language", ADDED)
def test_links_to_pages_in_another_language_say_which_and_how_it_reads(language: str) -> None:
    page = (DOCS / language / "index.md").read_text(encoding="utf-8")
    for other in LANGUAGES:
        assert f'lang="{other}" hreflang="{other}" dir="ltr">' in page
