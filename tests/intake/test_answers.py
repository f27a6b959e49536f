"""From what people really type to values, and from values to cells and back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import email_validator
import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.answers import (
    LONGEST,
    REFERENCE_ALPHABET,
    InvalidAnswer,
    Raw,
    Value,
    read_answer,
    read_answers,
    read_tick,
    show,
    tidy,
)
from intake.schema import Limits, Option, Question, QuestionType, load_forms

OPTIONS = (
    Option("nl", {"nl": "Nederlands", "en": "Dutch"}),
    Option("kmr", {"nl": "Koerdisch (Kurmanci)", "en": "Kurdish (Kurmanji)"}),
    Option("other", {"nl": "een andere taal", "en": "another language"}),
)

GOOD_TEXTS = (
    ("Via WhatsApp, na 17 uur", "Via WhatsApp, na 17 uur"),
    ("  twee   spaties ", "twee spaties"),
    ("twee\nregels\r\nen\teen tab", "twee regels en een tab"),
    ("=IMPORTXML(A1)", "=IMPORTXML(A1)"),
    ("onzichtbaar\u200b\ufeff", "onzichtbaar"),
    ("cafe\u0301", "café"),
    ("👩‍👩‍👧", "👩‍👩‍👧"),
)
BAD_TEXTS = (("x" * (LONGEST + 1), "too_long"),)

GOOD_NAMES = (
    ("Fatma Öztürk", "Fatma Öztürk"),
    ("O'Neill-van 't Hof", "O'Neill-van 't Hof"),
    ("Sukarno", "Sukarno"),
    ("أحمد", "أحمد"),
    ("ብርሃነ", "ብርሃነ"),
    ("Олександр", "Олександр"),
    ("=Jan", "=Jan"),
    ("Jan 🌻", "Jan 🌻"),
)
BAD_NAMES = (
    ("-", "name"),
    ("123", "name"),
    ("🌻", "name"),
    ("n" * 500, "too_long"),
)

GOOD_EMAILS = (
    ("jan@voorbeeld.nl", "jan@voorbeeld.nl"),
    (" Jan.Jansen+samen@Voorbeeld.NL ", "Jan.Jansen+samen@voorbeeld.nl"),
    ("jan @ voorbeeld.nl", "jan@voorbeeld.nl"),
    ("mailto:jan@voorbeeld.nl", "jan@voorbeeld.nl"),
    ("j@a.museum", "j@a.museum"),
)
BAD_EMAILS = (
    ("=?iso-8859-1?q?=0ABcc?=@voorbeeld.nl", "email"),
    ("jan", "email"),
    ("jan@voorbeeld", "email"),
    ("jan@voorbeeld,nl", "email"),
    ("jan@@voorbeeld.nl", "email"),
    ("jan@voorbeeld..nl", "email"),
    ("@voorbeeld.nl", "email"),
    ("jan@voorbeeld.nl of piet@voorbeeld.nl", "email"),
    ("geen", "email"),
)

GOOD_PHONES = (
    ("0612345678", "+31 6 12345678"),
    ("06 12 34 56 78", "+31 6 12345678"),
    ("06-12345678", "+31 6 12345678"),
    ("+31 (0)6 1234 5678", "+31 6 12345678"),
    ("0031612345678", "+31 6 12345678"),
    ("+31612345678", "+31 6 12345678"),
    ("070 123 45 67", "+31 70 123 4567"),
    ("+963 944 567 890", "+963 944 567 890"),
    ("+380 50 123 4567", "+380 50 123 4567"),
    ("٠٦١٢٣٤٥٦٧٨", "+31 6 12345678"),
)
BAD_PHONES = (
    ("nul zes", "phone"),
    ("06 12345678 of 070 1234567", "phone"),
    ("+", "phone"),
    ("+999 123456789", "phone"),
    ("12", "phone"),
)

GOOD_DISTRICTS = (
    ("2511", "2511"),
    ("2511AB", "2511"),
    ("2511 ab", "2511"),
    (" 2511  AB ", "2511"),
    ("٢٥١١", "2511"),
)
BAD_DISTRICTS = (
    ("251", "district"),
    ("0511", "district"),
    ("25111", "district"),
    ("AB 2511", "district"),
    ("Den Haag", "district"),
    ("2511 A", "district"),
)

GOOD_NUMBERS = (("3", 3), (" 3 ", 3), ("03", 3), ("3.0", 3), ("+3", 3), ("٣", 3), ("۳", 3))
BAD_NUMBERS = (
    ("drie", "number"),
    ("3,5", "number"),
    ("3.5", "number"),
    ("3 à 4", "number"),
    ("1e1", "number"),
    ("²", "number"),
    ("-1", "too_small"),
    ("31", "too_large"),
    ("9" * 12, "number"),
)

GOOD_DATES = (
    ("2026-02-28", date(2026, 2, 28)),
    ("28-2-2026", date(2026, 2, 28)),
    ("28/02/2026", date(2026, 2, 28)),
    ("28.2.2026", date(2026, 2, 28)),
    ("1 2 2026", date(2026, 2, 1)),
    ("2026-02-28 00:00:00", date(2026, 2, 28)),
)
BAD_DATES = (
    ("31/02/2026", "date"),
    ("2026-13-01", "date"),
    ("28-2-26", "date"),
    ("28 februari", "date"),
    ("0000-01-01", "date"),
    ("morgen", "date"),
)

GOOD_CHOICES = (
    ("nl", "nl"),
    ("Nederlands", "nl"),
    ("dutch", "nl"),
    (" KOERDISCH (kurmanci) ", "kmr"),
)
BAD_CHOICES = (("Klingon", "choice"), ("nl, kmr", "choice"), ("n", "choice"))

GOOD_LISTS: tuple[tuple[Raw, Value], ...] = (
    (["kmr", "nl"], ("nl", "kmr")),
    ("Nederlands, een andere taal", ("nl", "other")),
    ("nl;nl\nDutch", ("nl",)),
    ("Nederlands، Koerdisch (Kurmanci)", ("nl", "kmr")),
    (["", "nl"], ("nl",)),
)
BAD_LISTS: tuple[tuple[Raw, str], ...] = (
    (["nl", "Klingon"], "choices"),
    ("Nederlands en Engels", "choices"),
    (["nl", "kmr", "other"], "too_many"),
)

GOOD_CONSENTS = (("ja", True), ("on", True), ("X", True), ("✓", True), ("ja, mondeling", True))
BAD_CONSENTS = (("nee", "missing"), ("", "missing"), ("misschien", "missing"))

GOOD_CODES = (
    ("7K3MQ2PA", "7K3MQ2PA"),
    ("7k3m q2pa", "7K3MQ2PA"),
    ("7K3M-Q2PA", "7K3MQ2PA"),
    ("OIL00000", "01100000"),
)
BAD_CODES = (("7K3MQ2P", "code"), ("7K3MQ2PAA", "code"), ("7K3MQ2PU", "code"), ("?", "code"))

GOOD_CASE_NUMBERS = tuple(
    (text, text) for text in ("2026-0123", "HV 26/12", "Z26.00417", "123", "202601-23")
)
BAD_CASE_NUMBERS = tuple(
    (text, "code")
    for text in ("111222333", "271.234.5678", "Amina 12", "Jansen", "7", "2026-٠١٢٣", "1" * 17)
)

SECRET = "0123456789abcdef" * 2
GOOD_TOKENS = (
    (f"7K3MQ2PA.{SECRET}", f"7K3MQ2PA.{SECRET}"),
    (f" 7k3mq2pa.{SECRET} ", f"7K3MQ2PA.{SECRET}"),
)
BAD_TOKENS = (
    ("7K3MQ2PA", "code"),
    (f"7K3MQ2PA.{SECRET[:-1]}", "code"),
    (f"7K3MQ2PA {SECRET}", "code"),
    (f".{SECRET}", "code"),
)

GOOD: dict[QuestionType, tuple[tuple[Raw, Value], ...]] = {
    "text": GOOD_TEXTS,
    "name": GOOD_NAMES,
    "email": GOOD_EMAILS,
    "phone": GOOD_PHONES,
    "district": GOOD_DISTRICTS,
    "number": GOOD_NUMBERS,
    "date": GOOD_DATES,
    "choice": GOOD_CHOICES,
    "choices": GOOD_LISTS,
    "consent": GOOD_CONSENTS,
    "code": GOOD_CODES,
    "case_number": GOOD_CASE_NUMBERS,
    "token": GOOD_TOKENS,
}
BAD: dict[QuestionType, tuple[tuple[Raw, str], ...]] = {
    "text": BAD_TEXTS,
    "name": BAD_NAMES,
    "email": BAD_EMAILS,
    "phone": BAD_PHONES,
    "district": BAD_DISTRICTS,
    "number": BAD_NUMBERS,
    "date": BAD_DATES,
    "choice": BAD_CHOICES,
    "choices": BAD_LISTS,
    "consent": BAD_CONSENTS,
    "code": BAD_CODES,
    "case_number": BAD_CASE_NUMBERS,
    "token": BAD_TOKENS,
}

ASKED = [
    pytest.param(question, id=f"{form.name}-{question.id}")
    for form in load_forms().values()
    for question in form.questions
]


def asked(kind: QuestionType, **keys: object) -> Question:
    """A question of this type, required, with whatever its type needs."""
    told = {
        "id": "question",
        "column": "vraag",
        "type": kind,
        "label": {"nl": "Vraag?", "en": "Question?"},
        "use": "matching",
        "visible_to": ("coordinator",),
        "errors": {},
        "required": True,
        "options": OPTIONS if kind in ("choice", "choices") else (),
        "limits": Limits(min=0, max=30) if kind == "number" else Limits(most=2),
    }
    return Question(**{**told, **keys})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "raw", "value"), [(kind, *case) for kind, cases in GOOD.items() for case in cases]
)
def test_read_answer_gives_the_value_when_it_is_good(
    kind: QuestionType, raw: Raw, value: Value
) -> None:
    assert read_answer(asked(kind), raw) == value


@pytest.mark.parametrize(
    ("kind", "raw", "code"), [(kind, *case) for kind, cases in BAD.items() for case in cases]
)
def test_read_answer_names_what_is_wrong_when_it_is_bad(
    kind: QuestionType, raw: Raw, code: str
) -> None:
    with pytest.raises(InvalidAnswer) as error:
        read_answer(asked(kind), raw)
    assert error.value.code == code


@pytest.mark.parametrize("kind", GOOD)
def test_read_answer_asks_for_it_when_it_is_empty(kind: QuestionType) -> None:
    with pytest.raises(InvalidAnswer, match="missing"):
        read_answer(asked(kind), " \u200b")


@pytest.mark.parametrize("kind", GOOD)
def test_read_answer_gives_none_when_empty_and_not_required(kind: QuestionType) -> None:
    assert read_answer(asked(kind, required=False), "") is None


def test_read_tick_is_false_when_the_cell_says_no() -> None:
    assert not any(map(read_tick, ("nee", "", "nog niet", "jaap", "0")))


def test_read_answers_gives_every_error_when_nothing_was_sent() -> None:
    form = load_forms()["newcomer"]
    errors = read_answers(form, {}, "nl").errors
    always = [q.id for q in form.questions if (q.required or q.unless) and not q.show_if]
    assert [error.question for error in errors] == always
    assert all(error.message for error in errors)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, ["phone"]),
        ({"phone": " ", "email": "\u200b"}, ["phone"]),
        ({"helper_reach": "06 12345678"}, ["phone"]),
        ({"phone": "06 12345678"}, []),
        ({"email": "a@b.nl"}, []),
        ({"reach": "via de buurvrouw"}, []),
        ({"email": "geen"}, ["email"]),
        ({"for_whom": "other"}, ["helper_reach"]),
        ({"for_whom": "other", "helper_reach": "06 12345678"}, []),
    ],
)
def test_one_way_to_reach_a_newcomer_is_enough(given: dict[str, str], wrong: list[str]) -> None:
    form = load_forms()["newcomer"]
    raw = {"for_whom": "self", **given}
    asked = {"phone", "email", "reach", "helper_reach"}
    errors = read_answers(form, raw, "nl").errors
    assert [error.question for error in errors if error.question in asked] == wrong


def test_read_answers_skips_a_question_when_it_does_not_apply() -> None:
    form = load_forms()["newcomer"]
    answers = read_answers(form, {"for_whom": "self", "helper_name": "Ann"}, "nl")
    assert answers.values["helper_name"] is None


def test_read_answers_asks_the_next_question_when_it_applies() -> None:
    answers = read_answers(load_forms()["newcomer"], {"for_whom": "other"}, "en")
    assert "helper_name" in {error.question for error in answers.errors}


def test_tidy_changes_nothing_more_when_it_is_done_again() -> None:
    assert tidy(tidy("e\u200b\u0301")) == tidy("e\u200b\u0301")


def test_read_answer_refuses_a_phone_number_when_a_digit_is_missing() -> None:
    with pytest.raises(InvalidAnswer):
        read_answer(asked("phone"), "06 1234567")


# What gets in the way: invisible characters, joiners, signs of formulas, digits of any script.
ODD = st.text(
    st.one_of(st.characters(), st.sampled_from("\u200b\u200d\ufeff\u202e=+-@.,;٣२ aA06\x00")),
    max_size=30,
)
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


def values(question: Question) -> st.SearchStrategy[Value]:
    """Every value that the question can have."""
    ids = [option.id for option in question.options]
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "text": ODD.map(tidy).filter(bool),
        "name": ODD.map(lambda text: tidy(text + "ö")),
        "email": st.emails(domains=st.sampled_from(["voorbeeld.nl", "example.org"])),
        "phone": st.sampled_from(REGIONS).map(_phone_of),
        "district": st.integers(1000, 9999).map(str),
        "number": st.integers(question.limits.min or 0, question.limits.max or 10**8),
        "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "choice": st.sampled_from(ids) if ids else st.nothing(),
        "choices": st.sets(st.sampled_from(ids), min_size=1, max_size=question.limits.most).map(
            lambda chosen: tuple(id for id in ids if id in chosen)
        )
        if ids
        else st.nothing(),
        "consent": st.just(True),
        "code": st.text(REFERENCE_ALPHABET, min_size=8, max_size=8),
        "case_number": st.from_regex(r"[A-Z]{0,2}[0-9]{2,4}(-[0-9]{2,4})?", fullmatch=True),
        "token": st.text("0123456789abcdef", min_size=32, max_size=32).map(
            lambda secret: f"7K3MQ2PA.{secret}"
        ),
    }
    return kinds[question.type]


KINDS = [pytest.param(asked(kind), id=kind) for kind in GOOD]


def _phone_of(region: str) -> str:
    number = phonenumbers.example_number(region)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@pytest.mark.parametrize("question", KINDS + ASKED)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_show_is_read_back_when_it_stands_in_a_cell(
    question: Question, data: st.DataObject
) -> None:
    value = data.draw(values(question))
    assert read_answer(question, show(question, value)) == value


@pytest.mark.parametrize("question", KINDS + ASKED)
@settings(max_examples=50, deadline=None)
@given(raw=st.one_of(ODD, st.lists(ODD, max_size=4)))
def test_read_answer_raises_only_invalid_answer_when_it_is_any_text(
    question: Question, raw: Raw
) -> None:
    # Any other exception than this one ends the test.
    with suppress(InvalidAnswer):
        value = read_answer(question, raw)
        assert value is None or read_answer(question, show(question, value)) == value


@pytest.mark.parametrize(("size", "dutch", "right"), [("5", "5", True), ("4", "9", False)])
def test_group_has_no_more_dutch_speakers_than_people(size: str, dutch: str, right: bool) -> None:
    form = load_forms()["group"]
    raw = {"size": size, "dutch_speakers": dutch}
    wrong = {error.question for error in read_answers(form, raw, "nl").errors}
    assert ("dutch_speakers" not in wrong) == right


# What is read quickly is read the same


@settings(max_examples=300)
@given(
    st.from_regex(r"[a-z0-9._-]{1,12}|[A-Za-z0-9.+]{1,8}|a{60,70}|a{240,260}", fullmatch=True),
    st.sampled_from(["voorbeeld.nl", "a.b.co.uk", "VOORBEELD.nl", "localhost", "x", "a_b.nl",
                     "a..nl", "-a.nl", "müller.de", "invalid", "b.test", "[127.0.0.1]", ""]),
)  # fmt: skip
def test_address_is_read_as_its_checker_reads_it(name: str, domain: str) -> None:
    text = f"{name}@{domain}"
    try:
        expected: Value = email_validator.validate_email(
            text, check_deliverability=False
        ).normalized
    except email_validator.EmailNotValidError:
        expected = None
    assert read_or_none(asked("email"), text) == expected


@settings(max_examples=300)
@given(st.from_regex(r"\+31 6 [0-9]{8}", fullmatch=True))
def test_mobile_number_is_read_as_the_library_reads_it(text: str) -> None:
    number = phonenumbers.parse(text)
    shape = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    valid = phonenumbers.is_valid_number(number)
    expected = phonenumbers.format_number(number, shape) if valid else None
    assert read_or_none(asked("phone"), text) == expected


@given(st.text(max_size=20))
def test_text_is_tidied_alike_whatever_stands_beside_it(text: str) -> None:
    beside = tidy(f"x {text} \x07 x")  # a sign that cannot be seen: the long way
    assert beside == " ".join(["x", *tidy(text).split(), "x"])


def test_same_words_are_another_answer_to_another_question() -> None:
    yes = Option("yes", {"nl": "ja", "en": "yes"})
    other = Option("agreed", {"nl": "ja", "en": "yes"})
    answers = [read_answer(asked("choice", options=(each,)), "ja") for each in (yes, other)]
    assert answers == ["yes", "agreed"]


def read_or_none(question: Question, text: str) -> Value:
    try:
        return read_answer(question, text)
    except InvalidAnswer:
        return None
