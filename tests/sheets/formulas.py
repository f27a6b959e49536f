"""What simple formulas give: sums, texts, references. Anything else is an error value.

Enough for what our workbooks and the people in them write; no emulation of Google's functions.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.sheets.areas import Area, parse_area
from tests.sheets.cells import Effective, ErrorValue, Formula
from tests.sheets.formats import locale_of, shown
from tests.sheets.sheet import Sheet
from tests.sheets.spreadsheet import Spreadsheet

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<range>(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?"
    r"|(?:(?:'(?:[^']|'')+'|[\w.]+)!)?\$?[A-Za-z]{1,3}\$?\d*:\$?[A-Za-z]{1,3}\$?\d*)(?![\w(])"
    r"|(?P<name>[A-Za-z_][\w.]*)|(?P<sign><=|>=|<>|[-+*/^&=<>(),;%]))"
)
_PARSE_ERROR = ErrorValue("ERROR", "Formula parse error.")


class _Failed(Exception):
    def __init__(self, error: ErrorValue) -> None:
        super().__init__(error.message)
        self.error = error


class Effects:
    """The effective values of a spreadsheet as it is now; works every formula out once."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self.spreadsheet = spreadsheet
        self._known: dict[tuple[int, int, int], Effective] = {}

    def value(self, sheet: Sheet, row: int, column: int) -> Effective:
        entered = sheet.cell(row, column).entered
        if not isinstance(entered, Formula):
            return entered
        place = (sheet.id, row, column)
        if place not in self._known:
            self._known[place] = ErrorValue("REF", "Circular dependency detected.")
            self._known[place] = self._worked_out(sheet, entered)
        return self._known[place]

    def shown(self, sheet: Sheet, row: int, column: int) -> str | None:
        """The formatted value, as a person sees it."""
        value = self.value(sheet, row, column)
        return shown(value, sheet.cell(row, column).number_format, self.spreadsheet.locale)

    def _worked_out(self, sheet: Sheet, formula: Formula) -> Effective:
        try:
            result = _Reader(formula.text[1:], sheet, self).result()
        except _Failed as failed:
            return failed.error
        except ZeroDivisionError:
            return ErrorValue("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
        except OverflowError:
            return ErrorValue("NUM", "The result is too large.")
        if isinstance(result, list):
            result = result[0] if result else None
        if isinstance(result, float) and result.is_integer():
            return int(result)
        return 0 if result is None else result

    def area(self, text: str, home: Sheet) -> list[Effective]:
        title, _, rest = text.replace("$", "").rpartition("!")
        title = title[1:-1].replace("''", "'") if title.startswith("'") else title
        sheet = self.spreadsheet.titled(title) if title else home
        area = parse_area(rest)
        if sheet is None or area is None:
            raise _Failed(ErrorValue("REF", "Unresolved sheet name."))
        return list(self._cells(sheet, area.clipped(sheet.row_count, sheet.column_count)))

    def _cells(self, sheet: Sheet, area: Area) -> Iterator[Effective]:
        for row in range(area.top, area.bottom or 0):
            for column in range(area.left, area.right or 0):
                yield self.value(sheet, row, column)


class _Reader:
    """Reads and works out one formula, by precedence climbing."""

    def __init__(self, text: str, sheet: Sheet, effects: Effects) -> None:
        self.sheet = sheet
        self.effects = effects
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if not found:
                raise _Failed(_PARSE_ERROR)
            self.tokens.append((found.lastgroup or "", found[found.lastgroup or 0]))
            at = found.end()
        self.at = 0

    def result(self) -> Any:
        value = self._operation(0)
        if self.at < len(self.tokens):
            raise _Failed(_PARSE_ERROR)
        return value

    def _operation(self, level: int) -> Any:
        if level == len(_LEVELS):
            return self._signed()
        left = self._operation(level + 1)
        while self._peek() in _LEVELS[level]:
            sign = self._take()
            left = _LEVELS[level][sign](_one(left), _one(self._operation(level + 1)))
        return left

    def _signed(self) -> Any:
        if self._peek() == "-":
            self._take()
            return -_number(_one(self._signed()))
        if self._peek() == "+":
            self._take()
            return self._signed()
        value = self._operand()
        while self._peek() == "%":
            self._take()
            value = _number(_one(value)) / 100
        return value

    def _operand(self) -> Any:
        if self.at >= len(self.tokens):
            raise _Failed(_PARSE_ERROR)
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "range":
            return self.effects.area(text, self.sheet)
        if kind == "name":
            return self._named(text)
        if text != "(":
            raise _Failed(_PARSE_ERROR)
        value = self._operation(0)
        self._expect(")")
        return value

    def _named(self, name: str) -> Any:
        if name.upper() in ("TRUE", "FALSE") and self._peek() != "(":
            return name.upper() == "TRUE"
        if self._peek() != "(":
            raise _Failed(ErrorValue("NAME", f"Unknown range name: '{name.upper()}'."))
        arguments = self._arguments()
        function = _FUNCTIONS.get(name.upper())
        if function is None:
            raise _Failed(ErrorValue("NAME", f"Unknown function: '{name.upper()}'."))
        try:
            return function(*arguments)
        except TypeError:
            raise _Failed(
                ErrorValue("N_A", f"Wrong number of arguments to {name.upper()}.")
            ) from None

    def _arguments(self) -> list[Any]:
        self._expect("(")
        found: list[Any] = []
        while self._peek() != ")":
            found.append(self._operation(0))
            if self._peek() in (",", ";"):
                self._take()
            elif self._peek() != ")":
                raise _Failed(_PARSE_ERROR)
        self._take()
        return found

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _expect(self, sign: str) -> None:
        if self._peek() != sign:
            raise _Failed(_PARSE_ERROR)
        self.at += 1


def _one(value: Any) -> Any:
    """A single value of what may be a range; an error in it goes on as that error."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, ErrorValue):
        raise _Failed(value)
    return value


def _number(value: Any) -> float:
    if value is None or isinstance(value, bool | int | float):
        return float(value or 0)
    try:
        return float(value)
    except ValueError:
        text = f"Expected a number, but '{value}' is a text and cannot be coerced to a number."
        raise _Failed(ErrorValue("VALUE", text)) from None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return shown(_one(value), {}, locale_of("en_US")) or ""


def _arithmetic(function: Callable[[float, float], Any]) -> Callable[[Any, Any], Any]:
    return lambda one, other: function(_number(one), _number(other))


def _comparison(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda one, other: function(_comparable(one), _comparable(other))


def _comparable(value: Any) -> tuple[int, Any]:
    if isinstance(value, str):
        return 1, value.casefold()
    return (2, value) if isinstance(value, bool) else (0, value or 0)


_LEVELS: tuple[dict[str, Callable[[Any, Any], Any]], ...] = (
    {
        "=": _comparison(operator.eq),
        "<>": _comparison(operator.ne),
        "<": _comparison(operator.lt),
        ">": _comparison(operator.gt),
        "<=": _comparison(operator.le),
        ">=": _comparison(operator.ge),
    },
    {"&": lambda one, other: _text(one) + _text(other)},
    {"+": _arithmetic(operator.add), "-": _arithmetic(operator.sub)},
    {"*": _arithmetic(operator.mul), "/": _arithmetic(operator.truediv)},
    {"^": _arithmetic(operator.pow)},
)


def _flat(values: tuple[Any, ...]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, list) else [value]


def _numbers(values: tuple[Any, ...]) -> list[float]:
    return [v for v in _flat(values) if isinstance(v, int | float) and not isinstance(v, bool)]


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda *values: sum(_numbers(values)),
    "COUNT": lambda *values: len(_numbers(values)),
    "COUNTA": lambda *values: sum(1 for v in _flat(values) if v is not None),
    "MIN": lambda *values: min(_numbers(values), default=0),
    "MAX": lambda *values: max(_numbers(values), default=0),
    "CONCATENATE": lambda *values: "".join(_text(v) for v in _flat(values)),
    "IF": lambda test, yes, no=False: _one(yes if _one(test) else no),
    "HYPERLINK": lambda address, label=None: _text(label if label is not None else address),
    "COUNTIF": lambda area, wanted: sum(
        1 for v in area if _comparable(v) == _comparable(_one(wanted))
    ),
}


def link_of(formula: Formula) -> str | None:
    """The address of a cell that is one HYPERLINK."""
    found = re.match(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', formula.text, re.IGNORECASE)
    return found[1].replace('""', '"') if found else None
