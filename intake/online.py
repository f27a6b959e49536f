"""Workbooks as Google spreadsheets: ``landelijk``, and those that its registry names.

A person makes each spreadsheet and shares it with our account; nothing is ever created here. A
write is one batch, all or nothing, and it fails when another run wrote since we looked. What a
person does at the very moment of the write is seen when the write is read back, and set right.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from intake.errors import BadInput, SamenHierError, ServiceFailed
from intake.google import (
    Account,
    Patience,
    Rejected,
    Spent,
    Unavailable,
    Visit,
    sign_in,
    spreadsheet_id,
)
from intake.registry import Addresses, Registry, read_registry
from intake.sheets import FIELDS, Look, read_look
from intake.sheets_plan import Plan, plan
from intake.sheets_repair import correction
from intake.sheets_tabs import (
    HEADS,
    OUTLINE,
    Outline,
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
    check_has_headers,
    check_nothing_orphaned,
    check_renamed,
    named_columns,
)

PREFIX = "google:"
"""What stands before the id of the spreadsheet of ``landelijk``, where else a folder stands."""

_VAR = Path(__file__).parent.parent / "var"
_HOPELESS = 2
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
        self._spent = Spent()
        self._failed_in_a_row = 0
        self.problems: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where on this machine the journal of these workbooks is kept."""
        return _VAR / "google" / self._national

    def all(self) -> dict[str, str]:
        """The id of ``landelijk``, and then of every area in its registry, by name."""
        national = self._open(NATIONAL, self._national)
        registry = self._read_registry(national.registry())
        self._first = national
        return {NATIONAL: self._national, **registry.addresses}

    def _read_registry(self, table: Table) -> Registry:
        registry = read_registry(table, _SPREADSHEETS, self._national)
        self.problems = tuple(f"{NATIONAL}, {problem}" for problem in registry.problems)
        return registry

    @contextmanager
    def opened(self, area: str, address: str, *, wait: float = 10.0) -> Iterator[Workbook]:
        """The workbook of an area. Others may write in it as well: then our write is refused.

        ``wait`` is of no use here: nobody holds a spreadsheet for themselves. When Google was out
        of reach for two workbooks in a row, the next ones are asked once and not waited for.
        """
        first, self._first = self._first, None
        try:
            yield first if first and address == self._national else self._open(area, address)
        except Unavailable:
            self._failed_in_a_row += 1
            raise
        self._failed_in_a_row = 0

    def _open(self, area: str, id: str) -> _OnlineWorkbook:
        return _OnlineWorkbook(self._visit(area, id), workbook_tabs(area))

    def _visit(self, area: str, id: str) -> Visit:
        hopeless = self._failed_in_a_row >= _HOPELESS
        patience = replace(self._patience, tries=1) if hopeless else self._patience
        return Visit(self._account, id, area, patience, self._spent)

    def renew_backup(self, address: str) -> None:
        """Nothing: the older versions are Google's, and a person removes them there."""

    def still_to_forget(self) -> str:
        return (
            "Google bewaart oudere versies van de spreadsheet, en opmerkingen. Maak een kopie "
            "zonder geschiedenis als ook daar niets mag blijven staan."
        )

    def spent(self) -> str:
        """What was asked of Google until now, as a sentence; the most that a workbook took."""
        spent = self._spent
        return (
            f"Google Sheets: {spent.reads} keer gelezen en {spent.writes} keer geschreven; "
            f"hooguit {spent.most} keer iets gevraagd voor een werkmap."
        )

    def setup(self, areas: Sequence[str]) -> tuple[list[str], list[SamenHierError]]:
        """Fills or repairs the spreadsheets; a Dutch sentence for everything that changed.

        And what kept it from doing so: one area does not hold up the others. ``areas`` are added to
        the registry: ``rotterdam=<address>``, or ``rotterdam`` alone while there is no spreadsheet
        yet. What people added is never touched.
        """
        named = dict(_named(area) for area in areas)
        said = self._setup(NATIONAL, self._national)
        table = self._register(named)
        registry = self._read_registry(table)
        failures: list[SamenHierError] = [BadInput(problem) for problem in self.problems]
        for area, id in registry.addresses.items():
            try:
                said += self._setup(area, id)
            except SamenHierError as error:
                failures.append(error)
        wanted = (self._wanted(table, row) for row in registry.missing)
        return [*said, *wanted], failures

    def _wanted(self, table: Table, row: Row) -> str:
        return (
            f"{NATIONAL}, {REGISTRY.name}!{table.address(row, 'werkmap')}: "
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


_SPREADSHEETS = Addresses(
    read=spreadsheet_id,
    same=str,
    todo="Plak hier het adres van de spreadsheet, uit de browser.",
)


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
        if REGISTRY in self._tabs and REGISTRY.name not in outline.sheets:
            self._check_is_no_area(outline)
        self._check_nothing_orphaned(outline)
        version = _new_version()
        requests, sentences = setup_requests(outline, self._tabs, self._email, version)
        if not requests:
            return True
        self._said |= dict.fromkeys(sentences)
        self._visit.write(requests)
        return read_outline(self._visit.name, self._visit.read(OUTLINE)).version == version

    def _check_is_no_area(self, outline: Outline) -> None:
        if {tab.name for tab in self._tabs} & outline.sheets.keys():
            raise BadInput(
                f"{self._visit.name}: deze spreadsheet is al een werkmap, maar het tabblad "
                f"«{REGISTRY.name}» ontbreekt. Is dit wel het adres van landelijk, en niet dat van "
                "een werkgebied? Was het tabblad er wel, zet het dan terug."
            )

    def _check_nothing_orphaned(self, outline: Outline) -> None:
        """Reads every cell, but only when a header of ours is missing: then rows matter."""
        headers = {title: outline.headers(title) for title in outline.sheets}
        broken = [
            tab
            for tab in self._tabs
            if tab.name in headers and not {*tab.headers} <= {*headers[tab.name].values()}
        ]
        look = read_look(self._visit.name, self._visit.read(FIELDS)) if broken else None
        for tab in broken:
            sheet = look.sheets[tab.name] if look else None
            rows = sheet.rows.items() if sheet else ()
            filled = {column for number, cells in rows if number > 1 for column in cells}
            if filled:
                check_has_headers(self._visit.name, tab, headers[tab.name].values())
            columns = named_columns(self._visit.name, tab.name, headers[tab.name])
            check_renamed(self._visit.name, tab, columns)
            check_nothing_orphaned(self._visit.name, tab, columns, filled)


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

    def registry(self) -> Table:
        """The registry, of ``landelijk``; whatever is wrong in its other tabs.

        The next ``read`` gives what was read now: to ask once for one command.
        """
        self._kept = self.look()
        self._kept.check((REGISTRY,))
        return self._kept.table(REGISTRY)

    def read(self) -> Snapshot:
        self._seen, self._kept = self._kept or self.look(), None
        self.check(self._seen)
        return Snapshot({name: self._seen.table(tab) for name, tab in self._tabs.items()})

    def apply(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        first = _Write(self, lambda look, version: plan(look, self._tabs, changes, version))
        done = first.carry_out(self._seen.version if self._seen else None)
        if done is None:
            return
        for _ in range(_ROUNDS):
            now = self._read_back()
            _, planned = done
            if now.version not in (planned.version, ""):
                # Another run read and wrote after us: what stands there now is what it meant.
                return
            correct = partial(correction, self._tabs, *done)
            done = _Write(self, correct, correcting=True).carry_out(now.version, now)
            if done is None:
                self._seen = now
                self.check(now)
                return
        raise ServiceFailed(
            f"{self.name}: er wordt druk in deze werkmap gewerkt, en het programma kan niet "
            "nagaan of alles op zijn plaats staat. Draai het nog eens als niemand hem open heeft."
        )

    def _read_back(self) -> Look:
        try:
            return self.look()
        except Unavailable:
            raise Unavailable(
                f"{self.name}: er is geschreven, maar Google Sheets viel weg voordat het programma "
                "kon nalezen of alles op zijn plaats staat. Werden op dat moment rijen gesorteerd "
                "of ingevoegd? Zet dat dan terug met Bestand → Versiegeschiedenis."
            ) from None

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
