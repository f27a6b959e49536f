"""Which texts stand ready in Berichten: what people are asked and told, as codes and facts.

Whatever is told of the other side before everybody said yes is of answers that it may see: of a
sponsor what a household may, of a household what a sponsor may. Nothing sensitive is among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intake.messages import Letter
from intake.records import Group, Host, Household, Sponsor
from intake.tabs import BROKEN_OFF, COMPLETED
from intake.texts import (
    ASK_HOUSEHOLD,
    ASK_SPONSOR,
    CALLED_OFF,
    CHECK_IN,
    ENDED_EARLY,
    ENDED_WELL,
    INVITATION,
    WAITING,
    Chosen,
    Fact,
)
from intake.workbook import Table
from matcher.asking import ASK_WITHIN, meeting_of
from matcher.matches import SOON, Match
from matcher.matching import Matching
from matcher.pool import NOT_SHARED, kind_of, languages_known, spoken_by
from matcher.review import (
    ASKED,
    DECISION,
    HOUSEHOLD_REPLY,
    MEETING,
    NO,
    PUT_FORWARD,
    SPONSOR_REPLY,
    THINKING,
    YES,
    Pair,
    Reviewed,
    Stand,
    pair_id,
    read_pair,
)
from matcher.today import STILL_WANTED

NOT_ANSWERED = ("", ASKED, THINKING)

INVITE_BEFORE = timedelta(days=3)
"""People hear so long before on which day they meet."""

ENDING_TOLD = timedelta(days=30)
"""For so long after a match ended a text about it is made; who deletes it later keeps it gone."""


@dataclass(frozen=True)
class Telling:
    """The texts that are true now. ``matches`` are all there ever were, ``messages`` is the tab
    Berichten as it was read."""

    matching: Matching
    matches: Sequence[Match]
    messages: Table
    today: date

    def letters(self) -> tuple[Letter, ...]:
        found = (
            *self._about_proposals(),
            *self._called_off(),
            *self._called_off_before(),
            *self._still_wanted(),
            *self._about_matches(),
        )
        return tuple({one.id: one for one in found}.values())

    # --- a pair that people were asked about ---

    def _about_proposals(self) -> Iterator[Letter]:
        held = self.matching.held
        for one in held.kept:
            # Nobody is asked to meet somebody who is not ready, whatever was typed.
            if one.stand is Stand.PUT_FORWARD and one.pair not in held.unready:
                yield from self._asked(one)

    def _asked(self, one: Reviewed) -> Iterator[Letter]:
        """The household is asked first; the sponsor after its yes, and then they meet."""
        typed = one.memory.typed
        first, then = typed.get(HOUSEHOLD_REPLY, ""), typed.get(SPONSOR_REPLY, "")
        household = self.matching.households[one.pair.household]
        sponsor = self.matching.sponsors[one.pair.sponsor]
        if first in NOT_ANSWERED:
            facts = of_sponsor(household, sponsor)
            yield self._question(one, ASK_HOUSEHOLD, household.id, DECISION, facts)
            return
        day = meeting_of(one)
        if first == YES and (then == "" or (then in NOT_ANSWERED and day is None)):
            facts = of_household(household, sponsor)
            yield self._question(one, ASK_SPONSOR, sponsor.id, HOUSEHOLD_REPLY, facts)
        elif first == YES and then != NO and day is not None and day >= self.today:
            # Until the day is over; another day is another text. Nobody is invited before all
            # that it takes was known.
            known = (one.memory.since.get(kind, self.today) for kind in (HOUSEHOLD_REPLY, MEETING))
            due = max(day - INVITE_BEFORE, *known)
            for id in one.pair:
                yield self._letter(INVITATION, one.pair, id, due, day=day)

    def _question(
        self, one: Reviewed, kind: str, reader: str, after: str, facts: tuple[Fact, ...]
    ) -> Letter:
        due = one.memory.since.get(after, self.today) + ASK_WITHIN
        return self._letter(kind, one.pair, reader, due, facts=facts)

    def _called_off(self) -> Iterator[Letter]:
        """To whoever was asked and did not say no, once the pair does not go on."""
        over = {Stand.DECLINED, Stand.LAPSED, Stand.NOT_NOW, Stand.NEVER}
        for one in self.matching.review.standing(over):
            typed = one.memory.typed
            # When somebody stopped, «nu niet» says that the other side was told.
            if one.stand is Stand.LAPSED and typed.get(DECISION) != PUT_FORWARD:
                continue
            replies = typed.get(HOUSEHOLD_REPLY, ""), typed.get(SPONSOR_REPLY, "")
            for id, reply in zip(one.pair, replies, strict=True):
                if reply not in ("", NO) and self.matching.takes_part(id):
                    yield self._letter(CALLED_OFF, one.pair, id)

    def _called_off_before(self) -> Iterator[Letter]:
        """Of a round that is closed only what stands there unsent says who is to be told."""
        for row in self.messages.rows:
            pair, reader = read_pair(row.cells["id"].partition(":")[0]), row.cells["voor"]
            unsent = row.cells["soort"] == CALLED_OFF and not row.cells["verstuurd op"]
            was_before = pair and unsent and self._was_before(pair, reader)
            if pair and was_before and self.matching.takes_part(reader):
                yield self._letter(CALLED_OFF, pair, reader)

    def _was_before(self, pair: Pair, reader: str) -> bool:
        """Whether the reader was asked in a round that is closed, and not again since."""
        one = self.matching.review.pairs.get(pair)
        if one is None or one.stand in (Stand.PUT_FORWARD, Stand.AGREED, Stand.MATCHED):
            return False
        reply = HOUSEHOLD_REPLY if reader == pair.household else SPONSOR_REPLY
        return reply not in one.memory.typed

    # --- who waits long ---

    def _still_wanted(self) -> Iterator[Letter]:
        """To who has nobody yet: not to who has a group and waits for a host besides."""
        waiting = self.matching.households.keys() - {
            pair.household for pair in self.matching.matches
        }
        for one in self.matching.unplaced:
            if one.id not in waiting:
                continue
            since = self._waits_since(one.id)
            days = (self.today - since).days
            passed = next((limit for limit in STILL_WANTED if days >= limit), None)
            if passed is not None:
                yield Letter(
                    id=f"{one.id}:{WAITING}:{since}:{passed}",
                    kind=WAITING,
                    to=f"huishouden {one.id}",
                    reader=one.id,
                    due=since + timedelta(days=passed),
                )

    def _waits_since(self, id: str) -> date:
        """The day of the sign-up, or that on which the last match was over."""
        over = [
            one.stands_since for one in self.matches if one.pair.household == id and not one.goes_on
        ]
        return max([self.matching.households[id].registered, *over])

    # --- a match ---

    def _about_matches(self) -> Iterator[Letter]:
        for one in self.matches:
            if one.pair in self.matching.left or one.stand == BROKEN_OFF:
                yield from self._ended(one, ENDED_EARLY)
            elif one.stand == COMPLETED:
                yield from self._ended(one, ENDED_WELL)
            else:
                yield from self._check_ins(one)

    def _check_ins(self, one: Match) -> Iterator[Letter]:
        """One text for each talk, from when it is near until it was held; none for the end: then
        everybody is spoken to anyway."""
        moment = one.next_moment
        if moment and not moment.is_end and moment.day <= self.today + SOON:
            for id in one.pair:
                yield self._letter(CHECK_IN, one.pair, id, moment.day, which=moment.key)

    def _ended(self, one: Match, kind: str) -> Iterator[Letter]:
        """To whoever still takes part, for some time after somebody said that it ended."""
        if one.goes_on or one.stands_since + ENDING_TOLD >= self.today:
            for id in filter(self.matching.takes_part, one.pair):
                yield self._letter(kind, one.pair, id)

    def _letter(
        self,
        kind: str,
        pair: Pair,
        reader: str,
        due: date | None = None,
        *,
        which: str = "",
        day: date | None = None,
        facts: tuple[Fact, ...] = (),
    ) -> Letter:
        """``which`` or the ``day`` tells texts of one kind about a pair apart."""
        side = "huishouden" if reader == pair.household else "sponsor"
        which = day.isoformat() if day else which
        return Letter(
            id=":".join(filter(None, [pair_id(pair), kind, which, reader])),
            kind=kind,
            to=f"{side} {reader}",
            reader=reader,
            due=due,
            words={"day": day} if day else {},
            facts=facts,
        )


# --- what may be told of the other side ---------------------------------------------------------


def of_sponsor(household: Household, sponsor: Sponsor) -> tuple[Fact, ...]:
    """What a household is told of a sponsor that it is asked to meet."""
    found = [_kind_of_sponsor(sponsor), *_stay(sponsor), *_spoken(household, sponsor)]
    if isinstance(sponsor, Group):
        # One person alone is no group to meet with.
        times = frozenset(time for time, count in sponsor.available if count >= 2)
        found += _chosen("times", times)
    return (*found, *_shared_interests(household, sponsor))


def _kind_of_sponsor(sponsor: Sponsor) -> Fact:
    if isinstance(sponsor, Host):
        return Fact("host", {})
    return Fact("group", {"size": sponsor.members or sponsor.size or 0})


def _stay(sponsor: Sponsor) -> list[Fact]:
    if not isinstance(sponsor, Host) or sponsor.stay is None:
        return []
    return [Fact("room", {"first": sponsor.stay.first, "last": sponsor.stay.last})]


def of_household(household: Household, sponsor: Sponsor) -> tuple[Fact, ...]:
    """What a sponsor is told of a household that it is asked to meet."""
    found = _kind_of_household(household)
    if isinstance(sponsor, Host) and household.stay is not None:
        stay = {"first": household.stay.first, "last": household.stay.last}
        found.append(Fact("stay", {**stay}))
    languages = household.languages - {NOT_SHARED}
    found += [*_chosen("languages", languages), *_builder(household, sponsor)]
    return (*found, *_shared_interests(household, sponsor))


def _kind_of_household(household: Household) -> list[Fact]:
    if household.size is None:
        return []
    kind = kind_of(household)
    if kind == "single":
        return [Fact(kind, {})]
    return [Fact(kind or "people", {"size": household.size})]


def _spoken(household: Household, sponsor: Sponsor) -> list[Fact]:
    return [*_chosen("languages", spoken_by(sponsor)), *_builder(household, sponsor)]


def _builder(household: Household, sponsor: Sponsor) -> list[Fact]:
    known = languages_known(household) and languages_known(sponsor)
    shared = spoken_by(household) & spoken_by(sponsor)
    return [Fact("builder", {})] if known and not shared else []


def _shared_interests(household: Household, sponsor: Sponsor) -> list[Fact]:
    return _chosen("interests", household.interests & sponsor.interests)


def _chosen(question: str, ids: frozenset[str]) -> list[Fact]:
    return [Fact(question, {question: Chosen(question, ids)})] if ids else []
