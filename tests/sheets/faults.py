"""What goes wrong, on demand: at the n-th request, or at every one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]

BEFORE = ("429", "500", "502", "503", "401", "403", "drop")
AFTER = ("503-after", "500-after", "502-after", "drop-after")
TOKEN = ("token-refused", "token-500", "token-drop")
KINDS = (*BEFORE, *AFTER, *TOKEN, "slow", "slow-before", "person")


@dataclass
class Fault:
    """One fault. ``at`` counts the requests that ``match`` fits, from 1; ``seen`` is how many did.

    ``details`` are the keys of its kind: ``seconds`` of slow ones, ``do`` and ``as`` of a person.
    """

    at: int | Literal["every"]
    kind: str
    match: re.Pattern[str] | None = None
    details: Json = field(default_factory=dict)
    seen: int = 0

    @classmethod
    def of(cls, body: Json) -> Fault:
        """ValueError when it is none that can be set."""
        at, kind = body.get("at"), str(body.get("kind"))
        if kind not in KINDS:
            raise ValueError(f"Expected one of: {', '.join(KINDS)} but received: {kind}")
        if at != "every" and not (isinstance(at, int) and at >= 1):
            raise ValueError(f'Expected "at" as a number from 1 or "every" but received: {at}')
        pattern = body.get("match")
        details = {k: v for k, v in body.items() if k not in ("at", "kind", "match")}
        return cls(at, kind, re.compile(pattern) if pattern else None, details)

    def strikes(self, request: str) -> bool:
        """Whether this request (``METHOD path``) is the one; counts it when it fits."""
        if self.match and not self.match.search(request):
            return False
        self.seen += 1
        return self.at in ("every", self.seen)


class Faults:
    """The faults that are set now."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def set(self, bodies: Sequence[Json]) -> None:
        self._faults = [Fault.of(body) for body in bodies]

    def at_api(self, request: str) -> list[Fault]:
        """Those that strike this request of the API, in the order in which they were set."""
        mine = [fault for fault in self._faults if fault.kind not in TOKEN]
        return [fault for fault in mine if fault.strikes(request)]

    def at_token(self, request: str) -> list[Fault]:
        mine = [fault for fault in self._faults if fault.kind in TOKEN]
        return [fault for fault in mine if fault.strikes(request)]
