"""The real gspread client, talking to the emulator over its real HTTP path."""

from __future__ import annotations

from typing import Any

import gspread
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from tests.sheets.emulator import Emulator

SERVICE = "https://sheets.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/spreadsheets"


class Redirecting(HTTPAdapter):
    """Sends what is meant for the service to another base URL."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        request.url = (request.url or "").replace(SERVICE, self.base_url, 1)
        return super().send(request, *args, **kwargs)


def session(emulator: Emulator, email: str | None = None, scope: str = SCOPE) -> AuthorizedSession:
    """A session of the service account, or of another made-up one."""
    info = emulator.account(email or emulator.email)
    credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
        info, scopes=[scope]
    )
    opened = AuthorizedSession(credentials)  # type: ignore[no-untyped-call]
    opened.mount(f"{SERVICE}/", Redirecting(emulator.url))
    return opened


def client(emulator: Emulator, email: str | None = None) -> gspread.Client:
    opened = session(emulator, email)
    return gspread.Client(auth=opened.credentials, session=opened)
