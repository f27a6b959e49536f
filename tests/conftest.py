"""What tests share: the site, built once, and a real browser."""

from __future__ import annotations

import gc
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.online import Online
from tests.sheets.emulator import Emulator

ROOT = Path(__file__).parent.parent
# A machine that is busy is no reason for a test to fail.
# And the same draws every time: what passed passes again.
settings.register_profile(
    "patient", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")
expect.set_options(timeout=20_000)

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among the tests: beside ten thousand of them, and with
    workbooks that are read cell by cell, that took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--figures",
        action="store_true",
        help="write the site's figures into docs/developers/site.md",
    )


def load_script(name: str) -> ModuleType:
    """The Python script ``scripts/<name>`` as a module, without running it."""
    loader = SourceFileLoader(f"scripts_{name}", str(ROOT / "scripts" / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sheets() -> Iterator[Emulator]:
    """Google Sheets as far as we use it, on this machine."""
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(scope="session")
def set_up(sheets: Emulator) -> Online:
    return Online.made(sheets, "rotterdam")


@pytest.fixture
def online(set_up: Online) -> Online:
    """The empty spreadsheets of ``landelijk`` and ``rotterdam``."""
    return set_up.fresh()


@pytest.fixture(scope="session")
def site_script() -> ModuleType:
    return load_script("site")


@pytest.fixture(scope="session")
def built_site(site_script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built strictly from docs/ as it stands."""
    folder = tmp_path_factory.mktemp("site")
    site_script.build(folder)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The address of the built site on loopback, without a slash at the end."""
    handler = partial(_Quiet, directory=str(built_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, without its own requests to the outside."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert program, f"Expected one of: {', '.join(CHROMIUM)}. Run scripts/test, it says how."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()
