"""Google Sheets over the real gspread: who we are, what we ask, and what we do when it fails.

The only import of gspread and google.auth. Nothing here knows what a workbook is: a request goes
out and its answer comes back, or one of our own errors says what a person can do. What Google
answers may quote a cell, so it is never handed on.

gspread's own way of trying again is not used: it never gives up, and it would write twice.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

import google.auth
from google.auth.exceptions import (
    DefaultCredentialsError,
    GoogleAuthError,
    OAuthError,
    RefreshError,
)
from google.auth.transport.requests import AuthorizedSession
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient, ParamsType
from requests import PreparedRequest, RequestException, Response
from requests.adapters import HTTPAdapter
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    wait_exponential,
    wait_random,
)

from intake.errors import BadInput, ServiceFailed

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
"""All that is asked: no Drive, so nothing is created, shared or found by its title."""

PLACE = "SHEETS_API_URL"
"""The environment variable that leads the client to another address: https, or on this machine."""

_SHEETS = "https://sheets.googleapis.com/"
_SPREADSHEET = re.compile(r"[\w-]{10,100}", re.ASCII)
_ADDRESS = re.compile(
    r"(?:https://)?docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/([\w-]{10,100})"
    r"(?:[/?#].*)?",
    re.ASCII,
)
_UNREADABLE = "geeft een antwoord dat niet te lezen is"
_FORBIDDEN = {
    "SERVICE_DISABLED": "in het project bij Google staat de Google Sheets API nog niet aan. Zet "
    "hem aan, wacht een paar minuten en probeer het opnieuw.",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "de inloggegevens geven geen recht op spreadsheets. Log "
    "opnieuw in met dat recht, of gebruik het serviceaccount.",
}
_CONNECT, _ANSWER = 15.0, 180.0
"""Seconds: Google itself gives up on a request after 180."""


_T = TypeVar("_T")


class Unavailable(ServiceFailed):
    """Google could not be reached, failed or is too busy. Whether a write landed is unknown."""


class Rejected(ServiceFailed):
    """A write that Google refused as a whole: nothing of it was done."""


@dataclass(frozen=True)
class Patience:
    """How long to go on: so many tries of a request, until so many seconds after the opening.

    Between two tries ``first * 2**n`` seconds, at most ``longest``, and up to ``first`` more by
    chance, so that jobs that were refused together do not come back together.
    """

    tries: int = 8
    seconds: float = 300.0
    first: float = 1.0
    longest: float = 32.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class Account:
    """The way in: gspread's client, and the address that spreadsheets are shared with."""

    client: HTTPClient
    email: str


def spreadsheet_id(text: str) -> str | None:
    """The id of a spreadsheet, from itself or from the address in a browser; None when neither."""
    text = text.strip()
    if _SPREADSHEET.fullmatch(text):
        return text
    found = _ADDRESS.fullmatch(text)
    return found[1] if found else None


def sign_in() -> Account:
    """The account that this machine has credentials for.

    ``BadInput`` when there are none, or when ``SHEETS_API_URL`` leads to another machine without
    https.
    """
    try:
        credentials, _ = google.auth.default(scopes=[SCOPE])
    except (AttributeError, DefaultCredentialsError, OSError, TypeError, ValueError):
        # The library looks into a file that holds something else without a check.
        raise BadInput(
            "Google: er zijn geen inloggegevens gevonden, of ze zijn niet te lezen. Zet in "
            "GOOGLE_APPLICATION_CREDENTIALS waar het bestand van het serviceaccount staat."
        ) from None
    except (OAuthError, RefreshError):
        raise _refused() from None
    except GoogleAuthError:
        raise ServiceFailed(
            "Google: inloggen lukt nu niet, of de verbinding viel weg. Probeer het later opnieuw."
        ) from None
    session = AuthorizedSession(credentials)  # type: ignore[no-untyped-call]
    if place := os.environ.get(PLACE):
        session.mount(_SHEETS, _Elsewhere(_checked(place)))
    client = HTTPClient(None, session)  # type: ignore[arg-type]
    client.set_timeout((_CONNECT, _ANSWER))
    return Account(client, str(getattr(credentials, "service_account_email", "") or ""))


def _spreadsheet(answer: Any) -> Mapping[str, Any]:
    """The answer, if it tells of a spreadsheet; else one of the errors of looking into it."""
    if (
        not all("title" in sheet["properties"] for sheet in answer["sheets"])
        or not answer["sheets"]
    ):
        raise ValueError("Expected a spreadsheet with tabs")
    return dict(answer)


def _reason(error: APIError) -> str:
    """Google's own word for why something is forbidden."""
    details = error.error.get("details", [])
    return next((str(detail["reason"]) for detail in details if "reason" in detail), "")


def _refused() -> BadInput:
    return BadInput(
        "Google: de inloggegevens worden geweigerd. Controleer het serviceaccount en zijn "
        "sleutel, of de koppeling van GitHub met Google."
    )


def _checked(place: str) -> str:
    try:
        parts = urlsplit(place)
        safe = parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))
    except ValueError:
        safe = False
    if safe:
        return place.rstrip("/") + "/"
    raise BadInput(
        f"{PLACE}: «{place}» is geen adres met https, en niet van deze computer. "
        "Haal de instelling weg, of verbeter het adres."
    )


def _is_here(host: str | None) -> bool:
    return host == "localhost" or ip_address(host or "").is_loopback


