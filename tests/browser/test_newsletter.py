"""The newsletter as somebody gets it: a form, a mail, a link, and a way to leave again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.local import setup_local
from intake.schema import load_forms
from tests.browser.filling import ANSWERS, PATIENT, fill, press_send
from tests.intake.mailbox import HOST, Mailbox, receiving
from tests.intake.sending import Server, inbox_of, serving
from tests.intake.test_commands import run
from tests.online import environment

pytestmark = pytest.mark.browser

SIGN_UP, CHOICE = load_forms()["newsletter"], load_forms()["newsletter-choice"]
PAGES = {"nl": ("aanmelden/nieuwsbrief", "aanmelden/nieuwsbrief-keuze"),
         "en": ("en/sign-up/newsletter", "en/sign-up/newsletter-choice")}  # fmt: skip


def night(folder: Path, server: Server, mailbox: Mailbox) -> None:
    """The program reads what came in, and mails."""
    by_smtp = {"SMTP_HOST": HOST, "SMTP_PORT": str(mailbox.port), "SMTP_SENDER": "a@b.example"}
    assert run("pull", "--workbook", folder, "--site-url", server.address).returncode == 0
    with environment(by_smtp):
        assert run("send", "--workbook", folder).returncode == 0


def stand(folder: Path) -> list[tuple[str, str]]:
    rows = inbox_of(folder / "landelijk.xlsx", "Nieuwsbrief")
    return [(row["e-mail"], row["stand"]) for row in rows]


def choose(page: Page, language: str, link: str, choice: str) -> None:
    """Follow the link in the mail, and say yes or no."""
    page.goto("/")
    page.goto(link)
    fill(page, CHOICE, language, {"wants_newsletter": choice})
    press_send(page, language)
    expect(page.locator("[data-reference]")).to_be_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_address_is_subscribed_by_the_link_in_the_mail_and_leaves_by_it(
    browser: Browser, built_site: Path, tmp_path: Path, language: str
) -> None:
    setup_local(tmp_path, ["rotterdam"])
    email = ANSWERS["newsletter"]["email"]
    with (
        receiving() as mailbox,
        serving(tmp_path, built_site) as server,
        browser.new_context(base_url=server.address) as context,
    ):
        context.add_init_script(PATIENT)
        page = context.new_page()
        page.goto(f"/{PAGES[language][0]}/")
        fill(page, SIGN_UP, language, ANSWERS["newsletter"])
        press_send(page, language)
        expect(page.locator("[data-reference]")).to_be_visible()
        for _ in range(2):
            night(tmp_path, server, mailbox)
        assert stand(tmp_path) == [(email, "gevraagd")]
        (mail,) = mailbox.mails
        assert (mail["To"], mail["Subject"]) == (email, "Samen Hier")
        link = re.search(rf"{server.address}{PAGES[language][1]}/#\S+", mail.get_content())
        assert link
        for choice, found in (("yes", "bevestigd"), ("no", "afgemeld")):
            choose(page, language, link[0], choice)
            night(tmp_path, server, mailbox)
            assert stand(tmp_path) == [(email, found)]
        assert len(mailbox.taken) == 1
