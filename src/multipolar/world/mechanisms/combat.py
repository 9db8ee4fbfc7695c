r"""Combat: both sides lose and replace forces, the front moves, and a side may collapse.

.. math::
    \rho &= \ln(F_A/F_D) - \ln a, \qquad
    \text{loss}_i = \beta_i\,\tau\sqrt{F_{A0} F_{D0}}\,(F_i/F_{i0})^{q_i}(F_j/F_{j0})^{p_i}, \qquad
    \tau = \text{season}\cdot\xi, \; \ln\xi \sim N(-\tfrac{s^2}{2}, s) \\
    R_i &= R_{i0}\,[1 - e_i - \textstyle\sum_j w_j + e_i Q_i + \sum_j w_j x_j/x_{j0}] \\
    dx &= v\,\tau\tanh(k_x\rho) + \sigma_x\varepsilon, \qquad
    h_D = h_0 e^{k\rho + \omega E_D}, \quad h_A = h_0 e^{-k\rho + \omega E_A}

The powers :math:`q_i`, :math:`p_i` of one's own number and of the enemy's are those of a law of combat from the library (`--combat`),
and every law takes the same at the starting forces. By default all are one half, :math:`\beta_i\,\tau\sqrt{F_A F_D}`: the square law
lets a small edge run away. :math:`a` is the defender's advantage, :math:`e_i` the share of a side's reinforcement that follows its
war economy :math:`Q_i`, :math:`w_j` the shares that follow aid or support :math:`x_j`, :math:`E_i` cumulative losses relative to the
starting force.
When fighting has stopped, forces grow back towards their cap. Parameters: `combat.tempo_sd` :math:`s`, `combat.season`,
`combat.front_response` :math:`k_x`, `combat.collapse_rate` :math:`h_0`, `combat.collapse_force` :math:`k`,
`combat.collapse_exhaustion` :math:`\omega`, `combat.recovery`.

References
----------
Lanchester1916; Deitchman1962; Bracken1995.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, kernel, ln, root, single, tanh, two_normals, uniforms
from multipolar.world.layout import (
    ADVANCE,
    ADVANTAGE,
    CALENDAR_TEMPO,
    COLLAPSED,
    COMBAT,
    DEAL,
    DEAL_LIMITS,
    E_COLLAPSE_A,
    E_COLLAPSE_D,
    E_STOPPED,
    ECONOMY_A,
    ECONOMY_D,
    ECONOMY_SHARE_A,
    ECONOMY_SHARE_D,
    EXHAUSTION_A,
    EXHAUSTION_D,
    FALLEN,
    FALLS,
    FORCE0_A,
    FORCE0_D,
    FORCE_A,
    FORCE_D,
    HAZARD_A,
    HAZARD_D,
    HELD,
    HOLIDAY,
    JITTER,
    L_AID,
    L_SUPPORT,
    LANES,
    LOSS_A,
    LOSS_D,
    LOSSES_A,
    LOSSES_D,
    REINFORCEMENT_A,
    REINFORCEMENT_D,
    RHO,
    SCRATCH,
    SINCE,
    STATUS,
    TEMPO,
    THREAT_REINFORCEMENT,
    THREAT_TEMPO,
    WAR,
    WEAR_A,
    WEAR_D,
    WHO_FALLS,
    WIDE,
    Floats,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.events import first_week

TEMPO_SD = parameter("combat.tempo_sd")
SEASON = parameter("combat.season")
RESPONSE = parameter("combat.front_response")
COLLAPSE = parameter("combat.collapse_rate")
STEEPNESS = parameter("combat.collapse_force")
EXHAUSTS = parameter("combat.collapse_exhaustion")
RECOVERY = parameter("combat.recovery")
CAP = parameter("commitment.rearming")
CALM = parameter("truces.calm")
WIDER = parameter("threats.wider_war")
PURPOSE = int(streams.COMBAT)
AGAINST = single(8.0)  # hazards are capped at e**8 times their rate
FLOW_A, FLOW_D = SCRATCH, SCRATCH + LANES
LUCK = SCRATCH + 2 * LANES  # two rows, read before the losses take their place
LOST_A, LOST_D = LUCK, LUCK + LANES


@kernel
def combat(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Fight for one week: tempo, losses, reinforcement, front, balance, collapse."""
    if c.on[COMBAT] == 0:
        balance(n, p, s)
        return
    reinforcement(n, c, p, s)
    summer = c.season[w]
    for m in range(n):
        u_tempo, u_front, _, _ = uniforms(first + m, w, PURPOSE, 0, k0, k1)
        s[LUCK + m] = u_tempo
        s[LUCK + LANES + m] = u_front
    for m in range(n):
        s[LUCK + m], s[LUCK + LANES + m] = two_normals(s[LUCK + m], s[LUCK + LANES + m])
    for m in range(n):
        sd = p[TEMPO_SD + m]
        shock = exp(sd * s[LUCK + m] - 0.5 * sd * sd)
        quiet = p[CALM + m] if single(w) < s[HOLIDAY + m] else 1.0
        wider = 1.0 + (p[WIDER + m] - 1.0) * s[WIDE + m]
        tempo = (1.0 + p[SEASON + m] * summer) * shock * s[CALENDAR_TEMPO + m] * s[THREAT_TEMPO + m] * quiet * wider
        fights = 1.0 if s[STATUS + m] == WAR else 0.0
        s[TEMPO + m] = tempo * fights
        push = p[ADVANCE + m] * tempo * tanh(p[RESPONSE + m] * s[RHO + m]) + p[JITTER + m] * s[LUCK + LANES + m]
        s[HELD + m] = min(max(s[HELD + m] + push * fights, 0.0), 1.0)
    attrition(n, c, p, s)
    for m in range(n):
        fights = 1.0 if s[STATUS + m] == WAR else 0.0
        stopped = 1.0 if WAR < s[STATUS + m] < COLLAPSED else 0.0
        fa, fd = s[FORCE_A + m], s[FORCE_D + m]
        lost_a, lost_d = s[LOST_A + m], s[LOST_D + m]
        limits = s[DEAL_LIMITS + m] if s[STATUS + m] == DEAL else 0.0
        back_a = p[RECOVERY + m] / 52.0 * fa * (1.0 - fa / (p[CAP + m] * p[FORCE0_A + m]))
        back_d = p[RECOVERY + m] / 52.0 * fd * (1.0 - fd / (p[CAP + m] * p[FORCE0_D + m] * (1.0 - limits)))
        fa += fights * (s[FLOW_A + m] - lost_a) + stopped * back_a
        fd += fights * (s[FLOW_D + m] - lost_d) + stopped * back_d
        s[FORCE_A + m] = min(max(fa, 0.03 * p[FORCE0_A + m]), 3.0 * p[FORCE0_A + m])
        s[FORCE_D + m] = min(max(fd, 0.03 * p[FORCE0_D + m]), 3.0 * p[FORCE0_D + m])
        share_a, share_d = lost_a / p[FORCE0_A + m], lost_d / p[FORCE0_D + m]
        s[LOSSES_A + m] += share_a
        s[LOSSES_D + m] += share_d
        rest = 1.0 - 0.02 * (1.0 - fights)
        s[EXHAUSTION_A + m] = s[EXHAUSTION_A + m] * rest + share_a
        s[EXHAUSTION_D + m] = s[EXHAUSTION_D + m] * rest + share_d
    balance(n, p, s)
    collapse(w, n, p, s)


