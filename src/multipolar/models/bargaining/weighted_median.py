"""The weighted median: the position that no other beats in a weighted vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.centre import weighted_median
from multipolar.models.bargaining.problem import BargainingProblem, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedMedian:
    r"""Settle each issue at the position that splits the weight, capability × salience, in two halves.

    .. math:: x_k = \min\{p_{ik} : \textstyle\sum_{j:\, p_{jk} \le p_{ik}} w_{jk} \ge \tfrac12 \sum_j w_{jk}\}

    Notes
    -----
    With exactly half of the weight on either side it is the lower of the two positions; mirrored, the higher. Where
    nobody has any weight, all count alike and nothing is agreed.

    References
    ----------
    Black1948.

    Examples
    --------
    >>> WeightedMedian().settle(BargainingProblem.of([0.0, 0.25, 1.0], capability=[1.0, 1.0, 3.0])).point
    array([[1.]])
    """

    name: ClassVar[str] = "weighted-median"
    title: ClassVar[str] = "Median position, weighted by capability × salience: nothing beats it in a vote"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Black1948"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/unit/models/test_simple_bargaining.py"
    presets: ClassVar[Presets] = {}
    waives: ClassVar[Mapping[str, str]] = {"symmetry": "between two halves of the weight it takes the lower position"}

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng`, `rounds` and `keep` are unused."""
        weight = problem.weight
        return Settlement(point=weighted_median(problem.position, weight), agreed=weight.sum(axis=1) > 0.0)
