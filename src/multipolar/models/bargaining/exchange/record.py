"""What was exchanged in a round, in order: kept as arrays, read as exchanges or as single moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.models.bargaining.problem import Floats, Move


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange: i gives way to j on one issue, j to i on another, and both gain alike.

    Parameters
    ----------
    member : int
        In which member.
    i, j : int
        The two actors.
    supply_i, supply_j : int
        The issue on which i gives way to j, and that on which j gives way to i.
    start_i, end_i, start_j, end_j : float
        From where to where, 0–1.
    gain : float
        What either gains: salience × shift of the outcome where it is given way, less the same where it gives way.
    outcome_i, outcome_j : tuple of float
        The outcome on `supply_i` and on `supply_j`, before and after.
    """

    member: int
    i: int
    j: int
    supply_i: int
    supply_j: int
    start_i: float
    end_i: float
    start_j: float
    end_j: float
    gain: float
    outcome_i: tuple[float, float]
    outcome_j: tuple[float, float]

    def externality(self, position: Floats, salience: Floats) -> Floats:
        """What each actor gains or loses by the exchange, from positions and saliences (n, k) at the start of the round."""
        effect = np.zeros(len(position))
        for issue, (before, after) in ((self.supply_i, self.outcome_i), (self.supply_j, self.outcome_j)):
            effect += salience[:, issue] * (np.abs(before - position[:, issue]) - np.abs(after - position[:, issue]))
        return effect


@dataclass(frozen=True, slots=True, eq=False)
class Exchanges(Sequence[Move]):
    """The exchanges of one round in the order in which they were made; as a sequence, each is two moves.

    Parameters
    ----------
    member : ndarray, int, (e,)
        The member of each.
    who : ndarray, int, (e, 4)
        i, j, the issue that j supplies and the issue that i supplies.
    terms : ndarray, (e, 9)
        Gain; i's start and end; j's start and end; the outcome before and after on j's supply, then on i's.
    start : ndarray, (m, n, k)
        Positions at the start of the round.
    """

    member: NDArray[np.int32]
    who: NDArray[np.int16]
    terms: Floats
    start: Floats

    def exchanges(self) -> Iterator[Exchange]:
        """Yield the exchanges in order."""
        for member, (i, j, p, q), t in zip(self.member, self.who, self.terms, strict=True):
            ends = (float(t[1]), float(t[2]), float(t[3]), float(t[4]))
            outcomes = (float(t[7]), float(t[8])), (float(t[5]), float(t[6]))
            yield Exchange(int(member), int(i), int(j), int(q), int(p), *ends, float(t[0]), *outcomes)

    def __len__(self) -> int:
        return 2 * len(self.member)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # the two overloads of Sequence
        if isinstance(index, slice):
            return tuple(self._move(row) for row in range(len(self))[index])
        return self._move(range(len(self))[index])

    def _move(self, index: int) -> Move:
        row, second = divmod(index, 2)
        i, j, p, q = (int(number) for number in self.who[row])
        start, end = (float(end) for end in self.terms[row, 3:5] if second) if second else (float(end) for end in self.terms[row, 1:3])
        actor, issue, by = (j, p, i) if second else (i, q, j)
        return Move(int(self.member[row]), actor, issue, by, "exchange", start, end)
