"""The charts of a tab as parts of an ``.xlsx``: made once, then kept as they are.

openpyxl writes the XML of each; nothing here touches a workbook.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, SpreadsheetDrawing
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import tostring

from intake.palette import ACCENT
from intake.tabs import Chart, Tab
from intake.xlsx_parts import Kept, Part, relations_part

WIDTH, HEIGHT = 15.0, 7.5  # centimetres
ROWS_APART = 11
"""So many rows under each other the charts stand, in the first column beside the tab's own."""

EMU = 360_000  # of a centimetre

_END = re.compile(rb"</(\w+:)?(wsDr|Relationships)>\s*$")
_RELATION = re.compile(rb'"rId(\d+)"')
_SHAPE = re.compile(rb'id="(\d+)" name="Chart')
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def drawing_of(tab: Tab, there: Kept) -> tuple[str, dict[str, Part]]:
    """The name of the drawing with all charts of the tab, and every part that it is made of.

    What lies over the cells already, ``there``, stays as it is: the charts come after it.
    """
    name, parts = _drawn(tab)
    if not there.drawing:
        return name, parts
    joined = {
        of_theirs: _joined(there.parts.get(of_theirs), parts.pop(of_ours))
        for of_theirs, of_ours in (
            (there.drawing, name),
            (relations_part(there.drawing), relations_part(name)),
        )
    }
    return there.drawing, {**there.parts, **parts, **joined}


def _joined(first: Part | None, then: Part) -> Part:
    """The one with all that the other holds at its end, byte for byte what it was before that."""
    if first is None:
        return then
    added = b"".join(ElementTree.tostring(one) for one in ElementTree.fromstring(then.content))
    return Part(_END.sub(lambda end: added + end[0], first.content), first.type)


def _drawn(tab: Tab) -> tuple[str, dict[str, Part]]:
    drawing: Any = SpreadsheetDrawing()
    parts: dict[str, Part] = {}
    for number, chart in enumerate(tab.charts):
        made = _made(tab, chart)
        made.anchor = _anchor(len(tab.columns) + 1, 1 + number * ROWS_APART)
        drawing.charts.append(made)
        # Its number is its name in the file; it never meets the numbers of another program.
        made._id = f"_{chart.name}"  # noqa: SLF001
        parts[made.path[1:]] = Part(_xml(made._write()), _CHART_TYPE)  # noqa: SLF001
    name = f"xl/drawings/grafieken_{tab.name.lower()}.xml"
    parts[name] = Part(_xml(drawing._write()), _DRAWING_TYPE)  # noqa: SLF001
    parts[relations_part(name)] = Part(_xml(drawing._write_rels()), "")  # noqa: SLF001
    return name, parts


def _xml(tree: Any) -> bytes:
    content: bytes = tostring(tree)
    # Numbers of its own, for beside what another program numbered.
    content = _RELATION.sub(rb'"grafiek\1"', content)
    return _SHAPE.sub(rb'id="9\g<1>00" name="Grafiek', content)


def _made(tab: Tab, chart: Chart) -> Any:
    sheet = Workbook().create_sheet(tab.name)
    made: Any = BarChart()
    made.type = "bar"
    made.title = chart.title
    made.legend = None
    made.gapWidth = 40
    made.width, made.height = WIDTH, HEIGHT
    made.add_data(Reference(sheet, min_col=2, min_row=chart.row, max_row=chart.last_row))
    made.set_categories(Reference(sheet, min_col=1, min_row=chart.row, max_row=chart.last_row))
    made.series[0].graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    made.series[0].dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    # From top to bottom as the rows stand; whole numbers need no scale beside their labels.
    made.x_axis.scaling.orientation = "maxMin"
    made.x_axis.delete = False
    made.y_axis.delete = True
    made.y_axis.majorGridlines = None
    made.y_axis.scaling.min = 0
    return made


def _anchor(column: int, row: int) -> OneCellAnchor:
    """Over the cells from this one on, counted from 0."""
    size = XDRPositiveSize2D(int(WIDTH * EMU), int(HEIGHT * EMU))
    return OneCellAnchor(_from=AnchorMarker(col=column, row=row), ext=size)
