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

FORMING_RULES: tuple[Explained, ...] = (
    Explained(
        id="once",
        name={"nl": "Samen blijven, in één groep", "en": "Staying together, in one group"},
        sentence={
            "nl": "Wie zich samen aanmeldt, blijft samen. Iedereen zit in hooguit één groep.",
            "en": "Who sign up together stay together. Everybody is in one group at most.",
        },
        formula=r"\sum_v [u \in v] = z_u \le 1 \quad \text{for every } u",
    ),
    Explained(
        id="stays",
        name={"nl": "Een groep die er al is", "en": "A group that exists already"},
        sentence={
            "nl": "Een groep die er al is, houdt al haar leden. "
            "Alleen een groep die erom vraagt, krijgt er mensen bij.",
            "en": "A group that exists keeps all its members. "
            "Only a group that asks for it gets more people.",
        },
        formula=r"\text{people}_v = \text{members}_v + \sum_{u \in v} p_u",
    ),
    Explained(
        id="kept",
        name={"nl": "Wat mensen besloten", "en": "What people decided"},
        sentence={
            "nl": "Ligt een groep voor, of zette de coördinator haar vast? "
            "Dan verandert er niets aan die groep.",
            "en": "Was a group put to people, or pinned by the coordinator? "
            "Then nothing changes in that group.",
        },
        formula=r"z_u = 1 \quad \text{for every } u \in v \text{ that is kept}",
    ),
    Explained(
        id="size",
        name={"nl": "De grootte van een groep", "en": "The size of a group"},
        sentence={
            "nl": "Een groep is niet te klein en niet te groot. Hoe groot, zegt de vorm.",
            "en": "A group is not too small and not too large. The form says how large.",
        },
        formula=r"\text{smallest} \le \text{people}_v \le \text{largest}",
    ),
    Explained(
        id="coordinates",
        name={"nl": "Iemand die coördineert", "en": "Somebody who coordinates"},
        sentence={
            "nl": "In een nieuwe groep wil iemand coördineren. "
            "Een groep die er al is, heeft al een coördinator.",
            "en": "In a new group somebody wants to coordinate. "
            "A group that exists has a coordinator already.",
        },
        formula=r"\text{members}_v > 0 \lor \sum_{u \in v} \text{coordinates}_u \ge 1",
    ),
    Explained(
        id="speakers",
        name={"nl": "Nederlands in de groep", "en": "Dutch in the group"},
        sentence={
            "nl": "Zegt de vorm dat het moet? Dan spreken genoeg mensen goed Nederlands. "
            "Is het alleen een advies, dan telt het verderop mee.",
            "en": "Does the form say that it must be? Then enough people speak Dutch well. "
            "Where it is only advice, it counts further on.",
        },
        formula=r"\text{speakers}_v \ge \min(\text{enough}, \text{people}_v)",
    ),
    Explained(
        id="meet",
        name={"nl": "Een moment om af te spreken", "en": "A moment to meet"},
        sentence={
            "nl": "Er is een moment in de week waarop genoeg mensen kunnen. "
            "Zei iemand niet wanneer? Dan kan die altijd.",
            "en": "There is a moment in the week when enough people are free. "
            "Did somebody not say when? Then they are always free.",
        },
        formula=r"\max_t(n_{v,t}) \ge \min(\text{together}, \text{people}_v)",
    ),
    Explained(
        id="barred",
        name={"nl": "Wie niet samen mogen", "en": "Who may not be together"},
        sentence={
            "nl": "Zei iemand nee tegen een groep? "
            "Dan stellen we precies die mensen deze ronde niet nog eens samen voor. "
            "Past het nooit, dan doen we dat nooit meer.",
            "en": "Did somebody say no to a group? "
            "Then we do not propose just those people together again in this round. "
            "If it never suits, we never do so again.",
        },
        formula=r"|U \cap v| < |U| \quad \text{for every } U \text{ that is barred}",
    ),
)
"""What every group that is formed must keep: first what holds for all of them, matcher/packing.py;
then ``RULES`` of matcher/groups.py, in that order."""

