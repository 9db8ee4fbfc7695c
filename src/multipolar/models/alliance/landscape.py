"""Landscape theory: actors settle into camps as water settles into valleys, one move at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models.alliance import valleys
from multipolar.models.contract import Presets, Status
from multipolar.models.numerics.arguments import array, choice, whole

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

MOST = 2**24
"""Most labelled partitions that are enumerated: 25 actors in two camps, 16 in three."""


@dataclass(frozen=True, slots=True, eq=False)
class Descent:
    """Where one start leads.

    Parameters
    ----------
    camps : array of int, (actors,)
        Camp of each actor in the end; numbered in the order of first appearance.
    energy : array
        At the start and after every move; it falls each time.
    moves : tuple of (actor, from, to)
        In the order in which they were made.
    """

    camps: Whole
    energy: Floats
    moves: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Minimum:
    """A partition that no single actor has reason to leave.

    Parameters
    ----------
    camps : array of int, (actors,)
        Camp of each actor, numbered in the order of first appearance.
    energy : float
        Of the partition.
    basin : int
        Partitions from which steepest descent leads here, itself included.
    """

    camps: Whole
    energy: float
    basin: int

    def members(self, names: tuple[str, ...] | list[str]) -> tuple[tuple[str, ...], ...]:
        """Return the camps as groups of names."""
        return tuple(tuple(names[i] for i in np.flatnonzero(self.camps == camp)) for camp in range(int(self.camps.max()) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Landscape:
    r"""Camps of actors that want to be with those they get on with, in proportion to their size, and away from the others.

    .. math:: F_i = \sum_j s_j\,p_{ij}\,d_{ij}, \qquad E = \sum_i s_i F_i

    :math:`s_j` is j's size, :math:`p_{ij} = p_{ji}` the propensity of the pair to be together, and :math:`d_{ij}` is 1 where
    they are in different camps and 0 where they share one. One actor at a time moves if that lowers its frustration; since
    propensities are mutual, every such move lowers the energy, and it ends in a valley.

    Parameters
    ----------
    camps : int, default 2, ≥ 1
        How many camps there may be. The source allows two; with more, the best need not be bipolar.
    order : {"steepest", "in-turn"}, default "steepest"
        Who moves where several would: the one whose move lowers the energy most, or the first in the list.

    Inputs
    ------
    size : array, (actors,), ≥ 0
        How much each actor counts to the others.
    propensity : array, (actors, actors)
        How well each pair gets on: above 0 to be together, below to be apart; mutual, any unit.
    camps : array of int, (actors,)
        The camp of each actor, from 0.
    start : array of int, (actors,)
        The camp of each actor at first, from 0.

    Notes
    -----
    Any number of camps, and the order of moves, are ours. Differences below a part in 10¹² of the greatest possible energy
    count as ties, and among ties the first actor and the first camp are taken, so that the bits do not depend on the order
    of adding. The propensities behind the two printed partitions of Europe in 1936 are not at hand.

    References
    ----------
    AxelrodBennett1993; Galam1998 for more than two camps.

    Examples
    --------
    >>> sizes = [3.0, 2.0, 2.0, 1.0]
    >>> propensity = [[0, 1, -1, -1], [1, 0, -1, -1], [-1, -1, 0, 1], [-1, -1, 1, 0]]
    >>> [(m.camps.tolist(), m.energy, m.basin) for m in Landscape().minima(sizes, propensity)]
    [([0, 0, 1, 1], -30.0, 8)]
    """

    name: ClassVar[str] = "landscape"
    title: ClassVar[str] = "Camps as valleys of an energy that every move lowers"
    family: ClassVar[str] = "alliance"
    source: ClassVar[str] = "AxelrodBennett1993"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_alliance.py"
    presets: ClassVar[Presets] = {"two-camps": {"camps": 2}, "three-camps": {"camps": 3}}
    example: ClassVar[str] = "minima size=3,2,2,1 propensity=0,1,-1,-1/1,0,-1,-1/-1,-1,0,1/-1,-1,1,0"

    camps: int = 2
    order: str = "steepest"

    def __post_init__(self) -> None:
        """Check the parameters."""
        whole("camps", self.camps, 1, 100)
        choice("order", self.order, ("steepest", "in-turn"))

    def frustration(self, size: ArrayLike, propensity: ArrayLike, camps: ArrayLike) -> Floats:
        """Return :math:`F_i` of every actor."""
        s, p = _given(size, propensity)
        at = self._camps(camps, s.size)
        return np.asarray((p * (at[:, None] != at[None, :])) @ s)

    def energy(self, size: ArrayLike, propensity: ArrayLike, camps: ArrayLike) -> float:
        """Return :math:`E` of a partition."""
        s, _ = _given(size, propensity)
        return float(s @ self.frustration(size, propensity, camps))

    def descend(self, size: ArrayLike, propensity: ArrayLike, start: ArrayLike) -> Descent:
        """Return the way down from a partition, given as the camp of each actor, to a valley."""
        s, p = _given(size, propensity)
        at = self._camps(start, s.size).copy()
        pull = s[:, None] * p * s[None, :]
        tie = _tie(pull)
        energies = [self.energy(s, p, at)]
        moves: list[tuple[int, int, int]] = []
        beside = np.stack([pull[:, at == camp].sum(axis=1) for camp in range(self.camps)], axis=1)  # what each actor has in each camp
        everyone = np.arange(s.size)
        while True:
            change = 2.0 * (beside[everyone, at][:, None] - beside)
            order = _by_appearance(at, self.camps)
            actor, place = self._pick(change[:, order], tie)
            camp = int(order[place])
            if not change[actor, camp] < -tie:
                return Descent(_in_order(at), np.array(energies), tuple(moves))
            moves.append((actor, int(at[actor]), camp))
            energies.append(energies[-1] + float(change[actor, camp]))
            beside[:, at[actor]] -= pull[:, actor]
            beside[:, camp] += pull[:, actor]
            at[actor] = camp

    def minima(self, size: ArrayLike, propensity: ArrayLike) -> tuple[Minimum, ...]:
        """Return every partition that no single actor has reason to leave, the deepest first, with its basin.

        All partitions are visited, walking from one to the next by a move of one actor (a Gray code), with the first actor
        held in place: mirror images count once.
        """
        s, p = _given(size, propensity)
        n = s.size
        if float(self.camps) ** (n - 1) > MOST:
            raise InputError(
                f"{n} actors in {self.camps} camps make {self.camps}^{n - 1} partitions, more than the {MOST:,} that are enumerated. "
                "Use `descend` from many starts."
            )
        pull = np.ascontiguousarray(s[:, None] * p * s[None, :])
        energy = compiled(valleys.energies)(pull, self.camps)
        lowest = compiled(valleys.basins)(energy, n, self.camps, _tie(pull))
        codes, counts = np.unique(lowest[lowest >= 0], return_counts=True)
        found = [
            Minimum(_decode(int(code), n, self.camps), float(energy[code]), int(count)) for code, count in zip(codes, counts, strict=True)
        ]
        return tuple(sorted(found, key=lambda minimum: (minimum.energy, minimum.camps.tolist())))

    def _pick(self, change: Floats, tie: float) -> tuple[int, int]:
        """Return the move to make: among those that are as good as the best, the first actor and camp."""
        row = int(np.argmax(change.min(axis=1) < -tie)) if self.order == "in-turn" else 0
        asked = change[row : row + 1] if self.order == "in-turn" else change
        first = int(np.argmax(asked.ravel() <= asked.min() + tie))
        return row + first // change.shape[1], first % change.shape[1]

    def _camps(self, camps: ArrayLike, n: int) -> Whole:
        at = array("camps", camps, (n,), 0.0, self.camps - 1.0)
        return np.round(at).astype(np.int64)


def _by_appearance(at: Whole, camps: int) -> Whole:
    """Return the camps in the order in which the actors are first found in them, the empty ones last: ties do not hang on labels."""
    found = list(dict.fromkeys(at.tolist()))
    return np.array(found + [camp for camp in range(camps) if camp not in found])


def _given(size: ArrayLike, propensity: ArrayLike) -> tuple[Floats, Floats]:
    s = array("size", size, (None,), 0.0)
    if s.size == 0:
        raise InputError("size is empty; there is at least one actor.")
    p = array("propensity", propensity, (s.size, s.size)).copy()
    lopsided = np.abs(p - p.T) > 1e-9 * np.maximum(1.0, np.abs(p))
    if lopsided.any():
        i, j = (int(at) for at in np.argwhere(lopsided)[0])
        raise InputError(f"propensity[{i}, {j}] is {p[i, j]:g} and propensity[{j}, {i}] is {p[j, i]:g}; propensities are mutual.")
    p = 0.5 * (p + p.T)
    np.fill_diagonal(p, 0.0)
    return s, p


def _tie(pull: Floats) -> float:
    return 1e-12 * float(np.abs(pull).sum()) + 1e-300


def _in_order(at: Whole) -> Whole:
    first: dict[int, int] = {}
    return np.array([first.setdefault(int(camp), len(first)) for camp in at], dtype=np.int64)


def _decode(code: int, n: int, camps: int) -> Whole:
    at = [0] * n
    for actor in range(1, n):
        at[actor] = code % camps
        code //= camps
    return _in_order(np.array(at, dtype=np.int64))
