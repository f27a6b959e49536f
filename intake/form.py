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

from intake.answers import AnswerError, Raw
from intake.deployment import load_deployment
from intake.described import questions_in
from intake.languages import LANGUAGES, load_languages
from intake.schema import Form, Question, load_forms

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
    takes_posts: bool = True,
    values: Mapping[str, Raw] = MappingProxyType({}),
    errors: Sequence[AnswerError] = (),
) -> str:
    """The fragment of ``form``, to be sent to ``action``, with what was typed and what is wrong.

    Where ``takes_posts`` is false, as at the relay, only what a script sends can be read there: who
    has none is told of another way.
    """
    return _fragment(
        "form.html.j2",
        language,
        form=form,
        forms=load_forms(),
        action=action,
        takes_posts=takes_posts,
        values=values,
        errors=errors,
        message={error.question: error.message for error in errors},
        steps=form.steps(language),
    )


def confirmation(
    form: Form, language: str, reference: str, raw: Mapping[str, Raw] | None = None
) -> str:
    """The fragment after a sign-up has arrived: its reference, what happens next, how to change.

    Of what happens next only what fits the answers ``raw``; everything when they are not known.
    """
    steps = [
        (line, conditions)
        for line, conditions in form.steps(language)
        if raw is None or not conditions or any(raw.get(c.question) == c.answer for c in conditions)
    ]
    return _fragment("confirmation.html.j2", language, form=form, reference=reference, steps=steps)


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
    made = {
        f"{language}/{form.page[language]}.md": _form_page(form, language)
        for form in forms.values()
        for language in form.languages
    }
    for language in LANGUAGES:
        made[f"{language}/{_reference(language)['page']}.md"] = _reference_page(forms, language)
    return made


def _form_page(form: Form, language: str) -> str:
    words = load_words(language)
    head = {
        "title": form.title[language],
        "description": words["page"]["description"].format(
            title=form.title[language], minutes=form.minutes
        ),
        "form": form.name,
        "counterparts": _others({one: form.page[one] for one in form.languages}, language),
        "hide": ["navigation", "toc"],
    }
    if form.access != "open":
        head["search"] = {"exclude": True}
    deployment = load_deployment()
    body = render(
        form,
        language,
        action=deployment.action(form.name),
        takes_posts=not deployment.relay_url,
    )
    return _template("page.md.j2").render(head=head, body=body)


def _reference_page(forms: Mapping[str, Form], language: str) -> str:
    said = _reference(language)
    head = {
        "title": said["title"],
        "description": said["description"],
        "counterparts": _others({one: _reference(one)["page"] for one in LANGUAGES}, language),
    }
    body = _template("reference.html.j2").render(
        forms=forms.values(), language=language, said=said, link=_up(said["page"])
    )
    return _template("page.md.j2").render(head=head, body=body)


def _reference(language: str) -> Mapping[str, Any]:
    return load_languages()[language].reference


def _others(places: Mapping[str, str], language: str) -> dict[str, str]:
    """The same page in every other language, by its file there."""
    return {one: f"{page}.md" for one, page in places.items() if one != language}


def _fragment(template: str, language: str, **context: Any) -> str:
    deployment = load_deployment()
    return _template(template).render(
        language=language,
        words=load_words(language),
        contact={"email": deployment.contact_email, "phone": deployment.contact_phone},
        **context,
    )


def load_words(language: str) -> Mapping[str, Any]:
    """The words of the form pages in ``language``; KeyError when there are none."""
    return load_languages()[language].words


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
    environment.globals |= {"date_parts": _date_parts, "one_of": _one_of}
    environment.globals |= {"conditions": _conditions, "read_by_script": _read_by_script}
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


def _one_of(form: Form, question: Question, language: str) -> str:
    """That this question or another of a few is enough, in words; empty when it is not so."""
    asked = form.questions_in(language)
    for first in asked:
        named = (first.id, *first.unless) if first.unless else ()
        # What must be answered all the same, when it is asked, is not among what one may choose.
        free = [one.id for one in asked if one.id in named and not one.required]
        if question.id in free:
            return str(load_words(language)["question"]["one_of"].format(count=len(free)))
    return ""


def _read_by_script(form: Form, language: str) -> list[dict[str, Any]]:
    return questions_in(form, (language,))


def _typed(raw: Raw) -> str:
    """What was typed in a field of one line; a second answer to the same question is left out."""
    if isinstance(raw, str):
        return raw
    return raw[0] if raw else ""


def _date_parts(raw: Raw) -> tuple[str, str, str]:
    """Day, month and year as they were typed; what is no date stands in the first whole."""
    year_first = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", _typed(raw))
    if year_first:
        return year_first[3], year_first[2], year_first[1]
    day, month, year, *more = [*_typed(raw).split("-"), "", ""]
    return (day, month, year) if not any(more) else (_typed(raw), "", "")


def _ticked(question: Question, raw: Raw) -> frozenset[str]:
    """The ids of the options that were chosen."""
    sent = {raw} if isinstance(raw, str) else set(raw)
    return frozenset(option.id for option in question.options if option.id in sent)
