"""What no browser sends: slow or endless connections, half HTTP, wrong verbs; and stopping."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from intake.headers import EVERYWHERE
from intake.journal import FILE, Journal
from intake.local import setup_local
from intake.schema import load_forms
from intake.serving import MOST_CONNECTIONS, NOTHING_YET
from tests.intake.sending import NEWCOMER, Server, inbox_of, numbered, post_of, serving, write_site

FORM = "/aanmelden/newcomer"
POST = f"POST {FORM} HTTP/1.1\r\nHost: x\r\n".encode()
REFUSED = b'{"ok":false,"errors":[]}'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, site: Path) -> Iterator[Server]:
    with serving(folder, site) as server:
        yield server


def line_to(server: Server) -> socket.socket:
    port = httpx.URL(server.address).port or 0
    return socket.create_connection(("127.0.0.1", port), timeout=NOTHING_YET + 25)


def all_of(line: socket.socket) -> bytes:
    """Everything until it is closed, or cut off because not all that was sent was read."""
    found = b""
    with suppress(ConnectionError):
        while part := line.recv(65_536):
            found += part
    return found


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000,
        POST + b"Content-Length: -5\r\n\r\n",
        POST + b"Transfer-Encoding: chunked\r\n\r\nZ\r\n",
        POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
    ],
    ids=["tls", "no host", "endless header", "negative length", "wrong chunk", "two lengths"],
)
def test_what_is_no_http_is_refused_like_the_rest(server: Server, sent: bytes) -> None:
    with line_to(server) as line:
        line.sendall(sent)
        head, _, body = all_of(line).partition(b"\r\n\r\n")
    assert (head[:12], body) == (b"HTTP/1.1 400", REFUSED)
    names = {name.partition(b":")[0].decode().lower() for name in head.split(b"\r\n")}
    assert {header.lower() for header in EVERYWHERE} | {"content-security-policy"} <= names


def test_connection_without_a_request_is_closed_and_one_that_goes_on_is_not(
    server: Server,
) -> None:
    began = time.monotonic()
    with ExitStack() as open_lines:
        _, half, after = lines = [open_lines.enter_context(line_to(server)) for _ in range(3)]
        half.sendall(b"GET / HTTP/1.1\r\n")
        after.sendall(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert after.recv(65_536).startswith(b"HTTP/1.1 200")
        after.sendall(b"GET / HTTP/1.1\r\nX: ")
        dripping = threading.Thread(target=_drip, args=(half,))
        dripping.start()
        assert [all_of(line) for line in lines] == [b"", b"", b""]
        dripping.join()
    assert NOTHING_YET - 1 < time.monotonic() - began < NOTHING_YET + 20


def _drip(line: socket.socket) -> None:
    for _ in range(int(NOTHING_YET) * 2):
        time.sleep(0.5)
        try:
            line.sendall(b"X: y\r\n")
        except OSError:
            return


def test_person_is_answered_while_others_hold_all_they_can(server: Server) -> None:
    with ExitStack() as open_lines, server.client() as client:
        assert client.get("/openapi.json").status_code == 200
        for _ in range(MOST_CONNECTIONS + 100):
            open_lines.enter_context(line_to(server))
        answer = client.post(FORM, json=post_of(NEWCOMER, numbered(1)))
        assert answer.status_code == 201
        with line_to(server) as one_more:
            assert all_of(one_more) == b""


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_form_takes_posts_alone_and_says_so(server: Server, method: str) -> None:
    with server.client() as client:
        answers = [client.request(method, f"/aanmelden/{form}") for form in load_forms()]
    told = {(answer.status_code, answer.headers.get("Allow")) for answer in answers}
    assert told == {(405, "POST")}
    assert all(
        answer.headers.get(header) == text
        for answer in answers
        for header, text in EVERYWHERE.items()
    )


def test_posts_while_it_stops_are_answered_or_not_there(tmp_path: Path, site: Path) -> None:
    setup_local(tmp_path, ["rotterdam"])
    confirmed: dict[str, str] = {}

    def press(number: int) -> None:
        try:
            answer = client.post(FORM, json=post_of(NEWCOMER, numbered(number)))
        except httpx.TransportError:
            return
        assert answer.status_code in (201, 503)
        if answer.status_code == 201:
            confirmed[numbered(number)] = answer.json()["reference"]
            if len(confirmed) == 30:
                server.process.terminate()

    with (
        serving(tmp_path, site) as server,
        server.client() as client,
        ThreadPoolExecutor(16) as people,
    ):
        list(people.map(press, range(300)))
        assert server.stop() == 0
    landed = {row["inzending"]: row["aanmelding"] for row in inbox_of(tmp_path / "rotterdam.xlsx")}
    assert 30 <= len(confirmed) < 300
    assert confirmed.items() <= landed.items()
    # What was kept without an answer gets the same reference when it is sent again, and is whole.
    assert len(landed) - len(confirmed) <= 16
    assert Journal(tmp_path / FILE).waiting() == []
