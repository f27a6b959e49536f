"""The relay as people's browsers meet it: a web app on loopback that runs the real script."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.relay.script import RELAY, STANDIN

EXEC = "/macros/s/deployment/exec"


_HALVES = re.compile("[\ud800-\udfff]")


def body_from(fields: Mapping[str, Any] | bytes) -> bytes:
    """The body of a post, as a browser writes it: half a character pair is escaped."""
    if isinstance(fields, bytes):
        return fields
    text = json.dumps(fields, ensure_ascii=False)
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()


@dataclass(frozen=True)
class Settings:
    """How the web app is deployed. ``landelijk`` is the id of that spreadsheet.

    ``most`` executions at once; what comes on top gets a page with ``busy_status``. An execution
    is ended after ``seconds``; none waits longer for the lock than ``longest_wait``, in
    milliseconds, whatever the script asks.
    """

    sheets: str
    token: str
    landelijk: str
    most: int = 30
    busy_status: int = 429
    seconds: float = 360
    longest_wait: int = 60_000
    mail_secret: str = ""
    folder: Path = RELAY

    def as_json(self) -> str:
        return json.dumps(
            {
                "folder": str(self.folder),
                "sheets": self.sheets,
                "token": self.token,
                "properties": {"LANDELIJK": self.landelijk, "MAIL_SECRET": self.mail_secret},
                "most": self.most,
                "busyStatus": self.busy_status,
                "seconds": self.seconds,
                "longestWait": self.longest_wait,
            }
        )


@dataclass
class Relay:
    """A relay that runs. ``client`` follows the answer to its one-time address, as fetch does."""

    address: str
    client: httpx.Client = field(repr=False)

    @property
    def url(self) -> str:
        return self.address + EXEC

    def post(
        self, form: str, fields: Mapping[str, Any] | bytes, content_type: str = "text/plain"
    ) -> httpx.Response:
        headers = {"Content-Type": content_type}
        return self.client.post(f"{EXEC}?form={form}", content=body_from(fields), headers=headers)

    def forget(self) -> None:
        """The cache is empty, as it may be at any moment."""
        self.client.post("/_test/forget")

    def later(self, seconds: int) -> None:
        """So much later for the cache."""
        self.client.post("/_test/later", content=str(seconds))

    def running(self) -> int:
        """How many executions there are now."""
        return int(self.client.get("/_test/running").json())

    @contextmanager
    def held_lock(self) -> Iterator[None]:
        """Somebody else has the lock, until the end of the block."""
        self.client.post("/_test/hold")
        yield
        self.client.post("/_test/release")

    def mailed(self) -> list[dict[str, Any]]:
        """Every mail that went out: its ``message``, and the script's ``properties`` just then."""
        mails: list[dict[str, Any]] = self.client.get("/_test/mail").json()
        return mails

    def properties(self) -> dict[str, str]:
        """What the script's properties are now."""
        found: dict[str, str] = self.client.get("/_test/properties").json()
        return found

    def allow(self, mails: int) -> None:
        """So many mails can still go out today."""
        self.client.post("/_test/allow", content=str(mails))

    def break_once(self, what: str) -> None:
        """What fails the next time, in the words of ``standin/main.mjs``."""
        self.client.post("/_test/break", content=what)

    def log(self) -> list[str]:
        """All that the script has written to its console."""
        lines: list[str] = self.client.get("/_test/log").json()
        return lines


@contextmanager
def relaying(settings: Settings) -> Iterator[Relay]:
    """The web app, until the end of the block."""
    with subprocess.Popen(
        ["node", str(STANDIN / "main.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            print(settings.as_json(), file=process.stdin, flush=True)
            address = process.stdout.readline().strip()
            assert address, "node has not started: scripts/test installs nodejs"
            limits = httpx.Limits(max_connections=300)
            with httpx.Client(
                base_url=address,
                timeout=120,
                trust_env=False,
                follow_redirects=True,
                limits=limits,
            ) as client:
                yield Relay(address, client)
        finally:
            process.kill()
