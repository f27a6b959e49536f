"""What axe-core finds wrong on a page: WCAG 2.2 AA and good practice."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(page: Page, within: str = "html") -> list[str]:
    """The rule and the element of everything wrong within this part of the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What is half under the head that stays is not small: it was scrolled there.
    page.evaluate("scrollTo(0, 0)")
    found = page.evaluate(
        """([within, tags]) => axe
            .run(within, {runOnly: tags, resultTypes: ["violations"]})
            .then(answer => answer.violations)""",
        [within, RULES],
    )
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]
