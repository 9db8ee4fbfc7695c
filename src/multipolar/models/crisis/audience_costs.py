"""Audience costs: a public crisis in which backing down grows dearer at home with every day."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import positive

Floats = NDArray[np.float64]
Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CrisisOutcome:
    """How the crisis ends.

    Parameters
    ----------
    horizon : float
        The time after which nobody backs down any more, and war follows.
    back_down : pair of float
        Chance that side 1, and side 2, backs down at some time.
    at_once : pair of float
        The part of it that comes at the very start.
    war : float
        Chance that both hold on past the horizon.
    """

    horizon: float
    back_down: Pair
    at_once: Pair
    war: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceCosts:
    r"""A war of nerves: side i pays :math:`a_i t` at home if it backs down at t, and gets :math:`v` if the other does first.

    What war is worth to a side, :math:`w_i \sim U[-W_i, 0]`, only it knows. Where :math:`a_i t` exceeds the harm of war it is
    committed. The other side's survival keeps i indifferent about when to quit, up to the horizon at which only committed
    sides are left:

    .. math:: S_j(t) = S_j(0^+)\,\frac{v}{v + a_i t}, \qquad S_j(t^*) = \frac{a_j t^*}{W_j}, \qquad \max_j S_j(0^+) = 1 .

    Parameters
    ----------
    audience_1, audience_2 : float, default 1, > 0
        :math:`a_i`, how fast backing down grows dearer.
    prize : float, default 1, > 0
        :math:`v`.
    worst_war_1, worst_war_2 : float, default 2, > 0
        :math:`W_i`, the worst that war could be.

    Inputs
    ------
    time : number or array, ≥ 0
        Since the crisis became public.
    side : int, 1 or 2
        Whose plan is asked for.

    Notes
    -----
    The structure is that of the source; the uniform law, and the closed form that it gives, are ours. The side with the
    weaker audience backs down more often, part of it at once: it cannot make itself believed.

    References
    ----------
    Fearon1994.

    Examples
    --------
    >>> found = AudienceCosts(audience_1=2.0, audience_2=1.0).play()
    >>> round(found.horizon, 6), round(found.at_once[1], 6), round(found.war, 6)
    (0.618034, 0.309017, 0.190983)
    """

    name: ClassVar[str] = "audience-costs"
    title: ClassVar[str] = "A public crisis in which backing down grows dearer"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "Fearon1994"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/fearon-1994/audience-costs.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "play audience_1=2 audience_2=1"

    audience_1: float = 1.0
    audience_2: float = 1.0
    prize: float = 1.0
    worst_war_1: float = 2.0
    worst_war_2: float = 2.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        for name in ("audience_1", "audience_2", "prize", "worst_war_1", "worst_war_2"):
            positive(name, getattr(self, name))

    @property
    def horizon(self) -> float:
        """The time at which only committed sides are left: the earlier of the two at which a side that never quits at once gets there."""
        first = _reach(self.audience_1, self.audience_2, self.prize, self.worst_war_1)
        second = _reach(self.audience_2, self.audience_1, self.prize, self.worst_war_2)
        return min(first, second)

    def committed(self, time: float) -> Pair:
        """Return the share of each side's kinds to whom war has become better than backing down."""
        return min(self.audience_1 * time / self.worst_war_1, 1.0), min(self.audience_2 * time / self.worst_war_2, 1.0)

    def play(self) -> CrisisOutcome:
        """Return how the crisis ends, seen from its start."""
        t = self.horizon
        first, second = self.committed(t)
        stays = (_start(first, self.audience_2, self.prize, t), _start(second, self.audience_1, self.prize, t))
        return CrisisOutcome(t, (1.0 - first, 1.0 - second), (1.0 - stays[0], 1.0 - stays[1]), first * second)

    def survival(self, time: ArrayLike) -> Floats:
        """Return the chance that each side has not backed down by each time above 0, (2, times)."""
        t = np.clip(np.asarray(time, dtype=float), 0.0, self.horizon)
        quits = self.play().at_once
        rates = (self.audience_2, self.audience_1)
        return np.array([(1.0 - q) * self.prize / (self.prize + a * t) for q, a in zip(quits, rates, strict=True)])

    def hazard(self, time: ArrayLike) -> Floats:
        """Return the rate at which each side backs down at each time up to the horizon, (2, times): it falls; 0 after it."""
        t = np.asarray(time, dtype=float)
        return np.array([np.where(t < self.horizon, a / (self.prize + a * t), 0.0) for a in (self.audience_2, self.audience_1)])

    def value_of_quitting(self, side: int, time: float) -> float:
        """Return what an uncommitted side (1 or 2) expects if it plans to back down at `time`: the same at every time."""
        own, other = (self.audience_1, 1) if side == 1 else (self.audience_2, 0)
        left = float(self.survival(time)[other])
        return self.prize * (1.0 - left) - own * time * left


def _reach(own: float, other: float, prize: float, worst: float) -> float:
    # own t (prize + other t) = worst prize, written so that no digits are lost
    return 2.0 * worst * prize / own / (prize + math.sqrt(prize * prize + 4.0 * other * worst * prize / own))


def _start(committed: float, other_audience: float, prize: float, time: float) -> float:
    return min(committed * (prize + other_audience * time) / prize, 1.0)
