"""Volunteers become groups in a workbook in memory: run, decide, run again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest

from intake.checks import IN_A_GROUP
from intake.dossier import dossier, forgetting
from intake.inbox import pull
from intake.workbook import Row, Snapshot
from matcher.forming import Forming, _gains
from matcher.group_review import (
    GroupReview,
    group_name,
    proposal_id,
    read_group,
    said,
)
from matcher.groups import Formation
from matcher.run import match_run
from matcher.settings import Settings
from matcher.solution import Level
from tests.matcher.people import TODAY, after, snapshot, table
from tests.matcher.test_groups import singles
from tests.matcher.test_run import (
    DERIVED,
    G1,
    H1,
    NOW,
    POLICIES,
    Cells,
    members,
    newcomer,
    proposal_of,
    ran,
    rows,
    run,
    tasks_of,
    texts,
    typed,
    welcoming,
    with_rows,
    without,
)

TAB = "Groepen vormen"
V = [f"V000000{number}" for number in range(10)]
MAIL = {"e-mail": f"{V[1].lower()}@example.org"}
EVERYBODY = {"besluit": "voorleggen", "zegt_ja": "iedereen"}
HIDDEN = (*DERIVED, TAB, "Groepen")
"""Where nobody is named before everybody said yes: every tab but those of the records."""


def volunteer(id: str, **cells: Any) -> Cells:
    """A row of Vrijwilligers that is ready for a group."""
    return {
        "id": id,
        "aangemeld": "2026-11-02",
        "variant": "statushouders",
        "gesprek": "ja",
        "taal": "Nederlands",
        "naam": f"Naam van {id}",
        "e-mail": f"{id.lower()}@example.org",
        "telefoon": f"+31 6 1234567{id[-1]}",
        "stad": "Rotterdam",
        "aantal mensen": "1",
        "spreken Nederlands": "1",
        "kan": "in het weekend",
        "toestemming": "ja",
        **cells,
    }


def five(**cells: Any) -> list[Cells]:
    """Four units that are five people; the first has two, of whom one wants to coordinate."""
    two = {"aantal mensen": "2", "spreken Nederlands": "2", "wil coördineren": "ja"}
    return [volunteer(V[0], **two, **cells), *(volunteer(id, **cells) for id in V[1:4])]


def elsewhere(**cells: Any) -> list[Cells]:
    """Five people more."""
    return [
        {**one, "id": id, "naam": f"Naam van {id}", "e-mail": f"{id}@example.org", "telefoon": ""}
        for one in five(**cells)
        for id in [f"W{one['id'][1:]}"]
    ]


def small(id: str = G1, size: int = 3) -> Cells:
    """A row of Groepen that is too small and may be topped up."""
    counts = {"grootte": str(size), "spreken Nederlands": str(size)}
    return welcoming(id, **counts, **{"mensen erbij": "ja"})


def area(volunteers: list[Cells], groups: int = 0, **tabs: list[Cells]) -> Snapshot:
    """These volunteers, and so many groups of three that may be topped up."""
    ids = [f"G000000{number}" for number in range(1, groups + 1)]
    everybody = [member for id in ids for member in members(id)[:3]]
    listed = [{**cells, "id": f"M{number:07d}"} for number, cells in enumerate(everybody)]
    tabs = {"Groepen": [small(id) for id in ids], "Groepsleden": listed, **tabs}
    return snapshot(Vrijwilligers=volunteers, **tabs)


def joined_by(workbook: Snapshot, tab: str, *more: Cells) -> Snapshot:
    """The workbook after these came in."""
    old = workbook.tables[tab]
    last = max((row.number for row in old.rows), default=1)
    new = table(tab, *more).rows
    moved = tuple(replace(row, number=last + n) for n, row in enumerate(new, start=1))
    return with_rows(workbook, old, (*old.rows, *moved))


def group_id(*ids: str) -> str:
    return proposal_id(frozenset(ids))


FIVE = group_id(*V[:4])
_OF_FIVE = group_name(frozenset(V[:4]))
TOPPED_UP = group_id(G1, V[0])


def changed(before: Snapshot, later: Snapshot) -> list[str]:
    return [name for name, found in later.tables.items() if found != before.tables[name]]


def formed() -> Snapshot:
    """A workbook in which everybody of the five said yes."""
    return ran(typed(ran(area(five())), TAB, FIVE, **EVERYBODY))


def topped_up() -> Snapshot:
    """A workbook in which a group of three was topped up with a unit of two."""
    once = ran(area(five()[:1], 1))
    return ran(typed(once, TAB, TOPPED_UP, **EVERYBODY))


# --- proposing ----------------------------------------------------------------------------------


def test_volunteers_who_are_ready_are_proposed_as_a_group() -> None:
    row = rows(ran(area(five())), TAB)[FIVE]
    assert (row["stand"], row["stad"], row["mensen"]) == ("voorstel", "Rotterdam", "5")
    assert row["wie"].splitlines()[0] == f"{V[0]}: 2 mensen, wil coördineren"
    assert row["waarom"].startswith("Samen zijn ze met 5")


def test_second_run_changes_only_logboek_when_groups_are_proposed() -> None:
    once = ran(area([*five(), volunteer(V[5])], 1))
    assert changed(once, ran(once)) == ["Logboek"]


def test_order_of_volunteers_changes_no_group() -> None:
    people = [*five(), volunteer(V[5]), volunteer(V[6])]
    assert rows(ran(area(people)), TAB) == rows(ran(area(people[::-1])), TAB)


def test_who_is_not_ready_is_in_no_group() -> None:
    once = ran(area([*five()[:3], volunteer(V[3], gesprek="")]))
    assert rows(once, TAB) == {}
    assert rows(once, "Niet gekoppeld")[V[3]]["wat zou helpen"] == "«gesprek» staat nog niet op ja."
    assert tasks_of(once)[f"klaar:{V[3]}"]["wat"] == "vrijwilliger bellen"


@pytest.mark.parametrize(
    ("cells", "what", "reach"),
    [
        ({}, "vrijwilliger bellen", "Naam en telefoonnummer staan in de rij."),
        ({"telefoon": ""}, "vrijwilliger mailen", "Naam en e-mailadres staan in de rij."),
    ],
)
def test_talk_with_a_volunteer_says_where_the_number_or_address_stands(
    cells: Cells, what: str, reach: str
) -> None:
    task = tasks_of(ran(area([volunteer(V[3], gesprek="", **cells)])))[f"klaar:{V[3]}"]
    assert task["wat"] == what
    assert task["waarom"].startswith(reach)


def test_left_over_learns_what_is_missing_in_the_tab() -> None:
    row = rows(ran(area(five()[:3])), "Niet gekoppeld")[V[1]]
    assert (row["soort"], row["dagen wacht"]) == ("vrijwilliger", "20")
    assert row["wat zou helpen"] == "Voor een groep is nodig: nog 1 persoon."


def test_logboek_tells_how_sure_the_groups_are() -> None:
    found, _ = run(area(five()))
    assert "Groepen van vrijwilligers: 1 voorgesteld" in found.outcome
    assert found.outcome.endswith("Bewezen: betere groepen zijn er niet met deze regels.")


def test_area_without_volunteers_is_told_nothing_of_groups() -> None:
    found, _ = run(snapshot())
    assert "vrijwilligers" not in found.outcome


def test_group_that_agreed_is_topped_up() -> None:
    row = rows(ran(area(five()[:1], 1)), TAB)[TOPPED_UP]
    assert row["wie"] == f"{G1}: de groep, 3 mensen\n{V[0]}: 2 mensen, wil coördineren"
    assert row["mensen"] == "5"


@pytest.mark.parametrize("words", [{"besluit": "voorleggen"}, {"besluit": "vastzetten"}])
def test_group_in_a_pair_that_is_held_is_never_topped_up(words: dict[str, str]) -> None:
    ready = [small(size=5)]
    people = [{**cells, "id": f"M{n:07d}"} for n, cells in enumerate(members(G1))]
    before = area([], Nieuwkomers=[newcomer(H1)], Groepen=ready, Groepsleden=people)
    once = ran(before)
    held = ran(typed(once, "Voorstellen", proposal_of(once, H1), **words))
    # Two members left it since, so that it has room.
    table_ = held.tables["Groepsleden"]
    less = with_rows(held, table_, table_.rows[:3])
    smaller = typed(less, "Groepen", G1, grootte="3")
    assert rows(ran(joined_by(smaller, "Vrijwilligers", *five()[:1])), TAB) == {}


def test_two_cities_are_two_groups() -> None:
    there = elsewhere(stad="Almere")
    cities = {row["stad"] for row in rows(ran(area([*five(), *there])), TAB).values()}
    assert cities == {"Rotterdam", "Almere"}


# --- deciding -----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [{"besluit": "voorleggen"}, {"besluit": "vastzetten"}])
def test_group_that_people_hold_stays_when_others_fit_better(words: dict[str, str]) -> None:
    held = typed(ran(area(five())), TAB, FIVE, **words)
    old = [volunteer(id, aangemeld="2026-01-02") for id in V[5:8]]
    assert set(rows(ran(joined_by(held, "Vrijwilligers", *old)), TAB)) == {FIVE}


@pytest.mark.parametrize(
    ("words", "stand"),
    [
        ({"besluit": "nu niet"}, "nu niet"),
        ({"besluit": "past niet"}, "past niet"),
        ({"besluit": "voorleggen", "zegt_nee": V[2]}, "nee gezegd"),
    ],
)
def test_refused_group_is_barred_and_its_people_are_free(words: dict[str, str], stand: str) -> None:
    refused = ran(typed(ran(area(five())), TAB, FIVE, **words))
    assert rows(refused, TAB)[FIVE]["stand"] == stand
    assert set(rows(refused, "Niet gekoppeld")) == set(V[:4])
    again = ran(joined_by(refused, "Vrijwilligers", volunteer(V[5])))
    assert [row["stand"] for row in rows(again, TAB).values()].count("voorstel") == 1


@pytest.mark.parametrize(
    ("words", "free"),
    [
        ({"besluit": "nu niet"}, True),
        ({"besluit": "voorleggen", "zegt_nee": V[2]}, True),
        ({"besluit": "past niet"}, False),
    ],
)
def test_new_round_frees_all_but_what_never_fits(words: dict[str, str], free: bool) -> None:
    said_so = ran(typed(ran(area(five())), TAB, FIVE, **words, notitie="mei"))
    anew = rows(ran(typed(said_so, "Instellingen", "ronde", waarde="volgende")), TAB)
    if free:
        assert (anew[FIVE]["stand"], anew[FIVE]["besluit"], anew[FIVE]["zegt nee"]) == (
            "voorstel", "", "",
        )  # fmt: skip
        assert anew[FIVE]["notitie"] == "mei"
    else:
        assert anew == {}


def test_deleted_row_of_a_refused_group_forgets_nothing() -> None:
    refused = ran(typed(ran(area(five())), TAB, FIVE, besluit="past niet"))
    assert rows(ran(without(refused, TAB, FIVE)), TAB) == {}


@pytest.mark.parametrize(
    "words", [{**EVERYBODY, "zegt_nee": V[3]}, {"zegt_ja": "iedereen"}, {"zegt_ja": V[0]}]
)
def test_deleted_row_that_contradicts_itself_makes_no_group(words: dict[str, str]) -> None:
    seen = ran(typed(ran(area(five())), TAB, FIVE, **words))
    back = ran(without(seen, TAB, FIVE))
    assert rows(back, TAB)[FIVE]["probleem"] == rows(seen, TAB)[FIVE]["probleem"] != ""
    assert rows(back, "Groepen") == {}
    assert changed(back, ran(back)) == ["Logboek"]


def test_deleted_row_of_a_held_group_comes_back_with_its_words() -> None:
    words = {"besluit": "voorleggen", "zegt_ja": f"{V[1]}, {V[0]}", "notitie": "dinsdag"}
    seen = ran(typed(ran(area(five())), TAB, FIVE, **words))
    back = rows(ran(without(seen, TAB, FIVE)), TAB)[FIVE]
    assert {header: back[header.replace("_", " ")] for header in words} == words


def test_group_that_is_put_forward_is_not_barred_by_an_earlier_round() -> None:
    refused = ran(typed(ran(area(five())), TAB, FIVE, besluit="nu niet"))
    anew = ran(typed(refused, "Instellingen", "ronde", waarde="volgende"))
    put = ran(typed(anew, TAB, FIVE, besluit="voorleggen"))
    back = typed(put, "Instellingen", "ronde", waarde=TODAY.strftime("%Y-%m"))
    found = rows(ran(joined_by(back, "Vrijwilligers", *elsewhere())), TAB)
    assert sorted(row["stand"] for row in found.values()) == ["voorgelegd", "voorstel"]


@pytest.mark.parametrize("note", ["", "x"])
def test_note_and_own_column_stay(note: str) -> None:
    once = ran(area(five()))
    old = once.tables[TAB]
    columns = {**old.columns, "kleur": len(old.columns) + 1}
    own = tuple(Row(row.number, {**row.cells, "kleur": "groen"}) for row in old.rows)
    marked = Snapshot({**once.tables, TAB: replace(old, columns=columns, rows=own)})
    gone = ran(typed(typed(marked, TAB, FIVE, notitie=note), "Vrijwilligers", V[0], stand="pauze"))
    assert (rows(gone, TAB)[FIVE]["kleur"], rows(gone, TAB)[FIVE]["notitie"]) == ("groen", note)


def test_open_proposal_stays_when_another_fits_hardly_better() -> None:
    once = ran(area(five()))
    longer = ran(joined_by(once, "Vrijwilligers", volunteer(V[8], aangemeld="2026-11-01")))
    assert set(rows(longer, TAB)) == {FIVE}
    assert "Wat al voorgesteld was blijft" in texts(longer, "Logboek")
    assert changed(longer, ran(longer)) == ["Logboek"]


def test_open_proposal_moves_when_more_people_get_a_place() -> None:
    second = typed(area(five()), "Vrijwilligers", V[1], wil_coördineren="ja")
    more = [volunteer(V[8], **{"aantal mensen": "4"}), volunteer(V[9])]
    found = rows(ran(joined_by(ran(second), "Vrijwilligers", *more)), TAB)
    assert {id: row["mensen"] for id, row in found.items()} == {
        group_id(V[1], V[8]): "5",
        group_id(V[0], V[2], V[3], V[9]): "5",
    }


def test_fixed_round_forms_no_group_and_keeps_what_stands() -> None:
    fixed = typed(ran(area(five())), "Instellingen", "ronde staat", waarde="vast")
    later = ran(joined_by(fixed, "Vrijwilligers", *elsewhere()))
    assert set(rows(later, TAB)) == {FIVE}
    assert "ronde staat vast" in rows(later, "Niet gekoppeld")["W0000000"]["waarom niet"]


# --- what is typed wrongly, and who stops -------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"besluit": "misschien"}, "Dit besluit staat niet in de lijst."),
        ({"besluit": "voorleggen", "zegt_ja": "Jan, Piet"}, "iets anders dan codes uit deze rij"),
        ({"besluit": "voorleggen", "zegt_ja": V[8]}, "iets anders dan codes uit deze rij"),
        ({"besluit": "voorleggen", "zegt_nee": "nee"}, "iets anders dan codes uit deze rij"),
        (
            {**EVERYBODY, "zegt_nee": V[1]},
            f"{V[1]} staat bij «zegt ja» en bij «zegt nee».",
        ),
        ({"zegt_ja": "iedereen"}, "Er staat een antwoord, maar nog geen besluit."),
    ],
)
def test_wrong_word_holds_the_group_and_says_what_to_do(
    words: dict[str, str], sentence: str
) -> None:
    found = ran(typed(ran(area(five())), TAB, FIVE, **words))
    assert sentence in rows(found, TAB)[FIVE]["probleem"]
    assert rows(found, "Groepen") == {}
    assert "Jan" not in texts(found, "Vandaag", "Besluiten", "Logboek")


def test_task_says_once_in_which_column_something_is_wrong() -> None:
    wrong = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen", zegt_ja="Jan"))
    (found,) = (one for id, one in tasks_of(wrong).items() if id.startswith("probleem:"))
    assert found["waarom"].count("zegt ja") == 1


@pytest.mark.parametrize("words", [{}, {"besluit": "voorleggen"}, {"besluit": "vastzetten"}])
def test_group_of_somebody_who_stops_is_over(words: dict[str, str]) -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, **words))
    gone = ran(typed(held, "Vrijwilligers", V[1], stand="gestopt"))
    assert {row["stand"] for row in rows(gone, TAB).values()} <= {"vervallen"}
    assert V[1] not in rows(gone, "Niet gekoppeld")


def test_others_are_told_when_somebody_stops_after_the_question() -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen"))
    gone = ran(typed(held, "Vrijwilligers", V[1], stand="gestopt"))
    why = tasks_of(gone)[f"groep:{FIVE}"]["waarom"]
    assert why.startswith(f"Iemand is gestopt. Laat {V[0]}, {V[2]} en {V[3]} weten")
    told = ran(typed(gone, TAB, FIVE, besluit="nu niet"))
    assert f"groep:{FIVE}" not in tasks_of(told)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"stand": "pauze"}, f"{V[1]} staat op pauze."),
        ({"gesprek": "nee"}, f"{V[1]} is nog niet klaar: «gesprek» staat nog niet op ja."),
        ({"aantal_mensen": "4"}, "er zijn 8 mensen, en dat moeten er 5 zijn."),
        ({"stad": "Almere"}, "doet niet mee, is elders"),
    ],
)
def test_group_that_cannot_stand_any_more_is_a_problem_and_not_formed(
    cells: dict[str, str], sentence: str
) -> None:
    agreed = typed(ran(area(five())), TAB, FIVE, **EVERYBODY)
    found = ran(typed(agreed, "Vrijwilligers", V[1], **cells))
    assert sentence in rows(found, TAB)[FIVE]["probleem"]
    assert (rows(found, "Groepen"), rows(found, "Berichten")) == ({}, {})
    assert changed(found, ran(found)) == ["Logboek"]


def test_nobody_is_held_for_two_groups() -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen"))
    other = [*V[:3], V[5]]
    who = {"id": group_id(*other), "wie": "\n".join(other), "besluit": "voorleggen"}
    more = joined_by(held, "Vrijwilligers", volunteer(V[5]), *elsewhere())
    both = rows(ran(joined_by(more, TAB, who), days=1), TAB)
    assert "staat ook in een andere groep" in both[group_id(*other)]["probleem"]
    assert both[FIVE]["probleem"] == ""
    # Nobody else waits for that to be mended.
    assert [row["stand"] for row in both.values()].count("voorstel") == 1


def test_group_that_comes_to_be_is_told_of_at_others_at_once() -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen"))
    other = [*V[:3], V[5]]
    who = {"id": group_id(*other), "wie": "\n".join(other), "besluit": "vastzetten"}
    both = ran(joined_by(joined_by(held, "Vrijwilligers", volunteer(V[5])), TAB, who), days=1)
    agreed = ran(typed(both, TAB, FIVE, **EVERYBODY), days=1)
    assert f"{V[0]} zit al in groep {FIVE}." in rows(agreed, TAB)[group_id(*other)]["probleem"]
    assert changed(agreed, ran(agreed, days=1)) == ["Logboek"]


def test_group_that_is_topped_up_is_as_large_for_who_comes_next_at_once() -> None:
    once = ran(area(five()[:1], 1))
    who = {"id": group_id(G1, V[1]), "wie": f"{G1}\n{V[1]}", "besluit": "vastzetten"}
    second = joined_by(joined_by(once, "Vrijwilligers", volunteer(V[1])), TAB, who)
    held = ran(typed(second, TAB, TOPPED_UP, **EVERYBODY))
    assert "heeft geen plek" in rows(held, TAB)[group_id(G1, V[1])]["probleem"]
    assert changed(held, ran(held)) == ["Logboek"]


def test_who_is_in_a_group_is_held_for_no_other() -> None:
    other = [*V[:3], V[5]]
    who = {"id": group_id(*other), "wie": "\n".join(other), "besluit": "voorleggen"}
    more = joined_by(formed(), "Vrijwilligers", volunteer(V[5]))
    found = ran(joined_by(more, TAB, {**who, "zegt ja": "iedereen"}))
    assert f"{V[0]} zit al in groep {FIVE}." in rows(found, TAB)[group_id(*other)]["probleem"]
    assert set(rows(found, "Groepen")) == {FIVE}


def twice(**cells: Any) -> Snapshot:
    """Four people who can only be a group with one of them signed up a second time."""
    one, *others = five()
    again = volunteer(V[4], **{**MAIL, **cells})
    return area([{**one, "aantal mensen": "1", "spreken Nederlands": "1"}, *others, again])


def test_who_signed_up_twice_fills_one_place_of_a_group() -> None:
    assert rows(ran(twice()), TAB) == {}


def test_who_may_be_a_third_twice_is_in_no_group_with_the_other() -> None:
    also = volunteer(V[5], naam=f"Naam van {V[4]}")
    assert rows(ran(joined_by(twice(), "Vrijwilligers", also)), TAB) == {}


def test_two_who_are_alike_may_be_together_when_people_said_apart() -> None:
    once = joined_by(twice(), "Inbox", {"inzending": "i1", "aanmelding": V[4]})
    line = {"id": "i1:1", "over": V[1], "waarde": "apart", "gezien op": str(TODAY)}
    assert len(rows(ran(joined_by(once, "Besluiten", line)), TAB)) == 1


def test_open_proposal_goes_when_two_in_it_turn_out_alike() -> None:
    proposed = ran(twice(**{"e-mail": "ander@example.org"}))
    same = typed(proposed, "Vrijwilligers", V[4], **MAIL)
    assert (len(rows(proposed, TAB)), rows(ran(same), TAB)) == (1, {})


def test_group_with_two_who_are_alike_waits_until_that_is_sorted_out() -> None:
    agreed = typed(
        ran(twice(**{"e-mail": "ander@example.org"})), TAB, group_id(*V[:5]), **EVERYBODY
    )
    found = ran(typed(agreed, "Vrijwilligers", V[4], **MAIL))
    problem = rows(found, TAB)[group_id(*V[:5])]["probleem"]
    assert problem.startswith(f"In {V[1]} en {V[4]} zit misschien twee keer dezelfde.")
    assert rows(found, "Groepen") == {}


def test_held_group_that_may_hold_somebody_of_it_already_stops_nobody_else() -> None:
    smaller = typed(formed(), "Groepen", FIVE, grootte="4", mensen_erbij="ja", gesprek="ja")
    again = volunteer(V[5], telefoon=f"+31 6 1234567{V[1][-1]}")
    held = {"id": group_id(FIVE, V[5]), "wie": f"{FIVE}\n{V[5]}", "besluit": "vastzetten"}
    more = joined_by(smaller, "Vrijwilligers", again, *elsewhere())
    found = rows(ran(joined_by(more, TAB, held)), TAB)
    assert f"In {FIVE} en {V[5]} zit misschien" in found[group_id(FIVE, V[5])]["probleem"]
    assert group_id(*(f"W{id[1:]}" for id in V[:4])) in found


@pytest.mark.parametrize(("phone", "joins"), [("1", False), ("9", True)])
def test_who_may_be_in_a_group_already_is_not_added_to_it(phone: str, joins: bool) -> None:
    smaller = typed(formed(), "Groepen", FIVE, grootte="4", mensen_erbij="ja", gesprek="ja")
    more = volunteer(V[5], telefoon=f"+31 6 1234567{phone}")
    found = rows(ran(joined_by(smaller, "Vrijwilligers", more)), TAB)
    assert (group_id(FIVE, V[5]) in found) is joins


def test_group_that_is_over_with_its_round_is_told_of_no_more() -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen"))
    later = typed(held, "Instellingen", "ronde", waarde="volgende")
    gone = ran(typed(later, "Vrijwilligers", V[1], stand="gestopt"))
    assert changed(gone, ran(gone)) == ["Logboek"]


def test_problem_of_a_row_that_comes_back_is_at_its_cell() -> None:
    held = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen"))
    paused = typed(held, "Vrijwilligers", V[1], stand="pauze")
    back = ran(without(paused, TAB, FIVE))
    assert f"{TAB}!I2" in {one["waar"] for one in tasks_of(back).values()}
    assert changed(back, ran(back)) == ["Logboek"]


@pytest.mark.parametrize("cell", ["id", "wie"])
def test_row_that_was_mixed_up_is_named_and_the_proposal_comes_back(cell: str) -> None:
    mixed = ran(typed(ran(area(five())), TAB, FIVE, **{cell: V[0]}))
    problems = [row["probleem"] for row in mixed.tables[TAB].rows for row in [row.cells]]
    assert sorted(bool(problem) for problem in problems) == [False, True]


@pytest.mark.parametrize("other", [H1, "X0000001"])
def test_somebody_who_is_no_volunteer_is_in_no_group(other: str) -> None:
    ids = [*V[:3], other]
    typed_in = {"id": group_id(*ids), "wie": " ".join(ids), "besluit": "voorleggen"}
    before = area(five(), Nieuwkomers=[newcomer(H1)])
    found = ran(joined_by(before, TAB, {**typed_in, "zegt ja": "iedereen"}))
    assert rows(found, TAB)[group_id(*ids)]["stand"] == "vervallen"
    assert rows(found, "Groepen") == {}


def test_volunteer_is_no_sponsor() -> None:
    pair = {"id": f"{H1}-{V[0]}", "besluit": "voorleggen"}
    found = ran(area(five(), Nieuwkomers=[newcomer(H1)], Voorstellen=[pair]))
    assert rows(found, "Voorstellen")[f"{H1}-{V[0]}"]["stand"] == "vervallen"


def test_row_that_was_copied_counts_once() -> None:
    once = ran(area(five()))
    copied = ran(joined_by(once, TAB, rows(once, TAB)[FIVE]))
    assert "staat ook in een andere rij" in copied.tables[TAB].rows[1].cells["probleem"]


# --- everybody says yes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"besluit": "voorleggen"},
        {"besluit": "voorleggen", "zegt_ja": f"{V[0]}, {V[1]}, {V[2]}"},
        {"besluit": "vastzetten", "zegt_ja": "iedereen"},
        {"zegt_ja": "iedereen"},
        {**EVERYBODY, "zegt_nee": V[3]},
        {**EVERYBODY, "besluit": "past niet"},
        {**EVERYBODY, "besluit": "nu niet"},
    ],
)
def test_nobody_is_named_before_everybody_said_yes(words: dict[str, str]) -> None:
    found = ran(typed(ran(area(five(), 1)), TAB, FIVE, **words))
    written = texts(found, *HIDDEN)
    assert "Naam van" not in written
    assert "1234567" not in written
    assert "example.org" not in written
    assert set(rows(found, "Groepen")) == {G1}


@pytest.mark.parametrize(
    "yes", ["iedereen", "Iedereen ja", " ".join(V[:4]), f"v0000000;{V[1]}\n{V[2]}, {V[3]}"]
)
def test_group_comes_to_be_when_everybody_said_yes(yes: str) -> None:
    found = ran(typed(ran(area(five())), TAB, FIVE, besluit="voorleggen", zegt_ja=yes))
    row = rows(found, "Groepen")[FIVE]
    assert (row["stad"], row["grootte"], row["kunnen weekend"]) == ("Rotterdam", "5", "5")
    assert (row["status"], row["spreken Nederlands"], row["variant"]) == (
        "vormen", "5", "statushouders",
    )  # fmt: skip
    assert {one["status"] for one in rows(found, "Vrijwilligers").values()} == {IN_A_GROUP}


def test_every_unit_gets_a_letter_with_the_others_and_the_link() -> None:
    letters = rows(formed(), "Berichten")
    assert len(letters) == 4
    own = next(row for row in letters.values() if row["aan"].startswith(f"vrijwilliger {V[1]}"))
    assert own["tekst"].startswith(f"Hallo Naam van {V[1]},")
    assert all(f"Naam van {id}\nTelefoon:" in own["tekst"] for id in (V[0], V[2], V[3]))
    assert "Die link is er nog niet." in own["tekst"]


def test_letter_to_a_volunteer_has_the_link_once_the_site_has_an_address() -> None:
    known = match_run(formed(), POLICIES, TODAY, NOW, "https://voorbeeld.nl")
    found = rows(after(formed(), known.changes), "Berichten").values()
    link = f"https://voorbeeld.nl/aanmelden/groepslid/#groep={FIVE}&stad=rotterdam"
    assert all(link in row["tekst"] for row in found)


def test_letter_is_in_the_language_of_who_reads_it() -> None:
    once = typed(ran(area(five())), "Vrijwilligers", V[1], taal="Engels")
    letters = rows(ran(typed(once, TAB, FIVE, **EVERYBODY)), "Berichten")
    english = [row["aan"] for row in letters.values() if row["tekst"].startswith("Hello")]
    assert english == [f"vrijwilliger {V[1]}, groep {FIVE}"]


def test_run_after_a_group_was_formed_changes_only_logboek() -> None:
    once = formed()
    assert changed(once, ran(once)) == ["Logboek"]


def test_members_are_asked_for_their_own_data_until_all_are_there() -> None:
    once = formed()
    assert "Aangemeld: 0 van de 5 groepsleden." in tasks_of(once)[f"leden:{_OF_FIVE}"]["waarom"]
    signed_up = [{**cells, "id": f"M{n:07d}"} for n, cells in enumerate(members(FIVE))]
    assert f"leden:{_OF_FIVE}" not in tasks_of(ran(joined_by(once, "Groepsleden", *signed_up)))


@pytest.mark.parametrize(
    ("tab", "key"),
    [(TAB, FIVE), ("Berichten", f"{group_name(frozenset(V[:4]))}:groep-gevormd:{V[1]}")],
)
def test_row_that_was_deleted_makes_nothing_twice(tab: str, key: str) -> None:
    deleted = without(formed(), tab, key)
    again = ran(deleted)
    assert len(rows(again, "Groepen")) == 1
    assert rows(again, "Berichten") == rows(deleted, "Berichten")
    assert {one["status"] for one in rows(again, "Vrijwilligers").values()} == {IN_A_GROUP}


def test_deleted_row_of_the_new_group_comes_back() -> None:
    once = formed()
    back = ran(without(once, "Groepen", FIVE), days=3)
    assert rows(back, "Groepen") == rows(once, "Groepen")


def test_volunteers_are_free_when_their_group_stops() -> None:
    stopped = ran(typed(formed(), "Groepen", FIVE, stand="gestopt"))
    assert set(rows(stopped, "Niet gekoppeld")) == set(V[:4])
    assert rows(stopped, "Berichten") == {}
    assert rows(stopped, TAB)[FIVE]["stand"] == "vervallen"
    assert changed(stopped, ran(stopped)) == ["Logboek"]


def test_new_round_leaves_a_formed_group_alone() -> None:
    anew = ran(typed(formed(), "Instellingen", "ronde", waarde="volgende"))
    assert rows(anew, TAB) == {}
    assert len(rows(anew, "Groepen")) == 1
    assert {one["status"] for one in rows(anew, "Vrijwilligers").values()} == {IN_A_GROUP}


def test_letters_wait_until_it_is_known_how_to_reach_everybody() -> None:
    unknown = typed(ran(area(five())), "Vrijwilligers", V[1], **{"e-mail": "", "telefoon": ""})
    waits = ran(typed(unknown, TAB, FIVE, **EVERYBODY))
    assert (len(rows(waits, "Groepen")), rows(waits, "Berichten")) == (1, {})
    assert f"Van {V[1]} zijn geen contactgegevens bekend" in texts(waits, "Vandaag")
    known = ran(typed(waits, "Vrijwilligers", V[1], telefoon="06 12345670"))
    assert len(rows(known, "Berichten")) == 4


def test_letters_that_wait_forget_who_stopped() -> None:
    gone = ran(typed(formed(), "Vrijwilligers", V[1], stand="teruggetrokken"))
    assert len(rows(gone, "Berichten")) == 3
    assert f"Naam van {V[1]}" not in texts(gone, "Berichten")
    assert f"{V[1]} doet niet meer mee" in tasks_of(gone)[f"leden:{_OF_FIVE}"]["waarom"]
    assert changed(gone, ran(gone)) == ["Logboek"]


@pytest.mark.parametrize(("tab", "id"), [("Groepen", FIVE), ("Vrijwilligers", V[1])])
def test_letters_come_back_when_a_group_or_its_volunteer_goes_on(tab: str, id: str) -> None:
    once = formed()
    stopped = ran(typed(once, tab, id, stand="gestopt"))
    assert f"Naam van {V[1]}" not in texts(stopped, "Berichten")
    assert changed(stopped, ran(stopped)) == ["Logboek"]
    again = ran(typed(ran(stopped), tab, id, stand=""))
    assert rows(again, "Berichten") == rows(once, "Berichten")
    assert changed(again, ran(again)) == ["Logboek"]


def test_letter_of_a_group_that_was_sent_or_deleted_never_comes_back() -> None:
    kept, gone, *others = (f"{group_name(frozenset(V[:4]))}:groep-gevormd:{id}" for id in V[:4])
    once = typed(formed(), "Berichten", kept, verstuurd_op="2026-11-22")
    stopped = ran(typed(without(once, "Berichten", gone), "Groepen", FIVE, stand="gestopt"))
    assert set(rows(stopped, "Berichten")) == {kept}
    again = ran(ran(typed(stopped, "Groepen", FIVE, stand="")))
    assert set(rows(again, "Berichten")) == {kept, *others}


def test_letter_that_was_sent_stays() -> None:
    key = f"{group_name(frozenset(V[:4]))}:groep-gevormd:{V[0]}"
    sent = typed(formed(), "Berichten", key, verstuurd_op="2026-11-22")
    gone = ran(typed(sent, "Vrijwilligers", V[1], stand="teruggetrokken"))
    assert rows(gone, "Berichten")[key] == rows(sent, "Berichten")[key]


def test_letter_to_a_volunteer_is_put_right_until_it_was_sent() -> None:
    once = formed()
    key = f"{group_name(frozenset(V[:4]))}:groep-gevormd:{V[0]}"
    mixed = typed(once, "Berichten", key, voor=V[4], aan="een ander", tekst="Hallo")
    assert rows(ran(mixed), "Berichten") == rows(once, "Berichten")


def test_missing_contact_is_a_task_at_the_cell_where_it_is_typed() -> None:
    unknown = typed(ran(area(five())), "Vrijwilligers", V[1], **{"e-mail": "", "telefoon": ""})
    task = tasks_of(ran(typed(unknown, TAB, FIVE, **EVERYBODY)))[f"contact:{V[1]}"]
    table = unknown.tables["Vrijwilligers"]
    assert task["waar"] == f"Vrijwilligers!{table.address(table.by_key[V[1]][0], 'telefoon')}"
    assert f"Van {V[1]} zijn geen contactgegevens bekend" in task["waarom"]


def test_missing_contact_of_a_group_is_a_task_at_its_coordinator() -> None:
    once = ran(area(five()[:1], 1))
    (lead,) = (id for id, row in rows(once, "Groepsleden").items() if row["rol"] == "coördinator")
    unknown = typed(once, "Groepsleden", lead, **{"e-mail": "", "telefoon": ""})
    task = tasks_of(ran(typed(unknown, TAB, TOPPED_UP, **EVERYBODY)))[f"contact:{G1}"]
    assert task["waar"].startswith("Groepsleden!")


def pulled(workbook: Snapshot) -> Snapshot:
    return after(workbook, pull(workbook, TODAY, NOW, "", lambda size: bytes(size)).changes)


def test_group_whose_letters_wait_gets_no_link_as_if_it_had_signed_up_itself() -> None:
    unknown = typed(ran(area(five())), "Vrijwilligers", V[0], **{"e-mail": "", "telefoon": ""})
    waits = pulled(ran(typed(unknown, TAB, FIVE, **EVERYBODY)))
    assert rows(waits, "Berichten") == {}
    known = pulled(ran(typed(waits, "Vrijwilligers", V[0], telefoon="06 12345670")))
    assert {row["soort"] for row in rows(known, "Berichten").values()} == {"groep-gevormd"}


def test_group_whose_letters_were_deleted_gets_no_link_instead() -> None:
    once = formed()
    for key in rows(once, "Berichten"):
        once = without(once, "Berichten", key)
    assert rows(pulled(once), "Berichten") == {}


def test_pull_gives_the_new_group_no_second_link_and_keeps_the_status() -> None:
    found = pulled(formed())
    assert {row["soort"] for row in rows(found, "Berichten").values()} == {"groep-gevormd"}
    assert {one["status"] for one in rows(found, "Vrijwilligers").values()} == {IN_A_GROUP}


def test_others_stay_in_their_group_when_one_is_forgotten() -> None:
    once = formed()
    left = ran(after(once, forgetting(dossier(once, V[1]), TODAY)))
    assert V[1] not in texts(left, *(name for name in left.tables if name != "Groepen"))
    assert {one["status"] for one in rows(left, "Vrijwilligers").values()} == {IN_A_GROUP}
    assert set(rows(left, "Groepen")) == {FIVE}


def test_group_that_is_forgotten_does_not_come_back() -> None:
    once = formed()
    left = ran(after(once, forgetting(dossier(once, FIVE), TODAY)))
    assert rows(left, "Groepen") == {}


# --- topping up ---------------------------------------------------------------------------------


def test_group_must_say_yes_itself_before_it_is_topped_up() -> None:
    once = ran(area(five()[:1], 1))
    half = ran(typed(once, TAB, TOPPED_UP, besluit="voorleggen", zegt_ja=V[0]))
    assert rows(half, TAB)[TOPPED_UP]["stand"] == "voorgelegd"
    assert rows(half, "Berichten") == {}
    assert f"Vraag {G1} apart" in tasks_of(half)[f"groep:{TOPPED_UP}"]["waarom"]


def test_topping_up_makes_no_new_group_and_writes_to_both() -> None:
    found = topped_up()
    assert set(rows(found, "Groepen")) == {G1}
    assert {row["soort"]: row["aan"] for row in rows(found, "Berichten").values()} == {
        "groep-erbij": f"vrijwilliger {V[0]}, groep {G1}",
        "groep-aangevuld": f"contactpersoon van {G1}",
    }
    assert rows(found, "Vrijwilligers")[V[0]]["status"] == IN_A_GROUP


def test_letters_of_a_group_that_grows_name_each_other() -> None:
    letters = {row["soort"]: row["tekst"] for row in rows(topped_up(), "Berichten").values()}
    assert f"Lid 1 van {G1}" in letters["groep-erbij"]
    assert f"Naam van {V[0]}" in letters["groep-aangevuld"]


def test_group_that_was_topped_up_has_no_room_before_they_signed_up() -> None:
    later = joined_by(topped_up(), "Vrijwilligers", volunteer(V[1], **{"aantal mensen": "2"}))
    assert set(rows(ran(later), TAB)) == {TOPPED_UP}
    assert changed(topped_up(), ran(topped_up())) == ["Logboek"]


def test_held_top_up_waits_when_its_group_goes_to_a_household() -> None:
    """A group that people put forward in Voorstellen is not touched, whatever was said here."""
    students = {"variant": "studenten", "stad": "Den Haag"}
    group = {**small(), **students}
    people = [{**cells, "id": f"M{n:07d}"} for n, cells in enumerate(members(G1)[:3])]
    before = area(
        [volunteer(V[0], **students)],
        Nieuwkomers=[newcomer(H1, **students)],
        Groepen=[group],
        Groepsleden=people,
    )
    once = ran(before)
    put = typed(once, "Voorstellen", f"{H1}-{G1}", besluit="voorleggen")
    found = ran(typed(put, TAB, TOPPED_UP, **EVERYBODY))
    assert f"Groep {G1} staat in een voorstel" in rows(found, TAB)[TOPPED_UP]["probleem"]
    assert [row["soort"] for row in rows(found, "Berichten").values()] == ["vraag-huishouden"]


def test_room_of_who_stopped_is_there_again_and_no_more() -> None:
    """Of two promised places one is free again."""
    once = ran(area([volunteer(V[0]), volunteer(V[1])], 1))
    both = ran(typed(once, TAB, group_id(G1, *V[:2]), **EVERYBODY))
    gone = ran(typed(both, "Vrijwilligers", V[0], stand="gestopt"))
    more = [volunteer(V[2]), volunteer(V[3], **{"aantal mensen": "2"})]
    found = rows(ran(joined_by(gone, "Vrijwilligers", *more)), TAB)
    assert {id for id, row in found.items() if row["stand"] == "voorstel"} == {group_id(G1, V[2])}


def test_group_that_was_topped_up_has_its_coordinator_already() -> None:
    assert "«rol»" in tasks_of(formed())[f"leden:{_OF_FIVE}"]["waarom"]
    assert (
        "«rol»" not in tasks_of(topped_up())[f"leden:{group_name(frozenset([G1, V[0]]))}"]["waarom"]
    )


def growing(two: Cells | None = None, **group: str) -> Snapshot:
    """A workbook in which a group of three, that told so, was topped up with a unit of two."""
    once = ran(area([volunteer(V[0], **{"aantal mensen": "2", **(two or {})})], 1))
    told = typed(typed(once, TAB, TOPPED_UP, **EVERYBODY), "Groepen", G1, **group)
    return ran(signed_up(ran(told), 2))


def at(workbook: Snapshot, tab: str, key: str, header: str) -> str:
    """The link to a cell."""
    of = workbook.tables[tab]
    return f"{tab}!{of.address(of.by_key[key][0], header)}"


def signed_up(workbook: Snapshot, people: int) -> Snapshot:
    """The workbook after so many of those who joined the group of three signed up as members."""
    new = members(G1)[3 : 3 + people]
    return joined_by(
        workbook, "Groepsleden", *({**one, "id": f"M000001{n}"} for n, one in enumerate(new))
    )


def test_group_that_was_topped_up_asks_one_thing_at_a_time() -> None:
    waits, there = topped_up(), ran(signed_up(topped_up(), 2))
    about = {id: one for id, one in tasks_of(waits).items() if G1 in one["wie"]}
    assert {one["wat"] for one in about.values()} == {"groepsleden aanmelden"}
    assert f"grootte:{G1}" in tasks_of(there)


def test_letters_of_a_group_stand_in_the_task_that_asks_to_sign_up() -> None:
    task = tasks_of(formed())[f"leden:{_OF_FIVE}"]
    assert all(f"«groep-gevormd» aan vrijwilliger {id}" in task["waarom"] for id in V[:4])
    first = next(iter(rows(formed(), "Berichten").values()))
    assert task["waar"] == at(formed(), "Berichten", first["id"], "verstuurd op")


def test_who_coordinates_is_chosen_once_the_letters_are_out() -> None:
    sent = formed()
    for id in rows(sent, "Berichten"):
        sent = typed(sent, "Berichten", id, verstuurd_op="2026-11-22")
    first, second = (
        {**one, "rol": "lid", "id": f"M{n}000000"} for n, one in enumerate(members(FIVE)[:2])
    )
    there = ran(joined_by(sent, "Groepsleden", first, second))
    task = tasks_of(there)[f"leden:{_OF_FIVE}"]
    assert task["waar"] == at(there, "Groepsleden", first["id"], "rol")
    chosen = ran(typed(there, "Groepsleden", second["id"], rol="coördinator"))
    task = tasks_of(chosen)[f"leden:{_OF_FIVE}"]
    assert (task["waar"], "«rol»" in task["waarom"]) == ("Groepsleden", False)


def test_sign_ups_are_awaited_without_who_stopped() -> None:
    gone = typed(formed(), "Vrijwilligers", V[1], stand="teruggetrokken")
    four = [{**cells, "id": f"M{n:07d}"} for n, cells in enumerate(members(FIVE)[:4])]
    assert f"leden:{_OF_FIVE}" in tasks_of(ran(joined_by(gone, "Groepsleden", *four[:3])))
    assert f"leden:{_OF_FIVE}" not in tasks_of(ran(joined_by(gone, "Groepsleden", *four)))


def test_group_that_was_topped_up_is_a_task_until_its_size_is_typed() -> None:
    task = tasks_of(growing())[f"grootte:{G1}"]
    assert task["waarom"].endswith("Zet als laatste «grootte» op 5.")
    assert task["waar"].startswith("Groepen!")
    typed_in = ran(typed(growing(), "Groepen", G1, grootte="5"))
    assert f"grootte:{G1}" not in tasks_of(typed_in)


def test_size_that_falls_after_it_was_typed_is_no_task_again() -> None:
    typed_in = ran(typed(growing(), "Groepen", G1, grootte="5"))
    smaller = ran(typed(typed_in, "Groepen", G1, grootte="4"))
    assert f"grootte:{G1}" not in tasks_of(smaller)
    assert changed(smaller, ran(smaller)) == ["Logboek"]


def test_size_counts_nobody_who_stopped_since() -> None:
    once = ran(area([volunteer(V[0]), volunteer(V[1])], 1))
    both = ran(typed(once, TAB, group_id(G1, *V[:2]), **EVERYBODY))
    gone = ran(signed_up(typed(both, "Vrijwilligers", V[0], stand="gestopt"), 1))
    assert "«grootte» op 4." in tasks_of(gone)[f"grootte:{G1}"]["waarom"]


@pytest.mark.parametrize(
    ("two", "group", "said"),
    [
        ({"spreken Nederlands": "2"}, {}, "«spreken Nederlands» 2 erbij"),
        ({}, {"kunnen weekend": "3"}, "«kunnen weekend» 2 erbij"),
        ({"talen": "Turks"}, {"talen": "Arabisch"}, "«talen» op Arabisch, Turks"),
        (
            {"samenstelling": "alleen mannen"},
            {"samenstelling": "alleen vrouwen"},
            "«samenstelling» op gemengd",
        ),
        ({}, {"samenstelling": "alleen vrouwen"}, "Klopt «samenstelling» nog?"),
    ],
)
def test_task_tells_what_to_type_for_a_group_that_grew(
    two: Cells, group: dict[str, str], said: str
) -> None:
    assert said in tasks_of(growing(two, **group))[f"grootte:{G1}"]["waarom"]


def test_task_of_a_group_that_grew_tells_nothing_that_is_not_known() -> None:
    why = tasks_of(growing({"spreken Nederlands": "", "kan": ""}))[f"grootte:{G1}"]["waarom"]
    assert why == "De groep is aangevuld. Zet «grootte» op 5."


# --- asking and waiting -------------------------------------------------------------------------


def test_tasks_ask_to_decide_and_then_for_the_answers() -> None:
    once = ran(area(five()))
    assert tasks_of(once)[f"groep:{FIVE}"]["wat"] == "besluiten"
    asked = ran(typed(once, TAB, FIVE, besluit="voorleggen", zegt_ja=V[0]))
    task = tasks_of(asked)[f"groep:{FIVE}"]
    assert task["waarom"].startswith(f"Vraag {V[1]}, {V[2]} en {V[3]} apart, zonder de namen")
    assert task["uiterlijk"] == (TODAY + timedelta(days=7)).isoformat()
    late = tasks_of(ran(asked, days=14))[f"groep:{FIVE}"]
    assert late["waarom"].startswith("Twee weken zonder ja van")


def test_overview_counts_groups_and_who_is_left() -> None:
    counts = rows(ran(area([*five(), volunteer(V[5])])), "Overzicht")
    assert counts["voorgestelde groepen"]["aantal"] == "1"
    assert counts["vrijwilligers zonder groep"]["aantal"] == "1"


# --- the parts ----------------------------------------------------------------------------------


def hasty(count: int, time_limit: float) -> Forming:
    """Forming groups of so many, in so many seconds."""
    people = {one.id: one for one in singles(count)}
    review = GroupReview({}, (), ())
    settings, decided = Settings("2026-11"), table("Besluiten")
    return Forming(people, {}, set(), set(), review, decided, POLICIES, settings, TODAY, time_limit)


def test_time_that_is_up_is_told_in_words() -> None:
    told = hasty(60, 0.0).outcome()
    assert "Dit zijn de beste groepen die gevonden zijn; beter is niet uitgesloten" in told
    assert "Bewezen" in hasty(10, 60.0).outcome()


@pytest.mark.parametrize("ids", [{V[0]}, set(V[:5]), {G1, V[2]}])
def test_name_of_a_group_is_read_back(ids: set[str]) -> None:
    assert read_group(group_name(frozenset(ids))) == ids


@pytest.mark.parametrize("text", ["", "groep", f"{H1}-{G1}", V[0], "groep V1", f"groep {V[0]},"])
def test_name_of_something_else_is_no_group(text: str) -> None:
    assert read_group(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        (" allemaal ", {V[0], V[1]}),
        ("v000000O", {V[0]}),
        (f"{V[0]} {V[1]}", {V[0], V[1]}),
        (V[2], None),
        ("ja", None),
    ],
)
def test_answer_is_read_as_the_codes_that_it_names(text: str, expected: set[str] | None) -> None:
    assert said(text, frozenset(V[:2])) == expected


def reaching(**values: int) -> Formation:
    """A formation with these values at its levels."""
    names = ("waiting", "people", "few_speakers", "fit")
    numbers = [Fraction(values.get(name, 0)) for name in names]
    levels = [
        Level(name, number, number, "optimal") for name, number in zip(names, numbers, strict=True)
    ]
    return Formation("optimal", (), (), tuple(levels), 0.0)


@pytest.mark.parametrize(
    ("new", "old", "gains"),
    [
        ({"people": 6}, {"people": 5, "fit": 900}, True),
        ({"people": 5, "fit": 900}, {"people": 6}, False),
        ({"waiting": 1, "people": 5}, {"people": 6}, True),
        ({"few_speakers": -1, "fit": 900}, {}, False),
        ({"fit": 140}, {"fit": 100}, False),
        ({"fit": 141}, {"fit": 100}, True),
    ],
)
def test_forming_anew_is_worth_it_for_more_than_the_bonus(
    new: dict[str, int], old: dict[str, int], gains: bool
) -> None:
    assert _gains(reaching(**new), reaching(**old), Fraction(40)) is gains
