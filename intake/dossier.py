"""Everything that a workbook holds about one record: to follow it, hand it over, or forget it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from intake.keys import without_tokens
from intake.kinds import BY_KEY, CHECK_IN, GROUPS, KINDS, MEMBERS, NEWSLETTER
from intake.rows import lead_id
from intake.tabs import DECIDED, INBOX, KEYS, LOOK_BACK, SUSPECTS
from intake.workbook import Append, Change, Delete, Row, Snapshot, Table, Value

_NAMING = (
    "id", "aanmelding", "wie", "over", "voor", "aan", "groep", "huishouden", "sponsor",
)  # fmt: skip
"""The columns of all tabs in which a code says what a row is about."""

INBOXES = (INBOX.name, SUSPECTS.name)

_FLOW = (
    *INBOXES, *(kind.tab for kind in KINDS), "Nieuwsbrief", "Wijzigingen", "Mogelijk dubbel",
    "Sleutels", "Groepen vormen", "Niet gekoppeld", "Voorstellen", "Koppelingen", "Berichten",
    "Terugblik", "Archief", "Vandaag", "Besluiten",
)  # fmt: skip
"""The tabs in the order in which a sign-up goes through them."""

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")


@dataclass(frozen=True)
class Found:
    """A row that is about the record: its tab, and where a person finds it.

    ``confided`` says that the other side of a match told it: nobody hears that but coordinators,
    so it goes when the record is forgotten, and is in no copy of it.
    """

    tab: str
    row: Row
    address: str
    confided: bool = False


@dataclass(frozen=True)
class Dossier:
    """The rows of one workbook about a record, and the ids of the submissions they came from.

    ``codes`` are the ids that it goes by; ``keys`` says of every key of the workbook whose it is,
    by the hash of its token.
    """

    rows: tuple[Found, ...]
    submissions: frozenset[str]
    codes: frozenset[str]
    keys: Mapping[str, str]


def dossier(snapshot: Snapshot, id: str) -> Dossier:
    """What the workbook holds about this record; of a group also what it holds about its lead."""
    codes = {id, lead_id(id)} if _is_in(snapshot, GROUPS.tab, id) else {id}
    sent, confided = _submissions(snapshot, codes), _confided(snapshot, codes)
    found = [
        Found(name, row, table.address(row, table.headers[0]), by_other)
        for name in sorted(snapshot.tables, key=_place)
        for table in [snapshot.tables[name]]
        for row in table.rows
        for by_other in [_submission_of(name, row) in confided]
        if by_other or _is_about(name, row, codes, sent)
    ]
    keys = {row.cells["sleutel"]: row.cells["voor"] for row in snapshot.tables[KEYS.name].rows}
    return Dossier(tuple(found), frozenset(sent | confided), frozenset(codes), keys)


def _place(name: str) -> int:
    return _FLOW.index(name) if name in _FLOW else len(_FLOW)


def _is_in(snapshot: Snapshot, tab_name: str, id: str) -> bool:
    return id in snapshot.tables[tab_name].by_key


def _submissions(snapshot: Snapshot, codes: Collection[str]) -> set[str]:
    """The submissions that the record was made of, or that changed it."""
    keys = {
        row.cells["sleutel"]
        for row in snapshot.tables["Sleutels"].rows
        if row.cells["voor"] in codes
    }
    # An address that was sent in the place of another has an id of its own.
    addresses = {
        row.cells["id"]: row.cells["over"]
        for row in snapshot.tables["Besluiten"].rows
        if row.cells["soort"] == "nieuwsbrief"
    }
    sent = {
        row.cells["inzending"]
        for name in INBOXES
        for row in snapshot.tables[name].rows
        if _made(row, addresses) & set(codes) or _opened_with(row, keys)
    }
    decided = [
        (row.cells["id"], row.cells["over"])
        for row in snapshot.tables["Besluiten"].rows
        if row.cells["soort"] in ("wijziging", "intake", "terugblik", "nieuwsbrief")
    ]
    return sent | {line.rpartition(":")[0] or line for line, about in decided if about in codes}


def _opened_with(row: Row, keys: Collection[str]) -> bool:
    """Whether it is about a record that is there and came with one of its keys.

    A case that came with that of an organisation is about others.
    """
    key = row.cells["sleutel"]
    return bool(key) and key in keys and row.cells["formulier"] in BY_KEY


def _confided(snapshot: Snapshot, codes: Collection[str]) -> set[str]:
    """What the other side of a match told of it: the submissions."""
    keys = {
        row.cells["sleutel"]
        for row in snapshot.tables["Sleutels"].rows
        if row.cells["formulier"] == CHECK_IN
        and row.cells["voor"] not in codes
        and not set(CODE.findall(row.cells["id"])).isdisjoint(codes)
    }
    told = {
        row.cells["inzending"]
        for name in INBOXES
        for row in snapshot.tables[name].rows
        if _opened_with(row, keys)
    }
    return told | {
        row.cells["id"]
        for row in snapshot.tables[LOOK_BACK].rows
        if row.cells["wie"] not in codes
        and not set(CODE.findall(row.cells["koppeling"])).isdisjoint(codes)
    }


def _submission_of(name: str, row: Row) -> str:
    """The submission that a row of these tabs was made of; "" in the others."""
    if name in INBOXES:
        return row.cells["inzending"]
    return row.cells["id"] if name in (LOOK_BACK, "Besluiten") else ""


def _made(row: Row, addresses: Mapping[str, str]) -> set[str]:
    """The ids of the records that a submission makes; ``addresses`` are those of the newsletter."""
    reference = row.cells["aanmelding"]
    if row.cells["formulier"] == NEWSLETTER:
        return {addresses.get(row.cells["inzending"]) or reference}
    return {reference, lead_id(reference)} if row.cells["formulier"] == GROUPS.form else {reference}


def _is_about(name: str, row: Row, codes: Collection[str], sent: Collection[str]) -> bool:
    if name in INBOXES:
        return row.cells["inzending"] in sent
    if _submission_of(name, row) in sent:
        return True
    if name in ("Wijzigingen", "Besluiten") and row.cells["id"].rpartition(":")[0] in sent:
        return True
    headers = [header for header in _NAMING if header in row.cells and not _is_other(name, header)]
    named = (code for header in headers for code in CODE.findall(row.cells[header]))
    return any(code in codes for code in named)


def _is_other(name: str, header: str) -> bool:
    """Whether the column names somebody else: a member's row names their group."""
    return name == MEMBERS.tab and header == "groep"


