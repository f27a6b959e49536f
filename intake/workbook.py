"""A workbook as the rest of the program sees it: read its tabs, apply one set of changes.

What is read is a ``Snapshot``; changes are applied whole or not at all, by who keeps the workbook
(``intake.local`` for ``.xlsx`` files). Columns are found by header, rows by key: people may sort,
add and recolour as they like.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import cached_property
from itertools import chain, count, groupby
from typing import Protocol, TypeVar

from intake.errors import BadInput, ServiceFailed
from intake.tabs import Tab

Value = str | int | float | date | None
"""What is written in a cell. A ``str`` is always text, never a formula; ``None`` empties."""

_TRIES = 3
"""How often a command tries, in all, while somebody is working in the workbook."""

# What XML 1.0, and so .xlsx, cannot hold.
_NO_CELL_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text as a cell can hold it: line ends as ``\\n``, other control characters gone."""
    if text.isprintable():
        return text
    return _NO_CELL_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(value: Value) -> str:
    """The value as a person sees it: ``2026-02-28``, ``85``, ``0.5``; ``None`` is ``""``.

    Numbers have 15 significant digits, as in a spreadsheet. A ``bool``, a ``datetime``, NaN and
    infinity are a ``TypeError`` or ``ValueError``: a sheet would show each in its own way.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool | datetime):
        raise TypeError(f"Expected text, a number or a date but received: {type(value).__name__}")
    if isinstance(value, date):
        return value.isoformat()
    if not math.isfinite(value):
        raise ValueError(f"Expected a finite number but received: {value}")
    return f"{value:.15g}"


class Changed(ServiceFailed):
    """Somebody changed the workbook after it was read, so nothing was written: read it again."""


@dataclass(frozen=True)
class Row:
    """A row of a tab: its number in the sheet when it was read, and every cell by header.

    A cell is text as a person sees it; an empty cell is ``""``.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A tab as it was read: where each header stands (1 is column A), and its rows.

    Rows without any content are left out; headers and rows stand in the order of the sheet.
    ``next_row`` is the number that the next new row gets; None when it takes the first empty one.
    ``gaps`` are the empty rows, in order, that go under the others when the tab is next changed.
    """

    tab: Tab
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    next_row: int | None = None
    gaps: tuple[int, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(self.columns)

    def address(self, row: Row, header: str) -> str:
        """Where a person finds the cell, such as ``F12``."""
        return f"{column_letter(self.columns[header])}{row.number}"

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows with each key: more than one when a person copied a row; rows without not."""
        key = self.tab.key
        if key is None:
            return {}
        with_key = sorted((row for row in self.rows if row.cells[key]), key=lambda r: r.cells[key])
        return {k: tuple(rows) for k, rows in groupby(with_key, key=lambda r: r.cells[key])}

    def find_again(self, row: Row) -> Row:
        """The row that was read before, perhaps from an older snapshot, where it stands now.

        Found by its key; without one, or when the key is not the row's alone, by its whole content.
        A row that is not there any more is ``Changed``: the number alone is never trusted.
        """
        key = self.tab.key
        same = self.by_key.get(row.cells.get(key, ""), ()) if key else ()
        if len(same) == 1:
            return same[0]
        alike = [other for other in same or self.rows if _holds(other, row)]
        alike.sort(key=lambda other: other.number != row.number)
        if alike and (len(alike) == 1 or alike[0].number == row.number):
            return alike[0]
        raise Changed(
            f"{self.tab.name}!A{row.number}: deze rij is veranderd of verdwenen sinds de werkmap "
            "gelezen is. Er is niets geschreven. Probeer het opnieuw."
        )


def _holds(row: Row, earlier: Row) -> bool:
    return all(row.cells.get(header, "") == text for header, text in earlier.cells.items())


