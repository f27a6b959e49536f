"""What makes a pair impossible, and what makes it good: one table, one row a criterion.

A **requirement** says which pairs cannot be. A **preference** scores every pair, 0 (worst) to 1
(best), for the household and for the sponsor. Both work on arrays over a whole pool: households are
rows, sponsors are columns. Not known (nobody answered, or had no preference) is NaN: it never
blocks, and counts as the average answer to that criterion in the pool. Every score is one division
of whole numbers, so that machines and the order of rows make no difference.

Nationality, ethnicity, religion and health are not asked and stand nowhere here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake.records import AGE_BANDS, GROUP, HOST, SPONSOR_KINDS, TIMES, Household, Sponsor
from intake.schema import Text
from matcher import scores
from matcher import sentences as say
from matcher.pool import (
    Pool,
)
from matcher.scores import (
    Blocks,
    Scores,
)


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What every row of the table says.

    ``name`` is what it is called in a list, ``rule`` a sentence. ``kinds`` are the kinds of sponsor
    that it is about. ``formula`` says in LaTeX when a pair is blocked, or what it scores.
    ``questions`` are the ids of the questions it reads, by whom they are asked of: ``household``,
    and each of its ``kinds``. A ``sensitive`` criterion is never spoken of.
    """

    id: str
    name: Text
    rule: Text
    kinds: tuple[str, ...]
    formula: str
    questions: Mapping[str, tuple[str, ...]]
    sensitive: bool = False


@dataclass(frozen=True)
class Reason:
    """What may be said of a requirement: why it blocks, and the smallest change that lifts it.

    ``helps`` gets the record that is without a pair, and the kind of sponsor that it is about.
    """

    because: str
    helps: Callable[[Household | Sponsor, str], str]


@dataclass(frozen=True, kw_only=True)
class Requirement(Criterion):
    """A row of the table: which pairs it blocks, and why.

    ``reason`` is None when it is sensitive: then nothing is said, and the pairs it blocks are
    counted with those that do not fit well enough.
    """

    blocks: Callable[[Pool], Blocks]
    reason: Reason | None = None


@dataclass(frozen=True, kw_only=True)
class Preference(Criterion):
    """A row of the table: how good a pair is for each side, and the sentence when it is good.

    ``score`` gives the household's scores and the sponsor's; None for a side that it is not about.
    ``says`` gives a Dutch sentence about a pair, or "" when there is nothing to say; it uses only
    answers that both sides may see.
    """

    score: Callable[[Pool], tuple[Scores, Scores | None]]
    says: Callable[[Household, Sponsor], str]


GROUPS, HOSTS, BOTH = (GROUP,), (HOST,), SPONSOR_KINDS

