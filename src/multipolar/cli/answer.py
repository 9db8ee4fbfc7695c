"""What a model answered, as tables: single values, then lists beside each other, then tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import typer

from multipolar.cli.output import console, fit, table

if TYPE_CHECKING:
    from multipolar.api.modelling import ModelAnswer

MOST_ROWS = 24
"""Rows of a list or table that are shown; ``--json`` prints all."""
MOST_COLUMNS = 10
NOISE = 1e-15
"""What is smaller is rounding, and shown as 0."""
FEW = 4
"""Entries of a pair or the like that stand in one line."""


def show_answer(found: ModelAnswer) -> None:
    """Print what a model said, with what it rests on."""
    out = console()
    out.print(f"[bold]{found.model.name}[/bold] {found.call}{f' ({found.preset})' if found.preset else ''}")
    for line in _asked(found):
        out.print(line, markup=False, style="dim", soft_wrap=True)
    _show(found.call, found.result, found.names)
    if found.baseline is not None:
        out.print(f"\nbeside it, the {found.baseline.model.name} model:", markup=False)
        _show(found.call, found.baseline.result, found.names)
    rests = f"{found.model.status} ({found.model.proof})"
    out.print(f"\n{found.model.name} is {rests}; source {found.model.source}", markup=False, style="dim", soft_wrap=True)
    typer.echo(f"next: multipolar model {found.model.name} lists its other calls and its parameters")


def _asked(found: ModelAnswer) -> list[str]:
    """What it was given, and which of its parameters are not at their default."""
    fields = dataclasses.fields(found.model)  # type: ignore[arg-type]  # every model is a dataclass
    inputs = {name: value for name, value in found.inputs.items() if value is not None and np.size(value)}
    other = {field.name: found.parameters[field.name] for field in fields if found.parameters[field.name] != field.default}
    texts = [", ".join(f"{name}={_brief(value)}" for name, value in part.items()) for part in (inputs, other)]
    return [text for text in (texts[0], f"with {texts[1]}" if texts[1] else "") if text]


def _show(name: str, value: Any, names: Sequence[str]) -> None:
    """One answer: what is single first, then lists of one length side by side, then tables, then what is inside."""
    parts, said = _parts(name, value)
    out = console()
    single = {key: item for key, item in parts.items() if _is_single(item)}
    if single:
        made = table("", "", "")
        made.show_header = False
        told = ""
        for key, item in single.items():
            made.add_row(key, _brief(item), said.get(key, "") if said.get(key) != told else "")  # what is said of several, once
            told = said.get(key, "")
        made.columns[-1].no_wrap = False
        out.print()
        out.print(fit(made), markup=False)
    lists: dict[int, dict[str, Any]] = {}
    for key, item in parts.items():
        if key not in single and np.ndim(item) == 1 and _is_numbers(item):
            lists.setdefault(len(item), {})[key] = np.asarray(item)
    for length, columns in lists.items():
        _show_lists(length, columns, names)
    for key, item in parts.items():
        if key not in single and _is_numbers(item) and np.ndim(item) >= 2:
            _show_table(key, np.asarray(item), names)
        elif dataclasses.is_dataclass(item) and not isinstance(item, type) and not hasattr(item, "__iter__"):
            out.print(f"\n[bold]{key}[/bold]  {said.get(key, '')}")
            _show(key, item, names)
        elif key not in single and not _is_numbers(item):
            _show_many(key, item)


def _parts(name: str, value: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """What an answer consists of, and what each of it means."""
    from multipolar.api.modelling.plainly import fields_of
    from multipolar.cli.mathtext import prose
    from multipolar.models.docstring import parameters

    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        said = {key: prose(entry.meaning) for key, entry in parameters(type(value).__doc__).items()}
        return {key: _flat(item) for key, item in fields_of(value).items() if not (isinstance(item, tuple) and not item)}, said
    if isinstance(value, Mapping):
        return {str(key): _flat(item) for key, item in value.items()}, {}
    return {name: _flat(value)}, {}


def _flat(value: Any) -> Any:
    """An array without leading axes of length 1, and a number where nothing else is in it."""
    if not isinstance(value, np.ndarray):
        return value
    while value.ndim and value.shape[0] == 1:
        value = value[0]
    return value


def _is_single(value: Any) -> bool:
    if value is None or isinstance(value, str | bool | int | float | np.generic):
        return True
    if np.ndim(value) == 0 and _is_numbers(value):
        return True
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return True
    flat = isinstance(value, tuple) and all(isinstance(item, int | float | np.generic) for item in value)
    return flat and len(value) <= FEW


def _is_numbers(value: Any) -> bool:
    try:
        return not dataclasses.is_dataclass(value) and np.asarray(value).dtype.kind in "fiub"
    except ValueError:  # lists of unequal lengths
        return False


def _brief(value: Any) -> str:
    """A value in a few letters."""
    if value is None:
        return "none"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return ", ".join(_brief(item) for item in value) or "–"
    if np.ndim(value) == 1 and np.size(value) <= 12:
        return ",".join(_brief(item) for item in np.asarray(value).tolist())
    if np.ndim(value):
        return " × ".join(str(size) for size in np.shape(value)) + " numbers"
    number = float(value) if not abs(float(value)) < NOISE else 0.0
    return f"{number:.6g}".replace("-", "−").replace("inf", "infinity") if number == number else "–"


def _show_lists(length: int, columns: Mapping[str, Any], names: Sequence[str]) -> None:
    out = console()
    made = table("", *columns, right=list(columns))
    for at in range(min(length, MOST_ROWS)):
        made.add_row(_name(at, length, names), *(_brief(column[at]) for column in columns.values()))
    out.print()
    out.print(made, markup=False)
    _rest(length)


def _show_table(key: str, value: Any, names: Sequence[str]) -> None:
    """A table; of more than two axes, the first entries of the leading ones."""
    out = console()
    out.print(f"\n[bold]{key}[/bold]  {' × '.join(str(size) for size in value.shape)}")
    if value.ndim > 2:
        out.print(f"shown: the first of {len(value)}", style="dim")
        while value.ndim > 2:
            value = value[0]
    many = min(value.shape[1], MOST_COLUMNS)
    heads = [_name(at, value.shape[1], names) for at in range(many)]
    made = table("", *heads, right=heads)
    for at, row in enumerate(value[:MOST_ROWS]):
        made.add_row(_name(at, len(value), names), *(_brief(item) for item in row[:many]))
    out.print(made, markup=False)
    _rest(len(value), value.shape[1] - many)


def _show_many(key: str, value: Any) -> None:
    """A list of things that are no numbers: one line each where they are small, else how many."""
    out = console()
    items = list(value) if hasattr(value, "__iter__") else [value]
    if items and all(dataclasses.is_dataclass(item) for item in items) and not any(_holds_tables(item) for item in items):
        parts = [_parts(key, item)[0] for item in items]
        made = table("", *parts[0])
        for at, part in enumerate(parts[:MOST_ROWS]):
            made.add_row(str(at + 1), *(_brief(item) for item in part.values()))
        out.print(f"\n[bold]{key}[/bold]")
        out.print(made, markup=False)
        _rest(len(items))
    elif items:
        out.print(f"\n{key}: {len(items)} entries; --json prints them", markup=False)


def _holds_tables(item: Any) -> bool:
    return any(np.ndim(part) > 1 or dataclasses.is_dataclass(part) for part in _parts("", item)[0].values() if not isinstance(part, str))


def _name(at: int, length: int, names: Sequence[str]) -> str:
    return names[at] if len(names) == length else str(at)


def _rest(rows: int, columns: int = 0) -> None:
    said = [f"{rows - MOST_ROWS} more rows"] if rows > MOST_ROWS else []
    said += [f"{columns} more columns"] if columns > 0 else []
    if said:
        console().print(f"… {' and '.join(said)}; --json prints all", style="dim")
