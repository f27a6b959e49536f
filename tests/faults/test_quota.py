"""All areas within 60 reads and 60 writes a minute of one account, in simulated time.

Nothing waits for real: a request takes a moment of simulated time, and who sleeps is woken when
everybody sleeps.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from intake.google import Account, Patience, sign_in
from intake.online import OnlineWorkbooks
from intake.tabs import LOG, NATIONAL, REGISTRY
from intake.workbook import Append
from tests.faults.scene import match, pull_in, shorten
from tests.online import Online, environment, surroundings
from tests.sheets.emulator import Emulator
from tests.sheets.quota import Quota

EVERY_AREA, SOME_AREAS = 342, 30
QUOTA, MINUTE = 60, 60.0
MOMENT = 0.3
"""Simulated seconds that a request takes: rather short, so that the quota is what holds up."""

JOBS = 3
"""``max-parallel`` of the workflow."""


class Simulated:
    """A clock for threads that take part: it steps on when all of them sleep."""

    def __init__(self) -> None:
        self.now = 0.0
        self._changed = threading.Condition()
        self._awake = 0
        self._wake: list[float] = []

    def clock(self) -> float:
        return self.now

    @contextmanager
    def taking_part(self, threads: int) -> Iterator[None]:
        with self._changed:
            self._awake += threads
        yield

    def leave(self) -> None:
        with self._changed:
            self._awake -= 1
            self._step()

    def sleep(self, seconds: float) -> None:
        with self._changed:
            until = self.now + seconds
            self._wake.append(until)
            self._awake -= 1
            self._step()
            while self.now < until:
                self._changed.wait()

    def _step(self) -> None:
        if self._awake == 0 and self._wake:
            self.now = max(self.now, min(self._wake))
            # Counted awake here and not by themselves: or the clock steps on before they woke.
            woken = [until for until in self._wake if until <= self.now]
            self._wake = [until for until in self._wake if until > self.now]
            self._awake += len(woken)
            self._changed.notify_all()


class SimulatedQuota(Quota):
    """The emulator's own, by a simulated clock."""

    def __init__(self, time: Simulated) -> None:
        super().__init__(QUOTA, QUOTA, MINUTE)
        self._time = time

    def spend(self, account: str, metric: str, now: float) -> None:
        super().spend(account, metric, self._time.now)


@dataclass(frozen=True)
class Answered:
    """A request: who asked, when it was answered, what, and how it ended."""

    thread: int
    moment: float
    path: str
    method: str
    status: int


@dataclass
class Country:
    """Spreadsheets of many areas, and what was asked of them."""

    sheets: Emulator
    national: str
    areas: dict[str, str]
    time: Simulated = field(default_factory=Simulated)
    answers: list[Answered] = field(default_factory=list)

    @classmethod
    def of(cls, sheets: Emulator, number: int) -> Country:
        """So many areas with nobody in them yet: one is set up, the others are copies of it."""
        online = Online.made(sheets, "gebied-1")
        shorten(sheets, online.ids["gebied-1"])
        areas = {"gebied-1": online.ids["gebied-1"]}
        for name in (f"gebied-{n}" for n in range(2, number + 1)):
            areas[name] = sheets.create(name)
            copy = sheets.state(online.ids["gebied-1"])
            copy.id = areas[name]
            sheets.restore(areas[name], copy)
        with online.workbooks().opened(NATIONAL, online.ids[NATIONAL]) as workbook:
            new = [{"werkgebied": a, "werkmap": id} for a, id in areas.items() if a != "gebied-1"]
            workbook.read()
            workbook.apply([Append(REGISTRY.name, row) for row in new])
        return cls(sheets, online.ids[NATIONAL], areas)

    def workbooks(self, account: Account) -> OnlineWorkbooks:
        """As a new command finds them: with the real patience, in simulated time."""
        patience = Patience(sleep=self.time.sleep, clock=self.time.clock)
        return OnlineWorkbooks(self.national, account, patience)

    def account(self) -> Account:
        """The one account, as each job signs in to it."""
        with _ONE_BY_ONE, environment(surroundings(self.sheets)):
            account = sign_in()

        def note(response: Any, *_: Any, **__: Any) -> None:
            asked = response.request
            path = asked.path_url.partition("?")[0]
            answered = (self.time.now, path, str(asked.method), response.status_code)
            self.answers.append(Answered(threading.get_ident(), *answered))
            self.time.sleep(MOMENT)

        account.client.session.hooks["response"].append(note)
        return account


