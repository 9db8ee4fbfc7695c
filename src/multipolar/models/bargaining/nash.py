"""The Nash bargaining solution, issue by issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.disagreement import HALVINGS, Disagreement, Loss, Stakes, check, stakes
from multipolar.models.bargaining.problem import BargainingProblem, Floats, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Nash:
    r"""Settle each issue where the product of everybody's gains over no agreement is largest.

    .. math:: x_k = \arg\max_x \sum_i c_i s_{ik} \ln\left(r_{ik}^e - |x - p_{ik}|^e\right)

    over the settlements from which everybody with weight gains; the exponent :math:`e` is 2 for a quadratic loss, 1 for a
    linear one, and :math:`r_{ik}` is the distance at which a settlement is no better than none.

    Parameters
    ----------
    disagreement : {"uniform", "reference"}
        No agreement is as bad for all, or it leaves the problem's reference point.
    depth : float, default 1.0, at least 1
        How bad, for ``uniform``: as a settlement that many times the span of the positions away.
    loss : {"quadratic", "linear"}
        How an actor's loss grows with the distance from its position.

    Notes
    -----
    Issues are settled one by one: no gains are traded between them. Where no settlement is better for all, nothing is
    agreed and the point is the reference (for ``uniform``: the middle). As `depth` grows, the quadratic solution tends to
    the compromise model, which is why that is called a simple form of this one.

    References
    ----------
    Nash1950; Achen2006.

    Examples
    --------
    Two actors, the second three times as powerful, with a linear loss share the span 1 to 3:

    >>> Nash(loss="linear").settle(BargainingProblem.of([0.0, 1.0], capability=[1.0, 3.0])).point.round(6)
    array([[0.75]])
    """

    name: ClassVar[str] = "nash"
    title: ClassVar[str] = "Largest product of gains over no agreement"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Nash1950"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/unit/models/test_simple_bargaining.py"
    presets: ClassVar[Presets] = {"reference-point": {"disagreement": "reference"}}

    disagreement: Disagreement = "uniform"
    depth: float = 1.0
    loss: Loss = "quadratic"

    def __post_init__(self) -> None:
        check(self.disagreement, self.loss, self.depth)

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng`, `rounds` and `keep` are unused."""
        at_stake = stakes(problem, self.disagreement, self.depth)
        low, high = at_stake.low, at_stake.high
        for _ in range(HALVINGS):
            middle = 0.5 * (low + high)
            rising = _slope(at_stake, middle, self.loss) > 0.0
            low, high = np.where(rising, middle, low), np.where(rising, high, middle)
        return at_stake.settled(0.5 * (low + high))


def _slope(at_stake: Stakes, x: Floats, loss: Loss) -> Floats:
    """Slope of the weighted sum of log gains; every gain is positive inside the interval and a rounding error at its ends."""
    away = x[:, None, :] - at_stake.position
    if loss == "quadratic":
        gain, falls = at_stake.reach**2 - away**2, 2.0 * away
    else:
        gain, falls = at_stake.reach - np.abs(away), np.sign(away)
    return np.asarray((-at_stake.weight * falls / np.maximum(gain, 1e-250)).sum(axis=1))
