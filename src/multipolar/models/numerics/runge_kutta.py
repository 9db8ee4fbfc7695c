"""Ordinary differential equations, by an embedded pair of orders five and four with a step that follows the error.

References
----------
DormandPrince1980.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import RunError

Floats = NDArray[np.float64]
Slope = Callable[[float, Floats], Floats]

_C = (0.0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1.0, 1.0)
_A = (
    (),
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    (35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
)
_FIFTH = np.array([35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84, 0.0])
_FOURTH = np.array([5179 / 57600, 0.0, 7571 / 16695, 393 / 640, -92097 / 339200, 187 / 2100, 1 / 40])


def one_step(slope: Slope, t: float, y: Floats, h: float) -> tuple[Floats, Floats]:
    """Return the state after `h`, and the difference between the two orders as its error."""
    k = np.zeros((7, y.size))
    for stage in range(7):
        k[stage] = slope(t + _C[stage] * h, y + h * (np.array(_A[stage]) @ k[:stage]) if stage else y)
    return y + h * (_FIFTH @ k), h * ((_FIFTH - _FOURTH) @ k)


def advance(
    slope: Slope,
    start: float,
    end: float,
    y: Floats,
    *,
    relative: float = 1e-10,
    absolute: float = 1e-9,
    stop: Callable[[Floats], bool] | None = None,
) -> tuple[float, Floats]:
    """Carry the state from `start` to `end`, or to the moment at which `stop` first becomes true, and return both.

    Raises
    ------
    RunError
        The step shrank to nothing: the solution runs off to infinity before `end`.
    """
    t, h = start, (end - start) / 16.0
    while t < end:
        h = min(h, end - t)
        fresh, error = one_step(slope, t, y, h)
        size = float(np.max(np.abs(error) / (absolute + relative * np.maximum(np.abs(y), np.abs(fresh)))))
        if not np.isfinite(size):
            h *= 0.1
        elif size > 1.0:
            h *= max(0.2, 0.9 * size**-0.2)
        elif stop is not None and stop(fresh):
            return _moment(slope, t, y, h, stop)
        else:
            t, y = (end if end - t <= h * (1.0 + 1e-12) else t + h), fresh
            h *= min(5.0, 0.9 * max(size, 1e-10) ** -0.2)
        if h < 1e-14 * max(abs(t), abs(end)) and t < end:
            raise RunError(f"the solution cannot be carried beyond {t:g} of {end:g}: it grows without bound there.")
    return end, y


def _moment(slope: Slope, t: float, y: Floats, h: float, stop: Callable[[Floats], bool]) -> tuple[float, Floats]:
    low, high = 0.0, h
    while high - low > 1e-13 * max(1.0, abs(t)):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (low, middle) if stop(one_step(slope, t, y, middle)[0]) else (middle, high)
    return t + high, one_step(slope, t, y, high)[0]
