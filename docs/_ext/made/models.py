"""The models: one table of all, and for each how to use it and what it assumes, from its docstring."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from typing import Any

from made.literature import literature
from made.markdown import cell, code, join, restructured, table
from multipolar.models import FAMILIES, all_models
from multipolar.models.calls import Call, calls, example
from multipolar.models.contract import waived
from multipolar.models.docstring import entries, sections

STATUS = {
    "experimental": "It holds the laws of its family; nothing more has been shown of it.",
    "tested": "It holds the laws of its family and comes out right on analytic or hand-worked cases.",
    "replicated": "It reproduces numbers that its source prints, or a reference program prints, to the last digit or a stated tolerance.",
}


def page() -> str:
    """Return a table of the models of each family."""
    parts = []
    for family in FAMILIES:
        rows = [
            (
                f"[{model.name}](../how-to/models/{model.name}.md)",
                model.title,
                model.status,
                f"[theory](../explanation/models/{model.name}.md)",
                model.source,
                code(model.proof),
            )
            for model in all_models()
            if model.family == family
        ]
        if rows:
            parts.append(join(f"## {family}", table(("model", "says", "status", "theory", "source", "rests on"), rows)))
    return join(*parts)


def pages() -> dict[str, str]:
    """Return how to use each model, and what it assumes, by the names of the pieces."""
    found = {}
    for model in all_models():
        found[f"model-how-to-{model.name}"] = how_to(model)
        found[f"model-theory-{model.name}"] = theory(model)
    return found


def how_to(model: Any) -> str:
    """Return the commands and Python that use a model, its presets and its parameters."""
    parts = sections(model.__doc__)
    start = [f"{model.title}. {STATUS[model.status]} [What it assumes](../../explanation/models/{model.name}.md)."]
    if model.family == "bargaining":
        start.append(
            f"On a case, or on [your own table](../bargain-from-a-table.md):\n\n"
            f"```console\n$ multipolar bargain ukraine-2025 --issue territory --model {model.name}\n```"
        )
        if model.presets:
            listed = "\n".join(
                f"$ multipolar bargain ukraine-2025 --issue territory --model {model.name} --preset {name}" for name in model.presets
            )
            start.append(f"With each of its presets:\n\n```console\n{listed}\n```")
    start.append(
        f"{'Or on plain arrays' if model.family == 'bargaining' else 'From the command line'}, as "
        f"[any model](../ask-any-model.md) is asked:\n\n```console\n$ multipolar model {model.name} {example(model)}\n```"
    )
    if hasattr(model, "exponents"):
        start.append(
            f"In the world, as the law by which both sides lose forces:\n\n"
            f"```console\n$ multipolar run ukraine-2025 --combat {model.name}\n```"
        )
    examples = parts.get("Examples", "")
    if examples:
        start.append(f"From Python:\n\n````{{eval-rst}}\n{imports(model, examples)}\n\n{examples}\n````")
    rows = [(code(usage(call)), call.says.removeprefix("Return ")) for call in calls(model).values()]
    start.append(join("## What it can be asked", restructured_table(("call", "answers with"), rows)))
    taken = {(item.name, item.meaning): item for call in calls(model).values() for item in call.inputs}
    if taken:
        rows = [(code(item.name), item.takes, item.meaning) for item in taken.values()]
        start.append(join("## Inputs", restructured_table(("input", "takes", "what it is"), rows)))
    if model.presets:
        rows = [(code(name), ", ".join(f"{code(field)} = {code(value)}" for field, value in fields.items()) or "the defaults")
                for name, fields in model.presets.items()]  # fmt: skip
        start.append(join("## Presets", table(("preset", "sets"), rows)))
    if parameters := entries(parts.get("Parameters", "")):
        defaults = {field.name: field.default for field in dataclasses.fields(model)}
        rows = [
            (
                ", ".join(code(name) for name in entry.names),
                entry.takes,
                ", ".join(code(defaults[name]) for name in entry.names if shown(defaults.get(name))),
                entry.meaning,
            )
            for entry in parameters
        ]
        start.append(join("## Parameters", restructured_table(("parameter", "takes", "default", "what it does"), rows)))
    return join(*start)


def theory(model: Any) -> str:
    """Return what a model assumes: its equation, its notes, its source, and what its status rests on."""
    parts = sections(model.__doc__)
    about = inspect.cleandoc(inspect.getmodule(model).__doc__ or "")
    kept = [about, parts[""], *(f"**{name}.** {parts[name]}" for name in ("Notes", "References") if name in parts)]
    waived_laws = [f"- *{law}*: {why}" for law, why in waived(model).items()]
    proof = f"{STATUS[model.status]} That rests on `{model.proof}`."
    cited = literature().get(model.source, "")
    return join(
        restructured("\n\n".join(kept)),
        f"## Source\n\n{cell(cited)}" if cited else "",
        join(f"## Status: {model.status}", proof),
        join("## Laws of its family that it does not hold", "\n".join(waived_laws)) if waived_laws else "",
        f"[How to use it](../../how-to/models/{model.name}.md)",
    )


def usage(call: Call) -> str:
    """Return a call with its inputs as one would type it."""
    return " ".join([call.name, *(f"{item.name}=…" if item.required else f"[{item.name}=…]" for item in call.inputs)])


def public(model: Any) -> str:
    """Return the shortest package that a model can be imported from."""
    names = model.__module__.split(".")
    packages = [".".join(names[:end]) for end in range(3, len(names) + 1)]
    return next(name for name in packages if hasattr(sys.modules[name], model.__name__))


def imports(model: Any, examples: str) -> str:
    """Return the lines of imports that the examples of a docstring take for granted."""
    package = f"multipolar.models.{model.family}"
    found = [f">>> from {public(model)} import {model.__name__}"]
    others = [name for name in ("BargainingProblem",) if name in examples and hasattr(sys.modules[package], name)]
    if others and public(model) == package:
        found = [f">>> from {package} import {', '.join(sorted([model.__name__, *others]))}"]
    elif others:
        found.insert(0, f">>> from {package} import {', '.join(others)}")
    if re.search(r"\bnp\.", examples):
        found.insert(0, ">>> import numpy as np")
    return "\n".join(line for line in found if line not in examples)


def shown(value: object) -> bool:
    """Return whether a default can be shown in a cell."""
    return isinstance(value, str | int | float | bool) and value is not dataclasses.MISSING and value != ""


def restructured_table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table whose last column is reStructuredText, as a list table."""
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in [head, *rows]:
        for index, text in enumerate(row):
            mark = "   * - " if index == 0 else "     - "
            body = re.sub(r":\w+:`[^`]*`|``[^`]*``|`([^`\n]+)`", lambda found: f"``{found[1]}``" if found[1] else found[0], text)
            lines.append(mark + body.replace("\n", "\n       "))
    return "````{eval-rst}\n" + "\n".join(lines) + "\n````\n"
