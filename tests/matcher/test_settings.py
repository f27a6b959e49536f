from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from intake.workbook import Snapshot, Update
from matcher.settings import Settings, read_settings, settings_changes
from matcher.today import Places, Task, round_tasks
from tests.matcher.people import TODAY, after, snapshot, table

TIGRINYA = "plaatsen bij builder: Tigrinya"
QUOTA = "hoogste aantal nieuwe koppelingen"
NUMBERS = (QUOTA, TIGRINYA)
STATE, BEGINS, CLOSES = "ronde staat", "ronde begint op", "ronde sluit op"


def settings(**values: str) -> Settings:
    rows = [{"instelling": name, "waarde": value} for name, value in values.items()]
    return read_settings(table("Instellingen", *rows), table("Besluiten"), TODAY)


def read(book: Snapshot, today: date = TODAY) -> Settings:
    return read_settings(book.tables["Instellingen"], book.tables["Besluiten"], today)


def run(book: Snapshot, today: date = TODAY) -> Snapshot:
    """The workbook after a run that writes nothing but the settings."""
    tabs = book.tables["Instellingen"], book.tables["Besluiten"]
    return after(book, settings_changes(*tabs, read(book, today), today))


def typed(book: Snapshot, **values: str) -> Snapshot:
    """The workbook after somebody wrote these values, and a run."""
    rows = book.tables["Instellingen"].by_key
    changes = [
        Update("Instellingen", rows[name][0], {"waarde": value}) for name, value in values.items()
    ]
    return run(after(book, changes))


def deleted(book: Snapshot, *names: str) -> Snapshot:
    left = [row.cells for row in book.tables["Instellingen"].rows]
    kept = [cells for cells in left if cells["instelling"] not in names]
    return Snapshot({**book.tables, "Instellingen": table("Instellingen", *kept)})


def problems(found: Settings) -> Sequence[str]:
    return [f"{problem.found} {problem.todo}" for _, problem in found.problems]


def test_empty_tab_gives_the_usual() -> None:
    usual = settings()
    assert (usual.round, usual.open, usual.quota) == ("2026-11", True, None)
    assert set(usual.builder_places.values()) == {0}


def test_values_are_read() -> None:
    values = {"ronde": "voorjaar", STATE: "Vast", TIGRINYA: "3", CLOSES: "1-3-2027"}
    found = settings(**values, **{QUOTA: "12"})
    assert (found.round, found.open, found.quota) == ("voorjaar", False, 12)
    assert (found.builder_places["ti"], found.closes) == (3, date(2027, 3, 1))


@pytest.mark.parametrize("name", [*NUMBERS, STATE, BEGINS, CLOSES])
def test_wrong_value_is_a_problem_at_its_cell_and_is_not_quoted(name: str) -> None:
    (_, problem), *others = settings(**{"ronde": "a", name: "max Piet"}).problems
    assert (problem.cell, others) == ("B3", [])
    assert "Piet" not in str(problem)


@pytest.mark.parametrize("typed_in", ["1", "1.0", "1,0", "1,00", " 1 "])
def test_whole_number_is_read_as_a_sheet_may_show_it(typed_in: str) -> None:
    found = settings(**{QUOTA: typed_in})
    assert (found.open, found.quota, found.problems) == (True, 1, ())


@pytest.mark.parametrize("wrong", ["max 1", "-1", "één", "1.5", "1.000", "1 of 2"])
def test_last_good_number_goes_on_while_the_cell_cannot_be_read(wrong: str) -> None:
    book = typed(typed(run(snapshot()), **{QUOTA: "5", TIGRINYA: "2"}), **{QUOTA: wrong})
    found = read(book)
    assert (found.open, found.quota, found.builder_places["ti"]) == (True, 5, 2)
    assert problems(found) == [
        (
            "Hier staat geen heel getal van 0 of hoger. Schrijf 0 of een hoger heel getal, "
            "of maak de cel leeg. Tot dan geldt: 5."
        )
    ]


@pytest.mark.parametrize(
    ("name", "good", "said"),
    [
        ("ronde", "voorjaar", "voorjaar"),
        (STATE, "open", "open"),
        (STATE, "vast", "vast"),
        (QUOTA, "", "geen grens"),
        (QUOTA, "7", "7"),
        (TIGRINYA, "3", "3"),
        (TIGRINYA, "", "geen plaatsen"),
        (CLOSES, "2027-03-01", "2027-03-01"),
    ],
)
def test_problem_says_what_is_in_force_until_it_is_mended(name: str, good: str, said: str) -> None:
    wrong = "" if name == "ronde" else "eh"
    once = typed(run(snapshot()), **{name: good})
    found = read(typed(once, **{name: wrong}))
    assert problems(found)[0].endswith(f" Tot dan geldt: {said}.")
    assert found.in_force == read(once).in_force


