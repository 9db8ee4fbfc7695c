"""Ask a model: which call, with which inputs, and what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.api.modelling.plainly import as_plain
from multipolar.api.modelling.values import SAYS, Reader
from multipolar.errors import InputError, MultipolarError
from multipolar.library import reading
from multipolar.models import model as find
from multipolar.models.calls import Call, Input, ask, calls, switches
from multipolar.models.contract import known

if TYPE_CHECKING:
    from multipolar.models import Model

PRESET = "preset"
PARAMETER = "model."
"""Before the name of a parameter that an input of the call is also called by."""


@dataclass(frozen=True, slots=True, eq=False)
class ModelAnswer:
    """What a model said.

    Parameters
    ----------
    model : type
        The model.
    call : str
        What it was asked.
    preset : str or None
        The preset it was made with.
    inputs : mapping
        What the call was given, and what it took by default.
    parameters : mapping
        Every parameter of the model.
    result : Any
        A number, an array, a dataclass of them, …, as from Python.
    names : tuple of str
        Names of the rows of the tables that were read, for the entries of the result.
    baseline : ModelAnswer or None
        What the family's baseline says of the same inputs, where it has one.
    """

    model: type[Model]
    call: str
    preset: str | None
    inputs: Mapping[str, Any]
    parameters: Mapping[str, Any]
    result: Any
    names: tuple[str, ...] = ()
    baseline: ModelAnswer | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values; the inputs and parameters can be given again with ``--input``."""
        found = {
            "model": self.model.name,
            "call": self.call,
            "preset": self.preset,
            "inputs": as_plain(self.inputs),
            "parameters": as_plain(self.parameters),
            "result": as_plain(self.result),
            "status": self.model.status,
            "source": self.model.source,
        }
        if self.names:
            found["names"] = list(self.names)
        if self.baseline is not None:
            found["baseline"] = {"model": self.baseline.model.name, "result": as_plain(self.baseline.result)}
        return found


def ask_model(
    name: str, call: str | None = None, values: Sequence[str] = (), *, preset: str | None = None, file: str | Path | None = None
) -> ModelAnswer:
    """Ask a model by what one types.

    Parameters
    ----------
    name : str
        A model of the library.
    call : str, optional
        What it is asked; may be left out where it knows one thing only.
    values : sequence of str
        Inputs of the call and parameters of the model as ``name=value``.
    preset : str, optional
        Named settings of its parameters.
    file : str or Path, optional
        A mapping of names to values in YAML or JSON; "-" reads it from standard input. What is typed counts beside it.

    Raises
    ------
    InputError
        Anything that is given is unknown, wrong or missing; the message says what would be right.
    """
    kind = find(name)
    filed, typed = _file(file), _typed(values)
    if PRESET in typed and preset is not None:
        raise InputError(f"the preset is given twice: {preset} and {typed[PRESET]}.")
    chosen = typed.pop(PRESET, preset) or filed.get(PRESET)
    given = {name: value for name, value in {**filed, **typed}.items() if name != PRESET}
    asked = given.pop("call", None)
    what = _call(kind, call if call is not None else asked)
    inputs, parameters = _sorted_out(kind, what, given)
    reader = Reader()
    read = {item.name: reader.read(item, value) for item, value in inputs if item.kind != "positions"}
    read |= {item.name: reader.read(item, value) for item, value in inputs if item.kind == "positions"}  # they name rows of the others
    settings = {item.name: _setting(reader.read(item, value)) for item, value in parameters}
    _complete(kind, what, read)
    return _asked(kind, what, read, str(chosen) if chosen is not None else None, settings, reader.names)


