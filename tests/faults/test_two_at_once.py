"""Two commands at the same time on one workbook: one waits or stops with a sentence.

However they meet, the workbook ends as when one ran after the other, and nothing stands in it
twice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from intake.errors import SamenHierError
from intake.local import LocalWorkbooks, open_local, setup_local
from intake.tabs import KEYS, LOG
from intake.workbook import Change, Snapshot, Workbook
from intake.workbooks import Workbooks
from tests.faults.scene import AREA, State, fill, match, pull_in, state
from tests.online import Online, surroundings

ROOT = Path(__file__).parent.parent.parent
LONGEST = 60.0
"""Seconds after which two that wait for each other are given up."""

COMMANDS: dict[str, Callable[[Workbook], None]] = {"pull": pull_in, "match": match}
BOTH = (("pull", "pull"), ("match", "match"), ("pull", "match"))

Place = Callable[[], Workbooks]
"""Gives the workbooks as a new command finds them."""

PROCESS = """
import sys
from intake.errors import SamenHierError
from intake.workbooks import workbooks_at
from tests.faults.scene import AREA
from tests.faults.test_two_at_once import COMMANDS

place, name = sys.argv[1:]
workbooks = workbooks_at(place)
address = workbooks.all()[AREA]
print("ready", flush=True)
sys.stdin.readline()
try:
    with workbooks.opened(AREA, address) as workbook:
        COMMANDS[name](workbook)
except SamenHierError as error:
    print(error)
    sys.exit(error.exit_code)
"""


class InStep:
    """A workbook of which the first read ends when that of another command does."""

    def __init__(self, workbook: Workbook, barrier: Barrier) -> None:
        self._workbook, self._barrier = workbook, barrier
        self._met = False

    @property
    def name(self) -> str:
        return self._workbook.name

    def read(self) -> Snapshot:
        found = self._workbook.read()
        if not self._met:
            self._met = True
            self._barrier.wait(LONGEST)
        return found

    def apply(self, changes: Sequence[Change]) -> None:
        self._workbook.apply(changes)


def carry_out(workbooks: Workbooks, name: str) -> None:
    with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
        COMMANDS[name](workbook)


def ended(do: Callable[[], None]) -> SamenHierError | None:
    """The sentence with which a command stops; None when it does not."""
    try:
        do()
    except SamenHierError as error:
        return error
    return None


def log_lines(workbooks: Workbooks) -> int:
    with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
        return len(workbook.read().tables[LOG.name].rows)


def doubled(workbooks: Workbooks) -> list[str]:
    """What stands in the workbook more than once."""
    with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
        tables = workbook.read().tables
    # Every run here has the same moment, and that is the key of Logboek.
    keys = Counter(
        f"{name}: {row.cells[table.tab.key]}"
        for name, table in tables.items()
        for row in table.rows
        if table.tab.key and row.cells[table.tab.key] and name not in (LOG.name, KEYS.name)
    )
    return [key for key, times in keys.items() if times > 1]


class Home:
    """A home of workbooks: how to begin anew, and how a command finds them."""

    def __init__(self, place: Place, fresh: Callable[[], object]) -> None:
        self.place, self.fresh = place, fresh

    def one_after_the_other(self, names: Sequence[str]) -> list[State]:
        """The states that the two may leave, the first of them first, and the other way round."""
        found = []
        for order in (names, names[::-1]):
            self.fresh()
            for name in order:
                carry_out(self.place(), name)
            found.append(state(self.place()))
        self.fresh()
        return found

    def check(
        self, wanted: list[State], before: int, names: Sequence[str], ends: Sequence[int]
    ) -> None:
        """Whether all is as it should be, when those that stopped have run again."""
        assert set(ends) <= {0, 3}
        assert 0 in ends
        assert log_lines(self.place()) == before + ends.count(0)
        for name, end in zip(names, ends, strict=True):
            if end:
                carry_out(self.place(), name)
        assert doubled(self.place()) == []
        assert state(self.place()) in wanted


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scene in a file."""
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, [AREA])
    with open_local(folder / f"{AREA}.xlsx") as workbook:
        fill(workbook)
    return folder


@pytest.fixture
def local(filled: Path, tmp_path: Path) -> Home:
    folder = tmp_path / "werkmappen"

    def fresh() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(filled, folder)

    return Home(lambda: LocalWorkbooks(folder), fresh)


@pytest.fixture
def google(scene: Online) -> Home:
    return Home(scene.workbooks, scene.fresh)


def exits(works: Sequence[Callable[[], None]]) -> list[int]:
    """The exit codes of commands that start together, each in a thread."""
    start = Barrier(len(works))

    def one(work: Callable[[], None]) -> int:
        start.wait(LONGEST)
        error = ended(work)
        assert error is None or "Probeer het" in str(error) or "probeer het" in str(error)
        return error.exit_code if error else 0

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(one, works))


@pytest.mark.parametrize("names", BOTH, ids="-".join)
def test_local_workbook_is_whole_after_two_threads(local: Home, names: Sequence[str]):
    wanted = local.one_after_the_other(names)
    before = log_lines(local.place())
    works = [lambda name=name: carry_out(local.place(), name) for name in names]
    local.check(wanted, before, names, exits(works))


@pytest.mark.parametrize("names", BOTH, ids="-".join)
def test_spreadsheet_is_whole_after_two_that_read_the_same(google: Home, names: Sequence[str]):
    wanted = google.one_after_the_other(names)
    before = log_lines(google.place())
    met = Barrier(2)

    def in_step(name: str) -> None:
        workbooks = google.place()
        with workbooks.opened(AREA, workbooks.all()[AREA]) as workbook:
            COMMANDS[name](InStep(workbook, met))

    works = [lambda name=name: in_step(name) for name in names]
    google.check(wanted, before, names, exits(works))


def run_processes(place: str, names: Sequence[str], environment: dict[str, str]) -> list[int]:
    """The exit codes of commands that start together, each in a process."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, place, name],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        return [process.wait(LONGEST) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@pytest.mark.parametrize("names", BOTH, ids="-".join)
def test_local_workbook_is_whole_after_two_processes(
    local: Home, names: Sequence[str], tmp_path: Path
):
    wanted = local.one_after_the_other(names)
    before = log_lines(local.place())
    codes = run_processes(str(tmp_path / "werkmappen"), names, {})
    local.check(wanted, before, names, codes)


def test_spreadsheet_is_whole_after_two_processes(google: Home, scene: Online):
    names = ("pull", "match")
    wanted = google.one_after_the_other(names)
    before = log_lines(google.place())
    place = f"google:{scene.ids['landelijk']}"
    codes = run_processes(place, names, surroundings(scene.sheets))
    google.check(wanted, before, names, codes)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_stops_when_the_other_keeps_the_file_too_long(local: Home, name: str):
    local.fresh()
    before = state(local.place())
    workbooks = local.place()

    def second() -> None:
        with workbooks.opened(AREA, workbooks.all()[AREA], wait=0.1) as workbook:
            COMMANDS[name](workbook)

    with workbooks.opened(AREA, workbooks.all()[AREA]):
        error = ended(second)
    assert error is not None
    assert (error.exit_code, str(error).partition(":")[0]) == (3, "rotterdam.xlsx")
    assert state(local.place()) == before
