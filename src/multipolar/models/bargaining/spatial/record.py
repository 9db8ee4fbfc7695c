"""Who challenged whom in a turn and what came of it: kept as arrays, read as challenges or as single moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from multipolar.models.bargaining.problem import Floats, Move


@dataclass(frozen=True, slots=True)
class Bargain:
    """One challenge and the offers that it led to.

    Parameters
    ----------
    member, initiator, receiver : int
        In which member, who challenges whom.
    chance : float
        The initiator's chance of winning, as it sees it.
    gain : float
        What the challenge is worth to the initiator, as it sees it.
    initiator_moves, receiver_moves : bool
        Which of the two takes the bargain up; each decides alone.
    """

    member: int
    initiator: int
    receiver: int
    chance: float
    gain: float
    initiator_moves: bool
    receiver_moves: bool


@dataclass(frozen=True, slots=True, eq=False)
class Bargains(Sequence[Move]):
    """The challenges of one turn; as a sequence, the moves on single issues that came of them.

    Parameters
    ----------
    target, partner : ndarray, int, (m, n)
        Whom each actor challenged, and with whom it made the bargain that it took up; -1 for nobody.
    led : ndarray, int, (m, n)
        1 where that bargain was the actor's own proposal.
    chance, gain : ndarray, (m, n)
        Of each actor's challenge, as it sees them; NaN without one.
    start, end : ndarray, (m, n, k)
        Positions before and after the turn.
    """

    target: NDArray[np.int16]
    partner: NDArray[np.int16]
    led: NDArray[np.int16]
    chance: Floats
    gain: Floats
    start: Floats
    end: Floats

    def bargains(self) -> Iterator[Bargain]:
        """Yield the challenges, by member and initiator."""
        for m, i in np.argwhere(self.target >= 0):
            j = int(self.target[m, i])
            taken = bool(self.partner[m, i] == j and self.led[m, i]), bool(self.partner[m, j] == i and not self.led[m, j])
            yield Bargain(int(m), int(i), j, float(self.chance[m, i]), float(self.gain[m, i]), *taken)

    def __len__(self) -> int:
        return len(self._places())

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # the two overloads of Sequence
        places = self._places()
        return tuple(self._move(at) for at in places[index]) if isinstance(index, slice) else self._move(places[index])

    def __iter__(self) -> Iterator[Move]:
        return (self._move(at) for at in self._places())

    def _places(self) -> NDArray[np.int64]:
        return np.argwhere((self.partner >= 0)[:, :, None] & (self.start != self.end))

    def _move(self, at: NDArray[np.int64]) -> Move:
        m, i, k = (int(number) for number in at)
        return Move(m, i, k, int(self.partner[m, i]), "bargain", float(self.start[m, i, k]), float(self.end[m, i, k]))
