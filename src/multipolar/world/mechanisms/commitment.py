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
from multipolar.kernels import formula, kernel
from multipolar.kernels.arithmetic import exp, ln
from multipolar.kernels.philox import uniforms
from multipolar.world.layout import (
    ABANDON,
    ADVANTAGE,
    AUDIENCE,
    B_BETA,
    B_BLAME,
    B_BREAK,
    B_DEFEAT_A,
    B_DEFEAT_D,
    B_DOUBT,
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
    PATRON,
    PRESSED,
    PRESSED_VALUE_D,
    QUO_A,
    QUO_D,
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
from multipolar.world.mechanisms.truces import kept
from multipolar.world.mechanisms.value import fighting

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
MOST = 0.5


@formula
def temptation(rate: float, beta: float, gain: float) -> float:
    """Return the weekly hazard that a side breaks a deal when breaking would gain it `gain`."""
    return min(rate * exp(min(beta * gain, 8.0)), MOST)


@kernel
def prepare(t: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, pick: Ints) -> None:
    """Bring to the bench what a judgement of deals needs and their terms do not change."""
    pressable, commits, audience = c.track_pressure[t] >= 0, float(c.on[COMMITMENT]), float(c.on[AUDIENCE])
    for i in range(count):
        m = pick[i]
        b[B_STRIKE + i] = exp(min(p[STEEPNESS + m] * p[SURPRISE + m], 8.0))
        b[B_DOUBT + i] = exp(min(p[STEEPNESS + m] * s[BIAS + m], 8.0))
        b[B_RATE + i] = 1.0 / p[PATIENCE + m]
        b[B_STEEP + i] = p[STEEPNESS + m]
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
        b[B_HOME + i] = audience * p[AUDIENCE_WEIGHT + m] * growth_of_audience(p[AUDIENCE_GROWTH + m], s[BREAKS + m])
    for i in range(count):
        m = pick[i]
        war = s[STATUS + m] == WAR
        b[B_VALUE_A + i] = s[VALUE_A + m] if war else s[TRUCE_A + m]
        b[B_FREE_D + i] = s[VALUE_D + m] if war else s[TRUCE_D + m]
        b[B_VALUE_D + i] = s[PRESSED_VALUE_D + m] if war and pressable else b[B_FREE_D + i]


@kernel
def judge(count: int, b: Floats) -> None:
    """Set what each of those concerned would gain from the offer on the bench."""
    for i in range(count):
        rate, beta = b[B_RATE + i], b[B_BETA + i]
        later_d = b[B_LATER_D + i] - b[B_REGROWN_D + i] * b[B_LIMITS + i]
        edge = exp(min(max(b[B_STEEP + i] * ln(b[B_LATER_A + i] / later_d), -8.0), 8.0))
        hit, hit_back, doubt = edge * b[B_STRIKE + i], edge / b[B_STRIKE + i], b[B_DOUBT + i]
        fall_a, fall_d = b[B_FALL_A + i], b[B_FALL_D + i]
        rest_a, rest_d, lost_a, lost_d = b[B_REST_A + i], b[B_REST_D + i], b[B_DEFEAT_A + i], b[B_DEFEAT_D + i]
        tempted_a = fighting(fall_d * hit * doubt, fall_a / (hit * doubt), lost_a, rest_a, rate)
        tempted_d = fighting(fall_a / hit_back * doubt, fall_d * hit_back / doubt, lost_d, rest_d, rate)
        struck_d = fighting(fall_a / hit, fall_d * hit, lost_d, rest_d, rate)
        struck_a = fighting(fall_d * hit_back, fall_a / hit_back, lost_a, rest_a, rate)
        ua, ud, up = b[B_UTILITY + i], b[B_UTILITY + DEFENDER * LANES + i], b[B_UTILITY + PATRON * LANES + i]
        by_a = temptation(b[B_BREAK + i], beta, tempted_a - ua - b[B_HELD + i] - b[B_GUARANTEE + i])
        by_d = temptation(b[B_BREAK + i], beta, tempted_d - ud - b[B_OWN + i])
        worth_a, worth_d = kept(ua, struck_a, rate, by_d), kept(ud, struck_d, rate, by_a)
        worth_p = kept(up, up - b[B_BLAME + i], rate, by_a + by_d)
        home_a = b[B_HOME + i] * b[B_SHORTFALL + i]
        home_d = b[B_HOME + i] * b[B_SHORTFALL + DEFENDER * LANES + i]
        b[B_GAIN_A + i] = worth_a - b[B_VALUE_A + i] - home_a
        b[B_GAIN_FREE + i] = worth_d - b[B_FREE_D + i] - home_d
        b[B_GAIN_D + i] = worth_d - b[B_VALUE_D + i] - home_d
        b[B_GAIN_P + i] = worth_p - b[B_VALUE_P + i] - b[B_HOME + i] * b[B_SHORTFALL + PATRON * LANES + i]
        b[B_WORTH_A + i] = worth_a
        b[B_WORTH_D + i] = worth_d
        b[B_HOME_A + i] = home_a
        b[B_HOME_D + i] = home_d


@kernel
def commitment(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let deals in force break, by today's balance of forces."""
    if c.on[COMMITMENT] == 0:
        return
    for m in range(n):
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
        in_force = s[STATUS + m] == DEAL
        s[DEAL_BREAK_A + m] = by_a if in_force else 0.0
        s[DEAL_BREAK_D + m] = by_d if in_force else 0.0
        u, _, _, _ = uniforms(first + m, w, BREAK, 0, k0, k1)
        breaks = in_force and s[SINCE + m] < w and u < 1.0 - exp(-min(by_a + by_d, MOST))
        s[E_DEAL_BROKE + m] = first_week(s[E_DEAL_BROKE + m], breaks, w)
        s[E_PRESSED_BROKE + m] = first_week(s[E_PRESSED_BROKE + m], breaks and s[PRESSED + m] > 0.5, w)
        s[BREAKS + m] += 1.0 if breaks else 0.0
        s[LAST_BREAK + m] = w if breaks else s[LAST_BREAK + m]
        s[STATUS + m] = WAR if breaks else s[STATUS + m]
        s[SINCE + m] = w if breaks else s[SINCE + m]
