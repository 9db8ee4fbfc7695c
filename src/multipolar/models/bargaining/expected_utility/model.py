"""The expected utility model of bargaining: challenges, offers, rounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from multipolar.errors import InputError
from multipolar.kernels import compiled
from multipolar.models.bargaining.centre import weighted_mean, weighted_median
from multipolar.models.bargaining.expected_utility.rounds import bargain
from multipolar.models.bargaining.expected_utility.switches import REASONS, STOPS, numbered
from multipolar.models.bargaining.problem import BargainingProblem, Floats, Moves, Round, Settlement, Stop
from multipolar.models.contract import Presets, Status, known

_EQ31: dict[str, Any] = {
    "votes": "linear",
    "abstain": 0.0,
    "security_counts": "actors",
    "ties": "first",
    "reading": "median",
    "within": 1e-6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedUtility:
    r"""Every actor weighs a challenge to every other; those who expect to lose move; round after round.

    The source leaves many rules open, and they decide the outcome: each is a switch here. The equations stand in
    `contest` (who would win), `utility` (what a challenge is worth, and risk) and `offers` (who moves whom).

    Parameters
    ----------
    votes : {"abstaining", "linear", "risk-shaped"}
        What an actor brings to a contest. ``linear`` is equation 31; ``risk-shaped`` raises distances to the voter's own
        exponent; ``abstaining`` is linear beyond `abstain`: two probabilities and a way out for third parties.
    abstain : float, default 0.05, in [0, 1)
        Share of the span by which one winner must be better than the other before an actor takes part.
    chance_over : {"contest", "all-contests"}
        What the support for a side is divided by: the support for both sides, or that in all contests together, which
        makes every chance tiny.
    principals_vote : {"yes", "no"}
        Whether the two contestants bring their own weight.
    opponent_seen_with : {"own-risk", "its-risk"}
        Whose exponent shapes what the opponent expects: the viewer's, or the opponent's own.
    security_counts : {"weight", "actors"}
        Whether the threats that add up to an actor's security count by the weight behind them, or each the same.
    span : {"start", "round"}
        Whether distances are shares of the first round's range of positions or of each round's.
    conflict : {"loser-moves", "nobody-moves"}
        What happens where both sides expect to gain.
    capitulation : {"moves", "never"}
        Whether an actor that is beaten on both counts gives in.
    choice : {"least-movement", "lowest-end"}
        Which compromise an actor takes: the one that moves it least, or the one that ends lowest.
    ties : {"middle", "first"}
        Which of several equal offers it takes: the middle between the outermost, or that of the actor listed first.
    q : float, default 1.0, in [0, 1]
        Chance that an actor that is left alone stays where it is.
    reading : {"mean", "median"}
        What the settlement is: the mean or the (lower) median of the last positions, weighted by capability × salience.
    within : float, default 1e-4, at least 0
        The rounds end when nobody moves further than this share of the span.
    limit : int, default 100, at least 1
        At most so many rounds.

    Notes
    -----
    Presets: ``corrected`` is the default; ``scholz-eq31`` follows the printed equations; ``scholz-table2`` takes the rules that
    give the printed table, which are not those printed: every chance is divided by the support in all contests, and of
    several compromises an actor takes the one that ends lowest.
    Ours in ``corrected``: abstention, security by weight (so that splitting an actor changes nothing), ties, and the
    mean as the reading, which is continuous where the median jumps. The rounds need not settle: `Settlement.stopped`
    says ``converged``, ``cycle`` (a state came back) or ``rounds``.

    References
    ----------
    Scholz2011, equations 15 to 36; BuenoDeMesquita1994.

    Examples
    --------
    >>> problem = BargainingProblem.of([0.0, 0.3, 1.0], salience=[0.9, 0.3, 0.8], capability=[2.0, 1.0, 1.0])
    >>> settled = ExpectedUtility().settle(problem)
    >>> settled.point.round(3), settled.stopped
    (array([[0.]]), ('converged',))
    """

    name: ClassVar[str] = "expected-utility"
    title: ClassVar[str] = "Expected utility of challenges, offers and concessions in rounds"
    family: ClassVar[str] = "bargaining"
    source: ClassVar[str] = "Scholz2011"
    status: ClassVar[Status] = "replicated"
    proof: ClassVar[str] = "library/published/scholz-2011/table-2.yaml"
    presets: ClassVar[Presets] = {
        "corrected": {},
        "scholz-eq31": _EQ31,
        "scholz-table2": {
            **_EQ31,
            "votes": "risk-shaped",
            "chance_over": "all-contests",
            "capitulation": "never",
            "choice": "lowest-end",
        },
    }

    waives: ClassVar[Mapping[str, str]] = {
        "weightless": "an actor without capability still challenges, and others may back it",
        "symmetry": "it settles at the weighted median, and between two halves of the weight that is the lower position",
    }

    votes: Literal["abstaining", "linear", "risk-shaped"] = "abstaining"
    abstain: float = 0.05
    chance_over: Literal["contest", "all-contests"] = "contest"
    principals_vote: Literal["yes", "no"] = "yes"
    opponent_seen_with: Literal["own-risk", "its-risk"] = "own-risk"
    security_counts: Literal["weight", "actors"] = "weight"
    span: Literal["start", "round"] = "start"
    conflict: Literal["loser-moves", "nobody-moves"] = "loser-moves"
    capitulation: Literal["moves", "never"] = "moves"
    choice: Literal["least-movement", "lowest-end"] = "least-movement"
    ties: Literal["middle", "first"] = "middle"
    q: float = 1.0
    reading: Literal["mean", "median"] = "mean"
    within: float = 1e-4
    limit: int = 100

    def __post_init__(self) -> None:
        numbered(self)
        known(self.reading, ("mean", "median"), "value of 'reading'")
        for name, value, top in (("abstain", self.abstain, 1.0), ("q", self.q, 1.0), ("within", self.within, math.inf)):
            if not 0.0 <= value <= top:
                raise InputError(f"'{name}' is {value}; it runs from 0 to {top:g}.")
        if self.limit < 1:
            raise InputError(f"'limit' is {self.limit}; at least one round is played.")

    def settle(
        self,
        problem: BargainingProblem,
        rng: np.random.Generator | None = None,
        *,
        rounds: int | None = None,
        keep: bool = True,
    ) -> Settlement:
        """Settle every issue in every member, each on its own; `rng` is unused, the rules are deterministic.

        `rounds` replaces `limit`; 0 reads the settlement off the positions as they are.
        """
        limit = self.limit if rounds is None else rounds
        if limit < 0:
            raise InputError(f"{limit} rounds: a number of rounds is at least 0.")
        played = _play(self, problem, limit, keep)
        weight = problem.weight
        point = (weighted_mean if self.reading == "mean" else weighted_median)(played.final, weight)
        return Settlement(point=point, agreed=weight.sum(axis=1) > 0.0, rounds=played.rounds, stopped=played.stopped)


@dataclass(frozen=True, slots=True, eq=False)
class _Played:
    final: Floats
    rounds: tuple[Round, ...]
    stopped: tuple[Stop, ...]


def _play(model: ExpectedUtility, problem: BargainingProblem, limit: int, keep: bool) -> _Played:
    m, n, k = problem.position.shape
    x, s, w = (_rows(array) for array in (problem.position, problem.salience, problem.weight))
    kept = m * k if keep else 1
    history = np.empty((kept, limit + 1, n))
    by = np.empty((kept, limit, n), dtype=np.int16)
    why = np.empty((kept, limit, n), dtype=np.int8)
    final, stopped = np.empty_like(x), np.empty(m * k, dtype=np.int8)
    dial = np.array([model.q, model.abstain, model.within])
    last = compiled(bargain)(x, s, w, numbered(model), dial, keep, history, by, why, final, stopped)
    stops = tuple(STOPS[code] for code in stopped.reshape(m, k).max(axis=1))
    return _Played(_columns(final, m, k), _rounds(history, by, why, last, m, k) if keep else (), stops)


def _rows(array: Floats) -> Floats:
    """One row a member and issue, (m · k, n) from (m, n, k); always a copy that kernels may read."""
    m, n, k = array.shape
    return np.array(array.transpose(0, 2, 1), order="C").reshape(m * k, n)


def _columns(rows: NDArray[Any], m: int, k: int) -> NDArray[Any]:
    return np.ascontiguousarray(rows.reshape(m, k, -1).transpose(0, 2, 1))


def _rounds(history: Floats, by: NDArray[np.int16], why: NDArray[np.int8], last: int, m: int, k: int) -> tuple[Round, ...]:
    positions = [_columns(history[:, t], m, k) for t in range(last + 1)]
    moves = [Moves(_columns(by[:, t], m, k), _columns(why[:, t], m, k), positions[t], positions[t + 1], REASONS) for t in range(last)]
    return (Round(0, positions[0]), *(Round(t + 1, positions[t + 1], moves[t]) for t in range(last)))
