r"""Threats: before its deadline a threat weighs on its target; at the deadline it is carried out, or its author loses credibility.

.. math:: V_i \leftarrow V_i - d\,\text{cred} \;(w < \text{deadline}), \qquad P(\text{carried out}) = \text{cred}, \qquad
    \text{cred} \leftarrow \delta\,\text{cred} \text{ if not}

A threat lapses where fighting has stopped, and may be renewed. Carrying it out holds a lever at a higher level, or raises the
tempo and the author's reinforcement for some weeks and may widen the war. Apart from threats a war widens (a patron's forces, a
new front) at a hazard :math:`w_0 e^{k_w|\rho|}`: a side about to lose is where others come in. Parameters: `threats.decay`
:math:`\delta`, `threats.widen_rate` :math:`w_0`, `threats.widen_balance` :math:`k_w`, `threats.wider_war`.

References
----------
Fearon1994; Schelling1960.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, kernel, single, uniforms
from multipolar.world.layout import (
    E_WIDENED,
    LANES,
    RHO,
    SHADOW_A,
    SHADOW_D,
    SHADOW_P,
    STATUS,
    THREAT_REINFORCEMENT,
    THREAT_TEMPO,
    THREATS,
    WAR,
    WIDE,
    WIDENS,
    Floats,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.events import first_week

DECAY = parameter("threats.decay")
WIDEN = parameter("threats.widen_rate")
WIDEN_BALANCE = parameter("threats.widen_balance")
THREAT = int(streams.THREAT)
MOST = single(0.5)


@kernel
def deadline_after(w: int, deadline: int, renew: int) -> int:
    """Return the next deadline at or after week `w`, or -1 when there is none left."""
    if w <= deadline:
        return deadline
    if renew <= 0:
        return -1
    return deadline + ((w - deadline + renew - 1) // renew) * renew


@kernel
def threats(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let threats weigh, fall due, be carried out or be seen through, and let the war widen."""
    for m in range(n):
        s[SHADOW_A + m] = 0.0
        s[SHADOW_D + m] = 0.0
        s[SHADOW_P + m] = 0.0
        s[THREAT_TEMPO + m] = 1.0
        s[THREAT_REINFORCEMENT + m] = 1.0
    for j in range(c.levers):
        row = c.hold_at + j * LANES
        for m in range(n):
            s[row + m] = 0.0
    if c.on[THREATS] == 0:
        return
    for h in range(c.threats):
        due = deadline_after(w, int(c.threat_deadline[h]), int(c.threat_renew[h]))
        if due >= 0:
            hang(h, n, c, p, s)
        if due == w:
            fall_due(w, h, n, first, k0, k1, c, p, s)
        last(w, h, n, c, p, s)
    for m in range(n):
        hazard = min(p[WIDEN + m] * exp(min(p[WIDEN_BALANCE + m] * abs(s[RHO + m]), 8.0)), MOST)
        widens = s[STATUS + m] == WAR and s[WIDENS + m] < 1.0 - exp(-hazard)
        s[WIDE + m] = 1.0 if widens else s[WIDE + m]
        s[E_WIDENED + m] = first_week(s[E_WIDENED + m], widens, w)


@kernel
def hang(h: int, n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let a threat that is still open weigh on its target."""
    shadow = SHADOW_P
    if c.threat_against[h] == c.attacker:
        shadow = SHADOW_A
    if c.threat_against[h] == c.defender:
        shadow = SHADOW_D
    credit, weight = c.threat_credit_at + h * LANES, c.threat_weight[h]
    for m in range(n):
        s[shadow + m] += p[weight + m] * s[credit + m]


@kernel
def fall_due(w: int, h: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Carry a threat out, or let its author's credibility fall."""
    word, credit, author = int(c.threat_word[h]), c.threat_credit_at + h * LANES, c.threat_by[h]
    until, done, bluff = c.threat_until_at + h * LANES, c.threat_done_at + h * LANES, c.threat_bluff_at + h * LANES
    lasts, widen, credibility = single(c.threat_weeks[h]), c.threat_widen[h], c.credibility_at + author * LANES
    for m in range(n):
        u, u_widen, _, _ = uniforms(first + m, w, THREAT, word, k0, k1)
        live = s[STATUS + m] == WAR
        does = live and u < s[credit + m]
        fails = live and not does
        s[until + m] = single(w) + lasts if does else s[until + m]
        s[credit + m] *= p[DECAY + m] if fails else 1.0
        s[credibility + m] *= p[DECAY + m] if fails else 1.0
        s[done + m] = first_week(s[done + m], does, w)
        s[bluff + m] = first_week(s[bluff + m], fails, w)
        widens = does and u_widen < p[widen + m]
        s[WIDE + m] = 1.0 if widens else s[WIDE + m]
        s[E_WIDENED + m] = first_week(s[E_WIDENED + m], widens, w)


@kernel
def last(w: int, h: int, n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Apply a threat that was carried out for as long as it lasts."""
    until = c.threat_until_at + h * LANES
    tempo, reinforcement, lever, plus = c.threat_tempo[h], c.threat_reinforcement[h], c.threat_lever[h], c.threat_plus[h]
    if lever >= 0:
        row = c.hold_at + lever * LANES
        for m in range(n):
            s[row + m] += p[plus + m] if single(w) < s[until + m] else 0.0
    if tempo >= 0:
        for m in range(n):
            s[THREAT_TEMPO + m] *= p[tempo + m] if single(w) < s[until + m] else 1.0
    if reinforcement >= 0:
        for m in range(n):
            s[THREAT_REINFORCEMENT + m] *= p[reinforcement + m] if single(w) < s[until + m] else 1.0
