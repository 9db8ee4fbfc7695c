r"""Audience: a leader pays at home for signing below what it said it would accept.

.. math:: c_i = \alpha\,\gamma^{B} \sum_k s_{ik}\,[\text{floor}_{ik} - z_k]_+

:math:`B` counts the agreements that broke before: each makes the next concession dearer. For a patron the stated floor is
"a peace that does not look like a defeat". Parameters: `audience.weight` :math:`\alpha`, `audience.growth` :math:`\gamma`.

References
----------
Fearon1994; Putnam1988.
"""

from __future__ import annotations

from multipolar.kernels.single import exp, formula, ln


@formula
def growth_of_audience(growth: float, breaks: float) -> float:
    """Return how much dearer a concession has become after `breaks` broken agreements."""
    return exp(min(breaks, 10.0) * ln(growth))