def _asked(
    kind: type[Any], what: Call, read: dict[str, Any], preset: str | None, settings: dict[str, Any], names: tuple[str, ...]
) -> ModelAnswer:
    import dataclasses
    from importlib import import_module

    from multipolar.models.contract import configure

    with _answering(kind, what.name):
        made = configure(kind, preset, **settings)
        result = ask(kind, what.name, read, preset=preset, **settings)
    taken = {item.name: read.get(item.name, item.default) for item in what.inputs}
    parameters = {field.name: getattr(made, field.name) for field in dataclasses.fields(made)}
    found = ModelAnswer(kind, what.name, preset, taken, parameters, result, names)
    baseline = getattr(import_module(f"multipolar.models.{kind.family}"), "BASELINE", None)
    if baseline in (None, kind.name) or what.name not in calls(find(str(baseline))):
        return found
    beside = _asked(find(str(baseline)), calls(find(str(baseline)))[what.name], read, None, {}, names)
    return dataclasses.replace(found, baseline=beside)


@contextmanager
def _answering(kind: type[Any], call: str) -> Iterator[None]:
    """Turn an error of arithmetic or shape into one that names the call; what has no value comes out as such."""
    import numpy as np

    try:
        with np.errstate(all="ignore"):
            yield
    except MultipolarError:
        raise
    except (ValueError, TypeError, IndexError, ArithmeticError) as error:  # LinAlgError is a ValueError
        raise InputError(f"{kind.name} {call} has no answer to these inputs: {error}.") from None


def _setting(value: Any) -> Any:
    """A parameter as a field of a frozen model: lists become tuples, so that models compare."""
    return tuple(value.tolist()) if hasattr(value, "tolist") else tuple(value) if isinstance(value, list) else value


def _file(file: str | Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    if str(file) == "-":
        import sys

        found = reading.read_text(sys.stdin.read(), "standard input").data
    else:
        found = reading.read_yaml(Path(file), str(file)).data
    if not isinstance(found, dict):
        raise InputError(f"{file} holds no mapping; write name: value, one a line, or a JSON object.")
    inner = {**found.pop("inputs", {}), **found.pop("parameters", {})} if isinstance(found.get("inputs"), dict) else {}
    if inner:  # what --json printed
        found = {key: found[key] for key in ("call", PRESET) if found.get(key) is not None}
    return {str(name): value for name, value in (inner | found).items()}


def _typed(values: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise InputError(f"'{text}' is not NAME=VALUE, such as a=1000 or times=0,10,20.")
        if name.strip() in found:
            raise InputError(f"{name.strip()} is given twice: {found[name.strip()]} and {value}.")
        found[name.strip()] = value.strip()
    return found


def _call(kind: type[Model], call: Any) -> Call:
    listed = calls(kind)
    if call is None:
        if len(listed) > 1:
            raise InputError(
                f"what should {kind.name} be asked? Calls: {', '.join(listed)}. `multipolar model {kind.name}` says what each does."
            )
        return next(iter(listed.values()))
    return listed[known(str(call).replace("-", "_"), listed, f"call of {kind.name}")]


def _sorted_out(kind: type[Model], what: Call, given: Mapping[str, Any]) -> tuple[list[tuple[Input, Any]], list[tuple[Input, Any]]]:
    """What is meant for the call, and what for the model."""
    takes = {item.name: item for item in what.inputs}
    has = {item.name if item.name not in takes else PARAMETER + item.name: item for item in switches(kind)}
    inputs, parameters = [], []
    for name, value in given.items():
        if name in takes:
            inputs.append((takes[name], value))
        else:
            bare = name.removeprefix(PARAMETER) if PARAMETER + name.removeprefix(PARAMETER) not in has else name
            parameters.append((has[known(bare, [*takes, *has, PRESET], f"name that {kind.name} {what.name} takes")], value))
    return inputs, parameters


def _complete(kind: type[Model], what: Call, read: Mapping[str, Any]) -> None:
    missing = [item for item in what.inputs if item.required and item.name not in read]
    if missing:
        lines = [f"  {item.name}  {_takes(item)}" for item in missing]
        one = "input is" if len(missing) == 1 else "inputs are"
        raise InputError(f"{kind.name} {what.name}: {len(missing)} {one} missing.\n" + "\n".join(lines))


def _takes(item: Input) -> str:
    return f"{SAYS[item.kind]}" + (f"; {item.takes}" if item.takes else "")
