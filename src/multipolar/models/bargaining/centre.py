"""Weighted mean and weighted median over actors, the two readings of where a group stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def effective(weight: Floats) -> Floats:
    """Return the weights, and 1 for every actor where nobody has any: then all count alike. Axes m n k."""
    return np.asarray(np.where(weight.sum(axis=1, keepdims=True) > 0.0, weight, 1.0))


def weighted_mean(position: Floats, weight: Floats) -> Floats:
    """Mean position by weight, (m, k) from (m, n, k); never outside the positions by a rounding error."""
    weight = effective(weight)
    mean = (weight * position).sum(axis=1) / weight.sum(axis=1)
    held = np.where(weight > 0.0, position, np.nan)
    return np.asarray(np.clip(mean, np.nanmin(held, axis=1), np.nanmax(held, axis=1)))


def weighted_median(position: Floats, weight: Floats) -> Floats:
    """Lower median by weight, (m, k) from (m, n, k).

    It is the first position, from below, at which at least half of the weight has been passed: where exactly half
    lies on either side, the lower of the two. Half is met to a part in 10**12, so that the order of adding does not
    decide.
    """
    weight = effective(weight)
    order = np.argsort(position, axis=1, kind="stable")
    ranked = np.take_along_axis(position, order, axis=1)
    passed = np.cumsum(np.take_along_axis(weight, order, axis=1), axis=1)
    first = np.argmax(passed >= passed[:, -1:, :] * (0.5 - 1e-12), axis=1)
    return np.asarray(np.take_along_axis(ranked, first[:, None, :], axis=1)[:, 0, :])
