"""Sending what stands ready in ``Berichten``: each message once, whatever fails and when.

That an attempt begins is written before the mail goes out, and what became of it after. Whatever
ends a run in between leaves a message of which nobody knows, and only a person sends that again.
What was sent is remembered in ``Besluiten``: a row that is deleted forgets nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from intake.answers import read_day, tidy
from intake.checks import Checked
from intake.draft import Decisions, Draft, Entry
from intake.errors import SamenHierError, ServiceFailed
from intake.inbox import GATES, check, log_line
from intake.keys import keys_for
from intake.mail import Mail, NotSent, Outcome, Way
from intake.messages import (
    BEGUN,
    MAYBE_SENT,
    REFUSED,
    SENDING,
    SENT,
    WITH_CONTACTS,
    holds,
    may_read,
    message_kind,
    names_one,
    told_of,
    unlinked,
)
from intake.newsletter import subscribers
from intake.records import Contact, Standing
from intake.rows import fold
from intake.tabs import DECIDED, LOG, MESSAGES, SEND, SEND_AGAIN, TO_SEND
from intake.texts import AUTOMATIC
from intake.wording import counted
from intake.workbook import Change, Row, Snapshot, Workbook, carry_out

BATCH = 5
"""So many messages are begun at once: after a power cut a person looks up at most as many."""

_ATTEMPT = re.compile(rf"({BEGUN}|{SENT}|{REFUSED}) (.*) ({SEND}|{SEND_AGAIN})")
_GONE = {one.value for one in Standing if not one.takes_part}

NO_ADDRESS = "Geen e-mailadres: bel, of stuur het zelf."
NO_TEXT = "De tekst is leeg. Zet hem terug, of maak «versturen» leeg."
NO_RECORD = "Niemand in deze werkmap heeft deze code. Stuur het zelf."
NOT_TAKING_PART = "Niet verstuurd: deze mensen doen niet meer mee. Bel, of stuur het zelf."
NO_CONSENT = (
    "Niet verstuurd: van iemand in dit bericht is er geen toestemming. Vraag of het mag, en zet "
    "«toestemming» op ja."
)
TELLS_OF_GONE = (
    "Niet verstuurd: de tekst noemt iemand die niet meer meedoet. Na de volgende nacht klopt hij."
)
MIXED_UP = (
    "Niet verstuurd: in deze rij staat iets van een ander bericht. Na de volgende nacht klopt hij. "
    "Staat dit er dan nog? Bel deze mensen."
)
FOR_YOURSELF = "Dit bericht is voor jou, dus het wordt niet gemaild. Maak «versturen» leeg."
NO_CHOICE = f"Kies «{SEND}» onder «versturen», of maak de cel leeg."
ANOTHER_ROW = "Deze rij staat er twee keer: alleen de bovenste wordt verstuurd. Haal deze weg."
TOMORROW = "Er mogen vandaag geen mails meer uit: morgen verder."
NEXT_TIME = "De mail werkt nu niet. De volgende keer probeert het programma het weer."
ANOTHER_DAY = "Aan dit adres ging vandaag al zo'n bericht: morgen verder."
TOO_LATE = "Te laat om nog te mailen: de laatste dag is voorbij."


@dataclass(frozen=True)
class Sending:
    """What a run sent from one workbook, and what kept it from more."""

    sent: int
    unknown: int
    waiting: int
    failure: SamenHierError | None
    automatic: int = 0
    """How many of those that were sent, or may have been, nobody ticked."""

    @property
    def outcome(self) -> str:
        """One Dutch sentence without a name or code."""
        return (
            f"Verstuurd: {counted(self.sent, 'bericht', 'berichten')}, misschien verstuurd: "
            f"{self.unknown}. Op ja en niet verstuurd: {self.waiting}."
        )


@dataclass(frozen=True)
class Mailed:
    """How many messages went out on a day, or may have, and how many of them nobody ticked."""

    messages: int
    automatic: int


def sent_today(snapshot: Snapshot, today: date) -> Mailed:
    """What went out today from this workbook."""
    sent = [*_lines_of(snapshot.tables[DECIDED.name].rows, today)]
    return Mailed(len(sent), sum(_is_of_automatic(cells) for cells in sent))


def _lines_of(rows: Iterable[Row], today: date) -> Iterator[Mapping[str, str]]:
    """The lines of Besluiten about what went out today, or may have."""
    for row in rows:
        is_sent = row.cells["waarde"].startswith((BEGUN, SENT))
        is_today = row.cells["gezien op"] == today.isoformat()
        if row.cells["soort"] == SENDING and is_sent and is_today:
            yield row.cells


def _is_of_automatic(line: Mapping[str, str]) -> bool:
    return message_kind(line["id"].removeprefix(_line(""))) in AUTOMATIC


def automatic_share(per_day: int) -> int:
    """How many automatic messages go out in a day at most: the rest is kept for letters that a
    person ticked, however many strangers sign up."""
    return per_day // 2


def send(workbook: Workbook, way: Way, allowed: int, now: datetime, automatic: int) -> Sending:
    """Sends every message that is ticked and was not sent, at most ``allowed``; those that people
    ticked go first, and of the others at most ``automatic``.

    BadInput and ServiceFailed as of ``Workbook``; when the mail fails that is in what it gives.
    """
    return _Sending(workbook, way, allowed, now, automatic).carry_out()


def unsent(snapshot: Snapshot, today: date) -> Iterator[Row]:
    """The messages that a person can send now, ticked or not, to take to paper; of those that are
    automatic none, which are about an e-mail address."""
    desk = _Desk(snapshot, today)
    for entry in desk.messages():
        if entry.row is not None and desk.can_be_sent(entry):
            yield entry.row


@dataclass(frozen=True)
class _Attempt:
    """The last attempt at a message: how it stands, when it was, and what a person had chosen."""

    state: str
    moment: str
    choice: str


@dataclass(frozen=True)
class _Step:
    """One write in the workbook, and the mails that are begun with it."""

    changes: list[Change]
    mails: tuple[Mail, ...]
    waiting: int


@dataclass
class _Sending:
    """One run's way through the messages of one workbook."""

    workbook: Workbook
    way: Way
    allowed: int
    now: datetime
    automatic: int
    ended: Counter[Outcome] = field(default_factory=Counter)
    tried: set[str] = field(default_factory=set)
    hindrance: str = ""
    """Why no more can go out in this run."""
    failure: SamenHierError | None = None
    sent_automatic: int = 0

    def carry_out(self) -> Sending:
        found: list[tuple[Mail, Outcome]] = []
        while True:
            step = carry_out(self.workbook, partial(self._step, found))
            if not step.mails:
                break
            found = [*self._sent(step.mails)]
        sent, unknown = self.ended[Outcome.SENT], self.ended[Outcome.UNKNOWN]
        return Sending(sent, unknown, step.waiting, self.failure, self.sent_automatic)

    def _sent(self, mails: Sequence[Mail]) -> Iterator[tuple[Mail, Outcome]]:
        """What became of each of them; after a hindrance the others stay here."""
        for mail in mails:
            outcome = Outcome.LATER if self.hindrance else self._handed_over(mail)
            self.tried.add(mail.id)
            self.ended[outcome] += 1
            is_out = outcome in (Outcome.SENT, Outcome.UNKNOWN)
            self.allowed -= is_out
            self.sent_automatic += is_out and message_kind(mail.id) in AUTOMATIC
            yield mail, outcome

    def _handed_over(self, mail: Mail) -> Outcome:
        try:
            outcome = self.way.send(mail)
        except NotSent as error:
            self.hindrance, self.failure = NEXT_TIME, error
            return Outcome.LATER
        if outcome is Outcome.FULL:
            self.hindrance = TOMORROW
        if outcome is Outcome.UNKNOWN:
            self.hindrance = NEXT_TIME
            self.failure = ServiceFailed(
                "De mail viel weg tijdens het versturen. In Berichten staat wat misschien "
                "verstuurd is: kijk dat na."
            )
        return outcome

    def _step(self, found: Sequence[tuple[Mail, Outcome]], snapshot: Snapshot) -> _Step:
        """Writes what became of the mails before, and begins the next ones."""
        desk = _Desk(snapshot, self.now.date())
        for mail, outcome in found:
            desk.note(mail, outcome, self.now)
        wanted = desk.wanted(self.tried, self.hindrance)
        letters = [one for one in wanted if not _is_automatic(one[0])]
        others = [one for one in wanted if _is_automatic(one[0])]
        room = max(0, self.automatic - self.sent_automatic)
        begun = [*letters, *others[:room]][: max(0, min(BATCH, self.allowed))]
        for entry, mail in begun:
            desk.begin(entry, mail, self.now)
        if not begun:
            for entry, _ in wanted:
                entry.put("verzending", TOMORROW)
        if not begun and self.tried:
            desk.log(self.ended, self.now)
        mails = tuple(mail for _, mail in begun)
        return _Step(desk.changes(), mails, desk.waiting())


