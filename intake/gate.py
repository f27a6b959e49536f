"""The gate: what must be done before a record may enter a pool, one sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from intake.cities import load_cities
from intake.records import Gate
from intake.rows import Reading, fold, intake_held


def missing_of_household(row: Reading, gate: Gate) -> Iterator[str]:
    """What a household still waits for."""
    yield from _missing_ticks(row, gate.household_ticks)
    if not intake_held(row.entry):
        yield "De intake is nog niet ingevuld."
    if row.text("city") == "unknown":
        yield "De stad is nog niet bekend."
    yield from _missing_answers(row)


def _missing_ticks(row: Reading, ticks: Sequence[str]) -> Iterator[str]:
    for tick in ticks:
        if not row.ticked(tick):
            yield f"«{tick}» staat nog niet op ja."


def _missing_answers(row: Reading) -> Iterator[str]:
    headers = dict.fromkeys(flaw.header for flaw in row.flaws if flaw.blocks)
    if headers:
        yield f"In de rij klopt nog niet: {', '.join(headers)}."


def _person(member: Reading) -> tuple[str, str]:
    reach = member.text("email") or member.text("phone") or member.id
    return fold(member.text("name") or ""), fold(reach)


def missing_of_group(row: Reading, members: Sequence[Reading], gate: Gate) -> Iterator[str]:
    """What a group still waits for, also through its active ``members``."""
    yield from _missing_ticks(row, gate.group_ticks)
    # Somebody who signed up twice is still one person.
    there = len({_person(member) for member in members})
    if there < gate.smallest_group:
        yield f"Groepsleden aangemeld: {there} van de {gate.smallest_group}."
    ticks = member_ticks(gate, row.city, row.variant)
    for member in members:
        for sentence in missing_of_member(member, ticks):
            yield f"Groepslid {member.id}: {sentence}"
    yield from _missing_answers(row)


def missing_of_member(member: Reading, ticks: Sequence[str]) -> Iterator[str]:
    """What a member still has to do; ``ticks`` as ``member_ticks`` gives them."""
    yield from _missing_ticks(member, ticks)
    # Where somebody lives says nothing of whether they are cleared: the group's city counts.
    elsewhere = tuple(flaw for flaw in member.flaws if flaw.header != "stad")
    yield from _missing_answers(replace(member, flaws=elsewhere))


def member_ticks(gate: Gate, city: str | None, variant: str) -> tuple[str, ...]:
    """What must be ticked for each member of a group in this city."""
    asks_vog = (city, variant) in _asking_vog() and "vog" not in gate.member_ticks
    return (*gate.member_ticks, "vog") if asks_vog else gate.member_ticks


@cache
def _asking_vog() -> frozenset[tuple[str, str]]:
    return frozenset(
        (city.id, variant.variant)
        for city in load_cities()
        for variant in city.variants
        if variant.vog
    )
