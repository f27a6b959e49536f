"""The emulator within the process of a test: the same server, in a thread."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.sheets.accounts import SERVICE_ACCOUNT
from tests.sheets.areas import letters
from tests.sheets.cells import Formula
from tests.sheets.formulas import Effects
from tests.sheets.quota import Quota
from tests.sheets.server import Server
from tests.sheets.service import Service
from tests.sheets.sheet import Sheet
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]
Tabs = Sequence[str] | Mapping[str, Sequence[Sequence[Any]]]


class Emulator:
    """A running emulator as a context manager.

    ``credentials`` is the key file of the service account ``email``, with this server's token
    route. A few things can be looked at or set without HTTP, for tests that run hundreds of times.
    """

    email = SERVICE_ACCOUNT

    def __init__(self, port: int = 0) -> None:
        self.service = Service()
        self._server = Server(self.service, port)
        self._open = ExitStack()
        self.url = self.service.base_url
        self.credentials = Path()

    def __enter__(self) -> Self:
        folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix="sheets-"))
        self.credentials = Path(folder) / "credentials.json"
        self.write_credentials(self.credentials)
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self._open.callback(thread.join)
        self._open.callback(self._server.shutdown)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        self._server.server_close()

    def write_credentials(self, path: Path, email: str = SERVICE_ACCOUNT) -> None:
        """A key file, for whoever opens sessions as this account."""
        path.write_text(json.dumps(self.account(email), indent=2))

    def account(self, email: str) -> Json:
        """The credentials of any made-up account."""
        return self.service.accounts.credentials(email, self.url)

    def create(self, title: str, tabs: Tabs = ("Blad1",), **extra: Any) -> str:
        """A spreadsheet with these tabs, each with rows of values as they are (RAW); its id.

        ``extra`` are other keys of ``POST /_test/spreadsheets``, such as ``owner``.
        """
        contents = tabs if isinstance(tabs, Mapping) else dict.fromkeys(tabs, ())
        sheets = [
            {"properties": {"title": name}, "data": [{"rowData": _row_data(rows)}]}
            for name, rows in contents.items()
        ]
        properties = {"title": title, **extra.pop("properties", {})}
        return self.service.create({"properties": properties, "sheets": sheets, **extra}).id

    @property
    def requests(self) -> list[Json]:
        """What was asked of the API: method, path, query, account, body, status, committed."""
        return self.service.requests

    def faults(self, faults: Sequence[Json]) -> None:
        """Sets these faults in place of those that are set; they count from now."""
        with self.service.lock:
            self.service.faults.set(faults)

    def quota(self, reads: int = 60, writes: int = 60, seconds: float = 60) -> None:
        self.service.quota = Quota(reads, writes, seconds)

    def advance(self, seconds: float) -> None:
        """Steps the clock of quota and tokens."""
        self.service.ahead += seconds

    def person(self, id: str, *actions: Json, by: str = "owner") -> None:
        """What somebody does by hand; what is refused is in ``person_failures``."""
        self.service.person(id, list(actions), by)

    @property
    def person_failures(self) -> list[Json]:
        return self.service.person_failures

    def state(self, id: str) -> Spreadsheet:
        """The spreadsheet as it is now, to ``restore`` any number of times; takes microseconds."""
        with self.service.lock:
            return self.service.spreadsheets[id].clone()

    def restore(self, id: str, state: Spreadsheet) -> None:
        with self.service.lock:
            self.service.spreadsheets[id] = state.clone()

    def tabs(self, id: str) -> list[str]:
        return [sheet.title for sheet in self.service.spreadsheets[id].sheets]

    def grid(self, id: str, tab: str) -> list[list[str]]:
        """The texts that a person sees, row by row, without empty ends; KeyError without tab."""
        with self.service.lock:
            spreadsheet = self.service.spreadsheets[id]
            sheet = spreadsheet.titled(tab)
            if sheet is None:
                raise KeyError(tab)
            effects = Effects(spreadsheet)
            return [_shown_row(effects, sheet, row) for row in range(sheet.last_row)]

    def formulas(self, id: str) -> dict[str, str]:
        """Every cell with a formula: ``Tab!A1`` -> the formula."""
        with self.service.lock:
            return {
                f"{sheet.title}!{letters(column)}{number + 1}": cell.entered.text
                for sheet in self.service.spreadsheets[id].sheets
                for number, row in sorted(sheet.rows.items())
                for column, cell in sorted(row.cells.items())
                if isinstance(cell.entered, Formula)
            }


def _shown_row(effects: Effects, sheet: Sheet, row: int) -> list[str]:
    end = sheet.rows[row].last_value if row in sheet.rows else 0
    return [effects.shown(sheet, row, column) or "" for column in range(end)]


def _row_data(rows: Sequence[Sequence[Any]]) -> list[Json]:
    return [{"values": [_cell_data(value) for value in row]} for row in rows]


def _cell_data(value: Any) -> Json:
    if value is None or value == "":
        return {}
    kind = {bool: "boolValue", str: "stringValue"}.get(type(value), "numberValue")
    return {"userEnteredValue": {kind: value}}
