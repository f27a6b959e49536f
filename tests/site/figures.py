"""What the tests of the site measure, as one table for the contributors' docs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handbook.data import DOCS
from handbook.written import filled

PAGE = "developers/site.md"
Taken = Callable[[Sequence[float]], float]


@dataclass(frozen=True)
class Row:
    """One figure: ``taken`` makes one number of what several tests or pages gave."""

    what: str
    asked: str
    taken: Taken
    shown: str = "{:.0f}"


ROWS = {
    "topics": Row("topics H1 to H66 with a page of the pattern, in two languages", "132", sum),
    "checklists": Row("checklists", "14 or more", max),
    "sheets": Row("most sheets of A4 that a checklist takes in print", "1", max),
    "documents": Row("documents to fill in, each as a page and as .docx", "10 or more", max),
    "ease": Row("Flesch-Douma of the handbook in Dutch", "60 or more", min, "{:.1f}"),
    "least ease": Row("the same of its hardest page", "none", min, "{:.1f}"),
    "sentence": Row("words a sentence", "12 or fewer", max, "{:.1f}"),
    "long": Row("sentences of more than 25 words", "5 % or less", max, "{:.1f} %"),
    "misspelt": Row("words in no dictionary nor in the list, nl and en", "0", sum),
    "weight": Row("heaviest first view, compressed", "100 kB or less", max, "{:.0f} kB"),
    "requests": Row("most requests of a first view", "12 or fewer", max),
    "others": Row("requests to another host, and cookies, on all pages", "0", sum),
    "links": Row("internal links and anchors that were followed", "all", sum),
    "dead": Row("of those, dead", "0", sum),
    "looks": Row("looks of axe: a page in a width and a colour scheme", "every page, 4", sum),
    "violations": Row("violations of WCAG 2.2 AA or of good practice", "0", sum),
    "nl found": Row("questions in Dutch with their page among the first three", "60", sum),
    "en found": Row("the same in English", "60", sum),
    "performance": Row("Lighthouse, least performance", "95 or more", min),
    "accessibility": Row("Lighthouse, least accessibility", "100", min),
    "best-practices": Row("Lighthouse, least best practices", "95 or more", min),
    "seo": Row("Lighthouse, least search engines", "95 or more", min),
}


class Figures:
    """The numbers of one run."""

    def __init__(self) -> None:
        self._given: dict[str, list[float]] = {name: [] for name in ROWS}

    def note(self, name: str, value: float) -> None:
        """Keeps a number for the row ``name``; an unknown name is a mistake of the test."""
        self._given[name].append(value)

    def table(self, day: date) -> str:
        lines = [f"Measured on {day:%-d %B %Y}.", "", "| what | asked | found |", "|---|---|---|"]
        for name, row in ROWS.items():
            given = self._given[name]
            found = row.shown.format(row.taken(given)) if given else "not measured"
            lines.append(f"| {row.what} | {row.asked} | {found} |")
        return "\n".join(lines)

    def write(self, day: date) -> None:
        """Puts the table between its marks."""
        page = DOCS / PAGE
        text = filled(PAGE, page.read_text(encoding="utf-8"), {"figures": self.table(day)})
        page.write_text(text, encoding="utf-8")
