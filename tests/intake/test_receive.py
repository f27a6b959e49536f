from __future__ import annotations

import json
import re
import shutil
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, ConsoleMessage

from intake.errors import BadInput
from intake.floods import MANY_IN_ALL, MOST_IN_ALL
from intake.headers import EVERYWHERE, policy
from intake.journal import FILE
from intake.local import LocalWorkbooks, open_local, setup_local
from intake.serving import serve
from intake.tabs import SUSPECTS
from tests.intake.sending import (
    INTAKE,
    NEWCOMER,
    TOKEN,
    Server,
    inbox_of,
    numbered,
    post_of,
    serving,
    write_site,
)

FORM = "/aanmelden/newcomer"
REFUSED = {"ok": False, "errors": []}
WRONG_PHONE = NEWCOMER | {"phone": "zes"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def empty_workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture
def folder(empty_workbooks: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty_workbooks, tmp_path / "werkmappen"))


@pytest.fixture(scope="module")
def shared_folder(empty_workbooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(empty_workbooks, tmp_path_factory.mktemp("shared") / "werkmappen"))


@pytest.fixture(scope="module")
def server(shared_folder: Path, site: Path) -> Iterator[Server]:
    with serving(shared_folder, site) as server:
        yield server


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


def kept_in(folder: Path) -> list[tuple[str, str]]:
    """The id and reference of every submission in the journal."""
    with closing(sqlite3.connect(folder / FILE, timeout=30)) as db:
        return db.execute("SELECT id, reference FROM submissions ORDER BY number").fetchall()


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def landed(folder: Path, workbook: str = "rotterdam") -> list[str]:
    return [cells["inzending"] for cells in inbox_of(folder / f"{workbook}.xlsx")]


def test_sign_up_is_confirmed_with_its_reference(client: httpx.Client, shared_folder: Path):
    answer = client.post(FORM, json=post_of(NEWCOMER, numbered(1)))
    assert (answer.status_code, answer.json()["ok"]) == (201, True)
    assert (numbered(1), answer.json()["reference"]) in kept_in(shared_folder)


def test_sign_up_lands_in_the_inbox_soon(client: httpx.Client, shared_folder: Path):
    client.post(FORM, json=post_of(NEWCOMER, numbered(2)))
    assert until(lambda: numbered(2) in landed(shared_folder))


def test_double_press_is_one_sign_up(client: httpx.Client, shared_folder: Path):
    def press(_: int) -> str:
        answer = client.post(FORM, json=post_of(NEWCOMER, numbered(3)))
        return str(answer.json()["reference"])

    with ThreadPoolExecutor(2) as threads:
        references = set(threads.map(press, range(2)))
    assert len(references) == 1
    assert [id for id, _ in kept_in(shared_folder) if id.startswith(numbered(3))] == [numbered(3)]


def test_correction_after_a_lost_reply_keeps_its_reference(
    client: httpx.Client, shared_folder: Path
):
    sent = [post_of(NEWCOMER, numbered(4)), post_of(NEWCOMER, numbered(4), people=4)]
    first, second = (client.post(FORM, json=post).json()["reference"] for post in sent)
    assert first == second
    assert (numbered(4) + ".2", first) in kept_in(shared_folder)


def test_wrong_answers_are_named_in_the_language_of_the_form(client: httpx.Client):
    answer = client.post(FORM, json=post_of(WRONG_PHONE, lang="en") | {"city": ""})
    assert answer.status_code == 422
    named = {error["question"]: error["message"] for error in answer.json()["errors"]}
    assert (named.keys(), named["city"]) == ({"phone", "city"}, "Choose a city.")


def test_text_plain_is_read_as_json(client: httpx.Client):
    body = json.dumps(post_of(NEWCOMER, numbered(5)))
    answer = client.post(FORM, content=body, headers={"Content-Type": "text/plain;charset=UTF-8"})
    assert answer.status_code == 201


def test_page_without_script_confirms_with_the_same_reference(
    client: httpx.Client, shared_folder: Path
):
    post = post_of(NEWCOMER | {"name": "Zonder Script"}, website="")
    pages = [client.post(FORM, data=post) for _ in range(2)]
    references = {
        id for page in pages for id in re.findall(r"\b[0-9A-HJKMNP-TV-Z]{8}\b", page.text)
    }
    assert [page.status_code for page in pages] == [201, 201]
    assert len(references & {reference for _, reference in kept_in(shared_folder)}) == 1


