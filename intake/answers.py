"""From what a person typed to a value: one small function per type of question.

The same functions read a form that was sent and a cell of the workbook, so that an answer is right
or wrong in both for the same reason. A reader takes text and gives a value or raises
``InvalidAnswer`` with a code; the one caller turns the code into the question's own sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import email_validator
import phonenumbers

from intake.schema import Form, Option, Question, ShowIf

Value = str | int | bool | date | tuple[str, ...] | None
"""An answer: a choice is an option's id, choices a tuple of ids in the schema's order."""

Raw = str | Sequence[str]
"""An answer as it came: text, or for choices a list of texts."""

LONGEST = 400
"""The most characters of one answer; longer is refused with a sentence."""

FIRST_YEAR, LAST_YEAR = 1900, 2100

REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read aloud."""

REFERENCE_LENGTH = 8

_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})
_YES = frozenset({"ja", "yes", "on", "true", "x", "✓", "✔", "waar", "1"})
_INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\u200b\u2060\ufeff\u00ad"  # zero-width space, word joiner, byte order mark, soft hyphen
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",  # direction marks
    )
)


class InvalidAnswer(Exception):
    """An answer that cannot be used; ``code`` names the sentence in the question's ``errors``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class AnswerError:
    """A wrong answer: the question's id and the sentence for the person who gave it."""

    question: str
    message: str


@dataclass(frozen=True)
class Answers:
    """The values of one form or row, by question id, and every error at once, in form order."""

    values: Mapping[str, Value]
    errors: tuple[AnswerError, ...]


def read_answers(form: Form, raw: Mapping[str, Raw], language: str) -> Answers:
    """Check what was sent with ``form``; the sentences are in ``language``.

    A question that does not apply (``show_if``) gets no value, whatever was sent for it; nor does
    one that is not asked in that language.
    """
    asked = form.questions_in(language)
    read = read_questions(asked, raw, language)
    told = {error.question: error for error in read.errors}
    for question in asked:
        if _lacks_all(question, read.values, told):
            told[question.id] = AnswerError(question.id, question.error("none", language))
    return replace(read, errors=tuple(told[one.id] for one in asked if one.id in told))


def _lacks_all(
    question: Question, values: Mapping[str, Value], wrong: Mapping[str, AnswerError]
) -> bool:
    """Whether neither it nor what ``unless`` names was answered, be it wrongly."""
    if not question.unless or not _applies(question, values):
        return False
    return all(values.get(id) is None and id not in wrong for id in (question.id, *question.unless))


def read_questions(questions: Sequence[Question], raw: Mapping[str, Raw], language: str) -> Answers:
    """Check the answers to ``questions``; a missing key is an empty answer."""
    values: dict[str, Value] = {}
    errors: list[AnswerError] = []
    for question in questions:
        values[question.id] = None
        given = raw.get(question.id, "")
        if not (given or question.required) or not _applies(question, values):
            continue
        try:
            value = read_answer(question, given)
            _compare(question, value, values)
            values[question.id] = value
        except InvalidAnswer as error:
            errors.append(AnswerError(question.id, question.error(error.code, language)))
    return Answers(MappingProxyType(values), tuple(errors))


def _compare(question: Question, value: Value, values: Mapping[str, Value]) -> None:
    if question.limits.at_most is None and question.limits.not_before is None:
        return
    most = values.get(question.limits.at_most or "")
    if isinstance(value, int) and isinstance(most, int) and value > most:
        raise InvalidAnswer("more_than")
    first = values.get(question.limits.not_before or "")
    if isinstance(value, date) and isinstance(first, date) and value < first:
        raise InvalidAnswer("before")


def _applies(question: Question, values: Mapping[str, Value]) -> bool:
    return not question.show_if or any(_holds(each, values) for each in question.show_if)


def _holds(condition: ShowIf, values: Mapping[str, Value]) -> bool:
    value = values.get(condition.question)
    if condition.answer is None:
        return value is not None
    return condition.answer in value if isinstance(value, tuple) else condition.answer == value


def read_answer(question: Question, raw: Raw) -> Value:
    """The value of one answer, None when it is empty and not required; else InvalidAnswer."""
    if isinstance(raw, str) and question.type in _SHORT_TYPES:
        return _read_short(question, raw)
    return _read(question, raw)


