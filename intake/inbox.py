"""From the tab ``Inbox`` to records and problems: what a workbook holds, and one pull of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from intake import checks
from intake.checks import Checked
from intake.draft import Draft
from intake.keys import Draw
from intake.records import Gate
from intake.signups import Signups, Taken, read_inbox
from intake.tabs import LOG
from intake.workbook import Change, Snapshot, Update, Value, differing

GATE = Gate(
    household_ticks=("gesprek",),
    group_ticks=("gesprek", "training"),
    member_ticks=("verklaring",),
    smallest_group=5,
)
"""What a pull calls ready in the column ``status``; a match run asks what its own policy says."""


def check(
    snapshot: Snapshot, gate: Gate, today: date, held: Mapping[str, str] | None = None
) -> Checked:
    """The records and problems of a workbook as it was read.

    ``held`` gives the status of those who are proposed or matched, by record id; None when only the
    next match run can say, and the status that stands in the row is kept. A row without an id is
    not looked at: the next pull gives it one.
    """
    draft = Draft(snapshot)
    checked = checks.check(draft, gate, today, held)
    _, spoiled = read_inbox(draft)
    return replace(checked, problems=(*checked.problems, *spoiled))


def note(checked: Checked) -> list[Change]:
    """What brings the columns ``status`` and ``probleem`` up to date with what was checked."""
    return list(_notes(checked))


def _notes(checked: Checked) -> Iterator[Change]:
    for found in checked.notes:
        cells = {"status": found.status, "probleem": found.problem}
        if found.entry.row is not None and (other := differing(found.entry.row, cells)):
            yield Update(found.tab, found.entry.row, other)


def pull(snapshot: Snapshot, today: date, draw: Draw) -> list[Change]:
    """What brings the record tabs up to date with the Inbox and with what people decided.

    Pulling again right after changes nothing but ``Logboek``, which gets a line each time.
    """
    draft = Draft(snapshot)
    signups = Signups(draft, today)
    signups.take_in(draw)
    checked = checks.check(draft, GATE, today, held=None)
    for found in checked.notes:
        found.entry.put("status", found.status)
        found.entry.put("probleem", found.problem)
    _log(draft, today, _outcome(signups.taken, checked))
    return draft.changes()


def _log(draft: Draft, today: date, outcome: str) -> None:
    pulls = sum(entry.id.startswith(f"{today}:pull:") for entry in draft.entries(LOG.name))
    line: dict[str, Value] = {
        "id": f"{today}:pull:{pulls + 1}",
        "wanneer": today,
        "wat": "pull",
        "uitkomst": outcome,
    }
    draft.append(LOG.name, line)


def _outcome(taken: Taken, checked: Checked) -> str:
    """The counts of a pull, without a name or code."""
    wrong = sum(1 for found in checked.notes if found.problem)
    return (
        f"{len(taken.created)} rijen bijgekomen, {taken.typed_in} zelf ingetypt, "
        f"{taken.changes} wijzigingen, {taken.intakes} intakes. "
        f"{len(checked.households)} huishoudens, {len(checked.groups)} groepen, "
        f"{len(checked.members)} groepsleden. {wrong} rijen met een probleem."
    )
