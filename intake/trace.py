"""How far a sign-up is, row by row, as ``python -m intake trace`` tells it to a coordinator.

Told are the form, days, codes and words from lists: never a name, a way to reach somebody or what
somebody wrote, also not where a person typed it in the place of such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from intake.answers import read_day
from intake.dossier import CODE, INBOXES, Dossier, Found
from intake.floods import MANY_FROM_ONE, MANY_IN_ALL, TOO_QUICK
from intake.kinds import CASE
from intake.schema import load_forms
from intake.submission import HERE, Submission, read_moment
from intake.tabs import (
    ADOPTIONS,
    ARCHIVE,
    CHANGES,
    DECIDED,
    DECISIONS,
    KEYS,
    LOOK_BACK,
    MATCH_STANDINGS,
    MATCHES,
    MESSAGES,
    PROPOSALS,
    REPLIES,
    SUSPECTS,
    tab,
)
from intake.texts import load_texts
from intake.wording import counted, listed

_TOLD = (
    "status", "aangemeld", "ontvangen", "dag", "stand", "soort", "wat", "sinds", "dagen wacht",
    "besluit", "antwoord huishouden", "antwoord sponsor", "kennismaking op", "volgende moment",
    "laatste contact", "gesloten op", "overnemen", "weg op", "oordeel", "wanneer", "geldig tot",
    "uiterlijk", "verstuurd op", "gezien",
)  # fmt: skip
"""The columns that tell how far something is, and never who somebody is."""

_REASONS = (TOO_QUICK, MANY_FROM_ONE, MANY_IN_ALL)
_DECIDED = frozenset({*DECISIONS, *REPLIES, *ADOPTIONS, *MATCH_STANDINGS})
"""What a line of Besluiten may be told to say: other lines hold counts, or what somebody wrote."""

# In a cell of people anything may stand, a name as well; and they may type over one of ours.
_OTHER = "iets anders"
_WORD = re.compile(r"[a-zà-ÿ «»,()-]+|[0-9]{1,5}")
_NAMING_OTHERS = {
    PROPOSALS.name: "id", MATCHES.name: "id", ARCHIVE.name: "id", MESSAGES.name: "id",
    DECIDED.name: "over", LOOK_BACK: "koppeling", CHANGES.name: "wie",
}  # fmt: skip
"""The column that names, by their codes, who else a row is about."""


def steps(found: Dossier) -> Iterator[str]:
    """A line for each row, in the order of the way that a sign-up goes."""
    for each in found.rows:
        if not each.confided:
            told = "; ".join(_told(each, found))
            yield f"{each.tab}!{each.address}" + (f": {told}." if told else "")


def received(submission: Submission, area: str | None) -> str:
    """The line about what the journal holds: what came in, when, and where it went."""
    if not submission.key and submission.answers == "{}":
        return f"Journaal: {form_in_words(submission.form)}; voorgoed verwijderd."
    went = f"staat in de werkmap {area}" if area else "staat nog in geen werkmap"
    apart = "; apart gezet in Inbox verdacht" if submission.suspect else ""
    moment = moment_in_words(submission.received)
    return f"Journaal: {form_in_words(submission.form)}; ontvangen op {moment}; {went}{apart}."


def form_in_words(name: str) -> str:
    """The form as its page is titled."""
    form = load_forms().get(name)
    return f"formulier «{form.title['nl']}»" if form else "een formulier dat niet bestaat"


def moment_in_words(moment: datetime) -> str:
    """As people here say it: ``22 november 2026 om 20:09``."""
    here = moment.astimezone(HERE)
    return f"{_in_words(here.date())} om {here:%H:%M}"


def _in_words(day: date) -> str:
    return f"{day.day} {load_texts('nl').months[day.month - 1]} {day.year}"


def _told(each: Found, found: Dossier) -> Iterator[str]:
    cells = each.row.cells
    if each.tab in (*INBOXES, KEYS.name):
        yield form_in_words(cells["formulier"])
    if each.tab in INBOXES:
        yield from _whose(cells, found)
    others = CODE.findall(cells.get(_NAMING_OTHERS.get(each.tab, ""), ""))
    if named := listed(code for code in dict.fromkeys(others) if code not in found.codes):
        yield f"met {named}"
    if each.tab == MESSAGES.name and CODE.fullmatch(cells["voor"]):
        yield f"voor {cells['voor']}"
    if each.tab == SUSPECTS.name and cells["waarom"] in _REASONS:
        yield f"waarom: {cells['waarom'].rstrip('.')}"
    yield from _decided(cells) if each.tab == DECIDED.name else _columns(each)
    if cells.get("probleem"):
        yield counted(len(cells["probleem"].splitlines()), "probleem", "problemen")


def _whose(cells: Mapping[str, str], found: Dossier) -> Iterator[str]:
    """Whom a submission is about, or came from, when it was opened with a key."""
    if (own := cells["aanmelding"]) not in found.codes:
        yield f"eigen code: {own if CODE.fullmatch(own) else _OTHER}"
    if not cells["sleutel"]:
        return
    whose = found.keys.get(cells["sleutel"], "")
    if not CODE.fullmatch(whose):
        yield "met een link die niet klopt"
    elif whose not in found.codes:
        yield f"van organisatie {whose}" if cells["formulier"] == CASE else f"over {whose}"


def _decided(cells: Mapping[str, str]) -> Iterator[str]:
    said = f": {cells['waarde']}" if cells["waarde"] in _DECIDED else ""
    yield f"{_word(cells['soort'])}{said}"
    if day := _day(cells["gezien op"]):
        yield f"gezien op {day}"


def _columns(found: Found) -> Iterator[str]:
    columns = {column.header: column for column in tab(found.tab).columns}
    for header in _TOLD:
        column, text = columns.get(header), found.row.cells.get(header, "")
        if column is None or not text:
            continue
        if (day := _day(text)) is not None:
            yield f"{header}: {day}"
        elif column.owner == "machine":
            yield f"{header}: {_word(text)}"
        else:
            yield f"{header}: {text if text in column.options else _OTHER}"


def _word(text: str) -> str:
    """What the program wrote there: no such word has a capital letter, as names do."""
    return text if _WORD.fullmatch(text) else _OTHER


def _day(text: str) -> str | None:
    if found := read_day(text):
        return _in_words(found)
    try:
        return moment_in_words(read_moment(text))
    except (ValueError, OverflowError):
        return None
