"""The commands `solve` and `check`, as somebody at a prompt uses them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent

POOL: dict[str, Any] = {
    "sponsors": [{"id": "s1", "capacity": 1}, {"id": "s2", "capacity": 1}],
    "households": [{"id": "h1"}, {"id": "h2"}],
    "candidates": [
        {"sponsor": "s1", "household": "h1", "fit": 90},
        {"sponsor": "s2", "household": "h1", "fit": 10},
        {"sponsor": "s1", "household": "h2", "fit": 20},
    ],
}


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    path = tmp_path / "pool.json"
    path.write_text(json.dumps(POOL))
    return path


def matcher(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "matcher", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_solve_prints_json_and_nothing_else(pool: Path) -> None:
    done = matcher("solve", pool)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(answer) == {"status", "pairs", "levels", "seconds"}
    assert answer["pairs"] == [["s2", "h1"], ["s1", "h2"]]


def test_solve_writes_what_check_accepts(pool: Path, tmp_path: Path) -> None:
    written = matcher("solve", pool, "-o", tmp_path / "solution.json", "--time-limit", "60")
    assert (written.returncode, written.stdout) == (0, "")
    assert matcher("check", pool, tmp_path / "solution.json").returncode == 0


def test_solve_is_done_when_the_pool_is_infeasible(pool: Path) -> None:
    pool.write_text(json.dumps({**POOL, "kept": [["s1", "h1"], ["s1", "h2"]]}))
    done = matcher("solve", pool)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["status"], answer["pairs"]) == (0, "infeasible", [])
    assert answer["conflict"] == [
        {"rule": "kept", "pair": ["s1", "h1"]},
        {"rule": "kept", "pair": ["s1", "h2"]},
        {"rule": "capacity", "sponsor": "s1"},
    ]


def test_check_names_a_false_claim(pool: Path, tmp_path: Path) -> None:
    answer = json.loads(matcher("solve", pool).stdout)
    answer["levels"][1]["value"] = 31
    (tmp_path / "solution.json").write_text(json.dumps(answer))
    done = matcher("check", pool, tmp_path / "solution.json")
    assert (done.returncode, done.stderr) == (1, "niveau fit: de waarde is 30, niet 31.\n")


def test_bad_pool_ends_in_one_sentence(pool: Path) -> None:
    pool.write_text(pool.read_text().replace("90", "NaN"))
    done = matcher("solve", pool)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("candidates[0].fit (s1 met h1): verwacht een eindig getal")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["solve"], ["check", "one.json"], ["solve", "p.json", "--time-limit", "-1"], ["solvee"]],
)
def test_wrong_use_exits_2(arguments: list[str]) -> None:
    assert matcher(*arguments).returncode == 2
