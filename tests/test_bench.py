from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from measured.apart import measured
from measured.figures import beside, figure
from measured.pools import Quality, quality
from tests.matcher.nation import RawPool

ROOT = Path(__file__).parent.parent

FITS = np.array([[5000, 9000], [8000, 7000]])
POOL = RawPool(FITS, FITS, FITS, np.array([[True, True], [True, False]]))


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/bench", *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    done = bench("--only", "greedy-100-30")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_is_a_figure(lines: list[dict[str, Any]]) -> None:
    assert lines
    assert {tuple(line) for line in lines} == {("name", "value", "unit", "against", "ratio")}


def test_peer_stands_beside_ours(lines: list[dict[str, Any]]) -> None:
    found = {line["name"]: (line["against"], line["ratio"]) for line in lines}
    against, ratio = found["greedy-100-30 placed"]
    assert against == "area-100-30 placed"
    assert 0 < ratio <= 1


def test_unknown_name_is_refused() -> None:
    done = bench("--only", "nothing")
    assert done.returncode == 2
    assert "area-1000-100" in done.stderr


def test_work_is_ended_when_it_takes_too_long() -> None:
    assert measured("time", "sleep", 600, limit=0.1) is None


def test_work_that_fails_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EOFError):
        measured("math", "sqrt", -1, limit=60)
    assert "math domain error" in capfd.readouterr().err


def test_figure_without_a_value_has_no_ratio() -> None:
    told = beside("theirs", None, "s", figure("ours", 2.0, "s"))
    assert (told.value, told.against, told.ratio) == (None, "ours", None)


def test_quality_counts_what_is_placed() -> None:
    assert quality(POOL, np.array([1, 0])) == Quality(placed=2, fit=170.0, worst=80.0)


@pytest.mark.parametrize("columns", [[0, 0], [0, 1]])
def test_quality_refuses_what_breaks_a_rule(columns: list[int]) -> None:
    with pytest.raises(ValueError, match="two households, or a pair"):
        quality(POOL, np.array(columns))
