"""All workbooks of one Samen Hier, wherever they are kept: files in a folder, or Google's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from intake.errors import BadInput, SamenHierError
from intake.journal import FILE, Journal
from intake.local import LocalWorkbooks
from intake.online import PREFIX, OnlineWorkbooks
from intake.workbook import Workbook


class Workbooks(Protocol):
    """``landelijk`` and the workbook of every area in its registry.

    An address is what the registry holds: the name of a file, or the id of a spreadsheet.
    """

    @property
    def folder(self) -> Path:
        """Where what belongs beside the workbooks is kept: the journal."""

    def all(self) -> dict[str, str]:
        """The address of ``landelijk``, and then of every area, by name."""

    def opened(
        self, area: str, address: str, *, wait: float = 10.0
    ) -> AbstractContextManager[Workbook]:
        """A workbook, from the first read to the last apply.

        One that somebody else holds is waited for, ``wait`` seconds at most.
        """

    def setup(self, areas: Sequence[str]) -> list[str]:
        """Makes or repairs the workbooks; a Dutch sentence for everything that changed."""

    def renew_backup(self, address: str) -> None:
        """Lets go of an older state of a workbook, since somebody was forgotten."""

    def still_to_forget(self) -> str:
        """What a person has to do besides, when somebody was forgotten, as a sentence; or ""."""

    def spent(self) -> str:
        """What was asked of a service until now, as a sentence; "" when that is free."""


def workbooks_at(place: str) -> Workbooks:
    """The workbooks of a folder, of a file in it, or of ``google:<id or address of landelijk>``."""
    if place.startswith(PREFIX):
        return OnlineWorkbooks(place.removeprefix(PREFIX))
    return LocalWorkbooks(Path(place))


def known_workbooks(workbooks: Workbooks) -> tuple[dict[str, str], SamenHierError | None]:
    """The addresses that can be told now, by area, and why those are not all.

    A registry that cannot be read must not hold up the areas: they are then those that the journal
    remembers, without ``landelijk``, and the error comes with them.
    """
    try:
        return workbooks.all(), None
    except SamenHierError as error:
        path = workbooks.folder / FILE
        return (Journal(path).areas() if path.exists() else {}), error


def chosen_areas(known: Mapping[str, str], areas: str | None) -> dict[str, str]:
    """Of the workbooks those of ``areas``, names with commas between them; None: all of them.

    ``BadInput`` when one has no workbook.
    """
    if areas is None:
        return dict(known)
    names = [name.strip() for name in areas.split(",")]
    for name in names:
        if name not in known:
            raise BadInput(f"{name}: dit gebied heeft geen werkmap. Kies uit: {', '.join(known)}.")
    return {name: known[name] for name in names}
