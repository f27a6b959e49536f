from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import GROUP, HOST, Household, Sponsor
from matcher.candidates import CandidateGraph, candidate_graph
from matcher.criteria import REQUIREMENTS
from matcher.policy import load_policies
from matcher.pool import Pool
from matcher.proposals import Proposal, Unplaced, propose_all, unplaced
from matcher.review import Pair
from tests.matcher.people import TODAY, group, guest, host, household, pool, window
from tests.matcher.test_candidates import POLICY, numbered, policy_of, pools
from tests.matcher.test_criteria import groups, hosts, households
from tests.matcher.test_matching import matching

HOSTING = load_policies()["logeren"]
H1, G1 = "H0000001", "G0000001"
ANSWERED: dict[str, Any] = {"composition": "mixed", "step_free": True, "lgbt_safe": True}


def propose(graph: CandidateGraph, pair: Pair, taken: Mapping[str, str]) -> Proposal:
    return propose_all(graph, [pair], taken)[0]


def proposal(one: Household, other: Sponsor, **places: int) -> Proposal:
    policy = HOSTING if other.kind == HOST else POLICY
    graph = candidate_graph(pool([one], [other], **places), policy, TODAY)
    return propose(graph, Pair(one.id, other.id), {})


# --- why, and what to mind ----------------------------------------------------------------------


def test_why_says_what_is_strong_for_each_side() -> None:
    one = household(goals=frozenset({"dutch"}), district=3011)
    other = group(offers=frozenset({"dutch", "work"}), district=3036, **ANSWERED)
    assert proposal(one, other).why == (
        "Praten kan in het Arabisch. Samen willen ze aan de slag met Nederlands oefenen. "
        "Sterk voor het huishouden: talen 100, wat we samen doen 100. "
        "Sterk voor de groep: talen 100."
    )


@pytest.mark.parametrize(("common", "named"), [(2, "interesses 67"), (1, "")])
def test_two_thirds_is_strong(common: int, named: str) -> None:
    interests = ("music", "film", "sport")
    one = household(interests=frozenset(interests))
    other = group(interests=frozenset((*interests[:common], "walking", "games")[:3]))
    graph = candidate_graph(pool([one], [other]), replace(POLICY, weights={"interests": 1}), TODAY)
    why = propose(graph, Pair(H1, G1), {}).why
    assert (named in why, "Sterk" in why) == (True, bool(named))


def test_what_is_served_badly_is_to_mind_and_no_reason() -> None:
    one = household(goals=frozenset({"dutch", "work", "study", "letters"}))
    other = group(offers=frozenset({"dutch"}), **ANSWERED)
    found = proposal(one, other)
    assert "aan de slag" not in found.why
    assert found.mind == "Past minder voor het huishouden: wat we samen doen 25."


def test_reasons_begin_with_what_matters_most() -> None:
    one = household(interests=frozenset({"music"}), matters_most=frozenset({"interests"}))
    other = group(interests=frozenset({"music"}), languages=frozenset({"ar"}))
    policy = replace(POLICY, weights={"languages": 3, "interests": 2})
    graph = candidate_graph(pool([one], [other]), policy, TODAY)
    assert propose(graph, Pair(H1, G1), {}).why.startswith("Beide kanten houden van muziek.")


WHO, STEPS = "wie er in de groep zijn", "of het zonder trap of drempel kan"
WELCOME = "of iedereen welkom is, ook lhbti"


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        (group(**ANSWERED), ""),
        (
            group(**{**ANSWERED, "composition": "unsaid"}),
            f"Vraag de groep nog: {WHO}.",
        ),
        (
            host(stay=window(0, 99), composition="women", lgbt_safe=False),
            f"Vraag het gastgezin nog: {STEPS}.",
        ),
        (group(), f"Vraag de groep nog: {WHO}; {STEPS}; {WELCOME}."),
    ],
)
def test_what_a_sponsor_left_open_is_asked_whether_anybody_wished_it_or_not(
    other: Sponsor, asked: str
) -> None:
    for wish in (False, True):
        one = guest(women_only=wish and other.composition is None, step_free=wish)
        assert proposal(one, other).mind == asked


def test_what_the_policy_does_not_require_is_not_asked() -> None:
    policy = replace(POLICY, requires=("area",))
    graph = candidate_graph(pool([household()], [group()]), policy, TODAY)
    assert propose(graph, Pair(H1, G1), {}).mind == ""


def test_builder_is_to_mind_where_talking_needs_one() -> None:
    one = household(languages=frozenset({"ti"}))
    assert "community builder (Tigrinya)" in proposal(one, group(), ti=1).mind
    unknown = group(languages=frozenset(), dutch_speakers=None)
    assert "Vraag na welke talen beide kanten spreken." in proposal(one, unknown, ti=1).mind


