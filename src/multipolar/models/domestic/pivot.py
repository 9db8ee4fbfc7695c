"""What a body that votes by weight would put in place of a reversion point, on one issue."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

ROUNDING = 1e-12
"""Part of the whole weight by which a sum may miss the quota, so that the order of adding does not decide."""


def ratifying_interval(ideals: Floats, weights: Floats, quota: float, veto: Marks, reversion: float) -> tuple[float, float]:
    """Return the ends of all points that pass against `reversion`: those for which weight above the quota and every veto are had.

    A member votes for what is at least as near to its ideal point as the reversion point is, so on either side of it
    those who accept a point accept every nearer one, and the set is an interval around the reversion point.
    """
    return _reach(ideals, weights, quota, veto, reversion, -1.0), _reach(ideals, weights, quota, veto, reversion, 1.0)


def _reach(ideals: Floats, weights: Floats, quota: float, veto: Marks, q: float, way: float) -> float:
    mirror = np.maximum(2.0 * (ideals - q) * way, 0.0)  # how far each member goes along
    steps = np.unique(np.append(mirror, 0.0))
    for step in steps[::-1]:
        willing = mirror >= step
        if passes(willing, weights, quota, veto):
            return float(q + way * step)
    return float(q)


def passes(willing: Marks, weights: Floats, quota: float, veto: Marks) -> bool:
    """Tell whether those who are willing hold more than the quota of the weight and include everyone with a veto.

    A quota of 1 asks for all of the weight.
    """
    total = float(weights.sum())
    held = float(weights[willing].sum())
    enough = held > quota * total + ROUNDING * total or held >= total * (1.0 - ROUNDING)
    return bool(enough and not np.any(veto & ~willing))
