"""The moments of matches and the meetings of proposals, as a calendar file (RFC 5545).

An event has a name of its own that stays, so that a file that is read in again moves what moved,
cancels what does not go on, and doubles nothing. What went since an earlier file is known from
Besluiten, so from the last run on. Nothing is known of a match without a row, of the talks that a
sponsor had by another variant, and of what no run saw: what an earlier file told of those stays in
the calendar. Everybody is a code. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import product

from icalendar import Calendar, Event

from intake.answers import read_day
from intake.tabs import DECIDED, MATCHES, PROPOSALS
from intake.workbook import Row, Snapshot, Table
from matcher.matches import Match, MatchReader
from matcher.moments import Moment
from matcher.policy import Policy
from matcher.review import BEGINS, EXTENDED, MEETING, OF_A_MATCH, Stand, both, read_pair

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


Said = Mapping[str, Mapping[str, frozenset[str]]]
"""Every text that a pair ever had in a column with a day, by its id and the kind of line."""

DAYS = (MEETING, OF_A_MATCH[BEGINS], OF_A_MATCH[EXTENDED])


def entries(
    area: str, snapshot: Snapshot, policies: Mapping[str, Policy], today: date
) -> list[Entry]:
    """What comes in the workbook of an area from ``today`` on, or would have, the earliest first.

    A row without a code or a day that can be read has nothing in it.
    """
    reader = MatchReader(snapshot.tables[MATCHES.name], policies, {}, today)
    matches = [*reader.in_the_tab()]
    going = {one.id for one in matches if one.goes_on}
    said = _said(snapshot.tables[DECIDED.name])
    found = [
        *(entry for one in matches for entry in _moments(one, said, area)),
        *_meetings(snapshot.tables[PROPOSALS.name], said, going, area, today),
    ]
    return sorted(found, key=lambda one: (one.day, one.uid))


def _said(decided: Table) -> Said:
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for row in decided.rows:
        about, kind, text = (row.cells[header] for header in ("over", "soort", "waarde"))
        if kind in DAYS and read_pair(about):
            found[about][kind] = found[about].get(kind, frozenset()) | {text}
    return found


def _moments(match: Match, said: Said, area: str) -> Iterator[Entry]:
    now = {moment.key: moment for moment in match.moments}
    for key, last in _last_days(match, said.get(match.id, {})).items():
        if last.day < match.today:
            continue
        moment = now.get(key, last)
        what = "einde van de koppeling" if moment.is_end else moment.name
        yield Entry(
            uid=f"{match.id}-{moment.key}{OURS}",
            day=moment.day,
            summary=f"Samen Hier: {what}, {both(match.pair)}",
            description=f"Koppeling sinds {match.since}. Zie Koppelingen in de werkmap {area}.",
            cancelled=not match.goes_on or key not in now or match.was_held(moment),
        )


def _last_days(match: Match, said: Mapping[str, frozenset[str]]) -> Mapping[str, Moment]:
    """Every moment that the match has or ever had, by key, on the last day that it can have had."""
    texts = [
        {"", match.typed[header], *said.get(OF_A_MATCH[header], ())}
        for header in (BEGINS, EXTENDED)
    ]
    found: dict[str, Moment] = {}
    for begins, extended in product(*texts):
        once = replace(match, typed={**match.typed, BEGINS: begins, EXTENDED: extended})
        for moment in once.moments:
            found[moment.key] = max(moment, found.get(moment.key, moment), key=lambda one: one.day)
    return found


def _meetings(
    proposals: Table, said: Said, going: Collection[str], area: str, today: date
) -> Iterator[Entry]:
    """``going`` are the ids of the matches that go on: both sides may still meet."""
    for id in sorted({*said, *proposals.by_key}):
        pair, rows = read_pair(id), proposals.by_key.get(id, ())
        if pair is None or (id in going and not rows):
            continue
        planned = _planned(rows[0], going) if rows else None
        days = [planned, *map(read_day, said.get(id, {}).get(MEETING, ()))]
        last = max((day for day in days if day), default=None)
        if last and last >= today:
            yield Entry(
                uid=f"{id}-kennismaking{OURS}",
                day=planned or last,
                summary=f"Samen Hier: kennismaking, {both(pair)}",
                description=f"Met de community builder. Zie Voorstellen in de werkmap {area}.",
                cancelled=planned is None,
            )


def _planned(row: Row, going: Collection[str]) -> date | None:
    """The day of a meeting that goes on."""
    goes_on = row.cells["stand"] in _MEETING or row.cells["id"] in going
    return read_day(row.cells[MEETING]) if goes_on else None


_MEETING = {Stand.PUT_FORWARD.value, Stand.AGREED.value}


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
