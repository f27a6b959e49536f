"""The demo's own parts: what it clears, what it types, and that it sees when something is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from intake.local import setup_local
from intake.tabs import workbook_tabs
from made_up.account import Books, unaccounted, whereabouts
from made_up.desk import Desk, Rows, differences
from made_up.people import SignUp
from made_up.sender import Sent

ROOT = Path(__file__).parent.parent
REFERENCE = "7K3MQ2PA"


def demo(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts/demo", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


# The folder


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A folder in which somebody keeps something that is not the demo's."""
    folder = tmp_path / "foreign"
    (folder / "werkmappen").mkdir(parents=True)
    (folder / "werkmappen" / "echt.xlsx").write_text("van een ander")
    return folder


def test_demo_refuses_a_folder_that_is_not_its_own(foreign: Path) -> None:
    done = demo("--out", foreign)
    assert (done.returncode, done.stdout) == (1, "")
    assert "niet leeg en niet van de demo" in done.stderr


def test_foreign_folder_is_left_alone(foreign: Path) -> None:
    demo("--out", foreign)
    assert (foreign / "werkmappen" / "echt.xlsx").read_text() == "van een ander"


def test_demo_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    done = demo("--out", tmp_path / "bestand")
    assert (done.returncode, "dit is geen map" in done.stderr) == (1, True)


@pytest.mark.parametrize("count", ["0", "-1", "veel", "1.5", ""])
def test_demo_refuses_a_pool_of_no_size(tmp_path: Path, count: str) -> None:
    done = demo("--out", tmp_path, f"--households={count}")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])


# The workbooks on the coordinator's screen


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    setup_local(tmp_path, ["rotterdam"])
    return tmp_path / "rotterdam.xlsx"


def test_what_is_typed_is_there_after_saving(workbook: Path) -> None:
    desk = Desk(workbook)
    desk.add("Nieuwkomers", {"naam": "Vrouw Holle", "aantal mensen": 3})
    desk.save()
    [row] = Desk(workbook).rows("Nieuwkomers")
    assert (row.text("naam"), row.text("aantal mensen")) == ("Vrouw Holle", "3")


def test_machine_column_is_not_typed_in(workbook: Path) -> None:
    with pytest.raises(ValueError, match="Expected a column of people but received: status"):
        Desk(workbook).add("Nieuwkomers", {"status": "klaar"})


def test_differences_count_cells_of_each_tab(workbook: Path, tmp_path: Path) -> None:
    desk = Desk(workbook)
    desk.add("Nieuwkomers", {"naam": "Vrouw Holle", "notitie": "belt terug"})
    desk.path = tmp_path / "later.xlsx"
    desk.save()
    assert differences(workbook, desk.path) == {"Nieuwkomers": 2}


# Counting by reference


def books(**tabs: Rows) -> Books:
    """One workbook with these tabs, the others empty."""
    empty: Mapping[str, Rows] = {tab.name: {} for tab in workbook_tabs("rotterdam")}
    return Books({"rotterdam": {**empty, **tabs}})


def row(**cells: str) -> Rows:
    return {2: cells}


SENT = [Sent(SignUp("newcomer", "nl", "json", "", ({},)), REFERENCE, 0)]
LANDED = row(inzending="sent-once", aanmelding=REFERENCE)
RECORD = row(id=REFERENCE)


@pytest.mark.parametrize(
    ("kind", "tabs"),
    [
        ("rij", {"Nieuwkomers": RECORD}),
        ("wijziging", {"Wijzigingen": row(id="sent-once:people")}),
        ("intake", {"Besluiten": row(id="sent-once", soort="intake")}),
        ("probleem", {"Vandaag": row(wat="probleem", waar="Inbox!H2")}),
    ],
)
def test_submission_is_found_where_it_came_to_rest(kind: str, tabs: Mapping[str, Rows]) -> None:
    held = books(Inbox=LANDED, **tabs)
    assert (whereabouts(held, SENT), unaccounted(held, SENT)) == ({kind: 1}, [])


@pytest.mark.parametrize(
    ("wrong", "held"),
    [
        ("staat in geen enkele Inbox", books(Nieuwkomers=RECORD)),
        ("is geen rij, geen wijziging", books(Inbox=LANDED)),
        ("is geen rij, geen wijziging", books(Inbox=LANDED, Groepen=RECORD)),
        ("is 2 rijen geworden", books(Inbox=LANDED, Nieuwkomers={2: RECORD[2], 3: RECORD[2]})),
        ("staat dubbel", books(Inbox={2: LANDED[2], 3: LANDED[2]}, Nieuwkomers=RECORD)),
        ("is geen rij", books(Inbox=LANDED, Vandaag=row(wat="probleem", waar="Inbox!H3"))),
    ],
)
def test_lost_or_doubled_submission_is_told(wrong: str, held: Books) -> None:
    [told] = unaccounted(held, SENT)
    assert told.startswith(f"{REFERENCE} (newcomer): {wrong}")


def test_refused_submission_is_not_looked_for() -> None:
    assert unaccounted(books(), [Sent(SENT[0].sign_up, None, 1)]) == []