def column_letter(number: int) -> str:
    """The letters of a column: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def header_text(text: str) -> str:
    """A header as it is told apart: without the white space around and within it."""
    return " ".join(text.split())


def named_columns(workbook: str, tab: str, headers: Mapping[int, str]) -> dict[str, int]:
    """Where each header stands, from the first row of a tab (1 is column A).

    Headers are told apart without the white space around and within them. A header that stands
    twice is ``BadInput``.
    """
    columns: dict[str, int] = {}
    for number, text in sorted(headers.items()):
        header = header_text(text)
        if header in columns:
            raise BadInput(
                f"{workbook}, {tab}!{column_letter(number)}1: de kop «{header}» staat ook al in "
                f"{column_letter(columns[header])}1. Geef een van de twee een andere naam."
            )
        if header:
            columns[header] = number
    return columns


def check_columns(workbook: str, tab: Tab, columns: Mapping[str, int]) -> None:
    """``BadInput`` when a column of the tab is missing; a header that was renamed is named."""
    check_renamed(workbook, tab, columns)
    if missing := missing_headers(tab, columns):
        found, todo = (
            (f"de kop {_quoted(missing)} ontbreekt", "Zet de kolom terug, of laat een lege kolom")
            if len(missing) == 1
            else (
                f"de koppen {_quoted(missing)} ontbreken",
                "Zet de kolommen terug, of laat lege kolommen",
            )
        )
        raise BadInput(
            f"{workbook}, {tab.name}!A1: {found}. {todo} maken met "
            "`python -m intake setup-workbook`."
        )


def check_renamed(workbook: str, tab: Tab, columns: Mapping[str, int]) -> None:
    """``BadInput`` when a column is missing and a header that is not ours may well be that one."""
    for header in missing_headers(tab, columns):
        other = _lookalike(header, tab, columns)
        if other:
            raise BadInput(
                f"{workbook}, {tab.name}!{column_letter(columns[other])}1: hier staat de kop "
                f"«{other}» en de kop «{header}» ontbreekt. Zet «{header}» terug. Is «{other}» een "
                f"kolom van jezelf? Zet dan boven een lege kolom de kop «{header}»."
            )


def check_has_headers(workbook: str, tab: Tab, headers: Collection[str]) -> None:
    """``BadInput`` when most headers are gone: what stands in the first row is then somebody's."""
    found = {*map(header_text, headers)}
    if 2 * len(found & {*tab.headers}) < len(tab.headers):
        raise BadInput(
            f"{workbook}, {tab.name}!A1: de rij met koppen is weg, of staat niet bovenaan. Zet de "
            "koppen terug in rij 1."
        )


def check_nothing_orphaned(
    workbook: str, tab: Tab, columns: Mapping[str, int], filled: Collection[int]
) -> None:
    """``BadInput`` when a new column would leave behind what stands in one without its header.

    ``filled`` are the columns that hold anything under the first row.
    """
    missing = missing_headers(tab, columns)
    headless = sorted(set(filled) - set(columns.values()))
    if missing and headless:
        raise BadInput(
            f"{workbook}, {tab.name}!{column_letter(headless[0])}1: in deze kolom staat iets, maar "
            f"de kop is leeg, en {_quoted(missing)} ontbreekt. Zet de kop terug. Is het een kolom "
            "van jezelf? Geef hem dan een eigen kop."
        )


def missing_headers(tab: Tab, columns: Mapping[str, int]) -> list[str]:
    return [header for header in tab.headers if header not in columns]


def _lookalike(header: str, tab: Tab, columns: Mapping[str, int]) -> str | None:
    """The header of a person that is spelt alike, or that stands where this one belongs."""
    unknown = {other.casefold(): other for other in columns if other not in tab.headers}
    alike = get_close_matches(header.casefold(), unknown, n=1)
    if alike:
        return unknown[alike[0]]
    place = tab.headers.index(header)
    before = columns.get(tab.headers[place - 1]) if place else 0
    after = columns.get(tab.headers[place + 1]) if place + 1 < len(tab.headers) else None
    between = (o for o in unknown.values() if columns[o] - 1 == before and columns[o] + 1 == after)
    return next(between, None)


def check_tabs(workbook: str, tabs: Sequence[Tab], headers: Mapping[str, Sequence[str]]) -> None:
    """``BadInput`` when a tab is missing; ``headers`` are those of every tab that is there."""
    check_renamed_tabs(workbook, tabs, headers)
    if missing := [tab.name for tab in tabs if tab.name not in headers]:
        found, todo = (
            (f"het tabblad {_quoted(missing)} ontbreekt", "Zet het terug, of laat een leeg tabblad")
            if len(missing) == 1
            else (
                f"de tabbladen {_quoted(missing)} ontbreken",
                "Zet ze terug, of laat lege tabbladen",
            )
        )
        raise BadInput(f"{workbook}: {found}. {todo} maken met `python -m intake setup-workbook`.")


