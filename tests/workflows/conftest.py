"""What the tests of workflows share: a copy of the repository, and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sheets.emulator import Emulator
from tests.workflows.act import Repository, copy_repository
from tests.workflows.federation import Federation
from tests.workflows.online import Online, canaries, newcomer, set_up


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This repository as it stands, for workflows to run in; no test changes it."""
    return copy_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="session")
def online() -> Iterator[Online]:
    """Spreadsheets with sign-ups in the Inbox that no run has seen yet."""
    with Emulator() as emulator, Federation(emulator) as federation:
        found = set_up(emulator, federation)
        found.land("haarlem", *map(newcomer, range(6)))
        found.land("rotterdam", newcomer(6), *canaries())
        yield found
