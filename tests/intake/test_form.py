"""The form pages and the list of questions: all that the schema says stands on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from intake import form as forms
from intake.answers import AnswerError, read_answers
from intake.deployment import load_deployment
from intake.languages import LANGUAGES, load_languages
from intake.schema import Form, Option, Section, load_forms

DOCS = Path(__file__).parents[2] / "docs"
FORMS = tuple(load_forms().values())
MOST_IN_A_STEP = 36
"""Fields, boxes and circles: at 360 pixels some four to five screens of a phone."""
PAGES = [
    pytest.param(form, language, id=f"{form.name}-{language}")
    for form in FORMS
    for language in LANGUAGES
]
ACTION = "/aanmelden/form"
CONTACT = load_deployment().contact_email


@dataclass
class Element:
    tag: str
    attributes: Mapping[str, str | None]
    text: str = ""


@dataclass
class Parsed(HTMLParser):
    """The elements of a fragment in their order, each with the text up to its end tag."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("input", "link"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.attributes.get("name") == name]

    def with_id(self, id: str) -> Element:
        return next(element for element in self.elements if element.attributes.get("id") == id)


def parse(html: str) -> Parsed:
    parsed = Parsed()
    parsed.feed(html)
    assert not parsed.open
    return parsed


def page(form: Form, language: str = "nl", **keys: Any) -> Parsed:
    return parse(forms.render(form, language, action=ACTION, **keys))


