"""Everything that a workbook holds about one record: to follow it, hand it over, or forget it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from intake.kinds import GROUPS, KINDS, MEMBERS
from intake.rows import lead_id
from intake.tabs import DECIDED, tab
from intake.workbook import Append, Change, Delete, Row, Snapshot, Table

_NAMING = (
    "id", "aanmelding", "wie", "over", "voor", "aan", "groep", "huishouden", "sponsor",
)  # fmt: skip
"""The columns of all tabs in which a code says what a row is about."""

_TOLD = (
    "formulier", "ontvangen", "status", "aangemeld", "stand", "soort", "wat", "sinds",
    "geldig tot", "uiterlijk", "wanneer", "dagen wacht", "besluit", "antwoord huishouden",
    "antwoord sponsor", "kennismaking op", "overnemen", "oordeel", "verstuurd op",
)  # fmt: skip
"""The columns that tell how far something is, and never who somebody is."""

_FLOW = (
    "Inbox", *(kind.tab for kind in KINDS), "Wijzigingen", "Mogelijk dubbel", "Sleutels",
    "Berichten",
    "Groepen vormen", "Niet gekoppeld", "Voorstellen", "Koppelingen", "Besluiten", "Vandaag",
)  # fmt: skip
"""The tabs in the order in which a sign-up goes through them."""

_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")
_DAY = re.compile(r"[0-9T:. Z-]*")


@dataclass(frozen=True)
class Found:
    """A row that is about the record: its tab, and where a person finds it."""

    tab: str
    row: Row
    address: str


@dataclass(frozen=True)
class Dossier:
    """The rows of one workbook about a record, and the ids of the submissions they came from."""

    rows: tuple[Found, ...]
    submissions: frozenset[str]


def dossier(snapshot: Snapshot, id: str) -> Dossier:
    """What the workbook holds about this record; of a group also what it holds about its lead."""
    codes = {id, lead_id(id)} if _is_in(snapshot, GROUPS.tab, id) else {id}
    sent = _submissions(snapshot, codes)
    found = [
        Found(name, row, table.address(row, table.headers[0]))
        for name in sorted(snapshot.tables, key=_place)
        for table in [snapshot.tables[name]]
        for row in table.rows
        if _is_about(name, row, codes, sent)
    ]
    return Dossier(tuple(found), frozenset(sent))


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
    sent = {
        row.cells["inzending"]
        for row in snapshot.tables["Inbox"].rows
        if _made(row) & set(codes) or row.cells["sleutel"] in keys - {""}
    }
    decided = [
        (row.cells["id"], row.cells["over"])
        for row in snapshot.tables["Besluiten"].rows
        if row.cells["soort"] in ("wijziging", "intake")
    ]
    return sent | {line.rpartition(":")[0] or line for line, about in decided if about in codes}


def _made(row: Row) -> set[str]:
    """The ids of the records that a submission makes."""
    reference = row.cells["aanmelding"]
    return {reference, lead_id(reference)} if row.cells["formulier"] == GROUPS.form else {reference}


def _is_about(name: str, row: Row, codes: Collection[str], sent: Collection[str]) -> bool:
    if name == "Inbox":
        return row.cells["inzending"] in sent
    if name in ("Wijzigingen", "Besluiten") and row.cells["id"].rpartition(":")[0] in sent:
        return True
    headers = [header for header in _NAMING if header in row.cells and not _is_other(name, header)]
    named = (code for header in headers for code in _CODE.findall(row.cells[header]))
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
        Append(DECIDED.name, {"id": _forgotten_line(id), "soort": FORGOTTEN, "gezien op": today})
        for id in sorted(found.submissions)
    ]
    return [*gone, *lines]


def forgotten(decided: Table, ids: Iterable[str]) -> set[str]:
    """Those of the submissions that were forgotten, as ``Besluiten`` tells."""
    return {id for id in ids if _forgotten_line(id) in decided.by_key}


def _forgotten_line(submission: str) -> str:
    return f"{FORGOTTEN}:{sha256(submission.encode()).hexdigest()[:24]}"


def steps(found: Dossier) -> Iterator[str]:
    """A line for each row: where it stands and how far it is, without any name or contact."""
    for each in found.rows:
        told = ", ".join(f"{header}: {text}" for header, text in _told(each))
        yield f"{each.tab}!{each.address}" + (f" ({told})" if told else "")


def _told(found: Found) -> Iterator[tuple[str, str]]:
    columns = {column.header: column for column in tab(found.tab).columns}
    for header in _TOLD:
        column, text = columns.get(header), found.row.cells.get(header, "")
        if column is None or not text:
            continue
        # In a people's cell anything may stand, a name as well: only what is expected is told.
        known = column.owner == "machine" or text in column.options or _DAY.fullmatch(text)
        yield header, text if known else "iets anders"
    if found.row.cells.get("probleem"):
        lines = found.row.cells["probleem"].splitlines()
        yield "problemen", str(len(lines))


def contents(found: Dossier) -> dict[str, list[Mapping[str, str]]]:
    """Every cell that is filled, by tab."""
    held: dict[str, list[Mapping[str, str]]] = {}
    for each in found.rows:
        cells = {header: text for header, text in each.row.cells.items() if text}
        held.setdefault(each.tab, []).append(cells)
    return held
