"""Turns what pydantic finds into problems a person can act on: file, line, value, what is allowed, near miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError

from multipolar.errors import Problem
from multipolar.library.reading import Place, YamlFile
from multipolar.scenario.names import did_you_mean, known_hint, near_miss
from multipolar.scenario.schema import Part

MOST = 200
"""Most findings of one file that are told; who mends these sees the rest."""


def problems_of(error: ValidationError, source: YamlFile, model: type[BaseModel]) -> list[Problem]:
    """Every finding of `error` as a `Problem`, in the order of the lines."""
    found = [_problem(dict(item), source, model) for item in error.errors(include_url=False)[:MOST]]
    return sorted(_without_echoes(found), key=lambda problem: problem.line or 0)


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """Each problem once, and no 'missing' where a misspelt key beside it is told to mean the missing one."""
    meant = {(problem.address.rpartition(".")[0], problem.hint) for problem in problems}
    for problem in dict.fromkeys(problems):
        above, _, key = problem.address.rpartition(".")
        if not (problem.message.endswith("which is missing.") and (above, near_miss(key)) in meant):
            yield problem


def _problem(item: dict[str, Any], source: YamlFile, model: type[BaseModel]) -> Problem:
    place = tuple(step for step in item["loc"] if step != "[key]")
    place = _inside(place, source.data)
    address = ".".join(str(step) for step in place)
    message, hint = _message(item, place, model)
    return Problem(message, source.file, source.line(place), address, hint)


def _inside(place: Place, data: Any) -> Place:
    """`place` without the steps that only name an alternative of the format."""
    kept: list[str | int] = []
    for index, step in enumerate(place):
        last = index == len(place) - 1
        if isinstance(data, dict):
            if step not in data and not last:
                continue
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        elif not isinstance(data, dict | list):
            break
        kept.append(step)
    return tuple(kept)


def _message(item: dict[str, Any], place: Place, model: type[BaseModel]) -> tuple[str, str]:
    kind, key = item["type"], place[-1] if place else ""
    if kind == "extra_forbidden":
        part = part_at(model, place[:-1])
        return f"'{key}' is not a field of {_noun(part)}.", known_hint(key, _fields(part))
    if kind == "missing":
        return f"{_noun(part_at(model, place[:-1]))} needs '{key}', which is missing.", ""
    owner = ".".join(str(step) for step in place)
    if not place and item["input"] is None:
        return "the file is empty.", "`multipolar new scenario NAME` writes a whole one to start from."
    said = f"{owner}: " if owner else ""
    if kind == "value_error":
        return said + str(item["ctx"]["error"]), ""
    if kind == "literal_error":
        expected = str(item["ctx"]["expected"])
        options = [option.strip("' ") for option in expected.replace(" or ", ", ").split(", ")]
        return f"{said}{_shown(item['input'])} is not one of {', '.join(options)}.", did_you_mean(item["input"], options)
    return f"{said}{_shown(item['input'])} {_wanted(item)}.", ""


def _wanted(item: dict[str, Any]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    said = {
        "int_type": "is not a whole number",
        "int_from_float": "is not a whole number",
        "string_type": "is not text (put it in quotes if it is meant as text)",
        "dict_type": "is not a mapping (key: value)",
        "model_type": "is not a mapping (key: value)",
        "model_attributes_type": "is not a mapping (key: value)",
        "tuple_type": "is not a list",
        "string_too_short": "is empty",
        "greater_than_equal": f"is too small; at least {context.get('ge')}",
        "less_than_equal": f"is too large; at most {context.get('le')}",
        "string_too_long": f"is too long; at most {context.get('max_length')} characters",
        "too_short": f"is too short; at least {context.get('min_length')} needed",
    }
    if kind == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern")))
    return said.get(kind, f"does not fit: {str(item['msg'])[:1].lower()}{str(item['msg'])[1:]}")


def _pattern(pattern: str) -> str:
    said = {
        "a-z0-9]+(": "is not an id: small letters, digits and single hyphens, as 'united-states'",
        "A-Z]{3}": "is not a three-letter country code, as 'UKR'",
        "a-f": "is not a SHA-256 hash: 64 hexadecimal digits in small letters",
        "{2}-": "is not a month and day, as '05-15'",
        "A-Za-z0-9_]": "is not a plain file name (no folders, no blanks)",
    }
    return next((words for mark, words in said.items() if mark in pattern), f"does not match {pattern}")


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    if isinstance(value, Mapping | list):
        text = "a mapping" if isinstance(value, Mapping) else "a list"
    return text if len(text) <= 60 else text[:57] + "…"


def _noun(part: type[BaseModel] | None) -> str:
    return part.noun if part is not None and issubclass(part, Part | RootModel) and hasattr(part, "noun") else "this mapping"


def _fields(part: type[BaseModel] | None) -> list[str]:
    return [info.alias or name for name, info in part.model_fields.items()] if part is not None else []


def part_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The model that describes the mapping at `place`, where there is one."""
    here: Any = model
    for step in place:
        here = _below(here, step)
        if here is None:
            return None
    return next(_models(here), None)


def _below(kind: Any, step: str | int) -> Any:
    for model in _models(kind):
        if issubclass(model, RootModel):
            return _below(model.model_fields["root"].annotation, step)
        for name, info in model.model_fields.items():
            if step in (name, info.alias):
                return info.annotation
    for inner in _containers(kind):
        return inner
    return None


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    elif get_origin(kind) is Annotated or get_origin(kind) not in (None, dict, tuple):
        for inner in get_args(kind):
            yield from _models(inner)


def _containers(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin is dict:
        yield get_args(kind)[1]
    elif origin is tuple:
        yield get_args(kind)[0]
    elif origin is not None:
        for inner in get_args(kind):
            yield from _containers(inner)
