"""The compromise model: the weighted mean, the field's usual baseline.

It is written out in full to serve as the example for new models.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.centre import weighted_mean
from multipolar.models.bargaining.problem import BargainingProblem, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Compromise:
    r"""Settle each issue at the mean position, weighted by capability and salience.

    .. math:: x_k = \frac{\sum_i c_i \, s_{ik}^{\gamma} \, p_{ik}}{\sum_i c_i \, s_{ik}^{\gamma}}

    Parameters
    ----------
    gamma : float, default 1.0, in [0, 5]
        Exponent on salience. 1 is the published rule; 0 ignores salience.

    Notes
    -----
    Differs from the source in one point: `gamma` is ours. Where nobody has any weight, all count alike and nothing is
    agreed.

    References
    ----------
    Achen2006, chapter 4.

    Examples
    --------
    >>> problem = BargainingProblem.of(position=[0.0, 1.0], salience=[1.0, 0.5], capability=[1.0, 2.0])
    >>> Compromise().settle(problem).point
    array([[0.5]])
    """

    name: ClassVar[str] = "compromise"
    title: ClassVar[str] = "Mean position, weighted by capability × salience: the baseline"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Achen2006"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "tests/unit/api/test_bargaining.py"  # its mean absolute error on DEU III, 23.641
    presets: ClassVar[Presets] = {}

    gamma: float = 1.0

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng`, `rounds` and `keep` are unused."""
        weight = problem.capability[:, :, None] * problem.salience**self.gamma  # m n k
        return Settlement(point=weighted_mean(problem.position, weight), agreed=weight.sum(axis=1) > 0.0)
