"""The tabs of a Google spreadsheet: what is missing, and the requests that make it.

The counterpart of ``intake.xlsx_tabs``: whose a column is can be seen, and here Google guards the
machine's columns as well. What is there is left alone; what a person took away is put back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Any
from zlib import crc32

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
from intake.sheets import Request, version_of
from intake.sheets_plan import version_requests
from intake.tabs import STALE_SIGN, Chart, Column, Tab
from intake.workbook import check_renamed, check_renamed_tabs, missing_headers, named_columns

OUTLINE = (
    "namedRanges(namedRangeId,name,range),"
    "sheets(properties(sheetId,title,index,gridProperties),"
    "protectedRanges(description,range),filterViews(title),"
    "conditionalFormats(ranges,booleanRule/condition,gradientRule/maxpoint/type))"
)
"""What setting up asks first: everything but the cells."""

HEADS = (
    "sheets(properties/title,data(rowData(values("
    "effectiveValue,note,dataValidation,userEnteredFormat/numberFormat/type))))"
)
"""What it asks then, of the first two rows of every tab: a renamed one is known by its headers."""

GUARD = "Samen Hier: deze kolommen schrijft het programma"
HEADER_GUARD = "Samen Hier: hieraan kent het programma de kolommen"
VIEW = "Zoeken en sorteren"
"""The filter view of each tab: people sort and filter in it, and no row moves."""

_HEIGHT, _OWN_HEIGHT = 400, 200  # rows of a new tab; where only the program adds any
_SPARE_COLUMNS = 6
_HEADER_PIXELS = 48
_CHART_WIDTH, _CHART_HEIGHT, _CHART_ROWS = 560, 280, 14
_WARNING = "Dit staat niet in de lijst. Klik op het pijltje in de cel."


@dataclass(frozen=True)
class Head:
    """The top cell of a column and the first one under it: what setting up looks at."""

    header: str
    note: str
    options: tuple[str, ...] | None
    is_text: bool


@dataclass
class Outline:
    """A spreadsheet as setting up sees it: no rows, only what makes its tabs."""

    name: str
    version: str
    sheets: dict[str, Mapping[str, Any]]
    heads: dict[str, dict[int, Head]] = field(default_factory=dict)
    names: tuple[Mapping[str, Any], ...] = ()

    def headers(self, title: str) -> dict[int, str]:
        return {number: head.header for number, head in self.heads.get(title, {}).items()}


def read_outline(name: str, answer: Mapping[str, Any]) -> Outline:
    """The answer to a question for ``OUTLINE``."""
    grids = (raw for raw in answer["sheets"] if "gridProperties" in raw["properties"])
    sheets = {raw["properties"]["title"]: raw for raw in grids}
    names = tuple(one for one in answer.get("namedRanges", ()) if "name" in one)
    return Outline(name, version_of(answer), sheets, names=names)


def head_ranges(outline: Outline) -> list[str]:
    """The first two rows of every tab, to ask ``HEADS`` of."""
    return ["'" + title.replace("'", "''") + "'!1:2" for title in outline.sheets]


def read_heads(answer: Mapping[str, Any]) -> dict[str, dict[int, Head]]:
    """The answer to a question for ``HEADS``, by tab and column."""
    return {
        raw["properties"]["title"]: dict(_heads(raw.get("data", ())))
        for raw in answer.get("sheets", ())
    }


def _heads(data: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, Head]]:
    for block in data:
        rows = [row.get("values", []) for row in block.get("rowData", ())]
        top, below = [*rows, [], []][:2]
        for number, cell in enumerate(top, start=1):
            if value := cell.get("effectiveValue"):
                under = below[number - 1] if number <= len(below) else {}
                yield number, _head(str(next(iter(value.values()))), cell, under)


def _head(header: str, cell: Mapping[str, Any], under: Mapping[str, Any]) -> Head:
    condition = under.get("dataValidation", {}).get("condition", {})
    listed = condition.get("type") == "ONE_OF_LIST"
    options = tuple(str(v.get("userEnteredValue", "")) for v in condition.get("values", ()))
    kind = under.get("userEnteredFormat", {}).get("numberFormat", {}).get("type")
    return Head(header, cell.get("note", ""), options if listed else None, kind == "TEXT")


def setup_requests(
    outline: Outline, tabs: Sequence[Tab], email: str, next_version: str
) -> tuple[list[Request], list[str]]:
    """What is missing, as requests, and a Dutch sentence for each thing that changes.

    A header or tab that was renamed is ``BadInput``: a second, empty one would hide the first.
    ``email`` is who may write in the machine's columns; without it nothing is guarded.
    """
    headers = {title: tuple(outline.headers(title).values()) for title in outline.sheets}
    check_renamed_tabs(outline.name, tabs, headers)
    setup = _Setup(outline, email, next_version)
    for place, tab in enumerate(tabs):
        if tab.name in outline.sheets:
            setup.repair(tab)
        else:
            setup.make(tab, [other.name for other in tabs[:place]])
    if not setup.requests:
        return [], []
    stamp = version_requests(outline.version, setup.somewhere, next_version)
    return [*stamp, *setup.requests], setup.said


class _Setup:
    """The requests while they grow, tab by tab."""

    def __init__(self, outline: Outline, email: str, next_version: str) -> None:
        self.requests: list[Request] = []
        self.said: list[str] = []
        self._outline = outline
        self._email = email
        self._version = next_version
        self._titles = [
            title
            for title, raw in sorted(
                outline.sheets.items(), key=lambda item: item[1]["properties"].get("index", 0)
            )
        ]
        self._ids = {raw["properties"]["sheetId"] for raw in outline.sheets.values()}
        self.somewhere = min(self._ids)

    def make(self, tab: Tab, before: Sequence[str]) -> None:
        id = self._free_id(tab.name)
        place = max((self._titles.index(t) + 1 for t in before if t in self._titles), default=0)
        self._titles.insert(place, tab.name)
        self._add(_new_tab(tab, id, place))
        columns = {column.header: number for number, column in enumerate(tab.columns, start=1)}
        self._add(_header_height(id))
        for column in tab.columns:
            self._make_column(tab, id, column, columns[column.header])
        self._guard(tab, id, columns, ())
        self._show(tab, id, columns, {})
        self.said.append(f"{self._outline.name}: het tabblad «{tab.name}» is gemaakt.")

    def repair(self, tab: Tab) -> None:
        raw = self._outline.sheets[tab.name]
        id, grid = raw["properties"]["sheetId"], raw["properties"].get("gridProperties", {})
        columns = named_columns(self._outline.name, tab.name, self._outline.headers(tab.name))
        check_renamed(self._outline.name, tab, columns)
        missing = missing_headers(tab, columns)
        if grid.get("rowCount", 0) < 2:
            more = {"sheetId": id, "dimension": "ROWS", "length": _OWN_HEIGHT}
            self._add({"appendDimension": more})
        if missing:
            # At the very end: whatever stands without a header stays where it is.
            width = grid.get("columnCount", 0)
            self._add(
                {"appendDimension": {"sheetId": id, "dimension": "COLUMNS", "length": len(missing)}}
            )
            columns |= {header: width + n for n, header in enumerate(missing, start=1)}
        for column in tab.columns:
            if column.header in missing:
                self._make_column(tab, id, column, columns[column.header])
                self._say(tab, f"de kolom «{column.header}» is toegevoegd")
            else:
                self._repair_column(tab, id, column, columns[column.header])
        if not grid.get("frozenRowCount"):
            self._add(_frozen(id))
            self._say(tab, "de bovenste rij blijft weer staan")
        self._guard(tab, id, columns, raw.get("protectedRanges", ()))
        self._show(tab, id, columns, raw)

    def _repair_column(self, tab: Tab, id: int, column: Column, number: int) -> None:
        head = self._outline.heads[tab.name][number]
        if column.note and not head.note:
            self._add(_note(id, number, _note_text(tab, column)))
            self._say(tab, f"de uitleg bij «{column.header}» is terug")
        if _has_list(column) and head.options != column.options:
            self._add(_drop_down(id, number, column))
            self._say(tab, f"de keuzelijst van «{column.header}» is hersteld")
        if column.text and not head.is_text:
            self._add(_plain_text(id, number))
            self._say(tab, f"«{column.header}» is weer een kolom met alleen tekst")

    def _make_column(self, tab: Tab, id: int, column: Column, number: int) -> None:
        self._add(_header(tab, id, column, number))
        self._add(_body(id, column, number))
        self._add(_width(id, column, number))
        if _has_list(column):
            self._add(_drop_down(id, number, column))

    def _guard(
        self, tab: Tab, id: int, columns: Mapping[str, int], there: Sequence[Mapping[str, Any]]
    ) -> None:
        """Lets Google guard the header row and the machine's columns, where it does not yet."""
        if not self._email:
            self._unguarded()
            return
        ours = [one["range"] for one in there if one.get("description") in (GUARD, HEADER_GUARD)]
        machine = {columns[header] for header in tab.machine_headers}
        open_columns = {n for n in machine if not any(_covers(one, n) for one in ours)}
        runs = list(_runs(open_columns))
        if not any(one.get("endRowIndex") == 1 for one in ours):
            self._add(
                _protected(
                    _area(id, rows=(0, 1), columns=(0, max(columns.values()))),
                    HEADER_GUARD,
                    self._email,
                )
            )
        for first, last in runs:
            self._add(_protected(_area(id, columns=(first - 1, last)), GUARD, self._email))
        if runs and tab.name in self._outline.sheets:
            self._say(tab, "de kolommen van het programma zijn weer beveiligd")

    def _unguarded(self) -> None:
        sentence = (
            f"{self._outline.name}: de kolommen van het programma zijn niet beveiligd, want deze "
            "inloggegevens zijn niet van een serviceaccount. Draai dit nog eens met dat account."
        )
        if sentence not in self.said:
            self.said.append(sentence)

    def _show(self, tab: Tab, id: int, columns: Mapping[str, int], raw: Mapping[str, Any]) -> None:
        """The colours by condition and the filter view, where they are not there yet."""
        there = [_colour_sign(one) for one in raw.get("conditionalFormats", ())]
        for column in tab.columns:
            number = columns[column.header]
            for rule in _colours(id, column, number):
                if _colour_sign(rule) not in there:
                    self._add({"addConditionalFormatRule": {"rule": rule, "index": 0}})
                    if raw:
                        self._say(tab, f"de kleuren van «{column.header}» zijn terug")
        self._warn_when_stale(tab, id, raw)
        self._draw(tab, id, raw)
        if not tab.hidden and VIEW not in [one.get("title") for one in raw.get("filterViews", ())]:
            view = {"title": VIEW, "range": _area(id)}
            self._add({"addFilterView": {"filter": view}})
            if raw:
                self._say(tab, f"de filterweergave «{VIEW}» is terug")

    def _warn_when_stale(self, tab: Tab, id: int, raw: Mapping[str, Any]) -> None:
        """Lets what tells of a run that did not come turn red."""
        there = raw.get("conditionalFormats", ())
        if tab.stale is None or any(_is_about_stale(rule) for rule in there):
            return
        self._add({"addConditionalFormatRule": {"rule": _stale_rule(tab, id), "index": 0}})
        if raw:
            self._say(tab, "een te oude dag kleurt weer rood")

    def _draw(self, tab: Tab, id: int, raw: Mapping[str, Any]) -> None:
        """Makes each chart once: the name of its cells stays when somebody takes it away.

        The name ends with the version, since the one of a tab that was removed stays taken.
        """
        names = [one["name"] for one in self._outline.names if raw and _names_cells(one, id)]
        charts = [c for c in tab.charts if not any(name.startswith(c.name) for name in names)]
        if raw and charts:
            self._make_room(tab, id, raw["properties"].get("gridProperties", {}))
        for chart in charts:
            named = {
                "name": f"{chart.name}_{self._version}",
                "range": _chart_cells(id, chart, (0, 2)),
            }
            self._add({"addNamedRange": {"namedRange": named}})
            self._add({"addChart": {"chart": _chart(tab, id, chart, tab.charts.index(chart))}})
        if raw and charts:
            self._say(tab, "de grafieken zijn gemaakt")

    def _make_room(self, tab: Tab, id: int, grid: Mapping[str, int]) -> None:
        """Lets the tab reach as far as its charts look and hang."""
        corner = _chart_corner(tab, id, len(tab.charts) - 1)
        wanted = {
            "rowCount": ("ROWS", max(corner["rowIndex"] + 1, tab.charts[-1].last_row)),
            "columnCount": ("COLUMNS", corner["columnIndex"] + 1),
        }
        for size, (dimension, least) in wanted.items():
            if more := max(least - grid.get(size, 0), 0):
                new = {"sheetId": id, "dimension": dimension, "length": more}
                self._add({"appendDimension": new})

    def _free_id(self, title: str) -> int:
        # Its own and always the same, so that a batch that comes in twice fails whole.
        ids = (crc32(f"{title} {n}".encode()) & 0x7FFFFFFF for n in count())
        free = next(id for id in ids if id not in self._ids)
        self._ids.add(free)
        return free

    def _add(self, request: Request) -> None:
        self.requests.append(request)

    def _say(self, tab: Tab, what: str) -> None:
        self.said.append(f"{self._outline.name}, {tab.name}: {what}.")


