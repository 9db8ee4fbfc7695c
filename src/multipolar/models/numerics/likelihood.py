"""Maximum of a log-likelihood, with standard errors and intervals from its curvature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError
from multipolar.kernels.arithmetic import normal_quantile

Floats = NDArray[np.float64]
LogLikelihood = Callable[[Floats], float]
Gradient = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters at the maximum of a log-likelihood.

    Parameters
    ----------
    names : tuple of str
        What each parameter is.
    estimate, standard_error : array
        One entry a parameter; an error is NaN where the likelihood is flat in that direction.
    covariance : array
        Inverse of the observed information.
    log_likelihood : float
        At the estimate.
    observations : int
        How many were fitted.
    converged : bool
        The gradient vanished to rounding and the curvature tells every parameter; where not, the maximum may lie at infinity.
    """

    names: tuple[str, ...]
    estimate: Floats
    standard_error: Floats
    covariance: Floats
    log_likelihood: float
    observations: int
    converged: bool

    @property
    def aic(self) -> float:
        """Akaike's criterion: twice the number of parameters less twice the log-likelihood."""
        return 2.0 * len(self.names) - 2.0 * self.log_likelihood

    def interval(self, level: float = 0.95) -> Floats:
        """Return low and high ends, (parameters, 2), by the normal approximation at that level."""
        if not 0.0 < level < 1.0:
            raise InputError(f"level is {level:g}; it lies between 0 and 1, 0.95 for 95 %.")
        reach = normal_quantile(0.5 + 0.5 * level) * self.standard_error
        return np.stack([self.estimate - reach, self.estimate + reach], axis=1)


def maximise(
    log_likelihood: LogLikelihood,
    start: Floats,
    *,
    names: tuple[str, ...],
    observations: int,
    gradient: Gradient | None = None,
    steps: int = 500,
) -> Fit:
    """Climb to a maximum by BFGS with halved steps, finish with Newton's steps, and read the errors off the curvature."""
    slope = gradient if gradient is not None else _central(log_likelihood)
    at, value = np.array(start, dtype=np.float64), log_likelihood(np.asarray(start, dtype=np.float64))
    if not np.isfinite(value):
        raise InputError(f"the log-likelihood is {value} where the search starts; start nearer to the data.")
    at, value = _climb(log_likelihood, slope, at, value, steps)
    for _ in range(12):
        g, information = slope(at), -_curvature(slope, at)
        step = _newton_step(information, g)
        moved = log_likelihood(at + step)
        if not np.isfinite(moved) or moved < value - 1e-12 * abs(value):
            break
        at, value = at + step, max(value, moved)
        if np.max(np.abs(step) / (1.0 + np.abs(at))) < 1e-11:
            break
    information = -_curvature(slope, at)
    covariance, errors = _errors(information)
    score = np.abs(slope(at)) * np.where(np.isfinite(errors), errors, np.inf)
    told = np.isfinite(errors) & (errors < 1e3 * (1.0 + np.abs(at)))
    converged = bool(np.all(told) and np.max(score, initial=0.0) < 1e-3)
    return Fit(names, at, errors, covariance, float(log_likelihood(at)), observations, converged)


def _climb(f: LogLikelihood, slope: Gradient, at: Floats, value: float, steps: int) -> tuple[Floats, float]:
    inverse = np.eye(at.size)
    g = slope(at)
    for _ in range(steps):
        direction = inverse @ g
        rise = float(direction @ g)
        if not rise > 0.0:
            inverse, direction, rise = np.eye(at.size), g, float(g @ g)
        if rise < 1e-20 * (1.0 + abs(value)):
            break
        length = min(1.0, 5.0 / float(np.max(np.abs(direction))))
        found = f(at + length * direction)
        while not (np.isfinite(found) and found >= value + 1e-4 * length * rise) and length > 1e-14:
            length *= 0.5
            found = f(at + length * direction)
        if length <= 1e-14:
            break
        step = length * direction
        fresh = slope(at + step)
        inverse = _updated(inverse, step, g - fresh)
        gain, at, value, g = found - value, at + step, found, fresh
        if gain < 1e-14 * (1.0 + abs(value)):
            break
    return at, value


def _updated(inverse: Floats, step: Floats, change: Floats) -> Floats:
    bend = float(step @ change)
    if bend <= 1e-300:
        return inverse
    left = np.eye(step.size) - np.outer(step, change) / bend
    return np.asarray(left @ inverse @ left.T + np.outer(step, step) / bend)


def _newton_step(information: Floats, g: Floats) -> Floats:
    try:
        np.linalg.cholesky(information)
        return np.asarray(np.linalg.solve(information, g))
    except np.linalg.LinAlgError:
        return np.zeros_like(g)


def _central(f: LogLikelihood) -> Gradient:
    def slope(at: Floats) -> Floats:
        width = 6e-6 * (1.0 + np.abs(at))
        return np.array([(f(at + w) - f(at - w)) / (2.0 * w.sum()) for w in np.diag(width)])

    return slope


def _curvature(slope: Gradient, at: Floats) -> Floats:
    width = 1e-5 * (1.0 + np.abs(at))
    rows = np.array([(slope(at + w) - slope(at - w)) / (2.0 * w.sum()) for w in np.diag(width)])
    return np.asarray(0.5 * (rows + rows.T))


def _errors(information: Floats) -> tuple[Floats, Floats]:
    try:
        covariance = np.linalg.inv(information)
    except np.linalg.LinAlgError:
        covariance = np.full_like(information, np.nan)
    variance = np.diag(covariance)
    return np.asarray(covariance), np.asarray(np.sqrt(np.where(variance > 0.0, variance, np.nan)))
