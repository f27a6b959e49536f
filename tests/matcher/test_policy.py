from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.errors import BadInput
from intake.inbox import GATE
from intake.kinds import VARIANTS
from matcher.criteria import PREFERENCES
from matcher.policy import POLICIES, Floor, load_policies

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
def test_policy_loads_and_weighs_every_preference(name: str) -> None:
    policy = load_policies()[name]
    assert set(policy.weights) == {preference.id for preference in PREFERENCES}


def test_every_variant_on_screen_has_a_policy() -> None:
    assert sorted(VARIANTS) == NAMES


def test_pull_and_match_run_ask_the_same_before_the_pool() -> None:
    assert load_policies()["statushouders"].gate == GATE


BROKEN = (
    ({"weights": {"nationality": 1}}, "weights: nationality is no preference"),
    ({"weights": {"ages": -1}}, "weights/ages: -1"),
    ({"variant": "studenten"}, "but found studenten"),
    ({"good_enough": "hoog"}, "good_enough: 'hoog'"),
    ({"colour": "red"}, "colour"),
)


@pytest.mark.parametrize(("keys", "sentence"), BROKEN)
def test_broken_policy_is_named(tmp_path: Path, keys: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=r"statushouders\.yml") as error:
        load_policies(changed(tmp_path, **keys))
    assert sentence in str(error.value)


def test_policy_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    (tmp_path / "statushouders.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be read as YAML"):
        load_policies(tmp_path)


def test_floor_falls_every_thirty_days_to_the_lowest() -> None:
    floor = Floor(start=35, falls=5, lowest=15)
    assert [floor.after(days) for days in (-3, 0, 29, 30, 95, 400)] == [35, 35, 35, 30, 20, 15]
