"""The scene, made once for each process."""

from __future__ import annotations

import pytest

from tests.faults.scene import add_own_columns, fill, on
from tests.online import Online
from tests.sheets.emulator import Emulator


@pytest.fixture(scope="session")
def played(sheets: Emulator) -> Online:
    online = Online.made(sheets, "rotterdam")
    on(online, fill)
    add_own_columns(online)
    online.save()
    return online


@pytest.fixture
def scene(played: Online) -> Online:
    """The spreadsheets of a workbook in the middle of its life."""
    return played.fresh()
