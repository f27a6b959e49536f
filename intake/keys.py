"""Keys: the tokens in links that let somebody fill in a form about a record.

The token stands in the link alone; the workbook knows its SHA-256 hash. A reference grants nothing,
so the half that is secret is 128 random bits.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from itertools import count

VALID_DAYS = 90

TOKEN = re.compile(r"([0-9A-HJKMNP-TV-Z]{8})\.[0-9a-f]{32}")
"""A token in a text; its first group is the code of the record that it is of."""

Draw = Callable[[int], bytes]
"""Gives so many random bytes, such as ``secrets.token_bytes``."""


def new_token(record_id: str, draw: Draw) -> tuple[str, str]:
    """A token for this record, ``7K3MQ2PA.0123…cdef``, and the hash that is kept of it."""
    token = f"{record_id}.{draw(16).hex()}"
    return token, hash_of(token)


def last_day(today: date) -> date:
    """The last day on which a key that is made today can be used."""
    return today + timedelta(days=VALID_DAYS)


def key_cells(id: str, form: str, record: str, hashed: str, until: date) -> dict[str, str | date]:
    """The row of ``Sleutels`` of a key; ``id`` is that of the message with its token."""
    cells: dict[str, str | date] = {"id": id, "voor": record, "formulier": form}
    return {**cells, "sleutel": hashed, "geldig tot": until}


def unused(id: str, used: Collection[str]) -> str:
    """``id``, or the first of ``id:2``, ``id:3`` … that is free."""
    if id not in used:
        return id
    return next(other for n in count(2) if (other := f"{id}:{n}") not in used)


def hash_of(token: str) -> str:
    """The SHA-256 hash of a token, as 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def keys_for(text: str) -> set[str]:
    """The codes of the records whose tokens stand in a text."""
    return {found[1] for found in TOKEN.finditer(text)}


def without_tokens(text: str) -> str:
    """The text with every token taken out: who has a token can act for its record."""
    return TOKEN.sub(r"\1.…", text)
