"""How fast histories come, and whether the cost is linear in members and weeks."""

from __future__ import annotations

from typing import Any

from multipolar import world
from multipolar.scenario import load
from table import Row, at_most, best_cpu


def measure() -> list[Row]:
    """Time the bundled case on one core, compiled before."""
    program = world.build(load("ukraine-2025"))
    _simulate(program, 256)
    whole = best_cpu(lambda: _simulate(program, 10_000))
    tenth = best_cpu(lambda: _simulate(program, 1_000), 5)
    half = best_cpu(lambda: _simulate(program, 5_000, weeks=52))
    return [
        at_most("ukraine-2025, 10,000 histories of 104 weeks, one core", whole, 5.0, "s"),
        Row("the same, histories a second", f"{10_000 / whole:,.0f} /s"),
        Row("cost of a history: among 1,000 against among 10,000", f"{tenth * 10 / whole:.2f} ×"),
        Row("cost of a week: in 52 against in 104", f"{half * 4 / whole:.2f} ×"),
    ]


def _simulate(program: Any, members: int, weeks: int | None = None) -> None:
    for first in range(0, members, 5_000):
        world.simulate(program, seed=1, members=range(first, min(first + 5_000, members)), threads=1, weeks=weeks)
