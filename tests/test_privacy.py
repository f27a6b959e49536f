"""What nobody may read, planted everywhere and looked for in everything that a run writes.

Contact details stand in the record tabs alone until everybody said yes, and then in the two letters
besides. A sensitive wish stands in no text for the other side, and not in Logboek or Overzicht.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from intake.dossier import contents, dossier
from intake.keys import hash_of
from intake.kinds import KINDS
from intake.local import LocalWorkbooks
from intake.schema import Question
from intake.submission import Submission, to_cells
from intake.tabs import record_questions
from intake.tabs import tab as tab_of
from intake.workbook import Append, Snapshot, Update, Workbook
from matcher.run import run_workbook
from tests.faults.scene import AREA, NOW, pull_in
from tests.intake.paper import sent
from tests.matcher.people import TODAY
from tests.matcher.test_forming import five
from tests.matcher.test_run import (
    POLICIES,
    YES_TWICE,
    Cells,
    area,
    hosting,
    members,
    newcomer,
    ran,
    rows,
    texts,
    typed,
    welcoming,
)

RECORDS = {*(kind.tab for kind in KINDS), "Inbox", "Wijzigingen"}
"""The tabs that may hold who somebody is."""

LETTERS = ("koppeling-huishouden", "koppeling-sponsor")

H1, H2, H3, H4 = (f"H000000{number}" for number in range(1, 5))
G1, G2, F1, B1 = "G0000001", "G0000002", "F0000001", "B0000001"
SEEKS_BOTH = {
    "zoekt": "een groep, een gastgezin",
    "kamer vanaf": "2026-12-01",
    "kamer tot en met": "2027-04-01",
}

WISHES = {
    "alleen vrouwen": "ja",
    "zonder trap": "ja",
    "lhbti-veilig": "ja",
    "eten": "vegetarisch, zonder varkensvlees",
    "toestemming gevoelig": "ja",
}
MEETS_THEM = {"samenstelling": "alleen vrouwen", "zonder trap": "ja", "iedereen welkom": "ja"}
COOKS = {"kookt ook": "vegetarisch, zonder varkensvlees"}


# --- contact details ---


def marked(cells: Cells, number: int) -> Cells:
    """A row whose every cell that holds contact, and every free text, can be known again.

    Whatever question is added to a form is planted too.
    """
    planted = {
        question.column: _plant(question, number)
        for question in record_questions(_TAB_OF[cells["id"][0]])
        if question.use == "contact" and question.type in ("name", "text", "email", "phone")
    }
    return {**cells, **planted, "notitie": _word("notitie", number)}


_TAB_OF = {
    "H": "Nieuwkomers",
    "G": "Groepen",
    "M": "Groepsleden",
    "F": "Gastgezinnen",
    "V": "Vrijwilligers",
    "B": "Organisaties",
}


def _plant(question: Question, number: int) -> str:
    if question.type == "email":
        return f"zoekmij{number:02d}@zoekpost.example"
    if question.type == "phone":
        return f"+31 6 555{number:02d}777"
    return _word(question.id.replace("_", ""), number)


def _word(about: str, number: int) -> str:
    return f"Zoekmij{about.capitalize()}{number:02d}"


def marks(number: int) -> tuple[str, ...]:
    """What is looked for of one person."""
    return f"{number:02d}@zoekpost", f"555{number:02d}777"


ANYTHING = ("zoekmij", "zoekpost", "777")
_KEY = re.compile(r"[0-9a-f]{32,}")
"""A key or its hash: its digits are drawn, so one in ten runs has 777 somewhere."""

NUMBERS = {H1: 1, H2: 2, H3: 3, H4: 4, F1: 5}


def people() -> Iterator[tuple[str, Cells]]:
    """Four households, two groups, a host and volunteers: each with marks of their own."""
    languages = ("Arabisch", "Turks", "Oekraïens", "Nederlands")
    for id, language in zip((H1, H2, H3, H4), languages, strict=True):
        row = newcomer(id, taal=language, **WISHES, **SEEKS_BOTH)
        planted = marked(row, NUMBERS[id])
        if id == H4:  # may be the same people as the household before it
            planted = {**planted, "telefoon": marked(row, NUMBERS[H3])["telefoon"]}
        yield "Nieuwkomers", {**planted, "voorrang": "Zoekmijvoorrang besloot"}
    for id in (G1, G2):
        yield "Groepen", marked(welcoming(id, **MEETS_THEM), 0)
    everybody = [member for id in (G1, G2) for member in members(id)]
    for number, cells in enumerate(everybody):
        yield "Groepsleden", marked({**cells, "id": f"M{number:07d}"}, 10 + number)
    yield "Gastgezinnen", marked({**hosting(F1), **MEETS_THEM, **COOKS}, NUMBERS[F1])
    for number, cells in enumerate(five()):
        yield "Vrijwilligers", marked(cells, 30 + number)
    yield "Organisaties", marked({"id": B1, "stad": "Rotterdam"}, 40)


class Area:
    """The workbook in its file, and the coordinator who works in it."""

    def __init__(self, folder: Path) -> None:
        self._workbooks = LocalWorkbooks(folder)
        self._workbooks.setup([AREA])
        self._day = 0
        self._on(lambda workbook: workbook.apply([Append(*row) for row in people()]))
        self.run()

    def _on(self, work: Callable[[Workbook], None]) -> None:
        with self._workbooks.opened(AREA, self._workbooks.all()[AREA]) as workbook:
            workbook.read()
            work(workbook)

    def run(self, days: int = 0) -> None:
        self._day += days
        today = TODAY + timedelta(days=self._day)
        self._on(pull_in)
        self._on(lambda workbook: _run(workbook, today))

    def type(self, tab: str, key: str, **words: str) -> None:
        """Somebody types in a row, and the next run sees it."""
        cells = {header.replace("_", " "): text for header, text in words.items()}

        def work(workbook: Workbook) -> None:
            row = workbook.read().tables[tab].by_key[key][0]
            workbook.apply([Update(tab, row, cells)])

        self._on(work)
        self.run()

    def land(self, one: Submission) -> None:
        """Somebody sends a form, and the next run sees it."""
        self._on(lambda workbook: _append(workbook, one))
        self.run()

    @property
    def tables(self) -> Snapshot:
        with self._workbooks.opened(AREA, self._workbooks.all()[AREA]) as workbook:
            return workbook.read()

    def pair_with(self, kind: str) -> str:
        """The id of the first proposal with a sponsor of this kind, G or F."""
        return min(id for id in rows(self.tables, "Voorstellen") if id[9] == kind)

    def leaks(self, *allowed: str) -> list[tuple[str, str, str]]:
        """The cells outside the records that hold a mark: tab, row and column.

        ``allowed`` are the ids of rows of Berichten that may.
        """
        return [
            (name, row.cells.get(table.tab.key or "", ""), header)
            for name, table in self.tables.tables.items()
            if name not in RECORDS
            for row in table.rows
            if row.cells.get("id") not in allowed
            for header, text in row.cells.items()
            if any(mark in _KEY.sub("", text.casefold()) for mark in ANYTHING)
        ]


def _append(workbook: Workbook, one: Submission) -> None:
    workbook.read()
    workbook.apply([Append("Inbox", to_cells(one))])


def _run(workbook: Workbook, today: object) -> None:
    run_workbook(workbook, POLICIES, today, NOW, site="https://voorbeeld.nl")  # type: ignore[arg-type]


def test_contact_details_are_nowhere_before_the_second_yes_and_in_two_letters_after_it(
    tmp_path: Path,
) -> None:
    office = Area(tmp_path)
    assert [*rows(office.tables, "Mogelijk dubbel")] == [f"{H3}+{H4}"]
    assert office.leaks() == []
    pair, other = office.pair_with("G"), office.pair_with("F")
    household, group = pair[:8], pair[9:]
    for id in (pair, other):
        office.type("Voorstellen", id, besluit="voorleggen")
        assert office.leaks() == []
        office.type("Voorstellen", id, antwoord_huishouden="ja")
        assert office.leaks() == []
        office.type("Voorstellen", id, antwoord_sponsor="gevraagd", kennismaking_op="2026-12-01")
        assert office.leaks() == []
    assert {row["soort"] for row in rows(office.tables, "Berichten").values()} >= {"kennismaking"}

    office.type("Voorstellen", other, antwoord_sponsor="nee")
    assert office.leaks() == []
    office.type("Voorstellen", pair, antwoord_sponsor="ja")
    assert office.leaks() == []  # two yeses, and the day of the meeting is still to come
    office.type("Voorstellen", pair, kennismaking_op="2026-11-22")
    letters = [f"{pair}:{kind}" for kind in LETTERS]
    assert office.leaks(*letters) == []
    to_household, to_sponsor = (rows(office.tables, "Berichten")[id]["tekst"] for id in letters)
    lead = next(
        one for one in rows(office.tables, "Groepsleden").values()
        if one["groep"] == group and one["rol"] == "coördinator"
    )  # fmt: skip
    assert lead["e-mail"] in to_household
    assert all(mark in to_sponsor for mark in marks(NUMBERS[household]))
    assert "Zoekmijnotitie" not in to_household + to_sponsor

    office.run(days=25)
    assert f"{pair}:contactmoment:na-1m:{household}" in rows(office.tables, "Berichten")
    assert office.leaks(*letters) == []
    office.type("Koppelingen", pair, stand="gestopt", wat_we_leerden="Zoekmijgeleerd niet")
    kept = {("Koppelingen", pair, "wat we leerden"), ("Besluiten", "", "waarde")}
    found = {
        (tab, key if tab == "Koppelingen" else "", column) for tab, key, column in office.leaks()
    }
    assert found <= kept


def test_contact_details_go_when_somebody_withdraws_and_in_a_new_round(tmp_path: Path) -> None:
    office = Area(tmp_path)
    first, second = office.pair_with("F"), office.pair_with("G")
    for id in (first, second):
        office.type("Voorstellen", id, besluit="voorleggen", antwoord_huishouden="ja")
    office.type("Voorstellen", second, antwoord_sponsor="gevraagd")
    office.type("Nieuwkomers", second[:8], stand="teruggetrokken")
    assert f"{second}:gaat-niet-door:{second[9:]}" in rows(office.tables, "Berichten")
    assert office.leaks() == []
    office.type("Groepen", second[9:], stand="gestopt")
    office.type("Instellingen", "ronde", waarde="volgende")
    assert office.leaks() == []
    office.run(days=200)
    assert [id for id in rows(office.tables, "Berichten") if "wacht-nog" in id] != []
    assert office.leaks() == []


def test_group_that_volunteers_form_tells_its_own_people_alone(tmp_path: Path) -> None:
    office = Area(tmp_path)
    (group,) = rows(office.tables, "Groepen vormen")
    office.type("Groepen vormen", group, besluit="voorleggen")
    assert office.leaks() == []
    office.type("Groepen vormen", group, zegt_ja="iedereen")
    letters = [
        id
        for id, row in rows(office.tables, "Berichten").items()
        if row["soort"] == "groep-gevormd"
    ]
    assert len(letters) == 4
    assert office.leaks(*letters) == []


@pytest.mark.parametrize(
    ("tab", "header"),
    [
        (name, column.header)
        for name in ("Voorstellen", "Koppelingen", "Berichten")
        for column in tab_of(name).columns
        if column.owner == "people"
    ],
)
def test_name_typed_in_the_wrong_cell_goes_no_further(tab: str, header: str) -> None:
    matched = typed(ran(wishing({})), "Voorstellen", f"{H1}-{G1}", **YES_TWICE)
    asked = ran(typed(ran(matched), "Voorstellen", f"{H1}-{F1}", besluit="voorleggen"))
    key = min(rows(asked, tab))
    named = ran(typed(asked, tab, key, **{header.replace(" ", "_"): "Zoekmij Naam"}))
    others = [name for name in named.tables if name not in {*RECORDS, tab, "Besluiten"}]
    assert "zoekmij" not in texts(named, *others).casefold()
    assert "zoekmij" not in texts(ran(named, 30), *others).casefold()


# --- sensitive wishes ---


def wishing(wishes: Mapping[str, str]) -> Snapshot:
    """Two households with these wishes, and sponsors that meet every one."""
    households = [newcomer(id, **SEEKS_BOTH, **wishes) for id in (H1, H2)]
    groups = [welcoming(id, **MEETS_THEM) for id in (G1, G2)]
    hosts = [{**hosting(F1), **MEETS_THEM, **COOKS}]
    return area(households, groups, Gastgezinnen=hosts)


WITHOUT = {
    **dict.fromkeys(WISHES, ""),
    "alleen vrouwen": "nee",
}

FOR_OTHERS = ("Berichten", "Logboek", "Overzicht", "Koppelingen", "Vandaag", "Archief")
"""What the other side gets, or what is made for more people than the coordinator of the pair."""

STEPS: tuple[tuple[str, Mapping[str, str], int], ...] = (
    ("Voorstellen", {"besluit": "voorleggen"}, 0),
    ("Voorstellen", {"antwoord huishouden": "ja"}, 0),
    ("Voorstellen", {"antwoord sponsor": "gevraagd", "kennismaking op": "2026-12-01"}, 0),
    ("Voorstellen", {"antwoord sponsor": "ja"}, 0),
    ("Voorstellen", {"kennismaking op": "2026-11-22"}, 0),
    ("Koppelingen", {}, 25),
    ("Koppelingen", {"stand": "afgerond"}, 26),
)


def told(workbook: Snapshot) -> dict[str, list[list[str]]]:
    return {
        name: [[*row.cells.values()] for row in workbook.tables[name].rows] for name in FOR_OTHERS
    }


@pytest.mark.parametrize("wish", sorted(set(WISHES) - {"toestemming gevoelig"}))
@pytest.mark.parametrize("sponsor", [G1, F1])
def test_nothing_for_others_differs_when_only_a_wish_does(wish: str, sponsor: str) -> None:
    with_it = {**WITHOUT, wish: WISHES[wish], "toestemming gevoelig": "ja"}
    pair = f"{H1}-{sponsor}"
    worlds = [ran(wishing(WITHOUT)), ran(wishing(with_it))]
    assert all(pair in rows(world, "Voorstellen") for world in worlds)
    assert told(worlds[0]) == told(worlds[1])
    for tab, words, days in STEPS:
        worlds = [
            ran(typed(world, tab, pair, **{k.replace(" ", "_"): v for k, v in words.items()}), days)
            for world in worlds
        ]
        assert told(worlds[0]) == told(worlds[1])


def sensitive_words() -> set[str]:
    """The words of the sensitive questions: their columns, labels, and the options they alone
    have."""
    found = set()
    for question in record_questions("Nieuwkomers"):
        if question.sensitive:
            found |= {question.column, question.label["nl"], question.label["en"]}
            if question.id == "diet":
                found |= {label for one in question.options for label in one.label.values()}
    return {word.casefold() for word in found}


@pytest.mark.parametrize("meets", [MEETS_THEM, {}], ids=["met", "not met"])
def test_no_word_of_a_wish_stands_where_others_read(meets: Mapping[str, str]) -> None:
    households = [newcomer(id, **SEEKS_BOTH, **WISHES) for id in (H1, H2)]
    groups = [welcoming(id, **meets) for id in (G1, G2)]
    workbook = ran(area(households, groups, Gastgezinnen=[{**hosting(F1), **meets}]))
    for id in rows(workbook, "Voorstellen"):
        workbook = typed(workbook, "Voorstellen", id, besluit="voorleggen")
    written = texts(ran(workbook), "Berichten", "Logboek", "Overzicht", "Niet gekoppeld").casefold()
    assert [word for word in sensitive_words() if word in written] == []


# --- what one side of a match tells of it ---


WORRY = {"going": "badly", "call": "yes", "tells": "Zoekmijzorg over de ander"}


def told_in_confidence(office: Area, pair: str, reader: str) -> None:
    """Somebody fills in the form that their text links to, and the next run sees it."""
    text = rows(office.tables, "Berichten")[f"{pair}:contactmoment:na-1m:{reader}"]["tekst"]
    token = text.partition("#sleutel=")[2].split()[0]
    office.land(sent("checkin", WORRY, id=f"terugblik-van-{reader}", key=hash_of(token)))


def test_worry_is_told_to_coordinators_alone(tmp_path: Path) -> None:
    office = Area(tmp_path)
    pair = office.pair_with("G")
    office.type("Voorstellen", pair, besluit="voorleggen", antwoord_huishouden="ja")
    office.type("Voorstellen", pair, antwoord_sponsor="ja")
    office.run(days=25)
    letters = [f"{pair}:{kind}" for kind in LETTERS]
    for reader in (pair[:8], pair[9:]):
        told_in_confidence(office, pair, reader)
        leaks = office.leaks(*letters)
        assert {(tab, column) for tab, _, column in leaks} == {
            ("Terugblik", "wat je wilt vertellen")
        }
        called = [one["wie"] for one in rows(office.tables, "Vandaag").values()]
        assert reader in called
    other = str(contents(dossier(office.tables, pair[:8])))
    assert other.count("Zoekmijzorg") == 2  # in Inbox and Terugblik, of what it told itself


def test_what_somebody_asks_stands_in_wijzigingen_alone(tmp_path: Path) -> None:
    office = Area(tmp_path)
    office.type("Nieuwkomers", H1, wijziglink="ja")
    text = rows(office.tables, "Berichten")[f"{H1}:wijzig-link"]["tekst"]
    token = text.partition("#sleutel=")[2].split()[0]
    asked = {"request": "change", "becomes": "Zoekmijnieuw 06 555 66 777"}
    office.land(sent("change", asked, key=hash_of(token)))
    assert [one["wat"] for one in rows(office.tables, "Wijzigingen").values()] == ["verzoek"]
    assert office.leaks() == []
