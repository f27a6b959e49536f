"""The made-up pool: nobody real, the same everywhere, and as untidy as people are."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

import pytest

from intake.answers import Value, read_answer, read_answers
from intake.schema import load_forms
from made_up import people as made_up
from made_up.people import MadeUp, SignUp

CODE = "7K3MQ2P0"
POOL = made_up.made_up(12, seed=1)
SIZES = (0, 1, 2, 5, 12, 100)

every_size = pytest.mark.parametrize("size", SIZES)


def sent(sign_up: SignUp) -> list[made_up.Answers]:
    """The answers of every try, a member's with a code."""
    if sign_up.form != "member":
        return list(sign_up.tries)
    return [made_up.with_code(answers, CODE) for answers in sign_up.tries]


def is_refused(form: str, answers: made_up.Answers) -> bool:
    return bool(read_answers(load_forms()[form], answers, "nl").errors)


def values(pool: MadeUp, question: str) -> list[Value]:
    """What the forms make of an answer, of everybody who arrives and was asked."""
    asked = {
        name: [found for found in form.questions if found.id == question]
        for name, form in load_forms().items()
    }
    return [
        read_answer(found, one.answers.get(question, ""))
        for one in pool.sign_ups
        if one.arrives
        for found in asked[one.form]
    ]


# The same everywhere


def test_pool_is_the_same_on_every_python() -> None:
    # Somebody changed what is made up when this fails; then it is another number from now on.
    made = repr(made_up.made_up(30, seed=1)).encode()
    assert sha256(made).hexdigest()[:16] == "64a6e8ec5589fc0a"


def test_pool_differs_when_the_seed_does() -> None:
    assert made_up.made_up(12, seed=2) != POOL


@every_size
def test_pool_is_as_large_as_asked(size: int) -> None:
    pool = made_up.made_up(size, seed=3)
    assert (len(pool.households), len(pool.groups)) == (size, round(0.8 * size))
    sizes = (len(pool.hosts), len(pool.volunteers))
    assert sizes == (math.ceil(0.25 * size), math.ceil(0.5 * size))


# What the forms make of it


@every_size
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_try_ends_as_promised(size: int, seed: int) -> None:
    wrong = [
        sign_up
        for sign_up in made_up.made_up(size, seed).sign_ups
        if [is_refused(sign_up.form, answers) for answers in sent(sign_up)]
        != [True] * (len(sign_up.tries) - 1) + [not sign_up.arrives]
    ]
    assert not wrong


@every_size
def test_every_question_asked_is_one_of_the_form(size: int) -> None:
    forms = load_forms()
    unknown = {
        (sign_up.form, question)
        for sign_up in made_up.made_up(size, seed=1).sign_ups
        for question in set(sign_up.answers) - {q.id for q in forms[sign_up.form].questions}
    }
    assert not unknown


@every_size
def test_every_intake_is_accepted(size: int) -> None:
    token = {"access_code": f"{CODE}.{'0' * 32}"}
    pool = made_up.made_up(size, seed=1)
    intakes = [("newcomer-intake", one.intake) for one in pool.households]
    intakes += [("host-intake", one.intake) for one in pool.hosts]
    assert not [form for form, intake in intakes if is_refused(form, {**intake, **token})]


def test_some_households_seek_a_host_and_some_of_them_nothing_else() -> None:
    sought = {one.intake["seeks"] for one in made_up.made_up(100, seed=1).households}
    assert sought == {(), ("group",), ("group", "host"), ("host",)}


@every_size
def test_ages_of_a_group_add_up(size: int) -> None:
    for group in made_up.made_up(size, seed=1).groups:
        ages = [
            int(str(n)) for id, n in group.sign_up.answers.items() if re.match(r"members_\d", id)
        ]
        assert sum(ages) == int(str(group.sign_up.answers["size"]))


# Nobody real


def test_addresses_are_nobodys() -> None:
    emails = filter(None, values(made_up.made_up(100, seed=1), "email"))
    assert {str(email).partition("@")[2] for email in emails} == {"example.org", "example.net"}


def test_numbers_are_nobodys() -> None:
    phones = filter(None, values(made_up.made_up(100, seed=1), "phone"))
    assert not [p for p in phones if not re.match(r"\+31 66 0|\+44 7700 900", str(p))]


