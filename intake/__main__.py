"""The command line of intake: sign-ups in, and what a coordinator asks about them."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from intake.answers import InvalidAnswer, read_reference
from intake.checkins import unheard
from intake.cities import load_cities
from intake.counts import Counts, counts
from intake.counts import write as write_counts
from intake.deployment import load_deployment
from intake.doctor import examine
from intake.dossier import Dossier, contents, dossier, forgetting
from intake.doubles import Way, across, ways_to_reach
from intake.draft import Draft
from intake.drain import drain
from intake.errors import BadInput, SamenHierError, because
from intake.inbox import Pulled, log_line, pull
from intake.journal import FILE, Journal
from intake.mail import way_from
from intake.outgoing import Mailed, automatic_share, send, sent_today, unsent
from intake.paper import check_place, write_letter
from intake.receive import RATE
from intake.serving import HOST, SITE
from intake.serving import serve as serve_forever
from intake.submission import HERE, Submission, write_moment
from intake.tabs import LOG, NATIONAL
from intake.trace import received, steps
from intake.wording import counted, listed
from intake.workbook import Append, Snapshot, carry_out
from intake.workbooks import Workbooks, chosen_workbooks, known_workbooks, workbooks_at

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

Workbook = Annotated[
    str, typer.Option(help="De map met werkmappen, of google: met het adres van landelijk.")
]
Area = Annotated[str | None, typer.Option(help="Alleen dit werkgebied; meer met komma's ertussen.")]
Reference = Annotated[str, typer.Argument(help="De code van acht letters en cijfers.")]


@app.callback()
def commands() -> None:
    """Samen Hier: aanmeldingen ontvangen, inlezen en nakijken."""


@app.command("setup-workbook")
def setup_workbook(
    workbook: Workbook,
    area: Annotated[
        list[str] | None,
        typer.Option(
            help="Een werkgebied; mag vaker. Zonder: elke stad. "
            "Bij Google ook met het adres van de spreadsheet: rotterdam=https://…"
        ),
    ] = None,
) -> None:
    """Maak de werkmappen, of herstel wat eraan ontbreekt."""
    areas = area or sorted({city.area for city in load_cities()})
    place = workbooks_at(workbook)
    said, failures = place.setup(areas)
    for sentence in said if said or failures else ["De werkmappen zijn compleet."]:
        _say(sentence)
    for failure in failures:
        _complain(failure)
    _warn_of_areas_without_a_city(place)
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


def _warn_of_areas_without_a_city(place: Workbooks) -> None:
    """A capital letter more, and nobody's sign-up would ever come there."""
    known = {city.area for city in load_cities()} | {NATIONAL}
    for area in place.all().keys() - known:
        _say(
            f"Let op: geen stad in intake/cities hoort bij «{area}», dus daar komen geen "
            "aanmeldingen terecht. Controleer de naam in Werkmappen."
        )


@app.command("areas")
def list_areas(
    workbook: Workbook,
    jobs: Annotated[int, typer.Option(min=1, help="Hoogstens zoveel groepjes.")] = 250,
) -> None:
    """De werkgebieden met een werkmap als JSON, in groepjes om tegelijk te verwerken."""
    place = workbooks_at(workbook)
    names = list(place.all())
    for problem in place.problems:
        err.print(problem, style="red", markup=False)
    groups = min(jobs, len(names))
    typer.echo(json.dumps([",".join(names[start::groups]) for start in range(groups)]))


@app.command()
def serve(
    workbook: Workbook,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="De poort; 0 neemt een vrije.")],
    rate: Annotated[int, typer.Option(help="Hoeveel aanmeldingen per minuut per adres.")] = RATE,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            help="Het adres van de webserver die ervoor staat, of een reeks; mag vaker. "
            "Alleen dan telt wie die zegt dat er vraagt."
        ),
    ] = None,
    host: Annotated[str, typer.Option(help="Het adres waarop het luistert.")] = HOST,
) -> None:
    """Laat de site zien en ontvang aanmeldingen, tot je stopt met Ctrl+C."""
    serve_forever(
        workbooks_at(workbook),
        port,
        rate,
        lambda address: _say(f"De site staat op {address}"),
        host=host,
        proxies=proxy or (),
    )


