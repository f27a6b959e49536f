"""The ``/_test`` routes: what tests do to the service and ask of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sheets.quota import Quota
from tests.sheets.service import Service

Json = dict[str, Any]


def _create(service: Service, body: Json | None) -> str:
    return service.rendered(service.create(body or {}))


def _set_faults(service: Service, body: list[Json] | None) -> Json:
    service.faults.set(body or [])
    return {}


def _requests(service: Service, _body: None) -> Json:
    return {"requests": service.requests}


def _forget_requests(service: Service, _body: None) -> Json:
    service.requests.clear()
    return {}


def _set_quota(service: Service, body: Json | None) -> Json:
    """An empty body turns it off."""
    service.quota = Quota(**body) if body else None
    return {}


def _step_clock(service: Service, body: Json) -> Json:
    service.ahead += body["advance"]
    return {"now": service.now()}


def _person(service: Service, body: Json) -> Json:
    before = len(service.person_failures)
    service.person(body["spreadsheet"], body["do"], body.get("as", "owner"))
    return {"failures": service.person_failures[before:]}


def _person_failures(service: Service, _body: None) -> Json:
    return {"failures": service.person_failures}


def _forget_person_failures(service: Service, _body: None) -> Json:
    service.person_failures.clear()
    return {}


def _account(service: Service, body: Json) -> Json:
    return service.accounts.credentials(body["email"], service.base_url)


def _token(service: Service, body: Json) -> Json:
    """An access token without the grant, for clients that are tested for something else."""
    return {"access_token": service.accounts.token(body["email"], service.now())}


CONTROLS: dict[tuple[str, str], Callable[[Service, Any], Any]] = {
    ("POST", "spreadsheets"): _create,
    ("POST", "faults"): _set_faults,
    ("GET", "requests"): _requests,
    ("DELETE", "requests"): _forget_requests,
    ("POST", "quota"): _set_quota,
    ("POST", "clock"): _step_clock,
    ("POST", "person"): _person,
    ("GET", "person_failures"): _person_failures,
    ("DELETE", "person_failures"): _forget_person_failures,
    ("POST", "accounts"): _account,
    ("POST", "tokens"): _token,
}
