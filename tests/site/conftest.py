"""Figures of the site: every test may note them, scripts/site-figures writes them down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.site.figures import Figures

_NOTED = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_NOTED] = Figures()


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Figures:
    return request.config.stash[_NOTED]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.config.getoption("--figures"):
        session.config.stash[_NOTED].write(datetime.now(UTC).date())