def one_question(**keys: Any) -> Form:
    """A form that asks one thing."""
    newcomer = load_forms()["newcomer"]
    asked = replace(newcomer.question("contact_language"), **keys)
    return replace(newcomer, sections=(replace(newcomer.sections[0], questions=(asked,)),))


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_render_shows_every_question_when_it_is_empty(form: Form, language: str) -> None:
    text = " ".join(page(form, language).elements[0].text.split())
    for question in form.questions:
        said = [question.label, question.hint, question.why]
        said += [option.label for option in question.options]
        assert not [words for words in said if words and words[language] not in text]


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_render_names_fields_as_the_schema_does(form: Form, language: str) -> None:
    names = {
        element.attributes["name"]
        for element in page(form, language).elements[1:]
        if element.tag in ("input", "select", "textarea")
    }
    assert names - {question.id for question in form.questions} == {
        "lang", "consent_version", "submission_id", "website",
    }  # fmt: skip
    assert names >= {question.id for question in form.questions}


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_render_points_only_to_what_is_there(form: Form, language: str) -> None:
    errors = read_answers(form, {}, language).errors
    parsed = page(form, language, errors=errors)
    ids = [element.attributes["id"] for element in parsed.elements if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    used = {
        id
        for element in parsed.elements
        for key in ("for", "aria-describedby", "aria-labelledby")
        for id in (element.attributes.get(key) or "").split()
    }
    links = [str(element.attributes.get("href")) for element in parsed.elements]
    assert used | {link[1:] for link in links if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_render_obeys_a_strict_policy(form: Form, language: str) -> None:
    for element in page(form, language).elements:
        assert element.tag != "style"
        assert not [key for key in element.attributes if key == "style" or key.startswith("on")]
        assert element.tag != "script" or element.attributes["type"] == "application/json"


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_render_marks_what_may_be_left_empty(form: Form, language: str) -> None:
    optional = forms.load_words(language)["question"]["optional"]
    html = forms.render(form, language, action=ACTION)
    marked = re.findall(
        r'data-question="([^"]+)"(?:(?!data-question).)*?sh-optional', html, re.DOTALL
    )
    assert marked == [question.id for question in form.questions if not question.required]
    ways = {"phone", "email", "reach"} if form.name == "newcomer" else set()
    assert html.count(f"({optional})") == len(set(marked) - ways)


@pytest.mark.parametrize(
    "section", [pytest.param(s, id=f"{f.name}-{s.id}") for f in FORMS for s in f.sections]
)
def test_step_has_no_more_than_a_phone_can_bear(section: Section) -> None:
    assert (
        sum(
            1
            if question.type == "choice" and len(question.options) > forms.MOST_RADIOS
            # A question without options has a field.
            else len(question.options) or 1
            for question in section.questions
        )
        <= MOST_IN_A_STEP
    )


def test_render_says_that_one_way_to_reach_somebody_is_enough() -> None:
    html = forms.render(load_forms()["newcomer"], "nl", action=ACTION)
    assert html.count('<span class="sh-optional">(1 van deze 3 is genoeg)</span>') == 3


def test_render_says_required_when_it_always_is() -> None:
    parsed = page(load_forms()["newcomer"])
    required = {
        element.attributes["id"]
        for element in parsed.elements
        if element.attributes.get("aria-required") == "true" and "id" in element.attributes
    }
    assert required == {"f-name", "f-contact_language", "f-people", "f-consent"}


def test_render_keeps_the_trap_away_from_people() -> None:
    parsed = page(FORMS[0])
    (trap,) = parsed.named("website")
    around = parsed.elements[parsed.elements.index(trap) - 2]
    assert trap.attributes["tabindex"] == "-1"
    assert around.attributes["aria-hidden"] == "true"


def test_render_sends_what_the_receiver_needs() -> None:
    form = load_forms()["group"]
    parsed = page(form, "en")
    hidden = {
        str(element.attributes["name"]): element.attributes["value"]
        for element in parsed.elements
        if element.attributes.get("type") == "hidden"
    }
    assert hidden == {
        "lang": "en", "consent_version": form.consent_version, "submission_id": "",
    }  # fmt: skip
    (sent,) = (element for element in parsed.elements if element.tag == "form")
    assert (sent.attributes["method"], sent.attributes["action"]) == ("post", ACTION)


def test_render_has_room_for_sentences_and_keeps_their_lines() -> None:
    form = one_question(type="text", options=(), sentences=True)
    (field,) = page(form, values={"contact_language": "een <b>\ntwee"}).named("contact_language")
    assert (field.tag, field.text) == ("textarea", "een <b>\ntwee")


@pytest.mark.parametrize(("count", "tag"), [(2, "input"), (6, "input"), (7, "select")])
def test_render_makes_a_list_when_options_are_many(count: int, tag: str) -> None:
    options = tuple(Option(f"o{i}", {"nl": f"keuze {i}", "en": "x"}) for i in range(count))
    fields = page(one_question(options=options)).named("contact_language")
    assert {element.tag for element in fields} == {tag}


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        ("email", {"type": "email", "dir": "ltr", "autocapitalize": "off"}),
        ("phone", {"type": "tel", "dir": "ltr"}),
        ("number", {"type": "text", "inputmode": "numeric"}),
        ("district", {"type": "text", "inputmode": "numeric", "dir": "ltr"}),
        ("code", {"type": "text", "dir": "ltr", "autocomplete": "off"}),
    ],
)
def test_render_helps_the_keyboard_of_a_phone(kind: str, attributes: dict[str, str]) -> None:
    (shown,) = page(one_question(type=kind, options=())).named("contact_language")
    assert attributes.items() <= shown.attributes.items()


def test_render_tells_when_to_answer_without_script() -> None:
    said = page(load_forms()["newcomer"]).with_id("f-helper_name-if").text
    assert "Voor wie vul je dit in?" in said
    assert "voor iemand anders" in said


def test_render_tells_every_condition_when_there_are_more() -> None:
    said = page(load_forms()["newcomer-intake"]).with_id("f-sensitive_consent-if").text
    assert said.startswith("Vul dit alleen in als je bij “Wil het huishouden alleen contact met")
    assert said.endswith(", of bij “Welk eten is voor het huishouden nodig?” iets invult.")


def test_render_tells_the_script_every_condition() -> None:
    html = forms.render(load_forms()["newcomer-intake"], "nl", action="/")
    conditions = "women_only=yes step_free=yes lgbt_safe=yes diet"
    assert f'data-question="sensitive_consent" data-if="{conditions}"' in html


