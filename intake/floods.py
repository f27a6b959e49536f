"""How many posts are too many: who has to wait, and which sign-ups look like a flood."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict

from intake.clients import connection_of
from intake.schema import Form

MINUTE = 60.0
DAY = 24 * 60 * MINUTE

LONGEST_SHORTEST = 3
"""So many seconds at most are asked of a person who is quick, however long the form."""

AGAIN = 6 * 60 * MINUTE
"""In so long come as many sign-ups from one address as posts in a minute at most: thirty at once is
an evening with one connection, and five an hour a library, a centre for asylum seekers, or the many
phones that a provider gives one address."""

MOST_IN_ALL = 40
"""Times the posts of a minute: no real day has more sign-ups than that in all."""

TOO_QUICK = "Sneller ingevuld dan een mens kan."
MANY_FROM_ONE = "Er kwamen heel veel aanmeldingen van één adres."
MANY_IN_ALL = "Er kwamen heel veel aanmeldingen op één dag."

_MOST_ADDRESSES = 10_000


def shortest(form: Form) -> int:
    """In fewer seconds than these no person fills in the form: one for each question that must be
    answered. What a link brings along is no work, so who stops by a link is never too quick.
    """
    asked = [q for q in form.questions if q.required and not q.show_if and q.type != "token"]
    return min(len(asked), LONGEST_SHORTEST)


class Rate:
    """At most so many posts within some seconds from one address, at once or spread.

    A lasting limit: whoever has used up the time may post again when a share of it has passed.
    Remembers a bounded number of addresses; the one that was longest silent is forgotten first.
    """

    def __init__(self, most: int, within: float = MINUTE) -> None:
        self._within = within
        self._share = within / most
        # The moment at which everything an address has posted is paid off.
        self._paid_off: OrderedDict[str, float] = OrderedDict()

    def wait(self, address: str, now: float) -> int:
        """Count a post at ``now`` (in seconds): 0 when it may, else in how many seconds it may."""
        network = connection_of(address)
        paid_off = max(self._paid_off.get(network, now), now)
        too_early = paid_off + self._share - now - self._within
        # A sum of shares is not exact.
        if too_early > 1e-6:
            return math.ceil(too_early)
        self._paid_off[network] = paid_off + self._share
        self._paid_off.move_to_end(network)
        if len(self._paid_off) > _MOST_ADDRESSES:
            self._paid_off.popitem(last=False)
        return 0


class Floods:
    """Which sign-ups look like a flood: no person sends so quickly, and no day has so many.

    Several threads may ask at once. What it counts is forgotten when the program stops.
    """

    def __init__(self, per_minute: int) -> None:
        """``per_minute`` is how many posts one address may send in a minute."""
        self._from_one = Rate(per_minute, AGAIN)
        self._in_all = Rate(MOST_IN_ALL * per_minute, DAY)
        self._turn = threading.Lock()

    def why(self, form: Form, seconds: int | None, address: str, now: float) -> str:
        """Count a new sign-up at ``now`` (in seconds): why it looks like one of a flood, else "".

        ``seconds`` is how long its page was open, None when nobody said. What looks like a flood
        uses up nothing of what others may send.
        """
        if seconds is not None and seconds < shortest(form):
            return TOO_QUICK
        with self._turn:
            if self._from_one.wait(address, now):
                return MANY_FROM_ONE
            if self._in_all.wait("", now):
                return MANY_IN_ALL
        return ""
