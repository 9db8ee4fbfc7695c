"""Rows of a benchmark, printed and kept as Markdown."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from time import perf_counter, process_time


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
    """

    what: str
    figure: str
    bar: str = ""
    clears: bool | None = None

    @property
    def verdict(self) -> str:
        """The last column of the table."""
        return {True: "yes", False: "NO", None: ""}[self.clears]


def at_most(what: str, value: float, limit: float, unit: str) -> Row:
    """Return a row for a figure that should not exceed `limit`."""
    return Row(what, f"{value:.3g} {unit}", f"≤ {limit:g} {unit}", value <= limit)


def at_least(what: str, value: float, limit: float, unit: str) -> Row:
    """Return a row for a figure that should reach `limit`."""
    return Row(what, f"{value:,.0f} {unit}", f"≥ {limit:g} {unit}", value >= limit)


def best_wall(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest wall time of `work` in seconds."""
    return min(_timed(work, perf_counter) for _ in range(times))


def best_cpu(work: Callable[[], object], times: int = 3) -> float:
    """Return the shortest processor time of `work` in this process in seconds; others on the machine disturb it less."""
    return min(_timed(work, process_time) for _ in range(times))


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| measured | figure | bar | clears it |", "| --- | ---: | ---: | --- |"]
    lines += [f"| {row.what} | {row.figure} | {row.bar} | {row.verdict} |" for row in rows]
    return "\n".join(lines) + "\n"


def machine() -> str:
    """Return what the figures were measured on, without naming the machine."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "mesa"))
    return f"Python {platform.python_version()}, {libraries}, {platform.system()} on {platform.machine()}."
