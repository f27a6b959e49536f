"""The moments of matches and the meetings of proposals, as a calendar file (RFC 5545).

An event has a name of its own that stays, so that a file that is read in again moves what moved,
takes away what does not go on, and doubles nothing. Everybody is a code. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from intake.answers import read_day
from intake.tabs import MATCHES, PROPOSALS
from intake.workbook import Snapshot
from matcher.matches import Match, MatchReader
from matcher.policy import Policy
from matcher.review import MEETING, Stand, both, pair_id, read_pair

FROM = "-//Samen Hier//Koppelingen//NL"
OURS = "@samen-hier"
"""Behind the name of every event."""


@dataclass(frozen=True)
class Entry:
    """One day in the calendar. What is ``cancelled`` goes when the file is read in again."""

    uid: str
    day: date
    summary: str
    description: str
    cancelled: bool = False


def entries(
    area: str, snapshot: Snapshot, policies: Mapping[str, Policy], today: date
) -> list[Entry]:
    """What comes in the workbook of an area from ``today`` on, the earliest first.

    A row without a code or a day that can be read has nothing in it.
    """
    reader = MatchReader(snapshot.tables[MATCHES.name], policies, {}, today)
    found = [
        *(entry for one in reader.in_the_tab() for entry in _moments(one, area)),
        *_meetings(area, snapshot),
    ]
    return sorted((one for one in found if one.day >= today), key=lambda one: (one.day, one.uid))


def _moments(match: Match, area: str) -> Iterator[Entry]:
    for moment in match.moments:
        what = "einde van de koppeling" if moment.is_end else moment.name
        yield Entry(
            uid=f"{match.id}-{moment.key}{OURS}",
            day=moment.day,
            summary=f"Samen Hier: {what}, {both(match.pair)}",
            description=f"Koppeling sinds {match.since}. Zie Koppelingen in de werkmap {area}.",
            cancelled=not match.goes_on or match.was_held(moment),
        )


def _meetings(area: str, snapshot: Snapshot) -> Iterator[Entry]:
    for row in snapshot.tables[PROPOSALS.name].rows:
        pair, day = read_pair(row.cells["id"]), read_day(row.cells[MEETING])
        if pair and day and row.cells["stand"] == Stand.PUT_FORWARD.value:
            yield Entry(
                uid=f"{pair_id(pair)}-kennismaking{OURS}",
                day=day,
                summary=f"Samen Hier: kennismaking, {both(pair)}",
                description=f"Met de community builder. Zie Voorstellen in de werkmap {area}.",
            )


def calendar_text(found: Iterable[Entry], today: date) -> bytes:
    """The calendar file; the same entries on the same day give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", FROM)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in found:
        calendar.add_component(_event(entry, today))
    return bytes(calendar.to_ical())


def _event(entry: Entry, today: date) -> Event:
    """A whole day; what a later file says goes before what an earlier one did."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("sequence", today.toordinal())
    event.add("dtstart", entry.day)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
