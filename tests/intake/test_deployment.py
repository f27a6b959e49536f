"""The deployment file: a few addresses, public."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.deployment import load_deployment
from intake.errors import BadInput

GOOD = """\
site_url: ""
receiver_url: https://aanmelden.example.org/
relay_url: ""
contact_email: info@example.org
contact_phone: ""
mail_per_day: 50
"""
RELAY = "https://script.google.com/macros/s/abc/exec"
BAD = (
    ("site_url: [", "cannot be read as YAML"),
    (
        "[]",
        "expected the keys site_url, receiver_url, relay_url, contact_email, contact_phone, mail",
    ),
    (GOOD + "secret: x\n", "expected the keys"),
    (GOOD.replace('""', "3", 1), "site_url: expected text but found 3"),
    (GOOD.replace('relay_url: ""', "relay_url: http://elders.example/exec"), "relay_url: expected"),
    (GOOD.replace('relay_url: ""', f"relay_url: {RELAY}?form=x"), "relay_url: expected"),
    (GOOD.replace("info@", "info "), "contact_email: expected an e-mail address"),
    (GOOD.replace("day: 50", "day: -1"), "mail_per_day: expected a number"),
    (GOOD.replace("day: 50", "day: true"), "mail_per_day: expected a number"),
)


def test_load_deployment_reads_the_committed_file() -> None:
    assert "@" in load_deployment().contact_email


def test_load_deployment_takes_the_slash_off_when_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "deployment.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_deployment(path).receiver_url == "https://aanmelden.example.org"


@pytest.mark.parametrize(
    ("relay", "action"),
    [
        ('""', "https://aanmelden.example.org/aanmelden/newcomer"),
        (RELAY, f"{RELAY}?form=newcomer"),
    ],
)
def test_form_goes_to_the_relay_when_there_is_one(tmp_path: Path, relay: str, action: str) -> None:
    path = tmp_path / "deployment.yml"
    path.write_text(GOOD.replace('relay_url: ""', f"relay_url: {relay}"), encoding="utf-8")
    assert load_deployment(path).action("newcomer") == action


@pytest.mark.parametrize(("text", "said"), BAD)
def test_load_deployment_names_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "deployment.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"deployment\.yml") as error:
        load_deployment(path)
    assert said in str(error.value)


def test_load_deployment_names_the_file_when_it_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "deployment.yml"
    path.write_bytes(b"site_url: \xff")
    with pytest.raises(BadInput, match=r"deployment\.yml: cannot be read as YAML"):
        load_deployment(path)
