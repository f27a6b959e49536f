"""Reads and writes a minute for each account, as a sliding window."""

from __future__ import annotations

from collections import defaultdict, deque

from tests.sheets.errors import too_many

PROJECT_NUMBER = "100000000000"


class Quota:
    """``limits`` by metric (``Read``, ``Write``) within ``seconds``; a batch counts once."""

    def __init__(self, reads: int = 60, writes: int = 60, seconds: float = 60) -> None:
        self.limits = {"Read": reads, "Write": writes}
        self.seconds = seconds
        self._used: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def spend(self, account: str, metric: str, now: float) -> None:
        """Counts a request; 429 when the window is full, and then it does not count."""
        used = self._used[account, metric]
        while used and used[0] <= now - self.seconds:
            used.popleft()
        if len(used) >= self.limits[metric]:
            raise too_many(metric, PROJECT_NUMBER, self.limits[metric])
        used.append(now)
