"""The course of a battle: strengths over time, whatever the law of attrition, with reinforcements that arrive at steady rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.numerics import runge_kutta
from multipolar.models.numerics.arguments import array, number

Floats = NDArray[np.float64]

TINY = 1e-300
"""What is left at least of a side that never quite goes."""

Advance = Callable[[float, float, float, float, float], tuple[float, float, float]]
"""A law over one stretch of time: (length, strength of A, of B, reinforcement rate of A, of B) → (time passed, A, B).

It passes less than the whole stretch where a side is down to its floor before.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Battle:
    """Strengths over time.

    Parameters
    ----------
    times, a, b : array
        Moments asked for, and the strengths of A and B then; they stay as they are once the battle is over.
    end : float or None
        When a side was down to its floor; None where none was by the last moment.
    loser : str or None
        "a" or "b"; "both" where they went down together.
    a_at_end, b_at_end : float
        Strengths at the end, or at the last moment.
    """

    times: Floats
    a: Floats
    b: Floats
    end: float | None
    loser: str | None
    a_at_end: float
    b_at_end: float


@dataclass(frozen=True, slots=True)
class Floors:
    """Strengths at which each side gives up the fight."""

    a: float
    b: float

    def fallen(self, a: float, b: float) -> str | None:
        """Return who is at or below its floor."""
        down_a, down_b = a <= self.a, b <= self.b
        return "both" if down_a and down_b else "a" if down_a else "b" if down_b else None


def check(law: Any) -> None:
    """Refuse a law whose effects or floors are no numbers of at least 0."""
    for name in ("effect_a", "effect_b", "floor_a", "floor_b"):
        number(name, getattr(law, name), 0.0)


def fight(advance: Advance, floors: Floors, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike, reinforce_b: ArrayLike) -> Battle:
    """Carry a battle from time 0 through all moments.

    Parameters
    ----------
    advance : callable
        The law.
    floors : Floors
        Where each side gives up. A side that starts at its floor and is being reinforced fights on.
    a, b : float
        Strengths at time 0.
    times : array
        Moments, rising, at or after 0.
    reinforce_a, reinforce_b : array, (arrivals, 3)
        Start, stop and rate of each flow of reinforcements; flows may overlap.
    """
    start_a, start_b = number("a", a, 0.0), number("b", b, 0.0)
    moments = array("times", times, (None,), 0.0)
    if moments.size == 0 or np.any(np.diff(moments) < 0.0):
        raise InputError("times is empty or falls somewhere; it is a rising list of moments.")
    flows = _flows("reinforce_a", reinforce_a), _flows("reinforce_b", reinforce_b)
    edges = np.unique(np.concatenate([[0.0], moments, *(flow[:, :2].ravel() for flow in flows)]))
    edges = edges[edges <= moments[-1]]
    seen, end = {0.0: (start_a, start_b)}, None
    now = (start_a, start_b)
    for left, right in pairwise(edges):
        if end is None:
            rates = [_rate(flow, left, right) for flow in flows]
            passed, *strengths = advance(float(right - left), *now, *rates)
            now = (strengths[0], strengths[1])
            end = float(left) + passed if floors.fallen(*now) and (passed < right - left or _sinks(now, rates)) else None
        seen[float(right)] = now
    found = np.array([seen[float(t)] for t in moments])
    loser = None if end is None else floors.fallen(*now)
    return Battle(moments, found[:, 0], found[:, 1], end, loser, now[0], now[1])


def _flows(name: str, value: ArrayLike) -> Floats:
    if np.size(value) == 0:
        return np.empty((0, 3))
    flow = array(name, value, (None, 3))
    if np.any(flow[:, 0] < 0.0) or np.any(flow[:, 1] <= flow[:, 0]) or np.any(flow[:, 2] < 0.0):
        raise InputError(f"{name} holds a row that is not (start, stop, rate) with 0 ≤ start < stop and a rate of at least 0.")
    return flow


def _rate(flow: Floats, left: float, right: float) -> float:
    return float(flow[(flow[:, 0] <= left) & (flow[:, 1] >= right), 2].sum())


def _sinks(now: tuple[float, float], rates: list[float]) -> bool:
    return any(strength <= 0.0 and rate == 0.0 for strength, rate in zip(now, rates, strict=True))


def by_steps(slope: Callable[[Floats], Floats], floors: Floors, *, lasting: tuple[bool, bool] = (False, False)) -> Advance:
    """Return the law that follows `slope`, the losses of A and B, with a step that adapts to them.

    A `lasting` side never quite reaches 0 under its law, so rounding down to 0 is not its end.
    """
    ends = np.array([floors.a > 0.0 or not lasting[0], floors.b > 0.0 or not lasting[1]])
    floor = np.array([floors.a, floors.b])

    def advance(length: float, a: float, b: float, rate_a: float, rate_b: float) -> tuple[float, float, float]:
        gain = np.array([rate_a, rate_b])
        scale = max(a, b, rate_a * length, rate_b * length, 1e-300)
        watched = ends & (np.array([a, b]) > floor)  # a side that starts at its floor is being built up

        def stop(y: Floats) -> bool:
            return bool(np.any((y <= floor) & watched))

        passed, end = runge_kutta.advance(
            lambda _, y: gain - slope(np.maximum(y, 0.0)), 0.0, length, np.array([a, b]), relative=1e-12, absolute=1e-12 * scale, stop=stop
        )
        down = (end <= floor) & watched
        held = np.where(down, floor, np.maximum(end, np.where(ends, 0.0, TINY)))
        return (passed if down.any() else length), float(held[0]), float(held[1])

    return advance