def _has_list(column: Column) -> bool:
    return bool(column.options) and column.owner == "people"


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as the first and the last of each run."""
    places = enumerate(sorted(numbers))
    for _, run in groupby(places, key=lambda item: item[1] - item[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _covers(area: Mapping[str, int], number: int) -> bool:
    """Whether a protected area holds the whole of a column."""
    left, right = area.get("startColumnIndex", 0), area.get("endColumnIndex", number)
    return left < number <= right and "endRowIndex" not in area and not area.get("startRowIndex")


def _area(
    id: int, *, rows: tuple[int, int | None] = (0, None), columns: tuple[int, int] | None = None
) -> dict[str, int]:
    """A part of a tab; without an end it reaches to wherever the tab ends, also later."""
    top, bottom = rows
    area = {"sheetId": id}
    if top:
        area["startRowIndex"] = top
    if bottom is not None:
        area["endRowIndex"] = bottom
    if columns:
        area |= {"startColumnIndex": columns[0], "endColumnIndex": columns[1]}
    return area


def _under_header(id: int, number: int) -> dict[str, int]:
    return _area(id, rows=(1, None), columns=(number - 1, number))


def _new_tab(tab: Tab, id: int, place: int) -> Request:
    typed_in = any(column.owner == "people" for column in tab.columns)
    size = {
        "rowCount": _HEIGHT if typed_in else _OWN_HEIGHT,
        "columnCount": len(tab.columns) + _SPARE_COLUMNS,
        "frozenRowCount": 1,
    }
    if frozen_columns(tab):
        size["frozenColumnCount"] = frozen_columns(tab)
    properties: dict[str, Any] = {
        "sheetId": id,
        "title": tab.name,
        "index": place,
        "gridProperties": size,
        "tabColorStyle": _colour(tab_colour(tab)),
    }
    if tab.hidden:
        properties["hidden"] = True
    return {"addSheet": {"properties": properties}}


def _frozen(id: int) -> Request:
    return {
        "updateSheetProperties": {
            "properties": {"sheetId": id, "gridProperties": {"frozenRowCount": 1}},
            "fields": "gridProperties.frozenRowCount",
        }
    }


def _colour(code: str) -> dict[str, Any]:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def _note_text(tab: Tab, column: Column) -> str:
    notes = [tab.note if column is tab.columns[0] else "", column.note]
    return "\n\n".join(filter(None, notes))


def _note(id: int, number: int, text: str) -> Request:
    start = {"sheetId": id, "rowIndex": 0, "columnIndex": number - 1}
    return {
        "updateCells": {"start": start, "rows": [{"values": [{"note": text}]}], "fields": "note"}
    }


def _header(tab: Tab, id: int, column: Column, number: int) -> Request:
    machine = column.owner == "machine"
    text = {"bold": True, "fontFamily": FONT, "fontSize": 10}
    cell = {
        "userEnteredValue": {"stringValue": column.header},
        "note": _note_text(tab, column),
        "userEnteredFormat": {
            "backgroundColorStyle": _colour(HAIRLINE if machine else ACCENT),
            "textFormat": {**text, "foregroundColorStyle": _colour(INK if machine else WHITE)},
            "verticalAlignment": "MIDDLE",
            "wrapStrategy": "WRAP",
        },
    }
    start = {"sheetId": id, "rowIndex": 0, "columnIndex": number - 1}
    fields = "userEnteredValue,note,userEnteredFormat"
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}}


def _header_height(id: int) -> Request:
    rows = {"sheetId": id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    return _sized(rows, {"pixelSize": _HEADER_PIXELS}, "pixelSize")


def _width(id: int, column: Column, number: int) -> Request:
    place = {"sheetId": id, "dimension": "COLUMNS", "startIndex": number - 1, "endIndex": number}
    pixels = {"pixelSize": 7 * column.width + 24}
    if column.hidden:
        return _sized(place, {**pixels, "hiddenByUser": True}, "pixelSize,hiddenByUser")
    return _sized(place, pixels, "pixelSize")


def _sized(place: Mapping[str, Any], properties: Mapping[str, Any], fields: str) -> Request:
    return {
        "updateDimensionProperties": {"range": place, "properties": properties, "fields": fields}
    }


def _body(id: int, column: Column, number: int) -> Request:
    machine = column.owner == "machine"
    ink = ACCENT if column.link else MUTED if machine else INK
    looks: dict[str, Any] = {
        "backgroundColorStyle": _colour(SOFT if machine else WHITE),
        "textFormat": {
            "fontFamily": FONT,
            "fontSize": 10,
            "foregroundColorStyle": _colour(ink),
            "underline": column.link,
        },
        "horizontalAlignment": "RIGHT" if column.bar else "LEFT",
        "verticalAlignment": "MIDDLE",
        "wrapStrategy": "WRAP" if column.wrap else "CLIP",
    }
    if column.text:
        looks["numberFormat"] = {"type": "TEXT"}
    return {
        "repeatCell": {
            "range": _under_header(id, number),
            "cell": {"userEnteredFormat": looks},
            "fields": "userEnteredFormat",
        }
    }


def _plain_text(id: int, number: int) -> Request:
    return {
        "repeatCell": {
            "range": _under_header(id, number),
            "cell": {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}},
            "fields": "userEnteredFormat.numberFormat",
        }
    }


def _drop_down(id: int, number: int, column: Column) -> Request:
    values = [{"userEnteredValue": option} for option in column.options]
    return {
        "setDataValidation": {
            "range": _under_header(id, number),
            "rule": {
                "condition": {"type": "ONE_OF_LIST", "values": values},
                "inputMessage": _WARNING,
                "strict": True,
                "showCustomUi": True,
            },
        }
    }


def _protected(area: Mapping[str, int], description: str, email: str) -> Request:
    return {
        "addProtectedRange": {
            "protectedRange": {
                "range": area,
                "description": description,
                "warningOnly": False,
                "editors": {"users": [email]},
            }
        }
    }


def _is_about_stale(rule: Mapping[str, Any]) -> bool:
    values = rule.get("booleanRule", {}).get("condition", {}).get("values", ())
    return any(STALE_SIGN in one.get("userEnteredValue", "") for one in values)


def _stale_rule(tab: Tab, id: int) -> Request:
    assert tab.stale
    reach = _area(id, rows=(tab.stale.row - 1, tab.stale.row), columns=(0, len(tab.columns)))
    condition = {
        "type": "CUSTOM_FORMULA",
        "values": [{"userEnteredValue": f"={tab.stale.formula}"}],
    }
    looks = {
        "backgroundColorStyle": _colour(WARNING),
        "textFormat": {"bold": True, "foregroundColorStyle": _colour(WHITE)},
    }
    return {"ranges": [reach], "booleanRule": {"condition": condition, "format": looks}}


def _chart_cells(id: int, chart: Chart, columns: tuple[int, int]) -> dict[str, int]:
    return _area(id, rows=(chart.row - 1, chart.last_row), columns=columns)


def _names_cells(named: Mapping[str, Any], id: int) -> bool:
    """Whether a name stands for rows of this tab."""
    area = named.get("range", {})
    return "endRowIndex" in area and area.get("sheetId", 0) == id


def _chart(tab: Tab, id: int, chart: Chart, place: int) -> Request:
    """A chart of flat bars beside the columns of the tab, under those before it."""
    labels, numbers = (
        {"sourceRange": {"sources": [_chart_cells(id, chart, (column, column + 1))]}}
        for column in (0, 1)
    )
    series = {
        "series": numbers,
        "targetAxis": "BOTTOM_AXIS",
        "colorStyle": _colour(ACCENT),
        "dataLabel": {"type": "DATA"},
    }
    bars = {
        "chartType": "BAR",
        "legendPosition": "NO_LEGEND",
        "headerCount": 0,
        "domains": [{"domain": labels}],
        "series": [series],
    }
    corner = _chart_corner(tab, id, place)
    over = {"anchorCell": corner, "widthPixels": _CHART_WIDTH, "heightPixels": _CHART_HEIGHT}
    return {
        "spec": {"title": chart.title, "fontName": FONT, "basicChart": bars},
        "position": {"overlayPosition": over},
    }


def _chart_corner(tab: Tab, id: int, place: int) -> dict[str, int]:
    row, column = 1 + place * _CHART_ROWS, len(tab.columns) + 1
    return {"sheetId": id, "rowIndex": row, "columnIndex": column}


def _colours(id: int, column: Column, number: int) -> Iterator[Request]:
    """The rules that colour a column: a bar for a fit, a day that has passed, a problem."""
    ranges = [_under_header(id, number)]
    if column.bar:
        low = {"type": "NUMBER", "value": "0", "colorStyle": _colour(WHITE)}
        high = {"type": "NUMBER", "value": "100", "colorStyle": _colour(SKY)}
        yield {"ranges": ranges, "gradientRule": {"minpoint": low, "maxpoint": high}}
    if column.header == "probleem":
        yield _coloured(ranges, {"type": "NOT_BLANK"}, ALARM)
    if column.header == "uiterlijk":
        passed = {"type": "DATE_BEFORE", "values": [{"relativeDate": "TODAY"}]}
        yield _coloured(ranges, passed, SUN)


def _coloured(ranges: Sequence[Request], condition: Request, colour: str) -> Request:
    looks = {"backgroundColorStyle": _colour(colour)}
    return {"ranges": ranges, "booleanRule": {"condition": condition, "format": looks}}


def _colour_sign(rule: Mapping[str, Any]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """What a rule is about, and on which columns: enough to know it again."""
    kind = "bar" if "gradientRule" in rule else rule["booleanRule"]["condition"].get("type", "")
    columns = ((r.get("startColumnIndex", 0), r.get("endColumnIndex", 0)) for r in rule["ranges"])
    return kind, tuple(columns)
