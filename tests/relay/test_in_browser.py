"""The form page of a site that has a relay and no server of ours, in a real browser."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.form import address, load_words
from intake.schema import load_forms
from intake.submission import from_cells
from intake.tabs import SUSPECTS
from tests.browser.filling import ANSWERS, PATIENT, answer, fill, fill_step, press_on, press_send
from tests.relay.running import Relay, relaying
from tests.relay.workbooks import Workbooks
from tests.sheets.emulator import Emulator

pytestmark = pytest.mark.browser

NL = load_words("nl")
NEWCOMER = load_forms()["newcomer"]


@pytest.fixture
def workbooks() -> Iterator[Workbooks]:
    with Emulator() as emulator:
        yield Workbooks.made(emulator, "rotterdam")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@dataclass(frozen=True)
class Site:
    """The built site in a folder of its own, and its address."""

    folder: Path
    address: str

    def send_to(self, relay: Relay) -> None:
        """The newcomer's page becomes as it is built when the deployment has this relay."""
        path = self.folder / address(NEWCOMER, "nl").strip("/") / "index.html"
        html = path.read_text(encoding="utf-8")
        here = re.compile(r'action="[^"]*[/=]newcomer"')
        assert here.search(html)
        path.write_text(here.sub(f'action="{relay.url}?form=newcomer"', html), encoding="utf-8")


@pytest.fixture(scope="module")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = Path(shutil.copytree(built_site, tmp_path_factory.mktemp("relayed") / "site"))
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with browser.new_context(base_url=site.address) as context:
        context.set_default_timeout(10_000)
        context.add_init_script(PATIENT)
        yield context.new_page()


def open_form(page: Page, site: Site, relay: Relay) -> None:
    site.send_to(relay)
    page.goto(address(NEWCOMER, "nl"))


def test_newcomer_corrects_a_mistake_and_is_confirmed(
    page: Page, site: Site, workbooks: Workbooks
) -> None:
    with relaying(workbooks.settings()) as relay:
        open_form(page, site, relay)
        for section in NEWCOMER.sections:
            fill_step(page, section, "nl", {**ANSWERS["newcomer"], "phone": "zes"})
            press_on(page)
            if section.id == "who":
                expect(page.locator(".sh-errors a")).to_have_count(1)
                answer(page, NEWCOMER.question("phone"), "nl", "+31 6 12345678")
                press_on(page)
        press_send(page)
        code = page.locator("[data-reference]")
        expect(code).to_be_visible()
    (row,) = workbooks.rows("rotterdam")
    assert code.inner_text() == row["aanmelding"]
    assert dict(from_cells(row).raw) == {
        **ANSWERS["newcomer"],
        "helper_organisation": "",
        "email": "",
        "reach": "",
    }


def test_who_is_quicker_than_a_person_is_set_apart(
    browser: Browser, site: Site, workbooks: Workbooks
) -> None:
    with (
        browser.new_context(base_url=site.address) as context,
        relaying(workbooks.settings()) as relay,
    ):
        page = context.new_page()
        page.add_init_script("performance.now = () => 2_999")
        open_form(page, site, relay)
        fill(page, NEWCOMER, "nl", ANSWERS["newcomer"])
        press_send(page)
        expect(page.locator("[data-reference]")).to_be_visible()
    assert len(workbooks.rows("rotterdam", SUSPECTS.name)) == 1


def test_time_before_a_reload_counts(browser: Browser, site: Site, workbooks: Workbooks) -> None:
    with (
        browser.new_context(base_url=site.address) as context,
        relaying(workbooks.settings()) as relay,
    ):
        page = context.new_page()
        page.add_init_script("performance.now = () => 2_000")
        open_form(page, site, relay)
        fill(page, NEWCOMER, "nl", ANSWERS["newcomer"])
        page.reload()
        press_send(page)
        expect(page.locator("[data-reference]")).to_be_visible()
    assert len(workbooks.rows("rotterdam")) == 1


@pytest.mark.parametrize("busy_status", [200, 429])
def test_answers_stay_when_the_relay_is_too_busy(
    page: Page, site: Site, workbooks: Workbooks, busy_status: int
) -> None:
    with relaying(workbooks.settings(most=0, busy_status=busy_status)) as busy:
        open_form(page, site, busy)
        fill(page, NEWCOMER, "nl", ANSWERS["newcomer"])
        press_send(page)
        expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["offline"])
    expect(page.locator("[data-answers]")).to_contain_text(str(ANSWERS["newcomer"]["name"]))


def test_refusal_is_said_and_sending_again_confirms(
    page: Page, site: Site, workbooks: Workbooks
) -> None:
    workbooks.emulator.faults([{"at": "every", "kind": "503"}])
    with relaying(workbooks.settings()) as relay:
        open_form(page, site, relay)
        fill(page, NEWCOMER, "nl", ANSWERS["newcomer"])
        press_send(page)
        expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["failed"])
        workbooks.emulator.faults([])
        press_send(page)
        expect(page.locator("[data-reference]")).to_be_visible()
    assert len(workbooks.rows("rotterdam")) == 1
