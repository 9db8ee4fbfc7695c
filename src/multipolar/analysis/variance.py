"""Where a spread comes from: what is not known about the actors, which rules, which model."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from multipolar.results.bargaining_forecast import Spread, VarianceSplit

Floats = NDArray[np.float64]


def variance_split(outcomes: Mapping[tuple[str, str], Floats]) -> VarianceSplit:
    r"""Split the variance of outcomes by the law of total variance, twice.

    .. math:: \mathrm{Var}(Y) = E\,\mathrm{Var}(Y \mid M, R) + E\,\mathrm{Var}(E[Y \mid M, R] \mid M) + \mathrm{Var}(E[Y \mid M])

    Parameters
    ----------
    outcomes : mapping of (model, preset) to ndarray
        The outcome of each draw. Models weigh the same, and so do the presets of a model.

    Examples
    --------
    >>> split = variance_split({("a", ""): np.array([0.0, 2.0]), ("b", "x"): np.array([4.0]), ("b", "y"): np.array([6.0])})
    >>> split.inputs, split.rules, split.models, split.total
    (0.5, 0.5, 4.0, 5.0)
    """
    models = list(dict.fromkeys(model for model, _ in outcomes))
    if not models:
        return VarianceSplit(0.0, 0.0, 0.0, 0.0)
    means, rules, inputs = [], [], []
    for model in models:
        own = [values for (name, _), values in outcomes.items() if name == model]
        centres = np.array([_mean(values) for values in own])
        means.append(float(centres.mean()))
        rules.append(float(centres.var()))
        inputs.append(float(np.mean([_variance(values) for values in own])))
    parts = float(np.mean(inputs)), float(np.mean(rules)), float(np.var(means))
    return VarianceSplit(sum(parts), *parts)


def spread_of(values: Floats) -> Spread:
    """Mean, standard deviation and quantiles of the outcome over the draws."""
    if np.ptp(values) == 0.0:
        return Spread(float(values[0]), 0.0, *[float(values[0])] * 5)
    quantiles = np.quantile(values, (0.05, 0.25, 0.5, 0.75, 0.95))
    return Spread(_mean(values), _variance(values) ** 0.5, *(float(value) for value in quantiles))


def _mean(values: Floats) -> float:
    """Equal values have exactly their own mean."""
    return float(values[0]) if np.ptp(values) == 0.0 else float(values.mean())


def _variance(values: Floats) -> float:
    """Equal values have exactly no variance."""
    return 0.0 if np.ptp(values) == 0.0 else float(values.var())
