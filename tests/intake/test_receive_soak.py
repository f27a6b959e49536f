"""Sign-ups in a hurry while everything goes wrong: each confirmed one stands in an Inbox once."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from intake.drain import drain
from intake.journal import FILE, Journal
from intake.local import LocalWorkbooks, open_local, setup_local
from tests.intake.sending import (
    NEWCOMER,
    ROOT,
    Server,
    inbox_of,
    numbered,
    post_of,
    serving,
    write_site,
)

CITIES = {"rotterdam": "rotterdam", "den-haag": "den-haag", "haarlem": "landelijk"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def press_until_answered(client: httpx.Client, number: int) -> tuple[str, str]:
    """Press as people do: again when nothing comes back, and sometimes twice; id and reference."""
    city = list(CITIES)[number % len(CITIES)]
    answers = NEWCOMER | {"name": f"Amina Verzonnen {number}", "city": city}
    references = set()
    for _ in range(1 + number % 2):
        references.add(press(client, post_of(answers, numbered(number))))
    assert len(references) == 1
    return numbered(number), references.pop()


def press(client: httpx.Client, post: dict[str, str]) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            answer = client.post("/aanmelden/newcomer", json=post)
        except httpx.TransportError:
            time.sleep(0.2)
            continue
        if answer.status_code == 201:
            return str(answer.json()["reference"])
        assert answer.status_code == 503, answer.text
        time.sleep(0.2)
    raise AssertionError("Expected an answer within a minute.")


DRAIN = """
import sys, time
from pathlib import Path
from intake.drain import drain
from intake.journal import FILE, Journal
from intake.local import LocalWorkbooks

folder = Path(sys.argv[1])
while True:
    drain(Journal(folder / FILE), LocalWorkbooks(folder))
    time.sleep(0.3)
"""


@contextmanager
def another_program_draining(folder: Path) -> Iterator[None]:
    other = subprocess.Popen([sys.executable, "-c", DRAIN, str(folder)], cwd=ROOT)
    try:
        yield
        assert other.poll() is None
    finally:
        # In the middle of whatever it is doing.
        other.kill()
        other.wait()


@contextmanager
def workbooks_locked_now_and_then(folder: Path, seconds: float) -> Iterator[None]:
    stop = threading.Event()

    def lock() -> None:
        chance = random.Random(7)
        while not stop.wait(chance.random() * seconds):
            path = folder / f"{chance.choice(sorted(set(CITIES.values())))}.xlsx"
            with open_local(path, wait=60):
                stop.wait(chance.random() * seconds)

    thread = threading.Thread(target=lock)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@contextmanager
def server_killed_in_the_middle(
    folder: Path, site: Path, port: int, done: list[int], at: list[int]
) -> Iterator[None]:
    """A server that is killed and started again each time so many sign-ups are ``at`` done."""
    stop = threading.Event()
    running = ExitStack()
    servers: list[Server] = [running.enter_context(serving(folder, site, port=port))]

    def watch() -> None:
        for count in at:
            while len(done) < count:
                if stop.wait(0.01):
                    return
            servers[-1].kill()
            servers.append(running.enter_context(serving(folder, site, port=port)))

    thread = threading.Thread(target=watch)
    thread.start()
    with running:
        try:
            yield
        finally:
            stop.set()
            thread.join()
        assert servers[-1].stop() == 0


def hurry(folder: Path, site: Path, sign_ups: int, kills: list[int], threads: int) -> float:
    """Sign up so many people while all goes wrong, look whether each stands once; the seconds."""
    setup_local(folder, ["rotterdam", "den-haag"])
    port = free_port()
    done: list[int] = []

    def sign_up(number: int) -> tuple[str, str]:
        confirmed = press_until_answered(client, number)
        done.append(number)
        return confirmed

    with (
        server_killed_in_the_middle(folder, site, port, done, kills),
        another_program_draining(folder),
        workbooks_locked_now_and_then(folder, 1.0),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as client,
        ThreadPoolExecutor(threads) as people,
    ):
        start = time.monotonic()
        confirmed = dict(people.map(sign_up, range(sign_ups)))
        seconds = time.monotonic() - start
    while drain(Journal(folder / FILE), LocalWorkbooks(folder)).waiting:
        pass
    check(folder, confirmed)
    return seconds


def check(folder: Path, confirmed: dict[str, str]) -> None:
    rows = [
        (cells["inzending"], cells["aanmelding"], workbook)
        for workbook in set(CITIES.values())
        for cells in inbox_of(folder / f"{workbook}.xlsx")
    ]
    wanted = [
        (id, reference, list(CITIES.values())[int(id[-12:]) % len(CITIES)])
        for id, reference in confirmed.items()
    ]
    assert Counter(rows) == Counter(wanted)
    assert len(set(confirmed.values())) == len(confirmed)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


def test_confirmed_stand_once_when_forty_sign_up(tmp_path: Path, site: Path):
    hurry(tmp_path, site, sign_ups=40, kills=[15], threads=8)


@pytest.mark.soak
def test_confirmed_stand_once_when_a_thousand_sign_up_in_a_minute(tmp_path: Path, site: Path):
    assert hurry(tmp_path, site, sign_ups=1_000, kills=[300, 700], threads=16) < 60