class _Elsewhere(HTTPAdapter):
    """Sends what is meant for Google Sheets to another address."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def send(self, request: PreparedRequest, *args: Any, **how: Any) -> Response:
        url = str(request.url)
        request.url = self._place + url.removeprefix(_SHEETS)
        return super().send(request, *args, **how)


@dataclass
class Spent:
    """How often Google was asked: to read, to write, and at most for one spreadsheet."""

    reads: int = 0
    writes: int = 0
    most: int = 0


class Visit:
    """One spreadsheet from opening to closing; what is asked is counted in ``spent``."""

    def __init__(
        self, account: Account, id: str, name: str, patience: Patience, spent: Spent
    ) -> None:
        self.name = name
        self._asked = 0
        self._spent = spent
        self._account = account
        self._id = id
        self._patience = patience
        self._end = patience.clock() + patience.seconds

    @property
    def email(self) -> str:
        """The address of our own account; "" when the credentials do not tell."""
        return self._account.email

    def read(self, fields: str, ranges: Sequence[str] = ()) -> Mapping[str, Any]:
        """The spreadsheet, as much of it as ``fields`` and ``ranges`` ask.

        Asked again until patience ends.
        """
        return self.patiently(Unavailable, lambda: self._read(fields, ranges))

    def write(self, requests: Sequence[Mapping[str, Any]]) -> None:
        """All of the requests or none, asked once.

        ``Rejected``: none. ``Unavailable``: all or none, and only reading will tell.
        """
        self._count(writes=1)
        body = {"requests": [*requests]}
        self._ask(lambda: self._account.client.batch_update(self._id, body))

    def patiently(
        self, passing: type[Exception] | tuple[type[Exception], ...], do: Callable[[], _T]
    ) -> _T:
        """What ``do`` gives, tried again after a ``passing`` error until patience ends."""
        patience = self._patience
        tries = Retrying(
            sleep=patience.sleep,
            stop=self._is_over,
            wait=wait_exponential(patience.first, patience.longest)
            + wait_random(0, patience.first),
            retry=retry_if_exception_type(passing),
            reraise=True,
        )
        return tries(do)

    def _is_over(self, state: RetryCallState) -> bool:
        over = self._patience.clock() + state.upcoming_sleep > self._end
        return over or state.attempt_number >= self._patience.tries

    def _read(self, fields: str, ranges: Sequence[str]) -> Mapping[str, Any]:
        self._count(reads=1)
        client = self._account.client
        asked: ParamsType = {"fields": fields, **({"ranges": [*ranges]} if ranges else {})}
        return self._ask(lambda: _spreadsheet(client.fetch_sheet_metadata(self._id, asked)))

    def _count(self, reads: int = 0, writes: int = 0) -> None:
        self._asked += reads + writes
        self._spent.reads += reads
        self._spent.writes += writes
        self._spent.most = max(self._spent.most, self._asked)

    def _ask(self, ask: Callable[[], _T]) -> _T:
        # The original errors are cut off: their text may quote what stands in a cell.
        try:
            return ask()
        except APIError as error:
            raise self._meaning(error) from None
        except (OAuthError, RefreshError) as error:
            if error.retryable:
                raise self._unavailable("geeft nu geen toegang") from None
            raise _refused() from None
        except (RequestException, GoogleAuthError):
            raise self._unavailable("is niet bereikbaar, of de verbinding viel weg") from None
        except (AttributeError, KeyError, TypeError, ValueError):
            # gspread and google.auth look into an answer of another shape, such as a proxy's,
            # without a check. Whether a write landed is then to be read like after any other.
            raise self._unavailable(_UNREADABLE) from None

    def _meaning(self, error: APIError) -> Exception:
        status = error.response.status_code
        if error.code == -1:
            return self._unavailable(f"{_UNREADABLE} ({status})")
        if status == 400:
            return self._rejected(error)
        if status == 401:
            return BadInput(
                f"{self.name}: Google kent de inloggegevens niet. Controleer het serviceaccount."
            )
        if status == 403 and (reason := _reason(error)) in _FORBIDDEN:
            return BadInput(f"{self.name}: {_FORBIDDEN[reason]}")
        if status == 403:
            return BadInput(
                f"{self.name}: het serviceaccount mag deze spreadsheet niet gebruiken. Deel de "
                f"spreadsheet met {self.email or 'het serviceaccount'}, als bewerker."
            )
        if status == 404:
            return BadInput(
                f"{self.name}: deze spreadsheet is er niet. Controleer het adres in het tabblad "
                "Werkmappen, of achter google:."
            )
        if status == 429:
            return self._unavailable("heeft het te druk met onze vragen")
        return self._unavailable(f"geeft een storing ({status})")

    def _rejected(self, error: APIError) -> Exception:
        message = str(error.error.get("message", ""))
        if error.error.get("status") == "FAILED_PRECONDITION":
            return BadInput(
                f"{self.name}: dit is geen spreadsheet van Google maar een bestand op Drive. Open "
                "het, kies Bestand → Opslaan als Google Spreadsheets, en gebruik het nieuwe adres."
            )
        if "protected cell or object" in message:
            return BadInput(
                f"{self.name}: een beveiliging houdt het programma tegen. Geef in Google Sheets, "
                f"bij Gegevens → Beveiligde bladen en bereiken, {self.email or 'het account'} het "
                "recht om te bewerken. Er is niets geschreven."
            )
        return Rejected(
            f"{self.name}: Google weigert wat het programma wil schrijven. Er is niets "
            "geschreven. Misschien is er net een tabblad of kolom weggehaald; probeer het opnieuw."
        )

    def _unavailable(self, what: str) -> Unavailable:
        return Unavailable(
            f"{self.name}: Google Sheets {what}. Er is niets half geschreven. "
            "Probeer het later opnieuw."
        )
