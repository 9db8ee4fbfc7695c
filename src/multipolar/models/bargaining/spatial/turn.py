"""One turn: who challenges whom, what they offer each other, and which offer each of them takes up."""

from __future__ import annotations

import numpy as np

from multipolar.kernels import formula, kernel
from multipolar.kernels.philox import philox, unit
from multipolar.models.bargaining.spatial.challenge import challenge, challenge_seen_by, look
from multipolar.models.bargaining.spatial.election import elect, first_best
from multipolar.models.bargaining.spatial.offers import offer
from multipolar.models.bargaining.spatial.switches import OFFERS, POWER_OF, RECEIVER_READS, RISK_RANGE, SELECTION
from multipolar.models.bargaining.spatial.utility import Matrix, Rule, Vector, distance, risks, worth

Places = np.ndarray[tuple[int], np.dtype[np.int16]]
Rows = np.ndarray[tuple[int], np.dtype[np.int64]]

LEAST_GAIN = 1e-5
"""A challenge worth no more than this is not made."""


@kernel
def views(ideal: Matrix, x: Matrix, s: Matrix, c: Vector, rule: Rule, away: Matrix, risk: Vector) -> None:
    """Fill the distances of every position from every ideal, and everybody's risk attitude."""
    n = len(c)
    for a in range(n):
        for i in range(n):
            away[a, i] = distance(i, ideal, x[a], s)
    side = np.empty((n, n))
    chance = np.empty((n, n))
    p = np.empty(n)
    elect(c, 1.0 - away, n, rule, side, chance, p, np.empty(n))
    risks(p, rule[RISK_RANGE], risk)


@kernel
def best_target(i: int, away: Matrix, risk: Vector, sigma: Vector, c: Vector, rule: Rule, found: Vector) -> int:
    """Return whom i would challenge, -1 for nobody; `found` takes i's chance and gain."""
    target = -1
    found[1] = LEAST_GAIN
    seen = np.empty(len(c))
    at_i = np.empty(len(c))
    at_own = np.empty(len(c))
    look(i, i, away, risk, rule, seen, at_i, at_own)
    for j in range(len(c)):
        if j != i:
            p, gain = challenge(i, j, risk[i], away, seen, at_i, at_own, sigma, c, rule)
            if gain > found[1]:
                target = j
                found[0] = p
                found[1] = gain
    return target


@kernel
def make_offers(
    i: int,
    j: int,
    p: float,
    x: Matrix,
    s: Matrix,
    away: Matrix,
    risk: Vector,
    sigma: Vector,
    c: Vector,
    rule: Rule,
    to_i: Matrix,
    to_j: Matrix,
) -> int:
    """Write the offers that follow from i's challenge of j to the first rows of `to_i` and `to_j`; return how many."""
    offer(i, j, p, x, s, rule, to_i[0], to_j[0])
    if rule[OFFERS] == 0:
        return 1
    chance, gain = challenge_seen_by(j, i, j, away, risk, sigma, c, rule)
    reading = gain if rule[RECEIVER_READS] == 1 else chance
    offer(i, j, min(max(reading, 0.0), 1.0), x, s, rule, to_i[1], to_j[1])
    if rule[OFFERS] == 1:
        return 2
    ours = sigma[i] * c[i]
    theirs = sigma[j] * (c[i] if rule[POWER_OF] == 1 else c[j])
    share = theirs / (ours + theirs) if ours + theirs > 0.0 else 0.5
    for k in range(x.shape[1]):
        to_i[0, k] += share * (to_i[1, k] - to_i[0, k])
        to_j[0, k] += share * (to_j[1, k] - to_j[0, k])
    return 1


@formula
def drawn(u: float, chance: float, passed: float) -> bool:
    """Tell whether the number drawn falls to an option, after those with `passed` in all."""
    return u < passed + chance


@kernel
def draw(p: Vector, options: int, u: float) -> int:
    """Return the option that a number between 0 and 1 falls to."""
    passed = 0.0
    for option in range(options - 1):
        if drawn(u, p[option], passed):
            return option
        passed += p[option]
    return options - 1


