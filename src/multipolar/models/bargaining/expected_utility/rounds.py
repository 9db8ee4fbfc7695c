"""Round after round, until nobody moves, everybody is back where they were, or the rounds are used up."""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel
from multipolar.models.bargaining.expected_utility.contest import Matrix, Rule, Vector, chances
from multipolar.models.bargaining.expected_utility.offers import Kinds, take_offers
from multipolar.models.bargaining.expected_utility.switches import SLACK, SPAN, VOTES, WITHIN, Q
from multipolar.models.bargaining.expected_utility.utility import expected_utilities, risks

Rounds = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
PartnerRounds = np.ndarray[tuple[int, int, int], np.dtype[np.int16]]
KindRounds = np.ndarray[tuple[int, int, int], np.dtype[np.int8]]


@kernel
def width(x: Vector) -> float:
    """Return the distance between the extreme positions; 1 where all are one."""
    wide = float(x.max() - x.min())
    return wide if wide > SLACK else 1.0


@kernel
def median_of(x: Vector, w: Vector) -> float:
    """Return the lower weighted median; without weights it is the lowest position."""
    half = 0.0
    for k in range(len(x)):
        half += 0.5 * w[k] * (1.0 - 2e-12)
    median = np.inf
    for i in range(len(x)):
        passed = 0.0
        for k in range(len(x)):
            passed += w[k] if x[k] <= x[i] else 0.0
        median = min(median, x[i]) if passed >= half else median
    return median


@kernel
def views(
    x: Vector,
    s: Vector,
    w: Vector,
    span: float,
    rule: Rule,
    dial: Vector,
    r: Vector,
    bench: Vector,
    chance: Matrix,
    own: Matrix,
    threat: Matrix,
) -> None:
    """Fill `chance`, `r`, `own` and `threat` for one state: a first pass with r = 1, then one with everybody's own r."""
    median = median_of(x, w) if dial[Q] < 1.0 else 0.0
    r[:] = 1.0
    chances(x, w, r, span, rule, dial, own, chance)
    expected_utilities(x, s, r, median, span, dial[Q], chance, own, threat)
    risks(w, threat, rule, bench, r)
    if rule[VOTES] == 1:
        chances(x, w, r, span, rule, dial, own, chance)
    expected_utilities(x, s, r, median, span, dial[Q], chance, own, threat)


@kernel
def returned(history: Matrix, last: int, slack: float) -> bool:
    """Tell whether the state of round `last` is that of an earlier round."""
    for t in range(last):
        same = True
        for i in range(history.shape[1]):
            if abs(history[t, i] - history[last, i]) > slack:
                same = False
                break
        if same:
            return True
    return False


@kernel
def bargain(
    x: Matrix,
    s: Matrix,
    w: Matrix,
    rule: Rule,
    dial: Vector,
    keep: bool,
    history: Rounds,
    by: PartnerRounds,
    why: KindRounds,
    final: Matrix,
    stopped: Kinds,
) -> int:
    """Play every member and issue, one a row of `x`, `s` and `w`, (b, n); return the most rounds that any was played.

    `history` (b or 1, rounds + 1, n), `by` and `why` (b or 1, rounds, n) keep the rounds of every row if `keep`, and of
    the row at hand otherwise; `final` (b, n) and `stopped` (b,) are filled.
    """
    n = x.shape[1]
    limit = history.shape[1] - 1
    chance = np.empty((n, n))
    own = np.empty((n, n))
    threat = np.empty((n, n))
    r = np.empty(n)
    bench = np.empty(n)
    most = 0
    for row in range(x.shape[0]):
        slot = row if keep else 0
        start = width(x[row])
        history[slot, 0] = x[row]
        stopped[row] = 2
        last = 0
        for t in range(limit):
            now = history[slot, t]
            span = start if rule[SPAN] == 0 else width(now)
            views(now, s[row], w[row], span, rule, dial, r, bench, chance, own, threat)
            longest = take_offers(now, own, threat, span, rule, history[slot, t + 1], by[slot, t], why[slot, t])
            last = t + 1
            if longest < dial[WITHIN]:
                stopped[row] = 0
                break
            if returned(history[slot], last, SLACK * start):
                stopped[row] = 1
                break
        most = max(most, last)
        final[row] = history[slot, last]
        if keep:
            for t in range(last, limit):
                history[slot, t + 1] = history[slot, last]
                by[slot, t] = -1
                why[slot, t] = 0
    return most