# The cells of a large workbook hold the same few answers again and again. What says who somebody is
# would stay in memory this way, so names and the like are read anew each time.
_SHORT_TYPES = frozenset({"number", "date", "choice", "choices", "consent", "district"})


@lru_cache(maxsize=50_000)
def _read_short(question: Question, raw: str) -> Value:
    return _read(question, raw)


def _read(question: Question, raw: Raw) -> Value:
    parts = [part for part in map(tidy, _parts(question, raw)) if part]
    if not parts:
        if question.required:
            raise InvalidAnswer("missing")
        return None
    if question.type == "choices":
        return _read_choices(question, parts)
    text = parts[0]
    if len(text) > LONGEST:
        raise InvalidAnswer("too_long")
    return _READERS[question.type](question, text)


def _parts(question: Question, raw: Raw) -> Sequence[str]:
    if not isinstance(raw, str):
        return raw
    return re.split(r"[,;\n،]", raw) if question.type == "choices" else [raw]


def tidy(text: str) -> str:
    """``text`` composed (NFC), on one line, without control and invisible characters.

    The zero-width joiners are part of the spelling in some scripts and of emoji: they stay, and
    everything else that cannot be seen goes.
    """
    if text.isprintable():
        return unicodedata.normalize("NFC", " ".join(text.split()))
    text = text.translate(_INVISIBLE)
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    # Half a character pair cannot be written to any file.
    whole = "".join(c for c in shown if unicodedata.category(c) != "Cs")
    return unicodedata.normalize("NFC", " ".join(whole.split()))


def _read_text(question: Question, text: str) -> str:
    return text


def _read_name(question: Question, text: str) -> str:
    if not any(character.isalpha() for character in text):
        raise InvalidAnswer("name")
    return text


def _read_email(question: Question, text: str) -> str:
    address = text.replace(" ", "").removeprefix("mailto:")
    # A header reads this as the beginning of an encoded word (RFC 2047, section 2).
    if "=?" in address:
        raise InvalidAnswer("email")
    name, _, domain = address.rpartition("@")
    if _PLAIN_NAME.fullmatch(name) and len(address) <= _LONGEST_ADDRESS and domain.isascii():
        return f"{name}@{_checked_domain(domain)}"
    return _checked_address(address)


# An address before the @ that needs no checking, nor another spelling.
_PLAIN_NAME = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", re.ASCII)
_LONGEST_ADDRESS = 64


@lru_cache(maxsize=10_000)
def _checked_domain(domain: str) -> str:
    return _checked_address(f"a@{domain}").removeprefix("a@")


def _checked_address(address: str) -> str:
    try:
        checked = email_validator.validate_email(address, check_deliverability=False)
    except email_validator.EmailNotValidError as error:
        raise InvalidAnswer("email") from error
    return checked.normalized