def test_pair_made_by_hand_says_what_is_in_the_way() -> None:
    far = proposal(household(city="almere"), group(**ANSWERED))
    assert far.mind.startswith("Dit kan niet zomaar: in een andere stad.")


def test_pair_under_the_floor_says_that_it_would_not_be_proposed() -> None:
    policy = replace(POLICY, weights={"distance": 1})
    one, other = household(district=3011), group(district=3099, **ANSWERED)
    graph = candidate_graph(pool([one], [other]), policy, TODAY)
    mind = propose(graph, Pair(one.id, other.id), {}).mind
    assert mind.startswith("Dit paar zou nu niet voorgesteld worden.")


def without_wishes(one: Household) -> Household:
    return replace(one, women_only=False, step_free=False, lgbt_safe=False, diet=frozenset())


@given(households, groups | hosts)
def test_a_sensitive_answer_changes_nothing_that_is_said(one: Household, other: Sponsor) -> None:
    policy = policy_of([other])
    policy = replace(policy, weights={k: w for k, w in policy.weights.items() if k != "diet"})
    said = []
    for asked in (one, without_wishes(one)):
        graph = candidate_graph(pool([asked], [other], ar=1), policy, TODAY)
        said.append(propose(graph, Pair(one.id, other.id), {}).cells())
    assert said[0] == said[1]


# --- many at once -------------------------------------------------------------------------------


def test_many_proposals_are_those_of_each() -> None:
    some = [household(f"H{n:07}", district=3000 + n) for n in range(9)]
    others = [group(f"G{n:07}", district=3000 + 2 * n) for n in range(9)]
    graph = candidate_graph(pool(some, others), POLICY, TODAY)
    pairs = [Pair(one.id, other.id) for one in some for other in others]
    assert propose_all(graph, pairs, {}) == [propose(graph, pair, {}) for pair in pairs]


def test_next_best_are_the_two_that_fit_best_and_who_has_them() -> None:
    others = [group(f"G000000{n}", district=3000 + 10 * n) for n in (1, 2, 3, 4)]
    policy = replace(POLICY, weights={"distance": 1})
    graph = candidate_graph(pool([household(district=3010)], others), policy, TODAY)
    found = propose(graph, Pair(H1, G1), {"G0000003": "H0000009"}).next_best
    assert found == "G0000002 past 80, nog vrij; G0000003 past 60, staat nu bij H0000009"


def test_what_is_no_candidate_is_no_next_best() -> None:
    others = [group(), group("G0000002", city="almere")]
    graph = candidate_graph(pool([household()], others), POLICY, TODAY)
    assert propose(graph, Pair(H1, G1), {}).next_best == ""


def test_of_next_bests_that_fit_alike_the_first_id_comes_first() -> None:
    others = [group(f"G000000{n}") for n in (3, 1, 2)]
    graph = candidate_graph(pool([household()], others), POLICY, TODAY)
    assert propose(graph, Pair(H1, G1), {}).next_best.startswith("G0000002")


def test_alternatives_that_are_given_stand_there_instead() -> None:
    graph = candidate_graph(pool([household()], [group(), group("G0000002")]), POLICY, TODAY)
    pair = Pair(H1, G1)
    assert propose_all(graph, [pair], {}, {pair: "G0000002 kost niets"})[0].next_best == (
        "G0000002 kost niets"
    )


# --- who has no proposal ------------------------------------------------------------------------


def told(graph: CandidateGraph, **options: Any) -> Mapping[str, Unplaced]:
    return {one.id: one for one in unplaced(graph, (), (), TODAY, **options)}


def test_household_that_seeks_both_is_told_of_both() -> None:
    one = guest(languages=frozenset({"ti"}), adults=(0, 4, 0, 0), stay=window(0, 99))
    of_groups = told(candidate_graph(pool([one], [group()]), POLICY, TODAY))[H1]
    of_hosts = told(candidate_graph(pool([one], [host(stay=window(0, 99))]), HOSTING, TODAY))[H1]
    both = of_hosts.joined(of_groups)
    assert both == of_groups.joined(of_hosts)
    assert both.why == (
        "Groep: 1 van de 1: geen gedeelde taal en geen plek bij een community builder. "
        "Gastgezin: 1 van de 1: er zijn te weinig bedden. "
        "1 van de 1: geen gedeelde taal en geen plek bij een community builder."
    )
    assert both.helps == (
        "Een builder of groep met Tigrinya. Of een gastgezin met plek voor 4 mensen, "
        "en ook een builder of gastgezin met Tigrinya."
    )


