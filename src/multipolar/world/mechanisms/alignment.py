r"""Alignment: affinities follow common friends and enemies, and what actors do for and to each other.

.. math::
    a_{ij} \leftarrow a_{ij} + \tfrac{\eta}{N} \sum_k a_{ik}a_{kj} - \delta a_{ij} + \tau \sum_l \pm (x_l - x_{l,0})

once a month, within -1…1; the last sum runs over levers between `i` and `j`: aid and support bring closer, sanctions and
pressure apart. Support in turn follows the affinity to the side it supports. Parameters: `alignment.balance` :math:`\eta`,
`alignment.decay` :math:`\delta`, `alignment.ties` :math:`\tau`, `alignment.support`; two members of one organisation start at
`alignment.membership` where the case gives no affinity.

References
----------
Heider1946; AxelrodBennett1993.
"""

from __future__ import annotations

from multipolar.kernels.single import kernel, single
from multipolar.world.layout import ALIGNMENT, L_AID, L_SUPPORT, LANES, SCRATCH, Floats, Plan, parameter

BALANCE = parameter("alignment.balance")
DECAY = parameter("alignment.decay")
TIES = parameter("alignment.ties")
MONTH = 4


@kernel
def alignment(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """Move every affinity, once a month; pairs are settled one after another in the order of the ids.

    Voices without any tie (spoilers, say) have none that could change, and are passed over.
    """
    if c.on[ALIGNMENT] == 0 or w % MONTH != 0:
        return
    many = single(max(c.voices - 2, 1))
    for one in range(c.ties):
        i = c.tied[one]
        for other in range(one):
            j = c.tied[other]
            pair, mirror = c.affinity_at + (i * c.voices + j) * LANES, c.affinity_at + (j * c.voices + i) * LANES
            for m in range(n):
                s[SCRATCH + m] = 0.0
            for third in range(c.ties):
                k = c.tied[third]
                if k != i and k != j:
                    to, on = c.affinity_at + (i * c.voices + k) * LANES, c.affinity_at + (k * c.voices + j) * LANES
                    for m in range(n):
                        s[SCRATCH + m] += s[to + m] * s[on + m]
            for m in range(n):
                s[SCRATCH + m] = p[BALANCE + m] * s[SCRATCH + m] / many - p[DECAY + m] * s[pair + m]
            feel_levers(i, j, n, c, p, s)
            for m in range(n):
                s[pair + m] = min(max(s[pair + m] + s[SCRATCH + m], -1.0), 1.0)
            for m in range(n):
                s[mirror + m] = s[pair + m]


@kernel
def feel_levers(i: int, j: int, n: int, c: Plan, p: Floats, s: Floats) -> None:
    """Add to the scratch row what levers between two actors do to their affinity."""
    for q in range(c.levers):
        owner, other = c.lever_owner[q], c.lever_other[q]
        if (owner == i and other == j) or (owner == j and other == i):
            kind, row, start = c.lever_kind[q], c.lever_at + q * LANES, c.lever_now[q]
            sign = 1.0 if kind == L_AID or kind == L_SUPPORT else -1.0
            for m in range(n):
                s[SCRATCH + m] += sign * p[TIES + m] * (s[row + m] - p[start + m])
