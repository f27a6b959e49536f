"""The requests for what lies over the cells: protection, names, rules, filters, charts."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.sheets import protection
from tests.sheets.areas import Area, parse_area
from tests.sheets.batch import Batch, Json, request
from tests.sheets.charts import check_spec, placed
from tests.sheets.colours import in_both
from tests.sheets.errors import invalid, protected
from tests.sheets.masks import merged, update_mask
from tests.sheets.rendering import plain
from tests.sheets.sheet import Sheet


def _full_range(batch: Batch, grid_range: Json | None) -> tuple[Sheet, Json]:
    """The tab and the range with its sheetId; an area that is none is refused, open ends stay."""
    sheet, _ = batch.area(grid_range)
    area = Area.of(grid_range or {})
    open_range = {"sheetId": sheet.id, **(grid_range or {})}
    if area.bottom is not None and area.bottom > sheet.row_count:
        open_range["endRowIndex"] = sheet.row_count
    if area.right is not None and area.right > sheet.column_count:
        open_range["endColumnIndex"] = sheet.column_count
    return sheet, open_range


# -- named ranges ----------------------------------------------------------------------------------


@request("addNamedRange")
def add_named_range(batch: Batch, body: Json) -> Json:
    """An explicit id that is taken is refused: the nearest thing to a compare-and-set."""
    named = body.get("namedRange", {})
    id = named.get("namedRangeId") or str(batch.spreadsheet.new_id())
    if id in batch.spreadsheet.named:
        raise invalid(f'A named range with the id "{id}" already exists. Please enter another id.')
    _check_name(batch, named.get("name", ""), None)
    _, grid_range = _full_range(batch, named.get("range"))
    added = {"namedRangeId": id, "name": named["name"], "range": grid_range}
    batch.spreadsheet.named[id] = added
    return {"namedRange": plain(added)}


def _check_name(batch: Batch, name: str, own: str | None) -> None:
    """Letters, digits and _, no cell or boolean, at most 250 characters, and no other's name."""
    good = re.fullmatch(r"[A-Za-z_À-ɏ][\w]{0,249}", name)
    if not good or parse_area(name) or name.upper() in ("TRUE", "FALSE") or _is_r1c1(name):
        raise invalid(f'Invalid name: "{name}"')
    taken = {n["name"].casefold() for id, n in batch.spreadsheet.named.items() if id != own}
    if name.casefold() in taken | batch.spreadsheet.lost:
        raise invalid(
            f"Cannot add named range with name: {name}, a named range with that name already "
            "exists."
        )


def _is_r1c1(name: str) -> bool:
    return bool(re.fullmatch(r"[Rr]\d+[Cc]\d+", name))


@request("updateNamedRange")
def update_named_range(batch: Batch, body: Json) -> None:
    wanted = body.get("namedRange", {})
    mask = update_mask("NamedRange", body.get("fields", ""))
    old = _named(batch, wanted.get("namedRangeId", ""))
    new = merged(old, wanted, mask) or {}
    _check_name(batch, new.get("name", ""), old["namedRangeId"])
    _, grid_range = _full_range(batch, new.get("range"))
    id = old["namedRangeId"]
    batch.spreadsheet.named[id] = {"namedRangeId": id, "name": new["name"], "range": grid_range}


@request("deleteNamedRange")
def delete_named_range(batch: Batch, body: Json) -> None:
    del batch.spreadsheet.named[_named(batch, body.get("namedRangeId", ""))["namedRangeId"]]


def _named(batch: Batch, id: str) -> Json:
    if id not in batch.spreadsheet.named:
        raise invalid(f"Cannot find named range with id: {id}")
    return batch.spreadsheet.named[id]


# -- protected ranges ------------------------------------------------------------------------------


@request("addProtectedRange")
def add_protected_range(batch: Batch, body: Json) -> Json:
    """Whoever adds it is among its editors, and so is the owner, always."""
    wanted = body.get("protectedRange", {})
    sheet, grid_range = _full_range(batch, _protected_range(batch, wanted))
    id = wanted.get("protectedRangeId") or batch.spreadsheet.new_id()
    if any(p["protectedRangeId"] == id for s in batch.spreadsheet.sheets for p in s.protected):
        raise invalid(f"A protected range with the id {id} already exists.")
    added = {**wanted, "protectedRangeId": id, "range": grid_range}
    added["unprotectedRanges"] = [
        _full_range(batch, part)[1] for part in wanted.get("unprotectedRanges", [])
    ]
    added.pop("requestingUserCanEdit", None)
    added["editors"] = _editors(batch, wanted.get("editors", {}))
    sheet.protected = [*sheet.protected, added]
    return {"protectedRange": plain(_echoed(added, wanted))}


