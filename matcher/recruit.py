"""Whom to recruit next: what more people would change, from the program itself.

Something is added that is not there, such as a group that speaks a language; the run is made again
with it, as far as who is placed; and what counts is how many more households are. Only properties
that both sides may see are added, and nothing sensitive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median_low
from time import monotonic
from typing import Any

from intake.cities import load_cities
from intake.records import GROUP, Group, Host, Household, Sponsor, Standing
from matcher.candidates import CandidateGraph
from matcher.matching import Matching
from matcher.objectives import TIERS
from matcher.pool import region_of
from matcher.program import solve
from matcher.sentences import NAMES, labels
from matcher.settings import NOT_BRIDGED
from matcher.solution import Solution

MOST_OF_ONE = 8
"""More of one addition than this are not tried."""

MOST_TRIED, FEWEST_TRIED = 12, 3
WORK = 100_000
"""So many candidates are looked at over all additions together, between the two bounds above.

A bound that every machine keeps alike; the seconds are there for who is very slow.
"""

FIT = "fit"
"""The level after those of who is placed that tells the sets apart."""

MEMBERS = 5
"""How large a group is that is not there yet."""

DUTCH = frozenset({"nl"})

_NO_DIET = frozenset({""})
"""What a kitchen takes into account that takes no diet into account, but did answer."""

NUMBERS = ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")


@dataclass(frozen=True)
class Addition:
    """Something that could be there besides: what it is called, and how it is added.

    ``one`` and ``more`` are what follows «één» and a larger number. ``about`` is how many
    households without a proposal could have to do with it. Of one ``family``, such as the groups of
    a city, the one that ``asks`` least is the easiest to find.
    """

    one: str
    more: str
    about: int
    family: str
    asks: int
    add: Callable[[Matching, int], Matching]

    def called(self, count: int) -> str:
        """The Dutch for so many of it, 1 to ``MOST_OF_ONE``."""
        return f"{NUMBERS[count - 1]} {self.one if count == 1 else self.more}"


@dataclass(frozen=True)
class Recruit:
    """So many of one addition, and how many more households are placed with them."""

    addition: Addition
    count: int
    placed: int

    @property
    def what(self) -> str:
        return f"{self.addition.called(self.count)} erbij"

    @property
    def sentence(self) -> str:
        noun = "huishouden" if self.placed == 1 else "huishoudens"
        # A capital letter takes no accent here: Eén.
        what = f"{self.what[0].upper()}{self.what[1:]}".replace("Éé", "Eé")
        return f"{what}: {self.placed} {noun} meer geplaatst."

    def beaten_by(self, other: Recruit) -> bool:
        """Whether another of its family asks less, and does no less with no more of them."""
        own, else_ = self.addition, other.addition
        easier = own.family == else_.family and else_.asks < own.asks
        return easier and other.placed >= self.placed and other.count <= self.count


@dataclass(frozen=True)
class Recruiting:
    """What helps, the most households first; what was tried, and what was left out, in order."""

    recruits: tuple[Recruit, ...]
    tried: tuple[str, ...]
    left_out: tuple[str, ...]


def recruiting(matching: Matching, seconds: float) -> Recruiting:
    """What would place more households, tried from what is about most of them to what about fewest.

    Of each as many are added as help, at most ``MOST_OF_ONE``. What cannot be tried within
    ``seconds``, or is more than ``WORK`` allows, is left out, the last first.
    """
    deadline = monotonic() + seconds
    waiting = _waiting(matching)
    additions = sorted(
        _additions(matching, waiting), key=lambda one: (-one.about, one.family, one.asks, one.one)
    )
    before = _placed_now(matching, seconds) if additions else None
    if before is None:
        return Recruiting((), (), tuple(one.one for one in additions))
    found, tried = [], 0
    for addition in additions[: _most_tried(matching)]:
        recruit = _tried(matching, addition, before, len(waiting), deadline)
        if recruit is None and monotonic() >= deadline:
            break
        tried += 1
        if recruit is not None:
            found.append(recruit)
    helping = [one for one in found if one.placed > 0]
    best = [one for one in helping if not any(map(one.beaten_by, helping))]
    best.sort(key=_most_first)
    names = [one.one for one in additions]
    return Recruiting(tuple(best), tuple(names[:tried]), tuple(names[tried:]))


def _most_first(one: Recruit) -> tuple[int, int, int, int, str]:
    addition = one.addition
    return -one.placed, one.count, addition.asks, -addition.about, addition.one


def _most_tried(matching: Matching) -> int:
    allowed = WORK // max(len(matching.problem.candidates), 1)
    return min(max(allowed, FEWEST_TRIED), MOST_TRIED)


def _tried(
    matching: Matching, addition: Addition, before: int, waiting: int, deadline: float
) -> Recruit | None:
    """What the addition does, with as few of it as do as much as many; None when time is up."""

    @cache
    def gain(count: int) -> int | None:
        left = deadline - monotonic()
        placed = _placed(addition.add(matching, count), left) if left > 0 else None
        return None if placed is None else placed - before

    most = min(waiting, MOST_OF_ONE)
    all_of_it = gain(most)
    if all_of_it is None or all_of_it <= 0:
        return None if all_of_it is None else Recruit(addition, most, 0)
    count = _fewest(gain, all_of_it, most)
    placed = None if count is None else gain(count)
    return None if count is None or placed is None else Recruit(addition, count, placed)


def _fewest(gain: Callable[[int], int | None], goal: int, most: int) -> int | None:
    """How few of it gain the goal, as ``most`` do; None when that is not known in time.

    Mostly each frees one household, so that is where to look first. One can free several: who
    belong together, or who gave way to a household that goes first and now has somebody else.
    """
    count = min(goal, most)
    while (found := gain(count)) is not None and found < goal:
        count += 1
    while found is not None and count > 1:
        found = gain(count - 1)
        if found is None or found < goal:
            break
        count -= 1
    return None if found is None else count


def _placed_now(matching: Matching, seconds: float) -> int | None:
    """As ``_placed``, of the run itself, which may have told already."""
    if matching.solution is None:
        return _placed(matching, seconds)
    return _proven(matching.solution)


def _placed(matching: Matching, seconds: float) -> int | None:
    """How many households the run places; None when that is not proven in time."""
    # The fit comes along because without it large programs take twenty times as long: who is
    # placed can be chosen in so many ways that nothing leads to one of them.
    levels = [level for level in matching.levels if level.name in (*TIERS, FIT)]
    return _proven(solve(matching.problem, levels, seconds))


def _proven(solution: Solution) -> int | None:
    placed = [level for level in solution.levels if level.objective in TIERS]
    if not placed or any(level.status != "optimal" for level in placed):
        return None
    return int(sum(level.value for level in placed))


# --- what could be added ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Waits:
    """A household without a proposal, in the graph of one kind of sponsor."""

    household: Household
    graph: CandidateGraph

    @property
    def place(self) -> str:
        """Where a sponsor for it is looked for: its city, or for a host its region."""
        city = self.household.city
        return (city or "") if self.graph.policy.sponsors == GROUP else region_of(city)


def _waiting(matching: Matching) -> list[Household]:
    placed = {pair.household for pair in matching.chosen}
    found = {one.id: one for graph in matching.graphs for one in graph.pool.households}
    return [one for id, one in sorted(found.items()) if id not in placed]


def _additions(matching: Matching, waiting: Sequence[Household]) -> Iterator[Addition]:
    if matching.settings.quota is not None and waiting:
        yield Addition(
            "plek in deze ronde", "plekken in deze ronde", len(waiting), "quota", 0, _more_quota
        )
    for language, count in _languages(waiting).items():
        spoken = f"bij een builder voor {_label(language)}"
        add = _more_builders(language)
        yield Addition(f"plek {spoken}", f"plekken {spoken}", count, f"builder {language}", 0, add)
    for (graph, place), households in _by_place(matching, waiting):
        where = _where(matching, waiting, graph, place)
        of_kind = _groups if graph.policy.sponsors == GROUP else _hosts
        yield from of_kind(matching, graph, where, households)


def _by_place(
    matching: Matching, waiting: Sequence[Household]
) -> Iterator[tuple[tuple[CandidateGraph, str], list[Household]]]:
    """The households without a proposal by graph and place; one can be in the graphs of two."""
    for graph in matching.graphs:
        own = [_Waits(one, graph) for one in waiting if one.id in graph.rows]
        for place in sorted({one.place for one in own} - {""}):
            yield (graph, place), [one.household for one in own if one.place == place]


def _where(
    matching: Matching, waiting: Sequence[Household], graph: CandidateGraph, place: str
) -> str:
    """In which city and for which variant, as far as that is not the same for everybody."""
    others = [(one, at) for (one, at), _ in _by_place(matching, waiting)]
    same = [(one, at) for one, at in others if one.policy.sponsors == graph.policy.sponsors]
    names = {city.id: city.name for city in load_cities()}
    city = f" in {names.get(place, place)}" if len({at for _, at in same}) > 1 else ""
    several = len({one.policy.variant for one, _ in same}) > 1
    return city + (f" ({graph.policy.variant})" if several else "")


def _groups(
    matching: Matching, graph: CandidateGraph, where: str, waiting: Sequence[Household]
) -> Iterator[Addition]:
    """A group as most are; one that speaks a language; one that takes more people.

    When a group can meet makes no pair impossible, so it frees nobody.
    """
    largest = _usual_largest(graph)
    plain = Group(
        **_ready(matching, graph, waiting),
        size=MEMBERS,
        members=MEMBERS,
        dutch_speakers=MEMBERS,
        languages=DUTCH,
        largest_household=largest,
    )

    def kind(one: str, more: str, about: int, asks: int, group: Group) -> Addition:
        family = f"{GROUP}{where}"
        add = _more_of(group)
        return Addition(f"groep{where}{one}", f"groepen{where}{more}", about, family, asks, add)

    yield kind("", "", len(waiting), 0, plain)
    for language, count in _languages(waiting).items():
        speaking = replace(plain, languages=DUTCH | {language})
        named = f" met {_label(language)}"
        yield kind(named, named, count, 1, speaking)
    for size, count in sorted(Counter(one.size for one in waiting if one.size).items()):
        if largest is not None and size > largest:
            named = f"die een huishouden van {size}"
            larger = replace(plain, largest_household=size)
            yield kind(f" {named} verwelkomt", f" {named} verwelkomen", count, 1, larger)


def _hosts(
    matching: Matching, graph: CandidateGraph, where: str, waiting: Sequence[Household]
) -> Iterator[Addition]:
    """A host with so many beds, and one that speaks a language and has a bed for who does."""
    plain = Host(**_ready(matching, graph, waiting), languages=DUTCH, cooks=_NO_DIET)

    def kind(beds: int, named: str, about: int, asks: int, host: Host) -> Addition:
        room = f"{where} met plek voor {beds}{named}"
        add = _more_of(replace(host, beds=beds))
        one, more = f"{NAMES[host.kind]}{room}", f"{NAMES[host.kind]}nen{room}"
        return Addition(one, more, about, f"{host.kind}{where}", asks, add)

    sizes = sorted({one.size for one in waiting if one.size})
    for beds in sizes:
        fitting = sum((one.size or 0) <= beds for one in waiting)
        yield kind(beds, "", fitting, beds, plain)
    for language, count in _languages(waiting).items():
        beds = max((one.size or 1) for one in waiting if language in one.languages)
        speaking = replace(plain, languages=DUTCH | {language})
        yield kind(beds, f" en {_label(language)}", count, beds + 1, speaking)


def _ready(
    matching: Matching, graph: CandidateGraph, waiting: Iterable[Household]
) -> Mapping[str, Any]:
    """What every sponsor that is added has: it is ready today, where the households are.

    What a sensitive wish could turn on it answers as least helps, since nothing of it is told: a
    household with such a wish counts only where any sponsor frees it.
    """
    return {
        "id": "",
        "city": min(one.city or "" for one in waiting),
        "variant": graph.policy.variant,
        "registered": matching.today,
        "standing": Standing.ACTIVE,
        "missing": (),
        "composition": "mixed",
        "step_free": False,
        "lgbt_safe": False,
    }


def _usual_largest(graph: CandidateGraph) -> int | None:
    """The middle one of the largest households that the groups welcome, of those that said."""
    said = [one.largest_household for one in graph.pool.groups if one.largest_household]
    return median_low(said) if said else None


def _languages(waiting: Collection[Household]) -> Mapping[str, int]:
    """How many of the households speak each language that nobody takes for granted."""
    counts = Counter(language for one in waiting for language in one.languages)
    return {one: count for one, count in sorted(counts.items()) if one not in NOT_BRIDGED}


def _label(language: str) -> str:
    return labels("languages", {language})[0]


# --- how it is added ----------------------------------------------------------------------------


def _more_of(sponsor: Sponsor) -> Callable[[Matching, int], Matching]:
    def add(matching: Matching, count: int) -> Matching:
        # No id of a record begins with this.
        more = [replace(sponsor, id=f"+{number:07}") for number in range(count)]
        sponsors = {**matching.sponsors, **{one.id: one for one in more}}
        return replace(matching, sponsors=sponsors)

    return add


def _more_builders(language: str) -> Callable[[Matching, int], Matching]:
    def add(matching: Matching, count: int) -> Matching:
        places = matching.settings.builder_places
        more = {**places, language: places.get(language, 0) + count}
        return replace(matching, settings=replace(matching.settings, builder_places=more))

    return add


def _more_quota(matching: Matching, count: int) -> Matching:
    quota = (matching.settings.quota or 0) + count
    return replace(matching, settings=replace(matching.settings, quota=quota))
