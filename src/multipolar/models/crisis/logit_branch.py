r"""The principal branch of logit equilibria of a game of two players, followed by arc length around its turns.

Unknowns are the log-odds of every strategy against the first, :math:`z_i = \ln p_i - \ln p_0`; a logit equilibrium solves
:math:`z - \lambda\,\Delta u(p(z)) = 0`, and :math:`z = 0` at :math:`\lambda = 0`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import RunError

Floats = NDArray[np.float64]

FORK = 1e-3
"""Length of a step below which a change of orientation is a fork and no jump."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Points along the branch, in the order in which they are met.

    Parameters
    ----------
    precision : array, (points,)
        It may fall for a while where the branch turns.
    row, column : array, (points, strategies)
        Chances of the strategies.
    log_odds : array, (points, unknowns)
        Of each player's strategies against its first.
    """

    precision: Floats
    row: Floats
    column: Floats
    log_odds: Floats


@dataclass(frozen=True, slots=True, eq=False)
class LogitGame:
    """The equations of a game of two players.

    Parameters
    ----------
    row, column : array, (row strategies, column strategies)
        Payoffs.
    """

    row: Floats
    column: Floats

    def choices(self, z: Floats) -> tuple[Floats, Floats]:
        """Return both players' chances from their log-odds."""
        cut = self.row.shape[0] - 1
        return _softmax(z[:cut]), _softmax(z[cut:])

    def advantages(self, p: Floats, q: Floats) -> Floats:
        """Return what every strategy pays beyond the player's first one."""
        a, b = self.row @ q, self.column.T @ p
        return np.concatenate([a[1:] - a[0], b[1:] - b[0]])

    def residual(self, z: Floats, precision: float) -> Floats:
        """Return by how much the equations fail."""
        return np.asarray(z - precision * self.advantages(*self.choices(z)))

    def jacobian(self, z: Floats, precision: float) -> tuple[Floats, Floats]:
        """Return the derivatives of the residual by the log-odds and by the precision."""
        p, q = self.choices(z)
        cut = p.size - 1
        by_z = np.eye(z.size)
        by_z[:cut, cut:] -= precision * (self.row[1:] - self.row[0]) @ _softmax_slope(q)
        by_z[cut:, :cut] -= precision * (self.column.T[1:] - self.column.T[0]) @ _softmax_slope(p)
        return by_z, -self.advantages(p, q)

    def settle(self, z: Floats, precision: float, steps: int = 60) -> Floats:
        """Return the equilibrium at this precision that Newton's method finds from `z`."""
        for _ in range(steps):
            step = np.linalg.lstsq(self.jacobian(z, precision)[0], self.residual(z, precision), rcond=None)[0]
            z = z - step
            if np.max(np.abs(step), initial=0.0) < 1e-13 * (1.0 + np.max(np.abs(z), initial=0.0)):
                return z
        raise RunError(f"no logit equilibrium was found at precision {precision:g} near the point before it; the branch turns there.")

    def follow(self, upto: float, *, first: float = 0.01, points: int = 20_000) -> Branch:
        """Return the principal branch from 0 to the first point whose precision is `upto`.

        A step is taken again at half its length where it bends too much, lands far from where it aimed, or comes out with
        the other orientation, the sign of having jumped to another branch. On a very short step a change of orientation is
        a fork in a symmetric game, and the way straight on is kept.
        """
        n = (self.row.shape[0] - 1) + (self.row.shape[1] - 1)
        unit = max(float(np.ptp(self.row)), float(np.ptp(self.column)), 1e-300)  # arc length in precisions per payoff
        at = np.zeros(n + 1)
        way, side = self._tangent(at, np.append(np.zeros(n), 1.0), unit)
        found, length, goal = [at], first, upto * unit
        while found[-1][n] < goal:
            if len(found) >= points:
                raise RunError(f"the branch was followed for {points} points and reached precision {found[-1][n] / unit:g} of {upto:g}.")
            length = min(length, max(2.0 * (goal - found[-1][n]), 1e-9))
            fresh = self._correct(found[-1] + length * way, way, unit, 0.2 * length)
            onward, turned = self._tangent(fresh, way, unit) if fresh is not None else (way, 0.0)
            straight = float(onward @ way)
            if fresh is None or straight < 0.95 or (turned != side and (length > FORK or straight < 0.999)):
                length *= 0.5
                if length < 1e-12:
                    raise RunError(f"the branch cannot be followed beyond precision {found[-1][n] / unit:g}.")
                continue
            found.append(fresh)
            way, side, length = onward, turned, length * (1.4 if straight > 0.995 else 1.0)
        return self._branch(np.array(found), unit, upto)

    def _tangent(self, at: Floats, before: Floats, unit: float) -> tuple[Floats, float]:
        """Return the direction of the branch, on the side of `before`, and its orientation: the sign of a determinant."""
        by_z, by_precision = self.jacobian(at[:-1], at[-1] / unit)
        rows = np.column_stack([by_z, by_precision / unit])
        way = np.linalg.lstsq(np.vstack([rows, before]), np.append(np.zeros(at.size - 1), 1.0), rcond=None)[0]
        way = way / np.linalg.norm(way)
        return way, float(np.linalg.slogdet(np.vstack([rows, way]))[0])

    def _correct(self, guess: Floats, way: Floats, unit: float, reach: float) -> Floats | None:
        at = guess
        for _ in range(6):
            by_z, by_precision = self.jacobian(at[:-1], at[-1] / unit)
            system = np.vstack([np.column_stack([by_z, by_precision / unit]), way])
            step = np.linalg.lstsq(system, np.append(self.residual(at[:-1], at[-1] / unit), 0.0), rcond=None)[0]
            at = np.asarray(at - step)
            if not np.all(np.isfinite(at)) or np.linalg.norm(at - guess) > reach:
                return None
            if np.max(np.abs(step)) < 1e-11 * (1.0 + np.max(np.abs(at))):
                return at
        return None

    def _branch(self, found: Floats, unit: float, upto: float) -> Branch:
        precision, z = found[:, -1] / unit, found[:, :-1]
        if precision.size > 1:
            share = (upto - precision[-2]) / (precision[-1] - precision[-2])
            z[-1] = self.settle(z[-2] + share * (z[-1] - z[-2]), upto)
        precision[-1] = upto
        pairs = [self.choices(each) for each in z]
        return Branch(precision, np.array([p for p, _ in pairs]), np.array([q for _, q in pairs]), z)

    def log_likelihood(self, z: Floats, counts: tuple[Floats, Floats]) -> float:
        """Return the log-likelihood of counts of chosen strategies."""
        cut = self.row.shape[0] - 1
        return sum(float(count @ _log_softmax(part)) for count, part in zip(counts, (z[:cut], z[cut:]), strict=True))

    def slope(self, z: Floats, precision: float, counts: tuple[Floats, Floats]) -> float:
        """Return the derivative of the log-likelihood along the branch by the precision."""
        by_z, by_precision = self.jacobian(z, precision)
        pull = np.concatenate([(n - n.sum() * c)[1:] for n, c in zip(counts, self.choices(z), strict=True)])
        return float(pull @ np.linalg.lstsq(by_z, -by_precision, rcond=None)[0])


def _log_softmax(z: Floats) -> Floats:
    full = np.concatenate([[0.0], z])
    top = full.max()
    return np.asarray(full - top - np.log(np.exp(full - top).sum()))


def _softmax(z: Floats) -> Floats:
    return np.exp(_log_softmax(z))


def _softmax_slope(p: Floats) -> Floats:
    return np.asarray((np.diag(p) - np.outer(p, p))[:, 1:])
