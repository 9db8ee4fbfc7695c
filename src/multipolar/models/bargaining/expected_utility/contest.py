r"""Who would win: the chance that i prevails over j, from what every actor brings to either side.

.. math::
    a_k = w_k\,g\!\left(\frac{|x_k - x_j|^{e} - |x_k - x_i|^{e}}{R^{e}}\right), \qquad
    P_{ij} = \frac{\sum_k \max(0, a_k)}{\sum_k |a_k|}

**Third parties have two probabilities and a way out.** Backing i gives i the chance :math:`p^+`, backing j leaves it
:math:`p^-`, staying out :math:`p^0`, with :math:`p^+ \ge p^0 \ge p^-` because each is counted for its own case. With a gain
:math:`\Delta_k` from i's victory over j's, backing i is worth :math:`p^+\Delta_k`, backing j :math:`p^-\Delta_k`, staying out
:math:`p^0\Delta_k`: support never has the wrong sign. Every unit of chance moved costs *abstain*, so an actor takes part only
if :math:`|\Delta_k|` exceeds that, with :math:`g(\Delta) = \operatorname{sign}(\Delta)\max(0, |\Delta| - \text{abstain})`.
Hence more capability for a supporter of i never lowers :math:`P_{ij}`, and splitting an actor changes nothing.
"""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel
from multipolar.kernels.arithmetic import exp, ln
from multipolar.models.bargaining.expected_utility.switches import ABSTAIN, CHANCE_OVER, PRINCIPALS_VOTE, VOTES

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Rule = np.ndarray[tuple[int], np.dtype[np.int64]]


@kernel
def power(base: float, exponent: float) -> float:
    """Return base**exponent for a base of at least 0 and a positive exponent; the same bits everywhere."""
    raised = exp(exponent * ln(max(base, 1e-300)))
    raised = 0.0 if base <= 0.0 else raised
    return base if exponent == 1.0 else raised


@kernel
def chances(x: Vector, w: Vector, r: Vector, span: float, rule: Rule, dial: Vector, reach: Matrix, chance: Matrix) -> None:
    """Fill `chance[i, j]` with the chance that i prevails over j; `reach` is scratch of the same shape."""
    n = len(x)
    shaped = rule[VOTES] == 1
    silent = rule[PRINCIPALS_VOTE] == 1
    price = dial[ABSTAIN] if rule[VOTES] == 2 else 0.0
    for i in range(n):
        for k in range(n):
            distance = abs(x[k] - x[i]) / span
            reach[i, k] = power(distance, r[k]) if shaped else distance
    total = 0.0
    for i in range(n):
        for j in range(i):
            for_i = 0.0
            for_j = 0.0
            for k in range(n):
                gain = reach[j, k] - reach[i, k]
                votes = 0.0 if silent and k in (i, j) else w[k]
                for_i += votes * max(gain - price, 0.0)
                for_j += votes * max(-gain - price, 0.0)
            chance[i, j] = for_i
            chance[j, i] = for_j
            total += 2.0 * (for_i + for_j)  # the pair counts once in either order
    for i in range(n):
        chance[i, i] = 0.5
        for j in range(i):
            over = total if rule[CHANCE_OVER] == 1 else chance[i, j] + chance[j, i]
            chance[i, j] = chance[i, j] / over if over > 0.0 else 0.5
            chance[j, i] = chance[j, i] / over if over > 0.0 else 0.5
