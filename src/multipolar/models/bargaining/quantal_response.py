"""Quantal response: proposals and answers with errors that grow rarer the more they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from multipolar.errors import InputError
from multipolar.kernels import compiled, kernel
from multipolar.kernels.arithmetic import exp, logistic
from multipolar.models.bargaining.centre import effective
from multipolar.models.bargaining.problem import BargainingProblem, Settlement
from multipolar.models.contract import Presets, Status

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantalResponse:
    r"""Settle each issue by a proposal that is taken or left, with logit errors on both sides.

    An actor is heard in proportion to its weight :math:`\bar w_i` (capability × salience, summing to 1), proposes one of the
    positions that are held, and is answered by an actor drawn by weight too. With losses as shares of the span,
    :math:`u_i(x) = -|x - p_i|/R` and no agreement worth :math:`d_i`,

    .. math::
        a(x) &= \sum_j \bar w_j \, \Lambda\!\left(\lambda [u_j(x) - d_j]\right), \qquad \Lambda(z) = 1/(1 + e^{-z}) \\
        q_i(x) &\propto \exp\left(\lambda \left[a(x) u_i(x) + (1 - a(x)) d_i\right]\right) \\
        x^* &= \frac{\sum_i \bar w_i \sum_x q_i(x)\, a(x)\, x}{\sum_i \bar w_i \sum_x q_i(x)\, a(x)}

    the mean of the settlements that are reached, by backward induction (agent quantal response equilibrium).

    Parameters
    ----------
    precision : float, default 4.0, at least 0
        :math:`\lambda`: 0 is blind chance among the positions held, large values are exact calculation.

    Notes
    -----
    :math:`d_i` is the loss at the problem's reference point; without one, no agreement is as bad as a settlement a whole
    span away. The game is ours; the equilibrium is the source's.

    References
    ----------
    McKelveyPalfrey1998.

    Examples
    --------
    >>> QuantalResponse().settle(BargainingProblem.of([0.0, 1.0], capability=[1.0, 1.0])).point.round(6)
    array([[0.5]])
    """

    name: ClassVar[str] = "quantal-response"
    title: ClassVar[str] = "Proposals taken or left, with costly errors rarer"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "McKelveyPalfrey1998"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/unit/models/test_simple_bargaining.py"
    presets: ClassVar[Presets] = {}

    precision: float = 4.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.precision < 1e6:
            raise InputError(f"'precision' is {self.precision}; it is at least 0 and below a million.")

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng`, `rounds` and `keep` are unused: the answer is an expectation."""
        m, n, k = problem.position.shape
        weight = effective(problem.weight)
        rows = [np.array(a.transpose(0, 2, 1), order="C").reshape(m * k, n) for a in (problem.position, weight)]
        reference = np.full(m * k, -1.0) if problem.reference is None else np.array(problem.reference, order="C").reshape(m * k)
        point = np.empty(m * k)
        compiled(propose)(*rows, reference, self.precision, point)
        return Settlement(point=point.reshape(m, k), agreed=problem.weight.sum(axis=1) > 0.0)


@kernel
def propose(position: Matrix, weight: Matrix, reference: Vector, precision: float, point: Vector) -> None:
    """Fill `point` with the expected settlement of every row; a negative reference stands for none."""
    n = position.shape[1]
    accepted = np.empty(n)
    holders = np.empty(n)
    none = np.empty(n)
    for row in range(position.shape[0]):
        x = position[row]
        w = weight[row]
        low, high = ends(x, w)
        point[row] = low
        if high - low > 1e-12:
            for i in range(n):
                none[i] = -1.0 if reference[row] < 0.0 else -abs(x[i] - reference[row]) / (high - low)
            answer(x, w, none, high - low, precision, accepted, holders)
            point[row] = min(low + beyond(x, w, none, low, high - low, precision, accepted, holders), high)


@kernel
def ends(x: Vector, w: Vector) -> tuple[float, float]:
    """Return the extreme positions of those with weight."""
    low = 2.0
    high = -1.0
    for i in range(len(x)):
        if w[i] > 0.0:
            low = min(low, x[i])
            high = max(high, x[i])
    return low, high


@kernel
def answer(x: Vector, w: Vector, none: Vector, span: float, precision: float, accepted: Vector, holders: Vector) -> None:
    """Fill, for the position of every actor, the chance that it is accepted and how many with weight hold it."""
    n = len(x)
    total = w.sum()
    for o in range(n):
        accepted[o] = 0.0
        holders[o] = 0.0
        for j in range(n):
            accepted[o] += w[j] / total * logistic(precision * (-abs(x[o] - x[j]) / span - none[j]))
            holders[o] += 1.0 if x[j] == x[o] and w[j] > 0.0 else 0.0


@kernel
def beyond(x: Vector, w: Vector, none: Vector, low: float, span: float, precision: float, accepted: Vector, holders: Vector) -> float:
    """Return the expected settlement, counted from `low`: each position is one option, however many hold it."""
    n = len(x)
    reached = 0.0
    summed = 0.0
    for i in range(n):
        if w[i] > 0.0:
            best = -1e300
            for o in range(n):
                worth = accepted[o] * (-abs(x[o] - x[i]) / span - none[i])
                best = max(best, worth) if w[o] > 0.0 else best
            chosen = 0.0
            settled = 0.0
            place = 0.0
            for o in range(n):
                if w[o] > 0.0:
                    worth = accepted[o] * (-abs(x[o] - x[i]) / span - none[i])
                    q = exp(precision * (worth - best)) / holders[o]
                    chosen += q
                    settled += q * accepted[o]
                    place += q * accepted[o] * (x[o] - low)
            reached += w[i] * settled / chosen
            summed += w[i] * place / chosen
    return summed / reached if reached > 0.0 else 0.5 * span
