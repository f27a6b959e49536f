"""The journal: every submission is here, on the disk, before it is confirmed to anybody.

One SQLite file beside the local workbooks. It keeps a submission after its row stands in an Inbox:
so the same one that is sent again is known, and it is the second copy of what people sent.

It does not use a write-ahead log. The file alone is then always whole, also for a person who copies
it; and before SQLite 3.51.3 two programs that use such a log at once can, very rarely, damage it.
``TRUNCATE`` with ``synchronous=FULL`` syncs the data, and then the end of the transaction, before a
commit returns; with ``DELETE`` that last step could be undone by a power cut.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from intake.errors import BadInput, ServiceFailed, because
from intake.kinds import CASE
from intake.submission import Arrival, Submission, read_moment, reference_for, write_moment

FILE = "aanmeldingen.sqlite3"

SAME_WITHIN = timedelta(minutes=15)
"""The same answers without a submission id are one submission when they come within this time."""

PATIENCE = 5.0
"""How long to wait for another thread or program that is writing, in seconds."""

_REASONS = {
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_PERM: "dat mag niet van deze computer",
    sqlite3.SQLITE_READONLY: "dat mag niet van deze computer",
    sqlite3.SQLITE_BUSY: "een ander programma is ermee bezig",
    sqlite3.SQLITE_CANTOPEN: "het bestand gaat niet open",
}

_VERSION = 2
_TABLES = f"""
CREATE TABLE submissions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sent_as TEXT NOT NULL,
    reference TEXT NOT NULL,
    received TEXT NOT NULL,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    consent_version TEXT NOT NULL,
    key TEXT NOT NULL,
    answers TEXT NOT NULL,
    city TEXT NOT NULL,
    about TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    area TEXT,
    suspect TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX by_sent_as ON submissions (sent_as);
CREATE INDEX by_reference ON submissions (reference);
CREATE INDEX by_fingerprint ON submissions (fingerprint, received);
CREATE INDEX waiting ON submissions (number) WHERE area IS NULL;
CREATE TABLE areas (area TEXT PRIMARY KEY, file TEXT NOT NULL) STRICT;
PRAGMA user_version = {_VERSION};
"""
_SINCE_1 = f"""
ALTER TABLE submissions ADD COLUMN suspect TEXT NOT NULL DEFAULT '';
PRAGMA user_version = {_VERSION};
"""
"""What makes a journal of version 1 one of now."""
_HOME = """
    SELECT area FROM submissions AS first
    WHERE first.reference = {} AND area IS NOT NULL ORDER BY number LIMIT 1
"""
_WAITING = f"""
SELECT id, reference, about, city,
    coalesce(({_HOME.format("later.reference")}), ({_HOME.format("later.about")}))
