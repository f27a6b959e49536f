"""The week of a coordinator over a workbook in memory: run, decide, run again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from intake.workbook import Row, Snapshot, Table, cells_of, shown
from matcher.certificate import certificate
from matcher.objectives import solve_levels
from matcher.policy import load_policies
from matcher.run import MatchRun, match_run
from matcher.solution import Level, Solution
from tests.matcher.people import TODAY, after, snapshot, table
from tests.matcher.pools import pool

NOW = datetime(2026, 11, 22, 4, 17, tzinfo=UTC)
POLICIES = load_policies()
H1, H2, H3 = "H0000001", "H0000002", "H0000003"
G1, G2, G3 = "G0000001", "G0000002", "G0000003"

Cells = Mapping[str, Any]


def newcomer(id: str, **cells: Any) -> Cells:
    """A row of Nieuwkomers that is ready for a match."""
    return {
        "id": id,
        "aangemeld": "2026-11-02",
        "variant": "statushouders",
        "gesprek": "ja",
        "taal": "Nederlands",
        "ingevuld voor": "voor mezelf of mijn gezin",
        "naam": f"Naam van {id}",
        "telefoon": f"+31 6 1234567{id[-1]}",
        "stad": "Rotterdam",
        "taal van contact": "Arabisch",
        "aantal mensen": "1",
        "toestemming": "ja",
        "volwassenen 18-29": "0",
        "volwassenen 30-44": "1",
        "volwassenen 45-59": "0",
        "volwassenen 60 plus": "0",
        "kinderen": "0",
        "talen": "Arabisch",
        "toestemming intake": "ja",
        **cells,
    }


def welcoming(id: str, **cells: Any) -> Cells:
    """A row of Groepen that is ready for a match."""
    return {
        "id": id,
        "aangemeld": "2026-11-02",
        "variant": "statushouders",
        "gesprek": "ja",
        "training": "ja",
        "taal": "Nederlands",
        "stad": "Rotterdam",
        "grootte": "5",
        "spreken Nederlands": "4",
        "talen": "Arabisch",
        "samenstelling": "gemengd",
        **cells,
    }


def members(group: str) -> list[Cells]:
    """The five members of a group, the first of whom leads it."""
    return [
        {
            "id": f"{group[0]}{number}{group[2:]}"[:7] + "M",
            "aangemeld": "2026-11-02",
            "verklaring": "ja",
            "rol": "coördinator" if number == 1 else "lid",
            "taal": "Nederlands",
            "groep": group,
            "stad": "Rotterdam",
            "naam": f"Lid {number} van {group}",
            "e-mail": f"lid{number}.{group.lower()}@example.org",
            "toestemming": "ja",
        }
        for number in range(1, 6)
    ]


def area(
    newcomers: list[Cells] | None = None, groups: list[Cells] | None = None, **tabs: list[Cells]
) -> Snapshot:
    """Two households and two groups, unless said otherwise."""
    groups = [welcoming(G1), welcoming(G2)] if groups is None else groups
    everybody = [member for one in groups for member in members(one["id"])]
    unique = [{**cells, "id": f"M{place:07d}"} for place, cells in enumerate(everybody)]
    return snapshot(
        Nieuwkomers=[newcomer(H1), newcomer(H2)] if newcomers is None else newcomers,
        Groepen=groups,
        Groepsleden=unique,
        **tabs,
    )


def run(before: Snapshot, days: int = 0) -> tuple[MatchRun, Snapshot]:
    """One run, so many days later, and the workbook after it."""
    found = match_run(before, POLICIES, TODAY + timedelta(days=days), NOW)
    return found, after(before, found.changes)


def ran(before: Snapshot, days: int = 0) -> Snapshot:
    return run(before, days)[1]


def rows(workbook: Snapshot, tab: str) -> dict[str, dict[str, str]]:
    table = workbook.tables[tab]
    return {row.cells[table.tab.key or ""]: dict(row.cells) for row in table.rows}


def typed(workbook: Snapshot, tab: str, key: str, **cells: str) -> Snapshot:
    """The workbook after a person typed in a row; _ in a header stands for a space."""
    named = {header.replace("_", " "): text for header, text in cells.items()}
    table = workbook.tables[tab]
    changed = tuple(
        Row(row.number, {**row.cells, **named}) if row.cells[table.tab.key or ""] == key else row
        for row in table.rows
    )
    return with_rows(workbook, table, changed)


def without(workbook: Snapshot, tab: str, key: str) -> Snapshot:
    """The workbook after a person deleted a row."""
    table = workbook.tables[tab]
    kept = tuple(row for row in table.rows if row.cells[table.tab.key or ""] != key)
    return with_rows(workbook, table, kept)


def with_rows(workbook: Snapshot, table: Table, kept: tuple[Row, ...]) -> Snapshot:
    return Snapshot({**workbook.tables, table.tab.name: replace(table, rows=kept)})


def proposal_of(workbook: Snapshot, household: str) -> str:
    """The id of the one proposal of a household."""
    found = [id for id in rows(workbook, "Voorstellen") if id.startswith(household)]
    assert len(found) == 1
    return found[0]


def texts(workbook: Snapshot, *tabs: str) -> str:
    return "\n".join(
        text
        for name, table in workbook.tables.items()
        if name in tabs
        for row in table.rows
        for text in row.cells.values()
    )


DERIVED = ("Vandaag", "Voorstellen", "Niet gekoppeld", "Koppelingen", "Overzicht", "Logboek",
           "Besluiten", "Instellingen", "Wijzigingen", "Berichten")  # fmt: skip
YES_TWICE = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "antwoord_sponsor": "ja"}


def test_everybody_is_proposed_or_told_why_not() -> None:
    lonely = newcomer("H0000003", stad="Almere")
    unready = newcomer("H0000004", gesprek="")
    after_run = ran(area([newcomer(H1), lonely, unready]))
    proposed = {id[:8] for id in rows(after_run, "Voorstellen")}
    unplaced = rows(after_run, "Niet gekoppeld")
    assert proposed == {H1}
    assert {"H0000003", "H0000004"} <= set(unplaced)
    assert "in een andere stad" in unplaced["H0000003"]["waarom niet"]
    assert "«gesprek»" in unplaced["H0000004"]["wat zou helpen"]


def test_second_run_changes_only_logboek() -> None:
    once = ran(area())
    found, twice = run(once)
    changed = [name for name, table in twice.tables.items() if table != once.tables[name]]
    assert changed == ["Logboek"]
    assert "Bewezen" in found.outcome


def test_note_alone_moves_nothing() -> None:
    once = ran(area())
    noted = ran(typed(once, "Voorstellen", proposal_of(once, H1), notitie="bel na vijven"))
    assert rows(noted, "Voorstellen")[proposal_of(noted, H1)]["notitie"] == "bel na vijven"
    assert set(rows(noted, "Voorstellen")) == set(rows(once, "Voorstellen"))


def test_two_yeses_make_a_match_with_two_letters() -> None:
    once = ran(area())
    id = proposal_of(once, H1)
    agreed = ran(typed(once, "Voorstellen", id, **YES_TWICE))
    assert rows(agreed, "Koppelingen")[id]["sinds"] == TODAY.isoformat()
    assert {message["soort"] for message in rows(agreed, "Berichten").values()} == {
        "koppeling-huishouden",
        "koppeling-sponsor",
    }
    assert rows(agreed, "Nieuwkomers")[H1]["status"] == "actief"
    assert {H1, id[9:]} & {word[:8] for word in rows(agreed, "Niet gekoppeld")} == set()


def test_match_is_made_once() -> None:
    once = ran(area())
    agreed = ran(typed(once, "Voorstellen", proposal_of(once, H1), **YES_TWICE))
    again = ran(agreed)
    changed = [name for name, table in again.tables.items() if table != agreed.tables[name]]
    assert changed == ["Logboek"]


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"besluit": "voorleggen"},
        {"besluit": "voorleggen", "antwoord_huishouden": "ja"},
        {"besluit": "voorleggen", "antwoord_sponsor": "ja"},
        {"besluit": "vastzetten"},
        {**YES_TWICE, "antwoord_sponsor": "nee"},
        {**YES_TWICE, "besluit": "past niet"},
    ],
)
def test_no_contact_detail_is_handed_on_before_the_second_yes(words: dict[str, str]) -> None:
    once = ran(area())
    decided = ran(typed(once, "Voorstellen", proposal_of(once, H1), **words))
    written = texts(decided, *DERIVED)
    assert "Naam van" not in written
    assert "Lid 1" not in written
    assert "1234567" not in written
    assert "example.org" not in written


def test_letters_name_only_the_two_sides_of_the_match() -> None:
    once = ran(area())
    id = proposal_of(once, H1)
    agreed = ran(typed(once, "Voorstellen", id, **YES_TWICE))
    written = texts(agreed, *DERIVED)
    assert f"Naam van {H1}" in written
    assert f"Naam van {H2}" not in written
    assert f"Lid 1 van {id[9:]}" in written


def test_nobody_is_told_of_somebody_without_consent() -> None:
    unnamed = {"naam": "", "telefoon": "", "e-mail": "", "toestemming": ""}
    case = newcomer(H1, variant="hervestiging", **unnamed)
    arriving = area([case], [welcoming(G1, variant="hervestiging")])
    for id in arriving.tables["Groepsleden"].by_key:
        arriving = typed(arriving, "Groepsleden", id, vog="ja")
    once = ran(arriving)
    agreed = ran(typed(once, "Voorstellen", f"{H1}-{G1}", **YES_TWICE))
    named = ran(typed(agreed, "Nieuwkomers", H1, naam="Amina Verzonnen", telefoon="06 12345678"))
    assert "Amina" not in texts(named, *DERIVED)
    task = tasks_of(named)[f"contact:{H1}"]
    assert "Vraag of we de gegevens mogen bewaren" in task["waarom"]
    consents = ran(typed(named, "Nieuwkomers", H1, toestemming="ja"))
    assert "Amina Verzonnen" in texts(consents, "Berichten")


@pytest.mark.parametrize("decision", ["voorleggen", "vastzetten", "misschien later"])
def test_held_pair_stays_when_a_better_group_comes(decision: str) -> None:
    once = ran(area([newcomer(H1, interesses="muziek")], [welcoming(G1, interesses="lezen")]))
    held = typed(once, "Voorstellen", f"{H1}-{G1}", besluit=decision)
    better = area(groups=[welcoming(G1, interesses="lezen"), welcoming(G2, interesses="muziek")])
    records = {name: better.tables[name] for name in ("Groepen", "Groepsleden")}
    assert set(rows(ran(Snapshot({**held.tables, **records})), "Voorstellen")) == {f"{H1}-{G1}"}


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [("muziek", "muziek, lezen", G1), ("lezen", "muziek, sport", G2)],
)
def test_open_proposal_moves_only_for_more_than_the_keep_bonus(
    first: str, second: str, best: str
) -> None:
    people = [newcomer(H1, interesses="muziek, sport")]
    once = ran(area(people, [welcoming(G1, interesses=first)]))
    more = area(people, [welcoming(G1, interesses=first), welcoming(G2, interesses=second)])
    records = {name: more.tables[name] for name in ("Groepen", "Groepsleden")}
    again = ran(Snapshot({**once.tables, **records}))
    assert set(rows(again, "Voorstellen")) == {f"{H1}-{best}"}


@pytest.mark.parametrize(
    "words",
    [
        {"besluit": "nu niet"},
        {"besluit": "past niet"},
        {"besluit": "voorleggen", "antwoord_huishouden": "nee"},
    ],
)
def test_no_bars_the_pair_and_frees_both_sides(words: dict[str, str]) -> None:
    once = ran(area([newcomer(H1)]))
    id = proposal_of(once, H1)
    other = {G1: G2, G2: G1}[id[9:]]
    again = rows(ran(typed(once, "Voorstellen", id, **words)), "Voorstellen")
    assert again[f"{H1}-{other}"]["stand"] == "voorstel"
    assert again[id]["stand"] in ("nu niet", "past niet", "nee gezegd")


@pytest.mark.parametrize(("decision", "free"), [("nu niet", True), ("past niet", False)])
def test_new_round_starts_clean(decision: str, free: bool) -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    said = ran(typed(once, "Voorstellen", f"{H1}-{G1}", besluit=decision, notitie="mei"))
    anew = ran(typed(said, "Instellingen", "ronde", waarde="volgende"))
    found = rows(anew, "Voorstellen")
    if free:
        assert (found[f"{H1}-{G1}"]["stand"], found[f"{H1}-{G1}"]["besluit"]) == ("voorstel", "")
        assert found[f"{H1}-{G1}"]["notitie"] == "mei"
    else:
        assert found == {}


def test_fixed_round_moves_no_proposal() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    fixed = typed(once, "Instellingen", "ronde staat", waarde="vast")
    more = area([newcomer(H1), newcomer(H2)])
    records = {name: more.tables[name] for name in ("Nieuwkomers", "Groepen", "Groepsleden")}
    assert set(rows(ran(Snapshot({**fixed.tables, **records})), "Voorstellen")) == {f"{H1}-{G1}"}


@pytest.mark.parametrize("words", [{}, {"besluit": "voorleggen"}, YES_TWICE])
def test_withdrawn_person_is_in_no_proposal_or_match(words: dict[str, str]) -> None:
    once = ran(area([newcomer(H1)]))
    decided = typed(once, "Voorstellen", proposal_of(once, H1), **words)
    gone = ran(typed(decided, "Nieuwkomers", H1, stand="teruggetrokken"))
    assert not [row for row in rows(gone, "Voorstellen").values() if row["stand"] != "vervallen"]
    assert rows(gone, "Koppelingen") == {}
    assert H1 not in rows(gone, "Niet gekoppeld")


def test_deleted_row_of_a_held_pair_comes_back_with_its_words() -> None:
    once = ran(area())
    id = proposal_of(once, H1)
    words = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "notitie": "dinsdag"}
    seen = ran(typed(once, "Voorstellen", id, **words))
    back = rows(ran(without(seen, "Voorstellen", id)), "Voorstellen")[id]
    assert (back["besluit"], back["antwoord huishouden"], back["notitie"]) == (
        "voorleggen", "ja", "dinsdag",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "header"),
    [
        ({"besluit": "voorleggen", "antwoord_sponsor": "ja"}, "antwoord sponsor"),
        ({**YES_TWICE, "kennismaking_op": "volgende week"}, "kennismaking op"),
        ({**YES_TWICE, "kennismaking_op": "2026-11-28"}, "kennismaking op"),
        ({"antwoord_huishouden": "ja"}, "besluit"),
    ],
)
def test_problem_of_a_row_that_comes_back_is_at_its_cell(
    words: dict[str, str], header: str
) -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    held = ran(typed(once, "Voorstellen", f"{H1}-{G1}", **words))
    back = ran(without(held, "Voorstellen", f"{H1}-{G1}"))
    assert cell_of(back, f"{H1}-{G1}", header) in {one["waar"] for one in tasks_of(back).values()}
    assert rows(back, "Voorstellen") == rows(held, "Voorstellen")


def cell_of(workbook: Snapshot, id: str, header: str) -> str:
    table = workbook.tables["Voorstellen"]
    return f"Voorstellen!{table.address(table.by_key[id][0], header)}"


def put_forward_twice() -> tuple[str, str, Snapshot]:
    """A pair of H1 that is put forward, one with the other group a day later, and what follows."""
    once = ran(area([newcomer(H1)]))
    first = proposal_of(once, H1)
    second = f"{H1}-{ {G1: G2, G2: G1}[first[9:]] }".replace(" ", "")
    held = ran(typed(once, "Voorstellen", first, besluit="voorleggen"))
    table = held.tables["Voorstellen"]
    copied = Row(9, {**dict.fromkeys(table.headers, ""), "id": second, "besluit": "voorleggen"})
    return first, second, ran(with_rows(held, table, (*table.rows, copied)), days=1)


def test_clash_of_a_row_that_comes_back_is_at_its_cell() -> None:
    _, second, both = put_forward_twice()
    back = ran(without(both, "Voorstellen", second), days=2)
    assert cell_of(back, second, "besluit") in {one["waar"] for one in tasks_of(back).values()}


def test_deleted_match_comes_back() -> None:
    once = ran(area())
    id = proposal_of(once, H1)
    agreed = ran(typed(once, "Voorstellen", id, **YES_TWICE))
    assert id in rows(ran(without(agreed, "Koppelingen", id)), "Koppelingen")


def test_one_household_is_not_held_twice() -> None:
    first, second, both = put_forward_twice()
    found = rows(both, "Voorstellen")
    assert "wordt al vastgehouden" in found[second]["probleem"]
    assert found[first]["probleem"] == ""


def test_quota_limits_new_proposals_and_lets_held_pairs_be() -> None:
    once = ran(area())
    limited = typed(once, "Instellingen", "hoogste aantal nieuwe koppelingen", waarde="1")
    assert len(rows(ran(limited), "Voorstellen")) == 1
    none = typed(once, "Instellingen", "hoogste aantal nieuwe koppelingen", waarde="0")
    held = typed(none, "Voorstellen", proposal_of(once, H1), besluit="voorleggen")
    assert set(rows(ran(held), "Voorstellen")) == {proposal_of(once, H1)}


def test_overview_says_that_what_is_held_clashes_and_not_that_it_takes_too_long() -> None:
    """Two belong together, one is held, and the group of the other stops for a while."""
    once = ran(area([newcomer(H1, **{"hoort bij": H2}), newcomer(H2)]))
    held = typed(once, "Voorstellen", proposal_of(once, H1), besluit="voorleggen")
    paused = ran(typed(held, "Groepen", proposal_of(once, H2)[9:], stand="pauze"))
    told = rows(paused, "Overzicht")["uitgerekend wat zou helpen"]["toelichting"]
    assert told.startswith("niet uit te rekenen zolang wat vaststaat niet samen kan")


def test_urgent_household_goes_first() -> None:
    people = [newcomer(H1, aangemeld="2026-06-01"), newcomer(H2, voorrang="gemeente: spoed")]
    assert proposal_of(ran(area(people, [welcoming(G1)])), H2)


def test_who_waited_past_the_limit_goes_before_a_better_fit() -> None:
    people = [newcomer(H1, aangemeld="2026-06-01", interesses="lezen"),
              newcomer(H2, interesses="muziek")]  # fmt: skip
    assert proposal_of(ran(area(people, [welcoming(G1, interesses="muziek")])), H1)


def test_longest_waiting_decides_between_equals() -> None:
    people = [newcomer(H1), newcomer(H2, aangemeld="2026-11-01")]
    assert proposal_of(ran(area(people, [welcoming(G1)])), H2)


def test_sensitive_wish_is_respected_and_written_nowhere() -> None:
    wish = newcomer(H1, **{"alleen vrouwen": "ja", "toestemming gevoelig": "ja"})
    plain = ran(area([newcomer(H1)], [welcoming(G1)]))
    found = ran(area([wish], [welcoming(G1)]))
    assert proposal_of(plain, H1)
    assert rows(found, "Voorstellen") == {}
    assert "vrouw" not in texts(found, *DERIVED)


def test_tasks_come_and_go() -> None:
    once = ran(area())
    id = proposal_of(once, H1)
    assert f"besluit:{id}" in tasks_of(once)
    put = ran(typed(once, "Voorstellen", id, besluit="voorleggen"))
    assert f"besluit:{id}" not in tasks_of(put)
    asked = typed(put, "Voorstellen", id, antwoord_huishouden="gevraagd")
    late = ran(ran(asked), days=14)
    assert "Twee weken zonder antwoord" in tasks_of(late)[f"antwoord:{id}"]["waarom"]


def tasks_of(workbook: Snapshot) -> dict[str, dict[str, str]]:
    return {row.cells["id"]: dict(row.cells) for row in workbook.tables["Vandaag"].rows}


def test_link_of_a_task_is_the_cell_where_it_is_done() -> None:
    once = ran(area())
    for task in tasks_of(once).values():
        tab, _, cell = task["waar"].partition("!")
        number = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        key = task["id"].split(":")[1]
        row = next(row for row in once.tables[tab].rows if row.number == number)
        assert row.cells["id"] == key


def test_order_of_rows_changes_nothing() -> None:
    people = [
        newcomer(f"H000000{n}", interesses=i) for n, i in enumerate(("muziek", "lezen", "sport"))
    ]
    groups = [welcoming(f"G000000{n}", interesses=i) for n, i in enumerate(("sport", "muziek"))]
    one, other = ran(area(people, groups)), ran(area(people[::-1], groups[::-1]))
    assert rows(one, "Voorstellen") == rows(other, "Voorstellen")


def test_outcome_counts_and_names_nobody() -> None:
    found, _ = run(area())
    assert (found.proposals, found.matches) == (2, 0)
    assert "Naam" not in found.outcome


def test_values_are_what_a_sheet_can_hold() -> None:
    values = [
        value
        for change in run(area())[0].changes
        for cells in cells_of(change)
        for value in cells.values()
    ]
    assert values
    for value in values:
        shown(value)


def through_builders(languages: list[str], groups: int, **places: str) -> dict[str, dict[str, str]]:
    """The proposals for households with these languages, which no group speaks."""
    people = [newcomer(f"H000000{n}", talen=spoken) for n, spoken in enumerate(languages)]
    teams = [welcoming(f"G000000{n}", talen="Turks") for n in range(groups)]
    set_ = [{"instelling": f"plaatsen bij builder: {k}", "waarde": v} for k, v in places.items()]
    return rows(ran(area(people, teams, Instellingen=set_)), "Voorstellen")


def test_builder_has_no_more_pairs_than_places() -> None:
    assert len(through_builders(["Tigrinya"] * 3, 3, Tigrinya="2")) == 2


def test_household_with_two_languages_takes_the_builder_that_others_cannot() -> None:
    languages = ["Tigrinya, Farsi", "Tigrinya", "Farsi"]
    assert len(through_builders(languages, 3, Tigrinya="2", Farsi="1")) == 3
    assert len(through_builders(languages, 3, Tigrinya="1", Farsi="1")) == 2


def test_no_place_at_a_builder_says_what_would_help() -> None:
    found = ran(area([newcomer(H1, talen="Tigrinya")], [welcoming(G1)]))
    helps = rows(found, "Niet gekoppeld")[H1]["wat zou helpen"]
    assert helps == "Een builder of groep met Tigrinya."


def test_certificate_says_how_much_better_it_could_be() -> None:
    asked = solve_levels(pool({"s1 h1": 10}))
    reached = [(100, 100), (7125, 8000), (1, 9)]
    levels = tuple(
        Level(objective.name, Fraction(value, 100), Fraction(bound, 100), "feasible")
        for objective, (value, bound) in zip(asked, reached, strict=True)
    )
    said = certificate(Solution("feasible", (), levels, 1.0), asked)
    assert "(hoe goed alle paren samen passen: 71,25, hooguit 80)." in said


def stuck() -> tuple[MatchRun, Snapshot]:
    """H1 was put forward, the only group for H2, which belongs with it, said no; H3 comes late."""
    people = [newcomer(H1, **{"hoort bij": H2}), newcomer(H2, talen="Tigrinya")]
    welcome = [welcoming(G1), welcoming(G2, talen="Tigrinya")]
    found = ran(area(people, welcome))
    for id, reply in ((H1, "gevraagd"), (H2, "nee")):
        words = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "antwoord_sponsor": reply}
        found = typed(found, "Voorstellen", proposal_of(found, id), **words)
    later = area([*people, newcomer(H3)], [*welcome, welcoming(G3)])
    records = {name: later.tables[name] for name in ("Nieuwkomers", "Groepen", "Groepsleden")}
    return run(Snapshot({**found.tables, **records}))


def test_what_is_stuck_holds_up_nobody_else() -> None:
    found, workbook = stuck()
    assert f"{H3}-{G3}" in rows(workbook, "Voorstellen")
    assert "De andere zijn bijgewerkt." in found.outcome


def test_what_is_stuck_is_told_at_its_row_and_in_vandaag() -> None:
    workbook = stuck()[1]
    told = rows(workbook, "Voorstellen")[proposal_of(workbook, H1)]["probleem"]
    assert "Dit kan niet samen met wat verder vaststaat:" in told
    assert f"Huishoudens {H1} en {H2}" in told
    assert told in texts(workbook, "Vandaag")


def test_nobody_is_asked_again_while_a_date_holds_up_the_match() -> None:
    found = ran(area())
    row = proposal_of(found, H1)
    words = {"antwoord_huishouden": "ja", "antwoord_sponsor": "ja", "kennismaking_op": "morgen"}
    found = ran(typed(found, "Voorstellen", row, besluit="voorleggen", **words))
    asked = [task for task in rows(found, "Vandaag").values() if row[:8] in task["wie"]]
    assert [task["wat"] for task in asked] == ["probleem"]
    assert "kennismaking op" in asked[0]["waarom"]


def test_nobody_gets_contacts_before_the_day_of_the_meeting() -> None:
    agreed = {**YES_TWICE, "kennismaking_op": "2026-11-28"}
    waits = ran(
        typed(ran(area([newcomer(H1)], [welcoming(G1)])), "Voorstellen", f"{H1}-{G1}", **agreed)
    )
    assert [list(rows(ran(waits, days), "Koppelingen")) for days in (5, 6)] == [[], [f"{H1}-{G1}"]]
    assert not [id for id in rows(waits, "Berichten") if ":koppeling" in id]


def test_pinned_pair_is_not_counted_as_put_forward() -> None:
    before = ran(area())
    id = next(iter(rows(before, "Voorstellen")))
    counts = rows(ran(typed(before, "Voorstellen", id, besluit="vastzetten")), "Overzicht")
    assert (counts["voorgelegd"]["aantal"], counts["vastgezet"]["aantal"]) == ("0", "1")


def hosting(id: str) -> Cells:
    """A row of Gastgezinnen that is ready for a match, with room for one household."""
    adults = dict.fromkeys(("18-29", "30-44", "45-59", "60 plus"), "1")
    return {
        "id": id,
        "aangemeld": "2026-11-02",
        **dict.fromkeys(
            ("gesprek", "huisbezoek", "vog", "toestemming", "toestemming intake"), "ja"
        ),
        "taal": "Nederlands",
        "naam": f"Naam van {id}",
        "e-mail": "gastgezin@voorbeeld.nl",
        "telefoon": "+31 6 12345679",
        "stad": "Rotterdam",
        "slaapplaatsen": "3",
        "kamer vanaf": "2026-11-20",
        "kamer tot en met": "2027-05-01",
        "talen": "Arabisch",
        "kinderen": "0",
        **{f"volwassenen {ages}": count for ages, count in adults.items()},
    }


def test_who_has_a_group_alone_waits_for_a_host_still() -> None:
    seeks = {"zoekt": "een groep, een gastgezin", "kamer vanaf": "2026-12-01"}
    seeks |= {"kamer tot en met": "2027-04-01"}
    people = [newcomer(H1, **seeks), newcomer(H2, **seeks)]
    after_run = ran(area(people, Gastgezinnen=[hosting("F0000001")]))
    assert len(rows(after_run, "Voorstellen")) == 3
    counts = {what: row["aantal"] for what, row in rows(after_run, "Overzicht").items()}
    names = ("gastgezinnen die klaar zijn", "bedden bij gastgezinnen die klaar zijn")
    assert [counts[name] for name in names] == ["1", "3"]
    assert counts["huishoudens die op een gastgezin wachten"] == "1"


def proposal_row(id: str, **words: str) -> Cells:
    return {"id": id, **{header.replace("_", " "): text for header, text in words.items()}}


def test_pair_typed_by_hand_is_no_match_before_both_are_cleared() -> None:
    people, teams = [newcomer(H1, gesprek="")], [welcoming(G1, training="")]
    once = ran(area(people, teams, Voorstellen=[proposal_row(f"{H1}-{G1}", **YES_TWICE)]))
    assert rows(once, "Koppelingen") == {}
    assert "is nog niet klaar" in rows(once, "Voorstellen")[f"{H1}-{G1}"]["probleem"]


@pytest.mark.parametrize(
    ("tab", "key", "cells"),
    [
        ("Nieuwkomers", H1, {"gesprek": "nee"}),
        ("Nieuwkomers", H1, {"stand": "pauze"}),
        ("Groepsleden", "M0000002", {"verklaring": "nee"}),
        ("Groepsleden", "M0000002", {"stand": "teruggetrokken"}),
    ],
)
def test_clearance_that_is_lost_stops_the_second_yes(
    tab: str, key: str, cells: dict[str, str]
) -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    agreed = typed(once, "Voorstellen", f"{H1}-{G1}", **YES_TWICE)
    lost = ran(typed(agreed, tab, key, **cells))
    assert rows(lost, "Koppelingen") == {}
    assert rows(lost, "Berichten") == {}
    assert rows(lost, "Voorstellen")[f"{H1}-{G1}"]["probleem"] != ""


def test_what_was_typed_wrongly_is_repeated_nowhere() -> None:
    found = ran(area([newcomer(H1, **{"aantal mensen": "bel canary@mail.nl 0612345678"})]))
    problem = rows(found, "Nieuwkomers")[H1]["probleem"]
    assert problem.startswith("aantal mensen: Dit antwoord klopt niet.")
    assert "canary" not in problem + texts(found, *DERIVED)


ALIKE = [{"id": id, "naam": "Gijs", "telefoon": "06 bel canary"} for id in ("S0000001", "S0000002")]


@pytest.mark.parametrize("tab", ["Gastgezinnen", "Vrijwilligers"])
def test_double_is_a_task_where_people_judge_it_and_then_where_one_is_withdrawn(tab: str) -> None:
    found = ran(area(**{tab: [{**row, "stad": "Rotterdam"} for row in ALIKE]}))
    task = rows(found, "Vandaag")["dubbel:S0000001:S0000002"]
    assert (task["wat"], task["waar"].partition("!")[0]) == ("mogelijk dubbel", "Mogelijk dubbel")
    judged = table("Mogelijk dubbel", {"id": "S0000001+S0000002", "oordeel": "dezelfde"})
    same = ran(Snapshot({**found.tables, "Mogelijk dubbel": judged}))
    task = rows(same, "Vandaag")["dubbel:S0000001:S0000002"]
    assert (
        task["waar"].partition("!")[0],
        "Zet daarna «stand» van S0000002" in task["waarom"],
    ) == (
        tab,
        True,
    )
    assert "canary" not in texts(found, *DERIVED)


def test_double_in_a_pair_is_kept_from_the_run_that_holds_it() -> None:
    twice = [newcomer(id, telefoon="06 12345678") for id in (H1, H2)]
    judged = table("Mogelijk dubbel", {"id": f"{H1}+{H2}", "oordeel": "dezelfde"})
    found = ran(Snapshot({**area(twice, [welcoming(G1)]).tables, "Mogelijk dubbel": judged}))
    (pair,) = rows(found, "Voorstellen")
    asked = ran(typed(found, "Voorstellen", pair, besluit="voorleggen"))
    held, other = (H1, H2) if pair.startswith(H1) else (H2, H1)
    todo = rows(asked, "Mogelijk dubbel")[f"{H1}+{H2}"]["wat nu"]
    assert todo.startswith(f"Houd {held}: die is al voorgelegd.")
    assert f"«stand» van {other}" in rows(asked, "Vandaag")[f"dubbel:{H1}:{H2}"]["waarom"]


def test_women_only_wish_reads_like_any_other_reason() -> None:
    wish = {"alleen vrouwen": "ja", "toestemming gevoelig": "ja"}
    told = rows(ran(area([newcomer(H1, **wish)], [welcoming(G1)])), "Niet gekoppeld")
    assert told[H1]["waarom niet"] == "1 van de 1: past niet goed genoeg; liever wachten."
    assert told[G1]["waarom niet"] == told[H1]["waarom niet"]
    assert told[H1]["wat zou helpen"] == "Nog een groep met Arabisch."


def test_matches_of_this_round_count_for_the_quota() -> None:
    once = ran(area())
    limited = typed(once, "Instellingen", "hoogste aantal nieuwe koppelingen", waarde="1")
    agreed = ran(typed(limited, "Voorstellen", proposal_of(once, H1), **YES_TWICE))
    assert [row["stand"] for row in rows(agreed, "Voorstellen").values()] == ["koppeling"]


def matched() -> tuple[Snapshot, str]:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    return ran(typed(once, "Voorstellen", f"{H1}-{G1}", **YES_TWICE)), f"{H1}-{G1}"


def test_somebody_who_stops_after_a_match_takes_the_letters_along() -> None:
    agreed, id = matched()
    gone = ran(typed(agreed, "Nieuwkomers", H1, stand="teruggetrokken"))
    assert set(rows(gone, "Berichten")) == {f"{id}:gestopt:{G1}"}
    assert f"afmelden:{id}" in tasks_of(gone)
    assert not [task for task in tasks_of(gone) if task.startswith("bericht:")]
    assert set(rows(ran(gone), "Berichten")) == {f"{id}:gestopt:{G1}"}


def test_letters_that_were_deleted_do_not_come_back() -> None:
    agreed, id = matched()
    cleared = without(agreed, "Berichten", f"{id}:koppeling-sponsor")
    assert f"{id}:koppeling-sponsor" not in rows(ran(cleared), "Berichten")


def test_other_side_is_told_when_somebody_withdraws_after_being_asked() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    id = f"{H1}-{G1}"
    words = {"besluit": "voorleggen", "antwoord_huishouden": "ja", "antwoord_sponsor": "gevraagd"}
    asked = ran(typed(once, "Voorstellen", id, **words))
    gone = ran(typed(asked, "Nieuwkomers", H1, stand="teruggetrokken"))
    assert tasks_of(gone)[f"afmelden:{id}"]["waarom"].startswith(f"Laat {G1} weten")
    told = ran(typed(gone, "Voorstellen", id, besluit="nu niet"))
    assert f"afmelden:{id}" not in tasks_of(told)


@pytest.mark.parametrize("word", ["gestopt", "Gestopt "])
def test_match_that_was_broken_off_stays_so(word: str) -> None:
    agreed, id = matched()
    stopped = ran(typed(agreed, "Koppelingen", id, stand=word))
    back = rows(ran(without(stopped, "Koppelingen", id)), "Koppelingen")[id]
    assert back["stand"] == "gestopt"
    assert rows(stopped, "Nieuwkomers")[H1]["status"] != "actief"


def test_word_that_is_no_standing_of_a_match_is_a_problem() -> None:
    agreed, id = matched()
    found = ran(typed(agreed, "Koppelingen", id, stand="zznaam"))
    assert "stand: Dit woord staat niet in de lijst." in texts(found, "Vandaag")
    assert "zznaam" not in texts(found, "Vandaag")


def test_round_without_a_name_goes_on_with_the_round_before() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    said = ran(typed(once, "Voorstellen", f"{H1}-{G1}", besluit="nu niet"))
    unnamed = ran(typed(said, "Instellingen", "ronde", waarde=""), days=40)
    assert rows(unnamed, "Voorstellen")[f"{H1}-{G1}"]["stand"] == "nu niet"
    assert "Schrijf de naam van de ronde" in texts(unnamed, "Vandaag")


def test_row_with_something_in_a_column_of_ones_own_stays() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    table = once.tables["Voorstellen"]
    columns = {**table.columns, "mijn kleur": len(table.columns) + 1}
    own = tuple(Row(row.number, {**row.cells, "mijn kleur": "groen"}) for row in table.rows)
    marked = Snapshot({**once.tables, "Voorstellen": replace(table, columns=columns, rows=own)})
    gone = ran(typed(marked, "Nieuwkomers", H1, stand="pauze"))
    assert rows(gone, "Voorstellen")[f"{H1}-{G1}"]["mijn kleur"] == "groen"


@pytest.mark.parametrize(
    ("cells", "why", "helps"),
    [
        ({"stand": "pauze"}, "Staat op pauze.", "Kan het weer? Zet «stand» op doet mee."),
        (
            {"stand": "pauze", "gesprek": ""},
            "Staat op pauze.",
            "Kan het weer? Zet «stand» op doet mee. «gesprek» staat nog niet op ja.",
        ),
        (
            {"stand": "vakantie"},
            "Bij «stand» staat een woord dat niet in de lijst staat.",
            "Kies een woord uit de lijst.",
        ),
        (
            {"stand": "vakantie", "stad": "Nergens", "talen": "Klingon"},
            "Bij «stand» staat een woord dat niet in de lijst staat.",
            "Kies een woord uit de lijst.",
        ),
    ],
)
def test_pause_and_a_word_that_is_none_are_told_apart(
    cells: dict[str, str], why: str, helps: str
) -> None:
    found = ran(area([newcomer(H1, **cells)], [welcoming(G1, **cells)]))
    told = rows(found, "Niet gekoppeld")[H1]
    assert (told["waarom niet"], told["wat zou helpen"]) == (why, helps)
    assert rows(found, "Niet gekoppeld")[G1]["waarom niet"] == why
