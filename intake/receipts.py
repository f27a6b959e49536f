"""The message that says that a sign-up came in: to who filled it in, once, without a word of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from intake.checks import Checked
from intake.draft import Draft
from intake.kinds import GROUPS, kind_of
from intake.messages import SEND_WITHIN, receipt
from intake.rows import fold
from intake.submission import Submission
from intake.tabs import DECIDED, KEYS, MESSAGES


def known_records(draft: Draft) -> frozenset[str]:
    """The ids of the records of which something is known besides their rows: who is one of them
    signed up before, and heard that it came in."""
    named = ((MESSAGES.name, "voor"), (KEYS.name, "voor"), (DECIDED.name, "over"))
    return frozenset(entry.text(header) for tab, header in named for entry in draft.entries(tab))


def issue_receipts(
    draft: Draft, checked: Checked, made: Mapping[str, Submission], today: date
) -> None:
    """A message for every record that was made of a sign-up, by the record's id, if it gave an
    e-mail address; not for who agreed to nothing, nor long after they signed up."""
    tabs = {note.entry.id: note.tab for note in checked.notes}
    there = draft.by_key(MESSAGES.name)
    for id in _to_tell(checked, made, today):
        kind = kind_of(tabs[id])
        to = f"contactpersoon van {id}" if kind is GROUPS else f"{kind.one} {id}"
        message = receipt(to, id, checked.contacts[id].language, today)
        if str(message["id"]) not in there:
            draft.append(MESSAGES.name, message)


def _to_tell(checked: Checked, made: Mapping[str, Submission], today: date) -> Iterator[str]:
    for id, submission in made.items():
        contact = checked.contacts.get(id)
        late = submission.day + SEND_WITHIN < today
        if contact is None or not contact.email or not contact.agreed or late:
            continue
        if _filled_it_in(submission, contact.email):
            yield id


def _filled_it_in(submission: Submission, email: str) -> bool:
    """Whether the address is that of who filled the form in: who helps somebody leaves another."""
    helped = submission.raw.get("for_whom") == "other"
    return not helped or fold(str(submission.raw.get("helper_reach", ""))) == fold(email)
