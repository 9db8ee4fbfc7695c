"""Equal-gain exchange of voting positions on many issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models.bargaining.centre import weighted_mean
from multipolar.models.bargaining.exchange.pairs import list_pairs
from multipolar.models.bargaining.exchange.record import Exchanges
from multipolar.models.bargaining.exchange.switches import PRESETS, numbered
from multipolar.models.bargaining.exchange.trading import trade
from multipolar.models.bargaining.problem import BargainingProblem, Bools, Floats, Round, Settlement, Stop
from multipolar.models.contract import Presets, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualGainExchange:
    r"""Let actors trade what matters little to them for what matters more, then settle at the compromise.

    Before the vote, two actors who stand opposite on two issues each give way on the one that matters relatively less
    to them. The outcome of an issue is the compromise :math:`O_p = \sum_i c_i s_{ip} x_{ip} / \sum_i c_i s_{ip}`; a trade
    shifts two outcomes so that both gain alike, and the trade with the largest gain is made first. Positions after the
    trades are voting positions; a further round starts between them and where the last one started,
    :math:`x' = (1-a)x + a y` with :math:`a = \text{salience\_pull}\,(1-s) + \text{pull}`.

    Parameters
    ----------
    outcome : {"current", "seen"}
        The outcome that a trade may not push past the position of the one who asks for it. ``current``: after all
        trades so far. ``seen``: at the start of the round, with the supplier's own moves and the first moves that
        others made for the same demander.
    overshoot : {"stop", "crossing"}
        ``stop``: the outcome is never pushed past the demander's position, nor is a move counted as a sacrifice while
        it brings the outcome nearer to the one who makes it; every trade then leaves both better off, by the same gain.
        ``crossing``: only a crossing is shortened; past it the trade goes on, against the demander's interest.
    history : {"executed", "tentative"}
        An actor moves one way on an issue. ``executed``: judged by the moves it made. ``tentative``: by moves that were
        only considered, which may also not add up to more than the scale, upwards alone; mirrored cases part.
    invalid : {"again", "never"}
        Whether a trade that was not possible is considered again in the same round. Each is made once at most.
    ties : {"by-value", "as-listed"}
        Equal gains go in a fixed order: by pair of issues in their order; those who stand on the same side on both
        issues before the others; then by actor, in the order of their positions, saliences and capabilities, so that
        the order in which they are listed does not matter; or as listed.
    salience_pull, pull : float
        How far the next round starts towards the voting positions.
    most_rounds : int, at least 1
        Rounds that `settle` plays if it is not told otherwise: 1 is the published model, a vote after one exchange.
    replayed_ties : tuple of (round, i, supply of i, j, supply of j)
        Trades, by number of round from 1 and by names, that go first among equal gains in that round: to replay a run
        whose ties were drawn.

    Notes
    -----
    ``corrected`` (default) is ours in `outcome`, `overshoot`, `history`, `invalid` and `ties`; ``decide-head`` reproduces the reference
    runs exchange by exchange. An actor without salience on an issue neither supplies nor demands it; with one issue or
    one actor nothing is traded and the compromise remains.

    References
    ----------
    StokmanVanOosten1994.

    Examples
    --------
    >>> position = [[0.0, 0.0], [1.0, 1.0]]
    >>> problem = BargainingProblem.of(position, salience=[[0.9, 0.3], [0.3, 0.9]])
    >>> EqualGainExchange().settle(problem).point.round(2)
    array([[0., 1.]])
    """

    name: ClassVar[str] = "equal-gain-exchange"
    title: ClassVar[str] = "Exchange of positions across issues with equal gains, then the compromise"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "StokmanVanOosten1994"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/stokman-vanoosten-1994/reference-runs.yaml"
    presets: ClassVar[Presets] = PRESETS
    waives: ClassVar[Mapping[str, str]] = {
        "splitting": "trades are made actor by actor: two halves are two traders, and each trade is made once"
    }

    outcome: str = "current"
    overshoot: str = "stop"
    history: str = "executed"
    invalid: str = "again"
    ties: str = "by-value"
    salience_pull: float = 0.4
    pull: float = 0.1
    most_rounds: int = 1
    replayed_ties: tuple[tuple[int, str, str, str, str], ...] = ()

    def __post_init__(self) -> None:
        numbered(self)
        if not (self.salience_pull >= 0.0 and self.pull >= 0.0 and self.salience_pull + self.pull <= 1.0):
            given = f"{self.salience_pull:g} and {self.pull:g}"
            raise InputError(f"salience_pull and pull are {given}: shares of the way, at least 0 and together at most 1.")
        if self.most_rounds < 1:
            raise InputError(f"most_rounds is {self.most_rounds}: at least one round is played.")

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member; `rng` is unused, the rule is deterministic.

        Positions of a round are the voting positions; where it started is in its `moves`, an `Exchanges`.
        """
        limit = self.most_rounds if rounds is None else rounds
        if limit < 0:
            raise InputError(f"rounds is {limit}: it is at least 0.")
        salience, weight = problem.salience.copy(), problem.weight  # kernels take arrays that could be written to
        start = voting = problem.position.copy()
        kept = [Round(0, start)] if keep else []
        order = _orders(problem, by_value=self.ties == "by-value")
        done = np.zeros(problem.members, dtype=np.bool_)
        for number in range(1, limit + 1):
            urgent = self._urgent(problem, number)
            voting, exchanges, traded = _round(start, salience, weight, order, numbered(self), urgent)
            done = ~traded
            if keep:
                kept.append(Round(number, voting, exchanges))
            if done.all():
                break
            pull = self.salience_pull * (1.0 - salience) + self.pull
            start = (1.0 - pull) * start + pull * voting
        reasons: list[Stop] = ["converged" if settled else "rounds" for settled in done]
        return Settlement(point=weighted_mean(voting, weight), agreed=weight.sum(axis=1) > 0.0, rounds=tuple(kept), stopped=tuple(reasons))

    def _urgent(self, problem: BargainingProblem, number: int) -> list[tuple[int, int, int, int]]:
        """The trades that go first among equals in this round, as (i, j, issue that j supplies, issue that i supplies)."""
        actors, issues = problem.actors.index, problem.issues.index
        try:
            return [(actors(i), actors(j), issues(p), issues(q)) for at, i, q, j, p in self.replayed_ties if at == number]
        except ValueError as error:
            raise InputError(f"replayed_ties names what the problem does not have: {error}.") from None


