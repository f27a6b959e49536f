"""What the workbooks hold, counted in the workbooks themselves: nothing is taken on trust."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.kinds import GROUPS, HOSTS, HOUSEHOLDS, KINDS, VOLUNTEERS
from intake.tabs import NATIONAL
from made_up.desk import Rows, tabs_of
from made_up.sender import Sent

RECORD_TABS = {kind.form: kind.tab for kind in KINDS}
"""Where the record of a form stands."""

_MATCHED = "koppelen"


@dataclass(frozen=True)
class Counted:
    """One workbook in numbers; ``lines`` are in the order in which a person reads them."""

    name: str
    lines: Mapping[str, int]
    problems: Mapping[str, int]
    reasons: Sequence[tuple[str, int]]
    certificate: str


@dataclass(frozen=True)
class Books:
    """All workbooks of a folder: by name, and in each by tab, the rows."""

    tabs: Mapping[str, Mapping[str, Rows]]

    def rows(self, tab: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The rows of a tab in every workbook, with the workbook's name."""
        for name, tabs in self.tabs.items():
            for row in tabs[tab].values():
                yield name, row


def read_books(folder: Path) -> Books:
    """The workbooks as they stand on the disk now."""
    return Books({path.stem: tabs_of(path) for path in sorted(folder.glob("*.xlsx"))})


def unaccounted(books: Books, sent: Iterable[Sent]) -> list[str]:
    """What is wrong with a confirmed submission, one sentence each; none when nothing is lost."""
    found = _Whereabouts(books)
    confirmed = {one.reference: one.sign_up.form for one in sent if one.reference}
    return [
        f"{reference} ({form}): {wrong}"
        for reference, form in confirmed.items()
        if (wrong := found.wrong(reference, form))
    ]


def whereabouts(books: Books, sent: Iterable[Sent]) -> Counter[str]:
    """How many confirmed submissions are a record, a change, an intake or a problem."""
    found = _Whereabouts(books)
    confirmed = {one.reference: one.sign_up.form for one in sent if one.reference}
    return Counter(found.kind(reference, form) for reference, form in confirmed.items())


class _Whereabouts:
    """Where every reference of the Inboxes came to rest."""

    def __init__(self, books: Books) -> None:
        self._records = Counter(
            (form, row["id"]) for form, tab in RECORD_TABS.items() for _, row in books.rows(tab)
        )
        self._changes = {row["id"].rpartition(":")[0] for _, row in books.rows("Wijzigingen")}
        self._intakes = {
            row["id"] for _, row in books.rows("Besluiten") if row["soort"] == "intake"
        }
        self._problems = {
            (name, row["waar"].partition("!")[2].lstrip("ABCDEFGH"))
            for name, row in books.rows("Vandaag")
            if row["wat"] == "probleem" and row["waar"].startswith("Inbox!")
        }
        self._landed: dict[str, list[str]] = {}
        self._named: set[str] = set()
        for name, tabs in books.tabs.items():
            for number, row in tabs["Inbox"].items():
                self._landed.setdefault(row["aanmelding"], []).append(row["inzending"])
                if (name, str(number)) in self._problems:
                    self._named.add(row["aanmelding"])

    def kind(self, reference: str, form: str) -> str:
        """What the submission became; "" when it is nowhere."""
        if self._records[form, reference]:
            return "rij"
        submissions = set(self._landed.get(reference, ()))
        if submissions & self._intakes:
            return "intake"
        if submissions & self._changes:
            return "wijziging"
        return "probleem" if reference in self._named else ""

    def wrong(self, reference: str, form: str) -> str:
        """Why the submission is not there exactly once; "" when it is."""
        landed = self._landed.get(reference, [])
        if not landed:
            return "staat in geen enkele Inbox"
        if len(set(landed)) < len(landed):
            return "staat dubbel in een Inbox"
        if self._records[form, reference] > 1:
            return f"is {self._records[form, reference]} rijen geworden"
        if not self.kind(reference, form):
            return "is geen rij, geen wijziging, geen intake en geen probleem"
        return ""


