r"""The value of fighting on: what each side believes a war that goes on is worth to it.

.. math::
    V_i = \frac{h_w\,U_i(\theta_i) + h_l\,U_i(\theta_j) + r\,[U_i(z^{sq}) - \kappa_i(1 + f E_i)]}{h_w + h_l + r}, \qquad
    U_i(z) = 1 - \frac{\sum_k s_{ik}|z_k - \theta_{ik}|^{3/2}}{\sum_k s_{ik}}

Everything is in utility of terms. :math:`h_w, h_l` are the hazards of the other's and of one's own collapse under one's own
misjudged balance, :math:`r` is one over `value.patience`, so nothing depends on the weeks that remain; :math:`z^{sq}` holds the
front that the side expects a year ahead, :math:`\kappa_i` its `cost`, :math:`E_i` its exhaustion and `value.fatigue` :math:`f`.
Threats that hang over a side lower its :math:`V`. `U` is 1 for one's own ideals, the outcome of winning.

References
----------
Fearon1995; Slantchev2003.
"""

from __future__ import annotations

from multipolar.kernels.single import exp, formula, kernel, power_3_2, quotients, tanh
from multipolar.world.layout import (
    ADVANCE,
    AHEAD_A,
    AHEAD_D,
    AID_CUT,
    BIAS,
    COST_A,
    COST_D,
    DEFEAT_A,
    DEFEAT_D,
    EXHAUSTION_A,
    EXHAUSTION_D,
    GROUP,
    HAZARD_A,
    HAZARD_D,
    HELD,
    HELD0,
    LANES,
    PRESS,
    PRESSED_VALUE_D,
    QUO_A,
    QUO_D,
    RHO,
    SANCTIONS,
    SHADOW_A,
    SHADOW_D,
    SOBER_A,
    SOBER_D,
    TO_SALIENCE,
    VALUE_A,
    VALUE_D,
    WIDE,
    X_FRONT,
    X_RELIEVES,
    Floats,
    Plan,
    parameter,
)

PATIENCE = parameter("value.patience")
FATIGUE = parameter("value.fatigue")
STEEPNESS = parameter("combat.collapse_force")
RESPONSE = parameter("combat.front_response")
WIDER = parameter("threats.wider_war")


@formula
def fighting(win: float, lose: float, defeat: float, stalemate: float, rate: float) -> float:
    """Return the value of a war that ends in victory (worth 1), in defeat, or is still undecided at the horizon of one's patience."""
    return (win + lose * defeat + rate * stalemate) / (win + lose + rate)


@formula
def ends(odds: float, against: float, win: float, lose: float, defeat: float, stalemate: float, rate: float) -> tuple[float, float]:
    """Return the value of fighting as a numerator and denominator, winning being `odds`/`against` times as likely, losing as much less."""
    wins, loses, waits = win * odds * odds, lose * against * against, rate * odds * against
    return wins + loses * defeat + waits * stalemate, wins + loses + waits


@kernel
def status_quo(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the terms of the status quo: the front as it stands, relief as sanctions leave it, the rest as it was."""
    for k in range(c.terms):
        row, now, strength = c.quo_at + k * LANES, c.now[k], c.strength[k]
        if c.effect[k] == X_FRONT:
            for m in range(n):
                s[row + m] = min(max(p[now + m] + p[strength + m] * (s[HELD + m] - p[HELD0 + m]), 0.0), 1.0)
        elif c.effect[k] == X_RELIEVES:
            for m in range(n):
                s[row + m] = 1.0 - s[SANCTIONS + m]
        else:
            for m in range(n):
                s[row + m] = p[now + m]


@kernel
def utility_of_quo(v: int, sign: float, quo: int, ahead: int, n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set a side's utility of the status quo, today's and the one it expects a year ahead with the balance misjudged by `sign`."""
    for m in range(n):
        s[quo + m] = 1.0
        s[ahead + m] = 1.0
    for k in range(c.terms):
        g = c.term_group[v, k]
        if g < 0:
            continue
        ideal, row = c.group_at + g * GROUP, c.quo_at + k * LANES
        if c.effect[k] == X_FRONT:
            slope = c.strength[k]
            for m in range(n):
                moves = 52.0 * p[slope + m] * p[ADVANCE + m] * tanh(p[RESPONSE + m] * (s[RHO + m] + sign * s[BIAS + m]))
                expected = min(max(s[row + m] + moves, 0.0), 1.0)
                s[quo + m] -= s[ideal + TO_SALIENCE + m] * power_3_2(s[row + m] - s[ideal + m])
                s[ahead + m] -= s[ideal + TO_SALIENCE + m] * power_3_2(expected - s[ideal + m])
        else:
            for m in range(n):
                loss = s[ideal + TO_SALIENCE + m] * power_3_2(s[row + m] - s[ideal + m])
                s[quo + m] -= loss
                s[ahead + m] -= loss


@kernel
def value(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set what fighting on is worth: to either side as it believes, soberly judged, and to the defender under pressure."""
    status_quo(n, c, p, s)
    utility_of_quo(c.attacker, 1.0, QUO_A, AHEAD_A, n, c, p, s)
    utility_of_quo(c.defender, -1.0, QUO_D, AHEAD_D, n, c, p, s)
    for m in range(n):
        rate = 1.0 / p[PATIENCE + m]
        wider = 1.0 + (p[WIDER + m] - 1.0) * s[WIDE + m]
        rest_a = s[AHEAD_A + m] - p[COST_A + m] * wider * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_A + m])
        rest_d = s[AHEAD_D + m] - p[COST_D + m] * wider * (1.0 + p[FATIGUE + m] * s[EXHAUSTION_D + m])
        doubt = exp(min(p[STEEPNESS + m] * s[BIAS + m], 8.0))
        cut = exp(min(p[STEEPNESS + m] * s[AID_CUT + m], 8.0))
        ha, hd = s[HAZARD_A + m], s[HAZARD_D + m]
        sober_a, of_a = ends(1.0, 1.0, hd, ha, s[DEFEAT_A + m], rest_a, rate)
        sober_d, of_d = ends(1.0, 1.0, ha, hd, s[DEFEAT_D + m], rest_d, rate)
        s[SOBER_A + m], s[SOBER_D + m] = quotients(sober_a, of_a, sober_d, of_d)
        bold_a, of_a = ends(doubt, 1.0, hd, ha, s[DEFEAT_A + m], rest_a, rate)
        bold_d, of_d = ends(doubt, 1.0, ha, hd, s[DEFEAT_D + m], rest_d, rate)
        value_a, free = quotients(bold_a, of_a, bold_d, of_d)
        cut_off, of_d = ends(doubt, cut, ha, hd, s[DEFEAT_D + m], rest_d, rate)
        free, alone = free - s[SHADOW_D + m], cut_off / of_d - s[SHADOW_D + m]
        s[VALUE_A + m] = value_a - s[SHADOW_A + m]
        s[VALUE_D + m] = free
        s[PRESSED_VALUE_D + m] = (1.0 - s[PRESS + m]) * free + s[PRESS + m] * alone
