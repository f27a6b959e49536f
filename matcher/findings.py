"""What a match run found, without contacts: Vandaag, Overzicht and Logboek tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from intake.alike import Double
from intake.errors import Problem
from intake.records import Group, Host, Household, Member, Organisation, Sponsor, Volunteer
from intake.workbook import Table
from matcher.certificate import certificate
from matcher.forming import Forming
from matcher.matches import MatchRows
from matcher.matching import Matching
from matcher.proposal_rows import ProposalRows
from matcher.review import KEPT, Pair, Reviewed


@dataclass(frozen=True)
class People:
    """Everybody in the record tabs, as their rows say.

    ``tabs`` and ``statuses`` are by id, as the run leaves them. ``pauses`` gives of everybody who
    has one the day until which it is, None for one without an end; ``since`` the day on which it
    was first seen that somebody takes part or not, as they do now.
    """

    households: tuple[Household, ...]
    groups: tuple[Group, ...]
    members: tuple[Member, ...]
    hosts: tuple[Host, ...]
    volunteers: tuple[Volunteer, ...]
    organisations: tuple[Organisation, ...]
    doubles: tuple[Double, ...]
    pauses: Mapping[str, date | None]
    tabs: Mapping[str, str]
    statuses: Mapping[str, str]
    since: Mapping[str, date]

    @property
    def sponsors(self) -> tuple[Sponsor, ...]:
        return (*self.groups, *self.hosts)


@dataclass(frozen=True)
class Findings:
    """What a run found and decided.

    ``tables`` are the tabs as the run leaves them, but for what tells of it. ``unreachable`` gives,
    for each of whom no contact is known, the tab and the id of the row for it. ``mails`` says
    whether a message was ever sent from the workbook.
    """

    tables: Mapping[str, Table]
    people: People
    matching: Matching
    forming: Forming
    match_rows: MatchRows
    proposal_rows: ProposalRows
    problems: tuple[Problem, ...]
    unreachable: Mapping[str, tuple[str, str, str]]
    mails: bool

    @property
    def today(self) -> date:
        return self.matching.today

    @cached_property
    def matches(self) -> tuple[Pair, ...]:
        """Every match that goes on, the new ones among them."""
        return tuple(sorted(self.matching.matches))

    @cached_property
    def kept(self) -> tuple[Reviewed, ...]:
        """The pairs that are held because somebody said so, and not by a word that is none."""
        return tuple(one for one in self.matching.held.kept if one.told in KEPT)

    @property
    def proposed(self) -> int:
        """How many pairs are proposed and not kept."""
        return len(self.matching.chosen) - len(self.kept)

    def outcome(self) -> str:
        """The line in Logboek: counts, and how sure the answer is."""
        waiting = sum(one.kind == "huishouden" for one in self.matching.unplaced)
        counts = (
            f"Voorstellen: {self.proposed}. Voorgelegd of vastgezet: {len(self.kept)}. "
            f"Nieuwe koppelingen: {len(self.matching.held.agreed)}. "
            f"Huishoudens niet gekoppeld: {waiting}. Problemen: {len(self.problems)}."
        )
        this_round = self.matching.settings.round
        found = f"Ronde {this_round}. {counts} {self._certificate()} {self.forming.outcome()}"
        return found.rstrip()

    def _certificate(self) -> str:
        if self.matching.solution is None:
            return "De ronde staat vast: er verschuift niets."
        return certificate(self.matching.solution, self.matching.levels)
