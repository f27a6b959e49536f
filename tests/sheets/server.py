"""The service over HTTP, on loopback only."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.sheets.control import CONTROLS
from tests.sheets.errors import ApiError
from tests.sheets.rendering import dumped
from tests.sheets.service import Answer, Service


class Server(ThreadingHTTPServer):
    """Serves one ``Service``; port 0 takes a free one."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, service: Service, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.service = service
        service.base_url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests, and no news."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Server

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        answer = self._answered(self.rfile.read(length))
        if answer.wait:
            time.sleep(answer.wait)
        if answer.status is None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        body = answer.body.encode()
        self.send_response(answer.status)
        kind = "text/html" if answer.html else "application/json"
        self.send_header("Content-Type", f"{kind}; charset=UTF-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _answer  # noqa: N815 - http.server's names

    def _answered(self, body: bytes) -> Answer:
        service = self.server.service
        if self.path == "/token" and self.command == "POST":
            return service.token(body)
        if not self.path.startswith("/_test/"):
            headers = {name.title(): value for name, value in self.headers.items()}
            return service.handle(self.command, self.path, headers, body)
        control = CONTROLS.get((self.command, self.path.removeprefix("/_test/")))
        if control is None:
            return Answer(HTTPStatus.NOT_FOUND, '{"error":"no such /_test route"}')
        return _controlled(service, control, body)

    def version_string(self) -> str:
        return "ESF"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Says nothing: tests look at ``/_test/requests``."""


def _controlled(service: Service, control: Callable[[Service, Any], Any], body: bytes) -> Answer:
    try:
        with service.lock:
            result = control(service, json.loads(body) if body else None)
    except ApiError as error:
        return Answer(error.code, dumped(error.body))
    except (ValueError, KeyError, TypeError) as error:
        text = f"{type(error).__name__}: {error}"
        return Answer(HTTPStatus.BAD_REQUEST, dumped({"error": text}))
    return Answer(HTTPStatus.OK, result if isinstance(result, str) else dumped(result))