def test_page_without_script_names_every_error_and_keeps_what_was_typed(client: httpx.Client):
    post = post_of(WRONG_PHONE | {"name": '"><script>x</script>', "city": ""}, lang="en")
    answer = client.post(FORM, data=post)
    assert answer.status_code == 422
    assert 'value="zes"' in answer.text
    assert "&gt;&lt;script&gt;x" in answer.text
    assert answer.text.count("Choose a city.") >= 2
    assert "<title>Error: " in answer.text


def test_several_choices_come_as_repeated_keys(client: httpx.Client):
    post = post_of({"email": "a@voorbeeld.nl", "offers": ["dutch", "work"]}, lang="nl")
    answer = client.post("/aanmelden/group", data=post)
    assert answer.status_code == 422
    assert len(re.findall(r'value="(?:dutch|work)"[^>]* checked', answer.text)) == 2


def test_token_stands_nowhere_on_the_disk(client: httpx.Client, shared_folder: Path):
    answer = client.post("/aanmelden/newcomer-intake", json=post_of(INTAKE, numbered(6)))
    assert answer.status_code == 201
    assert until(lambda: numbered(6) in landed(shared_folder, "landelijk"))
    secret = TOKEN[-32:].encode()
    assert not [
        path for path in shared_folder.iterdir() if path.is_file() and secret in path.read_bytes()
    ]


@pytest.mark.parametrize(
    ("post", "status"),
    [
        ({"json": post_of(NEWCOMER, website="x")}, 400),
        ({"json": post_of(NEWCOMER, religion="x")}, 400),
        ({"json": post_of(NEWCOMER, "short")}, 400),
        ({"json": post_of(NEWCOMER, consent_version="")}, 400),
        ({"json": post_of(NEWCOMER | {"name": ["x", "y"]})}, 400),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ({"content": b"x" * 65_537, "headers": {"Content-Type": "application/json"}}, 413),
        ({"content": b"x" * 3_000_000, "headers": {"Content-Type": "application/json"}}, 413),
        ({"json": post_of(NEWCOMER, helper_name="🌵" * 15_500)}, 413),
        ({"files": {"name": b"x"}}, 400),
    ],
)  # fmt: skip
def test_refusals_share_one_body(client: httpx.Client, post: dict[str, Any], status: int):
    answer = client.post(FORM, **post)
    assert (answer.status_code, answer.json()) == (status, REFUSED)


def test_page_refuses_spam_and_malformed_alike(client: httpx.Client):
    posts = [post_of(NEWCOMER, website="x"), post_of(NEWCOMER, religion="x")]
    answers = [client.post(FORM, data=post) for post in posts]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].text == answers[1].text


def test_page_refuses_in_the_language_of_the_browser(client: httpx.Client):
    headers = {"Accept-Language": "fr-FR, en-GB;q=0.8, nl;q=0.5"}
    answer = client.post(FORM, data=post_of(NEWCOMER, religion="x"), headers=headers)
    assert "<title>Not sent: " in answer.text


def test_unknown_form_is_not_found(client: httpx.Client):
    answer = client.post("/aanmelden/nobody", json=post_of(NEWCOMER))
    assert (answer.status_code, answer.json()) == (404, REFUSED)


def test_redirect_stays_here_when_another_host_is_named(client: httpx.Client):
    for path in ("/aanmelden/nieuwkomer?a=%20b", "//aanmelden//nieuwkomer?a=%20b"):
        request = client.build_request("GET", path, headers={"Host": "elders.example"})
        request.url = request.url.copy_with(raw_path=path.encode())
        answer = client.send(request)
        assert answer.status_code == 307
        assert re.fullmatch(r"/aanmelden/+nieuwkomer/\?a=%20b", answer.headers["location"])


def test_body_in_pieces_is_refused_when_it_grows_too_large(client: httpx.Client):
    pieces = (b"x" * 1_000 for _ in range(100))
    assert client.post(FORM, content=pieces).status_code == 413


def test_every_answer_carries_the_headers_that_guard_people(client: httpx.Client):
    asked = [
        ("GET", "/"), ("GET", "/nope"), ("GET", "/aanmelden/nieuwkomer"), ("PUT", FORM),
        ("GET", FORM), ("POST", "/aanmelden/nobody"), ("POST", FORM),
    ]  # fmt: skip
    answers = [client.request(*each) for each in asked]
    for answer in answers:
        assert _titled(answer) == EVERYWHERE
    policies = [answer.headers["Content-Security-Policy"][:18] for answer in answers]
    assert policies == ["default-src 'self'"] + ["default-src 'none'"] * 6
    assert answers[-1].headers["Cache-Control"] == "no-store"