_ADULTS = tuple(f"adults_{band}" for band in AGE_BANDS)
_MEMBERS = tuple(f"members_{band}" for band in AGE_BANDS)

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(
        id="variant",
        name={"nl": "vorm", "en": "form"},
        rule={
            "nl": "Het huishouden zoekt deze vorm van Samen Hier.",
            "en": "The household looks for this form of Samen Hier.",
        },
        kinds=BOTH,
        formula=(
            r"\text{variant}_h \ne \text{variant}_s "
            r"\land \lnot (s \text{ is a host} \land \text{host} \in \text{seeks}_h)"
        ),
        questions={"household": ("seeks",), GROUP: (), HOST: ()},
        blocks=scores.variant,
        reason=Reason("een andere vorm van Samen Hier", say.helps_variant),
    ),
    Requirement(
        id="area",
        name={"nl": "stad", "en": "city"},
        rule={
            "nl": "Huishouden en groep zijn in dezelfde stad.",
            "en": "Household and group are in the same city.",
        },
        kinds=GROUPS,
        formula=r"\text{city}_h \ne \text{city}_s",
        questions={"household": ("city",), GROUP: ("city",)},
        blocks=scores.area,
        reason=Reason("in een andere stad", say.helps_area),
    ),
    Requirement(
        id="region",
        name={"nl": "regio", "en": "region"},
        rule={
            "nl": "Het gastgezin woont in de regio waar het huishouden gaat wonen.",
            "en": "The host lives in the region where the household will live.",
        },
        kinds=HOSTS,
        formula=r"\text{area}(\text{city}_h) \ne \text{area}(\text{city}_s)",
        questions={"household": ("city",), HOST: ("city",)},
        blocks=scores.region,
        reason=Reason("in een andere regio", say.helps_region),
    ),
    Requirement(
        id="size",
        name={"nl": "grootte", "en": "size"},
        rule={
            "nl": "Het huishouden is niet groter dan de groep aankan.",
            "en": "The household is not larger than the group can welcome.",
        },
        kinds=GROUPS,
        formula=r"\text{people}_h > \text{largest}_s",
        questions={"household": ("people", *_ADULTS, "children"), GROUP: ("largest_household",)},
        blocks=scores.size,
        reason=Reason("het huishouden is groter dan de groep aankan", say.helps_size),
    ),
    Requirement(
        id="beds",
        name={"nl": "bedden", "en": "beds"},
        rule={
            "nl": "Er is een bed voor iedereen van het huishouden.",
            "en": "There is a bed for everybody in the household.",
        },
        kinds=HOSTS,
        formula=r"\text{people}_h > \text{beds}_s",
        questions={"household": ("people", *_ADULTS, "children"), HOST: ("beds",)},
        blocks=scores.beds,
        reason=Reason("er zijn te weinig bedden", say.helps_beds),
    ),
    Requirement(
        id="dates",
        name={"nl": "periode", "en": "dates"},
        rule={
            "nl": "De kamer is er lang genoeg in de tijd dat het huishouden er een zoekt.",
            "en": "The room is there long enough in the time that the household looks for one.",
        },
        kinds=HOSTS,
        formula=r"|\text{stay}_h \cap \text{stay}_s| < \text{shortest stay}",
        questions={"household": ("stay_first", "stay_last"), HOST: ("stay_first", "stay_last")},
        blocks=scores.dates,
        reason=Reason("de kamer is er niet lang genoeg in deze periode", say.helps_dates),
    ),
    Requirement(
        id="pets",
        name={"nl": "huisdieren", "en": "pets"},
        rule={
            "nl": "Wie niet met huisdieren kan wonen, komt in een huis zonder huisdieren.",
            "en": "Who cannot live with pets comes to a house without pets.",
        },
        kinds=HOSTS,
        formula=r"\text{lives with pets}_h = \text{no} \land \text{pets}_s = \text{yes}",
        questions={"household": ("lives_with_pets",), HOST: ("pets",)},
        blocks=scores.pets,
        reason=Reason("er zijn huisdieren in huis en dat kan niet", say.helps_pets),
    ),
    Requirement(
        id="smoking",
        name={"nl": "roken", "en": "smoking"},
        rule={
            "nl": "Beide kanten kunnen leven met wat de ander doet: wel of niet roken.",
            "en": "Both sides can live with what the other does: smoking or not.",
        },
        kinds=HOSTS,
        formula=(
            r"(\text{lives with smokers}_h = \text{no} \land \text{smokes}_s = \text{yes}) \lor "
            r"(\text{smokes}_h = \text{yes} \land \text{smoking}_s = \text{no})"
        ),
        questions={"household": ("lives_with_smokers", "smokes"), HOST: ("smokes", "smoking")},
        blocks=scores.smoking,
        reason=Reason("over roken zijn ze het niet eens", say.helps_smoking),
    ),
    Requirement(
        id="trial_weekend",
        name={"nl": "proefweekend", "en": "trial weekend"},
        rule={
            "nl": "Het gastgezin wil eerst een proefweekend.",
            "en": "The host wants a trial weekend first.",
        },
        kinds=HOSTS,
        formula=r"\text{trial weekend}_s = \text{no}",
        questions={"household": (), HOST: ("trial_weekend",)},
        blocks=scores.trial_weekend,
        reason=Reason("het gastgezin wil geen proefweekend", say.helps_trial_weekend),
    ),
    Requirement(
        id="trained",
        name={"nl": "training", "en": "training"},
        rule={
            "nl": "De groep is getraind voor het huishouden aankomt.",
            "en": "The group is trained before the household arrives.",
        },
        kinds=GROUPS,
        formula=r"\text{last day}_h < \text{training}_s",
        questions={"household": ("arrives_first", "arrives_last"), GROUP: ()},
        blocks=scores.trained,
        reason=Reason("de groep is pas na de aankomst getraind", say.helps_trained),
    ),
    Requirement(
        id="language",
        name={"nl": "taal", "en": "language"},
        rule={
            "nl": "Er is een gedeelde taal, of een community builder met een plek in die taal.",
            "en": "There is a shared language, or a community builder with a place in it.",
        },
        kinds=BOTH,
        formula=(
            r"\text{languages}_h \cap \text{languages}_s = \varnothing \land "
            r"\text{languages}_h \cap \text{builders} = \varnothing"
        ),
        questions={
            "household": ("languages",),
            GROUP: ("languages", "dutch_speakers"),
            HOST: ("languages",),
        },
        blocks=scores.language,
        reason=Reason(
            "geen gedeelde taal en geen plek bij een community builder", say.helps_language
        ),
    ),
    Requirement(
        id="women_only",
        name={"nl": "alleen vrouwen", "en": "women only"},
        rule={
            "nl": "Wie alleen contact met vrouwen wil, krijgt een groep of huis van vrouwen.",
            "en": "Who wants contact with women only gets a group or a house of women.",
        },
        kinds=BOTH,
        formula=r"\text{women only}_h \land \text{composition}_s \in \{\text{mixed}, \text{men}\}",
        questions={
            "household": ("women_only",),
            GROUP: ("composition",),
            HOST: ("composition",),
        },
        sensitive=True,
        blocks=scores.women_only,
    ),
    Requirement(
        id="step_free",
        name={"nl": "zonder drempels", "en": "step-free"},
        rule={
            "nl": "Wie een plek zonder trappen nodig heeft, krijgt die.",
            "en": "Who needs a place without stairs gets one.",
        },
        kinds=BOTH,
        formula=r"\text{step-free}_h \land \text{step-free}_s = \text{no}",
        questions={"household": ("step_free",), GROUP: ("step_free",), HOST: ("step_free",)},
        sensitive=True,
        blocks=scores.step_free,
    ),
    Requirement(
        id="lgbt_safe",
        name={"nl": "veilig voor lhbti", "en": "safe for LGBTI"},
        rule={
            "nl": "Wie een veilige plek voor lhbti vraagt, krijgt die.",
            "en": "Who asks for a place that is safe for LGBTI gets one.",
        },
        kinds=BOTH,
        formula=r"\text{LGBT-safe}_h \land \text{LGBT-safe}_s = \text{no}",
        questions={"household": ("lgbt_safe",), GROUP: ("lgbt_safe",), HOST: ("lgbt_safe",)},
        sensitive=True,
        blocks=scores.lgbt_safe,
    ),
)

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        id="languages",
        name={"nl": "talen", "en": "languages"},
        rule={
            "nl": "Praten kan zonder community builder.",
            "en": "Talking works without a community builder.",
        },
        kinds=BOTH,
        formula=r"[\text{languages}_h \cap \text{languages}_s \ne \varnothing]",
        questions={
            "household": ("languages",),
            GROUP: ("languages", "dutch_speakers"),
            HOST: ("languages",),
        },
        score=scores.languages_score,
        says=say.says_languages,
    ),
    Preference(
        id="times",
        name={"nl": "wanneer we kunnen", "en": "when we can"},
        rule={
            "nl": "Genoeg mensen kunnen op dezelfde tijden.",
            "en": "Enough people can make the same times.",
        },
        kinds=GROUPS,
        formula=(
            r"\text{household: } \frac{\sum_{t \in T_h} n_{s,t}}{|T_h| \cdot \text{members}_s}, "
            r"\quad \text{group: } \frac{\sum_{t \in T_h} n_{s,t}}{\sum_t n_{s,t}}"
        ),
        questions={
            "household": ("times",),
            GROUP: tuple(f"members_{time}" for time in TIMES),
        },
        score=scores.times_score,
        says=say.says_times,
    ),
    Preference(
        id="goals",
        name={"nl": "wat we samen doen", "en": "what we do together"},
        rule={
            "nl": "De groep helpt graag bij wat het huishouden wil.",
            "en": "The group likes to help with what the household wants.",
        },
        kinds=GROUPS,
        formula=(
            r"\text{household: } \frac{|G_h \cap G_s|}{|G_h|}, "
            r"\quad \text{group: } \frac{|G_h \cap G_s|}{|G_s|}"
        ),
        questions={"household": ("goals",), GROUP: ("offers",)},
        score=scores.goals_score,
        says=say.says_goals,
    ),
    Preference(
        id="interests",
        name={"nl": "interesses", "en": "interests"},
        rule={
            "nl": "Ze doen graag dezelfde dingen.",
            "en": "They like to do the same things.",
        },
        kinds=BOTH,
        formula=r"\frac{\min(|I_h \cap I_s|, 3)}{\min(|I|, 3)} \text{ with one's own } I",
        questions={"household": ("interests",), GROUP: ("interests",), HOST: ("interests",)},
        score=scores.interests_score,
        says=say.says_interests,
    ),
    Preference(
        id="ages",
        name={"nl": "leeftijd", "en": "age"},
        rule={
            "nl": "De leeftijden liggen bij elkaar in de buurt, als het huishouden dat vraagt.",
            "en": "Their ages are near each other, where the household asks for it.",
        },
        kinds=BOTH,
        formula=(
            r"\frac{\sum_{a,b} n_{h,a}\, n_{s,b} \max(2 - |a - b|, 0)}"
            r"{2 \sum_{a,b} n_{h,a}\, n_{s,b}}"
        ),
        questions={
            "household": ("age_wish", *_ADULTS),
            GROUP: _MEMBERS,
            HOST: _ADULTS,
        },
        score=scores.ages_score,
        says=say.says_ages,
    ),
    Preference(
        id="children",
        name={"nl": "kinderen", "en": "children"},
        rule={
            "nl": "Kinderen aan beide kanten; en het soort huishouden dat de sponsor wenst.",
            "en": "Children on both sides; and the kind of household the sponsor wishes for.",
        },
        kinds=BOTH,
        formula=(
            r"\text{family: } \frac{\min(\text{parents}_s, 2)}{2} \text{ or } "
            r"[\text{children}_s > 0], \quad \text{sponsor: } [\text{kind}_h \in \text{kinds}_s]"
        ),
        questions={
            "household": ("people", *_ADULTS, "children"),
            GROUP: ("members_with_children", "household_kinds"),
            HOST: ("children", "household_kinds"),
        },
        score=scores.children_score,
        says=say.says_children,
    ),
    Preference(
        id="work",
        name={"nl": "werk en studie", "en": "work and study"},
        rule={
            "nl": "Ze hebben hetzelfde soort werk of studie.",
            "en": "They have the same kind of work or study.",
        },
        kinds=BOTH,
        formula=r"[W_h \cap W_s \ne \varnothing]",
        questions={"household": ("work",), GROUP: ("work",), HOST: ("work",)},
        score=scores.work_score,
        says=say.says_work,
    ),
    Preference(
        id="distance",
        name={"nl": "dichtbij wonen", "en": "living nearby"},
        rule={
            "nl": "Ze wonen niet ver uit elkaar; een gastgezin bij de toekomstige woonplaats.",
            "en": "They do not live far apart; a host lives near the future home town.",
        },
        kinds=BOTH,
        formula=(
            r"\frac{\max(F - |\text{district}_h - \text{district}_s|, 0)}{F}, \quad "
            r"F = 50 \text{ for a group}, 500 \text{ for a host}"
        ),
        questions={"household": ("district",), GROUP: ("district",), HOST: ("district",)},
        score=scores.distance_score,
        says=say.says_distance,
    ),
    Preference(
        id="arrival",
        name={"nl": "tijd voor de aankomst", "en": "time before arrival"},
        rule={
            "nl": "Na de training is er tijd om de aankomst voor te bereiden.",
            "en": "After the training there is time to prepare for the arrival.",
        },
        kinds=GROUPS,
        formula=(r"\frac{\min(\max(\text{first day}_h - \text{training}_s, 0), 28)}{28}"),
        questions={"household": ("arrives_first", "arrives_last"), GROUP: ()},
        score=scores.arrival_score,
        says=say.says_arrival,
    ),
    Preference(
        id="stay",
        name={"nl": "de hele periode", "en": "the whole time"},
        rule={
            "nl": "De kamer is er zo veel mogelijk van de tijd dat het nodig is.",
            "en": "The room is there for as much as possible of the time that it is needed.",
        },
        kinds=HOSTS,
        formula=r"\frac{|\text{stay}_h \cap \text{stay}_s|}{|\text{stay}_h|}",
        questions={"household": ("stay_first", "stay_last"), HOST: ("stay_first", "stay_last")},
        score=scores.stay_score,
        says=say.says_stay,
    ),
    Preference(
        id="house_pets",
        name={"nl": "huisdieren", "en": "pets"},
        rule={
            "nl": "Beide kanten zeiden dat het met huisdieren goed zit.",
            "en": "Both sides said that pets are no trouble.",
        },
        kinds=HOSTS,
        formula=r"[\text{lives with pets}_h = \text{yes} \lor \text{pets}_s = \text{no}]",
        questions={"household": ("lives_with_pets",), HOST: ("pets",)},
        score=scores.pets_score,
        says=say.says_pets,
    ),
    Preference(
        id="diet",
        name={"nl": "eten", "en": "food"},
        rule={
            "nl": "De keuken houdt rekening met wat het huishouden wel en niet eet.",
            "en": "The kitchen takes into account what the household does and does not eat.",
        },
        kinds=HOSTS,
        formula=r"\frac{|D_h \cap D_s|}{|D_h|}",
        questions={"household": ("diet",), HOST: ("cooks",)},
        sensitive=True,
        score=scores.diet_score,
        says=say.says_nothing,
    ),
)
