"""What the demo did and what stands in the workbooks now, in Dutch and in counts: no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from made_up.account import Books, Counted, count, unaccounted, whereabouts
from made_up.sender import Sent

_WIDEST = 40


@dataclass(frozen=True)
class Played:
    """One play of the demo.

    ``did`` counts what the coordinator did; ``changed`` and ``unchanged`` how many cells of each
    tab the last two nights changed, by workbook; ``seconds`` what each step took.
    """

    households: int
    seed: int
    today: date
    books: Books
    sent: Sequence[Sent]
    did: Mapping[str, int]
    changed: Mapping[str, Counter[str]]
    unchanged: Mapping[str, Counter[str]]
    seconds: Mapping[str, float]


def summary(played: Played) -> str:
    """The whole ``samenvatting.txt``."""
    counted = count(played.books, played.sent)
    parts = [
        _head(played),
        _part("Is alles aangekomen?", _arrived(played)),
        _part("Per werkmap", _table(counted)),
        _part("Rijen met een probleem", _problems(counted)),
        _part("Niet gekoppeld: wat het vaakst genoemd wordt", _reasons(counted)),
        _part("Hoe zeker zijn de voorstellen?", (f"{c.name}: {c.certificate}" for c in counted)),
        _part("Wat de coördinator deed", (f"{n:4} keer {what}" for what, n in played.did.items())),
        _part("De nacht na de besluiten: hoeveel cellen anders zijn", _changes(played.changed)),
        _part(
            "Nog een nacht, zonder nieuws: dat mag alleen Logboek zijn", _changes(played.unchanged)
        ),
        _part("Tijd", (f"{s:6.1f} s  {step}" for step, s in played.seconds.items())),
    ]
    return "\n".join(parts)


def in_short(played: Played, folder: Path) -> str:
    """What stands on the screen at the end: a few counts, and where to look."""
    lines = _total(count(played.books, played.sent))
    missing = len(unaccounted(played.books, played.sent))
    found = "alle teruggevonden" if not missing else f"{missing} NIET teruggevonden"
    counts = (
        _some(lines["huishoudens"], "huishouden", "huishoudens"),
        _some(lines["groepen"], "groep", "groepen"),
        _some(lines["gastgezinnen"], "gastgezin", "gastgezinnen"),
        _some(lines["vrijwilligers"], "vrijwilliger", "vrijwilligers"),
        _some(lines["voorstellen"], "voorstel", "voorstellen"),
        f"{lines['voorgelegd of vastgezet']} voorgelegd of vastgezet",
        _some(lines["koppelingen"], "koppeling", "koppelingen"),
    )
    return f"""\
{_some(lines["bevestigd"], "aanmelding", "aanmeldingen")} bevestigd, {found}.
{", ".join(counts)}.
Wat er gebeurde: {folder / "samenvatting.txt"}
De werkmappen:   {folder / "werkmappen"}"""


def _some(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _head(played: Played) -> str:
    return (
        "Samen Hier: een verzonnen pool, van aanmelding tot koppeling\n"
        f"{played.households} huishoudens, zaad {played.seed}, {played.today}. "
        "Niemand hierin bestaat.\n"
    )


def _part(title: str, lines: Iterator[str]) -> str:
    told = [f"  {line}" for line in lines] or ["  niets"]
    return "\n".join([title, *told, ""])


def _arrived(played: Played) -> Iterator[str]:
    kinds = whereabouts(played.books, played.sent)
    missing = unaccounted(played.books, played.sent)
    yield f"{kinds.total()} keer is iets bevestigd. Geteld in de werkmappen, code voor code:"
    for kind, what in (
        ("rij", "een rij van een huishouden, groep, groepslid, gastgezin of vrijwilliger"),
        ("intake", "een intake, ingevuld bij het huishouden of het gastgezin"),
        ("wijziging", "een regel in Wijzigingen"),
        ("probleem", "een genoemd probleem in de Inbox"),
        ("", "NERGENS te vinden"),
    ):
        if kinds[kind] or kind == "rij":
            yield f"{kinds[kind]:4} {what}"
    yield from missing or ["Er is niets kwijt en niets dubbel."]


def _table(counted: Sequence[Counted]) -> Iterator[str]:
    total = _total(counted)
    widths = [max(len(one.name), 6) + 2 for one in counted]
    names = "".join(f"{one.name:>{width}}" for one, width in zip(counted, widths, strict=True))
    yield f"{'':{_WIDEST}}{names}{'samen':>8}"
    for line, sum_of_all in total.items():
        cells = zip(counted, widths, strict=True)
        numbers = "".join(f"{one.lines[line]:>{width}}" for one, width in cells)
        yield f"{line:{_WIDEST}}{numbers}{sum_of_all:>8}"


def _total(counted: Sequence[Counted]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counted:
        for line, number in one.lines.items():
            total[line] += number
    return total


def _problems(counted: Sequence[Counted]) -> Iterator[str]:
    for one in counted:
        for tab, number in one.problems.items():
            yield f"{one.name}, {tab}: {number}"


def _reasons(counted: Sequence[Counted]) -> Iterator[str]:
    for one in counted:
        for reason, number in one.reasons:
            yield f"{one.name}: {number} keer: {reason}"


def _changes(nights: Mapping[str, Counter[str]]) -> Iterator[str]:
    for name, tabs in nights.items():
        cells = ", ".join(f"{tab} {number}" for tab, number in tabs.items())
        yield f"{name}: {cells or 'geen'}"