def test_page_that_a_browser_knows_keeps_its_policy(client: httpx.Client):
    known = {"If-None-Match": client.get("/").headers["ETag"]}
    answer = client.get("/", headers=known)
    assert answer.status_code == 304
    assert "Content-Security-Policy" not in answer.headers


def _titled(answer: httpx.Response) -> dict[str, str]:
    return {header: answer.headers.get(header, "") for header in EVERYWHERE}


def test_answer_after_a_mistake_of_ours_carries_the_headers(folder: Path, tmp_path: Path):
    site = write_site(tmp_path / "site")
    with serving(folder, site) as server, server.client() as client:
        shutil.rmtree(site / "aanmelden")
        answer = client.post(FORM, data=post_of(NEWCOMER, numbered(1)))
    assert (answer.status_code, answer.json()) == (503, REFUSED)
    assert _titled(answer) == EVERYWHERE


def test_https_is_asked_for_only_where_a_trusted_proxy_has_it(folder: Path, site: Path):
    def kept_to_https(client: httpx.Client, said: str) -> bool:
        answer = client.get("/", headers={"X-Forwarded-Proto": said})
        return "Strict-Transport-Security" in answer.headers

    with serving(folder, site, proxies=["127.0.0.0/8"]) as server, server.client() as client:
        assert [kept_to_https(client, said) for said in ("https", "http", "")] == [
            True,
            False,
            False,
        ]
    with serving(folder, site) as server, server.client() as client:
        assert not kept_to_https(client, "https")


def statuses_from(client: httpx.Client, addresses: list[str]) -> list[int]:
    return [
        client.post(FORM, json={}, headers={"X-Forwarded-For": address}).status_code
        for address in addresses
    ]


def test_rate_counts_who_the_trusted_proxy_names_last(folder: Path, site: Path):
    addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.9, 192.0.2.1", "192.0.2.1, 192.0.2.3, 10.1.2.3"]
    with (
        serving(folder, site, rate=1, proxies=["127.0.0.1", "10.0.0.0/8"]) as server,
        server.client() as client,
    ):
        assert statuses_from(client, addresses) == [400, 400, 429, 400]


def test_rate_ignores_who_anybody_else_names(folder: Path, site: Path):
    with (
        serving(folder, site, rate=1, proxies=["10.0.0.0/8"]) as server,
        server.client() as client,
    ):
        assert statuses_from(client, ["192.0.2.1", "192.0.2.2"]) == [400, 429]


def test_log_has_method_path_and_status_alone(server: Server, client: httpx.Client):
    client.post(f"{FORM}?naam=Verklapt", json=post_of(NEWCOMER | {"name": "Verklapt"}))
    client.post(FORM, json=post_of(WRONG_PHONE | {"name": "Verklapt"}))
    client.get("/%0Anaam%20Verzonnen")
    log = server.log.read_text()
    assert re.search(r"INFO POST /aanmelden/newcomer 201\n", log)
    assert not re.search("Verklapt|06 12345678|naam Verzonnen|127.0.0.1", log)


def test_log_stays_calm_when_somebody_hangs_up(server: Server, client: httpx.Client):
    length = b"POST /aanmelden/newcomer HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", httpx.URL(server.address).port or 0)) as line:
        line.sendall(length)
    client.get("/hung-up")
    assert until(lambda: "GET /hung-up" in server.log.read_text())
    assert "ERROR" not in server.log.read_text()


@pytest.mark.parametrize("path", ["/%00", "/%FF", "/..%2f..%2fetc/passwd", "/" + "x" * 5_000])
def test_odd_address_is_not_found(client: httpx.Client, path: str):
    assert client.get(path).status_code == 404


scalars = st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.none()
values = scalars | st.lists(scalars, max_size=3)
names = st.sampled_from([*NEWCOMER, "submission_id", "lang", "consent_version", "reach", "x"])
changed_posts = st.dictionaries(names, values, max_size=3).map(
    lambda fields: json.dumps(post_of(NEWCOMER, numbered(7)) | fields).encode()
)
texts = st.fixed_dictionaries(
    {"name": st.text(max_size=50), "reach": st.text(max_size=420), "email": st.text(max_size=60)}
    | {"phone": st.text("0123456789+ ()-/٣x", max_size=20), "people": st.text(max_size=5)}
)
typed_posts = texts.map(lambda fields: json.dumps(post_of(NEWCOMER) | fields).encode())
types = st.sampled_from(
    ["application/json", "text/plain", "application/x-www-form-urlencoded", "text/html", ""]
)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | changed_posts | typed_posts, types)
def test_any_body_is_answered_and_never_doubled(
    client: httpx.Client, shared_folder: Path, body: bytes, content_type: str
):
    answers, counts = [], []
    for _ in range(2):
        answers.append(client.post(FORM, content=body, headers={"Content-Type": content_type}))
        counts.append(len(kept_in(shared_folder)))
    assert {answer.status_code for answer in answers} <= {201, 400, 413, 422}
    assert answers[0].content == answers[1].content
    assert counts[0] == counts[1]


