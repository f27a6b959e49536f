"""What the emulator does when it must fail, and how the token route judges."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gspread
import pytest
import requests
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession
from google.oauth2.service_account import Credentials

from tests.sheets.client import SCOPE, SERVICE, client, session
from tests.sheets.emulator import Emulator

Json = dict[str, Any]

ROOT = Path(__file__).parent.parent


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture
def book(emulator: Emulator) -> str:
    return emulator.create("Proef", {"Een": [["a"]]})


@pytest.fixture
def line(emulator: Emulator, book: str) -> Line:
    return Line(emulator, book)


class Line:
    """One session with one spreadsheet, as bare HTTP."""

    def __init__(self, emulator: Emulator, id: str, email: str | None = None) -> None:
        self.session = session(emulator, email)
        self.url = f"{SERVICE}/v4/spreadsheets/{id}"

    def read(self, **options: Any) -> requests.Response:
        return self.session.get(f"{self.url}/values/Een", **options)

    def write(self, value: str) -> requests.Response:
        return self.session.put(
            f"{self.url}/values/Een!A1?valueInputOption=RAW", json={"values": [[value]]}
        )


# -- faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["429", "500", "502", "503", "401", "403"])
def test_fault_before_does_nothing(emulator: Emulator, book: str, line: Line, kind: str) -> None:
    emulator.faults([{"at": 2, "kind": kind}])
    assert line.read().ok
    # A client that is told 401 asks for another token and tries once more.
    if kind != "401":
        assert line.write("b").status_code == int(kind)
        assert emulator.grid(book, "Een") == [["a"]]
    assert line.write("c").ok


def test_answer_of_a_full_quota_is_as_recorded(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": "every", "kind": "429"}])
    answer, write = line.read(), line.write("b").json()["error"]
    error = answer.json()["error"]
    assert error["status"] == "RESOURCE_EXHAUSTED"
    assert error["message"].startswith(
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per "
        "user' of service 'sheets.googleapis.com' for consumer 'project_number:"
    )
    details = error["details"][0]
    assert (details["reason"], details["domain"]) == ("RATE_LIMIT_EXCEEDED", "googleapis.com")
    assert details["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerUser"
    assert "Retry-After" not in answer.headers
    assert write["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"


def test_bad_gateway_is_html(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": 1, "kind": "502"}])
    assert line.read().text.startswith("<!DOCTYPE html>")


def test_503_after_has_committed(emulator: Emulator, book: str, line: Line) -> None:
    emulator.faults([{"at": 1, "kind": "503-after"}])
    assert line.write("b").status_code == 503
    assert emulator.grid(book, "Een") == [["b"]]
    asked = emulator.requests[-1]
    assert (asked["status"], asked["committed"]) == (503, True)


@pytest.mark.parametrize(("kind", "left"), [("drop", "a"), ("drop-after", "b")])
def test_dropped_line_gives_no_answer(
    emulator: Emulator, book: str, line: Line, kind: str, left: str
) -> None:
    emulator.faults([{"at": 2, "kind": kind}])
    line.read()
    with pytest.raises(requests.ConnectionError):
        line.write("b")
    assert emulator.grid(book, "Een") == [[left]]
    assert emulator.requests[-1]["status"] is None
    assert line.read().ok


def test_slow_answer_comes_after_the_commit(emulator: Emulator, book: str, line: Line) -> None:
    emulator.faults([{"at": 2, "kind": "slow", "seconds": 0.3}])
    line.read()
    started = time.monotonic()
    assert line.write("b").ok
    assert time.monotonic() - started > 0.25


def test_slow_answer_holds_up_nobody_else(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": 1, "kind": "slow", "seconds": 2, "match": "GET"}])
    with pytest.raises(requests.ReadTimeout):
        line.read(timeout=0.1)
    started = time.monotonic()
    assert line.write("b").ok
    assert time.monotonic() - started < 1


def test_match_counts_only_what_it_fits(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": 2, "kind": "500", "match": "^GET .*/values/"}])
    found = [line.read(), line.write("b"), line.read(), line.read()]
    assert [answer.status_code for answer in found] == [200, 200, 500, 200]


def test_every_request_fails_until_faults_are_replaced(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": "every", "kind": "503"}])
    assert [line.read().status_code for _ in range(3)] == [503, 503, 503]
    emulator.faults([])
    assert line.read().ok


def test_person_acts_just_before_the_request(emulator: Emulator, book: str, line: Line) -> None:
    typed = {"type": {"tab": "Een", "cell": "A1", "text": "mens"}}
    emulator.faults([{"at": 2, "kind": "person", "do": [typed]}])
    assert line.read().json()["values"] == [["a"]]
    assert line.read().json()["values"] == [["mens"]]


def test_person_and_a_fault_strike_the_same_request(
    emulator: Emulator, book: str, line: Line
) -> None:
    typed = {"type": {"tab": "Een", "cell": "B1", "text": "mens"}}
    emulator.faults([{"at": 1, "kind": "503-after"}, {"at": 1, "kind": "person", "do": [typed]}])
    assert line.write("b").status_code == 503
    assert emulator.grid(book, "Een") == [["b", "mens"]]


def test_unknown_fault_is_refused(emulator: Emulator) -> None:
    answer = requests.post(f"{emulator.url}/_test/faults", json=[{"at": 1, "kind": "x"}], timeout=9)
    assert answer.status_code == 400
    assert "Expected one of" in answer.json()["error"]


# -- tokens ----------------------------------------------------------------------------------------


def test_refused_token_is_a_refresh_error(emulator: Emulator, line: Line) -> None:
    emulator.faults([{"at": 1, "kind": "token-refused"}])
    with pytest.raises(RefreshError, match="invalid_grant"):
        line.read()
    assert line.read().ok


def test_expired_token_is_renewed(emulator: Emulator, line: Line) -> None:
    assert line.read().ok
    emulator.advance(3601)
    again = requests.get(
        f"{emulator.url}/v4/spreadsheets/x",
        headers={"Authorization": f"Bearer {line.session.credentials.token}"},
        timeout=9,
    )
    assert again.status_code == 401


def _granted(emulator: Emulator, scope: str = SCOPE, **changes: str) -> requests.Response:
    """The answer of the token route to credentials with something changed."""
    info = {**emulator.account(emulator.email), **changes}
    credentials = Credentials.from_service_account_info(info, scopes=[scope])
    assertion = credentials._make_authorization_grant_assertion()
    grant = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
    return requests.post(f"{emulator.url}/token", data=grant, timeout=9)


def test_grant_needs_the_right_key_account_and_scope(emulator: Emulator) -> None:
    other = emulator.account("een.ander@voorbeeld.nl")
    assert _granted(emulator).json()["token_type"] == "Bearer"
    wrong_key = _granted(emulator, private_key=other["private_key"])
    assert wrong_key.json() == {
        "error": "invalid_grant",
        "error_description": "Invalid JWT Signature.",
    }
    unknown = _granted(emulator, client_email="niemand@voorbeeld.nl")
    assert "account not found" in unknown.json()["error_description"]
    assert _granted(emulator, scope="https://example.org/x").json()["error"] == "invalid_scope"


def test_grant_must_be_fresh(emulator: Emulator) -> None:
    emulator.advance(2 * 3600)
    assert "short-lived" in _granted(emulator).json()["error_description"]


def test_other_account_sees_what_is_shared_with_it(emulator: Emulator) -> None:
    email = "coordinator@voorbeeld.nl"
    mine = emulator.create("Van mij", {"Een": [["a"]]}, shared_with=[email])
    assert Line(emulator, mine, email).read().ok
    assert Line(emulator, mine).read().status_code == 403


# -- quota -----------------------------------------------------------------------------------------


def test_quota_slides_with_the_clock(emulator: Emulator, line: Line) -> None:
    emulator.quota(reads=2, writes=1, seconds=60)
    assert [line.read().status_code for _ in range(3)] == [200, 200, 429]
    assert [line.write("b").status_code for _ in range(2)] == [200, 429]
    emulator.advance(61)
    assert line.read().ok


def test_quota_is_of_one_account(emulator: Emulator) -> None:
    email = "coordinator@voorbeeld.nl"
    id = emulator.create("Samen", {"Een": [["a"]]}, shared_with=[email, emulator.email])
    emulator.quota(reads=1)
    lines = [Line(emulator, id), Line(emulator, id, email)]
    assert [line.read().status_code for line in (*lines, *lines)] == [200, 200, 429, 429]


# -- as a process of its own -----------------------------------------------------------------------


@pytest.fixture
def served() -> Iterator[tuple[str, Path]]:
    command = [sys.executable, "-m", "tests.sheets", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip(), Path(process.stdout.readline().strip())
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_process_prints_where_it_is_and_ends_when_asked(served: tuple[str, Path]) -> None:
    url, path = served
    credentials = Credentials.from_service_account_file(str(path), scopes=[SCOPE])
    assert credentials.service_account_email == "samen-hier@made-up-project.iam.gserviceaccount.com"
    body = {"properties": {"title": "Proef"}, "sheets": [{"properties": {"title": "Een"}}]}
    created = requests.post(f"{url}/_test/spreadsheets", json=body, timeout=9).json()
    assert created["sheets"][0]["properties"]["title"] == "Een"
    answer = AuthorizedSession(credentials).get(f"{url}/v4/spreadsheets/{created['spreadsheetId']}")
    assert answer.json() == created
    asked = requests.get(f"{url}/_test/requests", timeout=9).json()["requests"]
    assert [(one["method"], one["status"]) for one in asked] == [("GET", 200)]


def test_test_routes_work_over_http(emulator: Emulator, book: str) -> None:
    def post(route: str, body: Any) -> Any:
        return requests.post(f"{emulator.url}/_test/{route}", json=body, timeout=9).json()

    credentials = post("accounts", {"email": "iemand@voorbeeld.nl"})
    token = post("tokens", {"email": "iemand@voorbeeld.nl"})["access_token"]
    rename = {"rename_tab": {"tab": "Een", "name": "Anders"}}
    failures = post("person", {"spreadsheet": book, "do": [rename, rename]})["failures"]
    assert credentials["token_uri"] == f"{emulator.url}/token"
    assert token.startswith("ya29.")
    assert [failure["message"] for failure in failures] == ["No tab: Een"]
    assert post("quota", {"reads": 1, "writes": 1, "seconds": 60}) == {}
    assert post("clock", {"advance": 60})["now"] > time.time() + 50


def test_state_is_restored_as_it_was(emulator: Emulator, book: str, line: Line) -> None:
    before = emulator.state(book)
    for _ in range(3):
        assert line.write("b").ok
        emulator.restore(book, before)
        assert emulator.grid(book, "Een") == [["a"]]


def test_same_client_as_production_opens_it(emulator: Emulator, book: str) -> None:
    opened = client(emulator).open_by_key(book)
    assert isinstance(opened, gspread.Spreadsheet)
    assert json.dumps(emulator.requests)