def _read_phone(question: Question, text: str) -> str:
    """The number as it is dialled from abroad; a number without + is read as a Dutch one."""
    if _WRITTEN_MOBILE.fullmatch(text):
        return text
    digits = re.sub(r"\(0\)", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException as error:
        raise InvalidAnswer("phone") from error
    # Of other countries only the length is sure; Dutch numbers are known one by one.
    dutch = number.country_code == phonenumbers.country_code_for_region("NL")
    right = phonenumbers.is_valid_number if dutch else phonenumbers.is_possible_number
    if not right(number):
        raise InvalidAnswer("phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


# A Dutch mobile number as it stands in a cell once it was read.
_WRITTEN_MOBILE = re.compile(r"\+31 6 [1-58][0-9]{7}", re.ASCII)


def _read_district(question: Question, text: str) -> str:
    """The four digits of a Dutch postcode, from any spelling of four digits or a whole postcode."""
    found = re.fullmatch(r"([1-9][0-9]{3}) ?([A-Za-z]{2})?", western_digits(text))
    if found is None:
        raise InvalidAnswer("district")
    return found[1]


def _read_number(question: Question, text: str) -> int:
    found = re.fullmatch(r"([+-]?[0-9]{1,9})(\.0+)?", western_digits(text))
    if found is None:
        raise InvalidAnswer("number")
    number = int(found[1])
    if question.limits.min is not None and number < question.limits.min:
        raise InvalidAnswer("too_small")
    if question.limits.max is not None and number > question.limits.max:
        raise InvalidAnswer("too_large")
    return number


def western_digits(text: str) -> str:
    """Digits of any script as 0-9: ٣ and ۳ are 3."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )


def read_date(text: str) -> date:
    """A date written as 2026-02-28 or, as people do here, 28-2-2026; else InvalidAnswer.

    A day beyond 12 tells nothing of the order, so only year first and day first are read. Years run
    from 1900 to 2100: what lies outside was typed wrongly.
    """
    text = western_digits(tidy(text))
    year_first = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})( 00:00:00)?", text)
    day_first = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text)
    if year_first:
        return _day(year_first[1], year_first[2], year_first[3])
    if day_first:
        return _day(day_first[3], day_first[2], day_first[1])
    raise InvalidAnswer("date")


@lru_cache(maxsize=10_000)
def read_day(text: str) -> date | None:
    """The day in a cell; None when it holds none."""
    try:
        return read_date(text) if text else None
    except InvalidAnswer:
        return None


def _day(year: str, month: str, day: str) -> date:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise InvalidAnswer("date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise InvalidAnswer("date") from error


def _read_date(question: Question, text: str) -> date:
    return read_date(text)


def _read_choice(question: Question, text: str) -> str:
    return _option(question.options, text, "choice")


def _read_choices(question: Question, parts: Sequence[str]) -> tuple[str, ...]:
    chosen = {_option(question.options, part, "choices") for part in parts}
    if question.limits.most is not None and len(chosen) > question.limits.most:
        raise InvalidAnswer("too_many")
    return tuple(option.id for option in question.options if option.id in chosen)


def _option(options: Sequence[Option], text: str, code: str) -> str:
    """The id of the option that ``text`` names: its id, or its label in any language."""
    wanted = text.casefold()
    for option in options:
        if wanted == option.id or wanted in option.spellings:
            return option.id
    raise InvalidAnswer(code)


@lru_cache(maxsize=1_000)
def read_tick(text: str) -> bool:
    """Whether a box or cell is ticked: ja, x, ✓ and the like, with anything behind it."""
    words = re.split(r"[\s,;.:(]", tidy(text).casefold(), maxsplit=1)
    return words[0] in _YES


def _read_consent(question: Question, text: str) -> bool:
    if read_tick(text):
        return True
    if question.required:
        raise InvalidAnswer("missing")
    return False


def read_reference(text: str) -> str:
    """A record's id from what was typed: any case, spaces, O for 0; else InvalidAnswer."""
    code = re.sub(r"[\s-]", "", tidy(text)).upper().translate(_MISREAD)
    if len(code) != REFERENCE_LENGTH or any(c not in REFERENCE_ALPHABET for c in code):
        raise InvalidAnswer("code")
    return code


def _read_code(question: Question, text: str) -> str:
    return read_reference(text)


def _read_case_number(question: Question, text: str) -> str:
    """The number under which a municipality knows a case, and no name or number of a person."""
    if not _CASE_NUMBER.fullmatch(text):
        raise InvalidAnswer("code")
    return text


# Few letters and digits at a time, and eight digits at most: a BSN has nine, a V-number ten.
_CASE_NUMBER = re.compile(
    r"(?=(?:[^0-9]*[0-9]){2,8}[^0-9]*$)(?!.*(?:[A-Za-z]{5}|[0-9]{7}))[0-9A-Za-z/. -]{2,16}"
)


def _read_token(question: Question, text: str) -> str:
    """A reference, a dot and 128 bits as 32 hexadecimal digits, as the link carries it."""
    reference, dot, secret = text.partition(".")
    if not dot or not re.fullmatch(r"[0-9a-f]{32}", secret):
        raise InvalidAnswer("code")
    return f"{read_reference(reference)}.{secret}"


_READERS: Mapping[str, Callable[[Question, str], Value]] = MappingProxyType(
    {
        "text": _read_text,
        "name": _read_name,
        "email": _read_email,
        "phone": _read_phone,
        "district": _read_district,
        "number": _read_number,
        "date": _read_date,
        "choice": _read_choice,
        "consent": _read_consent,
        "code": _read_code,
        "case_number": _read_case_number,
        "token": _read_token,
    }
)


def show(question: Question, value: Value) -> str:
    """The value as it stands in a cell: Dutch, and read back to the same value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(_label(question, id) for id in value)
    if question.type == "choice":
        return _label(question, str(value))
    return str(value)


def _label(question: Question, id: str) -> str:
    return next(option.label["nl"] for option in question.options if option.id == id)
