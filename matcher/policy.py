"""The policy of a variant: its rules and weights, kept apart from the people of a run."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from intake.data_files import contract_of, held_to, on_one_line, read_yaml
from intake.errors import BadInput
from intake.records import HOST, Gate, Household, Sponsor
from matcher.criteria import PREFERENCES, REQUIREMENTS, Criterion
from matcher.moments import Moments, Span, Talk

POLICIES = Path(__file__).parent / "policies"

LEAP_DAY = date(2028, 2, 29)
"""A start from which the order of the moments is looked at."""


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
class GroupRules:
    """What a variant asks of a group that is formed.

    A group has ``smallest`` to ``largest`` people (2 <= smallest <= largest). At ``speakers`` Dutch
    speakers ``speakers_are`` a rule, advice, or free. At one of ``TIMES`` at least ``meet`` of them
    can. ``waiting_limit`` is in days: who waited longer goes first. ``weights`` (0 or more) says
    how much each of times, distance, interests and ages counts in the fit; ages are best near or
    mixed.
    """

    smallest: int
    largest: int
    speakers: int
    speakers_are: Literal["rule", "advice", "free"]
    meet: int
    waiting_limit: int
    ages: Literal["near", "mixed"]
    weights: Mapping[str, int]


@dataclass(frozen=True)
class Policy:
    """What a variant requires, and what is best. Fits, bonus and floor are 0..100.

    ``sponsors`` is the kind of sponsor that it weighs, one of ``SPONSOR_KINDS``; ``groups`` is None
    for hosts. ``requires`` and ``weights`` name rows of the table of criteria; what they leave out
    does not count. ``waiting_limit`` and ``shortest_stay`` (of hosts) are in days.
    ``household_share`` (0.5..1) is how much the household's fit counts in the pair's. ``not_known``
    says what no source tells, by language.
    """

    variant: str
    sponsors: str
    gate: Gate
    groups: GroupRules | None
    requires: tuple[str, ...]
    shortest_stay: int
    moments: Moments
    waiting_limit: int
    good_enough: float
    floor: Floor
    keep_bonus: float
    household_share: float
    matters_most: float
    weights: Mapping[str, float]
    not_known: tuple[Mapping[str, str], ...]

    def concerns(self, one: Household | Sponsor) -> bool:
        """Whether a record can be in the pool of this policy.

        A household can be in two: that of its own variant, and that of the hosts when it seeks one.
        """
        of_variant = one.variant == self.variant
        if not isinstance(one, Household):
            return of_variant and one.kind == self.sponsors
        if self.sponsors == HOST:
            return of_variant or HOST in one.seeks
        return of_variant and self.sponsors in one.seeks


@cache
def load_policies(folder: Path = POLICIES) -> Mapping[str, Policy]:
    """Every policy of ``folder`` by variant; BadInput names the file and what is wrong in it."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise BadInput(f"{folder.name}: expected a policy (*.yml) but found none.")
    return {path.stem: _load(path) for path in paths}


def _load(path: Path) -> Policy:
    raw = read_yaml(path)
    for where, number in _odd(raw):
        raise BadInput(on_one_line(f"{path.name}: {where}: expected a number but found {number}."))
    for sentence in _wrong(held_to(contract_of(POLICIES), raw, path.name), path.stem):
        raise BadInput(on_one_line(f"{path.name}: {sentence}"))
    return _policy(raw)


def _wrong(raw: Mapping[str, Any], variant: str) -> Iterator[str]:
    """What is wrong in a policy that is as its schema says, one sentence each."""
    if raw["variant"] != variant:
        yield f"expected the variant {variant} but found {raw['variant']}."
    yield from _not_in_table("requires", raw["requires"], REQUIREMENTS, raw["sponsors"])
    yield from _not_in_table("weights", raw["weights"], PREFERENCES, raw["sponsors"])
    if raw["floor"]["lowest"] > raw["floor"]["start"]:
        yield "floor: expected lowest to be no higher than start."
    days = [one.day for one in _moments(raw["moments"]).of(LEAP_DAY)]
    if days[0] <= LEAP_DAY or days != sorted(set(days)):
        yield "moments: expected talks between start and end, each on a day of its own."
    if "groups" in raw and raw["groups"]["largest"] < raw["groups"]["smallest"]:
        yield "groups: expected largest to be no less than smallest."


def _odd(raw: Any, where: str = "") -> Iterator[tuple[str, float]]:
    """Every number that is none, with where it stands: YAML can write .nan and .inf."""
    if isinstance(raw, float) and not math.isfinite(raw):
        yield where, raw
    if isinstance(raw, dict | list):
        for key, value in raw.items() if isinstance(raw, dict) else enumerate(raw):
            yield from _odd(value, f"{where}/{key}" if where else str(key))


def _not_in_table(
    key: str, named: Iterable[str], table: Sequence[Criterion], kind: str
) -> Iterator[str]:
    rows = [row.id for row in table if kind in row.kinds]
    for id in named:
        if id not in rows:
            yield (
                f"{key}: {id} is no criterion of a {kind} here. Expected some of {', '.join(rows)}."
            )


def _policy(raw: Mapping[str, Any]) -> Policy:
    return Policy(
        variant=raw["variant"],
        sponsors=raw["sponsors"],
        gate=_gate(raw["gate"], raw["groups"]["smallest"] if "groups" in raw else 0),
        groups=_group_rules(raw["groups"], raw["waiting_limit"]) if "groups" in raw else None,
        requires=tuple(raw["requires"]),
        shortest_stay=raw.get("shortest_stay", 1),
        moments=_moments(raw["moments"]),
        waiting_limit=raw["waiting_limit"],
        good_enough=raw["good_enough"],
        floor=Floor(**raw["floor"]),
        keep_bonus=raw["keep_bonus"],
        household_share=raw["household_share"],
        matters_most=raw["matters_most"],
        weights=raw["weights"],
        not_known=tuple(raw["not_known"]),
    )


def _gate(raw: Mapping[str, Sequence[str]], smallest_group: int) -> Gate:
    return Gate(
        household_ticks=tuple(raw["household"]),
        group_ticks=tuple(raw.get("group", ())),
        member_ticks=tuple(raw.get("member", ())),
        smallest_group=smallest_group,
        host_ticks=tuple(raw.get("host", ())),
    )


def _moments(raw: Mapping[str, Any]) -> Moments:
    return Moments(
        end=Span(**raw["end"]),
        talks=tuple(map(_talk, raw["talks"])),
        when_longer=Span(**raw["when_longer"]),
    )


def _talk(raw: Mapping[str, Any]) -> Talk:
    span = Span(**raw.get("after", raw.get("before_end")))
    return Talk({"nl": raw["nl"], "en": raw["en"]}, span, "before_end" in raw)


def _group_rules(raw: Mapping[str, Any], waiting_limit: int) -> GroupRules:
    return GroupRules(
        smallest=raw["smallest"],
        largest=raw["largest"],
        speakers=raw["dutch_speakers"],
        speakers_are=raw["dutch_speakers_are"],
        meet=raw["meet"],
        waiting_limit=waiting_limit,
        ages=raw["ages"],
        weights=raw["weights"],
    )