@app.command("pull")
def pull_all(
    workbook: Workbook,
    site_url: Annotated[
        str | None, typer.Option(help="Het adres van de site, voor de links in berichten.")
    ] = None,
    area: Area = None,
) -> None:
    """Lees nieuwe aanmeldingen in en kijk elke rij na."""
    now = datetime.now(HERE)
    site = load_deployment().site_url if site_url is None else site_url
    place = workbooks_at(workbook)
    chosen, failures = chosen_workbooks(place, area)
    waiting = _drain(place)
    for name, address in chosen.items():
        try:
            _say(f"{name}: {_pull(place, name, address, now, site)}")
        except SamenHierError as error:
            # One workbook that cannot be used must not hold up the other areas.
            failures.append(error)
    for failure in failures:
        _complain(failure)
    if waiting:
        some = counted(waiting, "aanmelding wacht", "aanmeldingen wachten")
        _say(f"{some} nog op een werkmap die open of stuk is.")
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


def _drain(place: Workbooks) -> int:
    """Brings what waits in the journal to the workbooks; how many wait still."""
    if not place.folder.exists():
        return 0  # nothing was ever received here: the relay does that
    return drain(Journal(place.folder / FILE), place, every_workbook=True).waiting


def _pull(place: Workbooks, area: str, address: str, now: datetime, site: str) -> str:
    def work(snapshot: Snapshot) -> Pulled:
        return pull(snapshot, now.date(), now, site, secrets.token_bytes)

    with place.opened(area, address) as workbook:
        return carry_out(workbook, work).outcome


@app.command("send")
def send_messages(workbook: Workbook, area: Area = None) -> None:
    """Mail wat in Berichten op ja staat: elk bericht één keer, en niet te veel op een dag."""
    now = datetime.now(HERE)
    deployment = load_deployment()
    way = way_from(os.environ, deployment)
    place = workbooks_at(workbook)
    chosen, failures = chosen_workbooks(place, area)
    mailed, unread = _mailed_today(place, now.date())
    left = deployment.mail_per_day - sum(one.messages for one in mailed.values())
    share = automatic_share(deployment.mail_per_day)
    automatic = share - sum(one.automatic for one in mailed.values())
    failures += unread
    for name in filter(mailed.__contains__, chosen):
        try:
            with place.opened(name, chosen[name]) as one:
                done = send(one, way, left, now, automatic)
        except SamenHierError as error:
            failures.append(error)
            continue
        _say(f"{name}: {done.outcome}")
        left -= done.sent + done.unknown
        automatic -= done.automatic
        if done.failure is not None:
            # The mail is the same for every area.
            failures.append(done.failure)
            break
    for failure in failures:
        _complain(failure)
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


def _mailed_today(place: Workbooks, today: date) -> tuple[dict[str, Mailed], list[SamenHierError]]:
    """How many mails went out today from each workbook, and why some cannot be read."""
    found: dict[str, Mailed] = {}
    failures: list[SamenHierError] = []
    for name, address in known_workbooks(place)[0].items():
        try:
            with place.opened(name, address) as one:
                found[name] = sent_today(one.read(), today)
        except SamenHierError as error:
            failures.append(error)
    return found, failures


@app.command("letters")
def write_letters(
    workbook: Workbook,
    output: Annotated[Path, typer.Option("--out", help="De map voor de brieven.")],
    area: Area = None,
) -> None:
    """Schrijf elk bericht dat nog niet verstuurd is als brief (.docx), om te printen."""
    now = datetime.now(HERE)
    check_place(output)
    place = workbooks_at(workbook)
    chosen, failures = chosen_workbooks(place, area)
    for name, address in chosen.items():
        try:
            with place.opened(name, address) as one:
                letters = [*unsent(one.read(), now.date())]
            for letter in letters:
                write_letter(letter.cells, output, now)
        except SamenHierError as error:
            failures.append(error)
        else:
            _say(f"{name}: {counted(len(letters), 'brief', 'brieven')}.")
    for failure in failures:
        _complain(failure)
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