FROM submissions AS later WHERE area IS NULL ORDER BY number
"""
_KEPT = "id, reference, received, form, language, consent_version, key, answers, suspect"


@dataclass(frozen=True)
class Waiting:
    """A submission that stands in no Inbox yet, and what says which one it belongs in.

    ``home`` is the area that already has the record it belongs to, None when there is none.
    """

    id: str
    reference: str
    about: str
    city: str
    home: str | None


class Journal:
    """The journal in a file; several threads and programs may use the same file at once.

    Every method raises ServiceFailed when the file cannot be read or written now, and then has
    changed nothing that was confirmed; BadInput when it is no journal.
    """

    def __init__(self, path: Path) -> None:
        """Open the journal at ``path``, or make it there for its owner alone to read."""
        self.path = path
        # Our own threads take turns here; SQLite's waiting is by trying again, which is not fair.
        self._turn = threading.Lock()
        with self._errors():
            _create(path)
        with self._writing() as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version in (0, 1):
                # Not executescript: that would end the transaction first.
                for statement in filter(str.strip, (_SINCE_1 if version else _TABLES).split(";")):
                    db.execute(statement)
            elif version != _VERSION:
                raise BadInput(
                    f"{path.name}: dit bestand is van een andere versie van dit programma. "
                    "Gebruik de nieuwste versie van het programma."
                )

    def keep(
        self, arrival: Arrival, received: datetime, why: Callable[[], str] = lambda: ""
    ) -> Submission:
        """Keep ``arrival`` and give it a reference; it is on the disk when this returns.

        ``why`` says why it looks like one of a flood, "" when it does not: asked only of what is
        new, so that who sends again uses up nothing.

        What was kept before is given back and nothing is added. Other answers under the same
        submission id are one more submission with the same reference.
        """
        with self._writing() as db:
            sent_as = _sent_as(db, arrival, received)
            earlier = db.execute(
                f"SELECT {_KEPT}, fingerprint FROM submissions WHERE sent_as = ? ORDER BY number",
                [sent_as],
            ).fetchall()
            for *kept, fingerprint in earlier:
                if fingerprint == arrival.fingerprint:
                    return _submission(kept)
            submission = Submission(
                id=f"{sent_as}.{len(earlier) + 1}" if earlier else sent_as,
                reference=earlier[0][1] if earlier else _free_reference(db, sent_as),
                received=received,
                form=arrival.form,
                language=arrival.language,
                consent_version=arrival.consent_version,
                key=arrival.key,
                answers=arrival.answers,
                suspect=why(),
            )
            _insert(db, submission, arrival, sent_as)
        return submission

    def waiting(self) -> list[Waiting]:
        """Every submission that stands in no Inbox yet, in the order in which they came.

        A correction belongs where the submission under its reference is; a member's with the
        group, an intake with the household.
        """
        with self._reading() as db:
            rows = db.execute(_WAITING).fetchall()
        return [Waiting(*row) for row in rows]

    def submissions(self, ids: Collection[str]) -> list[Submission]:
        """The submissions with these ids, in the order in which they came."""
        with self._reading() as db:
            numbered = [
                row
                for id in ids
                for row in db.execute(f"SELECT number, {_KEPT} FROM submissions WHERE id = ?", [id])
            ]
        return [_submission(row[1:]) for row in sorted(numbered)]

    def about(self, reference: str) -> list[tuple[Submission, str | None]]:
        """What was kept about a record: sign-ups under its reference, and intakes about it.

        Cases that an organisation entered are about others.

        In the order in which they came; with each the area in whose Inbox it stands, or None.
        """
        with self._reading() as db:
            rows = db.execute(
                f"SELECT area, {_KEPT} FROM submissions"
                " WHERE reference = ? OR (about = ? AND key != '' AND form != ?) ORDER BY number",
                [reference, reference, CASE],
            ).fetchall()
        return [(_submission(row[1:]), row[0]) for row in rows]

    def forget(self, ids: Collection[str]) -> None:
        """Wipe what people sent in these; one that stands in no Inbox yet is gone altogether.

        The reference stays, so that it is never given to somebody else.
        """
        with self._writing() as db:
            # Otherwise the text would stay in the file until something else is written there.
            db.execute("PRAGMA secure_delete = ON")
            db.executemany(
                "UPDATE submissions SET answers = '{}', key = '', city = '', fingerprint = '',"
                " area = coalesce(area, '') WHERE id = ?",
                [(id,) for id in ids],
            )

    def delivered(self, ids: Collection[str], area: str) -> None:
        """Remember that these stand in the Inbox of the workbook of ``area``."""
        with self._writing() as db:
            db.executemany(
                "UPDATE submissions SET area = ? WHERE id = ?", [(area, id) for id in ids]
            )

    def delivered_to(self, area: str) -> list[str]:
        """The ids that stand in the Inbox of ``area``, in the order in which they came.

        Without those that were forgotten.
        """
        with self._reading() as db:
            rows = db.execute(
                "SELECT id FROM submissions WHERE area = ? AND fingerprint != '' ORDER BY number",
                [area],
            ).fetchall()
        return [row[0] for row in rows]

    def areas(self) -> dict[str, str]:
        """The file of every area's workbook, by area, as ``remember_areas`` was told last."""
        with self._reading() as db:
            return dict(db.execute("SELECT area, file FROM areas").fetchall())

    def remember_areas(self, files: Mapping[str, str]) -> None:
        """Remember the file of every area's workbook, for when the registry cannot be read."""
        if files == self.areas():
            return
        with self._writing() as db:
            db.execute("DELETE FROM areas")
            db.executemany("INSERT INTO areas VALUES (?, ?)", files.items())

    def _connect(self) -> sqlite3.Connection:
        # A connection of its own for every call: no thread waits for another's, and after an error
        # nothing of a half transaction is left behind.
        db = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
        )
        db.execute("PRAGMA journal_mode = TRUNCATE")
        db.execute("PRAGMA synchronous = FULL")
        return db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._errors(), closing(self._connect()) as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self._turn.acquire(timeout=PATIENCE):
            raise ServiceFailed(
                f"{self.path.name}: er wordt te veel tegelijk geschreven. Probeer het opnieuw."
            )
        try:
            with self._errors(), closing(self._connect()) as db:
                db.execute("BEGIN IMMEDIATE")
                yield db
                db.execute("COMMIT")
        finally:
            self._turn.release()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            reason = because(error) if isinstance(error, OSError) else _because(error)
            raise ServiceFailed(
                f"{self.path}: het journaal van de aanmeldingen is nu niet te lezen of te "
                f"schrijven{reason}. Kijk of de schijf vol is en of je in de map mag schrijven."
            ) from error
        except sqlite3.DatabaseError as error:
            raise BadInput(
                f"{self.path}: dit is geen journaal van aanmeldingen, of het is beschadigd. "
                "Zet het bestand apart en bewaar het; er komt dan vanzelf een nieuw bestand."
            ) from error


