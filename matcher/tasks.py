"""Every line of Vandaag after a run: which tasks there are follows from what the run found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from intake.checkins import calls
from intake.errors import Problem
from intake.records import Host, Household, Organisation, Sponsor, Standing, Volunteer
from intake.tabs import CHANGES, LOOK_BACK, MESSAGES, SUSPECTS
from intake.workbook import Value
from matcher.asking import decision_tasks, group_tasks, volunteer_tasks
from matcher.findings import Findings
from matcher.followup import call_tasks, leaving_tasks, match_tasks, over_tasks
from matcher.group_life import Life, life_tasks
from matcher.review import KEPT, Memory, Reviewed, Stand, pair_id
from matcher.sending_tasks import with_messages
from matcher.today import (
    Places,
    Task,
    change_tasks,
    contact_tasks,
    double_tasks,
    organisation_tasks,
    problem_tasks,
    record_tasks,
    request_tasks,
    round_tasks,
    suspect_tasks,
    tasks,
    waiting_tasks,
    with_problems,
)


def today_rows(found: Findings) -> list[Mapping[str, Value]]:
    """The rows of Vandaag, by deadline."""
    return [task.cells() for task in _Tasks(found).all()]


@dataclass(frozen=True)
class _Tasks:
    """What the tasks of each kind are told of."""

    found: Findings

    @cached_property
    def _places(self) -> Places:
        return Places(self.found.tables)

    def all(self) -> list[Task]:
        found = tasks([*self._about_records(), *self._about_groups(), *self._about_pairs()])
        tables, today = self.found.tables, self.found.today
        messages, mails = tables[MESSAGES.name], self.found.mails
        over = {one.value for one in Standing if not one.takes_part}
        gone = {id for id, status in self.found.people.statuses.items() if status in over}
        return with_messages(found, messages, self._places, today, mails=mails, gone=gone)

    def _about_records(self) -> Iterator[Iterable[Task]]:
        """The rows of people, what is wrong in the workbook, and the round."""
        places, people, matching = self._places, self.found.people, self.found.matching
        tables, today = self.found.tables, self.found.today
        limits = {name: policy.waiting_limit for name, policy in matching.policies.items()}
        records: list[Household | Host] = [*people.households, *people.hosts]
        yield record_tasks(records, places, matching.engaged, self._as_problem)
        yield organisation_tasks(people.organisations, places)
        yield self._problems
        yield contact_tasks(self.found.unreachable, places, today)
        yield double_tasks(people.doubles, self._registered, people.statuses, places)
        yield change_tasks(tables[CHANGES.name], today, places)
        yield request_tasks(tables[CHANGES.name], today, places)
        yield suspect_tasks(tables[SUSPECTS.name], today)
        yield waiting_tasks(matching.unplaced, matching.households, limits, places, today)
        yield round_tasks(matching.settings, len(self._undecided), places, today)

    def _about_groups(self) -> Iterator[Iterable[Task]]:
        """How groups are formed, and how they live."""
        forming, places, today = self.found.forming, self._places, self.found.today
        yield life_tasks(self._life(), places, today)
        yield volunteer_tasks(forming, places, self._as_problem)
        yield group_tasks(forming, places, today)

    def _about_pairs(self) -> Iterator[Iterable[Task]]:
        """Proposals and matches."""
        matching, places, today = self.found.matching, self._places, self.found.today
        matches = self.found.match_rows.matches
        left = {pair_id(pair): ids for pair, ids in matching.left.items()}
        called_off = {pair_id(pair): other for pair, other in matching.called_off.items()}
        since, unready = self.found.proposal_rows.since(), matching.held.unready
        yield decision_tasks(self._undecided, since, unready, places, today)
        yield match_tasks(matches, left, places, today)
        yield call_tasks(calls(self.found.tables[LOOK_BACK]), places, today)
        yield over_tasks(matches, self._still_here(), places)
        yield leaving_tasks(left, called_off, places, today)

    @cached_property
    def _problems(self) -> Sequence[Task]:
        return [*problem_tasks(self._to_mend(), self.found.tables, self.found.today)]

    @cached_property
    def _as_problem(self) -> Collection[str]:
        """Those who have a task already because something in their row is wrong."""
        return with_problems(self._problems)

    def _to_mend(self) -> list[Problem]:
        """The problems that are mended where they stand."""
        elsewhere = {*self.found.proposal_rows.told_elsewhere()}
        return [problem for problem in self.found.problems if problem not in elsewhere]

    def _life(self) -> Life:
        people, matching, forming = self.found.people, self.found.matching, self.found.forming
        linked = self._linked()
        growing = [made.group for made in forming.made if forming.waits_for_members(made)]
        resting = {id for id, _ in matching.resting} - linked - matching.kept_ids
        return Life(
            # Who completed a match is asked nothing until it wants another.
            groups={one.id: one for one in people.groups if one.id not in resting},
            members=people.members,
            gates={variant: policy.gate for variant, policy in matching.policies.items()},
            held={id: pair_id(one.pair) for one in matching.held.kept for id in one.pair},
            linked=linked,
            helped={*growing, *(id for ids in forming.chosen for id in ids)},
            growing=growing,
            pauses={id: (people.tabs[id], until) for id, until in people.pauses.items()},
            since=people.since,
            as_problem=self._as_problem,
        )

    def _linked(self) -> set[str]:
        """Everybody in a match that goes on and that nobody left."""
        left = self.found.matching.left
        return {id for pair in self.found.matches if pair not in left for id in pair}

    def _still_here(self) -> set[str]:
        """Everybody who did not stop."""
        records = self.found.matching.records
        return {id for id, one in records.items() if one.standing.takes_part}

    @cached_property
    def _undecided(self) -> list[Reviewed]:
        """Every pair that waits for a decision or an answer, the new proposals among them."""
        known = self.found.matching.review.pairs
        agreed = {one.pair for one in self.found.matching.held.agreed}
        found = [
            known.get(pair) or Reviewed(pair, Stand.PROPOSED, Memory(), None)
            for pair in self.found.matching.chosen
        ]
        # A pair of a closed round that is proposed again waits for a decision once more.
        found = [one if one.stand in KEPT else replace(one, stand=Stand.PROPOSED) for one in found]
        own = [known[pair] for pair in self.found.proposal_rows.own]
        return [one for one in (*found, *own) if one.pair not in agreed]

    @cached_property
    def _registered(self) -> Mapping[str, tuple[str, date]]:
        """The tab and the date of every record; of a member, who has none, today."""
        people = self.found.people
        records: tuple[Household | Sponsor | Volunteer | Organisation, ...]
        records = (*people.households, *people.sponsors, *people.volunteers, *people.organisations)
        since = {one.id: one.registered for one in records}
        return {id: (tab, since.get(id, self.found.today)) for id, tab in people.tabs.items()}
