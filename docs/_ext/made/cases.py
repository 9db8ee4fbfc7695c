"""The bundled cases: what each says of itself, and every number with what it rests on."""

from __future__ import annotations

import re
from typing import Any

from made.markdown import code, join, table
from multipolar.library import scenario_names
from multipolar.scenario import load


def page() -> str:
    """Return a section for each bundled case."""
    return join(*(_section(name) for name in scenario_names()))


def _section(name: str) -> str:
    case = load(name)
    about = (case.folder / "README.md").read_text(encoding="utf-8")
    own = {address: entry for address, entry in case.numbers.items() if not entry.default}
    return join(f"(case-{name})=\n## {name}", _demoted(about), f"### The numbers of {name}", _numbers(own))


def _demoted(text: str) -> str:
    """Return a README with its title dropped and its headings one level further down."""
    return re.sub(r"^(?=##+ )", "#", re.sub(r"\A# .*\n", "", text), flags=re.MULTILINE)


def _numbers(entries: dict[str, Any]) -> str:
    rows = [(code(address), code(entry.number), basis(entry.basis)) for address, entry in entries.items()]
    return table(("address", "value", "rests on"), rows)


def basis(item: Any) -> str:
    """Return what a number rests on, in one line."""
    if item.evidence:
        return f"evidence {', '.join(item.evidence)}"
    if item.data:
        return f"data {', '.join(item.data)}"
    return f"judgement: {item.judgement}"