def _protected_range(batch: Batch, wanted: Json) -> Json | None:
    if "namedRangeId" in wanted:
        found: Json = _named(batch, wanted["namedRangeId"])["range"]
        return found
    return wanted.get("range")


def _editors(batch: Batch, wanted: Json) -> Json:
    users = {user.casefold(): user for user in wanted.get("users", [])}
    for always in (batch.spreadsheet.owner, batch.account):
        users.setdefault(always.casefold(), always)
    return {**wanted, "users": list(users.values())}


def _echoed(added: Json, wanted: Json) -> Json:
    """The reply shows the editors as they were asked for; a get shows who they became."""
    first = {"protectedRangeId": added["protectedRangeId"], "range": added["range"]}
    return {**first, **added, "requestingUserCanEdit": True, "editors": wanted.get("editors", {})}


@request("updateProtectedRange")
def update_protected_range(batch: Batch, body: Json) -> None:
    wanted = body.get("protectedRange", {})
    mask = update_mask("ProtectedRange", body.get("fields", ""))
    sheet, old = _protection(batch, wanted.get("protectedRangeId", 0))
    new = merged(old, wanted, mask) or {}
    _, new["range"] = _full_range(batch, new.get("range"))
    new["protectedRangeId"] = old["protectedRangeId"]
    new["editors"] = _editors(batch, new.get("editors", {}))
    sheet.protected = [new if p is old else p for p in sheet.protected]


@request("deleteProtectedRange")
def delete_protected_range(batch: Batch, body: Json) -> None:
    sheet, old = _protection(batch, body.get("protectedRangeId", 0))
    sheet.protected = [p for p in sheet.protected if p is not old]


def _protection(batch: Batch, id: int) -> tuple[Sheet, Json]:
    for sheet in batch.spreadsheet.sheets:
        for found in sheet.protected:
            if found["protectedRangeId"] == id:
                if not protection.may_edit(found, batch.account, batch.spreadsheet):
                    raise protected()
                return sheet, found
    raise invalid(f"No protected range with id: {id}")


# -- conditional formats ---------------------------------------------------------------------------


@request("addConditionalFormatRule")
def add_conditional_format_rule(batch: Batch, body: Json) -> None:
    rule = _rule(batch, body.get("rule"))
    sheet = batch.spreadsheet.sheet(rule["ranges"][0]["sheetId"])
    index = body.get("index", 0)
    if index > len(sheet.conditional):
        raise invalid(f"No conditional format at index: {index}")
    sheet.conditional = [*sheet.conditional[:index], rule, *sheet.conditional[index:]]


def _rule(batch: Batch, rule: Json | None) -> Json:
    if not rule or not rule.get("ranges"):
        raise invalid("A conditional format rule must have at least one range.")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("A conditional format rule must be a boolean rule or a gradient rule.")
    ranges = [_full_range(batch, part)[1] for part in rule["ranges"]]
    if len({part["sheetId"] for part in ranges}) > 1:
        raise invalid("All ranges of a rule must be on the same sheet.")
    return in_both({**rule, "ranges": ranges})  # type: ignore[no-any-return]


def _checked_index(sheet: Sheet, index: int) -> int:
    if not 0 <= index < len(sheet.conditional):
        raise invalid(f"No conditional format on sheet: {sheet.id} at index: {index}")
    return index


@request("updateConditionalFormatRule")
def update_conditional_format_rule(batch: Batch, body: Json) -> Json:
    """Another rule in its place, or the same one in another."""
    if "rule" in body:
        rule = _rule(batch, body["rule"])
        sheet = batch.spreadsheet.sheet(rule["ranges"][0]["sheetId"])
        index = _checked_index(sheet, body.get("index", 0))
        old = sheet.conditional[index]
        sheet.conditional = [rule if r is old else r for r in sheet.conditional]
        return plain({"oldRule": old, "newRule": rule, "newIndex": index})  # type: ignore[no-any-return]
    sheet = batch.spreadsheet.sheet(body.get("sheetId", 0))
    index = _checked_index(sheet, body.get("index", 0))
    to = _checked_index(sheet, body.get("newIndex", 0))
    rules = list(sheet.conditional)
    rules.insert(to, rules.pop(index))
    sheet.conditional = rules
    return {"oldIndex": index, "newRule": plain(rules[to]), "newIndex": to}


