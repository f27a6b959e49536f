"""What every answer of our own endpoint tells a browser to hold to."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType

_UNUSED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "usb",
)  # fmt: skip

EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    }
)

SAFE = MappingProxyType({"Strict-Transport-Security": "max-age=31536000"})
"""Only where a proxy that we trust says that the visitor came by https: then for a year."""

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The Content-Security-Policy of what is no page."""

FILE_OF_SITE = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""That of a file of the site that is no page: the search is a worker, which reads other files."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)


def policy(html: str) -> str:
    """The Content-Security-Policy of a built page: its inline scripts by hash, the site's files,
    and nothing from anywhere else."""
    inline = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for attributes, text in _SCRIPT.findall(html)
        if "src=" not in attributes and "application/json" not in attributes
    }
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in sorted(inline))])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
