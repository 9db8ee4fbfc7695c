r"""Toll: what the fighting costs people.

.. math:: T_q \leftarrow T_q + t_q \, \tau

:math:`t_q` is the case's figure for one kind of loss, in thousand people a week at tempo 1, and :math:`\tau` the week's tempo.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel
from multipolar.world.layout import LANES, TEMPO, TOLL, Floats, Plan


@kernel
def toll(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Add this week's toll."""
    if c.on[TOLL] == 0:
        return
    for q in range(c.tolls):
        row, rate = c.toll_at + q * LANES, c.toll[q]
        for m in range(n):
            s[row + m] += p[rate + m] * s[TEMPO + m]
