"""The parts of an ``.xlsx`` that openpyxl cannot keep: what is refused, and what is put back.

An ``.xlsx`` is a zip of XML parts. What lies over the cells of a tab, charts and pictures, is kept
byte for byte with everything that it is made of. Macros, slicers and the like would be gone after
one save, so a workbook with any is refused before it is touched. Small things that openpyxl drops
on the way, such as the last value of a formula, are taken out before and put back after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

from intake.errors import BadInput
from intake.wording import listed

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"

_LOST = {
    r"xl/chartsheets/": "een grafiek op een eigen tabblad",
    r"xl/charts/": "een grafiek",
    r"xl/media/": "een plaatje",
    r"xl/diagrams/": "een diagram",
    r"xl/embeddings/|xl/activeX/|xl/ctrlProps/": "een ingevoegd object of een knop",
    r"xl/slicers?/|xl/slicerCaches/|xl/timelines?/|xl/timelineCaches/": "een slicer of tijdlijn",
    r"xl/vbaProject|xl/macrosheets/|xl/dialogsheets/": "een macro",
    r"xl/connections|xl/queryTables/|xl/model/|xl/richData/": "een koppeling met andere gegevens",
}
MOST_BYTES = 1 << 29
"""What the parts of a workbook may be together, unpacked; a country in one is a tenth of it."""

_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
DRAWN = "tekening"
"""The id of the relation from a tab to what lies over its cells."""

_DRAWN = (
    b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    b' r:id="%s"/>' % DRAWN.encode()
)
_IS_DRAWING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_KEPT_EXTENSIONS = {
    "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}",  # drop-downs that take their list from another tab
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}",  # formats by condition, since Excel 2010
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}",  # sparklines
}
_ROW = re.compile(rb"<row [^>]*>")
_ROW_NUMBER = re.compile(rb' r="(\d+)"')
_OWN_HEIGHT = re.compile(rb' customHeight="(1|true)"')
_FORMULA = re.compile(
    rb'<c r="(?P<cell>[A-Z]+\d+)"(?P<rest>[^>]*)>(?P<formula><f\b[^>]*?(?:/>|>[^<]*</f>))'
    rb"<v\s*(?:/>|></v>)"
)
_IN_DRAWING = re.compile(r"xl/(drawings|charts|media|diagrams|embeddings)/")
_AFTER_DRAWING = re.compile(rb"<legacyDrawing|<tableParts|<extLst|</worksheet>")
_BLANK_TEXT = re.compile(rb"<t>(?=\s+</t>)")


def refuse_what_would_be_lost(content: bytes, name: str) -> None:
    """``BadInput`` when these bytes are no ``.xlsx``, or one with macros, slicers or the like.

    What cannot be read within the zip raises as ``zipfile`` and ``ElementTree`` do.
    """
    if not content:
        raise BadInput(f"{name}: dit bestand is leeg. Zet de werkmap terug uit de map «vorige».")
    if content.startswith(_OLE):
        raise BadInput(
            f"{name}: deze werkmap heeft een wachtwoord, of is een oud .xls-bestand. Sla hem op "
            "als .xlsx, zonder wachtwoord."
        )
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_giant(archive, name)
            lost = _lost(archive)
    except BadZipFile as error:
        raise _no_workbook(name) from error
    if lost is None:
        raise _no_workbook(name)
    if lost:
        raise BadInput(
            f"{name}: hier staat {listed(lost)} in, en dat zou bij het opslaan verloren gaan. "
            "Haal het weg of zet het in een eigen bestand."
        )


def _refuse_giant(archive: ZipFile, name: str) -> None:
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise BadInput(
            f"{name}: uitgepakt is dit bestand groter dan {MOST_BYTES >> 20} MB, en dat past niet "
            "in het geheugen. Haal weg wat er niet in hoort, of zet de werkmap terug uit de map "
            "«vorige»."
        )


def _no_workbook(name: str) -> BadInput:
    return BadInput(
        f"{name}: dit bestand is geen .xlsx-werkmap. Sla het in Excel of LibreOffice op als .xlsx, "
        "of zet de werkmap terug uit de map «vorige»."
    )


def _lost(archive: ZipFile) -> list[str] | None:
    """What the workbook holds that would be lost; None when there is no workbook in the zip."""
    if not _holds(archive, "xl/workbook.xml"):
        return None
    names = archive.namelist()
    kept = {name for _, drawing in _drawings(archive) for name in _reached(archive, drawing)}
    kept |= {relations_part(name) for name in kept}
    left = [name for name in names if name not in kept]
    lost = [what for part, what in _LOST.items() if any(re.match(part, n) for n in left)]
    drawings = [n for n in left if _DRAWING.fullmatch(n)]
    # Some programs write an empty drawing for every tab; only an anchor holds a shape.
    if not lost and any(b"Anchor" in archive.read(drawing) for drawing in drawings):
        lost = ["een tekening"]
    return lost


@dataclass(frozen=True)
class Part:
    """A part of the zip: its bytes, and its content type; "" for a list of relations."""

    content: bytes
    type: str


@dataclass(frozen=True)
class Kept:
    """What is kept of one tab: the rows whose height a person set, and its extensions as XML.

    ``drawing`` is the part with what lies over the cells, "" without; ``parts`` are that part and
    all that it is made of, by name.
    """

    heights: frozenset[int] = frozenset()
    extensions: bytes = b""
    drawing: str = ""
    parts: Mapping[str, Part] = field(default_factory=dict)


def keep(content: bytes) -> dict[str, Kept]:
    """What has to be kept of the workbook in these bytes, by tab."""
    with ZipFile(BytesIO(content)) as archive:
        sheets = {name: archive.read(part) for name, part in _sheet_parts(archive)}
        drawings = {name: (part, _parts(archive, part)) for name, part in _drawings(archive)}
    return {
        name: Kept(
            frozenset(_own_heights(sheet)), _extensions(sheet), *drawings.get(name, ("", {}))
        )
        for name, sheet in sheets.items()
    }


def _drawings(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """The tabs with anything over their cells, and the part that holds it."""
    for name, sheet in _sheet_parts(archive):
        for kind, part in _relations(archive, sheet):
            drawn = kind == _IS_DRAWING and _holds(archive, part)
            if drawn and b"Anchor" in archive.read(part):
                yield name, part


def _relations(archive: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """The kind and the name of every part that a part points to; nothing outside the file."""
    listed = relations_part(part)
    if not _holds(archive, listed):
        return
    for relation in ElementTree.fromstring(archive.read(listed)):
        if relation.get("TargetMode") != "External":
            target = normpath(join("/", dirname(part), relation.get("Target", "")))
            yield relation.get("Type", ""), target.lstrip("/")


def _holds(archive: ZipFile, part: str) -> bool:
    try:
        archive.getinfo(part)
    except KeyError:
        return False
    return True


def relations_part(part: str) -> str:
    """Where the zip lists what a part points to."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _reached(archive: ZipFile, drawing: str) -> set[str]:
    """Every part that a drawing is made of, itself among them."""
    found: set[str] = set()
    left = [drawing]
    while left:
        part = left.pop()
        # Nothing but what a drawing can be made of: a link to a tab would bring in the whole book.
        if part in found or not _holds(archive, part) or not _IN_DRAWING.match(part):
            continue
        found.add(part)
        left += [target for _, target in _relations(archive, part)]
    return found


