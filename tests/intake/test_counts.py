"""What is needed in an area: taken from the workbook as the matcher left it, and never exact."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from typer.testing import CliRunner

from intake import counts as module
from intake.__main__ import main
from intake.counts import BEDS, GUESTS, HOSTS, READY, WAITING, Counts, counts, read, rounded, write
from intake.errors import BadInput
from intake.local import setup_local
from intake.tabs import LOG, OVERVIEW, tab
from intake.workbook import Row, Snapshot, Table, after
from matcher.__main__ import app as matcher
from matcher.overview import host_overview, overview
from matcher.policy import load_policies
from matcher.run import match_run
from tests.intake.paper import NEWCOMER, NOW, pulled, sent, workbook
from tests.matcher.people import host

DAY = date(2026, 11, 22)


def table(name: str, *rows: Mapping[str, str]) -> Table:
    owner = tab(name)
    columns = {header: number for number, header in enumerate(owner.headers, 1)}
    empty = dict.fromkeys(columns, "")
    return Table(owner, columns, tuple(Row(n, {**empty, **row}) for n, row in enumerate(rows, 2)))


def snapshot(
    waiting: str | None = "12",
    ready: str | None = "7",
    runs: tuple[str, ...] = ("2026-11-22 03:17",),
    hosting: Mapping[str, str] = MappingProxyType({}),
) -> Snapshot:
    """A workbook with these lines in Overzicht, after these match runs."""
    lines = {WAITING: waiting, READY: ready, **hosting}
    overview = table(
        OVERVIEW.name, *({"wat": w, "aantal": n} for w, n in lines.items() if n is not None)
    )
    log = table(LOG.name, *({"wat": "koppelen", "wanneer": moment} for moment in runs))
    return Snapshot({OVERVIEW.name: overview, LOG.name: log})


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, None), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (998, 1000)],
)
def test_number_is_rounded_to_five_and_hidden_below(number: int, expected: int | None) -> None:
    assert rounded(number) == expected


def test_counts_are_of_the_last_match_run() -> None:
    found = counts(snapshot(runs=("2026-11-21 03:17", "2026-11-22 03:17", "2026-11-20 03:17")))
    assert found == Counts(DAY, waiting=10, ready=5)


def test_hosts_their_beds_and_who_waits_for_one_are_counted() -> None:
    found = counts(snapshot(hosting={HOSTS: "6", BEDS: "13", GUESTS: "9"}))
    assert found == Counts(DAY, 10, 5, hosts=5, beds=15, guests=10)


def test_beds_of_few_hosts_are_hidden() -> None:
    found = counts(snapshot(hosting={HOSTS: "4", BEDS: "13", GUESTS: "2"}))
    assert found == Counts(DAY, 10, 5)


@pytest.mark.parametrize(
    "unknown",
    [
        snapshot(waiting=None),
        snapshot(ready=None),
        snapshot(waiting="twaalf"),
        snapshot(waiting="-3"),
        snapshot(waiting="²"),
        snapshot(runs=()),
        snapshot(runs=("gisteren",)),
    ],
)
def test_counts_are_unknown_when_something_lacks(unknown: Snapshot) -> None:
    assert counts(unknown) is None


def test_lines_are_those_that_a_match_run_writes() -> None:
    people = [NEWCOMER | {"name": f"Nieuw {n}", "phone": f"06 1234567{n}"} for n in range(6)]
    signed_up = pulled(workbook(*(sent("newcomer", answers) for answers in people)))
    ran = match_run(signed_up, load_policies(), DAY, NOW)
    tables = {name: after(table, ran.changes) for name, table in signed_up.tables.items()}
    assert counts(signed_up) is None
    assert counts(Snapshot(tables)) == Counts(DAY, waiting=5, ready=None)


def test_lines_of_hosts_are_those_that_a_match_run_writes() -> None:
    hosts = [host(beds=2)]
    written = [*overview([], hosts, {}, [], DAY), *host_overview([], hosts, ())]
    assert {HOSTS, BEDS, GUESTS} <= {row["wat"] for row in written}


# The file


def test_what_was_written_is_read(tmp_path: Path) -> None:
    found = {"haarlem": Counts(DAY, 15, None), "rotterdam": Counts(DAY, None, 10)}
    write(found, tmp_path / "var" / "counts.json")
    assert read(tmp_path / "var" / "counts.json") == found


def test_file_holds_counts_and_area_alone(tmp_path: Path) -> None:
    write({"haarlem": Counts(DAY, 15, None)}, tmp_path / "counts.json")
    held = json.loads((tmp_path / "counts.json").read_text(encoding="utf-8"))
    hosting = {"hosts": None, "beds": None, "guests": None}
    needed = {"day": "2026-11-22", "waiting": 15, "ready": None, **hosting}
    assert held == {"areas": {"haarlem": needed}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"areas": []}',
        '{"areas": {"haarlem": 3}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 15}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 3, "ready": null}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 12, "ready": null}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": true, "ready": null}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": "5", "ready": null}}}',
        '{"areas": {"haarlem": {"day": "gisteren", "waiting": 5, "ready": null}}}',
        '{"areas": {"haarlem": {"day": null, "waiting": 5, "ready": null}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 5, "ready": 5, "names": "x"}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 5, "ready": 5, "guests": 4}}}',
        '{"areas": {"haarlem": {"day": "2026-11-22", "waiting": 5, "ready": 5, "beds": 5}}}',
    ],
)
def test_file_that_is_no_counts_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "counts.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="Expected the counts"):
        read(tmp_path / "counts.json")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="could not read them: FileNotFoundError"):
        read(tmp_path / "counts.json")


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="hier kan niet geschreven worden"):
        write({}, tmp_path / "file" / "counts.json")


def test_rounding_is_what_the_page_says() -> None:
    # The template says «afgerond op vijf» in words.
    assert module.STEP == 5


# The command


def command(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["counts", *map(str, words)])
    return int(ended.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Workbooks that no match run has seen."""
    setup_local(tmp_path / "werkmappen", ["haarlem", "rotterdam"])
    return tmp_path / "werkmappen"


def test_areas_are_left_out_before_the_first_match_run(folder: Path, tmp_path: Path) -> None:
    assert command("--workbook", folder, "--output", tmp_path / "counts.json") == 0
    assert read(tmp_path / "counts.json") == {}


def test_other_areas_are_counted_when_a_workbook_is_broken(folder: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(matcher, ["run", "--workbook", str(folder)])
    assert done.exit_code == 0
    (folder / "haarlem.xlsx").write_bytes(b"")
    assert command("--workbook", folder, "--output", tmp_path / "counts.json") == 1
    assert set(read(tmp_path / "counts.json")) == {"landelijk", "rotterdam"}


def test_nothing_is_written_when_no_workbook_is_known(tmp_path: Path) -> None:
    assert command("--workbook", tmp_path, "--output", tmp_path / "counts.json") == 1
    assert not (tmp_path / "counts.json").exists()
