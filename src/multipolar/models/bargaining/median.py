"""The median position: every actor counts the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.problem import BargainingProblem, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Median:
    """Settle each issue at the position of the actor in the middle, whatever weight stands behind it.

    With an even number of actors it is the mean of the two in the middle.

    References
    ----------
    Black1948.

    Examples
    --------
    >>> Median().settle(BargainingProblem.of([0.0, 0.25, 0.75, 1.0], capability=[1.0, 1.0, 1.0, 9.0])).point
    array([[0.5]])
    """

    name: ClassVar[str] = "median"
    title: ClassVar[str] = "Median position: one actor, one vote"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Black1948"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "tests/unit/api/test_bargaining.py"  # its mean absolute error on DEU III, 28.369
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
        point = np.median(problem.position, axis=1)
        return Settlement(point=point, agreed=np.ones(point.shape, dtype=np.bool_))
