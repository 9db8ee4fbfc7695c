r"""Truces: fighting that stops and settles nothing.

Three kinds. A *ceasefire* freezes the status quo, costs no claim and needs no ratification; each side weighs the quiet
against the chance that the other strikes first:

.. math::
    h_j = \zeta h_r e^{\beta(V_j - U_j(z^{sq}) - \frac12 G)}, \qquad
    T_i = \frac{r U_i(z^{sq}) + h_j \min(U_i(z^{sq}), V_i - \delta)}{r + h_j}, \qquad g_i = T_i - V_i

A *lull* is a war that fades without a signature, at a hazard :math:`h_l e^{-3|\rho| + \frac12\omega(E_A + E_D)}`; it breaks like
a ceasefire. A *short truce* (a holiday) lowers the tempo for some weeks; both sides count violations and blame each other,
and a broken one strains the talks for a while. Parameters: `truces.temptation` :math:`\zeta`, `truces.caught` :math:`\delta`,
`truces.lull_rate`, `truces.lull_balance`, `truces.acceptance`, `truces.calm`, `truces.strain`, `friction.ceasefire`.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, formula, kernel, logistic, quotients, single, uniforms
from multipolar.world.layout import (
    ACCUSED_A,
    ACCUSED_D,
    BREAKS,
    CEASEFIRE,
    DRAW_A,
    DRAW_O,
    E_CEASEFIRE,
    E_CEASEFIRE_BROKE,
    E_LULL,
    E_LULL_BROKE,
    E_PRESSED,
    E_PRESSED_BROKE,
    E_STOPPED,
    E_TRUCE,
    E_TRUCE_BROKE,
    EXHAUSTION_A,
    EXHAUSTION_D,
    FADES,
    FRICTION,
    GUARANTEE,
    HOLIDAY,
    LANES,
    LAST_BREAK,
    LULL,
    MEETS,
    PRESSED,
    PRESSED_VALUE_D,
    QUO_A,
    QUO_D,
    RHO,
    SCRATCH,
    SINCE,
    STATUS,
    STRAINED,
    T_TRUCE,
    TRUCE_A,
    TRUCE_BREAK_A,
    TRUCE_BREAK_D,
    TRUCE_D,
    TRUCES,
    VALUE_A,
    VALUE_D,
    VIOLATIONS,
    WAR,
    Floats,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.events import first_week

TEMPTS = parameter("truces.temptation")
CAUGHT = parameter("truces.caught")
LULL_RATE = parameter("truces.lull_rate")
LULL_BALANCE = parameter("truces.lull_balance")
ACCEPTS = parameter("truces.acceptance")
BREAK_RATE = parameter("commitment.break_rate")
BETA = parameter("commitment.temptation")
PATIENCE = parameter("value.patience")
EXHAUSTS = parameter("combat.collapse_exhaustion")
SHARPNESS = parameter("friction.sharpness")
INERTIA = parameter("friction.ceasefire")
ROUND = int(streams.ROUND)
RATIFY = int(streams.RATIFY)
BREAK = int(streams.BREAK)
TRUCE = int(streams.TRUCE)
DRAWN = SCRATCH  # three rows of draws
MOST = single(0.5)  # the largest hazard a week
STRAIN_WEEKS = single(4.0)


@formula
def kept(quiet: float, war: float, rate: float, broken: float) -> float:
    """Return the value of an agreement worth `quiet` that the other side breaks at hazard `broken`, leaving `war`."""
    worth, of = keeping(quiet, war, rate, broken)
    return worth / of


@formula
def keeping(quiet: float, war: float, rate: float, broken: float) -> tuple[float, float]:
    """Return the same as a numerator and a denominator."""
    return rate * quiet + broken * min(quiet, war), rate + broken


@kernel
def worth(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set what a ceasefire is worth to either side, and how tempting it is to break."""
    for m in range(n):
        rate = 1.0 / p[PATIENCE + m]
        base = p[TEMPTS + m] * p[BREAK_RATE + m]
        half = 0.5 * s[GUARANTEE + m]
        by_a = min(base * exp(min(p[BETA + m] * (s[VALUE_A + m] - s[QUO_A + m] - half), 8.0)), MOST)
        by_d = min(base * exp(min(p[BETA + m] * (s[VALUE_D + m] - s[QUO_D + m] - half), 8.0)), MOST)
        s[TRUCE_BREAK_A + m] = by_a
        s[TRUCE_BREAK_D + m] = by_d
        quiet_a, of_a = keeping(s[QUO_A + m], s[VALUE_A + m] - p[CAUGHT + m], rate, by_d)
        quiet_d, of_d = keeping(s[QUO_D + m], s[VALUE_D + m] - p[CAUGHT + m], rate, by_a)
        s[TRUCE_A + m], s[TRUCE_D + m] = quotients(quiet_a, of_a, quiet_d, of_d)


