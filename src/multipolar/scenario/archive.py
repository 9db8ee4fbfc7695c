"""A case as one JSON text, kept beside each run so that it can be run again."""

from __future__ import annotations

import json
from dataclasses import asdict
from math import inf, isinf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from multipolar import library
from multipolar.errors import InputError
from multipolar.library import Parameter
from multipolar.scenario.numbers import Number
from multipolar.scenario.origin import Origin
from multipolar.scenario.schema import Checks, Part, Passages, Scenario, Sources
from multipolar.scenario.schema.fields import number_out, read_day

if TYPE_CHECKING:
    from multipolar.scenario.case import Case

FORMAT = 1


def case_json(case: Case, *, lines: bool) -> str:
    """The case with its changes; with or without the line of each number."""
    origin = case.origin
    whole: dict[str, Any] = {
        "format": FORMAT,
        "id": origin.id,
        "as_of": case.as_of.isoformat(),
        "horizon": case.horizon,
        "set": {address: number_out(number) for address, number in case.changes.items()},
        "scenario": _plain(origin.scenario),
        "paths_in_order": list(origin.scenario.paths),
        "sources": _plain(origin.sources),
        "evidence": {name: _plain(passage) for name, passage in origin.evidence.items()},
        "checks": [_plain(check) for check in origin.checks],
        "parameters": [_parameter_out(parameter) for parameter in sorted(origin.parameters, key=lambda item: item.address)],
    }
    if lines:
        whole["lines"] = dict(origin.lines)
        whole["parameter_lines"] = {parameter.address: parameter.line for parameter in origin.parameters}
    return _canonical(whole)


def evidence_json(case: Case) -> str:
    """Sources and evidence alone."""
    evidence = {name: _plain(passage) for name, passage in case.evidence.items()}
    return _canonical({"sources": _plain(case.sources), "evidence": evidence})


def case_from_json(text: str) -> Case:
    """The case that `case_json` wrote.

    Raises
    ------
    InputError
        The text is not such a case.
    """
    from multipolar.scenario.case import Case

    try:
        whole = json.loads(text)
        if whole["format"] != FORMAT:
            raise InputError(f"the stored case has format {whole['format']!r}; this version reads {FORMAT}.")
        origin = _origin(whole)
        case = Case(origin, as_of=read_day(whole["as_of"]), horizon=int(whole["horizon"]))
        for address, value in whole["set"].items():
            case = case.set(address, value)
    except InputError:
        raise
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise InputError(f"the stored case is damaged at '{place}': {first['msg']}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"the stored case is damaged: {type(error).__name__}: {error}.") from None
    return case


def _origin(whole: dict[str, Any]) -> Origin:
    scenario = dict(whole["scenario"])
    scenario["paths"] = {name: scenario["paths"][name] for name in whole["paths_in_order"]}
    lines = whole.get("parameter_lines", {})
    parameters = tuple(_parameter_in(item, lines) for item in whole["parameters"])
    folder = library.scenario_folder(whole["id"])
    return Origin(
        id=whole["id"],
        folder=folder if folder.is_dir() else Path(whole["id"]),
        scenario=_ranged(Scenario.model_validate(scenario), parameters),
        sources=Sources.model_validate(whole["sources"]),
        evidence=Passages.model_validate(whole["evidence"]).root,
        checks=Checks.model_validate(whole["checks"]).root,
        parameters=parameters,
        lines=whole.get("lines", {}),
    )


def _ranged(scenario: Scenario, parameters: tuple[Parameter, ...]) -> Scenario:
    known = {parameter.address: parameter for parameter in parameters}
    world = {}
    for mechanism, settings in scenario.world.items():
        update = {}
        for name, number in settings.own_numbers().items():
            parameter = known[f"world.{mechanism}.{name}"]
            update[name] = Number.parse(number, parameter.low, parameter.high)
        world[mechanism] = settings.model_copy(update=update)
    return scenario.model_copy(update={"world": world})


def _plain(part: Part) -> Any:
    return part.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _parameter_out(parameter: Parameter) -> dict[str, Any]:
    plain = asdict(parameter)
    del plain["line"]
    return {**plain, **{end: _end_out(plain[end]) for end in ("low", "high")}}


def _parameter_in(item: dict[str, Any], lines: dict[str, int]) -> Parameter:
    ends = {end: float(item[end]) if item[end] is not None else (inf if end == "high" else -inf) for end in ("low", "high")}
    found = Parameter(**{**item, **ends})
    return Parameter(**{**asdict(found), "line": int(lines.get(found.address, 0))})


def _end_out(value: float) -> float | None:
    return None if isinf(value) else value


def _canonical(whole: object) -> str:
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
