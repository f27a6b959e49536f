"""The registry of workbooks: what the tab ``Werkmappen`` of ``landelijk`` names, row by row.

A row that cannot be right holds up nobody else's workbook: it is left out, and named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from intake.errors import Problem
from intake.tabs import NATIONAL, REGISTRY
from intake.workbook import Row, Table

AREA, WORKBOOK = "werkgebied", "werkmap"


@dataclass(frozen=True)
class Addresses:
    """How an address is read: ``read`` gives it in its one spelling, or None when it is none.

    ``same`` gives what two addresses of one workbook have in common; ``todo`` is the Dutch sentence
    for a cell that holds something else.
    """

    read: Callable[[str], str | None]
    same: Callable[[str], str]
    todo: str


@dataclass(frozen=True)
class Registry:
    """The address of every area that has a workbook, and what is wrong in the other rows.

    ``missing`` are the rows of areas that have none yet.
    """

    addresses: dict[str, str]
    problems: tuple[Problem, ...]
    missing: tuple[Row, ...]


def read_registry(table: Table, kind: Addresses, national: str) -> Registry:
    """What the tab says; ``national`` is the address of ``landelijk`` itself."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    missing: list[Row] = []
    for row in table.rows:
        area, text = (" ".join(row.cells[header].split()) for header in (AREA, WORKBOOK))
        if area and not text:
            missing.append(row)
            continue
        address = kind.read(text) or ""
        wrong = _wrong_name(area, found) or _wrong_address(
            area, address, text, kind, found, national
        )
        if wrong is None:
            found[area] = address
        elif area or text:
            header, what, todo = wrong
            problems.append(Problem(REGISTRY.name, table.address(row, header), what, todo))
    return Registry(found, tuple(problems), tuple(missing))


_Wrong = tuple[str, str, str] | None
"""The column, what was found there, and what to do."""


def _wrong_name(area: str, found: dict[str, str]) -> _Wrong:
    if not area:
        return AREA, "Hier staat geen werkgebied.", "Vul in van welk werkgebied de werkmap is."
    if area == NATIONAL:
        return AREA, f"«{area}» hoort niet in deze lijst.", "Haal de rij weg."
    if "," in area:
        return AREA, f"In «{area}» staat een komma.", "Geef een naam zonder komma."
    if area in found:
        return AREA, f"«{area}» staat er al.", "Haal een van de twee rijen weg."
    return None


def _wrong_address(
    area: str, address: str, text: str, kind: Addresses, found: dict[str, str], national: str
) -> _Wrong:
    if not address:
        return WORKBOOK, f"«{text}» kan niet de werkmap van «{area}» zijn.", kind.todo
    owners = {kind.same(other): name for name, other in {NATIONAL: national, **found}.items()}
    other = owners.get(kind.same(address))
    if other is not None:
        todo = "Geef elk werkgebied een eigen werkmap."
        return WORKBOOK, f"«{area}» heeft dezelfde werkmap als «{other}».", todo
    return None