@kernel
def challenges(
    x: Matrix,
    s: Matrix,
    c: Vector,
    sigma: Vector,
    rule: Rule,
    away: Matrix,
    risk: Vector,
    target: Places,
    chance: Vector,
    gain: Vector,
    by: Rows,
    at: Rows,
    to_i: Matrix,
    to_j: Matrix,
) -> int:
    """Let everybody make its best challenge; write who made each offer, to whom, and where it takes both, and return how many there are."""
    found = np.zeros(2)
    count = 0
    for i in range(len(c)):
        j = best_target(i, away, risk, sigma, c, rule, found)
        target[i] = j
        chance[i] = found[0] if j >= 0 else np.nan
        gain[i] = found[1] if j >= 0 else np.nan
        if j >= 0:
            more = make_offers(i, j, found[0], x, s, away, risk, sigma, c, rule, to_i[count:], to_j[count:])
            by[count : count + more] = i
            at[count : count + more] = j
            count += more
    return count


@kernel
def value_offers(
    ideal: Matrix,
    s: Matrix,
    away: Matrix,
    risk: Vector,
    count: int,
    by: Rows,
    at: Rows,
    to_i: Matrix,
    to_j: Matrix,
    quo: Vector,
    value: Matrix,
) -> None:
    """Fill what the positions as they are, summed over all, and those after each offer are worth to everybody."""
    n = len(risk)
    for a in range(n):
        for i in range(n):
            quo[i] += worth(away[a, i], risk[i])
    for m in range(count):
        for i in range(n):
            before = worth(away[by[m], i], risk[i]) + worth(away[at[m], i], risk[i])
            after = worth(distance(i, ideal, to_i[m], s), risk[i]) + worth(distance(i, ideal, to_j[m], s), risk[i])
            value[m, i] = (quo[i] - before + after) / n


@kernel
def choose(
    a: int, c: Vector, rule: Rule, turn: int, key0: int, key1: int, count: int, by: Rows, at: Rows, quo: Vector, value: Matrix
) -> int:
    """Return the offer that actor a takes up out of those that concern it, by an election of all over them; -1 where it stays."""
    n = len(c)
    listed = np.empty(count + 1, dtype=np.int64)
    options = 1
    for m in range(count):
        if by[m] == a or at[m] == a:
            listed[options] = m
            options += 1
    if options == 1:
        return -1
    worth_to = np.empty((options, n))
    worth_to[0] = quo / n
    for option in range(1, options):
        worth_to[option] = value[listed[option]]
    p = np.empty(options)
    elect(c, worth_to, options, rule, np.empty((options, options)), np.empty((options, options)), p, np.empty(options))
    taken = first_best(p, options)
    if rule[SELECTION] == 1:
        word, _, _, _ = philox(turn, a, 0, 0, key0, key1)
        taken = draw(p, options, unit(word))
    return int(listed[taken]) if taken > 0 else -1


@kernel
def take_turn(
    x: Matrix,
    ideal: Matrix,
    s: Matrix,
    c: Vector,
    sigma: Vector,
    rule: Rule,
    turn: int,
    key0: int,
    key1: int,
    new: Matrix,
    target: Places,
    partner: Places,
    led: Places,
    chance: Vector,
    gain: Vector,
) -> None:
    """Fill `new` with the positions after a turn; `target`, `chance` and `gain` say what everybody's challenge was.

    `partner` is the one with whom an actor made the bargain that it took up, -1 where it stayed; `led` is 1 where the
    actor itself had proposed it.
    """
    n, dims = x.shape
    away, risk = np.empty((n, n)), np.empty(n)
    views(ideal, x, s, c, rule, away, risk)
    by, at = np.empty(2 * n, dtype=np.int64), np.empty(2 * n, dtype=np.int64)
    to_i, to_j = np.empty((2 * n + 2, dims)), np.empty((2 * n + 2, dims))
    count = challenges(x, s, c, sigma, rule, away, risk, target, chance, gain, by, at, to_i, to_j)
    quo, value = np.zeros(n), np.empty((count + 1, n))
    value_offers(ideal, s, away, risk, count, by, at, to_i, to_j, quo, value)
    for a in range(n):
        m = choose(a, c, rule, turn, key0, key1, count, by, at, quo, value)
        new[a] = x[a]
        partner[a] = -1
        led[a] = 0
        if m >= 0:
            new[a] = to_i[m] if by[m] == a else to_j[m]
            partner[a] = at[m] if by[m] == a else by[m]
            led[a] = 1 if by[m] == a else 0
