"""Where this Samen Hier lives: ``intake/deployment.yml``, public, without secrets."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from intake.errors import BadInput

DEPLOYMENT = Path(__file__).parent / "deployment.yml"


@dataclass(frozen=True)
class Deployment:
    """The addresses that people and forms use.

    ``site_url`` and ``receiver_url`` end without a slash. ``site_url`` is "" on a laptop;
    ``receiver_url`` is "" when the server that serves the site takes the forms too.
    """

    site_url: str
    receiver_url: str
    contact_email: str


@cache
def load_deployment(path: Path = DEPLOYMENT) -> Deployment:
    """The deployment in ``path``; BadInput names the file and what is wrong in it."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    wanted = [field.name for field in fields(Deployment)]
    if not isinstance(raw, dict) or sorted(raw) != sorted(wanted):
        raise BadInput(f"{path.name}: expected the keys {', '.join(wanted)}.")
    for key, value in raw.items():
        if not isinstance(value, str):
            raise BadInput(f"{path.name}: {key}: expected text but found {value!r}.")
    if "@" not in raw["contact_email"]:
        raise BadInput(f"{path.name}: contact_email: expected an e-mail address.")
    return Deployment(
        site_url=raw["site_url"].rstrip("/"),
        receiver_url=raw["receiver_url"].rstrip("/"),
        contact_email=raw["contact_email"],
    )
