"""The whole journey, end to end: the demo played in a folder, and what stands there afterwards.

Everything is read anew here, from the files and the journal; nothing is taken from the demo's own
count. Long, so it runs by itself.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.answers import InvalidAnswer, read_answer
from intake.kinds import KINDS
from intake.schema import load_forms
from made_up.people import Answers, MadeUp, made_up

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parent.parent
HOUSEHOLDS, SEED = 20, 1

RECORDS = {kind.form: kind.tab for kind in KINDS}
WHERE_PEOPLE_ARE = {*RECORDS.values(), "Wijzigingen", "Inbox"}
"""The tabs that hold contact details: the records, what was sent, and what was sent later."""

CODE = re.compile(r"^[0-9A-Z]{8}", re.MULTILINE)

Row = dict[str, str]


@dataclass(frozen=True)
class Journey:
    """What the demo left in ``folder``, and what it said."""

    folder: Path
    said: str

    @cached_property
    def tabs(self) -> dict[str, dict[str, list[Row]]]:
        """The rows of every tab, by workbook."""
        return {
            path.stem: read(path) for path in sorted((self.folder / "werkmappen").glob("*.xlsx"))
        }

    def rows(self, tab: str) -> Iterator[Row]:
        for tabs in self.tabs.values():
            yield from tabs[tab]

    @cached_property
    def confirmed(self) -> list[tuple[str, str, str]]:
        """Everything that was confirmed, from the journal: submission, reference and form."""
        path = self.folder / "werkmappen" / "aanmeldingen.sqlite3"
        db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        with db:
            found = db.execute("SELECT id, reference, form FROM submissions").fetchall()
        db.close()
        return found

    def cells(self) -> Iterator[tuple[str, str, Row, str]]:
        """Every cell: its workbook, tab, row and text."""
        for name, tabs in self.tabs.items():
            for tab, rows in tabs.items():
                for row in rows:
                    for text in row.values():
                        yield name, tab, row, text


def read(path: Path) -> dict[str, list[Row]]:
    """The rows of every tab that hold anything, each cell by header."""
    book = load_workbook(path)
    found: dict[str, list[Row]] = {}
    for sheet in book.worksheets:
        headers, *rows = [["" if v is None else str(v) for v in row] for row in sheet.values]
        found[sheet.title] = [dict(zip(headers, row, strict=True)) for row in rows if any(row)]
    return found


def contents(folder: Path) -> dict[tuple[str, str], dict[str, object]]:
    """Every cell of every tab, as the file holds it, by workbook and tab."""
    return {
        (path.name, sheet.title): {
            cell.coordinate: cell.value for row in sheet for cell in row if cell.value is not None
        }
        for path in sorted(folder.glob("*.xlsx"))
        for sheet in load_workbook(path).worksheets
    }


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    folder = tmp_path_factory.mktemp("journey") / "demo"
    done = subprocess.run(
        [
            sys.executable,
            *(ROOT / "scripts/demo", "--out", folder),
            *("--households", str(HOUSEHOLDS), "--seed", str(SEED)),
        ],
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Journey(folder, done.stdout + done.stderr)


# Nothing is lost


def test_everybody_who_did_not_leave_was_confirmed(journey: Journey) -> None:
    arriving = Counter(one.form for one in pool().sign_ups if one.arrives)
    confirmed = Counter(form for _, _, form in journey.confirmed)
    # The same answers without a script are the same submission, so there may be a few fewer.
    assert 0 <= (arriving - confirmed).total() <= 2
    assert confirmed["newcomer-intake"] > HOUSEHOLDS / 2


def test_everything_confirmed_landed_in_one_inbox(journey: Journey) -> None:
    landed = Counter(row["inzending"] for row in journey.rows("Inbox"))
    assert landed == Counter(id for id, _, _ in journey.confirmed)


def test_everything_confirmed_is_a_record_or_has_a_name(journey: Journey) -> None:
    records = Counter(
        (form, row["id"]) for form, tab in RECORDS.items() for row in journey.rows(tab)
    )
    named = {row["id"].rpartition(":")[0] for row in journey.rows("Wijzigingen")}
    named |= {row["id"] for row in journey.rows("Besluiten") if row["soort"] == "intake"}
    lost = [
        (form, reference)
        for id, reference, form in journey.confirmed
        if records[form, reference] != 1 and id not in named
    ]
    assert not lost


def test_every_intake_is_in_its_row(journey: Journey) -> None:
    met = {row["id"]: row for tab in ("Nieuwkomers", "Gastgezinnen") for row in journey.rows(tab)}
    held = [row["over"] for row in journey.rows("Besluiten") if row["soort"] == "intake"]
    assert held
    assert all(met[id]["talen"] for id in held)


def test_some_hosts_and_volunteers_are_ready(journey: Journey) -> None:
    ready = [
        {row["status"] for row in journey.rows(tab)} for tab in ("Gastgezinnen", "Vrijwilligers")
    ]
    assert all("klaar" in statuses for statuses in ready)


def test_row_typed_by_hand_got_an_id(journey: Journey) -> None:
    typed = {row["naam"]: row for row in journey.rows("Nieuwkomers")}
    ids = [typed[str(answers["name"])]["id"] for answers in pool().phoned_in]
    assert ids
    assert all(re.fullmatch("[0-9A-Z]{8}", id) for id in ids)


def test_problem_that_was_mended_is_gone(journey: Journey) -> None:
    typed = {row["naam"]: row["probleem"] for row in journey.rows("Nieuwkomers")}
    problem = typed[str(pool().phoned_in[1]["name"])]
    assert "telefoon" not in problem
    assert problem.startswith("aantal mensen: Dit antwoord klopt niet.")


def test_every_problem_is_a_task(journey: Journey) -> None:
    for tabs in journey.tabs.values():
        flawed = sum(
            len(row["probleem"].splitlines()) for tab in RECORDS.values() for row in tabs[tab]
        )
        flawed += sum(len(row["probleem"].splitlines()) for row in tabs["Voorstellen"])
        tasks = [row for row in tabs["Vandaag"] if row["wat"] == "probleem"]
        assert len(tasks) == flawed


def test_name_that_looks_like_a_formula_is_text(journey: Journey) -> None:
    kinds = {
        (cell.value, cell.data_type)
        for path in (journey.folder / "werkmappen").glob("*.xlsx")
        for sheet in load_workbook(path).worksheets
        for row in sheet
        for cell in row
        if str(cell.value).startswith("=")
    }
    assert {kind for _, kind in kinds} == {"s"}


# A second time changes nothing


def test_second_pull_and_run_change_only_the_log(journey: Journey, tmp_path: Path) -> None:
    folder = shutil.copytree(journey.folder / "werkmappen", tmp_path / "werkmappen")
    before = contents(folder)
    for module, name in (("intake", "pull"), ("matcher", "run")):
        command = [sys.executable, "-m", module, name, "--workbook", folder]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    after = contents(folder)
    assert {tab for (_, tab) in before if before[_, tab] != after[_, tab]} == {"Logboek"}


# People decide


def proposals(journey: Journey, *stands: str) -> dict[str, Row]:
    return {row["id"]: row for row in journey.rows("Voorstellen") if row["stand"] in stands}


def test_two_yeses_are_a_match_with_two_letters(journey: Journey) -> None:
    matches = {row["id"] for row in journey.rows("Koppelingen")}
    letters = {
        row["id"] for row in journey.rows("Berichten") if row["soort"].startswith("koppeling")
    }
    assert matches
    assert letters == {
        f"{id}:{kind}" for id in matches for kind in ("koppeling-huishouden", "koppeling-sponsor")
    }


def test_only_two_yeses_are_a_match(journey: Journey) -> None:
    decided = {row["id"]: row for row in journey.rows("Voorstellen")}
    replies = [
        (decided[row["id"]]["antwoord huishouden"], decided[row["id"]]["antwoord sponsor"])
        for row in journey.rows("Koppelingen")
    ]
    assert set(replies) == {("ja", "ja")}


def test_withdrawn_household_is_in_no_proposal(journey: Journey) -> None:
    gone = {row["id"] for row in journey.rows("Nieuwkomers") if row["stand"] == "teruggetrokken"}
    held = proposals(journey, "voorstel", "vastgezet", "voorgelegd", "koppeling")
    assert gone
    assert not gone & {id.partition("-")[0] for id in held}


def test_declined_pairs_are_not_proposed_again(journey: Journey) -> None:
    over = {
        row["id"]
        for row in journey.rows("Voorstellen")
        if "nee" in (row["antwoord huishouden"], row["antwoord sponsor"])
        or row["besluit"] in ("nu niet", "past niet")
    }
    assert over
    assert not over & set(proposals(journey, "voorstel", "vastgezet", "voorgelegd", "koppeling"))


def test_pinned_pair_is_still_there(journey: Journey) -> None:
    pinned = {row["id"] for row in journey.rows("Voorstellen") if row["besluit"] == "vastzetten"}
    assert pinned
    assert pinned == set(proposals(journey, "vastgezet"))


def test_notes_are_still_with_their_pair(journey: Journey) -> None:
    noted = [row for row in journey.rows("Voorstellen") if row["notitie"]]
    typed = re.search(r"(\d+) keer notitie bij een voorstel", summary(journey))
    assert typed
    assert len([row for row in noted if f"({row['id']})" in row["notitie"]]) == int(typed[1])


def test_nobody_is_in_two_proposals(journey: Journey) -> None:
    """A group and beside it a host, for who asked for both, are two kinds."""
    held = proposals(journey, "voorstel", "vastgezet", "voorgelegd", "koppeling")
    times = Counter(
        (code, row["variant"] == "logeren") for id, row in held.items() for code in id.split("-")
    )
    assert set(times.values()) == {1}


def test_everybody_ready_is_proposed_or_told_why_not(journey: Journey) -> None:
    ready = {row["id"] for row in journey.rows("Nieuwkomers") if row["status"] == "klaar"}
    told = {row["id"] for row in journey.rows("Niet gekoppeld")}
    told |= {id.partition("-")[0] for id in proposals(journey, "voorstel")}
    assert ready
    assert ready <= told


def test_every_run_says_how_sure_it_is(journey: Journey) -> None:
    outcomes = [row["uitkomst"] for row in journey.rows("Logboek") if row["wat"] == "koppelen"]
    assert journey.tabs
    assert len(outcomes) == 4 * len(journey.tabs)
    assert all("Bewezen: beter kan niet" in outcome for outcome in outcomes)


# Who somebody is stays where it belongs


def pool() -> MadeUp:
    return made_up(HOUSEHOLDS, SEED)


@cache
def contacts() -> frozenset[str]:
    """Every name, e-mail address and phone number in the pool, as typed and as kept."""
    people = [
        *(answers for one in pool().sign_ups for answers in one.tries),
        *pool().phoned_in,
        pool().called_back,
    ]
    return frozenset(filter(None, (text for answers in people for text in spellings(answers))))


def spellings(answers: Answers) -> Iterator[str]:
    for id in ("name", "helper_name", "helper_reach", "group_name", "email", "phone"):
        yield str(answers.get(id, ""))
    for id in ("email", "phone"):
        with suppress(InvalidAnswer):
            question = load_forms()["newcomer"].question(id)
            yield str(read_answer(question, str(answers.get(id, ""))) or "")


def named_in(text: str) -> set[str]:
    return {contact for contact in contacts() if contact in text}


def test_contacts_are_where_they_belong_and_nowhere_else(journey: Journey) -> None:
    matched = tuple(f"{row['id']}:koppeling-" for row in journey.rows("Koppelingen"))

    def place(tab: str, row: Row) -> str:
        if tab == "Berichten" and row["id"].startswith(matched):
            return "letter of a match"
        of_group = tab == "Berichten" and row["soort"].startswith("groep-")
        return "letter of a group" if of_group else tab

    where = {place(tab, row) for _, tab, row, text in journey.cells() if named_in(text)}
    assert where == {*WHERE_PEOPLE_ARE, "letter of a match", "letter of a group"}


def test_letters_of_a_group_name_only_those_who_all_said_yes(journey: Journey) -> None:
    volunteers = {row["id"]: row for row in journey.rows("Vrijwilligers")}
    leads = {row["groep"]: row for row in journey.rows("Groepsleden") if row["rol"] != "lid"}
    (formed,) = [row for row in journey.rows("Groepen vormen") if row["stand"] == "gevormd"]
    people = {id: volunteers.get(id) or leads[id] for id in re.findall(CODE, formed["wie"])}
    letters = [row for row in journey.rows("Berichten") if row["soort"].startswith("groep-")]
    everybody = " ".join(text for row in people.values() for text in row.values())
    assert len(letters) == len(people)
    for letter in letters:
        assert {row["naam"] for row in people.values()} <= named_in(letter["tekst"])
        assert named_in(letter["tekst"]) <= named_in(everybody)


def test_volunteers_of_a_group_are_in_no_other(journey: Journey) -> None:
    (formed,) = [row for row in journey.rows("Groepen vormen") if row["stand"] == "gevormd"]
    units = {*re.findall(CODE, formed["wie"])}
    statuses = {row["status"] for row in journey.rows("Vrijwilligers") if row["id"] in units}
    others = [row for row in journey.rows("Groepen vormen") if row["id"] != formed["id"]]
    assert statuses == {"in groep"}
    assert not units & {*re.findall(CODE, "\n".join(row["wie"] for row in others))}


def test_letter_names_only_the_two_who_said_yes(journey: Journey) -> None:
    households = {row["id"]: row for row in journey.rows("Nieuwkomers")}
    leads = {row["groep"]: row for row in journey.rows("Groepsleden") if row["rol"] != "lid"}
    for letter in journey.rows("Berichten"):
        if letter["soort"].startswith("koppeling-"):
            household, _, group = letter["id"].partition(":")[0].partition("-")
            both = " ".join([*households[household].values(), *leads[group].values()])
            assert named_in(letter["tekst"]) <= named_in(both)
            assert {households[household]["naam"], leads[group]["naam"]} <= named_in(
                letter["tekst"]
            )


def test_no_command_says_who_somebody_is(journey: Journey) -> None:
    said = [
        path.read_text() for path in journey.folder.iterdir() if path.suffix in (".txt", ".log")
    ]
    assert len(said) == 3
    assert not named_in("".join([journey.said, *said]))


def summary(journey: Journey) -> str:
    return (journey.folder / "samenvatting.txt").read_text(encoding="utf-8")


def test_summary_counts_what_stands_in_the_workbooks(journey: Journey) -> None:
    told = {
        line: int(number)
        for line, number in re.findall(
            r"^  (\S.*?\S) {2,}.* (\d+)$", summary(journey), re.MULTILINE
        )
    }
    counted = {
        "bevestigd": len({reference for _, reference, _ in journey.confirmed}),
        "huishoudens": sum(bool(row["id"]) for row in journey.rows("Nieuwkomers")),
        "groepen": len(list(journey.rows("Groepen"))),
        "voorstellen": len(proposals(journey, "voorstel")),
        "koppelingen": len(list(journey.rows("Koppelingen"))),
    }
    assert {line: told[line] for line in counted} == counted