def test_post_has_to_wait_when_there_are_too_many(folder: Path, site: Path):
    with serving(folder, site, rate=3) as server, server.client() as client:
        posts = [client.post(FORM, json={}) for _ in range(4)]
        page = client.post(FORM, data={})
    assert [answer.status_code for answer in posts] == [400, 400, 400, 429]
    assert (posts[3].json(), 1 <= int(posts[3].headers["Retry-After"]) <= 20) == (REFUSED, True)
    assert (page.status_code, "Retry-After" in page.headers) == (429, True)


def test_more_than_any_day_has_is_confirmed_and_set_apart(folder: Path, site: Path):
    def sign_up(client: httpx.Client, number: int) -> int:
        headers = {"X-Forwarded-For": f"192.0.2.{number}"}
        post = post_of(NEWCOMER, numbered(number))
        return client.post(FORM, json=post, headers=headers).status_code

    with serving(folder, site, rate=1, proxies=["127.0.0.1"]) as server, server.client() as client:
        assert {sign_up(client, number) for number in range(MOST_IN_ALL + 2)} == {201}
        assert server.stop() == 0
    (*_, second_last, last) = ids = [numbered(number) for number in range(MOST_IN_ALL + 2)]
    apart = inbox_of(folder / "rotterdam.xlsx", SUSPECTS.name)
    assert [(row["inzending"], row["waarom"]) for row in apart] == [
        (second_last, MANY_IN_ALL),
        (last, MANY_IN_ALL),
    ]
    assert landed(folder) == ids[:-2]


def test_sign_up_is_kept_when_the_workbooks_are_locked(folder: Path, site: Path):
    with serving(folder, site) as server, server.client() as client:
        with open_local(folder / "rotterdam.xlsx"), open_local(folder / "landelijk.xlsx"):
            answer = client.post(FORM, json=post_of(NEWCOMER, numbered(1)))
            assert answer.status_code == 201
        assert until(lambda: landed(folder) == [numbered(1)], 40)


def test_server_drains_and_ends_well_when_it_is_told_to_stop(folder: Path, site: Path):
    with serving(folder, site) as server, server.client() as client:
        client.post(FORM, json=post_of(NEWCOMER, numbered(1)))
        assert server.stop() == 0
    assert landed(folder) == [numbered(1)]


def test_post_in_flight_is_answered_when_the_server_is_told_to_stop(folder: Path, site: Path):
    body = json.dumps(post_of(NEWCOMER, numbered(1))).encode()
    head = f"POST {FORM} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with serving(folder, site) as server:
        port = httpx.URL(server.address).port or 0
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
            line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:40])
            # Until the head of it is read.
            time.sleep(0.5)
            server.process.terminate()
            assert until(lambda: not listens(port))
            line.sendall(body[40:])
            answer = b"".join(iter(lambda: line.recv(4096), b""))
        assert server.process.wait(timeout=60) == 0
    assert answer.startswith(b"HTTP/1.1 201 ")
    assert landed(folder) == [numbered(1)]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_confirmed_are_there_when_the_server_is_killed(folder: Path, site: Path):
    confirmed = []
    with serving(folder, site) as server, server.client() as client:
        for number in range(30):
            answer = client.post(FORM, json=post_of(NEWCOMER, numbered(number)))
            confirmed.append((numbered(number), answer.json()["reference"]))
        server.kill()
    assert kept_in(folder) == confirmed
    with serving(folder, site):
        assert until(lambda: landed(folder) == [id for id, _ in confirmed])


def test_two_servers_of_one_folder_keep_a_sign_up_once(folder: Path, site: Path):
    with (
        serving(folder, site) as one,
        serving(folder, site) as other,
        one.client() as first,
        other.client() as second,
        ThreadPoolExecutor(8) as threads,
    ):
        posts = [(client, n) for n in range(20) for client in (first, second, first)]
        answers = list(
            threads.map(lambda p: p[0].post(FORM, json=post_of(NEWCOMER, numbered(p[1]))), posts)
        )
        assert {answer.status_code for answer in answers} == {201}
        assert one.stop() == other.stop() == 0
    assert sorted(landed(folder)) == [numbered(number) for number in range(20)]


