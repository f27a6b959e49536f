"""A pair that a coordinator typed: checked by the same rules, its cost told, and nothing moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from intake.workbook import Rewrite, Row, Snapshot, after
from matcher.proposal_rows import CHECK_WISHES
from matcher.run import match_run
from tests.matcher.test_run import (
    G1,
    G2,
    H1,
    H2,
    NOW,
    POLICIES,
    TODAY,
    YES_TWICE,
    area,
    newcomer,
    ran,
    rows,
    tasks_of,
    typed,
    welcoming,
    with_rows,
)

ARABIC, TURKISH = {"talen": "Arabisch"}, {"talen": "Turks, Engels"}


def own(workbook: Snapshot, household: str, sponsor: str, **words: str) -> Snapshot:
    """The workbook after a coordinator typed two codes in an empty row."""
    table = workbook.tables["Voorstellen"]
    last = max((row.number for row in table.rows), default=1)
    typed_in = {"eigen huishouden": household, "eigen sponsor": sponsor, **words}
    row = Row(last + 3, {**dict.fromkeys(table.headers, ""), **typed_in})
    return with_rows(workbook, table, (*table.rows, row))


def proposed() -> tuple[Snapshot, str, str]:
    """Two proposals, and the other sponsor of the first household."""
    people = [newcomer(H1, **ARABIC), newcomer(H2, **ARABIC)]
    once = ran(area(people, [welcoming(G1, **ARABIC), welcoming(G2, **ARABIC)]))
    of_first = next(id for id in rows(once, "Voorstellen") if id.startswith(H1))
    return once, of_first[9:], {G1: G2, G2: G1}[of_first[9:]]


def test_own_pair_is_told_with_its_fit_and_cost_and_moves_nothing() -> None:
    once, mine, other = proposed()
    told = ran(own(once, H1, other))
    row = rows(told, "Voorstellen")[f"{H1}-{other}"]
    assert row["stand"] == "eigen paar"
    assert row["huishouden"].startswith(H1)
    assert row["sponsor"].startswith(other)
    assert float(row["past"]) > 0
    assert row["ook mogelijk"].startswith("Kies je dit paar: 1 huishouden krijgt een ander")
    assert rows(told, "Voorstellen")[f"{H1}-{mine}"]["stand"] == "voorstel"
    assert f"besluit:{H1}-{other}" in tasks_of(told)


def test_own_pair_says_who_would_wait() -> None:
    once = ran(area([newcomer(H1, aangemeld="2026-07-01"), newcomer(H2)], [welcoming(G1)]))
    row = rows(ran(own(once, H2, G1)), "Voorstellen")[f"{H2}-{G1}"]
    assert row["ook mogelijk"] == f"Kies je dit paar: dan heeft {H1} geen voorstel meer."


def test_own_pair_that_breaks_a_rule_says_which() -> None:
    far = ran(area([newcomer(H1)], [welcoming(G1, stad="Den Haag")]))
    row = rows(ran(own(far, H1, G1)), "Voorstellen")[f"{H1}-{G1}"]
    assert "Dit kan niet zomaar" in row["let op"]


def test_own_pair_of_somebody_who_is_not_ready_says_what_is_missing() -> None:
    once = ran(area([newcomer(H1, gesprek="")], [welcoming(G1)]))
    row = rows(ran(own(once, H1, G1)), "Voorstellen")[f"{H1}-{G1}"]
    assert f"{H1} is nog niet klaar" in row["let op"]


def test_own_pair_of_who_is_held_says_so() -> None:
    once, mine, other = proposed()
    held = ran(typed(once, "Voorstellen", f"{H1}-{mine}", besluit="voorleggen"))
    row = rows(ran(own(held, H1, other)), "Voorstellen")[f"{H1}-{other}"]
    assert f"{H1} wordt al vastgehouden" in row["let op"]
    assert row["ook mogelijk"] == ""


@pytest.mark.parametrize("swapped", [False, True])
def test_second_run_after_an_own_pair_changes_only_logboek(swapped: bool) -> None:
    once, _, other = proposed()
    codes = (other.lower(), f" {H1} ") if swapped else (H1, other)
    twice = ran(own(once, *codes))
    again = match_run(twice, POLICIES, TODAY, NOW).changes
    assert {change.tab for change in again if not _changes_nothing(twice, change)} == {"Logboek"}


def _changes_nothing(workbook: Snapshot, change: Any) -> bool:
    table = workbook.tables[change.tab]
    return isinstance(change, Rewrite) and after(table, [change]).rows == table.rows


def test_own_pair_goes_when_its_codes_are_emptied() -> None:
    once, _, other = proposed()
    told = ran(own(once, H1, other))
    cleared = typed(told, "Voorstellen", f"{H1}-{other}", eigen_huishouden="", eigen_sponsor="")
    assert rows(ran(cleared), "Voorstellen").keys() == rows(once, "Voorstellen").keys()


def test_own_pair_that_is_put_forward_is_held_like_any_other() -> None:
    once, mine, other = proposed()
    told = ran(own(once, H1, other))
    held = ran(typed(told, "Voorstellen", f"{H1}-{other}", besluit="voorleggen"))
    found = rows(held, "Voorstellen")
    assert found[f"{H1}-{other}"]["stand"] == "voorgelegd"
    assert f"{H1}-{mine}" not in found
    assert f"{H2}-{mine}" in found


def test_own_pair_put_forward_in_one_go_is_held() -> None:
    once, _, other = proposed()
    found = rows(ran(own(once, H1, other, besluit="voorleggen")), "Voorstellen")
    assert found[f"{H1}-{other}"]["stand"] == "voorgelegd"


@pytest.mark.parametrize(
    ("codes", "header", "said"),
    [
        ((H1, ""), "eigen sponsor", "ontbreekt een code"),
        (("", G1), "eigen huishouden", "ontbreekt een code"),
        ((H1, "G99"), "eigen sponsor", "Deze code klopt niet"),
        ((H1, "G0000009"), "eigen sponsor", "van geen groep of gastgezin"),
        (("H0000009", G1), "eigen huishouden", "van geen huishouden"),
        ((H1, H2), "eigen sponsor", "van geen groep of gastgezin"),
    ],
)
def test_code_that_is_none_is_a_problem_at_its_cell(
    codes: tuple[str, str], header: str, said: str
) -> None:
    once, _, _ = proposed()
    wrong = own(once, *codes)
    table = wrong.tables["Voorstellen"]
    found = ran(wrong)
    row = found.tables["Voorstellen"].rows[-1]
    assert said in row.cells["probleem"]
    assert f"probleem:Voorstellen!{table.address(row, header)}" in tasks_of(found)
    assert (row.cells["eigen huishouden"], row.cells["eigen sponsor"]) == codes


@pytest.mark.parametrize(
    ("codes", "who"),
    [
        ((H1, "G99"), H1),
        ((H1, ""), H1),
        (("zz", f" {G1.lower()}"), G1),
        (("Jan Jansen", "G99"), "eigen paar"),
    ],
)
def test_problem_of_a_mistyped_code_says_whom_it_is_about(codes: tuple[str, str], who: str) -> None:
    once, _, _ = proposed()
    found = ran(own(once, *codes))
    (task,) = (one for one in tasks_of(found).values() if one["wat"] == "probleem")
    assert task["wie"] == who
    row = found.tables["Voorstellen"].rows[-1].cells
    assert (row["stand"], row["sinds"]) == ("eigen paar", TODAY.isoformat())
    assert ran(found).tables["Voorstellen"] == found.tables["Voorstellen"]


def test_mistyped_own_pair_goes_when_its_codes_are_emptied() -> None:
    once, _, _ = proposed()
    wrong = ran(own(once, H1, "G99"))
    table = wrong.tables["Voorstellen"]
    empty = dict.fromkeys(("eigen huishouden", "eigen sponsor"), "")
    last = replace(table.rows[-1], cells={**table.rows[-1].cells, **empty})
    found = ran(with_rows(wrong, table, (*table.rows[:-1], last)))
    assert len(found.tables["Voorstellen"].rows) == len(table.rows) - 1
    assert not [one for one in tasks_of(found).values() if one["wat"] == "probleem"]


@pytest.mark.parametrize("words", [{"besluit": "voorleggen"}, {"besluit": "goed idee"}, {}])
def test_own_pair_stands_since_the_day_on_which_it_was_typed(words: dict[str, str]) -> None:
    once, _, other = proposed()
    row = rows(ran(own(once, H1, other, **words)), "Voorstellen")[f"{H1}-{other}"]
    assert row["sinds"] == TODAY.isoformat()


def test_own_pair_with_a_word_that_is_none_holds_nobody() -> None:
    once, mine, other = proposed()
    found = ran(own(once, H1, other, besluit="goed idee"))
    row = rows(found, "Voorstellen")[f"{H1}-{other}"]
    assert (row["stand"], row["besluit"]) == ("eigen paar", "goed idee")
    assert "staat niet in de lijst" in row["probleem"]
    assert rows(found, "Voorstellen")[f"{H1}-{mine}"]["stand"] == "voorstel"


def test_pair_that_is_proposed_already_is_a_problem_and_counts_once() -> None:
    once, mine, _ = proposed()
    found = ran(own(once, H1, mine)).tables["Voorstellen"].rows
    assert "staat ook in een andere rij" in found[-1].cells["probleem"]


def test_own_pair_of_who_stopped_is_kept_with_a_problem() -> None:
    once, _, other = proposed()
    told = ran(own(once, H1, other))
    stopped = ran(typed(told, "Nieuwkomers", H1, stand="teruggetrokken"))
    row = stopped.tables["Voorstellen"].by_key[f"{H1}-{other}"][0]
    assert f"{H1} doet niet meer mee" in row.cells["probleem"]


def test_cost_is_not_told_while_the_round_is_fixed() -> None:
    once, _, other = proposed()
    fixed = typed(once, "Instellingen", "ronde staat", waarde="vast")
    row = rows(ran(own(fixed, H1, other)), "Voorstellen")[f"{H1}-{other}"]
    assert row["ook mogelijk"].startswith("De ronde staat vast")


def test_sensitive_wish_in_the_way_of_an_own_pair_is_not_named() -> None:
    wish = {"alleen vrouwen": "ja", "toestemming gevoelig": "ja"}
    once = ran(area([newcomer(H1, **wish)], [welcoming(G1, samenstelling="gemengd")]))
    told = rows(ran(own(once, H1, G1)), "Voorstellen")[f"{H1}-{G1}"]
    assert told["let op"].endswith(CHECK_WISHES)
    assert "vrouw" not in " ".join(told.values())


def test_codes_typed_in_a_row_that_is_taken_are_a_problem_and_change_no_decision() -> None:
    once, mine, other = proposed()
    held = typed(once, "Voorstellen", f"{H1}-{mine}", besluit="voorleggen")
    wrong = typed(held, "Voorstellen", f"{H1}-{mine}", eigen_huishouden=H1, eigen_sponsor=other)
    row = rows(ran(wrong), "Voorstellen")[f"{H1}-{mine}"]
    assert row["stand"] == "voorgelegd"
    assert "In deze rij staat al een ander paar." in row["probleem"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"besluit": "past niet"}, "besloot iemand eerder «past niet»"),
        (YES_TWICE, "is of was al een koppeling"),
    ],
)
@pytest.mark.parametrize("again", [{}, {"besluit": "voorleggen", "notitie": "toch proberen"}])
def test_own_pair_that_cannot_be_any_more_stays_and_says_why(
    words: dict[str, str], said: str, again: dict[str, str]
) -> None:
    once, mine, _ = proposed()
    decided = ran(typed(once, "Voorstellen", f"{H1}-{mine}", **words))
    new = ran(typed(decided, "Instellingen", "ronde", waarde="2026-12"))
    assert f"{H1}-{mine}" not in rows(new, "Voorstellen")
    row = rows(ran(own(new, H1, mine, **again)), "Voorstellen")[f"{H1}-{mine}"]
    assert said in row["probleem"]
    assert row["notitie"] == again.get("notitie", "")


def test_codes_typed_in_a_row_that_goes_stay_with_a_problem() -> None:
    once, mine, other = proposed()
    wrong = typed(once, "Voorstellen", f"{H1}-{mine}", eigen_huishouden=H2, eigen_sponsor=other)
    # The household of that row stopped, so that its proposal goes.
    found = ran(typed(wrong, "Nieuwkomers", H1, stand="teruggetrokken"))
    row = rows(found, "Voorstellen")[f"{H1}-{mine}"]
    assert (row["eigen huishouden"], row["eigen sponsor"]) == (H2, other)
    assert "In deze rij staat al een ander paar." in row["probleem"]


@pytest.mark.parametrize("typed_so", [{"eigen_sponsor": "nog vragen"}, {"eigen_huishouden": H2}])
def test_codes_of_no_pair_make_no_own_pair_of_a_proposal_that_goes(
    typed_so: dict[str, str],
) -> None:
    once, mine, _ = proposed()
    wrong = typed(once, "Voorstellen", f"{H1}-{mine}", **typed_so)
    found = ran(typed(wrong, "Nieuwkomers", H1, gesprek=""))
    again = ran(found)
    assert rows(found, "Voorstellen")[f"{H1}-{mine}"]["stand"] == "vervallen"
    assert rows(again, "Voorstellen") == rows(found, "Voorstellen")
    assert rows(again, "Vandaag") == rows(found, "Vandaag")


def test_own_pair_gives_way_to_one_that_was_put_forward_on_the_same_day() -> None:
    people = [newcomer(H1, **ARABIC), newcomer(H2, **ARABIC)]
    once = ran(area(people, [welcoming(G1, **ARABIC)]))
    (asked,) = rows(once, "Voorstellen")
    other = {H1: H2, H2: H1}[asked[:8]]
    for first, second in ((asked[:8], other), (other, asked[:8])):
        day = typed(once, "Voorstellen", asked, besluit="voorleggen")
        if first == other:
            table = day.tables["Voorstellen"]
            swapped = tuple(
                Row(row.number, {**row.cells, "id": f"{other}-{G1}", "huishouden": other})
                for row in table.rows
            )
            day = with_rows(day, table, swapped)
        row = rows(ran(own(day, second, G1)), "Voorstellen")[f"{second}-{G1}"]
        assert f"{G1} wordt al vastgehouden" in row["let op"]
        assert row["ook mogelijk"] == ""
