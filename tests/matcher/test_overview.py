from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from intake.records import Household, Sponsor, Standing
from intake.tabs import OVERVIEW, WAITED
from matcher.matching import Matching
from matcher.outlook import Outlook
from matcher.overview import host_overview, overview
from matcher.proposals import Unplaced
from matcher.recruit import Addition, Recruit, Recruiting
from matcher.today import Places, record_tasks, waiting_tasks
from tests.matcher.people import TODAY, group, guest, host, household, table


def unchanged(matching: Matching, _count: int) -> Matching:
    return matching


def recruit(placed: int, what: str = "groep") -> Recruit:
    return Recruit(Addition(what, "groepen", 1, "group", 0, unchanged), 1, placed)


def waiting(id: str = "H0000001", helps: str = "Nog een groep.") -> Unplaced:
    return Unplaced(id, "huishouden", 9, "Geen groep.", helps)


def lines(
    unplaced: Sequence[Unplaced] = (), sponsors: Sequence[Sponsor] = (), **found: Any
) -> dict[Any, tuple[Any, Any]]:
    rows = overview([household()], sponsors, {}, unplaced, TODAY, **found)
    return {row["wat"]: (row["aantal"], row["toelichting"]) for row in rows}


def test_overview_tells_whom_to_recruit_and_how_many_that_frees() -> None:
    found = Recruiting((recruit(2), recruit(1, "groep met Tigrinya")), ("groep", "x"), ("y",))
    told = lines([waiting()], recruits=found)
    assert told["zou helpen: één groep erbij"] == (2, "huishoudens meer geplaatst")
    assert told["zou helpen: één groep met Tigrinya erbij"] == (1, "huishouden meer geplaatst")
    assert told["uitgerekend wat zou helpen"] == (
        2,
        "zo veel soorten hulp zijn uitgerekend; 1 niet, dat duurt te lang",
    )
    assert "zou helpen: Nog een groep." not in told


def test_overview_says_that_nothing_is_worked_out_while_what_is_held_clashes() -> None:
    told = lines([waiting()], recruits=Recruiting((), (), ("groep", "y")), clashes=True)
    note = "niet uit te rekenen zolang wat vaststaat niet samen kan; kijk in Logboek"
    assert told["uitgerekend wat zou helpen"] == (0, note)


def test_overview_has_five_lines_on_what_helps_at_most() -> None:
    found = Recruiting(tuple(recruit(1, f"groep {n}") for n in range(9)), ("groep",), ())
    assert sum(str(what).startswith("zou helpen") for what in lines(recruits=found)) == 5


def test_overview_counts_what_is_said_to_help_where_nothing_was_worked_out() -> None:
    told = lines([waiting(), waiting("H0000002"), waiting("H0000003", "Iets anders.")])
    assert told["zou helpen: Nog een groep."] == (2, "huishoudens")


def test_overview_says_what_another_month_might_bring_while_somebody_waits() -> None:
    month = Outlook((2,), (1,), (0,), waiting=1, none_now=1, might=1)
    name = "nog een maand wachten: misschien een kandidaat"
    assert lines([waiting()], to_come=month)[name] == (1, month.sentence)
    assert name not in lines(to_come=month)


def host_lines(households: Sequence[Household], sponsors: Sequence[Sponsor]) -> dict[Any, Any]:
    rows = host_overview(households, sponsors, {"H0000009"})
    return {row["wat"]: row["aantal"] for row in rows}


def test_overview_counts_hosts_apart_and_their_beds() -> None:
    hosts = [host(beds=1), host("F0000002", beds=4), host("F0000003", missing=("x",))]
    assert host_lines([], [group(), *hosts])["bedden bij gastgezinnen die klaar zijn"] == 5
    told = lines(sponsors=[group(), *hosts])
    kinds = ("groepen die klaar zijn", "gastgezinnen die klaar zijn")
    assert [told[what][0] for what in kinds] == [1, 2]
    assert told["gastgezinnen die nog niet klaar zijn"] == (1, "")


def test_overview_holds_what_charts_show_where_they_look() -> None:
    rows = [row["wat"] for row in overview([household()], [], {}, [waiting()], TODAY)]
    assert all(
        tuple(rows[chart.row - 2 : chart.last_row - 1]) == chart.keys for chart in OVERVIEW.charts
    )


def test_overview_counts_who_waits_by_days_and_by_what_is_missing() -> None:
    people = [household(), household("H0000002", missing=("x",))]
    waited = [replace(waiting(), days=30), replace(waiting("H0000002"), days=181)]
    rows = overview(people, [], {}, waited, TODAY)
    told = {row["wat"]: row["aantal"] for row in rows}
    assert [told[what] for what in WAITED] == [1, 0, 0, 1]
    assert (told["nog niet klaar"], told["klaar, zonder voorstel"]) == (1, 1)


def test_overview_counts_days_at_the_edges_of_the_bands_once() -> None:
    days = [0, 30, 31, 90, 91, 180, 181, 4000]
    waited = [replace(waiting(f"H000000{n}"), days=d) for n, d in enumerate(days)]
    told = lines(waited)
    assert [told[what][0] for what in WAITED] == [2, 2, 2, 2]
    assert sum(told[what][0] for what in ("nog niet klaar", "klaar, zonder voorstel")) == 8
    assert told["huishoudens zonder voorstel"][0] == 8


def test_charts_of_an_empty_workbook_show_zeros() -> None:
    told = {row["wat"]: row["aantal"] for row in overview([], [], {}, [], TODAY)}
    assert {told[key] for chart in OVERVIEW.charts for key in chart.keys} == {0}


def test_overview_counts_who_waits_for_a_host() -> None:
    stopped = guest("H0000002", standing=Standing.STOPPED)
    people = [guest(), stopped, guest("H0000003", missing=("x",)), household("H0000004")]
    hosted = guest("H0000009")
    assert host_lines([*people, hosted], [])["huishoudens die op een gastgezin wachten"] == 2


def test_overview_says_nothing_of_hosts_where_nobody_has_to_do_with_them() -> None:
    assert host_lines([household()], [group()]) == {}


def test_host_that_is_not_ready_is_a_task_in_its_own_tab() -> None:
    tables = {"Gastgezinnen": table("Gastgezinnen", {"id": "F0000001"})}
    (task,) = record_tasks(
        [host(missing=("«huisbezoek» staat nog niet op ja.",))], Places(tables), (), ()
    )
    assert task.what == "huisbezoek"
    assert task.where.startswith("Gastgezinnen!")


def test_each_household_waits_too_long_by_the_limit_of_its_own_variant() -> None:
    waited = TODAY - timedelta(days=60)
    people = {
        "H0000001": household(registered=waited),
        "H0000002": household("H0000002", variant="studenten", registered=waited),
    }
    limits = {"statushouders": 90, "studenten": 50}
    places = Places({"Nieuwkomers": table("Nieuwkomers")})
    found = waiting_tasks(map(waiting, people), people, limits, places, TODAY)
    assert [(task.id, task.deadline) for task in found] == [
        ("wacht:H0000002", waited + timedelta(days=50))
    ]
