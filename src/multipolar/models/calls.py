"""What can be asked of a model, read from the model itself: its calls, their inputs, its parameters.

A model declares nothing for this. Its public methods and properties are its calls, their arguments the inputs, and its fields the
parameters; types say what each takes and docstrings what it means, under *Parameters* of a
method or, for all methods, under *Inputs* of the class or of its family. The command line, the files under
``library/published`` and the documentation all ask by these names, so a model that is listed can be asked at once.

An argument that is itself made of arrays (`Body`, `CrisisData`, `BargainingProblem`: a class with a method ``of``) is given by
the arguments of that method; a generator of random numbers by a seed.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import ArrayLike

from multipolar.errors import InputError
from multipolar.models.contract import configure, known
from multipolar.models.docstring import Entry, choices, parameters, summary

Kind = Literal["number", "whole", "yes-no", "word", "words", "pair", "numbers", "positions", "seed", "data"]
"""A number, yes or no, a word or several, two numbers, one or many, positions or names in a list, a seed; data is anything else."""

NOTHING = inspect.Parameter.empty
SEED = 1
"""Seed of a call that draws, where none is given."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something that a call or a model takes.

    Parameters
    ----------
    name : str
        As it is written.
    kind : Kind
        What it is.
    default : Any
        What holds where it is not given; `NOTHING` where it must be.
    takes, meaning : str
        Its range and what it means, from the docstring; empty where that says nothing of its own.
    allowed : tuple of str
        The only words it may be; empty where any will do.
    argument : str
        The argument that it is, or is part of.
    part : str
        Its name inside that argument, where that is made of several.
    """

    name: str
    kind: Kind
    default: Any
    takes: str
    meaning: str
    allowed: tuple[str, ...]
    argument: str
    part: str = ""

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is NOTHING


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that a model can be asked.

    Parameters
    ----------
    name : str
        Of the method or property.
    says : str
        What it returns, in a sentence.
    inputs : tuple of Input
        What it takes, in order.
    made : mapping
        Arguments that are made of several inputs → the class that gathers them.
    plain : bool
        Whether it is a property, and takes nothing.
    """

    name: str
    says: str
    inputs: tuple[Input, ...]
    made: Mapping[str, Any]
    plain: bool = False


def calls(model: type[Any]) -> dict[str, Call]:
    """What a model can be asked, by name, in the order in which its file says it."""
    found = {}
    for name, member in vars(model).items():
        if not name.startswith("_") and isinstance(member, property):
            found[name] = Call(name, summary(member.__doc__), (), {}, plain=True)
        elif not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, staticmethod)):
            found[name] = _call(model, name, bound=not isinstance(member, staticmethod))
    return found


def switches(model: type[Any]) -> tuple[Input, ...]:
    """The parameters of a model, in the order of its fields."""
    hints, said = get_type_hints(model), parameters(model.__doc__)
    return tuple(_input(field.name, hints[field.name], _default(field), said, field.name) for field in dataclasses.fields(model))


def example(model: type[Any]) -> str:
    """A call that can be typed as it stands: the model's class variable `example`, else its family's ``EXAMPLE``.

    Raises
    ------
    InputError
        Neither is there; the message says where it belongs.
    """
    found = getattr(model, "example", None) or getattr(import_module(f"multipolar.models.{model.family}"), "EXAMPLE", None)
    if not isinstance(found, str):
        said = f"{model.name} has no example; give {model.__name__} a class variable `example`, such as"
        raise InputError(f'{said}: example: ClassVar[str] = "{next(iter(calls(model)))} …".')
    return found


def ask(model: type[Any], call: str, given: Mapping[str, Any], *, preset: str | None = None, **settings: Any) -> Any:
    """Make a model and ask it.

    Parameters
    ----------
    model : type
        The model.
    call : str
        One of its `calls`.
    given : mapping
        Inputs of the call by name; lists of numbers count as arrays.
    preset, settings
        As in `configure`.

    Raises
    ------
    InputError
        No such call, input, preset or parameter; an input is missing; or the model refuses what it is given.
    """
    what = calls(model)[known(call, calls(model), f"call of {model.name}")]
    for name in given:
        known(name, [item.name for item in what.inputs], f"input of {model.name} {call}")
    if missing := [item.name for item in what.inputs if item.required and item.name not in given]:
        raise InputError(f"{model.name} {call} needs {', '.join(missing)} as well.")
    made = configure(model, preset, **settings)
    if what.plain:
        return getattr(made, call)
    arguments: dict[str, Any] = {}
    for item in what.inputs:
        if item.name in given:
            value = _array(given[item.name])
            if item.part:
                arguments.setdefault(item.argument, {})[item.part] = value
            else:
                arguments[item.argument] = np.random.default_rng(int(value)) if item.kind == "seed" else value
        elif item.kind == "seed":
            arguments[item.argument] = np.random.default_rng(SEED)
    for name, kind in what.made.items():
        arguments[name] = kind.of(**arguments.get(name, {}))
    return getattr(made, call)(**arguments)


