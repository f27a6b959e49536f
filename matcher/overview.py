"""Overzicht: how the area stands, in counts; never a code or a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from intake.counts import BEDS, GUESTS
from intake.records import GROUP, HOST, Household, Sponsor, Standing
from intake.tabs import WAITED
from intake.workbook import Value
from matcher.equity import area_of, equity
from matcher.equity_text import overview_rows
from matcher.findings import Findings
from matcher.forming import Forming
from matcher.matching import Matching
from matcher.outlook import Outlook, outlook
from matcher.proposals import Unplaced
from matcher.recruit import Recruiting, recruiting
from matcher.review import Stand

RECRUITS = 5
"""The most lines on what would help."""

BANDS = (30, 90, 180)
"""The last day of each band of ``WAITED`` but the last."""

RECRUITING_LIMIT = 60.0
"""Seconds for whom to recruit next; an area takes a few."""

Line = tuple[str, int, str]
"""What is counted, how many, and what there is to say of it."""


def area_overview(found: Findings) -> list[dict[str, Value]]:
    """The rows of Overzicht after a run."""
    people, matching = found.people, found.matching
    counts = overview(
        people.households,
        [*matching.sponsors.values()],
        _stands(found),
        matching.unplaced,
        found.today,
        # While the round is not open nothing is solved, so nothing is known of what helps.
        recruiting(matching, RECRUITING_LIMIT) if matching.settings.open else None,
        _outlook(matching),
        clashes=bool(matching.stuck),
    )
    hosts = host_overview(people.households, matching.sponsors.values(), _hosted(matching))
    area = area_of(people.households, people.sponsors, found.tables)
    chances = overview_rows(equity([area], found.today))
    return [*counts, *hosts, *group_overview(found.forming), *chances]


def _stands(found: Findings) -> dict[Stand, int]:
    """How many pairs stand where; a match that was completed is one."""
    kept = {one.pair for one in found.kept}
    pinned = sum(one.stand is Stand.PINNED for one in found.kept)
    completed = sum(one.broken_off is None for one in found.matching.over.values())
    return {
        Stand.PROPOSED: len({*found.matching.chosen} - kept),
        Stand.PUT_FORWARD: len(kept) - pinned,
        Stand.PINNED: pinned,
        Stand.MATCHED: len(found.matches) + completed,
    }


def _hosted(matching: Matching) -> set[str]:
    """The households that a host is proposed to, or that are linked with one."""
    pairs = (*matching.chosen, *matching.matches)
    hosts = {id for id, one in matching.sponsors.items() if one.kind == HOST}
    done = {id for id, kind in matching.resting if kind == HOST}
    return done | {pair.household for pair in pairs if pair.sponsor in hosts}


def _outlook(matching: Matching) -> Outlook:
    unplaced = {one.id for one in matching.unplaced if one.kind == "huishouden"}
    return outlook([*matching.records.values()], matching.graphs, unplaced, matching.today)


def overview(
    households: Sequence[Household],
    sponsors: Sequence[Sponsor],
    stands: Mapping[Stand, int],
    unplaced: Sequence[Unplaced],
    today: date,
    recruits: Recruiting | None = None,
    to_come: Outlook | None = None,
    *,
    clashes: bool = False,
) -> list[dict[str, Value]]:
    """When this was made, counts, and for whom to look next; never a code or a name.

    Without ``recruits`` it is what is said most of those without a proposal that would help.
    ``clashes`` says that what is held cannot stay together: then nothing can be worked out.
    """
    active = [one for one in households if one.standing is Standing.ACTIVE]
    waiting = [one for one in unplaced if one.kind == "huishouden"]
    unready = {one.id for one in households if one.missing}
    not_ready = sum(one.id in unready for one in waiting)
    lines: list[Line] = [
        ("huishoudens die meedoen", len(active), ""),
        ("huishoudens klaar voor een koppeling", sum(not one.missing for one in active), ""),
        ("huishoudens zonder voorstel", len(waiting), ""),
        (
            "langst wachtend, in dagen",
            max((one.days for one in waiting), default=0),
            "van de huishoudens zonder voorstel",
        ),
        ("nog niet klaar", not_ready, "huishoudens: kijk in Niet gekoppeld wat er nog moet"),
        ("klaar, zonder voorstel", len(waiting) - not_ready, "huishoudens"),
        ("voorstellen", stands.get(Stand.PROPOSED, 0), "wachten op een besluit"),
        ("voorgelegd", stands.get(Stand.PUT_FORWARD, 0), "wachten op een antwoord"),
        ("vastgezet", stands.get(Stand.PINNED, 0), "blijven staan tot iemand besluit"),
        ("koppelingen", stands.get(Stand.MATCHED, 0), "beide kanten zeiden ja"),
        *_waited(waiting),
        *_sponsors(sponsors),
    ]
    lines += _said_to_help(waiting) if recruits is None else _recruits(recruits, clashes)
    if to_come is not None and waiting:
        lines.append(
            ("nog een maand wachten: misschien een kandidaat", to_come.might, to_come.sentence)
        )
    made: tuple[str, Value, str] = (
        "bijgewerkt op",
        today,
        "Langer dan twee dagen geleden? Dan draait het programma niet. Waarschuw wie het beheert.",
    )
    found = [made, *lines]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in found]


def host_overview(
    households: Iterable[Household], sponsors: Iterable[Sponsor], hosted: Collection[str]
) -> list[dict[str, Value]]:
    """How hosts stand, in counts; only where there are hosts, or households that seek one.

    ``hosted`` are the ids of the households that a host is proposed to or linked with.
    """
    hosts = [one for one in sponsors if one.kind == HOST]
    seeking = [one for one in households if HOST in one.seeks]
    if not hosts and not seeking:
        return []
    ready = [one for one in hosts if one.standing is Standing.ACTIVE and not one.missing]
    active = [one for one in seeking if one.standing is Standing.ACTIVE]
    waiting = sum(one.id not in hosted for one in active)
    beds = sum(one.capacity for one in ready)
    lines: list[Line] = [
        (BEDS, beds, "ook waar al iemand slaapt"),
        (GUESTS, waiting, "ook wie al een groep heeft"),
    ]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in lines]


def group_overview(forming: Forming) -> list[dict[str, Value]]:
    """How forming groups stands, in counts; only where there are volunteers."""
    if not forming.volunteers:
        return []
    lines: list[Line] = [
        ("voorgestelde groepen", len(forming.proposed), "wachten op een besluit"),
        ("groepen die voorliggen of vastgezet zijn", len(forming.held.kept), ""),
        ("vrijwilligers zonder groep", len(forming.unplaced), "aanmeldingen"),
    ]
    return [{"wat": what, "aantal": count, "toelichting": note} for what, count, note in lines]


def _waited(waiting: Sequence[Unplaced]) -> Iterator[Line]:
    """How many wait in each band of days."""
    bands = Counter(bisect_left(BANDS, one.days) for one in waiting)
    for band, what in enumerate(WAITED):
        yield what, bands[band], "huishoudens zonder voorstel"


def _sponsors(sponsors: Sequence[Sponsor]) -> Iterator[Line]:
    active = [one for one in sponsors if one.standing is Standing.ACTIVE]
    for kind, what, note in (
        (GROUP, "groepen", ""),
        (HOST, "gastgezinnen", "ook wie al iemand ontvangt"),
    ):
        ready = sum(one.kind == kind and not one.missing for one in active)
        yield f"{what} die klaar zijn", ready, note
        left = sum(one.kind == kind for one in active) - ready
        yield f"{what} die nog niet klaar zijn", left, ""


def _said_to_help(waiting: Sequence[Unplaced]) -> Iterator[Line]:
    helps = Counter(one.helps for one in waiting if one.helps)
    for what, count in sorted(helps.items(), key=lambda item: (-item[1], item[0]))[:RECRUITS]:
        yield f"zou helpen: {what}", count, "huishoudens"


def _recruits(found: Recruiting, clashes: bool) -> Iterator[Line]:
    for one in found.recruits[:RECRUITS]:
        noun = "huishouden" if one.placed == 1 else "huishoudens"
        yield f"zou helpen: {one.what}", one.placed, f"{noun} meer geplaatst"
    if found.tried or found.left_out:
        yield "uitgerekend wat zou helpen", len(found.tried), _how_many_tried(found, clashes)


def _how_many_tried(found: Recruiting, clashes: bool) -> str:
    if clashes:
        return "niet uit te rekenen zolang wat vaststaat niet samen kan; kijk in Logboek"
    left = f"; {len(found.left_out)} niet, dat duurt te lang" if found.left_out else ""
    return f"zo veel soorten hulp zijn uitgerekend{left}"
