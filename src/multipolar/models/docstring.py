"""What a docstring in numpy's form says of each parameter: one source for messages, the command line and the documentation."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

_HEADS = ("Parameters", "Inputs", "Returns", "Raises", "Notes", "References", "Examples", "Attributes")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of some parameters at once.

    Parameters
    ----------
    names : tuple of str
        Their names.
    takes : str
        Kind and range, without the default.
    meaning : str
        What they do, in reStructuredText.
    """

    names: tuple[str, ...]
    takes: str
    meaning: str


def sections(text: str | None) -> dict[str, str]:
    """The parts of a docstring by their headings; what stands before the first under an empty one."""
    found: dict[str, str] = {}
    head = ""
    for part in re.split(r"^(\w[\w ]*)\n-{3,}\n", inspect.cleandoc(text or ""), flags=re.MULTILINE):
        if part.strip() in _HEADS:
            head = part.strip()
        else:
            found[head] = part.strip()
    return found


def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a section of parameters, in their order."""
    found = []
    for part in re.split(r"\n(?=\S)", text):
        first, _, rest = part.partition("\n")
        names, _, kind = first.partition(" : ")
        kind = re.sub(r",? default (?:\([^)]*\)|[^,(])+(?=,|$)", "", kind)
        if kind:
            found.append(Entry(tuple(name.strip() for name in names.split(",")), kind, inspect.cleandoc(rest)))
    return tuple(found)


def parameters(text: str | None, head: str = "Parameters") -> dict[str, Entry]:
    """What a docstring says of each of its parameters, or of each entry of another section, by name."""
    return {name: entry for entry in entries(sections(text).get(head, "")) for name in entry.names}


def choices(takes: str) -> tuple[str, ...]:
    """The values that ``{"kept", "closed"}`` allows; none where it is no such list."""
    listed = re.match(r"\{([^}]*)\}", takes)
    return tuple(re.findall(r'"([^"]*)"', listed[1])) if listed else ()


def summary(text: str | None) -> str:
    """The first sentence of a docstring, with whatever follows it up to the first empty line."""
    return " ".join(inspect.cleandoc(text or "").split("\n\n")[0].split())
