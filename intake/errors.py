"""What can be wrong: problems that are data, and the few exceptions that end a command."""

from __future__ import annotations

import errno
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


DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

_REASONS = {
    **dict.fromkeys(DISK_FULL, "de schijf is vol"),
    **dict.fromkeys(NOT_ALLOWED, "dat mag niet van deze computer"),
    errno.ENOENT: "het bestand of de map is er niet",
    errno.ENOTDIR: "de map is er niet",
    errno.EISDIR: "dit is een map",
    errno.EADDRINUSE: "een ander programma gebruikt hem al",
}


def because(error: OSError) -> str:
    """Why the computer refused, to end a Dutch clause with: ``: de schijf is vol``.

    Where we have no Dutch words for it, those of the computer in brackets, for who comes to help.
    """
    reason = _REASONS.get(error.errno or 0)
    return f": {reason}" if reason else f" ({error.strerror or type(error).__name__})"


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
