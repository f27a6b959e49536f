"""Who may import what, who may touch the world, and who can never reach a contact.

Read from the code itself: imports and names by ``ast``, types by resolving the hints of the
imported modules.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import pkgutil
import types
import typing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("intake", "matcher")

ORDER = {
    "intake": (
        "errors",
        "data_files",
        "wording",
        "cities",
        "deployment",
        "languages",
        "translations",
        "schema",
        "answers",
        "described",
        "kinds",
        "texts",
        "records",
        "tabs",
        "palette",
        "keys",
        "submission",
        "posts",
        "clients",
        "floods",
        "headers",
        "openapi",
        "workbook",
        "registry",
        "counts",
        "xlsx_parts",
        "xlsx",
        "xlsx_charts",
        "xlsx_tabs",
        "local",
        "google",
        "sheets",
        "sheets_plan",
        "sheets_repair",
        "sheets_tabs",
        "online",
        "form",
        "draft",
        "unwanted",
        "rows",
        "dossier",
        "trace",
        "suspects",
        "gate",
        "alike",
        "checks",
        "doubles",
        "changes",
        "checkins",
        "signups",
        "messages",
        "newsletter",
        "lapsing",
        "receipts",
        "letters",
        "links",
        "inbox",
        "mail",
        "outgoing",
        "paper",
        "journal",
        "workbooks",
        "drain",
        "receive",
        "serving",
        "doctor",
        "__main__",
    ),
    "matcher": (
        "problem",
        "constraints",
        "objectives",
        "rows",
        "proof",
        "face",
        "cuts",
        "pricing",
        "solution",
        "program",
        "packing",
        "packing_columns",
        "packing_rows",
        "packing_deals",
        "packing_reach",
        "packer",
        "poolfile",
        "verify",
        "settings",
        "pool",
        "sentences",
        "scores",
        "criteria",
        "moments",
        "policy",
        "groups",
        "candidates",
        "review",
        "group_review",
        "alternatives",
        "passed",
        "proposals",
        "forming",
        "formed",
        "certificate",
        "held",
        "matches",
        "posed",
        "matching",
        "own",
        "recruit",
        "outlook",
        "proposal_rows",
        "findings",
        "today",
        "sending_tasks",
        "asking",
        "group_life",
        "followup",
        "calendar_file",
        "telling",
        "tasks",
        "estimates",
        "equity",
        "equity_text",
        "overview",
        "run",
        "__main__",
    ),
}
"""From the lowest module to the highest: a module imports only from those before it."""

LIBRARY_OWNERS = {
    "gspread": {"intake.google"},
    "google": {"intake.google"},
    "openpyxl": {
        "intake.workbook",
        "intake.xlsx",
        "intake.xlsx_charts",
        "intake.xlsx_parts",
        "intake.xlsx_tabs",
    },
    "pulp": {"matcher.program"},
    "icalendar": {"matcher.calendar_file"},
    "highspy": {"matcher.program"},
    "sqlite3": {"intake.journal"},
    "docx": {"intake.paper"},
    "smtplib": {"intake.mail"},
}

WORLD = (
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "os.environ",
    "os.getenv",
    "requests",
    "http.client",
    "http.server",
    "socket",
    "time.gmtime",
    "time.localtime",
    "time.time",
    "urllib.request",
    "urllib3",
)
"""The clock, the environment and the network; a name under one of these counts as well."""

WORLD_OWNERS = {
    "intake.cities",
    "intake.deployment",
    "intake.local",
    "intake.google",
    "intake.journal",
    "intake.mail",
    "intake.receive",
    "intake.serving",
    "intake.__main__",
    "matcher.policy",
    "matcher.run",
    "matcher.__main__",
}

CONTACT = "intake.records.Contact"
MAY_REACH_CONTACT = {"matcher.run", "matcher.__main__"}


FILE_USES = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
FILE_OWNERS = WORLD_OWNERS | {
    "intake.counts",
    "intake.data_files",
    "intake.form",
    "matcher.poolfile",
}
"""The world's, and those that load data files, the pool or the counts beside them."""


@dataclass(frozen=True)
class Source:
    """One module of the packages.

    ``imports``: dotted names of all it imports, also inside functions, modules and what is taken
    from them. ``uses``: every mention of such a thing in full, as ``datetime.date.today``.
    ``calls``: the last names of all that is called, as ``read_text``.
    """

    name: str
    imports: frozenset[str]
    uses: frozenset[str]
    calls: frozenset[str]

    @property
    def package(self) -> str:
        return self.name.partition(".")[0]


def read_source(name: str, text: str) -> Source:
    nodes = list(ast.walk(ast.parse(text)))
    bound = dict(pair for node in nodes for pair in _bindings(node))
    mentioned = [_first_and_rest(node) for node in nodes]
    imports = set(bound.values()) | {thing.rpartition(".")[0] for thing in bound.values()}
    return Source(
        name,
        frozenset(imports - {""}),
        frozenset(bound[first] + rest for first, rest in mentioned if first in bound),
        frozenset(_called(node) for node in nodes if isinstance(node, ast.Call)),
    )


