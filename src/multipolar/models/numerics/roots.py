"""Roots of one equation in one unknown."""

from __future__ import annotations

from collections.abc import Callable

from multipolar.errors import InputError

Function = Callable[[float], float]


def root_between(function: Function, low: float, high: float, *, tolerance: float = 1e-14, steps: int = 200) -> float:
    """Return a root of a continuous function whose signs differ at `low` and `high`, to `tolerance` relative to its size.

    Inverse quadratic interpolation where the last three points allow it, halving where they do not.

    References
    ----------
    Chandrupatla1997.

    Raises
    ------
    InputError
        The signs at both ends are equal.
    """
    b, a = low, high
    f_b, f_a = function(b), function(a)
    if f_a == 0.0:
        return a
    if f_b == 0.0:
        return b
    if (f_a > 0.0) == (f_b > 0.0):
        raise InputError(f"no change of sign between {low:g} and {high:g}: {f_b:g} and {f_a:g}.")
    c, f_c, t = a, f_a, 0.5
    for _ in range(steps):
        x = a + t * (b - a)
        f_x = function(x)
        if (f_x > 0.0) == (f_a > 0.0):
            c, f_c = a, f_a
        else:
            c, f_c, b, f_b = b, f_b, a, f_a
        a, f_a = x, f_x
        best, f_best = (a, f_a) if abs(f_a) < abs(f_b) else (b, f_b)
        reach = tolerance * (abs(best) + 1e-300) / abs(b - a) if b != a else 1.0
        if reach > 0.5 or f_best == 0.0:
            return best
        t = _next_step(a, f_a, b, f_b, c, f_c, reach)
    return best


def _next_step(a: float, f_a: float, b: float, f_b: float, c: float, f_c: float, reach: float) -> float:
    xi = (a - b) / (c - b)
    phi = (f_a - f_b) / (f_c - f_b)
    if phi**2 < xi and (1.0 - phi) ** 2 < 1.0 - xi:
        t = f_a / (f_b - f_a) * f_c / (f_b - f_c) + (c - a) / (b - a) * f_a / (f_c - f_a) * f_b / (f_c - f_b)
    else:
        t = 0.5
    return min(max(t, reach), 1.0 - reach)
