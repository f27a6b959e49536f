"""Workbooks as Google spreadsheets: ``landelijk``, and those that its registry names.

A person makes each spreadsheet and shares it with our account; nothing is ever created here. A
write is one batch, all or nothing, and it fails when another run wrote since we looked. What a
person does at the very moment of the write is seen when the write is read back, and set right.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from intake.errors import BadInput, ServiceFailed
from intake.google import Account, Patience, Rejected, Unavailable, Visit, sign_in, spreadsheet_id
from intake.sheets import FIELDS, Look, read_look
from intake.sheets_plan import Plan, plan
from intake.sheets_repair import correction
from intake.sheets_tabs import (
    HEADS,
    OUTLINE,
    head_ranges,
    read_heads,
    read_outline,
    setup_requests,
)
from intake.tabs import NATIONAL, REGISTRY, Tab, workbook_tabs
from intake.workbook import (
    Append,
    Change,
    Changed,
    Row,
    Snapshot,
    Table,
    Update,
    Workbook,
    after,
)

PREFIX = "google:"
"""What stands before the id of the spreadsheet of ``landelijk``, where else a folder stands."""

_ROUNDS = 4
"""How often a write is tried, or set right, before the run stops with a sentence."""


class OnlineWorkbooks:
    """The spreadsheets of one Samen Hier, from the ``address`` (or id) of that of ``landelijk``.

    ``BadInput`` when it is neither, or when this machine has no credentials for Google.
    """

    def __init__(
        self, address: str, account: Account | None = None, patience: Patience | None = None
    ) -> None:
        id = spreadsheet_id(address)
        if id is None:
            raise BadInput(
                f"{PREFIX}{address}: dit is geen spreadsheet van Google. Zet achter «{PREFIX}» het "
                "adres uit de browser, of het deel daarvan tussen /d/ en /edit."
            )
        self._national = id
        self._account = account or sign_in()
        self._patience = patience or Patience()
        self._first: _OnlineWorkbook | None = None
        self._visits: list[Visit] = []

    @property
    def folder(self) -> Path:
        """Where on this machine the journal of these workbooks is kept."""
        return Path("var") / "google" / self._national

    def all(self) -> dict[str, str]:
        """The id of ``landelijk``, and then of every area in its registry, by name."""
        national = self._open(NATIONAL, self._national)
        tables = national.read().tables
        national.keep_for_later()
        self._first = national
        return {NATIONAL: self._national, **self._checked(_areas(tables[REGISTRY.name]))}

    def _checked(self, areas: Mapping[str, str]) -> dict[str, str]:
        owner = {self._national: NATIONAL}
        found = {}
        for area, address in areas.items():
            id = spreadsheet_id(address)
            if id is None:
                raise BadInput(
                    f"{NATIONAL}, {REGISTRY.name}: «{address}» is geen spreadsheet van Google. "
                    f"Plak bij «{area}» het adres uit de browser."
                )
            if (other := owner.setdefault(id, area)) != area:
                raise BadInput(
                    f"{NATIONAL}, {REGISTRY.name}: «{area}» heeft dezelfde werkmap als «{other}». "
                    "Geef elk werkgebied een eigen spreadsheet."
                )
            found[area] = id
        return found

    @contextmanager
    def opened(self, area: str, address: str, *, wait: float = 10.0) -> Iterator[Workbook]:
        """The workbook of an area. Others may write in it as well: then our write is refused.

        ``wait`` is of no use here: nobody holds a spreadsheet for themselves.
        """
        first, self._first = self._first, None
        yield first if first and address == self._national else self._open(area, address)

    def _open(self, area: str, id: str) -> _OnlineWorkbook:
        return _OnlineWorkbook(self._visit(area, id), workbook_tabs(area))

    def _visit(self, area: str, id: str) -> Visit:
        visit = Visit(self._account, id, area, self._patience)
        self._visits.append(visit)
        return visit

    def renew_backup(self, address: str) -> None:
        """Nothing: the older versions are Google's, and a person removes them there."""

    def still_to_forget(self) -> str:
        return (
            "Google bewaart oudere versies van de spreadsheet. Maak een kopie zonder geschiedenis "
            "als ook daar niets mag blijven staan."
        )

    def spent(self) -> str:
        """What was asked of Google until now, as a sentence; the most that a workbook took."""
        reads = sum(visit.reads for visit in self._visits)
        writes = sum(visit.writes for visit in self._visits)
        most = max((visit.reads + visit.writes for visit in self._visits), default=0)
        return (
            f"Google Sheets: {reads} keer gelezen en {writes} keer geschreven; "
            f"hooguit {most} keer iets gevraagd voor een werkmap."
        )

    def setup(self, areas: Sequence[str]) -> list[str]:
        """Fills or repairs the spreadsheets; a Dutch sentence for everything that changed.

        ``areas`` are added to the registry: ``rotterdam=<address>``, or ``rotterdam`` alone while
        there is no spreadsheet yet. What people added is never touched.
        """
        named = dict(_named(area) for area in areas)
        self._checked({area: address for area, address in named.items() if address})
        said = self._setup(NATIONAL, self._national)
        registry = self._register(named)
        for area, id in self._checked(_areas(registry)).items():
            said += self._setup(area, id)
        without = (row for row in registry.rows if not row.cells["werkmap"])
        return [*said, *(self._wanted(registry, row) for row in without)]

    def _wanted(self, registry: Table, row: Row) -> str:
        return (
            f"{NATIONAL}, {REGISTRY.name}!{registry.address(row, 'werkmap')}: "
            f"«{row.cells['werkgebied']}» heeft nog geen werkmap. Maak een lege spreadsheet, deel "
            f"hem met {self._account.email or 'het serviceaccount'} als bewerker, plak hier zijn "
            "adres en draai dit commando nog eens."
        )

    def _register(self, named: Mapping[str, str]) -> Table:
        national = self._open(NATIONAL, self._national)
        registry = national.read().tables[REGISTRY.name]
        changes: list[Change] = []
        for area, address in named.items():
            rows = registry.by_key.get(area)
            if rows is None:
                changes.append(Append(REGISTRY.name, {"werkgebied": area, "werkmap": address}))
            elif address and rows[0].cells["werkmap"] != address:
                changes.append(Update(REGISTRY.name, rows[0], {"werkmap": address}))
        national.apply(changes)
        return after(registry, changes)

    def _setup(self, area: str, id: str) -> list[str]:
        setup = _Setup(self._visit(area, id), workbook_tabs(area), self._account.email)
        return setup.run()


