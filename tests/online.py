"""Spreadsheets for tests: the emulator in this process, and workbooks set up in it once.

Setting up takes a second; every test gets a copy of what was set up.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from intake.google import PLACE, Account, Patience, sign_in
from intake.online import OnlineWorkbooks
from tests.sheets.emulator import Emulator

KEY = "GOOGLE_APPLICATION_CREDENTIALS"
HASTE = Patience(tries=8, seconds=60, first=0.001, longest=0.01)
"""As patient as the real one in tries, and in a hurry for the rest."""


def surroundings(sheets: Emulator) -> dict[str, str]:
    """The environment in which a command finds the emulator in the place of Google."""
    return {PLACE: sheets.url, KEY: str(sheets.credentials)}


@contextmanager
def environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, text in before.items():
            if text is None:
                del os.environ[name]
            else:
                os.environ[name] = text


@dataclass
class Online:
    """An emulator with the workbooks of some areas in it; ``ids`` are their spreadsheets."""

    sheets: Emulator
    account: Account
    ids: dict[str, str]
    _states: dict[str, object] = field(default_factory=dict)

    @classmethod
    def made(cls, sheets: Emulator, *areas: str) -> Online:
        with environment(surroundings(sheets)):
            account = sign_in()
        ids = {area: sheets.create(area) for area in ("landelijk", *areas)}
        online = cls(sheets, account, ids)
        online.workbooks().setup([f"{area}={ids[area]}" for area in areas])
        online.save()
        return online

    def workbooks(self, patience: Patience = HASTE) -> OnlineWorkbooks:
        """As a new command would find them."""
        return OnlineWorkbooks(self.ids["landelijk"], self.account, patience)

    def save(self) -> None:
        """What ``fresh`` goes back to."""
        self._states = {area: self.sheets.state(id) for area, id in self.ids.items()}

    def fresh(self) -> Online:
        """As when it was saved, without faults and with nothing asked yet."""
        for area, state in self._states.items():
            self.sheets.restore(self.ids[area], state)
        self.sheets.faults([])
        self.sheets.requests.clear()
        return self
