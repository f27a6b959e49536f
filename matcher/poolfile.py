"""Pools and solutions as JSON: read and checked as they come from strangers, written exactly."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar, get_args

from intake.errors import because
from matcher.constraints import Key
from matcher.problem import Candidate, Household, Pair, PoolError, Problem, Sponsor
from matcher.solution import Level, Solution, Status

Item = TypeVar("Item")
Json = Mapping[str, Any]

KEY_PARTS: Mapping[str, str] = {
    "household": "household",
    "capacity": "sponsor",
    "max_households": "sponsor",
    "together": "households",
    "kept": "pair",
    "barred": "pair",
}
"""For each rule of a conflict the member of its JSON object that holds the ids; quota has none."""


def read_pool(path: Path) -> Problem:
    """The pool in a JSON file; PoolError names the place and item of the first thing wrong."""
    return pool_of(_read(path))


def pool_of(data: Any) -> Problem:
    """The pool in JSON data whose numbers are Decimals; PoolError as `read_pool`.

    Numbers are read as the decimals that are written, so 0.1 + 0.2 is 0.3. A number beyond the
    range of a double counts as infinite, one nearer to 0 than a double can be as 0. Names of
    members that the format does not have are refused: a misspelt limit would be no limit.
    """
    optional = ("kept", "barred", "together", "open", "keep_bonus", "quota")
    pool = _object(data, "de pool", ("sponsors", "households", "candidates"), optional)
    bonus = pool.get("keep_bonus")
    quota = pool.get("quota")
    return Problem(
        sponsors=_list(pool["sponsors"], "sponsors", _sponsor),
        households=_list(pool["households"], "households", _household),
        candidates=_list(pool["candidates"], "candidates", _candidate),
        kept=_list(pool.get("kept", []), "kept", _pair),
        barred=_list(pool.get("barred", []), "barred", _pair),
        together=_list(pool.get("together", []), "together", _pair),
        open=_list(pool.get("open", []), "open", _pair),
        keep_bonus=Fraction(0) if bonus is None else _number(bonus, "keep_bonus", "de hele pool"),
        quota=None if quota is None else _whole(quota, "quota", "de hele pool"),
    )


def read_solution(path: Path) -> Solution:
    """The solution in a JSON file; PoolError names the place of the first thing wrong.

    Only the form is checked here: whether what it says is true is for matcher/verify.py. Members
    that the format does not have are passed over.
    """
    data = _read(path)
    if not isinstance(data, dict):
        raise PoolError(f"de oplossing: verwacht een object, maar vond {_kind(data)}.")
    return Solution(
        _choice(data.get("status"), "status", get_args(Status)),
        _list(data.get("pairs"), "pairs", _pair),
        _list(data.get("levels", []), "levels", _level),
        float(_number(data.get("seconds", Decimal(0)), "seconds", "de oplossing")),
        _list(data.get("conflict", []), "conflict", _key),
        _list(data.get("loosen", []), "loosen", _pair),
    )


def solution_text(solution: Solution) -> str:
    """The solution as JSON, one member a line; values in input units.

    A value that no double holds exactly is the double nearest to it; a whole number is exact.
    """
    data: dict[str, Any] = {
        "status": solution.status,
        "pairs": [list(pair) for pair in solution.pairs],
        "levels": [
            {
                "objective": level.objective,
                "value": _shortest(level.value),
                "bound": _shortest(level.bound),
                "status": level.status,
            }
            for level in solution.levels
        ],
    }
    if solution.conflict:
        data["conflict"] = [_conflict_item(key) for key in solution.conflict]
    if solution.loosen:
        data["loosen"] = [list(pair) for pair in solution.loosen]
    data["seconds"] = round(solution.seconds, 3)
    members = (f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def write_solution(solution: Solution, path: Path) -> None:
    """Write the solution whole or not at all; PoolError when the file cannot be written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(solution_text(solution), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise PoolError(
            f"{path}: kan dit bestand niet schrijven{because(error)}. Kies een andere plek."
        ) from error


def _conflict_item(key: Key) -> dict[str, Any]:
    rule, *ids = key
    if rule not in KEY_PARTS:
        return {"rule": rule}
    part = KEY_PARTS[rule]
    return {"rule": rule, part: ids if part in ("pair", "households") else ids[0]}


def _shortest(number: Fraction) -> int | float:
    if number.denominator == 1:
        return number.numerator
    try:
        return float(number)
    except OverflowError:
        return round(number)


def _read(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise PoolError(
            f"{path}: kan dit bestand niet lezen{because(error)}. Kijk naar de naam en de plek."
        ) from error
    except UnicodeDecodeError as error:
        raise PoolError(f"{path}: dit is geen UTF-8. Bewaar het bestand als UTF-8.") from error
    _check_characters(path, text)
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_decimal,
            object_pairs_hook=_without_doubles,
        )
    except json.JSONDecodeError as error:
        where = f"regel {error.lineno}, teken {error.colno}"
        raise PoolError(f"{path}, {where}: dit is geen JSON. Verbeter het bestand.") from error
    except RecursionError as error:
        raise PoolError(f"{path}: te veel haken in elkaar. Verbeter het bestand.") from error


_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)", re.DOTALL)
"""What a backslash begins in JSON; in group 1 half of a character, without its other half."""