def check_renamed_tabs(
    workbook: str, tabs: Sequence[Tab], headers: Mapping[str, Sequence[str]]
) -> None:
    """``BadInput`` when a tab is missing and one that is not ours has most of its columns."""
    unknown = headers.keys() - {tab.name for tab in tabs}
    for tab in tabs:
        if tab.name in headers:
            continue
        for other in sorted(unknown):
            if 2 * len(set(headers[other]) & set(tab.headers)) > len(tab.headers):
                raise BadInput(
                    f"{workbook}: het tabblad «{tab.name}» ontbreekt en «{other}» lijkt erop. "
                    f"Geef «{other}» de naam «{tab.name}» terug. Is het een kopie van jezelf? "
                    "Haal dan eerst de koppen uit de eerste rij weg."
                )


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


@dataclass(frozen=True)
class Snapshot:
    """Every tab of a workbook, by name, read at one moment."""

    tables: Mapping[str, Table]


@dataclass(frozen=True)
class Append:
    """A new row, where the tab's ``next_row`` says; headers that are not named stay empty."""

    tab: str
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class Update:
    """Other values in some cells of a row that was read; the rest of the row is left alone."""

    tab: str
    row: Row
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class Delete:
    """The row is emptied, with what people typed in it; the rows under it stay where they are."""

    tab: str
    row: Row


@dataclass(frozen=True)
class Rewrite:
    """The machine's columns of a tab that is wholly the machine's, row by row in this order.

    What people added to a row (their own columns, colours, notes) moves along with its key, and
    goes when the key does. The only change of its tab.
    """

    tab: str
    rows: Sequence[Mapping[str, Value]]


Change = Append | Update | Delete | Rewrite


def sync(table: Table, wanted: Sequence[Mapping[str, Value]]) -> list[Change]:
    """What makes the tab hold these rows: an Append for each new key, an Update of what differs.

    Rows that are not wanted stay. Of rows with the same key the uppermost is updated. A wanted row
    without a key, or with one that came before, is a ``ValueError``.
    """
    key = table.tab.key
    keys = [shown(cells[key]) for cells in wanted] if key else []
    if not key or "" in keys or len(set(keys)) < len(keys):
        raise ValueError(f"Expected rows of {table.tab.name}, each with a key of its own")
    return list(_differences(table, zip(keys, wanted, strict=True)))


def _differences(
    table: Table, wanted: Iterator[tuple[str, Mapping[str, Value]]]
) -> Iterator[Change]:
    for key, cells in wanted:
        rows = table.by_key.get(key)
        if rows is None:
            yield Append(table.tab.name, cells)
        elif other := differing(rows[0], cells):
            yield Update(table.tab.name, rows[0], other)


def differing(row: Row, cells: Mapping[str, Value]) -> dict[str, Value]:
    """The cells that a person would see change."""
    return {header: v for header, v in cells.items() if shown(v) != row.cells.get(header, "")}


def after(table: Table, changes: Sequence[Change]) -> Table:
    """The tab as it is read once the changes are applied, of whatever tabs they are.

    Rows that are deleted now are free for new ones the next time.
    """
    mine = [change for change in changes if change.tab == table.tab.name]
    rows = {row.number: dict(row.cells) for row in table.rows}
    last = max(rows, default=1)  # row 1 holds the headers
    gaps = [n for n in range(2, last) if n not in rows] if table.next_row is None else []
    free = chain(gaps, count(table.next_row or last + 1))
    for change in mine:
        match change:
            case Append(cells=cells):
                rows[next(free)] = {**dict.fromkeys(table.columns, ""), **_shown(cells)}
            case Update(row=row, cells=cells):
                rows[row.number].update(_shown(cells))
            case Rewrite(rows=wanted):
                rows = _rewritten(table, wanted)
            case Delete():
                pass
    gone = {change.row.number for change in mine if isinstance(change, Delete)}
    closing = _closing(table, changes)
    left = {
        closed_up(n, closing): cells
        for n, cells in rows.items()
        if n not in gone and any(cells.values())
    }
    last = max(left, default=1)
    rows_left = tuple(Row(n, cells) for n, cells in sorted(left.items()))
    return replace(
        table,
        rows=rows_left,
        next_row=last + 1 if table.next_row else None,
        gaps=gaps_among(left) if table.next_row and table.tab.closes_up else (),
    )


