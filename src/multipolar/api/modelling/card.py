"""What a model says about itself: its calls, its parameters, a command that works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from multipolar.api.modelling.plainly import as_plain
from multipolar.models import Model
from multipolar.models import model as find
from multipolar.models.calls import Call, Input, calls, example, switches
from multipolar.models.docstring import sections


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model.

    Parameters
    ----------
    model : type
        The model.
    about : str
        What it says, with its equations, as in its docstring.
    calls : tuple of Call
        What it can be asked.
    parameters : tuple of Input
        What it can be told about itself.
    example : str
        A command that works as it stands.
    """

    model: type[Model]
    about: str
    calls: tuple[Call, ...]
    parameters: tuple[Input, ...]
    example: str

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        model = self.model
        return {
            "model": model.name,
            "title": model.title,
            "family": model.family,
            "status": model.status,
            "source": model.source,
            "proof": model.proof,
            "calls": [{"call": each.name, "says": each.says, "inputs": [_input(item) for item in each.inputs]} for each in self.calls],
            "parameters": [_input(item) for item in self.parameters],
            "presets": as_plain(model.presets),
            "example": self.example,
        }


def card(name: str) -> ModelCard:
    """What there is to know before asking a model; InputError, with a near miss, where there is none of that name."""
    found = find(name)
    about = sections(found.__doc__)[""]
    return ModelCard(found, about, tuple(calls(found).values()), switches(found), f"multipolar model {name} {example(found)}")


def _input(item: Input) -> dict[str, Any]:
    required = {"required": True} if item.required else {"default": as_plain(item.default)}
    said = {"takes": item.takes, "allowed": list(item.allowed), "meaning": item.meaning}
    return {"name": item.name, "kind": item.kind, **required, **{name: value for name, value in said.items() if value}}
