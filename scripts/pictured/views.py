"""The pictures of the guide: which morning, which tab, which columns, and how wide each is.

A picture has to be readable on a phone: it shows few columns, some narrower than in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PICTURES = Path(__file__).parent.parent.parent / "docs" / "theme" / "assets" / "images" / "guide"
"""Where both languages find them."""


@dataclass(frozen=True)
class View:
    """One picture: ``columns`` gives the width of each column that is shown, in characters.

    ``rows`` are shown at most, those first in which ``first`` stands.
    """

    name: str
    morning: str
    tab: str
    columns: Mapping[str, int]
    rows: int = 4
    first: str = ""


VIEWS = (
    View(
        "vandaag",
        "maandag",
        "Vandaag",
        {"uiterlijk": 11, "wat": 13, "wie": 16, "waarom": 25, "waar": 16},
        rows=7,
    ),
    View(
        "voorstellen",
        "maandag",
        "Voorstellen",
        {"huishouden": 17, "sponsor": 18, "past": 7, "waarom": 32},
        rows=2,
    ),
    View(
        "voorstellen-kiezen",
        "maandag",
        "Voorstellen",
        {"huishouden": 12, "let op": 20, "ook mogelijk": 26, "besluit": 13},
        rows=2,
    ),
    View(
        "voorstellen-antwoorden",
        "woensdag",
        "Voorstellen",
        {
            "huishouden": 17,
            "besluit": 12,
            "antwoord huishouden": 13,
            "antwoord sponsor": 12,
            "kennismaking op": 15,
        },
        first="gevraagd",
        rows=1,
    ),
    View(
        "eigen-paar",
        "dinsdag",
        "Voorstellen",
        {"huishouden": 13, "let op": 26, "eigen huishouden": 13, "eigen sponsor": 12, "stand": 11},
        first="eigen paar",
        rows=1,
    ),
    View(
        "groepen-vormen",
        "maandag",
        "Groepen vormen",
        {"stand": 10, "wie": 24, "mensen": 9, "waarom": 30},
    ),
    View(
        "groepen-vormen-kiezen",
        "maandag",
        "Groepen vormen",
        {"wie": 24, "let op": 16, "besluit": 12, "zegt ja": 12, "zegt nee": 11},
    ),
    View(
        "niet-gekoppeld",
        "dinsdag",
        "Niet gekoppeld",
        {"id": 11, "soort": 12, "dagen wacht": 8, "waarom niet": 24, "wat zou helpen": 22},
    ),
    View(
        "koppelingen",
        "daarna",
        "Koppelingen",
        {
            "huishouden": 11,
            "sponsor": 11,
            "volgende moment": 12,
            "wat dan": 16,
            "laatste contact": 12,
            "stand": 10,
        },
    ),
    View(
        "koppelingen-invullen",
        "daarna",
        "Koppelingen",
        {
            "huishouden": 11,
            "tot": 11,
            "verlengd tot": 12,
            "stand": 10,
            "wil weer": 11,
            "wat we leerden": 18,
        },
    ),
    View(
        "berichten",
        "daarna",
        "Berichten",
        {"aan": 12, "taal": 11, "soort": 13, "tekst": 38},
        rows=1,
        first="huishouden 4MZ8R1TA",
    ),
    View(
        "nieuwkomers",
        "dinsdag",
        "Nieuwkomers",
        {"id": 11, "status": 13, "probleem": 32, "stand": 10, "gesprek": 9},
        rows=3,
        first="Bidpai Conteur",
    ),
    View(
        "berichten-versturen",
        "daarna",
        "Berichten",
        {"aan": 20, "soort": 20, "uiterlijk": 11, "versturen": 11, "verstuurd op": 13},
        rows=2,
        first="4MZ8R1TA",
    ),
    View(
        "groepen",
        "maandag",
        "Groepen",
        {"id": 11, "status": 12, "gesprek": 9, "training": 9, "groepsnaam": 20, "grootte": 9},
    ),
    View(
        "groepsleden",
        "maandag",
        "Groepsleden",
        {"id": 11, "status": 10, "verklaring": 11, "rol": 13, "groep": 11, "naam": 20},
        rows=5,
    ),
    View(
        "gastgezinnen",
        "maandag",
        "Gastgezinnen",
        {"id": 11, "status": 13, "gesprek": 9, "huisbezoek": 11, "naam": 20, "slaapplaatsen": 13},
    ),
    View(
        "vrijwilligers",
        "maandag",
        "Vrijwilligers",
        {
            "id": 11,
            "status": 11,
            "gesprek": 9,
            "naam": 20,
            "aantal mensen": 10,
            "wil coördineren": 13,
        },
    ),
    View(
        "wijzigingen",
        "volgende maandag",
        "Wijzigingen",
        {"wie": 11, "wat": 16, "was": 10, "wordt": 10, "stand": 9, "overnemen": 12},
    ),
    View(
        "mogelijk-dubbel",
        "volgende maandag",
        "Mogelijk dubbel",
        {"eerste": 11, "tweede": 11, "wat hetzelfde is": 15, "wat verschilt": 28, "oordeel": 11},
    ),
    View(
        "archief",
        "daarna",
        "Archief",
        {"ronde": 9, "huishouden": 17, "sponsor": 18, "stand": 11, "reden": 18},
    ),
    View("overzicht", "daarna", "Overzicht", {"wat": 34, "aantal": 11, "toelichting": 27}, rows=10),
    View("instellingen", "maandag", "Instellingen", {"instelling": 26, "waarde": 11, "uitleg": 36}),
    View("logboek", "daarna", "Logboek", {"wanneer": 16, "wat": 10, "uitkomst": 44}, rows=2),
)
