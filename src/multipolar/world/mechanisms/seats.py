"""Who sits at the table of a track, and what each of them wants: positions brought to the bench before an offer is weighed."""

from __future__ import annotations

from multipolar.kernels.single import formula, kernel, power_3_2, single
from multipolar.world.layout import (
    B_BLAME,
    B_FLOOR,
    B_IDEAL,
    B_QUO,
    B_SALIENCE,
    B_SIDE,
    B_VALUE_P,
    GROUP,
    HAZARD_A,
    HAZARD_D,
    LANES,
    MAX_TERMS,
    PATRON,
    SHADOW_P,
    TO_FLOOR,
    TO_SALIENCE,
    Floats,
    Ints,
    Plan,
    parameter,
)

PATIENCE = parameter("value.patience")


@formula
def sits(role: int, t: int, c: Plan) -> bool:
    """Tell whether there is someone in a role on track `t`: the two at war always are."""
    return role < PATRON or (c.track_patron[t] >= 0 if role == PATRON else c.track_ratifier[t] >= 0)


@kernel
def gather_role(v: int, role: int, count: int, c: Plan, s: Floats, b: Floats, pick: Ints) -> None:
    """Bring one voice's ideals, saliences and stated floors to the bench; a term on which it has no view weighs nothing.

    Terms fall short below a floor (side 1) or above it (side -1), or none was stated (0); which way belongs to the case, never to a
    draw. A floor that was drawn beyond its holder's ideal, or from which the ideal has walked away, asks for the ideal: no more.
    """
    for k in range(c.terms):
        to = (role * MAX_TERMS + k) * LANES
        g = c.term_group[v, k]
        at = c.group_at + g * GROUP
        if g >= 0:
            for i in range(count):
                b[B_IDEAL + to + i] = s[at + pick[i]]
                b[B_SALIENCE + to + i] = s[at + TO_SALIENCE + pick[i]]
        else:
            for i in range(count):
                b[B_IDEAL + to + i] = 0.0
                b[B_SALIENCE + to + i] = 0.0
        if g < 0 or c.group_floor[g] == 0:
            for i in range(count):
                b[B_FLOOR + to + i] = 0.0
                b[B_SIDE + to + i] = 0.0
        else:
            side = single(c.group_floor[g])
            for i in range(count):
                floor, ideal = s[at + TO_FLOOR + pick[i]], b[B_IDEAL + to + i]
                b[B_FLOOR + to + i] = min(floor, ideal) if side > 0.0 else max(floor, ideal)
                b[B_SIDE + to + i] = side


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