@app.command()
def trace(reference: Reference, workbook: Workbook) -> None:
    """Volg een aanmelding: van ontvangst tot koppeling, zonder namen."""
    id, place = _id(reference), workbooks_at(workbook)
    found = False
    for submission, area in _kept(place, id):
        found = True
        _say(received(submission, area))
    for name, held in _dossiers(place, id):
        for step in steps(held):
            found = True
            _say(f"{name}, {step}")
    _tell_spent(place)
    if not found:
        raise _unknown(id)


@app.command()
def export(
    reference: Reference,
    workbook: Workbook,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Het bestand; zonder: op het scherm.")
    ] = None,
) -> None:
    """Alles wat er over iemand bewaard is, als JSON."""
    id, place = _id(reference), workbooks_at(workbook)
    kept = [_as_json(submission) for submission, _ in _kept(place, id)]
    held = {name: contents(found) for name, found in _dossiers(place, id) if found.rows}
    if not kept and not held:
        raise _unknown(id)
    told = {"code": id, "journaal": kept, "werkmappen": held}
    text = json.dumps(told, ensure_ascii=False, indent=2)
    if output is None:
        typer.echo(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{output}: hier kan niet geschreven worden{because(error)}. Kies een andere plek."
        ) from error


@app.command()
def forget(
    reference: Reference,
    workbook: Workbook,
    yes: Annotated[bool, typer.Option("--yes", help="Ja, voorgoed.")] = False,
) -> None:
    """Verwijder alles over iemand, voorgoed: uit de werkmappen, het journaal en de reservekopie."""
    id, place = _id(reference), workbooks_at(workbook)
    found = {name: held for name, held in _dossiers(place, id) if held.rows}
    sent = {submission.id for submission, _ in _kept(place, id)}
    sent.update(*(held.submissions for held in found.values()))
    if not found and not sent:
        raise _unknown(id)
    rows = counted(sum(len(held.rows) for held in found.values()), "rij", "rijen")
    amount = f"{rows} en {counted(len(sent), 'inzending', 'inzendingen')}"
    if not yes:
        raise BadInput(
            f"{id}: dit verwijdert {amount}, voorgoed. "
            "Weet je het zeker? Geef het commando nog eens, met --yes."
        )
    _refuse_while_unheard(place, id)
    # The journal first: if a workbook then fails, its rows still say what belongs to whom.
    if (place.folder / FILE).exists():
        Journal(place.folder / FILE).forget(sent)
    now = datetime.now(HERE)
    for name, address in place.all().items():
        if name in found:
            _forget(place, name, address, id, now)
        place.renew_backup(address)
    _say(f"{id}: voorgoed verwijderd: {amount}.")
    if besides := place.still_to_forget():
        _say(besides)


def _refuse_while_unheard(place: Workbooks, id: str) -> None:
    for name, address in place.all().items():
        with place.opened(name, address) as workbook:
            snapshot = workbook.read()
        if waiting := unheard(snapshot, dossier(snapshot, id)):
            raise BadInput(
                f"{name}, {listed(waiting)}: hier vertelde de andere kant van de koppeling iets "
                "dat nog niemand zag. Lees het in Terugblik, bel als dat nodig is, en zet "
                "«gezien» op ja. Staat het er nog niet? Lees dan eerst de aanmeldingen in. Geef "
                "daarna dit commando nog eens."
            )


def _forget(place: Workbooks, area: str, address: str, id: str, now: datetime) -> None:
    with place.opened(area, address) as workbook:
        held = dossier(workbook.read(), id)
        rows = counted(len(held.rows), "rij", "rijen")
        outcome = f"Op verzoek is iemand vergeten: {rows} verwijderd."
        line = Append(LOG.name, log_line(now, "vergeten", outcome))
        workbook.apply([*forgetting(held, now.date()), line])


