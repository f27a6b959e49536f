"""A case link as a municipality uses it: the same link again for every household."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from intake.form import address
from intake.journal import FILE
from intake.keys import hash_of
from intake.schema import load_forms
from tests.browser.filling import ANSWERS, TOKEN, fill, press_send

pytestmark = pytest.mark.browser

CASE = load_forms()["case"]


def kept(workbooks: Path) -> list[tuple[str, str]]:
    """The reference and the key of every case that was kept."""
    with closing(sqlite3.connect(workbooks / FILE, timeout=30)) as db:
        found = db.execute("SELECT reference, key FROM submissions WHERE form = 'case'")
        return [(str(reference), str(key)) for reference, key in found]


def enter(page: Page, number: str) -> str:
    """Follow the link, fill in a case under this number, and give its reference."""
    page.goto("/")
    page.goto(f"{address(CASE, 'nl')}#sleutel={TOKEN}")
    expect(page.locator("#f-access_code")).to_have_value(TOKEN)
    assert TOKEN not in page.url
    fill(page, CASE, "nl", {**ANSWERS["case"], "case_number": number})
    press_send(page)
    code = page.locator("[data-reference]")
    expect(code).to_be_visible()
    return code.get_attribute("data-reference") or ""


def test_one_link_enters_a_case_each_time(page: Page, workbooks: Path) -> None:
    before = kept(workbooks)
    references = [enter(page, number) for number in ("2026-0001", "2026-0002")]
    assert len({*references}) == 2
    assert kept(workbooks)[len(before) :] == [(one, hash_of(TOKEN)) for one in references]
