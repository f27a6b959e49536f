"""Hostile posts by the thousand, with people who sign up in between: those arrive, untouched."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from intake.local import setup_local
from intake.receive import RATE
from intake.submission import from_cells
from intake.tabs import NATIONAL, SUSPECTS
from tests.intake.sending import NEWCOMER, inbox_of, numbered, post_of, serving, write_site

FORM = "/aanmelden/newcomer"
JSON = {"Content-Type": "application/json"}
ONE_ADDRESS = "203.0.113.7"
KINDS = ("noise", "trap", "unknown", "huge", "quick", "steady")


@dataclass(frozen=True)
class Answered:
    """Who posted, under which id, and what it was answered."""

    kind: str
    id: str
    status: int
    reference: str = ""


def hostile(number: int, chance: random.Random) -> tuple[str, bytes, str]:
    """The kind, body and address of a post that no person sends."""
    kind = chance.choices(KINDS, [20, 20, 20, 1, 15, 24])[0]
    answers = NEWCOMER | {"name": f"Robot {number}", "reach": f"=1+{number}"}
    fields = {
        "trap": post_of(answers, robot(number), seconds="60", website="https://voorbeeld.nl"),
        "unknown": post_of(answers, robot(number), seconds="60", admin="true"),
        "huge": post_of(answers | {"reach": "x" * 70_000}, robot(number)),
        "quick": post_of(answers, robot(number), seconds="0"),
        # As a person would, as far as anybody can see; but all from one address.
        "steady": post_of(answers, robot(number), seconds="60"),
    }
    body = json.dumps(fields[kind]).encode() if kind in fields else chance.randbytes(200)
    if kind == "steady":
        return kind, body, ONE_ADDRESS
    return kind, body, f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def robot(number: int) -> str:
    return f"robot-{number:020d}"


def person(number: int) -> dict[str, Any]:
    answers = NEWCOMER | {"name": f"Amina Verzonnen {number}", "phone": f"06 123{number:05d}"}
    return post_of(answers, numbered(number), seconds="95", website="")


def attack(client: httpx.Client, number: int) -> Answered:
    kind, body, address = hostile(number, random.Random(number))
    headers = JSON | {"X-Forwarded-For": address}
    answer = client.post(FORM, content=body, headers=headers)
    return Answered(kind, robot(number), answer.status_code, answer.json().get("reference", ""))


def sign_up(client: httpx.Client, number: int) -> Answered:
    """Once, as the page does: nobody has to press again because of the others."""
    headers = {"X-Forwarded-For": f"198.51.100.{number % 250}"}
    answer = client.post(FORM, json=person(number), headers=headers)
    return Answered("person", numbered(number), answer.status_code, answer.json()["reference"])


def under_attack(folder: Path, posts: int, people: int) -> tuple[list[Answered], float]:
    """Everybody's answers, and how many seconds it took; the Inboxes are filled."""
    setup_local(folder, ["rotterdam"])
    every = posts // people
    with (
        serving(folder, write_site(folder / "site"), rate=RATE, proxies=["127.0.0.1"]) as server,
        server.client() as client,
        ThreadPoolExecutor(8) as threads,
    ):

        def send(number: int) -> list[Answered]:
            between = [sign_up(client, number // every)] if number % every == 0 else []
            return [*between, attack(client, number)]

        start = time.monotonic()
        answered = [one for some in threads.map(send, range(posts)) for one in some]
        seconds = time.monotonic() - start
        assert server.stop() == 0
    return answered, seconds


def rows(folder: Path, *tab: str) -> list[Mapping[str, str]]:
    return [
        row for name in (NATIONAL, "rotterdam") for row in inbox_of(folder / f"{name}.xlsx", *tab)
    ]


def check(folder: Path, answered: list[Answered]) -> None:
    landed, apart = rows(folder), rows(folder, SUSPECTS.name)
    confirmed = {one.id: one.reference for one in answered if one.status == 201}
    assert Counter(row["inzending"] for row in landed + apart) == Counter([*confirmed])
    people = {one.id for one in answered if one.kind == "person"}
    whole = {numbered(n): person(n) for n in range(len(people))}
    own = {row["inzending"]: row for row in landed if row["inzending"] in people}
    assert {id: row["aanmelding"] for id, row in own.items()} == {
        id: confirmed[id] for id in people
    }
    assert all(from_cells(row).raw.items() <= whole[id].items() for id, row in own.items())
    kinds = {one.id: one.kind for one in answered}
    others = Counter(kinds[row["inzending"]] for row in landed if row["inzending"] not in people)
    # What no program can tell from people at one table, and no more of it.
    assert set(others) <= {"steady"}
    assert others["steady"] <= RATE + 1
    told = {(one.kind, one.status) for one in answered}
    assert told <= {
        ("person", 201), ("quick", 201), ("steady", 201), ("steady", 429),
        ("noise", 400), ("trap", 400), ("unknown", 400), ("huge", 413),
    }  # fmt: skip


def test_people_arrive_between_hostile_posts(tmp_path: Path):
    answered, _ = under_attack(tmp_path, posts=500, people=20)
    check(tmp_path, answered)


@pytest.mark.soak
def test_people_arrive_between_ten_thousand_hostile_posts(tmp_path: Path):
    answered, seconds = under_attack(tmp_path, posts=10_000, people=100)
    check(tmp_path, answered)
    assert seconds < 240
