"""scripts/in-public: what people typed stays out of a log that anybody can read."""

from __future__ import annotations

import subprocess

import pytest

from tests.workflows.act import ROOT


def in_public(script: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [ROOT / "scripts" / "in-public", "bash", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        ("A1: «Amina» is geen datum.", "A1: «…» is geen datum."),
        ("de koppen «naam», «Zoë é ° \u2028»", "de koppen «…», «…»"),
        ("«Amina\nVoorbeeld» staat er", "«…» staat er"),
        ("niets aan de hand", "niets aan de hand"),
        ("«x» Amina» en «y» weg\nA2: «z»", "«…» en «…» weg\nA2: «…»"),
        ("A1: «Amina", "A1: «…»"),
    ],
)
def test_what_errors_quote_is_left_out(error: str, shown: str) -> None:
    assert in_public(f"printf '%s\\n' '{error}' >&2") == (0, "", f"{shown}\n")


def test_what_nobody_foresaw_tells_its_kind_and_places_alone() -> None:
    program = "def read(text):\n    raise ValueError(text + chr(10) + text)\nread(chr(65) + 'mina')"
    code, out, error = in_public(f'python3 -c "{program}"')
    assert (code, out) == (1, "")
    assert "mina" not in error
    assert error.splitlines()[-1] == "ValueError"


def test_what_is_said_otherwise_is_not_changed() -> None:
    assert in_public('echo \'{"areas": ["«haarlem»"]}\'') == (0, '{"areas": ["«haarlem»"]}\n', "")


@pytest.mark.parametrize("code", [0, 1, 3])
def test_it_ends_as_the_command_does(code: int) -> None:
    assert in_public(f"exit {code}")[0] == code
