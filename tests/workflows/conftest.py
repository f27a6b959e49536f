from __future__ import annotations

import pytest

from tests.workflows.act import Repository, copy_repository


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This repository as it stands, for workflows to run in; no test changes it."""
    return copy_repository(tmp_path_factory.mktemp("repository"))
