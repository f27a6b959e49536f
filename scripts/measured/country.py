"""The whole made-up country, area by area, on two processes: from records to proposals."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise, repeat
from os import getpid
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from types import MappingProxyType
from typing import Any

from matcher.matching import Matching
from matcher.policy import Floor, Policy, load_policies
from matcher.review import Pair, Review
from matcher.settings import Settings
from measured.apart import SPAWN, peak
from measured.figures import Figure, against, beside, figure
from tests.matcher.nation import ALL, SOME, TODAY, Mix, area, areas

SEED = 1
PROCESSES = 2
SECONDS = 60.0
MEMORY = 2048.0
"""What is promised: seconds on two cores, and MiB of all processes together."""

MIXES: Mapping[int, Mix] = {30: SOME, 100: ALL}
"""By how many of a hundred pairs are possible, about: who lives in the country."""


COSTS = 50
"""Households, and as many sponsors, of the area in which the costs of other choices are timed."""


class _WithoutCosts(Matching):
    """What other choices cost the others is left out: see ``costs``."""

    alternatives: Mapping[Pair, str] = MappingProxyType({})


@dataclass(frozen=True)
class Done:
    """What came of one area, with the process that did it and the most memory it has had, MiB.

    ``pairs`` were looked at, of which ``possible`` are candidates. The seconds are those
    of one core: to read, to score, for all levels, and for the proposals and reasons.
    """

    pairs: int
    possible: int
    placed: int
    proven: bool
    seconds: tuple[float, float, float, float]
    process: int
    peak: float


def country(percent: int) -> Iterator[Figure]:
    """The figures of the country in which about ``percent`` of the pairs are possible.

    The clock runs from the start of the processes until the last area is done; what the areas were
    made from is not in it, and neither is what other choices cost, for which see ``costs``.
    """
    name = f"netherlands-{percent}"
    with TemporaryDirectory() as folder:
        files = list(_written(Path(folder), MIXES[percent]))
        started = perf_counter()
        with ProcessPoolExecutor(PROCESSES, SPAWN) as processes:
            done = list(processes.map(matched, files, repeat(percent)))
        seconds = perf_counter() - started
    peaks = {
        one.process: max(each.peak for each in done if each.process == one.process) for one in done
    }
    yield against(f"{name} seconds", seconds, "s", SECONDS)
    yield against(f"{name} memory", sum(peaks.values()) + peak(), "MiB", MEMORY)
    yield against(f"{name} areas proven", sum(one.proven for one in done), "areas", len(done))
    looked_at = figure(f"{name} looked at", sum(one.pairs for one in done), "pairs")
    yield looked_at
    yield beside(f"{name} possible", sum(one.possible for one in done), "pairs", looked_at)
    yield figure(f"{name} placed", sum(one.placed for one in done), "pairs")
    slowest = max(done, key=lambda one: sum(one.seconds))
    yield figure(f"{name} slowest area", sum(slowest.seconds), "s of one core")
    for place, step in enumerate(("read", "score", "levels", "proposals")):
        yield figure(f"{name} {step}", sum(one.seconds[place] for one in done), "s of one core")


def costs(percent: int) -> Iterator[Figure]:
    """What two other choices for each proposal cost the others, in one area."""
    one = area(SEED, 0, MIXES[percent], COSTS, COSTS)
    matching = Matching(*_asked((one.households, one.sponsors, one.builder_places), percent))
    solution = matching.solution
    started = process_time()
    told = [text for texts in matching.alternatives.values() for text in texts.split("; ")]
    seconds = process_time() - started
    name = f"costs-{percent}"
    yield figure(f"{name} seconds", seconds, "s of one core")
    known = sum("niet uitgerekend" not in text for text in told)
    yield against(f"{name} told", known, "choices", len(told))
    proven = solution is not None and solution.status == "optimal"
    yield against(f"{name} proven", int(proven), "areas", 1)


def _written(folder: Path, mix: Mix) -> Iterator[Path]:
    for one in areas(SEED, mix):
        path = folder / one.id
        records = one.households, one.sponsors, dict(one.builder_places)
        path.write_bytes(pickle.dumps(records))
        yield path


def matched(file: Path, percent: int) -> Done:
    """Read the records of an area and match them, as a run does between reading and writing.

    Without what other choices cost.
    """
    times = [process_time()]
    matching = _WithoutCosts(*_asked(pickle.loads(file.read_bytes()), percent))
    times.append(process_time())
    possible = sum(int(graph.possible.sum()) for graph in matching.graphs)
    times.append(process_time())
    solution = matching.solution
    times.append(process_time())
    placed = len(matching.proposals)
    _ = matching.unplaced
    times.append(process_time())
    read, score, levels, proposals = (after - before for before, after in pairwise(times))
    return Done(
        sum(graph.fit.size for graph in matching.graphs),
        possible,
        placed,
        solution is not None and solution.status == "optimal",
        (read, score, levels, proposals),
        getpid(),
        peak(),
    )


def _asked(records: Any, percent: int) -> tuple[Any, ...]:
    """What a matching is made of, from the households, sponsors and builders' places."""
    households, sponsors, builder_places = records
    return (
        {one.id: one for one in households},
        {one.id: one for one in sponsors},
        Settings(f"{TODAY:%Y-%m}", builder_places=builder_places),
        Review({}, (), ()),
        frozenset(),
        _policies(percent),
        TODAY,
    )


def _policies(percent: int) -> Mapping[str, Policy]:
    """The policies as they are; where every pair must be possible, without a floor."""
    policies = load_policies()
    if percent < 100:
        return policies
    return {id: replace(policy, floor=Floor(0, 0, 0)) for id, policy in policies.items()}
