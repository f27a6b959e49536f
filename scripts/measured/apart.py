"""Work in a process of its own: timed, its memory measured, and ended when it takes too long."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any

SPAWN = get_context("spawn")
"""Processes that begin empty: nothing of this one counts in their memory."""

STARTING = 60.0
"""Seconds in which a process must have imported what it needs."""


@dataclass(frozen=True)
class Measured:
    """What the work gave, in how many seconds, and the most memory its process had, in MiB.

    ``busy`` are the seconds that processors worked on it: where other work runs beside, fewer.
    """

    answer: Any
    seconds: float
    busy: float
    peak: float


def measured(module: str, function: str, argument: Any, limit: float) -> Measured | None:
    """``function(argument)`` of a module, without the time of importing it.

    None when it took more than ``limit`` seconds and was ended. EOFError when it failed; the
    process has then said why.
    """
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=_run, args=(theirs, module, function, argument))
    process.start()
    theirs.close()
    try:
        if not ours.poll(STARTING):
            raise EOFError(f"{module} was not imported within {STARTING:.0f} s")
        ours.recv()
        return ours.recv() if ours.poll(limit) else None
    finally:
        process.kill()
        process.join()
        ours.close()


def _run(answers: Connection, module: str, function: str, argument: Any) -> None:
    work: Callable[[Any], Any] = getattr(import_module(module), function)
    answers.send("ready")
    started, worked = perf_counter(), process_time()
    answer = work(argument)
    answers.send(Measured(answer, perf_counter() - started, process_time() - worked, peak()))


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most / 2**20 if sys.platform == "darwin" else most / 2**10)
