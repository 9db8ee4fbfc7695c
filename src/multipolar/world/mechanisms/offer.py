r"""The offer: deals along the contract curve, what they are worth if they may be broken, and the best of them.

For each weight :math:`\lambda` the terms, either side's utility and its shortfall below what it said it accepts are worked out;
`commitment` then says how likely either side would break that deal, `audience` what signing it costs at home, and the offer
with the highest soft Nash product is made. Only the members that meet this week are worked on, side by side on a bench.

.. math::
    d_i(\lambda) = \sum_k s_{ik}\,[o_{ik}\,(\text{floor}_{ik} - z_k(\lambda))]_+, \qquad
    \lambda^* = \arg\max_\lambda \; \text{sp}(\Lambda g_1)\,\text{sp}(\Lambda g_2)\,c(\lambda)

:math:`d_i` is the shortfall (:math:`o_{ik}` is 1 where :math:`i` wants high values, -1 where it wants low ones, 0 where it states no
floor), :math:`g_1, g_2` what the two negotiators gain, and :math:`c` is 1, or the chance that the defender consents where a patron
negotiates in its place.
"""

from __future__ import annotations

from multipolar.kernels.single import formula, kernel, logistic, power_3_2, root, single, softplus
from multipolar.world.layout import (
    ATTACKER,
    B_APART,
    B_BEST,
    B_BEST_WEIGHT,
    B_DELIVERED,
    B_FLOOR,
    B_GAIN_A,
    B_GAIN_D,
    B_GAIN_FREE,
    B_GAIN_P,
    B_GUARANTEE,
    B_HOME_A,
    B_HOME_D,
    B_IDEAL,
    B_LIMITS,
    B_OPEN,
    B_QUO,
    B_RELIEF,
    B_REST,
    B_SALIENCE,
    B_SCORE,
    B_SHARP,
    B_SHORTFALL,
    B_SIDE,
    B_SOBER_A,
    B_SOBER_D,
    B_STRENGTH,
    B_SUMS,
    B_TERM,
    B_TERMS,
    B_TOLL,
    B_UTILITY,
    B_WEIGHT,
    B_WORTH_A,
    B_WORTH_D,
    DEFENDER,
    FRICTION,
    L_SANCTIONS,
    LANES,
    MAX_TERMS,
    OFFERS,
    PATRON,
    POINTS,
    RATIFIER,
    ROLES,
    SOBER_A,
    SOBER_D,
    SUMS,
    VALUE_A,
    VALUE_D,
    X_GUARANTEES,
    X_LIMITS,
    X_RELIEVES,
    Floats,
    Ints,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.commitment import judge, prepare
from multipolar.world.mechanisms.seats import gather_patron, gather_role, sits

SHARPNESS = parameter("friction.sharpness")
TAU = parameter("friction.deal")
MEDIATION = parameter("friction.mediation")
EASE = parameter("friction.ease")
UNDELIVERED = parameter("commitment.undelivered")
MOST_LIMITED = single(0.95)  # however many limits are agreed, some force remains


@kernel
def gather(t: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Bring the positions of those concerned, and the status quo, of the members in `pick` to the bench."""
    gather_role(c.attacker, ATTACKER, count, c, s, b, pick)
    gather_role(c.defender, DEFENDER, count, c, s, b, pick)
    if sits(PATRON, t, c):
        gather_role(c.track_patron[t], PATRON, count, c, s, b, pick)
    if sits(RATIFIER, t, c):
        gather_role(c.track_ratifier[t], RATIFIER, count, c, s, b, pick)
    for k in range(c.terms):
        row, strength, quo = k * LANES, c.strength[k], c.quo_at + k * LANES
        for i in range(count):
            b[B_QUO + row + i] = s[quo + pick[i]]
        if c.effect[k] == X_GUARANTEES or c.effect[k] == X_LIMITS:
            for i in range(count):
                b[B_STRENGTH + row + i] = p[strength + pick[i]]
    friction = single(c.on[FRICTION])
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
    settle_rest(t, count, c, b, o)
    other = PATRON if c.track_patron[t] >= 0 else DEFENDER
    for k in range(c.terms):
        one, two = (ATTACKER * MAX_TERMS + k) * LANES, (other * MAX_TERMS + k) * LANES
        for i in range(count):
            b[B_APART + k * LANES + i] = power_3_2(b[B_IDEAL + two + i] - b[B_IDEAL + one + i])


@kernel
def best_offer(t: int, count: int, ranging: bool, c: Plan, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Find the offer with the highest soft Nash product, and leave its terms and gains on the bench.

    All points of the contract curve are worked out side by side. With `ranging`, only mark whether any of them lies in the
    bargaining range.
    """
    for q in range(POINTS):
        for i in range(count):
            o[B_WEIGHT + q * LANES + i] = single(q + 1) / single(POINTS + 1)
    searching = PATRON + 1 if c.track_patron[t] >= 0 else DEFENDER + 1
    weigh(t, POINTS, count, searching, c, b, o)
    judge(POINTS, count, c.track_patron[t] >= 0, b, o)
    if ranging:
        mark_open(POINTS, count, s, b, o, pick)
        return
    score(t, POINTS, count, c, b, o)
    for i in range(count):
        o[B_BEST + i] = -1.0
    for q in range(POINTS):
        for i in range(count):
            better = o[B_SCORE + q * LANES + i] > o[B_BEST + i]
            o[B_BEST + i] = o[B_SCORE + q * LANES + i] if better else o[B_BEST + i]
            o[B_BEST_WEIGHT + i] = o[B_WEIGHT + q * LANES + i] if better else o[B_BEST_WEIGHT + i]
    for i in range(count):
        o[B_WEIGHT + i] = o[B_BEST_WEIGHT + i]
    weigh(t, 1, count, ROLES, c, b, o)
    judge(1, count, c.track_patron[t] >= 0, b, o)


@kernel
def settle_rest(t: int, count: int, c: Plan, b: Floats, o: Floats) -> None:
    """Leave the terms that the track does not settle as they are, and put by what they bring to every offer."""
    for row in range(SUMS):
        for i in range(count):
            o[B_SUMS + row * OFFERS + i] = 1.0 if row < ROLES else 0.0
    for k in range(c.terms):
        if c.track_settles[t, k] == 0:
            for i in range(count):
                o[B_TERM + i] = b[B_QUO + k * LANES + i]
                o[B_TERMS + k * LANES + i] = b[B_QUO + k * LANES + i]
            add_effect(k, 1, count, c, b, o)
            for role in range(ROLES):
                if sits(role, t, c):
                    concern(k, role, c.effect[k] == X_RELIEVES, 1, count, b, o)
    for row in range(SUMS):
        for i in range(count):
            b[B_REST + row * LANES + i] = o[B_SUMS + row * OFFERS + i]


@kernel
def weigh(t: int, points: int, count: int, roles: int, c: Plan, b: Floats, o: Floats) -> None:
    """Work out the terms at the weights on the bench, and what they mean to the first `roles` of those concerned.

    The terms themselves are kept where there is one weight a member.
    """
    other = PATRON if c.track_patron[t] >= 0 else DEFENDER
    for row in range(SUMS):
        for q in range(points):
            for i in range(count):
                o[B_SUMS + row * OFFERS + q * LANES + i] = b[B_REST + row * LANES + i]
    for k in range(c.terms):
        if c.track_settles[t, k] == 1:
            relieves = c.effect[k] == X_RELIEVES
            if other == PATRON:
                meet_halfway(k, PATRON, relieves, points, count, b, o)
            else:
                meet_halfway(k, DEFENDER, relieves, points, count, b, o)
            if points == 1:
                for i in range(count):
                    o[B_TERMS + k * LANES + i] = o[B_TERM + i]
            add_effect(k, points, count, c, b, o)
            for role in range(roles):
                if role != other and (role != ATTACKER or relieves) and sits(role, t, c):
                    concern(k, role, relieves, points, count, b, o)


@formula
def meet_halfway(k: int, other: int, relieves: bool, points: int, count: int, b: Floats, o: Floats) -> None:
    """Settle term `k` on the contract curve, and add up what it means to the two who negotiate.

    The squares of `one` and `two` are the shares of the way that either side gets, so that the loss of the first is its
    salience times two³ times the distance of the ideals to the power 3/2. What relief means to the attacker is left to `concern`.
    """
    at_one, at_two, row = (ATTACKER * MAX_TERMS + k) * LANES, (other * MAX_TERMS + k) * LANES, k * LANES
    utility, short = B_UTILITY + other * OFFERS, B_SHORTFALL + other * OFFERS
    counts = 0.0 if relieves else 1.0
    for q in range(points):
        at = q * LANES
        for i in range(count):
            s1, s2 = b[B_SALIENCE + at_one + i], b[B_SALIENCE + at_two + i]
            w1, w2 = o[B_WEIGHT + at + i] * s1, (1.0 - o[B_WEIGHT + at + i]) * s2
            total = w1 * w1 + w2 * w2
            scale = 1.0 / root(total + 1e-30)
            one, two = w1 * scale, w2 * scale
            middle = one * one * b[B_IDEAL + at_one + i] + two * two * b[B_IDEAL + at_two + i]
            z = middle if total > 1e-25 else b[B_QUO + row + i]
            s1 *= counts
            o[B_TERM + at + i] = z
            o[B_UTILITY + at + i] -= s1 * two * two * two * b[B_APART + row + i]
            o[utility + at + i] -= s2 * one * one * one * b[B_APART + row + i]
            o[B_SHORTFALL + at + i] += s1 * max(b[B_SIDE + at_one + i] * (b[B_FLOOR + at_one + i] - z), 0.0)
            o[short + at + i] += s2 * max(b[B_SIDE + at_two + i] * (b[B_FLOOR + at_two + i] - z), 0.0)


@kernel
def concern(k: int, role: int, relieves: bool, points: int, count: int, b: Floats, o: Floats) -> None:
    """Add up what term `k` means to one of those concerned: its utility, and its shortfall below what it said it accepts."""
    of, short = (role * MAX_TERMS + k) * LANES, B_SHORTFALL - B_UTILITY
    owed = 1.0 if relieves and role == ATTACKER else 0.0
    for q in range(points):
        terms, to = B_TERM + q * LANES, B_UTILITY + role * OFFERS + q * LANES
        for i in range(count):
            z = o[terms + i] * (1.0 - owed * (1.0 - b[B_DELIVERED + i]))
            o[to + i] -= b[B_SALIENCE + of + i] * power_3_2(z - b[B_IDEAL + of + i])
            o[to + short + i] += b[B_SALIENCE + of + i] * max(b[B_SIDE + of + i] * (b[B_FLOOR + of + i] - z), 0.0)


@kernel
def add_effect(k: int, points: int, count: int, c: Plan, b: Floats, o: Floats) -> None:
    """Add what term `k` does: guarantees, limits on forces, relief."""
    for q in range(points):
        at, terms, strength = q * LANES, B_TERM + q * LANES, B_STRENGTH + k * LANES
        if c.effect[k] == X_GUARANTEES:
            for i in range(count):
                o[B_GUARANTEE + at + i] += b[strength + i] * (1.0 - o[terms + i])
        if c.effect[k] == X_LIMITS:
            for i in range(count):
                o[B_LIMITS + at + i] = min(o[B_LIMITS + at + i] + b[strength + i] * o[terms + i], MOST_LIMITED)
        if c.effect[k] == X_RELIEVES:
            for i in range(count):
                o[B_RELIEF + at + i] += o[terms + i]


@kernel
def score(t: int, points: int, count: int, c: Plan, b: Floats, o: Floats) -> None:
    """Score the offers on the bench: the soft Nash product of the negotiators, times the consent of a defender talked over."""
    seated = c.track_patron[t] >= 0
    other = B_GAIN_P if seated else B_GAIN_D
    for q in range(points):
        at = q * LANES
        for i in range(count):
            o[B_SCORE + at + i] = softplus(b[B_SHARP + i] * o[B_GAIN_A + at + i])
        for i in range(count):
            o[B_SCORE + at + i] *= softplus(b[B_SHARP + i] * o[other + at + i])
        if seated:
            for i in range(count):
                o[B_SCORE + at + i] *= logistic(b[B_SHARP + i] * (o[B_GAIN_D + at + i] - b[B_TOLL + i]))


@kernel
def mark_open(points: int, count: int, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Mark the members for whom an offer on the bench leaves both sides better off.

    Six marks: with every obstacle counted, and without the commitment problem, optimism, audience costs, friction, or all four.
    """
    for i in range(count):
        m = pick[i]
        b[B_SOBER_A + i] = s[VALUE_A + m] - s[SOBER_A + m]
        b[B_SOBER_D + i] = s[VALUE_D + m] - s[SOBER_D + m]
    for row in range(6):
        for i in range(count):
            b[B_OPEN + row * LANES + i] = 0.0
    for q in range(points):
        at = q * LANES
        for i in range(count):
            toll, ga, gd = b[B_TOLL + i], o[B_GAIN_A + at + i], o[B_GAIN_FREE + at + i]
            kept_a = o[B_UTILITY + at + i] - o[B_WORTH_A + at + i]
            kept_d = o[B_UTILITY + DEFENDER * OFFERS + at + i] - o[B_WORTH_D + at + i]
            sober_a, sober_d = b[B_SOBER_A + i], b[B_SOBER_D + i]
            home_a, home_d = o[B_HOME_A + at + i], o[B_HOME_D + at + i]
            some = min(ga, gd) > toll
            b[B_OPEN + i] = 1.0 if some else b[B_OPEN + i]
            b[B_OPEN + LANES + i] = 1.0 if min(ga + kept_a, gd + kept_d) > toll else b[B_OPEN + LANES + i]
            b[B_OPEN + 2 * LANES + i] = 1.0 if min(ga + sober_a, gd + sober_d) > toll else b[B_OPEN + 2 * LANES + i]
            b[B_OPEN + 3 * LANES + i] = 1.0 if min(ga + home_a, gd + home_d) > toll else b[B_OPEN + 3 * LANES + i]
            b[B_OPEN + 4 * LANES + i] = 1.0 if min(ga, gd) > 0.0 else b[B_OPEN + 4 * LANES + i]
            none = min(ga + kept_a + sober_a + home_a, gd + kept_d + sober_d + home_d)
            b[B_OPEN + 5 * LANES + i] = 1.0 if none > 0.0 else b[B_OPEN + 5 * LANES + i]
