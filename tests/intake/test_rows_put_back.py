"""A row that somebody deleted comes back alike in every tab: answers and standing, no ticks."""

from __future__ import annotations

import pytest

from intake.kinds import KINDS, Kind
from intake.tabs import tab
from intake.workbook import Snapshot
from tests.browser.filling import ANSWERS
from tests.intake.paper import deleted, pulled, rows, sent, typed, workbook


def comes_back(kind: Kind) -> tuple[dict[str, str], dict[str, str]]:
    """The row with every tick on yes and a standing, and as it comes back when it was deleted."""
    given = [one.header for one in tab(kind.tab).columns if one.header in (*kind.ticks, "zaaklink")]
    cells = {header.replace(" ", "_"): "ja" for header in given}
    first = pulled(workbook(sent(kind.form, ANSWERS[kind.form])))
    once = pulled(typed(first, kind.tab, **cells, stand="pauze"))
    (before,), (after,) = (_only(found, kind) for found in (once, pulled(deleted(once, kind.tab))))
    return before, after


def _only(snapshot: Snapshot, kind: Kind) -> list[dict[str, str]]:
    return [dict(row) for row in rows(snapshot, kind.tab)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.tab)
def test_row_comes_back_with_answers_and_standing_and_without_ticks(kind: Kind) -> None:
    before, after = comes_back(kind)
    lost = {header for header, text in before.items() if text and not after[header]}
    assert lost == {*kind.ticks, *({"zaaklink"} & before.keys())}
    assert (after["id"], after["stand"]) == (before["id"], "pauze")
