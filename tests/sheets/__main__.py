"""``python -m tests.sheets --port N``: the emulator for other processes.

Prints its base URL, then the path of a credentials file, and serves until SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path

from tests.sheets.emulator import Emulator


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sheets", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--credentials", type=Path, help="where the key file is written")
    options = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Emulator(options.port) as emulator:
        path = options.credentials or emulator.credentials
        emulator.write_credentials(path)
        print(emulator.url, path, sep="\n", flush=True)  # noqa: T201 - for who starts it
        stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
