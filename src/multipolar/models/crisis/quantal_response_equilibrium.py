"""Quantal response equilibrium: both players choose better answers more often, and know that the other does too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError, RunError
from multipolar.models.contract import Presets, Status
from multipolar.models.crisis.logit_branch import Branch, LogitGame
from multipolar.models.numerics.arguments import array, number, positive
from multipolar.models.numerics.roots import root_between

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """A logit equilibrium of a game of two players.

    Parameters
    ----------
    precision : float
        At which it holds.
    row, column : array
        Chance of each strategy of the row player and of the column player.
    regret : pair of float
        What each player could still gain by its best pure answer; it shrinks as precision grows.
    """

    precision: float
    row: Floats
    column: Floats
    regret: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PrecisionFit:
    """The precision under which observed choices are most likely.

    Parameters
    ----------
    precision : float
        Infinite where the likelihood still rises at the end of what was followed.
    interval : pair of float
        Precisions whose log-likelihood is within 1.92 of the best: 95 % by the likelihood ratio.
    equilibrium : Equilibrium
        At that precision, or at the end of what was followed.
    log_likelihood : float
        Of the counts, without the constant of the arrangements.
    """

    precision: float
    interval: tuple[float, float]
    equilibrium: Equilibrium
    log_likelihood: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantalResponseEquilibrium:
    r"""Choose each strategy in proportion to the exponential of what it pays against the other player's choices.

    .. math::
        p_i = \frac{e^{\lambda (A q)_i}}{\sum_h e^{\lambda (A q)_h}}, \qquad
        q_j = \frac{e^{\lambda (B^T p)_j}}{\sum_h e^{\lambda (B^T p)_h}}

    At :math:`\lambda = 0` all is chance, and as it grows the choices approach a Nash equilibrium. There may be several
    solutions; the principal branch is the one that hangs together with :math:`\lambda = 0`, and it is followed from there.

    Parameters
    ----------
    precision : float, default 1.0, ≥ 0
        :math:`\lambda`, in units of one over the payoffs'.

    Inputs
    ------
    row, column : array, (row strategies, column strategies)
        What each pair of strategies pays to the row player and to the column player.
    row_counts, column_counts : array, (strategies,), ≥ 0
        How often each strategy was chosen.
    highest : float, default 100, > 0
        The precision up to which a fit looks.

    References
    ----------
    McKelveyPalfrey1995; Turocy2005 for following the branch.

    Examples
    --------
    >>> found = QuantalResponseEquilibrium(precision=1.0).solve([[1.1141, 0.0], [0.0, 0.2785]], [[0.0, 1.1141], [1.1141, 0.0]])
    >>> round(float(found.row[0]), 5), round(float(found.column[0]), 5)
    (0.58678, 0.45181)
    """

    name: ClassVar[str] = "quantal-response-equilibrium"
    title: ClassVar[str] = "Logit equilibrium of a game of two, followed from pure chance"
    family: ClassVar[str] = "crisis"
    source: ClassVar[str] = "McKelveyPalfrey1995"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/mckelvey-palfrey-1995/ochs-game.yaml"
    presets: ClassVar[Presets] = {}
    example: ClassVar[str] = "solve row=1.1141,0/0,0.2785 column=0,1.1141/1.1141,0"

    precision: float = 1.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        number("precision", self.precision, 0.0)

    def solve(self, row: ArrayLike, column: ArrayLike) -> Equilibrium:
        """Return the equilibrium on the principal branch where it first reaches this precision."""
        game = _game(row, column)
        branch = game.follow(self.precision)
        return _equilibrium(game, self.precision, branch.log_odds[-1])

    def follow(self, row: ArrayLike, column: ArrayLike) -> Branch:
        """Return the principal branch, point by point, from pure chance to this precision."""
        return _game(row, column).follow(self.precision)

    def fit(
        self, row: ArrayLike, column: ArrayLike, row_counts: ArrayLike, column_counts: ArrayLike, *, highest: float = 100.0
    ) -> PrecisionFit:
        """Return the precision up to `highest` under which the counts of chosen strategies are most likely."""
        game = _game(row, column)
        counts = (
            array("row_counts", row_counts, (game.row.shape[0],), 0.0),
            array("column_counts", column_counts, (game.row.shape[1],), 0.0),
        )
        if not sum(count.sum() for count in counts) > 0.0:
            raise InputError("row_counts and column_counts are all 0; something must have been observed.")
        return _fit(game, counts, game.follow(positive("highest", highest)))


def _game(row: ArrayLike, column: ArrayLike) -> LogitGame:
    a = array("row", row, (None, None))
    b = array("column", column, a.shape)
    if a.size == 0:
        raise InputError(f"row has shape {a.shape}; each player has at least one strategy.")
    return LogitGame(a, b)


def _equilibrium(game: LogitGame, precision: float, log_odds: Floats) -> Equilibrium:
    p, q = game.choices(log_odds)
    pay_row, pay_column = game.row @ q, game.column.T @ p
    regret = float(pay_row.max() - p @ pay_row), float(pay_column.max() - q @ pay_column)
    return Equilibrium(precision, p, q, regret)


def _fit(game: LogitGame, counts: tuple[Floats, Floats], branch: Branch) -> PrecisionFit:
    likelihood = np.array([game.log_likelihood(z, counts) for z in branch.log_odds])
    best = int(np.argmax(likelihood))
    precision, z = _peak(game, counts, branch, best)
    top = game.log_likelihood(z, counts)
    at_end = best == branch.precision.size - 1 and precision == branch.precision[-1]
    interval = _within(game, counts, branch, precision, top)
    return PrecisionFit(float("inf") if at_end else precision, interval, _equilibrium(game, precision, z), top)


def _peak(game: LogitGame, counts: tuple[Floats, Floats], branch: Branch, best: int) -> tuple[float, Floats]:
    """Refine the best point of the branch between its neighbours, where the slope of the likelihood is 0."""
    for near in (best - 1, best + 1):
        if 0 <= near < branch.precision.size:
            ends = float(branch.precision[best]), float(branch.precision[near])
            slopes = [game.slope(branch.log_odds[i], branch.precision[i], counts) for i in (best, near)]
            if slopes[0] * slopes[1] < 0.0 and slopes[0] * (ends[1] - ends[0]) > 0.0:
                start = branch.log_odds[best]
                found = root_between(lambda x: game.slope(game.settle(start, x), x, counts), min(ends), max(ends))  # noqa: B023
                return found, game.settle(start, found)
    return float(branch.precision[best]), branch.log_odds[best]


def _within(game: LogitGame, counts: tuple[Floats, Floats], branch: Branch, best: float, top: float) -> tuple[float, float]:
    """Ends of the precisions whose log-likelihood is within half of the 95 % point of chi-square with one degree of freedom."""
    drop = 0.5 * 3.841458820694124
    rows = [(float(x), z) for x, z in zip(branch.precision, branch.log_odds, strict=True)]

    def excess(x: float, z: Floats) -> float:
        return game.log_likelihood(game.settle(z, x), counts) - (top - drop)

    below = [(x, z) for x, z in rows if x < best and excess(x, z) < 0.0]
    above = [(x, z) for x, z in rows if x > best and excess(x, z) < 0.0]
    try:
        low = root_between(lambda x: excess(x, below[-1][1]), below[-1][0], best) if below else 0.0
        high = root_between(lambda x: excess(x, above[0][1]), best, above[0][0]) if above else float("inf")
    except RunError:  # the branch turns between the two: no end can be named
        return float("nan"), float("nan")
    return low, high
