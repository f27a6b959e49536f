"""Data files that people write: what cannot be read is named in one line, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.data_files import read_data, yaml_of
from intake.errors import BadInput


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a: [", "line 1, column 5: expected the node content"),
        ("a: 1\n\tb: 2", "line 2, column 1: found character"),
        ("a: \x01", "unacceptable character"),
        ("[" * 3000, "maximum recursion"),
        ("day: 2026-13-45", "month must be in 1..12"),
        ("a: 1\na: 2", "line 2, column 1: a stands here twice; keep one of the two"),
        ("a: {b: 1, c: 2, b: 3}", "line 1, column 17: b stands here twice"),
        ("- {a: 1, a: 2}", "line 1, column 10: a stands here twice"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "one.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as found:
        read_data(path, {"type": "object"})
    said = str(found.value)
    assert said.startswith(f"one.yml: cannot be read as YAML: {wrong}")
    assert "\n" not in said


def test_key_may_stand_again_in_another_place() -> None:
    assert yaml_of("- {a: 1}\n- {a: 1, b: {a: 2}}") == [{"a": 1}, {"a": 1, "b": {"a": 2}}]


def test_part_may_be_repeated_by_its_name() -> None:
    assert yaml_of("a: &x {b: 1}\nc: {<<: *x, d: 2}")["c"] == {"b": 1, "d": 2}
