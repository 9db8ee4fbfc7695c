r"""Who moves whom: the offers every actor gets, and the one it takes.

To i from j, with :math:`a = E(i\,v\,j)` and :math:`b = E(j\,v\,i)`: **conflict** where both are positive, the lower side
moves all the way; **compromise** where :math:`a < 0 < b` and :math:`b > |a|`, i moves :math:`|a/b|` of the gap;
**capitulation** where :math:`a < 0 < b` and :math:`b < |a|`, i moves all the way; stalemate where neither is positive.
i takes the offer of the first kind it has, of that kind the one that moves it least, and all move at once.
"""

from __future__ import annotations

import numpy as np

from multipolar.kernels import formula, kernel
from multipolar.models.bargaining.expected_utility.contest import Matrix, Rule, Vector
from multipolar.models.bargaining.expected_utility.switches import CAPITULATION, CHOICE, CONFLICT, OPPONENT_SEEN_WITH, SLACK, TIES

Partners = np.ndarray[tuple[int], np.dtype[np.int16]]
Kinds = np.ndarray[tuple[int], np.dtype[np.int8]]


@formula
def kind_of(a: float, b: float, conflict: bool, capitulation: bool) -> int:
    """Return which offer i gets, by number in `REASONS`; 0 for none."""
    kind = 0
    if b > SLACK:
        if a > SLACK:
            kind = 1 if b > a + SLACK and conflict else 0
        elif a < -SLACK:
            kind = 2 if b > -a + SLACK else 3
    return 0 if kind == 3 and not capitulation else kind


@formula
def end_of(kind: int, a: float, b: float, start: float, other: float) -> float:
    """Return where an offer leads."""
    return start + (other - start) * (-a / b) if kind == 2 else other


@kernel
def take_offers(x: Vector, own: Matrix, threat: Matrix, span: float, rule: Rule, after: Vector, by: Partners, why: Kinds) -> float:
    """Fill `after`, `by` and `why` with everybody's move; return the longest as a share of the span."""
    n = len(x)
    conflict = rule[CONFLICT] == 0
    capitulation = rule[CAPITULATION] == 0
    lowest = rule[CHOICE] == 1
    middle = rule[TIES] == 1
    longest = 0.0
    for i in range(n):
        best_kind = 9
        best = 0.0
        low = x[i]
        high = x[i]
        partner = -1
        for j in range(n):
            a = own[i, j]
            b = own[j, i] if rule[OPPONENT_SEEN_WITH] == 1 else threat[i, j]
            kind = kind_of(a, b, conflict, capitulation)
            if j == i or kind == 0 or kind > best_kind:
                continue
            end = end_of(kind, a, b, x[i], x[j])
            key = end / span if lowest and kind == 2 else abs(end - x[i]) / span
            if kind < best_kind or key < best - SLACK:
                best_kind = kind
                best = key
                low = end
                high = end
                partner = j
            elif middle and key <= best + SLACK:
                low = min(low, end)
                high = max(high, end)
        after[i] = 0.5 * (low + high) if partner >= 0 else x[i]
        by[i] = partner
        why[i] = best_kind if partner >= 0 else 0
        longest = max(longest, abs(after[i] - x[i]) / span)
    return longest
