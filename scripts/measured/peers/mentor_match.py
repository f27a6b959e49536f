"""mentor-match: people as objects, a rule applied to every pair, the Hungarian algorithm."""

from __future__ import annotations

import numpy as np
from matching.match import Match
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data
from matching.rules.rule import Disqualify

from tests.matcher.nation import Columns, RawPool

ROUNDS = 3
"""How often its users run it over the same people: each time everybody gets one more."""


class Fit:
    """A rule that scores a pair by its fit in hundredths; ``grade`` is a person's place."""

    def __init__(self, pool: RawPool) -> None:
        self._fit = pool.fit.tolist()

    def evaluate(self, match_object: Match) -> bool:
        return self.apply(match_object) > 0

    def apply(self, match_object: Match) -> int:
        return int(self._fit[match_object.mentee.grade][match_object.mentor.grade])


def matched(pool: RawPool) -> Columns:
    """One round: the sponsor that each household gets first."""
    return _matched(pool, 1)


def matched_in_rounds(pool: RawPool) -> Columns:
    """All rounds; the sponsors of the first count, as a household gets one."""
    return _matched(pool, ROUNDS)


def _matched(pool: RawPool, rounds: int) -> Columns:
    possible = pool.possible.tolist()
    households = [_person(Mentee, "h", place) for place in range(len(possible))]
    sponsors = [_person(Mentor, "s", place) for place in range(len(possible[0]))]
    rules = [
        # The last is applied first, and a pair that is not possible needs no score.
        [Fit(pool), Disqualify(lambda match: not possible[match.mentee.grade][match.mentor.grade])]
        for _ in range(rounds)
    ]
    process_data(sponsors, households, rules)
    return np.array([one.mentors[0].grade if one.mentors else -1 for one in households])


def _person(kind: type[Mentor] | type[Mentee], side: str, place: int) -> Mentor | Mentee:
    return kind(grade=place, email=f"{side}{place}")
