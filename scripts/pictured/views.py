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

    ``rows`` are shown at most, those first in which ``first`` stands. Without columns it shows the
    charts that lie beside them.
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
        {"uiterlijk": 10, "wat": 12, "wie": 12, "waarom": 17, "waar": 14},
        rows=6,
        first="bellen",
    ),
    View(
        "voorstellen",
        "maandag",
        "Voorstellen",
        {"huishouden": 14, "sponsor": 14, "past": 6, "waarom": 26},
        rows=2,
    ),
    View(
        "voorstellen-kiezen",
        "maandag",
        "Voorstellen",
        {"huishouden": 12, "let op": 17, "ook mogelijk": 20, "besluit": 11},
        rows=2,
    ),
    View(
        "voorstellen-antwoorden",
        "woensdag",
        "Voorstellen",
        {
            "huishouden": 12,
            "besluit": 11,
            "antwoord huishouden": 13,
            "antwoord sponsor": 12,
            "kennismaking op": 13,
        },
        first="gevraagd",
        rows=1,
    ),
    View(
        "eigen-paar",
        "dinsdag",
        "Voorstellen",
        {"huishouden": 12, "let op": 17, "eigen huishouden": 13, "eigen sponsor": 10, "stand": 9},
        first="eigen paar",
        rows=1,
    ),
    View(
        "groepen-vormen",
        "maandag",
        "Groepen vormen",
        {"stand": 10, "wie": 20, "waarom": 30},
    ),
    View(
        "groepen-vormen-kiezen",
        "maandag",
        "Groepen vormen",
        {"wie": 22, "besluit": 13, "zegt ja": 13, "zegt nee": 12},
    ),
    View(
        "niet-gekoppeld",
        "dinsdag",
        "Niet gekoppeld",
        {"id": 11, "dagen wacht": 8, "waarom niet": 22, "wat zou helpen": 20},
    ),
    View(
        "koppelingen",
        "daarna",
        "Koppelingen",
        {
            "huishouden": 11,
            "volgende moment": 12,
            "wat dan": 14,
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
            "verlengd tot": 12,
            "stand": 10,
            "wil weer": 11,
            "wat we leerden": 16,
        },
    ),
    View(
        "berichten",
        "daarna",
        "Berichten",
        {"aan": 12, "soort": 12, "tekst": 36},
        rows=1,
        first="huishouden 4MZ8R1TA",
    ),
    View(
        "terugblik",
        "maandag",
        "Terugblik",
        {"dag": 11, "wie": 11, "hoe het gaat": 11, "bellen": 8, "wanneer bellen": 20, "gezien": 8},
    ),
    View(
        "nieuwkomers",
        "dinsdag",
        "Nieuwkomers",
        {"id": 11, "status": 11, "probleem": 28, "gesprek": 9},
        rows=3,
        first="Bidpai Conteur",
    ),
    View(
        "berichten-versturen",
        "daarna",
        "Berichten",
        {"aan": 13, "soort": 13, "uiterlijk": 11, "versturen": 11, "verstuurd op": 11},
        rows=2,
        first="4MZ8R1TA",
    ),
    View(
        "groepen",
        "maandag",
        "Groepen",
        {"id": 11, "status": 10, "gesprek": 9, "training": 9, "groepsnaam": 18},
    ),
    View(
        "groepsleden",
        "maandag",
        "Groepsleden",
        {"status": 9, "verklaring": 11, "rol": 12, "groep": 11, "naam": 18},
        rows=5,
    ),
    View(
        "gastgezinnen",
        "maandag",
        "Gastgezinnen",
        {"id": 11, "status": 12, "gesprek": 9, "huisbezoek": 11, "naam": 19},
    ),
    View(
        "vrijwilligers",
        "maandag",
        "Vrijwilligers",
        {
            "id": 11,
            "gesprek": 9,
            "naam": 20,
            "aantal mensen": 10,
            "wil coördineren": 13,
        },
    ),
    View(
        "organisaties",
        "maandag",
        "Organisaties",
        {"id": 11, "gesprek": 9, "organisatie": 24, "biedt of wil": 20},
    ),
    View(
        "wijzigingen",
        "volgende maandag",
        "Wijzigingen",
        {"wie": 11, "wat": 15, "was": 8, "wordt": 8, "overnemen": 12},
    ),
    View(
        "mogelijk-dubbel",
        "volgende maandag",
        "Mogelijk dubbel",
        {"eerste": 11, "tweede": 11, "wat hetzelfde is": 14, "wat verschilt": 20, "oordeel": 9},
    ),
    View(
        "mogelijk-dubbel-oordeel",
        "een dag later",
        "Mogelijk dubbel",
        {"eerste": 11, "tweede": 11, "oordeel": 11, "wat nu": 32},
    ),
    View(
        "archief",
        "daarna",
        "Archief",
        {"ronde": 9, "huishouden": 14, "sponsor": 14, "stand": 11, "reden": 12},
    ),
    View("overzicht", "daarna", "Overzicht", {"wat": 28, "aantal": 11, "toelichting": 22}, rows=10),
    View("overzicht-grafieken", "daarna", "Overzicht", {}),
    View("instellingen", "maandag", "Instellingen", {"instelling": 19, "waarde": 10, "uitleg": 30}),
    View(
        "instellingen-dagen",
        "een dag later",
        "Instellingen",
        {"instelling": 17, "waarde": 12, "uitleg": 33},
    ),
    View(
        "instellingen-probleem",
        "een dag later",
        "Instellingen",
        {"instelling": 20, "waarde": 10, "probleem": 32},
        rows=1,
        first="plaatsen bij builder: Turks",
    ),
    View("logboek", "daarna", "Logboek", {"wanneer": 12, "wat": 10, "uitkomst": 36}, rows=2),
)
