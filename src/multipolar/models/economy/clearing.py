"""Find the wages that clear every country's market after a change of trade costs, by Newton's method on their logarithms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError, RunError

Floats = NDArray[np.float64]

ENOUGH = 1e-10
"""Excess demand, as a share of a country's income, at which markets count as cleared; what is found is far below it."""


@dataclass(frozen=True, slots=True, eq=False)
class TradeSystem:
    """The equations of the change.

    Parameters
    ----------
    weight : array, (importer, exporter)
        Shares before times costs to the power −θ: 0 where trade ends.
    income : array
        Sales of each country before.
    deficit : array
        Spending beyond income, after.
    elasticity : float
        θ.
    blocs : tuple of arrays of int
        Countries that trade with each other, directly or not; incomes are comparable only inside one.
    before : array, (importer, exporter)
        Flows before.
    """

    weight: Floats
    income: Floats
    deficit: Floats
    elasticity: float
    blocs: tuple[NDArray[np.int64], ...]
    before: Floats

    @classmethod
    def of(cls, flows: Floats, d_hat: Floats, elasticity: float, *, closed: bool) -> TradeSystem:
        """Set up the equations, and refuse a world that they cannot describe."""
        spending, income = flows.sum(axis=1), flows.sum(axis=0)
        weight = flows / spending[:, None] * d_hat**-elasticity
        deficit = np.zeros_like(income) if closed else spending - income
        if not np.all(weight.sum(axis=1) > 0.0):
            raise InputError(f"country {int(np.argmin(weight.sum(axis=1)))} is left without any seller, at home or abroad.")
        blocs = _blocs(weight > 0.0)
        for bloc in blocs:
            _check(bloc, weight, income, deficit)
        return cls(weight, income, deficit, elasticity, blocs, flows)

    def state(self, wage: Floats) -> tuple[Floats, Floats, Floats]:
        """Return shares, changes of prices and spending at these changes of wages."""
        pull = self.weight * wage**-self.elasticity
        total = pull.sum(axis=1)
        return pull / total[:, None], total ** (-1.0 / self.elasticity), wage * self.income + self.deficit

    def excess(self, wage: Floats) -> Floats:
        """Return demand for each country's work beyond what it earns."""
        share, _, spending = self.state(wage)
        return np.asarray(spending @ share - wage * self.income)

    def clear(self) -> Floats:
        """Return the changes of wages at which nothing is in excess."""
        wage = np.ones_like(self.income)
        for bloc in self.blocs:
            if bloc.size > 1:
                wage[bloc] = self._inside(bloc)._solve()
        return wage

    def _inside(self, bloc: NDArray[np.int64]) -> TradeSystem:
        square = np.ix_(bloc, bloc)
        return TradeSystem(
            np.ascontiguousarray(self.weight[square]),
            self.income[bloc],
            self.deficit[bloc],
            self.elasticity,
            (np.arange(bloc.size),),
            np.ascontiguousarray(self.before[square]),
        )

    def _solve(self) -> Floats:
        log_wage, size = self._newton(np.zeros_like(self.income))
        if size > ENOUGH:
            log_wage, size = self._by_parts()
        if size > ENOUGH:
            kept = (np.exp(log_wage) * self.income + self.deficit) / (np.exp(log_wage) * self.income)
            if kept.min() < 0.05:
                raise InputError(
                    "no wages clear the markets: what is left of trade is too little for a surplus as large as before; "
                    "the country that has it would have to lend all that it earns. Balance the accounts with deficits='closed'."
                )
            raise RunError(f"wages do not clear the markets: excess demand of {size:.2g} of income is left.")
        return np.exp(log_wage)

    def _by_parts(self, shortest: float = 1e-4) -> tuple[Floats, float]:
        """Turn the world before into the world after little by little, each part starting from the wages of the one before."""
        log_wage, done, part = np.zeros_like(self.income), 0.0, 0.25
        spending = self.before.sum(axis=1)
        share, deficit = self.before / spending[:, None], spending - self.income
        while part >= shortest:
            at = min(done + part, 1.0)
            mixed = TradeSystem(
                share ** (1.0 - at) * self.weight**at if np.all(self.weight > 0.0) else (1.0 - at) * share + at * self.weight,
                self.income,
                (1.0 - at) * deficit + at * self.deficit,
                self.elasticity,
                self.blocs,
                self.before,
            )
            found, size = mixed._newton(log_wage)
            if size > ENOUGH:
                part *= 0.5
            elif at == 1.0:
                return found, size
            else:
                log_wage, done, part = found, at, 2.0 * part
        return log_wage, self._size(log_wage)

    def _newton(self, log_wage: Floats, steps: int = 100) -> tuple[Floats, float]:
        log_wage, size = self._moved(log_wage, np.zeros_like(log_wage))
        for _ in range(steps):
            if size < 1e-14 or not np.isfinite(size):
                break
            direction = self._direction(log_wage)
            length = min(1.0, 3.0 / float(np.max(np.abs(direction))))
            fresh, found = self._moved(log_wage, length * direction)
            while not found < size and length > 1e-6:
                length *= 0.5
                fresh, found = self._moved(log_wage, length * direction)
            if not found < size:
                break
            log_wage, size = fresh, found
        return log_wage, size

    def _moved(self, log_wage: Floats, step: Floats) -> tuple[Floats, float]:
        fresh = log_wage + step
        fresh = fresh - np.log((np.exp(fresh) * self.income).sum() / self.income.sum())
        return fresh, self._size(fresh)

    def _size(self, log_wage: Floats) -> float:
        wage = np.exp(log_wage)
        if np.any(wage * self.income + self.deficit <= 0.0):
            return float("inf")
        return float(np.max(np.abs(self.excess(wage)) / (wage * self.income)))

    def _direction(self, log_wage: Floats) -> Floats:
        """Newton's step: the derivative of excess demand by the logarithms of wages, one row replaced by constant world income."""
        wage = np.exp(log_wage)
        share, _, spending = self.state(wage)
        demand = spending @ share
        earned = wage * self.income
        slope = self.elasticity * (share * spending[:, None]).T @ share + share.T * earned
        slope[np.diag_indices(earned.size)] -= self.elasticity * demand + earned
        value = demand - earned
        row = int(np.argmax(self.income))
        slope[row], value[row] = earned, 0.0
        return np.asarray(np.linalg.solve(slope, -value))


