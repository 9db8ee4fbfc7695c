"""What every model says about itself, and how one is made with the settings of a preset.

A model is a frozen dataclass: its fields are parameters and switches, its class variables say what it is and what its
numbers rest on. What it *does* depends on its family (a bargaining model settles, a combat law attrites); each family
states its own verbs.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Literal, Protocol

from multipolar.errors import InputError

Status = Literal["experimental", "tested", "replicated"]
"""*experimental*: holds its family's laws. *tested*: analytic or hand-worked cases too. *replicated*: printed numbers come out."""

Presets = Mapping[str, Mapping[str, Any]]
"""Name of a preset → the fields it sets; what it leaves out keeps its default."""


class Model(Protocol):
    """One published model.

    Attributes
    ----------
    name : str
        As typed on the command line, in kebab case; one in the whole library.
    title : str
        One line for lists.
    family : str
        bargaining, crisis, combat, economy, alliance or domestic.
    source : str
        Key of the work it is taken from, in ``library/references.bib``.
    status : Status
        What has been shown of it.
    proof : str
        What the status rests on: a file under ``library/published/`` or a test, as a path in the project.
    presets : mapping
        Named settings of its switches, as found in one work or program.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    family: ClassVar[str]
    source: ClassVar[str]
    status: ClassVar[Status]
    proof: ClassVar[str]
    presets: ClassVar[Presets]


def configure(model: type[Any], preset: str | None = None, **switches: Any) -> Any:
    """Make a model with the settings of `preset`, then those of `switches`.

    Raises
    ------
    InputError
        There is no such preset or switch; the message names those there are.
    """
    chosen = dict(model.presets[known(preset, model.presets, f"preset of {model.name}")]) if preset is not None else {}
    fields = [field.name for field in dataclasses.fields(model)]
    for name in switches:
        known(name, fields, f"switch of {model.name}")
    return model(**{**chosen, **switches})


def known(name: str, names: Iterable[str], what: str) -> str:
    """Return `name` if it is one of `names`.

    Raises
    ------
    InputError
        It is not; the nearest one is named and nothing is assumed.
    """
    listed = tuple(names)
    if name in listed:
        return name
    near = difflib.get_close_matches(name, listed, 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    raise InputError(f"'{name}' is not a {what}.{hint} There is: {', '.join(listed) or 'none'}. Nothing was assumed.")


def waived(model: type[Any]) -> Mapping[str, str]:
    """Laws of its family that a model does not hold, with the reason; its class variable `waives`, where it has one."""
    found: Mapping[str, str] = getattr(model, "waives", {})
    return found
