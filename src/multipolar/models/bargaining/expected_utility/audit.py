"""What lies behind one contest, worked out again from the inputs: nothing but positions needs to be stored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from multipolar.models.bargaining.expected_utility.model import ExpectedUtility
from multipolar.models.bargaining.expected_utility.rounds import views, width
from multipolar.models.bargaining.expected_utility.switches import numbered
from multipolar.models.bargaining.problem import BargainingProblem, Floats, Round


@dataclass(frozen=True, slots=True)
class Support:
    """What one actor brings to a contest of i and j, and the chances of i as it sees them.

    Parameters
    ----------
    actor : str
        Its name.
    gain : float
        How much better for it a victory of i is than one of j, as a share of the span.
    votes : float
        What it brings: to i where positive, to j where negative; 0 where it stays out.
    chance_with, chance_without, chance_against : float
        The chance of i if it backs i, stays out, or backs j with the same effort, the others as they are.
    """

    actor: str
    gain: float
    votes: float
    chance_with: float
    chance_without: float
    chance_against: float


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest of actor i with actor j.

    Parameters
    ----------
    chance : float
        That i prevails over j.
    gain, threat : float
        What i expects of challenging j, and of being challenged by j.
    risk : float
        Exponent of i: above 1 where it avoids risk, below 1 where it takes some.
    support : tuple of Support
        Everybody, in the order of the problem.
    """

    chance: float
    gain: float
    threat: float
    risk: float
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """All contests of one state: chances, gains and threats (n, n), exponents (n,)."""

    chance: Floats
    gain: Floats
    threat: Floats
    risk: Floats
    span: float


def see(model: ExpectedUtility, problem: BargainingProblem, state: Round | None = None, *, member: int = 0, issue: int = 0) -> Views:
    """Work out all contests of one member and issue, at the start or in `state`."""
    x, s, w = _state(problem, state, member, issue)
    n = len(x)
    start = width(np.ascontiguousarray(problem.position[member, :, issue]))
    span = start if model.span == "start" else width(x)
    chance, gain, threat = np.empty((n, n)), np.empty((n, n)), np.empty((n, n))
    risk, bench = np.empty(n), np.empty(n)
    dial = np.array([model.q, model.abstain, model.within])
    views(x, s, w, span, numbered(model), dial, risk, bench, chance, gain, threat)
    return Views(chance, gain, threat, risk, span)


def explain(
    model: ExpectedUtility, problem: BargainingProblem, i: int, j: int, state: Round | None = None, *, member: int = 0, issue: int = 0
) -> Contest:
    """Work out the contest of actor `i` with actor `j`, and what everybody brings to it.

    Examples
    --------
    >>> problem = BargainingProblem.of([0.2, 0.8, 0.25], capability=[1.0, 1.0, 2.0], actors=["a", "b", "c"])
    >>> contest = explain(ExpectedUtility(), problem, 0, 1)
    >>> friend = contest.support[2]
    >>> friend.chance_against < friend.chance_without < friend.chance_with == contest.chance
    True
    """
    seen = see(model, problem, state, member=member, issue=issue)
    x, _, w = _state(problem, state, member, issue)
    exponent = seen.risk if model.votes == "risk-shaped" else np.ones(len(x))
    gain = (np.abs(x - x[j]) / seen.span) ** exponent - (np.abs(x - x[i]) / seen.span) ** exponent
    price = model.abstain if model.votes == "abstaining" else 0.0
    votes = w * np.sign(gain) * np.maximum(np.abs(gain) - price, 0.0)
    if model.principals_vote == "no":
        votes[[i, j]] = 0.0
    support = tuple(_support(problem.actors[k], k, gain, votes) for k in range(len(x)))
    return Contest(float(seen.chance[i, j]), float(seen.gain[i, j]), float(seen.threat[i, j]), float(seen.risk[i]), support)


def _support(actor: str, k: int, gain: Floats, votes: Floats) -> Support:
    others = np.delete(votes, k)
    for_i, for_j, effort = float(others[others > 0.0].sum()), float(-others[others < 0.0].sum()), abs(float(votes[k]))
    return Support(
        actor,
        float(gain[k]),
        float(votes[k]),
        chance_with=_share(for_i + effort, for_j),
        chance_without=_share(for_i, for_j),
        chance_against=_share(for_i, for_j + effort),
    )


def _share(one: float, other: float) -> float:
    return one / (one + other) if one + other > 0.0 else 0.5


def _state(problem: BargainingProblem, state: Round | None, member: int, issue: int) -> tuple[Floats, Floats, Floats]:
    position = problem.position if state is None else state.position
    arrays = (position[member, :, issue], problem.salience[member, :, issue], problem.weight[member, :, issue])
    x, s, w = (np.array(array) for array in arrays)
    return x, s, w
