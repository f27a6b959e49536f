"""Workbooks in the emulator of the Sheets service, set up as they are, for the relay to fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.tabs import INBOX, NATIONAL, REGISTRY
from tests.online import Online
from tests.relay.running import Settings
from tests.sheets.emulator import Emulator
from tests.sheets.service import OWNER


@dataclass(frozen=True)
class Workbooks:
    """The workbooks of ``landelijk`` and some areas."""

    online: Online

    @classmethod
    def made(cls, emulator: Emulator, *areas: str) -> Workbooks:
        return cls(Online.made(emulator, *areas))

    @property
    def emulator(self) -> Emulator:
        return self.online.sheets

    @property
    def ids(self) -> Mapping[str, str]:
        return self.online.ids

    def fresh(self) -> Workbooks:
        """As when they were made."""
        self.emulator.service.quota = None
        self.emulator.person_failures.clear()
        return Workbooks(self.online.fresh())

    def settings(self, **how: int | float) -> Settings:
        """A relay of the one who owns the workbooks."""
        service = self.emulator.service
        token = service.accounts.token(OWNER, service.now())
        return Settings(self.emulator.url, token, self.ids[NATIONAL], **how)  # type: ignore[arg-type]

    def rows(self, area: str, name: str = INBOX.name) -> list[dict[str, str]]:
        """The rows of a tab, by header, as a person sees them."""
        headers, *rows = self.emulator.grid(self.ids[area], name)
        found = [dict(zip(headers, [*row, *[""] * len(headers)], strict=False)) for row in rows]
        return [cells for cells in found if any(cells.values())]

    def person(self, area: str, *actions: Mapping[str, Any]) -> None:
        """What the owner does by hand in the workbook of an area."""
        self.emulator.person(self.ids[area], *map(dict, actions))
        assert self.emulator.person_failures == []

    def register(self, area: str, text: str) -> None:
        """The owner types where the workbook of an area is."""
        number = [row["werkgebied"] for row in self.rows(NATIONAL, REGISTRY.name)].index(area) + 2
        cell = {"tab": REGISTRY.name, "cell": f"B{number}", "text": text}
        self.person(NATIONAL, {"type": cell})
