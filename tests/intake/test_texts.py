"""The texts that stand ready: whole in every language, with every word that is filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from intake.errors import BadInput
from intake.kinds import GROUPS, HOUSEHOLDS
from intake.languages import LANGUAGES
from intake.tabs import tab
from intake.texts import (
    CHOSEN,
    OF_HOUSEHOLDS,
    OF_SPONSORS,
    TEXTS,
    TO_NEWCOMERS,
    TO_OTHERS,
    Chosen,
    Fact,
    language_names,
    language_of,
    languages,
    load_texts,
)

ARRIVES = "2026-12-03"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", sorted(TO_NEWCOMERS))
def test_text_to_newcomers_uses_every_word_in_every_language(kind: str, language: str) -> None:
    text = load_texts(language).texts[kind]
    assert all("{" + word + "}" in text for word in TO_NEWCOMERS[kind])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(TO_OTHERS))
def test_text_to_others_uses_every_word(kind: str, language: str) -> None:
    text = load_texts(language).texts[kind]
    assert all("{" + word + "}" in text for word in TO_OTHERS[kind])


@pytest.mark.parametrize("language", languages())
def test_fact_uses_every_word(language: str) -> None:
    told = load_texts(language).facts
    wanted = {**OF_SPONSORS, **(OF_HOUSEHOLDS if language in LANGUAGES else {})}
    assert [
        key for key in wanted for word in wanted[key] if "{" + word + "}" not in told[key]
    ] == []


@pytest.mark.parametrize("language", languages())
def test_every_option_that_can_be_told_has_its_own_word(language: str) -> None:
    texts = load_texts(language)
    for question in CHOSEN:
        labels = texts.options[question]
        assert len(set(labels.values())) == len(load_texts("nl").options[question])


@pytest.mark.parametrize("language", sorted(set(languages()) - set(LANGUAGES)))
def test_no_text_was_left_in_dutch(language: str) -> None:
    texts, dutch = load_texts(language), load_texts("nl")
    left = [kind for kind in texts.texts if texts.texts[kind] == dutch.texts[kind]]
    assert left == []
    assert not {"Groet,", "Hallo,"} & {
        line for text in texts.texts.values() for line in text.split()
    }


@pytest.mark.parametrize("kind", ["vraag-huishouden", "kennismaking", "gaat-niet-door"])
@pytest.mark.parametrize("language", languages())
def test_text_before_the_second_yes_asks_for_no_name(kind: str, language: str) -> None:
    assert not {"{name}", "{other}", "{reach}"} & set(load_texts(language).texts[kind].split())


def test_day_and_choices_are_told_in_the_words_of_the_reader() -> None:
    words = {"day": date.fromisoformat(ARRIVES)}
    assert "3 грудня 2026" in load_texts("uk").filled("kennismaking", words)
    fact = Fact("languages", {"languages": Chosen("languages", frozenset({"ti", "ar"}))})
    assert load_texts("nl").about((fact,)) == "Talen die zij spreken: Arabisch, Tigrinya."
    assert "العربية، التغرينية" in load_texts("ar").about((fact,))


def test_newcomers_choose_from_every_language_and_groups_from_our_own() -> None:
    options = {kind: _options(kind.tab) for kind in (HOUSEHOLDS, GROUPS)}
    assert options[HOUSEHOLDS] == tuple(language_names().values())
    assert options[GROUPS] == ("Nederlands", "Engels")


def _options(name: str) -> tuple[str, ...]:
    return next(column.options for column in tab(name).columns if column.header == "taal")


@pytest.mark.parametrize(
    ("wanted", "page", "found"), [("ti", "nl", "ti"), ("so", "en", "en"), ("", "nl", "nl")]
)
def test_language_is_that_of_contact_when_there_are_texts_in_it(
    wanted: str, page: str, found: str
) -> None:
    assert language_of(wanted, page) == found


# --- a file that is not right ---


def written(folder: Path, old: str, new: str, language: str = "uk") -> Path:
    """A folder with the texts of one language, in which something stands differently."""
    text = (TEXTS / f"{language}.yml").read_text(encoding="utf-8")
    assert old in text
    (folder / f"{language}.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("  gaat-niet-door: |-", "  gaat-wel-door: |-", "expected phone"),
        ("{day}", "{dag}", "dag"),
        ("{size}", "{0}", "group"),
        ("checked_by: null", "nagekeken: ja", "nagekeken"),
        ("months: [січня, ", "months: [", "months"),
        ("texts:", "texts: [", "YAML"),
    ],
)
def test_file_is_refused_when_it_is_not_whole(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    with pytest.raises(BadInput, match=rf"uk\.yml.*{named}"):
        load_texts("uk", written(tmp_path, old, new))


def test_texts_are_checked_once_somebody_is_named(tmp_path: Path) -> None:
    who = 'checked_by: "een vertaler, 2026-12-01"'
    assert not load_texts("uk").checked
    assert load_texts("uk", written(tmp_path, "checked_by: null", who)).checked
