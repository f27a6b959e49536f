"""The emulated service: spreadsheets, accounts, faults, quota, and a record of what was asked."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.sheets import errors
from tests.sheets.accounts import READING, SERVICE_ACCOUNT, WRITING, Accounts, Refused
from tests.sheets.errors import ApiError
from tests.sheets.faults import AFTER, BEFORE, Fault, Faults
from tests.sheets.persons import Person
from tests.sheets.quota import PROJECT_NUMBER, Quota
from tests.sheets.rendering import DEFAULT_FORMAT, Asked, dumped, rendered
from tests.sheets.routes import Call, Route, body_of, find
from tests.sheets.schema import checked
from tests.sheets.spreadsheet import Spreadsheet
from tests.sheets.starting import filled

Json = dict[str, Any]

OWNER = "eigenaar@voorbeeld.nl"

_BAD_GATEWAY = (
    "<!DOCTYPE html>\n<html lang=en>\n  <title>Error 502 (Server Error)!!1</title>\n"
    "  <p><b>502.</b> <ins>That’s an error.</ins>\n  <p>The server encountered a temporary error "
    "and could not complete your request.<p>Please try again in 30 seconds."
)
_NOT_FOUND = (
    "<!DOCTYPE html>\n<title>Error 404 (Not Found)!!1</title>\n<p><b>404.</b> That’s an error."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over the line after ``wait`` seconds; a status of None drops the line."""

    status: int | None
    body: str = ""
    html: bool = False
    wait: float = 0


DROPPED = Answer(None)


def _error(error: ApiError) -> Answer:
    return Answer(error.code, dumped(error.body))


def _struck(kind: str) -> Answer:
    """The answer of a fault, whether it came before or after the commit."""
    match kind.removesuffix("-after"):
        case "drop":
            return DROPPED
        case "502":
            return Answer(HTTPStatus.BAD_GATEWAY, _BAD_GATEWAY, html=True)
        case "500":
            return _error(errors.internal())
        case "503":
            return _error(errors.unavailable())
        case "401":
            return _error(errors.unauthenticated())
        case "403":
            return _error(errors.forbidden())
    raise ValueError(kind)