def test_nothing_is_confirmed_when_the_disk_is_full(folder: Path, site: Path):
    def post(client: httpx.Client, number: int) -> httpx.Response:
        long = NEWCOMER | {"reach": "x" * 400, "name": f"Amina {number}"}
        return client.post(FORM, json=post_of(long, numbered(number)))

    with serving(folder, site, largest_file=60_000) as server, server.client() as client:
        answers = [post(client, number) for number in range(40)]
    confirmed = [numbered(n) for n, answer in enumerate(answers) if answer.status_code == 201]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert len(confirmed) + len(refused) == 40
    assert 0 < len(confirmed) < 40
    assert {answer.text for answer in refused} == {json.dumps(REFUSED, separators=(",", ":"))}
    assert set(confirmed) <= {id for id, _ in kept_in(folder)}
    with serving(folder, site) as server, server.client() as client:
        assert {post(client, number).status_code for number in range(40)} == {201}
    assert len(kept_in(folder)) == 40


def test_start_is_refused_when_there_are_no_workbooks(tmp_path: Path, site: Path):
    with pytest.raises(BadInput, match="setup-workbook"):
        serve(LocalWorkbooks(tmp_path), 0, 30, print, site=site)


def test_start_is_refused_when_the_site_is_not_built(folder: Path, tmp_path: Path):
    with pytest.raises(BadInput, match="scripts/site"):
        serve(LocalWorkbooks(folder), 0, 30, print, site=tmp_path)


def test_start_is_refused_when_the_port_is_taken(server: Server, folder: Path, site: Path):
    port = httpx.URL(server.address).port
    assert port
    with pytest.raises(BadInput, match=f"--port {port}"):
        serve(LocalWorkbooks(folder), port, 30, print, site=site)


def test_start_is_refused_when_there_is_no_such_port(folder: Path, site: Path):
    with pytest.raises(BadInput, match="--port 99999"):
        serve(LocalWorkbooks(folder), 99_999, 30, print, site=site)


def test_start_is_refused_when_nobody_may_post(folder: Path, site: Path):
    with pytest.raises(BadInput, match="--rate 0"):
        serve(LocalWorkbooks(folder), 0, 0, print, site=site)


def test_start_is_refused_when_a_proxy_is_no_address(folder: Path, site: Path):
    with pytest.raises(BadInput, match=r"--proxy proxy\.example"):
        serve(LocalWorkbooks(folder), 0, 30, print, site=site, proxies=["proxy.example"])


def test_policy_allows_the_scripts_of_the_page_alone():
    html = "<script>a()</script><script src='b.js'></script><script type=\"application/json\">{}"
    found = re.search("script-src ([^;]*);", policy(html))
    assert found
    # The hash of a(), by another program.
    assert found[1] == "'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"


@pytest.mark.browser
def test_browser_finds_nothing_against_the_policy(folder: Path, built_site: Path, browser: Browser):
    wrong: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # An answer of 404 or 422 is said on the console too.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            wrong.append(message.text)

    with serving(folder, built_site) as server:
        page = browser.new_page(base_url=server.address)
        page.on("console", note)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        for path in ("/", "/aanmelden/nieuwkomer/", "/en/sign-up/group/", "/nope"):
            page.goto(path, wait_until="networkidle")
        page.goto("/", wait_until="networkidle")
        page.click(".sh-search-button")
        page.locator("[name=query]").press_sequentially("koppelen")
        page.get_by_text("gevonden").wait_for()
        page.close()
    assert wrong == []


@pytest.mark.browser
def test_page_after_an_error_is_whole_without_script(
    folder: Path, built_site: Path, browser: Browser
):
    missing: list[str] = []
    with serving(folder, built_site) as server:
        page = browser.new_page(base_url=server.address, java_script_enabled=False)
        page.on("requestfailed", lambda request: missing.append(request.url))
        page.goto("/en/sign-up/newcomer/")
        page.fill("[name=name]", "Amina <b>")
        page.on("response", lambda answer: answer.status == 404 and missing.append(answer.url))
        page.click("form[action*=aanmelden] [type=submit]")
        page.wait_for_load_state("networkidle")
        assert page.input_value("[name=name]") == "Amina <b>"
        assert page.title().startswith("Error: ")
        page.click("header a >> nth=0")
        assert page.url == server.address + "en/"
        page.close()
    assert missing == []
