"""The mean position: every actor counts the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.centre import weighted_mean
from multipolar.models.bargaining.problem import BargainingProblem, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    r"""Settle each issue at the plain mean of the positions, whatever weight stands behind them.

    .. math:: x_k = \tfrac1n \sum_i p_{ik}

    References
    ----------
    Thomson2011, which uses it as a benchmark.

    Examples
    --------
    >>> Mean().settle(BargainingProblem.of([0.0, 0.25, 1.0], capability=[1.0, 1.0, 9.0])).point.round(4)
    array([[0.4167]])
    """

    name: ClassVar[str] = "mean"
    title: ClassVar[str] = "Plain mean position: one actor, one voice"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Thomson2011"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/unit/models/test_simple_bargaining.py"
    presets: ClassVar[Presets] = {}
    waives: ClassVar[Mapping[str, str]] = {
        "splitting": "it counts heads, so two half actors count twice",
        "weightless": "it counts heads, so an actor without capability counts too",
    }

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng`, `rounds` and `keep` are unused."""
        point = weighted_mean(problem.position, np.ones_like(problem.position))
        return Settlement(point=point, agreed=np.ones(point.shape, dtype=np.bool_))
