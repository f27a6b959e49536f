"""The gate: what must be done before a record may enter a pool, one sentence for each thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from intake.cities import CityVariant, load_cities
from intake.kinds import GROUPS, HOUSEHOLDS
from intake.records import Gate
from intake.rows import LEADS, Flaw, Reading, fold, intake_held
from intake.schema import load_forms
from intake.tabs import FEWER, record_questions
from intake.wording import listed, people_in_words

Gates = Mapping[str, Gate]
"""The gate of each variant that has a policy."""

VOLUNTEER_TICKS = ("gesprek",)
"""Volunteers have no pool of a variant yet: their group has, and asks the rest of its members."""

NO_INTAKE = "De intake is nog niet ingevuld."
ANSWERS = "In de rij klopt nog niet: "


def missing_of_household(row: Reading, gates: Gates) -> Iterator[str]:
    """What a household still waits for."""
    gate = gates.get(row.variant)
    yield from _missing_ticks(row, gate.household_ticks) if gate else _missing_policy(row)
    if row.waits_for_call:
        yield _asked_in_the_call()
    yield from _missing_intake(row)
    if row.text("city") == "unknown":
        yield "De «stad» is nog niet bekend."
    yield from _missing_answers(row.to_mend if row.waits_for_call else row.flaws)


@cache
def _asked_in_the_call() -> str:
    """What the form did not ask, as it could not ask for consent."""
    form = load_forms()[HOUSEHOLDS.form]
    columns = (form.question(id).column for id in ("for_whom", "people", "consent"))
    return (
        "Vraag in het gesprek voor wie het is, met hoeveel mensen ze zijn, en of we de gegevens "
        f"mogen bewaren. Vul dan {listed(f'«{column}»' for column in columns)} in."
    )


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


def missing_of_organisation(row: Reading) -> Iterator[str]:
    """What there is still to do with an organisation."""
    yield from _missing_ticks(row, row.kind.ticks)
    yield from _missing_answers(row.flaws)


def _missing_policy(row: Reading) -> Iterator[str]:
    yield f"Bij «variant» staat {row.variant}: daarvoor zijn er nog geen regels om te koppelen."


def _missing_intake(row: Reading) -> Iterator[str]:
    if not intake_held(row.kind, row.entry):
        yield NO_INTAKE


def _missing_ticks(row: Reading, ticks: Sequence[str]) -> Iterator[str]:
    for tick in ticks:
        if not row.ticked(tick):
            yield f"«{tick}» staat nog niet op ja."


def _missing_answers(flaws: Sequence[Flaw]) -> Iterator[str]:
    headers = dict.fromkeys(flaw.header for flaw in flaws if flaw.blocks)
    if headers:
        yield f"{ANSWERS}{listed(f'«{header}»' for header in headers)}."


def only_answers(missing: Collection[str]) -> bool:
    """Whether nothing is waited for but answers in the row, each of which is a problem there."""
    return bool(missing) and all(sentence.startswith(ANSWERS) for sentence in missing)


def named_as_wrong(missing: Collection[str]) -> frozenset[str]:
    """The columns that what is waited for names as wrong."""
    wrong = (one for one in missing if one.startswith(ANSWERS))
    return frozenset(header for sentence in wrong for header in named_columns(sentence))


def named_columns(sentence: str) -> list[str]:
    """What a sentence names between « and »."""
    return re.findall("«([^»]+)»", sentence)


def _person(member: Reading) -> tuple[str, str]:
    reach = member.text("email") or member.text("phone") or member.id
    return fold(member.text("name") or ""), fold(reach)


def missing_of_group(row: Reading, members: Sequence[Reading], gates: Gates) -> Iterator[str]:
    """What a group still waits for, also through its active ``members``."""
    gate = gates.get(row.variant)
    if gate is None:
        yield from missing_of_group_itself(row, gates)
        return
    yield from missing_of_group_itself(row, gates)
    if is_too_small(row, members, gates):
        yield from _missing_people(row, people_in(members), gate.smallest_group)
    ticks = member_ticks(gates, row.city, row.variant)
    for member in members:
        for sentence in missing_of_member(member, ticks):
            yield of_member(member.id, sentence)


def of_member(id: str, sentence: str) -> str:
    """What a member still has to do, as a sentence about their group."""
    return f"Groepslid {id}: {sentence}"


_OF_MEMBER = re.compile(r"Groepslid (\S+): (.*)", re.DOTALL)


def shortly(missing: Sequence[str], is_begun: bool) -> list[str]:
    """What a group waits for as few sentences: what several members have to do is said once.

    What can be done when nobody else signs up is for a group that ``is_begun``, and comes last.
    """
    own = [one for one in missing if not _OF_MEMBER.fullmatch(one)]
    of_members: dict[str, list[str]] = {}
    for found in filter(None, map(_OF_MEMBER.fullmatch, missing)):
        of_members.setdefault(found[2], []).append(found[1])
    ways_out = [one for one in own if one.startswith((_NOBODY_ELSE, _WITH_FEWER, _SOUGHT_ALREADY))]
    return [
        *(one for one in own if one not in ways_out),
        *(
            f"{'Groepslid' if len(ids) == 1 else 'Groepsleden'} {listed(ids)}: {sentence}"
            for sentence, ids in of_members.items()
        ),
        *(ways_out if is_begun else []),
    ]


def missing_of_group_itself(row: Reading, gates: Gates) -> Iterator[str]:
    """What a group still waits for, whoever its members are."""
    gate = gates.get(row.variant)
    yield from _missing_ticks(row, gate.group_ticks) if gate else _missing_policy(row)
    yield from _missing_answers(row.flaws)


def _missing_people(row: Reading, there: int, needed: int) -> Iterator[str]:
    yield f"Groepsleden aangemeld: {there} van de {needed}."
    if not there:
        yield f"Typ de {LEADS} in Groepsleden, met {row.id} bij «groep» en «{LEADS}» bij «rol»."
        return
    yield f"Laat nog {people_in_words(needed - there)} zich aanmelden."
    takes, size = row.said("takes_volunteers") is True, row.number("size") or 0
    yield topping_up(takes, size, there, counts_above(row, there))
    allowed = smaller_groups(row.city, row.variant)
    if allowed is not None and there >= allowed:
        yield f"{_WITH_FEWER} «{FEWER.header}» waarom de groep met {there} begint."


def topping_up(takes: bool, size: int, there: int, above: Sequence[str]) -> str:
    """What is typed so that volunteers are sought for a group of which nobody else signs up.

    ``takes`` says that it agreed to that, ``size`` how many people it said it has, ``there`` (at
    least 1) how many signed up, ``above`` the columns in which it counts more than those.
    """
    cells = [] if takes else [f"«{_column('takes_volunteers')}» op ja"]
    if size > there:
        cells.append(f"«{_column('size')}» op {there}")
    if not cells:
        return _SOUGHT_ALREADY
    named = listed(f"«{column}»" for column in above)
    lower = f" Maak ook {named} niet hoger dan {there}." if size > there and above else ""
    return f"{_NOBODY_ELSE} Zet dan {listed(cells)}.{lower} {_SOUGHT}"


_SOUGHT_ALREADY = "Het programma zoekt ook vrijwilligers."
_NOBODY_ELSE = "Komt er niemand meer?"
_WITH_FEWER = "Of schrijf bij"
_SOUGHT = "Dan zoekt het programma vrijwilligers."


def counts_above(row: Reading, people: int) -> tuple[str, ...]:
    """The columns in which a group counts more of its people than these."""
    return tuple(
        question.column
        for question in record_questions(GROUPS.tab)
        if question.limits.at_most == "size" and (row.number(question.id) or 0) > people
    )


def _column(question: str) -> str:
    return load_forms()[GROUPS.form].question(question).column


def people_in(members: Sequence[Reading]) -> int:
    """How many people these members are: somebody who signed up twice is still one."""
    return len({_person(member) for member in members})


def is_too_small(row: Reading, members: Sequence[Reading], gates: Gates) -> bool:
    """Whether a group has fewer members than it needs."""
    gate = gates.get(row.variant)
    if gate is None:
        return False
    explained = bool(row.entry.text(FEWER.header))
    return people_in(members) < fewest_members(row.city, row.variant, gate, explained)


def fewest_members(city: str | None, variant: str, gate: Gate, explained: bool) -> int:
    """How many members a group needs; fewer where its city allows that and somebody wrote why."""
    allowed = smaller_groups(city, variant) if explained else None
    return min(gate.smallest_group, allowed or gate.smallest_group)


def smaller_groups(city: str | None, variant: str) -> int | None:
    """How few members a group may have with a written reason; None where no city says so."""
    found = _in_cities().get((city, variant))
    return found.smaller_groups if found else None


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
    found = _in_cities().get((city, variant))
    asks_vog = found is not None and bool(found.vog) and "vog" not in ticks
    return (*ticks, "vog") if asks_vog else ticks


@cache
def _in_cities() -> Mapping[tuple[str | None, str], CityVariant]:
    return {
        (city.id, variant.variant): variant for city in load_cities() for variant in city.variants
    }
