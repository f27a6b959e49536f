"""The tabs of a new ``.xlsx`` workbook, made to be pleasant, and the repair of what is missing.

Whose a column is can be seen: people's have a dark header and white cells, the machine's a light
header and grey cells. A repair adds what is missing and leaves alone what is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBar, FormatObject, FormulaRule, Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from intake.palette import (
    ACCENT,
    ALARM,
    FONT,
    HAIRLINE,
    INK,
    MUTED,
    SKY,
    SOFT,
    SUN,
    WARNING,
    WHITE,
    frozen_columns,
    tab_colour,
)
from intake.tabs import STALE_SIGN, Column, Tab
from intake.workbook import (
    check_has_headers,
    check_nothing_orphaned,
    check_renamed,
    check_renamed_tabs,
    column_letter,
    missing_headers,
    named_columns,
)
from intake.xlsx import LAST_READY_ROW, Document, cell_at, grid, wear, write_value
from intake.xlsx_charts import drawing_of

LISTS = "Lijsten"
"""The hidden tab with the options of drop-downs that are too long to stand in the drop-down."""

_MOST_INLINE = 250
_HEADER_HEIGHT = 36  # points
_ROW_HEIGHT = 20  # points

_INDENT = 1
_WIDEST_PAGE = 200  # characters

_EDGE = Side(style="thin", color=HAIRLINE)
_GRID = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEADER_EDGE = Side(style="thin", color=WHITE)
_HEADER_GRID = Border(left=_HEADER_EDGE, right=_HEADER_EDGE)


def new_document(name: str, tabs: Sequence[Tab]) -> Document:
    """A workbook with these tabs and no rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    document = Document(name, book, {}, {})
    repair(document, tabs)
    book.active = 0
    return document


def repair(document: Document, tabs: Sequence[Tab]) -> list[str]:
    """Adds the tabs, columns and drop-downs that are missing; a Dutch sentence for each.

    A header or tab that was renamed is ``BadInput``: a second, empty one would hide the first.
    """
    headers = {name: tuple(document.headers(name).values()) for name in document.tab_names()}
    check_renamed_tabs(document.name, tabs, headers)
    said = []
    for place, tab in enumerate(tabs):
        if tab.name in headers:
            said += _repair_tab(document, tab)
        else:
            _make_tab(document, tab, [other.name for other in tabs[:place]])
            said.append(f"{document.name}: het tabblad «{tab.name}» is gemaakt.")
    return said


def _repair_tab(document: Document, tab: Tab) -> list[str]:
    sheet = document.book[tab.name]
    filled = {column for (row, column), cell in grid(sheet).items() if row > 1 and cell.value}
    if filled:
        check_has_headers(document.name, tab, document.headers(tab.name).values())
    columns = named_columns(document.name, tab.name, document.headers(tab.name))
    check_renamed(document.name, tab, columns)
    check_nothing_orphaned(document.name, tab, columns, filled)
    missing = missing_headers(tab, columns)
    said = [f"{document.name}, {tab.name}: de kolom «{h}» is toegevoegd." for h in missing]
    for number, header in enumerate(missing, start=_first_free_column(sheet)):
        columns[header] = number
        _make_column(sheet, number, _column(tab, header))
    for column in tab.columns:
        readied = _ready_drop_down(document.book, tab, column, columns[column.header])
        if readied and column.header not in missing:
            where = f"{document.name}, {tab.name}"
            said.append(f"{where}: de keuzelijst van «{column.header}» is hersteld.")
    if _warn_when_stale(sheet, tab):
        said.append(f"{document.name}, {tab.name}: een te oude dag kleurt weer rood.")
    if _draw(document, tab):
        said.append(f"{document.name}, {tab.name}: de grafieken zijn gemaakt.")
    return said


def _draw(document: Document, tab: Tab) -> bool:
    """Makes the charts of the tab, unless they were made before; whether it did.

    A chart is known by the name of its cells, which stays when somebody takes the chart away.
    """
    names = document.book.defined_names
    made = any(chart.name in names for chart in tab.charts)
    if not tab.charts or made:
        return False
    for chart in tab.charts:
        cells = f"{tab.name}!$A${chart.row}:$B${chart.last_row}"
        names[chart.name] = DefinedName(chart.name, attr_text=cells)
    document.draw(tab.name, *drawing_of(tab, document.kept(tab.name)))
    return True


