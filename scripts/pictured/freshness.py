"""What the pictures were made of: kept beside them, so that a test sees when one is stale.

Pixels differ between machines; the columns, colours and people of which a picture is made do not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from intake import palette
from intake.tabs import Column, tab
from pictured.story import SEED
from pictured.views import VIEWS, View

KEPT = Path(__file__).parent / "made_of.json"

MadeOf = Mapping[str, object]


def made_of() -> MadeOf:
    """By picture what it shows of the workbook, beside what all have in common."""
    colours = {name: value for name, value in vars(palette).items() if name.isupper()}
    return {"seed": SEED, "colours": colours, "pictures": {one.name: _of(one) for one in VIEWS}}


def _of(view: View) -> MadeOf:
    shown = tab(view.tab)
    return {
        "view": asdict(view),
        "columns": [_told(one) for one in shown.columns if one.header in view.columns],
        "charts": [] if view.columns else [asdict(one) for one in shown.charts],
    }


def _told(column: Column) -> MadeOf:
    return {name: value for name, value in asdict(column).items() if value}


def stale_pictures() -> list[str]:
    """The pictures that are made of something else now, or were never made; sorted."""
    now, then = _plain(made_of()), json.loads(KEPT.read_text(encoding="utf-8"))
    names = now["pictures"].keys() | then["pictures"].keys()
    if any(now[common] != then[common] for common in ("seed", "colours")):
        return sorted(names)
    return sorted(name for name in names if now["pictures"].get(name) != then["pictures"].get(name))


def write_made_of(found: MadeOf) -> None:
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True)
    KEPT.write_text(text + "\n", encoding="utf-8")


def _plain(found: MadeOf) -> dict[str, dict[str, object]]:
    """As it comes back from the file."""
    plain: dict[str, dict[str, object]] = json.loads(json.dumps(found))
    return plain