def _call(model: type[Any], name: str, *, bound: bool) -> Call:
    function = inspect.unwrap(getattr(model, name))
    hints, said = get_type_hints(function), _said(model, name)
    inputs: list[Input] = []
    made = {}
    for argument in list(inspect.signature(function).parameters.values())[int(bound) :]:
        kind = _of(hints[argument.name])
        if kind is not None:
            made[argument.name] = kind
            inputs = [*_parts(argument.name, kind), *inputs]
        else:
            inputs.append(_input(argument.name, hints[argument.name], argument.default, said, argument.name))
    taken: set[str] = set()
    for at, item in enumerate(inputs):
        if item.name in taken:
            inputs[at] = dataclasses.replace(item, name=f"{name}.{item.name}")
        taken.add(item.name)
    return Call(name, summary(function.__doc__), tuple(inputs), made)


def _said(model: type[Any], name: str) -> dict[str, Entry]:
    """What is said of the inputs of a call: by its own docstring, else by the model's section of inputs, else by its family's."""
    common = getattr(import_module(f"multipolar.models.{model.family}"), "KIND", None)
    return {
        **parameters(getattr(common, "__doc__", None), "Inputs"),
        **parameters(getattr(getattr(common, name, None), "__doc__", None)),
        **parameters(model.__doc__, "Inputs"),
        **parameters(getattr(model, name).__doc__),
    }


def _parts(argument: str, kind: Any) -> list[Input]:
    """The inputs of an argument that is made of several."""
    hints, said = get_type_hints(kind.of), parameters(kind.__doc__)
    return [
        dataclasses.replace(_input(part.name, hints[part.name], part.default, said, argument), part=part.name)
        for part in inspect.signature(kind.of).parameters.values()
    ]


def _input(name: str, hint: Any, default: Any, said: Mapping[str, Entry], argument: str) -> Input:
    entry = said.get(name, Entry((name,), "", ""))
    kind, allowed = _kind(hint)
    if kind == "seed":
        return Input("seed", kind, SEED, "int, ≥ 0", "Of the draws, for a model that draws.", (), argument)
    return Input(name, kind, default, entry.takes, entry.meaning, allowed or choices(entry.takes), argument)


def _default(field: dataclasses.Field[Any]) -> Any:
    return field.default if field.default is not dataclasses.MISSING else NOTHING


def _of(hint: Any) -> Any:
    """The class among the parts of a type that gathers several inputs by a method ``of``."""
    return next((part for part in (hint, *get_args(hint)) if inspect.isclass(part) and hasattr(part, "of")), None)


def _kind(hint: Any) -> tuple[Kind, tuple[str, ...]]:
    """What a type takes, and the words it is limited to."""
    parts = {part for part in (get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)) if part is not type(None)}
    if hint == ArrayLike or set(get_args(ArrayLike)) <= parts:
        return "numbers", ()
    if len(parts) != 1:
        return "data", ()
    only = parts.pop()
    simple: dict[Any, Kind] = {float: "number", int: "whole", bool: "yes-no", str: "word", np.random.Generator: "seed"}
    if only in simple:
        return simple[only], ()
    origin, inner = get_origin(only), get_args(only)
    if origin is Literal:
        return "word", tuple(str(value) for value in inner)
    if inner == (float, float):
        return "pair", ()
    if origin is np.ndarray:
        return "numbers", ()
    if origin in (Sequence, tuple) and inner[0] in (int, str) and set(inner[1:]) <= {Ellipsis}:
        return ("positions" if inner[0] is int else "words"), ()
    return "data", ()


def _array(value: Any) -> Any:
    """Lists of numbers as arrays; everything else as it is."""
    if isinstance(value, list):
        try:
            return np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            return value
    return value
