r"""Optimism: each side overrates itself, and fighting teaches it better.

.. math:: b = \frac{b_0}{1 + n/N_{1/2}}

:math:`n` is the war's age plus the tempo of the weeks fought since. The attacker believes :math:`\rho + b`, the defender
:math:`\rho - b`. Parameters: `optimism.bias` :math:`b_0`, `optimism.learning` :math:`N_{1/2}`.

References
----------
Blainey1988; Slantchev2003.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel, single
from multipolar.world.layout import BELIEF_A, BELIEF_D, BIAS, INFORMED, OPTIMISM, RHO, TEMPO, Floats, Plan, parameter

START = parameter("optimism.bias")
LEARNING = parameter("optimism.learning")


@kernel
def optimism(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Let this week's fighting inform both sides."""
    on = single(c.on[OPTIMISM])
    for m in range(n):
        s[INFORMED + m] += s[TEMPO + m]
        s[BIAS + m] = on * p[START + m] / (1.0 + s[INFORMED + m] / p[LEARNING + m])
        s[BELIEF_A + m] = s[RHO + m] + s[BIAS + m]
        s[BELIEF_D + m] = s[RHO + m] - s[BIAS + m]
