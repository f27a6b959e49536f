from __future__ import annotations

from dataclasses import replace

import pytest

from intake.tabs import record_questions, tab
from intake.workbook import Row, Snapshot
from matcher.proposal_rows import CHECK_WISHES
from tests.matcher.test_run import (
    G1,
    H1,
    area,
    newcomer,
    ran,
    rows,
    run,
    tasks_of,
    typed,
    welcoming,
    without,
)

ID = f"{H1}-{G1}"
TOLD = ("past", "past voor huishouden", "past voor sponsor", "waarom", "let op", "probleem")


@pytest.mark.parametrize("decision", ["vastzetten", "voorleggen"])
def test_held_pair_reads_the_same_whether_a_sensitive_wish_is_in_the_way(decision: str) -> None:
    held = typed(ran(area([newcomer(H1)], [welcoming(G1)])), "Voorstellen", ID, besluit=decision)
    consent = {"toestemming_gevoelig": "ja"}
    read = [
        rows(ran(typed(held, "Nieuwkomers", H1, alleen_vrouwen=wish, **consent)), "Voorstellen")[ID]
        for wish in ("nee", "ja")
    ]
    assert [read[0][header] for header in TOLD] == [read[1][header] for header in TOLD]
    assert read[0]["let op"].endswith(CHECK_WISHES)


def test_proposal_that_nobody_holds_asks_for_no_check() -> None:
    found = rows(ran(area([newcomer(H1)], [welcoming(G1)])), "Voorstellen")
    assert CHECK_WISHES not in found[ID]["let op"]


def test_wishes_are_where_the_sentence_says() -> None:
    headers = tab("Nieuwkomers").headers
    assert "vlak voor «toestemming gevoelig»" in CHECK_WISHES
    wishes = [one.column for one in record_questions("Nieuwkomers") if one.sensitive]
    last = headers.index("toestemming gevoelig")
    assert sorted(headers[last - len(wishes) : last]) == sorted(wishes)
    assert not [wish for wish in wishes if wish in CHECK_WISHES]


def closed_round(**words: str) -> dict[str, dict[str, str]]:
    """The archive after a decision and, days later, a new round; run twice."""
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    decided = ran(typed(once, "Voorstellen", ID, **words))
    new = ran(typed(decided, "Instellingen", "ronde", waarde="2026-12"), days=9)
    assert rows(ran(new, days=9), "Archief") == rows(new, "Archief")
    return rows(new, "Archief")


def test_decision_of_a_round_that_is_over_joins_the_archive_once() -> None:
    found = closed_round(besluit="past niet", reden="te ver", notitie="gebeld")
    (row,) = found.values()
    told = [row[header] for header in ("ronde", "besluit", "reden", "notitie", "stand")]
    assert told == ["2026-11", "past niet", "te ver", "gebeld", "past niet"]
    assert row["huishouden"].startswith(f"{H1}: ")
    assert row["waarom"] != ""


def test_pair_that_goes_on_is_not_archived() -> None:
    assert closed_round(besluit="voorleggen") == {}


def test_proposal_that_nobody_decided_about_is_not_archived() -> None:
    assert closed_round() == {}


def test_decision_of_a_deleted_row_is_archived_from_memory() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    decided = ran(typed(once, "Voorstellen", ID, besluit="nu niet", reden="vakantie"))
    gone = without(decided, "Voorstellen", ID)
    new = ran(typed(gone, "Instellingen", "ronde", waarde="2026-12"))
    (row,) = rows(new, "Archief").values()
    assert (row["huishouden"], row["besluit"], row["reden"]) == (H1, "nu niet", "vakantie")


def test_match_of_a_round_that_is_over_is_archived_and_goes_on() -> None:
    twice = {"antwoord_huishouden": "ja", "antwoord_sponsor": "ja"}
    (row,) = closed_round(besluit="voorleggen", **twice).values()
    assert row["stand"] == "koppeling"


def test_row_that_goes_with_no_more_than_a_note_is_archived() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    noted = ran(typed(once, "Voorstellen", ID, notitie="nog eens bellen"))
    stopped = ran(typed(noted, "Nieuwkomers", H1, stand="teruggetrokken"))
    new = ran(typed(stopped, "Instellingen", "ronde", waarde="2026-12"))
    assert rows(new, "Voorstellen") == {}
    (row,) = rows(ran(new), "Archief").values()
    assert (row["notitie"], row["besluit"]) == ("nog eens bellen", "")


def test_decision_in_a_row_with_a_column_of_ones_own_counts_in_its_round_alone() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    table = once.tables["Voorstellen"]
    mine = {**table.columns, "fiets": 30}
    marked = tuple(replace(row, cells={**row.cells, "fiets": "ja"}) for row in table.rows)
    own = Snapshot({**once.tables, "Voorstellen": replace(table, columns=mine, rows=marked)})
    decided = ran(typed(own, "Voorstellen", ID, besluit="nu niet"))
    new = ran(typed(decided, "Instellingen", "ronde", waarde="2026-12"))
    newer = ran(typed(ran(new), "Instellingen", "ronde", waarde="2027-01"))
    assert rows(newer, "Voorstellen")[ID]["besluit"] == ""
    assert rows(newer, "Voorstellen")[ID]["fiets"] == "ja"
    assert len(rows(newer, "Archief")) == 1