def test_numbers_are_spelled_in_six_ways() -> None:
    shapes = {re.sub(r"\d", "0", str(one.answers["phone"])) for one in POOL.sign_ups}
    assert len({shape for shape in shapes if re.match(r"0[60]|\+", shape)}) >= 6


# As untidy as people are


def has_formula(pool: MadeUp) -> bool:
    return any(str(name).startswith("=IMPORTXML(") for name in values(pool, "name"))


def has_emoji(pool: MadeUp) -> bool:
    return any(
        "\N{ZERO WIDTH JOINER}" in str(name) and "👧" in str(name) for name in values(pool, "name")
    )


def has_helper(pool: MadeUp) -> bool:
    return "other" in values(pool, "for_whom")


def has_city_unknown(pool: MadeUp) -> bool:
    return "unknown" in values(pool, "city")


def has_longest_answer(pool: MadeUp) -> bool:
    return 400 in [len(str(reach)) for reach in values(pool, "reach")]


def has_no_phone_or_mail(pool: MadeUp) -> bool:
    ways = ("phone", "email")
    return any(not any(h.sign_up.answers[way] for way in ways) for h in pool.households)


def has_group_of_four(pool: MadeUp) -> bool:
    return any((g.sign_up.answers["size"], len(g.members)) == ("4", 3) for g in pool.groups)


def has_incomplete_group(pool: MadeUp) -> bool:
    return any(len(g.members) < int(str(g.sign_up.answers["size"])) - 1 for g in pool.groups)


def has_double(pool: MadeUp) -> bool:
    return any(h.sign_up.answers in [a.answers for a in h.again] for h in pool.households)


def has_changed_mind(pool: MadeUp) -> bool:
    return any(
        a.answers["people"] != h.sign_up.answers["people"] for h in pool.households for a in h.again
    )


def has_couple_with_one_address(pool: MadeUp) -> bool:
    people = {(e, n) for e, n in zip(values(pool, "email"), values(pool, "name"), strict=True) if e}
    return max(Counter(email for email, _ in people).values()) > 1


def has_double_press(pool: MadeUp) -> bool:
    return any(one.presses > 1 for one in pool.sign_ups)


def has_correction(pool: MadeUp) -> bool:
    return any(one.arrives and len(one.tries) > 1 for one in pool.sign_ups)


def has_one_who_leaves(pool: MadeUp) -> bool:
    return any(not one.arrives for one in pool.sign_ups)


def has_mistaken_code(pool: MadeUp) -> bool:
    return any(m.answers["group"] == "mistaken" for g in pool.groups for m in g.members)


def has_optional_answers_left_empty(pool: MadeUp) -> bool:
    return any(not g.sign_up.answers["interests"] for g in pool.groups)


def has_post_without_script(pool: MadeUp) -> bool:
    return {"json", "text", "urlencoded"} == {one.encoding for one in pool.sign_ups}


@pytest.mark.parametrize(
    "oddity",
    [
        has_formula,
        has_emoji,
        has_helper,
        has_city_unknown,
        has_longest_answer,
        has_no_phone_or_mail,
        has_group_of_four,
        has_incomplete_group,
        has_double,
        has_changed_mind,
        has_couple_with_one_address,
        has_double_press,
        has_correction,
        has_one_who_leaves,
        has_mistaken_code,
        has_optional_answers_left_empty,
        has_post_without_script,
    ],
)
@pytest.mark.parametrize("size", [20, 100])
def test_oddity_is_there(oddity: Callable[[MadeUp], bool], size: int) -> None:
    assert oddity(made_up.made_up(size, seed=1))


@pytest.mark.parametrize("script", ["ARABIC", "ETHIOPIC", "CYRILLIC"])
def test_names_are_in_other_scripts_too(script: str) -> None:
    names = "".join(map(str, values(made_up.made_up(100, seed=1), "name")))
    assert any(unicodedata.name(sign, "").startswith(script) for sign in names)


def test_cities_differ_in_size() -> None:
    households = made_up.made_up(100, seed=1).households
    cities = Counter(household.sign_up.answers["city"] for household in households)
    del cities["unknown"]
    assert len(set(cities.values())) == 4
