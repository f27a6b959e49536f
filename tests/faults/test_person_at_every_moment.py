"""Between any two requests of a command a person does something in the same workbook.

What they did survives where they meant it: after one more run the workbook is as if they had done
it just before. Or the run stops with a sentence, and nothing is lost. All of it by name:
``pytest -m "soak or not soak" tests/faults/test_person_at_every_moment.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from intake.errors import SamenHierError
from intake.submission import to_cells
from intake.tabs import tab
from tests.faults.scene import AREA, State, match, on, pull_in, sent, state
from tests.online import Online

Action = Mapping[str, Any]

COMMANDS = {"pull": pull_in, "match": match}


def column(name: str, header: str) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[tab(name).headers.index(header)]


def typed(name: str, header: str, row: int, text: str) -> Action:
    return {"type": {"tab": name, "cell": f"{column(name, header)}{row}", "text": text}}


def sorted_by(name: str, header: str) -> Action:
    return {"sort": {"tab": name, "column": column(name, header), "descending": True}}


HARMLESS: dict[str, list[Action]] = {
    "decides": [typed("Voorstellen", "besluit", 4, "nu niet")],
    "decides, and hears both": [
        typed("Voorstellen", "besluit", 4, "voorleggen"),
        typed("Voorstellen", "antwoord huishouden", 4, "ja"),
        typed("Voorstellen", "antwoord sponsor", 4, "ja"),
    ],
    "changes a decision": [typed("Voorstellen", "besluit", 2, "nu niet")],
    "writes a note": [typed("Voorstellen", "notitie", 5, "nog bellen")],
    "fills in an answer": [typed("Nieuwkomers", "voorrang", 3, "spoed, zegt de gemeente")],
    "withdraws somebody": [typed("Nieuwkomers", "stand", 2, "teruggetrokken")],
    "types a newcomer": [
        typed("Nieuwkomers", "naam", 30, "Met de Hand"),
        typed("Nieuwkomers", "stad", 30, "Rotterdam"),
    ],
    "sorts proposals": [sorted_by("Voorstellen", "id")],
    "sorts newcomers": [sorted_by("Nieuwkomers", "id")],
    "sorts the tasks": [sorted_by("Vandaag", "wie")],
    "sorts who is not placed": [sorted_by("Niet gekoppeld", "id")],
    "sorts through a view": [{"sort_view": {"tab": "Voorstellen", "column": "A"}}],
    "inserts a row": [{"insert_rows": {"tab": "Voorstellen", "before": 2, "count": 1}}],
    "inserts rows of newcomers": [{"insert_rows": {"tab": "Nieuwkomers", "before": 3, "count": 2}}],
    "deletes a row": [{"delete_rows": {"tab": "Groepsleden", "row": 3}}],
    "inserts a column": [{"insert_columns": {"tab": "Voorstellen", "before": "B"}}],
    "inserts a column in front": [{"insert_columns": {"tab": "Nieuwkomers", "before": "A"}}],
    "inserts a column in the tasks": [{"insert_columns": {"tab": "Vandaag", "before": "C"}}],
    "moves a column": [{"swap_columns": {"tab": "Nieuwkomers", "one": "B", "other": "F"}}],
    "takes protection away": [{"unprotect": {}}],
    "signs up": [{"append_row": {"tab": "Inbox", "cells": [*to_cells(sent(7)).values()]}}],
}

STOPS: dict[str, tuple[Action, Action]] = {
    "renames a tab": (
        {"rename_tab": {"tab": "Voorstellen", "name": "Onze lijst"}},
        {"rename_tab": {"tab": "Onze lijst", "name": "Voorstellen"}},
    ),
    "renames a header": (
        typed("Voorstellen", "besluit", 1, "oordeel"),
        typed("Voorstellen", "besluit", 1, "besluit"),
    ),
    "inserts a row above the headers": (
        {"insert_rows": {"tab": "Voorstellen", "before": 1, "count": 1}},
        {"delete_rows": {"tab": "Voorstellen", "row": 1}},
    ),
}
"""What a person does, and how they undo it."""

Work = Callable[..., None]


def while_running(doings: Iterable[str]) -> pytest.MarkDecorator:
    """Everything a person does, during each command; in the suite during one of the two."""
    cases = [
        pytest.param(
            COMMANDS[command],
            doing,
            id=f"{command}-{doing}",
            marks=() if (place + turn) % len(COMMANDS) == 0 else pytest.mark.soak,
        )
        for place, doing in enumerate(doings)
        for turn, command in enumerate(COMMANDS)
    ]
    return pytest.mark.parametrize(("work", "doing"), cases)


def person(scene: Online, *actions: Action) -> None:
    scene.sheets.person(scene.ids[AREA], *map(dict, actions))
    assert scene.sheets.person_failures == []


def expected(scene: Online, work: Work, *actions: Action) -> tuple[list[State], int]:
    """The states when the person was just before the run or just after it, one run later.

    And how many requests the command makes.
    """
    person(scene, *actions)
    on(scene, work)
    on(scene, work)
    before = state(scene.workbooks())
    scene.fresh()
    on(scene, work)
    asked = len(scene.sheets.requests)
    person(scene, *actions)
    on(scene, work)
    after = state(scene.workbooks())
    scene.fresh()
    return [before, after], asked


@while_running(HARMLESS)
def test_what_a_person_does_survives_at_every_moment(scene: Online, work: Work, doing: str):
    actions = HARMLESS[doing]
    wanted, asked = expected(scene, work, *actions)
    for request in range(1, asked + 1):
        scene.fresh()
        do = [dict(action) for action in actions]
        scene.sheets.faults([{"at": request, "kind": "person", "do": do}])
        on(scene, work)
        assert scene.sheets.person_failures == []
        scene.sheets.faults([])
        on(scene, work)
        assert state(scene.workbooks()) in wanted, f"at request {request}"


@while_running(STOPS)
def test_run_stops_with_a_sentence_when_it_cannot_know(scene: Online, work: Work, doing: str):
    action, undoing = STOPS[doing]
    wanted, asked = expected(scene, work)
    for request in range(1, asked + 1):
        scene.fresh()
        scene.sheets.faults([{"at": request, "kind": "person", "do": [dict(action)]}])
        with pytest.raises(SamenHierError, match=r"^rotterdam.*Voorstellen"):
            on(scene, work)
        scene.sheets.faults([])
        person(scene, undoing)
        on(scene, work)
        assert state(scene.workbooks()) in wanted, f"at request {request}"
