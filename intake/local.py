"""Workbooks as ``.xlsx`` files in a folder: ``landelijk.xlsx`` and one for each area.

A file is read and written whole, under a lock, and replaced in one step; the file before stays as
one backup in the folder ``vorige``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from intake.errors import (
    DISK_FULL,
    NOT_ALLOWED,
    BadInput,
    SamenHierError,
    ServiceFailed,
    because,
)
from intake.registry import Addresses, Registry, read_registry
from intake.tabs import NATIONAL, REGISTRY, Tab, workbook_tabs
from intake.workbook import Append, Change, Changed, Snapshot, Workbook
from intake.xlsx import Document, load
from intake.xlsx_tabs import new_document, repair

BACKUPS = "vorige"


@contextmanager
def open_local(path: Path, *, wait: float = 10.0) -> Iterator[Workbook]:
    """The workbook in this file, ours alone until the end; waits at most ``wait`` seconds for it.

    ``BadInput`` when there is no such file; ``ServiceFailed`` when another command keeps it.
    """
    tabs, path = workbook_tabs(path.stem), path.resolve()
    if not path.exists():
        raise BadInput(
            f"{path.name}: deze werkmap is er niet. Controleer de map, of maak de werkmap met "
            "`python -m intake setup-workbook`."
        )
    with _ours_alone(path, wait):
        yield _LocalWorkbook(path, tabs)


@contextmanager
def _ours_alone(path: Path, wait: float) -> Iterator[None]:
    lock = FileLock(path.with_name(f".{path.name}.slot"), timeout=wait)
    try:
        lock.acquire()
    except Timeout as error:
        raise ServiceFailed(
            f"{path.name}: een ander commando is met deze werkmap bezig. Wacht tot het klaar is en "
            "probeer het opnieuw."
        ) from error
    except OSError as error:
        raise _cannot("op slot worden gezet", path, error) from error
    try:
        for left_over in (_new(path), _new(_backup(path))):
            left_over.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


class _LocalWorkbook:
    """A workbook whose lock we hold; what was read is what is changed and written."""

    def __init__(self, path: Path, tabs: Sequence[Tab]) -> None:
        self._path = path
        self._tabs = {tab.name: tab for tab in tabs}
        self._content: bytes | None = None
        self._document: Document | None = None

    @property
    def name(self) -> str:
        return self._path.name

    def read(self) -> Snapshot:
        self._content = _read(self._path)
        self._document = self._load(self._content)
        return Snapshot({name: self._document.table(tab) for name, tab in self._tabs.items()})

    def apply(self, changes: Sequence[Change]) -> None:
        before = _read(self._path) if self._content is None else self._content
        # Out of the field at once: after a change that fails, what is in memory is worth nothing.
        document, self._document = self._document or self._load(before), None
        if document.apply(changes, self._tabs):
            after = document.content()
            replace(self._path, before, after)
            self._content = after

    def _load(self, content: bytes) -> Document:
        document = load(content, self.name)
        document.check(tuple(self._tabs.values()))
        return document


def setup_local(folder: Path, areas: Sequence[str]) -> list[str]:
    """Makes or repairs the workbooks of the folder; a Dutch sentence for everything that changed.

    ``areas`` are added to the registry in ``landelijk.xlsx``, as ``<area>.xlsx``; every workbook
    in it is made or repaired. What people added is never touched.
    """
    for area in areas:
        _check_name(area)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder}: deze map kan niet gemaakt worden{because(error)}. Kies een andere map."
        ) from error
    national = folder / f"{NATIONAL}.xlsx"
    said = _setup(national)
    _register(national, areas)
    registry = _registry(folder)
    for file in registry.addresses.values():
        said += _setup(folder / file)
    return [*said, *(f"{NATIONAL}.xlsx, {problem}" for problem in registry.problems)]


def _setup(path: Path) -> list[str]:
    tabs, path = workbook_tabs(path.stem), path.resolve()
    with _ours_alone(path, wait=10.0):
        if not path.exists():
            replace(path, None, new_document(path.name, tabs).content())
            return [f"{path.name}: de werkmap is gemaakt."]
        before = _read(path)
        document = load(before, path.name)
        said = repair(document, tabs)
        if said:
            replace(path, before, document.content())
        return said


def _register(national: Path, areas: Sequence[str]) -> None:
    with open_local(national) as workbook:
        known = workbook.read().tables[REGISTRY.name].by_key
        new = [area for area in areas if area not in known]
        cells = [{"werkgebied": area, "werkmap": f"{area}.xlsx"} for area in new]
        workbook.apply([Append(REGISTRY.name, row) for row in cells])


class LocalWorkbooks:
    """The workbooks in a folder; ``place`` may also be one of its files."""

    def __init__(self, place: Path) -> None:
        self.folder = place.parent if place.suffix == ".xlsx" else place
        self.problems: tuple[str, ...] = ()

    def all(self) -> dict[str, str]:
        """The file of ``landelijk``, and then of every area in its registry, by name."""
        registry = _registry(self.folder)
        self.problems = tuple(f"{NATIONAL}.xlsx, {problem}" for problem in registry.problems)
        return {NATIONAL: f"{NATIONAL}.xlsx", **registry.addresses}

    @contextmanager
    def opened(self, area: str, address: str, *, wait: float = 10.0) -> Iterator[Workbook]:
        """As ``open_local``."""
        with open_local(self.folder / address, wait=wait) as workbook:
            yield workbook

    def setup(self, areas: Sequence[str]) -> tuple[list[str], list[SamenHierError]]:
        """As ``setup_local``; what fails ends it."""
        return setup_local(self.folder, areas), []

    def renew_backup(self, address: str) -> None:
        """Makes the backup the workbook as it is now: what was removed is gone there too."""
        renew_backup(self.folder / address)

    def still_to_forget(self) -> str:
        return ""

    def spent(self) -> str:
        return ""


def _registry(folder: Path) -> Registry:
    with open_local(folder / f"{NATIONAL}.xlsx") as workbook:
        table = workbook.read().tables[REGISTRY.name]
    return read_registry(table, _FILES, f"{NATIONAL}.xlsx")


def _file_name(text: str) -> str | None:
    # A name that leads out of the folder would mix up two pools.
    plain = text == Path(text).name and text.endswith(".xlsx") and not text.startswith((".", "~"))
    return text if plain else None


_FILES = Addresses(
    read=_file_name,
    same=str.casefold,  # some computers take capitals and small letters in a name for the same
    todo="Geef een bestandsnaam zonder map, zoals «rotterdam.xlsx».",
)


def _check_name(area: str) -> None:
    odd = any(mark in area for mark in ",=")
    if not area or odd or not _file_name(f"{area}.xlsx") or area == NATIONAL:
        raise BadInput(
            f"«{area}» kan niet de werkmap van een werkgebied zijn. Kies een naam zonder komma, "
            "= of schuine streep, zoals «rotterdam». Een adres hoort bij «google:»."
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise BadInput(
            f"{path.name}: dit is een map, geen werkmap. Geef die een andere naam."
        ) from error
    except OSError as error:
        raise _cannot("worden gelezen", path, error) from error


def replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Puts ``after`` in the place of ``before`` in one step, and ``before`` in the backup folder.

    ``ServiceFailed`` when the file is open elsewhere, is not ``before`` any more (None: is there)
    or cannot be written; it is then as it was.
    """
    _check_closed(path)
    try:
        _write(_new(path), after, like=path)
        if before is not None:
            _backup(path).parent.mkdir(exist_ok=True)
            _write(_new(_backup(path)), before, like=path)
            _new(_backup(path)).replace(_backup(path))
        _check_closed(path)
        _check_same(path, before)
        _new(path).replace(path)
        _sync(path.parent)
    except OSError as error:
        raise _cannot("worden weggeschreven", path, error) from error
    finally:
        for left_over in (_new(path), _new(_backup(path))):
            left_over.unlink(missing_ok=True)


