r"""Drift: the ideals of a volatile actor walk around where they started.

.. math:: \theta \leftarrow \theta + \kappa(\theta_0 - \theta) + \frac{v}{\sqrt{52}} \, \varepsilon \qquad \text{(a week)}

:math:`v` is the actor's `volatility` (points a year), :math:`\kappa` the weekly `drift.pull`, :math:`\varepsilon`
a standard normal draw keyed by actor and issue. The stored value is the distance :math:`\theta - \theta_0`. Since positions
are read only when they are reviewed, the weeks between two reviews are walked in one stride of the same law:
:math:`d \leftarrow (1-\kappa)^R d + \frac{v}{\sqrt{52}}\sqrt{\sum_{i<R}(1-\kappa)^{2i}}\,\varepsilon` with
:math:`R` = `decide.pace_of_review`. Every fourth review draws four times and puts three draws by.
"""

from __future__ import annotations

from multipolar import streams
from multipolar.kernels.single import kernel, root, single, two_normals, uniforms
from multipolar.world.layout import DRIFT, LANES, SCRATCH, Floats, Plan, parameter

PULL = parameter("drift.pull")
PURPOSE = int(streams.DRIFT)
FOUR = 4  # draws that come at the price of one
WEEKLY = single(52.0**-0.5)


@kernel
def drift(w: int, n: int, first: int, k0: int, k1: int, c: Plan, p: Floats, s: Floats) -> None:
    """At the end of the weeks between two reviews, move the ideals of volatile actors by all of them."""
    stride = c.review
    if c.on[DRIFT] == 0 or (w + 1) % stride != 0:
        return
    for m in range(n):
        keep = 1.0 - p[PULL + m]
        left, spread = 1.0, 0.0
        for _ in range(stride):
            spread += left * left
            left *= keep
        s[SCRATCH + m] = left
        s[SCRATCH + LANES + m] = WEEKLY * root(spread)
    turn, drawn = ((w + 1) // stride - 1) % FOUR, SCRATCH + 2 * LANES
    for e in range(c.entries):
        if c.entry_volatility[e] >= 0:
            word, volatility, row = int(c.entry_word[e]), c.entry_volatility[e], c.drift_at + e * LANES
            one = c.spare_at + e * (FOUR - 1) * LANES
            two, three = one + LANES, one + 2 * LANES
            if turn == 0:
                for m in range(n):
                    s[drawn + m], s[one + m], s[two + m], s[three + m] = uniforms(first + m, w, PURPOSE, word, k0, k1)
                for m in range(n):
                    s[drawn + m], s[one + m] = two_normals(s[drawn + m], s[one + m])
                    s[two + m], s[three + m] = two_normals(s[two + m], s[three + m])
            else:
                for m in range(n):
                    s[drawn + m] = s[one + (turn - 1) * LANES + m]
            for m in range(n):
                step = s[SCRATCH + LANES + m] * p[volatility + m] * s[drawn + m]
                s[row + m] = s[SCRATCH + m] * s[row + m] + step