def _check_characters(path: Path, text: str) -> None:
    """Half a character can be read, but neither written nor shown."""
    for found in _ESCAPE.finditer(text):
        if found[1]:
            line, column = text.count("\n", 0, found.start()), text.rfind("\n", 0, found.start())
            where = f"regel {line + 1}, teken {found.start() - column}"
            raise PoolError(
                f"{path}, {where}: \\{found[1]} is een half teken. Schrijf het teken zelf, of "
                "haal het weg."
            )


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        return Decimal("Infinity")


def _without_doubles(members: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        names = [name for name, _ in members]
        twice = next(name for name in names if names.count(name) > 1)
        raise PoolError(f'"{twice}" staat twee keer in één object. Noem het één keer.')
    return found


def _sponsor(data: Any, where: str) -> Sponsor:
    item = _object(data, where, ("id", "capacity"), ("max_households",))
    id = _id(item["id"], f"{where}.id")
    most = item.get("max_households")
    return Sponsor(
        id,
        _whole(item["capacity"], f"{where}.capacity", id),
        None if most is None else _whole(most, f"{where}.max_households", id),
    )


def _household(data: Any, where: str) -> Household:
    item = _object(data, where, ("id",), ("priority",))
    id = _id(item["id"], f"{where}.id")
    return Household(id, _number(item.get("priority", Decimal(1)), f"{where}.priority", id))


def _candidate(data: Any, where: str) -> Candidate:
    item = _object(data, where, ("sponsor", "household", "fit"), ("places",))
    sponsor = _id(item["sponsor"], f"{where}.sponsor")
    household = _id(item["household"], f"{where}.household")
    pair = f"{sponsor} met {household}"
    return Candidate(
        sponsor,
        household,
        _number(item["fit"], f"{where}.fit", pair),
        _whole(item.get("places", Decimal(1)), f"{where}.places", pair),
    )


def _pair(data: Any, where: str) -> Pair:
    if not isinstance(data, list) or len(data) != 2:
        raise PoolError(f"{where}: verwacht een lijst van twee id's, maar vond {_kind(data)}.")
    return (_id(data[0], f"{where}[0]"), _id(data[1], f"{where}[1]"))


def _level(data: Any, where: str) -> Level:
    item = data if isinstance(data, dict) else {}
    name = _id(item.get("objective"), f"{where}.objective")
    return Level(
        name,
        _number(item.get("value"), f"{where}.value", name),
        _number(item.get("bound"), f"{where}.bound", name),
        _choice(item.get("status"), f"{where}.status", ("optimal", "feasible")),
    )


def _key(data: Any, where: str) -> Key:
    item = data if isinstance(data, dict) else {}
    rule = _choice(item.get("rule"), f"{where}.rule", ("quota", *KEY_PARTS))
    if rule == "quota":
        return (rule,)
    part = KEY_PARTS[rule]
    ids = item.get(part)
    if part in ("sponsor", "household"):
        ids = [ids]
    return (rule, *_list(ids, f"{where}.{part}", _id))


def _object(data: Any, where: str, needed: Sequence[str], optional: Sequence[str]) -> Json:
    if not isinstance(data, dict):
        raise PoolError(f"{where}: verwacht een object, maar vond {_kind(data)}.")
    about = f' (id "{data["id"]}")' if isinstance(data.get("id"), str) else ""
    for name in needed:
        if name not in data:
            raise PoolError(f'{where}{about}: "{name}" ontbreekt. Vul het in.')
    for name in data:
        if name not in needed and name not in optional:
            known = ", ".join([*needed, *optional])
            raise PoolError(f'{where}{about}: "{name}" is niet bekend. Kies uit: {known}.')
    return data


def _list(data: Any, where: str, read: Callable[[Any, str], Item]) -> tuple[Item, ...]:
    if not isinstance(data, list):
        raise PoolError(f"{where}: verwacht een lijst, maar vond {_kind(data)}.")
    return tuple(read(item, f"{where}[{place}]") for place, item in enumerate(data))


def _id(data: Any, where: str) -> str:
    if not isinstance(data, str) or not data:
        raise PoolError(
            f"{where}: verwacht een id tussen aanhalingstekens, maar vond {_kind(data)}."
        )
    return data


def _number(data: Any, where: str, item: str) -> Fraction:
    """A finite number as it is written."""
    if not isinstance(data, Decimal) or data.is_nan() or math.isinf(float(data)):
        raise PoolError(f"{where} ({item}): verwacht een eindig getal, maar vond {_kind(data)}.")
    return Fraction(data) if float(data) else Fraction(0)


def _whole(data: Any, where: str, item: str) -> int:
    number = _number(data, where, item)
    if number.denominator != 1:
        raise PoolError(f"{where} ({item}): verwacht een geheel getal, maar vond {_kind(data)}.")
    return number.numerator


def _choice(data: Any, where: str, choices: Sequence[Any]) -> Any:
    if data not in choices:
        raise PoolError(f"{where}: verwacht één van {', '.join(choices)}, maar vond {_kind(data)}.")
    return data


def _kind(data: Any) -> str:
    """What stands there, short enough for a sentence."""
    if data is None:
        return "niets"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str | Decimal):
        return f'"{data}"' if isinstance(data, str) else f"{data:.20}"
    return f"een {'lijst' if isinstance(data, list) else 'object'} van {len(data)}"
