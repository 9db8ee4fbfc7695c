r"""What every actor gains over no agreement, and the settlements from which all gain.

With a loss that grows with the distance to the power e (1 or 2), actor i gains
:math:`g_i(x) = r_i^e - |x - x_i|^e`, where its reach :math:`r_i` is how far a settlement may lie from its position before
no agreement is better: its distance to the reference point, or, where disagreement is as bad for all, `depth` times the
distance between the extreme positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from multipolar.errors import InputError
from multipolar.models.bargaining.centre import effective
from multipolar.models.bargaining.problem import BargainingProblem, Bools, Floats, Settlement
from multipolar.models.contract import known

Disagreement = Literal["uniform", "reference"]
Loss = Literal["quadratic", "linear"]
HALVINGS: Final = 60
"""Halvings of an interval at most 1 wide: its end is known to less than 1e-17."""


@dataclass(frozen=True, slots=True, eq=False)
class Stakes:
    """Weights (summing to 1) and reaches, (m, n, k), and the interval in which all gain, (m, k); `fallback` holds without agreement."""

    position: Floats
    weight: Floats
    reach: Floats
    low: Floats
    high: Floats
    fallback: Floats
    agreed: Bools

    def settled(self, point: Floats) -> Settlement:
        """Return the settlement at `point` where all can gain, and at what holds without agreement elsewhere."""
        return Settlement(point=np.where(self.low < self.high, point, self.fallback), agreed=self.agreed)


def check(disagreement: str, loss: str, depth: float) -> None:
    """Refuse settings that have no meaning.

    Raises
    ------
    InputError
        An unknown word, or a depth below 1: then two opposed actors would prefer no agreement to any.
    """
    known(disagreement, ("uniform", "reference"), "value of 'disagreement'")
    known(loss, ("quadratic", "linear"), "value of 'loss'")
    if not depth >= 1.0:
        raise InputError(f"'depth' is {depth}; disagreement is at least 1 span away.")


def stakes(problem: BargainingProblem, disagreement: Disagreement, depth: float) -> Stakes:
    """Work out who can gain and where.

    Raises
    ------
    InputError
        The disagreement point is to be the reference and the problem has none.
    """
    if disagreement == "reference" and problem.reference is None:
        raise InputError("disagreement is 'reference', and the problem has no reference point. Give one, or take 'uniform'.")
    weight = effective(problem.weight)
    counts = weight > 0.0
    bottom = np.where(counts, problem.position, np.inf).min(axis=1)
    top = np.where(counts, problem.position, -np.inf).max(axis=1)
    if disagreement == "reference" and problem.reference is not None:
        reach = np.abs(problem.position - problem.reference[:, None, :])
        fallback = problem.reference
    else:
        reach = np.broadcast_to((depth * (top - bottom))[:, None, :], problem.position.shape)
        fallback = 0.5 * (bottom + top)
    low = np.maximum(np.where(counts, problem.position - reach, -np.inf).max(axis=1), bottom)
    high = np.minimum(np.where(counts, problem.position + reach, np.inf).min(axis=1), top)
    one = top == bottom
    agreed = ((low < high) | one) & (problem.weight.sum(axis=1) > 0.0)
    weight = weight / weight.sum(axis=1, keepdims=True)
    return Stakes(problem.position, weight, np.asarray(reach), low, high, np.where(one, bottom, fallback), agreed)
