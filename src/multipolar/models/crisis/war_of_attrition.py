"""The war of attrition under complete information: both hold out, paying as they go, until one gives in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import positive

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HoldingOut:
    """What to expect of a war of attrition.

    Parameters
    ----------
    mean_length : float
        Expected time until one side concedes.
    total_cost : float
        Expected sum of what both sides pay until then.
    """

    mean_length: float
    total_cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WarOfAttrition:
    r"""Each side concedes at the constant rate that makes the other indifferent between waiting and giving in.

    .. math:: h_i = \frac{c_j}{V_j}, \qquad E[T] = \frac{1}{h_1 + h_2}, \qquad P(i \text{ concedes}) = \frac{h_i}{h_1 + h_2}

    Parameters
    ----------
    prize_1, prize_2 : float, default 1, > 0
        What the prize is worth to each side.
    cost_1, cost_2 : float, default 1, > 0
        What each side pays per unit of time.

    Inputs
    ------
    time : number or array, ≥ 0
        Since the start, in the unit of the costs.

    Notes
    -----
    The side with the higher stakes concedes *more* often: its own stakes fix the other's rate, not its own. In the symmetric
    case everything that is won is spent: the mean length is V/2c and both pay, V together.

    References
    ----------
    MaynardSmith1974; HendricksWeissWilson1988.

    Examples
    --------
    >>> WarOfAttrition().play().mean_length
    0.5
    """

    name: ClassVar[str] = "war-of-attrition"
    title: ClassVar[str] = "Holding out under complete information"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "HendricksWeissWilson1988"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/maynard-smith-1974/war-of-attrition.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "play prize_1=2 cost_1=1"

    prize_1: float = 1.0
    prize_2: float = 1.0
    cost_1: float = 1.0
    cost_2: float = 1.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        for name in ("prize_1", "prize_2", "cost_1", "cost_2"):
            positive(name, getattr(self, name))

    @property
    def hazards(self) -> tuple[float, float]:
        """Rate at which side 1, and side 2, concedes."""
        return self.cost_2 / self.prize_2, self.cost_1 / self.prize_1

    def play(self) -> HoldingOut:
        """Return what to expect: how long it lasts and what it costs both."""
        length = 1.0 / sum(self.hazards)
        return HoldingOut(length, (self.cost_1 + self.cost_2) * length)

    @property
    def concedes(self) -> tuple[float, float]:
        """Chance that side 1, and side 2, is the one to concede."""
        first, second = self.hazards
        return first / (first + second), second / (first + second)

    def hazard(self, time: ArrayLike) -> Floats:
        """Return the rate at which the war ends at each time: a constant."""
        return np.full(np.shape(time), sum(self.hazards))

    def survival(self, time: ArrayLike) -> Floats:
        """Return the chance that the war lasts beyond each time."""
        return np.asarray(np.exp(-sum(self.hazards) * np.maximum(np.asarray(time, dtype=float), 0.0)))

    def value_of_waiting(self, time: float) -> float:
        """Return what side 1 gains by planning to concede at `time` and not at once: nothing, at any time, in equilibrium."""
        other = self.hazards[1]
        ends = -np.expm1(-other * time)
        return float(self.prize_1 * ends - self.cost_1 * ends / other)
