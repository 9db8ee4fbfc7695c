"""The exact course of the square law over a stretch of time with steady reinforcements."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from multipolar.models.combat.course import Advance, Floors
from multipolar.models.numerics.roots import root_between

TINY = 1e-150


def exactly(effect_a: float, effect_b: float, floors: Floors) -> Advance:
    r"""Return the law A' = r_A − βB, B' = r_B − αA, solved by hyperbolic functions.

    With :math:`u = A - r_B/\alpha`, :math:`v = B - r_A/\beta`, :math:`k = \sqrt{\alpha\beta}`:

    .. math:: u(t) = u_0\cosh kt - \sqrt{\beta/\alpha}\,v_0 \sinh kt, \qquad v(t) = v_0\cosh kt - \sqrt{\alpha/\beta}\,u_0\sinh kt.

    Each strength turns at most once, where the other's shifted strength is 0; between such turns a floor is met at most once.
    """
    alpha, beta = max(effect_a, TINY), max(effect_b, TINY)
    k = math.sqrt(alpha * beta)

    def advance(length: float, a: float, b: float, rate_a: float, rate_b: float) -> tuple[float, float, float]:
        def strengths(t: float) -> tuple[float, float]:
            # Written by cosh − 1 and sinh/k, so that nothing is lost where an effect is tiny.
            s, c = _sinh_over(k, t), _cosh_less_one_over(k, t)
            return (
                a + (rate_a - beta * b) * s + (alpha * beta * a - beta * rate_b) * c,
                b + (rate_b - alpha * a) * s + (alpha * beta * b - alpha * rate_a) * c,
            )

        turns = [
            _turn(rate_a - beta * b, alpha * beta * a - beta * rate_b, k),
            _turn(rate_b - alpha * a, alpha * beta * b - alpha * rate_a, k),
        ]
        stops = sorted({0.0, length, *(t for t in turns if t is not None and t < length)})
        for left, right in pairwise(stops):
            met = [_meets(strengths, side, floor, left, right) for side, floor in enumerate((floors.a, floors.b))]
            times = [t for t in met if t is not None]
            if times:
                end = min(times)
                at = strengths(end)
                down = [t is not None and t <= end * (1.0 + 1e-13) for t in met]
                return end, (floors.a if down[0] else at[0]), (floors.b if down[1] else at[1])
        return (length, *strengths(length))

    return advance


def _sinh_over(k: float, t: float) -> float:
    x = k * t
    return t * (1.0 + x * x / 6.0) if x < 1e-4 else math.sinh(x) / k


def _cosh_less_one_over(k: float, t: float) -> float:
    half = _sinh_over(k, 0.5 * t)
    return 2.0 * half * half


def _turn(slope: float, bend: float, k: float) -> float | None:
    """Time at which slope·cosh kt + (bend/k)·sinh kt is 0: the strength turns."""
    if bend == 0.0 or slope == 0.0:
        return None
    ratio = -slope * k / bend
    return math.atanh(ratio) / k if 0.0 < ratio < 1.0 else None


def _meets(strengths: Callable[[float], tuple[float, float]], side: int, floor: float, left: float, right: float) -> float | None:
    """Time in (left, right] at which a strength that starts above its floor comes down to it."""

    def above(t: float) -> float:
        return strengths(t)[side] - floor

    if above(left) <= 0.0 or above(right) > 0.0:
        return None
    return root_between(above, left, right)
