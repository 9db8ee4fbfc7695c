r"""What a challenger and its target agree to consider: each moves towards the other, the weaker and less concerned more.

With weights :math:`a = s_{ik}^2 P^2` and :math:`b = s_{jk}^2 (1-P)^2` (``s2p2``; ``s1p1`` without the squares) both meet
at :math:`(a x_i + b x_j)/(a+b)`, and stay where they are if neither weighs anything. ``s2pmax``: only the one with the
lower chance moves, by a share of the gap that grows with its disadvantage.
"""

from __future__ import annotations

import math

from multipolar.kernels import formula, kernel
from multipolar.models.bargaining.spatial.switches import INTERPOLATION, ROUNDING
from multipolar.models.bargaining.spatial.utility import Matrix, Rule, Vector

LEAST_WEIGHT = 1e-6


@formula
def rounded(value: float, rule: int) -> float:
    """Return the value, or the nearest with four decimals."""
    return math.floor(0.5 + value * 10000.0) / 10000.0 if rule == 1 else value


@formula
def yielded(edge: float, ours: float, theirs: float) -> float:
    """Return the share of the gap that one gives up whose chance is lower by `edge`, from squared saliences."""
    return edge * theirs / (edge * theirs + LEAST_WEIGHT + (1.0 - edge) * ours)


@kernel
def offer(i: int, j: int, p: float, x: Matrix, s: Matrix, rule: Rule, to_i: Vector, to_j: Vector) -> None:
    """Fill `to_i` and `to_j` with where either would stand, where i's chance is `p`."""
    for k in range(x.shape[1]):
        ours = s[i, k]
        theirs = s[j, k]
        if rule[INTERPOLATION] == 2:
            gap = x[j, k] - x[i, k]
            to_i[k] = x[i, k] + yielded(max(1.0 - 2.0 * p, 0.0), ours * ours, theirs * theirs) * gap
            to_j[k] = x[j, k] - yielded(max(2.0 * p - 1.0, 0.0), theirs * theirs, ours * ours) * gap
            continue
        a = ours * p if rule[INTERPOLATION] == 1 else ours * ours * p * p
        b = theirs * (1.0 - p) if rule[INTERPOLATION] == 1 else theirs * theirs * (1.0 - p) * (1.0 - p)
        both = a + b + LEAST_WEIGHT
        to_i[k] = rounded(((a + LEAST_WEIGHT) * x[i, k] + b * x[j, k]) / both, rule[ROUNDING])
        to_j[k] = rounded((a * x[i, k] + (b + LEAST_WEIGHT) * x[j, k]) / both, rule[ROUNDING])
