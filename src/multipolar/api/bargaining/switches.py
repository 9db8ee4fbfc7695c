"""A model with one switch turned: each of the rules that its literature leaves open, one at a time."""

from __future__ import annotations

import dataclasses
import sys
import typing
from collections.abc import Iterator
from typing import Any, Literal

from multipolar.api.bargaining.rules import Rule


def options(model: Any) -> dict[str, tuple[Any, ...]]:
    """The switches of a model and the values each takes: its fields that are one of a few named rules, or yes and no.

    A package of models may list them as ``OPTIONS`` in its module ``switches``; elsewhere the types of the fields say it.
    """
    hints = typing.get_type_hints(type(model))
    listed = getattr(sys.modules.get(f"{type(model).__module__.rpartition('.')[0]}.switches"), "OPTIONS", {})
    found: dict[str, tuple[Any, ...]] = {name: tuple(values) for name, values in listed.items() if hasattr(model, name)}
    for field in dataclasses.fields(model):
        kind = hints[field.name]
        if field.name in found:
            continue
        if typing.get_origin(kind) is Literal:
            found[field.name] = typing.get_args(kind)
        elif kind is bool:
            found[field.name] = (False, True)
    return found


def turned(chosen: Rule) -> Iterator[tuple[str, Any, Rule]]:
    """Each switch, another of its values, and the rule with it."""
    for name, values in options(chosen.model).items():
        for value in values:
            if value != getattr(chosen.model, name):
                yield name, value, Rule(dataclasses.replace(chosen.model, **{name: value}), chosen.preset)
