"""What is posted: from the bytes of a body to fields."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from intake.answers import Raw
from intake.submission import Malformed

URLENCODED = "application/x-www-form-urlencoded"

_TYPE = re.compile(r'\s*([a-z]+/[a-z.+-]+)\s*(?:;\s*charset="?utf-8"?\s*)?', re.IGNORECASE)
LARGEST = 64 * 1024
"""The most bytes of a post."""

_MOST_FIELDS = 1_000


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
