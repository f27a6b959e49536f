"""The newsletter: who asked for it, and who said yes by the link that was mailed to the address.

How an address stands follows from what was sent about it, in the order in which it landed, and from
the day on which a person unsubscribed it. Whoever does not say yes is forgotten after a while, by
``intake.lapsing``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain, count

from intake.answers import read_day, read_tick
from intake.changes import cells_of
from intake.draft import Decisions, Draft, Entry
from intake.keys import Draw, key_cells, new_token
from intake.kinds import NEWSLETTER as SIGN_UP
from intake.kinds import NEWSLETTER_CHOICE
from intake.languages import LANGUAGES
from intake.messages import SEND_WITHIN, message_kind, newsletter_link
from intake.records import Contact, Standing
from intake.rows import fold, read_entry_answer, read_id
from intake.schema import load_forms
from intake.submission import Submission, reference_for
from intake.tabs import ASKED, CONFIRMED, KEYS, MESSAGES, NEWSLETTER, UNSUBSCRIBED
from intake.texts import NEWSLETTER_LINK, language_names
from intake.workbook import Value

KEPT = timedelta(days=30)
"""How long an address without a yes is kept; so long a yes by the link counts too."""

MOST_ASKED = 3
"""On so many days an address gets the link: who only bothers somebody stops at that."""

_ASKS, _YES, _NO = "aanmelding", "ja", "nee"


@dataclass(frozen=True)
class Address:
    """One address, as it stands by what was sent about it.

    ``asked`` is the last day on which it asked for the link, ``times`` on how many it did since it
    last had an answer.
    """

    id: str
    email: str
    language: str
    standing: str
    since: date
    asked: date
    times: int = 1


@dataclass
class Newsletter:
    """The tab ``Nieuwsbrief`` in one pull; ``there`` is false in a workbook without it.

    ``addresses`` are those that were taken in, by id. ``refused`` are what people chose with a key
    that is not known, or not valid any more.
    """

    draft: Draft
    today: date
    refused: list[Submission] = field(default_factory=list)
    addresses: dict[str, Address] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.there = self.draft.has(NEWSLETTER.name)
        self._memory = Decisions(self.draft, "nieuwsbrief", self.today)
        self._unsubscribed = Decisions(self.draft, "nieuwsbrief afgemeld", self.today)
        self._keys = {key.text("sleutel"): key for key in self.draft.entries(KEYS.name)}
        self._rows = self.draft.by_key(NEWSLETTER.name) if self.there else {}
        self._ids: dict[str, str] = {}

    def is_known(self, submission: str) -> bool:
        """Whether a pull before took this submission in."""
        return self._memory.value(submission) != ""

    def take_in(self, landed: Sequence[Submission]) -> None:
        """The row of every address, as it stands after what landed."""
        if not self.there:
            return
        for submission in landed:
            if submission.form == SIGN_UP:
                self._ask(submission)
            elif submission.form == NEWSLETTER_CHOICE:
                self._choose(submission)
        for one in [*self.addresses.values()]:
            self._write(self._as_people_say(one))

    def _ask(self, submission: Submission) -> None:
        email = str(_cells(submission)["e-mail"] or "")
        id = read_id(self._memory.about(submission.id)) or self._ids.get(fold(email))
        id = id or self._free_id(submission)
        self._ids.setdefault(fold(email), id)
        day, before = submission.day, self.addresses.get(id)
        if not self.is_known(submission.id) and before and id in self._rows:
            # Whoever asks again is no longer somebody whom a person unsubscribed.
            self._rows[id].put("afmelden", "")
        self._memory.keep(submission.id, id, _ASKS)
        new = Address(id, email, submission.language, ASKED, day, day)
        if before is None or self._has_left(before, day):
            self.addresses[id] = new
        elif before.standing == ASKED and day > before.asked and before.times < MOST_ASKED:
            self.addresses[id] = replace(new, times=before.times + 1)

    def _free_id(self, submission: Submission) -> str:
        """Its reference, unless that is another address's: a key says yes for one address alone."""
        others = (reference_for(submission.id, attempt) for attempt in count())
        ids = chain([submission.reference], others)
        return next(id for id in ids if id not in self.addresses)

    def _has_left(self, before: Address, day: date) -> bool:
        """Whether the address was unsubscribed, by a person on a day before this one or by link."""
        said = read_day(self._unsubscribed.value(_line(before.id)))
        by_people = said is not None and before.since <= said < day
        return by_people or before.standing == UNSUBSCRIBED

    def _choose(self, submission: Submission) -> None:
        choice = _YES if submission.raw.get("wants_newsletter") == "yes" else _NO
        id = self._memory.about(submission.id) or self._owner(submission, choice)
        before = self.addresses.get(id)
        if before is None:
            self.refused.append(submission)
            return
        self._memory.keep(submission.id, id, choice)
        standing = CONFIRMED if choice == _YES else UNSUBSCRIBED
        if standing != before.standing:
            self.addresses[id] = replace(before, standing=standing, since=submission.day)

    def _owner(self, submission: Submission, choice: str) -> str:
        """Whose key came with it; "" when it opens nothing. A no counts as long as it is known."""
        key = self._keys.get(submission.key) if submission.key else None
        if key is None or key.text("formulier") != NEWSLETTER_CHOICE:
            return ""
        is_late = submission.day.isoformat() > key.text("geldig tot")
        return "" if choice == _YES and is_late else key.text("voor")

    def _as_people_say(self, one: Address) -> Address:
        """The address as a person unsubscribed it, unless it asked anew on a later day."""
        row, day = self._rows.get(one.id), read_day(self._unsubscribed.value(_line(one.id)))
        ticked = row is not None and read_tick(row.text("afmelden")) is True
        if ticked and (day is None or day < one.asked):
            day = self.today
            self._unsubscribed.keep(_line(one.id), one.id, day.isoformat())
        if day is None or day < one.since or one.standing == UNSUBSCRIBED:
            return one
        return replace(one, standing=UNSUBSCRIBED, since=day)

    def _write(self, one: Address) -> None:
        row = self._rows.get(one.id) or self.draft.append(NEWSLETTER.name, {"id": one.id})
        self._rows[one.id], self.addresses[one.id] = row, one
        cells: dict[str, Value] = {
            "e-mail": one.email,
            "stand": one.standing,
            "sinds": one.since,
            "taal": language_names()[one.language],
            "toestemming": _YES,
        }
        for header, value in cells.items():
            row.put(header, value)

    # --- the link ---

    def issue_links(self, site: str, draw: Draw) -> None:
        """A key and a message for every address that asked, once for each day on which it did.

        While one was not sent there is no other; nor is there any while nobody said where the site
        is.
        """
        if not site:
            return
        messages, keys = self.draft.by_key(MESSAGES.name), self.draft.by_key(KEYS.name)
        waiting = {_about(entry) for entry in messages.values() if _is_waiting(entry)}
        for one in self.addresses.values():
            id = f"{one.id}:{NEWSLETTER_LINK}:{one.asked.isoformat()}"
            if one.standing != ASKED or one.id in waiting or id in messages or id in keys:
                continue
            token, hashed = new_token(one.id, draw)
            until = self.today + KEPT
            self.draft.append(KEYS.name, key_cells(id, NEWSLETTER_CHOICE, one.id, hashed, until))
            # The form promises a week from the day on which they asked, not from this pull.
            is_late = one.asked + SEND_WITHIN < self.today
            since = self.today if is_late else one.asked
            message = newsletter_link(id, one.id, one.language, token, site, since)
            self.draft.append(MESSAGES.name, message)


