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


def read_data(path: Path, contract: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the file; BadInput names it, and the place that is not as ``contract`` says.

    ``contract`` is a JSON Schema of an object.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"{path.name}: cannot be read as YAML: {error}") from error
    validator = jsonschema.Draft202012Validator(contract)
    found = jsonschema.exceptions.best_match(validator.iter_errors(raw))
    if found is not None:
        where = "/".join(str(part) for part in found.absolute_path) or "the file"
        raise BadInput(f"{path.name}: {where}: {found.message}")
    return dict(raw)
