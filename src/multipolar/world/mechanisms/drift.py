r"""Drift: the ideals of a volatile actor walk around where they started.

.. math:: \theta \leftarrow \theta + \kappa(\theta_0 - \theta) + \frac{v}{\sqrt{52}} \, \varepsilon \qquad \text{(a week)}

:math:`v` is the actor's `volatility` (points a year), :math:`\kappa` the weekly `drift.pull`, :math:`\varepsilon`
a standard normal draw keyed by actor and issue. The stored value is the distance :math:`\theta - \theta_0`. Since positions
are read only when they are reviewed, the weeks between two reviews are walked in one stride of the same law:
:math:`d \leftarrow (1-\kappa)^R d + \frac{v}{\sqrt{52}}\sqrt{\sum_{i<R}(1-\kappa)^{2i}}\,\varepsilon` with
:math:`R` = `decide.pace_of_review`.
"""

from __future__ import annotations

import math

from multipolar import streams
from multipolar.kernels import kernel
from multipolar.kernels.arithmetic import normal_quantile
from multipolar.kernels.philox import uniforms
from multipolar.world.layout import DRIFT, LANES, SCRATCH, Floats, Plan, parameter

PULL = parameter("drift.pull")
PURPOSE = int(streams.DRIFT)
WEEKLY = 52.0**-0.5


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
        s[SCRATCH + LANES + m] = WEEKLY * math.sqrt(spread)
    for e in range(c.entries):
        if c.entry_volatility[e] >= 0:
            word = int(c.entry_word[e])
            row = c.drift_at + e * LANES
            volatility = c.entry_volatility[e]
            for m in range(n):
                u, _, _, _ = uniforms(first + m, w, PURPOSE, word, k0, k1)
                s[row + m] = s[SCRATCH + m] * s[row + m] + s[SCRATCH + LANES + m] * p[volatility + m] * normal_quantile(u)
