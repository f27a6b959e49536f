"""What tests of the receiver send, and the real server that they send it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from intake import form as pages
from intake.answers import read_answers
from intake.local import open_local
from intake.schema import load_forms
from intake.submission import Arrival, arrival, read_sent
from intake.tabs import INBOX

ROOT = Path(__file__).parent.parent.parent
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
VERSION = "2026-11-22.1"
TOKEN = "7K3MQ2PA." + "0123456789abcdef" * 2

NEWCOMER = {
    "for_whom": "self",
    "name": "Amina Verzonnen",
    "phone": "06 12345678",
    "city": "rotterdam",
    "contact_language": "ar",
    "people": "3",
    "consent": "ja",
}
MEMBER = {
    "group": "7K3MQ2PA",
    "name": "Bea Bedacht",
    "email": "bea@voorbeeld.nl",
    "city": "haarlem",
    "consent": "ja",
}
INTAKE = {
    "access_code": TOKEN,
    "adults_18_29": "0",
    "adults_30_44": "2",
    "adults_45_59": "0",
    "adults_60": "0",
    "children": "1",
    "languages": ["ar", "en"],
    "intake_consent": "ja",
}


def post_of(answers: Mapping[str, Any], id: str = "", **fields: Any) -> dict[str, Any]:
    """The fields of a post, as the page's script sends them."""
    return {"lang": "nl", "consent_version": VERSION, "submission_id": id, **answers, **fields}


def arrival_of(form: str, answers: Mapping[str, Any], id: str = "", **fields: Any) -> Arrival:
    """What is kept of these answers, which have no error in them."""
    sent = read_sent(load_forms()[form], post_of(answers, id, **fields))
    read = read_answers(sent.form, sent.raw, sent.language)
    assert read.errors == ()
    return arrival(sent, read)


def numbered(number: int) -> str:
    """A submission id, another for each number."""
    return f"00000000-0000-4000-8000-{number:012d}"


def inbox_of(path: Path, tab: str = INBOX.name) -> list[Mapping[str, str]]:
    """The rows of the Inbox of a local workbook, or of another tab."""
    with open_local(path) as workbook:
        return [row.cells for row in workbook.read().tables[tab].rows]


def write_site(folder: Path) -> Path:
    """The form pages without the rest of the site: enough for the receiver."""
    for form in load_forms().values():
        for language in form.languages:
            page = folder / pages.address(form, language).strip("/") / "index.html"
            page.parent.mkdir(parents=True)
            body = pages.render(form, language, action=f"/aanmelden/{form.name}")
            page.write_text(f"<!doctype html><title>Samen Hier</title>{body}", encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Samen Hier</title>")
    return folder


SERVE = """
import resource, sys
from pathlib import Path
from intake.serving import serve
from intake.workbooks import workbooks_at

folder, port, rate, site, largest_file, *proxies = sys.argv[1:]
if largest_file != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest_file), resource.RLIM_INFINITY))
ready = lambda address: print(address, flush=True)
serve(workbooks_at(folder), int(port), int(rate), ready, site=Path(site), proxies=proxies)
"""


@dataclass
class Server:
    """A server that runs, what it has logged, and a client of it."""

    process: subprocess.Popen[str]
    address: str
    log: Path

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, timeout=30, trust_env=False)

    def kill(self) -> None:
        """As a power cut would: no chance to do anything more."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """As a person would; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


@contextmanager
def serving(
    folder: Path,
    site: Path,
    *,
    port: int = 0,
    rate: int = 1_000_000,
    largest_file: int = 0,
    proxies: Sequence[str] = (),
) -> Iterator[Server]:
    """The real server for the workbooks in ``folder``, on loopback, until the end of the block."""
    log = folder / "log.txt"
    arguments = [str(folder), str(port), str(rate), str(site), str(largest_file), *proxies]
    with log.open("a") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, log.read_text()
        yield Server(process, address, log)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
