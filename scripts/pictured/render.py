"""A view of a workbook as a picture, drawn by LibreOffice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from textwrap import wrap

from openpyxl import load_workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

from intake.palette import FONT
from pictured.views import View

DRAW_TABS = Path(__file__).parent.parent / "pictures"
DOTS = 132
"""Dots an inch: twice what a phone shows."""
CHART_DOTS = 120
COLOURS = 12
LETTERS = 1.3
"""How many letters of a text go where one digit of the width goes."""
LINE, SPACE = 12.0, 5.0
"""Points that a line of text takes, and the space of a row around it."""
MOST_LINES = 16


def render(views: Sequence[View], mornings: Mapping[str, Path], folder: Path, out: Path) -> None:
    """Writes ``out/<name>.webp`` for every view; ``folder`` is for what comes in between."""
    out.mkdir(parents=True, exist_ok=True)
    for view in views:
        if not view.columns:
            _save(_charts(mornings[view.morning], view.tab, folder / view.name), view, out)
    views = [view for view in views if view.columns]
    for view in views:
        _cut_out(view, mornings[view.morning], folder / f"{view.name}.xlsx")
    sheets = [folder / f"{view.name}.xlsx" for view in views]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sheets)
    for view, sheet in zip(views, sheets, strict=True):
        page = sheet.with_suffix("")
        _run("pdftoppm", "-r", DOTS, "-png", "-singlefile", sheet.with_suffix(".pdf"), page)
        _save(Image.open(page.with_suffix(".png")).convert("RGB"), view, out)


def _charts(workbook: Path, tab: str, folder: Path) -> Image.Image:
    """What lies beside the cells of a tab: openpyxl would drop it, so the whole tab is drawn."""
    _run(sys.executable, DRAW_TABS, workbook, folder, "--dots", CHART_DOTS)
    (path,) = folder.glob(f"*-{tab.lower()}.png")
    page = Image.open(path).convert("RGB")
    empty = [not _drawn(page.crop((x, 0, x + 1, page.height))) for x in range(page.width)]
    # The cells end at the first white strip that is as wide as a column is narrow.
    x = next(x for x in range(page.width) if all(empty[x : x + CHART_DOTS // 4]))
    return page.crop((x, 0, page.width, page.height))


def _cut_out(view: View, workbook: Path, path: Path) -> None:
    """A workbook with the one tab, and in it only what the picture shows."""
    book = load_workbook(workbook, rich_text=True)
    for other in book.sheetnames:
        if other != view.tab:
            del book[other]
    sheet = book[view.tab]
    shown = _rows(sheet, view)
    for row in range(2, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = row not in shown
        sheet.row_dimensions[row].height = LINE * _lines(sheet, row, view) + SPACE
    for cell in sheet[1]:
        letter = cell.column_letter
        width = view.columns.get(str(cell.value))
        sheet.column_dimensions[letter].hidden = width is None
        if width:
            sheet.column_dimensions[letter].width = width
    sheet.print_options.headings = True
    sheet.print_title_rows = None
    # Not what lies beside the cells.
    sheet.print_area = f"A1:{sheet[1][-1].column_letter}{sheet.max_row}"
    sheet.page_setup.paperSize = "8"
    sheet.page_setup.orientation = "portrait"
    sheet.sheet_properties.pageSetUpPr = None
    sheet.page_setup.scale = 100
    _dress(sheet)
    sheet.oddHeader.center.text = sheet.oddFooter.center.text = ""
    book.save(path)


def _lines(sheet: Worksheet, row: int, view: View) -> int:
    """How many lines the fullest cell of the row needs."""
    headers = {cell.column: str(cell.value) for cell in sheet[1]}
    needed = [1]
    for cell in sheet[row]:
        if width := view.columns.get(headers[cell.column]):
            parts = str(cell.value or "").split("\n")
            letters = int(LETTERS * width) - 2
            needed.append(sum(max(1, len(wrap(part, letters))) for part in parts))
    return min(MOST_LINES, max(needed))


def _dress(sheet: Worksheet) -> None:
    """What a person types takes the look of its column, which openpyxl does not know."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.font.name != FONT:
                cell.font = copy(sheet["A2"].font)
            cell.alignment = _wrapped(cell.alignment)


def _wrapped(alignment: Alignment) -> Alignment:
    wrapped = copy(alignment)
    wrapped.wrap_text, wrapped.vertical = True, "top"
    return wrapped


def _rows(sheet: Worksheet, view: View) -> set[int]:
    filled = [row for row in range(2, sheet.max_row + 1) if any(c.value for c in sheet[row])]
    chosen = [row for row in filled if any(view.first == c.value for c in sheet[row])]
    return {*[*chosen, *(row for row in filled if row not in chosen)][: view.rows]}


def _save(page: Image.Image, view: View, out: Path) -> None:
    """Without the white paper around it, in few colours."""
    box = _drawn(page)
    assert box, f"{view.name} is empty"
    left, top, right, bottom = box
    trimmed = page.crop((left - 4, top - 4, right + 4, bottom + 4))
    drawn = trimmed.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")
    drawn.save(out / f"{view.name}.webp", lossless=True, quality=100, method=6)


def _drawn(page: Image.Image) -> tuple[int, int, int, int] | None:
    """The box that holds all that is not white."""
    return ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()


def _run(*command: object) -> None:
    """Runs a program; FileNotFoundError when it is not on this machine."""
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=300)
