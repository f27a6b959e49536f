"""What a coordinator types for people without a form, and mends, in a file and at Google."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.faults.scene import State
from tests.online import Online
from tests.test_week import MONDAY, AtGoogle, Home, InAFile, Week

Cells = Mapping[str, str]
QUOTA = "hoogste aantal nieuwe koppelingen"
BSN = "111222333"
AMINA = {
    "naam": "Amina Voorbeeld", "telefoon": "06-123 456 78", "stad": "Rotterdam",
    "aantal mensen": "3", "taal van contact": "Arabisch", "toestemming": "JA",
}  # fmt: skip
AGAIN = {
    "naam": "A. Voorbeeld", "telefoon": "0031612345678", "stad": "Rotterdam",
    "aantal mensen": "vier", "taal van contact": "Arabisch", "toestemming": "x",
    "notitie": f"bsn {BSN}",
}  # fmt: skip
CASE = {
    "variant": "hervestiging", "zaaknummer": "2026-0123", "stad": "Rotterdam",
    "aantal mensen": "5", "ingevuld door": "Cas Bedacht", "helper bereiken": "010 123 45 67",
    "komt vanaf": "2027-03-01", "komt uiterlijk": "2027-04-01",
}  # fmt: skip
GROUP = {"stad": "Rotterdam", "grootte": "5", "spreken Nederlands": "4"}


def monday(week: Week) -> None:
    """Three calls, one of them about somebody who called before; a group calls as well."""
    for cells in (AMINA, AGAIN, CASE):
        week.home.add("Nieuwkomers", cells)
    week.home.add("Groepen", GROUP)
    week.home.type("Instellingen", QUOTA, "waarde", "5")


def tuesday(week: Week) -> None:
    """Everybody has a code; what is wrong is a task at its cell."""
    known = {row.get("naam", "zaak"): id for id, row in week.rows("Nieuwkomers").items()}
    amina, again, case = known["Amina Voorbeeld"], known["A. Voorbeeld"], known["zaak"]
    why = {row["wie"]: row["waarom"] for row in week.rows("Vandaag").values()}
    assert week.tasks("probleem") == [again]
    assert any("Bel degene die helpt" in text for text in why.values())
    assert "probleem" not in week.rows("Nieuwkomers")[case]
    (double,) = week.rows("Mogelijk dubbel").values()
    assert {double["eerste"], double["tweede"]} == {amina, again}
    assert week.tasks("mogelijk dubbel") == [f"{double['eerste']} en {double['tweede']}"]
    week.home.type("Nieuwkomers", again, "aantal mensen", "4")
    week.home.type("Nieuwkomers", again, "notitie", "belde op dinsdag")
    week.home.type("Instellingen", QUOTA, "waarde", "vijf of zo")


def wednesday(week: Week) -> None:
    """What was mended is no task any more; what was not is the only one, and stops nothing."""
    assert week.tasks("probleem") == [QUOTA]
    assert week.rows("Instellingen")[QUOTA]["probleem"].endswith("Tot dan geldt: 5.")
    assert week.rows("Instellingen")["ronde staat"]["waarde"] == "open"
    (double,) = week.rows("Mogelijk dubbel").values()
    assert double["wat verschilt"].startswith("aantal mensen: ")
    week.home.type("Mogelijk dubbel", double["id"], "oordeel", "andere mensen")
    week.home.type("Instellingen", QUOTA, "waarde", "6")


def thursday(week: Week) -> None:
    assert (week.tasks("probleem"), week.tasks("mogelijk dubbel")) == ([], [])
    assert "Amina" not in week.texts("Mogelijk dubbel", "Vandaag", "Besluiten", "Niet gekoppeld")


DAYS = (
    (date(2026, 11, 24), tuesday),
    (date(2026, 11, 25), wednesday),
    (date(2026, 11, 26), thursday),
)


def lived(home: Home) -> State:
    week = Week(home)
    week.night(MONDAY)
    monday(week)
    for day, work in DAYS:
        week.night(day)
        work(week)
    return week.state()


def test_doors_are_the_same_in_a_file_and_at_google(tmp_path: Path, online: Online) -> None:
    in_a_file, at_google = lived(InAFile(tmp_path)), lived(AtGoogle(online))
    assert in_a_file == at_google
    assert BSN not in str(in_a_file)
