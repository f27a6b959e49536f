"""Our own endpoint: the built site, the posts of its forms, and the way to the Inboxes.

A post is answered from the journal alone. No workbook is touched before the answer, so a workbook
that is open in Excel never refuses a sign-up; a task in the background brings what was kept to the
Inbox of the right workbook as soon as that is free.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from intake import form as pages
from intake.answers import AnswerError, Raw, read_answers
from intake.clients import Network, client_of, is_among
from intake.drain import Drained, drain
from intake.errors import SamenHierError
from intake.floods import Floods, Rate
from intake.headers import EVERYWHERE, FILE_OF_SITE, NOTHING, SAFE, policy
from intake.journal import Journal
from intake.languages import LANGUAGES
from intake.openapi import description
from intake.posts import LARGEST, URLENCODED, read_fields
from intake.schema import Form, load_forms
from intake.submission import Malformed, Sent, TooLong, arrival, read_sent
from intake.workbooks import Workbooks

RATE = 30
"""Posts a minute from one address: a table full of people signing up on one connection."""

SLOWEST = 20.0
"""How long the body of a post may take to come in, in seconds."""

BUSIEST = 200
"""How many posts may wait for the journal; more are told to come back."""

SOON = 1.0
LATE = 30.0
"""How long to wait before the Inboxes are tried again: at first, and at most, in seconds."""

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Confirmed:
    """It is in the journal, under this reference."""

    language: str
    reference: str
    raw: Mapping[str, Raw]


@dataclass(frozen=True)
class Incomplete:
    """Answers that are wrong or missing, and all that was typed."""

    language: str
    raw: Mapping[str, Raw]
    errors: tuple[AnswerError, ...]


@dataclass(frozen=True)
class Refused:
    """Nothing was kept. The reason is for the log and the status: most share one body."""

    language: str
    kind: pages.Refusal
    status: int
    retry_after: int | None = None


Outcome = Confirmed | Incomplete | Refused


class Receiver:
    """Takes the posts of every form: reads, keeps in the journal, and only then confirms."""

    def __init__(
        self, journal: Journal, site: Path, rate: int, arrived: Callable[[], None]
    ) -> None:
        """``rate`` is in posts a minute for one address; ``arrived`` is called after every post
        that was kept."""
        self._journal = journal
        self._site = site
        self._rate = Rate(rate)
        self._floods = Floods(rate)
        self._arrived = arrived
        # Not the threads that read the site's files: those go on when the journal is busy.
        self._threads = CapacityLimiter(8)

    async def sign_up(self, request: Request) -> Response:
        """The answer to ``POST /aanmelden/<form>``."""
        form = load_forms().get(request.path_params["form"])
        if form is None:
            return as_json(Refused(LANGUAGES[0], "malformed", 404))
        content_type = request.headers.get("content-type", "")
        outcome = await self._outcome(request, form, content_type, _language(request))
        if isinstance(outcome, Confirmed):
            self._arrived()
        if not content_type.strip().lower().startswith(URLENCODED):
            return as_json(outcome)
        return await to_thread.run_sync(self._as_page, form, outcome)

    async def _outcome(
        self, request: Request, form: Form, content_type: str, language: str
    ) -> Outcome:
        client = request.client.host if request.client else ""
        wait = self._rate.wait(client, time.monotonic())
        if wait:
            return Refused(language, "too_many", 429, wait)
        try:
            async with asyncio.timeout(SLOWEST):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return Refused(language, "malformed", 400)
        if body is None:
            return Refused(language, "too_large", 413)
        if self._threads.statistics().tasks_waiting >= BUSIEST:
            return Refused(language, "busy", 503)
        fields = partial(read_fields, body, content_type)
        receive = partial(self._receive, form, fields, language, client)
        return await to_thread.run_sync(receive, limiter=self._threads)

    def _receive(
        self, form: Form, fields: Callable[[], Mapping[str, Raw]], language: str, client: str
    ) -> Outcome:
        try:
            sent = read_sent(form, fields())
        except Malformed:
            return Refused(language, "malformed", 400)
        if sent.trap:
            return Refused(language, "spam", 400)
        return self._keep(sent, client)

    def _keep(self, sent: Sent, client: str) -> Outcome:
        answers = read_answers(sent.form, sent.raw, sent.language)
        if answers.errors:
            return Incomplete(sent.language, sent.raw, answers.errors)
        try:
            arrived = arrival(sent, answers)
            why = partial(self._floods.why, sent.form, sent.seconds, client, time.monotonic())
            kept = self._journal.keep(arrived, datetime.now(UTC), why)
        except TooLong:
            return Refused(sent.language, "too_large", 413)
        except SamenHierError as error:
            LOGGER.error("%s", error)
            return Refused(sent.language, "busy", 503)
        return Confirmed(sent.language, kept.reference, sent.raw)

    def _as_page(self, form: Form, outcome: Outcome) -> Response:
        language = outcome.language
        words = pages.load_words(language)
        if isinstance(outcome, Confirmed):
            fragment = pages.confirmation(form, language, outcome.reference, outcome.raw)
            prefix = words["confirmation"]["prefix"]
        elif isinstance(outcome, Incomplete):
            fragment = pages.render(
                form,
                language,
                action=f"/aanmelden/{form.name}",
                values=outcome.raw,
                errors=outcome.errors,
            )
            prefix = words["errors"]["prefix"]
        else:
            fragment = pages.refusal(language, outcome.kind)
            prefix = words["refusal"]["prefix"]
        built = page_file(self._site, form, language).read_text(encoding="utf-8")
        return HTMLResponse(
            pages.page_with(built, fragment, title_prefix=prefix),
            _status(outcome),
            # Of the built page alone: what somebody typed never makes a script allowed.
            _headers(outcome) | {"Content-Security-Policy": policy(built)},
        )


async def _body(request: Request) -> bytes | None:
    """The whole body; None when it is larger than it may be."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body


