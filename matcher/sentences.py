"""What may be said of a pair or a requirement, in Dutch.

Every sentence uses only answers that both sides may see, and never a sensitive one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from functools import cache

from intake.records import GROUP, HOST, Group, Host, Household, Sponsor
from intake.schema import load_forms
from intake.wording import listed, people_in_words
from matcher.pool import NOT_SHARED, languages_known, spoken_by

NAMES = {GROUP: "groep", HOST: "gastgezin"}
"""What a kind of sponsor is called on screen, with «een» before it."""

NEXT_DOOR = 10
"""Districts whose four digits differ by no more than this are called near."""

WELL_AHEAD = timedelta(days=28)
"""A training so long before the arrival leaves time to prepare and to get in touch."""


# --- why a pair is good -------------------------------------------------------------------------


def says_languages(household: Household, sponsor: Sponsor) -> str:
    if shared := spoken_by(household) & spoken_by(sponsor):
        return _if_any("Praten kan in het {}.", labels("languages", shared))
    if languages_known(household) and languages_known(sponsor):
        return "Praten gaat eerst met een community builder."
    return ""


def says_times(household: Household, sponsor: Sponsor) -> str:
    if not isinstance(sponsor, Group):
        return ""
    able = {time for time, count in sponsor.available if count >= 2}
    return _if_any("Afspreken kan {}.", labels("times", household.times & able))


def says_goals(household: Household, sponsor: Sponsor) -> str:
    if not isinstance(sponsor, Group):
        return ""
    common = labels("goals", household.goals & sponsor.offers)
    return _if_any("Samen willen ze aan de slag met {}.", common)


def says_interests(household: Household, sponsor: Sponsor) -> str:
    common = labels("interests", household.interests & sponsor.interests)
    return _if_any("Beide kanten houden van {}.", common)


def says_work(household: Household, sponsor: Sponsor) -> str:
    common = labels("work", household.work & sponsor.work)
    return _if_any("Beide kanten hebben iets met {}.", common)


def says_ages(household: Household, sponsor: Sponsor) -> str:
    if not any(one and other for one, other in zip(household.adults, sponsor.ages, strict=True)):
        return ""
    where = "In de groep zijn" if isinstance(sponsor, Group) else "In huis wonen"
    return f"{where} mensen van dezelfde leeftijd."


def says_children(household: Household, sponsor: Sponsor) -> str:
    if isinstance(sponsor, Group):
        there = bool(sponsor.members_with_children)
    else:
        there = bool(sponsor.children)
    return "Aan beide kanten zijn er kinderen thuis." if household.children and there else ""


def says_distance(household: Household, sponsor: Sponsor) -> str:
    if household.district is None or sponsor.district is None:
        return ""
    near = abs(household.district - sponsor.district) <= NEXT_DOOR
    return "Ze wonen dicht bij elkaar." if near else ""


def says_arrival(household: Household, sponsor: Sponsor) -> str:
    if not isinstance(sponsor, Group) or not household.arrives or not sponsor.trained:
        return ""
    ahead = household.arrives.first - sponsor.trained
    if ahead <= timedelta():
        return ""
    return f"De groep is {'ruim ' if ahead >= WELL_AHEAD else ''}voor de aankomst getraind."


def says_stay(household: Household, sponsor: Sponsor) -> str:
    if not isinstance(sponsor, Host) or not household.stay or not sponsor.stay:
        return ""
    first, last = household.stay.first, household.stay.last
    whole = sponsor.stay.first <= first and last <= sponsor.stay.last
    return "De kamer is er de hele tijd dat het nodig is." if whole else ""


def says_pets(household: Household, sponsor: Sponsor) -> str:
    fine = isinstance(sponsor, Host) and sponsor.pets and household.lives_with_pets
    return "Een huisdier in huis is geen bezwaar." if fine else ""


def says_nothing(_household: Household, _sponsor: Sponsor) -> str:
    """Of a sensitive wish, also when it is met."""
    return ""


# --- what would help ----------------------------------------------------------------------------


def helps_variant(one: Household | Sponsor, kind: str) -> str:
    other = NAMES[kind] if isinstance(one, Household) else "huishouden"
    return f"Een {other} van dezelfde vorm van Samen Hier."


def helps_area(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} in deze stad." if one.city else "Vul in welke stad het wordt."
    return "Een huishouden in deze stad dat klaar is voor een koppeling."


def helps_region(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} in deze regio." if one.city else "Vul in welke stad het wordt."
    return "Een huishouden dat in deze regio gaat wonen."


def helps_size(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        more = f"een huishouden van {people_in_words(one.size or 0)}"
        who = "iemand alleen" if one.size == 1 else more
        return f"Een {NAMES[kind]} die {who} verwelkomt."
    largest = one.largest_household if isinstance(one, Group) else one.beds
    most = "" if largest == 1 else "ten hoogste "
    return f"Een huishouden van {most}{people_in_words(largest or 0)}."


def helps_beds(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} met plek voor {people_in_words(one.size or 0)}."
    return helps_size(one, kind)


def helps_dates(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} met een kamer in deze periode."
    return "Een huishouden dat in deze periode een kamer zoekt."


def helps_pets(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} zonder huisdieren."
    return "Een huishouden voor wie een huisdier in huis goed is."


def helps_smoking(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} waar over roken hetzelfde wordt gedacht."
    return "Een huishouden dat over roken hetzelfde denkt."


def helps_trial_weekend(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} dat eerst een proefweekend wil."
    return "Vraag het gastgezin of een proefweekend toch kan."


def helps_trained(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een {NAMES[kind]} die voor de aankomst getraind is."
    return "Een eerdere training."


def helps_language(one: Household | Sponsor, kind: str) -> str:
    if isinstance(one, Household):
        return f"Een builder of {NAMES[kind]} met {_any_language_of(one)}."
    return "Een builder voor een van de talen van de wachtende huishoudens."


def one_more(kind: str) -> str:
    """A sponsor of this kind as most are, for a household."""
    return f"Nog een {NAMES[kind]}."


def one_more_speaking(household: Household, kind: str) -> str:
    """A sponsor of this kind that must speak with the household itself."""
    return f"Nog een {NAMES[kind]} met {_any_language_of(household)}."


def _any_language_of(household: Household) -> str:
    spoken = labels("languages", household.languages - {NOT_SHARED})
    return " of ".join(spoken) if spoken else "deze taal"


# --- words --------------------------------------------------------------------------------------


def labels(question: str, ids: Set[str]) -> list[str]:
    """The Dutch labels of chosen options, in the order of the question."""
    return [label for id, label in _options(question).items() if id in ids]


@cache
def _options(question: str) -> Mapping[str, str]:
    return {
        option.id: option.label["nl"]
        for form in load_forms().values()
        for asked in form.questions
        if asked.id == question
        for option in asked.options
    }


def _if_any(sentence: str, words: Sequence[str]) -> str:
    return sentence.format(listed(words)) if words else ""
