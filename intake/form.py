"""The form pages and the reference of all questions, from the schema, by Jinja2.

A fragment is what stands between the markers ``<!-- formulier -->`` and ``<!-- /formulier -->`` of
a page, markers included. The page is built with the fragment of an empty form; without script, the
receiver answers with the same page around another fragment (``page_with``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urljoin

import jinja2
import yaml

from intake.answers import AnswerError, Raw
from intake.deployment import load_deployment
from intake.errors import BadInput
from intake.schema import LANGUAGES, Form, Question

TEMPLATES = Path(__file__).parent / "templates"

MOST_RADIOS = 6
"""A choice with more options than this is a drop-down list."""

LINK_ANSWERS: Mapping[str, str] = MappingProxyType(
    {"groep": "group", "stad": "city", "sleutel": "access_code"}
)
"""What a link can fill in, behind its #: the name there, and the question it answers."""

LINK_SECRET = "sleutel"
"""The one that must not stay in the address bar, nor meet another one's draft."""

Refusal = Literal["spam", "malformed", "busy", "too_large", "too_many"]

_OPEN, _CLOSE = "<!-- formulier -->", "<!-- /formulier -->"
# Whoever sends spam learns nothing from the answer, so these three read the same.
_REFUSALS: Mapping[Refusal, str] = MappingProxyType(
    {
        "spam": "failed",
        "malformed": "failed",
        "busy": "failed",
        "too_large": "too_large",
        "too_many": "too_many",
    }
)


def render(
    form: Form,
    language: str,
    *,
    action: str,
    values: Mapping[str, Raw] = MappingProxyType({}),
    errors: Sequence[AnswerError] = (),
) -> str:
    """The fragment of ``form``, to be sent to ``action``, with what was typed and what is wrong."""
    return _fragment(
        "form.html.j2",
        language,
        form=form,
        action=action,
        values=values,
        errors=errors,
        message={error.question: error.message for error in errors},
    )


def confirmation(form: Form, language: str, reference: str) -> str:
    """The fragment after a sign-up has arrived: its reference, what happens next, how to change."""
    return _fragment("confirmation.html.j2", language, form=form, reference=reference)


def refusal(language: str, kind: Refusal) -> str:
    """The fragment for what was not taken; spam, malformed and busy share one sentence."""
    return _fragment("refusal.html.j2", language, sentence=_REFUSALS[kind])


def page_with(page_html: str, fragment: str, *, title_prefix: str = "") -> str:
    """The built page with ``fragment`` instead of its form, to be shown at another address.

    Relative addresses become absolute ones, because the answer to a post does not stand where the
    page stands. ValueError when the page holds no form.
    """
    start, end = page_html.find(_OPEN), page_html.find(_CLOSE)
    if start < 0 or end < 0:
        raise ValueError("Expected a page with a form, but it has no markers.")
    place = re.search(r'data-page="([^"]*)"', page_html[start:end])
    if place is None:
        raise ValueError("Expected a page with a form, but its form does not say where it stands.")
    page = page_html[:start] + fragment + page_html[end + len(_CLOSE) :]
    page = page.replace("<title>", f"<title>{html.escape(title_prefix)}", 1)
    return _anchored(page, place[1])


def _anchored(page: str, place: str) -> str:
    """``page`` with every relative address as seen from ``place``; links within the page stay."""

    def absolute(found: re.Match[str]) -> str:
        return f'{found[1]}"{urljoin(place, found[2])}"'

    # The second is where the theme's script finds the search index.
    return re.sub(r'(\b(?:href|src)=|"base": )"([^"#:/][^":]*)"', absolute, page)


def address(form: Form, language: str) -> str:
    """Where the page of ``form`` stands on the site, from its root: ``/en/sign-up/group/``."""
    return f"/{_folder(language)}{form.page[language]}/"


def pages(forms: Mapping[str, Form]) -> dict[str, str]:
    """Every generated page of this module: its path below ``docs/`` and its Markdown."""
    made = {}
    for language in LANGUAGES:
        for name, form in forms.items():
            made[f"{language}/{form.page[language]}.md"] = _form_page(name, form, language)
        path = load_words(language)["site"]["reference_page"]
        made[f"{language}/{path}.md"] = _reference_page(forms, language)
    return made


def _form_page(name: str, form: Form, language: str) -> str:
    words = load_words(language)
    head = {
        "title": form.title[language],
        "description": words["page"]["description"].format(
            title=form.title[language], minutes=form.minutes
        ),
        "form": name,
        "counterpart": f"{form.page[_other(language)]}.md",
        "hide": ["navigation", "toc"],
    }
    if form.access != "open":
        head["search"] = {"exclude": True}
    body = render(form, language, action=load_deployment().action(name))
    return _template("page.md.j2").render(head=head, body=body)


def _reference_page(forms: Mapping[str, Form], language: str) -> str:
    words = load_words(language)
    head = {
        "title": words["reference"]["title"],
        "description": words["reference"]["description"],
        "counterpart": f"{load_words(_other(language))['site']['reference_page']}.md",
    }
    body = _template("reference.html.j2").render(
        forms=forms.values(),
        language=language,
        words=words,
        link=_up(words["site"]["reference_page"]),
    )
    return _template("page.md.j2").render(head=head, body=body)


def _other(language: str) -> str:
    return next(other for other in LANGUAGES if other != language)


def _fragment(template: str, language: str, **context: Any) -> str:
    words = load_words(language)
    contact = load_deployment().contact_email
    return _template(template).render(language=language, words=words, contact=contact, **context)


@cache
def load_words(language: str) -> Mapping[str, Any]:
    """The words of the form page in ``language``; BadInput when the file is not to be used."""
    path = TEMPLATES / f"words.{language}.yml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    return MappingProxyType(raw)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= {"address": address, "up": _up, "typed": _typed, "ticked": _ticked}
    environment.globals |= {"conditions": _conditions}
    environment.globals |= {
        "most_radios": MOST_RADIOS,
        "link_answers": dict(LINK_ANSWERS),
        "link_secret": LINK_SECRET,
    }
    return environment


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


def _folder(language: str) -> str:
    return "" if language == LANGUAGES[0] else f"{language}/"


def _up(page: str) -> str:
    """From a page of the site to the root of its language: ``../../`` for ``sign-up/group``."""
    return "../" * (page.count("/") + 1)


def _conditions(form: Form, question: Question, language: str) -> str:
    """When the question is asked: what one has to answer before, in words."""
    words = load_words(language)["question"]
    said = []
    for condition in question.show_if:
        asked = form.question(condition.question)
        chosen = [one.label[language] for one in asked.options if one.id == condition.answer]
        kind = words["chosen"] if chosen else words["answered"]
        said.append(kind.format(question=asked.label[language], answer="".join(chosen)))
    return str(words["or"].join(said))


def _typed(raw: Raw) -> str:
    """What was typed in a field of one line; a second answer to the same question is left out."""
    if isinstance(raw, str):
        return raw
    return raw[0] if raw else ""


def _ticked(question: Question, raw: Raw) -> frozenset[str]:
    """The ids of the options that were chosen."""
    sent = {raw} if isinstance(raw, str) else set(raw)
    return frozenset(option.id for option in question.options if option.id in sent)
