"""The command line, from the Typer application itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from made.markdown import code, join, table


def commands() -> dict[str, Any]:
    """Return every command by the words that start it ("new scenario"), in the order in which help lists them."""
    from multipolar.cli.app import app

    return dict(_walk(typer.main.get_command(app), ()))


def _walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield " ".join(words), command
        return
    for name, child in inner.items():
        if not getattr(child, "hidden", False):
            yield from _walk(child, (*words, name))


def options(command: Any) -> list[Any]:
    """Return the parameters of a command that begin with a dash, without `--help`."""
    return [item for item in command.params if item.param_type_name == "option" and "--help" not in item.opts]


def arguments(command: Any) -> list[Any]:
    """Return the parameters of a command that stand by themselves."""
    return [item for item in command.params if item.param_type_name == "argument"]


def usage(words: str, command: Any) -> str:
    """Return the command as one would type it."""
    given = [_argument(item) for item in arguments(command)]
    return " ".join(["multipolar", words, *given, *(["[OPTIONS]"] if options(command) else [])])


def _argument(item: Any) -> str:
    name = (item.metavar or item.name).upper()
    return name if item.required else f"[{name}]"


def _flag(item: Any) -> str:
    value = "" if getattr(item, "is_flag", False) else f" {item.metavar or item.name.upper()}"
    return ", ".join(f"`{flag}{value}`" for flag in item.opts) + (" …" if getattr(item, "multiple", False) else "")


def _default(item: Any) -> str:
    if getattr(item, "is_flag", False) or item.default in (None, (), [], "") or callable(item.default):
        return ""
    return code(item.default)


def _section(words: str, command: Any) -> str:
    parts = [f"## {words}", inspect.cleandoc(command.help or "").replace("\f", ""), f"```text\n{usage(words, command)}\n```"]
    if arguments(command):
        rows = [(code(_argument(item).strip("[]")), item.help or "") for item in arguments(command)]
        parts.append(table(("argument", "meaning"), rows))
    if options(command):
        rows = [(_flag(item), item.help or "", _default(item)) for item in options(command)]
        parts.append(table(("option", "meaning", "default"), rows))
    return join(*parts)


def index() -> str:
    """Return a table of all commands with the first sentence of each."""
    rows = [(f"[`{words}`](#{words.replace(' ', '-')})", _first(command.help)) for words, command in commands().items()]
    return table(("command", "does"), rows)


def _first(text: str | None) -> str:
    return inspect.cleandoc(text or "").split("\n\n")[0]


def page() -> str:
    """Return the index and a section for each command."""
    return join(index(), *(_section(words, command) for words, command in commands().items()))
