"""The real server, with the built site and workbooks of its own, and a phone that looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from intake.local import setup_local
from tests.browser.filling import PATIENT
from tests.intake.sending import Server, serving

PHONE = {"width": 360, "height": 800}


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the workbooks that the server fills."""
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture(scope="session")
def server(workbooks: Path, built_site: Path) -> Iterator[Server]:
    with serving(workbooks, built_site) as server:
        yield server


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    with browser.new_context(
        base_url=server.address, viewport=PHONE, reduced_motion="reduce"
    ) as context:
        context.set_default_timeout(10_000)
        context.add_init_script(PATIENT)
        yield context


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()


@pytest.fixture
def page_without_script(browser: Browser, server: Server) -> Iterator[Page]:
    with browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    ) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()
