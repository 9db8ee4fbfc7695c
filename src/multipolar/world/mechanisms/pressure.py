r"""Pressure: a patron that presses makes its client value fighting as if its aid were cut.

.. math::
    \pi = \min(\phi\,x\,\text{cred}, 1), \qquad \Delta\rho = -\chi \ln(1 - \text{cut}), \qquad
    V_D^{\text{pressed}} = (1-\pi)V_D(\rho) + \pi V_D(\rho + \Delta\rho)

:math:`x` is the pressure lever, cred its owner's credibility, cut the share of the defender's reinforcement that the owner
gives. More aid therefore means more leverage. A deal counts as *pressed* when the same draw that accepts it under pressure
would have refused it without. After a pressed deal the patron leaves: its aid and its guarantee shrink by `abandon`.
Parameters: `pressure.force` :math:`\phi`, `pressure.aid_cut` :math:`\chi`, `pressure.exit_force`.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel, ln, single
from multipolar.world.layout import (
    ABANDON,
    AID_CUT,
    GUARANTEE,
    L_AID,
    L_PRESSURE,
    LANES,
    PRESS,
    PRESSED,
    PRESSURE,
    SCRATCH,
    Floats,
    Plan,
    parameter,
)

FORCE = parameter("pressure.force")
CUT = parameter("pressure.aid_cut")
EXTERNAL = parameter("commitment.external_guarantee")


@kernel
def pressure(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the pressure on the defender, what it threatens, and the worth of patrons' guarantees."""
    on = single(c.on[PRESSURE])
    for m in range(n):
        s[PRESS + m] = 0.0
        s[AID_CUT + m] = 0.0
        s[ABANDON + m] = 0.0
        s[GUARANTEE + m] = p[EXTERNAL + m]
    for j in range(c.levers):
        if c.lever_kind[j] == L_PRESSURE:
            owner, row = c.lever_owner[j], c.lever_at + j * LANES
            credibility = c.credibility_at + owner * LANES
            cut_by(n, owner, c, p, s)
            for m in range(n):
                s[PRESS + m] = on * min(p[FORCE + m] * s[row + m] * s[credibility + m], 1.0)
                s[AID_CUT + m] = -p[CUT + m] * ln(1.0 - min(s[SCRATCH + m], 0.9))
            start, leaves = c.credibility[owner], c.patron_abandon[owner]
            if leaves >= 0:
                for m in range(n):
                    s[ABANDON + m] = p[leaves + m] * s[PRESSED + m]
            for m in range(n):
                kept = 0.5 + 0.5 * s[credibility + m] / max(p[start + m], 0.01)
                s[GUARANTEE + m] *= min(kept, 1.5) * (1.0 - s[ABANDON + m])


@kernel
def cut_by(n: int, owner: int, c: Plan, p: Floats, s: Floats) -> None:
    """Set the scratch row to the share of the defender's reinforcement that `owner` gives today."""
    for m in range(n):
        s[SCRATCH + m] = 0.0
    for j in range(c.levers):
        if c.lever_kind[j] == L_AID and c.lever_owner[j] == owner:
            row, weight, start = c.lever_at + j * LANES, c.lever_weight[j], c.lever_now[j]
            for m in range(n):
                s[SCRATCH + m] += p[weight + m] * s[row + m] / max(p[start + m], 0.05)
