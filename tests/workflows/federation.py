"""Workload Identity Federation through a service account, on loopback.

What GitHub, Google's token service and its IAM answer to the credentials that
google-github-actions/auth writes: a proof of the run becomes a token of the pool, and that becomes
an access token of the service account, which the emulator takes.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.sheets.emulator import Emulator

PROVIDER = "projects/1/locations/global/workloadIdentityPools/github/providers/repository"
AUDIENCE = f"//iam.googleapis.com/{PROVIDER}"
TOKENS = RUN, PROOF, POOL = "request-token", "proof-of-the-run", "token-of-the-pool"
"""Made-up tokens: what a job has, what GitHub gives for it, what Google gives for that."""

SCOPE = "https://www.googleapis.com/auth/spreadsheets"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """GitHub: who the run is, for who has the token of the run."""
        asked = urlsplit(self.path)
        ours = {"audience": [f"https://iam.googleapis.com/{PROVIDER}"]}
        right = asked.path == "/github" and parse_qs(asked.query) == ours
        self._answer({"value": PROOF} if right and self._bearer() == RUN else None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        account = f"/v1/projects/-/serviceAccounts/{Emulator.email}:generateAccessToken"
        if self.path == "/v1/token":
            self._answer(self._of_the_pool(parse_qs(body)))
        elif self.path == account and self._bearer() == POOL:
            self._answer(self.server.of_the_account(json.loads(body)))
        else:
            self._answer(None)

    def _of_the_pool(self, form: Mapping[str, list[str]]) -> dict[str, Any] | None:
        if (form["audience"], form["subject_token"]) != ([AUDIENCE], [PROOF]):
            return None
        kind = "urn:ietf:params:oauth:token-type:access_token"
        return {
            "access_token": POOL,
            "issued_token_type": kind,
            "token_type": "Bearer",
            "expires_in": 3600,
        }

    def _bearer(self) -> str:
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    def _answer(self, body: dict[str, Any] | None) -> None:
        refusal = {"error": {"code": 403, "message": "denied", "status": "PERMISSION_DENIED"}}
        text = json.dumps(body or refusal).encode()
        self.send_response(200 if body else 403)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.open = True
        self._emulator = emulator

    def of_the_account(self, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """An access token of the service account, for the one scope and at most an hour."""
        if not self.open or asked["scope"] != [SCOPE] or asked["lifetime"] != "3600s":
            return None
        service = self._emulator.service
        token = service.accounts.token(Emulator.email, service.now(), frozenset({SCOPE}))
        until = datetime.now(UTC) + timedelta(hours=1)
        return {"accessToken": token, "expireTime": f"{until:%Y-%m-%dT%H:%M:%SZ}"}


class Federation:
    """The way in, as a context manager."""

    def __init__(self, emulator: Emulator) -> None:
        self._server = _Server(emulator)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def may_act(self, may: bool) -> None:
        """Whether the account lets the pool act in its name; it does at first."""
        self._server.open = may

    @property
    def credentials(self) -> dict[str, Any]:
        """What google-github-actions/auth writes to the file of credentials."""
        here = f"http://127.0.0.1:{self._server.server_port}"
        asked = urlencode({"audience": f"https://iam.googleapis.com/{PROVIDER}"})
        account = f"{here}/v1/projects/-/serviceAccounts/{Emulator.email}:generateAccessToken"
        return {
            "type": "external_account",
            "audience": AUDIENCE,
            "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
            "token_url": f"{here}/v1/token",
            "credential_source": {
                "url": f"{here}/github?{asked}",
                "headers": {"Authorization": f"Bearer {RUN}"},
                "format": {"type": "json", "subject_token_field_name": "value"},
            },
            "service_account_impersonation_url": account,
        }
