"""Three spreadsheets on the emulator, as an organisation has them, with sign-ups that landed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intake.submission import Submission, to_cells
from intake.tabs import INBOX
from tests.intake.paper import GROUP, MEMBER, NEWCOMER, sent
from tests.sheets.emulator import Emulator
from tests.sheets.spreadsheet import Spreadsheet
from tests.workflows.act import ROOT, Ran, Repository
from tests.workflows.federation import PROVIDER, Federation

AREAS = ("landelijk", "haarlem", "rotterdam")
CANARY = ("kanarie", "geelveer", "19283746")
"""What may be found nowhere: parts of the name, the address and the number of one person."""


@dataclass(frozen=True)
class Online:
    """The emulator and the way in, with the id of the spreadsheet of each area."""

    emulator: Emulator
    federation: Federation
    ids: Mapping[str, str]

    def run(
        self,
        repository: Repository,
        event: str,
        workflow: str,
        results: Path,
        inputs: Mapping[str, str] = {},
    ) -> Ran:
        """A run of the workflow on these spreadsheets."""
        credentials = results.with_suffix(".json")
        credentials.write_text(json.dumps(self.federation.credentials), encoding="utf-8")
        return repository.run(
            event,
            workflow,
            results,
            inputs=inputs,
            secrets={"WORKBOOK_ID": self.ids["landelijk"]},
            variables={
                "WORKLOAD_IDENTITY_PROVIDER": PROVIDER,
                "SERVICE_ACCOUNT": self.emulator.email,
            },
            environment={
                "SHEETS_API_URL": self.emulator.url,
                "TEST_CREDENTIALS": str(credentials),
            },
        )

    def command(self, package: str, command: str, *words: str) -> None:
        """A command on these spreadsheets, of somebody with a key."""
        environment = {
            "SHEETS_API_URL": self.emulator.url,
            "GOOGLE_APPLICATION_CREDENTIALS": str(self.emulator.credentials),
        }
        done = subprocess.run(
            [
                *(sys.executable, "-m", package, command),
                *(f"--workbook=google:{self.ids['landelijk']}", *words),
            ],
            cwd=ROOT,
            env=os.environ | environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr

    def land(self, area: str, *landed: Submission) -> None:
        """Puts submissions in the Inbox, as the relay does."""
        for one in landed:
            cells = to_cells(one)
            row = [cells.get(header, "") for header in INBOX.headers]
            self.emulator.person(self.ids[area], {"append_row": {"tab": INBOX.name, "cells": row}})

    def rows(self, area: str, tab: str) -> list[dict[str, str]]:
        """The rows of a tab by header."""
        headers, *rows = self.emulator.grid(self.ids[area], tab)
        return [dict(zip(headers, row, strict=False)) for row in rows]

    def tabs(self, area: str) -> Mapping[str, Sequence[Sequence[str]]]:
        """All that stands in a workbook, by tab."""
        id = self.ids[area]
        return {tab: self.emulator.grid(id, tab) for tab in self.emulator.tabs(id)}

    def written(self) -> set[str]:
        """The areas in which something was written since the requests were forgotten."""
        paths = [one["path"] for one in self.emulator.requests if one["committed"]]
        return {area for area, id in self.ids.items() if any(id in path for path in paths)}

    def asked(self) -> set[str]:
        """The areas of which something was asked since the requests were forgotten."""
        paths = [one["path"] for one in self.emulator.requests]
        return {area for area, id in self.ids.items() if any(id in path for path in paths)}

    def states(self) -> dict[str, Spreadsheet]:
        """The spreadsheets as they are now, by id."""
        return {id: self.emulator.state(id) for id in self.ids.values()}

    @contextmanager
    def as_it_was(self, start: Mapping[str, Spreadsheet] = {}) -> Iterator[None]:
        """Begins with nothing asked, at ``start``; at the end all is put back as it was before."""
        before = self.states()
        self._put_back(start)
        self.emulator.requests.clear()
        try:
            yield
        finally:
            self.emulator.faults([])
            self.federation.may_act(True)
            self._put_back(before)

    def _put_back(self, states: Mapping[str, Spreadsheet]) -> None:
        for id, state in states.items():
            self.emulator.restore(id, state)


def found_in(text: str, *words: str) -> list[str]:
    """Which of the words stand in the text, however they are spaced."""
    squeezed = re.sub(r"[\s-]", "", text).casefold()
    return [word for word in words if word.casefold() in squeezed]


def ids_in(text: str, online: Online) -> list[str]:
    """The areas whose spreadsheet the text names."""
    return [area for area, id in online.ids.items() if id in text]


def newcomer(number: int) -> Submission:
    """The sign-up of somebody made up, another for each number."""
    answers = NEWCOMER | {"name": f"Verzonnen {number}", "phone": f"06 123456{number:02}"}
    return sent("newcomer", answers)


def canaries() -> list[Submission]:
    """Sign-ups of one person in each form, right and wrong."""
    known = {"name": "Kanarie Geelveer", "email": "kanarie@geelveer.nl"}
    return [
        sent("newcomer", NEWCOMER | {"name": known["name"], "phone": "06 19283746"}),
        sent("newcomer", NEWCOMER | {"name": known["name"], "phone": "Kanarie 19283746"}),
        sent("group", GROUP | known),
        sent("member", MEMBER | known),
        sent("kanarie", {"geelveer": "19283746"}),
    ]


def set_up(emulator: Emulator, federation: Federation) -> Online:
    """Spreadsheets that a person made and shared, filled by the command for it."""
    online = Online(emulator, federation, {area: emulator.create(area) for area in AREAS})
    named = [f"--area={area}={online.ids[area]}" for area in AREAS if area != "landelijk"]
    online.command("intake", "setup-workbook", *named)
    return online
