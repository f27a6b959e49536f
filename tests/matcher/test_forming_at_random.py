"""Volunteers and coordinators at random, run after run: what must hold whatever they do."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from intake.dossier import dossier, forgetting
from intake.workbook import Snapshot
from tests.matcher.people import TODAY, after
from tests.matcher.test_forming import HIDDEN, TAB, area, changed, joined_by, volunteer
from tests.matcher.test_run import Cells, ran, rows, texts, typed, without

RUNS = 6
HOLDING = ("voorstel", "voorgelegd", "vastgezet", "gevormd")

VOLUNTEER_CELLS = (
    {"stand": "gestopt"}, {"stand": "pauze"}, {"stand": ""}, {"stand": "teruggetrokken"},
    {"aantal mensen": "2"}, {"stad": "Almere"}, {"gesprek": ""}, {"variant": "studenten"},
    {"wil coördineren": "nee"},
)  # fmt: skip
GROUP_CELLS = (
    {"stand": "gestopt"}, {"stand": ""}, {"stand": "pauze"}, {"mensen erbij": "nee"},
    {"stad": "Almere"}, {"grootte": "4"},
)  # fmt: skip
SETTINGS = (("ronde", "2026-11"), ("ronde", "later"), ("ronde staat", "vast"),
            ("ronde staat", "open"))  # fmt: skip


def people(rng: random.Random, ids: Iterable[str]) -> list[Cells]:
    return [
        volunteer(
            id,
            **{
                "aantal mensen": (count := rng.choice("111234")),
                "spreken Nederlands": rng.choice(["", count]),
                "wil coördineren": rng.choice(["ja", "", "nee"]),
                "kan": rng.choice(["", "in het weekend", "doordeweeks in de avond"]),
                "variant": rng.choice(["statushouders", "statushouders", "studenten"]),
                "stad": rng.choice(["Rotterdam", "Rotterdam", "Almere"]),
                "telefoon": rng.choice(["06 12345678", ""]),
                "e-mail": rng.choice([f"{id}@example.org", f"{id}@example.org", ""]),
            },
        )
        for id in ids
    ]


def decided(rng: random.Random, workbook: Snapshot) -> Snapshot:
    """The workbook after somebody typed in a row of Groepen vormen."""
    if not rows(workbook, TAB):
        return workbook
    id, row = rng.choice([*rows(workbook, TAB).items()])
    codes = [line[:8] for line in row["wie"].splitlines()] or ["Jan"]
    some = ", ".join(rng.sample(codes, rng.randint(0, len(codes))))
    words = {}
    if rng.random() < 0.8:
        choices = [*["voorleggen"] * 5, "nu niet", "past niet", "vastzetten", "hm", ""]
        words["besluit"] = rng.choice(choices)
    if rng.random() < 0.7:
        words["zegt_ja"] = rng.choice(["iedereen", "iedereen", "iedereen", some, "Jan"])
    if rng.random() < 0.15:
        words["zegt_nee"] = rng.choice([*codes, "Jan"])
    return typed(workbook, TAB, id, **words)


def disturbed(rng: random.Random, workbook: Snapshot) -> Snapshot:
    """The workbook after people changed something else: a record, a setting, a row that goes."""
    tab = rng.choice(["Vrijwilligers", "Vrijwilligers", "Groepen", TAB, "Instellingen", "new"])
    if tab == "new":
        ids = [f"N{rng.randrange(10**7):07d}" for _ in range(3)]
        return joined_by(workbook, "Vrijwilligers", *people(rng, ids))
    if tab == "Instellingen":
        key, text = rng.choice(SETTINGS)
        return typed(workbook, tab, key, waarde=text)
    keys = [*rows(workbook, tab)]
    if not keys:
        return workbook
    key, way = rng.choice(keys), rng.random()
    if way < 0.3 or tab == TAB:
        return without(workbook, tab, key)
    if way < 0.4:
        return after(workbook, forgetting(dossier(workbook, key), TODAY))
    cells = rng.choice(VOLUNTEER_CELLS if tab == "Vrijwilligers" else GROUP_CELLS)
    return typed(workbook, tab, key, **cells)


def held_twice(workbook: Snapshot) -> set[str]:
    """Units that stand in two groups that can both be."""
    seen: set[str] = set()
    twice: set[str] = set()
    for row in rows(workbook, TAB).values():
        if row["stand"] in HOLDING and not row["probleem"]:
            own = {line[:8] for line in row["wie"].splitlines() if "de groep" not in line}
            twice |= own & seen
            seen |= own
    return twice


@pytest.mark.parametrize("seed", range(12))
def test_whatever_people_do_nobody_is_in_two_groups_or_named(seed: int) -> None:
    rng = random.Random(seed)
    ids = [f"V{number:07d}" for number in range(rng.randint(3, 11))]
    workbook = ran(area(people(rng, ids), rng.randint(0, 2)))
    for day in range(RUNS):
        for _ in range(rng.randint(1, 3)):
            act = decided if rng.random() < 0.5 else disturbed
            workbook = act(rng, workbook)
        workbook = ran(workbook, days=day)
        assert held_twice(workbook) == set()
        assert "Naam van" not in texts(workbook, *(tab for tab in HIDDEN if tab != "Berichten"))
        assert changed(workbook, ran(workbook, days=day)) == ["Logboek"]
