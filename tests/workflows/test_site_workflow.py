"""site.yml: the site on the web, with counts when there are, and never without a site."""

from __future__ import annotations

from pathlib import Path

from tests.workflows.act import Repository

ALL_WELL = {"build": "success", "deploy": "success"}


def test_site_is_deployed_without_counts_when_there_is_no_account(
    repository: Repository, tmp_path: Path
) -> None:
    ran = repository.run("push", "site.yml", tmp_path / "results")
    assert (ran.returncode, ran.jobs) == (0, ALL_WELL)
    assert ran.summary == "The site is built without counts.\n"
    page = ran.results / "web" / "steden" / "haarlem" / "index.html"
    assert "staat nu niet op deze pagina" in page.read_text(encoding="utf-8")
