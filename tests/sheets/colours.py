"""Colours as the service keeps them: in both notations, in steps of 1/255."""

from __future__ import annotations

import struct
from typing import Any

from tests.sheets.masks import Mask, merged

Json = dict[str, Any]


def rounded(colour: Json) -> Json:
    """0.5 comes back as 0.49803922, a float of four bytes, and what is 0 is left out."""
    parts = {name: _four_bytes(int(part * 255) / 255) for name, part in colour.items()}
    return {name: int(part) if part == 1 else part for name, part in parts.items() if part}


def _four_bytes(number: float) -> float:
    single: float = struct.unpack("f", struct.pack("f", number))[0]
    return float(f"{single:.8g}")


def merged_look(old: Any, new: Any, mask: Mask | None) -> Any:
    """``masks.merged`` for messages with colours: a colour and its style are one field.

    What comes out has both notations, as the service shows them.
    """
    return in_both(merged(_styled(old), _styled(new), _styled(mask)))


def in_both(message: Any) -> Any:
    """The message with every ``…Color`` also as ``…ColorStyle``, and the other way round."""
    if isinstance(message, list):
        return [in_both(item) for item in message]
    if not isinstance(message, dict):
        return message
    result: Json = {}
    for name, value in _styled(message).items():
        if name.endswith("olorStyle") and value and value.get("rgbColor") is not None:
            colour = rounded(value["rgbColor"])
            result |= {name.removesuffix("Style"): colour, name: {"rgbColor": colour}}
        else:
            result[name] = in_both(value)
    return result


def _styled(message: Any) -> Any:
    """Every ``…Color`` of a message or a mask as ``…ColorStyle``, which wins of both."""
    if isinstance(message, list):
        return [_styled(item) for item in message]
    if not isinstance(message, dict):
        return message
    result: Json = {}
    for name, value in message.items():
        if not name.endswith("olor") or name in ("rgbColor", "themeColor"):
            result[name] = _styled(value)
        elif f"{name}Style" not in message:
            result[f"{name}Style"] = None if value is None else {"rgbColor": value}
    return result
