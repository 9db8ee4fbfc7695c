r"""Economy: sanctions wear down the attacker's war economy, partners and trade rebuild it; bombing and aid move the defender's.

.. math::
    d\ln Q_A &= [g_A - \eta S (1 - \text{sub}) + \gamma(x_{cn} - x_{cn,0})]/52, \qquad \text{sub} = \text{sub}_0 + h\,x_{cn} \\
    d\ln Q_D &= [g_D - b\,\tau_s + f\,\overline{\text{aid}}]/52

:math:`S` is the sanctions in force (each lever times its share of their reach), :math:`x_{cn}` partners' support,
:math:`\tau_s` is 1 while the war is fought and 0 otherwise. Parameters: `economy.sanctions` :math:`\eta`,
`economy.help` :math:`h`, `economy.support_growth` :math:`\gamma`, `economy.bombing` :math:`b`, `economy.finance` :math:`f`;
growth :math:`g` and substitution :math:`\text{sub}_0` belong to the case.
"""

from __future__ import annotations

from multipolar.kernels.single import exp, kernel
from multipolar.world.layout import (
    AID,
    ECONOMY,
    ECONOMY_A,
    ECONOMY_D,
    GROWTH_A,
    GROWTH_D,
    L_AID,
    L_SANCTIONS,
    L_SUPPORT,
    LANES,
    SANCTIONS,
    STATUS,
    SUBSTITUTION,
    SUPPORT,
    SUPPORT0,
    WAR,
    Floats,
    Plan,
    parameter,
)

SANCTIONS_BITE = parameter("economy.sanctions")
HELP = parameter("economy.help")
SUPPORT_GROWTH = parameter("economy.support_growth")
BOMBING = parameter("economy.bombing")
FINANCE = parameter("economy.finance")


@kernel
def gather_levers(n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Add up the levers by kind: sanctions by their share of the reach, support and aid by their mean level."""
    supports, aids = 0.0, 0.0
    for m in range(n):
        s[SANCTIONS + m] = 0.0
        s[SUPPORT + m] = 0.0
        s[AID + m] = 0.0
    for j in range(c.levers):
        row, kind = c.lever_at + j * LANES, c.lever_kind[j]
        if kind == L_SANCTIONS:
            weight = c.lever_weight[j]
            for m in range(n):
                s[SANCTIONS + m] += p[weight + m] * s[row + m]
        if kind == L_SUPPORT:
            supports += 1.0
            for m in range(n):
                s[SUPPORT + m] += s[row + m]
        if kind == L_AID:
            aids += 1.0
            for m in range(n):
                s[AID + m] += s[row + m]
    for m in range(n):
        s[SANCTIONS + m] = min(s[SANCTIONS + m], 1.0)
        s[SUPPORT + m] /= max(supports, 1.0)
        s[AID + m] /= max(aids, 1.0)


@kernel
def economy(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Move both war economies by one week."""
    gather_levers(n, c, p, s)
    if c.on[ECONOMY] == 0:
        return
    for m in range(n):
        fought = 1.0 if s[STATUS + m] == WAR else 0.0
        substituted = min(p[SUBSTITUTION + m] + p[HELP + m] * s[SUPPORT + m], 0.95)
        bite = p[SANCTIONS_BITE + m] * s[SANCTIONS + m] * (1.0 - substituted)
        rise = p[SUPPORT_GROWTH + m] * (s[SUPPORT + m] - s[SUPPORT0 + m])
        a = s[ECONOMY_A + m] * exp((p[GROWTH_A + m] - bite + rise) / 52.0)
        d = s[ECONOMY_D + m] * exp((p[GROWTH_D + m] - p[BOMBING + m] * fought + p[FINANCE + m] * s[AID + m]) / 52.0)
        s[ECONOMY_A + m] = min(max(a, 0.05), 20.0)
        s[ECONOMY_D + m] = min(max(d, 0.05), 20.0)
