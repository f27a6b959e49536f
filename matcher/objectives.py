"""What is best, one objective a function; a run solves them in order, each held for the next.

The formulas are in docs/developers/program.md; ``LEVELS`` is what the page on matching says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import ceil, lcm

import numpy as np

from intake.schema import Text
from matcher.problem import SMALL, Columns, Numbers, Pair, Problem, in_units, whole_numbers

TIERS = {
    "urgent": "huishoudens met voorrang",
    "waiting": "huishoudens die lang wachten",
    "others": "andere huishoudens",
}
"""The tiers of households, first to last, in words for a coordinator."""


MOST_LOT = 2**32


@dataclass(frozen=True, slots=True, eq=False)
class Objective:
    """A sum over the chosen columns of a problem, as large as can be.

    `numbers` gives what columns are worth, in whole units of `unit`; none of the `size` columns is
    worth more than `most` units, or less than minus that. `dutch` says in a phrase what the value
    counts, for the line in Logboek.
    """

    name: str
    dutch: str
    unit: Fraction
    numbers: Callable[[Columns], Numbers]
    size: int
    most: int

    @property
    def weights(self) -> tuple[Fraction, ...]:
        """What every column is worth."""
        return tuple(int(number) * self.unit for number in self.numbers(np.arange(self.size)))

    def over(self, columns: Columns) -> Objective:
        """The objective over these columns alone, in this order."""
        numbers = self.numbers
        return Objective(
            self.name,
            self.dutch,
            self.unit,
            lambda own: numbers(columns[own]),
            len(columns),
            self.most,
        )

    def value(self, chosen: Iterable[int]) -> Fraction:
        """The exact value of the chosen columns."""
        columns = np.array([*chosen], dtype=np.intp)
        return sum((int(number) for number in self.numbers(columns)), 0) * self.unit


@dataclass(frozen=True, kw_only=True)
class Level:
    """An objective: what makes it, and for everybody its name, a sentence and LaTeX."""

    objective: Callable[..., Objective]
    name: Text
    sentence: Text
    formula: str


def solve_levels(problem: Problem) -> tuple[Objective, ...]:
    """The levels of `python -m matcher solve`: placed, then fit, then tie."""
    return (placed(problem), fit(problem), tie(problem))


def placed(problem: Problem) -> Objective:
    """Σ priority of the households that are placed."""
    numbers, unit = in_units([household.priority for household in problem.households])
    words = "placed", "geplaatste huishoudens, elk naar prioriteit"
    return _objective(problem, words, unit, _when_placed(problem, numbers))


def placed_in_tier(problem: Problem, name: str, households: Collection[str]) -> Objective:
    """How many of the given households are placed; the value counts households, not people.

    `name` is one of `TIERS`; KeyError when it is not.
    """
    tier = frozenset(households)
    numbers = whole_numbers([int(household.id in tier) for household in problem.households])
    words = name, f"geplaatst: {TIERS[name]}"
    return _objective(problem, words, Fraction(1), _when_placed(problem, numbers))


def few_below(problem: Problem, threshold: Fraction | Mapping[str, Fraction]) -> Objective:
    """Minus the number of pairs with a fit under the threshold: fewest is largest.

    The threshold is that of all pairs, or by sponsor id that of each sponsor's.
    """
    table = problem.table
    ids = [sponsor.id for sponsor in problem.sponsors]
    of_each = threshold if isinstance(threshold, Mapping) else dict.fromkeys(ids, threshold)
    least = whole_numbers([ceil(of_each[id] / table.unit) for id in ids])
    below = table.fit < least[table.sponsor]
    words = "few_below", "paren die minder goed passen, als minpunten"
    return _objective(problem, words, Fraction(1), _of_pairs(problem, -below.astype(np.int64)))


def fit(problem: Problem) -> Objective:
    """Σ fit, with the keep bonus for each pair whose proposal is still open."""
    table = problem.table
    bonus = [
        problem.keep_bonus if sponsor.keep_bonus is None else sponsor.keep_bonus
        for sponsor in problem.sponsors
    ]
    unit = _common(table.unit, *set(bonus))
    numbers = _times(table.fit, int(table.unit / unit))
    still_open = problem.columns_of(problem.open)
    if len(still_open) and any(bonus):
        more = whole_numbers([int(each / unit) for each in bonus])
        numbers = _plus(numbers, still_open, more[table.sponsor[still_open]])
    words = "fit", "hoe goed alle paren samen passen"
    return _objective(problem, words, unit, _of_pairs(problem, numbers))


def waited(problem: Problem, days: Mapping[str, int]) -> Objective:
    """Σ days (say, of waiting) of the pairs' households; one that has none counts 0."""
    numbers = whole_numbers([days.get(household.id, 0) for household in problem.households])
    words = "waited", "hoe lang wie nu geplaatst wordt al wacht"
    worth = _of_pairs(problem, numbers[problem.table.household])
    return _objective(problem, words, Fraction(1), worth)