FORMING_SCORES: tuple[Explained, ...] = (
    Explained(
        id="times",
        name={"nl": "Dezelfde tijden", "en": "The same times"},
        sentence={
            "nl": "Hoe meer tijden allebei kunnen, hoe beter. "
            "Bij een groep die er al is: hoeveel leden op die tijden kunnen.",
            "en": "The more times both are free, the better. "
            "Of a group that exists: how many members are free at those times.",
        },
        formula=(
            r"\frac{|T_u \cap T_q|}{\min(|T_u|, |T_q|)}, \quad "
            r"\text{group: } \frac{\sum_{t \in T_u} n_{v,t}}{|T_u| \cdot \text{members}_v}"
        ),
    ),
    Explained(
        id="distance",
        name={"nl": "Dicht bij elkaar", "en": "Close together"},
        sentence={
            "nl": "Hoe minder de cijfers van de postcode verschillen, hoe beter.",
            "en": "The less the digits of the postcodes differ, the better.",
        },
        formula=r"\frac{\max(F - |\text{district}_u - \text{district}_q|, 0)}{F}",
    ),
    Explained(
        id="interests",
        name={"nl": "Samen leuk vinden", "en": "Liking the same things"},
        sentence={
            "nl": "Hoe meer interesses ze delen, hoe beter. Drie is genoeg.",
            "en": "The more interests they share, the better. Three are enough.",
        },
        formula=r"\frac{\min(|I_u \cap I_q|, 3)}{\min(|I_u|, |I_q|, 3)}",
    ),
    Explained(
        id="ages",
        name={"nl": "Leeftijd in de groep", "en": "Ages in the group"},
        sentence={
            "nl": "Dezelfde leeftijdsgroep telt heel, die ernaast half. "
            "Wil een vorm juist verschillende leeftijden? Dan telt de rest van 1.",
            "en": "The same age band counts whole, the one beside it half. "
            "Where a form wants different ages, what is left of 1 counts.",
        },
        formula=(
            r"\frac{\sum_{a,b} n_{u,a}\, n_{q,b} \max(2 - |a - b|, 0)}"
            r"{2 \sum_{a,b} n_{u,a}\, n_{q,b}}"
        ),
    ),
)
"""What makes two go together: ``SCORES`` of matcher/groups.py, in that order."""

FORMING_MARKS: tuple[Explained, ...] = (
    Explained(
        id="two",
        name={"nl": "Het cijfer van twee mensen", "en": "The mark of two people"},
        sentence={
            "nl": "Elke score telt mee naar haar gewicht. Is iets niet bekend? "
            "Dan telt wat anderen gemiddeld hebben.",
            "en": "Every score counts by its weight. Is something not known? "
            "Then what others have on average counts.",
        },
        formula=r"\text{fit}_{u,q} = 100 \cdot \frac{\sum_c w_c\, r_c}{\sum_c w_c}",
    ),
    Explained(
        id="group",
        name={"nl": "Het cijfer van de groep", "en": "The mark of the group"},
        sentence={
            "nl": "Het cijfer van een groep is het gemiddelde van alle twee aan twee. "
            "Wie zich samen aanmeldde, telt gemiddeld.",
            "en": "The mark of a group is the average over every two people. "
            "Those who signed up together count as average.",
        },
        formula=(
            r"\text{fit}_v = \frac{2 \sum_{u,q} \text{fit}_{u,q}}"
            r"{\text{people}_v \cdot (\text{people}_v - 1)}"
        ),
    ),
    Explained(
        id="open",
        name={"nl": "Een groep die al is voorgesteld", "en": "A group proposed already"},
        sentence={
            "nl": "Een voorstel dat al open staat, blijft. Het gaat alleen weg als er meer mensen "
            "een plek krijgen, of als het samen duidelijk beter past.",
            "en": "A proposal that is open already stays. It goes only when more people get a "
            "place, or when all together fits clearly better.",
        },
        formula=(
            r"\text{fit} > \text{fit}_{\text{open}} "
            r"+ \text{bonus} \cdot \sum_{v \text{ open}} n_v"
        ),
    ),
)
"""How scores become the mark of a group, and when an open proposal moves: matcher/groups.py and
matcher/forming.py."""

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