def standing_after(table: Table, row: Row, changes: Sequence[Change]) -> Row:
    """A row that the changes leave alone, with the number that it has once they are applied."""
    return replace(row, number=closed_up(row.number, _closing(table, changes)))


def _closing(table: Table, changes: Sequence[Change]) -> Sequence[int]:
    return table.gaps if any(change.tab == table.tab.name for change in changes) else ()


def gaps_among(rows: Collection[int]) -> tuple[int, ...]:
    """The numbers under the headers at which no row stands though one does lower down."""
    return tuple(n for n in range(2, max(rows, default=1)) if n not in rows)


def closed_up(number: int, gaps: Sequence[int]) -> int:
    """Where a row stands once the empty rows above it, given in order, went under the others."""
    return number - bisect_left(gaps, number)


def _rewritten(table: Table, wanted: Sequence[Mapping[str, Value]]) -> dict[int, dict[str, str]]:
    """The rows of a Rewrite: the cells of people stay with their key."""
    key = table.tab.key or ""
    machine = table.tab.machine_headers
    taken = [row.number for row in table.rows]
    numbers = chain(taken, count(max(taken, default=1) + 1))
    rows: dict[int, dict[str, str]] = {}
    for cells in wanted:
        old = table.by_key.get(shown(cells.get(key)), ())
        kept = {h: text for h, text in old[0].cells.items() if h not in machine} if old else {}
        rows[next(numbers)] = {**dict.fromkeys(table.columns, ""), **kept, **_shown(cells)}
    return rows


def _shown(cells: Mapping[str, Value]) -> dict[str, str]:
    return {header: shown(value) for header, value in cells.items()}


def check_changes(tables: Mapping[str, Table], changes: Sequence[Change]) -> None:
    """Whether every change fits the tabs as they are now; nothing may be written before this.

    An unknown tab or header, a value that is no ``Value`` or a Rewrite beside another change of its
    tab is a ``ValueError`` or ``TypeError`` of ours; a row that is gone is ``ServiceFailed``.
    """
    times = Counter(change.tab for change in changes)
    for change in changes:
        if change.tab not in tables:
            raise ValueError(f"Expected one of: {', '.join(tables)} but received: {change.tab}")
        if isinstance(change, Rewrite) and times[change.tab] > 1:
            raise ValueError(f"Expected the Rewrite to be the only change of {change.tab}")
        _check_change(tables[change.tab], change)


def _check_change(table: Table, change: Change) -> None:
    if isinstance(change, Update | Delete):
        table.find_again(change.row)
    known = {*(table.tab.machine_headers if isinstance(change, Rewrite) else table.columns)}
    for cells in cells_of(change):
        for header, value in cells.items():
            if header not in known:
                raise ValueError(f"Expected a column of {table.tab.name} but received: {header}")
            shown(value)


def cells_of(change: Change) -> Sequence[Mapping[str, Value]]:
    """The cells that the change writes, row by row."""
    match change:
        case Append(cells=cells) | Update(cells=cells):
            return (cells,)
        case Rewrite(rows=rows):
            return rows
        case Delete():
            return ()


class Workbook(Protocol):
    """A workbook that is ours from the first read to the last apply."""

    @property
    def name(self) -> str:
        """What messages call it, such as ``rotterdam.xlsx``."""

    def read(self) -> Snapshot:
        """Every tab as it is now; ``BadInput`` when a tab or column is missing or doubled."""

    def apply(self, changes: Sequence[Change]) -> None:
        """All of the changes or, with an exception, none.

        Changes that change nothing write nothing. ``BadInput`` when a value fits no cell,
        ``ServiceFailed`` when the workbook cannot be written now or changed since it was read.
        """


class Outcome(Protocol):
    """What a command found to change."""

    @property
    def changes(self) -> Sequence[Change]: ...


Found = TypeVar("Found", bound=Outcome)


def carry_out(workbook: Workbook, work: Callable[[Snapshot], Found]) -> Found:
    """Reads the workbook, lets ``work`` find what to change, and applies it.

    When somebody changed the workbook in between, anew, some times; then ``Changed``.
    """
    for _ in range(_TRIES - 1):
        found = work(workbook.read())
        try:
            workbook.apply(found.changes)
        except Changed:
            continue
        return found
    found = work(workbook.read())
    try:
        workbook.apply(found.changes)
    except Changed as error:
        known = str(error).startswith(workbook.name)
        raise Changed(str(error) if known else f"{workbook.name}, {error}") from None
    return found
