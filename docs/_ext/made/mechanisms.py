"""The mechanisms with their equations and parameters, from the docstrings of the world."""

from __future__ import annotations

from made.equations import without_title
from made.markdown import code, join, restructured
from made.parameters import rows
from multipolar.world.catalogue import Mechanism, list_mechanisms


def page() -> str:
    """Return a section for each mechanism, in the order in which they act."""
    return join(*(_section(item) for item in list_mechanisms()))


def _section(item: Mechanism) -> str:
    name, _, about = item.title.partition(":")
    moves = f"It moves {', '.join(code(start) for start in item.touches)}." if item.touches else ""
    switch = f"Switched off by {code(f'--without {item.switch}')}." if item.switch else ""
    first = f"{about.strip().capitalize()} {moves} {switch}".strip()
    return join(f"## {name}", first, restructured(without_title(item.equation)), rows(item.parameters) if item.parameters else "")
