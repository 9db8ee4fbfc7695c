"""JSON Schemas of the files of a case, for editors and for the reference pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from multipolar.scenario.load import FILES
from multipolar.scenario.origin import SCENARIO_FILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(file: str = SCENARIO_FILE) -> dict[str, Any]:
    """The schema of one file of a case: ``scenario.yaml``, ``sources.yaml``, ``evidence.yaml`` or ``checks.yaml``."""
    return {"$schema": DIALECT, **FILES[file].model_json_schema(by_alias=True)}


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of all files by file name."""
    return {file: json_schema(file) for file in FILES}


def write_schemas(folder: Path) -> list[Path]:
    """Write ``scenario.schema.json`` and its like into `folder`; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file, schema in json_schemas().items():
        path = folder / f"{Path(file).stem}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        written.append(path)
    return written