FORGOTTEN = "vergeten"
"""The kind of a line of ``Besluiten`` that says that a submission was forgotten, and not whose."""


def forgetting(found: Dossier, today: date) -> list[Change]:
    """What removes all of it from the workbook.

    What stays is a line for each submission, under the SHA-256 of its id: a journal elsewhere, that
    still has it, would put it back.
    """
    gone: list[Change] = [Delete(each.tab, each.row) for each in found.rows]
    lines: list[Change] = [
        Append(DECIDED.name, forgotten_line(id, today)) for id in sorted(found.submissions)
    ]
    return [*gone, *lines]


def forgotten_line(submission: str, today: date) -> dict[str, Value]:
    """The line of ``Besluiten`` that says that the submission was forgotten."""
    return {"id": _line(submission), "soort": FORGOTTEN, "gezien op": today}


def forgotten(decided: Table, ids: Iterable[str]) -> set[str]:
    """Those of the submissions that were forgotten, as ``Besluiten`` tells."""
    return {id for id in ids if _line(id) in decided.by_key}


def _line(submission: str) -> str:
    return f"{FORGOTTEN}:{sha256(submission.encode()).hexdigest()[:24]}"


def contents(found: Dossier) -> dict[str, list[Mapping[str, str]]]:
    """Every cell that is filled, by tab; no token, since that of another may be in a link."""
    held: dict[str, list[Mapping[str, str]]] = {}
    for each in found.rows:
        if each.confided:
            continue
        filled = {header: text for header, text in each.row.cells.items() if text}
        cells = {header: without_tokens(text) for header, text in filled.items()}
        held.setdefault(each.tab, []).append(cells)
    return held
