"""What the server has kept of the answers that were sent to it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from intake.journal import FILE


def arrived(workbooks: Path, reference: str) -> list[dict[str, Any]]:
    """The answers of everything that was kept under this reference."""
    with closing(sqlite3.connect(workbooks / FILE, timeout=30)) as db:
        rows = db.execute("SELECT answers FROM submissions WHERE reference = ?", (reference,))
        return [json.loads(answers) for (answers,) in rows]


def count(workbooks: Path) -> int:
    with closing(sqlite3.connect(workbooks / FILE, timeout=30)) as db:
        (number,) = db.execute("SELECT count(*) FROM submissions").fetchone()
        return int(number)