class _Desk:
    """The messages of a workbook as it was read, with what is known of each."""

    def __init__(self, snapshot: Snapshot, today: date) -> None:
        self._draft = Draft(snapshot)
        self._today = today
        checked: Checked = check(snapshot, GATES, today)
        others = subscribers(self._draft)
        contacts = {id: contact for id, (contact, _) in others.items()}
        self._contacts: Mapping[str, Contact] = {**contacts, **checked.contacts}
        statuses = {id: standing for id, (_, standing) in others.items()}
        self._statuses: Mapping[str, str] = {**statuses, **checked.statuses}
        self._memory = Decisions(self._draft, SENDING, today)
        self._first = self._draft.by_key(MESSAGES.name)
        lines = _lines_of(snapshot.tables[DECIDED.name].rows, today)
        readers = {cells["over"] for cells in lines if _is_of_automatic(cells)}
        known = (self._contacts[id] for id in readers if id in self._contacts)
        self._mailed = {fold(contact.email or "") for contact in known}

    def messages(self) -> Sequence[Entry]:
        return self._draft.entries(MESSAGES.name)

    def changes(self) -> list[Change]:
        return self._draft.changes()

    def waiting(self) -> int:
        """The ticked messages that are not sent."""
        return sum(_choice(entry) != "" and not _is_sent(entry) for entry in self.messages())

    # --- what to send ---

    def wanted(self, tried: set[str], hindrance: str) -> list[tuple[Entry, Mail]]:
        """The mails that people ask for and that can go out.

        The others get the sentence that says why not: also one that was ``tried`` in this run.
        """
        found = []
        for entry in self.messages():
            if sentence := self._told(entry):
                entry.put("verzending", sentence)
            elif not _choice(entry) or _is_sent(entry):
                entry.put("verzending", "")
            elif hindrance or entry.id in tried:
                entry.put("verzending", hindrance or NEXT_TIME)
            elif self._had_one_today(entry):
                entry.put("verzending", ANOTHER_DAY)
            else:
                found.append((entry, self._mail(entry)))
        return found

    def _had_one_today(self, entry: Entry) -> bool:
        """Whether the address got an automatic message today, so that nobody has it filled by
        filling in forms. Else this one counts from now on."""
        if not _is_automatic(entry):
            return False
        address = fold(self._contacts[entry.text("voor")].email or "")
        had = address in self._mailed
        self._mailed.add(address)
        return had

    def can_be_sent(self, entry: Entry) -> bool:
        """Whether a person can send it: it was not sent, and may go to whom it is for."""
        if _is_sent(entry) or _is_automatic(entry) or self._attempt(entry, _choice(entry)):
            return False
        return self._first.get(entry.id) is entry and not self._unfit(entry)

    def _told(self, entry: Entry) -> str:
        """What a person must know before this message can go out; "" when nothing."""
        if _is_sent(entry):
            return ""
        choice = _choice(entry)
        if choice and self._first.get(entry.id) is not entry:
            return ANOTHER_ROW
        attempt = self._attempt(entry, choice)
        if attempt and (told := _told_of(attempt, choice)):
            return told
        if not choice:
            return ""
        if choice not in TO_SEND:
            return NO_CHOICE
        return self._unfit(entry) or self._unaddressed(entry) or self._too_late(entry)

    def _unfit(self, entry: Entry) -> str:
        """Why the text may not go to whom it is for."""
        if not entry.text("tekst"):
            return NO_TEXT
        reader = entry.text("voor")
        if not reader:
            return FOR_YOURSELF
        if reader not in self._contacts:
            return NO_RECORD
        if self._statuses[reader] in _GONE:
            return NOT_TAKING_PART
        if self._tells_of_gone(entry):
            return TELLS_OF_GONE
        if self._tells_without_consent(entry):
            return NO_CONSENT
        # A cell may have been sorted or pasted over; the id is what the program goes by.
        fits = may_read(entry.id, reader) and self._is_about_its_codes(entry)
        # Who has a token can act for the record that it is of.
        fits = fits and keys_for(entry.text("tekst")) <= {reader}
        return "" if fits else MIXED_UP

    def _unaddressed(self, entry: Entry) -> str:
        return "" if self._contacts[entry.text("voor")].email else NO_ADDRESS

    def _too_late(self, entry: Entry) -> str:
        """Nobody reads an automatic message long after what they did, nor one a day for ever."""
        last = read_day(entry.text("uiterlijk"))
        return TOO_LATE if _is_automatic(entry) and last and last < self._today else ""

    def _tells_of_gone(self, entry: Entry) -> bool:
        """Whether the text holds a name or address of somebody who stopped since it was written."""
        if message_kind(entry.id) not in WITH_CONTACTS:
            return False
        gone = [code for code in told_of(entry.id) if self._is_gone(code)]
        told = entry.text("tekst")
        parts = [part for code in gone for part in _parts(self._contacts[code])]
        return any(holds(told, part) for part in parts)

    def _tells_without_consent(self, entry: Entry) -> bool:
        """Whether a letter with contacts is about somebody who did not consent to it."""
        if message_kind(entry.id) not in WITH_CONTACTS:
            return False
        known = (self._contacts.get(code) for code in told_of(entry.id))
        return not all(contact.agreed for contact in known if contact)

    def _is_about_its_codes(self, entry: Entry) -> bool:
        """Whether a letter with contacts names its reader and, if there are any, somebody else
        of those that it is about."""
        if message_kind(entry.id) not in WITH_CONTACTS:
            return True
        reader, told = entry.text("voor"), entry.text("tekst")
        others = [code for code in told_of(entry.id) if code != reader and not self._is_gone(code)]
        is_for_reader = names_one(told, _names(self._contacts[reader]))
        return is_for_reader and (not others or any(self._is_told(told, code) for code in others))

    def _is_told(self, text: str, code: str) -> bool:
        """Whether a text says who somebody is and, if it can, how to reach them."""
        contact = self._contacts.get(code)
        if contact is None or not names_one(text, _names(contact)):
            return False
        reach = [*filter(None, (contact.email, contact.phone))]
        return not reach or any(holds(text, part) for part in reach)

    def _is_gone(self, code: str) -> bool:
        return self._statuses.get(code) in _GONE

    def _mail(self, entry: Entry) -> Mail:
        address = self._contacts[entry.text("voor")].email or ""
        text = str(entry.cells["tekst"])
        return Mail(entry.id, address, text, _choice(entry) == SEND_AGAIN)

    # --- what is known ---

    def _attempt(self, entry: Entry, choice: str) -> _Attempt | None:
        """The last attempt; one that nobody can read any more may have been one to send."""
        value = self._memory.value(_line(entry.id))
        found = _ATTEMPT.fullmatch(value)
        if found:
            return _Attempt(*found.groups())
        return _Attempt(BEGUN, "een dag die niet te lezen is", choice) if value else None

    def begin(self, entry: Entry, mail: Mail, now: datetime) -> None:
        choice = SEND_AGAIN if mail.again else SEND
        moment = f"{now:%Y-%m-%d %H:%M}"
        self._keep(mail.id, entry.text("voor"), f"{BEGUN} {moment} {choice}")
        entry.put("verzending", _told_of(_Attempt(BEGUN, moment, choice), choice))

    def note(self, mail: Mail, outcome: Outcome, now: datetime) -> None:
        """What became of a mail that was begun. Of one that is unknown nothing is new."""
        if outcome is Outcome.UNKNOWN:
            return
        about = self._memory.about(_line(mail.id))
        choice = SEND_AGAIN if mail.again else SEND
        states = {Outcome.SENT: SENT, Outcome.REFUSED: REFUSED}
        state = states.get(outcome)
        self._keep(mail.id, about, f"{state} {now:%Y-%m-%d %H:%M} {choice}" if state else "")
        entry = self._first.get(mail.id)
        if entry is not None and outcome is Outcome.SENT and not _is_sent(entry):
            entry.put("verstuurd op", now.date())

    def _keep(self, id: str, about: str, value: str) -> None:
        self._memory.keep(_line(id), about, value)

    def log(self, ended: Mapping[Outcome, int], now: datetime) -> None:
        told = Sending(ended[Outcome.SENT], ended[Outcome.UNKNOWN], self.waiting(), None)
        self._draft.append(LOG.name, log_line(now, "versturen", told.outcome))


