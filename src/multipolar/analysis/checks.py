"""Whether a paired experiment shows what its authors believe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.analysis.compare import effect, ratio_effect
from multipolar.results import Effect, mean_interval, wilson
from multipolar.results.answers import Answer

NOISE = 1e-9
"""What rounding alone may do to a difference."""


@dataclass(frozen=True, slots=True)
class CheckResult(Answer):
    """One check: whether it holds, the effect and its 95 % interval, and the values of both arms (`a` is NaN where one arm is read)."""

    name: str
    holds: bool
    effect: float
    lo: float
    hi: float
    expected: str
    measure: str
    given: str
    members: int
    a: float
    b: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one arm gave: one number a member, and where it counts."""

    values: NDArray[np.float64]
    counts: NDArray[np.bool_]


def judge(expected: str, found: Effect) -> bool:
    """Whether the interval lies on the expected side."""
    return {
        "lowers": found.hi < 0,
        "raises": found.lo > 0,
        "never-lowers": found.lo >= -NOISE,
        "never-raises": found.hi <= NOISE,
        "largest": found.lo > 0,
        "zero": found.effect == 0,
    }[expected]


def contrast(name: str, a: Outcome, b: Outcome, *, conditional: bool) -> Effect:
    """Changed arm less base arm, paired by member; with a condition, the difference of the two conditional means."""
    if not conditional:
        return effect(name, a.values, b.values)
    arms = [(np.where(arm.counts, arm.values, 0.0), arm.counts.astype(np.float64)) for arm in (a, b)]
    return ratio_effect(name, arms[0], arms[1])


def level(name: str, arm: Outcome) -> Effect:
    """The share in one arm alone, with its Wilson interval."""
    values = arm.values[arm.counts & np.isfinite(arm.values)]
    count = int(np.count_nonzero(values))
    share = float(values.mean()) if values.size else float("nan")
    return Effect(name, float("nan"), share, share, *wilson(count, values.size))


def lead(name: str, path: NDArray[np.float64], others: list[NDArray[np.float64]]) -> Effect:
    """How far one path's share lies above the next largest, in one arm, over the same members."""
    second = max(others, key=lambda item: float(item.mean()), default=np.zeros_like(path))
    middle, low, high = mean_interval(path - second)
    return Effect(name, float(second.mean()), float(path.mean()), middle, low, high)
