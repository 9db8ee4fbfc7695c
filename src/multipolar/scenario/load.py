"""Read a case from its folder; everything wrong with it is reported at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from multipolar import library
from multipolar.errors import Problem, ScenarioError
from multipolar.library import Parameter
from multipolar.library.reading import YamlFile, read_yaml
from multipolar.scenario.addresses import file_place, holders
from multipolar.scenario.case import Case
from multipolar.scenario.names import did_you_mean
from multipolar.scenario.origin import SCENARIO_FILE, Origin
from multipolar.scenario.problems import problems_of
from multipolar.scenario.schema import Checks, Passages, Scenario, Sources
from multipolar.scenario.validate import validate
from multipolar.scenario.world_numbers import with_ranges

FILES: dict[str, type[BaseModel]] = {
    SCENARIO_FILE: Scenario,
    "sources.yaml": Sources,
    "evidence.yaml": Passages,
    "checks.yaml": Checks,
}
"""The files of a case; all but the first may be absent."""

_EMPTY: dict[str, Any] = {"sources.yaml": {}, "evidence.yaml": {}, "checks.yaml": []}

Model = TypeVar("Model", bound=BaseModel)


def load(case: str | Path, *, parameters: Sequence[Parameter] | None = None) -> Case:
    """Read a bundled case by name, or any case by its folder.

    Parameters
    ----------
    case : str or Path
        ``"ukraine-2025"``, or the path of a folder with a ``scenario.yaml``. A bundled name wins unless a path is given
        with a separator (``./ukraine-2025``).
    parameters : sequence of Parameter, optional
        The world's parameters; the bundled list by default.

    Raises
    ------
    ScenarioError
        Something is wrong; its `problems` hold everything found, with file and line.
    """
    folder = find(case)
    known = tuple(library.parameters() if parameters is None else parameters)
    problems: list[Problem] = []
    files = _read(folder, problems)
    models = {name: _model(FILES[name], files[name], problems) for name in FILES if name in files}
    scenario = models.get(SCENARIO_FILE)
    if not isinstance(scenario, Scenario):
        raise ScenarioError(problems)
    scenario = with_ranges(scenario, known, files[SCENARIO_FILE], problems)
    origin = _origin(folder, scenario, models, known, files)
    problems += validate(origin, files, complete=all(models.get(name) is not None for name in FILES))
    if problems:
        raise ScenarioError(_in_order(problems))
    return Case(origin)


def find(case: str | Path) -> Path:
    """The folder of a case, bundled or not.

    Raises
    ------
    ScenarioError
        There is no such case.
    """
    text = str(case)
    if isinstance(case, str) and re.fullmatch(r"[a-z0-9-]+", text) and text in library.scenario_names():
        return library.scenario_folder(text)
    folder = Path(case)
    if folder.name == SCENARIO_FILE:
        folder = folder.parent
    try:
        if (folder / SCENARIO_FILE).is_file():
            return folder
        there = folder.is_dir()
    except (OSError, ValueError):
        there = False
    if there:
        raise ScenarioError([Problem(f"the folder '{text}' holds no {SCENARIO_FILE}.")])
    names = library.scenario_names()
    hint = did_you_mean(text, names) or f"Bundled cases: {', '.join(names)}."
    raise ScenarioError([Problem(f"there is no case '{text[:200]}': neither a bundled case nor a folder.", hint=hint)])


def _read(folder: Path, problems: list[Problem]) -> dict[str, YamlFile]:
    found: dict[str, YamlFile] = {}
    name = folder.resolve().name
    for file in FILES:
        called = f"{name}/{file}"
        if file in _EMPTY and not (folder / file).exists():
            found[file] = YamlFile(called, _EMPTY[file], {})
            continue
        try:
            read = read_yaml(folder / file, called)
        except ScenarioError as error:
            problems += error.problems
        else:
            empty = read.data is None and file in _EMPTY
            found[file] = YamlFile(called, _EMPTY[file], read.lines) if empty else read
    return found


def _model(model: type[Model], source: YamlFile, problems: list[Problem]) -> Model | None:
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        problems += problems_of(error, source, model)
        return None


def _origin(
    folder: Path, scenario: Scenario, models: dict[str, Any], parameters: tuple[Parameter, ...], files: dict[str, YamlFile]
) -> Origin:
    sources, evidence, checks = (models.get(name) for name in ("sources.yaml", "evidence.yaml", "checks.yaml"))
    return Origin(
        id=folder.resolve().name,
        folder=folder,
        scenario=scenario,
        sources=sources if isinstance(sources, Sources) else Sources(),
        evidence=evidence.root if isinstance(evidence, Passages) else {},
        checks=checks.root if isinstance(checks, Checks) else (),
        parameters=parameters,
        lines=_lines(scenario, files[SCENARIO_FILE]),
    )


def _lines(scenario: Scenario, source: YamlFile) -> dict[str, int]:
    found: dict[str, int] = {}
    for holder in holders(scenario):
        place = file_place(holder.steps, scenario, source.data)
        for address, field, _ in holder.addresses():
            found[address] = source.line((*place, field)) or 0
    return found


def _in_order(problems: list[Problem]) -> list[Problem]:
    order = list(FILES)
    ranks = {name: rank for rank, name in enumerate(order)}
    return sorted(dict.fromkeys(problems), key=lambda item: (ranks.get(item.file.rsplit("/", 1)[-1], 9), item.line or 0))
