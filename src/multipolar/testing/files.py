"""Cases from plain mappings, and plain mappings from files."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from multipolar import library
from multipolar.library.reading import read_yaml
from multipolar.scenario import Case, load

BESIDE = ("sources.yaml", "evidence.yaml")


def scenario_file(name: str) -> dict[str, Any]:
    """What ``scenario.yaml`` of a bundled case holds, as mappings and lists that may be changed."""
    found: dict[str, Any] = deepcopy(read_yaml(library.scenario_folder(name) / "scenario.yaml").data)
    return found


def case_of(scenario: Mapping[str, Any], *, like: str | None = None, name: str = "made-up") -> Case:
    """Read a mapping as if it stood in ``scenario.yaml``, with everything that `multipolar check` checks.

    Parameters
    ----------
    scenario : mapping
        As in the file. Its order is kept.
    like : str or None
        A bundled case whose sources and evidence it cites.
    name : str
        Id of the case.

    Raises
    ------
    ScenarioError
        It is no valid case.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        folder.mkdir()
        text = json.dumps(scenario, ensure_ascii=False, default=str, indent=1)
        (folder / "scenario.yaml").write_text(text, encoding="utf-8")
        for file in BESIDE if like else ():
            shutil.copyfile(library.scenario_folder(str(like)) / file, folder / file)
        return load(folder)
