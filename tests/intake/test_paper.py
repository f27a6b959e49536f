"""Letters on paper: the text of the cell, in its own language, and nowhere near the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from intake.errors import BadInput, ServiceFailed
from intake.local import LocalWorkbooks
from intake.messages import match_messages
from intake.paper import check_place, write_letter
from intake.records import Contact
from intake.workbook import Append
from tests.intake.paper import NOW
from tests.intake.test_commands import ROOT, run
from tests.intake.test_outgoing import AREA, READERS, change, filled, message

AMINA = Contact("AAAAAAA1", "Amina Voorbeeld", None, "+31 6 12345678", "nl")
KEES = Contact("AAAAAAA2", "Kees Verzonnen", "kees@voorbeeld.nl", "+31 6 87654321", "nl")
PAIR = "AAAAAAA1-AAAAAAA2"
MARKS = str.maketrans("", "", "\u202a\u202c")


def written(folder: Path, language: str) -> tuple[dict[str, str], Document, Path]:
    """The row of a letter, and the letter on paper."""
    row, _ = match_messages(
        replace(AMINA, language=language), KEES, PAIR, date(2026, 11, 22), hosted=False
    )
    cells = {header: str(value) for header, value in row.items()}
    path = write_letter(cells, folder, NOW)
    return cells, docx.Document(str(path)), path


def style_of(letter: Document, name: str, tag: str) -> Any:
    return letter.styles[name].element.find(f".//{qn(tag)}")


@pytest.mark.parametrize("language", ["nl", "en", "ar", "fa", "ti", "tr", "uk"])
def test_letter_holds_the_text_and_no_more(tmp_path: Path, language: str) -> None:
    cells, letter, _ = written(tmp_path, language)
    told = "\n\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert told.translate(MARKS) == cells["tekst"].strip()


@pytest.mark.parametrize(
    ("language", "tag"), [("ar", "ar-SA"), ("fa", "fa-IR"), ("nl", "nl-NL"), ("uk", "uk-UA")]
)
def test_letter_is_in_its_language_and_direction(tmp_path: Path, language: str, tag: str) -> None:
    _, letter, _ = written(tmp_path, language)
    turned = language in ("ar", "fa")
    assert (style_of(letter, f"Tekst {language}", "w:bidi") is not None) == turned
    which = "w:bidi" if turned else "w:val"
    assert style_of(letter, f"Tekst {language}", "w:lang").get(qn(which)) == tag
    assert letter.paragraphs[0].style is not None
    assert letter.paragraphs[0].style.name == f"Tekst {language}"


def test_dutch_under_an_arabic_letter_runs_from_left_to_right(tmp_path: Path) -> None:
    _, letter, _ = written(tmp_path, "ar")
    last = letter.paragraphs[-1].style
    assert last is not None
    assert last.name == "Tekst nl"
    assert style_of(letter, "Tekst nl", "w:bidi") is None


def test_number_in_an_arabic_line_keeps_its_order(tmp_path: Path) -> None:
    _, letter, _ = written(tmp_path, "ar")
    runs = [run.text for paragraph in letter.paragraphs for run in paragraph.runs]
    assert "\u202a+31 6 87654321\u202c" in runs


def test_page_is_a4_and_names_nobody(tmp_path: Path) -> None:
    _, letter, path = written(tmp_path, "nl")
    (section,) = letter.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert letter.core_properties.author == "Samen Hier"
    assert path.name == "AAAAAAA1-AAAAAAA2-koppeling-huishouden.docx"


def test_letters_among_the_program_are_refused() -> None:
    for place in (ROOT / "docs", ROOT / "brieven" / ".." / "x"):
        with pytest.raises(BadInput, match="Kies een andere map"):
            check_place(place)


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServiceFailed, match="de brief kan niet geschreven worden"):
        written(tmp_path / "file", "nl")


def test_command_writes_what_a_person_can_send_now(tmp_path: Path) -> None:
    files = LocalWorkbooks(tmp_path / "werkmappen")
    files.setup([AREA])
    filled(files, message(READERS[0], versturen=""), message(READERS[1]))
    rows = [
        message(READERS[2], id="al", **{"verstuurd op": "2026-11-20"}),
        message(READERS[2], id="leeg", tekst=""),
        message(READERS[2], id="link", voor=""),
    ]
    change(files, *(Append("Berichten", row) for row in rows))
    ended = run("letters", "--workbook", tmp_path / "werkmappen", "--out", tmp_path / "brieven")
    assert (ended.returncode, "rotterdam: 2 brieven." in ended.stdout) == (0, True)
    names = {path.name for path in (tmp_path / "brieven").iterdir()}
    assert names == {"H0000001-wacht-nog-90.docx", "H0000002-wacht-nog-90.docx"}
