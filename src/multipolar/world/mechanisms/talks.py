r"""Talks: on each track rounds come up, an offer is made, and those who must agree say yes or no.

A round on a track comes up with chance :math:`1 - \exp(-\lambda(1+\mu)\,e^{-k_s\,\text{hurt}}\,f)` a week, where :math:`f` holds
the calendar, the estrangement after a break and the strain of a violated truce. It is about a ceasefire with the track's
chance `freeze`, else about a deal. A deal lies on the contract curve of the two who negotiate,

.. math::
    z_k(\lambda) = \frac{(\lambda s_{1k})^2\theta_{1k} + ((1-\lambda)s_{2k})^2\theta_{2k}}{(\lambda s_{1k})^2 + ((1-\lambda)s_{2k})^2},
    \qquad \max_\lambda \; \text{sp}(\Lambda g_1)\,\text{sp}(\Lambda g_2), \quad \text{sp}(v) = \ln(1 + e^v)

a soft Nash product that is defined even where no deal is better for both. Where a patron negotiates over the defender's head,
the product also holds the chance that the defender consents. A party gains :math:`g_i = EU_i - V_i - \text{audience}_i`
(see `commitment` and `audience`) and says yes with chance :math:`1/(1+e^{-\Lambda(g_i - \tau)})`. Parameters:
`friction.sharpness` :math:`\Lambda`, `friction.deal` :math:`\tau`, `friction.mediation` :math:`\mu`, `friction.ease`,
`friction.estrangement`; `friction.ceasefire` holds for ceasefires (see `truces`). Those who must ratify do so with chance
:math:`1/(1+e^{-\Lambda_r(\text{slack} - d)})` in their shortfall :math:`d` below what they stated: `ratification.sharpness`
:math:`\Lambda_r`, the case's `slack` of either side, and `ratification.others_slack` for ratifiers that are not at war, whose
refusal means that they do not carry the deal out.

References
----------
Nash1950; Fearon1995; Putnam1988.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import exp, kernel, logistic, single, uniforms
from multipolar.world.layout import (
    ATTACKER,
    B_ANSWER,
    B_DRAW_A,
    B_DRAW_O,
    B_GAIN_A,
    B_GAIN_D,
    B_GAIN_FREE,
    B_GAIN_P,
    B_GUARANTEE,
    B_LIMITS,
    B_OPEN,
    B_RATIFIES,
    B_RELIEF,
    B_SHARP,
    B_SHORTFALL,
    B_SLACK_A,
    B_SLACK_D,
    B_SLACK_O,
    B_TERMS,
    B_TOLL,
    B_UTILITY,
    B_WEIGHT,
    CARRIED,
    COLLAPSED,
    COST_A,
    COST_D,
    DEAL,
    DEAL_A,
    DEAL_D,
    DEAL_GUARANTEE,
    DEAL_HURT,
    DEAL_LIMITS,
    DEAL_RELIEF,
    DEAL_TRACK,
    DEAL_WEIGHT,
    DEFENDER,
    DRAW_A,
    DRAW_O,
    E_DEAL,
    E_IMPOSED,
    E_PRESSED,
    E_REFUSED,
    E_STOPPED,
    FALLEN,
    LANES,
    LAST_BREAK,
    MEETS,
    OFFERS,
    PRESSED,
    RANGE_OPEN,
    RATIFICATION,
    RATIFIER,
    SCRATCH,
    SINCE,
    SLACK_A,
    SLACK_D,
    STATUS,
    STRAINED,
    T_DEAL,
    TRUCES,
    WAR,
    Floats,
    Ints,
    Plan,
    parameter,
)
from multipolar.world.mechanisms.events import first_week
from multipolar.world.mechanisms.offer import best_offer, gather
from multipolar.world.mechanisms.spoilers import hurt_by_offer
from multipolar.world.mechanisms.truces import sign_ceasefires

MEDIATION = parameter("friction.mediation")
ESTRANGED = parameter("friction.estrangement")
STRAIN = parameter("truces.strain")
HOLDS_UP = parameter("spoilers.rounds")
RATIFIES = parameter("ratification.sharpness")
OTHERS_SLACK = parameter("ratification.others_slack")
ROUND = int(streams.ROUND)
RATIFY = int(streams.RATIFY)
HALF_YEAR = single(26.0)
RANGE_EVERY = 8
VECTOR = 16


@kernel
def talks(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Hold this week's rounds, track by track, and record now and then how wide the bargaining range is."""
    for t in range(c.tracks):
        if c.track_kind[t] == T_DEAL:
            meet(w, t, n, first, k0, k1, c, p, s)
            if c.on[TRUCES] == 1:
                sign_ceasefires(w, t, n, first, k0, k1, c, p, s)
            count = 0
            for m in range(n):
                if s[MEETS + m] == 1.0 and s[STATUS + m] < DEAL:
                    pick[count] = m
                    count += 1
            if count > 0:
                width = fill(count, n, pick)
                gather(t, width, c, p, s, b, o, pick)
                best_offer(t, width, False, c, s, b, o, pick)
                answer(w, t, width, first, k0, k1, c, p, s, b, o, pick)
                hurt_by_offer(t, width, c, p, s, b, o, pick)
                sign(w, t, count, c, s, b, o, pick)
            dictate(w, t, n, first, k0, k1, c, p, s)
    if w % RANGE_EVERY == 0:
        measure_range(n, c, p, s, b, o, pick)