@pytest.mark.parametrize(
    ("name", "said"), [(STATE, "vast"), (QUOTA, "0"), (TIGRINYA, "geen plaatsen")]
)
def test_careful_value_holds_when_there_never_was_a_good_one(name: str, said: str) -> None:
    found = settings(**{name: "eh"})
    assert problems(found)[0].endswith(f"Tot dan geldt: {said}.")
    assert (found.open, found.quota, found.builder_places["ti"]) == (
        name != STATE,
        0 if name == QUOTA else None,
        0,
    )


def test_mended_cell_counts_at_once_and_its_problem_is_gone() -> None:
    wrong = typed(typed(run(snapshot()), **{QUOTA: "5"}), **{QUOTA: "vijf"})
    mended = typed(wrong, **{QUOTA: "6"})
    assert (read(mended).quota, read(mended).problems) == (6, ())
    assert mended.tables["Instellingen"].by_key[QUOTA][0].cells["probleem"] == ""


@pytest.mark.parametrize(
    ("name", "value"), [("ronde", "lente"), (STATE, "vast"), (QUOTA, "5"), (TIGRINYA, "2")]
)
def test_line_that_was_deleted_comes_back_with_its_value(name: str, value: str) -> None:
    book = deleted(typed(run(snapshot()), **{name: value}), name)
    assert run(book).tables["Instellingen"].by_key[name][0].cells["waarde"] == value


def test_upper_of_two_lines_counts_and_the_other_is_marked() -> None:
    twice = table("Instellingen", *[{"instelling": QUOTA, "waarde": text} for text in ("4", "1")])
    book = Snapshot({**snapshot().tables, "Instellingen": twice})
    assert (read(book).open, read(book).quota) == (True, 4)
    upper, lower = run(book).tables["Instellingen"].by_key[QUOTA]
    assert (upper.cells["probleem"], lower.cells["probleem"]) == (
        "",
        "Instellingen!B3: Deze instelling staat ook in rij 2, en die rij geldt. Haal deze rij weg.",
    )


def test_day_on_which_a_round_closes_before_it_begins_is_a_problem() -> None:
    found = settings(**{BEGINS: "2027-03-01", CLOSES: "2027-02-01"})
    assert (found.begins, found.closes) == (date(2027, 3, 1), None)
    assert problems(found)[0].startswith("De ronde sluit eerder dan hij begint.")


@pytest.mark.parametrize("wrong", ["", "eh"])
def test_second_run_changes_nothing(wrong: str) -> None:
    book = typed(typed(run(snapshot()), **{QUOTA: "5", STATE: "vast"}), **{QUOTA: wrong})
    tabs = book.tables["Instellingen"], book.tables["Besluiten"]
    assert settings_changes(*tabs, read(book), TODAY) == []


def test_only_what_does_not_go_without_saying_is_remembered() -> None:
    kept = [row.cells["id"] for row in run(snapshot()).tables["Besluiten"].rows]
    assert kept == [f"instelling:{name}" for name in ("ronde", STATE, QUOTA)]


def asked(today: date, open_pairs: int = 2, **values: str) -> list[Task]:
    book = typed(run(snapshot()), **values)
    return [*round_tasks(read(book), open_pairs, Places(book.tables), today)]


@pytest.mark.parametrize(
    ("day", "open_pairs", "state", "what"),
    [
        (1, 2, "vast", "ronde openen"),
        (1, 2, "open", ""),
        (24, 2, "open", "ronde sluit bijna"),
        (24, 0, "open", ""),
        (28, 0, "open", ""),
        (30, 0, "open", "ronde sluiten"),
        (29, 2, "vast", "ronde openen"),
    ],
)
def test_days_of_the_round_ask_what_is_due(
    day: int, open_pairs: int, state: str, what: str
) -> None:
    days = {BEGINS: "2026-12-01", CLOSES: "2026-12-29", STATE: state}
    tasks = asked(date(2026, 12, day), open_pairs, **days)
    assert [task.what for task in tasks] == [what] * bool(what)
    assert all(task.where == "Instellingen!B3" for task in tasks)


DAYS = {BEGINS: "2026-12-01", CLOSES: "2026-12-29"}


def fixed_on(day: date, **values: str) -> Snapshot:
    """A round that was open with its days until somebody fixed it, and wrote these besides."""
    rows = typed(run(snapshot()), **DAYS)
    values = {STATE: "vast", **values}
    lines = rows.tables["Instellingen"].by_key
    changes = [Update("Instellingen", lines[name][0], {"waarde": values[name]}) for name in values]
    return run(after(rows, changes), day)


def asked_of(book: Snapshot, day: date, open_pairs: int = 2) -> list[Task]:
    return [*round_tasks(read(book, day), open_pairs, Places(book.tables), day)]


def test_round_that_was_open_with_its_days_is_not_asked_to_open_again() -> None:
    book = fixed_on(date(2026, 12, 20))
    assert asked_of(book, date(2026, 12, 20)) == []
    assert asked_of(run(book, date(2026, 12, 21)), date(2026, 12, 21)) == []


