from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("name", ["hoogste aantal nieuwe koppelingen", "ronde staat", TIGRINYA])
def test_wrong_value_is_a_problem_at_its_cell_and_stops_nothing(name: str) -> None:
    read = settings(**{"ronde": "a", name: "veel"})
    assert [problem.cell for _, problem in read.problems] == ["B3"]
    assert read.round == "a"


def test_nothing_moves_while_the_state_cannot_be_read() -> None:
    assert not settings(**{"ronde staat": "dicht"}).open


def test_missing_lines_are_added_once() -> None:
    empty = snapshot()
    changes = settings_changes(empty.tables["Instellingen"], settings(), TODAY)
    full = after(empty, changes).tables["Instellingen"]
    assert settings_changes(full, read_settings(full, TODAY), TODAY) == []
