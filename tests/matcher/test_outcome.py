from __future__ import annotations

import pytest

from tests.matcher.test_run import G1, H1, area, newcomer, ran, rows, typed, welcoming

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
