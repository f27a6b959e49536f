"""Both receivers, each with workbooks of its own: our own endpoint and the relay."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx

from intake.journal import FILE
from intake.local import setup_local
from intake.tabs import INBOX
from tests.intake.sending import Server, inbox_of, serving, write_site
from tests.relay.running import Relay, body_from, relaying
from tests.relay.workbooks import Workbooks
from tests.sheets.emulator import Emulator

AREAS = ("rotterdam", "haarlem")


class Receiver(Protocol):
    """Something that takes sign-ups, with workbooks for ``AREAS``."""

    def post(
        self, form: str, fields: dict[str, Any] | bytes, content_type: str = "text/plain"
    ) -> dict[str, Any]:
        """The body of the answer; one that is no JSON is empty."""

    def inbox(self, area: str, tab: str = INBOX.name) -> list[dict[str, str]]:
        """The rows of the Inbox of an area, after all that was sent has arrived; or another tab."""


def body_of(answer: httpx.Response) -> dict[str, Any]:
    try:
        return dict(answer.json())
    except ValueError:
        return {}


@dataclass
class Own:
    """Our own endpoint, with local workbooks."""

    server: Server
    client: httpx.Client
    folder: Path

    def post(
        self, form: str, fields: dict[str, Any] | bytes, content_type: str = "text/plain"
    ) -> dict[str, Any]:
        headers = {"Content-Type": content_type}
        body = body_from(fields)
        return body_of(self.client.post(f"/aanmelden/{form}", content=body, headers=headers))

    def inbox(self, area: str, tab: str = INBOX.name) -> list[dict[str, str]]:
        end = time.monotonic() + 60
        while self._waiting() and time.monotonic() < end:
            time.sleep(0.1)
        return [dict(cells) for cells in inbox_of(self.folder / f"{area}.xlsx", tab)]

    def _waiting(self) -> int:
        with closing(sqlite3.connect(self.folder / FILE, timeout=30)) as db:
            query = "SELECT count(*) FROM submissions WHERE area IS NULL"
            return int(db.execute(query).fetchone()[0])


@dataclass
class OverRelay:
    """The relay, with workbooks in the emulator."""

    relay: Relay
    workbooks: Workbooks

    def post(
        self, form: str, fields: dict[str, Any] | bytes, content_type: str = "text/plain"
    ) -> dict[str, Any]:
        return body_of(self.relay.post(form, fields, content_type))

    def inbox(self, area: str, tab: str = INBOX.name) -> list[dict[str, str]]:
        assert self.workbooks.emulator.formulas(self.workbooks.ids[area]) == {}
        return self.workbooks.rows(area, tab)


@contextmanager
def own_endpoint(folder: Path) -> Iterator[Receiver]:
    setup_local(folder, AREAS)
    with (
        serving(folder, write_site(folder / "site")) as server,
        httpx.Client(
            base_url=server.address,
            timeout=60,
            trust_env=False,
            limits=httpx.Limits(max_connections=300),
        ) as client,
    ):
        yield Own(server, client, folder)


@contextmanager
def relay_and_workbooks() -> Iterator[Receiver]:
    with Emulator() as emulator:
        workbooks = Workbooks.made(emulator, *AREAS)
        with relaying(workbooks.settings()) as relay:
            yield OverRelay(relay, workbooks)
