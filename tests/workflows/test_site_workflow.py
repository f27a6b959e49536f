"""site.yml: the site on the web, with counts when there are, and never without a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.sheets.spreadsheet import Spreadsheet
from tests.workflows.act import Ran, Repository
from tests.workflows.online import AREAS, CANARY, Online, found_in, ids_in

WITHOUT = "The site is built without counts.\n"


@pytest.fixture(scope="class")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a run leaves what it leaves; the site on the web is in ``web``."""
    return tmp_path_factory.mktemp("site") / "results"


def page(ran: Ran, city: str) -> str:
    return (ran.results / "web" / "steden" / city / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def matched(online: Online) -> Mapping[str, Spreadsheet]:
    """The spreadsheets after a night in which everything was pulled and matched."""
    with online.as_it_was():
        online.command("intake", "pull")
        online.command("matcher", "run")
        return online.states()


@pytest.fixture(scope="class")
def weekly(
    repository: Repository, online: Online, matched: Mapping[str, Spreadsheet], results: Path
) -> Iterator[Ran]:
    """A scheduled run."""
    with online.as_it_was(matched):
        yield online.run(repository, "schedule", "site.yml", results)


class TestWeekly:
    def test_every_job_ends_well(self, weekly: Ran) -> None:
        jobs = ("counts", "build", "deploy", "keep-alive")
        assert (weekly.returncode, weekly.jobs) == (0, dict.fromkeys(jobs, "success"))

    def test_page_says_what_is_needed(self, weekly: Ran) -> None:
        assert "Ongeveer 5 huishoudens wachten" in page(weekly, "haarlem")

    def test_few_are_not_counted_on_the_page(self, weekly: Ran) -> None:
        assert "Minder dan vijf huishoudens wachten" in page(weekly, "rotterdam")

    def test_area_without_workbook_has_no_counts(self, weekly: Ran) -> None:
        assert "staat nu niet op deze pagina" in page(weekly, "almere")

    def test_person_is_found_nowhere(self, weekly: Ran) -> None:
        left = [path for path in weekly.results.rglob("*") if path.is_file()]
        assert weekly.results / "web" / "index.html" in left
        for path in left:
            assert not found_in(path.read_text(encoding="utf-8", errors="replace"), *CANARY), path

    def test_person_is_in_the_spreadsheet(self, weekly: Ran, online: Online) -> None:
        # Otherwise that the person is found nowhere says nothing.
        assert weekly.returncode == 0
        assert found_in(str(online.tabs("rotterdam")), *CANARY) == [*CANARY]

    def test_nothing_is_written_to_the_spreadsheets(self, weekly: Ran, online: Online) -> None:
        assert weekly.returncode == 0
        assert online.asked() == set(AREAS)
        assert not [one for one in online.emulator.requests if one["method"] != "GET"]

    def test_spreadsheets_are_not_named(self, weekly: Ran, online: Online) -> None:
        assert not ids_in(weekly.output, online)

    def test_schedule_is_kept(self, weekly: Ran) -> None:
        address = "repos/owner/name/actions/workflows/site.yml/enable"
        assert weekly.asked_of_github == [["api", "--silent", "--method", "PUT", address]]


@pytest.fixture(scope="class")
def broken(
    repository: Repository, online: Online, matched: Mapping[str, Spreadsheet], results: Path
) -> Iterator[Ran]:
    """A run after a change, when one workbook misses a tab."""
    with online.as_it_was(matched):
        online.emulator.person(online.ids["rotterdam"], {"delete_tab": "Overzicht"})
        yield online.run(repository, "push", "site.yml", results)


class TestOneWorkbookBroken:
    def test_run_is_red_and_the_site_is_deployed(self, broken: Ran) -> None:
        assert broken.returncode == 1
        assert broken.jobs == {"counts": "failure", "build": "success", "deploy": "success"}

    def test_the_other_areas_have_counts(self, broken: Ran) -> None:
        assert "Ongeveer 5 huishoudens wachten" in page(broken, "haarlem")
        assert "staat nu niet op deze pagina" in page(broken, "rotterdam")


@pytest.fixture(scope="class")
def refused(repository: Repository, online: Online, results: Path) -> Iterator[Ran]:
    """A run after a change, when the service account does not let it act in its name."""
    with online.as_it_was():
        online.federation.may_act(False)
        yield online.run(repository, "push", "site.yml", results)


class TestRefusedCredentials:
    def test_run_is_red_and_the_site_is_deployed(self, refused: Ran) -> None:
        assert refused.returncode == 1
        assert refused.jobs == {"counts": "failure", "build": "success", "deploy": "success"}

    def test_run_says_that_there_are_no_counts(self, refused: Ran) -> None:
        assert refused.summary == WITHOUT
        assert "Google: de inloggegevens worden geweigerd." in refused.said
        assert "staat nu niet op deze pagina" in page(refused, "haarlem")


def test_site_is_deployed_without_counts_when_there_is_no_account(
    repository: Repository, results: Path
) -> None:
    ran = repository.run("push", "site.yml", results)
    assert (ran.returncode, ran.jobs) == (0, {"build": "success", "deploy": "success"})
    assert ran.summary == WITHOUT
    assert "staat nu niet op deze pagina" in page(ran, "haarlem")