def _language(request: Request) -> str:
    """The language for who sent something that does not say it: the browser's, if it is ours."""
    asked = request.headers.get("accept-language", "").lower().split(",")
    wanted = (tag.strip()[:2] for tag in asked)
    return next((language for language in wanted if language in LANGUAGES), LANGUAGES[0])


def _status(outcome: Outcome) -> int:
    match outcome:
        case Confirmed():
            return 201
        case Incomplete():
            return 422
        case Refused(status=status):
            return status


def _headers(outcome: Outcome) -> dict[str, str]:
    headers = {"Cache-Control": "no-store"}
    if isinstance(outcome, Refused) and outcome.retry_after:
        headers["Retry-After"] = str(outcome.retry_after)
    return headers


def as_json(outcome: Outcome) -> Response:
    """The answer to a program, and to the script of a form."""
    content: dict[str, Any]
    match outcome:
        case Confirmed(reference=reference):
            content = {"ok": True, "reference": reference}
        case Incomplete(errors=errors):
            named = [{"question": error.question, "message": error.message} for error in errors]
            content = {"ok": False, "errors": named}
        case Refused():
            content = {"ok": False, "errors": []}
    return JSONResponse(content, _status(outcome), _headers(outcome))


def page_file(site: Path, form: Form, language: str) -> Path:
    """Where the page of the form stands in the built site."""
    return site / pages.address(form, language).strip("/") / "index.html"


