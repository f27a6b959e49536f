from __future__ import annotations

import pytest

from intake.workbook import Update
from matcher.settings import Settings, read_settings, settings_changes
from tests.matcher.people import TODAY, after, snapshot, table

TIGRINYA = "plaatsen bij builder: Tigrinya"


def settings(**values: str) -> Settings:
    rows = [{"instelling": name, "waarde": value} for name, value in values.items()]
    return read_settings(table("Instellingen", *rows), TODAY)


def test_empty_tab_gives_the_usual() -> None:
    usual = settings()
    assert (usual.round, usual.open, usual.quota) == ("2026-11", True, None)
    assert set(usual.builder_places.values()) == {0}


def test_values_are_read() -> None:
    values = {"ronde": "voorjaar", "ronde staat": "Vast", TIGRINYA: "3"}
    read = settings(**values, **{"hoogste aantal nieuwe koppelingen": "12"})
    assert (read.round, read.open, read.quota) == ("voorjaar", False, 12)
    assert read.builder_places["ti"] == 3


QUOTA = "hoogste aantal nieuwe koppelingen"
NUMBERS = (QUOTA, TIGRINYA)


@pytest.mark.parametrize("name", [*NUMBERS, "ronde staat"])
def test_wrong_value_is_a_problem_at_its_cell_and_is_not_quoted(name: str) -> None:
    (_, problem), *others = settings(**{"ronde": "a", name: "max Piet"}).problems
    assert (problem.cell, others) == ("B3", [])
    assert "Piet" not in str(problem)


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("typed", ["max 1", "-1", "één", "1.5", "1.000", "1 of 2"])
def test_nothing_moves_while_a_number_cannot_be_read(name: str, typed: str) -> None:
    read = settings(**{name: typed})
    assert not read.open
    assert next(problem.todo for _, problem in read.problems).endswith("verschuift er niets.")


@pytest.mark.parametrize("typed", ["1", "1.0", "1,0", "1,00", " 1 "])
def test_whole_number_is_read_as_a_sheet_may_show_it(typed: str) -> None:
    read = settings(**{QUOTA: typed})
    assert (read.open, read.quota, read.problems) == (True, 1, ())


def test_nothing_moves_while_a_setting_stands_twice() -> None:
    twice = table("Instellingen", *[{"instelling": QUOTA, "waarde": text} for text in ("", "1")])
    read = read_settings(twice, TODAY)
    (change, *_) = settings_changes(twice, read, TODAY)[2:]
    assert (read.open, str(read.problems[0][1])[:18]) == (False, "Instellingen!B3: D")
    assert isinstance(change, Update)
    assert change.row.number == 3


def test_round_goes_on_and_moves_while_its_name_is_empty() -> None:
    read = read_settings(table("Instellingen", {"instelling": "ronde"}), TODAY, "voorjaar")
    assert (read.round, read.open, len(read.problems)) == ("voorjaar", True, 1)


def test_nothing_moves_while_the_state_cannot_be_read() -> None:
    assert not settings(**{"ronde staat": "dicht"}).open


def test_missing_lines_are_added_once() -> None:
    empty = snapshot()
    changes = settings_changes(empty.tables["Instellingen"], settings(), TODAY)
    full = after(empty, changes).tables["Instellingen"]
    assert settings_changes(full, read_settings(full, TODAY), TODAY) == []
