"""What each form asks and who sees it, counted for the privacy page from the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2

from handbook.data import WHOLE, load_handbook
from handbook.written import filled, text_of
from intake.kinds import KINDS, ORGANISATIONS
from intake.schema import Form, load_forms

OTHER_SIDE = {"household", "sponsor"}
"""Who sees an answer of the other before a match; after it ``matched`` does too."""
MATCHED = {kind.tab for kind in KINDS if kind is not ORGANISATIONS}
"""The tabs of those who meet another side; what only a coordinator reads is shown to nobody."""
NOT_KEPT = {"consent", "token"}
PAGE = "privacy.md"


def privacy_pages(environment: jinja2.Environment) -> dict[str, str]:
    """The privacy page in each whole language, with what every form asks between its marks."""
    pages = {}
    for language in WHOLE:
        name = f"{language}/{PAGE}"
        forms = sorted(load_forms().values(), key=_place)
        words = load_handbook().words[language]
        part = environment.get_template("asked.md.j2").render(
            words=words,
            rows=[
                {
                    "title": form.title[language],
                    "link": f"{form.page[language]}.md",
                    "says": " ".join(_said(form, words)),
                }
                for form in forms
            ],
        )
        pages[name] = filled(name, text_of(name), {"asked": part})
    return pages


def _place(form: Form) -> tuple[int, bool, str]:
    """Of people in the order of the tabs, each sign-up before what follows on it, then the rest."""
    tabs = [kind.tab for kind in KINDS]
    kind = tabs.index(form.tab) if form.tab in tabs else len(tabs)
    return kind, form.access == "token", form.name


def _said(form: Form, words: Mapping[str, str]) -> Iterator[str]:
    """How many answers a form asks for, and how many of them the other side sees, and when."""
    questions = [one for one in form.questions if one.type not in NOT_KEPT]
    seen = [{*one.visible_to} for one in questions if form.tab in MATCHED]
    counted = {
        "asked": len(questions),
        "required": sum(one.required for one in questions),
        "own_consent": sum(one.sensitive for one in questions),
        "before": sum(bool(OTHER_SIDE & who) for who in seen),
        "after": sum(bool((OTHER_SIDE | {"matched"}) & who) for who in seen),
    }
    yield words["asked_one" if len(questions) == 1 else "asked"].format(**counted)
    if counted["own_consent"]:
        yield words["own_consent"].format(**counted)
    yield words["shown" if counted["after"] else "shown_to_nobody"].format(**counted)
