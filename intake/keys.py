"""Keys: the tokens in links that let somebody fill in a form about a record.

The token stands in the link alone; the workbook knows its SHA-256 hash. A reference grants nothing,
so the half that is secret is 128 random bits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

VALID_DAYS = 90

Draw = Callable[[int], bytes]
"""Gives so many random bytes, such as ``secrets.token_bytes``."""


def new_token(record_id: str, draw: Draw) -> tuple[str, str]:
    """A token for this record, ``7K3MQ2PA.0123…cdef``, and the hash that is kept of it."""
    token = f"{record_id}.{draw(16).hex()}"
    return token, hash_of(token)


def hash_of(token: str) -> str:
    """The SHA-256 hash of a token, as 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
