"""match.yml, run for real on spreadsheets: every night, by hand, and when things go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.workbook import column_letter
from tests.workflows.act import Ran, Repository
from tests.workflows.federation import TOKENS
from tests.workflows.online import AREAS, CANARY, Online, found_in, ids_in, newcomer

COUNTS = re.compile(
    r"- (landelijk|haarlem|rotterdam): [^@]*\d[^@]*\."
    r"|- Google Sheets: \d+ keer gelezen en \d+ keer geschreven; [^@]*\."
    r"|Every area is done\."
)


@pytest.fixture(scope="class")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a run leaves what it leaves."""
    return tmp_path_factory.mktemp("match") / "results"


# Every night


@pytest.fixture(scope="class")
def night(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    """A scheduled run, after two nights that GitHub dropped."""
    with online.as_it_was():
        online.land("rotterdam", newcomer(7))
        online.land("rotterdam", newcomer(8))
        yield online.run(repository, "schedule", "match.yml", results)


class TestNight:
    def test_every_area_has_a_job_and_all_end_well(self, night: Ran) -> None:
        jobs = ["plan", *(f"match {area}" for area in AREAS), "outcome", "keep-alive"]
        assert night.jobs == dict.fromkeys(jobs, "success")
        assert night.returncode == 0

    def test_dropped_nights_are_caught_up(self, night: Ran, online: Online) -> None:
        assert night.returncode == 0
        assert len(online.rows("haarlem", "Nieuwkomers")) == 6
        names = {row["naam"] for row in online.rows("rotterdam", "Nieuwkomers")}
        assert {"Verzonnen 6", "Verzonnen 7", "Verzonnen 8"} <= names

    def test_every_area_is_matched_too(self, night: Ran, online: Online) -> None:
        assert night.returncode == 0
        for area in AREAS:
            kinds = [row["wat"] for row in online.rows(area, "Logboek")]
            assert kinds == ["inlezen", "koppelen"], area

    def test_summary_holds_counts_alone(self, night: Ran) -> None:
        lines = night.summary.splitlines()
        assert len(lines) == 4 * len(AREAS) + 1
        assert not [line for line in lines if not COUNTS.fullmatch(line)]

    def test_person_is_found_nowhere(self, night: Ran) -> None:
        left = [path for path in night.results.rglob("*") if path.is_file()]
        assert night.results / "act.jsonl" in left
        for path in left:
            assert not found_in(path.read_text(encoding="utf-8", errors="replace"), *CANARY), path

    def test_person_is_in_the_spreadsheet(self, night: Ran, online: Online) -> None:
        # Otherwise that the person is found nowhere says nothing.
        assert night.returncode == 0
        assert found_in(str(online.tabs("rotterdam")), *CANARY) == [*CANARY]

    def test_google_sees_the_service_account(self, night: Ran, online: Online) -> None:
        assert night.returncode == 0
        assert {one["account"] for one in online.emulator.requests} == {online.emulator.email}

    def test_no_secret_is_shown(self, night: Ran) -> None:
        assert not [token for token in (*TOKENS, "ya29.") if token in night.output]

    def test_spreadsheets_are_not_named(self, night: Ran, online: Online) -> None:
        assert not ids_in(night.output, online)

    def test_schedule_is_kept(self, night: Ran) -> None:
        address = "repos/owner/name/actions/workflows/match.yml/enable"
        assert ["api", "--silent", "--method", "PUT", address] in night.asked_of_github


# By hand


@pytest.fixture(scope="class")
def by_hand(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    """A run for one area, while Google asks for patience."""
    with online.as_it_was():
        online.emulator.faults([{"at": at, "kind": "429"} for at in (1, 2, 6)])
        given = {"area": "haarlem"}
        yield online.run(repository, "workflow_dispatch", "match.yml", results, given)


class TestByHand:
    def test_run_waits_and_ends_well(self, by_hand: Ran, online: Online) -> None:
        assert (by_hand.returncode, by_hand.jobs["match haarlem"]) == (0, "success")
        assert [one["status"] for one in online.emulator.requests].count(429) == 3

    def test_that_area_alone_is_done(self, by_hand: Ran, online: Online) -> None:
        assert set(by_hand.jobs) == {"plan", "match haarlem", "outcome"}
        assert online.written() == {"haarlem"}

    def test_nothing_is_written_twice(self, by_hand: Ran, online: Online) -> None:
        assert by_hand.returncode == 0
        names = [row["naam"] for row in online.rows("haarlem", "Nieuwkomers")]
        assert sorted(names) == [f"Verzonnen {number}" for number in range(6)]


@pytest.fixture(scope="class")
def dry(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    with online.as_it_was():
        given = {"dry_run": "true", "area": "rotterdam,haarlem"}
        yield online.run(repository, "workflow_dispatch", "match.yml", results, given)


class TestDryRun:
    def test_everything_is_read_and_nothing_written(self, dry: Ran, online: Online) -> None:
        assert dry.returncode == 0
        assert online.asked() == set(AREAS)
        assert not [one for one in online.emulator.requests if one["method"] != "GET"]

    def test_counts_are_shown_all_the_same(self, dry: Ran) -> None:
        assert dry.summary.count("Voorstellen: 0.") == 2
        assert dry.summary.count("Er is niets geschreven.") == 2


# When something is wrong


@pytest.fixture(scope="class")
def broken(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    """A scheduled run after somebody typed a name over a header in one workbook."""
    with online.as_it_was():
        headers = online.emulator.grid(online.ids["rotterdam"], "Nieuwkomers")[0]
        cell = f"{column_letter(headers.index('naam') + 1)}1"
        typed = {"tab": "Nieuwkomers", "cell": cell, "text": "Kanarie"}
        online.emulator.person(online.ids["rotterdam"], {"type": typed})
        yield online.run(repository, "schedule", "match.yml", results)


class TestBrokenWorkbook:
    def test_run_is_red_and_the_others_are_done(self, broken: Ran, online: Online) -> None:
        assert (broken.returncode, broken.jobs["match rotterdam"]) == (1, "failure")
        assert broken.jobs["match haarlem"] == broken.jobs["match landelijk"] == "success"
        assert online.written() == {"landelijk", "haarlem"}

    def test_summary_names_the_area(self, broken: Ran) -> None:
        assert "- rotterdam: niet gelukt.\n" in broken.summary
        assert broken.summary.endswith("- **rotterdam**: failure\n")

    def test_log_says_where_to_look(self, broken: Ran) -> None:
        assert re.search(r"rotterdam, Nieuwkomers![A-Z]+1: hier staat de kop «…»", broken.said)

    def test_what_was_typed_is_not_shown(self, broken: Ran, online: Online) -> None:
        assert not found_in(broken.output, *CANARY)
        assert not ids_in(broken.output, online)


@pytest.fixture(scope="class")
def refused(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    """A scheduled run that the service account does not let act in its name."""
    with online.as_it_was():
        online.federation.may_act(False)
        yield online.run(repository, "schedule", "match.yml", results)


class TestRefusedCredentials:
    def test_run_is_red_and_nothing_is_touched(self, refused: Ran, online: Online) -> None:
        assert refused.returncode == 1
        assert refused.jobs == {"plan": "failure", "outcome": "success", "keep-alive": "success"}
        assert not online.asked()

    def test_log_says_what_is_wrong(self, refused: Ran) -> None:
        assert "Google: de inloggegevens worden geweigerd." in refused.said
        assert refused.summary == "- **plan**: failure\n"

    def test_no_secret_is_shown(self, refused: Ran) -> None:
        assert not [token for token in TOKENS if token in refused.output]


def test_run_says_what_is_missing_when_nothing_is_set_up(
    repository: Repository, results: Path
) -> None:
    ran = repository.run("schedule", "match.yml", results)
    assert (ran.returncode, ran.jobs["plan"], ran.jobs["outcome"]) == (1, "failure", "success")
    assert "must specify exactly one of" in ran.output
