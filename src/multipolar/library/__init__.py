"""What comes with the program: bundled cases, the world's parameters, exported schemas. Data, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from multipolar.errors import Problem, ScenarioError
from multipolar.library.reading import YamlFile, read_yaml

__all__ = [
    "Parameter",
    "articles",
    "parameters",
    "read_parameters",
    "reading_prompt",
    "scenario_folder",
    "scenario_names",
    "schema_folder",
    "teaching_table",
]

_HERE = Path(__file__).parent
_FIELDS = ("default", "range", "unit", "source", "meaning")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that a mechanism of the world needs in every case, at address ``world.<mechanism>.<name>``.

    Parameters
    ----------
    default : str
        The number as a scenario file would write it (``0.35 */ 1.2``); a case may override it.
    low, high : float
        Ends of the range it may take; `high` may be infinite.
    unit, source, meaning : str
        Unit, where the default comes from, what it does.
    line : int
        Its line in ``parameters.yaml``; 0 where unknown.
    """

    mechanism: str
    name: str
    default: str
    low: float
    high: float
    unit: str
    source: str
    meaning: str
    line: int = 0

    @property
    def address(self) -> str:
        """Its dotted address."""
        return f"world.{self.mechanism}.{self.name}"


def articles() -> tuple[Path, ...]:
    """The made-up articles to practise on, in order."""
    return tuple(sorted((_HERE / "articles").glob("*.txt")))


@lru_cache
def reading_prompt() -> str:
    """What a language model that reads documents is told; ``{lists}`` stands for the fields of its answer."""
    return (_HERE / "prompts" / "evidence.txt").read_text(encoding="utf-8").rstrip("\n")


def scenario_names() -> tuple[str, ...]:
    """Names of the bundled cases, sorted."""
    return tuple(sorted(folder.parent.name for folder in (_HERE / "scenarios").glob("*/scenario.yaml")))


def scenario_folder(name: str) -> Path:
    """Folder of the bundled case `name`; it need not exist."""
    return _HERE / "scenarios" / name


def teaching_table() -> Path:
    """The small invented table of actors that new ones are copied from."""
    return _HERE / "tables" / "harbour.csv"


def schema_folder() -> Path:
    """Folder of the JSON Schemas for editors."""
    return _HERE / "schema"


@lru_cache(maxsize=1)
def parameters() -> tuple[Parameter, ...]:
    """The world's parameters with their defaults, in the order of the file; none if the file is not there."""
    path = _HERE / "parameters.yaml"
    return read_parameters(path) if path.is_file() else ()


def read_parameters(path: Path) -> tuple[Parameter, ...]:
    """Read a parameter file: mechanism → name → ``{default, range: [low, high], unit, source, meaning}``.

    Raises
    ------
    ScenarioError
        An entry lacks a field, or its range is not two numbers.
    """
    source = read_yaml(path)
    found, problems = [], []
    for mechanism, entries in (source.data or {}).items():
        for name, entry in (entries or {}).items():
            try:
                found.append(_parameter(source, str(mechanism), str(name), entry))
            except (KeyError, TypeError, ValueError) as error:
                said = f"'{mechanism}.{name}' needs {', '.join(_FIELDS)}: {error}."
                problems.append(Problem(said, source.file, source.line((mechanism, name))))
    if problems:
        raise ScenarioError(problems)
    return tuple(found)


def _parameter(source: YamlFile, mechanism: str, name: str, entry: dict[str, Any]) -> Parameter:
    low, high = entry["range"]
    line = source.line((mechanism, name)) or 0
    return Parameter(
        mechanism=mechanism,
        name=name,
        default=str(entry["default"]),
        low=_end(low),
        high=_end(high),
        unit=str(entry["unit"] if entry["unit"] is not None else ""),
        source=str(entry["source"]),
        meaning=str(entry["meaning"]),
        line=line,
    )


def _end(value: Any) -> float:
    return float(str(value).replace(".inf", "inf"))
