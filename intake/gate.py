"""The gate: what must be done before a record may enter a pool, one sentence for each thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from intake.cities import load_cities
from intake.records import Gate
from intake.rows import Flaw, Reading, fold, intake_held

Gates = Mapping[str, Gate]
"""The gate of each variant that has a policy."""

VOLUNTEER_TICKS = ("gesprek",)
"""Volunteers have no pool of a variant yet: their group has, and asks the rest of its members."""


def missing_of_household(row: Reading, gates: Gates) -> Iterator[str]:
    """What a household still waits for."""
    gate = gates.get(row.variant)
    yield from _missing_ticks(row, gate.household_ticks) if gate else _missing_policy(row)
    yield from _missing_intake(row)
    if row.text("city") == "unknown":
        yield "De stad is nog niet bekend."
    yield from _missing_answers(row.flaws)


def missing_of_host(row: Reading, gates: Gates) -> Iterator[str]:
    """What a host still waits for."""
    gate = gates.get(row.variant)
    ticks = _with_vog(gate.host_ticks, row.city, row.variant) if gate else ()
    yield from _missing_ticks(row, ticks) if gate else _missing_policy(row)
    yield from _missing_intake(row)
    yield from _missing_answers(row.flaws)


def missing_of_volunteer(row: Reading, gates: Gates) -> Iterator[str]:
    """What volunteers still wait for."""
    if row.variant not in gates:
        yield from _missing_policy(row)
    yield from _missing_ticks(row, VOLUNTEER_TICKS)
    yield from _missing_answers(row.flaws)


def _missing_policy(row: Reading) -> Iterator[str]:
    yield f"Voor de variant «{row.variant}» zijn er nog geen regels om te koppelen."


def _missing_intake(row: Reading) -> Iterator[str]:
    if not intake_held(row.kind, row.entry):
        yield "De intake is nog niet ingevuld."


def _missing_ticks(row: Reading, ticks: Sequence[str]) -> Iterator[str]:
    for tick in ticks:
        if not row.ticked(tick):
            yield f"«{tick}» staat nog niet op ja."


def _missing_answers(flaws: Sequence[Flaw]) -> Iterator[str]:
    headers = dict.fromkeys(flaw.header for flaw in flaws if flaw.blocks)
    if headers:
        yield f"In de rij klopt nog niet: {', '.join(headers)}."


def _person(member: Reading) -> tuple[str, str]:
    reach = member.text("email") or member.text("phone") or member.id
    return fold(member.text("name") or ""), fold(reach)


def missing_of_group(row: Reading, members: Sequence[Reading], gates: Gates) -> Iterator[str]:
    """What a group still waits for, also through its active ``members``."""
    gate = gates.get(row.variant)
    if gate is None:
        yield from _missing_policy(row)
        yield from _missing_answers(row.flaws)
        return
    yield from _missing_ticks(row, gate.group_ticks)
    # Somebody who signed up twice is still one person.
    there = len({_person(member) for member in members})
    if there < gate.smallest_group:
        yield f"Groepsleden aangemeld: {there} van de {gate.smallest_group}."
    ticks = member_ticks(gates, row.city, row.variant)
    for member in members:
        for sentence in missing_of_member(member, ticks):
            yield f"Groepslid {member.id}: {sentence}"
    yield from _missing_answers(row.flaws)


def missing_of_member(member: Reading, ticks: Sequence[str]) -> Iterator[str]:
    """What a member still has to do; ``ticks`` as ``member_ticks`` gives them."""
    yield from _missing_ticks(member, ticks)
    # Where somebody lives says nothing of whether they are cleared: the group's city counts.
    elsewhere = tuple(flaw for flaw in member.flaws if flaw.header != "stad")
    yield from _missing_answers(elsewhere)


def member_ticks(gates: Gates, city: str | None, variant: str) -> tuple[str, ...]:
    """What must be ticked for each member of a group of this variant in this city."""
    return _with_vog(gates[variant].member_ticks if variant in gates else (), city, variant)


def _with_vog(ticks: tuple[str, ...], city: str | None, variant: str) -> tuple[str, ...]:
    asks_vog = (city, variant) in _asking_vog() and "vog" not in ticks
    return (*ticks, "vog") if asks_vog else ticks


@cache
def _asking_vog() -> frozenset[tuple[str, str]]:
    return frozenset(
        (city.id, variant.variant)
        for city in load_cities()
        for variant in city.variants
        if variant.vog
    )
