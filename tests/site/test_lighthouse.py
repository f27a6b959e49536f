"""What Lighthouse says of a page of each kind. By name: it takes minutes, and its own program.

``npm install --global lighthouse@12``, and its folder on ``PATH``.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.conftest import CHROMIUM
from tests.site.figures import Figures

pytestmark = [pytest.mark.browser, pytest.mark.soak]

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 95}
KINDS = [
    "",
    "bewoners/",
    "koppelen/",
    "koppelen-precies/",
    "steden/den-haag/",
    "steden/niet-bij/",
    "handboek/",
    "handboek/begin/het-jaar/",
    "handboek/veilig/wie-bel-je/",
    "handboek/checklists/eerste-week/",
    "handboek/voorbeelden/groepsafspraken/",
    "aanmelden/groep/",
    "aanmelden/nieuwkomer/",
    "coordinatoren/situaties/",
    "privacy/",
    "en/handbook/group/five-people/",
    "ar/handbook/newcomer/your-choice/",
    "ti/sign-up/newcomer/",
]


class _Compressed(SimpleHTTPRequestHandler):
    """The site as a host of static pages sends it: compressed, and kept for a while."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[str]:
    handler = partial(_Compressed, directory=str(built_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("form_factor", ["mobile", "desktop"])
@pytest.mark.parametrize("path", KINDS)
def test_lighthouse_is_content(host: str, path: str, form_factor: str, figures: Figures) -> None:
    program = shutil.which("lighthouse")
    assert program, "Lighthouse is not on PATH: npm install --global lighthouse@12"
    chrome = next(filter(None, map(shutil.which, CHROMIUM)))
    asked = subprocess.run(
        [
            program,
            f"{host}/{path}",
            "--quiet",
            "--output=json",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            *(["--preset=desktop"] if form_factor == "desktop" else []),
        ],
        env=os.environ | {"CHROME_PATH": chrome},
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    categories = json.loads(asked.stdout)["categories"]
    found = {name: round(100 * one["score"]) for name, one in categories.items()}
    for name in LEAST:
        figures.note(name, found[name])
    assert {name: found[name] for name, least in LEAST.items() if found[name] < least} == {}
