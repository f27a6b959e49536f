from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from matcher.candidates import candidate_graph
from matcher.outlook import Outlook, outlook
from matcher.policy import Floor
from tests.matcher.people import TODAY, group, guest, host, household, pool
from tests.matcher.test_candidates import HOSTING, POLICY

NEAR = replace(POLICY, weights={"distance": 1}, floor=Floor(start=35, falls=5, lowest=15))


def days_ago(days: int) -> dict[str, object]:
    return {"registered": TODAY - timedelta(days=days)}


def test_sign_ups_are_counted_by_kind_and_month() -> None:
    records = [
        household("H0000001", **days_ago(0)),
        household("H0000002", **days_ago(29)),
        household("H0000003", **days_ago(30)),
        group("G0000001", **days_ago(61)),
        host("F0000001", **days_ago(5)),
        group("G0000002", **days_ago(200)),
    ]
    found = outlook(records, (), (), TODAY)
    assert (found.households, found.groups, found.hosts) == ((0, 1, 2), (1, 0, 0), (0, 0, 1))


def test_less_than_a_month_says_nothing_of_what_came() -> None:
    found = outlook([household(**days_ago(29))], (), (), TODAY)
    assert found.households == ()
    assert found.sentence.startswith("Er is nog geen maand aan aanmeldingen")


def test_who_gets_a_candidate_when_the_floor_falls_is_counted() -> None:
    one = household(district=3011, **days_ago(10))
    for apart, might in ((33, 1), (36, 0)):  # a fit of 34 and of 28, and a floor of 35 - 5
        other = group(district=3011 + apart, **days_ago(10))
        graph = candidate_graph(pool([one], [other]), NEAR, TODAY)
        found = outlook([], [graph], {one.id}, TODAY)
        assert (found.waiting, found.none_now, found.might) == (1, 1, might)


def test_the_sponsor_has_its_own_floor() -> None:
    one = household(district=3011, **days_ago(100))
    graph = candidate_graph(pool([one], [group(district=3045, **days_ago(0))]), NEAR, TODAY)
    assert outlook([], [graph], {one.id}, TODAY).might == 1
    low = replace(NEAR, floor=Floor(start=35, falls=2, lowest=15))
    graph = candidate_graph(pool([one], [group(district=3045, **days_ago(0))]), low, TODAY)
    assert outlook([], [graph], {one.id}, TODAY).might == 0


def test_what_a_month_more_brings_is_what_the_graph_of_that_day_says() -> None:
    some = [household(f"H{n:07}", district=3000 + 7 * n, **days_ago(9 * n)) for n in range(9)]
    others = [group(f"G{n:07}", district=3090 - 5 * n, **days_ago(11 * n)) for n in range(6)]
    people = pool(some, others)
    now, later = (
        {one.id for one, _, _ in candidate_graph(people, NEAR, day).candidates()}
        for day in (TODAY, TODAY + timedelta(days=30))
    )
    found = outlook([], [candidate_graph(people, NEAR, TODAY)], {one.id for one in some}, TODAY)
    assert later - now
    assert (found.none_now, found.might) == (len(some) - len(now), len(later - now))


def test_candidate_of_either_kind_is_one() -> None:
    one = guest(languages=frozenset({"ti"}))
    graphs = [
        candidate_graph(pool([one], [group()]), POLICY, TODAY),
        candidate_graph(pool([one], [host(languages=frozenset({"ti"}))]), HOSTING, TODAY),
    ]
    assert outlook([], graphs[:1], {one.id}, TODAY).none_now == 1
    assert outlook([], graphs, {one.id}, TODAY).none_now == 0


def test_households_with_a_proposal_are_left_out() -> None:
    graph = candidate_graph(pool([household()], []), POLICY, TODAY)
    assert outlook([], [graph], (), TODAY).waiting == 0


def test_sentence_says_what_might_be_and_promises_nothing() -> None:
    found = Outlook((4, 2, 3), (1, 1, 1), (0, 0, 1), waiting=7, none_now=3, might=2)
    assert found.sentence == (
        "In de laatste 3 maanden kwamen er per maand bij: "
        "2 tot 4 huishoudens, 1 groep en hoogstens 1 gastgezin. "
        "De volgende maand kan het anders zijn. "
        "3 van de 7 huishoudens zonder voorstel hebben nu geen kandidaat. "
        "De ondergrens zakt als iemand langer wacht. "
        "Over een maand hebben 2 huishoudens daardoor misschien wel een kandidaat."
    )


def test_sentence_of_one_of_each_is_singular() -> None:
    found = Outlook((1,), (1,), (0,), waiting=1, none_now=1, might=1)
    assert found.sentence == (
        "In de laatste maand kwamen er bij: 1 huishouden, 1 groep en geen gastgezinnen. "
        "De volgende maand kan het anders zijn. "
        "Het enige huishouden zonder voorstel heeft nu geen kandidaat. "
        "De ondergrens zakt als iemand langer wacht. "
        "Over een maand heeft 1 huishouden daardoor misschien wel een kandidaat."
    )


def test_sentence_says_so_when_a_month_more_helps_nobody() -> None:
    found = Outlook((), (), (), waiting=7, none_now=1, might=0)
    assert found.sentence == (
        "Er is nog geen maand aan aanmeldingen. "
        "Hoeveel er de volgende maand bij komen, is niet te zeggen. "
        "1 van de 7 huishoudens zonder voorstel heeft nu geen kandidaat. "
        "Alleen een maand langer wachten helpt daar niet."
    )


def test_sentence_says_nothing_of_the_floor_when_everybody_has_a_candidate() -> None:
    assert "kandidaat" not in Outlook((4,), (1,), (0,), waiting=7, none_now=0, might=0).sentence


def test_a_month_lifts_no_requirement_and_counts_nobody_with_a_proposal() -> None:
    elsewhere = household("H0000001", district=3011, city="almere", **days_ago(10))
    placed = household("H0000002", district=3011, **days_ago(10))
    people = pool([elsewhere, placed], [group(district=3044, **days_ago(10))])
    graph = candidate_graph(people, NEAR, TODAY)
    found = outlook([], [graph], {elsewhere.id}, TODAY)
    assert (found.waiting, found.none_now, found.might) == (1, 1, 0)
    assert outlook([], [graph], {elsewhere.id, placed.id}, TODAY).might == 1