def test_render_tells_of_another_way_when_only_a_script_can_send() -> None:
    form, said = load_forms()["group"], forms.load_words("nl")["no_script"]["title"]
    assert said not in forms.render(form, "nl", action="/")
    html = forms.render(form, "nl", action="https://relay.example.org/exec", takes_posts=False)
    without_script = html[html.index("<noscript>") : html.index("</noscript>")]
    assert said in without_script
    assert load_deployment().contact_email in without_script
    assert re.search('<button type="submit"[^>]* hidden>', html)


TYPED = {
    "for_whom": "other",
    "name": 'Ann "<script>alert(1)</script>" & co',
    "email": " ann@",
    "city": "rotterdam",
    "contact_language": "ti",
    "consent": "ja",
}


def test_render_keeps_everything_typed_when_something_is_wrong() -> None:
    form = load_forms()["newcomer"]
    parsed = page(form, values=TYPED, errors=read_answers(form, TYPED, "nl").errors)
    (name,) = parsed.named("name")
    (email,) = parsed.named("email")
    assert (name.attributes["value"], email.attributes["value"]) == (TYPED["name"], " ann@")
    chosen = {
        element.attributes.get("value")
        for element in parsed.elements
        if element.attributes.keys() & {"checked", "selected"}
    }
    assert chosen == {"other", "rotterdam", "ti", "ja"}


def test_render_keeps_several_choices_when_they_were_ticked() -> None:
    parsed = page(load_forms()["group"], values={"languages": ["ar", "ti"]})
    ticked = [e for e in parsed.named("languages") if "checked" in e.attributes]
    assert [element.attributes["value"] for element in ticked] == ["ar", "ti"]


def test_render_says_at_the_field_what_the_summary_says() -> None:
    wrong = AnswerError("email", "Dit is geen e-mailadres.")
    parsed = page(load_forms()["member"], errors=[wrong])
    (link,) = (e for e in parsed.elements if e.attributes.get("href") == "#f-email")
    shown = parsed.with_id("f-email-error")
    assert link.text == wrong.message
    assert shown.text == f"Fout: {wrong.message}"
    assert "hidden" not in shown.attributes
    assert parsed.with_id("f-email").attributes["aria-invalid"] == "true"


def test_render_hides_the_summary_when_nothing_is_wrong() -> None:
    parsed = page(load_forms()["member"])
    assert "hidden" in parsed.with_id("fouten").attributes
    assert "aria-invalid" not in parsed.with_id("f-email").attributes


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_confirmation_tells_what_happens_now(form: Form, language: str) -> None:
    parsed = parse(forms.confirmation(form, language, "7K3MQ2PA"))
    text = parsed.elements[0].text
    assert "7K3MQ2PA" in text.split()
    assert "7 K 3 M Q 2 P A" in text
    assert not [line for line in form.next_steps[language] if line not in text]
    links = [element.attributes.get("href") for element in parsed.elements]
    assert f"mailto:{CONTACT}?subject=7K3MQ2PA" in links


@pytest.mark.parametrize(
    ("request_", "fits"),
    [("stop", [0, 3, 4]), ("change", [1, 4]), ("erase", [2, 4]), ("copy", [2, 4])],
)
@pytest.mark.parametrize("language", load_forms()["change"].languages)
def test_confirmation_tells_only_what_fits_what_was_asked(
    language: str, request_: str, fits: list[int]
) -> None:
    form = load_forms()["change"]
    text = parse(forms.confirmation(form, language, "7K3MQ2PA", {"request": request_})).elements[0]
    told = [number for number, line in enumerate(form.next_steps[language]) if line in text.text]
    assert told == fits


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusal_is_the_same_for_spam_malformed_and_busy(language: str) -> None:
    assert len({forms.refusal(language, kind) for kind in ("spam", "malformed", "busy")}) == 1
    assert len({forms.refusal(language, kind) for kind in ("spam", "too_large", "too_many")}) == 3
    assert CONTACT in forms.refusal(language, "busy")


BUILT = """<html><head><title>Titel</title><link href="../../assets/a.css"></head>
<body><a href="#main">inhoud</a> <a href="../">terug</a> <a href="mailto:a@b.nl">mail</a>
<script id="__config" type="application/json">{"base": "../.."}</script>
%s<footer></footer></body></html>"""