def _cells(submission: Submission) -> Mapping[str, object]:
    form = load_forms()[submission.form]
    return cells_of(form.questions_for(form.tab), submission.raw)


def _line(id: str) -> str:
    return f"nieuwsbrief:{id}"


def _about(entry: Entry) -> str:
    return entry.id.partition(":")[0]


def _is_waiting(entry: Entry) -> bool:
    return message_kind(entry.id) == NEWSLETTER_LINK and not entry.text("verstuurd op")


# --- who gets mail --------------------------------------------------------------------------------


def subscribers(draft: Draft) -> dict[str, tuple[Contact, str]]:
    """Who may be mailed about the newsletter, by id, and whether they still take part."""
    if not draft.has(NEWSLETTER.name):
        return {}
    by_name = {language_names()[language]: language for language in LANGUAGES}
    asked = load_forms()[SIGN_UP].question("email")
    found = {}
    for id, row in draft.by_key(NEWSLETTER.name).items():
        email = read_entry_answer(asked, row.text("e-mail"))
        language = by_name.get(row.text("taal"), LANGUAGES[0])
        gone = row.text("stand") not in (ASKED, CONFIRMED)
        standing = Standing.STOPPED if gone else Standing.ACTIVE
        contact = Contact(id, "", str(email) if email else None, None, language)
        found[id] = contact, standing.value
    return found
