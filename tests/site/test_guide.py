"""The guide for coordinators tells of every tab, column and task, with pictures that are true."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from intake.gate import NO_INTAKE
from intake.kinds import KINDS
from intake.tabs import Column, Tab, record_questions, tabs
from intake.texts import HOSTED, TO_NEWCOMERS, TO_OTHERS, UNLINKED
from made_up.desk import Desk
from matcher.today import STEPS, first_step
from pictured.freshness import stale_pictures
from pictured.pages import DOCS, FOLDERS, guide_pages, with_sizes
from pictured.story import DAYS, tell
from pictured.views import PICTURES, VIEWS
from tests import test_week

LANGUAGES = {"nl": FOLDERS[0], "en": FOLDERS[1]}
WEEKS = {"nl": "nl/coordinatoren/week.md", "en": "en/coordinators/a-week.md"}
DAY_NAMES = {
    "nl": ("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}
VISIBLE = [tab for tab in tabs() if not tab.hidden]
WITHIN_TEXTS = {"phone", "email", "no_address", "nobody_else", "no_link", "form_link"}
"""Texts that are part of another one."""

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def guide(language: str) -> str:
    """Every page of it, one after the other."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in guide_pages()
        if path.is_relative_to(DOCS / LANGUAGES[language])
    )


def parts(text: str) -> dict[str, str]:
    """What stands under each heading of the second rank; under one that comes twice, together."""
    found: dict[str, str] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        found[heading] = found.get(heading, "") + body
    return found


def pictures(text: str) -> list[str]:
    return re.findall(r"/guide/([\w-]+)\.webp", text)


# --- tabs and columns ---


@in_both_languages
def test_every_tab_is_told_of_with_a_picture_of_it(language: str) -> None:
    told, tab_of = parts(guide(language)), {view.name: view.tab for view in VIEWS}
    without = [
        tab.name
        for tab in VISIBLE
        if tab.name not in map(tab_of.get, pictures(told.get(tab.name, "")))
    ]
    assert without == []


def own_columns(tab: Tab) -> Iterator[Column]:
    """The columns that people fill in, but for the answers to a form."""
    records = tab.name in {kind.tab for kind in KINDS}
    answers = {question.column for question in record_questions(tab.name)} if records else set()
    return (one for one in tab.columns if one.owner == "people" and one.header not in answers)


@in_both_languages
@pytest.mark.parametrize("tab", VISIBLE, ids=lambda tab: tab.name)
def test_every_column_of_people_is_named(language: str, tab: Tab) -> None:
    text = guide(language)
    assert [one.header for one in own_columns(tab) if f"*{one.header}*" not in text] == []


@in_both_languages
def test_every_word_of_a_list_is_named(language: str) -> None:
    text = guide(language)
    words = {
        word
        for tab in VISIBLE
        for one in own_columns(tab)
        if one.header not in ("taal", "variant")
        for word in one.options
    }
    assert sorted(word for word in words if word not in text) == []


# --- tasks and messages ---


