r"""Commitment: a deal can be broken by the side that will be stronger, or can strike first, so it is worth less than its terms.

.. math::
    EU_i = \frac{r U_i(z) + h_j \min(U_i(z), X_i)}{r + h_j}, \qquad
    h_j = h_r \exp\{\beta(W_j - U_j(z) - G_j)\} \le \tfrac12

:math:`h_j` is the hazard that the *other* side breaks the deal, judged after a year of rearming: forces grow towards
`commitment.rearming` times their start (the defender's less by the force limits agreed). :math:`W_j` is the breaker's value of
a war it starts with `commitment.surprise` under its own misjudgement, :math:`X_i` the victim's, soberly. Guarantees
:math:`G` come from patrons (`commitment.external_guarantee`, scaled by their credibility), from the deal's own terms, and for the
defender from `commitment.own_guarantee`. Once a deal is in force the same function of today's forces is its weekly hazard, raised by
spoilers. Further parameters: `commitment.break_rate` :math:`h_r`, `commitment.temptation` :math:`\beta`,
`commitment.rearming_speed`, and `commitment.undelivered`, the share of sanctions relief that the attacker does not count on where
their owner is not at the table. Without this mechanism deals are believed to hold, and hold.

References
----------
Fearon1995; Powell2006.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, formula, kernel, ln, quotients, single, uniforms
from multipolar.world.layout import (
    ABANDON,
    ADVANTAGE,
    AUDIENCE,
    B_BETA,
    B_BLAME,
    B_BOLD,
    B_BREAK,
    B_BREAK_A,
    B_BREAK_D,
    B_BREAKS,
    B_CARES,
    B_DEFEAT_A,
    B_DEFEAT_D,
    B_EDGE,
    B_FALL_A,
    B_FALL_D,
    B_FREE_D,
    B_GAIN_A,
    B_GAIN_D,
    B_GAIN_FREE,
    B_GAIN_P,
    B_GUARANTEE,
    B_HELD,
    B_HOME,
    B_HOME_A,
    B_HOME_D,
    B_LATER_A,
    B_LATER_D,
    B_LIMITS,
    B_OWN,
    B_RATE,
    B_REGROWN_D,
    B_REST_A,
    B_REST_D,
    B_SHORTFALL,
    B_STEEP,
    B_STRIKE,
    B_STRUCK_A,
    B_STRUCK_D,
    B_TEMPTED_A,
    B_TEMPTED_D,
    B_UTILITY,
    B_VALUE_A,
    B_VALUE_D,
    B_VALUE_P,
    B_WORTH_A,
    B_WORTH_D,
    BIAS,
    BREAKS,
    CARRIED,
    COMMITMENT,
    COST_A,
    COST_D,
    DEAL,
    DEAL_A,
    DEAL_BREAK_A,
    DEAL_BREAK_D,
    DEAL_D,
    DEAL_GUARANTEE,
    DEAL_HURT,
    DEFEAT_A,
    DEFEAT_D,
    DEFENDER,
    E_DEAL_BROKE,
    E_PRESSED_BROKE,
    EXHAUSTION_A,
    EXHAUSTION_D,
    FORCE0_A,
    FORCE0_D,
    FORCE_A,
    FORCE_D,
    GUARANTEE,
    HAZARD_A,
    HAZARD_D,
    LANES,
    LAST_BREAK,
    OFFERS,
    PATRON,
    PRESSED,
    PRESSED_VALUE_D,
    QUO_A,
    QUO_D,
    SCRATCH,
    SINCE,
    STATUS,
    TRUCE_A,
    TRUCE_D,
    VALUE_A,
    VALUE_D,
    WAR,
    WEAR_A,
    WEAR_D,
    Floats,
    Ints,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.audience import growth_of_audience
from multipolar.world.mechanisms.events import first_week
from multipolar.world.mechanisms.truces import keeping, kept
from multipolar.world.mechanisms.value import ends, fighting

REARMING = parameter("commitment.rearming")
SPEED = parameter("commitment.rearming_speed")
SURPRISE = parameter("commitment.surprise")
BREAK_RATE = parameter("commitment.break_rate")
BETA = parameter("commitment.temptation")
OWN = parameter("commitment.own_guarantee")
COLLAPSE = parameter("combat.collapse_rate")
STEEPNESS = parameter("combat.collapse_force")
PATIENCE = parameter("value.patience")
FATIGUE = parameter("value.fatigue")
AUDIENCE_WEIGHT = parameter("audience.weight")
AUDIENCE_GROWTH = parameter("audience.growth")
SPOILS = parameter("spoilers.breaks")
EXIT = parameter("pressure.exit_force")
BREAK = int(streams.BREAK)
MOST = single(0.5)


@formula
def temptation(rate: float, beta: float, gain: float) -> float:
    """Return the weekly hazard that a side breaks a deal when breaking would gain it `gain`."""
    return min(rate * exp(min(beta * gain, 8.0)), MOST)


@kernel
def prepare(t: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, pick: Ints) -> None:
    """Bring to the bench what a judgement of deals needs and their terms do not change."""
    pressable, commits, audience = c.track_pressure[t] >= 0, single(c.on[COMMITMENT]), single(c.on[AUDIENCE])
    for i in range(count):  # as they stand
        m = pick[i]
        b[B_RATE + i] = p[PATIENCE + m]
        b[B_STEEP + i] = p[STEEPNESS + m]
        b[B_STRIKE + i] = p[SURPRISE + m]
        b[B_BOLD + i] = s[BIAS + m]
        b[B_LATER_A + i] = s[FORCE_A + m] + p[SPEED + m] * (p[REARMING + m] * p[FORCE0_A + m] - s[FORCE_A + m])
        b[B_REGROWN_D + i] = p[SPEED + m] * p[REARMING + m] * p[FORCE0_D + m] * p[ADVANTAGE + m]
        b[B_LATER_D + i] = (1.0 - p[SPEED + m]) * s[FORCE_D + m] * p[ADVANTAGE + m] + b[B_REGROWN_D + i]
        b[B_FALL_A + i] = p[COLLAPSE + m] * s[WEAR_A + m]
        b[B_FALL_D + i] = p[COLLAPSE + m] * s[WEAR_D + m]
        b[B_REST_A + i] = s[QUO_A + m] - p[COST_A + m] * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_A + m])
        b[B_REST_D + i] = s[QUO_D + m] - p[COST_D + m] * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_D + m])
        b[B_DEFEAT_A + i] = s[DEFEAT_A + m]
        b[B_DEFEAT_D + i] = s[DEFEAT_D + m]
        b[B_BREAK + i] = commits * p[BREAK_RATE + m]
        b[B_BETA + i] = p[BETA + m]
        b[B_HELD + i] = s[GUARANTEE + m]
        b[B_OWN + i] = p[OWN + m]
        b[B_HOME + i] = p[AUDIENCE_GROWTH + m]
        b[B_BREAKS + i] = s[BREAKS + m]
        b[B_CARES + i] = audience * p[AUDIENCE_WEIGHT + m]
    for i in range(count):  # as they work
        steep = b[B_STEEP + i]
        b[B_RATE + i] = 1.0 / b[B_RATE + i]
        b[B_LATER_A + i] = ln(b[B_LATER_A + i])
        b[B_STRIKE + i] = exp(min(steep * b[B_STRIKE + i], 8.0))
        b[B_BOLD + i] = b[B_STRIKE + i] * exp(min(steep * b[B_BOLD + i], 8.0))
        b[B_HOME + i] = b[B_CARES + i] * growth_of_audience(b[B_HOME + i], b[B_BREAKS + i])
    for i in range(count):
        m = pick[i]
        war = s[STATUS + m] == WAR
        b[B_VALUE_A + i] = s[VALUE_A + m] if war else s[TRUCE_A + m]
        b[B_FREE_D + i] = s[VALUE_D + m] if war else s[TRUCE_D + m]
        b[B_VALUE_D + i] = s[PRESSED_VALUE_D + m] if war and pressable else b[B_FREE_D + i]


@kernel
def judge(points: int, count: int, seated: bool, b: Floats, o: Floats) -> None:
    """Set what each of those concerned would gain from the offers on the bench: the patron too, where one is `seated`."""
    for q in range(points):  # the balance after a year of peace under their limits
        at = q * LANES
        for i in range(count):
            later_d = ln(b[B_LATER_D + i] - b[B_REGROWN_D + i] * o[B_LIMITS + at + i])
            o[B_EDGE + at + i] = exp(min(max(b[B_STEEP + i] * (b[B_LATER_A + i] - later_d), -8.0), 8.0))
    for q in range(points):  # a war that either side starts, as the breaker and as the victim see it
        at = q * LANES
        for i in range(count):
            rate, edge, bold, strike = b[B_RATE + i], o[B_EDGE + at + i], b[B_BOLD + i], b[B_STRIKE + i]
            fall_a, fall_d = b[B_FALL_A + i], b[B_FALL_D + i]
            rest_a, rest_d, lost_a, lost_d = b[B_REST_A + i], b[B_REST_D + i], b[B_DEFEAT_A + i], b[B_DEFEAT_D + i]
            tempted_a, of_a = ends(edge * bold, 1.0, fall_d, fall_a, lost_a, rest_a, rate)
            tempted_d, of_d = ends(bold, edge, fall_a, fall_d, lost_d, rest_d, rate)
            struck_a, in_a = ends(edge, strike, fall_d, fall_a, lost_a, rest_a, rate)
            struck_d, in_d = ends(1.0, edge * strike, fall_a, fall_d, lost_d, rest_d, rate)
            o[B_TEMPTED_A + at + i], o[B_TEMPTED_D + at + i] = quotients(tempted_a, of_a, tempted_d, of_d)
            o[B_STRUCK_A + at + i], o[B_STRUCK_D + at + i] = quotients(struck_a, in_a, struck_d, in_d)
    for q in range(points):  # how likely either breaks the deal
        at = q * LANES
        for i in range(count):
            gain_a = o[B_TEMPTED_A + at + i] - o[B_UTILITY + at + i] - b[B_HELD + i] - o[B_GUARANTEE + at + i]
            gain_d = o[B_TEMPTED_D + at + i] - o[B_UTILITY + DEFENDER * OFFERS + at + i] - b[B_OWN + i]
            o[B_BREAK_A + at + i] = temptation(b[B_BREAK + i], b[B_BETA + i], gain_a)
            o[B_BREAK_D + at + i] = temptation(b[B_BREAK + i], b[B_BETA + i], gain_d)
    for q in range(points):  # what it is worth, and what is left after the costs at home
        at, of_d = q * LANES, DEFENDER * OFFERS + q * LANES
        for i in range(count):
            rate, home, by_a, by_d = b[B_RATE + i], b[B_HOME + i], o[B_BREAK_A + at + i], o[B_BREAK_D + at + i]
            good_a, in_a = keeping(o[B_UTILITY + at + i], o[B_STRUCK_A + at + i], rate, by_d)
            good_d, in_d = keeping(o[B_UTILITY + of_d + i], o[B_STRUCK_D + at + i], rate, by_a)
            worth_a, worth_d = quotients(good_a, in_a, good_d, in_d)
            home_a, home_d = home * o[B_SHORTFALL + at + i], home * o[B_SHORTFALL + of_d + i]
            o[B_GAIN_A + at + i] = worth_a - b[B_VALUE_A + i] - home_a
            o[B_GAIN_FREE + at + i] = worth_d - b[B_FREE_D + i] - home_d
            o[B_GAIN_D + at + i] = worth_d - b[B_VALUE_D + i] - home_d
            o[B_WORTH_A + at + i] = worth_a
            o[B_WORTH_D + at + i] = worth_d
            o[B_HOME_A + at + i] = home_a
            o[B_HOME_D + at + i] = home_d
        if seated:
            of_p = PATRON * OFFERS + at
            for i in range(count):
                up = o[B_UTILITY + of_p + i]
                worth_p = kept(up, up - b[B_BLAME + i], b[B_RATE + i], o[B_BREAK_A + at + i] + o[B_BREAK_D + at + i])
                o[B_GAIN_P + at + i] = worth_p - b[B_VALUE_P + i] - b[B_HOME + i] * o[B_SHORTFALL + of_p + i]


@kernel
def commitment(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let deals in force break, by today's balance of forces."""
    if c.on[COMMITMENT] == 0:
        return
    count = 0
    for m in range(n):  # few deals are in force: the scratch row lists them
        s[DEAL_BREAK_A + m] = 0.0
        s[DEAL_BREAK_D + m] = 0.0
        if s[STATUS + m] == DEAL:
            s[SCRATCH + count] = m
            count += 1
    for i in range(count):
        m = int(s[SCRATCH + i])
        rate = 1.0 / p[PATIENCE + m]
        strike = exp(min(p[STEEPNESS + m] * p[SURPRISE + m], 8.0))
        doubt = exp(min(p[STEEPNESS + m] * s[BIAS + m], 8.0))
        gone = 1.0 - p[EXIT + m] * s[ABANDON + m]
        edge = exp(-min(p[STEEPNESS + m] * ln(gone), 8.0))
        rest_a = s[QUO_A + m] - p[COST_A + m] * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_A + m])
        rest_d = s[QUO_D + m] - p[COST_D + m] * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_D + m])
        hd, ha = s[HAZARD_D + m] * edge, s[HAZARD_A + m] / edge
        tempted_a = fighting(hd * strike * doubt, ha / (strike * doubt), s[DEFEAT_A + m], rest_a, rate)
        tempted_d = fighting(ha * strike * doubt, hd / (strike * doubt), s[DEFEAT_D + m], rest_d, rate)
        spoiled = exp(min(p[SPOILS + m] * s[DEAL_HURT + m] * (2.0 - s[CARRIED + m]), 8.0))
        held = s[GUARANTEE + m] + s[DEAL_GUARANTEE + m] * (1.0 - s[ABANDON + m])
        by_a = temptation(p[BREAK_RATE + m] * spoiled, p[BETA + m], tempted_a - s[DEAL_A + m] - held)
        by_d = temptation(p[BREAK_RATE + m] * spoiled, p[BETA + m], tempted_d - s[DEAL_D + m] - p[OWN + m])
        s[DEAL_BREAK_A + m] = by_a
        s[DEAL_BREAK_D + m] = by_d
        u, _, _, _ = uniforms(first + m, w, BREAK, 0, k0, k1)
        breaks = s[SINCE + m] < single(w) and u < 1.0 - exp(-min(by_a + by_d, MOST))
        s[E_DEAL_BROKE + m] = first_week(s[E_DEAL_BROKE + m], breaks, w)
        s[E_PRESSED_BROKE + m] = first_week(s[E_PRESSED_BROKE + m], breaks and s[PRESSED + m] > 0.5, w)
        s[BREAKS + m] += 1.0 if breaks else 0.0
        s[LAST_BREAK + m] = single(w) if breaks else s[LAST_BREAK + m]
        s[STATUS + m] = WAR if breaks else s[STATUS + m]
        s[SINCE + m] = single(w) if breaks else s[SINCE + m]
