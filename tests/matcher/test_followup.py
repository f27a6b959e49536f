"""After the match: its moments, what people note of it, how it ends and who is free again."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from intake.workbook import Row, Snapshot
from tests.matcher.people import TODAY
from tests.matcher.test_run import (
    DERIVED,
    G1,
    G2,
    H1,
    H2,
    YES_TWICE,
    area,
    hosting,
    newcomer,
    ran,
    rows,
    run,
    texts,
    typed,
    welcoming,
    with_rows,
    without,
)

ID = f"{H1}-{G1}"
F1, F2 = "F0000001", "F0000002"
END = 365
"""Days after which a match of a year is over."""


def matched(**cells: str) -> Snapshot:
    """A year of H1 and G1 that begins today, with what somebody typed in its row."""
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    agreed = ran(typed(once, "Voorstellen", ID, **YES_TWICE))
    return typed(agreed, "Koppelingen", ID, **cells)


def match_of(workbook: Snapshot, id: str = ID) -> dict[str, str]:
    return rows(workbook, "Koppelingen")[id]


def later(workbook: Snapshot, days: int) -> Snapshot:
    """The workbook after a run so many days on; a second one changes Logboek alone."""
    once = ran(workbook, days)
    twice = ran(once, days)
    changed = [name for name, table in twice.tables.items() if table != once.tables[name]]
    assert changed == ["Logboek"]
    return once


def tasks(workbook: Snapshot, *what: str) -> list[str]:
    """What is to be done about the match."""
    kinds = what or ("contactmoment", "afronden", "terugkijken", "weer meedoen?", "afmelden")
    return [one["wat"] for one in rows(workbook, "Vandaag").values() if one["wat"] in kinds]


def problems(workbook: Snapshot) -> list[str]:
    found = rows(workbook, "Vandaag").values()
    return [one["waarom"] for one in found if one["waar"].startswith("Koppelingen!")
            and one["wat"] == "probleem"]  # fmt: skip


def day(after: int) -> str:
    return (TODAY + timedelta(days=after)).isoformat()


# --- moments ------------------------------------------------------------------------------------


def test_new_match_tells_all_its_moments_and_its_end() -> None:
    row = match_of(matched())
    assert (row["volgende moment"], row["wat dan"]) == ("2026-12-22", "eerste gesprek")
    assert row["tot"] == "2027-11-22"
    assert row["alle momenten"].splitlines()[1:3] == [
        "2027-02-22 gesprek na drie maanden",
        "2027-05-22 halverwege",
    ]


def test_moment_becomes_a_task_when_it_is_near() -> None:
    assert [tasks(later(matched(), days)) for days in (15, 16, 60)] == [
        [],
        ["contactmoment"],
        ["contactmoment"],
    ]


@pytest.mark.parametrize(("spoken_to", "done"), [(16, True), (30, True), (40, True), (15, False)])
def test_moment_is_done_when_somebody_spoke_to_both_sides_near_it(
    spoken_to: int, done: bool
) -> None:
    found = later(matched(laatste_contact=day(spoken_to)), 45)
    assert (tasks(found) == []) is done
    assert match_of(found)["wat dan"] == ("gesprek na drie maanden" if done else "eerste gesprek")


def test_moment_that_nobody_held_gives_way_to_the_next() -> None:
    found = later(matched(), 95)
    assert match_of(found)["volgende moment"] == "2027-02-22"
    assert tasks(found) == ["contactmoment"]


def test_held_moment_is_told_as_past() -> None:
    found = match_of(later(matched(laatste_contact=day(30)), 40))["alle momenten"].splitlines()
    assert [line.endswith("(geweest)") for line in found[:2]] == [True, False]


def test_moments_count_from_the_day_on_which_it_begins() -> None:
    row = match_of(later(matched(begint_op="1-2-2027"), 1))
    assert (row["volgende moment"], row["tot"]) == ("2027-03-01", "2028-02-01")
    assert row["sinds"] == TODAY.isoformat()


# --- what cannot be read ------------------------------------------------------------------------

WRONG = (
    ({"laatste_contact": "vorige week"}, "Bij «laatste contact» staat geen datum."),
    ({"laatste_contact": "2027-03-01"}, "Bij «laatste contact» staat een dag die nog moet komen."),
    ({"laatste_contact": "2025-12-01"}, "Bij «laatste contact» staat een dag van voor de koppel"),
    ({"verlengd_tot": "zomer"}, "Bij «verlengd tot» staat geen datum."),
    ({"verlengd_tot": "2026-11-01"}, "«verlengd tot» is niet later dan het gewone einde: 2027-11"),
    ({"verlengd_tot": "2027-11-22"}, "«verlengd tot» is niet later dan het gewone einde: 2027-11"),
    ({"verlengd_tot": "2099-01-01"}, "«verlengd tot» is meer dan drie jaar na het gewone einde"),
    ({"begint_op": "32-1-2027"}, "Bij «begint op» staat geen datum."),
    ({"begint_op": "1990-01-01"}, "«begint op» is meer dan drie jaar voor of na «sinds»: 2026-11"),
    ({"begint_op": "2062-01-01"}, "«begint op» is meer dan drie jaar voor of na «sinds»: 2026-11"),
    ({"stand": "klaar"}, "Dit woord staat niet in de lijst. Kies loopt, afgerond of gestopt."),
    ({"stand": "afgerond", "wil_weer": "ja"}, "Dit woord staat niet in de lijst. Kies sponsor"),
)


@pytest.mark.parametrize(("cells", "sentence"), WRONG)
def test_what_cannot_be_is_a_problem_at_its_cell(cells: dict[str, str], sentence: str) -> None:
    found = later(matched(**cells), 20)
    (why,) = problems(found)
    assert sentence in why
    assert match_of(found)["probleem"].startswith(sentence[:20])
    header = list(cells)[-1].replace("_", " ")
    assert match_of(found)[header] == list(cells.values())[-1]


@pytest.mark.parametrize(("cells", "sentence"), WRONG[:10])
def test_what_cannot_be_stops_nothing_else(cells: dict[str, str], sentence: str) -> None:
    found = match_of(later(matched(**cells), 20))
    assert (found["wat dan"], found["tot"]) == ("eerste gesprek", "2027-11-22")


@pytest.mark.parametrize("stand", ["afgerond", "gestopt"])
def test_word_that_is_none_leaves_the_match_as_it_was(stand: str) -> None:
    over = later(matched(stand=stand, wil_weer="niemand"), 20)
    mistyped = later(typed(over, "Koppelingen", ID, stand="loop"), 21)
    assert rows(mistyped, "Nieuwkomers")[H1]["status"] == rows(over, "Nieuwkomers")[H1]["status"]


def test_row_of_no_match_is_a_problem_and_stays() -> None:
    agreed = matched()
    table = agreed.tables["Koppelingen"]
    stray = Row(9, {**dict.fromkeys(table.headers, ""), "id": f"{H2}-{G2}", "notitie": "zelf"})
    found = later(with_rows(agreed, table, (*table.rows, stray)), 1)
    assert problems(found)[0].startswith("id: Deze rij is van geen koppeling.")
    assert match_of(found, f"{H2}-{G2}")["notitie"] == "zelf"


def test_second_row_of_a_match_is_a_problem_and_says_nothing() -> None:
    agreed = matched()
    table = agreed.tables["Koppelingen"]
    copied = Row(9, {**table.rows[0].cells, "stand": "gestopt"})
    found = later(with_rows(agreed, table, (*table.rows, copied)), 1)
    assert problems(found)[0].startswith("id: Deze koppeling staat ook in rij 2.")
    assert rows(found, "Nieuwkomers")[H1]["status"] == "actief"


# --- the end, and going on ----------------------------------------------------------------------


def test_end_is_a_task_before_it_and_after_it() -> None:
    held = matched(laatste_contact="2027-11-01")
    found = [later(held, days) for days in (END - 20, END - 14, END + 30)]
    assert [tasks(one) for one in found] == [[], ["afronden"], ["afronden"]]
    (before, after) = (
        row["waarom"] for one in found[1:] for row in rows(one, "Vandaag").values()
        if row["wat"] == "afronden"
    )  # fmt: skip
    assert "duurt tot 2027-11-22" in before
    assert "duurde tot 2027-11-22" in after


def test_extended_match_goes_on_with_a_new_end_and_a_task_before_it() -> None:
    longer = matched(laatste_contact="2027-11-01", verlengd_tot="22-8-2028")
    found = later(longer, END + 1)
    assert (match_of(found)["tot"], match_of(found)["wat dan"]) == (
        "2028-08-22",
        "gesprek in de extra tijd",
    )
    assert tasks(found) == []
    assert "afronden" in tasks(later(longer, END + 274 - 14))


def test_completed_match_asks_who_wants_again_and_proposes_nobody_until_then() -> None:
    done = later(matched(stand="afgerond"), END)
    assert tasks(done) == ["weer meedoen?"]
    assert rows(done, "Voorstellen").keys() <= {ID}
    statuses = rows(done, "Nieuwkomers")[H1]["status"], rows(done, "Groepen")[G1]["status"]
    assert statuses == ("afgerond", "afgerond")
    assert {H1, G1}.isdisjoint(rows(done, "Niet gekoppeld"))


def test_nothing_is_asked_of_a_group_that_completed_its_match_and_lost_somebody() -> None:
    done = later(matched(stand="afgerond", wil_weer="niemand"), END)
    gone = later(typed(done, "Groepsleden", "M0000003", stand="gestopt"), END)
    told = [row for row in rows(gone, "Vandaag").values() if G1 in row["wie"]]
    assert {row["wat"] for row in told} <= {"bericht sturen"}


def completed_with_a_host(**cells: str) -> Snapshot:
    """H1 completed the stay with F1, and said so; a group and another host are free."""
    stay = {"kamer vanaf": "2026-12-01", "kamer tot en met": "2027-04-01"}
    both = [newcomer(H1, **stay, zoekt="een groep, een gastgezin")]
    once = ran(area(both, [welcoming(G1)], Gastgezinnen=[hosting(F1), hosting(F2)]))
    (host,) = {f"{H1}-{F1}", f"{H1}-{F2}"} & rows(once, "Voorstellen").keys()
    linked = ran(typed(once, "Voorstellen", host, **YES_TWICE))
    return later(typed(linked, "Koppelingen", host, stand="afgerond", **cells), 1)


def open_proposals(workbook: Snapshot) -> set[str]:
    return {id for id, one in rows(workbook, "Voorstellen").items() if one["stand"] == "voorstel"}


def test_household_that_completed_its_stay_may_have_a_group_and_the_task_says_no_new_host() -> None:
    found = completed_with_a_host()
    (task,) = (one for one in rows(found, "Vandaag").values() if one["wat"] == "weer meedoen?")
    host = task["wie"].split(" en ")[1]
    assert open_proposals(found) == {f"{H1}-{G1}"}
    assert (
        f"Tot dan krijgt {H1} geen nieuw voorstel met een gastgezin, "
        f"en {host} geen nieuw voorstel met een huishouden."
    ) in task["waarom"]
    assert rows(found, "Nieuwkomers")[H1]["status"] == "klaar"


def test_household_that_wants_another_host_gets_one_beside_the_group() -> None:
    found = completed_with_a_host(wil_weer="huishouden")
    assert len(open_proposals(found)) == 2


def test_household_that_completed_its_stay_is_put_forward_to_a_group() -> None:
    asked = typed(completed_with_a_host(), "Voorstellen", f"{H1}-{G1}", besluit="voorleggen")
    assert rows(later(asked, 2), "Nieuwkomers")[H1]["status"] == "voorgelegd"


def test_task_after_a_match_says_nothing_of_who_stopped() -> None:
    gone = typed(matched(stand="afgerond"), "Nieuwkomers", H1, stand="gestopt")
    (why,) = (one["waarom"] for one in rows(later(gone, END), "Vandaag").values()
              if one["wat"] == "weer meedoen?")  # fmt: skip
    assert f"Tot dan krijgt {G1} geen nieuw voorstel met een huishouden." in why


def after_the_end(**cells: str) -> Snapshot:
    """H1 and G1 completed their match; H2 and G2 sign up."""
    done = later(matched(stand="afgerond", **cells), END)
    everybody = area()
    names = ("Nieuwkomers", "Groepen", "Groepsleden")
    return later(Snapshot({**done.tables, **{n: everybody.tables[n] for n in names}}), END)


@pytest.mark.parametrize(
    ("again", "free"),
    [
        ("", set()),
        ("niemand", set()),
        ("sponsor", {G1}),
        ("huishouden", {H1}),
        ("Allebei", {H1, G1}),
    ],
)
def test_only_who_wants_again_is_free_after_a_completed_match(again: str, free: set[str]) -> None:
    found = after_the_end(wil_weer=again)
    open_to = {id for row, one in rows(found, "Voorstellen").items() if one["stand"] == "voorstel"
               for id in row.split("-")} | set(rows(found, "Niet gekoppeld"))  # fmt: skip
    assert open_to & {H1, G1} == free
    assert (tasks(found) == ["weer meedoen?"]) is (again == "")


def test_who_belongs_with_a_household_that_completed_its_match_waits_for_nobody() -> None:
    done = later(matched(stand="afgerond"), END)
    everybody = area([newcomer(H1), newcomer(H2, **{"hoort bij": H1})])
    names = ("Nieuwkomers", "Groepen", "Groepsleden")
    both = ran(Snapshot({**done.tables, **{n: everybody.tables[n] for n in names}}), END)
    agreed = ran(typed(both, "Voorstellen", f"{H2}-{G2}", **YES_TWICE), END)
    assert match_of(agreed, f"{H2}-{G2}")["stand"] == "loopt"


@pytest.mark.parametrize("days", [0, 100])
def test_who_wants_again_waits_since_the_match_was_over(days: int) -> None:
    found = later(later(matched(stand="afgerond", **{"wil weer": "allebei"}), END), END + days)
    waits = rows(found, "Niet gekoppeld")
    assert {waits[id]["dagen wacht"] for id in (H1, G1)} == {f"{days}"}
    assert [
        one["uiterlijk"] for one in rows(found, "Vandaag").values() if one["wat"] == "wacht te lang"
    ] == [f"{TODAY + timedelta(days=END + 90)}"] * (days == 100)


@pytest.mark.parametrize(
    ("typed_in", "what"),
    [({}, " Wat zou helpen: "), ({"gesprek": "nee"}, " Nog niet klaar. «gesprek» staat ")],
)
def test_long_wait_tells_what_would_help_or_what_lacks(typed_in: dict[str, str], what: str) -> None:
    found = rows(ran(area([newcomer(H1, **typed_in)], []), 100), "Vandaag")
    assert what in found[f"wacht:{H1}"]["waarom"]


def test_who_waits_for_another_household_only_has_no_task_of_its_own() -> None:
    two = [newcomer(H1, **{"hoort bij": H2}), newcomer(H2, gesprek="nee")]
    found = rows(ran(area(two, [welcoming(G1)])), "Vandaag")
    assert {id for id in found if id.startswith("klaar:H")} == {f"klaar:{H2}"}


def test_pair_that_was_completed_is_not_proposed_again() -> None:
    found = later(matched(stand="afgerond", wil_weer="allebei"), END)
    assert {H1, G1} <= set(rows(found, "Niet gekoppeld"))


# --- a match that stopped -----------------------------------------------------------------------


def stopped(**cells: str) -> Snapshot:
    """H1 and G1 stopped after ten days; H2 and G2 signed up later than they did."""
    after_ten = later(matched(stand="gestopt", **cells), 10)
    late = {"aangemeld": "2026-11-20"}
    everybody = area([newcomer(H1), newcomer(H2, **late)], [welcoming(G1), welcoming(G2, **late)])
    names = ("Nieuwkomers", "Groepen", "Groepsleden")
    return later(Snapshot({**after_ten.tables, **{n: everybody.tables[n] for n in names}}), 11)


def test_both_sides_of_a_stopped_match_are_free_and_the_pair_never_comes_back() -> None:
    found = rows(stopped(), "Voorstellen")
    assert {id for id, one in found.items() if one["stand"] == "voorstel"} == {
        f"{H1}-{G2}",
        f"{H2}-{G1}",
    }


def test_who_stopped_keeps_the_place_in_the_queue() -> None:
    before = stopped()
    alone = typed(before, "Groepen", G1, stand="gestopt")
    placed = [id for id, one in rows(later(alone, 12), "Voorstellen").items()
              if one["stand"] == "voorstel"]  # fmt: skip
    assert placed == [f"{H1}-{G2}"]
    assert rows(before, "Nieuwkomers")[H1]["aangemeld"] == "2026-11-02"


def test_stopped_match_asks_what_was_learnt_until_it_is_noted() -> None:
    assert tasks(stopped()) == ["terugkijken"]
    assert tasks(stopped(wat_we_leerden="te ver weg")) == []


def test_nobody_asks_who_left_what_was_learnt() -> None:
    left = typed(stopped(), "Nieuwkomers", H1, stand="teruggetrokken")
    (why,) = (one["waarom"] for one in rows(later(left, 12), "Vandaag").values()
              if one["wat"] == "terugkijken")  # fmt: skip
    assert G1 in why
    assert H1 not in why


def test_new_proposal_says_where_to_read_of_the_match_that_stopped() -> None:
    found = rows(stopped(wat_we_leerden="zzgeheim"), "Voorstellen")
    minds = {id: row["let op"] for id, row in found.items() if row["stand"] == "voorstel"}
    assert f"koppeling van {H1} stopte op {day(10)}" in minds[f"{H1}-{G2}"]
    assert f"koppeling van {G1} stopte op {day(10)}" in minds[f"{H2}-{G1}"]


def test_day_on_which_a_match_stopped_stays_when_more_is_noted() -> None:
    noted = typed(stopped(), "Koppelingen", ID, notitie="later")
    found = rows(later(later(noted, 12), 13), "Voorstellen")
    assert f"koppeling van {H1} stopte op {day(10)}" in found[f"{H1}-{G2}"]["let op"]


def test_what_was_learnt_is_read_nowhere_but_in_its_own_cell() -> None:
    found = stopped(wat_we_leerden="zzgeheim")
    elsewhere = set(DERIVED) - {"Koppelingen", "Besluiten"}
    assert "zzgeheim" not in texts(found, *elsewhere)
    assert match_of(found)["wat we leerden"] == "zzgeheim"


def test_match_that_goes_on_after_all_holds_both_sides_again() -> None:
    again = later(typed(later(matched(stand="gestopt"), 10), "Koppelingen", ID, stand="loopt"), 11)
    assert rows(again, "Nieuwkomers")[H1]["status"] == "actief"
    assert tasks(again) == []


def with_another(**second: str) -> Snapshot:
    """H1 and G1 stopped, and H1 found G2; then somebody said that the first goes on after all."""
    over = later(matched(stand="gestopt"), 10)
    everybody = area([newcomer(H1)])
    names = ("Nieuwkomers", "Groepen", "Groepsleden")
    both = ran(Snapshot({**over.tables, **{n: everybody.tables[n] for n in names}}), 11)
    again = ran(typed(both, "Voorstellen", f"{H1}-{G2}", **YES_TWICE), 12)
    told = typed(again, "Koppelingen", f"{H1}-{G2}", **second)
    return later(typed(told, "Koppelingen", ID, stand="loopt"), 13)


def test_household_in_two_matches_that_go_on_is_a_problem_at_the_later_of_the_two() -> None:
    found = with_another()
    (why,) = problems(found)
    assert why.startswith(f"stand: {H1} heeft al een koppeling die loopt: {H1}-{G2}.")
    assert match_of(found)["probleem"].startswith(f"{H1} heeft al een koppeling die loopt")
    assert match_of(found, f"{H1}-{G2}")["probleem"] == ""


def test_problem_of_two_matches_goes_when_one_of_them_does_not_go_on() -> None:
    assert problems(with_another(stand="gestopt")) == []
    assert problems(later(typed(with_another(), "Koppelingen", ID, stand="gestopt"), 14)) == []


def test_group_in_two_matches_that_go_on_is_a_problem() -> None:
    again = ran(typed(stopped(), "Voorstellen", f"{H2}-{G1}", **YES_TWICE), 12)
    (why,) = problems(later(typed(again, "Koppelingen", ID, stand="loopt"), 13))
    assert why.startswith(f"stand: {G1} heeft al een koppeling die loopt: {H2}-{G1}.")


@pytest.mark.parametrize(("at_once", "expected"), [("2", 0), ("1", 1)])
def test_host_in_more_matches_than_it_can_have_is_a_problem(at_once: str, expected: int) -> None:
    stay = {"kamer vanaf": "2026-12-01", "kamer tot en met": "2027-04-01"}
    guests = [newcomer(id, **stay, zoekt="een gastgezin") for id in (H1, H2)]
    once = ran(area(guests, [], Gastgezinnen=[{**hosting(F1), "huishoudens tegelijk": "2"}]))
    for id in (H1, H2):
        once = typed(once, "Voorstellen", f"{id}-{F1}", **YES_TWICE)
    linked = later(once, 0)
    assert len(rows(linked, "Koppelingen")) == 2
    fewer = typed(linked, "Gastgezinnen", F1, huishoudens_tegelijk=at_once)
    assert len(problems(later(fewer, 1))) == expected


def test_group_beside_a_host_is_no_problem() -> None:
    stay = {"kamer vanaf": "2026-12-01", "kamer tot en met": "2027-04-01"}
    both = [newcomer(H1, **stay, zoekt="een groep, een gastgezin")]
    once = ran(area(both, [welcoming(G1)], Gastgezinnen=[hosting(F1)]))
    for id in (G1, F1):
        once = typed(once, "Voorstellen", f"{H1}-{id}", **YES_TWICE)
    linked = later(once, 0)
    assert len(rows(linked, "Koppelingen")) == 2
    assert problems(linked) == []


# --- nothing is lost ----------------------------------------------------------------------------

NOTED = {
    "laatste contact": "2026-12-20",
    "verlengd tot": "2028-02-01",
    "begint op": "2026-12-01",
    "wat we leerden": "rustig beginnen",
    "notitie": "bel na vijven",
    "wil weer": "sponsor",
    "stand": "afgerond",
}


@pytest.mark.parametrize("stand", ["loopt", "afgerond", "gestopt"])
def test_row_that_was_deleted_comes_back_with_everything_typed(stand: str) -> None:
    words = {header.replace(" ", "_"): text for header, text in {**NOTED, "stand": stand}.items()}
    seen = later(matched(**words), 40)
    back = later(without(seen, "Koppelingen", ID), 41)
    assert {header: match_of(back)[header] for header in NOTED} == {**NOTED, "stand": stand}


def test_emptied_cell_stays_empty_when_the_row_comes_back() -> None:
    seen = later(matched(notitie="weg ermee"), 1)
    emptied = later(typed(seen, "Koppelingen", ID, notitie=""), 2)
    assert match_of(later(without(emptied, "Koppelingen", ID), 3))["notitie"] == ""


@pytest.mark.parametrize("seed", range(4))
def test_sorting_and_deleting_rows_loses_nothing(seed: int) -> None:
    rng = random.Random(seed)
    both = later(area(), 0)
    for id in list(rows(both, "Voorstellen")):
        both = typed(both, "Voorstellen", id, **YES_TWICE)
    workbook = later(both, 0)
    expected: dict[str, dict[str, str]] = {id: {} for id in rows(workbook, "Koppelingen")}
    for step in range(8):
        id, header = rng.choice(list(expected)), rng.choice(["notitie", "wat we leerden"])
        expected[id][header] = f"stap {step}"
        workbook = typed(workbook, "Koppelingen", id, **{header.replace(" ", "_"): f"stap {step}"})
        workbook = later(workbook, step)
        table = workbook.tables["Koppelingen"]
        kept = [row for row in table.rows if rng.random() < 0.6]
        rng.shuffle(kept)
        sorted_rows = tuple(Row(n, row.cells) for n, row in enumerate(kept, start=2))
        workbook = later(with_rows(workbook, table, sorted_rows), step)
        found = rows(workbook, "Koppelingen")
        told = {id: {header: found[id][header] for header in one} for id, one in expected.items()}
        assert told == expected


def test_match_of_a_sponsor_whose_row_went_keeps_its_moments() -> None:
    before = later(matched(), 1)
    gone = later(without(before, "Groepen", G1), 2)
    assert match_of(gone)["alle momenten"] == match_of(before)["alle momenten"]


def test_codes_alone_are_told_of_a_match() -> None:
    found, _ = run(matched(stand="gestopt"), 10)
    told = [change for change in found.changes if change.tab in ("Koppelingen", "Vandaag")]
    assert "Naam van" not in str(told)
