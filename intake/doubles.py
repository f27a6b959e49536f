"""Newcomers who seem to stand in the workbooks of two areas, named by their codes alone.

Within one workbook they are a task (intake/checks.py); nobody else sees two workbooks at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations

from intake.draft import Draft
from intake.kinds import HOUSEHOLDS
from intake.rows import fold, read_row

Way = tuple[str, str]
"""The question, e-mail or phone, and the address or number that was given."""

Place = tuple[str, str]
"""An area, and the code of a newcomer in its workbook."""


def ways_to_reach(draft: Draft, today: date) -> dict[str, set[Way]]:
    """For each newcomer who takes part, by code, the addresses and numbers; a wrong one is none."""
    found: defaultdict[str, set[Way]] = defaultdict(set)
    for entry in draft.entries(HOUSEHOLDS.tab):
        row = read_row(HOUSEHOLDS, entry, today, counts=True)
        if row.id and row.standing.takes_part:
            said = {way: row.text(way) for way in ("email", "phone")}
            found[row.id] |= {(way, fold(text)) for way, text in said.items() if text}
    return found


def across(areas: Mapping[str, Mapping[str, Collection[Way]]]) -> list[tuple[Place, Place]]:
    """The pairs of different areas that share an address or number, in order.

    A name is not enough: in two cities it may well be two people.
    """
    alike: defaultdict[Way, set[Place]] = defaultdict(set)
    for area, newcomers in areas.items():
        for id, ways in newcomers.items():
            for way in ways:
                alike[way].add((area, id))
    return sorted({pair for places in alike.values() for pair in _of_two_areas(places)})


def _of_two_areas(places: Collection[Place]) -> Iterator[tuple[Place, Place]]:
    return (pair for pair in combinations(sorted(places), 2) if pair[0][0] != pair[1][0])