def _areas(registry: Table) -> dict[str, str]:
    """The address of every area that has one."""
    cells = (row.cells for row in registry.rows)
    return {c["werkgebied"]: c["werkmap"] for c in cells if c["werkgebied"] and c["werkmap"]}


def _named(area: str) -> tuple[str, str]:
    name, _, address = area.partition("=")
    return name.strip(), address.strip()


def _new_version() -> str:
    return f"samenhier{secrets.token_hex(8)}"


class _Setup:
    """The making or mending of one spreadsheet; ``said`` tells what changed."""

    def __init__(self, visit: Visit, tabs: Sequence[Tab], email: str) -> None:
        self._visit, self._tabs, self._email = visit, tabs, email
        self._said: dict[str, None] = {}

    def run(self) -> list[str]:
        for _ in range(_ROUNDS):
            # A refusal too: somebody made or took away the same tab at that moment.
            if self._visit.patiently((Unavailable, Rejected), self._is_whole):
                return [*self._said]
        raise ServiceFailed(
            f"{self._visit.name}: iemand anders verandert nu de tabbladen van deze werkmap. "
            "Probeer het later opnieuw."
        )

    def _is_whole(self) -> bool:
        """Makes what is missing; whether it is certain now that nothing is."""
        outline = read_outline(self._visit.name, self._visit.read(OUTLINE))
        outline.heads = read_heads(self._visit.read(HEADS, head_ranges(outline)))
        version = _new_version()
        requests, sentences = setup_requests(outline, self._tabs, self._email, version)
        if not requests:
            return True
        self._said |= dict.fromkeys(sentences)
        self._visit.write(requests)
        return read_outline(self._visit.name, self._visit.read(OUTLINE)).version == version


