"""Who is placed as soon and as well as the others: what is counted, compared, told and kept."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from intake.local import setup_local
from intake.records import Group, Household, Standing
from intake.workbook import Table
from matcher.__main__ import app
from matcher.equity import (
    EVERYBODY,
    FEWEST,
    NOT_KNOWN,
    RULES,
    Area,
    Days,
    Equity,
    Part,
    Verdict,
    equity,
    memory_changes,
)
from matcher.equity_text import WIDTH, _cells, _middle, findings, lines, overview_rows
from matcher.estimates import Estimate
from tests.matcher.people import TODAY, after, group, household, snapshot, table
from tests.matcher.test_run import area as area_of_a_run
from tests.matcher.test_run import newcomer, ran

Cells = Mapping[str, Any]
LANGUAGES = ("ar", "ti", "uk", "tr", "fa")
TOLD = (Verdict.LESS, Verdict.MORE)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def matched(one: Household, day: date, fits: str = "", number: int = 1) -> Cells:
    """The line of Besluiten that says that both sides said yes."""
    pair = f"{one.id}-G{one.id[1:]}"
    cells = {"id": f"{pair}:{number}", "over": pair, "ronde": "r", "soort": "koppeling"}
    return {**cells, "waarde": fits, "gezien op": day}


def area(
    households: Sequence[Household],
    decided: Sequence[Cells] = (),
    sponsors: Sequence[Group] = (),
    **tabs: Table,
) -> Area:
    others = {
        "proposals": table("Voorstellen"),
        "unplaced": table("Niet gekoppeld"),
        "log": table("Logboek"),
    }
    return Area(households, sponsors, table("Besluiten", *decided), **{**others, **tabs})


def people(
    seed: int, count: int, slow: float = 1.0, poor: int = 0, prefix: str = "H"
) -> tuple[list[Household], list[Cells]]:
    """Households that wait 150 days on average; those who speak Tigrinya ``slow`` times that.

    Their fits are anything from 50 to 99, those of who speak Tigrinya ``poor`` less.
    """
    lots = random.Random(seed)
    found, decided = [], []
    for number in range(count):
        language, size = lots.choice(LANGUAGES), lots.choice([1, 1, 2, 3, 4, 6])
        one = household(
            f"{prefix}{number:07d}",
            registered=days_ago(lots.randrange(1, 500)),
            languages=frozenset({language}),
            adults=(int(size > 1), 1, 0, 0),
            children=max(size - 2, 0),
        )
        worse = language == "ti"
        wait = int(lots.expovariate(1 / 150) * (slow if worse else 1))
        fit = lots.randrange(50, 100) - (poor if worse else 0)
        found.append(one)
        if one.registered + timedelta(days=wait) <= TODAY:
            decided.append(matched(one, one.registered + timedelta(days=wait), f"1 {fit} 70"))
    return found, decided


def part(found: Equity, division: str, label: str) -> Part:
    return next(one for one in found.parts if (one.division, one.label) == (division, label))


def labels(found: Equity, division: str) -> list[str]:
    return [one.label for one in found.parts if one.division == division]


def differs(one: Part) -> bool:
    return one.placing in TOLD or one.fitting in TOLD


def waiting(count: int, prefix: str = "H", **answers: Any) -> list[Household]:
    """Households that signed up a hundred days ago, each a day after the one before."""
    return [
        household(f"{prefix}{k:07d}", **{"registered": days_ago(100 - k % 100), **answers})
        for k in range(count)
    ]


# --- verdicts -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_part_that_waits_longer_is_named(seed: int) -> None:
    found = equity([area(*people(seed, 300, slow=3))], TODAY)
    assert [one.label for one in found.parts if one.placing is Verdict.LESS] == ["Tigrinya"]


@pytest.mark.parametrize("seed", range(8))
def test_part_that_is_placed_less_well_is_named(seed: int) -> None:
    found = equity([area(*people(seed, 300, poor=30))], TODAY)
    assert part(found, "taal", "Tigrinya").fitting is Verdict.LESS


def test_part_that_waits_shorter_is_named() -> None:
    found = equity([area(*people(1, 300, slow=0.2))], TODAY)
    assert part(found, "taal", "Tigrinya").placing is Verdict.MORE


def test_hardly_anybody_is_named_when_all_wait_alike() -> None:
    reports = [equity([area(*people(seed, 120))], TODAY) for seed in range(150)]
    assert sum(any(map(differs, found.parts)) for found in reports) / len(reports) < 0.05


def test_small_population_is_too_few_to_say() -> None:
    found = equity([area(*people(3, 16, slow=50))], TODAY)
    verdicts = {one.placing for one in found.parts} | {one.fitting for one in found.parts}
    assert verdicts == {Verdict.TOO_FEW, Verdict.NOT_COMPARED}


def test_part_is_too_few_when_chance_would_place_hardly_anybody() -> None:
    found = equity([area([*waiting(40), *waiting(40, "K", languages=frozenset({"ti"}))])], TODAY)
    assert part(found, "taal", "Tigrinya").placing is Verdict.TOO_FEW


def test_who_had_no_intake_yet_is_not_held_against_the_others() -> None:
    asked, decided = people(4, 300)
    silent: dict[str, Any] = {
        "languages": frozenset(),
        "adults": (0, 0, 0, 0),
        "children": None,
        "people": 2,
    }
    unasked = waiting(600, "K", registered=days_ago(300), **silent)
    found = equity([area([*asked, *unasked], decided)], TODAY)
    assert not [one for one in found.parts if one.division == "taal" and one.placing in TOLD]
    assert part(found, "taal", NOT_KNOWN).placing is Verdict.NOT_COMPARED


# --- what is counted ----------------------------------------------------------------------------


def test_figures_are_those_of_a_part_worked_out_by_hand() -> None:
    households = waiting(20)
    # The first eight waited 10, 20, … 80 days; the other twelve still do, 81 to 92 days.
    decided = [
        matched(one, one.registered + timedelta(days=10 * k), f"80 {60 + k} 70")
        for k, one in enumerate(households[:8], start=1)
    ]
    found = part(equity([area(households, decided)], TODAY), "", EVERYBODY)
    assert (found.count, found.placed) == (20, 8)
    # Told as ten of twenty.
    assert found.share == pytest.approx((0.5, 0.2993, 0.7007), abs=5e-5)
    assert found.until is not None
    assert found.until.median == (45, 10, 80)
    assert found.still is not None
    assert found.still.median == (86.5, 83, 90)
    assert found.fit == (64.5, 61, 68)


def test_share_within_a_month_counts_who_waits_shorter_until_then() -> None:
    fresh = waiting(10, "K", registered=days_ago(15))
    placed = waiting(10)
    decided = [matched(one, one.registered + timedelta(days=20)) for one in placed[:5]]
    found = part(equity([area([*placed, *fresh], decided)], TODAY), "", EVERYBODY)
    assert found.share is not None
    assert found.within[0] is not None
    assert (found.share.value, found.within[0].value) == (0.25, 0.5)


def test_households_that_were_placed_before_the_year_are_left_out() -> None:
    households = waiting(12, registered=days_ago(500))
    decided = [matched(one, days_ago(400)) for one in households[:6]]
    found = part(equity([area(households, decided)], TODAY), "", EVERYBODY)
    assert (found.count, found.placed) == (6, None)


def test_wait_from_before_the_year_is_told_whole() -> None:
    found = part(equity([area(waiting(8, registered=days_ago(500)))], TODAY), "", EVERYBODY)
    assert found.still is not None
    assert found.still.median.value == 500


def test_matches_after_the_day_are_not_there_yet() -> None:
    households = waiting(12)
    decided = [matched(one, days_ago(2)) for one in households]
    found = part(equity([area(households, decided)], days_ago(3)), "", EVERYBODY)
    assert (found.count, found.placed) == (12, None)


def test_household_is_placed_on_the_day_of_its_first_match() -> None:
    households = waiting(8, registered=days_ago(100))
    again = [
        {**matched(one, days_ago(20)), "id": f"{one.id}-K0000000:1", "over": f"{one.id}-K0000000"}
        for one in households
    ]
    first = [matched(one, days_ago(60)) for one in households]
    found = part(equity([area(households, [*again, *first])], TODAY), "", EVERYBODY)
    assert found.until is not None
    assert found.until.median.value == 40


def stopped() -> tuple[Area, Area]:
    """Ten placed on their twentieth day, ten who wait, twenty who stopped on their 25th.

    First as it is when nobody noted that day, then when a run remembered it.
    """
    placed, still = waiting(10), waiting(10, "K")
    gone = waiting(20, "M", registered=days_ago(100), standing=Standing.STOPPED)
    decided = [matched(one, one.registered + timedelta(days=20)) for one in placed]
    unnoted, before = area([*placed, *still, *gone], decided), snapshot(Besluiten=decided)
    seen = memory_changes(before.tables["Besluiten"], {}, gone, "r", days_ago(75))
    return unnoted, replace(unnoted, decided=after(before, seen).tables["Besluiten"])


def test_who_stopped_is_followed_until_that_was_seen() -> None:
    found = [part(equity([one], TODAY), "", EVERYBODY) for one in stopped()]
    # On the twentieth day ten of twenty, or ten of forty when the others were still there.
    assert [one.within[0].value for one in found if one.within[0]] == [0.5, 0.25]
    assert [one.count for one in found] == [40, 40]


def test_who_stopped_does_not_wait_now() -> None:
    found = [part(equity([one], TODAY), "", EVERYBODY) for one in stopped()]
    assert [one.still.median.value for one in found if one.still] == [95.5, 95.5]


def test_fit_is_what_the_match_was_remembered_with() -> None:
    households = waiting(8)
    decided = [matched(one, days_ago(1), "90 71 60") for one in households]
    rows = [
        {"id": f"{one.id}-G{one.id[1:]}", "past voor huishouden": 50, "past voor sponsor": 40}
        for one in households
    ]
    proposals = table("Voorstellen", *rows)
    unsaid = [matched(one, days_ago(1)) for one in households]
    fits = [
        part(equity([area(households, lines_of, proposals=proposals)], TODAY), "", EVERYBODY).fit
        for lines_of in (decided, unsaid)
    ]
    assert [fit.value for fit in fits if fit] == [71, 50]


def test_household_stands_in_every_part_that_it_is_of() -> None:
    both = waiting(6, languages=frozenset({"ar", "ti"}), adults=(1, 0, 0, 1), children=2)
    found = equity([area(both)], TODAY)
    assert labels(found, "taal") == ["Arabisch", "Tigrinya"]
    assert labels(found, "leeftijd") == ["18 tot en met 29", "60 en ouder"]
    assert (labels(found, "grootte"), labels(found, "kinderen")) == (["3 of 4 mensen"], ["ja"])


def test_composition_is_told_of_sponsors_only() -> None:
    groups = [group(f"G{k:07d}", composition="women") for k in range(6)]
    found = equity([area(waiting(6), sponsors=groups)], TODAY)
    assert labels(found, "samenstelling") == ["alleen vrouwen"]
    assert any("wordt niet gevraagd" in sentence for sentence in findings(found))


def test_order_of_rows_changes_nothing() -> None:
    households, decided = people(5, 150)
    shuffled = random.Random(6)
    found = equity([area(households, decided)], TODAY)
    again = area(
        shuffled.sample(households, len(households)), shuffled.sample(decided, len(decided))
    )
    assert equity([again], TODAY) == found


def test_counts_of_areas_add_up() -> None:
    here, there = area(*people(7, 80)), area(*people(8, 90, prefix="K"))
    both, one, other = (_counts(areas) for areas in ([here, there], [here], [there]))
    shared = one.keys() & other.keys()
    assert len(shared) > 10
    assert {key: both[key] for key in shared} == {key: one[key] + other[key] for key in shared}


def _counts(areas: Sequence[Area]) -> dict[tuple[str, str, str], int]:
    return {(one.division, one.of, one.label): one.count for one in equity(areas, TODAY).parts}


def test_another_area_changes_no_figure_of_a_part_that_it_has_not() -> None:
    here, there = area(*people(7, 80)), area(waiting(30, "K", languages=frozenset({"pl"})))
    alone, beside = (
        part(equity(areas, TODAY), "taal", "Tigrinya") for areas in ([here], [here, there])
    )
    # The others are more, so what they give is another: no more than that.
    others = replace(beside, expected=alone.expected, placing=alone.placing, fitting=alone.fitting)
    assert others == alone


# --- nobody can be recognised -------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4, 5, 7, 12, 30])
@pytest.mark.parametrize("seed", range(6))
def test_no_figure_rests_on_fewer_than_five(seed: int, count: int) -> None:
    households, decided = people(seed, count)
    for one in equity([area(households, decided)], TODAY).parts:
        assert one.count >= FEWEST
        assert one.placed is None or one.placed >= FEWEST
        assert one.share is None or one.placed is not None
        assert one.share is None or one.count - (one.placed or 0) >= FEWEST


def told(count: int, placed: int, **answers: Any) -> tuple[list[Household], list[Cells]]:
    """So many households of whom so many were placed, all alike besides."""
    one = household("H0000000", registered=days_ago(100), **answers)
    found = [replace(one, id=f"H{k:07d}") for k in range(count)]
    return found, [matched(each, days_ago(80), "1 70 70") for each in found[:placed]]


def report(households: Sequence[Household], decided: Sequence[Cells]) -> str:
    found = equity([area(households, decided)], TODAY)
    return "\n".join(lines(found))


def test_exact_counts_cannot_be_told_from_the_report() -> None:
    """Of every report there is, of so few, at least two numbers placed and two in all give it."""
    counts: dict[str, list[tuple[int, int]]] = {}
    for count in range(38):
        for placed in range(count + 1):
            counts.setdefault(report(*told(count, placed)), []).append((count, placed))
    for same in counts.values():
        whole = {count for count, _ in same}
        # The last window is cut off by the range above.
        assert max(whole) > 32 or (len(whole) > 1 and len({placed for _, placed in same}) > 1)


@pytest.mark.parametrize("placed", [0, 3, 12])
def test_who_is_in_a_hidden_part_cannot_be_told_from_the_others(placed: int) -> None:
    """Of thirty, one to four have no children, placed or not."""
    households, decided = told(30, placed, adults=(0, 1, 0, 0))
    reports = {
        report(
            [replace(one, children=0 if k in own else 2) for k, one in enumerate(households)],
            decided,
        )
        for hidden in range(1, 5)
        for own in ({*range(hidden)}, {*range(30 - hidden, 30)})
    }
    assert len(reports) == 1


def test_hidden_parts_are_never_fewer_than_five_together() -> None:
    households, _ = told(40, 0)
    sizes = [1] * 2 + [2] * 2 + [3] * 16 + [6] * 20
    people_of = [
        replace(one, adults=(0,) * 4, people=size)
        for one, size in zip(households, sizes, strict=True)
    ]
    found = equity([area(people_of)], TODAY)
    assert labels(found, "grootte") == ["5 mensen of meer"]


def test_share_that_is_hidden_alone_takes_another_with_it() -> None:
    households, decided = told(40, 14, adults=(0, 1, 0, 0))
    # Of the first 20 with children 10 are placed, of the others 4.
    mixed = [
        replace(one, children=2 if k < 10 or 14 <= k < 24 else 0)
        for k, one in enumerate(households)
    ]
    parts = [
        one for one in equity([area(mixed, decided)], TODAY).parts if one.division == "kinderen"
    ]
    assert [(one.count, one.placed, one.share) for one in parts] == [(20, None, None)] * 2


def test_four_households_are_not_told_of() -> None:
    found = equity([area(waiting(4))], TODAY)
    assert not found.parts
    assert "te weinig om iets te zeggen" in " ".join(lines(found))


def test_days_of_four_who_were_placed_are_not_told() -> None:
    households = waiting(30)
    decided = [matched(one, TODAY, "80 80 80") for one in households[:4]]
    found = part(equity([area(households, decided)], TODAY), "", EVERYBODY)
    assert (found.placed, found.share, found.until, found.fit) == (None, None, None, None)


def test_longest_days_leave_five_who_wait_longer() -> None:
    found = part(equity([area(waiting(40))], TODAY), "", EVERYBODY)
    # Of 61 … 100 days a quarter, ten, wait longer than 90; of the last tenth there are but four.
    assert found.still is not None
    assert found.still.tail == ("1 op 4", 90)


def test_no_code_stands_in_the_report() -> None:
    households, decided = people(9, 200, slow=3)
    found = equity([area(households, decided)], TODAY)
    text = "\n".join(lines(found))
    assert not re.search(r"[HG]\d{7}", text)


# --- who was passed over ------------------------------------------------------------------------


def test_rules_of_the_last_run_are_counted() -> None:
    elsewhere = [newcomer(f"H000000{k}", stad="Haarlem") for k in range(1, 7)]
    after_run = ran(area_of_a_run(elsewhere))
    tables = after_run.tables
    found = equity(
        [
            area(
                waiting(8),
                decided=[row.cells for row in tables["Besluiten"].rows],
                unplaced=tables["Niet gekoppeld"],
                log=tables["Logboek"],
            )
        ],
        TODAY,
    )
    assert ("", "", "in een andere stad", 6) in {
        (one.round, one.part, one.rule, one.households) for one in found.passed
    }
    assert (found.runs, list(found.unplaced.values())) == (1, [6])


@pytest.mark.parametrize("words", RULES.values())
def test_every_rule_is_known_by_its_words(words: str) -> None:
    rows = [{"id": f"H{k:07d}", "waarom niet": f"2 van de 3: {words}."} for k in range(5)]
    found = equity([area(waiting(5), unplaced=table("Niet gekoppeld", *rows))], TODAY)
    assert [one.rule for one in found.passed if not one.part] == [words]


def test_who_is_not_ready_is_counted_as_such() -> None:
    unready = [newcomer(f"H000000{k}", gesprek="nee") for k in range(1, 6)]
    unplaced = ran(area_of_a_run(unready)).tables["Niet gekoppeld"]
    found = equity([area(waiting(8), unplaced=unplaced)], TODAY)
    assert [(one.rule, one.households) for one in found.passed if not one.part] == [
        ("nog niet klaar", 5)
    ]


def test_that_nobody_is_ready_is_counted_as_such() -> None:
    alone = ran(area_of_a_run([newcomer(f"H000000{k}") for k in range(1, 6)], [])).tables
    found = equity([area(waiting(8), unplaced=alone["Niet gekoppeld"])], TODAY)
    assert [one.rule for one in found.passed if not one.part] == ["er is nog geen groep klaar"]


def test_rule_is_told_of_each_part_that_has_five() -> None:
    rows = [{"id": f"H{k:07d}", "waarom niet": "3 van de 3: in een andere stad."} for k in range(6)]
    households = [
        *waiting(5, languages=frozenset({"ti"})),
        household("H0000005", languages=frozenset({"ar"})),
    ]
    found = equity([area(households, unplaced=table("Niet gekoppeld", *rows))], TODAY)
    parts = {one.part: one.households for one in found.passed}
    assert parts[""] == 6
    assert parts["taal «Tigrinya»"] == 5
    assert "taal «Arabisch»" not in parts


def test_remembered_rules_are_counted_by_round() -> None:
    before = snapshot()
    passed = {f"H{k:07d}": {"language", "capacity"} for k in range(6)}
    passed["H0000000"] = {"capacity"}
    changes = memory_changes(before.tables["Besluiten"], passed, [], "2026-11", TODAY)
    decided = after(before, changes).tables["Besluiten"]
    found = equity([replace(area(waiting(6)), decided=decided)], TODAY)
    assert {(one.round, one.rule, one.households) for one in found.passed} == {
        ("2026-11", RULES["language"], 5),
        ("2026-11", "is nodig voor een ander huishouden", 6),
    }


def test_sensitive_rule_is_remembered_as_not_fitting() -> None:
    passed = {"H0000001": {"women_only"}, "H0000002": {"fit"}}
    changes = memory_changes(table("Besluiten"), passed, [], "r", TODAY)
    assert {row.cells["waarde"] for row in _rows(changes)} == {"fit"}


def test_second_run_remembers_nothing_more() -> None:
    before = snapshot()
    gone = waiting(2, "K", standing=Standing.STOPPED)
    passed = {"H0000001": {"language"}}
    once = after(before, memory_changes(before.tables["Besluiten"], passed, gone, "r", TODAY))
    later = TODAY + timedelta(days=1)
    assert memory_changes(once.tables["Besluiten"], passed, gone, "r", later) == []


def test_who_takes_part_again_and_stops_again_stopped_the_last_time() -> None:
    tables, one = snapshot(), household("H0000001", standing=Standing.STOPPED)
    again = replace(one, standing=Standing.ACTIVE)
    for day, record in ((30, one), (20, again), (10, one)):
        decided = tables.tables["Besluiten"]
        tables = after(tables, memory_changes(decided, {}, [record], "r", days_ago(day)))
    rows = tables.tables["Besluiten"].rows
    assert [row.cells["gezien op"] for row in rows] == [str(days_ago(10))]


def _rows(changes: Sequence[Any]) -> list[Any]:
    return list(after(snapshot(), changes).tables["Besluiten"].rows)


def test_noes_are_counted_by_who_said_them() -> None:
    households = waiting(6)
    noes = [
        {
            "id": f"{one.id}-G0000000:1",
            "over": f"{one.id}-G0000000",
            "soort": "antwoord sponsor",
            "waarde": "nee",
            "gezien op": days_ago(9),
        }
        for one in households
    ]
    found = equity([area(households, [*noes, {**noes[0], "id": "x:2"}])], TODAY)
    assert found.said_no == {"de sponsor": 6}


# --- on screen ----------------------------------------------------------------------------------


def test_finding_says_how_many_and_how_many_an_equal_chance_would_give() -> None:
    found = equity([area(*people(1, 300, slow=3))], TODAY)
    assert next(findings(found)) == (
        "Taal «Tigrinya»: minder vaak of later gekoppeld dan de anderen. Gekoppeld: ongeveer 20. "
        "Met dezelfde kans als iedereen zouden het er ongeveer 60 zijn."
    )


def test_counts_on_screen_are_rounded_to_five() -> None:
    found = equity([area(*people(2, 118))], TODAY)
    assert all(int(_cells(part)["aantal"]) % 5 == 0 for part in found.parts)


def test_lines_fit_the_screen() -> None:
    found = equity([area(*people(2, 300, slow=3))], TODAY)
    assert max(map(len, lines(found))) <= WIDTH


# --- the command --------------------------------------------------------------------------------


def run(*words: str | Path) -> tuple[int, str]:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        app(args=["equity", "--workbook", *map(str, words)], prog_name="matcher")
    return int(ended.value.code or 0), said.getvalue()


def test_command_reports_on_every_workbook_that_can_be_read(tmp_path: Path) -> None:
    setup_local(tmp_path, ["haarlem", "rotterdam"])
    code, said = run(tmp_path, "--today", "2026-11-22")
    assert (code, said.splitlines()) == (
        0,
        [
            "Gelijke kansen, 2025-11-22 tot en met 2026-11-22, alle werkgebieden samen.",
            "Er zijn minder dan 5 huishoudens. Dat is te weinig om iets te zeggen.",
        ],
    )
    (tmp_path / "haarlem.xlsx").write_text("geen werkmap")
    code, said = run(tmp_path)
    assert (code, "haarlem.xlsx" in said, "Gelijke kansen" in said) == (1, True, True)


def test_command_says_what_is_no_day(tmp_path: Path) -> None:
    setup_local(tmp_path, [])
    assert run(tmp_path, "--today", "morgen")[0] == 1


@pytest.mark.parametrize(
    ("days", "said"), [((0.0, 0.0, 266.0), "0 (0-270)"), ((43, 31, 58), "40 (30-60)")]
)
def test_days_are_told_in_steps_that_are_nobodys_own(
    days: tuple[float, float, float], said: str
) -> None:
    assert _middle(Days(Estimate(*days), None)) == said


def test_overzicht_names_the_part_that_is_placed_less_often() -> None:
    told = overview_rows(equity([area(*people(1, 300, slow=3))], TODAY))
    (row,) = [one for one in told if "Tigrinya" in str(one["wat"])]
    assert "minder vaak of later gekoppeld" in str(row["toelichting"])


def test_overzicht_says_that_too_few_are_too_few() -> None:
    told = overview_rows(equity([area(waiting(3), [])], TODAY))
    assert [row["toelichting"] for row in told] == [
        "Er zijn te weinig huishoudens om iets te zeggen."
    ]