def _warn_when_stale(sheet: Worksheet, tab: Tab) -> bool:
    """Lets what tells of a run that did not come turn red; whether that was not so yet."""
    if tab.stale is None:
        return False
    there = [rule.formula for found in sheet.conditional_formatting for rule in found.rules]
    if any(STALE_SIGN in formula for formulas in there for formula in formulas):
        return False
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[tab.stale.formula],
        fill=PatternFill("solid", bgColor=WARNING),
        font=Font(bold=True, color=WHITE),
    )
    # Far ahead: what ends with the last row grows along with the rows.
    last = 1 if tab.stale.row == 1 else LAST_READY_ROW
    reach = f"A{tab.stale.row}:{column_letter(len(tab.columns))}{last}"
    sheet.conditional_formatting.add(reach, rule)
    return True


def _column(tab: Tab, header: str) -> Column:
    return next(column for column in tab.columns if column.header == header)


def _first_free_column(sheet: Worksheet) -> int:
    used = (column for (_, column), cell in grid(sheet).items() if cell.value is not None)
    return max(used, default=0) + 1


def _make_tab(document: Document, tab: Tab, before: Sequence[str]) -> None:
    sheet = document.book.create_sheet(tab.name, _place(document, before))
    sheet.sheet_state = "hidden" if tab.hidden else "visible"
    sheet.sheet_properties.tabColor = tab_colour(tab)
    for number, column in enumerate(tab.columns, start=1):
        _make_column(sheet, number, column)
        _ready_drop_down(document.book, tab, column, number)
    if tab.note:
        _add_note(sheet, 1, tab.note)
    for chart in tab.charts:
        document.book.defined_names.pop(chart.name, None)
    _draw(document, tab)
    _warn_when_stale(sheet, tab)
    sheet.freeze_panes = f"{column_letter(frozen_columns(tab) + 1)}2"
    # Over rows to come as well: a filter that ends above a row leaves it behind when people sort.
    sheet.auto_filter.ref = f"A1:{column_letter(len(tab.columns))}{LAST_READY_ROW}"
    sheet.row_dimensions[1].height = _HEADER_HEIGHT
    sheet.sheet_format = SheetFormatProperties(defaultRowHeight=_ROW_HEIGHT, customHeight=True)
    _set_print(sheet, tab)


def _place(document: Document, before: Sequence[str]) -> int:
    names = [sheet.title for sheet in document.book.worksheets]
    return max((names.index(name) + 1 for name in before if name in names), default=0)


def _set_print(sheet: Worksheet, tab: Tab) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:1"
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, 0.4)
    if sum(column.width for column in tab.columns) <= _WIDEST_PAGE:
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        sheet.page_setup.scale = 65
        # Pages of the same rows follow each other.
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.print_title_cols = "A:A"


def _make_column(sheet: Worksheet, number: int, column: Column) -> None:
    letter = column_letter(number)
    _dress_header(sheet, number, column)
    look = sheet.column_dimensions[letter]
    look.min = look.max = number
    look.width = column.width + 2
    look.hidden = column.hidden
    look.font = Font(name=FONT, size=10, color=MUTED if _is_machines(column) else INK)
    look.fill = PatternFill("solid", SOFT) if _is_machines(column) else PatternFill()
    look.border = _GRID
    look.alignment = Alignment(_side(column), "center", wrap_text=column.wrap, indent=_INDENT)
    look.number_format = FORMAT_TEXT if column.text else "General"
    if column.link:
        look.font = Font(name=FONT, size=10, color=ACCENT, underline="single")
    if column.bar:
        sheet.conditional_formatting.add(_ready_cells(number), _bar())
    if rule := _colour_of(column, letter):
        sheet.conditional_formatting.add(_ready_cells(number), rule)
    for row in range(2, sheet.max_row + 1):
        wear(cell_at(sheet, row, number), look)


