"""The policy of a variant: its rules and weights, kept apart from the people of a run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from intake.errors import BadInput
from intake.records import HOST, Gate, Household, Sponsor
from matcher.criteria import PREFERENCES

POLICIES = Path(__file__).parent / "policies"


@dataclass(frozen=True)
class Floor:
    """The fit (0..100) below which nothing is proposed; it falls as somebody waits longer."""

    start: float
    falls: float
    lowest: float

    def after(self, days: int) -> float:
        """The floor after ``days`` of waiting: lower by ``falls`` for each whole 30 days."""
        return max(self.lowest, self.start - self.falls * (max(days, 0) // 30))


@dataclass(frozen=True)
class Policy:
    """What a variant requires, and what is best. Fits, bonus and floor are 0..100.

    ``sponsors`` is the kind of sponsor that it weighs, one of ``SPONSOR_KINDS``.
    ``waiting_limit`` is in days, ``check_ins`` in months after the start; the last is the end.
    ``household_share`` (0.5..1) is how much the household's fit counts in the pair's.
    """

    variant: str
    sponsors: str
    gate: Gate
    check_ins: tuple[int, ...]
    waiting_limit: int
    good_enough: float
    floor: Floor
    keep_bonus: float
    household_share: float
    matters_most: float
    weights: Mapping[str, float]
    requires: tuple[str, ...]
    shortest_stay: int
    not_known: tuple[Mapping[str, str], ...]

    def concerns(self, one: Household | Sponsor) -> bool:
        """Whether a record can be in the pool of this policy.

        A household can be in two: that of its own variant, and that of the hosts when it seeks one.
        """
        if not isinstance(one, Household):
            return one.variant == self.variant and one.kind == self.sponsors
        of_variant = self.sponsors == HOST or one.variant == self.variant
        return of_variant and self.sponsors in one.seeks


@cache
def load_policies(folder: Path = POLICIES) -> Mapping[str, Policy]:
    """Every policy of ``folder`` by variant; BadInput names the file and what is wrong in it."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise BadInput(f"{folder.name}: expected a policy (*.yml) but found none.")
    return {path.stem: _load(path) for path in paths}


def _load(path: Path) -> Policy:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    contract = json.loads((POLICIES / "schema.json").read_text(encoding="utf-8"))
    found = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(contract).iter_errors(raw)
    )
    if found is not None:
        where = "/".join(str(part) for part in found.absolute_path) or "the whole file"
        raise BadInput(f"{path.name}: {where}: {found.message}")
    if raw["variant"] != path.stem:
        raise BadInput(f"{path.name}: expected the variant {path.stem} but found {raw['variant']}.")
    unknown = sorted(set(raw["weights"]) - {preference.id for preference in PREFERENCES})
    if unknown:
        raise BadInput(
            f"{path.name}: weights: {unknown[0]} is no preference. "
            f"Expected some of {', '.join(preference.id for preference in PREFERENCES)}."
        )
    return _policy(raw)


def _policy(raw: Mapping[str, Any]) -> Policy:
    return Policy(
        variant=raw["variant"],
        sponsors=raw["sponsors"],
        gate=Gate(
            household_ticks=tuple(raw["gate"]["household"]),
            group_ticks=tuple(raw["gate"]["group"]),
            member_ticks=tuple(raw["gate"]["member"]),
            smallest_group=raw["smallest_group"],
        ),
        check_ins=tuple(raw["check_ins"]),
        waiting_limit=raw["waiting_limit"],
        good_enough=raw["good_enough"],
        floor=Floor(**raw["floor"]),
        keep_bonus=raw["keep_bonus"],
        household_share=raw["household_share"],
        matters_most=raw["matters_most"],
        weights=raw["weights"],
        requires=tuple(raw["requires"]),
        shortest_stay=raw.get("shortest_stay", 1),
        not_known=tuple(raw["not_known"]),
    )
