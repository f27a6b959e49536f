"""The connection is cut at every request of every command, before and after it was carried out.

After each cut the next run ends in the same state as a run that nothing disturbed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from intake.errors import SamenHierError
from intake.google import Patience
from tests.faults.scene import State, match, on, pull_in, setup, state
from tests.online import HASTE, Online

KILLED = replace(HASTE, tries=1)
"""No second try: as when the machine stops at that moment."""

KINDS = ("drop", "502", "429", "drop-after", "503-after")

Command = Callable[..., None]


def pull_all(online: Online, patience: Patience = HASTE) -> None:
    on(online, pull_in, patience)


def match_all(online: Online, patience: Patience = HASTE) -> None:
    on(online, match, patience)


def take_away(online: Online) -> None:
    """What setting up has to put back."""
    online.sheets.person(
        online.ids["rotterdam"],
        {"delete_tab": "Berichten"},
        {"unprotect": {"tab": "Voorstellen"}},
    )


COMMANDS: dict[str, Command] = {"setup": setup, "pull": pull_all, "match": match_all}


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest, scene: Online) -> Command:
    if request.param == "setup":
        take_away(scene)
    return COMMANDS[request.param]


def undisturbed(scene: Online, command: Command) -> tuple[State, int]:
    """The state after a run that nothing disturbs, and the number of its requests."""
    start = {area: scene.sheets.state(id) for area, id in scene.ids.items()}
    scene.sheets.requests.clear()
    command(scene)
    asked = len(scene.sheets.requests)
    expected = state(scene.workbooks())
    for area, before in start.items():
        scene.sheets.restore(scene.ids[area], before)
    return expected, asked


@pytest.mark.parametrize("kind", KINDS)
def test_next_run_ends_the_same_when_a_run_is_cut(scene: Online, command: Command, kind: str):
    expected, asked = undisturbed(scene, command)
    start = {area: scene.sheets.state(id) for area, id in scene.ids.items()}
    assert asked >= 3
    for request in range(1, asked + 1):
        for area, before in start.items():
            scene.sheets.restore(scene.ids[area], before)
        scene.sheets.faults([{"at": request, "kind": kind}])
        with pytest.raises(SamenHierError) as stopped:
            command(scene, KILLED)
        assert stopped.value.exit_code == 3
        scene.sheets.faults([])
        command(scene)
        assert state(scene.workbooks()) == expected, f"{kind} at request {request}"
        assert scene.workbooks().setup([]) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_run_itself_ends_the_same_when_it_may_try_again(scene: Online, command: Command, kind: str):
    expected, asked = undisturbed(scene, command)
    start = {area: scene.sheets.state(id) for area, id in scene.ids.items()}
    for request in range(1, asked + 1):
        for area, before in start.items():
            scene.sheets.restore(scene.ids[area], before)
        scene.sheets.faults([{"at": request, "kind": kind}])
        command(scene)
        assert state(scene.workbooks()) == expected, f"{kind} at request {request}"
