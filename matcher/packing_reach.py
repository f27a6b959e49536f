"""Who can be placed at most: a program that forgets who is who, and where it can be realised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from matcher.packing import FIT, HELD, LEVELS, NEW, Column, Ints, Packing
from matcher.packing_deals import choices_of
from matcher.proof import Climbed, Improve, Relax, climb
from matcher.rows import Row, System

WHO = tuple(level for level in LEVELS if level != "fit")
"""The levels that depend on who is placed alone."""

Kind = tuple[int, bool, int]
"""People, whether one can coordinate, and Dutch speakers (0 when that is forgotten)."""

Pattern = tuple[int, ...]
"""How many units of each kind."""

MOST_PIECES = 200  # that a climb may branch into
MOST_PATTERNS = 600  # in which Dutch speakers are told apart


@dataclass(frozen=True)
class Bit:
    """So many (`times`) groups of one pattern: new ones, or bases with these people and speakers.

    `speaks` says whether they can have enough Dutch speakers.
    """

    there: tuple[int, int]
    times: int
    pattern: Pattern
    speaks: bool


class Reach:
    """What the levels of WHO can reach at most, by a program that forgets who is who.

    Units of one kind are alike; times and bars are forgotten, and unless `exact` how the speakers
    of Dutch are spread. All that can be formed is in this
    program, so that its bounds are true.

    Its columns: every unit (placed or not), bits of how often a pattern of kinds is used, and
    bits of how many groups have enough Dutch speakers.
    """

    def __init__(self, packing: Packing, *, exact: bool) -> None:
        self.packing = packing
        # Speakers above what a group needs are worth nothing more.
        speak = np.minimum(packing.dutch, packing.speakers)
        self.exact = exact and packing.dutch_is != "free"
        self._set_kinds(speak if self.exact else speak * 0)
        if self.exact and len(self.bits) > MOST_PATTERNS:
            self.exact = False
            self._set_kinds(speak * 0)
        groups = packing.size + len(packing.bases)
        self.good = [1 << bit for bit in range(groups.bit_length())]
        self.width = packing.size + len(self.bits) + len(self.good)

    def _set_kinds(self, speak: Ints) -> None:
        packing = self.packing
        lists = (packing.people.tolist(), packing.leads.tolist(), speak.tolist())
        of_unit: list[Kind] = list(zip(*lists, strict=True))
        self.kinds = sorted(set(of_unit))
        self.count = [of_unit.count(kind) for kind in self.kinds]
        self.kind_of = [self.kinds.index(kind) for kind in of_unit]
        theres = {(0, 0), *((base.people, base.dutch) for base in packing.bases)}
        self.bits = [bit for there in sorted(theres) for bit in self._bits(there)]

    def _bits(self, there: tuple[int, int]) -> Iterator[Bit]:
        packing = self.packing
        for pattern in self._patterns(there[0]):
            uses = list(zip(self.count, pattern, self.kinds, strict=True))
            people = there[0] + sum(used * kind[0] for _, used, kind in uses)
            spoken = there[1] + sum(used * kind[2] for _, used, kind in uses)
            speaks = not self.exact or spoken >= min(packing.speakers, people)
            most = min(count // used for count, used, _ in uses if used)
            if speaks or packing.dutch_is != "rule":
                for bit in range(most.bit_length()):
                    yield Bit(there, 1 << bit, pattern, speaks)

    def _patterns(self, there: int) -> list[Pattern]:
        """The units that can be added to a group that has so many people."""
        packing = self.packing
        found: list[tuple[int, Pattern]] = [(0, ())]
        for (people, _, _), count in zip(self.kinds, self.count, strict=True):
            found = [
                (total + many * people, (*pattern, many))
                for total, pattern in found
                for many in range(min(count, (packing.largest - there - total) // people) + 1)
            ]
        leading = [place for place, (_, leads, _) in enumerate(self.kinds) if leads]
        return [
            pattern
            for total, pattern in found
            if total and packing.smallest <= there + total <= packing.largest
            if there or any(pattern[place] for place in leading)
        ]

    def climbed(self, relax: Relax, improve: Improve) -> Climbed:
        """How far the levels that are held can be reached."""
        rows = [*self._linked(), *self._topped_up(), *self._speakers()]
        system = System([row for row in rows if row.columns], self.width)
        alone = [[column] for column in range(self.width)]
        levels = self._levels()[:HELD]
        return climb(system, levels, alone, frozenset(), relax, MOST_PIECES, improve)

    def realised(self, best: frozenset[int]) -> list[Column]:
        """Groups of the units and patterns of a set of columns; they may break a rule.

        Those that can have enough Dutch speakers are made first.
        """
        packing = self.packing
        free = [unit for unit in range(packing.size) if unit in best]
        free.sort(key=lambda unit: (packing.dutch[unit], packing.lots[unit]))
        bases = list(range(len(packing.bases)))
        made: list[Column] = []
        chosen = [bit for place, bit in enumerate(self.bits) if packing.size + place in best]
        for bit in sorted(chosen, key=lambda bit: not bit.speaks):
            for _ in range(bit.times):
                alike = (
                    place
                    for place in bases
                    if (packing.bases[place].people, packing.bases[place].dutch) == bit.there
                )
                base = next(alike, NEW)
                bases = [other for other in bases if other != base]
                made.append(Column(base, self._filled(base, bit.pattern, free)))
        return [column for column in made if column.units]

    def _filled(self, base: int, pattern: Pattern, free: list[int]) -> tuple[int, ...]:
        """Units for a pattern, taken from those that are free; with Dutch speakers if it can be."""
        near = [unit for place in range(len(pattern)) for unit in self._first(place, pattern, free)]
        choices = choices_of(self.packing, base, near)
        wanted = np.array([*pattern, 0])
        kinds = np.array([*self.kind_of, len(pattern)])[choices.sets]
        counts = (kinds[:, :, None] == np.arange(len(pattern) + 1)).sum(axis=1)
        right = (counts[:, :-1] == wanted[:-1]).all(axis=1)
        spoken = choices.weights[:, LEVELS.index("few_speakers")]
        order = np.lexsort((choices.weights[:, FIT], spoken, right))
        row = choices.sets[order[-1]]
        units = tuple(int(unit) for unit in row if unit < self.packing.size)
        for unit in units:
            free.remove(unit)
        return units

    def _first(self, place: int, pattern: Pattern, free: Sequence[int]) -> list[int]:
        """Some units of a kind that a pattern can be filled with."""
        own = [unit for unit in free if self.kind_of[unit] == place]
        return own[: 2 * pattern[place]]

    def _levels(self) -> list[list[int]]:
        packing, rest = self.packing, len(self.bits) + len(self.good)
        placed = {
            "waiting": packing.people * packing.late,
            "people": packing.people,
            "longest": packing.people * packing.days,
            "tie": packing.lots,
        }
        few = [0] * packing.size + [-bit.times for bit in self.bits] + self.good
        if packing.dutch_is != "advice":
            few = [0] * self.width
        return [
            few if name == "few_speakers" else [*map(int, placed[name]), *[0] * rest]
            for name in WHO
        ]

    def _linked(self) -> Iterator[Row]:
        """The units placed of a kind are those that the patterns use."""
        for place, kind in enumerate(self.kinds):
            terms = [(unit, 1) for unit, own in enumerate(self.kind_of) if own == place]
            terms += [
                (self.packing.size + column, -bit.times * bit.pattern[place])
                for column, bit in enumerate(self.bits)
                if bit.pattern[place]
            ]
            yield _row(("kind", str(kind)), terms, "=", 0)

    def _topped_up(self) -> Iterator[Row]:
        theres = [(base.people, base.dutch) for base in self.packing.bases]
        for there in sorted(set(theres)):
            terms = [
                (self.packing.size + column, bit.times)
                for column, bit in enumerate(self.bits)
                if bit.there == there
            ]
            yield _row(("topped up", str(there)), terms, "<=", theres.count(there))

    def _speakers(self) -> Iterator[Row]:
        """Every group with enough Dutch speakers takes that many of those who are placed."""
        packing = self.packing
        start = packing.size + len(self.bits)
        good = [(start + bit, times) for bit, times in enumerate(self.good)]
        able = [
            (packing.size + column, -bit.times)
            for column, bit in enumerate(self.bits)
            if bit.speaks
        ]
        yield _row(("good",), [*good, *able], "=" if packing.dutch_is == "rule" else "<=", 0)
        if packing.dutch_is != "free" and packing.speakers <= packing.smallest:
            spoken = [(unit, -int(dutch)) for unit, dutch in enumerate(packing.dutch) if dutch]
            there = sum(base.dutch for base in packing.bases)
            needed = [(column, packing.speakers * times) for column, times in good]
            yield _row(("speakers",), [*spoken, *needed], "<=", there)


def _row(
    key: tuple[str, ...], terms: Sequence[tuple[int, int]], sense: Literal["<=", "="], right: int
) -> Row:
    return Row(key, [c for c, _ in terms], [a for _, a in terms], sense, right)
