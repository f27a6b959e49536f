"""The pages on how matching works: what they say of the code is made from it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from explained.formulas import mathml, sign, signs
from explained.matching import (
    FORMING,
    FORMING_MARKS,
    FORMING_RULES,
    FORMING_SCORES,
    MARKS,
    can_matter_most,
)
from handbook.data import DOCS
from handbook.templates import page_templates
from handbook.written import filled
from intake.schema import load_forms
from matcher.constraints import RULES
from matcher.criteria import PREFERENCES, REQUIREMENTS
from matcher.moments import Span
from matcher.objectives import LEVELS
from matcher.policy import Policy

MATCHING_PAGES = {"nl": "nl/koppelen-precies.md", "en": "en/matching-in-full.md"}


def matching_pages(policies: Mapping[str, Policy]) -> dict[str, str]:
    """The pages on matching: what follows the code stands between their marks."""
    environment = page_templates()
    environment.filters |= {"formula": mathml, "sign": sign, "number": _number, "span": _span}
    environment.filters |= {"sentence": _sentence, "in_words": lambda id, words: words[id]}
    pages = {}
    for language, name in MATCHING_PAGES.items():
        written = environment.get_template(f"matching.{language}.md.j2").render(
            requirements=REQUIREMENTS,
            preferences=PREFERENCES,
            can_matter_most=can_matter_most(load_forms().values()),
            marks=MARKS,
            rules=RULES,
            levels=LEVELS,
            forming=FORMING,
            forming_rules=FORMING_RULES,
            forming_scores=FORMING_SCORES,
            forming_marks=FORMING_MARKS,
            policies=policies,
            required_by=_required_by(policies),
            signs=[*signs()],
        )
        # The blank lines of loops and conditions say nothing.
        written = re.sub(r"\n{3,}", "\n\n", written)
        text = (DOCS / name).read_text(encoding="utf-8")
        pages[name] = filled(name, text, {"matching": written})
    return pages


def _required_by(policies: Mapping[str, Policy]) -> dict[str, list[str]]:
    """The variants that have each requirement."""
    return {
        one.id: [variant for variant, policy in policies.items() if one.id in policy.requires]
        for one in REQUIREMENTS
    }


def _number(number: float, language: str) -> str:
    """A number as people write it: 3, or 1,5 in Dutch."""
    return f"{number:g}".replace(".", "," if language == "nl" else ".")


def _span(span: Span, language: str) -> str:
    """So many months or weeks, in words."""
    number = span.months or span.weeks
    one, more = _SPANS[language][bool(span.weeks)]
    return f"{number} {one if number == 1 else more}"


_SPANS = {
    "nl": (("maand", "maanden"), ("week", "weken")),
    "en": (("month", "months"), ("week", "weeks")),
}


def _sentence(words: str) -> str:
    """With a capital; the others stay as they are."""
    return words[:1].upper() + words[1:]
