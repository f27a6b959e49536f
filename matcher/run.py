"""One match run of a workbook: read, check, look at every pair, solve, write what changed.

The one place of the matcher that reads and writes, and that sees contacts: they are used only for
the letters after both sides said yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from secrets import token_bytes
from typing import TypeVar

from intake.alike import todo_changes
from intake.checkins import CheckInKeys
from intake.checks import Checked
from intake.errors import Problem
from intake.inbox import check, log_line
from intake.keys import Draw
from intake.kinds import GROUPS
from intake.letters import Letters, ToldOfGroup, ToldOfMatch
from intake.messages import has_mailed
from intake.records import Gate, Group, Host, Household, Sponsor, Volunteer
from intake.rows import read_standing, standing_key, standing_of
from intake.tabs import (
    ARCHIVE,
    COMPLETED,
    DECIDED,
    DOUBLES,
    FORMING,
    KEYS,
    LOG,
    MATCHES,
    MESSAGES,
    OVERVIEW,
    PROPOSALS,
    SETTINGS,
    TODAY,
    UNPLACED,
    Tab,
)
from intake.workbook import (
    Append,
    Change,
    Rewrite,
    Snapshot,
    Table,
    Update,
    Value,
    Workbook,
    after,
    carry_out,
    differing,
)
from matcher.equity import UNFIT, UNREADY, memory_changes
from matcher.findings import Findings, People
from matcher.formed import GroupRows, new_groups, with_language
from matcher.forming import Forming
from matcher.group_review import group_name, review_groups
from matcher.groups import Ids
from matcher.matches import Matches, MatchReader, MatchRows, match_news
from matcher.matching import Matching, waiting_for_others
from matcher.overview import area_overview
from matcher.policy import Policy
from matcher.proposal_rows import ProposalRows, archive_changes
from matcher.proposals import Unplaced
from matcher.review import (
    KEPT,
    LETTERS,
    MATCHED,
    Event,
    Pair,
    Review,
    Reviewed,
    Sides,
    Stand,
    closing_events,
    machine_day,
    pair_id,
    read_pair,
    recall,
    remember,
    review,
)
from matcher.settings import Settings, read_settings, settings_changes
from matcher.tasks import today_rows
from matcher.telling import Telling


@dataclass(frozen=True)
class MatchRun:
    """What one run of one workbook did: its changes, and counts without names."""

    changes: tuple[Change, ...]
    proposals: int
    matches: int
    unplaced: int
    problems: int
    outcome: str


def run_workbook(
    workbook: Workbook,
    policies: Mapping[str, Policy],
    today: date,
    now: datetime,
    *,
    site: str = "",
    draw: Draw = token_bytes,
    dry_run: bool = False,
) -> MatchRun:
    """One match run of a workbook, written whole or, with an exception, not at all.

    ``site`` is the address of the site, for the links in letters, ``draw`` gives random bytes for
    their keys. ``dry_run`` writes nothing.
    BadInput and ServiceFailed as of ``Workbook``.
    """

    def work(snapshot: Snapshot) -> MatchRun:
        return match_run(snapshot, policies, today, now, site, draw)

    return work(workbook.read()) if dry_run else carry_out(workbook, work)


def match_run(
    snapshot: Snapshot,
    policies: Mapping[str, Policy],
    today: date,
    now: datetime,
    site: str = "",
    draw: Draw = token_bytes,
) -> MatchRun:
    """Everything that a run would change in the workbook, from its tabs alone. Pure."""
    return _Run(snapshot.tables, policies, today, now, site, draw).result()


_Waiting = TypeVar("_Waiting", bound=Household | Group | Host)


@dataclass(frozen=True)
class _Run:
    """The run, step by step: every step is computed once from those before it."""

    tables: Mapping[str, Table]
    policies: Mapping[str, Policy]
    today: date
    now: datetime
    site: str
    draw: Draw

    def _table(self, tab: Tab) -> Table:
        return self.tables[tab.name]

    # --- what is there ---

    @cached_property
    def read(self) -> Checked:
        """What the record tabs held before this run."""
        return check(Snapshot(self.tables), self._gates(), self.today)

    @cached_property
    def checked(self) -> Checked:
        """The same with the groups that come to be in this run."""
        if not self.new_groups:
            return self.read
        groups = after(self.tables[GROUPS.tab], self.new_groups)
        return check(Snapshot({**self.tables, GROUPS.tab: groups}), self._gates(), self.today)

    def _gates(self) -> Mapping[str, Gate]:
        return {variant: policy.gate for variant, policy in self.policies.items()}

    @cached_property
    def settings(self) -> Settings:
        return read_settings(self._table(SETTINGS), self._table(DECIDED), self.today)

    @cached_property
    def households(self) -> Mapping[str, Household]:
        return waiting_for_others(map(self._waiting, self.checked.households))

    @cached_property
    def sponsors(self) -> Mapping[str, Sponsor]:
        sponsors: tuple[Sponsor, ...] = (*self.checked.groups, *self.checked.hosts)
        return {one.id: self._waiting(one) for one in sponsors}

    def _waiting(self, one: _Waiting) -> _Waiting:
        """With the day since when it waits: who wants another after a completed match signs up
        anew, and does not wait since before the first."""
        again = self._wants_again_since.get(one.id)
        return replace(one, registered=max(one.registered, again)) if again else one

    @cached_property
    def _wants_again_since(self) -> Mapping[str, date]:
        over = [one for one in self.known_matches.known.values() if one.stand == COMPLETED]
        days = sorted((one.stands_since, one.pair) for one in over)
        return {id: day for day, pair in days for id in pair}

    @cached_property
    def records(self) -> Mapping[str, Household | Sponsor]:
        return {**self.households, **self.sponsors}

    @cached_property
    def review(self) -> Review:
        sponsors: list[Sponsor] = [*self.read.groups, *self.read.hosts]
        sides = Sides(
            {one.id for one in self.read.households},
            {one.id for one in sponsors},
            _taking_part([*self.read.households, *sponsors]),
        )
        return review(
            self._table(PROPOSALS),
            self._table(DECIDED),
            sides,
            self.settings.round,
            self.today,
        )

    @cached_property
    def _match_reader(self) -> MatchReader:
        sponsors: tuple[Sponsor, ...] = (*self.read.groups, *self.read.hosts)
        known = {one.id: one for one in sponsors}
        return MatchReader(self._table(MATCHES), self.policies, known, self.today)

    @cached_property
    def known_matches(self) -> Matches:
        """Every match of the runs before, also those that are over."""
        return self._match_reader.read(self.review)

    @cached_property
    def forming(self) -> Forming:
        """The groups of volunteers: who is held, who is free, and what comes to be."""
        over = self.known_matches.over
        matched = [one.pair for one in self.review.standing({Stand.MATCHED})]
        resting = {pair.sponsor for pair, one in over.items() if pair.sponsor not in one.free}
        return Forming(
            volunteers={one.id: one for one in self.read.volunteers},
            groups={one.id: one for one in self.read.groups},
            claimed=resting | {one.pair.sponsor for one in self.review.standing(KEPT)},
            matched={pair.sponsor for pair in matched if pair not in over},
            review=review_groups(
                self._table(FORMING),
                self._table(DECIDED),
                _taking_part([*self.read.volunteers, *self.read.groups]),
                self.settings.round,
                self.today,
            ),
            decided=self._table(DECIDED),
            policies=self.policies,
            settings=self.settings,
            today=self.today,
            doubles=[one.pair for one in self.read.doubles],
        )

    @cached_property
    def new_groups(self) -> tuple[Append, ...]:
        """The rows of Groepen of the groups that volunteers formed."""
        contacts = self.read.contacts
        return tuple(
            with_language(one, contacts[one.leads].language) for one in new_groups(self.forming)
        )

    @cached_property
    def matching(self) -> Matching:
        return Matching(
            self.households,
            self.sponsors,
            self.settings,
            self.review,
            self.known_matches.over,
            self.policies,
            self.today,
        )

    # --- what is written ---

    @cached_property
    def match_rows(self) -> MatchRows:
        begun = [self._match_reader.begun(one.pair) for one in self.matching.held.agreed]
        matches = [*self.known_matches.known.values(), *begun]
        return MatchRows(self._table(MATCHES), matches, self.known_matches.strays)

    @cached_property
    def group_rows(self) -> GroupRows:
        return GroupRows(self._table(FORMING), self.forming)

    @cached_property
    def proposal_rows(self) -> ProposalRows:
        return ProposalRows(self._table(PROPOSALS), self.matching)

    @cached_property
    def events(self) -> tuple[Event[Pair], ...]:
        """The new lines of Besluiten: what was seen, what became a match, what a round closed."""
        this_round = self.settings.round
        agreed = [
            Event(one.pair, this_round, MATCHED, _fits_of(one), self.today)
            for one in self.matching.held.agreed
        ]
        told = [
            Event(pair, this_round, LETTERS, " ".join(sorted(names)), self.today)
            for pair, names in self._lettered()
        ]
        noted = match_news(self.known_matches.known.values(), self.review, this_round)
        closing = closing_events(self.review, this_round, self.today)
        return (*self.review.events, *agreed, *told, *noted, *closing)

    def _lettered(self) -> Iterator[tuple[Pair, frozenset[str]]]:
        """The matches whose letters are written now, or go unsent, and those that went: they come
        back when the match goes on."""
        known = self.review.pairs
        for id in sorted(self.letters.newly_told.keys() | self.letters.taken_back.keys()):
            pair = read_pair(id)
            if pair and pair in known:
                memory = known[pair].memory
                if id in self.letters.newly_told or memory.letters:
                    yield pair, self.letters.remembered(id, memory.taken_back)

    @cached_property
    def matches(self) -> tuple[Pair, ...]:
        """Every match that goes on, the new ones among them."""
        return tuple(sorted(self.matching.matches))

    @cached_property
    def letters(self) -> Letters:
        """What is written in Berichten: the only place that contacts go to."""
        over = map(pair_id, (*self.matching.left, *self.matching.over))
        messages, matches = self._table(MESSAGES), self.match_rows.matches
        return Letters(
            table=messages,
            checked=self.checked,
            site=self.site,
            today=self.today,
            matches=tuple(self._told_of_matches()),
            groups=tuple(self._told_of_groups()),
            over=frozenset([*over, *self.forming.ended]),
            wanted=Telling(self.matching, matches, messages, self.today).letters(),
            keys=CheckInKeys(messages, self._table(KEYS), self.today, self.draw),
        )

    def _told_of_matches(self) -> Iterator[ToldOfMatch]:
        known = self.review.pairs
        for pair in self.matches:
            if pair not in self.matching.left:
                yield ToldOfMatch(
                    id=pair_id(pair),
                    household=pair.household,
                    sponsor=pair.sponsor,
                    hosted=isinstance(self.sponsors.get(pair.sponsor), Host),
                    written=pair in known and known[pair].memory.letters,
                    taken_back=known[pair].memory.taken_back if pair in known else frozenset(),
                )

    def _told_of_groups(self) -> Iterator[ToldOfGroup]:
        for made in self.forming.made:
            yield ToldOfGroup(
                id=made.name,
                group=made.group,
                units=made.units,
                joins=made.joins,
                left=bool(made.left),
                written=made.has_letters,
                taken_back=made.taken_back,
            )

    def _lettered_groups(self) -> dict[Ids, frozenset[str]]:
        """As ``_lettered``, of the groups of volunteers."""
        told, gone = self.letters.newly_told, self.letters.taken_back
        return {
            ids: self.letters.remembered(id, one.memory.taken_back)
            for ids, one in self.forming.review.groups.items()
            for id in [group_name(ids)]
            if id in told or (id in gone and one.memory.letters)
        }

    @cached_property
    def _held(self) -> Mapping[str, str]:
        """The status of everybody whom a proposal or match holds, by id."""
        kept = [one.pair for one in self.matching.held.kept]
        held = {
            # Nobody was asked yet about a pair that is only pinned.
            id: "vastgezet" if self.review.pairs[pair].stand is Stand.PINNED else "voorgelegd"
            for pair in (*self.matching.held.clashing, *kept)
            if self.review.pairs[pair].told in KEPT
            for id in pair
        }
        # Who completed a stay with a host may wait for a group, or be asked about one.
        resting = {id for id, _ in self.matching.resting if id not in self.matching.graph_of}
        held |= dict.fromkeys(resting, COMPLETED)
        return held | {id: "actief" for pair in self.matches for id in pair} | self.forming.status

    @cached_property
    def statuses(self) -> Mapping[str, str]:
        """The status of every record, by id, now that proposals and matches are known."""
        # The uppermost of two rows with one id is the record.
        notes = reversed(self.checked.notes)
        return {note.entry.id: note.status_among(self._held) for note in notes}

    @cached_property
    def status_changes(self) -> tuple[Change, ...]:
        """The status and problems of every record; and of doubles, which of two is to be kept."""
        new = {change.cells["id"] for change in self.new_groups}
        noted = (
            Update(note.tab, note.entry.row, other)
            for note in self.checked.notes
            if note.entry.row is not None
            and note.entry.id not in new
            and (
                other := differing(
                    note.entry.row, _noted(note.status_among(self._held), note.problem)
                )
            )
        )
        doubles = todo_changes(self._table(DOUBLES), self.checked.doubles, self.statuses)
        return (*noted, *doubles)

    def _rows_of_new_groups(self) -> Iterator[Append]:
        notes = {note.entry.id: note for note in self.checked.notes}
        for change in self.new_groups:
            note = notes[str(change.cells["id"])]
            yield Append(GROUPS.tab, {**change.cells, **_noted(note.free, note.problem)})

    @cached_property
    def _remembered(self) -> list[Change]:
        return remember(recall(self._table(DECIDED), self.today), self.events)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything but Vandaag, Overzicht and Logboek, which tell of the rest."""
        return (
            *self.proposal_rows.changes(),
            *self.match_rows.changes,
            *self.group_rows.changes(),
            *self._rows_of_new_groups(),
            *self.letters.changes(),
            *self.status_changes,
            *self._remembered,
            *archive_changes(self.proposal_rows, self._table(ARCHIVE), self._remembered),
            *self.forming.memory_changes(self._lettered_groups()),
            *self._remembered_of_households(),
            *settings_changes(
                self._table(SETTINGS), self._table(DECIDED), self.settings, self.today
            ),
            Rewrite(UNPLACED.name, [one.cells() for one in self._unplaced()]),
        )

    def _unplaced(self) -> list[Unplaced]:
        """Everybody without a proposal, who waits longest first."""
        both = (*self.matching.unplaced, *self.forming.unplaced)
        return sorted(both, key=lambda one: (-one.days, one.id))

    def _remembered_of_households(self) -> list[Change]:
        """Who was passed over in this round by which rule, and who stopped: for a fair look back.

        While the round is not open nobody is passed over.
        """
        passed = self._passed_over() if self.settings.open else {}
        return memory_changes(
            self._table(DECIDED), passed, self.records.values(), self.settings.round, self.today
        )

    def _passed_over(self) -> dict[str, set[str]]:
        """For each household without a proposal the rules, of ``RULES``, by which it has none."""
        matching = self.matching
        found: dict[str, set[str]] = {
            one.id: set() for one in matching.unplaced if one.id in self.households
        }
        for graph in matching.graphs:
            for id in found.keys() & graph.rows.keys():
                tally = graph.tally(id)
                found[id] |= {each.requirement for each in tally.blocked}
                found[id] |= {UNFIT} if tally.unfit else set()
                found[id] |= matching.passed.get((id, graph.policy.sponsors), {}).keys()
        return {id: rules or {UNREADY} for id, rules in found.items()}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem in the workbook, each at its cell."""
        return (
            *self.checked.problems,
            *(problem for _, problem in self.settings.problems),
            *self.proposal_rows.problems(),
            *self.group_rows.problems(),
            *self.match_rows.problems(),
        )

    # --- what is told of it ---

    @cached_property
    def findings(self) -> Findings:
        return Findings(
            tables={name: after(table, self.changes) for name, table in self.tables.items()},
            people=self._people(),
            matching=self.matching,
            forming=self.forming,
            match_rows=self.match_rows,
            proposal_rows=self.proposal_rows,
            problems=self.problems,
            unreachable=self.letters.contact_rows(),
            mails=has_mailed(self._table(DECIDED)),
        )

    def _people(self) -> People:
        found = self.checked
        return People(
            households=found.households,
            groups=found.groups,
            members=found.members,
            hosts=found.hosts,
            volunteers=found.volunteers,
            organisations=found.organisations,
            doubles=found.doubles,
            pauses=found.pauses,
            # The uppermost of two rows with one id is the record.
            tabs={note.entry.id: note.tab for note in reversed(found.notes)},
            statuses=self.statuses,
            since=self._standing_since(),
        )

    def _standing_since(self) -> dict[str, date]:
        """The day on which each standing was first seen, of those that are still so."""
        lines = self._table(DECIDED).by_key
        found: dict[str, date] = {}
        for note in self.checked.notes:
            for row in lines.get(standing_key(note.entry.id), ())[:1]:
                if read_standing(row.cells["waarde"]) is standing_of(note.entry):
                    found[note.entry.id] = machine_day(row.cells["gezien op"], self.today)
        return found

    def result(self) -> MatchRun:
        found = self.findings
        return MatchRun(
            changes=(
                *self.changes,
                Rewrite(TODAY.name, today_rows(found)),
                Rewrite(OVERVIEW.name, area_overview(found)),
                Append(LOG.name, log_line(self.now, "koppelen", found.outcome())),
            ),
            proposals=found.proposed,
            matches=len(self.matching.held.agreed),
            unplaced=len(self.matching.unplaced),
            problems=len(self.problems),
            outcome=found.outcome(),
        )


def _fits_of(one: Reviewed) -> str:
    """How well a pair fits, for both sides, and for each: what its row tells, if it has one."""
    headers = ("past", "past voor huishouden", "past voor sponsor")
    return " ".join(one.row.cells[header] for header in headers) if one.row else ""


def _taking_part(records: Sequence[Household | Sponsor | Volunteer]) -> set[str]:
    """The ids of those who did not stop."""
    return {one.id for one in records if one.standing.takes_part}


def _noted(status: str, problem: str) -> dict[str, Value]:
    return {"status": status, "probleem": problem}
