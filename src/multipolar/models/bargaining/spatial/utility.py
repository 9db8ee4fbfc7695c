r"""How far a position is from what an actor wants, and what that is worth to it.

.. math:: d_{ij} = \sqrt{\frac{\sum_k s_{ik}^2 (y_{ik} - x_{jk})^2}{\sum_k s_{ik}^2}}, \qquad u(d, R) = (1-d)(1+dR)

R runs from -1 to 1; the more of it, the more an actor shuns risk.
"""

from __future__ import annotations

import math

import numpy as np

from multipolar.kernels import formula, kernel

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Rule = np.ndarray[tuple[int], np.dtype[np.int64]]


@formula
def worth(distance: float, risk: float) -> float:
    """Return u(d, R)."""
    return (1.0 - distance) * (1.0 + min(distance, 1.0) * risk)


@kernel
def distance(i: int, ideal: Matrix, point: Vector, s: Matrix) -> float:
    """Return how far `point` is from the ideal of actor i; 0 to an actor that cares for no issue."""
    far = 0.0
    care = 0.0
    for k in range(len(point)):
        gap = s[i, k] * (ideal[i, k] - point[k])
        far += gap * gap
        care += s[i, k] * s[i, k]
    return math.sqrt(far / care) if care > 0.0 else 0.0


@formula
def seen_risk(own: float, other: float, rule: int) -> float:
    """Return the risk attitude that an actor with `own` ascribes to one with `other`."""
    share = 1.0 / 3.0 if rule == 0 else 0.0 if rule == 1 else 0.5 if rule == 2 else 2.0 / 3.0 if rule == 3 else 1.0
    return (1.0 - share) * own + share * other


@kernel
def risks(p: Vector, rule: int, risk: Vector) -> None:
    """Fill `risk` from the chances of the actors' positions; all are neutral where the chances are equal."""
    low = p.min()
    high = p.max()
    for i in range(len(p)):
        risk[i] = 0.0
        if rule != 3 and high - low > 1e-12:
            share = (p[i] - low) / (high - low)
            risk[i] = 1.5 * share - 0.5 if rule == 0 else share if rule == 1 else 2.0 * share - 1.0
