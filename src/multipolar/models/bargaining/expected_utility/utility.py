r"""What a challenge is worth: expected utilities, and the risk an actor takes to be safe.

.. math::
    U_s &= 2 - 4(\tfrac12 - \tfrac12 D)^r, \quad U_f = 2 - 4(\tfrac12 + \tfrac12 D)^r, \quad U_q = 2 - 4(\tfrac12)^r, \\
    U_{b,w} &= 2 - 4\left(\tfrac12 \mp \tfrac14\frac{|x_i-\mu| + |x_i-x_j|}{R}\right)^r, \qquad D = |x_i-x_j|/R \\
    E(i\,v\,j) &= s_j[P U_s + (1-P)U_f] + (1-s_j)U_s - Q U_q - (1-Q)[T U_b + (1-T)U_w]

T is 1 where j's drift towards the median :math:`\mu` would help i, :math:`|x_i-\mu| < |x_i-x_j|`. Risk: with r = 1 first,
:math:`\text{Sec}_i = \sum_{j\ne i} E(j\,v\,i)`, then :math:`R_i = (2\text{Sec}_i - \max - \min)/(\max - \min)` and
:math:`r_i = (1 - R_i/3)/(1 + R_i/3)`, from ½ to 2.
"""

from __future__ import annotations

from multipolar.kernels import formula, kernel
from multipolar.models.bargaining.expected_utility.contest import Matrix, Rule, Vector, power
from multipolar.models.bargaining.expected_utility.switches import SECURITY_COUNTS, SLACK


@formula
def worth(chance: float, s: float, near: float, far: float, quiet: float, drift: float, q: float) -> float:
    """Return E(i v j): `s` is j's salience, the others are utilities and the chance of i."""
    return s * (chance * near + (1.0 - chance) * far) + (1.0 - s) * near - q * quiet - (1.0 - q) * drift


@kernel
def drifted(to_median: float, apart: float, r: float) -> float:
    """Return what i expects if j is left alone and drifts to the median; distances are shares of the span."""
    quarter = 0.25 * (to_median + apart)
    better = to_median < apart
    return 2.0 - 4.0 * power(max(0.5 - quarter if better else 0.5 + quarter, 0.0), r)


@kernel
def expected_utilities(
    x: Vector, s: Vector, r: Vector, median: float, span: float, q: float, chance: Matrix, own: Matrix, threat: Matrix
) -> None:
    """Fill ``own[i, j]`` with E(i v j) and ``threat[i, j]`` with E(j v i), both as i sees them, with its own r."""
    n = len(x)
    for i in range(n):
        neutral = r[i] == 1.0
        quiet = 0.0 if neutral else 2.0 - 4.0 * power(0.5, r[i])
        for j in range(n):
            apart = abs(x[i] - x[j]) / span
            near = 2.0 * apart
            far = -2.0 * apart
            if not neutral:
                near = 2.0 - 4.0 * power(0.5 - 0.5 * min(apart, 1.0), r[i])
                far = 2.0 - 4.0 * power(0.5 + 0.5 * apart, r[i])
            own[i, j] = worth(chance[i, j], s[j], near, far, quiet, quiet, q)
            threat[i, j] = worth(chance[j, i], s[i], near, far, quiet, quiet, q)
        if q < 1.0:
            for j in range(n):
                apart = abs(x[i] - x[j]) / span
                own[i, j] += (1.0 - q) * (quiet - drifted(abs(x[i] - median) / span, apart, r[i]))
                threat[i, j] += (1.0 - q) * (quiet - drifted(abs(x[j] - median) / span, apart, r[i]))


@kernel
def risks(w: Vector, threat: Matrix, rule: Rule, security: Vector, r: Vector) -> None:
    """Fill `r` with each actor's exponent from the threats it faces at r = 1; `security` is scratch."""
    n = len(w)
    by_weight = rule[SECURITY_COUNTS] == 1
    scale = 0.0
    for i in range(n):
        security[i] = 0.0
        scale += w[i] if by_weight else 1.0
        for j in range(n):
            if j != i:
                security[i] += w[j] * threat[i, j] if by_weight else threat[i, j]
    low = security.min()
    high = security.max()
    for i in range(n):
        r[i] = 1.0
        if high - low > SLACK * scale:
            taken = (2.0 * security[i] - high - low) / (high - low)
            r[i] = (1.0 - taken / 3.0) / (1.0 + taken / 3.0)
