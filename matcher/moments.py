"""The moments of a match: the talks on the way and the end, as days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

END = {"nl": "einde", "en": "end"}
"""What the last moment of every variant is called."""

LONGER = "gesprek in de extra tijd"
"""What each talk is called that is only there because a match is extended."""


@dataclass(frozen=True)
class Span:
    """So many whole months or weeks; one of the two is 0."""

    months: int = 0
    weeks: int = 0

    def after(self, day: date, times: int = 1) -> date:
        """The day so long after another; in a shorter month its last day.

        ``times`` is how often the span goes in between, negative for a day before.
        """
        months = day.year * 12 + day.month - 1 + self.months * times
        year, month = months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(day.day, last)) + timedelta(weeks=self.weeks * times)

    def before(self, day: date) -> date:
        return self.after(day, -1)


@dataclass(frozen=True)
class Talk:
    """A talk with both sides: its name by language, and when it is.

    That is so long after the start or, with ``before_end``, before the end.
    """

    name: Mapping[str, str]
    span: Span
    before_end: bool = False

    @property
    def key(self) -> str:
        """What no other talk of its variant has, however its name changes."""
        side = "voor-einde" if self.before_end else "na"
        return f"{side}-{self.span.months}m" if self.span.months else f"{side}-{self.span.weeks}w"


@dataclass(frozen=True)
class Moment:
    """A moment of one match: its day, what it is in Dutch, and a key that no other of it has."""

    day: date
    name: str
    key: str

    @property
    def is_end(self) -> bool:
        return self.key == END["nl"]


@dataclass(frozen=True)
class Moments:
    """The moments of a variant: how long a match is, and the talks on the way.

    ``when_longer`` is the time between two talks once the usual end is past.
    """

    end: Span
    talks: tuple[Talk, ...]
    when_longer: Span

    def of(self, start: date, until: date | None = None) -> tuple[Moment, ...]:
        """The moments of a match from its start, the earliest first; the last is the end.

        ``until`` is the new end of a match that is extended, after the usual one.
        """
        end, usual_end = until or self.end.after(start), self.end.after(start)
        on_the_way = [
            _moment(talk.span.after(start), talk) for talk in self.talks if not talk.before_end
        ]
        last = [_moment(talk.span.before(end), talk) for talk in self.talks if talk.before_end]
        longer = self._when_longer(usual_end, min([end, *(one.day for one in last)]))
        found = sorted([*on_the_way, *longer, *last], key=lambda one: one.day)
        return (*found, Moment(end, END["nl"], END["nl"]))

    def _when_longer(self, usual_end: date, last: date) -> Iterator[Moment]:
        for times in count(1):
            day = self.when_longer.after(usual_end, times)
            if day >= last:
                return
            yield Moment(day, LONGER, f"extra-{times}")


def _moment(day: date, talk: Talk) -> Moment:
    return Moment(day, talk.name["nl"], talk.key)
