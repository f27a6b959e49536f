"""A page that somebody wrote: its head is read, and only the parts between marks are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.written import by_hand, filled, head_of, text_of
from intake.errors import BadInput

HEAD = "---\ntitle: Samen\n---\n"
PAGE = f"{HEAD}\nEen.\n\n<!-- generated: contents -->\noud\n<!-- /generated -->\nTwee.\n"


def test_only_what_stands_between_the_marks_is_made_anew() -> None:
    assert filled("nl/a.md", PAGE, {"contents": "\nnieuw\n"}) == PAGE.replace("oud", "\nnieuw\n")
    assert by_hand(PAGE) == "\nEen.\n\n\nTwee.\n"


@pytest.mark.parametrize(
    "text", [PAGE.replace("contents", "asked"), PAGE.replace("<!-- /generated -->", ""), PAGE * 2]
)
def test_page_without_its_marks_is_named(text: str) -> None:
    with pytest.raises(BadInput, match=r"^nl/a\.md: expected the generated parts \['contents'\]"):
        filled("nl/a.md", text, {"contents": "nieuw"})


@pytest.mark.parametrize("text", [PAGE.replace("\n", "\r\n"), f"\ufeff{PAGE}"])
def test_page_is_the_same_from_any_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("handbook.written.DOCS", tmp_path)
    (tmp_path / "a.md").write_bytes(text.encode())
    assert head_of(tmp_path / "a.md") == {"title": "Samen"}
    assert text_of("a.md") == PAGE


def test_page_in_another_encoding_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.written.DOCS", tmp_path)
    (tmp_path / "a.md").write_bytes(f"{PAGE}é".encode("latin-1"))
    with pytest.raises(BadInput, match=r"^a\.md: cannot be read as UTF-8: .* Save it as UTF-8\.$"):
        head_of(tmp_path / "a.md")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("# Samen\n", ": expected a head between two lines of ---"),
        ("Samen\n---\ntitle: Samen\n---\n", ": expected a head between two lines of ---"),
        ("---\ntitle: Samen: Hier\n---\n", ", line 2, column 13: cannot be read as YAML: mapping"),
        ("---\nSamen\n---\n", ": expected keys with values in its head but found 'Samen'"),
    ],
)
def test_page_without_a_head_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, wrong: str
) -> None:
    monkeypatch.setattr("handbook.written.DOCS", tmp_path)
    page = tmp_path / "nl" / "a.md"
    page.parent.mkdir()
    page.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"^nl/a.md{wrong}"):
        head_of(page)
