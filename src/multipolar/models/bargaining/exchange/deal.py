r"""What one exchange would be: how far both move, and the gain that is the same for both.

Actor i demands p and supplies q, actor j demands q and supplies p. A move of j by m on p shifts the outcome there by
:math:`e_p = m\,s_{jp}c_j/W_p`; the gains :math:`e_p s_{ip} - e_q s_{iq}` and :math:`e_q s_{jq} - e_p s_{jp}` are equal if
:math:`e_q = e_p (s_{ip}+s_{jp})/(s_{iq}+s_{jq})`. One of the two goes as far as the other wants, unless the outcome would
pass the position of the one who asks for it.
"""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel
from multipolar.models.bargaining.exchange.pairs import Matrix, Table, Vector
from multipolar.models.bargaining.exchange.switches import HISTORY, OUTCOME, OVERSHOOT, SLACK

Rule = np.ndarray[tuple[int], np.dtype[np.int64]]
Cube = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]

GAIN = 0
MOVE_I = 1
MOVE_J = 2
SUM_I = 3
SUM_J = 6
"""Columns of an appraisal: gain, the two moves; then for i and j the sum, least and greatest of earlier tentative moves."""


@kernel
def outcome_for(
    demander: int,
    supplier: int,
    issue: int,
    x: Matrix,
    z: Matrix,
    w: Matrix,
    total: Vector,
    start: Vector,
    now: Vector,
    seen: Cube,
    rule: Rule,
) -> float:
    """Return the outcome that an exchange looks at on the issue which `supplier` supplies to `demander`."""
    if rule[OUTCOME] == 0:
        return float(now[issue])
    others = start[issue]
    for k in range(x.shape[0]):
        if k != supplier:
            others += seen[demander, issue, k]
    return float(others + w[supplier, issue] * (z[supplier, issue] - x[supplier, issue]) / total[issue])


@kernel
def room(at: float, target: float, own: float, way: float, wanted: float, rule: Rule) -> float:
    """Return how far the outcome may shift from `at` the given way, towards the demander's `target`, at most `wanted`."""
    ahead = (target - at) * way
    if rule[OVERSHOOT] == 1:
        crosses = ahead > SLACK and wanted > ahead + SLACK
        return ahead if crosses else wanted
    given_up = (at - own) * way >= -SLACK  # it costs the supplier something: the outcome is on the far side of its position
    return min(wanted, max(ahead, 0.0)) if given_up else 0.0


@kernel
def possible(move: float, at: float, least: float, most: float, total: float) -> bool:
    """Tell whether a move stays on the scale and goes the way of earlier ones, of which these are the extremes and the sum."""
    inside = abs(move) > SLACK and abs(move) <= 1.0 + SLACK and at + move >= -SLACK and at + move <= 1.0 + SLACK
    same_way = min(least, move) > 0.0 or max(most, move) < 0.0
    return inside and same_way and total + move <= 1.0 + SLACK


@kernel
def appraise(
    row: int,
    pairs: Table,
    x: Matrix,
    z: Matrix,
    s: Matrix,
    w: Matrix,
    total: Vector,
    start: Vector,
    now: Vector,
    seen: Cube,
    gone: Matrix,
    rule: Rule,
    deal: Matrix,
) -> bool:
    """Write gain and moves of the exchange in `row` to `deal` and tell whether it can be made."""
    i, j, p, q = pairs[row, 0], pairs[row, 1], pairs[row, 2], pairs[row, 3]
    way_j = 1.0 if x[i, p] >= z[j, p] else -1.0
    way_i = 1.0 if x[j, q] >= z[i, q] else -1.0
    rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    per_p = w[j, p] / total[p]
    per_q = w[i, q] / total[q]
    shift_p = abs(z[j, p] - x[i, p]) * per_p
    shift_q = shift_p * rate
    if shift_q > abs(z[i, q] - x[j, q]) * per_q:
        shift_q = abs(z[i, q] - x[j, q]) * per_q
        shift_p = shift_q / rate
    if rule[HISTORY] == 0:  # what was done binds, what was only considered does not
        deal[row, SUM_I : SUM_I + 3] = 0.0, gone[i, q] or 2.0, gone[i, q] or -2.0
        deal[row, SUM_J : SUM_J + 3] = 0.0, gone[j, p] or 2.0, gone[j, p] or -2.0
    for step in range(2):
        deal[row, GAIN] = shift_p * s[i, p] - shift_q * s[i, q]
        deal[row, MOVE_I] = way_i * shift_q / per_q
        deal[row, MOVE_J] = way_j * shift_p / per_p
        can_i = possible(deal[row, MOVE_I], z[i, q], deal[row, SUM_I + 1], deal[row, SUM_I + 2], deal[row, SUM_I])
        can_j = possible(deal[row, MOVE_J], z[j, p], deal[row, SUM_J + 1], deal[row, SUM_J + 2], deal[row, SUM_J])
        if not (can_i and can_j) or deal[row, GAIN] < SLACK:
            return False
        if step == 0:
            at_q = outcome_for(j, i, q, x, z, w, total, start, now, seen, rule)
            at_p = outcome_for(i, j, p, x, z, w, total, start, now, seen, rule)
            shift_q = room(at_q, x[j, q], x[i, q], way_i, shift_q, rule)
            shift_p = min(shift_p, shift_q / rate)
            shift_p = room(at_p, x[i, p], x[j, p], way_j, shift_p, rule)
            shift_q = shift_p * rate
    return True
