r"""The probabilistic Condorcet election: the chance of each option where every pair of options is a contest.

.. math::
    C_{ij} = 10^{-8} + \sum_n \max(0, v_n(i, j)), \qquad P_{ij} = \frac{C_{ij}}{C_{ij} + C_{ji}}, \qquad p_i \propto \prod_j P_{ij}

``markov-uniform`` and ``markov-incentive`` take p from a process in which the leading option is challenged, by each
other with the same chance or in proportion to what it can bring to bear, :math:`C_{ij}P_{ij}`.
"""

from __future__ import annotations

from multipolar.kernels import formula, kernel
from multipolar.models.bargaining.spatial.switches import ELECTION, VICTORY, VOTING
from multipolar.models.bargaining.spatial.utility import Matrix, Rule, Vector

MOST_STEPS = 1000


@formula
def vote(weight: float, gap: float, rule: int) -> float:
    """Return what an actor of this weight brings to the side that it prefers by `gap`; negative for the other side."""
    if rule == 0:
        return weight * gap
    sure = min(max(gap * 1e8, -1.0), 1.0)
    cubic = gap * gap * gap
    if rule == 1:
        return weight * sure
    if rule == 2:
        return weight * (0.8 * gap + 0.2 * sure)
    if rule == 3:
        return weight * 0.5 * (gap + cubic)
    if rule == 4:
        return weight * cubic
    return weight * gap if gap < 0.0 else weight * gap * 2.0 / 3.0


@formula
def victory(ours: float, theirs: float, rule: int) -> float:
    """Return the chance of the side with `ours` behind it."""
    if rule == 4:
        share = (2.1 * ours / (ours + theirs) - 1.0) / 0.1
        sure = 1.0 / (1.0 + 1e-6)
        return sure if ours >= 1.1 * theirs else 1.0 - sure if theirs >= 1.1 * ours else share
    ratio = min(ours, theirs) / max(ours, theirs)
    ratio = ratio * ratio if rule >= 1 else ratio
    ratio = ratio * ratio if rule >= 2 else ratio
    ratio = ratio * ratio if rule >= 3 else ratio
    weaker = ratio / (1.0 + ratio)
    return weaker if ours < theirs else 1.0 - weaker


@kernel
def contests(weight: Vector, worth_to: Matrix, options: int, rule: Rule, side: Matrix, chance: Matrix) -> None:
    """Fill coalitions and chances of the first `options` rows of `worth_to`, whose columns are the actors."""
    for i in range(options):
        side[i, i] = 1e-8
        chance[i, i] = 0.5
        for j in range(i):
            for_i = 1e-8
            for_j = 1e-8
            for n in range(len(weight)):
                ballot = vote(weight[n], worth_to[i, n] - worth_to[j, n], rule[VOTING])
                for_i += max(ballot, 0.0)
                for_j += max(-ballot, 0.0)
            side[i, j] = for_i
            side[j, i] = for_j
            chance[i, j] = victory(for_i, for_j, rule[VICTORY])
            chance[j, i] = victory(for_j, for_i, rule[VICTORY])


@kernel
def condorcet(chance: Matrix, options: int, p: Vector) -> None:
    """Fill `p` with the chances that each option beats all others, given that one of them does."""
    p[:options] = 1.0
    for j in range(options):
        high = 0.0
        for i in range(options):
            p[i] *= chance[i, j]
            high = max(high, p[i])
        for i in range(options):  # kept near 1, so that a thousand factors do not vanish
            p[i] /= high
    total = 0.0
    for i in range(options):
        total += p[i]
    for i in range(options):
        p[i] /= total


@kernel
def markov(side: Matrix, chance: Matrix, options: int, uniform: bool, p: Vector, q: Vector) -> None:
    """Fill `p` with the resting point of the challenges; `q` is scratch, `side` is overwritten unless `uniform`."""
    if not uniform:
        for j in range(options):
            total = 0.0
            for i in range(options):
                side[i, j] = side[i, j] * chance[i, j] + (1e-10 if i == j else 0.0)
                total += side[i, j]
            for i in range(options):
                side[i, j] /= total
    p[:options] = 1.0 / options
    for _ in range(MOST_STEPS):
        change = 0.0
        for i in range(options):
            q[i] = 0.0
            for j in range(options):
                flow = (p[i] + p[j]) / options if uniform else p[i] * side[j, i] + p[j] * side[i, j]
                q[i] += chance[i, j] * flow
            change = max(change, abs(q[i] - p[i]))
        for i in range(options):
            p[i] = 0.5 * (p[i] + q[i])
        if change <= (1e-6 if uniform else 1e-8):
            break


@kernel
def elect(weight: Vector, worth_to: Matrix, options: int, rule: Rule, side: Matrix, chance: Matrix, p: Vector, q: Vector) -> None:
    """Fill the first `options` of `p` with the chance of each option."""
    contests(weight, worth_to, options, rule, side, chance)
    if rule[ELECTION] == 0:
        condorcet(chance, options, p)
    else:
        markov(side, chance, options, rule[ELECTION] == 1, p, q)


@kernel
def first_best(p: Vector, options: int) -> int:
    """Return the likeliest option, the first of equals."""
    best = 0
    for i in range(1, options):
        if p[i] > p[best] + 1e-12:
            best = i
    return best
