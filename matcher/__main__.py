"""The matcher's command line: ``run``, ``equity`` and ``calendar`` for workbooks, and ``solve`` and
``check`` for a pool."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console

from intake.deployment import load_deployment
from intake.errors import BadInput, SamenHierError, because
from intake.inbox import check as check_records
from intake.records import Gate
from intake.submission import HERE
from intake.workbook import Workbook
from intake.workbooks import Workbooks, chosen_workbooks, workbooks_at
from matcher.calendar_file import Entry, calendar_text, entries
from matcher.equity import Area, area_of, equity
from matcher.equity_text import lines
from matcher.objectives import solve_levels
from matcher.policy import Policy, load_policies
from matcher.poolfile import read_pool, read_solution, solution_text, write_solution
from matcher.program import solve
from matcher.run import MatchRun, run_workbook
from matcher.verify import check

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out, err = Console(highlight=False, emoji=False), Console(stderr=True, highlight=False, emoji=False)


def _seconds(value: float | None) -> float | None:
    if value is not None and not 0 <= value < math.inf:
        raise typer.BadParameter(f"{value} is geen aantal seconden. Schrijf bijvoorbeeld 60.")
    return value


@app.callback()
def commands() -> None:
    """De matcher van Samen Hier: zoeken wie bij wie past. Mensen beslissen."""


@app.command()
def run(
    workbook: Annotated[
        str, typer.Option(help="De map met werkmappen, of google: met het adres van landelijk.")
    ],
    area: Annotated[
        str | None, typer.Option(help="Alleen dit werkgebied; meer met komma's ertussen.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="Reken alsof het deze dag is, zoals 2026-02-28.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Schrijf niets.")] = False,
) -> None:
    """Zoek in elke werkmap de beste voorstellen en schrijf ze op."""
    with _each_area(workbook, area, today) as areas:
        site = load_deployment().site_url

        def work(_: str, one: Workbook) -> MatchRun:
            return run_workbook(
                one, areas.policies, areas.day, areas.now, site=site, dry_run=dry_run
            )

        for name, found in areas.each(work):
            _tell(name, found, dry_run)


@app.command("equity")
def tell_equity(
    workbook: Annotated[
        str, typer.Option(help="De map met werkmappen, of google: met het adres van landelijk.")
    ],
    today: Annotated[
        str | None, typer.Option(help="Reken alsof het deze dag is, zoals 2026-02-28.")
    ] = None,
) -> None:
    """Vertel of alle huishoudens even snel en even goed gekoppeld worden. Zonder namen."""
    with _each_area(workbook, None, today) as areas:
        gates = {variant: policy.gate for variant, policy in areas.policies.items()}
        # The report tells of the areas that can be read, and the error of those that cannot.
        read = [found for _, found in areas.each(lambda _, one: _area(one, gates, areas.day))]
        for line in lines(equity(read, areas.day)):
            out.print(line, markup=False, soft_wrap=True)


@app.command("calendar")
def write_calendar(
    workbook: Annotated[
        str, typer.Option(help="De map met werkmappen, of google: met het adres van landelijk.")
    ],
    out_file: Annotated[Path, typer.Option("--out", help="Schrijf hier, zoals agenda.ics.")],
    area: Annotated[
        str | None, typer.Option(help="Alleen dit werkgebied; meer met komma's ertussen.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="Reken alsof het deze dag is, zoals 2026-02-28.")
    ] = None,
) -> None:
    """Schrijf momenten van koppelingen en kennismakingen in een agendabestand. Zonder namen."""
    with _each_area(workbook, area, today) as areas:

        def work(name: str, one: Workbook) -> Iterable[Entry]:
            return entries(name, one.read(), areas.policies, areas.day)

        found = [entry for _, read in areas.each(work) for entry in read]
        # A file without one of the areas would look whole: then none is written.
        if not areas.failures:
            _write(calendar_text(found, areas.day), out_file)
            coming = sum(not entry.cancelled for entry in found)
            out.print(f"{out_file.name}: {coming} momenten.", markup=False, soft_wrap=True)


def _write(content: bytes, path: Path) -> None:
    """Whole or not at all; BadInput when the file cannot be written."""
    if path.is_dir():
        raise BadInput(f"--out: {path} is een map. Schrijf er een naam achter, zoals agenda.ics.")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        found = f"kan dit bestand niet schrijven{because(error)}"
        raise BadInput(f"--out: {path}: {found}. Kies een andere plek.") from error


def _area(workbook: Workbook, gates: Mapping[str, Gate], today: date) -> Area:
    """What the report may see of a workbook: no contacts."""
    snapshot = workbook.read()
    checked = check_records(snapshot, gates, today)
    return area_of(checked.households, (*checked.groups, *checked.hosts), snapshot.tables)


@app.command("solve")
def solve_pool(
    pool: Annotated[Path, typer.Argument(help="De pool, als JSON.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Schrijf hier.")] = None,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconden voor alles samen.", callback=_seconds)
    ] = None,
) -> None:
    """Zoek de beste set paren van een pool."""
    try:
        problem = read_pool(pool)
        solution = solve(problem, solve_levels(problem), time_limit)
        if output is not None:
            write_solution(solution, output)
    except SamenHierError as error:
        raise _ended(error) from error
    if output is None:
        typer.echo(solution_text(solution), nl=False)


@app.command("check")
def check_solution(
    pool: Annotated[Path, typer.Argument(help="De pool, als JSON.")],
    solution: Annotated[Path, typer.Argument(help="De oplossing, als JSON.")],
) -> None:
    """Keur een oplossing: elke regel, elke waarde, en of het beste ook bewezen is."""
    try:
        wrong = check(read_pool(pool), read_solution(solution))
    except SamenHierError as error:
        raise _ended(error) from error
    for violation in wrong:
        err.print(violation.message, markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)
    out.print("Alles klopt.")


Found = TypeVar("Found")


@dataclass(frozen=True)
class _Areas:
    """The workbooks that a command is about, the moment it counts from, and what went wrong."""

    now: datetime
    day: date
    policies: Mapping[str, Policy]
    place: Workbooks
    chosen: Mapping[str, str]
    failures: list[SamenHierError]

    def each(self, work: Callable[[str, Workbook], Found]) -> Iterator[tuple[str, Found]]:
        """What ``work`` makes of each workbook, by area; one that cannot be used holds up none."""
        for name, address in self.chosen.items():
            try:
                with self.place.opened(name, address) as workbook:
                    found = work(name, workbook)
            except SamenHierError as error:
                self.failures.append(error)
            else:
                yield name, found


@contextmanager
def _each_area(workbook: str, area: str | None, today: str | None) -> Iterator[_Areas]:
    """What a command does with every workbook; then it ends with the worst exit code."""
    try:
        now = datetime.now(HERE)
        day = _day(today) if today else now.date()
        policies, place = load_policies(), workbooks_at(workbook)
        chosen, failures = chosen_workbooks(place, area)
        areas = _Areas(now, day, policies, place, chosen, failures)
        yield areas
    except SamenHierError as error:
        raise _ended(error) from error
    if spent := place.spent():
        out.print(spent, markup=False, soft_wrap=True)
    raise typer.Exit(max((_ended(failure).exit_code for failure in failures), default=0))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            f"--today: «{text}» is geen datum. Schrijf bijvoorbeeld 2026-02-28."
        ) from error


def _tell(name: str, found: MatchRun, dry_run: bool) -> None:
    note = " Er is niets geschreven." if dry_run else ""
    out.print(f"{name}: {found.outcome}{note}", markup=False, soft_wrap=True)


def _ended(error: SamenHierError) -> typer.Exit:
    err.print(str(error), style="red", markup=False, soft_wrap=True)
    return typer.Exit(error.exit_code)


if __name__ == "__main__":
    app(prog_name="python -m matcher")
