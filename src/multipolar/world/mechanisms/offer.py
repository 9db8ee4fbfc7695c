r"""The offer: deals along the contract curve, what they are worth if they may be broken, and the best of them.

For each weight :math:`\lambda` the terms, either side's utility and its shortfall below what it said it accepts are worked out;
`commitment` then says how likely either side would break that deal, `audience` what signing it costs at home, and the offer
with the highest soft Nash product is made. Only the members that meet this week are worked on, side by side on a bench.

.. math::
    d_i(\lambda) = \sum_k s_{ik}\,[\text{floor}_{ik} - z_k(\lambda)]_+, \qquad
    \lambda^* = \arg\max_\lambda \; \text{sp}(\Lambda g_1)\,\text{sp}(\Lambda g_2)\,c(\lambda)

:math:`d_i` is the shortfall, :math:`g_1, g_2` what the two negotiators gain, and :math:`c` is 1, or the chance that the defender
consents where a patron negotiates in its place.
"""

from __future__ import annotations

from multipolar.kernels import kernel
from multipolar.kernels.arithmetic import logistic, power_3_2, softplus
from multipolar.world.layout import (
    ATTACKER,
    B_BEST,
    B_BEST_WEIGHT,
    B_BLAME,
    B_DELIVERED,
    B_FLOOR,
    B_GAIN_A,
    B_GAIN_D,
    B_GAIN_P,
    B_GUARANTEE,
    B_HOME_A,
    B_HOME_D,
    B_IDEAL,
    B_LIMITS,
    B_OPEN,
    B_QUO,
    B_RELIEF,
    B_SALIENCE,
    B_SCORE,
    B_SHARP,
    B_SHORTFALL,
    B_STRENGTH,
    B_TERMS,
    B_TOLL,
    B_UTILITY,
    B_VALUE_P,
    B_WEIGHT,
    B_WORTH_A,
    B_WORTH_D,
    DEFENDER,
    FRICTION,
    GROUP,
    HAZARD_A,
    HAZARD_D,
    L_SANCTIONS,
    LANES,
    MAX_TERMS,
    PATRON,
    POINTS,
    RATIFIER,
    ROLES,
    SHADOW_P,
    SOBER_A,
    SOBER_D,
    TO_FLOOR,
    TO_SALIENCE,
    VALUE_A,
    VALUE_D,
    X_GUARANTEES,
    X_LIMITS,
    X_RELIEVES,
    ZERO,
    Floats,
    Ints,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.commitment import judge, prepare

SHARPNESS = parameter("friction.sharpness")
TAU = parameter("friction.deal")
MEDIATION = parameter("friction.mediation")
EASE = parameter("friction.ease")
PATIENCE = parameter("value.patience")
UNDELIVERED = parameter("commitment.undelivered")
MOST_LIMITED = 0.95  # however many limits are agreed, some force remains


@kernel
def gather(t: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, pick: Ints) -> None:
    """Bring the positions of those concerned, and the status quo, of the members in `pick` to the bench."""
    gather_role(c.attacker, ATTACKER, count, c, s, b, pick)
    gather_role(c.defender, DEFENDER, count, c, s, b, pick)
    gather_role(c.track_patron[t], PATRON, count, c, s, b, pick)
    gather_role(c.track_ratifier[t], RATIFIER, count, c, s, b, pick)
    for k in range(c.terms):
        row, strength, quo = k * LANES, c.strength[k], c.quo_at + k * LANES
        for i in range(count):
            b[B_QUO + row + i] = s[quo + pick[i]]
            b[B_STRENGTH + row + i] = p[strength + pick[i]]
    friction = float(c.on[FRICTION])
    for i in range(count):
        m = pick[i]
        b[B_SHARP + i] = p[SHARPNESS + m]
        b[B_TOLL + i] = friction * p[TAU + m] * (1.0 - p[EASE + m] * p[MEDIATION + m])
        b[B_DELIVERED + i] = 1.0
    for j in range(c.levers):
        if c.lever_kind[j] == L_SANCTIONS and c.track_table[t, c.lever_owner[j]] == 0:
            weight, level = c.lever_weight[j], c.lever_at + j * LANES
            for i in range(count):
                m = pick[i]
                b[B_DELIVERED + i] = max(b[B_DELIVERED + i] - p[weight + m] * p[UNDELIVERED + m] * s[level + m], 0.0)
    gather_patron(c.track_patron[t], count, c, p, s, b, pick)
    prepare(t, count, c, p, s, b, pick)


@kernel
def gather_role(v: int, role: int, count: int, c: Plan, s: Floats, b: Floats, pick: Ints) -> None:
    """Bring one voice's ideals, saliences and stated floors to the bench; an absent voice weighs nothing."""
    for k in range(c.terms):
        to = (role * MAX_TERMS + k) * LANES
        g = c.term_group[v, k] if v >= 0 else -1
        at = c.group_at + g * GROUP
        ideal = at if g >= 0 else ZERO
        salience = at + TO_SALIENCE if g >= 0 else ZERO
        floor = ZERO
        if g >= 0:
            floor = at + TO_FLOOR if c.group_floor[g] == 1 else at
        for i in range(count):
            m = pick[i]
            b[B_IDEAL + to + i] = s[ideal + m]
            b[B_SALIENCE + to + i] = s[salience + m]
            b[B_FLOOR + to + i] = s[floor + m]
        if g >= 0 and c.group_floor[g] == 0:
            for i in range(count):
                b[B_FLOOR + to + i] = -1.0


@kernel
def gather_patron(v: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, pick: Ints) -> None:
    """Set what the patron at the table gets without a deal: its view of the status quo, less its costs and the blame it risks."""
    for i in range(count):
        b[B_VALUE_P + i] = 1.0
        b[B_BLAME + i] = 0.0
    if v < 0:
        return
    for k in range(c.terms):
        to = (PATRON * MAX_TERMS + k) * LANES
        for i in range(count):
            b[B_VALUE_P + i] -= b[B_SALIENCE + to + i] * power_3_2(b[B_QUO + k * LANES + i] - b[B_IDEAL + to + i])
    cost, blame = c.patron_cost[v], c.patron_blame[v]
    for i in range(count):
        m = pick[i]
        rate = 1.0 / p[PATIENCE + m]
        falls = s[HAZARD_D + m] / (s[HAZARD_D + m] + s[HAZARD_A + m] + rate)
        b[B_BLAME + i] = p[blame + m]
        b[B_VALUE_P + i] -= p[cost + m] + p[blame + m] * falls + s[SHADOW_P + m]


@kernel
def best_offer(t: int, count: int, ranging: bool, c: Plan, s: Floats, b: Floats, pick: Ints) -> None:
    """Find the offer with the highest soft Nash product, and leave its terms and gains on the bench.

    With `ranging`, also mark on the way whether any offer lies in the bargaining range.
    """
    searching = PATRON + 1 if c.track_patron[t] >= 0 else DEFENDER + 1
    for i in range(count):
        b[B_BEST + i] = -1.0
    for q in range(6):
        for i in range(count):
            b[B_OPEN + q * LANES + i] = 0.0
    for point in range(POINTS):
        weight = (point + 1.0) / (POINTS + 1.0)
        for i in range(count):
            b[B_WEIGHT + i] = weight
        weigh(t, count, searching, c, b)
        judge(count, b)
        if ranging:
            mark_open(count, s, b, pick)
        score(t, count, c, b)
        for i in range(count):
            better = b[B_SCORE + i] > b[B_BEST + i]
            b[B_BEST + i] = b[B_SCORE + i] if better else b[B_BEST + i]
            b[B_BEST_WEIGHT + i] = weight if better else b[B_BEST_WEIGHT + i]
    for i in range(count):
        b[B_WEIGHT + i] = b[B_BEST_WEIGHT + i]
    weigh(t, count, ROLES, c, b)
    judge(count, b)


@kernel
def weigh(t: int, count: int, roles: int, c: Plan, b: Floats) -> None:
    """Work out the terms at the weight on the bench, and what they mean to the first `roles` of those concerned."""
    other = PATRON if c.track_patron[t] >= 0 else DEFENDER
    for i in range(count):
        b[B_GUARANTEE + i] = 0.0
        b[B_LIMITS + i] = 0.0
        b[B_RELIEF + i] = 0.0
    for role in range(roles):
        for i in range(count):
            b[B_UTILITY + role * LANES + i] = 1.0
            b[B_SHORTFALL + role * LANES + i] = 0.0
    for k in range(c.terms):
        row, one, two = B_TERMS + k * LANES, (ATTACKER * MAX_TERMS + k) * LANES, (other * MAX_TERMS + k) * LANES
        open_term = 1.0 if c.track_settles[t, k] == 1 else 0.0
        for i in range(count):
            w1 = b[B_WEIGHT + i] * b[B_SALIENCE + one + i]
            w2 = (1.0 - b[B_WEIGHT + i]) * b[B_SALIENCE + two + i]
            total = w1 * w1 + w2 * w2
            middle = (w1 * w1 * b[B_IDEAL + one + i] + w2 * w2 * b[B_IDEAL + two + i]) / (total + 1e-300)
            quo = b[B_QUO + k * LANES + i]
            b[row + i] = quo + open_term * (middle - quo) if total > 1e-200 else quo
        if c.effect[k] == X_GUARANTEES:
            for i in range(count):
                b[B_GUARANTEE + i] += b[B_STRENGTH + k * LANES + i] * (1.0 - b[row + i])
        if c.effect[k] == X_LIMITS:
            for i in range(count):
                b[B_LIMITS + i] = min(b[B_LIMITS + i] + b[B_STRENGTH + k * LANES + i] * b[row + i], MOST_LIMITED)
        if c.effect[k] == X_RELIEVES:
            for i in range(count):
                b[B_RELIEF + i] += b[row + i]
        relieves = 1.0 if c.effect[k] == X_RELIEVES else 0.0
        for role in range(roles):
            at = (role * MAX_TERMS + k) * LANES
            counted = relieves if role == ATTACKER else 0.0
            for i in range(count):
                z = b[row + i] * (1.0 - counted * (1.0 - b[B_DELIVERED + i]))
                ideal, floor, salience = b[B_IDEAL + at + i], b[B_FLOOR + at + i], b[B_SALIENCE + at + i]
                b[B_UTILITY + role * LANES + i] -= salience * power_3_2(z - ideal)
                below = max(floor - z, 0.0) if ideal >= floor else max(z - floor, 0.0)
                b[B_SHORTFALL + role * LANES + i] += salience * below if floor >= 0.0 else 0.0


@kernel
def score(t: int, count: int, c: Plan, b: Floats) -> None:
    """Score the offer on the bench: the soft Nash product of the negotiators, times the consent of a defender talked over."""
    seated = c.track_patron[t] >= 0
    for i in range(count):
        sharp, toll = b[B_SHARP + i], b[B_TOLL + i]
        other = b[B_GAIN_P + i] if seated else b[B_GAIN_D + i]
        consent = logistic(sharp * (b[B_GAIN_D + i] - toll)) if seated else 1.0
        b[B_SCORE + i] = softplus(sharp * b[B_GAIN_A + i]) * softplus(sharp * other) * consent


@kernel
def mark_open(count: int, s: Floats, b: Floats, pick: Ints) -> None:
    """Mark the members for whom the offer on the bench leaves both sides better off.

    Six marks: with every obstacle counted, and without the commitment problem, optimism, audience costs, friction, or all four.
    """
    for i in range(count):
        m, toll = pick[i], b[B_TOLL + i]
        ga = b[B_WORTH_A + i] - s[VALUE_A + m] - b[B_HOME_A + i]
        gd = b[B_WORTH_D + i] - s[VALUE_D + m] - b[B_HOME_D + i]
        kept_a = b[B_UTILITY + i] - b[B_WORTH_A + i]
        kept_d = b[B_UTILITY + DEFENDER * LANES + i] - b[B_WORTH_D + i]
        sober_a, sober_d = s[VALUE_A + m] - s[SOBER_A + m], s[VALUE_D + m] - s[SOBER_D + m]
        home_a, home_d = b[B_HOME_A + i], b[B_HOME_D + i]
        some = min(ga, gd) > toll
        b[B_OPEN + i] = 1.0 if some else b[B_OPEN + i]
        b[B_OPEN + LANES + i] = 1.0 if min(ga + kept_a, gd + kept_d) > toll else b[B_OPEN + LANES + i]
        b[B_OPEN + 2 * LANES + i] = 1.0 if min(ga + sober_a, gd + sober_d) > toll else b[B_OPEN + 2 * LANES + i]
        b[B_OPEN + 3 * LANES + i] = 1.0 if min(ga + home_a, gd + home_d) > toll else b[B_OPEN + 3 * LANES + i]
        b[B_OPEN + 4 * LANES + i] = 1.0 if min(ga, gd) > 0.0 else b[B_OPEN + 4 * LANES + i]
        none = min(ga + kept_a + sober_a + home_a, gd + kept_d + sober_d + home_d)
        b[B_OPEN + 5 * LANES + i] = 1.0 if none > 0.0 else b[B_OPEN + 5 * LANES + i]
