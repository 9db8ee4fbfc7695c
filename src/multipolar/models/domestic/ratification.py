"""Ratification: a body that votes by weight, some of whose members can block, takes or leaves an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from multipolar.errors import InputError
from multipolar.models.contract import Presets, Status
from multipolar.models.domestic.pivot import passes, ratifying_interval
from multipolar.models.numerics.arguments import array, number

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """Who votes.

    Parameters
    ----------
    ideals : array, (members, issues)
        Ideal points.
    weights : array, (members,)
        Votes that each member casts.
    veto : array of bool, (members,)
        Whose no is enough.
    salience : array, (members, issues)
        What each issue counts for each member.
    """

    ideals: Floats
    weights: Floats
    veto: Marks
    salience: Floats

    @classmethod
    def of(
        cls, ideals: ArrayLike, *, weights: ArrayLike | None = None, veto: ArrayLike | None = None, salience: ArrayLike | None = None
    ) -> Body:
        """Check and gather; by default everybody has one vote and no veto, and every issue counts the same."""
        points = np.asarray(ideals, dtype=float)
        points = array("ideals", points[:, None] if points.ndim == 1 else points, (None, None))
        n = points.shape[0]
        if n == 0:
            raise InputError("ideals is empty; a body has at least one member.")
        votes = np.ones(n) if weights is None else array("weights", weights, (n,), 0.0)
        if not votes.sum() > 0.0:
            raise InputError("weights are all 0; somebody must have a vote.")
        blocks = np.zeros(n, dtype=bool) if veto is None else array("veto", veto, (n,), 0.0, 1.0).astype(bool)
        cares = np.ones(points.shape) if salience is None else array("salience", salience, points.shape, 0.0)
        return cls(points, votes, blocks, cares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratification:
    r"""Whether an agreement passes, and how likely that is where votes are uncertain.

    A member is for x where it is at least as near to its ideal point as the reversion point q. It passes with more than the
    quota of the weight and without a veto. Where votes are uncertain, each is cast on its own with

    .. math:: P(\text{yes}_i) = \frac{1}{1 + e^{-\lambda\,(d_i(q) - d_i(x))}}, \qquad
        d_i(x) = \sqrt{\textstyle\sum_k s_{ik} (x_k - x_{ik})^2},

    and the chance to pass is summed exactly over all counts of votes.

    Parameters
    ----------
    quota : float, default 0.5, in [0, 1]
        Share of the weight that must be exceeded; 1 asks for all of it.
    precision : float, default 20.0, ≥ 0
        :math:`\lambda`, in units of one over the distance.

    Inputs
    ------
    proposal : array, (issues,)
        What is put to the vote.
    reversion : array, (issues,)
        What holds if it fails.

    Notes
    -----
    More players with a veto never enlarge what can pass. The logit of single votes is ours.

    References
    ----------
    Tsebelis2002; Putnam1988.

    Examples
    --------
    >>> body = Body.of([0.2, 0.5, 0.9], veto=[False, False, True])
    >>> model = Ratification()
    >>> model.ratifies([0.4], [0.0], body), model.win_set(0.0, body), round(model.chance([0.4], [0.0], body), 3)
    (True, (0.0, 1.0), 0.999)
    """

    name: ClassVar[str] = "ratification"
    title: ClassVar[str] = "A weighted vote with veto players takes or leaves an agreement"
    family: ClassVar[str] = "domestic"
    source: ClassVar[str] = "Tsebelis2002"
    status: ClassVar[Status] = "tested"
    proof: ClassVar[str] = "tests/property/test_domestic.py"
    presets: ClassVar[Presets] = {"simple-majority": {"quota": 0.5}, "two-thirds": {"quota": 2.0 / 3.0}, "unanimity": {"quota": 1.0}}
    example: ClassVar[str] = "chance ideals=0.2,0.5,0.9 veto=no,no,yes proposal=0.4 reversion=0"

    quota: float = 0.5
    precision: float = 20.0

    def __post_init__(self) -> None:
        """Check the parameters."""
        number("quota", self.quota, 0.0, 1.0)
        number("precision", self.precision, 0.0)

    def gains(self, proposal: ArrayLike, reversion: ArrayLike, body: Body) -> Floats:
        """Return by how much each member is nearer to the proposal than to the reversion point."""
        k = body.ideals.shape[1]
        x, q = array("proposal", proposal, (k,)), array("reversion", reversion, (k,))
        return _distance(q, body) - _distance(x, body)

    def ratifies(self, proposal: ArrayLike, reversion: ArrayLike, body: Body) -> bool:
        """Tell whether the proposal passes where everybody votes for what is nearer, and for it on a tie."""
        return passes(self.gains(proposal, reversion, body) >= -1e-12, body.weights, self.quota, body.veto)

    def win_set(self, reversion: float, body: Body) -> tuple[float, float]:
        """Return the ends of all that passes on a single issue: an interval around the reversion point, exactly."""
        if body.ideals.shape[1] != 1:
            raise InputError(
                f"the body votes on {body.ideals.shape[1]} issues; the win-set is an interval on one. Ask `ratifies` point by point."
            )
        return ratifying_interval(body.ideals[:, 0], body.weights, self.quota, body.veto, number("reversion", reversion))

    def blockers(self, proposal: ArrayLike, reversion: ArrayLike, body: Body) -> tuple[int, ...]:
        """Return the members with a veto who would use it."""
        return tuple(int(i) for i in np.flatnonzero(body.veto & (self.gains(proposal, reversion, body) < -1e-12)))

    def chance(self, proposal: ArrayLike, reversion: ArrayLike, body: Body) -> float:
        """Return the chance that the proposal passes where votes are uncertain.

        Votes of those with a veto must all be yes; the weight of the others is added up exactly, in whole votes where all
        weights are whole, else in steps of a thousandth part of the total.
        """
        yes = 0.5 * (1.0 + np.tanh(0.5 * self.precision * self.gains(proposal, reversion, body)))
        votes, total = _whole_votes(body.weights)
        counts = np.zeros(total + 1)
        counts[0] = 1.0
        for weight, p, blocks in zip(votes, yes, body.veto, strict=True):
            moved = np.zeros_like(counts)
            moved[weight:] = counts[: total + 1 - weight] * p
            counts = moved if blocks else moved + counts * (1.0 - p)
        held = np.arange(total + 1)
        enough = (held > self.quota * total * (1.0 + 1e-12)) | (held == total)
        return float(min(counts[enough].sum(), 1.0))


def _distance(point: Floats, body: Body) -> Floats:
    return np.asarray(np.sqrt((body.salience * (point - body.ideals) ** 2).sum(axis=1)))


def _whole_votes(weights: Floats) -> tuple[list[int], int]:
    if np.all(weights == np.round(weights)) and weights.sum() <= 1e5:
        votes = [int(w) for w in weights]
    else:
        ends = np.round(np.cumsum(weights) / weights.sum() * 1000.0).astype(int)
        votes = [int(v) for v in np.diff(ends, prepend=0)]
    return votes, sum(votes)
