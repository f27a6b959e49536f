from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.errors import BadInput
from intake.inbox import GATES
from intake.kinds import VARIANTS
from intake.records import GROUP, HOST
from matcher.criteria import PREFERENCES, REQUIREMENTS
from matcher.policy import POLICIES, Floor, load_policies
from tests.matcher.people import group, host, household

NAMES = sorted(path.stem for path in POLICIES.glob("*.yml"))


def changed(folder: Path, **keys: Any) -> Path:
    """A folder with the policy of status holders, some keys of it changed."""
    raw = yaml.safe_load((POLICIES / "statushouders.yml").read_text(encoding="utf-8"))
    text = yaml.safe_dump({**raw, **keys}, allow_unicode=True)
    (folder / "statushouders.yml").write_text(text, encoding="utf-8")
    return folder


def test_there_are_policies() -> None:
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_policy_uses_every_criterion_but_those_named(name: str) -> None:
    policy = load_policies()[name]
    known = {one.id for one in (*REQUIREMENTS, *PREFERENCES) if policy.sponsors in one.kinds}
    assert known - {*policy.requires, *policy.weights} == LEFT_OUT.get(name, {"trained", "arrival"})


LEFT_OUT: dict[str, set[str]] = {"hervestiging": set(), "logeren": set()}
"""Only who comes from abroad has a day of arrival to be ready for."""


@pytest.mark.parametrize("name", NAMES)
def test_policy_says_what_is_not_known_in_both_languages(name: str) -> None:
    assert all(said["nl"] and said["en"] for said in load_policies()[name].not_known)
    assert load_policies()[name].not_known


def test_every_variant_on_screen_has_a_policy() -> None:
    assert sorted(VARIANTS) == NAMES


def test_pull_and_match_run_ask_the_same_before_the_pool() -> None:
    assert {name: policy.gate for name, policy in load_policies().items()} == GATES


@pytest.mark.parametrize(
    ("seeks", "variant", "names"),
    [
        ({GROUP}, "statushouders", {"statushouders"}),
        ({HOST}, "statushouders", {"logeren"}),
        ({GROUP}, "logeren", {"logeren"}),
        ({GROUP, HOST}, "studenten", {"studenten", "logeren"}),
    ],
)
def test_a_household_is_in_the_pools_of_what_it_seeks(
    seeks: set[str], variant: str, names: set[str]
) -> None:
    one = household(seeks=frozenset(seeks), variant=variant)
    assert {name for name, policy in load_policies().items() if policy.concerns(one)} == names


def test_a_sponsor_is_in_the_pool_of_its_own_variant_alone() -> None:
    for one, name in ((group(variant="studenten"), "studenten"), (host(), "logeren")):
        assert [id for id, policy in load_policies().items() if policy.concerns(one)] == [name]


STATUSHOUDERS = yaml.safe_load((POLICIES / "statushouders.yml").read_text(encoding="utf-8"))
GROUPS, MOMENTS = STATUSHOUDERS["groups"], STATUSHOUDERS["moments"]
BROKEN = (
    ({"weights": {"nationality": 1}}, "weights: nationality is no criterion of a group"),
    ({"weights": {"stay": 1}}, "weights: stay is no criterion of a group"),
    ({"requires": ["area", "beds"]}, "requires: beds is no criterion of a group"),
    ({"requires": ["ages"]}, "requires: ages is no criterion of a group"),
    ({"weights": {"ages": -1}}, "weights/ages: -1"),
    ({"weights": {"ages": float("nan")}}, "weights/ages: expected a number but found nan"),
    ({"floor": {"start": float("inf"), "falls": 5, "lowest": 1}}, "floor/start: expected a number"),
    ({"floor": {"start": 10, "falls": 5, "lowest": 15}}, "floor: expected lowest"),
    ({"moments": {**MOMENTS, "end": {"months": 9}}}, "moments: expected talks between"),
    ({"moments": {**MOMENTS, "end": {"months": 1}}}, "moments: expected talks between"),
    ({"moments": {**MOMENTS, "end": {"months": 1, "weeks": 2}}}, "moments/end: "),
    ({"groups": {**GROUPS, "largest": 3}}, "groups: expected largest"),
    ({"groups": {**GROUPS, "ages": "equal"}}, "groups/ages: 'equal'"),
    ({"sponsors": "host"}, "shortest_stay"),
    ({"variant": "studenten"}, "but found studenten"),
    ({"good_enough": "hoog"}, "good_enough: 'hoog'"),
    ({"colour": "red"}, "colour"),
)


@pytest.mark.parametrize(("keys", "sentence"), BROKEN)
def test_broken_policy_is_named(tmp_path: Path, keys: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=r"statushouders\.yml") as error:
        load_policies(changed(tmp_path, **keys))
    assert sentence in str(error.value)


NO_POLICY = (
    ("a: [", "statushouders.yml, line 1, column 5: cannot be read as YAML: expected the node"),
    ("2026-13-45: 1", "statushouders.yml: "),
    ('"a\\nb": .nan', "statushouders.yml: a b: expected a number but found nan."),
)


@pytest.mark.parametrize(("text", "sentence"), NO_POLICY)
def test_file_that_is_no_policy_is_named_on_one_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "statushouders.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        load_policies(tmp_path)
    assert str(error.value).startswith(sentence)
    assert "\n" not in str(error.value)


def test_floor_falls_every_thirty_days_to_the_lowest() -> None:
    floor = Floor(start=35, falls=5, lowest=15)
    assert [floor.after(days) for days in (-3, 0, 29, 30, 95, 400)] == [35, 35, 35, 30, 20, 15]
