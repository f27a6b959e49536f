"""Data files that people write: YAML, held to the JSON Schema beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from intake.errors import BadInput


@cache
def contract_of(folder: Path) -> Mapping[str, Any]:
    """The JSON Schema ``schema.json`` of the data files in ``folder``."""
    return dict(json.loads((folder / "schema.json").read_text(encoding="utf-8")))


def data_files(folder: Path) -> list[Path]:
    """The data files in ``folder``; BadInput for one of another name: it would not count."""
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".yml", ".json") and not path.name.startswith("."):
            raise BadInput(
                f"{path.name}: expected a name that ends in .yml. Give it one, or move it."
            )
    return sorted(folder.glob("*.yml"))


def read_data(path: Path, contract: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the file; BadInput names it, and the place that is not as ``contract`` says.

    ``contract`` is a JSON Schema of an object. A day stays text, ``2026-11-22``, as in JSON; a
    contract with ``"format": "date"`` sees that it is one.
    """
    return held_to(contract, read_yaml(path), path.name)


def held_to(contract: Mapping[str, Any], raw: Any, name: str) -> dict[str, Any]:
    """``raw`` as it is; BadInput, with ``name`` and the place, when ``contract`` forbids it."""
    days = jsonschema.FormatChecker(["date"])
    validator = jsonschema.Draft202012Validator(contract, format_checker=days)
    if found := jsonschema.exceptions.best_match(validator.iter_errors(raw)):
        where = "/".join(str(part) for part in found.absolute_path)
        raise BadInput(on_one_line(": ".join(filter(None, (name, where, _said_of(found))))))
    return dict(raw)


def _said_of(error: jsonschema.ValidationError) -> str:
    """What is wrong; of a text that does not fit, in the words of the schema, not in its signs."""
    says = error.schema.get("description") if isinstance(error.schema, dict) else None
    if error.validator == "pattern" and says:
        return f"{error.instance!r} does not fit. {says}"
    return str(error.message)


def read_yaml(path: Path) -> Any:
    """What stands in the file; BadInput names it when it is empty or cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    if (raw := parsed(text, path.name)) is None:
        raise BadInput(f"{path.name}: the file is empty. Write it like the others of its kind.")
    return raw


def parsed(text: str, name: str) -> Any:
    """What a text in YAML holds; BadInput names the text and the place that cannot be read."""
    try:
        return yaml.load(text, Loader=_Plain)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
        found = on_one_line(error.problem or error.context or "")
        raise BadInput(f"{where}: cannot be read as YAML: {found}. Mend this place.") from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        found = on_one_line(str(error))
        raise BadInput(
            f"{name}: cannot be read as YAML: {found}. Write it like the others of its kind."
        ) from error


class _Plain(yaml.SafeLoader):
    """YAML without days, in which nothing repeats itself (``&a [*a]``) and a key stands once.

    The first would never end; of two equal keys only the last would count, in silence.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._open: list[str | None] = []

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) and event.anchor in self._open:
            found = f"*{event.anchor} stands within what it repeats"
            mark = event.start_mark
            raise yaml.composer.ComposerError(None, None, found, mark)  # type: ignore[arg-type]
        self._open.append(getattr(event, "anchor", None))
        node = super().compose_node(parent, index)
        self._open.pop()
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    found = f"{key.value} stands here twice; keep one of the two"
                    raise yaml.constructor.ConstructorError(None, None, found, key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


_Plain.add_constructor("tag:yaml.org,2002:timestamp", _Plain.construct_yaml_str)  # type: ignore[type-var]


def on_one_line(text: str) -> str:
    return " ".join(text.split())