def task_words() -> set[str]:
    """What may stand under «wat» in Vandaag, as the matcher writes it."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in (DOCS.parent / "matcher").glob("*.py")
    ]
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    given = (_what(call) for call in calls if isinstance(call.func, ast.Name))
    named = {one.value for one in given if isinstance(one, ast.Constant)}
    steps = [first_step(missing) for missing in ([NO_INTAKE], ["De stad mist."])]
    return named | {*STEPS.values(), *steps}


def _what(call: ast.Call) -> ast.expr | None:
    """What a call that makes a task gives as its kind."""
    place = {"Task": 1, "_task": 2, "_of_group": 2}.get(call.func.id)  # type: ignore[attr-defined]
    named = [one.value for one in call.keywords if one.arg == "what"]
    return next(iter([*named, *call.args[place : place + 1]]), None) if place else None


@in_both_languages
def test_every_task_of_vandaag_is_told_of(language: str) -> None:
    told = parts(guide(language))["Vandaag"]
    words = task_words()
    assert len(words) > 20
    assert sorted(word for word in words if word not in told) == []


@in_both_languages
def test_every_kind_of_message_is_told_of(language: str) -> None:
    told = parts(guide(language))["Berichten"]
    kinds = {
        kind.removesuffix(HOSTED).removesuffix(UNLINKED)
        for kind in {*TO_NEWCOMERS, *TO_OTHERS} - WITHIN_TEXTS
    }
    assert sorted(kind for kind in kinds if kind not in told) == []


# --- the week ---


@in_both_languages
def test_days_of_the_story_are_those_of_the_week(language: str) -> None:
    told = parts((DOCS / WEEKS[language]).read_text(encoding="utf-8"))
    names = DAY_NAMES[language]
    expected = [f"{names[day.weekday()]} {day.day} november" for day, _ in test_week.DAYS]
    assert [heading.lower() for heading in told] == [day.lower() for day in expected]


def headers_typed(work: object, place: int) -> set[object]:
    """The columns in which a day types, where ``type`` takes them at this place."""
    calls = [node for node in ast.walk(_code_of(work)) if isinstance(node, ast.Call)]
    given = [
        call.args[place]
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "type"
    ]
    return {one.value for one in given if isinstance(one, ast.Constant)}


def _code_of(work: object) -> ast.AST:
    return ast.parse(inspect.getsource(work))  # type: ignore[arg-type]


def test_pictures_are_of_the_same_week() -> None:
    for (_, work), (name, played) in zip(test_week.DAYS, DAYS, strict=True):
        assert headers_typed(played, 0) == headers_typed(work, 2), name


def typed_on(work: object) -> set[str]:
    """The tabs, columns and words that a day of the week types, as its code names them."""
    calls = [node for node in ast.walk(_code_of(work)) if isinstance(node, ast.Call)]
    found: set[str] = set()
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in ("type", "sort", "own_column"):
            # The second of what is typed is the key of a row.
            named = [*call.args[:1], *call.args[2 if name == "type" else 1 :]]
            found |= {one.value for one in named if isinstance(one, ast.Constant)}
    return {word for word in found if word and not word.startswith("06 ")}


@in_both_languages
def test_story_types_what_the_week_types(language: str) -> None:
    told = (DOCS / WEEKS[language]).read_text(encoding="utf-8")
    missing = {
        heading: sorted(word for word in typed_on(work) if word not in text)
        for (_, work), (heading, text) in zip(test_week.DAYS, parts(told).items(), strict=True)
    }
    assert not {heading: words for heading, words in missing.items() if words}


# --- commands ---


@pytest.mark.parametrize("page", guide_pages(), ids=lambda page: page.stem)
def test_commands_in_a_list_are_indented(page: Path) -> None:
    """Within a list a fence makes no block: two commands would stand on one line."""
    assert re.findall(r"^ +```", page.read_text(encoding="utf-8"), re.MULTILINE) == []


# --- pictures ---


def test_pictures_are_made_of_what_the_workbook_is_now() -> None:
    assert stale_pictures() == [], "Run scripts/guide and commit what it makes."


def test_the_week_of_the_pictures_holds_what_they_show(tmp_path: Path) -> None:
    mornings = tell(tmp_path)
    rows = {view.name: [*Desk(mornings[view.morning]).rows(view.tab)] for view in VIEWS}
    assert [name for name, found in rows.items() if not found] == []
    wanted = {view.name: view.first for view in VIEWS if view.first}
    assert [
        name
        for name, first in wanted.items()
        if not any(first in line.cells().values() for line in rows[name])
    ] == []


def test_every_view_has_a_picture_and_every_picture_is_shown() -> None:
    names = {view.name for view in VIEWS}
    assert names == {path.stem for path in PICTURES.glob("*.webp")}
    assert names == {*pictures(guide("nl"))} == {*pictures(guide("en"))}


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.webp")), ids=lambda path: path.stem)
def test_picture_is_small_and_fits_on_a_phone(path: Path) -> None:
    assert path.stat().st_size <= 40_000
    with Image.open(path) as picture:
        assert 600 <= picture.width <= 1200


@pytest.mark.parametrize("page", guide_pages(), ids=lambda page: page.stem)
def test_pictures_say_what_they_show_and_how_large_they_are(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == with_sizes(text)
    assert all(len(said) >= 40 for said in re.findall(r'alt="([^"]*)"', text))
    assert text.count("<img") == text.count('loading="lazy"') == len(pictures(text))
