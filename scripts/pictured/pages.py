"""The pages of the guide, in both languages, and the pictures in them."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from pictured.views import PICTURES

DOCS = Path(__file__).parent.parent.parent / "docs"
SHOWN = 0.75
"""Of its dots: its letters are then as large as those of the text."""
FOLDERS = ("nl/coordinatoren", "en/coordinators")

_PICTURE = re.compile(
    r'(<img src="\.\./\.\./assets/images/guide/([\w-]+)\.webp" )width="\d+" height="\d+"'
)


def guide_pages() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((DOCS / folder).glob("*.md"))]


def shown_size(name: str) -> tuple[int, int]:
    """How wide and high a picture is on a page at most, in CSS pixels."""
    with Image.open(PICTURES / f"{name}.webp") as picture:
        return int(SHOWN * picture.width), int(SHOWN * picture.height)


def with_sizes(text: str) -> str:
    """The text of a page, in which every picture says how large it is."""

    def sized(found: re.Match[str]) -> str:
        width, height = shown_size(found[2])
        return f'{found[1]}width="{width}" height="{height}"'

    return _PICTURE.sub(sized, text)


def write_sizes() -> None:
    """A browser then keeps room for a picture that is not there yet, and nothing jumps."""
    for path in guide_pages():
        path.write_text(with_sizes(path.read_text(encoding="utf-8")), encoding="utf-8")
