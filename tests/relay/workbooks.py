"""Workbooks in the emulator of the Sheets service, as the relay meets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.tabs import INBOX, NATIONAL, REGISTRY, tab
from tests.relay.running import Settings
from tests.sheets.emulator import Emulator
from tests.sheets.service import OWNER


def table(name: str, *rows: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """The cells of a tab of ours: its headers, and these rows."""
    headers = tab(name).headers
    return [headers, *([row.get(header, "") for header in headers] for row in rows)]


@dataclass(frozen=True)
class Workbooks:
    """``ids`` of ``landelijk`` and of each area, in an emulator of their own."""

    emulator: Emulator
    ids: Mapping[str, str]

    @classmethod
    def made(
        cls, emulator: Emulator, areas: Iterable[str], registered: Mapping[str, str] | None = None
    ) -> Workbooks:
        """A workbook for each area, all registered by id, and ``registered`` besides."""
        homes = {name: table(name) for name in (INBOX.name, "Nieuwkomers", "Groepen")}
        ids = {area: emulator.create(area, homes) for area in areas}
        rows = [
            {"werkgebied": area, "werkmap": text}
            for area, text in {**ids, **(registered or {})}.items()
        ]
        national = {**homes, REGISTRY.name: table(REGISTRY.name, *rows)}
        return cls(emulator, {**ids, NATIONAL: emulator.create(NATIONAL, national)})

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
