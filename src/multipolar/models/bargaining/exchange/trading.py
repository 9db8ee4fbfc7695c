"""One round of exchange: the largest gain first, until no exchange is left that both would make."""

from __future__ import annotations

import numpy as np

from multipolar.kernels import kernel
from multipolar.models.bargaining.exchange.deal import GAIN, MOVE_I, MOVE_J, SUM_I, SUM_J, Cube, Rule, appraise
from multipolar.models.bargaining.exchange.pairs import Matrix, Table, Vector
from multipolar.models.bargaining.exchange.switches import HISTORY, INVALID, OUTCOME, SLACK

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


@kernel
def outcomes(position: Matrix, w: Matrix, total: Vector, into: Vector) -> None:
    """Fill `into` with the weighted mean position on every issue; where nobody has weight, everybody counts alike."""
    n, k = position.shape
    for issue in range(k):
        mean = 0.0
        for i in range(n):
            mean += position[i, issue] * (w[i, issue] / total[issue] if total[issue] > 0.0 else 1.0 / n)
        into[issue] = mean


@kernel
def remember(seen: Cube, demander: int, issue: int, supplier: int, x: Matrix, z: Matrix, w: Matrix, total: Vector) -> None:
    """Note what a demander saw of a supplier: its first voting position, or a later one if that is nearer its start."""
    new = w[supplier, issue] * (z[supplier, issue] - x[supplier, issue]) / total[issue]
    old = seen[demander, issue, supplier]
    seen[demander, issue, supplier] = new if old == 0.0 or abs(new) < abs(old) else old


@kernel
def keep_tentative(deal: Matrix, row: int, column: int, move: float) -> None:
    """Let a move that was only considered count among the earlier moves of an exchange."""
    deal[row, column] += move
    deal[row, column + 1] = min(deal[row, column + 1], move)
    deal[row, column + 2] = max(deal[row, column + 2], move)


@kernel
def best_of(deal: Matrix, waiting: Flags, urgent: Rows) -> int:
    """Return the waiting exchange with the largest gain, the first of equals unless one is urgent; -1 if none waits."""
    best = -1
    for row in range(len(waiting)):
        if waiting[row] and (best < 0 or deal[row, GAIN] > deal[best, GAIN] + SLACK):
            best = row
    for at in range(len(urgent)):
        row = int(urgent[at])
        if best >= 0 and waiting[row] and deal[row, GAIN] > deal[best, GAIN] - SLACK:
            return row
    return best


@kernel
def blank_deals(many: int) -> Matrix:
    """Return a table of exchanges none of which was considered yet; earlier moves range over nothing."""
    deal = np.zeros((many, 9))
    deal[:, SUM_I + 1] = 2.0
    deal[:, SUM_I + 2] = -2.0
    deal[:, SUM_J + 1] = 2.0
    deal[:, SUM_J + 2] = -2.0
    return deal


@kernel
def execute(
    i: int,
    j: int,
    p: int,
    q: int,
    terms: Vector,
    move_i: float,
    move_j: float,
    w: Matrix,
    total: Vector,
    z: Matrix,
    gone: Matrix,
    now: Vector,
) -> None:
    """Carry an exchange out: i moves on q, j on p; note where both were and are, and the outcomes before and after."""
    terms[1] = z[i, q]
    terms[3] = z[j, p]
    terms[5] = now[p]
    terms[7] = now[q]
    z[i, q] = min(max(z[i, q] + move_i, 0.0), 1.0)
    z[j, p] = min(max(z[j, p] + move_j, 0.0), 1.0)
    gone[i, q] = 1.0 if move_i > 0.0 else -1.0
    gone[j, p] = 1.0 if move_j > 0.0 else -1.0
    outcomes(z, w, total, now)
    terms[2] = z[i, q]
    terms[4] = z[j, p]
    terms[6] = now[p]
    terms[8] = now[q]


@kernel
def is_touched(row: int, i: int, j: int, p: int, q: int, pairs: Table, rule: Rule, deal: Matrix) -> bool:
    """Tell whether an exchange looks otherwise after that of i's q for j's p; a move that its parties made joins its earlier ones."""
    a, b, c, d = pairs[row, 0], pairs[row, 1], pairs[row, 2], pairs[row, 3]
    moved_a = (a == i and d == q) or (a == j and d == p)
    moved_b = (b == i and c == q) or (b == j and c == p)
    heard = (a == i and c == p) or (a == j and c == q) or (b == i and d == p) or (b == j and d == q)
    shifted = rule[OUTCOME] == 0 and (c in (p, q) or d in (p, q))
    if rule[HISTORY] == 1 and moved_a:
        keep_tentative(deal, row, SUM_I, deal[row, MOVE_I])
    if rule[HISTORY] == 1 and moved_b:
        keep_tentative(deal, row, SUM_J, deal[row, MOVE_J])
    return bool(moved_a or moved_b or heard or shifted)


@kernel
def trade(x: Matrix, s: Matrix, w: Matrix, pairs: Table, rule: Rule, urgent: Rows, z: Matrix, made: Rows, terms: Matrix) -> int:
    """Fill `z` with the positions after a round that starts at `x`, and return how many exchanges were made.

    `made` takes the row of each in `pairs`; `terms` its gain, i's start and end on q, j's on p, and the outcome on p
    before and after, on q before and after.
    """
    n, k = x.shape
    many = len(pairs)
    total = np.zeros(k)
    for i in range(n):
        for issue in range(k):
            total[issue] += w[i, issue]
    start = np.empty(k)
    outcomes(x, w, total, start)
    now = start.copy()
    z[:] = x
    seen = np.zeros((n, k, n) if rule[OUTCOME] == 1 else (1, 1, 1))
    gone = np.zeros((n, k))
    deal = blank_deals(many)
    open_ = np.ones(many, dtype=np.bool_)
    waiting = np.zeros(many, dtype=np.bool_)
    for row in range(many):
        waiting[row] = appraise(row, pairs, x, z, s, w, total, start, now, seen, gone, rule, deal)
        open_[row] = waiting[row] or rule[INVALID] == 0
    count = 0
    best = best_of(deal, waiting, urgent)
    while best >= 0:
        i, j, p, q = pairs[best, 0], pairs[best, 1], pairs[best, 2], pairs[best, 3]
        made[count] = best
        terms[count, 0] = deal[best, GAIN]
        execute(i, j, p, q, terms[count], deal[best, MOVE_I], deal[best, MOVE_J], w, total, z, gone, now)
        if rule[OUTCOME] == 1:
            remember(seen, i, p, j, x, z, w, total)
            remember(seen, j, q, i, x, z, w, total)
        open_[best] = False
        waiting[best] = False
        count += 1
        for row in range(many):
            if open_[row] and is_touched(row, i, j, p, q, pairs, rule, deal):
                waiting[row] = appraise(row, pairs, x, z, s, w, total, start, now, seen, gone, rule, deal)
                open_[row] = waiting[row] or rule[INVALID] == 0
        best = best_of(deal, waiting, urgent)
    return count