def _orders(problem: BargainingProblem, *, by_value: bool) -> list[NDArray[np.int64]]:
    """The order in which the actors are served in every member."""
    if not by_value:
        return [np.arange(len(problem.actors))] * problem.members
    tables = zip(problem.capability, problem.salience, problem.position, strict=True)
    return [np.lexsort((c, *s.T, *x.T)) for c, s, x in tables]


def _round(
    position: Floats,
    salience: Floats,
    weight: Floats,
    orders: list[NDArray[np.int64]],
    rule: NDArray[np.int64],
    urgent: list[tuple[int, int, int, int]],
) -> tuple[Floats, Exchanges, Bools]:
    """Play one round in every member: voting positions, exchanges, and in which members there were any."""
    voting = np.empty_like(position)
    left = position < weighted_mean(position, weight)[:, None, :]
    members, who, terms = [], [], []
    for member, order in enumerate(orders):
        x, s, w = (np.ascontiguousarray(array[member][order]) for array in (position, salience, weight))
        sides = np.ascontiguousarray(left[member][order])
        count = compiled(list_pairs)(s, w, sides, False, np.empty((1, 4), dtype=np.int64))
        pairs = np.empty((count, 4), dtype=np.int64)
        compiled(list_pairs)(s, w, sides, True, pairs)
        named = np.column_stack([order[pairs[:, :2]], pairs[:, 2:]])
        rows = np.array([row for want in urgent for row in np.flatnonzero(_same(named, want))], dtype=np.int64)
        made, found, voted = np.empty(count, dtype=np.int64), np.empty((count, 9)), np.empty_like(x)
        traded = compiled(trade)(x, s, w, pairs, rule, rows, voted, made, found)
        voting[member, order] = voted
        members.append(np.full(traded, member, dtype=np.int32))
        who.append(named[made[:traded]].astype(np.int16))
        terms.append(found[:traded])
    any_ = np.array([len(each) > 0 for each in members], dtype=np.bool_)
    return voting, Exchanges(np.concatenate(members), np.concatenate(who), np.concatenate(terms), position), any_


def _same(pairs: NDArray[np.int64], want: tuple[int, int, int, int]) -> Bools:
    """Which rows of `pairs` are this trade, whichever of the two actors comes first."""
    i, j, p, q = want
    either: Bools = (pairs == (i, j, p, q)).all(axis=1) | (pairs == (j, i, q, p)).all(axis=1)
    return either
