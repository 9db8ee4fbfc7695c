r"""Spoilers: an actor whom the likely deal would hurt holds up rounds and helps to break what was signed.

.. math:: \text{hurt}_t = \sum_s \sigma_s \,[U_s(z^{sq}) - U_s(z_t)]_+

:math:`\sigma_s` is the actor's `sabotage`, :math:`z_t` the last offer on track `t`. Rounds come up :math:`e^{-k_s\text{hurt}}` as
often, and a signed deal's hazard is multiplied by :math:`e^{k_b\text{hurt}}`, doubly where those outside the table refuse to carry
the deal out. Parameters: `spoilers.rounds` :math:`k_s`, `spoilers.breaks` :math:`k_b`.

References
----------
Stedman1997.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel, power_3_2
from multipolar.world.layout import (
    B_HURT,
    B_KEEN,
    B_QUO,
    B_SCORE,
    B_TERMS,
    B_VIEW,
    GROUP,
    LANES,
    SPOILERS,
    TO_SALIENCE,
    Floats,
    Ints,
    Plan,
)


@kernel
def hurt_by_offer(t: int, count: int, c: Plan, p: Floats, s: Floats, b: Floats, o: Floats, pick: Ints) -> None:
    """Set how much the offer on the bench would hurt the spoilers."""
    row = c.hurt_at + t * LANES
    for i in range(count):
        b[B_HURT + i] = 0.0
        s[row + pick[i]] = 0.0
    if c.on[SPOILERS] == 0:
        return
    for v in range(c.voices):
        weight = c.sabotage[v]
        if weight < 0:
            continue
        for i in range(count):
            b[B_SCORE + i] = 0.0
        for k in range(c.terms):
            g = c.term_group[v, k]
            if g >= 0:
                at = c.group_at + g * GROUP
                for i in range(count):
                    b[B_VIEW + i] = s[at + pick[i]]
                    b[B_KEEN + i] = s[at + TO_SALIENCE + pick[i]]
                for i in range(count):
                    ideal = b[B_VIEW + i]
                    lost = power_3_2(o[B_TERMS + k * LANES + i] - ideal) - power_3_2(b[B_QUO + k * LANES + i] - ideal)
                    b[B_SCORE + i] += b[B_KEEN + i] * lost
        for i in range(count):
            b[B_HURT + i] += p[weight + pick[i]] * max(b[B_SCORE + i], 0.0)
    for i in range(count):
        s[row + pick[i]] = b[B_HURT + i]