def count(books: Books, sent: Sequence[Sent]) -> list[Counted]:
    """Each workbook in numbers, with what was sent to it."""
    return [_counted(name, tabs, _sent_to(name, books, sent)) for name, tabs in books.tabs.items()]


def _sent_to(name: str, books: Books, sent: Iterable[Sent]) -> list[Sent]:
    """What was meant for a workbook: by the Inbox it landed in, or else by the city chosen."""
    homes = {row["aanmelding"]: area for area, row in books.rows("Inbox")}

    def home(one: Sent) -> str:
        city = str(one.sign_up.answers.get("city", ""))
        return homes.get(one.reference or "", city if city in books.tabs else NATIONAL)

    return [one for one in sent if home(one) == name]


def _counted(name: str, tabs: Mapping[str, Rows], sent: Sequence[Sent]) -> Counted:
    stands = Counter(row["stand"] for row in tabs["Voorstellen"].values())
    groups = Counter(row["stand"] for row in tabs["Groepen vormen"].values())
    problems = {
        tab: sum(bool(row.get("probleem")) for row in rows.values()) for tab, rows in tabs.items()
    }
    waiting = [row for row in tabs["Niet gekoppeld"].values() if row["soort"] == "huishouden"]
    lines = {
        "keer op «versturen» gedrukt": sum(
            one.refused + one.sign_up.presses * bool(one.reference) for one in sent
        ),
        "bevestigd": len({one.reference for one in sent} - {None}),
        "teruggestuurd om te verbeteren": sum(one.refused for one in sent),
        "daarna weggegaan": sum(one.reference is None for one in sent),
        **{kind.more: _with_id(tabs[kind.tab]) for kind in KINDS},
        "regels in Wijzigingen": len(tabs["Wijzigingen"]),
        "rijen met een probleem": sum(problems.values()),
        **{
            f"{kind.more} klaar voor een koppeling": _ready(tabs[kind.tab])
            for kind in (HOUSEHOLDS, GROUPS, HOSTS)
        },
        "vrijwilligers klaar voor een groep": _ready(tabs[VOLUNTEERS.tab]),
        "voorstellen": stands["voorstel"],
        "voorgelegd of vastgezet": stands["voorgelegd"] + stands["vastgezet"],
        "koppelingen": len(tabs["Koppelingen"]),
        "groepen van vrijwilligers voorgesteld": groups["voorstel"] + groups["voorgelegd"],
        "groepen van vrijwilligers gevormd": groups["gevormd"],
        "huishoudens niet gekoppeld": len(waiting),
    }
    runs = [row["uitkomst"] for row in tabs["Logboek"].values() if row["wat"] == _MATCHED]
    return Counted(
        name,
        lines,
        {tab: number for tab, number in problems.items() if number},
        _reasons(waiting),
        re.split(r"Problemen: [0-9]+\. ", runs[-1])[-1] if runs else "nog niet gekoppeld",
    )


def _with_id(rows: Rows) -> int:
    return sum(bool(row["id"]) for row in rows.values())


def _ready(rows: Rows) -> int:
    return sum(
        row["status"] in ("klaar", "voorgelegd", "actief", "in groep") for row in rows.values()
    )


def _reasons(waiting: Iterable[Mapping[str, str]]) -> list[tuple[str, int]]:
    """The reasons named most, each counted once a household, without its own numbers and codes."""
    named = Counter(
        reason
        for row in waiting
        for reason in {_plain(part) for part in re.split(r"(?<=\.) ", _why(row))}
    )
    return sorted(named.items(), key=lambda item: (-item[1], item[0]))[:3]


def _why(row: Mapping[str, str]) -> str:
    """Who is not ready is told by what is missing."""
    not_ready = row["waarom niet"] == "Nog niet klaar."
    return row["wat zou helpen"] if not_ready else row["waarom niet"]


def _plain(reason: str) -> str:
    return re.sub(r"^\d+ (van de \d+|keer)(: | )", "", reason)
