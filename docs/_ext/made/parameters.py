"""The numbers of the mechanisms, from `library/parameters.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from made.markdown import code, join, table
from multipolar.library import Parameter, parameters


def rows(declared: Iterable[Parameter]) -> str:
    """Return the table of some parameters."""
    return table(
        ("address", "default", "range", "unit", "meaning", "source"),
        [(code(item.address), code(item.default), span(item), item.unit, item.meaning, item.source) for item in declared],
    )


def span(item: Parameter) -> str:
    """Return the range of a parameter in words."""
    return f"{item.low:g} … {item.high:g}"


def page() -> str:
    """Return one table for each mechanism that has parameters."""
    parts = [
        join(f"## {mechanism}", rows(group)) for mechanism, group in groupby(parameters(), key=lambda item: item.mechanism)
    ]
    return join(*parts)