def _reach(links: NDArray[np.bool_], start: int) -> NDArray[np.bool_]:
    seen = np.zeros(links.shape[0], dtype=bool)
    seen[start] = True
    while True:
        wider = seen | links[seen].any(axis=0)
        if np.array_equal(wider, seen):
            return seen
        seen = wider


def _blocs(links: NDArray[np.bool_]) -> tuple[NDArray[np.int64], ...]:
    either = links | links.T
    left = np.ones(links.shape[0], dtype=bool)
    found = []
    while left.any():
        bloc = _reach(either, int(np.argmax(left)))
        left &= ~bloc
        found.append(np.flatnonzero(bloc))
    return tuple(found)


def _check(bloc: NDArray[np.int64], weight: Floats, income: Floats, deficit: Floats) -> None:
    names = ", ".join(map(str, bloc[:8])) + (", …" if bloc.size > 8 else "")
    if abs(float(deficit[bloc].sum())) > 1e-9 * float(income[bloc].sum()):
        raise InputError(
            f"countries {names} trade with nobody else any more, and their deficits do not add up to 0: nobody is left to pay. "
            "Balance the accounts with deficits='closed'."
        )
    inside = weight[np.ix_(bloc, bloc)] > 0.0
    if not np.any(deficit[bloc]) and not (_reach(inside, 0).all() and _reach(inside.T, 0).all()):
        raise InputError(
            f"some of the countries {names} buy from the others and sell them nothing: with balanced accounts they cannot pay."
        )
