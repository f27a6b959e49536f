"""A document to fill in as a Word file, of the same data as its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Paper
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt

from handbook.data import WHOLE, Sheet, address, load_handbook

TYPEFACE = "Arial"
TAGS = {"nl": "nl-NL", "en": "en-GB"}
WIDTH = Mm(170)
"""What is left of A4 between the margins."""
BOX = "\u2610"


def write_documents(site: Path) -> list[Path]:
    """Writes every document in every language beside its page in the built site."""
    written = []
    for document in load_handbook().documents.values():
        for language in WHOLE:
            folder = site / address(f"{language}/{document.path(language)}")
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{document.file[language]}.docx"
            on_paper(document, language).save(str(path))
            written.append(path)
    return written


def on_paper(document: Sheet, language: str) -> Paper:
    """The document as a Word file of A4, with room to write."""
    paper = _empty(language)
    core = paper.core_properties
    core.title = document.title[language]
    core.author = core.last_modified_by = "Samen Hier"
    core.created = core.modified = datetime.combine(document.checked, datetime.min.time())
    core.language = TAGS[language]
    paper.add_heading(document.title[language], level=0)
    paper.add_paragraph(document.description[language])
    for block in document.content:
        ((kind, value),) = block.items()
        _WRITTEN[kind](paper, value, language)
    return paper


def _empty(language: str) -> Paper:
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 2", 14)):
        style = paper.styles[name]
        style.font.name, style.font.size = TYPEFACE, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), TYPEFACE)
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), TAGS[language])
        style.element.get_or_add_rPr().append(spoken)
    return paper


def _heading(paper: Paper, value: Mapping[str, str], language: str) -> None:
    paper.add_heading(value[language], level=2)


def _text(paper: Paper, value: Mapping[str, str], language: str) -> None:
    paper.add_paragraph(value[language])


def _list(paper: Paper, value: list[Mapping[str, str]], language: str) -> None:
    for item in value:
        paper.add_paragraph(item[language], style="List Bullet")


def _fields(paper: Paper, value: list[Mapping[str, str]], language: str) -> None:
    for item in value:
        line = paper.add_paragraph(f"{item[language]}: \t")
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _boxes(paper: Paper, value: list[Mapping[str, str]], language: str) -> None:
    for item in value:
        paper.add_paragraph(f"{BOX} {item[language]}")


def _space(paper: Paper, value: Mapping[str, str], language: str) -> None:
    paper.add_paragraph(value[language]).paragraph_format.keep_with_next = True
    room = paper.add_table(rows=1, cols=1, style="Table Grid")
    room.rows[0].height = Mm(28)
    paper.add_paragraph()


def _table(paper: Paper, value: Mapping[str, Any], language: str) -> None:
    headers = [item[language] for item in value["headers"]]
    table = paper.add_table(rows=1, cols=len(headers), style="Table Grid")
    for cell, header in zip(table.rows[0].cells, headers, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(header).bold = True
    _repeat(table.rows[0]._tr)  # noqa: SLF001 (python-docx has no other way)
    first = [item[language] for item in value.get("rows", [])]
    for text in [*first, *[""] * value.get("empty", 0)]:
        row = table.add_row()
        row.height = Mm(9)
        row.cells[0].text = text
    paper.add_paragraph()


def _repeat(row: CT_Row) -> None:
    """The headers stand on every sheet, and a screen reader reads them as such."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(header)


_WRITTEN: Mapping[str, Callable[[Paper, Any, str], None]] = {
    "heading": _heading,
    "text": _text,
    "list": _list,
    "fields": _fields,
    "signatures": _fields,
    "boxes": _boxes,
    "space": _space,
    "table": _table,
}
