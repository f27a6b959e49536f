"""What only the relay meets: locks, faults of Sheets, other workbooks, moved columns."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from intake.floods import MANY_IN_ALL
from intake.inbox import pull
from intake.submission import from_cells, reference_for
from intake.tabs import NATIONAL, SUSPECTS
from tests.intake.sending import INTAKE, MEMBER, NEWCOMER, NOON, TOKEN, numbered, post_of
from tests.relay.running import EXEC, Relay, relaying
from tests.relay.script import RELAY
from tests.relay.workbooks import Workbooks
from tests.sheets.emulator import Emulator

REFUSED = {"ok": False, "errors": []}
NOWHERE = "1" * 44
"""The id of no spreadsheet."""

HAARLEM = {**NEWCOMER, "city": "haarlem"}


@pytest.fixture(scope="module")
def made() -> Iterator[Workbooks]:
    with Emulator() as emulator:
        yield Workbooks.made(emulator, "rotterdam", "haarlem")


@pytest.fixture
def workbooks(made: Workbooks) -> Workbooks:
    return made.fresh()


@pytest.fixture
def relay(workbooks: Workbooks) -> Iterator[Relay]:
    with relaying(workbooks.settings(longest_wait=300)) as relay:
        yield relay


def send(
    relay: Relay, number: int = 1, answers: Mapping[str, Any] = NEWCOMER, form: str = "newcomer"
) -> Any:
    """The body of the answer to a sign-up, None when it is no JSON."""
    answer = relay.post(form, post_of(answers, numbered(number)))
    return answer.json() if "json" in answer.headers["content-type"] else None


def ids_in(workbooks: Workbooks, *areas: str) -> list[str]:
    return [row["inzending"] for area in areas for row in workbooks.rows(area)]


def everywhere(workbooks: Workbooks) -> list[str]:
    return ids_in(workbooks, *workbooks.ids)


# The web app


def test_get_says_nothing(relay: Relay, workbooks: Workbooks) -> None:
    answer = relay.client.get(f"{EXEC}?form=newcomer&name=x")
    assert (answer.status_code, answer.text) == (200, "Samen Hier")
    assert workbooks.emulator.requests == []


def test_answer_stands_at_a_one_time_address(relay: Relay) -> None:
    answer = relay.post("newcomer", post_of(NEWCOMER, numbered(1)))
    (first,) = answer.history
    assert (first.status_code, answer.url.path == EXEC) == (302, False)
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert relay.client.get(answer.url).status_code == 404


def test_sign_up_takes_one_read_and_one_write(relay: Relay, workbooks: Workbooks) -> None:
    send(relay, 1)
    before = len(workbooks.emulator.requests)
    send(relay, 2)
    asked = workbooks.emulator.requests[before:]
    assert [request["method"] for request in asked] == ["GET", "POST"]


def test_registry_is_read_again_after_minutes_only(relay: Relay, workbooks: Workbooks) -> None:
    for number in range(3):
        send(relay, number)
    asked = [request["path"] for request in workbooks.emulator.requests]
    assert sum(workbooks.ids[NATIONAL] in path for path in asked) == 1


# Floods


def test_more_than_any_day_has_is_set_apart(workbooks: Workbooks, tmp_path: Path) -> None:
    folder = shutil.copytree(RELAY, tmp_path / "relay")
    fields = folder / "fields.js"
    text = fields.read_text(encoding="utf-8")
    fields.write_text(re.sub('"most": 1200', '"most": 2', text), encoding="utf-8")
    with relaying(replace(workbooks.settings(), folder=folder)) as relay:
        for number in (1, 1, 2, 3, 4):
            assert send(relay, number)["ok"]
        relay.later(22_000)
        relay.forget()
        send(relay, 5)
    assert ids_in(workbooks, "rotterdam") == [numbered(n) for n in (1, 2, 5)]
    apart = workbooks.rows("rotterdam", SUSPECTS.name)
    assert [row["inzending"] for row in apart] == [numbered(3), numbered(4)]
    assert {row["waarom"] for row in apart} == {MANY_IN_ALL}


def test_intake_goes_where_the_household_is_set_apart(relay: Relay, workbooks: Workbooks) -> None:
    answer = relay.post("newcomer", post_of(HAARLEM, numbered(1), seconds="1"))
    relay.forget()
    member = {**MEMBER, "group": answer.json()["reference"], "city": "rotterdam"}
    send(relay, 2, member, "member")
    assert ids_in(workbooks, "haarlem") == [numbered(2)]


# The lock


def test_sign_up_is_refused_when_the_lock_is_not_got(relay: Relay, workbooks: Workbooks) -> None:
    with relay.held_lock():
        assert send(relay) == REFUSED
    assert everywhere(workbooks) == []
    assert send(relay) == {"ok": True, "reference": reference_for(numbered(1))}


def test_lock_is_let_go_when_writing_fails(relay: Relay, workbooks: Workbooks) -> None:
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": "POST"}])
    assert send(relay) == REFUSED
    workbooks.emulator.faults([])
    assert send(relay)["ok"]


@pytest.mark.parametrize("busy_status", [200, 429])
def test_one_too_many_at_once_gets_a_page_and_is_kept_later(
    workbooks: Workbooks, busy_status: int
) -> None:
    settings = workbooks.settings(busy_status=busy_status)
    with relaying(settings) as relay, ThreadPoolExecutor(30) as threads:
        with relay.held_lock():
            first = [threads.submit(send, relay, number) for number in range(30)]
            while relay.running() < 30:
                pass
            one_more = relay.post("newcomer", post_of(NEWCOMER, numbered(30)))
        assert all(answer.result()["ok"] for answer in first)
        assert (one_more.status_code, one_more.text[:9]) == (busy_status, "<!DOCTYPE")
        assert send(relay, 30)["ok"]
    assert sorted(everywhere(workbooks)) == [numbered(number) for number in range(31)]


def test_execution_that_is_ended_leaves_no_lock_and_no_double(workbooks: Workbooks) -> None:
    slow = {"at": 1, "kind": "slow", "match": "POST", "seconds": 3}
    with relaying(workbooks.settings(seconds=1.5)) as relay:
        workbooks.emulator.faults([slow])
        assert send(relay) is None
        assert send(relay)["ok"]
    assert everywhere(workbooks) == [numbered(1)]


# Faults


KINDS = ("429", "500", "502", "503", "drop", "503-after", "500-after", "502-after", "drop-after")


def test_sign_up_is_there_once_whatever_fails(relay: Relay, workbooks: Workbooks) -> None:
    """At each request in turn, with nothing in the cache."""
    confirmed = []
    for number, (kind, at) in enumerate(product(KINDS, (1, 2, 3, 4))):
        relay.forget()
        workbooks.emulator.faults([{"at": at, "kind": kind}])
        answers = [send(relay, number) for _ in range(3)]
        right = {"ok": True, "reference": reference_for(numbered(number))}
        assert answers[-1] == right, (kind, at)
        assert all(answer in (right, REFUSED) for answer in answers), (kind, at)
        confirmed.append(numbered(number))
    assert sorted(everywhere(workbooks)) == confirmed


def test_row_that_was_written_is_confirmed_when_the_answer_is_an_error(
    relay: Relay, workbooks: Workbooks
) -> None:
    workbooks.emulator.faults([{"at": 1, "kind": "503-after", "match": "POST"}])
    assert send(relay)["ok"]
    assert everywhere(workbooks) == [numbered(1)]


def test_nothing_is_confirmed_when_it_is_not_written(relay: Relay, workbooks: Workbooks) -> None:
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": "POST"}])
    assert [send(relay), send(relay)] == [REFUSED, REFUSED]
    assert everywhere(workbooks) == []


def test_repeat_is_known_when_the_cache_has_forgotten(relay: Relay, workbooks: Workbooks) -> None:
    answers = [send(relay)]
    relay.forget()
    answers.append(send(relay))
    assert answers[0] == answers[1]
    assert everywhere(workbooks) == [numbered(1)]


def test_each_is_there_once_when_the_quota_is_used_up(relay: Relay, workbooks: Workbooks) -> None:
    def sign_up(number: int) -> bool:
        for _ in range(100):
            if (answer := send(relay, number)) and answer["ok"]:
                return True
            time.sleep(0.2)
        return False

    workbooks.emulator.quota(reads=5, writes=4, seconds=1)
    with ThreadPoolExecutor(20) as threads:
        assert all(threads.map(sign_up, range(20)))
    assert sorted(everywhere(workbooks)) == [numbered(number) for number in range(20)]
    assert any(request["status"] == 429 for request in workbooks.emulator.requests)


steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["3", "4", "٣"]),
        st.sampled_from(["rotterdam", "haarlem", "unknown"]),
        st.none() | st.tuples(st.sampled_from(KINDS), st.integers(1, 4)),
    ),
    min_size=2,
    max_size=8,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
@example([(0, "3", "haarlem", ("drop", 2)), (0, "3", "haarlem", None)])
@example([(0, "3", "haarlem", ("503-after", 3)), (0, "4", "rotterdam", None)])
def test_what_is_confirmed_is_there_once_in_any_order(
    relay: Relay, workbooks: Workbooks, sent: list[tuple[Any, ...]]
) -> None:
    """Somebody sends this, and other answers, again and again, while requests fail."""
    workbooks.fresh()
    relay.forget()
    confirmed = {}
    for number, people, city, fault in sent:
        faults = [] if fault is None else [{"at": fault[1], "kind": fault[0]}]
        workbooks.emulator.faults(faults)
        answers = {**NEWCOMER, "people": people, "city": city}
        if (answer := send(relay, number, answers)) and answer["ok"]:
            confirmed[number, people, city] = answer["reference"]
    rows = [(area, row) for area in workbooks.ids for row in workbooks.rows(area)]
    told = [
        (row["inzending"].split(".")[0], raw["people"], raw["city"], row["aanmelding"])
        for raw, row in ((from_cells(row).raw, row) for _, row in rows)
    ]
    assert len(set(told)) == len(told)
    assert {(numbered(n), *rest, code) for (n, *rest), code in confirmed.items()} <= set(told)
    homes = {row["inzending"].split(".")[0]: area for area, row in rows}
    assert all(homes[row["inzending"].split(".")[0]] == area for area, row in rows)
    assert len({row["inzending"] for _, row in rows}) == len(rows)


# Other workbooks than expected


def test_sign_up_lands_in_landelijk_when_its_workbook_is_gone(
    relay: Relay, workbooks: Workbooks
) -> None:
    workbooks.register("haarlem", NOWHERE)
    answers = [send(relay, 1, HAARLEM) for _ in range(2)]
    assert answers == [{"ok": True, "reference": reference_for(numbered(1))}] * 2
    assert ids_in(workbooks, NATIONAL) == [numbered(1)]


def test_sign_up_lands_in_landelijk_when_its_workbook_cannot_be_read(
    relay: Relay, workbooks: Workbooks
) -> None:
    place = workbooks.ids["rotterdam"]
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": place}])
    assert send(relay)["ok"]
    workbooks.emulator.faults([])
    assert send(relay)["ok"]
    assert (ids_in(workbooks, NATIONAL), ids_in(workbooks, "rotterdam")) == ([numbered(1)], [])


def test_sign_up_waits_when_it_may_stand_in_a_workbook_that_cannot_be_read(
    relay: Relay, workbooks: Workbooks
) -> None:
    place = workbooks.ids["rotterdam"]
    workbooks.emulator.faults(
        [
            {"at": 1, "kind": "503-after", "match": f"POST .*{place}"},
            {"at": 2, "kind": "503", "match": f"GET .*{place}"},
        ]
    )
    assert send(relay) == REFUSED
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": place}])
    assert send(relay) == REFUSED
    workbooks.emulator.faults([])
    assert send(relay)["ok"]
    assert everywhere(workbooks) == [numbered(1)]


def test_registry_as_it_was_is_used_when_landelijk_cannot_be_read(
    relay: Relay, workbooks: Workbooks
) -> None:
    send(relay, 1)
    relay.later(301)
    place = workbooks.ids[NATIONAL]
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": place}])
    assert send(relay, 2)["ok"]
    assert ids_in(workbooks, "rotterdam") == [numbered(1), numbered(2)]


def test_workbook_is_found_by_its_address(relay: Relay, workbooks: Workbooks) -> None:
    id = workbooks.ids["haarlem"]
    workbooks.register("haarlem", f"https://docs.google.com/spreadsheets/d/{id}/edit?gid=0#gid=0")
    assert send(relay, 1, HAARLEM)["ok"]
    assert ids_in(workbooks, "haarlem") == [numbered(1)]


def test_sign_up_lands_in_landelijk_when_its_workbook_is_a_file(
    relay: Relay, workbooks: Workbooks
) -> None:
    workbooks.register("haarlem", "haarlem.xlsx")
    assert send(relay, 1, HAARLEM)["ok"]
    assert ids_in(workbooks, NATIONAL) == [numbered(1)]


# What belongs to a record


def household_in(workbooks: Workbooks, area: str) -> None:
    """A household that somebody typed in, so that no Inbox knows it."""
    workbooks.person(area, {"append_row": {"tab": "Nieuwkomers", "cells": [TOKEN[:8]]}})


def test_intake_lands_where_a_household_was_typed_in(relay: Relay, workbooks: Workbooks) -> None:
    household_in(workbooks, "haarlem")
    assert send(relay, 1, INTAKE, "newcomer-intake")["ok"]
    assert everywhere(workbooks) == ids_in(workbooks, "haarlem") == [numbered(1)]


def test_intake_waits_when_its_household_may_be_in_an_unreadable_workbook(
    relay: Relay, workbooks: Workbooks
) -> None:
    household_in(workbooks, "haarlem")
    place = workbooks.ids["haarlem"]
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": place}])
    assert send(relay, 1, INTAKE, "newcomer-intake") == REFUSED
    workbooks.emulator.faults([])
    assert send(relay, 1, INTAKE, "newcomer-intake")["ok"]
    assert everywhere(workbooks) == ids_in(workbooks, "haarlem") == [numbered(1)]


@pytest.mark.parametrize("form", ["newcomer-intake", "member"])
def test_what_is_about_a_record_is_not_held_up_by_a_workbook_that_is_gone(
    relay: Relay, workbooks: Workbooks, form: str
) -> None:
    workbooks.register("haarlem", NOWHERE)
    answers = INTAKE if form == "newcomer-intake" else {**MEMBER, "city": "haarlem"}
    assert send(relay, 1, answers, form)["ok"]
    assert everywhere(workbooks) == ids_in(workbooks, NATIONAL) == [numbered(1)]


@pytest.mark.parametrize(
    "action",
    [
        {"rename_tab": {"tab": "Inbox", "name": "Postvak"}},
        {"delete_columns": {"tab": "Inbox", "column": "G"}},
    ],
)
def test_member_lands_in_landelijk_when_the_inbox_of_the_group_is_spoiled(
    relay: Relay, workbooks: Workbooks, action: dict[str, Any]
) -> None:
    group = send(relay, 1, HAARLEM)["reference"]
    workbooks.person("haarlem", action)
    assert send(relay, 2, {**MEMBER, "group": group}, "member")["ok"]
    assert ids_in(workbooks, NATIONAL) == [numbered(2)]


def test_member_waits_when_the_workbook_of_the_group_cannot_be_read_now(
    relay: Relay, workbooks: Workbooks
) -> None:
    member = {**MEMBER, "group": send(relay, 1, HAARLEM)["reference"]}
    place = workbooks.ids["haarlem"]
    workbooks.emulator.faults([{"at": "every", "kind": "503", "match": place}])
    assert send(relay, 2, member, "member") == REFUSED
    workbooks.emulator.faults([])
    assert send(relay, 2, member, "member")["ok"]
    assert ids_in(workbooks, "haarlem") == [numbered(1), numbered(2)]


def test_record_is_looked_for_in_so_many_workbooks(relay: Relay, workbooks: Workbooks) -> None:
    rows = [[f"gebied {number}", f"{number:044}"] for number in range(50)]
    typed = ({"append_row": {"tab": "Werkmappen", "cells": cells}} for cells in rows)
    workbooks.person(NATIONAL, *typed)
    assert send(relay, 1, INTAKE, "newcomer-intake")["ok"]
    assert sum(request["method"] == "GET" for request in workbooks.emulator.requests) == 32


def test_member_goes_where_the_group_is_without_looking_again(
    relay: Relay, workbooks: Workbooks
) -> None:
    group = send(relay, 1, HAARLEM)["reference"]
    before = len(workbooks.emulator.requests)
    member = {**MEMBER, "group": group, "city": "rotterdam"}
    assert send(relay, 2, member, "member")["ok"]
    assert ids_in(workbooks, "haarlem") == [numbered(1), numbered(2)]
    assert len(workbooks.emulator.requests) - before == 2


# Rows and columns


INSERTED = {"insert_columns": {"tab": "Inbox", "before": "A", "count": 2}}
OWN_COLUMN = {"type": {"tab": "Inbox", "cell": "A1", "text": "van mij"}}
SWAPPED = {"swap_columns": {"tab": "Inbox", "one": "A", "other": "H"}}
SPACED = {"type": {"tab": "Inbox", "cell": "A1", "text": " inzending  "}}
SORTED = {"sort": {"tab": "Inbox", "column": "A", "descending": True}}
EMPTIED = {"clear_rows": {"tab": "Inbox", "row": 2}}


@pytest.mark.parametrize(
    "actions", [[INSERTED], [INSERTED, OWN_COLUMN], [SWAPPED], [SPACED], [INSERTED, SWAPPED]]
)
def test_cells_stand_under_their_headers_when_columns_were_moved(
    relay: Relay, workbooks: Workbooks, actions: list[dict[str, Any]]
) -> None:
    assert send(relay, 1)["ok"]
    workbooks.person("rotterdam", *actions)
    answers = [send(relay, number) for number in (1, 2, 2)]
    assert [answer["ok"] for answer in answers] == [True] * 3
    first, second = ({k.strip(): v for k, v in row.items()} for row in workbooks.rows("rotterdam"))
    assert [first["inzending"], second["inzending"]] == [numbered(1), numbered(2)]
    same = ("formulier", "taal", "toestemming", "antwoorden")
    assert [first[header] for header in same] == [second[header] for header in same]


def test_correction_is_known_when_rows_were_sorted(relay: Relay, workbooks: Workbooks) -> None:
    references = [send(relay, number)["reference"] for number in (1, 2, 3)]
    workbooks.person("rotterdam", SORTED)
    assert send(relay, 2, {**NEWCOMER, "people": "4"})["reference"] == references[1]
    assert send(relay, 3) == {"ok": True, "reference": references[2]}
    assert sorted(everywhere(workbooks)) == sorted([*map(numbered, (1, 2, 3)), numbered(2) + ".2"])


MOVES = (
    SORTED,
    {"insert_rows": {"tab": "Inbox", "before": 2, "count": 2}},
    {"delete_rows": {"tab": "Inbox", "row": 3}},
    {"move_rows": {"tab": "Inbox", "row": 2, "before": 5}},
)


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("move", MOVES, ids=lambda move: next(iter(move)))
def test_correction_is_known_when_rows_move_between_requests(
    relay: Relay, workbooks: Workbooks, move: dict[str, Any], at: int
) -> None:
    references = [send(relay, number)["reference"] for number in (1, 2, 3)]
    workbooks.emulator.faults([{"at": at, "kind": "person", "do": [move]}])
    corrected = {**NEWCOMER, "people": "4"}
    answers = [send(relay, 1, corrected), send(relay, 1, corrected), send(relay, 1)]
    assert {answer.get("reference", references[0]) for answer in answers} == {references[0]}
    assert answers[1]["ok"]
    found = [id for id in everywhere(workbooks) if id.startswith(numbered(1))]
    assert sorted(found) == [numbered(1), numbered(1) + ".2"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_sign_up_is_known_when_columns_move_between_requests(
    relay: Relay, workbooks: Workbooks, at: int
) -> None:
    send(relay)
    workbooks.person("rotterdam", SWAPPED)
    relay.forget()
    place = workbooks.ids["rotterdam"]
    workbooks.emulator.faults([{"match": place, "at": at, "kind": "person", "do": [SWAPPED]}])
    assert send(relay) in (REFUSED, {"ok": True, "reference": reference_for(numbered(1))})
    assert send(relay)["ok"]
    assert everywhere(workbooks) == [numbered(1)]


def test_correction_gets_a_free_number_when_a_row_was_deleted(
    relay: Relay, workbooks: Workbooks
) -> None:
    references = {send(relay, 1, {**NEWCOMER, "people": n})["reference"] for n in ("3", "4")}
    workbooks.person("rotterdam", {"delete_rows": {"tab": "Inbox", "row": 2}})
    references.add(send(relay, 1, {**NEWCOMER, "people": "5"})["reference"])
    assert references == {reference_for(numbered(1))}
    assert everywhere(workbooks) == [numbered(1) + ".2", numbered(1) + ".3"]


def test_row_is_never_written_over_another(relay: Relay, workbooks: Workbooks) -> None:
    for number in (1, 2, 3):
        send(relay, number)
    workbooks.person("rotterdam", EMPTIED)
    send(relay, 4)
    assert everywhere(workbooks) == [numbered(number) for number in (2, 3, 4)]


@pytest.mark.parametrize(
    "action",
    [
        {"rename_tab": {"tab": "Inbox", "name": "Postvak"}},
        {"delete_columns": {"tab": "Inbox", "column": "G"}},
        {"type": {"tab": "Inbox", "cell": "J1", "text": "sleutel"}},
    ],
)
def test_sign_up_lands_in_landelijk_when_the_inbox_is_spoiled(
    relay: Relay, workbooks: Workbooks, action: dict[str, Any]
) -> None:
    workbooks.person("rotterdam", action)
    assert send(relay)["ok"]
    assert ids_in(workbooks, NATIONAL) == [numbered(1)]


def test_id_of_another_form_is_refused(relay: Relay, workbooks: Workbooks) -> None:
    send(relay)
    assert send(relay, 1, {**MEMBER, "city": "rotterdam"}, "member") == REFUSED
    assert everywhere(workbooks) == [numbered(1)]


def test_reference_is_another_one_when_it_is_taken(relay: Relay, workbooks: Workbooks) -> None:
    taken = {"append_row": {"tab": "Inbox", "cells": ["someone-else", reference_for(numbered(1))]}}
    workbooks.person("rotterdam", taken)
    expected = {"ok": True, "reference": reference_for(numbered(1), 1)}
    assert [send(relay), send(relay)] == [expected, expected]


# What comes of it


def pulled(workbooks: Workbooks, area: str) -> None:
    online = workbooks.online.workbooks()
    with online.opened(area, workbooks.ids[area]) as workbook:
        changes = pull(workbook.read(), NOON.date(), NOON, "https://site.example", token_bytes)
        workbook.apply(changes.changes)


def test_pull_makes_a_record_of_a_sign_up_and_a_line_of_its_correction(
    relay: Relay, workbooks: Workbooks
) -> None:
    references = [
        send(relay, number, {**NEWCOMER, "name": name})["reference"]
        for number, name in enumerate(("Amina Een", "Basma Twee"))
    ]
    pulled(workbooks, "rotterdam")
    assert [row["id"] for row in workbooks.rows("rotterdam", "Nieuwkomers")] == references
    send(relay, 0, {**NEWCOMER, "name": "Amina Een", "people": "4"})
    pulled(workbooks, "rotterdam")
    (line,) = workbooks.rows("rotterdam", "Wijzigingen")
    assert (line["wie"], line["was"], line["wordt"]) == (references[0], "3", "4")


# Nothing about a person


def test_console_never_holds_what_somebody_sent(workbooks: Workbooks) -> None:
    canary = {
        **NEWCOMER,
        "name": "Verklapt Kanarie",
        "reach": "Kanarie",
        "email": "kanarie@voorbeeld.nl",
    }
    kinds = ["429", "500", "502", "503", "drop", "503-after"]
    with relaying(workbooks.settings(longest_wait=10)) as relay:
        for number, kind in enumerate(kinds):
            workbooks.emulator.faults([{"at": "every", "kind": kind}])
            send(relay, number, canary)
        workbooks.emulator.faults([])
        send(relay, 10, {**canary, "phone": "Kanarie", "religion": "Kanarie"})
        relay.post("newcomer", b'{"name": "Kanarie')
        send(relay, 11, INTAKE, "newcomer-intake")
        with relay.held_lock():
            send(relay, 12, canary)
        workbooks.person("rotterdam", {"rename_tab": {"tab": "Inbox", "name": "Kanarie"}})
        send(relay, 13, canary)
        log = relay.log()
    line = re.compile(r"(refused|workbook not opened|registry not read): [A-Za-z ]+( [0-9]{3})?")
    assert len(log) >= 10
    assert [entry for entry in log if not line.fullmatch(entry)] == []
    assert not re.search("Kanarie|kanarie", " ".join(log))


def test_property_of_landelijk_is_all_that_must_be_set(workbooks: Workbooks) -> None:
    with relaying(replace(workbooks.settings(), landelijk="")) as relay:
        assert send(relay) == REFUSED
        assert relay.log() == ["refused: no LANDELIJK"]