@kernel
def sign_ceasefires(w: int, t: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let the members whose track `t` meets on a ceasefire this week sign one."""
    inertia = single(c.on[FRICTION])
    word, pressable, seated = int(c.track_word[t]), c.track_pressure[t] >= 0, c.track_patron[t] >= 0
    mine = c.track_ceasefire_at + t * LANES
    count = 0
    for m in range(n):  # few meet on a ceasefire: the scratch row lists them
        if s[MEETS + m] == 2.0 and s[STATUS + m] == WAR:
            s[SCRATCH + count] = m
            count += 1
    for i in range(count):
        m = int(s[SCRATCH + i])
        u_d, _, _, _ = uniforms(first + m, w, RATIFY, word, k0, k1)
        u_d = u_d if seated else s[DRAW_O + m]
        sharp, toll = p[SHARPNESS + m], inertia * p[INERTIA + m]
        free = logistic(sharp * (s[TRUCE_D + m] - s[VALUE_D + m] - toll))
        under = logistic(sharp * (s[TRUCE_D + m] - s[PRESSED_VALUE_D + m] - toll)) if pressable else free
        yes_a = s[DRAW_A + m] < logistic(sharp * (s[TRUCE_A + m] - s[VALUE_A + m] - toll))
        signs = yes_a and u_d < max(under, free)
        pressed = signs and u_d >= free
        s[STATUS + m] = CEASEFIRE if signs else s[STATUS + m]
        s[SINCE + m] = single(w) if signs else s[SINCE + m]
        s[PRESSED + m] = (1.0 if pressed else 0.0) if signs else s[PRESSED + m]
        s[E_CEASEFIRE + m] = first_week(s[E_CEASEFIRE + m], signs, w)
        s[mine + m] = first_week(s[mine + m], signs, w)
        s[E_PRESSED + m] = first_week(s[E_PRESSED + m], pressed, w)
        s[E_STOPPED + m] = first_week(s[E_STOPPED + m], signs, w)


@kernel
def truces(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Break ceasefires and lulls, let wars fade, and hold short truces."""
    if c.on[TRUCES] == 0:
        return
    count = 0
    for m in range(n):  # in few is there a quiet that may break: the scratch row lists them
        if (s[STATUS + m] == CEASEFIRE or s[STATUS + m] == LULL) and s[SINCE + m] < single(w):
            s[SCRATCH + count] = m
            count += 1
    for i in range(count):
        m = int(s[SCRATCH + i])
        u, _, _, _ = uniforms(first + m, w, BREAK, 1, k0, k1)
        breaks = u < 1.0 - exp(-min(s[TRUCE_BREAK_A + m] + s[TRUCE_BREAK_D + m], MOST))
        signed = breaks and s[STATUS + m] == CEASEFIRE
        s[E_CEASEFIRE_BROKE + m] = first_week(s[E_CEASEFIRE_BROKE + m], signed, w)
        s[E_LULL_BROKE + m] = first_week(s[E_LULL_BROKE + m], breaks and not signed, w)
        s[E_PRESSED_BROKE + m] = first_week(s[E_PRESSED_BROKE + m], signed and s[PRESSED + m] > 0.5, w)
        s[BREAKS + m] += 1.0 if signed else 0.0
        s[LAST_BREAK + m] = single(w) if signed else s[LAST_BREAK + m]
        s[STATUS + m] = WAR if breaks else s[STATUS + m]
        s[SINCE + m] = single(w) if breaks else s[SINCE + m]
    for m in range(n):
        tired = 0.5 * p[EXHAUSTS + m] * (s[EXHAUSTION_A + m] + s[EXHAUSTION_D + m])
        fades = p[LULL_RATE + m] * exp(min(tired - p[LULL_BALANCE + m] * abs(s[RHO + m]), 8.0))
        stops = s[STATUS + m] == WAR and s[SINCE + m] < single(w) and s[FADES + m] < 1.0 - exp(-min(fades, MOST))
        s[STATUS + m] = LULL if stops else s[STATUS + m]
        s[SINCE + m] = single(w) if stops else s[SINCE + m]
        s[E_LULL + m] = first_week(s[E_LULL + m], stops, w)
        s[E_STOPPED + m] = first_week(s[E_STOPPED + m], stops, w)
    for t in range(c.tracks):
        if c.track_kind[t] == T_TRUCE:
            hold_short_truces(w, t, n, first, k0, k1, c, p, s)


@kernel
def hold_short_truces(w: int, t: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Agree on short truces, count what either side alleges, and let the quarrel strain the talks."""
    word, weeks, alleged = int(c.track_word[t]), single(c.track_weeks[t]), c.track_violations[t]
    rate, calls, counts = c.track_rate[t], c.calls_at + t * LANES, c.rounds_at + t * LANES
    for m in range(n):  # what is costly stands apart from what depends on it, so that both become vector code
        u_meet, u_a, u_d, u_blame = uniforms(first + m, w, TRUCE, word, k0, k1)
        s[DRAWN + m] = u_meet - (1.0 - exp(-p[rate + m] * s[calls + m]))
        s[DRAWN + LANES + m] = max(u_a, u_d)
        s[DRAWN + 2 * LANES + m] = u_blame
    for m in range(n):
        fighting = s[STATUS + m] == WAR
        meets = fighting and single(w) >= s[HOLIDAY + m] and s[DRAWN + m] < 0.0
        agrees = meets and s[DRAWN + LANES + m] < p[ACCEPTS + m]
        s[counts + m] += 1.0 if meets else 0.0
        s[HOLIDAY + m] = single(w) + 1.0 + weeks if agrees else s[HOLIDAY + m]
        s[E_TRUCE + m] = first_week(s[E_TRUCE + m], agrees, w)
        during = fighting and single(w) < s[HOLIDAY + m] and not agrees
        ends = during and single(w) + 1.0 >= s[HOLIDAY + m]
        s[VIOLATIONS + m] += p[alleged + m] * (0.5 + s[DRAWN + 2 * LANES + m]) if during else 0.0
        s[ACCUSED_A + m] += 1.0 if ends else 0.0
        s[ACCUSED_D + m] += 1.0 if ends else 0.0
        s[STRAINED + m] = single(w) + STRAIN_WEEKS if ends else s[STRAINED + m]
        s[E_TRUCE_BROKE + m] = first_week(s[E_TRUCE_BROKE + m], during, w)
