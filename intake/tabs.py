"""Every tab of a workbook: its columns, in order, and whose they are.

The columns of the record tabs come from the questions; the rest is written here. This module owns
the layout for both packages, because ``setup-workbook`` makes the matcher's tabs as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from intake.kinds import GROUPS, HOUSEHOLDS, INTAKES, KINDS, MEMBERS, ORGANISATIONS, Kind
from intake.languages import LANGUAGES
from intake.records import Standing
from intake.schema import Form, Question, load_forms
from intake.texts import language_names

NATIONAL = "landelijk"
"""The workbook of what has no area yet; it holds the registry of the others."""

YES_NO = ("ja", "nee")
DECISIONS = ("voorleggen", "nu niet", "past niet", "vastzetten")
REPLIES = ("gevraagd", "ja", "nee", "bedenktijd")
ADOPT, REFUSE, APART = ADOPTIONS = ("ja", "nee", "apart")
"""What people choose for a line of ``Wijzigingen``."""
SAME_PEOPLE, OTHER_PEOPLE = VERDICTS = ("dezelfde", "andere mensen")
"""What people say of two records in ``Mogelijk dubbel``."""
CHANGE_OPEN = "open"
CHANGE_ADOPTED = "overgenomen"
CHANGE_REFUSED = "afgewezen"
CHANGE_APART = "apart"
CHANGE_SAME = "geen verschil"
CHANGE_WRONG_KEY = "sleutel klopt niet"
"""How a line of ``Wijzigingen`` stands: the words in its column ``stand``."""
SEND, SEND_AGAIN = TO_SEND = ("ja", "opnieuw")
"""What people choose under ``versturen`` in ``Berichten``."""
GOES_ON, COMPLETED, BROKEN_OFF = MATCH_STANDINGS = ("loopt", "afgerond", "gestopt")
"""How a match stands, in the column ``stand`` of ``Koppelingen``."""
AGAIN = ("sponsor", "huishouden", "allebei", "niemand")
"""Who of a completed match wants another, in the column ``wil weer`` of ``Koppelingen``."""


@dataclass(frozen=True)
class Column:
    """One column: its exact Dutch header, whose it is, and how it looks.

    ``width`` is in characters. ``options`` make a drop-down; ``text`` keeps a phone number or code
    as text; ``bar`` shows a number of 0 to 100 as a bar; ``link`` holds an address such as
    ``Nieuwkomers!A5`` that a person can click.
    """

    header: str
    owner: Literal["machine", "people"]
    width: int = 16
    options: tuple[str, ...] = ()
    text: bool = False
    wrap: bool = False
    note: str = ""
    bar: bool = False
    hidden: bool = False
    link: bool = False


STALE_SIGN = "TODAY()-INDIRECT("
"""What every rule about a run that did not come holds: by it the rule is known again."""


@dataclass(frozen=True)
class Stale:
    """The row that turns red when the program did not run for more than two days.

    The formula reads as in a spreadsheet of either home. INDIRECT, since a rule of Google's may
    look at another tab in no other way.
    """

    row: int

    @property
    def formula(self) -> str:
        """Also right where the rule reaches further down than its row."""
        day = 'INDIRECT("Overzicht!B2")'
        return f'AND(ROW()={self.row},ISNUMBER({day}),{STALE_SIGN}"Overzicht!B2")>2)'


@dataclass(frozen=True)
class Chart:
    """A chart of rows that stand together, first column against second.

    ``name`` also names its cells in the workbook: by that it is known that the chart was made once,
    also when somebody took it away since. ``row`` is the number of the first row, ``keys`` are the
    texts in the first column from there on.
    """

    name: str
    title: str
    row: int
    keys: tuple[str, ...]

    @property
    def last_row(self) -> int:
        return self.row + len(self.keys) - 1


@dataclass(frozen=True)
class Tab:
    """One tab; ``key`` is the header of the column that names a row, None when it has none.

    In one that ``closes_up`` the program makes rows come and go: empty ones do not stay between the
    others, where rows can be moved without harm to what points at them.
    """

    name: str
    columns: tuple[Column, ...]
    key: str | None = "id"
    hidden: bool = False
    note: str = ""
    closes_up: bool = False
    charts: tuple[Chart, ...] = ()
    stale: Stale | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.columns)

    @property
    def machine_headers(self) -> tuple[str, ...]:
        """Of the columns that only the program writes."""
        return tuple(column.header for column in self.columns if column.owner == "machine")


def machine(header: str, width: int = 16, **look: bool | str) -> Column:
    """A column that only the program writes."""
    return Column(header, "machine", width, **look)  # type: ignore[arg-type]


def people(header: str, width: int = 16, options: Sequence[str] = (), **look: bool | str) -> Column:
    """A column that people write; the program fills it once, at import, and then leaves it."""
    return Column(header, "people", width, tuple(options), **look)  # type: ignore[arg-type]


@cache
def tabs() -> tuple[Tab, ...]:
    """Every tab in the order in which it stands in a workbook."""
    return (
        TODAY,
        PROPOSALS,
        FORMING,
        UNPLACED,
        MATCHES,
        MESSAGES,
        _look_back_tab(),
        *(_record_tab(kind) for kind in KINDS),
        CHANGES,
        DOUBLES,
        ARCHIVE,
        OVERVIEW,
        SETTINGS,
        LOG,
        INBOX,
        SUSPECTS,
        DECIDED,
        KEYS,
    )


def tab(name: str) -> Tab:
    """The tab with this name; KeyError when there is none."""
    for found in (*tabs(), NEWSLETTER, REGISTRY):
        if found.name == name:
            return found
    raise KeyError(name)


def workbook_tabs(workbook: str) -> tuple[Tab, ...]:
    """The tabs of the workbook of an area; ``landelijk`` has two besides."""
    return (*tabs(), NEWSLETTER, REGISTRY) if workbook == NATIONAL else tabs()


@cache
def record_questions(tab_name: str) -> tuple[Question, ...]:
    """The questions that are columns of a record tab, each once, in the order of the forms.

    A column that two forms share (a member's name, asked of the one who signs a group up too) has
    the question of the form that owns the tab.
    """
    found: dict[str, Question] = {}
    for form in sorted(load_forms().values(), key=lambda form: _own_form_first(form, tab_name)):
        for question in form.questions_for(tab_name):
            found.setdefault(question.id, question)
    return tuple(found.values())


def _own_form_first(form: Form, tab_name: str) -> tuple[bool | str, ...]:
    # A case says of a household what the intake asks: its words are the intake's.
    is_late = form.access == "token", form.name not in INTAKES
    return (form.tab != tab_name, *is_late, form.name)


def _record_tab(kind: Kind) -> Tab:
    ticked = tuple(people(tick, 12, YES_NO) for tick in kind.ticks)
    variant = (people("variant", 16, kind.variants),) if len(kind.variants) > 1 else ()
    own = _OWN_COLUMNS.get(kind.tab, ())
    written = {column.header for column in own}
    return Tab(
        kind.tab,
        (
            machine("id", 12, text=True),
            machine("status", 16),
            machine("probleem", 40, wrap=True),
            machine("aangemeld", 13),
            people(
                "stand",
                15,
                [one.value for one in Standing],
                note="Leeg of «doet mee»: doet mee. "
                "Bij «teruggetrokken» of «gestopt» wordt niets meer voorgesteld.",
            ),
            PAUSED_UNTIL,
            *ticked,
            *variant,
            *own,
            people("taal", 12, _message_languages(kind), note="De taal van berichten."),
            *(
                question_column(question)
                for question in record_questions(kind.tab)
                if question.column not in written
            ),
            CHANGE_LINK_ASKED,
            people("notitie", 40, wrap=True),
        ),
    )


LOOK_BACK = "Terugblik"
"""The tab with what both sides of a match tell of it, for coordinators alone."""


def _look_back_tab() -> Tab:
    answers = (question_column(question) for question in record_questions(LOOK_BACK))
    return Tab(
        LOOK_BACK,
        (
            machine("dag", 12, note="De dag waarop dit binnenkwam."),
            machine("wie", 12, text=True),
            machine("koppeling", 20, text=True),
            *(replace(one, owner="machine", options=(), text=True) for one in answers),
            people(
                "gezien",
                10,
                YES_NO,
                note="ja: je las het, en belde als dat nodig was. Dan gaat de taak weg.",
            ),
            people("notitie", 30, wrap=True),
            machine("id", 36, text=True),
        ),
        note="Alleen voor coördinatoren. Vertel er niets van aan de andere kant.",
    )


def _message_languages(kind: Kind) -> tuple[str, ...]:
    """Only a newcomer gets texts in every language."""
    names = language_names()
    return tuple(names.values() if kind is HOUSEHOLDS else (names[one] for one in LANGUAGES))


def question_column(question: Question) -> Column:
    """The column of a question: people's, with its options, its label as a note."""
    options = tuple(option.label["nl"] for option in question.options)
    listed = question.type == "choices"
    note = question.label["nl"]
    if listed:
        note += "\nMeer antwoorden: met komma's ertussen. Kies uit: " + ", ".join(options)
    return Column(
        question.column,
        "people",
        width=_width(question),
        options=() if listed else options,
        text=question.type in ("text", "name", "email", "phone", "district", "code"),
        wrap=listed or question.type == "text",
        note=note,
    )


def _width(question: Question) -> int:
    widths = {"number": 12, "district": 14, "code": 12, "consent": 14, "email": 28, "name": 24}
    return widths.get(question.type, 22)


PAUSED_UNTIL = people(
    "pauze tot",
    13,
    note="Bij «pauze»: de dag waarop je vraagt of ze weer meedoen. Dan staat het in Vandaag. "
    "Leeg: de pauze heeft nog geen einde.",
)
CHANGE_LINK_ASKED = people(
    "wijziglink",
    12,
    ("ja",),
    note="ja: in Berichten komt een bericht met een eigen link. Daarmee geeft iemand zelf door wat "
    "er verandert, stopt, of vraagt de gegevens op. Nieuwe link nodig? Verwijder dat bericht.",
)
ROLE = people("rol", 14, ("coördinator", "lid"))
URGENT = people(
    "voorrang",
    24,
    wrap=True,
    note="Alleen bij spoed: schrijf wie dit besloot en waarom. Leeg: geen voorrang.",
)
BELONGS_WITH = people(
    "hoort bij",
    20,
    text=True,
    note="Codes van huishoudens die alleen samen met dit huishouden gekoppeld worden.\n"
    "Meer codes: met komma's ertussen.",
)
TRAINED_ON = people(
    "training op", 14, note="De dag van de training. Zet «training» op ja als die er was."
)
FEWER = people(
    "met minder, omdat",
    28,
    wrap=True,
    note="Alleen waar de stad het toestaat: schrijf wie besloot dat deze groep met minder mensen "
    "begint, en waarom. Gaat een koppeling door met minder? Schrijf dan hier wat is afgesproken.",
)
CASE_NUMBER = people(
    "zaaknummer",
    14,
    text=True,
    note="Alleen bij hervestiging: het nummer waaronder de gemeente deze zaak kent. "
    "Geen naam, geen BSN, geen V-nummer.",
)
CASE_LINK = people(
    "zaaklink",
    12,
    YES_NO,
    note="ja: deze organisatie mag zaken van hervestiging aanmelden. De volgende keer staat de "
    "link in Berichten. Leeg of nee: een link die er al was, werkt niet meer.",
)
_OWN_COLUMNS = {
    HOUSEHOLDS.tab: (URGENT, BELONGS_WITH, CASE_NUMBER),
    GROUPS.tab: (TRAINED_ON, FEWER),
    MEMBERS.tab: (ROLE,),
    ORGANISATIONS.tab: (CASE_LINK,),
}
"""The people's columns that only one kind of record has."""

TODAY = Tab(
    "Vandaag",
    (
        machine("uiterlijk", 12),
        machine("wat", 22),
        machine("wie", 34, wrap=True),
        machine("waarom", 70, wrap=True),
        machine("waar", 22, link=True),
        machine("id", 24, hidden=True, text=True),
    ),
    note="Alles wat op een mens wacht. Een regel verdwijnt vanzelf als het gedaan is.\n"
    "Is deze bovenste rij rood? Dan is er al meer dan twee dagen niets bijgewerkt. Waarschuw wie "
    "het programma beheert.",
    stale=Stale(row=1),
)

OWN_HOUSEHOLD, OWN_SPONSOR = "eigen huishouden", "eigen sponsor"
"""Where people type the two codes of a pair of their own, in an empty row of ``Voorstellen``."""

PROPOSALS = Tab(
    "Voorstellen",
    (
        machine("huishouden", 26, wrap=True),
        machine("sponsor", 26, wrap=True),
        machine("past", 8, bar=True, note="Hoe goed dit paar past, van 0 tot 100."),
        machine("waarom", 48, wrap=True),
        machine("let op", 30, wrap=True),
        machine(
            "ook mogelijk",
            36,
            wrap=True,
            note="Wie er ook past, en wat die keuze anderen kost.",
        ),
        people(
            "besluit",
            13,
            DECISIONS,
            note="voorleggen: aan beide kanten vragen. nu niet: dit paar deze ronde niet. "
            "past niet: nooit meer voorstellen. vastzetten: laten staan.",
        ),
        people(
            "antwoord huishouden", 13, REPLIES, note="Het huishouden wordt als eerste gevraagd."
        ),
        people(
            "antwoord sponsor",
            13,
            REPLIES,
            note="Pas vragen als het huishouden ja zegt. Zonder naam en adres.",
        ),
        people("kennismaking op", 14),
        people("reden", 20, wrap=True),
        people("notitie", 26, wrap=True),
        machine("probleem", 32, wrap=True),
        people(
            OWN_HOUSEHOLD,
            13,
            text=True,
            note="Zelf een paar kiezen: typ in een lege rij hier de code van het huishouden, en "
            "hiernaast die van de sponsor. De volgende keer staat er wat dat betekent.",
        ),
        people(OWN_SPONSOR, 13, text=True, note="De code van de groep of het gastgezin."),
        machine("stand", 13),
        machine("sinds", 11),
        machine("past voor huishouden", 12, bar=True),
        machine("past voor sponsor", 12, bar=True),
        machine("variant", 14),
        machine("id", 20, text=True),
    ),
    closes_up=True,
)

ARCHIVE = Tab(
    "Archief",
    (
        machine("ronde", 12, text=True),
        machine("huishouden", 26, wrap=True),
        machine("sponsor", 26, wrap=True),
        machine("stand", 13),
        machine("past", 8, bar=True),
        machine("besluit", 13),
        machine("antwoord huishouden", 13),
        machine("antwoord sponsor", 13),
        machine("kennismaking op", 14),
        machine("reden", 30, wrap=True),
        machine("waarom", 48, wrap=True),
        machine("let op", 30, wrap=True),
        machine("variant", 14),
        machine("sinds", 11),
        machine("gesloten op", 12),
        people("notitie", 30, wrap=True),
        machine("id", 24, text=True),
    ),
)
"""What was decided in rounds that are over; its rows only ever join."""

FORMING = Tab(
    "Groepen vormen",
    (
        machine("id", 12, text=True),
        machine(
            "stand",
            12,
            note="voorstel: kies een besluit. voorgelegd, vastgezet: deze mensen staan in geen "
            "ander voorstel. gevormd: iedereen zei ja.",
        ),
        machine(
            "wie",
            30,
            text=True,
            wrap=True,
            note="Iedereen met een eigen code. Zoek de code op in Vrijwilligers, of bij een groep "
            "die aangevuld wordt in Groepen.",
        ),
        machine("sinds", 11),
        machine("mensen", 9, note="Met hoeveel ze samen zijn."),
        machine("past", 8, bar=True, note="Hoe goed ze bij elkaar passen, van 0 tot 100."),
        machine("waarom", 46, wrap=True),
        machine("let op", 28, wrap=True),
        people(
            "besluit",
            13,
            DECISIONS,
            note="voorleggen: aan iedereen vragen. nu niet: deze ronde niet samen. "
            "past niet: deze mensen nooit meer samen. vastzetten: laten staan.",
        ),
        people(
            "zegt ja",
            20,
            text=True,
            wrap=True,
            note="De codes van wie ja zei, met komma's ertussen. Of «iedereen». Zei iedereen ja, "
            "ook de groep die aangevuld wordt? Dan is de groep er, en staan de brieven klaar.",
        ),
        people(
            "zegt nee",
            14,
            text=True,
            wrap=True,
            note="De codes van wie nee zei. Dan gaat deze groep niet door, zonder reden.",
        ),
        machine("probleem", 30, wrap=True),
        people("reden", 16, wrap=True),
        people("notitie", 22, wrap=True),
        machine("stad", 12),
        machine("variant", 14),
    ),
    note="Groepen van vrijwilligers die bij elkaar passen. "
    "Vraag het ieder apart, zonder de namen van de anderen.",
    closes_up=True,
)

UNPLACED = Tab(
    "Niet gekoppeld",
    (
        machine("id", 12, text=True),
        machine("soort", 14),
        machine("dagen wacht", 12),
        machine("waarom niet", 70, wrap=True),
        machine("wat zou helpen", 60, wrap=True),
    ),
)

MATCHES = Tab(
    "Koppelingen",
    (
        machine("huishouden", 12, text=True),
        machine("sponsor", 12, text=True),
        machine("variant", 14),
        machine("sinds", 11, note="De dag waarop beide kanten ja zeiden."),
        machine("volgende moment", 12),
        machine("wat dan", 20, wrap=True),
        people(
            "laatste contact",
            12,
            note="De dag waarop je beide kanten sprak. Dan gaat de taak weg, en staat hier het "
            "volgende moment.",
        ),
        machine("tot", 11, note="De laatste dag van de koppeling."),
        people(
            "verlengd tot",
            12,
            note="Duurt het langer? Vul de nieuwe laatste dag in. Dan schuift het einde op.",
        ),
        people(
            "stand",
            12,
            MATCH_STANDINGS,
            note="afgerond: het liep tot het einde. gestopt: het hield eerder op. Dan zoekt het "
            "programma voor beide kanten opnieuw, en nooit meer dit paar.",
        ),
        people(
            "wil weer",
            12,
            AGAIN,
            note="Bij «afgerond»: wie een nieuwe koppeling wil. Leeg: dat is nog niet gevraagd.",
        ),
        people(
            "wat we leerden",
            30,
            wrap=True,
            note="Alleen voor coördinatoren. Dit komt in geen bericht en in geen voorstel.",
        ),
        people("notitie", 26, wrap=True),
        machine("alle momenten", 36, wrap=True),
        people(
            "begint op",
            12,
            note="Begint het op een andere dag dan bij «sinds», zoals bij de aankomst of de "
            "verhuizing? Vul die dag in. Dan tellen de momenten vanaf daar.",
        ),
        machine("probleem", 30, wrap=True),
        machine("id", 20, text=True),
    ),
)

MESSAGES = Tab(
    "Berichten",
    (
        machine("id", 26, text=True),
        machine("aan", 26),
        machine("voor", 12, hidden=True, text=True),
        machine("taal", 22),
        machine("soort", 20),
        machine("tekst", 90, wrap=True),
        machine("uiterlijk", 12),
        people(
            "versturen",
            12,
            TO_SEND,
            note="ja: het programma mailt deze tekst, één keer. Leeg: je stuurt het zelf. "
            "opnieuw: alleen als hiernaast staat dat het kan.",
        ),
        people("verstuurd op", 14),
        machine("verzending", 36, wrap=True),
    ),
    closes_up=True,
)

CHANGES = Tab(
    "Wijzigingen",
    (
        machine("id", 30, text=True),
        machine("wie", 12, text=True),
        machine("wat", 24),
        machine("was", 36, wrap=True),
        machine("wordt", 36, wrap=True),
        machine("stand", 16),
        people(
            "overnemen",
            14,
            ADOPTIONS,
            note="ja: overnemen. nee: laten zoals het was. "
            "apart: dit is iemand anders, maak er een eigen regel van. "
            "Bij een verzoek: ja als het gedaan is.",
        ),
        machine("ontvangen", 12, note="De dag waarop dit binnenkwam."),
    ),
)

DOUBLES = Tab(
    "Mogelijk dubbel",
    (
        machine("eerste", 12, text=True, note="Wie zich het eerst aanmeldde."),
        machine("tweede", 12, text=True),
        machine("wat hetzelfde is", 28, wrap=True),
        machine("wat verschilt", 56, wrap=True),
        people(
            "oordeel",
            16,
            VERDICTS,
            note="dezelfde: dan staat bij «wat nu» welke rij je op teruggetrokken zet. "
            "andere mensen: dan vraagt niemand het nog eens.",
        ),
        machine("wat nu", 48, wrap=True),
        people("notitie", 30, wrap=True),
        machine("id", 20, text=True),
    ),
)
"""Two records side by side that may be about the same people; see ``intake.alike``."""

WAITED = (
    "wacht tot en met 30 dagen",
    "wacht 31 tot en met 90 dagen",
    "wacht 91 tot en met 180 dagen",
    "wacht langer dan 180 dagen",
)
"""The bands of days waited in ``Overzicht``, from short to long."""

OVERVIEW = Tab(
    "Overzicht",
    (machine("wat", 44), machine("aantal", 14), machine("toelichting", 60, wrap=True)),
    key="wat",
    stale=Stale(row=2),
    charts=(
        Chart(
            "grafiek_stappen",
            "Van aanmelding tot koppeling",
            7,
            (
                "nog niet klaar",
                "klaar, zonder voorstel",
                "voorstellen",
                "voorgelegd",
                "vastgezet",
                "koppelingen",
            ),
        ),
        Chart("grafiek_wachten", "Hoe lang huishoudens wachten", 13, WAITED),
        Chart(
            "grafiek_sponsors",
            "Wie er kan verwelkomen",
            17,
            (
                "groepen die klaar zijn",
                "groepen die nog niet klaar zijn",
                "gastgezinnen die klaar zijn",
                "gastgezinnen die nog niet klaar zijn",
            ),
        ),
    ),
)
"""Its first rows are always the same, since charts and the rule on the day look at them."""

SETTINGS = Tab(
    "Instellingen",
    (
        machine("instelling", 34),
        people("waarde", 20),
        machine("uitleg", 70, wrap=True),
        machine("probleem", 40, wrap=True),
    ),
    key="instelling",
)

LOG = Tab(
    "Logboek",
    (
        machine("id", 24, text=True),
        machine("wanneer", 18),
        machine("wat", 14),
        machine("uitkomst", 100, wrap=True),
    ),
)

INBOX = Tab(
    "Inbox",
    (
        machine("inzending", 36, text=True),
        machine("aanmelding", 12, text=True),
        machine("ontvangen", 22, text=True),
        machine("formulier", 18),
        machine("taal", 8),
        machine("toestemming", 16, text=True),
        machine("sleutel", 20, text=True),
        machine("antwoorden", 80, text=True),
    ),
    key="inzending",
    hidden=True,
)

SUSPECTS = Tab(
    "Inbox verdacht",
    (
        *INBOX.columns,
        machine("waarom", 40, wrap=True),
        people(
            "overnemen",
            14,
            YES_NO,
            note="ja: het is een echte aanmelding, en hij komt bij de andere. "
            "nee: het is er geen; op de dag bij «weg op» gaat hij weg. Leeg: hij blijft staan.",
        ),
        machine("weg op", 12),
    ),
    key="inzending",
    hidden=True,
    note="Aanmeldingen die op een robot lijken. Een mens beslist: kies ja of nee bij «overnemen».",
    closes_up=True,
)
"""Confirmed like any other, and no record until a person says so; see ``intake.suspects``."""

DECIDED = Tab(
    "Besluiten",
    (
        machine("id", 40, text=True),
        machine("over", 20, text=True),
        machine("ronde", 14, text=True),
        machine("soort", 22),
        machine("waarde", 40, text=True),
        machine("gezien op", 12),
    ),
    hidden=True,
)

KEYS = Tab(
    "Sleutels",
    (
        machine("id", 24, text=True),
        machine("voor", 12, text=True),
        machine("formulier", 18),
        machine("sleutel", 66, text=True),
        machine("geldig tot", 12),
    ),
    hidden=True,
)

ASKED, CONFIRMED, UNSUBSCRIBED = "gevraagd", "bevestigd", "afgemeld"
"""How an address stands in ``Nieuwsbrief``."""

NEWSLETTER = Tab(
    "Nieuwsbrief",
    (
        machine("id", 12, text=True),
        machine("e-mail", 30, text=True),
        machine(
            "stand",
            13,
            note="bevestigd: dit adres krijgt de nieuwsbrief. gevraagd: er is nog geen ja, stuur "
            "niets. afgemeld: stuur niets meer.",
        ),
        machine("sinds", 12, note="De dag waarop het zo werd."),
        machine("taal", 14),
        machine("toestemming", 14),
        people(
            "afmelden",
            12,
            ("ja",),
            note="ja: meld dit adres af, als iemand erom vraagt. Weer aanmelden kan alleen met het "
            "formulier.",
        ),
        people("notitie", 30, wrap=True),
    ),
    note="Filter bij «stand» op bevestigd: dat zijn de adressen voor de nieuwsbrief. Een adres "
    "zonder ja gaat na 30 dagen vanzelf weg. Iemand toevoegen? Gebruik het formulier.",
)
"""The addresses of the newsletter, in ``landelijk`` alone; see ``intake.newsletter``."""

REGISTRY = Tab(
    "Werkmappen",
    (
        machine("werkgebied", 20),
        people(
            "werkmap",
            50,
            note="De bestandsnaam, zoals «rotterdam.xlsx».",
            text=True,
        ),
    ),
    key="werkgebied",
)
