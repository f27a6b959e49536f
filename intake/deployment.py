"""Where this Samen Hier lives: ``intake/deployment.yml``, public, without secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from intake.data_files import read_yaml
from intake.errors import BadInput

DEPLOYMENT = Path(__file__).parent / "deployment.yml"

_RELAY = re.compile(r"https://[^\s?#]+/exec")


@dataclass(frozen=True)
class Deployment:
    """The addresses that people and forms use.

    ``site_url`` and ``receiver_url`` end without a slash. ``site_url`` is "" on a laptop;
    ``receiver_url`` is "" when the server that serves the site takes the forms too. ``relay_url``
    is the web app of the Apps Script relay, "" when there is none; it goes before the other.
    ``contact_phone`` is "" when there is no number to call. ``mail_per_day`` is how many mails the
    program sends in a day at most.
    """

    site_url: str
    receiver_url: str
    relay_url: str
    contact_email: str
    contact_phone: str
    mail_per_day: int

    def action(self, form: str) -> str:
        """Where the form of this name is sent."""
        if self.relay_url:
            return f"{self.relay_url}?form={form}"
        return f"{self.receiver_url}/aanmelden/{form}"


@cache
def load_deployment(path: Path = DEPLOYMENT) -> Deployment:
    """The deployment in ``path``; BadInput names the file and what is wrong in it."""
    raw = read_yaml(path)
    wanted = [field.name for field in fields(Deployment)]
    if not isinstance(raw, dict) or sorted(raw) != sorted(wanted):
        raise BadInput(f"{path.name}: expected the keys {', '.join(wanted)}.")
    for key, value in raw.items():
        if key != "mail_per_day" and not isinstance(value, str):
            raise BadInput(f"{path.name}: {key}: expected text but found {value!r}.")
    if raw["relay_url"] and not _RELAY.fullmatch(raw["relay_url"]):
        raise BadInput(
            f"{path.name}: relay_url: expected the https address of a web app, which ends in /exec."
        )
    if "@" not in raw["contact_email"]:
        raise BadInput(f"{path.name}: contact_email: expected an e-mail address.")
    per_day = raw["mail_per_day"]
    if not isinstance(per_day, int) or isinstance(per_day, bool) or per_day < 0:
        raise BadInput(f"{path.name}: mail_per_day: expected a number of 0 or more.")
    return Deployment(
        site_url=raw["site_url"].rstrip("/"),
        receiver_url=raw["receiver_url"].rstrip("/"),
        relay_url=raw["relay_url"],
        contact_email=raw["contact_email"],
        contact_phone=raw["contact_phone"],
        mail_per_day=per_day,
    )
