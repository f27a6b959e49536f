"""Texts that stand ready in ``Berichten``, for people to send: made once, never changed.

No text before a match says who somebody is: the row holds a code and a role. Only the letters
after everybody said yes, both sides of a match or all who form a group, hold the names and contact
details of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from intake.errors import BadInput
from intake.form import address
from intake.records import Contact
from intake.rows import LANGUAGE_NAMES
from intake.schema import load_forms
from intake.workbook import Value

TEXTS = Path(__file__).parent / "messages"

GROUP_LINK = "groepslink"
INTAKE_LINK = "intake-link"
TO_HOUSEHOLD = "koppeling-huishouden"
TO_SPONSOR = "koppeling-sponsor"
HOSTED = "-logeren"
"""Behind the kind of a letter: its text where the sponsor is a host."""

GROUP_FORMED = "groep-gevormd"
GROUP_JOINED = "groep-erbij"
GROUP_GROWS = "groep-aangevuld"

WORDS: Mapping[str, frozenset[str]] = {
    "phone": frozenset({"phone"}),
    "email": frozenset({"email"}),
    "no_address": frozenset(),
    "nobody_else": frozenset(),
    GROUP_LINK: frozenset({"link", "group"}),
    INTAKE_LINK: frozenset({"link", "record", "until"}),
    TO_HOUSEHOLD: frozenset({"name", "other", "reach"}),
    TO_SPONSOR: frozenset({"name", "other", "reach"}),
    TO_HOUSEHOLD + HOSTED: frozenset({"name", "other", "reach"}),
    TO_SPONSOR + HOSTED: frozenset({"name", "other", "reach"}),
    GROUP_FORMED: frozenset({"name", "others", "link", "group"}),
    GROUP_JOINED: frozenset({"name", "others", "link", "group"}),
    GROUP_GROWS: frozenset({"name", "others", "link", "group"}),
}
"""What is filled in in each text."""

DAYS_TO_SEND = 7


@cache
def load_texts(language: str, folder: Path = TEXTS) -> Mapping[str, str]:
    """Every text in ``language`` by kind; BadInput names the file and what is wrong in it."""
    path = folder / f"{language}.yml"
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    if not isinstance(raw, dict) or set(raw) != set(WORDS):
        raise BadInput(f"{path.name}: expected the texts {', '.join(WORDS)}.")
    for kind, text in raw.items():
        try:
            str(text).format(**dict.fromkeys(WORDS[kind], ""))
        except (KeyError, IndexError, ValueError) as error:
            raise BadInput(f"{path.name}: {kind}: cannot fill in {error}.") from error
    return {kind: str(text) for kind, text in raw.items()}


def group_link(
    group: str, city: str | None, language: str, site: str, today: date
) -> dict[str, Value]:
    """To the lead of a new group: the link with which the others sign up."""
    link = _member_link(group, city, language, site)
    text = load_texts(language)[GROUP_LINK].format(link=link, group=group)
    id, to = f"{group}:{GROUP_LINK}", f"contactpersoon van {group}"
    return _row(id, GROUP_LINK, to, group, language, text, today)


def _member_link(group: str, city: str | None, language: str, site: str) -> str:
    where = f"#groep={group}" + (f"&stad={city}" if city else "")
    return page_address("member", language, site) + where


def intake_link(
    id: str, form: str, record: str, token: str, until: date, site: str, today: date
) -> dict[str, Value]:
    """To the coordinator: the link to a record's intake; ``id`` is that of its key."""
    text = load_texts("nl")[INTAKE_LINK].format(
        link=f"{page_address(form, 'nl', site)}#sleutel={token}",
        record=record,
        until=until.isoformat(),
    )
    return _row(id, INTAKE_LINK, "coördinator", "", "nl", text, today)


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
        _row(
            f"{match}:{kind}",
            kind,
            to,
            reader.id,
            reader.language,
            _letter(f"{kind}{HOSTED if hosted else ''}", reader, other),
            today,
        )
        for kind, to, reader, other in sides
    )
    return to_household, to_sponsor


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
        texts = load_texts(reader.language)
        others = [f"{one.name}\n{_reach(texts, one)}" for _, one in readers if one is not reader]
        text = texts[own].format(
            name=reader.name,
            others="\n\n".join(others) or texts["nobody_else"],
            link=_member_link(group, city, reader.language, site),
            group=group,
        )
        id, told = f"{name}:{own}:{reader.id}", f"{to}, groep {group}"
        to = told if reader is not contact else to
        yield _row(id, own, to, reader.id, reader.language, text, today)


def _letter(text: str, reader: Contact, other: Contact) -> str:
    texts = load_texts(reader.language)
    return texts[text].format(name=reader.name, other=other.name, reach=_reach(texts, other))


def _reach(texts: Mapping[str, str], other: Contact) -> str:
    lines = [
        *([texts["phone"].format(phone=other.phone)] if other.phone else []),
        *([texts["email"].format(email=other.email)] if other.email else []),
    ]
    return "\n".join(lines) or texts["no_address"]


def page_address(form: str, language: str, site: str) -> str:
    """The address of a form's page; without ``site`` the path on whatever serves the site."""
    return f"{site.rstrip('/')}{address(load_forms()[form], language)}"


def _row(
    id: str, kind: str, to: str, reader: str, language: str, text: str, today: date
) -> dict[str, Value]:
    """``reader`` is the id of the record that the text is for; "" for the coordinator."""
    return {
        "id": id,
        "aan": to,
        "voor": reader,
        "taal": LANGUAGE_NAMES[language],
        "soort": kind,
        "tekst": text,
        "uiterlijk": today + timedelta(days=DAYS_TO_SEND),
    }