@kernel
def attrition(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set what the fighting takes from either side this week, by the plan's law."""
    own_a, foe_a, own_d, foe_d = c.law[0], c.law[1], c.law[2], c.law[3]
    if own_a == 0.5 and foe_a == 0.5 and own_d == 0.5 and foe_d == 0.5:
        for m in range(n):
            mixed = s[TEMPO + m] * root(s[FORCE_A + m] * s[FORCE_D + m])
            s[LOST_A + m], s[LOST_D + m] = p[LOSS_A + m] * mixed, p[LOSS_D + m] * mixed
        return
    for m in range(n):
        a, d = ln(s[FORCE_A + m] / p[FORCE0_A + m]), ln(s[FORCE_D + m] / p[FORCE0_D + m])
        start = s[TEMPO + m] * root(p[FORCE0_A + m] * p[FORCE0_D + m])
        s[LOST_A + m] = p[LOSS_A + m] * start * exp(own_a * a + foe_a * d)
        s[LOST_D + m] = p[LOSS_D + m] * start * exp(own_d * d + foe_d * a)


@kernel
def reinforcement(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set what flows to either side this week: a part that is fixed, one that follows its economy, one that follows partners."""
    for m in range(n):
        s[FLOW_A + m] = 1.0 + p[ECONOMY_SHARE_A + m] * (s[ECONOMY_A + m] - 1.0)
        s[FLOW_D + m] = 1.0 + p[ECONOMY_SHARE_D + m] * (s[ECONOMY_D + m] - 1.0)
    for j in range(c.levers):
        kind, row, weight, start = c.lever_kind[j], c.lever_at + j * LANES, c.lever_weight[j], c.lever_now[j]
        if kind == L_SUPPORT or kind == L_AID:
            flow = FLOW_A if kind == L_SUPPORT else FLOW_D
            for m in range(n):
                s[flow + m] += p[weight + m] * (s[row + m] / max(p[start + m], 0.05) - 1.0)
    for m in range(n):
        wider = 1.0 + (p[WIDER + m] - 1.0) * s[WIDE + m]
        s[FLOW_A + m] = p[REINFORCEMENT_A + m] * max(s[FLOW_A + m], 0.05) * s[THREAT_REINFORCEMENT + m] * wider
        s[FLOW_D + m] = p[REINFORCEMENT_D + m] * max(s[FLOW_D + m], 0.05) * wider


@kernel
def balance(n: int, p: Floats, s: Floats) -> None:
    """Set the balance of forces and the hazards of collapse that follow from it."""
    for m in range(n):
        s[RHO + m] = ln(s[FORCE_A + m] / (s[FORCE_D + m] * p[ADVANTAGE + m]))
    for m in range(n):
        s[WEAR_A + m] = exp(min(p[EXHAUSTS + m] * s[EXHAUSTION_A + m], AGAINST))
        s[WEAR_D + m] = exp(min(p[EXHAUSTS + m] * s[EXHAUSTION_D + m], AGAINST))
        edge = exp(min(max(p[STEEPNESS + m] * s[RHO + m], -AGAINST), AGAINST))
        s[HAZARD_D + m] = p[COLLAPSE + m] * edge * s[WEAR_D + m]
        s[HAZARD_A + m] = p[COLLAPSE + m] / edge * s[WEAR_A + m]


@kernel
def collapse(w: int, n: int, p: Floats, s: Floats) -> None:
    """Let a side collapse: hazards add up before they become a chance, and a second draw says whose front it is."""
    for m in range(n):
        hazard = min(s[HAZARD_A + m] + s[HAZARD_D + m], 0.5)
        falls = s[STATUS + m] == WAR and s[FALLS + m] < 1.0 - exp(-hazard)
        of_defender = s[WHO_FALLS + m] * (s[HAZARD_A + m] + s[HAZARD_D + m]) < s[HAZARD_D + m]
        s[STATUS + m] = COLLAPSED if falls else s[STATUS + m]
        s[SINCE + m] = single(w) if falls else s[SINCE + m]
        s[FALLEN + m] = (1.0 if of_defender else 0.0) if falls else s[FALLEN + m]
        s[FORCE_A + m] *= 0.5 if falls and not of_defender else 1.0
        s[FORCE_D + m] *= 0.5 if falls and of_defender else 1.0
        s[E_COLLAPSE_D + m] = first_week(s[E_COLLAPSE_D + m], falls and of_defender, w)
        s[E_COLLAPSE_A + m] = first_week(s[E_COLLAPSE_A + m], falls and not of_defender, w)
        s[E_STOPPED + m] = first_week(s[E_STOPPED + m], falls, w)
