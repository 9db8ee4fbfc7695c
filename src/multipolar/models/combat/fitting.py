"""Fit the two effects of a law of attrition to observed strengths, by maximum likelihood with intervals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.combat.course import Battle
from multipolar.models.combat.exponents import Exponents
from multipolar.models.numerics.arguments import array, same_length
from multipolar.models.numerics.likelihood import Fit, maximise

Floats = NDArray[np.float64]
Fitted = TypeVar("Fitted")


@dataclass(frozen=True, slots=True, eq=False)
class AttritionFit(Generic[Fitted]):
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

    law: Fitted
    effect_a: tuple[float, float, float]
    effect_b: tuple[float, float, float]
    deviation: float
    detail: Fit


class _Fights(Protocol):
    """A law, which is a dataclass with the fields `effect_a` and `effect_b`."""

    def fight(self, a: float, b: float, times: ArrayLike, reinforce_a: ArrayLike = (), reinforce_b: ArrayLike = ()) -> Battle:
        """Return the strengths at `times`."""
        ...

    def exponents(self) -> Exponents:
        """Return the powers of the numbers in what each side loses."""
        ...


Law = TypeVar("Law", bound=_Fights)


def fit_effects(
    law: Law,
    observed: tuple[ArrayLike, ArrayLike, ArrayLike],
    reinforcements: tuple[ArrayLike, ArrayLike],
    start: tuple[float, float] | None,
) -> AttritionFit[Law]:
    """Return the law, with the effects that make observed strengths most likely.

    Errors are normal, independent, and of one size relative to each side's largest observed strength. The interval is that
    of the normal approximation in logarithms, so that it never reaches below 0.

    Parameters
    ----------
    law : model
        Whatever is fitted, with any effects.
    observed : tuple of array
        Moments, strengths of A, strengths of B; NaN where a side was not observed.
    reinforcements : tuple of array
        Those of A and of B, as in a fight.
    start : pair of float or None
        Strengths at time 0; None for the first observations.
    """
    times, *seen = observed
    at = array("times", times, (None,), 0.0)
    seen_a, seen_b = (np.atleast_1d(np.asarray(value, dtype=np.float64)) for value in seen)
    same_length("moment", {"times": at.size, "a": seen_a.size, "b": seen_b.size})
    scales = [_scale(name, seen) for name, seen in (("a", seen_a), ("b", seen_b))]
    known = [np.isfinite(seen_a), np.isfinite(seen_b)]
    first = (float(seen_a[0]), float(seen_b[0])) if start is None else start
    count = int(sum(mark.sum() for mark in known))
    if count < 4:
        raise InputError(f"{count} strengths are observed; two effects and an error need at least 4.")

    def made(effect_a: float, effect_b: float) -> Law:
        fresh: Law = replace(cast(Any, law), effect_a=float(effect_a), effect_b=float(effect_b))
        return fresh

    def residuals(logs: Floats) -> Floats:
        battle = made(*np.exp(logs[:2])).fight(*first, at, *reinforcements)
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

    guess = _start(law.exponents(), at, seen_a, seen_b)
    spread = float(np.sqrt(np.mean(residuals(np.append(guess, 0.0)) ** 2)))
    found = maximise(
        value, np.append(guess, np.log(max(spread, 1e-8))), names=("ln effect_a", "ln effect_b", "ln deviation"), observations=count
    )
    ends = np.exp(found.interval())
    best = np.exp(found.estimate)
    of_a, of_b = ((float(best[i]), float(ends[i, 0]), float(ends[i, 1])) for i in (0, 1))
    return AttritionFit(made(best[0], best[1]), of_a, of_b, float(best[2]), found)


def _scale(name: str, seen: Floats) -> float:
    if not np.any(np.isfinite(seen)) or not np.nanmax(seen) > 0.0 or np.nanmin(seen) < 0.0:
        raise InputError(
            f"{name} is never observed above 0, or below 0 somewhere; strengths are numbers of at least 0, NaN where not observed."
        )
    return float(np.nanmax(seen))


def _start(powers: Exponents, times: Floats, a: Floats, b: Floats) -> Floats:
    """Fall of each side over what it would have lost per unit of the other's effect, by trapezes between observations."""
    full_a, full_b = (np.interp(times, times[np.isfinite(seen)], seen[np.isfinite(seen)]) for seen in (a, b))
    found = []
    losses = full_b**powers.own_b * full_a**powers.foe_b, full_a**powers.own_a * full_b**powers.foe_a
    for loss, strength in zip(losses, (full_b, full_a), strict=True):
        exposure = float(np.sum(0.5 * (loss[1:] + loss[:-1]) * np.diff(times)))
        fall = max(float(np.sum(np.maximum(-np.diff(strength), 0.0))), 1e-3 * float(strength.max()))
        found.append(np.log(fall / max(exposure, 1e-300)))
    return np.array(found)