class _OnlineWorkbook:
    """A spreadsheet that we read, and write when no other run did since."""

    def __init__(self, visit: Visit, tabs: Sequence[Tab]) -> None:
        self._visit = visit
        self._tabs = {tab.name: tab for tab in tabs}
        self._seen: Look | None = None
        self._kept: Look | None = None

    @property
    def name(self) -> str:
        return self._visit.name

    def keep_for_later(self) -> None:
        """Lets the next ``read`` give what was read last: to ask once for one command."""
        self._kept = self._seen

    def read(self) -> Snapshot:
        self._seen, self._kept = self._kept or self._look(), None
        return Snapshot({name: self._seen.table(tab) for name, tab in self._tabs.items()})

    def apply(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        first = _Write(self, lambda look, version: plan(look, self._tabs, changes, version))
        done = first.carry_out(self._seen.version if self._seen else None)
        for _ in range(_ROUNDS):
            if done is None:
                return
            before, planned = done
            now = self.look()
            correct = partial(correction, self._tabs, before, planned)
            if correct(now, "") is None:
                self.check(now)
                return
            done = _Write(self, correct, correcting=True).carry_out(now.version, now)
        raise ServiceFailed(
            f"{self.name}: er wordt druk in deze werkmap gewerkt, en het programma kan niet "
            "nagaan of alles op zijn plaats staat. Draai het nog eens als niemand hem open heeft."
        )

    def look(self) -> Look:
        """The spreadsheet as it is now, whatever is missing in it."""
        return read_look(self.name, self._visit.read(FIELDS))

    def check(self, look: Look) -> None:
        """``BadInput`` when a tab or column is missing, doubled or renamed."""
        look.check(tuple(self._tabs.values()))

    def write(self, planned: Plan) -> None:
        self._visit.write(planned.requests)

    def until_known(self, once: Callable[[], _Done]) -> _Done:
        """What ``once`` gives, tried again while the outcome is not known."""
        return self._visit.patiently(Unavailable, once)

    def _look(self) -> Look:
        look = self.look()
        self.check(look)
        return look


_Done = tuple[Look, Plan] | None
"""The look that a write was planned from, and the plan that landed; None: nothing to write."""


class _Write:
    """One write, in as many attempts as it takes, of which one lands.

    ``make`` plans it from a look, for the version that it is to make. ``correcting`` what landed
    elsewhere goes on when a person broke a tab meanwhile: the run stops after that.
    """

    def __init__(
        self,
        workbook: _OnlineWorkbook,
        make: Callable[[Look, str], Plan | None],
        *,
        correcting: bool = False,
    ) -> None:
        self._workbook = workbook
        self._make = make
        self._correcting = correcting
        self._version: str | None = None
        self._look: Look | None = None
        self._tried: dict[str, tuple[Look, Plan]] = {}

    def carry_out(self, version: str | None, look: Look | None = None) -> _Done:
        """``version`` is that of what was read; None when nothing was. ``look`` saves asking."""
        self._version, self._look = version, look
        return self._workbook.until_known(self._attempt)

    def _attempt(self) -> _Done:
        look, self._look = self._look or self._workbook.look(), None
        if look.version in self._tried:
            return self._tried[look.version]
        if not self._correcting:
            self._workbook.check(look)
        if self._version not in (None, look.version):
            raise Changed(
                f"{look.name}: een ander commando heeft intussen in deze werkmap geschreven. "
                "Er is niets geschreven. Probeer het opnieuw."
            )
        self._version = look.version
        next_version = _new_version()
        planned = self._make(look, next_version)
        if planned is None:
            return None
        self._tried[next_version] = (look, planned)
        try:
            self._workbook.write(planned)
        except Rejected as error:
            return self._after_refusal(error)
        return look, planned

    def _after_refusal(self, error: Rejected) -> tuple[Look, Plan]:
        """An attempt that seemed lost may have landed since; else somebody was ahead of us."""
        look = self._workbook.look()
        if look.version in self._tried:
            return self._tried[look.version]
        self._workbook.check(look)
        raise Changed(str(error)) from None
