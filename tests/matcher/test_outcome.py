from __future__ import annotations

import pytest

from tests.matcher.test_run import (
    G1,
    H1,
    area,
    newcomer,
    ran,
    rows,
    typed,
    welcoming,
    without,
)

ID = f"{H1}-{G1}"
CHECK = "Kijk na of dit past bij de wensen uit de intake."
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
    assert read[0]["let op"].endswith(CHECK)


def test_proposal_that_nobody_holds_asks_for_no_check() -> None:
    found = rows(ran(area([newcomer(H1)], [welcoming(G1)])), "Voorstellen")
    assert CHECK not in found[ID]["let op"]


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
