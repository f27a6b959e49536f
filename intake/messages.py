"""Texts that stand ready in ``Berichten``, for people to send: the cells of each row.

No text before a match says who somebody is: the row holds a code and a role. Only the letters
after everybody said yes, both sides of a match or all who form a group, hold the names and contact
details of the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from intake.form import address
from intake.kinds import CASE, CHANGE, CHECK_IN, INTAKES, NEWSLETTER_CHOICE
from intake.languages import LANGUAGES
from intake.records import Contact
from intake.schema import load_forms
from intake.tabs import SEND
from intake.texts import (
    AUTOMATIC,
    CASE_LINK,
    CHANGE_LINK,
    GROUP_FORMED,
    GROUP_GROWS,
    GROUP_JOINED,
    GROUP_LINK,
    HOSTED,
    INTAKE_LINK,
    NEW_TO_HOUSEHOLD,
    NEW_TO_SPONSOR,
    NEWSLETTER_LINK,
    NOT_CHECKED,
    RECEIVED,
    TO_HOUSEHOLD,
    TO_SPONSOR,
    UNLINKED,
    Fact,
    Texts,
    Word,
    load_texts,
)
from intake.workbook import Row, Table, Value

SEND_WITHIN = timedelta(days=7)

NEW_CONTACT = {NEW_TO_HOUSEHOLD: TO_HOUSEHOLD, NEW_TO_SPONSOR: TO_SPONSOR}
"""The kinds that say it anew, once it changed, each with the kind that said it first."""

WITH_CONTACTS = frozenset(
    {TO_HOUSEHOLD, TO_SPONSOR, *NEW_CONTACT, GROUP_FORMED, GROUP_JOINED, GROUP_GROWS}
)
"""The kinds of messages that say who others are and how to reach them."""

_SIDES = {TO_HOUSEHOLD: 0, TO_SPONSOR: 1}
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")

SENDING = "verzending"
"""The kind of the lines of Besluiten that remember what was mailed."""

BEGUN, SENT, REFUSED = "begonnen", "verstuurd", "geweigerd"
"""With one of these begins such a line; none of them when the mail did not work."""

MAYBE_SENT = "Misschien verstuurd"
"""With this begins what stands under ``verzending`` while nobody knows whether it went out."""

NOT_SENT = "Niet verstuurd"
"""So begins what stands there when it certainly did not, and a person has to do something."""

DUTCH = "----------\nNederlands:"
"""Above the Dutch text that goes with one that nobody checked: for who sends and who helps."""


def may_be_out(row: Row) -> bool:
    """Whether a row of ``Berichten`` was sent, or may have been: then it stays as it is."""
    return bool(row.cells["verstuurd op"]) or row.cells["verzending"].startswith(MAYBE_SENT)


def has_mailed(decided: Table) -> bool:
    """Whether the program ever mailed from this workbook: where it never did, it may be unable."""
    return any(
        row.cells["soort"] == SENDING and row.cells["waarde"].startswith((BEGUN, SENT, REFUSED))
        for row in decided.rows
    )


def message_kind(id: str) -> str:
    """The kind that the id of a message names, whatever its cells say; "" when it names none."""
    return id.partition(":")[2].partition(":")[0]


def told_of(id: str) -> list[str]:
    """The codes of those whom the message with this id is about, in its order."""
    return _CODE.findall(id.partition(":")[0])


def may_read(id: str, reader: str) -> bool:
    """Whether the message with this id is for ``reader``, the id of a record."""
    codes, kind, last = told_of(id), message_kind(id), id.rpartition(":")[2]
    if kind in _SIDES:
        return [reader] == codes[_SIDES[kind] : _SIDES[kind] + 1]
    if _CODE.fullmatch(last):
        return reader == last
    return kind != INTAKE_LINK and reader in codes


def tells_of(text: str, contact: Contact) -> bool:
    """Whether a text says who somebody is now, and every way to reach them."""
    names = {contact.name, unlinked(contact.name)}
    ways = [*filter(None, (contact.email, contact.phone))]
    return names_one(text, names) and all(holds(text, way) for way in ways)


def names_one(text: str, names: Collection[str]) -> bool:
    return any(holds(text, name) for name in names if name)


def holds(text: str, part: str) -> bool:
    """Whether the part stands in the text, and is not a piece of a longer word."""
    return bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text))


def unlinked(name: str) -> str:
    """A name as it stands in a letter: a web address in it is nothing to click on.

    Who signs up may write anything as their name, and the other side trusts our letters.
    """
    return _DOT_OF_ADDRESS.sub(r"\g<0> ", _SCHEME.sub(": ", name))


_DOT_OF_ADDRESS = re.compile(r"[.\u3002\uff0e\uff61](?=\w{2}|\d)")
_SCHEME = re.compile(r":(?=[/\\])")


def group_link(
    group: str, city: str | None, language: str, site: str, today: date
) -> dict[str, Value]:
    """To the lead of a new group: the link with which the others sign up."""
    texts = texts_for(GROUP_LINK, language)[0]
    link = _member_link(group, city, texts.language, site)
    text = texts.filled(GROUP_LINK, {"link": link, "group": group})
    id, to = f"{group}:{GROUP_LINK}", f"contactpersoon van {group}"
    return _row(id, GROUP_LINK, to, group, texts.name, text, today)


def _member_link(group: str, city: str | None, language: str, site: str) -> str:
    where = f"#groep={group}" + (f"&stad={city}" if city else "")
    return page_address("member", language, site) + where


def intake_link(
    id: str, form: str, record: str, token: str, until: date, site: str, today: date
) -> dict[str, Value]:
    """To the coordinator: the link to a record's intake; ``id`` is that of its key.

    While nobody said where the site is (``site`` is "") it says what to do instead of it.
    """
    texts = load_texts("nl")
    words: dict[str, Word] = {
        "link": locked_address(form, "nl", site, token),
        "record": record,
        "until": until,
        "tab": INTAKES[form].tab,
    }
    text = texts.filled(INTAKE_LINK if site else INTAKE_LINK + UNLINKED, words)
    return _row(id, INTAKE_LINK, "coördinator", "", texts.name, text, today)


def case_link(
    id: str, organisation: str, language: str, token: str, until: date, site: str, today: date
) -> dict[str, Value]:
    """To an organisation: the link with which it enters cases; ``id`` is that of its key."""
    texts = texts_for(CASE_LINK, language)[0]
    link = locked_address(CASE, texts.language, site, token)
    text = texts.filled(CASE_LINK, {"link": link, "until": until})
    to = f"organisatie {organisation}"
    return _row(id, CASE_LINK, to, organisation, texts.name, text, today)


def change_link(
    id: str, to: str, reader: str, language: str, token: str, until: date, site: str, today: date
) -> dict[str, Value]:
    """To somebody with a record: the link with which they change something, or stop.

    ``id`` is that of the key, ``to`` what stands under «aan», ``reader`` the id of the record.
    """
    told = [
        texts.filled(
            CHANGE_LINK,
            {"link": locked_address(CHANGE, texts.language, site, token), "until": until},
        )
        for texts in texts_for(CHANGE_LINK, language)
    ]
    name = name_of(CHANGE_LINK, language)
    return _row(id, CHANGE_LINK, to, reader, name, joined(told), today)


def receipt(to: str, reader: str, language: str, today: date) -> dict[str, Value]:
    """To who signed up: that it came in, under which code, and what happens next.

    ``to`` is what stands under «aan», ``reader`` the id of the record.
    """
    told = [texts.filled(RECEIVED, {"code": reader}) for texts in texts_for(RECEIVED, language)]
    name = name_of(RECEIVED, language)
    return _row(f"{reader}:{RECEIVED}", RECEIVED, to, reader, name, joined(told), today)


def newsletter_link(
    id: str, reader: str, language: str, token: str, site: str, since: date
) -> dict[str, Value]:
    """To an address that asked for the newsletter: the link to say yes, or no; ``id`` is that of
    its key, ``reader`` the id of the address. It is to be sent within a week ``since`` that day."""
    texts = texts_for(NEWSLETTER_LINK, language)[0]
    link = locked_address(NEWSLETTER_CHOICE, texts.language, site, token)
    text = texts.filled(NEWSLETTER_LINK, {"link": link})
    to = f"nieuwsbrief {reader}"
    return _row(id, NEWSLETTER_LINK, to, reader, texts.name, text, since)


def match_messages(
    household: Contact, sponsor: Contact, match: str, today: date, hosted: bool
) -> tuple[dict[str, Value], dict[str, Value]]:
    """To both sides of a new match (its id): who the other is, and how to reach them.

    ``hosted`` says that the sponsor is a host, who has a home and no group.
    """
    sides = (
        (TO_HOUSEHOLD, f"huishouden {household.id}", household, sponsor),
        (TO_SPONSOR, f"sponsor {sponsor.id}", sponsor, household),
    )
    to_household, to_sponsor = (
        _letter(f"{match}:{kind}", kind, HOSTED if hosted else "", to, reader, other, today)
        for kind, to, reader, other in sides
    )
    return to_household, to_sponsor


def new_contact_message(
    kind: str, number: int, match: str, reader: Contact, other: Contact, today: date
) -> dict[str, Value]:
    """To a side of a match (its id) that was told before: who the other side's contact is now.

    ``kind`` is one of ``NEW_CONTACT``, ``number`` 2 for the first letter after that of the match.
    """
    to = f"{'huishouden' if kind == NEW_TO_HOUSEHOLD else 'sponsor'} {reader.id}"
    return _letter(f"{match}:{kind}:{number}:{reader.id}", kind, "", to, reader, other, today)


def letter_number(id: str) -> int:
    """Which letter of its side the id of one of ``NEW_CONTACT`` names; 1 of any other."""
    number = id.split(":")[2:3]
    known = message_kind(id) in NEW_CONTACT and number and number[0].isdecimal()
    return int(number[0]) if known else 1


def group_messages(
    name: str,
    units: Sequence[Contact],
    group: str,
    contact: Contact | None,
    city: str | None,
    site: str,
    today: date,
) -> Iterator[dict[str, Value]]:
    """To everybody in a group that volunteers formed or joined: who the others are, and the link
    with which each signs up as a member.

    ``units`` are one contact for each unit of volunteers, ``contact`` is that of the group (its
    code) when it was there already. ``name`` holds everybody's code; the ids begin with it.
    """
    readers = [(f"vrijwilliger {one.id}", one) for one in units]
    kind = GROUP_FORMED if contact is None else GROUP_JOINED
    if contact is not None:
        readers.append((f"contactpersoon van {group}", contact))
    for to, reader in readers:
        own = GROUP_GROWS if reader is contact else kind
        texts = texts_for(own, reader.language)[0]
        others = [
            f"{unlinked(one.name)}\n{_reach(texts, one)}" for _, one in readers if one is not reader
        ]
        link = _member_link(group, city, texts.language, site)
        words: dict[str, Word] = {
            "name": unlinked(reader.name),
            "others": "\n\n".join(others) or texts.filled("nobody_else", {}),
            "link": link if site else texts.filled("no_link", {}),
            "group": group,
        }
        told = f"{to}, groep {group}" if reader is not contact else to
        text = texts.filled(own, words)
        yield _row(f"{name}:{own}:{reader.id}", own, told, reader.id, texts.name, text, today)


def _letter(
    id: str, kind: str, hosted: str, to: str, reader: Contact, other: Contact, today: date
) -> dict[str, Value]:
    """A letter that tells who the other side is; ``hosted`` stands behind the kind of its text."""
    told = [
        texts.filled(
            kind + hosted,
            {
                "name": unlinked(reader.name),
                "other": unlinked(other.name),
                "reach": _reach(texts, other),
            },
        )
        for texts in texts_for(kind + hosted, reader.language)
    ]
    return _row(id, kind, to, reader.id, name_of(kind, reader.language), joined(told), today)


@dataclass(frozen=True)
class Letter:
    """A text that is to stand ready for somebody, without a word about who they are.

    ``id`` names the text, so that it is written once; it begins with that of the pair, match or
    household it is about. ``kind`` is one of ``COMING_AND_GOING``, ``to`` what stands under «aan»,
    ``reader`` the id of the record that it is for. ``due`` is the last day to send it, None when
    that follows from the day on which it is written.
    """

    id: str
    kind: str
    to: str
    reader: str
    due: date | None = None
    words: Mapping[str, Word] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()


def letter_cells(
    letter: Letter, language: str, site: str = "", token: str = ""
) -> dict[str, Value]:
    """The cells of a letter in the reader's language; its last day only where that is known.

    ``token`` opens the form with which the reader tells how their match goes; "" when there is no
    such form to link to.
    """
    told = []
    for texts in texts_for(letter.kind, language):
        form = _form_link(texts, site, token) if token else ""
        about = texts.about(letter.facts)
        told.append(texts.filled(letter.kind, {**letter.words, "facts": about, "form": form}))
    due: dict[str, Value] = {"uiterlijk": letter.due} if letter.due else {}
    return {
        **due,
        "id": letter.id,
        "aan": letter.to,
        "voor": letter.reader,
        "taal": name_of(letter.kind, language),
        "soort": letter.kind,
        "tekst": joined(told),
    }


def _form_link(texts: Texts, site: str, token: str) -> str:
    link = locked_address(CHECK_IN, texts.language, site, token)
    return "\n\n" + texts.filled("form_link", {"link": link})


def texts_for(kind: str, language: str) -> list[Texts]:
    """The texts in which to write: those of the language, and the Dutch ones beside them while
    nobody has checked the others. Dutch alone where the language has no such text.
    """
    own, dutch = load_texts(language), load_texts(LANGUAGES[0])
    if kind not in own.texts:
        return [dutch]
    return [own] if own.checked else [own, dutch]


def joined(told: Sequence[str]) -> str:
    """A text, with the Dutch one under it if there are two."""
    return f"\n\n{DUTCH}\n\n".join(told)


def name_of(kind: str, language: str) -> str:
    """What stands under ``taal`` at a text of this kind."""
    first, *others = texts_for(kind, language)
    return first.name + (NOT_CHECKED if others else "")


def _reach(texts: Texts, other: Contact) -> str:
    lines = [
        *([texts.filled("phone", {"phone": other.phone})] if other.phone else []),
        *([texts.filled("email", {"email": other.email})] if other.email else []),
    ]
    return "\n".join(lines) or texts.filled("no_address", {})


def page_address(form: str, language: str, site: str) -> str:
    """The address of a form's page; without ``site`` the path on whatever serves the site.

    A form that is not there in ``language`` is given in Dutch.
    """
    asked = load_forms()[form]
    offered = language if language in asked.languages else LANGUAGES[0]
    return f"{site.rstrip('/')}{address(asked, offered)}"


def locked_address(form: str, language: str, site: str, token: str) -> str:
    """As ``page_address``, with the token that opens the form where no server reads it."""
    return f"{page_address(form, language, site)}#sleutel={token}"


def _row(
    id: str, kind: str, to: str, reader: str, language: str, text: str, today: date
) -> dict[str, Value]:
    """``reader`` is the id of the record that the text is for; "" for the coordinator.

    ``language`` is what stands under ``taal``.
    """
    return {
        "id": id,
        "aan": to,
        "voor": reader,
        "taal": language,
        "soort": kind,
        "tekst": text,
        "uiterlijk": today + SEND_WITHIN,
        **({"versturen": SEND} if kind in AUTOMATIC else {}),
    }