@kernel
def fill(count: int, n: int, pick: Ints) -> int:
    """Fill the bench up with its first member to a width that a vector instruction divides, and return that width.

    The places that are left over would be worked on one by one, each at the price of a whole vector.
    """
    width = min((count + VECTOR - 1) // VECTOR * VECTOR, n)
    for i in range(count, width):
        pick[i] = pick[0]
    return width


@kernel
def meet(w: int, t: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Decide who meets on track `t` this week, and about what."""
    word, rate, freeze = int(c.track_word[t]), c.track_rate[t], c.track_freeze[t]
    calls, hurt, counts = c.calls_at + t * LANES, c.hurt_at + t * LANES, c.rounds_at + t * LANES
    freezes = single(c.on[TRUCES])
    for m in range(n):
        u_meet, u_agenda, u_a, u_o = uniforms(first + m, w, ROUND, word, k0, k1)
        estranged = p[ESTRANGED + m] if s[LAST_BREAK + m] >= 0.0 and single(w) - s[LAST_BREAK + m] < HALF_YEAR else 1.0
        strained = p[STRAIN + m] if single(w) < s[STRAINED + m] else 1.0
        pace = 1.0 if s[STATUS + m] == WAR else 0.5
        held_up = exp(-min(p[HOLDS_UP + m] * s[hurt + m], 8.0))
        flow = p[rate + m] * (1.0 + p[MEDIATION + m]) * s[calls + m] * held_up * estranged * strained * pace
        meets = s[STATUS + m] < DEAL and u_meet < 1.0 - exp(-flow)
        about_ceasefire = u_agenda < freezes * p[freeze + m]
        s[MEETS + m] = (2.0 if about_ceasefire else 1.0) if meets else 0.0
        s[DRAW_A + m] = u_a
        s[DRAW_O + m] = u_o
        s[counts + m] += 1.0 if meets else 0.0


@kernel
def answer(
    w: int, t: int, count: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints
) -> None:  # fmt: skip
    """Let the negotiators, the defender and the ratifiers answer the offer.

    Sets the rows of answers: 0 signed, 1 pressed, 2 refused by those who must carry it out, 3 carried out by the others.
    """
    seated, pressable = c.track_patron[t] >= 0, c.track_pressure[t] >= 0
    third = c.track_ratifier[t] >= 0
    checks, word = c.on[RATIFICATION] == 1, int(c.track_word[t])
    for i in range(count):
        m = pick[i]
        b[B_DRAW_A + i] = s[DRAW_A + m]
        b[B_DRAW_O + i] = s[DRAW_O + m]
        b[B_RATIFIES + i] = p[RATIFIES + m]
        b[B_SLACK_A + i] = p[SLACK_A + m]
        b[B_SLACK_D + i] = p[SLACK_D + m]
        b[B_SLACK_O + i] = p[OTHERS_SLACK + m]
    for i in range(count):
        u_d, u_ratify_a, u_ratify_d, u_other = uniforms(first + pick[i], w, RATIFY, word, k0, k1)
        u_d = u_d if seated else b[B_DRAW_O + i]
        sharp, toll, ratifies = b[B_SHARP + i], b[B_TOLL + i], b[B_RATIFIES + i]
        yes_a = b[B_DRAW_A + i] < logistic(sharp * (o[B_GAIN_A + i] - toll))
        yes_p = b[B_DRAW_O + i] < logistic(sharp * (o[B_GAIN_P + i] - toll)) if seated else True
        free = logistic(sharp * (o[B_GAIN_FREE + i] - toll))
        under = max(logistic(sharp * (o[B_GAIN_D + i] - toll)), free) if pressable else free
        short_a, short_d = o[B_SHORTFALL + ATTACKER * OFFERS + i], o[B_SHORTFALL + DEFENDER * OFFERS + i]
        passes_a = u_ratify_a < logistic(ratifies * (b[B_SLACK_A + i] - short_a)) or not checks
        passes_d = u_ratify_d < logistic(ratifies * (b[B_SLACK_D + i] - short_d)) or not checks
        short_o = o[B_SHORTFALL + RATIFIER * OFFERS + i]
        carried = not third or not checks or u_other < logistic(ratifies * (b[B_SLACK_O + i] - short_o))
        agreed = yes_a and yes_p and passes_a
        consents = u_d < under and passes_d
        b[B_ANSWER + i] = 1.0 if agreed and consents else 0.0
        b[B_ANSWER + LANES + i] = 1.0 if agreed and consents and u_d >= free else 0.0
        b[B_ANSWER + 2 * LANES + i] = 1.0 if agreed and not consents and (seated or u_d < under) else 0.0
        b[B_ANSWER + 3 * LANES + i] = 1.0 if carried else 0.0


@kernel
def sign(w: int, t: int, count: int, c: Plan, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Write what was signed into the state."""
    hurt, mine = c.hurt_at + t * LANES, c.track_deal_at + t * LANES
    for i in range(count):
        m = pick[i]
        s[E_REFUSED + m] = first_week(s[E_REFUSED + m], b[B_ANSWER + 2 * LANES + i] > 0.5, w)
        if b[B_ANSWER + i] > 0.5:
            pressed = b[B_ANSWER + LANES + i]
            s[STATUS + m] = DEAL
            s[SINCE + m] = w
            s[PRESSED + m] = pressed
            s[CARRIED + m] = b[B_ANSWER + 3 * LANES + i]
            s[DEAL_A + m] = o[B_UTILITY + ATTACKER * OFFERS + i]
            s[DEAL_D + m] = o[B_UTILITY + DEFENDER * OFFERS + i]
            s[DEAL_GUARANTEE + m] = o[B_GUARANTEE + i]
            s[DEAL_LIMITS + m] = o[B_LIMITS + i]
            s[DEAL_RELIEF + m] = o[B_RELIEF + i]
            s[DEAL_HURT + m] = s[hurt + m]
            s[DEAL_WEIGHT + m] = o[B_WEIGHT + i]
            s[DEAL_TRACK + m] = t
            for k in range(c.terms):
                s[c.agreed_at + k * LANES + m] = o[B_TERMS + k * LANES + i]
            s[E_DEAL + m] = first_week(s[E_DEAL + m], True, w)
            s[mine + m] = first_week(s[mine + m], True, w)
            s[E_PRESSED + m] = first_week(s[E_PRESSED + m], pressed > 0.5, w)
            s[E_STOPPED + m] = first_week(s[E_STOPPED + m], True, w)


@kernel
def dictate(w: int, t: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """After a collapse, let the winner dictate terms on a track that is live then."""
    after = c.track_after[t]
    if after < 0:
        return
    word = int(c.track_word[t])
    count = 0
    for m in range(n):  # few have just fallen: the scratch row lists them
        if s[STATUS + m] == COLLAPSED and s[SINCE + m] < single(w) and s[E_IMPOSED + m] < 0.0:
            s[SCRATCH + count] = m
            count += 1
    for i in range(count):
        m = int(s[SCRATCH + i])
        _, _, _, u = uniforms(first + m, w, RATIFY, word, k0, k1)
        occupation = p[COST_A + m] if s[FALLEN + m] > 0.5 else p[COST_D + m]
        s[E_IMPOSED + m] = first_week(s[E_IMPOSED + m], occupation > 0.0 and u < 1.0 - exp(-p[after + m]), w)


@kernel
def measure_range(n: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Measure on the main track whether some offer leaves both sides better off, and what closes the range."""
    count = 0
    for m in range(n):
        if s[STATUS + m] == WAR:
            pick[count] = m
            count += 1
    for q in range(6):
        for m in range(n):
            s[RANGE_OPEN + q * LANES + m] = -1.0
    if count == 0 or c.main_track < 0:
        return
    width = fill(count, n, pick)
    gather(c.main_track, width, c, p, s, b, o, pick)
    best_offer(c.main_track, width, True, c, s, b, o, pick)
    for q in range(6):
        for i in range(count):
            s[RANGE_OPEN + q * LANES + pick[i]] = b[B_OPEN + q * LANES + i]
