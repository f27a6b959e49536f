from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from matcher.poolfile import read_pool, read_solution, solution_text, write_solution
from matcher.problem import Candidate, Household, PoolError, Problem, Sponsor
from matcher.solution import Level, Solution

POOL: dict[str, Any] = {
    "sponsors": [{"id": "s1", "capacity": 2}, {"id": "s2", "capacity": 1, "max_households": 1}],
    "households": [{"id": "h1"}, {"id": "h2", "priority": 2}],
    "candidates": [
        {"sponsor": "s1", "household": "h1", "fit": 0.1, "places": 2},
        {"sponsor": "s2", "household": "h2", "fit": 3},
    ],
}


def read(tmp_path: Path, text: str | bytes) -> Problem:
    path = tmp_path / "pool.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_pool(path)


def changed(where: str, value: str) -> str:
    """The pool's text with the value at a place such as candidates/0/fit written as given."""
    data = json.loads(json.dumps(POOL))
    *steps, last = (int(step) if step.isdigit() else step for step in where.split("/"))
    inner = data
    for step in steps:
        inner = inner[step]
    inner[last] = "@@"
    return json.dumps(data).replace('"@@"', value)


def refusal(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(PoolError) as refused:
        read(tmp_path, text)
    return str(refused.value)


def test_pool_is_read_with_its_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, json.dumps(POOL)) == Problem(
        sponsors=(Sponsor("s1", 2), Sponsor("s2", 1, 1)),
        households=(Household("h1", Fraction(1)), Household("h2", Fraction(2))),
        candidates=(
            Candidate("s1", "h1", Fraction(1, 10), 2),
            Candidate("s2", "h2", Fraction(3), 1),
        ),
    )


VALID_FITS = (
    ("0", Fraction(0)),
    ("-0.0", Fraction(0)),
    ("0.30000000000000004", Fraction("0.30000000000000004")),
    ("1e12", Fraction(10**12)),
    ("1e-6", Fraction(1, 10**6)),
    ("1.7e308", Fraction(17 * 10**307)),
    ("5e-324", Fraction(5, 10**324)),
    ("1e-999999", Fraction(0)),
    ("1" + "0" * 300, Fraction(10**300)),
)


@pytest.mark.parametrize(("text", "fit"), VALID_FITS)
def test_fit_is_read_as_written(tmp_path: Path, text: str, fit: Fraction) -> None:
    assert read(tmp_path, changed("candidates/0/fit", text)).candidates[0].fit == fit


INVALID_PLACES = (
    ("candidates/0/fit", "NaN", "candidates[0].fit (s1 met h1)"),
    ("candidates/0/fit", "Infinity", "candidates[0].fit (s1 met h1)"),
    ("candidates/0/fit", "1e999", "candidates[0].fit (s1 met h1)"),
    ("candidates/0/fit", "1e99999999999999999999", "candidates[0].fit (s1 met h1)"),
    ("candidates/0/fit", "1" + "0" * 5000, "candidates[0].fit (s1 met h1)"),
    ("candidates/1/fit", "-0.5", 'candidates[1].fit: -1/2 (bij ["s2", "h2"])'),
    ("candidates/1/fit", "true", "candidates[1].fit (s2 met h2)"),
    ("candidates/1/fit", '"80"', "candidates[1].fit (s2 met h2)"),
    ("candidates/1/fit", "null", "candidates[1].fit (s2 met h2)"),
    ("candidates/0/places", "1.5", "candidates[0].places (s1 met h1)"),
    ("candidates/0/places", "0", "candidates[0].places: 0"),
    ("candidates/0/sponsor", '"s9"', 'candidates[0].sponsor: het id "s9" is geen sponsor'),
    ("candidates/0/household", '"h9"', 'candidates[0].household: het id "h9" is geen huishouden'),
    ("candidates/0/houshold", '"h1"', 'candidates[0]: "houshold"'),
    ("sponsors/0/capacity", "-1", "sponsors[0].capacity: -1 (bij s1)"),
    ("sponsors/0/capacity", "2.5", "sponsors[0].capacity (s1)"),
    ("sponsors/1/max_households", "-1", "sponsors[1].max_households: -1 (bij s2)"),
    ("sponsors/1/id", '"s1"', 'sponsors[1]: "s1" stond al bij sponsors[0]'),
    ("sponsors/1/id", "7", "sponsors[1].id"),
    ("households/1/id", '"h1"', 'households[1]: "h1" stond al bij households[0]'),
    ("households/1/id", '""', "households[1].id"),
    ("households/1/priority", "-1", "households[1].priority: -1 (bij h2)"),
    ("candidates/1", json.dumps(POOL["candidates"][0]), "candidates[1]"),
    ("kept", '[["s1", "h2"]]', 'kept[0]: het paar ["s1", "h2"] is geen kandidaat'),
    ("kept", '[["s1", "h1"], ["s1", "h1"]]', "kept[1]"),
    ("barred", '[["s1", "h9"]]', 'barred[0][1]: het id "h9" is geen huishouden'),
    ("barred", '[["s1"]]', "barred[0]: verwacht een lijst van twee id's"),
    ("open", '[["s9", "h1"]]', 'open[0][0]: het id "s9" is geen sponsor'),
    ("together", '[["h1", "h9"]]', "together[0][1]"),
    ("together", '[["h1", "h1"]]', "together[0]: twee keer hetzelfde huishouden"),
    ("together", '[["h1", "h2"], ["h2", "h1"]]', "together[1]"),
    ("quota", "-1", "quota: -1"),
    ("quota", "1.5", "quota (de hele pool)"),
    ("keep_bonus", "-1", "keep_bonus: -1"),
    ("keep_bonus", "NaN", "keep_bonus (de hele pool)"),
    ("sponsors", "{}", "sponsors: verwacht een lijst"),
    ("sponsors/0", "[]", "sponsors[0]: verwacht een object"),
    ("qouta", "3", 'de pool: "qouta" is niet bekend'),
)