_ONE_BY_ONE = threading.Lock()


def in_sequence(country: Country) -> None:
    """As ``pull`` and then ``run`` of every area, by one who began it."""
    account = country.account()
    for command in (pull_in, match):
        workbooks = country.workbooks(account)
        for name, id in workbooks.all().items():
            with workbooks.opened(name, id) as workbook:
                command(workbook)


def one_area(country: Country, account: Account, area: str) -> None:
    """As a job of the workflow does: pulled by a command, matched by the next."""
    for command in (pull_in, match):
        workbooks = country.workbooks(account)
        with workbooks.opened(area, workbooks.all()[area]) as workbook:
            command(workbook)


def as_matrix(country: Country) -> None:
    """As the jobs of the workflow, so many at once."""
    names = [NATIONAL, *country.areas]
    left = iter(names)
    taken = threading.Lock()

    def worker(_: int) -> None:
        account = country.account()
        try:
            while True:
                with taken:
                    area = next(left, None)
                if area is None:
                    return
                one_area(country, account, area)
        finally:
            country.time.leave()

    with country.time.taking_part(JOBS), ThreadPoolExecutor(JOBS) as threads:
        list(threads.map(worker, range(JOBS)))


def alone(country: Country) -> None:
    with country.time.taking_part(1):
        in_sequence(country)
    country.time.leave()


def most_in_a_minute(moments: Sequence[float]) -> int:
    return max(
        sum(start <= moment < start + MINUTE for moment in moments[first : first + 2 * QUOTA])
        for first, start in enumerate(moments)
    )


def most_refused_in_a_row(answers: Sequence[Answered]) -> int:
    """By one who asked, before the same was answered."""
    most, row = 0, Counter[tuple[int, str]]()
    for one in answers:
        asking = (one.thread, one.method)
        row[asking] = row[asking] + 1 if one.status == 429 else 0
        most = max(most, row[asking])
    return most


def check(country: Country) -> str:
    """Whether every area was done within the quota; the figures, as a sentence."""
    for name, id in {NATIONAL: country.national, **country.areas}.items():
        said = [row[2] for row in country.sheets.grid(id, LOG.name)[1:]]
        assert said == ["inlezen", "koppelen"], name
    assert {one.status for one in country.answers} <= {200, 429}
    done = sorted(country.answers, key=lambda one: one.moment)
    for method in ("GET", "POST"):
        moments = [one.moment for one in done if (one.method, one.status) == (method, 200)]
        assert most_in_a_minute(moments) <= QUOTA
    refused = most_refused_in_a_row(country.answers)
    assert refused < Patience().tries
    asked = Counter((one.method, one.status) for one in done)
    minutes = (done[-1].moment - done[0].moment) / MINUTE
    return (
        f"{len(country.areas)} areas and {NATIONAL} in {minutes:.1f} simulated minutes: "
        f"{asked['GET', 200]} reads, {asked['POST', 200]} writes, "
        f"{asked['GET', 429] + asked['POST', 429]} refused, {refused} in a row at most"
    )


WAYS = {"in sequence": alone, "as a matrix": as_matrix}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", [SOME_AREAS, pytest.param(EVERY_AREA, marks=pytest.mark.soak)])
def test_every_area_is_done_within_the_quota(way: str, number: int):
    with Emulator() as sheets:
        country = Country.of(sheets, number)
        sheets.service.quota = SimulatedQuota(country.time)
        WAYS[way](country)
        print(f"{way}: {check(country)}")  # noqa: T201 - the figures are what it is run for
