"""The pages of the forms. In the suite every form and every language is met; all pages by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from intake.schema import load_forms


def _pages() -> Iterator[tuple[str, str, bool]]:
    """A form, a language, and whether the suite meets it there.

    The languages are dealt out over the forms that have as many of them.
    """
    forms = load_forms().values()
    for form in forms:
        alike = [one.name for one in forms if len(one.languages) == len(form.languages)]
        hands = min(len(alike), len(form.languages))
        hand = alike.index(form.name) % hands
        for place, language in enumerate(form.languages):
            yield form.name, language, place % hands == hand


SAMPLED = [(form, language) for form, language, is_met in _pages() if is_met]
PAGES = [
    pytest.param(
        load_forms()[form],
        language,
        id=f"{form}-{language}",
        marks=() if is_met else pytest.mark.soak,
    )
    for form, language, is_met in _pages()
]
