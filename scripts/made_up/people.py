"""Made-up people and what they send with the forms: any size, and the same for the same seed.

Nobody here exists. Names come from fairy tales, addresses end in example.org or example.net, Dutch
numbers begin with 06 60, which are pagers, and foreign ones stand in a range kept for fiction.

The pool reads like real life: typing errors and their corrections, numbers in six spellings, the
same person twice, a changed mind, names in other scripts, somebody who fills it in for another.
Of every such oddity there is at least one in a pool, and in a large one as many as people make.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeVar

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]
"""Answers by question id, as a person types or ticks them; choices are option ids."""

T = TypeVar("T")

Encoding = Literal["json", "text", "urlencoded"]
"""How the page sends: with its script as JSON, also under ``text/plain``, or without it."""

CITIES = {"rotterdam": 0.42, "den-haag": 0.3, "almere": 0.16, "haarlem": 0.12}
"""The share of the pool in each city."""

GROUPS_PER_HOUSEHOLD = 0.8
HOSTS_PER_HOUSEHOLD = 0.25
VOLUNTEERS_PER_HOUSEHOLD = 0.5

NEW_YEAR = date(2027, 1, 4)
"""The days that people name are counted from this one."""

LONGEST = 400
"""The most characters that a form takes for one answer."""


@dataclass(frozen=True)
class SignUp:
    """One person's way through a form.

    ``tries`` are the answers each time they sent it: all but the last are refused, and the last one
    too when ``arrives`` is false, because they left. ``presses`` is how often they pressed the
    button for the last one. ``submission_id`` is "" from a page whose script did not run.
    """

    form: str
    language: str
    encoding: Encoding
    submission_id: str
    tries: tuple[Answers, ...]
    presses: int = 1
    arrives: bool = True

    @property
    def answers(self) -> Answers:
        """What they meant to say."""
        return self.tries[-1]


@dataclass(frozen=True)
class Household:
    """A household: its sign-up, whatever it sent again later, and what it would tell in a talk."""

    sign_up: SignUp
    again: tuple[SignUp, ...]
    intake: Answers


@dataclass(frozen=True)
class Group:
    """A group: the sign-up by its coordinator, and those of the members who did sign up.

    The answer ``group`` of a member shows how they type the code: see ``with_code``.
    """

    sign_up: SignUp
    members: tuple[SignUp, ...]


@dataclass(frozen=True)
class Host:
    """A host: its sign-up, and what it would tell in a talk."""

    sign_up: SignUp
    intake: Answers


@dataclass(frozen=True)
class MadeUp:
    """A pool. ``phoned_in`` are answers that two people gave on the phone, to be typed in by hand:
    the first well, the second with no number in ``phone`` and ``people``; ``called_back`` is what
    that second one said the day after."""

    households: tuple[Household, ...]
    groups: tuple[Group, ...]
    hosts: tuple[Host, ...]
    volunteers: tuple[SignUp, ...]
    phoned_in: tuple[Answers, Answers]
    called_back: Answers
    organisations: tuple[SignUp, ...]

    @property
    def sign_ups(self) -> Iterator[SignUp]:
        """Every sign-up, members' included, intakes not."""
        for household in self.households:
            yield household.sign_up
            yield from household.again
        for group in self.groups:
            yield group.sign_up
            yield from group.members
        for host in self.hosts:
            yield host.sign_up
        yield from self.volunteers
        yield from self.organisations


def made_up(households: int, seed: int) -> MadeUp:
    """A pool of this many households, and the groups, hosts and volunteers that go with them."""
    draw = _Draw(random.Random(seed))
    cities = _cities(households, draw)
    made = [_household(draw, city) for city in cities]
    _deal(draw, made, _HOUSEHOLD_ODDITIES)
    cities = _cities(round(GROUPS_PER_HOUSEHOLD * households), draw)
    groups = [_group(draw, city) for city in cities]
    _deal(draw, groups, _GROUP_ODDITIES)
    first, second = _caller(draw), _caller(draw)
    half: Answers = {**second, "phone": "06-nog vragen", "people": "drie"}
    cities = _cities(math.ceil(HOSTS_PER_HOUSEHOLD * households), draw)
    hosts = [_host(draw, city) for city in cities]
    cities = _cities(math.ceil(VOLUNTEERS_PER_HOUSEHOLD * households), draw)
    volunteers = [_volunteers(draw, city) for city in cities]
    organisations = tuple(_organisation(draw, one) for one in _ORGANISATIONS)
    return MadeUp(
        tuple(made),
        tuple(groups),
        tuple(hosts),
        tuple(volunteers),
        (first, half),
        second,
        organisations,
    )


