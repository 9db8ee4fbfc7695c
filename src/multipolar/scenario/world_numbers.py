"""Checks the `world` part of a case against the world's parameters, whose ranges stand in the library."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.errors import Problem
from multipolar.library import Parameter
from multipolar.library.reading import YamlFile
from multipolar.scenario.names import known_hint
from multipolar.scenario.numbers import Number, NumberError
from multipolar.scenario.schema import Scenario, Settings


def with_ranges(scenario: Scenario, parameters: Sequence[Parameter], source: YamlFile, problems: list[Problem]) -> Scenario:
    """The scenario with the range of each parameter in place; what is wrong goes to `problems`."""
    known: dict[str, dict[str, Parameter]] = {}
    for parameter in parameters:
        known.setdefault(parameter.mechanism, {})[parameter.name] = parameter
    world = {}
    for mechanism, settings in sorted(scenario.world.items()):
        place = ("world", mechanism)
        if mechanism not in known:
            said = f"the world has no mechanism '{mechanism}'."
            problems.append(Problem(said, source.file, source.line(place), f"world.{mechanism}", known_hint(mechanism, known)))
            continue
        world[mechanism] = _settings(settings, known[mechanism], source, problems)
    return scenario.model_copy(update={"world": world})


def _settings(settings: Settings, known: dict[str, Parameter], source: YamlFile, problems: list[Problem]) -> Settings:
    update: dict[str, Number] = {}
    for name, number in sorted(settings.own_numbers().items()):
        mechanism = next(iter(known.values())).mechanism
        address, line = f"world.{mechanism}.{name}", source.line(("world", mechanism, name))
        if name not in known:
            said = f"mechanism '{mechanism}' has no parameter '{name}'."
            problems.append(Problem(said, source.file, line, address, known_hint(name, known)))
            continue
        try:
            update[name] = Number.parse(number, known[name].low, known[name].high)
        except NumberError as error:
            problems.append(Problem(f"{address}: {error}", source.file, line, address))
    return settings.model_copy(update=update)
