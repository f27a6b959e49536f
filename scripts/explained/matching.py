"""What the page on matching tells beside the tables of the matcher: marks, and forming groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from intake.schema import Form, Text


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A formula with its heading and a few sentences, for everybody."""

    id: str
    name: Text
    sentence: Text
    formula: str


MARKS: tuple[Explained, ...] = (
    Explained(
        id="side",
        name={"nl": "Het cijfer van één kant", "en": "The mark of one side"},
        sentence={
            "nl": "Elke voorkeur telt mee naar haar gewicht. "
            "Samen geeft dat een cijfer van 0 tot 100.",
            "en": "Every preference counts by its weight. Together they give a mark of 0 to 100.",
        },
        formula=r"\text{fit} = 100 \cdot \frac{\sum_c w_c\, m_c\, r_c}{\sum_c w_c\, m_c}",
    ),
    Explained(
        id="pair",
        name={"nl": "Het cijfer van de koppeling", "en": "The mark of the match"},
        sentence={
            "nl": "Het huishouden telt zwaarder dan de sponsor. Hoeveel zwaarder, zegt de vorm.",
            "en": "The household counts for more than the sponsor. The form says how much more.",
        },
        formula=(
            r"\text{fit}_{sh} = \text{share} \cdot \text{fit}_h "
            r"+ (1 - \text{share}) \cdot \text{fit}_s"
        ),
    ),
    Explained(
        id="floor",
        name={"nl": "De ondergrens", "en": "The floor"},
        sentence={
            "nl": "Onder de ondergrens stellen we niets voor. "
            "Wachten is dan beter dan een koppeling die niet past. "
            "De grens zakt als iemand langer wacht.",
            "en": "Below the floor we propose nothing. "
            "Waiting is better then than a match that does not suit. "
            "The floor falls as somebody waits longer.",
        },
        formula=(
            r"\text{floor} = \max(\text{lowest}, "
            r"\text{start} - \text{falls} \cdot \lfloor \text{days} / 30 \rfloor)"
        ),
    ),
    Explained(
        id="enough",
        name={"nl": "Genoeg voor allebei", "en": "Enough for both"},
        sentence={
            "nl": "Het cijfer van elke kant mag niet onder de eigen ondergrens liggen. "
            "Een goed cijfer van de een maakt een slecht cijfer van de ander niet goed.",
            "en": "The mark of each side may not be below the floor of that side. "
            "A good mark of the one does not make up for a poor mark of the other.",
        },
        formula=r"\text{fit}_h \ge \text{floor}_h \land \text{fit}_s \ge \text{floor}_s",
    ),
)
"""How preferences become marks: matcher/candidates.py, and ``Floor`` of matcher/policy.py."""

FORMING: tuple[Explained, ...] = (
    Explained(
        id="waiting",
        name={"nl": "Eerst wie lang wacht", "en": "First who has waited long"},
        sentence={
            "nl": "Zo veel mogelijk mensen die lang wachten, krijgen een plek in een groep.",
            "en": "As many people as possible who have waited long get a place in a group.",
        },
        formula=r"\sum_{u \text{ late}} p_u\, z_u",
    ),
    Explained(
        id="people",
        name={"nl": "Dan zo veel mogelijk mensen", "en": "Then as many people as possible"},
        sentence={
            "nl": "Zo veel mogelijk mensen krijgen een plek.",
            "en": "As many people as possible get a place.",
        },
        formula=r"\sum_u p_u\, z_u",
    ),
    Explained(
        id="few_speakers",
        name={"nl": "Genoeg mensen die Nederlands spreken", "en": "Enough people who speak Dutch"},
        sentence={
            "nl": "Zo min mogelijk groepen met te weinig mensen die goed Nederlands spreken.",
            "en": "As few groups as possible with too few people who speak Dutch well.",
        },
        formula=r"-\sum_v \text{few}_v",
    ),
    Explained(
        id="fit",
        name={"nl": "Mensen die bij elkaar passen", "en": "People who suit each other"},
        sentence={
            "nl": "Tijden, afstand, interesses en leeftijd passen zo goed mogelijk. "
            "Een groep telt voor elke mens die erbij komt.",
            "en": "Times, distance, interests and ages suit as well as possible. "
            "A group counts for every person who joins.",
        },
        formula=r"\sum_v n_v\, \text{fit}_v",
    ),
    Explained(
        id="longest",
        name={
            "nl": "Wie het langst wacht op een groep",
            "en": "Who has waited longest for a group",
        },
        sentence={
            "nl": "Is het dan nog gelijk? Dan gaat voor wie het langst wacht.",
            "en": "Is it equal still? Then whoever has waited longest goes first.",
        },
        formula=r"\sum_u p_u\, \text{days}_u\, z_u",
    ),
    Explained(
        id="tie",
        name={"nl": "En dan het lot", "en": "And then the lot"},
        sentence={
            "nl": "Is het ook dan gelijk? Dan beslist het lot.",
            "en": "Is it equal even then? Then lots decide.",
        },
        formula=r"\sum_u \text{lot}_u\, z_u",
    ),
)
"""What is best when groups are formed: ``LEVELS`` of matcher/packing.py, in that order."""


def can_matter_most(forms: Collection[Form]) -> frozenset[str]:
    """The preferences that somebody can name as mattering most, in any form."""
    asked = (question for form in forms for question in form.questions)
    return frozenset(
        option.id
        for question in asked
        if question.id == "matters_most"
        for option in question.options
    )
