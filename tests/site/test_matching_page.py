"""The page on how matching works says what the code does, all of it, in both languages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser

from explained.formulas import DATA, in_words_of, mathml, pieces, signs, signs_of, words, words_of
from explained.matching import (
    FORMING,
    FORMING_MARKS,
    FORMING_RULES,
    FORMING_SCORES,
    MARKS,
    Explained,
    can_matter_most,
)
from explained.page import matching_pages
from handbook.data import DOCS, WHOLE
from intake.errors import BadInput
from intake.records import GROUP, HOST, SPONSOR_KINDS
from intake.schema import Text, load_forms
from matcher import constraints, objectives
from matcher.constraints import RULES, Rule
from matcher.criteria import PREFERENCES, REQUIREMENTS, Criterion
from matcher.groups import RULES as FORMING_HELD
from matcher.groups import SCORES
from matcher.matching import Matching
from matcher.moments import Span
from matcher.objectives import LEVELS, TIERS, Level
from matcher.packing import LEVELS as FORMING_LEVELS
from matcher.policy import Floor, Policy, load_policies
from matcher.pool import Pool
from matcher.review import Review
from matcher.settings import Settings
from tests.matcher.people import TODAY, group, host, household

PAGES = {"nl": "koppelen-precies/index.html", "en": "en/matching-in-full/index.html"}
IN_SHORT = {"nl": "koppelen/index.html", "en": "en/matching/index.html"}
SOURCES = {"nl": "nl/koppelen-precies.md", "en": "en/matching-in-full.md"}
DRAWINGS = DOCS / "theme/partials/drawings"

FORMING_FOR_ALL = ("once", "stays", "kept")
"""The rules that hold for all groups together: rows of the program, and what is taken out first."""

every_language = pytest.mark.parametrize("language", WHOLE)


def expected() -> list[str]:
    """The anchor of every criterion, rule, level, mark, step and policy of the code, in order."""
    return [
        *(f"requirement-{one.id}" for one in REQUIREMENTS),
        *(f"preference-{one.id}" for one in PREFERENCES),
        *(f"mark-{one.id}" for one in MARKS),
        *(f"rule-{one.constraints.__name__}" for one in RULES),
        *(f"level-{one.objective.__name__}" for one in LEVELS),
        *(f"forming-rule-{name}" for name in (*FORMING_FOR_ALL, *FORMING_HELD)),
        *(f"forming-score-{name}" for name in SCORES),
        *(f"forming-mark-{one.id}" for one in FORMING_MARKS),
        *(f"forming-{name}" for name in FORMING_LEVELS),
        *(f"policy-{variant}" for variant in load_policies()),
    ]


def anchors(html: str) -> list[str]:
    kinds = "requirement|preference|mark|rule|level|forming|policy"
    return re.findall(rf'<h\d id="((?:{kinds})-[\w-]+)"', html)


def parts(html: str) -> Mapping[str, str]:
    """What stands below each anchor, up to the next heading."""
    found = re.findall(r'<h\d id="([^"]+)"[^>]*>(.*?)(?=<h\d )', html, re.DOTALL)
    return dict(found)


def every_formula() -> list[str]:
    tables: Iterable[Iterable[Criterion | Rule | Level | Explained]] = (
        REQUIREMENTS,
        PREFERENCES,
        MARKS,
        RULES,
        LEVELS,
        FORMING_RULES,
        FORMING_SCORES,
        FORMING_MARKS,
        FORMING,
    )
    return [one.formula for table in tables for one in table]


# Page and code hold the same


@every_language
def test_page_has_what_the_code_has_and_nothing_else(built_site: Path, language: str) -> None:
    html = (built_site / PAGES[language]).read_text(encoding="utf-8")
    assert anchors(html) == expected()


@pytest.mark.parametrize("gone", ["requirement-pets", "rule-kept_pairs_stay", "policy-logeren"])
def test_page_without_one_is_seen(built_site: Path, gone: str) -> None:
    html = (built_site / PAGES["nl"]).read_text(encoding="utf-8")
    assert anchors(html.replace(f'id="{gone}"', "")) != expected()


@every_language
def test_every_criterion_has_its_sentence_and_formula(built_site: Path, language: str) -> None:
    found = parts((built_site / PAGES[language]).read_text(encoding="utf-8"))
    said: dict[str, tuple[Text, str]] = {
        **{f"requirement-{one.id}": (one.rule, one.formula) for one in REQUIREMENTS},
        **{f"preference-{one.id}": (one.rule, one.formula) for one in PREFERENCES},
        **{f"rule-{one.constraints.__name__}": (one.sentence, one.formula) for one in RULES},
        **{f"level-{one.objective.__name__}": (one.sentence, one.formula) for one in LEVELS},
        **{f"mark-{one.id}": (one.sentence, one.formula) for one in MARKS},
        **{f"forming-rule-{one.id}": (one.sentence, one.formula) for one in FORMING_RULES},
        **{f"forming-score-{one.id}": (one.sentence, one.formula) for one in FORMING_SCORES},
        **{f"forming-mark-{one.id}": (one.sentence, one.formula) for one in FORMING_MARKS},
        **{f"forming-{one.id}": (one.sentence, one.formula) for one in FORMING},
    }
    wrong = [
        anchor
        for anchor, (sentence, formula) in said.items()
        if sentence[language] not in found[anchor]
        or found[anchor].count("<math") != sum(map(len, pieces(in_words_of(language, formula))))
    ]
    assert not wrong


def functions(module: ModuleType, gives: str) -> set[Callable[..., Any]]:
    """The public functions of a module that say they give so."""
    return {
        one
        for name, one in inspect.getmembers(module, inspect.isfunction)
        if one.__module__ == module.__name__
        and not name.startswith("_")
        and one.__annotations__.get("return") == gives
    }


def test_every_rule_is_in_its_table() -> None:
    made = functions(constraints, "Iterator[Constraint]") - {constraints.all_constraints}
    assert {one.constraints for one in RULES} == made


def test_every_objective_is_in_its_table() -> None:
    assert {one.objective for one in LEVELS} == functions(objectives, "Objective")


def test_rules_of_forming_are_those_of_the_code() -> None:
    assert [one.id for one in FORMING_RULES] == [*FORMING_FOR_ALL, *FORMING_HELD]


def test_scores_of_forming_are_those_of_the_code_and_of_every_policy() -> None:
    weighed = [policy.groups.weights for policy in load_policies().values() if policy.groups]
    assert [one.id for one in FORMING_SCORES] == list(SCORES)
    assert all(set(weights) == set(SCORES) for weights in weighed)


def test_steps_of_forming_are_those_of_the_code() -> None:
    assert [one.id for one in FORMING] == list(FORMING_LEVELS)


def test_levels_stand_in_the_order_of_a_run() -> None:
    run = Matching(
        households={"H0000001": household()},
        sponsors={"G0000001": group()},
        settings=Settings("2026-11"),
        review=Review({}, (), ()),
        over={},
        policies={"statushouders": load_policies()["statushouders"]},
        today=TODAY,
    )
    names = ["placed_in_tier" if one.name in TIERS else one.name for one in run.levels]
    in_order = list(dict.fromkeys(names))
    assert in_order == [one.objective.__name__ for one in LEVELS][: len(in_order)]


def headings(part: str) -> list[str]:
    """The headings of a part of the page on the program for developers."""
    text = (DOCS / "developers/program.md").read_text(encoding="utf-8")
    return re.findall(
        r"^### (.+)$", text.split(f"\n## {part}\n")[1].split("\n## ")[0], re.MULTILINE
    )


def test_page_on_the_program_has_every_rule_and_objective_in_order() -> None:
    rules = [one.constraints.__name__ for one in RULES]
    levels = [one.objective.__name__ for one in LEVELS]
    assert headings("Constraints") == [name.replace("_", " ").capitalize() for name in rules]
    assert headings("Objectives") == [name.replace("_", " ").capitalize() for name in levels]


# What a policy says


CHANGED: Mapping[str, Any] = {
    "sponsors": "host",
    "gate": lambda one: replace(one.gate, household_ticks=("vog",)),
    "groups": lambda one: replace(one.groups, smallest=77),
    "requires": ("variant",),
    "moments": lambda one: replace(one.moments, end=Span(months=77)),
    "waiting_limit": 777,
    "good_enough": 77,
    "floor": Floor(77, 7, 17),
    "keep_bonus": 77,
    "household_share": 0.77,
    "matters_most": 7.7,
    "weights": MappingProxyType({"distance": 7.7}),
    "not_known": ({"nl": "Dat weet niemand.", "en": "Nobody knows."},),
}


def with_changed(field: str) -> dict[str, Policy]:
    policies = dict(load_policies())
    given = CHANGED[field]
    one = policies["statushouders"]
    value = given(one) if callable(given) else given
    # A group of hosts has no rules.
    more = {"groups": None} if field == "sponsors" else {}
    policies["statushouders"] = replace(one, **{field: value, **more})
    return policies


@pytest.mark.parametrize("field", CHANGED)
def test_both_pages_follow_what_a_policy_says(field: str) -> None:
    pages = matching_pages(with_changed(field))
    now = matching_pages(load_policies())
    assert [name for name in pages if pages[name] != now[name]] == list(SOURCES.values())


def test_shortest_stay_of_hosts_is_told() -> None:
    policies = dict(load_policies())
    policies["logeren"] = replace(policies["logeren"], shortest_stay=77)
    pages = matching_pages(policies)
    assert all(" 77 " in pages[name] for name in SOURCES.values())


def test_every_field_of_a_policy_is_told() -> None:
    assert {one.name for one in fields(Policy)} == {*CHANGED, "variant", "shortest_stay"}


def test_weights_that_come_from_a_policy_are_rounded_to_what_people_write() -> None:
    pages = matching_pages(with_changed("weights"))
    assert "| 7,7 |" in pages[SOURCES["nl"]]
    assert "| 7.7 |" in pages[SOURCES["en"]]


@every_language
def test_what_is_not_known_is_said(built_site: Path, language: str) -> None:
    found = parts((built_site / PAGES[language]).read_text(encoding="utf-8"))
    missing = [
        one[language]
        for variant, policy in load_policies().items()
        for one in policy.not_known
        if one[language] not in found[f"policy-{variant}"]
    ]
    assert not missing


# What stands in the text is true


def test_host_has_no_place_while_its_beds_are_not_known() -> None:
    assert _silent_host().capacity == 0


def test_only_the_city_blocks_when_nothing_is_answered() -> None:
    nobody = household(city=None, adults=(0, 0, 0, 0), children=None, languages=frozenset())
    blocked = {
        requirement.id
        for kind, sponsor in ((GROUP, _silent_group()), (HOST, _silent_host()))
        for requirement in REQUIREMENTS
        if kind in requirement.kinds
        and requirement.blocks(Pool((nobody,), (sponsor,), MappingProxyType({}))).any()
    }
    # The form is never open: who signs up does so for one.
    assert blocked - {"variant"} == {"area", "region"}


def _silent_group() -> Any:
    return group(city=None, size=None, members=None, dutch_speakers=None, languages=frozenset())


def _silent_host() -> Any:
    return host(city=None, beds=None, languages=frozenset())


def test_what_matters_most_counts_double_as_the_page_says() -> None:
    assert {policy.matters_most for policy in load_policies().values()} == {2}


def test_what_can_matter_most_is_what_a_form_asks() -> None:
    named = can_matter_most(load_forms().values())
    assert named < {one.id for one in PREFERENCES}
    assert "languages" in named


def test_every_kind_of_sponsor_is_told_of(built_site: Path) -> None:
    html = (built_site / PAGES["nl"]).read_text(encoding="utf-8")
    assert len(SPONSOR_KINDS) == 2
    assert "geldt voor groepen." in html
    assert "geldt voor gastgezinnen." in html
    assert "geldt voor groepen en gastgezinnen." in html


# Formulas


def test_every_word_of_a_formula_has_its_dutch() -> None:
    assert set().union(*map(words_of, every_formula())) == set(words())


def test_every_sign_of_a_formula_is_explained() -> None:
    assert set().union(*map(signs_of, every_formula())) == {sign for sign, _ in signs()}


def test_word_without_dutch_is_named() -> None:
    with pytest.raises(BadInput, match=f"{DATA.name}, words: .*«shoe size»"):
        mathml(r"\text{shoe size}_h > 3", "nl")


@pytest.mark.parametrize("formula", every_formula())
def test_nothing_of_latex_is_left_in_a_formula(formula: str) -> None:
    for language in WHOLE:
        written = mathml(formula, language)
        assert "\\" not in written
        assert written.count("<mrow") == written.count("</mrow>")


@pytest.mark.parametrize(
    ("formula", "cut"),
    [
        (r"a \land b", [["a", r"\land b"]]),
        (r"\frac{a \land b}{c}", [[r"\frac{a \land b}{c}"]]),
        (r"a, \quad b", [["a"], ["b"]]),
        ("a = b", [["a = b"]]),
        (r"\text{a long word, and more} = \text{another}", None),
    ],
)
def test_formula_is_cut_between_its_parts(formula: str, cut: list[list[str]] | None) -> None:
    found = pieces(formula)
    assert found == cut if cut else len(found[0]) == 2


# Pictures


def test_picture_of_the_steps_names_the_levels() -> None:
    drawn = (DRAWINGS / "steps.html").read_text(encoding="utf-8")
    names = [one.name for one in LEVELS][:5]
    for language in WHOLE:
        start = drawn.index(f'"{language}": [')
        said = re.findall(r'"([^"]+)"', drawn[start + 6 : drawn.index("]", start)])
        assert said == [name[language] for name in names]


@every_language
def test_every_picture_says_in_words_what_it_shows(built_site: Path, language: str) -> None:
    for page in (IN_SHORT[language], PAGES[language]):
        html = (built_site / page).read_text(encoding="utf-8")
        said = re.findall(r'<div role="img" aria-label="([^"]{80,})">\s*<svg[^>]*aria-hidden', html)
        assert len(said) == html.count("<figure ") == html.count('class="sh-picture') == 2


# In a browser


@pytest.mark.browser
@every_language
def test_no_formula_is_cut_off_on_a_narrow_phone(
    browser: Browser, site_address: str, language: str
) -> None:
    with browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(f"{site_address}/{PAGES[language]}")
        cut_off = page.eval_on_selector_all(
            ".sh-formula",
            "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)",
        )
    assert cut_off == []


@pytest.mark.browser
@every_language
def test_formulas_are_formulas_to_a_screen_reader(
    browser: Browser, site_address: str, language: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_address}/{PAGES[language]}")
        session = context.new_cdp_session(page)
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        read = sum(one.get("role", {}).get("value") == "MathMLMath" for one in tree)
        assert read == page.locator("math").count() > 0


@pytest.mark.browser
def test_formulas_are_printed(browser: Browser, site_address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_address}/{PAGES['nl']}")
        page.emulate_media(media="print")
        assert page.is_visible("#level-fit ~ .sh-formula")
        assert page.is_visible(".sh-picture >> nth=0")
