"""What is said when something else than Google answers: a proxy, a portal, a wrong setting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from intake.errors import SamenHierError
from intake.google import PLACE, sign_in
from intake.online import OnlineWorkbooks
from tests.online import HASTE, environment, surroundings
from tests.sheets.emulator import Emulator

ID = "1" * 44


@contextmanager
def answering(status: int, body: str) -> Iterator[str]:
    """A server that gives this answer to everything; its address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def error(status: str, reason: str = "") -> str:
    details = [{"reason": reason}] if reason else []
    found = {"code": 403, "message": "Amina Canary", "status": status, "details": details}
    return json.dumps({"error": found})


@pytest.mark.parametrize(
    ("status", "body", "code", "sentence"),
    [
        (200, "<html>Amina Canary</html>", 3, "niet bereikbaar"),
        (200, "[]", 3, "niet te lezen"),
        (200, "{}", 3, "niet te lezen"),
        (200, '{"sheets": ["Amina Canary"]}', 3, "niet te lezen"),
        (200, '{"sheets": [{"properties": {}}]}', 3, "niet te lezen"),
        (400, "<html>protected</html>", 3, "niet te lezen is (400)"),
        (403, '{"error": "Amina Canary"}', 3, "niet te lezen"),
        (407, "Amina Canary", 3, "niet te lezen is (407)"),
        (400, error("FAILED_PRECONDITION"), 1, "een bestand op Drive"),
        (403, error("PERMISSION_DENIED", "SERVICE_DISABLED"), 1, "staat de Google Sheets API"),
        (403, error("PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), 1, "geen recht op"),
        (403, error("PERMISSION_DENIED"), 1, "Deel de spreadsheet met"),
    ],
)
def test_every_answer_ends_in_a_sentence(
    sheets: Emulator, status: int, body: str, code: int, sentence: str
):
    with (
        answering(status, body) as place,
        environment({**surroundings(sheets), PLACE: place}),
        pytest.raises(SamenHierError) as stopped,
    ):
        OnlineWorkbooks(ID, sign_in(), replace(HASTE, tries=2)).all()
    said = str(stopped.value)
    assert (stopped.value.exit_code, sentence in said) == (code, True), said
    assert "Canary" not in said
    assert stopped.value.__cause__ is None


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"type": "service_account"}', "<html>"])
def test_credentials_that_are_none_are_named(tmp_path: Any, text: str):
    path = tmp_path / "key.json"
    path.write_text(text)
    with (
        environment({"GOOGLE_APPLICATION_CREDENTIALS": str(path)}),
        pytest.raises(SamenHierError, match="GOOGLE_APPLICATION_CREDENTIALS"),
    ):
        sign_in()
