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

from matcher.matching import Matching
from matcher.policy import Floor, Policy, load_policies
from matcher.review import Review
from matcher.settings import Settings
from measured.apart import SPAWN, peak
from measured.figures import Figure, against, beside, figure
from tests.matcher.nation import ALL, SOME, TODAY, Mix, areas

SEED = 1
PROCESSES = 2
SECONDS = 60.0
MEMORY = 2048.0
"""What is promised: seconds on two cores, and MiB of all processes together."""

MIXES: Mapping[int, Mix] = {30: SOME, 100: ALL}
"""By how many of a hundred pairs are possible, about: who lives in the country."""


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
    made from is not in it.
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


def _written(folder: Path, mix: Mix) -> Iterator[Path]:
    for area in areas(SEED, mix):
        path = folder / area.id
        records = area.households, area.sponsors, dict(area.builder_places)
        path.write_bytes(pickle.dumps(records))
        yield path


def matched(file: Path, percent: int) -> Done:
    """Read the records of an area and match them, as a run does between reading and writing."""
    times = [process_time()]
    households, sponsors, builder_places = pickle.loads(file.read_bytes())
    matching = Matching(
        {one.id: one for one in households},
        {one.id: one for one in sponsors},
        Settings(f"{TODAY:%Y-%m}", builder_places=builder_places),
        Review({}, (), ()),
        frozenset(),
        _policies(percent),
        TODAY,
    )
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


def _policies(percent: int) -> Mapping[str, Policy]:
    """The policies as they are; where every pair must be possible, without a floor."""
    policies = load_policies()
    if percent < 100:
        return policies
    return {id: replace(policy, floor=Floor(0, 0, 0)) for id, policy in policies.items()}
