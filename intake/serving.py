"""Our own endpoint as a program that runs: its port, its connections, its log and its end."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from intake import form as pages
from intake.clients import read_network
from intake.errors import BadInput, because
from intake.headers import EVERYWHERE, NOTHING
from intake.journal import FILE, Journal
from intake.languages import LANGUAGES
from intake.receive import LOGGER, Refused, application, as_json, page_file
from intake.schema import load_forms
from intake.workbooks import Workbooks, known_workbooks

SITE = Path("site")
HOST = "127.0.0.1"
"""Where it listens: here alone, for a web server with https in front of it."""

NOTHING_YET = 10.0
"""How long a connection may be open without a whole head of a request, in seconds."""

MOST_CONNECTIONS = 800
"""So many at once: fewer than the files that a program may have open, of which the journal takes
some too. One more is closed at once."""


def serve(
    workbooks: Workbooks,
    port: int,
    rate: int,
    on_ready: Callable[[str], None],
    *,
    host: str = HOST,
    site: Path = SITE,
    proxies: Sequence[str] = (),
) -> None:
    """Serve until SIGTERM or SIGINT, then answer who is being answered and drain what can be.

    ``on_ready`` is called once with the address; port 0 takes a free one. ``proxies`` are the
    addresses or networks whose word is taken for who asks and how. BadInput when the workbooks, the
    site, the port, the host, the rate or a proxy cannot be used.
    """
    trusted = tuple(map(read_network, proxies))
    if rate < 1:
        raise BadInput(f"--rate {rate}: zo kan niemand zich aanmelden. Geef ten minste 1.")
    _check(workbooks, site)
    workbooks.folder.mkdir(parents=True, exist_ok=True)
    app = application(Journal(workbooks.folder / FILE), workbooks, site, rate, trusted)
    with _listening(host, port) as listening, _logging(), _quiet_end():
        config = uvicorn.Config(
            app,
            http=_Connection,
            ws="none",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=10,
        )
        address = f"http://{host}:{listening.getsockname()[1]}/"
        _Server(config, lambda: on_ready(address)).run(sockets=[listening])


class _Connection(H11Protocol):
    """One connection: it is closed when no request comes, and refuses what is no HTTP as the rest
    is refused."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_asked():
            self._wait_no_more()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._is_asked():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            refused = as_json(Refused(LANGUAGES[0], "malformed", 400))
            refused.headers.update(EVERYWHERE)
            refused.headers.update({"Content-Security-Policy": NOTHING, "Connection": "close"})
            body = bytes(refused.body)
            events = (
                h11.Response(status_code=400, headers=refused.raw_headers, reason=b"Bad Request"),
                h11.Data(data=body),
                h11.EndOfMessage(),
            )
            self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))
        self.transport.close()

    def _is_asked(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(NOTHING_YET, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()


def _check(workbooks: Workbooks, site: Path) -> None:
    known, failure = known_workbooks(workbooks)
    if isinstance(failure, BadInput) and not known:
        raise failure
    for form in load_forms().values():
        for language in form.languages:
            try:
                pages.page_with(page_file(site, form, language).read_text(encoding="utf-8"), "")
            except (OSError, ValueError) as error:
                raise BadInput(
                    f"{site}: hier staat de bladzijde {pages.address(form, language)} niet, of er "
                    "staat geen formulier op. Bouw de site eerst met `scripts/site`."
                ) from error


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        listening = socket.create_server((host, port), backlog=512)
    except (OSError, OverflowError) as error:
        reason = because(error) if isinstance(error, OSError) else ""
        raise BadInput(
            f"--port {port}: op deze poort van {host} kan het programma niet luisteren{reason}. "
            "Kies een andere poort."
        ) from error
    with listening:
        yield listening


@contextmanager
def _quiet_end() -> Iterator[None]:
    """Make a signal that ended the server well an end like any other: uvicorn raises it again."""
    ends = (signal.SIGINT, signal.SIGTERM)
    before = {end: signal.signal(end, lambda *_: None) for end in ends}
    try:
        yield
    finally:
        for end, handler in before.items():
            signal.signal(end, handler)


@contextmanager
def _logging() -> Iterator[None]:
    """The log on stderr, for as long as the server runs."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_NoValues("%(asctime)s %(levelname)s %(message)s"))
    loggers = {LOGGER: logging.INFO, logging.getLogger("uvicorn"): logging.WARNING}
    for logger, level in loggers.items():
        logger.addHandler(handler)
        logger.setLevel(level)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


class _NoValues(logging.Formatter):
    """Of an exception its kind and place: its message may hold what somebody sent."""

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        places = (
            f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(ei[2])
        )
        return f"{ei[0].__name__ if ei[0] else ''} {' '.join(places)}"
