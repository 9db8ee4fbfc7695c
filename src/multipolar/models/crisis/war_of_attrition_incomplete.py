"""The war of attrition under incomplete information: nobody knows what the prize is worth to the other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.models.contract import Presets, Status
from multipolar.models.crisis.war_of_attrition import HoldingOut
from multipolar.models.numerics.arguments import array, choice, number, positive
from multipolar.models.numerics.quadrature import integral
from multipolar.models.numerics.roots import root_between

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarOfAttritionIncomplete:
    r"""A side that values the prize at :math:`v` holds out until :math:`b(v)`; values are drawn from a known law :math:`F`.

    .. math:: b(v) = \int_0^v \frac{x f(x)}{1 - F(x)}\,dx, \qquad E[T] = \int_0^\infty x\,f(x)\,(1 - F(x))\,dx

    ===========  =====================  ================  =======================
    values       b(v)                   mean length       rate of ending at time t
    ===========  =====================  ================  =======================
    uniform      −v − s ln(1 − v/s)     s/6               2 / v(t)
    exponential  v²/2s                  s/4               2 / v(t)
    ===========  =====================  ================  =======================

    with :math:`s` the scale and :math:`v(t)` the value that gives in at t.

    Parameters
    ----------
    values : {"uniform", "exponential"}, default "uniform"
        Law of the value of the prize: uniform on 0…scale, or exponential with that mean.
    scale : float, default 1, > 0
        Top of the uniform law, mean of the exponential one.

    Inputs
    ------
    value : number or array, ≥ 0
        What the prize is worth to a side.
    claimed : float, ≥ 0
        The value as which it acts: for how long it holds out.
    time : number or array, ≥ 0
        Since the start, in the unit of the cost of time.

    Notes
    -----
    The cost of time is 1 a unit; measure time in that unit. The longer it lasts the higher the values that are left, so
    the rate of ending falls. A value without limit in the uniform law holds out for ever.

    References
    ----------
    BishopCanningsMaynardSmith1978; KrishnaMorgan1997.

    Examples
    --------
    >>> model = WarOfAttritionIncomplete(values="exponential")
    >>> float(model.holds_out(2.0)), model.play().mean_length
    (2.0, 0.25)
    """

    name: ClassVar[str] = "war-of-attrition-incomplete"
    title: ClassVar[str] = "Holding out without knowing what it is worth to the other"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "BishopCanningsMaynardSmith1978"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "library/published/bishop-cannings-1978/war-of-attrition.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "play values=exponential"

    values: str = "uniform"
    scale: float = 1.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        choice("values", self.values, ("uniform", "exponential"))
        positive("scale", self.scale)

    def holds_out(self, value: ArrayLike) -> Floats:
        """Return for how long a side with each value holds out."""
        top = self.scale if self.values == "uniform" else math.inf
        v = array("value", np.atleast_1d(value), (None,) * max(np.ndim(value), 1), 0.0, top).reshape(np.shape(value))
        if self.values == "exponential":
            return np.asarray(0.5 * v * v / self.scale)
        with np.errstate(divide="ignore"):
            return np.asarray(-v - self.scale * np.log1p(-v / self.scale))

    def gives_in(self, time: float) -> float:
        """Return the value that gives in at `time`: the inverse of `holds_out`."""
        t = number("time", time, 0.0)
        if self.values == "exponential":
            return math.sqrt(2.0 * t * self.scale)
        if t == 0.0:
            return 0.0
        # With u = -ln(1 - v/s) the equation is u - (1 - e**-u) = t/s, which has its root between t/s and t/s + 1 …
        goal = t / self.scale
        u = root_between(lambda u: u + math.expm1(-u) - goal, goal, goal + 1.0 + math.sqrt(2.0 * goal))
        return -math.expm1(-u) * self.scale

    def hazard(self, time: ArrayLike) -> Floats:
        """Return the rate at which the war ends at each time above 0: one over the value that gives in, for each of two sides."""
        at = np.asarray(time, dtype=float)
        return np.array([2.0 / self.gives_in(positive("time", t)) for t in at.ravel()]).reshape(at.shape)

    def play(self) -> HoldingOut:
        """Return what to expect: how long it lasts, and what both pay until the first gives in."""
        length = self.scale / 6.0 if self.values == "uniform" else self.scale / 4.0
        return HoldingOut(length, 2.0 * length)

    def mean_length_by_quadrature(self) -> float:
        """Return the mean length from the integral above, as a check of the closed form."""
        if self.values == "uniform":
            return integral(lambda x: x / self.scale * (1.0 - x / self.scale), 0.0, self.scale)
        return integral(lambda x: x / self.scale * np.exp(-2.0 * x / self.scale), 0.0, 40.0 * self.scale)

    def payoff(self, value: float, claimed: float) -> float:
        r"""Return what a side with `value` expects if it holds out as long as one with `claimed` would.

        .. math:: U(v, w) = \int_0^w (v - b(x)) f(x)\,dx - b(w)\,(1 - F(w))
        """
        v, w = number("value", value, 0.0), number("claimed", claimed, 0.0)
        s = self.scale
        if self.values == "uniform":
            number("claimed", claimed, 0.0, s, open_high=True)
            left = 1.0 - w / s
        else:
            left = math.exp(-w / s)
        return integral(lambda x: (v - self.holds_out(x)) * self._density(x), 0.0, w) - float(self.holds_out(w)) * left

    def _density(self, value: Floats) -> Floats:
        return np.exp(-value / self.scale) / self.scale if self.values == "exponential" else np.full_like(value, 1.0 / self.scale)
