"""``multipolar model``: any model of the library, asked by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from multipolar.cli.output import Json, console, fit, print_json, table

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.padding import Padding
    from rich.table import Table

    from multipolar.api.modelling import ModelCard
    from multipolar.models.calls import Call, Input

Name = Annotated[str, typer.Argument(metavar="NAME", help="A model (multipolar models).")]
CallName = Annotated[
    str | None, typer.Argument(metavar="[CALL]", help="What to ask it; leave it out to see what it can be asked.", show_default=False)
]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME=VALUE…]",
        help="Inputs and parameters: a number, a list 1,2,3, rows 0,1/1,0, a table @file.csv, yes or no, a word.",
        show_default=False,
    ),
]
Preset = Annotated[str | None, typer.Option("--preset", help="One of the model's presets.", show_default=False)]
Given = Annotated[
    str | None,
    typer.Option(
        "--input",
        metavar="FILE",
        help="Inputs and parameters from a YAML or JSON file; - reads them from standard input.",
        show_default=False,
    ),
]

EVERYDAY = {
    "array of bool": "yes or no each",
    "array of int": "whole numbers",
    "(?:nd)?array": "numbers",
    "sequence of int": "positions or names",
    "tuple of str": "names",
    "pair of float": "two numbers",
    "float": "number",
    "int": "whole number",
    "bool": "yes or no",
}
"""Types as docstrings name them, in the words of somebody who types them."""

MOST_LETTERS = 36
"""Longest text of what an input or parameter takes that is kept in one line."""


def model(name: Name, call: CallName = None, values: Values = None, preset: Preset = None, file: Given = None, json: Json = False) -> None:
    """Ask any model of the library. With its name alone: what it says, what it can be asked, and a command to start from."""
    from multipolar.api import modelling

    given = list(values or ())
    if call is not None and "=" in call:
        given.insert(0, call)
        call = None
    if call is None and not given and file is None and preset is None:
        found = modelling.card(name)
        if json:
            print_json(found.to_json())
        else:
            _show_card(found)
        return
    answer = modelling.ask_model(name, call, given, preset=preset, file=file)
    if json:
        print_json(answer.to_json())
        return
    from multipolar.cli.answer import show_answer

    show_answer(answer)


def _show_card(found: ModelCard) -> None:
    from multipolar.cli.mathtext import prose

    kind, out = found.model, console()
    out.print(f"[bold]{kind.name}[/bold]  {kind.title}")
    out.print(
        f"{kind.family} · {kind.status}, which rests on {kind.proof} · source {kind.source}", markup=False, style="dim", soft_wrap=True
    )
    for block in _blocks(found.about):
        out.print(block)
    out.print("\n[bold]what it can be asked[/bold]")
    for call in found.calls:
        out.print(f"  {_usage(call)}", markup=False, style="cyan")
        out.print(_inside(prose(call.says.removeprefix("Return "))))
    inputs = _inputs(found)
    if inputs:
        out.print("\n[bold]what it is told[/bold]\n")
        _show_table(table("input", "takes", "what it is"), [(names, _takes(takes), prose(said)) for (takes, said), names in inputs.items()])
    if found.parameters:
        out.print("\n[bold]what it takes for granted[/bold]  (parameters: give another value like an input)\n")
        rows = []
        for before, item in zip((None, *found.parameters), found.parameters, strict=False):
            again = before is not None and before.meaning == item.meaning  # what is said of several is said once
            rows.append((item.name, _shown(item.default), _kind(item), "" if again else prose(item.meaning)))
        _show_table(table("parameter", "default", "takes", "what it is"), rows)
    if kind.presets:
        out.print("\n[bold]presets[/bold]  (--preset NAME)")
        for preset, fields in kind.presets.items():
            sets = ", ".join(f"{field}={_shown(value)}" for field, value in fields.items()) or "as it stands"
            out.print(f"  {preset}: {sets}", markup=False)
    if kind.family == "bargaining":
        out.print(f"\non a table of actors or a case: multipolar bargain TABLE.csv --model {kind.name}", markup=False, soft_wrap=True)
    if hasattr(kind, "exponents"):
        out.print(f"\nin the world: multipolar run ukraine-2025 --combat {kind.name}", markup=False, soft_wrap=True)
    typer.echo(f"\nnext: {found.example}")


def _blocks(about: str) -> Iterator[RenderableType]:
    """What a docstring says before its parameters: sentences, equations set in, tables as they stand."""
    from rich.text import Text

    from multipolar.cli.mathtext import equations, prose

    for part in re.split(r"\n\s*\n(?=\S)", about):
        yield Text()
        if part.startswith(".. math::"):
            yield _inside("\n".join(equations(part + "\n\nx")), 4)
        elif part.startswith("=="):
            yield Text(part, no_wrap=True)
        else:
            yield Text(prose(part))


def _inside(text: str, spaces: int = 6) -> Padding:
    """A paragraph set in from the left."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(text), (0, 0, 0, spaces))


def _usage(call: Call) -> str:
    parts = [f"{item.name}=…" if item.required else f"[{item.name}=…]" for item in call.inputs]
    return " ".join([call.name, *parts])


def _inputs(found: ModelCard) -> dict[tuple[str, str], str]:
    """What is said of the inputs of all calls → the names it is said of."""
    names: dict[tuple[str, str], list[str]] = {}
    for item in (part for call in found.calls for part in call.inputs):
        listed = names.setdefault((" | ".join(item.allowed) or item.takes, item.meaning), [])
        if item.name not in listed:
            listed.append(item.name)
    return {said: ", ".join(listed) for said, listed in names.items()}


def _show_table(made: Table, rows: Sequence[tuple[str, ...]]) -> None:
    """A table whose last column gives way; so does the one before it where it is long."""
    for row in rows:
        made.add_row(*row)
    made.columns[-1].no_wrap = False
    long = max(len(row[-2]) for row in rows) > MOST_LETTERS
    made.columns[-2].no_wrap = not long
    if long:
        made.columns[-2].max_width = MOST_LETTERS
    console().print(made if long else fit(made), markup=False)


def _kind(item: Input) -> str:
    return " | ".join(item.allowed) if item.allowed else _takes(item.takes)


def _takes(text: str) -> str:
    """A kind and range as one would say it: types by their everyday names, axes without theirs."""
    from multipolar.cli.mathtext import prose

    for python, plain in EVERYDAY.items():
        text = re.sub(rf"\b{python}\b", plain, text)
    return prose(text)


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