@app.command("counts")
def count_needed(
    workbook: Workbook,
    output: Annotated[Path, typer.Option("--output", "-o", help="Het bestand, als JSON.")],
) -> None:
    """Tel wat er in elk werkgebied nu nodig is, voor de site: afgerond en zonder namen."""
    place = workbooks_at(workbook)
    known, failures = chosen_workbooks(place, None)
    found: dict[str, Counts] = {}
    for name, address in known.items():
        try:
            with place.opened(name, address) as one:
                needed = counts(one.read())
        except SamenHierError as error:
            # The areas that can be counted are shown, also when another cannot.
            failures.append(error)
        else:
            if needed is not None:
                found[name] = needed
    write_counts(found, output)
    for failure in failures:
        _complain(failure)
    _say(f"Geteld: {counted(len(found), 'werkgebied', 'werkgebieden')}.")
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


@app.command("doubles")
def name_doubles(workbook: Workbook) -> None:
    """Noem nieuwkomers die in twee werkgebieden lijken te staan: alleen met hun code."""
    place = workbooks_at(workbook)
    known, failures = chosen_workbooks(place, None)
    today = datetime.now(HERE).date()
    found: dict[str, dict[str, set[Way]]] = {}
    for name, address in known.items():
        try:
            with place.opened(name, address) as one:
                found[name] = ways_to_reach(Draft(one.read()), today)
        except SamenHierError as error:
            # The areas that can be read are compared, also when another cannot.
            failures.append(error)
    for (area, id), (other_area, other) in across(found):
        _say(
            f"Mogelijk dubbel: {id} in {area} en {other} in {other_area}. Zijn het dezelfde "
            "mensen? Vraag in welke stad ze willen blijven, en zet de andere op «teruggetrokken»."
        )
    _say(f"Vergeleken: {counted(len(found), 'werkgebied', 'werkgebieden')}.")
    for failure in failures:
        _complain(failure)
    _tell_spent(place)
    raise typer.Exit(max((failure.exit_code for failure in failures), default=0))


@app.command()
def doctor(workbook: Workbook) -> None:
    """Kijk of alles er is en klopt."""
    right = True
    for finding in examine(workbooks_at(workbook), SITE):
        right = right and finding.right
        _say(f"{'✓' if finding.right else '✗'} {finding.sentence}")
    raise typer.Exit(0 if right else 1)


def _dossiers(place: Workbooks, id: str) -> Iterator[tuple[str, Dossier]]:
    for name, address in place.all().items():
        with place.opened(name, address) as workbook:
            yield name, dossier(workbook.read(), id)


def _kept(place: Workbooks, id: str) -> list[tuple[Submission, str | None]]:
    path = place.folder / FILE
    return Journal(path).about(id) if path.exists() else []


def _as_json(submission: Submission) -> Mapping[str, object]:
    return {
        "formulier": submission.form,
        "ontvangen": write_moment(submission.received),
        "taal": submission.language,
        "toestemming": submission.consent_version,
        "antwoorden": submission.raw,
    }


def _id(reference: str) -> str:
    try:
        return read_reference(reference)
    except InvalidAnswer as error:
        raise BadInput(
            "Dit is geen code. Een code heeft acht letters en cijfers, zoals 7K3MQ2PA."
        ) from error


def _unknown(id: str) -> BadInput:
    return BadInput(f"{id}: deze code staat in geen werkmap en niet in het journaal.")


def _tell_spent(place: Workbooks) -> None:
    if spent := place.spent():
        _say(spent)


def _say(text: str) -> None:
    out.print(text, markup=False)


def _complain(error: SamenHierError) -> None:
    err.print(str(error), style="red", markup=False)


def main(words: Sequence[str] | None = None) -> None:
    """Run a command, that of the command line without ``words``; always ends with SystemExit.

    An error of ours is one sentence and its exit code.
    """
    try:
        app(args=words, prog_name="python -m intake")
    except SamenHierError as error:
        _complain(error)
        raise SystemExit(error.exit_code) from error


if __name__ == "__main__":
    main()