@pytest.mark.parametrize(("where", "value", "named"), INVALID_PLACES)
def test_place_and_item_are_named_when_wrong(
    tmp_path: Path, where: str, value: str, named: str
) -> None:
    assert refusal(tmp_path, changed(where, value)).startswith(named)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "dit is geen JSON"),
        ("{", "regel 1, teken 2"),
        (b"\xff\xfe", "UTF-8"),
        ("[" * 100_000, "haken"),
        ("[]", "de pool: verwacht een object"),
        ('{"sponsors": []}', '"households" ontbreekt'),
        ('{"sponsors":\n [{"id": "\\ud800", "capacity": 1}]}', "regel 2, teken 11: \\ud800"),
        ('{"kept": [["\\udc00\\ud800", "h"]]}', "regel 1, teken 13: \\udc00"),
        ('{"\\\\\\uD9ff": 1, "\\uD9ff": 2}', "teken 5: \\uD9ff is een half teken"),
        ('{"sponsors": [], "sponsors": []}', '"sponsors" staat twee keer'),
    ],
)
def test_file_is_refused_when_it_is_no_pool(tmp_path: Path, text: str | bytes, named: str) -> None:
    assert named in refusal(tmp_path, text)


def test_character_in_two_escapes_is_read_as_one(tmp_path: Path) -> None:
    text = json.dumps(POOL).replace('"s1"', r'"\ud83d\ude00\\ud800"')
    (tmp_path / "pool.json").write_text(text, encoding="utf-8")
    assert read_pool(tmp_path / "pool.json").sponsors[-1].id == r"😀\ud800"


def test_file_is_named_when_it_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PoolError, match=r"weg\.json"):
        read_pool(tmp_path / "weg.json")


SOLUTION = Solution(
    "feasible",
    (("s1", "h1"),),
    (
        Level("placed", Fraction(1), Fraction(1), "optimal"),
        Level("fit", Fraction(1, 10), Fraction(5, 4), "feasible"),
        Level("tie", Fraction(7), Fraction(9), "feasible"),
    ),
    1.25,
)


def test_solution_comes_back_as_written(tmp_path: Path) -> None:
    write_solution(SOLUTION, tmp_path / "s.json")
    assert read_solution(tmp_path / "s.json") == SOLUTION


def test_conflict_comes_back_as_written(tmp_path: Path) -> None:
    keys = (("kept", "s1", "h1"), ("quota",), ("together", "h1", "h2", "h3"), ("capacity", "s1"))
    write_solution(Solution("infeasible", (), (), 0.5, keys), tmp_path / "s.json")
    assert read_solution(tmp_path / "s.json").conflict == keys


def test_value_is_whole_when_beyond_doubles() -> None:
    level = Level("fit", Fraction(10**400), Fraction(10**400), "optimal")
    text = solution_text(Solution("optimal", (), (level,), 0.0))
    assert json.loads(text)["levels"][0]["value"] == 10**400


def test_writing_names_the_file_when_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PoolError, match=r"geen[\\/]s\.json"):
        write_solution(SOLUTION, tmp_path / "geen" / "s.json")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[]", "de oplossing"),
        ('{"status": "best", "pairs": []}', "status"),
        ('{"status": "optimal"}', "pairs"),
        ('{"status": "optimal", "pairs": [["s1", 1]]}', "pairs[0][1]"),
        ('{"status": "optimal", "pairs": [], "levels": [{}]}', "levels[0].objective"),
        ('{"status": "infeasible", "pairs": [], "conflict": [{"rule": "x"}]}', "conflict[0].rule"),
    ],
)
def test_solution_is_refused_when_malformed(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "s.json").write_text(text)
    with pytest.raises(PoolError) as refused:
        read_solution(tmp_path / "s.json")
    assert named in str(refused.value)
