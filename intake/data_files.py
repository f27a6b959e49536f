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


def yaml_of(text: str) -> Any:
    """What ``text`` says as YAML; ValueError in one line when it cannot be read, with the place.

    A key that stands twice in one place is refused: only the last would count, in silence.
    """
    try:
        return yaml.load(text, Loader=_EachOnce)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise ValueError(where + _on_one_line(error.problem or error.context or "")) from error
    except (RecursionError, ValueError, yaml.YAMLError) as error:
        raise ValueError(_on_one_line(str(error))) from error


class _EachOnce(yaml.SafeLoader):
    """YAML in which a key stands once in its place."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    found = f"{key.value} stands here twice; keep one of the two"
                    raise yaml.constructor.ConstructorError(None, None, found, key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def read_data(path: Path, contract: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the file; BadInput names it, and the place that is not as ``contract`` says.

    ``contract`` is a JSON Schema of an object.
    """
    try:
        raw = yaml_of(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    validator = jsonschema.Draft202012Validator(contract)
    found = jsonschema.exceptions.best_match(validator.iter_errors(raw))
    if found is not None:
        where = "/".join(str(part) for part in found.absolute_path) or "the file"
        raise BadInput(f"{path.name}: {where}: {said_of(found)}")
    return dict(raw)


def said_of(error: jsonschema.ValidationError) -> str:
    """What is wrong; of a text that does not fit, in the words of the schema, not in its signs."""
    says = error.schema.get("description") if isinstance(error.schema, dict) else None
    if error.validator == "pattern" and says:
        return f"{error.instance!r} does not fit. {says}"
    return str(error.message)
