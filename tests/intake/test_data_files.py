"""Files of data that people write: what is wrong in one is told in a sentence, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.data_files import read_data, read_yaml
from intake.errors import BadInput

CONTRACT = {
    "type": "object",
    "required": ["checked"],
    "properties": {"checked": {"type": "string", "format": "date"}},
}


def written(folder: Path, text: str) -> Path:
    path = folder / "stad.yml"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    "text", ["checked: 2026-11-22\n", "checked: 2026-11-22\r\n", "\ufeffchecked: '2026-11-22'"]
)
def test_day_is_text_as_in_json(tmp_path: Path, text: str) -> None:
    assert read_data(written(tmp_path, text), CONTRACT) == {"checked": "2026-11-22"}


def test_same_words_may_be_written_once(tmp_path: Path) -> None:
    text = "a: &same {b: 1}\nc: *same\nd:\n  <<: *same\n  e: 2\n"
    found = read_yaml(written(tmp_path, text))
    assert found == {"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 2}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [", "stad.yml, line 1, column 5: cannot be read as YAML: expected the node"),
        ("a: 1\nb: c: d", "stad.yml, line 2, column 5: cannot be read as YAML: mapping"),
        ("a: 1\n\tb: 2", "stad.yml, line 2, column 1: cannot be read as YAML: found character"),
        ("b: &a [*a]", "stad.yml, line 1, column 8: cannot be read as YAML: *a stands within"),
        ("a: &a\n  b: *a\n", "stad.yml, line 2, column 6: cannot be read as YAML: *a stands"),
        ("a: 1\na: 2", "stad.yml, line 2, column 1: cannot be read as YAML: a stands here twice"),
        ("a: {b: 1, c: 2, b: 3}", "stad.yml, line 1, column 17: cannot be read as YAML: b stands"),
        ("- {a: 1, a: 2}", "stad.yml, line 1, column 10: cannot be read as YAML: a stands here"),
        ("a: \x01", "stad.yml: cannot be read as YAML: unacceptable character"),
        ("[" * 3000, "stad.yml: cannot be read as YAML: maximum recursion"),
        ("", "stad.yml: the file is empty."),
        ("# nog niets\n", "stad.yml: the file is empty."),
        ("- 1", "stad.yml: [1] is not of type 'object'"),
        ("name: 1", "stad.yml: 'checked' is a required property"),
        ("checked: 2026-02-30", "stad.yml: checked: '2026-02-30' is not a 'date'"),
        ("checked: 5", "stad.yml: checked: 5 is not of type 'string'"),
    ],
)
def test_what_is_wrong_is_told_on_one_line_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(BadInput) as error:
        read_data(written(tmp_path, text), CONTRACT)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


def test_file_that_is_no_text_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "stad.yml").write_bytes(b"name: \xff")
    for name in ("stad.yml", "geen.yml"):
        with pytest.raises(BadInput, match=f"^{name}: cannot be read"):
            read_yaml(tmp_path / name)
