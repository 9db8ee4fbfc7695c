"""Which rules there are: the bargaining models with their presets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from multipolar.errors import InputError
from multipolar.models.bargaining import MODELS, BargainingModel
from multipolar.models.contract import configure, known

ALL = "all"


@dataclass(frozen=True, slots=True)
class Rule:
    """A bargaining model with its settings; the preset is empty where the model's own defaults hold."""

    model: Any
    preset: str = ""

    @property
    def name(self) -> str:
        """The model's name."""
        return str(self.model.name)


def rule(model: str, preset: str | None = None) -> Rule:
    """The model with the preset; InputError with the nearest name where there is none."""
    listed = {each.name: each for each in MODELS}
    if model not in listed:
        _other_family(model)
    kind = listed[known(model, listed, "bargaining model")]
    made = configure(kind, preset)
    return Rule(made, preset or _named(kind, made))


def every_rule() -> tuple[Rule, ...]:
    """Every bargaining model: its defaults first, then each preset that differs from them."""
    found = []
    for kind in MODELS:
        made = configure(kind)
        found.append(Rule(made, _named(kind, made)))
        found += [Rule(other, preset) for preset in kind.presets if (other := configure(kind, preset)) != made]
    return tuple(found)


def _named(kind: type[BargainingModel], made: Any) -> str:
    """The preset whose settings are these, if one has them."""
    return next((preset for preset in kind.presets if configure(kind, preset) == made), "")


def _other_family(name: str) -> None:
    from multipolar.models import all_models

    other = next((each for each in all_models() if each.name == name), None)
    if other is not None:
        names = ", ".join(each.name for each in MODELS)
        raise InputError(f"'{name}' is a model of {other.family}; a table of positions is settled by a bargaining model: {names}.")
