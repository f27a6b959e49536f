"""A sign-up is followed to its match with one command, in a file and at Google alike."""

from __future__ import annotations

import re
from pathlib import Path

from intake.kinds import KINDS
from intake.tabs import record_questions
from tests.intake.test_commands import run
from tests.online import Online, environment, surroundings
from tests.test_week import AtGoogle, Home, InAFile, Week, lived

PLACES = re.compile("![A-Z]+[0-9]+")


def said_of(home: Home, place: str, code: str) -> list[str]:
    """What ``trace`` says of a record, without where its rows stand."""
    ended = run("trace", code, "--workbook", place)
    assert ended.returncode == 0, ended.stderr
    lines = [line for line in ended.stdout.splitlines() if line.startswith("rotterdam, ")]
    return [PLACES.sub("", line) for line in lines]


def contacts(home: Home) -> set[str]:
    """All that tells who somebody is, or what they wrote."""
    found = set()
    for kind in KINDS:
        asked = [one.column for one in record_questions(kind.tab) if one.use == "contact"]
        for row in Week(home).rows(kind.tab).values():
            found |= {row.get(column, "") for column in asked}
    # A made-up group is called by its code.
    return {text for text in found - Week(home).rows("Groepen").keys() if len(text) > 4}


def test_match_is_followed_alike_in_both(tmp_path: Path, online: Online) -> None:
    in_a_file, at_google = InAFile(tmp_path), AtGoogle(online)
    lived(in_a_file)
    lived(at_google)
    (pair,) = (
        id for id, row in Week(in_a_file).rows("Koppelingen").items() if row["stand"] == "loopt"
    )
    for code in pair.split("-"):
        there = said_of(in_a_file, str(tmp_path), code)
        with environment(surroundings(online.sheets)):
            place = f"google:{online.ids['landelijk']}"
            assert said_of(at_google, place, code) == there
        tabs = [line.split(":")[0].removeprefix("rotterdam, ") for line in there]
        assert tabs == sorted(tabs, key=tabs.index)
        assert {"Koppelingen", "Berichten", "Archief", "Besluiten"} <= {*tabs}
        assert not [text for text in contacts(in_a_file) if text in str(there)]