def _bindings(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The local names that an import makes, with what each stands for."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name, alias.name
            if alias.asname is None:  # `import a.b` makes the name a
                first = alias.name.partition(".")[0]
                yield first, first
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _first_and_rest(node: ast.AST) -> tuple[str, str]:
    """``a.b.c`` as ("a", ".b.c"); an empty first part for anything that is not such a chain."""
    rest = ""
    while isinstance(node, ast.Attribute):
        rest = f".{node.attr}{rest}"
        node = node.value
    return (node.id if isinstance(node, ast.Name) else "", rest)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def sources(package: str) -> list[Source]:
    return [
        read_source(module_name(path), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def is_placed(source: Source) -> bool:
    return source.name.partition(".")[2] in ORDER[source.package]


def for_each(chosen: Iterable[Source]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("source", list(chosen), ids=lambda source: source.name)


EVERY_SOURCE = [source for package in PACKAGES for source in sources(package)]
every_source = for_each(EVERY_SOURCE)
every_placed_source = for_each(filter(is_placed, EVERY_SOURCE))


def under(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def upward_imports(source: Source) -> set[str]:
    """The modules of its own package that it imports and that do not stand before it in ORDER."""
    order = [f"{source.package}.{name}" for name in ORDER[source.package]]
    return source.imports & set(order[order.index(source.name) :])


def misplaced_libraries(source: Source) -> set[str]:
    return {
        library
        for library, owners in LIBRARY_OWNERS.items()
        if source.name not in owners and any(under(name, library) for name in source.imports)
    }


def world_uses(source: Source) -> set[str]:
    touched = source.imports | source.uses
    return {name for name in touched if any(under(name, part) for part in WORLD)}


# Imports


@every_source
def test_module_stands_in_the_order(source: Source) -> None:
    assert is_placed(source) or source.name in PACKAGES, f"give {source.name} its place in ORDER"


@every_placed_source
def test_imports_go_downward(source: Source) -> None:
    assert not upward_imports(source)


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_have_no_cycle(package: str) -> None:
    modules = {source.name: source for source in sources(package)}
    graph = {name: (source.imports & set(modules)) - {package} for name, source in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" is imported by ".join(error.args[1]))


def test_intake_never_imports_matcher() -> None:
    assert not [
        (source.name, name)
        for source in sources("intake")
        for name in source.imports
        if under(name, "matcher")
    ]


@every_source
def test_library_is_imported_by_its_owner_only(source: Source) -> None:
    assert not misplaced_libraries(source)


@every_source
def test_world_is_touched_at_the_edges_only(source: Source) -> None:
    assert source.name in WORLD_OWNERS or not world_uses(source)


@every_source
def test_files_are_touched_at_the_edges_only(source: Source) -> None:
    assert source.name in FILE_OWNERS or not source.calls & FILE_USES


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_hand_on_nothing(package: str) -> None:
    for path in (ROOT / package).rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert all(isinstance(node, ast.Expr) for node in body), path


@pytest.mark.parametrize(
    ("text", "imported"),
    [
        ("import matcher.run", "matcher.run"),
        ("import matcher.run as run", "matcher.run"),
        ("from matcher import run", "matcher.run"),
        ("from matcher.run import match_run", "matcher.run"),
        ("def later():\n    from matcher import run", "matcher.run"),
        ("if TYPE_CHECKING:\n    import matcher.run", "matcher.run"),
    ],
)
def test_import_is_seen_in_every_form(text: str, imported: str) -> None:
    assert imported in read_source("intake.schema", text).imports


def test_upward_import_is_seen_when_lower_module_takes_a_name() -> None:
    source = read_source("intake.schema", "from intake.inbox import read_inbox")
    assert upward_imports(source) == {"intake.inbox"}


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\nstart = date.today()",
        "import datetime\nstart = datetime.datetime.now()",
        "import datetime as dt\ndef f(clock=dt.date.today): ...",
        "from time import time",
        "import os\nplace = os.environ['HOME']",
        "from os import environ",
        "import urllib.request",
        "import requests.sessions",
    ],
)
def test_world_is_seen_in_every_form(text: str) -> None:
    assert world_uses(read_source("intake.inbox", text))


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\ndef f(today: date): return today.year",
        "from time import perf_counter\nperf_counter()",
        "from urllib.parse import quote",
        "import os\nos.fspath",
    ],
)
def test_world_is_not_seen_when_nothing_is_read(text: str) -> None:
    assert not world_uses(read_source("intake.inbox", text))


@pytest.mark.parametrize(
    ("text", "library"),
    [("import pulp", "pulp"), ("from google.auth import default", "google")],
)
def test_library_is_seen_when_elsewhere(text: str, library: str) -> None:
    assert misplaced_libraries(read_source("matcher.overview", text)) == {library}


# Types


def way_to(target: type, start: object) -> str | None:
    """The shortest way to ``target`` from ``start``, as "a -> b -> Contact"; None when it is not.

    Followed are the hints of functions and classes, what those are made of, bases and methods, and
    values: what they hold, and their types. A class of another package holds none of ours.
    """
    # Hints are made when asked for: kept here, or their ids would be given out again.
    seen: dict[int, object] = {}
    waiting: deque[tuple[object, tuple[str, ...]]] = deque([(start, ())])
    while waiting:
        thing, way = waiting.popleft()
        if id(thing) in seen:
            continue
        seen[id(thing)] = thing
        here = (*way, getattr(thing, "__qualname__", type(thing).__name__))
        if thing is target:
            return " -> ".join(here)
        waiting += [(part, here) for part in _parts(thing)]
    return None


def _is_ours(thing: object) -> bool:
    module = getattr(thing, "__module__", None) or ""
    return module == __name__ or module.partition(".")[0] in PACKAGES


def _parts(thing: object) -> Iterator[object]:
    if typing.get_origin(thing) is not None:
        yield typing.get_origin(thing)
        yield from typing.get_args(thing)
    elif isinstance(thing, typing.TypeVar):
        yield from (thing.__bound__, *thing.__constraints__)
    elif isinstance(thing, typing.NewType):
        yield thing.__supertype__
    elif isinstance(thing, type):
        yield from _parts_of_class(thing) if _is_ours(thing) else ()
    elif isinstance(thing, types.FunctionType):
        yield from typing.get_type_hints(thing, include_extras=True).values()
    elif isinstance(thing, Mapping):
        yield from (*thing.keys(), *thing.values())
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from thing
    else:
        yield from _parts_of_value(thing)


def _parts_of_class(cls: type) -> Iterator[object]:
    yield from cls.__bases__
    yield from typing.get_type_hints(cls, include_extras=True).values()
    # Dataclass and enum members that the library writes have no hints of ours to follow.
    yield from (value for value in vars(cls).values() if _is_ours(_function_of(value)))


def _parts_of_value(value: object) -> Iterator[object]:
    """What a decorated function, a property, a method or one of our instances is made of."""
    yield _function_of(value)
    if _is_ours(type(value)):
        yield type(value)
        yield from getattr(value, "__dict__", {}).values()


def _function_of(value: object) -> object:
    for holder in ("__wrapped__", "__func__", "fget", "func"):
        if (function := getattr(value, holder, None)) is not None:
            return function
    return value


def things_of(source: Source) -> Iterator[object]:
    """All that a module holds, and all of ours that it mentions, also inside its functions."""
    yield from vars(importlib.import_module(source.name)).values()
    for name in sorted(source.uses | source.imports):
        if name.partition(".")[0] in PACKAGES:
            # A field of an instance is no attribute of its class: its class was mentioned too.
            with contextlib.suppress(AttributeError):
                yield pkgutil.resolve_name(name)


@for_each(source for source in sources("matcher") if source.name not in MAY_REACH_CONTACT)
def test_matcher_cannot_reach_a_contact(source: Source) -> None:
    contact = pkgutil.resolve_name(CONTACT)
    assert not list(filter(None, (way_to(contact, thing) for thing in things_of(source))))


class Hidden:
    """Stands for a contact in what follows."""


@dataclass(frozen=True)
class Holder:
    inside: Hidden


class Heir(Holder):
    pass


class WithProperty:
    @property
    def inside(self) -> Mapping[str, tuple[Hidden | None, ...]]:
        raise NotImplementedError


class WithMethod:
    @classmethod
    def make(cls, found: Hidden) -> None:
        raise NotImplementedError


@cache
def cached() -> type[Hidden]:
    raise NotImplementedError


def in_callable(read: Callable[[int], Holder]) -> None:
    raise NotImplementedError


def innocent(name: str, counts: Mapping[str, int]) -> list[int]:
    raise NotImplementedError


Renamed = typing.NewType("Renamed", Hidden)
Bound = typing.TypeVar("Bound", bound=Holder)


@dataclass(frozen=True)
class Row:
    score: object


@pytest.mark.parametrize(
    "thing",
    [
        Hidden,
        Holder,
        Heir,
        WithProperty,
        WithMethod,
        cached,
        in_callable,
        Renamed,
        Bound,
        dict[str, list[Holder] | None],
        typing.Annotated[Holder, "a note"],
        (innocent, {"key": Holder(Hidden())}),
        [Row(score=in_callable)],
        Holder(Hidden()),
    ],
)
def test_contact_is_found_wherever_it_hides(thing: object) -> None:
    assert way_to(Hidden, thing)


@pytest.mark.parametrize(
    "thing", [innocent, Row, [Row(score=innocent)], "Hidden", None, typing.Any]
)
def test_contact_is_not_found_when_absent(thing: object) -> None:
    assert way_to(Hidden, thing) is None


def test_way_names_each_step_when_contact_is_found() -> None:
    assert way_to(Hidden, Holder) == "Holder -> Hidden"
