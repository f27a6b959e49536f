"""One submission: what somebody sent with a form, as the journal and the tab Inbox keep it.

What is kept is what was sent, before it is read as answers: a wrong answer that slipped through is
then a problem at its cell, never a loss.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from intake.answers import (
    REFERENCE_ALPHABET,
    REFERENCE_LENGTH,
    Answers,
    InvalidAnswer,
    Raw,
    read_reference,
    tidy,
)
from intake.keys import hash_of
from intake.languages import LANGUAGES, load_languages
from intake.schema import Form, Question

HERE = ZoneInfo("Europe/Amsterdam")
"""Where people live: moments are kept in UTC, and a day begins at midnight here."""

LONGEST_ANSWERS = 30_000
"""The most characters of all answers together, as a spreadsheet counts them: a cell of Excel holds
32,767 UTF-16 units."""

HONEYPOT = "website"
"""The field that no person sees; whoever fills it in is a machine."""

SUBMISSION_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{15,63}")
CONSENT_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,4}")
SECONDS = re.compile(r"[0-9]{0,9}")
_DATE_PARTS = 3  # the boxes of a date, when no script made one text of them
# What JSON would write as it is, and no cell or database can hold.
_NO_CELL_TEXT = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Malformed(Exception):
    """What was sent is not what our own form sends; nobody is told more than that it failed."""


class TooLong(Exception):
    """The answers together do not fit in a cell."""


class InvalidCell(Exception):
    """A cell of the Inbox that no submission has; ``header`` names its column."""

    def __init__(self, header: str) -> None:
        super().__init__(header)
        self.header = header


@dataclass(frozen=True)
class Submission:
    """What was kept of one submission.

    ``id`` is the client's own (a correction under the same one has ``.2``, ``.3`` … behind it);
    ``reference`` is the record's id, the same for a submission and its corrections; ``received`` is
    in UTC; ``key`` is the SHA-256 of the token as hexadecimal digits, "" when the form asks none;
    ``answers`` is a JSON object of question id to text or a list of texts, as sent; ``suspect`` is
    why it looks like one of a flood, "" when it does not.
    """

    id: str
    reference: str
    received: datetime
    form: str
    language: str
    consent_version: str
    key: str
    answers: str
    suspect: str = ""

    @property
    def day(self) -> date:
        """On which it came in, where people live."""
        return self.received.astimezone(HERE).date()

    @property
    def raw(self) -> Mapping[str, Raw]:
        """The answers by question id; ValueError when they are not a JSON object of texts."""
        return _load(self.answers)


@dataclass(frozen=True)
class Sent:
    """The fields of one post to a form, of the right shape but not yet read as answers.

    ``submission_id`` is "" when the page had no script to make one; ``seconds`` is how long the
    page says that it was open, None when it does not say; ``trap`` says whether the field was
    filled in that no person sees.
    """

    form: Form
    submission_id: str
    language: str
    consent_version: str
    seconds: int | None
    trap: bool
    raw: Mapping[str, Raw]


@dataclass(frozen=True)
class Arrival:
    """What is to be kept of one post, before it has a reference.

    ``key`` and ``answers`` are as in ``Submission``. ``city`` is an option's id and ``about`` the
    reference of the record that this belongs to (a member's group, an intake's household), each ""
    when there is none. ``fingerprint`` is the same for the same answers to the same form, however
    they were spaced or ordered.
    """

    submission_id: str
    form: str
    language: str
    consent_version: str
    key: str
    answers: str
    city: str
    about: str
    fingerprint: str


def reference_for(seed: str, attempt: int = 0) -> str:
    """Eight characters for ``seed``, to be read aloud; another ``attempt`` gives other ones.

    The first 40 bits of the SHA-256 of ``seed``, or of ``seed#attempt`` from the second attempt on,
    five bits a character, highest first, in Crockford's base 32.
    """
    text = f"{seed}#{attempt}" if attempt else seed
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:5])
    shifts = range(5 * (REFERENCE_LENGTH - 1), -1, -5)
    return "".join(REFERENCE_ALPHABET[number >> shift & 31] for shift in shifts)


def read_sent(form: Form, fields: Mapping[str, Raw]) -> Sent:
    """The fields that were posted to ``form``; Malformed when our own page never sends such."""
    rest = dict(fields)
    submission_id = _text(rest.pop("submission_id", ""))
    language = _text(rest.pop("lang", LANGUAGES[0]))
    consent_version = _text(rest.pop("consent_version", ""))
    seconds = _text(rest.pop("seconds", ""))
    trap = _text(rest.pop(HONEYPOT, "")).strip() != ""
    if submission_id and not SUBMISSION_ID.fullmatch(submission_id):
        raise Malformed("submission_id")
    if language not in form.languages:
        raise Malformed("lang")
    if not CONSENT_VERSION.fullmatch(consent_version):
        raise Malformed("consent_version")
    if not SECONDS.fullmatch(seconds):
        raise Malformed("seconds")
    raw = {
        question.id: _shaped(question, rest.pop(question.id))
        for question in form.questions_in(language)
        if question.id in rest
    }
    if rest:
        raise Malformed("a field that the form does not have")
    open_for = int(seconds) if seconds else None
    return Sent(form, submission_id, language, consent_version, open_for, trap, raw)


def _text(raw: Raw) -> str:
    if not isinstance(raw, str):
        raise Malformed("a repeated field")
    return raw


def _shaped(question: Question, raw: Raw) -> Raw:
    if question.type == "choices":
        return (raw,) if isinstance(raw, str) else tuple(raw)
    if question.type == "date" and not isinstance(raw, str) and len(raw) == _DATE_PARTS:
        return "-".join(raw) if any(part.strip() for part in raw) else ""
    return _text(raw)


def arrival(sent: Sent, answers: Answers) -> Arrival:
    """What is kept of ``sent``, whose answers were read without an error; else TooLong.

    A token is kept as its hash alone: whoever reads the workbook or the journal cannot use it.
    """
    token = next((asked.id for asked in sent.form.questions if asked.type == "token"), None)
    key = hash_of(str(answers.values[token])) if token else ""
    raw = {id: value for id, value in sent.raw.items() if id != token}
    text = _dump(raw)
    if len(text.encode("utf-16-le")) // 2 > LONGEST_ANSWERS:
        raise TooLong
    return Arrival(
        submission_id=sent.submission_id,
        form=sent.form.name,
        language=sent.language,
        consent_version=sent.consent_version,
        key=key,
        answers=text,
        city=str(answers.values.get("city") or ""),
        about=_about(sent.form, answers),
        fingerprint=_fingerprint(sent.form, key, raw),
    )


def _about(form: Form, answers: Answers) -> str:
    for question in form.questions:
        if question.type in ("code", "token") and answers.values[question.id]:
            return str(answers.values[question.id])[:REFERENCE_LENGTH]
    return ""


def _fingerprint(form: Form, key: str, raw: Mapping[str, Raw]) -> str:
    text = json.dumps([form.name, key, _tidied(raw)])
    return hashlib.sha256(text.encode()).hexdigest()


def _tidied(raw: Mapping[str, Raw]) -> list[tuple[str, str | list[str]]]:
    """The answers that say something, each in one spelling, in one order."""
    tidied = [
        (id, tidy(value) if isinstance(value, str) else sorted({*map(tidy, value)} - {""}))
        for id, value in raw.items()
    ]
    return sorted((id, value) for id, value in tidied if value)


def _dump(raw: Mapping[str, Raw]) -> str:
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return _NO_CELL_TEXT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _load(text: str) -> Mapping[str, Raw]:
    loaded = json.loads(text)
    if not isinstance(loaded, dict) or not all(map(_is_raw, loaded.values())):
        raise ValueError("Expected a JSON object of texts and lists of texts.")
    return loaded


def _is_raw(value: Any) -> bool:
    parts = value if isinstance(value, list) else [value]
    return all(isinstance(part, str) for part in parts)


def to_cells(submission: Submission) -> dict[str, str]:
    """The cells of the row in the tab Inbox, by header."""
    return {
        "inzending": submission.id,
        "aanmelding": submission.reference,
        "ontvangen": write_moment(submission.received),
        "formulier": submission.form,
        "taal": submission.language,
        "toestemming": submission.consent_version,
        "sleutel": submission.key,
        "antwoorden": submission.answers,
    }


def from_cells(cells: Mapping[str, str]) -> Submission:
    """The submission of a row of the tab Inbox; InvalidCell names the first wrong cell's column.

    Whether the form exists and the key is known is not looked at here.
    """
    if not cells["inzending"]:
        raise InvalidCell("inzending")
    try:
        if read_reference(cells["aanmelding"]) != cells["aanmelding"]:
            raise InvalidCell("aanmelding")
    except InvalidAnswer as error:
        raise InvalidCell("aanmelding") from error
    try:
        received = read_moment(cells["ontvangen"])
    except (ValueError, OverflowError) as error:
        raise InvalidCell("ontvangen") from error
    if cells["taal"] not in load_languages():
        raise InvalidCell("taal")
    try:
        _load(cells["antwoorden"])
    except (ValueError, RecursionError) as error:
        raise InvalidCell("antwoorden") from error
    return Submission(
        id=cells["inzending"],
        reference=cells["aanmelding"],
        received=received,
        form=cells["formulier"],
        language=cells["taal"],
        consent_version=cells["toestemming"],
        key=cells["sleutel"],
        answers=cells["antwoorden"],
    )


def write_moment(moment: datetime) -> str:
    """A moment as text that sorts by time: ``2026-11-22T08:30:00.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_moment(text: str) -> datetime:
    """The moment that ``write_moment`` wrote, in UTC; ValueError when it is none or has no zone."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("Expected a moment with its time zone.")
    return moment.astimezone(UTC)
