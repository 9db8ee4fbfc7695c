r"""Decide: every lever, and every principal's position, is decided by its body.

.. math:: \theta = \frac{\sum_{e} w_e \theta_e}{\sum_e w_e}, \qquad w_e = \text{influence}_e \times \text{salience}_e

A body is a principal's leader and factions (the lower level of the two-level game); the compromise model settles its
position. A lever moves towards its owner's position, shifted by the calendar, by what a deal agreed about sanctions,
by affinity (support) and by a patron that has walked away (aid), at most `pace` points a week. Positions are reviewed
every `decide.pace_of_review` weeks.

References
----------
Putnam1988; Achen2006, chapter 4.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel, power_3_2, single
from multipolar.world.layout import (
    ABANDON,
    CARRIED,
    DEAL,
    DEAL_RELIEF,
    DEAL_TRACK,
    DECIDE,
    DEFEAT_A,
    DEFEAT_D,
    GROUP,
    L_AID,
    L_SANCTIONS,
    L_SUPPORT,
    LANES,
    SCRATCH,
    STATUS,
    TO_FLOOR,
    TO_INFLUENCE,
    TO_SALIENCE,
    Floats,
    Plan,
    parameter,
)

FOLLOWS = parameter("alignment.support")


@kernel
def compose(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Settle the position, the salience and the stated floor of every body; the weights of its members never change.

    The floor is the mean of those members that state one.
    """
    for g in range(c.groups):
        at = c.group_at + g * GROUP
        for m in range(n):
            s[at + TO_SALIENCE + m] = 0.0
            s[at + TO_FLOOR + m] = 0.0
            s[at + TO_INFLUENCE + m] = 0.0
            s[SCRATCH + m] = 0.0
        for e in range(c.group_first[g], c.group_first[g + 1]):
            salience, influence, share = c.entry_salience[e], c.entry_influence[e], c.share_at + e * LANES
            for m in range(n):
                weight = p[influence + m] * (p[salience + m] + 1e-9) + 1e-12
                s[share + m] = weight
                s[at + TO_SALIENCE + m] += weight
                s[at + TO_INFLUENCE + m] += p[influence + m] + 1e-12
            floor = c.entry_floor[e]
            if floor >= 0:
                for m in range(n):
                    s[at + TO_FLOOR + m] += s[share + m] * p[floor + m]
                    s[SCRATCH + m] += s[share + m]
        for e in range(c.group_first[g], c.group_first[g + 1]):
            share = c.share_at + e * LANES
            for m in range(n):
                s[share + m] /= s[at + TO_SALIENCE + m]
        if c.group_floor[g] != 0:
            for m in range(n):
                s[at + TO_FLOOR + m] /= s[SCRATCH + m]
        for m in range(n):
            s[at + TO_SALIENCE + m] /= s[at + TO_INFLUENCE + m]
    for v in range(c.voices):
        norm_salience(n, v, c, s)
    review(n, c, p, s)


@kernel
def review(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Settle what every body wants now, and with it what defeat would mean to the two sides."""
    for g in range(c.groups):
        at = c.group_at + g * GROUP
        for m in range(n):
            s[at + m] = 0.0
        for e in range(c.group_first[g], c.group_first[g + 1]):
            ideal, walked, share = c.entry_ideal[e], c.drift_at + e * LANES, c.share_at + e * LANES
            for m in range(n):
                s[at + m] += s[share + m] * min(max(p[ideal + m] + s[walked + m], 0.0), 1.0)
    defeat(n, c.attacker, c.defender, DEFEAT_A, c, s)
    defeat(n, c.defender, c.attacker, DEFEAT_D, c, s)


@kernel
def norm_salience(n: int, v: int, c: Plan, s: Floats) -> None:
    """Make the saliences of one voice over the terms of the talks sum to one."""
    for m in range(n):
        s[SCRATCH + m] = 1e-12
    for k in range(c.terms):
        g = c.term_group[v, k]
        row = c.group_at + g * GROUP + TO_SALIENCE
        if g >= 0:
            for m in range(n):
                s[SCRATCH + m] += s[row + m]
    for k in range(c.terms):
        g = c.term_group[v, k]
        row = c.group_at + g * GROUP + TO_SALIENCE
        if g >= 0:
            for m in range(n):
                s[row + m] /= s[SCRATCH + m]


@kernel
def defeat(n: int, loser: int, winner: int, row: int, c: Plan, s: Floats) -> None:
    """Set `row` to the loser's utility of the winner's ideals, the outcome of losing the war."""
    for m in range(n):
        s[row + m] = 1.0
    for k in range(c.terms):
        mine, theirs = c.term_group[loser, k], c.term_group[winner, k]
        if mine >= 0 and theirs >= 0:
            a, b = c.group_at + mine * GROUP, c.group_at + theirs * GROUP
            for m in range(n):
                s[row + m] -= s[a + TO_SALIENCE + m] * power_3_2(s[b + m] - s[a + m])


@kernel
def decide(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Review positions when it is time, and move every lever towards its owner's."""
    if c.on[DECIDE] == 0:
        return
    if w % c.review == 0 and w > 0 and c.outside == 0:
        review(n, c, p, s)
    for j in range(c.levers):
        row, shift, hold = c.lever_at + j * LANES, c.shift_at + j * LANES, c.hold_at + j * LANES
        ideal, pace = c.group_at + c.lever_group[j] * GROUP, c.lever_pace[j]
        aims_at(j, n, ideal, c, p, s)
        for m in range(n):
            target = s[SCRATCH + m] + s[shift + m] + s[hold + m]
            gap = min(max(target, 0.0), 1.0) - s[row + m]
            s[row + m] += min(max(gap, -p[pace + m]), p[pace + m])


@kernel
def aims_at(j: int, n: int, ideal: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the scratch row to the level that the owner of lever `j` aims at."""
    kind, owner, other = c.lever_kind[j], c.lever_owner[j], c.lever_other[j]
    for m in range(n):
        s[SCRATCH + m] = s[ideal + m]
    if kind == L_SUPPORT:
        tie = (owner * c.voices + other) * LANES
        now, start = c.affinity_at + tie, c.affinity0_at + tie
        for m in range(n):
            s[SCRATCH + m] += p[FOLLOWS + m] * (s[now + m] - s[start + m])
    if kind == L_AID and owner == c.presser:
        for m in range(n):
            s[SCRATCH + m] *= 1.0 - s[ABANDON + m]
    if kind == L_SANCTIONS:
        for m in range(n):
            seated = single(c.track_table[int(s[DEAL_TRACK + m]), owner])
            honours = max(seated, s[CARRIED + m]) if s[STATUS + m] == DEAL else 0.0
            s[SCRATCH + m] *= 1.0 - s[DEAL_RELIEF + m] * honours