def test_who_seeks_a_host_is_not_told_of_groups() -> None:
    graph = candidate_graph(pool([guest()], []), HOSTING, TODAY)
    one = told(graph)[H1]
    assert one.why == "Er is nog geen gastgezin klaar voor een koppeling."
    assert one.helps == "Nog een gastgezin met Arabisch."


def test_pair_that_was_a_match_is_not_told_as_a_no() -> None:
    graph = candidate_graph(pool([household()], [group(), group("G0000002")]), POLICY, TODAY)
    matched, refused = Pair(H1, "G0000001"), Pair(H1, "G0000002")
    found = unplaced(graph, (), (matched, refused), TODAY, over=(matched,))
    assert {one.id: one.why for one in found}[H1] == (
        "1 keer staat er al een nee, «nu niet» of «past niet». "
        "1 keer was er al een koppeling: die komt niet nog eens."
    )


def test_passed_over_says_by_which_rule() -> None:
    others = [group(f"G000000{n}") for n in range(6)]
    graph = candidate_graph(pool([household()], others), POLICY, TODAY)
    rules = {"priority": 1, "capacity": 2, "builder": 1, "quota": 1}
    assert told(graph, passed={(H1, GROUP): rules})[H1].why == (
        "1 van de 6: gaat naar een huishouden dat voorgaat. "
        "2 van de 6: is nodig voor een ander huishouden. "
        "1 van de 6: de plekken bij de community builder zijn vergeven. "
        "1 van de 6: de ronde is vol. 1 van de 6: wordt al vastgehouden voor een ander."
    )


@pytest.mark.parametrize(
    ("rules", "helps"),
    [
        ({"quota": 1}, "Meer koppelingen in deze ronde, of de volgende ronde."),
        ({"together": 1}, "Een sponsor voor wie erbij hoort."),
        ({"capacity": 1}, "Nog een groep met Arabisch."),
    ],
)
def test_what_helps_lifts_the_rule_by_which_all_went_elsewhere(
    rules: dict[str, int], helps: str
) -> None:
    graph = candidate_graph(pool([household()], [group()]), POLICY, TODAY)
    assert told(graph, passed={(H1, "group"): rules})[H1].helps == helps


def test_no_change_is_named_that_a_floor_or_a_wish_would_undo() -> None:
    policy = replace(POLICY, weights={"distance": 1})
    one = household(languages=frozenset({"ti"}), district=3011, women_only=True)
    others = [group(district=3099), group("G0000002", district=3011, composition="men")]
    found = told(candidate_graph(pool([one], others), policy, TODAY))[H1].helps
    assert found == "Nog een groep met Tigrinya."


KURMANCI = frozenset({"kmr"})


@pytest.mark.parametrize(
    ("languages", "rules", "places", "helps"),
    [
        ({"kmr"}, {"capacity": 1}, {}, "Nog een groep met Koerdisch (Kurmanci)."),
        ({"en", "kmr"}, {"capacity": 1}, {}, "Nog een groep met Engels of Koerdisch (Kurmanci)."),
        (
            {"kmr"},
            {"builder": 1},
            {"kmr": 1},
            "Een builder of groep met Koerdisch (Kurmanci).",
        ),
        ({"kmr"}, {"capacity": 1}, {"kmr": 1}, "Nog een groep."),
        ({"nl", "kmr"}, {"capacity": 1}, {}, "Nog een groep."),
        (set(), {"capacity": 1}, {}, "Nog een groep."),
    ],
)
def test_language_is_named_where_a_new_group_must_speak_it(
    languages: set[str], rules: dict[str, int], places: dict[str, int], helps: str
) -> None:
    one = household(languages=frozenset(languages))
    some = pool([one], [group(languages=KURMANCI)], **places)
    graph = candidate_graph(some, POLICY, TODAY)
    assert told(graph, passed={(H1, GROUP): rules})[H1].helps == helps


def test_language_is_named_where_nobody_is_there_and_where_its_lack_is_under_the_floor() -> None:
    one = household(languages=KURMANCI)
    strict = replace(POLICY, weights={"languages": 1})
    for others in ([], [group(languages=frozenset({"nl"}))]):
        found = told(candidate_graph(pool([one], others), strict, TODAY))[H1].helps
        assert found == "Nog een groep met Koerdisch (Kurmanci)."


def test_language_that_a_policy_does_not_require_is_not_named() -> None:
    free = replace(POLICY, requires=("area",))
    graph = candidate_graph(pool([household(languages=KURMANCI)], []), free, TODAY)
    assert told(graph)[H1].helps == "Nog een groep."


def test_one_more_group_helps_where_no_other_change_does() -> None:
    one, other = household(women_only=True), group(composition="men")
    more = candidate_graph(pool([one], [other, group("G0000002")]), POLICY, TODAY)
    found = told(candidate_graph(pool([one], [other]), POLICY, TODAY))[H1].helps
    assert found == "Nog een groep met Arabisch."
    assert more.tally(H1).possible == 1


