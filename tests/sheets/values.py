"""The routes under ``values``: reading, writing, appending and clearing ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.sheets import protection
from tests.sheets.areas import Area, letters, quoted
from tests.sheets.cells import NO_ROW, Cell, ErrorValue, Formula
from tests.sheets.entering import raw, typed
from tests.sheets.errors import invalid
from tests.sheets.formats import is_moment, shown
from tests.sheets.formulas import Effects
from tests.sheets.sheet import ROWS, Sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]
Query = dict[str, list[str]]

_RENDER = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
_MOMENTS = ("SERIAL_NUMBER", "FORMATTED_STRING")
_DIMENSIONS = ("ROWS", "COLUMNS")
_INPUT = ("RAW", "USER_ENTERED")
_INSERT = ("OVERWRITE", "INSERT_ROWS")


@dataclass(frozen=True)
class Shape:
    """How values are asked for or given back."""

    dimension: str = "ROWS"
    render: str = "FORMATTED_VALUE"
    moments: str = "SERIAL_NUMBER"


def choice(name: str, value: str | None, allowed: Sequence[str], default: str | None = None) -> str:
    """The option by this name; one that is none, or is missing where it must be, is 400."""
    if value in (None, "", "DIMENSION_UNSPECIFIED") and default is not None:
        return default
    if value in (None, "", "INPUT_VALUE_OPTION_UNSPECIFIED"):
        raise invalid(f"'{name}' is required but not specified")
    if value not in allowed:
        text = f"Invalid value at '{name}' (TYPE_ENUM), \"{value}\""
        raise invalid(text, {name: text})
    return value


def first(query: Query, name: str) -> str | None:
    return query.get(name, [""])[0] or None


def shape_of(query: Query, prefix: str = "") -> Shape:
    """``prefix`` is ``response`` where a write says how its answer shows values."""

    def option(name: str) -> str | None:
        return first(query, prefix + name[0].upper() + name[1:] if prefix else name)

    return Shape(
        choice("major_dimension", first(query, "majorDimension"), _DIMENSIONS, "ROWS"),
        choice("value_render_option", option("valueRenderOption"), _RENDER, _RENDER[0]),
        choice("date_time_render_option", option("dateTimeRenderOption"), _MOMENTS, _MOMENTS[0]),
    )


def read(spreadsheet: Spreadsheet, text: str, shape: Shape) -> Json:
    """A ``ValueRange``: without ``values`` when there are none (trap 3)."""
    sheet, area = spreadsheet.locate(text)
    return value_range(spreadsheet, sheet, area, shape)


def value_range(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, shape: Shape) -> Json:
    effects = Effects(spreadsheet)
    rows = [
        [_shown(spreadsheet, effects, sheet, row, column, shape) for column in columns]
        for row, columns in _block(sheet, area)
    ]
    if shape.dimension == "COLUMNS":
        width = max((len(row) for row in rows), default=0)
        rows = [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]
        rows = [_without_trailing(column) for column in rows]
    answer: Json = {"range": sheet.range_name(area), "majorDimension": shape.dimension}
    if rows:
        answer["values"] = rows
    return answer


def _block(sheet: Sheet, area: Area) -> Iterator[tuple[int, range]]:
    """Rows down to the last with a value, each up to its last cell with one."""
    ends = {
        row: max((c + 1 for c in _filled(sheet, row, area)), default=area.left)
        for row in sheet.rows
        if area.top <= row < (area.bottom or 0)
    }
    last = max((row for row, end in ends.items() if end > area.left), default=area.top - 1)
    for row in range(area.top, last + 1):
        yield row, range(area.left, ends.get(row, area.left))


def _filled(sheet: Sheet, row: int, area: Area) -> list[int]:
    cells = sheet.rows.get(row, NO_ROW).cells
    return [
        c for c, v in cells.items() if v.entered is not None and area.left <= c < (area.right or 0)
    ]


def _without_trailing(values: list[Any]) -> list[Any]:
    end = len(values)
    while end and values[end - 1] == "":
        end -= 1
    return values[:end]


def _shown(
    spreadsheet: Spreadsheet, effects: Effects, sheet: Sheet, row: int, column: int, shape: Shape
) -> Any:
    cell = sheet.cell(row, column)
    if cell.entered is None:
        return ""
    if shape.render == "FORMULA" and isinstance(cell.entered, Formula):
        return cell.entered.text
    value = effects.value(sheet, row, column)
    as_text = shape.render == "FORMATTED_VALUE" or (
        shape.moments == "FORMATTED_STRING" and is_moment(cell.number_format)
    )
    if as_text or isinstance(value, ErrorValue):
        return shown(value, cell.number_format, spreadsheet.locale)
    return value


@dataclass(frozen=True)
class Writer:
    """Writes values into one spreadsheet for one account, RAW or USER_ENTERED."""

    spreadsheet: Spreadsheet
    account: str
    option: str
    today: date

    def update(self, text: str, value_range: Json) -> tuple[Sheet, Area, Json]:
        """Values at a range; never grows the grid (trap 10). Gives what was written where."""
        rows = _rows_of(value_range)
        sheet, area = self.spreadsheet.anchor(text)
        self._check_fits(text, sheet, area, rows)
        return self.put(sheet, area.top, area.left, rows)

    def _check_fits(self, text: str, sheet: Sheet, area: Area, rows: list[list[Any]]) -> None:
        """Within the range that was named, unless that is one cell, an anchor (trap 4)."""
        height, width = len(rows), max((len(row) for row in rows), default=0)
        bottom, right = area.top + height, area.left + width
        wanted = Area(area.top, max(bottom, area.top + 1), area.left, max(right, area.left + 1))
        if not area.is_single_cell:
            name = f"{quoted_always(sheet.title)}!{area.a1}"
            if area.right is not None and right > area.right:
                raise invalid(
                    f"Requested writing within range [{name}], but tried writing to column "
                    f"[{letters(area.right)}]"
                )
            if area.bottom is not None and bottom > area.bottom:
                raise invalid(
                    f"Requested writing within range [{name}], but tried writing to row "
                    f"[{area.bottom + 1}]"
                )
        if bottom > sheet.row_count or right > sheet.column_count:
            raise invalid(
                f"Range ({sheet.range_name(wanted).replace(chr(39), '')}) exceeds grid limits. "
                f"Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
            )

    def put(
        self, sheet: Sheet, top: int, left: int, rows: list[list[Any]]
    ) -> tuple[Sheet, Area, Json]:
        width = max((len(row) for row in rows), default=0)
        area = Area(top, top + max(len(rows), 1), left, left + max(width, 1))
        protection.check(self.spreadsheet, self.account, sheet, area)
        for number, row in enumerate(rows, start=top):
            cells = {left + i: value for i, value in enumerate(row) if value is not None}
            sheet.write(
                number, {c: self._entered(sheet.cell(number, c), v) for c, v in cells.items()}
            )
        return sheet, area, self._updated(sheet, area, rows)

    def _entered(self, cell: Cell, value: Any) -> Cell:
        if self.option == "RAW":
            return raw(cell, value)
        return typed(cell, value, self.spreadsheet.locale, self.today)

    def _updated(self, sheet: Sheet, area: Area, rows: list[list[Any]]) -> Json:
        """Counts of what holds a value that is not null; zeros are left out (trap 4)."""
        places = [(r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None]
        counts = {
            "updatedRows": len({row for row, _ in places}),
            "updatedColumns": len({column for _, column in places}),
            "updatedCells": len(places),
        }
        return {
            "spreadsheetId": self.spreadsheet.id,
            "updatedRange": sheet.range_name(area),
            **{name: count for name, count in counts.items() if count},
        }

    def append(self, text: str, value_range: Json, insert: str) -> tuple[Sheet, Area, Json]:
        """Values under the table that the range points at (trap 5)."""
        rows = _rows_of(value_range)
        sheet, area = self.spreadsheet.locate(text)
        table = table_in(sheet, area)
        top, left = (table.bottom or 0, table.left) if table else (area.top, area.left)
        if insert == "INSERT_ROWS" and rows:
            self._insert(sheet, top, len(rows))
        width = max((len(row) for row in rows), default=0)
        sheet.grow(top + len(rows), left + width)
        self.spreadsheet.check_size()
        sheet, written, updated = self.put(sheet, top, left, rows)
        answer: Json = {"spreadsheetId": self.spreadsheet.id}
        if table:
            answer["tableRange"] = sheet.range_name(table)
        return sheet, written, {**answer, "updates": updated}

    def _insert(self, sheet: Sheet, at: int, count: int) -> None:
        if at < sheet.row_count:
            protection.check_insert(self.spreadsheet, self.account, sheet, ROWS, at)
            sheet.insert(ROWS, at, count, inherit_before=True)

    def clear(self, text: str) -> str:
        """Empties values only: validation, notes and formats stay (trap 10)."""
        sheet, area = self.spreadsheet.locate(text)
        protection.check(self.spreadsheet, self.account, sheet, area)
        sheet.change(area, Cell.emptied, filled_only=True)
        return sheet.range_name(area)


def quoted_always(title: str) -> str:
    return "'" + title.replace("'", "''") + "'" if quoted(title) == title else quoted(title)


def _rows_of(value_range: Json) -> list[list[Any]]:
    """The values row by row; anything but a list of lists of scalars is 400 (trap 8)."""
    values = value_range.get("values", [])
    if not isinstance(values, list):
        raise _no_list("data.values", values)
    for index, row in enumerate(values):
        if not isinstance(row, list):
            raise _no_list(f"data.values[{index}]" if len(values) > 1 else "data.values", row)
        for column, value in enumerate(row):
            if isinstance(value, dict | list):
                raise _no_value(index, column, value)
    if choice("major_dimension", value_range.get("majorDimension"), _DIMENSIONS, "ROWS") == "ROWS":
        return values
    height = max((len(column) for column in values), default=0)
    return [[c[r] if r < len(c) else None for c in values] for r in range(height)]


def _no_list(field: str, value: Any) -> Exception:
    shown_value = f'"{value}"' if isinstance(value, str) else value
    text = (
        f"Invalid value at '{field}' (type.googleapis.com/google.protobuf.ListValue), {shown_value}"
    )
    return invalid(text, {field: text})


def _no_value(row: int, column: int, value: Any) -> Exception:
    kind = "list_value" if isinstance(value, list) else "struct_value"
    return invalid(f"Invalid values[{row}][{column}]: {kind} {{\n}}\n")


def table_in(sheet: Sheet, area: Area) -> Area | None:
    """The last table within the area, as Google's guide to appending finds it.

    A table is a block of cells with values that touch each other, also at a corner; empty rows and
    columns part two tables. The last is the lowest, and of those the one most to the right.
    """
    filled = {
        (row, column)
        for row, content in sheet.rows.items()
        for column, cell in content.cells.items()
        if cell.entered is not None
    }
    found: list[Area] = []
    while inside := [
        place
        for place in filled
        if area.overlaps(Area(place[0], place[0] + 1, place[1], place[1] + 1))
    ]:
        found.append(_taken_block(filled, min(inside)))
    return max(found, key=lambda table: (table.bottom or 0, table.right or 0), default=None)


def _taken_block(filled: set[tuple[int, int]], start: tuple[int, int]) -> Area:
    """The bounds of the block around this cell; its cells are taken out of ``filled``."""
    filled.discard(start)
    block, edge = [start], [start]
    while edge:
        row, column = edge.pop()
        for near in _around(row, column):
            if near in filled:
                filled.discard(near)
                block.append(near)
                edge.append(near)
    rows, columns = [row for row, _ in block], [column for _, column in block]
    return Area(min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def _around(row: int, column: int) -> Iterator[tuple[int, int]]:
    for near_row in (row - 1, row, row + 1):
        for near_column in (column - 1, column, column + 1):
            yield near_row, near_column


# -- the routes ------------------------------------------------------------------------------------


def get(spreadsheet: Spreadsheet, text: str, query: Query) -> Json:
    return read(spreadsheet, text, shape_of(query))


def batch_get(spreadsheet: Spreadsheet, query: Query) -> Json:
    shape = shape_of(query)
    ranges = [read(spreadsheet, text, shape) for text in query.get("ranges", [])]
    return {"spreadsheetId": spreadsheet.id, "valueRanges": ranges}


Make = Callable[[str], Writer]
"""A writer for this value input option."""


def update(make: Make, text: str, query: Query, body: Json) -> Json:
    writer = make(choice("valueInputOption", first(query, "valueInputOption"), _INPUT))
    sheet, area, updated = writer.update(text, body)
    if first(query, "includeValuesInResponse") in ("true", "True"):
        shape = shape_of(query, "response")
        updated["updatedData"] = value_range(writer.spreadsheet, sheet, area, shape)
    return updated


def append(make: Make, text: str, query: Query, body: Json) -> Json:
    writer = make(choice("valueInputOption", first(query, "valueInputOption"), _INPUT))
    insert = choice("insert_data_option", first(query, "insertDataOption"), _INSERT, "OVERWRITE")
    sheet, area, answer = writer.append(text, body, insert)
    if first(query, "includeValuesInResponse") in ("true", "True"):
        shape = shape_of(query, "response")
        answer["updates"]["updatedData"] = value_range(writer.spreadsheet, sheet, area, shape)
    return answer


def _response_shape(body: Json) -> Shape:
    render, moments = (
        body.get(name) for name in ("responseValueRenderOption", "responseDateTimeRenderOption")
    )
    return Shape(
        render=choice("response_value_render_option", render, _RENDER, _RENDER[0]),
        moments=choice("response_date_time_render_option", moments, _MOMENTS, _MOMENTS[0]),
    )


def batch_update(make: Make, body: Json) -> Json:
    writer = make(choice("valueInputOption", body.get("valueInputOption"), _INPUT))
    shape = _response_shape(body)
    responses, cells = [], set()
    for data in body.get("data", []):
        sheet, area, updated = writer.update(data.get("range", ""), data)
        rows = _rows_of(data)
        cells |= {
            (sheet.id, area.top + r, area.left + c)
            for r, row in enumerate(rows)
            for c, value in enumerate(row)
            if value is not None
        }
        if body.get("includeValuesInResponse"):
            updated["updatedData"] = value_range(writer.spreadsheet, sheet, area, shape)
        responses.append(updated)
    totals = {
        "totalUpdatedRows": len({(sheet, row) for sheet, row, _ in cells}),
        "totalUpdatedColumns": len({(sheet, column) for sheet, _, column in cells}),
        "totalUpdatedCells": sum(r.get("updatedCells", 0) for r in responses),
        "totalUpdatedSheets": len({sheet for sheet, _, _ in cells}),
    }
    return {
        "spreadsheetId": writer.spreadsheet.id,
        **{name: total for name, total in totals.items() if total},
        "responses": responses,
    }


def clear(make: Make, text: str) -> Json:
    writer = make("RAW")
    return {"spreadsheetId": writer.spreadsheet.id, "clearedRange": writer.clear(text)}


def batch_clear(make: Make, body: Json) -> Json:
    writer = make("RAW")
    cleared = [writer.clear(text) for text in body.get("ranges", [])]
    return {"spreadsheetId": writer.spreadsheet.id, "clearedRanges": cleared}
