"""Turn after turn, until little moves compared with the first turn, or the turns are used up."""

from __future__ import annotations

import math

import numpy as np

from multipolar.kernels import kernel
from multipolar.models.bargaining.spatial.election import elect
from multipolar.models.bargaining.spatial.switches import VOTING
from multipolar.models.bargaining.spatial.turn import take_turn, views
from multipolar.models.bargaining.spatial.utility import Matrix, Rule, Vector, worth

History = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]
Partners = np.ndarray[tuple[int, int], np.dtype[np.int16]]

SAME_PLACE = 1e-3
"""Positions nearer than this are one option when the chances of positions are told."""


@kernel
def moved(before: Matrix, after: Matrix) -> float:
    """Return the sum of the distances that everybody went."""
    total = 0.0
    for i in range(before.shape[0]):
        square = 0.0
        for k in range(before.shape[1]):
            square += (after[i, k] - before[i, k]) ** 2
        total += math.sqrt(square)
    return total


@kernel
def play(
    s: Matrix,
    c: Vector,
    sigma: Vector,
    rule: Rule,
    pull: float,
    within: float,
    key0: int,
    key1: int,
    history: History,
    target: Partners,
    partner: Partners,
    led: Partners,
    chance: Matrix,
    gain: Matrix,
) -> int:
    """Fill `history` from its first state on and return the number of turns; negative if they were used up."""
    limit = history.shape[0] - 1
    ideal = history[0].copy()
    first = 0.0
    for t in range(limit):
        x = history[t]
        new = history[t + 1]
        take_turn(x, ideal, s, c, sigma, rule, t, key0, key1, new, target[t], partner[t], led[t], chance[t], gain[t])
        step = moved(x, new)
        first = step if t == 0 else first
        for i in range(x.shape[0]):
            for k in range(x.shape[1]):
                new[i, k] = min(max(new[i, k], 0.0), 1.0)
                ideal[i, k] += pull * (new[i, k] - ideal[i, k])
        if t >= 1 and step < within * (first + 1e-4):
            return t + 1
    return -limit


@kernel
def standing(x: Matrix, s: Matrix, c: Vector, rule: Rule, win: Vector) -> None:
    """Fill `win` with the chance of the place where each actor stands; actors at one place have the same."""
    n = len(c)
    away = np.empty((n, n))
    risk = np.empty(n)
    views(x, x, s, c, rule, away, risk)
    place = np.empty(n, dtype=np.int64)
    first = np.empty(n, dtype=np.int64)
    places = 0
    for i in range(n):
        place[i] = -1
        for known in range(places):
            square = 0.0
            for k in range(x.shape[1]):
                square += (x[i, k] - x[first[known], k]) ** 2
            if math.sqrt(square) < SAME_PLACE and place[i] < 0:
                place[i] = known
        if place[i] < 0:
            place[i] = places
            first[places] = i
            places += 1
    worth_to = np.empty((places, n))
    for known in range(places):
        for i in range(n):
            worth_to[known, i] = worth(away[first[known], i], risk[i])
    straight = rule.copy()
    straight[VOTING] = 0
    side = np.empty((places, places))
    beats = np.empty((places, places))
    p = np.empty(places)
    elect(c, worth_to, places, straight, side, beats, p, np.empty(places))
    for i in range(n):
        win[i] = p[place[i]]
