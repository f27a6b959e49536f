"""How the templates of pages are read."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup, escape

from handbook.data import DOCS


def page_templates() -> jinja2.Environment:
    """The templates of docs/templates; a value is text and no more, and one not there an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(DOCS / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_as_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _as_text(value: Any) -> Any:
    """A value in which Markdown finds no link and no attribute, such as ``{ onclick=… }``."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup("".join(f"&#{ord(sign)};" if sign in "[]{" else sign for sign in escape(value)))
