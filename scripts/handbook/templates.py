"""How the templates of pages are read."""

from __future__ import annotations

import jinja2

from handbook.data import DOCS


def page_templates() -> jinja2.Environment:
    """The templates of docs/templates; a value is escaped, and one that is not there an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(DOCS / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