def test_round_is_not_asked_to_open_on_the_very_run_that_finds_it_fixed() -> None:
    book = typed(run(snapshot()), **DAYS)
    line = book.tables["Instellingen"].by_key[STATE][0]
    found = after(book, [Update("Instellingen", line, {"waarde": "vast"})])
    assert asked_of(found, date(2026, 12, 20)) == []


def test_round_that_was_fixed_until_it_begins_is_asked_to_open() -> None:
    book = fixed_on(date(2026, 11, 25))
    assert [task.what for task in asked_of(book, date(2026, 12, 1))] == ["ronde openen"]


@pytest.mark.parametrize("other", [{BEGINS: "2026-12-10"}, {CLOSES: "2027-01-15"}])
def test_round_with_other_days_is_asked_to_open(other: dict[str, str]) -> None:
    book = fixed_on(date(2026, 12, 20), **other)
    assert [task.what for task in asked_of(book, date(2026, 12, 21))] == ["ronde openen"]


def test_round_that_is_over_and_fixed_is_followed_by_another() -> None:
    book = fixed_on(date(2026, 12, 20))
    assert asked_of(book, date(2026, 12, 29)) == []
    (task,) = asked_of(book, date(2026, 12, 30))
    assert (task.what, task.deadline, task.where) == (
        "ronde beginnen",
        date(2027, 1, 5),
        "Instellingen!B2",
    )
    assert task.why == (
        "De ronde sloot op 29 december en staat vast: er komen geen nieuwe voorstellen. "
        "Typ bij «ronde» een nieuwe naam, kies nieuwe dagen, en zet «ronde staat» op open."
    )


def test_round_without_a_day_of_closing_is_followed_by_none_yet() -> None:
    assert asked_of(fixed_on(date(2026, 12, 20), **{CLOSES: ""}), date(2027, 3, 1)) == []


def test_new_round_is_not_asked_to_begin() -> None:
    new = {"ronde": "lente", BEGINS: "2027-01-10", CLOSES: "2027-02-10", STATE: "open"}
    assert asked_of(fixed_on(date(2026, 12, 30), **new), date(2026, 12, 31)) == []


AUTUMN = {"ronde": "herfst", BEGINS: "2026-12-01", CLOSES: "2026-12-29"}


def asked_in_winter(day: int = 24, **values: str) -> list[tuple[str, str, str]]:
    """What is asked on a day of December when winter follows on autumn with this typed besides."""
    book = typed(typed(run(snapshot()), **AUTUMN), ronde="winter", **values)
    tasks = round_tasks(read(book), 2, Places(book.tables), date(2026, 12, day))
    return [(task.what, task.why, task.where) for task in tasks]


@pytest.mark.parametrize("day", [24, 30])
@pytest.mark.parametrize("state", ["open", "vast"])
def test_days_of_the_former_round_are_asked_for_and_not_acted_on(day: int, state: str) -> None:
    why = (
        f"«{BEGINS}» (2026-12-01) is nog van ronde herfst. "
        f"«{CLOSES}» (2026-12-29) is nog van ronde herfst. "
        "Kies een nieuwe dag, of maak de cel leeg."
    )
    assert asked_in_winter(day, **{STATE: state}) == [("dagen kiezen", why, "Instellingen!B5")]


@pytest.mark.parametrize("closes", ["", "2027-03-01"])
def test_no_day_is_asked_for_when_the_closing_one_was_chosen(closes: str) -> None:
    assert asked_in_winter(**{CLOSES: closes}) == []


def test_day_of_closing_counts_when_it_was_chosen_with_the_round() -> None:
    assert [what for what, _, _ in asked_in_winter(**{CLOSES: "2026-12-30"})] == [
        "ronde sluit bijna"
    ]


def test_beginning_of_the_former_round_is_asked_for_while_the_new_one_is_not_open() -> None:
    assert [what for what, _, _ in asked_in_winter(**{CLOSES: "", STATE: "vast"})] == [
        "dagen kiezen"
    ]


def test_days_chosen_after_the_former_round_was_fixed_are_of_the_next() -> None:
    fixed = typed(typed(run(snapshot()), ronde="herfst"), **{STATE: "vast"})
    chosen = typed(fixed, **{BEGINS: "2026-12-01", CLOSES: "2026-12-29"})
    winter = typed(chosen, ronde="winter", **{STATE: "open"})
    assert (read(winter).former, read(winter).closes) == ({}, date(2026, 12, 29))
    spring = typed(winter, ronde="lente")
    assert read(spring).former == {BEGINS: "winter", CLOSES: "winter"}


def test_second_run_changes_nothing_when_days_are_of_a_former_round() -> None:
    book = typed(typed(run(snapshot()), **AUTUMN), ronde="winter")
    tabs = book.tables["Instellingen"], book.tables["Besluiten"]
    assert settings_changes(*tabs, read(book), TODAY) == []
