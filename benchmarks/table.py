"""Rows of a benchmark: printed with Rich, kept as Markdown."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from rich.console import Console
from rich.table import Table

from timing import Spent


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Parameters
    ----------
    what : str
        What was measured, in words.
    figure : str
        The result with its unit.
    bar : str
        What it should clear; empty where nothing was promised.
    clears : bool or None
        Whether it does; None where nothing was promised.
    spent : Spent or None
        Processor and wall time that it took.
    """

    what: str
    figure: str
    bar: str = ""
    clears: bool | None = None
    spent: Spent | None = None

    def cells(self) -> tuple[str, ...]:
        """The row as texts, one a column."""
        verdict = {True: "met", False: "MISSED", None: ""}[self.clears]
        cpu, wall = (f"{self.spent.cpu:.3g}", f"{self.spent.wall:.3g}") if self.spent else ("", "")
        return self.what, self.figure, cpu, wall, self.bar, verdict


COLUMNS = ("measured", "figure", "CPU s", "wall s", "target", "")


def at_most(what: str, value: float, limit: float, unit: str, spent: Spent | None = None) -> Row:
    """Return a row for a figure that should not exceed `limit`."""
    return Row(what, f"{value:.3g} {unit}", f"≤ {limit:g} {unit}", value <= limit, spent)


def at_least(what: str, value: float, limit: float, unit: str, spent: Spent | None = None) -> Row:
    """Return a row for a figure that should reach `limit`."""
    return Row(what, f"{value:,.0f} {unit}", f"≥ {limit:g} {unit}", value >= limit, spent)


def show(title: str, rows: Iterable[Row]) -> None:
    """Print one table."""
    table = Table(*COLUMNS, title=title, title_justify="left")
    for index in (1, 2, 3, 4):
        table.columns[index].justify = "right"
    for row in rows:
        style = {True: "green", False: "red", None: None}[row.clears]
        *cells, verdict = row.cells()
        table.add_row(*cells, f"[{style}]{verdict}[/]" if style else verdict)
    Console(width=150).print(table)


def markdown(title: str, rows: Iterable[Row]) -> str:
    """Return one table as Markdown."""
    lines = [f"## {title}", "", "| " + " | ".join(COLUMNS) + " |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    lines += ["| " + " | ".join(row.cells()) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """Return what the figures were measured on, without naming the machine."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "mesa"))
    return f"Python {platform.python_version()}, {libraries}, {platform.system()} on {platform.machine()}."