def test_archived_row_comes_once_though_its_line_was_deleted() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    decided = ran(typed(once, "Voorstellen", ID, besluit="nu niet"))
    new = ran(typed(decided, "Instellingen", "ronde", waarde="2026-12"))
    (closing,) = (id for id, row in rows(new, "Besluiten").items() if row["soort"] == "gesloten")
    again = ran(without(new, "Besluiten", closing))
    assert len(rows(again, "Archief")) == 1


def test_problem_of_a_stray_is_where_it_stands_once_the_empty_rows_are_gone() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    table = once.tables["Voorstellen"]
    stray = Row(9, {**dict.fromkeys(table.headers, ""), "notitie": "van mij"})
    with_gaps = replace(table, rows=(*table.rows, stray), next_row=10, gaps=tuple(range(3, 9)))
    found = ran(Snapshot({**once.tables, "Voorstellen": with_gaps}))
    (row,) = (row for row in found.tables["Voorstellen"].rows if row.cells["notitie"])
    where = found.tables["Voorstellen"].address(row, "id")
    assert row.number == 3
    assert f"Voorstellen!{where}" in {one["waar"] for one in tasks_of(found).values()}


# --- proposed again -----------------------------------------------------------------------------


def again(days: int = 0, **words: str) -> Snapshot:
    """The pair that is proposed again in a new round, nine days after these words."""
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    decided = ran(typed(once, "Voorstellen", ID, **words))
    return ran(typed(decided, "Instellingen", "ronde", waarde="2026-12"), days=9 + days)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"besluit": "nu niet"}, "In ronde 2026-11 was het besluit «nu niet»."),
        (
            {"besluit": "voorleggen", "antwoord_huishouden": "nee"},
            "In ronde 2026-11 zei het huishouden nee.",
        ),
        (
            {"besluit": "voorleggen", "antwoord_huishouden": "ja", "antwoord_sponsor": "nee"},
            "In ronde 2026-11 zei de sponsor nee.",
        ),
        (
            {"besluit": "voorleggen", "antwoord_huishouden": "nee", "antwoord_sponsor": "nee"},
            "In ronde 2026-11 zeiden beide kanten nee.",
        ),
    ],
)
def test_pair_that_is_proposed_again_says_what_was_decided_before(
    words: dict[str, str], said: str
) -> None:
    new = again(**words)
    row = rows(new, "Voorstellen")[ID]
    assert (row["stand"], row["besluit"]) == ("voorstel", "")
    assert row["let op"].startswith(said)
    assert rows(ran(new, days=9), "Voorstellen") == rows(new, "Voorstellen")
    held = ran(typed(new, "Voorstellen", ID, besluit="voorleggen"), days=10)
    assert rows(held, "Voorstellen")[ID]["let op"].startswith(said)


def test_proposal_that_nobody_refused_says_nothing_of_a_round() -> None:
    assert "In ronde" not in rows(again(), "Voorstellen")[ID]["let op"]


def test_pair_that_is_proposed_again_stands_since_that_day() -> None:
    new = again(besluit="nu niet")
    assert rows(new, "Voorstellen")[ID]["sinds"] == "2026-12-01"
    assert tasks_of(new)[f"besluit:{ID}"]["uiterlijk"] == "2026-12-08"
    assert rows(ran(new, days=9), "Vandaag") == rows(new, "Vandaag")


def test_proposal_that_goes_on_stands_since_its_first_day() -> None:
    new = again(notitie="gebeld")
    assert rows(new, "Voorstellen")[ID]["sinds"] == "2026-11-22"


def test_pair_that_was_put_off_and_is_taken_back_stands_since_that_day() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    off = ran(typed(once, "Voorstellen", ID, besluit="nu niet"))
    back = ran(typed(off, "Voorstellen", ID, besluit=""), days=3)
    assert rows(back, "Voorstellen")[ID]["sinds"] == "2026-11-25"


# --- a word that is none ------------------------------------------------------------------------

ANSWER_ALONE = {"antwoord_huishouden": "ja"}


@pytest.mark.parametrize("words", [{"besluit": "goed idee"}, ANSWER_ALONE])
def test_word_that_is_none_leaves_the_stand_as_it_was(words: dict[str, str]) -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    wrong = ran(typed(once, "Voorstellen", ID, **words))
    row = rows(wrong, "Voorstellen")[ID]
    assert (row["stand"], rows(wrong, "Nieuwkomers")[H1]["status"]) == ("voorstel", "klaar")
    assert row["probleem"] != ""
    assert rows(ran(wrong), "Voorstellen") == rows(wrong, "Voorstellen")
    mended = ran(typed(wrong, "Voorstellen", ID, **dict.fromkeys(words, "")))
    assert rows(mended, "Voorstellen") == rows(once, "Voorstellen")


def test_word_that_is_none_leaves_a_decision_as_it_was() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    for decision, stand in (("vastzetten", "vastgezet"), ("voorleggen", "voorgelegd")):
        held = ran(typed(once, "Voorstellen", ID, besluit=decision))
        wrong = ran(typed(held, "Voorstellen", ID, besluit="goed idee"))
        assert rows(wrong, "Voorstellen")[ID]["stand"] == stand


def test_word_that_is_none_is_counted_as_a_proposal() -> None:
    once = ran(area([newcomer(H1)], [welcoming(G1)]))
    found, _ = run(typed(once, "Voorstellen", ID, besluit="goed idee"))
    assert "Voorstellen: 1. Voorgelegd of vastgezet: 0." in found.outcome
