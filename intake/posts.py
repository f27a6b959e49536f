"""What is posted: from the bytes of a body to fields, and how many posts are too many."""

from __future__ import annotations

import ipaddress
import json
import math
import re
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from intake.answers import Raw
from intake.submission import Malformed

URLENCODED = "application/x-www-form-urlencoded"

_TYPE = re.compile(r'\s*([a-z]+/[a-z.+-]+)\s*(?:;\s*charset="?utf-8"?\s*)?', re.IGNORECASE)
_MOST_FIELDS = 1_000
_MOST_ADDRESSES = 10_000


def read_fields(body: bytes, content_type: str) -> dict[str, Raw]:
    """The fields of a post by name: text, or several texts in their order; else Malformed.

    JSON (also as text/plain, which a browser sends elsewhere without asking first) or urlencoded,
    in UTF-8. Numbers are the text that stood there, true and false are ``true`` and ``false``.
    """
    found = _TYPE.fullmatch(content_type)
    kind = found[1].lower() if found else ""
    if kind not in (URLENCODED, "application/json", "text/plain"):
        raise Malformed("content-type")
    try:
        text = body.decode()
        return _from_form(text) if kind == URLENCODED else _from_json(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("body") from error


def _from_form(text: str) -> dict[str, Raw]:
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(
        text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
    ):
        found.setdefault(name, []).append(value)
    return {name: texts[0] if len(texts) == 1 else texts for name, texts in found.items()}


def _from_json(text: str) -> dict[str, Raw]:
    loaded = json.loads(
        text, parse_int=str, parse_float=str, parse_constant=_no_number, object_pairs_hook=_once
    )
    if not isinstance(loaded, dict):
        raise Malformed("body")
    return {
        name: [_one(part) for part in value] if isinstance(value, list) else _one(value)
        for name, value in loaded.items()
    }


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Malformed("a repeated field")
    return found


def _no_number(name: str) -> NoReturn:
    raise Malformed(name)


def _one(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        raise Malformed("a field of the wrong type")
    return value


class Rate:
    """At most so many posts a minute from one address, at once or spread.

    A lasting limit: whoever has used up the minute may post again when a share of it has passed.
    Remembers a bounded number of addresses; the one that was longest silent is forgotten first.
    """

    def __init__(self, per_minute: int) -> None:
        self._share = 60 / per_minute
        # The moment at which everything an address has posted is paid off.
        self._paid_off: OrderedDict[str, float] = OrderedDict()

    def wait(self, address: str, now: float) -> int:
        """Count a post at ``now`` (in seconds): 0 when it may, else in how many seconds it may."""
        network = _network(address)
        paid_off = max(self._paid_off.get(network, now), now)
        too_early = paid_off + self._share - now - 60
        # A sum of shares is not exact.
        if too_early > 1e-6:
            return math.ceil(too_early)
        self._paid_off[network] = paid_off + self._share
        self._paid_off.move_to_end(network)
        if len(self._paid_off) > _MOST_ADDRESSES:
            self._paid_off.popitem(last=False)
        return 0


def _network(address: str) -> str:
    """The address, or of IPv6 the part that one connection at home has for itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False))
