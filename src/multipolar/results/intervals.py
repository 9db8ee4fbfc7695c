"""Intervals that go with every share and every difference (95 % unless said)."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

Z95 = 1.959963984540054
"""Two-sided 95 % quantile of the normal distribution."""


def wilson(count: int, members: int, z: float = Z95) -> tuple[float, float]:
    r"""Wilson's score interval of a share.

    .. math:: \frac{\hat p + z^2/2n \pm z\sqrt{\hat p(1-\hat p)/n + z^2/4n^2}}{1 + z^2/n}

    It stays inside 0..1 and keeps a width where the count is 0 or all. Without members it is (0, 1): nothing is known.
    """
    if members == 0:
        return 0.0, 1.0
    share = count / members
    centre = share + z * z / (2 * members)
    half = z * sqrt(share * (1 - share) / members + z * z / (4 * members * members))
    scale = 1 + z * z / members
    low = 0.0 if count == 0 else (centre - half) / scale
    high = 1.0 if count == members else (centre + half) / scale
    return max(0.0, low), min(1.0, high)


def mean_interval(values: ArrayLike, z: float = Z95) -> tuple[float, float, float]:
    """Mean of `values` and its normal interval; NaN all three without values, no width for one value."""
    data: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    if data.size == 0:
        return float("nan"), float("nan"), float("nan")
    mean = float(data.mean())
    half = z * float(data.std(ddof=1)) / sqrt(data.size) if data.size > 1 else 0.0
    return mean, mean - half, mean + half


def share_difference(a: int, n_a: int, b: int, n_b: int, z: float = Z95) -> tuple[float, float, float]:
    """Difference of two independent shares, b − a, with Newcombe's interval built of two Wilson intervals."""
    if n_a == 0 or n_b == 0:
        return float("nan"), float("nan"), float("nan")
    p_a, p_b = a / n_a, b / n_b
    low_a, high_a = wilson(a, n_a, z)
    low_b, high_b = wilson(b, n_b, z)
    effect = p_b - p_a
    return (
        effect,
        effect - sqrt((p_b - low_b) ** 2 + (high_a - p_a) ** 2),
        effect + sqrt((high_b - p_b) ** 2 + (p_a - low_a) ** 2),
    )
