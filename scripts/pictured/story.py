"""The week that the guide's pictures show: made-up people in one workbook, the same every time.

It is the week of ``tests/test_week.py``: the same days and the same events. Nobody in it exists.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from intake.inbox import Pulled, pull
from intake.local import LocalWorkbooks
from intake.schema import load_forms
from intake.submission import Submission, reference_for, to_cells
from intake.workbook import Append, Change, Snapshot, Workbook, carry_out
from made_up.desk import Desk
from matcher.policy import load_policies
from matcher.run import run_workbook

AREA = "rotterdam"
SEED = "een week in november"
SITE = "https://voorbeeld.nl"
MONDAY = date(2026, 11, 23)

Cells = Mapping[str, str]

HOUSEHOLDS = (
    ("E6PA3JY9", "Shahrzad Khiyali", "Farsi", "Farsi, Engels", 1, "muziek, film en series", "3051"),
    (
        "4MZ8R1TA",
        "Morjana Alhikaya",
        "Arabisch",
        "Arabisch, Engels",
        2,
        "koken en eten, muziek",
        "3021",
    ),
    ("7K3MQ2PA", "Sindbad Almisbah", "Arabisch", "Arabisch", 1, "sport, muziek", "3037"),
    ("9TX5BW6D", "Tsehay Tsiwtsiway", "Tigrinya", "Tigrinya, Engels", 1, "tuin en natuur", "3082"),
    (
        "C2HN7VE4",
        "Keloglan Uydurma",
        "Turks",
        "Turks, Nederlands",
        3,
        "lezen, koken en eten",
        "3014",
    ),
)
"""Code, name, language to be called in, languages, people, interests and district."""

GROUPS = (
    ("BV2TM5QZ", "Onder de Appelboom", "Nederlands, Engels, Farsi", "muziek, lezen", "3053"),
    ("2FQ6XK8M", "De Wensput", "Nederlands, Arabisch", "koken en eten, muziek", "3022"),
    ("5DB9GT3R", "Zevenmijl", "Nederlands, Engels, Turks", "sport, lezen", "3011"),
    ("8WC4NH7S", "Het Peperkoekhuis", "Nederlands, Engels, Tigrinya", "tuin en natuur", "3039"),
)
"""Code, name, languages, interests and district."""

MEMBERS = ("Assepoes", "Hansje", "Grietje", "Repelsteel", "Doornroos")
VOLUNTEERS = (
    ("3GR8KD5F", "Roodkapje Bosrand", "2", "ja"),
    ("6NJ2ZP9W", "Zandman Maneschijn", "1", ""),
    ("A4XE7CM1", "Kikkert Wolkendek", "1", ""),
    ("D9QS6BT2", "Fee Zilverdraad", "1", ""),
)
ORGANISATION = {
    "id": "F4VW2KX8",
    "gesprek": "ja",
    "soort organisatie": "gemeente",
    "organisatie": "Gemeente Sprookjesdam",
    "stad": "Rotterdam",
    "biedt of wil": "een ruimte om af te spreken",
    "naam": "Draakje Torenraam",
    "e-mail": "draakje@example.org",
    "toestemming": "ja",
}
MATCHED = ("E6PA3JY9", "BV2TM5QZ")


def tell(folder: Path) -> Mapping[str, Path]:
    """Plays the week in ``folder``; the workbook as it was each morning, by the day in Dutch."""
    return _Told(folder).mornings


class _Told:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._workbooks = LocalWorkbooks(folder / "werkmappen")
        self._workbooks.setup([AREA])
        self._path = folder / "werkmappen" / f"{AREA}.xlsx"
        self._policies = load_policies()
        self._draws = _draws()
        self.mornings: dict[str, Path] = {}
        self._before_the_week()
        for number, (day, work) in enumerate(DAYS):
            self._night(MONDAY + timedelta(days=number if number < len(DAYS) - 1 else 7))
            self.mornings[day] = shutil.copy2(self._path, folder / f"{number}-{day}.xlsx")
            self._on_the_desk(work)
            if day == "vrijdag":
                self._work(_sign_up_at_the_weekend)
        self._night(MONDAY + timedelta(days=8))
        self.mornings["daarna"] = shutil.copy2(self._path, folder / "daarna.xlsx")
        self._on_the_desk(_after_the_week)
        self._night(MONDAY + timedelta(days=9))
        self.mornings["een dag later"] = shutil.copy2(self._path, folder / "een-dag-later.xlsx")

    def _before_the_week(self) -> None:
        """A round with one match, and then everybody else came."""
        self._work(_first_come)
        self._night(MONDAY - timedelta(days=35))
        self._on_the_desk(_both_say_yes)
        self._night(MONDAY - timedelta(days=34))
        self._on_the_desk(_begin_november)
        self._work(_others_come)
        self._night(MONDAY - timedelta(days=3))
        self._work(_tells_how_it_goes)
        self._on_the_desk(_send_everything)
        self._work(_signs_up)

    def _on_the_desk(self, work: Callable[[Desk], None]) -> None:
        desk = Desk(self._path)
        work(desk)
        desk.save()

    def _work(self, work: Callable[[Workbook], object]) -> None:
        with self._workbooks.opened(AREA, self._workbooks.all()[AREA]) as workbook:
            work(workbook)

    def _night(self, day: date) -> None:
        now = datetime(day.year, day.month, day.day, 3, 17, tzinfo=UTC)

        def pulled(snapshot: Snapshot) -> Pulled:
            return pull(snapshot, day, now, SITE, self._draws)

        self._work(lambda workbook: carry_out(workbook, pulled))

        def ran(workbook: Workbook) -> None:
            run_workbook(workbook, self._policies, day, now, site=SITE, draw=self._draws)

        self._work(ran)


def _draws() -> Callable[[int], bytes]:
    """The same bytes every time: the codes and links in the pictures stay as they are."""
    count = iter(range(10_000))
    return lambda size: sha256(f"{SEED} {next(count)}".encode()).digest()[:size]


# --- before the week ---


def _first_come(workbook: Workbook) -> None:
    _add(workbook, _rows_of(HOUSEHOLDS[:1], GROUPS[:1]))


def _others_come(workbook: Workbook) -> None:
    volunteers = [Append("Vrijwilligers", _volunteer(*one)) for one in VOLUNTEERS]
    rows = _rows_of(HOUSEHOLDS[1:], GROUPS[1:])
    others = [Append("Gastgezinnen", _host()), Append("Organisaties", ORGANISATION)]
    _add(workbook, [*rows, *volunteers, *others])


def _add(workbook: Workbook, rows: Sequence[Change]) -> None:
    workbook.read()
    workbook.apply(rows)


def _rows_of(
    households: Sequence[tuple[str, str, str, str, int, str, str]],
    groups: Sequence[tuple[str, str, str, str, str]],
) -> list[Change]:
    return [
        *(Append("Nieuwkomers", _household(*one)) for one in households),
        *(Append("Groepen", _group(*one)) for one in groups),
        *(Append("Groepsleden", cells) for group in groups for cells in _members(group[0])),
    ]


def _both_say_yes(desk: Desk) -> None:
    line = _line(desk, "Voorstellen", stand="voorstel")
    line.type("besluit", "voorleggen")
    line.type("antwoord huishouden", "ja")
    line.type("antwoord sponsor", "ja")


def _begin_november(desk: Desk) -> None:
    _line(desk, "Instellingen", instelling="ronde").type("waarde", "2026-11")


def _household(
    id: str, name: str, called: str, spoken: str, people: int, likes: str, place: str
) -> Cells:
    number = [one[0] for one in HOUSEHOLDS].index(id)
    return {
        "id": id,
        "aangemeld": (MONDAY - timedelta(days=60 - 9 * number)).isoformat(),
        "variant": "statushouders",
        "gesprek": "ja",
        "taal": "Nederlands",
        "ingevuld voor": "voor mezelf of mijn gezin",
        "naam": name,
        "telefoon": f"06 6000110{number}",
        "stad": "Rotterdam",
        "taal van contact": called,
        "aantal mensen": str(people),
        "toestemming": "ja",
        "volwassenen 18-29": "0",
        "volwassenen 30-44": str(min(people, 2)),
        "volwassenen 45-59": "0",
        "volwassenen 60 plus": "0",
        "kinderen": str(max(0, people - 2)),
        "talen": spoken,
        "interesses": likes,
        "postcodegebied": place,
        "toestemming intake": "ja",
    }


def _group(id: str, name: str, spoken: str, likes: str, place: str) -> Cells:
    return {
        "id": id,
        "aangemeld": (MONDAY - timedelta(days=45)).isoformat(),
        "variant": "statushouders",
        "gesprek": "ja",
        "training": "ja",
        "taal": "Nederlands",
        "groepsnaam": name,
        "stad": "Rotterdam",
        "grootte": "5",
        "leden 30-44": "5",
        "spreken Nederlands": "5",
        "talen": spoken,
        "samenstelling": "gemengd",
        "interesses": likes,
        "postcodegebied": place,
    }


def _members(group: str) -> Sequence[Cells]:
    return [
        {
            "aangemeld": (MONDAY - timedelta(days=38)).isoformat(),
            "verklaring": "ja",
            "rol": "lid" if number else "coördinator",
            "taal": "Nederlands",
            "groep": group,
            "stad": "Rotterdam",
            "naam": f"{name} {_FAMILY[group]}",
            "e-mail": f"{name}.{group}@example.org".lower(),
            "toestemming": "ja",
        }
        for number, name in enumerate(MEMBERS)
    ]


_FAMILIES = ("Glasmuil", "Spinrok", "Torenraam", "Vlierbes")
_FAMILY = dict(zip([group[0] for group in GROUPS], _FAMILIES, strict=True))


def _volunteer(id: str, name: str, people: str, leads: str) -> Cells:
    return {
        "id": id,
        "aangemeld": (MONDAY - timedelta(days=5)).isoformat(),
        "gesprek": "ja",
        "taal": "Nederlands",
        "naam": name,
        "e-mail": f"{name.split()[0].lower()}@example.org",
        "stad": "Rotterdam",
        "aantal mensen": people,
        "wil coördineren": leads,
        "mensen 30-44": people,
        "spreken Nederlands": people,
        "talen": "Nederlands, Engels",
        "samenstelling": "gemengd",
        "interesses": "koken en eten, wandelen en fietsen",
        "kan": "doordeweeks in de avond, in het weekend",
        "postcodegebied": "3023",
        "toestemming": "ja",
    }


def _host() -> Cells:
    return {
        "id": "F8YK1DV6",
        "aangemeld": (MONDAY - timedelta(days=5)).isoformat(),
        "taal": "Nederlands",
        "naam": "Ridder Waterkasteel",
        "e-mail": "ridder@example.org",
        "stad": "Rotterdam",
        "slaapplaatsen": "2",
        "kamer vanaf": "2027-01-11",
        "toestemming": "ja",
    }


def _signs_up(workbook: Workbook) -> None:
    _add(workbook, [_sent("zumurrud", 21)])


def _sign_up_at_the_weekend(workbook: Workbook) -> None:
    """One with another answer than before, and the partner of somebody who signed up already."""
    partner = {"name": "Kokob Tsiwtsiway", "phone": "06 60001103", "contact_language": "ti"}
    _add(workbook, [_sent("zumurrud", 28, again=".2", people="3"), _sent("kokob", 28, **partner)])


def _tells_how_it_goes(workbook: Workbook) -> None:
    """Both sides of the match of October fill in the form that their text links to."""
    answers = (
        {"going": "well", "how_often": "weekly", "call": "no"},
        {"going": "fair", "how_often": "monthly", "call": "yes", "call_when": ["evening"]},
    )
    keys = [
        row.cells["sleutel"]
        for row in workbook.read().tables["Sleutels"].rows
        if row.cells["formulier"] == "checkin"
    ]
    _add(workbook, [_tells(*one) for one in zip(keys, answers, strict=False)])


def _tells(key: str, answers: Mapping[str, object]) -> Append:
    id = sha256(f"{SEED} {key}".encode()).hexdigest()[:32]
    submission = Submission(
        id=id,
        reference=reference_for(id),
        received=datetime(2026, 11, 20, 18, 5, tzinfo=UTC),
        form="checkin",
        language="nl",
        consent_version=load_forms()["checkin"].consent_version,
        key=key,
        answers=json.dumps(answers),
    )
    return Append("Inbox", to_cells(submission))


def _sent(who: str, day: int, again: str = "", **answers: str) -> Append:
    """What a newcomer sent on a day of November."""
    id = sha256(f"{SEED} {who}".encode()).hexdigest()[:32]
    said = {
        "for_whom": "self",
        "name": "Zumurrud Merveille",
        "phone": "06 60002201",
        "city": AREA,
        "contact_language": "ar",
        "people": "2",
        "consent": "ja",
    }
    submission = Submission(
        id=id + again,
        reference=reference_for(id),
        received=datetime(2026, 11, day, 9, 30, tzinfo=UTC),
        form="newcomer",
        language="nl",
        consent_version=load_forms()["newcomer"].consent_version,
        key="",
        answers=json.dumps(said | answers),
    )
    return Append("Inbox", to_cells(submission))


def _send_everything(desk: Desk) -> None:
    for line in desk.rows("Berichten"):
        line.type("verstuurd op", MONDAY - timedelta(days=3))


# --- the days ---


def _line(desk: Desk, tab: str, **cells: str):
    """The first row in which these cells stand."""
    return next(
        line
        for line in desk.rows(tab)
        if all(line.text(header.replace("_", " ")) == text for header, text in cells.items())
    )


def _monday(desk: Desk) -> None:
    open_lines = [line for line in desk.rows("Voorstellen") if line.text("stand") == "voorstel"]
    first, second, *_ = sorted(open_lines, key=lambda line: line.text("id"))
    first.type("besluit", "voorleggen")
    first.type("antwoord huishouden", "gevraagd")
    second.type("besluit", "nu niet")
    second.type("reden", "Eerst een rustige maand")
    waiting = next(
        line.text("id")
        for line in desk.rows("Niet gekoppeld")
        if line.text("id") in {one[0] for one in HOUSEHOLDS}
    )
    sponsor = first.text("id").partition("-")[2]
    desk.add("Voorstellen", {"eigen huishouden": waiting, "eigen sponsor": sponsor})
    phoned = {"naam": "Bidpai Conteur", "telefoon": "06 2222", "stad": "Rotterdam"}
    desk.add("Nieuwkomers", phoned)


def _tuesday(desk: Desk) -> None:
    own = _line(desk, "Voorstellen", stand="eigen paar")
    own.type("eigen huishouden", "")
    own.type("eigen sponsor", "")
    asked = _line(desk, "Voorstellen", stand="voorgelegd")
    asked.type("antwoord huishouden", "ja")
    asked.type("antwoord sponsor", "gevraagd")
    asked.type("kennismaking op", MONDAY + timedelta(days=3))
    _line(desk, "Nieuwkomers", naam="Bidpai Conteur").type("telefoon", "06 60002202")


def _wednesday(desk: Desk) -> None:
    stopped = _line(desk, "Koppelingen", id="-".join(MATCHED))
    stopped.type("stand", "gestopt")
    stopped.type("wat we leerden", "Liever op zaterdag afspreken")


def _thursday(desk: Desk) -> None:
    _line(desk, "Instellingen", instelling="ronde staat").type("waarde", "vast")


def _friday(desk: Desk) -> None:
    _line(desk, "Voorstellen", stand="voorgelegd").type("antwoord sponsor", "ja")


def _next_monday(desk: Desk) -> None:
    _line(desk, "Instellingen", instelling="ronde staat").type("waarde", "open")
    _line(desk, "Instellingen", instelling="ronde").type("waarde", "2026-12")


def _after_the_week(desk: Desk) -> None:
    """What the story does not tell, and the guide shows: days of a round, a slip, one twice."""
    _line(desk, "Instellingen", instelling="ronde begint op").type("waarde", date(2026, 12, 1))
    _line(desk, "Instellingen", instelling="ronde sluit op").type("waarde", date(2026, 12, 18))
    _line(desk, "Instellingen", instelling="plaatsen bij builder: Turks").type("waarde", "veel")
    next(desk.rows("Mogelijk dubbel")).type("oordeel", "dezelfde")


DAYS = (
    ("maandag", _monday),
    ("dinsdag", _tuesday),
    ("woensdag", _wednesday),
    ("donderdag", _thursday),
    ("vrijdag", _friday),
    ("volgende maandag", _next_monday),
)
"""What is done on each day, by its name in Dutch."""