def _cities(count: int, draw: _Draw) -> list[str]:
    """A city for each of so many, shared out by ``CITIES``: the largest remainders get the rest."""
    shares = {city: count * share for city, share in CITIES.items()}
    whole = {city: int(share) for city, share in shares.items()}
    rest = sorted(shares, key=lambda city: whole[city] - shares[city])
    for city in rest[: count - sum(whole.values())]:
        whole[city] += 1
    return draw.shuffled([city for city, number in whole.items() for _ in range(number)])


def _deal(draw: _Draw, made: list[T], oddities: Sequence[Callable[[_Draw, T], T]]) -> None:
    """Each oddity to one of ``made``, or to one in forty of a large pool; to others when it can."""
    deck = draw.shuffled(range(len(made)))
    each = min(len(made), max(1, len(made) // 40))
    turns = (oddity for oddity in oddities for _ in range(each))
    for oddity, place in zip(turns, itertools.cycle(deck), strict=False):
        made[place] = oddity(draw, made[place])


# --- names, addresses and numbers ---------------------------------------------------------------

_DUTCH = (
    """
    Assepoes Roodkapje Doornroos Duimpje Repelsteel Sneeuwwit Grietje Hansje Zwaantje Gelaarsde
    Raponsje Vlasje Goudhaar Kabouter Draakje Fee Ridder Woudgeest Zandman Klaasje Eenhoorn
    Meerminne Toverneef Sterrenkind Muizenier Kikkert Wolfraad Haasje Uilebert Spillebeen
""",
    """
    Kiezelpad Peperkoek Glasmuil Spinrok Bosrand Zevenmijl Stroogoud Toverstaf Maneschijn
    Wensput Luchtkasteel Appelboom Torenraam Vlierbes Wolkendek Sprookjesbos Rozenhaag
    Waterkasteel Bezemsteel Dromerveld Noorderlicht Zilverdraad Regenboog Klokhuis Boterbloem
""",
)
_NAMES: Mapping[str, tuple[str, str]] = {
    "ar": (
        "سندباد شهرزاد دنيازاد مرجانة ليلى_الحمراء بدر_البدور عقلة_الإصبع",
        "البساط_الطائر المصباح_السحري البحر_السابع الحكاية_الأولى القمر_الخيالي",
    ),
    "ti": ("ኮኾብ ጸሓይ ደበና ቀስተደበና ማዕበል", "ጽውጽዋይ ሕልሚ ምናባዊ"),
    "fa": ("سیمرغ نخودی ماه‌پیشونی کدوقلقله‌زن", "افسانه‌پور خیالی قصه‌گو"),
    "ru": ("Колобок Снегурочка Емеля Жар-Птица Царевна", "Сказкин Небылицын Чудесный"),
    "tr": ("Keloğlan Şahmeran Tıngır Gülçehre Nazlıgül", "Masalcı Uydurma Düşçü Yıldıztozu"),
    "so": ("Arraweelo Dhegdheer Wiilwaal Cigaal", "Sheekoole Riyood Male-awaal"),
    "latin": (
        "Sindbad Shahrzad Morjana Anansi Sungura Simorgh Tsehay Kokob Bidpai Zumurrud",
        "Alhikaya Almisbah Hadithi Conteur Tsiwtsiway Khiyali Afsana Merveille",
    ),
}
"""Given names and family names by script; an underscore is a space within a name."""

_SCRIPTS = {"ar": "ar", "ti": "ti", "am": "ti", "prs": "fa", "fa": "fa", "ps": "fa", "ru": "ru"}
_SCRIPTS |= {"tr": "tr", "kmr": "tr", "ckb": "ar", "so": "so"}
"""The script in which a speaker of a language writes a name; the others use Latin letters."""

_PHONE_SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda n: f"06 {n}",
    lambda n: f"06{n}",
    lambda n: f"06-{n[:3]} {n[3:6]} {n[6:]}",
    lambda n: f"+31 6 {n[:4]} {n[4:]}",
    lambda n: f"00316{n}",
    lambda n: f"+31 (0)6 {n[:2]} {n[2:4]} {n[4:6]} {n[6:]}",
)
_EASTERN_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class _Draw:
    """Every chance in a pool, from one generator. No two people get the same address or number."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._numbers = 0
        scripts = {"nl": _DUTCH, **_NAMES}
        self._names = {script: _names(rng, *words) for script, words in scripts.items()}

    def chance(self, share: float) -> bool:
        return self._rng.random() < share

    def one_of(self, options: Sequence[T]) -> T:
        return options[self._rng.randrange(len(options))]

    def weighed(self, options: Mapping[T, float]) -> T:
        """One of the options, each as often as its weight says."""
        left = self._rng.random() * sum(options.values())
        for option, weight in options.items():
            left -= weight
            if left < 0:
                return option
        return list(options)[-1]

    def some_of(self, options: Sequence[str], least: int, most: int) -> tuple[str, ...]:
        """From ``least`` to ``most`` different options."""
        return tuple(self.shuffled(options)[: self.between(least, most)])

    def between(self, least: int, most: int) -> int:
        return self._rng.randrange(least, most + 1)

    def shuffled(self, options: Sequence[T]) -> list[T]:
        shuffled = list(options)
        self._rng.shuffle(shuffled)
        return shuffled

    def name(self, script: str = "nl") -> str:
        return next(self._names[script])

    def number(self) -> int:
        """1, 2, 3 …: what keeps addresses and phone numbers apart."""
        self._numbers += 1
        return self._numbers

    def submission_id(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"

    def phone(self) -> str:
        number = self.number()
        if number < 1_000 and self.chance(0.08):
            # The British regulator keeps these for films and books; there are a thousand.
            return self.one_of(["+44 7700 900{:03d}", "00447700900{:03d}"]).format(number)
        return self.one_of(_PHONE_SPELLINGS)(f"60{number:06d}")

    def email(self) -> str:
        who = self.one_of(["ver", "zon", "sprook", "toverij", "fabel", "droom", "mare", "sage"])
        return f"{who}{self.number()}@{self.one_of(['example.org', 'example.net'])}"


def _names(rng: random.Random, given: str, family: str) -> Iterator[str]:
    """Full names: all there are, then all with a second family name, and so on."""
    firsts, lasts = ([w.replace("_", " ") for w in words.split()] for words in (given, family))
    pairs = [(first, last) for first in range(len(firsts)) for last in range(len(lasts))]
    rng.shuffle(pairs)
    turn = 0
    while True:
        for first, last in pairs:
            second = [lasts[(last + turn) % len(lasts)]] if turn % len(lasts) else []
            yield " ".join([firsts[first], lasts[last], *second])
        turn += 1


# --- sending ------------------------------------------------------------------------------------


def _sign_up(draw: _Draw, form: str, answers: Answers, english: float = 0.2) -> SignUp:
    encodings: Mapping[Encoding, float] = {"json": 0.6, "text": 0.22, "urlencoded": 0.18}
    encoding = draw.weighed(encodings)
    return SignUp(
        form=form,
        language="en" if draw.chance(english) else "nl",
        encoding=encoding,
        submission_id="" if encoding == "urlencoded" else draw.submission_id(),
        tries=(answers,),
        presses=2 if draw.chance(0.06) else 1,
    )


def _sent_again(draw: _Draw, sign_up: SignUp, **changed: Answer) -> SignUp:
    """The same person with the form open anew, some answers other than before."""
    return _sign_up(draw, sign_up.form, {**sign_up.answers, **changed})


def _after_a_slip(sign_up: SignUp, leaves: bool = False, **slip: Answer) -> SignUp:
    """The same with a try before it that is refused; who ``leaves`` never tries again."""
    wrong: Answers = {**sign_up.answers, **slip}
    if leaves:
        return replace(sign_up, tries=(wrong,), presses=1, arrives=False)
    return replace(sign_up, tries=(wrong, *sign_up.tries))


def _misspelt(draw: _Draw, email: Answer) -> str:
    """An e-mail address as people mistype it; every one of these is refused."""
    name, _, place = str(email).partition("@")
    comma = place.replace(".", ",")
    return draw.one_of(
        [f"{name}@{comma}", f"{name}@@{place}", f"{name}.{place}", f"{name}@voorbeeld"]
    )


# --- households ---------------------------------------------------------------------------------

_LANGUAGES = {
    "ar": 0.4, "ti": 0.16, "tr": 0.11, "prs": 0.08, "kmr": 0.06, "fa": 0.05, "so": 0.04,
    "ps": 0.03, "am": 0.02, "ckb": 0.02, "ru": 0.02, "fr": 0.005, "sw": 0.005,
}  # fmt: skip
"""How often each is the first language of people who were given asylum here, roughly."""

_POSTCODES = {
    "rotterdam": (3011, 3089),
    "den-haag": (2491, 2597),
    "almere": (1311, 1363),
    "haarlem": (2011, 2037),
}
_TIMES = ("daytime", "evening", "weekend")
_GOALS = ("dutch", "letters", "work", "study", "school", "network", "leisure")
_INTERESTS = (
    "cooking", "sport", "walking", "music", "film", "reading", "crafts", "garden", "games",
    "museums",
)  # fmt: skip
_WORK = ("care", "education", "building", "it", "catering", "trade", "office", "land", "arts")
_DIETS = ("vegetarian", "vegan", "no_pork", "no_alcohol")
_YES_OR_NO = {"": 0.3, "yes": 0.35, "no": 0.3, "unsaid": 0.05}
_PREFERENCES = ("languages", "times", "goals", "interests", "ages", "children", "distance")
_KINDS = ("single", "couple", "family")
_REACH = (
    "", "", "", "via WhatsApp", "bellen na 17 uur", "liever een sms", "na de taalles, rond 12 uur",
)  # fmt: skip
_BANDS = ("18_29", "30_44", "45_59", "60")
_ADULT_AGES = {"18_29": 0.32, "30_44": 0.42, "45_59": 0.2, "60": 0.06}


def _household(draw: _Draw, city: str) -> Household:
    language = draw.weighed(_LANGUAGES)
    people = int(draw.weighed({"1": 45, "2": 13, "3": 12, "4": 13, "5": 9, "6": 5, "7": 3}))
    answers: Answers = {
        "for_whom": "self",
        "name": _newcomer_name(draw, language),
        "phone": draw.phone(),
        "email": draw.email() if draw.chance(0.55) else "",
        "reach": draw.one_of(_REACH),
        "city": city,
        "contact_language": language if draw.chance(0.85) else draw.one_of(["nl", "en"]),
        "people": str(people),
        "consent": "ja",
    }
    sign_up = _sign_up(draw, "newcomer", answers, english=0.45)
    return Household(sign_up, (), _intake(draw, city, language, people))


def _newcomer_name(draw: _Draw, language: str) -> str:
    own = _SCRIPTS.get(language, "latin")
    return draw.name(own if draw.chance(0.45) else "latin")


def _intake(draw: _Draw, city: str, language: str, people: int) -> Answers:
    adults = 1 if people == 1 or draw.chance(0.15) else 2
    women_only = draw.weighed({"": 0.7, "no": 0.15, "yes": 0.1, "unsaid": 0.05})
    also = [other for other, share in (("en", 0.4), ("nl", 0.35)) if draw.chance(share)]
    return {
        **_ages(draw, "adults", adults),
        "children": str(people - adults),
        "languages": (language, *also),
        "district": _district(draw, city),
        "times": draw.some_of(_TIMES, 0, 3),
        "goals": draw.some_of(_GOALS, 1, 4),
        "interests": draw.some_of(_INTERESTS, 0, 5),
        "matters_most": draw.some_of(_PREFERENCES, 0, 3),
        **_seeks(draw),
        "work": draw.some_of(_WORK, 0, 2),
        "age_wish": draw.weighed({"": 0.6, "near": 0.2, "any": 0.2}),
        **_wishes(draw, women_only),
        "intake_consent": "ja",
    }


def _seeks(draw: _Draw) -> Answers:
    """Whom the household is looking for; with a host, from when and until when."""
    kinds: Mapping[str, float] = {"": 0.6, "group": 0.15, "group host": 0.18, "host": 0.07}
    seeks = tuple(draw.weighed(kinds).split())
    if "host" not in seeks:
        return {"seeks": seeks}
    first, last = _days(draw, draw.one_of([6, 9, 13]))
    return {
        "seeks": seeks,
        "stay_first": first,
        "stay_last": last,
        "lives_with_pets": draw.weighed(_YES_OR_NO),
        "lives_with_smokers": draw.weighed(_YES_OR_NO),
        "smokes": draw.weighed(_YES_OR_NO),
    }


def _days(draw: _Draw, weeks: int) -> tuple[str, str]:
    """The first and last of so many weeks, in two of the ways in which people write a day."""
    first = NEW_YEAR + timedelta(days=draw.between(0, 60))
    last = first + timedelta(weeks=weeks)
    return f"{first.day}-{first.month}-{first.year}", last.isoformat()


def _wishes(draw: _Draw, women_only: str) -> Answers:
    """The wishes that need consent, and the consent when there is one."""
    step_free = draw.weighed({"": 0.92, "yes": 0.04, "no": 0.04})
    lgbt_safe = draw.weighed({"": 0.92, "yes": 0.05, "unsaid": 0.03})
    diet = draw.some_of(_DIETS, 1, 2) if draw.chance(0.1) else ()
    agrees = diet or "yes" in (women_only, step_free, lgbt_safe)
    return {
        "women_only": women_only,
        "step_free": step_free,
        "lgbt_safe": lgbt_safe,
        "diet": diet,
        **({"sensitive_consent": "ja"} if agrees else {}),
    }


def _ages(draw: _Draw, prefix: str, people: int) -> Answers:
    """A number of people for each age band, together ``people``."""
    bands = [draw.weighed(_ADULT_AGES) for _ in range(people)]
    return {f"{prefix}_{band}": str(bands.count(band)) for band in _BANDS}


def _district(draw: _Draw, city: str) -> str:
    """A postcode district of the city, sometimes the whole postcode, sometimes nothing."""
    district = draw.between(*_POSTCODES[city])
    return draw.one_of([str(district), str(district), f"{district} AB", f"{district}zz", ""])


def _caller(draw: _Draw) -> Answers:
    """What a newcomer says on the phone, who has no e-mail address."""
    return {**_household(draw, "rotterdam").sign_up.answers, "email": ""}


# What people do with the form. Each takes a household and gives it back with one oddity more.


def _by_somebody_else(draw: _Draw, household: Household) -> Household:
    return _with_answers(
        household,
        for_whom="other",
        helper_name=draw.name(),
        helper_organisation=draw.one_of(["Stichting Luchtkasteel", "Het Gouden Ei", ""]),
        helper_reach=draw.one_of([draw.email(), draw.phone()]),
        helper_consent="samen gelezen met een tolk aan de telefoon",
        email="",
    )


def _with_answers(household: Household, **changed: Answer) -> Household:
    """The household as if it had said this from the start, in every try and every time."""

    def said(sign_up: SignUp) -> SignUp:
        return replace(sign_up, tries=tuple({**answers, **changed} for answers in sign_up.tries))

    again = tuple(said(sign_up) for sign_up in household.again)
    return replace(household, sign_up=said(household.sign_up), again=again)


def _named_as_a_formula(draw: _Draw, household: Household) -> Household:
    return _with_answers(
        household, name=f'=IMPORTXML("http://example.org/{draw.number()}","//a") Tovenaarsleerling'
    )


def _with_emoji(draw: _Draw, household: Household) -> Household:
    family = "👩🏽‍👧🏽‍👦🏽"  # five signs in one, kept together by joiners
    return _with_answers(
        household,
        name=f"{draw.name('latin')} {family}",
        reach="🤙🏽 bel maar! 😀 niet op vrijdag 🕌❌",
    )


def _at_length(draw: _Draw, household: Household) -> Household:
    """The first try is one sentence too long, the second exactly fits."""
    story = "Er was eens een telefoon die alleen overging als niemand keek. " * 7
    fits = story[:LONGEST].rstrip().ljust(LONGEST, "!")
    household = _with_answers(household, reach=fits)
    return replace(household, sign_up=_after_a_slip(household.sign_up, reach=story))


def _city_not_known(draw: _Draw, household: Household) -> Household:
    return _with_answers(household, city="unknown")


def _without_phone_or_mail(draw: _Draw, household: Household) -> Household:
    return _with_answers(household, phone="", email="", reach="elke ochtend aan de balie")


def _in_eastern_digits(draw: _Draw, household: Household) -> Household:
    people = str(household.sign_up.answers["people"]).translate(_EASTERN_DIGITS)
    phone = f"06 60{draw.number():06d}".translate(_EASTERN_DIGITS)
    return _with_answers(household, phone=phone, people=people)


def _mistypes_address(draw: _Draw, household: Household) -> Household:
    email = draw.email()
    household = _with_answers(household, email=email)
    slip = _misspelt(draw, email)
    return replace(household, sign_up=_after_a_slip(household.sign_up, email=slip))


def _leaves(draw: _Draw, household: Household) -> Household:
    slip = _misspelt(draw, draw.email())
    left = _after_a_slip(household.sign_up, leaves=True, email=slip)
    return replace(household, sign_up=left, again=())


def _two_numbers_in_one(draw: _Draw, household: Household) -> Household:
    slip = f"{household.sign_up.answers['phone']} of {draw.phone()}"
    return replace(household, sign_up=_after_a_slip(household.sign_up, phone=slip))


def _signs_up_twice(draw: _Draw, household: Household) -> Household:
    again = _sent_again(draw, household.sign_up)
    return replace(household, again=(*household.again, again))


def _changes_mind(draw: _Draw, household: Household) -> Household:
    people = int(str(household.sign_up.answers["people"]).translate(_WESTERN_DIGITS))
    again = _sent_again(
        draw, household.sign_up, people=str(people + 1), reach="we zijn nu met meer"
    )
    return replace(household, again=(*household.again, again))


_WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def _partner_signs_up_too(draw: _Draw, household: Household) -> Household:
    """With the one address and phone that they have: two records that people must look at."""
    partner = _sent_again(draw, household.sign_up, name=draw.name("latin"))
    return replace(household, again=(*household.again, partner))


def _presses_twice(draw: _Draw, household: Household) -> Household:
    return replace(household, sign_up=replace(household.sign_up, presses=2))


# What they say, then how they mistype it, then what they send again: in that order none undoes
# another when a small pool has them all in one household.
_HOUSEHOLD_ODDITIES: tuple[Callable[[_Draw, Household], Household], ...] = (
    _without_phone_or_mail,
    _by_somebody_else,
    _named_as_a_formula,
    _with_emoji,
    _in_eastern_digits,
    _city_not_known,
    _at_length,
    _mistypes_address,
    _two_numbers_in_one,
    _presses_twice,
    _signs_up_twice,
    _changes_mind,
    _partner_signs_up_too,
    _leaves,
)


# --- groups -------------------------------------------------------------------------------------

_SPOKEN_HERE = {"en": 0.9, "de": 0.3, "fr": 0.25, "es": 0.12, "ar": 0.14, "tr": 0.12}
_SPOKEN_HERE |= {"ti": 0.03, "fa": 0.04, "ru": 0.04, "kmr": 0.03}
_GROUP_NAMES = (
    "",
    "",
    "",
    "Buren aan de Wensput",
    "Club Luchtkasteel",
    "Zeven op een Rij",
    "Het Sprookjesbos",
)
_COMPOSITIONS = {"mixed": 0.62, "women": 0.2, "men": 0.04, "unsaid": 0.05, "": 0.09}
_LARGEST = {"": 0.5, "3": 0.12, "4": 0.15, "5": 0.13, "8": 0.1}


def _group(draw: _Draw, city: str) -> Group:
    size = int(draw.weighed({"5": 0.72, "6": 0.2, "7": 0.08}))
    sign_up = _sign_up(draw, "group", _group_answers(draw, city, size), english=0.1)
    signed_up = size - 1 if draw.chance(0.85) else draw.between(1, size - 2)
    return Group(sign_up, tuple(_member(draw, city) for _ in range(signed_up)))


def _group_answers(draw: _Draw, city: str, size: int) -> Answers:
    return {
        "name": draw.name(),
        "email": draw.email(),
        "phone": draw.phone() if draw.chance(0.8) else "",
        "city": city,
        "group_name": draw.one_of(_GROUP_NAMES),
        "size": str(size),
        "district": _district(draw, city),
        **_ages(draw, "members", size),
        "dutch_speakers": str(draw.between(2, size)),
        "languages": tuple(id for id, share in _SPOKEN_HERE.items() if draw.chance(share)),
        "members_with_children": str(draw.between(0, 3)) if draw.chance(0.8) else "",
        "composition": draw.weighed(_COMPOSITIONS),
        "members_daytime": str(draw.between(0, 3)),
        "members_evening": str(draw.between(1, size)),
        "members_weekend": str(draw.between(1, size)),
        "offers": draw.some_of(_GOALS, 1, 5),
        "work": draw.some_of(_WORK, 0, 3),
        "takes_volunteers": draw.weighed({"": 0.5, "yes": 0.3, "no": 0.2}),
        "step_free": draw.weighed(_YES_OR_NO),
        "lgbt_safe": draw.weighed({"": 0.2, "yes": 0.7, "no": 0.05, "unsaid": 0.05}),
        "interests": draw.some_of(_INTERESTS, 0, 5),
        "household_kinds": draw.some_of(_KINDS, 1, 2) if draw.chance(0.4) else (),
        "largest_household": draw.weighed(_LARGEST),
        "matters_most": draw.some_of(_PREFERENCES, 0, 3),
        "consent": "ja",
    }  # fmt: skip


_CODE_SPELLINGS = {"as it is": 0.6, "in small letters": 0.2, "in two halves": 0.1, "O for 0": 0.1}


def _member(draw: _Draw, city: str) -> SignUp:
    answers: Answers = {
        "group": draw.weighed(_CODE_SPELLINGS),
        "city": city,
        "name": draw.name(),
        "email": draw.email(),
        "phone": draw.phone() if draw.chance(0.7) else "",
        "consent": "ja",
    }
    return _sign_up(draw, "member", answers, english=0.12)


def with_code(answers: Answers, reference: str) -> Answers:
    """A member's answers with the code of the group, ``reference``, as this member types it."""
    typed = {
        "as it is": reference,
        "in small letters": reference.lower(),
        "in two halves": f" {reference[:4]} {reference[4:]}",
        "O for 0": reference.replace("0", "O"),
        # Another code, of no group: a slip that a form cannot see.
        "mistaken": reference[:-1] + ("7" if reference[-1] != "7" else "9"),
    }
    return {**answers, "group": typed[str(answers["group"])]}


def _of_four(draw: _Draw, group: Group) -> Group:
    """Four people, all signed up: one too few, and they know."""
    first = group.sign_up.answers
    answers: Answers = {
        **first,
        **_ages(draw, "members", 4),
        **dict.fromkeys(("dutch_speakers", "members_evening", "members_weekend"), "3"),
        "size": "4",
        "group_name": "Vier is ook gezellig",
    }
    members = [*group.members, *(_member(draw, str(first["city"])) for _ in range(3))]
    return Group(replace(group.sign_up, tries=(answers,)), tuple(members[:3]))


def _lead_mistypes_address(draw: _Draw, group: Group) -> Group:
    slip = _misspelt(draw, group.sign_up.answers["email"])
    return replace(group, sign_up=_after_a_slip(group.sign_up, email=slip))


def _member_mistypes_address(draw: _Draw, group: Group) -> Group:
    first, *others = group.members
    slip = _misspelt(draw, first.answers["email"])
    return replace(group, members=(_after_a_slip(first, email=slip), *others))


def _member_leaves(draw: _Draw, group: Group) -> Group:
    first, *others = group.members
    slip = _misspelt(draw, first.answers["email"])
    return replace(group, members=(_after_a_slip(first, leaves=True, email=slip), *others))


def _member_mistakes_code(draw: _Draw, group: Group) -> Group:
    *others, last = group.members
    mistaken = replace(last, tries=({**last.answers, "group": "mistaken"},))
    return replace(group, members=(*others, mistaken))


def _couple_with_one_address(draw: _Draw, group: Group) -> Group:
    """A member who lives with the group's coordinator and has no address of their own."""
    *others, last = group.members
    shared: Answers = {**last.answers, "email": group.sign_up.answers["email"]}
    return replace(group, members=(*others, replace(last, tries=(shared,))))


def _member_signs_up_twice(draw: _Draw, group: Group) -> Group:
    first = group.members[0]
    again = _sent_again(draw, first, phone=draw.phone())
    return replace(group, members=(*group.members, again))


def _with_a_merry_name(draw: _Draw, group: Group) -> Group:
    answers: Answers = {**group.sign_up.answers, "group_name": "De Zeven 🧙‍♀️🐸 van hiernaast 🏡"}
    return replace(group, sign_up=replace(group.sign_up, tries=(answers,)))


_GROUP_ODDITIES: tuple[Callable[[_Draw, Group], Group], ...] = (
    _of_four,
    _with_a_merry_name,
    _couple_with_one_address,
    _member_mistakes_code,
    _member_signs_up_twice,
    _member_mistypes_address,
    _lead_mistypes_address,
    _member_leaves,
)


# --- hosts and volunteers -----------------------------------------------------------------------


def _host(draw: _Draw, city: str) -> Host:
    first, last = _days(draw, draw.one_of([13, 17, 26]))
    answers: Answers = {
        "name": draw.name(),
        "email": draw.email(),
        "phone": draw.phone() if draw.chance(0.8) else "",
        "city": city,
        "beds": draw.weighed({"1": 0.4, "2": 0.35, "3": 0.15, "5": 0.1}),
        "stay_first": first,
        "consent": "ja",
    }
    return Host(_sign_up(draw, "host", answers, english=0.1), _host_intake(draw, city, last))


def _host_intake(draw: _Draw, city: str, last: str) -> Answers:
    return {
        "stay_last": last,
        "at_once": draw.weighed({"": 0.8, "2": 0.2}),
        "trial_weekend": draw.weighed(_YES_OR_NO),
        **_ages(draw, "adults", draw.between(1, 2)),
        "children": str(draw.between(0, 2)),
        "composition": draw.weighed(_COMPOSITIONS),
        "languages": ("nl", *(id for id, share in _SPOKEN_HERE.items() if draw.chance(share))),
        "district": _district(draw, city),
        "pets": draw.weighed(_YES_OR_NO),
        "smokes": draw.weighed({"": 0.2, "no": 0.65, "yes": 0.15}),
        "smoking": draw.weighed(_YES_OR_NO),
        "step_free": draw.weighed(_YES_OR_NO),
        "lgbt_safe": draw.weighed({"": 0.2, "yes": 0.75, "unsaid": 0.05}),
        "cooks": draw.some_of(_DIETS, 0, 3),
        "interests": draw.some_of(_INTERESTS, 0, 5),
        "work": draw.some_of(_WORK, 0, 2),
        "household_kinds": draw.some_of(_KINDS, 1, 2) if draw.chance(0.4) else (),
        "matters_most": draw.some_of(_PREFERENCES, 0, 3),
        "intake_consent": "ja",
    }


def _volunteers(draw: _Draw, city: str) -> SignUp:
    people = int(draw.weighed({"1": 0.6, "2": 0.27, "3": 0.08, "4": 0.05}))
    answers: Answers = {
        "name": draw.name(),
        "email": draw.email(),
        "phone": draw.phone() if draw.chance(0.7) else "",
        "city": city,
        "people": str(people),
        "leads": draw.weighed({"": 0.4, "yes": 0.3, "no": 0.3}),
        **_ages(draw, "people", people),
        "dutch_speakers": str(draw.between(0, people)) if draw.chance(0.8) else "",
        "languages": tuple(id for id, share in _SPOKEN_HERE.items() if draw.chance(share)),
        "composition": draw.weighed(_COMPOSITIONS),
        "times": draw.some_of(_TIMES, 0, 3),
        "interests": draw.some_of(_INTERESTS, 0, 5),
        "district": _district(draw, city),
        "consent": "ja",
    }
    return _sign_up(draw, "volunteer", answers, english=0.12)


# --- organisations ------------------------------------------------------------------------------

_ORGANISATIONS: tuple[Answers, ...] = (
    {
        "organisation_kind": "municipality",
        "organisation_name": "Gemeente Sprookjesdam",
        "city": "rotterdam",
        "offers": ("newcomers", "space"),
    },
    {
        "organisation_kind": "company",
        "organisation_name": "Toverstaf en Zonen",
        "city": "elsewhere",
        "town": "Zevenmijl",
        "offers": ("staff_time", "own_town"),
    },
)


def _organisation(draw: _Draw, known: Answers) -> SignUp:
    reach = {"email": draw.email(), "phone": draw.phone()}
    answers = {**known, "name": draw.name(), **reach, "consent": "ja"}
    return _sign_up(draw, "organisation", answers, english=0)
