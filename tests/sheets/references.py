"""Formulas keep looking at the same cells when rows or columns come, go or move."""

from __future__ import annotations

import re

from tests.sheets.areas import Area, letters, parse_area
from tests.sheets.cells import Formula
from tests.sheets.sheet import ROWS, Sheet
from tests.sheets.shifts import Shift
from tests.sheets.spreadsheet import Spreadsheet

# A text between quotes, or a reference: perhaps a tab, then A1, A1:B2, A:C or 2:5.
_REFERENCE = re.compile(
    r"\"(?:[^\"]|\"\")*\"|(?<![\w.])(?P<tab>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?"
    r"(?P<range>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?"
    r"|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\w.(!])"
)


def move_references(spreadsheet: Spreadsheet, changed: Sheet, dimension: str, shift: Shift) -> None:
    """Every formula that looks at the changed tab follows its cells; what is gone is ``#REF!``."""
    for sheet in spreadsheet.sheets:
        for number, row in [(n, row) for n, row in sheet.rows.items() if row.has_formulas]:
            new = {
                column: cell._replace(
                    entered=Formula(_rewritten(cell.entered.text, sheet, changed, dimension, shift))
                )
                for column, cell in row.cells.items()
                if isinstance(cell.entered, Formula)
            }
            sheet.rows[number] = row.with_cells(new)


def _rewritten(text: str, home: Sheet, changed: Sheet, dimension: str, shift: Shift) -> str:
    def replaced(found: re.Match[str]) -> str:
        tab = found["tab"]
        title = home.title if tab is None else tab[:-1].strip("'").replace("''", "'")
        if found["range"] is None or title.casefold() != changed.title.casefold():
            return found[0]
        moved = _shifted(found["range"], dimension, shift)
        return moved if moved == "#REF!" else (tab or "") + moved

    return _REFERENCE.sub(replaced, text)


def _shifted(text: str, dimension: str, shift: Shift) -> str:
    area = parse_area(text)
    assert area is not None
    start, end = (area.top, area.bottom) if dimension == ROWS else (area.left, area.right)
    if end is None:
        return text
    span = shift.span(start, end)
    if span is None:
        return "#REF!"
    moved = (
        Area(span[0], span[1], area.left, area.right)
        if dimension == ROWS
        else Area(area.top, area.bottom, span[0], span[1])
    )
    return _like(text, moved)


def _like(text: str, area: Area) -> str:
    """The area in the notation of the text: with its ``$``, and as rows or columns if it was."""
    first, colon, last = text.partition(":")
    one = _corner(first, area.top, area.left)
    if not colon:
        return one
    return f"{one}:{_corner(last, (area.bottom or 1) - 1, (area.right or 1) - 1)}"


def _corner(like: str, row: int, column: int) -> str:
    parts = re.fullmatch(r"(\$?)([A-Za-z]*)(\$?)(\d*)", like)
    assert parts
    fixed_column, has_column, fixed_row, has_row = parts.groups()
    text = fixed_column + letters(column) if has_column else fixed_column
    return text + (f"{fixed_row}{row + 1}" if has_row else "")
