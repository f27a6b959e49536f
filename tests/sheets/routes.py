"""The routes of the API: which function answers which method and path."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote

from tests.sheets import batch, batch_cells, batch_objects, batch_structure, values
from tests.sheets.errors import forbidden
from tests.sheets.masks import answer_mask
from tests.sheets.rendering import Asked, dumped, rendered
from tests.sheets.schema import checked
from tests.sheets.spreadsheet import Spreadsheet

Json = dict[str, Any]
Query = dict[str, list[str]]

# Importing these modules fills the table of request kinds.
REQUEST_MODULES = (batch_cells, batch_objects, batch_structure)


@dataclass(frozen=True)
class Call:
    """One call that reached its route; a writing one has a spreadsheet of its own to change."""

    spreadsheet: Spreadsheet
    account: str
    query: Query
    body: Json
    today: date
    range: str = ""

    def writer(self, option: str) -> values.Writer:
        return values.Writer(self.spreadsheet, self.account, option, self.today)


@dataclass(frozen=True)
class Route:
    """``metric`` is the quota it counts for; ``message`` is what its body must be."""

    method: str
    path: re.Pattern[str]
    metric: str
    message: str | None
    answer: Callable[[Call], str]


def _get(call: Call) -> str:
    fields = values.first(call.query, "fields")
    asked = Asked(
        call.query.get("ranges", ()),
        grid_data=values.first(call.query, "includeGridData") in ("true", "True"),
        mask=answer_mask("Spreadsheet", fields) if fields else None,
    )
    return rendered(call.spreadsheet, asked, call.account)


def _batch_update(call: Call) -> str:
    replies = batch.apply(call.spreadsheet, call.account, call.body.get("requests", []))
    answer = batch.answer(call.spreadsheet, call.account, call.body, replies)
    updated = answer.pop("updatedSpreadsheet", None)
    text = dumped(answer)
    return text if updated is None else f'{text[:-1]},"updatedSpreadsheet":{updated}}}'


def _refused_create(_call: Call) -> str:
    raise forbidden("The user's Drive storage quota has been exceeded.")


def _json(function: Callable[[Call], Json]) -> Callable[[Call], str]:
    return lambda call: dumped(function(call))


_ID = r"/v4/spreadsheets/(?P<id>[^/:]+)"


def _route(
    method: str, path: str, metric: str, message: str | None, answer: Callable[[Call], str]
) -> Route:
    return Route(method, re.compile(path), metric, message, answer)


ROUTES = (
    _route("GET", _ID, "Read", None, _get),
    _route("POST", _ID + ":batchUpdate", "Write", "BatchUpdate", _batch_update),
    _route(
        "GET",
        _ID + "/values:batchGet",
        "Read",
        None,
        _json(lambda call: values.batch_get(call.spreadsheet, call.query)),
    ),
    _route(
        "POST",
        _ID + "/values:batchUpdate",
        "Write",
        "BatchValues",
        _json(lambda call: values.batch_update(call.writer, call.body)),
    ),
    _route(
        "POST",
        _ID + "/values:batchClear",
        "Write",
        "BatchClear",
        _json(lambda call: values.batch_clear(call.writer, call.body)),
    ),
    _route(
        "POST",
        _ID + "/values/(?P<range>.+):append",
        "Write",
        "ValueRange",
        _json(lambda call: values.append(call.writer, call.range, call.query, call.body)),
    ),
    _route(
        "POST",
        _ID + "/values/(?P<range>.+):clear",
        "Write",
        "Clear",
        _json(lambda call: values.clear(call.writer, call.range)),
    ),
    _route(
        "PUT",
        _ID + "/values/(?P<range>.+)",
        "Write",
        "ValueRange",
        _json(lambda call: values.update(call.writer, call.range, call.query, call.body)),
    ),
    _route(
        "GET",
        _ID + "/values/(?P<range>.+)",
        "Read",
        None,
        _json(lambda call: values.get(call.spreadsheet, call.range, call.query)),
    ),
    _route("POST", "/v4/spreadsheets", "Write", None, _refused_create),
)


def find(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a call and what its path names; None when there is none."""
    for route in ROUTES:
        found = route.path.fullmatch(path)
        if found and route.method == method:
            return route, {name: unquote(part) for name, part in found.groupdict().items()}
    return None


def body_of(route: Route, body: Any) -> Json:
    """The body as its message; values may be anything until they are looked at."""
    if route.message is None:
        return {}
    found: Json = checked(route.message, {} if body is None else body)
    return found