@request("deleteConditionalFormatRule")
def delete_conditional_format_rule(batch: Batch, body: Json) -> Json:
    sheet = batch.spreadsheet.sheet(body.get("sheetId", 0))
    index = _checked_index(sheet, body.get("index", 0))
    old = sheet.conditional[index]
    sheet.conditional = [r for r in sheet.conditional if r is not old]
    return {"rule": plain(old)}


# -- filters and charts ----------------------------------------------------------------------------


@request("addFilterView")
def add_filter_view(batch: Batch, body: Json) -> Json:
    wanted = body.get("filter", {})
    sheet, grid_range = _full_range(batch, _protected_range(batch, wanted))
    id = wanted.get("filterViewId") or batch.spreadsheet.new_id()
    if any(f["filterViewId"] == id for s in batch.spreadsheet.sheets for f in s.filter_views):
        raise invalid(f"A filter view with the id {id} already exists.")
    number = sum(len(s.filter_views) for s in batch.spreadsheet.sheets) + 1
    title = wanted.get("title") or f"Filter {number}"
    if any(f["title"] == title for f in sheet.filter_views):
        raise invalid(f'A filter view with the name "{title}" already exists.')
    area = Area.of(grid_range).clipped(sheet.row_count, sheet.column_count)
    added = {**wanted, "filterViewId": id, "title": title, "range": area.grid_range(sheet.id)}
    sheet.filter_views = [*sheet.filter_views, added]
    return {"filter": plain(added)}


@request("updateFilterView")
def update_filter_view(batch: Batch, body: Json) -> None:
    wanted = body.get("filter", {})
    mask = update_mask("FilterView", body.get("fields", ""))
    sheet, old = _filter_view(batch, wanted.get("filterViewId", 0))
    new = merged(old, wanted, mask) or {}
    _, grid_range = _full_range(batch, new.get("range"))
    area = Area.of(grid_range).clipped(sheet.row_count, sheet.column_count)
    new = {**new, "filterViewId": old["filterViewId"], "range": area.grid_range(sheet.id)}
    sheet.filter_views = [new if f is old else f for f in sheet.filter_views]


@request("deleteFilterView")
def delete_filter_view(batch: Batch, body: Json) -> None:
    sheet, old = _filter_view(batch, body.get("filterId", 0))
    sheet.filter_views = [f for f in sheet.filter_views if f is not old]


def _filter_view(batch: Batch, id: int) -> tuple[Sheet, Json]:
    for sheet in batch.spreadsheet.sheets:
        for found in sheet.filter_views:
            if found["filterViewId"] == id:
                return sheet, found
    raise invalid(f"No filter view with id: {id}")


@request("setBasicFilter")
def set_basic_filter(batch: Batch, body: Json) -> None:
    wanted = body.get("filter", {})
    sheet, area = batch.area(wanted.get("range", {}))
    sheet.basic_filter = {**wanted, "range": area.grid_range(sheet.id)}


@request("clearBasicFilter")
def clear_basic_filter(batch: Batch, body: Json) -> None:
    batch.spreadsheet.sheet(body.get("sheetId", 0)).basic_filter = None


@request("addChart")
def add_chart(batch: Batch, body: Json) -> Json:
    """The chart as it is given, over the cells of a tab; a sheet of its own it cannot get here."""
    wanted = body.get("chart", {})
    check_spec(batch, wanted.get("spec", {}))
    sheet = placed(batch, wanted.get("position", {}))
    id = wanted.get("chartId") or batch.spreadsheet.new_id()
    if any(chart["chartId"] == id for s in batch.spreadsheet.sheets for chart in s.charts):
        raise invalid(f"An object with the id {id} already exists.")
    added = {**wanted, "chartId": id}
    sheet.charts = [*sheet.charts, added]
    return {"chart": plain(added)}


@request("updateChartSpec")
def update_chart_spec(batch: Batch, body: Json) -> None:
    check_spec(batch, body.get("spec", {}))

    def changed(chart: Json) -> Json:
        return {**chart, "spec": body.get("spec", {})}

    _change_chart(batch, body.get("chartId", 0), changed)


@request("deleteEmbeddedObject")
def delete_embedded_object(batch: Batch, body: Json) -> None:
    _change_chart(batch, body.get("objectId", 0), lambda chart: None)


def _change_chart(batch: Batch, id: int, change: Callable[[Json], Json | None]) -> None:
    for sheet in batch.spreadsheet.sheets:
        if any(chart["chartId"] == id for chart in sheet.charts):
            changed = [change(c) if c["chartId"] == id else c for c in sheet.charts]
            sheet.charts = [chart for chart in changed if chart is not None]
            return
    raise invalid(f"No object with id: {id}")
