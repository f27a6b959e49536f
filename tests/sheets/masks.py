"""Field masks: which parts of a message an answer shows or a request writes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tests.sheets.errors import invalid
from tests.sheets.schema import messages

Mask = dict[str, Any]
"""Field -> the mask within it; None is everything below."""

_TOKEN = re.compile(r"[A-Za-z_*][A-Za-z0-9_]*|[(),./]")


@lru_cache(maxsize=512)
def answer_mask(message: str, fields: str) -> Mask | None:
    """The mask of a ``fields`` parameter; None shows all. A field that is none is 400.

    Both ``sheets.properties`` and ``sheets(properties(title),data)`` and ``sheets/properties``.
    """
    try:
        return _checked(message, _Parser(fields).mask(), "")
    except ValueError as error:
        text = f"Error expanding 'fields' parameter. {error}"
        raise invalid("Request contains an invalid argument.", {fields: text}) from None


@lru_cache(maxsize=512)
def update_mask(message: str, fields: str) -> Mask | None:
    """The mask of a request that writes; None (from ``*``) writes all. Without any it is 400."""
    if not fields:
        raise invalid(
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"
        )
    try:
        return _checked(message, _Parser(fields).mask(), "")
    except ValueError as error:
        raise invalid(f"Invalid field mask '{fields}'. {error}") from None


def _checked(message: str | None, mask: Mask | None, path: str) -> Mask | None:
    """The mask without ``*``, once every name is known."""
    if mask is None or "*" in mask:
        return None
    if message is None:
        return mask
    known = messages()[message]
    result = {}
    for name, below in mask.items():
        here = f"{path}.{name}" if path else name
        if name not in known:
            raise ValueError(f"Cannot find matching fields for path '{here}'.")
        if below is not None and known[name].message is None and known[name].type != "Any":
            raise ValueError(f"Cannot find matching fields for path '{here}.{next(iter(below))}'.")
        result[name] = _checked(known[name].message, below, here)
    return result


class _Parser:
    """Reads ``a.b,c(d,e/f)``."""

    def __init__(self, text: str) -> None:
        self.tokens = _TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text) or not self.tokens:
            raise ValueError(f"Cannot read '{text}'.")
        self.at = 0

    def mask(self) -> Mask:
        found = self._list()
        if self.at < len(self.tokens):
            raise ValueError(f"Unexpected '{self.tokens[self.at]}'.")
        return found

    def _list(self) -> Mask:
        found: Mask = {}
        while True:
            _merge(found, self._path())
            if self._peek() != ",":
                return found
            self.at += 1

    def _path(self) -> Mask:
        name = self._peek()
        if name is None or name in "(),./":
            raise ValueError(f"Unexpected '{name or 'end'}'.")
        self.at += 1
        following = self._peek()
        if following in (".", "/"):
            self.at += 1
            return {name: self._path()}
        if following == "(":
            self.at += 1
            below = self._list()
            if self._peek() != ")":
                raise ValueError("Expected ')'.")
            self.at += 1
            return {name: below}
        return {name: None}

    def _peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None


def _merge(mask: Mask, other: Mask) -> None:
    for name, below in other.items():
        if name not in mask:
            mask[name] = below
        elif mask[name] is None or below is None:
            mask[name] = None
        else:
            _merge(mask[name], below)


def shows(mask: Mask | None, name: str) -> bool:
    return mask is None or name in mask


def below(mask: Mask | None, name: str) -> Mask | None:
    return None if mask is None else mask.get(name)


def project(value: Any, mask: Mask | None) -> Any:
    """Only what the mask shows, of a message or a list of them."""
    if mask is None or not isinstance(value, dict | list):
        return value
    if isinstance(value, list):
        return [project(item, mask) for item in value]
    return {name: project(value[name], mask[name]) for name in mask if name in value}


def merged(old: Any, new: Any, mask: Mask | None) -> Any:
    """The old message with the fields of the mask as they are in the new one.

    A field in the mask that the new message does not have is cleared.
    """
    if mask is None:
        return new
    result = dict(old or {})
    for name, deeper in mask.items():
        value = merged(result.get(name), (new or {}).get(name), deeper)
        if value is None or value == {}:
            result.pop(name, None)
        else:
            result[name] = value
    return result or None
