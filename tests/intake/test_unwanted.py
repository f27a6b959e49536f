"""What should not stand in a cell: numbers that pass a test, days of birth, slips in an address."""

from __future__ import annotations

import pytest

from intake.unwanted import holds_birth_date, holds_bsn, meant_domain
from tests.intake.paper import TODAY

BSNS = ("123456782", "1234.56.782", "123 456 782", "bsn:111222333.", "۱۲۳۴۵۶۷۸۲",
        "06 12345678 of 123456782")  # fmt: skip
NO_BSNS = ("", "123456789", "000000000", "0612345678", "+31612345678", "06 12 34 56 78",
           "NL91ABNA0417164300", "1234567820", "12-03-1988", "2026-0123")  # fmt: skip
DAYS_OF_BIRTH = ("12-03-1988", "1988-03-12", "12 03 1988", "geb. 3/4/2025", "geboren: 1.2.2026")
OTHER_DAYS = ("", "gebeld 3-4-2025", "afgesproken 2027-01-12", "31-02-1988", "1988", "gebouw 3 4")


@pytest.mark.parametrize("text", BSNS)
def test_bsn_is_seen_however_it_was_written(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize("text", NO_BSNS)
def test_other_number_is_no_bsn(text: str) -> None:
    assert not holds_bsn(text)


@pytest.mark.parametrize("text", DAYS_OF_BIRTH)
def test_day_of_birth_is_seen(text: str) -> None:
    assert holds_birth_date(text, TODAY)


@pytest.mark.parametrize("text", OTHER_DAYS)
def test_other_day_is_no_day_of_birth(text: str) -> None:
    assert not holds_birth_date(text, TODAY)


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gmsil.com", "gmail.com"),
        ("Gmail.con", "gmail.com"),
        ("hotmial.nl", "hotmail.nl"),
        ("zigo.nl", "ziggo.nl"),
        *((right, None) for right in ("gmail.com", "mail.com", "ymail.com", "hotmail.co.uk")),
        *((right, None) for right in ("voorbeeld.nl", "voorbeeld.con", "", "gmx.net")),
    ],
)
def test_slip_in_a_domain_is_seen(domain: str, meant: str | None) -> None:
    assert meant_domain(f"amina@{domain}") == meant
