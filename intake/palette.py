"""The colours and the letter of every workbook, whoever keeps it."""

from __future__ import annotations

from itertools import takewhile

from intake.tabs import Tab

FONT = "Arial"

INK = "16302B"
ACCENT = "0A6352"
SOFT = "F1F4EC"
MUTED = "52635C"
SKY = "9FD3C7"
SUN = "FFCF5C"
ALARM = "FBE3DA"
WARNING = "B3261E"
HAIRLINE = "D9DFD4"
WHITE = "FFFFFF"


def tab_colour(tab: Tab) -> str:
    """Of its label: what waits for a person, what people fill in, what the program tells."""
    if tab.hidden:
        return MUTED
    if tab.note:
        return SUN
    return ACCENT if any(column.owner == "people" for column in tab.columns) else SKY


def frozen_columns(tab: Tab) -> int:
    """How many columns stay in sight: who it is about, or the key if people would look for it."""
    about = ("huishouden", "sponsor", "eerste", "tweede")
    who = sum(1 for _ in takewhile(about.__contains__, tab.headers))
    first = tab.columns[0]
    looked_for = first.header == tab.key and not first.hidden and first.width <= 20
    return who or int(looked_for)