def renew_backup(path: Path) -> None:
    """Makes the backup the workbook as it is now: what was removed for good is gone there too."""
    with _ours_alone(path, wait=10.0):
        try:
            if _backup(path).exists():
                _write(_new(_backup(path)), path.read_bytes(), like=path)
                _new(_backup(path)).replace(_backup(path))
                _sync(_backup(path).parent)
        except OSError as error:
            raise _cannot("worden weggeschreven", _backup(path), error) from error


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.nieuw")


def _backup(path: Path) -> Path:
    return path.parent / BACKUPS / path.name


def _write(path: Path, content: bytes, like: Path) -> None:
    with path.open("wb") as file:
        if like.exists():
            path.chmod(stat.S_IMODE(like.stat().st_mode))
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _check_closed(path: Path) -> None:
    for program, mark in (("LibreOffice", f".~lock.{path.name}#"), ("Excel", f"~${path.name}")):
        if path.with_name(mark).exists():
            raise ServiceFailed(
                f"{path.name}: deze werkmap is open in {program}. Sluit hem en probeer het "
                f"opnieuw. Is hij nergens open? Haal dan het bestand «{mark}» uit dezelfde map weg."
            )


def _check_same(path: Path, before: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != before:
        raise Changed(
            f"{path.name}: iemand heeft deze werkmap intussen opgeslagen. Er is niets geschreven. "
            "Probeer het opnieuw."
        )


def _cannot(what: str, path: Path, error: OSError) -> ServiceFailed:
    if error.errno in DISK_FULL:
        todo = "Maak ruimte vrij"
    elif error.errno in NOT_ALLOWED:
        todo = "Kijk wie de map en het bestand mag wijzigen"
    else:
        todo = "Kijk of de schijf in orde is"
    return ServiceFailed(
        f"{path.name}: de werkmap kan niet {what}{because(error)}. {todo} en probeer het opnieuw."
    )
