"""From forms filled in on a phone to a match: the coordinator plays in the workbook file."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intake.answers import Raw
from intake.form import address
from intake.local import setup_local
from intake.schema import load_forms
from made_up.desk import Desk, tabs_of
from tests.browser.conftest import PHONE
from tests.browser.filling import ANSWERS, PATIENT, fill, press_send
from tests.intake.sending import Server, serving

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
OPEN_TABS = ("Vandaag", "Voorstellen", "Niet gekoppeld", "Koppelingen", "Berichten", "Overzicht",
             "Logboek", "Besluiten")  # fmt: skip
CONTACTS = ("Bedacht", "Verzonnen", "voorbeeld.nl", "12345678")


def send(page: Page, form: str, language: str, answers: Mapping[str, Raw], link: str = "") -> str:
    """Fill in a form and give the reference on the confirmation."""
    page.goto(link or address(load_forms()[form], language))
    fill(page, load_forms()[form], language, answers)
    press_send(page, language)
    confirmed = page.locator("[data-reference]")
    expect(confirmed).to_be_visible()
    return confirmed.get_attribute("data-reference") or confirmed.inner_text()


def night(folder: Path) -> None:
    for command in (["intake", "pull"], ["matcher", "run"]):
        call = [sys.executable, "-m", *command, "--workbook", str(folder)]
        done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert not any(contact in done.stdout + done.stderr for contact in CONTACTS)


def type_in(path: Path, tab: str, key: str, **words: str) -> None:
    desk = Desk(path)
    for line in desk.rows(tab):
        if line.cells()["id"] == key:
            for header, text in words.items():
                line.type(header.replace("_", " "), text)
    desk.save()


def told(path: Path) -> str:
    tabs = tabs_of(path)
    return "\n".join(
        text for tab in OPEN_TABS for row in tabs[tab].values() for text in row.values()
    )


def sign_everybody_up(phone: BrowserContext, without_script: Page) -> tuple[str, str]:
    """A newcomer in English without script, a group and its members in Dutch with: their codes."""
    household = send(without_script, "newcomer", "en", ANSWERS["newcomer"] | {"people": "3"})
    group = send(phone.new_page(), "group", "nl", ANSWERS["group"])
    for number in range(4):
        own = {"name": f"Lid {number} Verzonnen", "email": f"lid{number}@voorbeeld.nl"}
        send(phone.new_page(), "member", "nl", ANSWERS["member"] | own | {"group": group})
    return household, group


def test_forms_on_a_phone_become_a_match_that_both_sides_said_yes_to(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    setup_local(tmp_path, ["rotterdam"])
    area = tmp_path / "rotterdam.xlsx"
    with serving(tmp_path, built_site) as server:
        household, group = walk_in(browser, server)
        night(tmp_path)
        hold_talks(area, household, group)
        link = intake_link(area)
        with on_phone(browser, server) as phone:
            send(
                phone.new_page(),
                "newcomer-intake",
                "nl",
                {k: v for k, v in INTAKE.items() if k != "access_code"},
                link,
            )
        night(tmp_path)
    pair = f"{household}-{group}"
    for words in (
        {"besluit": "voorleggen"},
        {"antwoord_huishouden": "ja", "antwoord_sponsor": "gevraagd"},
        {"antwoord_sponsor": "ja"},
    ):
        assert not any(contact in told(area) for contact in CONTACTS)
        type_in(area, "Voorstellen", pair, **words)
        night(tmp_path)
    assert [row["id"] for row in tabs_of(area)["Koppelingen"].values()] == [pair]
    assert all(contact in told(area) for contact in ("Bea Bedacht", "ብርሃነ Verzonnen"))


INTAKE = {**ANSWERS["newcomer-intake"], "languages": ["ar"], "women_only": "no"}


def on_phone(browser: Browser, server: Server) -> BrowserContext:
    context = browser.new_context(base_url=server.address, viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    context.add_init_script(PATIENT)
    return context


def walk_in(browser: Browser, server: Server) -> tuple[str, str]:
    scriptless = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    with on_phone(browser, server) as phone, scriptless:
        return sign_everybody_up(phone, scriptless.new_page())


def hold_talks(area: Path, household: str, group: str) -> None:
    type_in(area, "Nieuwkomers", household, gesprek="ja")
    type_in(area, "Groepen", group, gesprek="ja", training="ja")
    for row in tabs_of(area)["Groepsleden"].values():
        type_in(area, "Groepsleden", row["id"], verklaring="ja")


def intake_link(area: Path) -> str:
    texts = [row["tekst"] for row in tabs_of(area)["Berichten"].values()]
    found = [link[0] for text in texts if (link := re.search(r"\S*#sleutel=\S+", text))]
    assert len(found) == 1
    return found[0]
