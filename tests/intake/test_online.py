"""Spreadsheets of Google as workbooks: setting up, the registry, and what is said when it fails."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from intake.errors import BadInput, SamenHierError, ServiceFailed
from intake.google import PLACE, Patience, sign_in, spreadsheet_id
from intake.online import OnlineWorkbooks
from intake.tabs import tabs, workbook_tabs
from intake.workbook import Append, Change, Changed, Delete, Rewrite, after, column_letter
from tests.online import HASTE, KEY, Online, environment, surroundings
from tests.sheets import batch
from tests.sheets.emulator import Emulator

ROOT = Path(__file__).parent.parent.parent
ONCE = replace(HASTE, tries=1)


def setup(online: Online) -> list[str]:
    said, failures = online.workbooks().setup([])
    assert failures == []
    return said


def person(online: Online, *actions: dict) -> None:
    online.sheets.person(online.ids["rotterdam"], *actions)
    assert online.sheets.person_failures == []


def asked(online: Online, what: str, area: str = "rotterdam") -> dict:
    """What Google tells of a spreadsheet."""
    with environment(surroundings(online.sheets)):
        client = sign_in().client
    return client.fetch_sheet_metadata(online.ids[area], {"fields": what})


# Setting up


def test_new_spreadsheet_gets_every_tab_and_keeps_its_own(online: Online):
    titles = online.sheets.tabs(online.ids["landelijk"])
    assert titles == [*(tab.name for tab in workbook_tabs("landelijk")), "Blad1"]


def test_setting_up_again_changes_nothing_and_asks_little(online: Online):
    assert setup(online) == []
    assert [entry["method"] for entry in online.sheets.requests] == ["GET"] * 5


def test_new_spreadsheet_takes_four_requests(sheets: Emulator, set_up: Online):
    id = sheets.create("nieuw")
    workbooks = OnlineWorkbooks(id, set_up.account, HASTE)
    assert "het tabblad «Vandaag» is gemaakt" in workbooks.setup([])[0][0]
    assert "hooguit 4 keer" in workbooks.spent()


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        ({"delete_tab": "Berichten"}, "rotterdam: het tabblad «Berichten» is gemaakt."),
        (
            {"unprotect": {"tab": "Voorstellen"}},
            "rotterdam, Voorstellen: de kolommen van het programma zijn weer beveiligd.",
        ),
        (
            {"delete_columns": {"tab": "Voorstellen", "column": "L"}},
            "rotterdam, Voorstellen: de kolom «notitie» is toegevoegd.",
        ),
    ],
)
def test_what_is_missing_is_put_back_and_told(online: Online, action: dict, sentence: str):
    person(online, action)
    assert sentence in setup(online)
    assert setup(online) == []


def request(online: Online, *requests: dict) -> None:
    with environment(surroundings(online.sheets)):
        sign_in().client.batch_update(online.ids["rotterdam"], {"requests": [*requests]})


def sheet_id(online: Online, title: str) -> int:
    found = asked(online, "sheets(properties(sheetId,title))")["sheets"]
    return next(s["properties"]["sheetId"] for s in found if s["properties"]["title"] == title)


def test_drop_down_text_column_note_and_frozen_row_are_put_back(online: Online):
    id = sheet_id(online, "Nieuwkomers")
    place = tabs_place("Nieuwkomers", "telefoon")
    stand = tabs_place("Nieuwkomers", "stand")
    under = {"sheetId": id, "startRowIndex": 1}
    request(
        online,
        {"setDataValidation": {"range": {**under, **wide(stand)}}},
        {
            "repeatCell": {
                "range": {**under, **wide(place)},
                "cell": {},
                "fields": "userEnteredFormat",
            }
        },
        {
            "updateSheetProperties": {
                "properties": {"sheetId": id, "gridProperties": {"frozenRowCount": 0}},
                "fields": "gridProperties.frozenRowCount",
            }
        },
    )
    said = setup(online)
    assert said == [
        "rotterdam, Nieuwkomers: de keuzelijst van «stand» is hersteld.",
        "rotterdam, Nieuwkomers: «telefoon» is weer een kolom met alleen tekst.",
        "rotterdam, Nieuwkomers: de bovenste rij blijft weer staan.",
    ]
    assert setup(online) == []


def tabs_place(tab_name: str, header: str) -> int:
    (tab,) = (tab for tab in tabs() if tab.name == tab_name)
    return tab.headers.index(header)


def wide(place: int) -> dict[str, int]:
    return {"startColumnIndex": place, "endColumnIndex": place + 1}


def test_what_people_added_is_left_alone(online: Online):
    person(
        online,
        {"type": {"tab": "Voorstellen", "cell": "V1", "text": "van mij"}},
        {"type": {"tab": "Voorstellen", "cell": "V2", "text": "=1+1"}},
        {"delete_tab": "Berichten"},
        {"add_tab": "Onze lijst"},
    )
    setup(online)
    assert online.sheets.grid(online.ids["rotterdam"], "Voorstellen")[0][21] == "van mij"
    assert online.sheets.formulas(online.ids["rotterdam"]) == {"Voorstellen!V2": "=1+1"}
    assert "Onze lijst" in online.sheets.tabs(online.ids["rotterdam"])


def test_renamed_tab_is_named_and_not_made_anew(online: Online):
    person(online, {"rename_tab": {"tab": "Voorstellen", "name": "Onze lijst"}})
    with pytest.raises(BadInput, match="«Onze lijst» lijkt erop"):
        setup_one(online)


@pytest.mark.parametrize("header", ["stand", "id", "notitie"])
def test_column_with_something_that_lost_its_header_is_not_made_anew(online: Online, header: str):
    wrote(online, Append("Nieuwkomers", {"id": "A", "stand": "teruggetrokken", "notitie": "x"}))
    letter = column_letter(tabs_place("Nieuwkomers", header) + 1)
    person(online, {"type": {"tab": "Nieuwkomers", "cell": f"{letter}1", "text": None}})
    with pytest.raises(BadInput, match=rf"{letter}1: in deze kolom staat iets.*«{header}»"):
        setup_one(online)


def test_row_of_headers_that_is_gone_is_not_made_anew(online: Online):
    wrote(online, *(Append("Nieuwkomers", {"id": id, "naam": id}) for id in "AB"))
    person(online, {"delete_rows": {"tab": "Nieuwkomers", "row": 1}})
    with pytest.raises(BadInput, match="de rij met koppen is weg"):
        setup_one(online)


def setup_one(online: Online) -> None:
    (failure,) = online.workbooks().setup([])[1]
    raise failure


def test_machine_columns_refuse_other_editors(online: Online):
    typed = {"type": {"tab": "Voorstellen", "cell": "A2", "text": "x"}}
    own = {"type": {"tab": "Voorstellen", "cell": "G2", "text": "voorleggen"}}
    online.sheets.person(online.ids["rotterdam"], typed, own, by="collega@voorbeeld.nl")
    failures = [*online.sheets.person_failures]
    online.sheets.person_failures.clear()
    assert len(failures) == 1
    assert online.sheets.grid(online.ids["rotterdam"], "Voorstellen")[1][6] == "voorleggen"


def test_coloured_and_filtered_where_it_helps(online: Online):
    found = asked(online, "sheets(properties(title),filterViews(title),conditionalFormats)")
    by_title = {s["properties"]["title"]: s for s in found["sheets"]}
    assert [view["title"] for view in by_title["Voorstellen"]["filterViews"]] == [
        "Zoeken en sorteren"
    ]
    assert len(by_title["Voorstellen"]["conditionalFormats"]) == 4
    assert "filterViews" not in by_title["Inbox"]


# The registry


def test_area_without_a_spreadsheet_is_asked_for(sheets: Emulator, set_up: Online):
    workbooks = OnlineWorkbooks(sheets.create("leeg"), set_up.account, HASTE)
    (*_, last), _ = workbooks.setup(["haarlem"])
    assert last.startswith("landelijk, Werkmappen!B2: «haarlem» heeft nog geen werkmap.")
    assert sheets.email in last
    assert list(workbooks.all()) == ["landelijk"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("rotterdam.xlsx", "kan niet de werkmap van «haarlem» zijn"),
        ("{landelijk}", "heeft dezelfde werkmap als «landelijk»"),
        ("{rotterdam}", "heeft dezelfde werkmap als «rotterdam»"),
    ],
)
def test_row_that_cannot_be_right_is_named_and_holds_up_nobody(
    online: Online, address: str, sentence: str
):
    registry = online.ids["landelijk"]
    filled = address.format(**online.ids)
    online.sheets.person(
        registry, {"append_row": {"tab": "Werkmappen", "cells": ["haarlem", filled]}}
    )
    workbooks = online.workbooks()
    assert list(workbooks.all()) == ["landelijk", "rotterdam"]
    (problem,) = workbooks.problems
    assert problem.startswith("landelijk, Werkmappen!B3: ")
    assert sentence in problem


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("1aB_-cdefghij", "1aB_-cdefghij"),
        (" 1aB_-cdefghij\n", "1aB_-cdefghij"),
        ("https://docs.google.com/spreadsheets/d/1aB_-cdefghij/edit#gid=0", "1aB_-cdefghij"),
        ("https://docs.google.com/spreadsheets/d/1aB_-cdefghij", "1aB_-cdefghij"),
        ("docs.google.com/spreadsheets/u/1/d/1aB_-cdefghij/edit", "1aB_-cdefghij"),
        ("https://docs.google.com/a/voorbeeld.nl/spreadsheets/d/1aB_-cdefghij", "1aB_-cdefghij"),
        ("https://elders.nl/spreadsheets/d/1aB_-cdefghij/edit", None),
        ("kort", None),
        ("../../../etc/passwd", None),
        ("", None),
    ],
)
def test_spreadsheet_is_known_by_its_id_or_its_address(text: str, id: str | None):
    assert spreadsheet_id(text) == id


# What goes wrong


def reading(online: Online, patience: Patience = ONCE) -> None:
    with online.workbooks(patience).opened("rotterdam", online.ids["rotterdam"]) as workbook:
        workbook.read()


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [
        ("401", 1, "kent de inloggegevens niet"),
        ("403", 1, "Deel de spreadsheet met samen-hier@"),
        ("429", 3, "te druk"),
        ("500", 3, r"storing \(500\)"),
        ("502", 3, r"niet te lezen is \(502\)"),
        ("503", 3, r"storing \(503\)"),
        ("drop", 3, "niet bereikbaar"),
    ],
)
def test_trouble_is_said_in_a_sentence(online: Online, kind: str, code: int, sentence: str):
    online.sheets.faults([{"at": "every", "kind": kind}])
    with pytest.raises(SamenHierError, match=f"^rotterdam: .*{sentence}") as stopped:
        reading(online)
    assert stopped.value.exit_code == code


def test_spreadsheet_that_is_not_there_is_named(online: Online):
    with (
        online.workbooks().opened("weg", "1" * 44) as workbook,
        pytest.raises(BadInput, match=r"^weg: deze spreadsheet is er niet\."),
    ):
        workbook.read()


def test_token_that_is_refused_is_bad_input(online: Online):
    with environment(surroundings(online.sheets)):
        account = sign_in()
    online.sheets.faults([{"at": "every", "kind": "token-refused"}])
    workbooks = OnlineWorkbooks(online.ids["landelijk"], account, HASTE)
    with pytest.raises(BadInput, match="inloggegevens worden geweigerd"):
        workbooks.all()


def test_trying_ends_when_patience_does(online: Online):
    online.sheets.faults([{"at": "every", "kind": "503"}])
    with pytest.raises(ServiceFailed):
        reading(online, replace(HASTE, tries=4))
    assert len(online.sheets.requests) == 4


def test_trying_ends_when_time_is_up(online: Online):
    now = [0.0]
    patience = Patience(tries=1000, sleep=lambda s: now.append(now.pop() + s), clock=lambda: now[0])
    online.sheets.faults([{"at": "every", "kind": "429"}])
    with pytest.raises(ServiceFailed):
        reading(online, patience)
    assert 200 < now[0] <= patience.seconds
    assert 10 < len(online.sheets.requests) < 20


def test_protection_by_somebody_else_is_told(online: Online):
    id = sheet_id(online, "Voorstellen")
    owner = {"addProtectedRange": {"protectedRange": {"range": {"sheetId": id}}}}
    spreadsheet = online.sheets.service.spreadsheets[online.ids["rotterdam"]]
    batch.apply(spreadsheet, spreadsheet.owner, [owner])
    with (
        online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook,
        pytest.raises(BadInput, match="beveiliging houdt het programma tegen"),
    ):
        workbook.apply([Append("Voorstellen", {"id": "A"})])


@pytest.mark.parametrize("place", ["http://sheets.example.org/", "ftp://127.0.0.1", "sheets"])
def test_another_address_must_be_here_or_https(online: Online, place: str):
    with (
        environment({**surroundings(online.sheets), PLACE: place}),
        pytest.raises(BadInput, match=PLACE),
    ):
        sign_in()


def test_missing_credentials_are_named(tmp_path: Path):
    wanted = {KEY: str(tmp_path / "geen.json")}
    with environment(wanted), pytest.raises(BadInput, match=KEY):
        sign_in()


# What people add


def note_at(online: Online, title: str, text: str | None = None) -> dict[str, str]:
    """The notes of a tab: the text of the first cell of the row -> the note on it."""
    if text is not None:
        cell = {"sheetId": sheet_id(online, title), "rowIndex": 2, "columnIndex": 0}
        rows = [{"values": [{"note": text}]}]
        batch_by_owner(online, {"updateCells": {"start": cell, "rows": rows, "fields": "note"}})
    found = asked(online, "sheets(properties(title),data(rowData(values(formattedValue,note))))")
    (sheet,) = (s for s in found["sheets"] if s["properties"]["title"] == title)
    rows = [row.get("values", [{}])[0] for row in sheet["data"][0]["rowData"][1:]]
    return {cell.get("formattedValue", ""): cell["note"] for cell in rows if "note" in cell}


def batch_by_owner(online: Online, *requests: dict) -> None:
    spreadsheet = online.sheets.service.spreadsheets[online.ids["rotterdam"]]
    batch.apply(spreadsheet, spreadsheet.owner, [*requests])


def wrote(online: Online, *changes: Change) -> None:
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        workbook.read()
        workbook.apply(changes)


def unplaced(*keys: str) -> Rewrite:
    return Rewrite("Niet gekoppeld", [{"id": key, "soort": "huishouden"} for key in keys])


@pytest.mark.parametrize(
    ("after_that", "notes"),
    [
        (("A", "B", "C"), {"B": "bel haar"}),
        (("B", "C"), {"B": "bel haar"}),
        (("C", "A", "B"), {"B": "bel haar"}),
        (("X", "Y", "A", "Z", "B"), {"B": "bel haar"}),
        (("A", "C"), {}),
        (("X", "Y", "Z"), {}),
    ],
)
def test_note_on_a_line_of_the_machine_goes_where_its_key_goes(
    online: Online, after_that: tuple[str, ...], notes: dict[str, str]
):
    wrote(online, unplaced("A", "B", "C"))
    note_at(online, "Niet gekoppeld", "bel haar")
    wrote(online, unplaced(*after_that))
    assert note_at(online, "Niet gekoppeld") == notes
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        rows = workbook.read().tables["Niet gekoppeld"].rows
    assert tuple(row.cells["id"] for row in rows) == after_that


def test_note_goes_with_a_row_that_goes(online: Online):
    wrote(online, *(Append("Nieuwkomers", {"id": id}) for id in "AB"))
    note_at(online, "Nieuwkomers", "bel haar zus: 06 99999999")
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        (gone,) = workbook.read().tables["Nieuwkomers"].by_key["B"]
        workbook.apply([Delete("Nieuwkomers", gone)])
    assert note_at(online, "Nieuwkomers") == {}


def test_boxes_that_nobody_ticked_are_no_rows(online: Online):
    wrote(online, Append("Nieuwkomers", {"id": "A"}))
    id, place = sheet_id(online, "Nieuwkomers"), tabs_place("Nieuwkomers", "gesprek")
    boxes = {
        "range": {"sheetId": id, "startRowIndex": 1, **wide(place)},
        "cell": {
            "userEnteredValue": {"boolValue": False},
            "dataValidation": {"condition": {"type": "BOOLEAN"}},
        },
        "fields": "userEnteredValue,dataValidation",
    }
    batch_by_owner(online, {"repeatCell": boxes})
    wrote(online, Append("Nieuwkomers", {"id": "B"}), Append("Nieuwkomers", {"id": "C"}))
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        rows = workbook.read().tables["Nieuwkomers"].rows
    assert [(row.number, row.cells["id"]) for row in rows] == [(2, "A"), (3, "B"), (4, "C")]


def test_applies_build_on_each_other(online: Online):
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        workbook.read()
        workbook.apply([Append("Nieuwkomers", {"id": "A"})])
        workbook.apply([Append("Nieuwkomers", {"id": "B"})])
    assert [row[0] for row in online.sheets.grid(online.ids["rotterdam"], "Nieuwkomers")][1:] == [
        "A",
        "B",
    ]


def test_empty_rows_go_under_the_others_where_rows_come_and_go(online: Online):
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        workbook.read()
        workbook.apply([Append("Voorstellen", {"id": id}) for id in "ABCDE"])
        rows = workbook.read().tables["Voorstellen"].rows
        workbook.apply([Delete("Voorstellen", rows[0]), Delete("Voorstellen", rows[2])])
        person(online, {"type": {"tab": "Voorstellen", "cell": "L6", "text": "nog bellen"}})
        table = workbook.read().tables["Voorstellen"]
        assert [row.number for row in table.rows] == [3, 5, 6]
        changes = [Append("Voorstellen", {"id": "F"}), Delete("Voorstellen", table.rows[0])]
        workbook.apply(changes)
        found = workbook.read().tables["Voorstellen"]
    told = [(row.number, row.cells["id"], row.cells["notitie"]) for row in found.rows]
    assert told == [(3, "D", ""), (4, "E", "nog bellen"), (5, "F", "")]
    assert after(table, changes).rows == found.rows
    assert after(table, changes).gaps == found.gaps == (2,)


def test_broken_tab_of_landelijk_stops_landelijk_alone(online: Online):
    renamed = {"rename_tab": {"tab": "Voorstellen", "name": "Onze lijst"}}
    online.sheets.person(online.ids["landelijk"], renamed)
    workbooks = online.workbooks()
    assert list(workbooks.all()) == ["landelijk", "rotterdam"]
    with (
        workbooks.opened("landelijk", online.ids["landelijk"]) as workbook,
        pytest.raises(BadInput, match="Onze lijst"),
    ):
        workbook.read()


def test_google_out_of_reach_is_not_waited_for_at_every_area(online: Online):
    workbooks = online.workbooks(replace(HASTE, tries=5))
    online.sheets.faults([{"at": "every", "kind": "503"}])
    for _ in range(4):
        with (
            pytest.raises(ServiceFailed),
            workbooks.opened("rotterdam", online.ids["rotterdam"]) as workbook,
        ):
            workbook.read()
    assert len(online.sheets.requests) == 5 + 5 + 1 + 1


def test_workbook_of_an_area_is_not_made_into_landelijk(online: Online, set_up: Online):
    mistaken = OnlineWorkbooks(online.ids["rotterdam"], set_up.account, HASTE)
    with pytest.raises(BadInput, match="Is dit wel het adres van landelijk"):
        mistaken.setup([])
    assert "Werkmappen" not in online.sheets.tabs(online.ids["rotterdam"])


def test_without_the_address_of_our_account_it_is_said_that_nothing_is_guarded(
    sheets: Emulator, set_up: Online
):
    nobody = replace(set_up.account, email="")
    said, _ = OnlineWorkbooks(sheets.create("onbewaakt"), nobody, HASTE).setup([])
    assert sum("zijn niet beveiligd" in sentence for sentence in said) == 1


def test_area_that_no_city_belongs_to_is_told(online: Online):
    words = ["intake", "setup-workbook", "--workbook", f"google:{online.ids['landelijk']}"]
    told = command(online, *words, "--area", "Almere").stdout
    assert "«Almere» heeft nog geen werkmap" in told
    shared = online.sheets.create("Almere")
    told = command(online, *words, "--area", f"Almere={shared}").stdout
    assert "geen stad in intake/cities hoort bij «Almere»" in told


def test_setting_up_goes_on_past_an_area_that_fails(online: Online):
    row = {"append_row": {"tab": "Werkmappen", "cells": ["aaa", "1" * 44]}}
    online.sheets.person(online.ids["landelijk"], row)
    person(online, {"delete_tab": "Berichten"})
    said, failures = online.workbooks().setup([])
    assert said == ["rotterdam: het tabblad «Berichten» is gemaakt."]
    assert [str(failure).partition(":")[0] for failure in failures] == ["aaa"]


# Two at once


def test_of_two_that_read_the_same_one_writes(online: Online):
    id = online.ids["rotterdam"]
    with (
        online.workbooks().opened("rotterdam", id) as one,
        online.workbooks().opened("rotterdam", id) as other,
    ):
        one.read(), other.read()
        one.apply([Append("Nieuwkomers", {"id": "A"})])
        with pytest.raises(Changed, match="een ander commando"):
            other.apply([Append("Nieuwkomers", {"id": "B"})])
    assert [row[0] for row in online.sheets.grid(id, "Nieuwkomers")] == ["id", "A"]


def test_write_fails_whole_when_another_is_first_at_the_last_moment(online: Online):
    id = online.ids["rotterdam"]
    with online.workbooks().opened("rotterdam", id) as one:
        one.read()
        before = online.sheets.service.handle

        def first_another(method: str, *rest):
            if method == "POST":
                online.sheets.service.handle = before
                with online.workbooks().opened("rotterdam", id) as other:
                    other.apply([Append("Nieuwkomers", {"id": "B"})])
            return before(method, *rest)

        online.sheets.service.handle = first_another
        with pytest.raises(Changed):
            one.apply([Append("Nieuwkomers", {"id": "A"})])
    assert [row[0] for row in online.sheets.grid(id, "Nieuwkomers")] == ["id", "B"]


# The command line


def command(online: Online, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin", "PYTHONPATH": str(ROOT), **surroundings(online.sheets)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_commands_take_google_where_they_take_a_folder(online: Online):
    place = f"google:{online.ids['landelijk']}"
    pulled = command(online, "intake", "pull", "--workbook", place)
    ran = command(online, "matcher", "run", "--workbook", place)
    assert (pulled.returncode, ran.returncode) == (0, 0), pulled.stderr + ran.stderr
    for said in (pulled.stdout, ran.stdout):
        assert "rotterdam: " in said
        assert said.splitlines()[-1].endswith("hooguit 4 keer iets gevraagd voor een werkmap.")


def test_areas_are_listed_for_a_matrix(online: Online):
    place = f"google:{online.ids['landelijk']}"
    found = command(online, "intake", "areas", "--workbook", place)
    assert json.loads(found.stdout) == ["landelijk", "rotterdam"]
    grouped = command(online, "intake", "areas", "--workbook", place, "--jobs", "1")
    assert json.loads(grouped.stdout) == ["landelijk,rotterdam"]


def test_one_area_alone_is_pulled_and_run(online: Online):
    words = ["--workbook", f"google:{online.ids['landelijk']}", "--area", "rotterdam"]
    pulled = command(online, "intake", "pull", *words)
    assert [line.partition(":")[0] for line in pulled.stdout.splitlines()][:-1] == ["rotterdam"]
    dry = command(online, "matcher", "run", *words, "--dry-run")
    assert "0 keer geschreven" in dry.stdout


def test_address_that_is_no_spreadsheet_is_bad_input(online: Online):
    found = command(online, "intake", "pull", "--workbook", "google:x")
    assert (found.returncode, found.stdout) == (1, "")
    assert "geen spreadsheet van Google" in found.stderr
