"""One member's run, from its start to where it stopped, and the rounds of all members put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from multipolar.kernels import compiled
from multipolar.models.bargaining.problem import Floats, Round, Stop
from multipolar.models.bargaining.spatial.record import Bargains
from multipolar.models.bargaining.spatial.turns import play

Places = NDArray[np.int16]

SAME_STATE = 1e-9
"""States nearer than this are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What one member's turns left: states (t + 1, n, k), and of each turn who did what, (t, n)."""

    history: Floats
    target: Places
    partner: Places
    led: Places
    chance: Floats
    gain: Floats
    stopped: Stop

    def last(self) -> Run:
        """Return it with its last state alone."""
        return self._with(self.history[-1:].copy(), slice(0))

    def until(self, turn: int) -> Run:
        """Return it with so many turns: what was not played is cut off; who has stopped stays where it is."""
        short = turn - len(self.target)
        if short <= 0:
            return self._with(self.history[: turn + 1].copy(), slice(turn))
        n = self.history.shape[1]
        nobody, nothing = np.full((short, n), -1, dtype=np.int16), np.full((short, n), np.nan)
        return Run(
            history=np.concatenate([self.history, np.repeat(self.history[-1:], short, axis=0)]),
            target=np.concatenate([self.target, nobody]),
            partner=np.concatenate([self.partner, nobody]),
            led=np.concatenate([self.led, np.zeros_like(nobody)]),
            chance=np.concatenate([self.chance, nothing]),
            gain=np.concatenate([self.gain, nothing]),
            stopped=self.stopped,
        )

    def _with(self, history: Floats, turns: slice) -> Run:
        return Run(
            history=history,
            target=self.target[turns].copy(),
            partner=self.partner[turns].copy(),
            led=self.led[turns].copy(),
            chance=self.chance[turns].copy(),
            gain=self.gain[turns].copy(),
            stopped=self.stopped,
        )


def turn_order(x: Floats, s: Floats, c: Floats, *, by_value: bool) -> NDArray[np.int64]:
    """Return the actors that take part, in the order in which they are served."""
    order = np.lexsort((c, *s.T, *x.T)) if by_value else np.arange(len(c))
    return np.asarray(order[c[order] > 0.0])


def play_out(
    x: Floats,
    s: Floats,
    c: Floats,
    sigma: Floats,
    order: NDArray[np.int64],
    rule: NDArray[np.int64],
    pulls: tuple[float, float],
    key: NDArray[np.int64],
    limit: int,
) -> Run:
    """Play the actors in `order` from `x` until they stop, for at most `limit` turns; `pulls` are `ideal_pull` and `within`."""
    n = len(order)
    limit = limit if n else 0  # where nobody takes part nothing is played
    history = np.empty((limit + 1, n, x.shape[1]))
    history[0] = x[order]
    target, partner, led = (np.empty((limit, n), dtype=np.int16) for _ in range(3))
    chance, gain = np.empty((limit, n)), np.empty((limit, n))
    keys = int(key[0]), int(key[1])
    cut = np.ascontiguousarray(s[order]), c[order], sigma[order]
    ended = compiled(play)(*cut, rule, *pulls, *keys, history, target, partner, led, chance, gain)
    turns = abs(int(ended))
    names = np.append(order, -1).astype(np.int16)
    full = np.repeat(x[None], turns + 1, axis=0)
    full[:, order] = history[: turns + 1]
    return Run(
        history=full,
        target=_spread(names[target[:turns]], order, len(c), np.int16(-1)),
        partner=_spread(names[partner[:turns]], order, len(c), np.int16(-1)),
        led=_spread(led[:turns], order, len(c), np.int16(0)),
        chance=_spread(chance[:turns], order, len(c), np.float64(np.nan)),
        gain=_spread(gain[:turns], order, len(c), np.float64(np.nan)),
        stopped="converged" if ended > 0 or n == 0 else "cycle" if _goes_round(full) else "rounds",
    )


def _goes_round(history: Floats) -> bool:
    """Tell whether the last state, reached by a move, has been there before."""
    away = np.abs(history[:-1] - history[-1]).max(axis=(1, 2))
    return bool(len(away) > 1 and away[-1] > SAME_STATE and away[:-1].min() <= SAME_STATE)


def _spread(table: NDArray[Any], order: NDArray[np.int64], actors: int, empty: Any) -> NDArray[Any]:
    """Put the columns of those who took part where they belong among all actors."""
    full = np.full((len(table), actors), empty)
    full[:, order] = table
    return full


def rounds_of(runs: list[Run]) -> tuple[Round, ...]:
    """Put the turns of all members together."""
    turns = max(len(run.target) for run in runs)
    full = [run.until(turns) for run in runs]
    states = [np.stack([run.history[turn] for run in full]) for turn in range(turns + 1)]
    found = [Round(0, states[0])]
    for turn in range(turns):
        bargains = Bargains(
            target=np.stack([run.target[turn] for run in full]),
            partner=np.stack([run.partner[turn] for run in full]),
            led=np.stack([run.led[turn] for run in full]),
            chance=np.stack([run.chance[turn] for run in full]),
            gain=np.stack([run.gain[turn] for run in full]),
            start=states[turn],
            end=states[turn + 1],
        )
        found.append(Round(turn + 1, states[turn + 1], bargains))
    return tuple(found)
