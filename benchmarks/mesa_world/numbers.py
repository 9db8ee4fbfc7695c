"""The uncertain numbers of a case, drawn once a member with `random.Random`."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multipolar.scenario import Case

_UNIT = {  # fields of these parts of a scenario that are no points or per cents
    "issues": {"slope", "strength"},
    "talks": {"rounds_a_week", "after_collapse", "violations"},
    "calendar": {"times"},
    "threats": {"tempo", "reinforcement"},
    "war": {"area", "advance", "jitter", "advantage", "force"},
}


def is_share(address: str) -> bool:
    """Whether a number is written in points or per cents, which the rules use as shares of 1."""
    parts = address.split(".")
    if parts[0] == "world" or parts[:2] == ["war", "toll"]:
        return False
    return parts[-1] not in _UNIT.get(parts[0], set())


class Numbers:
    """Draws all numbers of a case, in the units of the rules.

    Parameters
    ----------
    case : Case
        Its `numbers` are read once; `capability` moves nothing and is left out.
    """

    def __init__(self, case: Case) -> None:
        self.fixed: dict[str, float] = {}
        self.normal: list[tuple[str, float, float, float, float]] = []
        self.lognormal: list[tuple[str, float, float, float, float]] = []
        self.uniform: list[tuple[str, float, float]] = []
        self.triangular: list[tuple[str, float, float, float]] = []
        for address, entry in case.numbers.items():
            if not address.endswith(".capability"):
                self._sort(address, entry.number)

    def _sort(self, address: str, number: object) -> None:
        unit = 0.01 if is_share(address) else 1.0
        kind, low, high = number.kind, number.low * unit, number.high * unit  # type: ignore[attr-defined]
        a, b, c = number.a * unit, number.b * unit, number.c * unit  # type: ignore[attr-defined]
        if kind == "fixed":
            self.fixed[address] = a
        elif kind == "normal":
            self.normal.append((address, a, b, low, high))
        elif kind == "lognormal":
            self.lognormal.append((address, math.log(a), math.log(number.b), low, high))  # type: ignore[attr-defined]
        elif kind == "uniform":
            self.uniform.append((address, a, b))
        else:
            self.triangular.append((address, a, b, c))

    def draw(self, random: Random) -> dict[str, float]:
        """Return one member's numbers by address."""
        drawn = dict(self.fixed)
        gauss, exp = random.gauss, math.exp
        for address, mean, sd, low, high in self.normal:
            x = gauss(mean, sd)
            drawn[address] = low if x < low else high if x > high else x
        for address, mean, sd, low, high in self.lognormal:
            x = exp(gauss(mean, sd))
            drawn[address] = low if x < low else high if x > high else x
        for address, low, high in self.uniform:
            drawn[address] = low + (high - low) * random.random()
        for address, low, mode, high in self.triangular:
            drawn[address] = random.triangular(low, high, mode)
        return drawn
