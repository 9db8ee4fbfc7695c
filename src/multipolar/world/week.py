"""A week of the world: the mechanisms in their order, over one block of members."""

from __future__ import annotations

import numpy as np

from multipolar.kernels.single import kernel, single
from multipolar.world.layout import (
    CARRIED,
    E_COLLAPSE_D,
    E_DEAL,
    ECONOMY_A,
    ECONOMY_D,
    FALLEN,
    FORCE0_A,
    FORCE0_D,
    FORCE_A,
    FORCE_D,
    HELD,
    HELD0,
    INFORMED,
    LANES,
    LAST_BREAK,
    NOTHING,
    RANGE_NONE,
    RANGE_OPEN,
    STATUS,
    SUPPORT,
    SUPPORT0,
    THREAT_REINFORCEMENT,
    THREAT_TEMPO,
    WAR,
    Floats,
    Ints,
    Plan,
)
from multipolar.world.mechanisms.alignment import alignment
from multipolar.world.mechanisms.calendar import calendar
from multipolar.world.mechanisms.combat import balance, combat
from multipolar.world.mechanisms.commitment import commitment
from multipolar.world.mechanisms.decide import compose, decide
from multipolar.world.mechanisms.drift import drift
from multipolar.world.mechanisms.economy import economy, gather_levers
from multipolar.world.mechanisms.events import fortune
from multipolar.world.mechanisms.optimism import optimism
from multipolar.world.mechanisms.pressure import pressure
from multipolar.world.mechanisms.talks import talks
from multipolar.world.mechanisms.threats import threats
from multipolar.world.mechanisms.toll import toll
from multipolar.world.mechanisms.truces import truces, worth
from multipolar.world.mechanisms.value import value

ABSENT = single(np.nan)

Cube = np.ndarray[tuple[int, int, int], np.dtype[np.float32]]  # week, measure, member
Table = np.ndarray[tuple[int, int], np.dtype[np.int8]]  # week, member


@kernel
def begin(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the state at the as-of date."""
    for i in range(len(s)):
        s[i] = 0.0
    for row in range(E_DEAL, E_COLLAPSE_D + LANES):
        s[row] = -1.0
    for row in range(RANGE_OPEN, RANGE_NONE + LANES):
        s[row] = -1.0
    for m in range(n):
        s[FALLEN + m] = -1.0
        s[LAST_BREAK + m] = -1.0
        s[CARRIED + m] = 1.0
        s[THREAT_TEMPO + m] = 1.0
        s[THREAT_REINFORCEMENT + m] = 1.0
        s[FORCE_A + m] = p[FORCE0_A + m]
        s[FORCE_D + m] = p[FORCE0_D + m]
        s[HELD + m] = p[HELD0 + m]
        s[ECONOMY_A + m] = 1.0
        s[ECONOMY_D + m] = 1.0
        s[INFORMED + m] = c.began
    for t in range(c.tracks):
        for m in range(n):
            s[c.track_deal_at + t * LANES + m] = -1.0
            s[c.track_ceasefire_at + t * LANES + m] = -1.0
    for j in range(c.levers):
        for m in range(n):
            s[c.lever_at + j * LANES + m] = p[c.lever_now[j] + m]
    for v in range(c.voices):
        for m in range(n):
            s[c.credibility_at + v * LANES + m] = p[c.credibility[v] + m]
    for h in range(c.threats):
        for m in range(n):
            s[c.threat_credit_at + h * LANES + m] = p[c.threat_credibility[h] + m]
            s[c.threat_done_at + h * LANES + m] = -1.0
            s[c.threat_bluff_at + h * LANES + m] = -1.0
    for pair in range(c.voices * c.voices):
        if c.affinity[pair] != NOTHING:
            for m in range(n):
                s[c.affinity_at + pair * LANES + m] = p[c.affinity[pair] + m]
                s[c.affinity0_at + pair * LANES + m] = p[c.affinity[pair] + m]
    compose(n, c, p, s)
    gather_levers(n, c, p, s)
    for m in range(n):
        s[SUPPORT0 + m] = s[SUPPORT + m]
    balance(n, p, s)
    optimism(-1, n, 0, 0, 0, c, p, s)
    pressure(-1, n, 0, 0, 0, c, p, s)
    value(-1, n, 0, 0, 0, c, p, s)
    worth(n, c, p, s)


@kernel
def week(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Move one block of members by one week."""
    fortune(w, n, first, k0, k1, c, p, s)
    calendar(w, n, first, k0, k1, c, p, s)
    drift(w, n, first, k0, k1, c, p, s)
    decide(w, n, first, k0, k1, c, p, s)
    economy(w, n, first, k0, k1, c, p, s)
    combat(w, n, first, k0, k1, c, p, s)
    optimism(w, n, first, k0, k1, c, p, s)
    threats(w, n, first, k0, k1, c, p, s)
    pressure(w, n, first, k0, k1, c, p, s)
    value(w, n, first, k0, k1, c, p, s)
    worth(n, c, p, s)
    talks(w, n, first, k0, k1, c, p, s, b, o, pick)
    commitment(w, n, first, k0, k1, c, p, s)
    truces(w, n, first, k0, k1, c, p, s)
    alignment(w, n, first, k0, k1, c, p, s)
    toll(w, n, first, k0, k1, c, p, s)


@kernel
def record(t: int, n: int, c: Plan, s: Floats, weekly: Cube, status: Table, lane: int) -> None:
    """Write this week's measures of a block that starts at column `lane`; outside war there is no bargaining range, but NaN."""
    for m in range(n):
        status[t, lane + m] = int(s[STATUS + m])
    for q in range(c.ranges):
        row, scale = c.record_row[q], c.record_scale[q]
        for m in range(n):
            weekly[t, q, lane + m] = scale * s[row + m]
    for q in range(c.ranges, c.series):
        row = c.record_row[q]
        for m in range(n):
            weekly[t, q, lane + m] = s[row + m] if s[STATUS + m] == WAR and s[row + m] >= 0.0 else ABSENT


@kernel
def run_block(
    start: int, stop: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints,
    weekly: Cube, status: Table, lane: int,
) -> None:  # fmt: skip
    """Simulate a block of members from week `start` to week `stop`, recording every one; a start of -1 begins at the as-of date."""
    if start < 0:
        begin(n, c, p, s)
        record(0, n, c, s, weekly, status, lane)
    for w in range(max(start, 0), stop):
        week(w, n, first, k0, k1, c, p, s, b, o, pick)
        record(w + 1, n, c, s, weekly, status, lane)
