"""A message of ``Berichten`` as a letter to print: a ``.docx`` of one text, in its own language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph

from intake.errors import BadInput, ServiceFailed, because
from intake.languages import LANGUAGES
from intake.mail import SUBJECT
from intake.messages import DUTCH
from intake.texts import NOT_CHECKED, language_names

_PROGRAM = Path(__file__).resolve().parent.parent

_TAGS = {
    "nl": "nl-NL",
    "en": "en-GB",
    "ar": "ar-SA",
    "fa": "fa-IR",
    "ti": "ti-ER",
    "tr": "tr-TR",
    "uk": "uk-UA",
}
"""What Word calls the languages of messages, to check spelling and choose letters by."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa"})

_TYPEFACE = "Arial"
# Links, addresses and numbers run from left to right, also in an Arabic line: the two characters
# (U+202A, U+202C) around them keep the parts of a phone number in their order.
_LEFT_TO_RIGHT = re.compile(r"(\+?[A-Za-z0-9](?:[ -~]*[A-Za-z0-9/])?)")
_EMBEDDED = "\u202a{}\u202c"


def check_place(folder: Path) -> None:
    """``BadInput`` when letters would come to stand among the program, which is public."""
    if folder.resolve().is_relative_to(_PROGRAM):
        raise BadInput(
            f"{folder}: deze map hoort bij het programma, en dat is openbaar. "
            "Kies een andere map voor de brieven."
        )


def write_letter(message: Mapping[str, str], folder: Path, now: datetime) -> Path:
    """Writes a row of ``Berichten`` as a letter in the folder; its name holds codes alone.

    ``ServiceFailed`` when it cannot be written there.
    """
    path = folder / f"{re.sub('[^0-9A-Za-z-]+', '-', message['id'])}.docx"
    letter = _letter(message["tekst"], _language(message["taal"]), now)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        letter.save(str(path))
    except OSError as error:
        raise ServiceFailed(
            f"{path}: de brief kan niet geschreven worden{because(error)}."
        ) from error
    return path


def _language(shown: str) -> str:
    """The language that stands under ``taal``; the first of ours when nobody knows it."""
    names = {name: language for language, name in language_names().items()}
    return names.get(shown.removesuffix(NOT_CHECKED), LANGUAGES[0])


def _letter(text: str, language: str, now: datetime) -> Document:
    letter = docx.Document()
    _set_page(letter, language, now)
    own, with_dutch, dutch = text.partition(f"\n\n{DUTCH}")
    _add_text(letter, own, language)
    if with_dutch:
        _add_text(letter, DUTCH + dutch, LANGUAGES[0])
    return letter


def _set_page(letter: Document, language: str, now: datetime) -> None:
    """A4 with room at the edges, letters of 12 points, and nobody's name in the properties."""
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    style = letter.styles["Normal"]
    style.font.name, style.font.size = _TYPEFACE, Pt(12)
    style.element.rPr.rFonts.set(qn("w:cs"), _TYPEFACE)
    style.element.rPr.append(_element("w:szCs", "w:val", "24"))
    style.paragraph_format.line_spacing = 1.25
    style.paragraph_format.space_after = Pt(10)
    about = letter.core_properties
    about.title = about.author = about.last_modified_by = SUBJECT
    about.comments = ""
    about.language = _TAGS[language]
    about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None)


def _add_text(letter: Document, text: str, language: str) -> None:
    """A paragraph for each block of lines, in the language."""
    style = letter.styles.add_style(f"Tekst {language}", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = letter.styles["Normal"]
    _set_language(style, language)
    words = None
    if language in _RIGHT_TO_LEFT:
        style.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        words = letter.styles.add_style(f"Woorden {language}", WD_STYLE_TYPE.CHARACTER)
        words.font.rtl = True
        _set_language(words, language)
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        paragraph = letter.add_paragraph(style=style)
        for number, line in enumerate(block.split("\n")):
            if number:
                paragraph.add_run().add_break()
            _add_line(paragraph, line, words)


def _set_language(style: CharacterStyle, language: str) -> None:
    """The last thing in the properties of the style: in another order Word may refuse them."""
    which = "w:bidi" if language in _RIGHT_TO_LEFT else "w:val"
    style.element.get_or_add_rPr().append(_element("w:lang", which, _TAGS[language]))


def _add_line(paragraph: Paragraph, line: str, words: CharacterStyle | None) -> None:
    """``words`` is the style of those that run from right to left, None when none do."""
    if words is None:
        paragraph.add_run(line)
        return
    for number, part in enumerate(_LEFT_TO_RIGHT.split(line)):
        if number % 2:
            paragraph.add_run(_EMBEDDED.format(part))
        elif part:
            paragraph.add_run(part, words)


def _element(name: str, attribute: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    element.set(qn(attribute), value)
    return element