class _Site(StaticFiles):
    """The built site, every page with the policy that fits it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path.removeprefix("aanmelden/") in load_forms() and path.startswith("aanmelden/"):
            raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "POST"})
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse):
            response.headers["Content-Security-Policy"] = await _policy_of(response)
        if isinstance(response, RedirectResponse):
            # Starlette's own has the host that the client says it asked; without one it cannot
            # lead anywhere else.
            query = scope["query_string"].decode("latin-1")
            place = f"/{quote(scope['path'].strip('/'))}/"
            return RedirectResponse(f"{place}?{query}" if query else place)
        return response


async def _policy_of(response: FileResponse) -> str:
    if response.media_type != "text/html":
        return FILE_OF_SITE
    return policy(await to_thread.run_sync(Path(response.path).read_text, "utf-8"))


class _Outside:
    """Who asks, what every answer carries, and a line in the log without anything somebody sent.

    Around all the rest, also around what answers for a mistake of ours.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[Network]) -> None:
        self._app = app
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        peer = scope["client"][0] if scope["client"] else ""
        client = client_of(peer, asked.getlist("x-forwarded-for"), self._proxies)
        by_proxy = is_among(peer, self._proxies)
        is_safe = by_proxy and asked.get("x-forwarded-proto", "").strip().lower() == "https"

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(EVERYWHERE)
                headers.update(SAFE if is_safe else {})
                # «Not modified» would put this in the place of the policy of a page that is known.
                if message["status"] != HTTPStatus.NOT_MODIFIED:
                    headers.setdefault("Content-Security-Policy", NOTHING)
                LOGGER.info("%s %s %s", scope["method"], quote(scope["path"]), message["status"])
            await send(message)

        await self._app({**scope, "client": (client, 0)}, receive, sending)


async def _described(request: Request) -> Response:
    return JSONResponse(description(load_forms()))


async def _failed(request: Request, error: Exception) -> Response:
    return as_json(Refused(LANGUAGES[0], "busy", 503))


def application(
    journal: Journal, workbooks: Workbooks, site: Path, rate: int, proxies: Sequence[Network]
) -> ASGIApp:
    """The site in ``site`` and its forms; what is kept goes to the workbooks."""
    arrived = asyncio.Event()
    receiver = Receiver(journal, site, rate, arrived.set)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        stopping = asyncio.Event()
        draining = asyncio.create_task(_keep_draining(journal, workbooks, arrived, stopping))
        yield
        stopping.set()
        arrived.set()
        await draining

    app = Starlette(
        routes=[
            Route("/aanmelden/{form}", receiver.sign_up, methods=["POST"]),
            Route("/openapi.json", _described),
            Mount("/", _Site(directory=site, html=True)),
        ],
        middleware=[Middleware(GZipMiddleware, minimum_size=1_000)],
        # A mistake of ours is an answer like any other refusal; the log names its place.
        exception_handlers={Exception: _failed},
        lifespan=lifespan,
    )
    return _Outside(app, proxies)


async def _keep_draining(
    journal: Journal, workbooks: Workbooks, arrived: asyncio.Event, stopping: asyncio.Event
) -> None:
    """Drain whenever something came in; what has to wait is tried again, ever less often.

    When it is time to stop, one last time.
    """
    pause = SOON
    before: Mapping[str, str] = {}
    while True:
        last = stopping.is_set()
        drained = await to_thread.run_sync(_drain, journal, workbooks)
        if drained.problems != before:
            _tell(drained)
        before = drained.problems
        if last:
            return
        stuck = drained.waiting > 0 and drained.delivered == 0
        pause = min(pause * 2, LATE) if stuck else SOON
        with suppress(TimeoutError):
            async with asyncio.timeout(pause if drained.waiting else LATE):
                await arrived.wait()
                # Those who press at the same time go in one write.
                await asyncio.sleep(0 if stopping.is_set() else SOON)
        arrived.clear()


def _drain(journal: Journal, workbooks: Workbooks) -> Drained:
    try:
        return drain(journal, workbooks)
    except SamenHierError as error:
        return Drained(0, 1, MappingProxyType({"": str(error)}))
    except Exception:
        # A mistake of ours in one go must not end all the next ones.
        LOGGER.exception("Het legen van het journaal is mislukt.")
        return Drained(0, 1, MappingProxyType({}))


def _tell(drained: Drained) -> None:
    for problem in drained.problems.values():
        # What it quotes from a workbook may be a name, where somebody typed over a header.
        LOGGER.warning("%s", re.sub("«.*»", "«…»", problem))
    LOGGER.warning("In het journaal wachten %d aanmeldingen op hun werkmap.", drained.waiting)
