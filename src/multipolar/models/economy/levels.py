"""The trade model in levels: technology, labour and trade costs in, wages and trade out.

An independent route to the same numbers as hat algebra: wages are moved towards excess demand until none is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import RunError
from multipolar.models.numerics.arguments import array, positive

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class World:
    r"""Countries that make every good with labour, and buy each good where it is cheapest.

    .. math::
        \pi_{ni} = \frac{T_i (w_i d_{ni})^{-\theta}}{\Phi_n}, \quad \Phi_n = \sum_k T_k (w_k d_{nk})^{-\theta}, \quad
        P_n \propto \Phi_n^{-1/\theta}, \quad w_i L_i = \sum_n \pi_{ni} w_n L_n, \quad \sum_i w_i L_i = 1

    Parameters
    ----------
    technology, labour : array, (countries,)
        :math:`T_i` and :math:`L_i`, above 0.
    cost : array, (importer, exporter)
        :math:`d_{ni}`, at least 1 where it is an iceberg: units sent for one that arrives.
    elasticity : float
        :math:`\theta`.

    References
    ----------
    EatonKortum2002; AlvarezLucas2007 for the iteration.

    Examples
    --------
    >>> cost = [[1.0, 1.5, 1.5], [1.5, 1.0, 1.5], [1.5, 1.5, 1.0]]
    >>> World.of([1.0, 1.0, 1.0], [1.0, 1.5, 1.5], cost, 4.0).wages().round(5)
    array([0.26062, 0.24646, 0.24646])
    """

    technology: Floats
    labour: Floats
    cost: Floats
    elasticity: float

    @classmethod
    def of(cls, technology: ArrayLike, labour: ArrayLike, cost: ArrayLike, elasticity: float) -> World:
        """Check and gather."""
        people = array("labour", labour, (None,), np.nextafter(0.0, 1.0))
        n = people.size
        return cls(
            array("technology", technology, (n,), np.nextafter(0.0, 1.0)),
            people,
            array("cost", cost, (n, n), np.nextafter(0.0, 1.0)),
            positive("elasticity", elasticity),
        )

    def wages(self, *, steps: int = 100_000) -> Floats:
        """Return the wages that clear all markets, with world income 1."""
        wage = np.full(self.labour.size, 1.0 / self.labour.sum())
        pace = 1.0 / (1.0 + self.elasticity)
        for _ in range(steps):
            earned = wage * self.labour
            excess = (earned @ self.share(wage) - earned) / earned
            if np.max(np.abs(excess)) < 1e-14:
                return wage
            wage = wage * (1.0 + pace * excess)
            wage = wage / (wage @ self.labour)
        if np.max(np.abs(excess)) > 1e-12:
            raise RunError(f"wages in levels did not settle in {steps} steps; {np.max(np.abs(excess)):.2g} of income is in excess.")
        return wage

    def share(self, wage: Floats) -> Floats:
        """Return the share of each importer's spending on each exporter."""
        pull = self.technology * (wage * self.cost) ** -self.elasticity
        return np.asarray(pull / pull.sum(axis=1, keepdims=True))

    def price(self, wage: Floats) -> Floats:
        """Return prices, up to a constant that all countries share."""
        pull = self.technology * (wage * self.cost) ** -self.elasticity
        return np.asarray(pull.sum(axis=1) ** (-1.0 / self.elasticity))

    def trade(self, wage: Floats) -> Floats:
        """Return the value of all flows, purchases at home on the diagonal."""
        return self.share(wage) * (wage * self.labour)[:, None]