def pairs_of(problem: Problem, pairs: Collection[Pair]) -> Objective:
    """How many of these pairs are chosen."""
    numbers = np.zeros(len(problem.table), dtype=np.int64)
    numbers[problem.columns_of(pairs)] = 1
    words = "pairs", "paren die vaststaan"
    return _objective(problem, words, Fraction(1), _of_pairs(problem, numbers))


def tie(problem: Problem, draw: str = "") -> Objective:
    """Σ of the pairs' lots: what decides between sets that are equally good."""
    table = problem.table

    def numbers(columns: Columns) -> Numbers:
        pairs = len(table)
        lots = (lot(draw, *table.pair(column)) if column < pairs else 0 for column in columns)
        return np.fromiter(lots, np.int64, len(columns))

    words = "tie", "wat beslist als het gelijk is"
    return Objective(*words, Fraction(1), numbers, problem.size, MOST_LOT)


def lot(draw: str, sponsor: str, household: str) -> int:
    """The pair's lot, 1 … 2³²: it depends on nothing but the draw and the two ids.

    1 + the first four bytes, read as a big-endian number, of the SHA-256 of the draw, the sponsor
    id and the household id, each as UTF-8 and followed by a zero byte.
    """
    text = "".join(f"{part}\0" for part in (draw, sponsor, household))
    return 1 + int.from_bytes(sha256(text.encode()).digest()[:4], "big")


def _objective(
    problem: Problem, words: tuple[str, str], unit: Fraction, numbers: Numbers
) -> Objective:
    most = int(abs(numbers).max(initial=0))
    return Objective(*words, unit, numbers.__getitem__, problem.size, most)


def _when_placed(problem: Problem, numbers: Numbers) -> Numbers:
    """What columns are worth when each household counts its number once it is placed."""
    worth = _of_pairs(problem, numbers[problem.table.household])
    if len(problem.counted):
        worth[: len(problem.table)][np.isin(problem.table.household, problem.counted)] = 0
        worth[len(problem.table) :] = numbers[problem.counted]
    return worth


def _of_pairs(problem: Problem, numbers: Numbers) -> Numbers:
    """The numbers of the candidates, and 0 for the columns after them."""
    return np.concatenate([numbers, np.zeros(len(problem.counted), dtype=numbers.dtype)])


def _common(*units: Fraction) -> Fraction:
    """The largest unit of which each is a whole number; 0 counts for nothing."""
    return Fraction(1, lcm(*(unit.denominator for unit in units if unit)))


def _times(numbers: Numbers, factor: int) -> Numbers:
    small = int(abs(numbers).max(initial=0)) * factor < SMALL
    return numbers * factor if small else numbers.astype(object) * factor


def _plus(numbers: Numbers, columns: Columns, bonus: Numbers) -> Numbers:
    small = int(abs(numbers).max(initial=0)) + int(bonus.max(initial=0)) < SMALL
    more = numbers.copy() if small else numbers.astype(object)
    more[columns] += bonus
    return more


