"""The relay's own functions, called one by one in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RELAY = ROOT / "intake" / "relay"
STANDIN = Path(__file__).parent / "standin"


@dataclass
class Script:
    """The script in a Node that stays; no service with anything outside works."""

    process: subprocess.Popen[str]

    def call(self, code: str, *arguments: Any) -> Any:
        """What the JavaScript function ``code`` gives, in the scope of the relay's files."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps([code, *arguments]), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


@contextmanager
def loaded(folder: Path = RELAY) -> Iterator[Script]:
    """The files of ``folder``, until the end of the block."""
    with subprocess.Popen(
        ["node", str(STANDIN / "evaluate.mjs"), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Script(process)
        assert process.stdin
        process.stdin.close()