def _colour_of(column: Column, letter: str) -> Rule | None:
    """The rule that colours a day that has passed, or a problem."""
    match column.header:
        case "uiterlijk":
            return _coloured(f"AND(ISNUMBER({letter}2),{letter}2<TODAY())", SUN)
        case "probleem":
            return _coloured(f"LEN({letter}2)>0", ALARM)
        case _:
            return None


def _coloured(formula: str, colour: str) -> Rule:
    return FormulaRule(formula=[formula], fill=PatternFill("solid", bgColor=colour))  # type: ignore[no-untyped-call,no-any-return]


def _bar() -> Rule:
    ends = [FormatObject("num", val=0), FormatObject("num", val=100)]
    return Rule("dataBar", dataBar=DataBar(cfvo=ends, color=Color(SKY), showValue=True))


def _side(column: Column) -> Literal["left", "right"]:
    return "right" if column.bar else "left"


def _is_machines(column: Column) -> bool:
    return column.owner == "machine"


def _dress_header(sheet: Worksheet, number: int, column: Column) -> None:
    cell = cell_at(sheet, 1, number)
    write_value(cell, column.header)
    mine = _is_machines(column)
    cell.font = Font(name=FONT, size=10, bold=True, color=INK if mine else WHITE)
    cell.fill = PatternFill("solid", HAIRLINE if mine else ACCENT)
    cell.alignment = Alignment("left", "center", wrap_text=True, indent=_INDENT)
    cell.border = _HEADER_GRID
    if column.note:
        _add_note(sheet, number, column.note)


def _add_note(sheet: Worksheet, number: int, text: str) -> None:
    cell = cell_at(sheet, 1, number)
    if cell.comment:
        text = f"{text}\n\n{cell.comment.text}"
    cell.comment = Comment(text, "Samen Hier")


def _ready_cells(number: int) -> str:
    letter = column_letter(number)
    return f"{letter}2:{letter}{LAST_READY_ROW}"


def _ready_drop_down(book: Workbook, tab: Tab, column: Column, number: int) -> bool:
    """Lets people choose from the column's options; whether that was not so yet."""
    if not column.options or _is_machines(column):
        return False
    sheet = book[tab.name]
    formula, changed = _options_formula(book, tab, column)
    there = next(_drop_downs(sheet, number), None)
    if there is None:
        sheet.add_data_validation(_drop_down(formula, number))
        return True
    changed = changed or there.formula1 != formula
    there.formula1 = formula
    return changed


def _drop_downs(sheet: Worksheet, number: int) -> Iterator[DataValidation]:
    cell = f"{column_letter(number)}2"
    for validation in sheet.data_validations.dataValidation:
        if validation.type == "list" and cell in validation.sqref:
            yield validation


def _drop_down(formula: str, number: int) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=formula,
        sqref=_ready_cells(number),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Kies uit de lijst",
        error="Dit staat niet in de lijst. Klik op het pijltje naast de cel.",
    )


def _options_formula(book: Workbook, tab: Tab, column: Column) -> tuple[str, bool]:
    """The options as a drop-down takes them; whether the hidden list had to be changed."""
    inline = ",".join(column.options)
    if len(inline) <= _MOST_INLINE and not any("," in o or '"' in o for o in column.options):
        return f'"{inline}"', False
    return _hidden_list(book, f"{tab.name} {column.header}", column.options)


def _hidden_list(book: Workbook, header: str, options: Sequence[str]) -> tuple[str, bool]:
    if LISTS not in book.sheetnames:
        book.create_sheet(LISTS).sheet_state = "hidden"
    sheet = book[LISTS]
    headers = [cell.value for cell in sheet[1] if cell.value is not None]
    number = headers.index(header) + 1 if header in headers else len(headers) + 1
    wanted = [header, *options]
    there = [cell_at(sheet, row, number).value for row in range(1, len(wanted) + 2)]
    name = "lijst_" + "".join(c if c.isalnum() else "_" for c in header)
    letter = column_letter(number)
    book.defined_names[name] = DefinedName(
        name, attr_text=f"{LISTS}!${letter}$2:${letter}${len(wanted)}"
    )
    for row, text in enumerate([*wanted, None], start=1):
        write_value(cell_at(sheet, row, number), text)
    return name, there != [*wanted, None]