def built(form: Form, language: str) -> str:
    return BUILT % forms.render(form, language, action=ACTION)


def test_page_with_holds_the_fragment_when_it_has_a_form() -> None:
    html = built(FORMS[0], "nl")
    fragment = forms.refusal("nl", "busy")
    answer = forms.page_with(html, fragment, title_prefix="Fout: ")
    assert answer.count(fragment) == 1
    assert "<title>Fout: Titel</title>" in answer
    assert "<form" not in answer


def test_page_with_links_as_from_the_page_when_shown_elsewhere() -> None:
    answer = forms.page_with(built(load_forms()["group"], "en"), forms.refusal("en", "busy"))
    for link in ('"/en/assets/a.css"', '"/en/sign-up/"', '"#main"', '"mailto:a@b.nl"'):
        assert f"href={link}" in answer
    assert '{"base": "/en/"}' in answer


def test_page_with_refuses_when_the_page_has_no_form() -> None:
    with pytest.raises(ValueError, match="markers"):
        forms.page_with("<title>x</title>", forms.refusal("nl", "busy"))


def test_pages_are_the_committed_ones() -> None:
    made = forms.pages(load_forms())
    committed = {path: (DOCS / path).read_text(encoding="utf-8") for path in made}
    assert made == committed


def test_pages_hold_each_form_in_each_language() -> None:
    made = forms.pages(load_forms())
    assert {f"{language}/{form.page[language]}.md" for form, language in every()} < set(made)
    assert {"nl/naslag/vragen.md", "en/reference/questions.md"} < set(made)


def every() -> list[tuple[Form, str]]:
    return [(form, language) for form in FORMS for language in LANGUAGES]


def test_pages_follow_when_a_form_is_added() -> None:
    host = replace(FORMS[0], name="host", page={"nl": "aanmelden/host", "en": "sign-up/host"})
    made = forms.pages({"host": host})
    assert 'action="/aanmelden/host"' in made["nl/aanmelden/host.md"]
    assert 'counterparts: {"en": "sign-up/host.md"}' in made["nl/aanmelden/host.md"]


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_reference_page_has_every_question(form: Form, language: str) -> None:
    path = load_languages()[language].reference["page"]
    parsed = parse(forms.pages(load_forms())[f"{language}/{path}.md"].split("---")[2])
    labels = [
        element.text for element in parsed.elements if element.attributes.get("scope") == "row"
    ]
    assert [q.label[language] for f in FORMS for q in f.questions] == labels
    assert len(parsed.elements[0].text) > len("".join(labels))


def test_reference_page_says_who_sees_a_sensitive_answer() -> None:
    html = forms.pages(load_forms())["nl/naslag/vragen.md"]
    row = html[html.index("Wil het huishouden alleen contact met vrouwen?") :].split("</tr>")[0]
    cells = re.findall(r"<td>(.*?)</td>", row)
    assert cells == [
        "alleen vrouwen", "één keuze", "nee", "koppelen", "coördinator; community builder", "ja",
        "ja, nee, zeg ik liever niet",
    ]  # fmt: skip


def keys(words: Any, path: str = "") -> set[str]:
    if not isinstance(words, dict):
        assert words or path == ".site", f"{path} is empty"
        return {path}
    return {key for name, value in words.items() for key in keys(value, f"{path}.{name}")}


def test_words_have_the_same_keys_in_every_language() -> None:
    first, *others = (keys(dict(forms.load_words(language))) for language in LANGUAGES)
    assert others == [first] * len(others)


def test_address_has_a_folder_when_it_is_not_the_first_language() -> None:
    group = load_forms()["group"]
    assert forms.address(group, "nl") == "/aanmelden/groep/"
    assert forms.address(group, "en") == "/en/sign-up/group/"


def test_link_fills_in_only_what_a_form_asks() -> None:
    assert set(forms.LINK_ANSWERS.values()) <= {q.id for form in FORMS for q in form.questions}
    assert forms.LINK_SECRET in forms.LINK_ANSWERS