def _parts(archive: ZipFile, drawing: str) -> dict[str, Part]:
    types = ElementTree.fromstring(archive.read(_TYPES))
    of_part = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in types}
    of_ending = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in types}
    parts: dict[str, Part] = {}
    for name in sorted(_reached(archive, drawing)):
        ending = name.rpartition(".")[2].lower()
        parts[name] = Part(archive.read(name), of_part.get(name) or of_ending.get(ending, ""))
        listed = relations_part(name)
        if _holds(archive, listed):
            parts[listed] = Part(archive.read(listed), "")
    return parts


def _sheet_parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_LINKED)]
        yield sheet.get("name", ""), normpath(join("/xl", target)).lstrip("/")


def _own_heights(sheet: bytes) -> Iterator[int]:
    for row in _ROW.findall(sheet):
        number = _ROW_NUMBER.search(row)
        if number and _OWN_HEIGHT.search(row):
            yield int(number[1])


def _extensions(sheet: bytes) -> bytes:
    if b"<extLst" not in sheet:
        return b""
    root = ElementTree.fromstring(sheet)
    linked = {rule.text for rule in root.iter(f"{_X14}id")}
    extensions = root.find(f"{_MAIN}extLst")
    if extensions is None:
        return b""
    for extension in list(extensions):
        _drop_doubles(extension, linked)
        if extension.get("uri", "").upper() not in _KEPT_EXTENSIONS or not list(extension[:1]):
            extensions.remove(extension)
    return ElementTree.tostring(extensions) if len(extensions) else b""


def _drop_doubles(extension: Element, linked: set[str | None]) -> None:
    # A data bar is written twice, plain and with more detail; openpyxl keeps the plain one.
    for formats in extension.findall(f"{_X14}conditionalFormattings"):
        for formatting in list(formats):
            for rule in formatting.findall(f"{_X14}cfRule"):
                if rule.get("id") in linked:
                    formatting.remove(rule)
            if formatting.find(f"{_X14}cfRule") is None:
                formats.remove(formatting)
        if not len(formats):
            extension.remove(formats)


def put_back(sheet: bytes, kept: Kept, calculated: Mapping[str, object]) -> bytes:
    """The XML of a tab as openpyxl writes it, with what was kept.

    ``calculated`` has the last value of a formula by cell: text, a number or a bool.
    """
    # Without this mark a spreadsheet drops the space between two words of different looks.
    sheet = _BLANK_TEXT.sub(b'<t xml:space="preserve">', sheet)
    sheet = _ROW.sub(lambda row: _with_height(row[0], kept.heights), sheet)
    if calculated:
        sheet = _FORMULA.sub(lambda found: _with_value(found, calculated), sheet)
    sheet = sheet.replace(b"</worksheet>", kept.extensions + b"</worksheet>")
    return _AFTER_DRAWING.sub(lambda f: _DRAWN + f[0], sheet, count=1) if kept.drawing else sheet


def _with_height(row: bytes, own: frozenset[int]) -> bytes:
    # openpyxl fixes every height for good; a row would not grow with its text any more.
    number = _ROW_NUMBER.search(row)
    return row if number and int(number[1]) in own else _OWN_HEIGHT.sub(b"", row)


def _with_value(found: re.Match[bytes], values: Mapping[str, object]) -> bytes:
    value = values.get(found["cell"].decode())
    if value is None:
        return found[0]
    kind, text = _typed(value)
    rest = re.sub(rb' t="[^"]*"', b"", found["rest"])
    opening = b'<c r="%s"%s t="%s">' % (found["cell"], rest, kind)
    return opening + found["formula"] + b"<v>%s</v>" % escape(text).encode()


def _typed(value: object) -> tuple[bytes, str]:
    match value:
        case bool():
            return b"b", str(int(value))
        case int() | float():
            return b"n", repr(value)
        case str() if re.fullmatch(r"#[A-Z/0!?]+|#N/A", value):
            return b"e", value
        case _:
            return b"str", str(value)