LEVELS: tuple[Level, ...] = (
    Level(
        objective=placed_in_tier,
        name={"nl": "Zo veel mogelijk huishoudens", "en": "As many households as possible"},
        sentence={
            "nl": "Eerst zo veel mogelijk huishoudens met voorrang. "
            "Dan huishoudens die lang wachten. Dan de andere. "
            "We tellen huishoudens, geen mensen. Anders is wie alleen komt steeds de laatste.",
            "en": "First as many urgent households as possible. "
            "Then households that have waited long. Then the others. "
            "We count households, not people. Else whoever comes alone is always the last.",
        },
        formula=r"\sum_{h \in H} y_h",
    ),
    Level(
        objective=few_below,
        name={"nl": "Zo min mogelijk zwakke koppelingen", "en": "As few weak matches as possible"},
        sentence={
            "nl": "Daarna zo min mogelijk koppelingen die minder dan goed genoeg passen.",
            "en": "Then as few matches as possible that suit less than well enough.",
        },
        formula=r"-\sum_{\text{fit}_{sh} < \text{good enough}} x_{sh}",
    ),
    Level(
        objective=fit,
        name={"nl": "Samen zo goed mogelijk", "en": "As good as possible together"},
        sentence={
            "nl": "Daarna het hoogste totaal van alle cijfers samen. "
            "Een voorstel dat al open staat, krijgt er punten bij. "
            "Zo schuift niemand op voor een klein verschil.",
            "en": "Then the highest total of all marks together. "
            "A proposal that is open already gets some points more. "
            "So nobody is moved for a small difference.",
        },
        formula=(
            r"\sum_{s,h} (\text{fit}_{sh} + \text{bonus} \cdot [(s,h) \in \text{open}])\, x_{sh}"
        ),
    ),
    Level(
        objective=waited,
        name={"nl": "Wie het langst wacht", "en": "Who has waited longest"},
        sentence={
            "nl": "Is het dan nog gelijk? Dan gaat voor wie het langst wacht.",
            "en": "Is it equal still? Then whoever has waited longest goes first.",
        },
        formula=r"\sum_{s,h} \text{days}_h\, x_{sh}",
    ),
    Level(
        objective=tie,
        name={"nl": "Het lot", "en": "The lot"},
        sentence={
            "nl": "Is het ook dan gelijk? Dan beslist het lot. "
            "Het lot hangt alleen af van de ronde en van de codes. "
            "Bovenaan in een lijst staan helpt dus niet.",
            "en": "Is it equal even then? Then lots decide. "
            "A lot depends on the round and on the codes alone. "
            "So it does not help to stand at the top of a list.",
        },
        formula=(
            r"\sum_{s,h} \text{lot}_{sh}\, x_{sh}, \quad "
            r"\text{lot}_{sh} = 1 + \text{first 4 bytes of SHA-256}(\text{round}, s, h)"
        ),
    ),
    Level(
        objective=placed,
        name={"nl": "Naar prioriteit", "en": "By priority"},
        sentence={
            "nl": "Alleen voor wie een eigen bestand laat uitrekenen: "
            "huishoudens tellen zo zwaar als in dat bestand staat.",
            "en": "Only for who has a file of their own worked out: "
            "households count as much as that file says.",
        },
        formula=r"\sum_h \text{priority}_h\, y_h",
    ),
    Level(
        objective=pairs_of,
        name={"nl": "Als er iets botst", "en": "When something clashes"},
        sentence={
            "nl": "Soms kan niet alles wat vaststaat tegelijk. "
            "Dan zoekt de computer hoe er zo veel mogelijk van blijft. "
            "De coördinator ziet welke koppelingen botsen, en kiest.",
            "en": "Sometimes not everything that is settled can be at once. "
            "Then the computer looks for how most of it can stay. "
            "The coordinator sees which matches clash, and chooses.",
        },
        formula=r"\sum_{(s,h) \text{ kept}} x_{sh}",
    ),
)
"""Every objective: those of a match run in its order, then of `solve`, and of kept that clash."""
