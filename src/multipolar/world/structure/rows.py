"""Rows that a case asks for: of its numbers, and of the state whose number depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from multipolar.world import layout as at
from multipolar.world.layout import LANES, Ints

if TYPE_CHECKING:
    from multipolar.scenario import Case


class Numbers:
    """Hands out rows for the numbers that the structure refers to."""

    def __init__(self, case: Case) -> None:
        self.case = case
        war = case.scenario.war
        rename = {"attacker": war.attacker, "defender": war.defender}
        self.row_of: dict[str, int] = {}
        for index, name in enumerate(at.FIXED_NUMBERS[3:], start=3):
            parts = [rename.get(part, part) if name.startswith("war.sides.") else part for part in name.split(".")]
            self.row_of[".".join(parts)] = index * LANES

    def __call__(self, address: str, otherwise: int = -1) -> int:
        """Return the row of the number at an address, `otherwise` where the case gives none."""
        if address in self.row_of:
            return self.row_of[address]
        if address not in self.case.numbers:
            return otherwise
        self.row_of[address] = (len(self.row_of) + 3) * LANES
        return self.row_of[address]


class State:
    """Hands out rows of state whose number depends on the case."""

    def __init__(self) -> None:
        self.used = len(at.FIXED_STATE)

    def __call__(self, count: int) -> int:
        """Hand out `count` rows, one at least, and return where the first begins."""
        first = self.used * LANES
        self.used += max(count, 1)
        return first


def ints(values: Any) -> Ints:
    """Return whole numbers as an array."""
    return np.array(list(values), dtype=np.int64)


def grid(rows: list[list[int]]) -> Ints:
    """Return a table with at least one row and one column, as kernels expect."""
    return np.array([row or [-1] for row in rows] or [[-1]], dtype=np.int64)
