"""Whether everything that Samen Hier needs is there and whole: a sentence for each part."""

from __future__ import annotations

import importlib.metadata
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from intake.cities import load_cities
from intake.drain import lost_from
from intake.errors import SamenHierError
from intake.form import address as page_address
from intake.journal import FILE, Journal
from intake.languages import load_languages
from intake.schema import load_forms
from intake.tabs import LOG
from intake.texts import languages, load_texts
from intake.wording import counted
from intake.workbook import Snapshot
from intake.workbooks import Workbooks, known_workbooks

LIBRARIES = (
    "email-validator", "filelock", "google-auth", "gspread", "highspy", "jinja2", "jsonschema",
    "numpy", "openpyxl", "phonenumbers", "pulp", "pyyaml", "rich", "starlette", "tenacity",
    "typer", "uvicorn",
)  # fmt: skip
OLDEST_PYTHON = (3, 11)
WAIT = 2.0


@dataclass(frozen=True)
class Finding:
    """One part that was looked at, and what was found."""

    right: bool
    sentence: str


def examine(workbooks: Workbooks, site: Path) -> Iterator[Finding]:
    """Every part in turn; nothing is changed."""
    yield _python()
    yield _libraries()
    yield _sentence("Vragen en teksten", _read_texts)
    yield _sentence("Steden", lambda: f"{len(load_cities())} steden")
    yield _site(site)
    yield from _workbooks(workbooks)
    yield _journal(workbooks)


def _python() -> Finding:
    right = sys.version_info >= OLDEST_PYTHON
    todo = "" if right else " Installeer Python 3.11, 3.12 of 3.13."
    return Finding(right, f"Python: versie {platform.python_version()}.{todo}")


def _libraries() -> Finding:
    missing = [name for name in LIBRARIES if not _is_installed(name)]
    if missing:
        return Finding(
            False, f"Bibliotheken: {', '.join(missing)} niet gevonden. Draai scripts/setup."
        )
    return Finding(True, f"Bibliotheken: alle {len(LIBRARIES)} zijn er.")


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _sentence(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(True, f"{what}: {look()}.")
    except SamenHierError as error:
        return Finding(False, f"{what}: {error}")


def _read_texts() -> str:
    for language in languages():
        load_texts(language)
    forms = f"{len(load_forms())} formulieren in {len(load_languages())} talen"
    return f"{forms}, berichten in {len(languages())} talen"


def _site(site: Path) -> Finding:
    missing = [
        page_address(form, language)
        for form in load_forms().values()
        for language in form.languages
        if not (site / page_address(form, language).strip("/") / "index.html").exists()
    ]
    if missing:
        return Finding(
            False, f"Site: {missing[0]} staat niet in {site}. Bouw hem met scripts/site."
        )
    return Finding(True, f"Site: alle formulieren staan in {site}.")


def _workbooks(workbooks: Workbooks) -> Iterator[Finding]:
    try:
        known, failure = known_workbooks(workbooks)
    except SamenHierError as error:
        yield Finding(False, f"Werkmap: {error}")
        return
    if failure is not None:
        yield Finding(False, f"Werkmap: {failure}")
    for area, address in known.items():
        yield _sentence("Werkmap", partial(_workbook, workbooks, area, address))


def _workbook(workbooks: Workbooks, area: str, address: str) -> str:
    with workbooks.opened(area, address, wait=WAIT) as workbook:
        return f"{workbook.name} is compleet; {_last_run(workbook.read())}"


def _last_run(snapshot: Snapshot) -> str:
    lines = [row.cells for row in snapshot.tables[LOG.name].rows]
    if not lines:
        return "er is nog niets ingelezen"
    last = max(lines, key=lambda cells: cells["wanneer"])
    return f"laatst gedaan: {last['wat']} op {last['wanneer']}"


def _journal(workbooks: Workbooks) -> Finding:
    path = workbooks.folder / FILE
    if not path.exists():
        return Finding(True, "Journaal: er is nog geen aanmelding ontvangen.")
    try:
        journal = Journal(path)
        waiting = len(journal.waiting())
        lost = _lost(journal, workbooks)
    except SamenHierError as error:
        return Finding(False, f"Journaal: {error}")
    if waiting:
        some = counted(waiting, "aanmelding wacht", "aanmeldingen wachten")
        return Finding(
            False,
            f"Journaal: {some} op een werkmap die open of stuk is. "
            "Sluit de werkmappen en draai `python -m intake pull`.",
        )
    if lost:
        places = ", ".join(
            f"{counted(number, 'aanmelding', 'aanmeldingen')} uit {name}"
            for name, number in lost.items()
        )
        return Finding(
            False,
            f"Journaal: in de werkmap ontbreekt {places}. Misschien is een oudere werkmap "
            "teruggezet. Draai `python -m intake pull`; dat zet ze terug.",
        )
    return Finding(True, "Journaal: alles staat in een werkmap.")


def _lost(journal: Journal, workbooks: Workbooks) -> dict[str, int]:
    """How many submissions are gone from the Inboxes of each workbook, by its name.

    A workbook that cannot be read has a finding of its own.
    """
    lost = {}
    known, _ = known_workbooks(workbooks)
    for area, address in known.items():
        with suppress(SamenHierError), workbooks.opened(area, address, wait=WAIT) as workbook:
            lost[workbook.name] = len(lost_from(journal, area, workbook.read().tables))
    return {name: number for name, number in lost.items() if number}
