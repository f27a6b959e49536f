"""The command line on real files: what it does, what it says, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from intake.__main__ import main
from intake.answers import read_answers
from intake.cities import load_cities
from intake.journal import FILE, Journal
from intake.local import open_local, setup_local
from intake.schema import load_forms
from intake.submission import Submission, arrival, read_sent
from intake.workbook import Append, Snapshot, Update
from tests.intake.paper import GROUP, MEMBER, NEWCOMER

ROOT = Path(__file__).parent.parent.parent
RECEIVED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CONTACTS = ("Amina", "Voorbeeld", "12345678", "Kees", "kees@", "Bea")


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str | Path) -> Ended:
    """A command as a person types it."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return Ended(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def new_workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("werkmappen")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture
def folder(new_workbooks: Path, tmp_path: Path) -> Path:
    shutil.copytree(new_workbooks, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_command_is_run_from_the_folder_of_the_project() -> None:
    command = [sys.executable, "-m", "intake", "trace", "kort", "--workbook", "."]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Dit is geen code.")


def receive(folder: Path, form: str, answers: Mapping[str, str], id: str) -> Submission:
    """A sign-up as the endpoint keeps it."""
    asked = load_forms()[form]
    fields = {**answers, "submission_id": id, "consent_version": "2026-11-22.1"}
    sent = read_sent(asked, fields)
    kept = arrival(sent, read_answers(asked, sent.raw, "nl"))
    return Journal(folder / FILE).keep(kept, RECEIVED)


def read(folder: Path, area: str = "rotterdam") -> Snapshot:
    with open_local(folder / f"{area}.xlsx") as workbook:
        return workbook.read()


def write(folder: Path, tab: str, **cells: str) -> None:
    """A person types in the first row of a tab."""
    with open_local(folder / "rotterdam.xlsx") as workbook:
        row = workbook.read().tables[tab].rows[0]
        workbook.apply([Update(tab, row, cells)])


def everything(folder: Path) -> str:
    """All text of all files below the folder, also what is packed in them."""
    shown = [str(read(folder, area).tables) for area in ("landelijk", "rotterdam")]
    backups = folder / "vorige"
    for path in sorted(backups.glob("*.xlsx")):
        with open_local(path) as workbook:
            shown.append(str(workbook.read().tables))
    return "".join(shown) + (folder / FILE).read_bytes().decode("utf-8", errors="replace")


def test_pull_brings_a_signup_into_its_workbook(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    ended = run("pull", "--workbook", folder)
    assert ended.returncode == 0, ended.stderr
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


def test_pull_puts_back_what_an_older_workbook_lacks(folder: Path) -> None:
    older = (folder / "rotterdam.xlsx").read_bytes()
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    (folder / "rotterdam.xlsx").write_bytes(older)
    run("pull", "--workbook", folder)
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


def test_pull_fills_a_workbook_that_was_made_anew(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    (folder / "rotterdam.xlsx").unlink()
    run("setup-workbook", "--workbook", folder, "--area", "rotterdam")
    run("pull", "--workbook", folder)
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


def test_areas_are_pulled_when_landelijk_breaks_before_anybody_signed_up(folder: Path) -> None:
    run("pull", "--workbook", folder)
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    (folder / "landelijk.xlsx").write_text("geen werkmap")
    run("pull", "--workbook", folder)
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


def test_one_workbook_for_two_areas_is_refused(folder: Path) -> None:
    with open_local(folder / "landelijk.xlsx") as workbook:
        workbook.read()
        second = {"werkgebied": "delft", "werkmap": "Rotterdam.xlsx"}
        workbook.apply([Append("Werkmappen", second)])
    ended = run("pull", "--workbook", folder)
    assert ended.returncode == 1
    assert "«delft» heeft dezelfde werkmap als «rotterdam»" in ended.stderr


def test_pull_says_counts_and_no_names(folder: Path) -> None:
    receive(folder, "group", GROUP, "een-aanmelding-1")
    said = run("pull", "--workbook", folder).stdout
    assert "rotterdam: Nieuw: 2 rijen" in said
    assert not [name for name in CONTACTS if name in said]


def test_second_pull_changes_only_the_log(folder: Path) -> None:
    receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    receive(folder, "newcomer", NEWCOMER | {"people": "4"}, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    before = read(folder).tables
    run("pull", "--workbook", folder)
    after = read(folder).tables
    assert [name for name in after if after[name].rows != before[name].rows] == ["Logboek"]


def test_links_lead_to_the_address_that_was_given(folder: Path) -> None:
    receive(folder, "group", GROUP, "een-aanmelding-1")
    run("pull", "--workbook", folder, "--site-url", "https://voorbeeld.nl/")
    rows = read(folder).tables["Berichten"].rows
    (message,) = (row for row in rows if row.cells["soort"] == "groepslink")
    assert "https://voorbeeld.nl/aanmelden/groepslid/#groep=" in message.cells["tekst"]


def test_broken_workbook_does_not_stop_the_others(folder: Path) -> None:
    receive(folder, "newcomer", NEWCOMER | {"city": "unknown"}, "een-aanmelding-1")
    (folder / "rotterdam.xlsx").write_text("geen werkmap")
    ended = run("pull", "--workbook", folder)
    assert (ended.returncode, "rotterdam.xlsx" in ended.stderr) == (1, True)
    assert read(folder, "landelijk").tables["Nieuwkomers"].rows


def test_workbook_that_is_open_elsewhere_ends_with_three(folder: Path) -> None:
    (folder / "~$rotterdam.xlsx").touch()
    ended = run("pull", "--workbook", folder)
    assert ended.returncode == 3
    assert "Excel" in ended.stderr


def test_areas_are_pulled_when_landelijk_is_broken(folder: Path) -> None:
    receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    receive(folder, "group", GROUP, "een-aanmelding-2")
    (folder / "landelijk.xlsx").write_text("geen werkmap")
    assert run("pull", "--workbook", folder).returncode == 1
    assert read(folder).tables["Groepen"].rows


def test_workbook_may_be_named_instead_of_its_folder(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    assert run("pull", "--workbook", folder / "rotterdam.xlsx").returncode == 0
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["pull"], 2),
        (["pul", "--workbook", "."], 2),
        (["pull", "--workbook", "bestaat-niet"], 1),
        (["trace", "KORT", "--workbook", "."], 1),
        (["trace", "AAAAAAAA", "--workbook", "bestaat-niet"], 1),
        (["export", "AAAAAAAA", "--workbook", "bestaat-niet"], 1),
        (["forget", "AAAAAAAA", "--workbook", "bestaat-niet"], 1),
        (["serve", "--workbook", "bestaat-niet", "--port", "0"], 1),
        (["serve", "--workbook", ".", "--port", "99999"], 2),
        (["serve", "--workbook", ".", "--port", "-1"], 2),
        (["setup-workbook", "--workbook", __file__ + "/map"], 1),
        (["setup-workbook", "--workbook", __file__], 1),
        (["doctor", "--workbook", "bestaat-niet"], 1),
    ],
)
def test_bad_input_ends_with_a_sentence(words: list[str], code: int) -> None:
    ended = run(*words)
    assert ended.returncode == code
    assert "Traceback" not in ended.stderr


def test_setup_makes_every_city_and_says_so(tmp_path: Path) -> None:
    assert run("setup-workbook", "--workbook", tmp_path / "nieuw").returncode == 0
    made = {path.stem for path in (tmp_path / "nieuw").glob("*.xlsx")}
    assert made == {"landelijk", *(city.area for city in load_cities())}


def test_setup_again_changes_nothing(folder: Path) -> None:
    before = (folder / "rotterdam.xlsx").read_bytes()
    said = run("setup-workbook", "--workbook", folder, "--area", "rotterdam").stdout
    assert said == "De werkmappen zijn compleet.\n"
    assert (folder / "rotterdam.xlsx").read_bytes() == before


def test_trace_follows_a_signup_without_names(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    receive(folder, "newcomer", NEWCOMER | {"people": "4"}, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    write(folder, "Nieuwkomers", stand="Amina is weg")
    said = run("trace", kept.reference.lower(), "--workbook", folder).stdout
    steps = ["Journaal", "rotterdam, Inbox", "rotterdam, Nieuwkomers", "rotterdam, Wijzigingen"]
    places = [said.find(step) for step in steps]
    assert places == sorted(places)
    assert -1 not in places
    assert not [name for name in CONTACTS if name in said]


def test_trace_sees_a_signup_that_still_waits(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    assert "nog in geen werkmap" in run("trace", kept.reference, "--workbook", folder).stdout


def test_export_holds_everything_about_one_person(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    receive(folder, "group", GROUP, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    told = run("export", kept.reference, "--workbook", folder).stdout
    held = json.loads(told)
    assert held["journaal"][0]["antwoorden"]["name"] == NEWCOMER["name"]
    assert held["werkmappen"]["rotterdam"]["Nieuwkomers"][0]["naam"] == NEWCOMER["name"]
    assert "Kees" not in told


def test_export_writes_a_file(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    ended = run("export", kept.reference, "--workbook", folder, "-o", folder / "uit.json")
    assert ended.stdout == ""
    assert json.loads((folder / "uit.json").read_text())["code"] == kept.reference


def test_export_says_in_dutch_why_it_cannot_write(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    ended = run("export", kept.reference, "--workbook", folder, "-o", folder / "weg" / "uit.json")
    assert ended.returncode == 1
    assert "het bestand of de map is er niet. Kies een andere plek." in ended.stderr


def test_doubles_names_who_is_in_two_areas_by_code_alone(folder: Path) -> None:
    setup_local(folder, ["rotterdam", "haarlem"])
    one = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    elsewhere = {"city": "haarlem", "phone": "+31612345678", "name": "A. Voorbeeld"}
    other = receive(folder, "newcomer", NEWCOMER | elsewhere, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    ended = run("doubles", "--workbook", folder)
    assert ended.returncode == 0, ended.stderr
    named = f"{other.reference} in haarlem en {one.reference} in rotterdam."
    assert f"Mogelijk dubbel: {named}" in ended.stdout
    assert not [contact for contact in CONTACTS if contact in ended.stdout]


def test_doubles_compares_the_other_areas_when_a_workbook_is_broken(folder: Path) -> None:
    (folder / "rotterdam.xlsx").write_bytes(b"")
    ended = run("doubles", "--workbook", folder)
    assert ended.returncode == 1
    assert ended.stdout == "Vergeleken: 1 werkgebied.\n"


def test_forget_asks_first(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    ended = run("forget", kept.reference, "--workbook", folder)
    assert (ended.returncode, "--yes" in ended.stderr) == (1, True)
    assert kept.reference in read(folder).tables["Nieuwkomers"].by_key


def test_forget_leaves_nothing_of_a_person_anywhere(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    receive(folder, "newcomer", NEWCOMER | {"people": "4"}, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    run("pull", "--workbook", folder)
    assert "Amina" in everything(folder)
    ended = run("forget", kept.reference, "--workbook", folder, "--yes")
    assert ended.returncode == 0, ended.stderr
    assert "Amina" not in everything(folder)


def test_forget_waits_until_a_worry_of_the_other_side_was_seen(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    pair = {"id": "terugblik-een", "wie": "G0000001", "koppeling": f"{kept.reference}-G0000001"}
    with open_local(folder / "rotterdam.xlsx") as workbook:
        workbook.read()
        workbook.apply([Append("Terugblik", {**pair, "hoe het gaat": "niet goed"})])
    ended = run("forget", kept.reference, "--workbook", folder, "--yes")
    assert (ended.returncode, "rotterdam, Terugblik!A2" in ended.stderr) == (1, True)
    assert "Amina" in everything(folder)
    write(folder, "Terugblik", gezien="ja")
    assert run("forget", kept.reference, "--workbook", folder, "--yes").returncode == 0
    assert "Amina" not in everything(folder)
    assert not read(folder).tables["Terugblik"].rows


def test_forgotten_person_does_not_come_back(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    run("forget", kept.reference, "--workbook", folder, "--yes")
    run("pull", "--workbook", folder)
    assert not read(folder).tables["Nieuwkomers"].rows
    assert "vergeten" in [row.cells["wat"] for row in read(folder).tables["Logboek"].rows]


def test_person_forgotten_on_another_machine_does_not_come_back(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    journal = (folder / FILE).rename(folder.parent / FILE)
    run("forget", kept.reference, "--workbook", folder, "--yes")
    journal.replace(folder / FILE)
    run("pull", "--workbook", folder)
    assert not read(folder).tables["Nieuwkomers"].rows
    assert "Amina" not in everything(folder)


def test_person_is_forgotten_before_any_workbook_knows_them(folder: Path) -> None:
    kept = receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("forget", kept.reference, "--workbook", folder, "--yes")
    run("pull", "--workbook", folder)
    assert "Amina" not in everything(folder)
    assert not read(folder).tables["Inbox"].rows


def test_forgetting_a_member_leaves_the_group(folder: Path) -> None:
    group = receive(folder, "group", GROUP, "een-aanmelding-1")
    bea = receive(folder, "member", MEMBER | {"group": group.reference}, "een-aanmelding-2")
    run("pull", "--workbook", folder)
    run("forget", bea.reference, "--workbook", folder, "--yes")
    shown = everything(folder)
    assert ("Bea" in shown, "Kees" in shown) == (False, True)


def test_forgetting_a_group_forgets_its_lead(folder: Path) -> None:
    group = receive(folder, "group", GROUP, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    run("forget", group.reference, "--workbook", folder, "--yes")
    assert "Kees" not in everything(folder)


def test_doctor_names_what_is_wrong(folder: Path) -> None:
    receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    (folder / "rotterdam.xlsx").unlink()
    ended = run("doctor", "--workbook", folder)
    assert ended.returncode == 1
    assert "✗ Werkmap: rotterdam.xlsx" in ended.stdout
    assert "✗ Journaal: 1 aanmelding wacht" in ended.stdout


def test_doctor_names_what_an_older_workbook_lacks(folder: Path) -> None:
    older = (folder / "rotterdam.xlsx").read_bytes()
    receive(folder, "newcomer", NEWCOMER, "een-aanmelding-1")
    run("pull", "--workbook", folder)
    assert "✓ Journaal" in run("doctor", "--workbook", folder).stdout
    (folder / "rotterdam.xlsx").write_bytes(older)
    ended = run("doctor", "--workbook", folder)
    assert ended.returncode == 1
    assert "✗ Journaal: in de werkmap ontbreekt 1 aanmelding uit rotterdam.xlsx" in ended.stdout