class Service:
    """Everything behind the routes. ``handle`` may be called from many threads at once."""

    def __init__(self) -> None:
        self.spreadsheets: dict[str, Spreadsheet] = {}
        self.accounts = Accounts()
        self.faults = Faults()
        self.quota: Quota | None = None
        self.requests: list[Json] = []
        self.person_failures: list[Json] = []
        self.ahead = 0.0
        self.lock = threading.RLock()
        self.base_url = ""

    def now(self) -> float:
        """Seconds since 1970, by the real clock and what tests stepped it ahead."""
        return time.time() + self.ahead

    def today(self) -> date:
        return datetime.fromtimestamp(self.now(), UTC).date()

    def handle(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """The answer to one API request; faults strike here."""
        path, _, query = target.partition("?")
        shown = unquote(path)
        with self.lock:
            struck = self.faults.at_api(f"{method} {shown}")
            entry: Json = {
                "method": method,
                "path": shown,
                "query": parse_qs(query, keep_blank_values=True),
                "account": None,
                "body": _parsed(body),
                "status": None,
                "committed": False,
            }
            self.requests.append(entry)
        for fault in struck:
            if fault.kind == "slow-before":
                time.sleep(fault.details.get("seconds", 1))
        with self.lock:
            answer = self._answered(method, path, entry, headers, struck)
            entry["status"] = None if answer.status is None else int(answer.status)
        wait = sum(f.details.get("seconds", 1) for f in struck if f.kind == "slow")
        return Answer(answer.status, answer.body, answer.html, wait)

    def _answered(
        self,
        method: str,
        path: str,
        entry: Json,
        headers: Mapping[str, str],
        struck: list[Fault],
    ) -> Answer:
        found = find(method, path)
        for fault in struck:
            if fault.kind == "person":
                self._interrupt(fault, found[1].get("id") if found else None)
        before = next((fault.kind for fault in struck if fault.kind in BEFORE), None)
        if before == "429":
            metric = found[0].metric if found else "Read"
            return _error(errors.too_many(metric, PROJECT_NUMBER))
        if before:
            return _struck(before)
        if found is None:
            return Answer(HTTPStatus.NOT_FOUND, _NOT_FOUND, html=True)
        try:
            answer = self._called(found[0], found[1], entry, headers)
        except ApiError as error:
            return _error(error)
        after = next((fault.kind for fault in struck if fault.kind in AFTER), None)
        return _struck(after) if after else answer

    def _called(
        self, route: Route, named: Mapping[str, str], entry: Json, headers: Mapping[str, str]
    ) -> Answer:
        account = self._authenticated(route, entry, headers)
        if self.quota:
            self.quota.spend(account, route.metric, self.now())
        if entry["body"] is _UNREADABLE:
            raise errors.invalid("Invalid JSON payload received. Unexpected token.")
        if "id" not in named:
            return Answer(HTTPStatus.OK, route.answer(None))  # type: ignore[arg-type]
        spreadsheet = self._shared(named["id"], account)
        writes = route.metric == "Write"
        staged = spreadsheet.clone() if writes else spreadsheet
        body = body_of(route, entry["body"])
        call = Call(staged, account, entry["query"], body, self.today(), named.get("range", ""))
        text = route.answer(call)
        if writes:
            self.spreadsheets[spreadsheet.id] = staged
            entry["committed"] = True
        return Answer(HTTPStatus.OK, text)

    def _authenticated(self, route: Route, entry: Json, headers: Mapping[str, str]) -> str:
        found = self.accounts.who(headers.get("Authorization", ""), self.now())
        if found is None:
            raise errors.unauthenticated()
        entry["account"], scopes = found
        if not scopes & (WRITING if route.metric == "Write" else READING):
            raise errors.forbidden("Request had insufficient authentication scopes.")
        return found[0]

    def _shared(self, id: str, account: str) -> Spreadsheet:
        """404 when there is none, 403 when it is not shared with the account."""
        spreadsheet = self.spreadsheets.get(id)
        if spreadsheet is None:
            raise errors.not_found()
        if account != spreadsheet.owner and account.casefold() not in spreadsheet.editors:
            raise errors.forbidden()
        return spreadsheet

    def _interrupt(self, fault: Fault, id: str | None) -> None:
        id = fault.details.get("spreadsheet", id)
        if id in self.spreadsheets:
            self.person(id, fault.details.get("do", []), fault.details.get("as", "owner"))

    def person(self, id: str, actions: list[Json], by: str = "owner") -> None:
        """What somebody does by hand; an action that is refused is recorded, the others are done.

        ``by`` is ``owner`` or an e-mail address. KeyError when there is no such spreadsheet,
        ValueError when an action is none.
        """
        with self.lock:
            for action in actions:
                staged = self.spreadsheets[id].clone()
                account = staged.owner if by == "owner" else by
                try:
                    Person(staged, account, self.today()).do(action)
                except ApiError as error:
                    failure = {"spreadsheet": id, "as": account, "action": action}
                    self.person_failures.append({**failure, "message": error.message})
                else:
                    self.spreadsheets[id] = staged

    def create(self, body: Json) -> Spreadsheet:
        """A new spreadsheet of a person, shared with the service account or who is named.

        As an owner in the Netherlands makes it (``nl_NL``), unless the properties say otherwise.
        """
        body = dict(body)
        owner = body.pop("owner", OWNER)
        shared_with = body.pop("shared_with", [SERVICE_ACCOUNT])
        wanted = checked("Spreadsheet", body)
        properties = {
            "title": "Naamloze spreadsheet",
            "locale": "nl_NL",
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Europe/Amsterdam",
            "defaultFormat": DEFAULT_FORMAT,
            **wanted.get("properties", {}),
        }
        editors = frozenset(email.casefold() for email in shared_with)
        spreadsheet = Spreadsheet(f"1{secrets.token_urlsafe(32)}", owner, editors, properties)
        filled(spreadsheet, wanted)
        with self.lock:
            self.spreadsheets[spreadsheet.id] = spreadsheet
        return spreadsheet

    def token(self, form: bytes) -> Answer:
        """The JWT-bearer grant; its requests are counted apart from those of the API."""
        with self.lock:
            struck = {fault.kind for fault in self.faults.at_token("POST /token")}
            if "token-drop" in struck:
                return DROPPED
            if "token-500" in struck:
                return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, '{"error":"internal_failure"}')
            try:
                if "token-refused" in struck:
                    raise Refused("invalid_grant", "Invalid JWT Signature.")
                granted = self.accounts.grant(form, f"{self.base_url}/token", self.now())
            except Refused as refused:
                return Answer(HTTPStatus.BAD_REQUEST, dumped(refused.body))
            return Answer(HTTPStatus.OK, dumped(granted))

    def rendered(self, spreadsheet: Spreadsheet) -> str:
        return rendered(spreadsheet, Asked(), spreadsheet.owner)


_UNREADABLE: Json = {"unreadable": True}


def _parsed(body: bytes) -> Any:
    """The body as JSON; None without one."""
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return _UNREADABLE
