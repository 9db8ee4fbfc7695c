"""The bargaining range: why costly fighting always leaves a bargain that both prefer, and why it may be missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, number, positive

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Range:
    """Divisions that both sides prefer to fighting: A's share runs from `low` to `high`.

    Parameters
    ----------
    low, high : array
        A's reservation value and the most that B would grant; inside 0–1.
    """

    low: Floats
    high: Floats

    @property
    def width(self) -> Floats:
        """How much there is to gain from not fighting."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Offer:
    """A's best take-it-or-leave-it demand.

    Parameters
    ----------
    demand : array
        The share that A asks for itself.
    war : array
        The chance that B refuses.
    value : array
        What A expects of it.
    """

    demand: Floats
    war: Floats
    value: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class BargainingRange:
    r"""Divisions of a prize of 1 that beat a costly lottery, and the demand that risks war for a better share.

    A wins with chance :math:`p` and pays :math:`c_A`, B pays :math:`c_B`; both prefer any share of A's in

    .. math:: [\,p - c_A,\; p + c_B\,] \cap [0, 1].

    Where A knows only that :math:`c_B \sim U[0, C]`, its best demand and the risk that it takes are

    .. math:: x^* = \min\!\Big(p + \max\!\big(\tfrac{C - c_A}{2}, 0\big),\; 1\Big), \qquad P(\text{war}) = \frac{x^* - p}{C}.

    Parameters
    ----------
    highest_cost : float, default 0.4, > 0
        :math:`C`, the most that war could cost B in A's eyes.

    Inputs
    ------
    p : number or array, in [0, 1]
        Chance that A wins a war.
    cost_a, cost_b : number or array, ≥ 0
        What war costs each side, as a share of the prize.
    demand : number or array, in [0, 1]
        The share that A asks for itself.

    Notes
    -----
    Inside the unit interval the risk is :math:`(C - c_A)/(2C)`, whatever :math:`p`: the balance of forces moves the
    terms, not the risk. The cap at 1 is ours: nobody can demand more than the prize.

    References
    ----------
    Fearon1995.

    Examples
    --------
    >>> found = BargainingRange(highest_cost=0.4).offer(p=0.5, cost_a=0.1)
    >>> round(float(found.demand), 3), round(float(found.war), 3)
    (0.65, 0.375)
    """

    name: ClassVar[str] = "bargaining-range"
    title: ClassVar[str] = "Bargains that both prefer to war, and the risk-return trade-off of a demand"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "Fearon1995"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/fearon-1995/take-it-or-leave-it.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "offer p=0.5 cost_a=0.1"

    highest_cost: float = 0.4

    def __post_init__(self) -> None:
        """Check the parameters."""
        positive("highest_cost", self.highest_cost)

    def range(self, p: ArrayLike, cost_a: ArrayLike, cost_b: ArrayLike) -> Range:
        """Return the shares of A that both prefer to war; `p`, `cost_a` and `cost_b` are numbers or arrays of one shape."""
        chance, a, b = _chance(p), _cost("cost_a", cost_a), _cost("cost_b", cost_b)
        return Range(low=np.asarray(np.clip(chance - a, 0.0, 1.0)), high=np.asarray(np.clip(chance + b, 0.0, 1.0)))

    def offer(self, p: ArrayLike, cost_a: ArrayLike) -> Offer:
        """Return the demand that serves A best where it does not know B's cost, with the chance that it ends in war."""
        chance, a = _chance(p), _cost("cost_a", cost_a)
        demand = np.minimum(chance + np.maximum(0.5 * (self.highest_cost - a), 0.0), 1.0)
        return Offer(demand=np.asarray(demand), war=self.risk(demand, chance), value=self.value(demand, chance, a))

    def risk(self, demand: ArrayLike, p: ArrayLike) -> Floats:
        """Return the chance that B refuses a demand: that its cost is less than what it would be made to give beyond `p`."""
        return np.asarray(np.clip((np.asarray(demand, dtype=float) - _chance(p)) / self.highest_cost, 0.0, 1.0))

    def value(self, demand: ArrayLike, p: ArrayLike, cost_a: ArrayLike) -> Floats:
        """Return what A expects of a demand: itself where it is met, war where it is not."""
        war = self.risk(demand, p)
        return np.asarray(np.asarray(demand, dtype=float) * (1.0 - war) + (_chance(p) - _cost("cost_a", cost_a)) * war)


def _chance(p: ArrayLike) -> Floats:
    return _checked("p", p, 1.0)


def _cost(name: str, value: ArrayLike) -> Floats:
    return _checked(name, value, np.inf)


def _checked(name: str, value: ArrayLike, high: float) -> Floats:
    if np.ndim(value) == 0:
        return np.asarray(number(name, value, 0.0, high))
    return array(name, value, (None,) * np.ndim(value), 0.0, high)