def test_fewest_and_commonest_requirements_in_the_way_are_named() -> None:
    one = household(languages=frozenset({"ti"}), adults=(0, 4, 0, 0))
    dutch, large = frozenset({"nl"}), frozenset({"ti"})
    others = [
        group("G0000001", languages=dutch, largest_household=2, city="almere"),
        group("G0000002", languages=dutch, largest_household=2),
        group("G0000003", languages=dutch, largest_household=2),
    ]
    both = "Een groep die een huishouden van 4 mensen verwelkomt, "
    both += "en ook een builder of groep met Tigrinya."
    assert told(candidate_graph(pool([one], others), POLICY, TODAY))[H1].helps == both
    others.append(group("G0000004", languages=large, largest_household=3))
    found = told(candidate_graph(pool([one], others), POLICY, TODAY))[H1].helps
    assert found == "Een groep die een huishouden van 4 mensen verwelkomt."
    others += [group("G0000005", languages=dutch), group("G0000006", languages=dutch)]
    found = told(candidate_graph(pool([one], others), POLICY, TODAY))[H1].helps
    assert found == "Een builder of groep met Tigrinya."


def test_who_has_a_candidate_needs_one_more_and_no_change() -> None:
    others = [group(), group("G0000002", city="almere")]
    graph = candidate_graph(pool([household()], others), POLICY, TODAY)
    assert told(graph)[H1].helps == "Nog een groep met Arabisch."


def test_no_room_is_named_where_none_is_long_enough() -> None:
    one, other = guest(stay=window(0, 9)), host(stay=window(0, 99))
    policy = replace(HOSTING, shortest_stay=30)
    assert told(candidate_graph(pool([one], [other]), policy, TODAY))[H1].helps == (
        "Nog een gastgezin met Arabisch."
    )


LIFT: dict[str, Callable[[Household, Sponsor], dict[str, Any]]] = {
    "variant": lambda one, _: {"variant": one.variant},
    "area": lambda one, _: {"city": one.city},
    "region": lambda one, _: {"city": one.city},
    "size": lambda one, _: {"largest_household": one.size},
    "beds": lambda one, _: {"beds": one.size},
    "dates": lambda one, _: {"stay": one.stay},
    "pets": lambda _, __: {"pets": False},
    "smoking": lambda _, __: {"smokes": False, "smoking": True},
    "trial_weekend": lambda _, __: {"trial_weekend": True},
    "trained": lambda one, _: {"trained": one.arrives and one.arrives.first},
}
"""The change that each requirement's sentence names; a language is a builder's place."""


def changed(graph: CandidateGraph, one: Household, named: list[str]) -> Iterator[CandidateGraph]:
    """The graph made again with what is named, for one sponsor after the other."""
    for place, sponsor in enumerate(graph.pool.sponsors):
        answers = [LIFT[id](one, sponsor) for id in named if id != "language"]
        other = replace(sponsor, **{k: v for answer in answers for k, v in answer.items()})
        others = (*graph.pool.sponsors[:place], other, *graph.pool.sponsors[place + 1 :])
        places = dict.fromkeys(one.languages, 1) if "language" in named else {}
        places = {**graph.pool.builder_places, **places}
        yield candidate_graph(Pool(graph.pool.households, others, places), graph.policy, TODAY)


@given(pools, st.sampled_from([0, 21, 60]))
def test_the_change_that_is_named_makes_a_candidate(
    people: tuple[list, list], shortest: int
) -> None:
    some, others = numbered(*people)
    policy = replace(policy_of(others), shortest_stay=shortest)
    graph = candidate_graph(pool(some, others), policy, TODAY)
    reasons = {one.id: one.reason for one in REQUIREMENTS if one.reason}
    for one in told(graph).values():
        household = next((each for each in some if each.id == one.id), None)
        if household is None or graph.tally(one.id).possible:
            continue
        kind = policy.sponsors
        named = [id for id, row in reasons.items() if row.helps(household, kind) in one.helps]
        named = [id for id in named if id in policy.requires]
        if named:
            assert any(g.tally(one.id).possible for g in changed(graph, household, named))


def test_host_is_told_that_a_guest_with_a_group_suits_it_too_little() -> None:
    policies = {**load_policies(), "logeren": replace(HOSTING, good_enough=99.0)}
    run = matching([guest(stay=window(0, 99))], [group(), host(stay=window(0, 99))])
    (told,) = replace(run, policies=policies).unplaced
    assert told.id == "F0000001"
    assert told.why == (
        "1 van de 1: past minder dan goed genoeg, en het huishouden krijgt al een andere soort "
        "sponsor."
    )
