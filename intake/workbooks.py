"""All workbooks of one Samen Hier, wherever they are kept: files in a folder, or Google's."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from intake.errors import BadInput, SamenHierError
from intake.journal import FILE, Journal
from intake.local import LocalWorkbooks
from intake.online import PREFIX, OnlineWorkbooks
from intake.tabs import NATIONAL
from intake.workbook import Workbook


class Workbooks(Protocol):
    """``landelijk`` and the workbook of every area in its registry.

    An address is what the registry holds: the name of a file, or the id of a spreadsheet.
    """

    @property
    def folder(self) -> Path:
        """Where what belongs beside the workbooks is kept: the journal."""

    @property
    def problems(self) -> tuple[str, ...]:
        """A Dutch sentence for every row of the registry that ``all`` left out."""

    def all(self) -> dict[str, str]:
        """The address of ``landelijk``, and then of every area, by name."""

    def opened(
        self, area: str, address: str, *, wait: float = 10.0
    ) -> AbstractContextManager[Workbook]:
        """A workbook, from the first read to the last apply.

        One that somebody else holds is waited for, ``wait`` seconds at most.
        """

    def setup(self, areas: Sequence[str]) -> tuple[list[str], list[SamenHierError]]:
        """Makes or repairs the workbooks; a Dutch sentence for everything that changed.

        And what could not be made or repaired, workbook by workbook.
        """

    def renew_backup(self, address: str) -> None:
        """Lets go of an older state of a workbook, since somebody was forgotten."""

    def still_to_forget(self) -> str:
        """What a person has to do besides, when somebody was forgotten, as a sentence; or ""."""

    def spent(self) -> str:
        """What was asked of a service until now, as a sentence; "" when that is free."""


def workbooks_at(place: str) -> Workbooks:
    """The workbooks of a folder, of a file in it, or of ``google:<id or address of landelijk>``."""
    if place.startswith("http"):
        raise BadInput(f"{place}: zet «{PREFIX}» voor het adres van een spreadsheet.")
    if place.startswith(PREFIX):
        return OnlineWorkbooks(place.removeprefix(PREFIX))
    return LocalWorkbooks(Path(place))


def known_workbooks(workbooks: Workbooks) -> tuple[dict[str, str], SamenHierError | None]:
    """The addresses that can be told now, by area, and why those are not all.

    A registry that cannot be read must not hold up the areas: they are then those that the journal
    remembers, without ``landelijk``, and the error comes with them. A row in it that cannot be
    right is left out, and the error names it.
    """
    try:
        known = workbooks.all()
    except SamenHierError as error:
        path = workbooks.folder / FILE
        return (Journal(path).areas() if path.exists() else {}), error
    return known, BadInput(" ".join(workbooks.problems)) if workbooks.problems else None


def chosen_workbooks(
    workbooks: Workbooks, areas: str | None
) -> tuple[dict[str, str], list[SamenHierError]]:
    """The addresses of the areas that a command is for, and what keeps it from others.

    ``areas`` are names with commas between them; None is all of them. What is wrong in the registry
    concerns ``landelijk``, not a command for other areas alone. ``BadInput`` or ``ServiceFailed``
    when there is no workbook at all, or none of an area that was asked for.
    """
    known, failure = known_workbooks(workbooks)
    if failure is not None and not known:
        raise failure
    if areas is None:
        return known, [failure] if failure else []
    names = [name.strip() for name in areas.split(",") if name.strip()]
    for name in names:
        if name not in known:
            # A row that cannot be read may well name it.
            sentence = f"«{name}»: dit gebied heeft geen werkmap. Kies uit: {', '.join(known)}."
            raise BadInput(f"{sentence} {failure}" if failure else sentence)
    chosen = {name: known[name] for name in names}
    return chosen, [failure] if failure and NATIONAL in chosen else []