def _because(error: sqlite3.OperationalError) -> str:
    # The last eight bits tell the kind of error; those before them only where it came from.
    reason = _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return f": {reason}" if reason else f" ({error})"


def _create(path: Path) -> None:
    """Make the file, if there is none, for its owner alone; its name outlives a power cut."""
    # An existing one is not opened: closing it would end the locks that SQLite has on it here.
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if os.name == "posix":
        folder = os.open(path.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _sent_as(db: sqlite3.Connection, arrival: Arrival, received: datetime) -> str:
    """The id under which this was sent: the client's, or else one that the same answers share.

    An id that another form has used is nobody's.
    """
    if arrival.submission_id:
        used = db.execute(
            "SELECT form FROM submissions WHERE sent_as = ?", [arrival.submission_id]
        ).fetchone()
        if used is None or used[0] == arrival.form:
            return arrival.submission_id
    since = write_moment(received - SAME_WITHIN)
    same = db.execute(
        "SELECT sent_as FROM submissions WHERE fingerprint = ? AND received >= ? ORDER BY number",
        [arrival.fingerprint, since],
    ).fetchone()
    return same[0] if same else _own_id(arrival, received)


def _own_id(arrival: Arrival, received: datetime) -> str:
    # The underscore stands in no client's id, so nobody else's can be the same.
    return f"_{sha256(f'{arrival.fingerprint} {write_moment(received)}'.encode()).hexdigest()[:32]}"


def _free_reference(db: sqlite3.Connection, seed: str) -> str:
    attempt = 0
    while True:
        reference = reference_for(seed, attempt)
        taken = db.execute("SELECT 1 FROM submissions WHERE reference = ?", [reference])
        if taken.fetchone() is None:
            return reference
        attempt += 1


def _insert(db: sqlite3.Connection, submission: Submission, arrival: Arrival, sent_as: str) -> None:
    db.execute(
        f"INSERT INTO submissions ({_KEPT}, sent_as, city, about, fingerprint)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            submission.id,
            submission.reference,
            write_moment(submission.received),
            submission.form,
            submission.language,
            submission.consent_version,
            submission.key,
            submission.answers,
            submission.suspect,
            sent_as,
            arrival.city,
            arrival.about,
            arrival.fingerprint,
        ],
    )


def _submission(row: Sequence[str]) -> Submission:
    id, reference, received, *rest = row
    return Submission(id, reference, read_moment(received), *rest)
