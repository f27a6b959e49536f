"""What the service refuses of a chart: a kind, a place, and cells that it can draw.

From its reference (the kinds, the axes, ``ChartSourceRange``) and from refusals of the live service
that others wrote down. A pie and the like are not looked into.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.sheets.areas import Area
from tests.sheets.batch import Batch, Json
from tests.sheets.errors import ApiError, invalid
from tests.sheets.sheet import Sheet

_KINDS = (
    "basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart",
    "waterfallChart", "treemapChart", "scorecardChart",
)  # fmt: skip
_BASIC = ("BAR", "LINE", "AREA", "COLUMN", "SCATTER", "COMBO", "STEPPED_AREA")
_LEGENDS = (
    "BOTTOM_LEGEND", "LEFT_LEGEND", "RIGHT_LEGEND", "TOP_LEGEND", "NO_LEGEND", "INSIDE_LEGEND",
)  # fmt: skip


def check_spec(batch: Batch, spec: Json) -> None:
    """400 for what cannot be drawn; 500, as from the service, for a chart of nothing at all."""
    if sum(kind in spec for kind in _KINDS) != 1:
        raise invalid(
            "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or "
            "orgChart must be set on chartSpec."
        )
    if "basicChart" in spec:
        _check_basic(batch, spec["basicChart"])


def _check_basic(batch: Batch, chart: Json) -> None:
    kind = chart.get("chartType")
    if kind not in _BASIC:
        raise invalid(f"Unsupported chart type: {kind}")
    if chart.get("legendPosition", "NO_LEGEND") not in _LEGENDS:
        raise invalid(f"Unsupported legend position: {chart['legendPosition']}")
    if not chart.get("domains") and not chart.get("series"):
        raise ApiError(500, "INTERNAL", "Internal error encountered.")
    minor = ("BOTTOM_AXIS",) if kind == "BAR" else ("LEFT_AXIS", "RIGHT_AXIS")
    for series in chart.get("series", ()):
        if series.get("targetAxis", minor[0]) not in minor:
            raise invalid(f"{series['targetAxis']} is no axis for the values of a {kind} chart.")
    _check_sources([*_sources(chart)], batch)


def _sources(chart: Json) -> Iterator[list[Json]]:
    parts = [one.get("domain") for one in chart.get("domains", ())]
    parts += [one.get("series") for one in chart.get("series", ())]
    for part in parts:
        sources = (part or {}).get("sourceRange", {}).get("sources", ())
        if not sources:
            raise invalid("A domain or series must have a sourceRange.")
        yield sources


def _check_sources(found: list[list[Json]], batch: Batch) -> None:
    """One row or one column each, all the same way, and as many for every domain and series."""
    areas = [batch.area(source)[1] for sources in found for source in sources]
    rows = all(area.bottom == area.top + 1 for area in areas)
    columns = all(area.right == area.left + 1 for area in areas)
    if not rows and not columns:
        raise invalid("ChartSourceRange ranges require all rows or all columns to have length of 1")
    if len({len(sources) for sources in found}) > 1:
        raise invalid("The domain and all series must have the same number of source ranges.")


def placed(batch: Batch, position: Json) -> Sheet:
    """The tab over which a chart is to hang; 400 when the cell is not in it."""
    anchor = position.get("overlayPosition", {}).get("anchorCell")
    if anchor is None:
        raise invalid(
            "One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must "
            "be set"
        )
    sheet = batch.spreadsheet.sheet(anchor.get("sheetId", 0))
    row, column = anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)
    if not (0 <= row < sheet.row_count and 0 <= column < sheet.column_count):
        raise invalid(f"The anchor cell lies outside the tab: {sheet.range_name(_cell(anchor))}")
    return sheet


def _cell(anchor: Json) -> Area:
    row, column = anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)
    return Area(row, row + 1, column, column + 1)
