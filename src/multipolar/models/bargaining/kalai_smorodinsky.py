"""The Kalai–Smorodinsky solution, issue by issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.models.bargaining.disagreement import HALVINGS, Disagreement, Loss, Stakes, check, stakes
from multipolar.models.bargaining.problem import BargainingProblem, Floats, Settlement
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class KalaiSmorodinsky:
    r"""Settle each issue where the actor that comes off worst gets the largest share of the most it could hope for.

    .. math:: x_k = \arg\max_x \min_i \frac{g_{ik}(x)}{\max_{y} g_{ik}(y)}, \qquad g_{ik}(x) = r_{ik}^e - |x - p_{ik}|^e

    with x and y among the settlements from which everybody with weight gains.

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
    Weights count only in being positive: with a uniform disagreement the solution is the middle between the extreme
    positions. Where no settlement is better for all, nothing is agreed and the point is the reference.

    References
    ----------
    KalaiSmorodinsky1975.

    Examples
    --------
    >>> KalaiSmorodinsky().settle(BargainingProblem.of([0.0, 0.25, 1.0], capability=[1.0, 5.0, 1.0])).point.round(6)
    array([[0.5]])
    """

    name: ClassVar[str] = "kalai-smorodinsky"
    title: ClassVar[str] = "Equal shares of the most that each could hope for"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "KalaiSmorodinsky1975"
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
        most = _ideal_gain(at_stake, self.loss)
        share, refused = np.zeros_like(at_stake.low), np.ones_like(at_stake.low)
        for _ in range(HALVINGS):
            tried = 0.5 * (share + refused)
            low, high = _where_all_get(at_stake, tried, most, self.loss)
            share, refused = np.where(low <= high, tried, share), np.where(low <= high, refused, tried)
        low, high = _where_all_get(at_stake, share, most, self.loss)
        return at_stake.settled(np.clip(0.5 * (low + high), at_stake.low, np.maximum(at_stake.low, at_stake.high)))


def _ideal_gain(at_stake: Stakes, loss: Loss) -> Floats:
    """The most each could gain where all gain, (m, n, k): at the nearest such settlement to its position."""
    nearest = np.clip(at_stake.position, at_stake.low[:, None, :], np.maximum(at_stake.low, at_stake.high)[:, None, :])
    away = np.abs(nearest - at_stake.position)
    gain = at_stake.reach**2 - away**2 if loss == "quadratic" else at_stake.reach - away
    return np.maximum(gain, 0.0)


def _where_all_get(at_stake: Stakes, share: Floats, most: Floats, loss: Loss) -> tuple[Floats, Floats]:
    """Ends of the interval in which everybody with weight gets at least `share` of its ideal gain."""
    given_up = share[:, None, :] * most
    if loss == "quadratic":
        within = np.sqrt(np.maximum(at_stake.reach**2 - given_up, 0.0))
    else:
        within = np.maximum(at_stake.reach - given_up, 0.0)
    counts = at_stake.weight > 0.0
    low = np.where(counts, at_stake.position - within, -np.inf).max(axis=1)
    high = np.where(counts, at_stake.position + within, np.inf).min(axis=1)
    return low, high
