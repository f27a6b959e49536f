"""Charts and the red rule in ``Overzicht`` at Google: made once, and people's after that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from intake.google import sign_in
from intake.tabs import OVERVIEW, STALE_SIGN, TODAY
from intake.workbook import Append
from tests.online import Online, environment, surroundings

Json = dict[str, Any]


def setup(online: Online) -> list[str]:
    said, failures = online.workbooks().setup([])
    assert failures == []
    return said


def person(online: Online, *actions: Json) -> None:
    online.sheets.person(online.ids["rotterdam"], *actions)
    assert online.sheets.person_failures == []


def requests(online: Online, *requests: Json) -> None:
    person(online, {"requests": [*requests]})


def sheets(online: Online, tab: str = OVERVIEW.name) -> Json:
    """What Google tells of a tab, but its cells."""
    fields = "namedRanges,sheets(properties,charts,conditionalFormats)"
    with environment(surroundings(online.sheets)):
        client = sign_in().client
    answer = client.fetch_sheet_metadata(online.ids["rotterdam"], {"fields": fields})
    return next(s for s in answer["sheets"] if s["properties"]["title"] == tab)


def charts(online: Online) -> list[Json]:
    found: list[Json] = sheets(online).get("charts", [])
    return found


def looked_at(chart: Json) -> Iterator[tuple[int, ...]]:
    """The cells of the labels and of the numbers: first and last row, first and last column."""
    basic = chart["spec"]["basicChart"]
    for part in (basic["domains"][0]["domain"], basic["series"][0]["series"]):
        (cells,) = part["sourceRange"]["sources"]
        edges = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
        yield tuple(cells.get(edge, 0) for edge in edges)


def without_charts(online: Online) -> None:
    """As a workbook was before there were any charts."""
    id = online.ids["rotterdam"]
    with environment(surroundings(online.sheets)):
        named = sign_in().client.fetch_sheet_metadata(id, {"fields": "namedRanges"})["namedRanges"]
    requests(
        online,
        *({"deleteEmbeddedObject": {"objectId": chart["chartId"]}} for chart in charts(online)),
        *(
            {"deleteNamedRange": {"namedRangeId": one["namedRangeId"]}}
            for one in named
            if one["name"].startswith("grafiek")
        ),
    )


MADE = "rotterdam, Overzicht: de grafieken zijn gemaakt."


def test_each_chart_looks_at_its_own_rows(online: Online) -> None:
    wanted = [
        [(c.row - 1, c.last_row, 0, 1), (c.row - 1, c.last_row, 1, 2)] for c in OVERVIEW.charts
    ]
    assert [list(looked_at(chart)) for chart in charts(online)] == wanted


def test_charts_hang_beside_the_columns_and_not_over_each_other(online: Online) -> None:
    over = [chart["position"]["overlayPosition"] for chart in charts(online)]
    assert {one["anchorCell"]["columnIndex"] for one in over} == {len(OVERVIEW.columns) + 1}
    rows = [one["anchorCell"]["rowIndex"] for one in over]
    # A row of Google's is 21 dots high.
    assert all((below - row) * 21 >= over[0]["heightPixels"] for row, below in pairwise(rows))


def test_setting_up_again_makes_no_chart(online: Online) -> None:
    before = charts(online)
    assert setup(online) == []
    assert charts(online) == before


def test_chart_that_somebody_took_away_stays_away(online: Online) -> None:
    first, *others = charts(online)
    requests(online, {"deleteEmbeddedObject": {"objectId": first["chartId"]}})
    assert setup(online) == []
    assert charts(online) == others


def test_chart_that_somebody_changed_stays_so(online: Online) -> None:
    first, *others = charts(online)
    spec = {**first["spec"], "title": "Van ons", "backgroundColor": {"red": 1}}
    requests(online, {"updateChartSpec": {"chartId": first["chartId"], "spec": spec}})
    assert setup(online) == []
    assert [chart["spec"]["title"] for chart in charts(online)] == [
        "Van ons",
        *(chart["spec"]["title"] for chart in others),
    ]


def test_older_workbook_gets_the_charts(online: Online) -> None:
    before = [list(looked_at(chart)) for chart in charts(online)]
    without_charts(online)
    assert setup(online) == [MADE]
    assert [list(looked_at(chart)) for chart in charts(online)] == before


def test_older_workbook_whose_tab_is_too_small_gets_them_too(online: Online) -> None:
    without_charts(online)
    id = sheets(online)["properties"]["sheetId"]
    small = {"rowCount": 12, "columnCount": len(OVERVIEW.columns)}
    properties = {"sheetId": id, "gridProperties": small}
    fields = "gridProperties(rowCount,columnCount)"
    requests(online, {"updateSheetProperties": {"properties": properties, "fields": fields}})
    assert setup(online) == [MADE]
    assert len(charts(online)) == len(OVERVIEW.charts)


def test_tab_that_somebody_removed_comes_back_with_its_charts(online: Online) -> None:
    before = [list(looked_at(chart)) for chart in charts(online)]
    person(online, {"delete_tab": OVERVIEW.name})
    assert setup(online) == ["rotterdam: het tabblad «Overzicht» is gemaakt."]
    assert [list(looked_at(chart)) for chart in charts(online)] == before


@pytest.mark.parametrize("tab", [OVERVIEW, TODAY], ids=lambda tab: tab.name)
def test_rule_on_a_run_that_did_not_come_is_there_once(online: Online, tab: Any) -> None:
    setup(online)
    rules = sheets(online, tab.name)["conditionalFormats"]
    (rule,) = (rule for rule in rules if STALE_SIGN in str(rule))
    assert [(one.get("startRowIndex", 0), one["endRowIndex"]) for one in rule["ranges"]] == [
        (tab.stale.row - 1, tab.stale.row)
    ]


def test_rule_that_somebody_took_away_comes_back(online: Online) -> None:
    rules = sheets(online)["conditionalFormats"]
    place = next(i for i, rule in enumerate(rules) if STALE_SIGN in str(rule))
    id = sheets(online)["properties"]["sheetId"]
    requests(online, {"deleteConditionalFormatRule": {"sheetId": id, "index": place}})
    assert setup(online) == ["rotterdam, Overzicht: een te oude dag kleurt weer rood."]
    assert setup(online) == []


def test_workbook_is_written_after_the_tab_of_the_version_was_removed(online: Online) -> None:
    """Where the version stands is removed with it, and its name stays taken."""
    person(online, {"delete_tab": standing(online)})
    with online.workbooks().opened("rotterdam", online.ids["rotterdam"]) as workbook:
        workbook.read()
        workbook.apply([Append("Nieuwkomers", {"id": "A"})])
    assert online.sheets.grid(online.ids["rotterdam"], "Nieuwkomers")[1][0] == "A"


def standing(online: Online) -> str:
    """The tab in which the version stands."""
    with environment(surroundings(online.sheets)):
        answer = sign_in().client.fetch_sheet_metadata(
            online.ids["rotterdam"], {"fields": "namedRanges,sheets.properties"}
        )
    (named,) = (one for one in answer["namedRanges"] if one["name"].startswith("samen_hier"))
    id = named["range"].get("sheetId", 0)
    (sheet,) = (s for s in answer["sheets"] if s["properties"]["sheetId"] == id)
    return str(sheet["properties"]["title"])
