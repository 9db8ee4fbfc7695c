"""Fit the two effects of a law of attrition to observed strengths, by maximum likelihood with intervals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.combat.course import Battle
from multipolar.models.numerics.arguments import array, same_length
from multipolar.models.numerics.likelihood import Fit, maximise

Floats = NDArray[np.float64]
Law = TypeVar("Law")


@dataclass(frozen=True, slots=True, eq=False)
class AttritionFit(Generic[Law]):
    """A law with the effects that fit best.

    Parameters
    ----------
    law : model
        With those effects.
    effect_a, effect_b : tuple of float
        Estimate, low and high end of its 95 % interval, for each effect.
    deviation : float
        Typical error of a strength, as a share of the side's largest observed one.
    detail : Fit
        In logarithms: of both effects and of the deviation.
    """

    law: Law
    effect_a: tuple[float, float, float]
    effect_b: tuple[float, float, float]
    deviation: float
    detail: Fit


def fit_effects(
    make: Callable[[float, float], Law],
    run: Callable[[Law, Floats], Battle],
    losses: Callable[[Floats, Floats], tuple[Floats, Floats]],
    times: ArrayLike,
    a: ArrayLike,
    b: ArrayLike,
) -> AttritionFit[Law]:
    """Return the law that makes observed strengths most likely.

    Errors are normal, independent, and of one size relative to each side's largest observed strength. The interval is that
    of the normal approximation in logarithms, so that it never reaches below 0.

    Parameters
    ----------
    make : callable
        The law for two effects.
    run : callable
        Its course at given times.
    losses : callable
        Losses per unit of effect, (from A's effect on B, from B's effect on A), at given strengths.
    times, a, b : array
        Moments and observed strengths; NaN where a side was not observed.
    """
    at = array("times", times, (None,), 0.0)
    seen_a, seen_b = (np.asarray(value, dtype=np.float64) for value in (a, b))
    same_length("moment", {"times": at.size, "a": seen_a.size, "b": seen_b.size})
    scales = [_scale(name, seen) for name, seen in (("a", seen_a), ("b", seen_b))]
    known = [np.isfinite(seen_a), np.isfinite(seen_b)]
    count = int(sum(mark.sum() for mark in known))
    if count < 4:
        raise InputError(f"{count} strengths are observed; two effects and an error need at least 4.")

    def residuals(logs: Floats) -> Floats:
        battle = run(make(*np.exp(logs[:2])), at)
        return np.concatenate(
            [
                ((mine - seen) / scale)[mark]
                for mine, seen, scale, mark in zip((battle.a, battle.b), (seen_a, seen_b), scales, known, strict=True)
            ]
        )

    def value(logs: Floats) -> float:
        if np.any(np.abs(logs) > 60.0):
            return -np.inf
        return float(-0.5 * np.sum((residuals(logs) / np.exp(logs[2])) ** 2) - count * (logs[2] + 0.5 * np.log(2.0 * np.pi)))

    start = _start(losses, at, seen_a, seen_b)
    spread = float(np.sqrt(np.mean(residuals(np.append(start, 0.0)) ** 2)))
    found = maximise(
        value, np.append(start, np.log(max(spread, 1e-8))), names=("ln effect_a", "ln effect_b", "ln deviation"), observations=count
    )
    ends = np.exp(found.interval())
    best = np.exp(found.estimate)
    law = make(float(best[0]), float(best[1]))
    first, second = ((float(best[i]), float(ends[i, 0]), float(ends[i, 1])) for i in (0, 1))
    return AttritionFit(law, first, second, float(best[2]), found)


def _scale(name: str, seen: Floats) -> float:
    if not np.any(np.isfinite(seen)) or not np.nanmax(seen) > 0.0 or np.nanmin(seen) < 0.0:
        raise InputError(
            f"{name} is never observed above 0, or below 0 somewhere; strengths are numbers of at least 0, NaN where not observed."
        )
    return float(np.nanmax(seen))


def _start(losses: Callable[[Floats, Floats], tuple[Floats, Floats]], times: Floats, a: Floats, b: Floats) -> Floats:
    """Fall of each side over what it would have lost per unit of the other's effect, by trapezes between observations."""
    full_a, full_b = (np.interp(times, times[np.isfinite(seen)], seen[np.isfinite(seen)]) for seen in (a, b))
    found = []
    for loss, strength in zip(losses(full_a, full_b), (full_b, full_a), strict=True):
        exposure = float(np.sum(0.5 * (loss[1:] + loss[:-1]) * np.diff(times)))
        fall = max(float(np.sum(np.maximum(-np.diff(strength), 0.0))), 1e-3 * float(strength.max()))
        found.append(np.log(fall / max(exposure, 1e-300)))
    return np.array(found)