def _line(id: str) -> str:
    return f"{SENDING}:{id}"


def _is_automatic(entry: Entry) -> bool:
    return message_kind(entry.id) in AUTOMATIC


def _choice(entry: Entry) -> str:
    """What stands under ``versturen``; "" for no."""
    text = tidy(entry.text("versturen")).casefold()
    return "" if text == "nee" else text


def _is_sent(entry: Entry) -> bool:
    return bool(entry.text("verstuurd op"))


def _told_of(attempt: _Attempt, choice: str) -> str:
    """What a person must do about an earlier attempt; "" when they did: they chose otherwise."""
    if attempt.state == SENT:
        return f"Al verstuurd op {attempt.moment}. Nog eens? Stuur het dan zelf."
    if choice in TO_SEND and choice != attempt.choice:
        return ""
    other = SEND if attempt.choice == SEND_AGAIN else SEND_AGAIN
    if attempt.state == REFUSED:
        return (
            f"Niet verstuurd op {attempt.moment}: het e-mailadres wordt geweigerd. Verbeter het "
            f"en zet «versturen» op «{other}»."
        )
    return (
        f"{MAYBE_SENT} op {attempt.moment}. Kijk in de verzonden post, of vraag het. "
        f"Is het verstuurd? Vul «verstuurd op» in. "
        f"Is het niet verstuurd? Zet «versturen» op «{other}»."
    )


def _names(contact: Contact) -> Sequence[str]:
    """What somebody may be called in a letter."""
    return contact.name, unlinked(contact.name)


def _parts(contact: Contact) -> Iterator[str]:
    yield from filter(None, (*_names(contact), contact.email, contact.phone))
