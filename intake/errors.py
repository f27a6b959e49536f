"""What can be wrong: problems that are data, and the few exceptions that end a command."""

from __future__ import annotations

from dataclasses import dataclass


class SamenHierError(Exception):
    """The base of every error that ends a command with one sentence and an exit code."""

    exit_code: int


class BadInput(SamenHierError):
    """A file, setting or workbook that cannot be used; the message says where, what and what to do.

    The message is in Dutch when a coordinator can cause it, in English when only a developer can.
    """

    exit_code = 1


class ServiceFailed(SamenHierError):
    """A workbook or the journal cannot be used now: open elsewhere, the disk is full, ….

    Nothing was half-written: everything is as it was.
    """

    exit_code = 3


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a cell, for a coordinator: data, never raised.

    ``cell`` is an address such as ``F12``; ``found`` and ``todo`` are Dutch sentences. ``found``
    may quote the cell, so a problem is written to the workbook it is about and nowhere else.
    """

    tab: str
    cell: str
    found: str
    todo: str

    def __str__(self) -> str:
        return f"{self.tab}!{self.cell}: {self.found} {self.todo}"
