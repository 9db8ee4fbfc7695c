"""Structural balance: friends of friends as friends, enemies of enemies too, and the strain where they are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.alliance.landscape import Landscape
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, choice

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Balance:
    """How far signed ties are from two (or several) camps of friends.

    Parameters
    ----------
    balanced : float
        Share of closed triangles that are balanced; NaN where there is none.
    triangles : int
        How many there are.
    frustrated : int
        Fewest ties whose sign would have to change; an upper bound where `exact` is false.
    camps : array of int, (actors,)
        The camps that leave so few.
    exact : bool
        All partitions were visited.
    """

    balanced: float
    triangles: int
    frustrated: int
    camps: Whole
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    r"""Where ties go that follow the sum over all third parties, :math:`\dot X = X^2`.

    Parameters
    ----------
    time : float
        When they run off to infinity: one over the largest eigenvalue; infinity where none is positive.
    camps : array of int, (actors,)
        The two camps then: signs of the leading eigenvector; all 0 where one camp is left.
    """

    time: float
    camps: Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuralBalance:
    r"""Triangles with an odd number of hostile ties are under strain; without any, the actors fall into two hostile camps.

    .. math:: T = \frac12\left(1 + \frac{\operatorname{tr} A^3}{\operatorname{tr} |A|^3}\right), \qquad
        L = \min_{\text{camps}} \#\{\text{hostile ties inside, friendly ties across}\}

    Parameters
    ----------
    triads : {"strong", "weak"}, default "strong"
        Whether three mutual enemies are under strain (strong: two camps) or not (weak: any number of camps).

    Inputs
    ------
    ties : array, (actors, actors)
        Above 0 for friends, below for enemies, 0 for neither; mutual.

    Notes
    -----
    Up to 20 actors (8 in the weak sense) all partitions are visited; beyond, the number of ties to change is that of the
    best descent from several starts, and said to be so.

    References
    ----------
    CartwrightHarary1956; Davis1967; MarvelKleinbergKleinbergStrogatz2011 for the drift.

    Examples
    --------
    >>> ties = [[0, 1, -1], [1, 0, -1], [-1, -1, 0]]
    >>> found = StructuralBalance().measure(ties)
    >>> found.balanced, found.frustrated, found.camps.tolist()
    (1.0, 0, [0, 0, 1])
    """

    name: ClassVar[str] = "structural-balance"
    title: ClassVar[str] = "Strain in triangles of friends and enemies, and the camps that end it"
    family: ClassVar[str] = "alliance"
    source: ClassVar[str] = "CartwrightHarary1956"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_alliance.py"
    presets: ClassVar[Presets] = {"strong": {"triads": "strong"}, "weak": {"triads": "weak"}}
    example: ClassVar[str] = "measure ties=0,1,-1/1,0,-1/-1,-1,0"

    triads: str = "strong"

    def __post_init__(self) -> None:
        """Check the parameters."""
        choice("triads", self.triads, ("strong", "weak"))

    def measure(self, ties: ArrayLike) -> Balance:
        """Return how balanced signed ties are; `ties` is (actors, actors), mutual, above 0 for friends and below for enemies."""
        sign = np.sign(_ties(ties))
        n = sign.shape[0]
        total = float(np.trace(np.abs(sign) @ np.abs(sign) @ np.abs(sign)))
        good = 0.5 * (total + float(np.trace(sign @ sign @ sign)))
        if self.triads == "weak":
            hostile = (sign < 0.0).astype(float)
            good += float(np.trace(hostile @ hostile @ hostile))
        camps, exact = self._camps(sign, n)
        apart = camps[:, None] != camps[None, :]
        wrong = int(np.triu(((sign > 0.0) & apart) | ((sign < 0.0) & ~apart), 1).sum())
        return Balance(good / total if total else float("nan"), round(total / 6.0), wrong, camps, exact)

    def drift(self, ties: ArrayLike) -> Drift:
        """Return where ties of any strength go if each follows the product over all third parties; what is given is the start."""
        start = _ties(ties, keep_diagonal=True)
        values, vectors = np.linalg.eigh(start)
        if values[-1] <= 0.0:
            return Drift(float("inf"), np.zeros(start.shape[0], dtype=np.int64))
        leading = vectors[:, -1] * (1.0 if vectors[0, -1] >= 0.0 else -1.0)
        return Drift(float(1.0 / values[-1]), (leading < 0.0).astype(np.int64))

    def _camps(self, sign: Floats, n: int) -> tuple[Whole, bool]:
        many = 2 if self.triads == "strong" else min(n, 8)
        model, ones = Landscape(camps=max(many, 1)), np.ones(n)
        if n <= (20 if many == 2 else 8):
            return model.minima(ones, sign)[0].camps, True
        starts = [np.zeros(n), *(np.where(sign[i] < 0.0, 1.0, 0.0) for i in range(min(n, 50, 1 + 5_000_000 // n**2)))]
        descents = [model.descend(ones, sign, start) for start in starts]
        best = min(descents, key=lambda descent: (descent.energy[-1], descent.camps.tolist()))
        return best.camps, False


def _ties(ties: ArrayLike, *, keep_diagonal: bool = False) -> Floats:
    found = array("ties", ties, (None, None)).copy()
    if found.shape[0] != found.shape[1] or found.size == 0:
        raise InputError(f"ties has shape {found.shape}; it is (actors, actors).")
    if not np.allclose(found, found.T, rtol=0.0, atol=1e-12):
        raise InputError("ties differ by direction somewhere; they are mutual here.")
    if not keep_diagonal:
        np.fill_diagonal(found, 0.0)
    return found
